//! Terugblik: what became of the actions of the measurement before, with which a next measurement begins.

use std::sync::Arc;

use egui::{Sense, Ui, vec2};

use crate::analysis;
use crate::content::{Catalogue, ItemId, PreconditionId};
use crate::model::{ActionId, ActionOutcome, Dossier, Measurement, Rating};
use crate::session::{Edit, LookBackEdit};
use crate::ui::command::{Asks as _, Command, Place};
use crate::ui::paint::rating_mark_at;
use crate::ui::screens::actions::{owner, period};
use crate::ui::shell::{Foot, Head, Page, Part, page_ui};
use crate::ui::theme::{self, space};
use crate::ui::widgets::{
    Column, NO_PERSONS, WordedChoice, card, columns, edge_label, field_label, fixed, gap, heading_with, may_change, paragraph,
    primary_button, small_text, text_area, worded_choices,
};
use crate::words;

/// What the screen shows. Computed when something changes, not for every frame.
#[derive(Clone, Debug, PartialEq)]
pub struct LookBackScreen {
    /// The number of the measurement that looks back.
    measurement: u16,
    /// Whether it can still change.
    is_open: bool,
    /// The actions of the measurement before.
    actions: Vec<LookedBack>,
    /// What was said of actions that the measurement before does not have.
    unplaced: Vec<(ActionId, String)>,
    /// Where the team goes on.
    first: Option<PreconditionId>,
}

/// An action of the measurement before, in words.
#[derive(Clone, Debug, PartialEq)]
struct LookedBack {
    id: ActionId,
    /// Its number then, from 1.
    number: usize,
    what: String,
    /// `Projectleider · Klaar in 2e kwartaal 2027`.
    agreed: String,
    done_when: String,
    serves: Option<Served>,
    /// Whether it is in the list of actions no more.
    is_gone: bool,
    outcome: Option<ActionOutcome>,
    gave: String,
}

/// The item that an action served.
#[derive(Clone, Debug, PartialEq)]
struct Served {
    /// Its rating then.
    rating: Option<Rating>,
    /// `Punt 3.2 in de 0-meting: deels`.
    said: String,
    /// What it asked; empty where that is not known any more.
    text: String,
}

/// How far a team is with its look back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Of how many actions it said what became of them.
    pub done: usize,
    /// How many actions there are, at least one.
    pub total: usize,
}

impl LookBackScreen {
    /// What a measurement has to look back at. `present` is the content of today.
    pub fn new(present: &Arc<Catalogue>, dossier: &Dossier, measurement: &Measurement) -> Self {
        let before = dossier.before(measurement);
        let looked_back = |of: analysis::LookedBack<'_>| LookedBack {
            id: of.action.id.clone(),
            number: of.number,
            what: of.action.what.trim().to_owned(),
            agreed: format!("{} · {}", owner(of.action), period(of.action)),
            done_when: of.action.done_when.trim().to_owned(),
            serves: before.zip(of.action.item.as_ref()).map(|(before, item)| Served::new(present, before, item)),
            is_gone: !dossier.actions.iter().any(|action| action.id == of.action.id),
            outcome: of.outcome(),
            gave: of.look_back.map_or_else(String::new, |look_back| look_back.gave.clone()),
        };
        Self {
            measurement: measurement.number,
            is_open: measurement.is_open(),
            actions: analysis::look_back(dossier, measurement).into_iter().map(looked_back).collect(),
            unplaced: analysis::unplaced_look_backs(dossier, measurement)
                .filter(|(_, look_back)| !look_back.gave.is_empty())
                .map(|(id, look_back)| (id.clone(), look_back.gave.clone()))
                .collect(),
            first: measurement.content(present).preconditions().first().map(|first| first.id.clone()),
        }
    }

    /// How far the team is; `None` where there is nothing to look back at.
    pub fn progress(&self) -> Option<Progress> {
        let done = self.actions.iter().filter(|action| action.outcome.is_some()).count();
        (!self.actions.is_empty()).then_some(Progress { done, total: self.actions.len() })
    }

    /// `0-meting`: the one that is looked back at.
    fn earlier(&self) -> String {
        words::measurement(self.measurement.saturating_sub(1))
    }
}

impl Served {
    fn new(present: &Arc<Catalogue>, before: &Measurement, item: &ItemId) -> Self {
        let number = match before.content(present).number(item) {
            "" => item.as_str(),
            number => number,
        };
        let rating = before.rating(item);
        let said = rating.map_or("geen oordeel", words::rating);
        Self {
            rating,
            said: format!("Punt {number} in de {}: {said}", words::measurement(before.number)),
            text: before.frozen_wording(item).unwrap_or_default().to_owned(),
        }
    }
}

impl Progress {
    /// `3 van 8`.
    pub fn said(self) -> String {
        format!("{} van {}", self.done, self.total)
    }

    /// Whether nothing is left to look back at.
    pub fn is_complete(self) -> bool {
        self.done == self.total
    }
}

/// The name of the row of choices of the action with this number.
pub(in crate::ui) fn outcome_row(number: usize) -> String {
    format!("Hoe ging het, actie {number}")
}

/// The name of the field of the action with this number.
pub(in crate::ui) fn gave_field(number: usize) -> String {
    format!("Wat gaf het, actie {number}")
}

/// What is asked of an action that was looked back at.
const GAVE: &str = "Wat gaf het?";
/// From this width, in points, what was agreed stands beside what became of it.
const ROOM_FOR_TWO: f32 = 620.0;

/// Draws the screen.
pub fn look_back_ui(ui: &mut Ui, page: &Page, screen: &LookBackScreen, commands: &mut Vec<Command>) {
    page_ui(ui, page, Head::new("Terugblik"), Foot::Shown, commands, |ui, part, commands| match part {
        Part::Body => body_ui(ui, screen, commands),
        Part::Foot => {
            if let Some(first) = screen.first.as_ref().filter(|_| screen.is_open) {
                let onwards = primary_button(ui, "Verder met meten", true);
                onwards.asks(commands, || Command::Go(Place::Precondition(first.clone())));
            }
        }
        Part::FootEnd => {
            if let Some(progress) = screen.progress() {
                let noun = if progress.total == 1 { "actie" } else { "acties" };
                edge_label(ui, &format!("{} {noun} bekeken", progress.said()));
            }
        }
        Part::Views | Part::HeadEnd => {}
    });
}

fn body_ui(ui: &mut Ui, screen: &LookBackScreen, commands: &mut Vec<Command>) {
    let earlier = screen.earlier();
    if screen.progress().is_none() {
        let text = match screen.measurement {
            0 => "Dit is de eerste meting. Er zijn nog geen acties om op terug te kijken.".to_owned(),
            _ => format!("In de {earlier} stonden geen acties. Er is dus niets om op terug te kijken."),
        };
        paragraph(ui, &text);
        unplaced_ui(ui, screen, commands);
        return;
    }
    if screen.is_open {
        let what = format!("Wat is er van de acties uit de {earlier} gekomen? Bespreek dat eerst. Meet daarna opnieuw.");
        paragraph(ui, &what);
        small_text(ui, "Kies je klaar of vervallen, dan verandert dat ook bij Acties.");
        small_text(ui, NO_PERSONS);
    } else {
        paragraph(ui, &format!("Wat er van de acties uit de {earlier} gekomen is."));
    }
    for action in &screen.actions {
        fixed(ui, &action.id, |ui| {
            gap(ui, space::XS);
            card(ui, |ui| action_ui(ui, screen, action, commands));
        });
    }
    unplaced_ui(ui, screen, commands);
}

/// What was said of actions that are not there, as in a file that was edited by hand.
fn unplaced_ui(ui: &mut Ui, screen: &LookBackScreen, commands: &mut Vec<Command>) {
    for (id, gave) in &screen.unplaced {
        fixed(ui, id, |ui| {
            gap(ui, space::XS);
            card(ui, |ui| {
                small_text(ui, &format!("Bij een actie die niet in de {} staat ({id})", screen.earlier()));
                if screen.is_open {
                    let text = text_area(ui, GAVE, &format!("{GAVE} {id}"), gave, 1);
                    commands.extend(text.map(|text| Command::edit(Edit::LookBack(id.clone(), LookBackEdit::Gave(text)))));
                } else {
                    paragraph(ui, gave);
                }
            });
        });
    }
}

fn action_ui(ui: &mut Ui, screen: &LookBackScreen, action: &LookedBack, commands: &mut Vec<Command>) {
    columns(ui, ROOM_FOR_TWO, 0.5, |ui, column| match column {
        Column::Left => agreed_ui(ui, action),
        Column::Right => {
            if !action.done_when.is_empty() {
                small_text(ui, "Klaar als …");
                paragraph(ui, &action.done_when);
            }
            if screen.is_open {
                outcome_ui(ui, action, commands);
            } else {
                frozen_outcome_ui(ui, action);
            }
        }
    });
}

/// What was agreed then.
fn agreed_ui(ui: &mut Ui, action: &LookedBack) {
    heading_with(ui, &format!("Actie {}", action.number), theme::strong(), 2);
    paragraph(ui, if action.what.is_empty() { "Er stond geen omschrijving bij." } else { &action.what });
    small_text(ui, &action.agreed);
    if let Some(Served { rating, said, text }) = &action.serves {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
            rating_mark_at(ui, rect.center(), 16.0, *rating);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                small_text(ui, said);
                if !text.is_empty() {
                    small_text(ui, text);
                }
            });
        });
    }
    if action.is_gone {
        small_text(ui, "Deze actie staat niet meer bij Acties.");
    }
}

/// What the team says of it.
fn outcome_ui(ui: &mut Ui, action: &LookedBack, commands: &mut Vec<Command>) {
    let number = action.number;
    field_label(ui, "Hoe ging het?");
    let choices = ActionOutcome::ALL.map(|outcome| {
        let text = words::sentence_case(words::action_outcome(outcome));
        WordedChoice { name: format!("{text}, actie {number}"), text, meaning: "", mark: Some(Some(mark(outcome))) }
    });
    let chosen = ActionOutcome::ALL.iter().position(|outcome| action.outcome == Some(*outcome));
    let row = outcome_row(number);
    let taken_away = "Nog niet bekeken";
    let change = ui.add_enabled_ui(may_change(ui), |ui| worded_choices(ui, (&row, &row), &choices, chosen, taken_away));
    let edit = |edit| Command::edit(Edit::LookBack(action.id.clone(), edit));
    commands.extend(change.inner.map(|change| edit(LookBackEdit::Outcome(change.chosen().map(|at| ActionOutcome::ALL[at])))));
    let gave = text_area(ui, GAVE, &gave_field(number), &action.gave, 1);
    commands.extend(gave.map(|text| edit(LookBackEdit::Gave(text))));
}

/// What the team said of it, to read.
fn frozen_outcome_ui(ui: &mut Ui, action: &LookedBack) {
    small_text(ui, "Hoe ging het?");
    ui.horizontal(|ui| {
        if let Some(outcome) = action.outcome {
            let (rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
            rating_mark_at(ui, rect.center(), 16.0, Some(mark(outcome)));
        }
        let said = action.outcome.map_or("niet bekeken", words::action_outcome);
        paragraph(ui, &words::sentence_case(said));
    });
    if !action.gave.is_empty() {
        small_text(ui, GAVE);
        paragraph(ui, &action.gave);
    }
}

/// The marks of ratings say the same of work: all, half, nothing, left out.
fn mark(outcome: ActionOutcome) -> Rating {
    match outcome {
        ActionOutcome::Done => Rating::InOrder,
        ActionOutcome::Partly => Rating::Partly,
        ActionOutcome::NotDone => Rating::NotInOrder,
        ActionOutcome::Dropped => Rating::NotApplicable,
    }
}
