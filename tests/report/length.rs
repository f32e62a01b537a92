//! Long reports: their cost grows linearly with the dossier, and a report that is too long is refused.

use wijkpeil::content::Catalogue;
use wijkpeil::model::{Action, ActionId, Dossier};
use wijkpeil::report::{self, PageItem};
use wijkpeil::store;

use super::{dossiers, every};
use crate::support::program::Workplace;
use crate::support::report::Printed;

const SENTENCE: &str = "Bellen met de woningcorporatie over de leegstand in de straat. ";

/// The first item of the content.
fn item() -> wijkpeil::content::ItemId {
    Catalogue::built_in().items().next().expect("the content has items").1.id.clone()
}

fn with_actions(texts: impl Iterator<Item = String>) -> Dossier {
    let mut dossier = dossiers::nearly_empty();
    let action = |(number, what): (usize, String)| Action {
        item: Some(item()),
        ..Action::new(ActionId::new(format!("actie-{number}")), what)
    };
    dossier.actions = texts.enumerate().map(action).collect();
    dossier
}

/// Bytes of everything that the pages of a report hold beside its pictures.
fn weight(dossier: Dossier) -> usize {
    let report = Printed::of(dossier);
    let layout = report.layout();
    let of_piece = |item: &PageItem| if let PageItem::Text(text) = item { text.text.len() + 100 } else { 0 };
    let texts: usize = layout.pages.iter().flat_map(|page| &page.runs).flat_map(|run| &run.items).map(of_piece).sum();
    let links: usize = layout.pages.iter().flat_map(|page| &page.links).map(|link| link.text.len() + 100).sum();
    texts + links + layout.tags.len() * 200
}

#[test]
fn the_pages_of_one_long_text_grow_with_the_text() {
    let of = |sentences: usize| weight(with_actions(std::iter::once(SENTENCE.repeat(sentences))));
    let (empty, once, twice) = (of(1), of(400), of(800));
    assert!(twice - empty < 2 * (once - empty) + 10_000, "{empty}, {once} and {twice}");
}

#[test]
fn a_text_that_goes_on_for_pages_is_whole() {
    let report = Printed::of(with_actions(std::iter::once(SENTENCE.repeat(400))));
    let printed = report.layout().to_string().replace('\n', "");
    // At the item and with the action.
    assert_eq!(printed.matches("over de leegstand in de straat.").count(), 2 * 400);
}

/// Runs the program with less memory than a phone has, and tells what it says on standard error.
fn print_within(megabytes: usize, dossier: &Dossier, kind: &str) -> (Option<i32>, String) {
    let place = Workplace::new();
    place.put("lang.wijkpeil.ron", store::dossier_text(dossier));
    let script = format!("ulimit -v {}; exec \"$0\" \"$@\"", megabytes * 1024);
    let arguments = ["rapport", "lang.wijkpeil.ron", "--soort", kind, "--uit", "lang.pdf"];
    let outcome = place.shell(&script, arguments).run();
    assert_eq!(place.path("lang.pdf").exists(), outcome.status == Some(0), "{}", outcome.stderr);
    (outcome.status, outcome.stderr)
}

/// Address space; what is in use is less, and a file of 75 MB is the test's own program.
#[cfg(unix)]
const ROOM: usize = 450;

#[cfg(unix)]
#[test]
fn a_text_of_200_kilobytes_prints_in_little_memory() {
    let sentences = with_actions(std::iter::once(SENTENCE.repeat(3_200)));
    assert_eq!(print_within(ROOM, &sentences, "nulmeting"), (Some(0), String::new()));
    let one_word = with_actions(std::iter::once("a".repeat(200_000)));
    assert_eq!(print_within(ROOM, &one_word, "gaprapport"), (Some(0), String::new()));
}

#[cfg(unix)]
#[test]
fn a_report_that_is_too_long_is_refused_in_little_memory_and_in_dutch() {
    let long = with_actions(std::iter::once(SENTENCE.repeat(240_000)));
    let (status, said) = print_within(ROOM, &long, "nulmeting");
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("pagina’s, en meer dan 2.000 kan niet") && said.contains("Bellen met de woningcorporatie"), "{said}");
    let many = with_actions((0..8_000).map(|number| format!("Actie {number}")));
    let (status, said) = print_within(ROOM, &many, "nulmeting");
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("losse teksten, en meer dan") && said.contains("Aan het dossier is niets veranderd."), "{said}");
    // Its summary is as short as ever.
    assert_eq!(print_within(ROOM, &many, "samenvatting").0, Some(0));
}

#[test]
fn the_fullest_dossier_is_far_from_what_cannot_be_printed() {
    for (name, report) in every() {
        assert_eq!(report::check_length(report.document()), Ok(()), "{name}");
    }
}
