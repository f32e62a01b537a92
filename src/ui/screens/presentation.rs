//! Presenteren: the outcome fills the screen and is told step by step, to be seen from a distance. No notes and no names are in it.

mod canvas;
mod keys;
mod steps;

use egui::accesskit::Node;
use egui::{Id, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use self::canvas::{Canvas, MARGIN, WIDTH};
use self::steps::steps;
use super::outcome::Outcome;
use crate::content::Catalogue;
use crate::model::{Measurement, Profile};
use crate::shapes::{Drawing, Wall};
use crate::ui::command::{Asks as _, Command};
use crate::ui::computed::Computed;
use crate::ui::focus::{self, Ring, Wish};
use crate::ui::theme::TARGET;
use crate::ui::widgets::{Icon, icon_button, quiet_button};

/// What the screen shows.
pub struct PresentationScreen<'a> {
    /// What was asked.
    pub catalogue: &'a Catalogue,
    /// Of which neighbourhood it is.
    pub profile: &'a Profile,
    /// The measurement that is shown.
    pub measurement: &'a Measurement,
    /// What came of it.
    pub outcome: &'a Outcome,
    /// Changes with everything that is shown.
    pub revision: u64,
    /// Whether a dialog lies over it, so that no key is meant for it.
    pub is_covered: bool,
}

/// Which step is shown.
#[derive(Default)]
pub struct PresentationState {
    step: usize,
    drawings: Drawings,
}

impl PresentationState {
    /// Begins at the first step.
    pub(in crate::ui) fn begin(&mut self) {
        self.step = 0;
    }
}

/// The drawings, made for one revision and one size of the screen in whole points.
#[derive(Default)]
struct Drawings {
    wall: Computed<(u64, u16), Wall>,
    pair: Computed<(u64, u16), [Wall; 2]>,
    map: Computed<(u64, u16), Drawing>,
}

/// Draws the step that is shown, and goes on to another one.
pub fn presentation_ui(
    ui: &mut Ui,
    screen: &PresentationScreen<'_>,
    state: &mut PresentationState,
    commands: &mut Vec<Command>,
) {
    let steps = steps(screen);
    state.step = state.step.min(steps.len() - 1);
    let title_id = ui.scope_id().with("title");
    if !screen.is_covered {
        let is_read = ui.memory(egui::Memory::focused).is_none_or(|focused| focused == title_id.with(state.step));
        match keys::pressed(ui, is_read) {
            Some(keys::Pressed::Leave) => commands.push(Command::Back),
            Some(keys::Pressed::To(way)) => go(ui, state, way.from(state.step, steps.len())),
            None => {}
        }
    }
    let (at, of) = (state.step, steps.len());
    let step = steps[at];
    let area = ui.available_rect_before_wrap();
    let mut canvas = Canvas::new(ui, area);
    let heading = step.heading(screen);
    // Its id is that of the step, so that a screen reader hears that there is another one.
    title_ui(&mut canvas, title_id.with(at), &heading, &format!("Stap {} van {of}", at + 1));
    step.ui(&canvas, screen, &mut state.drawings);
    let is_on_button = foot_ui(&mut canvas, state, (at, of), commands);
    let is_clicked = ui.input(|input| input.pointer.primary_clicked());
    if is_clicked && !screen.is_covered && !is_on_button && at + 1 < of {
        go(ui, state, at + 1);
    }
}

fn go(ui: &Ui, state: &mut PresentationState, step: usize) {
    if step != state.step {
        state.step = step;
        focus::wish(ui.ctx(), Wish::Title);
        ui.ctx().request_repaint();
    }
}

/// The heading of a step. It gets the focus, so that the step is said.
fn title_ui(canvas: &mut Canvas<'_>, id: Id, heading: &str, place: &str) {
    let area = canvas.place(Rect::from_min_size(pos2(MARGIN, 40.0), vec2(WIDTH - 2.0 * MARGIN, 60.0)));
    let ui = canvas.ui();
    let title = ui.interact(area, id, Sense::focusable_noninteractive());
    title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, heading));
    ui.ctx().accesskit_node_builder(title.id, |node: &mut Node| {
        node.set_level(1);
        node.set_description(place);
    });
    focus::grant(ui, &Wish::Title, title.id, Ring::Hidden);
}

/// What the outcome is not, where one is, and the ways on. Gives whether the pointer is on one of those.
fn foot_ui(
    canvas: &mut Canvas<'_>,
    state: &mut PresentationState,
    (at, of): (usize, usize),
    commands: &mut Vec<Command>,
) -> bool {
    const BUTTONS: f32 = 150.0;
    let base = canvas.bottom() + 16.0;
    canvas.write_small(pos2(MARGIN, base), "Zelfbeeld van het team, geen oordeel over de wijk");
    let right = canvas.place(Rect::from_min_max(pos2(0.0, base), pos2(WIDTH - MARGIN, base + 32.0)));
    // In a low window the scale leaves less room below than a button needs.
    let top = (right.center().y - TARGET / 2.0).min(canvas.ui().max_rect().bottom() - TARGET - 2.0);
    let buttons = Rect::from_min_size(pos2(right.right() - BUTTONS, top), vec2(BUTTONS, TARGET));
    canvas.write_small_before(buttons.left_center(), &format!("{} van {of}", at + 1));
    let ui = canvas.ui();
    let id = ui.scope_id().with("ways");
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let place = UiBuilder::new().scope_id(id).max_rect(buttons).layout(layout);
    ui.scope_builder(place, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let back = icon_button(ui, Icon::Previous, "Vorige stap", at > 0);
        let on = icon_button(ui, Icon::Next, "Volgende stap", at + 1 < of);
        let leave = quiet_button(ui, None, "Stop (Esc)", "Stop (Esc) met presenteren", true);
        if back.clicked() {
            go(ui, state, at - 1);
        }
        if on.clicked() {
            go(ui, state, at + 1);
        }
        let is_on_one = [&back, &on, &leave].into_iter().any(egui::Response::contains_pointer);
        leave.asks(commands, || Command::Back);
        is_on_one
    })
    .inner
}
