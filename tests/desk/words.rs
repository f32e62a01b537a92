//! Typing that can be checked afterwards: pieces with a number, each with the moment at which it was typed.

use std::time::{Duration, Instant};

use super::desk::Desk;

/// What was typed so far.
#[derive(Debug)]
pub(crate) struct Words {
    /// What stands behind each number.
    tail: &'static str,
    typed: Vec<(String, Instant)>,
}

impl Words {
    /// Plain words: `w0 w1 w2`.
    pub(crate) fn new() -> Self {
        Self::with_tail("")
    }

    /// Words with this behind each.
    pub(crate) fn with_tail(tail: &'static str) -> Self {
        Self { tail, typed: Vec::new() }
    }

    /// Types the next word.
    pub(crate) fn type_one(&mut self, desk: &Desk) {
        let word = format!("w{} {}", self.typed.len(), self.tail);
        // From the first letter on, it may be lost.
        let moment = Instant::now();
        desk.type_text(&word);
        self.typed.push((word, moment));
    }

    /// Types words for so long.
    pub(crate) fn type_for(&mut self, desk: &Desk, time: Duration) {
        let since = Instant::now();
        while since.elapsed() < time {
            self.type_one(desk);
        }
    }

    /// Everything that was typed.
    pub(crate) fn text(&self) -> String {
        self.typed.iter().map(|(word, _)| word.as_str()).collect()
    }

    /// How long before `moment` the first word was typed that is not in `kept`. Fails where `kept` is anything but the
    /// beginning of what was typed.
    pub(crate) fn lost(&self, kept: &str, moment: Instant) -> Duration {
        let all = self.text();
        assert!(all.starts_with(kept), "typed was {all:?}, and kept {kept:?}");
        let mut whole = 0;
        let is_lost = |(word, _): &&(String, Instant)| {
            whole += word.len();
            whole > kept.len()
        };
        let first = self.typed.iter().find(is_lost);
        first.map_or(Duration::ZERO, |(_, typed)| moment.duration_since(*typed))
    }
}
