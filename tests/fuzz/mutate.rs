//! Ways to damage a file.

/// No file that is handed to a reader is larger.
const LARGEST: usize = 1024 * 1024;

/// What stands in files of every kind, and what does not belong in any.
const WORDS: [&[u8]; 49] = [
    b"\x1a",
    b"\r",
    b"schema",
    b"changed: ",
    b"\"21-11-2026\"",
    b"(",
    b")",
    b"[",
    b"]",
    b"{",
    b"}",
    b",",
    b":",
    b"\"",
    b"\\",
    b"'",
    b"#",
    b"/*",
    b"*/",
    b"//",
    b"\n",
    b"\0",
    b"None",
    b"Some(",
    b"true",
    b"InOrder",
    b"Partly",
    b"schema: 2",
    b"schema: 1,",
    b"dossier: (",
    b"id: \"\",",
    b"\"\": (",
    b"-1",
    b"1e999",
    b"0x",
    b"99999999999999999999999999999999999999999",
    b"2.5",
    b"2026-02-30",
    b"\"2026-K9\"",
    b"\xff",
    b"\xc3",
    b"\xef\xbb\xbf",
    b"\\u{110000}",
    b"r#\"",
    b"b\"",
    b"#![enable(",
    b"unwrap_newtypes",
    b"\xe2\x80\xae",
    b"inf",
];

/// Chance that can be had again (`SplitMix64`).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 when that is 0.
    fn below(&mut self, end: usize) -> usize {
        (self.next() % (end as u64).max(1)) as usize
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// A stretch of the bytes, mostly a short one.
    fn stretch(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.below(length + 1);
        let most = *self.pick(&[4, 40, 400, 40_000]);
        start..(start + self.below(most)).min(length)
    }

    /// Some whole lines.
    fn lines(&mut self, bytes: &[u8]) -> std::ops::Range<usize> {
        let ends: Vec<usize> = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1).collect();
        if ends.len() < 2 {
            return self.stretch(bytes.len());
        }
        let first = self.below(ends.len() - 1);
        let last = (first + 1 + self.below(12)).min(ends.len() - 1);
        ends[first]..ends[last]
    }

    /// One of the files, sorted by size, with a few things done to it.
    pub(crate) fn damaged(&mut self, corpus: &[Vec<u8>]) -> Vec<u8> {
        // Small files first: more of them are read in the same time.
        let at = self.below(corpus.len()).min(self.below(corpus.len()));
        let mut bytes = corpus[at].clone();
        for _ in 0..=self.below(4) {
            self.damage(&mut bytes, corpus);
            bytes.truncate(LARGEST);
        }
        bytes
    }

    fn damage(&mut self, bytes: &mut Vec<u8>, corpus: &[Vec<u8>]) {
        let length = bytes.len();
        match self.below(14) {
            0 => {
                let at = self.below(length);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << self.below(8);
                }
            }
            1 => bytes.truncate(self.below(length)),
            2 => drop(bytes.drain(self.stretch(length))),
            3 => {
                let part = bytes[self.stretch(length)].to_vec();
                let at = self.below(length);
                bytes.splice(at..at, part);
            }
            4 => {
                // Two stretches change places.
                let (one, other) = (self.lines(bytes), self.lines(bytes));
                let (first, second) = if one.start <= other.start { (one, other) } else { (other, one) };
                if first.end <= second.start {
                    let moved = [&bytes[second.clone()], &bytes[first.end..second.start], &bytes[first.clone()]].concat();
                    bytes.splice(first.start..second.end, moved);
                }
            }
            5 => {
                let other = self.pick(corpus);
                let part = &other[self.stretch(other.len())];
                let at = self.stretch(length);
                bytes.splice(at, part.iter().copied());
            }
            6 | 7 => {
                let word = *self.pick(&WORDS);
                let at = self.below(length + 1);
                bytes.splice(at..at, word.iter().copied());
            }
            8 => {
                let word = *self.pick(&WORDS);
                let times = *self.pick(&[10, 200, 5000, 100_000]);
                let at = self.below(length + 1);
                bytes.splice(at..at, word.repeat(times).into_iter().take(LARGEST));
            }
            9 => {
                let lines = self.lines(bytes);
                bytes.drain(lines);
            }
            10 => {
                // The same thing over and over, as in a file that some program went wrong on.
                let part = bytes[self.lines(bytes)].to_vec();
                let times = (self.below(LARGEST) / part.len().max(1)).min(20_000);
                let at = self.lines(bytes).start;
                bytes.splice(at..at, part.repeat(times));
            }
            11 => self.number(bytes),
            12 => self.text(bytes),
            _ => {
                let stretch = self.stretch(length);
                let filler = *self.pick(&[0, b' ', 0xff, b'9', b'(']);
                bytes[stretch].fill(filler);
            }
        }
    }

    /// Puts another number in the place of one.
    fn number(&mut self, bytes: &mut Vec<u8>) {
        let from = self.below(bytes.len());
        let Some(start) = bytes[from..].iter().position(u8::is_ascii_digit).map(|at| from + at) else { return };
        let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let other =
            *self.pick(&["0", "1", "17", "63", "65535", "65536", "4294967296", "18446744073709551616", "-1", "1.5", "07"]);
        bytes.splice(start..start + length, other.bytes());
    }

    /// Puts another text in the place of one.
    fn text(&mut self, bytes: &mut Vec<u8>) {
        let from = self.below(bytes.len());
        let quotes: Vec<usize> =
            bytes.iter().enumerate().skip(from).filter(|(_, byte)| **byte == b'"').map(|(at, _)| at).take(2).collect();
        let [start, end] = quotes[..] else { return };
        let other = match self.below(4) {
            0 => Vec::new(),
            1 => b"x".repeat(self.below(300_000)),
            2 => "é\u{301}\u{202e}🙂".repeat(self.below(2000)).into_bytes(),
            _ => self.pick(&WORDS).to_vec(),
        };
        bytes.splice(start + 1..end, other);
    }
}
