//! The wijken beside each other: a row for each randvoorwaarde, in the order of the wall, and a column for each wijk. Only the
//! columns in sight are drawn, so that it costs the same whether there are four or four hundred; the names of the rows stay.
//!
//! It is one stop for the Tab key: the arrows lead along the names and the cells, and Enter opens one.

use std::f32::consts::FRAC_PI_2;

use egui::epaint::TextShape;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Color32, EventFilter, FontId, Id, Key, Modifiers, Rect, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::CircleScreen;
use crate::analysis::{CircleCell, CircleRow, LearningCircle, Verdict};
use crate::content::{Catalogue, PreconditionId};
use crate::session::{Circle, CircleCellPlace};
use crate::shapes::{self, ChangeMark, Point};
use crate::ui::announce::describe;
use crate::ui::paint::shapes_at;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{Icon, MARK, icon_button, small_text, table};
use crate::words;

/// Width of the names of the rows, in points.
const NAMES: f32 = 188.0;
/// The same in a narrow window.
const NARROW_NAMES: f32 = 120.0;
/// From this width, in points, the names of the rows have all their room.
const ROOM_FOR_NAMES: f32 = 420.0;
/// Size of a cell, in points.
const CELL: egui::Vec2 = vec2(58.0, 36.0);
/// Height of the name of a bouwsteen, in points.
const GROUP: f32 = 28.0;
/// Height of the names of the wijken, in points.
const HEAD: f32 = 128.0;

/// Where in the matrix the user is.
#[derive(Debug, Default)]
pub(super) struct MatrixState {
    /// The first column in sight.
    first: usize,
    /// What the wheel turned sideways and was less than a column, in points.
    turned: f32,
    /// The row and the column that the Tab key leads to; column 0 has the names of the rows.
    at: (usize, usize),
    /// Whether the focus is to go there.
    is_wanted: bool,
}

impl MatrixState {
    /// Gives the focus to the cell where the user was.
    pub(super) fn take_focus(&mut self, context: &egui::Context) {
        self.is_wanted = true;
        context.request_repaint();
    }
}

/// What was chosen.
pub(super) enum Chosen {
    /// A randvoorwaarde.
    Row(PreconditionId),
    /// A randvoorwaarde in one wijk.
    Cell(CircleCellPlace),
}

/// Where everything stands.
struct Plan {
    names: f32,
    /// How many columns are in sight.
    count: usize,
    /// The first of them.
    first: usize,
    /// The left edge of all.
    left: f32,
}

impl Plan {
    fn cell(&self, row: Rect, column: usize) -> Rect {
        let left = self.left + self.names + (column - self.first) as f32 * CELL.x;
        Rect::from_min_max(pos2(left, row.top()), pos2(left + CELL.x, row.bottom()))
    }

    fn name(&self, row: Rect) -> Rect {
        Rect::from_min_max(row.min, pos2(self.left + self.names, row.bottom()))
    }

    fn columns(&self) -> std::ops::Range<usize> {
        self.first..self.first + self.count
    }

    fn right(&self) -> f32 {
        self.left + self.names + self.count as f32 * CELL.x
    }
}

/// The columns of the circle by bouwsteen, from the top of the wall down: the name of each, and the places of its columns.
fn groups<'a>(catalogue: &'a Catalogue, circle: &LearningCircle) -> Vec<(&'a str, Vec<usize>)> {
    let blocks = catalogue.building_blocks().iter().rev();
    let of = |block: &crate::content::BuildingBlock| {
        let is_in = |id: &PreconditionId| catalogue.precondition(id).is_some_and(|it| it.building_block == block.id);
        circle.columns.iter().enumerate().filter(|(_, column)| is_in(&column.precondition)).map(|(at, _)| at).collect()
    };
    blocks.map(|block| (block.title.as_str(), of(block))).filter(|(_, columns): &(_, Vec<usize>)| !columns.is_empty()).collect()
}

/// The randvoorwaarde that is looked at first: the one nearest to the top of which somebody seeks what another one has.
pub(super) fn first_row(catalogue: &Catalogue, circle: &Circle) -> Option<PreconditionId> {
    let order: Vec<usize> = groups(catalogue, &circle.circle).into_iter().flat_map(|(_, columns)| columns).collect();
    let has_pairs = |at: &&usize| circle.proposals.iter().any(|pair| pair.column == **at);
    let at = *order.iter().find(has_pairs).or_else(|| order.first())?;
    circle.circle.columns.get(at).map(|column| column.precondition.clone())
}

/// Draws the matrix with the row of `shown` marked; gives what was chosen.
pub(super) fn matrix_ui(
    ui: &mut Ui,
    screen: &CircleScreen<'_>,
    circle: &Circle,
    state: &mut MatrixState,
    shown: Option<&PreconditionId>,
) -> Option<Chosen> {
    let wijken = circle.circle.rows.len();
    let width = ui.available_width();
    let names = if width < ROOM_FOR_NAMES { NARROW_NAMES } else { NAMES };
    let count = (((width - names) / CELL.x).floor().max(1.0) as usize).min(wijken);
    turn(ui, state);
    state.first = state.first.min(wijken - count);
    let plan = Plan { names, count, first: state.first, left: ui.cursor().left() };
    let groups = groups(screen.catalogue, &circle.circle);
    let order: Vec<usize> = groups.iter().flat_map(|(_, columns)| columns.iter().copied()).collect();
    state.at = (state.at.0.min(order.len().saturating_sub(1)), state.at.1.min(wijken));
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut chosen = None;
    let said = format!("{} naast elkaar, per randvoorwaarde", words::figure(wijken, "wijk", "wijken"));
    table::part(ui, "matrix", Role::Table, &said, |ui| {
        let rows = groups.len() as f32 * GROUP + order.len() as f32 * CELL.y;
        table::pinned_over(ui, "heads", (HEAD, rows - CELL.y), |ui| heads_ui(ui, circle, &plan, state));
        let mut number = 0;
        for (title, columns) in &groups {
            group_ui(ui, title, &plan);
            for at in columns {
                let found = table::part(ui, &circle.circle.columns[*at].precondition, Role::Row, "", |ui| {
                    row_ui(ui, screen, (circle, *at), &plan, (&mut *state, number), shown)
                });
                chosen = chosen.take().or(found);
                number += 1;
            }
        }
    });
    keys(ui, circle, &order, (&mut *state, count));
    scroll_bar_ui(ui, wijken, &plan, state);
    chosen
}

/// The wheel turned sideways over the matrix moves it by whole columns.
fn turn(ui: &Ui, state: &mut MatrixState) {
    let is_over = ui.rect_contains_pointer(ui.available_rect_before_wrap());
    let turned = if is_over { ui.input(|input| input.smooth_scroll_delta().x) } else { 0.0 };
    state.turned = if turned == 0.0 { 0.0 } else { state.turned - turned };
    let columns = (state.turned / CELL.x).trunc();
    state.turned -= columns * CELL.x;
    state.first = state.first.saturating_add_signed(columns as isize);
}

/// The corner, and the names of the wijken from below upwards.
fn heads_ui(ui: &mut Ui, circle: &Circle, plan: &Plan, state: &mut MatrixState) {
    let palette = Palette::of(ui);
    let area = ui.max_rect();
    ui.painter().rect_filled(area, 0, palette.panel);
    let corner = plan.name(area);
    let inside = egui::UiBuilder::new().max_rect(corner.shrink2(vec2(0.0, space::XS)));
    ui.scope_builder(inside, |ui| corner_ui(ui, circle.circle.rows.len(), plan, state));
    for column in plan.columns() {
        let place = plan.cell(area, column);
        wijk_ui(ui, &circle.circle.rows[column], place);
    }
    ui.painter().hline(area.left()..=plan.right(), area.bottom() - 0.5, Stroke::new(1.0, palette.line));
}

/// How many wijken there are, which of them are in sight, and the ways to the others.
fn corner_ui(ui: &mut Ui, wijken: usize, plan: &Plan, state: &mut MatrixState) {
    ui.spacing_mut().item_spacing.y = 0.0;
    small_text(ui, &words::figure(wijken, "wijk", "wijken"));
    if plan.count == wijken {
        return;
    }
    small_text(ui, &format!("{} tot en met {} in beeld", plan.first + 1, plan.first + plan.count));
    ui.horizontal(|ui| {
        if icon_button(ui, Icon::Previous, "Vorige wijken", plan.first > 0).clicked() {
            state.first = plan.first.saturating_sub(plan.count);
        }
        if icon_button(ui, Icon::Next, "Volgende wijken", plan.first + plan.count < wijken).clicked() {
            state.first = (plan.first + plan.count).min(wijken - plan.count);
        }
    });
}

/// The name of a wijk above its column, with its gemeente; its file where another one is called the same.
fn wijk_ui(ui: &Ui, row: &CircleRow, place: Rect) {
    let palette = Palette::of(ui);
    let upright = |text: &str, font: FontId, color: Color32, left: f32| {
        let format = TextFormat { font_id: font, color, ..TextFormat::default() };
        let mut job = LayoutJob::single_section(text.to_owned(), format);
        job.wrap = TextWrapping::truncate_at_width(place.height() - space::S);
        let galley = ui.painter().layout_job(job);
        // It is turned around the place where its first letter begins.
        ui.painter().add(TextShape::new(pos2(left, place.bottom() - space::XS), galley, color).with_angle(-FRAC_PI_2));
    };
    let under = words::circle_file(row).unwrap_or_else(|| words::visible(&row.municipality));
    upright(&words::visible(words::circle_wijk(row)), theme::label_strong(), palette.ink, place.left() + 8.0);
    if under != words::circle_wijk(row) {
        upright(&under, theme::small(), palette.ink_soft, place.left() + 30.0);
    }
    let name = words::visible(&words::circle_name(row));
    let response = ui.interact(place, ui.scope_id().with(("wijk", &row.file)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &name));
    response.on_hover_text(format!("{name}, {}", words::circle_measurement(row)));
}

fn group_ui(ui: &mut Ui, title: &str, plan: &Plan) {
    let palette = Palette::of(ui);
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), GROUP));
    let response = ui.interact(area, ui.scope_id().with(("group", title)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, title));
    if ui.is_rect_visible(area) {
        table::cell_text(ui, plan.name(area), title, theme::small_strong(), palette.ink_soft, 1);
        lines(ui, area, plan);
    }
}

/// The fine lines below a row and beside its cells.
fn lines(ui: &Ui, area: Rect, plan: &Plan) {
    let stroke = Stroke::new(1.0, Palette::of(ui).hair);
    ui.painter().hline(area.left()..=plan.right(), area.bottom() - 0.5, stroke);
    for column in 0..=plan.count {
        let x = plan.left + plan.names + column as f32 * CELL.x;
        ui.painter().vline(x - 0.5, area.y_range(), stroke);
    }
}

fn row_ui(
    ui: &mut Ui,
    screen: &CircleScreen<'_>,
    (circle, column): (&Circle, usize),
    plan: &Plan,
    (state, number): (&mut MatrixState, usize),
    shown: Option<&PreconditionId>,
) -> Option<Chosen> {
    let palette = Palette::of(ui);
    let facts = &circle.circle.columns[column];
    let id = &facts.precondition;
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), CELL.y));
    let is_visible = ui.is_rect_visible(area);
    let is_here = shown == Some(id);
    if is_visible {
        let ground = Rect::from_min_max(area.min - vec2(space::S, 0.0), pos2(plan.right() + space::XS, area.bottom() - 1.0));
        if is_here {
            ui.painter().rect_filled(ground, theme::CORNER, palette.here);
        }
        lines(ui, area, plan);
    }
    let title = words::circle_title(screen.catalogue, id);
    let mut chosen = None;
    let place = plan.name(area);
    let response = stop(ui, place.shrink2(vec2(0.0, 1.0)), stop_id(id, None), (&mut *state, number, 0));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &title));
    let counts = format!("op orde in {}, gezocht in {}", facts.in_order.len(), facts.seeking.len());
    describe(ui, &response, &if is_here { format!("Gekozen. {counts}") } else { counts });
    if is_visible {
        if response.hovered() && !is_here {
            ui.painter().rect_filled(place, theme::CORNER, palette.hover);
        }
        let font = if is_here { theme::label_strong() } else { theme::label() };
        table::cell_text(ui, place, &title, font, palette.ink, 2);
    }
    if response.clicked() {
        state.at = (number, 0);
        chosen = Some(Chosen::Row(id.clone()));
    }
    // The one with the focus is there too when it has been scrolled out of sight, so that the focus is not lost.
    let elsewhere = state.at.1.checked_sub(1).filter(|at| state.at.0 == number && !plan.columns().contains(at));
    for wijk in plan.columns().chain(elsewhere) {
        let row = &circle.circle.rows[wijk];
        let cell = &row.cells[column];
        let is_in_sight = plan.columns().contains(&wijk);
        // It takes no room, so that nothing else is pressed through it.
        let place = if is_in_sight { plan.cell(area, wijk) } else { Rect::from_min_size(area.min, vec2(0.0, 0.0)) };
        let inside = if is_in_sight { place.shrink(1.0) } else { place };
        let response = stop(ui, inside, stop_id(id, Some(row)), (&mut *state, number, wijk + 1));
        let said = || format!("{}, {title}: {}", words::visible(&wijk_name(row)), words::circle_cell_heard(cell));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, said()));
        if is_visible && is_in_sight {
            if response.hovered() {
                ui.painter().rect_filled(place.shrink(1.0), theme::CORNER, palette.hover);
            }
            cell_ui(ui, cell, place, screen.filter.since.is_some());
        }
        if response.clicked() {
            state.at = (number, wijk + 1);
            if let Some(measurement) = &row.measurement {
                let (file, measurement) = (row.file.clone(), measurement.number);
                chosen = Some(Chosen::Cell(CircleCellPlace { file, measurement, precondition: id.clone() }));
            } else {
                chosen = Some(Chosen::Row(id.clone()));
            }
        }
        response.on_hover_ui(|ui| {
            ui.label(said());
        });
    }
    chosen
}

/// What a screen reader calls a wijk where its gemeente stands above it.
fn wijk_name(row: &CircleRow) -> String {
    match words::circle_file(row) {
        Some(file) => format!("{} ({file})", words::circle_wijk(row)),
        None => words::circle_wijk(row).to_owned(),
    }
}

fn stop_id(precondition: &PreconditionId, row: Option<&CircleRow>) -> Id {
    Id::unique(("circle", precondition.as_str())).with(row.map_or("", |row| &row.file))
}

/// Something that can be chosen. Of all in the matrix the Tab key comes by one.
fn stop(ui: &Ui, place: Rect, id: Id, (state, row, column): (&mut MatrixState, usize, usize)) -> Response {
    let is_stop = state.at == (row, column);
    let response = ui.interact(place, id, if is_stop { Sense::click() } else { Sense::CLICK });
    if is_stop && std::mem::take(&mut state.is_wanted) {
        response.request_focus();
    }
    response
}

/// The mark, how many items are in order or how it went, and a notch where the wijk seeks this.
fn cell_ui(ui: &Ui, cell: &CircleCell, place: Rect, has_change: bool) {
    let palette = Palette::of(ui);
    let middle = place.center().y;
    let answered = cell.score.as_ref().filter(|score| score.verdict != Verdict::NotFilledIn);
    let Some(score) = answered else {
        let dash = Stroke::new(1.5, palette.line);
        ui.painter().hline(place.center().x - 4.0..=place.center().x + 4.0, middle, dash);
        return;
    };
    let mark = shapes::score_mark(score, Point::new(place.left() + 13.0, middle), MARK);
    shapes_at(ui, pos2(0.0, 0.0), &mark);
    if has_change {
        if let Some(direction) = cell.change {
            let change = ChangeMark::from(Some(direction));
            shapes_at(ui, pos2(0.0, 0.0), &shapes::change_mark(change, Point::new(place.left() + 35.0, middle), 14.0));
        }
    } else if let Some((done, all)) = words::circle_counts(cell) {
        let text = ui.painter().layout_no_wrap(format!("{done}/{all}"), theme::small(), palette.ink);
        ui.painter().galley(pos2(place.left() + 24.0, middle - text.size().y / 2.0), text, palette.ink);
    }
    if cell.is_sought {
        notch(ui, place.right() - 2.0, middle);
    }
}

/// The notch of the wall: the wijk seeks this.
fn notch(ui: &Ui, right: f32, middle: f32) {
    let points = vec![pos2(right - 7.0, middle), pos2(right, middle - 5.0), pos2(right, middle + 5.0)];
    ui.painter().add(Shape::convex_polygon(points, Palette::of(ui).ink, Stroke::NONE));
}

/// Moves the focus along names and cells where a key asks for it, and brings what gets it in sight.
fn keys(ui: &Ui, circle: &Circle, order: &[usize], (state, count): (&mut MatrixState, usize)) {
    let id = |at: (usize, usize)| {
        let column = circle.circle.columns.get(*order.get(at.0)?)?;
        let row = at.1.checked_sub(1).and_then(|wijk| circle.circle.rows.get(wijk));
        Some(stop_id(&column.precondition, row))
    };
    let Some(here) = id(state.at).filter(|id| ui.memory(|memory| memory.has_focus(*id))) else { return };
    // The arrows belong to the matrix, not to the way of the focus over the screen.
    let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(here, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (last_row, last) = (order.len().saturating_sub(1), circle.circle.rows.len());
    let (row, column) = state.at;
    let to = match () {
        () if pressed(Key::ArrowDown) => ((row + 1).min(last_row), column),
        () if pressed(Key::ArrowUp) => (row.saturating_sub(1), column),
        () if pressed(Key::ArrowRight) => (row, (column + 1).min(last)),
        () if pressed(Key::ArrowLeft) => (row, column.saturating_sub(1)),
        () if pressed(Key::PageDown) => (row, (column + count).min(last)),
        () if pressed(Key::PageUp) => (row, column.saturating_sub(count)),
        () if pressed(Key::Home) => (row, 0),
        () if pressed(Key::End) => (row, last),
        () => return,
    };
    if to == state.at {
        return;
    }
    state.at = to;
    if let Some(wijk) = to.1.checked_sub(1) {
        state.first = state.first.min(wijk).max((wijk + 1).saturating_sub(count));
    }
    if let Some(id) = id(to) {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    ui.ctx().request_repaint();
}

/// Where in all the wijken those in sight are. It can be dragged; for the keyboard there are the arrows.
fn scroll_bar_ui(ui: &mut Ui, wijken: usize, plan: &Plan, state: &mut MatrixState) {
    const HEIGHT: f32 = 16.0;
    if plan.count == wijken {
        return;
    }
    let palette = Palette::of(ui);
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), HEIGHT));
    let track = Rect::from_min_max(pos2(plan.left + plan.names, area.top() + 4.0), pos2(plan.right(), area.bottom() - 4.0));
    let response = ui.interact(track.expand2(vec2(0.0, 4.0)), ui.scope_id().with("bar"), Sense::DRAG | Sense::CLICK);
    let column = track.width() / wijken as f32;
    if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked()) {
        // What is pointed at comes in the middle.
        let at = (pointer.x - track.left()) / column - plan.count as f32 / 2.0;
        state.first = (at.round().max(0.0) as usize).min(wijken - plan.count);
    }
    ui.painter().rect_filled(track, 4, palette.hair);
    let left = track.left() + plan.first as f32 * column;
    let part = Rect::from_min_size(pos2(left, track.top()), vec2((plan.count as f32 * column).max(12.0), track.height()));
    ui.painter().rect_filled(part, 4, if response.hovered() { palette.ink_soft } else { palette.line });
}

/// What the marks mean.
pub(super) fn legend_ui(ui: &mut Ui, has_change: bool) {
    const VERDICTS: [Verdict; 4] = [Verdict::InOrder, Verdict::Partly, Verdict::NotInOrder, Verdict::Unclear];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::XS);
        for verdict in VERDICTS {
            part_ui(ui, words::verdict(verdict), |ui, place| {
                let center = Point::new(place.center().x, place.center().y);
                shapes_at(ui, pos2(0.0, 0.0), &shapes::verdict_mark(verdict, center, MARK));
            });
        }
        part_ui(ui, "zoekt: streefniveau nog niet gehaald", |ui, place| notch(ui, place.center().x + 3.5, place.center().y));
        part_ui(ui, "niet ingevuld", |ui, place| {
            let dash = Stroke::new(1.5, Palette::of(ui).line);
            ui.painter().hline(place.center().x - 4.0..=place.center().x + 4.0, place.center().y, dash);
        });
        if has_change {
            for (mark, text) in [
                (ChangeMark::Better, "verbeterd"),
                (ChangeMark::Worse, "verslechterd"),
                (ChangeMark::Same, "gelijk"),
                (ChangeMark::Mixed, "gemengd"),
                (ChangeMark::Uncertain, "niet zeker"),
            ] {
                part_ui(ui, text, |ui, place| {
                    let center = Point::new(place.center().x, place.center().y);
                    shapes_at(ui, pos2(0.0, 0.0), &shapes::change_mark(mark, center, 14.0));
                });
            }
        }
    });
}

/// A mark with its word.
fn part_ui(ui: &mut Ui, text: &str, draw: impl FnOnce(&Ui, Rect)) {
    let palette = Palette::of(ui);
    let words = ui.painter().layout_no_wrap(text.to_owned(), theme::small(), palette.ink_soft);
    let (rect, response) = ui.allocate_exact_size(vec2(MARK + space::XS + words.size().x + space::S, 22.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    draw(ui, Rect::from_min_size(rect.min, vec2(MARK, rect.height())));
    let at = pos2(rect.left() + MARK + space::XS, rect.center().y - words.size().y / 2.0);
    ui.painter().galley(at, words, palette.ink_soft);
}
