//! What was searched for, marked in every text where it stands. The place that the user went to gets the focus, so that it
//! is in sight, is read out, and the keyboard goes on from there.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{ByteIndex, CCursor, CCursorRange, LayoutJob, LayoutSection, TextFormat};
use egui::text_edit::TextEditOutput;
use egui::{Align, Context, Id, Label, Response, Role, Sense, Stroke, TextEdit, Ui, WidgetInfo};

use super::focus;
use super::theme::{Palette, space};
use crate::search::occurrences;

/// What is marked.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The words that were searched for.
    pub(super) words: String,
    /// The whole text in which the present place is.
    pub(super) text: Arc<str>,
    /// The present place in that text, in bytes.
    pub(super) range: Range<usize>,
    /// How many times the same text stands on the screen before this one.
    pub(super) nth: usize,
    /// Whether the text stands in a field.
    pub(super) is_in_field: bool,
}

/// What is marked, and how far the present screen is drawn; kept between frames.
#[derive(Clone, Debug, Default)]
struct Marks {
    found: Option<Arc<Found>>,
    /// How many times the text was drawn in this frame.
    seen: usize,
    /// The frame in which the place was to be brought in sight, while it was not. One that is not drawn in that frame or the
    /// next one is not sought any more: it would take the focus from somebody who types by then.
    sought_in: Option<u64>,
}

fn with<R>(context: &Context, then: impl FnOnce(&mut Marks) -> R) -> R {
    context.data_mut(|data| then(data.get_temp_mut_or_default(Id::unique("found"))))
}

/// Marks what was found, and goes to the present place when its screen is drawn.
pub(super) fn mark(context: &Context, found: Found) {
    let sought_in = Some(context.cumulative_frame_nr());
    with(context, |marks| *marks = Marks { found: Some(Arc::new(found)), seen: 0, sought_in });
}

/// Takes all marks away.
pub(super) fn clear(context: &Context) {
    with(context, |marks| marks.found = None);
}

/// Whether the present place is in a field with this text, so that what it is folded in has to open.
pub(super) fn is_in_field(ui: &Ui, value: &str) -> bool {
    present(ui).is_some_and(|found| found.is_in_field && *found.text == *value)
}

/// For the beginning of every frame.
pub(super) fn begin_frame(context: &Context) {
    with(context, |marks| marks.seen = 0);
}

/// The user went elsewhere: the present place is marked when it comes by, and not brought in sight any more.
pub(super) fn stop_seeking(context: &Context) {
    with(context, |marks| marks.sought_in = None);
}

/// Text that wraps, with what was found marked in it.
pub(super) fn label(ui: &mut Ui, job: LayoutJob) -> Response {
    let Some(found) = present(ui) else { return ui.add(Label::new(job).wrap()) };
    let ranges = occurrences(&job.text, &found.words, usize::MAX);
    if ranges.is_empty() {
        return ui.add(Label::new(job).wrap());
    }
    let here = place_in(&job.text, &found).filter(|_| !found.is_in_field && take_turn(ui, found.nth));
    let text = job.text.clone();
    let job = marked(job, &ranges, here.as_ref(), Palette::of(ui));
    let response = ui.add(Label::new(job).wrap());
    if here.is_some() {
        let place = ui.interact(response.rect, response.id.with("found"), Sense::focusable_noninteractive());
        place.widget_info(|| WidgetInfo::labeled(Role::Mark, true, format!("Gevonden: {text}")));
        if take_sought(ui) {
            place.request_focus();
            place.scroll_to_me(Some(Align::Center));
            focus::keep_scroll(ui.ctx());
        }
    }
    response
}

/// Text that wraps, with these places marked in it, in bytes. Where there are none, what was found is marked as in [`label`].
pub(super) fn label_with(ui: &mut Ui, job: LayoutJob, places: &[Range<usize>]) -> Response {
    if places.is_empty() {
        return label(ui, job);
    }
    let job = mark_places(job, places, Palette::of(ui));
    ui.add(Label::new(job).wrap())
}

/// The text with these places marked in it, in bytes: in order, and no two overlap.
pub(super) fn mark_places(job: LayoutJob, places: &[Range<usize>], palette: &Palette) -> LayoutJob {
    marked(job, places, None, palette)
}

/// Where the present place is in what is shown: the text itself, or the text with its number before it.
fn place_in(shown: &str, found: &Found) -> Option<Range<usize>> {
    let text = found.text.trim();
    let trimmed = found.text.len() - found.text.trim_start().len();
    let before = shown.trim_end().strip_suffix(text)?.len();
    let start = (found.range.start + before).checked_sub(trimmed)?;
    Some(start..start + found.range.len())
}

/// Marks the present place in a field when it is there: selected and underlined.
pub(super) fn mark_in_field(ui: &Ui, value: &str, output: &TextEditOutput) {
    let Some(found) = present(ui) else { return };
    if !found.is_in_field || value != &*found.text || !take_turn(ui, found.nth) {
        return;
    }
    let Some((from, until)) = value.get(..found.range.start).zip(value.get(..found.range.end)) else { return };
    let (from, until) = (CCursor::new(from.chars().count()), CCursor::new(until.chars().count()));
    underline(ui, output, from, until);
    if take_sought(ui) {
        let id = output.response.id;
        let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::two(from, until)));
        TextEdit::store_state(ui.ctx(), id, state);
        output.response.request_focus();
        let words = output.galley.pos_from_cursor(from).union(output.galley.pos_from_cursor(until));
        ui.scroll_to_rect(words.translate(output.galley_pos.to_vec2()).expand(space::XXL), Some(Align::Center));
        focus::keep_scroll(ui.ctx());
    }
}

/// A line below the words: a selection is not told by its colour alone.
fn underline(ui: &Ui, output: &TextEditOutput, from: CCursor, until: CCursor) {
    let stroke = Stroke::new(2.0, Palette::of(ui).accent);
    let painter = ui.painter().with_clip_rect(output.text_clip_rect.expand(2.0));
    let offset = output.galley_pos.to_vec2();
    for at in from.index.0..until.index.0 {
        let (left, right) =
            (output.galley.pos_from_cursor(CCursor::new(at)), output.galley.pos_from_cursor(CCursor::new(at + 1)));
        // A word that goes on in the next line has a piece in either.
        if right.left() > left.left() {
            painter.line_segment([left.left_bottom() + offset, right.left_bottom() + offset], stroke);
        }
    }
}

/// The text with the words underlined on a ground of their own; the present place stands out by its inverted colours.
fn marked(mut job: LayoutJob, ranges: &[Range<usize>], here: Option<&Range<usize>>, palette: &Palette) -> LayoutJob {
    let mut sections = Vec::new();
    for section in std::mem::take(&mut job.sections) {
        let (mut from, end) = (section.byte_range.start.0, section.byte_range.end.0);
        let mut leading_space = section.leading_space;
        let mut push = |range: Range<usize>, format: TextFormat| {
            if !range.is_empty() {
                let byte_range = ByteIndex(range.start)..ByteIndex(range.end);
                let leading_space = std::mem::take(&mut leading_space);
                sections.push(LayoutSection { leading_space, byte_range, format });
            }
        };
        for range in ranges {
            let cut = range.start.clamp(from, end)..range.end.clamp(from, end);
            push(from..cut.start, section.format.clone());
            let mut format = section.format.clone();
            format.underline = Stroke::new(2.0, palette.accent);
            format.background = palette.here;
            if here == Some(range) {
                format.background = palette.accent;
                format.color = palette.onfill;
            }
            push(cut.clone(), format);
            from = cut.end;
        }
        push(from..end, section.format);
    }
    job.sections = sections;
    job
}

fn present(ui: &Ui) -> Option<Arc<Found>> {
    with(ui.ctx(), |marks| marks.found.clone())
}

/// Counts the texts that are the same; true when it is this one's turn.
fn take_turn(ui: &Ui, nth: usize) -> bool {
    with(ui.ctx(), |marks| {
        marks.seen += 1;
        marks.seen == nth + 1
    })
}

/// Whether the place has yet to be brought in sight. Says so once.
fn take_sought(ui: &Ui) -> bool {
    let now = ui.ctx().cumulative_frame_nr();
    with(ui.ctx(), |marks| marks.sought_in.take()).is_some_and(|frame| now <= frame + 1)
}
