//! Changes to what the team agreed to do.

use crate::content::ItemId;
use crate::model::{Action, ActionId, ActionStatus, Dossier, DraftField, IdGenerator, NewAction, Quarter};
use crate::words;

/// A change to the list of actions.
#[derive(Clone, Debug, PartialEq)]
pub enum ActionPlanEdit {
    /// A new action, at the end of the list.
    Add(NewAction),
    /// New actions that belong together, at the end of the list: they come and go in one step.
    AddAll(Vec<NewAction>),
    /// Makes an action of what was begun at an item, at the end of the list; nothing happens where nothing is to be done. What
    /// was typed as its quarter and is none stays as it was typed, at the action.
    Finish(ItemId),
    /// Throws away what was begun at an item.
    Discard(ItemId),
    /// A part of an action.
    Change(ActionId, ActionChange),
    /// Takes an action off the list.
    Remove(ActionId),
}

/// A part of an action.
#[derive(Clone, Debug, PartialEq)]
pub enum ActionChange {
    /// What will be done.
    What(String),
    /// Trekker.
    Owner(String),
    /// Quarter in which it starts. Left as it is when the action would then be ready before its start.
    Start(Option<Quarter>),
    /// Quarter in which it is ready. Left as it is when that is before the start.
    Ready(Option<Quarter>),
    /// How one sees that it is done.
    DoneWhen(String),
    /// How far it is.
    Status(ActionStatus),
    /// What could stand in its way.
    Risk(String),
    /// What is done against that risk.
    RiskMeasure(String),
    /// The item that it serves.
    Item(Option<ItemId>),
}

impl ActionPlanEdit {
    /// The text that was typed.
    pub(super) fn text_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Change(
                _,
                ActionChange::What(text)
                | ActionChange::Owner(text)
                | ActionChange::DoneWhen(text)
                | ActionChange::Risk(text)
                | ActionChange::RiskMeasure(text),
            ) => Some(text),
            Self::Add(_) | Self::AddAll(_) | Self::Finish(_) | Self::Discard(_) | Self::Change(..) | Self::Remove(_) => None,
        }
    }

    /// Carries the change out in the list. What is not there is not changed.
    pub(super) fn apply_to(self, dossier: &mut Dossier, ids: &mut dyn IdGenerator) {
        match self {
            Self::Add(new) => dossier.actions.push(new.into_action(ActionId::generate(ids))),
            Self::AddAll(new) => {
                dossier.actions.extend(new.into_iter().map(|new| new.into_action(ActionId::generate(ids))));
            }
            Self::Finish(item) => {
                let begun = dossier.drafts.begun(&item);
                let (what, owner, typed) = (begun.what.trim(), begun.owner.trim(), begun.quarter.to_owned());
                if !what.is_empty() {
                    let id = ActionId::generate(ids);
                    let (what, owner, ready) = (what.to_owned(), owner.to_owned(), words::read_quarter(&typed));
                    let new = NewAction { what, owner, ready, item: Some(item.clone()), ..NewAction::default() };
                    dossier.drafts.discard(&item);
                    if ready.is_none() && !typed.trim().is_empty() {
                        dossier.drafts.set(&DraftField::Ready(id.clone()), typed);
                    }
                    dossier.actions.push(new.into_action(id));
                }
            }
            Self::Discard(item) => dossier.drafts.discard(&item),
            Self::Change(id, change) => {
                if let Some(action) = dossier.actions.iter_mut().find(|action| action.id == id) {
                    // A quarter that the action got takes the place of what was typed before it was one.
                    let typed = match &change {
                        ActionChange::Start(start) if in_order(*start, action.ready) => Some(DraftField::Start(id)),
                        ActionChange::Ready(ready) if in_order(action.start, *ready) => Some(DraftField::Ready(id)),
                        _ => None,
                    };
                    change.apply_to(action);
                    if let Some(typed) = typed {
                        dossier.drafts.take(&typed);
                    }
                }
            }
            Self::Remove(id) => {
                dossier.actions.retain(|action| action.id != id);
                dossier.drafts.take(&DraftField::Start(id.clone()));
                dossier.drafts.take(&DraftField::Ready(id));
            }
        }
    }
}

impl ActionChange {
    fn apply_to(self, action: &mut Action) {
        match self {
            Self::What(text) => action.what = text,
            Self::Owner(text) => action.owner = text,
            Self::Start(start) if in_order(start, action.ready) => action.start = start,
            Self::Ready(ready) if in_order(action.start, ready) => action.ready = ready,
            Self::Start(_) | Self::Ready(_) => {}
            Self::DoneWhen(text) => action.done_when = text,
            Self::Status(status) => action.status = status,
            Self::Risk(text) => action.risk = text,
            Self::RiskMeasure(text) => action.risk_measure = text,
            Self::Item(item) => action.item = item,
        }
    }
}

/// Whether an action can start and be ready then.
fn in_order(start: Option<Quarter>, ready: Option<Quarter>) -> bool {
    start.zip(ready).is_none_or(|(start, ready)| start <= ready)
}

#[cfg(test)]
mod tests {
    use super::in_order;
    use crate::model::Quarter;

    fn check(start: Option<(i16, u8)>, ready: Option<(i16, u8)>, expected: bool) {
        let quarter = |(year, number)| Quarter::new(year, number).unwrap();
        assert_eq!(in_order(start.map(quarter), ready.map(quarter)), expected, "{start:?} to {ready:?}");
    }

    #[test]
    fn nothing_is_ready_before_its_start() {
        check(None, None, true);
        check(Some((2026, 4)), None, true);
        check(None, Some((2026, 4)), true);
        check(Some((2026, 4)), Some((2026, 4)), true);
        check(Some((2026, 4)), Some((2027, 1)), true);
        check(Some((2027, 1)), Some((2026, 4)), false);
    }
}
