//! Asking again for a file that another program holds for a moment.

use std::io;
use std::thread;
use std::time::Duration;

/// How long to wait before each new attempt: another window can be saving the same dossier.
#[cfg(not(windows))]
pub(super) const PAUSES: &[Duration] = &in_milliseconds([20, 60, 180, 540]);
/// How long to wait before each new attempt: on Windows a virus scanner or a program that synchronises holds a file that was
/// just written for up to some seconds.
#[cfg(windows)]
pub(super) const PAUSES: &[Duration] = &in_milliseconds([20, 60, 180, 540, 1000, 1400]);

const fn in_milliseconds<const N: usize>(numbers: [u64; N]) -> [Duration; N] {
    let mut pauses = [Duration::ZERO; N];
    let mut at = 0;
    while at < N {
        pauses[at] = Duration::from_millis(numbers[at]);
        at += 1;
    }
    pauses
}

/// Does `attempt`, and does it again after each of the pauses as long as its error passes by itself. Not for the interface
/// thread.
pub(super) fn again<T, E>(
    pauses: &[Duration],
    passes: impl Fn(&E) -> bool,
    mut attempt: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    for pause in pauses {
        match attempt() {
            Err(error) if passes(&error) => thread::sleep(*pause),
            outcome => return outcome,
        }
    }
    attempt()
}

/// Whether another program has the file open in a way that keeps this one out. Only Windows knows that.
pub(super) fn is_held_by_another(error: &io::Error) -> bool {
    /// `ERROR_SHARING_VIOLATION` and `ERROR_LOCK_VIOLATION`.
    const HELD: [i32; 2] = [32, 33];
    cfg!(windows) && error.raw_os_error().is_some_and(|code| HELD.contains(&code))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{PAUSES, again};

    /// Checks how often something is tried that fails so for the first attempts, and what comes of it.
    fn check(errors: &[&'static str], attempts: usize, outcome: Result<(), &'static str>) {
        let mut tried = 0;
        let result = again(
            &[Duration::ZERO; 3],
            |error| *error == "held",
            || {
                tried += 1;
                errors.get(tried - 1).map_or(Ok(()), |error| Err(*error))
            },
        );
        assert_eq!((tried, result), (attempts, outcome), "{errors:?}");
    }

    #[test]
    fn what_passes_is_waited_for_and_what_does_not_is_told_at_once() {
        check(&[], 1, Ok(()));
        check(&["held", "held"], 3, Ok(()));
        check(&["held", "held", "held"], 4, Ok(()));
        check(&["held"; 9], 4, Err("held"));
        check(&["gone"], 1, Err("gone"));
        check(&["held", "gone"], 2, Err("gone"));
    }

    #[test]
    fn a_virus_scanner_may_hold_a_file_for_two_seconds_on_windows() {
        let total: Duration = PAUSES.iter().sum();
        assert!(total < Duration::from_secs(5), "then somebody wants to know");
        assert!(cfg!(not(windows)) || total > Duration::from_millis(2500));
    }
}
