//! 'Opslaan als': what is proposed, the same file again, and giving it up.

use std::time::Duration;

use wijkpeil::session::{Action, SavingAs};

use super::{Desk, goal_on_disk, open, save};

#[test]
fn a_free_name_is_proposed_and_the_same_file_is_said_to_be_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = Desk::with_dossier(folder.path());
    let path = first.path().unwrap();
    first.write_goal("van de eerste");
    save(&mut first);
    let mut second = Desk::new(folder.path());
    open(&mut second, &path);
    assert!(second.session.reading_only().is_some());
    let proposed = second.session.proposed_save_as();
    assert_eq!(proposed, path.with_file_name("voorbeeldstad-groenekwartier-2.wijkpeil.ron"));
    assert_eq!(first.session.proposed_save_as(), proposed);

    second.session.apply(Action::SaveAs { path: path.clone(), replace: false });
    assert_eq!(*second.session.saving_as(), SavingAs::Same(path));
    second.session.apply(Action::StopSavingAs);
    assert_eq!(*second.session.saving_as(), SavingAs::No);

    second.session.apply(Action::SaveAs { path: proposed.clone(), replace: false });
    second.wait_for("the other file", |session| session.path() == Some(&proposed));
    assert_eq!((second.session.reading_only(), goal_on_disk(&proposed).as_str()), (None, "van de eerste"));
}

#[test]
fn a_place_that_does_not_answer_is_told_and_can_be_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    let elsewhere = folder.path().join("elders.wijkpeil.ron");
    desk.session.apply(Action::SaveAs { path: elsewhere.clone(), replace: false });
    assert!(!desk.session.is_saving_as_slow());
    assert!(desk.session.next_poll_in().is_some_and(|wait| wait <= Duration::from_secs(1)), "it is looked at again");
    // What the disk answers is not taken in yet: to the user that is a disk that does not answer.
    desk.clock.advance(Duration::from_millis(1100));
    assert!(desk.session.is_saving_as_slow());
    desk.session.apply(Action::StopSavingAs);
    assert_eq!((desk.session.saving_as(), desk.session.is_saving_as_slow()), (&SavingAs::No, false));

    // It answers after all, and the dossier stays where it is.
    for _ in 0..100 {
        std::thread::sleep(Duration::from_millis(2));
        desk.session.poll();
    }
    assert_eq!((desk.path(), desk.session.notice()), (Some(path.clone()), None));
    desk.write_goal("hier verder");
    save(&mut desk);
    assert_eq!(goal_on_disk(&path), "hier verder");

    // A later attempt is another one.
    let third = folder.path().join("derde.wijkpeil.ron");
    desk.session.apply(Action::SaveAs { path: third.clone(), replace: false });
    desk.wait_for("the third place", |session| session.path() == Some(&third));
}
