//! The vervolgmeting: a measurement held against an earlier one, in words, on pages and as a file.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use wijkpeil::analysis::{self, Change, NotComparable};
use wijkpeil::content::{Catalogue, ContentFile, ItemId};
use wijkpeil::model::{Answer, Ask, AskId, Dossier, Measurement, Rating};
use wijkpeil::report::{Block, Mark, PageItem, ReportKind};
use wijkpeil::shapes::{self, ChangeMark, Drawing, Names, Point, Shape};
use wijkpeil::store;

use crate::support::report::{Printed, bare};
use crate::support::{dossiers, strategies};

fn measurement(dossier: &Dossier, number: u16) -> &Measurement {
    dossier.measurements.get(number).unwrap()
}

/// A measurement of a dossier held against its 0-meting.
fn compared(dossier: Dossier, number: u16) -> Printed {
    Printed::of(dossier).kind(ReportKind::FollowUp).measurement(number).against(0)
}

fn a_year_later() -> Printed {
    compared(dossiers::a_year_later(), 1)
}

/// Everything that is printed of a measurement as the team typed it, but for names.
fn typed(dossier: &Dossier, measurement: &Measurement) -> Vec<String> {
    let mut texts = vec![measurement.conclusion.clone()];
    texts.extend(measurement.asks.iter().map(|it| it.text.clone()));
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
    let report = a_year_later();
    let dossier = report.dossier();
    let then = measurement(dossier, 0);
    let onderbouwing = then.answers.values().map(|answer| answer.evidence.clone());
    let removed = &then.adoption.as_ref().unwrap().snapshot.actions;
    let all = typed(dossier, measurement(dossier, 1)).into_iter().chain(onderbouwing);
    let all: Vec<String> = all.chain(removed.iter().map(|action| action.what.clone())).collect();
    report.prints(all.iter().map(String::as_str).chain(names(dossier)));
}

#[test]
fn notes_and_names_of_then_and_now_can_be_left_out() {
    let report = a_year_later().without_notes().without_names();
    let dossier = report.dossier();
    assert!(names(dossier).len() > 2);
    report
        .never_says_any(dossier.measurements.iter().flat_map(notes).collect::<Vec<_>>().iter().map(String::as_str))
        .never_says_any(names(dossier))
        // Earlier and later roles stay.
        .says_all(["schuldhulpverlener", "Projectleider wijkaanpak"]);
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

    // The earlier wording also counts where the item was not answered.
    let mut dossier = dossiers::example();
    dossier.measurements.open_mut().unwrap().answers.clear();
    dossiers::carry_on(&mut dossier, &dossiers::content_of_before(), jiff::civil::date(2026, 12, 17));
    let changes = analysis::compare(catalogue, measurement(&dossier, 0), measurement(&dossier, 1)).preconditions;
    assert_eq!(changes[0].items[1].change, Change::NotComparable(NotComparable::WordingChanged));
    assert_eq!(changes[0].items[0].change, Change::Uncertain);
}

#[test]
fn what_is_worded_otherwise_and_asks_the_same_is_compared_and_the_report_says_so() {
    let id = ItemId::new("samenwerkingsverband.4");
    let (_, item) = Catalogue::built_in().item(&id).unwrap();
    let earlier = &item.same_meaning_as[0];
    let mut files = Catalogue::built_in_files();
    for file in &mut files {
        let replaced = file.text.replace(&format!("text: \"{}\"", item.text), &format!("text: \"{}\"", earlier.text));
        file.text = replaced.replace("Dit klopt bij jullie.", "Het is geregeld.");
    }
    let mut dossier = dossiers::example();
    let rated = |rating| Answer { rating: Some(rating), ..Answer::default() };
    dossier.measurements.open_mut().unwrap().answers.insert(id.clone(), rated(Rating::Partly));
    dossiers::carry_on(&mut dossier, &Catalogue::from_files(&files).unwrap(), jiff::civil::date(2026, 12, 17));
    dossier.measurements.open_mut().unwrap().answers.insert(id, rated(Rating::InOrder));
    let said = format!("Andere woorden: Toen stond er: ‘{}’ Dat vraagt hetzelfde. {}", earlier.text, earlier.reason);
    let explained = "De uitleg bij de vijf oordelen is sinds de 0-meting anders.";
    let report = compared(dossier, 1);
    report.entry("6.4").says("[↑ Beter]").says(&said);
    report.says(explained);
    compared(dossiers::carried_on(), 1).never_says("Andere woorden").never_says(explained);
}

#[test]
fn the_earlier_figures_are_those_that_were_printed_then() {
    let report = a_year_later();
    let scores = analysis::own_scores(Catalogue::built_in(), measurement(report.dossier(), 0));
    let figure = format!("{} van 12", scores.in_order());
    Printed::of(dossiers::a_year_later()).says(&format!("[{figure}]"));
    report.says(&format!("in de 0-meting was dat {figure}"));
}

#[test]
fn an_adopted_comparison_stays_the_same_when_everything_around_it_changes() {
    let mut dossier = dossiers::a_year_later();
    let before = compared(dossier.clone(), 1);
    dossier.actions.clear();
    dossier.interventions.clear();
    dossier.profile.partners.clear();
    dossier.changed = jiff::civil::date(2030, 1, 1);
    dossier.measurements.begin_next(&mut dossiers::CountingIds::default());
    assert_eq!(compared(dossier, 1).document(), before.document());
}

#[test]
fn the_summary_is_one_page_also_with_long_texts() {
    let mut long = dossiers::carried_on();
    let open = long.measurements.open_mut().unwrap();
    open.conclusion = "De aanpak staat, maar rust op weinig schouders. ".repeat(60);
    open.asks = vec![Ask::new(AskId::new("vraag-1"), "x".repeat(3_000))];
    for (_, item) in Catalogue::built_in().items() {
        open.answers.insert(item.id.clone(), Answer { rating: Some(Rating::NotInOrder), ..Answer::default() });
    }
    for (dossier, number) in
        [(long, 1), (dossiers::carried_on(), 1), (dossiers::a_year_later(), 1), (dossiers::five_measurements(), 4)]
    {
        let report = compared(dossier, number);
        let chapters: Vec<_> = report.layout().outline.iter().filter(|entry| entry.level == 1).collect();
        assert_eq!((chapters[0].text.as_str(), chapters[0].page), ("Samenvatting", 1), "the cover is one page");
        assert_eq!(chapters[1].page, chapters[0].page + 1, "{number}");
    }
}

#[test]
fn every_change_is_told_by_a_shape_and_a_word() {
    let mut told = BTreeMap::new();
    for block in &a_year_later().document().blocks {
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
            Shape::Dots(dots) => dots.area.corners(),
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
    let report = a_year_later();
    let layout = report.layout();
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
            Shape::Dots(dots) => format!("{dots:?}"),
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
            for against in 0..measurement.number {
                let report = || {
                    Printed::of(dossier.clone()).kind(ReportKind::FollowUp).measurement(measurement.number).against(against)
                };
                let said = bare(&report().text());
                for text in notes(measurement) {
                    prop_assert!(said.contains(&bare(&text)), "{text}");
                }
                if measurement.number == against + 1 && measurement == dossier.measurements.latest() {
                    prop_assert!(!report().bytes().is_empty());
                }
                report().without_notes().never_says_any(["Onderbouwing toen:", "Waarom anders", "Reden n.v.t."]);
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
    compared(dossier, 1)
        .never_says("Score 0–100")
        .says("Nog onduidelijk: nu geen enkele randvoorwaarde, toen drie.")
        .says("Nog niet af: nu één randvoorwaarde, toen geen enkele.")
        .says("Nog niet ingevuld: nu elf randvoorwaarden, toen geen enkele.")
        .says("In de 1-meting zijn 56 van de 57 punten niet bekend");
}

#[test]
fn what_the_figures_are_stands_below_the_wall() {
    let report = a_year_later();
    let layout = report.layout();
    let page = |text: &str| layout.outline.iter().find(|entry| entry.text == text).map(|entry| entry.page);
    assert!(page("Uitkomst").is_some());
    assert_eq!(page("Uitkomst"), page("Wat deze cijfers wel en niet zijn"));
}

#[test]
fn what_was_only_just_begun_has_nothing_to_compare_yet() {
    let report = compared(dossiers::carried_on(), 1);
    let nothing = "In de 1-meting is nog geen oordeel gegeven. Er is dus nog niets te vergelijken met de 0-meting.";
    report
        .says("titel: 1-meting Groenekwartier, Voorbeeldstad, vergeleken met de 0-meting")
        .says("Vergeleken met: 0-meting, peildatum 15 oktober 2026, vastgesteld op 17 december 2026, controlegetal ");
    report
        .below("Samenvatting")
        .says("Dit is de 1-meting, vergeleken met de 0-meting van 15 oktober 2026.")
        .says("[0 van 12] randvoorwaarden op orde; in de 0-meting was dat 3 van 12 [0] randvoorwaarden verbeterd")
        .says("[0] randvoorwaarden verslechterd [12] randvoorwaarden niet zeker")
        .says(nothing)
        .says("Er zijn geen aandachtspunten.")
        .says("In de 1-meting zijn 57 van de 57 punten niet bekend; in de 0-meting waren zes van de 57 punten niet bekend.")
        .says("Nog niet ingevuld: nu twaalf randvoorwaarden, toen geen enkele. Die tellen niet mee als op orde.");
    report.below("Uitkomst").says("Urgentiebesef nog niet ingevuld (eerder 87").says("is het peil van de 0-meting");
}

#[test]
fn what_was_only_just_begun_shows_what_was_said_then() {
    let report = compared(dossiers::carried_on(), 1);
    report.below("1 Urgentiebesef").says("[¿ Niet zeker] Vergeleken over vier punten. Vier niet zeker. [○ Nog niet ingevuld]");
    report
        .entry("1.1")
        .says("[¿ Niet zeker]")
        .says("Oordeel: 0-meting [● Op orde], 1-meting [○ Niet beantwoord]")
        .says("Onderbouwing toen: Wijkronde van 9 en 16 september 2026");
    report.below("Wat er van de acties kwam").says(
        "Bij de 0-meting waren er acht acties. Nu: één klaar, drie bezig en vier gepland. Er kwamen geen nieuwe acties bij.",
    );
    report
        .below("Wie deden mee")
        .says("Van de 1-meting staat er niet bij wie er meededen.")
        .says("| Wijkagent | Politie, basisteam Voorbeeldstad-Zuid | ja | nee |");
}

#[test]
fn the_third_of_five_can_be_held_against_the_first() {
    let report = compared(dossiers::five_measurements(), 2);
    report
        .says("voet: vastgesteld op 17 december 2028")
        .says("Peildatum: 12 november 2028")
        .says("Dit is de 2-meting van 12 november 2028, vergeleken met de 0-meting van 15 oktober 2026.")
        .says("In de 2-meting is alles bekend; in de 0-meting waren zes van de 57 punten niet bekend.")
        .says("Nog onduidelijk: nu geen enkele randvoorwaarde, toen drie.");
    report
        .below("Wat is er veranderd")
        .says("Verslechterd (5): Urgentiebesef; Lokale kracht; Gezamenlijke visie; Bestuurskracht; Snelle successen")
        .says("Gemengd (1): Samenwerking");
    // The reason is given for the difference with the measurement just before.
    report.entry("2.2").says("Waarom anders dan in de 1-meting: In 2028 kwam er geld voor.");
    a_year_later().entry("2.2").says("Waarom anders: Sinds het voorjaar");
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
        std::fs::write(folder.join(name).with_extension("wijkpeil.ron"), store::dossier_text(&dossier)).unwrap();
        std::fs::write(folder.join(name).with_extension("pdf"), compared(dossier, number).bytes()).unwrap();
    }
}

#[test]
fn what_has_no_reason_is_what_the_comparison_counts_so() {
    let catalogue = Catalogue::built_in();
    for dossier in [dossiers::looking_back("Dat gaf iets.", 2), dossiers::a_year_later(), dossiers::example()] {
        let latest = dossier.measurements.latest();
        let open = analysis::without_reason(catalogue, &dossier, latest);
        let counts = dossier.before(latest).and_then(|before| analysis::compare(catalogue, before, latest).reasons);
        assert_eq!(open.len(), counts.map_or(0, |counts| counts.not_given.total()));
        assert!(open.iter().all(|item| latest.answers[item].what_changed.is_none()));
    }
}
