//! The samenvatting: one page for a bestuurder, whatever the team wrote.

use jiff::civil::date;
use proptest::prelude::*;
use wijkpeil::model::{Ask, AskId, Dossier, Measurement, Measurements, Quarter};
use wijkpeil::report::{Block, ReportKind};

use super::{dossiers, every};
use crate::support::dossiers::{example, five_measurements};
use crate::support::report::Printed;
use crate::support::strategies;

fn summary(dossier: Dossier) -> Printed {
    Printed::of(dossier).kind(ReportKind::Summary)
}

#[test]
fn it_is_one_page_and_refers_to_no_page_that_it_lacks() {
    for (name, summary) in every().filter(|(name, _)| name.starts_with("samenvatting")) {
        assert_eq!(summary.pages(), 1, "{name}");
        assert!(summary.layout().pages[0].links.is_empty(), "{name}");
        assert!(!summary.layout().to_string().contains("pagina"), "{name}");
    }
}

#[test]
fn the_widest_texts_are_cut_and_say_so() {
    let mut dossier = dossiers::measured_twice();
    dossier.profile.neighbourhood = "W".repeat(500);
    dossier.profile.municipality = "W ".repeat(500);
    dossier.profile.team = "WW".repeat(5_000);
    let measurements: Vec<Measurement> = dossier.measurements.clone().into();
    let widest = measurements.into_iter().map(|measurement| Measurement {
        conclusion: "W".repeat(100_000),
        asks: vec![Ask::new(AskId::new("vraag-1"), "W\n\n".repeat(30_000))],
        ..measurement
    });
    dossier.measurements = Measurements::try_from(widest.collect::<Vec<_>>()).unwrap();
    let summary = summary(dossier);
    assert_eq!(summary.pages(), 1);
    summary.says("Lees verder in het volledige rapport.");
}

/// A measurement of which every date is wrong, altered as the one before it.
#[test]
fn with_more_remarks_than_a_page_holds_it_tells_the_first_and_counts_the_rest() {
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
    let summary = summary(dossier).measurement(2);
    assert_eq!(summary.pages(), 1);
    summary
        .says("Let op: De vastgestelde 1-meting en de vastgestelde 2-meting zijn buiten Wijkpeil om veranderd.")
        .says("Let op: De peildatum van de 1-meting, 18 augustus 2092, ligt vóór die van de 0-meting")
        .says("Let op: Er zijn nog vier opmerkingen. Die staan in het volledige rapport.");
}

#[test]
fn a_long_conclusion_is_cut_after_a_sentence() {
    let summary = summary(dossiers::excessive());
    summary.below("Conclusie").says("rust op weinig schouders. Lees verder in het volledige rapport.");
    assert!(summary.layout().unprintable().is_empty(), "what cannot be printed stands in notes, which it leaves out");
}

/// How many drawings and how many aandachtspunten stand on the page.
fn shown(summary: &Printed) -> (usize, usize) {
    let blocks = &summary.document().blocks;
    let drawings = blocks.iter().filter(|block| matches!(block, Block::Figure(_))).count();
    let rows = blocks.iter().map(|block| if let Block::Table(table) = block { table.rows.len() } else { 0 });
    (drawings, rows.sum())
}

#[test]
fn where_there_is_room_stands_the_wall_with_five_aandachtspunten() {
    assert_eq!(shown(&summary(dossiers::complete())), (1, 5));
    summary(dossiers::complete()).says("[tekening] De muur van bouwstenen, van onder naar boven. Fundament: Urgentiebesef 62");
}

#[test]
fn with_less_room_there_are_fewer_aandachtspunten_and_then_no_wall() {
    assert_eq!(shown(&summary(dossiers::adopted())), (1, 3), "the checksum takes a line more");
    assert_eq!(shown(&summary(example())), (0, 4), "its texts are long");
    summary(example()).never_says("[tekening]").says("Nodig de bestuurder van de scholen zelf uit voor de stuurgroep.");
}

#[test]
fn a_later_measurement_tells_which_way_it_went() {
    summary(dossiers::measured_twice())
        .says("Meting en peildatum: 1-meting, 4 november 2027")
        .below("Sinds de 0-meting")
        .says("Verbeterd: Urgentiebesef. Verslechterd: Lokale kracht.")
        .says("Niet zeker: Langdurige aanpak");
    summary(example()).never_says("Sinds de");
}

#[test]
fn counts_say_out_of_how_many() {
    summary(example()).says("Bij zes van de 57 punten zegt het team").says("Bij vijf van de 49 oordelen ontbreekt");
    summary(dossiers::empty()).says("Nog geen enkel punt is beantwoord.");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn of_any_dossier_it_is_one_page(dossier in strategies::dossier()) {
        for measurement in &dossier.measurements {
            prop_assert_eq!(summary(dossier.clone()).measurement(measurement.number).pages(), 1);
        }
    }
}
