//! Which part of Uitkomst is shown.

/// A part of Uitkomst.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) enum OutcomeView {
    /// The wall and what is asked.
    #[default]
    Overview,
    /// Every aandachtspunt, and what is decided about it.
    Decisions,
    /// The scores in bars.
    Scores,
    /// What changed since the measurement before.
    ThenNow,
}
