//! The spread: what may be told of invulbladen, and what they come to.

use jiff::civil::date;
use proptest::collection::vec;
use proptest::prelude::*;
use wijkpeil::analysis::{Arrived, Said, Spread, Value, Voices, disagreement, disagreement_value, shown_views, voices};
use wijkpeil::content::{Catalogue, ItemId};
use wijkpeil::merge::{MergeChoices, merge_sheets};
use wijkpeil::model::{Dossier, GreatestDisagreement, Rating, Views};

use super::{dossier, incoming};
use crate::support::{dossiers, strategies};

use Rating::{InOrder, NotApplicable, NotInOrder, Partly, Unknown};

/// A dossier with a sheet of each of these rows of ratings.
fn with_sheets(rows: &[&[Rating]]) -> Dossier {
    let dossier = dossier();
    let sheets: Vec<_> = rows.iter().enumerate().map(|(at, row)| incoming(&dossier, &at.to_string(), row)).collect();
    merge_sheets(Catalogue::built_in(), &dossier, &sheets, &MergeChoices::default()).dossier
}

fn opened(mut dossier: Dossier) -> Dossier {
    dossier.measurements.open_mut().unwrap().sheet_round.opened = Some(date(2026, 11, 20));
    dossier
}

fn told(dossier: &Dossier) -> Voices {
    voices(Catalogue::built_in(), dossier, dossier.measurements.latest())
}

fn spread(dossier: &Dossier) -> Spread {
    match told(dossier) {
        Voices::Opened(_, spread) => spread,
        Voices::Blind(arrived) => panic!("not opened: {arrived:?}"),
    }
}

/// The id of the item at this place in the content.
fn item(at: usize) -> ItemId {
    Catalogue::built_in().items().nth(at).unwrap().1.id.clone()
}

#[test]
fn the_example_in_the_documentation_is_right() {
    let views = Views::of([InOrder, InOrder, NotInOrder, Unknown]).unwrap();
    assert_eq!(disagreement(&views), Some(Value::new(2, 3)));
}

#[test]
fn before_they_are_opened_only_who_is_missing_is_told() {
    let mut dossier = with_sheets(&[&[InOrder], &[Partly], &[NotInOrder]]);
    dossier.measurements.open_mut().unwrap().sheet_round.expected =
        ["Rol van 0", "rol van 0", "jongerenwerker"].map(str::to_owned).into();
    let roles = [0, 1, 2].map(|at| (format!("rol van {at}"), 1)).into();
    let missing = ["rol van 0", "jongerenwerker"].map(str::to_owned).into();
    assert_eq!(told(&dossier), Voices::Blind(Arrived { sheets: 3, roles, missing }));
    let shown = shown_views(&dossier, dossier.measurements.latest());
    assert_eq!((shown.sheets, shown.items.len()), (3, 0));
    assert!(matches!(told(&opened(dossier)), Voices::Opened(arrived, _) if arrived.sheets == 3));
}

#[test]
fn nothing_is_told_of_fewer_than_three_sheets() {
    let mut dossier = opened(with_sheets(&[&[InOrder], &[Partly]]));
    for sheet in &mut dossier.sheets {
        sheet.remark = "Bel me.".into();
    }
    let two = spread(&dossier);
    assert_eq!((two.item(&item(0)), two.remarks()), (None, &[][..]));
    // Nor of an item that only two of three rated.
    let dossier = opened(with_sheets(&[&[InOrder, InOrder], &[Partly, Partly], &[NotInOrder]]));
    let three = spread(&dossier);
    assert_eq!(three.item(&item(0)).unwrap().disagreement, Some(Value::new(2, 3)));
    assert_eq!(three.item(&item(1)), None);
}

#[test]
fn most_disagreement_comes_first_and_what_all_agree_on_together() {
    let rows: [&[Rating]; 3] = [
        // Together, unknown, far apart, near, together, not for all.
        &[InOrder, Unknown, InOrder, InOrder, Partly, NotApplicable],
        &[InOrder, Unknown, NotInOrder, InOrder, Partly, InOrder],
        &[InOrder, InOrder, NotInOrder, Partly, Partly, InOrder],
    ];
    let mut dossier = opened(with_sheets(&rows));
    let order = |dossier: &Dossier| {
        let agenda = spread(dossier).agenda().clone();
        let known =
            |list: &[ItemId]| -> Vec<usize> { list.iter().filter_map(|id| (0..6).find(|at| item(*at) == *id)).collect() };
        assert_eq!(agenda.one_by_one.len() + agenda.together.len(), Catalogue::built_in().items().count());
        (known(&agenda.one_by_one), known(&agenda.together))
    };
    assert_eq!(order(&dossier), (vec![2, 3, 1, 5], vec![0, 4]));
    dossier.measurements.open_mut().unwrap().sheet_round.together_up_to = GreatestDisagreement::new(1, 3).unwrap();
    assert_eq!(order(&dossier), (vec![2, 1, 5], vec![0, 3, 4]));
}

#[test]
fn reasons_have_names_only_when_everybody_allows_that() {
    let mut dossier = opened(with_sheets(&[&[InOrder], &[Partly], &[NotInOrder]]));
    for (at, sheet) in dossier.sheets.iter_mut().enumerate() {
        sheet.answers.get_mut(&item(0)).unwrap().note = ["c", "a", ""][at].into();
    }
    for participant in &mut dossier.participants {
        participant.name = format!("Naam {}", participant.id);
        participant.may_be_named = participant.id.as_str() != "2";
    }
    let reasons = |dossier: &Dossier| spread(dossier).item(&item(0)).unwrap().reasons.clone();
    let said = |text: &str, name: Option<&str>| Said { text: text.to_owned(), name: name.map(str::to_owned) };
    // In an order that tells nothing of who wrote them.
    assert_eq!(reasons(&dossier), [said("a", None), said("c", None)]);
    dossier.participants.iter_mut().for_each(|participant| participant.may_be_named = true);
    assert_eq!(reasons(&dossier), [said("a", Some("Naam 1")), said("c", Some("Naam 0"))]);
}

#[test]
fn adoption_keeps_counts_and_no_sheet() {
    let mut dossier = opened(with_sheets(&[&[InOrder, Partly], &[Partly], &[NotInOrder]]));
    dossier.participants[0].name = "A. Voorbeeld".into();
    dossier.participants[0].own_word = "blauw".into();
    dossiers::adopt(&mut dossier, Catalogue::built_in(), date(2026, 12, 17));
    let measurement = dossier.measurements.latest().clone();
    let shown = shown_views(&dossier, &measurement);
    assert_eq!((shown.sheets, shown.items.keys().cloned().collect::<Vec<_>>()), (3, vec![item(0)]));
    let frozen = ron::to_string(&measurement).unwrap();
    assert!(!frozen.contains("A. Voorbeeld") && !frozen.contains("blauw") && !frozen.contains("blad-"));
    // What becomes of the sheets later changes nothing.
    dossier.sheets.clear();
    assert_eq!(shown_views(&dossier, &measurement), shown);
    // Those that nobody opened stay closed.
    let mut closed = with_sheets(&[&[InOrder], &[Partly], &[NotInOrder]]);
    dossiers::adopt(&mut closed, Catalogue::built_in(), date(2026, 12, 17));
    assert!(shown_views(&closed, closed.measurements.latest()).items.is_empty());
}

/// The disagreement as it is defined, pair by pair.
fn pair_by_pair(ratings: &[Rating]) -> Option<Value> {
    let value = |rating: &Rating| match rating {
        InOrder => Some(Value::new(1, 1)),
        Partly => Some(Value::new(1, 2)),
        NotInOrder => Some(Value::new(0, 1)),
        Unknown | NotApplicable => None,
    };
    let known: Vec<Value> = ratings.iter().filter_map(value).collect();
    let mut differences = Vec::new();
    for (at, one) in known.iter().enumerate() {
        differences.extend(known[at + 1..].iter().map(|other| if one > other { one - other } else { other - one }));
    }
    let count = differences.len() as i128;
    (count > 0).then(|| differences.into_iter().sum::<Value>() / Value::new(count, 1))
}

proptest! {
    #[test]
    fn the_disagreement_is_the_mean_over_all_pairs(ratings in vec(strategies::rating(), 3..14)) {
        let views = Views::of(ratings.iter().copied()).unwrap();
        let found = disagreement(&views);
        prop_assert_eq!(found, pair_by_pair(&ratings));
        prop_assert!(found.is_none_or(|it| it >= Value::new(0, 1) && it <= Value::new(1, 1)));
        prop_assert_eq!(views.total(), ratings.len());
    }

    #[test]
    fn every_item_is_on_the_agenda_once_in_its_order(rows in vec(vec(strategies::rating(), 0..57), 0..6), part in 0..4_u16) {
        let rows: Vec<&[Rating]> = rows.iter().map(Vec::as_slice).collect();
        let mut dossier = opened(with_sheets(&rows));
        let limit = GreatestDisagreement::new(part, 4).unwrap();
        dossier.measurements.open_mut().unwrap().sheet_round.together_up_to = limit;
        let spread = spread(&dossier);
        let agenda = spread.agenda();
        let mut all: Vec<&ItemId> = agenda.one_by_one.iter().chain(&agenda.together).collect();
        all.sort();
        all.dedup();
        prop_assert_eq!(all.len(), Catalogue::built_in().items().count());
        for id in &agenda.together {
            let item = spread.item(id).unwrap();
            prop_assert!(item.views.count(Unknown) == 0 && item.disagreement.unwrap() <= disagreement_value(limit));
        }
        for pair in agenda.one_by_one.windows(2) {
            let [one, other] = [&pair[0], &pair[1]].map(|id| spread.item(id).map(|it| (it.disagreement.unwrap_or_default(), it.views.count(Unknown))));
            prop_assert!(one >= other);
        }
    }
}
