//! What changed since the measurement before this one, stone by stone in words.

use egui::{Grid, Ui, vec2};

use crate::analysis::{self, ChangeCounts, Scores};
use crate::content::{Catalogue, PreconditionId};
use crate::model::Measurement;
use crate::ui::command::{Command, Place};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{heading, link, paragraph, small_text, styled_text};
use crate::words;

/// What changed, as text.
pub(super) struct Changes {
    /// `0-meting`.
    earlier: String,
    /// The earlier scores, for the wall.
    pub(super) scores: Scores,
    /// Whether anything was rated yet.
    is_begun: bool,
    rows: Vec<ChangeRow>,
}

/// One stone.
struct ChangeRow {
    id: PreconditionId,
    title: String,
    /// `verbeterd` and the like.
    direction: &'static str,
    /// `van 45 % naar 60 %`.
    scores: String,
    /// `twee beter, één gelijk`.
    counts: String,
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
                    direction: change.direction.map_or("niet vergelijkbaar", words::direction),
                    scores: change.old.zip(change.new).map_or_else(String::new, |(old, new)| {
                        format!("van {} naar {}", words::percentages(&old), words::percentages(&new))
                    }),
                    counts: said_counts(&change.counts),
                })
            })
            .collect();
        Self {
            earlier: words::measurement(earlier.number),
            scores: analysis::scores(catalogue, earlier),
            is_begun: later.answers.values().any(|answer| answer.rating.is_some()),
            rows,
        }
    }

    /// How the earlier level is drawn.
    pub(super) fn legend(&self) -> String {
        format!("De lijn met het driehoekje is het peil van de {}.", self.earlier)
    }
}

fn said_counts(counts: &ChangeCounts) -> String {
    let parts = [
        (counts.better, "beter"),
        (counts.worse, "slechter"),
        (counts.same, "gelijk"),
        (counts.uncertain, "niet zeker"),
        (counts.not_comparable, "niet vergelijkbaar"),
    ];
    let said: Vec<String> = parts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!("{} {word}", words::number_word(number)))
        .collect();
    words::sentence_case(&said.join(", "))
}

/// Width of the columns with words.
const DIRECTION: f32 = 150.0;
const SCORES: f32 = 232.0;
/// From this width the counts have a column of their own; else they stand below the scores.
const ROOM_FOR_COUNTS: f32 = 800.0;

/// Draws the list.
pub(super) fn changes_ui(ui: &mut Ui, changes: &Changes, commands: &mut Vec<Command>) {
    heading(ui, &format!("Wat is er veranderd sinds de {}?", changes.earlier));
    if !changes.is_begun {
        paragraph(ui, "Geef eerst een paar oordelen. Dan staat hier wat er beter gaat en wat niet.");
        return;
    }
    small_text(
        ui,
        "Vergeleken worden alleen punten die in beide metingen gelden en die hetzelfde zijn gebleven. ‘Niet zeker’ betekent: er \
         is nog te veel onbekend om het te zeggen.",
    );
    let palette = Palette::of(ui);
    let is_narrow = ui.available_width() < ROOM_FOR_COUNTS;
    let name_width = (ui.available_width() * 0.28).clamp(150.0, 240.0);
    Grid::new("changes").num_columns(4).spacing(vec2(space::M, 0.0)).show(ui, |ui| {
        for row in &changes.rows {
            ui.push_id(&row.id, |ui| {
                ui.vertical(|ui| {
                    ui.set_width(name_width);
                    let response = link(ui, &row.title);
                    if response.clicked() {
                        commands.push(Command::Go(Place::Precondition(row.id.clone())));
                    }
                    let name = format!("{}, {}", row.title, row.direction);
                    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
                });
            });
            ui.vertical(|ui| {
                ui.set_width(DIRECTION);
                ui.add_space(space::XS + 1.0);
                styled_text(ui, &words::sentence_case(row.direction), theme::strong(), palette.ink);
            });
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.set_width(SCORES);
                ui.set_min_height(theme::TARGET);
                ui.add_space(space::XS + 1.0);
                styled_text(ui, &row.scores, theme::text(), palette.ink);
                if is_narrow {
                    small_text(ui, &row.counts);
                }
            });
            if !is_narrow {
                small_text(ui, &row.counts);
            }
            ui.end_row();
        }
    });
}

#[cfg(test)]
mod tests {
    use super::said_counts;
    use crate::analysis::ChangeCounts;

    #[test]
    fn counts_name_what_is_there() {
        let counts = ChangeCounts { better: 2, same: 1, uncertain: 3, ..ChangeCounts::default() };
        assert_eq!(said_counts(&counts), "Twee beter, één gelijk, drie niet zeker");
        assert_eq!(said_counts(&ChangeCounts::default()), "");
    }
}
