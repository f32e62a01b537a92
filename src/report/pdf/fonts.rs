//! The font files that a layout uses, each cut down to the letters that it needs.

use std::collections::{BTreeMap, BTreeSet};

use allsorts::binary::read::ReadScope;
use allsorts::font_data::FontData;
use allsorts::subset::{CmapTarget, SubsetProfile, subset};
use printpdf::{FontId, ParsedFont, PdfDocument, PdfFont};

use super::super::page::{Font, Layout, Piece};
use super::RenderError;

/// The embedded fonts of one file.
pub(super) struct Fonts {
    ids: BTreeMap<Font, FontId>,
}

impl Fonts {
    /// Embeds what a layout uses.
    pub(super) fn embed(layout: &Layout, pdf: &mut PdfDocument) -> Result<Self, RenderError> {
        let mut ids = BTreeMap::new();
        for (font, characters) in used(layout) {
            let (id, name) = names(font);
            let mut small = cut_down(font.bytes(), &characters).ok_or(RenderError::Font)?;
            small.font_name = Some(name.to_owned());
            let id = FontId(id.to_owned());
            pdf.resources.fonts.map.insert(id.clone(), PdfFont::new(small));
            ids.insert(font, id);
        }
        Ok(Self { ids })
    }

    /// The name of a font in the file; `None` when the layout has no text in it.
    pub(super) fn id(&self, font: Font) -> Option<&FontId> {
        self.ids.get(&font)
    }
}

/// Short name, and full name with the six letters that mark a subset.
fn names(font: Font) -> (&'static str, &'static str) {
    match font {
        Font::Regular => ("Regular", "WPREGU+AtkinsonHyperlegibleNext-Regular"),
        Font::SemiBold => ("SemiBold", "WPSEMI+AtkinsonHyperlegibleNext-SemiBold"),
        Font::Bold => ("Bold", "WPBOLD+AtkinsonHyperlegibleNext-Bold"),
        Font::FallbackRegular => ("FallbackRegular", "WPFREG+NotoSans-Regular"),
        Font::FallbackSemiBold => ("FallbackSemiBold", "WPFSEM+NotoSans-SemiBold"),
    }
}

fn used(layout: &Layout) -> BTreeMap<Font, BTreeSet<char>> {
    let mut used: BTreeMap<Font, BTreeSet<char>> = BTreeMap::new();
    for piece in layout.pages.iter().flat_map(|page| &page.runs).flat_map(|run| &run.pieces) {
        if let Piece::Text(text) = piece {
            for character in text.text.chars().chain(text.is_hyphenated.then_some('-')) {
                if let Some(font) = text.face.font_of(character) {
                    used.entry(font).or_default().insert(character);
                }
            }
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
