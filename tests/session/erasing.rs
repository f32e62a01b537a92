//! Erasing a dossier: all that belongs to it goes and does not come back, and nothing of another one is touched.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use wijkpeil::messages;
use wijkpeil::session::{Action, Erased, Erasing};
use wijkpeil::store::{self, RemovedKind, StoreErrorKind};

use super::{Desk, close, open, save, with_copy};
use crate::support::faults::Mount;
use crate::support::program::names_in;

/// A dossier and its copy beside it, each opened twice, so that there are versions of both.
fn with_versions(folder: &Path) -> (Desk, PathBuf, PathBuf) {
    let (mut desk, noord, zuid) = with_copy(folder);
    for path in [&zuid, &noord] {
        open(&mut desk, path);
        close(&mut desk);
    }
    (desk, noord, zuid)
}

fn erase(desk: &mut Desk, action: Action) {
    desk.session.apply(action);
    desk.wait_for("the erasing", |session| !matches!(session.erasing(), Erasing::Busy | Erasing::No));
}

fn erased(desk: &Desk) -> &Erased {
    match desk.session.erasing() {
        Erasing::Done { erased, .. } => erased,
        other => panic!("it is not erased: {other:?}"),
    }
}

fn kinds(erased: &Erased) -> Vec<RemovedKind> {
    erased.removed.iter().map(|removed| removed.kind).collect()
}

#[test]
fn everything_of_a_dossier_goes_and_nothing_of_its_copy() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, noord, zuid) = with_versions(folder.path());
    let documents = noord.parent().unwrap();
    open(&mut desk, &noord);
    let left_by_a_save = documents.join(".voorbeeldstad-groenekwartier.wijkpeil.ron.tmp");
    fs::write(&left_by_a_save, "half").unwrap();
    desk.write_goal("nog niet bewaard");
    erase(&mut desk, Action::Erase);
    let list = kinds(erased(&desk));
    assert_eq!(list, [RemovedKind::File, RemovedKind::Unfinished, RemovedKind::Versions(1)], "{:?}", erased(&desk));
    assert!(desk.session.dossier().is_none());

    // Nothing comes back, however long one waits.
    for _ in 0..20 {
        desk.clock.advance(Duration::from_secs(2));
        std::thread::sleep(Duration::from_millis(5));
        desk.session.poll();
    }
    desk.wait_for("the list", |session| session.recent().len() == 1);
    assert_eq!(names_in(documents), ["zuid.wijkpeil.ron"], "neither file, lock nor sign");
    let data = folder.path().join("data");
    assert_eq!((names_in(&data.join("backups")).len(), names_in(&data.join("places")).len()), (1, 1), "those of the copy");
    assert!(!data.join("copies").exists() || names_in(&data.join("copies")).is_empty());
    assert!(!fs::read_to_string(data.join("recent.ron")).unwrap().contains("groenekwartier.wijkpeil.ron"));

    desk.session.apply(Action::StopErasing);
    assert_eq!(*desk.session.erasing(), Erasing::No);
    open(&mut desk, &zuid);
    desk.session.apply(Action::ListVersions);
    desk.wait_for("the versions", |session| session.versions().is_some());
    assert_eq!(desk.session.versions().unwrap().len(), 1, "the copy has what it had");
}

#[test]
fn what_is_told_names_what_went_and_what_cannot_be_reached() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, noord, _) = with_versions(folder.path());
    let beside = noord.with_file_name("voorbeeldstad-groenekwartier (1).wijkpeil.ron");
    fs::copy(&noord, &beside).unwrap();
    open(&mut desk, &noord);
    erase(&mut desk, Action::Erase);
    let Erasing::Done { erased, was_listed, reports } = desk.session.erasing() else { panic!("{:?}", desk.session.erasing()) };
    let told = messages::erased(erased, *was_listed, Some(reports)).join("\n");
    for part in [
        "het bestand ‘",
        "één eerdere versie in ‘",
        "de regel bij Start",
        "groenekwartier (1).wijkpeil.ron’, van hetzelfde dossier",
        "reservekopieën (back-ups) van je organisatie",
        "OneDrive",
        "Rapporten blijven staan. Wijkpeil maakt ze in ‘",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(beside.exists(), "what another program made is named, not touched");
}

#[test]
fn a_dossier_that_another_window_has_open_is_not_erased() {
    let folder = tempfile::tempdir().unwrap();
    let (mut first, noord, _) = with_versions(folder.path());
    open(&mut first, &noord);
    let mut second = Desk::new(folder.path());
    open(&mut second, &noord);
    for action in [Action::Erase, Action::EraseRest(noord.clone())] {
        erase(&mut second, action);
        let Erasing::Failed(error) = second.session.erasing() else { panic!("{:?}", second.session.erasing()) };
        assert!(matches!(&error.kind, StoreErrorKind::InUse(Some(holder)) if holder.user == "Sanne op LAPTOP-1"), "{error:?}");
        second.session.apply(Action::StopErasing);
    }
    assert!(noord.exists());
    first.write_goal("gaat gewoon verder");
    save(&mut first);
}

#[test]
fn what_is_kept_of_a_dossier_goes_also_when_its_file_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, noord, zuid) = with_versions(folder.path());
    fs::remove_file(&noord).unwrap();
    erase(&mut desk, Action::EraseRest(noord.clone()));
    assert_eq!(kinds(erased(&desk)), [RemovedKind::Versions(1)]);
    assert_eq!(names_in(&folder.path().join("data/backups")).len(), 1, "those of the copy");
    desk.session.apply(Action::StopErasing);

    // And while it is open.
    open(&mut desk, &zuid);
    fs::remove_file(&zuid).unwrap();
    desk.session.look();
    desk.write_goal("komt niet terug");
    erase(&mut desk, Action::Erase);
    assert!(desk.session.dossier().is_none() && !zuid.exists());
    assert_eq!(names_in(&folder.path().join("data/backups")), [""; 0]);
}

#[test]
fn a_dossier_of_which_the_file_cannot_be_removed_stays_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, noord, _) = with_versions(folder.path());
    open(&mut desk, &noord);
    let Some(mount) = Mount::read_only(noord.parent().unwrap()) else { return };
    erase(&mut desk, Action::Erase);
    assert!(matches!(desk.session.erasing(), Erasing::Failed(_)), "{:?}", desk.session.erasing());
    drop(mount);
    assert_eq!(names_in(&folder.path().join("data/backups")).len(), 2, "its versions are there still");
    desk.session.apply(Action::StopErasing);
    desk.write_goal("gaat gewoon verder");
    save(&mut desk);
    assert_eq!(store::open_dossier(&noord, None).unwrap().profile.goal, "gaat gewoon verder");
}

#[test]
fn what_is_left_is_told_and_goes_the_next_time() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, noord, _) = with_versions(folder.path());
    let backups = folder.path().join("data/backups");
    open(&mut desk, &noord);
    let Some(mount) = Mount::read_only(&backups) else { return };
    erase(&mut desk, Action::Erase);
    assert_eq!((kinds(erased(&desk)), erased(&desk).left.len()), (vec![RemovedKind::File], 1));
    let told = messages::erased(erased(&desk), false, None).join("\n");
    assert!(told.contains("Niet alles is gewist.") && told.contains("backups"), "{told}");
    drop(mount);
    desk.session.apply(Action::StopErasing);
    erase(&mut desk, Action::EraseRest(noord));
    assert_eq!(kinds(erased(&desk)), [RemovedKind::Versions(1)]);
    assert_eq!(names_in(&backups).len(), 1);
}
