//! How what a team said of an aandachtspunt reads in Dutch.

use super::{decider, ease, effect, urgency};
use crate::analysis::Urgency;
use crate::model::Answer;

/// `bestuurder · doe eerst`: who decides, and what effect and ease make of it, as far as the team said so; `None` when it said
/// nothing.
pub fn gap_standing(answer: &Answer) -> Option<String> {
    let priority = Urgency::of(answer.effect, answer.ease).map(|field| urgency(field).to_owned());
    // With one of the two there is no field yet.
    let half = answer.effect.map(|it| format!("effect {}", effect(it))).or_else(|| answer.ease.map(|it| ease(it).to_owned()));
    let decider = answer.decider.map(|it| decider(it).to_owned());
    let parts: Vec<String> = [decider, priority.or(half)].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

#[cfg(test)]
mod tests {
    use super::gap_standing;
    use crate::model::{Answer, Decider, Ease, Effect};

    #[test]
    fn what_was_said_of_a_gap_is_told_in_few_words() {
        let check = |decider, effect, ease, expected: Option<&str>| {
            let answer = Answer { decider, effect, ease, ..Answer::default() };
            assert_eq!(gap_standing(&answer).as_deref(), expected);
        };
        check(None, None, None, None);
        check(Some(Decider::Board), Some(Effect::Large), Some(Ease::Easy), Some("bestuurder · doe eerst"));
        check(Some(Decider::State), None, None, Some("het Rijk"));
        check(None, Some(Effect::Small), None, Some("effect klein"));
        check(Some(Decider::Team), None, Some(Ease::Hard), Some("wijzelf · lastig"));
    }
}
