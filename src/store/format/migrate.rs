//! The versioned envelope around a dossier: each schema keeps the reader that it was released with, and what was read
//! goes through the later ones to the form with which the program works.
//!
//! `tests/dossiers/` holds a frozen file of each schema, which must open for ever with every answer in its place.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::model::Dossier;

/// The schema that this program writes, and the newest that it reads. It stays 1 until the first release.
pub const SCHEMA: u32 = 1;

/// A file as each schema wrote it. A new schema adds a variant here, and the reading of the older ones stays.
pub(super) enum File {
    V1(Dossier),
}

impl File {
    /// The newest form, with which the program works.
    pub(super) fn into_live(self) -> Dossier {
        match self {
            Self::V1(dossier) => dossier,
        }
    }
}

/// Reads the schema first, notes it, and lets it decide how the rest is read.
pub(super) struct Envelope<'a> {
    pub(super) schema: &'a Cell<Option<u32>>,
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Field {
    Schema,
    Dossier,
}

impl<'de> DeserializeSeed<'de> for Envelope<'_> {
    type Value = File;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<File, D::Error> {
        deserializer.deserialize_struct("Wijkpeil", &["schema", "dossier"], self)
    }
}

impl<'de> Visitor<'de> for Envelope<'_> {
    type Value = File;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("een dossier van Wijkpeil")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<File, A::Error> {
        let Some(Field::Schema) = map.next_key()? else { return Err(A::Error::missing_field("schema")) };
        let schema: u32 = map.next_value()?;
        self.schema.set(Some(schema));
        let read: fn(&mut A) -> Result<File, A::Error> = match schema {
            1 => |map| map.next_value().map(File::V1),
            // Text for a schema 0; a newer one gets its own message, by the number that was noted.
            _ => return Err(A::Error::custom(format_args!("schema {schema} bestaat niet"))),
        };
        let Some(Field::Dossier) = map.next_key()? else { return Err(A::Error::missing_field("dossier")) };
        let file = read(&mut map)?;
        match map.next_key()? {
            None => Ok(file),
            Some(Field::Schema) => Err(A::Error::duplicate_field("schema")),
            Some(Field::Dossier) => Err(A::Error::duplicate_field("dossier")),
        }
    }
}
