//! Mijn invulblad: one person goes through the items alone, one at a time, without a dossier.

mod end;
mod item;
mod keys;
mod questions;
mod ratings;
mod who;

use std::path::Path;

use egui::{Role, ScrollArea, Ui};

use self::end::end_ui;
use self::item::item_ui;
pub use self::questions::{Question, Questions};
use self::who::who_ui;
use crate::model::{Filled, Participant, Rating, ResponseSheet, SheetAnswer, SheetFile};
use crate::session::{Action, SavingAs, SheetEdit};
use crate::ui::command::{Asks as _, Command};
use crate::ui::focus::{self, Wish};
use crate::ui::shell::{Foot, Head, Page, Part, page_ui};
use crate::ui::theme::space;
use crate::ui::widgets::{
    Icon, button, column, edge_label, focus_field, follow_focus, navigation_row, primary_button, primary_button_with_key,
    progress_bar, quiet_button, region,
};
use crate::words;

/// What the screen shows.
pub struct OwnSheetScreen<'a> {
    /// What it asks and what was filled in.
    pub sheet: &'a SheetFile,
    /// The same questions, as they are shown.
    pub questions: &'a Questions,
    /// Its file; `None` while there is only one that is there to be copied.
    pub path: Option<&'a Path>,
    /// Where a file of one's own comes when it is begun.
    pub proposed: Option<&'a Path>,
    /// How far making that file, or another one, is.
    pub saving: &'a SavingAs,
    /// Whether a dialog lies over it, so that no key is meant for it.
    pub is_covered: bool,
}

/// Where the person is in their invulblad.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// Who fills it in.
    Who,
    /// The question at this position.
    Item(usize),
    /// What is left to say, and where the sheet goes.
    End,
}

/// Where the person is.
#[derive(Debug, Default)]
pub struct OwnSheetState {
    /// `None` before the first time: then it begins where it was left.
    step: Option<Step>,
    /// Whether the person asked for a file of their own, to begin in that.
    was_asked: bool,
    /// Whether the person asked to begin without a role.
    lacks_role: bool,
    /// Whether the screen was changed, so that it is shown from its top.
    has_moved: bool,
}

impl OwnSheetState {
    fn go_to(&mut self, step: Step) {
        self.step = Some(step);
        self.has_moved = true;
    }

    /// Goes to a step by a key or a button: the focus goes along, so that a screen reader says what came.
    fn lead_to(&mut self, context: &egui::Context, step: Step) {
        self.go_to(step);
        focus::wish(context, if matches!(step, Step::Item(_)) { Wish::Question } else { Wish::Title });
    }

    /// Shows what an undo or a redo changed.
    pub fn show_change(&mut self, context: &egui::Context, questions: &Questions, before: &SheetFile, after: &SheetFile) {
        let answers = |file: &SheetFile| answered(file).map(|sheet| sheet.answers.clone()).unwrap_or_default();
        let (old, new) = (answers(before), answers(after));
        let changed = questions.items.iter().position(|question| old.get(&question.id) != new.get(&question.id));
        let remark = |file: &SheetFile| answered(file).map(|sheet| sheet.remark.clone());
        let step = match changed {
            Some(at) => Step::Item(at),
            None if remark(before) != remark(after) => Step::End,
            None => Step::Who,
        };
        if self.step != Some(step) {
            self.lead_to(context, step);
        }
    }
}

/// What the person filled in, if anything.
fn answered(file: &SheetFile) -> Option<&ResponseSheet> {
    match &file.filled {
        Filled::By { sheet, .. } => Some(sheet),
        Filled::Blank | Filled::For(_) => None,
    }
}

impl<'a> OwnSheetScreen<'a> {
    /// Who fills it in, as far as that is known.
    fn person(&self) -> Option<&'a Participant> {
        match &self.sheet.filled {
            Filled::Blank => None,
            Filled::For(participant) | Filled::By { participant, .. } => Some(participant),
        }
    }

    fn answer(&self, question: &Question) -> Option<&'a SheetAnswer> {
        answered(self.sheet)?.answers.get(&question.id)
    }

    fn rating(&self, position: usize) -> Option<Rating> {
        self.answer(self.questions.items.get(position)?)?.rating
    }

    fn total(&self) -> usize {
        self.questions.items.len()
    }

    fn done(&self) -> usize {
        (0..self.total()).filter(|at| self.rating(*at).is_some()).count()
    }

    /// The next question without a rating after this position, and on from the first.
    fn next_open(&self, after: Option<usize>) -> Option<usize> {
        let begin = after.map_or(0, |at| at + 1);
        (begin..self.total()).chain(0..begin.min(self.total())).find(|at| self.rating(*at).is_none() && Some(*at) != after)
    }

    /// Where a person begins who opens it.
    fn first_step(&self) -> Step {
        match &self.sheet.filled {
            _ if self.path.is_none() => Step::Who,
            Filled::Blank | Filled::For(_) => Step::Who,
            Filled::By { .. } => self.next_open(None).map_or(Step::End, Step::Item),
        }
    }

    fn after(&self, step: Step) -> Step {
        match step {
            Step::Who if self.total() > 0 => Step::Item(0),
            Step::Item(at) if at + 1 < self.total() => Step::Item(at + 1),
            Step::Who | Step::Item(_) | Step::End => Step::End,
        }
    }

    fn before(&self, step: Step) -> Step {
        match step {
            Step::End if self.total() > 0 => Step::Item(self.total() - 1),
            Step::Item(at) if at > 0 => Step::Item(at - 1),
            Step::Who | Step::Item(_) | Step::End => Step::Who,
        }
    }

    fn change(edit: SheetEdit) -> Command {
        Command::Do(Action::ChangeSheet(edit))
    }
}

const WHO: &str = "Over jou";
const END: &str = "Tot slot";
/// Cards are no wider, in points.
const WIDEST: f32 = 720.0;
/// So many letters of a title stand beside how much of it is filled in.
const LETTERS: usize = 22;

/// Draws the screen.
pub fn own_sheet_ui(ui: &mut Ui, screen: &OwnSheetScreen<'_>, state: &mut OwnSheetState, commands: &mut Vec<Command>) {
    if state.step.is_none() {
        let first = screen.first_step();
        state.go_to(first);
        let has_role = screen.person().is_some_and(|person| !person.role.trim().is_empty());
        if first == Step::Who && !has_role && !screen.is_covered {
            focus_field(ui.ctx(), keys::ROLE.to_owned());
        }
    }
    if state.was_asked && screen.path.is_some() {
        // The file of one's own is there.
        state.was_asked = false;
        state.lead_to(ui.ctx(), screen.after(Step::Who));
    }
    if !screen.is_covered {
        keys::keys(ui, screen, state, commands);
    }
    let step = state.step.unwrap_or(Step::Who);
    let (title, under) = match step {
        Step::Who => (WHO, String::new()),
        Step::Item(at) => {
            let group = screen.questions.group_of(at);
            (&*group.title, if group.number == 0 { String::new() } else { group.number.to_string() })
        }
        Step::End => (END, String::new()),
    };
    let page = Page { key: "own-sheet".to_owned(), is_new: std::mem::take(&mut state.has_moved), back: None, happened: None };
    let head = Head { title, under: &under, has_panes: false };
    page_ui(ui, &page, head, Foot::Shown, commands, |ui, part, commands| match part {
        Part::Body => match step {
            Step::Who => column(ui, ui.available_width().min(WIDEST), |ui| who_ui(ui, screen, state.lacks_role, commands)),
            Step::Item(at) => item_ui(ui, screen, at, commands),
            Step::End => column(ui, ui.available_width().min(WIDEST), |ui| end_ui(ui, screen, state, commands)),
        },
        Part::HeadEnd => {
            edge_label(ui, &format!("{} van {} ingevuld", screen.done(), screen.total()));
            progress_bar(ui, screen.done(), screen.total());
        }
        Part::Foot => foot_ui(ui, screen, step, state, commands),
        Part::FootEnd => {
            if let Step::Item(at) = step {
                let open = screen.next_open(Some(at)).filter(|next| *next != at + 1);
                if open.is_some()
                    && quiet_button(ui, None, "Volgende open punt", "Volgende open punt (Ctrl+Enter)", true).clicked()
                {
                    state.lead_to(ui.ctx(), open.map_or(step, Step::Item));
                }
            }
        }
        Part::Views => {}
    });
}

fn foot_ui(ui: &mut Ui, screen: &OwnSheetScreen<'_>, step: Step, state: &mut OwnSheetState, commands: &mut Vec<Command>) {
    if step == Step::Who {
        let text = if screen.path.is_none() { "Maak mijn eigen blad" } else { "Begin" };
        if primary_button(ui, text, *screen.saving != SavingAs::Busy).clicked() {
            keys::begin(ui, screen, state, commands);
        }
        return;
    }
    if quiet_button(ui, Some(Icon::Previous), "Vorige", "Vorige", true).clicked() {
        state.lead_to(ui.ctx(), screen.before(step));
    }
    if step == Step::End {
        primary_button(ui, "Klaar, sluit mijn blad", true).asks(commands, || Command::Do(Action::Close));
    } else if primary_button_with_key(ui, "Volgende", "pijl →").clicked() {
        state.lead_to(ui.ctx(), screen.after(step));
    }
}

/// Draws the way through the sheet, beside the screen.
pub fn own_sheet_steps_ui(ui: &mut Ui, screen: &OwnSheetScreen<'_>, state: &mut OwnSheetState) {
    region(ui, "navigation", Role::Navigation, "Stappen van je invulblad", |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add_space(space::S);
            let step = state.step.unwrap_or_else(|| screen.first_step());
            let is_begun = screen.path.is_some();
            let mut chosen = navigation_row(ui, WHO, None, "", step == Step::Who).clicked().then_some(Step::Who);
            ui.add_enabled_ui(is_begun, |ui| {
                for group in &screen.questions.groups {
                    let done = group.items.clone().filter(|at| screen.rating(*at).is_some()).count();
                    let remark = format!("{done}/{}", group.items.len());
                    let is_here = matches!(step, Step::Item(at) if group.items.contains(&at));
                    let response = navigation_row(ui, &words::shortened(&group.short_title, LETTERS), None, &remark, is_here);
                    let said = format!("{}, {done} van {} ingevuld", group.title, group.items.len());
                    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(said));
                    if response.clicked() {
                        let open = group.items.clone().find(|at| screen.rating(*at).is_none());
                        chosen = Some(Step::Item(open.unwrap_or(group.items.start)));
                    }
                }
                if navigation_row(ui, END, None, "", step == Step::End).clicked() {
                    chosen = Some(Step::End);
                }
            });
            if let Some(step) = chosen {
                state.lead_to(ui.ctx(), step);
            }
            follow_focus(ui);
        });
    });
}

/// What a rating is called by one person.
fn own_label(rating: Rating) -> &'static str {
    match rating {
        Rating::Unknown => "Weet ik niet",
        other => words::rating_label(other),
    }
}

/// A button that leads to a question.
fn question_button(ui: &mut Ui, name: &str) -> egui::Response {
    button(ui, name, true).accessible_name(format!("Ga naar {name}"))
}
