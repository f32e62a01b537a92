//! A report as a Word document: a document in, bytes out. The same document gives the same bytes.
//!
//! What it says and in which order is the [`Document`]'s; what it looks like stands in the styles, so that somebody who works on in Word can
//! change that in one place. Word breaks lines and pages itself: page numbers, references to them and the table of contents are fields. Until
//! a program fills them in, they say the pages of the PDF of the same document.

mod blocks;
mod links;
mod package;
mod pictures;
mod runs;
mod styles;
mod tables;
mod things;
mod writer;
mod xml;

use self::links::Places;
use self::pictures::Pictures;
use self::writer::Writer;
use crate::picture::PictureError;
use crate::report::{Document, TooLong, check_length, page_numbers};

/// Why a document could not be written for Word. Its text is Dutch, as it reaches the user.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    /// It is too long.
    #[error(transparent)]
    TooLong(#[from] TooLong),
    /// It has boxes and lines to fill in with a pen.
    #[error("wat met de pen wordt ingevuld, is er alleen als PDF")]
    ByHand,
    /// It is no report about one dossier.
    #[error("dit is er alleen als PDF")]
    OnPaper,
    /// A drawing cannot be made a picture of.
    #[error(transparent)]
    Picture(#[from] PictureError),
    /// The bytes could not be put together.
    #[error("het rapport kan niet als Word-document worden geschreven")]
    Zip(#[from] zip::result::ZipError),
    /// The bytes could not be put together.
    #[error("het rapport kan niet als Word-document worden geschreven")]
    Write(#[from] std::io::Error),
}

/// The bytes of a Word document (`.docx`).
///
/// # Errors
/// When the document is too long or is meant to be filled in by hand, or the file cannot be put together, which is a fault of the program.
pub fn render(document: &Document) -> Result<Vec<u8>, DocxError> {
    check_length(document)?;
    let pages = page_numbers(document);
    let mut pictures = Pictures::default();
    // What refers to a place needs to know that it is there: the first round finds all of them.
    let places = {
        let unknown = Places::default();
        let mut first = Writer::new(&unknown, &pages, &mut pictures);
        first.document(document)?;
        first.places
    };
    let mut writer = Writer::new(&places, &pages, &mut pictures);
    writer.document(document)?;
    let Writer { xml, links, .. } = writer;
    package::zipped(document, &xml, &links, &pictures)
}
