//! The gaprapport: aandachtspunten to print and to work from.

use std::collections::BTreeSet;

use proptest::prelude::*;
use wijkpeil::content::Catalogue;
use wijkpeil::model::{ActionStatus, Answer, Decider, Dossier, Quarter, Rating};
use wijkpeil::report::{self, Page, PageItem, ReportKind, Target};

use super::dossiers;
use crate::support::dossiers::{example, shipped};
use crate::support::report::{Printed, bare};
use crate::support::strategies;

fn gap_report(dossier: Dossier) -> Printed {
    Printed::of(dossier).kind(ReportKind::Gaps)
}

#[test]
fn it_is_four_to_eight_pages_for_the_example() {
    let pages = gap_report(example()).pages();
    assert!((4..=8).contains(&pages), "{pages}");
}

#[test]
fn it_begins_with_what_was_decided() {
    let report = gap_report(dossiers::adopted());
    report
        .says("Meting en peildatum: 0-meting, 12 november 2026")
        .says("## 25 van de 57 punten vragen aandacht; 1 is nog niet beantwoord")
        .says("[tekening] 25 aandachtspunten: ");
    report.below("Alle punten, per randvoorwaarde").says("1.4 niet op orde, met actie").says("3.4 niet op orde, bewust niet");
    gap_report(example()).says("van de 57 punten vragen aandacht").never_says("nog niet beantwoord");
}

/// The parts of the report, with how many aandachtspunten each has.
#[test]
fn the_parts_are_those_who_decide_and_hold_every_gap() {
    let mut dossier = dossiers::complete();
    let deciders = [Some(Decider::Board), Some(Decider::Partners), Some(Decider::Team), None];
    dossiers::change(&mut dossier, |measurement| {
        for (answer, decider) in measurement.answers.values_mut().zip(deciders.into_iter().cycle()) {
            answer.decider = decider;
        }
    });
    let report = gap_report(dossier);
    let text = report.text();
    let headings: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    let parts = ["De bestuurder beslist", "Partners beslissen mee", "Wijzelf beslissen", "Nog niet gezegd wie beslist"];
    let at =
        |part: &str| headings.iter().position(|heading| *heading == part).unwrap_or_else(|| panic!("{part}: {headings:?}"));
    assert!(parts.windows(2).all(|pair| at(pair[0]) < at(pair[1])), "{headings:?}");
    assert_eq!(headings.last(), Some(&"Acties"));
    let tasks = report
        .document()
        .blocks
        .iter()
        .filter_map(|block| if let report::Block::Tasks(tasks) = block { Some(tasks) } else { None });
    let numbers: Vec<&str> = tasks.flatten().map(|task| task.number.as_str()).collect();
    let latest = report.dossier().measurements.latest();
    let gaps = wijkpeil::analysis::gaps(Catalogue::built_in(), latest);
    assert_eq!(numbers.len(), gaps.len());
    assert_eq!(numbers.iter().collect::<BTreeSet<_>>().len(), gaps.len());
}

#[test]
fn who_decides_is_counted_and_leads_to_its_page() {
    let report = gap_report(shipped());
    report.below("Wie beslist").says("| Bestuurder | 8 |").says("| Nog niet gezegd | 5 |");
    let links = report.layout().pages[0].links.iter();
    assert!(links.filter(|link| link.text == "2").count() > 0, "the part begins on the second page");
}

#[test]
fn steps_stand_once_in_a_part_behind_boxes() {
    let said = gap_report(example()).text();
    for precondition in Catalogue::built_in().preconditions() {
        for step in &precondition.first_steps {
            assert!(said.matches(&format!("☐ {}", step.text)).count() <= 1, "{}", step.text);
        }
    }
    assert!(said.contains("☐ ") && said.contains("Stappen: zie "), "{said}");
}

#[test]
fn one_open_item_is_one_and_needs_no_heading_in_its_row() {
    let report = gap_report(dossiers::adopted());
    report.below("Nog niet beantwoord").says("Eén punt heeft nog geen oordeel.").says("| 9.3 |");
    let open = report.document().blocks.iter().find_map(|block| match block {
        report::Block::Table(table) if table.rows.len() == 1 => Some(table.has_row_headings),
        _ => None,
    });
    assert_eq!(open, Some(false));
}

#[test]
fn what_is_in_order_gets_no_advice() {
    let catalogue = Catalogue::built_in();
    let mut dossier = dossiers::nearly_empty();
    let rated = |rating| Answer { rating: Some(rating), ..Answer::default() };
    dossiers::change(&mut dossier, |measurement| {
        measurement.answers = catalogue.items().map(|(_, item)| (item.id.clone(), rated(Rating::InOrder))).collect();
        let item = &catalogue.preconditions()[4].items[0];
        measurement.answers.insert(item.id.clone(), rated(Rating::Partly));
    });
    let said = gap_report(dossier).text();
    for (index, precondition) in catalogue.preconditions().iter().enumerate() {
        for step in &precondition.first_steps {
            assert_eq!(said.contains(&step.text), index == 4, "{}", step.text);
        }
        for (at, item) in precondition.items.iter().enumerate() {
            let noun = item.noun();
            assert_eq!(said.contains(&*noun), (index, at) == (4, 0), "{noun}");
        }
    }
}

#[test]
fn a_step_that_became_an_action_says_which() {
    gap_report(dossiers::adopted()).says("Dit werd actie A1 ->actie:1.");
}

#[test]
fn every_gap_is_there_with_all_that_was_said_of_it() {
    for dossier in [example(), dossiers::adopted(), dossiers::excessive()] {
        let report = gap_report(dossier);
        let printed = bare(&report.layout().to_string());
        let has = |text: &str| assert!(printed.contains(&bare(text)), "{text}");
        for (_, item) in Catalogue::built_in().items() {
            let Some(answer) = report.dossier().measurements.latest().answers.get(&item.id) else { continue };
            if !answer.rating.is_some_and(Rating::is_gap) {
                continue;
            }
            has(&item.noun());
            // What the typeface lacks is told elsewhere.
            if !answer.evidence.contains('漢') {
                has(&answer.evidence);
            }
            has(&answer.note);
            answer.left_as_is.iter().for_each(|reason| has(reason));
        }
        for action in &report.dossier().actions {
            has(&action.what);
        }
    }
}

#[test]
fn beside_a_gap_stands_who_does_what_and_when() {
    let report = gap_report(dossiers::adopted());
    report
        .entry("1.4")
        .says("> Actie: A1 ->actie:1 Maak één overzicht van de cijfers")
        .says("> Wie: Informatiemanager gemeente > Klaar: 2e kwartaal 2027, bezig")
        .never_says("wat: _");
    report
        .below("Acties")
        .says("Informatiemanager gemeente Bezig start 1e kwartaal 2027 klaar 2e kwartaal 2027 | 1.4 ->punt:urgentiebesef.4 |")
        .says("| A2 | Zoek een vaste procesbegeleider |");
}

#[test]
fn a_gap_without_a_decision_leaves_room_to_write_one() {
    let mut dossier = example();
    let item = dossier.actions[0].item.clone();
    dossier.actions.clear();
    let report = gap_report(dossier);
    let number = Catalogue::built_in().number(&item.unwrap()).to_owned();
    report.entry(&number).says("> wat: _ wie: _ klaar: _");
    report.never_says("> Actie:");
}

#[test]
fn an_action_is_late_by_the_dates_of_the_dossier() {
    let mut dossier = example();
    gap_report(dossier.clone()).never_says("te laat");
    dossier.actions[0].ready = Some(Quarter::new(2026, 3).unwrap());
    gap_report(dossier.clone())
        .says("bezig, te laat")
        .says("Stand van 12 november 2026. Te laat betekent: op die dag had de actie al klaar moeten zijn.");
    dossier.actions[0].status = ActionStatus::Done;
    gap_report(dossier).never_says("te laat");
}

#[test]
fn an_adopted_one_tells_what_was_late_on_the_day_of_adoption() {
    let mut dossier = dossiers::adopted();
    dossiers::change(&mut dossier, |measurement| {
        let actions = &mut measurement.adoption.as_mut().unwrap().snapshot.actions;
        actions[0].ready = Some(Quarter::new(2026, 3).unwrap());
    });
    let late = "Te laat betekent: op 17 december 2026, de dag van de vaststelling, had de actie al klaar moeten zijn.";
    gap_report(dossier).says(late).never_says("Stand van");
}

/// The texts on a page with the heights of their lines, without its head and foot.
fn texts(page: &Page) -> impl Iterator<Item = (f32, &str)> {
    page.runs.iter().filter(|run| !run.is_furniture).flat_map(|run| &run.items).filter_map(|item| match item {
        PageItem::Text(placed) => Some((placed.baseline, placed.text.trim())),
        _ => None,
    })
}

#[test]
fn an_action_beside_a_gap_leads_to_its_own_row() {
    let report = gap_report(dossiers::crowded());
    let pages = &report.layout().pages;
    let mut led = BTreeSet::new();
    for link in pages.iter().flat_map(|page| &page.links) {
        let Some(number) = link.text.strip_prefix('A').filter(|rest| rest.chars().all(|letter| letter.is_ascii_digit())) else {
            continue;
        };
        let Target::Position { page, y } = link.target else { panic!("{link:?}") };
        // The number stands in the first line below the position.
        let near: Vec<&str> = texts(&pages[page]).filter(|(line, _)| (y..y + 24.0).contains(line)).map(|it| it.1).collect();
        assert!(near.contains(&link.text.as_str()), "{number}: {near:?}");
        led.insert(number);
    }
    assert!(led.len() > 20, "{led:?}");
}

#[test]
fn a_note_of_ten_pages_runs_on() {
    let mut dossier = example();
    let short = gap_report(dossier.clone()).pages();
    let item = dossier.actions[0].item.clone().unwrap();
    let sentences: Vec<String> = (1..=1_000).map(|number| format!("Zin {number} gaat over wat de wijk merkte.")).collect();
    dossiers::change(&mut dossier, |measurement| {
        measurement.answers.get_mut(&item).unwrap().note = sentences.join(" ");
    });
    let report = gap_report(dossier);
    assert!(report.pages() >= short + 8, "{} after {short}", report.pages());
    // In reading order: the trekker stands beside the first part of the note and is read after all of it.
    assert!(bare(&report.layout().to_string()).contains(&bare(&sentences.concat())), "a sentence is missing");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn any_dossier_gives_one(dossier in strategies::dossier()) {
        prop_assert!(gap_report(dossier).bytes().starts_with(b"%PDF-1.7"));
    }
}
