//! The way of a team through a session: the items in the order of the content, or first what the invulbladen differ about most.

use std::collections::BTreeSet;

use super::{SessionModeState, SessionScreen};
use crate::content::{ChecklistItem, ItemId, Precondition, PreconditionId};
use crate::ui::voices::AgendaOrder;
use crate::words;

/// A place on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Stop {
    /// What the team will talk about.
    Agenda,
    /// The items that are proposed together. It comes before all others: a block takes a key an item, so that all the time that is
    /// left is for what people differ about, and an item that somebody takes out of it still gets its turn.
    Block,
    /// One item, by its place in the content.
    Item(usize),
    /// What people still wanted to say.
    Remarks,
}

/// In which order the items come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    /// What people differ about most comes first.
    #[default]
    ByDisagreement,
    /// As in the content.
    ByNumber,
}

/// The row of choices of the order.
pub(super) const ORDER_ROW: &str = "agenda-order";

/// An item with its randvoorwaarde.
pub(super) type Placed<'a> = (&'a Precondition, &'a ChecklistItem);

/// Where the team is on its way.
pub(super) struct Walk<'a> {
    /// All items, in the order of the content.
    pub(super) items: Vec<Placed<'a>>,
    /// The order by disagreement; `None` where the invulbladen tell none.
    pub(super) agenda: Option<&'a AgendaOrder>,
    /// The items of the block that nobody took out of it.
    pub(super) block: Vec<usize>,
    /// All places, in their order.
    pub(super) stops: Vec<Stop>,
    pub(super) here: Stop,
    pub(super) previous: Option<Stop>,
    pub(super) next: Option<Stop>,
    /// The next one where something has no rating, round and round.
    pub(super) next_open: Option<Stop>,
    /// How many items have a rating.
    pub(super) answered: usize,
    /// How many items there are.
    pub(super) total: usize,
}

impl<'a> Walk<'a> {
    /// `None` where there are no items.
    pub(super) fn new(screen: &SessionScreen<'a>, state: &SessionModeState) -> Option<Self> {
        let items: Vec<Placed<'a>> = screen.catalogue.items().collect();
        let total = items.len();
        let last = total.checked_sub(1)?;
        let is_open = |at: &usize| items.get(*at).is_some_and(|(_, item)| screen.measurement.rating(&item.id).is_none());
        let opened = screen.told.opened();
        let agenda = opened.and_then(|opened| opened.agenda.as_ref());
        let is_taken_out = |at: &usize| items.get(*at).is_some_and(|(_, item)| state.taken_out.contains(&item.id));
        let block: Vec<usize> =
            agenda.iter().flat_map(|agenda| &agenda.together).copied().filter(|at| !is_taken_out(at)).collect();
        let has_remarks = opened.is_some_and(|opened| !opened.remarks.is_empty());
        let stops = stops(total, agenda, (state.order, &is_taken_out), has_remarks);
        let is_open_stop = |stop: &Stop| match stop {
            Stop::Agenda | Stop::Remarks => false,
            Stop::Block => block.iter().any(is_open),
            Stop::Item(at) => is_open(at),
        };
        let wanted = match state.stop {
            Some(Stop::Item(at)) => Stop::Item(at.min(last)),
            Some(stop) => stop,
            None if agenda.is_some() => Stop::Agenda,
            None => Stop::Item((0..total).find(is_open).unwrap_or(0)),
        };
        let place = |wanted: Stop| stops.iter().position(|stop| *stop == wanted);
        // An item of the block has no place of its own while the block has one.
        let at = place(wanted).or_else(|| place(Stop::Block)).unwrap_or(0);
        let after = stops.iter().skip(at + 1).chain(stops.iter().take(at));
        Some(Self {
            here: stops.get(at).copied()?,
            previous: at.checked_sub(1).and_then(|before| stops.get(before)).copied(),
            next: stops.get(at + 1).copied(),
            next_open: after.copied().find(is_open_stop),
            answered: (0..total).filter(|at| !is_open(at)).count(),
            agenda,
            block,
            total,
            items,
            stops,
        })
    }

    /// How much has no rating yet, beside other things.
    pub(super) fn remaining(&self) -> String {
        match self.total - self.answered {
            0 => "alles heeft een oordeel".to_owned(),
            open => format!("nog {}", words::figure(open, "punt", "punten")),
        }
    }

    /// The items that somebody took out of the block.
    pub(super) fn taken_out(&self) -> impl Iterator<Item = usize> + '_ {
        let together = self.agenda.iter().flat_map(|agenda| &agenda.together).copied();
        together.filter(|at| !self.block.contains(at))
    }

    /// The item to which stopping leads: the one in sight, else the next one without a rating.
    pub(super) fn item_to_leave_to(&self) -> Option<(PreconditionId, ItemId)> {
        let at = match (self.here, self.next_open) {
            (Stop::Item(at), _) | (_, Some(Stop::Item(at))) => at,
            _ => self.block.first().copied().unwrap_or(0),
        };
        self.items.get(at).map(|(precondition, item)| (precondition.id.clone(), item.id.clone()))
    }
}

fn stops(
    total: usize,
    agenda: Option<&AgendaOrder>,
    (order, is_taken_out): (Order, &dyn Fn(&usize) -> bool),
    has_remarks: bool,
) -> Vec<Stop> {
    let mut stops = Vec::with_capacity(total + 3);
    stops.extend(agenda.map(|_| Stop::Agenda));
    match (agenda, order) {
        (Some(agenda), Order::ByDisagreement) => {
            stops.extend((!agenda.together.is_empty()).then_some(Stop::Block));
            // Who took an item out of the block wants to talk about it.
            stops.extend(agenda.together.iter().filter(|at| is_taken_out(at)).map(|at| Stop::Item(*at)));
            stops.extend(agenda.one_by_one.iter().chain(&agenda.too_few).map(|at| Stop::Item(*at)));
        }
        _ => stops.extend((0..total).map(Stop::Item)),
    }
    stops.extend(has_remarks.then_some(Stop::Remarks));
    stops
}

/// The items that were taken out of the block, kept with where the team is.
pub(super) type TakenOut = BTreeSet<ItemId>;
