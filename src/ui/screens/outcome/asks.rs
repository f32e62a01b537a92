//! What the team asks of those who can decide.

use egui::{Context, Ui};

use super::OutcomeScreen;
use crate::analysis::Gap;
use crate::content::{Catalogue, ItemId};
use crate::model::{Ask, MOST_ASK_WORDS, Measurement};
use crate::session::{AskEdit, AskField, Edit, NewAsk};
use crate::ui::command::{Asks as _, Command};
use crate::ui::focus::{self, Wish};
use crate::ui::rows::item_row;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{
    Column, PickList, button, columns, field_label, fixed, focus_field, gap, may_change, paragraph, remark_in_reserved_room,
    small_text, styled_text, subheading, text_area, text_line, wide_text,
};
use crate::words;

/// What is on its way.
#[derive(Debug, Default)]
pub(super) struct AsksState {
    /// An ask that was made while there were so many: it gets the cursor once it is there.
    awaits_after: Option<usize>,
}

impl AsksState {
    /// Gives the cursor to the ask that was made, once it is there. For every frame, before anything is drawn.
    pub(super) fn settle(&mut self, context: &Context, measurement: &Measurement) {
        let count = measurement.asks.len();
        if self.awaits_after.take_if(|before| count > *before).is_some() {
            focus_field(context, ask_field(AskField::Text, count));
        }
    }

    /// Makes an ask, for the sake of an item if any, and goes there. One that is still empty is gone on with: a click too many
    /// makes no second one.
    pub(super) fn add(&mut self, context: &Context, measurement: &Measurement, item: Option<&ItemId>) -> Option<Command> {
        let is_empty = |ask: &Ask| ask.is_blank() && ask.items.iter().eq(item);
        if let Some(at) = measurement.asks.iter().position(is_empty) {
            focus_field(context, ask_field(AskField::Text, at + 1));
            return None;
        }
        self.awaits_after = Some(measurement.asks.len());
        Some(Command::edit(Edit::Ask(AskEdit::Add(NewAsk { item: item.cloned(), ..NewAsk::default() }))))
    }
}

/// What a field of the ask with this number is called.
pub(in crate::ui) fn ask_field(field: AskField, number: usize) -> String {
    match field {
        AskField::Text => format!("Vraag {number}"),
        AskField::Explanation => format!("Toelichting bij vraag {number}"),
        AskField::Who => format!("Wie beslist, vraag {number}"),
        AskField::When => format!("Wanneer, vraag {number}"),
    }
}

const ADD: &str = "Voeg een vraag aan de bestuurder toe";
const TITLE: &str = "Wat vragen jullie aan de bestuurder?";

/// The asks of a measurement that is adopted.
pub(super) fn read_ui(ui: &mut Ui, screen: OutcomeScreen<'_>, commands: &mut Vec<Command>) {
    let asks: Vec<&Ask> = screen.measurement.asks.iter().filter(|ask| !ask.is_blank()).collect();
    if asks.is_empty() {
        return;
    }
    gap(ui, space::S);
    subheading(ui, TITLE);
    for (ask, number) in asks.into_iter().zip(1..) {
        fixed(ui, ("ask", ask.id.as_str()), |ui| {
            styled_text(ui, &format!("{number}. {}", ask.text.trim()), theme::strong(), Palette::of(ui).ink);
            let about = [("Wie beslist", &ask.who), ("Wanneer", &ask.when)];
            for (label, text) in about.into_iter().filter(|(_, text)| !text.trim().is_empty()) {
                small_text(ui, &format!("{label}: {}", text.trim()));
            }
            if !ask.explanation.trim().is_empty() {
                paragraph(ui, ask.explanation.trim());
            }
            for item in served(screen.catalogue, ask) {
                let rated = (item, screen.measurement.rating(item));
                item_row(ui, screen.catalogue, rated, &format!("Vraag {number}"), "", commands);
            }
            gap(ui, space::S);
        });
    }
}

/// The asks of the open measurement, to be changed.
pub(super) fn asks_ui(
    ui: &mut Ui,
    screen: OutcomeScreen<'_>,
    gaps: &[Gap],
    state: &mut AsksState,
    commands: &mut Vec<Command>,
) {
    subheading(ui, TITLE);
    small_text(ui, "Schrijf elke vraag zo op dat iemand er ja of nee op kan zeggen. De volgorde is die van het rapport.");
    for (ask, number) in screen.measurement.asks.iter().zip(1..) {
        fixed(ui, ("ask", ask.id.as_str()), |ui| {
            ask_ui(ui, ask, number, commands);
            fixed(ui, "items", |ui| items_ui(ui, screen.catalogue, gaps, (ask, number), commands));
            let count = screen.measurement.asks.len();
            fixed(ui, "buttons", |ui| buttons_ui(ui, ask, (number, count), commands));
        });
        gap(ui, space::M);
    }
    fixed(ui, "add", |ui| {
        let response = button(ui, ADD, may_change(ui));
        if response.clicked() {
            commands.extend(state.add(ui.ctx(), screen.measurement, None));
        }
        if focus::take(ui, &Wish::Field(ADD.to_owned())) {
            response.request_focus();
        }
    });
}

/// From this width, in points, who and when stand beside each other.
const ROOM_FOR_TWO: f32 = 520.0;

fn ask_ui(ui: &mut Ui, ask: &Ask, number: usize, commands: &mut Vec<Command>) {
    let typed = |field: AskField, text: String| Command::edit(Edit::Ask(AskEdit::Text(ask.id.clone(), field, text)));
    let label = ask_field(AskField::Text, number);
    if let Some(text) = text_area(ui, &label, &label, &ask.text, 2) {
        commands.push(typed(AskField::Text, text));
    }
    remark_in_reserved_room(ui, &counter(ask), &[&too_long(999)]);
    columns(ui, ROOM_FOR_TWO, 0.5, |ui, column| {
        let (field, label) = match column {
            Column::Left => (AskField::Who, "Wie beslist?"),
            Column::Right => (AskField::When, "Wanneer?"),
        };
        let text = text_line(ui, label, &ask_field(field, number), field.of(ask));
        commands.extend(text.map(|text| typed(field, text)));
    });
    if let Some(text) = text_area(ui, "Toelichting", &ask_field(AskField::Explanation, number), &ask.explanation, 1) {
        commands.push(typed(AskField::Explanation, text));
    }
}

/// `32 van 40 woorden`; with more, what to do about it.
fn counter(ask: &Ask) -> String {
    let count = ask.words();
    if ask.is_long() { too_long(count) } else { format!("{count} van {MOST_ASK_WORDS} woorden") }
}

fn too_long(count: usize) -> String {
    format!("{count} van {MOST_ASK_WORDS} woorden. Zet de rest bij de toelichting, dan leest iedereen de vraag.")
}

/// The aandachtspunten that an ask serves, and the list to choose others from.
fn items_ui(ui: &mut Ui, catalogue: &Catalogue, gaps: &[Gap], (ask, number): (&Ask, usize), commands: &mut Vec<Command>) {
    let serves = |item: &ItemId, serves: bool| Command::edit(Edit::Ask(AskEdit::Serves(ask.id.clone(), item.clone(), serves)));
    let others: Vec<&ItemId> = gaps.iter().map(|gap| &gap.item).filter(|item| !ask.items.contains(*item)).collect();
    if !ask.items.is_empty() || !others.is_empty() {
        field_label(ui, "Voor welke aandachtspunten?");
    }
    for item in served(catalogue, ask) {
        fixed(ui, ("served", item), |ui| {
            ui.horizontal_top(|ui| {
                let response = button(ui, "Haal weg", may_change(ui)).asks(commands, || serves(item, false));
                if response.clicked() {
                    focus_field(ui.ctx(), list_name(number));
                }
                response.accessible_name(format!("Haal {} weg bij vraag {number}", number_of(catalogue, item)));
                ui.vertical(|ui| {
                    gap(ui, space::XS);
                    wide_text(ui, &listed(catalogue, item), theme::text(), Palette::of(ui).ink);
                });
            });
        });
    }
    if others.is_empty() {
        return;
    }
    let choices = others.iter().map(|item| (false, listed(catalogue, item)));
    let name = list_name(number);
    let list =
        PickList { name: &name, shown: "Kies een aandachtspunt …", width: ui.available_width().min(theme::TEXT_WIDTH) };
    let taken = ui.add_enabled_ui(may_change(ui), |ui| list.show(ui, choices)).inner;
    if taken.is_some() && others.len() == 1 {
        // The list goes away with its last choice.
        focus_field(ui.ctx(), ask_field(AskField::Text, number));
    }
    commands.extend(taken.map(|at| serves(others[at], true)));
}

/// The items that an ask serves, in the order of the content; those that it does not know come last.
fn served<'a>(catalogue: &'a Catalogue, ask: &'a Ask) -> impl Iterator<Item = &'a ItemId> {
    let known = catalogue.items().map(|(_, item)| &item.id).filter(|id| ask.items.contains(*id));
    known.chain(ask.items.iter().filter(|id| catalogue.item(id).is_none()))
}

/// What the list of aandachtspunten for the ask with this number is called.
fn list_name(number: usize) -> String {
    format!("Kies een aandachtspunt bij vraag {number}")
}

/// The number of an item; its id where the content does not know it.
fn number_of<'a>(catalogue: &'a Catalogue, item: &'a ItemId) -> &'a str {
    match catalogue.number(item) {
        "" => item.as_str(),
        number => number,
    }
}

/// `4.5 Uitleg van het plan …`.
fn listed(catalogue: &Catalogue, item: &ItemId) -> String {
    let text = catalogue.item(item).map(|(_, item)| format!(" {}", words::shortened(&item.text, 72)));
    format!("{}{}", number_of(catalogue, item), text.unwrap_or_default())
}

fn buttons_ui(ui: &mut Ui, ask: &Ask, (number, count): (usize, usize), commands: &mut Vec<Command>) {
    gap(ui, space::XS);
    ui.horizontal_wrapped(|ui| {
        if number > 1 && button(ui, &format!("Zet vraag {number} hoger"), may_change(ui)).clicked() {
            commands.push(Command::edit(Edit::Ask(AskEdit::MoveUp(ask.id.clone()))));
            if number == 2 {
                // The first ask has no such button.
                focus_field(ui.ctx(), ask_field(AskField::Text, 1));
            }
        }
        if button(ui, &format!("Haal vraag {number} weg"), may_change(ui)).clicked() {
            commands.push(Command::edit(Edit::Ask(AskEdit::Remove(ask.id.clone()))));
            let next = number.min(count.saturating_sub(1));
            focus_field(ui.ctx(), if next == 0 { ADD.to_owned() } else { ask_field(AskField::Text, next) });
        }
    });
}
