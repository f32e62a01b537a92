//! What the team agreed to do: made, changed, taken off the list, and each of it taken back.

use std::time::Duration;

use wijkpeil::content::{ItemId, StepId};
use wijkpeil::model::{self, ActionId, ActionStatus, Quarter};
use wijkpeil::session::{Action, ActionChange, ActionPlanEdit, Edit, NewAction};

use super::Desk;

impl Desk {
    fn plan(&mut self, edit: ActionPlanEdit) {
        self.session.apply(Action::Edit(Edit::ActionPlan(edit)));
    }

    fn add_action(&mut self, new: NewAction) -> ActionId {
        self.plan(ActionPlanEdit::Add(new));
        self.actions().last().unwrap().id.clone()
    }

    fn change_action(&mut self, id: &ActionId, change: ActionChange) {
        self.plan(ActionPlanEdit::Change(id.clone(), change));
    }

    fn actions(&self) -> &[model::Action] {
        &self.session.dossier().unwrap().actions
    }
}

fn quarter(year: i16, number: u8) -> Quarter {
    Quarter::new(year, number).unwrap()
}

#[test]
fn an_action_notes_where_it_came_from() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let free = desk.add_action(NewAction::default());
    let item = ItemId::new("urgentiebesef.1");
    let of_item = desk.add_action(NewAction { item: Some(item.clone()), ..NewAction::default() });
    let step = StepId::new("urgentiebesef.stap.1");
    let new = NewAction { what: "Nodig bewoners uit.".to_owned(), step: Some(step.clone()), ..NewAction::default() };
    let of_step = desk.add_action(new);
    let actions = desk.actions();
    assert!(free != of_item && of_item != of_step, "each has its own id");
    assert_eq!((actions[0].item.as_ref(), actions[0].step.as_ref()), (None, None));
    assert_eq!(actions[1].item, Some(item));
    assert_eq!((actions[2].what.as_str(), actions[2].step.as_ref()), ("Nodig bewoners uit.", Some(&step)));
    assert!(actions.iter().all(|action| action.status == ActionStatus::Planned));
    desk.session.apply(Action::Undo);
    assert_eq!(desk.actions().len(), 2);
    desk.session.apply(Action::Redo);
    assert_eq!(desk.actions()[2].id, of_step, "what is made again is the same action");
}

#[test]
fn every_part_of_an_action_is_changed_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let id = desk.add_action(NewAction::default());
    let other = desk.add_action(NewAction::default());
    let changes = [
        ActionChange::What("Maak een plan".to_owned()),
        ActionChange::Owner("projectleider".to_owned()),
        ActionChange::Start(Some(quarter(2026, 4))),
        ActionChange::Ready(Some(quarter(2027, 1))),
        ActionChange::Status(ActionStatus::InProgress),
        ActionChange::DoneWhen("het college heeft ingestemd".to_owned()),
        ActionChange::Risk("te weinig tijd".to_owned()),
        ActionChange::RiskMeasure("uren vrijmaken".to_owned()),
        ActionChange::Item(Some(ItemId::new("urgentiebesef.1"))),
    ];
    let mut states = vec![desk.actions().to_vec()];
    for change in changes {
        desk.change_action(&id, change);
        assert_ne!(desk.actions(), states.last().unwrap());
        states.push(desk.actions().to_vec());
    }
    assert_eq!(
        desk.actions()[0],
        model::Action {
            id,
            what: "Maak een plan".to_owned(),
            owner: "projectleider".to_owned(),
            start: Some(quarter(2026, 4)),
            ready: Some(quarter(2027, 1)),
            done_when: "het college heeft ingestemd".to_owned(),
            status: ActionStatus::InProgress,
            risk: "te weinig tijd".to_owned(),
            risk_measure: "uren vrijmaken".to_owned(),
            item: Some(ItemId::new("urgentiebesef.1")),
            step: None,
            source: None,
        }
    );
    assert_eq!(desk.actions()[1].id, other);
    assert_eq!(desk.actions()[1].what, "", "the other one stays as it was");
    states.pop();
    while let Some(state) = states.pop() {
        desk.session.apply(Action::Undo);
        assert_eq!(desk.actions(), state);
    }
}

#[test]
fn typing_in_one_field_of_one_action_is_taken_back_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let (one, other) = (desk.add_action(NewAction::default()), desk.add_action(NewAction::default()));
    for text in ["M", "Ma", "Maak"] {
        desk.change_action(&one, ActionChange::What(text.to_owned()));
        desk.clock.advance(Duration::from_millis(200));
    }
    desk.change_action(&other, ActionChange::What("Bel".to_owned()));
    desk.change_action(&other, ActionChange::Status(ActionStatus::Done));
    desk.change_action(&other, ActionChange::Status(ActionStatus::Dropped));
    let seen = |desk: &Desk| -> Vec<(String, ActionStatus)> {
        desk.actions().iter().map(|action| (action.what.clone(), action.status)).collect()
    };
    desk.session.apply(Action::Undo);
    assert_eq!(seen(&desk)[1], ("Bel".to_owned(), ActionStatus::Done), "choices are taken back one by one");
    desk.session.apply(Action::Undo);
    desk.session.apply(Action::Undo);
    assert_eq!(seen(&desk), [("Maak".to_owned(), ActionStatus::Planned), (String::new(), ActionStatus::Planned)]);
    desk.session.apply(Action::Undo);
    assert_eq!(seen(&desk)[0].0, "");
}

#[test]
fn no_action_is_ready_before_its_start() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let id = desk.add_action(NewAction::default());
    desk.change_action(&id, ActionChange::Start(Some(quarter(2027, 1))));
    desk.change_action(&id, ActionChange::Ready(Some(quarter(2026, 4))));
    assert_eq!(desk.actions()[0].ready, None);
    desk.change_action(&id, ActionChange::Ready(Some(quarter(2027, 1))));
    desk.change_action(&id, ActionChange::Start(Some(quarter(2027, 2))));
    assert_eq!(desk.actions()[0].start, Some(quarter(2027, 1)));
    desk.change_action(&id, ActionChange::Start(None));
    assert_eq!(desk.actions()[0].start, None);
}

#[test]
fn a_removed_action_comes_back_with_everything_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_dossier(folder.path());
    let id = desk.add_action(NewAction { what: "Maak een plan".to_owned(), ..NewAction::default() });
    desk.add_action(NewAction::default());
    let before = desk.actions().to_vec();
    desk.plan(ActionPlanEdit::Remove(id.clone()));
    assert_eq!(desk.actions(), &before[1..]);
    desk.change_action(&id, ActionChange::What("te laat getypt".to_owned()));
    assert_eq!(desk.actions(), &before[1..], "what is gone is not changed");
    desk.session.apply(Action::Undo);
    assert_eq!(desk.actions(), before);
}
