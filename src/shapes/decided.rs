//! What was decided about aandachtspunten, in ink, grey and white: none of the colours of ratings.

use super::geometry::{Dash, Drawing, Pen, Point, Rect, Shape, Tone, circle, filled, line, outline};
use super::marks::rating_mark;
use crate::model::Rating;
use crate::words;

/// What was decided about an aandachtspunt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// An action serves it.
    Action,
    /// Bewust niet: the team leaves it as it is.
    LeftAsIs,
    /// Nothing yet.
    Nothing,
}

impl Decided {
    /// In the order in which they are drawn.
    pub const ALL: [Self; 3] = [Self::Action, Self::LeftAsIs, Self::Nothing];

    /// `met actie` and the like.
    pub fn word(self) -> &'static str {
        match self {
            Self::Action => "met actie",
            Self::LeftAsIs => "bewust niet",
            Self::Nothing => "nog niets",
        }
    }

    /// A place of it: full, grey, or open with an edge of this thickness.
    fn place(self, area: Rect, edge: f32) -> Shape {
        match self {
            Self::Action => filled(area, Tone::Ink),
            Self::LeftAsIs => filled(area, Tone::Grey),
            Self::Nothing => outline(area.shrink(edge / 2.0), edge, Tone::Ink, Dash::Solid),
        }
    }
}

/// Most aandachtspunten that are separated by lines in a band.
const MOST_UNITS: usize = 60;

/// A band with a unit for each aandachtspunt, below what each part of it is. `counts` are those of [`Decided::ALL`].
pub fn decided_band(counts: [usize; 3], width: f32) -> Drawing {
    const TEXT: f32 = 12.0;
    const BAND: f32 = 22.0;
    let total: usize = counts.iter().sum();
    let pen = Pen::strong(TEXT);
    let mut shapes = Vec::new();
    let mut x = 0.0;
    for (decided, number) in Decided::ALL.into_iter().zip(counts) {
        shapes.push(decided.place(Rect::new(x, 2.5, 10.5, 10.5), 1.5));
        let said = format!("{number} {}", decided.word());
        let room = pen.width(&said) + TEXT;
        shapes.push(pen.write(Rect::new(x + 15.0, 0.0, room, pen.line()), said));
        x += 15.0 + room + 14.0;
    }
    let top = pen.line() + 6.0;
    let unit = width / total.max(1) as f32;
    let mut left = 0.0;
    for (decided, number) in Decided::ALL.into_iter().zip(counts).filter(|(_, number)| *number > 0) {
        let area = Rect::new(left, top, unit * number as f32, BAND);
        shapes.push(decided.place(Rect { width: area.width - 1.0, ..area }, 1.8));
        if total <= MOST_UNITS {
            let tone = if decided == Decided::Nothing { Tone::Line } else { Tone::Panel };
            let between = (1..number).map(|at| area.x + unit * at as f32 - 0.5);
            shapes.extend(between.map(|x| line(&[(x, top + 1.8), (x, top + BAND - 1.8)], 0.6, tone)));
        }
        left += area.width;
    }
    let said: Vec<String> = Decided::ALL
        .into_iter()
        .zip(counts)
        .map(|(decided, number)| format!("{} {}", words::number_word(number), decided.word()))
        .collect();
    let points = words::figure(total, "aandachtspunt", "aandachtspunten");
    Drawing { width, height: top + BAND, shapes, description: format!("{points}: {}.", said.join(", ")) }
}

/// What was decided about each of some aandachtspunten, as squares of this side in points that wrap at `width`.
pub fn decided_squares(counts: [usize; 3], side: f32, width: f32) -> Drawing {
    let pitch = side * 1.2;
    let columns = ((width + side * 0.2) / pitch).floor().max(1.0) as usize;
    let all = Decided::ALL.into_iter().zip(counts).flat_map(|(decided, number)| std::iter::repeat_n(decided, number));
    let place = |(at, decided): (usize, Decided)| {
        let (row, column) = (at / columns, at % columns);
        decided.place(Rect::new(column as f32 * pitch, row as f32 * pitch, side, side), side * 0.16)
    };
    let shapes: Vec<Shape> = all.enumerate().map(place).collect();
    let rows = shapes.len().div_ceil(columns);
    let said: Vec<String> = Decided::ALL
        .into_iter()
        .zip(counts)
        .filter(|(_, number)| *number > 0)
        .map(|(decided, number)| format!("{} {}", words::number_word(number), decided.word()))
        .collect();
    let description = format!("{}.", words::sentence_case(&said.join(", ")));
    Drawing { width, height: rows as f32 * pitch - side * 0.2, shapes, description }
}

/// An item in the strip of all items.
#[derive(Clone, Debug, PartialEq)]
pub struct StripItem {
    /// Its number.
    pub number: String,
    /// Its rating.
    pub rating: Option<Rating>,
    /// What was decided about it; `None` where it is no aandachtspunt.
    pub decided: Option<Decided>,
}

/// A row of the strip: a randvoorwaarde with its items.
#[derive(Clone, Debug, PartialEq)]
pub struct StripRow {
    /// Its number and its name.
    pub name: String,
    /// Its items in order.
    pub items: Vec<StripItem>,
    /// Whether it is the first of its bouwsteen.
    pub begins_block: bool,
}

/// All items, a row for each randvoorwaarde: the mark of its rating, its number, and on a ground what was decided.
pub fn item_strip(rows: &[StripRow], width: f32) -> Drawing {
    const ROW: f32 = 19.5;
    const CELL: f32 = 41.0;
    const TEXT: f32 = 8.5;
    let names = width - 8.0 * CELL;
    let pen = Pen::regular(TEXT);
    let mut shapes = Vec::new();
    let mut said = Vec::new();
    let mut y = 0.0;
    for row in rows {
        let (edge, tone) = if row.begins_block { (0.75, Tone::Ink) } else { (0.5, Tone::Hair) };
        shapes.push(line(&[(0.0, y), (width, y)], edge, tone));
        let lines = row.items.len().div_ceil(8).max(1);
        let middle = |line: usize| y + ROW * (line as f32 + 0.5);
        let centred = |x: f32, line: usize, width: f32| Rect::new(x, middle(line) - pen.line() / 2.0, width, pen.line());
        shapes.push(pen.write(centred(0.0, 0, names - 4.0), row.name.as_str()));
        for (at, item) in row.items.iter().enumerate() {
            let (line, x) = (at / 8, names + CELL * (at % 8) as f32);
            let ground = Rect::new(x, middle(line) - ROW / 2.0 + 2.5, CELL - 3.0, ROW - 5.0);
            shapes.extend(item.decided.map(|decided| decided.place(ground, 1.0)));
            let centre = Point::new(x + 9.0, middle(line));
            if item.decided == Some(Decided::Action) {
                shapes.push(Shape::Polygon { points: circle(centre, 5.4), fill: Tone::Panel });
            }
            shapes.extend(rating_mark(item.rating, centre, 8.8));
            let tone = match item.decided {
                Some(Decided::Action) => Tone::Panel,
                Some(_) => Tone::Ink,
                None => Tone::InkSoft,
            };
            shapes.push(Pen { tone, ..pen }.write(centred(x + 16.0, line, CELL - 16.0), item.number.as_str()));
        }
        let told: Vec<String> = row.items.iter().map(told).collect();
        said.push(format!("{}: {}.", row.name, told.join("; ").trim_end_matches('.')));
        y += ROW * lines as f32;
    }
    shapes.push(line(&[(0.0, y), (width, y)], 0.75, Tone::Ink));
    Drawing { width, height: y, shapes, description: said.join(" ") }
}

/// `2.3 niet op orde, met actie`.
fn told(item: &StripItem) -> String {
    let rating = item.rating.map_or("niet beantwoord", words::rating);
    let decided = item.decided.map(|decided| format!(", {}", decided.word())).unwrap_or_default();
    format!("{} {rating}{decided}", item.number)
}

/// What the marks and the grounds in the strip mean, in two lines.
pub fn strip_legend(width: f32) -> Drawing {
    const TEXT: f32 = 8.5;
    const LINE: f32 = 13.0;
    let pen = Pen::regular(TEXT);
    let mut shapes = Vec::new();
    let mut write = |x: &mut f32, y: f32, word: &str| {
        let room = pen.width(word) + TEXT * 0.6;
        shapes.push(pen.write(Rect::new(*x, y, room, pen.line()), word));
        *x += room + TEXT;
    };
    let (mut x, mut marks) = (0.0, Vec::new());
    for rating in Rating::ALL {
        marks.extend(rating_mark(Some(rating), Point::new(x + 4.5, pen.line() / 2.0), 8.8));
        x += 12.0;
        write(&mut x, 0.0, words::rating(rating));
    }
    let mut x = 0.0;
    for decided in Decided::ALL {
        marks.push(decided.place(Rect::new(x, LINE + 1.3, 8.5, 8.5), 1.2));
        x += 12.0;
        write(&mut x, LINE, decided.word());
    }
    write(&mut x, LINE, "zonder kader: geen aandachtspunt");
    shapes.extend(marks);
    let description = "De vorm zegt het oordeel. Het kader zegt wat er is besloten: vol is met actie, grijs is bewust niet, open is nog niets. \
                       Zonder kader is een punt geen aandachtspunt."
        .to_owned();
    Drawing { width, height: LINE + pen.line(), shapes, description }
}

#[cfg(test)]
mod tests {
    use super::{Decided, StripItem, StripRow, decided_band, decided_squares, item_strip};
    use crate::model::Rating;

    #[test]
    fn drawings_of_decisions_say_what_they_show() {
        assert_eq!(
            decided_band([8, 2, 23], 462.0).description,
            "33 aandachtspunten: acht met actie, twee bewust niet, 23 nog niets."
        );
        assert_eq!(decided_squares([1, 0, 2], 10.0, 100.0).description, "Eén met actie, twee nog niets.");
        let item = |number: &str, rating, decided| StripItem { number: number.to_owned(), rating: Some(rating), decided };
        let row = StripRow {
            name: "2 Lokale kracht".to_owned(),
            items: vec![item("2.1", Rating::InOrder, None), item("2.3", Rating::NotInOrder, Some(Decided::Action))],
            begins_block: true,
        };
        assert_eq!(item_strip(&[row], 462.0).description, "2 Lokale kracht: 2.1 op orde; 2.3 niet op orde, met actie.");
    }

    #[test]
    fn squares_wrap_within_their_width() {
        let drawing = decided_squares([30, 0, 20], 10.0, 150.0);
        assert!(drawing.height > 40.0, "{}", drawing.height);
    }
}
