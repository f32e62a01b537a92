//! The samenvatting: asks first and whole, the wall, and three sentences from the figures; one page unless the asks take more.

use jiff::civil::date;
use proptest::prelude::*;
use wijkpeil::model::{Ask, AskId, Dossier, Measurement, Measurements, Quarter};
use wijkpeil::report::{Block, ReportKind};

use super::{dossiers, every};
use crate::support::dossiers::{example, five_measurements};
use crate::support::report::{Printed, bare};
use crate::support::strategies;

fn summary(dossier: Dossier) -> Printed {
    Printed::of(dossier).kind(ReportKind::Summary)
}

#[test]
fn it_is_one_page_but_for_long_asks_and_refers_to_no_page_that_it_lacks() {
    for (name, summary) in every().filter(|(name, _)| name.starts_with("samenvatting")) {
        let measurement = summary.dossier().measurements.latest();
        let asked: usize = measurement.asks.iter().map(|ask| ask.text.len()).sum();
        assert!(summary.pages() == 1 || asked > 700, "{name}: {} pages for {asked}", summary.pages());
        assert!(summary.layout().pages.iter().all(|page| page.links.is_empty()), "{name}");
        assert!(!summary.layout().to_string().contains("pagina"), "{name}");
    }
}

#[test]
fn the_wall_follows_asks_that_take_more_than_a_page() {
    let mut dossier = example();
    dossiers::change(&mut dossier, |measurement| {
        let text =
            "Zet de wijkaanpak in de kadernota met geld tot en met 2034, en laat de raad dat in juni vaststellen. ".repeat(5);
        measurement.asks = (1..=4).map(|at| Ask::new(AskId::new(format!("vraag-{at}")), format!("{at} {text}"))).collect();
    });
    assert_eq!(summary(dossier).pages(), 2);
}

#[test]
fn numbered_lines_of_a_single_ask_are_asks_and_columns_in_which_nothing_stands_are_left_out() {
    let mut dossier = example();
    dossiers::change(&mut dossier, |measurement| {
        measurement.asks = vec![Ask::new(AskId::new("request"), "1. Zet geld in de kadernota.\n2. Teken het mandaat.")];
    });
    for kind in [ReportKind::Summary, ReportKind::Baseline] {
        let report = Printed::of(dossier.clone()).kind(kind);
        report.says("| 1. | Zet geld in de kadernota. |").says("| 2. | Teken het mandaat. |");
        report.below("Wat het team vraagt").never_says("Wie beslist").never_says("Wanneer");
    }
    dossiers::change(&mut dossier, |measurement| measurement.asks[0].who = "De raad".to_owned());
    summary(dossier).below("Wat het team vraagt").says("Wie beslist").says("De raad").never_says("Wanneer");
}

#[test]
fn the_longest_asks_are_whole_and_names_are_cut() {
    let mut dossier = dossiers::measured_twice();
    dossier.profile.neighbourhood = "W".repeat(500);
    dossier.profile.municipality = "W ".repeat(500);
    dossier.profile.team = "WW".repeat(5_000);
    let asked = "Regel geld voor tien jaar.\n\n".repeat(300);
    let measurements: Vec<Measurement> = dossier.measurements.clone().into();
    let widest = measurements.into_iter().map(|measurement| Measurement {
        conclusion: "W".repeat(100_000),
        asks: vec![Ask::new(AskId::new("vraag-1"), asked.clone())],
        ..measurement
    });
    dossier.measurements = Measurements::try_from(widest.collect::<Vec<_>>()).unwrap();
    let summary = summary(dossier);
    let printed = bare(&summary.layout().to_string());
    assert!(printed.contains(&bare(&asked)));
    assert!(!printed.contains(&"W".repeat(200)), "the conclusion stands in the full report");
}

/// A measurement of which every date is wrong, altered as the one before it.
#[test]
fn every_remark_stands_at_its_head() {
    let mut dossier = five_measurements();
    let actions = &mut dossier.actions;
    (actions[0].start, actions[0].ready) = (Quarter::new(2030, 1).ok(), Quarter::new(2029, 1).ok());
    let mut measurements: Vec<Measurement> = dossier.measurements.clone().into();
    for (measurement, (peildatum, adopted)) in measurements.iter_mut().zip([(2099, 2100), (2092, 2005), (2086, 2017)]) {
        measurement.reference_date = Some(date(peildatum, 8, 18));
        let adoption = measurement.adoption.as_mut().unwrap();
        adoption.date = date(adopted, 8, 18);
        adoption.snapshot.actions.clone_from(&dossier.actions);
    }
    dossier.measurements = Measurements::try_from(measurements).unwrap();
    summary(dossier)
        .measurement(2)
        .says("Let op: De vastgestelde 1-meting en de vastgestelde 2-meting zijn buiten Wijkpeil om veranderd.")
        .says("Let op: De peildatum van de 1-meting, 18 augustus 2092, ligt vóór die van de 0-meting");
}

/// How many drawings and how many aandachtspunten stand on the page.
fn shown(summary: &Printed) -> (usize, usize) {
    let blocks = &summary.document().blocks;
    let drawings = blocks.iter().filter(|block| matches!(block, Block::Figure(_))).count();
    let rows = blocks.iter().map(|block| match block {
        Block::Table(table) if table.columns.last().is_some_and(|it| it.heading.contains("aandachtspunten")) => {
            table.rows.len()
        }
        _ => 0,
    });
    (drawings, rows.sum())
}

#[test]
fn aandachtspunten_give_way_to_asks_and_the_wall_stays() {
    let with = |number: usize| {
        let mut dossier = dossiers::complete();
        dossiers::change(&mut dossier, |measurement| {
            let ask =
                |at| Ask::new(AskId::new(format!("vraag-{at}")), "Zet de wijkaanpak in de kadernota met geld voor tien jaar.");
            measurement.asks = (0..number).map(ask).collect();
        });
        summary(dossier)
    };
    let mut gaps_before = 5;
    for summary in (1..40).map(with).take_while(|summary| summary.pages() == 1) {
        let (drawings, gaps) = shown(&summary);
        assert!(drawings == 1 && gaps <= gaps_before, "{gaps} after {gaps_before}");
        gaps_before = gaps;
    }
    assert_eq!(gaps_before, 0, "before the page is full no aandachtspunt is left");
    summary(dossiers::complete()).says("[tekening] De muur van bouwstenen, van onder naar boven. Fundament: Urgentiebesef 62");
    summary(example()).says("Nodig de bestuurder van de scholen zelf uit voor de stuurgroep.");
}

#[test]
fn a_later_measurement_tells_which_way_it_went() {
    summary(dossiers::measured_twice())
        .says("Meting en peildatum: 1-meting, 4 november 2027")
        .says("Sinds de 0-meting: verbeterd: Urgentiebesef; verslechterd: Lokale kracht");
    summary(example()).never_says("Sinds de");
}

#[test]
fn the_sentences_come_from_the_figures() {
    summary(example())
        .says("3 van 12 randvoorwaarden zijn op orde")
        .says("[? Nog niet bekend] Zes van de 57 punten weet het team nog niet; daardoor zijn")
        .says("Bij vijf oordelen ontbreekt de onderbouwing.");
    summary(dossiers::empty()).says("0 punten van 57 ingevuld").says("Nog geen enkel punt is beantwoord.");
    summary(dossiers::nearly_empty()).says("56 van de 57 punten zijn nog niet beantwoord.");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn of_any_dossier_no_ask_is_cut(dossier in strategies::dossier()) {
        for measurement in &dossier.measurements {
            let summary = summary(dossier.clone()).measurement(measurement.number);
            let said = bare(&summary.text());
            for ask in &measurement.asks {
                prop_assert!(said.contains(&bare(&ask.text)), "{}", ask.text);
            }
        }
    }
}
