//! One dossier as tables.

use super::{Cell, Table};
use crate::analysis::{self, gaps};
use crate::content::{Catalogue, ItemId};
use crate::model::{Action, Answer, Dossier, Measurement};
use crate::words;

/// The answers of one measurement against `catalogue`, its own content: a row for each item, with its action.
pub fn dossier_table(catalogue: &Catalogue, dossier: &Dossier, measurement: &Measurement) -> Table {
    let mut table = Table::new(
        "Antwoorden",
        &[
            "nummer",
            "randvoorwaarde",
            "punt",
            "oordeel",
            "onderbouwing",
            "notitie",
            "reden",
            "eerst",
            "beslist",
            "effect",
            "gemak",
            "bewust niet",
            "acties",
        ],
    );
    let none = Answer::default();
    for (precondition, item) in catalogue.items() {
        let answer = measurement.answers.get(&item.id).unwrap_or(&none);
        let actions: Vec<&str> =
            actions(dossier, measurement).filter(|action| action.item.as_ref() == Some(&item.id)).map(|it| &*it.what).collect();
        table.rows.push(vec![
            Cell::text(catalogue.number(&item.id)),
            Cell::text(precondition.short_title.clone()),
            Cell::text(item.noun()),
            Cell::text(answer.rating.map_or("niet beantwoord", words::rating)),
            Cell::text(answer.evidence.clone()),
            Cell::text(answer.note.clone()),
            Cell::text(answer.reason.clone()),
            Cell::text(if answer.priority { "ja" } else { "" }),
            Cell::text(answer.decider.map_or("", words::decider)),
            Cell::text(answer.effect.map_or("", words::effect)),
            Cell::text(answer.ease.map_or("", words::ease)),
            Cell::text(answer.left_as_is.clone().unwrap_or_default()),
            Cell::text(actions.join("; ")),
        ]);
    }
    // What the team answered to a point that this content does not have is not lost in its table either.
    for (item, answer) in analysis::unplaced(catalogue, measurement) {
        table.rows.push(vec![
            Cell::Empty,
            Cell::Empty,
            Cell::text(item.as_str()),
            Cell::text(answer.rating.map_or("niet beantwoord", words::rating)),
            Cell::text(answer.evidence.clone()),
            Cell::text(answer.note.clone()),
            Cell::text(answer.reason.clone()),
            Cell::text(if answer.priority { "ja" } else { "" }),
            Cell::text(answer.decider.map_or("", words::decider)),
            Cell::text(answer.effect.map_or("", words::effect)),
            Cell::text(answer.ease.map_or("", words::ease)),
            Cell::text(answer.left_as_is.clone().unwrap_or_default()),
            Cell::Empty,
        ]);
    }
    table
}

/// A sheet for each kind of fact: answers, gaps, actions.
pub fn dossier_tables(catalogue: &Catalogue, dossier: &Dossier, measurement: &Measurement) -> Vec<Table> {
    let mut open = Table::new(
        "Aandachtspunten",
        &["nummer", "randvoorwaarde", "punt", "oordeel", "eerst", "beslist", "onderbouwing", "bewust niet", "acties"],
    );
    for gap in gaps(catalogue, measurement) {
        let answer = measurement.answers.get(&gap.item);
        let served = actions(dossier, measurement).filter(|action| action.item.as_ref() == Some(&gap.item)).count();
        open.rows.push(vec![
            Cell::text(catalogue.number(&gap.item)),
            Cell::text(words::circle_title(catalogue, &gap.precondition)),
            Cell::text(item_noun(catalogue, &gap.item)),
            Cell::text(words::rating(gap.rating)),
            Cell::text(if gap.priority { "ja" } else { "" }),
            Cell::text(answer.and_then(|answer| answer.decider).map_or("", words::decider)),
            Cell::text(answer.map_or("", |answer| answer.evidence.as_str())),
            Cell::text(answer.and_then(|answer| answer.left_as_is.as_deref()).unwrap_or_default()),
            Cell::Number(served),
        ]);
    }
    let mut steps = Table::new(
        "Acties",
        &["wat", "trekker", "begint", "klaar", "klaar als", "stand", "risico", "maatregel", "nummer", "punt"],
    );
    for action in actions(dossier, measurement) {
        let quarter = |quarter: Option<crate::model::Quarter>| Cell::text(quarter.map(words::quarter).unwrap_or_default());
        let item = action.item.as_ref();
        steps.rows.push(vec![
            Cell::text(action.what.clone()),
            Cell::text(action.owner.clone()),
            quarter(action.start),
            quarter(action.ready),
            Cell::text(action.done_when.clone()),
            Cell::text(words::action_status(action.status)),
            Cell::text(action.risk.clone()),
            Cell::text(action.risk_measure.clone()),
            Cell::text(item.map_or("", |item| catalogue.number(item))),
            Cell::text(item.map(|item| item_noun(catalogue, item)).unwrap_or_default()),
        ]);
    }
    vec![dossier_table(catalogue, dossier, measurement), open, steps]
}

/// As they are now, or as they were when the measurement was frozen.
fn actions<'a>(dossier: &'a Dossier, measurement: &'a Measurement) -> impl Iterator<Item = &'a Action> {
    measurement.adoption.as_ref().map_or(&dossier.actions, |adoption| &adoption.snapshot.actions).iter()
}

fn item_noun(catalogue: &Catalogue, item: &ItemId) -> String {
    catalogue.item(item).map_or_else(|| item.to_string(), |(_, item)| item.noun().into_owned())
}
