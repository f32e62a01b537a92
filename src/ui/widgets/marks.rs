//! The marks of actions and of what the team might do first. None of them is the mark of a rating.

use egui::epaint::PathStroke;
use egui::{Color32, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::analysis::Urgency;
use crate::model::ActionStatus;
use crate::ui::theme::Palette;

/// Side in points of the square in which a mark is drawn.
pub(in crate::ui) const MARK: f32 = 16.0;

/// How far an action is, around a point: a play sign that is open or filled, a check box, a flag.
pub(in crate::ui) fn status_mark_at(ui: &Ui, center: Pos2, status: ActionStatus) {
    let ink = Palette::of(ui).ink;
    let stroke = Stroke::new(1.5, ink);
    let at = |x: f32, y: f32| center + vec2(x, y);
    let play = vec![at(-4.0, -5.5), at(5.5, 0.0), at(-4.0, 5.5)];
    let open = |points: Vec<Pos2>| Shape::line(points, PathStroke::from(stroke));
    match status {
        ActionStatus::Planned => {
            ui.painter().add(Shape::closed_line(play, PathStroke::from(stroke)));
        }
        ActionStatus::InProgress => {
            ui.painter().add(Shape::convex_polygon(play, ink, Stroke::NONE));
        }
        ActionStatus::Done => {
            let square = Rect::from_center_size(center, vec2(13.0, 13.0));
            ui.painter().rect_stroke(square, 2.0, stroke, StrokeKind::Inside);
            ui.painter().add(open(vec![at(-3.5, 0.0), at(-1.0, 2.5), at(3.5, -2.5)]));
        }
        ActionStatus::Dropped => {
            ui.painter().add(open(vec![
                at(-5.0, 7.0),
                at(-5.0, -6.0),
                at(5.5, -6.0),
                at(3.0, -2.5),
                at(5.5, 1.0),
                at(-5.0, 1.0),
            ]));
        }
    }
}

/// A clock around a point: it should have been ready.
pub(in crate::ui) fn late_mark_at(ui: &Ui, center: Pos2) {
    let stroke = Stroke::new(1.5, Palette::of(ui).not_in_order);
    ui.painter().circle_stroke(center, 6.0, stroke);
    ui.painter().line_segment([center, center - vec2(0.0, 3.8)], stroke);
    ui.painter().line_segment([center, center + vec2(2.8, 1.2)], stroke);
}

/// Where something stands by effect and ease, around a point: of four squares, up is the large effect and right what is easy.
pub(in crate::ui) fn urgency_mark_at(ui: &Ui, center: Pos2, urgency: Option<Urgency>) {
    const SQUARE: f32 = 7.0;
    let palette = Palette::of(ui);
    for (field, x, y) in [
        (Urgency::Plan, -SQUARE, -SQUARE),
        (Urgency::DoFirst, 0.0, -SQUARE),
        (Urgency::LetRest, -SQUARE, 0.0),
        (Urgency::TakeAlong, 0.0, 0.0),
    ] {
        let area = Rect::from_min_size(pos2(center.x + x, center.y + y), vec2(SQUARE, SQUARE));
        let fill = if urgency == Some(field) { palette.ink } else { Color32::TRANSPARENT };
        ui.painter().rect(area.expand(0.5), 0.0, fill, Stroke::new(1.0, palette.ink_soft), StrokeKind::Inside);
    }
}
