//! Leerkring: a folder of dossiers beside each other, to find out who can help whom. Wijken stand by gemeente and name, and nothing
//! is a total or a place in a row.

mod agenda;
mod begin;
mod cell;
mod files;
mod filters;
mod matrix;
mod pairs;

use std::path::Path;
use std::sync::Arc;

use egui::{Align, Frame, Margin, Rect, RichText, ScrollArea, Ui, UiBuilder, pos2};
use jiff::civil::Date;

use self::agenda::{Agenda, agenda_ui};
use self::begin::{BeginState, begin_ui, reading_ui};
use self::cell::cell_ui;
use self::files::{FilesState, files_ui};
use self::filters::filters_ui;
use self::matrix::{MatrixState, matrix_ui};
use self::pairs::{PairsState, pairs_ui, shared_gaps_ui};
use crate::analysis::CircleFilter;
use crate::content::Catalogue;
use crate::messages;
use crate::session::{Action, Circle, CircleDetail, CircleOrder, CircleOutput, CircleReading, KeptVisit};
use crate::ui::announce::describe;
use crate::ui::command::{Asks as _, Command};
use crate::ui::focus::{self, Wish};
use crate::ui::shell::{Foot, Head, Page, Part, page_ui};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{
    View, button, edge_label, fixed, follow_focus, gap, keep_scroll, menu_button, noted_width, primary_button, segments,
    small_text,
};
use crate::words;

/// What the screen shows.
pub struct CircleScreen<'a> {
    /// What is asked now.
    pub catalogue: &'a Catalogue,
    /// The folder that was looked at last, in this run or an earlier one.
    pub folder: Option<&'a Path>,
    /// Whether the system has no dialogs to pick a folder with.
    pub lacks_dialogs: bool,
    /// How far reading it is.
    pub reading: &'a CircleReading,
    /// Whether a disk has given nothing for a while.
    pub is_slow: bool,
    /// What was read.
    pub circle: Option<&'a Arc<Circle>>,
    /// What is asked to be seen of it.
    pub filter: &'a CircleFilter,
    /// The visits that were chosen in it, in this run or an earlier one.
    pub visits: &'a [KeptVisit],
    /// What stands behind the cell that was opened.
    pub detail: &'a CircleDetail,
    /// Whether a file is being made of it.
    pub is_being_saved: bool,
    /// Visits are planned from this day on.
    pub today: Date,
}

/// What is looked at, chosen and typed.
#[derive(Default)]
pub struct CircleState {
    view: Shown,
    begin: BeginState,
    matrix: MatrixState,
    pairs: PairsState,
    agenda: Agenda,
    files: FilesState,
    /// Whether what stands below the wijken is to come in sight.
    is_brought: bool,
    /// Whether the focus goes to what stands behind a cell when that comes.
    is_opening: bool,
}

/// Which part of the screen is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    /// The wijken beside each other.
    #[default]
    Overview,
    /// The visits that were chosen.
    Agenda,
    /// What became of each file.
    Files,
}

impl Shown {
    const ALL: [Self; 3] = [Self::Overview, Self::Agenda, Self::Files];
}

impl CircleState {
    /// Asks in the window where the folder is, as the system has no dialog for that.
    pub fn ask_for_path(&mut self, context: &egui::Context) {
        self.begin.ask_for_path(context);
    }
}

/// From this width of the screen, in points, who can help whom stands beside the wijken.
const ROOM_FOR_BOTH: f32 = 960.0;
/// From this width, in points, there is more room for that.
const ROOM_FOR_MORE: f32 = 1240.0;
/// Width in points of what stands beside the wijken.
const SIDE: f32 = 272.0;
/// The same where there is more room.
const WIDE_SIDE: f32 = 336.0;
/// From this width of the screen, in points, the foot has room to say why there is no ranking.
const ROOM_FOR_REASON: f32 = 1100.0;

/// Draws the screen.
pub fn learning_circle_ui(
    ui: &mut Ui,
    page: &Page,
    screen: &CircleScreen<'_>,
    state: &mut CircleState,
    commands: &mut Vec<Command>,
) {
    match screen.circle {
        Some(circle) => state.agenda.recall(screen.catalogue, circle, screen.visits),
        None => state.agenda = Agenda::default(),
    }
    let foot = if screen.circle.is_some() { Foot::Shown } else { Foot::None };
    page_ui(ui, page, Head::of_panes("Leerkring"), foot, commands, |ui, part, commands| match part {
        Part::Views => {
            if let Some(circle) = screen.circle {
                views_ui(ui, circle, state);
            }
        }
        Part::HeadEnd => {
            if let Some(circle) = screen.circle {
                folder_ui(ui, screen, circle, commands);
                save_ui(ui, screen, circle, state, commands);
            }
        }
        Part::Body => body_ui(ui, screen, state, commands),
        Part::Foot => {
            if screen.circle.is_some() {
                foot_ui(ui, screen, state, commands);
            }
        }
        Part::FootEnd => {
            if ui.ctx().content_rect().width() >= ROOM_FOR_REASON + 224.0 && state.view == Shown::Overview {
                edge_label(ui, words::NO_RANKING);
            }
        }
    });
    let chosen = state.agenda.kept();
    if screen.circle.is_some() && chosen != screen.visits {
        commands.push(Command::Do(Action::KeepCircleVisits(chosen)));
    }
}

fn views_ui(ui: &mut Ui, circle: &Circle, state: &mut CircleState) {
    let copies: usize = circle.circle.rows.iter().map(|row| row.copies.len()).sum();
    let views = [
        View::new("Overzicht"),
        View::counted("Bezoekagenda", state.agenda.visits().len()),
        View::counted("Bestanden", copies + circle.folder.unread.len()),
    ];
    let shown = Shown::ALL.iter().position(|view| *view == state.view).unwrap_or(0);
    if let Some(chosen) = segments(ui, ("Deel van de leerkring", "circle-view"), &views, shown) {
        show(state, Shown::ALL[chosen]);
    }
}

fn show(state: &mut CircleState, view: Shown) {
    state.view = view;
    // Only now, as they would move while a day is being typed.
    state.agenda.sort();
}

/// The folder, and the ways to read it again or another one.
fn folder_ui(ui: &mut Ui, screen: &CircleScreen<'_>, circle: &Circle, commands: &mut Vec<Command>) {
    let folder = &circle.folder.folder;
    let name = folder.file_name().map_or_else(|| words::shown(folder), |name| name.to_string_lossy().into_owned());
    let is_reading = matches!(screen.reading, CircleReading::Busy { .. });
    let menu = menu_button(ui, &words::shortened(&words::visible(&name), 24), |ui| {
        ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH));
        small_text(ui, &words::shown(folder));
        let again = button(ui, "Lees deze map opnieuw", !is_reading);
        let other = button(ui, "Kies een andere map …", !is_reading);
        let asked = commands.len();
        again.asks(commands, || Command::Do(Action::ReadCircle(folder.clone())));
        other.asks(commands, || Command::Do(Action::PickCircleFolder));
        if commands.len() > asked {
            ui.close();
        }
    });
    menu.accessible_name(format!("Map van de leerkring: {}", words::shown(folder)));
}

/// What can be made of it, each with the words on its button, and whether it is about the visits.
const FILES: [(CircleOutput, &str, bool); 5] = [
    (CircleOutput::Overview, "Overzicht als PDF …", false),
    (CircleOutput::Workbook, "Overzicht als werkmap (XLSX) …", false),
    (CircleOutput::Table, "Overzicht als tabel (CSV) …", false),
    (CircleOutput::Agenda, "Bezoekagenda als PDF …", true),
    (CircleOutput::Calendar, "Bezoeken voor je agenda …", true),
];

fn save_ui(ui: &mut Ui, screen: &CircleScreen<'_>, circle: &Circle, state: &CircleState, commands: &mut Vec<Command>) {
    let has_visits = !state.agenda.visits().is_empty();
    menu_button(ui, "Bewaar als", |ui| {
        for (output, text, is_of_visits) in FILES {
            let is_possible = !screen.is_being_saved && (!is_of_visits || has_visits);
            let response = fixed(ui, text, |ui| button(ui, text, is_possible));
            if is_of_visits && !has_visits {
                describe(ui, &response, NO_VISIT);
            }
            if response.on_disabled_hover_text(NO_VISIT).clicked() {
                commands.push(order(output, circle, state));
                ui.close();
            }
        }
    });
}

const NO_VISIT: &str = "Kies eerst een bezoek.";

/// Asks for a file.
fn order(output: CircleOutput, circle: &Circle, state: &CircleState) -> Command {
    let unread = circle.folder.unread.iter();
    let unread = unread.map(|error| (words::shown(&error.path), messages::store_error(error).text())).collect();
    Command::Do(Action::PickCircleFile(CircleOrder { output, visits: state.agenda.in_order(), unread }))
}

fn foot_ui(ui: &mut Ui, screen: &CircleScreen<'_>, state: &mut CircleState, commands: &mut Vec<Command>) {
    let count = state.agenda.visits().len();
    match state.view {
        Shown::Overview | Shown::Files => {
            if primary_button(ui, "Maak bezoekagenda", count > 0).clicked() {
                show(state, Shown::Agenda);
            }
        }
        Shown::Agenda => {
            if let Some(circle) = screen.circle {
                primary_button(ui, "Bewaar als PDF …", count > 0 && !screen.is_being_saved)
                    .asks(commands, || order(CircleOutput::Agenda, circle, state));
            }
        }
    }
    let after = noted_width(ui, "foot-end") + space::L;
    let said = if count == 0 { "Nog geen bezoek gekozen".to_owned() } else { format!("{} gekozen", visits(count)) };
    let ink = Palette::of(ui).ink;
    if ui.available_width() > after {
        ui.label(RichText::new(said).font(theme::label()).color(ink));
    }
}

/// `3 bezoeken`.
fn visits(count: usize) -> String {
    words::figure(count, "bezoek", "bezoeken")
}

fn body_ui(ui: &mut Ui, screen: &CircleScreen<'_>, state: &mut CircleState, commands: &mut Vec<Command>) {
    let Some(circle) = screen.circle else {
        pane_ui(ui, "begin", ui.available_rect_before_wrap(), |ui| {
            if !reading_ui(ui, screen, commands) {
                begin_ui(ui, screen, &mut state.begin, commands);
            }
        });
        return;
    };
    let area = ui.available_rect_before_wrap();
    let is_endless = !area.height().is_finite();
    let has_side = state.view == Shown::Overview && !is_endless && area.width() >= ROOM_FOR_BOTH;
    let side = if area.width() >= ROOM_FOR_MORE { WIDE_SIDE } else { SIDE };
    let middle = if has_side { area.right() - side } else { area.right() };
    let left = Rect::from_min_max(area.min, pos2(middle, area.bottom()));
    pane_ui(ui, &format!("{:?}", state.view), left, |ui| {
        fixed(ui, "reading", |ui| {
            reading_ui(ui, screen, commands);
        });
        match state.view {
            Shown::Overview => {
                fixed(ui, "overview", |ui| overview_ui(ui, screen, circle, state, commands));
                if !has_side {
                    gap(ui, space::L);
                    if std::mem::take(&mut state.is_brought) {
                        ui.scroll_to_cursor(Some(Align::TOP));
                        keep_scroll(ui);
                        if !state.is_opening {
                            focus::wish(ui.ctx(), Wish::Sheet);
                        }
                    }
                    fixed(ui, "side", |ui| side_ui(ui, screen, circle, state, commands));
                }
            }
            Shown::Agenda => fixed(ui, "agenda", |ui| agenda_ui(ui, &mut state.agenda)),
            Shown::Files => fixed(ui, "files", |ui| files_ui(ui, screen, circle, &mut state.files, commands)),
        }
    });
    if has_side {
        state.is_brought = false;
        let line = egui::Stroke::new(1.0, Palette::of(ui).hair);
        ui.painter().vline(middle + 0.5, area.y_range(), line);
        let right = Rect::from_min_max(pos2(middle + 1.0, area.top()), area.max);
        pane_ui(ui, "side", right, |ui| side_ui(ui, screen, circle, state, commands));
    }
}

/// The filters, the wijken, and what the marks mean.
fn overview_ui(ui: &mut Ui, screen: &CircleScreen<'_>, circle: &Circle, state: &mut CircleState, commands: &mut Vec<Command>) {
    fixed(ui, "filters", |ui| filters_ui(ui, screen, circle, commands));
    if circle.folder.is_stopped {
        small_text(ui, "Het lezen is gestopt. Hier staat wat al gelezen was.");
    }
    if circle.circle.rows.is_empty() {
        small_text(ui, "In deze map staan geen dossiers die hierbij passen.");
        return;
    }
    state.pairs.settle(screen.catalogue, circle);
    if let Some(chosen) = fixed(ui, "matrix", |ui| matrix_ui(ui, screen, circle, &mut state.matrix, state.pairs.row())) {
        // Where it stands beside the wijken, it is in sight.
        state.is_brought = true;
        match chosen {
            matrix::Chosen::Row(precondition) => {
                state.pairs.show(precondition);
                if *screen.detail != CircleDetail::No {
                    commands.push(Command::Do(Action::CloseCircleCell));
                }
            }
            matrix::Chosen::Cell(place) => {
                state.pairs.show(place.precondition.clone());
                state.is_opening = true;
                commands.push(Command::Do(Action::OpenCircleCell(place)));
            }
        }
    }
    matrix::legend_ui(ui, screen.filter.since.is_some());
    if ui.ctx().content_rect().width() < ROOM_FOR_REASON + 224.0 {
        small_text(ui, words::NO_RANKING);
    }
}

/// Beside or below the wijken: what stands behind the cell that was opened, else who can help whom.
fn side_ui(ui: &mut Ui, screen: &CircleScreen<'_>, circle: &Circle, state: &mut CircleState, commands: &mut Vec<Command>) {
    if circle.circle.rows.is_empty() {
        return;
    }
    if *screen.detail != CircleDetail::No {
        if std::mem::take(&mut state.is_opening) {
            focus::wish(ui.ctx(), Wish::Sheet);
        }
        if fixed(ui, "cell", |ui| cell_ui(ui, screen, circle)) {
            commands.push(Command::Do(Action::CloseCircleCell));
            state.matrix.take_focus(ui.ctx());
        }
        return;
    }
    fixed(ui, "pairs", |ui| pairs_ui(ui, screen, circle, &mut state.pairs, &mut state.agenda, commands));
    gap(ui, space::L);
    if let Some(row) = fixed(ui, "shared", |ui| shared_gaps_ui(ui, screen.catalogue, circle)) {
        state.pairs.show(row);
    }
}

/// A part that scrolls by itself, unless the whole screen does.
fn pane_ui(ui: &mut Ui, key: &str, area: Rect, contents: impl FnOnce(&mut Ui)) {
    let inner = |ui: &mut Ui| {
        Frame::new().inner_margin(Margin::symmetric(space::XL as i8, space::M as i8)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            ui.set_width(ui.available_width());
            contents(ui);
            gap(ui, space::L);
            follow_focus(ui);
        });
    };
    let id = ui.scope_id().with(key);
    if !area.height().is_finite() {
        ui.scope_builder(UiBuilder::new().scope_id(id), inner);
        return;
    }
    ui.scope_builder(UiBuilder::new().scope_id(id).max_rect(area), |ui| {
        ScrollArea::vertical().id_salt(key).auto_shrink(false).show(ui, inner);
    });
}
