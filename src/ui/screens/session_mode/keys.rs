//! The keys of the sessiestand, and what they and its buttons bring about.

use egui::{Key, Modifiers, Ui};

use super::changed::{self, said_with_earlier};
use super::walk::{ORDER_ROW, Stop, Walk};
use super::{Counting, Here, SessionModeState, Sheet};
use crate::model::{BegunAction, MOST_HANDS, Rating};
use crate::session::{ActionPlanEdit, AnswerEdit};
use crate::ui::announce::say;
use crate::ui::command::{Command, Place};
use crate::ui::focus::{self, Wish};
use crate::ui::minority::text_name;
use crate::ui::single_keys;
use crate::ui::widgets::{RATING_TAKEN_AWAY, chosen_text, focus_field, may_change, pressed_number, pressed_number_with_shift};
use crate::words;

/// Single keys; they do nothing while something lies over the ratings, or a text field has the focus.
pub(super) fn keys(ui: &Ui, here: &Here<'_>, state: &mut SessionModeState, commands: &mut Vec<Command>) {
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    arrows(ui, here.walk, state);
    if pressed(Modifiers::NONE, Key::T) {
        write_note(ui, here, state);
        single_keys::leave_out_character(ui, "t");
        return;
    }
    if pressed(Modifiers::NONE, Key::S) {
        write_minority_view(ui, here, state);
        single_keys::leave_out_character(ui, "s");
        return;
    }
    if here.heard.spread().is_some() && pressed(Modifiers::NONE, Key::R) {
        open(ui, state, Sheet::Reasons);
        return;
    }
    if may_change(ui) && pressed(Modifiers::NONE, Key::A) {
        ask_for_action(ui, here, state);
        single_keys::leave_out_character(ui, "a");
        return;
    }
    if pressed(Modifiers::NONE, Key::L) {
        open(ui, state, Sheet::Help);
        return;
    }
    if pressed(Modifiers::NONE, Key::H) {
        switch_hands(ui, here, state);
    }
    if pressed(Modifiers::NONE, Key::Escape) {
        if state.counting.is_some() {
            switch_hands(ui, here, state);
        } else {
            leave(here.walk, commands);
        }
    }
    if let Some(counting) = state.counting
        && let Some(position) = pressed_number_with_shift(ui, Rating::ALL.len())
    {
        count_hand(ui, here, Rating::ALL[position], counting.other(), commands);
    }
    changed::keys(ui, here, state, commands);
    if let Some(rating) = pressed_number(ui, Rating::ALL.len()).map(|position| Rating::ALL[position]) {
        if let Some(counting) = state.counting {
            count_hand(ui, here, rating, counting, commands);
        } else if may_change(ui) {
            say_chosen(ui, here, rating);
            commands.push(Command::answer(&here.item.id, AnswerEdit::Rating(Some(rating))));
            if rating == Rating::NotApplicable {
                // What is typed next is the reason that is asked for, and no row of keys.
                state.sheet = Some(Sheet::Note);
                focus_field(ui.ctx(), here.reason_name());
                single_keys::leave_out_character(ui, "5");
            }
        }
    }
}

/// The single keys of what is no item: they lead on, and away.
pub(super) fn walk_keys(ui: &Ui, walk: &Walk<'_>, state: &mut SessionModeState, commands: &mut Vec<Command>) {
    arrows(ui, walk, state);
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        leave(walk, commands);
    }
}

/// The arrows lead along the items, and G to the agenda. In the choice of the order the arrows go from one to the other.
fn arrows(ui: &Ui, walk: &Walk<'_>, state: &mut SessionModeState) {
    if walk.here == Stop::Agenda && focus::place_in_row(ui.ctx(), ORDER_ROW).is_some() {
        return;
    }
    let agenda = walk.agenda.map(|_| Stop::Agenda).filter(|agenda| walk.here != *agenda);
    for (key, stop) in [(Key::ArrowRight, walk.next), (Key::ArrowLeft, walk.previous), (Key::G, agenda)] {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
            && let Some(stop) = stop
        {
            state.go_to(stop);
            focus::wish(ui.ctx(), Wish::Title);
        }
    }
}

/// Says that a rating was chosen.
fn say_chosen(ui: &Ui, here: &Here<'_>, rating: Rating) {
    say(ui.ctx(), said_with_earlier(here, chosen_text(rating), rating));
}

/// Chooses a rating by its button; choosing it again takes it away.
pub(super) fn rate(ui: &Ui, here: &Here<'_>, rating: Rating, commands: &mut Vec<Command>) {
    let chosen = Some(rating).filter(|rating| here.answer.rating != Some(*rating));
    match chosen {
        Some(rating) => say_chosen(ui, here, rating),
        None => say(ui.ctx(), RATING_TAKEN_AWAY),
    }
    commands.push(Command::answer(&here.item.id, AnswerEdit::Rating(chosen)));
}

/// Shows a sheet.
pub(super) fn open(ui: &Ui, state: &mut SessionModeState, sheet: Sheet) {
    state.sheet = Some(sheet);
    focus::wish(ui.ctx(), Wish::Sheet);
}

/// Puts the sheet away; what was written in it stays.
pub(super) fn close(ui: &Ui, state: &mut SessionModeState) {
    state.sheet = None;
    focus::wish(ui.ctx(), Wish::Title);
}

/// Keys that work while somebody types as well: Esc and Ctrl+Enter put a sheet away, and Ctrl+Enter first adds the action that is
/// being written. Without a sheet Ctrl+Enter goes to the next open item. Ctrl+PageDown and Ctrl+PageUp go along the items.
pub(super) fn keys_in_texts(
    ui: &Ui,
    (walk, here): (&Walk<'_>, Option<&Here<'_>>),
    state: &mut SessionModeState,
    commands: &mut Vec<Command>,
) {
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let mut wanted = None;
    if state.sheet.is_some() && pressed(Modifiers::NONE, Key::Escape) {
        close(ui, state);
    }
    if pressed(Modifiers::COMMAND, Key::Enter) {
        if let (Some(sheet), Some(here)) = (state.sheet, here) {
            if sheet != Sheet::Action || here.begun.what.trim().is_empty() || add_action(ui, here, commands) {
                close(ui, state);
            }
            return;
        }
        match walk.next_open {
            Some(next) => wanted = Some(next),
            None => commands.push(Command::Go(Place::Outcome)),
        }
    }
    if pressed(Modifiers::COMMAND, Key::PageDown) {
        wanted = walk.next;
    }
    if pressed(Modifiers::COMMAND, Key::PageUp) {
        wanted = walk.previous;
    }
    if let Some(stop) = wanted {
        state.go_to(stop);
        focus::wish(ui.ctx(), Wish::Title);
    }
}

/// What was written becomes an action; false where that cannot be: nothing was written, or the quarter is none.
pub(super) fn add_action(ui: &Ui, here: &Here<'_>, commands: &mut Vec<Command>) -> bool {
    let BegunAction { what, quarter, .. } = here.begun;
    let is_wrong = !quarter.trim().is_empty() && words::read_quarter(quarter).is_none();
    if what.trim().is_empty() || is_wrong || !may_change(ui) {
        return false;
    }
    commands.push(Command::action_plan(ActionPlanEdit::Finish(here.item.id.clone())));
    say(ui.ctx(), "Actie toegevoegd");
    true
}

/// One hand more or less for a rating.
pub(super) fn count_hand(ui: &Ui, here: &Here<'_>, rating: Rating, counting: Counting, commands: &mut Vec<Command>) {
    if !may_change(ui) {
        return;
    }
    let before = here.hands(rating);
    let raised = counting == Counting::Up;
    let after = if raised { before.saturating_add(1).min(MOST_HANDS) } else { before.saturating_sub(1) };
    say(ui.ctx(), said_hands(rating, after));
    commands.push(Command::answer(&here.item.id, AnswerEdit::Hand { rating, raised }));
}

/// Hands are counted from now on, or no longer: then what was counted is said.
pub(super) fn switch_hands(ui: &Ui, here: &Here<'_>, state: &mut SessionModeState) {
    if state.counting.take().is_none() {
        state.counting = Some(Counting::Up);
        say(ui.ctx(), HANDS_HELP);
        return;
    }
    let counted = here.answer.hand_votes.iter().map(|(rating, hands)| said_hands(*rating, *hands));
    let counted = counted.collect::<Vec<_>>().join(", ");
    say(ui.ctx(), if counted.is_empty() { "Geen handen geteld".to_owned() } else { counted });
}

/// Who has no hand: who leads the talk and holds an opinion is followed.
pub(super) const FACILITATOR: &str = "De gespreksleider stemt niet mee";

/// How hands are counted.
const HANDS_HELP: &str =
    "Handen omhoog. De gespreksleider stemt niet mee. Tel met 1 tot en met 5; met Shift erbij gaat er een hand af.";

/// Shows the note and puts the focus in it; where the reason for n.v.t. is wanted, in that.
pub(super) fn write_note(ui: &Ui, here: &Here<'_>, state: &mut SessionModeState) {
    state.sheet = Some(Sheet::Note);
    let name = if here.lacks_reason() { here.reason_name() } else { here.note_name() };
    focus_field(ui.ctx(), name);
}

/// Shows the minority views and puts the focus in the field for the next one.
pub(super) fn write_minority_view(ui: &Ui, here: &Here<'_>, state: &mut SessionModeState) {
    state.sheet = Some(Sheet::Minority);
    focus_field(ui.ctx(), text_name(here.answer.minority_views.len(), &here.name));
}

/// Goes to this item on the screen of its randvoorwaarde.
pub(super) fn leave(walk: &Walk<'_>, commands: &mut Vec<Command>) {
    commands.extend(walk.item_to_leave_to().map(|(precondition, item)| Command::Show(precondition, item)));
}

/// Shows the fields for an action and puts the focus in the first.
pub(super) fn ask_for_action(ui: &Ui, here: &Here<'_>, state: &mut SessionModeState) {
    state.sheet = Some(Sheet::Action);
    focus_field(ui.ctx(), here.action_name());
}

/// How many hands there are for a rating, as a screen reader says it: `Op orde: 3 handen`.
fn said_hands(rating: Rating, hands: u16) -> String {
    format!("{}: {}", words::rating_label(rating), words::figure(usize::from(hands), "hand", "handen"))
}
