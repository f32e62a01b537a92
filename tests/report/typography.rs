//! How the pages are set: lines that can be read, and paragraphs that are not torn.

use std::collections::{BTreeMap, BTreeSet};

use wijkpeil::content::{Catalogue, ContentFile};
use wijkpeil::report::{
    self, Anchor, Block, Choice, Cover, Document, Kid, Layout, Page, PageItem, Paragraph, PlacedText, ReportKind, Role, Row,
    Style, Table, Target, Text,
};
use wijkpeil::shapes::Tone;

use super::dossiers;
use crate::support::dossiers::example;
use crate::support::report::Printed;

/// More characters on a line tire the eye.
const LONGEST_LINE: usize = 75;

/// The lines of each part of the structure: by page and height, in hundredths of a point.
fn lines(layout: &Layout, kids: &[Kid]) -> BTreeMap<(usize, i64), String> {
    let mut lines: BTreeMap<(usize, i64), String> = BTreeMap::new();
    for kid in kids {
        let Kid::Run { page, run } = kid else { continue };
        for item in &layout.pages[*page].runs[*run].items {
            if let PageItem::Text(text) = item {
                lines.entry((*page, (text.baseline * 100.0) as i64)).or_default().push_str(&text.text);
            }
        }
    }
    lines
}

#[test]
fn no_line_of_text_is_too_long_to_read() {
    for dossier in [dossiers::complete(), dossiers::excessive()] {
        let report = Printed::of(dossier);
        let layout = report.layout();
        for tag in layout.tags.iter().filter(|tag| matches!(tag.role, Role::Paragraph | Role::ListBody | Role::Span)) {
            for line in lines(layout, &tag.kids).values() {
                assert!(line.trim().chars().count() <= LONGEST_LINE, "{line}");
            }
        }
    }
}

#[test]
fn no_line_stands_alone_at_the_foot_or_at_the_head_of_a_page() {
    let mut torn = 0;
    for dossier in [dossiers::complete(), dossiers::excessive()] {
        let report = Printed::of(dossier);
        let layout = report.layout();
        // A part of a paragraph, as a link, may end on a line that others go on with.
        for tag in layout.tags.iter().filter(|tag| !matches!(tag.role, Role::Span | Role::Link)) {
            let mut by_page: BTreeMap<usize, usize> = BTreeMap::new();
            for (page, _) in lines(layout, &tag.kids).keys() {
                *by_page.entry(*page).or_default() += 1;
            }
            if by_page.len() > 1 {
                torn += 1;
                assert!(by_page.values().all(|lines| *lines > 1), "{by_page:?}");
            }
        }
    }
    assert!(torn > 0, "notes of ten pages run on");
}

#[test]
fn a_chapter_begins_where_a_quarter_of_the_page_is_left_or_all_of_it_fits() {
    let report = Printed::of(dossiers::complete());
    let layout = report.layout();
    let chapters: Vec<_> = layout.outline.iter().filter(|entry| entry.level == 1).collect();
    let mut joined = 0;
    for (chapter, next) in chapters.iter().zip(&chapters[1..]) {
        // All of it stands on its page where the next one begins there, or at the top of the page after it.
        let is_short = next.page == chapter.page || next.page == chapter.page + 1 && next.y < Page::HEIGHT / 8.0;
        let room = Page::HEIGHT - chapter.y;
        assert!(is_short || room > Page::HEIGHT / 4.0, "{} begins at {}", chapter.text, chapter.y);
        joined += usize::from(chapter.y > Page::HEIGHT / 4.0);
    }
    assert!(joined > 2, "{joined} of {} chapters share a page", chapters.len());
}

#[test]
fn a_bouwsteen_begins_on_the_page_of_its_first_randvoorwaarde() {
    for dossier in [example(), dossiers::complete(), dossiers::nearly_empty()] {
        let report = Printed::of(dossier);
        let outline = &report.layout().outline;
        let mut found = 0;
        for pair in outline.windows(2) {
            let [title, first] = pair else { continue };
            if ["Fundament", "Coalitie", "Reflectie", "Mensen"].contains(&title.text.as_str()) && first.level > title.level {
                assert_eq!(title.page, first.page, "{} and {}", title.text, first.text);
                found += 1;
            }
        }
        assert_eq!(found, 4);
    }
}

#[test]
fn addresses_lead_to_the_web() {
    let report = Printed::of(dossiers::excessive());
    let layout = report.layout();
    let addresses: BTreeSet<&str> = layout
        .pages
        .iter()
        .flat_map(|page| &page.links)
        .filter_map(|link| if let Target::Address(address) = &link.target { Some(address.as_str()) } else { None })
        .collect();
    assert!(addresses.iter().any(|address| address.ends_with("/verslag?versie=12&taal=nl")), "{addresses:?}");
    assert!(addresses.contains("https://doi.org/10.1037/a0022885"));
}

/// A document with these blocks and nothing else.
fn only(blocks: Vec<Block>) -> Document {
    Document { blocks, ..Printed::of(dossiers::nearly_empty()).document().clone() }
}

#[test]
fn a_reference_to_what_is_left_out_is_plain_text_without_a_page() {
    let said = |text: Text| Block::Paragraph(Paragraph { text, style: Style::Body });
    let layout = report::layout(&only(vec![said(Text::page_link("Zie daar", Anchor("is er niet".to_owned())))]));
    assert_eq!(layout.to_string().trim(), "Zie daar");
    assert!(layout.pages.iter().all(|page| page.links.is_empty()));
    let mut items = layout.pages.iter().flat_map(|page| &page.runs).filter(|run| run.tag.is_some()).flat_map(|run| &run.items);
    assert!(items.all(|item| matches!(item, PageItem::Text(text) if text.tone == Tone::Ink)));
}

/// The texts on the pages of a document, but for what stands at head and foot, in the order in which they are drawn.
fn placed(layout: &Layout) -> Vec<&PlacedText> {
    let runs = layout.pages.iter().flat_map(|page| &page.runs).filter(|run| run.tag.is_some());
    runs.flat_map(|run| &run.items).filter_map(|item| if let PageItem::Text(text) = item { Some(text) } else { None }).collect()
}

#[test]
fn a_word_that_is_longer_than_a_line_has_a_hyphen_where_it_is_broken() {
    let word = "zzkrt".repeat(60);
    let address = format!("https://voorbeeld.nl/{word}");
    let number = "1234567890".repeat(30);
    let cover = Cover {
        kind: "0-meting".to_owned(),
        title: word.clone(),
        subtitle: String::new(),
        statement: String::new(),
        facts: Vec::new(),
        pictures: Vec::new(),
        caption: String::new(),
    };
    let said = |text: &str| Block::Paragraph(Paragraph { text: text.into(), style: Style::Body });
    for (blocks, has_hyphens) in [
        (vec![Block::Cover(cover)], true),
        (vec![said(&word)], true),
        (vec![said(&address)], false),
        (vec![said(&number)], false),
    ] {
        let layout = report::layout(&only(blocks));
        let parts: Vec<&PlacedText> = placed(&layout).into_iter().filter(|text| text.text != "0-meting").collect();
        let (last, broken) = parts.split_last().unwrap();
        assert!(!broken.is_empty() && !last.is_hyphenated, "{parts:?}");
        assert!(broken.iter().all(|part| part.is_hyphenated == has_hyphens), "{broken:?}");
        assert!(parts.iter().all(|part| part.x + part.width <= Page::WIDTH - 62.0), "{parts:?}");
    }
}

#[test]
fn a_row_that_runs_on_says_of_what_it_is() {
    let long = "Dit spraken we af met iedereen. ".repeat(200);
    let cells = |number: &str, text: &str| Row::of(vec![Text::strong(number), text.into(), "nog open".into()]);
    let rows = vec![cells("A1", "Bel de school."), cells("A2", &long), cells("A3", "Ga langs.")];
    let table = Table::of("Acties.", [("Nr.", 1.0), ("Wat", 4.0), ("Stand", 2.0)], rows);
    let layout = report::layout(&only(vec![Block::Table(table)]));
    assert!(layout.pages.len() > 1);
    for (number, page) in layout.pages.iter().enumerate().skip(1) {
        let furniture = page.runs.iter().filter(|run| run.is_furniture).flat_map(|run| &run.items);
        let again = furniture.filter_map(|item| if let PageItem::Text(text) = item { Some(text) } else { None });
        let again: Vec<&PlacedText> = again.filter(|text| text.text == "A2").collect();
        let [again] = again[..] else { panic!("page {}: {again:?}", number + 1) };
        let first = page.runs.iter().filter(|run| run.tag.is_some()).flat_map(|run| &run.items);
        let first = first.filter_map(|item| if let PageItem::Text(text) = item { Some(text.baseline) } else { None });
        let first = first.fold(f32::INFINITY, f32::min);
        assert!((again.baseline - first).abs() < 0.1, "it stands beside the first line: {} {first}", again.baseline);
    }
}

/// Content with each randvoorwaarde this many times.
fn long_content(times: usize) -> Catalogue {
    let mut files: Vec<ContentFile> = Catalogue::built_in_files();
    let own: Vec<(String, ContentFile)> = Catalogue::built_in()
        .preconditions()
        .iter()
        .filter_map(|precondition| {
            let id = precondition.id.to_string();
            let file = files.iter().find(|file| file.text.contains(&format!("    id: \"{id}\",\n    number")))?;
            Some((id, file.clone()))
        })
        .collect();
    assert_eq!(own.len(), 12);
    for (round, (index, (id, file))) in (1..times).flat_map(|round| own.iter().enumerate().map(move |own| (round, own))) {
        let text = file.text.replace(&format!("\"{id}"), &format!("\"{id}-{round}"));
        let (old, new) = (format!("number: {},", index + 1), format!("number: {},", round * own.len() + index + 1));
        let path = file.path.replace(".ron", &format!("-{round}.ron"));
        files.push(ContentFile { path, text: text.replacen(&old, &new, 1) });
    }
    Catalogue::from_files(&files).unwrap_or_else(|problems| panic!("{:?}", problems.first()))
}

#[test]
fn everything_stands_on_the_paper_with_sixty_randvoorwaarden() {
    let report = Printed::of(dossiers::complete()).under(long_content(5));
    let layout = report.layout();
    assert!(layout.outline.iter().any(|entry| entry.text.starts_with("60 ")), "{:?}", layout.outline);
    for (number, page) in layout.pages.iter().enumerate() {
        for item in page.runs.iter().flat_map(|run| &run.items) {
            let lowest = match item {
                PageItem::Text(text) => text.baseline,
                PageItem::Polygon { points, .. } | PageItem::Line { points, .. } => {
                    points.iter().map(|it| it.y).fold(0.0, f32::max)
                }
                PageItem::Dots(dots) => dots.area.bottom(),
                PageItem::Picture(picture) => picture.area.bottom(),
            };
            assert!(lowest < Page::HEIGHT - 28.0, "page {}: {item:?}", number + 1);
        }
    }
}

/// Words of two letters and more, and how many of them begin with a small letter.
fn words(line: &str) -> (usize, usize) {
    let words = line.split(|letter: char| !letter.is_alphabetic()).filter(|word| word.chars().count() > 1);
    words.fold((0, 0), |(all, small), word| (all + 1, small + usize::from(word.starts_with(char::is_lowercase))))
}

/// Checkers take decoration with eight words and more on a line, four of them small, for text that was forgotten.
#[test]
fn heads_of_tables_that_run_on_read_as_heads() {
    let mut checked = 0;
    let dossiers = [dossiers::complete(), crate::support::dossiers::a_year_later(), dossiers::nearly_empty()];
    let has = |kind, dossier: &_| Choice { kind, ..Choice::default() }.of(dossier).is_ok();
    let mut tables: Vec<Table> = Vec::new();
    for kind in ReportKind::ALL {
        for dossier in dossiers.iter().filter(|dossier| has(kind, dossier)) {
            let blocks = Printed::of(dossier.clone()).kind(kind).document().blocks.clone();
            tables.extend(
                blocks.into_iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }),
            );
        }
    }
    for table in tables {
        for times in 1..40 {
            let rows = table.rows.iter().cycle().take(table.rows.len() * times).cloned().collect();
            let layout = report::layout(&only(vec![Block::Table(Table { rows, ..table.clone() })]));
            if layout.pages.len() < 2 {
                continue;
            }
            for page in &layout.pages[1..] {
                let mut lines: BTreeMap<i64, String> = BTreeMap::new();
                for item in page.runs.iter().filter(|run| run.is_furniture).flat_map(|run| &run.items) {
                    if let PageItem::Text(text) = item {
                        let line = lines.entry((text.baseline * 100.0) as i64).or_default();
                        line.push_str(&text.text);
                        line.push(' ');
                    }
                }
                // Head and foot of the page, and the head of the table.
                assert!(lines.len() > 2, "no head on a page");
                for line in lines.values() {
                    let (all, small) = words(line);
                    assert!(all < 8 || small < 4, "{line}");
                }
            }
            checked += 1;
            break;
        }
    }
    assert!(checked > 5, "{checked} tables ran on");
}
