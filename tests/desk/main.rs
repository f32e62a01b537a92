//! The desk: the real program in a virtual display with a window manager, a real keyboard, a real clipboard and real disks.
//!
//! `cargo test --test desk` runs it, with parts of names of tests behind it if only those are wanted; `cargo test` alone
//! leaves it out. It looks at `target/release/wijkpeil`, or at what `WIJKPEIL_BINARY` names. Where something is missing that
//! it needs, it says so and passes; with `WIJKPEIL_REQUIRE_ALL=1` it fails then. `WIJKPEIL_LONG=1` does more often what
//! depends on the moment. A test that fails leaves a picture of the desk and says where.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "a test without a harness says itself what it did")]

mod clipboard;
mod desk;
mod disk;
mod dossiers;
mod heard;
mod held;
mod kills;
#[path = "../support/long.rs"]
mod long;
mod runner;
mod saving;
mod share;
mod tree;
mod typing;
mod words;

use std::process::ExitCode;

/// The names of tests beside the tests.
macro_rules! tests {
    ($($module:ident :: $test:ident),* $(,)?) => {
        [$((concat!(stringify!($module), "::", stringify!($test)), $module::$test as fn())),*]
    };
}

fn main() -> ExitCode {
    // The longest first, so that the others are done beside it.
    runner::run(&tests![
        kills::a_kill_loses_at_most_two_seconds_of_typing,
        saving::a_window_that_is_closed_right_after_typing_ends_at_once,
        typing::a_note_is_typed_on_while_the_disk_is_full,
        typing::a_note_of_the_session_is_typed_on_while_the_disk_is_full,
        typing::a_key_that_undoes_a_search_leaves_the_dossier_alone,
        typing::undo_does_not_take_an_adoption_back,
        heard::ten_items_are_rated_by_ear,
        heard::a_session_with_hands_is_followed_by_ear,
        heard::a_measurement_is_adopted_and_read_by_ear,
        heard::a_next_measurement_is_begun_by_ear,
        typing::keys_of_the_session_delete_no_rating,
        saving::what_was_typed_is_saved_while_the_window_is_minimised,
        saving::what_was_typed_is_saved_while_another_desktop_is_shown,
        saving::a_minimised_window_saves_and_ends_when_it_is_closed,
        saving::a_copy_is_kept_while_the_disk_stalls,
        saving::a_window_whose_disk_stalls_can_be_closed,
        saving::a_copy_is_kept_when_the_disk_is_pulled_out,
        saving::a_renamed_file_does_not_come_back_under_its_old_name_unsaid,
        saving::a_file_that_another_program_changed_is_seen_when_the_window_comes_back,
        share::a_dossier_on_a_network_drive_that_hangs_keeps_nobody_from_another,
        share::the_window_and_the_file_do_not_wait_for_the_programs_own_data,
        share::the_window_comes_back_where_it_was,
        share::letters_in_a_long_text_take_little_memory,
        clipboard::a_text_of_another_program_is_pasted_with_one_kind_of_line_end,
        clipboard::what_is_no_text_does_not_get_into_the_dossier,
        clipboard::a_field_of_one_line_stays_one_line,
        clipboard::the_selection_is_pasted_with_the_middle_button,
        clipboard::a_text_is_copied_and_cut_for_another_program,
        clipboard::a_megabyte_goes_in_and_out,
    ])
}
