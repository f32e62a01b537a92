//! How streefniveaus read in Dutch, and what their marks in drawings mean.

use super::{target, target_outcome};
use crate::analysis::{PreconditionTargets, TargetOutcome, Targets};
use crate::model::Target;

/// `streefniveau 3 van 5 op orde: gehaald`; without the last part while nothing can be said of it.
pub fn target_and_outcome(aim: Target, outcome: Option<TargetOutcome>) -> String {
    let outcome = outcome.map(|outcome| format!(": {}", target_outcome(outcome)));
    format!("streefniveau {}{}", target(aim), outcome.unwrap_or_default())
}

/// Both streefniveaus of a randvoorwaarde, as far as there are any: `streefniveau 3 van 5 op orde: gehaald; streefniveau voor de
/// volgende meting 4 van 5 op orde`.
pub fn targets(targets: &PreconditionTargets) -> String {
    let for_this = targets.for_this.map(|reach| target_and_outcome(reach.target, reach.outcome));
    let for_next = targets.for_next.map(|aim| format!("streefniveau voor de volgende meting {}", target(aim)));
    for_this.into_iter().chain(for_next).collect::<Vec<_>>().join("; ")
}

/// What the triangles at the edges of stones mean; `None` where there are none.
pub fn target_notches(targets: &Targets) -> Option<String> {
    let for_next = targets.values().any(|targets| targets.for_next.is_some());
    // Of two streefniveaus a stone has only the one for the next measurement.
    let for_this = targets.values().any(|targets| targets.for_next.is_none() && targets.for_this.is_some());
    let full = "Het volle driehoekje aan de rand is het streefniveau voor de volgende meting.";
    let open = "Het open driehoekje aan de rand is het streefniveau voor deze meting.";
    let said: Vec<&str> =
        [(for_next, full), (for_this, open)].into_iter().filter(|(is, _)| *is).map(|(_, said)| said).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// How the drawing of all measurements is read.
pub const ALL_MEASUREMENTS: &str = "Elk vak is een randvoorwaarde, elk cijfer eronder een meting. Een stip is een score die zeker \
                                    is. Een balk loopt van de laagste tot de hoogste score die nog kan. Staat er een open \
                                    driehoekje, dan is dat het streefniveau voor die meting. Bij 40 en 80% loopt een lijn: daar \
                                    verandert het oordeel.";

#[cfg(test)]
mod tests {
    use super::{target_notches, targets};
    use crate::analysis::{PreconditionTargets, Reach, TargetOutcome};
    use crate::content::PreconditionId;
    use crate::model::Target;

    #[test]
    fn a_stone_tells_both_of_its_targets_and_draws_one() {
        let target = |in_order| Target::new(in_order, 5).unwrap();
        let for_this = Some(Reach { target: target(3), outcome: Some(TargetOutcome::Reached) });
        let both = PreconditionTargets { for_this, for_next: Some(target(4)) };
        assert_eq!(
            targets(&both),
            "streefniveau 3 van 5 op orde: gehaald; streefniveau voor de volgende meting 4 van 5 op orde"
        );
        let legend = |targets| target_notches(&[(PreconditionId::new("een"), targets)].into()).unwrap_or_default();
        assert_eq!(legend(both), "Het volle driehoekje aan de rand is het streefniveau voor de volgende meting.");
        let only_this = PreconditionTargets { for_next: None, ..both };
        assert_eq!(legend(only_this), "Het open driehoekje aan de rand is het streefniveau voor deze meting.");
        assert_eq!(target_notches(&[].into()), None);
    }
}
