//! The keys of the sessiestand, and what they and its buttons bring about.

use egui::{Event, Key, Modifiers, Ui};

use super::changed::{self, said_with_earlier};
use super::{Here, SessionModeState};
use crate::model::{MOST_HANDS, Rating};
use crate::session::{ActionPlanEdit, AnswerEdit};
use crate::ui::announce::say;
use crate::ui::command::{Command, Place};
use crate::ui::focus::{self, Wish};
use crate::ui::widgets::{chosen_text, field_id, focus_field, may_change, pressed_number, pressed_number_with_shift};
use crate::words;

/// Single keys; they do nothing while a text field has the focus.
pub(super) fn keys(ui: &Ui, here: &Here<'_>, state: &mut SessionModeState, commands: &mut Vec<Command>) {
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::NONE, Key::ArrowRight) && here.position + 1 < here.total {
        state.go_to(here.position + 1);
        focus::wish(ui.ctx(), Wish::Title);
    }
    if pressed(Modifiers::NONE, Key::ArrowLeft) && here.position > 0 {
        state.go_to(here.position - 1);
        focus::wish(ui.ctx(), Wish::Title);
    }
    if may_change(ui) && pressed(Modifiers::NONE, Key::T) {
        write_note(ui, here, state);
        leave_out_letter(ui, "t");
        return;
    }
    if may_change(ui) && pressed(Modifiers::NONE, Key::A) {
        ask_for_action(ui, here, state);
        leave_out_letter(ui, "a");
        return;
    }
    if pressed(Modifiers::NONE, Key::H) {
        switch_hands(ui, here, state);
    }
    if pressed(Modifiers::NONE, Key::Escape) {
        if state.counts_hands {
            switch_hands(ui, here, state);
        } else {
            leave(here, commands);
        }
    }
    if state.counts_hands
        && let Some(position) = pressed_number_with_shift(ui, Rating::ALL.len())
    {
        count_hand(ui, here, Rating::ALL[position], false, commands);
    }
    changed::keys(ui, here, state, commands);
    if let Some(rating) = pressed_number(ui, Rating::ALL.len()).map(|position| Rating::ALL[position]) {
        if state.counts_hands {
            count_hand(ui, here, rating, true, commands);
        } else if may_change(ui) {
            say(ui.ctx(), said_with_earlier(here, chosen_text(rating), rating));
            if rating == Rating::NotApplicable {
                // What is typed next is the reason that is asked for, and no row of keys.
                focus_field(ui.ctx(), here.reason_name());
            }
            commands.push(Command::answer(&here.item.id, AnswerEdit::Rating(Some(rating))));
        }
    }
}

/// Keys that work while somebody types as well: Ctrl+Enter adds the action that is being written, or else goes to the next
/// open item; Ctrl+PageDown and Ctrl+PageUp go along the items.
pub(super) fn keys_with_ctrl(ui: &Ui, here: &Here<'_>, state: &mut SessionModeState, commands: &mut Vec<Command>) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, key));
    let mut wanted = None;
    if pressed(Key::Enter) {
        let writes_action = ui.memory(|memory| memory.has_focus(field_id(&here.action_name())));
        if writes_action && !here.begun.trim().is_empty() && may_change(ui) {
            add_action(ui, here, state, commands);
            return;
        }
        match here.next_open {
            Some(next) => wanted = Some(next),
            None => commands.push(Command::Go(Place::Outcome)),
        }
    }
    if pressed(Key::PageDown) {
        wanted = Some(here.position + 1).filter(|next| *next < here.total);
    }
    if pressed(Key::PageUp) {
        wanted = here.position.checked_sub(1);
    }
    if let Some(position) = wanted {
        state.go_to(position);
        focus::wish(ui.ctx(), Wish::Title);
    }
}

/// What was written becomes an action.
pub(super) fn add_action(ui: &Ui, here: &Here<'_>, state: &mut SessionModeState, commands: &mut Vec<Command>) {
    commands.push(Command::action_plan(ActionPlanEdit::Finish(here.item.id.clone())));
    state.plans = None;
    say(ui.ctx(), "Actie toegevoegd");
    // The field and its buttons are gone with that.
    focus::wish(ui.ctx(), Wish::Title);
}

/// One hand more or less for a rating.
pub(super) fn count_hand(ui: &Ui, here: &Here<'_>, rating: Rating, raised: bool, commands: &mut Vec<Command>) {
    if !may_change(ui) {
        return;
    }
    let before = here.answer.hand_votes.get(&rating).copied().unwrap_or_default();
    let after = if raised { before.saturating_add(1).min(MOST_HANDS) } else { before.saturating_sub(1) };
    say(ui.ctx(), said_hands(rating, after));
    commands.push(Command::answer(&here.item.id, AnswerEdit::Hand { rating, raised }));
}

/// Hands are counted from now on, or no longer: then what was counted is said.
pub(super) fn switch_hands(ui: &Ui, here: &Here<'_>, state: &mut SessionModeState) {
    state.counts_hands = !state.counts_hands;
    if state.counts_hands {
        say(ui.ctx(), HANDS_HELP);
        return;
    }
    let counted = here.answer.hand_votes.iter().map(|(rating, hands)| said_hands(*rating, *hands));
    let counted = counted.collect::<Vec<_>>().join(", ");
    say(ui.ctx(), if counted.is_empty() { "Geen handen geteld".to_owned() } else { counted });
}

/// How hands are counted.
pub(super) const HANDS_HELP: &str = "Handen omhoog. Tel met 1 tot en met 5; met Shift erbij gaat er een hand af.";

/// The letter of the key that opened a field is no text of that field, which has the focus in this frame already. What was
/// typed behind it is.
fn leave_out_letter(ui: &Ui, letter: &str) {
    ui.input_mut(|input| {
        let is_letter = |event: &Event| matches!(event, Event::Text(text) if text.eq_ignore_ascii_case(letter));
        if let Some(at) = input.events.iter().position(is_letter) {
            input.events.remove(at);
        }
    });
}

/// Shows the note and puts the focus in it.
pub(super) fn write_note(ui: &Ui, here: &Here<'_>, state: &mut SessionModeState) {
    state.writes = true;
    focus_field(ui.ctx(), here.note_name());
}

/// Goes to the screen of the randvoorwaarde.
pub(super) fn leave(here: &Here<'_>, commands: &mut Vec<Command>) {
    commands.push(Command::Go(Place::Precondition(here.precondition.id.clone())));
}

/// Shows the field for an action and puts the focus in it.
pub(super) fn ask_for_action(ui: &Ui, here: &Here<'_>, state: &mut SessionModeState) {
    state.plans = Some(here.item.id.clone());
    focus_field(ui.ctx(), here.action_name());
}

/// How many hands there are for a rating, as a screen reader says it: `Op orde: 3 handen`.
fn said_hands(rating: Rating, hands: u16) -> String {
    format!("{}: {}", words::rating_label(rating), words::figure(usize::from(hands), "hand", "handen"))
}
