//! An invulblad as text: `(schema: 1, invulblad: (…))`, with the schema of dossiers.

use std::cell::Cell;
use std::fmt;

use ron::de::SpannedError;
use serde::de::{DeserializeSeed, Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::migrate::SCHEMA;
use super::outline::Outline;
use super::parse::{self, SHEET, is_at_cut, is_empty, no_date, options};
use super::repeats::repeated_key;
use super::text::{decoded, line_and_column};
use super::tokens::MAX_VALUES;
use super::write::laid_out;
use crate::model::{Filled, SheetFile};
use crate::store::disk::read;
use crate::store::{Flaw, FlawKind, StoreErrorKind};

/// Whether these bytes are meant to be an invulblad, sound or not.
pub(crate) fn is_sheet(bytes: &[u8]) -> bool {
    parse::is_sheet(&Outline::of(&decoded(bytes).text))
}

/// Reads an invulblad from the bytes of a file.
///
/// # Errors
/// As [`parse_with_remarks`](super::parse::parse_with_remarks), but [`NotASheet`](StoreErrorKind::NotASheet) for anything else.
/// Nothing is mended: whoever filled it in has it still.
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
    let schema = Cell::new(None);
    let is_named = Cell::new(false);
    let wrong = |error: SpannedError| {
        let (line, column) = (error.span.start.line, error.span.start.col);
        match schema.get() {
            Some(found) if found > SCHEMA => StoreErrorKind::NewerSchema { found, known: SCHEMA },
            Some(_) if is_named.get() => match no_date(text, &error) {
                Some(flaw) => StoreErrorKind::Invalid(vec![flaw]),
                None if is_at_cut(text, &error) => StoreErrorKind::Syntax { line, column, code: Box::new(ron::Error::Eof) },
                None => StoreErrorKind::Syntax { line, column, code: Box::new(error.code) },
            },
            _ => StoreErrorKind::NotASheet { line, column, code: Box::new(error.code) },
        }
    };
    let file = options().from_str_seed(text, Envelope { schema: &schema, is_named: &is_named }).map_err(wrong)?;
    let flaws: Vec<Flaw> = repeated_key(text).into_iter().chain(empty_ids(&file, text)).collect();
    if flaws.is_empty() { Ok(file) } else { Err(StoreErrorKind::Invalid(flaws)) }
}

/// The text of an invulblad's file, after the reader took it and gave the same back.
///
/// # Errors
/// [`WouldNotOpen`](StoreErrorKind::WouldNotOpen).
pub(crate) fn checked_sheet_text(file: &SheetFile) -> Result<String, StoreErrorKind> {
    let text = sheet_text(file);
    let refused = |why| Err(StoreErrorKind::WouldNotOpen(Box::new(why)));
    let bytes = text.len() as u64;
    if bytes > read::MOST_WRITTEN {
        return refused(StoreErrorKind::TooLarge { bytes, limit: read::MOST_WRITTEN });
    }
    match parse_sheet(text.as_bytes()) {
        Ok(read) if read == *file => Ok(text),
        Ok(_) => refused(StoreErrorKind::Altered),
        Err(why) => refused(why),
    }
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

/// Reads the schema first, notes it, and lets it decide how the rest is read.
struct Envelope<'a> {
    schema: &'a Cell<Option<u32>>,
    /// Whether what follows is called an invulblad.
    is_named: &'a Cell<bool>,
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Field {
    Schema,
    Invulblad,
}

impl<'de> DeserializeSeed<'de> for Envelope<'_> {
    type Value = SheetFile;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<SheetFile, D::Error> {
        deserializer.deserialize_struct("Wijkpeil", &["schema", SHEET], self)
    }
}

impl<'de> Visitor<'de> for Envelope<'_> {
    type Value = SheetFile;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("een invulblad van Wijkpeil")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<SheetFile, A::Error> {
        let Some(Field::Schema) = map.next_key()? else { return Err(A::Error::missing_field("schema")) };
        let schema: u32 = map.next_value()?;
        self.schema.set(Some(schema));
        if schema != SCHEMA {
            return Err(A::Error::custom(format_args!("schema {schema} bestaat niet")));
        }
        let Some(Field::Invulblad) = map.next_key()? else { return Err(A::Error::missing_field(SHEET)) };
        self.is_named.set(true);
        let file = map.next_value()?;
        match map.next_key()? {
            None => Ok(file),
            Some(Field::Schema) => Err(A::Error::duplicate_field("schema")),
            Some(Field::Invulblad) => Err(A::Error::duplicate_field(SHEET)),
        }
    }
}
