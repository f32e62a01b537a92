//! What an organisation fixes holds in the session, whichever way something is asked for.

use std::fs;
use std::path::{Path, PathBuf};

use wijkpeil::session::{Action, Notice, Passphrase, Policy, Session};
use wijkpeil::store::{self, PassphraseRule, PolicyProblem, PolicyProblemKind};

use super::{Desk, open};
use crate::support::environment::TestEnvironment;

const WORDS: &str = "vier losse rode fietsen";

fn passphrase() -> Passphrase {
    Passphrase::new(WORDS.to_owned()).unwrap()
}

fn under(folder: &Path, policy: Policy) -> Desk {
    let mut environment = TestEnvironment::in_folder(folder);
    environment.environment = environment.environment.under(policy);
    Desk::inside(environment)
}

fn requiring() -> Policy {
    Policy { passphrase: PassphraseRule::Required, ..Policy::default() }
}

fn create(desk: &mut Desk) {
    desk.session.apply(Action::Create { municipality: "Voorbeeldstad".into(), neighbourhood: "Zuid".into() });
}

#[test]
fn the_folders_of_the_organisation_take_the_place_of_those_of_the_user() {
    let folder = tempfile::tempdir().unwrap();
    let (dossiers, versions) = (folder.path().join("netwerk/wijkaanpak"), folder.path().join("netwerk/versies"));
    let policy = Policy { dossiers: Some(dossiers.clone()), versions: Some(versions.clone()), ..Policy::default() };
    let mut desk = under(folder.path(), policy);
    desk.create("Groenekwartier");
    let path = desk.path().unwrap();
    assert_eq!(path.parent(), Some(&*dossiers), "the folder is made for the first one");
    assert_eq!(desk.session.proposed_save_as().parent(), Some(&*dossiers));
    desk.session.apply(Action::Close);
    desk.wait_for("the end", |session| session.dossier().is_none());
    open(&mut desk, &path);
    assert!(versions.join("backups").is_dir() && !folder.path().join("data").exists());
}

#[test]
fn no_dossier_is_made_without_the_passphrase_that_is_required() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = under(folder.path(), requiring());
    create(&mut desk);
    assert_eq!(desk.session.notice(), Some(&Notice::PassphraseRequired));
    assert!(!desk.session.is_loading());
    desk.session.apply(Action::DismissNotice);

    desk.session.apply(Action::ChoosePassphrase(passphrase()));
    create(&mut desk);
    desk.wait_for("the dossier", |session| session.dossier().is_some());
    let path = desk.path().unwrap();
    assert!(desk.session.is_protected() && store::open_dossier(&path, None).is_err());
    assert_eq!(store::open_dossier(&path, Some(&passphrase())).unwrap().profile.neighbourhood, "Zuid");

    // The protection stays, and the passphrase was for that one dossier.
    desk.session.apply(Action::Protect(None));
    assert_eq!(desk.session.notice(), Some(&Notice::PassphraseRequired));
    assert!(desk.session.protection_on_its_way().is_none() && desk.session.is_protected());
    create(&mut desk);
    desk.wait_for("nothing", |session| !session.is_loading());
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 3, "the dossier with its lock and sign");
}

/// A dossier that was made before a passphrase was required, opened since.
fn opened_under_requirement(folder: &Path) -> (Desk, PathBuf) {
    let path = Desk::with_dossier(folder).path().unwrap();
    let mut desk = under(folder, requiring());
    open(&mut desk, &path);
    (desk, path)
}

#[test]
fn a_dossier_without_a_passphrase_opens_is_told_and_is_not_saved_elsewhere_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, path) = opened_under_requirement(folder.path());
    assert_eq!(desk.session.notice(), Some(&Notice::PassphraseExpected));
    let elsewhere = folder.path().join("elders.wijkpeil.ron");
    let save_as = |desk: &mut Desk| desk.session.apply(Action::SaveAs { path: elsewhere.clone(), replace: false });
    assert!(desk.session.lacks_passphrase());
    save_as(&mut desk);
    assert_eq!(desk.session.notice(), Some(&Notice::PassphraseRequired));
    assert!(!elsewhere.exists());

    desk.session.apply(Action::ChoosePassphrase(passphrase()));
    assert!(!desk.session.lacks_passphrase());
    save_as(&mut desk);
    desk.wait_for("the other file", |session| session.path() == Some(&elsewhere));
    assert!(desk.session.is_protected() && store::open_dossier(&elsewhere, Some(&passphrase())).is_ok());

    // Once it is protected, nothing is asked any more.
    open(&mut desk, &path);
    desk.session.apply(Action::Protect(Some(passphrase())));
    desk.wait_for("the protection", |session| matches!(session.notice(), Some(Notice::Protected(_))));
    assert_eq!(desk.session.notice(), Some(&Notice::Protected(wijkpeil::session::Protected::Newly)));
}

#[test]
fn a_passphrase_that_was_chosen_for_saving_elsewhere_is_for_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, _) = opened_under_requirement(folder.path());
    desk.session.apply(Action::ChoosePassphrase(passphrase()));
    desk.session.apply(Action::StopSavingAs);
    assert!(desk.session.lacks_passphrase());
}

#[test]
fn what_was_wrong_with_the_settings_is_told_also_when_a_dossier_is_opened_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    drop(desk);
    let problem = PolicyProblem { line: Some(3), kind: PolicyProblemKind::Unknown("wachtwoord_verplicht".to_owned()) };
    let policy = Policy {
        file: Some("/etc/wijkpeil/instellingen.ron".into()),
        passphrase: PassphraseRule::Assumed,
        problems: vec![problem],
        ..Policy::default()
    };
    let mut desk = under(folder.path(), policy);
    open(&mut desk, &path);
    desk.session.apply(Action::DismissNotice);
    let told = desk.told().unwrap();
    assert_eq!(told.title, "De instellingen van je organisatie zijn niet helemaal te gebruiken.");
    assert!(
        told.detail.starts_with(
            "/etc/wijkpeil/instellingen.ron:3: de instelling ‘wachtwoord_verplicht’ bestaat niet; bedoel je ‘wachtzin_verplicht’?"
        ),
        "{}",
        told.detail
    );
    assert!(told.detail.contains("Daarom vraagt Wijkpeil nu op elk nieuw dossier een wachtzin."), "{}", told.detail);
}

#[test]
fn versions_that_are_lost_at_signing_out_are_warned_of() {
    let folder = tempfile::tempdir().unwrap();
    let desk = under(folder.path(), Policy { versions_last: Some(false), ..Policy::default() });
    let told = desk.told().unwrap();
    assert_eq!(told.title, "Op deze computer is een deel van je werk weg als je je afmeldt.");
    let desk = under(folder.path(), Policy { versions_last: Some(true), ..Policy::default() });
    assert_eq!(Session::notice(&desk.session), None);
}
