//! Changes to the answer to one item.

use crate::content::ItemId;
use crate::model::{ChangeReason, Decider, Ease, Effect, MOST_HANDS, Measurement, MinorityView, Rating};

/// A part of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum AnswerEdit {
    /// The rating; `None` takes it away.
    Rating(Option<Rating>),
    /// What the rating rests on.
    Evidence(String),
    /// With whom outside of the team the evidence was checked; `None` when with nobody.
    CheckedWith(Option<String>),
    /// A note.
    Note(String),
    /// Why the item does not apply.
    Reason(String),
    /// Whether the team wants to work on this first.
    Priority(bool),
    /// 'Bewust niet': the reason why the team leaves a gap as it is; `None` when it does not.
    LeaveAsIs(Option<String>),
    /// What changed where the rating differs from the earlier one; `None` takes it away.
    WhatChanged(Option<ChangeReason>),
    /// Who can decide about a gap.
    Decider(Option<Decider>),
    /// How much closing a gap would help.
    Effect(Option<Effect>),
    /// How easily a gap can be closed.
    Ease(Option<Ease>),
    /// Why the rating differs from the earlier one.
    ChangeReason(String),
    /// One hand more or less for a rating.
    Hand {
        /// For which rating.
        rating: Rating,
        /// Whether it is one more.
        raised: bool,
    },
    /// A part of the minority view at this place in the list; the place behind the last one makes a new one.
    Minority(usize, MinorityEdit),
}

/// A part of a minority view.
#[derive(Clone, Debug, PartialEq)]
pub enum MinorityEdit {
    /// The view, in the words of its holder.
    Text(String),
    /// The role of its holder; empty when that is not told.
    Role(String),
    /// It is taken away.
    Remove,
}

impl MinorityEdit {
    fn apply_to(self, views: &mut Vec<MinorityView>, at: usize) {
        if at == views.len() && self != Self::Remove {
            views.push(MinorityView::default());
        }
        let Some(view) = views.get_mut(at) else { return };
        match self {
            Self::Text(text) => view.text = text,
            Self::Role(role) => view.role = role,
            Self::Remove => {
                views.remove(at);
            }
        }
        // One that was emptied again leaves no trace. One before others stays, so that no field changes under the hands of who
        // types.
        while views.last().is_some_and(|view| *view == MinorityView::default()) {
            views.pop();
        }
    }
}

impl AnswerEdit {
    /// Whether it ticks something that has a text beside it, or takes the tick away, which is a change by itself.
    pub(super) fn is_tick(&self) -> bool {
        matches!(self, Self::LeaveAsIs(text) | Self::CheckedWith(text) if text.as_ref().is_none_or(String::is_empty))
    }

    /// The text that was typed.
    pub(super) fn text_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Evidence(text)
            | Self::Note(text)
            | Self::Reason(text)
            | Self::ChangeReason(text)
            | Self::Minority(_, MinorityEdit::Text(text) | MinorityEdit::Role(text)) => Some(text),
            Self::LeaveAsIs(text) | Self::CheckedWith(text) => text.as_mut(),
            Self::Minority(_, MinorityEdit::Remove)
            | Self::Rating(_)
            | Self::WhatChanged(_)
            | Self::Decider(_)
            | Self::Effect(_)
            | Self::Ease(_)
            | Self::Priority(_)
            | Self::Hand { .. } => None,
        }
    }

    /// Carries the change out in a measurement.
    pub(super) fn apply_to(self, measurement: &mut Measurement, item: &ItemId) {
        let answer = measurement.answers.entry(item.clone()).or_default();
        match self {
            Self::Rating(rating) => answer.rating = rating,
            Self::Evidence(text) => answer.evidence = text,
            Self::CheckedWith(text) => answer.checked_with = text,
            Self::WhatChanged(reason) => answer.what_changed = reason,
            Self::Decider(decider) => answer.decider = decider,
            Self::Effect(effect) => answer.effect = effect,
            Self::Ease(ease) => answer.ease = ease,
            Self::Note(text) => answer.note = text,
            Self::Reason(text) => answer.reason = text,
            Self::Priority(priority) => answer.priority = priority,
            Self::LeaveAsIs(reason) => answer.left_as_is = reason,
            Self::ChangeReason(text) => answer.change_reason = text,
            Self::Minority(at, edit) => edit.apply_to(&mut answer.minority_views, at),
            Self::Hand { rating, raised } => {
                let hands = answer.hand_votes.entry(rating).or_default();
                *hands = if raised { hands.saturating_add(1).min(MOST_HANDS) } else { hands.saturating_sub(1) };
                answer.hand_votes.retain(|_, hands| *hands > 0);
            }
        }
        // An answer that was emptied again leaves no trace in the file.
        if answer.is_empty() {
            measurement.answers.remove(item);
        }
    }
}
