//! Pages as bytes: a tagged PDF after PDF/UA, with embedded fonts. The same layout gives the same bytes.

mod content;
mod fonts;
mod metadata;
mod outline;
mod stretches;
mod structure;
mod table;

use lopdf::{Object, SaveOptions};
use printpdf::{Mm, PdfDocument, PdfPage, PdfParseErrorSeverity, PdfSaveOptions};

use self::fonts::Fonts;
use super::page::{Layout, Page};

/// Why a layout could not be written as PDF. Its text is Dutch, as it reaches the user.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
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
    let mut pdf = PdfDocument::new(&layout.title);
    let fonts = Fonts::embed(layout, &mut pdf)?;
    let size = |points: f32| Mm::from(printpdf::Pt(points));
    let page = |page: &Page| PdfPage::new(size(Page::WIDTH), size(Page::HEIGHT), content::operations(page, &fonts));
    pdf.with_pages(layout.pages.iter().map(page).collect());

    // Fonts are subset already, and streams are compressed below.
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, ..PdfSaveOptions::default() };
    let mut warnings = Vec::new();
    let mut file = pdf.to_lopdf_document(&options, &mut warnings);
    if let Some(fault) = warnings.into_iter().find(|warning| warning.severity == PdfParseErrorSeverity::Error) {
        return Err(RenderError::Drawing(fault.msg));
    }
    "1.7".clone_into(&mut file.version);
    let pages: Vec<lopdf::ObjectId> = file.get_pages().into_values().collect();
    structure::write(&mut file, layout, &pages)?;
    outline::write(&mut file, layout, &pages)?;
    metadata::write(&mut file, layout)?;
    file.compress();
    let mut bytes = Vec::new();
    let options = SaveOptions { use_object_streams: true, use_xref_streams: true, ..SaveOptions::default() };
    file.save_with_options(&mut bytes, options)?;
    Ok(bytes)
}

/// The root of the file.
fn catalog(file: &mut lopdf::Document) -> Result<&mut lopdf::Dictionary, lopdf::Error> {
    file.catalog_mut()
}

/// A place on a page, as links and the outline name it.
fn destination(pages: &[lopdf::ObjectId], page: usize, y: f32) -> Object {
    // A little white above what is shown.
    const ABOVE: f32 = 12.0;
    let page = pages.get(page).copied().map_or(Object::Null, Object::Reference);
    let top = (Page::HEIGHT - y + ABOVE).min(Page::HEIGHT);
    Object::Array(vec![page, "XYZ".into(), Object::Null, Object::Real(top), Object::Null])
}
