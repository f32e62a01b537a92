//! The screens: the one of the dossier that is shown, what stands around it, and the start.

use std::sync::Arc;

use egui::{CentralPanel, Frame, Margin, Panel, Rect, Role, Ui, UiBuilder, vec2};

use super::App;
use crate::content::{Catalogue, Library, PlanTemplateId, PreconditionId};
use crate::messages;
use crate::model::{Dossier, Measurement};
use crate::session::{Action, ReportChoice, ReportFormat};
use crate::ui::command::{Command, Place};
use crate::ui::screens::actions::{ActionPlan, ActionsScreen, ActionsState, actions_ui};
use crate::ui::screens::adopt::{AdoptScreen, adopt_ui};
use crate::ui::screens::altered::altered_ui;
use crate::ui::screens::answers::{AnswersScreen, answers_ui};
use crate::ui::screens::choices::rescue_ui;
use crate::ui::screens::helpdesk::crash_ui;
use crate::ui::screens::interventions::{InterventionsScreen, interventions_ui};
use crate::ui::screens::library::{LibraryScreen, library_ui};
use crate::ui::screens::look_back::{LookBackScreen, look_back_ui};
use crate::ui::screens::outcome::{OutcomeScreen, outcome_ui};
use crate::ui::screens::paper_sheets::{PaperSheetsScreen, paper_sheets_ui};
use crate::ui::screens::plan_template::{PlanTemplateScreen, plan_template_ui};
use crate::ui::screens::presentation::{PresentationScreen, presentation_ui};
use crate::ui::screens::principles::principles_ui;
use crate::ui::screens::profile::{ProfileScreen, profile_ui};
use crate::ui::screens::report::{ReportScreen, report_ui};
use crate::ui::screens::round::{RoundScreen, round_ui};
use crate::ui::screens::search::{SearchScreen, search_ui};
use crate::ui::screens::session_mode::{SessionScreen, session_mode_ui};
use crate::ui::screens::versions::{VersionsScreen, versions_ui};
use crate::ui::shell::{
    Bar, FileOf, Menu, NAVIGATION_WIDTH, Page, Progressed, Standing, Steps, bar_ui, navigation_ui, standing_ui,
};
use crate::ui::theme::{Palette, space};
use crate::ui::widgets::{bounded, button, card, fixed, follow_focus, notice_ui, region};

/// What a screen reader calls the navigation.
const NAVIGATION: &str = "Stappen van de meting";
/// From this width of the window, in points, the navigation stands beside a screen, and there is more room around it.
const NARROW: f32 = 940.0;
/// Screens are no wider, in points, so that lines stay readable on a large display.
const SCREEN_WIDTH: f32 = 1240.0;

impl App {
    /// What is said above every screen, in a window with little room no higher than its share. `measurement` is the number of
    /// the one that is shown.
    pub(super) fn messages_ui(&self, ui: &mut Ui, measurement: u16, commands: &mut Vec<Command>) {
        let trouble = self.session.save_trouble().map(|trouble| messages::save_trouble(&trouble));
        let standing = Standing {
            save: self.session.save_state(),
            is_sheet: self.session.own_sheet().is_some(),
            obstacle: trouble.as_deref(),
            holder: self.session.reading_only().flatten(),
            beside: &self.session.beside(),
            slow_opening: self.session.slow_opening(),
        };
        let altered = self.session.altered();
        let is_altered = altered.iter().any(|number| *number <= measurement);
        let crash = self.session.crash();
        if standing.is_shown() || is_altered || crash.is_some() || self.session.notice().is_some() {
            bounded(ui, "messages", |ui| {
                fixed(ui, "standing", |ui| standing_ui(ui, &standing, commands));
                if let Some(mark) = crash {
                    crash_ui(ui, mark, commands);
                }
                altered_ui(ui, altered, measurement);
                self.notice_ui(ui, commands);
            });
        }
    }

    /// The screen that is shown of the dossier, with what stands around it.
    pub(super) fn dossier_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let panel = Palette::of(ui).panel;
        let catalogue = Arc::clone(self.session.shown_content());
        let Some(dossier) = self.session.dossier().cloned() else { return };
        let shown = self.session.measurement().and_then(|shown| dossier.measurements.get(shown.number));
        let Some(measurement) = shown else { return };
        self.navigation = Rect::NOTHING;
        if self.place == Place::Session {
            CentralPanel::default_margins().frame(Frame::new().fill(panel)).show(ui, |ui| {
                self.messages_ui(ui, dossier.measurements.latest().number, commands);
                // A session is about what is being measured, whichever measurement was looked at before.
                let latest = dossier.measurements.latest();
                let catalogue = Arc::clone(self.session.catalogue());
                let content = latest.content(&catalogue);
                let told = self.told(content, &dossier, latest);
                let screen = SessionScreen {
                    catalogue: content,
                    told: &told,
                    measurement: latest,
                    earlier: dossier.before(latest),
                    drafts: &dossier.drafts,
                    actions: &dossier.actions,
                    is_covered: self.is_covered(),
                };
                session_mode_ui(ui, &screen, &mut self.screens.session_mode, commands);
            });
            return;
        }
        if self.place == Place::Presentation {
            let is_covered = self.is_covered();
            let revision = self.session.revision();
            let mut state = std::mem::take(&mut self.screens.presentation);
            if let Some(outcome) = self.outcome() {
                let screen = PresentationScreen {
                    catalogue: &catalogue,
                    profile: &dossier.profile,
                    measurement,
                    outcome,
                    revision,
                    is_covered,
                };
                CentralPanel::default_margins().frame(Frame::new().fill(panel)).show(ui, |ui| {
                    presentation_ui(ui, &screen, &mut state, commands);
                });
            }
            self.screens.presentation = state;
            return;
        }
        let place = self.place.clone();
        let is_narrow = is_narrow(ui);
        self.bar(ui, &dossier, measurement, is_narrow, commands);
        let catalogue_of_steps = Arc::clone(&catalogue);
        let steps = self.steps_shown(&dossier);
        let frame = Frame::new().fill(Palette::of(ui).background).inner_margin(Margin::symmetric(space::S as i8, 0));
        let shows_steps = is_narrow && self.screens.steps.is_in_place;
        if !is_narrow {
            let panel = Panel::left("navigation").frame(frame).resizable(false).exact_size(NAVIGATION_WIDTH);
            let drawn = panel.show(ui, |ui| self.steps_ui(ui, &catalogue_of_steps, steps, &place, commands));
            self.navigation = drawn.response.rect;
        }
        let ground = if shows_steps { frame } else { Frame::new().fill(panel).inner_margin(Margin::same(0)) };
        CentralPanel::default_margins().frame(ground).show(ui, |ui| {
            self.messages_ui(ui, measurement.number, commands);
            if shows_steps {
                self.navigation = ui.available_rect_before_wrap();
                self.steps_ui(ui, &catalogue_of_steps, steps, &place, commands);
                return;
            }
            let page = Page {
                key: format!("{place:?}"),
                is_new: std::mem::take(&mut self.moved),
                back: self.screens.visited.led_from().map(|place| place.name().to_owned()),
                happened: self.happened(),
            };
            self.screen_ui(ui, &page, &catalogue, &place, commands);
        });
    }

    fn bar(&self, ui: &mut Ui, dossier: &Dossier, measurement: &Measurement, is_narrow: bool, commands: &mut Vec<Command>) {
        let palette = Palette::of(ui);
        let frame = Frame::new().fill(palette.background).inner_margin(Margin::symmetric(space::S as i8, 0));
        Panel::top("bar").frame(frame).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let file = FileOf {
                path: self.session.path(),
                save: self.session.save_state(),
                is_protected: self.session.is_protected(),
            };
            let bar = Bar {
                dossier,
                measurement,
                save: self.session.save_state(),
                can_undo: self.session.can_undo(),
                barrier: self.session.undo_barrier(),
                can_redo: self.session.can_redo(),
                shows_steps: is_narrow.then_some(self.screens.steps.is_in_place),
                menu: Menu { file: Some(file), recent: self.session.recent(), policy: self.session.policy(), has_circle: true },
            };
            region(ui, "bar", Role::Banner, "Dossier en menu", |ui| bar_ui(ui, &bar, commands));
        });
    }

    /// How far the team is, for the steps: the look back, the decisions and the actions.
    fn steps_shown(&mut self, dossier: &Dossier) -> Progressed {
        let gaps = self.outcome().map_or(0, |outcome| outcome.gaps.len());
        let undecided = self.check().map_or(0, |check| check.undecided.len());
        let round = self.round().zip(self.session.measurement());
        Progressed {
            sheets: round.map_or((0, 0), |(facts, measurement)| facts.progress(&measurement.sheet_round)),
            look_back: self.look_back().and_then(LookBackScreen::progress).map(|progress| (progress.done, progress.total)),
            is_open: dossier.measurements.open().is_some(),
            decided: (gaps.saturating_sub(undecided), gaps),
            actions: dossier.actions.len(),
        }
    }

    fn steps_ui(
        &mut self,
        ui: &mut Ui,
        catalogue: &Catalogue,
        progressed: Progressed,
        place: &Place,
        commands: &mut Vec<Command>,
    ) {
        let mut state = std::mem::take(&mut self.screens.steps);
        if let Some(outcome) = self.outcome() {
            let steps = Steps { catalogue, scores: &outcome.scores, progressed };
            region(ui, "navigation", Role::Navigation, NAVIGATION, |ui| {
                navigation_ui(ui, steps, place, &mut state, commands);
            });
        }
        self.screens.steps = state;
    }

    fn screen_ui(&mut self, ui: &mut Ui, page: &Page, catalogue: &Arc<Catalogue>, place: &Place, commands: &mut Vec<Command>) {
        let Some(dossier) = self.session.dossier().cloned() else { return };
        let shown = self.session.measurement().and_then(|shown| dossier.measurements.get(shown.number));
        let Some(measurement) = shown else { return };
        let Some(plan) = self.action_plan() else { return };
        let library = Arc::clone(self.session.library());
        let mut actions = std::mem::take(&mut self.screens.actions);
        actions.settle(ui.ctx(), &plan);
        match place {
            Place::Profile => {
                let screen = ProfileScreen {
                    profile: &dossier.profile,
                    measurement,
                    drafts: &dossier.drafts,
                    first: catalogue.preconditions().first(),
                };
                profile_ui(ui, page, &screen, &mut self.screens.profile, commands);
            }
            Place::LookBack => {
                if let Some(screen) = self.look_back() {
                    look_back_ui(ui, page, screen, commands);
                }
            }
            Place::Precondition(id) => {
                let shown = (&*dossier, measurement);
                self.precondition_screen_ui(ui, page, catalogue, shown, (id, &plan, &mut actions), commands);
            }
            Place::Outcome => {
                let mut state = std::mem::take(&mut self.screens.outcome);
                if let Some(outcome) = self.outcome() {
                    let screen = OutcomeScreen { catalogue, measurement, plan: &plan };
                    outcome_ui(ui, page, screen, outcome, &mut state, commands);
                }
                self.screens.outcome = state;
            }
            Place::Interventions(view) => {
                let screen = InterventionsScreen {
                    catalogue,
                    library: &library,
                    dossier: &dossier,
                    measurement,
                    revision: self.session.revision(),
                    view,
                };
                interventions_ui(ui, page, &screen, &mut self.screens.interventions, commands);
            }
            Place::Actions => {
                let screen = ActionsScreen { plan: &plan };
                actions_ui(ui, page, screen, &mut actions, commands);
            }
            Place::Library => {
                let in_report = self.session.report_examples();
                let screen = LibraryScreen { catalogue, library: &library, plan: Some(&plan), in_report };
                library_ui(ui, page, &screen, &mut self.library, commands);
            }
            Place::LearningCircle => self.circle_ui(ui, page, commands),
            Place::PlanTemplate(id) => self.plan_template_screen_ui(ui, page, (catalogue, &library), (id, &plan), commands),
            Place::PaperSheets => {
                let screen = PaperSheetsScreen { catalogue, dossier: &dossier, is_covered: self.is_covered() };
                paper_sheets_ui(ui, page, &screen, &mut self.screens.paper_sheets, commands);
            }
            // They fill the window, without anything around them.
            Place::Session | Place::Presentation => {}
            Place::Search => {
                let revision = self.session.revision();
                let manual = &self.manual;
                let screen = SearchScreen { catalogue, library: &library, manual, dossier: &dossier, measurement, revision };
                search_ui(ui, page, &screen, &mut self.screens.search, commands);
            }
            Place::Versions => {
                let screen = VersionsScreen {
                    catalogue: self.session.catalogue(),
                    dossier: &dossier,
                    versions: self.session.versions(),
                    managed: self.session.policy().versions.as_deref(),
                    revision: self.session.revision(),
                };
                versions_ui(ui, page, &screen, &mut self.screens.versions, commands);
            }
            Place::Principles => principles_ui(ui, page, (catalogue, &library), &mut self.screens.principles, commands),
            Place::Adopt => {
                let mut state = std::mem::take(&mut self.screens.adopt);
                if let Some(check) = self.check() {
                    let latest = dossier.measurements.latest().number;
                    let screen = AdoptScreen { catalogue, measurement, latest, drafts: &dossier.drafts, check };
                    adopt_ui(ui, page, &screen, &mut state, commands);
                }
                self.screens.adopt = state;
            }
            Place::Report => self.report_screen_ui(ui, page, catalogue, (&dossier, measurement), commands),
            Place::Round => self.round_screen_ui(ui, page, (&dossier, measurement), commands),
        }
        self.screens.actions = actions;
    }

    fn precondition_screen_ui(
        &mut self,
        ui: &mut Ui,
        page: &Page,
        catalogue: &Catalogue,
        (dossier, measurement): (&Dossier, &Measurement),
        (id, plan, actions): (&PreconditionId, &ActionPlan, &mut ActionsState),
        commands: &mut Vec<Command>,
    ) {
        let mut state = std::mem::take(&mut self.screens.answers);
        let library = Arc::clone(self.session.library());
        let before = dossier.before(measurement);
        let told = self.told(catalogue, dossier, measurement);
        let without_reason = self.without_reason();
        if let Some(outcome) = self.outcome()
            && let Some(screen) =
                AnswersScreen::new((catalogue, &library), id, (measurement, before), outcome, &without_reason, (plan, &told))
        {
            answers_ui(ui, page, &screen, &mut state, actions, commands);
        }
        self.screens.answers = state;
    }

    fn plan_template_screen_ui(
        &mut self,
        ui: &mut Ui,
        page: &Page,
        (catalogue, library): (&Catalogue, &Library),
        (id, plan): (&PlanTemplateId, &ActionPlan),
        commands: &mut Vec<Command>,
    ) {
        let mut state = std::mem::take(&mut self.screens.plan_template);
        if let Some(template) = library.template(id)
            && let Some(outcome) = self.outcome()
        {
            let entry = library.get(&template.practice);
            let municipality = entry.and_then(|entry| entry.municipality.as_deref()).unwrap_or(&template.title);
            let screen = PlanTemplateScreen { template, municipality, catalogue, gaps: &outcome.gaps, plan };
            plan_template_ui(ui, page, &screen, &mut state, commands);
        }
        self.screens.plan_template = state;
    }

    fn report_screen_ui(
        &mut self,
        ui: &mut Ui,
        page: &Page,
        catalogue: &Catalogue,
        (dossier, measurement): (&Dossier, &Measurement),
        commands: &mut Vec<Command>,
    ) {
        let unanswered = self.outcome().map_or(0, |outcome| outcome.unanswered.len());
        let choice = self.screens.report.choice(measurement.number);
        // Its pages are those of the PDF, whatever is made of it.
        self.session.want_preview(ReportChoice { format: ReportFormat::Pdf, ..choice });
        if let Some(wait) = self.session.next_preview_in() {
            ui.ctx().request_repaint_after(wait);
        }
        let proposed = self.session.proposed_report(choice);
        let screen = ReportScreen {
            dossier,
            measurement,
            items: catalogue.preconditions().iter().map(|precondition| precondition.items.len()).sum(),
            has_anchors: catalogue.has_anchors(),
            library: self.session.library(),
            examples: self.session.report_examples(),
            unanswered,
            proposed: &proposed,
            folder: self.session.report_folder(),
            report: self.session.report(),
            is_slow: self.session.is_report_slow(),
            preview: self.session.preview(),
            is_protected: self.session.is_protected(),
        };
        report_ui(ui, page, &screen, &mut self.screens.report, commands);
    }

    fn round_screen_ui(
        &mut self,
        ui: &mut Ui,
        page: &Page,
        (dossier, measurement): (&Dossier, &Measurement),
        commands: &mut Vec<Command>,
    ) {
        let Some(facts) = self.round() else { return };
        let mut state = std::mem::take(&mut self.screens.round);
        let screen = RoundScreen {
            dossier,
            measurement,
            facts: &facts,
            taken: self.session.taken_sheets(),
            reading: self.session.reading_sheets(),
            is_slow: self.session.is_gathering_slow(),
            making: self.session.sheet_making(),
            removal: self.session.name_removal(),
            lacks_dialogs: self.session.lacks_dialogs(),
            is_protected: self.session.is_protected(),
            proposed: &|order| self.session.proposed_sheets(order),
        };
        round_ui(ui, page, &screen, &mut state, commands);
        self.screens.round = state;
    }

    fn notice_ui(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        if let Some(notice) = self.session.notice() {
            let frame = Frame::new().inner_margin(Margin::same(space::M as i8));
            let contents = |ui: &mut Ui| {
                if notice_ui(ui, notice) {
                    commands.push(Command::Do(Action::DismissNotice));
                }
                if let Some((text, command)) = self.offer(notice)
                    && fixed(ui, "offer", |ui| button(ui, text, true).clicked())
                {
                    commands.push(command);
                }
                // With more to choose from, a dialog asks.
                if let Some(offer) = self.session.rescue_offer().filter(|_| self.session.recovery().is_none()) {
                    card(ui, |ui| rescue_ui(ui, self.session.catalogue(), offer, commands));
                }
            };
            fixed(ui, "notice", |ui| frame.show(ui, contents));
        }
    }
}

/// Whether the window has no room for the navigation beside a screen, so that it stands above it and scrolls with it.
pub(super) fn is_narrow(ui: &Ui) -> bool {
    ui.ctx().content_rect().width() < NARROW
}

/// Room around what a screen shows, and a width at which lines stay readable. `key` tells the screen from the others, whose
/// widgets have other ids; `aside` is more room at the left.
pub(super) fn page(ui: &mut Ui, key: &str, aside: f32, contents: impl FnOnce(&mut Ui)) {
    let mut area = ui.available_rect_before_wrap();
    let is_narrow = is_narrow(ui);
    let margin = if is_narrow { space::S } else { space::XL };
    area.min += vec2(margin + aside, if is_narrow { space::S } else { space::L });
    area.max.x -= margin;
    let id = ui.scope_id().with(("page", key));
    ui.scope_builder(UiBuilder::new().scope_id(id).max_rect(area).accessibility_role(Role::Main), |ui| {
        ui.set_max_width(SCREEN_WIDTH.min(ui.available_width()));
        contents(ui);
        ui.add_space(space::XXL);
        follow_focus(ui);
    });
}
