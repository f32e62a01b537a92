//! Reports: one or all, what stands in the way, stopping, and the pages to look at.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use jiff::civil::date;
use wijkpeil::content::{Catalogue, ItemId};
use wijkpeil::model::Rating;
use wijkpeil::session::{
    Action, AnswerEdit, Edit, MeasurementEdit, NoticeKind, ReportChoice, ReportFormat, ReportKind, ReportOptions, ReportStage,
    ReportState, ReportTarget, ReportsMade,
};

use super::Desk;
use crate::support::program::names_in;

const ALL: [&str; 5] = [
    "voorbeeldstad-groenekwartier-0-meting.pdf",
    "voorbeeldstad-groenekwartier-0-meting-gaprapport.pdf",
    "voorbeeldstad-groenekwartier-0-meting-samenvatting.pdf",
    "voorbeeldstad-groenekwartier-formulier.pdf",
    "voorbeeldstad-groenekwartier-invulblad.pdf",
];

fn choice(kind: ReportKind) -> ReportChoice {
    ReportChoice { kind, measurement: Some(0), ..ReportChoice::default() }
}

fn all_choices() -> Vec<ReportChoice> {
    ReportKind::ALL.map(choice).to_vec()
}

impl Desk {
    fn make(&mut self, kind: ReportKind, path: &Path, replace: bool) {
        let targets = vec![ReportTarget { path: path.to_owned(), choice: choice(kind) }];
        self.session.apply(Action::MakeReports { targets, replace });
    }

    fn make_all(&mut self, folder: &Path) {
        self.session.apply(Action::MakeReportsIn { folder: folder.to_owned(), choices: all_choices() });
    }

    fn wait_for_reports(&mut self) {
        self.wait_for("the reports", |session| !matches!(session.report(), ReportState::Busy(_)));
    }

    fn made(&self) -> &ReportsMade {
        match self.session.report() {
            ReportState::Done(made) => made,
            other => panic!("nothing was made: {other:?}"),
        }
    }

    fn names_made(&self) -> Vec<&str> {
        self.made().made.iter().map(|target| target.path.file_name().unwrap().to_str().unwrap()).collect()
    }

    /// Looks at the report until its pages are there, as the screen does.
    fn look_at(&mut self, choice: ReportChoice) {
        let since = Instant::now();
        loop {
            self.session.want_preview(choice);
            if !self.session.preview().is_busy {
                return;
            }
            assert!(since.elapsed() < Duration::from_mins(1), "waited in vain for pages");
            std::thread::sleep(Duration::from_millis(2));
            self.session.poll();
        }
    }

    fn pages(&self) -> String {
        self.session.preview().layout.as_ref().unwrap().to_string()
    }
}

#[test]
fn a_report_never_takes_the_place_of_a_dossier() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = desk.path().unwrap();
    let before = fs::read(&path).unwrap();
    // A word of a length at which the hyphenation once gave up.
    desk.write_goal(&"donaudampfschiffahrtsgesellschaften".repeat(2));
    desk.make(ReportKind::Baseline, &path, true);
    desk.wait_for_reports();
    assert!(fs::read(&path).unwrap().starts_with(&before[..20]));
    assert_eq!(desk.made().made[0].path, path.with_file_name("voorbeeldstad-groenekwartier.wijkpeil.ron.pdf"));
}

#[test]
fn a_report_is_made_for_word_under_a_name_of_word() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let choice = ReportChoice { format: ReportFormat::Word, ..choice(ReportKind::Summary) };
    assert!(desk.session.proposed_report(choice).ends_with("voorbeeldstad-groenekwartier-0-meting-samenvatting.docx"));
    let targets = vec![ReportTarget { path: folder.path().join("uit.pdf"), choice }];
    desk.session.apply(Action::MakeReports { targets, replace: false });
    desk.wait_for_reports();
    assert_eq!(desk.names_made(), ["uit.pdf.docx"], "so that it opens in Word");
    assert!(fs::read(folder.path().join("uit.pdf.docx")).unwrap().starts_with(b"PK"));
}

#[test]
fn what_is_filled_in_with_a_pen_is_not_made_for_word() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let choice = ReportChoice { format: ReportFormat::Word, ..choice(ReportKind::Form) };
    let targets = vec![ReportTarget { path: folder.path().join("uit.docx"), choice }];
    desk.session.apply(Action::MakeReports { targets, replace: false });
    desk.wait_for_reports();
    let notice = desk.told().unwrap();
    assert!(notice.detail.contains("alleen als PDF"), "{notice:?}");
    assert!(!folder.path().join("uit.docx").exists());
}

#[test]
fn all_that_the_dossier_can_give_come_into_one_folder() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let out = folder.path().join("uit");
    fs::create_dir(&out).unwrap();
    desk.make_all(&out);
    let ReportState::Busy(progress) = desk.session.report() else { panic!("not busy") };
    assert_eq!((progress.position, progress.total, progress.kind), (1, 5, ReportKind::Baseline));
    desk.wait_for_reports();
    assert_eq!(desk.names_made(), ALL, "without a vervolgmeting, which needs an earlier measurement");
    assert_eq!((desk.made().total, desk.made().is_stopped), (5, false));
    for name in ALL {
        assert!(fs::read(out.join(name)).unwrap().starts_with(b"%PDF"), "{name}");
    }
    assert_eq!(names_in(&out).len(), 5, "nothing else is left there");
}

#[test]
fn a_file_that_is_there_is_asked_about_before_anything_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let out = folder.path().join("uit");
    fs::create_dir(&out).unwrap();
    let theirs = out.join(ALL[2]);
    fs::write(&theirs, "van iemand anders").unwrap();
    desk.make_all(&out);
    desk.wait_for_reports();
    let ReportState::Exists { existing, targets } = desk.session.report().clone() else { panic!("it did not ask") };
    assert_eq!(existing, [theirs.as_path()]);
    assert_eq!(names_in(&out), [ALL[2]], "nothing was made");
    assert_eq!(fs::read(&theirs).unwrap(), b"van iemand anders");

    desk.session.apply(Action::MakeReports { targets, replace: true });
    desk.wait_for_reports();
    assert_eq!(desk.names_made(), ALL);
    assert!(fs::read(&theirs).unwrap().starts_with(b"%PDF"));
}

#[test]
fn stopping_leaves_what_was_finished_and_no_half_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let out = folder.path().join("uit");
    fs::create_dir(&out).unwrap();
    // The second waits for its file, which somebody else holds.
    let held = File::create(out.join(format!(".{}.tmp", ALL[1]))).unwrap();
    held.lock().unwrap();
    desk.make_all(&out);
    desk.wait_for("the second", |session| {
        matches!(session.report(), ReportState::Busy(busy) if busy.position == 2 && busy.stage == ReportStage::Saving)
    });
    desk.session.apply(Action::StopReports);
    // Nobody waits for the disk.
    assert!(desk.made().is_stopped);
    assert_eq!((desk.names_made(), desk.made().unsure.clone()), (ALL[..1].to_vec(), Some(out.join(ALL[1]))));

    // Another can be made meanwhile.
    desk.make(ReportKind::Summary, &out.join("nog een keer"), false);
    desk.wait_for_reports();
    assert_eq!(desk.names_made(), ["nog een keer.pdf"]);

    held.unlock().unwrap();
    desk.wait_for("the one in hand", |_| out.join(ALL[1]).exists());
    desk.wait_for("its end", |_| !names_in(&out).iter().any(|name| name.contains(".tmp")));
    let mut expected = vec!["nog een keer.pdf", ALL[0], ALL[1]];
    expected.sort_unstable();
    assert_eq!(names_in(&out), expected, "and none after it");
    assert_eq!(desk.names_made(), ["nog een keer.pdf"], "what comes late is told nowhere");
}

#[test]
fn stopped_at_once_there_is_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = folder.path().join("uit.pdf");
    // So that it takes a while.
    desk.write_goal(&"woord ".repeat(4_000));
    desk.make(ReportKind::Baseline, &path, false);
    desk.session.apply(Action::StopReports);
    desk.wait_for_reports();
    assert_eq!(*desk.made(), ReportsMade { made: Vec::new(), total: 1, is_stopped: true, unsure: None });
    assert!(!path.exists());
}

#[test]
fn the_end_of_the_program_leaves_no_half_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let out = folder.path().join("uit");
    fs::create_dir(&out).unwrap();
    desk.make_all(&out);
    drop(desk);
    for name in names_in(&out) {
        assert!(ALL.contains(&name.as_str()), "{name}");
        assert!(fs::read(out.join(&name)).unwrap().starts_with(b"%PDF"));
    }
}

#[test]
fn a_folder_that_is_gone_is_named_and_nothing_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    desk.make_all(&folder.path().join("weg"));
    desk.wait_for_reports();
    assert_eq!(*desk.session.report(), ReportState::None);
    let notice = desk.told().unwrap();
    assert_eq!(notice.kind, NoticeKind::Trouble);
    assert!(notice.title.contains("De map ‘") && notice.detail.contains("Maak die map eerst"), "{notice:?}");
}

#[test]
fn a_folder_with_the_name_of_the_report_is_named_not_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = folder.path().join("map.pdf");
    fs::create_dir(&path).unwrap();
    desk.make(ReportKind::Summary, &path, false);
    desk.wait_for_reports();
    assert_eq!(*desk.session.report(), ReportState::None);
    assert!(desk.told().unwrap().title.contains("is een map"), "{:?}", desk.told());
}

#[test]
fn a_fault_on_the_way_leaves_what_was_finished() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let out = folder.path().join("uit");
    fs::create_dir(&out).unwrap();
    // The third cannot be written: a folder has its name.
    fs::create_dir(out.join(ALL[2])).unwrap();
    let targets = ReportKind::ALL.into_iter().filter(|kind| *kind != ReportKind::FollowUp);
    let targets = targets.zip(ALL).map(|(kind, name)| ReportTarget { path: out.join(name), choice: choice(kind) }).collect();
    desk.session.apply(Action::MakeReports { targets, replace: true });
    desk.wait_for_reports();
    assert_eq!(desk.names_made(), ALL[..2]);
    assert_eq!((desk.made().total, desk.made().is_stopped), (5, false));
    assert!(desk.told().unwrap().title.contains("is een map"), "{:?}", desk.told());
}

#[test]
fn a_report_that_the_dossier_cannot_give_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    desk.make(ReportKind::FollowUp, &folder.path().join("uit.pdf"), false);
    desk.wait_for_reports();
    let notice = desk.told().unwrap();
    assert!(notice.detail.contains("eerdere meting nodig"), "{notice:?}");
}

#[test]
fn a_dialog_that_is_cancelled_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let before = names_in(&folder.path().join("documents"));
    desk.session.apply(Action::PickReport { choice: choice(ReportKind::Gaps) });
    desk.session.apply(Action::PickReportFolder { choices: all_choices() });
    let asked = |desk: &Desk| desk.desktop.asked.load(Ordering::SeqCst);
    let since = Instant::now();
    while asked(&desk) < 2 {
        assert!(since.elapsed() < Duration::from_mins(1), "nobody was asked");
        std::thread::sleep(Duration::from_millis(2));
    }
    std::thread::sleep(Duration::from_millis(50));
    desk.session.poll();
    assert_eq!(*desk.session.report(), ReportState::None);
    assert_eq!(desk.session.notice(), None);
    assert_eq!(names_in(&folder.path().join("documents")), before);
}

#[test]
fn all_reports_go_where_the_dialog_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let out = folder.path().join("uit");
    fs::create_dir(&out).unwrap();
    *desk.desktop.picks.lock().unwrap() = Some(out.clone());
    desk.session.apply(Action::PickReportFolder { choices: all_choices() });
    desk.wait_for("the reports", |session| matches!(session.report(), ReportState::Done(_)));
    assert_eq!(names_in(&out).len(), 5);
}

#[test]
fn without_viewer_or_file_manager_it_says_where_the_report_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    desk.desktop.is_bare.store(true, Ordering::SeqCst);
    let path = PathBuf::from("/wijk/rapport.pdf");
    for (action, title) in [
        (Action::OpenReport(path.clone()), "Er is geen programma gevonden dat het rapport kan tonen."),
        (Action::Reveal(path), "De map kon niet worden getoond."),
    ] {
        desk.session.apply(Action::DismissNotice);
        desk.session.apply(action);
        desk.wait_for("the message", |session| session.notice().is_some());
        let notice = desk.told().unwrap();
        assert_eq!(notice.title, title);
        assert!(notice.detail.contains("/wijk/rapport.pdf"), "{notice:?}");
    }
}

#[test]
fn a_finished_report_is_announced_in_another_dossier() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let path = folder.path().join("uit.pdf");
    desk.make(ReportKind::Baseline, &path, false);
    desk.session.apply(Action::Close);
    desk.wait_for_reports();
    assert_eq!(*desk.session.report(), ReportState::None);
    let notice = desk.told().unwrap();
    assert_eq!((notice.kind, notice.title.as_str()), (NoticeKind::News, "Het rapport is opgeslagen."));
    assert!(notice.detail.contains("uit.pdf") && path.exists(), "{notice:?}");
}

#[test]
fn pages_to_look_at_follow_the_choice_and_the_dossier() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    desk.write_goal("rust in de wijk");
    desk.look_at(choice(ReportKind::Baseline));
    assert!(desk.pages().contains("rust in de wijk"));

    // While somebody types, pages wait; the old ones stay in sight.
    desk.write_goal("rust en ruimte");
    desk.session.want_preview(choice(ReportKind::Baseline));
    assert!(desk.session.preview().is_busy && desk.pages().contains("rust in de wijk"));
    let wait = desk.session.next_preview_in().unwrap();
    assert!(wait > Duration::ZERO);
    desk.clock.advance(wait);
    assert_eq!(desk.session.next_preview_in(), Some(Duration::ZERO));
    desk.look_at(choice(ReportKind::Baseline));
    assert!(desk.pages().contains("rust en ruimte"));
    assert_eq!(desk.session.next_preview_in(), None, "with nothing to do, nothing is asked for");

    // Options are a choice: they do not wait.
    let item = ItemId::new("urgentiebesef.1");
    desk.session.apply(Action::Edit(Edit::Answer(item.clone(), AnswerEdit::Rating(Some(Rating::Partly)))));
    desk.session.apply(Action::Edit(Edit::Answer(item, AnswerEdit::Note("Zie het verslag.".to_owned()))));
    desk.clock.advance(Duration::from_secs(1));
    desk.session.want_preview(choice(ReportKind::Baseline));
    desk.clock.advance(Duration::from_secs(1));
    desk.look_at(choice(ReportKind::Baseline));
    assert!(desk.pages().contains("Zie het verslag."));
    let options = ReportOptions { notes: false, ..ReportOptions::default() };
    desk.look_at(ReportChoice { options, ..choice(ReportKind::Baseline) });
    assert!(!desk.pages().contains("Zie het verslag."));
}

#[test]
fn the_newest_choice_wins() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    // Nobody waits for the pages of one kind before choosing the next.
    for kind in ReportKind::ALL {
        desk.session.want_preview(choice(kind));
    }
    desk.look_at(choice(ReportKind::Form));
    let form = desk.pages();
    desk.look_at(choice(ReportKind::Baseline));
    assert_ne!(desk.pages(), form);
    desk.look_at(choice(ReportKind::Form));
    assert_eq!(desk.pages(), form);
}

#[test]
fn pages_that_cannot_be_made_say_why_and_other_ones_can() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    desk.look_at(choice(ReportKind::FollowUp));
    let preview = desk.session.preview();
    assert!(preview.layout.is_none());
    assert!(preview.fault.as_ref().unwrap().contains("eerdere meting nodig"));
    desk.look_at(choice(ReportKind::Summary));
    assert_eq!(desk.session.preview().fault, None);
    assert!(desk.session.preview().layout.is_some());
}

#[test]
fn pages_of_a_dossier_that_was_left_do_not_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    desk.session.want_preview(choice(ReportKind::Baseline));
    desk.create("Waterwijk");
    assert!(desk.session.preview().layout.is_none());
    desk.look_at(choice(ReportKind::Baseline));
    assert!(desk.pages().contains("Waterwijk"));
}

#[test]
fn a_later_measurement_gives_all_six() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let content = Arc::new(Catalogue::built_in().clone());
    for edit in [
        MeasurementEdit::AdoptionBody("de stuurgroep".to_owned()),
        MeasurementEdit::AdoptionDate(Some(date(2026, 12, 17))),
        MeasurementEdit::Adopt { content },
        MeasurementEdit::Next,
    ] {
        desk.session.apply(Action::Edit(Edit::Measurement(edit)));
    }
    let out = folder.path().join("uit");
    fs::create_dir(&out).unwrap();
    let choices = ReportKind::ALL.map(|kind| ReportChoice { measurement: Some(1), ..choice(kind) }).to_vec();
    desk.session.apply(Action::MakeReportsIn { folder: out, choices });
    desk.wait_for_reports();
    assert_eq!(desk.made().total, 6);
    assert_eq!(desk.names_made()[1], "voorbeeldstad-groenekwartier-1-meting-vergeleken.pdf");
}
