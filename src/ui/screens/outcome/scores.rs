//! Scores: what the wall rests on, of all measurements, with streefniveaus and what is not known.

use egui::Ui;

use super::{NARROWEST_DRAWING, Outcome, OutcomeScreen, drawing_area, drawings, targets};
use crate::analysis::{FourFields, Gap, History, Scores};
use crate::content::{Catalogue, ItemId};
use crate::model::Rating;
use crate::session::{PictureChoice, PictureSubject};
use crate::shapes::{self, Drawing, HistoryStyle};
use crate::ui::command::Command;
use crate::ui::paint::told_drawing_ui;
use crate::ui::rows::item_row;
use crate::ui::theme::space;
use crate::ui::widgets::{fixed, gap, heading, paragraph, picture_menu, small_text};
use crate::words;

/// The drawings of scores, made for one width in whole points.
pub(super) struct ScoreDrawings {
    bars: Drawing,
    /// All measurements, where there is more than one.
    history: Vec<Drawing>,
    /// Where the gaps stand, when one has a place.
    pub(super) fields: Option<Drawing>,
}

/// Size of the letters in these drawings, in points.
const DRAWN_TEXT: f32 = 14.5;
/// The largest width of the four fields, in points: they hold little.
const FIELDS_WIDTH: f32 = 700.0;

impl ScoreDrawings {
    pub(super) fn new(
        catalogue: &Catalogue,
        (scores, history, fields): (&Scores, &[History], &FourFields),
        width: u16,
    ) -> Self {
        let points = f32::from(width);
        let style = HistoryStyle { width: points, text: DRAWN_TEXT, most: f32::INFINITY };
        Self {
            bars: shapes::bars(catalogue, scores, points, DRAWN_TEXT),
            history: shapes::history(catalogue, history, style),
            fields: (!fields.fields.is_empty())
                .then(|| shapes::four_fields(catalogue, fields, points.min(FIELDS_WIDTH), DRAWN_TEXT)),
        }
    }
}

/// Draws the view.
pub(super) fn scores_ui(ui: &mut Ui, screen: OutcomeScreen<'_>, outcome: &mut Outcome, commands: &mut Vec<Command>) {
    let catalogue = screen.catalogue;
    heading(ui, "Scores");
    small_text(
        ui,
        "Een score telt op wat op orde is (1), deels (½) of niet (0), gedeeld door het aantal punten dat geldt. Wat jullie niet \
         weten, kan alles zijn: dan staan er twee getallen.",
    );
    gap(ui, space::S);
    let made = drawings(catalogue, outcome, ui);
    drawn_ui(ui, "bars", std::slice::from_ref(&made.bars));
    if !made.history.is_empty() {
        part_ui(ui, "Alle metingen", |ui| {
            small_text(ui, words::ALL_MEASUREMENTS);
            let subject = PictureSubject::History;
            picture_menu(ui, PictureChoice { subject, measurement: screen.measurement.number }, commands);
            gap(ui, space::S);
            drawn_ui(ui, "history", &made.history);
        });
    }
    targets::targets_ui(ui, screen, (&outcome.scores, &outcome.targets), commands);
    let unknown: Vec<&Gap> = outcome.gaps.iter().filter(|gap| gap.rating == Rating::Unknown).collect();
    if !unknown.is_empty() {
        part_ui(ui, "Wat jullie niet weten", |ui| {
            small_text(ui, "Spreek af wie dit uitzoekt. Tot dan kan de score nog alle kanten op.");
            for gap in unknown {
                item_row(ui, catalogue, (&gap.item, Some(gap.rating)), "Uit te zoeken", "", commands);
            }
        });
    }
    part_ui(ui, "Nog open", |ui| open_ui(ui, catalogue, outcome, commands));
}

/// A part of the view below what stands above it.
fn part_ui(ui: &mut Ui, title: &str, contents: impl FnOnce(&mut Ui)) {
    gap(ui, space::XL);
    fixed(ui, title, |ui| {
        heading(ui, title);
        contents(ui);
    });
}

/// Drawings below each other; a screen with too little room for them moves along.
fn drawn_ui(ui: &mut Ui, name: &str, drawings: &[Drawing]) {
    let all = |ui: &mut Ui| drawings.iter().for_each(|drawing| drop(told_drawing_ui(ui, drawing)));
    if ui.available_width() >= NARROWEST_DRAWING {
        all(ui);
    } else {
        drawing_area(name).show(ui, all);
    }
}

fn open_ui(ui: &mut Ui, catalogue: &Catalogue, outcome: &Outcome, commands: &mut Vec<Command>) {
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
