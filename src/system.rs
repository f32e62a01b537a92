//! The clock and chance of this computer. Only the entry points of the program use them; everything else is handed a
//! day and a generator, so that tests and examples are the same each time.

use std::time::Instant;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use uuid::Uuid;

use crate::model::IdGenerator;

/// The clock of this computer, in its own time zone.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl SystemClock {
    /// The present day.
    pub fn today(self) -> Date {
        self.now().date()
    }

    /// A moment to measure pauses from; it only goes forward.
    pub fn instant(self) -> Instant {
        Instant::now()
    }

    /// What the clock on the wall said at this moment.
    pub fn local(self, moment: Timestamp) -> DateTime {
        moment.to_zoned(TimeZone::system()).datetime()
    }

    /// The present moment.
    pub fn now(self) -> Zoned {
        Zoned::now()
    }
}

/// Ids that no other computer gives either: random UUIDs.
#[derive(Clone, Copy, Debug, Default)]
pub struct RandomIds;

impl IdGenerator for RandomIds {
    fn next_id(&mut self) -> String {
        Uuid::new_v4().to_string()
    }
}
