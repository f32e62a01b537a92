//! Making, reading and showing a dossier.

use std::path::PathBuf;
use std::sync::Arc;

use super::background::Crashed;
use super::open_dossier::{Kept, OpenDossier};
use super::opening::{Awaited, Opening};
use super::protecting::Locked;
use super::recovery::{Recovery, Stranded};
use super::rescue::RescueOffer;
use super::{Notice, OpenSheet, RecentDossier, Session};
use crate::content::Catalogue;
use crate::model::{Dossier, Profile, SheetFile};
use crate::store::{
    self, Access, DossierFile, Opened, Operation, OwnSheetFile, Passphrase, StoreError, StoreErrorKind, Surroundings, Unopened,
};

/// What a file turned out to hold.
enum ReadFile {
    /// A dossier, or nothing that can be used.
    Dossier(Result<Box<Opened>, Unopened>),
    /// An invulblad, damaged or not.
    Sheet(Box<Result<(OwnSheetFile, SheetFile), StoreError>>),
}

impl Session {
    /// Tells the open dossier, or invulblad, from every other that is opened, also from the same one opened again: a copy gets
    /// another id at its first change, and stays open.
    pub fn opened(&self) -> Option<u64> {
        self.open.as_ref().map(|open| open.number).or_else(|| self.own_sheet().map(OpenSheet::number))
    }

    /// What the store needs to know of the program.
    pub(super) fn surroundings(&self) -> Surroundings {
        Surroundings { data: self.environment.data.clone(), user: self.environment.user.clone() }
    }

    pub(super) fn create(&mut self, municipality: String, neighbourhood: String) {
        let awaited = Awaited::New { municipality: municipality.clone(), neighbourhood: neighbourhood.clone() };
        if self.is_awaiting(&awaited) {
            // A second click does not make a second dossier.
            return;
        }
        let Ok(passphrase) = self.passphrase_of_new() else { return };
        let profile = Profile { municipality, neighbourhood, ..Profile::default() };
        let now = self.environment.clock.now();
        let edition = self.content.catalogue.edition().id.clone();
        let dossier = Arc::new(Dossier::new(profile, edition, now.date(), self.environment.ids.as_mut()));
        let (folder, surroundings) = (self.environment.documents.clone(), self.surroundings());
        let is_managed = self.environment.policy.dossiers.is_some();
        let made = Arc::clone(&dossier);
        self.make(
            awaited,
            folder.clone(),
            Some(Arc::clone(&dossier)),
            move || {
                let proposed = store::proposed_name(&made.profile.municipality, &made.profile.neighbourhood);
                let stem = proposed.trim_end_matches(store::DOSSIER_ENDING);
                let name = |number| match number {
                    1 => folder.join(&proposed),
                    _ => folder.join(format!("{stem}-{number}{}", store::DOSSIER_ENDING)),
                };
                if is_managed {
                    // The user can choose no other folder, so it is made when it is missing. When that fails, writing says why.
                    drop(store::make_folder(&folder));
                }
                DossierFile::create_under_free_name(name, &made, passphrase.as_ref(), &surroundings, now)
            },
            move |session, file| session.show_dossier(dossier, Some(file)),
        );
    }

    /// Makes a file in the place of one that is gone or damaged, or beside it, and goes on with `show`. It is what is waited for
    /// meanwhile, and what is named when that fails.
    pub(super) fn make_for(
        &mut self,
        lost: PathBuf,
        work: impl FnOnce() -> Result<DossierFile, StoreError> + Send + 'static,
        show: impl FnOnce(&mut Self, Kept) + Send + 'static,
    ) {
        self.make(Awaited::File(lost.clone()), lost, None, work, show);
    }

    /// Makes the file of a dossier in the background and shows it. `place` is named when that fails; `stray` is remembered when
    /// the user has let go of it before it was there.
    fn make(
        &mut self,
        awaited: Awaited,
        place: PathBuf,
        stray: Option<Arc<Dossier>>,
        work: impl FnOnce() -> Result<DossierFile, StoreError> + Send + 'static,
        show: impl FnOnce(&mut Self, Kept) + Send + 'static,
    ) {
        let attempt = self.begin_opening(awaited);
        let work = self.after_releases(work);
        self.background.run(work, move |session, result| {
            let result = result.map_err(|Crashed| Crashed::writing(&place)).flatten();
            if !session.ends_opening(&attempt) {
                if let (Ok(file), Some(stray)) = (&result, stray) {
                    // It is there all the same: it can be found among the recent ones.
                    session.remember(RecentDossier::new(file.path(), &stray, session.today()));
                }
                session.let_go(result);
                return;
            }
            match result {
                Ok(file) => {
                    let kept = session.keep(file, Access::Editing, false);
                    session.leave_for(move |session| show(session, kept));
                }
                Err(error) => session.tell(Notice::Store(error)),
            }
        });
    }

    pub(super) fn load(&mut self, path: PathBuf) {
        // Remembered dossiers are found from any working folder.
        let path = std::path::absolute(&path).unwrap_or(path);
        self.dropped.clear();
        if self.is_awaiting(&Awaited::File(path.clone())) {
            return;
        }
        self.opening = Opening::Nothing;
        let is_open = self.open.as_ref().is_some_and(|open| open.may_change() && open.path() == Some(&path));
        if is_open || self.own_sheet.as_ref().is_some_and(|open| open.path() == Some(&path)) {
            // It is open here already, and what is typed here is ahead of the file.
            return;
        }
        self.read(path, None);
    }

    /// Opens a file that was dropped on the window with others, which are told of when it is there.
    pub(super) fn load_dropped(&mut self, path: PathBuf, others: Vec<PathBuf>) {
        self.load(path);
        self.dropped = others;
        if matches!(self.opening, Opening::Nothing) {
            // It is open here already.
            self.tell_dropped();
        }
    }

    /// Tells which files were dropped and not opened, once.
    pub(super) fn tell_dropped(&mut self) {
        let others = std::mem::take(&mut self.dropped);
        if !others.is_empty() {
            self.tell(Notice::OnlyOneOpened(others));
        }
    }

    /// Reads a dossier again that somebody else had open, to go on with what they made of it.
    pub(super) fn try_again(&mut self) {
        if self.reading_only().is_some()
            && let Some(kept) = self.kept()
        {
            let (path, passphrase) = (kept.path.clone(), kept.passphrase.clone());
            self.read(path, passphrase);
        }
    }

    /// Asks for the right to change the dossier and reads it. The passphrase counts where the file is protected.
    pub(super) fn read(&mut self, path: PathBuf, passphrase: Option<Passphrase>) {
        let attempt = self.begin_opening(Awaited::File(path.clone()));
        let (surroundings, now) = (self.surroundings(), self.environment.clock.now());
        let (place, key) = (path.clone(), passphrase.clone());
        let work = self.after_releases(move || match DossierFile::open(&place, key.as_ref(), &surroundings, now) {
            Err(unopened) if unopened.error.kind == StoreErrorKind::IsSheet => {
                ReadFile::Sheet(Box::new(OwnSheetFile::open(&place)))
            }
            result => ReadFile::Dossier(result.map(Box::new)),
        });
        self.background.run(work, move |session, read| {
            let crashed = |Crashed| Unopened { error: Crashed::reading(&path), found: Vec::new(), rescued: None };
            let read = read.unwrap_or_else(|fault| ReadFile::Dossier(Err(crashed(fault))));
            match read {
                read if !session.ends_opening(&attempt) => session.let_go(read),
                ReadFile::Dossier(result) => session.take_in_opened(path, passphrase, result),
                ReadFile::Sheet(result) => session.take_in_own_sheet(*result),
            }
        });
    }

    fn take_in_opened(&mut self, path: PathBuf, passphrase: Option<Passphrase>, result: Result<Box<Opened>, Unopened>) {
        match result {
            Ok(opened) => {
                let Opened { file, dossier, access, written, found, origin, unkept, remarks } = *opened;
                let was_reading = self.reading_only().is_some() && self.path() == Some(&path);
                let written = written.map(|moment| self.environment.clock.local(moment));
                let recovery = Recovery::new(&self.environment, path, Ok(written), found);
                let kept = self.keep(file, access.clone(), origin.is_copy);
                self.leave_for(move |session| {
                    session.show_dossier(Arc::new(dossier), Some(kept));
                    if let Some(open) = &mut session.open {
                        open.recovery = recovery;
                    }
                    if !remarks.is_empty() {
                        session.tell(Notice::OddFile { is_kept: access == Access::Editing, remarks });
                    }
                    if let Some(error) = unkept {
                        session.tell(Notice::NoVersionKept(error));
                    }
                    if let (true, Access::ReadOnly(holder)) = (was_reading, &access) {
                        session.tell(Notice::ReadOnly(holder.clone()));
                    }
                    session.ask_for_protection();
                    session.look_beside();
                });
            }
            Err(Unopened { error, .. }) if error.kind.asks_for_passphrase() => {
                self.opening = Opening::Locked(Locked::new(path, &error.kind), None);
            }
            Err(Unopened { error, found, rescued }) => {
                let offer = rescued.map(|rescued| RescueOffer::new(path.clone(), *rescued, passphrase.clone()));
                let recovery = Recovery::new(&self.environment, path, Err(error.clone()), found);
                self.opening = if let Some(recovery) = recovery {
                    Opening::Stranded(Stranded { recovery, passphrase }, offer)
                } else {
                    self.tell(Notice::Store(error));
                    offer.map_or(Opening::Nothing, Opening::Damaged)
                };
                self.tell_dropped();
            }
        }
    }

    pub(super) fn open_example(&mut self) {
        match store::parse_dossier(Catalogue::example_dossier().as_bytes()) {
            Ok(dossier) => self.show_dossier(Arc::new(dossier), None),
            Err(kind) => {
                let error = StoreError { path: "voorbeeld".into(), operation: Operation::Read, kind };
                self.tell(Notice::Store(error));
            }
        }
    }

    /// Puts a dossier in the place of the open one. That one's file is let go in the background.
    pub(super) fn show_dossier(&mut self, dossier: Arc<Dossier>, kept: Option<Kept>) {
        if let Some(kept) = &kept {
            self.remember(self.environment.recent(kept, &dossier));
        }
        // Asking again for the right to change the dossier keeps the user's place in it.
        let is_same =
            |open: &OpenDossier| open.path().is_some() && open.path() == kept.as_ref().map(|kept| kept.path.as_path());
        let number = self.open.as_ref().filter(|open| is_same(open)).map(|open| open.number);
        self.release();
        self.notices.clear();
        self.opening = Opening::Nothing;
        let number = number.unwrap_or_else(|| self.next_number());
        self.open = Some(OpenDossier::new(number, dossier, kept));
        self.forget_reports();
        self.tell_dropped();
    }
}
