//! What is there while no dossier is open.

use egui::{CentralPanel, Frame, Margin, Panel, Rect, Role, ScrollArea, Ui};

use super::App;
use super::screens::is_narrow;
use crate::shapes;
use crate::ui::command::{Asks as _, Command, Place};
use crate::ui::paint::ornament_ui;
use crate::ui::screens::learning_circle::{CircleScreen, learning_circle_ui};
use crate::ui::screens::library::{LibraryScreen, library_ui};
use crate::ui::screens::start::{Shelf, StartScreen, start_aside_ui, start_ui};
use crate::ui::shell::{Menu, Page, menu_ui};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{end_aligned, follow_focus, quiet_button, region};

/// Width of the column beside the cards, in points.
const ASIDE_WIDTH: f32 = 224.0;
/// Width of the emblem beside the name of the program, in points.
const EMBLEM_WIDTH: f32 = 28.0;

impl App {
    /// The dossierkast, with what stands around it.
    pub(super) fn start_screen_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let palette = Palette::of(ui);
        self.navigation = Rect::NOTHING;
        let frame = Frame::new().fill(palette.background).inner_margin(Margin::symmetric(space::L as i8, 6));
        Panel::top("bar").frame(frame).show(ui, |ui| {
            let menu = Menu { file: None, recent: self.session.recent(), policy: self.session.policy(), has_circle: true };
            region(ui, "bar", Role::Banner, "Wijkpeil", |ui| start_bar_ui(ui, &menu, commands));
        });
        let is_narrow = is_narrow(ui);
        if !is_narrow {
            let frame = Frame::new().fill(palette.background).inner_margin(Margin::same(space::S as i8));
            let panel = Panel::left("navigation").frame(frame).resizable(false).exact_size(ASIDE_WIDTH);
            let dossiers = self.session.recent().len();
            let drawn = panel.show(ui, |ui| {
                ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    region(ui, "navigation", Role::Navigation, "Dossiers en uitleg", |ui| {
                        start_aside_ui(ui, dossiers, &self.place, commands);
                        follow_focus(ui);
                    });
                });
            });
            self.navigation = drawn.response.rect;
        }
        CentralPanel::default_margins().frame(Frame::new().fill(palette.background)).show(ui, |ui| {
            self.messages_ui(ui, 0, commands);
            if self.place.is_of_program() {
                self.program_screen_ui(ui, is_narrow, commands);
                return;
            }
            let mut state = std::mem::take(&mut self.start);
            let session = &self.session;
            if session.lacks_dialogs() {
                state.offer_path(session.documents());
            }
            // Whether a disk is slow tells the clock, and nothing else.
            let slow = session.recent().iter().filter(|recent| session.is_card_slow(&recent.path)).count();
            let shelf = self.shelf.get((session.revision(), session.today(), slow), || Shelf::new(session));
            let folder = session.batch_folder();
            let screen = StartScreen {
                is_known: session.knows_recent(),
                documents: session.documents(),
                policy: session.policy(),
                preconditions: session.catalogue().preconditions().len(),
                batch: session.batch(),
                folder: &folder,
                is_covered: session.is_loading() || ui.ctx().memory(|memory| memory.top_modal_layer().is_some()),
                is_narrow,
            };
            region(ui, "start", Role::Main, "Dossiers", |ui| start_ui(ui, &screen, shelf, &mut state, commands));
            self.start = state;
        });
    }

    /// A screen that belongs to no dossier, where none is open.
    fn program_screen_ui(&mut self, ui: &mut Ui, is_narrow: bool, commands: &mut Vec<Command>) {
        ui.painter().rect_filled(ui.max_rect(), 0, Palette::of(ui).panel);
        let page = Page {
            key: format!("{:?}", self.place),
            is_new: std::mem::take(&mut self.moved),
            // Beside the screen stands the way to the dossiers, where there is room for it.
            back: is_narrow.then(|| "de dossiers".to_owned()),
            happened: None,
        };
        if self.place == Place::LearningCircle {
            self.circle_ui(ui, &page, commands);
            return;
        }
        let session = &self.session;
        let screen = LibraryScreen { catalogue: session.catalogue(), library: session.library(), plan: None, in_report: &[] };
        library_ui(ui, &page, &screen, &mut self.library, commands);
    }

    /// A folder of dossiers beside each other.
    pub(super) fn circle_ui(&mut self, ui: &mut Ui, page: &Page, commands: &mut Vec<Command>) {
        let session = &self.session;
        let screen = CircleScreen {
            catalogue: session.catalogue(),
            folder: session.circle_folder(),
            lacks_dialogs: session.lacks_dialogs(),
            reading: session.circle_reading(),
            is_slow: session.is_circle_slow(),
            circle: session.circle(),
            filter: session.circle_filter(),
            visits: session.circle_visits(),
            detail: session.circle_detail(),
            is_being_saved: session.is_circle_being_saved(),
            today: session.today(),
        };
        learning_circle_ui(ui, page, &screen, &mut self.circle, commands);
    }
}

/// The name of the program, and what helps with it.
fn start_bar_ui(ui: &mut Ui, menu: &Menu<'_>, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        ornament_ui(ui, &shapes::emblem(EMBLEM_WIDTH));
        let ink = Palette::of(ui).ink;
        ui.label(egui::RichText::new("Wijkpeil").font(theme::strong()).color(ink));
        end_aligned(ui, "bar-end", |ui| {
            let help = quiet_button(ui, None, "Hulp", "Hulp", true).on_hover_text("F1; met ? zie je de toetsen.");
            help.asks(commands, || Command::OpenHelp("In het kort"));
            menu_ui(ui, menu, commands);
        });
    });
}
