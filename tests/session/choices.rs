//! Two windows, a file that somebody else changed, and what a crash left: both states stay, and the user chooses.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Duration;

use wijkpeil::content::Catalogue;
use wijkpeil::merge;
use wijkpeil::merge::{Changer, Part};
use wijkpeil::model::ProfileField;
use wijkpeil::session::{Action, Edit, FoundKind, NoticeKind, Resolution, SaveState, Source};
use wijkpeil::store;

use super::{Desk, copies, goal_on_disk, is_saved, open, save};

fn versions(desk: &mut Desk) -> Vec<(u64, String)> {
    desk.session.apply(Action::ListVersions);
    let before = desk.session.revision();
    desk.wait_for("the versions", |session| session.versions().is_some() && session.revision() > before);
    let all = desk.session.versions().unwrap().iter();
    all.map(|version| (version.sequence, version.dossier.as_ref().unwrap().profile.goal.clone())).collect()
}

#[test]
fn a_second_window_only_reads_until_the_first_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = Desk::with_dossier(folder.path());
    let path = first.path().unwrap();
    first.write_goal("van de eerste");
    save(&mut first);

    let mut second = Desk::new(folder.path());
    open(&mut second, &path);
    assert_eq!(second.session.save_state(), SaveState::ReadOnly);
    let holder = second.session.reading_only().unwrap().unwrap();
    assert_eq!(holder.user, "Sanne op LAPTOP-1");
    assert_eq!(second.goal(), "van de eerste");
    second.write_goal("van de tweede");
    assert_eq!(second.goal(), "van de eerste", "nothing can be changed");
    let notice = second.told().unwrap();
    assert!(notice.kind == NoticeKind::Trouble && notice.title.contains("alleen lezen"), "{notice:?}");
    second.session.apply(Action::TryAgain);
    second.wait_for("the answer", |session| !session.is_loading());
    assert_eq!(second.session.save_state(), SaveState::ReadOnly);

    first.write_goal("nog iets van de eerste");
    first.session.apply(Action::Close);
    first.wait_for("the end", |session| session.dossier().is_none());
    // The file is given free in the background.
    let mut tries = 0;
    while second.session.reading_only().is_some() {
        assert!(tries < 100, "the dossier is not given free");
        tries += 1;
        second.session.apply(Action::TryAgain);
        second.wait_for("the answer", |session| !session.is_loading());
    }
    assert_eq!(second.goal(), "nog iets van de eerste", "what was changed meanwhile is read");
    second.write_goal("van de tweede");
    save(&mut second);
    assert_eq!(goal_on_disk(&path), "van de tweede");
    drop(second);
    let left: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, [path.file_name().unwrap()], "nothing else stays beside the dossier");
}

/// A session whose file somebody else changed: here the goal and the team differ.
fn in_conflict(folder: &Path) -> Desk {
    let mut desk = Desk::with_dossier(folder);
    let path = desk.path().unwrap();
    let mut theirs = store::open_dossier(&path, None).unwrap();
    "hun doel".clone_into(&mut theirs.profile.goal);
    "hun team".clone_into(&mut theirs.profile.team);
    store::write_dossier(&path, &theirs, None, store::Overwrite::Replace).unwrap();
    desk.write_goal("mijn doel");
    desk.clock.advance(Duration::from_secs(2));
    desk.wait_for("the conflict", |session| session.conflict().is_some());
    assert_eq!(goal_on_disk(&path), "hun doel", "nothing is overwritten");
    assert_eq!(copies(folder), ["mijn doel"], "both versions stay");
    desk
}

#[test]
fn what_somebody_else_changed_is_chosen_part_by_part() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = in_conflict(folder.path());
    let conflict = desk.session.conflict().unwrap();
    let mine = desk.session.dossier().unwrap();
    let parts = merge::differences(Catalogue::built_in(), mine, conflict.theirs.unwrap());
    assert_eq!(parts, [Part::Profile(ProfileField::Team), Part::Profile(ProfileField::Goal)]);

    // What both had is what this window wrote last.
    let changes = merge::changes(Catalogue::built_in(), conflict.base.unwrap(), mine, conflict.theirs.unwrap());
    let [team, goal] = [ProfileField::Team, ProfileField::Goal].map(Part::Profile);
    assert_eq!(changes, [(team, Changer::Theirs), (goal, Changer::Both)]);

    let taken = BTreeSet::from([Part::Profile(ProfileField::Team)]);
    desk.session.apply(Action::Resolve(Resolution::Parts(taken)));
    desk.wait_for("the save", is_saved);
    let path = desk.path().unwrap();
    let on_disk = store::open_dossier(&path, None).unwrap();
    assert_eq!((&*on_disk.profile.goal, &*on_disk.profile.team), ("mijn doel", "hun team"));
    let kept: BTreeSet<String> = versions(&mut desk).into_iter().map(|(_, goal)| goal).collect();
    assert!(kept.contains("hun doel") && kept.contains("mijn doel"), "{kept:?}");
    desk.session.apply(Action::Undo);
    assert_eq!((desk.goal(), desk.session.dossier().unwrap().profile.team.clone()), ("mijn doel".into(), String::new()));
    save(&mut desk);
    assert!(desk.session.conflict().is_none());
}

#[test]
fn one_side_is_taken_whole() {
    for (resolution, goal) in [(Resolution::Mine, "mijn doel"), (Resolution::Theirs, "hun doel")] {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = in_conflict(folder.path());
        desk.session.apply(Action::Resolve(resolution));
        desk.wait_for("the save", is_saved);
        assert_eq!(goal_on_disk(&desk.path().unwrap()), goal);
        assert_eq!(desk.goal(), goal);
        let kept: Vec<String> = versions(&mut desk).into_iter().map(|(_, goal)| goal).collect();
        assert!(kept.contains(&"hun doel".to_owned()), "{kept:?}");
    }
}

#[test]
fn a_file_that_was_damaged_meanwhile_is_not_overwritten_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    fs::write(&path, "(schema: 1, dossier: (").unwrap();
    desk.write_goal("mijn doel");
    desk.clock.advance(Duration::from_secs(2));
    desk.wait_for("the conflict", |session| session.conflict().is_some());
    assert!(desk.session.conflict().unwrap().theirs.is_none());
    assert_eq!(fs::read(&path).unwrap(), b"(schema: 1, dossier: (");
    desk.session.apply(Action::Resolve(Resolution::Mine));
    desk.wait_for("the save", is_saved);
    assert_eq!(goal_on_disk(&path), "mijn doel");
}

#[test]
fn a_change_by_another_that_is_the_same_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    // As a program that synchronises does: another file with the same bytes.
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    fs::write(&path, bytes).unwrap();
    desk.write_goal("mijn doel");
    save(&mut desk);
    assert_eq!(goal_on_disk(&path), "mijn doel");
}

#[test]
fn an_earlier_version_comes_back_and_goes_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    for goal in ["maandag", "dinsdag", "woensdag"] {
        desk.write_goal(goal);
        save(&mut desk);
        desk.session.apply(Action::Close);
        desk.wait_for("the end", |session| session.dossier().is_none());
        open(&mut desk, &path);
        assert_eq!(desk.session.reading_only(), None);
    }
    let list = versions(&mut desk);
    let goals: Vec<&str> = list.iter().map(|(_, goal)| goal.as_str()).collect();
    assert_eq!(goals, ["woensdag", "dinsdag", "maandag"]);

    desk.write_goal("donderdag");
    desk.session.apply(Action::Restore { sequence: list[2].0, may_reopen: false });
    assert_eq!(desk.goal(), "maandag");
    save(&mut desk);
    assert_eq!(goal_on_disk(&path), "maandag");
    // What was there before is kept as well, beside the file.
    desk.wait_for("the version of before", |session| {
        let newest = session.versions().and_then(|versions| versions.first());
        newest.is_some_and(|newest| newest.dossier.as_ref().is_ok_and(|dossier| dossier.profile.goal == "donderdag"))
    });
    desk.session.apply(Action::Undo);
    assert_eq!(desk.goal(), "donderdag");
}

/// Leaves what a program leaves that is killed while it cannot save.
fn crash_with_copy(folder: &Path) -> std::path::PathBuf {
    let mut desk = Desk::with_dossier(folder);
    let path = desk.path().unwrap();
    desk.write_goal("bewaard");
    save(&mut desk);
    fs::rename(folder.join("documents"), folder.join("away")).unwrap();
    desk.write_goal("niet bewaard");
    desk.clock.advance(Duration::from_secs(2));
    desk.wait_for("the failure", |session| matches!(session.save_state(), SaveState::Failed(_)));
    drop(desk);
    path
}

#[test]
fn after_a_crash_the_copy_is_offered_and_nothing_is_thrown_away() {
    for (source, goal, other) in [(Source::Candidate(0), "niet bewaard", "bewaard"), (Source::File, "bewaard", "niet bewaard")]
    {
        let folder = tempfile::tempdir().unwrap();
        let path = crash_with_copy(folder.path());
        fs::rename(folder.path().join("away"), folder.path().join("documents")).unwrap();
        let mut desk = Desk::new(folder.path());
        desk.wait_for("the start to say so", |session| session.leftovers().contains(&path));
        open(&mut desk, &path);
        let recovery = desk.session.recovery().unwrap();
        assert_eq!(recovery.candidates.len(), 1);
        assert_eq!(recovery.candidates[0].kind, FoundKind::Copy);
        assert!(recovery.candidates[0].written.is_some() && recovery.file.as_ref().unwrap().is_some(), "with times");
        desk.session.apply(Action::Recover(source));
        desk.wait_for("the save", is_saved);
        assert_eq!((desk.goal().as_str(), goal_on_disk(&path).as_str()), (goal, goal));
        let kept: Vec<String> = versions(&mut desk).into_iter().map(|(_, goal)| goal).collect();
        assert!(kept.contains(&other.to_owned()), "{kept:?}");
        desk.session.apply(Action::Close);
        desk.wait_for("the end", |session| session.dossier().is_none());
        open(&mut desk, &path);
        assert!(desk.session.recovery().is_none(), "asked once");
    }
}

#[test]
fn while_the_disk_is_away_the_copy_can_be_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let path = crash_with_copy(folder.path());
    let mut desk = Desk::new(folder.path());
    fs::remove_dir_all(folder.path().join("documents")).unwrap();
    desk.session.apply(Action::Open(path.clone()));
    desk.wait_for("the offer", |session| session.recovery().is_some());
    assert!(desk.session.recovery().unwrap().file.is_err());
    desk.session.apply(Action::Recover(Source::Candidate(0)));
    desk.wait_for("the failure", |session| matches!(session.save_state(), SaveState::Failed(_)));
    assert_eq!((desk.goal(), copies(folder.path())), ("niet bewaard".to_owned(), vec!["niet bewaard".to_owned()]));
    fs::rename(folder.path().join("away"), folder.path().join("documents")).unwrap();
    desk.clock.advance(Duration::from_secs(6));
    // What is in the file is older, and still somebody has to say so.
    desk.wait_for("the conflict", |session| session.conflict().is_some());
    desk.session.apply(Action::Resolve(Resolution::Mine));
    desk.wait_for("the save", is_saved);
    assert_eq!(goal_on_disk(&path), "niet bewaard");
}

#[test]
fn what_was_about_to_become_the_file_is_offered() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    desk.session.apply(Action::Close);
    desk.wait_for("the end", |session| session.dossier().is_none());
    let mut newer = store::open_dossier(&path, None).unwrap();
    newer.profile.goal = "net op tijd".to_owned();
    let temporary = path.with_file_name(format!(".{}.tmp", path.file_name().unwrap().to_str().unwrap()));
    fs::write(&temporary, store::dossier_text(&newer)).unwrap();
    open(&mut desk, &path);
    assert_eq!(desk.session.recovery().unwrap().candidates[0].kind, FoundKind::Temporary);
    desk.session.apply(Action::Recover(Source::Candidate(0)));
    desk.wait_for("the save", is_saved);
    assert_eq!(goal_on_disk(&path), "net op tijd");
    assert!(!temporary.exists());

    // Half of one is nothing to offer.
    desk.session.apply(Action::Close);
    desk.wait_for("the end", |session| session.dossier().is_none());
    fs::write(&temporary, &store::dossier_text(&newer)[..300]).unwrap();
    open(&mut desk, &path);
    assert!(desk.session.recovery().is_none());
    desk.session.apply(Action::Edit(Edit::Profile(ProfileField::Goal, "verder".to_owned())));
    save(&mut desk);
    assert!(!temporary.exists());
}

#[test]
fn a_damaged_file_has_its_newest_good_version_offered() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    desk.write_goal("goed");
    save(&mut desk);
    desk.session.apply(Action::Close);
    desk.wait_for("the end", |session| session.dossier().is_none());
    open(&mut desk, &path);
    desk.session.apply(Action::Close);
    desk.wait_for("the end", |session| session.dossier().is_none());
    let half = fs::read(&path).unwrap();
    fs::write(&path, &half[..half.len() / 2]).unwrap();
    desk.session.apply(Action::Open(path.clone()));
    desk.wait_for("the offer", |session| session.recovery().is_some());
    assert_eq!(desk.session.recovery().unwrap().candidates[0].kind, FoundKind::Version);
    desk.session.apply(Action::Recover(Source::Candidate(0)));
    desk.wait_for("the save", |session| session.dossier().is_some() && is_saved(session));
    assert_eq!(goal_on_disk(&path), "goed");
    let sizes: Vec<usize> = fs::read_dir(folder.path().join("data/backups"))
        .unwrap()
        .flat_map(|dossier| fs::read_dir(dossier.unwrap().path()).unwrap())
        .map(|file| fs::read(file.unwrap().path()).unwrap().len())
        .collect();
    assert!(sizes.contains(&(half.len() / 2)), "what was damaged is kept too");
}
