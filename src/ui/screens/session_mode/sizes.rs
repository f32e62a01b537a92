//! The sizes of letters, buttons and distances in the sessiestand: they go along with the window.

use egui::{Color32, FontId, Ui, Vec2};

use crate::ui::theme::{self, LARGE_TARGET, TARGET};
use crate::ui::widgets::ChoiceSize;

/// In a window of so many points everything has its full size.
const FULL: Vec2 = Vec2::new(1000.0, 680.0);
/// From a window of so many points, as a beamer shows it, everything grows with it.
const BEAMER: Vec2 = Vec2::new(1280.0, 720.0);
/// The smallest and the largest share of its full size that anything gets.
const SHARES: [f32; 2] = [0.5, 1.5];
/// The smallest letters, in points.
const SMALLEST_LETTERS: f32 = 16.0;
/// The smallest letters of a question, in points.
const SMALLEST_QUESTION: f32 = 20.0;
/// The smallest letters of an anchor and of the name of a key, in points.
const SMALLEST_ANCHOR: f32 = 13.0;
/// In narrower windows, in points, the ratings stand in two rows.
const ROOM_FOR_ONE_ROW: f32 = 560.0;

/// The sizes in a window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sizes {
    /// One of [`SHARES`], or between them.
    share: f32,
    /// Width of the window, in points.
    width: f32,
}

impl Sizes {
    /// Those in the window that is drawn.
    pub(super) fn of(ui: &Ui) -> Self {
        Self::in_window(ui.ctx().content_rect().size())
    }

    fn in_window(window: Vec2) -> Self {
        let [least, most] = SHARES;
        let (small, large) = ((window / FULL).min_elem(), (window / BEAMER).min_elem());
        let share = if large > 1.0 { large.min(most) } else { small.clamp(least, 1.0) };
        Self { share, width: window.x }
    }

    fn letters(self, full: FontId, size: f32, least: f32) -> FontId {
        FontId { size: (size * self.share).round().max(least), ..full }
    }

    /// Letters of buttons and of what stands in the head.
    pub(super) fn bar(self) -> FontId {
        self.letters(theme::large(), 20.0, SMALLEST_LETTERS)
    }

    /// The same with emphasis.
    pub(super) fn bar_strong(self) -> FontId {
        self.letters(theme::large_strong(), 20.0, SMALLEST_LETTERS)
    }

    /// Letters in a list, of what stands beside its texts.
    pub(super) fn small(self) -> FontId {
        self.letters(theme::large(), 16.0, SMALLEST_ANCHOR)
    }

    /// Letters in a field.
    pub(super) fn field(self) -> FontId {
        self.letters(theme::large(), 28.0, SMALLEST_LETTERS)
    }

    /// Letters of the title of a sheet, and of the rating that was chosen above it.
    pub(super) fn title(self) -> FontId {
        self.letters(theme::large_strong(), 28.0, SMALLEST_LETTERS)
    }

    /// Letters of a key in its box.
    pub(super) fn key(self) -> FontId {
        self.letters(theme::large(), 15.0, SMALLEST_ANCHOR)
    }

    /// Letters of a number of hands.
    pub(super) fn count(self) -> FontId {
        self.letters(theme::large_strong(), 34.0, SMALLEST_LETTERS)
    }

    /// The sizes in which the name of a rating may be set, the largest first.
    pub(super) fn names(self) -> impl Iterator<Item = FontId> {
        let full = if self.width >= BEAMER.x { 28.0 } else { 26.0 };
        [1.0, 0.96, 0.92, 0.88, 0.84].map(|part| self.letters(theme::large_strong(), full * part, SMALLEST_LETTERS)).into_iter()
    }

    /// The sizes in which all anchors may be set, the largest first.
    pub(super) fn anchors(self) -> impl Iterator<Item = FontId> {
        [20.0, 18.0, 16.0].map(|size| self.letters(theme::large(), size, SMALLEST_ANCHOR)).into_iter()
    }

    /// The sizes of the explanation, the largest first.
    pub(super) fn helps(self) -> [FontId; 2] {
        [24.0, 20.0].map(|size| self.letters(theme::large(), size, SMALLEST_LETTERS))
    }

    /// The sizes in which the question is set while the explanation stands below it, the largest first.
    pub(super) fn questions(self) -> [FontId; 3] {
        [44.0, 40.0, 36.0].map(|size| self.letters(theme::question(), size, SMALLEST_QUESTION))
    }

    /// The sizes after those for a question that is long for its window.
    pub(super) fn small_questions(self) -> impl Iterator<Item = FontId> {
        [32.0, 28.0, 24.0, 22.0].map(|size| self.letters(theme::question(), size, SMALLEST_QUESTION)).into_iter()
    }

    /// Height of everything that can be clicked.
    pub(super) fn target(self) -> f32 {
        (LARGE_TARGET * self.share).round().max(TARGET)
    }

    /// A distance that is `full` where there is room.
    pub(super) fn space(self, full: f32) -> f32 {
        (full * self.share).round()
    }

    /// Room at the sides of the window.
    pub(super) fn side(self) -> f32 {
        self.space(24.0).max(8.0)
    }

    /// Room between the edge of a button and its text.
    pub(super) fn padding(self) -> f32 {
        self.space(16.0).max(8.0)
    }

    /// Room between two buttons beside each other.
    pub(super) fn between(self) -> f32 {
        self.space(8.0).max(4.0)
    }

    /// Choices in words.
    pub(super) fn choice(self) -> ChoiceSize {
        ChoiceSize::large(self.share, (self.bar(), self.bar_strong()), self.target())
    }

    /// Whether the window has less room than everything in its full size takes.
    pub(super) fn is_small(self) -> bool {
        self.share < 0.8
    }

    /// Whether the five ratings stand beside each other.
    pub(super) fn is_one_row(self) -> bool {
        self.width >= ROOM_FOR_ONE_ROW
    }
}

/// From one line of the question to the next, as a multiple of the size of its letters.
pub(super) const QUESTION_LINE: f32 = 54.0 / 44.0;
/// The same for all other texts.
pub(super) const TEXT_LINE: f32 = 1.32;

/// Width of a text that does not wrap.
pub(super) fn width_of(ui: &Ui, text: &str, font: FontId) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER).size().x
}

#[cfg(test)]
mod tests {
    use super::Sizes;

    fn check(window: [f32; 2], question: f32, letters: f32, target: f32) {
        let sizes = Sizes::in_window(window.into());
        let [first, ..] = sizes.questions();
        assert_eq!((first.size, sizes.bar().size, sizes.target()), (question, letters, target), "{window:?}");
    }

    #[test]
    fn letters_and_buttons_go_along_within_bounds() {
        check([1920.0, 1080.0], 66.0, 30.0, 66.0);
        check([3840.0, 2160.0], 66.0, 30.0, 66.0);
        check([1280.0, 720.0], 44.0, 20.0, 44.0);
        check([1024.0, 768.0], 44.0, 20.0, 44.0);
        check([683.0, 490.0], 30.0, 16.0, 32.0);
        check([640.0, 340.0], 22.0, 16.0, 32.0);
        check([300.0, 200.0], 22.0, 16.0, 32.0);
        // A window that is not there yet.
        check([0.0, 0.0], 22.0, 16.0, 32.0);
    }
}
