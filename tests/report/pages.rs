//! What holds for the pages of every report.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use wijkpeil::content::Catalogue;
use wijkpeil::model::{Answer, Decider, Rating};
use wijkpeil::report::{Block, Kid, Layout, Page, PageItem, ReportKind, Role, Tag, Target};

use proptest::prelude::*;

use super::{dossiers, every, extent};
use crate::support::report::{Printed, bare};

const MILLIMETRE: f32 = 72.0 / 25.4;

#[test]
fn nothing_stands_outside_the_margins() {
    let (left, right) = (25.0 * MILLIMETRE, Page::WIDTH - 22.0 * MILLIMETRE);
    for (name, report) in every() {
        for (number, page) in report.layout().pages.iter().enumerate() {
            for run in &page.runs {
                // The letters of a heading are lower than their size.
                let margin = if run.tag.is_some() { 21.0 } else { 10.0 } * MILLIMETRE;
                for item in &run.items {
                    let (x, y) = extent(item);
                    assert!(x.0 >= left - 1.0 && x.1 <= right + 1.0, "{name}, page {number}: {item:?}");
                    assert!(y.0 >= margin && y.1 <= Page::HEIGHT - margin, "{name}, page {number}: {item:?}");
                }
            }
        }
    }
}

#[test]
fn no_heading_stands_alone_at_the_foot_of_a_page() {
    for (name, report) in every() {
        let layout = report.layout();
        for heading in &layout.outline {
            let is_text = |tag: Role| !matches!(tag, Role::Heading(_));
            let runs = layout.pages[heading.page].runs.iter();
            let texts =
                runs.filter(|run| run.tag.is_some_and(|tag| is_text(layout.tags[tag.0].role))).flat_map(|run| &run.items);
            assert!(texts.map(|item| extent(item).1.1).any(|bottom| bottom > heading.y), "{name}: {heading:?}");
        }
    }
}

#[test]
fn no_heading_stands_at_the_foot_of_a_page_with_one_line_below_it() {
    for (name, report) in every() {
        let layout = report.layout();
        for heading in layout.outline.iter().filter(|heading| heading.y > Page::HEIGHT * 0.8) {
            let runs = layout.pages[heading.page].runs.iter();
            let is_text = |tag: Role| !matches!(tag, Role::Heading(_));
            let texts =
                runs.filter(|run| run.tag.is_some_and(|tag| is_text(layout.tags[tag.0].role))).flat_map(|run| &run.items);
            let below: BTreeSet<i32> =
                texts.map(|item| extent(item).1.1).filter(|y| *y > heading.y).map(|y| y as i32).collect();
            let is_whole = layout.outline.iter().any(|next| next.page == heading.page + 1 && next.y < 32.0 * MILLIMETRE)
                || heading.page + 1 == layout.pages.len();
            assert!(below.len() > 1 || is_whole, "{name}: {heading:?} {below:?}");
        }
    }
}

#[test]
fn every_text_on_a_page_has_one_place_in_the_structure() {
    for (name, report) in every() {
        let layout = report.layout();
        let mut owned = BTreeSet::new();
        for kid in layout.tags.iter().flat_map(|tag| &tag.kids) {
            if let Kid::Run { page, run } = kid {
                assert!(owned.insert((*page, *run)), "{name}: a run has one place");
            }
        }
        for (number, page) in layout.pages.iter().enumerate() {
            for (index, run) in page.runs.iter().enumerate() {
                assert_eq!(run.tag.is_some(), owned.contains(&(number, index)), "{name}");
                let has_text = run.items.iter().any(|item| matches!(item, PageItem::Text(_)));
                assert!(run.tag.is_some() || run.is_furniture || !has_text, "{name}, page {number}: decoration speaks");
            }
        }
    }
}

/// Every aandachtspunt is without a decision: more squares than stand in one line. About the first one a bestuurder decides.
fn undecided() -> &'static Printed {
    static UNDECIDED: LazyLock<Printed> = LazyLock::new(|| {
        let mut dossier = dossiers::nearly_empty();
        dossiers::change(&mut dossier, |measurement| {
            let rated = Answer { rating: Some(Rating::NotInOrder), ..Answer::default() };
            measurement.answers = Catalogue::built_in().items().map(|(_, item)| (item.id.clone(), rated.clone())).collect();
            measurement.answers.values_mut().take(1).for_each(|answer| answer.decider = Some(Decider::Board));
        });
        Printed::of(dossier).kind(ReportKind::Gaps)
    });
    &UNDECIDED
}

/// Left and right, top and bottom.
type Extent = ((f32, f32), (f32, f32));

#[test]
fn nothing_is_drawn_over_a_text() {
    for (name, report) in every().chain([("gaprapport undecided", undecided())]) {
        for (number, page) in report.layout().pages.iter().enumerate() {
            let items: Vec<&PageItem> = page.runs.iter().flat_map(|run| &run.items).collect();
            let texts = items.iter().enumerate().filter_map(|(at, item)| match item {
                PageItem::Text(text) if !text.text.trim().is_empty() => Some((at, text)),
                _ => None,
            });
            let areas: Vec<_> =
                items.iter().map(|item| matches!(item, PageItem::Polygon { .. }).then(|| extent(item))).collect();
            for (at, text) in texts {
                let (x, y) = (text.x + text.width / 2.0, text.baseline - text.size * 0.3);
                let covers = |area: &Option<Extent>| {
                    area.is_some_and(|((left, right), (top, bottom))| left < x && x < right && top < y && y < bottom)
                };
                let is_covered = areas[at..].iter().any(covers);
                assert!(!is_covered, "{name}, page {}: ‘{}’ lies under something", number + 1, text.text);
            }
        }
    }
}

#[test]
fn a_drawing_in_a_table_stands_below_the_head_of_its_column() {
    let undecided = undecided();
    let items = undecided.layout().pages.iter().flat_map(|page| &page.runs).flat_map(|run| &run.items);
    let items: Vec<&PageItem> = items.collect();
    let head = items.iter().find_map(|item| match item {
        PageItem::Text(text) if text.text.trim() == "Nog niets" => Some(text.baseline),
        _ => None,
    });
    let wie = items.iter().position(|item| matches!(item, PageItem::Text(text) if text.text.trim() == "Nog niets"));
    let (head, wie) = (head.expect("there is a table of who decides"), wie.unwrap());
    let squares: Vec<f32> = items[wie..]
        .iter()
        .filter(|item| matches!(item, PageItem::Line { points, .. } if points.len() == 5))
        .map(|item| extent(item).1.0)
        .take(57)
        .collect();
    assert!(squares.len() > 36, "{}", squares.len());
    assert!(squares.iter().all(|top| *top > head + 3.0), "{head} {squares:?}");
}

/// Each heading of what is judged twice, or worked on, has the first of these on its page.
#[test]
fn no_heading_is_parted_from_what_it_heads_by_its_introduction() {
    let later = dossiers::all().into_iter().filter(|(_, dossier)| dossier.measurements.iter().count() > 1);
    for (name, dossier) in later {
        for kind in [ReportKind::FollowUp, ReportKind::Gaps] {
            let report = Printed::of(dossier.clone()).kind(kind);
            let layout = report.layout();
            let headings = layout.tags.iter().filter(|tag| matches!(tag.role, Role::Heading(3 | 4)));
            let begins: Vec<(usize, f32)> = headings
                .filter_map(|tag| tag.kids.iter().find_map(|kid| run_of(layout, kid)))
                .map(|(page, run)| (page, extent(&layout.pages[page].runs[run].items[0]).1.1))
                .collect();
            let wanted =
                |text: &str| text.ends_with("beslist") || text.ends_with("beslissen") || text.starts_with("Nog niet gezegd");
            let parts =
                layout.outline.iter().filter(|entry| kind == ReportKind::Gaps && entry.level == 2 && wanted(&entry.text));
            for part in parts.filter(|part| part.page > 0) {
                let has = begins.iter().any(|(page, y)| *page == part.page && *y > part.y);
                assert!(has, "{name}: ‘{}’ stands alone on page {}", part.text, part.page + 1);
            }
            let chapter = layout.outline.iter().position(|entry| entry.text == "Wat veranderde, punt voor punt");
            let changed =
                layout.outline.iter().skip(chapter.map_or(usize::MAX, |at| at + 1)).take_while(|entry| entry.level > 1);
            let changed: Vec<_> = changed.collect();
            for pair in changed.windows(2).filter(|pair| pair[0].level == 2 && pair[1].level == 3) {
                assert_eq!(pair[0].page, pair[1].page, "{name}: {} and {}", pair[0].text, pair[1].text);
            }
        }
    }
}

#[test]
fn a_cover_has_its_wall() {
    for (name, report) in every().filter(|(name, _)| !name.ends_with("excessive")) {
        let layout = report.layout();
        let has_cover = report.document().blocks.iter().any(|block| matches!(block, Block::Cover(_)));
        let drawn = layout.pages[0].runs.iter().filter_map(|run| run.tag).any(|tag| layout.tags[tag.0].role == Role::Figure);
        assert!(!has_cover || drawn, "{name}");
    }
}

#[test]
fn a_page_that_begins_within_a_group_says_which() {
    let report = undecided_decisions();
    let furniture = report.layout().pages.iter().flat_map(|page| &page.runs).filter(|run| run.is_furniture);
    let items = furniture.flat_map(|run| &run.items);
    let again = items.filter(|item| matches!(item, PageItem::Text(text) if text.text.trim().ends_with("(vervolg)"))).count();
    assert!(again > 0, "57 aandachtspunten take more than one page");
}

/// The full report of the same.
fn undecided_decisions() -> Printed {
    Printed::of(undecided().dossier().clone())
}

#[test]
fn no_row_of_a_table_stands_alone_before_or_after_the_end_of_a_page() {
    let mut torn = 0;
    for (name, report) in every() {
        let layout = report.layout();
        // Sheets to fill in are tables too, of rows that are as high as a pen needs.
        let summaries: BTreeSet<&str> = report
            .document()
            .blocks
            .iter()
            .filter_map(|block| if let Block::Table(table) = block { Some(table.summary.as_str()) } else { None })
            .collect();
        let is_meant = |tag: &&Tag| {
            tag.role == Role::Table && tag.alternative.as_deref().is_some_and(|summary| summaries.contains(summary))
        };
        for table in layout.tags.iter().filter(is_meant) {
            let pages: Vec<Option<usize>> = table.kids.iter().map(|kid| run_of(layout, kid).map(|(page, _)| page)).collect();
            let mut by_page: Vec<(usize, usize)> = Vec::new();
            // The first row is the head.
            for page in pages.into_iter().skip(1).flatten() {
                match by_page.last_mut() {
                    Some((last, rows)) if *last == page => *rows += 1,
                    _ => by_page.push((page, 1)),
                }
            }
            if by_page.len() < 2 || name.ends_with("excessive") {
                continue;
            }
            torn += 1;
            let (first, last) = (by_page[0].1, by_page[by_page.len() - 1].1);
            assert!(first > 1 && last > 1, "{name}: {by_page:?} {:?}", table.alternative);
        }
    }
    assert!(torn > 5, "{torn}");
}

/// The page on which a part of the structure begins, and the run with which it does.
fn run_of(layout: &Layout, kid: &Kid) -> Option<(usize, usize)> {
    match kid {
        Kid::Run { page, run } => Some((*page, *run)),
        Kid::Tag(tag) => layout.tags[tag.0].kids.iter().find_map(|kid| run_of(layout, kid)),
    }
}

#[test]
fn links_lead_to_the_page_that_they_name() {
    let mut named = 0;
    for (name, report) in every() {
        for link in report.layout().pages.iter().flat_map(|page| &page.links) {
            if let Some((_, page)) = link.text.split_once(", pagina\u{a0}") {
                assert!(
                    matches!(link.target, Target::Position { page: at, .. } if page == (at + 1).to_string()),
                    "{name}: {link:?}"
                );
                named += 1;
            }
        }
    }
    assert!(named > 10, "pages refer to each other: {named}");
}

#[test]
fn every_reference_leads_somewhere() {
    for (name, report) in every() {
        let named = report.text().matches(" ->").count();
        // A link that runs on in the next line, and the table of contents, add to them.
        let links = report.layout().pages.iter().map(|page| page.links.len()).sum::<usize>();
        assert!(links >= named, "{name}: {links} of {named}");
    }
}

#[test]
fn only_long_reports_have_a_table_of_contents() {
    for (name, report) in every() {
        let has_contents = report.layout().tags.iter().any(|tag| tag.role == Role::Contents && !tag.kids.is_empty());
        let asks_for_it = report.text().contains("\n[Inhoud]\n");
        assert_eq!(has_contents, asks_for_it && report.pages() > 6, "{name}: {} pages", report.pages());
    }
}

#[test]
fn a_0_meting_begins_with_a_cover_and_the_page_for_a_bestuurder() {
    for (name, report) in every().filter(|(name, _)| name.starts_with("nulmeting")) {
        let chapters: Vec<_> = report.layout().outline.iter().filter(|entry| entry.level == 1).collect();
        assert_eq!((chapters[0].text.as_str(), chapters[0].page), ("Voor de bestuurder", 1), "{name}");
        assert!(chapters[1].page >= 2, "{name}");
    }
}

#[test]
fn a_table_that_runs_on_repeats_its_head() {
    let mut dossier = dossiers::complete();
    dossiers::change(&mut dossier, |measurement| {
        measurement.attendance = measurement.attendance.iter().cycle().take(120).cloned().collect();
    });
    let report = Printed::of(dossier);
    let furniture = report.layout().pages.iter().flat_map(|page| &page.runs).filter(|run| run.is_furniture);
    let heads = furniture
        .flat_map(|run| &run.items)
        .filter(|item| matches!(item, PageItem::Text(text) if text.text == "Organisatie"))
        .count();
    assert!(heads >= 2, "120 people take more than three pages: {heads}");
}

#[test]
fn long_texts_run_on_and_lose_nothing() {
    let report = Printed::of(dossiers::excessive());
    let printed = bare(&report.layout().to_string());
    let measurement = report.dossier().measurements.latest();
    let note = measurement.answers.values().map(|answer| &answer.note).max_by_key(|note| note.len()).unwrap();
    for text in [&measurement.conclusion, &measurement.asks[0].text, note] {
        assert!(printed.contains(&bare(text)));
    }
}

#[test]
fn characters_that_cannot_be_printed_are_told() {
    assert!(Printed::of(dossiers::complete()).layout().unprintable().is_empty());
    let report = Printed::of(dossiers::excessive());
    let layout = report.layout();
    for character in "漢字\u{1f600}".chars() {
        assert!(layout.unprintable().contains(&character), "{character}");
    }
    assert!(
        layout.to_string().contains("Łódź, Ωmega, Привет, [niet af te drukken]"),
        "other scripts come from another typeface"
    );
    let printed: BTreeSet<char> = layout.to_string().chars().collect();
    assert!(printed.is_disjoint(layout.unprintable()));
}

#[test]
fn a_hundred_thousand_characters_are_printed() {
    let mut dossier = dossiers::nearly_empty();
    dossier.profile.neighbourhood = "a".repeat(100_000);
    dossier.profile.partners = "ab\n".repeat(30_000);
    dossiers::change(&mut dossier, |measurement| {
        for answer in measurement.answers.values_mut() {
            answer.note = "lettergrepen ".repeat(8_000);
            answer.evidence = "é".repeat(100_000);
        }
    });
    assert!(Printed::of(dossier).pages() > 100);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), other in "[\\PC\n]{0,400}", rating in 0_usize..5) {
        let mut dossier = dossiers::nearly_empty();
        dossier.profile.neighbourhood.clone_from(&text);
        dossier.profile.team.clone_from(&other);
        dossier.profile.occasion.clone_from(&text);
        dossiers::change(&mut dossier, |measurement| {
            measurement.conclusion.clone_from(&other);
            for answer in measurement.answers.values_mut() {
                answer.rating = Some(Rating::ALL[rating]);
                answer.note.clone_from(&text);
                answer.left_as_is = Some(other.clone());
            }
        });
        prop_assert!(!Printed::of(dossier).kind(ReportKind::Baseline).bytes().is_empty());
    }
}
