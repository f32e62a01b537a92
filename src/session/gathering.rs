//! Taking invulbladen in that came back. They are read away from the window, one after the other, and merged into the open dossier as
//! one change that can be taken back. What became of each stays to be read, and what was asked of one can be answered later.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::background::{Attempt, Crashed};
use super::desktop::{MissingDialog, Picked};
use super::edit::{Edit, GatheredSheets};
use super::{Notice, Session};
use crate::content::Catalogue;
use crate::merge::{
    FormFault, IncomingSheet, MergeChoices, MergedSheets, NotASheet, SheetNews, SheetOutcome, SheetRefusal, Twins,
    merge_sheets, sheet_of_form,
};
use crate::model::ParticipantId;
use crate::store::{self, ReturnedSheet, StoreError};

/// Why there is no sheet in a file.
#[derive(Clone, Debug, PartialEq)]
pub enum UnreadSheet {
    /// It cannot be read, or is something else.
    Store(StoreError),
    /// It is a form, and none of ours.
    NotASheet(NotASheet),
    /// Nobody filled it in.
    Blank,
}

/// What became of a file that came back.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenSheet {
    /// The file.
    pub path: PathBuf,
    /// What came of it.
    pub result: Result<TakenIn, UnreadSheet>,
}

/// A sheet that was read, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenIn {
    /// The sheet. What it says is for nobody to see.
    pub sheet: IncomingSheet,
    /// What became of it.
    pub news: SheetNews,
    /// What was not understood of it.
    pub faults: Vec<FormFault>,
    /// Whether it was taken although it is for something else.
    is_taken_anyhow: bool,
}

impl TakenIn {
    /// The person of whom there is another sheet that says something else, until it is known whether they are one.
    pub fn asks_about(&self) -> Option<&ParticipantId> {
        if let SheetOutcome::Unanswered(person) = &self.news.outcome { Some(person) } else { None }
    }

    /// Whether it is for something else, and what is the same in it can be taken all the same.
    pub fn can_be_taken_anyhow(&self) -> bool {
        matches!(
            self.news.outcome,
            SheetOutcome::Refused(SheetRefusal::OtherDossier | SheetRefusal::OtherMeasurement | SheetRefusal::OtherEdition)
        )
    }
}

/// What is being read, and what came of it.
#[derive(Default)]
pub(super) struct Gathering {
    reading: Option<Reading>,
    /// What came while something was being read.
    waiting: Vec<PathBuf>,
    taken: Vec<TakenSheet>,
}

/// Files that are being read.
struct Reading {
    attempt: Attempt,
    /// For which open dossier: its number.
    dossier: u64,
    done: usize,
    total: usize,
}

type Read = Vec<(PathBuf, Result<(IncomingSheet, Vec<FormFault>), UnreadSheet>)>;

/// The sheet in a file, with what was not understood of it. `catalogue` is what is asked now. The file is only read.
///
/// # Errors
/// When there is no sheet in it that somebody filled in.
pub fn incoming_sheet(path: &Path, catalogue: &Catalogue) -> Result<(IncomingSheet, Vec<FormFault>), UnreadSheet> {
    match store::read_returned_sheet(path).map_err(UnreadSheet::Store)? {
        ReturnedSheet::File(file) => IncomingSheet::of_file(*file).map(|sheet| (sheet, Vec::new())).ok_or(UnreadSheet::Blank),
        ReturnedSheet::Form(form, written) => {
            let contents = [catalogue, Catalogue::built_in()];
            let read = sheet_of_form(&form, &contents, written).map_err(UnreadSheet::NotASheet)?;
            Ok((read.sheet, read.faults))
        }
    }
}

impl Gathering {
    /// Forgets what became of the sheets that came in.
    pub(super) fn forget_taken(&mut self) {
        self.taken.clear();
    }

    /// Lets go of everything: another dossier is opened, or none.
    pub(super) fn end(&mut self) {
        if let Some(reading) = self.reading.take() {
            reading.attempt.stop.ask();
        }
        *self = Self::default();
    }
}

impl Session {
    /// What became of the sheets that came in last, in their order; none when that was put away.
    pub fn taken_sheets(&self) -> &[TakenSheet] {
        &self.gathering.taken
    }

    /// How many of how many files were read, while they are being read.
    pub fn reading_sheets(&self) -> Option<(usize, usize)> {
        self.gathering.reading.as_ref().map(|reading| (reading.done, reading.total))
    }

    /// Whether a disk keeps the sheets waiting.
    pub fn is_gathering_slow(&self) -> bool {
        self.gathering.reading.as_ref().is_some_and(|reading| self.is_slow(reading.attempt.since))
    }

    /// After how long it has to be said that a disk does not answer.
    pub(super) fn slow_gathering_in(&self) -> Option<std::time::Duration> {
        self.gathering.reading.as_ref().and_then(|reading| self.slow_in(reading.attempt.since))
    }

    /// Lets the user pick sheets with the dialog of the system, and takes them in.
    pub(super) fn pick_sheets(&self) {
        let (opened, folder) = (self.opened(), self.report_folder().to_owned());
        if opened.is_none() {
            return;
        }
        self.ask(
            move |desktop| desktop.pick_sheets(&folder),
            move |session, picked| match picked {
                _ if session.opened() != opened => {}
                Picked::Path(paths) => session.take_sheets(paths),
                Picked::Cancelled => {}
                Picked::NoDialog => session.note_missing_dialog(MissingDialog::ReturnedSheets),
            },
        );
    }

    /// Reads sheets and merges them; of a folder all that stand in it. What comes while others are being read, comes after those.
    pub(super) fn take_sheets(&mut self, paths: Vec<PathBuf>) {
        if paths.is_empty() || self.open.is_none() || !self.may_change() {
            return;
        }
        if self.gathering.reading.is_some() {
            self.gathering.waiting.extend(paths);
            return;
        }
        self.gathering.forget_taken();
        self.read_sheets(paths);
    }

    fn read_sheets(&mut self, paths: Vec<PathBuf>) {
        let Some(dossier) = self.opened() else { return };
        let attempt = self.new_attempt();
        self.gathering.reading = Some(Reading { attempt: attempt.clone(), dossier, done: 0, total: paths.len() });
        let (catalogue, results, asked) = (Arc::clone(&self.content.catalogue), self.background.results(), attempt.clone());
        let first = paths[0].clone();
        self.background.run(
            move || {
                let files: Vec<PathBuf> = paths.iter().flat_map(|place| store::sheets_at(place)).collect();
                let total = files.len();
                let mut read: Read = Vec::with_capacity(total);
                for path in files {
                    if asked.stop.is_asked() {
                        break;
                    }
                    let sheet = incoming_sheet(&path, &catalogue);
                    read.push((path, sheet));
                    let (done, attempt) = (read.len(), asked.clone());
                    results.send(move |session| session.note_read(&attempt, done, total));
                }
                read
            },
            move |session, read| {
                let failed = |Crashed| vec![(first.clone(), Err(UnreadSheet::Store(Crashed::reading(&first))))];
                session.take_in_read(&attempt, read.unwrap_or_else(failed));
            },
        );
    }

    fn note_read(&mut self, attempt: &Attempt, done: usize, total: usize) {
        let now = self.environment.clock.instant();
        if let Some(reading) = self.gathering.reading.as_mut().filter(|reading| reading.attempt.is(attempt)) {
            (reading.done, reading.total) = (done, total);
            reading.attempt.since = now;
        }
    }

    fn take_in_read(&mut self, attempt: &Attempt, read: Read) {
        let Some(reading) = self.gathering.reading.take_if(|reading| reading.attempt.is(attempt)) else { return };
        if self.opened() != Some(reading.dossier) {
            return;
        }
        let before = self.gathering.taken.len();
        for (path, read) in read {
            let result = read.map(|(sheet, faults)| TakenIn {
                sheet,
                faults,
                // Until it is merged.
                news: SheetNews { outcome: SheetOutcome::Known, left_out: Vec::new() },
                is_taken_anyhow: false,
            });
            self.gathering.taken.push(TakenSheet { path, result });
        }
        let added: Vec<usize> = (before..self.gathering.taken.len()).collect();
        self.merge_taken(&added, BTreeMap::new());
        let waiting = std::mem::take(&mut self.gathering.waiting);
        if !waiting.is_empty() {
            self.read_sheets(waiting);
        }
    }

    /// Stops reading. What was not merged yet is not taken in.
    pub(super) fn stop_sheets(&mut self) {
        let taken = std::mem::take(&mut self.gathering.taken);
        self.gathering.end();
        self.gathering.taken = taken;
    }

    /// Takes the sheets of what seemed to be one person, as somebody said.
    pub(super) fn answer_twins(&mut self, person: ParticipantId, answer: Twins) {
        let places: Vec<usize> =
            self.taken_in().filter(|(_, taken)| taken.asks_about() == Some(&person)).map(|(at, _)| at).collect();
        self.merge_taken(&places, BTreeMap::from([(person, answer)]));
    }

    /// Takes what is the same of a sheet that is for something else. `at` is its place among those that came in.
    pub(super) fn take_sheet_anyhow(&mut self, at: usize) {
        if let Some(TakenSheet { result: Ok(taken), .. }) = self.gathering.taken.get_mut(at)
            && taken.can_be_taken_anyhow()
        {
            taken.is_taken_anyhow = true;
            self.merge_taken(&[at], BTreeMap::new());
        }
    }

    /// Puts away what became of the sheets that came in.
    pub(super) fn dismiss_sheets(&mut self) {
        self.gathering.forget_taken();
    }

    fn taken_in(&self) -> impl Iterator<Item = (usize, &TakenIn)> {
        self.gathering.taken.iter().enumerate().filter_map(|(at, taken)| Some((at, taken.result.as_ref().ok()?)))
    }

    /// Merges those that stand at these places, and notes what became of them.
    fn merge_taken(&mut self, places: &[usize], twins: BTreeMap<ParticipantId, Twins>) {
        if !self.may_change() {
            self.gathering.forget_taken();
            return;
        }
        let Some(dossier) = self.dossier().cloned() else { return };
        let chosen: Vec<(usize, &TakenIn)> = self.taken_in().filter(|(at, _)| places.contains(at)).collect();
        let takes_others = chosen.iter().any(|(_, taken)| taken.is_taken_anyhow);
        let (places, sheets): (Vec<usize>, Vec<IncomingSheet>) =
            chosen.into_iter().map(|(at, taken)| (at, taken.sheet.clone())).unzip();
        let choices = MergeChoices { twins, takes_others, ..MergeChoices::default() };
        let MergedSheets { dossier: merged, told } = merge_sheets(&self.content.catalogue, &dossier, &sheets, &choices);
        if store::is_outgrown(&dossier, &merged) {
            self.gathering.forget_taken();
            self.tell(Notice::Full);
            return;
        }
        let gathered = GatheredSheets { participants: merged.participants, sheets: merged.sheets };
        self.edit(Edit::TakeSheets(Arc::new(gathered)));
        self.end_step();
        for (at, news) in places.into_iter().zip(told) {
            if let Some(TakenSheet { result: Ok(taken), .. }) = self.gathering.taken.get_mut(at) {
                taken.news = news;
            }
        }
    }
}
