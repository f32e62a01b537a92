//! Carrying out what the screens asked for, one command after the other.

use egui::Context;

use super::App;
use super::dialogs::Dialog;
use crate::content::{Catalogue, ItemId, PracticeId, PreconditionId};
use crate::model::{ActionId, Measurement};
use crate::session::{Action, ActionPlanEdit, AnswerEdit, Edit};
use crate::ui::command::{Command, OutcomeView, Place};
use crate::ui::focus::{self, Wish};
use crate::ui::screens::choices::{ConflictState, SaveAsState, SavedAs};
use crate::ui::screens::erase::EraseState;
use crate::ui::screens::help::HelpState;
use crate::ui::screens::passphrase::ProtectState;
use crate::ui::screens::search::begin_search;
use crate::ui::shell::Happened;
use crate::ui::widgets::{focus_choice, focus_navigation, focus_title};
use crate::ui::{announce, found, theme};
use crate::words;

impl App {
    /// Carries out what was asked for in one frame.
    pub(super) fn carry_out(&mut self, context: &Context, commands: Vec<Command>) {
        let is_written_over = focus::take_written_over(context);
        for command in commands {
            self.note_done(&command);
            match command {
                Command::Do(edit @ (Action::Edit(_) | Action::ChangeSheet(_))) => {
                    let is_pasted = context.input(|input| input.events.iter().any(is_of_clipboard));
                    if is_pasted || is_written_over {
                        self.session.apply(Action::EndStep);
                    }
                    self.session.apply(edit);
                    if is_pasted {
                        self.session.apply(Action::EndStep);
                    }
                }
                Command::Do(action @ (Action::Undo | Action::Redo)) => self.travel(context, action),
                Command::ShowTravelled => self.show_travelled(context),
                Command::Do(action) => self.session.apply(action),
                Command::ShowOutcome(view) => self.show_outcome(context, view),
                Command::Back => self.go_back(context),
                Command::ShowSteps(is_shown) => self.show_steps(context, is_shown),
                Command::FillScreen(fills) => context.send_viewport_cmd(egui::ViewportCommand::Fullscreen(fills)),
                Command::Visit(place) => {
                    self.carry_out(context, vec![Command::Go(place)]);
                    self.screens.visited.note_led();
                }
                Command::Go(place) => {
                    found::stop_seeking(context);
                    self.screens.steps.is_in_place = false;
                    self.move_to(place);
                    if self.place == Place::Search {
                        begin_search(context);
                    } else if matches!(self.place, Place::Session | Place::Presentation) {
                        focus_title(context);
                    // A user who comes by mouse sees the screen; to all others it is said.
                    } else if !context.input(|input| input.pointer.any_released()) {
                        focus::wish_unless_wished(context, Wish::Title);
                    }
                }
                Command::Show(precondition, item) => {
                    self.move_to(Place::Precondition(precondition));
                    self.screens.visited.note_led();
                    self.screens.answers.show(item);
                }
                Command::ShowReport(kind) => {
                    self.screens.report.show(kind);
                    self.carry_out(context, vec![Command::Visit(Place::Report)]);
                }
                Command::Decide(item) => self.show_decision(context, item),
                Command::ReadPractice(id) => self.show_practice(context, id),
                Command::ShowAction(id) => self.show_action(context, &id),
                Command::NextOpen => self.go_to_next_open(context),
                Command::ShowHit(position) => self.show_hit(context, position),
                Command::NextHit { is_back } => self.show_hit(context, self.screens.search.next(is_back)),
                Command::EndSearch => {
                    self.screens.search.end_walk();
                    found::clear(context);
                }
                Command::OpenHelp(title) => {
                    self.help = Some(HelpState { section: self.manual.position(title) });
                    focus_title(context);
                }
                Command::OpenHelpHere => {
                    let title = self.help_here();
                    self.help = Some(HelpState { section: self.manual.position(title) });
                    focus_title(context);
                }
                Command::OpenAbout => {
                    self.help = Some(HelpState { section: self.manual.sections.len() });
                    focus_title(context);
                }
                Command::ShowKeys => self.shows_keys = true,
                Command::CloseHelp => self.help = None,
                Command::OpenSaveAs if self.session.lacks_passphrase() => {
                    self.dialog = Some(Dialog::Protection(Box::new(ProtectState::before(Command::OpenSaveAs))));
                }
                Command::OpenSaveAs => self.open_save_as(context),
                Command::RequirePassphrase(then) => {
                    self.dialog = Some(Dialog::Protection(Box::new(ProtectState::before(*then))));
                }
                Command::GoOnWith(passphrase, then) => {
                    self.session.apply(Action::ChoosePassphrase(passphrase));
                    self.dialog = None;
                    self.carry_out(context, vec![*then]);
                }
                Command::OpenErase(target) => self.dialog = Some(Dialog::Erase(EraseState::new(target))),
                Command::OpenHelpdesk => self.dialog = Some(self.helpdesk_dialog(context)),
                Command::OpenProtection(purpose) => {
                    self.dialog = Some(Dialog::Protection(Box::new(ProtectState::new(purpose))));
                }
                Command::OpenDifferences => self.dialog = Some(Dialog::Differences(ConflictState::default())),
                Command::CloseDialog => self.dialog = None,
                Command::SetContrast(contrast) => theme::choose_contrast(context, contrast),
                Command::SetTheme(preference) => context.set_theme(preference),
            }
        }
    }

    /// Takes a step back or makes one again, and shows where.
    fn travel(&mut self, context: &Context, action: Action) {
        if self.session.own_sheet().is_some() {
            self.travel_in_sheet(context, action);
        } else {
            self.session.apply(action);
            self.follow_travel(context);
        }
    }

    fn open_save_as(&mut self, context: &Context) {
        let proposed = self.session.proposed_save_as();
        let what = match self.session.own_sheet() {
            Some(open) if open.path().is_some() => SavedAs::Sheet,
            Some(_) => SavedAs::NewSheet,
            None => SavedAs::Dossier,
        };
        self.dialog = Some(Dialog::SaveAs(SaveAsState::new(context, what, &proposed, self.session.policy())));
    }

    fn show_outcome(&mut self, context: &Context, view: OutcomeView) {
        self.screens.outcome.show(view);
        self.carry_out(context, vec![Command::Go(Place::Outcome)]);
    }

    /// Shows what the team decides about an item, with the cursor where an action is written.
    fn show_decision(&mut self, context: &Context, item: ItemId) {
        let number = self.session.shown_content().number(&item).to_owned();
        self.screens.outcome.open_gap(item);
        focus::wish(context, Wish::Field(format!("Actie bij {number}")));
        self.carry_out(context, vec![Command::Visit(Place::Outcome)]);
    }

    fn show_practice(&mut self, context: &Context, id: PracticeId) {
        self.move_to(Place::Library);
        self.screens.visited.note_led();
        self.library.read(context, id);
    }

    fn show_action(&mut self, context: &Context, id: &ActionId) {
        self.move_to(Place::Actions);
        self.screens.visited.note_led();
        if let Some(plan) = self.action_plan()
            && let Some(card) = plan.card(id)
        {
            self.screens.actions.show(context, card);
        }
    }

    /// Shows another screen from its top.
    pub(super) fn move_to(&mut self, place: Place) {
        if self.place != place {
            self.moved = true;
            self.screens.actions.leave();
            let focused = self.context.memory(egui::Memory::focused);
            let left = std::mem::replace(&mut self.place, place);
            self.screens.visited.leave(left, focused);
        }
        self.screens.answers.settle();
    }

    /// Shows the screen before this one as it was left.
    fn go_back(&mut self, context: &Context) {
        let Some((place, focused)) = self.screens.visited.back() else { return };
        self.screens.actions.leave();
        self.screens.answers.settle();
        self.place = place;
        match focused {
            Some(focused) => context.memory_mut(|memory| memory.request_focus(focused)),
            None => focus_title(context),
        }
    }

    fn show_steps(&mut self, context: &Context, is_shown: bool) {
        self.screens.steps.is_in_place = is_shown;
        if is_shown {
            focus_navigation(context);
        } else {
            focus_title(context);
        }
    }

    /// What was rated last is told in the foot of the screen until something else is done; and what was begun as an action is shown
    /// again where it was.
    fn note_done(&mut self, command: &Command) {
        match command {
            Command::Do(Action::Edit(Edit::Answer(item, AnswerEdit::Rating(rating)))) => {
                self.screens.rated = rating.map(|rating| (item.clone(), rating));
            }
            Command::Do(action) => {
                if let Action::Edit(Edit::Draft(field, _)) = action
                    && let Some(item) = field.begun_for()
                {
                    if self.place == Place::Outcome {
                        self.screens.begun_at_table.insert(item.clone());
                    } else {
                        self.screens.begun_at_table.remove(item);
                    }
                    return;
                }
                self.screens.rated = None;
                self.screens.taken_over = taken_over(action).map(|text| (self.place.clone(), text));
            }
            _ => {}
        }
    }

    /// What has just happened, for the foot of the screen.
    pub(super) fn happened(&self) -> Option<Happened> {
        self.travelled().or_else(|| self.taken_over()).or_else(|| {
            let (item, rating) = self.screens.rated.as_ref()?;
            if !matches!(self.place, Place::Precondition(_)) || self.session.measurement()?.rating(item) != Some(*rating) {
                return None;
            }
            let number = self.session.shown_content().number(item);
            let text = format!("{number} is nu ‘{}’.", words::rating(*rating));
            let name = format!("Maak het oordeel bij {number} ongedaan");
            // That it was chosen is said by the button itself.
            Some(Happened {
                text,
                is_said: false,
                offer: Some(("Maak ongedaan", name, Command::Do(Action::Undo))),
                close: None,
            })
        })
    }

    /// What was just taken over from others on this screen.
    fn taken_over(&self) -> Option<Happened> {
        let (_, text) = self.screens.taken_over.as_ref().filter(|(place, _)| *place == self.place)?;
        let offer = Some(("Maak ongedaan", "Maak ongedaan wat je overnam".to_owned(), Command::Do(Action::Undo)));
        Some(Happened { text: text.clone(), is_said: true, offer, close: None })
    }

    /// The next item without a rating, after the one where the user is; the outcome where none is left.
    fn go_to_next_open(&mut self, context: &Context) {
        // Where the team decides, it is the next one without a decision.
        if self.place == Place::Outcome && self.screens.outcome.go_to_next() {
            return;
        }
        let Some(measurement) = self.session.measurement().filter(|measurement| measurement.is_open()) else { return };
        let here = match &self.place {
            Place::Precondition(id) => self.screens.answers.here(id),
            _ => None,
        };
        let Some((precondition, item, name)) = next_open(self.session.shown_content(), measurement, here) else {
            self.move_to(Place::Outcome);
            focus_title(context);
            return;
        };
        let is_elsewhere = self.place != Place::Precondition(precondition.clone());
        if is_elsewhere && let Some((precondition, item)) = self.session.shown_content().item(&item) {
            // The group of the ratings has the question as its name. Orca says groups only on the way from something that is
            // still there, and here another screen comes.
            announce::say(context, format!("{}: {name} {}", precondition.title, item.text));
        }
        self.move_to(Place::Precondition(precondition));
        self.screens.answers.rate(item);
        focus_choice(context, name);
    }
}

/// What is said of something that was taken over from others.
fn taken_over(action: &Action) -> Option<String> {
    let Action::Edit(edit) = action else { return None };
    match edit {
        Edit::ActionPlan(ActionPlanEdit::Add(new)) if new.source.is_some() => Some(words::taken_as_actions(1)),
        Edit::ActionPlan(ActionPlanEdit::AddAll(new)) if new.iter().any(|new| new.source.is_some()) => {
            Some(words::taken_as_actions(new.len()))
        }
        Edit::AddIntervention(new) if new.source.is_some() => {
            Some("De interventie staat bij Interventies, met de bron erbij.".to_owned())
        }
        _ => None,
    }
}

/// The first item without a rating after `here`, and on from the first of all; with its randvoorwaarde and its name.
fn next_open(
    catalogue: &Catalogue,
    measurement: &Measurement,
    here: Option<&ItemId>,
) -> Option<(PreconditionId, ItemId, String)> {
    let items: Vec<_> = catalogue.items().collect();
    let after = here.and_then(|here| items.iter().position(|(_, item)| item.id == *here)).map_or(0, |at| at + 1);
    let (precondition, item) =
        items.iter().cycle().skip(after).take(items.len()).find(|(_, item)| measurement.rating(&item.id).is_none())?;
    Some((precondition.id.clone(), item.id.clone(), catalogue.number(&item.id).to_owned()))
}

/// Whether something was pasted, cut, or put in a field by another program.
fn is_of_clipboard(event: &egui::Event) -> bool {
    matches!(event, egui::Event::Paste(_) | egui::Event::Cut | egui::Event::MiddleClickPaste { .. })
}
