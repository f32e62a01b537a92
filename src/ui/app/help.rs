//! The manual and the list of keys over whatever screen is there.

use egui::{CentralPanel, Frame, Key, Margin, Modifiers, Panel, ScrollArea, Ui};

use super::super::command::{Command, Place};
use super::super::screens::help::{contents_ui, help_ui, paragraphs_ui};
use super::super::shell::NAVIGATION_WIDTH;
use super::super::single_keys;
use super::super::theme::{Palette, space};
use super::super::widgets::{button, dialog, fixed, follow_focus};
use super::App;
use super::screens::page;
use crate::content::ManualPart;

impl App {
    /// F1 opens the manual where the user is, '?' lists the keys, Esc puts either away.
    pub(super) fn help_keys(&mut self, context: &egui::Context, commands: &mut Vec<Command>) {
        let pressed = |key| context.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::F11) {
            let fills = context.input(|input| input.viewport().fullscreen).unwrap_or(false);
            commands.push(Command::FillScreen(!fills));
        }
        let asks = |event: &egui::Event| matches!(event, egui::Event::Text(text) if text == "?");
        let is_asked = |context: &egui::Context| context.input(|input| input.events.iter().any(asks));
        if self.shows_keys {
            if pressed(Key::Escape) || is_asked(context) {
                self.shows_keys = false;
            }
            return;
        }
        if self.is_covered() {
            return;
        }
        if pressed(Key::F1) {
            commands.push(Command::OpenHelpHere);
        }
        if self.help.is_some() && pressed(Key::Escape) {
            commands.push(Command::CloseHelp);
        }
        if !context.text_edit_focused() && single_keys::are_on(context) && is_asked(context) {
            self.shows_keys = true;
        }
    }

    /// The section of the manual about what is shown.
    pub(super) fn help_here(&self) -> &'static str {
        if self.session.own_sheet().is_some() {
            return "Mijn invulblad";
        }
        let has_screen = self.session.dossier().is_some() || self.place.is_of_program();
        if has_screen { self.place.section() } else { "Start" }
    }

    pub(super) fn help_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let Some(state) = &mut self.help else { return };
        let pictures = &mut self.manual_pictures;
        let palette = Palette::of(ui);
        let (manual, catalogue, policy) = (&self.manual, self.session.catalogue(), self.session.policy());
        let frame = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(space::S as i8, space::M as i8));
        Panel::left("manual").frame(frame).resizable(false).exact_size(NAVIGATION_WIDTH).show(ui, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                fixed(ui, "contents", |ui| {
                    contents_ui(ui, manual, state, commands);
                    follow_focus(ui);
                });
            });
        });
        CentralPanel::default_margins().frame(Frame::new().fill(palette.background)).show(ui, |ui| {
            let area = ScrollArea::vertical().id_salt(("manual", state.section)).auto_shrink(false);
            area.show(ui, |ui| {
                page(ui, &format!("{:?}", ("manual", state.section)), 0.0, |ui| {
                    help_ui(ui, catalogue, manual, policy, (state, pictures), commands);
                });
            });
        });
    }

    pub(super) fn keys_ui(&mut self, context: &egui::Context) {
        let Some(section) = self.manual.sections.get(self.manual.position("Toetsen")) else { return };
        // Those of the screen that is there come first.
        let mut section = section.clone();
        if self.place == Place::Session && self.session.dossier().is_some() {
            bring_forward(&mut section.parts, "In de sessiestand");
        }
        let is_put_away = dialog(context, "keys", &section.title, |ui| {
            paragraphs_ui(ui, &section);
            button(ui, "Sluit (Esc)", true).clicked()
        });
        if is_put_away {
            self.shows_keys = false;
        }
    }
}

/// Puts the paragraph that begins like this, with the list behind it, before all others.
fn bring_forward(parts: &mut [ManualPart], beginning: &str) {
    let is_point = |part: &&ManualPart| matches!(part, ManualPart::Paragraph(paragraph) if !paragraph.label.is_empty());
    let Some(from) = parts.iter().position(|part| part.text().starts_with(beginning)) else { return };
    let items = parts[from + 1..].iter().take_while(is_point).count();
    parts[..=from + items].rotate_right(items + 1);
}
