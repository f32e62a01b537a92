//! The cover and the place of the table of contents.

use crate::model::DraftField;
use crate::report::context::{Context, given};
use crate::report::document::{Block, Cover, Fact, Heading, Text};
use crate::report::parts::{WIDTH, compact};
use crate::shapes::{Drawing, levels_wall};
use crate::words;

pub(in crate::report) fn cover(context: &Context<'_>) -> Vec<Block> {
    let profile = &context.dossier.profile;
    let mut facts = Vec::new();
    let mut fact = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            facts.push(Fact::new(name, value));
        }
    };
    let begun = context.begun_date(&DraftField::ReferenceDate);
    let reference_date: Vec<String> = context.measurement.reference_date.map(words::date).into_iter().chain(begun).collect();
    fact("Team", given(&profile.team));
    fact("Peildatum", given(&reference_date.join("; ")));
    fact("Stand", Some(&context.standing()));
    fact("Vergeleken met", compared_with(context).as_deref());
    fact("Controlegetal", checksum(context).as_deref());
    for remark in context.remarks() {
        fact("Let op", Some(&remark));
    }
    vec![Block::Cover(Cover {
        kind: context.what_is_measured(),
        title: context.neighbourhood(),
        subtitle: given(&profile.municipality).map(words::municipality).unwrap_or_default(),
        facts,
        picture: picture(context),
    })]
}

/// What a report without a cover says at its head: which measurement, and how it stands.
pub(in crate::report) fn masthead_facts(context: &Context<'_>) -> Vec<Fact> {
    /// Longer texts stand in full in the full report.
    const SHORT: usize = 60;
    let adoption = context.measurement.adoption.as_ref();
    let name = context.measurement_name();
    let label = if context.measurement.reference_date.is_some() { "Meting en peildatum" } else { "Meting" };
    let measured = match context.measurement.reference_date {
        Some(date) => format!("{name}, {}", words::date(date)),
        None => name,
    };
    let (stand, said) = match adoption {
        Some(_) => ("Stand", context.standing()),
        None => ("Concept, laatst gewijzigd", words::date(context.dossier.changed)),
    };
    let facts = [
        (label, Some(measured)),
        (stand, Some(words::shortened(&said, SHORT + 30))),
        ("Team", given(&context.dossier.profile.team).map(|team| words::shortened(team, SHORT))),
        ("Controlegetal", checksum(context)),
    ];
    facts.into_iter().filter_map(|(name, value)| Some(Fact::new(name, value?))).collect()
}

/// What stands below the head of a report without a cover: what a reader must know first.
pub(in crate::report) fn remarks(context: &Context<'_>) -> Vec<Block> {
    context.remarks().into_iter().map(|remark| compact(Text::strong("Let op: ").then(remark))).collect()
}

/// The checksum of an adopted measurement, and whether it still fits; nothing for a concept.
fn checksum(context: &Context<'_>) -> Option<String> {
    let checksum = given(&context.measurement.adoption.as_ref()?.checksum).map(short_checksum)?;
    Some(if context.is_altered(context.measurement) { format!("{checksum}, past niet meer") } else { checksum })
}

/// Which earlier measurement, and in which state: `0-meting, peildatum …, vastgesteld op …`.
fn compared_with(context: &Context<'_>) -> Option<String> {
    let earlier = context.earlier.as_ref()?;
    let mut said = vec![earlier.name()];
    said.extend(earlier.measurement.reference_date.map(|date| format!("peildatum {}", words::date(date))));
    if let Some(adoption) = &earlier.measurement.adoption {
        said.push(format!("vastgesteld op {}", words::date(adoption.date)));
        let checksum = short_checksum(&adoption.checksum);
        let fits = if context.is_altered(earlier.measurement) { " (past niet meer)" } else { "" };
        said.extend(given(&checksum).map(|checksum| format!("controlegetal {checksum}{fits}")));
    }
    Some(said.join(", "))
}

/// The first 16 hexadecimal digits of the checksum: 64 bits, too many to agree by chance.
pub(super) fn short_checksum(checksum: &str) -> String {
    words::short_checksum(checksum, 16)
}

/// The wall without words, with the levels of the measurement that it is compared with.
fn picture(context: &Context<'_>) -> Drawing {
    let height = 64.0 * context.catalogue.building_blocks().len() as f32;
    let earlier = context.earlier.as_ref().map(|earlier| &earlier.scores);
    levels_wall(context.catalogue, &context.scores, earlier, (WIDTH, height), 4.0)
}

pub(in crate::report) fn contents(_: &Context<'_>) -> Vec<Block> {
    vec![Block::Contents(Heading::new(1, "Inhoud"))]
}
