//! Making reports: which one, what is in it, what its pages look like, where it goes.

mod making;
mod preview;

use std::path::{Path, PathBuf};

use egui::Ui;

use making::making_ui;
use preview::{PreviewState, large_preview_ui, preview_ui};

use crate::content::{Library, PracticeId};
use crate::model::{Dossier, Measurement};
use crate::session::{Action, Pick, Preview, ReportChoice, ReportFormat, ReportKind, ReportOptions, ReportState};
use crate::ui::command::{Asks as _, Command, Place};
use crate::ui::shell::{Foot, Head, Page, Part, page_ui};
use crate::ui::theme::space;
use crate::ui::widgets::{
    Column, Radio, below_words, button, card, columns, focus_field, gap, heading, next_card, paragraph, radio_group, radio_ui,
    small_text, subheading,
};
use crate::words;

/// What the screen shows.
pub struct ReportScreen<'a> {
    /// The open dossier.
    pub dossier: &'a Dossier,
    /// The measurement that is shown.
    pub measurement: &'a Measurement,
    /// How many items the content has.
    pub items: usize,
    /// Whether it says how ratings are recognised.
    pub has_anchors: bool,
    /// What others did.
    pub library: &'a Library,
    /// What of it stands in an appendix.
    pub examples: &'a [PracticeId],
    /// How many of the items have no rating.
    pub unanswered: usize,
    /// Where the report goes when the user does not say otherwise.
    pub proposed: &'a Path,
    /// Where all reports go when the user does not say otherwise.
    pub folder: &'a Path,
    /// How far the reports are.
    pub report: &'a ReportState,
    /// Whether a disk keeps them waiting.
    pub is_slow: bool,
    /// Its pages to look at.
    pub preview: &'a Preview,
    /// Whether the dossier is protected with a passphrase, which no report is.
    pub is_protected: bool,
}

/// What the user chose.
#[derive(Debug, Default)]
pub struct ReportScreenState {
    kind: ReportKind,
    /// The number of the measurement to hold it against; `None` for the one before.
    against: Option<u16>,
    options: ReportOptions,
    /// As what kind of file it is made, where the kind of report allows it.
    format: ReportFormat,
    /// The path that was typed, and the proposed one for which it was; `None` while the proposed one stands.
    path: Option<(PathBuf, String)>,
    /// The folder that was typed for all reports; `None` while the proposed one stands.
    folder: Option<String>,
    /// For what the system turned out to have no dialog to pick a place with.
    lacks_dialog: Option<Pick>,
    preview: PreviewState,
}

impl ReportScreenState {
    /// The report that is chosen, of the measurement with this number.
    pub fn choice(&self, measurement: u16) -> ReportChoice {
        // Nothing comes before the first measurement.
        let is_possible = self.kind != ReportKind::FollowUp || measurement > 0;
        self.choice_of(if is_possible { self.kind } else { ReportKind::Baseline }, measurement)
    }

    /// Chooses a kind of report.
    pub fn show(&mut self, kind: ReportKind) {
        self.kind = kind;
    }

    /// Asks for the place in the field alone, as the system has no dialog for that.
    pub fn ask_for_path(&mut self, context: &egui::Context, pick: Pick) {
        self.lacks_dialog = Some(pick);
        let field = if pick == Pick::ReportFolder { making::FOLDER } else { making::PLACE };
        focus_field(context, field.to_owned());
    }

    /// The same choices for a kind of report.
    fn choice_of(&self, kind: ReportKind, number: u16) -> ReportChoice {
        let measurement = Some(number);
        let options = ReportOptions { anchors: self.options.anchors && kind.has_appendix(), ..self.options };
        let format = if kind.can_be(self.format) { self.format } else { ReportFormat::Pdf };
        match kind {
            // Nothing is filled in that could be left out.
            ReportKind::Form => ReportChoice { kind, measurement, ..ReportChoice::default() },
            ReportKind::AnswerSheet => {
                let options = ReportOptions { anchors: options.anchors, ..ReportOptions::default() };
                ReportChoice { kind, measurement, options, ..ReportChoice::default() }
            }
            ReportKind::FollowUp => {
                let against = self.against.filter(|against| *against < number).or_else(|| number.checked_sub(1));
                ReportChoice { kind, measurement, against, options, format }
            }
            ReportKind::Baseline | ReportKind::Gaps | ReportKind::Summary => {
                ReportChoice { kind, measurement, against: None, options, format }
            }
        }
    }

    /// Every report that there can be of the measurement with this number, as PDF: so they can all be printed.
    fn all_choices(&self, number: u16) -> Vec<ReportChoice> {
        let is_possible = |kind: &ReportKind| *kind != ReportKind::FollowUp || number > 0;
        let choice = |kind| ReportChoice { format: ReportFormat::Pdf, ..self.choice_of(kind, number) };
        ReportKind::ALL.into_iter().filter(is_possible).map(choice).collect()
    }

    /// The path in the field: what was typed for this very report, or else its proposed name in the folder that was typed.
    fn path(&self, proposed: &Path) -> String {
        match &self.path {
            Some((asked, typed)) if asked == proposed => typed.clone(),
            Some((_, typed)) => {
                let folder = Path::new(typed.trim()).parent();
                let moved = folder.zip(proposed.file_name()).map(|(folder, name)| folder.join(name));
                moved.as_deref().unwrap_or(proposed).display().to_string()
            }
            None => proposed.display().to_string(),
        }
    }
}

/// The name of a kind of report.
pub(super) fn kind_name(kind: ReportKind) -> &'static str {
    match kind {
        ReportKind::Baseline => "Volledig rapport",
        ReportKind::FollowUp => "Vervolgmeting",
        ReportKind::Gaps => "Gaprapport",
        ReportKind::Summary => "Samenvatting",
        ReportKind::Form => "Formulier",
        ReportKind::AnswerSheet => "Invulblad",
    }
}

/// What a kind of report is for.
fn purpose(kind: ReportKind, measurement: &str) -> String {
    match kind {
        ReportKind::Baseline => {
            format!("Alles over de {measurement}: scores, oordelen, aandachtspunten, acties en interventies.")
        }
        ReportKind::FollowUp => "Een meting naast een eerdere: wat beter gaat, wat slechter, en wat niet zeker is.".to_owned(),
        ReportKind::Gaps => "De aandachtspunten op volgorde, met de acties. Om af te drukken en mee te werken.".to_owned(),
        ReportKind::Summary => "Eén pagina, voor de bestuurder.".to_owned(),
        ReportKind::Form => "Alle vragen op papier, voor wie zonder computer meedoet.".to_owned(),
        ReportKind::AnswerSheet => "Voor één persoon, op papier: bij elk punt één kruisje. Vier pagina’s.".to_owned(),
    }
}

/// From this width, in points, the pages stand beside the choices.
const ROOM_FOR_TWO: f32 = 640.0;

/// Draws the screen.
pub fn report_ui(
    ui: &mut Ui,
    page: &Page,
    screen: &ReportScreen<'_>,
    state: &mut ReportScreenState,
    commands: &mut Vec<Command>,
) {
    let kind = kind_name(state.choice(screen.measurement.number).kind);
    let title = if state.preview.is_large() { format!("Voorbeeld: {}", kind.to_lowercase()) } else { "Rapport".to_owned() };
    page_ui(ui, page, Head::new(&title), Foot::None, commands, |ui, part, commands| {
        if part == Part::Body {
            body_ui(ui, screen, state, commands);
        }
    });
}

fn body_ui(ui: &mut Ui, screen: &ReportScreen<'_>, state: &mut ReportScreenState, commands: &mut Vec<Command>) {
    let choice = state.choice(screen.measurement.number);
    let mut preview = std::mem::take(&mut state.preview);
    if preview.is_large() {
        large_preview_ui(ui, screen.preview, &mut preview);
    } else {
        paragraph(
            ui,
            "Een rapport is een PDF om te lezen, te delen en af te drukken. Wil je erin verder schrijven, kies dan Word. Bekijk het \
             voorbeeld voordat je het maakt.",
        );
        gap(ui, space::S);
        columns(ui, ROOM_FOR_TWO, 0.52, |ui, column| match column {
            Column::Left => {
                card(ui, |ui| kinds_ui(ui, screen, state, commands));
                next_card(ui, |ui| contents_ui(ui, screen, state, choice, commands));
                gap(ui, space::S);
                making_ui(ui, screen, state, choice, commands);
                gap(ui, space::S);
            }
            Column::Right => card(ui, |ui| preview_ui(ui, screen.preview, kind_name(choice.kind), &mut preview)),
        });
        if state.choice(screen.measurement.number).kind != choice.kind {
            preview.turn_to(0);
        }
    }
    state.preview = preview;
}

fn kinds_ui(ui: &mut Ui, screen: &ReportScreen<'_>, state: &mut ReportScreenState, commands: &mut Vec<Command>) {
    let latest = screen.dossier.measurements.latest().number;
    let chosen = state.choice(screen.measurement.number).kind;
    let measurement = words::measurement(screen.measurement.number);
    heading(ui, "Welk rapport?");
    radio_group(ui, "Welk rapport?", |ui| {
        for kind in ReportKind::ALL {
            let is_possible = kind != ReportKind::FollowUp || latest > 0;
            let explained = if is_possible { purpose(kind, &measurement) } else { NOTHING_EARLIER.to_owned() };
            let radio = Radio { name: kind_name(kind), explained: &explained, is_chosen: chosen == kind, is_possible };
            if radio_ui(ui, &radio) {
                state.kind = kind;
                if kind == ReportKind::FollowUp && screen.measurement.number == 0 {
                    commands.push(Command::Do(Action::ShowMeasurement(latest)));
                }
            }
        }
    });
}

const NOTHING_EARLIER: &str = "Kan nog niet: er is geen eerdere meting. Stel deze meting vast en begin daarna de volgende.";

fn contents_ui(
    ui: &mut Ui,
    screen: &ReportScreen<'_>,
    state: &mut ReportScreenState,
    choice: ReportChoice,
    commands: &mut Vec<Command>,
) {
    heading(ui, "Wat komt erin?");
    if choice.kind == ReportKind::Form {
        paragraph(
            ui,
            "Alle vragen, met ruimte om te schrijven. Wat jullie in dit programma hebben ingevuld, staat er niet in.",
        );
        return;
    }
    if choice.kind == ReportKind::AnswerSheet {
        paragraph(ui, "De punten, met vakjes en een lijn. Wat jullie in dit programma hebben ingevuld, staat er niet in.");
        if screen.has_anchors {
            gap(ui, space::XS);
            appendix_ui(ui, &mut state.options.anchors);
        }
        return;
    }
    measurements_ui(ui, screen, state, choice, commands);
    paragraph(ui, &standing(screen.measurement));
    if screen.items > 0 && screen.unanswered == screen.items {
        paragraph(
            ui,
            "Er is nog geen punt beoordeeld. Je kunt het rapport al maken, maar er staat nog weinig in. Begin bij Meten, of kies \
             het formulier om op papier te beginnen.",
        );
    } else if screen.unanswered > 0 {
        let missing = words::sentence_case(&words::count(screen.unanswered, "punt heeft", "punten hebben"));
        paragraph(ui, &format!("{missing} nog geen oordeel. Het rapport zegt dat erbij."));
    }
    gap(ui, space::XS);
    let options = &mut state.options;
    let ticks = [
        (
            &mut options.notes,
            "Onderbouwing, notities en redenen",
            "Zonder vinkje blijven de oordelen, de scores en de afspraken over.",
        ),
        (
            &mut options.names,
            "Namen van mensen, als die in het dossier staan",
            "Zonder vinkje staan er alleen rollen en organisaties. Een naam die iemand zelf in een tekst typte, blijft staan.",
        ),
    ];
    for (chosen, label, explained) in ticks {
        tick_ui(ui, chosen, label, explained);
    }
    if choice.kind.has_appendix() && screen.has_anchors {
        appendix_ui(ui, &mut options.anchors);
    }
    small_text(ui, "In het dossier zelf blijft altijd alles staan.");
    if choice.kind.has_appendix() {
        examples_ui(ui, screen, commands);
    }
}

/// The examples from practice that stand in an appendix, each of which can be left out, and the way to choose others.
fn examples_ui(ui: &mut Ui, screen: &ReportScreen<'_>, commands: &mut Vec<Command>) {
    gap(ui, space::XS);
    subheading(ui, "Bijlage met voorbeelden van anderen");
    for entry in screen.examples.iter().filter_map(|id| screen.library.get(id)) {
        let mut is_chosen = true;
        if ui.checkbox(&mut is_chosen, words::practice_title(entry)).changed() {
            let others = screen.examples.iter().filter(|id| **id != entry.id).cloned().collect();
            commands.push(Command::Do(Action::ChooseExamples(others)));
        }
    }
    button(ui, "Kies voorbeelden in de bibliotheek", true).asks(commands, || Command::Visit(Place::Library));
}

/// Whether an appendix says how each rating is recognised.
fn appendix_ui(ui: &mut Ui, chosen: &mut bool) {
    tick_ui(
        ui,
        chosen,
        "Bijlage met de ankers",
        "Met een vinkje staat achterin per punt hoe je een oordeel herkent, met ideeën voor bewijs.",
    );
}

/// A check box with what it does below it.
fn tick_ui(ui: &mut Ui, chosen: &mut bool, label: &str, explained: &str) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let response = ui.checkbox(chosen, label);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(explained));
        below_words(ui, |ui| small_text(ui, explained));
    });
}

/// Which measurement, and against which, where there is something to choose.
fn measurements_ui(
    ui: &mut Ui,
    screen: &ReportScreen<'_>,
    state: &mut ReportScreenState,
    choice: ReportChoice,
    commands: &mut Vec<Command>,
) {
    let measurements = &screen.dossier.measurements;
    let shown = screen.measurement.number;
    if measurements.latest().number == 0 {
        return;
    }
    subheading(ui, "Welke meting?");
    radio_group(ui, "Welke meting?", |ui| {
        for measurement in measurements.iter().rev() {
            let is_possible = choice.kind != ReportKind::FollowUp || measurement.number > 0;
            let explained = if is_possible { standing_short(measurement) } else { "Hiervoor is er geen eerdere.".to_owned() };
            let name = words::sentence_case(&words::measurement(measurement.number));
            let is_chosen = measurement.number == shown;
            if radio_ui(ui, &Radio { name: &name, explained: &explained, is_chosen, is_possible }) {
                commands.push(Command::Do(Action::ShowMeasurement(measurement.number)));
            }
        }
    });
    if choice.kind != ReportKind::FollowUp {
        return;
    }
    subheading(ui, "Naast welke eerdere meting?");
    radio_group(ui, "Naast welke eerdere meting?", |ui| {
        for measurement in measurements.iter().rev().filter(|earlier| earlier.number < shown) {
            let name = format!("Naast de {}", words::measurement(measurement.number));
            let is_chosen = choice.against == Some(measurement.number);
            let explained = standing_short(measurement);
            if radio_ui(ui, &Radio { name: &name, explained: &explained, is_chosen, is_possible: true }) {
                state.against = Some(measurement.number);
            }
        }
    });
}

/// What each page says of the state of the measurement.
fn standing(measurement: &Measurement) -> String {
    match &measurement.adoption {
        Some(adoption) => {
            let by = adoption.body.trim();
            let by = if by.is_empty() { String::new() } else { format!(" door {by}") };
            format!("Vastgesteld op {}{by}. Het rapport blijft zoals het toen was.", words::date(adoption.date))
        }
        None => "De meting is nog niet vastgesteld. Daarom staat op elke pagina ‘concept’.".to_owned(),
    }
}

fn standing_short(measurement: &Measurement) -> String {
    match &measurement.adoption {
        Some(adoption) => format!("Vastgesteld op {}", words::date(adoption.date)),
        None => "Concept".to_owned(),
    }
}
