//! The system around the program: dialogs for files, and the viewer. Behind a trait, so that tests can answer them.

use std::path::{Path, PathBuf};

/// What the desktop does for the program. Each call may wait for the user, so none is made on the interface thread.
pub trait Desktop: Send + Sync {
    /// Lets the user pick a dossier; `None` when the user cancels or the system has no dialog.
    fn pick_dossier(&self, folder: &Path) -> Option<PathBuf>;

    /// Lets the user pick where a report goes; `None` when the user cancels or the system has no dialog.
    fn pick_report(&self, proposed: &Path) -> Option<PathBuf>;

    /// Lets the user pick another place for a dossier; `None` when the user cancels or the system has no dialog.
    fn pick_save_as(&self, proposed: &Path) -> Option<PathBuf>;

    /// Lets the user pick the folder in which reports go; `None` when the user cancels or the system has no dialog.
    fn pick_folder(&self, proposed: &Path) -> Option<PathBuf>;

    /// Shows a file in the program that the system has for it; `false` when there is none.
    fn show(&self, path: &Path) -> bool;

    /// Shows the folder in which a file stands, with the file pointed out where the system can do that; `false` when it
    /// cannot show folders.
    fn reveal(&self, path: &Path) -> bool;
}

/// The dialogs and viewer of the system that the program runs on.
#[derive(Debug, Default)]
pub struct NativeDesktop;

impl Desktop for NativeDesktop {
    fn pick_dossier(&self, folder: &Path) -> Option<PathBuf> {
        rfd::FileDialog::new()
            .set_title("Dossier openen")
            .add_filter("Wijkpeil-dossier", &["ron"])
            .set_directory(folder)
            .pick_file()
    }

    fn pick_report(&self, proposed: &Path) -> Option<PathBuf> {
        save_dialog(rfd::FileDialog::new().set_title("Rapport bewaren").add_filter("PDF", &["pdf"]), proposed)
    }

    fn pick_save_as(&self, proposed: &Path) -> Option<PathBuf> {
        let dialog = rfd::FileDialog::new().set_title("Dossier opslaan als").add_filter("Wijkpeil-dossier", &["ron"]);
        save_dialog(dialog, proposed)
    }

    fn pick_folder(&self, proposed: &Path) -> Option<PathBuf> {
        rfd::FileDialog::new().set_title("Map voor de rapporten").set_directory(proposed).pick_folder()
    }

    fn show(&self, path: &Path) -> bool {
        opener::open(path).is_ok()
    }

    fn reveal(&self, path: &Path) -> bool {
        let folder = path.parent().unwrap_or(path);
        point_out(path) || opener::open(folder).is_ok()
    }
}

/// Points a file out in its folder.
#[cfg(windows)]
fn point_out(path: &Path) -> bool {
    opener::reveal(path).is_ok()
}

/// Points a file out in its folder: elsewhere the whole folder has to do.
#[cfg(not(windows))]
fn point_out(_: &Path) -> bool {
    false
}

fn save_dialog(mut dialog: rfd::FileDialog, proposed: &Path) -> Option<PathBuf> {
    if let Some(folder) = proposed.parent() {
        dialog = dialog.set_directory(folder);
    }
    if let Some(name) = proposed.file_name() {
        dialog = dialog.set_file_name(name.to_string_lossy());
    }
    dialog.save_file()
}
