//! Whether a PDF says at its foot that it was an invulblad. One that was printed or made flat has no fields any more, but its words.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Object};

use super::pdf_file::{Fault, PdfFile};
use super::pdf_text::decoded;

/// How the line at the foot begins.
const CODE: &str = "Wijkpeil-invulblad";
/// Pages that are searched for the line, which stands on every page.
const PAGES: usize = 2;
/// Deepest nesting of drawings that is followed.
const DEEPEST: usize = 3;

/// Whether one of the first pages has the line. What cannot be read does not have it.
///
/// # Errors
/// When there is too much to be read.
pub(super) fn has_code(file: &mut PdfFile<'_>, pages: &[Dictionary]) -> Result<bool, Fault> {
    for page in pages.iter().take(PAGES) {
        let mut said = String::new();
        let resources = inherited(file, page)?;
        let contents = contents(file, page)?;
        read(file, &contents, &resources, &mut said, 0)?;
        if said.split_whitespace().collect::<String>().contains(CODE) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What a page uses to draw: its own, or that of the pages that hold it.
fn inherited(file: &mut PdfFile<'_>, page: &Dictionary) -> Result<Dictionary, Fault> {
    let mut holder = page.clone();
    for _ in 0..16 {
        if let Some(resources) = file.entry(&holder, b"Resources")?
            && let Ok(resources) = resources.as_dict()
        {
            return Ok(resources.clone());
        }
        let Some(above) = file.entry(&holder, b"Parent")? else { break };
        let Ok(above) = above.as_dict() else { break };
        holder = above.clone();
    }
    Ok(Dictionary::new())
}

fn contents(file: &mut PdfFile<'_>, page: &Dictionary) -> Result<Vec<u8>, Fault> {
    let Some(contents) = file.entry(page, b"Contents")? else { return Ok(Vec::new()) };
    let parts = match &*contents {
        Object::Array(parts) => parts.clone(),
        other => vec![other.clone()],
    };
    let mut all = Vec::new();
    for part in &parts {
        if let Some(part) = file.resolved(part)?
            && let Ok(stream) = part.as_stream()
        {
            all.extend(file.unpacked(stream)?.unwrap_or_default());
            all.push(b'\n');
        }
    }
    Ok(all)
}

/// Adds what a drawing says.
fn read(file: &mut PdfFile<'_>, contents: &[u8], resources: &Dictionary, said: &mut String, depth: usize) -> Result<(), Fault> {
    let Ok(content) = Content::decode(contents) else { return Ok(()) };
    let mut letters: BTreeMap<Vec<u8>, Letters> = BTreeMap::new();
    let mut font = Vec::new();
    for operation in &content.operations {
        match (operation.operator.as_str(), operation.operands.as_slice()) {
            ("Tf", [Object::Name(name), ..]) => {
                if !letters.contains_key(name) {
                    letters.insert(name.clone(), Letters::of(file, resources, name)?);
                }
                font.clone_from(name);
            }
            ("Tj" | "TJ" | "'" | "\"", operands) => {
                if let Some(letters) = letters.get(&font) {
                    for operand in operands {
                        letters.read(operand, said);
                    }
                }
            }
            ("Do", [Object::Name(name)]) if depth < DEEPEST => {
                if let Some(drawings) = file.entry(resources, b"XObject")?
                    && let Ok(drawings) = drawings.as_dict()
                    && let Some(drawing) = file.entry(drawings, name)?
                    && let Ok(stream) = drawing.as_stream()
                    && stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form")
                {
                    let own = file.entry(&stream.dict, b"Resources")?;
                    let own = own.as_deref().and_then(|own| own.as_dict().ok()).unwrap_or(resources).clone();
                    let inner = file.unpacked(stream)?.unwrap_or_default();
                    read(file, &inner, &own, said, depth + 1)?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Which letters the codes of a font stand for.
#[derive(Default)]
struct Letters {
    /// How many bytes a code has.
    width: usize,
    /// By code; nothing where a code is its own letter.
    known: Option<BTreeMap<u32, String>>,
}

impl Letters {
    fn of(file: &mut PdfFile<'_>, resources: &Dictionary, name: &[u8]) -> Result<Self, Fault> {
        let plain = Self { width: 1, known: None };
        let Some(fonts) = file.entry(resources, b"Font")? else { return Ok(plain) };
        let Ok(fonts) = fonts.as_dict() else { return Ok(plain) };
        let Some(font) = file.entry(fonts, name)? else { return Ok(plain) };
        let Ok(font) = font.as_dict() else { return Ok(plain) };
        let Some(map) = file.entry(font, b"ToUnicode")? else { return Ok(plain) };
        let Ok(map) = map.as_stream() else { return Ok(plain) };
        Ok(file.unpacked(map)?.map_or(plain, |map| Self::read_map(&String::from_utf8_lossy(&map))))
    }

    /// Reads a table of codes and letters (ISO 32000-1, 9.10.3).
    fn read_map(map: &str) -> Self {
        /// No font has more.
        const MOST: usize = 70_000;
        let mut letters = Self { width: 1, known: Some(BTreeMap::new()) };
        let Some(known) = &mut letters.known else { return letters };
        for part in map.split("begin").skip(1) {
            let Some((kind, rest)) = part.split_once(|letter: char| letter.is_whitespace() || letter == '<') else { continue };
            let part = &part[kind.len()..part.len() - rest.len() + rest.find("end").unwrap_or(rest.len())];
            let codes: Vec<&str> = part.split('<').skip(1).filter_map(|code| Some(code.split_once('>')?.0)).collect();
            match kind {
                "codespacerange" => letters.width = codes.first().map_or(1, |code| code.trim().len().div_ceil(2).clamp(1, 4)),
                "bfchar" => {
                    for pair in codes.chunks_exact(2) {
                        let Some(code) = number(pair[0]) else { continue };
                        known.insert(code, letter(pair[1], 0));
                    }
                }
                // With an array of letters in place of one, the first codes of each range are right: enough here.
                "bfrange" => {
                    for range in codes.chunks_exact(3) {
                        let (Some(from), Some(to)) = (number(range[0]), number(range[1])) else { continue };
                        for code in from..=to.min(from.saturating_add(0xff)) {
                            known.insert(code, letter(range[2], code - from));
                        }
                    }
                }
                _ => {}
            }
            if known.len() > MOST {
                break;
            }
        }
        letters
    }

    fn read(&self, operand: &Object, said: &mut String) {
        match (operand, &self.known) {
            (Object::Array(parts), _) => parts.iter().for_each(|part| self.read(part, said)),
            (Object::String(text, _), None) => said.push_str(&decoded(text)),
            (Object::String(text, _), Some(known)) => {
                for code in text.chunks(self.width.max(1)) {
                    let code = code.iter().fold(0_u32, |all, byte| all << 8 | u32::from(*byte));
                    said.push_str(known.get(&code).map_or("", String::as_str));
                }
            }
            _ => {}
        }
    }
}

fn number(digits: &str) -> Option<u32> {
    u32::from_str_radix(digits.trim(), 16).ok()
}

/// The letters of hexadecimal UTF-16 code units, the last one raised by `further`.
fn letter(digits: &str, further: u32) -> String {
    let digits: String = digits.split_whitespace().collect();
    let unit = |at: usize| u16::from_str_radix(digits.get(at..at + 4)?, 16).ok();
    let mut units: Vec<u16> = (0..digits.len()).step_by(4).take(8).filter_map(unit).collect();
    if let Some(last) = units.last_mut() {
        *last = last.wrapping_add(u16::try_from(further).unwrap_or_default());
    }
    String::from_utf16_lossy(&units)
}
