//! From a dossier to a document: which sections each kind has, and in which order.

mod answer_sheet;
mod fillable;
mod follow_up;
mod form;
mod full;
mod gap_report;
mod learning_circle;
mod manual;
mod one_page;

use std::borrow::Cow;

pub use self::fillable::{FormRequest, document as fillable};
pub use self::learning_circle::CirclePrint;
pub use self::manual::document as manual;

use super::context::Context;
use super::document::{Block, Document};
use super::request::{Examples, Options, Request};
use crate::content::Catalogue;
use crate::model::{Dossier, Drafts, Measurement, Participant};

/// What a report says, with an appendix of examples from practice where some are given. The same request and options make the same
/// document: dates come from the dossier.
pub fn build(catalogue: &Catalogue, request: &Request<'_>, options: Options, examples: Option<Examples<'_>>) -> Document {
    // The summary alone has no fixed sections: it says as much as fits on its page, and all that is asked.
    let (dossier, measurement, against, sections): (_, _, _, Option<&[Section]>) = match *request {
        Request::Form { dossier } => return form::document(catalogue, dossier),
        Request::Baseline { dossier, measurement } => (dossier, measurement, None, Some(&full::BASELINE)),
        Request::AnswerSheet { dossier } => return answer_sheet::document(catalogue, dossier, options),
        Request::FollowUp { dossier, measurement, against } => {
            (dossier, measurement, Some(against), Some(&follow_up::SECTIONS))
        }
        Request::Gaps { dossier, measurement } => (dossier, measurement, None, Some(&gap_report::SECTIONS)),
        Request::Summary { dossier, measurement } => (dossier, measurement, dossier.before(measurement), None),
    };
    // A frozen measurement is printed with what stood around it then.
    let dossier = &*as_frozen(dossier, measurement);
    let catalogue = measurement.setting().map_or(catalogue, |setting| &setting.content);
    let mut context = Context::new(catalogue, dossier, measurement, against, request.kind(), options);
    context.examples = examples;
    match sections {
        Some(sections) => context.document(sections.iter().flat_map(|section| section(&context)).collect()),
        None => one_page::document(&context),
    }
}

/// A part of a report.
type Section = fn(&Context<'_>) -> Vec<Block>;

/// A participant as they were, with the name that stands in the dossier now: names are kept outside what is frozen.
fn with_name(then: &Participant, now: &[Participant]) -> Participant {
    let name = || now.iter().find(|now| now.id == then.id).map(|now| now.name.clone()).unwrap_or_default();
    Participant { name: if then.name.is_empty() { name() } else { then.name.clone() }, ..then.clone() }
}

/// The dossier as it was when the measurement was frozen, as far as reports tell of it.
fn as_frozen<'a>(dossier: &'a Dossier, measurement: &Measurement) -> Cow<'a, Dossier> {
    let Some(setting) = measurement.setting() else {
        let has_drafts = !measurement.is_open() && !dossier.drafts.is_empty();
        // What was begun since belongs to what comes next.
        return if has_drafts {
            Cow::Owned(Dossier { drafts: Drafts::default(), ..dossier.clone() })
        } else {
            Cow::Borrowed(dossier)
        };
    };
    Cow::Owned(Dossier {
        profile: setting.profile.clone(),
        participants: setting.participants.iter().map(|then| with_name(then, &dossier.participants)).collect(),
        interventions: setting.interventions.clone(),
        content_edition: setting.made_with.clone(),
        drafts: Drafts::default(),
        ..dossier.clone()
    })
}
