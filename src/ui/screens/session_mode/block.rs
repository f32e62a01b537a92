//! Items about which the invulbladen agree, proposed as one block: a row for each with the five ratings, and a key a row. The
//! program fills in no rating.

use egui::{
    Color32, CornerRadius, Key, Label, Modifiers, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use super::buttons::{Large, key_at, key_size};
use super::keys::walk_keys;
use super::sizes::Sizes;
use super::texts::{large_text, text_job};
use super::walk::{Placed, Walk};
use super::{SessionModeState, SessionScreen};
use crate::model::Rating;
use crate::session::AnswerEdit;
use crate::shapes;
use crate::ui::announce::say;
use crate::ui::command::Command;
use crate::ui::focus::{self, Wish};
use crate::ui::paint::{MarkGround, drawing_ui, rating_mark_on};
use crate::ui::theme::{CORNER, Palette};
use crate::ui::widgets::{Rated, choice_row, chosen_text, column, fixed, focus_choice, may_change, pressed_number};
use crate::words;

/// What the page is called.
pub(super) const TITLE: &str = "Samen als blok";
/// What the keys do.
pub(super) const HINT: &str = "Toets 1–5 geeft een oordeel en gaat verder. B: apart bespreken.";

/// What the rows are, and what can be done with them.
pub(super) fn told(walk: &Walk<'_>) -> String {
    format!(
        "Over {} zeggen de invulbladen hetzelfde, of bijna hetzelfde. Geef elk punt zelf een oordeel. Wil iemand over een punt praten? Haal het dan uit het blok.",
        words::count(walk.block.len(), "punt", "punten")
    )
}

/// The row that the keys rate: where the focus is, else the first one without a rating.
fn current(screen: &SessionScreen<'_>, walk: &Walk<'_>, state: &SessionModeState) -> usize {
    let is_open = |at: &usize| walk.items.get(*at).is_some_and(|(_, item)| screen.measurement.rating(&item.id).is_none());
    let first = || walk.block.iter().position(is_open).unwrap_or(0);
    state.row.unwrap_or_else(first).min(walk.block.len().saturating_sub(1))
}

/// The item in a row.
fn placed<'a>(walk: &Walk<'a>, row: usize) -> Option<Placed<'a>> {
    walk.items.get(*walk.block.get(row)?).copied()
}

/// 1 to 5 rate a row and go on to the next one, the arrows go up and down, B takes a row out of the block.
pub(super) fn keys(
    ui: &Ui,
    (screen, walk): (&SessionScreen<'_>, &Walk<'_>),
    state: &mut SessionModeState,
    commands: &mut Vec<Command>,
) {
    walk_keys(ui, walk, state, commands);
    if state.stop != Some(walk.here) {
        return;
    }
    let row = current(screen, walk, state);
    let Some((_, item)) = placed(walk, row) else { return };
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        go_to_row(ui, screen, walk, state, row + 1);
    } else if pressed(Key::ArrowUp) {
        go_to_row(ui, screen, walk, state, row.saturating_sub(1));
    } else if pressed(Key::B) {
        take_out(ui, (screen, walk), state, row);
    } else if let Some(at) = may_change(ui).then(|| pressed_number(ui, Rating::ALL.len())).flatten() {
        let number = screen.catalogue.number(&item.id);
        say(ui.ctx(), format!("{number}: {}", chosen_text(Rating::ALL[at])));
        commands.push(Command::answer(&item.id, AnswerEdit::Rating(Some(Rating::ALL[at]))));
        go_to_row(ui, screen, walk, state, row + 1);
    }
}

/// The focus goes to a row; behind the last one it stays there.
fn go_to_row(ui: &Ui, screen: &SessionScreen<'_>, walk: &Walk<'_>, state: &mut SessionModeState, row: usize) {
    let row = row.min(walk.block.len().saturating_sub(1));
    state.row = Some(row);
    if let Some((_, item)) = placed(walk, row) {
        focus_choice(ui.ctx(), screen.catalogue.number(&item.id).to_owned());
    }
}

/// Somebody wants to talk about a row: it comes by itself, right behind the block.
fn take_out(ui: &Ui, (screen, walk): (&SessionScreen<'_>, &Walk<'_>), state: &mut SessionModeState, row: usize) {
    let Some((_, item)) = placed(walk, row) else { return };
    state.taken_out.insert(item.id.clone());
    say(ui.ctx(), format!("{} komt na het blok aan de beurt", screen.catalogue.number(&item.id)));
    // What comes up in its place, else the one before it.
    let next = placed(walk, row + 1).map(|next| (row, next));
    match next.or_else(|| row.checked_sub(1).and_then(|before| Some((before, placed(walk, before)?)))) {
        Some((row, (_, item))) => {
            state.row = Some(row);
            focus_choice(ui.ctx(), screen.catalogue.number(&item.id).to_owned());
        }
        None => focus::wish(ui.ctx(), Wish::Title),
    }
}

/// How a row shares its width.
struct Columns {
    /// Width of the question; where it takes the whole row, everything else stands below it.
    text: f32,
    cell: Vec2,
    is_stacked: bool,
    gap: f32,
}

impl Columns {
    fn new(ui: &Ui) -> Self {
        let sizes = Sizes::of(ui);
        let cell = vec2(sizes.space(64.0).max(56.0), sizes.target());
        let gap = sizes.padding();
        let inner = ui.available_width() - 2.0 * gap;
        let apart = apart_button("").width(ui);
        let text = inner - cells_width(sizes, cell) - apart - 2.0 * gap;
        let is_stacked = text < 0.42 * inner;
        Self { text: if is_stacked { inner } else { text }, cell, is_stacked, gap }
    }
}

fn cells_width(sizes: Sizes, cell: Vec2) -> f32 {
    let count = Rating::ALL.len() as f32;
    count * cell.x + (count - 1.0) * cell_gap(sizes)
}

fn cell_gap(sizes: Sizes) -> f32 {
    sizes.space(4.0).max(2.0)
}

fn apart_button(name: &str) -> Large<'_> {
    Large::new("apart", "Apart", name)
}

/// Draws what the five columns mean, above the rows: it stays in sight.
pub(super) fn head_ui(ui: &mut Ui) {
    let (sizes, palette) = (Sizes::of(ui), Palette::of(ui));
    let columns = Columns::new(ui);
    let names = Rating::ALL.map(|rating| {
        let mut job = text_job(ui, words::rating_label(rating), &sizes.small());
        job.wrap.max_width = columns.cell.x;
        job.halign = egui::Align::Center;
        ui.painter().layout_job(job)
    });
    let key = if sizes.is_small() { 0.0 } else { key_size(ui, "1").y + sizes.space(4.0) };
    let height = names.iter().map(|name| name.size().y).fold(0.0, f32::max);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), key + height + sizes.space(6.0)));
    let left = rect.left() + columns.gap + if columns.is_stacked { 0.0 } else { columns.text + columns.gap };
    for (at, name) in names.into_iter().enumerate() {
        let middle = left + at as f32 * (columns.cell.x + cell_gap(sizes)) + columns.cell.x / 2.0;
        if key > 0.0 {
            let number = (at + 1).to_string();
            let width = key_size(ui, &number).x;
            key_at(ui, &number, pos2(middle - width / 2.0, rect.top() + key_size(ui, &number).y / 2.0), palette.ink_soft);
        }
        ui.painter().galley_with_override_text_color(pos2(middle, rect.top() + key), name, palette.ink_soft);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.hair));
}

/// Draws the rows, and below them what was taken out.
pub(super) fn block_ui(
    ui: &mut Ui,
    screen: &SessionScreen<'_>,
    walk: &Walk<'_>,
    state: &mut SessionModeState,
    commands: &mut Vec<Command>,
) {
    let columns = Columns::new(ui);
    let here = current(screen, walk, state);
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut taken_out = None;
    for row in 0..walk.block.len() {
        let Some((_, item)) = placed(walk, row) else { continue };
        let drawn = fixed(ui, &item.id, |ui| row_ui(ui, screen, (walk, row), &columns, row == here, commands));
        let focused = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
        let has_focus = focused.is_some_and(|focused| drawn.rect.contains(focused.rect.center()));
        // While the focus is on its way to another row, it is still in the one that it leaves.
        if drawn.is_rated || has_focus && !focus::is_wished(ui.ctx()) {
            state.row = Some(row);
        }
        if drawn.is_taken_out {
            taken_out = Some(row);
        }
        // All of a row comes into sight, not only the rating that gets the focus.
        if row == here && focus::is_wished(ui.ctx()) {
            ui.scroll_to_rect(drawn.rect, None);
        }
    }
    if let Some(row) = taken_out {
        take_out(ui, (screen, walk), state, row);
    }
    ui.spacing_mut().item_spacing.y = Sizes::of(ui).between();
    for at in walk.taken_out() {
        let Some((_, item)) = walk.items.get(at) else { continue };
        let number = screen.catalogue.number(&item.id);
        fixed(ui, ("back", &item.id), |ui| {
            large_text(ui, &format!("{number} {} komt na het blok aan de beurt.", item.noun()));
            let name = format!("Zet {number} terug in het blok");
            if Large::new("back", "Zet terug", &name).show(ui).clicked() {
                state.taken_out.remove(&item.id);
            }
        });
    }
}

/// What was done with a row.
struct Drawn {
    rect: Rect,
    is_rated: bool,
    is_taken_out: bool,
}

fn row_ui(
    ui: &mut Ui,
    screen: &SessionScreen<'_>,
    (walk, row): (&Walk<'_>, usize),
    columns: &Columns,
    is_here: bool,
    commands: &mut Vec<Command>,
) -> Drawn {
    let (sizes, palette) = (Sizes::of(ui), Palette::of(ui));
    let (top, across) = (ui.cursor().top(), ui.max_rect().x_range());
    let ground = ui.painter().add(Shape::Noop);
    let mut drawn = Drawn { rect: Rect::NOTHING, is_rated: false, is_taken_out: false };
    let Some((_, item)) = placed(walk, row) else { return drawn };
    let number = screen.catalogue.number(&item.id);
    let rating = screen.measurement.rating(&item.id);
    let rated = Rated::new(number, item);
    let above = sizes.space(10.0).max(4.0);
    ui.add_space(above);
    let question = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = sizes.space(4.0);
        let mut job = text_job(ui, &format!("{number}  {}", item.text), &sizes.bar());
        job.sections.iter_mut().for_each(|section| section.format.color = palette.ink);
        ui.add(Label::new(job).wrap());
        if let Some(spread) = screen.told.item(&item.id) {
            drawing_ui(ui, &shapes::views_strip(&spread.views, ui.available_width(), sizes.small().size));
        }
        let lacks_reason = screen.measurement.answers.get(&item.id).is_some_and(|answer| answer.reason.trim().is_empty());
        if rating == Some(Rating::NotApplicable) && lacks_reason {
            large_text(ui, "Schrijf bij het punt zelf nog op waarom dit niet geldt.");
        }
    };
    let mut answer = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.x = columns.gap;
        let cells = vec2(cells_width(sizes, columns.cell), columns.cell.y);
        ui.allocate_ui(cells, |ui| {
            ui.add_enabled_ui(may_change(ui), |ui| {
                ui.set_width(cells.x);
                let chosen = Rating::ALL.iter().position(|choice| rating == Some(*choice));
                let group = (&*rated.said(), rated.help);
                let change = choice_row(ui, group, number, Rating::ALL.len(), chosen, |ui, sense, at| {
                    ui.spacing_mut().item_spacing.x = cell_gap(sizes);
                    cell_ui(ui, sense, columns.cell, &rated, (Rating::ALL[at], chosen == Some(at)))
                });
                if let Some(change) = change {
                    drawn.is_rated = true;
                    let rating = change.chosen().map(|at| Rating::ALL[at]);
                    commands.push(Command::answer(&item.id, AnswerEdit::Rating(rating)));
                }
            });
        });
        drawn.is_taken_out = apart_button(&format!("Bespreek {number} apart")).show(ui).clicked();
    };
    if columns.is_stacked {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(columns.gap);
            column(ui, columns.text, question);
        });
        ui.add_space(sizes.space(4.0).max(2.0));
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(columns.gap);
            answer(ui);
        });
    } else {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(columns.gap);
            column(ui, columns.text, question);
            ui.add_space(columns.gap);
            answer(ui);
        });
    }
    ui.add_space(above);
    drawn.rect = Rect::from_x_y_ranges(across, top..=ui.cursor().top());
    if is_here {
        ui.painter().set(ground, Shape::rect_filled(drawn.rect, CornerRadius::same(CORNER), palette.here));
    }
    ui.painter().hline(drawn.rect.x_range(), drawn.rect.bottom() - 0.5, Stroke::new(1.0, palette.hair));
    drawn
}

/// A rating in a row: its mark; what stands above the column is its name.
fn cell_ui(ui: &mut Ui, sense: Sense, size: Vec2, rated: &Rated<'_>, (rating, is_chosen): (Rating, bool)) -> Response {
    let palette = Palette::of(ui);
    let (_, rect) = ui.allocate_space(size);
    let response = ui.interact(rect, ui.scope_id().with(("cell", rating)), sense);
    let is_enabled = ui.is_enabled();
    let name = format!("{}, {}", words::rating_label(rating), rated.name);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, is_enabled, is_chosen, &name));
    rated.describe(ui, rating, &response);
    if ui.is_rect_visible(rect) {
        let solid = palette.solid(rating);
        let (fill, edge): (Color32, Color32) = match () {
            () if is_chosen => (solid, solid),
            () if response.hovered() => (palette.hover, palette.ink_soft),
            () if is_enabled => (palette.panel, palette.line),
            () => (palette.panel, palette.hair),
        };
        let opacity = ui.opacity();
        // What was chosen is read as well where it cannot be changed.
        ui.set_opacity(1.0);
        ui.painter().rect(rect, CornerRadius::same(CORNER), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        let ground = if is_chosen { MarkGround::Fill(solid) } else { MarkGround::Panel };
        rating_mark_on(ui, ground, rect.center(), size.y * 0.6, Some(rating));
        ui.set_opacity(opacity);
    }
    match rated.anchor(rating) {
        Some(anchor) => response.on_hover_text(anchor),
        None => response,
    }
}
