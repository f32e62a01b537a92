//! The command line: each command, and what bad input gets.
#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them so")]

use std::fmt::Write as _;
use std::fs::{self, File};

use expect_test::{expect, expect_file};
use jiff::civil::date;
use wijkpeil::content::Catalogue;
use wijkpeil::store::{dossier_text, parse_dossier};

use crate::frozen::schema_1;
use crate::support::dossiers;
use crate::support::program::{Workplace, names_in};
use crate::support::skip::is_root;

const DOSSIER: &str = "wijk.wijkpeil.ron";
const NOTHING: [&str; 0] = [];

/// A folder with a sound dossier.
fn workplace() -> Workplace {
    Workplace::with(DOSSIER, &dossiers::full())
}

#[test]
fn help_and_wrong_usage_are_dutch() {
    let workplace = workplace();
    let mut golden = String::new();
    let all: &[&[&str]] = &[
        &["--help"],
        &["voorbeeld", "--help"],
        &["nieuw", "--help"],
        &["rapport", "--help"],
        &["beeld", "--help"],
        &["scores", "--help"],
        &["tabel", "--help"],
        &["leerkring", "--help"],
        &["invulblad", "--help"],
        &["invulblad", DOSSIER, "--uit", "x", "--als", "pdf"],
        &["samenvoegen", "--help"],
        &["samenvoegen", DOSSIER],
        &["samenvoegen", DOSSIER, "x", "--nieuwste", "--apart"],
        &["deelnemer", "--help"],
        &["controleer", "--help"],
        &["herstel", "--help"],
        &["herstel", DOSSIER, "--nummer", "x"],
        &["helpdesk", "--help"],
        &["wis", "--help"],
        &["wis"],
        &["inhoud", "--help"],
        &["inhoud", "controleer", "--help"],
        &["inhoud", "zoek", "--help"],
        &["inhoud", "schrijf", "--help"],
        &["scroes", DOSSIER],
        &["help"],
        &[DOSSIER, "scores"],
        &["--verzie"],
        &["nieuw", "--wijk", "Groenekwartier"],
        &["nieuw", "--gemeente", " ", "--wijk", "Groenekwartier"],
        &["rapport"],
        &["rapport", DOSSIER, "--soort", "--uit", "rapport.pdf"],
        &["rapport", DOSSIER, "--soort", "eindmeting", "--uit", "rapport.pdf"],
        &["rapport", "--soort", "gaprapport", "--uit", "rapport.pdf"],
        &["rapport", DOSSIER, "--soort", "samenvatting", "--tegen", "0", "--uit", "rapport.pdf"],
        &["rapport", "--soort", "formulier", "--tegen", "0", "--uit", "rapport.pdf"],
        &["rapport", "--soort", "formulier", "--meting", "0", "--uit", "rapport.pdf"],
        &["scores", DOSSIER, "--meting", "70000"],
        &["scores", DOSSIER, "--meting=-1"],
        &["scores", DOSSIER, "--jsn"],
        &["scores", DOSSIER, "--json", "--json"],
        &["scores", DOSSIER, DOSSIER],
        &["controleer"],
        &["inhoud", "contrleer"],
        &["inhoud", "--json", "controleer"],
        &["inhoud", "schrijf"],
    ];
    for arguments in all {
        let outcome = workplace.run(arguments);
        let is_help = outcome.status == Some(0);
        assert!(is_help || outcome.status == Some(2) && outcome.stdout.is_empty(), "{arguments:?}: {outcome:?}");
        writeln!(golden, "> wijkpeil {}\n{}{}", arguments.join(" "), outcome.stdout, outcome.stderr).unwrap();
    }
    for english in ["Usage", "Options", "Commands", "Arguments", "error", "tip:", "help for", "possible values", "Print"] {
        assert!(!golden.contains(english), "{english}");
    }
    expect_file!["golden/usage.txt"].assert_eq(&golden);
}

#[test]
fn the_version_names_the_program_and_its_content() {
    for flag in ["--versie", "--version", "-V"] {
        let version = workplace().wijkpeil([flag]).succeeds();
        let lines: Vec<&str> = version.lines().collect();
        assert_eq!(lines.first(), Some(&concat!("wijkpeil ", env!("CARGO_PKG_VERSION"))), "{version}");
        assert_eq!(lines.last(), Some(&&*format!("inhoud {}", Catalogue::built_in().edition().id)), "{version}");
        assert!(lines[1..lines.len() - 1].iter().all(|line| line.starts_with("commit ")), "{version}");
    }
}

#[test]
fn an_earlier_version_is_listed_and_brought_back() {
    let workplace = workplace();
    workplace.wijkpeil(["herstel", DOSSIER]).remarks(expect![
        "Van dit dossier zijn op deze computer geen eerdere versies. Ze ontstaan als je het in Wijkpeil opent."
    ]);
    assert_eq!(workplace.run(&["herstel", DOSSIER, "--nummer", "1"]).status, Some(1));

    let original = workplace.bytes(DOSSIER);
    let opened = workplace.rewrite(DOSSIER, None, "Iets heel anders");

    // While somebody has it open, nothing is put back.
    workplace.wijkpeil(["herstel", DOSSIER, "--nummer", "1"]).refuses(expect!["‘wijk.wijkpeil.ron’ is in gebruik: Sanne op LAPTOP-1 heeft het dossier open sinds 21 november 2026, 09:05. Er is niets opgeslagen; wat er al stond, staat er nog. Sluit het dossier daar eerst, of vraag dat aan de ander."]);
    drop(opened);

    let list = workplace.wijkpeil(["herstel", DOSSIER]).succeeds();
    assert_eq!(list, " 1  21 november 2026, 09:05  anders dan nu: het doel\n");
    brought_back(&workplace, DOSSIER, "1");
    assert_eq!(workplace.bytes(DOSSIER), original);
    let list = workplace.run(&["herstel", DOSSIER]);
    assert_eq!(list.stdout.lines().count(), 2);
    assert!(list.stdout.lines().next().unwrap().ends_with("anders dan nu: het doel"), "{}", list.stdout);
    assert!(list.stdout.lines().nth(1).unwrap().ends_with("hetzelfde als nu"), "{}", list.stdout);
    assert_eq!(workplace.run(&["herstel", DOSSIER, "--nummer", "3"]).status, Some(1));
    assert_eq!(workplace.run(&["herstel", DOSSIER, "--nummer", "0"]).status, Some(2));

    // A damaged file is brought back from its newest good version, and what was damaged is kept.
    workplace.put(DOSSIER, &original[..original.len() / 2]);
    let list = workplace.run(&["herstel", DOSSIER]);
    assert!(list.stdout.lines().all(|line| line.ends_with("goed te lezen")), "{list:?}");
    brought_back(&workplace, DOSSIER, "2");
    assert_eq!(workplace.bytes(DOSSIER), original);
    assert!(workplace.run(&["herstel", DOSSIER]).stdout.lines().next().unwrap().ends_with("beschadigd, niet te lezen"));
}

#[test]
fn a_version_from_before_the_adoption_is_said_and_recorded() {
    let workplace = Workplace::with(DOSSIER, &dossiers::example());
    drop(workplace.open(DOSSIER, None, 8));
    let mut adopted = dossiers::carried_on().measurements.iter().take(1).cloned().collect::<Vec<_>>();
    let opened = workplace.open(DOSSIER, None, 9);
    let (mut file, mut dossier) = (opened.file, opened.dossier);
    adopted[0].id = dossier.measurements.latest().id.clone();
    dossier.measurements = adopted.try_into().unwrap();
    file.save(&dossier, date(2026, 11, 21).at(9, 30, 0, 0)).unwrap();
    drop(file);
    let list = workplace.run(&["herstel", DOSSIER]).stdout;
    assert!(list.ends_with("; let op: de 0-meting is daarin niet zo vastgesteld als nu, en wordt dus heropend\n"), "{list}");
    let outcome = workplace.run(&["herstel", DOSSIER, "--nummer", "1"]);
    assert!(outcome.stderr.contains("De 0-meting is daarmee heropend."), "{outcome:?}");
    let restored = parse_dossier(&workplace.bytes(DOSSIER)).unwrap();
    let latest = restored.measurements.latest();
    assert!(latest.is_open());
    let reasons: Vec<&str> = latest.reopenings.iter().map(|reopening| reopening.reason.as_str()).collect();
    assert_eq!(
        reasons,
        ["De versie van 21 november 2026, 08:05 is teruggezet. De vaststelling van de 0-meting stond daar niet in."]
    );
    assert_eq!(latest.reopenings[0].adopted_on, date(2026, 12, 17));
}

fn brought_back(workplace: &Workplace, file: &str, number: &str) {
    let outcome = workplace.run(&["herstel", file, "--nummer", number]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    assert!(outcome.stderr.contains("teruggezet"), "{outcome:?}");
}

#[test]
fn a_new_dossier_has_an_empty_first_measurement() {
    let workplace = Workplace::new();
    let arguments = ["nieuw", "--gemeente", "Súdwest-Fryslân", "--wijk", " Het Eiland "];
    let name = "sudwest-fryslan-het-eiland.wijkpeil.ron";
    workplace.wijkpeil(arguments).prints(expect!["Bewaard: sudwest-fryslan-het-eiland.wijkpeil.ron\n"]);
    assert_eq!(workplace.names(), [name]);
    let bytes = workplace.bytes(name);
    let dossier = parse_dossier(&bytes).unwrap();
    assert_eq!((&*dossier.profile.municipality, &*dossier.profile.neighbourhood), ("Súdwest-Fryslân", "Het Eiland"));
    let measurement = dossier.measurements.open().unwrap();
    assert_eq!((measurement.number, measurement.answers.len()), (0, 0));
    workplace.wijkpeil(arguments).refuses(expect!["‘sudwest-fryslan-het-eiland.wijkpeil.ron’ bestaat al. Dat bestand is niet vervangen. Kies een andere naam, of zet --overschrijf achter het commando."]);
    assert_eq!(workplace.bytes(name), bytes);
    workplace
        .wijkpeil(arguments)
        .args(["--overschrijf"])
        .remarks(expect!["Wat er stond, is bewaard. Met ‘wijkpeil herstel’ en de naam van het bestand haal je het terug."]);
    let again = parse_dossier(&workplace.bytes(name)).unwrap();
    assert_ne!(again.id, dossier.id, "each dossier has an id of its own");
}

#[test]
fn scores_are_a_table_or_json() {
    let workplace = workplace();
    expect_file!["golden/scores.txt"].assert_eq(&workplace.wijkpeil(["scores", DOSSIER]).succeeds());
    let json = workplace.wijkpeil(["scores", DOSSIER, "--meting", "0", "--json"]).succeeds();
    expect_file!["golden/scores.json"].assert_eq(&json);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["preconditions"].as_array().unwrap().len(), 12);
    workplace
        .wijkpeil(["scores", DOSSIER, "--meting", "3"])
        .refuses(expect!["Dit dossier heeft geen 3-meting. De laatste is de 0-meting. Kies die met --meting 0."]);
}

#[test]
fn a_picture_is_made_in_the_format_of_its_name_and_replaces_nothing() {
    let workplace = workplace();
    let picture = |output: &str, more: &[&str]| {
        workplace.wijkpeil([&["beeld", DOSSIER, "--soort", "muur", "--uit", output], more].concat())
    };
    picture("muur.svg", &["--vandaag", "2026-11-26"]).prints(expect![[r#"
        Bewaard: muur.svg
    "#]]);
    let svg = String::from_utf8(workplace.bytes("muur.svg")).unwrap();
    assert!(svg.contains("Gemaakt op 26 november 2026") && svg.ends_with("</svg>\n"));
    picture("muur.svg", &[]).refuses(expect![
        "‘muur.svg’ bestaat al. Dat bestand is niet vervangen. Kies een andere naam, of zet --overschrijf achter het commando."
    ]);
    picture("muur.PNG", &["--meting", "0"]).succeeds();
    assert!(workplace.bytes("muur.PNG").starts_with(b"\x89PNG"));
    let wrong = picture("muur.jpg", &[]).run();
    assert!(wrong.stderr.contains("eindigt op .png of op .svg") && wrong.status == Some(2), "{wrong:?}");
}

#[test]
fn the_example_comes_with_its_reports() {
    let workplace = Workplace::new();
    let files = [
        "voorbeeldstad-groenekwartier-formulier.pdf",
        "voorbeeldstad-groenekwartier-gaprapport.pdf",
        "voorbeeldstad-groenekwartier-invulblad.pdf",
        "voorbeeldstad-groenekwartier-nulmeting.pdf",
        "voorbeeldstad-groenekwartier-samenvatting.pdf",
        "voorbeeldstad-groenekwartier-vervolgmeting.pdf",
        "voorbeeldstad-groenekwartier.wijkpeil.ron",
    ];
    workplace.wijkpeil(["voorbeeld"]).prints(expect![[r#"
        Bewaard: wijkpeil-voorbeeld/voorbeeldstad-groenekwartier.wijkpeil.ron
        Bewaard: wijkpeil-voorbeeld/voorbeeldstad-groenekwartier-nulmeting.pdf
        Bewaard: wijkpeil-voorbeeld/voorbeeldstad-groenekwartier-vervolgmeting.pdf
        Bewaard: wijkpeil-voorbeeld/voorbeeldstad-groenekwartier-gaprapport.pdf
        Bewaard: wijkpeil-voorbeeld/voorbeeldstad-groenekwartier-samenvatting.pdf
        Bewaard: wijkpeil-voorbeeld/voorbeeldstad-groenekwartier-formulier.pdf
        Bewaard: wijkpeil-voorbeeld/voorbeeldstad-groenekwartier-invulblad.pdf
    "#]]);
    assert_eq!(names_in(&workplace.path("wijkpeil-voorbeeld")), files);
    workplace.wijkpeil(["voorbeeld", "--uit", "een/map"]).succeeds();
    for file in files {
        assert_eq!(workplace.bytes(&format!("wijkpeil-voorbeeld/{file}")), workplace.bytes(&format!("een/map/{file}")));
    }
    // With one of them in the way, the others are not written either.
    for file in files.iter().filter(|file| **file != files[2]) {
        fs::remove_file(workplace.path("een/map").join(file)).unwrap();
    }
    workplace.wijkpeil(["voorbeeld", "--uit", "een/map"]).refuses(expect!["‘een/map/voorbeeldstad-groenekwartier-invulblad.pdf’ bestaat al. Dat bestand is niet vervangen. Kies een andere naam, of zet --overschrijf achter het commando."]);
    assert_eq!(names_in(&workplace.path("een/map")), files[2..3]);
    workplace.wijkpeil(["voorbeeld", "--uit", "een/map", "--overschrijf"]).succeeds();
    let example = "wijkpeil-voorbeeld/voorbeeldstad-groenekwartier.wijkpeil.ron";
    assert_eq!(workplace.wijkpeil(["controleer", example]).succeeds(), format!("{example}: in orde\n"));
}

#[test]
fn a_report_is_written_and_never_over_its_dossier() {
    let workplace = workplace();
    let old = workplace.bytes(DOSSIER);
    let report = |options: &[&str]| workplace.wijkpeil([&["rapport", DOSSIER, "--soort", "nulmeting"], options].concat());
    report(&["--uit", "rapport.pdf"]).prints(expect!["Bewaard: rapport.pdf\n"]);
    let full = workplace.bytes("rapport.pdf");
    assert!(full.starts_with(b"%PDF-"));
    report(&["--uit", "rapport.pdf"]).refuses(expect!["‘rapport.pdf’ bestaat al. Dat bestand is niet vervangen. Kies een andere naam, of zet --overschrijf achter het commando."]);
    report(&["--uit", "rapport.pdf", "--overschrijf"]).succeeds();
    assert_eq!(workplace.bytes("rapport.pdf"), full, "the same dossier gives the same bytes");
    report(&["--uit", "kort.pdf", "--zonder-notities", "--zonder-namen"]).succeeds();
    assert!(workplace.bytes("kort.pdf").len() < full.len());
    report(&["--uit", "ankers.pdf", "--met-ankers"]).succeeds();
    assert!(workplace.bytes("ankers.pdf").len() > full.len());
    report(&["--meting", "1", "--uit", "een.pdf"])
        .refuses(expect!["Dit dossier heeft geen 1-meting. De laatste is de 0-meting."]);
    report(&["--uit", "./wijk.wijkpeil.ron", "--overschrijf"]).refuses(expect!["Het rapport zou in de plaats komen van het dossier ‘wijk.wijkpeil.ron’. Het dossier is niet veranderd. Kies bij --uit een andere naam."]);
    assert_eq!(workplace.bytes(DOSSIER), old);
    assert_eq!(workplace.names(), ["ankers.pdf", "kort.pdf", "rapport.pdf", DOSSIER]);
}

#[test]
fn anchors_are_refused_where_they_mean_nothing_and_missed_where_there_are_none() {
    let workplace = workplace();
    for kind in ["samenvatting", "formulier"] {
        let asked = ["rapport", DOSSIER, "--soort", kind, "--met-ankers", "--uit", "rapport.pdf"];
        let refused = workplace.run(&asked);
        assert_eq!(refused.status, Some(2), "{refused:?}");
        assert!(refused.stderr.contains(&format!("‘--met-ankers’ gaat niet samen met --soort {kind}")), "{refused:?}");
    }
    workplace.put("oud.wijkpeil.ron", schema_1());
    workplace
        .wijkpeil(["rapport", "oud.wijkpeil.ron", "--soort", "nulmeting", "--met-ankers", "--uit", "rapport.pdf"])
        .remarks(expect!["Let op: de vragenlijst van deze meting heeft geen ankers. Daarom komt er geen bijlage bij."]);
}

#[test]
fn each_kind_of_report_is_written() {
    let workplace = workplace();
    for kind in ["nulmeting", "gaprapport", "samenvatting", "formulier"] {
        let output = format!("{kind}.pdf");
        let printed = workplace.wijkpeil(["rapport", DOSSIER, "--soort", kind, "--uit", &output]).succeeds();
        assert_eq!(printed, format!("Bewaard: {output}\n"));
        assert!(workplace.bytes(&output).starts_with(b"%PDF-"), "{kind}");
    }
    workplace.wijkpeil(["rapport", "--soort", "formulier", "--uit", "leeg.pdf"]).prints(expect!["Bewaard: leeg.pdf\n"]);
    assert_ne!(workplace.bytes("leeg.pdf"), workplace.bytes("formulier.pdf"), "a dossier fills in its names");
    workplace
        .wijkpeil(["rapport", DOSSIER, "--soort", "gaprapport", "--meting", "7", "--uit", "zeven.pdf"])
        .refuses(expect!["Dit dossier heeft geen 7-meting. De laatste is de 0-meting."]);
}

#[test]
fn a_report_becomes_a_word_document_where_that_is_asked_or_its_name_says_so() {
    let workplace = workplace();
    for kind in ["nulmeting", "gaprapport", "samenvatting"] {
        let output = format!("{kind}.docx");
        let report = |options: &[&str]| {
            workplace.wijkpeil([&["rapport", DOSSIER, "--soort", kind, "--uit", &output], options].concat()).succeeds();
            workplace.bytes(&output)
        };
        let asked = report(&["--als", "docx"]);
        assert!(asked.starts_with(b"PK"), "{kind}");
        assert!(report(&["--overschrijf"]) == asked, "its name says so, and the same dossier gives the same bytes");
    }
}

#[test]
fn a_word_document_is_refused_where_there_is_none_and_under_another_name() {
    let workplace = workplace();
    let refused = |arguments: &[&str], said: &str| {
        let outcome = workplace.run(&[&["rapport"], arguments].concat());
        assert_eq!(outcome.status, Some(2), "{outcome:?}");
        assert!(outcome.stderr.contains(said), "{outcome:?}");
    };
    for kind in ["formulier", "invulblad"] {
        let said = format!("Het {kind} is er alleen als PDF");
        refused(&["--soort", kind, "--als", "docx", "--uit", "blad.docx"], &said);
        refused(&[DOSSIER, "--soort", kind, "--uit", "blad.docx"], &said);
    }
    let kind = [DOSSIER, "--soort", "samenvatting"];
    refused(
        &[&kind[..], &["--als", "docx", "--uit", "rapport.pdf"]].concat(),
        "‘--als docx’ past niet bij de naam ‘rapport.pdf’",
    );
    refused(&[&kind[..], &["--als", "docx", "--uit", "rapport"]].concat(), "eindigt op .docx");
    refused(&[&kind[..], &["--als", "pdf", "--uit", "rapport.DOCX"]].concat(), "‘--als pdf’ past niet bij de naam");
    refused(&[&kind[..], &["--als", "odt", "--uit", "rapport.odt"]].concat(), "odt");
    assert_eq!(workplace.names(), [DOSSIER]);
}

#[test]
fn a_measurement_is_held_against_any_earlier_one_and_no_other() {
    let workplace = workplace();
    let run = |options: &[&str]| workplace.wijkpeil([&["rapport", DOSSIER, "--soort", "vervolgmeting"], options].concat());
    run(&["--uit", "een.pdf"])
        .refuses(expect!["Een vervolgmeting heeft een eerdere meting nodig, en die is er nog niet. Kies de nulmeting."]);
    workplace.put(DOSSIER, dossier_text(&dossiers::five_measurements()));
    run(&["--meting", "0", "--uit", "een.pdf"])
        .refuses(expect!["Vóór de 0-meting is er geen meting om mee te vergelijken. Kies een latere, tot en met de 4-meting."]);
    run(&["--meting", "2", "--tegen", "2", "--uit", "een.pdf"])
        .refuses(expect!["De 2-meting komt niet vóór de 2-meting. Zet een meting af tegen een eerdere."]);
    run(&["--meting", "2", "--tegen", "3", "--uit", "een.pdf"])
        .refuses(expect!["De 3-meting komt niet vóór de 2-meting. Zet een meting af tegen een eerdere."]);
    run(&["--meting", "7", "--uit", "een.pdf"]).refuses(expect!["Dit dossier heeft geen 7-meting. De laatste is de 4-meting."]);
    assert_eq!(workplace.names(), [DOSSIER], "nothing is written when it cannot be done");

    for (name, options) in [
        ("laatste.pdf", &[][..]),
        ("zelfde.pdf", &["--meting", "4", "--tegen", "3"]),
        ("ander.pdf", &["--meting", "2", "--tegen", "0"]),
    ] {
        run(&[options, &["--uit", name]].concat()).succeeds();
    }
    assert_eq!(workplace.bytes("laatste.pdf"), workplace.bytes("zelfde.pdf"), "the latest against the one before it");
    assert_ne!(workplace.bytes("laatste.pdf"), workplace.bytes("ander.pdf"));
}

#[test]
fn unprintable_characters_are_reported() {
    let workplace = workplace();
    workplace.put(DOSSIER, dossier_text(&dossiers::full()).replace("Kernteam", "Kernteam 🦀"));
    let printed = workplace.wijkpeil(["rapport", DOSSIER, "--soort", "nulmeting", "--uit", "rapport.pdf"]).remarks(expect![
        "Sommige tekens kunnen niet worden afgedrukt: ‘🦀’. In het rapport staat daar een vervangend teken; in het dossier zijn ze bewaard."
    ]);
    assert_eq!(printed, "Bewaard: rapport.pdf\n");
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_display_it_says_what_to_do_instead() {
    let workplace = Workplace::new();
    workplace.shell("unset DISPLAY WAYLAND_DISPLAY WAYLAND_SOCKET; exec \"$0\"", NOTHING).refuses(expect!["Hier kan geen venster worden geopend. Alles wat je had opgeslagen, staat er nog. Zonder venster maakt ‘wijkpeil voorbeeld’ een voorbeelddossier met rapporten; ‘wijkpeil --help’ toont wat er nog meer kan."]);
}

#[test]
fn dossiers_are_checked_all_of_them() {
    let workplace = workplace();
    let sound = dossier_text(&dossiers::full());
    workplace.put("onbekend.wijkpeil.ron", sound.replace("\"urgentiebesef.2\": (", "\"oud.punt\": ("));
    workplace.put("fout.wijkpeil.ron", sound.replace("rating: InOrder", "rating: Goed"));
    workplace.put("fouten.wijkpeil.ron", sound.replace("InOrder: 2", "InOrder: 2000").replace("id: \"actie-1\"", "id: \"\""));
    workplace.wijkpeil(["controleer", DOSSIER]).prints(expect!["wijk.wijkpeil.ron: in orde\n"]);
    let printed = workplace.wijkpeil(["controleer", "onbekend.wijkpeil.ron"]).remarks(expect![
        "onbekend.wijkpeil.ron: let op: de 0-meting heeft een antwoord op ‘oud.punt’, en dat punt kent deze inhoud niet; het antwoord blijft bewaard"
    ]);
    assert_eq!(printed, "onbekend.wijkpeil.ron: in orde\n");
    let all = workplace.run(&["controleer", "fout.wijkpeil.ron", "nergens.wijkpeil.ron", DOSSIER, "fouten.wijkpeil.ron"]);
    assert_eq!((all.status, &*all.stdout), (Some(1), "wijk.wijkpeil.ron: in orde\n"));
    expect![[r#"
        fout.wijkpeil.ron:92:33: ‘Goed’ kan hier niet staan; kies uit ‘InOrder’ (op orde), ‘Partly’ (deels), ‘NotInOrder’ (niet op orde), ‘Unknown’ (weten we niet) of ‘NotApplicable’ (n.v.t.)
        fout.wijkpeil.ron: te redden met ‘wijkpeil red’. Te lezen: de 0-meting met 2 van 57 antwoorden, één actie, één interventie, één deelnemer en één invulblad. Niet te lezen, en weggelaten: wat op regel 92 begint.
        ‘nergens.wijkpeil.ron’ is er niet. Er is niets veranderd. Kijk of de naam en de map kloppen.
        fouten.wijkpeil.ron:67:17: hier staat een leeg id
        fouten.wijkpeil.ron:111:25: bij ‘urgentiebesef.2’ staan meer dan 999 opgestoken handen
        fouten.wijkpeil.ron: te redden met ‘wijkpeil red’. Te lezen: de 0-meting met 2 van 57 antwoorden, één interventie, één deelnemer en één invulblad. Niet te lezen, en weggelaten: wat op de regels 66, 67 en 111 begint.
    "#]]
    .assert_eq(&all.stderr);
}

#[test]
fn an_answer_to_an_unknown_item_is_kept_and_told() {
    let workplace = workplace();
    let text = dossier_text(&dossiers::full()).replace("\"urgentiebesef.2\": (", "\"oud.punt\": (");
    workplace.put("onbekend.wijkpeil.ron", text);
    let scores = workplace.wijkpeil(["scores", "onbekend.wijkpeil.ron"]).succeeds();
    let last = scores.lines().last().unwrap();
    expect!["Niet meegeteld, omdat deze inhoud die punten niet kent: oud.punt."].assert_eq(last);
}

#[test]
fn the_content_is_listed_checked_and_written() {
    let workplace = Workplace::new();
    let listed = workplace.wijkpeil(["inhoud"]).succeeds();
    let json = workplace.wijkpeil(["inhoud", "--json"]).succeeds();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let ids: Vec<&str> = json["preconditions"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|precondition| precondition["items"].as_array().unwrap())
        .map(|item| item["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids.len(), 57);
    for id in ids {
        assert!(listed.contains(&format!(" [{id}]\n")), "{id}");
    }
    // Each item with how its ratings are recognised, also in the files that a consultant changes.
    for level in ["Op orde", "Deels", "Niet op orde", "Bewijs, bijvoorbeeld"] {
        assert_eq!(listed.matches(&format!("\n      {level}: ")).count(), 57, "{level}");
    }
    for precondition in json["preconditions"].as_array().unwrap() {
        for item in precondition["items"].as_array().unwrap() {
            for level in ["in_order", "partly", "not_in_order"] {
                let anchor = item["anchors"][level].as_str().unwrap();
                assert!(listed.contains(&format!(": {anchor}\n")), "{anchor}");
            }
            assert!(item["evidence_hints"].as_array().is_some_and(|hints| !hints.is_empty()), "{item}");
        }
    }
    assert_eq!(listed.matches("\n      Vroeger: ").count(), 2, "the earlier wordings that ask the same");
    workplace.wijkpeil(["inhoud", "schrijf", "eigen/inhoud"]).succeeds();
    let urgency = String::from_utf8(workplace.bytes("eigen/inhoud/preconditions/01-urgentiebesef.ron")).unwrap();
    let item = &json["preconditions"][0]["items"][0];
    for text in [&item["anchors"]["in_order"], &item["anchors"]["not_in_order"], &item["evidence_hints"][0]] {
        assert!(urgency.contains(&text.to_string()), "{text}");
    }
    workplace.wijkpeil(["inhoud", "controleer", "eigen/inhoud"]).prints(expect![[r#"
        De inhoud in ‘eigen/inhoud’ is in orde: 4 bouwstenen, 12 randvoorwaarden, 57 checklistpunten, 6 principes, 7 startvragen en 30 interventies.
        De voorbeelden uit de praktijk zijn in orde: 37 voorbeelden en één sjabloon voor een plan.
    "#]]);
    workplace.wijkpeil(["inhoud", "schrijf", "eigen/inhoud"]).refuses(expect!["‘eigen/inhoud/building_blocks.ron’ bestaat al. Dat bestand is niet vervangen. Kies een andere naam, of zet --overschrijf achter het commando."]);
    workplace.wijkpeil(["inhoud", "schrijf", "eigen/inhoud", "--overschrijf"]).succeeds();
    assert_eq!(names_in(&workplace.path("eigen/inhoud")).len(), 10);
}

#[test]
fn the_library_is_listed_written_and_replaced() {
    let workplace = workplace();
    let listed = workplace.wijkpeil(["inhoud"]).succeeds();
    let json: serde_json::Value = serde_json::from_str(&workplace.wijkpeil(["inhoud", "--json"]).succeeds()).unwrap();
    assert_eq!(json["practice"].as_array().unwrap().len(), 37);
    for entry in json["practice"].as_array().unwrap() {
        assert!(listed.contains(&format!("[{}]\n", entry["id"].as_str().unwrap())), "{}", entry["id"]);
    }
    assert_eq!(json["plan_templates"][0]["groups"].as_array().unwrap().len(), 4);
    assert_eq!(listed.matches("In onze bronnen staat hiervan geen voorbeeld.").count(), 1, "for one principle");

    workplace.wijkpeil(["inhoud", "schrijf", "eigen"]).succeeds();
    for file in names_in(&workplace.path("eigen/practice")) {
        std::fs::remove_file(workplace.path("eigen/practice").join(file)).unwrap();
    }
    std::fs::remove_file(workplace.path("eigen/plan_templates/zwolle.ron")).unwrap();
    let checked = workplace.wijkpeil(["inhoud", "controleer", "eigen"]).succeeds();
    let last = checked.lines().last().unwrap();
    expect!["Er zijn geen eigen voorbeelden uit de praktijk. Wijkpeil gebruikt de ingebouwde: 37 voorbeelden en één sjabloon voor een plan."].assert_eq(last);
    let own = include_str!("../content/practice/13-amsterdam-straatgericht.ron").replace("Amsterdam", "Voorbeeldstad");
    workplace.put("eigen/practice/eigen.ron", own.replace("praktijk.amsterdam-straatgericht", "praktijk.eigen"));
    let found = workplace.wijkpeil(["inhoud", "zoek", "voorbeeldstad", "--inhoud", "eigen"]).succeeds();
    assert!(found.contains("[praktijk.eigen]\n") && found.contains("*Voorbeeldstad*"), "{found}");
    workplace.put("eigen/practice/eigen.ron", own.replace("urgentiebesef.2", "urgentiebesef.9"));
    let broken = workplace.run(&["inhoud", "controleer", "eigen"]);
    let place = "practice/eigen.ron:28: praktijk.amsterdam-straatgericht: ‘urgentiebesef.9’ bestaat niet";
    assert!(broken.status == Some(1) && broken.stderr.contains(place), "{broken:?}");
}

#[test]
fn words_are_found_in_the_content_the_library_and_the_manual() {
    let workplace = workplace();
    let found = |words: &[&str]| workplace.wijkpeil(["inhoud", "zoek"].iter().chain(words)).succeeds();
    let money = found(&["TIJDELIJK", "geld"]);
    assert!(money.contains("\n  De Integrale familieaanpak [praktijk.tilburg-familieaanpak]\n"), "{money}");
    assert!(money.contains("Het *geld* is steeds *tijdelijk*."), "{money}");
    // Accents and apostrophes as a keyboard types them; words begin where they are looked for.
    assert!(found(&["coordinatiepunt"]).contains("[sjabloon.zwolle]"));
    assert!(found(&["risico's"]).contains("*risico’s*"));
    assert!(!found(&["aanpak"]).contains("wijk*aanpak*"));
    expect!["Niets gevonden voor ‘xyzzy’. Probeer een korter woord.\n"].assert_eq(&found(&["xyzzy"]));
}

#[test]
fn a_report_brings_chosen_examples_along() {
    let workplace = workplace();
    workplace.put("wijk.wijkpeil.ron", Catalogue::example_dossier());
    let report = |kind: &'static str, examples: &'static str| {
        let arguments = ["rapport", "wijk.wijkpeil.ron", "--soort", kind, "--voorbeelden", examples, "--uit", "r.pdf"];
        workplace.wijkpeil(arguments.into_iter().chain(["--overschrijf"]))
    };
    report("gaprapport", "tilburg-familieaanpak,praktijk.zwolle-programma").succeeds();
    for (kind, example, message) in [
        (
            "gaprapport",
            "tilburg",
            "Er is geen voorbeeld met het id ‘tilburg’. ‘wijkpeil inhoud’ toont de id's van alle voorbeelden.",
        ),
        (
            "samenvatting",
            "tilburg-familieaanpak",
            "‘--voorbeelden’ gaat niet samen met --soort samenvatting: daar komt geen bijlage bij. Laat ‘--voorbeelden’ weg, of kies een ander soort rapport.",
        ),
        (
            "formulier",
            "tilburg-familieaanpak",
            "‘--voorbeelden’ gaat niet samen met --soort formulier: daar komt geen bijlage bij. Laat ‘--voorbeelden’ weg, of kies een ander soort rapport.",
        ),
    ] {
        let outcome = report(kind, example).run();
        assert_eq!((outcome.status, outcome.stderr.trim()), (Some(2), message));
    }
}

#[test]
fn a_long_anchor_is_remarked_on_and_used() {
    let workplace = workplace();
    workplace.wijkpeil(["inhoud", "schrijf", "inhoud"]).succeeds();
    let name = "inhoud/preconditions/01-urgentiebesef.ron";
    let text = String::from_utf8(workplace.bytes(name)).unwrap();
    let (before, rest) = text.split_once(" partly: \"").unwrap();
    let (_, after) = rest.split_once('"').unwrap();
    workplace.put(name, format!("{before} partly: \"{}\"{after}", ["woord"; 21].join(" ")));
    let said = workplace
        .wijkpeil(["inhoud", "controleer", "inhoud"])
        .remarks(expect!["let op: urgentiebesef.1: de tekst van ‘partly’ heeft 21 woorden, en meer dan 20 leest lastig"]);
    assert!(said.starts_with("De inhoud in ‘inhoud’ is in orde: "), "{said}");
}

#[test]
fn a_wrong_content_is_told_with_every_place() {
    let workplace = workplace();
    workplace.wijkpeil(["inhoud", "schrijf", "inhoud"]).succeeds();
    let edit = |name: &str, old: &str, new: &str| {
        let text = String::from_utf8(workplace.bytes(name)).unwrap();
        assert!(text.contains(old), "{old}");
        workplace.put(name, text.replacen(old, new, 1));
    };
    edit("inhoud/preconditions/02-lokale-kracht.ron", "number: 2", "number: 1");
    edit("inhoud/edition.ron", "2026.2", "");
    expect![[r#"
        inhoud/edition.ron:2: de tekst van ‘id’ is leeg
        inhoud/preconditions/02-lokale-kracht.ron:2: lokale-kracht: het nummer 1 komt vaker voor
        De inhoud in ‘inhoud’ heeft twee fouten en wordt niet gebruikt. Er is niets veranderd. Herstel de inhoud, of gebruik de ingebouwde."#]]
    .assert_eq(workplace.run(&["inhoud", "controleer", "inhoud"]).failure());
    edit("inhoud/edition.ron", "title:", "titel:");
    edit("inhoud/ratings.ron", "in_order:", "in_order");
    expect![[r#"
        inhoud/edition.ron:3:5: het veld ‘titel’ bestaat hier niet; de velden zijn ‘id’ of ‘title’
        inhoud/ratings.ron:2:13: hier hoort een dubbele punt
        De inhoud in ‘inhoud’ heeft twee fouten en wordt niet gebruikt. Er is niets veranderd. Herstel de inhoud, of gebruik de ingebouwde."#]]
    .assert_eq(workplace.run(&["scores", DOSSIER, "--inhoud", "inhoud"]).failure());
    workplace
        .wijkpeil(["--inhoud", "nergens", "scores", DOSSIER])
        .refuses(expect!["‘nergens’ is er niet. Er is niets veranderd. Kijk of de naam en de map kloppen."]);
}

/// Every bad input, with every command that reads it: one message, exit status 1, and the file as it was.
#[test]
fn bad_input_gets_one_message_and_is_left_as_it_was() {
    let sound = dossier_text(&dossiers::full());
    let edited = |old: &str, new: &str| {
        assert!(sound.contains(old), "{old}");
        sound.replacen(old, new, 1).into_bytes()
    };
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("geen RON", b"Beste collega,\nhierbij de nulmeting.\n".to_vec()),
        ("leeg", Vec::new()),
        ("afgebroken", sound.as_bytes()[..sound.find("answers: {").unwrap()].to_vec()),
        ("een verkeerd soort waarde", edited("number: 0", "number: \"nul\"")),
        ("een onbekend oordeel", edited("rating: InOrder", "rating: Redelijk")),
        ("een onbekend veld", edited("evidence:", "evidense:")),
        ("een getal buiten de grenzen", edited("InOrder: 2", "InOrder: 70000")),
        ("geen UTF-8", edited("Kernteam", "Kernteam").iter().map(|byte| if *byte == b'K' { 0xff } else { *byte }).collect()),
        ("een nieuwere versie", edited("schema: 1", "schema: 7")),
        ("haakjes zonder einde", "(".repeat(1_000_000).into_bytes()),
    ];
    let mut golden = String::new();
    for (what, bytes) in &cases {
        let workplace = Workplace::new();
        workplace.put(DOSSIER, bytes);
        check_refusal(&workplace, DOSSIER, what, &mut golden);
        assert_eq!(workplace.bytes(DOSSIER), *bytes, "{what}");
    }

    let workplace = Workplace::new();
    check_refusal(&workplace, "nergens.wijkpeil.ron", "er is geen bestand", &mut golden);
    fs::create_dir(workplace.path("map")).unwrap();
    check_refusal(&workplace, "map", "een map", &mut golden);
    let size = 200 * 1024 * 1024;
    File::create(workplace.path("groot.wijkpeil.ron")).unwrap().set_len(size).unwrap();
    check_refusal(&workplace, "groot.wijkpeil.ron", "200 MB", &mut golden);
    assert_eq!(workplace.path("groot.wijkpeil.ron").metadata().unwrap().len(), size);
    if cfg!(unix) {
        check_refusal(&workplace, "/dev/zero", "een apparaat zonder einde", &mut golden);
    }
    expect_file!["golden/bad_input.txt"].assert_eq(&golden);
}

fn check_refusal(workplace: &Workplace, file: &str, what: &str, golden: &mut String) {
    let before = workplace.names();
    let scores = workplace.run(&["scores", file]);
    writeln!(golden, "{what}\n  {}", scores.message()).expect("a text can be written to");
    let report = workplace.run(&["rapport", file, "--soort", "nulmeting", "--uit", "rapport.pdf"]);
    assert_eq!(report.message(), scores.message(), "{what}");
    let checked = workplace.run(&["controleer", file]);
    // With what can be rescued of it, where that is something.
    let lines: Vec<&str> = checked.failure().lines().collect();
    assert!(lines.len() == 1 || lines.len() == 2 && lines[1].contains("te redden"), "{what}: {lines:?}");
    writeln!(golden, "  {}\n", lines.join("\n  ")).expect("a text can be written to");
    assert_eq!(workplace.names(), before, "{what}");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_said_so() {
    use std::os::unix::fs::PermissionsExt as _;
    let workplace = workplace();
    fs::set_permissions(workplace.path(DOSSIER), fs::Permissions::from_mode(0o000)).unwrap();
    // The administrator may read everything, and can be somebody else.
    let scores = ["scores", DOSSIER];
    let run = if is_root() { workplace.as_nobody(scores) } else { workplace.wijkpeil(scores) };
    run.refuses(expect![
        "Je mag ‘wijk.wijkpeil.ron’ niet lezen. Het bestand is niet veranderd. Vraag toegang aan degene die het bestand beheert."
    ]);
}

#[cfg(unix)]
#[test]
fn a_pipe_that_nobody_writes_to_does_not_hang() {
    let workplace = Workplace::new();
    workplace
        .shell("mkfifo pijp && exec \"$0\" scores pijp", NOTHING)
        .refuses(expect!["‘pijp’ is geen gewoon bestand. Het bestand is niet veranderd. Kies een ander bestand."]);
}

#[test]
fn an_output_that_cannot_be_written_is_said_so() {
    let workplace = workplace();
    fs::create_dir(workplace.path("map")).unwrap();
    let before = workplace.names();
    let mut golden = String::new();
    for output in ["wijk.wijkpeil.ron", "nergens/nieuw.ron", "wijk.wijkpeil.ron/nieuw.ron", "map"] {
        let outcome = workplace.run(&["nieuw", "--gemeente", "Stad", "--wijk", "Wijk", "--uit", output]);
        writeln!(golden, "{}", outcome.message()).unwrap();
        assert_eq!(workplace.names(), before);
    }
    expect![[r#"
        ‘wijk.wijkpeil.ron’ bestaat al. Dat bestand is niet vervangen. Kies een andere naam, of zet --overschrijf achter het commando.
        De map ‘nergens’ is er niet, dus ‘nergens/nieuw.ron’ kan daar niet komen. Er is niets opgeslagen; wat er al stond, staat er nog. Maak die map eerst, of kies een andere.
        ‘wijk.wijkpeil.ron/nieuw.ron’ kan hier niet komen: een deel van de naam is een bestand, geen map. Er is niets opgeslagen; wat er al stond, staat er nog. Kies een andere map.
        ‘map’ is een map, geen bestand. Er is niets opgeslagen; wat er al stond, staat er nog. Geef een naam voor een bestand in die map.
    "#]].assert_eq(&golden);
    assert_eq!(workplace.bytes(DOSSIER), dossier_text(&dossiers::full()).into_bytes());
}

#[test]
fn replaced_files_come_back_from_the_earlier_versions() {
    let workplace = workplace();
    let old = workplace.bytes(DOSSIER);
    let new = ["nieuw", "--gemeente", "Stad", "--wijk", "Wijk", "--uit", DOSSIER, "--overschrijf"];
    assert_eq!(workplace.run(&new).status, Some(0));
    assert_ne!(workplace.bytes(DOSSIER), old);
    brought_back(&workplace, DOSSIER, "1");
    assert_eq!(workplace.bytes(DOSSIER), old);

    workplace.wijkpeil(["voorbeeld", "--uit", "map"]).succeeds();
    let example = "map/voorbeeldstad-groenekwartier.wijkpeil.ron";
    let mut edited = parse_dossier(&workplace.bytes(example)).unwrap();
    edited.profile.goal = "Hier is aan gewerkt.".to_owned();
    workplace.put(example, dossier_text(&edited));
    workplace.wijkpeil(["voorbeeld", "--uit", "map", "--overschrijf"]).succeeds();
    brought_back(&workplace, example, "1");
    assert_eq!(parse_dossier(&workplace.bytes(example)).unwrap(), edited);
}

/// A limit on the size of files stands in for a disk that is full. With the signal ignored the program must notice
/// and say it; without, the system kills it in the middle of the write.
#[cfg(unix)]
#[test]
fn a_full_disk_or_a_kill_leaves_the_old_file() {
    let workplace = Workplace::new();
    // Small, so that keeping it as an earlier version still fits.
    workplace.put(DOSSIER, dossier_text(&dossiers::empty()));
    let old = workplace.bytes(DOSSIER);
    let long = "Wijk ".repeat(10_000);
    let arguments = ["nieuw", "--gemeente", "Stad", "--wijk", &long, "--uit", DOSSIER, "--overschrijf"];

    workplace.shell("trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\"", arguments).refuses(expect!["Er is geen ruimte meer om ‘wijk.wijkpeil.ron’ op te slaan. Er is niets opgeslagen; wat er al stond, staat er nog. Maak ruimte vrij, of kies een andere schijf."]);
    assert_eq!((workplace.names(), workplace.bytes(DOSSIER)), (vec![DOSSIER.to_owned()], old.clone()));

    let killed = workplace.shell("ulimit -c 0; ulimit -f 8; exec \"$0\" \"$@\"", arguments);
    assert_eq!((killed.run().status, workplace.bytes(DOSSIER)), (None, old));

    assert_eq!(workplace.run(&arguments).status, Some(0));
    assert_eq!(workplace.names(), [DOSSIER], "what the killed program left is taken over");
}

#[cfg(target_os = "linux")]
#[test]
fn closed_or_full_output_does_not_panic() {
    let workplace = workplace();
    workplace.shell("\"$0\" scores wijk.wijkpeil.ron > /dev/full", NOTHING).refuses(expect![
        "De uitkomst kan niet worden weggeschreven: de schijf is vol. Maak ruimte vrij en probeer het opnieuw."
    ]);
    let seen_enough = workplace.shell("\"$0\" inhoud | head -n 1", NOTHING);
    assert_eq!(seen_enough.succeeds().lines().count(), 1);
}

#[cfg(unix)]
#[test]
fn names_that_are_not_utf8_do_not_panic() {
    let workplace = workplace();
    workplace
        .shell("\"$0\" scores \"$(printf 'wijk\\377\\033.ron')\"", NOTHING)
        .refuses(expect!["‘wijk��.ron’ is er niet. Er is niets veranderd. Kijk of de naam en de map kloppen."]);
    let wrong = workplace.shell("\"$0\" nieuw --wijk \"$(printf '\\377')\" --gemeente x", NOTHING).run();
    assert_eq!(wrong.status, Some(2), "{wrong:?}");
}
