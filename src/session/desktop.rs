//! The system around the program: dialogs for files, and the viewer. Behind a trait, so that tests can answer them.

#[cfg(not(windows))]
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::picture::Format;
use crate::report::FileFormat;
#[cfg(not(windows))]
use crate::store;
use crate::system::SystemClock;

/// What came of asking the user for a place, or for several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked<T = PathBuf> {
    /// The user picked this.
    Path(T),
    /// The user put the dialog away.
    Cancelled,
    /// The system has no dialog to ask with.
    NoDialog,
}

/// For what the user is asked to pick a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// A dossier to open.
    Dossier,
    /// An invulblad to fill in.
    Sheet,
    /// Another place for the open dossier.
    SaveAs,
    /// Another place for the invulblad that is being filled in.
    SaveSheetAs,
    /// The file of a report.
    Report(FileFormat),
    /// The folder of several reports.
    ReportFolder,
    /// The folder of reports of several dossiers.
    BatchFolder,
    /// The file of a picture.
    Picture(Format),
    /// A folder of dossiers, to put them beside each other.
    CircleFolder,
    /// A file of what is in such a folder, which ends so: as `pdf`.
    CircleFile(&'static str),
    /// The file of an invulblad that is to be copied, which ends so: as `pdf`.
    SheetFile(&'static str),
    /// The folder of invulbladen, one for each role.
    SheetFolder,
    /// A file for a calendar.
    Calendar,
}

/// What the system had no dialog for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingDialog {
    /// To pick a place.
    Place(Pick),
    /// To pick invulbladen that came back.
    ReturnedSheets,
}

impl Pick {
    /// Whether the place is for the open dossier or invulblad, so that it is of no use when another one is open.
    pub(super) fn is_for_open_dossier(self) -> bool {
        match self {
            Self::SaveAs
            | Self::SaveSheetAs
            | Self::Report(_)
            | Self::ReportFolder
            | Self::Picture(_)
            | Self::SheetFile(_)
            | Self::SheetFolder
            | Self::Calendar => true,
            Self::Dossier | Self::Sheet | Self::BatchFolder | Self::CircleFolder | Self::CircleFile(_) => false,
        }
    }
}

/// What the desktop does for the program. Each call may wait for the user, so none is made on the interface thread.
pub trait Desktop: Send + Sync {
    /// Whether a dialog may come to pick a place with; `false` when it is sure that none does.
    fn has_dialogs(&self) -> bool;

    /// Lets the user pick a place. `proposed` is that place, or the folder in which looking for a dossier begins.
    fn pick(&self, pick: Pick, proposed: &Path) -> Picked;

    /// Lets the user pick invulbladen that came back, one or more; looking for them begins in this folder.
    fn pick_sheets(&self, folder: &Path) -> Picked<Vec<PathBuf>>;

    /// Shows a file in the program that the system has for it; `false` when there is none.
    fn show(&self, path: &Path) -> bool;

    /// Shows the folder in which a file stands, with the file pointed out where the system can do that; `false` when it
    /// cannot show folders.
    fn reveal(&self, path: &Path) -> bool;
}

/// The dialogs and viewer of the system that the program runs on.
#[derive(Debug, Default)]
pub struct NativeDesktop;

impl NativeDesktop {
    /// Shows a message in a dialog of its own and waits until it is read: for what has to be told where there is no window
    /// to show it in, and no console either. For Windows: the desktops of Linux have no dialog that is always there.
    pub fn tell(&self, text: &str, is_error: bool) {
        let level = if is_error { rfd::MessageLevel::Error } else { rfd::MessageLevel::Info };
        rfd::MessageDialog::new().set_title("Wijkpeil").set_level(level).set_description(text).show();
    }
}

impl Desktop for NativeDesktop {
    fn has_dialogs(&self) -> bool {
        has_dialogs()
    }

    fn pick(&self, pick: Pick, proposed: &Path) -> Picked {
        let titled = |title| rfd::FileDialog::new().set_title(title);
        let of_dossier = |title| titled(title).add_filter("Wijkpeil-dossier", &["ron"]);
        let of_sheet = |title| titled(title).add_filter("Wijkpeil-invulblad", &["ron"]);
        ask(|| match pick {
            Pick::Dossier => of_dossier("Dossier openen").set_directory(proposed).pick_file(),
            Pick::Sheet => of_sheet("Invulblad openen").set_directory(proposed).pick_file(),
            Pick::SaveSheetAs => save_dialog(of_sheet("Invulblad opslaan als"), proposed),
            Pick::SaveAs => save_dialog(of_dossier("Dossier opslaan als"), proposed),
            Pick::Report(format) => {
                let name = match format {
                    FileFormat::Pdf => "PDF",
                    FileFormat::Word => "Word",
                };
                save_dialog(titled("Rapport bewaren").add_filter(name, &[format.ending()]), proposed)
            }
            Pick::Picture(format) => {
                let ending = format.ending();
                save_dialog(titled("Beeld bewaren").add_filter(ending.to_uppercase(), &[ending]), proposed)
            }
            Pick::CircleFolder => titled("Map met dossiers").set_directory(proposed).pick_folder(),
            Pick::CircleFile(ending) => {
                save_dialog(titled("Leerkring bewaren").add_filter(ending.to_uppercase(), &[ending]), proposed)
            }
            Pick::SheetFile(ending) => {
                save_dialog(titled("Invulblad bewaren").add_filter(ending.to_uppercase(), &[ending]), proposed)
            }
            Pick::Calendar => save_dialog(titled("Voor je agenda bewaren").add_filter("ICS", &["ics"]), proposed),
            Pick::SheetFolder => titled("Map voor de invulbladen").set_directory(proposed).pick_folder(),
            Pick::ReportFolder | Pick::BatchFolder => titled("Map voor de rapporten").set_directory(proposed).pick_folder(),
        })
    }

    fn pick_sheets(&self, folder: &Path) -> Picked<Vec<PathBuf>> {
        ask(|| sheets_dialog(folder).pick_files())
    }

    fn show(&self, path: &Path) -> bool {
        opener::open(path).is_ok()
    }

    fn reveal(&self, path: &Path) -> bool {
        let folder = path.parent().unwrap_or(path);
        point_out(path) || opener::open(folder).is_ok()
    }
}

/// Windows always has its dialogs.
#[cfg(windows)]
fn has_dialogs() -> bool {
    true
}

/// Elsewhere rfd asks the portal of the desktop, which D-Bus starts where its service is installed, else `zenity`.
#[cfg(not(windows))]
fn has_dialogs() -> bool {
    let (portal, none) = (Path::new("dbus-1/services/org.freedesktop.portal.Desktop.service"), OsString::new());
    let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    let has_bus = variable("DBUS_SESSION_BUS_ADDRESS").is_some()
        || variable("XDG_RUNTIME_DIR").is_some_and(|folder| store::is_there(&Path::new(&folder).join("bus")));
    let shared = variable("XDG_DATA_DIRS").unwrap_or_else(|| "/usr/local/share:/usr/share".into());
    let own = directories::BaseDirs::new().map(|folders| folders.data_dir().to_owned());
    let has_portal = || {
        store::is_there(Path::new("/.flatpak-info"))
            || std::env::split_paths(&shared).chain(own).any(|at| store::is_there(&at.join(portal)))
    };
    let programs = variable("PATH").unwrap_or(none);
    has_bus && has_portal() || std::env::split_paths(&programs).any(|at| store::is_there(&at.join("zenity")))
}

/// Nobody reads a dialog and puts it away so soon: no answer before that means that there was none to read.
const SOONEST: Duration = Duration::from_millis(400);

fn ask<T>(dialog: impl FnOnce() -> Option<T>) -> Picked<T> {
    let asked = SystemClock.instant();
    let answer = dialog();
    told_apart(answer, SystemClock.instant().duration_since(asked))
}

/// Where no dialog can be shown, rfd answers as if the user had put it away.
fn told_apart<T>(answer: Option<T>, after: Duration) -> Picked<T> {
    match answer {
        Some(path) => Picked::Path(path),
        None if after < SOONEST => Picked::NoDialog,
        None => Picked::Cancelled,
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

fn sheets_dialog(folder: &Path) -> rfd::FileDialog {
    let dialog = rfd::FileDialog::new().set_title("Invulbladen toevoegen").set_directory(folder);
    dialog.add_filter("Invulbladen", &["ron", "pdf"]).add_filter("Alle bestanden", &["*"])
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

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::time::Duration;

    use super::{Picked, told_apart};

    fn check(answer: Option<&str>, milliseconds: u64, expected: &Picked) {
        assert_eq!(told_apart(answer.map(PathBuf::from), Duration::from_millis(milliseconds)), *expected);
    }

    #[test]
    fn an_answer_that_nobody_can_have_given_means_that_there_is_no_dialog() {
        check(None, 10, &Picked::NoDialog);
        check(None, 900, &Picked::Cancelled);
        check(Some("wijk.ron"), 10, &Picked::Path(PathBuf::from("wijk.ron")));
    }
}
