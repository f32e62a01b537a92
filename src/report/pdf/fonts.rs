//! The font files that a layout uses, each cut down to the letters that it needs.

use std::collections::{BTreeMap, BTreeSet};

use allsorts::binary::read::ReadScope;
use allsorts::font_data::FontData;
use allsorts::subset::{CmapTarget, SubsetProfile, subset};
use printpdf::{Codepoint, FontId, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, Pt, TextItem};

use super::super::page::{Face, Layout, PageItem, is_mark};
use super::RenderError;
use super::font_runs::{Placement, font_runs};
use crate::fonts::Font;

/// The fonts of one file.
pub(super) struct Fonts {
    fonts: BTreeMap<Font, Letters>,
}

/// What a layout needs of a font file.
pub(super) struct Letters {
    id: FontId,
    font: PdfFont,
    /// The glyph of each character, in the file that was cut down.
    glyphs: BTreeMap<char, u16>,
    /// What is drawn in place of another character, with the text that it stands for.
    stand_ins: BTreeMap<char, Codepoint>,
}

/// What is drawn where an `i` or `j` has an accent, and what is read there.
const STAND_INS: [(char, &str); 2] = [('ı', "i"), ('ȷ', "j")];

/// Stands for the hyphen at the end of a line that is none of the word's own. It is drawn as any other hyphen, by a second glyph that
/// is read as this character: a glyph can be read in one way only, and readers join what stands around a soft hyphen.
pub(super) const SOFT_HYPHEN: char = '\u{ad}';

impl Fonts {
    /// Those that a layout uses.
    ///
    /// # Errors
    /// When an embedded font cannot be read or cut down.
    pub(super) fn of(layout: &Layout) -> Result<Self, RenderError> {
        let mut fonts = BTreeMap::new();
        for (font, Used { characters, stand_ins, is_hyphenated }) in used(layout) {
            let (id, name) = names(font);
            let all = characters.iter().chain(&stand_ins).copied().collect();
            let Cut { font: mut small, soft_hyphen } = cut_down(font, &all, is_hyphenated).ok_or(RenderError::Font)?;
            small.font_name = Some(name.to_owned());
            let soft_hyphen = soft_hyphen.map(|glyph| (SOFT_HYPHEN, Codepoint::with_cid(glyph, 0.0, SOFT_HYPHEN.to_string())));
            let glyph = |(drawn, read): (char, &str)| {
                let glyph = small.lookup_glyph_index(u32::from(drawn)).filter(|_| stand_ins.contains(&drawn))?;
                Some((drawn, Codepoint::with_cid(glyph, 0.0, read.to_owned())))
            };
            let stand_ins = STAND_INS.into_iter().filter_map(glyph).chain(soft_hyphen).collect();
            let id = FontId(id.to_owned());
            let glyph = |character: char| Some((character, small.lookup_glyph_index(u32::from(character))?));
            let glyphs = characters.into_iter().filter_map(glyph).collect();
            fonts.insert(font, Letters { id, font: PdfFont::new(small), glyphs, stand_ins });
        }
        Ok(Self { fonts })
    }

    /// A file without pages that has these fonts.
    pub(super) fn document(&self, title: &str) -> PdfDocument {
        let mut pdf = PdfDocument::new(title);
        for letters in self.fonts.values() {
            pdf.resources.fonts.map.insert(letters.id.clone(), letters.font.clone());
        }
        pdf
    }

    /// Operations that show every character: a font is written to a file with what the pages show of it.
    pub(super) fn samples(&self) -> Vec<Op> {
        let mut operations = vec![Op::StartTextSection];
        for letters in self.fonts.values() {
            let stand_ins = TextItem::GlyphIds(letters.stand_ins.values().cloned().collect());
            let items = vec![TextItem::Text(letters.glyphs.keys().collect()), stand_ins];
            let font = PdfFontHandle::External(letters.id.clone());
            operations.extend([Op::SetFont { font, size: Pt(1.0) }, Op::ShowText { items }]);
        }
        operations.push(Op::EndTextSection);
        operations
    }

    /// Those of a font file; `None` when the layout has no text in it.
    pub(super) fn letters(&self, font: Font) -> Option<&Letters> {
        self.fonts.get(&font)
    }
}

impl Letters {
    /// What the pages call the font.
    pub(super) fn name(&self) -> &str {
        &self.id.0
    }

    /// The glyph of a character; 0 for one that the layout has not, which stands for what is missing.
    pub(super) fn glyph(&self, character: char) -> u16 {
        self.glyphs.get(&character).copied().unwrap_or_default()
    }

    /// The glyphs of a text, as they stand in a file.
    pub(super) fn glyphs(&self, text: &str) -> Vec<u8> {
        text.chars().flat_map(|character| self.glyph(character).to_be_bytes()).collect()
    }

    /// The glyph of a character that is drawn in place of another one.
    pub(super) fn stand_in(&self, drawn: char) -> Option<u16> {
        Some(self.stand_ins.get(&drawn)?.gid)
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

/// Characters of a font file that a layout shows, and those that it draws in place of others.
#[derive(Default)]
struct Used {
    characters: BTreeSet<char>,
    stand_ins: BTreeSet<char>,
    /// Whether a word that goes on in the next line ends in it.
    is_hyphenated: bool,
}

/// Codes of characters up to the end of Latin-1.
const NOTED: usize = 0x100;

fn used(layout: &Layout) -> BTreeMap<Font, Used> {
    let mut used: BTreeMap<Font, Used> = BTreeMap::new();
    // What was noted already, of each face: nearly all characters are of these.
    let mut noted = [[false; NOTED]; Face::ALL.len()];
    for item in layout.pages.iter().flat_map(|page| &page.runs).flat_map(|run| &run.items) {
        let PageItem::Text(text) = item else { continue };
        for character in text.text.chars() {
            if noted[text.face as usize].get_mut(character as usize).is_some_and(|noted| std::mem::replace(noted, true)) {
                continue;
            }
            if let Some(font) = text.face.font_of(character) {
                used.entry(font).or_default().characters.insert(character);
            }
        }
        if let Some(font) = text.face.font_of(HYPHEN).filter(|_| text.is_hyphenated) {
            used.entry(font).or_default().is_hyphenated = true;
        }
        if text.text.contains(is_mark) {
            for run in font_runs(text.face, &text.text) {
                if let Placement::As(drawn) = run.placement {
                    used.entry(run.font).or_default().stand_ins.insert(drawn);
                }
            }
        }
    }
    used
}

/// A font file that was cut down, with the glyph of a [`SOFT_HYPHEN`] if it is to have one.
struct Cut {
    font: ParsedFont,
    soft_hyphen: Option<u16>,
}

/// As what a [`SOFT_HYPHEN`] is drawn.
pub(super) const HYPHEN: char = '-';

fn cut_down(font: Font, characters: &BTreeSet<char>, is_hyphenated: bool) -> Option<Cut> {
    let glyph = |character: char| u16::try_from(font.glyph(character)?.to_u32()).ok();
    // Glyph 0 stands for what is missing, and has to be there.
    let mut glyphs = BTreeSet::from([0]);
    let hyphen = glyph(HYPHEN).filter(|_| is_hyphenated);
    glyphs.extend(characters.iter().filter_map(|character| glyph(*character)).chain(hyphen));
    let mut glyphs: Vec<u16> = glyphs.into_iter().collect();
    let both = hyphen.and_then(|hyphen| Some([glyphs.binary_search(&hyphen).ok()?, glyphs.len()]));
    glyphs.extend(hyphen);
    let data = ReadScope::new(font.bytes()).read::<FontData<'_>>().ok()?;
    let provider = data.table_provider(0).ok()?;
    let small = subset(&provider, &glyphs, &SubsetProfile::Pdf, CmapTarget::Unicode).ok()?;
    let font = ParsedFont::from_bytes(&small, 0, &mut Vec::new())?;
    // One of the two is the hyphen of words, the other is free.
    let plain = font.lookup_glyph_index(u32::from(HYPHEN));
    let soft_hyphen =
        both.and_then(|both| both.into_iter().filter_map(|at| u16::try_from(at).ok()).find(|at| Some(*at) != plain));
    Some(Cut { font, soft_hyphen })
}
