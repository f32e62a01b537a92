//! What a frozen measurement keeps, and that its report stays what it was.

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

use expect_test::expect;
use jiff::civil::date;
use proptest::prelude::*;
use wijkpeil::analysis::freeze;
use wijkpeil::checksum::{checksum, is_intact};
use wijkpeil::content::{Catalogue, ItemId, PreconditionId};
use wijkpeil::model::{
    ActionId, ActionOutcome, AdoptionPlan, Answer, ChangeReason, Dossier, Effect, LookBack, Measurement, Rating, Setting,
    Target,
};
use wijkpeil::store;

use crate::content::anchors::files_without_anchors;
use crate::frozen::schema_1;
use crate::support::program::Workplace;
use crate::support::report::Printed;
use crate::support::{dossiers, printed, strategies};

/// The dossier with its open measurement frozen.
fn frozen(mut dossier: Dossier) -> Dossier {
    let content = Arc::new(Catalogue::built_in().clone());
    let measurement = freeze(&dossier, &content, date(2026, 12, 17), "de stuurgroep".into()).unwrap();
    *dossier.measurements.open_mut().unwrap() = measurement;
    dossier
}

/// The built-in content with other words everywhere that a team reads.
fn other_content() -> Catalogue {
    let mut files = Catalogue::built_in_files();
    for file in &mut files {
        for (one, other) in [("bewoners", "inwoners"), ("De ", "Onze "), ("title: \"", "title: \"Ander "), ("2026.1", "2027.1")]
        {
            file.text = file.text.replace(one, other);
        }
        // Titles in the wall and in lists have little room.
        for title in ["short_title: \"", "            title: \""] {
            file.text = file.text.replace(&format!("{title}Ander "), title);
        }
    }
    Catalogue::from_files(&files).unwrap()
}

/// The 0-meting of a dossier as PDF, with this content.
fn pdf(catalogue: &Catalogue, dossier: &Dossier) -> Vec<u8> {
    Printed::of(dossier.clone()).under(catalogue.clone()).bytes()
}

#[test]
fn the_report_stays_the_same_when_everything_around_it_changes() {
    let mut dossier = frozen(printed::complete());
    let before = pdf(Catalogue::built_in(), &dossier);
    let other = other_content();
    assert_ne!(pdf(&other, &printed::complete()), pdf(Catalogue::built_in(), &printed::complete()), "contents do differ");

    dossier.actions.truncate(1);
    dossier.actions[0].what = "Iets heel anders".into();
    dossier.interventions.clear();
    // Names are kept outside what is frozen; roles are not.
    dossier.participants.iter_mut().for_each(|participant| participant.role = "iets anders".into());
    dossier.profile.neighbourhood = "Waterwijk".into();
    dossier.content_edition = "2027.1".into();
    dossier.changed = date(2028, 1, 1);
    dossier.measurements.begin_next(&mut dossiers::CountingIds::default());
    assert_eq!(pdf(&other, &dossier), before);

    // Also by way of the file.
    let read = store::parse_dossier(store::dossier_text(&dossier).as_bytes()).unwrap();
    assert_eq!(read, dossier);
    assert_eq!(pdf(&other, &read), before);
}

#[test]
fn the_command_line_prints_it_without_the_content_of_then_and_checks_it() {
    let workplace = Workplace::new();
    let dossier = frozen(printed::complete());
    let text = store::dossier_text(&dossier);
    workplace.put("wijk.wijkpeil.ron", &text);
    for folder in ["preconditions", "principles", "practice", "plan_templates"] {
        fs::create_dir_all(workplace.path("inhoud").join(folder)).unwrap();
    }
    for file in Catalogue::built_in_files() {
        workplace.put(&format!("inhoud/{}", file.path), file.text.replace("bewoners", "inwoners"));
    }
    for (name, more) in [("een.pdf", &[][..]), ("twee.pdf", &["--inhoud", "inhoud"][..])] {
        let arguments = ["rapport", "wijk.wijkpeil.ron", "--soort", "nulmeting", "--uit", name];
        let outcome = workplace.run(&[&arguments, more].concat());
        assert_eq!(outcome.status, Some(0), "{outcome:?}");
    }
    assert_eq!(workplace.bytes("een.pdf"), workplace.bytes("twee.pdf"));
    assert!(!workplace.run(&["controleer", "wijk.wijkpeil.ron"]).stderr.contains("controlegetal"));

    workplace.put("wijk.wijkpeil.ron", text.replace("de stuurgroep", "de raad"));
    let outcome = workplace.run(&["controleer", "wijk.wijkpeil.ron"]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(0), "wijk.wijkpeil.ron: in orde\n"));
    assert!(outcome.stderr.contains("let op: de vastgestelde 0-meting is buiten Wijkpeil om veranderd"), "{outcome:?}");
}

#[test]
fn the_checksum_of_a_measurement_stays_what_it_is() {
    // This number is printed on paper: it may change only when what is frozen does.
    let mut measurement = printed::adopted().measurements.latest().clone();
    // As it was before there were minority views.
    measurement.answers.values_mut().for_each(|answer| answer.minority_views.clear());
    let before = checksum(&measurement);
    expect!["6650b99301da8d90424d16e16771236dc4386b653fe64b96115df3ba7c17ca36"].assert_eq(&before);
    measurement.adoption.as_mut().unwrap().checksum = "iets anders".into();
    assert_eq!(checksum(&measurement), before, "it is not about itself");
    assert!(!is_intact(&measurement));
}

/// The content that a frozen measurement keeps.
fn kept(measurement: &Measurement) -> &Catalogue {
    &measurement.adoption.as_ref().unwrap().snapshot.setting.as_deref().unwrap().content
}

#[test]
fn what_was_frozen_before_there_were_anchors_keeps_its_checksum() {
    // A file from before.
    let text = schema_1();
    assert!(!text.contains("anchors: ") && !text.contains("evidence_hints: "));
    let read = store::parse_dossier(text.as_bytes()).unwrap();
    let mut with_content =
        read.measurements.iter().filter(|one| one.adoption.as_ref().is_some_and(|it| it.snapshot.setting.is_some()));
    let first = with_content.next().unwrap();
    assert!(is_intact(first));
    assert!(kept(first).items().all(|(_, item)| item.anchors.is_none() && item.evidence_hints.is_empty()));

    // A present one, with a content that has none.
    let without = Arc::new(Catalogue::from_files(&files_without_anchors()).unwrap());
    let mut dossier = printed::complete();
    let measurement = freeze(&dossier, &without, date(2026, 12, 17), "de stuurgroep".into()).unwrap();
    *dossier.measurements.open_mut().unwrap() = measurement;
    let text = store::dossier_text(&dossier);
    assert!(!text.contains("anchors: ") && !text.contains("evidence_hints: "), "nothing is written for what is not there");
    let read = store::parse_dossier(text.as_bytes()).unwrap();
    assert_eq!(read, dossier);
    assert!(is_intact(read.measurements.latest()));
}

#[test]
fn what_was_frozen_before_items_had_titles_keeps_its_checksum() {
    let text = schema_1();
    let read = store::parse_dossier(text.as_bytes()).unwrap();
    let mut with_content =
        read.measurements.iter().filter(|one| one.adoption.as_ref().is_some_and(|it| it.snapshot.setting.is_some()));
    let first = with_content.next().unwrap();
    assert!(is_intact(first) && kept(first).items().all(|(_, item)| item.title.is_empty()));
    let (_, item) = kept(first).items().next().unwrap();
    assert_eq!(item.noun(), "Mensen uit alle groepen vinden de …", "lists have its first words instead");

    // One that is kept counts for the checksum.
    let text = store::dossier_text(&frozen(printed::complete()));
    let other = text.replacen("Gedeelde cijfers en feiten", "Iets anders", 1);
    assert!(!is_intact(store::parse_dossier(other.as_bytes()).unwrap().measurements.latest()));
}

#[test]
fn a_frozen_measurement_keeps_its_anchors() {
    let dossier = frozen(printed::complete());
    let text = store::dossier_text(&dossier);
    let read = store::parse_dossier(text.as_bytes()).unwrap();
    assert!(is_intact(read.measurements.latest()));
    let item = ItemId::new("urgentiebesef.1");
    let (_, found) = kept(read.measurements.latest()).item(&item).unwrap();
    assert_eq!(found, Catalogue::built_in().item(&item).unwrap().1);
    assert!(found.anchors.is_some() && !found.evidence_hints.is_empty());

    // By hand, in the file.
    for (said, other) in [(&found.anchors.as_ref().unwrap().partly, "Iets anders."), (&found.evidence_hints[0], "Iets anders")]
    {
        let read = store::parse_dossier(text.replacen(&**said, other, 1).as_bytes()).unwrap();
        assert!(!is_intact(read.measurements.latest()), "{said}");
    }
}

#[test]
fn a_concept_tells_who_is_to_adopt_it() {
    let mut dossier = printed::complete();
    let plan = AdoptionPlan { date: Some(date(2026, 12, 17)), body: "de stuurgroep".into() };
    dossier.measurements.open_mut().unwrap().adoption_plan = plan;
    Printed::of(dossier).says("Wie vaststelt: de stuurgroep, op 17 december 2026.");
}

fn change_setting(measurement: &mut Measurement, change: impl FnOnce(&mut Setting)) {
    let kept = &mut measurement.adoption.as_mut().unwrap().snapshot.setting;
    let mut setting = Setting::clone(kept.as_deref().unwrap());
    change(&mut setting);
    *kept = Some(Arc::new(setting).into());
}

#[test]
fn every_change_to_what_is_frozen_gives_another_checksum() {
    let measurement = frozen(printed::complete()).measurements.latest().clone();
    let item = ItemId::new("urgentiebesef.1");
    type Change = fn(&mut Measurement);
    let changes: [Change; 21] = [
        |it| it.conclusion.push(' '),
        |it| it.asks.clear(),
        |it| it.asks[0].when = "ooit".into(),
        |it| {
            it.targets.insert(PreconditionId::new("urgentiebesef"), Target::new(4, 4).unwrap());
        },
        |it| {
            it.look_back
                .insert(ActionId::new("actie-1"), LookBack { outcome: Some(ActionOutcome::Done), ..LookBack::default() });
        },
        |it| it.answers.get_mut(&ItemId::new("urgentiebesef.1")).unwrap().what_changed = Some(ChangeReason::Yardstick),
        |it| it.answers.get_mut(&ItemId::new("urgentiebesef.1")).unwrap().checked_with = Some(String::new()),
        |it| it.answers.get_mut(&ItemId::new("urgentiebesef.1")).unwrap().effect = Some(Effect::Small),
        |it| it.adoption.as_mut().unwrap().snapshot.actions[0].done_when.push('!'),
        |it| it.reference_date = None,
        |it| it.number = 3,
        |it| it.attendance.swap(0, 1),
        |it| it.reviews.clear(),
        |it| {
            it.answers.pop_first();
        },
        |it| {
            it.adoption.as_mut().unwrap().date = date(2026, 12, 18);
        },
        |it| it.adoption.as_mut().unwrap().body.push('n'),
        |it| it.adoption.as_mut().unwrap().snapshot.actions.reverse(),
        |it| {
            it.adoption.as_mut().unwrap().snapshot.items.pop_last();
        },
        |it| it.adoption.as_mut().unwrap().snapshot.setting = None,
        |it| {
            change_setting(it, |setting| setting.profile.goal.push('.'));
        },
        |it| {
            change_setting(it, |setting| setting.content = Arc::new(other_content()).into());
        },
    ];
    let mut sums = BTreeSet::from([checksum(&measurement)]);
    for (number, change) in changes.into_iter().enumerate() {
        let mut changed = measurement.clone();
        change(&mut changed);
        assert!(!is_intact(&changed), "change {number}");
        assert!(sums.insert(checksum(&changed)), "change {number}");
    }
    // The parts of an answer do not run into each other.
    let said = |evidence: &str, note: &str| {
        let mut changed = measurement.clone();
        let answer = Answer { rating: Some(Rating::Partly), evidence: evidence.into(), note: note.into(), ..Answer::default() };
        changed.answers.insert(item.clone(), answer);
        checksum(&changed)
    };
    assert_ne!(said("ab", "c"), said("a", "bc"));
    assert_ne!(said("a", ""), said("", "a"));
}

#[test]
fn a_list_too_long_to_draw_is_refused() {
    let text = store::dossier_text(&frozen(dossiers::full()));
    let start = text.find("content: (").unwrap();
    let items = text[start..].find("items: [").unwrap() + start + "items: [".len();
    let end = text[items..].find("first_steps").unwrap() + items;
    let end = text[items..end].rfind(']').unwrap() + items;
    let many = text[items..end].repeat(41);
    let damaged = [&text[..items], &many, &text[end..]].concat();
    let error = store::parse_dossier(damaged.as_bytes()).unwrap_err();
    assert!(format!("{error:?}").contains("meer punten dan Wijkpeil aankan"), "{error:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_frozen_measurement_is_intact_after_saving(dossier in strategies::dossier()) {
        prop_assume!(dossier.measurements.open().is_some());
        let dossier = frozen(dossier);
        prop_assert!(is_intact(dossier.measurements.latest()));
        let read = store::parse_dossier(store::dossier_text(&dossier).as_bytes()).unwrap();
        prop_assert!(is_intact(read.measurements.latest()));
        prop_assert_eq!(read, dossier);
    }
}
