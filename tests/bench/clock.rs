//! A clock that stands still, so that nothing is drawn or saved because time went by.

use std::time::Instant;

use jiff::Timestamp;
use jiff::civil::{DateTime, date};
use jiff::tz::TimeZone;
use wijkpeil::session::Clock;

pub(crate) struct StoppedClock(pub(crate) Instant);

impl Clock for StoppedClock {
    fn now(&self) -> DateTime {
        date(2026, 11, 21).at(14, 32, 0, 0)
    }

    fn local(&self, moment: Timestamp) -> DateTime {
        moment.to_zoned(TimeZone::UTC).datetime()
    }

    fn instant(&self) -> Instant {
        self.0
    }
}
