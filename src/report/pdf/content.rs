//! What is drawn on one page.

use std::collections::BTreeMap;

use printpdf::{
    Color, DictItem, Line, LineCapStyle, LineDashPattern, LineJoinStyle, LinePoint, Op, PaintMode, PdfFontHandle, Point,
    Polygon, PolygonRing, Pt, Rgb, TextItem, TextMatrix, WindingOrder, XObjectId, XObjectTransform,
};

use super::super::page::{Face, Page, PageItem, PlacedPicture, PlacedText, Run};
use super::super::palette;
use super::font_runs::{FontRun, Placement, font_runs};
use super::fonts::{Fonts, HYPHEN, SOFT_HYPHEN};
use super::pictures;
use crate::fonts::Font;
use crate::shapes::{self, Dash, Dots, Tone};

/// The operations of a page. Each run is marked with its number among the tagged runs of the page.
pub(super) fn operations(page: &Page, fonts: &Fonts) -> Vec<Op> {
    let operations = vec![Op::SetLineCapStyle { cap: LineCapStyle::Butt }, Op::SetLineJoinStyle { join: LineJoinStyle::Round }];
    let mut pen = Pen { fonts, height: page.height(), operations, fill: None, stroke: None, font: None, pictures: 0 };
    let mut number = 0;
    for run in &page.runs {
        pen.operations.push(begin(run, number));
        number += i64::from(run.tag.is_some());
        for item in &run.items {
            pen.draw(item);
        }
        pen.operations.push(Op::EndMarkedContent);
    }
    pen.operations
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

/// Writes drawing operations without repeating state that is already set: colours and fonts would make up most of the file,
/// and of the time it takes.
struct Pen<'a> {
    fonts: &'a Fonts,
    /// Of the page, in points.
    height: f32,
    operations: Vec<Op>,
    fill: Option<Tone>,
    /// Colour, width and dashes of lines.
    stroke: Option<(Tone, f32, Dash)>,
    font: Option<(Font, f32)>,
    /// How many pictures were drawn.
    pictures: usize,
}

impl Pen<'_> {
    fn draw(&mut self, item: &PageItem) {
        match item {
            PageItem::Text(text) => self.write(text),
            PageItem::Polygon { points, fill } => {
                let ring = PolygonRing { points: points.iter().map(|point| self.line_point(*point)).collect() };
                self.fill_with(*fill);
                self.operations.push(Op::DrawPolygon {
                    polygon: Polygon { rings: vec![ring], mode: PaintMode::Fill, winding_order: WindingOrder::NonZero },
                });
            }
            PageItem::Dots(dots) => self.dot(dots),
            PageItem::Line { points, width, tone, dash } => {
                self.stroke_with(*tone, *width, *dash);
                let line = Line { points: points.iter().map(|point| self.line_point(*point)).collect(), is_closed: false };
                self.operations.push(Op::DrawLine { line });
            }
            PageItem::Picture(picture) => self.show_picture(picture),
        }
    }

    fn show_picture(&mut self, picture: &PlacedPicture) {
        let area = picture.area;
        let transform = XObjectTransform {
            translate_x: Some(Pt(rounded(area.x))),
            translate_y: Some(Pt(rounded(self.height - area.bottom()))),
            scale_x: Some(rounded(area.width)),
            scale_y: Some(rounded(area.height)),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.operations.push(Op::UseXobject { id: XObjectId(pictures::name(self.pictures)), transform });
        self.pictures += 1;
    }

    /// Each row is one dashed line with round ends: strokes without length are dots.
    fn dot(&mut self, dots: &Dots) {
        let width = 2.0 * dots.drawn_radius();
        if width <= 0.0 {
            return;
        }
        self.operations.push(Op::SetLineCapStyle { cap: LineCapStyle::Round });
        for row in dots.rows() {
            self.stroke_with(dots.tone, width, Dash::Dashed { stroke: 0.0, gap: rounded(row.step) });
            // It ends a little beyond the last dot, so that rounding does not take that away.
            let end = row.first.x + row.step * (row.count as f32 - 0.75);
            let points = [row.first, shapes::Point::new(end, row.first.y)].map(|point| self.line_point(point)).into();
            self.operations.push(Op::DrawLine { line: Line { points, is_closed: false } });
        }
        self.operations.push(Op::SetLineCapStyle { cap: LineCapStyle::Butt });
    }

    /// PDF counts upwards from the lower edge.
    fn position(&self, x: f32, y: f32) -> Point {
        Point { x: Pt(rounded(x)), y: Pt(rounded(self.height - y)) }
    }

    fn line_point(&self, point: shapes::Point) -> LinePoint {
        LinePoint { p: self.position(point.x, point.y), bezier: false }
    }

    fn fill_with(&mut self, tone: Tone) {
        if self.fill.replace(tone) != Some(tone) {
            self.operations.push(Op::SetFillColor { col: colour(tone) });
        }
    }

    fn stroke_with(&mut self, tone: Tone, width: f32, dash: Dash) {
        if self.stroke.replace((tone, width, dash)) == Some((tone, width, dash)) {
            return;
        }
        let dash = match dash {
            Dash::Solid => LineDashPattern::solid(),
            Dash::Dashed { stroke, gap } => LineDashPattern::new(0.0, &[stroke, gap]),
        };
        self.operations.extend([
            Op::SetOutlineColor { col: colour(tone) },
            Op::SetOutlineThickness { pt: Pt(width) },
            Op::SetLineDashPattern { dash },
        ]);
    }

    fn write(&mut self, text: &PlacedText) {
        self.fill_with(text.tone);
        let pos = self.position(text.x, text.baseline);
        let begins = if text.turned == 0.0 {
            Op::SetTextCursor { pos }
        } else {
            let (sine, cosine) = text.turned.to_radians().sin_cos();
            let [sine, cosine] = [sine, cosine].map(|part| (part * 10_000.0).round() / 10_000.0);
            Op::SetTextMatrix { matrix: TextMatrix::Raw([cosine, sine, -sine, cosine, pos.x.0, pos.y.0]) }
        };
        self.operations.extend([Op::StartTextSection, begins]);
        for run in font_runs(text.face, &text.text) {
            let language = run.language.map(|tag| DictItem::String { data: tag.into(), literal: true });
            self.operations.extend(language.clone().map(|language| marked("Span", [("Lang", language)])));
            self.show(&run, text.face, text.size);
            self.operations.extend(language.map(|_| Op::EndMarkedContent));
        }
        if let Some(font) = text.face.font_of(HYPHEN).filter(|_| text.is_hyphenated) {
            let placement = Placement::As(SOFT_HYPHEN);
            self.show(&FontRun { text: HYPHEN.to_string(), font, language: None, placement }, text.face, text.size);
        }
        self.operations.push(Op::EndTextSection);
    }

    fn show(&mut self, run: &FontRun, face: Face, size: f32) {
        let Some(id) = self.fonts.id(run.font) else { return };
        if self.font.replace((run.font, size)) != Some((run.font, size)) {
            self.operations.push(Op::SetFont { font: PdfFontHandle::External(id.clone()), size: Pt(size) });
        }
        let text = TextItem::Text(run.text.clone());
        match run.placement {
            Placement::Plain => self.operations.push(Op::ShowText { items: kerned(face, &run.text) }),
            Placement::As(drawn) => {
                let glyph = self.fonts.stand_in(run.font, drawn);
                let item = glyph.map_or(text, |glyph| TextItem::GlyphIds(vec![glyph.clone()]));
                self.operations.push(Op::ShowText { items: vec![item] });
            }
            Placement::Moved { x, y } => {
                // The way back and the way on are in thousandths of an em, to the left.
                let left = (-1000.0 * x).round();
                let lift = (y.abs() > 0.001).then(|| rounded(y * size));
                self.operations.extend(lift.map(|multiplier| Op::SetLineOffset { multiplier }));
                self.operations.push(Op::ShowText { items: vec![TextItem::Offset(left), text, TextItem::Offset(-left)] });
                self.operations.extend(lift.map(|_| Op::SetLineOffset { multiplier: 0.0 }));
            }
        }
    }
}

/// A text with the distances between its letters that are not as wide as they say.
fn kerned(face: Face, text: &str) -> Vec<TextItem> {
    let mut items = Vec::new();
    let mut begin = 0;
    let mut before = None;
    for (at, character) in text.char_indices() {
        // To the left, in thousandths of an em.
        let left = before.map_or(0.0, |before| (-1000.0 * face.kern(before, character)).round());
        if left != 0.0 {
            items.extend([TextItem::Text(text[begin..at].to_owned()), TextItem::Offset(left)]);
            begin = at;
        }
        before = Some(character);
    }
    items.push(TextItem::Text(text[begin..].to_owned()));
    items
}

/// Hundredths of a point are finer than any printer.
fn rounded(length: f32) -> f32 {
    (length * 100.0).round() / 100.0
}

fn colour(tone: Tone) -> Color {
    // Three decimals tell all 256 steps apart.
    let [r, g, b] = palette::colour(tone).map(|part| (f32::from(part) / 0.255).round() / 1000.0);
    Color::Rgb(Rgb { r, g, b, icc_profile: None })
}
