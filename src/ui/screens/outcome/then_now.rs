//! Toen en nu: the wall of the measurement before and that of now, and by what the difference came.

use egui::{Align, Label, Layout, RichText, Ui};

use super::change::changes_ui;
use super::moved::squares_ui;
use super::walls::{Moment, Room, moving_ui, pair_ui};
use super::{Outcome, OutcomeScreen, OutcomeState};
use crate::model::Measurement;
use crate::ui::announce::say;
use crate::ui::command::Command;
use crate::ui::motion;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{View, end_aligned, fixed, gap, heading_with, paragraph, segments};
use crate::words;

/// Which wall is shown where there is room for one.
#[derive(Debug, Default)]
pub(super) struct ThenNowState {
    moment: Moment,
}

/// From this width of the window, in points, both walls stand beside each other.
const ROOM_FOR_TWO: f32 = 1280.0;
/// Height of what stands above a wall, in points.
const HEAD: f32 = 28.0;
/// Of the height in sight so much stays for what changed, in points.
const BELOW: f32 = 112.0;
/// White between two walls, in points.
const BETWEEN: f32 = space::XL;

fn has_room_for_two(ui: &Ui) -> bool {
    ui.ctx().content_rect().width() >= ROOM_FOR_TWO
}

/// The switch between then and now, where one wall is shown.
pub(super) fn switch_ui(ui: &mut Ui, outcome: &Outcome, state: &mut ThenNowState) {
    if has_room_for_two(ui) {
        return;
    }
    let Some(then) = &outcome.then else { return };
    let views = [View::new("Toen"), View::new("Nu")];
    let shown = usize::from(state.moment == Moment::Now);
    if let Some(at) = segments(ui, ("Welke muur je ziet", "outcome-moment"), &views, shown) {
        state.moment = if at == 0 { Moment::Then } else { Moment::Now };
        let said = match state.moment {
            Moment::Then => format!("{}: {}", then.title, then.in_order()),
            Moment::Now => format!("Nu: {}", outcome.in_order()),
        };
        say(ui.ctx(), said);
    }
}

/// Draws the view.
pub(super) fn then_now_ui(
    ui: &mut Ui,
    screen: OutcomeScreen<'_>,
    outcome: &mut Outcome,
    state: &mut OutcomeState,
    commands: &mut Vec<Command>,
) {
    let catalogue = screen.catalogue;
    if outcome.rated() == 0 {
        paragraph(ui, "Geef eerst een paar oordelen. Dan staat hier wat er beter gaat en wat niet.");
        return;
    }
    let available = ui.available_width();
    let in_sight = ui.clip_rect().height() - space::L - space::XL - HEAD;
    fixed(ui, "walls", |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if has_room_for_two(ui) {
            let width = ((available - BETWEEN) / 2.0).floor();
            let room = Room::new(width, (in_sight - BELOW).max(488.0));
            let head = |ui: &mut Ui, outcome: &Outcome, moment: Moment| head_ui(ui, screen.measurement, outcome, moment);
            pair_ui(ui, catalogue, outcome, room, BETWEEN, head, commands);
            return;
        }
        let now = f32::from(u8::from(state.then_now.moment == Moment::Now));
        let share = motion::towards(ui.ctx(), "then-now", now);
        head_ui(ui, screen.measurement, outcome, state.then_now.moment);
        moving_ui(ui, catalogue, outcome, (Room::new(available, in_sight), share), commands);
    });
    gap(ui, space::S);
    if let (Some(moved), Some(then)) = (&outcome.moved, &outcome.then) {
        fixed(ui, "squares", |ui| squares_ui(ui, moved, &then.title));
    }
    if let Some(changes) = &outcome.changes {
        gap(ui, space::XL);
        fixed(ui, "changes", |ui| changes_ui(ui, catalogue, changes, &mut state.changes, commands));
    }
}

/// Which measurement a wall is of, and how many randvoorwaarden are op orde in it.
fn head_ui(ui: &mut Ui, measurement: &Measurement, outcome: &Outcome, moment: Moment) {
    let Some(then) = &outcome.then else { return };
    let (title, date, in_order) = match moment {
        Moment::Then => (then.title.clone(), then.date, then.in_order()),
        Moment::Now => (words::measurement_title(measurement.number), measurement.reference_date, outcome.in_order()),
    };
    let date = date.map(words::date).unwrap_or_default();
    let (ink, soft) = (Palette::of(ui).ink, Palette::of(ui).ink_soft);
    let size = egui::vec2(ui.available_width(), HEAD);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_height(HEAD);
        ui.spacing_mut().item_spacing.x = space::S;
        heading_with(ui, &title, theme::heading(), 2);
        ui.add(Label::new(RichText::new(date).font(theme::label()).color(soft)).truncate());
        let key = if moment == Moment::Then { "in-order-then" } else { "in-order-now" };
        end_aligned(ui, key, |ui| {
            ui.add(Label::new(RichText::new(in_order).font(theme::strong()).color(ink)).extend());
        });
    });
}
