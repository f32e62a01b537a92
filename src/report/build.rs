//! From a dossier to a document, one file a section, and one a kind of report that says which sections it has. What a report says is decided here; how it looks is not.

mod actions;
mod baseline;
mod context;
mod follow_up;
mod form;
mod gap_report;
mod gaps;
mod guide;
mod interventions;
mod method;
mod one_page;
mod opening;
mod outcome;
mod parts;
mod people;
mod preconditions;
mod principles;
mod profile;
mod sources;
mod summary;
mod worked_example;

use std::borrow::Cow;

use self::context::Context;
use super::document::{Block, Document};
use super::request::{Kind, Options, Request};
use crate::content::Catalogue;
use crate::model::{Dossier, Measurement};

/// What a report says. The same request and options make the same document: dates come from the dossier.
pub fn build(catalogue: &Catalogue, request: &Request<'_>, options: Options) -> Document {
    match *request {
        Request::Baseline { dossier, measurement } => {
            of_measurement(catalogue, dossier, measurement, None, Kind::Baseline, options, &baseline::SECTIONS)
        }
        Request::FollowUp { dossier, measurement, against } => {
            of_measurement(catalogue, dossier, measurement, Some(against), Kind::FollowUp, options, &follow_up::SECTIONS)
        }
        Request::Gaps { dossier, measurement } => {
            of_measurement(catalogue, dossier, measurement, None, Kind::Gaps, options, &gap_report::SECTIONS)
        }
        Request::Summary { dossier, measurement } => {
            let before = measurement.number.checked_sub(1).and_then(|number| dossier.measurements.get(number));
            with_context(catalogue, dossier, measurement, before, Kind::Summary, options, |context, finish| {
                one_page::document(context, finish)
            })
        }
        Request::Form { dossier } => form::document(catalogue, dossier),
    }
}

/// A part of a report.
type Section = fn(&Context<'_>) -> Vec<Block>;

fn of_measurement(
    catalogue: &Catalogue,
    dossier: &Dossier,
    measurement: &Measurement,
    against: Option<&Measurement>,
    kind: Kind,
    options: Options,
    sections: &[Section],
) -> Document {
    with_context(catalogue, dossier, measurement, against, kind, options, |context, finish| {
        finish(sections.iter().flat_map(|section| section(context)).collect())
    })
}

/// Makes a document of a measurement. `make` gets what sections need to know, and what makes a document of its blocks.
fn with_context(
    catalogue: &Catalogue,
    dossier: &Dossier,
    measurement: &Measurement,
    against: Option<&Measurement>,
    kind: Kind,
    options: Options,
    make: impl FnOnce(&Context<'_>, &dyn Fn(Vec<Block>) -> Document) -> Document,
) -> Document {
    // A frozen measurement is printed with what stood around it then.
    let dossier = &*as_frozen(dossier, measurement);
    let catalogue = measurement.setting().map_or(catalogue, |setting| &setting.content);
    let context = Context::new(catalogue, dossier, measurement, against, kind, options);
    let finish = |blocks| Document {
        title: context.title(),
        author: context.organisation(),
        subject: "Zelfbeoordeling van de wijkaanpak tegen ondermijning".to_owned(),
        date: Some(context.date()),
        identity: identity(dossier, measurement, against, kind, options),
        head: context.head(),
        foot: context.standing_short(),
        blocks,
    };
    make(&context, &finish)
}

/// The dossier as it was when the measurement was frozen, as far as reports tell of it.
fn as_frozen<'a>(dossier: &'a Dossier, measurement: &Measurement) -> Cow<'a, Dossier> {
    let Some(setting) = measurement.setting() else { return Cow::Borrowed(dossier) };
    Cow::Owned(Dossier {
        profile: setting.profile.clone(),
        participants: setting.participants.clone(),
        interventions: setting.interventions.clone(),
        content_edition: setting.made_with.clone(),
        ..dossier.clone()
    })
}

/// Tells this report from those of other dossiers, measurements, kinds and options, and is the same each time.
fn identity(
    dossier: &Dossier,
    measurement: &Measurement,
    against: Option<&Measurement>,
    kind: Kind,
    options: Options,
) -> String {
    let against = against.map(|against| format!(" tegen {}", against.id)).unwrap_or_default();
    let notes = if options.notes { "" } else { " zonder notities" };
    let names = if options.names { "" } else { " zonder namen" };
    format!("{} {} {}{against}{notes}{names}", kind.word(), dossier.id, measurement.id)
}
