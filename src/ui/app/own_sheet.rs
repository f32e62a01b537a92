//! The invulblad that one person fills in, in the window.

use std::sync::Arc;

use egui::{CentralPanel, Context, Frame, KeyboardShortcut, Margin, Panel, Rect, RichText, Role, Ui};

use super::App;
use super::screens::is_narrow;
use super::shortcuts::{OTHER_PART, SAVE_AS, ask_for_steps};
use crate::session::{Action, SaveState};
use crate::ui::announce::{self, announce};
use crate::ui::command::{Asks as _, Command};
use crate::ui::focus;
use crate::ui::screens::own_sheet::{OwnSheetScreen, OwnSheetState, Questions, own_sheet_steps_ui, own_sheet_ui};
use crate::ui::shell::{Menu, NAVIGATION_WIDTH, menu_ui, save_text};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{Icon, end_aligned, icon_button, noted_width, quiet_button, region};

impl App {
    /// The invulblad, with what stands around it.
    pub(super) fn own_sheet_screen_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let palette = Palette::of(ui);
        self.navigation = Rect::NOTHING;
        let is_covered = self.is_covered();
        if !is_covered {
            self.sheet_shortcuts(ui.ctx(), commands);
        }
        let frame = Frame::new().fill(palette.background).inner_margin(Margin::symmetric(space::L as i8, 6));
        Panel::top("bar").frame(frame).show(ui, |ui| {
            region(ui, "bar", Role::Banner, "Invulblad en menu", |ui| self.sheet_bar_ui(ui, commands));
        });
        let mut state = std::mem::take(&mut self.screens.own_sheet);
        let proposed = self.session.proposed_own_sheet();
        let mut questions = std::mem::take(&mut self.questions);
        if let Some(open) = self.session.own_sheet() {
            let form = &open.sheet().form;
            let shown = questions.get(self.session.opened(), || Questions::new(self.session.catalogue(), form));
            let screen = OwnSheetScreen {
                sheet: open.sheet(),
                questions: shown,
                path: open.path(),
                proposed: proposed.as_deref(),
                saving: self.session.saving_as(),
                is_covered,
            };
            let mut navigation = Rect::NOTHING;
            if !is_narrow(ui) {
                let frame = Frame::new().fill(palette.background).inner_margin(Margin::symmetric(space::S as i8, 0));
                let panel = Panel::left("navigation").frame(frame).resizable(false).exact_size(NAVIGATION_WIDTH);
                navigation = panel.show(ui, |ui| own_sheet_steps_ui(ui, &screen, &mut state)).response.rect;
            }
            CentralPanel::default_margins().frame(Frame::new().fill(palette.panel)).show(ui, |ui| {
                self.messages_ui(ui, 0, commands);
                own_sheet_ui(ui, &screen, &mut state, commands);
            });
            self.navigation = navigation;
        }
        self.questions = questions;
        self.screens.own_sheet = state;
    }

    fn sheet_bar_ui(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let palette = Palette::of(ui);
        let save = self.session.save_state();
        ui.horizontal(|ui| {
            let close = quiet_button(ui, Some(Icon::House), "Sluit", "Sluit dit invulblad", true);
            close.asks(commands, || Command::Do(Action::Close));
            ui.separator();
            let after = noted_width(ui, "bar-end") + 3.0 * space::S;
            ui.scope(|ui| {
                ui.set_max_width((ui.available_width() - after).max(0.0));
                let title = RichText::new(self.sheet_title()).font(theme::label_strong()).color(palette.ink);
                ui.add(egui::Label::new(title).truncate());
            });
            end_aligned(ui, "bar-end", |ui| {
                if save != SaveState::NotKept {
                    let text = save_text(save);
                    let saved = ui.label(RichText::new(&text).font(theme::small()).color(palette.ink_soft));
                    announce(ui, &saved, Role::Status, egui::accesskit::Live::Off, &text);
                }
                let undo = icon_button(ui, Icon::Undo, "Ongedaan maken", self.session.can_undo());
                undo.asks(commands, || Command::Do(Action::Undo)).on_hover_text("Ctrl en Z");
                let redo = icon_button(ui, Icon::Redo, "Opnieuw doen", self.session.can_redo());
                redo.asks(commands, || Command::Do(Action::Redo)).on_hover_text("Ctrl en Y");
                let menu = Menu { file: None, recent: &[], policy: self.session.policy(), has_circle: false };
                menu_ui(ui, &menu, commands);
            });
        });
    }

    /// `Mijn invulblad · Groenekwartier, Voorbeeldstad`
    pub(super) fn sheet_title(&self) -> String {
        let form = self.session.own_sheet().map(|open| &open.sheet().form);
        let names = form.map(|form| [form.neighbourhood.trim(), form.municipality.trim()]);
        let names: Vec<&str> = names.into_iter().flatten().filter(|name| !name.is_empty()).collect();
        if names.is_empty() { "Mijn invulblad".to_owned() } else { format!("Mijn invulblad · {}", names.join(", ")) }
    }

    fn sheet_shortcuts(&self, context: &Context, commands: &mut Vec<Command>) {
        let pressed = |shortcut: &KeyboardShortcut| context.input_mut(|input| input.consume_shortcut(shortcut));
        if !focus::owns_undo(context) {
            ask_for_steps(context, commands);
        }
        if pressed(&SAVE_AS) {
            commands.push(Command::OpenSaveAs);
        }
        if pressed(&OTHER_PART) {
            self.go_to_other_part(context);
        }
    }

    /// Takes a step back in the invulblad, or makes one again, and shows where.
    pub(super) fn travel_in_sheet(&mut self, context: &Context, action: Action) {
        let said = if action == Action::Undo { "Ongedaan gemaakt" } else { "Opnieuw gedaan" };
        let Some(before) = self.session.own_sheet().map(|open| open.sheet().clone()) else { return };
        self.session.apply(action);
        let Some(open) = self.session.own_sheet().filter(|open| *open.sheet() != before) else { return };
        let after = open.sheet().clone();
        announce::say(context, said);
        let mut state = OwnSheetState::default();
        std::mem::swap(&mut state, &mut self.screens.own_sheet);
        let catalogue = Arc::clone(self.session.catalogue());
        let questions = self.questions.get(self.session.opened(), || Questions::new(&catalogue, &after.form));
        state.show_change(context, questions, &before, &after);
        self.screens.own_sheet = state;
    }
}
