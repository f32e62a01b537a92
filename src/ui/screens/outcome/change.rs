//! What changed since the measurement before this one, stone by stone in bars and words.

use std::collections::BTreeSet;

use egui::{Grid, Pos2, Sense, Ui, vec2};

use crate::analysis::{self, Change, Comparison, Direction, Interval, ItemChange};
use crate::content::{Catalogue, ItemId, PreconditionId};
use crate::model::{Measurement, Rating};
use crate::shapes::{ChangeMark, Names, Point, change_mark, was_now};
use crate::ui::announce::describe;
use crate::ui::command::{Asks as _, Command, Place};
use crate::ui::paint::{drawing_ui, shapes_at};
use crate::ui::rows::item_row;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{fixed, fold_line, gap, heading, link, result_text, small_text, styled_text, subheading};
use crate::words::{self, ToldTo};

/// What changed, as text.
pub(super) struct Changes {
    /// `0-meting`.
    earlier: String,
    /// `1-meting`.
    later: String,
    /// What changed, for the wall.
    pub(super) comparison: Comparison,
    /// Whether anything was rated yet.
    is_begun: bool,
    /// How much of what changed is reality; `None` where the team was not asked.
    reasons: Option<String>,
    rows: Vec<ChangeRow>,
}

/// One stone.
struct ChangeRow {
    id: PreconditionId,
    title: String,
    direction: Option<Direction>,
    /// The earlier and the later score over the items that can be compared.
    scores: Option<(Interval, Interval)>,
    /// `Twee beter, één gelijk`.
    counts: String,
    /// `Werkelijkheid: twee beter`; empty where nothing moved.
    reasons: String,
    /// The items that have another rating now.
    moved: Vec<MovedItem>,
}

/// An item that has another rating now.
struct MovedItem {
    item: ItemId,
    rating: Option<Rating>,
    /// `1.2, van deels naar op orde. Werkelijkheid: ‘De straat is weer van ons’. `
    said: String,
}

impl MovedItem {
    /// What is shown of an item; `None` for one that did not move, and one that cannot be compared.
    fn new(catalogue: &Catalogue, change: &ItemChange, later: &Measurement, is_asked: bool) -> Option<Self> {
        let is_comparable = !matches!(change.change, Change::NotComparable(_));
        let (old, new) = change.old.zip(change.new).filter(|_| is_comparable && change.has_moved())?;
        let why = later.answers.get(&change.item).map(|answer| answer.change_reason.trim());
        let because = match (change.reason.map(words::change_reason), why.filter(|why| !why.is_empty())) {
            _ if !is_asked => String::new(),
            (Some(reason), Some(why)) => format!("{}: ‘{why}’. ", words::sentence_case(reason)),
            (Some(reason), None) => format!("{}. ", words::sentence_case(reason)),
            (None, Some(why)) => format!("‘{why}’. "),
            (None, None) => format!("{}. ", words::sentence_case(words::REASON_NOT_GIVEN)),
        };
        let number = catalogue.number(&change.item);
        let said = format!("{number}, van {} naar {}. {because}", words::rating(old), words::rating(new));
        Some(Self { item: change.item.clone(), rating: change.new, said })
    }
}

impl Changes {
    pub(super) fn new(catalogue: &Catalogue, earlier: &Measurement, later: &Measurement) -> Self {
        let comparison = analysis::compare(catalogue, earlier, later);
        let rows = comparison
            .preconditions
            .iter()
            .filter_map(|change| {
                let precondition = catalogue.precondition(&change.id)?;
                Some(ChangeRow {
                    id: change.id.clone(),
                    title: precondition.short_title.clone(),
                    direction: change.direction,
                    scores: change.old.zip(change.new),
                    counts: words::sentence_case(&words::change_counts(&change.counts)),
                    reasons: change.reasons.map(|reasons| words::sentence_case(&words::reasons(&reasons))).unwrap_or_default(),
                    moved: change
                        .items
                        .iter()
                        .filter_map(|item| MovedItem::new(catalogue, item, later, change.reasons.is_some()))
                        .collect(),
                })
            })
            .collect();
        Self {
            earlier: words::measurement(earlier.number),
            later: words::measurement(later.number),
            reasons: comparison.reasons.map(|reasons| words::reasons_sentence(&reasons, ToldTo::Team)),
            is_begun: later.answers.values().any(|answer| answer.rating.is_some()),
            rows,
            comparison,
        }
    }

    /// What is told of the change of a stone: `Beter dan bij de 0-meting` and the like; `None` for one that is not compared.
    pub(super) fn said(&self, id: &PreconditionId) -> Option<String> {
        let row = self.rows.iter().find(|row| row.id == *id).filter(|_| self.is_begun)?;
        Some(format!("Sinds de {}: {}.", self.earlier, words::direction(row.direction)))
    }

    /// Whether anything was rated yet.
    pub(super) fn is_begun(&self) -> bool {
        self.is_begun
    }
}

impl ChangeRow {
    /// What is told of a row beyond its name and direction: `Bij de 0-meting 40%, nu 60–80%. Twee beter, één gelijk.`
    fn said_below(&self, earlier: &str) -> String {
        let scores = self
            .scores
            .as_ref()
            .map(|(then, now)| format!("Bij de {earlier} {}, nu {}. ", words::score(Some(then)), words::score(Some(now))));
        let reasons = if self.reasons.is_empty() { String::new() } else { format!(" {}.", self.reasons) };
        format!("{}{}.{reasons}", scores.unwrap_or_default(), self.counts)
    }
}

/// Width of the two bars with their names and percentages, in points.
const SCORES: f32 = 312.0;
/// From this width, in points, names, bars and what came of it stand beside each other.
const ROOM_FOR_THREE: f32 = 140.0 + SCORES + 150.0 + 2.0 * space::M;
/// Size of the letters in the drawing, in points.
const DRAWN: f32 = 14.5;

/// Draws the list.
pub(super) fn changes_ui(
    ui: &mut Ui,
    catalogue: &Catalogue,
    changes: &Changes,
    open: &mut BTreeSet<PreconditionId>,
    commands: &mut Vec<Command>,
) {
    heading(ui, &format!("Per randvoorwaarde, sinds de {}", changes.earlier));
    if let Some(reasons) = &changes.reasons {
        result_text(ui, reasons);
    }
    small_text(
        ui,
        "Vergeleken worden alleen punten die in beide metingen gelden en die hetzelfde zijn gebleven. ‘Niet zeker’ betekent: er \
         is nog te veel onbekend om het te zeggen.",
    );
    // In little room what came of it stands below the name.
    let is_wide = ui.available_width() >= ROOM_FOR_THREE;
    let beside = ui.available_width() - SCORES - space::M;
    let name_width = if is_wide { (ui.available_width() * 0.24).clamp(140.0, 220.0) } else { beside.max(140.0) };
    let direction_width = (beside - name_width - space::M).clamp(150.0, 360.0);
    let counts_ui = |ui: &mut Ui, row: &ChangeRow| {
        direction_ui(ui, row.direction);
        small_text(ui, &row.counts);
        if !row.reasons.is_empty() {
            small_text(ui, &row.reasons);
        }
    };
    Grid::new("changes").num_columns(3).spacing(vec2(space::M, space::S)).show(ui, |ui| {
        for row in &changes.rows {
            ui.push_id(&row.id, |ui| {
                ui.vertical(|ui| {
                    ui.set_width(name_width);
                    let response = link(ui, &row.title).asks(commands, || Command::Go(Place::Precondition(row.id.clone())));
                    let name = format!("{}, {}", row.title, words::direction(row.direction));
                    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
                    describe(ui, &response, &row.said_below(&changes.earlier));
                    if !is_wide {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        counts_ui(ui, row);
                    }
                });
            });
            ui.vertical(|ui| {
                ui.set_width(SCORES);
                let names = Names { then: &changes.earlier, now: &changes.later };
                if let Some(scores) = row.scores {
                    drawing_ui(ui, &was_now(&row.title, scores, names, SCORES, DRAWN));
                } else {
                    ui.add_space(space::XS + 1.0);
                    small_text(ui, "Geen enkel punt is te vergelijken.");
                }
            });
            if is_wide {
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.set_width(direction_width);
                    counts_ui(ui, row);
                });
            }
            ui.end_row();
        }
    });
    moved_ui(ui, catalogue, changes, open, commands);
}

/// Each item that has another rating now, below its randvoorwaarde.
fn moved_ui(
    ui: &mut Ui,
    catalogue: &Catalogue,
    changes: &Changes,
    open: &mut BTreeSet<PreconditionId>,
    commands: &mut Vec<Command>,
) {
    let rows: Vec<&ChangeRow> = changes.rows.iter().filter(|row| !row.moved.is_empty()).collect();
    if rows.is_empty() {
        return;
    }
    gap(ui, space::S);
    subheading(ui, "Welke punten kregen een ander oordeel?");
    for row in rows {
        fixed(ui, ("moved", &row.id), |ui| {
            let is_open = open.contains(&row.id);
            let text = format!("{}: {}", row.title, words::count(row.moved.len(), "punt", "punten"));
            if fold_line(ui, &text, &format!("{text} met een ander oordeel"), is_open) {
                if is_open {
                    open.remove(&row.id);
                } else {
                    open.insert(row.id.clone());
                }
            }
            if is_open {
                for moved in &row.moved {
                    item_row(ui, catalogue, (&moved.item, moved.rating), "Ander oordeel", &moved.said, commands);
                }
            }
        });
    }
}

/// The mark and the word of a direction.
fn direction_ui(ui: &mut Ui, direction: Option<Direction>) {
    ui.horizontal(|ui| {
        ui.set_min_height(theme::TARGET);
        let (area, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
        let center = area.center();
        shapes_at(ui, Pos2::ZERO, &change_mark(ChangeMark::from(direction), Point::new(center.x, center.y), 17.0));
        let color = Palette::of(ui).ink;
        styled_text(ui, &words::sentence_case(words::direction(direction)), theme::strong(), color);
    });
}
