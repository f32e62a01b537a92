//! A message goes by itself when it is not true any more.

use std::fs;
use std::time::Duration;

use wijkpeil::session::{Action, Notice, ReportChoice, ReportState, ReportTarget, SaveState};

use super::{Desk, is_saved, save};

fn has_failed(session: &wijkpeil::session::Session) -> bool {
    matches!(session.save_state(), SaveState::Failed(_)) && !session.is_saving()
}

#[test]
fn what_is_said_of_saving_follows_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let (here, away) = (folder.path().join("documents"), folder.path().join("away"));
    fs::rename(&here, &away).unwrap();
    desk.write_goal("een");
    desk.session.apply(Action::Close);
    desk.wait_for("the message", |session| matches!(session.notice(), Some(Notice::NotInFile(_))));

    fs::rename(&away, &here).unwrap();
    desk.clock.advance(Duration::from_secs(6));
    desk.wait_for("the save", is_saved);
    assert_eq!(desk.session.notice(), Some(&Notice::SavedAfterAll), "the other one is not true any more");

    fs::rename(&here, &away).unwrap();
    desk.write_goal("twee");
    desk.clock.advance(Duration::from_secs(2));
    desk.wait_for("the failure", has_failed);
    assert_eq!(desk.session.notice(), None, "and now this one is not");
    fs::rename(&away, &here).unwrap();
}

#[test]
fn a_version_that_is_taken_back_is_not_said_to_be_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    desk.session.apply(Action::Close);
    desk.wait_for("the end", |session| session.dossier().is_none());
    super::open(&mut desk, &path);
    desk.write_goal("nu");
    desk.session.apply(Action::ListVersions);
    desk.wait_for("the versions", |session| session.versions().is_some_and(|versions| !versions.is_empty()));
    let sequence = desk.session.versions().unwrap()[0].sequence;
    desk.session.apply(Action::Restore { sequence, may_reopen: false });
    assert!(matches!(desk.session.notice(), Some(Notice::Restored { .. })));
    save(&mut desk);
    assert!(matches!(desk.session.notice(), Some(Notice::Restored { .. })), "saving changes nothing about that");
    desk.session.apply(Action::Undo);
    assert_eq!((desk.session.notice(), desk.goal().as_str()), (None, "nu"));
}

#[test]
fn a_name_is_told_for_as_long_as_the_file_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    let renamed = path.with_file_name("nieuw.wijkpeil.ron");
    fs::rename(&path, &renamed).unwrap();
    desk.session.look();
    desk.wait_for("the new name", |session| session.notice() == Some(&Notice::Renamed(renamed.clone())));
    fs::rename(&renamed, folder.path().join("elders.wijkpeil.ron")).unwrap();
    desk.session.look();
    desk.wait_for("the loss", |session| matches!(session.save_state(), SaveState::Gone(_)));
    assert_eq!(desk.session.notice(), None);
}

#[test]
fn what_a_report_lacks_is_told_beside_the_reports_only() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    desk.write_goal("漢");
    save(&mut desk);
    let make = |desk: &mut Desk, replace| {
        let target = ReportTarget { path: folder.path().join("uit.pdf"), choice: ReportChoice::default() };
        desk.session.apply(Action::MakeReports { targets: vec![target], replace });
        desk.wait_for("the report", |session| matches!(session.report(), ReportState::Done(_)));
    };
    make(&mut desk, false);
    assert!(matches!(desk.session.notice(), Some(Notice::Unprintable(_))));
    desk.session.look_at_reports(false);
    assert_eq!(desk.session.notice(), None);
    desk.session.apply(Action::DismissNotice);
    desk.session.look_at_reports(true);
    assert!(matches!(desk.session.notice(), Some(Notice::Unprintable(_))), "what is not shown is not put away");
    desk.write_goal("zonder");
    make(&mut desk, true);
    assert_eq!(desk.session.notice(), None, "the newest report lacks nothing");
}
