//! What a helpdesk gets: kinds of problems and facts of the computer, and not a word of a team.

use std::fs;
use std::panic::{self, catch_unwind};
use std::path::Path;
use std::time::Duration;

use wijkpeil::messages;
use wijkpeil::session::{Action, HelpdeskFile, SaveState, WindowFacts, mark_crashes};
use wijkpeil::store;

use super::{Desk, open};
use crate::support::dossiers;

/// In every text of the dossier, and in the name of its file and folder.
const WORD: &str = "Zwanenwater";

fn window() -> WindowFacts {
    WindowFacts {
        renderer: "OpenGL 4.5 Mesa".to_owned(),
        size: [1024.0, 720.0],
        pixels_per_point: 1.25,
        zoom: 1.1,
        is_dark: true,
        is_high_contrast: false,
    }
}

fn text(desk: &Desk) -> String {
    messages::helpdesk(&desk.session.helpdesk_facts(window()))
}

/// Fails where the word stands in a file of the program's own folder that holds no dossier and no list of dossiers.
fn check_files(data: &Path) {
    for name in ["troubles.ron", "crash.ron"] {
        let text = fs::read_to_string(data.join(name)).unwrap_or_default();
        assert!(!text.to_lowercase().contains(&WORD.to_lowercase()), "{name}: {text}");
    }
}

#[test]
fn no_word_of_a_dossier_is_in_the_data_for_the_helpdesk() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let documents = folder.path().join("documents").join(WORD);
    fs::create_dir_all(&documents).unwrap();
    let path = documents.join(format!("{WORD}.wijkpeil.ron"));
    store::write_dossier(&path, &dossiers::everywhere(WORD), None, store::Overwrite::Refuse).unwrap();
    let mut desk = Desk::new(folder.path());
    desk.wait_for("what is known of the computer", |session| session.revision() > 0);
    // A file that is none, one that is gone, and a save that fails.
    let damaged = documents.join(format!("{WORD}-kapot.wijkpeil.ron"));
    fs::write(&damaged, format!("(schema: 1, dossier: {WORD}")).unwrap();
    for wrong in [&damaged, &documents.join(format!("{WORD}-weg.wijkpeil.ron"))] {
        desk.session.apply(Action::Open(wrong.clone()));
        desk.wait_for("the message", |session| session.notice().is_some() && !session.is_loading());
        desk.session.apply(Action::DismissNotice);
    }
    open(&mut desk, &path);
    fs::rename(&documents, folder.path().join("weg")).unwrap();
    desk.write_goal(&format!("{WORD}, nog niet bewaard"));
    desk.clock.advance(Duration::from_secs(2));
    desk.wait_for("the failure", |session| matches!(session.save_state(), SaveState::Failed(_)) && !session.is_saving());

    let told = text(&desk);
    for part in [
        "Programma: versie 0.1.0",
        "Tekent met: OpenGL 4.5 Mesa",
        "Vergroting: 110%",
        "Kleuren: donker",
        "Beheerd door je organisatie: niets",
        "lezen mislukt (read.not_found)",
        "schrijven mislukt (write.folder_missing)",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(told.contains("lezen mislukt (read.syntax)") || told.contains("lezen mislukt (read.not_a_dossier)"), "{told}");
    assert!(!told.to_lowercase().contains(&WORD.to_lowercase()), "{told}");
    // The name of Sanne, who works here, is in no path either.
    assert!(!told.contains("Sanne"), "{told}");
    drop(desk);
    check_files(&data);

    // The next start still knows of it, and the command line too.
    let mut desk = Desk::new(folder.path());
    desk.wait_for("what went wrong before", |session| {
        session.helpdesk_facts(window()).troubles.iter().any(|trouble| trouble.code == "write.folder_missing")
    });
}

#[test]
fn the_data_are_saved_where_the_user_wants_and_over_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new(folder.path());
    let path = desk.session.proposed_helpdesk_file();
    assert_eq!(path.file_name().unwrap(), "wijkpeil-helpdesk-2026-11-21-143200.txt");
    let text = text(&desk);
    let save = |desk: &mut Desk| {
        desk.session.apply(Action::SaveHelpdesk { path: path.clone(), text: text.clone() });
        desk.wait_for("the file", |session| *session.helpdesk_file() != HelpdeskFile::No);
    };
    save(&mut desk);
    assert_eq!(*desk.session.helpdesk_file(), HelpdeskFile::Saved(path.clone()));
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    save(&mut desk);
    assert!(matches!(desk.session.helpdesk_file(), HelpdeskFile::Failed(_)));
}

#[test]
fn a_fault_leaves_a_mark_without_its_words_that_the_next_start_tells_once() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    mark_crashes(data.clone());
    let fault = catch_unwind(|| panic!("{WORD} staat in het dossier van Jansen"));
    drop(panic::take_hook());
    assert!(fault.is_err());
    let mark = fs::read_to_string(data.join("crash.ron")).unwrap();
    assert!(mark.contains("helpdesk.rs:") && !mark.contains("Jansen"), "{mark}");
    check_files(&data);

    let mut desk = Desk::new(folder.path());
    desk.wait_for("the mark", |session| session.crash().is_some());
    assert!(text(&desk).contains("Vorige keer gestopt door een fout: versie 0.1.0, "), "{}", text(&desk));
    desk.session.apply(Action::DismissCrash);
    assert_eq!(desk.session.crash(), None);
    drop(desk);
    let mut desk = Desk::new(folder.path());
    desk.wait_for("what went wrong before", |session| {
        session.helpdesk_facts(window()).troubles.iter().any(|trouble| trouble.code.starts_with("crash "))
    });
    assert_eq!(desk.session.crash(), None, "it is told once");
    assert!(text(&desk).contains("gestopt door een fout (crash "), "{}", text(&desk));
}
