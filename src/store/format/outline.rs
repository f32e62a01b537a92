//! The shape of a dossier's file: where its value begins and ends, and where its head stands. The text may be damaged
//! anywhere; what is recognised before that counts.

use std::ops::Range;

use super::tokens::{MAX_VALUES, Token, TokenKind, Tokens};

/// What some systems and editors leave around a text: zeros where a disk lost it, and old marks for its end.
pub(super) fn is_filler(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\0' | '\u{1a}' | '\u{feff}')
}

/// Where the value begins: after filler, the attributes of the format, damaged or not, and anything before them.
pub(super) fn value_start(text: &str) -> usize {
    let mut at = text.find("#![").filter(|at| !text[..*at].contains(['(', '"'])).unwrap_or(0);
    loop {
        at += text[at..].len() - text[at..].trim_start_matches(is_filler).len();
        let rest = &text[at..];
        if !rest.starts_with('#') {
            return at;
        }
        let line = rest.split('\n').next().unwrap_or_default();
        at += line.find(']').map_or(line.len(), |close| close + 1);
    }
}

/// A named value of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// The range of its value, without the comma after it; empty where there is none.
    pub(super) value: Range<usize>,
    /// Whether the value certainly ends where it was recognised to end.
    pub(super) is_complete: bool,
}

/// A group of named values, between two brackets.
#[derive(Debug, Default)]
pub(super) struct Group<'a> {
    /// Its opening bracket.
    pub(super) start: usize,
    /// After its closing bracket; `None` where it is not closed, or by another bracket.
    pub(super) end: Option<usize>,
    /// What stands in it, in order: the first [`MOST_ENTRIES`].
    pub(super) entries: Vec<Entry<'a>>,
}

/// More than any group of the format has.
const MOST_ENTRIES: usize = 32;

impl<'a> Group<'a> {
    fn at(start: usize) -> Self {
        Self { start, end: None, entries: Vec::new() }
    }

    /// What stands under this name, first.
    pub(super) fn entry(&self, name: &str) -> Option<&Entry<'a>> {
        self.entries.iter().find(|entry| entry.name == name)
    }

    /// Whether this is the group with everything of a team, by what stands in it.
    pub(super) fn is_dossier(&self) -> bool {
        ["profile", "measurements"].iter().any(|name| self.entry(name).is_some())
    }

    fn pending(&mut self) -> Option<&mut Entry<'a>> {
        self.entries.last_mut().filter(|entry| !entry.is_complete)
    }

    fn name(&mut self, name: &'a str, start: usize, colon: usize) {
        if let Some(before) = self.pending() {
            // A comma is missing before the name, which was taken for a part of the value.
            before.value.end = before.value.end.min(start).max(before.value.start);
            before.is_complete = true;
        }
        if self.entries.len() < MOST_ENTRIES {
            self.entries.push(Entry { name, value: colon..colon, is_complete: false });
        }
    }

    fn value(&mut self, start: usize, end: usize) {
        if let Some(entry) = self.pending() {
            if entry.value.is_empty() {
                entry.value.start = start;
            }
            entry.value.end = end;
        }
    }

    fn complete(&mut self) {
        if let Some(entry) = self.pending() {
            entry.is_complete = true;
        }
    }
}

/// The two outer groups of a dossier's file.
#[derive(Debug, Default)]
pub(super) struct Outline<'a> {
    /// The outermost one, which is the whole value.
    pub(super) outer: Group<'a>,
    /// The one in it that holds the dossier, or else the last one.
    pub(super) inner: Option<Group<'a>>,
    /// Whether it has more than [`MAX_VALUES`] values; it was not scanned further then.
    pub(super) is_too_much: bool,
}

impl<'a> Outline<'a> {
    /// The outline of a text, as far as it can be recognised. Ends with the first value; what follows is not scanned.
    pub(super) fn of(text: &'a str) -> Self {
        let start = value_start(text);
        let mut outline = Self { outer: Group::at(start), ..Self::default() };
        let mut closes: Vec<u8> = Vec::new();
        let mut values = 0_usize;
        // A word that may turn out to be a name.
        let mut word: Option<Range<usize>> = None;
        for token in Tokens::new(&text[start..]) {
            let token = Token { start: token.start + start, end: token.end + start, ..token };
            let name = word.take();
            let depth = closes.len();
            match token.kind {
                TokenKind::Open { close } => {
                    if depth == 0 {
                        outline.outer.start = token.start;
                    }
                    if depth == 1 && !outline.inner.as_ref().is_some_and(Group::is_dossier) {
                        outline.inner = Some(Group::at(token.start));
                    }
                    if let Some(group) = outline.group(depth) {
                        group.value(token.start, token.end);
                    }
                    closes.push(close);
                    values += 1;
                }
                TokenKind::Close => {
                    let is_right = closes.pop() == text.as_bytes().get(token.start).copied();
                    if let Some(group) = outline.group(depth) {
                        group.complete();
                        group.end = is_right.then_some(token.end);
                    }
                    if !is_right {
                        return outline;
                    }
                    if let Some(group) = depth.checked_sub(1).and_then(|around| outline.group(around)) {
                        group.value(token.start, token.end);
                    }
                    if closes.is_empty() {
                        return outline;
                    }
                }
                TokenKind::Comma => {
                    if let Some(group) = outline.group(depth) {
                        group.complete();
                    }
                    values += 1;
                }
                TokenKind::Colon => {
                    if let (Some(group), Some(name)) = (outline.group(depth), name) {
                        group.name(&text[name.clone()], name.start, token.start);
                    }
                }
                TokenKind::Text => {
                    if let Some(group) = outline.group(depth) {
                        group.value(token.start, token.end);
                        group.complete();
                    }
                }
                TokenKind::Word => {
                    if let Some(group) = outline.group(depth) {
                        group.value(token.start, token.end);
                    }
                    word = Some(token.start..token.end);
                }
            }
            if values > MAX_VALUES {
                outline.is_too_much = true;
                return outline;
            }
        }
        outline
    }

    /// The open group whose values are at this depth.
    fn group(&mut self, depth: usize) -> Option<&mut Group<'a>> {
        match depth {
            1 => Some(&mut self.outer),
            2 => self.inner.as_mut(),
            _ => None,
        }
        .filter(|group| group.end.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::{Group, Outline, value_start};

    /// The names and values of a group.
    fn named<'a>(text: &'a str, group: &Group<'a>) -> Vec<(&'a str, &'a str)> {
        group.entries.iter().map(|entry| (entry.name, &text[entry.value.clone()])).collect()
    }

    #[test]
    fn names_values_and_what_comes_behind() {
        let text =
            "#![enable(implicit_some)]\n(schema: 1, dossier: (id: \"a\", changed: 2026-11-21, profile: (team: \"x\"))) ) rest";
        let Outline { outer, inner, .. } = Outline::of(text);
        let dossier = "(id: \"a\", changed: 2026-11-21, profile: (team: \"x\"))";
        assert_eq!(named(text, &outer), [("schema", "1"), ("dossier", dossier)]);
        let inner = inner.unwrap();
        assert_eq!(named(text, &inner), [("id", "\"a\""), ("changed", "2026-11-21"), ("profile", "(team: \"x\")")]);
        assert_eq!(&text[inner.start..inner.end.unwrap()], dossier);
        assert_eq!(&text[outer.end.unwrap()..], " ) rest");
    }

    #[test]
    fn damage_ends_what_is_recognised_there() {
        let text = "(schema: 1 dossier: (id: , changed: \"b\" profile: (]";
        let Outline { outer, inner, .. } = Outline::of(text);
        assert_eq!(named(text, &outer), [("schema", "1 "), ("dossier", "(")]);
        assert_eq!(named(text, &inner.unwrap()), [("id", ""), ("changed", "\"b\""), ("profile", "(")]);
        assert_eq!(outer.end, None);
        assert!(Outline::of("").outer.entries.is_empty());
        assert!(!Outline::of("Beste collega: (x: 1)").outer.is_dossier());
    }

    #[test]
    fn a_value_begins_behind_settings_and_filler() {
        for before in [
            "",
            "\0\0 ",
            "#![enable(implicit_some)]\n",
            "\u{feff}#![enable(x)] #![enable(y)]",
            "#![enable(implicit\n",
            "#\n",
            "Beste, \n#![enable(x)]",
        ] {
            let text = format!("{before}(a: 1)");
            assert_eq!(&text[value_start(&text)..], "(a: 1)", "{before:?}");
        }
        assert_eq!(value_start("#"), 1);
    }
}
