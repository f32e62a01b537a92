//! Work with a time limit.

use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

/// A disk that has not answered one question after this time is not waited for.
pub(crate) const PATIENCE: Duration = Duration::from_secs(2);

/// Runs `work` on a thread of its own and returns its result, unless that takes longer than `patience`. It keeps running then, and
/// nobody hears of it.
pub(crate) fn in_time<T: Send + 'static>(patience: Duration, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (answer, answered) = channel();
    // Nobody waits any more when it took too long.
    thread::spawn(move || drop(answer.send(work())));
    answered.recv_timeout(patience).ok()
}
