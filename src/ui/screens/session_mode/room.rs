//! How the sessiestand shares its window: letters and buttons give way with it, so that the question and the five ratings stay
//! in sight, and everything else can be reached.

use egui::{Color32, FontId, Ui, Vec2};

use super::{Here, SessionModeState, shows_action};
use crate::model::Rating;
use crate::ui::theme::{self, LARGE_TARGET, LINE_HEIGHT, TARGET, space};
use crate::ui::widgets::ChoiceSize;
use crate::words;

/// In a window of so many points, as a beamer shows it, everything has its full size.
const FULL: Vec2 = Vec2::new(1000.0, 680.0);
/// The smallest share of its full size that anything gets, from 0 to 1.
const SMALLEST: f32 = 0.5;
/// The smallest letters, in points.
const SMALLEST_LETTERS: f32 = 16.0;
/// The smallest letters of a question, in points.
const SMALLEST_QUESTION: f32 = 20.0;
/// Height of two lines of the question and a field with its name, in points. Where less is left over, the buttons below scroll
/// with the rest.
const ROOM_TO_WORK: f32 = 150.0;
/// The same while hands are counted: their drawing needs more than a field.
const ROOM_TO_COUNT: f32 = 260.0;

/// The sizes in a window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sizes {
    /// From a half to 1.
    share: f32,
}

impl Sizes {
    /// Those in the window that is drawn.
    pub(super) fn of(ui: &Ui) -> Self {
        Self::in_window(ui.ctx().content_rect().size())
    }

    fn in_window(window: Vec2) -> Self {
        Self { share: (window / FULL).min_elem().clamp(SMALLEST, 1.0) }
    }

    /// All letters but those of the question.
    pub(super) fn large(self) -> FontId {
        self.letters(theme::large())
    }

    fn letters(self, full: FontId) -> FontId {
        FontId { size: (full.size * self.share).round().max(SMALLEST_LETTERS), ..full }
    }

    /// Height of everything that can be clicked.
    pub(super) fn target(self) -> f32 {
        (LARGE_TARGET * self.share).round().max(TARGET)
    }

    /// A distance that is `full` where there is room.
    pub(super) fn space(self, full: f32) -> f32 {
        (full * self.share).round()
    }

    /// The buttons of the ratings.
    pub(super) fn choice(self) -> ChoiceSize {
        ChoiceSize::large(self.share, (self.large(), self.letters(theme::large_strong())), self.target())
    }

    /// The sizes in which the question may be set, the largest first.
    fn questions(self) -> impl Iterator<Item = FontId> {
        let full = theme::question();
        let sizes = [1.0, 0.86, 0.73, 0.64, 0.55, 0.5].map(|part| (full.size * self.share * part).round());
        sizes.into_iter().map(move |size| FontId { size: size.max(SMALLEST_QUESTION), ..full.clone() })
    }
}

/// What stands on a button that rates.
pub(super) fn rating_text(rating: Rating, number: usize) -> String {
    format!("{number}  {}", words::rating_label(rating))
}

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

/// Width of a text that does not wrap.
pub(super) fn width_of(ui: &Ui, text: &str, font: FontId) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), font, Color32::BLACK).size().x
}

fn height_of(ui: &Ui, text: &str, font: FontId) -> f32 {
    ui.painter().layout(text.to_owned(), font, Color32::BLACK, ui.available_width()).size().y
}

/// Room between two buttons beside each other, and between two rows of them.
pub(super) fn between(sizes: Sizes) -> Vec2 {
    Vec2::new(sizes.space(space::M).max(6.0), sizes.space(space::M).max(4.0))
}

/// Height of the row, or rows, of ratings.
pub(super) fn height_of_ratings(ui: &Ui) -> f32 {
    let sizes = Sizes::of(ui);
    let width = |(rating, number)| sizes.choice().width(ui, &rating_text(rating, number));
    height_of_rows(ui, Rating::ALL.into_iter().zip(1..).map(width), between(sizes))
}

/// Height of the row, or rows, of buttons below, with these texts.
pub(super) fn height_of_buttons(ui: &Ui, texts: &[&str]) -> f32 {
    let sizes = Sizes::of(ui);
    let padding = 2.0 * sizes.padding();
    let width = |text: &&str| (width_of(ui, text, sizes.large()) + padding).max(sizes.target());
    height_of_rows(ui, texts.iter().map(width), between(sizes))
}

impl Sizes {
    /// Room between the edge of a button and its text.
    pub(super) fn padding(self) -> f32 {
        self.space(space::M).max(space::S)
    }

    /// Height of what is said in one line of large letters.
    pub(super) fn line(self) -> f32 {
        self.large().size * LINE_HEIGHT
    }
}

/// How what is between the head and the buttons below is shared.
pub(super) struct Plan {
    /// The letters of the question.
    pub(super) question: FontId,
    /// The most that question and explanation take; what is longer scrolls.
    pub(super) question_height: f32,
    /// Whether the explanation stands right below the question; else it comes after the ratings.
    pub(super) help_is_near: bool,
    /// What is left over for everything that scrolls.
    pub(super) rest: f32,
}

impl Plan {
    /// Shares what is left of the window.
    pub(super) fn new(ui: &Ui, here: &Here<'_>, state: &SessionModeState) -> Self {
        let sizes = Sizes::of(ui);
        let gap = ui.spacing().item_spacing.y;
        let mut ratings = height_of_ratings(ui) + 2.0 * gap;
        if state.counts_hands {
            ratings += sizes.line() + gap;
        }
        let room = ui.available_height() - ratings;
        // What is being written or counted needs about as much room as the question.
        let is_working = state.counts_hands || state.writes || shows_action(here, state);
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
        let help = height_of(ui, &here.item.help, sizes.large()) * LINE_HEIGHT + 2.0 * gap;
        let help_is_near = !state.counts_hands && height + help <= room * 0.6;
        let question_height = if help_is_near { height + help } else { height.min(most) };
        Self { question, question_height, help_is_near, rest: (room - question_height - gap).max(0.0) }
    }
}

/// Whether the buttons below stay where they are; in less room they scroll with the rest.
pub(super) fn buttons_stay(ui: &Ui, buttons: f32, state: &SessionModeState) -> bool {
    let needed = if state.counts_hands { ROOM_TO_COUNT } else { ROOM_TO_WORK };
    ui.available_height() - buttons - height_of_ratings(ui) >= needed
}

#[cfg(test)]
mod tests {
    use super::Sizes;

    fn check(window: [f32; 2], question: f32, letters: f32, target: f32) {
        let sizes = Sizes::in_window(window.into());
        let found = (sizes.questions().next().map(|font| font.size), sizes.large().size, sizes.target());
        assert_eq!(found, (Some(question), letters, target), "{window:?}");
    }

    #[test]
    fn letters_and_buttons_give_way_within_bounds() {
        check([1920.0, 1080.0], 44.0, 28.0, 56.0);
        check([1024.0, 720.0], 44.0, 28.0, 56.0);
        check([683.0, 490.0], 30.0, 19.0, 38.0);
        check([640.0, 340.0], 22.0, 16.0, 34.0);
        check([300.0, 200.0], 22.0, 16.0, 34.0);
        // A window that is not there yet.
        check([0.0, 0.0], 22.0, 16.0, 34.0);
    }
}
