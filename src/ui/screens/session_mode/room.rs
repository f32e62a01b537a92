//! How the sessiestand shares its window. Where the ratings and the buttons below them stand depends on the window alone, so
//! that they are in the same place for every item and whatever is done with it.

use egui::{FontId, Rect, Ui, pos2};

use super::ratings::Ratings;
use super::sizes::Sizes;
use super::texts::{help_galley, question_galley};
use super::{Here, SessionModeState};
use crate::ui::theme::TARGET;

/// The most of what is left beside head and foot that the ratings take, from 0 to 1.
const RATINGS: f32 = 0.52;
/// The share of the window that a sheet takes, from 0 to 1: 372 of 720 points.
const SHEET: f32 = 372.0 / 720.0;
/// Less than the anchors of most items need below the names of the ratings, in points.
const ROOM_FOR_ANCHORS: f32 = 120.0;
/// Height that the question has at least beside all rows above the ratings, in points.
const ROOM_FOR_QUESTION: f32 = 56.0;
/// Height that the question keeps where there is hardly any room, in points.
const LEAST_QUESTION: f32 = 30.0;

/// Where everything stands, in the window.
pub(super) struct Plan {
    pub(super) head: Rect,
    pub(super) progress: Rect,
    pub(super) question: Rect,
    /// The letters of the question.
    pub(super) question_font: FontId,
    /// The letters of the explanation below it, where there is room for that.
    pub(super) help_font: Option<FontId>,
    /// What the invulbladen say, where they are opened and there is room for it.
    pub(super) voices: Option<Rect>,
    /// What was said in the measurement before, where there is one.
    pub(super) strip: Rect,
    pub(super) ratings: Rect,
    pub(super) foot: Rect,
    /// What was chosen, above a sheet.
    pub(super) chosen: Rect,
    pub(super) sheet: Rect,
}

impl Plan {
    /// Shares this part of the window.
    pub(super) fn new(ui: &Ui, area: Rect, here: &Here<'_>, state: &SessionModeState) -> Self {
        let sizes = Sizes::of(ui);
        let window = ui.ctx().content_rect().height();
        let side = sizes.side();
        let row =
            |top: f32, height: f32| Rect::from_min_max(pos2(area.left() + side, top), pos2(area.right() - side, top + height));
        let head = row(area.top(), sizes.space(64.0).max(TARGET + 4.0));
        let progress = row(head.bottom(), sizes.space(6.0).max(4.0));
        let top = progress.bottom() + sizes.space(14.0).max(4.0);
        let foot_height = sizes.space(68.0).max(TARGET + 6.0);
        let foot = Rect::from_min_max(pos2(area.left(), area.bottom() - foot_height), area.max);
        let bottom = foot.top() - sizes.space(16.0).max(6.0);
        let above = sizes.space(12.0).max(4.0);
        let least = Ratings::least_height(ui, head.width());
        let row_height = |is_there: bool| if is_there { sizes.target() + above } else { 0.0 };
        let earlier_height = row_height(here.earlier.is_some());
        // Where both rows would leave hardly any room for the question, the key and the sheet tell what the invulbladen say.
        let voices_height = row_height(here.heard.has_row());
        let has_room = bottom - above - earlier_height - voices_height - top - least >= ROOM_FOR_QUESTION;
        let voices_height = if has_room { voices_height } else { 0.0 };
        let strip_height = earlier_height + voices_height;
        let full = sizes.space(300.0).min((window - head.height() - foot_height) * RATINGS);
        // Where no anchor would fit, the question gets the room.
        let full = if sizes.is_one_row() && full >= least + ROOM_FOR_ANCHORS { full } else { least };
        let room = bottom - above - strip_height - top;
        let height = full.min(room - LEAST_QUESTION).max(least);
        let ratings = row(bottom - height, height);
        let voices = (voices_height > 0.0).then(|| row(ratings.top() - strip_height, sizes.target()));
        let strip = row(ratings.top() - earlier_height, sizes.target());

        let chosen_height = sizes.space(48.0).max(TARGET - 4.0);
        let sheet_top = area.bottom() - area.height() * SHEET;
        let sheet_top = sheet_top.max(top + LEAST_QUESTION + 2.0 * above + chosen_height);
        let sheet = Rect::from_min_max(pos2(area.left(), sheet_top), area.max);
        let below_question = if state.sheet.is_some() {
            sheet.top() - 2.0 * above - chosen_height
        } else {
            ratings.top() - strip_height - above
        };
        let room = (below_question - top).max(0.0);
        let question = row(top, room);
        let (question_font, help_font) = letters(ui, here, (question.width(), room), state.sheet.is_none());
        let height = question_galley(ui, here, &question_font, question.width()).size().y;
        let chosen_top = (top + height.min(room) + sizes.space(24.0)).min(sheet.top() - above - chosen_height);
        let chosen = row(chosen_top, chosen_height);
        Self { head, progress, question, question_font, help_font, voices, strip, ratings, foot, chosen, sheet }
    }
}

/// The question shrinks first, then the explanation; then the explanation is left out, and is shown when it is asked for.
fn letters(ui: &Ui, here: &Here<'_>, (width, room): (f32, f32), wants_help: bool) -> (FontId, Option<FontId>) {
    let sizes = Sizes::of(ui);
    let height = |font: &FontId| question_galley(ui, here, font, width).size().y;
    let help_height = |font: &FontId| help_galley(ui, here, font, width).size().y + sizes.space(8.0);
    let questions = sizes.questions();
    let [large, small] = sizes.helps();
    if wants_help {
        let with_large = questions.iter().map(|font| (font, &large));
        let both = with_large.chain([(&questions[2], &small)]).find(|(font, help)| height(font) + help_height(help) <= room);
        if let Some((font, help)) = both {
            return (font.clone(), Some(help.clone()));
        }
    }
    let smallest = sizes.small_questions().last().unwrap_or_else(|| questions[2].clone());
    let font = questions.into_iter().chain(sizes.small_questions()).find(|font| height(font) <= room).unwrap_or(smallest);
    (font, None)
}
