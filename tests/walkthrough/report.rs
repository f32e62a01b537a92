//! Reports are chosen, looked at page by page, made and opened, by keyboard alone.

use std::fs;
use std::time::Duration;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};

use super::{WINDOW, check_names, make_dossier};
use crate::support::program::names_in;
use crate::support::window::{Glyphs, Walk};

impl Walk {
    /// The example, with the screen of the reports and its first pages.
    fn at_reports_of_example(&mut self) {
        self.reach(Role::Button, "Bekijk het voorbeeld");
        self.press(Key::Enter);
        self.wait_for("the example", |walk| walk.has("Alle dossiers"));
        self.go("Rapport");
        self.wait_for_pages();
    }

    fn wait_for_pages(&mut self) {
        self.wait_for("the pages", |walk| !walk.app().session().preview().is_busy);
    }

    fn pages(&self) -> usize {
        self.app().session().preview().layout.as_ref().map_or(0, |layout| layout.pages.len())
    }

    /// Goes on with the Tab key to the page.
    fn tab_to_page(&mut self) {
        while self.focused().is_none_or(|(role, _)| role != Role::Document) {
            self.press(Key::Tab);
        }
    }

    fn adopt_and_begin_next(&mut self) {
        self.go("Vaststellen");
        self.write(Role::TextInput, "Peildatum", "21-11-2026");
        self.write(Role::TextInput, "Wie stelt vast", "de stuurgroep");
        self.write(Role::TextInput, "Dag van vaststellen", "17-12-2026");
        self.choose(Role::CheckBox, "Wij weten dat er nog 57 punten zonder oordeel zijn, en stellen de meting zo vast");
        self.choose(Role::Button, "Stel vast");
        self.choose(Role::Button, "Begin de 1-meting");
    }

    /// What the page is called that has the focus.
    fn page_name(&self) -> String {
        self.focused().filter(|(role, _)| *role == Role::Document).unwrap().1
    }
}

#[test]
fn the_report_is_made_opened_and_not_overwritten_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    let report = folder.path().join("documents/voorbeeldstad-groenekwartier-0-meting.pdf");

    walk.go("Rapport");
    walk.reach(Role::Button, "Maak rapport");
    walk.press(Key::Enter);
    walk.wait_for("the report", |walk| walk.has("Open het rapport"));
    let bytes = fs::read(&report).unwrap();
    assert!(bytes.starts_with(b"%PDF"));
    walk.reach(Role::Button, "Open het rapport");
    walk.press(Key::Enter);
    walk.wait_for("the viewer", |walk| *walk.desktop.shown.lock().unwrap() == [report.clone()]);
    walk.reach(Role::Button, "Toon in map");
    walk.press(Key::Enter);
    walk.wait_for("the folder", |walk| *walk.desktop.revealed.lock().unwrap() == [report.clone()]);

    fs::write(&report, "van iemand anders").unwrap();
    walk.reach(Role::Button, "Maak rapport");
    walk.press(Key::Enter);
    walk.wait_for("the question", |walk| walk.has("Vervang dat bestand"));
    assert_eq!(fs::read(&report).unwrap(), b"van iemand anders");
    walk.reach(Role::Button, "Vervang dat bestand");
    walk.press(Key::Enter);
    walk.wait_for("the report", |walk| walk.has("Open het rapport"));
    assert_eq!(fs::read(&report).unwrap(), bytes, "the same dossier gives the same report");

    // The dialog of the system.
    let elsewhere = folder.path().join("elders.pdf");
    *walk.desktop.picks.lock().unwrap() = Some(elsewhere.clone());
    walk.reach(Role::Button, "Kies een andere plaats …");
    walk.press(Key::Enter);
    walk.wait_for("the report elsewhere", |walk| walk.shows(&elsewhere.display().to_string()));
    assert_eq!(fs::read(&elsewhere).unwrap(), bytes);
}

#[test]
fn a_report_is_made_for_word_where_there_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    walk.go("Rapport");
    walk.wait_for_pages();
    let before = walk.pages();
    walk.choose(Role::RadioButton, "Word");
    assert!(walk.is_chosen("Word") && !walk.app().session().preview().is_busy, "the pages are those of the PDF");
    assert_eq!(walk.pages(), before);
    let place = |walk: &Walk| walk.text_of("Plaats en naam van het bestand").unwrap();
    assert!(place(&walk).ends_with("voorbeeldstad-groenekwartier-0-meting.docx"), "{}", place(&walk));
    walk.choose(Role::Button, "Maak rapport");
    walk.wait_for("the report", |walk| walk.has("Open het rapport"));
    let report = folder.path().join("documents/voorbeeldstad-groenekwartier-0-meting.docx");
    assert!(fs::read(&report).unwrap().starts_with(b"PK"));

    // A form is for paper; what was chosen comes back with a kind that can be one.
    walk.choose(Role::RadioButton, "Formulier");
    assert!(!walk.has("Wat voor bestand?"));
    assert!(place(&walk).ends_with("-formulier.pdf"));
    walk.choose(Role::RadioButton, "Samenvatting");
    assert!(place(&walk).ends_with("-samenvatting.docx"));
}

#[test]
fn each_kind_is_looked_at_page_by_page() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), [1280.0, 800.0], None);
    walk.at_reports_of_example();
    check_names(&walk, "Rapport");
    assert!(walk.is_chosen("Volledig rapport"));
    let all = walk.pages();
    assert!(all > 20, "{all}");
    assert!(walk.has(&format!("Volledig rapport, pagina 1 van {all}")), "{:?}", walk.names());

    // With the keys of the page itself.
    walk.tab_to_page();
    walk.press(Key::ArrowRight);
    assert!(walk.page_name().starts_with(&format!("Pagina 2 van {all}: Voor de bestuurder")), "{}", walk.page_name());
    assert!(walk.description_of_focused().contains("5 van 12 randvoorwaarden"), "{}", walk.description_of_focused());
    walk.press(Key::End);
    assert!(walk.page_name().starts_with(&format!("Pagina {all} van {all}")));
    walk.press(Key::ArrowRight);
    assert!(walk.page_name().starts_with(&format!("Pagina {all} van {all}")), "there is nothing after the last");
    walk.press(Key::Home);
    walk.press(Key::ArrowLeft);
    assert!(walk.page_name().starts_with(&format!("Pagina 1 van {all}")));

    // With buttons, by the parts, and large.
    walk.choose(Role::Button, "Volgende pagina");
    assert!(walk.shows(&format!("pagina 2 van {all}")));
    // Behind the page for the bestuurder and the terugblik.
    let contents = walk.names().into_iter().find(|name| name.starts_with("Inhoud, pagina ")).expect("a table of contents");
    let page: usize = contents.trim_start_matches("Inhoud, pagina ").parse().expect("a number");
    walk.choose(Role::Link, &contents);
    assert!(walk.shows(&format!("pagina {page} van {all}")));
    walk.choose(Role::Button, "Bekijk groot");
    assert_eq!(walk.focused(), Some((Role::Heading, "Voorbeeld: volledig rapport".into())));
    check_names(&walk, "Rapport, groot");
    walk.choose(Role::Button, "Vorige pagina");
    walk.press(Key::Escape);
    assert!(walk.has("Welk rapport?") && walk.shows(&format!("pagina {} van {all}", page - 1)));
    assert_eq!(walk.focused(), Some((Role::Button, "Bekijk groot".into())), "who comes back is where they were");

    // Another kind begins at its first page.
    walk.choose(Role::RadioButton, "Formulier");
    walk.wait_for_pages();
    let form = walk.pages();
    assert_ne!(form, all);
    assert!(walk.has(&format!("Formulier, pagina 1 van {form}")));
    assert!(walk.shows("Wat jullie in dit programma hebben ingevuld, staat er niet in."));
    assert!(!walk.has("Onderbouwing, notities en redenen"));
    assert!(walk.text_of("Plaats en naam van het bestand").unwrap().ends_with("-formulier.pdf"));
}

#[test]
fn what_is_left_out_is_not_on_the_pages() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    walk.at_reports_of_example();
    let with_notes = walk.pages();
    walk.choose(Role::CheckBox, "Onderbouwing, notities en redenen");
    walk.wait_for_pages();
    assert!(walk.pages() < with_notes);
}

#[test]
fn an_appendix_with_the_anchors_comes_along_where_there_can_be_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    walk.at_reports_of_example();
    let without = walk.pages();
    walk.choose(Role::CheckBox, "Bijlage met de ankers");
    walk.wait_for_pages();
    assert!(walk.pages() > without + 5);
    walk.choose(Role::RadioButton, "Samenvatting");
    walk.wait_for_pages();
    assert!(!walk.has("Bijlage met de ankers"));
    assert_eq!(walk.pages(), 1);
    walk.choose(Role::RadioButton, "Gaprapport");
    walk.wait_for_pages();
    assert!(walk.has("Bijlage met de ankers") && walk.pages() > 15, "{}", walk.pages());
}

#[test]
fn leaving_before_the_pages_are_ready_stops_the_work() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    walk.reach(Role::RadioButton, "Op orde, 1.1");
    walk.press(Key::Num1);
    walk.go("Rapport");
    walk.wait_for_pages();
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(walk.app().session().preview().is_busy, "pages of the dossier as it was before wait");
    walk.go("Acties");
    walk.wait_for("the save", |walk| !walk.app().session().has_unsaved_changes());
    walk.clock.advance(Duration::from_secs(2));
    // A window that keeps drawing itself makes this fail.
    walk.press(Key::Tab);
    walk.go("Rapport");
    walk.wait_for_pages();
}

#[test]
fn a_vervolgmeting_waits_for_a_later_measurement() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    walk.go("Rapport");
    walk.wait_for_pages();
    assert!(walk.shows("Er is nog geen punt beoordeeld."));
    assert!(walk.is_disabled("Vervolgmeting"));
    assert!(walk.shows("Kan nog niet: er is geen eerdere meting."));
    assert!(walk.shows("Daarom staat op elke pagina ‘concept’."));

    walk.adopt_and_begin_next();
    walk.go("Rapport");
    walk.wait_for_pages();
    // The 0-meting has nothing before it; choosing it goes back to a report of that one.
    walk.choose(Role::RadioButton, "Vervolgmeting");
    assert!(walk.is_chosen("1-meting") && walk.is_chosen("Naast de 0-meting"));
    walk.wait_for_pages();
    assert!(walk.text_of("Plaats en naam van het bestand").unwrap().ends_with("-1-meting-vergeleken.pdf"));
    walk.choose(Role::RadioButton, "Samenvatting");
    walk.choose(Role::RadioButton, "0-meting");
    assert!(walk.shows("Vastgesteld op 17 december 2026 door de stuurgroep. Het rapport blijft zoals het toen was."));
    assert!(walk.text_of("Plaats en naam van het bestand").unwrap().ends_with("-0-meting-samenvatting.pdf"));
    // From the first measurement a vervolgmeting goes to the latest.
    walk.choose(Role::RadioButton, "Vervolgmeting");
    assert!(walk.is_chosen("1-meting") && walk.is_chosen("Vervolgmeting"));
}

#[test]
fn all_reports_are_made_asked_about_and_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    walk.go("Rapport");
    walk.wait_for_pages();
    let out = folder.path().join("uit");
    fs::create_dir(&out).unwrap();
    walk.write(Role::TextInput, "Map voor alle rapporten", &format!("\"{}\"", out.display()));
    walk.choose(Role::Button, "Maak alle rapporten");
    walk.wait_for("the reports", |walk| walk.shows("Alle vijf rapporten zijn opgeslagen."));
    assert_eq!(names_in(&out).len(), 5);
    walk.choose(Role::Link, "Open: samenvatting");
    walk.wait_for("the viewer", |walk| !walk.desktop.shown.lock().unwrap().is_empty());
    assert!(walk.desktop.shown.lock().unwrap()[0].ends_with("voorbeeldstad-groenekwartier-0-meting-samenvatting.pdf"));
    walk.choose(Role::Button, "Toon in map");
    walk.wait_for("the folder", |walk| !walk.desktop.revealed.lock().unwrap().is_empty());

    // Once more: nothing is replaced unasked.
    let second = "voorbeeldstad-groenekwartier-0-meting-gaprapport.pdf";
    fs::write(out.join(second), "van iemand anders").unwrap();
    walk.choose(Role::Button, "Maak alle rapporten");
    walk.wait_for("the question", |walk| walk.shows("Vijf van deze bestanden staan er al"));
    assert_eq!(fs::read(out.join(second)).unwrap(), b"van iemand anders");
    walk.choose(Role::Button, "Vervang die bestanden");
    walk.wait_for("the reports", |walk| walk.shows("Alle vijf rapporten zijn opgeslagen."));
    assert!(fs::read(out.join(second)).unwrap().starts_with(b"%PDF"));
}

#[test]
fn making_reports_can_be_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    let out = folder.path().join("uit");
    fs::create_dir(&out).unwrap();
    // So that it takes a while.
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    walk.reach(Role::MultilineTextInput, "Notitie bij 1.1");
    walk.paste(&"woord ".repeat(40_000));
    walk.go("Rapport");
    walk.write(Role::TextInput, "Map voor alle rapporten", &out.display().to_string());
    walk.choose(Role::Button, "Maak alle rapporten");
    assert!(walk.shows("Rapport 1 van 5: volledig rapport."), "{:?}", walk.names());
    walk.focus_on(Role::Button, "Stop");
    walk.press(Key::Enter);
    walk.wait_for("the end", |walk| walk.shows("Gestopt. Er is geen rapport gemaakt"));
    assert!(names_in(&out).is_empty());
}

#[test]
fn what_cannot_be_printed_is_listed_before_the_report_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open_for(Glyphs::Any, folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    walk.reach(Role::MultilineTextInput, "Notitie bij 1.1");
    walk.paste("een sneeuwpop \u{26c4}");
    walk.go("Rapport");
    walk.wait_for_pages();
    assert!(walk.shows("Sommige tekens kunnen niet worden afgedrukt: ‘\u{26c4}’."), "{:?}", walk.names());
    walk.choose(Role::Button, "Maak rapport");
    walk.wait_for("the report", |walk| walk.has("Open het rapport"));
    assert!(walk.shows("Het rapport is klaar."), "and after it was made");
}
