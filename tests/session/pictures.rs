//! Pictures: copied, saved where the user picks, and beside the dossier where there is no dialog.

use std::fs;
use std::sync::atomic::Ordering;

use wijkpeil::session::{Action, NoticeKind, PictureChoice, PictureFormat, PictureSubject, Session};

use super::Desk;
use crate::support::program::names_in;

const WALL: PictureChoice = PictureChoice { subject: PictureSubject::Wall, measurement: 0 };

impl Desk {
    fn ask_for(&mut self, action: Action) -> (NoticeKind, String) {
        self.session.apply(Action::DismissNotice);
        self.session.apply(action);
        self.wait_for("the picture", |session: &Session| session.notice().is_some());
        let told = self.told().unwrap();
        (told.kind, format!("{} {}", told.title, told.detail))
    }
}

#[test]
fn a_picture_is_saved_where_the_user_says_and_takes_no_file_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let save = |desk: &mut Desk, name: &str, format| {
        *desk.desktop.picks.lock().unwrap() = Some(folder.path().join(name));
        desk.ask_for(Action::PickPicture(WALL, format))
    };
    let (kind, said) = save(&mut desk, "muur.png", PictureFormat::Png);
    assert!(kind == NoticeKind::News && said.contains("Het beeld is bewaard.") && said.contains("muur.png"), "{said}");
    let png = fs::read(folder.path().join("muur.png")).unwrap();
    assert!(png.starts_with(b"\x89PNG"));
    // The dialog asked about this name, and not about the one that it becomes.
    fs::write(folder.path().join("muur.svg"), "van iemand anders").unwrap();
    let (kind, said) = save(&mut desk, "muur", PictureFormat::Svg);
    assert!(kind == NoticeKind::Trouble && said.contains("bestaat al"), "{said}");
    assert_eq!(fs::read_to_string(folder.path().join("muur.svg")).unwrap(), "van iemand anders");
    let (kind, _) = save(&mut desk, "muur.svg", PictureFormat::Svg);
    assert!(kind == NoticeKind::News && fs::read_to_string(folder.path().join("muur.svg")).unwrap().contains("<svg"));
}

#[test]
fn without_a_dialog_a_picture_comes_beside_the_dossier_under_a_free_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    desk.desktop.is_bare.store(true, Ordering::SeqCst);
    let beside = desk.path().unwrap().parent().unwrap().to_owned();
    for _ in 0..2 {
        let (kind, said) = desk.ask_for(Action::PickPicture(WALL, PictureFormat::Svg));
        assert!(kind == NoticeKind::News && said.contains("groenekwartier-0-meting-muur"), "{said}");
    }
    let made: Vec<String> = names_in(&beside).into_iter().filter(|name| name.contains("-muur")).collect();
    assert_eq!(made, ["voorbeeldstad-groenekwartier-0-meting-muur-2.svg", "voorbeeldstad-groenekwartier-0-meting-muur.svg"]);
}

#[test]
fn a_copied_picture_is_given_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let (_, said) = desk.ask_for(Action::CopyPicture(WALL));
    assert!(said.contains("Het beeld is gekopieerd."), "{said}");
    assert!(desk.session.take_copied_picture().unwrap().width >= 2_400);
    assert_eq!(desk.session.take_copied_picture(), None);
    let history = PictureChoice { subject: PictureSubject::History, measurement: 0 };
    let (kind, said) = desk.ask_for(Action::CopyPicture(history));
    assert!(kind == NoticeKind::Trouble && said.contains("pas één meting"), "{said}");
    assert_eq!(desk.session.take_copied_picture(), None);
}
