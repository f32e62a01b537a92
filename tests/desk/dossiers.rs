//! Dossiers to work with, and what is looked at in them.

use std::path::Path;
use std::sync::Arc;

use jiff::civil::date;
use wijkpeil::analysis::freeze;
use wijkpeil::content::{Catalogue, ItemId};
use wijkpeil::model::{Action, ActionId, AdoptionPlan, Answer, Dossier, Measurement, Profile, Rating};
use wijkpeil::store;
use wijkpeil::system::RandomIds;

/// The first item of all: where the team begins.
const FIRST: &str = "urgentiebesef.1";
/// The one after it.
const SECOND: &str = "urgentiebesef.2";

/// A dossier in which nothing is rated, so that it opens at its form.
pub(crate) fn empty() -> Dossier {
    let profile =
        Profile { municipality: "Voorbeeldstad".into(), neighbourhood: "Groenekwartier".into(), ..Profile::default() };
    Dossier::new(profile, "2026.1", date(2026, 11, 21), &mut RandomIds)
}

/// A dossier that only has to be adopted.
pub(crate) fn finished() -> Dossier {
    let mut dossier = empty();
    let measurement = dossier.measurements.open_mut().unwrap();
    for (_, item) in Catalogue::built_in().items() {
        measurement.answers.insert(item.id.clone(), Answer { rating: Some(Rating::InOrder), ..Answer::default() });
    }
    measurement.reference_date = Some(date(2026, 11, 21));
    measurement.adoption_plan = AdoptionPlan { body: "de stuurgroep".into(), date: Some(date(2026, 11, 24)) };
    dossier
}

/// An adopted 0-meting with an action, and a 1-meting that was just begun.
pub(crate) fn carried_on() -> Dossier {
    let mut dossier = finished();
    let first = ItemId::new(FIRST);
    let action = Action { item: Some(first), ..Action::new(ActionId::new("actie-1"), "Schouw de wijk met bewoners") };
    dossier.actions = vec![Action { owner: "wijkmanager".into(), done_when: "De schouw is gehouden.".into(), ..action }];
    let content = Arc::new(Catalogue::built_in().clone());
    let frozen = freeze(&dossier, &content, date(2026, 11, 24), "de stuurgroep".into()).unwrap();
    *dossier.measurements.open_mut().unwrap() = frozen;
    dossier.measurements.begin_next(&mut RandomIds);
    dossier
}

/// Puts a dossier into a file.
pub(crate) fn put(path: &Path, dossier: &Dossier) {
    store::write_dossier(path, dossier, None, store::Overwrite::Replace).unwrap();
}

fn latest(dossier: &Dossier) -> &Measurement {
    dossier.measurements.latest()
}

/// What stands in the note of the first item.
pub(crate) fn note(dossier: &Dossier) -> &str {
    latest(dossier).answers.get(&ItemId::new(FIRST)).map_or("", |answer| answer.note.as_str())
}

/// Every rating that was given, with its item.
pub(crate) fn ratings(dossier: &Dossier) -> Vec<(String, Rating)> {
    let rating = |(item, answer): (&ItemId, &Answer)| Some((item.as_str().to_owned(), answer.rating?));
    latest(dossier).answers.iter().filter_map(rating).collect()
}

/// The ratings of the first two items, and no other.
pub(crate) fn first_two(first: Rating, second: Rating) -> Vec<(String, Rating)> {
    vec![(FIRST.to_owned(), first), (SECOND.to_owned(), second)]
}

/// Whether nothing was rated, no hand counted and no action made.
pub(crate) fn is_untouched(dossier: &Dossier) -> bool {
    ratings(dossier).is_empty()
        && dossier.actions.is_empty()
        && latest(dossier).answers.values().all(|answer| answer.hand_votes.is_empty())
}

/// Whether it was said what became of an action.
pub(crate) fn has_looked_back(dossier: &Dossier) -> bool {
    latest(dossier).look_back.values().any(|look_back| look_back.outcome.is_some())
}

/// Whether the measurement is adopted.
pub(crate) fn is_adopted(dossier: &Dossier) -> bool {
    !latest(dossier).is_open()
}
