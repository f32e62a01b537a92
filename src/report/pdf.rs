//! Pages as bytes: a tagged PDF after PDF/UA, with embedded fonts. The same layout gives the same bytes.

mod compression;
mod content;
mod field_font;
mod font_runs;
mod fonts;
mod form;
mod metadata;
mod outline;
mod pictures;
mod structure;
mod table;

use lopdf::{Object, SaveOptions};
use printpdf::{Mm, Op, PdfDocument, PdfPage, PdfParseErrorSeverity, PdfSaveOptions};

use self::compression::Compressor;
use self::fonts::Fonts;
use super::length::TooLong;
use super::page::{Layout, Page};

/// Why a layout could not be written as PDF. Its text is Dutch, as it reaches the user.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// It is too long.
    #[error(transparent)]
    TooLong(#[from] TooLong),
    /// An embedded font cannot be used.
    #[error("het lettertype in het programma is niet te lezen, zodat er geen PDF kan worden gemaakt")]
    Font,
    /// Something on a page cannot be drawn.
    #[error("het rapport kan niet als PDF worden geschreven ({0})")]
    Drawing(String),
    /// The parts of the file do not fit together.
    #[error("het rapport kan niet als PDF worden geschreven")]
    Structure(#[from] lopdf::Error),
    /// The bytes could not be put together.
    #[error("het rapport kan niet als PDF worden geschreven")]
    Write(#[from] std::io::Error),
}

/// The bytes of a PDF.
///
/// # Errors
/// When the embedded fonts cannot be used, or the file cannot be put together: both are faults of the program.
pub fn render(layout: &Layout) -> Result<Vec<u8>, RenderError> {
    let fonts = Fonts::of(layout)?;
    let mut file = skeleton(layout, &fonts)?;
    let mut compressor = Compressor::new();
    let pages: Vec<lopdf::ObjectId> = file.get_pages().into_values().collect();
    for (chunk, ids) in layout.pages.chunks(CHUNK).zip(pages.chunks(CHUNK)) {
        draw(&mut file, chunk, ids, &fonts, &mut compressor)?;
    }
    pictures::write(&mut file, layout, &pages)?;
    "1.7".clone_into(&mut file.version);
    let widgets = form::write(&mut file, layout, &pages)?;
    structure::write(&mut file, layout, &pages, &widgets)?;
    outline::write(&mut file, layout, &pages)?;
    metadata::write(&mut file, layout)?;
    compressor.shrink_all(&mut file)?;
    let mut bytes = Vec::new();
    let options = SaveOptions { use_object_streams: true, use_xref_streams: true, ..SaveOptions::default() };
    file.save_with_options(&mut bytes, options)?;
    Ok(bytes)
}

/// Pages that are drawn at once: what draws them takes a hundred times as much memory as it does in the file.
const CHUNK: usize = 50;

/// The file with its fonts and with pages on which nothing is drawn yet.
fn skeleton(layout: &Layout, fonts: &Fonts) -> Result<lopdf::Document, RenderError> {
    let mut pages: Vec<PdfPage> = layout.pages.iter().map(|drawn| page(drawn, Vec::new())).collect();
    if let Some(first) = pages.first_mut() {
        first.ops = fonts.samples();
    }
    let mut pdf = fonts.document(&layout.about.title);
    pdf.with_pages(pages);
    lower(&pdf)
}

/// Draws pages, those with these ids in the file.
fn draw(
    file: &mut lopdf::Document,
    pages: &[Page],
    ids: &[lopdf::ObjectId],
    fonts: &Fonts,
    compressor: &mut Compressor,
) -> Result<(), RenderError> {
    let mut pdf = fonts.document("");
    pdf.with_pages(pages.iter().map(|drawn| page(drawn, content::operations(drawn, fonts))).collect());
    let mut drawn = lower(&pdf)?;
    drop(pdf);
    for (from, to) in drawn.get_pages().into_values().zip(ids) {
        let contents = |file: &lopdf::Document, page| file.get_dictionary(page)?.get(b"Contents")?.as_reference();
        let (from, to) = (contents(&drawn, from)?, contents(file, *to)?);
        let mut stream = drawn.objects.remove(&from).unwrap_or(Object::Null);
        compressor.shrink(stream.as_stream_mut()?)?;
        file.objects.insert(to, stream);
    }
    Ok(())
}

fn page(drawn: &Page, operations: Vec<Op>) -> PdfPage {
    let size = |points: f32| Mm::from(printpdf::Pt(points));
    PdfPage::new(size(drawn.width()), size(drawn.height()), operations)
}

/// The objects of a file.
fn lower(pdf: &PdfDocument) -> Result<lopdf::Document, RenderError> {
    // Fonts are subset already, and streams are compressed later.
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, ..PdfSaveOptions::default() };
    let mut warnings = Vec::new();
    let file = pdf.to_lopdf_document(&options, &mut warnings);
    match warnings.into_iter().find(|warning| warning.severity == PdfParseErrorSeverity::Error) {
        Some(fault) => Err(RenderError::Drawing(fault.msg)),
        None => Ok(file),
    }
}

/// A place on a page, as links and the outline name it.
fn destination(layout: &Layout, pages: &[lopdf::ObjectId], page: usize, y: f32) -> Object {
    // A little white above what is shown.
    const ABOVE: f32 = 12.0;
    let height = layout.pages.get(page).map_or(Page::HEIGHT, Page::height);
    let page = pages.get(page).copied().map_or(Object::Null, Object::Reference);
    let top = (height - y + ABOVE).min(height);
    Object::Array(vec![page, "XYZ".into(), Object::Null, Object::Real(top), Object::Null])
}
