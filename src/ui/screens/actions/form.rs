//! The form of one action, in the place of its card.

use egui::{ComboBox, RichText, Ui};

use super::choice::choices_ui;
use super::plan::{ActionCard, ActionPlan};
use super::quarter::{QuarterField, Typed, quarter_ui};
use crate::content::ItemId;
use crate::model::{ActionStatus, DraftField, Quarter};
use crate::session::{ActionChange, ActionPlanEdit, Edit};
use crate::ui::command::Command;
use crate::ui::theme::{self, space};
use crate::ui::widgets::{Column, NO_PERSONS, columns, field_label, gap, may_change, small_text, text_area, text_line};
use crate::words;

/// How the quarters of an action were written last.
#[derive(Clone, Debug, Default)]
pub(super) struct Typing {
    start: Option<String>,
    ready: Option<String>,
}

/// From this width, in points, the form has two columns.
const ROOM_FOR_TWO: f32 = 520.0;

/// Draws the fields.
pub(super) fn form_ui(ui: &mut Ui, plan: &ActionPlan, card: &ActionCard, typing: &mut Typing, commands: &mut Vec<Command>) {
    let action = &card.action;
    let said = said(card);
    let (starts, readies) = drafts(card);
    let mut changes = Vec::new();
    changes.extend(what_ui(ui, card));
    columns(ui, ROOM_FOR_TWO, 0.5, |ui, column| {
        changes.extend(match column {
            Column::Left => owner_ui(ui, card),
            Column::Right => item_ui(ui, plan, card),
        });
    });
    let (mut left, mut right) = (None, None);
    columns(ui, ROOM_FOR_TWO, 0.5, |ui, column| match column {
        Column::Left => {
            let refusal = |start: Quarter| {
                let ready = action.ready.filter(|ready| *ready < start)?;
                let ready = words::quarter(ready);
                Some(format!("De actie moet klaar zijn in het {ready}. Zet eerst ‘Klaar’ later, of kies een eerdere start."))
            };
            let name = said("Start in kwartaal");
            let field = QuarterField {
                label: "Start in kwartaal",
                name: &name,
                value: action.start,
                draft: plan.drafts.get(&starts),
                first: plan.present,
                refusal: &refusal,
            };
            left = quarter_ui(ui, &field, &mut typing.start);
        }
        Column::Right => {
            let refusal = |ready: Quarter| {
                let start = action.start.filter(|start| ready < *start)?;
                let start = words::quarter(start);
                Some(format!("De actie start pas in het {start}. Kies een kwartaal dat niet eerder is."))
            };
            let name = said("Klaar in kwartaal");
            let first = action.start.max(plan.present);
            let field = QuarterField {
                label: "Klaar in kwartaal",
                name: &name,
                value: action.ready,
                draft: plan.drafts.get(&readies),
                first,
                refusal: &refusal,
            };
            right = quarter_ui(ui, &field, &mut typing.ready);
        }
    });
    let quarters = quarter_commands(plan, card, left, right);
    field_label(ui, "Hoe staat het ervoor?");
    let choices = ActionStatus::ALL.map(|status| {
        let word = words::sentence_case(words::action_status(status));
        (status, word.clone(), said(&word))
    });
    let status = ui.add_enabled_ui(may_change(ui), |ui| choices_ui(ui, &said("Hoe staat het ervoor"), action.status, choices));
    changes.extend(status.inner.map(ActionChange::Status));
    gap(ui, space::XS);
    let label = "Klaar als … Waaraan zie je dat het klaar is?";
    changes.extend(text_area(ui, label, &said("Klaar als"), &action.done_when, 1).map(ActionChange::DoneWhen));
    gap(ui, space::XS);
    columns(ui, ROOM_FOR_TWO, 0.5, |ui, column| {
        changes.extend(match column {
            Column::Left => {
                text_area(ui, "Risico: wat kan er tussenkomen?", &said("Risico"), &action.risk, 2).map(ActionChange::Risk)
            }
            Column::Right => {
                let label = "Maatregel: wat doen jullie daaraan?";
                text_area(ui, label, &said("Maatregel"), &action.risk_measure, 2).map(ActionChange::RiskMeasure)
            }
        });
    });
    hint_ui(ui);
    commands.extend(quarters);
    commands.extend(changes.into_iter().map(|change| changed(card, change)));
}

/// Where what was typed as the quarters of an action is kept while it is none.
fn drafts(card: &ActionCard) -> (DraftField, DraftField) {
    (DraftField::Start(card.action.id.clone()), DraftField::Ready(card.action.id.clone()))
}

/// What comes of what was typed as start and as end. What could not be the other quarter until now, and can be, is taken in.
fn quarter_commands(plan: &ActionPlan, card: &ActionCard, start: Option<Typed>, ready: Option<Typed>) -> Vec<Command> {
    let (starts, readies) = drafts(card);
    let waiting = |field| words::read_quarter(plan.drafts.get(field));
    let mut commands = Vec::new();
    let mut follows = None;
    match start {
        Some(Typed::Chosen(start)) => {
            commands.push(changed(card, ActionChange::Start(start)));
            let can_have = |ready: &Quarter| start.is_none_or(|start| start <= *ready);
            follows = waiting(&readies).filter(can_have).map(|ready| ActionChange::Ready(Some(ready)));
        }
        Some(Typed::Draft(text)) => commands.push(Command::edit(Edit::Draft(starts.clone(), text))),
        None => {}
    }
    match ready {
        Some(Typed::Chosen(ready)) => {
            commands.push(changed(card, ActionChange::Ready(ready)));
            let can_have = |start: &Quarter| ready.is_none_or(|ready| *start <= ready);
            follows = waiting(&starts).filter(can_have).map(|start| ActionChange::Start(Some(start)));
        }
        Some(Typed::Draft(text)) => commands.push(Command::edit(Edit::Draft(readies, text))),
        None => {}
    }
    commands.extend(follows.map(|change| changed(card, change)));
    commands
}

/// What an action is and who sees to it, for where it was made.
pub(super) fn short_form_ui(ui: &mut Ui, card: &ActionCard, commands: &mut Vec<Command>) {
    columns(ui, ROOM_FOR_TWO, 0.6, |ui, column| {
        let change = match column {
            Column::Left => what_ui(ui, card),
            Column::Right => owner_ui(ui, card),
        };
        commands.extend(change.map(|change| changed(card, change)));
    });
    hint_ui(ui);
}

/// What a screen reader says of the field for what will be done.
pub(super) fn what_name(card: &ActionCard) -> String {
    said(card)("Wat gaan jullie doen")
}

fn what_ui(ui: &mut Ui, card: &ActionCard) -> Option<ActionChange> {
    text_area(ui, "Wat gaan jullie doen?", &what_name(card), &card.action.what, 2).map(ActionChange::What)
}

fn owner_ui(ui: &mut Ui, card: &ActionCard) -> Option<ActionChange> {
    text_line(ui, "Trekker: wie zorgt ervoor?", &said(card)("Trekker"), &card.action.owner).map(ActionChange::Owner)
}

fn item_ui(ui: &mut Ui, plan: &ActionPlan, card: &ActionCard) -> Option<ActionChange> {
    let present = card.action.item.as_ref();
    let shown = match present {
        None => "Bij geen punt",
        Some(id) => plan.items.iter().find(|(item, _)| item == id).map_or(id.as_str(), |(_, text)| text),
    };
    let mut chosen: Option<Option<ItemId>> = None;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        field_label(ui, "Punt: waar helpt het bij?");
        if !may_change(ui) {
            ui.disable();
        }
        let list = ComboBox::from_id_salt("item").width(ui.available_width()).height(360.0).truncate();
        let response = list.selected_text(RichText::new(shown).font(theme::text())).show_ui(ui, |ui| {
            if ui.selectable_label(present.is_none(), "Bij geen punt").clicked() {
                chosen = Some(None);
            }
            for (id, text) in &plan.items {
                ui.push_id(id, |ui| {
                    if ui.selectable_label(present == Some(id), text).clicked() {
                        chosen = Some(Some(id.clone()));
                    }
                });
            }
        });
        response.response.accessible_name(said(card)("Punt"));
    });
    chosen.map(ActionChange::Item)
}

fn changed(card: &ActionCard, change: ActionChange) -> Command {
    Command::action_plan(ActionPlanEdit::Change(card.action.id.clone(), change))
}

/// Names for the fields of one action, so that no two fields of a screen have the same.
fn said(card: &ActionCard) -> impl Fn(&str) -> String {
    let action = card.name.to_lowercase();
    move |field| format!("{field}, {action}")
}

/// What does not belong among the actions.
fn hint_ui(ui: &mut Ui) {
    small_text(ui, &format!("Een rol of organisatie als trekker is genoeg. {NO_PERSONS}"));
}
