//! What of the circle is shown.

use egui::Ui;

use super::CircleScreen;
use crate::analysis::CircleFilter;
use crate::session::{Action, Circle};
use crate::ui::command::Command;
use crate::ui::theme::space;
use crate::ui::widgets::{PickList, button, next_list, pick_one};
use crate::words;

/// Width of a list of what can be chosen, in points.
const LIST_WIDTH: f32 = 132.0;

/// Draws the filters, and asks for what was chosen.
pub(super) fn filters_ui(ui: &mut Ui, screen: &CircleScreen<'_>, circle: &Circle, commands: &mut Vec<Command>) {
    let mut filter = screen.filter.clone();
    let folder = &circle.folder;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::S, space::XS);
        pick_one(ui, ("Gemeente", "Alle gemeenten", LIST_WIDTH), &mut filter.municipality, &folder.municipalities, |name| {
            words::visible(name)
        });
        let blocks = screen.catalogue.building_blocks();
        let ids: Vec<_> = blocks.iter().map(|block| block.id.clone()).collect();
        pick_one(ui, ("Bouwsteen", "Alle bouwstenen", LIST_WIDTH), &mut filter.block, &ids, |id| {
            blocks.iter().find(|block| block.id == *id).map_or_else(|| id.to_string(), |block| block.title.clone())
        });
        pick_one(ui, ("Meting", "Laatste meting", LIST_WIDTH), &mut filter.measurement, &folder.measurements, |number| {
            words::measurement_title(*number)
        });
        adopted_ui(ui, &mut filter.only_adopted);
        // What every wijk has is what can be looked back at.
        let earlier: Vec<u16> = folder.measurements.split_last().map(|(_, earlier)| earlier.to_vec()).unwrap_or_default();
        if !earlier.is_empty() {
            pick_one(ui, ("Verandering", "De stand", LIST_WIDTH), &mut filter.since, &earlier, |number| {
                format!("Sinds de {}", words::measurement(*number))
            });
        }
        if filter != CircleFilter::default() && button(ui, "Toon alles", true).clicked() {
            filter = CircleFilter::default();
        }
    });
    if filter != *screen.filter {
        commands.push(Command::Do(Action::FilterCircle(filter)));
    }
}

fn adopted_ui(ui: &mut Ui, only_adopted: &mut bool) {
    const CHOICES: [(bool, &str); 2] = [(false, "Ook concepten"), (true, "Alleen vastgesteld")];
    next_list(ui, LIST_WIDTH);
    let shown = CHOICES.iter().find(|(choice, _)| choice == only_adopted).map_or("", |(_, text)| text);
    let list = PickList { name: "Vastgesteld of concept", shown, width: LIST_WIDTH };
    let texts = CHOICES.iter().map(|(choice, text)| (choice == only_adopted, (*text).to_owned()));
    if let Some((choice, _)) = list.show(ui, texts).and_then(|at| CHOICES.get(at)) {
        *only_adopted = *choice;
    }
}
