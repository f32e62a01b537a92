//! Small signs, and buttons that have one.

use egui::epaint::PathStroke;
use egui::{Color32, Pos2, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::ui::theme::{self, CORNER, Palette, TARGET, space};

/// A sign for something that can be done or where something leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Icon {
    /// All dossiers.
    House,
    /// Take back.
    Undo,
    /// Make again.
    Redo,
    /// Find.
    Search,
    /// All the rest.
    More,
    /// To what is before.
    Previous,
    /// To what is next.
    Next,
    /// Something new comes.
    Plus,
    /// Something is filled in.
    Check,
    /// Put away.
    Close,
    /// Copy, or save, what is drawn.
    Copy,
    /// On a large screen.
    Screen,
    /// The steps of the walk.
    Steps,
    /// What others did.
    Book,
}

/// Side of the square in which a sign is drawn, in points.
const SIGN: f32 = 16.0;

/// Draws a sign around a point.
pub(in crate::ui) fn icon_at(ui: &Ui, icon: Icon, center: Pos2, color: Color32) {
    let stroke = Stroke::new(1.75, color);
    let at = |x: f32, y: f32| center + vec2(x, y);
    let line = |points: &[(f32, f32)]| {
        let points = points.iter().map(|(x, y)| at(*x, *y)).collect();
        Shape::line(points, PathStroke::from(stroke))
    };
    let arc = |middle: Pos2, radius: f32, from: f32, to: f32| {
        let steps = 16_u8;
        let point = |step: u8| {
            let angle = (from + (to - from) * f32::from(step) / f32::from(steps)) * std::f32::consts::TAU;
            middle + radius * Vec2::angled(angle)
        };
        Shape::line((0..=steps).map(point).collect(), PathStroke::from(stroke))
    };
    let shapes = match icon {
        Icon::House => vec![
            line(&[(-7.0, 0.0), (0.0, -6.5), (7.0, 0.0)]),
            line(&[(-5.0, -1.5), (-5.0, 6.0), (5.0, 6.0), (5.0, -1.5)]),
            line(&[(-1.5, 6.0), (-1.5, 1.5), (1.5, 1.5), (1.5, 6.0)]),
        ],
        Icon::Undo => vec![
            line(&[(-2.5, -6.0), (-6.0, -2.5), (-2.5, 1.0)]),
            arc(at(1.5, 1.75), 4.25, -0.25, 0.25),
            line(&[(-6.0, -2.5), (1.5, -2.5)]),
        ],
        Icon::Redo => vec![
            line(&[(2.5, -6.0), (6.0, -2.5), (2.5, 1.0)]),
            arc(at(-1.5, 1.75), 4.25, 0.75, 0.25),
            line(&[(6.0, -2.5), (-1.5, -2.5)]),
        ],
        Icon::Search => vec![arc(at(-1.5, -1.5), 4.5, 0.0, 1.0), line(&[(2.0, 2.0), (6.5, 6.5)])],
        Icon::More => [-5.0, 0.0, 5.0].into_iter().map(|x| Shape::circle_filled(at(x, 0.0), 1.6, color)).collect(),
        Icon::Previous => vec![line(&[(2.5, -5.0), (-2.5, 0.0), (2.5, 5.0)])],
        Icon::Next => vec![line(&[(-2.5, -5.0), (2.5, 0.0), (-2.5, 5.0)])],
        Icon::Plus => vec![line(&[(-5.0, 0.0), (5.0, 0.0)]), line(&[(0.0, -5.0), (0.0, 5.0)])],
        Icon::Check => vec![line(&[(-5.0, 0.5), (-1.5, 4.0), (5.0, -3.5)])],
        Icon::Close => vec![line(&[(-4.5, -4.5), (4.5, 4.5)]), line(&[(4.5, -4.5), (-4.5, 4.5)])],
        Icon::Copy => {
            vec![
                line(&[(-2.0, -2.0), (6.0, -2.0), (6.0, 6.0), (-2.0, 6.0), (-2.0, -2.0)]),
                line(&[(-2.0, 2.0), (-6.0, 2.0), (-6.0, -6.0), (2.0, -6.0), (2.0, -2.0)]),
            ]
        }
        Icon::Screen => {
            vec![line(&[(-6.5, -5.0), (6.5, -5.0), (6.5, 3.0), (-6.5, 3.0), (-6.5, -5.0)]), line(&[(-3.0, 6.0), (3.0, 6.0)])]
        }
        Icon::Book => vec![
            line(&[(0.0, -4.5), (-2.0, -5.5), (-6.5, -5.5), (-6.5, 5.0), (-2.0, 5.0), (0.0, 6.0)]),
            line(&[(0.0, -4.5), (2.0, -5.5), (6.5, -5.5), (6.5, 5.0), (2.0, 5.0), (0.0, 6.0)]),
            line(&[(0.0, -4.5), (0.0, 6.0)]),
        ],
        Icon::Steps => [-4.5, 0.0, 4.5].into_iter().map(|y| line(&[(-6.0, y), (6.0, y)])).collect(),
    };
    ui.painter().extend(shapes);
}

/// A button without an edge that is only a sign. `name` is what a screen reader says, and what is told on pointing.
pub(in crate::ui) fn icon_button(ui: &mut Ui, icon: Icon, name: &str, enabled: bool) -> Response {
    let response = quiet_button(ui, Some(icon), "", name, enabled);
    response.on_hover_text(name)
}

/// A button without an edge: a word, behind a sign if there is one.
pub(in crate::ui) fn quiet_button(ui: &mut Ui, icon: Option<Icon>, text: &str, name: &str, enabled: bool) -> Response {
    sign_button(ui, icon, text, name, (enabled, false))
}

/// The button of what a screen is for, in its head: a word, behind a sign if there is one.
pub(in crate::ui) fn primary_sign_button(ui: &mut Ui, icon: Option<Icon>, text: &str) -> Response {
    let palette = Palette::of(ui);
    let words = ui.painter().layout_no_wrap(text.to_owned(), theme::label_strong(), palette.onfill);
    let sign = icon.map_or(0.0, |_| SIGN + space::S);
    let (_, rect) = ui.allocate_space(vec2(sign + words.size().x + 2.0 * space::L, TARGET));
    let response = ui.interact(rect, ui.scope_id().with(("sign", text)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text));
    if ui.is_rect_visible(rect) {
        let fill = if response.hovered() { palette.accent_hover } else { palette.accent };
        ui.painter().rect_filled(rect, CORNER, fill);
        let left = rect.left() + space::L;
        if let Some(icon) = icon {
            icon_at(ui, icon, pos2(left + SIGN / 2.0, rect.center().y), palette.onfill);
        }
        ui.painter().galley(pos2(left + sign, rect.center().y - words.size().y / 2.0), words, palette.onfill);
    }
    response
}

/// A button with an edge: a word behind a sign.
pub(in crate::ui) fn edged_button(ui: &mut Ui, icon: Icon, text: &str, name: &str, enabled: bool) -> Response {
    sign_button(ui, Some(icon), text, name, (enabled, true))
}

fn sign_button(ui: &mut Ui, icon: Option<Icon>, text: &str, name: &str, (enabled, edged): (bool, bool)) -> Response {
    let palette = Palette::of(ui);
    let words = (!text.is_empty()).then(|| ui.painter().layout_no_wrap(text.to_owned(), theme::label(), palette.ink));
    let sign = icon.map_or(0.0, |_| SIGN);
    let between = if icon.is_some() && words.is_some() { space::S } else { 0.0 };
    let width = sign + between + words.as_ref().map_or(0.0, |words| words.size().x) + 2.0 * space::S;
    // Not counted by what stands before it, as what is in a scope would be.
    let id = ui.scope_id().with(("sign", name));
    ui.add_enabled_ui(enabled, |ui| {
        let (_, rect) = ui.allocate_space(vec2(width.max(TARGET), TARGET));
        let response = ui.interact(rect, id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
        if ui.is_rect_visible(rect) {
            let is_hovered = enabled && response.hovered();
            let fill = if is_hovered { palette.hover } else { Color32::TRANSPARENT };
            let edge = match () {
                () if edged && is_hovered => Stroke::new(1.0, palette.ink_soft),
                () if edged && enabled => Stroke::new(1.0, palette.line),
                () if edged || is_hovered => Stroke::new(1.0, palette.hair),
                () => Stroke::NONE,
            };
            ui.painter().rect(rect, CORNER, fill, edge, StrokeKind::Inside);
            let color = if enabled { palette.ink } else { palette.line };
            let mut left = rect.center().x - (width - 2.0 * space::S) / 2.0;
            let opacity = ui.opacity();
            ui.set_opacity(1.0);
            // What leads on points away from its word.
            let behind = icon.filter(|icon| *icon == Icon::Next);
            if let Some(icon) = icon.filter(|icon| *icon != Icon::Next) {
                icon_at(ui, icon, pos2(left + SIGN / 2.0, rect.center().y), color);
                left += SIGN + between;
            }
            if let Some(icon) = behind {
                let right = rect.center().x + (width - 2.0 * space::S) / 2.0;
                icon_at(ui, icon, pos2(right - SIGN / 2.0, rect.center().y), color);
            }
            if let Some(words) = words {
                ui.painter().galley_with_override_text_color(pos2(left, rect.center().y - words.size().y / 2.0), words, color);
            }
            ui.set_opacity(opacity);
        }
        response
    })
    .inner
}
