//! What the team will talk about: every item with how far the invulbladen differ, in the order in which it comes.

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, FontId, Galley, Key, Modifiers, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::sizes::{Sizes, width_of};
use super::walk::{ORDER_ROW, Order, Stop, Walk};
use super::{SessionModeState, SessionScreen};
use crate::analysis::ItemSpread;
use crate::model::Rating;
use crate::shapes;
use crate::ui::paint::{rating_mark_at, shapes_at};
use crate::ui::theme::{CORNER, Palette};
use crate::ui::widgets::{ChoiceChange, WordedChoice, choice_row, fixed, worded_button};
use crate::words;

/// Of an item that hardly anybody rated, in a few words.
const TOO_FEW: &str = "te weinig bladen";
/// Room for a strip of a few sheets, as a multiple of the size of its letters.
const STRIP: f32 = 15.0;

/// A row of the list.
struct Row<'a> {
    stop: Stop,
    /// As `1.2`; empty for what is no item.
    number: &'a str,
    text: String,
    /// How far people differ, or how much it is.
    beside: String,
    spread: Option<&'a ItemSpread>,
    /// The rating of the group.
    rating: Option<Rating>,
}

impl<'a> Row<'a> {
    fn new(screen: &SessionScreen<'a>, walk: &Walk<'a>, stop: Stop) -> Option<Self> {
        let of = |text: String, beside: String| Self { stop, number: "", text, beside, spread: None, rating: None };
        match stop {
            Stop::Agenda => None,
            Stop::Block => Some(of("Samen als blok".to_owned(), words::figure(walk.block.len(), "punt", "punten"))),
            Stop::Remarks => {
                let remarks = screen.told.opened()?.remarks.len();
                Some(of("Wat mensen nog kwijt wilden".to_owned(), words::figure(remarks, "opmerking", "opmerkingen")))
            }
            Stop::Item(at) => {
                let (_, item) = walk.items.get(at)?;
                let spread = screen.told.item(&item.id);
                Some(Self {
                    number: screen.catalogue.number(&item.id),
                    spread,
                    rating: screen.measurement.rating(&item.id),
                    ..of(item.noun().into_owned(), spread.map_or(TOO_FEW, words::disagreement).to_owned())
                })
            }
        }
    }

    fn is_item(&self) -> bool {
        matches!(self.stop, Stop::Item(_))
    }

    fn said(&self) -> String {
        let rating = self.is_item().then(|| format!("oordeel: {}", self.rating.map_or("nog geen", words::rating)));
        let head = if self.number.is_empty() { self.text.clone() } else { format!("{} {}", self.number, self.text) };
        let views = self.spread.map(|spread| words::views(&spread.views));
        [Some(head), Some(self.beside.clone()), views, rating].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// Where things stand in a row.
struct Columns {
    number: f32,
    text: f32,
    beside: f32,
    strip: f32,
    mark: f32,
    /// Whether everything stands on one line.
    is_one_line: bool,
}

impl Columns {
    fn new(ui: &Ui, rows: &[Row<'_>]) -> Self {
        let sizes = Sizes::of(ui);
        let widest = |text: for<'b> fn(&'b Row<'_>) -> &'b str, font: &FontId| {
            rows.iter().map(|row| width_of(ui, text(row), font.clone())).fold(0.0, f32::max)
        };
        let gap = sizes.padding();
        let inner = ui.available_width() - 2.0 * gap;
        let number = widest(|row| row.number, &sizes.bar()) + sizes.space(12.0);
        let text = widest(|row| &row.text, &sizes.bar());
        let beside = widest(|row| &row.beside, &sizes.small()) + gap;
        let mark = sizes.bar().size * 1.2;
        let strip = inner - number - text - beside - mark - 2.0 * gap;
        let is_one_line = strip >= STRIP * sizes.small().size;
        if is_one_line {
            return Self { number, text, beside, strip, mark, is_one_line };
        }
        let text = inner - number - mark - gap;
        Self { number, text, beside, strip: text - beside, mark, is_one_line }
    }
}

/// Draws the order and the list. The arrows go up and down in it.
pub(super) fn agenda_ui(ui: &mut Ui, screen: &SessionScreen<'_>, walk: &Walk<'_>, state: &mut SessionModeState) {
    order_ui(ui, state);
    let rows: Vec<Row<'_>> = walk.stops.iter().filter_map(|stop| Row::new(screen, walk, *stop)).collect();
    let columns = Columns::new(ui, &rows);
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut drawn = Vec::with_capacity(rows.len());
    let mut chosen = None;
    for row in &rows {
        let response = fixed(ui, row.stop, |ui| row_ui(ui, row, &columns));
        if response.clicked() {
            chosen = Some(row.stop);
        }
        drawn.push(response.id);
    }
    let at = drawn.iter().position(|id| ui.memory(|memory| memory.has_focus(*id)));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let to = match (pressed(Key::ArrowDown), pressed(Key::ArrowUp), at) {
        (true, _, None) => Some(0),
        (true, _, Some(at)) => Some(at + 1),
        (_, true, Some(at)) => at.checked_sub(1),
        _ => None,
    };
    if let Some(id) = to.and_then(|to| drawn.get(to)) {
        ui.memory_mut(|memory| memory.request_focus(*id));
    }
    if let Some(stop) = chosen {
        // The row is gone with the list: what came gets the focus.
        state.go_to(stop);
    }
}

/// In which order the items come.
fn order_ui(ui: &mut Ui, state: &mut SessionModeState) {
    let orders = [Order::ByDisagreement, Order::ByNumber];
    let chosen = orders.iter().position(|order| *order == state.order);
    let choices = ["Meeste verschil eerst", "Op volgorde"].map(|text| WordedChoice {
        text: text.to_owned(),
        name: text.to_owned(),
        meaning: "",
        mark: None,
    });
    let change = choice_row(ui, ("Volgorde van de punten", ""), ORDER_ROW, orders.len(), chosen, |ui, sense, at| {
        worded_button(ui, Sizes::of(ui).choice(), sense, &choices[at], chosen == Some(at))
    });
    if let Some(ChoiceChange::Chosen(at)) = change {
        state.order = orders[at];
    }
}

fn row_ui(ui: &mut Ui, row: &Row<'_>, columns: &Columns) -> Response {
    let (sizes, palette) = (Sizes::of(ui), Palette::of(ui));
    let gap = sizes.padding();
    let context = ui.ctx().clone();
    let layout = |text: &str, font: FontId, width: f32| -> Arc<Galley> {
        context.fonts_mut(|fonts| fonts.layout(text.to_owned(), font, Color32::PLACEHOLDER, width))
    };
    let text = layout(&row.text, sizes.bar(), columns.text.max(1.0));
    let beside = layout(&row.beside, sizes.small(), f32::INFINITY);
    let strip = row.spread.map(|spread| shapes::views_strip(&spread.views, columns.strip, sizes.small().size));
    let below = strip.as_ref().map_or(0.0, |strip| strip.height).max(beside.size().y);
    let height = if columns.is_one_line { text.size().y } else { text.size().y + below + sizes.space(4.0) };
    let size = vec2(ui.available_width(), (height + sizes.space(12.0)).max(sizes.target()));
    let (_, rect) = ui.allocate_space(size);
    let response = ui.interact(rect, ui.scope_id().with("row"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, row.said()));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if response.hovered() {
        ui.painter().rect(rect, CornerRadius::same(CORNER), palette.hover, Stroke::NONE, StrokeKind::Inside);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.hair));
    let inner = Rect::from_center_size(rect.center(), vec2(rect.width() - 2.0 * gap, height));
    let line = if columns.is_one_line { inner.center().y } else { inner.top() + text.size().y / 2.0 };
    let number = layout(row.number, sizes.bar(), f32::INFINITY);
    let draw = |at, galley: &Arc<Galley>, ink| ui.painter().galley_with_override_text_color(at, Arc::clone(galley), ink);
    draw(pos2(inner.left(), line - number.size().y / 2.0), &number, palette.ink_soft);
    let left = inner.left() + columns.number;
    draw(pos2(left, line - text.size().y / 2.0), &text, palette.ink);
    if row.is_item() {
        rating_mark_at(ui, pos2(inner.right() - columns.mark / 2.0, line), columns.mark, row.rating);
    }
    let (left, line) =
        if columns.is_one_line { (left + columns.text + gap, line) } else { (left, inner.bottom() - below / 2.0) };
    draw(pos2(left, line - beside.size().y / 2.0), &beside, palette.ink_soft);
    if let Some(strip) = strip {
        shapes_at(ui, pos2(left + columns.beside, line - strip.height / 2.0), &strip.shapes);
    }
    response
}
