//! A measurement is decided on, adopted, reopened, and held against the next one, by keyboard alone.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use wijkpeil::content::Catalogue;
use wijkpeil::store;

use super::{WINDOW, check_names, make_dossier};
use crate::support::window::Walk;

#[test]
#[expect(clippy::too_many_lines, reason = "one life, from its beginning to the measurement after it")]
fn a_measurement_goes_through_its_whole_life() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None);
    make_dossier(&mut walk);
    let catalogue = Catalogue::built_in();
    let first = &catalogue.preconditions()[0];

    // Two gaps: one is left as it is for a reason, the other waits.
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    walk.reach(Role::RadioButton, "Op orde, 1.1");
    walk.press(Key::Num3);
    walk.choose(Role::CheckBox, "Bewust niet: we laten dit zo, 1.1");
    assert!(walk.shows("Met een reden erbij is dit een besluit."));
    walk.write(Role::MultilineTextInput, "Reden voor bewust niet bij 1.1", "Eerst de samenwerking.");
    assert!(!walk.shows("Met een reden erbij is dit een besluit."));
    walk.write(Role::MultilineTextInput, "Onderbouwing bij 1.1", "Wijkanalyse 2025");
    walk.reach(Role::RadioButton, "Op orde, 1.2");
    walk.press(Key::Num2);
    walk.reach(Role::RadioButton, "Op orde, 1.3");
    walk.press(Key::Num5);

    // The check leads to what is open.
    walk.go("Vaststellen");
    check_names(&walk, "Vaststellen");
    assert!(walk.has("54 punten zonder oordeel"), "{:?}", walk.names());
    assert!(walk.has("Eén punt met n.v.t. zonder reden") && walk.has("Nulmeting vaststellen"));
    assert!(walk.has("Eén aandachtspunt zonder besluit"));
    walk.choose(Role::Button, "Toon alle open punten");
    walk.choose(Role::Link, &format!("Zonder besluit: 1.2 {}", first.items[1].title));
    assert_eq!(walk.focused(), Some((Role::TextInput, "Actie bij 1.2".into())), "where it can be decided");

    // What misses leads to its field. What is no date stays, with a message beside it; nothing that was there moves.
    walk.go("Vaststellen");
    walk.choose(Role::Link, "De peildatum: vul dit nog in");
    assert_eq!(walk.focused(), Some((Role::TextInput, "Peildatum".into())));
    let item = format!("Zonder besluit: 1.2 {}", first.items[1].title);
    let before = walk.place_of(Role::Link, &item);
    walk.write(Role::TextInput, "Peildatum", "31-2-2026");
    assert_eq!(walk.text_of("Peildatum").as_deref(), Some("31-2-2026"));
    assert!(walk.shows("Dit is nog geen datum met dag, maand en jaar."));
    walk.write(Role::TextInput, "Peildatum", "21-11-2026");
    walk.write(Role::TextInput, "Wie stelt vast", "de stuurgroep");
    walk.write(Role::TextInput, "Dag van vaststellen", "1-11-2026");
    assert!(walk.shows("Deze dag ligt vóór de peildatum."));
    walk.write(Role::TextInput, "Dag van vaststellen", "17-12-2026");
    assert!(walk.has("De peildatum: ingevuld") && walk.has("Wie vaststelt: ingevuld"));
    assert_eq!(walk.place_of(Role::Link, &item).size(), before.size());

    // Who was there.
    walk.choose(Role::Button, "Voeg aanwezige toe");
    assert_eq!(walk.focused(), Some((Role::TextInput, "Rol van aanwezige 1".into())));
    walk.type_text("wijkagent");
    walk.write(Role::TextInput, "Organisatie van aanwezige 1", "Politie");
    walk.choose(Role::Button, "Voeg aanwezige toe");
    walk.choose(Role::Button, "Haal aanwezige 2 weg");
    assert!(!walk.has("Rol van aanwezige 2"));

    // Adopting takes saying that things are open.
    assert!(walk.shows("Zet eerst het vinkje"));
    let aware =
        "Wij weten dat er nog 54 punten zonder oordeel en één aandachtspunt zonder besluit zijn, en stellen de meting zo vast";
    walk.choose(Role::CheckBox, aware);
    walk.choose(Role::Button, "Stel vast");
    let done = "De nulmeting is vastgesteld door de stuurgroep op 17 december 2026.";
    assert_eq!(walk.focused(), Some((Role::Label, done.into())));
    assert!(walk.has("Bekijk en maak het rapport") && !walk.has("Heropen de 0-meting"));
    check_names(&walk, "Vastgesteld");
    assert!(walk.shows("17 december 2026") && walk.shows("de stuurgroep") && walk.shows("wijkagent, Politie"));
    let checksum = walk.app().session().measurement().unwrap().adoption.as_ref().unwrap().checksum.clone();
    assert!(walk.shows(&format!("{} {} {}", &checksum[..4], &checksum[4..8], &checksum[8..12])));
    walk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(walk.has(done), "adopting is on the record and stays");
    assert!(walk.shows("Vaststellen maak je ongedaan met ‘Heropen’"), "{:?}", walk.names());

    // Reopening takes a reason, and is on the record.
    walk.choose(Role::Button, "Toch nog iets veranderen?");
    walk.write(Role::MultilineTextInput, "Reden van het heropenen", "De cijfers waren oud.");
    walk.choose(Role::Button, "Heropen de 0-meting");
    assert!(walk.has("Nulmeting vaststellen"));
    assert_eq!(walk.text_of("Wie stelt vast").as_deref(), Some("de stuurgroep"));
    walk.write(Role::TextInput, "Dag van vaststellen", "18-12-2026");
    walk.choose(Role::CheckBox, aware);
    walk.choose(Role::Button, "Stel vast");
    assert!(walk.shows("Heropend op 21 november 2026, na de vaststelling op 17 december 2026. Reden: De cijfers waren oud."));

    // The next one begins empty, and hides what was said before.
    walk.choose(Role::Button, "Begin de 1-meting");
    assert_eq!(walk.focused(), Some((Role::Heading, first.title.clone())));
    assert!(!walk.is_chosen("Niet op orde, 1.1"));
    assert!(!walk.shows("Wijkanalyse 2025"));
    walk.choose(Role::Button, "Toon het vorige oordeel bij 1.1");
    assert!(walk.has("In de 0-meting: niet op orde") && !walk.shows("Wijkanalyse 2025"), "the evidence is one click further");
    walk.choose(Role::Button, "Toen bij 1.1, leeg");
    assert!(walk.shows("Wijkanalyse 2025"));
    walk.choose(Role::Button, "Verberg het vorige oordeel bij 1.1");
    assert!(!walk.shows("Wijkanalyse 2025") && !walk.has("In de 0-meting: niet op orde"));
    walk.reach(Role::RadioButton, "Op orde, 1.1");
    walk.press(Key::Num1);
    assert!(walk.has("In de 0-meting: niet op orde"), "what was rated is shown beside what it was");
    walk.write(Role::MultilineTextInput, "Waarom is dit veranderd? 1.1", "De corporatie doet mee.");
    walk.reach(Role::RadioButton, "Op orde, 1.2");
    walk.press(Key::Num4);

    // What changed, in words.
    walk.go("Uitkomst");
    walk.choose(Role::RadioButton, "Toen en nu");
    check_names(&walk, "outcome of a later measurement");
    assert!(walk.has("Per randvoorwaarde, sinds de 0-meting"));
    assert!(walk.has(&format!("{}, niet zeker", first.short_title)));
    assert!(walk.shows("Eén beter, "), "{:?}", walk.names());
    walk.choose(Role::RadioButton, "Scores");
    assert!(walk.has(&format!("Uit te zoeken: 1.2 {}", first.items[1].title)), "what is unknown is a list of its own");

    // The earlier one can be read.
    walk.choose(Role::Button, "Meting die je ziet: 1-meting, concept");
    walk.choose(Role::Button, "Nulmeting, vastgesteld");
    walk.go("Vaststellen");
    assert!(walk.has("Nulmeting vastgesteld") && !walk.has("Toch nog iets veranderen?"));
    walk.choose(Role::Button, "Toon de 1-meting");
    assert!(walk.has("1-meting vaststellen"));

    // Everything is in the file.
    walk.wait_for("the save", |walk| !walk.app().session().has_unsaved_changes());
    let dossier = walk.app().session().dossier().unwrap().clone();
    let path = walk.app().session().path().unwrap().to_owned();
    drop(walk);
    assert_eq!(store::open_dossier(&path, None).unwrap(), *dossier);
    let mut walk = Walk::open(folder.path(), WINDOW, Some(path));
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    assert!(!walk.has("Sluit bericht"), "nothing was altered");
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    assert!(walk.is_chosen("Op orde, 1.1"));
    walk.unfold("Waarom is dit veranderd? 1.1");
    assert_eq!(walk.text_of("Waarom is dit veranderd? 1.1").as_deref(), Some("De corporatie doet mee."));
}
