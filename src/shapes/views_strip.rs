//! How many invulbladen have which rating of an item, in one line.

use super::geometry::{Drawing, Pen, Point, Rect, Shape};
use super::marks::rating_mark;
use super::squares::{GAP, textured};
use crate::model::{Rating, Views};
use crate::words;

/// Of so many sheets each is a square; more of them become a bar for each rating.
const MOST_SQUARES: usize = 12;
/// A sheet takes no less of a bar than this, in sides of a square.
const LEAST_SHARE: f32 = 0.3;

/// What is written beside the squares of a rating.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Labels {
    /// `3 op orde`.
    Words,
    /// The mark of the rating, and `3`.
    Marks,
    /// The same, and no squares: there is no room for them.
    MarksAlone,
}

/// A group of squares, or a bar, for each rating that a sheet has, with how many there are beside it; before them how many
/// sheets there are. The letters have this size in points. The drawing is as wide as it has to be: within `width`, where that is at
/// least some twenty times the size of the letters.
pub fn views_strip(views: &Views, width: f32, text: f32) -> Drawing {
    let counted: Vec<(Rating, usize)> =
        Rating::ALL.into_iter().map(|rating| (rating, views.count(rating))).filter(|(_, count)| *count > 0).collect();
    let (strong, regular) = (Pen::strong(text), Pen::regular(text));
    let side = text * 0.85;
    let (beside, between, mark) = (text * 0.4, text * 1.1, text * 1.05);
    let total = words::figure(views.total(), "blad", "bladen");
    let said = |labels, (rating, count): &(Rating, usize)| match labels {
        Labels::Words => format!("{count} {}", words::rating(*rating)),
        Labels::Marks | Labels::MarksAlone => count.to_string(),
    };
    let label = |labels, group: &(Rating, usize)| {
        let before = if labels == Labels::Words { 0.0 } else { mark + beside * 0.6 };
        before + regular.width(&said(labels, group))
    };
    let head = strong.width(&total) + text;
    // All that is no square.
    let fixed = |labels| {
        let head = if labels == Labels::MarksAlone { 0.0 } else { head };
        let squares = if labels == Labels::MarksAlone { 0.0 } else { beside };
        head + counted.iter().map(|group| squares + label(labels, group) + between).sum::<f32>() - between
    };
    let step = side * (1.0 + GAP);
    let least = if views.total() <= MOST_SQUARES { step } else { side * LEAST_SHARE };
    let fits = |labels: &Labels| fixed(*labels) + views.total() as f32 * least <= width;
    let labels = [Labels::Words, Labels::Marks].into_iter().find(fits).unwrap_or(Labels::MarksAlone);
    let share = ((width - fixed(labels)) / views.total() as f32).min(step);
    let height = strong.line();
    let middle = height / 2.0;
    let mut shapes = Vec::new();
    let mut x = 0.0;
    if labels != Labels::MarksAlone {
        shapes.push(strong.write(Rect::new(x, 0.0, head, height), total));
        x += head;
    }
    for group in &counted {
        let (rating, count) = *group;
        let area = |x, width| Rect::new(x, middle - side / 2.0, width, side);
        if labels != Labels::MarksAlone {
            if views.total() <= MOST_SQUARES {
                shapes.extend((0..count).flat_map(|at| textured(Some(rating), area(x + at as f32 * step, side), side)));
                x += count as f32 * step - side * GAP + beside;
            } else {
                shapes.extend(textured(Some(rating), area(x, count as f32 * share), side));
                x += count as f32 * share + beside;
            }
        }
        let write = |shapes: &mut Vec<Shape>, x: f32| {
            let said = said(labels, group);
            shapes.push(regular.write(Rect::new(x, 0.0, regular.width(&said) + text, height), said));
        };
        if labels == Labels::Words {
            write(&mut shapes, x);
        } else {
            shapes.extend(rating_mark(Some(rating), Point::new(x + mark / 2.0, middle), mark));
            write(&mut shapes, x + mark + beside * 0.6);
        }
        x += label(labels, group) + between;
    }
    Drawing { width: (x - between).max(0.0), height, shapes, description: format!("{}.", words::views(views)) }
}

#[cfg(test)]
mod tests {
    use super::views_strip;
    use crate::model::{Rating, Views};
    use crate::shapes::Shape;

    fn texts(counts: [usize; 5], width: f32) -> (Vec<String>, f32) {
        let ratings = Rating::ALL.into_iter().zip(counts).flat_map(|(rating, count)| std::iter::repeat_n(rating, count));
        let drawing = views_strip(&Views::of(ratings).unwrap(), width, 13.0);
        let text = |shape: &Shape| if let Shape::Text { text, .. } = shape { Some(text.clone()) } else { None };
        (drawing.shapes.iter().filter_map(text).collect(), drawing.width)
    }

    #[test]
    fn a_strip_keeps_within_its_width_and_tells_every_count() {
        for counts in [[3, 2, 1, 1, 0], [1, 0, 1, 0, 1], [12, 10, 9, 8, 1], [0, 40, 0, 0, 0]] {
            for width in [260.0, 300.0, 420.0, 560.0, 900.0] {
                let (texts, used) = texts(counts, width);
                assert!(used <= width + 0.01, "{counts:?} take {used} of {width}");
                for count in counts.into_iter().filter(|count| *count > 0) {
                    assert!(texts.iter().any(|text| text.split(' ').next() == Some(&*count.to_string())), "{count}: {texts:?}");
                }
            }
        }
        assert_eq!(texts([3, 2, 1, 1, 0], 560.0).0, ["7 bladen", "3 op orde", "2 deels", "1 niet op orde", "1 weten we niet"]);
    }
}
