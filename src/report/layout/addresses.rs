//! Addresses on the web within a text, which become links.

use std::ops::Range;

use super::characters::without_invisible;

/// Where an address stands in a text, in bytes, and where it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Where in the text, in bytes.
    pub range: Range<usize>,
    /// The address.
    pub to: String,
}

/// The addresses in a text in order: what begins with `https://`, `http://` or `www.`, and the numbers of publications
/// (`doi:`).
pub fn addresses(text: &str) -> Vec<Address> {
    let mut found = Vec::new();
    // Most texts have none, and looking at each of their words took a fifth of the layout.
    if !STARTS.iter().any(|(start, _)| text.contains(start)) {
        return found;
    }
    let mut begin = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let address = STARTS.iter().filter_map(|(start, to)| Some((word.find(start)?, *start, *to))).min();
        if let Some((position, start, to)) = address {
            let written = trimmed(&word[position..]);
            // What is left of a bare beginning may be shorter than that beginning.
            let named = written.get(start.len()..).unwrap_or_default();
            if !named.is_empty() {
                let range = begin + position..begin + position + written.len();
                found.push(Address { range, to: without_invisible(&format!("{to}{named}")) });
            }
        }
        begin += word.len();
    }
    found
}

/// How an address begins, and what stands for that beginning where it leads to.
const STARTS: [(&str, &str); 4] =
    [("https://", "https://"), ("http://", "http://"), ("doi:", "https://doi.org/"), ("www.", "https://www.")];

/// Without what belongs to the sentence around it.
fn trimmed(word: &str) -> &str {
    let without = word.trim_end_matches(|last: char| last.is_whitespace() || ".,;:!?'\"’”>".contains(last));
    // A bracket belongs to the address when it was opened in it.
    match without.strip_suffix(')') {
        Some(inside) if !inside.contains('(') => trimmed(inside),
        _ => without,
    }
}

#[cfg(test)]
mod tests {
    use super::addresses;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = addresses(text);
        let found: Vec<_> = found.iter().map(|address| (&text[address.range.clone()], address.to.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn an_address_ends_before_the_mark_of_its_sentence() {
        check(
            "Zie https://gemeente.nl/wijk?a=1, en (http://b.nl/x).",
            &[("https://gemeente.nl/wijk?a=1", "https://gemeente.nl/wijk?a=1"), ("http://b.nl/x", "http://b.nl/x")],
        );
        check(
            "https://nl.wikipedia.org/wiki/Wijk_(stad)",
            &[("https://nl.wikipedia.org/wiki/Wijk_(stad)", "https://nl.wikipedia.org/wiki/Wijk_(stad)")],
        );
    }

    #[test]
    fn an_address_needs_no_beginning_that_nobody_types() {
        check("Zie www.gemeente.nl/wijk.", &[("www.gemeente.nl/wijk", "https://www.gemeente.nl/wijk")]);
        check("http://www.b.nl", &[("http://www.b.nl", "http://www.b.nl")]);
    }

    #[test]
    fn an_address_leads_there_without_what_cannot_be_seen() {
        check("https://a.nl/wijk\u{ad}aanpak", &[("https://a.nl/wijk\u{ad}aanpak", "https://a.nl/wijkaanpak")]);
    }

    #[test]
    fn publications_are_found_by_their_number() {
        check(
            "385–415. doi:10.1080/02699931.2013.833085",
            &[("doi:10.1080/02699931.2013.833085", "https://doi.org/10.1080/02699931.2013.833085")],
        );
    }

    #[test]
    fn the_beginning_of_an_address_leads_nowhere() {
        check("https:// en doi: en www. en gewoon é tekst", &[]);
    }
}
