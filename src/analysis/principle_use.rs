//! Which intervention uses which werkzaam principe, and how far the team is with looking at it.

use std::collections::BTreeSet;

use crate::content::{Catalogue, Point, PointId, Principle, PrincipleId, QuestionId};
use crate::model::{ApplyMark, Dossier, InterventionId, Measurement, Review, StarterAnswer};

/// How an intervention stands to one principle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrincipleState {
    /// At least one of its 'toepassen' points is toegepast.
    Used,
    /// The team marked a point, but none of its 'toepassen' points is toegepast.
    NotUsed,
    /// The team did not mark any of its points.
    NotMarked,
}

/// How one intervention was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterventionUse {
    /// The intervention.
    pub intervention: InterventionId,
    /// How many startvragen of the content are answered.
    pub answered: usize,
    /// How it stands to each principle, in the order of the content.
    pub principles: Vec<PrincipleState>,
}

/// How all interventions of a dossier use all principles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrincipleUse {
    /// The interventions in the order of the dossier.
    pub interventions: Vec<InterventionUse>,
    /// The principles that no intervention uses, in order.
    pub unused: Vec<PrincipleId>,
}

impl PrincipleUse {
    /// How many interventions use the principle at this place of the content.
    pub fn users(&self, principle: usize) -> usize {
        self.interventions.iter().filter(|one| one.principles.get(principle) == Some(&PrincipleState::Used)).count()
    }
}

/// How the interventions of a dossier use the principles, according to one of its measurements.
pub fn principle_use(catalogue: &Catalogue, dossier: &Dossier, measurement: &Measurement) -> PrincipleUse {
    let none = Review::default();
    let interventions = dossier
        .interventions
        .iter()
        .map(|intervention| {
            let review = measurement.reviews.get(&intervention.id).unwrap_or(&none);
            InterventionUse {
                intervention: intervention.id.clone(),
                answered: answered_questions(catalogue, review),
                principles: catalogue.principles().iter().map(|principle| principle_state(review, principle)).collect(),
            }
        })
        .collect();
    let mut found = PrincipleUse { interventions, unused: Vec::new() };
    let unused = catalogue.principles().iter().enumerate().filter(|(index, _)| found.users(*index) == 0);
    found.unused = unused.map(|(_, principle)| principle.id.clone()).collect();
    found
}

/// How a review stands to a principle.
pub fn principle_state(review: &Review, principle: &Principle) -> PrincipleState {
    let mut marks = principle.apply.iter().filter_map(|point| review.apply.get(&point.id)?.mark);
    if marks.any(|mark| mark == ApplyMark::Applied) {
        return PrincipleState::Used;
    }
    let is_marked = principle.apply.iter().any(|point| review.apply.get(&point.id).is_some_and(|it| it.mark.is_some()))
        || principle.caution.iter().any(|point| review.caution.get(&point.id).is_some_and(|it| it.mark.is_some()));
    if is_marked { PrincipleState::NotUsed } else { PrincipleState::NotMarked }
}

/// How many startvragen of the content a review answers. A text of spaces is no answer.
pub fn answered_questions(catalogue: &Catalogue, review: &Review) -> usize {
    let is_answer = |answer: &StarterAnswer| match answer {
        StarterAnswer::Text(text) => !text.trim().is_empty(),
        StarterAnswer::NotUsedElsewhere => true,
    };
    catalogue.starter_questions().iter().filter(|it| review.starter_answers.get(&it.id).is_some_and(is_answer)).count()
}

/// Something that was said about an intervention under an id that the content does not have at that place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnplacedInReview<'a> {
    /// A startvraag.
    Question(&'a QuestionId),
    /// A 'toepassen' point.
    Apply(&'a PointId),
    /// A 'let op' point.
    Caution(&'a PointId),
}

/// What was said about interventions under ids that this content does not have at that place, as a 'let op' point among
/// the 'toepassen' points; each once, in order of kind and id.
pub fn unplaced_in_reviews<'a>(
    catalogue: &'a Catalogue,
    measurement: &'a Measurement,
) -> impl Iterator<Item = UnplacedInReview<'a>> {
    let ids = |list: fn(&Principle) -> &[Point]| -> BTreeSet<&'a PointId> {
        catalogue.principles().iter().flat_map(&list).map(|point| &point.id).collect()
    };
    let (apply, caution) = (ids(|principle| &principle.apply), ids(|principle| &principle.caution));
    let is_asked = |id: &QuestionId| catalogue.starter_questions().iter().any(|question| question.id == *id);
    let mut found = BTreeSet::new();
    for review in measurement.reviews.values() {
        found.extend(review.starter_answers.keys().filter(|id| !is_asked(id)).map(UnplacedInReview::Question));
        found.extend(review.apply.keys().filter(|id| !apply.contains(id)).map(UnplacedInReview::Apply));
        found.extend(review.caution.keys().filter(|id| !caution.contains(id)).map(UnplacedInReview::Caution));
    }
    found.into_iter()
}

#[cfg(test)]
mod tests {
    use super::{PrincipleState, answered_questions, principle_state};
    use crate::content::{Catalogue, QuestionId};
    use crate::model::{ApplyMark, CautionMark, PointReview, Review, StarterAnswer};

    fn check(apply: &[Option<ApplyMark>], caution: Option<CautionMark>, expected: PrincipleState) {
        let principle = &Catalogue::built_in().principles()[0];
        let mut review = Review::default();
        for (point, mark) in principle.apply.iter().zip(apply) {
            review.apply.insert(point.id.clone(), PointReview { mark: *mark, how: "zo".into() });
        }
        review.caution.insert(principle.caution[0].id.clone(), PointReview { mark: caution, how: "zo".into() });
        assert_eq!(principle_state(&review, principle), expected, "{apply:?} {caution:?}");
    }

    #[test]
    fn one_applied_point_makes_a_principle_used() {
        use ApplyMark::{Applied, CouldBeStronger, NotApplicable, NotApplied};
        check(&[Some(NotApplied), Some(Applied)], None, PrincipleState::Used);
        check(&[Some(CouldBeStronger), Some(NotApplicable)], None, PrincipleState::NotUsed);
        check(&[], Some(CautionMark::Minded), PrincipleState::NotUsed);
        check(&[None], None, PrincipleState::NotMarked);
    }

    #[test]
    fn another_principle_is_not_used_by_it() {
        let [one, other, ..] = Catalogue::built_in().principles() else { panic!("there are six principles") };
        let mut review = Review::default();
        let mark = PointReview { mark: Some(ApplyMark::Applied), how: String::new() };
        review.apply.insert(one.apply[0].id.clone(), mark);
        assert_eq!(principle_state(&review, one), PrincipleState::Used);
        assert_eq!(principle_state(&review, other), PrincipleState::NotMarked);
    }

    #[test]
    fn spaces_and_unknown_questions_are_no_answers() {
        let catalogue = Catalogue::built_in();
        let [first, second, third, ..] = catalogue.starter_questions() else { panic!("there are seven questions") };
        let mut review = Review::default();
        review.starter_answers.insert(first.id.clone(), StarterAnswer::Text("Bij ons doel.".into()));
        review.starter_answers.insert(second.id.clone(), StarterAnswer::NotUsedElsewhere);
        review.starter_answers.insert(third.id.clone(), StarterAnswer::Text(" \n".into()));
        review.starter_answers.insert(QuestionId::new("vraag.van.toen"), StarterAnswer::Text("Ja.".into()));
        assert_eq!(answered_questions(catalogue, &review), 2);
    }
}
