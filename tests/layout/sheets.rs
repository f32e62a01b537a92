//! The invulblad that one person fills in, and sheets that are typed over from paper.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use wijkpeil::content::Catalogue;
use wijkpeil::model::{Filled, Participant, ParticipantId, SheetFile};
use wijkpeil::store::{self, Overwrite};

use super::{BEAMER, ENLARGED, SMALL, long_text, looks_at_all_sizes};
use crate::support::dossiers;
use crate::support::layout::faults;
use crate::support::window::Walk;

/// 1280×720 at 200 %.
const TINY: [f32; 2] = [640.0, 360.0];

fn check(look: impl Fn([f32; 2]) -> Vec<String>) {
    let sizes = [SMALL, ENLARGED, TINY, BEAMER];
    let count = if looks_at_all_sizes() { sizes.len() } else { 3 };
    let found: Vec<String> = sizes.into_iter().take(count).flat_map(look).collect();
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

/// Looks at each step of a sheet in which all texts are this one.
fn own_sheet(text: &str, size: [f32; 2]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossiers::empty();
    let form = dossier.sheet_form(Catalogue::built_in(), dossier.measurements.latest());
    let filled = if text.is_empty() {
        Filled::Blank
    } else {
        let participant = Participant {
            organisation: text.to_owned(),
            name: text.to_owned(),
            ..Participant::new(ParticipantId::new("a"), text)
        };
        Filled::For(participant)
    };
    let path = folder.path().join("blad.invulblad.ron");
    store::write_sheet(&path, &SheetFile { form, filled }, Overwrite::Refuse).unwrap();
    let mut walk = Walk::open(folder.path(), size, Some(path));
    walk.wait_for("the sheet", |walk| walk.has("Over jou"));
    let mut found = faults(&mut walk, size);
    if text.is_empty() {
        walk.type_text("wijkagent");
    }
    walk.press_with(Modifiers::COMMAND, Key::Enter);
    walk.wait_for("the first question", |walk| walk.has("Waarom bij 1.1"));
    found.extend(faults(&mut walk, size));
    walk.press(Key::Num4);
    if !text.is_empty() {
        walk.press(Key::T);
        walk.type_text(text);
    }
    found.extend(faults(&mut walk, size));
    for _ in 0..57 {
        walk.press_with(Modifiers::COMMAND, Key::PageDown);
    }
    found.extend(faults(&mut walk, size));
    found.into_iter().map(|fault| format!("{size:?}: {fault}")).collect()
}

#[test]
fn a_sheet_of_ones_own_fits() {
    check(|size| own_sheet("", size));
}

#[test]
fn a_sheet_of_ones_own_with_long_texts_fits() {
    check(|size| own_sheet(&long_text(), size));
}

fn paper(text: &str, size: [f32; 2]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wijk.wijkpeil.ron");
    let mut dossier = dossiers::empty();
    if !text.is_empty() {
        let paper = dossier.drafts.paper_mut();
        text.clone_into(&mut paper.role);
        text.clone_into(&mut paper.remark);
        let (_, item) = Catalogue::built_in().items().next().unwrap();
        text.clone_into(&mut paper.answers.entry(item.id.clone()).or_default().note);
    }
    store::write_dossier(&path, &dossier, None, store::Overwrite::Refuse).unwrap();
    let mut walk = Walk::open(folder.path(), size, Some(path));
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    walk.go("Invulbladen");
    walk.choose_at_once(Role::Button, "Typ over van papier");
    let mut found = faults(&mut walk, size);
    walk.write(Role::TextInput, "Organisatie op het blad", "Politie");
    walk.press(Key::Enter);
    walk.press(Key::Num2);
    walk.press(Key::T);
    found.extend(faults(&mut walk, size));
    found.into_iter().map(|fault| format!("{size:?}: {fault}")).collect()
}

#[test]
fn typing_over_from_paper_fits() {
    check(|size| paper("", size));
}

#[test]
fn typing_over_long_texts_from_paper_fits() {
    check(|size| paper(&long_text(), size));
}
