//! Keys that stand twice in one map. RON keeps the last of them in silence, and an answer would be gone.
//!
//! `serde_with` has maps that refuse such keys, but says neither which key it is nor where it stands.

use std::collections::BTreeSet;

use super::frames::tokens_of_value;
use super::text::line_and_column;
use super::tokens::TokenKind;
use crate::store::{Flaw, FlawKind};

/// The first key that a map of this text repeats, if there is one. The text must have been read without error before. Keys
/// that are no text, as a rating, are not looked at.
pub(super) fn repeated_key(text: &str) -> Option<Flaw> {
    // The keys of each bracket that is open.
    let mut open: Vec<BTreeSet<String>> = Vec::new();
    let mut last_text = None;
    for token in tokens_of_value(text) {
        let key = last_text.take();
        match token.kind {
            TokenKind::Open { .. } => open.push(BTreeSet::new()),
            TokenKind::Close => drop(open.pop()),
            TokenKind::Text => last_text = Some(token),
            TokenKind::Colon => {
                let Some((key, keys)) = key.zip(open.last_mut()) else { continue };
                let name: String = ron::from_str(&text[key.start..key.end]).ok()?;
                if !keys.insert(name.clone()) {
                    // After the quotation mark.
                    let (line, column) = line_and_column(text, key.start + 1);
                    return Some(Flaw { line: Some(line), column: Some(column), kind: FlawKind::RepeatedKey(name) });
                }
            }
            TokenKind::Comma | TokenKind::Word => {}
        }
    }
    None
}
