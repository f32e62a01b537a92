//! The vervolgmeting: a measurement held against an earlier one, in words, on pages and as a file.

use std::collections::BTreeSet;

use proptest::prelude::*;
use wijkpeil::analysis::{self, Change, NotComparable};
use wijkpeil::content::{Catalogue, ItemId};
use wijkpeil::model::{Answer, Dossier, Measurement, Rating};
use wijkpeil::report::{Block, Pair, ReportKind};
use wijkpeil::shapes::{self, ChangeMark, Point, Shape};
use wijkpeil::{store, words};

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

/// The items with another rating than in the 0-meting.
fn moved(dossier: &Dossier, number: u16) -> Vec<analysis::ItemChange> {
    let comparison = analysis::compare(Catalogue::built_in(), measurement(dossier, 0), measurement(dossier, number));
    let items = comparison.preconditions.into_iter().flat_map(|change| change.items);
    items.filter(analysis::ItemChange::has_moved).collect()
}

#[test]
fn every_typed_text_is_in_the_document_and_on_the_pages() {
    let report = a_year_later();
    let dossier = report.dossier();
    let then = measurement(dossier, 0);
    // Of then only where the rating is another one: the rest stands in the report of then.
    let onderbouwing = moved(dossier, 1).into_iter().map(|change| then.answers[&change.item].evidence.clone());
    let removed = &then.adoption.as_ref().unwrap().snapshot.actions;
    let all = typed(dossier, measurement(dossier, 1)).into_iter().chain(onderbouwing);
    let all: Vec<String> = all.chain(removed.iter().map(|action| action.what.clone())).collect();
    report.prints(all.iter().map(String::as_str).chain(names(dossier)));
}

/// The pairs of a report, with their numbers.
fn pairs(report: &Printed) -> Vec<Pair> {
    let blocks = report.document().blocks.iter();
    blocks
        .filter_map(|block| if let Block::Pairs(pairs) = block { Some(pairs) } else { None })
        .flat_map(|it| it.pairs.clone())
        .collect()
}

#[test]
fn only_what_changed_stands_item_by_item_and_the_rest_in_one_table() {
    let report = a_year_later();
    let catalogue = Catalogue::built_in();
    let changed: Vec<String> =
        moved(report.dossier(), 1).iter().map(|change| catalogue.number(&change.item).to_owned()).collect();
    let shown: Vec<String> = pairs(&report).iter().map(|pair| pair.heading.number.clone()).collect();
    assert_eq!(shown, changed);
    assert!(changed.len() > 5, "{changed:?}");
    let text = report.text();
    let rest: String = ["Wat niet veranderde", "Nog niet beantwoord in de 1-meting"]
        .into_iter()
        .filter(|heading| text.contains(&format!("# {heading}\n")))
        .map(|heading| report.below(heading).0)
        .collect();
    for (_, item) in catalogue.items() {
        let number = catalogue.number(&item.id);
        let is_in_table = rest.contains(&format!(" {number} {}", item.noun()));
        assert_ne!(is_in_table, changed.iter().any(|it| it == number), "{number} stands in one of both");
    }
}

#[test]
fn what_changed_tells_what_both_ratings_rest_on_and_why_they_differ() {
    let report = a_year_later();
    let then = measurement(report.dossier(), 0);
    for (pair, change) in pairs(&report).iter().zip(moved(report.dossier(), 1)) {
        let [before, now] = &pair.sides;
        assert_eq!((before.when.as_str(), now.when.as_str()), ("Toen", "Nu"));
        assert_eq!(before.status.word, change.old.map(words::rating_label).unwrap());
        assert_eq!(now.status.word, change.new.map(words::rating_label).unwrap());
        let evidence = then.answers[&change.item].evidence.trim();
        let first = before.said.first().map(|fact| fact.value.to_string());
        assert_eq!(first.as_deref(), Some(if evidence.is_empty() { "Geen onderbouwing." } else { evidence }));
        assert!(!pair.between.is_empty(), "{}: nothing is said of why", pair.heading.number);
    }
    for said in ["De werkelijkheid veranderde.", "De maatlat veranderde: ", "De kennis veranderde: ", "Reden niet gegeven."] {
        report.says(&format!("  > {said}"));
    }
}

#[test]
fn two_figures_of_one_randvoorwaarde_say_which_they_are() {
    let report = a_year_later();
    let comparison =
        analysis::compare(Catalogue::built_in(), measurement(report.dossier(), 0), measurement(report.dossier(), 1));
    let mut told = 0;
    for change in &comparison.preconditions {
        let precondition = Catalogue::built_in().precondition(&change.id).unwrap();
        let heading = format!("{} {}", precondition.number, precondition.title);
        if !change.items.iter().any(analysis::ItemChange::has_moved) || change.new.is_none() {
            continue;
        }
        let said = report.below(&heading);
        if change.compared() == change.items.len() {
            said.says(", over alle ");
        } else {
            said.says("vergelijkba").says("Over alle ");
            told += 1;
        }
    }
    assert!(told > 0, "a randvoorwaarde has items that cannot be compared");
    report.below("Wat is er veranderd").says("Hierboven staan alleen vergelijkbare punten: ");
    report.below("Alle metingen naast elkaar").says("Hier tellen alle punten mee, ook die je niet kunt vergelijken.");
    report.below("Uitkomst").says("Hier tellen alle punten mee, ook die je niet kunt vergelijken.");
}

#[test]
fn the_page_for_a_bestuurder_is_one_and_follows_the_cover() {
    for (dossier, number) in [(dossiers::carried_on(), 1), (dossiers::a_year_later(), 1), (dossiers::five_measurements(), 4)] {
        let report = Printed::of(dossier).kind(ReportKind::FollowUp).measurement(number);
        let chapters: Vec<_> = report.layout().outline.iter().filter(|entry| entry.level == 1).collect();
        assert_eq!((chapters[0].text.as_str(), chapters[0].page), ("Wat is er veranderd", 1), "the cover is one page");
        assert_eq!(chapters[1].page, 2, "{number}");
    }
}

/// What only a vervolgmeting has takes few pages; the rest is the same as in a 0-meting.
#[test]
fn what_changed_in_the_example_takes_few_pages() {
    let text = Catalogue::example_dossier();
    let dossier = store::parse_dossier(text.as_bytes()).unwrap();
    let report = Printed::of(dossier).kind(ReportKind::FollowUp);
    let outcome = report.layout().outline.iter().find(|entry| entry.text == "Uitkomst").unwrap().page;
    assert!(outcome <= 20, "{outcome} pages before the outcome");
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
    let said = format!("Andere woorden. Toen stond er: ‘{}’ Dat vraagt hetzelfde. {}", earlier.text, earlier.reason);
    let explained = "De uitleg bij de vijf oordelen is sinds de 0-meting anders.";
    let report = compared(dossier, 1);
    let pairs = pairs(&report);
    let pair = pairs.iter().find(|pair| pair.heading.number == "6.4").unwrap();
    assert!(pair.between.iter().any(|text| text.to_string() == said), "{pair:?}");
    report.says(explained);
    compared(dossiers::carried_on(), 1).never_says("Andere woorden.").never_says(explained);
}

#[test]
fn the_earlier_figures_are_those_that_were_printed_then() {
    let report = a_year_later();
    let scores = analysis::own_scores(Catalogue::built_in(), measurement(report.dossier(), 0));
    let figure = format!("{} van 12", scores.in_order());
    Printed::of(dossiers::a_year_later()).says(&format!("{figure} randvoorwaarden zijn op orde"));
    report.says(&format!("in de 0-meting waren dat er {}", words::number_word(scores.in_order())));
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
                report().without_notes().never_says_any(["Geen onderbouwing.", "Waarom anders", "Reden n.v.t."]);
            }
        }
    }
}

#[test]
fn what_the_figures_are_stands_below_the_wall() {
    let report = a_year_later();
    let layout = report.layout();
    let page = |text: &str| layout.outline.iter().find(|entry| entry.text == text).map(|entry| entry.page);
    let parts = ["Uitkomst", "Wat deze cijfers wel en niet zijn", "Scores per randvoorwaarde"].map(|text| page(text).unwrap());
    assert!(parts.is_sorted() && parts[1] <= parts[0] + 1, "{parts:?}");
}

#[test]
fn a_bestuurder_reads_what_is_asked_before_what_became_of_actions() {
    let text = a_year_later().text();
    let at = |heading: &str| text.find(&format!("\n# {heading}\n")).unwrap_or_else(|| panic!("no ‘{heading}’ in\n{text}"));
    let order = ["Wat is er veranderd", "Wat het team vraagt", "Terugblik op de acties", "Conclusie van het team"].map(at);
    assert!(order.is_sorted(), "{order:?}");
}

#[test]
fn items_without_a_text_take_a_line_together_and_columns_in_which_nothing_stands_are_left_out() {
    let report = a_year_later().without_notes();
    let rest = report.below("Wat niet veranderde").0;
    assert!(rest.contains("; ") && !rest.contains("| – |"), "{rest}");
    report.below("Terugblik op de acties").never_says("Wat het gaf");
    a_year_later().below("Terugblik op de acties").says("Wat het gaf");
}

#[test]
fn what_was_only_just_begun_has_nothing_to_compare_yet() {
    let report = compared(dossiers::carried_on(), 1);
    report
        .says("titel: 1-meting Groenekwartier, Voorbeeldstad, vergeleken met de 0-meting")
        .says("Vergeleken met: 0-meting, peildatum 15 oktober 2026, vastgesteld op 17 december 2026, controlegetal ");
    report
        .below("Wat is er veranderd")
        .says("Geen van de twaalf randvoorwaarden is op orde; in de 0-meting waren dat er drie.")
        .says("In de 1-meting is nog geen oordeel gegeven. Er is dus nog niets te vergelijken met de 0-meting.")
        .never_says("Waardoor");
    report.below("Wat veranderde, punt voor punt").says("Geen enkel punt heeft een ander oordeel dan in de 0-meting.");
    report.below("Nog niet beantwoord in de 1-meting").says("| niet beantwoord, toen op orde | 1.1 ");
    report.never_says("Wat niet veranderde");
    report.below("Uitkomst").says("Urgentiebesef nog niet ingevuld (eerder 87").says("is het peil van de 0-meting");
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
        .says("2-meting, 12 november 2028 vergeleken met de 0-meting van 15 oktober 2026");
    // Nobody was asked what changed since then.
    report
        .below("Wat is er veranderd")
        .says("Te vergelijken: ")
        .says("Urgentiebesef: toen ")
        .says(", verslechterd, ")
        .says("(Toen: 0-meting, 15 oktober 2026, nu: 2-meting, 12 november 2028.)")
        .never_says("Waardoor");
    // The reason is given for the difference with the measurement just before.
    report.says("  > Anders dan in de 1-meting: ").says(" In 2028 kwam er geld voor.");
    a_year_later().never_says("Anders dan in de ").says(" Sinds het voorjaar");
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
