//! What is asked for less often: the file of the dossier, how the window looks, and help.

use std::path::Path;

use egui::{Align, Color32, Layout, Response, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::messages;
use crate::session::{Action, Policy, RecentDossier, SaveState};
use crate::ui::announce::describe;
use crate::ui::command::{Command, EraseTarget, Place, Purpose};
use crate::ui::motion;
use crate::ui::single_keys;
use crate::ui::theme::{self, Contrast, Palette, TARGET, space};
use crate::ui::widgets::{Icon, button, fixed, icon_at, icon_button, menu_of, small_text};
use crate::words;

/// What the menu is about.
pub(in crate::ui) struct Menu<'a> {
    /// The open dossier as a file; `None` while none is open.
    pub(in crate::ui) file: Option<FileOf<'a>>,
    /// The dossiers that were opened lately, the last one first.
    pub(in crate::ui) recent: &'a [RecentDossier],
    /// What an organisation fixes.
    pub(in crate::ui) policy: &'a Policy,
    /// Whether it leads to other screens of the program.
    pub(in crate::ui) has_circle: bool,
}

/// The open dossier as a file.
pub(in crate::ui) struct FileOf<'a> {
    /// Where it stands; `None` for the example.
    pub(in crate::ui) path: Option<&'a Path>,
    /// Whether what was typed is safe.
    pub(in crate::ui) save: SaveState,
    /// Whether a passphrase is needed to open the dossier.
    pub(in crate::ui) is_protected: bool,
}

/// Width of the menu in points.
const WIDTH: f32 = 320.0;
/// So many dossiers that were opened lately stand in it.
const RECENT: usize = 5;

/// Draws the button of the menu, and the menu while it is open.
pub(in crate::ui) fn menu_ui(ui: &mut Ui, menu: &Menu<'_>, commands: &mut Vec<Command>) {
    let opener = icon_button(ui, Icon::More, "Meer", true);
    menu_of(ui, &opener, |ui| {
        ui.set_width(WIDTH);
        // By itself a menu is no higher than 400 points, and the rest of it would be out of sight.
        let most = (ui.ctx().content_rect().height() - 100.0).max(2.0 * TARGET);
        ScrollArea::vertical().max_height(most).min_scrolled_height(most).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let asked = commands.len();
            part_ui(ui, "Dossier", |ui| {
                open_ui(ui, menu, commands);
                if let Some(file) = &menu.file {
                    file_ui(ui, file, menu.policy, commands);
                }
            });
            if menu.has_circle {
                part_ui(ui, "Meer dossiers", |ui| {
                    if row(ui, "Leerkring", "").clicked() {
                        commands.push(Command::Go(Place::LearningCircle));
                    }
                });
            }
            let is_chosen = commands.len() > asked;
            part_ui(ui, "Weergave", |ui| view_ui(ui, commands));
            let asked = commands.len();
            part_ui(ui, "Hulp", |ui| help_ui(ui, commands));
            if is_chosen || commands.len() > asked {
                ui.close();
            }
        });
    });
}

fn part_ui(ui: &mut Ui, title: &str, contents: impl FnOnce(&mut Ui)) {
    fixed(ui, title, |ui| {
        let color = Palette::of(ui).ink_soft;
        let height = 28.0;
        ui.allocate_ui_with_layout(vec2(ui.available_width(), height), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_height(height);
            ui.add_space(space::S);
            ui.label(RichText::new(title).font(theme::small_strong()).color(color));
        });
        contents(ui);
    });
}

/// The other dossiers.
fn open_ui(ui: &mut Ui, menu: &Menu<'_>, commands: &mut Vec<Command>) {
    if row(ui, "Open …", "").clicked() {
        commands.push(Command::Do(Action::PickDossier));
    }
    let here = menu.file.as_ref().and_then(|file| file.path);
    for dossier in menu.recent.iter().filter(|dossier| Some(dossier.path.as_path()) != here).take(RECENT) {
        let name = if dossier.is_named() {
            format!("{}, {}", dossier.neighbourhood, dossier.municipality)
        } else {
            dossier.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
        };
        fixed(ui, &dossier.path, |ui| {
            if row(ui, &format!("Open {}", words::shortened(&name, 32)), "").clicked() {
                commands.push(Command::Do(Action::Open(dossier.path.clone())));
            }
        });
    }
}

fn file_ui(ui: &mut Ui, file: &FileOf<'_>, policy: &Policy, commands: &mut Vec<Command>) {
    if file.save == SaveState::NotKept {
        return;
    }
    if row(ui, "Opslaan als …", "Ctrl Shift S").clicked() {
        commands.push(Command::OpenSaveAs);
    }
    if let Some(path) = file.path
        && row(ui, "Toon in map", "").clicked()
    {
        commands.push(Command::Do(Action::Reveal(path.to_owned())));
    }
    if row(ui, "Eerdere versies", "").clicked() {
        commands.push(Command::Do(Action::ListVersions));
        commands.push(Command::Go(Place::Versions));
    }
    let purposes: &[_] = if file.is_protected {
        &[("Verander de wachtzin …", Purpose::Change), ("Haal de beveiliging weg …", Purpose::Remove)]
    } else {
        &[("Beveilig met een wachtzin …", Purpose::Protect)]
    };
    for (text, purpose) in purposes {
        let is_managed = *purpose == Purpose::Remove && policy.passphrase.is_required();
        let is_possible = file.save != SaveState::ReadOnly && !is_managed;
        if ui.add_enabled_ui(is_possible, |ui| row(ui, text, "").clicked()).inner {
            commands.push(Command::OpenProtection(*purpose));
        }
        if is_managed {
            small_text(ui, messages::PROTECTION_STAYS);
        }
    }
    if row(ui, "Wis dit dossier …", "").clicked() {
        commands.push(Command::OpenErase(EraseTarget::Open));
    }
}

const SINGLE_KEYS_HELP: &str = "Toetsen zonder Ctrl of Alt: 1 tot en met 5, ?, en in de Sessiestand ook T, A, H, L, V, W, M, K en \
                                de pijlen. Zet ze uit als een schermlezer of spraakbesturing ze zelf nodig heeft.";

/// The size of everything, light and dark, and the keys that work. The menu stays open, so that one sees what comes of it.
fn view_ui(ui: &mut Ui, commands: &mut Vec<Command>) {
    zoom_ui(ui);
    let shown = ui.ctx().options(|options| options.theme_preference);
    for (label, preference) in [
        ("Licht of donker zoals het systeem", egui::ThemePreference::System),
        ("Licht", egui::ThemePreference::Light),
        ("Donker", egui::ThemePreference::Dark),
    ] {
        if ticked_row(ui, label, "", (Role::RadioButton, shown == preference)).clicked() {
            commands.push(Command::SetTheme(preference));
        }
    }
    let is_high = theme::contrast(ui.ctx()) == Contrast::High;
    if ticked_row(ui, "Veel contrast", "", (Role::CheckBox, is_high)).clicked() {
        commands.push(Command::SetContrast(if is_high { Contrast::Usual } else { Contrast::High }));
    }
    let is_little = motion::is_little(ui.ctx());
    if ticked_row(ui, "Weinig beweging", "", (Role::CheckBox, is_little)).clicked() {
        motion::choose(ui.ctx(), !is_little);
    }
    let is_full = ui.input(|input| input.viewport().fullscreen).unwrap_or(false);
    if ticked_row(ui, "Volledig scherm", "F11", (Role::CheckBox, is_full)).clicked() {
        commands.push(Command::FillScreen(!is_full));
    }
    let keys = single_keys::are_on(ui.ctx());
    let response = ticked_row(ui, "Losse toetsen gebruiken", "", (Role::CheckBox, keys));
    describe(ui, &response, SINGLE_KEYS_HELP);
    if response.on_hover_text(SINGLE_KEYS_HELP).clicked() {
        single_keys::switch(ui.ctx(), !keys);
    }
}

fn zoom_ui(ui: &mut Ui) {
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        let percent = (ui.ctx().zoom_factor() * 100.0).round();
        let color = Palette::of(ui).ink;
        ui.label(RichText::new(format!("Grootte {percent}%")).font(theme::label()).color(color));
        for (text, name, keys) in [("–", "Kleiner", "Ctrl en min"), ("+", "Groter", "Ctrl en plus")] {
            let response = button(ui, text, true).accessible_name(format!("{name}, nu {percent}%"));
            if response.on_hover_text(format!("{name} ({keys})")).clicked() {
                if name == "Groter" {
                    egui::gui_zoom::zoom_in(ui.ctx());
                } else {
                    egui::gui_zoom::zoom_out(ui.ctx());
                }
            }
        }
    });
}

fn help_ui(ui: &mut Ui, commands: &mut Vec<Command>) {
    if row(ui, "Hulp bij dit scherm", "F1").clicked() {
        commands.push(Command::OpenHelpHere);
    }
    if row(ui, "Toetsen", "?").clicked() {
        commands.push(Command::ShowKeys);
    }
    if row(ui, "Over Wijkpeil", "").clicked() {
        commands.push(Command::OpenAbout);
    }
    if row(ui, "Gegevens voor de helpdesk …", "").clicked() {
        commands.push(Command::OpenHelpdesk);
    }
}

/// A line of the menu, with the keys that do the same.
fn row(ui: &mut Ui, text: &str, keys: &str) -> Response {
    let response = row_at(ui, text, keys, None);
    let is_enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, is_enabled, text));
    if !keys.is_empty() {
        describe(ui, &response, keys);
    }
    response
}

/// A line with a tick where it holds.
fn ticked_row(ui: &mut Ui, text: &str, keys: &str, (role, holds): (Role, bool)) -> Response {
    let response = row_at(ui, text, keys, Some(holds));
    let is_enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(role, is_enabled, holds, text));
    response
}

fn row_at(ui: &mut Ui, text: &str, keys: &str, tick: Option<bool>) -> Response {
    const ROOM_FOR_TICK: f32 = 24.0;
    let palette = Palette::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), TARGET));
    let response = ui.interact(rect, ui.scope_id().with(("menu", text)), Sense::click());
    if ui.is_rect_visible(rect) {
        if response.hovered() && ui.is_enabled() {
            ui.painter().rect_filled(rect, theme::CORNER, palette.hover);
        }
        let color = if ui.is_enabled() { palette.ink } else { palette.line };
        let write = |at: f32, align, text: &str, color: Color32| {
            ui.painter().text(pos2(at, rect.center().y), align, text, theme::label(), color);
        };
        let left = rect.left() + space::S;
        if tick == Some(true) {
            icon_at(ui, Icon::Check, pos2(left + 8.0, rect.center().y), color);
        }
        let indent = tick.map_or(0.0, |_| ROOM_FOR_TICK);
        write(left + indent, egui::Align2::LEFT_CENTER, text, color);
        write(rect.right() - space::S, egui::Align2::RIGHT_CENTER, keys, palette.ink_soft);
    }
    response
}
