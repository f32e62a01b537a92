//! The values that options take, and what is said of one that does not fit.

use clap::ValueEnum;
use clap::builder::{BoolValueParser, PossibleValue, TypedValueParser};
use jiff::civil::Date;

use crate::model::read_day;
use crate::picture::Subject;
use crate::report::{FileFormat, ReportKind};
use crate::session::SheetFormat;
use crate::store::Overwrite;

/// Lets an option take one of the values of a type by the word that a function of it gives.
macro_rules! named_values {
    ($type:ty, $word:ident) => {
        impl ValueEnum for $type {
            fn value_variants<'a>() -> &'a [Self] {
                &Self::ALL
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                Some(PossibleValue::new(self.$word()))
            }
        }
    };
}

named_values!(FileFormat, ending);
named_values!(ReportKind, word);
named_values!(SheetFormat, extension);
named_values!(Subject, word);

pub(super) fn overwrite() -> impl TypedValueParser<Value = Overwrite> {
    BoolValueParser::new().map(|is_given| if is_given { Overwrite::Replace } else { Overwrite::Refuse })
}

pub(super) fn filled_in(text: &str) -> Result<String, &'static str> {
    let text = text.trim();
    if text.is_empty() { Err("vul een naam in") } else { Ok(text.to_owned()) }
}

pub(super) fn number(text: &str) -> Result<u16, &'static str> {
    text.parse().ok().ok_or("geef een heel getal, zoals 0 of 1")
}

pub(super) fn day(text: &str) -> Result<Date, &'static str> {
    let date = read_day(text).ok().filter(|date| (2000..=2100).contains(&date.year()));
    date.ok_or("geef een dag tussen 2000 en 2100, zoals 2026-11-26")
}

pub(super) fn place_in_list(text: &str) -> Result<usize, &'static str> {
    text.parse().ok().filter(|number| *number > 0).ok_or("geef een nummer uit de lijst, zoals 1")
}
