//! How the sessiestand shares its window, so that the question and the five ratings stay in sight, and everything else can be
//! reached.

use egui::{Color32, FontId, Ui, Vec2};

use super::ratings::Ratings;
use super::sizes::{SMALLEST_QUESTION, Sizes, between, width_of};
use super::{Here, SessionModeState, shows_action};
use crate::ui::theme::{self, space};

/// Height of two lines of the question and a field with its name, in points. Where less is left over, the buttons below scroll
/// with the rest.
const ROOM_TO_WORK: f32 = 150.0;
/// The same while hands are counted: their drawing needs more than a field.
const ROOM_TO_COUNT: f32 = 260.0;
/// Height of a line of what scrolls, so that it is seen that there is more.
const LEAST: f32 = 40.0;

/// Height of buttons of these widths beside each other, on as many rows as they need.
fn height_of_rows(ui: &Ui, widths: impl IntoIterator<Item = f32>, gap: Vec2) -> f32 {
    let room = ui.available_width();
    let (mut rows, mut used) = (0_u8, f32::INFINITY);
    for width in widths {
        if used + gap.x + width > room {
            rows += 1;
            used = width;
        } else {
            used += gap.x + width;
        }
    }
    f32::from(rows) * (Sizes::of(ui).target() + gap.y) - gap.y
}

fn height_of(ui: &Ui, text: &str, font: FontId) -> f32 {
    ui.painter().layout(text.to_owned(), font, Color32::BLACK, ui.available_width()).size().y
}

/// Height of a text in large letters.
fn height_of_text(ui: &Ui, text: &str) -> f32 {
    let sizes = Sizes::of(ui);
    let galley = ui.painter().layout(text.to_owned(), sizes.large(), Color32::BLACK, ui.available_width());
    galley.rows.len() as f32 * sizes.text_line()
}

/// Height of the row, or rows, of buttons below, with these texts.
pub(super) fn height_of_buttons(ui: &Ui, texts: &[&str]) -> f32 {
    let sizes = Sizes::of(ui);
    let padding = 2.0 * sizes.padding();
    let width = |text: &&str| (width_of(ui, text, sizes.large()) + padding).max(sizes.target());
    height_of_rows(ui, texts.iter().map(width), between(sizes))
}

/// How what is between the head and the buttons below is shared.
pub(super) struct Plan {
    /// The letters of the question.
    pub(super) question: FontId,
    /// The most that question and explanation take; what is longer scrolls.
    pub(super) question_height: f32,
    /// Whether the explanation stands right below the question; else it comes after the ratings.
    pub(super) help_is_near: bool,
    /// The buttons of the ratings.
    pub(super) ratings: Ratings,
    /// What is left over for everything that scrolls.
    pub(super) rest: f32,
}

impl Plan {
    /// Shares what is left of the window.
    pub(super) fn new(ui: &Ui, here: &Here<'_>, state: &SessionModeState, foot_stays: bool) -> Self {
        let sizes = Sizes::of(ui);
        let gap = ui.spacing().item_spacing.y;
        let plain = Ratings::plain(ui);
        let mut ratings = plain.height() + 2.0 * gap;
        if state.counts_hands {
            ratings += sizes.line() + gap;
        }
        let room = ui.available_height() - ratings;
        // What is being written or counted needs about as much room as the question.
        let is_working = is_working(here, state);
        let share = match (state.counts_hands, is_working) {
            (true, _) => 0.35,
            (false, true) => 0.5,
            (false, false) => 0.75,
        };
        let most = (room * share).max(1.3 * SMALLEST_QUESTION);
        let text = here.question();
        let question = sizes.questions().find(|font| height_of(ui, &text, font.clone()) <= most);
        let question = question.unwrap_or_else(|| FontId { size: SMALLEST_QUESTION, ..theme::question() });
        let height = height_of(ui, &text, question.clone());
        let help_text = height_of_text(ui, &here.item.help) + gap;
        let help = help_text + gap + sizes.space(space::S);
        let help_is_near = !state.counts_hands && height + help <= room * 0.6;
        let question_height = if help_is_near { height + help } else { height.min(most) };
        let rest = (room - question_height - gap).max(0.0);
        let mut plan = Self { question, question_height, help_is_near, ratings: plain, rest };
        // Anchors are the first to be left out: they get only what nothing else needs.
        if foot_stays && !state.counts_hands {
            let help = if help_is_near { 0.0 } else { help_text };
            let more = if is_working || has_more(here) { ROOM_TO_WORK } else { 0.0 };
            plan.show_anchors(ui, here, (help + more).max(LEAST));
        }
        plan
    }

    /// Shows as much of the anchors as leaves `needed` points for what scrolls.
    fn show_anchors(&mut self, ui: &Ui, here: &Here<'_>, needed: f32) {
        let (rated, sizes) = (here.rated(), Sizes::of(ui));
        let in_buttons = sizes.anchors().filter_map(|font| Ratings::with_anchors(ui, &rated, &font));
        let in_line = sizes.anchor_lines().filter_map(|font| Ratings::with_line(ui, &rated, font));
        let mut all = in_buttons.chain(in_line);
        let left = |ratings: &Ratings| self.rest + self.ratings.height() - ratings.height();
        if let Some(ratings) = all.find(|ratings| left(ratings) >= needed) {
            self.rest = left(&ratings);
            self.ratings = ratings;
        }
    }
}

/// Whether something is being counted or written.
fn is_working(here: &Here<'_>, state: &SessionModeState) -> bool {
    state.counts_hands || state.writes || shows_action(here, state)
}

/// Whether there is more below the ratings than the explanation. What is rated now plays no part, or choosing a rating would
/// move it.
fn has_more(here: &Here<'_>) -> bool {
    !(here.answer.note.is_empty() && here.answer.evidence.is_empty() && here.agreed.is_empty())
        || here.earlier.is_some_and(|earlier| earlier.rating.is_some())
}

/// Whether the buttons below stay where they are; in less room they scroll with the rest.
pub(super) fn buttons_stay(ui: &Ui, buttons: f32, state: &SessionModeState) -> bool {
    let needed = if state.counts_hands { ROOM_TO_COUNT } else { ROOM_TO_WORK };
    ui.available_height() - buttons - Ratings::plain(ui).height() >= needed
}
