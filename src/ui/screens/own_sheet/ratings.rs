//! The five ratings of a question: equal parts beside each other, each with how it is recognised; in a narrow window below each
//! other.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, CornerRadius, FontId, Galley, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{Question, own_label};
use crate::model::Rating;
use crate::session::SheetEdit;
use crate::ui::announce::{describe, say};
use crate::ui::paint::{MarkGround, hyphenated, rating_mark_on};
use crate::ui::theme::{self, CORNER, Palette, space};
use crate::ui::widgets::{RATING_TAKEN_AWAY, rating_group};

const COUNT: usize = Rating::ALL.len();
/// From this width, in points, they stand beside each other.
const ROOM_FOR_ROW: f32 = 620.0;
/// Side of the mark of a rating, in points.
const MARK: f32 = 26.0;
/// Side of the box with the key, in points.
const KEY: f32 = 20.0;
/// From one line of a text to the next, in points.
const LINE: f32 = 19.0;

/// How a rating is recognised: by what the item says, else in general words.
fn anchor(question: &Question, rating: Rating) -> &str {
    let own = question.anchors.as_ref().and_then(|anchors| rating.anchor(anchors));
    own.unwrap_or(match rating {
        Rating::InOrder => "Dit klopt, en je kunt laten zien waaruit dat blijkt.",
        Rating::Partly => "Een deel klopt, of nog niet bij iedereen.",
        Rating::NotInOrder => "Dit klopt niet, of het werkt in de praktijk niet.",
        Rating::Unknown => "Ook een goed antwoord. Dan zoekt het team het uit.",
        Rating::NotApplicable => "Dit gaat niet over deze wijk.",
    })
}

/// A rating with its words laid out.
struct Laid {
    rating: Rating,
    name: Arc<Galley>,
    anchor: Arc<Galley>,
}

impl Laid {
    fn new(ui: &Ui, question: &Question, rating: Rating, width: f32) -> Self {
        let text = |text: &str, font: FontId, line_height| {
            let color = Color32::PLACEHOLDER;
            let text = hyphenated(ui, text, &font, width);
            let format = TextFormat { font_id: font, color, line_height, ..TextFormat::default() };
            let mut job = LayoutJob::single_section(text, format);
            job.wrap.max_width = width;
            ui.painter().layout_job(job)
        };
        Self {
            rating,
            name: text(own_label(rating), theme::strong(), None),
            anchor: text(anchor(question, rating), theme::label(), Some(LINE)),
        }
    }

    fn height_of_words(&self) -> f32 {
        self.name.size().y + space::XS + self.anchor.size().y
    }
}

/// How the parts stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arrangement {
    /// Beside each other.
    Row,
    /// Below each other.
    Column,
}

/// Draws the ratings; gives the change when one was chosen, or taken away.
pub(super) fn ratings_ui(ui: &mut Ui, question: &Question, chosen: Option<Rating>) -> Option<SheetEdit> {
    let mut change = None;
    rating_group(ui, &question.rated(), |ui| {
        let room = ui.available_width();
        let is_row = room >= ROOM_FOR_ROW;
        let arrangement = if is_row { Arrangement::Row } else { Arrangement::Column };
        let width = if is_row { (room - (COUNT - 1) as f32 * space::S) / COUNT as f32 } else { room };
        let inner = width - 2.0 * space::M - if is_row { 0.0 } else { MARK + KEY + 2.0 * space::S };
        let laid = Rating::ALL.map(|rating| Laid::new(ui, question, rating, inner.max(1.0)));
        let head = if is_row { MARK + space::S } else { 0.0 };
        let highest = laid.iter().map(Laid::height_of_words).fold(0.0, f32::max) + head + 2.0 * space::M;
        let (_, row) = if is_row { ui.allocate_space(vec2(room, highest)) } else { (ui.scope_id(), Rect::NOTHING) };
        for (at, part) in laid.into_iter().enumerate() {
            let rect = if is_row {
                let left = row.left() + at as f32 * (width + space::S);
                Rect::from_min_size(pos2(left, row.top()), vec2(width, highest))
            } else {
                ui.allocate_space(vec2(width, part.height_of_words().max(MARK) + 2.0 * space::M)).1
            };
            let rating = part.rating;
            if part_ui(ui, question, part, (rect, at), chosen == Some(rating), arrangement).clicked() {
                let now = (chosen != Some(rating)).then_some(rating);
                say(ui.ctx(), now.map_or_else(|| RATING_TAKEN_AWAY.to_owned(), |now| format!("{} gekozen", own_label(now))));
                change = Some(SheetEdit::Rating(question.id.clone(), now));
            }
        }
    });
    change
}

fn part_ui(
    ui: &Ui,
    question: &Question,
    part: Laid,
    (rect, at): (Rect, usize),
    is_chosen: bool,
    arrangement: Arrangement,
) -> Response {
    let Laid { rating, name, anchor: words } = part;
    let response = ui.interact(rect, ui.scope_id().with(("rating", at)), Sense::click());
    let said = format!("{}, {}", own_label(rating), question.name);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, &said));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_position_in_set(at));
    describe(ui, &response, anchor(question, rating));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let palette = Palette::of(ui);
    let solid = palette.solid(rating);
    let (fill, edge, ink, soft) = match () {
        () if is_chosen => (solid, solid, palette.onfill, palette.onfill),
        () if response.hovered() => (palette.hover, palette.ink_soft, palette.ink, palette.ink_soft),
        () => (palette.panel, palette.line, palette.ink, palette.ink_soft),
    };
    ui.painter().rect(rect, CornerRadius::same(CORNER), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let inside = rect.shrink(space::M);
    let ground = if is_chosen { MarkGround::Fill(solid) } else { MarkGround::Panel };
    let middle = inside.top() + MARK / 2.0;
    rating_mark_on(ui, ground, pos2(inside.left() + MARK / 2.0, middle), MARK, Some(rating));
    let key = Rect::from_min_size(pos2(inside.left() + MARK + space::S, middle - KEY / 2.0), vec2(KEY, KEY));
    ui.painter().rect_stroke(key, CornerRadius::same(4), Stroke::new(1.0, soft), StrokeKind::Inside);
    ui.painter().text(key.center(), egui::Align2::CENTER_CENTER, at + 1, theme::small(), soft);
    let (left, top) = match arrangement {
        Arrangement::Row => (inside.left(), inside.top() + MARK + space::S),
        Arrangement::Column => (key.right() + space::S, inside.top()),
    };
    let below = top + name.size().y + space::XS;
    ui.painter().galley_with_override_text_color(pos2(left, top), name, ink);
    ui.painter().galley_with_override_text_color(pos2(left, below), words, soft);
    response
}
