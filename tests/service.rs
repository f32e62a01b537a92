//! The command line for those around a team: what an organisation fixes, the data for a helpdesk, and erasing a dossier.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use expect_test::expect;
use jiff::civil::date;
use wijkpeil::cli;
use wijkpeil::store::{self, DossierFile, PassphraseRule, Policy, RemovedKind, Surroundings};

use crate::support::dossiers::{self, CountingIds};
use crate::support::program::{Workplace, names_in};
use crate::support::skip::{is_root, skipped};

const DOSSIER: &str = "wijk.wijkpeil.ron";
const WORDS: &str = "vier losse rode fietsen";

/// What a command gave that ran under a policy.
#[derive(Debug)]
struct Outcome {
    is_success: bool,
    out: String,
    err: String,
}

/// Runs a command in this process, under what an organisation fixes. `typed` is what the user answers on the terminal.
fn run(data: &Path, policy: Policy, typed: Option<&str>, arguments: &[&str]) -> Outcome {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut window = None;
    let status = cli::run(
        std::iter::once("wijkpeil").chain(arguments.iter().copied()).map(Into::into),
        cli::Environment {
            today: date(2026, 11, 26),
            now: date(2026, 11, 26).at(9, 30, 0, 0),
            surroundings: Surroundings { data: data.to_owned(), user: "Sanne op LAPTOP-1".to_owned() },
            policy,
            ids: &mut CountingIds::default(),
            input: &mut io::empty(),
            ask_hidden: &mut |_| typed.map(str::to_owned).ok_or_else(|| io::Error::other("no terminal")),
            out: &mut out,
            err: &mut err,
            open_window: &mut |content, _, policy| {
                window = Some((content.catalogue.edition().id.clone(), policy.problems.len()));
                Ok(())
            },
        },
    );
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let mut out = text(out);
    if let Some((edition, problems)) = window {
        out = format!("window: {edition}, {problems}\n");
    }
    Outcome { is_success: status == ExitCode::SUCCESS, out, err: text(err) }
}

fn requiring() -> Policy {
    Policy { passphrase: PassphraseRule::Required, ..Policy::default() }
}

#[test]
fn no_new_dossier_comes_without_the_passphrase_that_is_required() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(DOSSIER);
    let new = ["nieuw", "--gemeente", "Voorbeeldstad", "--wijk", "Zuid", "--uit", path.to_str().unwrap()];
    let refused = run(folder.path(), requiring(), None, &new);
    assert!(!refused.is_success && !path.exists(), "{refused:?}");
    assert!(refused.err.starts_with("Je organisatie vraagt een wachtzin op elk dossier.\n"), "{refused:?}");
    let short = run(folder.path(), requiring(), Some("kort"), &new);
    assert!(!short.is_success && !path.exists(), "{short:?}");
    let made = run(folder.path(), requiring(), Some(WORDS), &new);
    assert!(made.is_success, "{made:?}");
    let passphrase = store::Passphrase::new(WORDS.to_owned());
    assert!(store::open_dossier(&path, None).is_err() && store::open_dossier(&path, passphrase.as_ref()).is_ok());

    // What is rescued from a damaged file is a new file too.
    let damaged = folder.path().join("kapot.wijkpeil.ron");
    let text = store::dossier_text(&dossiers::full());
    fs::write(&damaged, &text[..text.len() - 100]).unwrap();
    let rescue = ["red", damaged.to_str().unwrap()];
    let refused = run(folder.path(), requiring(), None, &rescue);
    assert!(!refused.is_success && !folder.path().join("kapot-gered.wijkpeil.ron").exists(), "{refused:?}");
    assert!(run(folder.path(), requiring(), Some(WORDS), &rescue).is_success);
    assert!(store::open_dossier(&folder.path().join("kapot-gered.wijkpeil.ron"), passphrase.as_ref()).is_ok());
}

#[test]
fn a_new_dossier_comes_in_the_folder_of_the_organisation() {
    let folder = tempfile::tempdir().unwrap();
    let dossiers = folder.path().join("netwerk/wijkaanpak");
    let policy = Policy { dossiers: Some(dossiers.clone()), ..Policy::default() };
    let made = run(folder.path(), policy, None, &["nieuw", "--gemeente", "Voorbeeldstad", "--wijk", "Zuid"]);
    assert!(made.is_success, "{made:?}");
    assert_eq!(names_in(&dossiers), ["voorbeeldstad-zuid.wijkpeil.ron"]);
}

#[test]
fn the_content_of_the_organisation_is_used_or_passed_over_with_a_word() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("inhoud");
    store::write_content(&own, store::Overwrite::Refuse).unwrap();
    let edition = own.join("edition.ron");
    let text = fs::read_to_string(&edition).unwrap();
    let id = wijkpeil::content::Catalogue::built_in().edition().id.clone();
    fs::write(&edition, text.replacen(&id, "eigen-uitgave", 1)).unwrap();
    let policy = || Policy { content: Some(own.clone()), ..Policy::default() };

    assert_eq!(run(folder.path(), policy(), None, &[]).out, "window: eigen-uitgave, 0\n");
    let other = run(folder.path(), policy(), None, &["inhoud", "--inhoud", "."]);
    assert!(
        !other.is_success && other.err.starts_with("Beheerd door je organisatie: de vragen en teksten komen uit ‘"),
        "{other:?}"
    );

    fs::remove_file(&edition).unwrap();
    let opened = run(folder.path(), policy(), None, &[]);
    assert_eq!((opened.is_success, &*opened.out), (true, &*format!("window: {id}, 1\n")), "the window tells it itself");
    let printed = run(folder.path(), policy(), None, &["inhoud"]);
    assert!(printed.is_success && printed.err.contains("dus Wijkpeil neemt de ingebouwde (edition.ron: "), "{printed:?}");
}

#[test]
fn the_program_itself_reads_the_settings_of_the_computer() {
    const SCRIPT: &str = "exec unshare --mount sh -c 'mount --bind \"$PWD/etc\" /etc && exec \"$0\" \"$@\"' \"$0\" \"$@\"";
    if !is_root() {
        return skipped("only the administrator can give a program other settings");
    }
    let workplace = Workplace::new();
    fs::create_dir_all(workplace.path("etc/wijkpeil")).unwrap();
    let settings = |text: &str| workplace.put("etc/wijkpeil/instellingen.ron", text);
    let new = ["nieuw", "--gemeente", "Voorbeeldstad", "--wijk", "Zuid"];
    settings("(\n    wachtzin_verplicht: true,\n    contact: \"Servicedesk, tst. 12\",\n)\n");
    let outcome = workplace.shell(SCRIPT, new).run();
    if outcome.stderr.contains("unshare") || outcome.stderr.contains("mount") {
        return skipped("nothing can be mounted here");
    }
    assert!(outcome.failure().starts_with("Je organisatie vraagt een wachtzin op elk dossier."), "{outcome:?}");

    // Damage does not open the door.
    settings("(\n    wachtzin_verplicht: tru");
    let outcome = workplace.shell(SCRIPT, new).run();
    let told = outcome.failure();
    assert!(
        told.contains("/etc/wijkpeil/instellingen.ron:2: bij ‘wachtzin_verplicht’ hoort ‘true’ (ja) of ‘false’ (nee)"),
        "{told}"
    );
    assert!(told.contains("Je organisatie vraagt een wachtzin op elk dossier."), "{told}");
    assert_eq!(workplace.names(), ["etc"]);
}

#[test]
fn a_home_folder_in_memory_is_told_to_lose_the_versions() {
    let Ok(memory) = tempfile::tempdir_in("/dev/shm") else { return skipped("there is no folder in memory here") };
    let workplace = Workplace::with(DOSSIER, &dossiers::full());
    const SCRIPT: &str = "unset XDG_DATA_HOME; export HOME=\"$1\"; shift; exec \"$0\" \"$@\"";
    let home = memory.path().to_str().unwrap();
    let outcome = workplace.shell(SCRIPT, [home, "herstel", DOSSIER]).run();
    assert!(outcome.stderr.starts_with("Op deze computer is een deel van je werk weg als je je afmeldt."), "{outcome:?}");
}

#[test]
fn the_data_for_the_helpdesk_are_printed_or_written_without_a_word_of_a_dossier() {
    const WORD: &str = "Zwanenwater";
    let workplace = Workplace::with(&format!("{WORD}.wijkpeil.ron"), &dossiers::everywhere(WORD));
    drop(workplace.rewrite(&format!("{WORD}.wijkpeil.ron"), None, WORD));
    let printed = workplace.wijkpeil(["helpdesk"]).succeeds();
    assert!(printed.starts_with("Wijkpeil: gegevens voor de helpdesk\nGemaakt: "), "{printed}");
    for part in ["Programma: versie 0.1.0", "Systeem: ", "Map van Wijkpeil: ", "Wat er laatst misging: niets"] {
        assert!(printed.contains(part), "{part}: {printed}");
    }
    assert!(!printed.to_lowercase().contains(&WORD.to_lowercase()), "{printed}");
    assert_eq!(workplace.wijkpeil(["helpdesk", "--uit", "gegevens.txt"]).succeeds(), "Bewaard: gegevens.txt\n");
    assert!(workplace.bytes("gegevens.txt").starts_with(b"Wijkpeil: gegevens voor de helpdesk\n"));
    workplace.wijkpeil(["helpdesk", "--uit", "gegevens.txt"]).refuses(expect![[
        "‘gegevens.txt’ bestaat al. Dat bestand is niet vervangen. Kies een andere naam, of zet --overschrijf achter het commando."
    ]]);
}

#[test]
fn a_dossier_is_erased_only_when_that_is_said_twice() {
    let workplace = Workplace::with(DOSSIER, &dossiers::full());
    drop(workplace.rewrite(DOSSIER, None, "doel"));
    let outcome = workplace.run(&["wis", DOSSIER]);
    assert_eq!(outcome.status, Some(1));
    assert!(
        outcome.stdout.starts_with("Gaat weg: het bestand ‘") && outcome.stdout.contains("één eerdere versie in"),
        "{outcome:?}"
    );
    assert!(outcome.stderr.contains("Er is nog niets gewist."), "{outcome:?}");
    assert_eq!(workplace.names(), [DOSSIER]);

    let outcome = workplace.run(&["wis", DOSSIER, "--ja"]);
    assert_eq!((outcome.status, &*outcome.stderr), (Some(0), ""), "{outcome:?}");
    assert!(outcome.stdout.starts_with("Weg is: het bestand ‘"), "{outcome:?}");
    assert!(outcome.stdout.contains("reservekopieën (back-ups) van je organisatie"), "{outcome:?}");
    assert_eq!(workplace.names(), [""; 0]);
    assert_eq!(names_in(&workplace.data().join("backups")), [""; 0]);
    assert_eq!(names_in(&workplace.data().join("places")), [""; 0]);
    assert!(workplace.run(&["wis", DOSSIER, "--ja"]).message().contains("is er niet"));
}

#[test]
fn another_dossier_is_never_erased() {
    let workplace = Workplace::with(DOSSIER, &dossiers::full());
    let data = workplace.data();
    drop(workplace.rewrite(DOSSIER, None, "eerst"));
    // A file that is no dossier, one that is open elsewhere, and what is kept of a dossier that moved away.
    workplace.put("brief.ron", "(beste: \"lezer\")");
    let refused = workplace.run(&["wis", "brief.ron", "--ja"]);
    assert!(refused.message().contains("geen dossier van Wijkpeil"), "{refused:?}");
    let held = workplace.open(DOSSIER, None, 10);
    let refused = workplace.run(&["wis", DOSSIER, "--ja"]);
    assert!(refused.message().contains("Sanne op LAPTOP-1 heeft het dossier open"), "{refused:?}");
    drop(held);

    fs::rename(workplace.path(DOSSIER), workplace.path("verhuisd.wijkpeil.ron")).unwrap();
    workplace.put(DOSSIER, store::dossier_text(&dossiers::example()));
    assert_eq!(workplace.run(&["wis", DOSSIER, "--ja"]).status, Some(0));
    assert_eq!(workplace.names(), ["brief.ron", "verhuisd.wijkpeil.ron"]);
    assert_eq!(names_in(&data.join("backups")).len(), 1, "those of the one that moved");

    // A protected file in the place of one that could be read by anybody is not that one.
    fs::rename(workplace.path("verhuisd.wijkpeil.ron"), workplace.path("elders.wijkpeil.ron")).unwrap();
    let passphrase = store::Passphrase::new(WORDS.to_owned());
    let protected = workplace.path(DOSSIER);
    store::write_dossier(&protected, &dossiers::example(), passphrase.as_ref(), store::Overwrite::Refuse).unwrap();
    let found = store::Belongings::find(&protected, &data).unwrap();
    let kinds: Vec<RemovedKind> = found.list().iter().map(|removed| removed.kind).collect();
    assert_eq!(kinds, [RemovedKind::File]);
    fs::remove_file(&protected).unwrap();
    let moved: PathBuf = workplace.path("elders.wijkpeil.ron");
    let surroundings = Surroundings { data, user: "Sanne op LAPTOP-1".to_owned() };
    let opened = DossierFile::open(&moved, None, &surroundings, date(2026, 11, 26).at(9, 0, 0, 0)).unwrap();
    assert!(opened.origin.moved_from.is_some(), "it finds its versions");
}
