//! The bar above every screen: which dossier this is, whether it is safe, and what can be done everywhere.

use egui::accesskit::Live;
use egui::{Align, Layout, RichText, Role, Ui, vec2};

use super::menu::{Menu, menu_ui};
use super::navigation::is_low;
use crate::model::{Dossier, Measurement};
use crate::session::{Action, Barrier, SaveState};
use crate::ui::announce::announce;
use crate::ui::command::{Asks as _, Command, Place};
use crate::ui::theme::{self, Palette, TARGET, space};
use crate::ui::widgets::{Icon, button, end_aligned, icon_button, menu_button, noted, noted_width, quiet_button};
use crate::words;

/// Height of the bar where it is one row, in points.
const BAR_HEIGHT: f32 = 44.0;

/// What the bar shows.
pub(in crate::ui) struct Bar<'a> {
    /// The open dossier.
    pub(in crate::ui) dossier: &'a Dossier,
    /// The measurement that is shown.
    pub(in crate::ui) measurement: &'a Measurement,
    /// Whether what was typed is safe.
    pub(in crate::ui) save: SaveState,
    /// Whether there is something to take back.
    pub(in crate::ui) can_undo: bool,
    /// What keeps anything from being taken back.
    pub(in crate::ui) barrier: Option<Barrier>,
    /// Whether there is something to make again.
    pub(in crate::ui) can_redo: bool,
    /// Whether the steps are shown instead of the screen; `None` where they stand beside it.
    pub(in crate::ui) shows_steps: Option<bool>,
    /// What can be done with the dossier as a file, and how the window looks.
    pub(in crate::ui) menu: Menu<'a>,
}

/// Why nothing can be taken back, and what can be done instead.
pub(in crate::ui) fn barrier_text(barrier: Barrier) -> &'static str {
    match barrier {
        Barrier::Adopted => {
            "Vaststellen maak je ongedaan met ‘Heropen’, onder aan het scherm Vaststellen. Dat komt met de reden in het rapport."
        }
        Barrier::Reopened => {
            "Heropenen kun je niet ongedaan maken: het staat met de reden in het dossier. Stel de meting opnieuw vast als die klaar is."
        }
        Barrier::Begun => {
            "Een meting die begonnen is, kun je niet ongedaan maken. Was het een vergissing? Zet dan bij ‘Eerdere versies’ een versie \
             van daarvoor terug."
        }
        Barrier::NameRemoved => {
            "Er is een naam voor altijd weggehaald. Wat jullie daarvoor deden, kun je niet meer ongedaan maken: dan kwam de naam terug."
        }
    }
}

/// Draws the bar: in one row where there is room for all of it, else with what it says below what can be done.
pub(in crate::ui) fn bar_ui(ui: &mut Ui, bar: &Bar<'_>, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.x = space::S;
    if bar.shows_steps.is_none() {
        row_ui(ui, |ui| {
            leaving_ui(ui, commands);
            ui.separator();
            let after = noted_width(ui, "measurement") + noted_width(ui, "bar-end") + 3.0 * space::S;
            what_is_open_ui(ui, bar, after, commands);
            end_aligned(ui, "bar-end", |ui| {
                saved_ui(ui, bar);
                doing_ui(ui, bar, commands);
            });
        });
        return;
    }
    row_ui(ui, |ui| {
        steps_button(ui, bar.shows_steps == Some(true), commands);
        leaving_ui(ui, commands);
        end_aligned(ui, "bar-end", |ui| doing_ui(ui, bar, commands));
    });
    row_ui(ui, |ui| {
        let after = noted_width(ui, "measurement") + noted_width(ui, "saved") + 3.0 * space::S;
        what_is_open_ui(ui, bar, after, commands);
        end_aligned(ui, "saved", |ui| saved_ui(ui, bar));
    });
}

fn row_ui(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let size = vec2(ui.available_width(), BAR_HEIGHT);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), contents);
}

fn leaving_ui(ui: &mut Ui, commands: &mut Vec<Command>) {
    let leave = quiet_button(ui, Some(Icon::House), "Alle dossiers", "Alle dossiers", true);
    leave.asks(commands, || Command::Do(Action::Close));
}

/// The way to the steps where there is no room for them beside the screen.
fn steps_button(ui: &mut Ui, is_open: bool, commands: &mut Vec<Command>) {
    let response = quiet_button(ui, Some(Icon::Steps), "Stappen", "Stappen", true);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    response.asks(commands, || Command::ShowSteps(!is_open));
}

fn doing_ui(ui: &mut Ui, bar: &Bar<'_>, commands: &mut Vec<Command>) {
    if bar.shows_steps.is_none() && is_low(ui) {
        icon_button(ui, Icon::Book, "Bibliotheek", true).asks(commands, || Command::Go(Place::Library));
    }
    let undo = icon_button(ui, Icon::Undo, "Ongedaan maken", bar.can_undo);
    let undo = undo.asks(commands, || Command::Do(Action::Undo));
    if let Some(barrier) = bar.barrier {
        undo.on_disabled_hover_text(barrier_text(barrier));
    } else {
        undo.on_hover_text("Ctrl en Z");
    }
    let redo = icon_button(ui, Icon::Redo, "Opnieuw doen", bar.can_redo).on_hover_text("Ctrl en Y");
    redo.asks(commands, || Command::Do(Action::Redo));
    let find = quiet_button(ui, Some(Icon::Search), "Zoeken", "Zoeken", true).on_hover_text("Ctrl en F");
    find.asks(commands, || Command::Go(Place::Search));
    menu_ui(ui, &bar.menu, commands);
}

/// The name of the dossier and its measurement. A long name gives way to which measurement this is, and to what comes `after`,
/// in points.
fn what_is_open_ui(ui: &mut Ui, bar: &Bar<'_>, after: f32, commands: &mut Vec<Command>) {
    let profile = &bar.dossier.profile;
    let title = format!("{} · {}", profile.neighbourhood, profile.municipality);
    let ink = Palette::of(ui).ink;
    ui.scope(|ui| {
        ui.set_max_width((ui.available_width() - after).max(0.0));
        ui.add(egui::Label::new(RichText::new(title).font(theme::label_strong()).color(ink)).truncate());
    });
    noted(ui, "measurement", |ui| measurement_menu(ui, bar, commands));
}

/// Says whether what was typed is safe.
fn saved_ui(ui: &mut Ui, bar: &Bar<'_>) {
    let color = save_color(bar.save, Palette::of(ui));
    let text = save_text(bar.save);
    let saved = ui.label(RichText::new(&text).font(theme::small()).color(color));
    announce(ui, &saved, Role::Status, Live::Off, &text);
}

/// `Nulmeting, concept`.
fn measurement_name(measurement: &Measurement) -> String {
    let state = if measurement.is_open() { "concept" } else { "vastgesteld" };
    format!("{}, {state}", words::measurement_title(measurement.number))
}

/// Which measurement is shown; a choice when there is more than one.
fn measurement_menu(ui: &mut Ui, bar: &Bar<'_>, commands: &mut Vec<Command>) {
    let shown = measurement_name(bar.measurement);
    let measurements = &bar.dossier.measurements;
    if measurements.latest().number == 0 {
        ui.set_min_height(TARGET);
        ui.label(RichText::new(shown).font(theme::label()).color(Palette::of(ui).ink_soft));
        return;
    }
    let menu = menu_button(ui, &shown, |ui| {
        for measurement in measurements.iter().rev() {
            if button(ui, &measurement_name(measurement), true).clicked() {
                commands.push(Command::Do(Action::ShowMeasurement(measurement.number)));
                ui.close();
            }
        }
    });
    menu.accessible_name(format!("Meting die je ziet: {shown}"));
}

/// Whether what was typed is safe, in words.
pub(in crate::ui) fn save_text(save: SaveState) -> String {
    match save {
        SaveState::Unchanged => "Alles is bewaard".to_owned(),
        SaveState::Pending => "Wordt zo bewaard".to_owned(),
        SaveState::Saved(at) => format!("Bewaard om {:02}:{:02}", at.hour(), at.minute()),
        SaveState::Failed(_) | SaveState::Changed(_) | SaveState::Gone(_) => "Nog niet bewaard".to_owned(),
        SaveState::ReadOnly => "Alleen lezen".to_owned(),
        SaveState::NotKept => "Voorbeeld: wordt niet bewaard".to_owned(),
    }
}

fn save_color(save: SaveState, palette: &Palette) -> egui::Color32 {
    match save {
        SaveState::Failed(_) | SaveState::Changed(_) | SaveState::Gone(_) | SaveState::ReadOnly => palette.not_in_order,
        SaveState::Unchanged | SaveState::Pending | SaveState::Saved(_) | SaveState::NotKept => palette.ink_soft,
    }
}
