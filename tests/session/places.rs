//! Files that are copied, moved, renamed, removed and changed by others: nothing of one reaches another, and nothing comes back
//! or goes without a word.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use jiff::civil::date;
use wijkpeil::session::{
    Action, ConflictSource, Copied, Edit, Notice, NoticeKind, ProfileField, ReportState, Resolution, SaveState, Session, Source,
};
use wijkpeil::store::{self, DossierFile, Overwrite, Surroundings};

use crate::support::dossiers;

use super::{Desk, close, goal_on_disk, is_saved, open, save, with_copy};

fn versions(desk: &mut Desk) -> Vec<String> {
    desk.session.apply(Action::ListVersions);
    let before = desk.session.revision();
    desk.wait_for("the versions", |session| session.versions().is_some() && session.revision() > before);
    let all = desk.session.versions().unwrap().iter();
    all.map(|version| version.dossier.as_ref().unwrap().profile.goal.clone()).collect()
}

#[test]
fn a_copy_becomes_a_dossier_of_its_own_at_its_first_change_and_shares_no_versions() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, noord, zuid) = with_copy(folder.path());
    let id = store::open_dossier(&noord, None).unwrap().id;
    // Often enough to push out the versions of the other, if they were shared.
    for turn in 0..12 {
        open(&mut desk, &zuid);
        desk.write_goal(&format!("van zuid {turn}"));
        save(&mut desk);
        close(&mut desk);
    }
    let copy = store::open_dossier(&zuid, None).unwrap();
    assert_ne!(copy.id, id);
    assert_eq!(copy.origins, std::slice::from_ref(&id), "where it came from is known");
    assert_eq!(store::open_dossier(&noord, None).unwrap().id, id);

    open(&mut desk, &noord);
    assert_eq!(versions(&mut desk), ["van noord"]);
    close(&mut desk);
    open(&mut desk, &zuid);
    assert!(versions(&mut desk).iter().all(|goal| goal.starts_with("van zuid")));
    // Undo does not make it the other one again.
    desk.write_goal("nog iets");
    desk.session.apply(Action::Undo);
    save(&mut desk);
    assert_eq!(store::open_dossier(&zuid, None).unwrap().id, copy.id);
}

#[test]
fn looking_into_a_copy_changes_nothing_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, noord, zuid) = with_copy(folder.path());
    let before = fs::read(&zuid).unwrap();
    for _ in 0..2 {
        open(&mut desk, &zuid);
        close(&mut desk);
    }
    assert_eq!(fs::read(&zuid).unwrap(), before);
    // And it is still a copy.
    open(&mut desk, &zuid);
    desk.write_goal("van zuid");
    save(&mut desk);
    assert_ne!(store::open_dossier(&zuid, None).unwrap().id, store::open_dossier(&noord, None).unwrap().id);
}

#[test]
fn protecting_a_copy_leaves_the_versions_of_its_source_readable() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, noord, zuid) = with_copy(folder.path());
    open(&mut desk, &zuid);
    desk.write_goal("van zuid");
    save(&mut desk);
    desk.session.apply(Action::Protect(wijkpeil::session::Passphrase::new("negen losse blauwe tegels".into())));
    desk.wait_for("the protection", Session::is_protected);
    close(&mut desk);
    open(&mut desk, &noord);
    assert!(desk.session.locked().is_none());
    assert_eq!(versions(&mut desk), ["van noord"]);
}

#[test]
fn a_dossier_that_was_moved_takes_its_versions_along() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    let id = desk.session.dossier().unwrap().id.clone();
    desk.write_goal("eerst");
    save(&mut desk);
    close(&mut desk);
    open(&mut desk, &path);
    desk.write_goal("daarna");
    save(&mut desk);
    close(&mut desk);
    let elsewhere = folder.path().join("archief/wijk.wijkpeil.ron");
    fs::create_dir(folder.path().join("archief")).unwrap();
    fs::rename(&path, &elsewhere).unwrap();
    open(&mut desk, &elsewhere);
    assert_eq!(versions(&mut desk), ["daarna", "eerst"]);
    desk.write_goal("verder");
    save(&mut desk);
    assert_eq!(store::open_dossier(&elsewhere, None).unwrap().id, id, "it is still the same dossier");
}

#[test]
fn a_file_that_was_renamed_is_followed_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    let renamed = path.with_file_name("nieuwe naam.wijkpeil.ron");
    fs::rename(&path, &renamed).unwrap();
    desk.write_goal("onder de nieuwe naam");
    save(&mut desk);
    assert_eq!(desk.session.path(), Some(&*renamed));
    assert_eq!(goal_on_disk(&renamed), "onder de nieuwe naam");
    assert!(!path.exists(), "the old name does not come back");
    let notice = desk.told().unwrap();
    assert!(notice.kind == NoticeKind::News && notice.title.contains("nieuwe naam"), "{notice:?}");

    // Who looks at the window again sees it without typing.
    let again = path.with_file_name("nog een naam.wijkpeil.ron");
    fs::rename(&renamed, &again).unwrap();
    desk.session.look();
    desk.wait_for("the new name", |session| session.path() == Some(&again));
}

/// At every moment of a save: before the file is looked at, before it is put in its place, before it is read again.
#[test]
fn a_file_that_is_renamed_while_it_is_saved_is_followed() {
    let folder = tempfile::tempdir().unwrap();
    let surroundings = Surroundings { data: folder.path().join("data"), user: "iemand".to_owned() };
    let now = date(2026, 11, 27).at(9, 0, 0, 0);
    let documents = folder.path().join("wijken");
    fs::create_dir(&documents).unwrap();
    let mut dossier = dossiers::full();
    let path = documents.join("naam.wijkpeil.ron");
    let mut file = DossierFile::create(&path, &dossier, None, &surroundings, Overwrite::Refuse, now).unwrap();
    let begin = Instant::now();
    "hoe lang een keer duurt".clone_into(&mut dossier.profile.goal);
    file.save(&dossier, now).unwrap();
    let one_save = begin.elapsed();
    let rounds = 100;
    for round in 0..rounds {
        dossier.profile.goal = format!("doel {round}");
        let (from, to) = (file.path().to_owned(), documents.join(format!("naam {round}.wijkpeil.ron")));
        let renaming = std::thread::spawn({
            let to = to.clone();
            move || {
                std::thread::sleep(one_save * round / rounds);
                fs::rename(from, to).unwrap();
            }
        });
        let first = file.save(&dossier, now);
        renaming.join().unwrap();
        // As the program does: again after a while, whatever came of it.
        let again = file.save(&dossier, now);
        assert!(again.is_ok(), "round {round}: {first:?}, then {again:?}");
        let names: Vec<_> = fs::read_dir(&documents).unwrap().map(|entry| entry.unwrap().path()).collect();
        let names: Vec<_> = names.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "ron")).collect();
        assert_eq!((&*names, file.path()), (&[to.clone()][..], &*to), "round {round}: {first:?}");
        assert_eq!(goal_on_disk(&to), dossier.profile.goal);
    }
}

#[test]
fn what_another_changed_is_seen_without_typing() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, noord, _) = with_copy(folder.path());
    open(&mut desk, &noord);
    let mut theirs = store::open_dossier(&noord, None).unwrap();
    theirs.profile.goal = "van de collega".to_owned();
    store::write_dossier(&noord, &theirs, None, store::Overwrite::Replace).unwrap();
    // Nothing was changed here, so nothing has to be chosen.
    desk.session.look();
    desk.wait_for("what is in the file", |session| session.dossier().unwrap().profile.goal == "van de collega");
    assert!(desk.session.conflict().is_none() && !desk.session.has_unsaved_changes());
    assert!(desk.told().unwrap().title.contains("buiten dit venster veranderd"));
    assert!(versions(&mut desk).contains(&"van noord".to_owned()), "how it was is kept");

    // The same when all that was changed here was in the file.
    desk.write_goal("van mij, bewaard");
    save(&mut desk);
    theirs.profile.goal = "weer de collega".to_owned();
    store::write_dossier(&noord, &theirs, None, store::Overwrite::Replace).unwrap();
    desk.session.look();
    desk.wait_for("what is in the file", |session| session.dossier().unwrap().profile.goal == "weer de collega");
    assert!(desk.session.conflict().is_none() && !desk.session.has_unsaved_changes());
    assert!(versions(&mut desk).contains(&"van mij, bewaard".to_owned()), "how it was is kept");
    assert!(!desk.session.can_undo() && !desk.session.can_redo());

    // Now something here is in no file: both stay, and somebody chooses.
    desk.write_goal("van mij");
    theirs.profile.goal = "nog eens de collega".to_owned();
    store::write_dossier(&noord, &theirs, None, store::Overwrite::Replace).unwrap();
    desk.session.look();
    desk.wait_for("the conflict", |session| session.conflict().is_some());
    desk.wait_for("the copy", |session| matches!(session.save_state(), SaveState::Changed(Copied::At(_))));
    assert_eq!((desk.goal().as_str(), goal_on_disk(&noord).as_str()), ("van mij", "nog eens de collega"));
    assert_eq!(super::copies(folder.path()), ["van mij"]);

    // A report of one side would be wrong without a word.
    let target = wijkpeil::session::ReportTarget {
        path: folder.path().join("uit.pdf"),
        choice: wijkpeil::session::ReportChoice::default(),
    };
    desk.session.apply(Action::MakeReports { targets: vec![target], replace: false });
    desk.wait_for("the refusal", |session| session.notice() == Some(&Notice::ChooseBeforeReport));
    assert!(!folder.path().join("uit.pdf").exists());

    // After a crash it is told that somebody else changed the file since.
    drop(desk);
    let mut desk = Desk::new(folder.path());
    open(&mut desk, &noord);
    let recovery = desk.session.recovery().unwrap();
    assert!(recovery.candidates.iter().any(|candidate| candidate.is_file_changed), "{recovery:?}");
    desk.session.apply(Action::Recover(Source::File));
    desk.wait_for("the choice", |session| session.recovery().is_none());
    assert_eq!(desk.goal(), "nog eens de collega");
}

#[test]
fn a_window_that_only_reads_goes_along_with_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = Desk::with_dossier(folder.path());
    let path = first.path().unwrap();
    let mut second = Desk::new(folder.path());
    open(&mut second, &path);
    assert_eq!(second.session.save_state(), SaveState::ReadOnly);

    let change = |first: &mut Desk, goal: &str| {
        first.write_goal(goal);
        save(first);
    };
    let shows = |goal: &'static str| move |session: &Session| session.dossier().unwrap().profile.goal == goal;
    change(&mut first, "na het openen");
    second.session.look();
    second.wait_for("what is in the file", shows("na het openen"));
    assert_eq!((second.session.notice(), second.session.save_state()), (Some(&Notice::ReadOn), SaveState::ReadOnly));

    // Before a report and before its pages are looked at, without anybody looking.
    change(&mut first, "voor het rapport");
    let path = folder.path().join("uit.pdf");
    let target = wijkpeil::session::ReportTarget { path: path.clone(), choice: wijkpeil::session::ReportChoice::default() };
    second.session.apply(Action::MakeReports { targets: vec![target], replace: false });
    second.wait_for("the report", |session| matches!(session.report(), ReportState::Done(_)));
    assert_eq!(second.goal(), "voor het rapport");
    assert!(path.exists());
    change(&mut first, "voor het voorbeeld");
    second.session.want_preview(wijkpeil::session::ReportChoice::default());
    second.wait_for("what is in the file", shows("voor het voorbeeld"));

    // What cannot be read is said, and what was read last stays.
    fs::write(first.path().unwrap(), "half").unwrap();
    second.session.look();
    second.wait_for("the message", |session| matches!(session.notice(), Some(Notice::Store(_))));
    assert_eq!(second.goal(), "voor het voorbeeld");
}

#[test]
fn a_protected_dossier_is_nowhere_called_by_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    close(&mut desk);
    let archive = path.with_file_name("archief.wijkpeil.ron");
    fs::rename(&path, &archive).unwrap();
    open(&mut desk, &archive);
    let list = || fs::read_to_string(folder.path().join("data/recent.ron")).unwrap();
    desk.wait_for("both places", |session| session.recent().len() == 2);
    assert!(list().contains("Groenekwartier"));
    let words = wijkpeil::session::Passphrase::new("vier losse rode fietsen".to_owned()).unwrap();
    desk.session.apply(Action::Protect(Some(words)));
    desk.wait_for("the protection", wijkpeil::session::Session::is_protected);
    desk.wait_for("the list", |session| session.recent().iter().all(|dossier| !dossier.is_named()));
    assert!(!list().contains("Groenekwartier"), "{}", list());
}

#[test]
fn a_copy_that_a_synchronising_program_made_can_be_taken_over_in_parts() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, noord, _) = with_copy(folder.path());
    let name = noord.file_name().unwrap().to_str().unwrap().replace(".wijkpeil.ron", " (conflict van LAPTOP-2).wijkpeil.ron");
    let beside = noord.with_file_name(name);
    let mut theirs = store::open_dossier(&noord, None).unwrap();
    theirs.profile.team = "Kernteam".to_owned();
    fs::write(&beside, store::dossier_text(&theirs)).unwrap();
    open(&mut desk, &noord);
    desk.wait_for("the other file", |session| session.beside() == [beside.as_path()]);
    desk.session.apply(Action::Compare(beside.clone()));
    assert_eq!(*desk.session.conflict().unwrap().source, ConflictSource::Beside(beside.clone()));
    desk.session.apply(Action::Resolve(Resolution::Theirs));
    desk.wait_for("the save", is_saved);
    assert_eq!(store::open_dossier(&noord, None).unwrap().profile.team, "Kernteam");
    assert!(beside.exists() && desk.session.beside().is_empty() && desk.session.conflict().is_none());
    desk.session.apply(Action::Undo);
    assert_eq!(desk.session.dossier().unwrap().profile.team, "");
}

#[cfg(unix)]
#[test]
fn a_file_with_two_names_is_open_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = Desk::with_dossier(folder.path());
    let path = first.path().unwrap();
    fs::create_dir(folder.path().join("gedeeld")).unwrap();
    let link = folder.path().join("gedeeld/wijk.wijkpeil.ron");
    fs::hard_link(&path, &link).unwrap();
    let mut second = Desk::new(folder.path());
    open(&mut second, &link);
    assert_eq!(second.session.save_state(), SaveState::ReadOnly);
    first.session.apply(Action::Edit(Edit::Profile(ProfileField::Goal, "van de eerste".into())));
    save(&mut first);
    assert_eq!(goal_on_disk(&path), "van de eerste");
}

#[cfg(unix)]
#[test]
fn what_is_kept_is_open_to_this_user_alone() {
    use std::os::unix::fs::PermissionsExt as _;

    fn check(path: &Path) {
        let metadata = path.symlink_metadata().unwrap();
        let rights = metadata.permissions().mode() & 0o777;
        assert_eq!(rights, if metadata.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
        if metadata.is_dir() {
            for entry in fs::read_dir(path).unwrap() {
                check(&entry.unwrap().path());
            }
        }
    }

    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    fs::rename(folder.path().join("documents"), folder.path().join("away")).unwrap();
    desk.write_goal("niet in het bestand");
    desk.clock.advance(Duration::from_secs(2));
    desk.wait_for("the copy", |session| matches!(session.save_state(), SaveState::Failed(Copied::At(_))));
    desk.session.finish();
    assert!(!super::copies(folder.path()).is_empty());
    check(&folder.path().join("data"));
}
