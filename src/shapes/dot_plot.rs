//! Every randvoorwaarde then and now on one scale, the lowest first: rings and discs on the way from 0 to 100%.

use super::geometry::{Dash, Drawing, LINE, Pen, Point, Rect, Shape, Tone, Weight, circle, closed, fitting, line, lines};
use super::marks::{MoveMark, move_mark};
use super::wrap::wrapped;
use crate::analysis::{self, Comparison, IN_ORDER_FROM, Interval, NOT_IN_ORDER_BELOW, PreconditionComparison, Verdict};
use crate::content::{Catalogue, Precondition};
use crate::words::{self, Rounding};

/// How a dot plot is drawn. Lengths are in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DotPlotStyle<'a> {
    /// Width of the whole drawing.
    pub width: f32,
    /// Size of the letters.
    pub text: f32,
    /// From one row to the next, at least.
    pub row: f32,
    /// Height that each drawing may take.
    pub most: f32,
    /// What the earlier one is called below the plot, as `toen: 15 oktober 2026`.
    pub then: &'a str,
    /// What the later one is called below the plot.
    pub now: &'a str,
}

/// Draws a row for each randvoorwaarde: its name and verdicts, both scores over the items that can be compared, and which way it
/// went. The lowest stands first: by the low end of the later score, then by the high end; what cannot be compared comes last.
/// There are as many drawings as are needed for none to be too high.
pub fn dot_plot(catalogue: &Catalogue, comparison: &Comparison, style: DotPlotStyle<'_>) -> Vec<Drawing> {
    let mut rows: Vec<Row<'_>> = comparison
        .preconditions
        .iter()
        .filter_map(|change| Some(Row { precondition: catalogue.precondition(&change.id)?, change }))
        .collect();
    rows.sort_by(|one, other| {
        let ([low, high], [other_low, other_high]) = (one.order(), other.order());
        low.total_cmp(&other_low).then(high.total_cmp(&other_high))
    });
    let plot = Plot { style };
    let most = style.most - plot.head() - plot.foot(&rows);
    fitting(rows, |row| plot.height(row), most, most).iter().map(|rows| plot.draw(rows)).collect()
}

struct Row<'a> {
    precondition: &'a Precondition,
    change: &'a PreconditionComparison,
}

impl Row<'_> {
    /// By what it is sorted: the low end, then the high end.
    fn order(&self) -> [f32; 2] {
        self.change.new.map_or([f32::INFINITY; 2], |interval| interval.as_f32().into())
    }

    /// `deels, als toen`, or `deels naar op orde`.
    fn standing(&self) -> String {
        match self.change.verdicts {
            (Verdict::NotApplicable, _) | (_, Verdict::NotApplicable) => String::new(),
            (then, now) if then == now => format!("{}, als toen", words::verdict(now)),
            (then, now) => format!("{} naar {}", words::verdict(then), words::verdict(now)),
        }
    }

    /// What changed in it: the reasons, or the counts where nobody was asked for reasons.
    fn why(&self) -> String {
        match (&self.change.reasons, self.change.direction) {
            (_, None) => "geen punt te vergelijken".to_owned(),
            (Some(reasons), _) => words::reason_figures(reasons),
            (None, _) => words::change_figures(&self.change.counts),
        }
    }

    fn said(&self) -> String {
        let scores = match self.change.old.zip(self.change.new) {
            Some((old, new)) => format!("toen {}, nu {}, ", words::percentages(&old), words::percentages(&new)),
            None => String::new(),
        };
        let (way, why) = (words::direction(self.change.direction), self.why().replace('\u{a0}', " "));
        format!("{}: {scores}{way}, {why}.", self.precondition.title)
    }

    fn is_wide(&self) -> bool {
        let intervals = [self.change.old, self.change.new];
        intervals.into_iter().flatten().any(|interval| !interval.is_certain())
    }
}

/// Where the scale begins and ends, and where the words after it begin, as fractions of the width.
const SCALE: (f32, f32) = (0.288, 0.669);
const WORDS: f32 = 0.7;
/// Radii of a ring and a disc, relative to the letters.
const RING: f32 = 0.38;
const DISC: f32 = 0.45;
/// Between the two scores of a row, relative to the letters.
const APART: f32 = 1.34;

const WIDE: &str = "Twee rondjes met een lijn: van laag tot hoog, want niet alles is bekend.";

struct Plot<'a> {
    style: DotPlotStyle<'a>,
}

impl Plot<'_> {
    fn x(&self, level: f32) -> f32 {
        let (left, right) = SCALE;
        self.style.width * (left + (right - left) * level)
    }

    /// Left edge of the names, after their numbers.
    fn name_left(&self) -> f32 {
        self.style.text * 1.7
    }

    fn name_width(&self) -> f32 {
        self.style.width * SCALE.0 - self.name_left() - self.style.text * 0.6
    }

    fn words_width(&self) -> f32 {
        self.style.width * (1.0 - WORDS)
    }

    fn head(&self) -> f32 {
        self.style.text * LINE * 2.0 + self.style.text * 0.6
    }

    /// The lines of a text in a column.
    fn lines(&self, text: &str, weight: Weight, width: f32) -> Vec<String> {
        let lines = wrapped(text, weight, self.style.text, width);
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    }

    /// The name of a row and what stands below it, then which way it went and why: lines that begin with strong ones.
    fn said(&self, row: &Row<'_>) -> [(Vec<String>, Vec<String>); 2] {
        let (name, words) = (self.name_width(), self.words_width());
        [
            (
                self.lines(&row.precondition.short_title, Weight::SemiBold, name),
                self.lines(&row.standing(), Weight::Regular, name),
            ),
            (vec![words::direction(row.change.direction).to_owned()], self.lines(&row.why(), Weight::Regular, words)),
        ]
    }

    /// Height of the words of a row.
    fn needed(&self, row: &Row<'_>) -> f32 {
        let lines = self.said(row).iter().map(|(strong, soft)| strong.len() + soft.len()).max().unwrap_or_default();
        lines.max(2) as f32 * self.style.text * LINE
    }

    fn height(&self, row: &Row<'_>) -> f32 {
        self.style.row.max(self.needed(row) + self.style.text * 0.25)
    }

    fn foot(&self, rows: &[Row<'_>]) -> f32 {
        let wide = if rows.iter().any(Row::is_wide) { lines(WIDE, self.style.width, self.style.text) } else { 0 };
        self.style.text * (0.9 + LINE * (1 + wide) as f32)
    }

    fn draw(&self, rows: &[Row<'_>]) -> Drawing {
        let width = self.style.width;
        let mut shapes = self.zones();
        let top = self.head();
        let bottom = top + rows.iter().map(|row| self.height(row)).sum::<f32>();
        let bounds = [NOT_IN_ORDER_BELOW, IN_ORDER_FROM].map(analysis::as_f32);
        for (level, tone) in [(0.0, Tone::Hair), (bounds[0], Tone::Line), (bounds[1], Tone::Line), (1.0, Tone::Hair)] {
            shapes.push(line(&[(self.x(level), top), (self.x(level), bottom)], 0.5, tone));
        }
        let mut y = top;
        for (at, row) in rows.iter().enumerate() {
            if at > 0 {
                // Lines that cross the scale would make a table of the plot.
                let white = self.style.text;
                shapes.push(line(&[(0.0, y), (self.x(0.0) - white, y)], 0.5, Tone::Hair));
                shapes.push(line(&[(self.x(1.0) + white, y), (width, y)], 0.5, Tone::Hair));
            }
            self.row(row, y, &mut shapes);
            y += self.height(row);
        }
        shapes.push(line(&[(0.0, bottom), (width, bottom)], 0.75, Tone::Ink));
        self.legend(rows, bottom, &mut shapes);
        let said: Vec<String> = rows.iter().map(Row::said).collect();
        let description = format!(
            "Scores over de vergelijkbare punten, toen en nu, van laag naar hoog. {} ({}, {}.)",
            said.join(" "),
            words::sentence_case(self.style.then),
            self.style.now
        );
        Drawing { width, height: bottom + self.foot(rows), shapes, description }
    }

    /// The names of the zones above their bounds.
    fn zones(&self) -> Vec<Shape> {
        let text = self.style.text;
        let bounds = [NOT_IN_ORDER_BELOW, IN_ORDER_FROM].map(analysis::as_f32);
        let zones = [
            (0.0, bounds[0], Verdict::NotInOrder),
            (bounds[0], bounds[1], Verdict::Partly),
            (bounds[1], 1.0, Verdict::InOrder),
        ];
        let mut shapes: Vec<Shape> = zones
            .into_iter()
            .map(|(from, to, verdict)| {
                let word = words::verdict(verdict);
                let middle = f32::midpoint(self.x(from), self.x(to));
                let half = (Pen::strong(text).width(word) / 2.0 + 2.0).max((self.x(to) - self.x(from)) / 2.0);
                Pen::strong(text).centered().write(Rect::new(middle - half, 0.0, 2.0 * half, text * LINE), word)
            })
            .collect();
        let soft = Pen::regular(text).soft().centered();
        let percentage = |bound| words::decimal_percentage(bound, Rounding::Down);
        let marks = [
            (0.0, "0%".to_owned()),
            (bounds[0], percentage(NOT_IN_ORDER_BELOW)),
            (bounds[1], percentage(IN_ORDER_FROM)),
            (1.0, "100%".to_owned()),
        ];
        for (level, label) in marks {
            let area = Rect::new(self.x(level) - text * 2.0, text * LINE, text * 4.0, text * LINE);
            shapes.push(soft.write(area, label));
        }
        shapes
    }

    fn row(&self, row: &Row<'_>, top: f32, shapes: &mut Vec<Shape>) {
        let DotPlotStyle { width, text, .. } = self.style;
        let soft = Pen::regular(text).soft();
        // The words stand in the middle of a row that is higher than they are.
        let first = top + (self.height(row) - self.needed(row)) / 2.0;
        let middle = first + text * LINE / 2.0;
        shapes.push(soft.write(Rect::new(0.0, first, self.name_left(), text * LINE), row.precondition.number.to_string()));
        let mut left = width * WORDS;
        if let Some(mark) = MoveMark::of(row.change) {
            shapes.extend(move_mark(mark, Point::new(left + text * 0.45, middle), text * 0.85));
            left += text * 1.25;
        }
        let lefts = [[self.name_left(); 2], [left, width * WORDS]];
        for ((strong, below), lefts) in self.said(row).into_iter().zip(lefts) {
            let lines = strong.into_iter().map(|line| (line, Pen::strong(text), lefts[0]));
            let lines = lines.chain(below.into_iter().map(|line| (line, soft, lefts[1])));
            for (at, (line, pen, left)) in lines.enumerate() {
                let y = first + at as f32 * text * LINE;
                // With room for rounding, so that a line that fits is not broken again.
                let room = pen.width(&line) + text * 0.3;
                shapes.push(pen.write(Rect::new(left, y, room, text * LINE), line));
            }
        }
        for (interval, y, is_now) in [(row.change.old, middle, false), (row.change.new, middle + APART * text, true)] {
            shapes.extend(interval.into_iter().flat_map(|interval| self.interval(interval, y, is_now)));
        }
    }

    /// A ring or a disc, or two with a line between them.
    fn interval(&self, interval: Interval, y: f32, is_now: bool) -> Vec<Shape> {
        let text = self.style.text;
        let (low, high) = interval.as_f32();
        let (from, to) = (self.x(low), self.x(high));
        let mut shapes = Vec::new();
        let radius = text * if is_now { DISC } else { RING };
        if to - from > 2.0 * radius {
            let stroke = text * if is_now { 0.3 } else { 0.12 };
            shapes.push(line(&[(from + radius, y), (to - radius, y)], stroke, Tone::Ink));
        }
        let ends = if interval.is_certain() { vec![from] } else { vec![from, to] };
        for x in ends {
            let edge = circle(Point::new(x, y), radius);
            if is_now {
                shapes.push(Shape::Polygon { points: edge, fill: Tone::Ink });
            } else {
                shapes.push(Shape::Polygon { points: edge.clone(), fill: Tone::Panel });
                shapes.push(closed(edge, text * 0.12, Tone::Ink, Dash::Solid));
            }
        }
        shapes
    }

    fn legend(&self, rows: &[Row<'_>], bottom: f32, shapes: &mut Vec<Shape>) {
        let DotPlotStyle { width, text, then, now, .. } = self.style;
        let pen = Pen::regular(text);
        let top = bottom + text * 0.6;
        let mut x = 0.0;
        for (word, is_now) in [(then, false), (now, true)] {
            let center = Point::new(x + text * 0.5, top + text * LINE / 2.0);
            let radius = text * if is_now { DISC } else { RING };
            shapes.push(if is_now {
                Shape::Polygon { points: circle(center, radius), fill: Tone::Ink }
            } else {
                closed(circle(center, radius), text * 0.12, Tone::Ink, Dash::Solid)
            });
            let room = pen.width(word) + text * 0.2;
            shapes.push(pen.write(Rect::new(x + text * 1.3, top, room, text * LINE), word));
            x += text * 2.8 + room;
        }
        if rows.iter().any(Row::is_wide) {
            shapes.push(pen.soft().write(Rect::new(0.0, top + text * LINE, width, text * LINE), WIDE));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DotPlotStyle, dot_plot};
    use crate::analysis::compare;
    use crate::content::Catalogue;
    use crate::model::{Answer, Measurement, Rating};
    use crate::shapes::{Drawing, Shape};

    fn measurement(number: u16, worth: impl Fn(usize) -> Rating) -> Measurement {
        let mut measurement = Measurement::new(number, &mut || number.to_string());
        for (at, (_, item)) in Catalogue::built_in().items().enumerate() {
            measurement.answers.insert(item.id.clone(), Answer { rating: Some(worth(at)), ..Answer::default() });
        }
        measurement
    }

    fn plots(most: f32) -> Vec<Drawing> {
        let then = measurement(0, |_| Rating::Partly);
        let now = measurement(1, |at| Rating::ALL[at % 4]);
        let style = DotPlotStyle { width: 462.0, text: 8.5, row: 30.0, most, then: "toen: 1 mei 2026", now: "nu: 1 mei 2027" };
        dot_plot(Catalogue::built_in(), &compare(Catalogue::built_in(), &then, &now), style)
    }

    #[test]
    fn the_lowest_stands_first_and_each_is_said() {
        let [drawing] = &plots(700.0)[..] else { panic!("one drawing") };
        let lows: Vec<u32> = drawing
            .description
            .split(", nu ")
            .skip(1)
            .map(|rest| rest[..rest.find(['–', '%']).unwrap()].parse().unwrap())
            .collect();
        assert_eq!(lows.len(), 12);
        assert!(lows.is_sorted(), "{lows:?}");
        assert!(drawing.description.contains("Urgentiebesef: toen 50%, nu 37–63%, niet zeker, "), "{}", drawing.description);
        assert!(drawing.description.ends_with("(Toen: 1 mei 2026, nu: 1 mei 2027.)"));
    }

    #[test]
    fn each_stands_in_one_drawing_within_its_room() {
        for (most, count) in [(700.0, 1), (300.0, 2), (10.0, 12)] {
            let drawings = plots(most);
            assert!(drawings.len() >= count, "{}", drawings.len());
            for precondition in Catalogue::built_in().preconditions() {
                let said = format!("{}: toen ", precondition.title);
                assert_eq!(drawings.iter().filter(|it| it.description.contains(&said)).count(), 1, "{}", precondition.id);
                let is_number =
                    |it: &&Shape| matches!(it, Shape::Text { text, .. } if *text == precondition.number.to_string());
                assert_eq!(drawings.iter().flat_map(|it| &it.shapes).filter(is_number).count(), 1, "{}", precondition.id);
            }
            for drawing in drawings {
                for shape in &drawing.shapes {
                    let points: Vec<(f32, f32)> = match shape {
                        Shape::Polygon { points, .. } | Shape::Line { points, .. } => {
                            points.iter().map(|it| (it.x, it.y)).collect()
                        }
                        Shape::Text { area, .. } => vec![(area.x, area.y), (area.right(), area.bottom())],
                        Shape::Dots(_) => panic!("no dots"),
                    };
                    let is_inside =
                        |(x, y): &(f32, f32)| (-0.1..=462.1).contains(x) && (-0.1..=drawing.height + 0.1).contains(y);
                    assert!(points.iter().all(is_inside), "{shape:?}");
                }
            }
        }
    }
}
