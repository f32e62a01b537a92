//! The whole walk of a team by keyboard alone, and everything found again in the file.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use wijkpeil::analysis;
use wijkpeil::checksum;
use wijkpeil::content::Catalogue;
use wijkpeil::model::{ApplyMark, CautionMark, Dossier, Quarter, Rating, StarterAnswer};
use wijkpeil::{store, words};

use super::{WINDOW, make_dossier, rating_of};
use crate::support::window::Walk;

const FORM: [(Role, &str, &str); 7] = [
    (Role::TextInput, "Team", "Kernteam Groenekwartier"),
    (Role::TextInput, "Bestuurlijk boegbeeld", "Burgemeester"),
    (Role::TextInput, "Projectleider", "Projectleider wijkaanpak"),
    (Role::TextInput, "Procesbegeleider", "Procesbegeleider van buiten"),
    (Role::MultilineTextInput, "Partners, elk op een eigen regel", "Gemeente, politie en corporatie"),
    (Role::MultilineTextInput, "Aanleiding: waarom zijn jullie begonnen?", "Ondernemers stonden onder druk."),
    (Role::MultilineTextInput, "Doel: wat willen jullie bereiken?", "Bewoners durven weer te melden."),
];
const REPORT: &str = "documents/voorbeeldstad-groenekwartier-0-meting.pdf";

#[test]
fn a_team_goes_the_whole_way_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::open(folder.path(), WINDOW, None).by_keys_alone();
    make_dossier(&mut walk);
    for (role, field, text) in FORM {
        walk.write(role, field, text);
    }
    walk.write(Role::TextInput, "Peildatum", "21-11-2026");

    let before = walk.presses();
    rate_everything(&mut walk);
    let presses = walk.presses() - before;
    assert!(presses < 57 * 4, "a team that knows what it thinks needs few keys, not {presses}");

    assert_eq!(walk.focused(), Some((Role::Heading, "Uitkomst".to_owned())), "after the last item comes the outcome");
    make_action(&mut walk);
    choose_intervention(&mut walk);
    decide_the_rest(&mut walk);
    adopt(&mut walk);
    walk.go("Rapport");
    walk.choose(Role::Button, "Maak rapport");
    walk.wait_for("the report", |walk| walk.has("Open het rapport"));
    assert!(
        !walk.ask_to_close() || {
            walk.wait_for_close();
            true
        }
    );
    let path = walk.app().session().path().unwrap().to_owned();
    drop(walk);

    assert!(std::fs::read(folder.path().join(REPORT)).unwrap().starts_with(b"%PDF"));
    check_file(&store::open_dossier(&path, None).unwrap());
}

/// All 57, from the first to the last, without leaving the numbers but for a text.
fn rate_everything(walk: &mut Walk) {
    walk.press_with(Modifiers::COMMAND, Key::Enter);
    let mut position = 0;
    for precondition in Catalogue::built_in().preconditions() {
        for number in 1..=precondition.items.len() {
            let name = format!("{}.{number}", precondition.number);
            assert_eq!(walk.focused(), Some((Role::RadioButton, format!("Op orde, {name}"))));
            let (rating, key) = rating_of(position);
            walk.press(key);
            assert!(walk.is_chosen(&format!("{}, {name}", words::rating_label(rating))), "{name} is {rating:?}");
            if rating == Rating::NotApplicable {
                walk.write(Role::MultilineTextInput, &format!("Reden voor n.v.t. bij {name}"), "Dit speelt hier niet.");
            }
            if position.is_multiple_of(5) {
                walk.write(Role::MultilineTextInput, &format!("Onderbouwing bij {name}"), &format!("Bewijs {name}"));
            }
            walk.press_with(Modifiers::COMMAND, Key::Enter);
            position += 1;
        }
    }
    assert_eq!(position, 57);
}

/// For the first aandachtspunt, with a trekker and a quarter.
fn make_action(walk: &mut Walk) {
    let is_table = |name: &String| name.starts_with("Besluitentafel");
    let table = walk.names().into_iter().find(is_table).unwrap();
    walk.choose(Role::RadioButton, &table);
    super::outcome::press_row(walk, "1.3");
    walk.write(Role::TextInput, "Actie bij 1.3", "Vergelijk de cijfers");
    walk.write(Role::TextInput, "Trekker bij 1.3", "gemeente");
    walk.press(Key::Enter);
    walk.go("Acties");
    let row = walk.names().into_iter().find(|name| name.starts_with("Actie 1: ")).unwrap();
    walk.choose(Role::Button, &row);
    walk.write(Role::TextInput, "Klaar in kwartaal, actie 1", "2027-K2");
}

fn choose_intervention(walk: &mut Walk) {
    walk.go("Interventies en principes");
    walk.choose(Role::Button, "Kies uit dertig voorbeelden");
    walk.write(Role::TextInput, "Zoek op een woord", "pact");
    walk.choose(Role::Button, "Kies PACT-aanpak");
    walk.choose(Role::Button, "Bekijk PACT-aanpak");
    for (number, question) in (1..).zip(Catalogue::built_in().starter_questions()) {
        if question.presupposes_use_elsewhere {
            walk.choose(Role::CheckBox, &format!("Nergens eerder toegepast, startvraag {number}"));
        } else {
            walk.write(Role::MultilineTextInput, &format!("Antwoord op startvraag {number}"), &format!("Antwoord {number}"));
        }
    }
    let principle = &Catalogue::built_in().principles()[0];
    let total = principle.apply.len() + principle.caution.len();
    walk.choose(Role::Button, &format!("{}, nog niet bekeken, 0 van {total} punten", principle.title));
    walk.reach(Role::RadioButton, &format!("Toegepast, {}, toepassen 1", principle.title));
    walk.press(Key::Num1);
    walk.write(Role::MultilineTextInput, &format!("Hoe, {}, toepassen 1", principle.title), "Elke week hetzelfde gezicht.");
    walk.reach(Role::RadioButton, &format!("Nog niet, {}, let op 1", principle.title));
    walk.press(Key::Space);
}

/// 'Bewust niet', with its reason, for every aandachtspunt but the one with an action.
fn decide_the_rest(walk: &mut Walk) {
    let gaps: Vec<_> = {
        let session = walk.app().session();
        analysis::undecided(Catalogue::built_in(), session.measurement().unwrap(), &session.dossier().unwrap().actions)
    };
    assert!(gaps.len() > 20);
    walk.press_with(Modifiers::COMMAND, Key::PageDown);
    for precondition in Catalogue::built_in().preconditions() {
        for (item, number) in precondition.items.iter().zip(1..) {
            if gaps.iter().any(|gap| gap.item == item.id) {
                let name = format!("{}.{number}", precondition.number);
                walk.choose(Role::CheckBox, &format!("Bewust niet: we laten dit zo, {name}"));
                walk.write(Role::MultilineTextInput, &format!("Reden voor bewust niet bij {name}"), "Volgend jaar.");
            }
        }
        walk.press_with(Modifiers::COMMAND, Key::PageDown);
    }
}

fn adopt(walk: &mut Walk) {
    walk.go("Vaststellen");
    walk.choose(Role::Button, "Schrijf dit bij Uitkomst");
    assert_eq!(walk.focused(), Some((Role::MultilineTextInput, "Onze conclusie".to_owned())));
    walk.type_text("We staan aan het begin.");
    walk.choose(Role::Button, "Voeg vraag toe");
    assert_eq!(walk.focused(), Some((Role::MultilineTextInput, "Vraag 1".to_owned())));
    walk.type_text("Maak iemand vrij.");
    walk.go("Vaststellen");
    assert!(walk.shows("Elk punt heeft een oordeel, en over elk aandachtspunt is iets besloten."));
    walk.write(Role::TextInput, "Wie stelt vast", "de stuurgroep");
    walk.write(Role::TextInput, "Dag van vaststellen", "17-12-2026");
    walk.choose(Role::Button, "Voeg aanwezige toe");
    walk.type_text("wijkagent");
    walk.write(Role::TextInput, "Organisatie van aanwezige 1", "Politie");
    walk.choose(Role::Button, "Stel vast");
    let done = "De nulmeting is vastgesteld door de stuurgroep op 17 december 2026.";
    assert_eq!(walk.focused(), Some((Role::Label, done.to_owned())));
    assert!(walk.shows("Sessiestand, meting ligt vast"), "the way to the sessiestand says why it is closed");
}

fn check_file(dossier: &Dossier) {
    let catalogue = Catalogue::built_in();
    let profile = &dossier.profile;
    let form = [
        &profile.team,
        &profile.figurehead,
        &profile.project_leader,
        &profile.process_facilitator,
        &profile.partners,
        &profile.occasion,
        &profile.goal,
    ];
    assert_eq!(form.map(String::as_str), FORM.map(|(_, _, text)| text));
    let measurement = dossier.measurements.latest();
    for (position, (precondition, item)) in catalogue.items().enumerate() {
        let answer = &measurement.answers[&item.id];
        let (rating, _) = rating_of(position);
        assert_eq!(answer.rating, Some(rating), "{}", item.id);
        assert_eq!(answer.reason.is_empty(), rating != Rating::NotApplicable, "{}", item.id);
        let number = precondition.items.iter().position(|other| other.id == item.id).unwrap() + 1;
        let evidence = if position % 5 == 0 { format!("Bewijs {}.{number}", precondition.number) } else { String::new() };
        assert_eq!(answer.evidence, evidence);
        let decided = rating.is_gap() && position != 2;
        assert_eq!(answer.left_as_is.as_deref(), decided.then_some("Volgend jaar."), "{}", item.id);
    }
    assert_eq!((&*measurement.conclusion, &*measurement.asks[0].text), ("We staan aan het begin.", "Maak iemand vrij."));
    let [action] = dossier.actions.as_slice() else { panic!("one action: {:?}", dossier.actions) };
    assert_eq!((&*action.what, &*action.owner), ("Vergelijk de cijfers", "gemeente"));
    assert_eq!(
        (action.ready, action.item.as_ref()),
        (Quarter::new(2027, 2).ok(), Some(&catalogue.preconditions()[0].items[2].id))
    );
    let [intervention] = dossier.interventions.as_slice() else { panic!("one intervention") };
    assert_eq!(intervention.title, "PACT-aanpak");
    let review = &measurement.reviews[&intervention.id];
    let nowhere = review.starter_answers.values().filter(|answer| **answer == StarterAnswer::NotUsedElsewhere).count();
    assert_eq!((review.starter_answers.len(), nowhere), (7, 3));
    let principle = &catalogue.principles()[0];
    let applied = &review.apply[&principle.apply[0].id];
    assert_eq!((applied.mark, &*applied.how), (Some(ApplyMark::Applied), "Elke week hetzelfde gezicht."));
    assert_eq!(review.caution[&principle.caution[0].id].mark, Some(CautionMark::NotYet));
    let [attendee] = measurement.attendance.as_slice() else { panic!("one was there") };
    assert_eq!((&*attendee.role, &*attendee.organisation), ("wijkagent", "Politie"));
    let adoption = measurement.adoption.as_ref().unwrap();
    assert_eq!((&*adoption.body, adoption.date), ("de stuurgroep", jiff::civil::date(2026, 12, 17)));
    assert_eq!(measurement.reference_date, Some(jiff::civil::date(2026, 11, 21)));
    assert!(checksum::is_intact(measurement));
}
