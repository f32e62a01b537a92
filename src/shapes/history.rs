//! Every randvoorwaarde over all measurements: small multiples on one scale.

use super::geometry::{Dash, Drawing, LINE, Pen, Point, Rect, Shape, Tone, circle, filled, fitting, line, lines, outline};
use super::marks::{TargetMark, target_mark};
use crate::analysis::{self, History, IN_ORDER_FROM, Interval, Level, NOT_IN_ORDER_BELOW};
use crate::content::{Catalogue, Precondition};
use crate::words::{self, Rounding};

/// How large small multiples are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HistoryStyle {
    /// Width of the whole drawing in points.
    pub width: f32,
    /// Size of the letters in points.
    pub text: f32,
    /// Height in points that each drawing may take.
    pub most: f32,
}

/// Most measurements that are drawn, the latest ones: with more, a bar is too thin to be told from the next.
const MOST_MEASUREMENTS: usize = 10;
/// Size in points of the smallest letters that are read on paper.
const SMALLEST: f32 = 8.5;
/// Most panels in a row: more would not make them easier to compare.
const MOST_COLUMNS: usize = 4;

/// Draws a panel for each randvoorwaarde: what every measurement says of it, from 0 at the foot to 100% at the top, with faint
/// lines where the verdict changes. A certain score is a dot, another one a bar from its low to its high end; a measurement
/// without a score leaves its place empty. There are as many drawings as are needed for none to be too high.
pub fn history(catalogue: &Catalogue, history: &[History], style: HistoryStyle) -> Vec<Drawing> {
    let columns = ((style.width / (style.text * 12.0)) as usize).clamp(1, MOST_COLUMNS);
    let sheet = Sheet { width: (style.width - style.text * (columns - 1) as f32) / columns as f32, text: style.text };
    let panels: Vec<Panel<'_>> = history.iter().filter_map(|history| Panel::new(catalogue, history)).collect();
    let rows: Vec<&[Panel<'_>]> = panels.chunks(columns).collect();
    let parts = fitting(rows, |row| sheet.height(row), style.most, style.most);
    let count = parts.len();
    let draw = |(rows, number): (&Vec<&[Panel<'_>]>, usize)| {
        let part = if count > 1 { format!(", deel {number} van {count}") } else { String::new() };
        sheet.draw(rows, style.width, &part)
    };
    parts.iter().zip(1..).map(draw).collect()
}

/// What all panels share.
struct Sheet {
    /// Width of a panel in points.
    width: f32,
    text: f32,
}

/// One randvoorwaarde.
struct Panel<'a> {
    precondition: &'a Precondition,
    title: String,
    levels: &'a [Level],
    /// Whether measurements before these are left out.
    is_cut: bool,
}

impl Sheet {
    /// Size of the letters along the axes.
    fn small(&self) -> f32 {
        (self.text * 0.85).max(SMALLEST)
    }

    fn plot_height(&self) -> f32 {
        self.text * 6.0
    }

    /// Height of the titles of a row of panels.
    fn head(&self, row: &[Panel<'_>]) -> f32 {
        let most = row.iter().map(|panel| lines(&panel.title, self.width, self.text)).max().unwrap_or(1);
        most as f32 * self.text * LINE + self.text * 0.5
    }

    fn height(&self, row: &[Panel<'_>]) -> f32 {
        self.head(row) + self.plot_height() + self.small() * LINE + self.text * 1.3
    }

    fn draw(&self, rows: &[&[Panel<'_>]], width: f32, part: &str) -> Drawing {
        let mut shapes = Vec::new();
        let mut said = Vec::new();
        let mut y = 0.0;
        for row in rows {
            for (at, panel) in row.iter().enumerate() {
                let x = (self.width + self.text) * at as f32;
                shapes.push(Pen::strong(self.text).write(Rect::new(x, y, self.width, self.head(row)), &panel.title));
                let left = self.small() * 3.0;
                // Its frame stands within the drawing as a whole.
                let plot = Rect::new(x + left, y + self.head(row), self.width - left - 1.0, self.plot_height());
                shapes.extend(self.plot(panel.levels, plot));
                said.push(panel.said());
            }
            y += self.height(row);
        }
        let is_cut = rows.iter().flat_map(|row| row.iter()).any(|panel| panel.is_cut);
        let which = if is_cut {
            format!("de laatste {} metingen", words::number_word(MOST_MEASUREMENTS))
        } else {
            "alle metingen".to_owned()
        };
        let description = format!("De randvoorwaarden over {which}{part}. {}", said.join(" "));
        Drawing { width, height: y, shapes, description }
    }

    fn plot(&self, levels: &[Level], area: Rect) -> Vec<Shape> {
        let soft = Pen::regular(self.small()).soft();
        let mut shapes = vec![filled(area, Tone::Panel)];
        for bound in [NOT_IN_ORDER_BELOW, IN_ORDER_FROM] {
            let y = area.y_of_level(analysis::as_f32(bound));
            shapes.push(line(&[(area.x, y), (area.right(), y)], 0.5, Tone::Line));
            let label = Rect::new(area.x - self.small() * 3.0, y - self.small() * LINE / 2.0, self.small() * 2.8, self.small());
            shapes.push(soft.write(label, words::decimal_percentage(bound, Rounding::Down)));
        }
        // A mark at 0 or 100% stands out of the panel by half of its height.
        let around = area.shrink(-self.text * 0.35);
        let slot = area.width / levels.len().max(1) as f32;
        for (at, level) in levels.iter().enumerate() {
            let slot = Rect::new(area.x + slot * at as f32, area.y, slot, area.height);
            shapes.extend(level.interval.map(|interval| self.interval(interval, slot)).unwrap_or_default());
            if let Some(target) = level.target {
                let y = slot.y_of_level(analysis::as_f32(analysis::target_value(target)));
                // It leaves the middle of its measurement to the score.
                let right = (slot.x + slot.width / 2.0 + self.text * 1.5).min(slot.right());
                shapes.extend(target_mark(TargetMark::ForThis, Point::new(right, y), self.text * 0.55, around));
            }
            let below = Rect::new(slot.x, area.bottom() + self.small() * 0.2, slot.width, self.small() * LINE);
            shapes.push(soft.centered().write(below, level.measurement.to_string()));
        }
        // The frame comes last: what touches 0 or 100% does not break it.
        shapes.push(outline(area, 0.75, Tone::Line, Dash::Solid));
        shapes
    }

    fn interval(&self, interval: Interval, slot: Rect) -> Vec<Shape> {
        let (low, high) = interval.as_f32();
        let center = slot.x + slot.width / 2.0;
        let half = (self.text * 0.3).min(slot.width * 0.3);
        if interval.is_certain() {
            let dot = circle(Point::new(center, slot.y_of_level(low)), half * 1.1);
            return vec![Shape::Polygon { points: dot, fill: Tone::Ink }];
        }
        let bar = Rect::new(center - half, slot.y, 2.0 * half, slot.height).level(low, high);
        vec![filled(bar, Tone::Sunken), outline(bar, 1.25, Tone::Ink, Dash::Solid)]
    }
}

impl<'a> Panel<'a> {
    fn new(catalogue: &'a Catalogue, history: &'a History) -> Option<Self> {
        let precondition = catalogue.precondition(&history.id)?;
        let left_out = history.levels.len().saturating_sub(MOST_MEASUREMENTS);
        Some(Self {
            precondition,
            title: format!("{} {}", precondition.number, precondition.short_title),
            levels: history.levels.get(left_out..).unwrap_or_default(),
            is_cut: left_out > 0,
        })
    }

    /// `Urgentiebesef: 0-meting 62%, 1-meting 75–87% (streefniveau 3 van 4 op orde: gehaald).`
    fn said(&self) -> String {
        let level = |level: &Level| {
            let score = level.interval.map_or_else(|| "geen score".to_owned(), |interval| words::percentages(&interval));
            let target = level.target.map(|target| {
                let outcome = analysis::target_outcome(target, level.interval.as_ref());
                format!(" ({})", words::target_and_outcome(target, outcome))
            });
            format!("{} {score}{}", words::measurement(level.measurement), target.unwrap_or_default())
        };
        let levels: Vec<String> = self.levels.iter().map(level).collect();
        format!("{}: {}.", self.precondition.title, levels.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::{HistoryStyle, history};
    use crate::analysis;
    use crate::content::{Catalogue, ItemId};
    use crate::model::{Answer, Measurement, Rating, Target};
    use crate::shapes::{Dots, Drawing, Shape};

    fn measurement(number: u16, ratings: &[(&str, Rating)]) -> Measurement {
        let mut measurement = Measurement::new(number, &mut || number.to_string());
        for (item, rating) in ratings {
            let answer = Answer { rating: Some(*rating), ..Answer::default() };
            measurement.answers.insert(ItemId::new(*item), answer);
        }
        measurement
    }

    fn draw(measurements: &[Measurement], style: HistoryStyle) -> Vec<Drawing> {
        let catalogue = Catalogue::built_in();
        let all: Vec<&Measurement> = measurements.iter().collect();
        history(catalogue, &analysis::history(catalogue, &all), style)
    }

    const STYLE: HistoryStyle = HistoryStyle { width: 462.0, text: 8.0, most: 600.0 };

    #[test]
    fn it_tells_each_measurement_with_what_was_aimed_at() {
        let [known, open] = [Rating::InOrder, Rating::Unknown];
        let mut first = measurement(0, &[("urgentiebesef.1", known), ("urgentiebesef.2", open)]);
        let id = Catalogue::built_in().preconditions()[0].id.clone();
        first.targets.insert(id, Target::new(3, 4).unwrap());
        let all: Vec<_> = (1..=4).map(|at| format!("urgentiebesef.{at}")).collect();
        let second = measurement(1, &all.iter().map(|item| (item.as_str(), known)).collect::<Vec<_>>());
        let [drawing] = &draw(&[first, second], STYLE)[..] else { panic!("one drawing") };
        let start = "De randvoorwaarden over alle metingen. Urgentiebesef: 0-meting 25–100%, 1-meting 100% (streefniveau 3 \
                     van 4 op orde: gehaald). ";
        assert!(drawing.description.starts_with(start), "{}", drawing.description);
        for precondition in Catalogue::built_in().preconditions().iter().skip(1) {
            let said = format!("{}: 0-meting geen score, 1-meting geen score.", precondition.title);
            assert!(drawing.description.contains(&said), "{said}: {}", drawing.description);
        }
    }

    #[test]
    fn everything_stands_within_the_drawing() {
        let ratings: Vec<(&str, Rating)> = vec![("urgentiebesef.1", Rating::InOrder), ("visie.1", Rating::Unknown)];
        let mut all: Vec<Measurement> = (0..12).map(|number| measurement(number, &ratings)).collect();
        for measurement in &mut all {
            let targets = Catalogue::built_in().preconditions().iter().zip([0, 1].into_iter().cycle());
            measurement.targets = targets.map(|(it, full)| (it.id.clone(), Target::new(full, 1).unwrap())).collect();
        }
        for (width, text, most) in
            [(462.0, 8.0, 600.0), (580.0, 13.0, 300.0), (1040.0, 14.5, f32::INFINITY), (120.0, 13.0, 600.0)]
        {
            for count in [1, 2, 10, 12] {
                let drawings = draw(&all[..count], HistoryStyle { width, text, most });
                for drawing in &drawings {
                    assert!((drawing.width - width).abs() < 0.01 && drawing.height <= most);
                    for shape in &drawing.shapes {
                        let points: Vec<(f32, f32)> = match shape {
                            Shape::Polygon { points, .. } | Shape::Line { points, .. } => {
                                points.iter().map(|point| (point.x, point.y)).collect()
                            }
                            Shape::Text { area, .. } | Shape::Dots(Dots { area, .. }) => {
                                vec![(area.x, area.y), (area.right(), area.bottom())]
                            }
                        };
                        let is_inside = |(x, y): &(f32, f32)| {
                            (-0.01..=width + 0.01).contains(x) && (-0.01..=drawing.height + 0.01).contains(y)
                        };
                        assert!(points.iter().all(is_inside), "{width} {count} {shape:?}");
                    }
                }
                for precondition in Catalogue::built_in().preconditions() {
                    let title = format!("{} {}", precondition.number, precondition.short_title);
                    let is_title = |shape: &Shape| matches!(shape, Shape::Text { text, .. } if *text == title);
                    let shows = |drawing: &&Drawing| {
                        drawing.shapes.iter().any(is_title)
                            && drawing.description.contains(&format!("{}: ", precondition.title))
                    };
                    assert_eq!(drawings.iter().filter(shows).count(), 1, "{title}");
                }
                let is_cut = drawings.iter().all(|drawing| drawing.description.contains("de laatste tien metingen"));
                assert_eq!(is_cut, count > 10);
            }
        }
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert!(history(Catalogue::built_in(), &[], STYLE).is_empty());
    }
}
