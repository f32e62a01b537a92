//! The rows of the navigation.

use egui::accesskit::Role;
use egui::{Color32, CornerRadius, FontId, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::Verdict;
use crate::shapes::{self, Point};
use crate::ui::announce::describe;
use crate::ui::focus::{self, Wish};
use crate::ui::paint::shapes_at;
use crate::ui::theme::{self, CORNER, Palette, space};
use crate::words;

/// A row of the navigation with the mark of a verdict before it, if there is one, and a remark at its end. Where rows stand
/// beside each other, each is as wide as its words.
pub(in crate::ui) fn navigation_row(
    ui: &mut Ui,
    text: &str,
    verdict: Option<Verdict>,
    remark: &str,
    selected: bool,
) -> Response {
    let palette = Palette::of(ui);
    let width = if ui.layout().main_wrap() { width_of_row(ui, text, verdict, remark) } else { ui.available_width() };
    let (_, rect) = ui.allocate_space(vec2(width, 32.0));
    let response = ui.interact(rect, ui.scope_id().with(("row", text)), Sense::click());
    let name = match verdict {
        Some(verdict) if remark.is_empty() => format!("{text}, {}", words::verdict(verdict)),
        Some(verdict) => format!("{text}, {}, {remark}", words::verdict(verdict)),
        None => text.to_owned(),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
    if selected {
        // Chosen is no state of a button that leads somewhere: a screen reader would call it one that switches something.
        describe(ui, &response, "Hier ben je");
    }
    if selected && focus::take(ui, &Wish::Navigation) {
        response.request_focus();
    }
    if ui.is_rect_visible(rect) {
        if selected || response.hovered() {
            let fill = if selected { palette.here } else { palette.hover };
            ui.painter().rect_filled(rect, CornerRadius::same(CORNER), fill);
        }
        let mut left = rect.left() + space::M;
        if let Some(verdict) = verdict {
            let center = Point::new(left + space::S, rect.center().y);
            shapes_at(ui, pos2(0.0, 0.0), &shapes::verdict_mark(verdict, center, 15.0));
            left += MARK_OF_ROW;
        }
        let font = if selected || verdict.is_none() { theme::strong() } else { theme::text() };
        let font = FontId { size: LETTERS_OF_ROW, ..font };
        let middle = rect.center().y;
        ui.painter().text(pos2(left, middle), egui::Align2::LEFT_CENTER, text, font, palette.ink);
        let right = pos2(rect.right() - space::S, middle);
        // Where the name is long, the mark alone has to say that something is open.
        if width_of_row(ui, text, verdict, remark) <= rect.width() + ROUNDING {
            ui.painter().text(right, egui::Align2::RIGHT_CENTER, remark, theme::small(), palette.ink_soft);
        }
    }
    response
}

/// Width of the mark of a verdict and what stands between it and the words, in points.
const MARK_OF_ROW: f32 = 26.0;

const LETTERS_OF_ROW: f32 = 15.0;
/// What rounding takes, in points.
const ROUNDING: f32 = 0.5;

/// With the heavier letters, so that nothing moves when a row is chosen.
fn width_of_row(ui: &Ui, text: &str, verdict: Option<Verdict>, remark: &str) -> f32 {
    let width = |text: &str, font| ui.painter().layout_no_wrap(text.to_owned(), font, Color32::BLACK).size().x;
    let words = width(text, FontId { size: LETTERS_OF_ROW, ..theme::strong() });
    let mark = if verdict.is_some() { MARK_OF_ROW } else { 0.0 };
    let remark = if remark.is_empty() { 0.0 } else { width(remark, theme::small()) + space::S };
    space::M + mark + words + remark + space::S
}

/// Gives the focus to the row of the navigation that is chosen.
pub(in crate::ui) fn focus_navigation(context: &egui::Context) {
    focus::wish(context, Wish::Navigation);
}
