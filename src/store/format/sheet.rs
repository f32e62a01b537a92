//! An invulblad as text: `(schema: 1, invulblad: (…))`, with the schema of dossiers.

use serde::Serialize;
use serde::de::MapAccess;

use super::migrate::{Enclosed, Progress, Reader, SCHEMA};
use super::outline::Outline;
use super::parse::{self, SHEET, enclosed, is_empty};
use super::repeats::repeated_key;
use super::text::{decoded, line_and_column};
use super::tokens::MAX_VALUES;
use super::write::{checked, laid_out};
use crate::model::{Filled, SheetFile};
use crate::store::{Flaw, FlawKind, StoreErrorKind};

/// Whether these bytes are meant to be an invulblad, sound or not.
pub(crate) fn is_sheet(bytes: &[u8]) -> bool {
    parse::is_sheet(&Outline::of(&decoded(bytes).text))
}

/// Reads an invulblad from the bytes of a file.
///
/// # Errors
/// As [`parse_with_remarks`](super::parse::parse_with_remarks), but [`NotASheet`](StoreErrorKind::NotASheet) for anything else.
/// Nothing is repaired: whoever filled it in still has the original.
pub fn parse_sheet(bytes: &[u8]) -> Result<SheetFile, StoreErrorKind> {
    let decoded = decoded(bytes);
    let text = &*decoded.text;
    if is_empty(text) {
        return Err(StoreErrorKind::Empty);
    }
    if let Some(at) = decoded.unreadable {
        let (line, column) = line_and_column(text, at);
        return Err(StoreErrorKind::NotUtf8 { line, column });
    }
    let outline = Outline::of(text);
    if outline.is_too_much {
        return Err(StoreErrorKind::TooMany { limit: MAX_VALUES });
    }
    if outline.inner.is_some_and(|inner| inner.is_dossier()) {
        let code = ron::Error::Message("het is een dossier".to_owned());
        return Err(StoreErrorKind::NotASheet { line: 1, column: 1, code: Box::new(code) });
    }
    let stranger = |line, column, code| StoreErrorKind::NotASheet { line, column, code };
    let file = enclosed(text, Progress::Name(0), stranger)?;
    let flaws: Vec<Flaw> = repeated_key(text).into_iter().chain(empty_ids(&file, text)).collect();
    if flaws.is_empty() { Ok(file) } else { Err(StoreErrorKind::Invalid(flaws)) }
}

/// The text of an invulblad's file, after the reader took it and gave the same back.
///
/// # Errors
/// [`WouldNotOpen`](StoreErrorKind::WouldNotOpen).
pub(crate) fn checked_sheet_text(file: &SheetFile) -> Result<String, StoreErrorKind> {
    checked(file, sheet_text(file), |text| parse_sheet(text.as_bytes()))
}

/// The text of an invulblad's file, in the layout of a dossier's.
pub fn sheet_text(file: &SheetFile) -> String {
    #[derive(Serialize)]
    struct Written<'a> {
        schema: u32,
        invulblad: &'a SheetFile,
    }
    laid_out(&Written { schema: SCHEMA, invulblad: file })
}

/// Ids without which nobody could tell what the sheet is for or whose it is.
fn empty_ids(file: &SheetFile, text: &str) -> Vec<Flaw> {
    let form = &file.form;
    let mut ids = vec![("form: (", form.dossier.as_str()), ("form: (", form.measurement.as_str())];
    match &file.filled {
        Filled::Blank => {}
        Filled::For(participant) => ids.push(("filled: ", participant.id.as_str())),
        Filled::By { participant, sheet } => {
            ids.extend([("participant: (", participant.id.as_str()), ("sheet: (", sheet.id.as_str())]);
            ids.extend(sheet.answers.keys().map(|item| ("sheet: (", item.as_str())));
        }
    }
    let empty = ids.into_iter().find(|(_, id)| id.trim().is_empty());
    let flaw = |(place, _): (&str, &str)| {
        let (line, column) = text.find(place).map(|at| line_and_column(text, at)).unzip();
        Flaw { line, column, kind: FlawKind::EmptyId }
    };
    empty.map(flaw).into_iter().collect()
}

impl Enclosed for SheetFile {
    const FIELDS: &'static [&'static str; 2] = &["schema", SHEET];
    const EXPECTED: &'static str = "een invulblad van Wijkpeil";

    fn reader<'de, A: MapAccess<'de>>(schema: u32) -> Option<Reader<A, Self, A::Error>> {
        (schema == SCHEMA).then_some(MapAccess::next_value)
    }
}
