//! How many pages reports take, and how full these are.

use wijkpeil::report::{Block, Layout, Page, PageItem, ReportKind};
use wijkpeil::shapes::Tone;

use super::{dossiers, every, extent};
use crate::support::dossiers::{example, shipped};
use crate::support::report::{Printed, bare};

const MILLIMETRE: f32 = 72.0 / 25.4;

#[test]
fn the_reports_of_the_example_are_as_short_as_promised() {
    let pages = |kind| Printed::of(example()).kind(kind).pages();
    assert!(pages(ReportKind::Baseline) <= 35, "{}", pages(ReportKind::Baseline));
    assert!((4..=8).contains(&pages(ReportKind::Gaps)), "{}", pages(ReportKind::Gaps));
    assert_eq!(pages(ReportKind::Summary), 1);
    // With the 1-meting that every user can look at.
    for (kind, measurement, bounds) in [
        (ReportKind::Baseline, 0, 20..=35),
        (ReportKind::Gaps, 0, 4..=8),
        (ReportKind::Summary, 0, 1..=1),
        (ReportKind::FollowUp, 1, 20..=35),
        (ReportKind::Gaps, 1, 4..=8),
        (ReportKind::Summary, 1, 1..=1),
    ] {
        let pages = Printed::of(shipped()).kind(kind).measurement(measurement).pages();
        assert!(bounds.contains(&pages), "{kind:?} of the {measurement}-meting: {pages}");
    }
}

#[test]
fn who_decides_is_told_once_where_there_is_nobody_to_tell_apart() {
    let report = Printed::of(example()).kind(ReportKind::Gaps);
    report.never_says("Wie beslist").says("Nog niet gezegd wie beslist");
    Printed::of(shipped()).kind(ReportKind::Gaps).says("Wie beslist").says("De bestuurder beslist");
}

#[test]
fn a_nearly_empty_0_meting_is_short() {
    let pages = Printed::of(dossiers::nearly_empty()).pages();
    assert!(pages <= 12, "{pages}");
}

/// Where what is read on a page ends, in points from its upper edge.
fn bottom(page: &Page) -> f32 {
    let items = page.runs.iter().filter(|run| !run.is_furniture).flat_map(|run| &run.items);
    items.map(|item| extent(item).1.1).fold(0.0, f32::max)
}

/// Whether a part of the report begins at the top of a page: a heading, or what takes a page of its own.
fn begins_a_part(layout: &Layout, page: usize) -> bool {
    layout.outline.iter().any(|entry| entry.page == page && entry.level <= 2 && entry.y < 32.0 * MILLIMETRE)
}

#[test]
fn no_page_is_nearly_empty_but_the_last_of_a_part() {
    let own = |name: &str| !(name.starts_with("vervolgmeting") || name.contains("form"));
    for (name, report) in every().filter(|(name, _)| own(name)) {
        let layout = report.layout();
        for (number, page) in layout.pages.iter().enumerate().take(layout.pages.len() - 1) {
            let third = 22.0 * MILLIMETRE + (Page::HEIGHT - 44.0 * MILLIMETRE) / 3.0;
            let is_last = begins_a_part(layout, number + 1);
            assert!(bottom(page) >= third || is_last, "{name}: page {} ends at {}", number + 1, bottom(page));
        }
    }
}

#[test]
fn an_ask_is_never_cut_and_too_many_make_a_second_page() {
    let ask = "Zet de wijkaanpak in de kadernota met geld tot en met 2034, en laat de raad dat in juni vaststellen.";
    let with = |number: usize| {
        let mut dossier = dossiers::complete();
        dossiers::change(&mut dossier, |measurement| {
            let one = measurement.asks[0].clone();
            measurement.asks = (1..=number)
                .map(|at| wijkpeil::model::Ask {
                    id: wijkpeil::model::AskId::new(format!("vraag-{at}")),
                    text: format!("{ask} Vraag {at}."),
                    ..one.clone()
                })
                .collect();
        });
        dossier
    };
    for kind in [ReportKind::Baseline, ReportKind::Summary] {
        for number in [1, 4, 12, 30] {
            let report = Printed::of(with(number)).kind(kind);
            let printed = bare(&report.layout().to_string());
            for at in 1..=number {
                assert!(printed.contains(&bare(&format!("{ask} Vraag {at}."))), "{kind:?}: {at} of {number}");
            }
        }
    }
    assert!(Printed::of(with(12)).kind(ReportKind::Summary).pages() > 1);
}

#[test]
fn the_wall_keeps_its_words_however_much_is_asked() {
    let report = Printed::of(example()).kind(ReportKind::Summary);
    let layout = report.layout();
    let texts: Vec<&str> =
        layout.pages.iter().flat_map(|page| &page.runs).flat_map(|run| &run.items).filter_map(text).collect();
    assert!(texts.iter().filter(|text| ["op orde", "deels", "niet op orde"].contains(text)).count() >= 9, "{texts:?}");
}

fn text(item: &PageItem) -> Option<&str> {
    if let PageItem::Text(text) = item { Some(text.text.trim()) } else { None }
}

#[test]
fn links_and_headings_have_no_colour() {
    for (name, report) in every() {
        for item in report.layout().pages.iter().flat_map(|page| &page.runs).flat_map(|run| &run.items) {
            if let PageItem::Text(text) = item {
                assert_ne!(text.tone, Tone::Accent, "{name}: {}", text.text);
            }
        }
    }
}

#[test]
fn a_head_is_shortened_before_the_measurement_and_never_in_it() {
    let mut dossier = dossiers::nearly_empty();
    dossier.profile.neighbourhood = "Groenekwartier en de straten daaromheen ".repeat(8);
    let report = Printed::of(dossier).kind(ReportKind::Gaps);
    let last = report.layout().pages.last().expect("a report has pages");
    let furniture: Vec<&str> =
        last.runs.iter().filter(|run| run.is_furniture).flat_map(|run| &run.items).filter_map(text).collect();
    assert!(furniture.iter().any(|text| text.starts_with("Groenekwartier en") && text.ends_with('…')), "{furniture:?}");
    assert!(furniture.contains(&"Gaprapport nulmeting"), "{furniture:?}");
}

#[test]
fn a_gap_is_told_by_its_verdict_and_then_a_noun() {
    let report = Printed::of(example());
    report.below("Aandachtspunten en besluiten").says("| niet op orde | Visie op de rol van bewoners |");
    report.says("* 2.3 [⊗ Niet op orde] Visie op de rol van bewoners");
    let gaps = report.document().blocks.iter().filter(|block| matches!(block, Block::Judged(_))).count();
    assert_eq!(gaps, 12, "each randvoorwaarde has its items");
}

#[test]
fn what_a_team_numbers_becomes_a_list() {
    let mut dossier = dossiers::complete();
    dossiers::change(&mut dossier, |measurement| {
        let answer = measurement.answers.values_mut().next().expect("the dossier has answers");
        answer.evidence = "Dit spraken we af:\n1. bellen met de school\n2. langsgaan in de wijk".to_owned();
    });
    let report = Printed::of(dossier);
    let structure = report.read_back().structure();
    assert!(structure.contains("bellen met de school"), "{structure}");
    let layout = report.layout();
    let placed = |wanted: &str| {
        let mut items = layout.pages.iter().flat_map(|page| &page.runs).flat_map(|run| &run.items);
        items.find_map(|item| match item {
            PageItem::Text(text) if text.text.starts_with(wanted) => Some(text.x),
            _ => None,
        })
    };
    let (before, item) = (placed("Dit spraken we af").unwrap(), placed("bellen met de school").unwrap());
    assert!(item > before + 8.0, "{before} {item}");
}
