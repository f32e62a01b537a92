//! A dossier in which hardly anything is filled in: what is not there is told in short, or passed over.

use wijkpeil::content::Catalogue;
use wijkpeil::model::{Answer, Rating};
use wijkpeil::report::ReportKind::{self, Baseline, Gaps, Summary};

use super::dossiers;
use crate::support::report::{Printed, bare};

/// One rating of 57, and the names of gemeente and wijk.
fn nearly_empty() -> Printed {
    Printed::of(dossiers::nearly_empty())
}

#[test]
fn the_cover_names_only_what_is_known() {
    nearly_empty()
        .says(
            "[omslag] Zelfbeoordeling van de wijkaanpak tegen ondermijning Groenekwartier Nulmeting Gemeente Voorbeeldstad Het team gaf een oordeel over één van de 57 punten",
        )
        .never_says_any(["Team:", "Peildatum:", "# Over deze wijkaanpak", "# Interventies"]);
    Printed::of(dossiers::empty())
        .says("tegen ondermijning Wijk zonder naam Nulmeting Nog geen enkel punt is beantwoord.")
        .says("titel: 0-meting Wijk zonder naam");
}

#[test]
fn the_page_for_a_bestuurder_says_what_is_missing() {
    nearly_empty()
        .below("Voor de bestuurder")
        .says("Het team heeft nog niet opgeschreven wat het van de bestuurder vraagt.")
        .says("1 punt van 57 ingevuld")
        .says("Nog geen enkele randvoorwaarde is op orde.")
        .says("Dat is nog niet te zeggen: 56 punten staan nog open.")
        .never_says("Geen enkele randvoorwaarde is deels of niet op orde.")
        .says("56 van de 57 punten zijn nog niet beantwoord. Bij één oordeel ontbreekt de onderbouwing.");
    Printed::of(dossiers::empty())
        .below("Voor de bestuurder")
        .says("Nog geen enkel punt is beantwoord.")
        .says("[⊗ Niet op orde] Dat is nog niet te zeggen: geen enkel punt is beoordeeld.");
}

#[test]
fn an_empty_dossier_never_says_that_all_is_well_or_that_nothing_is() {
    for kind in ReportKind::ALL.into_iter().filter(|kind| !kind.is_blank() && *kind != ReportKind::FollowUp) {
        Printed::of(dossiers::empty()).kind(kind).never_says_any([
            "Er zijn geen punten met het oordeel",
            "Geen enkele randvoorwaarde is deels",
            "Geen van de twaalf randvoorwaarden is op orde.",
            "0–100%",
        ]);
    }
    let scores = Printed::of(dossiers::empty());
    scores.below("Scores").says("Nog geen enkel punt is beoordeeld. Er zijn dus nog geen scores.").never_says("[tabel]");
    let mut dossier = dossiers::nearly_empty();
    dossiers::change(&mut dossier, |measurement| {
        measurement.answers.values_mut().for_each(|answer| answer.rating = Some(Rating::InOrder));
    });
    for kind in [Baseline, Gaps] {
        Printed::of(dossier.clone())
            .kind(kind)
            .says("Het ene punt dat is beoordeeld, vraagt geen aandacht. Er staan nog 56 punten open.");
    }
}

#[test]
fn what_is_not_filled_in_is_left_out_of_the_table_and_told_below_it() {
    nearly_empty()
        .below("Scores")
        .says("| 1 Urgentiebesef | 0 van 4 | Eén deels, drie niet beantwoord. |  | 12–88% | nog niet af |")
        .never_says("| 2 Lokale kracht |")
        .says("Nog niet ingevuld: 2 Lokale kracht, 3 Langdurige aanpak");
}

#[test]
fn an_untouched_randvoorwaarde_only_lists_its_items() {
    nearly_empty()
        .below("2 Benutten van de lokale kracht")
        .says("Het team heeft deze vijf punten nog niet beantwoord. [○ Nog niet ingevuld]")
        .says("| 2.1 | We weten welke partijen")
        .never_says("Score");
}

#[test]
fn what_is_still_open_is_told_in_a_line_a_randvoorwaarde() {
    let report = nearly_empty();
    report
        .below("Nog niet beantwoord")
        .says("- 1.2 ->punt:urgentiebesef.2 Gedeelde cijfers en feiten")
        .says("Alle punten van deze randvoorwaarden: 2 Lokale kracht ->punt:lokale-kracht.1; 3 ");
    report.below("Zonder onderbouwing").says("waarop het rust: 1.1 ->punt:urgentiebesef.1.");
}

#[test]
fn missing_actions_and_attendees_are_stated() {
    let report = nearly_empty();
    report.below("Acties").says("Het team heeft nog geen acties opgeschreven.");
    report.below("Wie deden mee").says("Er staat nog niet bij wie er meededen.").never_says("[tabel]");
}

#[test]
fn the_worked_example_is_of_what_was_rated_or_says_that_there_is_none_yet() {
    nearly_empty().says("## Een voorbeeld: Urgentiebesef");
    Printed::of(dossiers::empty()).says("In deze meting telt nog geen enkel antwoord mee.");
}

#[test]
fn a_gap_report_tells_what_to_do_first() {
    let report = nearly_empty().kind(Gaps);
    report
        .says("Meting: 0-meting Concept, laatst gewijzigd: 21 november 2026")
        .says("1 van de 57 punten vraagt aandacht; 56 zijn nog niet beantwoord")
        .says("☐ Breng in beeld welke problemen de wijk heeft")
        .never_says("Team:");
    report.entry("1.1").says("Onderbouwing: nog niet opgeschreven.").says("wat: _ wie: _ klaar: _");
    report.below("Nog niet beantwoord").says("56 punten hebben nog geen oordeel.").says("| 12.6 |");
    report.below("Acties").says("Het team heeft nog geen acties opgeschreven.");
    Printed::of(dossiers::empty())
        .kind(Gaps)
        .says("Nog geen enkel punt is beoordeeld. Daarom staan hier nog geen aandachtspunten.");
}

#[test]
fn a_summary_of_one_page_says_what_is_missing() {
    nearly_empty()
        .kind(Summary)
        .says("Meting: 0-meting Concept, laatst gewijzigd: 21 november 2026")
        .says("Het team heeft nog niet opgeschreven wat het van de bestuurder vraagt.")
        .says("| 1.1 | deels | Besef van de ernst")
        .says("56 van de 57 punten zijn nog niet beantwoord. Bij één oordeel ontbreekt de onderbouwing.");
}

#[test]
fn what_is_empty_is_short_and_every_item_is_named() {
    let report = nearly_empty();
    assert!(report.pages() <= 12, "{} pages", report.pages());
    let said = bare(&report.layout().to_string());
    for (_, item) in Catalogue::built_in().items() {
        assert!(said.contains(&bare(&item.text)), "{}", item.text);
    }
}

#[test]
fn an_unanswered_item_of_which_something_was_said_is_told_in_full() {
    let mut dossier = dossiers::nearly_empty();
    let (_, item) = Catalogue::built_in().items().nth(20).unwrap();
    dossiers::change(&mut dossier, |measurement| {
        let note = "Hier komen we later op terug.".to_owned();
        measurement.answers.insert(item.id.clone(), Answer { note, ..Answer::default() });
    });
    Printed::of(dossier).says("Hier komen we later op terug.");
}
