//! Going on with the dossier in another file.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::background::{Attempt, Crashed};
use super::trouble::code_of;
use super::{Notice, Session};
use crate::model::Dossier;
use crate::store::{self, Access, DossierFile, Overwrite, StoreError, StoreErrorKind};

/// So long a disk may take to say which names are taken; the dialog opens only after that.
const PATIENCE: Duration = Duration::from_millis(200);

/// How far saving in another place is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SavingAs {
    /// Nobody asked for it, it is done, or the user wants it no more.
    #[default]
    No,
    /// It is being written.
    Busy,
    /// The dossier is in this very file already.
    Same(PathBuf),
    /// A file stands there already, and was left as it is.
    Exists(PathBuf),
    /// It did not work out.
    Failed(StoreError),
}

/// Saving in another place, as far as it is.
#[derive(Default)]
pub(super) struct SavingElsewhere {
    state: SavingAs,
    /// What is being done.
    attempt: Option<Attempt>,
}

impl Session {
    /// How far saving in another place is.
    pub fn saving_as(&self) -> &SavingAs {
        self.open.as_ref().map_or_else(|| self.saving_sheet_as(), |open| &open.elsewhere.state)
    }

    /// Whether the other place takes longer to answer than a disk needs.
    pub fn is_saving_as_slow(&self) -> bool {
        *self.saving_as() == SavingAs::Busy && self.slow_saving_as_in().is_none()
    }

    /// After how long saving in another place is slow, while it is not.
    pub(super) fn slow_saving_as_in(&self) -> Option<Duration> {
        self.slow_in(self.open.as_ref()?.elsewhere.attempt.as_ref()?.since)
    }

    /// The place that is proposed for another file of the open dossier: one that is free, as far as the disk says in time.
    pub fn proposed_save_as(&self) -> PathBuf {
        let Some(open) = &self.open else { return self.proposed_sheet_place() };
        let profile = &open.dossier.profile;
        let name = open.path().and_then(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_else(|| store::proposed_name(&profile.municipality, &profile.neighbourhood));
        store::free_place(&self.environment.documents, &name, open.path(), PATIENCE)
    }

    pub(super) fn save_as(&mut self, path: PathBuf, replace: bool) {
        let path = std::path::absolute(&path).unwrap_or(path);
        let path = super::with_dossier_ending(path);
        let (now, surroundings) = (self.environment.clock.now(), self.surroundings());
        let attempt = self.new_attempt();
        let Some(open) = &mut self.open else { return };
        if open.path() == Some(&path) {
            open.elsewhere = SavingElsewhere { state: SavingAs::Same(path), attempt: None };
            self.save_now();
            return;
        }
        let kept = open.kept.as_ref().and_then(|kept| kept.passphrase.clone());
        let passphrase = kept.or_else(|| self.chosen_passphrase.clone());
        if passphrase.is_none() && self.environment.policy.passphrase.is_required() {
            self.tell(Notice::PassphraseRequired);
            return;
        }
        open.elsewhere = SavingElsewhere { state: SavingAs::Busy, attempt: Some(attempt.clone()) };
        let overwrite = if replace { Overwrite::Replace } else { Overwrite::Refuse };
        // Another file of the same dossier is a dossier of its own: nothing that is kept of one may reach the other.
        let (id, origins) = open.identity_of_copy(self.environment.ids.as_mut());
        let dossier = Dossier { id, origins, ..Dossier::clone(&open.dossier) };
        let revision = open.save.revision;
        let (place, stop) = (path.clone(), attempt.stop.clone());
        self.background.run(
            move || {
                // Waits for a place that does not answer, and leaves it as it is when the user gave up meanwhile.
                store::is_taken(&place);
                if stop.is_asked() {
                    return None;
                }
                let file = DossierFile::create(&place, &dossier, passphrase, &surroundings, overwrite, now);
                Some(file.map(|file| (file, dossier)))
            },
            move |session, result| {
                let result = result.unwrap_or_else(|Crashed| Some(Err(Crashed::writing(&path))));
                let Some(result) = result else { return };
                if session.ends_saving_as(&attempt) {
                    session.take_in_saved_as(revision, path, result);
                } else {
                    session.let_go(result);
                }
            },
        );
    }

    /// The user does not want it any more: the dossier stays where it is, whatever the other place still answers.
    pub(super) fn stop_saving_as(&mut self) {
        self.chosen_passphrase = None;
        self.stop_saving_sheet_as();
        if let Some(open) = &mut self.open
            && let Some(attempt) = std::mem::take(&mut open.elsewhere).attempt
        {
            attempt.stop.ask();
        }
    }

    /// Notes that an attempt is over; `false` when nobody waits for it any more.
    fn ends_saving_as(&mut self, ended: &Attempt) -> bool {
        let elsewhere = self.open.as_mut().map(|open| &mut open.elsewhere);
        elsewhere.is_some_and(|elsewhere| elsewhere.attempt.take_if(|attempt| attempt.is(ended)).is_some())
    }

    fn take_in_saved_as(&mut self, revision: u64, path: PathBuf, result: Result<(DossierFile, Dossier), StoreError>) {
        let now = self.environment.clock.now();
        match result {
            Ok((file, saved)) => {
                let kept = self.keep(file, Access::Editing, false);
                self.chosen_passphrase = None;
                let Some(open) = &mut self.open else { return };
                let before = open.kept.replace(kept);
                let (id, origins) = (saved.id.clone(), saved.origins.clone());
                open.dossier = Arc::new(Dossier { id, origins, ..Dossier::clone(&open.dossier) });
                open.base = Some(Arc::new(saved));
                open.elsewhere = SavingElsewhere::default();
                open.conflict = None;
                open.versions = None;
                open.save = open.save.elsewhere(revision, now);
                let recent = open.kept.as_ref().map(|kept| self.environment.recent(kept, &open.dossier));
                if let Some(before) = before {
                    self.release_kept(before);
                }
                if let Some(recent) = recent {
                    self.remember(recent);
                }
                self.tell(Notice::SavedAs(path));
                // What was typed in between.
                self.save_now();
            }
            Err(error) => {
                self.note_trouble(code_of(&error));
                let Some(open) = &mut self.open else { return };
                open.elsewhere.state =
                    if error.kind == StoreErrorKind::Exists { SavingAs::Exists(path) } else { SavingAs::Failed(error) };
            }
        }
    }
}
