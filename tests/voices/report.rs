//! What reports print of invulbladen: counts and minority views, and never what one person filled in.

use jiff::civil::date;
use wijkpeil::content::{Catalogue, ItemId};
use wijkpeil::merge::{MergeChoices, merge_sheets};
use wijkpeil::model::{Dossier, MinorityView, NameRemoval, Rating};
use wijkpeil::report::ReportKind;

use super::{dossier, incoming};
use crate::support::dossiers;
use crate::support::report::Printed;

/// Three sheets with a reason and a remark each, that were opened.
fn with_voices() -> Dossier {
    let dossier = dossier();
    let mut sheets = Vec::new();
    for (person, rating) in [("a", Rating::InOrder), ("b", Rating::InOrder), ("c", Rating::Unknown)] {
        let mut one = incoming(&dossier, person, &[rating]);
        one.participant.role = "wijkagent".into();
        one.participant.organisation = "Politie".into();
        one.participant.own_word = format!("woord-{person}");
        one.participant.name = format!("Naam-{person}");
        one.sheet.remark = format!("opmerking-{person}");
        one.sheet.answers.values_mut().for_each(|answer| answer.note = format!("reden-{person}"));
        sheets.push(one);
    }
    let mut dossier = merge_sheets(Catalogue::built_in(), &dossier, &sheets, &MergeChoices::default()).dossier;
    let open = dossier.measurements.open_mut().unwrap();
    open.sheet_round.opened = Some(date(2026, 11, 20));
    open.sheet_round.deadline = Some(date(2026, 11, 18));
    open.sheet_round.expected = vec!["jongerenwerker".into()];
    let answer = open.answers.entry(ItemId::new("urgentiebesef.1")).or_default();
    answer.rating = Some(Rating::InOrder);
    answer.minority_views = vec![MinorityView { text: "Bij ons leeft dit niet.".into(), role: "huismeester".into() }];
    dossier
}

fn check_counts(report: &Printed) {
    report.entry("1.1").says("Eerste oordelen: op orde 2, weten we niet 1 (van 3 invulbladen)");
    report.says("Binnengekomen: drie invulbladen.").says("Verwacht: jongerenwerker.").says("gingen open op 20 november 2026");
    for person in ["a", "b", "c"] {
        report.never_says_any(
            [format!("reden-{person}"), format!("opmerking-{person}"), format!("woord-{person}")].iter().map(String::as_str),
        );
    }
}

#[test]
fn counts_are_printed_and_nobody_is_followed() {
    let mut dossier = with_voices();
    check_counts(&Printed::of(dossier.clone()));
    Printed::of(dossier.clone()).entry("1.1").says("Minderheidsstandpunt: Bij ons leeft dit niet. (huismeester)");
    Printed::of(dossier.clone()).without_notes().never_says("Bij ons leeft dit niet.");
    Printed::of(dossier.clone()).says("Naam-a");
    let nameless = Printed::of(dossier.clone()).without_names();
    nameless.never_says("Naam-").says("| wijkagent | Politie | 3 |");

    dossiers::adopt(&mut dossier, Catalogue::built_in(), date(2026, 12, 17));
    dossier.sheets.clear();
    check_counts(&Printed::of(dossier.clone()));
    // The name stands in the dossier, and not in what is frozen.
    Printed::of(dossier.clone()).says("Naam-a");
    dossier.participants.iter_mut().for_each(|participant| participant.name.clear());
    Printed::of(dossier).never_says("Naam-");
}

#[test]
fn before_they_are_opened_only_how_many_there_are_is_printed() {
    let mut dossier = with_voices();
    dossier.measurements.open_mut().unwrap().sheet_round.opened = None;
    Printed::of(dossier).says("Binnengekomen: drie invulbladen.").never_says("Eerste oordelen");
}

#[test]
fn a_later_measurement_prints_its_own_counts() {
    let mut dossier = with_voices();
    dossiers::carry_on(&mut dossier, Catalogue::built_in(), date(2026, 12, 17));
    let sheets: Vec<_> = ["d", "e", "f"].map(|person| incoming(&dossier, person, &[Rating::NotInOrder])).into();
    let mut dossier = merge_sheets(Catalogue::built_in(), &dossier, &sheets, &MergeChoices::default()).dossier;
    let open = dossier.measurements.open_mut().unwrap();
    open.sheet_round.opened = Some(date(2027, 11, 20));
    open.answers.entry(ItemId::new("urgentiebesef.1")).or_default().rating = Some(Rating::NotInOrder);
    let report = Printed::of(dossier).kind(ReportKind::FollowUp).measurement(1);
    report.says("niet op orde 3 (van 3 invulbladen)").never_says("op orde 2, weten we niet 1");
}

#[test]
fn that_a_name_was_removed_is_printed_with_the_checksum_of_before() {
    let mut dossier = with_voices();
    dossier.measurements.open_mut().unwrap().name_removals =
        vec![NameRemoval { date: date(2027, 1, 8), checksum: "00ff".repeat(16) }];
    Printed::of(dossier).below("Vaststelling").says("Verwijderd op 8 januari 2027.").says("00ff 00ff");
}
