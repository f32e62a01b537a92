//! The cards of the dossierkast: read without opening, each by itself; and reports of several dossiers at once.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::civil::date;
use wijkpeil::model::Dossier;
use wijkpeil::session::{Action, BatchMade, BatchState, Card, Passphrase, Protecting, RecentDossier, ReportKind, Session};
use wijkpeil::{messages, store};

use super::{Desk, open};
use crate::support::dossiers;
use crate::support::faults::Mount;
use crate::support::program::{Workplace, names_in};

/// A dossier of another wijk in a file of its own, that was opened lately.
fn put(folder: &Path, path: &Path, neighbourhood: &str, mut dossier: Dossier) -> PathBuf {
    neighbourhood.clone_into(&mut dossier.profile.neighbourhood);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    store::write_dossier(path, &dossier, None, store::Overwrite::Replace).unwrap();
    list(folder, path, &dossier);
    path.to_owned()
}

fn list(folder: &Path, path: &Path, dossier: &Dossier) {
    let recent = RecentDossier::new(path, dossier, date(2026, 11, 20));
    store::recent::add(&folder.join("data"), recent).unwrap();
}

fn is_read(session: &Session, path: &Path) -> bool {
    *session.card(path) != Card::Reading
}

#[test]
fn a_card_says_what_stands_in_the_file_and_leaves_it_alone() {
    let folder = tempfile::tempdir().unwrap();
    let documents = folder.path().join("documents");
    let path = put(folder.path(), &documents.join("groen.wijkpeil.ron"), "Groenekwartier", dossiers::example());
    let before = (fs::read(&path).unwrap(), names_in(&documents));
    let mut desk = Desk::new(folder.path());
    desk.wait_for("the card", |session| is_read(session, &path));
    let Card::Read(facts) = desk.session.card(&path).clone() else { panic!("{:?}", desk.session.card(&path)) };
    assert_eq!((&*facts.neighbourhood, &*facts.municipality), ("Groenekwartier", "Voorbeeldstad"));
    let latest = dossiers::example();
    let latest = latest.measurements.latest();
    assert_eq!((facts.number, facts.is_adopted), (latest.number, !latest.is_open()));
    assert_eq!((facts.scores.counts.answered(), facts.scores.counts.total()), (57, 57));
    assert!(facts.changed.is_some(), "when the file was changed");
    assert_eq!((fs::read(&path).unwrap(), names_in(&documents)), before, "it is neither written nor locked");

    // Somebody else changes it, and takes it away.
    put(folder.path(), &path, "Havenrand", dossiers::empty());
    desk.session.look();
    desk.wait_for(
        "the other name",
        |session| matches!(session.card(&path), Card::Read(facts) if facts.neighbourhood == "Havenrand"),
    );
    fs::remove_file(&path).unwrap();
    desk.session.look();
    desk.wait_for("its end", |session| matches!(session.card(&path), Card::Unreadable(error) if error.is_missing()));
    desk.session.apply(Action::ForgetRecent(path));
    desk.wait_for("the empty list", |session| session.recent().is_empty());
}

#[test]
fn of_a_protected_dossier_nothing_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let path = put(folder.path(), &folder.path().join("documents/groen.wijkpeil.ron"), "Groenekwartier", dossiers::full());
    let mut desk = Desk::new(folder.path());
    desk.wait_for("the card", |session| matches!(session.card(&path), Card::Read(_)));
    open(&mut desk, &path);
    let passphrase = Passphrase::new("vier losse rode fietsen".to_owned()).unwrap();
    desk.session.apply(Action::Protect(Some(passphrase)));
    desk.wait_for("the protection", |session| *session.protecting() == Protecting::No && session.is_protected());
    desk.session.apply(Action::Close);
    desk.wait_for("the card", |session| matches!(session.card(&path), Card::Protected { .. }));
}

#[test]
fn a_dossier_on_a_disk_that_does_not_answer_holds_up_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let far = put(folder.path(), &folder.path().join("ver/ver.wijkpeil.ron"), "Ver", dossiers::empty());
    let near = put(folder.path(), &folder.path().join("documents/dichtbij.wijkpeil.ron"), "Dichtbij", dossiers::empty());
    let Some(_silent) = Mount::silent(far.parent().unwrap()) else { return };
    let mut desk = Desk::new(folder.path());
    desk.wait_for("the card that can be read", |session| is_read(session, &near));
    assert_eq!((desk.session.card(&far), desk.session.is_card_slow(&far)), (&Card::Reading, false));
    assert!(desk.session.next_poll_in().is_some(), "it will be said that it is slow");
    desk.clock.advance(Duration::from_millis(1100));
    assert!(desk.session.is_card_slow(&far));
    // A dossier opens meanwhile, and the dead one is not asked again each time.
    open(&mut desk, &near);
    desk.session.apply(Action::Close);
    desk.wait_for("the cards", |session| session.dossier().is_none() && is_read(session, &near));
}

/// Three dossiers, of which the second is damaged.
fn three(folder: &Path) -> Vec<PathBuf> {
    let documents = folder.join("documents");
    let path = |name: &str| documents.join(format!("{name}.wijkpeil.ron"));
    let good = put(folder, &path("groen"), "Groenekwartier", dossiers::a_year_later());
    let damaged = put(folder, &path("kapot"), "Kapot", dossiers::example());
    fs::write(&damaged, "(schema: 1, dossier: (").unwrap();
    let other = put(folder, &path("haven"), "Havenrand", dossiers::full());
    vec![good, damaged, other]
}

fn make(desk: &mut Desk, dossiers: &[PathBuf], kinds: &[ReportKind]) -> BatchMade {
    desk.session.apply(Action::MakeBatch { dossiers: dossiers.to_vec(), kinds: kinds.to_vec() });
    desk.wait_for("the reports", |session| !matches!(session.batch(), BatchState::Busy(_)));
    let BatchState::Done(made) = desk.session.batch().clone() else { panic!("{:?}", desk.session.batch()) };
    made
}

fn names(made: &BatchMade) -> Vec<&str> {
    made.made.iter().map(|path| path.file_name().unwrap().to_str().unwrap()).collect()
}

#[test]
fn reports_of_three_dossiers_come_into_one_folder_and_a_damaged_one_keeps_none_away() {
    let folder = tempfile::tempdir().unwrap();
    let dossiers = three(folder.path());
    let mut desk = Desk::new(folder.path());
    let made = make(&mut desk, &dossiers, &[ReportKind::Gaps]);
    let out = folder.path().join("documents/Rapporten");
    assert_eq!(made.folder, out);
    let gaps = ["voorbeeldstad-groenekwartier-1-meting-gaprapport.pdf", "voorbeeldstad-havenrand-0-meting-gaprapport.pdf"];
    assert_eq!((names(&made), made.dossiers, made.is_stopped), (gaps.to_vec(), 3, false));
    assert_eq!(made.failed.iter().map(|failure| &failure.dossier).collect::<Vec<_>>(), [&dossiers[1]]);
    let told = messages::batch_made(&made, &|path| path.file_stem().unwrap().to_string_lossy().into_owned());
    assert_eq!(told.what, "Twee rapporten gemaakt. Niet alles is gelukt.");
    assert!(told.details[1].starts_with("Niet gelukt: kapot.wijkpeil. "), "{told:?}");

    // What is there stays as it is; the next one gets a free name.
    fs::write(out.join(gaps[0]), "van iemand anders").unwrap();
    let made = make(&mut desk, &dossiers[..1], &[ReportKind::Gaps]);
    assert_eq!(names(&made), ["voorbeeldstad-groenekwartier-1-meting-gaprapport-2.pdf"]);
    assert_eq!(fs::read_to_string(out.join(gaps[0])).unwrap(), "van iemand anders");

    // The command line gives the same bytes.
    let workplace = Workplace::new();
    workplace.put("wijk.wijkpeil.ron", fs::read(&dossiers[0]).unwrap());
    let asked = ["rapport", "wijk.wijkpeil.ron", "--soort", "gaprapport", "--vandaag", "2026-11-21", "--uit", "uit.pdf"];
    let _outcome = workplace.run(&asked);
    assert!(workplace.bytes("uit.pdf") == fs::read(&made.made[0]).unwrap(), "the same bytes");
}

#[test]
fn all_that_each_dossier_can_give_is_made_and_one_kind_that_it_lacks_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let dossiers = three(folder.path());
    let both = [dossiers[0].clone(), dossiers[2].clone()];
    let mut desk = Desk::new(folder.path());
    let all = [ReportKind::Baseline, ReportKind::FollowUp, ReportKind::Summary];
    let made = make(&mut desk, &both, &all);
    assert_eq!((made.made.len(), made.failed.len()), (5, 0), "the second has nothing to compare with: {:?}", names(&made));
    let made = make(&mut desk, &both, &[ReportKind::FollowUp]);
    assert_eq!((made.made.len(), &made.failed[0].dossier), (1, &dossiers[2]));
}

#[test]
fn stopping_lets_go_at_once_and_what_is_made_stays() {
    let folder = tempfile::tempdir().unwrap();
    let dossiers = three(folder.path());
    let share = folder.path().join("schijf");
    let Some(silent) = Mount::silent(&share) else { return };
    let mut desk = Desk::new(folder.path());
    let far = share.join("ver.wijkpeil.ron");
    let list = [dossiers[0].clone(), far, dossiers[2].clone()];
    desk.session.apply(Action::MakeBatch { dossiers: list.to_vec(), kinds: vec![ReportKind::Summary] });
    desk.wait_for(
        "the second",
        |session| matches!(session.batch(), BatchState::Busy(progress) if (progress.position, progress.total) == (2, 3)),
    );
    desk.session.apply(Action::StopBatch);
    let BatchState::Done(made) = desk.session.batch().clone() else { panic!("{:?}", desk.session.batch()) };
    assert_eq!((made.made.len(), made.is_stopped, made.failed.len()), (1, true, 0));
    assert!(made.made[0].is_file());
    drop(silent);
    std::thread::sleep(Duration::from_millis(200));
    desk.session.poll();
    assert_eq!(*desk.session.batch(), BatchState::Done(made), "what comes late is told nowhere");
    assert_eq!(names_in(&folder.path().join("documents/Rapporten")).len(), 1, "and the third is not made");
}

#[test]
fn reports_that_are_ready_while_a_dossier_is_open_are_told_there() {
    let folder = tempfile::tempdir().unwrap();
    let dossiers = three(folder.path());
    let mut desk = Desk::new(folder.path());
    desk.session.apply(Action::Open(dossiers[2].clone()));
    desk.wait_for("the dossier", |session| session.dossier().is_some());
    desk.session.apply(Action::MakeBatch { dossiers: dossiers[..2].to_vec(), kinds: vec![ReportKind::Summary] });
    desk.wait_for("the message", |session| session.notice().is_some());
    let told = desk.told().unwrap();
    assert_eq!(told.title, "Eén rapport gemaakt. Niet alles is gelukt.");
    assert!(told.detail.contains("Niet gelukt: kapot.wijkpeil.ron."), "{told:?}");
    assert_eq!(*desk.session.batch(), BatchState::None);
}

#[test]
fn of_files_that_are_dropped_together_one_is_opened_and_the_others_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let dossiers = three(folder.path());
    let mut desk = Desk::with_dossier(folder.path());
    desk.write_goal("nog niet bewaard");
    let first = desk.path().unwrap();
    desk.session.apply(Action::OpenDropped { path: dossiers[0].clone(), others: vec![dossiers[2].clone()] });
    desk.wait_for("the dropped one", |session| session.path() == Some(&*dossiers[0]));
    assert_eq!(super::goal_on_disk(&first), "nog niet bewaard", "the present one is saved first");
    let told = desk.told().unwrap();
    assert!(told.detail.contains("haven.wijkpeil.ron"), "{told:?}");

    // What is no dossier gets the message that opening it gives.
    let other = folder.path().join("foto.png");
    fs::write(&other, "geen dossier").unwrap();
    desk.session.apply(Action::OpenDropped { path: other.clone(), others: Vec::new() });
    desk.wait_for("the message", |session| {
        session.notice().is_some_and(|notice| messages::notice(notice).what.contains("foto.png"))
    });
    assert_eq!(desk.session.path(), Some(&*dossiers[0]), "the open one stays");
}
