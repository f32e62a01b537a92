//! Invulbladen: who is asked, making the sheets, taking them in, opening them for the session, and the names.

mod asking;
mod gathered;
mod gathering;
mod making;
mod names;
mod opening;

use egui::Ui;

use crate::analysis::{Arrived, NamedPerson, arrived, named_people, shown_views};
use crate::model::{Dossier, FEWEST_SHEETS, Measurement, SheetRound};
use crate::session::{Action, Edit, NameRemoval, SheetFormat, SheetMaking, SheetOrder, SheetRoundEdit, SheetsFor, TakenSheet};
use crate::ui::command::{Asks as _, Command, Place};
use crate::ui::dates::DateField;
use crate::ui::focus::{self, Wish};
use crate::ui::shell::{Foot, Head, Page, Part, page_ui};
use crate::ui::theme::space;
use crate::ui::widgets::{
    Column, card, columns, edge_label, fixed, focus_field, gap, heading, may_change, paragraph, primary_button,
};
use crate::words;

pub(in crate::ui) use self::asking::{DEADLINE, ROLES};
pub(in crate::ui) use self::gathered::{participant_field, people};

/// What the screen shows.
pub struct RoundScreen<'a> {
    /// The open dossier.
    pub dossier: &'a Dossier,
    /// The measurement that is shown.
    pub measurement: &'a Measurement,
    /// What came in, and who has a name.
    pub facts: &'a RoundFacts,
    /// What became of the sheets that came in last.
    pub taken: &'a [TakenSheet],
    /// How many of how many files were read, while they are being read.
    pub reading: Option<(usize, usize)>,
    /// Whether a disk keeps them waiting.
    pub is_slow: bool,
    /// How far the sheets are that are made.
    pub making: &'a SheetMaking,
    /// How far removing a name is.
    pub removal: &'a NameRemoval,
    /// Whether the system is known to have no dialogs.
    pub lacks_dialogs: bool,
    /// Whether the dossier has a passphrase.
    pub is_protected: bool,
    /// The place that is proposed for sheets.
    pub proposed: &'a dyn Fn(SheetOrder) -> std::path::PathBuf,
}

/// What came in, and who has a name. Computed when something changes, not for every frame.
pub struct RoundFacts {
    /// Which sheets came in.
    arrived: Arrived,
    /// How many sheets there are of the measurement: as many as were frozen with it.
    sheets: usize,
    /// Everybody whose name stands in the dossier.
    names: Vec<NamedPerson>,
}

impl RoundFacts {
    /// Looks a measurement of a dossier through.
    pub fn new(dossier: &Dossier, measurement: &Measurement) -> Self {
        let sheets = usize::from(shown_views(dossier, measurement).sheets);
        Self { arrived: arrived(dossier, measurement), sheets, names: named_people(dossier) }
    }

    /// Of how many expected roles a sheet came in, and how many are expected; where nobody is expected, how many came in of none.
    pub fn progress(&self, round: &SheetRound) -> (usize, usize) {
        let expected = expected(round);
        let done = if expected == 0 { self.sheets } else { expected.saturating_sub(self.arrived.missing.len()) };
        (done, expected)
    }
}

/// From how many roles a sheet is expected.
fn expected(round: &SheetRound) -> usize {
    round.expected.iter().filter(|role| !role.trim().is_empty()).count()
}

/// What the user typed and unfolded.
#[derive(Debug)]
pub struct RoundState {
    /// How the roles were typed last, with lines on which nothing stands yet.
    roles: Option<String>,
    deadline: DateField,
    /// What stands in the field for the last day and is no day yet.
    deadline_draft: String,
    whom: SheetsFor,
    /// What is made where the system turned out to have no dialog for it, and the place as it was typed.
    placing: Option<(SheetOrder, String)>,
    /// What was asked for last, for when there turns out to be no dialog.
    ordered: Option<SheetOrder>,
    /// Whether the place of sheets that came back is asked for, and as it was typed.
    lacks_dialog: bool,
    returned: String,
    shows_people: bool,
    /// The name that is to be removed, once somebody is sure.
    removing: Option<String>,
    /// The field that gets the cursor in the next frame: one that is drawn in the frame of a click elsewhere loses it by that click.
    cursor: Option<&'static str>,
}

impl Default for RoundState {
    fn default() -> Self {
        Self {
            roles: None,
            deadline: DateField::default(),
            deadline_draft: String::new(),
            whom: SheetsFor::EachRole,
            placing: None,
            ordered: None,
            lacks_dialog: false,
            returned: String::new(),
            shows_people: false,
            removing: None,
            cursor: None,
        }
    }
}

impl RoundState {
    /// Asks in the window where to make sheets, as the system has no dialog for that. `proposed` gives the place that is proposed.
    pub fn ask_for_path(&mut self, context: &egui::Context, proposed: impl FnOnce(SheetOrder) -> std::path::PathBuf) {
        if let Some(order) = self.ordered.take() {
            self.placing = Some((order, proposed(order).display().to_string()));
            self.give_cursor(context, making::place_field(order));
        }
    }

    /// Asks in the window which sheets came back, as the system has no dialog for that.
    pub fn ask_for_sheets(&mut self, context: &egui::Context) {
        self.lacks_dialog = true;
        self.give_cursor(context, gathering::PLACE);
    }

    fn give_cursor(&mut self, context: &egui::Context, field: &'static str) {
        self.cursor = Some(field);
        context.request_repaint();
    }

    /// Unfolds the fields of the people.
    pub fn show_people(&mut self) {
        self.shows_people = true;
    }

    /// Asks for sheets to be made: by a dialog of the system, or else in a field.
    fn order(&mut self, ui: &Ui, screen: &RoundScreen<'_>, order: SheetOrder, commands: &mut Vec<Command>) {
        self.ordered = Some(order);
        if screen.lacks_dialogs {
            self.ask_for_path(ui.ctx(), screen.proposed);
        } else {
            commands.push(Command::Do(Action::PickSheetPlace(order)));
        }
    }

    /// Asks for sheets that came back.
    fn gather(&mut self, ui: &Ui, screen: &RoundScreen<'_>, commands: &mut Vec<Command>) {
        if screen.lacks_dialogs {
            self.lacks_dialog = true;
            self.give_cursor(ui.ctx(), gathering::PLACE);
        } else {
            commands.push(Command::Do(Action::PickSheets));
        }
    }
}

/// How far the round is: what the screen is for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Nobody is expected, and nothing came in.
    Asking,
    /// Nothing came in yet.
    Making,
    /// Sheets come in.
    Gathering,
    /// All are there.
    Opening,
    /// They were opened.
    Opened,
}

impl Stage {
    fn of(screen: &RoundScreen<'_>) -> Self {
        let round = &screen.measurement.sheet_round;
        let is_expected = expected(round) > 0;
        let is_made = matches!(screen.making, SheetMaking::Done(_));
        match screen.facts.sheets {
            _ if round.opened.is_some() => Self::Opened,
            0 if is_made => Self::Gathering,
            0 if is_expected => Self::Making,
            0 => Self::Asking,
            FEWEST_SHEETS.. if screen.facts.arrived.missing.is_empty() => Self::Opening,
            _ => Self::Gathering,
        }
    }
}

/// From this width, in points, there are two columns.
const ROOM_FOR_TWO: f32 = 840.0;

/// Draws the screen.
pub fn round_ui(ui: &mut Ui, page: &Page, screen: &RoundScreen<'_>, state: &mut RoundState, commands: &mut Vec<Command>) {
    if let Some(field) = state.cursor.take() {
        focus_field(ui.ctx(), field.to_owned());
    }
    let is_open = screen.measurement.is_open();
    let foot = if is_open { Foot::Shown } else { Foot::None };
    page_ui(ui, page, Head::new("Invulbladen"), foot, commands, |ui, part, commands| match part {
        Part::Body if is_open => body_ui(ui, screen, state, commands),
        Part::Body => frozen_ui(ui, screen, state, commands),
        Part::Foot => main_button_ui(ui, screen, state, commands),
        Part::FootEnd => {
            if let Some(text) = progress_text(screen) {
                edge_label(ui, &text);
            }
        }
        Part::Views | Part::HeadEnd => {}
    });
}

/// `5 van 7 binnen`; `None` where nothing is to be told.
fn progress_text(screen: &RoundScreen<'_>) -> Option<String> {
    match screen.facts.progress(&screen.measurement.sheet_round) {
        (0, 0) => None,
        (done, 0) => Some(format!("{done} binnen")),
        (done, expected) => Some(format!("{done} van {expected} binnen")),
    }
}

fn body_ui(ui: &mut Ui, screen: &RoundScreen<'_>, state: &mut RoundState, commands: &mut Vec<Command>) {
    paragraph(
        ui,
        "Laat iedereen eerst alleen een oordeel geven, op een eigen blad. In de sessie zie je daarna waar jullie verschillend over \
         denken, en geven jullie samen één oordeel.",
    );
    gap(ui, space::S);
    columns(ui, ROOM_FOR_TWO, 0.5, |ui, column| {
        match column {
            Column::Left => {
                card_ui(ui, "asking", |ui| asking::asking_ui(ui, screen, state, commands));
                gap(ui, space::S);
                card_ui(ui, "making", |ui| making::making_ui(ui, screen, state, commands));
            }
            Column::Right => {
                card_ui(ui, "gathering", |ui| gathering::gathering_ui(ui, screen, state, commands));
                gap(ui, space::S);
                card_ui(ui, "opening", |ui| opening::opening_ui(ui, screen, commands));
            }
        }
        gap(ui, space::S);
    });
    card_ui(ui, "names", |ui| names::names_ui(ui, screen, state, commands));
}

/// A card whose parts have ids of their own, wherever it stands.
fn card_ui(ui: &mut Ui, key: &str, contents: impl FnOnce(&mut Ui)) {
    fixed(ui, key, |ui| card(ui, contents));
}

/// A measurement that was adopted: what there was.
fn frozen_ui(ui: &mut Ui, screen: &RoundScreen<'_>, state: &mut RoundState, commands: &mut Vec<Command>) {
    let round = &screen.measurement.sheet_round;
    paragraph(
        ui,
        "De meting is vastgesteld. Er komen geen bladen meer bij, en wie een blad invulde staat vast. Een naam kan wel weg.",
    );
    gap(ui, space::S);
    card(ui, |ui| {
        heading(ui, "Wat er was");
        let count = words::sentence_case(&words::count(screen.facts.sheets, "blad kwam binnen", "bladen kwamen binnen"));
        paragraph(ui, &if screen.facts.sheets == 0 { "Er waren geen invulbladen.".to_owned() } else { format!("{count}.") });
        if expected(round) > 0 {
            paragraph(ui, &format!("Gevraagd: {}.", gathering::listed(&round.expected)));
        }
        if let Some(day) = round.deadline {
            paragraph(ui, &format!("Inleveren kon tot en met {}.", words::date(day)));
        }
        if let Some(day) = round.opened {
            paragraph(ui, &format!("De bladen gingen open op {}.", words::date(day)));
        }
    });
    gap(ui, space::S);
    card_ui(ui, "names", |ui| names::names_ui(ui, screen, state, commands));
}

/// The button of what the screen is for now.
fn main_button_ui(ui: &mut Ui, screen: &RoundScreen<'_>, state: &mut RoundState, commands: &mut Vec<Command>) {
    let may_change = may_change(ui);
    match Stage::of(screen) {
        Stage::Asking => {
            if primary_button(ui, "Vul in wie je vraagt", may_change).clicked() {
                focus_field(ui.ctx(), ROLES.to_owned());
            }
        }
        Stage::Making => {
            let is_busy = matches!(screen.making, SheetMaking::Busy { .. });
            if primary_button(ui, "Maak voor elke rol een PDF …", !is_busy).clicked() {
                let order = SheetOrder { format: SheetFormat::Pdf, whom: SheetsFor::EachRole };
                state.whom = SheetsFor::EachRole;
                state.order(ui, screen, order, commands);
            }
        }
        Stage::Gathering => {
            if primary_button(ui, "Voeg invulbladen toe …", may_change).clicked() {
                state.gather(ui, screen, commands);
            }
        }
        Stage::Opening => {
            if primary_button(ui, "Open de bladen voor de sessie", may_change).clicked() {
                open(ui, commands);
            }
        }
        Stage::Opened => {
            primary_button(ui, "Begin de sessie", true).asks(commands, || Command::Go(Place::Session));
        }
    }
}

/// Opens the sheets; what is said of that gets the focus, as the button is gone then.
fn open(ui: &Ui, commands: &mut Vec<Command>) {
    focus::wish(ui.ctx(), Wish::Done);
    commands.push(Command::edit(Edit::SheetRound(SheetRoundEdit::Open)));
}
