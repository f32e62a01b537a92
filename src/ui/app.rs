//! The program in its window: takes in what happened, draws the screen, carries out what was asked.

mod closing;
mod dialogs;
mod help;
mod hits;
mod joined;
mod saves;
mod service;
mod turns;
mod undone;

use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use egui::{CentralPanel, Frame, Key, KeyboardShortcut, Margin, Modifiers, Panel, Rect, Role, ScrollArea, Ui, UiBuilder, vec2};

use jiff::civil::Date;

use self::closing::Closing;
use self::dialogs::Dialog;
use self::joined::join_letters;
use self::saves::Saves;
use self::turns::Turns;
use super::announce;
use super::command::{Command, Place};
use super::computed::Computed;
use super::focus::{self, Wish};
use super::found;
use super::looks::{self, LARGEST, LooksState, SMALLEST};
use super::pasted;
use super::screens::actions::{ActionPlan, ActionsScreen, ActionsState, actions_ui};
use super::screens::adopt::{AdoptScreen, AdoptState, OpenCheck, adopt_ui};
use super::screens::altered::altered_ui;
use super::screens::answers::{AnswersScreen, AnswersState, answers_ui};
use super::screens::choices::{ConflictState, SaveAsState, rescue_ui};
use super::screens::erase::EraseState;
use super::screens::frame::{Bar, Standing, Way, bar_ui, help_button, navigation_ui, standing_ui, view_menu};
use super::screens::help::HelpState;
use super::screens::helpdesk::crash_ui;
use super::screens::interventions::{InterventionsScreen, InterventionsState, interventions_ui};
use super::screens::outcome::{Outcome, outcome_ui};
use super::screens::passphrase::{ProtectState, UnlockState};
use super::screens::principles::{PrinciplesState, principles_ui};
use super::screens::profile::{ProfileScreen, ProfileState, profile_ui};
use super::screens::report::{ReportScreen, ReportScreenState, report_ui};
use super::screens::search::{SearchScreen, SearchState, begin_search, search_ui};
use super::screens::session_mode::{SessionModeState, SessionScreen, session_mode_ui};
use super::screens::start::{StartScreen, StartState, start_ui};
use super::screens::versions::{VersionsScreen, VersionsState, versions_ui};
use super::theme::{self, Palette, space};
use super::widgets::{
    bounded, button, card, fixed, focus_choice, focus_navigation, focus_ring_ui, focus_title, follow_focus, notice_ui, region,
    set_read_only,
};
use crate::content::{Catalogue, ItemId, Manual, PreconditionId};
use crate::messages;
use crate::model::{Dossier, Measurement};
use crate::session::{Action, Environment, Erasing, Recalled, Session};

/// What the program starts with.
pub struct Start {
    /// What is asked.
    pub catalogue: Arc<Catalogue>,
    /// The world around the program.
    pub environment: Environment,
    /// A dossier to open at once.
    pub file: Option<PathBuf>,
}

/// The program in its window.
pub struct App {
    session: Session,
    place: Place,
    /// What screens show, by the revision of the session; what is still open and actions also by the day.
    outcome: Computed<u64, Outcome>,
    check: Computed<(u64, Date), OpenCheck>,
    plan: Computed<(u64, Date), Rc<ActionPlan>>,
    start: StartState,
    screens: DossierScreens,
    dialog: Option<Dialog>,
    /// What is typed to open a protected dossier.
    unlock: Option<UnlockState>,
    manual: Manual,
    /// The manual, while it is open.
    help: Option<HelpState>,
    /// Whether the keys are listed over the screen.
    shows_keys: bool,
    context: egui::Context,
    /// How the window looks, to be kept for the next time.
    looks: LooksState,
    /// The dossier for which the states above hold.
    shown: Option<u64>,
    /// Where the navigation was drawn last.
    navigation: Rect,
    /// Whether the screen was changed, so that it is shown from its top.
    moved: bool,
    closing: Closing,
    /// Whether the window had the focus when it was last looked at.
    was_focused: bool,
    /// What the window is called.
    title: String,
    /// What the window is drawn with; empty until it was asked.
    renderer: String,
    saves: Saves,
    turns: Turns,
}

/// How the screens of the open dossier are. Another dossier gets all of them anew.
#[derive(Default)]
struct DossierScreens {
    actions: ActionsState,
    profile: ProfileState,
    answers: AnswersState,
    adopt: AdoptState,
    interventions: InterventionsState,
    principles: PrinciplesState,
    report: ReportScreenState,
    session_mode: SessionModeState,
    search: SearchState,
    versions: VersionsState,
}

const UNDO: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Z);
const REDO_WITH_SHIFT: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
const REDO: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Y);
const SAVE_AS: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
const FIND: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::F);
const OTHER_PART: KeyboardShortcut = KeyboardShortcut::new(Modifiers::NONE, Key::F6);
const NEXT_OPEN: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter);
const NEXT: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::PageDown);
const PREVIOUS: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::PageUp);
/// What a screen reader calls the navigation.
const NAVIGATION: &str = "Stappen van de meting";
/// Wide enough for the longest short title and a mark.
const NAVIGATION_WIDTH: f32 = 258.0;
/// The start screen is a column in the middle.
const START_WIDTH: f32 = 900.0;
/// From this width of the window the navigation stands beside a screen, and there is more room around it.
const NARROW: f32 = 940.0;
/// Screens are no wider, so that lines stay readable on a large display.
const SCREEN_WIDTH: f32 = 1240.0;

impl App {
    /// The program in a context; opens the file that it was started with.
    pub fn new(context: &egui::Context, start: Start) -> Self {
        theme::install(context);
        focus_title(context);
        let waker = {
            let context = context.clone();
            Arc::new(move || context.request_repaint())
        };
        let mut session = Session::new(start.catalogue, start.environment, waker);
        if let Some(file) = start.file {
            session.apply(Action::Open(file));
        }
        Self {
            session,
            place: Place::Profile,
            outcome: Computed::default(),
            check: Computed::default(),
            plan: Computed::default(),
            start: StartState::default(),
            screens: DossierScreens::default(),
            dialog: None,
            unlock: None,
            manual: Manual::built_in(),
            help: None,
            shows_keys: false,
            context: context.clone(),
            looks: LooksState::default(),
            shown: None,
            navigation: Rect::NOTHING,
            moved: false,
            closing: Closing::No,
            was_focused: true,
            title: String::new(),
            renderer: String::new(),
            saves: Saves::default(),
            turns: Turns::default(),
        }
    }

    /// The program in a window that looks as it did the last time, as far as that is known; the rest follows.
    #[must_use]
    pub fn with_looks(mut self, recalled: Recalled) -> Self {
        if let Some(looks) = recalled.read() {
            looks::take_over(&self.context, looks);
            self.looks = LooksState::new(&self.context, looks);
        }
        self.session.recall_looks(recalled);
        self
    }

    /// The session, for tests to look at what was kept.
    pub fn session(&self) -> &Session {
        &self.session
    }

    fn carry_out(&mut self, context: &egui::Context, commands: Vec<Command>) {
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
                    // Who comes by mouse sees where they are; anybody else is told.
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

    fn move_to(&mut self, place: Place) {
        if self.place != place {
            self.moved = true;
            self.screens.actions.leave();
        }
        self.place = place;
        self.screens.answers.settle();
    }

    /// The next item without a rating, after the one where the user is; the outcome where none is left.
    fn go_to_next_open(&mut self, context: &egui::Context) {
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

    /// Another dossier begins at its form, or at the outcome when items were rated already.
    fn notice_other_dossier(&mut self) {
        let open = self.session.opened();
        if self.shown == open {
            return;
        }
        self.screens = DossierScreens::default();
        found::clear(&self.context);
        self.dialog = None;
        if let Some(dossier) = self.session.dossier() {
            self.start.settle(&dossier.profile);
        }
        let has_answers = self.session.measurement().is_some_and(|measurement| !measurement.answers.is_empty());
        self.place = if has_answers { Place::Outcome } else { Place::Profile };
        self.moved = true;
        self.shown = open;
        self.saves = Saves::default();
        // Who opened it, or closed it, hears where they are.
        focus_title(&self.context);
    }

    /// The window is called after the dossier: in the list of windows, and by a screen reader.
    fn name_window(&mut self, context: &egui::Context) {
        let title = self.session.dossier().map_or_else(
            || "Wijkpeil".to_owned(),
            |dossier| format!("{}, {} – Wijkpeil", dossier.profile.neighbourhood, dossier.profile.municipality),
        );
        context.accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(title.as_str()));
        if self.title != title {
            context.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn outcome(&mut self) -> Option<&mut Outcome> {
        let (dossier, measurement) = (self.session.dossier()?, self.session.measurement()?);
        let content = self.session.shown_content();
        let compute = || Outcome::new(content, measurement, earlier(dossier, measurement));
        Some(self.outcome.get(self.session.revision(), compute))
    }

    /// What is still open before the measurement can be adopted.
    fn check(&mut self) -> Option<&OpenCheck> {
        let (dossier, measurement) = (self.session.dossier()?, self.session.measurement()?);
        let today = self.session.today();
        let compute = || OpenCheck::new(self.session.shown_content(), dossier, measurement, today);
        Some(self.check.get((self.session.revision(), today), compute))
    }

    /// The actions in words, as they are today.
    fn action_plan(&mut self) -> Option<Rc<ActionPlan>> {
        let (dossier, today) = (self.session.dossier()?, self.session.today());
        let compute = || Rc::new(ActionPlan::new(self.session.catalogue(), dossier, today));
        Some(Rc::clone(self.plan.get((self.session.revision(), today), compute)))
    }

    fn shortcuts(&self, context: &egui::Context, commands: &mut Vec<Command>) {
        let pressed = |shortcut: &KeyboardShortcut| context.input_mut(|input| input.consume_shortcut(shortcut));
        // A field whose text is not the dossier's takes back what is typed in it, and nothing behind it.
        if !focus::owns_undo(context) {
            // With Shift first: the shorter one would take it too.
            if pressed(&REDO_WITH_SHIFT) || pressed(&REDO) {
                commands.push(Command::Do(Action::Redo));
            }
            if pressed(&UNDO) {
                commands.push(Command::Do(Action::Undo));
            }
        }
        // The sessiestand walks along its items itself.
        let is_session = self.place == Place::Session;
        if !is_session && pressed(&NEXT_OPEN) {
            commands.push(Command::NextOpen);
        }
        if pressed(&SAVE_AS) && self.session.path().is_some() {
            commands.push(Command::OpenSaveAs);
        }
        if pressed(&FIND) {
            commands.push(Command::Go(Place::Search));
        }
        if pressed(&OTHER_PART) {
            let focused = context.memory(egui::Memory::focused).and_then(|id| context.read_response(id));
            if focused.is_some_and(|focused| self.navigation.contains(focused.rect.center())) {
                focus_title(context);
            } else {
                focus_navigation(context);
            }
        }
        let preconditions = self.session.shown_content().preconditions();
        let here = match &self.place {
            Place::Precondition(id) => preconditions.iter().position(|precondition| precondition.id == *id),
            _ => None,
        };
        let step = if is_session {
            None
        } else if pressed(&NEXT) {
            Some(here.map_or(0, |here| here + 1))
        } else if pressed(&PREVIOUS) {
            here.and_then(|here| here.checked_sub(1))
        } else {
            None
        };
        if let Some(precondition) = step.and_then(|step| preconditions.get(step)) {
            commands.push(Command::Go(Place::Precondition(precondition.id.clone())));
        }
    }

    /// Whether something has to be answered or put away before anything else.
    fn is_asked(&self) -> bool {
        let is_about_file = self.session.recovery().is_some() || self.session.locked().is_some();
        is_about_file
            || self.dialog.is_some()
            || *self.session.erasing() != Erasing::No
            || self.shows_keys
            || self.is_asking_to_close()
    }

    /// Whether something lies over the screen, so that no key is meant for what is below it. egui keeps the focus from the
    /// screen for a frame longer than a dialog is there.
    fn is_covered(&self) -> bool {
        self.is_asked() || self.context.memory(|memory| memory.top_modal_layer().is_some())
    }

    /// What is said above every screen, in a window with little room no higher than its share. `measurement` is the number of
    /// the one that is shown.
    fn messages_ui(&self, ui: &mut Ui, measurement: u16, commands: &mut Vec<Command>) {
        let trouble = self.session.save_trouble().map(|trouble| messages::save_trouble(&trouble));
        let standing = Standing {
            save: self.session.save_state(),
            obstacle: trouble.as_deref(),
            reading_only: self.session.reading_only(),
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

    fn dossier_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
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
                let screen = SessionScreen {
                    catalogue: latest.content(self.session.catalogue()),
                    measurement: latest,
                    drafts: &dossier.drafts,
                    actions: &dossier.actions,
                    is_covered: self.is_covered(),
                };
                session_mode_ui(ui, &screen, &mut self.screens.session_mode, commands);
            });
            return;
        }
        let frame = Frame::new().fill(panel).inner_margin(Margin::symmetric(space::L as i8, space::S as i8));
        Panel::top("bar").frame(frame).show(ui, |ui| {
            let bar = Bar {
                dossier: &dossier,
                measurement,
                save: self.session.save_state(),
                is_protected: self.session.is_protected(),
                policy: self.session.policy(),
                can_undo: self.session.can_undo(),
                barrier: self.session.undo_barrier(),
                can_redo: self.session.can_redo(),
            };
            region(ui, "bar", Role::Banner, "Dossier en menu", |ui| bar_ui(ui, &bar, commands));
        });
        let place = self.place.clone();
        let frame = frame_of_navigation(ui);
        let is_open = dossier.measurements.open().is_some();
        let is_narrow = is_narrow(ui);
        if !is_narrow {
            let panel = Panel::left("navigation").frame(frame).resizable(false).exact_size(NAVIGATION_WIDTH);
            let drawn = panel.show(ui, |ui| {
                ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    region(ui, "navigation", Role::Navigation, NAVIGATION, |ui| {
                        if let Some(outcome) = self.outcome() {
                            navigation_ui(ui, &catalogue, &outcome.scores, is_open, &place, Way::Down, commands);
                        }
                        follow_focus(ui);
                    });
                });
            });
            self.navigation = drawn.response.rect;
        }
        let background = Frame::new().fill(Palette::of(ui).background).inner_margin(Margin::same(0));
        CentralPanel::default_margins().frame(background).show(ui, |ui| {
            self.messages_ui(ui, measurement.number, commands);
            let key = format!("{place:?}");
            let mut area = ScrollArea::vertical().id_salt(("screen", &key)).auto_shrink(false);
            let moved = std::mem::take(&mut self.moved);
            if moved {
                area = area.vertical_scroll_offset(0.0);
            }
            area.show(ui, |ui| {
                if is_narrow && let Some(outcome) = self.outcome() {
                    let drawn = region(ui, "navigation", Role::Navigation, NAVIGATION, |ui| {
                        frame.show(ui, |ui| {
                            ui.set_width(ui.available_width());
                            navigation_ui(ui, &catalogue, &outcome.scores, is_open, &place, Way::Along, commands);
                            follow_focus(ui);
                        })
                    });
                    self.navigation = drawn.response.rect;
                    if moved {
                        // Who goes to a screen sees it; the navigation is above it.
                        ui.scroll_to_cursor(Some(egui::Align::TOP));
                    }
                }
                page(ui, &key, 0.0, |ui| self.screen_ui(ui, &catalogue, &place, commands));
            });
        });
    }

    fn screen_ui(&mut self, ui: &mut Ui, catalogue: &Arc<Catalogue>, place: &Place, commands: &mut Vec<Command>) {
        let Some(dossier) = self.session.dossier().cloned() else { return };
        let shown = self.session.measurement().and_then(|shown| dossier.measurements.get(shown.number));
        let Some(measurement) = shown else { return };
        let Some(plan) = self.action_plan() else { return };
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
                profile_ui(ui, &screen, &mut self.screens.profile, commands);
            }
            Place::Precondition(id) => {
                let mut state = std::mem::take(&mut self.screens.answers);
                let before = earlier(&dossier, measurement);
                if let Some(outcome) = self.outcome()
                    && let Some(screen) = AnswersScreen::new(catalogue, id, (measurement, before), outcome, &plan)
                {
                    answers_ui(ui, &screen, &mut state, &mut actions, commands);
                }
                self.screens.answers = state;
            }
            Place::Outcome => {
                if let Some(outcome) = self.outcome() {
                    outcome_ui(ui, catalogue, measurement, outcome, &plan, &mut actions, commands);
                }
            }
            Place::Interventions(view) => {
                let screen =
                    InterventionsScreen { catalogue, dossier: &dossier, measurement, revision: self.session.revision(), view };
                interventions_ui(ui, &screen, &mut self.screens.interventions, commands);
            }
            Place::Actions => {
                let screen = ActionsScreen { plan: &plan };
                actions_ui(ui, screen, &mut actions, commands);
            }
            // It fills the window, without anything around it.
            Place::Session => {}
            Place::Search => {
                let revision = self.session.revision();
                let screen = SearchScreen { catalogue, manual: &self.manual, dossier: &dossier, measurement, revision };
                search_ui(ui, &screen, &mut self.screens.search, commands);
            }
            Place::Versions => {
                let screen = VersionsScreen {
                    catalogue: self.session.catalogue(),
                    dossier: &dossier,
                    versions: self.session.versions(),
                    managed: self.session.policy().versions.as_deref(),
                    revision: self.session.revision(),
                };
                versions_ui(ui, &screen, &mut self.screens.versions, commands);
            }
            Place::Principles => principles_ui(ui, catalogue, &mut self.screens.principles),
            Place::Adopt => {
                let mut state = std::mem::take(&mut self.screens.adopt);
                if let Some(check) = self.check() {
                    let latest = dossier.measurements.latest().number;
                    let screen = AdoptScreen { catalogue, measurement, latest, drafts: &dossier.drafts, check };
                    adopt_ui(ui, &screen, &mut state, commands);
                }
                self.screens.adopt = state;
            }
            Place::Report => {
                let unanswered = self.outcome().map_or(0, |outcome| outcome.unanswered.len());
                let choice = self.screens.report.choice(measurement.number);
                self.session.want_preview(choice);
                if let Some(wait) = self.session.next_preview_in() {
                    ui.ctx().request_repaint_after(wait);
                }
                let proposed = self.session.proposed_report(choice);
                let screen = ReportScreen {
                    dossier: &dossier,
                    measurement,
                    items: catalogue.preconditions().iter().map(|precondition| precondition.items.len()).sum(),
                    unanswered,
                    proposed: &proposed,
                    folder: self.session.report_folder(),
                    report: self.session.report(),
                    is_slow: self.session.is_report_slow(),
                    preview: self.session.preview(),
                    is_protected: self.session.is_protected(),
                };
                report_ui(ui, &screen, &mut self.screens.report, commands);
            }
        }
        self.screens.actions = actions;
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
                if let Some(offer) = self.session.rescue_offer().filter(|_| self.session.recovery().is_none())
                    && card(ui, |ui| rescue_ui(ui, self.session.catalogue(), offer))
                {
                    commands.push(Command::Do(Action::OpenRescued));
                }
            };
            fixed(ui, "notice", |ui| frame.show(ui, contents));
        }
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

/// The measurement before this one.
fn earlier<'a>(dossier: &'a Dossier, measurement: &Measurement) -> Option<&'a Measurement> {
    dossier.before(measurement)
}

/// Whether something was pasted, cut, or put in a field by another program.
fn is_of_clipboard(event: &egui::Event) -> bool {
    matches!(event, egui::Event::Paste(_) | egui::Event::Cut | egui::Event::MiddleClickPaste { .. })
}

/// Whether the window has no room for the navigation beside a screen, so that it stands above it and scrolls with it.
fn is_narrow(ui: &Ui) -> bool {
    ui.ctx().content_rect().width() < NARROW
}

fn frame_of_navigation(ui: &Ui) -> Frame {
    Frame::new().fill(Palette::of(ui).panel).inner_margin(Margin::same(space::S as i8))
}

/// Room around what a screen shows, and a width at which lines stay readable. `key` tells the screen from the others, whose
/// widgets have other ids; `aside` is more room at the left.
fn page(ui: &mut Ui, key: &str, aside: f32, contents: impl FnOnce(&mut Ui)) {
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

impl eframe::App for App {
    fn raw_input_hook(&mut self, context: &egui::Context, input: &mut egui::RawInput) {
        let is_typing = context.text_edit_focused();
        if self.turns.take(&mut input.events, is_typing) {
            context.request_repaint();
        }
        if is_typing {
            join_letters(&mut input.events);
        }
    }

    /// What must also go on while the window is minimised or covered: then nothing is drawn and `ui` is not called.
    fn logic(&mut self, context: &egui::Context, _frame: &mut eframe::Frame) {
        let is_focused = context.input(|input| input.viewport().focused).unwrap_or(true);
        // A window that was put away is not asked in between, so its state alone would not tell that it was gone.
        let has_come_back = context.input(|input| input.events.contains(&egui::Event::WindowFocused(true)));
        if has_come_back || is_focused && !self.was_focused {
            // Somebody may have done something with the file in another program.
            self.session.look();
        }
        self.was_focused = is_focused;
        self.session.poll();
        if let Some(late) = self.session.take_late_looks() {
            looks::take_over(context, &late);
        }
        if let Some(looks) = self.looks.follow(context) {
            self.session.keep_looks(looks);
        }
        self.close_safely(context);
        if let Some(wait) = self.session.next_poll_in() {
            context.request_repaint_after(wait);
        }
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.note_renderer(frame);
        let context = ui.ctx().clone();
        self.notice_other_dossier();
        self.ask_without_dialog(&context);
        let zoom = context.zoom_factor();
        if !(SMALLEST..=LARGEST).contains(&zoom) {
            context.set_zoom_factor(zoom.clamp(SMALLEST, LARGEST));
        }
        self.name_window(&context);
        focus::note_input(&context);
        set_read_only(&context, self.session.reading_only().is_some());
        self.session.look_at_reports(self.place == Place::Report);
        let mut commands = Vec::new();
        let is_covered = self.is_covered();
        focus::cover(&context, is_covered || self.help.is_some());
        self.help_keys(&context, &mut commands);
        pasted::tidy(&context);
        found::begin_frame(&context);
        if self.session.dossier().is_some() {
            if !is_covered {
                self.search_keys(&context, &mut commands);
            }
            self.search_line_ui(ui, &mut commands);
            self.travelled_ui(ui, &mut commands);
        }
        if self.help.is_some() {
            self.help_ui(ui, &mut commands);
        } else if self.session.dossier().is_some() {
            if !is_covered {
                self.shortcuts(&context, &mut commands);
            }
            self.dossier_ui(ui, &mut commands);
        } else {
            CentralPanel::default_margins().frame(Frame::new().fill(Palette::of(ui).background)).show(ui, |ui| {
                self.messages_ui(ui, 0, &mut commands);
                ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    let aside = ((ui.available_width() - START_WIDTH) / 2.0 - space::XL).max(0.0);
                    page(ui, "start", aside, |ui| {
                        ui.set_max_width(START_WIDTH.min(ui.available_width()));
                        let screen = StartScreen {
                            recent: self.session.recent(),
                            leftovers: self.session.leftovers(),
                            documents: self.session.documents(),
                            policy: self.session.policy(),
                            preconditions: self.session.catalogue().preconditions().len(),
                        };
                        start_ui(ui, &screen, &mut self.start, &mut commands);
                        ui.add_space(space::L);
                        fixed(ui, "foot", |ui| {
                            ui.horizontal_wrapped(|ui| {
                                help_button(ui, &mut commands);
                                view_menu(ui, &mut commands);
                            });
                        });
                    });
                });
            });
        }
        if self.is_asking_to_close() {
            self.closing_ui(&context, &mut commands);
        } else {
            self.dialogs_ui(&context, &mut commands);
        }
        if self.shows_keys {
            self.keys_ui(&context);
        }
        if is_covered && !self.is_asked() {
            // What lay over the screen is gone: the focus goes back.
            context.request_repaint();
        }
        focus_ring_ui(&context);
        let (is_manual, navigation) = (self.help.is_some(), self.navigation);
        focus::hold_arrows(&context, |area| {
            if is_manual { area.right() <= NAVIGATION_WIDTH } else { navigation.contains(area.center()) }
        });
        if !commands.is_empty() {
            self.carry_out(&context, commands);
            // What was asked is shown at once, also when nothing else happens.
            context.request_repaint();
        }
        focus::check_given_back(&context);
        self.saves.say(&context, self.session.save_state());
        announce::speak(&context);
        if let Some(wait) = self.session.next_poll_in() {
            context.request_repaint_after(wait);
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        let looks = self.looks.looks(&self.context);
        self.session.keep_looks(looks);
        self.session.finish();
    }
}
