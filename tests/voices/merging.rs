//! Merging: whatever comes in, in whatever order and however often, the same comes of it.

use std::collections::BTreeMap;
use std::slice::from_ref;

use jiff::civil::date;
use proptest::collection::vec;
use proptest::prelude::*;
use wijkpeil::content::Catalogue;
use wijkpeil::merge::{IncomingSheet, MergeChoices, MergedSheets, SheetOutcome, SheetRefusal, Twins, merge_sheets};
use wijkpeil::model::{
    Dossier, DossierId, FormId, MeasurementId, Participant, ParticipantId, Rating, ResponseSheet, SamePerson, SheetId,
};

use super::{answers, dossier, incoming};
use crate::support::dossiers;

fn merged(dossier: &Dossier, sheets: &[IncomingSheet], choices: &MergeChoices) -> MergedSheets {
    merge_sheets(Catalogue::built_in(), dossier, sheets, choices)
}

fn outcomes(merged: &MergedSheets) -> Vec<SheetOutcome> {
    merged.told.iter().map(|news| news.outcome.clone()).collect()
}

fn all(twins: Twins) -> MergeChoices {
    MergeChoices { other_twins: Some(twins), ..MergeChoices::default() }
}

/// As it comes back from a PDF of a form.
fn from_form(dossier: &Dossier, person: &str, ratings: &[Rating], hour: i8) -> IncomingSheet {
    let mut one = incoming(dossier, person, ratings);
    one.sheet.form = Some(FormId::new("formulier"));
    one.sheet.written = Some(date(2026, 11, 14).at(hour, 0, 0, 0));
    one
}

#[test]
fn sheets_are_added_once_and_a_newer_revision_takes_the_place_of_an_older_one() {
    let dossier = dossier();
    let first = incoming(&dossier, "a", &[Rating::Partly]);
    let mut second = incoming(&dossier, "a", &[Rating::InOrder]);
    second.sheet.revision = 2;
    let other = incoming(&dossier, "b", &[Rating::Partly]);

    let one = merged(&dossier, &[first.clone(), other.clone(), first.clone()], &MergeChoices::default());
    assert_eq!(outcomes(&one), [SheetOutcome::Added, SheetOutcome::Added, SheetOutcome::Known]);
    assert_eq!(one.dossier.sheets.len(), 2);
    assert_eq!(one.dossier.participants.len(), 2);
    let again = merged(&one.dossier, from_ref(&first), &MergeChoices::default());
    assert_eq!((outcomes(&again), &again.dossier), (vec![SheetOutcome::Known], &one.dossier));

    let newer = merged(&one.dossier, from_ref(&second), &MergeChoices::default());
    assert_eq!(outcomes(&newer), [SheetOutcome::Replaced]);
    assert_eq!(newer.dossier.sheets.iter().find(|it| it.id.as_str() == "blad-a").unwrap().answers, answers(&[Rating::InOrder]));
    let older = merged(&newer.dossier, &[first], &MergeChoices::default());
    assert_eq!((outcomes(&older), &older.dossier), (vec![SheetOutcome::Older], &newer.dossier));
}

#[test]
fn two_sheets_of_one_person_that_differ_are_a_question_and_its_answer_is_kept() {
    let dossier = dossier();
    let [morning, noon] =
        [(Rating::Partly, 9), (Rating::InOrder, 12)].map(|(rating, hour)| from_form(&dossier, "a", &[rating], hour));
    let person = ParticipantId::new("a");

    // Nobody answered: neither is taken.
    let open = merged(&dossier, &[morning.clone(), noon.clone()], &MergeChoices::default());
    assert_eq!(outcomes(&open), vec![SheetOutcome::Unanswered(person.clone()); 2]);
    assert_eq!(open.dossier, dossier);
    // What is there stays.
    let present = merged(&dossier, from_ref(&morning), &MergeChoices::default()).dossier;
    let open = merged(&present, from_ref(&noon), &MergeChoices::default());
    assert_eq!((outcomes(&open), &open.dossier), (vec![SheetOutcome::Unanswered(person.clone())], &present));

    let newest = merged(&present, from_ref(&noon), &all(Twins::Newest));
    assert_eq!(outcomes(&newest), [SheetOutcome::Newest]);
    assert_eq!(newest.dossier.sheets.len(), 1);
    assert_eq!(newest.dossier.sheets[0].answers, noon.sheet.answers);
    // It is not asked again.
    let again = merged(&newest.dossier, from_ref(&morning), &MergeChoices::default());
    assert_eq!((outcomes(&again), &again.dossier), (vec![SheetOutcome::PassedOver], &newest.dossier));

    let choices = MergeChoices { twins: BTreeMap::from([(person.clone(), Twins::Apart)]), ..all(Twins::Newest) };
    let apart = merged(&present, from_ref(&noon), &choices);
    assert_eq!(outcomes(&apart), [SheetOutcome::Apart]);
    let sheets = &apart.dossier.sheets;
    assert_eq!((sheets.len(), apart.dossier.participants.len()), (2, 2));
    assert!(
        sheets
            .iter()
            .all(|it| it.same_person == Some(SamePerson::Apart { participant: person.clone(), sheet: SheetId::new("blad-a") }))
    );
    assert!(apart.dossier.participants.iter().all(|it| it.id != person && it.role == "rol van a"));
    let again = merged(&apart.dossier, &[morning, noon], &MergeChoices::default());
    assert_eq!((outcomes(&again), &again.dossier), (vec![SheetOutcome::Known; 2], &apart.dossier));
}

#[test]
fn the_same_answers_of_one_person_are_one_sheet() {
    let dossier = dossier();
    let twice = [9, 12].map(|hour| from_form(&dossier, "a", &[Rating::Partly], hour));
    let merged = merged(&dossier, &twice, &MergeChoices::default());
    assert_eq!(outcomes(&merged), [SheetOutcome::Added, SheetOutcome::Known]);
    assert_eq!(merged.dossier.sheets.len(), 1);
}

#[test]
fn what_is_for_something_else_is_refused_by_name_or_taken_for_what_is_the_same() {
    let dossier = dossier();
    let sheet = || incoming(&dossier, "a", &[Rating::Partly, Rating::InOrder]);
    let mut other_dossier = sheet();
    other_dossier.dossier = DossierId::new("elders");
    let mut other_measurement = sheet();
    other_measurement.measurement = MeasurementId::new("elders");
    let mut other_edition = sheet();
    other_edition.sheet.edition = "1999".into();
    let first = other_edition.sheet.answers.keys().next().unwrap().clone();
    other_edition.wordings.insert(first.clone(), "Heel iets anders.".into());
    let sheets = [other_dossier, other_measurement, other_edition];
    let refused = merged(&dossier, &sheets, &MergeChoices::default());
    let expected = [SheetRefusal::OtherDossier, SheetRefusal::OtherMeasurement, SheetRefusal::OtherEdition];
    assert_eq!(outcomes(&refused), expected.map(SheetOutcome::Refused));
    assert_eq!(refused.dossier, dossier);

    let choices = MergeChoices { takes_others: true, ..MergeChoices::default() };
    let taken = merged(&dossier, &sheets[2..], &choices);
    assert_eq!(outcomes(&taken), [SheetOutcome::Added]);
    assert_eq!(taken.told[0].left_out, [first]);
    assert_eq!(taken.dossier.sheets[0].answers.len(), 1);
    assert_eq!(outcomes(&merged(&dossier, &sheets[..1], &choices)), [SheetOutcome::Added]);

    // Of a wording that nobody knows, nothing is the same.
    let mut unknown = sheets[2].clone();
    unknown.wordings.clear();
    assert_eq!(outcomes(&merged(&dossier, &[unknown], &choices)), [SheetOutcome::Refused(SheetRefusal::NothingSame)]);
    let empty = incoming(&dossier, "a", &[]);
    assert_eq!(outcomes(&merged(&dossier, &[empty], &choices)), [SheetOutcome::Refused(SheetRefusal::Empty)]);
}

#[test]
fn a_copy_of_the_dossier_takes_the_sheets_that_were_made_for_it() {
    let mut copy = dossier();
    let sheet = incoming(&copy, "a", &[Rating::Partly]);
    copy.origins.push(std::mem::replace(&mut copy.id, DossierId::new("kopie")));
    assert_eq!(outcomes(&merged(&copy, &[sheet], &MergeChoices::default())), [SheetOutcome::Added]);
}

#[test]
fn an_adopted_measurement_takes_no_sheets() {
    let mut adopted = dossier();
    let sheet = incoming(&adopted, "a", &[Rating::Partly]);
    dossiers::adopt(&mut adopted, Catalogue::built_in(), date(2026, 12, 17));
    let refused = merged(&adopted, &[sheet], &MergeChoices { takes_others: true, ..MergeChoices::default() });
    assert_eq!(outcomes(&refused), [SheetOutcome::Refused(SheetRefusal::NothingOpen)]);
}

#[test]
fn a_name_that_was_removed_does_not_come_back() {
    let dossier = dossier();
    let mut named = incoming(&dossier, "a", &[Rating::Partly]);
    named.participant.name = "A. Voorbeeld".into();
    let mut present = merged(&dossier, from_ref(&named), &MergeChoices::default()).dossier;
    assert_eq!(present.participants[0].name, "A. Voorbeeld");
    present.participants[0].name.clear();
    present.participants[0].is_name_removed = true;
    named.sheet.revision = 2;
    let merged = merged(&present, &[named], &MergeChoices::default());
    assert_eq!(outcomes(&merged), [SheetOutcome::Replaced]);
    assert_eq!(merged.dossier.participants[0].name, "");
}

/// Sheets of three people: from the program in up to two files each, with revisions, and from forms.
fn some_sheets() -> impl Strategy<Value = Vec<IncomingSheet>> {
    let one = (0..3_u8, 0..3_u8, 1..4_u32, 0..5_usize, 0..3_i8);
    vec(one, 0..7).prop_map(|list| {
        let dossier = dossier();
        let sheet = |(person, file, revision, rating, later): (u8, u8, u32, usize, i8)| {
            let mut one = incoming(&dossier, &person.to_string(), &[Rating::ALL[rating]]);
            one.sheet.id = SheetId::new(format!("{person}-{file}"));
            if file == 2 {
                one.sheet.form = Some(FormId::new("formulier"));
                one.sheet.written = Some(date(2026, 11, 14).at(later, 0, 0, 0));
            } else {
                // A later revision is never saved on an earlier day.
                one.sheet.revision = revision;
                one.sheet.changed = date(2026, 11, 10).saturating_add(jiff::Span::new().days(i64::from(revision)));
            }
            one
        };
        list.into_iter().map(sheet).collect()
    })
}

/// What came of it, whatever the order of the participants and whether it was ever asked who is the newest.
fn result(dossier: &Dossier) -> (Vec<ResponseSheet>, BTreeMap<ParticipantId, Participant>) {
    let without_question = |sheet: &ResponseSheet| {
        let same_person = sheet.same_person.clone().filter(|it| *it != SamePerson::Newest);
        ResponseSheet { same_person, ..sheet.clone() }
    };
    let people = dossier.participants.iter().map(|it| (it.id.clone(), it.clone()));
    (dossier.sheets.iter().map(without_question).collect(), people.collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_order_plays_no_part(sheets in some_sheets(), turn in 0..7_usize, twins in prop::sample::select(vec![Twins::Newest, Twins::Apart])) {
        let mut turned = sheets.clone();
        turned.rotate_left(turn % sheets.len().max(1));
        turned.reverse();
        let [one, other] = [&sheets, &turned].map(|sheets| merged(&dossier(), sheets, &all(twins)).dossier);
        prop_assert_eq!(result(&one), result(&other));
    }

    #[test]
    fn in_parts_gives_the_same_as_all_at_once(sheets in some_sheets(), at in 0..7_usize, twins in prop::sample::select(vec![Twins::Newest, Twins::Apart])) {
        let (first, second) = sheets.split_at(at.min(sheets.len()));
        let whole = merged(&dossier(), &sheets, &all(twins)).dossier;
        let parts = merged(&merged(&dossier(), first, &all(twins)).dossier, second, &all(twins)).dossier;
        prop_assert_eq!(result(&whole), result(&parts));
        let one_by_one = sheets.iter().fold(dossier(), |dossier, sheet| merged(&dossier, from_ref(sheet), &all(twins)).dossier);
        prop_assert_eq!(result(&whole), result(&one_by_one));
    }

    #[test]
    fn once_is_enough(sheets in some_sheets(), twins in prop::option::of(prop::sample::select(vec![Twins::Newest, Twins::Apart]))) {
        let choices = MergeChoices { other_twins: twins, ..MergeChoices::default() };
        let once = merged(&dossier(), &sheets, &choices).dossier;
        prop_assert_eq!(&merged(&once, &sheets, &choices).dossier, &once);
        // Nobody is counted who is not there, and nobody is there who is not counted.
        prop_assert!(once.sheets.iter().all(|sheet| once.participants.iter().any(|it| it.id == sheet.participant)));
        prop_assert_eq!(once.sheets.len(), once.participants.len());
    }
}
