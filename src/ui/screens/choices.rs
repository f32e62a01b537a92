//! Dialogs in which the user chooses between two states of the dossier, or another place for it.

use std::collections::BTreeMap;

use egui::{Context, RichText, ScrollArea, Ui};

use crate::content::Catalogue;
use crate::merge::{self, Changer, Part};
use crate::messages;
use crate::model::Dossier;
use crate::session::{
    Action, Candidate, Conflict, ConflictSource, FoundKind, Policy, Recovery, RescueOffer, Resolution, SavingAs, Source,
};
use crate::ui::command::{Asks as _, Command};
use crate::ui::computed::Computed;
use crate::ui::theme::{self, space};
use crate::ui::widgets::{
    button, dialog, field_error, fixed, focus_field, follow_focus, form_line, gap, paragraph, pressed_escape, primary_button,
    small_text, subheading, typed_path,
};
use crate::words;

/// What an earlier run left: the user chooses with what to go on.
pub fn recovery_ui(
    context: &egui::Context,
    catalogue: &Catalogue,
    recovery: &Recovery,
    present: Option<&Dossier>,
    rescue: Option<&RescueOffer>,
    commands: &mut Vec<Command>,
) {
    dialog(context, "recovery", "Waarmee wil je verder?", |ui| {
        let name = words::place(&recovery.path, None, None);
        match &recovery.file {
            Ok(_) if recovery.candidates.iter().any(|candidate| candidate.is_file_changed) => paragraph(
                ui,
                &format!(
                    "Wijkpeil is de vorige keer gestopt terwijl er nog werk was dat niet in ‘{name}’ stond. Daarna heeft iemand anders, \
                     of een ander programma, het bestand veranderd. Kies waarmee je verdergaat. De andere versie blijft bewaard bij \
                     ‘Eerdere versies’."
                ),
            ),
            Ok(_) => paragraph(
                ui,
                &format!(
                    "Wijkpeil is de vorige keer gestopt voordat alles in ‘{name}’ stond. Er is meer gevonden. Kies zelf waarmee je \
                     verdergaat. Wat je niet kiest, blijft bewaard bij ‘Eerdere versies’."
                ),
            ),
            Err(error) => paragraph(
                ui,
                &format!(
                    "{} Wijkpeil heeft wel iets van dit dossier bewaard. Wat er nu staat, blijft bewaard bij ‘Eerdere versies’.",
                    messages::store_error(error).what
                ),
            ),
        };
        // What somebody else made of the file comes before what is older than that.
        let is_file_first = recovery.candidates.iter().any(|candidate| candidate.is_file_changed);
        if let (true, Ok(written)) = (is_file_first, &recovery.file) {
            file_choice_ui(ui, *written, true, commands);
        }
        for (at, candidate) in recovery.candidates.iter().enumerate() {
            gap(ui, space::S);
            let title = candidate_title(candidate);
            subheading(ui, &title);
            if let Some(present) = present {
                let parts = merge::differences(catalogue, &candidate.dossier, present);
                paragraph(ui, &format!("Anders dan in het bestand: {}.", words::counts(&parts)));
                fixed(ui, at, |ui| parts_ui(ui, catalogue, &parts, &candidate.dossier, present));
            } else {
                let profile = &candidate.dossier.profile;
                let contents = messages::contents(&candidate.dossier, catalogue);
                paragraph(ui, &format!("{}, {}: {contents}.", profile.neighbourhood, profile.municipality));
            }
            primary_or_plain(ui, at == 0 && !is_file_first, "Ga hiermee verder")
                .asks(commands, || Command::Do(Action::Recover(Source::Candidate(at))))
                .accessible_name(format!("Ga verder met: {title}"));
        }
        gap(ui, space::M);
        if let Ok(written) = &recovery.file {
            if !is_file_first {
                file_choice_ui(ui, *written, false, commands);
            }
        } else {
            if let Some(offer) = rescue {
                subheading(ui, "Wat in het beschadigde bestand zelf nog te lezen is");
                rescue_ui(ui, catalogue, offer, commands);
                gap(ui, space::M);
            }
            button(ui, "Niet nu", true).asks(commands, || Command::Do(Action::Recover(Source::File)));
        }
    });
}

/// The choice to go on with the file as it is.
fn file_choice_ui(ui: &mut Ui, written: Option<jiff::civil::DateTime>, is_primary: bool, commands: &mut Vec<Command>) {
    subheading(ui, &format!("Het bestand zelf{}", of(written)));
    primary_or_plain(ui, is_primary, "Ga verder met het bestand").asks(commands, || Command::Do(Action::Recover(Source::File)));
}

/// What can be opened of a damaged file.
pub fn rescue_ui(ui: &mut Ui, catalogue: &Catalogue, offer: &RescueOffer, commands: &mut Vec<Command>) {
    paragraph(ui, &messages::rescued_found(&offer.rescued, catalogue));
    paragraph(ui, &messages::rescued_lost(&offer.rescued));
    button(ui, "Open wat nog te lezen is", true).asks(commands, || Command::Do(Action::OpenRescued));
    small_text(ui, "Dat komt in een nieuw bestand. Het beschadigde bestand blijft zoals het is.");
}

fn primary_or_plain(ui: &mut Ui, is_primary: bool, text: &str) -> egui::Response {
    if is_primary { primary_button(ui, text, true) } else { button(ui, text, true) }
}

fn candidate_title(candidate: &Candidate) -> String {
    let what = match candidate.kind {
        FoundKind::Copy => "Een kopie van wat nog niet bewaard was",
        FoundKind::Temporary => "Wat net bewaard zou worden",
        FoundKind::Version => "De laatste eerdere versie",
    };
    format!("{what}{}", of(candidate.written))
}

fn of(written: Option<jiff::civil::DateTime>) -> String {
    written.map(|moment| format!(", van {}", words::moment(moment))).unwrap_or_default()
}

/// Each part with both sides, folded away until it is asked for.
fn parts_ui(ui: &mut Ui, catalogue: &Catalogue, parts: &[Part], found: &Dossier, present: &Dossier) {
    if parts.is_empty() {
        return;
    }
    let title = RichText::new("Bekijk de verschillen").font(theme::small());
    egui::CollapsingHeader::new(title).id_salt("parts").show(ui, |ui| {
        for part in parts {
            paragraph(ui, &words::part_name(part, catalogue, [found, present]));
            let (here, there) = (words::side(part, found, present), words::side(part, present, found));
            small_text(ui, &format!("Hier: {here}.\nIn het bestand: {there}."));
        }
    });
}

/// What the user chose so far where somebody else changed the file.
#[derive(Debug, Default)]
pub struct ConflictState {
    /// The parts of which the user chose a side: whether it is the one of the file.
    chosen: BTreeMap<Part, bool>,
    rows: Computed<u64, Vec<Row>>,
}

/// A part that differs, in words.
#[derive(Debug)]
struct Row {
    part: Part,
    name: String,
    mine: String,
    theirs: String,
    /// Which side changed it; `None` where it is not known what both had before.
    changer: Option<Changer>,
}

impl Row {
    /// Whether it is taken from the file: what only the other side changed, until the user chooses otherwise.
    fn is_taken(&self, chosen: &BTreeMap<Part, bool>) -> bool {
        chosen.get(&self.part).copied().unwrap_or_else(|| self.changer == Some(Changer::Theirs))
    }
}

/// What stands in the dialog about a changed file.
pub struct ConflictDialog<'a> {
    /// What is asked.
    pub catalogue: &'a Catalogue,
    /// What stands in this window.
    pub mine: &'a Dossier,
    /// What stands in the file.
    pub conflict: Conflict<'a>,
    /// Counts up with everything that changes.
    pub revision: u64,
}

/// Somebody else changed the file: the user picks per part, or takes one side; true when it is put away.
pub fn conflict_ui(
    context: &egui::Context,
    dialog: &ConflictDialog<'_>,
    state: &mut ConflictState,
    commands: &mut Vec<Command>,
) -> bool {
    let resolve = |resolution| Command::Do(Action::Resolve(resolution));
    let is_away = pressed_escape(context);
    let (title, where_from) = match dialog.conflict.source {
        ConflictSource::File => ("Het bestand is intussen veranderd".to_owned(), "Uit het bestand"),
        ConflictSource::Beside(path) => {
            (format!("Vergelijk met ‘{}’", words::place(path, None, None)), "Uit het andere bestand")
        }
    };
    self::dialog(context, "conflict", &title, |ui| {
        let Some(theirs) = dialog.conflict.theirs else {
            paragraph(
                ui,
                "Wat er nu in het bestand staat, is geen dossier dat Wijkpeil kan lezen. Het is bewaard bij ‘Eerdere versies’. Jouw \
                 versie staat in dit venster, en in een kopie in de map van Wijkpeil.",
            );
            gap(ui, space::S);
            primary_button(ui, "Zet mijn versie in het bestand", true).asks(commands, || resolve(Resolution::Mine));
            button(ui, "Opslaan als …", true).asks(commands, || Command::OpenSaveAs);
            button(ui, "Later", true).asks(commands, || Command::CloseDialog);
            return;
        };
        let when = dialog.conflict.written.map(|moment| format!(" op {}", words::moment(moment))).unwrap_or_default();
        paragraph(
            ui,
            &match dialog.conflict.source {
                ConflictSource::File => format!(
                    "Iemand anders, of een ander programma, heeft dit dossier bewaard{when}. Kies per onderdeel welke versie je wilt \
                     houden.{} Beide versies blijven bewaard bij ‘Eerdere versies’, en met ‘Ongedaan maken’ draai je je keuze terug.",
                    if dialog.conflict.base.is_some() { " Wat maar één van jullie veranderde, is al gekozen." } else { "" }
                ),
                ConflictSource::Beside(_) => format!(
                    "In dit bestand staat hetzelfde dossier, zoals het{when} is bewaard. Kies per onderdeel wat je eruit overneemt. Het \
                     andere bestand blijft zoals het is; met ‘Ongedaan maken’ draai je je keuze terug."
                ),
            },
        );
        let compute = || {
            let parts: Vec<(Part, Option<Changer>)> = if let Some(base) = dialog.conflict.base {
                let changes = merge::changes(dialog.catalogue, base, dialog.mine, theirs);
                changes.into_iter().map(|(part, changer)| (part, Some(changer))).collect()
            } else {
                let parts = merge::differences(dialog.catalogue, dialog.mine, theirs);
                parts.into_iter().map(|part| (part, None)).collect()
            };
            let row = |(part, changer): (Part, Option<Changer>)| Row {
                changer,
                name: words::part_name(&part, dialog.catalogue, [dialog.mine, theirs]),
                mine: words::side(&part, dialog.mine, theirs),
                theirs: words::side(&part, theirs, dialog.mine),
                part,
            };
            parts.into_iter().map(row).collect::<Vec<_>>()
        };
        let rows = state.rows.get(dialog.revision, compute);
        let chosen = &mut state.chosen;
        gap(ui, space::S);
        let height = (context.content_rect().height() - 330.0).max(120.0);
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            if rows.is_empty() {
                paragraph(ui, "In wat jullie invulden is geen verschil te zien.");
            }
            for row in &*rows {
                fixed(ui, format!("{:?}", row.part), |ui| row_ui(ui, row, where_from, chosen));
            }
            follow_focus(ui);
        });
        gap(ui, space::S);
        ui.horizontal_wrapped(|ui| {
            primary_button(ui, "Bewaar deze keuze", true).asks(commands, || {
                let taken = rows.iter().filter(|row| row.is_taken(chosen)).map(|row| row.part.clone());
                resolve(Resolution::Parts(taken.collect()))
            });
            button(ui, "Neem alles van mij", true).asks(commands, || resolve(Resolution::Mine));
            let all_theirs = match dialog.conflict.source {
                ConflictSource::File => "Neem alles uit het bestand",
                ConflictSource::Beside(_) => "Neem alles uit het andere bestand",
            };
            button(ui, all_theirs, true).asks(commands, || resolve(Resolution::Theirs));
            button(ui, "Later", true).asks(commands, || Command::CloseDialog);
        });
    });
    is_away
}

fn row_ui(ui: &mut Ui, row: &Row, where_from: &str, chosen: &mut BTreeMap<Part, bool>) {
    subheading(ui, &row.name);
    let who_changed = match row.changer {
        Some(Changer::Both) => "Jullie veranderden dit allebei.",
        Some(Changer::Mine) => "Dit veranderde alleen jij.",
        Some(Changer::Theirs) => "Dit veranderde alleen de ander.",
        None => "",
    };
    if !who_changed.is_empty() {
        small_text(ui, who_changed);
    }
    let is_taken = row.is_taken(chosen);
    for (takes, who, text) in [(false, "Mijn versie", &row.mine), (true, where_from, &row.theirs)] {
        let text = if text.is_empty() { "leeg" } else { text };
        let label = format!("{who}: {text}");
        let response = ui.radio(is_taken == takes, RichText::new(&label).font(theme::text()));
        if response.clicked() {
            chosen.insert(row.part.clone(), takes);
        }
        response.accessible_name(format!("{}. {label}", row.name));
    }
    gap(ui, space::XS);
}

/// Another place for the dossier, as far as it was typed.
#[derive(Debug)]
pub struct SaveAsState {
    path: String,
    /// Whether the program was asked to save there.
    was_asked: bool,
    /// Whether the system turned out to have no dialog to pick a place with.
    lacks_dialog: bool,
    /// The folder in which an organisation wants dossiers, as text.
    managed: Option<String>,
    /// What comes there.
    what: SavedAs,
}

/// What is saved in another place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavedAs {
    /// The open dossier.
    Dossier,
    /// The invulblad that is being filled in.
    Sheet,
    /// The same, which has no file of its own yet.
    NewSheet,
}

impl SavedAs {
    fn explanation(self) -> &'static str {
        match self {
            Self::Dossier => {
                "Het dossier komt op een andere plaats, en daar gaat Wijkpeil verder met bewaren. Het oude bestand blijft zoals het is."
            }
            Self::Sheet => {
                "Je invulblad komt op een andere plaats, en daar gaat Wijkpeil verder met bewaren. Het oude bestand blijft zoals het is."
            }
            Self::NewSheet => {
                "Hier komt je eigen invulblad. Daarin gaat Wijkpeil verder met bewaren. Het lege blad blijft zoals het is."
            }
        }
    }
}

const PLACE: &str = "Map en naam van het bestand";

impl SaveAsState {
    /// The dialog with this place to begin with, and the cursor in it.
    pub fn new(context: &Context, what: SavedAs, proposed: &std::path::Path, policy: &Policy) -> Self {
        focus_field(context, PLACE.to_owned());
        let managed = policy.dossiers.as_deref().filter(|_| what == SavedAs::Dossier).map(words::shown);
        Self { path: proposed.display().to_string(), was_asked: false, lacks_dialog: false, managed, what }
    }

    /// Asks for the place in the field alone, as the system has no dialog for that.
    pub fn ask_for_path(&mut self, context: &Context) {
        self.lacks_dialog = true;
        focus_field(context, PLACE.to_owned());
    }

    /// Whether it was done, so that the dialog can go.
    pub fn is_done(&self, saving: &SavingAs) -> bool {
        self.was_asked && *saving == SavingAs::No
    }
}

/// Another place for the dossier: by its name, or with the dialog of the system; true when it is put away. `is_slow`: the place
/// does not answer.
pub fn save_as_ui(
    context: &egui::Context,
    saving: &SavingAs,
    is_slow: bool,
    state: &mut SaveAsState,
    commands: &mut Vec<Command>,
) -> bool {
    let mut is_away = pressed_escape(context);
    let chosen = dialog(context, "save-as", "Opslaan als", |ui| {
        paragraph(ui, state.what.explanation());
        if let Some(folder) = &state.managed {
            small_text(ui, &format!("{}: dossiers komen in ‘{folder}’.", messages::MANAGED));
        }
        gap(ui, space::S);
        if state.lacks_dialog {
            field_error(ui, "Op deze computer opent geen venster om een plaats te kiezen. Typ of plak die hieronder.");
        }
        let is_entered = form_line(ui, PLACE, PLACE, &mut state.path);
        let path = typed_path(&state.path);
        let is_busy = *saving == SavingAs::Busy;
        let mut chosen = None;
        match saving {
            SavingAs::Exists(existing) => {
                let name = words::place(existing, None, None);
                field_error(ui, &format!("‘{name}’ bestaat al. Kies een andere naam, of vervang dat bestand."));
                if button(ui, "Vervang dat bestand", true).clicked() {
                    chosen = Some(Action::SaveAs { path: existing.clone(), replace: true });
                }
            }
            SavingAs::Failed(error) => {
                let message = messages::store_error(error);
                field_error(ui, &format!("{} {}", message.what, message.advice));
            }
            SavingAs::Same(path) => {
                let name = words::place(path, None, None);
                let what = if state.what == SavedAs::Dossier { "Dit dossier" } else { "Dit invulblad" };
                field_error(ui, &format!("{what} staat al in ‘{name}’. Kies een andere naam of een andere map."));
            }
            SavingAs::Busy if is_slow => field_error(
                ui,
                "De schijf of het netwerk antwoordt nog niet. Met ‘Annuleer’ stop je ermee: het dossier blijft dan waar het is.",
            ),
            SavingAs::No | SavingAs::Busy => {}
        }
        gap(ui, space::S);
        fixed(ui, "buttons", |ui| {
            ui.horizontal_wrapped(|ui| {
                let is_named = !path.as_os_str().is_empty();
                // While it is busy it looks the same: a button that is disabled for a moment would lose the focus.
                let is_asked = primary_button(ui, "Sla hier op", is_named).clicked() || (is_entered && is_named);
                if is_asked && !is_busy {
                    chosen = Some(Action::SaveAs { path, replace: false });
                }
                if button(ui, "Kies een plaats …", !is_busy).clicked() {
                    chosen = Some(Action::PickSaveAs);
                }
                is_away |= button(ui, "Annuleer", true).clicked();
            });
        });
        state.was_asked |= matches!(chosen, Some(Action::SaveAs { .. }));
        chosen
    });
    // Putting the dialog away gives up saving there, however far it is.
    let chosen = if is_away { Some(Action::StopSavingAs) } else { chosen };
    commands.extend(chosen.map(Command::Do));
    is_away
}
