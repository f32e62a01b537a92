//! The dossierkast: every recent dossier as a card, a new one, and reports of several at once.

mod aside;
mod bar;
mod card;
mod new_dossier;
mod shelf;
mod signs;
mod wall;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use egui::{Align, Frame, Layout, Margin, Panel, Rect, Response, ScrollArea, Ui, pos2, vec2};

pub use self::aside::start_aside_ui;
use self::bar::{Bar, BarState, action_bar_ui};
use self::card::{CardChange, Laid};
use self::new_dossier::{NewForm, NewState, new_ui};
pub use self::shelf::Shelf;
use crate::model::Profile;
use crate::session::{Action, BatchState, Policy};
use crate::shapes;
use crate::ui::announce;
use crate::ui::command::{Asks as _, Command};
use crate::ui::paint::ornament_ui;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{
    Column, button, card, columns, fill_before_end, fixed, focus_field, folded, follow_focus, form_line, gap, page_title,
    paragraph, primary_button, search_field, small_text, styled_text, typed_path, width_of_buttons,
};
use crate::words;

/// What the screen shows.
pub struct StartScreen<'a> {
    /// Whether it is known which dossiers were opened lately.
    pub is_known: bool,
    /// Where a new dossier goes.
    pub documents: &'a Path,
    /// What an organisation fixes.
    pub policy: &'a Policy,
    /// How many randvoorwaarden the content has.
    pub preconditions: usize,
    /// How far reports of several dossiers are.
    pub batch: &'a BatchState,
    /// Where those go.
    pub folder: &'a Path,
    /// Whether something lies over the screen, or is on its way, so that it takes no focus by itself.
    pub is_covered: bool,
    /// Whether the window has no room beside the cards.
    pub is_narrow: bool,
}

/// What the user chose and typed.
#[derive(Debug, Default)]
pub struct StartState {
    new: NewState,
    path: PathState,
    bar: BarState,
    /// The files of the chosen dossiers.
    chosen: BTreeSet<PathBuf>,
    /// The words that are looked for.
    words: String,
    /// Whether the cursor was put in the form for who has no dossier yet.
    was_greeted: bool,
}

/// Where a dossier stands that is to be opened.
#[derive(Debug, Default)]
struct PathState {
    typed: String,
    /// Whether the field stands open, as the system has no dialog to pick a file with.
    is_open: bool,
}

const TITLE: &str = "Dossiers";
const PATH: &str = "Plaats van het dossier";
const SEARCH: &str = "Zoek wijk of gemeente";
/// In a lower window, in points, nothing stands still while the cards scroll.
const LOW: f32 = 480.0;
/// Of more dossiers some can be looked for.
const FEW: usize = 6;
/// No card is narrower in points, where there are several beside each other.
const LEAST_WIDTH: f32 = 300.0;
/// Between cards, in points.
const BETWEEN: f32 = space::L;
/// Width of the field to look for dossiers, in points.
const WIDTH_OF_SEARCH: f32 = 232.0;

impl StartState {
    /// A dossier was opened: what was typed stays, unless this is the dossier that it was typed for.
    pub fn settle(&mut self, opened: &Profile) {
        self.path.typed.clear();
        self.chosen.clear();
        self.new.settle(opened);
    }

    /// Asks in the window where a dossier stands, as the system has no dialog for that; most stand in this folder.
    pub fn ask_for_path(&mut self, context: &egui::Context, documents: &Path) {
        self.offer_path(documents);
        focus_field(context, PATH.to_owned());
    }

    /// Has the field for the place of a dossier stand open, as the system has no dialog for that; most stand in this folder.
    pub fn offer_path(&mut self, documents: &Path) {
        if !std::mem::replace(&mut self.path.is_open, true) && self.path.typed.trim().is_empty() {
            // With a separator at its end, so that only the name has to be typed.
            self.path.typed = documents.join("").display().to_string();
        }
    }

    /// Asks in the window for the folder of reports of several dossiers.
    pub fn ask_for_folder(&mut self, context: &egui::Context, folder: &Path) {
        self.bar.ask_for_folder(context, folder);
    }

    fn toggle(&mut self, path: &Path) -> bool {
        let was_chosen = self.chosen.remove(path);
        if !was_chosen {
            self.chosen.insert(path.to_owned());
        }
        !was_chosen
    }
}

/// Draws the screen: its head, the cards, and the bar below them while there is something to do with several of them.
pub fn start_ui(ui: &mut Ui, screen: &StartScreen<'_>, shelf: &mut Shelf, state: &mut StartState, commands: &mut Vec<Command>) {
    state.new.begin_frame(ui.ctx());
    let is_empty = screen.is_known && shelf.cards.is_empty();
    state.chosen.retain(|path| shelf.cards.iter().any(|card| card.path == *path && card.barrier.is_none()));
    if is_empty && !screen.is_covered && !std::mem::replace(&mut state.was_greeted, true) {
        state.new.open(ui.ctx());
    }
    let side = if screen.is_narrow { space::S } else { space::XL };
    // In little room everything scrolls, so that there is something to be seen of the cards.
    let is_low = ui.ctx().content_rect().height() < LOW;
    let palette = Palette::of(ui);
    if !is_low {
        let head = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(side as i8, 10));
        Panel::top("start-head").frame(head).show(ui, |ui| head_ui(ui, shelf, state, commands));
        // Below the cards and not over them, so that nothing with the focus is hidden by it.
        if is_bar_shown(screen, state) {
            let margin = Margin { left: side as i8, right: side as i8, top: space::S as i8, bottom: space::L as i8 };
            let frame = Frame::new().fill(palette.background).inner_margin(margin);
            let panel = Panel::bottom("start-bar").frame(frame).show_separator_line(false);
            panel.show(ui, |ui| bar_ui(ui, screen, shelf, state, commands));
        }
    }
    ScrollArea::vertical().id_salt("start").auto_shrink(false).show(ui, |ui| {
        let area = ui.available_rect_before_wrap();
        let inside = Rect::from_min_max(area.min + vec2(side, space::L), pos2(area.right() - side, area.bottom()));
        let id = ui.scope_id().with("start");
        ui.scope_builder(egui::UiBuilder::new().scope_id(id).max_rect(inside), |ui| {
            if is_low {
                fixed(ui, "head", |ui| head_ui(ui, shelf, state, commands));
            }
            contents_ui(ui, screen, shelf, state, commands);
            if is_low && is_bar_shown(screen, state) {
                fixed(ui, "bar", |ui| bar_ui(ui, screen, shelf, state, commands));
            }
            ui.add_space(space::XL);
            follow_focus(ui);
        });
    });
}

fn is_bar_shown(screen: &StartScreen<'_>, state: &StartState) -> bool {
    !state.chosen.is_empty() || *screen.batch != BatchState::None
}

fn bar_ui(ui: &mut Ui, screen: &StartScreen<'_>, shelf: &Shelf, state: &mut StartState, commands: &mut Vec<Command>) {
    let chosen = shelf.cards.iter().map(|card| &*card.path).filter(|path| state.chosen.contains(*path)).collect();
    let bar = Bar { shelf, chosen, batch: screen.batch, folder: screen.folder };
    if action_bar_ui(ui, &bar, &mut state.bar, commands) {
        state.chosen.clear();
    }
}

fn head_ui(ui: &mut Ui, shelf: &Shelf, state: &mut StartState, commands: &mut Vec<Command>) {
    let search = if shelf.cards.len() > FEW { WIDTH_OF_SEARCH + ui.spacing().item_spacing.x } else { 0.0 };
    // The heavier letters of the main button take a little more.
    let end = search + width_of_buttons(ui, ["Open …", "Nieuw dossier"]) + space::L;
    let title = ui.painter().layout_no_wrap(TITLE.to_owned(), theme::title(), Palette::of(ui).ink).size().x;
    let is_wide = ui.available_width() >= title + end + space::L;
    if is_wide {
        ui.horizontal(|ui| {
            fill_before_end(ui, end, Layout::left_to_right(Align::Center), |ui| page_title(ui, TITLE));
            fixed(ui, "tools", |ui| tools_ui(ui, shelf, state, commands));
        });
    } else {
        page_title(ui, TITLE);
        fixed(ui, "tools", |ui| {
            let is_broken = ui.available_width() < end;
            let layout = if is_broken { Layout::top_down(Align::LEFT) } else { Layout::left_to_right(Align::Center) };
            ui.allocate_ui_with_layout(vec2(ui.available_width(), theme::TARGET), layout, |ui| {
                tools_ui(ui, shelf, state, commands);
            });
        });
    }
}

/// What can be done in the head of the screen.
fn tools_ui(ui: &mut Ui, shelf: &Shelf, state: &mut StartState, commands: &mut Vec<Command>) {
    if shelf.cards.len() > FEW {
        let width = (WIDTH_OF_SEARCH - 2.0 * space::S).min(ui.available_width() - 2.0 * space::S);
        if let Some(words) = fixed(ui, "search", |ui| search_field(ui, SEARCH, &state.words, width)) {
            state.words = words;
        }
    }
    fixed(ui, "pick", |ui| button(ui, "Open …", true).asks(commands, || Command::Do(Action::PickDossier)));
    // One button at a time is what the screen is for.
    let is_main = state.chosen.is_empty() && !state.new.is_open;
    if fixed(ui, "new", |ui| main_button(ui, "Nieuw dossier", is_main).clicked()) {
        state.new.open(ui.ctx());
    }
}

/// A button that keeps its focus when it becomes, or ceases to be, what the screen is for.
fn main_button(ui: &mut Ui, text: &str, is_main: bool) -> Response {
    if is_main { primary_button(ui, text, true) } else { ui.scope(|ui| button(ui, text, true)).inner }
}

fn contents_ui(ui: &mut Ui, screen: &StartScreen<'_>, shelf: &mut Shelf, state: &mut StartState, commands: &mut Vec<Command>) {
    let is_empty = screen.is_known && shelf.cards.is_empty();
    if is_empty {
        fixed(ui, "welcome", |ui| welcome_ui(ui, screen));
    }
    if state.path.is_open {
        fixed(ui, "path", |ui| asked_path_ui(ui, &mut state.path, commands));
        gap(ui, space::S);
    }
    if state.new.is_open {
        let form = NewForm {
            documents: screen.documents,
            policy: screen.policy,
            is_primary: state.chosen.is_empty(),
            can_be_closed: !is_empty,
        };
        if fixed(ui, "new-form", |ui| new_ui(ui, &form, &mut state.new, commands)) {
            state.new.is_open = false;
        }
        gap(ui, space::S);
    }
    fixed(ui, "cards", |ui| cards_ui(ui, shelf, state, commands));
    fixed(ui, "foot", |ui| {
        ui.vertical_centered(|ui| small_text(ui, "Sleep een dossier op dit venster om het te openen"));
    });
    if screen.is_narrow {
        gap(ui, space::S);
        fixed(ui, "below", |ui| aside::below_ui(ui, commands));
    }
    if !state.path.is_open {
        fixed(ui, "folded-path", |ui| folded_path_ui(ui, &mut state.path, commands));
    }
}

/// For who has no dossier yet.
fn welcome_ui(ui: &mut Ui, screen: &StartScreen<'_>) {
    columns(ui, 720.0, 0.7, |ui, column| match column {
        Column::Left => {
            let color = Palette::of(ui).accent;
            styled_text(ui, "Waar staat jullie wijkaanpak tegen ondermijning?", theme::heading(), color);
            paragraph(
                ui,
                &format!(
                    "Loop met je team langs {} randvoorwaarden en bespreek wat op orde is. Wijkpeil maakt er een 0-meting van \
                     die je kunt bewaren en afdrukken.",
                    words::number_word(screen.preconditions)
                ),
            );
        }
        Column::Right => {
            // On a narrow window the picture would only take room from what can be done.
            if ui.available_width() < 400.0 {
                ornament_ui(ui, &shapes::emblem((ui.available_width() - space::L).min(180.0)));
            }
        }
    });
    gap(ui, space::S);
}

/// The cards in as many columns as fit, each row as high as its highest card.
fn cards_ui(ui: &mut Ui, shelf: &mut Shelf, state: &mut StartState, commands: &mut Vec<Command>) {
    let available = ui.available_width();
    let count = ((available + BETWEEN) / (LEAST_WIDTH + BETWEEN)).floor().max(1.0);
    let width = ((available - BETWEEN * (count - 1.0)) / count).max(1.0);
    let words = state.words.clone();
    let is_searched = shelf.cards.len() > FEW && !words.trim().is_empty();
    let mut shown: Vec<_> = shelf.cards.iter_mut().filter(|card| !is_searched || card.is_named_like(&words)).collect();
    if is_searched && shown.is_empty() {
        paragraph(ui, &format!("Er staat hier geen dossier met ‘{}’ in de naam.", words.trim()));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    for row in shown.chunks_mut(count as usize) {
        let laid: Vec<Laid<'_>> = row.iter_mut().map(|card| Laid::new(ui, card, width)).collect();
        let height = laid.iter().map(|card| card.height).fold(0.0, f32::max);
        let (_, area) = ui.allocate_space(vec2(available, height));
        for (at, card) in laid.into_iter().enumerate() {
            let left = area.left() + at as f32 * (width + BETWEEN);
            let place = Rect::from_min_size(pos2(left, area.top()), vec2(width, height));
            let (path, name) = (card.path().to_owned(), card.title().to_owned());
            let is_chosen = state.chosen.contains(&path);
            let change = card.show(ui, place, is_chosen, commands);
            let now = change.is_some().then(|| state.toggle(&path));
            if let (Some(CardChange::TickedElsewhere), Some(is_chosen)) = (change, now) {
                let how = if is_chosen { "gekozen" } else { "niet meer gekozen" };
                announce::say(ui.ctx(), format!("{name} {how}"));
            }
        }
        gap(ui, BETWEEN);
    }
}

/// Where no dialog opens.
fn asked_path_ui(ui: &mut Ui, path: &mut PathState, commands: &mut Vec<Command>) {
    card(ui, |ui| {
        ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH));
        paragraph(
            ui,
            "Op deze computer opent geen venster om een bestand te kiezen. Typ of plak hieronder waar het dossier staat.",
        );
        path_ui(ui, path, commands);
    });
}

/// For a computer on which no dialog opens, though it says that it has one.
fn folded_path_ui(ui: &mut Ui, path: &mut PathState, commands: &mut Vec<Command>) {
    folded(ui, "open-by-path", "Opent er geen venster om een bestand te kiezen?", |ui| path_ui(ui, path, commands));
}

fn path_ui(ui: &mut Ui, path: &mut PathState, commands: &mut Vec<Command>) {
    let is_entered = form_line(ui, "Typ of plak hier waar het dossier staat", PATH, &mut path.typed);
    let can_open = !path.typed.trim().is_empty();
    let is_asked = button(ui, "Open dit bestand", can_open).clicked() || is_entered;
    if is_asked && can_open {
        commands.push(Command::Do(Action::Open(typed_path(&path.typed))));
    }
}
