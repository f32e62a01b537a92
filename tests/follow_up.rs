//! The vervolgmeting: a measurement held against an earlier one, in words, on pages and as a file.

use std::collections::{BTreeMap, BTreeSet};

use expect_test::expect_file;
use proptest::prelude::*;
use wijkpeil::analysis::{self, Change, NotComparable};
use wijkpeil::content::{Catalogue, ContentFile, ItemId};
use wijkpeil::model::{Answer, Dossier, Measurement, Rating};
use wijkpeil::report::{self, Block, Document, Mark, Options, PageItem, Request};
use wijkpeil::shapes::{self, ChangeMark, Drawing, Names, Point, Shape};
use wijkpeil::store;

use crate::support::printed::{assert_says, bare};
use crate::support::{dossiers, strategies};

fn measurement(dossier: &Dossier, number: u16) -> &Measurement {
    dossier.measurements.get(number).unwrap()
}

fn compared(dossier: &Dossier, number: u16, against: u16, options: Options) -> Document {
    let (measurement, against) = (measurement(dossier, number), measurement(dossier, against));
    report::build(Catalogue::built_in(), &Request::FollowUp { dossier, measurement, against }, options)
}

fn document(dossier: &Dossier, number: u16, against: u16) -> Document {
    compared(dossier, number, against, Options::default())
}

#[test]
fn the_document_of_a_dossier_that_was_carried_on() {
    expect_file!["golden/vervolgmeting-carried-on.txt"].assert_eq(&document(&dossiers::carried_on(), 1, 0).to_string());
}

#[test]
fn the_document_of_a_year_later() {
    expect_file!["golden/vervolgmeting-a-year-later.txt"].assert_eq(&document(&dossiers::a_year_later(), 1, 0).to_string());
}

#[test]
fn the_document_of_the_third_of_five_against_the_first() {
    expect_file!["golden/vervolgmeting-five.txt"].assert_eq(&document(&dossiers::five_measurements(), 2, 0).to_string());
}

/// Everything that is printed of a measurement as the team typed it, but for names.
fn typed(dossier: &Dossier, measurement: &Measurement) -> Vec<String> {
    let mut texts = vec![measurement.conclusion.clone(), measurement.request.clone()];
    texts.extend(measurement.attendance.iter().flat_map(|it| [it.role.clone(), it.organisation.clone()]));
    texts.extend(dossier.actions.iter().flat_map(|it| [it.what.clone(), it.owner.clone(), it.risk.clone()]));
    texts.extend(dossier.interventions.iter().flat_map(|it| [it.title.clone(), it.activity.clone()]));
    texts.extend(notes(measurement));
    texts
}

/// Notes, onderbouwing and reasons.
fn notes(measurement: &Measurement) -> Vec<String> {
    let answers = measurement.answers.values();
    let texts = answers.flat_map(|it| [&it.evidence, &it.note, &it.reason, &it.change_reason].map(Clone::clone));
    texts.filter(|text| !text.is_empty()).collect()
}

/// Names of people in any measurement.
fn names(dossier: &Dossier) -> Vec<&str> {
    let present = dossier.measurements.iter().flat_map(|measurement| &measurement.attendance);
    present.map(|attendee| attendee.name.as_str()).filter(|name| !name.is_empty()).collect()
}

#[test]
fn every_typed_text_is_in_the_document_and_on_the_pages() {
    let dossier = dossiers::a_year_later();
    let document = document(&dossier, 1, 0);
    let then = measurement(&dossier, 0);
    let onderbouwing = then.answers.values().map(|answer| answer.evidence.clone());
    let removed = &then.adoption.as_ref().unwrap().snapshot.actions;
    let all = typed(&dossier, measurement(&dossier, 1)).into_iter().chain(onderbouwing);
    let all: Vec<String> = all.chain(removed.iter().map(|action| action.what.clone())).collect();
    assert_says(&document, all.iter().map(String::as_str).chain(names(&dossier)));
}

#[test]
fn notes_and_names_of_then_and_now_can_be_left_out() {
    let dossier = dossiers::a_year_later();
    let said = compared(&dossier, 1, 0, Options { notes: false, names: false, day: None }).to_string();
    for text in dossier.measurements.iter().flat_map(notes) {
        assert!(!said.contains(&text), "{text}");
    }
    assert!(names(&dossier).len() > 2);
    for name in names(&dossier) {
        assert!(!said.contains(name), "{name}");
    }
    for role in ["schuldhulpverlener", "Projectleider wijkaanpak"] {
        assert!(said.contains(role), "roles of then and now stay");
    }
}

#[test]
fn an_item_is_compared_only_with_what_was_asked_then() {
    let dossier = dossiers::a_year_later();
    let catalogue = Catalogue::built_in();
    let changes = analysis::compare(catalogue, measurement(&dossier, 0), measurement(&dossier, 1)).preconditions;
    let of = |id: &str| {
        let item = ItemId::new(id);
        changes.iter().flat_map(|it| &it.items).find(|it| it.item == item).map(|it| it.change).unwrap()
    };
    assert_eq!(of("urgentiebesef.2"), Change::NotComparable(NotComparable::WordingChanged));
    assert_eq!(of("urgentiebesef.4"), Change::NotComparable(NotComparable::NotAskedBefore));
    assert_eq!(of("urgentiebesef.1"), Change::Same);

    // The wording of then also counts where nobody answered then.
    let mut dossier = dossiers::example();
    dossier.measurements.open_mut().unwrap().answers.clear();
    dossiers::carry_on(&mut dossier, &dossiers::content_of_before(), jiff::civil::date(2026, 12, 17));
    let changes = analysis::compare(catalogue, measurement(&dossier, 0), measurement(&dossier, 1)).preconditions;
    assert_eq!(changes[0].items[1].change, Change::NotComparable(NotComparable::WordingChanged));
    assert_eq!(changes[0].items[0].change, Change::Uncertain);
}

#[test]
fn the_earlier_figures_are_those_that_were_printed_then() {
    let dossier = dossiers::a_year_later();
    let then = measurement(&dossier, 0);
    let printed =
        report::build(Catalogue::built_in(), &Request::Baseline { dossier: &dossier, measurement: then }, Options::default());
    let scores = analysis::own_scores(Catalogue::built_in(), then);
    let figure = format!("{} van 12", scores.in_order());
    assert!(printed.to_string().contains(&format!("[{figure}]")));
    assert!(document(&dossier, 1, 0).to_string().contains(&format!("in de 0-meting was dat {figure}")));
}

#[test]
fn an_adopted_comparison_stays_the_same_when_everything_around_it_changes() {
    let mut dossier = dossiers::a_year_later();
    let before = document(&dossier, 1, 0);
    dossier.actions.clear();
    dossier.interventions.clear();
    dossier.profile.partners.clear();
    dossier.changed = jiff::civil::date(2030, 1, 1);
    dossier.measurements.begin_next(&mut dossiers::CountingIds::default());
    assert_eq!(document(&dossier, 1, 0), before);
}

#[test]
fn the_summary_is_one_page_also_with_long_texts() {
    let mut long = dossiers::carried_on();
    let open = long.measurements.open_mut().unwrap();
    open.conclusion = "De aanpak staat, maar rust op weinig schouders. ".repeat(60);
    open.request = "x".repeat(3_000);
    for (_, item) in Catalogue::built_in().items() {
        open.answers.insert(item.id.clone(), Answer { rating: Some(Rating::NotInOrder), ..Answer::default() });
    }
    for (dossier, number) in
        [(long, 1), (dossiers::carried_on(), 1), (dossiers::a_year_later(), 1), (dossiers::five_measurements(), 4)]
    {
        let layout = report::layout(&document(&dossier, number, 0));
        let chapters: Vec<_> = layout.outline.into_iter().filter(|entry| entry.level == 1).collect();
        assert_eq!((chapters[0].text.as_str(), chapters[0].page), ("Samenvatting", 1), "the cover is one page");
        assert_eq!(chapters[1].page, chapters[0].page + 1, "{number}");
    }
}

#[test]
fn every_change_is_told_by_a_shape_and_a_word() {
    let document = document(&dossiers::a_year_later(), 1, 0);
    let mut told = BTreeMap::new();
    for block in &document.blocks {
        let Block::Entries(entries) = block else { continue };
        for status in entries.iter().filter_map(|entry| entry.status.as_ref()) {
            if let Some(Mark::Change(mark)) = status.mark {
                told.entry(status.word.clone()).or_insert_with(Vec::new).push(mark);
            }
        }
    }
    let words: Vec<&str> = told.keys().map(String::as_str).collect();
    assert_eq!(words, ["Beter", "Gelijk", "Niet vergelijkbaar", "Niet zeker", "Slechter"]);
    for marks in told.values() {
        assert!(marks.iter().all(|mark| mark == &marks[0]), "one word, one shape");
    }
    let items = told.values().map(Vec::len).sum::<usize>();
    assert_eq!(items, Catalogue::built_in().items().count() + 1, "each item, and the one that went");
}

fn check_drawing(drawing: &Drawing) {
    for shape in &drawing.shapes {
        let points = match shape {
            Shape::Polygon { points, .. } | Shape::Line { points, .. } => points.clone(),
            Shape::Text { area, size, .. } => {
                vec![Point::new(area.x, area.y), Point::new(area.x + area.width, area.y + size * 1.3)]
            }
        };
        for point in points {
            let (width, height) = (drawing.width, drawing.height);
            assert!((-0.1..=width + 0.1).contains(&point.x) && (-0.1..=height).contains(&point.y), "{shape:?}");
        }
    }
}

#[test]
fn drawings_tell_of_each_stone_and_stay_within_their_page() {
    let dossier = dossiers::a_year_later();
    let names = Names { then: "0-meting", now: "1-meting" };
    // As many randvoorwaarden in one bouwsteen as a content may hold.
    let mut files = Catalogue::built_in_files();
    let first = files.iter().find(|file| file.path.starts_with("preconditions/01")).unwrap().clone();
    for number in 13..60 {
        let text = first
            .text
            .replace("urgentiebesef", &format!("urgentie-{number}"))
            .replace("Urgentiebesef", &format!("Urgentie {number}"));
        let text = text.replace("number: 1,", &format!("number: {number},"));
        files.push(ContentFile { path: format!("preconditions/{number}-urgentie.ron"), text });
    }
    let many = Catalogue::from_files(&files).unwrap();
    for catalogue in [Catalogue::built_in(), &many] {
        let comparison = analysis::compare(catalogue, measurement(&dossier, 0), measurement(&dossier, 1));
        for block in catalogue.building_blocks() {
            let drawings = shapes::changes(catalogue, block, &comparison, names, 462.0, 8.5);
            let told: String = drawings.iter().map(|drawing| drawing.description.as_str()).collect();
            for drawing in &drawings {
                check_drawing(drawing);
                assert!(drawing.height < 690.0, "{}", drawing.height);
            }
            let stones = catalogue.preconditions_of(&block.id);
            assert!(stones.into_iter().all(|precondition| told.contains(&precondition.title)));
        }
    }
}

#[test]
fn the_two_scores_stand_on_the_page_of_what_is_said_of_them() {
    let layout = report::layout(&document(&dossiers::a_year_later(), 1, 0));
    for precondition in Catalogue::built_in().preconditions() {
        let title = format!("{} {}", precondition.number, precondition.title);
        let heading = layout.outline.iter().find(|entry| entry.text == title).unwrap();
        let texts = layout.pages[heading.page].runs.iter().flat_map(|run| &run.items).filter_map(|item| match item {
            PageItem::Text(text) if text.baseline > heading.y => Some(text.text.as_str()),
            _ => None,
        });
        let below: String = texts.collect();
        assert!(below.contains("Vergeleken over") && below.contains("1-meting:"), "{title}: {below}");
    }
}

#[test]
fn no_two_changes_have_the_same_shape() {
    let all = [
        ChangeMark::Better,
        ChangeMark::Worse,
        ChangeMark::Same,
        ChangeMark::Mixed,
        ChangeMark::Uncertain,
        ChangeMark::NotComparable,
    ];
    // Without their colours, as on a grey print.
    let outline = |mark| {
        let lines = shapes::change_mark(mark, Point::new(0.0, 0.0), 10.0).into_iter().map(|shape| match shape {
            Shape::Polygon { points, .. } | Shape::Line { points, .. } => format!("{points:?}"),
            Shape::Text { text, .. } => text,
        });
        lines.collect::<String>()
    };
    let outlines: BTreeSet<String> = all.into_iter().map(outline).collect();
    assert_eq!(outlines.len(), all.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// Whatever stands in a file, any later measurement can be held against any earlier one, and no note of it is lost.
    #[test]
    fn any_two_measurements_can_be_compared(dossier in strategies::dossier()) {
        for measurement in &dossier.measurements {
            for against in dossier.measurements.iter().take(measurement.number.into()) {
                let request = Request::FollowUp { dossier: &dossier, measurement, against };
                let document = report::build(Catalogue::built_in(), &request, Options::default());
                let said = bare(&document.to_string());
                for text in notes(measurement) {
                    prop_assert!(said.contains(&bare(&text)), "{text}");
                }
                if measurement.number == against.number + 1 && measurement == dossier.measurements.latest() {
                    prop_assert!(!report::pdf::render(&report::layout(&document)).unwrap().is_empty());
                }
                let bare_of_notes = report::build(Catalogue::built_in(), &request, Options { notes: false, names: true, day: None });
                let labels = ["Onderbouwing toen:", "Waarom anders", "Reden n.v.t."];
                prop_assert!(!labels.iter().any(|label| bare_of_notes.to_string().contains(label)));
            }
        }
    }
}

#[test]
fn what_is_not_filled_in_has_no_score_and_is_not_called_unclear() {
    let mut dossier = dossiers::carried_on();
    let item = Catalogue::built_in().preconditions()[0].items[0].id.clone();
    let open = dossier.measurements.open_mut().unwrap();
    open.answers.insert(item, Answer { rating: Some(Rating::Partly), ..Answer::default() });
    let said = document(&dossier, 1, 0).to_string();
    assert!(!said.contains("Score 0–100"), "{said}");
    assert!(said.contains("Nog onduidelijk: nu één randvoorwaarde, toen drie."), "{said}");
    assert!(said.contains("Nog niet ingevuld: nu elf randvoorwaarden, toen geen enkele."), "{said}");
    assert!(said.contains("In de 1-meting zijn 56 van de 57 punten niet bekend"), "{said}");
}

#[test]
fn what_the_figures_are_stands_below_the_wall() {
    let layout = report::layout(&document(&dossiers::a_year_later(), 1, 0));
    let page = |text: &str| layout.outline.iter().find(|entry| entry.text == text).map(|entry| entry.page);
    assert!(page("Uitkomst").is_some());
    assert_eq!(page("Uitkomst"), page("Wat deze cijfers wel en niet zijn"));
}

/// Writes the dossiers and their reports into the folder that `WIJKPEIL_PRINTS` names, to look at them.
#[test]
#[ignore = "writes files to look at"]
fn print() {
    let Some(folder) = std::env::var_os("WIJKPEIL_PRINTS").map(std::path::PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).unwrap();
    let all = [
        ("carried-on", dossiers::carried_on(), 1),
        ("a-year-later", dossiers::a_year_later(), 1),
        ("five", dossiers::five_measurements(), 2),
    ];
    for (name, dossier, number) in all {
        let bytes = report::pdf::render(&report::layout(&document(&dossier, number, 0))).unwrap();
        std::fs::write(folder.join(name).with_extension("pdf"), bytes).unwrap();
        std::fs::write(folder.join(name).with_extension("wijkpeil.ron"), store::dossier_text(&dossier)).unwrap();
    }
}
