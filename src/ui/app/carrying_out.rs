//! Carrying out what the screens asked for, one command after the other.

use egui::Context;

use super::App;
use super::dialogs::Dialog;
use crate::content::{Catalogue, ItemId, PreconditionId};
use crate::model::Measurement;
use crate::session::Action;
use crate::ui::command::{Command, Place};
use crate::ui::focus::{self, Wish};
use crate::ui::screens::choices::{ConflictState, SaveAsState};
use crate::ui::screens::erase::EraseState;
use crate::ui::screens::help::HelpState;
use crate::ui::screens::passphrase::ProtectState;
use crate::ui::screens::search::begin_search;
use crate::ui::widgets::{focus_choice, focus_title};
use crate::ui::{announce, found, theme};

impl App {
    /// Carries out what was asked for in one frame.
    pub(super) fn carry_out(&mut self, context: &Context, commands: Vec<Command>) {
        let is_written_over = focus::take_written_over(context);
        for command in commands {
            match command {
                Command::Do(edit @ Action::Edit(_)) => {
                    let is_pasted = context.input(|input| input.events.iter().any(is_of_clipboard));
                    if is_pasted || is_written_over {
                        self.session.apply(Action::EndStep);
                    }
                    self.session.apply(edit);
                    if is_pasted {
                        self.session.apply(Action::EndStep);
                    }
                }
                Command::Do(action @ (Action::Undo | Action::Redo)) => {
                    self.session.apply(action);
                    self.follow_travel(context);
                }
                Command::ShowTravelled => self.show_travelled(context),
                Command::Do(action) => self.session.apply(action),
                Command::Go(place) => {
                    found::stop_seeking(context);
                    self.move_to(place);
                    if self.place == Place::Search {
                        begin_search(context);
                    } else if self.place == Place::Session {
                        focus_title(context);
                    // A user who comes by mouse sees the screen; to all others it is said.
                    } else if !context.input(|input| input.pointer.any_released()) {
                        focus::wish_unless_wished(context, Wish::Title);
                    }
                }
                Command::Show(precondition, item) => {
                    self.move_to(Place::Precondition(precondition));
                    self.screens.answers.show(item);
                }
                Command::ShowAction(id) => {
                    self.move_to(Place::Actions);
                    if let Some(plan) = self.action_plan()
                        && let Some(card) = plan.card(&id)
                    {
                        self.screens.actions.show(context, card);
                    }
                }
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
                Command::CloseHelp => self.help = None,
                Command::OpenSaveAs if self.session.lacks_passphrase() => {
                    self.dialog = Some(Dialog::Protection(ProtectState::before(Command::OpenSaveAs)));
                }
                Command::OpenSaveAs => {
                    let proposed = self.session.proposed_save_as();
                    self.dialog = Some(Dialog::SaveAs(SaveAsState::new(context, &proposed, self.session.policy())));
                }
                Command::RequirePassphrase(then) => self.dialog = Some(Dialog::Protection(ProtectState::before(*then))),
                Command::GoOnWith(passphrase, then) => {
                    self.session.apply(Action::ChoosePassphrase(passphrase));
                    self.dialog = None;
                    self.carry_out(context, vec![*then]);
                }
                Command::OpenErase(target) => self.dialog = Some(Dialog::Erase(EraseState::new(target))),
                Command::OpenHelpdesk => self.dialog = Some(self.helpdesk_dialog(context)),
                Command::OpenProtection(purpose) => self.dialog = Some(Dialog::Protection(ProtectState::new(purpose))),
                Command::OpenDifferences => self.dialog = Some(Dialog::Differences(ConflictState::default())),
                Command::CloseDialog => self.dialog = None,
                Command::SetContrast(contrast) => theme::choose_contrast(context, contrast),
                Command::SetTheme(preference) => context.set_theme(preference),
            }
        }
    }

    /// Shows another screen, or the same one from its top.
    pub(super) fn move_to(&mut self, place: Place) {
        if self.place != place {
            self.moved = true;
            self.screens.actions.leave();
        }
        self.place = place;
        self.screens.answers.settle();
    }

    /// The next item without a rating, after the one where the user is; the outcome where none is left.
    fn go_to_next_open(&mut self, context: &Context) {
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
