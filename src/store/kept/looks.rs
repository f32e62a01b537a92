//! How the window was last: a small file in the user's own data folder.
//!
//! It is a convenience. When it is damaged or cannot be read, the window looks as it does the first time.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::ron_file;
use crate::store::StoreError;

/// In bytes: far more than what is written.
const LIMIT: u64 = 4 * 1024;

const FILE: &str = "looks.ron";

/// How the window was last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Looks {
    /// Light or dark, where the user chose one.
    pub theme: Option<Theme>,
    /// How large everything is; 1 is the size that the system asks for.
    pub zoom: f32,
    /// Whether keys without Ctrl or Alt do something.
    pub single_keys: bool,
    /// Whether colours stand far apart, where the user chose that or its opposite.
    #[serde(default)]
    pub high_contrast: Option<bool>,
    /// Whether nothing moves by itself, where the user chose that or its opposite.
    #[serde(default)]
    pub little_motion: Option<bool>,
    /// Where the window was while it did not fill the screen.
    pub window: Option<WindowPlace>,
    /// Whether it filled the screen.
    pub is_maximized: bool,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// Where a window is, in points of the system: whatever the zoom of the program is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Left and top of its frame, where the system tells.
    pub position: Option<[f32; 2]>,
    /// Width and height inside its frame.
    pub size: [f32; 2],
}

impl Default for Looks {
    fn default() -> Self {
        Self {
            theme: None,
            zoom: 1.0,
            single_keys: true,
            high_contrast: None,
            little_motion: None,
            window: None,
            is_maximized: false,
        }
    }
}

/// How the window was last; as it is the first time when that is not known.
pub fn load(folder: &Path) -> Looks {
    ron_file::load(&folder.join(FILE), LIMIT).unwrap_or_default()
}

/// Keeps how the window is.
///
/// # Errors
/// When it cannot be written.
pub fn save(folder: &Path, looks: &Looks) -> Result<(), StoreError> {
    ron_file::save(&folder.join(FILE), looks)
}

#[cfg(test)]
mod tests {
    use super::{Looks, Theme, WindowPlace, load, save};

    #[test]
    fn a_window_is_found_again_as_it_was_and_a_damaged_note_costs_nothing() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(load(folder.path()), Looks::default());
        let window = Some(WindowPlace { position: Some([-1200.0, 40.0]), size: [900.0, 700.0] });
        let looks = Looks {
            theme: Some(Theme::Dark),
            zoom: 1.5,
            single_keys: false,
            high_contrast: Some(true),
            little_motion: Some(true),
            window,
            is_maximized: true,
        };
        save(folder.path(), &looks).unwrap();
        assert_eq!(load(folder.path()), looks);
        #[expect(clippy::disallowed_methods, reason = "damage is done on purpose here")]
        std::fs::write(folder.path().join("looks.ron"), b"(zoom: ").unwrap();
        assert_eq!(load(folder.path()), Looks::default());
    }
}
