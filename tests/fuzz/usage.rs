//! What a piece of work costs: processor time of this thread, and the most memory that the process had meanwhile.

use std::fs;
use std::time::{Duration, Instant};

/// A measurement that has begun.
pub(crate) struct Usage {
    began: Duration,
    wall: Instant,
}

/// What was used.
pub(crate) struct Used {
    /// Processor time, or where the system does not tell, time on the wall.
    pub(crate) time: Duration,
    /// The highest number of bytes that the process had, or 0 where the system does not tell.
    pub(crate) memory: u64,
}

impl Usage {
    pub(crate) fn begin() -> Self {
        // Linux resets the peak.
        fs::write("/proc/self/clear_refs", "5").ok();
        Self { began: processor_time().unwrap_or_default(), wall: Instant::now() }
    }

    pub(crate) fn end(&self) -> Used {
        let time = processor_time().map_or_else(|| self.wall.elapsed(), |now| now.saturating_sub(self.began));
        Used { time, memory: highest_memory().unwrap_or_default() }
    }
}

fn processor_time() -> Option<Duration> {
    let statistics = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    statistics.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

fn highest_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}
