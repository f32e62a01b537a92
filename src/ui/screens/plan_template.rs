//! A plan of others, of which the team takes lines into its own.

use std::collections::BTreeMap;

use egui::Ui;

use super::actions::ActionPlan;
use super::library::template_title;
use crate::analysis::{ChosenLine, Gap, actions_from_template};
use crate::content::{Catalogue, ItemId, PlanGroup, PlanLine, PlanRisk, PlanTemplate, PracticePartId};
use crate::model::{NewAction, Quarter};
use crate::session::ActionPlanEdit;
use crate::ui::command::Command;
use crate::ui::shell::{Foot, Head, Page, Part, page_ui};
use crate::ui::theme::space;
use crate::ui::widgets::{
    PickList, button, card, edge_label, field_label, fixed, gap, heading, may_change, next_card, paragraph, primary_button,
    small_text,
};
use crate::words;

/// What the screen shows.
pub struct PlanTemplateScreen<'a> {
    /// The plan.
    pub template: &'a PlanTemplate,
    /// Whose plan it is.
    pub municipality: &'a str,
    /// What is asked.
    pub catalogue: &'a Catalogue,
    /// The team's own aandachtspunten.
    pub gaps: &'a [Gap],
    /// What the team agreed to do.
    pub plan: &'a ActionPlan,
}

/// What the team chose of it.
#[derive(Debug, Default)]
pub struct PlanTemplateState {
    /// The chosen lines and risks, each with the aandachtspunten that it is for.
    chosen: BTreeMap<PracticePartId, Vec<ItemId>>,
    /// The team's own first quarter; `None` for the present one.
    first: Option<Quarter>,
}

/// So many quarters ahead a team can begin.
const AHEAD: u8 = 8;
/// Width of the list of quarters, in points.
const QUARTERS_WIDTH: f32 = 180.0;
/// Width of the list of aandachtspunten, in points.
const GAPS_WIDTH: f32 = 300.0;

impl PlanTemplateState {
    /// The actions that come of what was chosen.
    fn actions(&self, template: &PlanTemplate, first: Quarter) -> Vec<NewAction> {
        let chosen = self.chosen.iter().map(|(part, items)| ChosenLine { part: part.clone(), items: items.clone() });
        actions_from_template(template, &chosen.collect::<Vec<_>>(), first)
    }

    fn choose(&mut self, part: &PracticePartId, is_chosen: bool) {
        if is_chosen {
            self.chosen.entry(part.clone()).or_default();
        } else {
            self.chosen.remove(part);
        }
    }
}

/// Draws the screen.
pub fn plan_template_ui(
    ui: &mut Ui,
    page: &Page,
    screen: &PlanTemplateScreen<'_>,
    state: &mut PlanTemplateState,
    commands: &mut Vec<Command>,
) {
    let title = template_title(screen.municipality);
    let first = state.first.or(screen.plan.present);
    let actions = first.map(|first| state.actions(screen.template, first)).unwrap_or_default();
    page_ui(ui, page, Head::new(&title), Foot::Shown, commands, |ui, part, commands| match part {
        Part::Body => body_ui(ui, screen, state, first),
        Part::Foot => {
            let text = match actions.len() {
                0 => "Voeg acties toe".to_owned(),
                1 => "Voeg 1 actie toe".to_owned(),
                count => format!("Voeg {count} acties toe"),
            };
            if primary_button(ui, &text, !actions.is_empty() && may_change(ui)).clicked() {
                commands.push(Command::action_plan(ActionPlanEdit::AddAll(actions.clone())));
                state.chosen.clear();
            }
        }
        Part::FootEnd => {
            edge_label(ui, &format!("{} gekozen", words::count(state.chosen.len(), "regel", "regels")));
        }
        Part::Views | Part::HeadEnd => {}
    });
}

fn body_ui(ui: &mut Ui, screen: &PlanTemplateScreen<'_>, state: &mut PlanTemplateState, first: Option<Quarter>) {
    let template = screen.template;
    paragraph(ui, &template.explanation);
    gap(ui, space::S);
    first_ui(ui, screen, state, first);
    gap(ui, space::S);
    for (group, number) in template.groups.iter().zip(1..) {
        fixed(ui, &group.id, |ui| card(ui, |ui| group_ui(ui, screen, (group, number), first, state)));
        gap(ui, space::S);
    }
    let risks: Vec<&PlanRisk> = template.risks_of_all().collect();
    if !risks.is_empty() {
        next_card(ui, |ui| risks_ui(ui, template, &risks, state));
    }
}

/// In which quarter the team begins.
fn first_ui(ui: &mut Ui, screen: &PlanTemplateScreen<'_>, state: &mut PlanTemplateState, first: Option<Quarter>) {
    let name = "Jullie eerste kwartaal";
    field_label(ui, name);
    let quarters: Vec<Quarter> =
        screen.plan.present.map(|present| (0..=AHEAD).filter_map(|ahead| present.plus(ahead)).collect()).unwrap_or_default();
    let shown = first.map_or_else(|| "Kies een kwartaal".to_owned(), words::quarter);
    let list = PickList { name, shown: &shown, width: QUARTERS_WIDTH };
    let choices = quarters.iter().map(|quarter| (first == Some(*quarter), words::quarter(*quarter)));
    if let Some(taken) = list.show(ui, choices) {
        state.first = quarters.get(taken).copied();
    }
    small_text(ui, &format!("In de bron was dat het {}.", screen.template.first_quarter_in_source));
}

fn group_ui(
    ui: &mut Ui,
    screen: &PlanTemplateScreen<'_>,
    (group, number): (&PlanGroup, usize),
    first: Option<Quarter>,
    state: &mut PlanTemplateState,
) {
    heading(ui, &group.title);
    small_text(ui, &group.effect);
    small_text(ui, &format!("Trekker: {}", group.owner));
    let is_whole = group.lines.iter().all(|line| state.chosen.contains_key(&line.id));
    let text = if is_whole { "Kies niets van deze pijler" } else { "Kies alles van deze pijler" };
    let response = button(ui, text, true);
    if response.clicked() {
        group.lines.iter().for_each(|line| state.choose(&line.id, !is_whole));
    }
    response.accessible_name(format!("{text}: {}", group.title));
    for (line, at) in group.lines.iter().zip(1..) {
        fixed(ui, &line.id, |ui| line_ui(ui, screen, (line, &format!("{number}.{at}")), first, state));
    }
}

fn line_ui(
    ui: &mut Ui,
    screen: &PlanTemplateScreen<'_>,
    (line, name): (&PlanLine, &str),
    first: Option<Quarter>,
    state: &mut PlanTemplateState,
) {
    gap(ui, space::XS);
    let mut is_chosen = state.chosen.contains_key(&line.id);
    ui.spacing_mut().item_spacing.y = 0.0;
    if ui.checkbox(&mut is_chosen, &line.what).changed() {
        state.choose(&line.id, is_chosen);
    }
    indented(ui, |ui| {
        small_text(ui, &period(line, first));
        for risk in screen.template.risks_of(&line.id) {
            small_text(ui, &format!("Risico: {} {}", risk.risk, risk.measure));
        }
        if let Some(items) = state.chosen.get_mut(&line.id) {
            gaps_ui(ui, screen, name, items);
        }
    });
}

/// `2e kwartaal 2027 tot en met 1e kwartaal 2028`.
fn period(line: &PlanLine, first: Option<Quarter>) -> String {
    let counted = |quarters: u8| first.and_then(|first| first.plus(quarters)).map(words::quarter);
    let kind = words::sentence_case(words::plan_line_kind(line.kind));
    match (counted(line.start), line.ready.and_then(counted)) {
        (Some(start), Some(ready)) if start == ready => format!("{kind}: {start}"),
        (Some(start), Some(ready)) => format!("{kind}: {start} tot en met {ready}"),
        (Some(start), None) => format!("{kind}: vanaf {start}"),
        (None, _) => kind,
    }
}

/// For which aandachtspunten the team does a line: each gets an action of its own.
fn gaps_ui(ui: &mut Ui, screen: &PlanTemplateScreen<'_>, name: &str, items: &mut Vec<ItemId>) {
    if screen.gaps.is_empty() {
        return;
    }
    let said = |id: &ItemId| {
        let noun = screen.catalogue.item(id).map_or_else(String::new, |(_, item)| item.noun().to_string());
        format!("{} {noun}", screen.catalogue.number(id))
    };
    let list_name = format!("Aandachtspunten bij regel {name}");
    let shown = match items.len() {
        0 => "Voor welk aandachtspunt?".to_owned(),
        count => words::sentence_case(&words::count(count, "aandachtspunt", "aandachtspunten")),
    };
    let list = PickList { name: &list_name, shown: &shown, width: GAPS_WIDTH.min(ui.available_width() - space::L) };
    let choices = screen.gaps.iter().map(|one| (items.contains(&one.item), said(&one.item)));
    if let Some(taken) = list.show(ui, choices).and_then(|at| screen.gaps.get(at)) {
        match items.iter().position(|item| *item == taken.item) {
            Some(at) => {
                items.remove(at);
            }
            None => items.push(taken.item.clone()),
        }
    }
    for item in items.iter() {
        small_text(ui, &format!("Bij {}", said(item)));
    }
}

fn risks_ui(ui: &mut Ui, template: &PlanTemplate, risks: &[&PlanRisk], state: &mut PlanTemplateState) {
    heading(ui, "Risico’s van het hele plan");
    small_text(ui, &template.risk_rule.text);
    for risk in risks {
        fixed(ui, &risk.id, |ui| {
            gap(ui, space::XS);
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut is_chosen = state.chosen.contains_key(&risk.id);
            if ui.checkbox(&mut is_chosen, &risk.measure).changed() {
                state.choose(&risk.id, is_chosen);
            }
            indented(ui, |ui| small_text(ui, &format!("Risico: {}", risk.risk)));
        });
    }
}

/// Room at the left, so that words stand below those of the box above them.
fn indented<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    const AFTER_BOX: i8 = 28;
    egui::Frame::new().inner_margin(egui::Margin { left: AFTER_BOX, ..egui::Margin::ZERO }).show(ui, contents).inner
}
