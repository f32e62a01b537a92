//! The versioned envelope around what a file holds: each schema keeps the reader that it was released with, and what was
//! read goes through the later ones to the form with which the program works.
//!
//! `tests/dossiers/` holds a frozen file of each schema, which must open for ever with every answer in its place.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, Visitor};

use crate::model::Dossier;

/// The schema that this program writes, and the newest that it reads. It stays 1 until the first release.
pub const SCHEMA: u32 = 1;

/// How a schema wrote a value.
pub(super) type Reader<A, T, E> = fn(&mut A) -> Result<T, E>;

/// What an envelope can hold.
pub(super) trait Enclosed: Sized {
    /// The fields of the envelope in order: the schema, and the value by its name.
    const FIELDS: &'static [&'static str; 2];
    /// What is expected, in Dutch.
    const EXPECTED: &'static str;

    /// The reader of a schema; `None` for one that this program does not know.
    fn reader<'de, A: MapAccess<'de>>(schema: u32) -> Option<Reader<A, Self, A::Error>>;
}

impl Enclosed for Dossier {
    const FIELDS: &'static [&'static str; 2] = &["schema", "dossier"];
    const EXPECTED: &'static str = "een dossier van Wijkpeil";

    fn reader<'de, A: MapAccess<'de>>(schema: u32) -> Option<Reader<A, Self, A::Error>> {
        match schema {
            1 => Some(MapAccess::next_value),
            _ => None,
        }
    }
}

/// How far an envelope was read. Later states are greater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Progress {
    /// Up to the schema.
    #[default]
    Nothing,
    /// Past the schema.
    Schema(u32),
    /// Past the name of the value.
    Name(u32),
}

/// Reads the schema first, which decides how the rest is read, and keeps track of how far it comes.
pub(super) struct Envelope<'a, T> {
    progress: &'a Cell<Progress>,
    value: PhantomData<T>,
}

impl<'a, T> Envelope<'a, T> {
    pub(super) fn new(progress: &'a Cell<Progress>) -> Self {
        Self { progress, value: PhantomData }
    }
}

impl<'de, T: Enclosed> DeserializeSeed<'de> for Envelope<'_, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_struct("Wijkpeil", T::FIELDS, self)
    }
}

impl<'de, T: Enclosed> Visitor<'de> for Envelope<'_, T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(T::EXPECTED)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let [schema_field, value_field] = *T::FIELDS;
        let expect = |map: &mut A, field: &'static str| match map.next_key_seed(FieldName(T::FIELDS))? {
            Some(found) if found == field => Ok(()),
            _ => Err(A::Error::missing_field(field)),
        };
        expect(&mut map, schema_field)?;
        let schema = map.next_value()?;
        self.progress.set(Progress::Schema(schema));
        // Text for a schema 0; a newer one gets its own message, by the number that was noted.
        let read = T::reader(schema).ok_or_else(|| A::Error::custom(format_args!("schema {schema} bestaat niet")))?;
        expect(&mut map, value_field)?;
        self.progress.set(Progress::Name(schema));
        let value = read(&mut map)?;
        match map.next_key_seed(FieldName(T::FIELDS))? {
            None => Ok(value),
            Some(field) => Err(A::Error::duplicate_field(field)),
        }
    }
}

/// Reads the name of one of these fields.
struct FieldName(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for FieldName {
    type Value = &'static str;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<&'static str, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for FieldName {
    type Value = &'static str;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("de naam van een veld")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<&'static str, E> {
        self.0.iter().find(|field| **field == name).copied().ok_or_else(|| E::unknown_field(name, self.0))
    }
}
