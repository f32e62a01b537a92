//! Keys and clicks, carried out one after the other.
//!
//! When a frame takes long, several keys come in the next one, and egui has each looked for where it is drawn: a rating that was
//! meant for the next item would land on this one, and a text would go to the field before the Tab. So a frame gets the
//! events up to the first key that leads elsewhere, and the next frame gets the rest.

use std::collections::VecDeque;

use egui::{Event, Key, Modifiers};

/// The events that have to wait for their frame.
#[derive(Debug, Default)]
pub(super) struct Turns {
    waiting: VecDeque<Event>,
}

impl Turns {
    /// Leaves those of the events that belong to this frame, after those that waited. `is_typing`: whether a text field has the
    /// focus, which takes whatever is typed in one frame in its order. Gives whether some still wait.
    pub(super) fn take(&mut self, events: &mut Vec<Event>, is_typing: bool) -> bool {
        for event in events.drain(..) {
            if !self.is_repeated(&event) {
                self.waiting.push_back(event);
            }
        }
        let end = self.waiting.iter().position(|event| leads_elsewhere(event, is_typing));
        let end = end.map_or(self.waiting.len(), |end| {
            // The character of the key comes right behind it.
            let characters = self.waiting.iter().skip(end + 1).take_while(|event| matches!(event, Event::Text(_))).count();
            end + 1 + characters
        });
        events.extend(self.waiting.drain(..end));
        !self.waiting.is_empty()
    }

    /// Whether this is a key that is held down and waits already: it must not go on when it was let go long ago.
    fn is_repeated(&self, event: &Event) -> bool {
        let Event::Key { key, repeat: true, .. } = event else { return false };
        self.waiting.iter().any(|waiting| matches!(waiting, Event::Key { key: other, pressed: true, .. } if other == key))
    }
}

/// Whether after this event the next one may be meant for something else.
fn leads_elsewhere(event: &Event, is_typing: bool) -> bool {
    match event {
        Event::Key { key, pressed: true, modifiers, .. } => !is_typing || !is_of_text(*key, *modifiers),
        Event::PointerButton { pressed: false, .. } | Event::AccessKitActionRequest(_) => true,
        _ => false,
    }
}

/// Whether a text field does everything itself that this key brings about.
fn is_of_text(key: Key, modifiers: Modifiers) -> bool {
    let moves = matches!(
        key,
        Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown | Key::Home | Key::End | Key::Backspace | Key::Delete
    );
    let leads = matches!(key, Key::Tab | Key::Enter | Key::Escape | Key::PageUp | Key::PageDown) || is_function_key(key);
    moves || !leads && !modifiers.command && !modifiers.ctrl && !modifiers.alt
}

fn is_function_key(key: Key) -> bool {
    (Key::F1..=Key::F35).contains(&key)
}

#[cfg(test)]
mod tests {
    use egui::{Event, Key, Modifiers};

    use super::Turns;

    fn key(key: Key) -> Vec<Event> {
        vec![Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }]
    }

    fn letter(text: &str) -> Vec<Event> {
        let mut events = key(Key::from_name(&text.to_uppercase()).unwrap());
        events.push(Event::Text(text.to_owned()));
        events
    }

    /// What each frame gets of events that come in one, as letters and names of keys.
    fn frames(mut events: Vec<Event>, is_typing: bool) -> Vec<String> {
        let mut turns = Turns::default();
        let mut frames = Vec::new();
        loop {
            let goes_on = turns.take(&mut events, is_typing);
            let said = events.drain(..).map(|event| match event {
                Event::Key { key, .. } => key.name().to_owned(),
                Event::Text(text) => format!("‘{text}’"),
                _ => "?".to_owned(),
            });
            frames.push(said.collect::<Vec<_>>().join(" "));
            if !goes_on {
                return frames;
            }
        }
    }

    #[test]
    fn keys_that_come_together_are_carried_out_in_their_order() {
        let events = [key(Key::ArrowRight), letter("2"), letter("t"), letter("a"), letter("b")].concat();
        assert_eq!(frames(events, false), ["Right", "2 ‘2’", "T ‘t’", "A ‘a’", "B ‘b’"]);
    }

    #[test]
    fn what_is_typed_in_a_field_comes_at_once_up_to_the_key_that_leaves_it() {
        let events = [letter("a"), letter("b"), key(Key::Backspace), key(Key::Tab), letter("c"), letter("d")].concat();
        assert_eq!(frames(events, true), ["A ‘a’ B ‘b’ Backspace Tab", "C ‘c’ D ‘d’"]);
    }

    #[test]
    fn a_key_that_is_held_down_does_not_go_on_when_it_was_let_go() {
        let mut turns = Turns::default();
        let held =
            Event::Key { key: Key::ArrowRight, physical_key: None, pressed: true, repeat: true, modifiers: Modifiers::NONE };
        let mut events = vec![held; 30];
        assert!(!turns.take(&mut events, false));
        assert_eq!(events.len(), 1);
    }
}
