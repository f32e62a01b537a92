//! The program in its window: takes in what happened, draws the screen, carries out what was asked.

mod carrying_out;
mod closing;
mod dialogs;
mod dropped;
mod help;
mod hits;
mod joined;
mod own_sheet;
mod presenting;
mod saves;
mod screens;
mod service;
mod shortcuts;
mod start;
mod turns;
mod undone;
mod visited;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use egui::{Rect, Ui};
use jiff::civil::Date;

use self::closing::Closing;
use self::dialogs::Dialog;
use self::dropped::Dropping;
use self::joined::join_letters;
use self::presenting::Presenting;
use self::saves::Saves;
use self::turns::Turns;
use self::visited::Visited;
use super::command::Place;
use super::computed::Computed;
use super::looks::{self, LARGEST, LooksState, SMALLEST};
use super::paint;
use super::screens::actions::{ActionPlan, ActionsState};
use super::screens::adopt::{AdoptState, OpenCheck};
use super::screens::answers::AnswersState;
use super::screens::help::{HelpState, ManualPictures};
use super::screens::interventions::InterventionsState;
use super::screens::learning_circle::CircleState;
use super::screens::library::LibraryState;
use super::screens::look_back::LookBackScreen;
use super::screens::outcome::{Outcome, OutcomeState};
use super::screens::own_sheet::{OwnSheetState, Questions};
use super::screens::paper_sheets::PaperSheetsState;
use super::screens::passphrase::UnlockState;
use super::screens::plan_template::PlanTemplateState;
use super::screens::presentation::PresentationState;
use super::screens::principles::PrinciplesState;
use super::screens::profile::ProfileState;
use super::screens::report::ReportScreenState;
use super::screens::round::{RoundFacts, RoundState};
use super::screens::search::SearchState;
use super::screens::session_mode::SessionModeState;
use super::screens::start::{Shelf, StartState};
use super::screens::versions::VersionsState;
use super::shell::{NAVIGATION_WIDTH, NavigationState};
use super::voices::Told;
use super::widgets::{focus_ring_ui, focus_title, set_read_only};
use super::{announce, focus, found, pasted, theme};
use crate::analysis;
use crate::content::{Catalogue, Content, ItemId, Manual};
use crate::model::{Dossier, Measurement, Rating};
use crate::session::{Action, Environment, Erasing, Recalled, Session};

/// What the program starts with.
pub struct Start {
    /// What is asked, and what others did.
    pub content: Content,
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
    look_back: Computed<u64, LookBackScreen>,
    without_reason: Computed<u64, Rc<[ItemId]>>,
    check: Computed<(u64, Date), OpenCheck>,
    plan: Computed<(u64, Date), Rc<ActionPlan>>,
    /// What the invulbladen of a measurement tell, by the revision of the session and the number of the measurement.
    told: Computed<(u64, u16), Rc<Told>>,
    round: Computed<u64, Rc<RoundFacts>>,
    start: StartState,
    /// The cards of the dossiers, by the revision of the session, the day and how many disks are slow.
    shelf: Computed<(u64, Date, usize), Shelf>,
    dropping: Dropping,
    /// What is looked for in the library, whichever dossier is open.
    library: LibraryState,
    /// What is looked at of a folder of dossiers, whichever dossier is open.
    circle: CircleState,
    screens: DossierScreens,
    dialog: Option<Dialog>,
    /// What is typed to open a protected dossier.
    unlock: Option<UnlockState>,
    manual: Manual,
    /// Its pictures, for as long as it is open.
    manual_pictures: ManualPictures,
    /// What the open invulblad asks, by what is open.
    questions: Computed<Option<u64>, Questions>,
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
    presenting: Presenting,
}

/// How the screens of the open dossier are. Another dossier begins with all of them as they are at first.
#[derive(Default)]
struct DossierScreens {
    actions: ActionsState,
    profile: ProfileState,
    answers: AnswersState,
    adopt: AdoptState,
    interventions: InterventionsState,
    outcome: OutcomeState,
    own_sheet: OwnSheetState,
    paper_sheets: PaperSheetsState,
    presentation: PresentationState,
    principles: PrinciplesState,
    report: ReportScreenState,
    round: RoundState,
    session_mode: SessionModeState,
    search: SearchState,
    versions: VersionsState,
    /// What of the steps is unfolded.
    steps: NavigationState,
    /// The screens before this one.
    visited: Visited,
    /// Items of which an action was begun in the besluitentafel, and not beside the item.
    begun_at_table: BTreeSet<ItemId>,
    /// The rating that was given last, until something else is done.
    rated: Option<(ItemId, Rating)>,
    /// What was taken over from others last, and on which screen, until something else is done.
    taken_over: Option<(Place, String)>,
    plan_template: PlanTemplateState,
}

impl App {
    /// The program in a context; opens the file that it was started with.
    pub fn new(context: &egui::Context, start: Start) -> Self {
        theme::install(context);
        focus_title(context);
        let waker = {
            let context = context.clone();
            Arc::new(move || context.request_repaint())
        };
        let mut session = Session::new(start.content, start.environment, waker);
        if let Some(file) = start.file {
            session.apply(Action::Open(file));
        }
        Self {
            session,
            place: Place::Profile,
            outcome: Computed::default(),
            look_back: Computed::default(),
            without_reason: Computed::default(),
            check: Computed::default(),
            plan: Computed::default(),
            told: Computed::default(),
            round: Computed::default(),
            start: StartState::default(),
            shelf: Computed::default(),
            dropping: Dropping::default(),
            library: LibraryState::default(),
            circle: CircleState::default(),
            screens: DossierScreens::default(),
            dialog: None,
            unlock: None,
            manual: Manual::built_in(),
            manual_pictures: ManualPictures::default(),
            questions: Computed::default(),
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
            presenting: Presenting::default(),
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
        // So that a screen reader says which screen came.
        focus_title(&self.context);
    }

    /// The window is called after the dossier: in the list of windows, and by a screen reader.
    fn name_window(&mut self, context: &egui::Context) {
        let title = self.session.dossier().map_or_else(
            || match self.session.own_sheet() {
                Some(_) => format!("{} – Wijkpeil", self.sheet_title()),
                None => "Wijkpeil".to_owned(),
            },
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
        let compute = || {
            let before = dossier.measurements.iter().take_while(|other| other.number < measurement.number);
            Outcome::new(content, &before.collect::<Vec<_>>(), measurement, &dossier.actions)
        };
        Some(self.outcome.get(self.session.revision(), compute))
    }

    /// The actions of the measurement before, and what became of them.
    fn look_back(&mut self) -> Option<&LookBackScreen> {
        let (dossier, measurement) = (self.session.dossier()?, self.session.measurement()?);
        let compute = || LookBackScreen::new(self.session.catalogue(), dossier, measurement);
        Some(self.look_back.get(self.session.revision(), compute))
    }

    /// Items with another rating than before of which the team did not say what changed.
    fn without_reason(&mut self) -> Rc<[ItemId]> {
        let (Some(dossier), Some(measurement)) = (self.session.dossier(), self.session.measurement()) else {
            return Rc::new([]);
        };
        let compute = || analysis::without_reason(self.session.shown_content(), dossier, measurement).into();
        Rc::clone(self.without_reason.get(self.session.revision(), compute))
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

    /// What may be told of the invulbladen of a measurement of this dossier, with the content under which it is shown.
    fn told(&mut self, catalogue: &Catalogue, dossier: &Dossier, measurement: &Measurement) -> Rc<Told> {
        let compute = || Rc::new(Told::new(catalogue, dossier, measurement));
        Rc::clone(self.told.get((self.session.revision(), measurement.number), compute))
    }

    /// Which invulbladen came in, and who has a name.
    fn round(&mut self) -> Option<Rc<RoundFacts>> {
        let (dossier, measurement) = (self.session.dossier()?, self.session.measurement()?);
        let compute = || Rc::new(RoundFacts::new(dossier, measurement));
        Some(Rc::clone(self.round.get(self.session.revision(), compute)))
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
        if let Some(pixels) = self.session.take_copied_picture() {
            context.copy_image(paint::image(&pixels));
        }
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
        self.follow_presenting(&context);
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
        self.dropped_ui(&context, &mut commands);
        pasted::tidy(&context);
        found::begin_frame(&context);
        if self.session.dossier().is_some() {
            if !is_covered {
                self.search_keys(&context, &mut commands);
            }
            self.search_line_ui(ui, &mut commands);
            self.travelled_ui(ui, &mut commands);
        }
        if self.help.is_none() {
            self.manual_pictures = ManualPictures::default();
        }
        if self.help.is_some() {
            self.help_ui(ui, &mut commands);
        } else if self.session.dossier().is_some() {
            if !is_covered {
                self.shortcuts(&context, &mut commands);
            }
            self.dossier_ui(ui, &mut commands);
        } else if self.session.own_sheet().is_some() {
            self.own_sheet_screen_ui(ui, &mut commands);
        } else {
            self.start_screen_ui(ui, &mut commands);
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
