//! Dossiers behind a passphrase, on the command line: nothing readable on the disk, and every fault told apart.

use expect_test::expect;
use wijkpeil::store::{Overwrite, Passphrase, dossier_text, open_dossier, write_dossier};

use crate::support::dossiers;
use crate::support::program::{Outcome, Workplace};

const DOSSIER: &str = "wijk.wijkpeil.ron";
const WORDS: &str = "vier losse rode fietsen";

fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text.to_owned()).unwrap()
}

/// A folder with a protected dossier.
fn workplace() -> Workplace {
    let workplace = Workplace::new();
    write_dossier(&workplace.path(DOSSIER), &dossiers::full(), Some(&passphrase(WORDS)), Overwrite::Refuse).unwrap();
    workplace
}

/// Runs the program with this on its input, and with no terminal to ask on.
fn run(workplace: &Workplace, arguments: &[&str], input: &str) -> Outcome {
    workplace.typing(arguments, input).run()
}

#[test]
fn nothing_of_a_protected_dossier_can_be_read_on_the_disk() {
    let workplace = workplace();
    let bytes = workplace.bytes(DOSSIER);
    let readable: Vec<String> =
        dossier_text(&dossiers::full()).split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned).collect();
    let shown = String::from_utf8_lossy(&bytes);
    // Three letters or four come together by chance.
    for word in readable.iter().filter(|word| word.len() > 4 && *word != "scrypt") {
        assert!(!shown.contains(word.as_str()), "{word}");
    }
    assert_eq!(open_dossier(&workplace.path(DOSSIER), Some(&passphrase(WORDS))), Ok(dossiers::full()));
    assert_eq!(workplace.names(), [DOSSIER]);
}

#[cfg(unix)]
#[test]
fn every_command_that_reads_a_dossier_takes_its_passphrase() {
    let workplace = workplace();
    let line = format!("{WORDS}\n");
    let open = run(&workplace, &["scores", DOSSIER, "--wachtzin-stdin"], &line);
    let plain = Workplace::new();
    plain.put(DOSSIER, dossier_text(&dossiers::full()));
    let expected = plain.run(&["scores", DOSSIER]);
    assert_eq!((open.status, &*open.stdout, &*open.stderr), (Some(0), &*expected.stdout, ""));
    let checked = run(&workplace, &["controleer", DOSSIER, DOSSIER, "--wachtzin-stdin"], &line);
    assert_eq!((checked.status, checked.stdout.lines().count()), (Some(0), 2), "{checked:?}");
    let report = ["rapport", DOSSIER, "--soort", "nulmeting", "--uit", "rapport.pdf", "--wachtzin-stdin"];
    let reported = run(&workplace, &report, WORDS);
    expect!["Let op: het dossier is beveiligd met een wachtzin, het rapport is dat niet.\n"].assert_eq(&reported.stderr);
    assert!(workplace.bytes("rapport.pdf").starts_with(b"%PDF"));
    // What is not protected needs none, and takes none from the input.
    let unasked = run(&plain, &["scores", DOSSIER, "--wachtzin-stdin"], "");
    assert_eq!(unasked.status, Some(0), "{unasked:?}");
}

#[cfg(unix)]
#[test]
fn a_passphrase_that_does_not_come_or_does_not_fit_is_told() {
    let workplace = workplace();
    let before = workplace.bytes(DOSSIER);
    let told = |arguments: &[&str], input: &str| {
        let outcome = run(&workplace, arguments, input);
        assert_eq!((outcome.status, &*outcome.stdout), (Some(1), ""), "{outcome:?}");
        outcome.stderr
    };
    let with = ["scores", DOSSIER, "--wachtzin-stdin"];
    expect!["Deze wachtzin past niet op ‘wijk.wijkpeil.ron’. Wijkpeil heeft er niets aan veranderd. Let op hoofdletters en spaties en probeer het nog eens. Weet je zeker dat de wachtzin klopt, dan is het bestand beschadigd: neem een oudere kopie.\n"]
        .assert_eq(&told(&with, "vier losse rode fiets\n"));
    expect!["Er kwam geen wachtzin binnen. Er is niets veranderd. Zet de wachtzin op de eerste regel van de invoer.\n"]
        .assert_eq(&told(&with, "\n"));
    expect![
        "De eerste regel van de invoer is te lang voor een wachtzin. Er is niets veranderd. Zet daar alleen de wachtzin.\n"
    ]
    .assert_eq(&told(&with, &"x".repeat(5000)));
    expect!["Het dossier vraagt een wachtzin, en die kan hier niet worden getypt. Er is niets veranderd. Zet de wachtzin op de eerste regel van de invoer, en --wachtzin-stdin achter het commando.\n"]
        .assert_eq(&told(&["scores", DOSSIER], ""));
    assert_eq!(workplace.bytes(DOSSIER), before);
}

#[cfg(unix)]
#[test]
fn a_new_dossier_can_be_protected_from_the_start() {
    let workplace = Workplace::new();
    let new = ["nieuw", "--gemeente", "Voorbeeldstad", "--wijk", "Zuid", "--uit", DOSSIER, "--beveilig", "--wachtzin-stdin"];
    let short = run(&workplace, &new, "geheim\n");
    expect!["De wachtzin is te kort. Er is niets gemaakt. Neem er een van ten minste twaalf tekens, spaties niet meegeteld, zoals vier woorden die niets met elkaar te maken hebben.\n"]
        .assert_eq(&short.stderr);
    assert_eq!((short.status, workplace.names().len()), (Some(1), 0));
    let made = run(&workplace, &new, "vier losse rode fietsen\r\n");
    assert_eq!(made.status, Some(0), "{made:?}");
    expect!["Bewaar de wachtzin goed. Is die kwijt, dan kan niemand dit dossier nog openen, ook Wijkpeil niet.\n"]
        .assert_eq(&made.stderr);
    let dossier = open_dossier(&workplace.path(DOSSIER), Some(&passphrase(WORDS))).unwrap();
    assert_eq!(dossier.profile.neighbourhood, "Zuid");
}

#[cfg(unix)]
#[test]
fn an_earlier_version_comes_back_as_protected_as_it_was() {
    let workplace = workplace();
    let (path, key) = (workplace.path(DOSSIER), passphrase(WORDS));
    drop(workplace.rewrite(DOSSIER, Some(&key), "Iets heel anders"));

    let list = run(&workplace, &["herstel", DOSSIER, "--wachtzin-stdin"], WORDS);
    assert_eq!((list.status, &*list.stdout), (Some(0), " 1  21 november 2026, 09:05  anders dan nu: het doel\n"), "{list:?}");
    let restore = ["herstel", DOSSIER, "--nummer", "1", "--wachtzin-stdin"];
    assert_eq!(run(&workplace, &restore, WORDS).status, Some(0));
    assert_eq!(open_dossier(&path, Some(&key)), Ok(dossiers::full()));

    // Of a file that is gone only the versions tell that it was protected.
    std::fs::remove_file(&path).unwrap();
    let refused = run(&workplace, &restore, "vier losse rode fiets");
    assert!(refused.status == Some(1) && refused.stderr.starts_with("Deze wachtzin past niet op"), "{refused:?}");
    assert!(!path.exists());
    assert_eq!(run(&workplace, &restore, WORDS).status, Some(0));
    assert_eq!(open_dossier(&path, Some(&key)).unwrap().profile.goal, "Iets heel anders");
}

/// What is rescued from a protected file is protected too.
#[cfg(unix)]
#[test]
fn a_rescued_file_keeps_its_protection() {
    let workplace = Workplace::new();
    workplace.put("plat.wijkpeil.ron", dossier_text(&dossiers::full()).replacen("rating: Partly", "rating: Redelijk", 1));
    let found = "Te lezen: de 0-meting met 2 van 57 antwoorden, één actie, één interventie, één deelnemer en één invulblad.\n\
                 Niet te lezen, en weggelaten: wat op regel 95 begint.\n";
    let rescued = workplace.run(&["red", "plat.wijkpeil.ron"]);
    assert_eq!(rescued.stdout, format!("Bewaard: plat-gered.wijkpeil.ron\n{found}"), "{rescued:?}");
    let again = workplace.run(&["red", "plat.wijkpeil.ron"]);
    assert!(again.stdout.starts_with("Bewaard: plat-gered-2.wijkpeil.ron\n"), "{again:?}");
    let sound = workplace.run(&["red", "plat-gered.wijkpeil.ron"]);
    expect!["‘plat-gered.wijkpeil.ron’ is in orde: er valt niets te redden. Er is niets veranderd.\n"].assert_eq(&sound.stderr);
    assert_eq!(sound.status, Some(1));

    // By hand, as another program would do it.
    let damaged = workplace.bytes("plat.wijkpeil.ron");
    let sealed = sealed_by_another_program(&damaged);
    workplace.put("dicht.wijkpeil.ron", sealed);
    let line = format!("{WORDS}\n");
    let rescued = run(&workplace, &["red", "dicht.wijkpeil.ron", "--wachtzin-stdin"], &line);
    assert_eq!(rescued.stdout, format!("Bewaard: dicht-gered.wijkpeil.ron\n{found}"), "{rescued:?}");
    assert!(workplace.bytes("dicht-gered.wijkpeil.ron").starts_with(b"age-encryption.org/v1\n"));
    assert!(open_dossier(&workplace.path("dicht-gered.wijkpeil.ron"), Some(&passphrase(WORDS))).is_ok());
    assert_eq!(workplace.bytes("plat.wijkpeil.ron"), damaged);
}

fn sealed_by_another_program(plain: &[u8]) -> Vec<u8> {
    let mut recipient = age::scrypt::Recipient::new(WORDS.to_owned().into());
    recipient.set_work_factor(4);
    age::encrypt(&recipient, plain).unwrap()
}
