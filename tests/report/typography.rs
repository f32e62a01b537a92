//! How the pages are set: lines that can be read, and paragraphs that are not torn.

use std::collections::{BTreeMap, BTreeSet};

use wijkpeil::report::{Kid, Layout, Piece, Role, Target};

use super::layout;
use crate::support::printed as dossiers;

/// More characters on a line tire the eye.
const LONGEST_LINE: usize = 75;

/// The lines of each part of the structure: by page and height, in hundredths of a point.
fn lines(layout: &Layout, kids: &[Kid]) -> BTreeMap<(usize, i64), String> {
    let mut lines: BTreeMap<(usize, i64), String> = BTreeMap::new();
    for kid in kids {
        let Kid::Run { page, run } = kid else { continue };
        for piece in &layout.pages[*page].runs[*run].pieces {
            if let Piece::Text(text) = piece {
                lines.entry((*page, (text.baseline * 100.0) as i64)).or_default().push_str(&text.text);
            }
        }
    }
    lines
}

#[test]
fn no_line_of_text_is_too_long_to_read() {
    for dossier in [dossiers::complete(), dossiers::excessive()] {
        let layout = layout(&dossier);
        for tag in layout.tags.iter().filter(|tag| matches!(tag.role, Role::Paragraph | Role::ListBody | Role::Span)) {
            for line in lines(&layout, &tag.kids).values() {
                assert!(line.trim().chars().count() <= LONGEST_LINE, "{line}");
            }
        }
    }
}

#[test]
fn no_line_stands_alone_at_the_foot_or_at_the_head_of_a_page() {
    let mut torn = 0;
    for dossier in [dossiers::complete(), dossiers::excessive()] {
        let layout = layout(&dossier);
        for tag in &layout.tags {
            let mut by_page: BTreeMap<usize, usize> = BTreeMap::new();
            for (page, _) in lines(&layout, &tag.kids).keys() {
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
fn a_short_chapter_joins_the_page_before_it_and_a_long_one_does_not() {
    let layout = layout(&dossiers::complete());
    let chapters: Vec<_> = layout.outline.iter().filter(|entry| entry.level == 1).collect();
    let tops: BTreeSet<i64> = chapters.iter().map(|chapter| chapter.y as i64).collect();
    let top = *tops.first().unwrap();
    let joined: Vec<&str> =
        chapters.iter().filter(|chapter| chapter.y as i64 > top + 20).map(|chapter| chapter.text.as_str()).collect();
    assert!(joined.contains(&"Acties"), "{joined:?}");
    assert!(!joined.contains(&"Coalitie"), "{joined:?}");
    for (chapter, next) in chapters.iter().zip(&chapters[1..]) {
        assert!(!joined.contains(&chapter.text.as_str()) || next.page <= chapter.page + 1, "{} runs on", chapter.text);
    }
}

#[test]
fn addresses_lead_to_the_web() {
    let layout = layout(&dossiers::excessive());
    let addresses: BTreeSet<&str> = layout
        .pages
        .iter()
        .flat_map(|page| &page.links)
        .filter_map(|link| if let Target::Address(address) = &link.target { Some(address.as_str()) } else { None })
        .collect();
    assert!(addresses.iter().any(|address| address.ends_with("/verslag?versie=12&taal=nl")), "{addresses:?}");
    assert!(addresses.contains("https://doi.org/10.1037/a0022885"));
}

#[test]
fn every_page_says_concept_until_the_measurement_is_adopted() {
    let says = |layout: &Layout, words: &str| {
        layout.pages.iter().all(|page| {
            let mut furniture = page.runs.iter().filter(|run| run.is_furniture).flat_map(|run| &run.pieces);
            furniture.any(|piece| matches!(piece, Piece::Text(text) if text.text == words))
        })
    };
    assert!(says(&layout(&dossiers::complete()), "concept"));
    assert!(says(&layout(&dossiers::adopted()), "vastgesteld op 17 december 2026"));
}
