//! Overzicht: the wall, and beside it what the team says of it and asks. The first screen for a steering group.

use egui::{Label, RichText, Role, Sense, Ui, WidgetInfo};

use super::asks::{self, AsksState};
use super::conclusion::{Fold, conclusion_ui};
use super::walls::{Legend, Room, wall_ui};
use super::{Outcome, OutcomeScreen, OutcomeState, OutcomeView};
use crate::model::Measurement;
use crate::ui::command::Command;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{column, fixed, gap, heading_with, link, subheading};
use crate::words;

/// From this width, in points, the wall and what is said stand beside each other.
const ROOM_FOR_TWO: f32 = 740.0;
/// From this width, in points, what is said has the room of a text.
const ROOM_FOR_TEXT: f32 = 940.0;
/// Width of what is said, in points.
const SAID: f32 = 300.0;
/// The same where there is less room.
const SAID_NARROW: f32 = 216.0;

/// Draws the view.
pub(super) fn overview_ui(
    ui: &mut Ui,
    screen: OutcomeScreen<'_>,
    outcome: &mut Outcome,
    state: (&mut AsksState, &mut Fold),
    commands: &mut Vec<Command>,
) {
    let available = ui.available_width();
    // What the screen leaves in sight, less its margins, so that nothing has to be scrolled for.
    let height = ui.clip_rect().height() - space::L - space::XL;
    if available < ROOM_FOR_TWO {
        fixed(ui, "figure", |ui| figure_ui(ui, outcome));
        gap(ui, space::S);
        fixed(ui, "wall", |ui| wall_part_ui(ui, screen, outcome, (available, height), commands));
        gap(ui, space::L);
        fixed(ui, "said", |ui| said_ui(ui, screen, outcome, state, commands));
        return;
    }
    let said = if available < ROOM_FOR_TEXT { SAID_NARROW } else { SAID };
    let wall = available - said - space::XL;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XL;
        column(ui, wall, |ui| {
            fixed(ui, "wall", |ui| wall_part_ui(ui, screen, outcome, (wall, height), commands));
        });
        column(ui, said, |ui| {
            fixed(ui, "figure", |ui| figure_ui(ui, outcome));
            gap(ui, space::S);
            fixed(ui, "said", |ui| said_ui(ui, screen, outcome, state, commands));
        });
    });
}

/// The wall with its legend, in a room of this width and height in points.
fn wall_part_ui(
    ui: &mut Ui,
    screen: OutcomeScreen<'_>,
    outcome: &mut Outcome,
    (width, height): (f32, f32),
    commands: &mut Vec<Command>,
) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let legend = Legend::new(outcome, screen.measurement.number);
    let room = Room::new(width, height - legend.height(ui, width));
    wall_ui(ui, screen.catalogue, outcome, room, commands);
    legend.ui(ui);
}

/// How far the team is: with what is op orde, or before that with the ratings.
fn figure_ui(ui: &mut Ui, outcome: &Outcome) {
    ui.spacing_mut().item_spacing.y = space::XS;
    let filled = format!("{} van {} ingevuld", outcome.rated(), outcome.items());
    let gaps = match outcome.gaps.len() {
        1 => "1 aandachtspunt".to_owned(),
        count => format!("{count} aandachtspunten"),
    };
    let (figure, below) = match outcome.rated() {
        0 => (filled, "Geef eerst een paar oordelen. Dan zie je hier hoe het met de aanpak gaat.".to_owned()),
        _ if outcome.is_complete() => (outcome.in_order(), format!("{filled} · {gaps}")),
        _ => (filled, format!("Tot nu toe {} · {gaps}", outcome.in_order())),
    };
    let is_narrow = ui.available_width() < SAID;
    heading_with(ui, &figure, if is_narrow { theme::title() } else { theme::display() }, 2);
    let color = Palette::of(ui).ink_soft;
    let shown = ui.add(Label::new(RichText::new(below).font(theme::label()).color(color)).wrap());
    // Tab comes by it, so that a screen reader says where the team stands, in sentences.
    ui.ctx().accesskit_node_builder(shown.id, egui::accesskit::Node::set_hidden);
    let told = ui.interact(shown.rect, shown.id.with("told"), Sense::focusable_noninteractive());
    let summary = outcome.summary();
    told.widget_info(|| WidgetInfo::labeled(Role::Label, true, &summary));
    ui.ctx().accesskit_node_builder(told.id, |node| node.set_label(summary.as_str()));
}

/// The conclusion, and what the team asks.
fn said_ui(
    ui: &mut Ui,
    screen: OutcomeScreen<'_>,
    outcome: &Outcome,
    (state, fold): (&mut AsksState, &mut Fold),
    commands: &mut Vec<Command>,
) {
    let measurement = screen.measurement;
    ui.spacing_mut().item_spacing.y = space::XS;
    subheading(ui, "Conclusie");
    let has_asks = !measurement.asks.is_empty();
    fixed(ui, "conclusion", |ui| conclusion_ui(ui, measurement, has_asks, fold, commands));
    gap(ui, space::L);
    fixed(ui, "asks", |ui| {
        if measurement.is_open() {
            asks::asks_ui(ui, screen, &outcome.gaps, state, commands);
        } else {
            asks::read_ui(ui, screen, commands);
        }
    });
}

/// What has to be done before the outcome stands, and where.
pub(super) fn foot_ui(ui: &mut Ui, outcome: &Outcome, state: &mut OutcomeState) {
    let (gaps, undecided, open) = (outcome.gaps.len(), outcome.undecided.len(), outcome.unanswered.len());
    let said = match (undecided, gaps) {
        _ if outcome.rated() == 0 => format!("{open} punten wachten op jullie oordeel."),
        (0, 0) if open > 0 => format!("Nog {} zonder oordeel.", words::figure(open, "punt", "punten")),
        (0, 0) => "Er zijn geen aandachtspunten.".to_owned(),
        (0, 1) => "Het aandachtspunt heeft een besluit.".to_owned(),
        (0, gaps) => format!("Alle {gaps} aandachtspunten hebben een besluit."),
        (undecided, _) => {
            format!("Nog {} zonder besluit.", words::figure(undecided, "aandachtspunt", "aandachtspunten"))
        }
    };
    let ink = Palette::of(ui).ink;
    ui.add(Label::new(RichText::new(said).font(theme::label_strong()).color(ink)).truncate());
    if gaps > 0 && link(ui, "Open de besluitentafel").clicked() {
        state.show(OutcomeView::Decisions);
    }
}

/// From this width of the window, in points, there is room for it.
const ROOM_FOR_CAVEAT: f32 = 1180.0;

/// What the outcome is, and what it is not.
pub(super) fn foot_end_ui(ui: &mut Ui, measurement: &Measurement) {
    if ui.ctx().content_rect().width() < ROOM_FOR_CAVEAT {
        return;
    }
    let on = measurement.reference_date.map(|date| format!(" op {}", words::date(date))).unwrap_or_default();
    let said = format!("Zelfbeeld van het team{on}, geen oordeel over de wijk");
    let color = Palette::of(ui).ink_soft;
    ui.add(Label::new(RichText::new(said).font(theme::small()).color(color)).extend());
}
