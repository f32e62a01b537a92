//! The first screen for a steering group: where the team stands, what it asks, and what changed.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use wijkpeil::analysis;
use wijkpeil::content::Catalogue;
use wijkpeil::model::{Ask, AskId, Dossier};
use wijkpeil::{store, words};

use super::{WINDOW, check_names, make_dossier};
use crate::support::dossiers;
use crate::support::window::Walk;

const LAPTOP: [f32; 2] = [1280.0, 800.0];

fn open(folder: &std::path::Path, dossier: &Dossier, size: [f32; 2]) -> Walk {
    let path = folder.join("wijk.wijkpeil.ron");
    store::write_dossier(&path, dossier, None, store::Overwrite::Refuse).unwrap();
    let mut walk = Walk::open(folder, size, Some(path));
    walk.wait_for("the dossier", |walk| walk.has("Uitkomst"));
    walk
}

/// What a team asks of a steering group.
pub(super) fn three_asks() -> Vec<Ask> {
    let ask = |id: &str, text: &str, why: &str, when: &str| Ask {
        explanation: why.to_owned(),
        who: "bestuurder".to_owned(),
        when: when.to_owned(),
        ..Ask::new(AskId::new(id), text)
    };
    vec![
        ask("een", "Zeg geld toe tot en met 2034.", "De visie loopt tot 2036, het geld stopt na 2028.", "2e kwartaal 2027"),
        ask("twee", "Teken voor elk lid van het kernteam wat dat zelf mag beslissen.", "Wachten kost vijf weken.", ""),
        ask("drie", "Zeg waarover bewoners beslissen.", "", "1e kwartaal 2027"),
    ]
}

fn is_drawn(walk: &Walk, text: &str) -> bool {
    walk.drawn().iter().any(|(drawn, _)| drawn == text)
}

fn times_drawn(walk: &Walk, text: &str) -> usize {
    walk.drawn().iter().filter(|(drawn, _)| drawn == text).count()
}

#[test]
fn a_finished_dossier_opens_with_the_wall_and_what_is_asked_all_in_sight() {
    let mut dossier = dossiers::five_measurements();
    let asks = three_asks();
    let measurement = dossier.measurements.open_mut().unwrap();
    measurement.asks.clone_from(&asks);
    assert!(analysis::unanswered(Catalogue::built_in(), measurement).is_empty(), "it is finished");
    let scores = analysis::scores(Catalogue::built_in(), measurement);
    for size in [LAPTOP, WINDOW, [1920.0, 1080.0]] {
        let folder = tempfile::tempdir().unwrap();
        // To open it is all that was done.
        let walk = open(folder.path(), &dossier, size);
        assert!(is_drawn(&walk, &format!("{} van 12 op orde", scores.in_order())), "{:?}", walk.drawn());
        assert!(walk.has("Gevraagd van de bestuurder"));
        for (ask, number) in asks.iter().zip(1..) {
            let start = format!("{number}. {}", ask.text.trim());
            let name = walk.names().into_iter().find(|name| name.starts_with(&start)).unwrap();
            assert!(walk.is_whole_in_sight(Role::Button, &name), "{size:?} {name}");
        }
        for precondition in Catalogue::built_in().preconditions() {
            let stone = format!("Naar {}", precondition.title);
            assert!(walk.is_whole_in_sight(Role::Link, &stone), "{size:?} {stone}");
        }
        check_names(&walk, "an overview");
    }
}

#[test]
fn an_outcome_that_is_not_complete_leads_with_how_far_the_team_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), LAPTOP, None);
    make_dossier(&mut walk);
    walk.go("Uitkomst");
    assert!(is_drawn(&walk, "0 van 57 ingevuld") && walk.has("Begin met meten"), "{:?}", walk.drawn());
    assert!(walk.shows("Er is nog geen oordeel gegeven."), "a screen reader hears it in a sentence");
    check_names(&walk, "an empty overview");

    walk.choose(Role::Button, "Begin met meten");
    for (number, key) in [Key::Num3, Key::Num4, Key::Num1, Key::Num1].into_iter().enumerate() {
        walk.reach(Role::RadioButton, &format!("Op orde, 1.{}", number + 1));
        walk.press(key);
    }
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    walk.reach(Role::RadioButton, "Op orde, 2.1");
    walk.press(Key::Num1);
    walk.go("Uitkomst");
    assert!(is_drawn(&walk, "5 van 57 ingevuld"), "{:?}", walk.drawn());
    assert!(walk.shows("Vijf van de 57 punten hebben een oordeel."));
    let of_second = walk.drawn().into_iter().filter(|(text, _)| text.contains("onduidelijk")).count();
    assert!(of_second <= 1, "only what is not known is unclear, not what is only not filled in");
    walk.choose(Role::Button, "Ga verder met meten");
    assert_eq!(walk.focused(), Some((Role::RadioButton, "Op orde, 2.2".to_owned())));
}

#[test]
fn a_stone_leads_to_its_randvoorwaarde_and_the_way_back_leads_to_the_stone() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = open(folder.path(), &dossiers::example(), LAPTOP);
    let first = &Catalogue::built_in().preconditions()[0];
    let stone = format!("Naar {}", first.title);
    walk.reach(Role::Link, &stone);
    walk.press(Key::Enter);
    assert_eq!(walk.focused(), Some((Role::Heading, first.title.clone())));
    walk.choose(Role::Button, "Terug naar Uitkomst");
    assert_eq!(walk.focused(), Some((Role::Link, stone)));
}

#[test]
fn what_is_said_and_asked_is_changed_where_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), LAPTOP, None);
    make_dossier(&mut walk);
    walk.go("Uitkomst");
    walk.write(Role::MultilineTextInput, "Onze conclusie", "De basis staat.");
    walk.choose(Role::Button, "Voeg vraag toe");
    assert_eq!(walk.focused(), Some((Role::MultilineTextInput, "Vraag 1".to_owned())));
    walk.type_text("Zeg geld toe tot en met 2034.");
    walk.write(Role::TextInput, "Wie beslist, vraag 1", "bestuurder");
    walk.write(Role::TextInput, "Wanneer, vraag 1", "2e kwartaal 2027");
    let row = "1. Zeg geld toe tot en met 2034. Bestuurder · 2e kwartaal 2027";
    walk.choose(Role::Button, row);
    assert!(!walk.has("Vraag 1"), "folded, it says who and when");
    walk.choose(Role::Button, row);
    assert_eq!(walk.focused(), Some((Role::MultilineTextInput, "Vraag 1".to_owned())));
    walk.choose(Role::Button, row);

    // From another view and from another screen, undo leads to what it changed.
    walk.choose(Role::RadioButton, "Scores");
    assert!(!walk.has("Voeg vraag toe"));
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(!walk.has("Voeg vraag toe"), "it does not take the view away");
    walk.choose(Role::Button, "Toon wat er veranderd is");
    assert_eq!(walk.focused(), Some((Role::TextInput, "Wanneer, vraag 1".to_owned())));
    walk.press_with(Modifiers::COMMAND, Key::Y);
    walk.choose(Role::RadioButton, "Scores");
    walk.press_with(Modifiers::COMMAND, Key::F);
    walk.type_text("2034");
    walk.press(Key::F3);
    assert_eq!(walk.focused(), Some((Role::MultilineTextInput, "Vraag 1".to_owned())));
}

#[test]
fn then_and_now_say_what_the_comparison_says() {
    let dossier = dossiers::five_measurements();
    let measurements = &dossier.measurements;
    let latest = measurements.latest();
    let comparison = analysis::compare(Catalogue::built_in(), dossier.before(latest).unwrap(), latest);
    let folder = tempfile::tempdir().unwrap();
    let mut walk = open(folder.path(), &dossier, [1920.0, 1080.0]);
    walk.choose(Role::RadioButton, "Toen en nu");
    check_names(&walk, "then and now");
    for direction in analysis::Direction::ALL {
        let expected = comparison.preconditions.iter().filter(|it| it.direction == Some(direction)).count();
        let word = words::direction(Some(direction));
        assert_eq!(times_drawn(&walk, word), expected, "{word}: {:?}", walk.drawn());
    }
    let moved = comparison.reasons.unwrap().total();
    assert!(walk.has(&format!("Wat is er veranderd? {moved} van 57 punten")), "{:?}", walk.names());

    // Where there is room for one wall, its level moves, and rests.
    let now: Vec<String> = walk.drawn().into_iter().map(|(text, _)| text).collect();
    walk.resize(WINDOW);
    walk.choose(Role::RadioButton, "Toen");
    assert!(walk.redraws_in().is_none_or(|wait| wait.as_secs_f32() > 0.5), "nothing moves any more");
    assert_eq!(times_drawn(&walk, "verbeterd"), 0, "then nothing had changed yet");
    walk.choose(Role::RadioButton, "Nu");
    let improved = now.iter().filter(|text| *text == "verbeterd").count();
    assert_eq!(times_drawn(&walk, "verbeterd"), improved);

    // A first measurement has nothing to compare with.
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), LAPTOP, None);
    make_dossier(&mut walk);
    walk.go("Uitkomst");
    assert!(!walk.has("Toen en nu") && walk.has("Scores"));
}
