//! Actions beside the items and steps that they come from.

use egui::accesskit::Live;
use egui::{Button, RichText, Role, Ui, vec2};

use super::choice::status_mark_ui;
use super::form::{short_form_ui, what_name};
use super::plan::{ActionCard, ActionPlan};
use super::{ActionsState, Awaited};
use crate::content::{FirstStep, ItemId};
use crate::model::{BegunAction, DraftField};
use crate::session::{ActionPlanEdit, Edit, NewAction};
use crate::ui::announce::announce;
use crate::ui::command::Command;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{button, fixed, focus_field, may_change, small_text, text_area};
use crate::words;

/// Draws the button that makes an action for an item, or goes on with the one that says nothing yet. `name` says which item, as
/// `1.2`.
pub fn new_item_action_ui(
    ui: &mut Ui,
    plan: &ActionPlan,
    item: &ItemId,
    name: &str,
    state: &mut ActionsState,
    commands: &mut Vec<Command>,
) {
    let response = button(ui, "Actie …", may_change(ui));
    if response.clicked() {
        let of_item = plan.of_item.get(item).map_or(&[][..], Vec::as_slice);
        let is_empty = |card: &&ActionCard| card.action.what.trim().is_empty() && card.action.status.is_open();
        if let Some(card) = of_item.iter().map(|index| &plan.cards[*index]).find(is_empty) {
            // One that still says nothing is gone on with: a click too many makes no second one.
            state.made = Some(card.action.id.clone());
            focus_field(ui.ctx(), what_name(card));
        } else {
            state.awaited = Some(Awaited::ForItem { before: plan.cards.len() });
            let new = NewAction { item: Some(item.clone()), ..NewAction::default() };
            commands.push(Command::action_plan(ActionPlanEdit::Add(new)));
        }
    }
    response.accessible_name(format!("Actie bij {name} …"));
}

/// Draws the actions that serve an item, each on one line, with a short form for the one that was just made; and above
/// them what was begun as an action.
pub fn item_actions_ui(ui: &mut Ui, plan: &ActionPlan, item: &ItemId, state: &mut ActionsState, commands: &mut Vec<Command>) {
    begun_action_ui(ui, plan, item, state, commands);
    let of_item = plan.of_item.get(item).map_or(&[][..], Vec::as_slice);
    for card in of_item.iter().map(|index| &plan.cards[*index]) {
        fixed(ui, &card.action.id, |ui| {
            line_ui(ui, card, "", commands);
            if state.made.as_ref() == Some(&card.action.id) {
                short_form_ui(ui, card, commands);
                made_ui(ui, card);
            }
        });
    }
}

/// Draws the actions that serve an item, each on one line that leads to it.
pub fn item_action_lines_ui(ui: &mut Ui, plan: &ActionPlan, item: &ItemId, commands: &mut Vec<Command>) {
    let of_item = plan.of_item.get(item).map_or(&[][..], Vec::as_slice);
    for card in of_item.iter().map(|index| &plan.cards[*index]) {
        fixed(ui, &card.action.id, |ui| line_ui(ui, card, "", commands));
    }
}

/// Draws what was begun as an action for an item, to finish or to throw away; nothing where nothing was begun.
pub(super) fn begun_action_ui(
    ui: &mut Ui,
    plan: &ActionPlan,
    item: &ItemId,
    state: &mut ActionsState,
    commands: &mut Vec<Command>,
) {
    let field = DraftField::Action(item.clone());
    let begun = plan.drafts.begun(item);
    let text = begun.what;
    if !begun.is_empty() {
        state.begun.insert(item.clone());
    } else if !state.begun.contains(item) {
        return;
    }
    let name = match plan.number(item) {
        "" => item.as_str(),
        number => number,
    };
    ui.push_id(("begun", item), |ui| {
        let label = "Nog niet afgemaakt: wat gaan jullie doen?";
        if let Some(text) = text_area(ui, label, &format!("Actie die nog niet af is, bij {name}"), text, 2) {
            commands.push(Command::edit(Edit::Draft(field.clone(), text)));
        }
        let beside = words::begun_action(BegunAction { what: "", ..begun });
        if !beside.is_empty() {
            small_text(ui, &format!("{}.", words::sentence_case(&beside)));
        }
        small_text(ui, "Zolang dit niet af is, telt het nergens mee. Voeg de actie toe of gooi de tekst weg.");
        ui.horizontal_wrapped(|ui| {
            let add = button(ui, "Voeg actie toe", may_change(ui) && !text.trim().is_empty());
            if add.clicked() {
                state.begun.remove(item);
                commands.push(Command::action_plan(ActionPlanEdit::Finish(item.clone())));
            }
            add.accessible_name(format!("Voeg actie toe bij {name}"));
            let discard = button(ui, "Gooi weg", may_change(ui));
            if discard.clicked() {
                state.begun.remove(item);
                commands.push(Command::action_plan(ActionPlanEdit::Discard(item.clone())));
            }
            discard.accessible_name(format!("Gooi weg wat nog niet af is, bij {name}"));
        });
        ui.add_space(space::XS);
    });
}

/// Draws the button that makes an action of a step, and the actions that were made of it. `number` is the step's own, from 1.
pub fn step_actions_ui(
    ui: &mut Ui,
    plan: &ActionPlan,
    step: &FirstStep,
    number: usize,
    state: &mut ActionsState,
    commands: &mut Vec<Command>,
) {
    let of_step = plan.of_step.get(&step.id).map_or(&[][..], Vec::as_slice);
    let label = if of_step.is_empty() { "Maak er een actie van" } else { "Maak er nog een actie van" };
    let response = button(ui, label, may_change(ui));
    if response.clicked() {
        state.awaited = Some(Awaited::OfStep { before: plan.cards.len() });
        let new = NewAction { what: step.text.clone(), step: Some(step.id.clone()), ..NewAction::default() };
        commands.push(Command::action_plan(ActionPlanEdit::Add(new)));
    }
    response.accessible_name(format!("{label}, stap {number}"));
    for card in of_step.iter().map(|index| &plan.cards[*index]) {
        fixed(ui, &card.action.id, |ui| {
            line_ui(ui, card, &format!(", van stap {number}"), commands);
            if state.made.as_ref() == Some(&card.action.id) {
                made_ui(ui, card);
            }
        });
    }
}

/// One action, which leads to its card. `origin` tells it from the same action at another place.
fn line_ui(ui: &mut Ui, card: &ActionCard, origin: &str, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let text = format!("{}: {} ({})", card.name, card.line, card.state());
    let response = ui
        .horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            status_mark_ui(ui, card.action.status);
            let text = RichText::new(&text).font(theme::small()).color(palette.accent).underline();
            ui.add(Button::new(text).frame(false).min_size(vec2(0.0, theme::TARGET)).wrap())
        })
        .inner;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_role(Role::Link));
    if response.clicked() {
        commands.push(Command::ShowAction(card.action.id.clone()));
    }
    response.accessible_name(format!("{text}{origin}"));
}

/// Says that an action was made, and where it is.
fn made_ui(ui: &mut Ui, card: &ActionCard) {
    let text = format!("{} is gemaakt en staat ook bij Acties. Daar kies je wanneer.", card.name);
    let response = small_text(ui, &text);
    announce(ui, &response, Role::Status, Live::Polite, &text);
    ui.add_space(space::XS);
}
