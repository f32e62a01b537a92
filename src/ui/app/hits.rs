//! Going along what was found: the keys, the line below the screen, and the way to each place.

use std::sync::Arc;

use egui::{Frame, Key, Margin, Modifiers, Panel, Ui};

use super::super::command::{Command, InterventionsView, Place};
use super::super::found::{self, Found};
use super::super::screens::help::HelpState;
use super::super::screens::principles::Reading;
use super::super::screens::search::{SearchScreen, Step, begin_search, walk_ui};
use super::super::theme::{Palette, space};
use super::App;
use crate::search::{HitKind, HitPlace};

impl App {
    /// Shows a place that was found where it stands, or the search where nothing was found.
    pub(super) fn show_hit(&mut self, context: &egui::Context, position: usize) {
        let (Some(dossier), Some(measurement)) = (self.session.dossier(), self.session.measurement()) else { return };
        let screen = SearchScreen {
            catalogue: self.session.shown_content(),
            library: self.session.library(),
            manual: &self.manual,
            dossier,
            measurement,
            revision: self.session.revision(),
        };
        let step = self.screens.search.step_to(&screen, position);
        self.help = None;
        let Some(Step { hit, words, nth }) = step else {
            self.move_to(Place::Search);
            begin_search(context);
            return;
        };
        self.go_to_found(context, &hit.place);
        let is_in_field = hit.kind == HitKind::Own;
        found::mark(context, Found { words, text: hit.text, range: hit.range, nth, is_in_field });
    }

    fn go_to_found(&mut self, context: &egui::Context, place: &HitPlace) {
        let catalogue = Arc::clone(self.session.shown_content());
        match place {
            HitPlace::Item(id) | HitPlace::Anchors(id) => {
                if matches!(place, HitPlace::Anchors(_)) {
                    self.screens.answers.show_all_anchors(id);
                }
                let precondition = catalogue.item(id).map(|(precondition, _)| precondition.id.clone());
                self.move_to(precondition.map_or(Place::Outcome, Place::Precondition));
            }
            HitPlace::Precondition(id) => self.move_to(Place::Precondition(id.clone())),
            HitPlace::Intervention(id) => self.move_to(Place::Interventions(InterventionsView::One(id.clone()))),
            HitPlace::Point(id, _) => {
                self.screens.interventions.unfold(&catalogue);
                self.move_to(Place::Interventions(InterventionsView::One(id.clone())));
            }
            HitPlace::Examples => {
                self.screens.interventions.show_all_examples();
                self.move_to(Place::Interventions(InterventionsView::Examples));
            }
            HitPlace::Action(id) => {
                self.move_to(Place::Actions);
                if let Some(plan) = self.action_plan()
                    && let Some(card) = plan.card(id)
                {
                    self.screens.actions.open(card);
                }
            }
            HitPlace::Principles => {
                self.screens.principles.show(Reading::Principles);
                self.move_to(Place::Principles);
            }
            HitPlace::Questions => {
                self.screens.principles.show(Reading::Questions);
                self.move_to(Place::Principles);
            }
            HitPlace::Profile => self.move_to(Place::Profile),
            HitPlace::Conclusion => {
                self.screens.outcome.unfold_texts();
                self.move_to(Place::Outcome);
            }
            HitPlace::LookBack => self.move_to(Place::LookBack),
            HitPlace::Sheets => self.move_to(Place::Round),
            HitPlace::Adoption => self.move_to(Place::Adopt),
            HitPlace::Practice(id) => {
                self.library.read(context, id.clone());
                self.move_to(Place::Library);
            }
            HitPlace::PlanTemplate(id) => self.move_to(Place::PlanTemplate(id.clone())),
            HitPlace::Manual(section) => self.help = Some(HelpState { section: *section }),
        }
    }

    /// F3 and Shift+F3 go along what was found; Esc ends it.
    pub(super) fn search_keys(&self, context: &egui::Context, commands: &mut Vec<Command>) {
        let pressed = |modifiers, key| context.input_mut(|input| input.consume_key(modifiers, key));
        // With Shift first: the other would take it too.
        if pressed(Modifiers::SHIFT, Key::F3) {
            commands.push(Command::NextHit { is_back: true });
        } else if pressed(Modifiers::NONE, Key::F3) {
            commands.push(Command::NextHit { is_back: false });
        }
        let is_in_front = !self.shows_keys && self.help.is_none() && !egui::Popup::is_any_open(context);
        if self.shows_search_line() && is_in_front && pressed(Modifiers::NONE, Key::Escape) {
            commands.push(Command::EndSearch);
        }
    }

    /// The line along what was found stands below everything but the search itself and the sessiestand.
    fn shows_search_line(&self) -> bool {
        self.screens.search.is_walking()
            && (self.help.is_some() || !matches!(self.place, Place::Search | Place::Session | Place::Presentation))
    }

    pub(super) fn search_line_ui(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        if self.shows_search_line() {
            let margin = Margin::symmetric(space::L as i8, space::S as i8);
            let frame = Frame::new().fill(Palette::of(ui).panel).inner_margin(margin);
            Panel::bottom("found").frame(frame).show(ui, |ui| walk_ui(ui, &self.screens.search, commands));
        }
    }
}
