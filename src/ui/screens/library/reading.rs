//! One example at length: what it tells, what it belongs to, and what the team can take over.

use egui::{Stroke, Ui};

use super::super::actions::{ActionCard, ActionPlan};
use super::{LibraryScreen, can_take_over};
use crate::analysis::{action_from_entry, actions_from_steps};
use crate::content::{LinkTarget, PracticeEntry, PracticePartId, PracticeStep, Role, ShownLink};
use crate::search::Words;
use crate::session::{Action, ActionPlanEdit, Edit, NewIntervention};
use crate::ui::command::{Asks as _, Command, Place};
use crate::ui::focus::Ring;
use crate::ui::practice::{Letters, Marks, head_of, role_mark_ui, source_ui, story_ui, text_ui};
use crate::ui::theme::{self, LINE_HEIGHT, Palette, space};
use crate::ui::widgets::{button, column, fixed, gap, heading_with, link, primary_button, sheet_title, small_text};
use crate::words;

/// Width of what is read, in points: about 52 characters.
const STORY: f32 = 420.0;
/// Width of what it belongs to, in points.
const LINKS: f32 = 243.0;

/// Draws the example.
pub(super) fn reading_ui(
    ui: &mut Ui,
    screen: &LibraryScreen<'_>,
    entry: &PracticeEntry,
    typed: &Words,
    commands: &mut Vec<Command>,
) {
    let marks = Marks((!typed.is_empty()).then_some(typed));
    sheet_title(ui, &entry.title, theme::title(), Ring::Hidden);
    text_ui(ui, &head_of(entry), theme::label(), true, marks);
    let kind = format!(
        "{} · {} · {}",
        words::sentence_case(words::practice_kind(entry.kind)),
        words::scale(entry.scale),
        entry.target_groups.iter().map(|group| words::target_group(*group)).collect::<Vec<_>>().join(", ")
    );
    text_ui(ui, &kind, theme::small(), true, Marks::default());
    gap(ui, space::S);
    fixed(ui, "take", |ui| take_over_ui(ui, screen, entry, commands));
    gap(ui, space::M);
    let available = ui.available_width();
    if available < STORY + space::XXL + LINKS - 32.0 {
        ui.scope(|ui| {
            ui.set_max_width(available.min(theme::TEXT_WIDTH));
            fixed(ui, "story", |ui| read_ui(ui, screen, entry, marks, commands));
            gap(ui, space::L);
            fixed(ui, "links", |ui| links_ui(ui, screen, entry, marks, commands));
        });
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XXL;
        let story = (available - space::XXL - LINKS).min(STORY);
        column(ui, story, |ui| fixed(ui, "story", |ui| read_ui(ui, screen, entry, marks, commands)));
        column(ui, LINKS, |ui| fixed(ui, "links", |ui| links_ui(ui, screen, entry, marks, commands)));
    });
}

/// What the team can take over, and what it took over before.
fn take_over_ui(ui: &mut Ui, screen: &LibraryScreen<'_>, entry: &PracticeEntry, commands: &mut Vec<Command>) {
    let Some(plan) = screen.plan else {
        small_text(ui, "Open een dossier om hiervan een actie of een interventie te maken.");
        return;
    };
    let may_take = can_take_over(ui, screen);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::S, space::XS);
        primary_button(ui, "Neem over als actie", may_take)
            .asks(commands, || Command::action_plan(ActionPlanEdit::Add(action_from_entry(entry))));
        button(ui, "Neem over als interventie", may_take)
            .asks(commands, || Command::edit(Edit::AddIntervention(NewIntervention::from_practice(entry))));
        for template in screen.library.templates().iter().filter(|template| template.practice == entry.id) {
            let municipality = entry.municipality.as_deref().unwrap_or(&entry.title);
            button(ui, &template_title(municipality), true)
                .asks(commands, || Command::Visit(Place::PlanTemplate(template.id.clone())));
        }
    });
    let mut is_in_report = screen.in_report.contains(&entry.id);
    if ui.checkbox(&mut is_in_report, "Zet dit voorbeeld achter in het rapport").changed() {
        let others = screen.in_report.iter().filter(|id| **id != entry.id).cloned();
        let chosen = others.chain(is_in_report.then(|| entry.id.clone())).collect();
        commands.push(Command::Do(Action::ChooseExamples(chosen)));
    }
    taken_ui(ui, plan, entry, None, commands);
}

/// What the template of a municipality is called.
pub(in crate::ui) fn template_title(municipality: &str) -> String {
    format!("Plan van {municipality} als voorbeeld")
}

/// The actions that were taken from an example, or from one part of it, each leading to its own place.
fn taken_ui(ui: &mut Ui, plan: &ActionPlan, entry: &PracticeEntry, part: Option<&PracticePartId>, commands: &mut Vec<Command>) {
    let is_taken = |card: &&ActionCard| {
        let source = card.action.source.as_ref();
        source.is_some_and(|source| source.practice == entry.id && source.part.as_ref() == part)
    };
    for card in plan.cards.iter().filter(is_taken) {
        fixed(ui, &card.action.id, |ui| {
            ui.spacing_mut().button_padding.x = 0.0;
            let text = format!("{} komt hiervan", card.name);
            let response = link(ui, &text).asks(commands, || Command::ShowAction(card.action.id.clone()));
            response.accessible_name(format!("{text}: {}", card.line));
        });
    }
}

fn read_ui(ui: &mut Ui, screen: &LibraryScreen<'_>, entry: &PracticeEntry, marks: Marks<'_>, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = space::XS;
    story_ui(ui, entry, &Letters::of_page(), marks, |ui, step, number| {
        step_end_ui(ui, screen, (entry, step, number), commands);
    });
    source_ui(ui, screen.library, entry);
}

/// The button that makes an action of a step, and the actions that were made of it.
fn step_end_ui(
    ui: &mut Ui,
    screen: &LibraryScreen<'_>,
    (entry, step, number): (&PracticeEntry, &PracticeStep, usize),
    commands: &mut Vec<Command>,
) {
    let Some(plan) = screen.plan else { return };
    let text = "Maak er een actie van";
    let make = || Command::action_plan(ActionPlanEdit::AddAll(actions_from_steps(entry, std::slice::from_ref(&step.id))));
    let response = button(ui, text, can_take_over(ui, screen)).asks(commands, make);
    response.accessible_name(format!("{text}, stap {number}: {}", step.title));
    taken_ui(ui, plan, entry, Some(&step.id), commands);
}

/// Of which randvoorwaarden it shows something, and which principles can be recognised in it.
fn links_ui(ui: &mut Ui, screen: &LibraryScreen<'_>, entry: &PracticeEntry, marks: Marks<'_>, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = space::XS;
    if !entry.shows.is_empty() {
        heading_with(ui, "Hoort bij", theme::strong(), 3);
        for (at, shown) in entry.shows.iter().enumerate() {
            // A randvoorwaarde can be there twice: what worked, and what was hard.
            fixed(ui, (&shown.precondition, at), |ui| shown_ui(ui, screen, shown, marks, commands));
        }
        legend_ui(ui, entry);
    }
    if entry.uses.is_empty() {
        return;
    }
    gap(ui, space::M);
    heading_with(ui, "Principes", theme::strong(), 3);
    for used in &entry.uses {
        rule_ui(ui);
        let principle = screen.catalogue.principles().iter().find(|principle| principle.id == used.principle);
        let title = principle.map_or(used.principle.as_str(), |principle| &principle.title);
        text_ui(ui, title, theme::label_strong(), false, marks);
        text_ui(ui, &used.reason, theme::small(), true, marks);
    }
    rule_ui(ui);
    small_text(ui, words::PRINCIPLES_ARE_A_READING);
}

fn shown_ui(ui: &mut Ui, screen: &LibraryScreen<'_>, shown: &ShownLink, marks: Marks<'_>, commands: &mut Vec<Command>) {
    rule_ui(ui);
    let precondition = screen.catalogue.precondition(&shown.precondition);
    let title = precondition.map_or(shown.precondition.as_str(), |precondition| &precondition.short_title);
    let items: Vec<_> = shown
        .items
        .iter()
        .filter_map(|target| match target {
            LinkTarget::Item(id) => screen.catalogue.item(id).map(|_| id),
            LinkTarget::Note(_) => None,
        })
        .collect();
    let numbers: Vec<&str> = items.iter().map(|id| screen.catalogue.number(id)).collect();
    let text = if numbers.is_empty() { title.to_owned() } else { format!("{title} · {}", numbers.join(", ")) };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        role_mark_ui(ui, shown.role, theme::label().size * LINE_HEIGHT);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            match (items.first(), precondition) {
                // With a dossier there is something to go to.
                (Some(item), Some(precondition)) if screen.plan.is_some() => {
                    ui.spacing_mut().button_padding = egui::Vec2::ZERO;
                    let response = link(ui, &text);
                    let response = response.asks(commands, || Command::Show(precondition.id.clone(), (*item).clone()));
                    response.accessible_name(format!("{text}, {}", words::role(shown.role)));
                }
                _ => {
                    text_ui(ui, &text, theme::label_strong(), false, marks);
                }
            }
            text_ui(ui, &shown.reason, theme::small(), true, marks);
        });
    });
}

/// What the marks say.
fn legend_ui(ui: &mut Ui, entry: &PracticeEntry) {
    rule_ui(ui);
    for role in Role::ALL.into_iter().filter(|role| entry.shows.iter().any(|shown| shown.role == *role)) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            role_mark_ui(ui, role, theme::small().size * LINE_HEIGHT);
            small_text(ui, words::role(role));
        });
    }
}

/// A fine line between two parts.
fn rule_ui(ui: &mut Ui) {
    gap(ui, space::XS);
    let line = Stroke::new(1.0, Palette::of(ui).hair);
    ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), line);
    gap(ui, space::XS);
}
