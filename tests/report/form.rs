//! The form: the whole walk on paper.

use wijkpeil::content::Catalogue;
use wijkpeil::model::Rating;
use wijkpeil::report::{Kid, Layout, PageItem, ReportKind, Role, Tag, TagId};
use wijkpeil::words;

use crate::content::anchors::files_without_anchors;
use crate::support::dossiers::example;
use crate::support::report::{Printed, bare};

#[test]
fn it_asks_everything_once() {
    let catalogue = Catalogue::built_in();
    let said = Printed::blank_form().text();
    let mut asked: Vec<&str> = catalogue.items().map(|(_, item)| item.text.as_str()).collect();
    asked.extend(catalogue.starter_questions().iter().map(|question| question.text.as_str()));
    let points = catalogue.principles().iter().flat_map(|principle| principle.apply.iter().chain(&principle.caution));
    asked.extend(points.map(|point| point.text.as_str()));
    for text in asked {
        assert_eq!(said.matches(text).count(), 1, "{text}");
    }
}

/// What is read of a form, without white space and without hyphens at the ends of lines.
fn heard(text: &str) -> String {
    bare(&text.replace('\u{ad}', ""))
}

#[test]
fn each_box_is_heard_before_what_it_stands_for() {
    let form = Printed::blank_form();
    let heard = heard(&form.layout().to_string());
    let items = Catalogue::built_in().items().count();
    for word in ["Op orde", "Deels", "Niet op orde", "Weten we niet", "N.v.t."] {
        assert_eq!(heard.matches(&bare(&format!("vakje {word}"))).count(), items, "{word}");
    }
    for tag in form.layout().tags.iter().filter(|tag| tag.role == Role::Label && tag.alternative.is_some()) {
        assert!(!tag.kids.is_empty(), "a word stands for something that is drawn");
    }
}

#[test]
fn how_a_rating_is_recognised_is_heard_with_its_box() {
    let form = Printed::blank_form();
    let heard = heard(&form.layout().to_string());
    for (_, item) in Catalogue::built_in().items() {
        for (rating, anchor) in Rating::anchored(item.anchors.as_ref().unwrap()) {
            let said = bare(&format!("vakje {} {anchor}", words::rating_label(rating)));
            assert_eq!(heard.matches(&said).count(), 1, "{}: {anchor}", item.id);
        }
    }
    form.says("Onder de vakjes staat per punt hoe je een oordeel herkent: het anker. De ankers zijn van Wijkpeil zelf.");

    let without = Printed::blank_form().under(Catalogue::from_files(&files_without_anchors()).unwrap());
    without.never_says("anker").says("Deze betekenis geldt bij alle punten.");
}

/// What stands on each page.
fn pages(form: &Printed) -> Vec<String> {
    let text = |item: &PageItem| if let PageItem::Text(text) = item { Some(text.text.clone()) } else { None };
    let pages = form.layout().pages.iter();
    pages.map(|page| heard(&page.runs.iter().flat_map(|run| &run.items).filter_map(text).collect::<String>())).collect()
}

#[test]
fn no_item_is_torn_over_pages_and_each_has_room_to_write() {
    let form = Printed::blank_form();
    let pages = pages(&form);
    for (_, item) in Catalogue::built_in().items() {
        let asked = bare(&item.text);
        let page = pages.iter().find(|page| page.contains(&asked)).unwrap_or_else(|| panic!("{} is torn", item.id));
        for (_, anchor) in Rating::anchored(item.anchors.as_ref().unwrap()) {
            assert!(page.contains(&bare(anchor)), "{}: {anchor}", item.id);
        }
    }
    let with_items: Vec<&String> = pages.iter().filter(|page| page.contains("Onderbouwing,ofde")).collect();
    assert!((14..=24).contains(&with_items.len()), "{}", with_items.len());
    for page in with_items {
        let asked = page.matches("Onderbouwing,ofderedenbijn.v.t.").count();
        assert!((1..=6).contains(&asked) && asked == page.matches("Notitie").count(), "{page}");
    }
}

#[test]
fn anchors_take_few_pages() {
    assert_eq!(Printed::blank_form().pages(), 33);
    assert!(Printed::blank_form().under(Catalogue::from_files(&files_without_anchors()).unwrap()).pages() <= 32);
}

/// The sides of the boxes on the pages of a report, in points.
fn boxes(report: &Printed) -> Vec<f32> {
    let layout = report.layout();
    let is_box = |tag: &TagId| layout.tags[tag.0].alternative.as_deref().is_some_and(|said| said.starts_with("vakje"));
    let runs = layout.pages.iter().flat_map(|page| &page.runs).filter(|run| run.tag.as_ref().is_some_and(is_box));
    runs.flat_map(|run| &run.items).map(super::extent).map(|((left, right), _)| right - left).collect()
}

#[test]
fn a_pen_fills_each_box_and_each_item_has_room_hands_and_priority() {
    let form = Printed::blank_form();
    let items = Catalogue::built_in().items().count();
    let said = form.text();
    let tally = "  Handen: op orde __ deels __ niet op orde __ weten we niet __ ☐ Als eerste";
    assert_eq!(said.matches(tally).count(), items);
    assert_eq!(said.matches("  Onderbouwing, of de reden bij n.v.t.: __+").count(), items);
    form.says("Wie vult dit in (rol): _");
    for report in [form, answer_sheet()] {
        let boxes = boxes(&report);
        assert!(boxes.len() > 5 * items - 1, "{}", boxes.len());
        assert!(boxes.iter().all(|side| (side - 14.17).abs() < 0.1), "{boxes:?}");
    }
}

#[test]
fn no_word_above_a_box_is_broken() {
    let form = Printed::blank_form();
    let layout = form.layout();
    let headings = layout.tags.iter().filter(|tag| matches!(tag.role, Role::TableHeading(_)));
    // The words above the boxes are parts of one heading.
    let parts = headings.flat_map(|tag| [tag].into_iter().chain(tag.kids.iter().filter_map(|kid| part(layout, kid))));
    let runs = parts.flat_map(|tag| &tag.kids).filter_map(|kid| match *kid {
        Kid::Run { page, run } => Some(&layout.pages[page].runs[run]),
        Kid::Tag(_) => None,
    });
    let texts =
        runs.flat_map(|run| &run.items).filter_map(|item| if let PageItem::Text(text) = item { Some(text) } else { None });
    let texts: Vec<_> = texts.collect();
    assert!(texts.iter().any(|text| text.text.trim() == "Toegepast"), "{texts:?}");
    for text in texts {
        assert!(!text.is_hyphenated, "{}", text.text);
    }
}

fn part<'a>(layout: &'a Layout, kid: &Kid) -> Option<&'a Tag> {
    if let Kid::Tag(id) = kid { layout.tags.get(id.0) } else { None }
}

fn answer_sheet() -> Printed {
    Printed::of(example()).kind(ReportKind::AnswerSheet)
}

#[test]
fn an_invulblad_asks_one_person_everything_on_four_pages() {
    let sheet = answer_sheet();
    assert_eq!(sheet.pages(), 4);
    assert_eq!(Printed::blank(ReportKind::AnswerSheet).pages(), 4);
    let pages = pages(&sheet);
    for (_, item) in Catalogue::built_in().items() {
        let asked = bare(&item.text);
        assert_eq!(pages.iter().filter(|page| page.contains(&asked)).count(), 1, "{}", item.id);
    }
    for words in ["niet op orde", "weten we niet"] {
        assert!(pages.iter().all(|page| page.contains(&bare(words))), "each page says what its boxes are: {words}");
    }
    sheet
        .says("titel: Invulblad Groenekwartier, Voorbeeldstad, Nulmeting")
        .says_all(["  rol: _", "  organisatie: _", "  datum: _", "Wat wil je nog kwijt?: ____"])
        .never_says_any(Catalogue::built_in().items().map(|(_, item)| item.anchors.as_ref().unwrap().in_order.as_str()));
}

#[test]
fn its_anchors_come_on_leaves_of_their_own() {
    let sheet = answer_sheet().with_anchors();
    let anchors = Catalogue::built_in().items().map(|(_, item)| item.anchors.as_ref().unwrap().partly.as_str());
    sheet.says_all(anchors);
    let first = sheet.layout().outline.iter().find(|entry| entry.text == "Ankers").unwrap();
    assert_eq!(first.page, 4, "behind the four pages");
    assert_ne!(sheet.document().about.identity, answer_sheet().document().about.identity);
}

#[test]
fn it_carries_the_names_of_its_dossier_and_nothing_of_its_measurement() {
    let form = Printed::of(example()).kind(ReportKind::Form);
    form.says("titel: Formulier Groenekwartier, Voorbeeldstad")
        .says_all(["Wijk: Groenekwartier_", "Team: Wijkaanpak Groenekwartier_"])
        .never_says("Projectleider wijkaanpak");
    assert!(!form.document().foot.contains("concept"), "it is about no measurement");
    assert_eq!(form.document().about.date, Some(form.dossier().changed));
    assert_eq!(Printed::blank_form().document().about.date, None, "nothing was filled in");
}
