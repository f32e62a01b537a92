//! Making one report or all of them: where they go, how far they are, and what came of it.

use std::path::{Path, PathBuf};

use egui::accesskit::Live;
use egui::{ProgressBar, Ui};

use super::{ReportScreen, ReportScreenState, kind_name};
use crate::session::{
    Action, Pick, ReportChoice, ReportFormat, ReportProgress, ReportStage, ReportState, ReportTarget, ReportsMade,
};
use crate::ui::announce::announce_once;
use crate::ui::command::{Asks as _, Command};
use crate::ui::theme::{Palette, space};
use crate::ui::widgets::{
    Radio, button, card, field_error, fixed, form_line, gap, heading, link, next_card, paragraph, primary_button, radio_group,
    radio_ui, small_text, status_text, typed_path,
};
use crate::words;

/// What a user who protected the dossier might not expect.
const UNPROTECTED: &str = "Let op: het dossier is beveiligd met een wachtzin, een rapport is dat niet. Wie bij het bestand van het \
                           rapport kan, kan alles lezen wat erin staat.";
/// The field for the place of one report.
pub(super) const PLACE: &str = "Plaats en naam van het bestand";
/// The field for the folder of all reports.
pub(super) const FOLDER: &str = "Map voor alle rapporten";

/// Draws a card for one report and a card for all of them.
pub(super) fn making_ui(
    ui: &mut Ui,
    screen: &ReportScreen<'_>,
    state: &mut ReportScreenState,
    choice: ReportChoice,
    commands: &mut Vec<Command>,
) {
    if screen.is_protected {
        card(ui, |ui| paragraph(ui, UNPROTECTED));
        gap(ui, space::S);
    }
    card(ui, |ui| one_ui(ui, screen, state, choice, commands));
    next_card(ui, |ui| all_ui(ui, screen, state, commands));
}

fn one_ui(
    ui: &mut Ui,
    screen: &ReportScreen<'_>,
    state: &mut ReportScreenState,
    choice: ReportChoice,
    commands: &mut Vec<Command>,
) {
    if choice.kind.can_be(ReportFormat::Word) {
        format_ui(ui, state, choice.format);
    }
    heading(ui, "Waar komt het?");
    let is_busy = matches!(screen.report, ReportState::Busy(_));
    let mut text = state.path(screen.proposed);
    let path = typed_path(&text);
    if matches!(state.lacks_dialog, Some(Pick::Report(_))) {
        field_error(ui, "Op deze computer opent geen venster om een plaats te kiezen. Typ of plak die hieronder.");
    }
    let shown = text.clone();
    let is_entered = form_line(ui, PLACE, PLACE, &mut text);
    if text != shown {
        state.path = Some((screen.proposed.to_owned(), text));
    }
    gap(ui, space::XS);
    ui.horizontal_wrapped(|ui| {
        let can_make = !is_busy && !path.as_os_str().is_empty();
        if primary_button(ui, "Maak rapport", can_make).clicked() || (is_entered && can_make) {
            let targets = vec![ReportTarget { path, choice }];
            commands.push(Command::Do(Action::MakeReports { targets, replace: false }));
        }
        button(ui, "Kies een andere plaats …", !is_busy).asks(commands, || Command::Do(Action::PickReport { choice }));
    });
    if !is_about_all(screen.report) {
        report_state_ui(ui, screen.report, screen.is_slow, commands);
    }
}

/// As what kind of file the report is made.
fn format_ui(ui: &mut Ui, state: &mut ReportScreenState, chosen: ReportFormat) {
    heading(ui, "Wat voor bestand?");
    radio_group(ui, "Wat voor bestand?", |ui| {
        for format in ReportFormat::ALL {
            let (name, explained) = match format {
                ReportFormat::Pdf => ("PDF", "Om te lezen, te delen en af te drukken."),
                ReportFormat::Word => ("Word", "Om in verder te schrijven. Het voorbeeld toont de pagina’s van de PDF."),
            };
            if radio_ui(ui, &Radio { name, explained, is_chosen: chosen == format, is_possible: true }) {
                state.format = format;
            }
        }
    });
    gap(ui, space::S);
}

fn all_ui(ui: &mut Ui, screen: &ReportScreen<'_>, state: &mut ReportScreenState, commands: &mut Vec<Command>) {
    heading(ui, "Alle rapporten in één keer");
    let choices = state.all_choices(screen.measurement.number);
    let names: Vec<String> = choices.iter().map(|choice| kind_name(choice.kind).to_lowercase()).collect();
    let measurement = words::measurement(screen.measurement.number);
    paragraph(ui, &format!("Van de {measurement}: {}. Elk komt als PDF in een eigen bestand.", words::enumeration(&names)));
    let is_busy = matches!(screen.report, ReportState::Busy(_));
    let mut text = state.folder.clone().unwrap_or_else(|| screen.folder.display().to_string());
    let folder = typed_path(&text);
    if state.lacks_dialog == Some(Pick::ReportFolder) {
        field_error(ui, "Op deze computer opent geen venster om een map te kiezen. Typ of plak die hieronder.");
    }
    let shown = text.clone();
    let is_entered = form_line(ui, FOLDER, FOLDER, &mut text);
    if text != shown {
        state.folder = Some(text);
    }
    gap(ui, space::XS);
    ui.horizontal_wrapped(|ui| {
        let can_make = !is_busy && !folder.as_os_str().is_empty();
        if button(ui, "Maak alle rapporten", can_make).clicked() || (is_entered && can_make) {
            commands.push(Command::Do(Action::MakeReportsIn { folder, choices: choices.clone() }));
        }
        button(ui, "Kies een andere map …", !is_busy).asks(commands, || Command::Do(Action::PickReportFolder { choices }));
    });
    if is_about_all(screen.report) {
        report_state_ui(ui, screen.report, screen.is_slow, commands);
    }
}

fn is_about_all(report: &ReportState) -> bool {
    match report {
        ReportState::None => false,
        ReportState::Busy(progress) => progress.total > 1,
        ReportState::Done(made) => made.total > 1,
        ReportState::Exists { targets, .. } => targets.len() > 1,
    }
}

fn report_state_ui(ui: &mut Ui, report: &ReportState, is_slow: bool, commands: &mut Vec<Command>) {
    if *report == ReportState::None {
        return;
    }
    gap(ui, space::S);
    match report {
        ReportState::None => {}
        ReportState::Busy(progress) => progress_ui(ui, *progress, is_slow, commands),
        ReportState::Done(made) => made_ui(ui, made, commands),
        ReportState::Exists { existing, targets } => exists_ui(ui, existing, targets, commands),
    }
}

fn progress_ui(ui: &mut Ui, progress: ReportProgress, is_slow: bool, commands: &mut Vec<Command>) {
    // Every stage is seen; only the next report is said, and a disk that does not answer.
    let text = progress_text(progress, is_slow);
    let shown = paragraph(ui, &text);
    let said = if is_slow { text.clone() } else { which_report(progress) };
    announce_once(ui, &shown, (egui::Role::Status, Live::Polite), &text, &said);
    let stages = ReportStage::ALL.len();
    let stage = ReportStage::ALL.iter().position(|stage| *stage == progress.stage).unwrap_or_default();
    let done = ((progress.position - 1) * stages + stage) as f32 / (progress.total * stages) as f32;
    ui.horizontal(|ui| {
        button(ui, "Stop", true).asks(commands, || Command::Do(Action::StopReports));
        let bar = ui.add(ProgressBar::new(done).fill(Palette::of(ui).accent).desired_height(space::M));
        bar.accessible_name("Voortgang van de rapporten");
    });
}

/// `Rapport 2 van 5: gaprapport. De pagina’s worden opgemaakt.`
fn progress_text(progress: ReportProgress, is_slow: bool) -> String {
    let what = match progress.stage {
        ReportStage::Looking => "Wijkpeil kijkt of het bestand er kan komen.",
        ReportStage::LayingOut => "De pagina’s worden opgemaakt.",
        ReportStage::Drawing => "De pagina’s worden getekend.",
        ReportStage::Saving => "Het bestand wordt bewaard.",
    };
    let why = if is_slow { " De schijf of het netwerk antwoordt nog niet." } else { "" };
    format!("{} {what}{why}", which_report(progress))
}

/// `Rapport 2 van 5: gaprapport.`
fn which_report(progress: ReportProgress) -> String {
    let name = kind_name(progress.kind);
    if progress.total > 1 {
        format!("Rapport {} van {}: {}.", progress.position, progress.total, name.to_lowercase())
    } else {
        format!("{name}.")
    }
}

fn made_ui(ui: &mut Ui, made: &ReportsMade, commands: &mut Vec<Command>) {
    status_text(ui, &made_text(made));
    let Some(last) = made.made.last() else { return };
    if made.total == 1 {
        ui.horizontal_wrapped(|ui| {
            button(ui, "Open het rapport", true).asks(commands, || Command::Do(Action::OpenReport(last.path.clone())));
            reveal_button(ui, &last.path, commands);
        });
        return;
    }
    for target in &made.made {
        fixed(ui, &target.path, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if link(ui, &format!("Open: {}", kind_name(target.choice.kind).to_lowercase())).clicked() {
                commands.push(Command::Do(Action::OpenReport(target.path.clone())));
            }
            small_text(ui, &file_name(&target.path));
        });
    }
    gap(ui, space::XS);
    reveal_button(ui, &last.path, commands);
}

fn reveal_button(ui: &mut Ui, path: &Path, commands: &mut Vec<Command>) {
    button(ui, "Toon in map", true).asks(commands, || Command::Do(Action::Reveal(path.to_owned())));
}

/// What is said at the end.
fn made_text(made: &ReportsMade) -> String {
    if let Some(unsure) = &made.unsure {
        let count = made.made.len();
        let before = match count {
            0 => String::new(),
            1 => format!(" Van de {} rapporten is er één opgeslagen.", words::number_word(made.total)),
            _ => format!(
                " Van de {} rapporten zijn er {} opgeslagen.",
                words::number_word(made.total),
                words::number_word(count)
            ),
        };
        return format!(
            "Gestopt.{before} Eén bestand werd net bewaard: kijk later of {} er toch staat. Een half bestand komt er niet.",
            unsure.display()
        );
    }
    let Some(last) = made.made.last() else {
        return "Gestopt. Er is geen rapport gemaakt, en er staat geen half bestand.".to_owned();
    };
    if made.total == 1 {
        return format!("Het rapport is opgeslagen. Het staat in {}.", last.path.display());
    }
    let folder = last.path.parent().unwrap_or(&last.path).display();
    let (count, total) = (made.made.len(), words::number_word(made.total));
    if count == made.total {
        return format!("Alle {total} rapporten zijn opgeslagen. Ze staan in {folder}.");
    }
    let why = if made.is_stopped { "Gestopt. " } else { "" };
    let finished = if count == 1 {
        "is er één opgeslagen".to_owned()
    } else {
        format!("zijn er {} opgeslagen", words::number_word(count))
    };
    format!("{why}Van de {total} rapporten {finished}, in {folder}. Er staat geen half bestand.")
}

fn exists_ui(ui: &mut Ui, existing: &[PathBuf], targets: &[ReportTarget], commands: &mut Vec<Command>) {
    let label = match existing {
        [only] => {
            status_text(ui, &format!("Er staat al een bestand in {}. Het is niet veranderd.", only.display()));
            "Vervang dat bestand"
        }
        several => {
            let names: Vec<String> = several.iter().map(|path| file_name(path)).collect();
            let count = words::sentence_case(&words::number_word(several.len()));
            let names = words::enumeration(&names);
            status_text(ui, &format!("{count} van deze bestanden staan er al: {names}. Er is nog niets veranderd."));
            "Vervang die bestanden"
        }
    };
    if targets.len() > 1 {
        small_text(ui, "Wil je ze bewaren? Kies dan een andere map.");
    }
    button(ui, label, true).asks(commands, || Command::Do(Action::MakeReports { targets: targets.to_vec(), replace: true }));
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{made_text, progress_text};
    use crate::session::{ReportChoice, ReportKind, ReportProgress, ReportStage, ReportTarget, ReportsMade};

    fn check_made(count: usize, total: usize, is_stopped: bool, expected: &str) {
        let target =
            |number| ReportTarget { path: PathBuf::from(format!("/wijk/{number}.pdf")), choice: ReportChoice::default() };
        let made = ReportsMade { made: (0..count).map(target).collect(), total, is_stopped, unsure: None };
        assert_eq!(made_text(&made), expected);
    }

    #[test]
    fn the_end_says_what_there_is() {
        check_made(1, 1, false, "Het rapport is opgeslagen. Het staat in /wijk/0.pdf.");
        check_made(4, 4, false, "Alle vier rapporten zijn opgeslagen. Ze staan in /wijk.");
        check_made(0, 4, true, "Gestopt. Er is geen rapport gemaakt, en er staat geen half bestand.");
        check_made(1, 5, true, "Gestopt. Van de vijf rapporten is er één opgeslagen, in /wijk. Er staat geen half bestand.");
        check_made(2, 5, false, "Van de vijf rapporten zijn er twee opgeslagen, in /wijk. Er staat geen half bestand.");
    }

    #[test]
    fn a_file_that_was_being_written_when_it_was_stopped_is_named() {
        let unsure = Some(PathBuf::from("/wijk/1.pdf"));
        let made = ReportsMade { made: Vec::new(), total: 1, is_stopped: true, unsure };
        let expected =
            "Gestopt. Eén bestand werd net bewaard: kijk later of /wijk/1.pdf er toch staat. Een half bestand komt er niet.";
        assert_eq!(made_text(&made), expected);
    }

    #[test]
    fn progress_says_which_report_and_what_is_done_to_it() {
        let progress = ReportProgress { position: 2, total: 5, kind: ReportKind::Gaps, stage: ReportStage::Drawing };
        assert_eq!(progress_text(progress, false), "Rapport 2 van 5: gaprapport. De pagina’s worden getekend.");
        let saving = ReportProgress { stage: ReportStage::Saving, ..progress };
        let expected = "Rapport 2 van 5: gaprapport. Het bestand wordt bewaard. De schijf of het netwerk antwoordt nog niet.";
        assert_eq!(progress_text(saving, true), expected);
        let only = ReportProgress { position: 1, total: 1, kind: ReportKind::Form, ..progress };
        assert_eq!(progress_text(only, false), "Formulier. De pagina’s worden getekend.");
    }
}
