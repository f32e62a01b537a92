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

use std::io;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

use lopdf::{Dictionary, Object, ObjectStreamConfig, SaveOptions, Stream};
use printpdf::{Mm, PdfPage, PdfParseErrorSeverity, PdfSaveOptions, Pt};

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
    for (stream, page) in contents(&layout.pages, &fonts)?.into_iter().zip(&pages) {
        let content = file.get_dictionary(*page)?.get(b"Contents")?.as_reference()?;
        file.objects.insert(content, Object::Stream(stream));
    }
    pictures::write(&mut file, layout, &pages)?;
    "1.7".clone_into(&mut file.version);
    let widgets = form::write(&mut file, layout, &pages)?;
    structure::write(&mut file, layout, &pages, &widgets)?;
    outline::write(&mut file, layout, &pages)?;
    metadata::write(&mut file, layout)?;
    compressor.shrink_all(&mut file)?;
    let mut bytes = Vec::new();
    let object_stream_config = ObjectStreamConfig { max_objects_per_stream: OBJECTS_TOGETHER, ..ObjectStreamConfig::default() };
    let options =
        SaveOptions { use_object_streams: true, use_xref_streams: true, object_stream_config, ..SaveOptions::default() };
    file.save_with_options(&mut bytes, options)?;
    Ok(bytes)
}

/// Objects that are compressed together: setting up the compressor takes as long as some hundred of them.
const OBJECTS_TOGETHER: usize = 500;

/// The content of each page, compressed. No page needs another, so that each processor takes its share of them.
///
/// # Errors
/// When the compressor fails, or the system has no thread to give.
fn contents(pages: &[Page], fonts: &Fonts) -> Result<Vec<Stream>, io::Error> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let share = pages.len().div_ceil(processors).max(1);
    thread::scope(|scope| {
        let shares = pages.chunks(share).map(|pages| thread::Builder::new().spawn_scoped(scope, || contents_of(pages, fonts)));
        let shares = shares.collect::<Result<Vec<_>, io::Error>>()?;
        let drawn = shares.into_iter().map(|share| share.join().unwrap_or_else(|panic| resume_unwind(panic)));
        let drawn = drawn.collect::<Result<Vec<_>, io::Error>>()?;
        Ok(drawn.into_iter().flatten().collect())
    })
}

/// The content of each of these pages, compressed.
///
/// # Errors
/// When the compressor fails.
fn contents_of(pages: &[Page], fonts: &Fonts) -> Result<Vec<Stream>, io::Error> {
    let mut compressor = Compressor::new();
    let stream = |page| {
        let mut stream = Stream::new(Dictionary::new(), content::content(page, fonts));
        compressor.shrink(&mut stream)?;
        Ok(stream)
    };
    pages.iter().map(stream).collect()
}

/// The file with its fonts and with pages on which nothing is drawn yet.
fn skeleton(layout: &Layout, fonts: &Fonts) -> Result<lopdf::Document, RenderError> {
    let size = |points: f32| Mm::from(Pt(points));
    let page = |page: &Page| PdfPage::new(size(page.width()), size(page.height()), Vec::new());
    let mut pages: Vec<PdfPage> = layout.pages.iter().map(page).collect();
    if let Some(first) = pages.first_mut() {
        first.ops = fonts.samples();
    }
    let mut pdf = fonts.document(&layout.about.title);
    pdf.with_pages(pages);
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
