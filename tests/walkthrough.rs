//! A team's way through the real interface, by keyboard alone, as the accessibility tree shows it.

mod actions;
mod adopt;
mod anchors;
mod circle;
mod counts;
mod decisions;
mod drafts;
mod focus;
mod forms;
mod heard;
mod interventions;
mod later;
mod library;
mod outcome;
mod overview;
mod own_sheet;
mod passphrase;
mod presenting;
mod quick_entry;
mod reading;
mod report;
mod round;
mod safety;
mod service;
mod session;
mod seven_sheets;
mod silent;
mod start;
mod three;
mod voices;
mod whole;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use wijkpeil::content::Catalogue;
use wijkpeil::model::{Ask, AskId, Rating};
use wijkpeil::session::SaveState;
use wijkpeil::{store, words};

use crate::support::dossiers;
use crate::support::screens::{self, Extent};
use crate::support::window::{Glyphs, Walk};

const WINDOW: [f32; 2] = [1024.0, 720.0];
const KEYS: [Key; 5] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];

/// The rating that the walk gives to an item: all five come by.
fn rating_of(position: usize) -> (Rating, Key) {
    let choice = [0, 0, 1, 0, 2, 3, 1, 0, 4, 1][position % 10];
    (Rating::ALL[choice], KEYS[choice])
}

/// A new dossier, made by keyboard from the start screen.
fn make_dossier(walk: &mut Walk) {
    walk.reach(Role::TextInput, "Gemeente");
    walk.type_text("Voorbeeldstad");
    walk.reach(Role::TextInput, "Wijk of buurt");
    walk.type_text("Groenekwartier");
    walk.reach(Role::Button, "Maak dossier");
    walk.press(Key::Enter);
    walk.wait_for("the new dossier", |walk| walk.has("Over deze wijkaanpak"));
}

#[test]
fn a_team_rates_all_items_by_keyboard_and_finds_every_answer_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None).by_keys_alone();
    make_dossier(&mut walk);

    let catalogue = Catalogue::built_in();
    let mut position = 0;
    for precondition in catalogue.preconditions() {
        walk.press_with(Modifiers::COMMAND, Key::PageDown);
        assert_eq!(walk.focused(), Some((Role::Heading, precondition.title.clone())), "the focus is at the top of the screen");
        for number in 1..=precondition.items.len() {
            let name = format!("{}.{number}", precondition.number);
            let (rating, key) = rating_of(position);
            walk.reach(Role::RadioButton, &format!("Op orde, {name}"));
            walk.press(key);
            assert!(walk.is_chosen(&format!("{}, {name}", words::rating_label(rating))), "{name} is {rating:?}");
            if rating == Rating::NotApplicable {
                walk.reach(Role::MultilineTextInput, &format!("Reden voor n.v.t. bij {name}"));
                walk.type_text("Dit speelt hier niet.");
            }
            walk.reach(Role::MultilineTextInput, &format!("Onderbouwing bij {name}"));
            walk.type_text(&format!("Bewijs {name}"));
            position += 1;
        }
    }
    assert_eq!(position, 57);

    // The fifth randvoorwaarde has the ratings deels, niet op orde, weten we niet, deels or the like: see the score in words.
    let measurement = walk.app().session().measurement().unwrap().clone();
    let last = catalogue.preconditions().last().unwrap();
    let score = wijkpeil::analysis::score_precondition(last, &measurement);
    let said = format!("Peil: {}, {}", words::score(score.interval.as_ref()), words::verdict(score.verdict));
    assert!(walk.has(&said), "{said}");

    walk.wait_for("the save", |walk| !walk.app().session().has_unsaved_changes());
    assert!(walk.shows("Bewaard om 14:32"));
    let path = walk.app().session().path().unwrap().to_owned();
    assert_eq!(path.file_name().unwrap(), "voorbeeldstad-groenekwartier.wijkpeil.ron");
    assert_eq!(
        store::open_dossier(&path, None).unwrap(),
        **walk.app().session().dossier().unwrap(),
        "the file holds what was typed"
    );
    drop(walk);

    let mut walk = Walk::open(folder.path(), WINDOW, None);
    walk.wait_for("the recent dossier", |walk| walk.has("Groenekwartier, Voorbeeldstad"));
    walk.reach(Role::Link, "Groenekwartier, Voorbeeldstad");
    walk.press(Key::Enter);
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    assert_eq!(*walk.app().session().measurement().unwrap(), measurement);
    let mut position = 0;
    for precondition in catalogue.preconditions() {
        walk.press_with(Modifiers::COMMAND, Key::PageDown);
        for number in 1..=precondition.items.len() {
            let name = format!("{}.{number}", precondition.number);
            let (rating, _) = rating_of(position);
            assert!(walk.is_chosen(&format!("{}, {name}", words::rating_label(rating))), "{name} is {rating:?} again");
            assert!(walk.has(&format!("Onderbouwing bij {name}, ingevuld")), "{name}");
            position += 1;
        }
    }
}

#[test]
fn a_damaged_file_is_named_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let damaged = folder.path().join("kapot.wijkpeil.ron");
    std::fs::write(&damaged, "(schema: 1, dossier: (").unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, Some(damaged.clone()));
    walk.wait_for("the message", |walk| walk.has("Sluit bericht"));
    assert!(walk.shows("kapot.wijkpeil.ron"), "{:?}", walk.names());
    assert_eq!(std::fs::read_to_string(&damaged).unwrap(), "(schema: 1, dossier: (");
    walk.reach(Role::Button, "Sluit bericht");
    walk.press(Key::Enter);
    assert!(!walk.has("Sluit bericht"));
    // The program goes on as if nothing had happened.
    make_dossier(&mut walk);
}

#[test]
fn what_a_damaged_file_still_holds_is_opened_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let damaged = folder.path().join("kapot.wijkpeil.ron");
    let whole = store::dossier_text(&dossiers::full());
    let text = &whole[..whole.find("We staan aan").unwrap()];
    std::fs::write(&damaged, text).unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, Some(damaged.clone()));
    walk.wait_for("the offer", |walk| walk.has("Open wat nog te lezen is"));
    assert!(walk.shows("de 0-meting met 2 van 57 antwoorden, één actie"), "{:?}", walk.names());
    walk.reach(Role::Button, "Open wat nog te lezen is");
    walk.press(Key::Enter);
    walk.wait_for("the dossier", |walk| walk.app().session().dossier().is_some());
    assert!(walk.shows("Wat nog te lezen was, staat nu in "), "{:?}", walk.names());
    assert!(!walk.has("Open wat nog te lezen is"));
    let beside = folder.path().join("kapot-gered.wijkpeil.ron");
    assert_eq!(walk.app().session().path(), Some(&*beside));
    assert_eq!(std::fs::read_to_string(&damaged).unwrap(), text, "the damaged file is as it was");
    let rescued = store::open_dossier(&beside, None).unwrap();
    assert_eq!(rescued.measurements.latest().answers, dossiers::full().measurements.latest().answers);
    assert_eq!(rescued.actions, dossiers::full().actions);
}

#[test]
fn changes_are_taken_back_and_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    walk.reach(Role::RadioButton, "Op orde, 1.1");
    walk.press(Key::Num3);
    assert!(walk.is_chosen("Niet op orde, 1.1"));
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(!walk.is_chosen("Niet op orde, 1.1"));
    walk.press_with(Modifiers::COMMAND, Key::Y);
    assert!(walk.is_chosen("Niet op orde, 1.1"));
    walk.press_with(Modifiers::COMMAND, Key::Z);
    walk.press_with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    assert!(walk.is_chosen("Niet op orde, 1.1"), "with Shift it is made again");
    walk.reach(Role::RadioButton, "Niet op orde, 1.1");
    walk.press(Key::Space);
    assert!(!walk.is_chosen("Niet op orde, 1.1"), "choosing the present rating takes it away");
}

#[test]
fn the_example_can_be_looked_at_and_leaves_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    walk.reach(Role::Button, "Bekijk het voorbeeld");
    walk.press(Key::Enter);
    walk.wait_for("the example", |walk| walk.has("Alle dossiers"));
    assert!(walk.shows("Voorbeeld: wordt niet bewaard"));
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    walk.reach(Role::RadioButton, "Op orde, 1.1");
    walk.press(Key::Num5);
    walk.reach(Role::Button, "Alle dossiers");
    walk.press(Key::Enter);
    walk.wait_for("the start", |walk| walk.has("Nieuw dossier"));
    assert_eq!(std::fs::read_dir(folder.path().join("documents")).unwrap().count(), 0);
}

#[test]
fn everything_that_can_have_the_focus_has_a_name_and_a_role() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), [1400.0, 900.0], None);
    check_names(&walk, "start");
    walk.choose(Role::Button, "Bekijk het voorbeeld");
    walk.wait_for("the example", |walk| walk.has("Alle dossiers"));
    let mut seen = 0;
    screens::each(&mut walk, Extent::All, |walk, screen| {
        check_names(walk, screen);
        seen += 1;
    });
    assert!(seen > 40, "every screen came by, not {seen}");
}

#[test]
fn with_nothing_happening_nothing_is_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    assert_eq!(walk.redraws_in(), None, "the start");
    make_dossier(&mut walk);
    let mut restless = Vec::new();
    screens::each(&mut walk, Extent::All, |walk, screen| {
        walk.wait_for("the pages and the save", |walk| {
            let session = walk.app().session();
            !session.has_unsaved_changes() && !session.preview().is_busy
        });
        if let Some(wait) = walk.redraws_in() {
            restless.push(format!("{screen}: again in {wait:?}"));
        }
    });
    // The clock of a session goes on.
    restless.retain(|screen| !(screen.starts_with("sessie") || screen.starts_with("handen")));
    assert_eq!(restless, Vec::<String>::new());
}

fn check_names(walk: &Walk, screen: &str) {
    let focusable = walk.focusable();
    // A presentation has three: what is shown, on, and the end.
    assert!(focusable.len() > 2, "{screen} has controls");
    for (role, name) in focusable {
        assert!(!name.trim().is_empty(), "{screen}: a nameless {role:?}");
        assert!(role != Role::Unknown && role != Role::GenericContainer, "{screen}: {name} has no role");
    }
}

#[test]
fn a_session_is_led_by_single_keys_that_leave_texts_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), [1280.0, 720.0], None);
    make_dossier(&mut walk);
    walk.reach(Role::Button, "Sessiestand");
    walk.press(Key::Enter);
    assert!(walk.has("Stop (Esc)"));

    // Hands are counted per rating, and the rating of the group stays apart from them.
    walk.press(Key::H);
    for key in [Key::Num1, Key::Num1, Key::Num3] {
        walk.press(key);
    }
    walk.press_with(Modifiers::SHIFT, Key::Num1);
    assert!(walk.has("2 handen (H)"));
    assert_eq!(walk.app().session().measurement().unwrap().rating(&first_item()), None);
    walk.press(Key::Escape);
    walk.press(Key::Num2);
    assert!(walk.is_chosen("Deels, 1.1"));

    // In a text the keys are letters.
    walk.press(Key::T);
    assert_eq!(walk.focused(), Some((Role::MultilineTextInput, "Notitie bij 1.1".to_owned())));
    walk.type_text("5 t h");
    walk.press(Key::Num5);
    assert_eq!(walk.app().session().measurement().unwrap().rating(&first_item()), Some(Rating::Partly));
    assert_eq!(walk.text_of("Notitie bij 1.1").as_deref(), Some("5 t h"));
    walk.press(Key::Escape);

    // An action is made on the spot.
    walk.press(Key::A);
    assert_eq!(walk.focused(), Some((Role::TextInput, "Nieuwe actie bij 1.1".to_owned())));
    walk.type_text("Vraag het na bij de winkeliers.");
    walk.reach(Role::Button, "Voeg actie toe");
    walk.press(Key::Enter);
    let actions = &walk.app().session().dossier().unwrap().actions;
    assert_eq!(actions[0].what, "Vraag het na bij de winkeliers.");
    assert_eq!(actions[0].item, Some(first_item()));
    // Enter does the same, with who sees to it and when; the fields are there for the next one.
    assert_eq!(walk.focused(), Some((Role::TextInput, "Nieuwe actie bij 1.1".to_owned())));
    walk.type_text("Hang een bord op.");
    walk.write(Role::TextInput, "Trekker bij 1.1", "wijkbeheer");
    walk.write(Role::TextInput, "Klaar in kwartaal bij 1.1", "k1 2027");
    walk.press(Key::Enter);
    let actions = &walk.app().session().dossier().unwrap().actions;
    assert_eq!((&*actions[1].what, &*actions[1].owner), ("Hang een bord op.", "wijkbeheer"));
    assert_eq!(actions[1].ready.map(|ready| ready.to_string()).as_deref(), Some("2027-K1"));
    assert_eq!(walk.text_of("Trekker bij 1.1").as_deref(), Some(""));
    walk.press(Key::Escape);

    // The arrows move; leaving and coming back goes on where the team was.
    walk.press(Key::ArrowRight);
    walk.press(Key::Num1);
    assert!(walk.is_chosen("Op orde, 1.2"));
    walk.press(Key::Escape);
    assert!(!walk.has("Stop (Esc)"));
    assert!(walk.focused().is_some_and(|(_, name)| name.starts_with("1.2 ")), "back at the item: {:?}", walk.focused());
    walk.reach(Role::Button, "Sessiestand");
    walk.press(Key::Enter);
    assert!(walk.is_chosen("Op orde, 1.2"));
    assert!(walk.has("2 van 57 punten beantwoord"));

    // Single keys get in the way of speech input and switches, so they can be turned off.
    walk.choose_at_once(Role::Button, "Meer over de sessie");
    walk.choose_at_once(Role::CheckBox, "Losse toetsen gebruiken");
    walk.press(Key::Escape);
    walk.press(Key::Num3);
    assert!(walk.is_chosen("Op orde, 1.2"));
    walk.wait_for("the save", |walk| !walk.app().session().has_unsaved_changes());
}

fn first_item() -> wijkpeil::content::ItemId {
    Catalogue::built_in().preconditions()[0].items[0].id.clone()
}

#[test]
fn the_manual_opens_at_the_screen_where_the_user_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    walk.press(Key::F1);
    assert_eq!(walk.focused(), Some((Role::Heading, "Start".to_owned())));
    walk.press(Key::Escape);
    make_dossier(&mut walk);
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    walk.press(Key::F1);
    assert_eq!(walk.focused(), Some((Role::Heading, "Meten".to_owned())));
    walk.reach(Role::Button, "Over Wijkpeil");
    walk.press(Key::Enter);
    assert!(walk.shows(env!("CARGO_PKG_VERSION")));
    walk.press(Key::Escape);
    assert!(walk.has("Op orde, 1.1"), "back where the user was");

    // A question mark lists the keys; in a text it is a question mark.
    walk.type_text("?");
    assert!(walk.has("Toetsen"));
    walk.press(Key::Escape);
    assert!(!walk.has("Toetsen"));
    walk.reach(Role::MultilineTextInput, "Notitie bij 1.1");
    walk.type_text("Wie weet het?");
    assert!(!walk.has("Toetsen"));
}

#[test]
fn every_screen_has_its_section_in_the_manual() {
    let manual = wijkpeil::content::Manual::built_in();
    let titles: Vec<&str> = manual.sections.iter().map(|section| section.title.as_str()).collect();
    let expected = [
        "In het kort",
        "Voordat je begint",
        "Start",
        "Dossier",
        "Invulbladen",
        "Papieren bladen",
        "Mijn invulblad",
        "Terugblik",
        "Meten",
        "Sessiestand",
        "Uitkomst",
        "Presenteren",
        "Acties",
        "Interventies",
        "Principes",
        "Bibliotheek",
        "Leerkring",
        "Vaststellen",
        "Rapport",
        "Zoeken",
        "Eigen inhoud",
        "Bewaren en veiligheid",
        "Toetsen",
        "Als iets niet lukt",
    ];
    assert_eq!(titles, expected);
    assert!(manual.sections.iter().all(|section| !section.parts.is_empty()));
}

#[test]
fn a_word_is_found_in_the_questions_and_in_what_the_team_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    walk.reach(Role::Button, "Bekijk het voorbeeld");
    walk.press(Key::Enter);
    walk.wait_for("the example", |walk| walk.has("Alle dossiers"));
    walk.press_with(Modifiers::COMMAND, Key::F);
    assert_eq!(walk.focused(), Some((Role::TextInput, "Zoek naar".to_owned())));
    walk.type_text("lindeplein");
    assert!(walk.has("In jullie eigen teksten"));
    walk.press(Key::Tab);
    let (role, name) = walk.focused().unwrap();
    assert!(role == Role::Link && name.to_lowercase().contains("lindeplein"), "{name}");
    walk.press(Key::Enter);
    let (role, name) = walk.focused().unwrap();
    assert!(walk.has("Op orde, 1.1") && role == Role::MultilineTextInput, "the hit is shown in its place, not {name}");
    assert_eq!(walk.selected_text().map(|text| text.to_lowercase()).as_deref(), Some("lindeplein"));
    assert!(walk.shows("Plek 1 van "));

    walk.press_with(Modifiers::COMMAND, Key::F);
    walk.press_with(Modifiers::COMMAND, Key::A);
    walk.type_text("xyzzy");
    assert!(walk.shows("Niets gevonden"));
}

#[test]
fn every_place_that_was_found_is_marked_where_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wijk.wijkpeil.ron");
    let mut dossier = dossiers::full();
    let question = Catalogue::built_in().preconditions()[0].items[0].text.clone();
    let word = question.split(' ').max_by_key(|word| word.len()).unwrap().trim_matches('.').to_owned();
    let own = format!("Eerst: {word}.");
    let measurement = dossier.measurements.open_mut().unwrap();
    for answer in measurement.answers.values_mut() {
        (answer.evidence, answer.note) = (own.clone(), own.clone());
    }
    measurement.asks = vec![Ask::new(AskId::new("vraag-1"), own.clone())];
    dossier.actions[0].risk = own.clone();
    dossier.interventions[0].activity = own.clone();
    dossier.profile.goal = own.clone();
    write_how(&mut dossier, &own);
    store::write_dossier(&path, &dossier, None, store::Overwrite::Refuse).unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, Some(path));
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    walk.press_with(Modifiers::COMMAND, Key::F);
    walk.type_text(&word.to_uppercase());
    walk.press(Key::Enter);
    let mut seen = Vec::new();
    loop {
        let (role, name) = walk.focused().unwrap_or_else(|| panic!("no focus after {seen:?}"));
        if role == Role::MultilineTextInput {
            assert_eq!(walk.selected_text().as_deref(), Some(&*word), "{name}");
        } else {
            assert!(role == Role::Mark && name.contains(&word), "{role:?} {name} after {seen:?}");
        }
        assert!(walk.shows(&format!("Plek {} van ", seen.len() + 1)));
        seen.push(name);
        walk.press(Key::F3);
        if walk.shows("Plek 1 van ") {
            break;
        }
    }
    let expected = [
        "Onderbouwing bij 1.1",
        "Notitie bij 1.1",
        "Onderbouwing bij 1.2",
        "Notitie bij 1.2",
        "Risico, actie 1",
        "Wat gebeurt er?",
        "Hoe, Bekend maakt bemind, toepassen 1",
        "Doel: wat willen jullie bereiken?",
        "Vraag 1",
    ];
    assert_eq!(seen[..expected.len()], expected);
    assert_eq!(seen[expected.len()], format!("Gevonden: {question}"));
    walk.press_with(Modifiers::SHIFT, Key::F3);
    assert!(walk.shows(&format!("Plek {} van {}", seen.len(), seen.len())), "before the first comes the last");
    walk.press(Key::Escape);
    assert!(!walk.shows("Plek "), "Esc ends it");

    // The manual is searched too.
    walk.press_with(Modifiers::COMMAND, Key::F);
    walk.press_with(Modifiers::COMMAND, Key::A);
    walk.type_text("peildatum in, wie");
    walk.press(Key::F3);
    assert!(walk.shows("Plek 1 van 1: Hulp, Vaststellen"));
    assert!(walk.focused().is_some_and(|(role, name)| role == Role::Mark && name.contains("peildatum in, wie")));
}

/// Writes how the team applies the first point of the first principle.
fn write_how(dossier: &mut wijkpeil::model::Dossier, how: &str) {
    let measurement = dossier.measurements.open_mut().unwrap();
    let review = measurement.reviews.values_mut().next().unwrap();
    how.clone_into(&mut review.apply.values_mut().next().unwrap().how);
}

#[test]
fn whatever_is_pasted_is_kept_and_shown() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open_for(Glyphs::Any, folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    // The megabyte comes last: every frame after it has to show it.
    let texts = [
        ("Notitie bij 1.1", "stuur\u{7}teken\0\u{1b}[31m\r\nen \u{200f}\u{5e9}\u{5dc}\u{5d5}\u{5dd}\ren 😀".to_owned()),
        ("Onderbouwing bij 1.2", "a".repeat(4000)),
        ("Onderbouwing bij 1.1", "woord ".repeat(174_763)),
    ];
    for (name, text) in &texts {
        walk.reach(Role::MultilineTextInput, name);
        walk.paste(text);
    }
    let kept = walk.app().session().measurement().unwrap();
    let item = |at: usize| &Catalogue::built_in().preconditions()[0].items[at].id;
    assert_eq!(kept.answers[item(0)].evidence.len(), texts[2].1.len());
    assert_eq!(kept.answers[item(1)].evidence, texts[1].1);
    assert_eq!(kept.answers[item(0)].note, "stuurteken[31m\nen \u{200f}\u{5e9}\u{5dc}\u{5d5}\u{5dd}\nen 😀");
    walk.wait_for("the save", |walk| !walk.app().session().has_unsaved_changes());
    let path = walk.app().session().path().unwrap().to_owned();
    assert_eq!(store::open_dossier(&path, None).unwrap(), **walk.app().session().dossier().unwrap());
}

#[test]
fn what_is_pasted_into_one_line_becomes_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    walk.reach(Role::TextInput, "Team");
    walk.paste("Kernteam\r\nGroenekwartier\tNoord\0\r\n");
    walk.type_text(" en Zuid");
    assert_eq!(walk.app().session().dossier().unwrap().profile.team, "Kernteam Groenekwartier Noord en Zuid");
}

#[test]
fn a_name_that_is_empty_is_asked_for_beside_its_field() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    walk.reach(Role::TextInput, "Gemeente");
    walk.type_text("   ");
    walk.reach(Role::Button, "Maak dossier");
    walk.press(Key::Enter);
    assert!(walk.shows("Vul de naam van de gemeente in."));
    assert!(walk.shows("Vul de naam van de wijk of buurt in."));
    assert_eq!(walk.text_of("Gemeente").as_deref(), Some("   "), "what was typed stays");
}

#[test]
fn closing_waits_for_what_is_not_saved() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    assert!(!walk.ask_to_close(), "with everything saved it closes at once");

    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    walk.reach(Role::RadioButton, "Op orde, 1.1");
    walk.press(Key::Num1);
    let path = walk.app().session().path().unwrap().to_owned();
    assert!(walk.ask_to_close(), "it stays until the rating is saved");
    walk.wait_for_close();
    assert_eq!(store::open_dossier(&path, None).unwrap().measurements.latest().rating(&first_item()), Some(Rating::InOrder));
}

#[test]
fn closing_with_what_cannot_be_saved_warns_each_time() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    let (here, away) = (folder.path().join("documents"), folder.path().join("away"));
    std::fs::rename(&here, &away).unwrap();
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    walk.reach(Role::RadioButton, "Op orde, 1.1");
    walk.press(Key::Num1);
    for _ in 0..2 {
        walk.wait_for("the failure", |walk| matches!(walk.app().session().save_state(), SaveState::Failed(_)));
        assert!(walk.ask_to_close(), "it stays");
        walk.wait_for("the question", |walk| walk.has("Sluit toch"));
        // Who stays goes on, and is asked again the next time.
        walk.reach(Role::Button, "Blijf hier");
        walk.press(Key::Enter);
        assert!(!walk.has("Sluit toch"));
    }
    assert!(walk.ask_to_close());
    walk.wait_for("the question", |walk| walk.has("Sluit toch"));
    walk.reach(Role::Button, "Sluit toch");
    walk.press(Key::Enter);
    assert!(!walk.ask_to_close(), "the window gives way");
}
