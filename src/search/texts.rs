//! The texts that can be found, each with where it stands and what kind of text it is.

use super::{HitKind, HitPlace};
use crate::content::{Catalogue, Library, Manual, ManualPart, PracticeEntry, Principle};
use crate::model::{Answer, Dossier, DraftField, Intervention, Measurement, ProfileField, Review, StarterAnswer};

/// Takes one text after the other.
type Look<'a> = &'a mut dyn FnMut(&HitPlace, HitKind, &str);

/// What the team wrote: its answers, actions, interventions and the form.
pub(super) fn own(catalogue: &Catalogue, dossier: &Dossier, measurement: &Measurement, look: Look<'_>) {
    let kind = if measurement.is_open() { HitKind::Own } else { HitKind::Adopted };
    for (_, item) in catalogue.items() {
        let Some(answer) = measurement.answers.get(&item.id) else { continue };
        // Every field is named, so that none can be forgotten.
        let Answer {
            rating: _,
            evidence,
            checked_with,
            note,
            reason,
            what_changed: _,
            change_reason,
            priority: _,
            decider: _,
            effect: _,
            ease: _,
            left_as_is,
            hand_votes: _,
            minority_views,
        } = answer;
        let place = HitPlace::Item(item.id.clone());
        let optional = [checked_with, left_as_is].map(|text| text.as_deref().unwrap_or_default());
        for text in [&**change_reason, reason, evidence, note].into_iter().chain(optional) {
            look(&place, kind, text);
        }
        for view in minority_views {
            look(&place, kind, &view.text);
            look(&place, kind, &view.role);
        }
    }
    for action in &dossier.actions {
        let place = HitPlace::Action(action.id.clone());
        for text in [&action.what, &action.owner, &action.done_when, &action.risk, &action.risk_measure] {
            look(&place, HitKind::Own, text);
        }
        if let Some(source) = &action.source {
            look(&place, HitKind::Own, &source.title);
        }
    }
    for (field, text) in dossier.drafts.iter() {
        let place = match field {
            DraftField::Action(item) | DraftField::Owner(item) | DraftField::Quarter(item) => HitPlace::Item(item),
            DraftField::Start(action) | DraftField::Ready(action) => HitPlace::Action(action),
            DraftField::ReferenceDate | DraftField::AdoptionDate | DraftField::Reopening => HitPlace::Adoption,
        };
        look(&place, HitKind::Own, text);
    }
    for intervention in &dossier.interventions {
        intervention_texts(catalogue, intervention, measurement.reviews.get(&intervention.id), kind, look);
    }
    for field in ProfileField::ALL {
        look(&HitPlace::Profile, HitKind::Own, field.of(&dossier.profile));
    }
    look(&HitPlace::Conclusion, kind, &measurement.conclusion);
    for ask in &measurement.asks {
        for text in [&ask.text, &ask.explanation, &ask.who, &ask.when] {
            look(&HitPlace::Conclusion, kind, text);
        }
    }
    for look_back in measurement.look_back.values() {
        look(&HitPlace::LookBack, kind, &look_back.gave);
    }
    if measurement.is_open() {
        look(&HitPlace::Adoption, kind, &measurement.adoption_plan.body);
        measurement.sheet_round.expected.iter().for_each(|role| look(&HitPlace::Sheets, kind, role));
        for attendee in &measurement.attendance {
            for text in [&attendee.role, &attendee.organisation, &attendee.name] {
                look(&HitPlace::Adoption, kind, text);
            }
        }
    }
}

fn intervention_texts(
    catalogue: &Catalogue,
    intervention: &Intervention,
    review: Option<&Review>,
    kind: HitKind,
    look: Look<'_>,
) {
    let place = HitPlace::Intervention(intervention.id.clone());
    for text in [&intervention.title, &intervention.owner, &intervention.activity, &intervention.intended_result] {
        look(&place, HitKind::Own, text);
    }
    if let Some(source) = &intervention.source {
        look(&place, HitKind::Own, &source.title);
    }
    let Some(review) = review else { return };
    for question in catalogue.starter_questions() {
        if let Some(StarterAnswer::Text(text)) = review.starter_answers.get(&question.id) {
            look(&place, kind, text);
        }
    }
    for principle in catalogue.principles() {
        let place = HitPlace::Point(intervention.id.clone(), principle.id.clone());
        for text in said_of(principle, review) {
            look(&place, kind, text);
        }
    }
}

/// What the team wrote at the points of a principle, in their order.
fn said_of<'a>(principle: &'a Principle, review: &'a Review) -> impl Iterator<Item = &'a str> {
    let apply = principle.apply.iter().filter_map(|point| review.apply.get(&point.id)).map(|said| said.how.as_str());
    let caution = principle.caution.iter().filter_map(|point| review.caution.get(&point.id)).map(|said| said.how.as_str());
    apply.chain(caution)
}

/// What is asked, and what the content says beside it.
pub(super) fn content(catalogue: &Catalogue, look: Look<'_>) {
    let kind = HitKind::Content;
    for precondition in catalogue.preconditions() {
        let place = HitPlace::Precondition(precondition.id.clone());
        look(&place, kind, &precondition.title);
        look(&place, kind, &precondition.why);
        for item in &precondition.items {
            look(&HitPlace::Item(item.id.clone()), kind, &item.text);
            look(&HitPlace::Item(item.id.clone()), kind, &item.help);
            if let Some(anchors) = &item.anchors {
                for text in [&anchors.in_order, &anchors.partly, &anchors.not_in_order] {
                    look(&HitPlace::Anchors(item.id.clone()), kind, text);
                }
            }
        }
        for note in &precondition.practice_notes {
            look(&place, kind, &note.text);
        }
        for step in &precondition.first_steps {
            look(&place, kind, &step.text);
        }
    }
    for principle in catalogue.principles() {
        look(&HitPlace::Principles, kind, &principle.title);
        for point in principle.works.iter().chain(&principle.caution).chain(&principle.apply) {
            look(&HitPlace::Principles, kind, &point.text);
        }
    }
    for question in catalogue.starter_questions() {
        look(&HitPlace::Questions, kind, &question.text);
        look(&HitPlace::Questions, kind, &question.help);
    }
    for example in catalogue.interventions().iter().flat_map(|category| &category.interventions) {
        for text in [&example.title, &example.activity, &example.intended_result] {
            look(&HitPlace::Examples, kind, text);
        }
    }
}

/// What others did.
pub(super) fn library(library: &Library, look: Look<'_>) {
    let kind = HitKind::Practice;
    for entry in library.entries() {
        practice(entry, &mut |text| look(&HitPlace::Practice(entry.id.clone()), kind, text));
    }
    for template in library.templates() {
        let place = HitPlace::PlanTemplate(template.id.clone());
        template.texts().for_each(|text| look(&place, kind, text));
    }
}

/// The texts of an example as they are read: several sentences of one kind are one paragraph.
fn practice(entry: &PracticeEntry, look: &mut dyn FnMut(&str)) {
    look(&entry.title);
    let head = [entry.municipality.as_ref(), entry.place.as_ref(), Some(&entry.period.text)];
    head.into_iter().flatten().for_each(|text| look(text));
    for figure in &entry.figures {
        look(&figure.value);
        look(&figure.what);
    }
    look(&entry.summary);
    for paragraph in [entry.reason_to_start.as_slice(), &entry.does, &entry.gave, &entry.worked, &entry.hindered] {
        look(&paragraph.join(" "));
    }
    entry.tips.iter().chain(&entry.outlook).for_each(|text| look(text));
    for step in &entry.steps {
        look(&step.title);
        look(&step.text);
    }
    entry.note.iter().for_each(|text| look(text));
    let reasons = entry.shows.iter().map(|link| &link.reason).chain(entry.uses.iter().map(|link| &link.reason));
    reasons.for_each(|text| look(text));
}

/// The manual.
pub(super) fn manual(manual: &Manual, look: Look<'_>) {
    for (position, section) in manual.sections.iter().enumerate() {
        let place = HitPlace::Manual(position);
        look(&place, HitKind::Manual, &section.title);
        for part in &section.parts {
            // What can be seen in a picture is heard, and not read.
            if !matches!(part, ManualPart::Picture(_)) {
                look(&place, HitKind::Manual, &part.text());
            }
        }
    }
}
