//! Drawings as items on a page.

use super::super::document::Figure;
use super::super::page::{Face, PageItem, Role, TagId};
use super::flow::{Flow, Ink, ROOT, Strip, moved};
use super::style::{LEFT, TextStyle};
use crate::shapes::{Align, Shape, Weight};

/// A drawing that is no higher belongs to the words below it, as a score does to what is said of it.
const LOW: f32 = 40.0;

pub(super) fn strip(flow: &mut Flow<'_>, figure: &Figure) -> Strip {
    let mut strip = Strip {
        before: 8.0,
        keeps_next: figure.is_decoration || figure.drawing.height <= LOW,
        ..Strip::blank(figure.drawing.height)
    };
    let tag = (!figure.is_decoration).then(|| flow.tag(ROOT, Role::Figure));
    if let Some(tag) = tag {
        flow.tags[tag.0].alternative = Some(figure.drawing.description.clone());
    }
    for shape in &figure.drawing.shapes {
        // What repeats the head of the drawing before it is read there already.
        let is_repeated = matches!(shape, Shape::Text { area, .. } if area.bottom() <= figure.repeated_head);
        let tag = tag.filter(|_| !is_repeated);
        draw(flow, &mut strip, tag, [shape.clone()], LEFT);
    }
    strip
}

/// Draws shapes in a strip, `left` from the edge of the paper: as a part of the structure or, without a tag, as decoration.
pub(super) fn draw(
    flow: &mut Flow<'_>,
    strip: &mut Strip,
    tag: Option<TagId>,
    shapes: impl IntoIterator<Item = Shape>,
    left: f32,
) {
    for shape in shapes {
        items(flow, shape, &mut |item| strip.ink.push(Ink { tag, item: moved(item, left, 0.0) }));
    }
}

/// Gives the items of a shape to `put`.
fn items(flow: &mut Flow<'_>, shape: Shape, put: &mut dyn FnMut(PageItem)) {
    match shape {
        Shape::Polygon { points, fill } => put(PageItem::Polygon { points, fill }),
        Shape::Dots(dots) => put(PageItem::Dots(dots)),
        Shape::Line { points, width, tone, dash } => put(PageItem::Line { points, width, tone, dash }),
        Shape::Text { area, text, size, weight, align, tone } => {
            let face = if weight == Weight::SemiBold { Face::SemiBold } else { Face::Regular };
            let style = TextStyle { face, size, leading: size * 1.3, tone, is_hyphenated: false };
            let mut baseline = area.y + style.baseline();
            for line in flow.break_text(&text, &style, area.width).iter() {
                let room = area.width - line.width;
                let indent = match align {
                    Align::Left => 0.0,
                    Align::Center => room / 2.0,
                    Align::Right => room,
                };
                for segment in &line.segments {
                    put(PageItem::Text(segment.placed(area.x + indent, baseline, &style)));
                }
                baseline += style.leading;
            }
        }
    }
}
