//! What is adopted stays so, or is on record as reopened: whichever state takes the place of the dossier.

use std::fs;

use jiff::civil::date;
use wijkpeil::model::{Measurement, Rating};
use wijkpeil::session::{Action, AnswerEdit, Barrier, Copied, Edit, MeasurementEdit, Resolution, SaveState};
use wijkpeil::store;

use super::measurement::item;
use super::{Desk, is_saved, save};

impl Desk {
    /// The earlier versions, the newest first: the number of each, with the measurements that are adopted in it.
    fn adopted_in_versions(&mut self) -> Vec<(u64, Vec<u16>)> {
        self.session.apply(Action::ListVersions);
        let before = self.session.revision();
        self.wait_for("the versions", |session| session.versions().is_some() && session.revision() > before);
        let adopted = |measurement: &&Measurement| !measurement.is_open();
        let versions = self.session.versions().unwrap().iter();
        let numbers = versions.map(|version| {
            let dossier = version.dossier.as_ref().unwrap();
            (version.sequence, dossier.measurements.iter().filter(adopted).map(|it| it.number).collect())
        });
        numbers.collect()
    }

    fn latest(&self) -> &Measurement {
        self.session.dossier().unwrap().measurements.latest()
    }

    /// Undo and redo, however often, leave the dossier as it is.
    fn nothing_can_be_taken_back(&mut self) {
        let before = self.session.dossier().unwrap().clone();
        for action in [Action::Undo, Action::Redo, Action::Undo, Action::Redo] {
            self.session.apply(action);
            assert_eq!(*self.session.dossier().unwrap(), before);
        }
    }
}

fn adopted(folder: &std::path::Path) -> Desk {
    let mut desk = Desk::with_dossier(folder);
    desk.session.apply(Action::Edit(Edit::Answer(item(), AnswerEdit::Rating(Some(Rating::InOrder)))));
    save(&mut desk);
    desk.adopt();
    save(&mut desk);
    assert!(!desk.latest().is_open());
    desk
}

#[test]
fn putting_back_a_version_from_before_the_adoption_is_asked_twice_and_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = adopted(folder.path());
    let versions = desk.adopted_in_versions();
    let (sequence, numbers) = versions[0].clone();
    assert_eq!(numbers, [0; 0], "just before it was adopted a version was kept");

    let before = desk.session.dossier().unwrap().clone();
    desk.session.apply(Action::Restore { sequence, may_reopen: false });
    assert_eq!(*desk.session.dossier().unwrap(), before, "not without a second step");

    desk.session.apply(Action::Restore { sequence, may_reopen: true });
    assert!(desk.latest().is_open());
    let record = desk.latest().reopenings[0].clone();
    assert_eq!((record.date, record.adopted_on), (date(2026, 11, 21), date(2026, 12, 17)));
    assert_eq!(
        record.reason,
        "De versie van 21 november 2026, 14:32 is teruggezet. De vaststelling van de 0-meting stond daar niet in."
    );
    let told = desk.told().unwrap();
    assert!(told.detail.contains("De 0-meting is daarmee heropend"), "{told:?}");
    assert_eq!(desk.session.undo_barrier(), Some(Barrier::Reopened));
    desk.nothing_can_be_taken_back();
    save(&mut desk);
    let on_disk = store::open_dossier(&desk.path().unwrap(), None).unwrap();
    assert_eq!(on_disk.measurements.latest().reopenings, [record]);
    // Versions are kept beside the save, not within it.
    let mut adopted = desk.adopted_in_versions();
    for _ in 0..200 {
        if adopted[0].1 == [0] {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
        adopted = desk.adopted_in_versions();
    }
    assert_eq!(adopted[0].1, [0], "what was adopted is among the versions");
}

#[test]
fn a_record_of_reopening_outlives_every_version_that_is_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = adopted(folder.path());
    desk.session.apply(Action::Edit(Edit::Measurement(MeasurementEdit::Reopen("De cijfers waren oud.".into()))));
    save(&mut desk);
    let versions = desk.adopted_in_versions();
    assert_eq!(versions.iter().map(|(_, adopted)| adopted.len()).collect::<Vec<_>>(), [1, 0], "one of each");
    for (sequence, _) in versions {
        desk.session.apply(Action::Restore { sequence, may_reopen: true });
        let reasons: Vec<&str> = desk.latest().reopenings.iter().map(|it| it.reason.as_str()).collect();
        assert!(desk.latest().is_open() && reasons == ["De cijfers waren oud."], "version {sequence}: {reasons:?}");
    }
}

#[test]
fn what_was_begun_by_mistake_is_put_back_from_the_version_of_just_before() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = adopted(folder.path());
    desk.session.apply(Action::Edit(Edit::Measurement(MeasurementEdit::Next)));
    save(&mut desk);
    assert_eq!(desk.latest().number, 1);
    let (sequence, numbers) = desk.adopted_in_versions()[0].clone();
    assert_eq!(numbers, [0], "as the message says");
    desk.session.apply(Action::Restore { sequence, may_reopen: false });
    assert!(desk.latest().number == 0 && !desk.latest().is_open() && desk.latest().reopenings.is_empty());
    assert!(desk.told().unwrap().detail.contains("Ongedaan"), "nothing that is adopted changed");
    desk.session.apply(Action::Undo);
    assert_eq!(desk.latest().number, 1);
    save(&mut desk);
    assert!(is_saved(&desk.session));
}

#[test]
fn taking_over_a_file_that_lacks_the_adoption_is_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    save(&mut desk);
    let path = desk.path().unwrap();
    let before = fs::read(&path).unwrap();
    desk.adopt();
    save(&mut desk);
    // As a program that synchronises puts back what it had.
    fs::write(&path, &before).unwrap();
    desk.session.look();
    desk.wait_for("what is in the file", |session| session.dossier().unwrap().measurements.latest().is_open());
    assert_eq!(desk.latest().reopenings.len(), 1);
    desk.nothing_can_be_taken_back();
    save(&mut desk);
    assert_eq!(store::open_dossier(&path, None).unwrap().measurements.latest().reopenings.len(), 1, "it gets into the file");

    // The same where the user chooses it.
    desk.adopt();
    save(&mut desk);
    fs::write(&path, &before).unwrap();
    desk.write_goal("mijn doel");
    desk.session.look();
    desk.wait_for("the choice", |session| matches!(session.save_state(), SaveState::Changed(Copied::At(_))));
    desk.session.apply(Action::Resolve(Resolution::Theirs));
    desk.wait_for("the save", is_saved);
    assert!(desk.latest().is_open() && desk.latest().reopenings.len() == 2, "{:?}", desk.latest().reopenings);
    desk.nothing_can_be_taken_back();
}
