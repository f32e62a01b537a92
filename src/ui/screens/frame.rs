//! What stands around every screen of a dossier: the bar above it and the navigation beside it.

use std::path::Path;

use egui::accesskit::Live;
use egui::{Align, Layout, RichText, Role, Ui, vec2};

use crate::analysis::{Counts, Scores};
use crate::content::{BuildingBlock, Catalogue};
use crate::messages;
use crate::model::{Dossier, Measurement};
use crate::session::{Action, Awaited, Barrier, Copied, Holder, Policy, SaveState};
use crate::ui::announce::{announce, announce_once, describe};
use crate::ui::command::{Asks as _, Command, EraseTarget, InterventionsView, Place, Purpose};
use crate::ui::screens::look_back::Progress;
use crate::ui::single_keys;
use crate::ui::theme::{self, Contrast, Palette, space};
use crate::ui::widgets::{
    ROOM_BESIDE_TEXT, button, fill_before_end, fixed, gap, menu_button, navigation_row, small_text, width_of_buttons,
};
use crate::words;

/// What the bar shows.
pub struct Bar<'a> {
    /// The open dossier.
    pub dossier: &'a Dossier,
    /// The measurement that is shown.
    pub measurement: &'a Measurement,
    /// Whether what was typed is safe.
    pub save: SaveState,
    /// Whether a passphrase is needed to open the dossier.
    pub is_protected: bool,
    /// What an organisation fixes.
    pub policy: &'a Policy,
    /// Whether there is something to take back.
    pub can_undo: bool,
    /// What keeps anything from being taken back.
    pub barrier: Option<Barrier>,
    /// Whether there is something to make again.
    pub can_redo: bool,
}

/// Why nothing can be taken back, and what can be done instead.
pub fn barrier_text(barrier: Barrier) -> &'static str {
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
    }
}

/// Draws the bar: in one row where there is room for all of it, else with what it says below what can be done.
pub fn bar_ui(ui: &mut Ui, bar: &Bar<'_>, commands: &mut Vec<Command>) {
    let is_wide = ui.available_width() >= room_for_bar(ui, bar);
    let buttons =
        if is_wide { Layout::left_to_right(Align::Center) } else { Layout::left_to_right(Align::Center).with_main_wrap(true) };
    let height = theme::TARGET;
    ui.allocate_ui_with_layout(vec2(ui.available_width(), height), buttons, |ui| {
        button(ui, "Start", true).asks(commands, || Command::Do(Action::Close));
        if bar.save != SaveState::NotKept {
            file_menu(ui, bar, commands);
        }
        if is_wide {
            let spacing = ui.spacing().item_spacing.x;
            let saved = width_of(ui, save_text(bar.save), theme::small()) + spacing + space::S;
            let end = saved + spacing + width_of_buttons(ui, ["Ongedaan", "Opnieuw", "Weergave", "Hulp"]);
            let layout = Layout::left_to_right(Align::Center);
            fill_before_end(ui, end, layout, |ui| what_is_open_ui(ui, bar, 0.0, commands));
            saved_ui(ui, bar);
            ui.add_space(space::S);
        }
        undo_button(ui, bar, commands);
        redo_button(ui, bar, commands);
        view_menu(ui, commands);
        help_button(ui, commands);
    });
    if !is_wide {
        ui.horizontal(|ui| {
            let saved = width_of(ui, save_text(bar.save), theme::small()) + ui.spacing().item_spacing.x;
            what_is_open_ui(ui, bar, saved, commands);
            saved_ui(ui, bar);
        });
    }
}

/// The name of the dossier and its measurement. A long name gives way to which measurement this is, and to what comes `after`.
fn what_is_open_ui(ui: &mut Ui, bar: &Bar<'_>, after: f32, commands: &mut Vec<Command>) {
    let profile = &bar.dossier.profile;
    let title = format!("{}, {}", profile.neighbourhood, profile.municipality);
    let ink = Palette::of(ui).ink;
    ui.scope(|ui| {
        ui.set_max_width((ui.available_width() - room_for_measurement(ui, bar) - after).max(0.0));
        ui.add(egui::Label::new(RichText::new(title).font(theme::strong()).color(ink)).truncate());
    });
    measurement_menu(ui, bar, commands);
}

/// Says whether what was typed is safe.
fn saved_ui(ui: &mut Ui, bar: &Bar<'_>) {
    let color = save_color(bar.save, Palette::of(ui));
    let text = save_text(bar.save);
    let saved = ui.label(RichText::new(&text).font(theme::small()).color(color));
    announce(ui, &saved, Role::Status, Live::Off, &text);
}

fn undo_button(ui: &mut Ui, bar: &Bar<'_>, commands: &mut Vec<Command>) {
    let undo = button(ui, "Ongedaan", bar.can_undo);
    let undo = undo.on_hover_text("Maak de laatste verandering ongedaan (Ctrl en Z)");
    let undo = undo.asks(commands, || Command::Do(Action::Undo));
    if let Some(barrier) = bar.barrier {
        undo.on_disabled_hover_text(barrier_text(barrier));
    }
}

fn redo_button(ui: &mut Ui, bar: &Bar<'_>, commands: &mut Vec<Command>) {
    if button(ui, "Opnieuw", bar.can_redo).on_hover_text("Doe de verandering opnieuw (Ctrl en Y)").clicked() {
        commands.push(Command::Do(Action::Redo));
    }
}

/// At least this much of a long name is in sight, in points.
const LEAST_OF_NAME: f32 = 180.0;

/// Width of everything in the bar beside each other.
fn room_for_bar(ui: &Ui, bar: &Bar<'_>) -> f32 {
    let buttons = ["Start", "Bestand", "Ongedaan", "Opnieuw", "Weergave", "Hulp"];
    let spacing = ui.spacing();
    let around = 2.0 * spacing.button_padding.x + spacing.item_spacing.x;
    let buttons: f32 = buttons.map(|text| width_of(ui, text.to_owned(), theme::text()) + around).iter().sum();
    // Of what is said at other moments as well: saving must not have the bar go from one row to two and back.
    let said = [bar.save, SaveState::Unchanged, SaveState::Pending].map(|save| width_of(ui, save_text(save), theme::small()));
    let saved = said.into_iter().fold(0.0, f32::max) + 6.0 * spacing.item_spacing.x;
    buttons + saved + room_for_measurement(ui, bar) + LEAST_OF_NAME
}

fn width_of(ui: &Ui, text: String, font: egui::FontId) -> f32 {
    ui.painter().layout_no_wrap(text, font, Palette::of(ui).ink).size().x
}

fn measurement_name(measurement: &Measurement) -> String {
    let state = if measurement.is_open() { "concept" } else { "vastgesteld" };
    format!("{} ({state})", words::measurement(measurement.number))
}

/// Width of what says which measurement is shown, with the room before it.
fn room_for_measurement(ui: &Ui, bar: &Bar<'_>) -> f32 {
    let is_menu = bar.dossier.measurements.latest().number > 0;
    let font = if is_menu { theme::text() } else { theme::small() };
    let around = if is_menu { 2.0 * ui.spacing().button_padding.x } else { 0.0 };
    width_of(ui, measurement_name(bar.measurement), font) + around + 2.0 * space::S
}

/// Which measurement is shown; a choice when there is more than one.
fn measurement_menu(ui: &mut Ui, bar: &Bar<'_>, commands: &mut Vec<Command>) {
    let shown = measurement_name(bar.measurement);
    let measurements = &bar.dossier.measurements;
    if measurements.latest().number == 0 {
        ui.label(RichText::new(shown).font(theme::small()).color(Palette::of(ui).ink_soft));
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
pub fn save_text(save: SaveState) -> String {
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

/// What can be done with the file of the dossier.
fn file_menu(ui: &mut Ui, bar: &Bar<'_>, commands: &mut Vec<Command>) {
    menu_button(ui, "Bestand", |ui| {
        if button(ui, "Opslaan als … (Ctrl, Shift en S)", true).clicked() {
            commands.push(Command::OpenSaveAs);
            ui.close();
        }
        if button(ui, "Eerdere versies", true).clicked() {
            commands.push(Command::Do(Action::ListVersions));
            commands.push(Command::Go(Place::Versions));
            ui.close();
        }
        ui.separator();
        let purposes: &[_] = if bar.is_protected {
            &[("Verander de wachtzin …", Purpose::Change), ("Haal de beveiliging weg …", Purpose::Remove)]
        } else {
            &[("Beveilig met een wachtzin …", Purpose::Protect)]
        };
        for (text, purpose) in purposes {
            let is_managed = *purpose == Purpose::Remove && bar.policy.passphrase.is_required();
            if button(ui, text, bar.save != SaveState::ReadOnly && !is_managed).clicked() {
                commands.push(Command::OpenProtection(*purpose));
                ui.close();
            }
            if is_managed {
                small_text(ui, messages::PROTECTION_STAYS);
            }
        }
        ui.separator();
        if button(ui, "Wis dit dossier …", true).clicked() {
            commands.push(Command::OpenErase(EraseTarget::Open));
            ui.close();
        }
    });
}

/// What keeps the dossier from being saved.
pub struct Standing<'a> {
    /// Whether what was typed is safe.
    pub save: SaveState,
    /// Why the last attempt to save failed, in one sentence.
    pub obstacle: Option<&'a str>,
    /// Who has the dossier open, when it can only be read.
    pub reading_only: Option<Option<&'a Holder>>,
    /// Other files of the same dossier beside it.
    pub beside: &'a [&'a Path],
    /// The dossier that is being opened, when that takes longer than a disk needs.
    pub slow_opening: Option<&'a Awaited>,
}

impl Standing<'_> {
    /// Whether there is something to say.
    pub fn is_shown(&self) -> bool {
        let is_unsafe =
            matches!(self.save, SaveState::Failed(_) | SaveState::Changed(_) | SaveState::Gone(_) | SaveState::ReadOnly);
        self.slow_opening.is_some() || is_unsafe || !self.beside.is_empty()
    }
}

/// Says all the time that the dossier is not saved, and what can be done about it; nothing while all is well.
pub fn standing_ui(ui: &mut Ui, standing: &Standing<'_>, commands: &mut Vec<Command>) {
    if let Some(awaited) = standing.slow_opening {
        let (what, stop) = match awaited {
            Awaited::File(path) => (format!("‘{}’ wordt geopend.", words::place(path, None, None)), "Stop met openen"),
            Awaited::New { municipality, neighbourhood } => {
                (format!("Het dossier van {neighbourhood}, {municipality} wordt gemaakt."), "Stop met maken")
            }
        };
        let text = format!("{what} De schijf of het netwerk antwoordt nog niet.");
        let stop = (stop, Command::Do(Action::StopOpening));
        fixed(ui, "opening", |ui| strip_ui(ui, (&text, &text), [Some(stop), None], commands));
    }
    let save_as = || ("Opslaan als …", Command::OpenSaveAs);
    let obstacle = standing.obstacle.unwrap_or_default();
    let (text, copied, buttons) = match standing.save {
        SaveState::Failed(copied) => {
            (format!("Nog niet bewaard. {obstacle} Wijkpeil blijft het proberen."), Some(copied), [Some(save_as()), None])
        }
        SaveState::Changed(copied) => {
            let differences = ("Bekijk de verschillen", Command::OpenDifferences);
            (format!("Nog niet bewaard. {obstacle}"), Some(copied), [Some(differences), Some(save_as())])
        }
        SaveState::Gone(copied) => {
            let back = ("Zet het bestand terug", Command::Do(Action::PutBack));
            (format!("Nog niet bewaard. {obstacle}"), Some(copied), [Some(back), Some(save_as())])
        }
        SaveState::ReadOnly => {
            let holder = messages::holder(standing.reading_only.flatten());
            let again = ("Probeer opnieuw", Command::Do(Action::TryAgain));
            (format!("Alleen lezen: {holder}. Je kunt hier niets veranderen."), None, [Some(again), Some(save_as())])
        }
        SaveState::Unchanged | SaveState::Pending | SaveState::Saved(_) | SaveState::NotKept => {
            for path in standing.beside {
                fixed(ui, ("beside", path), |ui| beside_ui(ui, path, commands));
            }
            return;
        }
    };
    let copy = copied.map(|copied| match copied {
        Copied::At(moment) => format!(" Wat je typt, staat in een kopie van {}.", words::time(moment.time())),
        Copied::Nowhere => " Er is ook geen kopie gelukt: laat dit venster open.".to_owned(),
    });
    // The time of the copy goes on.
    let said = text.clone();
    let text = format!("{text}{}", copy.unwrap_or_default());
    fixed(ui, "save", |ui| strip_ui(ui, (&text, &said), buttons, commands));
}

/// Tells of another file of the same dossier.
fn beside_ui(ui: &mut Ui, path: &Path, commands: &mut Vec<Command>) {
    let name = words::place(path, None, None);
    let text = format!("Naast dit dossier staat nog een bestand van hetzelfde dossier, met andere inhoud: ‘{name}’.");
    let pass_over = ("Laat het zo", Command::Do(Action::PassOver(path.to_owned())));
    let mut chosen = Vec::new();
    let compare = ("Vergelijk", Command::Do(Action::Compare(path.to_owned())));
    strip_ui(ui, (&text, &text), [Some(compare), Some(pass_over)], &mut chosen);
    let is_compared = chosen.iter().any(|command| matches!(command, Command::Do(Action::Compare(_))));
    commands.append(&mut chosen);
    if is_compared {
        commands.push(Command::OpenDifferences);
    }
}

/// A message that stays as long as it is true, with what can be done about it. A screen reader says it once for each `said`,
/// whatever else changes in it.
pub(super) fn strip_ui(
    ui: &mut Ui,
    (text, said): (&str, &str),
    buttons: [Option<(&str, Command)>; 2],
    commands: &mut Vec<Command>,
) {
    let palette = Palette::of(ui);
    let edge = egui::Stroke::new(2.0, palette.not_in_order);
    let frame = egui::Frame::new().fill(palette.panel).stroke(edge).corner_radius(theme::CORNER);
    let margin = egui::Margin { bottom: 0, ..egui::Margin::same(space::S as i8) };
    let say = |ui: &mut Ui| {
        let label = ui.add(egui::Label::new(RichText::new(text).font(theme::text()).color(palette.ink)).wrap());
        announce_once(ui, &label, (Role::Alert, Live::Polite), text, said);
    };
    frame.outer_margin(margin).inner_margin(egui::Margin::symmetric(space::L as i8, space::S as i8)).show(ui, |ui| {
        if ui.available_width() >= ROOM_BESIDE_TEXT {
            let width = width_of_buttons(ui, buttons.iter().flatten().map(|(text, _)| *text));
            ui.horizontal_top(|ui| {
                fill_before_end(ui, width, Layout::top_down(Align::LEFT), say);
                strip_buttons(ui, buttons, commands);
            });
        } else {
            say(ui);
            ui.horizontal_wrapped(|ui| strip_buttons(ui, buttons, commands));
        }
    });
}

fn strip_buttons(ui: &mut Ui, buttons: [Option<(&str, Command)>; 2], commands: &mut Vec<Command>) {
    for (text, command) in buttons.into_iter().flatten() {
        button(ui, text, true).asks(commands, || command);
    }
}

/// Opens the manual.
pub fn help_button(ui: &mut Ui, commands: &mut Vec<Command>) {
    let response = button(ui, "Hulp", true).asks(commands, || Command::OpenHelp("In het kort"));
    response.on_hover_text("F1 opent de hulp bij het scherm waar je bent; met ? zie je de toetsen.");
}

const SINGLE_KEYS_HELP: &str = "Toetsen zonder Ctrl of Alt: 1 tot en met 5, ?, en in de Sessiestand ook T, A, H, V, W, M, K en de \
                                pijlen. Zet ze uit \
                                als een schermlezer of spraakbesturing ze zelf nodig heeft.";

/// Light, dark, the keys that work, and the size of everything.
pub fn view_menu(ui: &mut Ui, commands: &mut Vec<Command>) {
    menu_button(ui, "Weergave", |ui| {
        for (label, preference) in [
            ("Zoals het systeem", egui::ThemePreference::System),
            ("Licht", egui::ThemePreference::Light),
            ("Donker", egui::ThemePreference::Dark),
        ] {
            if button(ui, label, true).clicked() {
                commands.push(Command::SetTheme(preference));
                ui.close();
            }
        }
        let mut is_high = theme::contrast(ui.ctx()) == Contrast::High;
        if ui.checkbox(&mut is_high, RichText::new("Veel contrast").font(theme::text())).changed() {
            commands.push(Command::SetContrast(if is_high { Contrast::High } else { Contrast::Usual }));
        }
        ui.separator();
        let mut keys = single_keys::are_on(ui.ctx());
        let box_text = RichText::new("Losse toetsen gebruiken").font(theme::text());
        let keys_box = ui.checkbox(&mut keys, box_text);
        describe(ui, &keys_box, SINGLE_KEYS_HELP);
        if keys_box.on_hover_text(SINGLE_KEYS_HELP).changed() {
            single_keys::switch(ui.ctx(), keys);
        }
        ui.separator();
        if button(ui, "Groter (Ctrl en plus)", true).clicked() {
            egui::gui_zoom::zoom_in(ui.ctx());
        }
        if button(ui, "Kleiner (Ctrl en min)", true).clicked() {
            egui::gui_zoom::zoom_out(ui.ctx());
        }
    });
}

/// How the rows of the navigation follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// One below the other.
    Down,
    /// Beside each other, on as many lines as they need.
    Along,
}

/// The steps that the navigation leads to, and how far the team is with them.
#[derive(Clone, Copy)]
pub struct Steps<'a> {
    /// What is asked.
    pub catalogue: &'a Catalogue,
    /// The present scores.
    pub scores: &'a Scores,
    /// How far the look back is; `None` where there is nothing to look back at.
    pub look_back: Option<Progress>,
    /// Whether a measurement is open, so that a session can be led.
    pub is_open: bool,
}

/// Draws the navigation, as a column or, in a narrow window, in rows.
pub fn navigation_ui(ui: &mut Ui, steps: Steps<'_>, place: &Place, way: Way, commands: &mut Vec<Command>) {
    let Steps { catalogue, scores, look_back, is_open } = steps;
    let layout = if way == Way::Down {
        Layout::top_down(Align::LEFT)
    } else {
        Layout::left_to_right(Align::Center).with_main_wrap(true)
    };
    let go = |ui: &mut Ui, text: &str, to: Place, commands: &mut Vec<Command>| {
        navigation_row(ui, text, None, "", *place == to).asks(commands, || Command::Go(to));
    };
    let is_measuring = matches!(place, Place::Precondition(_));
    // On a low window the stones give way to the other steps, until the team is among them.
    let room_for_stones = ROOM_FOR_STONES + if look_back.is_some() { HEIGHT_OF_STEP } else { 0.0 };
    let shows_stones = is_measuring || (way == Way::Down && ui.clip_rect().height() >= room_for_stones);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), theme::TARGET), layout, |ui| {
        ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
        go(ui, "Dossier", Place::Profile, commands);
        if let Some(progress) = look_back {
            look_back_row_ui(ui, progress, *place == Place::LookBack, commands);
        }
        if navigation_row(ui, "Meten", None, &progress(&scores.counts), is_measuring && !shows_stones).clicked() {
            commands.extend(where_to_measure(catalogue, scores).map(Command::Go));
        }
        if shows_stones {
            for block in catalogue.building_blocks() {
                block_ui(ui, catalogue, block, scores, place, commands);
            }
            gap(ui, space::XS);
        }
        session_row_ui(ui, is_open, commands);
        go(ui, "Uitkomst", Place::Outcome, commands);
        go(ui, "Acties", Place::Actions, commands);
        let selected = matches!(place, Place::Interventions(_));
        if navigation_row(ui, "Interventies", None, "", selected).clicked() {
            commands.push(Command::Go(Place::Interventions(InterventionsView::List)));
        }
        go(ui, "Principes", Place::Principles, commands);
        go(ui, "Vaststellen", Place::Adopt, commands);
        go(ui, "Rapport", Place::Report, commands);
        go(ui, "Zoeken", Place::Search, commands);
    });
}

/// The way to the look back, and how far it is.
fn look_back_row_ui(ui: &mut Ui, progress: Progress, selected: bool, commands: &mut Vec<Command>) {
    let remark = if progress.is_complete() { String::new() } else { progress.said() };
    let row = navigation_row(ui, "Terugblik", None, &remark, selected).asks(commands, || Command::Go(Place::LookBack));
    if !selected {
        describe(ui, &row, &remark);
    }
}

/// The way to the sessiestand, or why there is none.
fn session_row_ui(ui: &mut Ui, is_open: bool, commands: &mut Vec<Command>) {
    let remark = if is_open { "" } else { "meting ligt vast" };
    let response = ui.add_enabled(is_open, |ui: &mut Ui| navigation_row(ui, "Sessiestand", None, remark, false));
    let response = response.asks(commands, || Command::Go(Place::Session));
    if !is_open {
        response.accessible_name(format!("Sessiestand, {remark}")).on_disabled_hover_text(
            "De meting is vastgesteld, dus er valt niets meer te beoordelen. Begin bij Vaststellen een nieuwe meting.",
        );
    }
}

/// Height at which the whole navigation of a measurement without a look back is in sight, in points.
const ROOM_FOR_STONES: f32 = 866.0;
/// Height of one step of the navigation with what stands between two, in points.
const HEIGHT_OF_STEP: f32 = 34.0;

/// `3/57` while something is open.
fn progress(counts: &Counts) -> String {
    if counts.unanswered == 0 { String::new() } else { format!("{}/{}", counts.answered(), counts.total()) }
}

/// The first randvoorwaarde with an item that has no rating, or else the first of all.
fn where_to_measure(catalogue: &Catalogue, scores: &Scores) -> Option<Place> {
    let is_open = |id| scores.precondition(id).is_some_and(|score| score.counts.unanswered > 0);
    let preconditions = catalogue.preconditions();
    let open = preconditions.iter().find(|precondition| is_open(&precondition.id));
    open.or_else(|| preconditions.first()).map(|precondition| Place::Precondition(precondition.id.clone()))
}

fn block_ui(
    ui: &mut Ui,
    catalogue: &Catalogue,
    block: &BuildingBlock,
    scores: &Scores,
    place: &Place,
    commands: &mut Vec<Command>,
) {
    let color = Palette::of(ui).ink_soft;
    if ui.layout().is_vertical() {
        ui.horizontal(|ui| {
            ui.add_space(space::M);
            ui.label(RichText::new(&block.title).font(theme::small()).color(color));
        });
    }
    for precondition in catalogue.preconditions_of(&block.id) {
        let Some(score) = scores.precondition(&precondition.id) else { continue };
        let remark = progress(&score.counts);
        let to = Place::Precondition(precondition.id.clone());
        if navigation_row(ui, &precondition.short_title, Some(score.verdict), &remark, *place == to).clicked() {
            commands.push(Command::Go(to));
        }
    }
}
