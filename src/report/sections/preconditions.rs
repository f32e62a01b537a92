//! Every randvoorwaarde with its items and everything that the team said about them.

use crate::content::{ItemId, Precondition};
use crate::model::{ChangeReason, HandVotes, MinorityView, Rating};
use crate::report::context::Context;
use crate::report::document::{Block, Fact};
use crate::report::parts::{enumeration, wide_small};
use crate::words;

/// Which literature the items rest on, once for all of them: `Nelen e.a. (2021) bij 2.5`.
pub(super) fn literature(context: &Context<'_>, precondition: &Precondition) -> Option<Block> {
    let cited = context.catalogue.sources().literature.iter().filter_map(|reference| {
        let items = precondition.items.iter().filter(|item| item.literature.contains(&reference.id));
        let numbers: Vec<String> = items.map(|item| context.number(&item.id).to_owned()).collect();
        (!numbers.is_empty()).then(|| format!("{} bij {}", reference.short, enumeration(&numbers)))
    });
    let cited: Vec<String> = cited.collect();
    (!cited.is_empty()).then(|| wide_small(format!("Literatuur: {}.", cited.join("; "))))
}

/// What was begun as an action for this item.
pub(super) fn begun_action(context: &Context<'_>, item: &ItemId) -> Option<Fact> {
    let text = context.begun_action(item)?;
    Some(Fact::new("Actie", format!("{text} ({})", words::UNFINISHED)))
}

/// What changed where the rating differs from the one just before.
pub(super) fn what_changed_since(context: &Context<'_>, item: &ItemId, reason: Option<ChangeReason>) -> Option<&'static str> {
    let then = context.dossier.before(context.measurement)?.rating(item)?;
    context.measurement.rating(item).filter(|now| *now != then)?;
    Some(match reason {
        Some(ChangeReason::Reality) => "de werkelijkheid",
        Some(ChangeReason::Yardstick) => "de maatlat: het team kijkt er anders naar",
        Some(ChangeReason::Knowledge) => "de kennis: het team weet nu meer",
        None => "reden niet gegeven",
    })
}

pub(super) fn said_votes(votes: &HandVotes) -> String {
    let said: Vec<String> = Rating::ALL
        .into_iter()
        .filter_map(|rating| Some(format!("{} {}", words::rating(rating), votes.get(&rating)?)))
        .collect();
    said.join(", ")
}

/// How many of the invulbladen have which rating of an item, as far as that may be told.
pub(super) fn first_views(context: &Context<'_>, item: &ItemId) -> Option<Fact> {
    let views = context.first_views.items.get(item)?;
    let said = Rating::ALL.into_iter().filter(|rating| views.count(*rating) > 0);
    let said: Vec<String> = said.map(|rating| format!("{} {}", words::rating(rating), views.count(rating))).collect();
    Some(Fact::new("Eerste oordelen", format!("{} (van {} invulbladen)", said.join(", "), views.total())))
}

/// What those think whose view the group's rating does not carry.
pub(super) fn minority_facts(context: &Context<'_>, views: &[MinorityView]) -> Vec<Fact> {
    let said = |view: &MinorityView| {
        let told = match (context.note(&view.text), context.note(&view.role)) {
            (Some(text), Some(role)) => format!("{text} ({role})"),
            (text, role) => text.or(role)?.to_owned(),
        };
        Some(Fact::new("Minderheidsstandpunt", told))
    };
    views.iter().filter_map(said).collect()
}
