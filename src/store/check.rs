//! What a dossier must fulfil beyond its shape: the rest of the program relies on it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Flaw, FlawKind};
use crate::model::{Dossier, Measurement};

/// More hands than this is a slip of the pen.
const MOST_HANDS: u16 = 1000;

/// Everything that is wrong in this dossier, in the order of its fields; `text` is what it was read from.
pub(super) fn flaws(dossier: &Dossier, text: &str) -> Vec<Flaw> {
    let mut check = Check { text, flaws: Vec::new() };
    check.date(dossier.changed);
    check.ids(std::iter::once(dossier.id.as_str()));
    check.ids(dossier.participants.iter().map(|participant| participant.id.as_str()));
    check.ids(dossier.sheets.iter().map(|sheet| sheet.id.as_str()));
    for sheet in &dossier.sheets {
        check.date(sheet.changed);
    }
    check.ids(dossier.interventions.iter().map(|intervention| intervention.id.as_str()));
    check.ids(dossier.actions.iter().map(|action| action.id.as_str()));
    check.ids(dossier.measurements.iter().map(|measurement| measurement.id.as_str()));
    for measurement in &dossier.measurements {
        check.measurement(measurement);
    }
    check.flaws
}

struct Check<'a> {
    text: &'a str,
    flaws: Vec<Flaw>,
}

impl Check<'_> {
    fn measurement(&mut self, measurement: &Measurement) {
        let reopened = measurement.reopenings.iter().flat_map(|reopening| [reopening.date, reopening.adopted_on]);
        let adopted = measurement.adoption.iter().map(|adoption| adoption.date);
        for date in measurement.reference_date.into_iter().chain(reopened).chain(adopted) {
            self.date(date);
        }
        for (item, answer) in &measurement.answers {
            if answer.hand_votes.values().any(|hands| *hands > MOST_HANDS) {
                let kind = FlawKind::TooManyHands { item: item.to_string(), most: MOST_HANDS };
                self.add(&format!("\"{item}\""), usize::from(measurement.number), kind);
            }
        }
    }

    fn date(&mut self, date: Date) {
        if !(2000..=2100).contains(&date.year()) {
            self.add(&format!("\"{date}\""), 0, FlawKind::ImplausibleDate(date));
        }
    }

    /// Ids of one kind, which must all differ.
    fn ids<'a>(&mut self, ids: impl Iterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if id.trim().is_empty() {
                self.add(&format!("id: \"{id}\""), 0, FlawKind::EmptyId);
            } else if !seen.insert(id) {
                self.add(&format!("id: \"{id}\""), 1, FlawKind::RepeatedId(id.to_owned()));
            }
        }
    }

    /// Adds a flaw at the place where `needle` stands for the `occurrence`th time, or else where it stands first.
    fn add(&mut self, needle: &str, occurrence: usize, kind: FlawKind) {
        let mut places = self.text.match_indices(needle).map(|(position, _)| position);
        let first = places.next();
        let position = if occurrence == 0 { first } else { places.nth(occurrence - 1).or(first) };
        let before = position.map(|position| &self.text[..position]);
        self.flaws.push(Flaw {
            line: before.map(|before| before.matches('\n').count() + 1),
            column: before.map(|before| before.chars().rev().take_while(|letter| *letter != '\n').count() + 1),
            kind,
        });
    }
}
