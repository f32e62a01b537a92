//! Uitkomst: the wall with what the team says and asks, the decisions, the scores, and what changed.

mod asks;
mod change;
mod conclusion;
mod decisions;
mod moved;
mod overview;
mod scores;
mod targets;
mod then_now;
mod view;
mod walls;

use std::collections::BTreeSet;

use egui::{Align, Rect, ScrollArea, Ui, vec2};

use self::asks::AsksState;
pub(in crate::ui) use self::asks::ask_field;
use self::change::Changes;
use self::conclusion::Fold;
pub(in crate::ui) use self::decisions::gap_field;
use self::decisions::{DecisionsState, Table, decisions_foot_ui, decisions_ui};
use self::moved::Moved;
use self::scores::ScoreDrawings;
use self::targets::is_target_field;
pub(in crate::ui) use self::targets::target_field;
use self::then_now::ThenNowState;
pub(in crate::ui) use self::view::OutcomeView;
use self::walls::{Then, Walls};
use crate::analysis::{self, FourFields, Gap, History, Scores, Targets};
use crate::content::{Catalogue, ItemId, PreconditionId};
use crate::model::{Action, Measurement};
use crate::session::{PictureChoice, PictureSubject};
use crate::ui::command::{Asks as _, Command, Place};
use crate::ui::computed::Computed;
use crate::ui::focus;
use crate::ui::screens::actions::ActionPlan;
use crate::ui::shell::{Foot, Head, Page, Part, page_ui};
use crate::ui::theme::space;
use crate::ui::widgets::{Icon, View, edged_button, fixed, picture_menu, primary_sign_button, segments};
use crate::words;

/// What the screen shows. Computed when something changes, not for every frame.
pub struct Outcome {
    /// All scores.
    pub scores: Scores,
    /// Whether the measurement is frozen.
    is_adopted: bool,
    /// Aandachtspunten in order.
    pub gaps: Vec<Gap>,
    /// Those without a decision.
    pub undecided: BTreeSet<ItemId>,
    /// Where they stand by effect and ease.
    fields: FourFields,
    /// Streefniveaus, those of the measurement before as well.
    pub(super) targets: Targets,
    /// Items without a rating.
    pub unanswered: Vec<ItemId>,
    /// Answers to items that the content lacks.
    pub unplaced: Vec<ItemId>,
    /// What the measurement before this one was.
    pub(super) then: Option<Then>,
    /// What changed since then.
    changes: Option<Changes>,
    /// The items, by what changed.
    moved: Option<Moved>,
    /// Every randvoorwaarde over all measurements; empty when there is one.
    history: Vec<History>,
    walls: Walls,
    drawings: Computed<u16, ScoreDrawings>,
}

impl Outcome {
    /// Computes what the screen shows of a measurement; `before` are all those before it, the oldest first, and `actions` those
    /// that the team agreed on.
    pub fn new(catalogue: &Catalogue, before: &[&Measurement], measurement: &Measurement, actions: &[Action]) -> Self {
        let earlier = before.last().copied();
        let scores = analysis::scores(catalogue, measurement);
        let history =
            if before.is_empty() { Vec::new() } else { analysis::history(catalogue, &[before, &[measurement]].concat()) };
        let changes = earlier.map(|earlier| Changes::new(catalogue, earlier, measurement));
        Self {
            targets: analysis::targets(measurement, earlier, &scores),
            scores,
            is_adopted: !measurement.is_open(),
            gaps: analysis::gaps(catalogue, measurement),
            undecided: analysis::undecided(catalogue, measurement, actions).into_iter().map(|gap| gap.item).collect(),
            fields: analysis::four_fields(catalogue, measurement),
            unanswered: analysis::unanswered(catalogue, measurement),
            unplaced: analysis::unplaced(catalogue, measurement).map(|(id, _)| id.clone()).collect(),
            then: earlier.map(|earlier| Then::new(catalogue, earlier)),
            moved: changes.as_ref().map(|changes| Moved::new(catalogue, &changes.comparison)),
            changes,
            history,
            walls: Walls::default(),
            drawings: Computed::default(),
        }
    }

    /// How many items there are.
    fn items(&self) -> usize {
        self.scores.counts.total()
    }

    /// How many of them have a rating.
    fn rated(&self) -> usize {
        self.scores.counts.answered()
    }

    /// Whether every item has a rating, or will have no other one any more.
    pub(super) fn is_complete(&self) -> bool {
        self.unanswered.is_empty() || self.is_adopted
    }

    /// `3 van 12 op orde`.
    pub(super) fn in_order(&self) -> String {
        in_order(&self.scores)
    }

    /// One to three sentences that say where the team stands.
    pub(super) fn summary(&self) -> String {
        let (items, rated) = (self.items(), self.rated());
        if rated == 0 {
            return "Er is nog geen oordeel gegeven. Geef eerst een paar oordelen: dan staat hier hoe het met de aanpak gaat."
                .to_owned();
        }
        let verb = if rated == 1 { "heeft" } else { "hebben" };
        let filled = (!self.unanswered.is_empty()).then(|| {
            let rated = words::sentence_case(&words::number_word(rated));
            format!("{rated} van de {} {verb} een oordeel.", words::count(items, "punt", "punten"))
        });
        let total = self.scores.preconditions.len();
        let in_order = match self.scores.in_order() {
            0 => format!("Nog geen van de {} randvoorwaarden is op orde.", words::number_word(total)),
            1 => format!("Eén van de {} randvoorwaarden is op orde.", words::number_word(total)),
            count => words::sentence_case(&format!(
                "{} van de {} randvoorwaarden zijn op orde.",
                words::number_word(count),
                words::number_word(total)
            )),
        };
        let gaps = match self.gaps.len() {
            0 => "Er zijn geen aandachtspunten.".to_owned(),
            1 => "Er is één aandachtspunt.".to_owned(),
            count => format!("Er zijn {} aandachtspunten.", words::number_word(count)),
        };
        filled.into_iter().chain([in_order, gaps]).collect::<Vec<_>>().join(" ")
    }
}

/// `3 van 12 op orde`.
pub(super) fn in_order(scores: &Scores) -> String {
    format!("{} van {} op orde", scores.in_order(), scores.preconditions.len())
}

/// What is open, and what is on its way. A dossier begins with all of it closed.
#[derive(Debug, Default)]
pub struct OutcomeState {
    view: OutcomeView,
    /// Whether another view has just come, so that it is shown from its top.
    is_new_view: bool,
    decisions: DecisionsState,
    asks: AsksState,
    conclusion: Fold,
    then_now: ThenNowState,
    /// The randvoorwaarden of which the items that changed are shown.
    changes: BTreeSet<PreconditionId>,
}

impl OutcomeState {
    /// Shows another view.
    pub(in crate::ui) fn show(&mut self, view: OutcomeView) {
        self.is_new_view |= self.view != view;
        if self.is_new_view {
            self.conclusion.begin();
            self.decisions.begin();
        }
        self.view = view;
    }

    /// Whether a change is seen in the view that is shown, as far as it is seen in one of them.
    pub(in crate::ui) fn shows(&self, edit: &crate::session::Edit) -> bool {
        OutcomeView::of(edit).is_none_or(|view| view == self.view)
    }

    /// Shows the conclusion and all that the team asks, with every text of it.
    pub(in crate::ui) fn unfold_texts(&mut self) {
        self.show(OutcomeView::Overview);
        self.asks.unfold();
        self.conclusion = Fold::Wanted;
    }

    /// Opens what is said of an aandachtspunt, whatever was filtered.
    pub fn open_gap(&mut self, item: ItemId) {
        self.show(OutcomeView::Decisions);
        self.decisions.open(item);
    }

    /// Goes to the next aandachtspunt without a decision where those are decided; whether that is so.
    pub fn go_to_next(&mut self) -> bool {
        let decides = self.view == OutcomeView::Decisions;
        if decides {
            self.decisions.go_to_next();
        }
        decides
    }
}

/// What the screen is about.
#[derive(Clone, Copy)]
pub struct OutcomeScreen<'a> {
    /// What is asked.
    pub catalogue: &'a Catalogue,
    /// The measurement that is shown.
    pub measurement: &'a Measurement,
    /// All actions.
    pub plan: &'a ActionPlan,
}

/// What the field for the conclusion is called.
pub(in crate::ui) const CONCLUSION_FIELD: &str = "Onze conclusie";

/// The narrowest drawing, in points: in a narrower one words would overlap.
const NARROWEST_DRAWING: f32 = 580.0;
/// The largest width at which the drawings stay one picture, in points.
const DRAWING_WIDTH: f32 = 1040.0;
/// Draws the screen.
pub fn outcome_ui(
    ui: &mut Ui,
    page: &Page,
    screen: OutcomeScreen<'_>,
    outcome: &mut Outcome,
    state: &mut OutcomeState,
    commands: &mut Vec<Command>,
) {
    state.asks.settle(ui.ctx(), screen.measurement);
    if let Some(view) = focus::wished(ui.ctx()).as_ref().and_then(OutcomeView::with) {
        state.show(view);
    }
    let is_later = outcome.then.is_some();
    if !OutcomeView::all(is_later).contains(&state.view) {
        state.show(OutcomeView::Overview);
    }
    if page.is_new {
        state.conclusion.begin();
        state.decisions.begin();
    }
    let has_foot = matches!(state.view, OutcomeView::Overview | OutcomeView::Decisions);
    let foot = if has_foot { Foot::Shown } else { Foot::None };
    page_ui(ui, page, Head::new("Uitkomst"), foot, commands, |ui, part, commands| match part {
        Part::Views => views_ui(ui, screen.measurement, outcome, state),
        Part::HeadEnd => head_end_ui(ui, screen.measurement, outcome, state, commands),
        Part::Body => body_ui(ui, screen, outcome, state, commands),
        Part::Foot if state.view == OutcomeView::Overview => overview::foot_ui(ui, outcome, state),
        Part::Foot if state.view == OutcomeView::Decisions => {
            let table = Table { gaps: &outcome.gaps, undecided: &outcome.undecided, fields: None };
            decisions_foot_ui(ui, screen, table, &mut state.decisions);
        }
        Part::FootEnd if state.view == OutcomeView::Overview && page.happened.is_none() => {
            overview::foot_end_ui(ui, screen.measurement);
        }
        Part::Foot | Part::FootEnd => {}
    });
}

/// Which view is shown, to choose from.
fn views_ui(ui: &mut Ui, measurement: &Measurement, outcome: &Outcome, state: &mut OutcomeState) {
    let all = OutcomeView::all(outcome.then.is_some());
    let view = |view: &OutcomeView| match (view, outcome.undecided.len()) {
        (OutcomeView::Decisions, 1..) if measurement.is_open() => View::counted(view.title(), outcome.undecided.len()),
        _ => View::new(view.title()),
    };
    let views: Vec<View> = all.iter().map(view).collect();
    let shown = all.iter().position(|view| *view == state.view).unwrap_or_default();
    if let Some(at) = segments(ui, ("Wat je van de uitkomst ziet", "outcome-views"), &views, shown) {
        state.show(all[at]);
    }
}

/// What can be done with the outcome as a whole.
fn head_end_ui(
    ui: &mut Ui,
    measurement: &Measurement,
    outcome: &Outcome,
    state: &mut OutcomeState,
    commands: &mut Vec<Command>,
) {
    if state.view == OutcomeView::ThenNow {
        then_now::switch_ui(ui, outcome, &mut state.then_now);
    }
    let subject = match state.view {
        OutcomeView::Overview | OutcomeView::ThenNow => Some(PictureSubject::Wall),
        OutcomeView::Scores => Some(PictureSubject::Bars),
        OutcomeView::Decisions => None,
    };
    if let Some(subject) = subject.filter(|_| outcome.rated() > 0) {
        picture_menu(ui, PictureChoice { subject, measurement: measurement.number }, commands);
    }
    let present = || Command::Go(Place::Presentation);
    if !outcome.is_complete() && state.view == OutcomeView::Overview {
        let text = if outcome.rated() == 0 { "Begin met meten" } else { "Ga verder met meten" };
        primary_sign_button(ui, None, text).asks(commands, || Command::NextOpen);
    } else if state.view == OutcomeView::Decisions {
        // What this view is for stands in its foot.
        edged_button(ui, Icon::Screen, PRESENT, PRESENT, true).asks(commands, present);
    } else {
        primary_sign_button(ui, Some(Icon::Screen), PRESENT).asks(commands, present);
    }
}

const PRESENT: &str = "Presenteer";

fn body_ui(
    ui: &mut Ui,
    screen: OutcomeScreen<'_>,
    outcome: &mut Outcome,
    state: &mut OutcomeState,
    commands: &mut Vec<Command>,
) {
    // What is to get the focus is brought in sight by that.
    if std::mem::take(&mut state.is_new_view) && !focus::is_wished(ui.ctx()) {
        let top = ui.max_rect().min - vec2(0.0, space::L);
        ui.scroll_to_rect(Rect::from_min_size(top, vec2(1.0, 1.0)), Some(Align::TOP));
        focus::keep_scroll(ui.ctx());
        ui.ctx().request_discard("uitkomst");
    }
    fixed(ui, ("view", state.view.title()), |ui| match state.view {
        OutcomeView::Overview => overview::overview_ui(ui, screen, outcome, (&mut state.asks, &mut state.conclusion), commands),
        OutcomeView::Decisions => decide_ui(ui, screen, outcome, state, commands),
        OutcomeView::Scores => scores::scores_ui(ui, screen, outcome, commands),
        OutcomeView::ThenNow => then_now::then_now_ui(ui, screen, outcome, state, commands),
    });
}

fn decide_ui(
    ui: &mut Ui,
    screen: OutcomeScreen<'_>,
    outcome: &mut Outcome,
    state: &mut OutcomeState,
    commands: &mut Vec<Command>,
) {
    let fields = drawings(screen.catalogue, outcome, ui).fields.clone();
    let table = Table { gaps: &outcome.gaps, undecided: &outcome.undecided, fields: fields.as_ref() };
    if decisions_ui(ui, screen, table, &mut state.decisions, &mut state.asks, commands) {
        state.show(OutcomeView::Overview);
    }
}

/// The drawings of the scores, as wide as there is room for.
fn drawings<'a>(catalogue: &Catalogue, outcome: &'a mut Outcome, ui: &Ui) -> &'a mut ScoreDrawings {
    let width = ui.available_width().clamp(NARROWEST_DRAWING, DRAWING_WIDTH) as u16;
    let Outcome { scores, history, fields, drawings, .. } = outcome;
    drawings.get(width, || ScoreDrawings::new(catalogue, (scores, history, fields), width))
}

/// A drawing that is wider than the window is moved along, not squeezed.
fn drawing_area(name: &str) -> ScrollArea {
    ScrollArea::horizontal().id_salt(name.to_owned())
}
