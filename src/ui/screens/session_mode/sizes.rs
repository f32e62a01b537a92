//! The sizes of letters, buttons and distances in the sessiestand: they give way with the window.

use egui::{Color32, FontId, Ui, Vec2};

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
pub(super) const SMALLEST_QUESTION: f32 = 20.0;
/// The smallest letters of an anchor, in points.
const SMALLEST_ANCHOR: f32 = 14.0;
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
    pub(super) fn questions(self) -> impl Iterator<Item = FontId> {
        let full = theme::question();
        let sizes = [1.0, 0.86, 0.73, 0.64, 0.55, 0.5].map(|part| (full.size * self.share * part).round());
        sizes.into_iter().map(move |size| FontId { size: size.max(SMALLEST_QUESTION), ..full.clone() })
    }

    /// Room between the edge of a button and its text.
    pub(super) fn padding(self) -> f32 {
        self.space(space::M).max(space::S)
    }

    /// Height of what is said in one line of large letters.
    pub(super) fn line(self) -> f32 {
        self.large().size * LINE_HEIGHT
    }

    /// From one line of a text in large letters to the next.
    pub(super) fn text_line(self) -> f32 {
        self.line() * 0.92
    }

    /// The sizes of an anchor in its button, the largest first: smaller than the words there, and readable from four metres on
    /// a beamer.
    pub(super) fn anchors(self) -> impl Iterator<Item = FontId> {
        let sizes = [22.0, 20.0].map(|full| (full * self.share).round().max(SMALLEST_ANCHOR));
        sizes.into_iter().map(|size| FontId { size, ..theme::large() })
    }

    /// The same for an anchor in a line of its own.
    pub(super) fn anchor_lines(self) -> impl Iterator<Item = FontId> {
        let sizes = [22.0, 18.0, 16.0].map(|full| (full * self.share).round().max(SMALLEST_LETTERS));
        sizes.into_iter().map(|size| FontId { size, ..theme::large() })
    }
}

/// What stands on a button that rates.
pub(super) fn rating_text(rating: Rating, number: usize) -> String {
    format!("{number}  {}", words::rating_label(rating))
}

/// Width of a text that does not wrap.
pub(super) fn width_of(ui: &Ui, text: &str, font: FontId) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), font, Color32::BLACK).size().x
}

/// Room between two buttons beside each other, and between two rows of them.
pub(super) fn between(sizes: Sizes) -> Vec2 {
    Vec2::new(sizes.space(space::M).max(6.0), sizes.space(space::M).max(4.0))
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
