//! Changes to what the team asks of those who can decide.

use std::collections::BTreeSet;

use crate::content::ItemId;
use crate::model::{Ask, AskId, IdGenerator, Measurement};

/// A change to the list of asks of the open measurement.
#[derive(Clone, Debug, PartialEq)]
pub enum AskEdit {
    /// A new ask, at the end of the list.
    Add(NewAsk),
    /// A text of an ask.
    Text(AskId, AskField, String),
    /// Says whether an ask serves an item.
    Serves(AskId, ItemId, bool),
    /// Moves an ask one place up the list.
    MoveUp(AskId),
    /// Takes an ask off the list.
    Remove(AskId),
}

/// What is known of an ask when it is made; all of it may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewAsk {
    /// What is asked.
    pub text: String,
    /// The item for whose sake it is asked.
    pub item: Option<ItemId>,
}

/// A text of an ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskField {
    /// What is asked.
    Text,
    /// Why, and what goes with it.
    Explanation,
    /// Who decides.
    Who,
    /// When.
    When,
}

impl AskField {
    /// What stands in this field.
    pub fn of(self, ask: &Ask) -> &str {
        match self {
            Self::Text => &ask.text,
            Self::Explanation => &ask.explanation,
            Self::Who => &ask.who,
            Self::When => &ask.when,
        }
    }

    fn set(self, ask: &mut Ask, text: String) {
        let field = match self {
            Self::Text => &mut ask.text,
            Self::Explanation => &mut ask.explanation,
            Self::Who => &mut ask.who,
            Self::When => &mut ask.when,
        };
        *field = text;
    }
}

impl AskEdit {
    /// The text that was typed.
    pub(super) fn text_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Text(_, _, text) => Some(text),
            Self::Add(_) | Self::Serves(..) | Self::MoveUp(_) | Self::Remove(_) => None,
        }
    }

    /// Carries the change out. What is not there is not changed.
    pub(super) fn apply_to(self, measurement: &mut Measurement, ids: &mut dyn IdGenerator) {
        let asks = &mut measurement.asks;
        match self {
            Self::Add(NewAsk { text, item }) => {
                let items = item.into_iter().collect::<BTreeSet<_>>();
                asks.push(Ask { items, ..Ask::new(AskId::generate(ids), text) });
            }
            Self::Text(id, field, text) => {
                if let Some(ask) = asks.iter_mut().find(|ask| ask.id == id) {
                    field.set(ask, text);
                }
            }
            Self::Serves(id, item, serves) => {
                if let Some(ask) = asks.iter_mut().find(|ask| ask.id == id) {
                    let _is_changed = if serves { ask.items.insert(item) } else { ask.items.remove(&item) };
                }
            }
            Self::MoveUp(id) => {
                if let Some(at @ 1..) = asks.iter().position(|ask| ask.id == id) {
                    asks.swap(at - 1, at);
                }
            }
            Self::Remove(id) => asks.retain(|ask| ask.id != id),
        }
    }
}
