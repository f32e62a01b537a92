//! What the team asks of the people who can decide.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::AskId;
use crate::content::ItemId;

/// The most words of an ask that still reads as one ask. A longer one is kept whole; the window proposes to move the rest to
/// the explanation.
pub const MOST_ASK_WORDS: usize = 40;

/// The id of the one request that a dossier had before requests became a list. The same in each file, so that two copies of
/// it meet again when they are merged.
const FORMER_REQUEST: &str = "request";

/// Vraag aan de bestuurder: one thing that somebody outside of the team is asked to decide or to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// Stable id, unique within the measurement.
    pub id: AskId,
    /// What is asked, in at most [`MOST_ASK_WORDS`] words.
    pub text: String,
    /// Why, and what goes with it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub explanation: String,
    /// Who decides, as `burgemeester` or `college en raad`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// When, in the team's own words: `vóór 1 juli 2027`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub when: String,
    /// The aandachtspunten that it serves.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub items: BTreeSet<ItemId>,
}

impl Ask {
    /// An ask of which nothing is known yet but what is asked, which may be empty.
    pub fn new(id: AskId, text: impl Into<String>) -> Self {
        Self {
            id,
            text: text.into(),
            explanation: String::new(),
            who: String::new(),
            when: String::new(),
            items: BTreeSet::new(),
        }
    }

    /// Whether it says nothing yet.
    pub fn is_blank(&self) -> bool {
        [&self.text, &self.explanation, &self.who, &self.when].into_iter().all(|text| text.trim().is_empty())
    }

    /// How many words the text has.
    pub fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// Whether it has more than [`MOST_ASK_WORDS`] words.
    pub fn is_long(&self) -> bool {
        self.words() > MOST_ASK_WORDS
    }

    /// What the only request of a measurement says, when it has no more than a text: all that there was of a request before
    /// requests became a list.
    pub(crate) fn only_text(asks: &[Self]) -> Option<&str> {
        match asks {
            [Self { id: _, text, explanation, who, when, items }]
                if [explanation, who, when].into_iter().all(String::is_empty) && items.is_empty() =>
            {
                Some(text)
            }
            _ => None,
        }
    }
}

/// Reads a list of asks, or the one text that a measurement had instead before: it becomes the first ask, uncut.
pub(super) fn list_or_request<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Ask>, D::Error> {
    struct Asks;

    impl<'de> Visitor<'de> for Asks {
        type Value = Vec<Ask>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("een lijst van vragen aan de bestuurder")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
            let request = Ask::new(AskId::new(FORMER_REQUEST), text);
            Ok(Some(request).filter(|request| !request.is_blank()).into_iter().collect())
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            let mut asks = Vec::new();
            while let Some(ask) = list.next_element()? {
                asks.push(ask);
            }
            Ok(asks)
        }
    }

    deserializer.deserialize_any(Asks)
}
