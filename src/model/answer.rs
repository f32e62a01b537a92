//! What a team answered to one checklist item.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::content::Anchors;

/// A team's judgement of one checklist item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Rating {
    /// Op orde: this is true of the team, and it can show what shows it. Counts 1.
    InOrder,
    /// Deels: only part of it is true, or not of everyone. Counts ½.
    Partly,
    /// Niet op orde. Counts 0.
    NotInOrder,
    /// Weten we niet: could be anything from 0 to 1, and is worth finding out.
    Unknown,
    /// N.v.t.: does not concern this neighbourhood. Left out of every score, whatever the reason; never for 'not yet' or 'we
    /// choose not to'.
    NotApplicable,
}

impl Rating {
    /// All ratings in the order of the buttons and of the keys 1 to 5.
    pub const ALL: [Self; 5] = [Self::InOrder, Self::Partly, Self::NotInOrder, Self::Unknown, Self::NotApplicable];

    /// Whether the rating is a value: not 'weten we niet' and not 'n.v.t.'.
    pub fn is_known(self) -> bool {
        matches!(self, Self::InOrder | Self::Partly | Self::NotInOrder)
    }

    /// Whether an item with this rating is an aandachtspunt.
    pub fn is_gap(self) -> bool {
        matches!(self, Self::Partly | Self::NotInOrder | Self::Unknown)
    }

    /// How this rating of an item is recognised; `None` for 'weten we niet' and 'n.v.t.', which mean the same at every item.
    pub fn anchor(self, anchors: &Anchors) -> Option<&str> {
        match self {
            Self::InOrder => Some(&anchors.in_order),
            Self::Partly => Some(&anchors.partly),
            Self::NotInOrder => Some(&anchors.not_in_order),
            Self::Unknown | Self::NotApplicable => None,
        }
    }

    /// The ratings that have an anchor, each with its own, from the highest.
    pub fn anchored(anchors: &Anchors) -> impl Iterator<Item = (Self, &str)> {
        Self::ALL.into_iter().filter_map(|rating| Some((rating, rating.anchor(anchors)?)))
    }
}

/// The most hands for one rating. A larger number is taken for a typing error.
pub const MOST_HANDS: u16 = 999;

/// Hands raised per rating in a session, each at most [`MOST_HANDS`]. Never computed into the team's own rating.
pub type HandVotes = BTreeMap<Rating, u16>;

/// What changed between two ratings of one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ChangeReason {
    /// De werkelijkheid: it really is otherwise than it was.
    Reality,
    /// De maatlat: the team looks at it otherwise now.
    Yardstick,
    /// De kennis: the team knows more now.
    Knowledge,
}

impl ChangeReason {
    /// All of them, in the order of the buttons and of the keys W, M and K.
    pub const ALL: [Self; 3] = [Self::Reality, Self::Yardstick, Self::Knowledge];
}

/// Who can decide about an aandachtspunt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Decider {
    /// Wijzelf: the team.
    Team,
    /// Partners: the organisations behind the team.
    Partners,
    /// Bestuurder: those who govern the gemeente or a partner.
    Board,
    /// Het Rijk.
    State,
}

impl Decider {
    /// All of them, the nearest first.
    pub const ALL: [Self; 4] = [Self::Team, Self::Partners, Self::Board, Self::State];
}

/// How much it would help to close an aandachtspunt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Effect {
    /// Groot.
    Large,
    /// Klein.
    Small,
}

impl Effect {
    /// Both, the larger first.
    pub const ALL: [Self; 2] = [Self::Large, Self::Small];
}

/// How easily an aandachtspunt can be closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Ease {
    /// Makkelijk.
    Easy,
    /// Lastig.
    Hard,
}

impl Ease {
    /// Both, the easier first.
    pub const ALL: [Self; 2] = [Self::Easy, Self::Hard];
}

/// Everything that a team said about one checklist item in one measurement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The team's rating; `None` while the item is unanswered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// What the rating rests on.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub evidence: String,
    /// 'Ziet een ander dit ook?': with whom outside of the team, by role, the evidence was checked; may be empty. `None` while
    /// nobody was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked_with: Option<String>,
    /// Free note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Why the item does not apply; asked with [`Rating::NotApplicable`], kept when the rating changes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// What changed where the rating differs from the one in the earlier measurement; kept when it does not differ any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what_changed: Option<ChangeReason>,
    /// Why the rating differs from the one in the earlier measurement.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub change_reason: String,
    /// Whether the team wants to work on this first.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub priority: bool,
    /// Who can decide about this gap.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decider: Option<Decider>,
    /// How much closing this gap would help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect: Option<Effect>,
    /// How easily this gap can be closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ease: Option<Ease>,
    /// 'Bewust niet': the reason why the team leaves this gap as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_as_is: Option<String>,
    /// Hands raised per rating.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "each_rating_once")]
    pub hand_votes: HandVotes,
    /// Views that the group's rating does not carry, in the words of those who hold them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub minority_views: Vec<MinorityView>,
}

/// Minderheidsstandpunt: what somebody thinks of an item that the group rated otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MinorityView {
    /// The view, in the words of its holder.
    pub text: String,
    /// The role of its holder, if that may be told.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
}

impl Answer {
    /// Whether nothing at all was said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Reads hands per rating. A rating that stands there twice is refused, as one of the two counts would get lost; the
/// text is Dutch, as it reaches the user through the reader of files.
fn each_rating_once<'de, D: Deserializer<'de>>(deserializer: D) -> Result<HandVotes, D::Error> {
    struct Hands;

    impl<'de> Visitor<'de> for Hands {
        type Value = HandVotes;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("opgestoken handen per oordeel")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<HandVotes, A::Error> {
            let mut votes = HandVotes::new();
            while let Some((rating, hands)) = map.next_entry()? {
                if votes.insert(rating, hands).is_some() {
                    return Err(A::Error::custom(
                        "dit oordeel staat twee keer bij de opgestoken handen; laat één van de twee staan",
                    ));
                }
            }
            Ok(votes)
        }
    }

    deserializer.deserialize_map(Hands)
}
