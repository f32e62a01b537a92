//! Many voices: invulbladen in files of their own, merged into a dossier, and what they come to.

mod command;
mod file;
mod forms;
mod merging;
mod report;
mod spread;

use std::collections::BTreeMap;

use jiff::civil::date;
use wijkpeil::content::{Catalogue, ItemId};
use wijkpeil::merge::IncomingSheet;
use wijkpeil::model::{Dossier, Filled, Participant, ParticipantId, Rating, ResponseSheet, SheetAnswer, SheetFile, SheetId};

use crate::support::dossiers;

/// Ratings of the first items of the content.
fn answers(ratings: &[Rating]) -> BTreeMap<ItemId, SheetAnswer> {
    let items = Catalogue::built_in().items().map(|(_, item)| item.id.clone());
    items.zip(ratings).map(|(item, rating)| (item, SheetAnswer { rating: Some(*rating), note: String::new() })).collect()
}

/// The first revision of a sheet for the open measurement of this dossier, by a participant of this id.
pub(crate) fn sheet_file(dossier: &Dossier, person: &str, ratings: &[Rating]) -> SheetFile {
    let form = dossier.sheet_form(Catalogue::built_in(), dossier.measurements.latest());
    let participant = Participant::new(ParticipantId::new(person), format!("rol van {person}"));
    let sheet = ResponseSheet {
        id: SheetId::new(format!("blad-{person}")),
        revision: 1,
        measurement: Some(form.measurement.clone()),
        edition: form.edition.clone(),
        participant: participant.id.clone(),
        changed: date(2026, 11, 14),
        form: None,
        written: None,
        same_person: None,
        answers: answers(ratings),
        remark: String::new(),
    };
    SheetFile { form, filled: Filled::By { participant, sheet: Box::new(sheet) } }
}

fn incoming(dossier: &Dossier, person: &str, ratings: &[Rating]) -> IncomingSheet {
    IncomingSheet::of_file(sheet_file(dossier, person, ratings)).unwrap()
}

fn dossier() -> Dossier {
    dossiers::empty()
}
