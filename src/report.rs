//! What is printed: first a document as data, then pages, then bytes. Touches no files and no clock.
//!
//! ```text
//! kinds, sections ─► Document ─► layout ─► Layout (pages, tags, outline) ─► pdf ─► bytes
//! ```
//!
//! Only the summary and the page for a bestuurder go back: `kinds::one_page` and `sections::board` measure them to see how much fits.
//!
//! Each step can be looked at by itself: a [`Document`] and a [`Layout`] both have a plain text. The same document gives
//! the same bytes, always.

mod anchors;
mod context;
mod document;
mod dump;
mod kinds;
mod layout;
mod length;
mod page;
pub mod palette;
mod parts;
pub mod pdf;
mod request;
mod sections;

pub use document::{
    About, Anchor, AnswerPart, AnswerSheet, Aside, Blank, Block, Callout, CellSize, Cells, Choosable, CircleCell, CircleRow,
    CircleSheet, Column, Cover, Document, Fact, Figure, Grid, GridColumn, GridRow, Heading, HiddenField, Judged, Judgement,
    Label, Mark, Masthead, Multiple, Orientation, Pair, Pairs, Paragraph, Picture, PlannedVisit, Proposal, Question,
    Questionnaire, QuestionnairePart, Row, Side, Span, Statement, Status, Style, Table, Tally, Task, Text, TextField, Tick,
    TitledList, TypedLine,
};
pub use kinds::{CirclePrint, FormRequest, build, fillable, manual};
pub use layout::{Address, PageNumbers, UNCUT_TABLE, addresses, layout, page_numbers};
pub use length::{MOST_PAGES, MOST_PARTS, TooLong, check_length};
pub use page::{
    Face, Kid, Layout, Link, OutlineEntry, Page, PageItem, PlacedPicture, PlacedText, Role, Run, Scope, Tag, TagId, Target,
    Widget, WidgetPurpose,
};
pub use pdf::RenderError;
pub use request::{Choice, Examples, FileFormat, Options, ReportKind, Request, Unmet};

use std::collections::BTreeSet;

use crate::content::Catalogue;

/// A report that is ready to be written to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The PDF, or the Word document.
    pub bytes: Vec<u8>,
    /// Characters for which the embedded typeface has no form; a replacement stands in their place.
    pub unprintable: BTreeSet<char>,
}

/// A fillable invulblad, from what is asked to the bytes. The same content and request give the same bytes.
///
/// # Errors
/// As [`pdf::render`].
pub fn print_fillable(catalogue: &Catalogue, request: &FormRequest<'_>) -> Result<Printed, RenderError> {
    print_document(fillable(catalogue, request))
}

/// A document as PDF.
///
/// # Errors
/// As [`pdf::render`].
pub fn print_document(document: Document) -> Result<Printed, RenderError> {
    check_length(&document)?;
    let layout = layout(&document);
    drop(document);
    Ok(Printed { bytes: pdf::render(&layout)?, unprintable: layout.unprintable().clone() })
}
