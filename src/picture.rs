//! Drawings as pictures of their own, to copy and to save: SVG with its letters as outlines, and PNG. Geometry goes in and bytes come
//! out; the same drawing gives the same bytes.

mod ink;
mod png;
mod sheet;
mod subject;
mod svg;

pub use self::png::PictureError;
pub use sheet::Caption;
pub use subject::{Lacking, Subject};

pub use crate::shapes::Pixels;

use self::ink::Ink;
use crate::shapes::Drawing;

/// A drawing with its title above it and its date below it, in the colours of paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// What it is called: the title of an SVG, which a browser shows.
    title: String,
    /// Title, drawing and date together.
    sheet: Drawing,
}

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Points with colours: for presentations and documents.
    Png,
    /// Lines and fills that stay sharp at every size.
    Svg,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Png, Self::Svg];

    /// The ending of its files, without a point.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }
}

impl Picture {
    /// Puts a drawing on a sheet with its caption.
    pub fn new(drawing: Drawing, caption: &Caption) -> Self {
        Self { title: caption.title.clone(), sheet: sheet::sheet(drawing, caption) }
    }

    /// The picture in a format.
    ///
    /// # Errors
    /// When a PNG cannot be put together, which is a fault of the program.
    pub fn bytes(&self, format: Format) -> Result<Vec<u8>, PictureError> {
        match format {
            Format::Png => png::encoded(&self.pixels()),
            Format::Svg => Ok(svg::written(&self.title, &self.sheet).into_bytes()),
        }
    }

    /// The picture as points, at least 2,400 wide.
    pub fn pixels(&self) -> Pixels {
        png::painted(&self.sheet, png::scale(&self.sheet))
    }
}

/// A drawing alone as PNG at this resolution in pixels per inch, to stand in a text.
///
/// # Errors
/// When it cannot be put together, which is a fault of the program.
pub fn png_in_text(drawing: &Drawing, per_inch: f32) -> Result<Vec<u8>, PictureError> {
    png::encoded(&png::painted(drawing, per_inch / 72.0))
}

/// A drawing alone as SVG.
pub fn svg_in_text(drawing: &Drawing) -> String {
    svg::written("", drawing)
}

/// Everything that is drawn, from back to front, with letters as outlines.
fn inks(drawing: &Drawing) -> Vec<Ink> {
    drawing.shapes.iter().flat_map(ink::inks).collect()
}
