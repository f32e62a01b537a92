//! What the window may tell of the invulbladen of a measurement: computed once for each state of the dossier.

use std::collections::BTreeMap;

use crate::analysis::{ItemSpread, Said, Voices, disagreement, shown_views, voices};
use crate::content::{Catalogue, ItemId};
use crate::model::{Dossier, Measurement};

/// What may be told now.
#[derive(Debug)]
pub enum Told {
    /// Nothing: there are none, or they were never opened.
    Nothing,
    /// So many are there, and nobody sees yet what they say.
    Waiting(usize),
    /// They were opened.
    Opened(Opened),
}

/// What invulbladen say that were opened.
#[derive(Debug)]
pub struct Opened {
    /// How many there are.
    pub(in crate::ui) sheets: usize,
    /// What people still wanted to say; none where there are too few sheets.
    pub(in crate::ui) remarks: Vec<Said>,
    /// The order in which the group can talk about the items; `None` where nothing can be told of any, and of what was adopted.
    pub(in crate::ui) agenda: Option<AgendaOrder>,
    items: BTreeMap<ItemId, ItemSpread>,
}

/// The items of the content, by their place in it, in the order in which the group can talk about them.
#[derive(Debug)]
pub(in crate::ui) struct AgendaOrder {
    /// Proposed together.
    pub(in crate::ui) together: Vec<usize>,
    /// One by one, the most disagreement first.
    pub(in crate::ui) one_by_one: Vec<usize>,
    /// The last of all: those that too few sheets rated.
    pub(in crate::ui) too_few: Vec<usize>,
}

impl Told {
    /// What may be told of this measurement: of one that was adopted as it was kept with it.
    pub(in crate::ui) fn new(catalogue: &Catalogue, dossier: &Dossier, measurement: &Measurement) -> Self {
        if measurement.adoption.is_some() {
            let frozen = shown_views(dossier, measurement);
            let spread = |views| ItemSpread { disagreement: disagreement(&views), views, reasons: Vec::new() };
            let items: BTreeMap<_, _> = frozen.items.into_iter().map(|(item, views)| (item, spread(views))).collect();
            if items.is_empty() {
                return Self::Nothing;
            }
            return Self::Opened(Opened { sheets: usize::from(frozen.sheets), remarks: Vec::new(), agenda: None, items });
        }
        match voices(catalogue, dossier, measurement) {
            Voices::Blind(arrived) if arrived.sheets == 0 => Self::Nothing,
            Voices::Blind(arrived) => Self::Waiting(arrived.sheets),
            Voices::Opened(arrived, spread) => {
                let all: Vec<&ItemId> = catalogue.items().map(|(_, item)| &item.id).collect();
                let items: BTreeMap<ItemId, ItemSpread> =
                    all.iter().filter_map(|item| Some(((*item).clone(), spread.item(item)?.clone()))).collect();
                let places = |list: &[ItemId]| -> Vec<usize> {
                    list.iter().filter_map(|item| all.iter().position(|other| *other == item)).collect()
                };
                let (one_by_one, too_few) =
                    places(&spread.agenda().one_by_one).into_iter().partition(|place| items.contains_key(all[*place]));
                let order = AgendaOrder { together: places(&spread.agenda().together), one_by_one, too_few };
                let agenda = (!items.is_empty()).then_some(order);
                Self::Opened(Opened { sheets: arrived.sheets, remarks: spread.remarks().to_vec(), agenda, items })
            }
        }
    }

    /// What was opened.
    pub(in crate::ui) fn opened(&self) -> Option<&Opened> {
        match self {
            Self::Opened(opened) => Some(opened),
            Self::Nothing | Self::Waiting(_) => None,
        }
    }

    /// How the views of an item are spread, where that may be told.
    pub(in crate::ui) fn item(&self, item: &ItemId) -> Option<&ItemSpread> {
        self.opened()?.items.get(item)
    }
}

/// What somebody wrote, between quotation marks, with the name where everybody allowed that.
pub(in crate::ui) fn quoted(said: &Said) -> String {
    match &said.name {
        Some(name) => format!("‘{}’ ({name})", said.text),
        None => format!("‘{}’", said.text),
    }
}
