//! The embedded typeface, Atkinson Hyperlegible Next (SIL Open Font License, `assets/fonts/OFL.txt`).

/// Weight 400: text.
pub const REGULAR: &[u8] = include_bytes!("../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf");
/// Weight 600: headings and emphasis.
pub const SEMIBOLD: &[u8] = include_bytes!("../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf");
/// Weight 700: covers.
pub const BOLD: &[u8] = include_bytes!("../assets/fonts/AtkinsonHyperlegibleNext-Bold.ttf");
