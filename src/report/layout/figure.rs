//! Drawings as items on a page.

use std::sync::Arc;

use super::super::document::{Figure, Picture};
use super::super::page::{Face, PageItem, PlacedPicture, Role, TagId};
use super::flow::{Flow, Ink, ROOT, Strip, moved};
use super::style::{LEFT, RULE, TEXT_LEFT, TEXT_WIDTH, TextStyle};
use crate::shapes::{Align, Dash, Drawing, Rect, Shape, Timeline, Tone, Weight};

/// A drawing that is no higher belongs to the words below it, as a score does to what is said of it.
pub(super) const LOW: f32 = 40.0;

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
    draw(flow, &mut strip, tag, figure.drawing.shapes.iter().cloned(), LEFT);
    strip
}

/// A strip for each action, below a head that comes back on each page. All are one drawing for those who hear it, which runs on over the
/// end of a page.
pub(super) fn timeline(flow: &mut Flow<'_>, timeline: &Timeline) -> Vec<Strip> {
    let tag = flow.tag(ROOT, Role::Figure);
    flow.tags[tag.0].alternative = Some(timeline.description());
    let mut part = |drawing: &Drawing| {
        let mut strip = Strip::blank(drawing.height);
        draw(flow, &mut strip, Some(tag), drawing.shapes.iter().cloned(), LEFT);
        strip
    };
    let head = Strip { before: 8.0, keeps_next: true, ..part(&timeline.head) };
    let last = timeline.rows.len().saturating_sub(1);
    let row = |(index, row): (usize, &Drawing)| {
        // No row stands alone at the foot or at the head of a page.
        let keeps_next = index < last && (index == 0 || index + 1 == last);
        Strip { keeps_next, ..part(row) }
    };
    let rows = timeline.rows.iter().enumerate().map(row).collect();
    flow.below_head(head, rows)
}

/// A picture within a fine line, as many screens are as white as the paper.
pub(super) fn picture(flow: &mut Flow<'_>, picture: &Picture) -> Strip {
    let proportion = f32::from(picture.pixels.height) / f32::from(picture.pixels.width.max(1));
    let area = Rect { x: TEXT_LEFT, y: 0.0, width: TEXT_WIDTH, height: TEXT_WIDTH * proportion };
    let mut strip = Strip { before: 10.0, ..Strip::blank(area.height + 8.0) };
    let tag = flow.tag(ROOT, Role::Figure);
    flow.tags[tag.0].alternative = Some(picture.description.clone());
    let item = PageItem::Picture(PlacedPicture { area, pixels: Arc::clone(&picture.pixels) });
    strip.ink.push(Ink { tag: Some(tag), item });
    let mut points = area.corners();
    points.extend(points.first().copied());
    strip.decorate(PageItem::Line { points, width: RULE, tone: Tone::Line, dash: Dash::Solid });
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
