//! Texts that were begun and not finished: kept in the dossier, and counted nowhere.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{ActionId, PaperSheet};
use crate::content::ItemId;

/// Texts that are not finished. None of them counts anywhere: a half-typed action is no action.
///
/// They stand beside the measurements rather than in them, so that a frozen one never has any, and its checksum knows
/// nothing of them. A text that is empty is not kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drafts {
    /// Actions that were begun at an item and not added to the list.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    actions: BTreeMap<ItemId, String>,
    /// Who sees to those, as far as somebody typed it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    owners: BTreeMap<ItemId, String>,
    /// In which quarter those are ready, as somebody typed it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    quarters: BTreeMap<ItemId, String>,
    /// Quarters in which actions start, as far as what was typed cannot be one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    starts: BTreeMap<ActionId, String>,
    /// Quarters in which actions are ready, as far as what was typed cannot be one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    readies: BTreeMap<ActionId, String>,
    /// A peildatum that is no date yet.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reference_date: String,
    /// A day of adoption that is no date yet.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    adoption_date: String,
    /// Why the latest measurement is to be reopened.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reopening: String,
    /// An invulblad on paper that is being typed over. Undo leaves it as it is, so that nothing of one that was added comes back.
    #[serde(default, skip_serializing_if = "PaperSheet::is_empty")]
    paper: PaperSheet,
}

/// Of what a text is the draft.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DraftField {
    /// An action for this item.
    Action(ItemId),
    /// Who sees to the action that was begun for this item.
    Owner(ItemId),
    /// The quarter in which that action is ready.
    Quarter(ItemId),
    /// The quarter in which this action starts.
    Start(ActionId),
    /// The quarter in which this action is ready.
    Ready(ActionId),
    /// The peildatum of the open measurement.
    ReferenceDate,
    /// The day on which the open measurement is adopted.
    AdoptionDate,
    /// The reason for reopening the latest measurement.
    Reopening,
}

impl DraftField {
    /// The item for which an action was begun that this is a part of.
    pub fn begun_for(&self) -> Option<&ItemId> {
        match self {
            Self::Action(item) | Self::Owner(item) | Self::Quarter(item) => Some(item),
            Self::Start(_) | Self::Ready(_) | Self::ReferenceDate | Self::AdoptionDate | Self::Reopening => None,
        }
    }
}

/// What was begun as an action; an empty text is what was not typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BegunAction<'a> {
    /// What will be done.
    pub what: &'a str,
    /// Trekker.
    pub owner: &'a str,
    /// The quarter in which it is ready, as it was typed.
    pub quarter: &'a str,
}

impl BegunAction<'_> {
    /// Whether nothing was begun.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

impl Drafts {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What was typed; an empty text when nothing was.
    pub fn get(&self, field: &DraftField) -> &str {
        match field {
            DraftField::Action(item) => self.actions.get(item).map_or("", String::as_str),
            DraftField::Owner(item) => self.owners.get(item).map_or("", String::as_str),
            DraftField::Quarter(item) => self.quarters.get(item).map_or("", String::as_str),
            DraftField::Start(action) => self.starts.get(action).map_or("", String::as_str),
            DraftField::Ready(action) => self.readies.get(action).map_or("", String::as_str),
            DraftField::ReferenceDate => &self.reference_date,
            DraftField::AdoptionDate => &self.adoption_date,
            DraftField::Reopening => &self.reopening,
        }
    }

    /// Keeps what was typed; an empty text leaves no trace.
    pub fn set(&mut self, field: &DraftField, text: String) {
        match field {
            DraftField::Action(item) => put(&mut self.actions, item, text),
            DraftField::Owner(item) => put(&mut self.owners, item, text),
            DraftField::Quarter(item) => put(&mut self.quarters, item, text),
            DraftField::Start(action) => put(&mut self.starts, action, text),
            DraftField::Ready(action) => put(&mut self.readies, action, text),
            DraftField::ReferenceDate => self.reference_date = text,
            DraftField::AdoptionDate => self.adoption_date = text,
            DraftField::Reopening => self.reopening = text,
        }
    }

    /// Takes a text out: it is finished, or thrown away.
    pub fn take(&mut self, field: &DraftField) -> String {
        let text = self.get(field).to_owned();
        self.set(field, String::new());
        text
    }

    /// What was begun as an action for an item.
    pub fn begun<'a>(&'a self, item: &ItemId) -> BegunAction<'a> {
        let of = |texts: &'a BTreeMap<ItemId, String>| texts.get(item).map_or("", String::as_str);
        BegunAction { what: of(&self.actions), owner: of(&self.owners), quarter: of(&self.quarters) }
    }

    /// Throws away what was begun as an action for an item.
    pub fn discard(&mut self, item: &ItemId) {
        for texts in [&mut self.actions, &mut self.owners, &mut self.quarters] {
            texts.remove(item);
        }
    }

    /// The items for which an action was begun, each with what was typed.
    pub fn actions(&self) -> impl Iterator<Item = (&ItemId, BegunAction<'_>)> {
        let items: BTreeSet<&ItemId> =
            [&self.actions, &self.owners, &self.quarters].into_iter().flat_map(BTreeMap::keys).collect();
        items.into_iter().map(|item| (item, self.begun(item)))
    }

    /// The invulblad on paper that is being typed over; empty where none is.
    pub fn paper(&self) -> &PaperSheet {
        &self.paper
    }

    /// The same, to be changed.
    pub fn paper_mut(&mut self) -> &mut PaperSheet {
        &mut self.paper
    }

    /// The same drafts with another sheet on paper.
    #[must_use]
    pub fn with_paper(&self, paper: PaperSheet) -> Self {
        Self { paper, ..self.clone() }
    }

    /// Everything that was begun, in a fixed order, but for the sheet on paper: nothing of that is told.
    pub fn iter(&self) -> impl Iterator<Item = (DraftField, &str)> {
        let actions = self.actions.iter().map(|(item, text)| (DraftField::Action(item.clone()), text.as_str()));
        let owners = self.owners.iter().map(|(item, text)| (DraftField::Owner(item.clone()), text.as_str()));
        let quarters = self.quarters.iter().map(|(item, text)| (DraftField::Quarter(item.clone()), text.as_str()));
        let starts = self.starts.iter().map(|(action, text)| (DraftField::Start(action.clone()), text.as_str()));
        let readies = self.readies.iter().map(|(action, text)| (DraftField::Ready(action.clone()), text.as_str()));
        let single = [
            (DraftField::ReferenceDate, self.reference_date.as_str()),
            (DraftField::AdoptionDate, &self.adoption_date),
            (DraftField::Reopening, &self.reopening),
        ];
        actions.chain(owners).chain(quarters).chain(starts).chain(readies).chain(single).filter(|(_, text)| !text.is_empty())
    }
}

fn put<K: Clone + Ord>(texts: &mut BTreeMap<K, String>, key: &K, text: String) {
    if text.is_empty() {
        texts.remove(key);
    } else {
        texts.insert(key.clone(), text);
    }
}
