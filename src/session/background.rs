//! Work away from the interface thread. Each feature keeps its work and what becomes of the result beside each other in one
//! file: a closure that runs elsewhere, and a closure that takes what it gave into the session.

use std::io::ErrorKind;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::Session;
use crate::store::{StoreError, StoreErrorKind};

/// Wakes the interface when a result is ready.
pub type Waker = Arc<dyn Fn() + Send + Sync>;

/// Takes a result into the session, on the interface thread.
type Landing = Box<dyn FnOnce(&mut Session) + Send>;

/// Something to do with the value of a [`Lane`].
type Task<T> = Box<dyn FnOnce(&mut T) + Send>;

/// A fault of the program ended the work; it was printed where it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Crashed;

impl Crashed {
    /// What is told of a file that was not read by it.
    pub(super) fn reading(path: &Path) -> StoreError {
        StoreError::reading(path, StoreErrorKind::Io(ErrorKind::Other))
    }

    /// What is told of a file that was not written by it.
    pub(super) fn writing(path: &Path) -> StoreError {
        StoreError::writing(path, StoreErrorKind::Io(ErrorKind::Other))
    }
}

/// Something that takes longer than this is told of, and nobody has to wait for it.
const SLOW: Duration = Duration::from_secs(1);

/// Something that the user waits for, and may give up: what an attempt brings that nobody waits for any more is let go.
#[derive(Clone)]
pub(super) struct Attempt {
    number: u64,
    /// When it began.
    pub(super) since: Instant,
    /// Asks the work to stop.
    pub(super) stop: Stop,
}

impl Attempt {
    /// Whether both are the same attempt.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

/// Lets one thread ask another to stop.
#[derive(Clone, Debug, Default)]
pub(super) struct Stop(Arc<AtomicU8>);

/// Somebody asked to stop.
const ASKED: u8 = 1;
/// A file is being written, which may come to stand there whatever is asked.
const WRITING: u8 = 2;

impl Stop {
    /// Asks; gives whether a file is being written already.
    pub(super) fn ask(&self) -> bool {
        self.0.fetch_or(ASKED, Ordering::SeqCst) & WRITING != 0
    }

    /// Whether it was asked.
    pub(super) fn is_asked(&self) -> bool {
        self.0.load(Ordering::SeqCst) & ASKED != 0
    }

    /// Begins to write, unless it was asked to stop: `false` then.
    pub(super) fn begins_writing(&self) -> bool {
        self.0.fetch_or(WRITING, Ordering::SeqCst) & ASKED == 0
    }

    /// What was being written stands there, or does not.
    pub(super) fn has_written(&self) {
        self.0.fetch_and(!WRITING, Ordering::SeqCst);
    }
}

/// How long to sleep between two looks at a thread that has to end.
const BETWEEN_LOOKS: Duration = Duration::from_millis(2);

/// Where results come in.
pub(super) struct Background {
    landings: Receiver<Landing>,
    results: Results,
}

/// Brings results to the session, and wakes the interface for each.
#[derive(Clone)]
pub(super) struct Results {
    sender: Sender<Landing>,
    waker: Waker,
}

impl Results {
    /// Hands over what is to be done with a result.
    pub(super) fn send(&self, landing: impl FnOnce(&mut Session) + Send + 'static) {
        // Nobody listens any more when the program ends.
        drop(self.sender.send(Box::new(landing)));
        (self.waker)();
    }
}

impl Background {
    /// Nothing is being done yet.
    pub(super) fn new(waker: Waker) -> Self {
        let (sender, landings) = channel();
        Self { landings, results: Results { sender, waker } }
    }

    /// What came in since the last call.
    pub(super) fn landings(&self) -> Vec<Landing> {
        self.landings.try_iter().collect()
    }

    /// For work that tells more than once how it goes.
    pub(super) fn results(&self) -> Results {
        self.results.clone()
    }

    /// Does `work` on a thread of its own, where it may wait for a disk or for the user as long as it takes, and `land` with
    /// what it gave.
    pub(super) fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
        land: impl FnOnce(&mut Session, Result<T, Crashed>) + Send + 'static,
    ) {
        let results = self.results.clone();
        thread::spawn(move || {
            let result = caught(work);
            results.send(move |session| land(session, result));
        });
    }
}

/// A thread that owns a value, and does what it is asked with it, one thing after the other. When the lane is dropped, the
/// thread does what it was asked already, drops the value and ends: nobody waits for that.
pub(super) struct Lane<T> {
    hand: Hand<T>,
    thread: JoinHandle<()>,
}

/// Hands work to a [`Lane`], from whichever thread.
pub(super) struct Hand<T> {
    tasks: Sender<Task<T>>,
    results: Results,
}

impl<T> Clone for Hand<T> {
    fn clone(&self) -> Self {
        Self { tasks: self.tasks.clone(), results: self.results.clone() }
    }
}

impl<T: Send + 'static> Hand<T> {
    /// Does `work` after what was asked before, and `land` with what it gave. A fault of the program in one piece of work does
    /// not keep the next from being done.
    pub(super) fn run<R: Send + 'static>(
        &self,
        work: impl FnOnce(&mut T) -> R + Send + 'static,
        land: impl FnOnce(&mut Session, Result<R, Crashed>) + Send + 'static,
    ) {
        let results = self.results.clone();
        let task = move |value: &mut T| {
            let result = caught(|| work(value));
            results.send(move |session| land(session, result));
        };
        // The thread ends only when every sender is dropped.
        drop(self.tasks.send(Box::new(task)));
    }

    /// Does `work` after what was asked before and waits for what it gives, but no longer than `limit`; it is done all the same
    /// then. `None` also when it was ended by a fault of the program. Not for the interface thread.
    pub(super) fn ask<R: Send + 'static>(&self, limit: Duration, work: impl FnOnce(&mut T) -> R + Send + 'static) -> Option<R> {
        let (answer, answered) = channel();
        let task = move |value: &mut T| {
            if let Ok(result) = caught(|| work(value)) {
                // Nobody waits any more when it took too long.
                answer.send(result).ok();
            }
        };
        self.tasks.send(Box::new(task)).ok()?;
        answered.recv_timeout(limit).ok()
    }
}

impl<T: Send + 'static> Lane<T> {
    /// Starts the thread.
    pub(super) fn start(mut value: T, background: &Background) -> Self {
        let (tasks, todo) = channel::<Task<T>>();
        let thread = thread::spawn(move || {
            for task in todo {
                task(&mut value);
            }
        });
        Self { hand: Hand { tasks, results: background.results() }, thread }
    }

    /// For another thread to hand over work.
    pub(super) fn hand(&self) -> Hand<T> {
        self.hand.clone()
    }

    /// As [`Hand::run`].
    pub(super) fn run<R: Send + 'static>(
        &self,
        work: impl FnOnce(&mut T) -> R + Send + 'static,
        land: impl FnOnce(&mut Session, Result<R, Crashed>) + Send + 'static,
    ) {
        self.hand.run(work, land);
    }

    /// As [`run`](Self::run), for what nobody needs to hear of.
    pub(super) fn just_do(&self, work: impl FnOnce(&mut T) + Send + 'static) {
        self.run(work, |_, _| {});
    }

    /// Waits until the thread has done what it was asked, but no longer than `limit`: a disk that does not answer must not keep
    /// the program from ending. Gives whether it has.
    pub(super) fn is_idle_within(&self, limit: Duration) -> bool {
        self.hand.ask(limit, |_| ()).is_some()
    }

    /// Lets the thread end when it has done what it was asked, and gives it, to be waited for.
    pub(super) fn release(self) -> JoinHandle<()> {
        self.thread
    }
}

/// Waits for a thread to end, but no longer than about `limit`.
pub(super) fn await_end(thread: &JoinHandle<()>, limit: Duration) {
    let looks = limit.as_millis() / BETWEEN_LOOKS.as_millis();
    for _ in 0..looks {
        if thread.is_finished() {
            return;
        }
        thread::sleep(BETWEEN_LOOKS);
    }
}

/// A fault of the program must not end the thread, and with it everything that waits for that.
fn caught<R>(work: impl FnOnce() -> R) -> Result<R, Crashed> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_printed| Crashed)
}

impl Session {
    /// An attempt that begins now.
    pub(super) fn new_attempt(&mut self) -> Attempt {
        Attempt { number: self.next_number(), since: self.environment.clock.instant(), stop: Stop::default() }
    }

    /// Whether something that began then takes longer than it does where the disk answers.
    pub(super) fn is_slow(&self, since: Instant) -> bool {
        self.slow_in(since).is_none()
    }

    /// After how long something that began then is slow; `None` when it is.
    pub(super) fn slow_in(&self, since: Instant) -> Option<Duration> {
        let wait = (since + SLOW).saturating_duration_since(self.environment.clock.instant());
        Some(wait).filter(|wait| !wait.is_zero())
    }
}
