//! What a helpdesk needs to know of the program and the computer, without anything that a team wrote; and the fault that ended the
//! program the last time.

use std::panic;
use std::path::{Path, PathBuf};
use std::thread;

use jiff::civil::{Date, DateTime};

use super::Session;
use super::background::Crashed;
use crate::store::crash::{self, CrashMark};
use crate::store::folders::{self, Keeping};
use crate::store::troubles::{self, Trouble};
use crate::store::{self, Overwrite, Policy, StoreError, computer, user};
use crate::system::SystemClock;

/// Which program this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Program {
    /// Its version.
    pub version: &'static str,
    /// The commit that it was built from, where the build knew it.
    pub commit: Option<&'static str>,
    /// The day of that commit.
    pub date: Option<Date>,
}

impl Program {
    /// This one.
    pub fn this() -> Self {
        let known = |text: Option<&'static str>| text.filter(|text| !text.is_empty());
        Self {
            version: env!("CARGO_PKG_VERSION"),
            commit: known(option_env!("WIJKPEIL_COMMIT")),
            date: known(option_env!("WIJKPEIL_COMMIT_DATE")).and_then(|date| date.parse().ok()),
        }
    }
}

/// What a helpdesk needs to know. No field holds a text or a name that a team typed.
#[derive(Clone, Debug, PartialEq)]
pub struct HelpdeskFacts {
    /// When it was gathered, on the user's wall.
    pub made: DateTime,
    /// Which program it is.
    pub program: Program,
    /// The id of the edition of the content.
    pub edition: String,
    /// The system, as [`computer::description`] gives it.
    pub system: String,
    /// How the window is drawn, where there is one.
    pub window: Option<WindowFacts>,
    /// The folders of the program; the user's own name is masked in them.
    pub folders: Vec<(FolderUse, String)>,
    /// How long what the program keeps stays.
    pub keeping: Keeping,
    /// What the organisation fixes.
    pub policy: Policy,
    /// What went wrong lately, the last one first.
    pub troubles: Vec<Trouble>,
    /// The fault that ended the program the last time, while that was not told.
    pub crash: Option<CrashMark>,
}

/// How the window is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct WindowFacts {
    /// What it is drawn with, as the renderer calls itself.
    pub renderer: String,
    /// Its size in points.
    pub size: [f32; 2],
    /// Pixels of the screen for each point.
    pub pixels_per_point: f32,
    /// How large everything is; 1 is the size that the system asks for.
    pub zoom: f32,
    /// Whether it is light on dark.
    pub is_dark: bool,
    /// Whether colours stand far apart.
    pub is_high_contrast: bool,
}

/// For what the program uses a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FolderUse {
    /// New dossiers go there.
    Dossiers,
    /// What the program remembers stands there.
    Data,
    /// The content comes from there.
    Content,
}

/// How far saving the data for the helpdesk is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum HelpdeskFile {
    /// Nobody asked for it.
    #[default]
    No,
    /// It stands here.
    Saved(PathBuf),
    /// It could not be written.
    Failed(StoreError),
}

/// What is known beside the open dossier.
#[derive(Default)]
pub(super) struct Helpdesk {
    /// The system; empty until it was looked up.
    system: String,
    troubles: Vec<Trouble>,
    crash: Option<CrashMark>,
    /// Whether the crash still has to be told.
    is_crash_told: bool,
    file: HelpdeskFile,
}

impl HelpdeskFacts {
    /// What is known without a window. `folders` are whole paths.
    pub fn without_window(made: DateTime, edition: String, policy: Policy, data: &Path) -> Self {
        Self {
            made,
            program: Program::this(),
            edition,
            system: computer::description(),
            window: None,
            folders: masked_folders(None, data, &policy),
            keeping: policy.keeping(data),
            troubles: troubles::load(data),
            crash: crash::find(data),
            policy,
        }
    }
}

fn masked_folders(documents: Option<&Path>, data: &Path, policy: &Policy) -> Vec<(FolderUse, String)> {
    let (home, account) = (folders::home(), user::account());
    let mask = |path: &Path| masked(path, home.as_deref(), account.as_deref());
    let dossiers = documents.or(policy.dossiers.as_deref()).map(|path| (FolderUse::Dossiers, mask(path)));
    let content = policy.content.as_deref().map(|path| (FolderUse::Content, mask(path)));
    dossiers.into_iter().chain([(FolderUse::Data, mask(data))]).chain(content).collect()
}

/// A path with `~` for the home folder and for every folder that is named after the user.
fn masked(path: &Path, home: Option<&Path>, account: Option<&str>) -> String {
    let (mut shown, rest) = match home.and_then(|home| path.strip_prefix(home).ok()) {
        Some(rest) if rest.as_os_str().is_empty() => return "~".to_owned(),
        Some(rest) => (format!("~{}", std::path::MAIN_SEPARATOR), rest.to_string_lossy().into_owned()),
        None => (String::new(), path.to_string_lossy().into_owned()),
    };
    let account = account.unwrap_or_default().to_lowercase();
    for part in rest.split_inclusive(['/', '\\']) {
        let name = part.trim_end_matches(['/', '\\']);
        let separator = &part[name.len()..];
        let lower = name.to_lowercase();
        // A profile can have the name of the domain behind that of the user.
        let is_user = !account.is_empty() && (lower == account || lower.starts_with(&format!("{account}.")));
        shown.push_str(if is_user { "~" } else { name });
        shown.push_str(separator);
    }
    shown
}

/// From now on a panic of the present thread, which is that of the window, leaves a mark in the data folder for the next start. One
/// of another thread does not end the program; it is noted among the troubles. What the panic says is in neither: that can hold a
/// text of a team.
pub fn mark_crashes(data: PathBuf) {
    let window = thread::current().id();
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |fault| {
        let place = fault.location().map(ToString::to_string).unwrap_or_default();
        let thread = thread::current();
        let mark = CrashMark {
            version: Program::this().version.to_owned(),
            at: SystemClock.now(),
            place,
            thread: thread.name().unwrap_or("zonder naam").to_owned(),
        };
        // Without a note the program ends as it would.
        if thread.id() == window {
            drop(crash::leave(&data, &mark));
        } else {
            let Trouble { at, code } = mark.trouble();
            drop(troubles::add(&data, Trouble { at, code: code.replacen("crash", "fault", 1) }));
        }
        before(fault);
    }));
}

impl Session {
    /// Looks up in the background what a helpdesk may ask for, and whether a fault ended the program the last time.
    pub(super) fn learn(&self) {
        self.housekeeping.run(
            |data| (computer::description(), crash::take(data), troubles::load(data)),
            |session, known| {
                if let Ok((system, crash, earlier)) = known {
                    let helpdesk = &mut session.helpdesk;
                    helpdesk.system = system;
                    helpdesk.crash = crash;
                    // What went wrong since the start is in front of what did before.
                    helpdesk.troubles.extend(earlier);
                    helpdesk.troubles.dedup();
                    helpdesk.troubles.truncate(troubles::MOST);
                }
            },
        );
    }

    /// The fault that ended the program the last time, until that is put away.
    pub fn crash(&self) -> Option<&CrashMark> {
        self.helpdesk.crash.as_ref().filter(|_| !self.helpdesk.is_crash_told)
    }

    /// Puts away that the program was ended by a fault. The data for the helpdesk still tell of it.
    pub(super) fn dismiss_crash(&mut self) {
        self.helpdesk.is_crash_told = true;
    }

    /// Everything that a helpdesk needs to know.
    pub fn helpdesk_facts(&self, window: WindowFacts) -> HelpdeskFacts {
        let environment = &self.environment;
        HelpdeskFacts {
            made: environment.clock.now(),
            program: Program::this(),
            edition: self.content.catalogue.edition().id.clone(),
            system: self.helpdesk.system.clone(),
            window: Some(window),
            folders: masked_folders(Some(&environment.documents), &environment.data, &environment.policy),
            keeping: environment.policy.keeping(&environment.data),
            policy: environment.policy.clone(),
            troubles: self.helpdesk.troubles.clone(),
            crash: self.helpdesk.crash.clone(),
        }
    }

    /// The place that is proposed for the data for the helpdesk.
    pub fn proposed_helpdesk_file(&self) -> PathBuf {
        let now = self.environment.clock.now();
        let name = format!("wijkpeil-helpdesk-{}-{:02}{:02}{:02}.txt", now.date(), now.hour(), now.minute(), now.second());
        self.environment.documents.join(name)
    }

    /// How far saving the data for the helpdesk is.
    pub fn helpdesk_file(&self) -> &HelpdeskFile {
        &self.helpdesk.file
    }

    pub(super) fn save_helpdesk(&mut self, path: PathBuf, text: String) {
        self.helpdesk.file = HelpdeskFile::No;
        let place = path.clone();
        self.background.run(
            move || store::write_output(&place, text.as_bytes(), Overwrite::Refuse),
            move |session, result| {
                let result = result.map_err(|Crashed| Crashed::writing(&path)).flatten();
                session.helpdesk.file = match result {
                    Ok(()) => HelpdeskFile::Saved(path),
                    Err(error) => HelpdeskFile::Failed(error),
                };
            },
        );
    }

    /// Forgets what came of saving the data for the helpdesk.
    pub(super) fn stop_helpdesk(&mut self) {
        self.helpdesk.file = HelpdeskFile::No;
    }

    /// Remembers the kind of something that went wrong.
    pub(super) fn note_trouble(&mut self, code: String) {
        let trouble = Trouble { at: self.environment.clock.now(), code };
        troubles::put_first(&mut self.helpdesk.troubles, trouble.clone());
        // What cannot be remembered is a lost convenience.
        self.housekeeping.just_do(move |data| drop(troubles::add(data, trouble)));
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::masked;

    #[track_caller]
    fn check(path: &str, expected: &str) {
        assert_eq!(masked(Path::new(path), Some(Path::new("/home/fatima")), Some("Fatima")), expected);
    }

    #[test]
    fn the_name_of_the_user_is_in_no_path() {
        check("/home/fatima", "~");
        check("/home/fatima/Documenten", "~/Documenten");
        check("/srv/thuis/fatima/wijkpeil", "/srv/thuis/~/wijkpeil");
        check(r"\\server\thuis$\FATIMA.GEMEENTE\Wijkpeil", r"\\server\thuis$\~\Wijkpeil");
        check(r"C:\Users\fatima\AppData\Roaming", r"C:\Users\~\AppData\Roaming");
        check("/srv/fatimahuis", "/srv/fatimahuis");
        assert_eq!(masked(Path::new("/srv/x"), None, None), "/srv/x");
    }
}
