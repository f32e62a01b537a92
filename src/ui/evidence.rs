//! 'Ziet een ander dit ook?': whether somebody outside of the team was asked about an onderbouwing. What Meten and the sessiestand
//! share.

use crate::model::Answer;

/// The tick.
pub(super) const CHECKED: &str = "Ziet een ander dit ook?";
/// What the tick means.
pub(super) const CHECKED_HELP: &str = "Vraag het iemand buiten het team: iemand die er ook mee te maken heeft.";
/// The label of the field beside a tick.
pub(super) const WITH_WHOM: &str = "Met wie nagekeken? Een rol is genoeg";

/// The name of the tick of an item, as `1.2`.
pub(super) fn checked_name(item: &str) -> String {
    format!("{CHECKED} {item}")
}

/// The name of the field.
pub(super) fn with_whom_name(item: &str) -> String {
    format!("Met wie nagekeken bij {item}")
}

/// Whether there is an onderbouwing to ask about, or somebody was asked.
pub(super) fn can_be_checked(answer: &Answer) -> bool {
    !answer.evidence.trim().is_empty() || answer.checked_with.is_some()
}
