//! The writer of the text: paragraphs with a style, and the state of the document so far.

use super::DocxError;
use super::links::{Links, Places, heading_bookmark};
use super::pictures::{self, Pictures, Told};
use super::styles::{Letters, Look};
use super::xml::Xml;
use crate::report::{Anchor, Document, Heading, Mark, PageNumbers, Status};
use crate::shapes::{Drawing, Point};

/// Width of the text between the margins, in points: as in a PDF.
pub(super) const WIDTH: f32 = 462.0;
/// Pictures that are higher are drawn smaller, so that a page holds them with the words that belong to them, in points.
const HIGHEST: f32 = 640.0;
/// Diameter of a mark in points.
const MARK: f32 = 9.0;

/// What stands above a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Above {
    /// The white of its style.
    #[default]
    White,
    /// No white.
    Nothing,
    /// The end of a page.
    NewPage,
}

/// A document that is being written.
pub(super) struct Writer<'a> {
    pub(super) xml: Xml,
    /// What was found in the round before.
    pub(super) known: &'a Places,
    /// The pages of the PDF, which fields say until they are filled in.
    pub(super) pages: &'a PageNumbers,
    /// What is found in this one.
    pub(super) places: Places,
    pub(super) links: Links,
    pictures: &'a mut Pictures,
    /// What stands above the next paragraph.
    pub(super) above: Above,
    /// Whether what is being written stays on the page of what follows it.
    pub(super) keeps_next: bool,
    /// Whether a table was written last: the next one would become one with it.
    pub(super) is_behind_table: bool,
    /// The level of the heading that came last.
    level: u8,
    bookmarks: usize,
    drawn: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(known: &'a Places, pages: &'a PageNumbers, pictures: &'a mut Pictures) -> Self {
        Self {
            xml: Xml::default(),
            known,
            pages,
            places: Places::default(),
            links: Links::default(),
            pictures,
            above: Above::Nothing,
            keeps_next: false,
            is_behind_table: false,
            level: 0,
            bookmarks: 0,
            drawn: 0,
        }
    }

    /// Writes all blocks of a document.
    ///
    /// # Errors
    /// When it has something to fill in by hand, or a picture cannot be made.
    pub(super) fn document(&mut self, document: &Document) -> Result<(), DocxError> {
        self.blocks(&document.blocks)?;
        self.end_table();
        Ok(())
    }

    /// A paragraph with what is written inside it.
    ///
    /// # Errors
    /// When that cannot be written.
    pub(super) fn paragraph(
        &mut self,
        look: Look,
        inside: impl FnOnce(&mut Self) -> Result<(), DocxError>,
    ) -> Result<(), DocxError> {
        self.is_behind_table = false;
        let above = std::mem::take(&mut self.above);
        let keeps_next = self.keeps_next;
        let around = std::mem::take(&mut self.xml);
        let result = inside(self);
        let written = std::mem::replace(&mut self.xml, around);
        self.xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.value("w:pStyle", look.id());
                if keeps_next {
                    xml.fixed("<w:keepNext/>");
                }
                if above == Above::NewPage {
                    xml.fixed("<w:pageBreakBefore/>");
                }
                // Word leaves the white above what begins a page.
                if above != Above::White {
                    xml.fixed(r#"<w:spacing w:before="0"/>"#);
                }
            });
            xml.written(&written);
        });
        result
    }

    /// Parts in order. `stays` tells of each but the last, by its index, whether it stays on the page of what follows it; the last one does
    /// when all of them together do.
    ///
    /// # Errors
    /// As what is written.
    pub(super) fn in_order<T>(
        &mut self,
        parts: impl IntoIterator<Item = T, IntoIter: ExactSizeIterator>,
        stays: impl Fn(usize) -> bool,
        mut write: impl FnMut(&mut Self, T) -> Result<(), DocxError>,
    ) -> Result<(), DocxError> {
        let parts = parts.into_iter();
        let last = parts.len().saturating_sub(1);
        let all_stay = self.keeps_next;
        for (index, part) in parts.enumerate() {
            self.kept(if index == last { all_stay } else { stays(index) }, |writer| write(writer, part))?;
        }
        Ok(())
    }

    /// A part that stays, if `is_so`, on the page of what follows it.
    ///
    /// # Errors
    /// As what is written inside it.
    pub(super) fn kept(
        &mut self,
        is_so: bool,
        inside: impl FnOnce(&mut Self) -> Result<(), DocxError>,
    ) -> Result<(), DocxError> {
        let around = std::mem::replace(&mut self.keeps_next, is_so);
        let result = inside(self);
        self.keeps_next = around;
        result
    }

    /// An element around what is written inside it.
    ///
    /// # Errors
    /// When that cannot be written.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self) -> Result<(), DocxError>,
    ) -> Result<(), DocxError> {
        let around = std::mem::take(&mut self.xml);
        let result = inside(self);
        let written = std::mem::replace(&mut self.xml, around);
        self.xml.element(name, attributes, |xml| xml.written(&written));
        result
    }

    /// A paragraph of words without links.
    ///
    /// # Errors
    /// Never: the words are there.
    pub(super) fn plain(&mut self, look: Look, text: &str) -> Result<(), DocxError> {
        self.paragraph(look, |writer| {
            writer.run(None, text);
            Ok(())
        })
    }

    /// Keeps the next table from becoming one with the one before it.
    pub(super) fn end_table(&mut self) {
        if std::mem::take(&mut self.is_behind_table) {
            self.xml.element("w:p", &[], |xml| xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", Look::Gap.id())));
        }
    }

    /// A heading with its number and its kicker. No level is passed over: where one would be, the heading is of a higher one.
    ///
    /// # Errors
    /// As [`heading_around`](Self::heading_around).
    pub(super) fn heading(&mut self, heading: &Heading) -> Result<(), DocxError> {
        if !heading.kicker.is_empty() {
            self.plain(Look::Kicker, &heading.kicker)?;
            self.above = Above::Nothing;
        }
        let text = heading.full_text();
        self.heading_around(heading.level, &text, heading.anchor.as_ref(), |writer| {
            writer.run(None, &text);
            Ok(())
        })
    }

    /// A heading whose words are written inside it; `text` is its line in the table of contents.
    ///
    /// # Errors
    /// When its words cannot be written.
    pub(super) fn heading_around(
        &mut self,
        level: u8,
        text: &str,
        anchor: Option<&Anchor>,
        inside: impl FnOnce(&mut Self) -> Result<(), DocxError>,
    ) -> Result<(), DocxError> {
        self.level = level.min(self.level + 1);
        let own = heading_bookmark(self.places.headings.len());
        self.places.headings.push((self.level, text.to_owned()));
        self.paragraph(Look::heading(self.level), |writer| {
            writer.bookmark(anchor);
            writer.bookmarked(&own, inside)
        })
    }

    /// Marks the place to which an anchor leads.
    pub(super) fn bookmark(&mut self, anchor: Option<&Anchor>) {
        let Some(name) = anchor.and_then(|anchor| self.places.note(anchor)) else { return };
        let id = self.next_bookmark();
        self.xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &name)]);
        self.xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
    }

    fn bookmarked(&mut self, name: &str, inside: impl FnOnce(&mut Self) -> Result<(), DocxError>) -> Result<(), DocxError> {
        let id = self.next_bookmark();
        self.xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", name)]);
        inside(self)?;
        self.xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
        Ok(())
    }

    fn next_bookmark(&mut self) -> String {
        self.bookmarks += 1;
        self.bookmarks.to_string()
    }

    /// A drawing in a line of text, no wider than `room` points.
    ///
    /// # Errors
    /// When it cannot be made a picture of.
    pub(super) fn picture(&mut self, drawing: &Drawing, room: f32, told: Told<'_>) -> Result<(), DocxError> {
        let scale = (room / drawing.width).min(HIGHEST / drawing.height).min(1.0);
        self.drawing(drawing, (drawing.width * scale, drawing.height * scale), None, told)
    }

    fn drawing(
        &mut self,
        drawing: &Drawing,
        size: (f32, f32),
        letters: Option<Letters>,
        told: Told<'_>,
    ) -> Result<(), DocxError> {
        // Word does not open a picture without a size.
        if drawing.width <= 0.0 || drawing.height <= 0.0 {
            return Ok(());
        }
        let number = self.pictures.number_of(drawing)?;
        self.drawn += 1;
        let id = self.drawn;
        self.xml.element("w:r", &[], |xml| {
            if let Some(letters) = letters {
                xml.element("w:rPr", &[], |xml| xml.value("w:rStyle", letters.id()));
            }
            pictures::write(xml, number, id, size, told);
        });
        Ok(())
    }

    /// A mark and a space. The word after it says the same.
    ///
    /// # Errors
    /// When it cannot be drawn.
    pub(super) fn mark(&mut self, mark: Mark) -> Result<(), DocxError> {
        let shapes = mark.shapes(Point::new(MARK / 2.0, MARK / 2.0), MARK);
        let drawing = Drawing { width: MARK, height: MARK, shapes, description: String::new() };
        self.drawing(&drawing, (MARK, MARK), Some(Letters::Mark), Told::Beside)?;
        self.run(None, "\u{a0}\u{a0}");
        Ok(())
    }

    /// A mark and the word beside it.
    ///
    /// # Errors
    /// When the mark cannot be drawn.
    pub(super) fn status(&mut self, status: &Status) -> Result<(), DocxError> {
        self.marked_word(status, Letters::word(status.tone()))
    }

    /// A mark and the word beside it, in a heading.
    ///
    /// # Errors
    /// When the mark cannot be drawn.
    pub(super) fn heading_status(&mut self, status: &Status) -> Result<(), DocxError> {
        self.marked_word(status, Letters::heading_word(status.tone()))
    }

    fn marked_word(&mut self, status: &Status, letters: Letters) -> Result<(), DocxError> {
        if let Some(mark) = status.mark {
            self.mark(mark)?;
        }
        self.run(Some(letters), &status.word);
        Ok(())
    }
}
