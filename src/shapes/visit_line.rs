//! The visits of a leerkring along the months: when somebody is visited.

use jiff::civil::Date;

use super::geometry::{Drawing, Pen, Point, Rect, Shape, Tone, circle, line};

/// How large the line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VisitLineStyle {
    /// Width of the whole drawing in points.
    pub width: f32,
    /// Size of the letters in points.
    pub text: f32,
}

const MONTHS: [&str; 12] = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
/// Fewest months on the line: a single one would show little.
const LEAST_MONTHS: i32 = 4;
/// Draws a dot for each visit, with who is visited above it; where the names have no room beside each other, with the day of the month,
/// as the list below has the days. That has all of it in words, so that this is decoration; `None` where there is nothing to draw.
pub fn visit_line(visits: &[(Date, String)], style: VisitLineStyle) -> Option<Drawing> {
    let mut visits: Vec<&(Date, String)> = visits.iter().collect();
    visits.sort_by_key(|(day, _)| *day);
    let months = Months::of(visits.first()?.0, visits.last()?.0, style);
    let names: Vec<Label> = visits.iter().map(|(day, name)| months.label(*day, name.clone())).collect();
    let labels = if names.windows(2).all(|pair| pair[1].left >= pair[0].right() + style.text)
        && names.iter().all(|name| name.width <= style.width)
    {
        names
    } else {
        months.days(&visits)
    };
    let pen = Pen::strong(style.text);
    let radius = style.text * 0.62;
    let axis = pen.line() + radius + style.text * 0.3;
    let mut shapes = months.scale(axis);
    let written =
        labels.into_iter().map(|label| pen.write(Rect::new(label.left, 0.0, label.width + 1.0, pen.line()), label.said));
    shapes.extend(written);
    shapes.extend(
        visits
            .iter()
            .map(|(day, _)| Shape::Polygon { points: circle(Point::new(months.x(*day), axis), radius), fill: Tone::Ink }),
    );
    let height = axis + style.text * 0.6 + pen.line();
    Some(Drawing { width: style.width, height, shapes, description: String::new() })
}

/// What stands above a dot.
struct Label {
    said: String,
    left: f32,
    width: f32,
}

impl Label {
    fn right(&self) -> f32 {
        self.left + self.width
    }
}

/// Where days lie.
struct Months {
    style: VisitLineStyle,
    /// The first month, counted from the year 0.
    first: i32,
    count: i32,
}

fn index(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}

impl Months {
    fn of(first: Date, last: Date, style: VisitLineStyle) -> Self {
        let (first, last) = (index(first), index(last));
        Self { style, first, count: (last - first + 1).max(LEAST_MONTHS) }
    }

    /// Width of a month in points.
    fn month(&self) -> f32 {
        self.style.width / self.count as f32
    }

    fn x(&self, day: Date) -> f32 {
        let within = (f32::from(day.day()) - 0.5) / f32::from(day.days_in_month());
        self.month() * ((index(day) - self.first) as f32 + within)
    }

    /// Words above the dot of a day, within the drawing.
    fn label(&self, day: Date, said: String) -> Label {
        let width = Pen::strong(self.style.text).width(&said);
        let left = (self.x(day) - width / 2.0).clamp(0.0, (self.style.width - width).max(0.0));
        Label { said, left, width }
    }

    /// The days of visits, each above its dot; one that has no room beside the one before it is left out, and its dot stays.
    fn days(&self, visits: &[&(Date, String)]) -> Vec<Label> {
        let mut labels: Vec<Label> = Vec::new();
        for (day, _) in visits {
            let label = self.label(*day, day.day().to_string());
            if labels.last().is_none_or(|before| label.left >= before.right() + self.style.text * 0.3) {
                labels.push(label);
            }
        }
        labels
    }

    /// The line with the beginnings of the months and their names; with a year where one begins.
    fn scale(&self, axis: f32) -> Vec<Shape> {
        let VisitLineStyle { width, text } = self.style;
        let pen = Pen::regular(text).soft();
        // Every second, third … month has a name where there is no room for each.
        let most = pen.width("jan 2026") + text;
        let apart = [1, 2, 3, 6, 12].into_iter().find(|apart| self.month() * *apart as f32 >= most).unwrap_or(24);
        let mut shapes = vec![line(&[(0.0, axis), (width, axis)], 1.0, Tone::Ink)];
        for month in self.first..self.first + self.count {
            let x = self.month() * (month - self.first) as f32;
            let is_named = month == self.first || (month - self.first) % apart == 0;
            let tick = if is_named { text * 0.5 } else { text * 0.3 };
            shapes.push(line(&[(x, axis - tick), (x, axis + tick)], 0.75, Tone::Ink));
            if is_named {
                let (year, within) = (month.div_euclid(12), month.rem_euclid(12));
                let is_new_year = month == self.first || within < apart;
                let year = if is_new_year { format!(" {year}") } else { String::new() };
                let name = format!("{}{year}", MONTHS[within as usize]);
                shapes.push(pen.write(Rect::new(x + 2.0, axis + text * 0.6, most, pen.line()), name));
            }
        }
        shapes
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::{VisitLineStyle, visit_line};
    use crate::shapes::{Drawing, Shape};

    fn draw(visits: &[(Date, &str)]) -> Drawing {
        let visits: Vec<(Date, String)> = visits.iter().map(|(day, name)| (*day, (*name).to_owned())).collect();
        visit_line(&visits, VisitLineStyle { width: 462.0, text: 8.0 }).expect("there is something to draw")
    }

    fn texts(drawing: &Drawing) -> Vec<(&str, f32, f32, f32)> {
        let text = |shape: &'_ Shape| matches!(shape, Shape::Text { .. });
        let told = drawing.shapes.iter().filter(|shape| text(shape));
        told.filter_map(|shape| match shape {
            Shape::Text { text, area, .. } => Some((text.as_str(), area.x, area.right(), area.y)),
            _ => None,
        })
        .collect()
    }

    #[test]
    fn months_stand_below_and_the_visited_above() {
        let drawing = draw(&[(date(2026, 12, 3), "Kadebuurt"), (date(2027, 3, 10), "De Werf")]);
        let said: Vec<&str> = texts(&drawing).into_iter().map(|(text, ..)| text).collect();
        assert_eq!(said, ["dec 2026", "jan 2027", "feb", "mrt", "Kadebuurt", "De Werf"]);
    }

    #[test]
    fn names_never_stand_over_each_other_or_outside() {
        let days = (0..40).map(|at| (date(2026, 12, 1 + at % 28), "Wijk met een lange naam")).collect::<Vec<_>>();
        let drawing = draw(&days);
        let texts = texts(&drawing);
        for (at, one) in texts.iter().enumerate() {
            assert!(one.1 >= 0.0 && one.2 <= 464.0, "{one:?}");
            let meets = |other: &&(&str, f32, f32, f32)| (one.3 - other.3).abs() < 8.0 && one.1 < other.2 && other.1 < one.2;
            let met: Vec<_> = texts[at + 1..].iter().filter(meets).collect();
            assert!(met.is_empty(), "{one:?} meets {met:?}");
        }
        assert!(texts.iter().all(|(said, ..)| *said != "Wijk met een lange naam"), "days stand in place of names without room");
        assert!(texts.iter().any(|(said, ..)| *said == "1"));
    }

    #[test]
    fn years_of_visits_keep_their_months_apart() {
        let drawing = draw(&[(date(2026, 1, 1), "A"), (date(2031, 12, 31), "B")]);
        let said: Vec<&str> = texts(&drawing).into_iter().map(|(text, ..)| text).collect();
        assert_eq!(said, ["jan 2026", "jan 2027", "jan 2028", "jan 2029", "jan 2030", "jan 2031", "A", "B"]);
    }
}
