//! From a dossier to a document, one file a section. What a report says is decided here; how it looks is not.

mod actions;
mod context;
mod gaps;
mod interventions;
mod method;
mod opening;
mod outcome;
mod parts;
mod people;
mod preconditions;
mod principles;
mod profile;
mod sources;

use std::borrow::Cow;

use self::context::Context;
use super::document::{Block, Document};
use crate::content::Catalogue;
use crate::model::{Dossier, Measurement};

/// What a report leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether notes, onderbouwing and reasons are printed.
    pub notes: bool,
    /// Whether names of people are printed; roles always are.
    pub names: bool,
}

impl Default for Options {
    /// Nothing is left out.
    fn default() -> Self {
        Self { notes: true, names: true }
    }
}

/// The 0-meting: everything that the team said in one measurement, and what it adds up to.
///
/// The same dossier and options make the same document: dates come from the dossier. `measurement` is one of
/// `dossier`'s.
pub fn baseline(catalogue: &Catalogue, dossier: &Dossier, measurement: &Measurement, options: &Options) -> Document {
    // A frozen measurement is printed with what stood around it then.
    let dossier = &*as_frozen(dossier, measurement);
    let catalogue = measurement.setting().map_or(catalogue, |setting| &setting.content);
    let context = Context::new(catalogue, dossier, measurement, *options);
    let mut blocks = Vec::new();
    let sections: [fn(&Context<'_>) -> Vec<Block>; 13] = [
        opening::cover,
        opening::summary,
        opening::contents,
        profile::section,
        outcome::section,
        preconditions::section,
        gaps::section,
        actions::section,
        interventions::section,
        principles::section,
        people::section,
        method::section,
        sources::section,
    ];
    for section in sections {
        blocks.extend(section(&context));
    }
    Document {
        title: context.title(),
        author: context.organisation(),
        subject: "Zelfbeoordeling van de wijkaanpak tegen ondermijning".to_owned(),
        date: context.date(),
        identity: identity(dossier, measurement, *options),
        head: context.head(),
        foot: context.standing_short(),
        blocks,
    }
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

/// Tells this report from those of other dossiers, measurements and options, and is the same each time.
fn identity(dossier: &Dossier, measurement: &Measurement, options: Options) -> String {
    let notes = if options.notes { "" } else { " zonder notities" };
    let names = if options.names { "" } else { " zonder namen" };
    format!("nulmeting {} {}{notes}{names}", dossier.id, measurement.id)
}
