//! What the team asks of those who can decide.

use std::collections::BTreeSet;

use egui::{Align2, Context, Frame, Margin, Pos2, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::OutcomeScreen;
use crate::analysis::Gap;
use crate::content::{Catalogue, ItemId};
use crate::model::{Ask, AskId, MOST_ASK_WORDS, Measurement};
use crate::session::{AskEdit, AskField, Edit, NewAsk};
use crate::ui::command::{Asks as _, Command};
use crate::ui::focus::{self, Wish};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{
    Column, Icon, PickList, button, column, columns, field_label, fixed, focus_field, gap, link, may_change, quiet_button,
    remark_in_reserved_room, small_text, subheading, text_area, text_line, wide_text,
};
use crate::words;

/// What is on its way.
#[derive(Debug, Default)]
pub(super) struct AsksState {
    /// Those of which all texts are shown, to be changed.
    open: BTreeSet<AskId>,
    /// Whether all of them are to be opened.
    unfolds: bool,
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

    /// Opens all of them.
    pub(super) fn unfold(&mut self) {
        self.unfolds = true;
    }

    /// Opens the ask of which a field is to get the focus, so that it is drawn.
    fn open_what_is_wished(&mut self, context: &Context, asks: &[Ask]) {
        if std::mem::take(&mut self.unfolds) {
            self.open.extend(asks.iter().map(|ask| ask.id.clone()));
        }
        if let Some(Wish::Field(name)) = focus::wished(context) {
            let is_wanted = |number: usize| field_of(&name, number).is_some();
            self.open.extend(asks.iter().zip(1..).filter(|(_, number)| is_wanted(*number)).map(|(ask, _)| ask.id.clone()));
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

/// Whether a field with this name is one of an ask.
pub(super) fn is_ask_field(name: &str) -> bool {
    let number = name.rsplit(' ').next().and_then(|number| number.parse().ok());
    number.is_some_and(|number| field_of(name, number).is_some())
}

fn field_of(name: &str, number: usize) -> Option<AskField> {
    let all = [AskField::Text, AskField::Explanation, AskField::Who, AskField::When];
    all.into_iter().find(|field| ask_field(*field, number) == name)
}

const ADD: &str = "Voeg vraag toe";
const TITLE: &str = "Gevraagd van de bestuurder";

/// Room at the left of an ask for its number, in points.
const NUMBER: f32 = 36.0;
/// Size of the ring around a number, in points.
const RING: f32 = 24.0;

/// The asks of a measurement that is adopted.
pub(super) fn read_ui(ui: &mut Ui, screen: OutcomeScreen<'_>, commands: &mut Vec<Command>) {
    let asks: Vec<&Ask> = screen.measurement.asks.iter().filter(|ask| !ask.is_blank()).collect();
    if asks.is_empty() {
        return;
    }
    subheading(ui, TITLE);
    for (ask, number) in asks.into_iter().zip(1..) {
        fixed(ui, ("ask", ask.id.as_str()), |ui| {
            line_ui(ui);
            let top = ui.cursor().min;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.add_space(NUMBER);
                let width = ui.available_width();
                column(ui, width, |ui| {
                    ui.spacing_mut().item_spacing.y = space::XS;
                    let (ink, soft) = (Palette::of(ui).ink, Palette::of(ui).ink_soft);
                    wide_text(ui, &format!("{number}. {}", ask.text.trim()), theme::strong(), ink);
                    let about = about(ask);
                    if !about.is_empty() {
                        wide_text(ui, &about, theme::label(), soft);
                    }
                    if !ask.explanation.trim().is_empty() {
                        wide_text(ui, ask.explanation.trim(), theme::label(), ink);
                    }
                    for item in served(screen.catalogue, ask) {
                        served_link_ui(ui, screen.catalogue, (item, number), commands);
                    }
                });
            });
            ring_at(ui, top + vec2(RING / 2.0, RING / 2.0), number);
            gap(ui, space::S);
        });
    }
    line_ui(ui);
}

/// An aandachtspunt that an ask serves, to look at.
fn served_link_ui(ui: &mut Ui, catalogue: &Catalogue, (item, number): (&ItemId, usize), commands: &mut Vec<Command>) {
    let text = listed(catalogue, item);
    let Some((precondition, _)) = catalogue.item(item) else {
        small_text(ui, &text);
        return;
    };
    fixed(ui, ("served", item), |ui| {
        let response = link(ui, &text).asks(commands, || Command::Show(precondition.id.clone(), item.clone()));
        response.accessible_name(format!("Vraag {number}: {text}"));
    });
}

/// `Bestuurder · 2e kwartaal 2027`: who decides and when.
pub(in crate::ui) fn about(ask: &Ask) -> String {
    let said = [&ask.who, &ask.when].map(|text| text.trim());
    let said: Vec<String> = said.into_iter().filter(|text| !text.is_empty()).map(words::sentence_case).collect();
    match &said[..] {
        [who, _] => format!("{who} · {}", ask.when.trim()),
        _ => said.concat(),
    }
}

/// The asks of the open measurement, to be changed where they stand.
pub(super) fn asks_ui(
    ui: &mut Ui,
    screen: OutcomeScreen<'_>,
    gaps: &[Gap],
    state: &mut AsksState,
    commands: &mut Vec<Command>,
) {
    let asks = &screen.measurement.asks;
    state.open_what_is_wished(ui.ctx(), asks);
    ui.spacing_mut().item_spacing.y = 0.0;
    subheading(ui, TITLE);
    gap(ui, space::S);
    for (ask, number) in asks.iter().zip(1..) {
        fixed(ui, ("ask", ask.id.as_str()), |ui| {
            line_ui(ui);
            let is_open = state.open.contains(&ask.id);
            if row_ui(ui, (ask, number), is_open) {
                if is_open {
                    state.open.remove(&ask.id);
                } else {
                    state.open.insert(ask.id.clone());
                    focus_field(ui.ctx(), ask_field(AskField::Text, number));
                }
            }
            if is_open {
                let ground = Palette::of(ui).here;
                let inside = Margin { left: space::S as i8, right: space::S as i8, top: 0, bottom: space::S as i8 };
                Frame::new().fill(ground).inner_margin(inside).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = space::S;
                    ui.set_width(ui.available_width());
                    ask_ui(ui, ask, number, commands);
                    fixed(ui, "items", |ui| items_ui(ui, screen.catalogue, gaps, (ask, number), commands));
                    fixed(ui, "buttons", |ui| buttons_ui(ui, ask, (number, asks.len()), commands));
                });
            }
        });
    }
    if !asks.is_empty() {
        line_ui(ui);
    }
    fixed(ui, "add", |ui| {
        gap(ui, space::S);
        let response = quiet_button(ui, Some(Icon::Plus), ADD, ADD, may_change(ui));
        if response.clicked() {
            commands.extend(state.add(ui.ctx(), screen.measurement, None));
        }
        if focus::take(ui, &Wish::Field(ADD.to_owned())) {
            response.request_focus();
        }
    });
}

/// A fine line between two asks.
fn line_ui(ui: &mut Ui) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 1.0));
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, Palette::of(ui).hair));
}

/// The number of an ask in its ring.
fn ring_at(ui: &Ui, center: Pos2, number: usize) {
    let ink = Palette::of(ui).ink;
    ui.painter().circle_stroke(center, RING / 2.0 - 0.75, Stroke::new(1.5, ink));
    ui.painter().text(center, Align2::CENTER_CENTER, number.to_string(), theme::small_strong(), ink);
}

/// What is asked, who decides and when; true when it was chosen, to open or to close it.
fn row_ui(ui: &mut Ui, (ask, number): (&Ask, usize), is_open: bool) -> bool {
    const AROUND: f32 = 12.0;
    let palette = Palette::of(ui);
    let is_empty = ask.text.trim().is_empty();
    let text = if is_empty { "Nog niet opgeschreven" } else { ask.text.trim() };
    let about = about(ask);
    let width = ui.available_width() - NUMBER;
    let font = if is_empty { theme::text() } else { theme::strong() };
    let ink = if is_empty { palette.ink_soft } else { palette.ink };
    let said = ui.painter().layout(text.to_owned(), font, ink, width);
    let below = (!about.is_empty()).then(|| ui.painter().layout(about.clone(), theme::label(), palette.ink_soft, width));
    let room = below.as_ref().map_or(0.0, |below| below.size().y + space::XS);
    let height = (said.size().y + room).max(RING) + 2.0 * AROUND;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let name = if about.is_empty() { text.to_owned() } else { format!("{text} {about}") };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{number}. {name}")));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    if ui.is_rect_visible(rect) {
        if is_open || response.hovered() {
            let ground = if is_open { palette.here } else { palette.hover };
            ui.painter().rect_filled(rect, 0.0, ground);
        }
        let top = rect.top() + AROUND;
        ring_at(ui, pos2(rect.left() + RING / 2.0, top + said.rows.first().map_or(RING, |row| row.height()) / 2.0), number);
        let left = rect.left() + NUMBER;
        let text_height = said.size().y;
        ui.painter().galley(pos2(left, top), said, ink);
        if let Some(below) = below {
            ui.painter().galley(pos2(left, top + text_height + space::XS), below, palette.ink_soft);
        }
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}

/// From this width, in points, who and when stand beside each other.
const ROOM_FOR_TWO: f32 = 260.0;

fn ask_ui(ui: &mut Ui, ask: &Ask, number: usize, commands: &mut Vec<Command>) {
    let typed = |field: AskField, text: String| Command::edit(Edit::Ask(AskEdit::Text(ask.id.clone(), field, text)));
    let label = ask_field(AskField::Text, number);
    if number == 1 {
        small_text(ui, "Schrijf elke vraag zo op dat iemand er ja of nee op kan zeggen. De volgorde is die van het rapport.");
    }
    if let Some(text) = text_area(ui, &label, &label, &ask.text, 3) {
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

#[cfg(test)]
mod tests {
    use super::{about, ask_field, is_ask_field};
    use crate::model::{Ask, AskId};
    use crate::session::AskField;

    #[test]
    fn a_field_of_an_ask_is_known_by_its_name() {
        for field in [AskField::Text, AskField::Explanation, AskField::Who, AskField::When] {
            assert!(is_ask_field(&ask_field(field, 12)));
        }
        for other in ["Onze conclusie", "Wie beslist bij 1.1", "Vraag", "Vraag drie", "Actie 1"] {
            assert!(!is_ask_field(other), "{other}");
        }
    }

    #[test]
    fn who_and_when_stand_on_one_line() {
        let mut ask = Ask::new(AskId::new("vraag"), "Zeg geld toe.");
        assert_eq!(about(&ask), "");
        "vóór 1 juli".clone_into(&mut ask.when);
        assert_eq!(about(&ask), "Vóór 1 juli");
        "college".clone_into(&mut ask.who);
        assert_eq!(about(&ask), "College · vóór 1 juli");
    }
}
