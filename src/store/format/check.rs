//! Validates a dossier beyond its types: the rest of the program relies on it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::text::line_and_column;
use crate::content::{ItemId, PointId, QuestionId};
use crate::model::{Dossier, InterventionId, MOST_HANDS, Measurement};
use crate::store::{Flaw, FlawKind, Remark, RemarkKind};

/// Nobody reads on after this many, and finding the place of each takes time.
const MOST_FLAWS: usize = 20;

/// What is wrong in this dossier, and what is odd about it, each in the order of its fields; `text` is what it was read
/// from.
pub(crate) fn check(dossier: &Dossier, text: &str) -> (Vec<Flaw>, Vec<Remark>) {
    let mut check = Check { text, flaws: Vec::new(), remarks: Vec::new() };
    check.date(dossier.changed);
    check.ids(std::iter::once(dossier.id.as_str()));
    check.ids(dossier.participants.iter().map(|participant| participant.id.as_str()));
    check.ids(dossier.sheets.iter().map(|sheet| sheet.id.as_str()));
    for sheet in &dossier.sheets {
        check.date(sheet.changed);
        check.keys(sheet.id.as_str(), sheet.answers.keys().map(ItemId::as_str));
    }
    check.ids(dossier.interventions.iter().map(|intervention| intervention.id.as_str()));
    check.ids(dossier.actions.iter().map(|action| action.id.as_str()));
    check.ids(dossier.measurements.iter().map(|measurement| measurement.id.as_str()));
    for measurement in &dossier.measurements {
        check.measurement(measurement);
    }
    (check.flaws, check.remarks)
}

struct Check<'a> {
    text: &'a str,
    flaws: Vec<Flaw>,
    remarks: Vec<Remark>,
}

impl Check<'_> {
    fn measurement(&mut self, measurement: &Measurement) {
        let reopened = measurement.reopenings.iter().flat_map(|reopening| [reopening.date, reopening.adopted_on]);
        let adopted = measurement.adoption.iter().map(|adoption| adoption.date);
        for date in measurement.reference_date.into_iter().chain(reopened).chain(adopted) {
            self.date(date);
        }
        let id = measurement.id.as_str();
        self.keys(id, measurement.answers.keys().map(ItemId::as_str));
        self.keys(id, measurement.reviews.keys().map(InterventionId::as_str));
        for review in measurement.reviews.values() {
            self.keys(id, review.starter_answers.keys().map(QuestionId::as_str));
            self.keys(id, review.apply.keys().chain(review.caution.keys()).map(PointId::as_str));
        }
        for (item, answer) in &measurement.answers {
            if answer.hand_votes.values().any(|hands| *hands > MOST_HANDS) {
                let kind = FlawKind::TooManyHands { item: item.to_string(), most: MOST_HANDS };
                self.add(&[&format!("id: \"{}\"", measurement.id), &format!("\"{item}\": ("), "hand_votes"], kind);
            }
        }
    }

    /// A date that is hardly right, as when the clock of a computer stood wrong, keeps nobody from their answers.
    fn date(&mut self, date: Date) {
        if !(2000..=2100).contains(&date.year()) && self.remarks.len() < MOST_FLAWS {
            let (line, column) = self.place(&[&format!("\"{date}\"")]);
            self.remarks.push(Remark { line, column, kind: RemarkKind::OddDate(date) });
        }
    }

    /// Ids of one kind, which must all differ.
    fn ids<'a>(&mut self, ids: impl Iterator<Item = &'a str>) {
        let mut seen = BTreeMap::new();
        for id in ids {
            let before = seen.entry(id).or_insert(0_usize);
            let kind = if id.trim().is_empty() {
                Some(FlawKind::EmptyId)
            } else {
                (*before > 0).then(|| FlawKind::RepeatedId(id.to_owned()))
            };
            *before += 1;
            if let Some(kind) = kind
                && self.has_room()
            {
                self.add(&vec![&*format!("id: \"{id}\""); *before], kind);
            }
        }
    }

    /// Ids of what is answered, within the thing with this id: each has a text.
    fn keys<'a>(&mut self, within: &str, mut keys: impl Iterator<Item = &'a str>) {
        if keys.any(|key| key.trim().is_empty()) {
            self.add(&[&format!("id: \"{within}\""), "\"\":"], FlawKind::EmptyId);
        }
    }

    fn has_room(&self) -> bool {
        self.flaws.len() < MOST_FLAWS
    }

    /// Adds a flaw at the place to which the needles lead: each is sought after the one before it.
    fn add(&mut self, needles: &[&str], kind: FlawKind) {
        if !self.has_room() {
            return;
        }
        let (line, column) = self.place(needles);
        self.flaws.push(Flaw { line, column, kind });
    }

    /// Where the last of the needles stands that is found: each is sought after the one before it.
    fn place(&self, needles: &[&str]) -> (Option<usize>, Option<usize>) {
        let mut position = None;
        for needle in needles {
            let from = position.map_or(0, |found| found + 1);
            position = self.text[from..].find(needle).map(|offset| from + offset).or(position);
        }
        position.map(|position| line_and_column(self.text, position)).unzip()
    }
}
