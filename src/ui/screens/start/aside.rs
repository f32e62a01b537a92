//! What stands beside the cards, or below them in a narrow window: the way in for who is new.

use egui::{Align, Layout, Ui, vec2};

use crate::session::Action;
use crate::ui::command::{Asks as _, Command, Place};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{button, fixed, gap, navigation_row, small_text, styled_text, subheading};

const SHEET: &str = "Een invulblad invullen";
const NEW_HERE: &str = "Nieuw hier?";
const LIBRARY: &str = "Bibliotheek";
const CIRCLE: &str = "Leerkring";
const EXAMPLE: &str = "Bekijk het voorbeeld";
const BEFORE: &str = "Voordat je begint";
const OFFLINE: &str = "Alles blijft op deze computer. Het programma gebruikt geen internet.";

/// Height of the sentence at the foot, in points.
const FOOT: f32 = 96.0;

/// Draws the column beside the cards, of which there are so many, or beside a screen that belongs to no dossier.
pub fn start_aside_ui(ui: &mut Ui, dossiers: usize, place: &Place, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
    let count = if dossiers == 0 { String::new() } else { dossiers.to_string() };
    // Without a dossier, any other place is the dossierkast.
    let is_start = !place.is_of_program();
    navigation_row(ui, "Dossiers", None, &count, is_start).asks(commands, || Command::Go(Place::Profile));
    for (text, to) in [(CIRCLE, Place::LearningCircle), (LIBRARY, Place::Library)] {
        navigation_row(ui, text, None, "", *place == to).asks(commands, || Command::Go(to));
    }
    navigation_row(ui, SHEET, None, "", false).asks(commands, || Command::Do(Action::PickSheet));
    gap(ui, space::M);
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        styled_text(ui, NEW_HERE, theme::small_strong(), Palette::of(ui).ink_soft);
    });
    navigation_row(ui, EXAMPLE, None, "", false).asks(commands, || Command::Do(Action::OpenExample));
    navigation_row(ui, BEFORE, None, "", false).asks(commands, || Command::OpenHelp(BEFORE));
    gap(ui, (ui.available_height() - FOOT).max(space::L));
    ui.separator();
    gap(ui, space::XS);
    ui.with_layout(Layout::top_down(Align::LEFT), |ui| small_text(ui, OFFLINE));
}

/// The same below the cards.
pub(super) fn below_ui(ui: &mut Ui, commands: &mut Vec<Command>) {
    subheading(ui, NEW_HERE);
    fixed(ui, "new-here", |ui| {
        ui.horizontal_wrapped(|ui| {
            button(ui, EXAMPLE, true).asks(commands, || Command::Do(Action::OpenExample));
            button(ui, SHEET, true).asks(commands, || Command::Do(Action::PickSheet));
            button(ui, CIRCLE, true).asks(commands, || Command::Go(Place::LearningCircle));
            button(ui, LIBRARY, true).asks(commands, || Command::Go(Place::Library));
            button(ui, BEFORE, true).asks(commands, || Command::OpenHelp(BEFORE));
        });
    });
    small_text(ui, OFFLINE);
}
