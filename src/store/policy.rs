//! What an organisation fixes for everybody on a computer: the machine-wide settings file, which only an administrator can write.
//!
//! What is sound in the file counts, whatever else is wrong with it. Where damage may have hidden that a passphrase is
//! required, one is required.

mod fields;

use std::env;
use std::path::{Path, PathBuf};

use self::fields::{Entry, are_cut_off, entries};
pub use self::fields::{PolicyField, PolicyProblem, PolicyProblemKind};
use super::disk::folders::{self, Keeping};
use super::disk::read;
use super::in_time::{PATIENCE, in_time};
use super::{ContentError, StoreErrorKind};

/// In bytes: a hundred times what all settings together need.
const LIMIT: u64 = 64 * 1024;

/// What an organisation fixes. The default fixes nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Policy {
    /// The settings file; `None` when there is none.
    pub file: Option<PathBuf>,
    /// Where new dossiers go, and where saving in another place begins.
    pub dossiers: Option<PathBuf>,
    /// Where the program keeps what it remembers for a user: versions, copies, recent dossiers, the looks of the window.
    pub versions: Option<PathBuf>,
    /// The content that is used in place of the built-in one.
    pub content: Option<PathBuf>,
    /// Whether dossiers have to be protected.
    pub passphrase: PassphraseRule,
    /// Whether what is kept stays when the user signs out, where the organisation says so.
    pub versions_last: Option<bool>,
    /// Where users ask for help and for a newer version.
    pub contact: Option<String>,
    /// What was wrong with the file and was passed over.
    pub problems: Vec<PolicyProblem>,
}

/// Whether dossiers have to be protected with a passphrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PassphraseRule {
    /// The team chooses.
    #[default]
    Free,
    /// The organisation requires it.
    Required,
    /// The settings file is damaged where it may have required it, so it is required.
    Assumed,
}

impl PassphraseRule {
    /// Whether no dossier may be made without a passphrase.
    pub fn is_required(self) -> bool {
        self != Self::Free
    }
}

impl Policy {
    /// Reads the settings file of this computer. A disk that does not answer is not waited for.
    pub fn of_this_computer() -> Self {
        let file = place();
        let read = {
            let file = file.clone();
            in_time(PATIENCE, move || Self::read(&file, &variable))
        };
        read.unwrap_or_else(|| Self::unreadable(&file, StoreErrorKind::Io(std::io::ErrorKind::TimedOut)))
    }

    /// Reads a settings file. `variable` gives what stands for `%NAME%` in a path, and for `~` the home folder.
    pub fn read(file: &Path, variable: &dyn Fn(&str) -> Option<String>) -> Self {
        match read::file_up_to(file, LIMIT) {
            Ok(bytes) => Self { file: Some(file.to_owned()), ..Self::parse(&bytes, variable) },
            Err(error) if matches!(error.kind, StoreErrorKind::NotFound | StoreErrorKind::FolderIsFile) => Self::default(),
            Err(error) => Self::unreadable(file, error.kind),
        }
    }

    /// Notes that the content in [`content`](Self::content) cannot be used, so that the built-in one is.
    pub fn pass_over_content(&mut self, error: ContentError) {
        self.content = None;
        self.problems.push(PolicyProblem { line: None, kind: PolicyProblemKind::Content(error) });
    }

    /// How long what the program keeps in this folder stays.
    pub fn keeping(&self, data: &Path) -> Keeping {
        match (folders::keeping(data), self.versions_last) {
            (Keeping::Nothing, _) => Keeping::Nothing,
            (_, Some(true)) => Keeping::Lasting,
            (_, Some(false)) => Keeping::UntilSignedOut,
            (keeping, None) => keeping,
        }
    }

    fn unreadable(file: &Path, why: StoreErrorKind) -> Self {
        Self {
            file: Some(file.to_owned()),
            passphrase: PassphraseRule::Assumed,
            problems: vec![PolicyProblem { line: None, kind: PolicyProblemKind::Unreadable(why) }],
            ..Self::default()
        }
    }

    fn parse(bytes: &[u8], variable: &dyn Fn(&str) -> Option<String>) -> Self {
        let (entries, problems) = entries(bytes);
        let mut policy = Self { problems, ..Self::default() };
        let mut passphrase = None;
        for entry in entries {
            let wrong = match entry.field {
                PolicyField::Dossiers => set(&mut policy.dossiers, &entry, entry.path(variable)),
                PolicyField::Versions => set(&mut policy.versions, &entry, entry.path(variable)),
                PolicyField::Content => set(&mut policy.content, &entry, entry.path(variable)),
                PolicyField::VersionsLast => set(&mut policy.versions_last, &entry, entry.yes_or_no()),
                PolicyField::Contact => set(&mut policy.contact, &entry, entry.text()),
                PolicyField::Passphrase => {
                    let wrong = set(&mut passphrase, &entry, entry.yes_or_no());
                    // Where it stands twice, the stricter one counts.
                    passphrase = passphrase.map(|is_required| is_required || entry.yes_or_no() == Ok(true));
                    wrong
                }
            };
            if let Some(kind) = wrong.filter(|_| !are_cut_off(&policy.problems)) {
                policy.problems.push(PolicyProblem { line: Some(entry.line), kind });
            }
        }
        let is_cut_off = are_cut_off(&policy.problems);
        policy.passphrase = match passphrase {
            Some(true) => PassphraseRule::Required,
            None if is_cut_off || policy.problems.iter().any(PolicyProblem::may_hide_passphrase) => PassphraseRule::Assumed,
            Some(false) | None => PassphraseRule::Free,
        };
        policy.problems.sort_by_key(|problem| problem.line);
        policy
    }
}

/// Takes over a value where it is sound and none was taken over before; what is wrong otherwise.
fn set<T>(place: &mut Option<T>, entry: &Entry<'_>, value: Result<T, PolicyProblemKind>) -> Option<PolicyProblemKind> {
    match value {
        Err(wrong) => Some(wrong),
        Ok(_) if place.is_some() => Some(PolicyProblemKind::Repeated(entry.field)),
        Ok(value) => {
            *place = Some(value);
            None
        }
    }
}

/// Where the settings file of this computer stands, whether there is one or not.
#[cfg(windows)]
fn place() -> PathBuf {
    let data = env::var_os("ProgramData").map_or_else(|| PathBuf::from(r"C:\ProgramData"), PathBuf::from);
    data.join(r"Wijkpeil\instellingen.ron")
}

/// Where the settings file of this computer stands, whether there is one or not.
#[cfg(not(windows))]
fn place() -> PathBuf {
    PathBuf::from("/etc/wijkpeil/instellingen.ron")
}

/// What stands for `%NAME%` in a path, and for `~`.
fn variable(name: &str) -> Option<String> {
    match name {
        "~" => folders::home()?.to_str().map(str::to_owned),
        _ => env::var(name).ok(),
    }
}

#[cfg(test)]
mod tests;
