//! The embedded typefaces.
//!
//! Atkinson Hyperlegible Next (SIL Open Font License, `assets/fonts/OFL.txt`) is the letter of window and paper. What it
//! lacks, as Greek and Cyrillic, comes from Noto Sans (SIL Open Font License, `assets/fonts/OFL-NotoSans.txt`).

/// Weight 400: text.
pub const REGULAR: &[u8] = include_bytes!("../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf");
/// Weight 600: headings and emphasis.
pub const SEMIBOLD: &[u8] = include_bytes!("../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf");
/// Weight 700: covers.
pub const BOLD: &[u8] = include_bytes!("../assets/fonts/AtkinsonHyperlegibleNext-Bold.ttf");
/// Weight 400, for characters that [`REGULAR`] lacks.
pub const FALLBACK_REGULAR: &[u8] = include_bytes!("../assets/fonts/NotoSans-Regular.ttf");
/// Weight 600, for characters that [`SEMIBOLD`] and [`BOLD`] lack.
pub const FALLBACK_SEMIBOLD: &[u8] = include_bytes!("../assets/fonts/NotoSans-SemiBold.ttf");
