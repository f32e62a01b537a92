//! Drawings as pictures in the text: as PNG for every program, and as SVG, which stays sharp, for those that read it.

use std::collections::BTreeMap;

use super::DocxError;
use super::xml::Xml;
use crate::picture::{png_in_text, svg_in_text};
use crate::shapes::Drawing;

/// Resolution of the PNGs, in pixels per inch: as sharp as print.
const PER_INCH: f32 = 300.0;
/// English Metric Units in a point: Word measures pictures in these.
const PER_POINT: f32 = 12_700.0;

/// A picture as it stands in the file.
pub(super) struct Picture {
    pub(super) png: Vec<u8>,
    pub(super) svg: String,
}

/// The pictures of a document, each once.
#[derive(Default)]
pub(super) struct Pictures {
    all: Vec<Picture>,
    by_outlines: BTreeMap<String, usize>,
}

impl Pictures {
    /// The number of the picture of a drawing.
    ///
    /// # Errors
    /// When it cannot be put together.
    pub(super) fn number_of(&mut self, drawing: &Drawing) -> Result<usize, DocxError> {
        let svg = svg_in_text(drawing);
        if let Some(known) = self.by_outlines.get(&svg) {
            return Ok(*known);
        }
        let number = self.all.len();
        self.all.push(Picture { png: png_in_text(drawing, PER_INCH)?, svg: svg.clone() });
        self.by_outlines.insert(svg, number);
        Ok(number)
    }

    /// The pictures with their numbers.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, &Picture)> {
        self.all.iter().enumerate()
    }
}

/// What a picture is to somebody who does not see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told<'a> {
    /// It says this.
    As(&'a str),
    /// The words beside it say the same.
    Beside,
}

/// Writes a picture that stands in a line of text, in a size in points; `id` tells it from the others of the document.
pub(super) fn write(xml: &mut Xml, number: usize, id: usize, (width, height): (f32, f32), told: Told<'_>) {
    let measure = |points: f32| ((points * PER_POINT).round().max(1.0) as u32).to_string();
    let (width, height) = (measure(width), measure(height));
    let extent = [("cx", width.as_str()), ("cy", height.as_str())];
    let (shown, name) = (id.to_string(), format!("Beeld {id}"));
    let description = match told {
        Told::As(said) => said,
        Told::Beside => "",
    };
    let own = [("id", shown.as_str()), ("name", name.as_str()), ("descr", description)];
    xml.element("w:drawing", &[], |xml| {
        xml.element("wp:inline", &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")], |xml| {
            xml.empty("wp:extent", &extent);
            if told == Told::Beside {
                xml.element("wp:docPr", &own, |xml| xml.fixed(DECORATIVE));
            } else {
                xml.empty("wp:docPr", &own);
            }
            xml.fixed("<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>");
            xml.element("a:graphic", &[], |xml| {
                xml.element("a:graphicData", &[("uri", "http://schemas.openxmlformats.org/drawingml/2006/picture")], |xml| {
                    xml.element("pic:pic", &[], |xml| {
                        xml.element("pic:nvPicPr", &[], |xml| {
                            xml.empty("pic:cNvPr", &own);
                            xml.fixed("<pic:cNvPicPr/>");
                        });
                        xml.element("pic:blipFill", &[], |xml| {
                            xml.element("a:blip", &[("r:embed", &png_id(number))], |xml| {
                                xml.element("a:extLst", &[], |xml| {
                                    xml.element("a:ext", &[("uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}")], |xml| {
                                        xml.empty("asvg:svgBlip", &[SVG_NAMESPACE, ("r:embed", &svg_id(number))]);
                                    });
                                });
                            });
                            xml.fixed("<a:stretch><a:fillRect/></a:stretch>");
                        });
                        xml.element("pic:spPr", &[], |xml| {
                            xml.element("a:xfrm", &[], |xml| {
                                xml.fixed("<a:off x=\"0\" y=\"0\"/>");
                                xml.empty("a:ext", &extent);
                            });
                            xml.fixed("<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>");
                        });
                    });
                });
            });
        });
    });
}

const SVG_NAMESPACE: (&str, &str) = ("xmlns:asvg", "http://schemas.microsoft.com/office/drawing/2016/SVG/main");

/// Tells a screen reader to pass a picture over.
const DECORATIVE: &str = r#"<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>"#;

/// What the text refers to a picture by, as points.
pub(super) fn png_id(number: usize) -> String {
    format!("beeld{number}")
}

/// What the text refers to a picture by, as outlines.
pub(super) fn svg_id(number: usize) -> String {
    format!("lijnen{number}")
}
