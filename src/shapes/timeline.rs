//! Actions along a line of quarters: start, end and status of each.

use super::geometry::{Dash, Drawing, LINE, Pen, Point, Rect, Shape, Tone, closed, filled, hatch, line, lines};
use crate::model::{Action, ActionStatus, Quarter};
use crate::words;

/// Lines of the action that are shown; it stands whole, with its trekker, in the table below.
const MOST_LINES: usize = 2;

/// How large a timeline is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimelineStyle {
    /// Width of the whole drawing in points.
    pub width: f32,
    /// Size of the letters in points.
    pub text: f32,
}

/// Actions along the quarters, in the order of the quarters in which they start, those without a quarter last. Head and rows have one
/// width and stand below each other; a page may end between two rows, and the next one then begins with the head.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The years and quarters.
    pub head: Drawing,
    /// One for each action, in order.
    pub rows: Vec<Drawing>,
}

/// Draws actions, each with a number by which it is known; `None` where there are none. `present` is the quarter against which an
/// action is late.
pub fn timeline(actions: &[(String, &Action)], present: Option<Quarter>, style: TimelineStyle) -> Option<Timeline> {
    if actions.is_empty() {
        return None;
    }
    let mut sorted: Vec<&(String, &Action)> = actions.iter().collect();
    sorted.sort_by_key(|(_, action)| {
        let first = action.start.or(action.ready);
        (first.is_none(), first, action.ready)
    });
    let sheet = Sheet::new(actions.iter().map(|(_, action)| *action), present, style);
    let rows = sorted.into_iter().map(|(number, action)| sheet.draw(&sheet.row(number, action))).collect();
    Some(Timeline { head: sheet.draw_head(), rows })
}

impl Timeline {
    /// What it draws, in words, for those who hear it as one drawing.
    pub fn description(&self) -> String {
        let rows = self.rows.iter().map(|row| row.description.as_str());
        std::iter::once(self.head.description.as_str()).chain(rows).collect::<Vec<_>>().join(" ")
    }
}

const ABOUT: &str = "Tijdlijn van de acties per kwartaal";
/// Where the rest is told, so that a drawing of sixty actions can be heard in a minute.
const TABLE: &str = "De tabel erna zegt wat elke actie is en wie de trekker is.";

/// What all rows share.
struct Sheet {
    style: TimelineStyle,
    present: Option<Quarter>,
    axis: Axis,
    head: f32,
    /// Left edge and width of the description, in points.
    name: (f32, f32),
    /// Left edge and width of the words about its progress, in points.
    status: (f32, f32),
}

/// Where quarters lie.
struct Axis {
    left: f32,
    /// Width of a quarter.
    quarter: f32,
    first: i32,
    /// How many quarters there are.
    count: i32,
}

/// An action.
struct Row {
    number: String,
    what: String,
    start: Option<Quarter>,
    ready: Option<Quarter>,
    status: ActionStatus,
    is_late: bool,
    height: f32,
}

/// A number for a quarter, so that the next one is one more.
fn index(quarter: Quarter) -> i32 {
    i32::from(quarter.year()) * 4 + i32::from(quarter.number()) - 1
}

impl Axis {
    fn x(&self, index: i32) -> f32 {
        self.left + self.quarter * (index - self.first) as f32
    }

    fn right(&self) -> f32 {
        self.x(self.first + self.count)
    }
}

impl Sheet {
    fn new<'a>(actions: impl Iterator<Item = &'a Action>, present: Option<Quarter>, style: TimelineStyle) -> Self {
        let text = style.text;
        let named: Vec<i32> =
            actions.flat_map(|action| [action.start, action.ready]).flatten().chain(present).map(index).collect();
        let first = named.iter().min().copied().unwrap_or_default();
        let last = named.iter().max().copied().unwrap_or_default();
        // A line of a single quarter says little: show at least a year.
        let count = (last - first + 1).max(4);
        let name = (text * 3.2, style.width * 0.38);
        let status_width = text * 8.4;
        let status = (style.width - status_width, status_width);
        let left = name.0 + name.1 + text;
        let quarter = (status.0 - text - left) / count as f32;
        Self { style, present, axis: Axis { left, quarter, first, count }, head: text * 3.6, name, status }
    }

    fn row(&self, number: &str, action: &Action) -> Row {
        let text = self.style.text;
        let what = self.in_few_lines(&action.what);
        let what = if what.is_empty() { "Actie zonder omschrijving".to_owned() } else { what };
        let height = lines(&what, self.name.1, text) as f32 * text * LINE + text * 1.1;
        let is_late = self.present.is_some_and(|present| action.is_late(present));
        let (start, ready, status) = (action.start, action.ready, action.status);
        Row { number: number.to_owned(), what, start, ready, status, is_late, height }
    }

    /// As much of a text as stands in a few lines.
    fn in_few_lines(&self, text: &str) -> String {
        /// More characters never fit, and fewer say nothing.
        const CHARACTERS: std::ops::RangeInclusive<usize> = 12..=120;
        let fits = |short: &String| lines(short, self.name.1, self.style.text) <= MOST_LINES;
        let shorter = CHARACTERS.rev().step_by(6).map(|characters| words::excerpt(text, characters));
        shorter.clone().find(fits).or_else(|| shorter.last()).unwrap_or_default()
    }

    /// The years and quarters, with a triangle where the quarter of the present begins.
    fn draw_head(&self) -> Drawing {
        let width = self.style.width;
        let mut shapes = self.bands(self.head);
        shapes.extend(self.scale());
        if let Some(present) = self.present {
            let (x, size) = (self.axis.x(index(present)), self.style.text * 0.45);
            let (top, tip) = (self.head - size * 1.5, self.head);
            let points = vec![Point::new(x - size, top), Point::new(x + size, top), Point::new(x, tip)];
            shapes.push(Shape::Polygon { points, fill: Tone::Ink });
        }
        Drawing { width, height: self.head, shapes, description: format!("{ABOUT}. {TABLE}") }
    }

    fn draw(&self, row: &Row) -> Drawing {
        let TimelineStyle { width, text } = self.style;
        let height = row.height;
        let mut shapes = self.bands(height);
        if let Some(present) = self.present {
            // The line before which everything should be ready. It crosses no rule between rows: that would be a grid, in which those
            // who check the file look for a table.
            const CLEAR: f32 = 1.5;
            let x = self.axis.x(index(present));
            let dash = Dash::Dashed { stroke: 3.0, gap: 2.0 };
            let points = vec![Point::new(x, CLEAR), Point::new(x, height - CLEAR)];
            shapes.push(Shape::Line { points, width: 1.0, tone: Tone::Ink, dash });
        }
        let top = text * 0.5;
        let area = |left: f32, width: f32| Rect::new(left, top, width, height);
        shapes.push(Pen::strong(text).soft().write(area(0.0, self.name.0), &row.number));
        shapes.push(Pen::regular(text).write(area(self.name.0, self.name.1), &row.what));
        shapes.extend(self.bar(row, top + text * LINE / 2.0));
        let pen = if row.is_late { Pen::strong(text) } else { Pen::regular(text) };
        shapes.push(pen.write(area(self.status.0, self.status.1), row.progress()));
        shapes.push(line(&[(0.0, height), (width, height)], 0.5, Tone::Line));
        Drawing { width, height, shapes, description: row.said() }
    }

    /// The years from first to last.
    fn years(&self) -> std::ops::RangeInclusive<i32> {
        let axis = &self.axis;
        axis.first.div_euclid(4)..=(axis.first + axis.count - 1).div_euclid(4)
    }

    /// Where a quarter begins, or the edge of the axis nearest to it.
    fn within(&self, index: i32) -> f32 {
        self.axis.x(index.max(self.axis.first)).min(self.axis.right())
    }

    /// A tint in every other year; a grid of lines would be louder than the bars.
    fn bands(&self, height: f32) -> Vec<Shape> {
        let tinted = self.years().filter(|year| year % 2 == 0);
        let band = |year: i32| {
            let (left, right) = (self.within(year * 4), self.within((year + 1) * 4));
            filled(Rect::new(left, 0.0, right - left, height), Tone::Sunken)
        };
        tinted.map(band).collect()
    }

    /// Years and quarters, and the rule below them.
    fn scale(&self) -> Vec<Shape> {
        let (axis, text) = (&self.axis, self.style.text);
        // Years between two names of years, so that these do not touch.
        let apart = (text * 3.2 / (axis.quarter * 4.0)).ceil().max(1.0) as i32;
        let mut shapes = Vec::new();
        for year in self.years().filter(|year| year % apart == 0) {
            let left = self.within(year * 4);
            let area = Rect::new(left + 2.0, text * 0.1, self.within((year + apart) * 4) - left - 2.0, text * LINE);
            if area.width >= text * 2.5 {
                shapes.push(Pen::strong(text).soft().write(area, year.to_string()));
            }
        }
        if axis.quarter >= text * 1.5 {
            for index in axis.first..axis.first + axis.count {
                let area = Rect::new(axis.x(index), text * 1.7, axis.quarter, text * LINE);
                let said = format!("K{}", index.rem_euclid(4) + 1);
                shapes.push(Pen::regular(text).soft().centered().write(area, said));
            }
        }
        shapes.push(line(&[(0.0, self.head), (self.style.width, self.head)], 1.0, Tone::Line));
        shapes
    }

    /// From the quarter in which an action starts to the end of that in which it is ready.
    fn bar(&self, row: &Row, middle: f32) -> Vec<Shape> {
        let (axis, text) = (&self.axis, self.style.text);
        let height = text * 0.95;
        let top = middle - height / 2.0;
        match (row.start.map(index), row.ready.map(index)) {
            // A bar would look like a plan that is right.
            (Some(start), Some(ready)) if ready < start => self.words_in_place(words::READY_BEFORE_START, middle).into(),
            (Some(start), Some(ready)) => {
                let (from, to) = (start, ready + 1);
                let (left, right) = (axis.x(from) + 1.0, axis.x(to) - 1.0);
                row.filled_bar(Rect::new(left, top, (right - left).max(2.0), height))
            }
            (None, Some(ready)) => {
                let center = Point::new(axis.x(ready) + axis.quarter / 2.0, middle);
                row.filled_diamond(center, text * 0.62)
            }
            (Some(start), None) => {
                let (left, right) = (axis.x(start) + 1.0, axis.x(start + 1) - 1.0);
                let area = Rect::new(left, top, (right - left).max(2.0), height);
                let points = vec![Point::new(area.right(), middle), Point::new(axis.right() - 1.0, middle)];
                let dash = Dash::Dashed { stroke: 1.5, gap: 2.5 };
                let mut shapes = row.filled_bar(area);
                // A finished or dropped action has no open end.
                shapes.extend(row.status.is_open().then_some(Shape::Line { points, width: 1.0, tone: Tone::Accent, dash }));
                shapes
            }
            (None, None) => self.words_in_place("nog geen kwartaal", middle).into(),
        }
    }

    /// Words where a bar would be.
    fn words_in_place(&self, said: &str, middle: f32) -> [Shape; 2] {
        let (axis, text) = (&self.axis, self.style.text);
        let room = axis.right() - axis.left - text * 0.4;
        let area = Rect::new(axis.left, middle - text * LINE / 2.0, room, text * LINE);
        let behind = filled(Rect { width: area.width.min(text * 0.56 * said.chars().count() as f32), ..area }, Tone::Panel);
        let area = Rect { x: area.x + text * 0.4, ..area };
        [behind, Pen::regular(text).soft().write(area, said)]
    }
}

impl Row {
    /// How far it is, and whether it is late.
    fn progress(&self) -> String {
        let status = words::action_status(self.status);
        if self.is_late { format!("{status}, te laat") } else { status.to_owned() }
    }

    /// The row as a sentence.
    fn said(&self) -> String {
        let when = match (self.start, self.ready) {
            (Some(start), Some(ready)) if start == ready => format!("in het {}", words::quarter(start)),
            (Some(start), Some(ready)) if ready < start => {
                format!(
                    "start in het {}, klaar in het {}; dat kan niet, want {}",
                    words::quarter(start),
                    words::quarter(ready),
                    words::READY_BEFORE_START
                )
            }
            (Some(start), Some(ready)) => format!("van het {} tot en met het {}", words::quarter(start), words::quarter(ready)),
            (Some(start), None) => format!("vanaf het {}", words::quarter(start)),
            (None, Some(ready)) => format!("klaar in het {}", words::quarter(ready)),
            (None, None) => "nog geen kwartaal".to_owned(),
        };
        format!("{}: {when}, {}.", self.number, self.progress())
    }

    /// Thickness, colour and strokes of the edge.
    fn edge(&self) -> (f32, Tone, Dash) {
        match self.status {
            ActionStatus::Dropped => (0.75, Tone::Line, Dash::Dashed { stroke: 3.0, gap: 2.5 }),
            _ if self.is_late => (1.8, Tone::NotInOrder, Dash::Solid),
            _ => (0.9, Tone::Accent, Dash::Solid),
        }
    }

    /// A bar or a mark with these corners, filled as far as the action is: `begun` is what one in progress shows.
    fn filled(&self, corners: Vec<Point>, begun: impl FnOnce(Tone) -> Vec<Shape>) -> Vec<Shape> {
        let (width, tone, dash) = self.edge();
        let inside = |fill| Shape::Polygon { points: corners.clone(), fill };
        let mut shapes = match self.status {
            ActionStatus::Done => vec![inside(tone)],
            ActionStatus::InProgress => [inside(Tone::Panel)].into_iter().chain(begun(tone)).collect(),
            ActionStatus::Planned => vec![inside(Tone::Panel)],
            ActionStatus::Dropped => Vec::new(),
        };
        shapes.push(closed(corners, width, tone, dash));
        shapes
    }

    fn filled_bar(&self, area: Rect) -> Vec<Shape> {
        self.filled(area.corners(), |tone| hatch(area, 4.0, 1.0, tone))
    }

    /// The mark of an action without a start; half filled for one in progress.
    fn filled_diamond(&self, center: Point, radius: f32) -> Vec<Shape> {
        let at = |x: f32, y: f32| Point::new(center.x + x * radius, center.y + y * radius);
        let half = vec![at(0.0, -1.0), at(0.0, 1.0), at(-1.0, 0.0)];
        let corners = vec![at(0.0, -1.0), at(1.0, 0.0), at(0.0, 1.0), at(-1.0, 0.0)];
        self.filled(corners, |tone| vec![Shape::Polygon { points: half, fill: tone }])
    }
}

#[cfg(test)]
mod tests {
    use super::{Timeline, TimelineStyle, timeline};
    use crate::model::{Action, ActionId, ActionStatus, Quarter};
    use crate::shapes::{Dots, Drawing, Shape};

    const STYLE: TimelineStyle = TimelineStyle { width: 462.0, text: 8.0 };

    fn action(what: &str, start: &str, ready: &str, status: ActionStatus) -> Action {
        let quarter = |text: &str| Quarter::try_from(text.to_owned()).ok();
        Action {
            owner: "wijkagent".to_owned(),
            start: quarter(start),
            ready: quarter(ready),
            status,
            ..Action::new(ActionId::new(what), what)
        }
    }

    fn draw(actions: &[Action]) -> Vec<Drawing> {
        let numbered: Vec<(String, &Action)> =
            actions.iter().zip(1..).map(|(action, number)| (format!("A{number}"), action)).collect();
        let drawn = timeline(&numbered, Quarter::new(2027, 1).ok(), STYLE);
        drawn.map_or_else(Vec::new, |Timeline { head, rows }| std::iter::once(head).chain(rows).collect())
    }

    #[test]
    fn it_says_in_words_what_it_shows() {
        let drawings = draw(&[
            action("Later", "2027-K2", "2027-K3", ActionStatus::Planned),
            action("Ooit", "", "", ActionStatus::Dropped),
            action("Nu", "2026-K4", "2026-K4", ActionStatus::InProgress),
            action("Af", "", "2026-K3", ActionStatus::Done),
        ]);
        assert_eq!(
            drawings.iter().map(|drawing| drawing.description.as_str()).collect::<Vec<_>>(),
            [
                "Tijdlijn van de acties per kwartaal. De tabel erna zegt wat elke actie is en wie de trekker is.",
                "A4: klaar in het 3e kwartaal 2026, klaar.",
                "A3: in het 4e kwartaal 2026, bezig, te laat.",
                "A1: van het 2e kwartaal 2027 tot en met het 3e kwartaal 2027, gepland.",
                "A2: nog geen kwartaal, vervallen.",
            ]
        );
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert!(draw(&[]).is_empty());
    }

    #[test]
    fn each_action_has_one_row() {
        let what = |number| format!("Spreek met de partners van straat {number} af wie er belt en wanneer");
        let actions: Vec<Action> =
            (1..=60).map(|number| action(&what(number), "2027-K1", "2028-K2", ActionStatus::Planned)).collect();
        let drawings = draw(&actions);
        assert_eq!(drawings.len(), 61);
        for number in 1..=60 {
            let number = format!("A{number}");
            let shows = |drawing: &&Drawing| {
                let is_number = |shape: &Shape| matches!(shape, Shape::Text { text, .. } if *text == number);
                drawing.shapes.iter().any(is_number) && drawing.description.starts_with(&format!("{number}: "))
            };
            assert_eq!(drawings.iter().filter(shows).count(), 1, "{number}");
        }
    }

    #[test]
    fn nothing_stands_outside_the_drawing() {
        let long = "zeecontainerterminalbeveiligingsmedewerkersoverleg".repeat(40);
        let far = [
            action("Van oudsher", "2000-K1", "2000-K1", ActionStatus::Done),
            action(&long, "2100-K4", "", ActionStatus::Planned),
            action("Andersom", "2028-K1", "2027-K1", ActionStatus::InProgress),
        ];
        for drawing in draw(&far).into_iter().chain(draw(&far[2..])) {
            for shape in &drawing.shapes {
                let xs: Vec<f32> = match shape {
                    Shape::Polygon { points, .. } | Shape::Line { points, .. } => points.iter().map(|point| point.x).collect(),
                    Shape::Text { area, .. } | Shape::Dots(Dots { area, .. }) => vec![area.x, area.right()],
                };
                assert!(xs.iter().all(|x| (-0.01..=STYLE.width + 0.01).contains(x)), "{shape:?}");
            }
        }
    }
}
