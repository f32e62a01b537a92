//! The words in a stone of the wall.

use super::geometry::{Pen, Point, Rect, Shape};
use super::marks::{MoveMark, move_mark, score_mark};
use super::wrap::wrapped;
use crate::analysis::{Direction, PreconditionComparison, PreconditionScore, Verdict};
use crate::words;

/// What stands below the name of a stone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoneText {
    /// The verdict, and beside or below it the count and the percentage.
    VerdictFirst,
    /// The percentage and, where there is room, the count; below it the verdict. For stones that are too narrow for a verdict beside
    /// its mark.
    ScoreFirst,
}

/// Diameter of a mark, relative to the letters.
const MARK: f32 = 1.14;
/// From the left edge of a mark to the words beside it, relative to the letters.
const AFTER_MARK: f32 = 1.5;

/// The lines at the foot of the words in a stone.
pub(super) struct Lines {
    rows: Vec<Vec<Part>>,
}

/// Something in a line; `x` is from the left edge, in points.
enum Part {
    ScoreMark,
    MoveMark { mark: MoveMark, x: f32 },
    Words { x: f32, pen: Pen, text: String },
    AtRight { pen: Pen, text: String },
}

/// What stands in the lines of a stone in letters of the size `text`: `width` is the room for them in points, and `is_beside` says whether verdict and count stand
/// on one.
pub(super) fn stone_lines(
    score: &PreconditionScore,
    change: Option<&PreconditionComparison>,
    (says, text): (StoneText, f32),
    (width, is_beside): (f32, bool),
) -> Lines {
    let rows = match (says, change) {
        (StoneText::VerdictFirst, None) => verdict_first(score, text, width, is_beside),
        (StoneText::ScoreFirst, _) | (_, Some(_)) => score_first(score, change, text, width),
    };
    Lines { rows }
}

/// Whether the verdict and the count of a stone have room beside each other.
pub(super) fn fits_beside(score: &PreconditionScore, text: f32, width: f32) -> bool {
    let pen = Pen::regular(text);
    text * (AFTER_MARK + 1.0) + pen.width(words::standing(score)) + pen.width(&counted(score)) <= width
}

fn verdict_first(score: &PreconditionScore, text: f32, width: f32, is_beside: bool) -> Vec<Vec<Part>> {
    let after = text * AFTER_MARK;
    let ink = Pen::regular(text);
    let mut first = vec![Part::ScoreMark, Part::Words { x: after, pen: ink, text: standing(score, ink, width - after) }];
    if is_beside {
        first.push(Part::AtRight { pen: ink.soft(), text: counted(score) });
        return vec![first];
    }
    let soft = Pen::regular(text * 13.0 / 14.0).soft();
    vec![first, vec![Part::Words { x: 0.0, pen: soft, text: counted_within(score, soft, width) }]]
}

fn score_first(score: &PreconditionScore, change: Option<&PreconditionComparison>, text: f32, width: f32) -> Vec<Vec<Part>> {
    let after = text * AFTER_MARK;
    let ink = Pen::regular(text);
    let soft = ink.soft();
    let mut first = vec![Part::ScoreMark];
    let mut second = Vec::new();
    let moved = change.map(said_of_change);
    // Where the word of a change fills its line, its mark stands at the end of the line above.
    let is_mark_above = moved.as_ref().is_some_and(|(mark, pen, word)| {
        let pen = pen(text);
        mark.is_some() && after + pen.width(word) > width
    });
    match score.known_interval() {
        Some(interval) => {
            let percentages = words::percentages(&interval);
            let beside = after + ink.width(&percentages) + ink.width(" ");
            let count = format!("· {} van {}", score.counts.in_order, score.counts.applicable());
            let taken = if is_mark_above { text * MARK } else { 0.0 };
            first.push(Part::Words { x: after, pen: ink, text: percentages });
            if beside + soft.width(&count) + taken <= width {
                first.push(Part::Words { x: beside, pen: soft, text: count });
            }
        }
        None => first.push(Part::Words { x: after, pen: ink, text: standing(score, ink, width - after) }),
    }
    match (moved, score.verdict) {
        (Some((mark, pen, word)), _) => {
            let pen = pen(text);
            let x = if mark.is_some() && !is_mark_above { after } else { 0.0 };
            second.push(Part::Words { x, pen, text: fitted(pen, word, width - x) });
            if let Some(mark) = mark {
                let line = if is_mark_above { &mut first } else { &mut second };
                let x = if is_mark_above { width - text * MARK / 2.0 } else { text * MARK / 2.0 };
                line.push(Part::MoveMark { mark, x });
            }
        }
        (None, Verdict::NotFilledIn | Verdict::NotApplicable) => {
            second.push(Part::Words { x: 0.0, pen: soft, text: counted_within(score, soft, width) });
        }
        (None, _) => second.push(Part::Words { x: 0.0, pen: ink, text: standing(score, ink, width) }),
    }
    vec![first, second]
}

/// The mark of a change, how its word is written in letters of some size, and the word.
fn said_of_change(change: &PreconditionComparison) -> (Option<MoveMark>, fn(f32) -> Pen, &'static str) {
    let is_moved = matches!(change.direction, Some(Direction::Better | Direction::Worse));
    let pen: fn(f32) -> Pen = if is_moved { Pen::strong } else { |text| Pen::regular(text).soft() };
    (MoveMark::of(change), pen, words::direction(change.direction))
}

/// How a randvoorwaarde stands, in fewer words where there is little room.
fn standing(score: &PreconditionScore, pen: Pen, width: f32) -> String {
    let whole = words::standing(score);
    let short = whole.strip_prefix("nog ").unwrap_or(whole);
    let shortest = if score.verdict == Verdict::NotFilledIn { "leeg" } else { short };
    longest(pen, [whole, short, shortest], width)
}

/// The first text that fits; the last one is cut off where that does not fit either.
fn longest<const N: usize>(pen: Pen, texts: [&str; N], width: f32) -> String {
    let fits = texts.iter().find(|text| pen.width(text) <= width);
    fitted(pen, fits.or_else(|| texts.last()).copied().unwrap_or_default(), width)
}

/// What was counted, in fewer words where there is little room.
fn counted_within(score: &PreconditionScore, pen: Pen, width: f32) -> String {
    let whole = counted(score);
    longest(pen, [whole.as_str(), whole.strip_suffix(FILLED_IN).unwrap_or(&whole)], width)
}

/// What stands behind how many items have an answer.
const FILLED_IN: &str = " ingevuld";

/// `3 van 4 · 87%`; while that says little, how many items were filled in.
fn counted(score: &PreconditionScore) -> String {
    let counts = &score.counts;
    match (score.verdict, score.known_interval()) {
        (Verdict::NotApplicable, _) => String::new(),
        (_, Some(interval)) if !score.is_unfinished() => {
            format!("{} van {} · {}", counts.in_order, counts.applicable(), words::percentages(&interval))
        }
        _ => format!("{} van {}{FILLED_IN}", counts.answered(), counts.total()),
    }
}

impl Lines {
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Draws the lines at the foot of an area.
    pub(super) fn draw(&self, inside: Rect, score: &PreconditionScore, text: f32) -> Vec<Shape> {
        let line = Pen::regular(text).line();
        let mut shapes = Vec::new();
        for (row, above) in self.rows.iter().rev().zip(1_u8..) {
            let middle = inside.bottom() - line * (f32::from(above) - 0.5);
            for part in row {
                let area = |x: f32, pen: Pen, width: f32| Rect::new(inside.x + x, middle - pen.line() / 2.0, width, pen.line());
                match part {
                    Part::ScoreMark => {
                        let center = Point::new(inside.x + text * MARK / 2.0, middle);
                        shapes.extend(score_mark(score, center, text * MARK));
                    }
                    Part::MoveMark { mark, x } => {
                        shapes.extend(move_mark(*mark, Point::new(inside.x + x, middle), text * 0.85));
                    }
                    // Letters may come out a little wider than they were measured: they do not break for that.
                    Part::Words { x, pen, text: said } => {
                        shapes.push(pen.write(area(*x, *pen, inside.width - x + text * 0.4), said.as_str()));
                    }
                    Part::AtRight { pen, text: said } => {
                        let width = pen.width(said) + text * 0.4;
                        shapes.push(pen.at_right().write(area(inside.width - width, *pen, width), said.as_str()));
                    }
                }
            }
        }
        shapes
    }
}

/// The text, cut off with an ellipsis where it is wider than this.
fn fitted(pen: Pen, text: &str, width: f32) -> String {
    if pen.width(text) <= width {
        return text.to_owned();
    }
    let mut cut = text.to_owned();
    while cut.pop().is_some() && pen.width(&cut) + pen.width("…") > width {}
    format!("{}…", cut.trim_end())
}

/// A name wrapped to at most `most` lines of this width, in points. What does not fit ends in an ellipsis.
pub(super) fn name_lines(name: &str, pen: Pen, width: f32, most: usize) -> Vec<String> {
    let mut lines = wrapped(name, pen.weight, pen.size, width);
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(fitted(pen, &rest, width));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Pen, counted_within, name_lines, standing};
    use crate::analysis::{Counts, PreconditionScore, Verdict};
    use crate::content::PreconditionId;

    #[test]
    fn a_narrow_stone_without_answers_says_so_in_whole_words() {
        let score = PreconditionScore {
            id: PreconditionId::new("bestuurskracht"),
            counts: Counts { unanswered: 4, ..Counts::default() },
            interval: None,
            verdict: Verdict::NotFilledIn,
        };
        let said = |width| {
            let pen = Pen::regular(13.0);
            [standing(&score, pen, width), counted_within(&score, pen, width)]
        };
        assert_eq!(said(120.0), ["nog niet ingevuld", "0 van 4 ingevuld"]);
        assert_eq!(said(90.0), ["niet ingevuld", "0 van 4"]);
        assert_eq!(said(60.0), ["leeg", "0 van 4"]);
    }

    #[test]
    fn names_are_split_where_their_two_words_meet() {
        let check = |name: &str, expected: &[&str]| assert_eq!(name_lines(name, Pen::strong(13.0), 79.0, 2), expected);
        check("Bestuurskracht", &["Bestuurs-", "kracht"]);
        check("Samenwerking", &["Samen-", "werking"]);
        check("Cultuuromslag", &["Cultuur-", "omslag"]);
        check("Gezamenlijke visie", &["Gezamen-", "lijke visie"]);
        check("Langdurige aanpak", &["Langdurige", "aanpak"]);
    }

    #[test]
    fn what_does_not_fit_says_so() {
        let lines = name_lines("Kennis, mandaat en vertrouwen van partners", Pen::strong(13.0), 90.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…') && Pen::strong(13.0).width(&lines[1]) <= 90.0, "{lines:?}");
        assert_eq!(name_lines("Kort", Pen::strong(13.0), 90.0, 1), ["Kort"]);
    }
}
