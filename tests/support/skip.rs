//! Tests that need what not every machine has.

use std::process::Command;

/// Says that a test did nothing, and why. It fails where every test has to be run: with `WIJKPEIL_REQUIRE_ALL=1`.
#[expect(clippy::print_stderr, reason = "the log has to say that nothing was tested")]
#[track_caller]
pub(crate) fn skipped(why: &str) {
    assert!(std::env::var_os("WIJKPEIL_REQUIRE_ALL").is_none(), "this test has to be run: {why}");
    eprintln!("skipped: {why}");
}

/// Whether the tests are run by the administrator, who may do everything and be anybody.
pub(crate) fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n")
}
