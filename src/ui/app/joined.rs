//! Letters that come in one frame go into a field at once.
//!
//! A field lays out its whole text again for each event, and egui keeps each of these layouts until the frame ends: some
//! fifteen megabytes for each letter that is typed into a text of a hundred kilobytes.

use egui::{Event, Key, Modifiers};

/// Joins what is typed up to the next key that does something else in a field.
pub(super) fn join_letters(events: &mut Vec<Event>) {
    // Where in the new list the text stands to which the next letters belong.
    let mut open: Option<usize> = None;
    let mut joined: Vec<Event> = Vec::with_capacity(events.len());
    for event in events.drain(..) {
        if let Event::Text(text) = &event
            && !is_line_end(text)
        {
            if let Some(Event::Text(before)) = open.and_then(|at| joined.get_mut(at)) {
                before.push_str(text);
                continue;
            }
            open = Some(joined.len());
        } else if !is_of_letter(&event) {
            open = None;
        }
        joined.push(event);
    }
    *events = joined;
}

/// A field leaves line ends to their key.
fn is_line_end(text: &str) -> bool {
    text.is_empty() || text == "\n" || text == "\r"
}

/// Whether this does nothing in a field: the key of a letter goes before the letter itself.
fn is_of_letter(event: &Event) -> bool {
    match event {
        Event::Key { pressed: false, .. } | Event::PointerMoved(_) | Event::MouseMoved(_) => true,
        Event::Key { key, modifiers, .. } => {
            let is_letter = (Key::A..=Key::Z).contains(key) || (Key::Num0..=Key::Num9).contains(key) || *key == Key::Space;
            is_letter && matches!(*modifiers, Modifiers::NONE | Modifiers::SHIFT)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use egui::{Event, Key, Modifiers};

    use super::join_letters;

    fn pressed(key: Key, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
    }

    fn check(typed: &str, expected: &[&str]) {
        let mut events: Vec<Event> = Vec::new();
        for letter in typed.chars() {
            match letter {
                '<' => events.push(pressed(Key::Backspace, Modifiers::NONE)),
                '^' => events.push(pressed(Key::A, Modifiers::COMMAND)),
                _ => {
                    let key = Key::from_name(&letter.to_string().to_uppercase()).unwrap_or(Key::Space);
                    events.extend([pressed(key, Modifiers::NONE), Event::Text(letter.to_string())]);
                    events.push(Event::Key {
                        key,
                        physical_key: None,
                        pressed: false,
                        repeat: false,
                        modifiers: Modifiers::NONE,
                    });
                }
            }
        }
        join_letters(&mut events);
        let texts = events.iter().filter_map(|event| match event {
            Event::Text(text) => Some(text.as_str()),
            Event::Key { key: Key::Backspace, .. } => Some("<"),
            Event::Key { modifiers: Modifiers { command: true, .. }, .. } => Some("^"),
            _ => None,
        });
        assert_eq!(texts.collect::<Vec<_>>(), expected, "{typed}");
    }

    #[test]
    fn letters_are_joined_up_to_what_else_is_done_in_the_field() {
        check("de 3 straten", &["de 3 straten"]);
        check("ab<c<<de", &["ab", "<", "c", "<", "<", "de"]);
        check("ab^c", &["ab", "^", "c"]);
        check("", &[]);
    }
}
