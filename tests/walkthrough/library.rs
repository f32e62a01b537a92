//! What others did: beside what it shows and in the library, read and taken over by keyboard alone.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use wijkpeil::content::{Catalogue, ItemId, Library, Manual, ManualPart, PracticeEntry, PracticeId};
use wijkpeil::words;

use super::{WINDOW, check_names, make_dossier};
use crate::support::window::Walk;

/// So wide that what helps to rate stands beside the items, and the list of the library beside what is read.
const WIDE: [f32; 2] = [1280.0, 800.0];

fn name_of(entry: &PracticeEntry) -> String {
    entry.municipality.as_ref().map_or_else(|| entry.title.clone(), |municipality| format!("{}, {municipality}", entry.title))
}

fn link_to(entry: &PracticeEntry, at: &str) -> String {
    format!("Lees het voorbeeld: {}, bij {at}", name_of(entry))
}

fn press_on(walk: &mut Walk, role: Role, name: &str) {
    walk.reach(role, name);
    walk.press(Key::Enter);
}

/// The row of an example in the list.
fn row_of(walk: &Walk, title: &str) -> String {
    walk.names().into_iter().find(|name| name.starts_with(&format!("{title}, "))).unwrap()
}

fn look_for(walk: &mut Walk, words: &str) {
    walk.reach(Role::SearchInput, "Zoek in de bibliotheek");
    walk.press_with(Modifiers::COMMAND, Key::A);
    walk.type_text(words);
}

#[test]
fn an_example_opens_beside_its_item_and_the_way_back_ends_at_its_link() {
    let library = Library::built_in();
    let first = library.examples_for_item(&ItemId::new("urgentiebesef.1"))[0].entry;
    for (size, has_sheet) in [(WIDE, false), (WINDOW, true)] {
        let folder = tempfile::tempdir().unwrap();
        let mut walk = Walk::open(folder.path(), size, None);
        make_dossier(&mut walk);
        walk.press_with(Modifiers::COMMAND, Key::PageDown);
        walk.reach(Role::RadioButton, "Op orde, 1.1");
        walk.press_with(Modifiers::COMMAND, Key::B);
        assert_eq!(walk.focused(), Some((Role::Heading, "Hoe doen anderen dit?".to_owned())));
        assert!(walk.has("Hoe doen anderen dit?") && walk.has("bij 1.1"));
        let link = link_to(first, "1.1");
        press_on(&mut walk, Role::Link, &link);
        assert_eq!(walk.focused(), Some((Role::Heading, first.title.clone())), "{size:?}: who opens it hears it");
        assert!(walk.shows(&first.summary) && walk.has("Op orde, 1.1"), "the item stays in sight");
        check_names(&walk, "an example beside an item");
        walk.press(Key::Escape);
        assert_eq!(walk.focused(), Some((Role::Link, link)), "{size:?}");
        assert!(walk.has("Zo kijk je naar 1.1") && walk.has("Op orde, 1.1"));
        if has_sheet {
            walk.press(Key::Escape);
            assert!(!walk.has("Zo kijk je naar 1.1"), "the next one puts the explanation away");
        }
    }
}

#[test]
fn the_examples_follow_the_item_and_say_where_there_are_none() {
    let (library, catalogue) = (Library::built_in(), Catalogue::built_in());
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WIDE, None);
    make_dossier(&mut walk);
    let is_shown = |id: &ItemId| !library.examples_for_item(id).is_empty();
    let mut seen = [false, false];
    for precondition in catalogue.preconditions() {
        walk.press_with(Modifiers::COMMAND, Key::PageDown);
        for item in &precondition.items {
            if seen[usize::from(is_shown(&item.id))] {
                continue;
            }
            seen[usize::from(is_shown(&item.id))] = true;
            let number = catalogue.number(&item.id);
            walk.reach(Role::RadioButton, &format!("Op orde, {number}"));
            assert!(walk.has(&format!("bij {number}")));
            assert_eq!(walk.shows(words::NO_EXAMPLE), !is_shown(&item.id), "{number}");
            if let Some(linked) = library.examples_for_item(&item.id).first() {
                assert!(walk.has(&link_to(linked.entry, number)) && walk.shows(&linked.link.reason));
                assert!(walk.shows(words::role(linked.link.role)));
            }
        }
    }
    assert_eq!(seen, [true, true]);
}

#[test]
fn principles_and_interventions_have_their_examples() {
    let (library, catalogue) = (Library::built_in(), Catalogue::built_in());
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WIDE, None);
    make_dossier(&mut walk);
    press_on(&mut walk, Role::Button, "Interventies en principes");
    press_on(&mut walk, Role::Button, "Kies uit dertig voorbeelden");
    let mut all = catalogue.interventions().iter().flat_map(|category| &category.interventions);
    let (one, entry) = all.find_map(|one| Some((one, *library.examples_for_intervention(&one.id).first()?))).unwrap();
    let link = link_to(entry, &one.title);
    press_on(&mut walk, Role::Link, &link);
    assert_eq!(walk.focused(), Some((Role::Heading, entry.title.clone())));
    walk.press(Key::Escape);
    assert_eq!(walk.focused(), Some((Role::Link, link)));

    press_on(&mut walk, Role::Button, "Terug naar jullie interventies");
    walk.reach(Role::RadioButton, "Principes");
    walk.press(Key::Space);
    let principle = &catalogue.principles()[0];
    let entry = library.examples_for_principle(&principle.id)[0].entry;
    assert!(walk.shows(words::PRINCIPLES_ARE_A_READING));
    press_on(&mut walk, Role::Link, &link_to(entry, &principle.title));
    assert_eq!(walk.focused(), Some((Role::Heading, entry.title.clone())));

    // From there it goes on in the library, with the way back in sight.
    press_on(&mut walk, Role::Link, "Open in de bibliotheek");
    assert_eq!(walk.focused(), Some((Role::Heading, entry.title.clone())));
    assert!(walk.has("Zoek in de bibliotheek"));
    press_on(&mut walk, Role::Button, "Terug naar Principes");
    assert!(walk.has("Zes werkzame principes"));
}

#[test]
fn the_library_is_searched_and_read_without_a_dossier() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WIDE, None);
    let all = Library::built_in().entries().len();
    press_on(&mut walk, Role::Button, "Bibliotheek");
    assert_eq!(walk.focused(), Some((Role::Heading, "Bibliotheek".to_owned())));
    assert!(walk.shows(&format!("{all} van {all} voorbeelden")));
    check_names(&walk, "the library");

    look_for(&mut walk, "WIJKRECHTB");
    assert!(!walk.shows(&format!("{all} van {all} voorbeelden")));
    let row = row_of(&walk, "De Wijkrechtbank");
    press_on(&mut walk, Role::Button, &row);
    assert_eq!(walk.focused(), Some((Role::Heading, "De Wijkrechtbank".to_owned())));
    assert!(walk.shows("Open een dossier om hiervan een actie of een interventie te maken."));
    assert!(walk.shows("Samengevat door Wijkpeil. Bron: "));

    // The arrows lead along the list, which is one stop for the Tab key.
    look_for(&mut walk, " ");
    let entries = Library::built_in().entries();
    walk.reach(Role::Button, &row_of(&walk, "De Wijkrechtbank"));
    walk.press(Key::Home);
    assert!(walk.focused().is_some_and(|(_, name)| name.starts_with(&entries[0].title)), "{:?}", walk.focused());
    walk.press(Key::ArrowDown);
    assert!(walk.focused().is_some_and(|(_, name)| name.starts_with(&entries[1].title)), "{:?}", walk.focused());
    assert!(walk.shows(&entries[1].summary), "what the keys pass is shown beside the list");

    // A filter leaves what it names, and what was found is said.
    let guidance = entries.iter().filter(|entry| entry.id.as_str().starts_with("praktijk.handreiking-")).count();
    walk.reach(Role::RadioButton, &format!("Handreikingen, {guidance}"));
    walk.press(Key::Space);
    assert!(walk.shows(&format!("{guidance} van {all} voorbeelden")));
    press_on(&mut walk, Role::Button, "Toon alles");
    look_for(&mut walk, "xyzzy");
    assert!(walk.shows("Niets gevonden."));

    walk.press(Key::F1);
    assert_eq!(walk.focused(), Some((Role::Heading, "Bibliotheek".to_owned())), "the manual opens at its chapter");
    assert!(walk.has("Terug (Esc)"));
    walk.press(Key::Escape);
    press_on(&mut walk, Role::Button, "Dossiers");
    assert!(walk.has("Nieuw dossier") && !walk.has("Zoek in de bibliotheek"));
}

#[test]
fn a_narrow_window_has_the_list_or_what_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    press_on(&mut walk, Role::Button, "Bibliotheek");
    let row = row_of(&walk, "De Wijkrechtbank");
    look_for(&mut walk, "wijkrechtbank eindhoven");
    press_on(&mut walk, Role::Button, &row);
    assert_eq!(walk.focused(), Some((Role::Heading, "De Wijkrechtbank".to_owned())));
    assert!(!walk.has(&row));
    walk.press(Key::Escape);
    assert_eq!(walk.focused(), Some((Role::Button, row)));
}

#[test]
fn an_example_and_its_steps_are_taken_over_with_their_source() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WIDE, None);
    make_dossier(&mut walk);
    let entry = Library::built_in().get(&PracticeId::new("praktijk.handreiking-leren")).unwrap();
    press_on(&mut walk, Role::Button, "Bibliotheek");
    look_for(&mut walk, &entry.steps[0].title);
    let row = row_of(&walk, &entry.title);
    press_on(&mut walk, Role::Button, &row);
    press_on(&mut walk, Role::Button, "Neem over als actie");
    assert!(walk.shows("De actie staat bij Acties, met de bron erbij."));
    press_on(&mut walk, Role::Button, &format!("Maak er een actie van, stap 2: {}", entry.steps[1].title));
    press_on(&mut walk, Role::Button, "Neem over als interventie");
    let dossier = walk.app().session().dossier().unwrap().clone();
    let sources: Vec<_> = dossier.actions.iter().map(|action| action.source.as_ref().unwrap()).collect();
    assert!(sources.iter().all(|source| source.practice == entry.id));
    assert_eq!((&sources[0].part, sources[1].part.as_ref()), (&None, Some(&entry.steps[1].id)));
    assert_eq!(dossier.actions[1].what, entry.steps[1].title);
    assert_eq!(dossier.interventions[0].source.as_ref().unwrap().practice, entry.id);
    assert!(walk.shows("De interventie staat bij Interventies, met de bron erbij."));

    press_on(&mut walk, Role::Button, "Maak ongedaan wat je overnam");
    assert!(walk.app().session().dossier().unwrap().interventions.is_empty());
    press_on(&mut walk, Role::Link, &format!("Actie 2 komt hiervan: {}", entry.steps[1].title));
    assert!(walk.has("Acties"));
    walk.press_with(Modifiers::ALT, Key::ArrowLeft);
    assert!(walk.has("Neem over als actie"));
}

#[test]
fn lines_of_a_plan_become_actions_for_the_teams_own_gaps() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WIDE, None);
    press_on(&mut walk, Role::Button, "Bekijk het voorbeeld");
    walk.wait_for("the example", |walk| walk.has("Alle dossiers"));
    let before = walk.app().session().dossier().unwrap().actions.len();
    press_on(&mut walk, Role::Button, "Bibliotheek");
    look_for(&mut walk, "zwolle programmaplan");
    let row = row_of(&walk, "Programmaplan Ondermijning");
    press_on(&mut walk, Role::Button, &row);
    press_on(&mut walk, Role::Button, "Plan van Zwolle als voorbeeld");
    assert_eq!(walk.focused(), Some((Role::Heading, "Plan van Zwolle als voorbeeld".to_owned())));
    assert!(walk.is_disabled("Voeg acties toe"));
    check_names(&walk, "the template");

    let template = &Library::built_in().templates()[0];
    let line = &template.groups[0].lines[1];
    walk.reach(Role::CheckBox, &line.what);
    walk.press(Key::Space);
    walk.reach(Role::ComboBox, "Jullie eerste kwartaal");
    walk.press(Key::Space);
    let next = walk.app().session().today();
    let next = wijkpeil::model::Quarter::of(next).unwrap().next().unwrap();
    walk.choose_at_once(Role::Button, &words::quarter(next));
    walk.reach(Role::ComboBox, "Aandachtspunten bij regel 1.2");
    walk.press(Key::Space);
    let gaps = wijkpeil::analysis::gaps(Catalogue::built_in(), walk.app().session().measurement().unwrap());
    let (_, item) = Catalogue::built_in().item(&gaps[0].item).unwrap();
    walk.choose_at_once(Role::Button, &format!("{} {}", Catalogue::built_in().number(&gaps[0].item), item.noun()));
    press_on(&mut walk, Role::Button, "Voeg 1 actie toe");

    let dossier = walk.app().session().dossier().unwrap().clone();
    let [new] = &dossier.actions[before..] else { panic!("one action more: {:?}", dossier.actions.len()) };
    assert_eq!((&new.what, &new.owner, new.item.as_ref()), (&line.what, &template.groups[0].owner, Some(&gaps[0].item)));
    assert_eq!((new.start, new.ready), (next.plus(line.start), next.plus(line.ready.unwrap())));
    assert_eq!(new.source.as_ref().unwrap().part.as_ref(), Some(&line.id));
    assert!(walk.shows("De actie staat bij Acties, met de bron erbij.") && walk.is_disabled("Voeg acties toe"));
}

#[test]
fn a_chosen_example_stands_in_an_appendix_of_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WIDE, None);
    make_dossier(&mut walk);
    let entry = Library::built_in().get(&PracticeId::new("praktijk.nieuwegein-nypels")).unwrap();
    let pages = |walk: &mut Walk| {
        walk.go("Rapport");
        walk.wait_for("the pages", |walk| {
            let preview = walk.app().session().preview();
            !preview.is_busy && preview.layout.is_some()
        });
        walk.app().session().preview().layout.as_ref().unwrap().pages.len()
    };
    let before = pages(&mut walk);
    press_on(&mut walk, Role::Button, "Kies voorbeelden in de bibliotheek");
    look_for(&mut walk, &entry.title);
    let row = row_of(&walk, &entry.title);
    press_on(&mut walk, Role::Button, &row);
    walk.reach(Role::CheckBox, "Zet dit voorbeeld achter in het rapport");
    walk.press(Key::Space);
    assert_eq!(walk.app().session().report_examples(), std::slice::from_ref(&entry.id));
    assert!(pages(&mut walk) > before, "the example has pages of its own");

    // On the screen of the report it can be left out again.
    walk.reach(Role::CheckBox, &words::practice_title(entry));
    walk.press(Key::Space);
    assert!(walk.app().session().report_examples().is_empty());
    assert_eq!(pages(&mut walk), before);
}

/// From the search of the whole program to the example, marked where the words stand, and on with F3.
#[test]
fn the_search_of_the_whole_program_finds_examples_templates_and_anchors() {
    let (library, catalogue) = (Library::built_in(), Catalogue::built_in());
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WIDE, None);
    make_dossier(&mut walk);
    let find = |walk: &mut Walk, words: &str| {
        walk.press_with(Modifiers::COMMAND, Key::F);
        walk.press_with(Modifiers::COMMAND, Key::A);
        walk.type_text(words);
    };
    // A sentence that is read as a part of a paragraph.
    let entry = library.entries().iter().find(|entry| entry.does.len() > 1).unwrap();
    let sentence: String = entry.does[1].chars().take(60).collect();
    find(&mut walk, &sentence);
    assert!(walk.has("In de bibliotheek"));
    assert!(walk.shows(&format!("Bibliotheek, {}", words::practice_title(entry))));
    walk.press(Key::Enter);
    let (role, name) = walk.focused().unwrap();
    assert!(role == Role::Mark && name.contains(&sentence), "{role:?} {name}");
    assert!(walk.shows("Plek 1 van 1: Bibliotheek, "));
    assert!(walk.has("Zoek in de bibliotheek") && walk.shows(&entry.summary));
    // Its field is as wide as when the library is opened from the steps, whatever stood in its place on the screen before.
    let field = walk.place_of(Role::SearchInput, "Zoek in de bibliotheek");
    assert!(field.width() > 200.0 && field.height() < 50.0, "{field:?}");
    walk.press(Key::Escape);

    let template = &library.templates()[0];
    let line: String = template.groups[0].lines[0].what.chars().take(60).collect();
    find(&mut walk, &line);
    walk.press(Key::F3);
    assert!(walk.shows(&format!("Bibliotheek, {}", template.title)), "{:?}", walk.names());
    walk.press(Key::Escape);

    // All three anchors unfold where one of them is found.
    let (precondition, item) = catalogue.items().nth(2).unwrap();
    let anchor = &item.anchors.as_ref().unwrap().partly;
    find(&mut walk, anchor);
    walk.press(Key::F3);
    let (role, name) = walk.focused().unwrap();
    assert!(role == Role::Mark && name.contains(&**anchor), "{role:?} {name}");
    assert!(walk.shows(&precondition.title) && walk.has(&format!("Alle ankers bij {}", catalogue.number(&item.id))));
}

#[test]
fn the_manual_shows_screens_and_leads_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WIDE, None);
    walk.press(Key::F1);
    let has = |walk: &Walk, role: Role, name: &str| walk.said().into_values().any(|said| said == (role, name.to_owned()));
    assert!(has(&walk, Role::Heading, "Start"));
    let manual = Manual::built_in();
    let start = &manual.sections[manual.position("Start")];
    let picture = start.parts.iter().find_map(|part| if let ManualPart::Picture(it) = part { Some(it) } else { None });
    assert!(has(&walk, Role::Image, &picture.unwrap().description));
    let links = start.parts.iter().find_map(|part| if let ManualPart::ReadOn(links) = part { Some(links) } else { None });
    let to = &links.unwrap()[0];
    press_on(&mut walk, Role::Link, &to.title);
    assert!(has(&walk, Role::Heading, &to.title) && !has(&walk, Role::Heading, "Start"));
    walk.choose_at_once(Role::Button, "Bibliotheek");
    press_on(&mut walk, Role::Link, "Het CCV");
    walk.wait_for("the browser", |walk| !walk.desktop.shown.lock().unwrap().is_empty());
    assert_eq!(*walk.desktop.shown.lock().unwrap(), [std::path::PathBuf::from("https://hetccv.nl")]);
}
