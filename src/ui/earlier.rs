//! What was said of an item in the measurement before, and what changed since: what Meten and the sessiestand share.

use crate::content::ChecklistItem;
use crate::model::{Answer, ChangeReason, Measurement, Rating};
use crate::words;

/// What is asked where a rating is another one than before.
pub(super) const WHAT_CHANGED: &str = "Wat is er veranderd?";
/// Stands below that until something is chosen.
pub(super) const NOT_CHOSEN: &str = "Is het in de wijk anders, kijken jullie er anders naar, of weten jullie nu meer?";
/// What is said when a choice is taken away.
pub(super) const TAKEN_AWAY: &str = "Geen reden meer";
/// The label of the field for why.
pub(super) const WHY: &str = "Waarom is dit veranderd?";

/// The name of the row of choices of an item, as `1.2`.
pub(super) fn row_name(item: &str) -> String {
    format!("{WHAT_CHANGED} {item}")
}

/// The name of the field for why.
pub(super) fn why_name(item: &str) -> String {
    format!("{WHY} {item}")
}

/// What a screen reader calls a choice.
pub(super) fn choice_name(reason: ChangeReason, item: &str) -> String {
    format!("{}, {item}", choice_text(reason))
}

/// What stands on the button of a choice.
pub(super) fn choice_text(reason: ChangeReason) -> String {
    words::sentence_case(words::change_reason(reason))
}

/// What the choice means that holds, or what there is to choose.
pub(super) fn meaning(chosen: Option<ChangeReason>) -> &'static str {
    chosen.map_or(NOT_CHOSEN, words::change_reason_in_full)
}

/// What the measurement before says of one item.
#[derive(Clone, Copy, Debug)]
pub(super) struct Earlier<'a> {
    /// The number of that measurement.
    measurement: u16,
    /// Its rating.
    pub(super) rating: Option<Rating>,
    /// What that rested on; empty when nothing was written.
    pub(super) evidence: &'a str,
    /// What the item said then, where that is not what it says now.
    wording: Option<&'a str>,
}

impl<'a> Earlier<'a> {
    /// Looks an item up in the measurement before.
    pub(super) fn new(before: &'a Measurement, item: &ChecklistItem) -> Self {
        let wording = before.adoption.as_ref().and_then(|adoption| adoption.snapshot.items.get(&item.id));
        Self {
            measurement: before.number,
            rating: before.rating(&item.id),
            evidence: before.answers.get(&item.id).map_or("", |answer| answer.evidence.trim()),
            wording: wording.map(String::as_str).filter(|wording| *wording != item.text),
        }
    }

    /// `In de 0-meting: niet op orde`.
    pub(super) fn said(&self) -> String {
        let rating = self.rating.map_or("geen oordeel", words::rating);
        format!("In de {}: {rating}", words::measurement(self.measurement))
    }

    /// `Het punt luidde toen: …`, where it was worded otherwise.
    pub(super) fn said_wording(&self) -> Option<String> {
        self.wording.map(|wording| format!("Het punt luidde toen: {wording}"))
    }

    /// Whether the item was rated then, and is now, and not the same.
    pub(super) fn differs_from(&self, answer: &Answer) -> bool {
        self.rating.zip(answer.rating).is_some_and(|(then, now)| then != now)
    }
}
