//! Freezing a measurement: what it keeps so that its report stays what it was.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::spread::first_views;
use crate::checksum::checksum;
use crate::content::{Catalogue, ItemId};
use crate::model::{Adoption, AdoptionPlan, Attendee, Dossier, Measurement, Participant, Setting, Snapshot};

/// The open measurement as it is when `body` adopts it on this day; `None` when the dossier has none open.
pub fn freeze(dossier: &Dossier, content: &Arc<Catalogue>, date: Date, body: String) -> Option<Measurement> {
    let mut measurement = dossier.measurements.open()?.clone();
    measurement.adoption_plan = AdoptionPlan::default();
    // An attendee that was added and never described was not there.
    measurement.attendance.retain(|attendee| *attendee != Attendee::default());
    let snapshot = snapshot(dossier, &measurement, content);
    measurement.adoption = Some(Adoption { date, body, snapshot, checksum: String::new() });
    let sum = checksum(&measurement);
    if let Some(adoption) = &mut measurement.adoption {
        adoption.checksum = sum;
    }
    Some(measurement)
}

fn snapshot(dossier: &Dossier, measurement: &Measurement, content: &Arc<Catalogue>) -> Snapshot {
    let items = measurement.answers.keys().filter_map(|id| Some((id.clone(), wording(dossier, content, id)?))).collect();
    let points = content
        .principles()
        .iter()
        .flat_map(|principle| principle.apply.iter().chain(&principle.caution))
        .filter(|point| {
            measurement
                .reviews
                .values()
                .any(|review| review.apply.contains_key(&point.id) || review.caution.contains_key(&point.id))
        })
        .map(|point| (point.id.clone(), point.text.clone()))
        .collect();
    let questions: BTreeMap<_, _> = content
        .starter_questions()
        .iter()
        .filter(|question| measurement.reviews.values().any(|review| review.starter_answers.contains_key(&question.id)))
        .map(|question| (question.id.clone(), question.text.clone()))
        .collect();
    let setting = Setting {
        profile: dossier.profile.clone(),
        participants: dossier.participants.iter().map(Participant::without_name).collect(),
        interventions: dossier.interventions.clone(),
        made_with: dossier.content_edition.clone(),
        content: Arc::clone(content).into(),
    };
    let first_views = first_views(dossier, measurement);
    Snapshot {
        actions: dossier.actions.clone(),
        items,
        points,
        questions,
        first_views,
        setting: Some(Arc::new(setting).into()),
    }
}

/// What an item says; one that the content lacks is looked up in the latest measurement that knew it.
fn wording(dossier: &Dossier, content: &Catalogue, id: &ItemId) -> Option<String> {
    let earlier = |measurement: &Measurement| measurement.adoption.as_ref()?.snapshot.items.get(id).cloned();
    match content.item(id) {
        Some((_, item)) => Some(item.text.clone()),
        None => dossier.measurements.iter().rev().find_map(earlier),
    }
}
