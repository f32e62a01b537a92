//! The bar below the cards: reports of the chosen dossiers, how far those are, and what came of them.

use std::path::Path;

use egui::accesskit::Live;
use egui::{Align, Color32, Frame, Label, Layout, Margin, RichText, Role, Shadow, Stroke, Ui, vec2};

use super::shelf::Shelf;
use crate::messages;
use crate::session::{Action, BatchMade, BatchProgress, BatchState, ReportKind};
use crate::ui::announce::{announce, announce_once, describe};
use crate::ui::command::{Asks as _, Command};
use crate::ui::theme::{self, CORNER, Palette, space};
use crate::ui::widgets::{
    PickList, button, field_error, fill_before_end, fixed, focus_field, form_line, menu_button, primary_button, progress_bar,
    small_text, styled_text, typed_path, width_of_buttons,
};
use crate::words;

/// Which reports are made of the chosen dossiers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Aandachtspunten.
    #[default]
    Gaps,
    Baseline,
    FollowUp,
    Summary,
    /// All that a dossier can give.
    All,
}

impl Wanted {
    const ALL: [Self; 5] = [Self::Gaps, Self::Baseline, Self::FollowUp, Self::Summary, Self::All];

    fn text(self) -> &'static str {
        match self {
            Self::Gaps => "Aandachtspunten",
            Self::Baseline => "Nulmeting",
            Self::FollowUp => "Vervolgmeting",
            Self::Summary => "Samenvatting",
            Self::All => "Alle rapporten",
        }
    }

    fn kinds(self) -> Vec<ReportKind> {
        match self {
            Self::Gaps => vec![ReportKind::Gaps],
            Self::Baseline => vec![ReportKind::Baseline],
            Self::FollowUp => vec![ReportKind::FollowUp],
            Self::Summary => vec![ReportKind::Summary],
            Self::All => vec![ReportKind::Baseline, ReportKind::FollowUp, ReportKind::Gaps, ReportKind::Summary],
        }
    }
}

/// What is chosen in the bar, and typed.
#[derive(Debug, Default)]
pub(super) struct BarState {
    wanted: Wanted,
    folder: String,
    /// Whether the system turned out to have no dialog to pick a folder with.
    lacks_dialog: bool,
}

impl BarState {
    /// Asks in the window for the folder, as the system has no dialog for that.
    pub(super) fn ask_for_folder(&mut self, context: &egui::Context, folder: &Path) {
        self.lacks_dialog = true;
        self.folder = folder.display().to_string();
        focus_field(context, FOLDER.to_owned());
    }
}

/// What the bar shows.
pub(super) struct Bar<'a> {
    pub(super) shelf: &'a Shelf,
    /// The files of the chosen dossiers, in the order of the cards.
    pub(super) chosen: Vec<&'a Path>,
    pub(super) batch: &'a BatchState,
    /// Where the reports go.
    pub(super) folder: &'a Path,
}

const FOLDER: &str = "Map voor de rapporten";
const KIND: &str = "Soort";
const IN: &str = "in";
const MAKE: &str = "Maak rapporten";
/// Room for what is chosen beside what is made of it, in points.
const ROOM_FOR_NAMES: f32 = 340.0;
/// Width of the list of kinds, in points.
const WIDTH_OF_KINDS: f32 = 156.0;
/// So many names of chosen dossiers are shown; a number tells of the rest.
const MOST_NAMES: usize = 3;

impl Bar<'_> {
    fn name(&self, path: &Path) -> String {
        self.shelf.name(path)
    }
}

/// Draws the bar; true when nothing is to be chosen any more.
pub(super) fn action_bar_ui(ui: &mut Ui, bar: &Bar<'_>, state: &mut BarState, commands: &mut Vec<Command>) -> bool {
    let palette = Palette::of(ui);
    // The one shadow: it floats.
    let shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color: Color32::from_black_alpha(46) };
    let frame = Frame::new().fill(palette.panel).stroke(Stroke::new(1.0, palette.hair)).corner_radius(CORNER).shadow(shadow);
    let mut is_cleared = false;
    frame.inner_margin(Margin::symmetric(space::L as i8, space::M as i8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        match bar.batch {
            BatchState::None => {}
            BatchState::Busy(progress) => fixed(ui, "busy", |ui| busy_ui(ui, bar, progress, commands)),
            BatchState::Done(made) => fixed(ui, "done", |ui| done_ui(ui, bar, made, commands)),
        }
        if !bar.chosen.is_empty() && !matches!(bar.batch, BatchState::Busy(_)) {
            is_cleared = fixed(ui, "choice", |ui| choice_ui(ui, bar, state, commands));
        }
    });
    is_cleared
}

fn choice_ui(ui: &mut Ui, bar: &Bar<'_>, state: &mut BarState, commands: &mut Vec<Command>) -> bool {
    let (mut is_cleared, mut is_asked) = (false, false);
    let folder = folder_in_short(bar.folder);
    let width = |text: &str, font| ui.painter().layout_no_wrap(text.to_owned(), font, Color32::BLACK).size().x;
    let words = width(KIND, theme::label()) + width(IN, theme::label());
    let buttons = width_of_buttons(ui, [&*folder, MAKE]) + space::XL;
    let end = words + WIDTH_OF_KINDS + buttons + 4.0 * ui.spacing().item_spacing.x + space::L;
    if ui.available_width() >= end + ROOM_FOR_NAMES {
        ui.horizontal(|ui| {
            fill_before_end(ui, end, Layout::left_to_right(Align::Center), |ui| is_cleared = chosen_ui(ui, bar));
            is_asked = what_ui(ui, bar, &folder, state, commands);
        });
    } else {
        is_cleared = fixed(ui, "chosen", |ui| ui.horizontal_wrapped(|ui| chosen_ui(ui, bar)).inner);
        let is_in_row = ui.available_width() >= end;
        let layout = if is_in_row { Layout::left_to_right(Align::Center) } else { Layout::top_down(Align::LEFT) };
        let size = vec2(ui.available_width(), theme::TARGET);
        is_asked = ui.allocate_ui_with_layout(size, layout, |ui| what_ui(ui, bar, &folder, state, commands)).inner;
    }
    if state.lacks_dialog {
        field_error(ui, "Op deze computer opent geen venster om een map te kiezen. Typ of plak hier waar de rapporten komen.");
        let is_entered = fixed(ui, "folder", |ui| {
            ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH));
            form_line(ui, FOLDER, FOLDER, &mut state.folder)
        });
        if (is_entered || is_asked) && !state.folder.trim().is_empty() {
            commands.push(Command::Do(Action::ChooseBatchFolder(typed_path(&state.folder))));
        }
    }
    if is_asked {
        let dossiers = bar.chosen.iter().map(|path| (*path).to_owned()).collect();
        commands.push(Command::Do(Action::MakeBatch { dossiers, kinds: state.wanted.kinds() }));
    }
    // What is being made is chosen no more: what comes next is chosen anew.
    is_cleared || is_asked
}

/// What is chosen; true when nothing is to be chosen any more.
fn chosen_ui(ui: &mut Ui, bar: &Bar<'_>) -> bool {
    let palette = Palette::of(ui);
    let names: Vec<String> = bar.chosen.iter().map(|path| bar.name(path)).collect();
    let clear = button(ui, "Kies geen", true);
    describe(ui, &clear, "Haalt alle vinkjes weg");
    let count = format!("{} gekozen", names.len());
    let shown = ui.label(RichText::new(&count).font(theme::label_strong()).color(palette.ink));
    // What was chosen is said where it was.
    announce(ui, &shown, Role::Status, Live::Off, &count);
    ui.add(Label::new(RichText::new(in_short(&names)).font(theme::label()).color(palette.ink_soft)).wrap());
    clear.clicked()
}

/// What is made of it, and where; true when it is asked for.
fn what_ui(ui: &mut Ui, bar: &Bar<'_>, folder: &str, state: &mut BarState, commands: &mut Vec<Command>) -> bool {
    let soft = |text: &str, ui: &mut Ui| {
        let color = Palette::of(ui).ink_soft;
        ui.label(RichText::new(text).font(theme::label()).color(color));
    };
    soft(KIND, ui);
    let has_earlier = |path: &&Path| bar.shelf.cards.iter().any(|card| card.path == **path && card.has_earlier);
    let follows = bar.chosen.iter().any(has_earlier);
    let possible = |wanted: &Wanted| *wanted != Wanted::FollowUp || follows || state.wanted == Wanted::FollowUp;
    let kinds: Vec<Wanted> = Wanted::ALL.into_iter().filter(possible).collect();
    let list = PickList { name: "Soort rapport", shown: state.wanted.text(), width: WIDTH_OF_KINDS };
    let choices = kinds.iter().map(|wanted| (*wanted == state.wanted, wanted.text().to_owned()));
    if let Some(at) = list.show(ui, choices) {
        state.wanted = kinds[at];
    }
    soft(IN, ui);
    folder_ui(ui, bar.folder, folder, commands);
    primary_button(ui, MAKE, true).clicked()
}

/// The last two parts of the place of a folder.
fn folder_in_short(folder: &Path) -> String {
    let parts: Vec<String> = folder.iter().map(|part| words::shortened(&part.to_string_lossy(), 30)).collect();
    parts[parts.len().saturating_sub(2)..].join(" › ")
}

/// The folder for the reports, and the way to another one.
fn folder_ui(ui: &mut Ui, folder: &Path, short: &str, commands: &mut Vec<Command>) {
    let menu = menu_button(ui, short, |ui| {
        ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH));
        small_text(ui, &words::shown(folder));
        if button(ui, "Kies een andere map …", true).clicked() {
            commands.push(Command::Do(Action::PickBatchFolder));
            ui.close();
        }
    });
    menu.accessible_name(format!("{FOLDER}: {}", words::shown(folder)));
}

fn busy_ui(ui: &mut Ui, bar: &Bar<'_>, progress: &BatchProgress, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let BatchProgress { position, total, dossier } = progress;
    let text = format!("{position} van {total}: {}", bar.name(dossier));
    let shown = styled_text(ui, &text, theme::label_strong(), palette.ink);
    announce_once(ui, &shown, (Role::Status, Live::Polite), &text, "De rapporten worden gemaakt.");
    ui.horizontal(|ui| {
        progress_bar(ui, position - 1, *total);
        button(ui, "Stop", true).asks(commands, || Command::Do(Action::StopBatch));
    });
}

fn done_ui(ui: &mut Ui, bar: &Bar<'_>, made: &BatchMade, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let told = messages::batch_made(made, &|path| bar.name(path));
    let title = styled_text(ui, &told.what, theme::label_strong(), palette.ink);
    announce(ui, &title, Role::Status, Live::Polite, &format!("{} {}", told.what, told.details.join(" ")));
    for detail in &told.details {
        styled_text(ui, detail, theme::label(), palette.ink);
    }
    fixed(ui, "after", |ui| {
        ui.horizontal_wrapped(|ui| {
            if let Some(first) = made.made.first() {
                button(ui, "Open map", true).asks(commands, || Command::Do(Action::Reveal(first.clone())));
            }
            button(ui, "Sluit", true).asks(commands, || Command::Do(Action::DismissBatch));
        });
    });
}

/// The first names, and how many there are beside those.
fn in_short(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| words::shortened(name, 40)).collect();
    match names.get(MOST_NAMES..) {
        Some(rest) if !rest.is_empty() => format!("{} en nog {}", names[..MOST_NAMES].join(", "), rest.len()),
        _ => names.join(", "),
    }
}
