//! One dossier as tables.

use super::{Cell, Table};
use crate::analysis::{self, gaps};
use crate::content::{Catalogue, ItemId};
use crate::model::{Answer, Dossier, Measurement};
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
        let actions: Vec<&str> = dossier
            .actions_of(measurement)
            .iter()
            .filter(|action| action.item.as_ref() == Some(&item.id))
            .map(|it| &*it.what)
            .collect();
        let about = [catalogue.number(&item.id), &precondition.short_title, &item.noun()].map(Cell::text);
        table.rows.push(answer_row(about, answer, &actions.join("; ")));
    }
    // What the team answered to a point that this content does not have is not lost in its table either.
    for (item, answer) in analysis::unplaced(catalogue, measurement) {
        table.rows.push(answer_row(["", "", item.as_str()].map(Cell::text), answer, ""));
    }
    table
}

/// Number, randvoorwaarde and item, then what was answered, and the actions for it.
fn answer_row(about: [Cell; 3], answer: &Answer, actions: &str) -> Vec<Cell> {
    let said = [
        answer.rating.map_or("niet beantwoord", words::rating),
        &answer.evidence,
        &answer.note,
        &answer.reason,
        if answer.priority { "ja" } else { "" },
        answer.decider.map_or("", words::decider),
        answer.effect.map_or("", words::effect),
        answer.ease.map_or("", words::ease),
        answer.left_as_is.as_deref().unwrap_or_default(),
        actions,
    ];
    about.into_iter().chain(said.map(Cell::text)).collect()
}

/// A sheet for each kind of fact: answers, gaps, actions.
pub fn dossier_tables(catalogue: &Catalogue, dossier: &Dossier, measurement: &Measurement) -> Vec<Table> {
    let mut open = Table::new(
        "Aandachtspunten",
        &["nummer", "randvoorwaarde", "punt", "oordeel", "eerst", "beslist", "onderbouwing", "bewust niet", "acties"],
    );
    for gap in gaps(catalogue, measurement) {
        let answer = measurement.answers.get(&gap.item);
        let served = dossier.actions_of(measurement).iter().filter(|action| action.item.as_ref() == Some(&gap.item)).count();
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
    for action in dossier.actions_of(measurement) {
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

fn item_noun(catalogue: &Catalogue, item: &ItemId) -> String {
    catalogue.item(item).map_or_else(|| item.to_string(), |(_, item)| item.noun().into_owned())
}
