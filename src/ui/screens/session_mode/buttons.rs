//! Buttons and signs in large letters.

use std::sync::Arc;

use egui::accesskit::Toggled;
use egui::{
    Color32, CornerRadius, Galley, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

use super::sizes::Sizes;
use crate::ui::announce::describe;
use crate::ui::theme::{CORNER, Palette};

/// A sign in a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// To what is before.
    Previous,
    /// To what is next.
    Next,
    /// A raised hand.
    Hand,
    /// All the rest.
    More,
}

/// How a button looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// An edge.
    Edged,
    /// A solid fill: it holds, or it is what the sheet is for.
    Solid,
}

/// A button.
#[derive(Clone, Copy, Debug)]
pub(super) struct Large<'a> {
    /// Tells it from the others around it.
    pub(super) key: &'static str,
    /// What stands before the words.
    pub(super) sign: Option<Sign>,
    /// The words; may be empty.
    pub(super) text: &'a str,
    /// Whether the sign stands behind the words.
    pub(super) is_sign_last: bool,
    /// The longest words that may stand in it: it is as wide as they need.
    pub(super) longest: &'a str,
    /// The key that does the same, where there is room to show it.
    pub(super) hint: Option<&'a str>,
    /// What a screen reader says.
    pub(super) name: &'a str,
    /// How it looks.
    pub(super) look: Look,
    /// What is behind it already, for a screen reader; a dot says that there is something. May be empty.
    pub(super) holds: &'a str,
    /// Whether it is a switch, and whether that is on.
    pub(super) is_on: Option<bool>,
    /// Whether it can be used.
    pub(super) enabled: bool,
}

impl<'a> Large<'a> {
    /// A button with these words.
    pub(super) fn new(key: &'static str, text: &'a str, name: &'a str) -> Self {
        Self {
            key,
            sign: None,
            text,
            is_sign_last: false,
            longest: text,
            hint: None,
            name,
            look: Look::Edged,
            holds: "",
            is_on: None,
            enabled: true,
        }
    }

    /// Its width, in points.
    pub(super) fn width(&self, ui: &Ui) -> f32 {
        let sizes = Sizes::of(ui);
        // What may be switched on is as wide as it is then.
        let look = if self.is_on.is_some() { Look::Solid } else { self.look };
        let words = [self.text, self.longest].map(|text| layout(ui, text, look).size().x);
        let words = words[0].max(words[1]);
        let sign = self.sign.map_or(0.0, |_| sign_size(sizes));
        let hint = self.hint.map_or(0.0, |hint| key_size(ui, hint).x);
        let parts = [words, sign, hint].into_iter().filter(|width| *width > 0.0);
        let count = parts.clone().count() as f32;
        let all = parts.sum::<f32>() + (count - 1.0).max(0.0) * between(sizes) + 2.0 * sizes.padding();
        all.max(sizes.target())
    }

    /// Draws it.
    pub(super) fn show(&self, ui: &mut Ui) -> Response {
        let sizes = Sizes::of(ui);
        let size = vec2(self.width(ui), sizes.target());
        ui.add_enabled_ui(self.enabled, |ui| {
            let (_, rect) = ui.allocate_space(size);
            let response = ui.interact(rect, ui.scope_id().with(("large", self.key)), Sense::click());
            response.widget_info(|| WidgetInfo::labeled(Role::Button, self.enabled, self.name));
            if let Some(is_on) = self.is_on {
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_toggled(Toggled::from(is_on)));
            }
            describe(ui, &response, self.holds);
            if ui.is_rect_visible(rect) {
                self.paint(ui, rect, response.hovered());
            }
            response
        })
        .inner
    }

    fn paint(&self, ui: &mut Ui, rect: Rect, is_hovered: bool) {
        let (palette, sizes) = (Palette::of(ui), Sizes::of(ui));
        let (fill, edge, ink) = match (self.enabled, self.look) {
            (false, _) => (Color32::TRANSPARENT, palette.hair, palette.line),
            (true, Look::Solid) if is_hovered => (palette.accent_hover, palette.accent_hover, palette.onfill),
            (true, Look::Solid) => (palette.accent, palette.accent, palette.onfill),
            (true, Look::Edged) if is_hovered => (palette.hover, palette.ink_soft, palette.ink),
            (true, Look::Edged) => (palette.panel, palette.line, palette.ink),
        };
        let opacity = ui.opacity();
        ui.set_opacity(1.0);
        ui.painter().rect(rect, CORNER, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        let words = layout(ui, self.text, self.look);
        let (between, side) = (between(sizes), sign_size(sizes));
        let sign_width = self.sign.map_or(0.0, |_| side);
        let hint_width = self.hint.map_or(0.0, |hint| key_size(ui, hint).x);
        let gaps = [words.size().x, sign_width, hint_width].into_iter().filter(|width| *width > 0.0).count().saturating_sub(1);
        let all = words.size().x + sign_width + hint_width + gaps as f32 * between;
        let mut left = rect.center().x - all / 2.0;
        let sign = |ui: &Ui, left: f32| {
            if let Some(sign) = self.sign {
                sign_at(ui, sign, pos2(left + side / 2.0, rect.center().y), side, ink);
            }
        };
        if self.sign.is_some() && !self.is_sign_last {
            sign(ui, left);
            left += side + between;
        }
        if !self.text.is_empty() {
            let width = words.size().x;
            ui.painter().galley_with_override_text_color(pos2(left, rect.center().y - words.size().y / 2.0), words, ink);
            left += width + between;
        }
        if self.sign.is_some() && self.is_sign_last {
            sign(ui, left);
            left += side + between;
        }
        if let Some(hint) = self.hint {
            key_at(ui, hint, pos2(left, rect.center().y), ink);
        }
        if !self.holds.is_empty() {
            let radius = sizes.space(5.0).max(3.0);
            ui.painter().circle_filled(rect.right_top() + vec2(-2.0, 2.0) * radius, radius, palette.accent);
        }
        ui.set_opacity(opacity);
    }
}

fn layout(ui: &Ui, text: &str, look: Look) -> Arc<Galley> {
    let sizes = Sizes::of(ui);
    let font = if look == Look::Solid { sizes.bar_strong() } else { sizes.bar() };
    ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER)
}

/// Room between what stands in a button.
fn between(sizes: Sizes) -> f32 {
    sizes.space(10.0).max(6.0)
}

fn sign_size(sizes: Sizes) -> f32 {
    sizes.space(20.0).max(14.0)
}

/// How large the box of a key is.
pub(super) fn key_size(ui: &Ui, key: &str) -> Vec2 {
    let text = ui.painter().layout_no_wrap(key.to_owned(), Sizes::of(ui).key(), Color32::PLACEHOLDER);
    let height = text.size().y + 4.0;
    vec2((text.size().x + 12.0).max(height * 0.86), height)
}

/// The name of a key in its box, of which this is the middle of the left side.
pub(super) fn key_at(ui: &Ui, key: &str, left: Pos2, ink: Color32) {
    let text = ui.painter().layout_no_wrap(key.to_owned(), Sizes::of(ui).key(), Color32::PLACEHOLDER);
    let size = key_size(ui, key);
    let rect = Rect::from_min_size(pos2(left.x, left.y - size.y / 2.0), size);
    ui.painter().rect_stroke(rect, CornerRadius::same(4), Stroke::new(1.0, ink), StrokeKind::Inside);
    ui.painter().galley_with_override_text_color(rect.center() - text.size() / 2.0, text, ink);
}

/// Draws a sign of this size around a point.
pub(super) fn sign_at(ui: &Ui, sign: Sign, center: Pos2, size: f32, color: Color32) {
    let stroke = Stroke::new((size / 9.0).max(1.75), color);
    let at = |x: f32, y: f32| center + vec2(x, y) * size;
    let painter = ui.painter();
    match sign {
        Sign::Previous => {
            painter.add(Shape::line(vec![at(0.16, -0.3), at(-0.14, 0.0), at(0.16, 0.3)], stroke));
        }
        Sign::Next => {
            painter.add(Shape::line(vec![at(-0.16, -0.3), at(0.14, 0.0), at(-0.16, 0.3)], stroke));
        }
        Sign::More => {
            painter.extend([-0.3, 0.0, 0.3].map(|x| Shape::circle_filled(at(x, 0.0), size * 0.09, color)));
        }
        Sign::Hand => hand_at(ui, at, size, color),
    }
}

/// Four fingers, a thumb and a palm.
fn hand_at(ui: &Ui, at: impl Fn(f32, f32) -> Pos2, size: f32, color: Color32) {
    let width = size * 0.15;
    let finger = |x: f32, top: f32| {
        let rect = Rect::from_min_max(at(x - 0.075, top), at(x + 0.075, 0.2));
        ui.painter().rect_filled(rect, CornerRadius::same((width / 2.0) as u8), color);
    };
    for (x, top) in [(-0.22, -0.32), (-0.04, -0.48), (0.14, -0.42), (0.32, -0.22)] {
        finger(x, top);
    }
    let corner = (size * 0.2) as u8;
    let corners = CornerRadius { nw: 0, ne: 0, sw: corner, se: corner };
    ui.painter().rect_filled(Rect::from_min_max(at(-0.295, 0.0), at(0.395, 0.48)), corners, color);
    let thumb = [at(-0.4, 0.02), at(-0.2, 0.3)];
    ui.painter().line_segment(thumb, Stroke::new(width, color));
    ui.painter().circle_filled(thumb[0], width / 2.0, color);
}
