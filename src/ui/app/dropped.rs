//! Files that are dropped on the window, whatever screen is there.

use std::path::{Path, PathBuf};

use egui::{Align2, Color32, Context, CornerRadius, Id, LayerId, Order, Stroke, StrokeKind, vec2};

use super::App;
use crate::session::{Action, may_be_sheet};
use crate::ui::announce;
use crate::ui::command::{Command, Place};
use crate::ui::theme::{self, CORNER, Palette, space};

/// How the names of dossiers end, the surest first.
const ENDINGS: [&str; 2] = [".wijkpeil.ron", ".ron"];

/// A file on its way into the window.
#[derive(Debug, Default)]
pub(super) struct Dropping {
    /// Whether it hovers over the window.
    is_hovered: bool,
}

impl App {
    /// Opens what was dropped, and says what dropping would do while a file hovers over the window.
    pub(super) fn dropped_ui(&mut self, context: &Context, commands: &mut Vec<Command>) {
        let has_dossier = self.session.dossier().is_some();
        let (dropped, hovers, hint) = context.input(|input| {
            let paths: Vec<PathBuf> = input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect();
            let hovered = &input.raw.hovered_files;
            let brings_sheets = has_dossier && hovered.iter().any(|file| file.path.as_deref().is_some_and(may_be_sheet));
            (paths, !hovered.is_empty(), if brings_sheets { HINT_OF_SHEETS } else { HINT })
        });
        if hovers && dropped.is_empty() {
            if !std::mem::replace(&mut self.dropping.is_hovered, true) {
                announce::say(context, hint);
            }
            hint_ui(context, hint);
        } else {
            self.dropping.is_hovered = false;
        }
        if has_dossier && dropped.iter().any(|path| may_be_sheet(path)) {
            self.help = None;
            self.shows_keys = false;
            self.dialog = None;
            // What is no sheet is told of there, so that nothing is left without a word.
            commands.push(Command::Do(Action::TakeSheets(dropped)));
            commands.push(Command::Go(Place::Round));
        } else if let Some((path, others)) = first_dossier(dropped) {
            // The manual and what was being asked make way: the file is what the user is at.
            self.help = None;
            self.shows_keys = false;
            self.dialog = None;
            commands.push(Command::Do(Action::OpenDropped { path, others }));
        }
    }
}

const HINT: &str = "Laat los om het bestand te openen";
const HINT_OF_SHEETS: &str = "Laat los om de invulbladen in dit dossier over te nemen";

/// The first of some files that has the name of a dossier, or else the first of all; with the others.
fn first_dossier(mut files: Vec<PathBuf>) -> Option<(PathBuf, Vec<PathBuf>)> {
    if files.is_empty() {
        return None;
    }
    let ends = |path: &Path, ending: &str| {
        path.file_name().is_some_and(|name| name.to_string_lossy().to_lowercase().ends_with(ending))
    };
    let found = ENDINGS.iter().find_map(|ending| files.iter().position(|path| ends(path, ending)));
    let first = files.remove(found.unwrap_or(0));
    Some((first, files))
}

/// Says over the whole window what dropping the file does.
fn hint_ui(context: &Context, hint: &str) {
    let palette = Palette::of_window(context);
    let painter = context.layer_painter(LayerId::new(Order::Foreground, Id::unique("dropped")));
    let window = context.content_rect();
    painter.rect_filled(window, CornerRadius::ZERO, palette.background.gamma_multiply(0.85));
    let edge = Stroke::new(2.0, palette.accent);
    painter.rect_stroke(window.shrink(space::S), CornerRadius::same(CORNER), edge, StrokeKind::Inside);
    let text = painter.layout(hint.to_owned(), theme::heading(), palette.ink, window.width() - 4.0 * space::XXL);
    let card = Align2::CENTER_CENTER.align_size_within_rect(text.size() + vec2(2.0, 2.0) * space::XL, window);
    painter.rect(card, CornerRadius::same(CORNER), palette.panel, edge, StrokeKind::Inside);
    painter.galley(card.min + vec2(space::XL, space::XL), text, Color32::PLACEHOLDER);
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::first_dossier;

    fn check(files: &[&str], first: Option<&str>, others: &[&str]) {
        let found = first_dossier(files.iter().map(PathBuf::from).collect());
        let expected = first.map(|first| (PathBuf::from(first), others.iter().map(PathBuf::from).collect()));
        assert_eq!(found, expected, "{files:?}");
    }

    #[test]
    fn the_first_dossier_is_opened_or_else_the_first_file() {
        check(&[], None, &[]);
        check(&["foto.png"], Some("foto.png"), &[]);
        check(&["foto.png", "a.wijkpeil.ron", "b.wijkpeil.ron"], Some("a.wijkpeil.ron"), &["foto.png", "b.wijkpeil.ron"]);
        check(&["oud.ron", "Nieuw.WIJKPEIL.RON"], Some("Nieuw.WIJKPEIL.RON"), &["oud.ron"]);
    }
}
