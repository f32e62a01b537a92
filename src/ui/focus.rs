//! Which widget has the focus, and which gets it next.
//!
//! egui itself knows only which widget has the focus. Everything that Wijkpeil wants of the focus beyond that stands in one
//! [`Focus`], so that no wish is forgotten: one whose widget is not drawn within two frames lapses, and cannot
//! take the focus away later, in the middle of typing.

use std::collections::HashMap;

use egui::text::{CCursor, CCursorRange};
use egui::{Context, Event, EventFilter, FocusDirection, Id, Key, TextEdit, Ui};

use crate::model::ActionId;

/// Something that is to get the focus when it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// The title of the screen.
    Title,
    /// The title of a dialog.
    Dialog,
    /// What is asked, where one thing is asked at a time.
    Question,
    /// The title of what lies over a part of the screen.
    Sheet,
    /// What others did about the item that is worked on.
    Examples,
    /// What says that something was done, with what can be done next below it.
    Done,
    /// The field of this name.
    Field(String),
    /// The row of choices of this name.
    Choice(String),
    /// The choice at this position of the row of this name.
    Chosen(String, usize),
    /// The card of an action.
    Card(ActionId),
    /// The row of the navigation that is chosen.
    Navigation,
}

/// A choice in a row of which one has the focus.
#[derive(Clone, Debug)]
struct RowPlace {
    row: String,
    position: usize,
    id: Id,
}

/// All that is known of the focus, kept between frames.
#[derive(Clone, Debug, Default)]
struct Focus {
    /// What is to get the focus, and the frame in which that was asked for.
    wish: Option<(Wish, u64)>,
    /// The pass in which Enter went on to the field that is drawn next.
    next: Option<u64>,
    /// What had the focus when a dialog or the manual came over the screen.
    covered: Option<Covered>,
    /// The field that has the focus and whose text is not the dossier's, so that undo is its own.
    own_field: Option<Id>,
    /// The field that has the focus, and what stood in it when it was drawn last.
    text: Option<(Id, String)>,
    /// Whether what was just typed took the place of what was selected.
    is_written_over: bool,
    /// The choice that has the focus.
    row: Option<RowPlace>,
    /// What had the focus when each part that scrolls looked last, and how high the part was, in whole points.
    followed: HashMap<Id, (Option<Id>, i32)>,
    /// Whether the scrolling that was just asked for stands.
    keeps_scroll: bool,
    /// What had the focus in the frame before.
    before: Option<Id>,
    /// What the program gave the focus to, only to be heard: there is nothing to do with it, so no ring is drawn around it.
    quiet: Option<Id>,
    /// Whether what was done last was done with a key, and not with the pointer.
    is_led_by_keys: bool,
    /// What had the focus before a dialog, and has it again in this frame.
    given_back: Option<Id>,
    /// The dialog that was drawn last, and the frame of it.
    dialog: Option<(Id, u64)>,
}

#[derive(Clone, Copy, Debug)]
struct Covered {
    /// What gets the focus back.
    id: Option<Id>,
}

fn with<R>(context: &Context, then: impl FnOnce(&mut Focus) -> R) -> R {
    context.data_mut(|data| then(data.get_temp_mut_or_default(Id::unique("focus"))))
}

/// So many frames after it came, a wish still holds: a dialog that comes is measured in one frame and drawn in the next.
const VALID: u64 = 2;

/// The focus goes there as soon as it is drawn, if that is soon.
pub(super) fn wish(context: &Context, wish: Wish) {
    let now = context.cumulative_frame_nr();
    with(context, |focus| focus.wish = Some((wish, now)));
}

/// As [`wish`], unless somebody else was asked for in this frame.
pub(super) fn wish_unless_wished(context: &Context, wish: Wish) {
    let now = context.cumulative_frame_nr();
    with(context, |focus| {
        if focus.wish.as_ref().is_none_or(|(_, at)| *at != now) {
            focus.wish = Some((wish, now));
        }
    });
}

/// Whether the focus is on its way to something.
pub(super) fn is_wished(context: &Context) -> bool {
    let now = context.cumulative_frame_nr();
    with(context, |focus| focus.wish.as_ref().is_some_and(|(_, at)| now <= *at + VALID))
}

/// Whether the field of this name is to get the focus, so that what it is folded in has to open.
pub(super) fn wants_field(context: &Context, name: &str) -> bool {
    wished(context).is_some_and(|wish| matches!(wish, Wish::Field(wanted) if wanted == name))
}

/// What the focus is on its way to, for a screen that has to show it first.
pub(super) fn wished(context: &Context) -> Option<Wish> {
    let now = context.cumulative_frame_nr();
    with(context, |focus| focus.wish.as_ref().filter(|(_, at)| now <= *at + VALID).map(|(wish, _)| wish.clone()))
}

/// Whether the focus is wanted here, by what is being drawn. Says so once. What is only measured, as a dialog that has just
/// come, takes nothing.
pub(super) fn take(ui: &Ui, here: &Wish) -> bool {
    !ui.is_sizing_pass() && take_in(ui.ctx(), here)
}

fn take_in(context: &Context, here: &Wish) -> bool {
    let now = context.cumulative_frame_nr();
    with(context, |focus| focus.wish.take_if(|(wish, at)| wish == here && now <= *at + VALID).is_some())
}

/// Gives the focus to something that can only be read, when it is wanted here: so that a screen reader says it, and Tab goes
/// on from there.
pub(super) fn grant(ui: &Ui, here: &Wish, id: Id, ring: Ring) {
    let context = ui.ctx();
    if take(ui, here) {
        context.memory_mut(|memory| memory.request_focus(id));
        let is_hidden = ring == Ring::Hidden || !is_led_by_keys(context);
        with(context, |focus| focus.quiet = is_hidden.then_some(id));
    }
}

/// Whether a ring is drawn around what gets the focus to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ring {
    /// A user of the keyboard sees where the focus is; a user of the pointer looks there anyway.
    Shown,
    /// Everybody looks at it anyway.
    Hidden,
}

/// Whether the ring around what has the focus is drawn.
pub(super) fn has_ring(context: &Context, focused: Id) -> bool {
    with(context, |focus| {
        if focus.quiet != Some(focused) {
            focus.quiet = None;
        }
        focus.quiet.is_none()
    })
}

/// Notes that this dialog is drawn. When it was not there in the frame before, its title wants the focus, unless somebody
/// else was asked for.
pub(super) fn come(context: &Context, dialog: Id) {
    let now = context.cumulative_frame_nr();
    with(context, |focus| {
        let has_come = focus.dialog.replace((dialog, now)).is_none_or(|(before, at)| before != dialog || at + 1 < now);
        if has_come && focus.wish.as_ref().is_none_or(|(_, at)| now > *at + VALID) {
            focus.wish = Some((Wish::Dialog, now));
        }
    });
}

/// The focus goes to the field that is drawn next. Only in this pass: a wish that nobody met must not take the focus later.
pub(super) fn wish_next(context: &Context) {
    let pass = context.cumulative_pass_nr();
    with(context, |focus| focus.next = Some(pass));
}

/// Whether the field that is drawn now comes after the one in which Enter was pressed. Says so once.
pub(super) fn take_next(context: &Context) -> bool {
    let pass = context.cumulative_pass_nr();
    with(context, |focus| focus.next.take()) == Some(pass)
}

/// For the beginning of a frame: whether something lies over the screen that has to be answered or put away first. What is
/// typed then goes to that alone, and what had the focus before gets it back.
pub(super) fn cover(context: &Context, is_covered: bool) {
    let focused = context.memory(egui::Memory::focused);
    let covered = with(context, |focus| focus.covered);
    match (covered, is_covered) {
        (None, true) => {
            with(context, |focus| focus.covered = Some(Covered { id: focused }));
            if let Some(id) = focused {
                context.memory_mut(|memory| memory.surrender_focus(id));
            }
        }
        (Some(Covered { id }), false) => {
            with(context, |focus| {
                focus.covered = None;
                focus.given_back = id;
            });
            match id {
                Some(id) => context.memory_mut(|memory| memory.request_focus(id)),
                None => wish_unless_wished(context, Wish::Title),
            }
        }
        _ => {}
    }
}

/// For the end of a frame: where what got the focus back is gone, as the row of a menu, the title gets it.
pub(super) fn check_given_back(context: &Context) {
    let given_back = with(context, |focus| focus.given_back.take());
    if given_back.is_some_and(|id| context.memory(|memory| memory.has_focus(id)) && context.read_response(id).is_none()) {
        wish_unless_wished(context, Wish::Title);
        context.request_repaint();
    }
}

/// Whether what was done last was done with a key, and not with the pointer.
fn is_led_by_keys(context: &Context) -> bool {
    with(context, |focus| focus.is_led_by_keys)
}

/// For the beginning of a frame: with what the program is used.
pub(super) fn note_input(context: &Context) {
    let (points, keys) = context.input(|input| {
        let is_key = |event: &Event| matches!(event, Event::Key { pressed: true, .. } | Event::AccessKitActionRequest(_));
        let is_press = |event: &Event| matches!(event, Event::PointerButton { .. } | Event::Touch { .. });
        (input.events.iter().any(is_press), input.events.iter().any(is_key))
    });
    if points || keys {
        with(context, |focus| focus.is_led_by_keys = keys && !points);
    }
}

/// Whether the field that has the focus takes back what is typed by itself: its text is not the dossier's.
pub(super) fn owns_undo(context: &Context) -> bool {
    let focused = context.memory(egui::Memory::focused);
    focused.is_some() && with(context, |focus| focus.own_field == focused)
}

/// Notes that the field that has the focus is one whose text is not the dossier's.
pub(super) fn note_own_field(context: &Context, id: Id) {
    with(context, |focus| focus.own_field = Some(id));
}

/// Before a field is drawn: when its text was changed by something else than typing, as by undo, the cursor goes to where it
/// was changed. Gives whether something is selected in it.
pub(super) fn settle_cursor(context: &Context, id: Id, text: &str) -> bool {
    if context.memory(egui::Memory::focused) != Some(id) {
        return false;
    }
    let Some(mut state) = TextEdit::load_state(context, id) else { return false };
    let Some(range) = state.cursor.char_range() else { return false };
    let at = with(context, |focus| {
        let (_, before) = focus.text.as_ref().filter(|(known, before)| *known == id && before != text)?;
        Some(place_of_change(before, text, range.primary.index.0))
    });
    let Some(at) = at else { return !range.is_empty() };
    state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(at))));
    TextEdit::store_state(context, id, state);
    false
}

/// After a field with the focus was drawn: what stands in it now, for [`settle_cursor`]. `was_selected` says whether something
/// was selected before, of which something was made when `is_changed`.
pub(super) fn note_text(context: &Context, id: Id, text: &str, (was_selected, is_changed): (bool, bool)) {
    with(context, |focus| {
        focus.is_written_over |= was_selected && is_changed;
        match &mut focus.text {
            Some((known, before)) if *known == id => {
                if before != text {
                    text.clone_into(before);
                }
            }
            other => *other = Some((id, text.to_owned())),
        }
    });
}

/// Whether what was just typed took the place of what was selected. Says so once.
pub(super) fn take_written_over(context: &Context) -> bool {
    with(context, |focus| std::mem::take(&mut focus.is_written_over))
}

/// Where the cursor belongs in a text that was changed behind it, in characters. What stands behind the cursor stays there
/// if it can; else the cursor goes to the end of what changed.
fn place_of_change(before: &str, after: &str, cursor: usize) -> usize {
    let (before, after): (Vec<char>, Vec<char>) = (before.chars().collect(), after.chars().collect());
    let behind = &before[cursor.min(before.len())..];
    if behind.len() < before.len() && after.ends_with(behind) {
        return after.len() - behind.len();
    }
    let start = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
    let (old, new) = (before[start..].iter().rev(), after[start..].iter().rev());
    after.len() - old.zip(new).take_while(|(one, other)| one == other).count()
}

/// The position of the choice in this row that has the focus.
pub(super) fn place_in_row(context: &Context, row: &str) -> Option<usize> {
    let focused = context.memory(egui::Memory::focused)?;
    with(context, |focus| focus.row.as_ref().filter(|place| place.row == row && place.id == focused).map(|it| it.position))
}

/// Gives the focus to the choice at this position of a row.
pub(super) fn focus_in_row(context: &Context, row: &str, position: usize, id: Id) {
    with(context, |focus| focus.row = Some(RowPlace { row: row.to_owned(), position, id }));
    context.memory_mut(|memory| {
        if !memory.has_focus(id) {
            memory.request_focus(id);
        }
    });
}

/// Whether something else has the focus than when this part looked last, or the part has less height than it had then, in
/// points, and nobody asked for the scrolling to stay.
pub(super) fn has_moved(context: &Context, part: Id, height: f32) -> bool {
    let focused = context.memory(egui::Memory::focused);
    let height = height.round() as i32;
    with(context, |focus| {
        let (before, higher) = focus.followed.insert(part, (focused, height)).unwrap_or((None, height));
        (before != focused || height < higher) && !std::mem::take(&mut focus.keeps_scroll)
    })
}

/// The scrolling that was just asked for stands: what has got the focus with it is in sight by that.
pub(super) fn keep_scroll(context: &Context) {
    with(context, |focus| focus.keeps_scroll = true);
}

/// For the end of a frame: the arrows do not move the focus over the screen, where the next press of Space would do something
/// that nobody looks at. They go up and down in what `is_list` says of the place of the focus, and in open menus.
pub(super) fn hold_arrows(context: &Context, is_list: impl FnOnce(egui::Rect) -> bool) {
    let focused = context.memory(egui::Memory::focused);
    let is_new = with(context, |focus| std::mem::replace(&mut focus.before, focused) != focused);
    let Some(id) = focused else { return };
    if context.text_edit_focused() || egui::Popup::is_any_open(context) {
        return;
    }
    let is_in_list = context.read_response(id).is_some_and(|response| is_list(response.rect));
    // Nor does Esc take the focus away, so that a screen reader does not begin with the window again.
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: !is_in_list, escape: true, ..EventFilter::default() };
    context.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    if is_held_arrow_pressed(context, is_in_list) {
        // The filter does not hold yet for what has only just got the focus: egui has begun to move it on.
        context.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
    if is_new {
        // egui takes the filter only from what had the focus a frame ago.
        context.request_repaint();
    }
}

/// Whether one of the arrows that must not move the focus was pressed, and not Tab, which may.
fn is_held_arrow_pressed(context: &Context, is_in_list: bool) -> bool {
    let mut is_held = false;
    context.input(|input| {
        for event in &input.raw.events {
            match event {
                Event::Key { key: Key::Tab, pressed: true, .. } => return false,
                Event::Key { key: Key::ArrowLeft | Key::ArrowRight, pressed: true, .. } => is_held = true,
                Event::Key { key: Key::ArrowUp | Key::ArrowDown, pressed: true, .. } => is_held |= !is_in_list,
                _ => {}
            }
        }
        is_held
    })
}

#[cfg(test)]
mod tests {
    use egui::{Context, Event, Id, Key, Modifiers, RawInput};

    use super::{Wish, hold_arrows, place_of_change, take_in, wish, wish_unless_wished};

    fn frame(context: &Context) {
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(100.0, 100.0));
        let mut output = context.run_ui(RawInput { screen_rect: Some(screen), ..RawInput::default() }, |_| {});
        output.textures_delta.clear();
    }

    /// A frame with two buttons beside each other in which these keys are pressed; which of the two has the focus then.
    fn frame_of_two(context: &Context, keys: &[Key], wants_left: bool) -> Option<&'static str> {
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(200.0, 100.0));
        let key =
            |key: &Key| Event::Key { key: *key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
        let input = RawInput { screen_rect: Some(screen), events: keys.iter().map(key).collect(), ..RawInput::default() };
        let mut ids: [Option<Id>; 2] = [None; 2];
        let mut output = context.run_ui(input, |ui| {
            ui.horizontal(|ui| {
                let [left, right] = ["links", "rechts"].map(|text| ui.button(text));
                if wants_left {
                    left.request_focus();
                }
                ids = [Some(left.id), Some(right.id)];
            });
            hold_arrows(ui.ctx(), |_| false);
        });
        output.textures_delta.clear();
        let focused = context.memory(egui::Memory::focused)?;
        if ids[0] == Some(focused) { Some("links") } else { ids[1].filter(|id| *id == focused).map(|_| "rechts") }
    }

    #[test]
    fn an_arrow_does_not_move_a_focus_that_has_only_just_come() {
        for frames_between in 0..4 {
            let context = Context::default();
            frame_of_two(&context, &[], false);
            assert_eq!(frame_of_two(&context, &[], true), Some("links"));
            for _ in 0..frames_between {
                frame_of_two(&context, &[], false);
            }
            assert_eq!(frame_of_two(&context, &[Key::ArrowRight], false), Some("links"), "after {frames_between} frames");
            assert_eq!(frame_of_two(&context, &[Key::Tab], false), Some("rechts"), "after {frames_between} frames");
        }
    }

    #[test]
    fn a_wish_that_is_not_drawn_lapses() {
        let context = Context::default();
        let title = Wish::Title;
        wish(&context, title.clone());
        assert!(!take_in(&context, &Wish::Navigation), "it is somebody else's");
        assert!(take_in(&context, &title), "in the same frame");
        assert!(!take_in(&context, &title), "and once only");
        wish(&context, title.clone());
        frame(&context);
        assert!(take_in(&context, &title), "in the next frame");
        wish(&context, title.clone());
        (0..3).for_each(|_| frame(&context));
        assert!(!take_in(&context, &title), "but no later than in the one after that");
    }

    #[test]
    fn the_later_wish_of_a_frame_gives_way_where_it_says_so() {
        let context = Context::default();
        wish(&context, Wish::Field("Doel".to_owned()));
        wish_unless_wished(&context, Wish::Title);
        assert!(take_in(&context, &Wish::Field("Doel".to_owned())));
        frame(&context);
        wish_unless_wished(&context, Wish::Title);
        assert!(take_in(&context, &Wish::Title));
    }

    #[test]
    fn the_cursor_goes_to_where_the_text_was_changed() {
        let check = |before, cursor, after, expected| {
            assert_eq!(place_of_change(before, after, cursor), expected, "{before} at {cursor} to {after}");
        };
        // Typed behind the text, in its middle, before it.
        check("wijk en buurt", 13, "wijk", 4);
        check("wijk en stad buurt", 12, "wijk buurt", 4);
        check("de wijk", 3, "wijk", 0);
        check("aaaa", 3, "aaa", 2);
        // Everything written over.
        check("x", 1, "een lange tekst", 15);
        // The cursor was moved away since.
        check("een lange tekst", 2, "een tekst", 4);
        check("een tekst", 0, "een lange tekst", 10);
        check("", 0, "tekst", 5);
        check("tekst", 9, "", 0);
    }
}
