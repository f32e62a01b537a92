//! The clock and chance of this computer. Only the entry points of the program use them; everything else is handed a
//! day and a generator, so that tests and examples are the same each time.

use std::sync::OnceLock;
use std::time::Instant;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use uuid::Uuid;

use crate::model::IdGenerator;
use crate::store::computer;

/// The clock of this computer, in its own time zone.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl SystemClock {
    /// A moment to measure pauses from; it only goes forward.
    pub fn instant(self) -> Instant {
        Instant::now()
    }

    /// What the clock on the wall said at this moment.
    pub fn local(self, moment: Timestamp) -> DateTime {
        static ZONE: OnceLock<TimeZone> = OnceLock::new();
        moment.to_zoned(ZONE.get_or_init(time_zone).clone()).datetime()
    }

    /// What the clock on the wall says now.
    pub fn now(self) -> DateTime {
        self.local(Timestamp::now())
    }
}

fn time_zone() -> TimeZone {
    let rules = computer::time_zone();
    rules.and_then(|rules| TimeZone::tzif("", &rules).ok()).unwrap_or_else(TimeZone::system)
}

/// Ids that no other computer gives either: random UUIDs.
#[derive(Clone, Copy, Debug, Default)]
pub struct RandomIds;

impl IdGenerator for RandomIds {
    fn next_id(&mut self) -> String {
        Uuid::new_v4().to_string()
    }
}
