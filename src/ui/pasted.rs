//! Texts that come from other programs, in the form that a dossier has them.

use std::borrow::Cow;

use egui::accesskit::ActionData;
use egui::{Context, Event};

/// Brings what is about to be put into a field into the form that a dossier has: one kind of line end, and nothing but text.
/// For the beginning of every frame.
///
/// This happens before a field takes it, so that the cursor and what can be taken back belong to the same text.
pub(super) fn tidy(context: &Context) {
    change(context, tidied);
}

/// Leaves out the line end behind what is about to be put into a field of one line that is the only one in use. After
/// [`tidy`].
pub(super) fn tidy_one_line(context: &Context) {
    change(context, |text| Cow::Borrowed(text.trim_end_matches('\n')));
}

fn change(context: &Context, tidied: impl Fn(&str) -> Cow<'_, str>) {
    context.input_mut(|input| {
        for event in &mut input.events {
            let tidy = foreign(event).and_then(|text| match tidied(text) {
                Cow::Borrowed(same) if same.len() == text.len() => None,
                tidy => Some(tidy.into_owned()),
            });
            if let Some(tidy) = tidy {
                put(event, tidy);
            }
        }
    });
}

/// The text of an event that may come from another program.
fn foreign(event: &Event) -> Option<&str> {
    match event {
        Event::Paste(text) | Event::Text(text) | Event::MiddleClickPaste { text, .. } => Some(text),
        Event::AccessKitActionRequest(request) => match &request.data {
            Some(ActionData::Value(text)) => Some(text),
            _ => None,
        },
        _ => None,
    }
}

fn put(event: &mut Event, tidy: String) {
    match event {
        Event::Paste(text) | Event::Text(text) | Event::MiddleClickPaste { text, .. } => *text = tidy,
        Event::AccessKitActionRequest(request) => request.data = Some(ActionData::Value(tidy.into())),
        _ => {}
    }
}

fn tidied(text: &str) -> Cow<'_, str> {
    if !text.contains(|letter| is_line_end(letter) && letter != '\n' || is_no_text(letter)) {
        return Cow::Borrowed(text);
    }
    let mut tidy = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if is_line_end(letter) {
            if letter == '\r' {
                letters.next_if_eq(&'\n');
            }
            tidy.push('\n');
        } else if !is_no_text(letter) {
            tidy.push(letter);
        }
    }
    Cow::Owned(tidy)
}

/// A line end as systems, word processors (vertical tab, form feed) and web pages write it.
fn is_line_end(letter: char) -> bool {
    matches!(letter, '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What steers machines, such as a zero byte or the beginning of a terminal's colour, and the mark before a file.
fn is_no_text(letter: char) -> bool {
    letter.is_control() && letter != '\t' && !is_line_end(letter) || letter == '\u{feff}'
}

#[cfg(test)]
mod tests {
    use super::tidied;

    #[test]
    fn every_line_end_becomes_one_newline() {
        let check = |text: &str, expected: &str| assert_eq!(tidied(text), expected, "{text:?}");
        check("een\r\ntwee\rdrie\nvier", "een\ntwee\ndrie\nvier");
        check("een\r\n\r\ntwee\r\r", "een\n\ntwee\n\n");
        check("een\u{b}twee\u{c}drie\u{85}vier\u{2028}vijf\u{2029}", "een\ntwee\ndrie\nvier\nvijf\n");
        check("cel\tcel", "cel\tcel");
        check("", "");
    }

    #[test]
    fn what_is_no_text_is_left_out() {
        let check = |text: &str, expected: &str| assert_eq!(tidied(text), expected, "{text:?}");
        check("a\0b\u{1b}[31mc\u{7f}d\u{9b}e", "ab[31mcde");
        check("\u{feff}begin", "begin");
        check("\0\0", "");
        // Letters of any kind are text, with what joins and directs them.
        check(
            "Şule coöperatie ‘e-mail’ 👩\u{200d}👧 \u{200f}עברית co\u{ad}op",
            "Şule coöperatie ‘e-mail’ 👩\u{200d}👧 \u{200f}עברית co\u{ad}op",
        );
    }
}
