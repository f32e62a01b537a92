//! How to read a report, and what was left out of it on request.

use super::recognition;
use crate::report::context::Context;
use crate::report::document::{Block, Text};
use crate::report::parts::{aside, bullets};
use crate::report::request::{Options, ReportKind};

/// What a reader who opens a full report anywhere needs to know.
pub(super) fn guide(context: &Context<'_>) -> Block {
    let mut said = vec![
        "Het belangrijkste staat voor in dit rapport.",
        "Elk punt heeft een nummer: 2.3 is het derde punt van randvoorwaarde 2. Klik je op zo’n nummer, dan kom je bij het punt.",
        "Staan er bij een score twee getallen, zoals 40–60%, dan is nog niet alles bekend. De score ligt ergens daartussen.",
    ];
    if context.kind == ReportKind::FollowUp {
        said.push("‘Toen’ is de eerdere meting, ‘nu’ de latere.");
    }
    said.extend(left_out(context.options));
    let said = said.into_iter().map(Text::from).chain(recognition::pointer(context));
    aside(2, "Zo lees je dit rapport", vec![bullets(said)])
}

/// What was left out of the report on request.
pub(in crate::report) fn left_out(options: Options) -> Option<&'static str> {
    match (options.notes, options.names) {
        (true, true) => None,
        (false, true) => Some("Onderbouwing, notities en redenen zijn uit dit rapport weggelaten."),
        (true, false) => Some("Namen zijn uit dit rapport weggelaten."),
        (false, false) => Some("Onderbouwing, notities, redenen en namen zijn uit dit rapport weggelaten."),
    }
}
