//! The embedded typefaces.
//!
//! Atkinson Hyperlegible Next (SIL Open Font License, `assets/fonts/OFL.txt`) is the letter of window and paper. What it
//! lacks, as Greek, Cyrillic, arrows and ticks, comes from Noto Sans and its symbols (SIL Open Font License,
//! `assets/fonts/OFL-NotoSans.txt`), cut down and merged into one file a weight.

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
