//! The brackets that are open at the end of a text.

use std::borrow::Cow;

use super::outline::value_start;
use super::tokens::{Token, TokenKind, Tokens};

/// A bracket that is open at the end of what was read.
#[derive(Clone, Debug)]
pub(super) struct Frame<'a> {
    /// What closes it.
    pub(super) close: char,
    /// The field or key under which it stands, or its position in a list.
    pub(super) name: String,
    /// The end of the last thing in it that is complete, or of the bracket.
    pub(super) kept: usize,
    /// The names of what is complete in it; positions in a list.
    pub(super) complete: Vec<Cow<'a, str>>,
    /// The name of what is not complete.
    pub(super) pending: Option<&'a str>,
}

impl Frame<'_> {
    /// What ends here is complete.
    fn complete_at(&mut self, end: usize) {
        self.kept = end;
        let name = self.pending.take().map_or_else(|| Cow::Owned(self.complete.len().to_string()), Cow::Borrowed);
        self.complete.push(name);
    }

    /// The name of the next thing in it.
    fn next_name(&self) -> String {
        self.pending.map_or_else(|| self.complete.len().to_string(), str::to_owned)
    }
}

/// The brackets that are open at the end of a text, from the outermost.
pub(super) fn open_frames(text: &str) -> Vec<Frame<'_>> {
    let mut frames: Vec<Frame<'_>> = Vec::new();
    // A word or text of which the next token tells whether it is a name or a value.
    let mut undecided: Option<(usize, usize)> = None;
    for token in tokens_of_value(text) {
        match token.kind {
            TokenKind::Open { close } => {
                undecided = None;
                let name = frames.last().map(Frame::next_name).unwrap_or_default();
                frames.push(Frame { close: char::from(close), name, kept: token.end, complete: Vec::new(), pending: None });
            }
            TokenKind::Colon => {
                if let (Some(frame), Some((start, end))) = (frames.last_mut(), undecided.take()) {
                    frame.pending = Some(text[start..end].trim_matches('"'));
                }
            }
            TokenKind::Text | TokenKind::Word => {
                undecided = Some((token.start, token.end));
                // Only a text certainly ends where it does; and after a name it is a value.
                if token.kind == TokenKind::Text
                    && let Some(frame) = frames.last_mut().filter(|frame| frame.pending.is_some() || frame.close == ']')
                {
                    frame.complete_at(token.end);
                    undecided = None;
                }
            }
            TokenKind::Comma | TokenKind::Close => {
                if let (Some(frame), Some((_, end))) = (frames.last_mut(), undecided.take()) {
                    frame.complete_at(end);
                }
                if token.kind == TokenKind::Close {
                    let is_right = |frame: &Frame<'_>| text[token.start..].starts_with(frame.close);
                    if !frames.pop().is_some_and(|frame| is_right(&frame)) {
                        return Vec::new();
                    }
                    if let Some(frame) = frames.last_mut() {
                        frame.complete_at(token.end);
                    }
                }
            }
        }
    }
    frames
}

/// Whether the text ends while brackets are open.
pub(super) fn is_cut_off(text: &str) -> bool {
    !open_frames(text).is_empty()
}

/// The tokens after the attributes of the format, which are no part of the structure.
pub(super) fn tokens_of_value(text: &str) -> impl Iterator<Item = Token> {
    let start = value_start(text);
    Tokens::new(text).skip_while(move |token| token.start < start)
}
