//! The font of form fields: a whole font file, as it is not known which letters will be typed.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use printpdf::ParsedFont;

use super::RenderError;
use crate::fonts::Font;

/// A font file with every letter that can be typed.
pub(super) struct FieldFont {
    pub(super) id: ObjectId,
    font: ParsedFont,
}

/// The file; readers need no letter in it that it lacks, as they bring one of their own.
const FILE: Font = Font::Regular;
/// Its name in the file. Without the six letters of a subset, as it is whole.
const NAME: &str = "AtkinsonHyperlegibleNext-Regular";

impl FieldFont {
    /// Writes the font into the file.
    ///
    /// # Errors
    /// When the embedded font cannot be read.
    pub(super) fn write(file: &mut Document) -> Result<Self, RenderError> {
        let font = ParsedFont::from_bytes(FILE.bytes(), 0, &mut Vec::new()).ok_or(RenderError::Font)?;
        let bytes = FILE.bytes().to_vec();
        let length = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        let program = file.add_object(Stream::new(dictionary! { "Length1" => length }, bytes));
        let scaled = |value: f32| Object::Integer((value * 1000.0 / f32::from(font.units_per_em)).round() as i64);
        let metrics = &font.pdf_font_metrics;
        let bounds = [metrics.x_min, metrics.y_min, metrics.x_max, metrics.y_max].map(|it| scaled(f32::from(it)));
        let descriptor = file.add_object(dictionary! {
            "Type" => "FontDescriptor",
            "FontName" => NAME,
            // Its letters are reached by the numbers of their glyphs.
            "Flags" => 4,
            "FontBBox" => bounds.to_vec(),
            "ItalicAngle" => 0,
            "Ascent" => scaled(f32::from(font.font_metrics.ascent)),
            "Descent" => scaled(f32::from(font.font_metrics.descent)),
            "CapHeight" => scaled(CAPITAL * f32::from(font.units_per_em)),
            "StemV" => 80,
            "FontFile2" => program,
        });
        let last = font.glyph_widths.keys().max().copied().unwrap_or_default();
        let widths = (0..=last).map(|glyph| scaled(font.get_glyph_width(glyph).map_or(0.0, f32::from))).collect();
        let descendant = file.add_object(dictionary! {
            "Type" => "Font",
            "Subtype" => "CIDFontType2",
            "BaseFont" => NAME,
            "CIDSystemInfo" => dictionary! {
                "Registry" => Object::string_literal("Adobe"), "Ordering" => Object::string_literal("Identity"), "Supplement" => 0,
            },
            "FontDescriptor" => descriptor,
            "CIDToGIDMap" => "Identity",
            "W" => vec![Object::Integer(0), Object::Array(widths)],
        });
        let to_unicode =
            file.add_object(Stream::new(Dictionary::new(), to_unicode(&font).ok().ok_or(RenderError::Font)?.into_bytes()));
        let id = file.add_object(dictionary! {
            "Type" => "Font",
            "Subtype" => "Type0",
            "BaseFont" => NAME,
            "Encoding" => "Identity-H",
            "DescendantFonts" => vec![Object::Reference(descendant)],
            "ToUnicode" => to_unicode,
        });
        Ok(Self { id, font })
    }

    /// The glyphs of a text on one line, as they stand in a file; what the font lacks is left out.
    pub(super) fn glyphs(&self, text: &str) -> Vec<u8> {
        text.chars()
            .filter_map(|character| self.font.lookup_glyph_index(u32::from(character)))
            .flat_map(u16::to_be_bytes)
            .collect()
    }
}

/// Height of a capital, in ems.
const CAPITAL: f32 = 0.668;
/// Most entries of one `bfchar` section, as the specification limits them.
const MOST_AT_ONCE: usize = 100;

/// Which letter each glyph is, for readers and for those who copy text.
///
/// # Errors
/// Never: there is always room in a text.
fn to_unicode(font: &ParsedFont) -> Result<String, fmt::Error> {
    // A glyph that stands for several letters is read as the first of them.
    let mut letters = BTreeMap::new();
    for (code, glyph) in &font.codepoint_to_glyph {
        if let Some(letter) = char::from_u32(*code) {
            letters.entry(*glyph).or_insert(letter);
        }
    }
    let mut blocks = String::new();
    let letters: Vec<(u16, char)> = letters.into_iter().collect();
    for together in letters.chunks(MOST_AT_ONCE) {
        writeln!(blocks, "{} beginbfchar", together.len())?;
        for (glyph, letter) in together {
            write!(blocks, "<{glyph:04X}> <")?;
            letter.encode_utf16(&mut [0; 2]).iter().try_for_each(|unit| write!(blocks, "{unit:04X}"))?;
            blocks.push_str(">\n");
        }
        blocks.push_str("endbfchar\n");
    }
    Ok(format!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{blocks}\
         endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ))
}
