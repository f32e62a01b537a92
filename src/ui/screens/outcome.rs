//! Uitkomst: the wall, the scores, what deserves attention, and what the team says of it.

mod asks;
mod change;
mod decisions;
mod targets;
mod view;

use std::collections::BTreeSet;

use egui::{Role, ScrollArea, Sense, Ui, WidgetInfo};

use self::asks::AsksState;
pub(in crate::ui) use self::asks::ask_field;
use self::change::{Changes, changes_ui};
pub(in crate::ui) use self::decisions::gap_field;
use self::decisions::{DecisionsState, Table, decisions_foot_ui, decisions_ui};
pub(in crate::ui) use self::targets::target_field;
pub(in crate::ui) use self::view::OutcomeView;
use crate::analysis::{self, FourFields, Gap, History, Scores, Targets, Verdict};
use crate::content::{Catalogue, ItemId, PreconditionId};
use crate::model::{Action, Measurement, Rating};
use crate::session::Edit;
use crate::shapes::{self, Drawing, HistoryStyle, Wall, WallStyle};
use crate::ui::announce::describe;
use crate::ui::command::{Asks as _, Command, Place};
use crate::ui::computed::Computed;
use crate::ui::paint::{drawing_ui, rect_at, told_drawing_ui};
use crate::ui::rows::item_row;
use crate::ui::screens::actions::ActionPlan;
use crate::ui::shell::{Foot, Head, Page, Part, page_ui};
use crate::ui::theme::space;
use crate::ui::widgets::{
    NO_PERSONS, View, card, gap, heading, next_card, paragraph, primary_button, result_text, segments, small_text, text_area,
};
use crate::words;

/// What the screen shows. Computed when something changes, not for every frame.
pub struct Outcome {
    /// All scores.
    pub scores: Scores,
    /// Aandachtspunten in order.
    pub gaps: Vec<Gap>,
    /// Those without a decision.
    pub undecided: BTreeSet<ItemId>,
    /// Where they stand by effect and ease.
    fields: FourFields,
    /// Streefniveaus, those of the measurement before as well.
    targets: Targets,
    /// Items without a rating.
    pub unanswered: Vec<ItemId>,
    /// Answers to items that the content lacks.
    pub unplaced: Vec<ItemId>,
    /// What changed since the measurement before this one.
    changes: Option<Changes>,
    /// Every randvoorwaarde over all measurements; empty when there is one.
    history: Vec<History>,
    drawings: Computed<u16, Drawings>,
}

/// The drawings, made for one width in whole points.
struct Drawings {
    wall: Wall,
    bars: Drawing,
    /// All measurements, where there is more than one.
    history: Vec<Drawing>,
    /// Where the gaps stand, when one has a place.
    fields: Option<Drawing>,
}

/// Size of the letters in drawings other than the wall, in points.
const DRAWN_TEXT: f32 = 14.5;

/// What is drawn.
struct Drawn<'a> {
    scores: &'a Scores,
    earlier: Option<&'a Scores>,
    targets: &'a Targets,
    history: &'a [History],
    fields: &'a FourFields,
}

impl Drawings {
    fn new(catalogue: &Catalogue, drawn: &Drawn<'_>, width: u16) -> Self {
        let points = f32::from(width);
        let style = WallStyle { width: points, layer: 104.0, text: (points / 56.0).clamp(13.0, 15.0) };
        let history = HistoryStyle { width: points, text: DRAWN_TEXT, most: f32::INFINITY };
        let fields = drawn.fields;
        Self {
            wall: shapes::wall(catalogue, drawn.scores, drawn.earlier, drawn.targets, style),
            bars: shapes::bars(catalogue, drawn.scores, points, DRAWN_TEXT),
            history: shapes::history(catalogue, drawn.history, history),
            fields: (!fields.fields.is_empty())
                .then(|| shapes::four_fields(catalogue, fields, points.min(FIELDS_WIDTH), DRAWN_TEXT)),
        }
    }
}

impl Outcome {
    /// Computes what the screen shows of a measurement; `before` are all those before it, the oldest first,
    /// and `actions` all actions of the dossier.
    pub fn new(catalogue: &Catalogue, before: &[&Measurement], measurement: &Measurement, actions: &[Action]) -> Self {
        let earlier = before.last().copied();
        let scores = analysis::scores(catalogue, measurement);
        let history =
            if before.is_empty() { Vec::new() } else { analysis::history(catalogue, &[before, &[measurement]].concat()) };
        Self {
            targets: analysis::targets(measurement, earlier, &scores),
            scores,
            gaps: analysis::gaps(catalogue, measurement),
            undecided: analysis::undecided(catalogue, measurement, actions).into_iter().map(|gap| gap.item).collect(),
            fields: analysis::four_fields(catalogue, measurement),
            unanswered: analysis::unanswered(catalogue, measurement),
            unplaced: analysis::unplaced(catalogue, measurement).map(|(id, _)| id.clone()).collect(),
            changes: earlier.map(|earlier| Changes::new(catalogue, earlier, measurement)),
            history,
            drawings: Computed::default(),
        }
    }

    /// One to three sentences that say where the team stands.
    fn summary(&self) -> String {
        let counts = &self.scores.counts;
        let items = counts.applicable() + counts.not_applicable;
        let rated = items - counts.unanswered;
        if rated == 0 {
            return "Er is nog geen oordeel gegeven. Geef eerst een paar oordelen: dan staat hier hoe het met de aanpak gaat."
                .to_owned();
        }
        let verb = if rated == 1 { "heeft" } else { "hebben" };
        let filled = (counts.unanswered > 0).then(|| {
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

/// What is open, and what is on its way. A dossier begins with all of it closed.
#[derive(Debug, Default)]
pub struct OutcomeState {
    view: OutcomeView,
    decisions: DecisionsState,
    asks: AsksState,
    /// The randvoorwaarden of which the items that changed are shown.
    changes: BTreeSet<PreconditionId>,
}

impl OutcomeState {
    /// Opens what is said of an aandachtspunt, whatever was filtered.
    pub fn open_gap(&mut self, item: ItemId) {
        self.view = OutcomeView::Decisions;
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

/// The narrowest drawing, in points: in a narrower one words would overlap.
const NARROWEST_DRAWING: f32 = 580.0;
/// The largest width at which the drawings stay one picture, in points.
const DRAWING_WIDTH: f32 = 1040.0;

/// The largest width of the four fields, in points: they hold little.
const FIELDS_WIDTH: f32 = 700.0;

/// Draws the screen.
pub fn outcome_ui(
    ui: &mut Ui,
    page: &Page,
    screen: OutcomeScreen<'_>,
    outcome: &mut Outcome,
    state: &mut OutcomeState,
    commands: &mut Vec<Command>,
) {
    if page.is_new {
        state.decisions.begin();
    }
    let foot = if state.view == OutcomeView::Decisions { Foot::Shown } else { Foot::None };
    page_ui(ui, page, Head::new("Uitkomst"), foot, commands, |ui, part, commands| match part {
        Part::Views => views_ui(ui, outcome, state),
        Part::Body => body_ui(ui, screen, outcome, state, commands),
        Part::Foot if state.view == OutcomeView::Decisions => {
            let table = Table { gaps: &outcome.gaps, undecided: &outcome.undecided, fields: None };
            decisions_foot_ui(ui, screen, table, &mut state.decisions);
        }
        Part::HeadEnd | Part::Foot | Part::FootEnd => {}
    });
}

/// Which part is shown.
fn views_ui(ui: &mut Ui, outcome: &Outcome, state: &mut OutcomeState) {
    let views = [View::new("Overzicht"), View::counted("Besluitentafel", outcome.undecided.len())];
    let shown = usize::from(state.view == OutcomeView::Decisions);
    if let Some(at) = segments(ui, ("Onderdeel van de uitkomst", "outcome"), &views, shown) {
        state.view = if at == 1 { OutcomeView::Decisions } else { OutcomeView::Overview };
        state.decisions.begin();
    }
}

fn body_ui(
    ui: &mut Ui,
    screen: OutcomeScreen<'_>,
    outcome: &mut Outcome,
    state: &mut OutcomeState,
    commands: &mut Vec<Command>,
) {
    let OutcomeScreen { catalogue, measurement, .. } = screen;
    state.asks.settle(ui.ctx(), measurement);
    if state.view == OutcomeView::Decisions {
        decide_ui(ui, screen, outcome, state, commands);
        return;
    }
    result_text(ui, &outcome.summary());
    gap(ui, space::S);
    let width = (ui.available_width() - 2.0 * space::L - 2.0).clamp(NARROWEST_DRAWING, DRAWING_WIDTH) as u16;
    let drawn = Drawn {
        scores: &outcome.scores,
        earlier: outcome.changes.as_ref().map(|changes| &changes.scores),
        targets: &outcome.targets,
        history: &outcome.history,
        fields: &outcome.fields,
    };
    let drawings = outcome.drawings.get(width, || Drawings::new(catalogue, &drawn, width));
    card(ui, |ui| {
        heading(ui, "De muur van bouwstenen");
        small_text(
            ui,
            "Elke steen is een randvoorwaarde. Hoe voller de steen, hoe meer er op orde is. Gestreept is wat jullie nog niet \
             weten. Kies een steen om de punten te zien.",
        );
        if let Some(changes) = &outcome.changes {
            small_text(ui, &changes.legend());
        }
        if let Some(legend) = words::target_notches(&outcome.targets) {
            small_text(ui, &legend);
        }
        drawing_area("wall").show(ui, |ui| {
            let said = |id: &PreconditionId| said_of_stone(&outcome.scores, outcome.changes.as_ref(), &outcome.targets, id);
            wall_ui(ui, catalogue, &drawings.wall, said, commands);
        });
    });
    if let Some(changes) = &outcome.changes {
        next_card(ui, |ui| changes_ui(ui, catalogue, changes, &mut state.changes, commands));
    }
    if !drawings.history.is_empty() {
        next_card(ui, |ui| {
            heading(ui, "Alle metingen");
            small_text(ui, words::ALL_MEASUREMENTS);
            drawing_area("history").show(ui, |ui| {
                for drawing in &drawings.history {
                    told_drawing_ui(ui, drawing);
                }
            });
        });
    }
    next_card(ui, |ui| {
        heading(ui, "Scores");
        small_text(
            ui,
            "Een score telt op wat op orde is (1), deels (½) of niet (0), gedeeld door het aantal punten dat geldt. Wat jullie \
             niet weten, kan alles zijn: dan staan er twee getallen.",
        );
        drawing_area("bars").show(ui, |ui| told_drawing_ui(ui, &drawings.bars));
        targets::targets_ui(ui, screen, (&outcome.scores, &outcome.targets), commands);
    });
    let unknown: Vec<&Gap> = outcome.gaps.iter().filter(|gap| gap.rating == Rating::Unknown).collect();
    if !unknown.is_empty() {
        next_card(ui, |ui| unknown_ui(ui, catalogue, &unknown, commands));
    }
    next_card(ui, |ui| open_ui(ui, catalogue, outcome, commands));
    next_card(ui, |ui| conclusion_ui(ui, screen, &outcome.gaps, &mut state.asks, commands));
    gap(ui, space::S);
    primary_button(ui, "Naar het rapport", true).asks(commands, || Command::Go(Place::Report));
}

fn decide_ui(
    ui: &mut Ui,
    screen: OutcomeScreen<'_>,
    outcome: &mut Outcome,
    state: &mut OutcomeState,
    commands: &mut Vec<Command>,
) {
    let width = (ui.available_width() - 2.0 * space::L - 2.0).clamp(NARROWEST_DRAWING, DRAWING_WIDTH) as u16;
    let drawn = Drawn {
        scores: &outcome.scores,
        earlier: outcome.changes.as_ref().map(|changes| &changes.scores),
        targets: &outcome.targets,
        history: &outcome.history,
        fields: &outcome.fields,
    };
    let drawings = outcome.drawings.get(width, || Drawings::new(screen.catalogue, &drawn, width));
    let table = Table { gaps: &outcome.gaps, undecided: &outcome.undecided, fields: drawings.fields.as_ref() };
    if decisions_ui(ui, screen, table, &mut state.decisions, &mut state.asks, commands) {
        state.view = OutcomeView::Overview;
    }
}

/// A drawing that is wider than the window is moved along, not squeezed.
fn drawing_area(name: &str) -> ScrollArea {
    ScrollArea::horizontal().id_salt(name.to_owned())
}

/// What is told of a stone beyond its name: `3 van 5 punten op orde, 60–80%. Deels. Beter dan bij de 0-meting.`
fn said_of_stone(scores: &Scores, changes: Option<&Changes>, targets: &Targets, id: &PreconditionId) -> String {
    let Some(score) = scores.precondition(id) else { return String::new() };
    let aim = targets.get(id).map(|targets| format!(" {}.", words::sentence_case(&words::targets(targets))));
    let aim = aim.unwrap_or_default();
    let counts = &score.counts;
    let verdict = words::sentence_case(words::verdict(score.verdict));
    let change = changes.and_then(|changes| changes.said(id)).unwrap_or_default();
    if score.verdict == Verdict::NotFilledIn {
        return format!("{verdict}. {change}{aim}");
    }
    format!(
        "{} van {} op orde, {}. {verdict}. {change}{aim}",
        counts.in_order,
        words::figure(counts.applicable(), "punt", "punten"),
        words::score(score.interval.as_ref()),
    )
}

fn wall_ui(
    ui: &mut Ui,
    catalogue: &Catalogue,
    wall: &Wall,
    said: impl Fn(&PreconditionId) -> String,
    commands: &mut Vec<Command>,
) {
    let response = drawing_ui(ui, &wall.drawing);
    // Read from the base up, as the wall is built.
    for (id, area) in &wall.stones {
        let Some(precondition) = catalogue.precondition(id) else { continue };
        let stone = ui.interact(rect_at(response.rect.min, *area), ui.scope_id().with(("stone", id)), Sense::click());
        let name = format!("Naar {}", precondition.title);
        stone.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
        describe(ui, &stone, said(id).trim_end());
        if stone.hovered() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        stone.asks(commands, || Command::Go(Place::Precondition(id.clone())));
    }
}

/// What the team does not know, to be found out.
fn unknown_ui(ui: &mut Ui, catalogue: &Catalogue, unknown: &[&Gap], commands: &mut Vec<Command>) {
    heading(ui, "Wat jullie niet weten");
    small_text(ui, "Spreek af wie dit uitzoekt. Tot dan kan de score nog alle kanten op.");
    for gap in unknown {
        item_row(ui, catalogue, (&gap.item, Some(gap.rating)), "Uit te zoeken", "", commands);
    }
}

fn open_ui(ui: &mut Ui, catalogue: &Catalogue, outcome: &Outcome, commands: &mut Vec<Command>) {
    heading(ui, "Nog open");
    let open = match outcome.unanswered.len() {
        0 => "Alle punten hebben een oordeel.".to_owned(),
        count => format!("{} nog geen oordeel.", words::sentence_case(&counted_items(count))),
    };
    let without = match outcome.scores.counts.without_evidence {
        0 => String::new(),
        count => format!(" {} een oordeel zonder onderbouwing.", words::sentence_case(&counted_items(count))),
    };
    paragraph(ui, &format!("{open}{without}"));
    for id in &outcome.unanswered {
        item_row(ui, catalogue, (id, None), "", "", commands);
    }
    if !outcome.unplaced.is_empty() {
        let names: Vec<&str> = outcome.unplaced.iter().map(ItemId::as_str).collect();
        small_text(
            ui,
            &format!(
                "Bij deze punten staan antwoorden, maar de vragenlijst kent ze niet: {}. Ze blijven bewaard en staan apart in het rapport.",
                names.join(", ")
            ),
        );
    }
}

fn counted_items(count: usize) -> String {
    let verb = if count == 1 { "heeft" } else { "hebben" };
    format!("{} {verb}", words::count(count, "punt", "punten"))
}

/// What the field for the conclusion is called.
pub(in crate::ui) const CONCLUSION_FIELD: &str = "Onze conclusie";

fn conclusion_ui(ui: &mut Ui, screen: OutcomeScreen<'_>, gaps: &[Gap], state: &mut AsksState, commands: &mut Vec<Command>) {
    let measurement = screen.measurement;
    heading(ui, "Wat zeggen jullie zelf?");
    if !measurement.is_open() {
        if measurement.conclusion.trim().is_empty() && measurement.asks.is_empty() {
            paragraph(ui, "Hier is in deze meting niets opgeschreven.");
        }
        if !measurement.conclusion.trim().is_empty() {
            paragraph(ui, &measurement.conclusion);
        }
        asks::read_ui(ui, screen, commands);
        return;
    }
    small_text(ui, NO_PERSONS);
    let conclusion = text_area(ui, CONCLUSION_FIELD, CONCLUSION_FIELD, &measurement.conclusion, 4);
    commands.extend(conclusion.map(|text| Command::edit(Edit::Conclusion(text))));
    gap(ui, space::S);
    asks::asks_ui(ui, screen, gaps, state, commands);
}
