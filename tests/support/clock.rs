//! A clock that the test moves.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::{DateTime, date};
use jiff::tz::TimeZone;
use wijkpeil::session::Clock;

/// On its wall it is always 14:32 on 21 November 2026; its pauses last as long as the test says.
#[derive(Clone)]
pub(crate) struct TestClock {
    start: Instant,
    passed: Arc<AtomicU64>,
}

impl TestClock {
    pub(crate) fn new() -> Self {
        Self { start: Instant::now(), passed: Arc::default() }
    }

    pub(crate) fn advance(&self, by: Duration) {
        self.passed.fetch_add(u64::try_from(by.as_millis()).unwrap(), Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime {
        date(2026, 11, 21).at(14, 32, 0, 0)
    }

    fn local(&self, moment: Timestamp) -> DateTime {
        moment.to_zoned(TimeZone::UTC).datetime()
    }

    fn instant(&self) -> Instant {
        self.start + Duration::from_millis(self.passed.load(Ordering::SeqCst))
    }
}
