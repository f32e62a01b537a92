//! Calendars as RFC 5545 has them: whole days only, so that no time zone is needed.

use jiff::civil::Date;

/// In octets, without the end of the line.
const LONGEST_LINE: usize = 75;

/// Something on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Differs from that of every other event, and stays when the event is written again.
    pub id: String,
    /// The day.
    pub day: Date,
    /// What it is.
    pub title: String,
    /// More about it.
    pub description: String,
    /// Whether it is a proposal, which somebody may still move.
    pub is_proposal: bool,
}

/// A calendar with these events; `today` is the moment of making.
pub fn ics(name: &str, events: &[Event], today: Date) -> Vec<u8> {
    let mut text = String::new();
    let mut line = |line: &str| fold(&mut text, line);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Wijkpeil//Wijkpeil//NL");
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    line(&format!("X-WR-CALNAME:{}", escaped(name)));
    for event in events {
        line("BEGIN:VEVENT");
        line(&format!("UID:{}@wijkpeil", escaped(&event.id)));
        line(&format!("DTSTAMP:{}T000000Z", digits(today)));
        line(&format!("DTSTART;VALUE=DATE:{}", digits(event.day)));
        // The end is the day after: it does not count.
        line(&format!("DTEND;VALUE=DATE:{}", digits(event.day.tomorrow().unwrap_or(event.day))));
        line(&format!("SUMMARY:{}", escaped(&event.title)));
        if !event.description.is_empty() {
            line(&format!("DESCRIPTION:{}", escaped(&event.description)));
        }
        line(if event.is_proposal { "STATUS:TENTATIVE" } else { "STATUS:CONFIRMED" });
        // Nobody is kept from other appointments by it.
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    text.into_bytes()
}

/// `20261121`.
fn digits(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            '\n' | '\r' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Adds a line, broken where it is too long: what goes on begins with a space.
fn fold(text: &mut String, line: &str) {
    let mut used = 0;
    for letter in line.chars() {
        if used + letter.len_utf8() > LONGEST_LINE {
            text.push_str("\r\n ");
            used = 1;
        }
        text.push(letter);
        used += letter.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Event, ics};

    #[test]
    fn long_lines_are_folded_and_texts_escaped() {
        let event = Event {
            id: "een".to_owned(),
            day: date(2026, 12, 31),
            title: "Eén; twee, drie\\vier\nvijf".to_owned(),
            description: "é€".repeat(60),
            is_proposal: true,
        };
        let text = String::from_utf8(ics("Bezoeken", &[event], date(2026, 11, 21))).unwrap();
        assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{text}");
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains("\r\nSUMMARY:Eén\\; twee\\, drie\\\\vier\\nvijf\r\n"), "{unfolded}");
        assert!(unfolded.contains(&format!("\r\nDESCRIPTION:{}\r\n", "é€".repeat(60))));
        assert!(
            unfolded.contains("\r\nDTSTAMP:20261121T000000Z\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n")
        );
    }
}
