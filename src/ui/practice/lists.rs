//! The examples of a principle and of an intervention, each of which opens below its line.

use egui::Ui;

use super::HOW_OTHERS_DO;
use super::beside::{Beside, Example, Places, Shown, examples_ui, of_intervention, of_principle};
use crate::content::{ExampleInterventionId, Library, Principle};
use crate::ui::command::Command;
use crate::ui::theme;
use crate::ui::widgets::{small_text, subheading};
use crate::words;

/// Draws where a principle can be recognised in what others did, or that our sources do not tell.
pub(in crate::ui) fn principle_examples_ui(
    ui: &mut Ui,
    library: &Library,
    principle: &Principle,
    beside: &mut Beside,
    commands: &mut Vec<Command>,
) {
    let examples = beside.examples(principle.id.as_str(), || of_principle(library, &principle.id));
    let remark = if examples.is_empty() { words::NO_EXAMPLE } else { words::PRINCIPLES_ARE_A_READING };
    list_ui(ui, library, (&principle.title, &examples, remark), beside, commands);
}

/// Draws where an example intervention is done, or that our sources do not tell.
pub(in crate::ui) fn intervention_examples_ui(
    ui: &mut Ui,
    library: &Library,
    (id, title): (&ExampleInterventionId, &str),
    beside: &mut Beside,
    commands: &mut Vec<Command>,
) {
    let examples = beside.examples(id.as_str(), || of_intervention(library, id));
    let remark = if examples.is_empty() { words::NO_EXAMPLE } else { "" };
    list_ui(ui, library, (title, &examples, remark), beside, commands);
}

fn list_ui(
    ui: &mut Ui,
    library: &Library,
    (at, examples, remark): (&str, &[Example], &str),
    beside: &mut Beside,
    commands: &mut Vec<Command>,
) {
    subheading(ui, HOW_OTHERS_DO);
    if !remark.is_empty() {
        small_text(ui, remark);
    }
    let shown = Shown { library, examples, at, places: Places::Below };
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH));
        examples_ui(ui, &shown, beside, commands);
    });
}
