//! Actions along a line of quarters: start, end, status and trekker of each.

use super::geometry::{Dash, Drawing, LINE, Pen, Point, Rect, Shape, Tone, closed, filled, fitting, hatch, line, lines};
use crate::model::{Action, ActionStatus, Quarter};
use crate::words;

/// Characters of the action that are shown; its whole text stands where the action itself does.
const WHAT_CHARACTERS: usize = 64;
/// Characters of the trekker that are shown.
const OWNER_CHARACTERS: usize = 34;

/// How large a timeline is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimelineStyle {
    /// Width of the whole drawing in points.
    pub width: f32,
    /// Size of the letters in points.
    pub text: f32,
    /// Height in points that the first drawing may take.
    pub first: f32,
    /// Height in points that each other drawing may take.
    pub most: f32,
}

/// Draws actions in the order of the quarters in which they start, those without a quarter last. Each has a number by
/// which it is known. `present` is the quarter against which an action is late. There are as many drawings as are needed
/// for none to be too high, all on the same scale, and none where there are no actions.
pub fn timeline(actions: &[(String, &Action)], present: Option<Quarter>, style: TimelineStyle) -> Timeline {
    let mut sorted: Vec<&(String, &Action)> = actions.iter().collect();
    sorted.sort_by_key(|(_, action)| {
        let first = action.start.or(action.ready);
        (first.is_none(), first, action.ready)
    });
    let sheet = Sheet::new(actions.iter().map(|(_, action)| *action), present, style);
    let rows = sorted.into_iter().map(|(number, action)| sheet.row(number, action)).collect();
    let parts = fitting(rows, |row: &Row| row.height, style.first - sheet.head, style.most - sheet.head);
    let count = parts.len();
    let draw = |(rows, number): (&Vec<Row>, usize)| {
        let part = if count > 1 { format!(", deel {number} van {count}") } else { String::new() };
        sheet.draw(rows, &format!("Tijdlijn van de acties per kwartaal{part}."))
    };
    Timeline { drawings: parts.iter().zip(1..).map(draw).collect(), head: sheet.head }
}

/// Actions along the quarters.
pub struct Timeline {
    /// As many drawings as it takes, in order.
    pub drawings: Vec<Drawing>,
    /// Height in points of the head with the quarters, which is the same in each.
    pub head: f32,
}

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
    owner: Option<String>,
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
        let what = words::shortened(&action.what, WHAT_CHARACTERS);
        let what = if what.is_empty() { "Actie zonder omschrijving".to_owned() } else { what };
        let owner = words::shortened(&action.owner, OWNER_CHARACTERS);
        let owner = (!owner.is_empty()).then_some(owner);
        let below = owner.as_ref().map_or(0, |owner| lines(&said_owner(owner), self.name.1, text));
        let height = (lines(&what, self.name.1, text) + below) as f32 * text * LINE + text * 1.1;
        let is_late = self.present.is_some_and(|present| action.is_late(present));
        let (start, ready, status) = (action.start, action.ready, action.status);
        Row { number: number.to_owned(), what, owner, start, ready, status, is_late, height }
    }

    fn draw(&self, rows: &[Row], about: &str) -> Drawing {
        let TimelineStyle { width, text, .. } = self.style;
        let height = self.head + rows.iter().map(|row| row.height).sum::<f32>();
        let mut shapes = self.scale(height);
        shapes.extend(self.now(height));
        let mut y = self.head;
        for row in rows {
            let top = y + text * 0.5;
            let area = |left: f32, width: f32| Rect::new(left, top, width, row.height);
            shapes.push(Pen::strong(text).soft().write(area(0.0, self.name.0), &row.number));
            // One text, because it is not known here how many lines its first part takes.
            let owner = row.owner.as_ref().map(|owner| format!("\n{}", said_owner(owner))).unwrap_or_default();
            let what = format!("{}{owner}", row.what);
            shapes.push(Pen::regular(text).write(area(self.name.0, self.name.1), what));
            shapes.extend(self.bar(row, top + text * LINE / 2.0));
            let pen = if row.is_late { Pen::strong(text) } else { Pen::regular(text) };
            shapes.push(pen.write(area(self.status.0, self.status.1), row.progress()));
            y += row.height;
            shapes.push(line(&[(0.0, y), (width, y)], 0.5, Tone::Line));
        }
        let said: Vec<String> = [about.to_owned()].into_iter().chain(rows.iter().map(Row::said)).collect();
        Drawing { width, height, shapes, description: said.join(" ") }
    }

    /// Years and quarters above the rows. Every other year has a tint down to the last row; a grid of lines would be
    /// louder than the bars.
    fn scale(&self, height: f32) -> Vec<Shape> {
        let (axis, text) = (&self.axis, self.style.text);
        let (first, end) = (axis.first.div_euclid(4), (axis.first + axis.count - 1).div_euclid(4));
        // Years between two names of years, so that these do not touch.
        let apart = (text * 3.2 / (axis.quarter * 4.0)).ceil().max(1.0) as i32;
        let x = |index: i32| axis.x(index.max(axis.first)).min(axis.right());
        let mut bands = Vec::new();
        let mut names = Vec::new();
        for year in first..=end {
            let (left, right) = (x(year * 4), x((year + 1) * 4));
            if year % 2 == 0 {
                bands.push(filled(Rect::new(left, 0.0, right - left, height), Tone::Sunken));
            }
            let area = Rect::new(left + 2.0, text * 0.1, x((year + apart) * 4) - left - 2.0, text * LINE);
            if year % apart == 0 && area.width >= text * 2.5 {
                names.push(Pen::strong(text).soft().write(area, year.to_string()));
            }
        }
        if axis.quarter >= text * 1.5 {
            for index in axis.first..axis.first + axis.count {
                let area = Rect::new(axis.x(index), text * 1.7, axis.quarter, text * LINE);
                let said = format!("K{}", index.rem_euclid(4) + 1);
                names.push(Pen::regular(text).soft().centered().write(area, said));
            }
        }
        let rule = line(&[(0.0, self.head), (self.style.width, self.head)], 1.0, Tone::Line);
        bands.into_iter().chain(names).chain([rule]).collect()
    }

    /// The line before which everything should be ready, with a triangle above it.
    fn now(&self, height: f32) -> Vec<Shape> {
        let Some(present) = self.present else { return Vec::new() };
        let (x, size) = (self.axis.x(index(present)), self.style.text * 0.45);
        let (top, tip) = (self.head - size * 1.5, self.head);
        let triangle = vec![Point::new(x - size, top), Point::new(x + size, top), Point::new(x, tip)];
        let points = vec![Point::new(x, self.head), Point::new(x, height)];
        let dash = Dash::Dashed { stroke: 3.0, gap: 2.0 };
        vec![Shape::Polygon { points: triangle, fill: Tone::Ink }, Shape::Line { points, width: 1.0, tone: Tone::Ink, dash }]
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
        let owner = self.owner.as_ref().map(|owner| format!(", trekker {owner}")).unwrap_or_default();
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
        format!("{} {}{owner}: {when}, {}.", self.number, self.what, self.progress())
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

fn said_owner(owner: &str) -> String {
    format!("Trekker: {owner}")
}

#[cfg(test)]
mod tests {
    use super::{TimelineStyle, timeline};
    use crate::model::{Action, ActionId, ActionStatus, Quarter};
    use crate::shapes::{Dots, Drawing, Shape};

    const STYLE: TimelineStyle = TimelineStyle { width: 462.0, text: 8.0, first: 300.0, most: 500.0 };

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
        timeline(&numbered, Quarter::new(2027, 1).ok(), STYLE).drawings
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
            ["Tijdlijn van de acties per kwartaal. A4 Af, trekker wijkagent: klaar in het 3e kwartaal 2026, klaar. A3 Nu, \
                 trekker wijkagent: in het 4e kwartaal 2026, bezig, te laat. A1 Later, trekker wijkagent: van het 2e kwartaal \
                 2027 tot en met het 3e kwartaal 2027, gepland. A2 Ooit, trekker wijkagent: nog geen kwartaal, vervallen."]
        );
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert!(draw(&[]).is_empty());
    }

    #[test]
    fn many_actions_take_drawings_that_fit() {
        let what = |number| format!("Spreek met de partners van straat {number} af wie er belt en wanneer");
        let actions: Vec<Action> =
            (1..=60).map(|number| action(&what(number), "2027-K1", "2028-K2", ActionStatus::Planned)).collect();
        let drawings = draw(&actions);
        assert!(drawings.len() > 2 && drawings[0].height <= STYLE.first);
        assert!(drawings.iter().all(|drawing| drawing.height <= STYLE.most));
        for number in 1..=60 {
            let number = format!("A{number}");
            let shows = |drawing: &&Drawing| {
                let is_number = |shape: &Shape| matches!(shape, Shape::Text { text, .. } if *text == number);
                drawing.shapes.iter().any(is_number) && drawing.description.contains(&format!(" {number} "))
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
