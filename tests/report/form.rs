//! The form: the whole walk on paper.

use wijkpeil::content::Catalogue;
use wijkpeil::report::{ReportKind, Role};

use crate::support::dossiers::example;
use crate::support::report::Printed;

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

#[test]
fn each_box_is_heard_before_what_it_stands_for() {
    let form = Printed::blank_form();
    let heard = form.layout().to_string();
    let items = Catalogue::built_in().items().count();
    for word in ["Op orde", "Deels", "Niet op orde", "Weten we niet", "N.v.t."] {
        assert_eq!(heard.matches(&format!("vakje\n{word}\n")).count(), items, "{word}");
    }
    for tag in form.layout().tags.iter().filter(|tag| tag.role == Role::Label && tag.alternative.is_some()) {
        assert!(!tag.kids.is_empty(), "a word stands for something that is drawn");
    }
}

#[test]
fn a_randvoorwaarde_is_not_torn_over_pages_when_it_fits_on_one() {
    let form = Printed::blank_form();
    let titles: Vec<&str> =
        Catalogue::built_in().preconditions().iter().map(|precondition| precondition.title.as_str()).collect();
    let chapters = form.layout().outline.iter().filter(|entry| entry.level == 1);
    let starts: Vec<usize> =
        chapters.filter(|entry| titles.iter().any(|title| entry.text.ends_with(title))).map(|entry| entry.page).collect();
    assert_eq!(starts.len(), titles.len());
    let taken: Vec<usize> = starts.windows(2).map(|pair| pair[1] - pair[0]).collect();
    // Only the one with eight items takes two.
    assert_eq!(taken, [1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1]);
}

#[test]
fn it_carries_the_names_of_its_dossier_and_nothing_of_its_measurement() {
    let form = Printed::of(example()).kind(ReportKind::Form);
    form.says("titel: Formulier Groenekwartier, Voorbeeldstad")
        .says_all(["Wijk: Groenekwartier_", "Team: Wijkaanpak Groenekwartier_"])
        .never_says("Projectleider wijkaanpak")
        .never_says("concept");
    assert_eq!(form.document().about.date, Some(form.dossier().changed));
    assert_eq!(Printed::blank_form().document().about.date, None, "nothing was filled in");
}
