//! What became of each file that does not count: copies of one dossier, and what could not be read, with the reason. One passphrase
//! can be given to read the protected ones too.

use egui::Ui;

use super::CircleScreen;
use crate::messages;
use crate::session::{Action, Circle, CircleReading};
use crate::ui::command::Command;
use crate::ui::screens::passphrase::{Typed, shown_ui};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{button, card, field_error, fixed, gap, heading, paragraph, small_text, subheading, wide_text};
use crate::words;

/// So many files are shown at first.
const FEW: usize = 50;

/// What is typed to read protected dossiers, and how much is shown.
#[derive(Debug, Default)]
pub(super) struct FilesState {
    passphrase: Option<Typed>,
    is_shown: bool,
    shows_all: bool,
}

/// Draws the files.
pub(super) fn files_ui(
    ui: &mut Ui,
    screen: &CircleScreen<'_>,
    circle: &Circle,
    state: &mut FilesState,
    commands: &mut Vec<Command>,
) {
    heading(ui, "Bestanden");
    let folder = &circle.folder;
    let counted = words::figure(circle.circle.rows.len(), "dossier telt mee", "dossiers tellen mee");
    paragraph(ui, &format!("{counted} in beeld."));
    let protected = folder.protected();
    if protected > 0 {
        fixed(ui, "passphrase", |ui| passphrase_ui(ui, screen, circle, state, commands));
    }
    let copies: Vec<(&str, &str)> =
        circle.circle.rows.iter().flat_map(|row| row.copies.iter().map(|copy| (copy.as_str(), row.file.as_str()))).collect();
    if !copies.is_empty() {
        gap(ui, space::S);
        subheading(ui, "Hetzelfde dossier in meer bestanden");
        small_text(ui, "Het bestand dat het laatst is veranderd, telt mee.");
        for (copy, counts) in &copies {
            let ink = Palette::of(ui).ink;
            let text = format!("‘{}’ telt niet mee: ‘{}’ is nieuwer.", words::visible(copy), words::visible(counts));
            fixed(ui, copy, |ui| wide_text(ui, &text, theme::text(), ink));
        }
    }
    if !folder.unread.is_empty() {
        gap(ui, space::S);
        subheading(ui, "Niet gelezen");
        let most = if state.shows_all { folder.unread.len() } else { FEW };
        for error in folder.unread.iter().take(most) {
            let ink = Palette::of(ui).ink;
            let text = words::visible(&messages::store_error(error).text());
            fixed(ui, &error.path, |ui| wide_text(ui, &text, theme::text(), ink));
        }
        if folder.unread.len() > most {
            state.shows_all = button(ui, &format!("Toon alle {}", folder.unread.len()), true).clicked();
        }
    }
    if copies.is_empty() && folder.unread.is_empty() {
        paragraph(ui, "Alle dossiers in deze map zijn gelezen, en geen dossier staat er twee keer in.");
    }
}

fn passphrase_ui(ui: &mut Ui, screen: &CircleScreen<'_>, circle: &Circle, state: &mut FilesState, commands: &mut Vec<Command>) {
    let protected = circle.folder.protected();
    card(ui, |ui| {
        ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH));
        let are = words::figure(protected, "dossier is beveiligd", "dossiers zijn beveiligd");
        paragraph(
            ui,
            &format!(
                "{are} met een wachtzin. Weet je die, dan tellen ze ook mee. Wat erin staat, wordt niet op deze computer bewaard."
            ),
        );
        let is_reading = matches!(screen.reading, CircleReading::Busy { .. });
        let typed = state.passphrase.get_or_insert_with(|| Typed::new(false));
        let is_entered = typed.ui(ui, "Wachtzin", state.is_shown);
        if circle.folder.is_passphrase_refused() {
            field_error(ui, "Deze wachtzin past niet op elk bestand. Let op hoofdletters en spaties.");
        }
        shown_ui(ui, &mut state.is_shown);
        let passphrase = typed.passphrase();
        let is_asked = button(ui, "Lees ze ook", !is_reading && passphrase.is_some()).clicked() || is_entered;
        if let Some(passphrase) = passphrase.filter(|_| is_asked && !is_reading) {
            state.passphrase = None;
            commands.push(Command::Do(Action::UnlockCircle(passphrase)));
        }
    });
}
