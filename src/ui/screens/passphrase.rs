//! Dialogs about passphrases: opening a protected dossier, and protecting one.

use std::fmt;
use std::path::{Path, PathBuf};

use age::secrecy::zeroize::Zeroizing;
use egui::{Key, RichText, TextEdit, Ui};

use crate::messages;
use crate::session::{Action, Locked, Passphrase, Protecting};
use crate::ui::command::{Command, Purpose};
use crate::ui::focus::note_own_field;
use crate::ui::theme::{self, space};
use crate::ui::widgets::{
    button, dialog, field_error, field_id, field_label, field_margin, fixed, gap, paragraph, pressed_escape, primary_button,
    status_text,
};
use crate::words;

/// In characters; longer than any passphrase that somebody types.
const LONGEST: usize = 500;

/// A passphrase as far as it was typed. It is wiped when it is dropped, and never shown unasked.
pub(super) struct Typed {
    text: Zeroizing<String>,
    /// Whether the field should get the focus.
    is_wanted: bool,
}

impl Typed {
    /// Nothing is typed yet; `is_wanted`: its field gets the focus when it comes.
    pub(super) fn new(is_wanted: bool) -> Self {
        Passphrase::keep_out_of_dumps();
        // Room for all, as growing would leave copies behind that nobody wipes.
        Self { text: Zeroizing::new(String::with_capacity(4 * LONGEST)), is_wanted }
    }

    /// What was typed; `None` where that is nothing.
    pub(super) fn passphrase(&self) -> Option<Passphrase> {
        Passphrase::new(self.text.to_string())
    }

    /// The field, with its label above it; whether Enter was pressed in it.
    pub(super) fn ui(&mut self, ui: &mut Ui, name: &str, is_shown: bool) -> bool {
        // Programs that keep passphrases copy a line end along.
        crate::ui::pasted::tidy_one_line(ui.ctx());
        field_label(ui, name);
        let edit = TextEdit::singleline(&mut *self.text).password(!is_shown).char_limit(LONGEST).id(field_id(name));
        let mut output = edit.desired_width(f32::INFINITY).margin(field_margin()).show(ui);
        // What can be taken back would be remembered in the clear, and for longer than the dialog lasts.
        output.state.clear_undoer();
        let response = output.response.response;
        if response.has_focus() {
            note_own_field(ui.ctx(), response.id);
        }
        output.state.store(ui.ctx(), response.id);
        if !ui.is_sizing_pass() && std::mem::take(&mut self.is_wanted) {
            response.request_focus();
        }
        let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        response.accessible_name(name);
        is_entered
    }
}

impl fmt::Debug for Typed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Typed(…)")
    }
}

/// What was typed to open a protected dossier.
#[derive(Debug)]
pub struct UnlockState {
    path: PathBuf,
    typed: Typed,
    is_shown: bool,
    /// Whether it was tried without a passphrase.
    is_missing: bool,
}

impl UnlockState {
    /// The dialog for this file.
    pub fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), typed: Typed::new(true), is_shown: false, is_missing: false }
    }

    /// For which file it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Asks for the passphrase of a file.
pub fn unlock_ui(context: &egui::Context, locked: &Locked, wait: Wait, state: &mut UnlockState, commands: &mut Vec<Command>) {
    let is_busy = wait != Wait::No;
    let mut is_away = pressed_escape(context);
    let passphrase = dialog(context, "unlock", "Dit dossier is beveiligd", |ui| {
        paragraph(ui, &format!("Typ de wachtzin van ‘{}’.", words::place(&locked.path, None, None)));
        gap(ui, space::XS);
        let mut is_asked = state.typed.ui(ui, "Wachtzin", state.is_shown);
        if state.is_missing && state.typed.text.is_empty() {
            field_error(ui, "Er is nog niets getypt.");
        } else if locked.is_refused {
            field_error(
                ui,
                "Deze wachtzin past niet. Let op hoofdletters en spaties, en probeer het nog eens. Weet je zeker dat die klopt? Dan is \
                 het bestand beschadigd. Neem een oudere kopie.",
            );
        }
        shown_ui(ui, &mut state.is_shown);
        busy_ui(ui, "Het dossier gaat open …", wait);
        gap(ui, space::S);
        fixed(ui, "buttons", |ui| {
            ui.horizontal_wrapped(|ui| {
                is_asked |= primary_button(ui, "Open", !is_busy).clicked();
                // Nobody has to wait for a disk.
                is_away |= button(ui, "Annuleer", true).clicked();
            });
        });
        if !is_asked || is_busy {
            return None;
        }
        let passphrase = state.typed.passphrase();
        state.is_missing = passphrase.is_none();
        // The next attempt is typed in the same field.
        state.typed.is_wanted = true;
        passphrase
    });
    let chosen = if is_away { Some(Action::StopOpening) } else { passphrase.map(Action::Unlock) };
    commands.extend(chosen.map(Command::Do));
}

/// What was typed to protect a dossier.
#[derive(Debug)]
pub struct ProtectState {
    purpose: Purpose,
    first: Typed,
    second: Typed,
    is_shown: bool,
    /// Why what was typed cannot be the passphrase.
    refused: Option<Refused>,
    /// Whether the program was asked to do it.
    was_asked: bool,
    /// What is done with a dossier that gets the passphrase, where that is not the open one.
    then: Option<Command>,
}

/// Why what was typed cannot be the passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refused {
    Short,
    Different,
}

impl ProtectState {
    /// The dialog with nothing typed.
    pub fn new(purpose: Purpose) -> Self {
        let (first, second) = (Typed::new(true), Typed::new(false));
        Self { purpose, first, second, is_shown: false, refused: None, was_asked: false, then: None }
    }

    /// The dialog before something is done for which an organisation requires a passphrase.
    pub fn before(then: Command) -> Self {
        Self { then: Some(then), ..Self::new(Purpose::Require) }
    }

    /// Whether it was done, so that the dialog can go.
    pub fn is_done(&self, protecting: &Protecting) -> bool {
        self.was_asked && *protecting == Protecting::No
    }

    /// The passphrase, if both fields hold the same and it is long enough.
    fn chosen(&self) -> Result<Passphrase, Refused> {
        let first = self.first.passphrase().filter(|first| first.characters() >= Passphrase::SHORTEST).ok_or(Refused::Short)?;
        match self.second.passphrase() {
            Some(second) if second == first => Ok(first),
            _ => Err(Refused::Different),
        }
    }
}

/// Protects the dossier, otherwise or no longer; true when the dialog is put away.
pub fn protect_ui(
    context: &egui::Context,
    protecting: &Protecting,
    wait: Wait,
    state: &mut ProtectState,
    commands: &mut Vec<Command>,
) -> bool {
    let is_busy = *protecting == Protecting::Busy;
    let mut is_away = pressed_escape(context);
    let (title, does, doing) = match state.purpose {
        Purpose::Protect => ("Beveilig met een wachtzin", "Beveilig het dossier", "Het dossier wordt beveiligd …"),
        Purpose::Require => ("Kies een wachtzin", "Ga verder", ""),
        Purpose::Change => ("Verander de wachtzin", "Verander de wachtzin", "De wachtzin wordt veranderd …"),
        Purpose::Remove => ("Haal de beveiliging weg", "Haal de beveiliging weg", "De beveiliging wordt weggehaald …"),
    };
    let chosen = dialog(context, "protect", title, |ui| {
        let mut is_asked = false;
        if state.purpose == Purpose::Remove {
            paragraph(
                ui,
                "Daarna kan iedereen die bij het bestand kan, alles lezen. Dat geldt ook voor de eerdere versies op deze computer.",
            );
        } else {
            explanation_ui(ui, state.purpose);
            is_asked = fields_ui(ui, state);
        }
        if let (Protecting::Failed(trouble), true) = (protecting, state.was_asked) {
            field_error(ui, &messages::not_protected(trouble));
        }
        busy_ui(ui, doing, wait);
        gap(ui, space::S);
        fixed(ui, "buttons", |ui| {
            ui.horizontal_wrapped(|ui| {
                is_asked |= primary_button(ui, does, !is_busy).clicked();
                // Nobody has to wait for a disk.
                is_away |= button(ui, "Annuleer", true).clicked();
            });
        });
        if is_asked && !is_busy { asked(state) } else { None }
    });
    commands.extend(if is_away && is_busy { Some(Command::Do(Action::StopProtecting)) } else { chosen });
    is_away
}

fn explanation_ui(ui: &mut Ui, purpose: Purpose) {
    if purpose == Purpose::Require {
        paragraph(ui, messages::PASSPHRASE_REQUIRED);
        paragraph(ui, "Het dossier gaat daarna alleen open met de wachtzin, en de eerdere versies op deze computer ook.");
    } else if purpose == Purpose::Protect {
        paragraph(
            ui,
            "Daarna gaat het dossier alleen open met de wachtzin. Ook de eerdere versies die Wijkpeil op deze computer bewaart, \
             worden beveiligd. Kopieën die je zelf maakte en rapporten blijven zoals ze zijn: daarvan kan iedereen alles lezen.",
        );
    } else {
        paragraph(
            ui,
            "Daarna past de oude wachtzin niet meer op het bestand en op de eerdere versies die Wijkpeil op deze computer bewaart. \
             Kopieën die je zelf maakte, houden de oude wachtzin.",
        );
    }
    paragraph(
        ui,
        "Ben je de wachtzin kwijt, dan kan niemand het dossier nog openen. Ook Wijkpeil niet. Bewaar die dus op een veilige plek, en \
         zorg dat een tweede teamlid die ook kent.",
    );
}

/// Both fields; whether Enter was pressed in one.
fn fields_ui(ui: &mut Ui, state: &mut ProtectState) -> bool {
    gap(ui, space::XS);
    let mut is_asked = state.first.ui(ui, "Nieuwe wachtzin", state.is_shown);
    // Enter in the first field leads to the second, and not to the remark that they differ.
    if is_asked && state.second.text.is_empty() && state.chosen().is_err_and(|refused| refused == Refused::Different) {
        state.second.is_wanted = true;
        state.refused = None;
        is_asked = false;
    }
    if state.refused == Some(Refused::Short) {
        let least = words::number_word(Passphrase::SHORTEST);
        field_error(
            ui,
            &format!(
                "Neem ten minste {least} tekens, spaties niet meegeteld, zoals vier woorden die niets met elkaar te maken hebben."
            ),
        );
    }
    is_asked |= state.second.ui(ui, "Nog een keer dezelfde wachtzin", state.is_shown);
    // A remark goes away when what it was about is put right.
    state.refused = state.refused.filter(|refused| state.chosen().err() == Some(*refused));
    if state.refused == Some(Refused::Different) {
        field_error(ui, "De twee wachtzinnen zijn niet gelijk.");
    }
    shown_ui(ui, &mut state.is_shown);
    is_asked
}

/// What to do now that it was asked for; nothing when what was typed cannot be the passphrase.
fn asked(state: &mut ProtectState) -> Option<Command> {
    let chosen = match state.purpose {
        Purpose::Remove => Ok(None),
        Purpose::Protect | Purpose::Change | Purpose::Require => state.chosen().map(Some),
    };
    state.refused = chosen.as_ref().err().copied();
    match state.refused {
        Some(Refused::Short) => state.first.is_wanted = true,
        Some(Refused::Different) => state.second.is_wanted = true,
        None => state.was_asked = true,
    }
    let chosen = chosen.ok()?;
    match (state.then.take(), chosen) {
        (Some(then), Some(passphrase)) => Some(Command::GoOnWith(passphrase, Box::new(then))),
        (_, chosen) => Some(Command::Do(Action::Protect(chosen))),
    }
}

/// Lets what is typed be seen, or hidden again.
pub(super) fn shown_ui(ui: &mut Ui, is_shown: &mut bool) {
    let response = fixed(ui, "shown", |ui| ui.checkbox(is_shown, RichText::new("Toon").font(theme::text())));
    response.accessible_name("Toon wat je typt");
}

/// Whether what was asked for takes its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// Nothing was asked for.
    No,
    /// It is being done.
    Busy,
    /// It takes longer than it does where the disk answers.
    Slow,
}

impl Wait {
    /// It is being done.
    pub fn busy(is_slow: bool) -> Self {
        if is_slow { Self::Slow } else { Self::Busy }
    }
}

fn busy_ui(ui: &mut Ui, text: &str, wait: Wait) {
    let text = match wait {
        Wait::No => return,
        Wait::Busy => text.to_owned(),
        // A passphrase takes its time on a slow computer too.
        Wait::Slow => format!("{text} Dat duurt lang: misschien antwoordt de schijf of het netwerk niet."),
    };
    status_text(ui, &text);
}
