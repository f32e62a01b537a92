//! The reports beside the full ones: gaprapport, samenvatting, formulier.

use std::collections::BTreeSet;

use expect_test::expect_file;
use jiff::civil::date;
use proptest::prelude::*;
use wijkpeil::content::Catalogue;
use wijkpeil::model::{Action, ActionStatus, Answer, Dossier, Measurement, Measurements, Quarter, Rating};
use wijkpeil::report::{self, Choice, Document, Layout, Options, Page, PageItem, ReportKind, Request, Role, Target};
use wijkpeil::store;

use super::extent;
use crate::support::dossiers::CountingIds;
use crate::support::{printed as dossiers, strategies};

const KINDS: [ReportKind; 3] = [ReportKind::Gaps, ReportKind::Summary, ReportKind::Form];
const NOTHING_EXTRA: Options = Options { notes: false, names: false, day: None };

fn example() -> Dossier {
    store::parse_dossier(Catalogue::example_dossier().as_bytes()).unwrap()
}

fn document_with(dossier: &Dossier, kind: ReportKind, options: Options) -> Document {
    let request = Choice { kind, options, ..Choice::default() }.of(dossier).unwrap();
    report::build(Catalogue::built_in(), &request, options)
}

fn document(dossier: &Dossier, kind: ReportKind) -> Document {
    document_with(dossier, kind, Options::default())
}

fn blank_form() -> Document {
    report::build(Catalogue::built_in(), &Request::Form { dossier: None }, Options::default())
}

fn layout(dossier: &Dossier, kind: ReportKind) -> Layout {
    report::layout(&document(dossier, kind))
}

/// Every dossier that is hard to print, and the example.
fn all() -> Vec<(&'static str, Dossier)> {
    vec![
        ("example", example()),
        ("complete", dossiers::complete()),
        ("adopted", dossiers::adopted()),
        ("nearly-empty", dossiers::nearly_empty()),
        ("excessive", dossiers::excessive()),
        ("measured-twice", measured_twice()),
    ]
}

/// An adopted 0-meting, and a 1-meting in which some things went well, some did not, and some cannot be known.
fn measured_twice() -> Dossier {
    let mut dossier = dossiers::adopted();
    let earlier = dossier.measurements.latest().clone();
    let mut later = Measurement::new(1, &mut CountingIds::default());
    later.answers.clone_from(&earlier.answers);
    later.reference_date = Some(date(2027, 11, 4));
    later.conclusion = "Er is een vaste procesbegeleider. Het mandaat is nog steeds niet geregeld.".into();
    let set = |later: &mut Measurement, precondition: usize, rating: Rating| {
        for item in &Catalogue::built_in().preconditions()[precondition].items {
            later.answers.insert(item.id.clone(), Answer { rating: Some(rating), ..Answer::default() });
        }
    };
    set(&mut later, 0, Rating::InOrder);
    set(&mut later, 1, Rating::NotInOrder);
    set(&mut later, 2, Rating::Unknown);
    dossier.measurements = Measurements::try_from(vec![earlier, later]).unwrap();
    dossier
}

fn check_golden(name: &str, document: &Document) {
    let path = format!("{}/tests/golden/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    expect_file![path].assert_eq(&document.to_string());
}

#[test]
fn gap_reports_say_what_they_said() {
    for (name, dossier) in
        [("example", example()), ("adopted", dossiers::adopted()), ("nearly-empty", dossiers::nearly_empty())]
    {
        check_golden(&format!("gaprapport-{name}"), &document(&dossier, ReportKind::Gaps));
    }
    check_golden("gaprapport-without-notes", &document_with(&dossiers::adopted(), ReportKind::Gaps, NOTHING_EXTRA));
}

#[test]
fn summaries_say_what_they_said() {
    for (name, dossier) in all() {
        check_golden(&format!("samenvatting-{name}"), &document(&dossier, ReportKind::Summary));
    }
}

#[test]
fn the_form_says_what_it_said() {
    check_golden("formulier", &blank_form());
}

#[test]
fn a_gap_report_of_the_example_is_four_to_eight_pages() {
    let pages = layout(&example(), ReportKind::Gaps).pages.len();
    assert!((4..=8).contains(&pages), "{pages}");
}

#[test]
fn a_summary_is_one_page_whatever_the_team_wrote() {
    for (name, dossier) in all() {
        assert_eq!(layout(&dossier, ReportKind::Summary).pages.len(), 1, "{name}");
    }
    let mut dossier = measured_twice();
    dossier.profile.neighbourhood = "W".repeat(500);
    dossier.profile.municipality = "W ".repeat(500);
    dossier.profile.team = "WW".repeat(5_000);
    let measurements: Vec<Measurement> = dossier.measurements.clone().into();
    let widest = measurements.into_iter().map(|measurement| Measurement {
        conclusion: "W".repeat(100_000),
        request: "W\n\n".repeat(30_000),
        ..measurement
    });
    dossier.measurements = Measurements::try_from(widest.collect::<Vec<_>>()).unwrap();
    let summary = document(&dossier, ReportKind::Summary);
    assert_eq!(report::layout(&summary).pages.len(), 1);
    assert!(summary.to_string().contains("Lees verder in het volledige rapport."));
}

#[test]
fn a_summary_refers_to_no_page_that_it_lacks() {
    for (name, dossier) in all() {
        let layout = layout(&dossier, ReportKind::Summary);
        assert!(layout.pages.iter().all(|page| page.links.is_empty()), "{name}");
        assert!(!layout.to_string().contains("pagina"), "{name}");
    }
}

#[test]
fn a_summary_of_a_later_measurement_tells_which_way_it_went() {
    let said = document(&measured_twice(), ReportKind::Summary).to_string();
    for line in
        ["## Sinds de 0-meting", "Verbeterd: Urgentiebesef.", "Verslechterd: Lokale kracht.", "Niet zeker: Langdurige aanpak"]
    {
        assert!(said.contains(line), "{line}:\n{said}");
    }
}

#[test]
fn what_is_in_order_gets_no_advice() {
    let catalogue = Catalogue::built_in();
    let mut dossier = dossiers::nearly_empty();
    let rated = |rating| Answer { rating: Some(rating), ..Answer::default() };
    dossiers::change(&mut dossier, |measurement| {
        measurement.answers = catalogue.items().map(|(_, item)| (item.id.clone(), rated(Rating::InOrder))).collect();
        let item = &catalogue.preconditions()[4].items[0];
        measurement.answers.insert(item.id.clone(), rated(Rating::Partly));
    });
    let said = document(&dossier, ReportKind::Gaps).to_string();
    for (index, precondition) in catalogue.preconditions().iter().enumerate() {
        for step in &precondition.first_steps {
            assert_eq!(said.contains(&step.text), index == 4, "{}", step.text);
        }
        for (at, item) in precondition.items.iter().enumerate() {
            assert_eq!(said.contains(&item.text), (index, at) == (4, 0), "{}", item.text);
        }
    }
}

#[test]
fn every_gap_is_in_the_gap_report_with_all_that_was_said_of_it() {
    for dossier in [example(), dossiers::adopted(), dossiers::excessive()] {
        let layout = layout(&dossier, ReportKind::Gaps);
        let printed = super::bare(&layout.to_string());
        let has = |text: &str| assert!(printed.contains(&super::bare(text)), "{text}");
        for (_, item) in Catalogue::built_in().items() {
            let Some(answer) = dossier.measurements.latest().answers.get(&item.id) else { continue };
            if !answer.rating.is_some_and(Rating::is_gap) {
                continue;
            }
            has(&item.text);
            // What the typeface lacks is told elsewhere.
            if !answer.evidence.contains('漢') {
                has(&answer.evidence);
            }
            has(&answer.note);
            answer.left_as_is.iter().for_each(|reason| has(reason));
        }
        for action in &dossier.actions {
            has(&action.what);
        }
    }
}

#[test]
fn an_action_without_owner_or_quarter_leaves_room_to_write_them() {
    let mut dossier = example();
    let item = dossier.actions[0].item.clone();
    dossier.actions = vec![Action { owner: String::new(), ready: None, item, ..dossier.actions[0].clone() }];
    let said = document(&dossier, ReportKind::Gaps).to_string();
    let task = said.split("\n* 3.2 ").nth(1).unwrap().split("\n* ").next().unwrap();
    assert!(task.contains("A1 ->actie:1") && task.contains("Wie: _") && task.contains("Klaar: _"), "{task}");
}

#[test]
fn an_action_is_late_by_the_dates_of_the_dossier() {
    let mut dossier = example();
    assert!(!document(&dossier, ReportKind::Gaps).to_string().contains("te laat"));
    dossier.actions[0].ready = Some(Quarter::new(2026, 3).unwrap());
    let said = document(&dossier, ReportKind::Gaps).to_string();
    assert!(
        said.contains("bezig, te laat") && said.contains("Stand van 12 november 2026. Te laat betekent: op die dag"),
        "{said}"
    );
    dossier.actions[0].status = ActionStatus::Done;
    assert!(!document(&dossier, ReportKind::Gaps).to_string().contains("te laat"));
}

#[test]
fn every_link_leads_somewhere() {
    for (name, dossier) in all() {
        for kind in KINDS {
            let document = document(&dossier, kind);
            let named = document.to_string().matches(" ->").count();
            let layout = report::layout(&document);
            // A link that runs on in the next line, and the table of contents, add to them.
            let links = layout.pages.iter().map(|page| page.links.len()).sum::<usize>();
            assert!(links >= named, "{name} {kind:?}: {links} of {named}");
        }
    }
}

/// The texts on a page with the heights of their lines, without its head and foot.
fn texts(page: &Page) -> impl Iterator<Item = (f32, &str)> {
    page.runs.iter().filter(|run| !run.is_furniture).flat_map(|run| &run.items).filter_map(|item| match item {
        PageItem::Text(placed) => Some((placed.baseline, placed.text.trim())),
        _ => None,
    })
}

#[test]
fn an_action_beside_a_gap_leads_to_its_own_row() {
    let layout = layout(&dossiers::crowded(), ReportKind::Gaps);
    let mut led = BTreeSet::new();
    for link in layout.pages.iter().flat_map(|page| &page.links) {
        let Some(number) = link.text.strip_prefix('A').filter(|rest| rest.chars().all(|letter| letter.is_ascii_digit())) else {
            continue;
        };
        let Target::Position { page, y } = link.target else { panic!("{link:?}") };
        // The number stands in the first line below the place.
        let near: Vec<&str> =
            texts(&layout.pages[page]).filter(|(line, _)| (y..y + 24.0).contains(line)).map(|it| it.1).collect();
        assert!(near.contains(&link.text.as_str()), "{number}: {near:?}");
        led.insert(number);
    }
    assert!(led.len() > 20, "{led:?}");
}

#[test]
fn a_note_of_ten_pages_runs_on_in_a_gap_report() {
    let mut dossier = example();
    let short = layout(&dossier, ReportKind::Gaps).pages.len();
    let item = dossier.actions[0].item.clone().unwrap();
    let sentences: Vec<String> = (1..=1_000).map(|number| format!("Zin {number} gaat over wat de wijk merkte.")).collect();
    dossiers::change(&mut dossier, |measurement| {
        measurement.answers.get_mut(&item).unwrap().note = sentences.join(" ");
    });
    let layout = layout(&dossier, ReportKind::Gaps);
    assert!(layout.pages.len() >= short + 8, "{} after {short}", layout.pages.len());
    // As it is heard: who does what stands beside the first part of the note, and is heard after all of it.
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    assert!(bare(&layout.to_string()).contains(&bare(&sentences.concat())), "a sentence is missing");
}

#[test]
fn what_was_left_out_is_said() {
    let dossier = dossiers::adopted();
    let said = |kind, notes, names| document_with(&dossier, kind, Options { notes, names, day: None }).to_string();
    for kind in [ReportKind::Baseline, ReportKind::Gaps] {
        assert!(!said(kind, true, true).contains("weggelaten"), "{kind:?}");
        assert!(
            said(kind, false, true).contains("Onderbouwing, notities en redenen zijn uit dit rapport weggelaten."),
            "{kind:?}"
        );
        assert!(said(kind, true, false).contains("Namen zijn uit dit rapport weggelaten."), "{kind:?}");
        assert!(said(kind, false, false).contains("redenen en namen zijn"), "{kind:?}");
    }
}

#[test]
fn counts_say_out_of_how_many() {
    let said = document(&example(), ReportKind::Gaps).to_string();
    assert!(said.contains("van 57 punten zijn aandachtspunt"), "{said}");
    let said = document(&example(), ReportKind::Summary).to_string();
    for part in ["Bij zes van de 57 punten zegt het team", "Bij vijf van de 49 oordelen ontbreekt"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let said = document(&dossiers::empty(), ReportKind::Summary).to_string();
    assert!(said.contains("Nog geen enkel punt is beantwoord."), "{said}");
}

#[test]
fn options_leave_out_what_was_noted_and_names() {
    let dossier = dossiers::adopted();
    for kind in KINDS {
        let said = document_with(&dossier, kind, NOTHING_EXTRA).to_string();
        for text in super::notes(&dossier) {
            assert!(!said.contains(&text), "{kind:?}: {text}");
        }
        for name in super::names(&dossier) {
            assert!(!said.contains(name), "{kind:?}: {name}");
        }
    }
}

#[test]
fn each_page_says_how_the_measurement_stands() {
    let foot = |layout: &Layout, text: &str| {
        layout.pages.iter().all(|page| {
            let furniture = page.runs.iter().filter(|run| run.is_furniture).flat_map(|run| &run.items);
            furniture.into_iter().any(|item| matches!(item, PageItem::Text(placed) if placed.text == text))
        })
    };
    for kind in [ReportKind::Gaps, ReportKind::Summary] {
        assert!(foot(&layout(&example(), kind), "concept"), "{kind:?}");
        assert!(foot(&layout(&dossiers::adopted(), kind), "vastgesteld op 17 december 2026"), "{kind:?}");
    }
    assert!(!layout(&example(), ReportKind::Form).pages.is_empty());
    assert!(!document(&example(), ReportKind::Form).foot.contains("concept"));
}

#[test]
fn adopted_reports_carry_their_checksum() {
    for kind in [ReportKind::Gaps, ReportKind::Summary] {
        assert!(document(&dossiers::adopted(), kind).to_string().contains("fb82 36e2 8c66 eb9f"), "{kind:?}");
    }
}

#[test]
fn the_form_asks_everything_once() {
    let catalogue = Catalogue::built_in();
    let said = blank_form().to_string();
    let mut asked: Vec<&str> = catalogue.items().map(|(_, item)| item.text.as_str()).collect();
    asked.extend(catalogue.starter_questions().iter().map(|question| question.text.as_str()));
    let points = catalogue.principles().iter().flat_map(|principle| principle.apply.iter().chain(&principle.caution));
    asked.extend(points.map(|point| point.text.as_str()));
    for text in asked {
        assert_eq!(said.matches(text).count(), 1, "{text}");
    }
}

#[test]
fn each_box_of_the_form_is_heard_before_what_it_stands_for() {
    let layout = report::layout(&blank_form());
    let heard = layout.to_string();
    let items = Catalogue::built_in().items().count();
    for word in ["Op orde", "Deels", "Niet op orde", "Weten we niet", "N.v.t."] {
        assert_eq!(heard.matches(&format!("vakje\n{word}\n")).count(), items, "{word}");
    }
    for tag in layout.tags.iter().filter(|tag| tag.role == Role::Label && tag.alternative.is_some()) {
        assert!(!tag.kids.is_empty(), "a word stands for something that is drawn");
    }
}

#[test]
fn a_randvoorwaarde_is_not_torn_over_pages_when_it_fits_on_one() {
    let layout = report::layout(&blank_form());
    let titles: Vec<&str> =
        Catalogue::built_in().preconditions().iter().map(|precondition| precondition.title.as_str()).collect();
    let starts: Vec<usize> = layout
        .outline
        .iter()
        .filter(|entry| entry.level == 1 && titles.iter().any(|title| entry.text.ends_with(title)))
        .map(|entry| entry.page)
        .collect();
    assert_eq!(starts.len(), titles.len());
    let taken: Vec<usize> = starts.windows(2).map(|pair| pair[1] - pair[0]).collect();
    // Only the one with eight items takes two.
    assert_eq!(taken, [1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1]);
}

#[test]
fn a_form_carries_the_names_of_its_dossier() {
    let said = document(&example(), ReportKind::Form).to_string();
    for line in
        ["titel: Formulier Groenekwartier, Voorbeeldstad", "  Wijk: Groenekwartier_", "  Team: Wijkaanpak Groenekwartier_"]
    {
        assert!(said.contains(line), "{line}");
    }
    assert!(!said.contains("Projectleider wijkaanpak"), "who does what changes, and is written in by hand");
}

#[test]
fn the_same_question_gives_the_same_bytes_and_another_one_gives_others() {
    let bytes = |dossier: &Dossier, kind: ReportKind| report::pdf::render(&layout(dossier, kind)).unwrap();
    let mut seen = BTreeSet::new();
    for dossier in [example(), dossiers::adopted()] {
        for kind in KINDS {
            let first = bytes(&dossier, kind);
            assert_eq!(first, bytes(&dossier, kind), "{kind:?}");
            assert!(seen.insert(first), "{kind:?}");
        }
    }
}

#[test]
fn all_of_it_stands_within_the_margins() {
    let millimetre = 72.0 / 25.4;
    let (left, right) = (25.0 * millimetre, Page::WIDTH - 22.0 * millimetre);
    for (name, dossier) in all() {
        for kind in KINDS {
            for (number, page) in layout(&dossier, kind).pages.iter().enumerate() {
                for item in page.runs.iter().flat_map(|run| &run.items) {
                    let (x, y) = extent(item);
                    assert!(x.0 >= left - 1.0 && x.1 <= right + 1.0, "{name} {kind:?} {number}: {item:?}");
                    assert!(y.0 >= 10.0 * millimetre && y.1 <= Page::HEIGHT - 10.0 * millimetre, "{name} {kind:?} {number}");
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_summary_of_any_dossier_is_one_page(dossier in strategies::dossier()) {
        for measurement in &dossier.measurements {
            let request = Request::Summary { dossier: &dossier, measurement };
            let summary = report::build(Catalogue::built_in(), &request, Options::default());
            prop_assert_eq!(report::layout(&summary).pages.len(), 1);
        }
    }

}

proptest! {
    // A form has many pages and little of the dossier.
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn any_dossier_gives_a_gap_report_and_a_form(dossier in strategies::dossier()) {
        for kind in [ReportKind::Gaps, ReportKind::Form] {
            prop_assert!(report::pdf::render(&layout(&dossier, kind)).is_ok());
        }
    }
}

/// Writes the reports into the folder that `WIJKPEIL_PRINTS` names, to look at them.
#[test]
#[ignore = "writes files to look at"]
fn print() {
    let Some(folder) = std::env::var_os("WIJKPEIL_PRINTS").map(std::path::PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).unwrap();
    for (name, dossier) in all() {
        for kind in KINDS {
            let bytes = report::pdf::render(&layout(&dossier, kind)).unwrap();
            std::fs::write(folder.join(format!("{}-{name}.pdf", kind.word())), bytes).unwrap();
        }
    }
    std::fs::write(folder.join("formulier.pdf"), report::pdf::render(&report::layout(&blank_form())).unwrap()).unwrap();
}
