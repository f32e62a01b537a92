//! Where texts lead to: places in the document, and addresses on the web.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::report::Anchor;

/// The places in a document that others refer to.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// Each with its number.
    anchors: BTreeMap<Anchor, usize>,
    /// Level and text of every heading, in order.
    pub(super) headings: Vec<(u8, String)>,
}

impl Places {
    /// Notes an anchor; gives the bookmark of one that was not noted before.
    pub(super) fn note(&mut self, anchor: &Anchor) -> Option<String> {
        if self.anchors.contains_key(anchor) {
            return None;
        }
        let number = self.anchors.len();
        self.anchors.insert(anchor.clone(), number);
        Some(bookmark(number))
    }

    /// The bookmark of an anchor, if the document has it.
    pub(super) fn bookmark_of(&self, anchor: &Anchor) -> Option<String> {
        self.anchors.get(anchor).copied().map(bookmark)
    }
}

/// Word hides bookmarks whose names begin with an underscore, and takes only letters and digits after it.
fn bookmark(number: usize) -> String {
    format!("_Plaats{number}")
}

/// The bookmark of the heading with this index, as Word names those of a table of contents.
pub(super) fn heading_bookmark(index: usize) -> String {
    format!("_Toc{index:06}")
}

/// Addresses on the web, each once.
#[derive(Debug, Default)]
pub(super) struct Links(Vec<String>);

impl Links {
    /// The number of an address that Word can follow; `None` for one that it would take for damage.
    pub(super) fn number_of(&mut self, address: &str) -> Option<usize> {
        let address = sound(address)?;
        let known = self.0.iter().position(|known| *known == address);
        Some(known.unwrap_or_else(|| {
            self.0.push(address);
            self.0.len() - 1
        }))
    }

    /// The addresses with their numbers.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, &str)> {
        self.0.iter().map(String::as_str).enumerate()
    }
}

/// Longer addresses are none that anybody can follow.
const LONGEST: usize = 2_000;

/// The address with what may not stand in one written out; `None` when its host is none.
fn sound(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_host = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '-' | ':');
    let has_port = host
        .split_once(':')
        .is_none_or(|(_, port)| (1..=5).contains(&port.len()) && port.bytes().all(|it| it.is_ascii_digit()));
    if host.is_empty() || !host.chars().all(is_host) || !has_port || host.starts_with(['.', ':']) {
        return None;
    }
    let mut written = format!("{scheme}://");
    let mut rest = rest.bytes().peekable();
    let mut is_fragment = false;
    while let Some(byte) = rest.next() {
        match byte {
            // A second sign of a part of a page is a letter of it.
            b'#' if !std::mem::replace(&mut is_fragment, true) => written.push('#'),
            b'%' if rest.peek().is_some_and(u8::is_ascii_hexdigit) => written.push('%'),
            _ if byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(&byte) => written.push(char::from(byte)),
            // Writing to a string cannot fail.
            _ => drop(write!(written, "%{byte:02X}")),
        }
    }
    (written.len() <= LONGEST).then_some(written)
}

#[cfg(test)]
mod tests {
    use super::sound;

    #[test]
    fn addresses_are_written_so_that_word_can_read_them() {
        let check = |typed: &str, expected: Option<&str>| assert_eq!(sound(typed).as_deref(), expected, "{typed}");
        check("https://gemeente.nl/wijk?a=1&b=2#c", Some("https://gemeente.nl/wijk?a=1&b=2#c"));
        check("https://a.nl/é|\"x\"", Some("https://a.nl/%C3%A9%7C%22x%22"));
        check("https://a.nl/50%25/50%/", Some("https://a.nl/50%25/50%25/"));
        check("https://a.nl/#b#c", Some("https://a.nl/#b%23c"));
        check("https://[oeps/x", None);
        check("https://a.nl:poort/x", None);
        check("https:///x", None);
    }
}
