//! What is drawn on one page.

use pdf_writer::types::{ArtifactType, LineCapStyle, LineJoinStyle};
use pdf_writer::{Content, Name, Settings, Str, TextStr};

use super::super::page::{Face, Page, PageItem, PlacedPicture, PlacedText, Run};
use super::super::palette;
use super::font_runs::{FontRun, Placement, font_runs};
use super::fonts::{Fonts, HYPHEN, Letters, SOFT_HYPHEN};
use super::pictures;
use crate::fonts::Font;
use crate::shapes::{self, Dash, Dots, Tone};

/// The operations of a page as bytes. Each run is marked with its number among the tagged runs of the page.
pub(super) fn content(page: &Page, fonts: &Fonts) -> Vec<u8> {
    let mut content = Content::with_settings_and_capacity(Settings { pretty: false }, USUAL_SIZE);
    content.set_line_cap(LineCapStyle::ButtCap).set_line_join(LineJoinStyle::RoundJoin);
    let mut pen = Pen { fonts, height: page.height(), content, fill: None, stroke: None, font: None, pictures: 0 };
    let mut number = 0;
    for run in &page.runs {
        pen.begin(run, number);
        number += i32::from(run.tag.is_some());
        for item in &run.items {
            pen.draw(item);
        }
        pen.content.end_marked_content();
    }
    pen.content.finish().into_vec()
}

/// Room for the operations of most pages, in bytes.
const USUAL_SIZE: usize = 64 * 1024;

/// Writes drawing operations without repeating state that is already set: colours and fonts would make up most of the file,
/// and of the time it takes.
struct Pen<'a> {
    fonts: &'a Fonts,
    /// Of the page, in points.
    height: f32,
    content: Content,
    fill: Option<Tone>,
    /// Colour, width and dashes of lines.
    stroke: Option<(Tone, f32, Dash)>,
    font: Option<(Font, f32)>,
    /// How many pictures were drawn.
    pictures: usize,
}

impl Pen<'_> {
    fn begin(&mut self, run: &Run, number: i32) {
        if run.tag.is_some() {
            self.content.begin_marked_content_with_properties(Name(b"P")).properties().identify(number);
        } else {
            let kind = if run.is_furniture { ArtifactType::Pagination } else { ArtifactType::Layout };
            self.content.begin_marked_content_with_properties(Name(b"Artifact")).properties().artifact().kind(kind);
        }
    }

    fn draw(&mut self, item: &PageItem) {
        match item {
            PageItem::Text(text) => self.write(text),
            PageItem::Polygon { points, fill } => {
                self.fill_with(*fill);
                self.go_through(points);
                self.content.fill_nonzero();
            }
            PageItem::Dots(dots) => self.dot(dots),
            PageItem::Line { points, width, tone, dash } => {
                self.stroke_with(*tone, *width, *dash);
                self.go_through(points);
                self.content.stroke();
            }
            PageItem::Picture(picture) => self.show_picture(picture),
        }
    }

    fn show_picture(&mut self, picture: &PlacedPicture) {
        let area = picture.area;
        let (x, y) = self.position(area.x, area.bottom());
        self.content.save_state();
        self.content.transform([rounded(area.width), 0.0, 0.0, rounded(area.height), x, y]);
        self.content.x_object(Name(pictures::name(self.pictures).as_bytes()));
        self.content.restore_state();
        self.pictures += 1;
    }

    /// Each row is one dashed line with round ends: strokes without length are dots.
    fn dot(&mut self, dots: &Dots) {
        let width = 2.0 * dots.drawn_radius();
        if width <= 0.0 {
            return;
        }
        self.content.set_line_cap(LineCapStyle::RoundCap);
        for row in dots.rows() {
            self.stroke_with(dots.tone, width, Dash::Dashed { stroke: 0.0, gap: rounded(row.step) });
            // It ends a little beyond the last dot, so that rounding does not take that away.
            let end = row.first.x + row.step * (row.count as f32 - 0.75);
            self.go_through(&[row.first, shapes::Point::new(end, row.first.y)]);
            self.content.stroke();
        }
        self.content.set_line_cap(LineCapStyle::ButtCap);
    }

    /// PDF counts upwards from the lower edge.
    fn position(&self, x: f32, y: f32) -> (f32, f32) {
        (rounded(x), rounded(self.height - y))
    }

    fn go_through(&mut self, points: &[shapes::Point]) {
        for (number, point) in points.iter().enumerate() {
            let (x, y) = self.position(point.x, point.y);
            if number == 0 {
                self.content.move_to(x, y);
            } else {
                self.content.line_to(x, y);
            }
        }
    }

    fn fill_with(&mut self, tone: Tone) {
        if self.fill.replace(tone) != Some(tone) {
            let [red, green, blue] = colour(tone);
            self.content.set_fill_rgb(red, green, blue);
        }
    }

    fn stroke_with(&mut self, tone: Tone, width: f32, dash: Dash) {
        if self.stroke.replace((tone, width, dash)) == Some((tone, width, dash)) {
            return;
        }
        let [red, green, blue] = colour(tone);
        self.content.set_stroke_rgb(red, green, blue).set_line_width(width);
        match dash {
            Dash::Solid => self.content.set_dash_pattern([], 0.0),
            Dash::Dashed { stroke, gap } => self.content.set_dash_pattern([stroke, gap], 0.0),
        };
    }

    fn write(&mut self, text: &PlacedText) {
        self.fill_with(text.tone);
        let (x, y) = self.position(text.x, text.baseline);
        self.content.begin_text();
        if text.turned == 0.0 {
            self.content.next_line(x, y);
        } else {
            let (sine, cosine) = text.turned.to_radians().sin_cos();
            let [sine, cosine] = [sine, cosine].map(|part| (part * 10_000.0).round() / 10_000.0);
            self.content.set_text_matrix([cosine, sine, -sine, cosine, x, y]);
        }
        for run in font_runs(text.face, &text.text) {
            if let Some(language) = run.language {
                let mut span = self.content.begin_marked_content_with_properties(Name(b"Span"));
                span.properties().pair(Name(b"Lang"), TextStr(language));
            }
            self.show(&run, text.face, text.size);
            if run.language.is_some() {
                self.content.end_marked_content();
            }
        }
        if let Some(font) = text.face.font_of(HYPHEN).filter(|_| text.is_hyphenated) {
            let placement = Placement::As(SOFT_HYPHEN);
            self.show(&FontRun { text: HYPHEN.to_string(), font, language: None, placement }, text.face, text.size);
        }
        self.content.end_text();
    }

    fn show(&mut self, run: &FontRun, face: Face, size: f32) {
        let Some(letters) = self.fonts.letters(run.font) else { return };
        if self.font.replace((run.font, size)) != Some((run.font, size)) {
            self.content.set_font(Name(letters.name().as_bytes()), size);
        }
        match run.placement {
            Placement::Plain => self.show_kerned(letters, face, &run.text),
            Placement::As(drawn) => {
                let glyphs =
                    letters.stand_in(drawn).map_or_else(|| letters.glyphs(&run.text), |glyph| glyph.to_be_bytes().into());
                self.content.show(Str(&glyphs));
            }
            Placement::Moved { x, y } => {
                // The way back and the way on are in thousandths of an em, to the left.
                let left = (-1000.0 * x).round();
                let lift = (y.abs() > 0.001).then(|| rounded(y * size));
                if let Some(lift) = lift {
                    self.content.set_rise(lift);
                }
                self.content.show_positioned().items().adjust(left).show(Str(&letters.glyphs(&run.text))).adjust(-left);
                if lift.is_some() {
                    self.content.set_rise(0.0);
                }
            }
        }
    }

    /// A text with the distances between its letters that are not as wide as they say.
    fn show_kerned(&mut self, letters: &Letters, face: Face, text: &str) {
        let mut shown = self.content.show_positioned();
        let mut items = shown.items();
        let mut glyphs = Vec::with_capacity(2 * text.len());
        let mut before = None;
        for character in text.chars() {
            // To the left, in thousandths of an em.
            let left = before.map_or(0.0, |before| (-1000.0 * face.kern(before, character)).round());
            if left != 0.0 {
                items.show(Str(&glyphs)).adjust(left);
                glyphs.clear();
            }
            glyphs.extend(letters.glyph(character).to_be_bytes());
            before = Some(character);
        }
        items.show(Str(&glyphs));
    }
}

/// Hundredths of a point are finer than any printer.
fn rounded(length: f32) -> f32 {
    (length * 100.0).round() / 100.0
}

/// Red, green and blue, each 0 to 1.
fn colour(tone: Tone) -> [f32; 3] {
    // Three decimals tell all 256 steps apart.
    palette::colour(tone).map(|part| (f32::from(part) / 0.255).round() / 1000.0)
}
