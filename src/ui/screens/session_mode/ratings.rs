//! The five ratings: equal parts beside each other, each a button as a whole, with how the rating is recognised and how many
//! hands there were for it.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::emath::GuiRounding as _;
use egui::{Color32, CornerRadius, FontId, Galley, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::buttons::{Sign, key_at, key_size, sign_at};
use super::keys::{count_hand, rate};
use super::sizes::{Sizes, width_of};
use super::texts::text_job;
use super::{Here, SessionModeState};
use crate::model::Rating;
use crate::ui::announce::describe;
use crate::ui::command::Command;
use crate::ui::paint::{MarkGround, hyphenated, rating_mark_on};
use crate::ui::theme::{CORNER, Palette};
use crate::ui::widgets::{may_change, rating_group};
use crate::words;

const COUNT: usize = Rating::ALL.len();
/// So many of them stand in the first row where there are two.
const IN_FIRST_ROW: usize = 3;
/// In most sessions there are no more hands than this.
const WIDEST_COUNT: &str = "88";

/// How a rating is recognised, also where the item says nothing of it.
pub(super) fn anchor<'a>(here: &Here<'a>, rating: Rating) -> Option<&'a str> {
    here.anchor(rating).or(match rating {
        Rating::Unknown => Some("Niemand aan tafel weet het zeker."),
        Rating::NotApplicable => Some("Dit gaat niet over onze wijk."),
        Rating::InOrder | Rating::Partly | Rating::NotInOrder => None,
    })
}

/// Where everything stands within a part.
pub(super) struct Ratings {
    inset: f32,
    mark: f32,
    name: FontId,
    /// Height of the longest name.
    name_height: f32,
    /// Whether there is room for the name of the key.
    has_key: bool,
    is_one_row: bool,
    /// Width of a part.
    width: f32,
}

impl Ratings {
    /// The least height in which the names of all ratings are whole.
    pub(super) fn least_height(ui: &Ui, width: f32) -> f32 {
        let sizes = Sizes::of(ui);
        let ratings = Self::new(ui, width);
        if ratings.is_one_row {
            return ratings.anchor_top(sizes);
        }
        2.0 * ratings.row_height(sizes) + sizes.between()
    }

    fn new(ui: &Ui, room: f32) -> Self {
        let sizes = Sizes::of(ui);
        let is_one_row = sizes.is_one_row();
        let columns = if is_one_row { COUNT } else { IN_FIRST_ROW };
        let width = (room - (columns - 1) as f32 * sizes.between()) / columns as f32;
        let inset = sizes.space(12.0).max(6.0);
        let mark = sizes.space(36.0).max(18.0);
        let count = hands_width(ui, WIDEST_COUNT);
        let inner = width - 2.0 * inset;
        let key = key_size(ui, "1").x;
        let has_key = is_one_row && mark + key + count + 2.0 * sizes.space(12.0) <= inner;
        let beside = if is_one_row { 0.0 } else { mark + sizes.between() };
        let name_room = (inner - beside).max(1.0);
        let fits = |font: &FontId| {
            Rating::ALL.iter().all(|rating| width_of(ui, words::rating_label(*rating), font.clone()) <= name_room)
        };
        let name = sizes.names().find(fits).or_else(|| sizes.names().last()).unwrap_or_else(|| sizes.title());
        let height = |rating: &Rating| name_galley(ui, *rating, name.clone(), name_room).size().y;
        let name_height = Rating::ALL.iter().map(height).fold(0.0, f32::max);
        Self { inset, mark, name, name_height, has_key, is_one_row, width }
    }

    fn name_top(&self, sizes: Sizes) -> f32 {
        self.inset + self.mark + sizes.space(6.0).max(2.0)
    }

    fn anchor_top(&self, sizes: Sizes) -> f32 {
        self.name_top(sizes) + self.name_height + sizes.space(2.0).max(2.0)
    }

    /// Height of a part where there are two rows.
    fn row_height(&self, sizes: Sizes) -> f32 {
        (self.name_height + self.inset).max(sizes.target())
    }

    /// The part at this position, in the room that there is.
    fn part(&self, sizes: Sizes, area: Rect, at: usize) -> Rect {
        let step = self.width + sizes.between();
        if self.is_one_row {
            let left = area.left() + at as f32 * step;
            return Rect::from_min_size(pos2(left, area.top()), vec2(self.width, area.height()));
        }
        let height = (area.height() - sizes.between()) / 2.0;
        let (row, column) = if at < IN_FIRST_ROW { (0.0, at) } else { (1.0, at - IN_FIRST_ROW) };
        let min = pos2(area.left() + column as f32 * step, area.top() + row * (height + sizes.between()));
        Rect::from_min_size(min, vec2(self.width, height))
    }

    /// How each rating is recognised, in the largest letters in which all of them fit; nothing where they do not.
    fn anchors(&self, ui: &Ui, here: &Here<'_>, height: f32) -> Option<[Option<Arc<Galley>>; COUNT]> {
        let sizes = Sizes::of(ui);
        if !self.is_one_row {
            return None;
        }
        let (inner, room) = (self.width - 2.0 * self.inset, height - self.anchor_top(sizes) - 2.0);
        sizes.anchors().find_map(|font| {
            let galleys = Rating::ALL.map(|rating| {
                let anchor = hyphenated(ui, anchor(here, rating)?, &font, inner);
                let mut job = text_job(ui, &anchor, &font);
                job.wrap.max_width = inner;
                Some(ui.painter().layout_job(job))
            });
            galleys.iter().flatten().all(|galley| galley.size().y <= room).then_some(galleys)
        })
    }
}

fn name_galley(ui: &Ui, rating: Rating, font: FontId, width: f32) -> Arc<Galley> {
    ui.painter().layout(words::rating_label(rating).to_owned(), font, Color32::PLACEHOLDER, width)
}

/// Width of a hand and a number of them.
fn hands_width(ui: &Ui, number: &str) -> f32 {
    let sizes = Sizes::of(ui);
    hand_size(sizes) + sizes.space(8.0).max(3.0) + width_of(ui, number, sizes.count())
}

fn hand_size(sizes: Sizes) -> f32 {
    sizes.space(26.0).max(14.0)
}

/// Draws the ratings of an item. While hands are counted, choosing one counts a hand.
pub(super) fn ratings_ui(ui: &mut Ui, here: &Here<'_>, state: &SessionModeState, area: Rect, commands: &mut Vec<Command>) {
    let sizes = Sizes::of(ui);
    let ratings = Ratings::new(ui, area.width());
    let anchors = ratings.anchors(ui, here, area.height());
    rating_group(ui, &here.rated(), |ui| {
        if !may_change(ui) {
            ui.disable();
        }
        for (at, rating) in Rating::ALL.into_iter().enumerate() {
            let part = ratings.part(sizes, area, at).round_ui();
            ui.expand_to_include_rect(part);
            let below = anchors.as_ref().and_then(|anchors| anchors[at].clone());
            let is_told = below.is_some();
            let response = part_ui(ui, here, &ratings, (part, at), below);
            if response.clicked() {
                match state.counting {
                    Some(counting) => count_hand(ui, here, rating, counting, commands),
                    None => rate(ui, here, rating, commands),
                }
            }
            if let Some(anchor) = anchor(here, rating).filter(|_| !is_told) {
                response.on_hover_text(anchor);
            }
        }
    });
}

fn part_ui(ui: &mut Ui, here: &Here<'_>, ratings: &Ratings, (rect, at): (Rect, usize), below: Option<Arc<Galley>>) -> Response {
    let rating = Rating::ALL[at];
    let is_chosen = here.answer.rating == Some(rating);
    let response = ui.interact(rect, ui.scope_id().with(("rating", at)), Sense::click());
    let is_enabled = ui.is_enabled();
    let name = format!("{}, {}", words::rating_label(rating), here.name);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, is_enabled, is_chosen, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_position_in_set(at));
    let hands = here.hands(rating);
    let said_hands = (hands > 0).then(|| format!("{}.", words::figure(usize::from(hands), "hand", "handen")));
    let said: Vec<&str> = said_hands.as_deref().into_iter().chain(anchor(here, rating)).collect();
    describe(ui, &response, &said.join(" "));
    let sizes = Sizes::of(ui);
    let palette = Palette::of(ui);
    let opacity = ui.opacity();
    // What was chosen is read as well where it cannot be changed.
    ui.set_opacity(1.0);
    let solid = palette.solid(rating);
    let (fill, edge, ink, soft) = match () {
        () if is_chosen => (solid, solid, palette.onfill, palette.onfill),
        () if is_enabled && response.hovered() => (palette.hover, palette.ink_soft, palette.ink, palette.ink_soft),
        () if is_enabled => (palette.panel, palette.line, palette.ink, palette.ink_soft),
        () => (palette.panel, palette.hair, palette.ink_soft, palette.ink_soft),
    };
    ui.painter().rect(rect, CornerRadius::same(CORNER), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let inner = rect.shrink(ratings.inset);
    let middle = if ratings.is_one_row { inner.top() + ratings.mark / 2.0 } else { rect.center().y };
    let ground = if is_chosen { MarkGround::Fill(solid) } else { MarkGround::Panel };
    rating_mark_on(ui, ground, pos2(inner.left() + ratings.mark / 2.0, middle), ratings.mark, Some(rating));
    if ratings.has_key {
        let left = inner.left() + ratings.mark + sizes.space(12.0);
        key_at(ui, &(at + 1).to_string(), pos2(left, middle), soft);
    }
    let beside = if ratings.is_one_row { 0.0 } else { ratings.mark + sizes.between() };
    let galley = name_galley(ui, rating, ratings.name.clone(), inner.width() - beside);
    let name_top =
        if ratings.is_one_row { rect.top() + ratings.name_top(sizes) } else { rect.center().y - galley.size().y / 2.0 };
    ui.painter().galley_with_override_text_color(pos2(inner.left() + beside, name_top), galley, ink);
    if hands > 0 {
        let number = hands.to_string();
        let right = inner.right();
        // Beside the name there is no room for a hand and its number, but in the corner.
        let middle = if ratings.is_one_row { middle } else { rect.top() + sizes.count().size * 0.6 };
        let font = if ratings.is_one_row { sizes.count() } else { sizes.key() };
        let width = width_of(ui, &number, font.clone());
        ui.painter().text(pos2(right, middle), egui::Align2::RIGHT_CENTER, &number, font, ink);
        if ratings.is_one_row {
            let side = hand_size(sizes);
            let left = right - width - sizes.space(8.0).max(3.0) - side;
            sign_at(ui, Sign::Hand, pos2(left + side / 2.0, middle), side, ink);
        }
    }
    if let Some(below) = below {
        let top = rect.top() + ratings.anchor_top(sizes);
        ui.painter().galley_with_override_text_color(pos2(inner.left(), top), below, soft);
    }
    ui.set_opacity(opacity);
    response
}
