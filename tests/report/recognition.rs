//! The appendix that says how ratings are recognised, on request.

use std::sync::Arc;

use jiff::civil::date;
use wijkpeil::analysis::freeze;
use wijkpeil::content::{Anchors, Catalogue};
use wijkpeil::model::Dossier;
use wijkpeil::report::ReportKind::{self, Baseline, FollowUp, Form, Gaps, Summary};

use super::dossiers;
use crate::content::anchors::files_without_anchors;
use crate::support::dossiers::{a_year_later, example};
use crate::support::report::{Printed, bare};

fn of_example(kind: ReportKind) -> Printed {
    Printed::of(example()).kind(kind)
}

/// Everything that the content says of how ratings are recognised.
fn all(catalogue: &Catalogue) -> Vec<&str> {
    let texts = catalogue.items().flat_map(|(_, item)| {
        let Anchors { in_order, partly, not_in_order } = item.anchors.as_ref().expect("every item has anchors");
        [in_order, partly, not_in_order].into_iter().chain(&item.evidence_hints)
    });
    texts.map(String::as_str).collect()
}

/// With its anchors, under the present content.
fn with_anchors(kind: ReportKind) -> Printed {
    match kind {
        FollowUp => Printed::of(a_year_later()).kind(kind).with_anchors(),
        _ => of_example(kind).with_anchors(),
    }
}

#[test]
fn every_anchor_stands_in_the_appendix_with_the_number_of_its_item() {
    let catalogue = Catalogue::built_in();
    for kind in [Baseline, FollowUp, Gaps] {
        let report = with_anchors(kind);
        let appendix = report.below("Ankers");
        appendix.says("De ankers en de ideeën voor bewijs zijn van Wijkpeil zelf.");
        for text in all(catalogue) {
            appendix.says(text);
        }
        for (_, item) in catalogue.items() {
            let Anchors { in_order, partly, not_in_order } = item.anchors.as_ref().unwrap();
            let hints = item.evidence_hints.join("\n• ");
            let number = catalogue.number(&item.id);
            appendix.says(&format!("| {number} {} | {in_order} | {partly} | {not_in_order} | • {hints} |", item.text));
        }
    }
}

#[test]
fn the_appendix_comes_last_and_is_found_by_whoever_looks_for_it() {
    for (kind, level) in [(Baseline, 1), (FollowUp, 1), (Gaps, 2)] {
        let report = with_anchors(kind);
        let chapters: Vec<&str> =
            report.layout().outline.iter().filter(|entry| entry.level == level).map(|entry| entry.text.as_str()).collect();
        assert_eq!(chapters.last(), Some(&"Ankers"), "{kind:?}");
        let below = report.layout().outline.iter().rev().take_while(|entry| entry.level > level).count();
        assert_eq!(below, 12, "{kind:?}: each randvoorwaarde");
        let page = report.layout().outline.iter().rfind(|entry| entry.text == "Ankers").unwrap().page + 1;
        let heard = bare(&report.layout().to_string());
        assert!(heard.contains(&bare(&format!("staat in de bijlage Ankers, pagina {page}."))), "{kind:?}");
    }
    let contents = with_anchors(Baseline);
    let heard = contents.layout().to_string();
    let listed = heard.split("\nInhoud\n").nth(1).unwrap().split("\nOver deze meting\n").next().unwrap();
    assert!(listed.contains("Ankers"), "{listed}");
}

#[test]
fn nothing_is_said_of_anchors_that_were_not_asked_for() {
    let catalogue = Catalogue::built_in();
    for kind in [Baseline, Gaps, Summary] {
        let report = of_example(kind);
        report.never_says_any(all(catalogue)).never_says("bijlage Ankers").never_says("# Ankers");
    }
    assert_ne!(
        of_example(Baseline).document().about.identity,
        of_example(Baseline).with_anchors().document().about.identity,
        "another file"
    );
}

#[test]
fn a_summary_and_a_form_are_the_same_with_them() {
    for kind in [Summary, Form] {
        assert_eq!(of_example(kind).document(), of_example(kind).with_anchors().document(), "{kind:?}");
    }
    assert_eq!(of_example(Summary).with_anchors().pages(), 1);
}

/// The dossier with its measurement frozen under this content.
fn frozen(content: Catalogue) -> Dossier {
    let mut dossier = dossiers::complete();
    let measurement = freeze(&dossier, &Arc::new(content), date(2026, 12, 17), "de stuurgroep".into()).unwrap();
    *dossier.measurements.open_mut().unwrap() = measurement;
    dossier
}

fn without_anchors() -> Catalogue {
    Catalogue::from_files(&files_without_anchors()).unwrap()
}

#[test]
fn an_adopted_measurement_prints_the_anchors_of_its_own_content() {
    for kind in [Baseline, Gaps] {
        let with = Printed::of(frozen(Catalogue::built_in().clone())).kind(kind).with_anchors().under(without_anchors());
        with.says_all(all(Catalogue::built_in()));
        let without = Printed::of(frozen(without_anchors())).kind(kind).with_anchors();
        without.never_says_any(all(Catalogue::built_in())).never_says("Ankers");
    }
}

#[test]
fn a_content_without_anchors_gets_no_empty_appendix() {
    let report = Printed::of(dossiers::complete()).with_anchors().under(without_anchors());
    assert_eq!(report.document(), Printed::of(dossiers::complete()).under(without_anchors()).document());
}

#[test]
fn an_item_that_lacks_a_part_says_so_and_one_that_lacks_all_is_left_out() {
    let mut files = Catalogue::built_in_files();
    let file = files.iter_mut().find(|file| file.path.ends_with("01-urgentiebesef.ron")).unwrap();
    let cut = |text: &str, beginning: &str, end: &str| {
        let (before, rest) = text.split_once(beginning).unwrap();
        [before, rest.split_once(end).unwrap().1].concat()
    };
    let (first, second) = file.text.split_once("id: \"urgentiebesef.2\"").unwrap();
    let anchors = ("            anchors: (\n", "            ),\n");
    let hints = ("            evidence_hints: [\n", "            ],\n");
    let first = cut(first, anchors.0, anchors.1);
    let second = cut(&cut(second, anchors.0, anchors.1), hints.0, hints.1);
    file.text = [&first, "id: \"urgentiebesef.2\"", &second].concat();
    let report = Printed::of(dossiers::complete()).with_anchors().under(Catalogue::from_files(&files).unwrap());
    let appendix = report.below("Ankers");
    appendix.says("| – | – | – | • Verslagen van gesprekken met elke groep");
    appendix.never_says("| 1.2 ").says("| 1.3 ");
}
