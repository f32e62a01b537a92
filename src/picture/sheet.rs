//! A drawing with a title above it and the date below it.

use crate::shapes::{Align, Dash, Drawing, Point, Rect, Shape, Tone, Weight, moved, wrapped};

/// What stands above and below a drawing, so that it explains itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caption {
    /// Of which dossier, as `Groenekwartier · Voorbeeldstad`.
    pub title: String,
    /// Of which measurement, and what is drawn.
    pub subtitle: String,
    /// What reads it and when it was made.
    pub foot: String,
}

/// White around the sheet in points.
const MARGIN: f32 = 28.0;
/// White between the drawing and what stands above and below it, in points.
const BETWEEN: f32 = 18.0;
/// The narrowest sheet: a title needs room.
const NARROWEST: f32 = 480.0;

/// The drawing on its sheet. The alternative text begins with the title.
pub(super) fn sheet(drawing: Drawing, caption: &Caption) -> Drawing {
    let inside = drawing.width.max(NARROWEST);
    let mut shapes = Vec::new();
    let mut y = MARGIN;
    let mut write = |text: &str, size: f32, weight: Weight, tone: Tone, y: &mut f32| {
        let lines = wrapped(text, weight, size, inside).len();
        let area = Rect::new(MARGIN, *y, inside, size * 1.3 * lines as f32);
        *y = area.bottom();
        shapes.push(Shape::Text { area, text: text.to_owned(), size, weight, align: Align::Left, tone });
    };
    write(&caption.title, 20.0, Weight::SemiBold, Tone::Ink, &mut y);
    y += 2.0;
    write(&caption.subtitle, 14.0, Weight::Regular, Tone::InkSoft, &mut y);
    let top = y + BETWEEN;
    let mut foot = top + drawing.height + BETWEEN;
    let rule = foot;
    foot += 8.0;
    write(&caption.foot, 12.0, Weight::Regular, Tone::InkSoft, &mut foot);
    let line = vec![Point::new(MARGIN, rule), Point::new(MARGIN + inside, rule)];
    shapes.push(Shape::Line { points: line, width: 0.75, tone: Tone::Hair, dash: Dash::Solid });
    let description = format!("{}. {}. {} {}", caption.title, caption.subtitle, drawing.description, caption.foot);
    shapes.extend(drawing.shapes.into_iter().map(|shape| moved(shape, MARGIN, top)));
    Drawing { width: inside + 2.0 * MARGIN, height: foot + MARGIN - 6.0, shapes, description }
}
