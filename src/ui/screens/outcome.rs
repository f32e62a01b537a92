//! Uitkomst: the wall, the scores, what deserves attention, and what the team says of it.

mod asks;
mod change;

pub(in crate::ui) use asks::ask_field;
use change::{Changes, changes_ui};
use egui::{Role, ScrollArea, Sense, Ui, WidgetInfo};

use crate::analysis::{Gap, Scores, Targets, Verdict};
use crate::content::{Catalogue, ItemId, PreconditionId};
use crate::model::{Measurement, Rating};
use crate::session::Edit;
use crate::shapes::{self, Drawing, Wall, WallStyle};
use crate::ui::announce::describe;
use crate::ui::command::{Asks as _, Command, Place};
use crate::ui::computed::Computed;
use crate::ui::paint::{drawing_ui, rect_at, told_drawing_ui};
use crate::ui::rows::item_row;
use crate::ui::screens::actions::{ActionPlan, ActionsState, item_actions_ui, new_item_action_ui};
use crate::ui::theme::{self, space};
use crate::ui::widgets::{
    NO_PERSONS, card, column, fixed, gap, heading, next_card, page_title, paragraph, primary_button, result_text, small_text,
    text_area,
};
use crate::words;

/// What the screen shows. Computed when something changes, not for every frame.
pub struct Outcome {
    /// All scores.
    pub scores: Scores,
    /// Aandachtspunten in order.
    pub gaps: Vec<Gap>,
    /// Streefniveaus, those of the measurement before as well.
    targets: Targets,
    /// Items without a rating.
    pub unanswered: Vec<ItemId>,
    /// Answers to items that the content lacks.
    pub unplaced: Vec<ItemId>,
    /// What changed since the measurement before this one.
    changes: Option<Changes>,
    drawings: Computed<u16, Drawings>,
}

/// The drawings, made for one width in whole points.
struct Drawings {
    wall: Wall,
    bars: Drawing,
}

impl Drawings {
    fn new(catalogue: &Catalogue, scores: &Scores, earlier: Option<&Scores>, targets: &Targets, width: u16) -> Self {
        let points = f32::from(width);
        let style = WallStyle { width: points, layer: 104.0, text: (points / 56.0).clamp(13.0, 15.0) };
        let bars = shapes::bars(catalogue, scores, points, 14.5);
        Self { wall: shapes::wall(catalogue, scores, earlier, targets, style), bars }
    }
}

impl Outcome {
    /// Computes what the screen shows of a measurement; `earlier` is the one before it.
    pub fn new(catalogue: &Catalogue, measurement: &Measurement, earlier: Option<&Measurement>) -> Self {
        use crate::analysis;
        let scores = analysis::scores(catalogue, measurement);
        Self {
            targets: analysis::targets(measurement, earlier, &scores),
            scores,
            gaps: analysis::gaps(catalogue, measurement),
            unanswered: analysis::unanswered(catalogue, measurement),
            unplaced: analysis::unplaced(catalogue, measurement).map(|(id, _)| id.clone()).collect(),
            changes: earlier.map(|earlier| Changes::new(catalogue, earlier, measurement)),
            drawings: Computed::default(),
        }
    }

    /// One sentence that says where the team stands.
    fn summary(&self) -> String {
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
        format!("{in_order} {gaps}")
    }
}

/// The narrowest drawing, in points: in a narrower one words would overlap.
const NARROWEST_DRAWING: f32 = 580.0;
/// The largest width at which the drawings stay one picture, in points.
const DRAWING_WIDTH: f32 = 1040.0;

/// Width of the button beside an aandachtspunt, in points.
const ACTION_WIDTH: f32 = 96.0;
/// Width of the mark before an item, in points.
const MARK_WIDTH: f32 = 24.0;

/// Draws the screen.
pub fn outcome_ui(
    ui: &mut Ui,
    catalogue: &Catalogue,
    measurement: &Measurement,
    outcome: &mut Outcome,
    plan: &ActionPlan,
    actions: &mut ActionsState,
    commands: &mut Vec<Command>,
) {
    page_title(ui, "Uitkomst");
    result_text(ui, &outcome.summary());
    gap(ui, space::S);
    let width = (ui.available_width() - 2.0 * space::L - 2.0).clamp(NARROWEST_DRAWING, DRAWING_WIDTH) as u16;
    let earlier = outcome.changes.as_ref().map(|changes| &changes.scores);
    let drawings = outcome.drawings.get(width, || Drawings::new(catalogue, &outcome.scores, earlier, &outcome.targets, width));
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
            let said = |id: &PreconditionId| said_of_stone(&outcome.scores, outcome.changes.as_ref(), id);
            wall_ui(ui, catalogue, &drawings.wall, said, commands);
        });
    });
    if let Some(changes) = &outcome.changes {
        next_card(ui, |ui| changes_ui(ui, changes, commands));
    }
    next_card(ui, |ui| {
        heading(ui, "Scores");
        small_text(
            ui,
            "Een score telt op wat op orde is (1), deels (½) of niet (0), gedeeld door het aantal punten dat geldt. Wat jullie \
             niet weten, kan alles zijn: dan staan er twee getallen.",
        );
        drawing_area("bars").show(ui, |ui| told_drawing_ui(ui, &drawings.bars));
    });
    next_card(ui, |ui| gaps_ui(ui, catalogue, outcome, plan, actions, commands));
    let unknown: Vec<&Gap> = outcome.gaps.iter().filter(|gap| gap.rating == Rating::Unknown).collect();
    if !unknown.is_empty() {
        next_card(ui, |ui| unknown_ui(ui, catalogue, &unknown, commands));
    }
    next_card(ui, |ui| open_ui(ui, catalogue, outcome, commands));
    next_card(ui, |ui| conclusion_ui(ui, measurement, commands));
    gap(ui, space::S);
    primary_button(ui, "Naar het rapport", true).asks(commands, || Command::Go(Place::Report));
}

/// A drawing that is wider than the window is moved along, not squeezed.
fn drawing_area(name: &str) -> ScrollArea {
    ScrollArea::horizontal().id_salt(name.to_owned())
}

/// What is told of a stone beyond its name: `3 van 5 punten op orde, 60–80%. Deels. Beter dan bij de 0-meting.`
fn said_of_stone(scores: &Scores, changes: Option<&Changes>, id: &PreconditionId) -> String {
    let Some(score) = scores.precondition(id) else { return String::new() };
    let counts = &score.counts;
    let verdict = words::sentence_case(words::verdict(score.verdict));
    let change = changes.and_then(|changes| changes.said(id)).unwrap_or_default();
    if score.verdict == Verdict::NotFilledIn {
        return format!("{verdict}. {change}");
    }
    format!(
        "{} van {} op orde, {}. {verdict}. {change}",
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

fn gaps_ui(
    ui: &mut Ui,
    catalogue: &Catalogue,
    outcome: &Outcome,
    plan: &ActionPlan,
    actions: &mut ActionsState,
    commands: &mut Vec<Command>,
) {
    heading(ui, "Aandachtspunten");
    if outcome.gaps.is_empty() {
        paragraph(
            ui,
            "Hier komen de punten die niet of deels op orde zijn, en wat jullie niet weten. Geef eerst een oordeel bij de randvoorwaarden.",
        );
        return;
    }
    small_text(ui, "Eerst wat jullie als eerste willen aanpakken, dan van onder in de muur naar boven.");
    for gap_item in &outcome.gaps {
        let Some((_, item)) = catalogue.item(&gap_item.item) else { continue };
        fixed(ui, &gap_item.item, |ui| {
            let priority = if gap_item.priority { "als eerste, " } else { "" };
            let remark = format!("{}, {priority}", words::sentence_case(words::rating(gap_item.rating)));
            ui.horizontal_top(|ui| {
                let width = (ui.available_width() - ACTION_WIDTH).min(theme::TEXT_WIDTH * 1.3);
                let rated = (&gap_item.item, Some(gap_item.rating));
                column(ui, width, |ui| item_row(ui, catalogue, rated, "", &remark, commands));
                new_item_action_ui(ui, plan, &item.id, plan.number(&item.id), actions, commands);
            });
            ui.horizontal_top(|ui| {
                ui.add_space(MARK_WIDTH + space::S);
                ui.vertical(|ui| item_actions_ui(ui, plan, &item.id, actions, commands));
            });
        });
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

fn conclusion_ui(ui: &mut Ui, measurement: &Measurement, commands: &mut Vec<Command>) {
    heading(ui, "Wat zeggen jullie zelf?");
    if !measurement.is_open() {
        paragraph(ui, &measurement.conclusion);
        asks::read_ui(ui, measurement);
        return;
    }
    small_text(ui, NO_PERSONS);
    let conclusion = text_area(ui, CONCLUSION_FIELD, CONCLUSION_FIELD, &measurement.conclusion, 4);
    commands.extend(conclusion.map(|text| Command::edit(Edit::Conclusion(text))));
    asks::asks_ui(ui, measurement, commands);
}
