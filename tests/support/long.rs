//! Tests that can do with more time than every run has.

/// Whether there is time to do often, or everywhere, what an ordinary run does in part: `WIJKPEIL_LONG=1`.
pub(crate) fn is_long() -> bool {
    std::env::var_os("WIJKPEIL_LONG").is_some_and(|value| value == "1")
}
