//! The 0-meting: what it says, how it is laid out, and the bytes that come of it; the other kinds have files of their own.

mod kinds;

use std::collections::BTreeSet;

use expect_test::expect_file;
use proptest::prelude::*;
use wijkpeil::content::Catalogue;
use wijkpeil::model::{Dossier, Rating};
use wijkpeil::report::{self, Document, Layout, Options, Page, PageItem, Request, Target};

mod figures;
mod length;
mod nothing_missing;
mod tags;
mod typography;

use crate::support::printed::{self as dossiers, assert_says, bare};

fn document(dossier: &Dossier, options: Options) -> Document {
    report::build(Catalogue::built_in(), &Request::Baseline { dossier, measurement: dossier.measurements.latest() }, options)
}

fn layout(dossier: &Dossier) -> Layout {
    report::layout(&document(dossier, Options::default()))
}

fn pdf(dossier: &Dossier) -> Vec<u8> {
    report::pdf::render(&layout(dossier)).expect("the embedded fonts can be read")
}

/// Every text that a team typed into a dossier, but for names and individual sheets.
fn typed(dossier: &Dossier) -> Vec<String> {
    let profile = &dossier.profile;
    let mut texts = vec![
        &profile.municipality,
        &profile.neighbourhood,
        &profile.team,
        &profile.figurehead,
        &profile.project_leader,
        &profile.process_facilitator,
        &profile.partners,
        &profile.occasion,
        &profile.goal,
    ];
    for participant in &dossier.participants {
        texts.extend([&participant.role, &participant.organisation]);
    }
    for it in &dossier.interventions {
        texts.extend([&it.title, &it.activity, &it.intended_result, &it.owner]);
    }
    for action in &dossier.actions {
        texts.extend([&action.what, &action.owner, &action.risk, &action.risk_measure]);
    }
    let measurement = dossier.measurements.latest();
    texts.extend([&measurement.conclusion, &measurement.request]);
    for attendee in &measurement.attendance {
        texts.extend([&attendee.role, &attendee.organisation]);
    }
    let mut texts: Vec<String> = texts.into_iter().cloned().collect();
    texts.extend(notes(dossier));
    for review in measurement.reviews.values() {
        for answer in review.starter_answers.values() {
            if let wijkpeil::model::StarterAnswer::Text(text) = answer {
                texts.push(text.clone());
            }
        }
    }
    if let Some(adoption) = &measurement.adoption {
        texts.push(adoption.body.clone());
    }
    texts
}

/// Notes, onderbouwing and reasons.
fn notes(dossier: &Dossier) -> Vec<String> {
    let measurement = dossier.measurements.latest();
    let mut texts = Vec::new();
    for answer in measurement.answers.values() {
        texts.extend([&answer.evidence, &answer.note, &answer.reason, &answer.change_reason].map(Clone::clone));
        texts.extend(answer.left_as_is.clone());
    }
    for review in measurement.reviews.values() {
        texts.extend(review.apply.values().map(|review| review.how.clone()));
        texts.extend(review.caution.values().map(|review| review.how.clone()));
    }
    texts.extend(measurement.reopenings.iter().map(|reopening| reopening.reason.clone()));
    texts.retain(|text| !text.is_empty());
    texts
}

fn names(dossier: &Dossier) -> Vec<&str> {
    let measurement = dossier.measurements.latest();
    let present = measurement.attendance.iter().map(|attendee| attendee.name.as_str());
    present
        .chain(dossier.participants.iter().map(|participant| participant.name.as_str()))
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn the_document_of_a_complete_dossier() {
    expect_file!["golden/nulmeting-complete.txt"].assert_eq(&document(&dossiers::complete(), Options::default()).to_string());
}

#[test]
fn the_document_of_an_adopted_dossier() {
    expect_file!["golden/nulmeting-adopted.txt"].assert_eq(&document(&dossiers::adopted(), Options::default()).to_string());
}

#[test]
fn the_document_of_a_nearly_empty_dossier() {
    expect_file!["golden/nulmeting-nearly-empty.txt"]
        .assert_eq(&document(&dossiers::nearly_empty(), Options::default()).to_string());
}

#[test]
fn every_typed_text_is_in_the_document_and_on_the_pages() {
    for dossier in [dossiers::complete(), dossiers::adopted()] {
        let document = document(&dossier, Options::default());
        assert_says(&document, typed(&dossier).iter().map(String::as_str).chain(names(&dossier)));
    }
}

#[test]
fn long_texts_run_on_and_lose_nothing() {
    let dossier = dossiers::excessive();
    let printed = bare(&layout(&dossier).to_string());
    let measurement = dossier.measurements.latest();
    for text in [&measurement.conclusion, &measurement.request] {
        assert!(printed.contains(&bare(text)));
    }
    let note = measurement.answers.values().map(|answer| &answer.note).max_by_key(|note| note.len()).unwrap();
    assert!(printed.contains(&bare(note)));
}

#[test]
fn notes_and_names_can_be_left_out() {
    let dossier = dossiers::adopted();
    let said = document(&dossier, Options { notes: false, names: false, day: None }).to_string();
    for text in notes(&dossier) {
        assert!(!said.contains(&text), "{text}");
    }
    for name in names(&dossier) {
        assert!(!said.contains(name), "{name}");
    }
    assert!(said.contains("wijkagent"), "roles stay");
}

#[test]
fn a_concept_says_so_and_carries_the_day_of_the_last_change() {
    let document = document(&dossiers::complete(), Options::default());
    assert_eq!(document.foot, "concept");
    assert_eq!(document.date, Some(jiff::civil::date(2026, 11, 21)));
}

#[test]
fn an_adopted_report_carries_the_day_of_adoption_and_its_checksum() {
    let document = document(&dossiers::adopted(), Options::default());
    assert_eq!(document.foot, "vastgesteld op 17 december 2026");
    assert_eq!(document.date, Some(jiff::civil::date(2026, 12, 17)));
    assert!(document.to_string().contains("fb82 36e2 8c66 eb9f"));
}

#[test]
fn an_adopted_report_shows_the_wording_and_the_actions_of_then() {
    let mut dossier = dossiers::adopted();
    dossier.actions.clear();
    dossiers::change(&mut dossier, |measurement| {
        let snapshot = &mut measurement.adoption.as_mut().unwrap().snapshot;
        *snapshot.items.values_mut().next().unwrap() = "Zo stond het er toen.".to_owned();
    });
    let said = document(&dossier, Options::default()).to_string();
    assert!(said.contains("Zo stond het er toen."));
    assert!(said.contains("Zoek een vaste procesbegeleider"));
}

#[test]
fn nothing_stands_outside_the_margins() {
    let millimetre = 72.0 / 25.4;
    let (left, right) = (25.0 * millimetre, Page::WIDTH - 22.0 * millimetre);
    for dossier in [dossiers::complete(), dossiers::nearly_empty(), dossiers::excessive(), dossiers::crowded()] {
        for (number, page) in layout(&dossier).pages.iter().enumerate() {
            for run in &page.runs {
                for item in &run.items {
                    let (x, y) = extent(item);
                    assert!(x.0 >= left - 1.0 && x.1 <= right + 1.0, "page {number}: {item:?}");
                    let margin = if run.tag.is_some() { 22.0 } else { 10.0 } * millimetre;
                    assert!(y.0 >= margin && y.1 <= Page::HEIGHT - margin, "page {number}: {item:?}");
                }
            }
        }
    }
}

/// Left and right, top and bottom.
fn extent(item: &PageItem) -> ((f32, f32), (f32, f32)) {
    match item {
        PageItem::Text(text) => ((text.x, text.x + text.width), (text.baseline - text.size, text.baseline)),
        PageItem::Polygon { points, .. } | PageItem::Line { points, .. } => {
            let range = |of: fn(&wijkpeil::shapes::Point) -> f32| {
                points.iter().map(of).fold((f32::MAX, f32::MIN), |(low, high), value| (low.min(value), high.max(value)))
            };
            (range(|point| point.x), range(|point| point.y))
        }
    }
}

#[test]
fn only_long_reports_have_a_table_of_contents() {
    let long = layout(&dossiers::complete());
    assert!(long.pages.len() > 6);
    assert!(long.to_string().contains("Inhoud"));
}

#[test]
fn the_summary_is_one_page() {
    for dossier in [dossiers::complete(), dossiers::adopted(), dossiers::nearly_empty(), dossiers::excessive()] {
        let chapters: Vec<_> = layout(&dossier).outline.into_iter().filter(|entry| entry.level == 1).collect();
        assert_eq!((chapters[0].text.as_str(), chapters[0].page), ("Samenvatting", 1), "the cover is one page");
        assert_eq!(chapters[1].page, chapters[0].page + 1);
    }
}

#[test]
fn links_lead_to_the_page_that_they_name() {
    let layout = layout(&dossiers::complete());
    let mut named = 0;
    for link in layout.pages.iter().flat_map(|page| &page.links) {
        if let Some((_, page)) = link.text.split_once(", pagina\u{a0}") {
            assert!(matches!(link.target, Target::Position { page: at, .. } if page == (at + 1).to_string()), "{link:?}");
            named += 1;
        }
    }
    assert!(named > 10, "aandachtspunten refer to their items");
}

#[test]
fn no_heading_stands_alone_at_the_foot_of_a_page() {
    for dossier in [dossiers::complete(), dossiers::nearly_empty(), dossiers::excessive(), dossiers::crowded()] {
        let layout = layout(&dossier);
        for heading in &layout.outline {
            let is_text =
                |run: &&report::Run| run.tag.is_some_and(|tag| !matches!(layout.tags[tag.0].role, report::Role::Heading(_)));
            let texts = layout.pages[heading.page].runs.iter().filter(is_text).flat_map(|run| &run.items);
            assert!(texts.map(|item| extent(item).1.1).any(|bottom| bottom > heading.y), "{heading:?}");
        }
    }
}

#[test]
fn a_table_that_runs_on_repeats_its_head() {
    let mut dossier = dossiers::complete();
    dossiers::change(&mut dossier, |measurement| {
        let all = measurement.attendance.iter().cycle().take(120).cloned().collect();
        measurement.attendance = all;
    });
    let layout = layout(&dossier);
    let furniture = layout.pages.iter().flat_map(|page| &page.runs).filter(|run| run.is_furniture);
    let heads = furniture
        .flat_map(|run| &run.items)
        .filter(|item| matches!(item, PageItem::Text(text) if text.text == "Organisatie"))
        .count();
    assert!(heads >= 2, "120 people take more than three pages: {heads}");
}

#[test]
fn characters_that_cannot_be_printed_are_told() {
    assert!(layout(&dossiers::complete()).unprintable().is_empty());
    let layout = layout(&dossiers::excessive());
    for character in "漢字\u{1f600}".chars() {
        assert!(layout.unprintable().contains(&character), "{character}");
    }
    assert!(layout.to_string().contains("Łódź, Ωmega, Привет, ??"), "other scripts come from another typeface");
    let printed: BTreeSet<char> = layout.to_string().chars().collect();
    assert!(printed.is_disjoint(layout.unprintable()));
}

#[test]
fn the_same_dossier_gives_the_same_bytes() {
    let dossier = dossiers::complete();
    assert_eq!(pdf(&dossier), pdf(&dossier));
    assert_ne!(pdf(&dossier), pdf(&dossiers::adopted()));
}

#[test]
fn nothing_is_too_odd_to_print() {
    for dossier in [dossiers::empty(), dossiers::nearly_empty(), dossiers::excessive()] {
        assert!(pdf(&dossier).starts_with(b"%PDF-1.7"));
    }
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
    let layout = layout(&dossier);
    assert!(layout.pages.len() > 100);
}

/// The PDF of the complete dossier, read back.
fn read_back() -> lopdf::Document {
    lopdf::Document::load_mem(&pdf(&dossiers::complete())).expect("our own PDF can be read")
}

#[test]
fn the_file_says_what_it_is() {
    let file = read_back();
    let catalog = file.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"nl-NL");
    assert!(catalog.get(b"MarkInfo").unwrap().as_dict().unwrap().get(b"Marked").unwrap().as_bool().unwrap());
    let preferences = catalog.get(b"ViewerPreferences").unwrap().as_dict().unwrap();
    assert!(preferences.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    let info = file.get_dictionary(file.trailer.get(b"Info").unwrap().as_reference().unwrap()).unwrap();
    let said = |key: &[u8]| lopdf::decode_text_string(info.get(key).unwrap()).unwrap();
    assert_eq!(said(b"Title"), "0-meting Groenekwartier, Voorbeeldstad");
    assert_eq!(said(b"Author"), "Gemeente Voorbeeldstad, Kernteam Groenekwartier");
    assert_eq!(said(b"ModDate"), "D:20261121000000Z");
    assert!(!info.has(b"GTS_PDFXVersion"), "it is no PDF/X");
}

#[test]
fn the_file_has_a_nested_outline_and_small_fonts() {
    let file = read_back();
    let outlines = file.catalog().unwrap().get(b"Outlines").unwrap().as_reference().unwrap();
    let mut next = file.get_dictionary(outlines).unwrap().get(b"First").ok().cloned();
    let (mut chapters, mut nested) = (Vec::new(), 0);
    while let Some(id) = next.and_then(|id| id.as_reference().ok()) {
        let item = file.get_dictionary(id).unwrap();
        chapters.push(lopdf::decode_text_string(item.get(b"Title").unwrap()).unwrap());
        nested += usize::from(item.has(b"First"));
        next = item.get(b"Next").ok().cloned();
    }
    assert_eq!(chapters.first().map(String::as_str), Some("Samenvatting"));
    assert_eq!(chapters.last().map(String::as_str), Some("Bronnen"));
    assert!(nested > 5);
    let fonts: Vec<usize> = file
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"FontFile2").ok()?.as_reference().ok())
        .map(|id| file.get_object(id).unwrap().as_stream().unwrap().content.len())
        .collect();
    assert_eq!(fonts.len(), 3);
    assert!(fonts.iter().all(|size| *size < 30_000), "{fonts:?}");
}

#[test]
fn every_text_on_a_page_has_its_place_in_the_structure() {
    let layout = layout(&dossiers::complete());
    let mut owned = BTreeSet::new();
    for tag in &layout.tags {
        for kid in &tag.kids {
            if let report::Kid::Run { page, run } = kid {
                assert!(owned.insert((*page, *run)), "a run has one place");
            }
        }
    }
    for (number, page) in layout.pages.iter().enumerate() {
        for (index, run) in page.runs.iter().enumerate() {
            assert_eq!(run.tag.is_some(), owned.contains(&(number, index)));
            let has_text = run.items.iter().any(|item| matches!(item, PageItem::Text(_)));
            assert!(run.tag.is_some() || run.is_furniture || !has_text, "page {number}: decoration says something");
        }
    }
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
        prop_assert!(!pdf(&dossier).is_empty());
    }
}

/// Writes the reports into the folder that `WIJKPEIL_PRINTS` names, to look at them.
#[test]
#[ignore = "writes files to look at"]
fn print() {
    let Some(folder) = std::env::var_os("WIJKPEIL_PRINTS").map(std::path::PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).unwrap();
    let all = [
        ("complete", dossiers::complete()),
        ("adopted", dossiers::adopted()),
        ("nearly-empty", dossiers::nearly_empty()),
        ("excessive", dossiers::excessive()),
        ("crowded", dossiers::crowded()),
    ];
    for (name, dossier) in all {
        let mut file = std::fs::File::create(folder.join(name).with_extension("pdf")).unwrap();
        std::io::Write::write_all(&mut file, &pdf(&dossier)).unwrap();
    }
}
