//! Notes and names that are left out on request, and that it is said.

use wijkpeil::report::ReportKind::{self, Baseline, Form, Gaps, Summary};

use super::{dossiers, names, notes};
use crate::support::report::Printed;

fn adopted(kind: ReportKind) -> Printed {
    Printed::of(dossiers::adopted()).kind(kind)
}

#[test]
fn without_notes_no_note_is_printed_and_without_names_no_name() {
    for kind in [Baseline, Gaps, Summary, Form] {
        let report = adopted(kind).without_notes().without_names();
        report.never_says_any(notes(report.dossier()).iter().map(String::as_str).chain(names(report.dossier())));
    }
    adopted(Baseline).without_names().says("wijkagent").never_says("## Projectleider");
}

#[test]
fn without_notes_it_is_still_said_what_the_team_leaves_as_it_is() {
    adopted(Baseline).without_notes().says("Bewust niet: Het team kiest ervoor om dit zo te laten.");
    let report = adopted(Gaps).without_notes();
    report.entry("3.4").says("Bewust niet: Het team kiest ervoor om dit zo te laten.").never_says("wat: _");
    report.never_says_any(["Onderbouwing:", "Notitie:", "Waarom anders"]);
    adopted(Gaps).entry("3.4").says("Bewust niet: Dit ligt bij de regio, en die begint er pas volgend jaar mee.");
}

#[test]
fn without_notes_a_reopening_has_no_reason() {
    adopted(Baseline).without_notes().below("Vaststelling").says("na de vaststelling op 3 december 2026.").never_says("Reden:");
}

#[test]
fn what_was_left_out_is_said() {
    for kind in [Baseline, Gaps] {
        adopted(kind).never_says("weggelaten");
        adopted(kind).without_notes().says("Onderbouwing, notities en redenen zijn uit dit rapport weggelaten.");
        adopted(kind).without_names().says("Namen zijn uit dit rapport weggelaten.");
        adopted(kind).without_notes().without_names().says("redenen en namen zijn uit dit rapport weggelaten");
    }
}
