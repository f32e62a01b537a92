//! The brackets that are open at the end of a text.

use std::borrow::Cow;

use super::outline::value_start;
use super::tokens::{Sign, SignKind, Signs};

/// A bracket that is open at the end of what was read.
#[derive(Clone, Debug)]
pub(crate) struct Frame<'a> {
    /// What closes it.
    pub(crate) close: char,
    /// The field or key under which it stands, or its position in a list.
    pub(crate) name: String,
    /// The end of the last thing in it that is complete, or of the bracket.
    pub(crate) kept: usize,
    /// The names of what is complete in it; positions in a list.
    pub(crate) complete: Vec<Cow<'a, str>>,
    /// The name of what is not complete.
    pub(crate) pending: Option<&'a str>,
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
pub(crate) fn open_frames(text: &str) -> Vec<Frame<'_>> {
    let mut frames: Vec<Frame<'_>> = Vec::new();
    // A word or text of which the next sign tells whether it is a name or a value.
    let mut undecided: Option<(usize, usize)> = None;
    for sign in signs_of_value(text) {
        match sign.kind {
            SignKind::Open { close } => {
                undecided = None;
                let name = frames.last().map(Frame::next_name).unwrap_or_default();
                frames.push(Frame { close: char::from(close), name, kept: sign.end, complete: Vec::new(), pending: None });
            }
            SignKind::Colon => {
                if let (Some(frame), Some((start, end))) = (frames.last_mut(), undecided.take()) {
                    frame.pending = Some(text[start..end].trim_matches('"'));
                }
            }
            SignKind::Text | SignKind::Word => {
                undecided = Some((sign.start, sign.end));
                // Only of a text is it certain that it does not go on; and behind a name it is a value.
                if sign.kind == SignKind::Text
                    && let Some(frame) = frames.last_mut().filter(|frame| frame.pending.is_some() || frame.close == ']')
                {
                    frame.complete_at(sign.end);
                    undecided = None;
                }
            }
            SignKind::Comma | SignKind::Close => {
                if let (Some(frame), Some((_, end))) = (frames.last_mut(), undecided.take()) {
                    frame.complete_at(end);
                }
                if sign.kind == SignKind::Close {
                    let is_right = |frame: &Frame<'_>| text[sign.start..].starts_with(frame.close);
                    if !frames.pop().is_some_and(|frame| is_right(&frame)) {
                        return Vec::new();
                    }
                    if let Some(frame) = frames.last_mut() {
                        frame.complete_at(sign.end);
                    }
                }
            }
        }
    }
    frames
}

/// Whether the text ends while brackets are open.
pub(crate) fn is_cut_off(text: &str) -> bool {
    !open_frames(text).is_empty()
}

/// The signs behind the settings of the format, which are no part of the structure.
pub(crate) fn signs_of_value(text: &str) -> impl Iterator<Item = Sign> {
    let start = value_start(text);
    Signs::new(text).skip_while(move |sign| sign.start < start)
}
