//! The faces that a layout uses, each cut down to the letters that it needs.

use std::collections::{BTreeMap, BTreeSet};

use allsorts::binary::read::ReadScope;
use allsorts::font_data::FontData;
use allsorts::subset::{CmapTarget, SubsetProfile, subset};
use printpdf::{FontId, ParsedFont, PdfDocument, PdfFont};

use super::super::page::{Face, Layout, Piece};
use super::RenderError;

/// The embedded fonts of one file.
pub(super) struct Fonts {
    ids: BTreeMap<Face, FontId>,
}

impl Fonts {
    /// Embeds what a layout uses.
    pub(super) fn embed(layout: &Layout, pdf: &mut PdfDocument) -> Result<Self, RenderError> {
        let mut ids = BTreeMap::new();
        for (face, characters) in used(layout) {
            let (id, name) = names(face);
            let mut font = cut_down(face.bytes(), &characters).ok_or(RenderError::Font)?;
            font.font_name = Some(name.to_owned());
            let id = FontId(id.to_owned());
            pdf.resources.fonts.map.insert(id.clone(), PdfFont::new(font));
            ids.insert(face, id);
        }
        Ok(Self { ids })
    }

    /// The name of a face in the file; `None` when the layout has no text in it.
    pub(super) fn id(&self, face: Face) -> Option<&FontId> {
        self.ids.get(&face)
    }
}

/// Short name, and full name with the six letters that mark a subset.
fn names(face: Face) -> (&'static str, &'static str) {
    match face {
        Face::Regular => ("Regular", "WPREGU+AtkinsonHyperlegibleNext-Regular"),
        Face::SemiBold => ("SemiBold", "WPSEMI+AtkinsonHyperlegibleNext-SemiBold"),
        Face::Bold => ("Bold", "WPBOLD+AtkinsonHyperlegibleNext-Bold"),
    }
}

fn used(layout: &Layout) -> BTreeMap<Face, BTreeSet<char>> {
    let mut used: BTreeMap<Face, BTreeSet<char>> = BTreeMap::new();
    for piece in layout.pages.iter().flat_map(|page| &page.runs).flat_map(|run| &run.pieces) {
        if let Piece::Text(text) = piece {
            let characters = used.entry(text.face).or_default();
            characters.extend(text.text.chars());
            characters.extend(text.is_hyphenated.then_some('-'));
        }
    }
    used
}

fn cut_down(font: &[u8], characters: &BTreeSet<char>) -> Option<ParsedFont> {
    let whole = ParsedFont::from_bytes(font, 0, &mut Vec::new())?;
    // Glyph 0 stands for what is missing, and has to be there.
    let mut glyphs = BTreeSet::from([0]);
    glyphs.extend(characters.iter().filter_map(|character| whole.lookup_glyph_index(u32::from(*character))));
    let glyphs: Vec<u16> = glyphs.into_iter().collect();
    let data = ReadScope::new(font).read::<FontData<'_>>().ok()?;
    let provider = data.table_provider(0).ok()?;
    let small = subset(&provider, &glyphs, &SubsetProfile::Pdf, CmapTarget::Unicode).ok()?;
    ParsedFont::from_bytes(&small, 0, &mut Vec::new())
}
