//! A quarter of a year, in which an action starts or is ready.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A quarter of a year between 2000 and 2100; written as `2026-K3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Quarter {
    year: i16,
    quarter: u8,
}

/// A text or number that is no quarter. Its text is Dutch, as it reaches the user through the reader of files.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("‘{0}’ is geen kwartaal tussen 2000-K1 en 2100-K4")]
pub struct QuarterError(pub String);

impl Quarter {
    /// The `quarter`th quarter (1 to 4) of `year` (2000 to 2100).
    ///
    /// # Errors
    /// When either number is out of its range.
    pub fn new(year: i16, quarter: u8) -> Result<Self, QuarterError> {
        if (2000..=2100).contains(&year) && (1..=4).contains(&quarter) {
            Ok(Self { year, quarter })
        } else {
            Err(QuarterError(format!("{year}-K{quarter}")))
        }
    }

    /// The quarter in which a date lies; `None` outside 2000 to 2100.
    pub fn of(date: Date) -> Option<Self> {
        let month = u8::try_from(date.month()).ok()?;
        Self::new(date.year(), (month - 1) / 3 + 1).ok()
    }

    /// The quarter after this one; `None` at the end of 2100.
    pub fn next(self) -> Option<Self> {
        if self.quarter == 4 { Self::new(self.year + 1, 1) } else { Self::new(self.year, self.quarter + 1) }.ok()
    }

    /// So many quarters after this one; `None` beyond 2100.
    pub fn plus(self, quarters: u8) -> Option<Self> {
        (0..quarters).try_fold(self, |quarter, _| quarter.next())
    }

    /// The quarter before this one; `None` at the beginning of 2000.
    pub fn previous(self) -> Option<Self> {
        if self.quarter == 1 { Self::new(self.year - 1, 4) } else { Self::new(self.year, self.quarter - 1) }.ok()
    }

    /// The year, 2000 to 2100.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The number within the year, 1 to 4.
    pub fn number(self) -> u8 {
        self.quarter
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-K{}", self.year, self.quarter)
    }
}

impl From<Quarter> for String {
    fn from(quarter: Quarter) -> Self {
        quarter.to_string()
    }
}

impl TryFrom<String> for Quarter {
    type Error = QuarterError;

    fn try_from(text: String) -> Result<Self, QuarterError> {
        // Only the form that the program writes: a sign or an extra zero is more likely a typing error.
        let parsed = text.split_once("-K").and_then(|(year, quarter)| {
            let is_written_so = year.len() == 4 && quarter.len() == 1;
            let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            let is_quarter = is_written_so && is_number(year) && is_number(quarter);
            is_quarter.then(|| Self::new(year.parse().ok()?, quarter.parse().ok()?).ok())?
        });
        parsed.ok_or(QuarterError(text))
    }
}
