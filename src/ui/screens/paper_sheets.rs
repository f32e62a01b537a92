//! Quick entry: invulbladen on paper, typed over with one key for each item, in the order of the paper.

mod keys;
mod rows;

use egui::{Key, Modifiers, Ui};

use self::rows::{rows_ui, wish_row};
use crate::content::{Catalogue, ItemId};
use crate::model::{Dossier, PaperSheet, Rating};
use crate::session::{Edit, PaperEdit};
use crate::ui::announce::say;
use crate::ui::command::Command;
use crate::ui::shell::{Foot, Head, Page, Part, page_ui};
use crate::ui::theme::{self, space};
use crate::ui::widgets::{
    Column, NO_PERSONS, columns, edge_label, entry_line, field_error, fixed, focus_field, form_line, gap, may_change,
    paragraph, primary_button, primary_button_with_key, quiet_button, small_text,
};
use crate::words;

/// What the screen shows.
pub struct PaperSheetsScreen<'a> {
    /// What is asked.
    pub catalogue: &'a Catalogue,
    /// The dossier in which the sheets come.
    pub dossier: &'a Dossier,
    /// Whether a dialog lies over it, so that no key is meant for it.
    pub is_covered: bool,
}

/// Where the user is in the sheet that is being typed over.
#[derive(Debug, Default)]
pub struct PaperSheetsState {
    /// The position of the item; `None` before the first time, then it goes on after the last one that has something.
    position: Option<usize>,
    /// The item of which the reason is being typed.
    reason: Option<usize>,
    /// What can be taken back of this sheet.
    past: Vec<Step>,
    /// Whether the sheet was to be added without a role.
    was_asked: bool,
}

/// Something that can be taken back.
#[derive(Debug)]
enum Step {
    /// The rating that an item had.
    Rating(usize, Option<Rating>),
    /// What was thrown away.
    Thrown(Box<PaperSheet>),
}

const ROLE: &str = "Rol op het blad";
const ORGANISATION: &str = "Organisatie op het blad";
const REMARK: &str = "Wat iemand nog kwijt wil";

impl PaperSheetsState {
    /// Whether something of this sheet can be taken back here.
    pub fn can_take_back(&self) -> bool {
        !self.past.is_empty()
    }
}

impl<'a> PaperSheetsScreen<'a> {
    fn paper(&self) -> &'a PaperSheet {
        self.dossier.drafts.paper()
    }

    fn ids(&self) -> Vec<&'a ItemId> {
        self.catalogue.items().map(|(_, item)| &item.id).collect()
    }

    fn rating(&self, item: &ItemId) -> Option<Rating> {
        self.paper().answers.get(item).and_then(|answer| answer.rating)
    }

    fn is_open(&self) -> bool {
        self.dossier.measurements.open().is_some()
    }

    /// Whether nobody may see yet what sheets say.
    fn is_blind(&self) -> bool {
        self.dossier.measurements.open().is_some_and(|open| open.sheet_round.opened.is_none())
    }

    /// How many sheets the open measurement has.
    fn count(&self) -> usize {
        let open = self.dossier.measurements.open().map(|open| &open.id);
        self.dossier.sheets.iter().filter(|sheet| open.is_some() && sheet.measurement.as_ref() == open).count()
    }

    /// Where typing goes on: after the last item that has something.
    fn first_position(&self) -> usize {
        let ids = self.ids();
        let last = ids.iter().rposition(|id| self.paper().answers.contains_key(*id));
        last.map_or(0, |last| (last + 1).min(ids.len().saturating_sub(1)))
    }
}

fn edit(edit: PaperEdit) -> Command {
    Command::edit(Edit::Paper(edit))
}

/// Gives an item a rating, or none.
fn give(
    screen: &PaperSheetsScreen<'_>,
    state: &mut PaperSheetsState,
    at: usize,
    rating: Option<Rating>,
    commands: &mut Vec<Command>,
) {
    let Some(id) = screen.ids().get(at).copied() else { return };
    let before = screen.rating(id);
    if before != rating {
        state.past.push(Step::Rating(at, before));
        commands.push(edit(PaperEdit::Rating(id.clone(), rating)));
    }
}

/// Draws the screen.
pub fn paper_sheets_ui(
    ui: &mut Ui,
    page: &Page,
    screen: &PaperSheetsScreen<'_>,
    state: &mut PaperSheetsState,
    commands: &mut Vec<Command>,
) {
    if state.position.is_none() {
        state.position = Some(screen.first_position());
    }
    let can_type = may_change(ui) && screen.is_open();
    if !screen.is_covered && can_type {
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter)) {
            add(ui, screen, state, commands);
        }
        keys::keys(ui, screen, state, commands);
    }
    page_ui(ui, page, Head::new("Papieren bladen"), Foot::Shown, commands, |ui, part, commands| match part {
        Part::Body if can_type => body_ui(ui, screen, state, commands),
        Part::Body => {
            let why = if screen.is_open() {
                "Je kunt dit dossier nu alleen lezen. Daarom kun je hier geen blad overtypen."
            } else {
                "Alle metingen in dit dossier zijn vastgesteld. Heropen de laatste meting of begin een nieuwe. Dan kun je hier bladen \
                 overtypen."
            };
            paragraph(ui, why);
        }
        Part::HeadEnd => {
            edge_label(ui, &words::figure(screen.count(), "blad binnen", "bladen binnen"));
        }
        Part::Foot => foot_ui(ui, screen, state, can_type, commands),
        Part::FootEnd => {
            let done = screen.ids().iter().filter(|id| screen.rating(id).is_some()).count();
            edge_label(ui, &format!("{done} van {} aangekruist", screen.ids().len()));
        }
        Part::Views => {}
    });
}

fn foot_ui(
    ui: &mut Ui,
    screen: &PaperSheetsScreen<'_>,
    state: &mut PaperSheetsState,
    can_type: bool,
    commands: &mut Vec<Command>,
) {
    const ADD: &str = "Toevoegen en volgende blad";
    let is_ready = can_type && screen.paper().says_something();
    let is_asked = fixed(ui, "add", |ui| {
        if is_ready {
            primary_button_with_key(ui, ADD, "Ctrl+Enter").clicked()
        } else {
            primary_button(ui, ADD, false).clicked()
        }
    });
    if is_asked {
        add(ui, screen, state, commands);
    }
    let can_throw = can_type && !screen.paper().is_empty();
    if can_throw && quiet_button(ui, None, "Gooi weg", "Gooi dit halve blad weg", true).clicked() {
        state.past.push(Step::Thrown(Box::new(screen.paper().clone())));
        state.position = Some(0);
        say(ui.ctx(), "Weggegooid. Met Ctrl en Z komt het terug.");
        focus_field(ui.ctx(), ROLE.to_owned());
        commands.push(edit(PaperEdit::Replace(Box::default())));
    }
}

/// Adds the sheet, and begins with the next one.
fn add(ui: &Ui, screen: &PaperSheetsScreen<'_>, state: &mut PaperSheetsState, commands: &mut Vec<Command>) {
    if !screen.paper().says_something() {
        return;
    }
    if screen.paper().role.trim().is_empty() {
        state.was_asked = true;
        focus_field(ui.ctx(), ROLE.to_owned());
        return;
    }
    *state = PaperSheetsState { position: Some(0), ..PaperSheetsState::default() };
    say(ui.ctx(), format!("Toegevoegd. {} binnen.", words::figure(screen.count() + 1, "blad", "bladen")));
    focus_field(ui.ctx(), ROLE.to_owned());
    commands.push(edit(PaperEdit::Add { edition: screen.catalogue.edition().id.clone() }));
}

fn body_ui(ui: &mut Ui, screen: &PaperSheetsScreen<'_>, state: &mut PaperSheetsState, commands: &mut Vec<Command>) {
    let paper = screen.paper();
    paragraph(
        ui,
        "Typ over wat iemand op papier invulde. Per punt één toets: 1 op orde, 2 deels, 3 niet op orde, 4 weten we niet, 5 n.v.t. Niets \
         aangekruist? Druk op 0 of de spatiebalk. Pijl omhoog gaat terug, Esc stopt. Met T schrijf je \
         de reden over bij het punt waar je bent.",
    );
    if screen.is_blind() {
        paragraph(
            ui,
            "Kijk het blad na voordat je het toevoegt. Daarna kun je het niet meer zien, tot jullie de bladen samen openen.",
        );
    }
    gap(ui, space::XS);
    columns(ui, 560.0, 0.5, |ui, column| match column {
        Column::Left => {
            let mut role = paper.role.clone();
            if form_line(ui, "Rol", ROLE, &mut role) {
                focus_field(ui.ctx(), ORGANISATION.to_owned());
            }
            if role != paper.role {
                commands.push(edit(PaperEdit::Role(role)));
            } else if state.was_asked && role.trim().is_empty() {
                fixed(ui, "no-role", |ui| field_error(ui, "Vul de rol in die op het blad staat."));
            }
        }
        Column::Right => {
            let mut organisation = paper.organisation.clone();
            if form_line(ui, "Organisatie (hoeft niet)", ORGANISATION, &mut organisation) {
                wish_row(ui.ctx());
            }
            if organisation != paper.organisation {
                commands.push(edit(PaperEdit::Organisation(organisation)));
            }
        }
    });
    gap(ui, space::S);
    fixed(ui, "rows", |ui| rows_ui(ui, screen, state, commands));
    gap(ui, space::L);
    ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH * 1.3));
    if let Some(text) = entry_line(ui, "Wat wil je nog kwijt?", REMARK, &paper.remark) {
        commands.push(edit(PaperEdit::Remark(text)));
    }
    small_text(ui, NO_PERSONS);
}
