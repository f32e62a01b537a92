//! The commands for invulbladen and names.
#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them so")]

use expect_test::expect;
use jiff::civil::date;
use wijkpeil::checksum::is_intact;
use wijkpeil::content::Catalogue;
use wijkpeil::model::{Attendee, Dossier, Filled, Participant, ParticipantId, Rating, SheetFile};
use wijkpeil::store::{self, Backups, KeptPlace, dossier_text, parse_dossier, parse_sheet, sheet_text};

use super::sheet_file;
use crate::support::dossiers;
use crate::support::program::Workplace;

const DOSSIER: &str = "wijk.wijkpeil.ron";

fn workplace() -> Workplace {
    Workplace::with(DOSSIER, &dossiers::empty())
}

fn read(workplace: &Workplace, name: &str) -> Dossier {
    parse_dossier(&workplace.bytes(name)).unwrap()
}

fn put(workplace: &Workplace, name: &str, sheet: &SheetFile) {
    workplace.put(name, sheet_text(sheet));
}

#[test]
fn a_sheet_is_made_to_copy_or_for_each_participant() {
    let workplace = workplace();
    let told = workplace.wijkpeil(["invulblad", DOSSIER, "--uit", "leeg.invulblad.ron"]).succeeds();
    assert_eq!(told, "Bewaard: leeg.invulblad.ron\n");
    let sheet = parse_sheet(&workplace.bytes("leeg.invulblad.ron")).unwrap();
    assert_eq!(
        (sheet.filled, sheet.form.neighbourhood.as_str(), sheet.form.items.len()),
        (Filled::Blank, "Groenekwartier", 57)
    );
    assert_eq!(workplace.run(&["invulblad", DOSSIER, "--uit", "leeg.invulblad.ron"]).status, Some(1));

    let roles =
        ["invulblad", DOSSIER, "--voor", "wijkagent", "--voor", "wijkagent", "--voor", "Jongerenwerker", "--uit", "bladen"];
    let told = workplace.wijkpeil(roles).succeeds();
    let names = ["groenekwartier-wijkagent", "groenekwartier-wijkagent-2", "groenekwartier-jongerenwerker"];
    let mut people = Vec::new();
    for name in names {
        let name = format!("bladen/{name}.invulblad.ron");
        assert!(told.contains(&name), "{told}");
        let Filled::For(participant) = parse_sheet(&workplace.bytes(&name)).unwrap().filled else { panic!("{name}") };
        people.push(participant);
    }
    assert_eq!(people[2].role, "Jongerenwerker");
    assert_ne!(people[0].id, people[1].id);
    workplace.wijkpeil(["controleer", DOSSIER, "leeg.invulblad.ron"]).prints(expect![[r#"
        wijk.wijkpeil.ron: in orde
        leeg.invulblad.ron: in orde
    "#]]);
}

#[test]
fn a_form_to_fill_in_is_made_for_each_participant_and_has_an_id_of_its_own() {
    let workplace = workplace();
    let told = workplace
        .wijkpeil(["invulblad", DOSSIER, "--als", "pdf", "--voor", "wijkagent", "--voor", "wijkagent", "--uit", "bladen"])
        .succeeds();
    let names = ["bladen/groenekwartier-wijkagent-invulblad.pdf", "bladen/groenekwartier-wijkagent-2-invulblad.pdf"];
    let forms = names.map(|name| {
        assert!(told.contains(name), "{told}");
        store::read_pdf_form(&workplace.bytes(name)).unwrap().fields
    });
    for name in ["wp_formulier", "wp_persoon"] {
        assert!(!forms[0][name].is_empty());
        assert_ne!(forms[0][name], forms[1][name]);
    }
    assert_eq!(forms[0]["wp_dossier"], read(&workplace, DOSSIER).id.to_string());
    workplace.wijkpeil(["controleer", names[0]]).prints(expect![[r#"
        bladen/groenekwartier-wijkagent-invulblad.pdf: in orde
    "#]]);
    // Nobody filled it in: it counts for nothing, and is still there.
    let outcome = workplace.run(&["samenvoegen", DOSSIER, names[0]]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(1), ""));
    assert!(outcome.stderr.contains("er is niets ingevuld"), "{}", outcome.stderr);
}

#[test]
fn forms_that_other_programs_filled_in_are_merged_and_what_cannot_be_read_is_told() {
    let workplace = workplace();
    let text = dossier_text(&dossiers::empty());
    let dossier = dossiers::empty();
    let (id, measurement) = (dossier.id.to_string(), dossier.measurements.latest().id.to_string());
    let text = text.replace(&format!("\"{id}\""), "\"0b5c1a52-7d1e-4f3a-9f57-5a8c2d6e1f40\"");
    let text = text.replace(&format!("\"{measurement}\""), "\"7e0c7f7a-2f0d-4a52-8f53-0d0f4f6c9b11\"");
    workplace.put(DOSSIER, text);
    let forms = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/forms");
    let names = ["firefox", "pypdf", "cut", "password", "joined-qpdf", "flat-cairo", "pdftk"];
    for name in names {
        std::fs::copy(forms.join(name).with_extension("pdf"), workplace.path(&format!("{name}.pdf"))).unwrap();
    }
    let files = names.map(|name| format!("{name}.pdf"));
    let arguments: Vec<&str> = ["samenvoegen", DOSSIER].into_iter().chain(files.iter().map(String::as_str)).collect();
    let outcome = workplace.run(&arguments);
    expect![[r#"
        Some(1)
        Bewaard: wijk.wijkpeil.ron
        firefox.pdf: telt nu mee.
        pypdf.pdf: stond er al in.
        pdftk.pdf: stond er al in.
        ‘cut.pdf’ is beschadigd of niet helemaal aangekomen. Er is niets uit overgenomen. Het bestand is niet veranderd. Vraag of je het bestand nog een keer kunt krijgen.
        ‘password.pdf’ is beveiligd met een wachtwoord. Het bestand is niet veranderd. Vraag om het invulblad zonder wachtwoord, of neem de antwoorden over van papier.
        In ‘joined-qpdf.pdf’ zitten meer invulbladen achter elkaar. Er is niets uit overgenomen. Het bestand is niet veranderd. Vraag om elk invulblad als een eigen bestand.
        In ‘flat-cairo.pdf’ zijn de antwoorden niet meer te lezen: het invulblad is afgedrukt als PDF. Het bestand is niet veranderd. Vraag om het bestand zelf, of neem de antwoorden over van papier.
    "#]].assert_eq(&format!("{:?}\n{}{}", outcome.status, outcome.stdout, outcome.stderr));
    let checked = workplace.run(&["controleer", "pdftk.pdf", "flat-cairo.pdf"]);
    assert_eq!((checked.status, checked.stdout.as_str()), (Some(1), "pdftk.pdf: in orde\n"));
    assert!(checked.stderr.contains("het invulblad is afgedrukt als PDF"), "{}", checked.stderr);
    let merged = read(&workplace, DOSSIER);
    // Three times the same sheet counts once.
    assert_eq!(merged.sheets.len(), 1, "{:?}", merged.participants);
    assert!(merged.participants[0].role.contains('Ł'));
    assert!(merged.sheets[0].answers.values().any(|answer| answer.note.contains("ë é ï € Ł")));
}

#[test]
fn sheets_are_merged_in_place_and_what_stood_there_is_kept() {
    let workplace = workplace();
    let dossier = dossiers::empty();
    // Whatever a file is called: what stands in it counts.
    put(&workplace, "een.txt", &sheet_file(&dossier, "a", &[Rating::Partly]));
    put(&workplace, "twee.invulblad.ron", &sheet_file(&dossier, "b", &[Rating::InOrder]));
    workplace.wijkpeil(["samenvoegen", DOSSIER, "een.txt", "twee.invulblad.ron"]).prints(expect![[r#"
        Bewaard: wijk.wijkpeil.ron
        een.txt: telt nu mee.
        twee.invulblad.ron: telt nu mee.
    "#]]);
    assert_eq!(read(&workplace, DOSSIER).sheets.len(), 2);
    let place = KeptPlace::find(&workplace.data(), &dossier.id, &workplace.path(DOSSIER));
    let backups = Backups::of(&place).list().unwrap();
    assert_eq!(backups[0].open(None).unwrap(), dossier);

    let before = workplace.bytes(DOSSIER);
    workplace.wijkpeil(["samenvoegen", DOSSIER, "een.txt"]).prints(expect![[r#"
        een.txt: stond er al in.
    "#]]);
    assert_eq!(workplace.bytes(DOSSIER), before);
    workplace.wijkpeil(["samenvoegen", DOSSIER, "een.txt", "--uit", "ander.wijkpeil.ron"]).succeeds();
    assert_eq!(workplace.bytes("ander.wijkpeil.ron"), before);
}

#[test]
fn what_cannot_be_taken_is_told_and_the_rest_goes_on() {
    let workplace = workplace();
    let dossier = dossiers::empty();
    put(&workplace, "goed.invulblad.ron", &sheet_file(&dossier, "a", &[Rating::Partly]));
    workplace.put("stuk.invulblad.ron", sheet_text(&sheet_file(&dossier, "b", &[Rating::Partly])).replace("Partly", "Partlie"));
    let mut elsewhere = sheet_file(&dossier, "c", &[Rating::Partly]);
    elsewhere.form.dossier = wijkpeil::model::DossierId::new("elders");
    "Waterwijk".clone_into(&mut elsewhere.form.neighbourhood);
    put(&workplace, "elders.invulblad.ron", &elsewhere);
    put(&workplace, "leeg.invulblad.ron", &SheetFile { filled: Filled::Blank, ..sheet_file(&dossier, "d", &[]) });
    let all = [
        "stuk.invulblad.ron",
        "goed.invulblad.ron",
        "elders.invulblad.ron",
        "leeg.invulblad.ron",
        "weg.invulblad.ron",
        DOSSIER,
    ];
    let outcome = workplace.run(&[&["samenvoegen", DOSSIER][..], &all].concat());
    assert_eq!(outcome.status, Some(1));
    assert_eq!(outcome.stdout, "Bewaard: wijk.wijkpeil.ron\ngoed.invulblad.ron: telt nu mee.\n");
    expect![[r#"
        stuk.invulblad.ron:86:33: ‘Partlie’ kan hier niet staan; kies uit ‘InOrder’ (op orde), ‘Partly’ (deels), ‘NotInOrder’ (niet op orde), ‘Unknown’ (weten we niet) of ‘NotApplicable’ (n.v.t.)
        leeg.invulblad.ron: niet overgenomen: er is niets ingevuld.
        ‘weg.invulblad.ron’ is er niet. Er is niets veranderd. Kijk of de naam en de map kloppen.
        wijk.wijkpeil.ron:1:1: dit is geen invulblad van Wijkpeil; het is een dossier
        elders.invulblad.ron: niet overgenomen: dit blad hoort bij een ander dossier, van Waterwijk, Voorbeeldstad. Met --ook-anders neem je over wat op beide plaatsen hetzelfde is.
    "#]].assert_eq(&outcome.stderr);
    assert_eq!(read(&workplace, DOSSIER).sheets.len(), 1);
    let also = workplace.wijkpeil(["samenvoegen", DOSSIER, "elders.invulblad.ron", "--ook-anders"]).succeeds();
    assert!(also.contains("elders.invulblad.ron: telt nu mee."), "{also}");
}

#[test]
fn a_question_that_nobody_answered_ends_with_one() {
    let workplace = workplace();
    let dossier = dossiers::empty();
    let sheet = |rating| sheet_file(&dossier, "a", &[rating]);
    put(&workplace, "een.invulblad.ron", &sheet(Rating::Partly));
    put(&workplace, "twee.invulblad.ron", &sheet(Rating::InOrder));
    let files = ["samenvoegen", DOSSIER, "een.invulblad.ron", "twee.invulblad.ron"];
    let outcome = workplace.run(&files);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (Some(1), ""));
    expect![[r#"
        een.invulblad.ron: nog niet overgenomen: van rol van a is er nog een blad, met andere antwoorden. Is dat dezelfde persoon, of zijn het er twee? Zet --nieuwste achter het commando als het dezelfde persoon is: dan telt het nieuwste blad. Zet er --apart achter als het er twee zijn.
        twee.invulblad.ron: nog niet overgenomen: van rol van a is er nog een blad, met andere antwoorden. Is dat dezelfde persoon, of zijn het er twee? Zet --nieuwste achter het commando als het dezelfde persoon is: dan telt het nieuwste blad. Zet er --apart achter als het er twee zijn.
    "#]].assert_eq(&outcome.stderr);
    assert_eq!(read(&workplace, DOSSIER), dossier);
    assert_eq!(workplace.run(&[&files[..], &["--nieuwste", "--apart"]].concat()).status, Some(2));
    workplace.wijkpeil([&files[..], &["--apart"]].concat()).succeeds();
    assert_eq!(read(&workplace, DOSSIER).sheets.len(), 2);
}

/// Someone who was there, with an adopted measurement from before names were left out of what is frozen.
fn with_names() -> Dossier {
    let mut dossier = dossiers::full();
    dossier.participants[0].name = "Anna de Groot".into();
    dossiers::carry_on(&mut dossier, Catalogue::built_in(), date(2026, 12, 17));
    let open = dossier.measurements.open_mut().unwrap();
    open.attendance = vec![Attendee { role: "wijkagent".into(), organisation: String::new(), name: "anna de groot".into() }];
    open.conclusion = "Anna de Groot zag dit eerder.".into();
    dossier.participants.push(Participant {
        name: "Iemand Anders".into(),
        ..Participant::new(ParticipantId::new("deelnemer-2"), "jongerenwerker")
    });
    dossier
}

/// With the name among those who were at the adopted measurement.
fn with_frozen_name() -> Dossier {
    let mut dossier = dossiers::full();
    for attendee in &mut dossier.measurements.open_mut().unwrap().attendance {
        "Anna de Groot".clone_into(&mut attendee.name);
    }
    dossiers::carry_on(&mut dossier, Catalogue::built_in(), date(2026, 12, 17));
    dossier
}

#[test]
fn a_name_is_removed_with_the_versions_that_have_it() {
    let workplace = Workplace::with(DOSSIER, &with_names());
    let list = workplace.wijkpeil(["deelnemer", DOSSIER]).succeeds();
    let lines = [
        " 1  Anna de Groot  deelnemer, als wijkagent; bij de 1-meting, als wijkagent",
        " 2  Iemand Anders  deelnemer, als jongerenwerker",
        " 3  A. Voorbeeld  bij de 0-meting, als wijkagent",
    ];
    assert_eq!(list.lines().collect::<Vec<_>>(), lines);
    // It is in a version too.
    drop(workplace.rewrite(DOSSIER, None, "Een ander doel"));
    assert_eq!(workplace.run(&["deelnemer", DOSSIER, "--wis-naam", "9", "--ja"]).status, Some(1));
    assert_eq!(workplace.run(&["deelnemer", DOSSIER, "--wis-naam", "1"]).status, Some(1));
    assert!(dossier_text(&read(&workplace, DOSSIER)).contains("Anna de Groot"));

    let outcome = workplace.run(&["deelnemer", DOSSIER, "--wis-naam", "1", "--ja"]);
    expect![[r#"
        Bewaard: wijk.wijkpeil.ron
        Ook weg uit twee eerdere versies.
        Wijkpeil kan niet bij kopieën die je zelf maakte of mailde, reservekopieën (back-ups) van je organisatie, en de prullenbak en oudere versies van OneDrive of een andere dienst die mappen bijhoudt. Vraag je ICT-afdeling om die te wissen.
        Invulbladen die mensen zelf nog hebben, en rapporten die al zijn gemaakt, veranderen niet mee.
    "#]].assert_eq(&outcome.stdout);
    // Somebody wrote the name in a text.
    expect![[r#"
        De naam staat nog in een tekst die iemand typte. Wijkpeil verandert die teksten niet: zoek de naam op in het dossier, en haal hem daar zelf weg.
    "#]].assert_eq(&outcome.stderr);
    let after = read(&workplace, DOSSIER);
    assert!(after.participants[0].name.is_empty() && after.participants[0].is_name_removed);
    assert_eq!(after.participants[1].name, "Iemand Anders");
    let place = KeptPlace::find(&workplace.data(), &after.id, &workplace.path(DOSSIER));
    let backups = Backups::of(&place).list().unwrap();
    assert!(backups.len() >= 2);
    for backup in backups {
        let then = backup.open(None).unwrap();
        assert!(then.participants[0].name.is_empty() && then.measurements.latest().attendance[0].name.is_empty());
    }
}

#[test]
fn a_name_that_was_frozen_is_removed_on_the_record() {
    let before = with_frozen_name();
    let workplace = Workplace::with(DOSSIER, &before);
    let told = workplace.wijkpeil(["deelnemer", DOSSIER, "--wis-naam", "2", "--ja"]).succeeds();
    expect![[r#"
        Bewaard: wijk.wijkpeil.ron
        De 0-meting was met de naam vastgesteld. De naam is eruit; dat staat met de dag bij die meting, en het controlegetal is opnieuw gemaakt. Op een rapport dat al is afgedrukt, staat het oude getal.
        Ook weg uit één eerdere versie.
        Wijkpeil kan niet bij kopieën die je zelf maakte of mailde, reservekopieën (back-ups) van je organisatie, en de prullenbak en oudere versies van OneDrive of een andere dienst die mappen bijhoudt. Vraag je ICT-afdeling om die te wissen.
        Invulbladen die mensen zelf nog hebben, en rapporten die al zijn gemaakt, veranderen niet mee.
    "#]].assert_eq(&told);
    let after = read(&workplace, DOSSIER);
    let [then, now] = [&before, &after].map(|dossier| dossier.measurements.get(0).unwrap());
    assert!(!store::dossier_text(&after).contains("Anna de Groot"));
    assert!(is_intact(now));
    let sum = &then.adoption.as_ref().unwrap().checksum;
    assert_eq!((now.name_removals.len(), &now.name_removals[0].checksum), (1, sum));
    assert_ne!(&now.adoption.as_ref().unwrap().checksum, sum);
    assert!(!workplace.run(&["controleer", DOSSIER]).stderr.contains("buiten Wijkpeil om veranderd"));

    // One that somebody changed by hand goes on saying so.
    let text = dossier_text(&before).replace("de stuurgroep Groenekwartier", "de raad");
    workplace.put("ander.wijkpeil.ron", text);
    workplace.wijkpeil(["deelnemer", "ander.wijkpeil.ron", "--wis-naam", "2", "--ja"]).succeeds();
    assert!(!is_intact(read(&workplace, "ander.wijkpeil.ron").measurements.get(0).unwrap()));
}

#[test]
fn the_deadline_is_in_the_calendar() {
    let mut dossier = dossiers::empty();
    dossier.measurements.open_mut().unwrap().sheet_round.deadline = Some(date(2026, 12, 4));
    let workplace = Workplace::with(DOSSIER, &dossier);
    workplace.wijkpeil(["tabel", DOSSIER, "--uit", "x.ics"]).succeeds();
    let text = String::from_utf8(workplace.bytes("x.ics")).unwrap();
    assert!(text.contains("DTSTART;VALUE=DATE:20261204\r\n"), "{text}");
    assert!(text.contains("SUMMARY:Invulbladen voor de 0-meting inleveren\r\n"), "{text}");
}

#[test]
fn twelve_sheets_are_merged_at_once() {
    let workplace = workplace();
    let dossier = dossiers::empty();
    let names: Vec<String> = (0..12).map(|number| format!("blad-{number}.invulblad.ron")).collect();
    for (name, number) in names.iter().zip(0..) {
        put(&workplace, name, &sheet_file(&dossier, &number.to_string(), &[Rating::Partly; 57]));
    }
    let arguments: Vec<&str> = ["samenvoegen", DOSSIER].into_iter().chain(names.iter().map(String::as_str)).collect();
    workplace.wijkpeil(arguments).succeeds();
    assert_eq!(read(&workplace, DOSSIER).sheets.len(), 12);
}
