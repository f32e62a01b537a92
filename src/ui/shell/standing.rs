//! What is said above every screen as long as it is true: that the dossier is not saved, or that there is another file of it.

use std::path::Path;

use egui::accesskit::Live;
use egui::{Align, Layout, RichText, Role, Ui};

use crate::messages;
use crate::session::{Action, Awaited, Copied, Holder, SaveState};
use crate::ui::announce::announce_once;
use crate::ui::command::{Asks as _, Command};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{ROOM_BESIDE_TEXT, button, fill_before_end, fixed, width_of_buttons};
use crate::words;

/// What keeps the dossier from being saved.
pub(in crate::ui) struct Standing<'a> {
    /// Whether what was typed is safe.
    pub(in crate::ui) save: SaveState,
    /// Whether it is an invulblad that is open, and not a dossier.
    pub(in crate::ui) is_sheet: bool,
    /// Why the last attempt to save failed, in one sentence.
    pub(in crate::ui) obstacle: Option<&'a str>,
    /// Who has the dossier open, when it can only be read.
    pub(in crate::ui) holder: Option<&'a Holder>,
    /// Other files of the same dossier beside it.
    pub(in crate::ui) beside: &'a [&'a Path],
    /// The dossier that is being opened, when that takes longer than a disk needs.
    pub(in crate::ui) slow_opening: Option<&'a Awaited>,
}

impl Standing<'_> {
    /// Whether there is something to say.
    pub(in crate::ui) fn is_shown(&self) -> bool {
        let is_unsafe =
            matches!(self.save, SaveState::Failed(_) | SaveState::Changed(_) | SaveState::Gone(_) | SaveState::ReadOnly);
        self.slow_opening.is_some() || is_unsafe || !self.beside.is_empty()
    }
}

/// Says all the time that the dossier is not saved, and what can be done about it; nothing while all is well.
pub(in crate::ui) fn standing_ui(ui: &mut Ui, standing: &Standing<'_>, commands: &mut Vec<Command>) {
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
        SaveState::Changed(_) if standing.is_sheet => {
            let text = format!("Nog niet bewaard. {obstacle} Bewaar wat jij invulde in een ander bestand.");
            (text, None, [Some(save_as()), None])
        }
        SaveState::Failed(_) if standing.is_sheet => {
            let text = format!("Nog niet bewaard. {obstacle} Wijkpeil blijft het proberen. Laat dit venster open.");
            (text, None, [Some(save_as()), None])
        }
        SaveState::Gone(_) if standing.is_sheet => {
            let back = ("Zet het bestand terug", Command::Do(Action::PutBack));
            (format!("Nog niet bewaard. {obstacle}"), None, [Some(back), Some(save_as())])
        }
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
            let holder = messages::holder(standing.holder);
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
pub(in crate::ui) fn strip_ui(
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
