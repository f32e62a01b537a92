//! What is drawn on one page.

use std::collections::BTreeMap;

use printpdf::{
    Color, DictItem, Line, LineCapStyle, LineDashPattern, LineJoinStyle, LinePoint, Op, PaintMode, PdfFontHandle, Point,
    Polygon, PolygonRing, Pt, Rgb, TextItem, WindingOrder,
};

use super::super::page::{Font, Page, Piece, PlacedText, Run};
use super::super::palette;
use super::fonts::Fonts;
use super::stretches::stretches;
use crate::shapes::{self, Dash, Tone};

/// The operations of a page. Each run is marked with its number among the tagged runs of the page.
pub(super) fn operations(page: &Page, fonts: &Fonts) -> Vec<Op> {
    let mut operations =
        vec![Op::SetLineCapStyle { cap: LineCapStyle::Butt }, Op::SetLineJoinStyle { join: LineJoinStyle::Round }];
    let mut number = 0;
    for run in &page.runs {
        operations.push(begin(run, number));
        number += i64::from(run.tag.is_some());
        for piece in &run.pieces {
            draw(piece, fonts, &mut operations);
        }
        operations.push(Op::EndMarkedContent);
    }
    operations
}

fn begin(run: &Run, number: i64) -> Op {
    match run.tag {
        None if run.is_furniture => marked("Artifact", [("Type", DictItem::Name(b"Pagination".to_vec()))]),
        None => marked("Artifact", [("Type", DictItem::Name(b"Layout".to_vec()))]),
        Some(_) => marked("P", [("MCID", DictItem::Int(number))]),
    }
}

fn marked<const N: usize>(tag: &str, properties: [(&str, DictItem); N]) -> Op {
    let map: BTreeMap<String, DictItem> = properties.into_iter().map(|(key, item)| (key.to_owned(), item)).collect();
    Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties: DictItem::Dict { map } }
}

fn draw(piece: &Piece, fonts: &Fonts, operations: &mut Vec<Op>) {
    match piece {
        Piece::Text(text) => draw_text(text, fonts, operations),
        Piece::Polygon { points, fill } => {
            let ring = PolygonRing { points: points.iter().copied().map(line_point).collect() };
            operations.push(Op::SetFillColor { col: colour(*fill) });
            operations.push(Op::DrawPolygon {
                polygon: Polygon { rings: vec![ring], mode: PaintMode::Fill, winding_order: WindingOrder::NonZero },
            });
        }
        Piece::Line { points, width, tone, dash } => {
            let dash = match dash {
                Dash::Solid => LineDashPattern::solid(),
                Dash::Dashed { stroke, gap } => LineDashPattern::new(0.0, &[*stroke, *gap]),
            };
            operations.push(Op::SetOutlineColor { col: colour(*tone) });
            operations.push(Op::SetOutlineThickness { pt: Pt(*width) });
            operations.push(Op::SetLineDashPattern { dash });
            let line = Line { points: points.iter().copied().map(line_point).collect(), is_closed: false };
            operations.push(Op::DrawLine { line });
        }
    }
}

fn draw_text(text: &PlacedText, fonts: &Fonts, operations: &mut Vec<Op>) {
    operations.extend([
        Op::StartTextSection,
        Op::SetFillColor { col: colour(text.tone) },
        Op::SetTextCursor { pos: position(text.x, text.baseline) },
    ]);
    for stretch in stretches(text.face, &text.text) {
        let language = stretch.language.map(|tag| DictItem::String { data: tag.into(), literal: true });
        operations.extend(language.clone().map(|language| marked("Span", [("Lang", language)])));
        show(&stretch.text, stretch.font, text.size, fonts, operations);
        operations.extend(language.map(|_| Op::EndMarkedContent));
    }
    if text.is_hyphenated {
        // Says that this hyphen is none of the word's own, so that the word is read and copied whole.
        let soft_hyphen = vec![0xFE, 0xFF, 0x00, 0xAD];
        operations.push(marked("Span", [("ActualText", DictItem::Bytes(soft_hyphen))]));
        if let Some(font) = text.face.font_of('-') {
            show("-", font, text.size, fonts, operations);
        }
        operations.push(Op::EndMarkedContent);
    }
    operations.push(Op::EndTextSection);
}

fn show(text: &str, font: Font, size: f32, fonts: &Fonts, operations: &mut Vec<Op>) {
    let Some(font) = fonts.id(font) else { return };
    operations.push(Op::SetFont { font: PdfFontHandle::External(font.clone()), size: Pt(size) });
    operations.push(Op::ShowText { items: vec![TextItem::Text(text.to_owned())] });
}

/// PDF counts upwards from the lower edge.
fn position(x: f32, y: f32) -> Point {
    Point { x: Pt(rounded(x)), y: Pt(rounded(Page::HEIGHT - y)) }
}

/// Hundredths of a point are finer than any printer.
fn rounded(length: f32) -> f32 {
    (length * 100.0).round() / 100.0
}

fn line_point(point: shapes::Point) -> LinePoint {
    LinePoint { p: position(point.x, point.y), bezier: false }
}

fn colour(tone: Tone) -> Color {
    let [r, g, b] = palette::colour(tone).map(|part| f32::from(part) / 255.0);
    Color::Rgb(Rgb { r, g, b, icc_profile: None })
}
