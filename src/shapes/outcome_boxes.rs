//! What became of actions: a box for each, ticked, half full or empty.

use super::geometry::{Dash, Drawing, Rect, Shape, Tone, filled, line, outline};
use crate::model::ActionOutcome;
use crate::words;

/// Length of a side of a box, and from one to the next, in points.
const SIDE: f32 = 15.0;
const PITCH: f32 = 20.0;

/// Draws a box for each action in this order: ticked where it is done, half full where it is done in part, empty where it is not,
/// crossed out where it was dropped, and dashed where nobody looked back at it.
pub fn outcome_boxes(outcomes: &[Option<ActionOutcome>]) -> Drawing {
    let width = (outcomes.len() as f32 * PITCH - PITCH + SIDE + 1.0).max(0.0);
    let shapes = outcomes.iter().enumerate().flat_map(|(at, outcome)| one(*outcome, at as f32 * PITCH + 0.5)).collect();
    let said: Vec<String> = ActionOutcome::ALL
        .into_iter()
        .map(Some)
        .chain([None])
        .filter_map(|wanted| {
            let number = outcomes.iter().filter(|outcome| **outcome == wanted).count();
            let word = wanted.map_or("nog niet besproken", words::action_outcome);
            (number > 0).then(|| format!("{} {word}", words::number_word(number)))
        })
        .collect();
    let description = format!("De acties van toen: {}.", words::enumeration(&said));
    Drawing { width, height: SIDE + 1.0, shapes, description }
}

fn one(outcome: Option<ActionOutcome>, left: f32) -> Vec<Shape> {
    let area = Rect::new(left, 0.5, SIDE, SIDE);
    let edge = |dash| outline(area, 1.2, Tone::Ink, dash);
    let at = |x: f32, y: f32| (area.x + x * SIDE, area.y + y * SIDE);
    match outcome {
        Some(ActionOutcome::Done) => {
            vec![edge(Dash::Solid), line(&[at(0.22, 0.52), at(0.43, 0.74), at(0.8, 0.26)], 2.2, Tone::Ink)]
        }
        Some(ActionOutcome::Partly) => {
            vec![filled(Rect { width: SIDE / 2.0, ..area }, Tone::Ink), edge(Dash::Solid)]
        }
        Some(ActionOutcome::NotDone) => vec![edge(Dash::Solid)],
        Some(ActionOutcome::Dropped) => vec![edge(Dash::Solid), line(&[at(0.2, 0.8), at(0.8, 0.2)], 1.6, Tone::Ink)],
        None => vec![outline(area, 1.0, Tone::Line, Dash::Dashed { stroke: 2.5, gap: 2.0 })],
    }
}

#[cfg(test)]
mod tests {
    use super::outcome_boxes;
    use crate::model::ActionOutcome;

    #[test]
    fn each_action_has_a_box_of_its_own_look() {
        let outcomes: Vec<_> = ActionOutcome::ALL.into_iter().map(Some).chain([None, Some(ActionOutcome::Done)]).collect();
        let drawing = outcome_boxes(&outcomes);
        assert_eq!(
            drawing.description,
            "De acties van toen: twee klaar, één deels, één niet, één vervallen en één nog niet besproken."
        );
        assert!(drawing.width < 6.0 * 20.0);
        let looks: std::collections::BTreeSet<usize> =
            outcomes[..5].iter().map(|outcome| format!("{:?}", outcome_boxes(&[*outcome]).shapes).len()).collect();
        assert_eq!(looks.len(), 5);
    }
}
