//! What the analysis says, as tables for spreadsheets and databases and as calendars: values in, bytes out.
//!
//! A [`Table`] is made once and written in each form: [`csv()`] as a spreadsheet in Dutch opens it, [`plain_csv`] for databases,
//! [`xlsx()`] with a sheet for each table. Texts come from teams, and none of them becomes a formula.

mod calendar;
mod circle;
mod csv;
mod dossier;
mod ics;
mod long;
mod xlsx;

use jiff::civil::Date;

use crate::analysis::Value;

pub use calendar::{action_events, deadline_event, visit_events};
pub use circle::{circle_table, circle_tables};
pub use csv::{csv, plain_csv};
pub use dossier::{dossier_table, dossier_tables};
pub use ics::{Event, ics};
pub use long::{LONG_COLUMNS, long_table};
pub use xlsx::{XlsxFault, xlsx};

/// Facts of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What the facts are about: the name of a sheet, at most 31 characters.
    pub title: &'static str,
    /// The names of the columns.
    pub header: Vec<String>,
    /// As many cells in each row as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Not known, or not asked.
    Empty,
    /// A text, as somebody wrote it.
    Text(String),
    /// A number of things.
    Number(usize),
    /// A value from 0 to 1, in millionths: rounded where it has more decimals.
    Millionths(u32),
    /// A day.
    Day(Date),
}

impl Table {
    fn new(title: &'static str, header: &[&str]) -> Self {
        Self { title, header: header.iter().map(|name| (*name).to_owned()).collect(), rows: Vec::new() }
    }
}

impl Cell {
    fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    fn number(number: impl Into<usize>) -> Self {
        Self::Number(number.into())
    }

    /// Rounded to the nearest.
    fn value(value: Option<Value>) -> Self {
        let millionths = |value: Value| u32::try_from((value * 1_000_000).round().to_integer()).unwrap_or_default();
        value.map_or(Self::Empty, |value| Self::Millionths(millionths(value)))
    }

    fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }
}
