//! Changes to the interventions, and to how the open measurement looks at them.

use std::collections::BTreeMap;

use crate::content::{ExampleIntervention, ExampleInterventionId, PointId, PracticeEntry, QuestionId};
use crate::model::{
    ApplyMark, CautionMark, Dossier, IdGenerator, Intervention, InterventionId, PointReview, Review, StarterAnswer, TakenFrom,
};

/// An intervention that the team adds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewIntervention {
    /// The intervention of the content that it is chosen from; `None` for the team's own.
    pub example: Option<ExampleInterventionId>,
    /// Its name.
    pub title: String,
    /// What is done.
    pub activity: String,
    /// What it should bring about.
    pub intended_result: String,
    /// The example from practice from which it is taken.
    pub source: Option<TakenFrom>,
}

impl NewIntervention {
    /// The team's own copy of an example: its texts can be changed from then on.
    pub fn from_example(example: &ExampleIntervention) -> Self {
        Self {
            example: Some(example.id.clone()),
            title: example.title.clone(),
            activity: example.activity.clone(),
            intended_result: example.intended_result.clone(),
            source: None,
        }
    }

    /// The team's own copy of an example from practice: what is done there, to change into what the team will do.
    pub fn from_practice(entry: &PracticeEntry) -> Self {
        Self {
            example: None,
            title: entry.title.clone(),
            activity: entry.does.join("\n"),
            intended_result: String::new(),
            source: Some(TakenFrom::entry(entry)),
        }
    }

    /// Puts the intervention at the end of the list.
    pub(super) fn add_to(self, dossier: &mut Dossier, ids: &mut dyn IdGenerator) {
        let Self { example, title, activity, intended_result, source } = self;
        let id = InterventionId::generate(ids);
        let owner = String::new();
        dossier.interventions.push(Intervention { id, example, title, activity, intended_result, owner, source });
    }
}

/// A part of an intervention, or of how the open measurement looks at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InterventionEdit {
    /// Its name.
    Title(String),
    /// What is done.
    Activity(String),
    /// What it should bring about.
    IntendedResult(String),
    /// Trekker.
    Owner(String),
    /// Takes it away, with what the open measurement says of it. One that an adopted measurement looked at
    /// ([`Dossier::adopted_review_of`]) stays: the frozen report names it.
    Remove,
    /// The answer to a startvraag; `None`, or an empty text, takes it away.
    Starter(QuestionId, Option<StarterAnswer>),
    /// The mark on a 'toepassen' point; `None` takes it away.
    Apply(PointId, Option<ApplyMark>),
    /// How a 'toepassen' point is applied.
    ApplyHow(PointId, String),
    /// The mark on a 'let op' point; `None` takes it away.
    Caution(PointId, Option<CautionMark>),
    /// How a 'let op' point is minded.
    CautionHow(PointId, String),
}

impl InterventionEdit {
    /// The text that was typed.
    pub(super) fn text_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Title(text)
            | Self::Activity(text)
            | Self::IntendedResult(text)
            | Self::Owner(text)
            | Self::Starter(_, Some(StarterAnswer::Text(text)))
            | Self::ApplyHow(_, text)
            | Self::CautionHow(_, text) => Some(text),
            Self::Remove | Self::Starter(..) | Self::Apply(..) | Self::Caution(..) => None,
        }
    }

    /// Carries the change out. What the dossier does not know, or no longer may change, is left as it is.
    pub(super) fn apply_to(self, dossier: &mut Dossier, id: &InterventionId) {
        let Some(position) = dossier.interventions.iter().position(|intervention| intervention.id == *id) else { return };
        let intervention = &mut dossier.interventions[position];
        match self {
            Self::Title(text) => intervention.title = text,
            Self::Activity(text) => intervention.activity = text,
            Self::IntendedResult(text) => intervention.intended_result = text,
            Self::Owner(text) => intervention.owner = text,
            Self::Remove => {
                if dossier.adopted_review_of(id).is_none() {
                    dossier.interventions.remove(position);
                    if let Some(measurement) = dossier.measurements.open_mut() {
                        measurement.reviews.remove(id);
                    }
                }
            }
            edit => {
                if let Some(measurement) = dossier.measurements.open_mut() {
                    let review = measurement.reviews.entry(id.clone()).or_default();
                    edit.review(review);
                    // A review that was emptied again leaves no trace in the file.
                    if review.is_empty() {
                        measurement.reviews.remove(id);
                    }
                }
            }
        }
    }

    fn review(self, review: &mut Review) {
        match self {
            Self::Starter(question, answer) => {
                match answer.filter(|answer| !matches!(answer, StarterAnswer::Text(text) if text.is_empty())) {
                    Some(answer) => review.starter_answers.insert(question, answer),
                    None => review.starter_answers.remove(&question),
                };
            }
            Self::Apply(point, mark) => change(&mut review.apply, point, |it| it.mark = mark),
            Self::ApplyHow(point, how) => change(&mut review.apply, point, |it| it.how = how),
            Self::Caution(point, mark) => change(&mut review.caution, point, |it| it.mark = mark),
            Self::CautionHow(point, how) => change(&mut review.caution, point, |it| it.how = how),
            Self::Title(_) | Self::Activity(_) | Self::IntendedResult(_) | Self::Owner(_) | Self::Remove => {}
        }
    }
}

fn change<Mark>(points: &mut BTreeMap<PointId, PointReview<Mark>>, point: PointId, edit: impl FnOnce(&mut PointReview<Mark>)) {
    let mut review = points.remove(&point).unwrap_or_default();
    edit(&mut review);
    if !review.is_empty() {
        points.insert(point, review);
    }
}
