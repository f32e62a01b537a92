//! Breaks a text into lines: those with the least total penalty for unevenness and hyphens, found by the optimal-fit algorithm
//! of `textwrap`. It keeps a long text in bounded memory by breaking a window of it at a time.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeSet, HashMap};
use std::hash::{Hash as _, Hasher as _};
use std::ops::Range;
use std::rc::Rc;

use textwrap::core::Fragment;
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

use super::super::page::{Face, PlacedText, is_mark};
use super::addresses::addresses;
use super::characters::{BREAK, NO_BREAK_SPACE, SOFT_HYPHEN, printable};
use super::style::TextStyle;
use crate::model::MONTHS;
use crate::words::hyphens;

/// Fewest characters on either side of a break after a hyphen or a slash, the hyphen counted.
const SHORTEST: usize = 3;

/// Most characters on a line of running text: more tire the eye.
const LONGEST: usize = 75;
/// Fractions of the width that are tried for a paragraph with a longer line, which narrow letters cause.
const NARROWER: [f32; 5] = [0.97, 0.94, 0.9, 0.85, 0.78];

/// Characters after which a word may be broken without a hyphen, and those after which an address may.
const WORD_PARTS: [char; 8] = ['-', '/', '–', '_', '=', '&', '?', '@'];
const ADDRESS_PARTS: [char; 9] = ['-', '/', '–', '_', '=', '&', '?', '@', '.'];

/// Whether a dash between two numbers makes one of them: `12–100%` is never torn.
fn is_range(before: &str, after: &str) -> bool {
    let number = before.strip_suffix(['–', '-']).is_some_and(|number| number.ends_with(|it: char| it.is_ascii_digit()));
    number && after.starts_with(|it: char| it.is_ascii_digit())
}

/// Characters of the longest word that is not parted from the next one.
const LONGEST_TIED: usize = 8;

/// Whether two words are one thing: `12 november`, `2e kwartaal`, `kwartaal 2026`, `punt 3.2`.
fn is_tied(word: &str, next: &str) -> bool {
    let is_number = |text: &str| text.starts_with(|it: char| it.is_ascii_digit());
    match word {
        "kwartaal" | "punt" | "pagina" | "K1" | "K2" | "K3" | "K4" => is_number(next),
        "1e" | "2e" | "3e" | "4e" => next.starts_with("kwartaal"),
        _ => {
            let is_day = word.len() <= 2 && is_number(word) && word.bytes().all(|it| it.is_ascii_digit());
            is_day && MONTHS.contains(&next.trim_end_matches(|it: char| !it.is_alphabetic()))
        }
    }
}

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LineFormat {
    /// Size of the letters in points.
    pub(super) size: f32,
    /// Width of a line in points.
    pub(super) width: f32,
    /// Whether it is running text: words are hyphenated when that makes the lines more even, and no line is too long to
    /// read. Words that are too long for a line are always hyphenated.
    pub(super) is_hyphenated: bool,
}

/// A run of text in one face. [`Segment::span`] is its index among the runs.
pub(super) struct TextRun<'a> {
    pub(super) text: &'a str,
    pub(super) face: Face,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// Empty for an empty line between paragraphs.
    pub(super) segments: Vec<Segment>,
    /// Width in points.
    pub(super) width: f32,
    /// Whether it is the last of its paragraph.
    pub(super) ends_paragraph: bool,
}

/// The part of a line that comes from one run.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Segment {
    pub(super) span: usize,
    pub(super) text: String,
    /// Distance from the beginning of the line, in points.
    pub(super) x: f32,
    /// In points, without the space at its end.
    pub(super) width: f32,
    pub(super) is_hyphenated: bool,
}

impl Segment {
    /// The part as it is drawn on a line that begins at `left`, both lengths in points from the corner of the paper.
    pub(super) fn placed(&self, left: f32, baseline: f32, style: &TextStyle) -> PlacedText {
        PlacedText {
            x: left + self.x,
            baseline,
            text: self.text.clone(),
            is_hyphenated: self.is_hyphenated,
            face: style.face,
            size: style.size,
            tone: style.tone,
            width: self.width,
            turned: 0.0,
        }
    }
}

/// Breaks texts and caches the result: a report is laid out more than once, and only page numbers change in between.
#[derive(Default)]
pub(super) struct Breaker {
    known: HashMap<Question, Rc<[Line]>>,
    unprintable: BTreeSet<char>,
}

/// A fingerprint of all that the result depends on: keeping the texts themselves would double their memory. Two hashes, as with one
/// of 64 bits texts might be mixed up once in a very long while.
type Question = [u64; 2];

fn question(runs: &[TextRun<'_>], format: LineFormat) -> Question {
    [0_u8, 1].map(|number| {
        let mut all = DefaultHasher::new();
        number.hash(&mut all);
        for run in runs {
            run.text.hash(&mut all);
            (run.face as u8).hash(&mut all);
        }
        (format.size.to_bits(), format.width.to_bits(), format.is_hyphenated).hash(&mut all);
        all.finish()
    })
}

impl Breaker {
    /// As [`break_lines`].
    pub(super) fn lines(&mut self, runs: &[TextRun<'_>], format: LineFormat) -> Rc<[Line]> {
        let unprintable = &mut self.unprintable;
        let known = self.known.entry(question(runs, format));
        Rc::clone(known.or_insert_with(|| break_lines(runs, format, unprintable).into()))
    }

    /// Characters that no typeface has, of all texts so far.
    pub(super) fn unprintable(&self) -> &BTreeSet<char> {
        &self.unprintable
    }
}

/// Letters of a paragraph that are broken into lines at once. This bounds the memory of the longest text. It is many pages, so
/// that no ordinary paragraph is broken in parts.
const WINDOW: usize = 24_000;
/// Last lines of such a part that are broken again with what follows, as their breaks depend on it.
const OPEN_LINES: usize = 4;

/// Breaks a text. Newlines begin a new line; empty lines are kept as one.
fn break_lines(runs: &[TextRun<'_>], format: LineFormat, unprintable: &mut BTreeSet<char>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut paragraph = Paragraph::default();
    for (span, run) in (0_u32..).zip(runs) {
        let hyphen = run.face.advance('-').unwrap_or_default() * format.size;
        for character in printable(run.text, unprintable).chars() {
            if character == '\n' {
                end_paragraph(&mut lines, &mut paragraph, format);
                // So that readers do not join the last word to the first one of the next line.
                let last = lines.last_mut().and_then(|line| line.segments.last_mut());
                if let Some(segment) = last.filter(|segment| !segment.text.ends_with(' ')) {
                    segment.text.push(' ');
                }
                continue;
            }
            if matches!(character, SOFT_HYPHEN | BREAK) {
                paragraph.marked_breaks.push((paragraph.letters.len(), character == SOFT_HYPHEN));
                continue;
            }
            let width = run.face.advance(character).unwrap_or_default() * format.size;
            paragraph.push(Letter { character, span, width, kern: 0.0, hyphen }, run.face, format.size);
            if paragraph.is_full() {
                paragraph.take_lines(format, &mut lines);
            }
        }
    }
    end_paragraph(&mut lines, &mut paragraph, format);
    if lines.last().is_some_and(|line| line.segments.is_empty()) {
        lines.pop();
    }
    lines
}

/// Adds the remaining lines of a paragraph, and clears it for the next one.
fn end_paragraph(lines: &mut Vec<Line>, paragraph: &mut Paragraph, format: LineFormat) {
    let paragraph = std::mem::take(paragraph);
    let broken = paragraph.broken(format);
    let follows_text = lines.last().is_some_and(|line| !line.segments.is_empty());
    if broken.is_empty() && follows_text {
        lines.push(Line { segments: Vec::new(), width: 0.0, ends_paragraph: true });
    }
    let last = broken.len().saturating_sub(1);
    lines.extend(broken.iter().enumerate().map(|(number, line)| paragraph.line(line, number == last)));
}

/// The characters of one paragraph with their widths.
#[derive(Default)]
struct Paragraph {
    letters: Vec<Letter>,
    /// Letters that are gathered before lines are broken; at least [`WINDOW`].
    full: usize,
    /// Index of the letter before which a word may be broken, and whether with a hyphen; in order.
    marked_breaks: Vec<(usize, bool)>,
}

#[derive(Clone, Copy)]
struct Letter {
    character: char,
    span: u32,
    /// In points.
    width: f32,
    /// Kerning before the next letter on the same line, in points.
    kern: f32,
    /// Width in points of a hyphen in the same face.
    hyphen: f32,
}

/// Where a line begins and ends.
struct Broken {
    letters: Range<usize>,
    /// Whether a space follows.
    is_before_space: bool,
    /// Width in points of the hyphen at its end.
    hyphen: f32,
}

/// An unbreakable part of a word.
#[derive(Clone, Debug)]
struct WordPart {
    letters: Range<usize>,
    /// In points.
    width: f32,
    /// How far the next part stands from it, in points, on the same line: the width of a space, or within a word what the two
    /// letters stand closer or further apart than they are wide.
    space: f32,
    /// Width in points of the hyphen that is drawn when the line ends after it.
    hyphen: f32,
}

impl Fragment for WordPart {
    fn width(&self) -> f64 {
        self.width.into()
    }

    fn whitespace_width(&self) -> f64 {
        self.space.into()
    }

    fn penalty_width(&self) -> f64 {
        self.hyphen.into()
    }
}

impl Paragraph {
    /// Adds a letter of this face and size; of spaces in a row only the first.
    fn push(&mut self, letter: Letter, face: Face, size: f32) {
        let character = letter.character;
        if character == ' ' && self.letters.last().is_none_or(|letter| letter.character == ' ') {
            return;
        }
        if let Some(before) = self.letters.last_mut().filter(|before| before.span == letter.span) {
            let is_moved = is_mark(before.character) || is_mark(character);
            before.kern = if is_moved { 0.0 } else { face.kern(shown(before.character), shown(character)) * size };
        }
        self.letters.push(letter);
    }

    fn is_full(&self) -> bool {
        self.letters.len() >= self.full.max(WINDOW)
    }

    /// Breaks all letters into lines but the last ones, which depend on what follows.
    fn take_lines(&mut self, format: LineFormat, lines: &mut Vec<Line>) {
        let broken = self.broken(format);
        let count = broken.len().saturating_sub(OPEN_LINES);
        let end = broken.get(count).map_or(0, |line| line.letters.start);
        lines.extend(broken[..count].iter().map(|line| self.line(line, false)));
        self.letters.drain(..end);
        self.marked_breaks.retain(|(position, _)| *position >= end);
        self.marked_breaks.iter_mut().for_each(|(position, _)| *position -= end);
        // A line can have any number of letters without width: the window doubles, so that the work stays linear.
        self.full = 2 * self.letters.len();
    }

    fn broken(&self, format: LineFormat) -> Vec<Broken> {
        if let Some(line) = self.one_line(format) {
            return vec![line];
        }
        let is_readable = |lines: &[Broken]| lines.iter().all(|line| line.letters.len() <= LONGEST);
        let lines = self.broken_within(format);
        if !format.is_hyphenated || is_readable(&lines) {
            return lines;
        }
        let narrower = NARROWER.iter().map(|share| self.broken_within(LineFormat { width: format.width * share, ..format }));
        // Hundreds of the narrowest letters in a row cannot be set better.
        narrower.into_iter().find(|lines| is_readable(lines)).unwrap_or(lines)
    }

    /// All of it as one line, where that has room and can be read: so it is with labels and with what stands in most tables.
    fn one_line(&self, format: LineFormat) -> Option<Broken> {
        let end = self.letters.iter().rposition(|letter| letter.character != ' ')? + 1;
        let is_readable = !format.is_hyphenated || end <= LONGEST;
        (is_readable && self.width(&(0..end)) <= format.width).then_some(Broken {
            letters: 0..end,
            is_before_space: end < self.letters.len(),
            hyphen: 0.0,
        })
    }

    fn broken_within(&self, format: LineFormat) -> Vec<Broken> {
        let parts = self.parts(format);
        let widths = [f64::from(format.width)];
        // An overfull line costs more than anything else; then come hyphens.
        let penalties = Penalties {
            nline_penalty: 20_000,
            overflow_penalty: 10_000_000,
            short_last_line_fraction: 6,
            short_last_line_penalty: 400,
            hyphen_penalty: 900,
        };
        let fits = |line: &&[WordPart]| line_width(line) <= format.width + 0.01;
        let optimal = wrap_optimal_fit(&parts, &widths, &penalties).ok().filter(|lines| lines.iter().all(fits));
        let broken = optimal.unwrap_or_else(|| wrap_first_fit(&parts, &widths));
        let line = |line: &[WordPart]| {
            let (first, last) = (line.first()?, line.last()?);
            let letters = first.letters.start..last.letters.end;
            let is_before_space = self.letters.get(letters.end).is_some_and(|next| next.character == ' ');
            Some(Broken { letters, is_before_space, hyphen: last.hyphen })
        };
        broken.into_iter().filter_map(line).collect()
    }

    /// The words, each cut at every place where it may be broken.
    fn parts(&self, format: LineFormat) -> Vec<WordPart> {
        let mut parts = Vec::new();
        let mut start = 0;
        while start < self.letters.len() {
            if self.letters[start].character == ' ' {
                start += 1;
                continue;
            }
            let end = self.end_of_word(start, format.width);
            let space = self.letters.get(end).map_or(0.0, |space| self.letters[end - 1].kern + space.width + space.kern);
            self.cut(start..end, format, &mut parts);
            if let Some(last) = parts.last_mut() {
                last.space = space;
                last.hyphen = 0.0;
            }
            start = end;
        }
        parts
    }

    /// Where the word ends that begins at this letter. A number and what it counts are one, as far as both fit on a line.
    fn end_of_word(&self, start: usize, width: f32) -> usize {
        let end_of = |start: usize| {
            let rest = &self.letters[start..];
            rest.iter().position(|letter| letter.character == ' ').map_or(self.letters.len(), |length| start + length)
        };
        let said = |word: Range<usize>| self.letters[word].iter().map(|letter| letter.character).collect::<String>();
        let (mut word, mut end) = (start, end_of(start));
        loop {
            let next = end + 1;
            // Most words are longer, or end a paragraph.
            if end - word > LONGEST_TIED || next >= self.letters.len() {
                return end;
            }
            let after = end_of(next);
            if !is_tied(&said(word..end), &said(next..after)) || self.width(&(start..after)) > width {
                return end;
            }
            (word, end) = (next, after);
        }
    }

    fn cut(&self, word: Range<usize>, format: LineFormat, parts: &mut Vec<WordPart>) {
        let is_too_long = self.width(&word) > format.width;
        let mut breaks: Vec<(usize, bool)> = Vec::new();
        let mut offset = word.start;
        let text: String = self.letters[word.clone()].iter().map(|letter| letter.character).collect();
        let mut before = 0;
        let mut last: Option<&str> = None;
        // A hyphen that is none of its own would be copied with it.
        let is_address = !addresses(&text).is_empty();
        let ends: &[char] = if is_address { &ADDRESS_PARTS } else { &WORD_PARTS };
        for piece in text.split_inclusive(ends) {
            // Not after the hyphen of ‘0-meting’.
            let length = piece.chars().count();
            let is_range = !is_address && last.is_some_and(|last| is_range(last, piece));
            if offset > word.start && before >= SHORTEST && length >= SHORTEST && !is_range {
                breaks.push((offset, false));
                before = 0;
            }
            if !is_address && (format.is_hyphenated || is_too_long) {
                let letters = |bytes: usize| piece[..bytes].chars().count();
                breaks.extend(hyphens(piece).into_iter().map(|bytes| (offset + letters(bytes), true)));
            }
            before += length;
            offset += length;
            last = Some(piece);
        }
        let first = self.marked_breaks.partition_point(|(position, _)| *position <= word.start);
        breaks.extend(self.marked_breaks[first..].iter().take_while(|(position, _)| *position < word.end));
        breaks.sort_unstable();
        breaks.dedup_by_key(|(position, _)| *position);
        let mut start = word.start;
        for (end, has_hyphen) in breaks.into_iter().chain([(word.end, false)]) {
            let hyphen = if has_hyphen { self.letters[end - 1].hyphen } else { 0.0 };
            self.fit(start..end, format.width - hyphen, is_address, parts);
            if let Some(part) = parts.last_mut().filter(|_| has_hyphen) {
                part.hyphen = hyphen;
            }
            start = end;
        }
    }

    /// One part, or more when it is wider than a line: then it is cut where each line is full, between two letters with a hyphen. One in
    /// a number or in an address would be taken for a part of it.
    fn fit(&self, letters: Range<usize>, room: f32, is_address: bool, parts: &mut Vec<WordPart>) {
        let is_cut = self.width(&letters) > room;
        let is_letter = |index: usize| {
            let letter = self.letters[index].character;
            letter.is_alphabetic() || is_mark(letter)
        };
        let hyphen = |index: usize| {
            let is_word = is_cut && !is_address && index < letters.end && is_letter(index - 1) && is_letter(index);
            if is_word { self.letters[index - 1].hyphen } else { 0.0 }
        };
        let mut start = letters.start;
        let mut filled = 0.0;
        for index in letters.clone() {
            let letter = self.letters[index].width;
            let kern = if index > start { self.letters[index - 1].kern } else { 0.0 };
            let is_full = filled + kern + letter + hyphen(index + 1) > room;
            if is_full && index > start && !is_mark(self.letters[index].character) {
                parts.push(WordPart { letters: start..index, width: filled, space: kern, hyphen: hyphen(index) });
                (start, filled) = (index, letter);
            } else {
                filled += kern + letter;
            }
        }
        let space = letters.end.checked_sub(1).map_or(0.0, |last| self.letters[last].kern);
        parts.push(WordPart { letters: start..letters.end, width: filled, space, hyphen: 0.0 });
    }

    fn width(&self, letters: &Range<usize>) -> f32 {
        width(&self.letters[letters.clone()])
    }

    fn line(&self, line: &Broken, is_last: bool) -> Line {
        let letters = &self.letters[line.letters.clone()];
        let mut segments: Vec<Segment> = Vec::with_capacity(letters.chunk_by(|one, other| one.span == other.span).count());
        let mut x = 0.0;
        for same in letters.chunk_by(|one, other| one.span == other.span) {
            let begin = x;
            let width = width(same);
            x += width;
            // With room for the space that may follow.
            let mut text = String::with_capacity(same.iter().map(|letter| letter.character.len_utf8()).sum::<usize>() + 1);
            text.extend(same.iter().map(|letter| shown(letter.character)));
            let span = same.first().map_or(0, |letter| letter.span as usize);
            segments.push(Segment { span, text, x: begin, width, is_hyphenated: false });
        }
        if let Some(segment) = segments.last_mut().filter(|_| !is_last) {
            segment.is_hyphenated = line.hyphen > 0.0;
            if line.is_before_space {
                // So that readers do not join the last word to the first one of the next line.
                segment.text.push(' ');
            }
            if segment.is_hyphenated {
                segment.width += line.hyphen;
                x += line.hyphen;
            }
        }
        Line { segments, width: x, ends_paragraph: is_last }
    }
}

/// The width of letters beside each other, in points.
fn width(letters: &[Letter]) -> f32 {
    let all: f32 = letters.iter().map(|letter| letter.width + letter.kern).sum();
    letters.last().map_or(0.0, |last| all - last.kern)
}

/// The character that is drawn.
fn shown(character: char) -> char {
    if character == NO_BREAK_SPACE { ' ' } else { character }
}

fn line_width(parts: &[WordPart]) -> f32 {
    let all: f32 = parts.iter().map(|part| part.width + part.space).sum();
    parts.last().map_or(0.0, |last| all - last.space + last.hyphen)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::{Face, Line, LineFormat, TextRun, break_lines};

    fn lines(text: &str, width: f32) -> Vec<Line> {
        let runs = [TextRun { text, face: Face::Regular }];
        break_lines(&runs, LineFormat { size: 10.0, width, is_hyphenated: true }, &mut BTreeSet::new())
    }

    fn check(text: &str, width: f32, expected: &[&str]) {
        let said: Vec<String> = lines(text, width)
            .iter()
            .map(|line| {
                line.segments.iter().map(|it| it.text.clone() + if it.is_hyphenated { "~" } else { "" }).collect::<String>()
            })
            .collect();
        assert_eq!(said, expected);
    }

    #[test]
    fn a_number_and_what_it_counts_stand_on_one_line() {
        check("op 12 november 2026", 70.0, &["op ", "12 november ", "2026"]);
        check("klaar 2e kwartaal 2026", 100.0, &["klaar ", "2e kwartaal 2026"]);
        check("zie punt 3.2", 45.0, &["zie ", "punt 3.2"]);
        check("van 12–100%", 45.0, &["van ", "12–100%"]);
    }

    #[test]
    fn lines_end_in_a_space_but_the_last() {
        check("een twee drie vier", 50.0, &["een twee ", "drie vier"]);
    }

    #[test]
    fn newlines_begin_a_line_and_empty_lines_stay_one() {
        check("\n\neen\n\n\n twee\ndrie\n\n", 100.0, &["een ", "", "twee ", "drie "]);
    }

    #[test]
    fn long_words_are_hyphenated_and_longer_ones_cut() {
        check("ondermijningsaanpak", 70.0, &["ondermijnings~", "aanpak"]);
        check("1000000000", 40.0, &["100000", "0000"]);
        check("aaaaaaaaaaaaaaaaaaaaaaaa", 60.0, &["aaaaaaaaaa~", "aaaaaaaaaa~", "aaaa"]);
        check("voorbeeld.nl/aanpak/wijk", 80.0, &["voorbeeld.nl/", "aanpak/wijk"]);
    }

    #[test]
    fn addresses_are_broken_without_a_hyphen() {
        let narrow = &["https://", "www.", "voorbeeld", "stadonder", "mijning.nl/", "wijk"];
        check("https://www.voorbeeldstadondermijning.nl/wijk", 48.0, narrow);
    }

    proptest! {
        #[test]
        fn every_line_fits_and_no_letter_is_lost(text in "[a-zA-Z0-9 é/\\-\n\u{a0}]{0,300}", width in 30.0_f32..300.0) {
            let lines = lines(&text, width);
            for line in &lines {
                prop_assert!(line.width <= width + 0.1, "{line:?}");
            }
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            let said: String = lines.iter().flat_map(|line| &line.segments).map(|segment| segment.text.as_str()).collect();
            prop_assert_eq!(bare(&said), bare(&text));
        }
    }
}
