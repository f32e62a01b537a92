//! How the hands of a team were spread over the ratings.

use super::geometry::{Dash, Drawing, Pen, Point, Rect, Tone, filled, line, outline};
use super::marks::rating_mark;
use crate::model::{HandVotes, Rating};
use crate::words;

/// A column for each rating, as high as there were hands; its number stands above it, its mark and word below it.
pub fn hand_votes(votes: &HandVotes, width: f32, height: f32, text: f32) -> Drawing {
    let most = votes.values().copied().max().unwrap_or(0).max(1);
    let column = width / Rating::ALL.len() as f32;
    let foot = text * 3.2;
    let room = height - foot - text * 1.5;
    let base = height - foot;
    let mut shapes = Vec::new();
    let mut said = Vec::new();
    for (index, rating) in Rating::ALL.into_iter().enumerate() {
        let count = votes.get(&rating).copied().unwrap_or(0);
        let left = column * index as f32;
        let tall = room * f32::from(count) / f32::from(most);
        let bar = Rect::new(left + column * 0.25, base - tall, column * 0.5, tall);
        let tone = Tone::of_rating(Some(rating));
        if count > 0 {
            shapes.extend([filled(bar, tone.soft()), outline(bar, 1.5, tone, Dash::Solid)]);
        }
        let area = |y| Rect::new(left, y, column, text * 1.3);
        shapes.push(Pen::strong(text).centered().write(area(bar.y - text * 1.4), count.to_string()));
        shapes.extend(rating_mark(Some(rating), Point::new(left + column / 2.0, base + text * 0.9), text));
        shapes.push(Pen::regular(text).centered().write(area(base + text * 1.7), words::rating_label(rating)));
        if count > 0 {
            said.push(format!("{} {count}", words::rating(rating)));
        }
    }
    shapes.push(line(&[(0.0, base), (width, base)], 1.0, Tone::Line));
    let description =
        if said.is_empty() { "Nog geen handen geteld.".to_owned() } else { format!("Handen: {}.", said.join(", ")) };
    Drawing { width, height, shapes, description }
}
