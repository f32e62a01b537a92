//! The spread of the views on the invulbladen. It is not available before they were opened for the session, nor for fewer than
//! [`FEWEST_SHEETS`] sheets, nor by organisation.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Value;
use crate::content::{Catalogue, ItemId};
use crate::model::{
    Dossier, FEWEST_SHEETS, FirstViews, GreatestDisagreement, Measurement, Participant, Rating, ResponseSheet, Views,
};

/// What may be shown of the invulbladen of a measurement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Voices {
    /// They were not opened: only that they are there.
    Blind(Arrived),
    /// They were opened.
    Opened(Arrived, Spread),
}

/// Which invulbladen came in, without their content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrived {
    /// How many there are.
    pub sheets: usize,
    /// The roles of those who filled them in, each once, in the order of the alphabet, with how many of them there are.
    pub roles: Vec<(String, usize)>,
    /// The expected roles without a sheet, in the order of the measurement; one that is expected twice and came in once is listed
    /// once.
    pub missing: Vec<String>,
}

/// How the views are spread over the items of the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The items that enough sheets rated.
    items: BTreeMap<ItemId, ItemSpread>,
    /// What people still wanted to say; none where there are too few sheets.
    remarks: Vec<Said>,
    agenda: Agenda,
}

/// How the views of one item are spread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemSpread {
    /// How many sheets have which rating.
    pub views: Views,
    /// From 0, where all who know agree, to 1; `None` where fewer than two know.
    pub disagreement: Option<Value>,
    /// Why, in the order of the alphabet, so that nobody can be followed from item to item.
    pub reasons: Vec<Said>,
}

/// Something that somebody wrote on a sheet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    /// The words.
    pub text: String,
    /// Whose they are; `None` unless everybody with a sheet allows names to be shown.
    pub name: Option<String>,
}

/// The order in which the group discusses the items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agenda {
    /// One by one: most disagreement first, then most weten we niet, then the order of the content. Items with too few views
    /// are at the end.
    pub one_by_one: Vec<ItemId>,
    /// Proposed together as one block, in the order of the content: everybody knows, and they disagree no more than the team
    /// allows for this.
    pub together: Vec<ItemId>,
}

impl Spread {
    /// How the views of an item are spread; `None` where too few sheets rated it.
    pub fn item(&self, item: &ItemId) -> Option<&ItemSpread> {
        self.items.get(item)
    }

    /// What people still wanted to say.
    pub fn remarks(&self) -> &[Said] {
        &self.remarks
    }

    /// In which order to talk about the items.
    pub fn agenda(&self) -> &Agenda {
        &self.agenda
    }
}

/// What may be shown now of the invulbladen of a measurement of this dossier.
pub fn voices(catalogue: &Catalogue, dossier: &Dossier, measurement: &Measurement) -> Voices {
    let arrived = arrived(dossier, measurement);
    match measurement.sheet_round.opened {
        None => Voices::Blind(arrived),
        Some(_) => Voices::Opened(arrived, spread(catalogue, dossier, measurement)),
    }
}

/// The counts of the invulbladen of a measurement, as far as they may be shown: as frozen, or else as they are now. Before
/// they were opened that is only their number.
pub fn shown_views(dossier: &Dossier, measurement: &Measurement) -> FirstViews {
    match &measurement.adoption {
        Some(adoption) => adoption.snapshot.first_views.clone(),
        None => first_views(dossier, measurement),
    }
}

/// What is kept of the invulbladen when the measurement is frozen.
pub(super) fn first_views(dossier: &Dossier, measurement: &Measurement) -> FirstViews {
    let sheets: Vec<&ResponseSheet> = sheets_of(dossier, measurement).collect();
    let mut views = FirstViews { sheets: u16::try_from(sheets.len()).unwrap_or(u16::MAX), items: BTreeMap::new() };
    if measurement.sheet_round.opened.is_some() {
        let asked = sheets.iter().flat_map(|sheet| sheet.answers.keys());
        views.items = asked.filter_map(|item| Some((item.clone(), views_of(&sheets, item)?))).collect();
    }
    views
}

/// The mean absolute difference between all pairs of known values, from 0 to 1; `None` where fewer than two are known.
pub fn disagreement(views: &Views) -> Option<Value> {
    let count = |rating| views.count(rating) as i128;
    let (one, half, none) = (count(Rating::InOrder), count(Rating::Partly), count(Rating::NotInOrder));
    let known = one + half + none;
    // Twice the sum of the differences, over twice the number of pairs.
    (known >= 2).then(|| Value::new(one * half + half * none + 2 * one * none, known * (known - 1)))
}

/// A greatest disagreement as a value.
pub fn disagreement_value(limit: GreatestDisagreement) -> Value {
    Value::new(i128::from(limit.part()), i128::from(limit.of()))
}

fn sheets_of<'a>(dossier: &'a Dossier, measurement: &'a Measurement) -> impl Iterator<Item = &'a ResponseSheet> {
    dossier.sheets.iter().filter(|sheet| sheet.measurement.as_ref() == Some(&measurement.id))
}

fn views_of(sheets: &[&ResponseSheet], item: &ItemId) -> Option<Views> {
    Views::of(sheets.iter().filter_map(|sheet| sheet.rating(item)))
}

/// Which invulbladen came in for a measurement: all that may be told before they are opened.
pub fn arrived(dossier: &Dossier, measurement: &Measurement) -> Arrived {
    let mut roles: BTreeMap<String, (String, usize)> = BTreeMap::new();
    let mut sheets = 0;
    for sheet in sheets_of(dossier, measurement) {
        sheets += 1;
        if let Some(participant) = participant(dossier, sheet) {
            let role = participant.role.trim();
            roles.entry(key(role)).or_insert_with(|| (role.to_owned(), 0)).1 += 1;
        }
    }
    let mut left: BTreeMap<String, usize> = roles.iter().map(|(key, (_, count))| (key.clone(), *count)).collect();
    let is_missing = |role: &&String| match left.get_mut(&key(role)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    let expected = measurement.sheet_round.expected.iter().filter(|role| !role.trim().is_empty());
    let missing = expected.filter(is_missing).cloned().collect();
    Arrived { sheets, roles: roles.into_values().collect(), missing }
}

/// A role, whatever its capitals.
fn key(role: &str) -> String {
    role.trim().to_lowercase()
}

fn participant<'a>(dossier: &'a Dossier, sheet: &ResponseSheet) -> Option<&'a Participant> {
    dossier.participants.iter().find(|participant| participant.id == sheet.participant)
}

fn spread(catalogue: &Catalogue, dossier: &Dossier, measurement: &Measurement) -> Spread {
    let sheets: Vec<&ResponseSheet> = sheets_of(dossier, measurement).collect();
    let names = names(dossier, &sheets);
    let said = |text: &str, sheet: usize| {
        let text = text.trim();
        (!text.is_empty()).then(|| Said { text: text.to_owned(), name: names.as_ref().map(|names| names[sheet].clone()) })
    };
    let sorted = |mut list: Vec<Said>| {
        list.sort();
        list
    };
    let of_item = |item: &ItemId| {
        let views = views_of(&sheets, item)?;
        let reasons = sheets.iter().enumerate().filter_map(|(at, sheet)| said(&sheet.answers.get(item)?.note, at));
        let reasons = sorted(reasons.collect());
        Some(ItemSpread { disagreement: disagreement(&views), views, reasons })
    };
    let items: BTreeMap<ItemId, ItemSpread> =
        catalogue.items().filter_map(|(_, item)| Some((item.id.clone(), of_item(&item.id)?))).collect();
    let remarks = if sheets.len() < FEWEST_SHEETS {
        Vec::new()
    } else {
        sorted(sheets.iter().enumerate().filter_map(|(at, sheet)| said(&sheet.remark, at)).collect())
    };
    let agenda = agenda(catalogue, &items, disagreement_value(measurement.sheet_round.together_up_to));
    Spread { items, remarks, agenda }
}

/// The name for each sheet, where everybody has one and allows it to be shown.
fn names(dossier: &Dossier, sheets: &[&ResponseSheet]) -> Option<Vec<String>> {
    let name = |sheet: &&ResponseSheet| {
        let participant = participant(dossier, sheet)?;
        let name = participant.name.trim();
        (participant.may_be_named && !name.is_empty()).then(|| name.to_owned())
    };
    sheets.iter().map(name).collect()
}

fn agenda(catalogue: &Catalogue, items: &BTreeMap<ItemId, ItemSpread>, limit: Value) -> Agenda {
    let all = catalogue.items().map(|(_, item)| &item.id);
    let (together, mut one_by_one): (Vec<&ItemId>, Vec<&ItemId>) =
        all.partition(|item| items.get(*item).is_some_and(|spread| is_agreed(spread, limit)));
    // Sorting keeps the order of the content where the rest is equal.
    one_by_one.sort_by_key(|item| {
        let place = |spread: &ItemSpread| (spread.disagreement.unwrap_or_default(), spread.views.count(Rating::Unknown));
        Reverse(items.get(*item).map(place))
    });
    let owned = |list: Vec<&ItemId>| list.into_iter().cloned().collect();
    Agenda { one_by_one: owned(one_by_one), together: owned(together) }
}

/// Whether an item can be proposed together with others: all who rated it gave it a value, and these differ little enough.
fn is_agreed(spread: &ItemSpread, limit: Value) -> bool {
    let is_known = [Rating::Unknown, Rating::NotApplicable].into_iter().all(|rating| spread.views.count(rating) == 0);
    is_known && spread.disagreement.is_some_and(|disagreement| disagreement <= limit)
}
