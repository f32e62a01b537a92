//! An open row: what the item asks and shows, and what the team decides about it.

use egui::{Checkbox, Frame, Margin, Rect, RichText, Ui};

use super::action_field;
use crate::analysis::Urgency;
use crate::content::{ChecklistItem, Precondition};
use crate::model::{Answer, Decider, DraftField, Ease, Effect, Quarter};
use crate::session::{ActionPlanEdit, AnswerEdit, AskField, Edit};
use crate::ui::announce;
use crate::ui::command::{Asks as _, Command};
use crate::ui::screens::actions::{ActionPlan, item_action_lines_ui};
use crate::ui::screens::outcome::OutcomeScreen;
use crate::ui::screens::outcome::asks::ask_field;
use crate::ui::theme::{self, CORNER, Palette, space};
use crate::ui::widgets::{
    NO_PERSONS, PickList, button, column, end_aligned, entered_line, field_label, focus_field, gap, link, may_change,
    optional_segments, paragraph, small_text, styled_text, table, text_area, wide_text,
};
use crate::words;

/// What is wanted of the asks, which stand elsewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Asked {
    /// Nothing.
    #[default]
    Nothing,
    /// To see them.
    Shown,
    /// Another one, for the sake of this item.
    New,
}

/// From this width, in points, the item's text stands beside what the team decides.
const ROOM_FOR_TWO: f32 = 900.0;
/// Width of the item's text then.
const TEXT: f32 = 344.0;
/// Where what the team decides begins then.
const CHOICES_LEFT: f32 = 388.0;
/// From this width, in points, the three rows of choices stand beside each other.
const ROOM_FOR_CHOICES: f32 = 600.0;
/// From this width, in points, the three fields of an action stand beside each other.
const ROOM_FOR_THREE: f32 = 560.0;

/// An item with what was said of it.
#[derive(Clone, Copy)]
pub(super) struct About<'a> {
    pub(super) precondition: &'a Precondition,
    pub(super) item: &'a ChecklistItem,
    pub(super) number: &'a str,
    pub(super) answer: &'a Answer,
    /// Which ask, from 1, serves it.
    pub(super) asks: &'a [usize],
}

/// Draws what is open, on the ground of where the user is.
pub(super) fn open_ui(ui: &mut Ui, screen: OutcomeScreen<'_>, item: About<'_>, commands: &mut Vec<Command>) -> Asked {
    let palette = Palette::of(ui);
    let ground = ui.painter().add(egui::Shape::Noop);
    let top = ui.cursor().top();
    let inside = Margin { left: 20, right: 0, top: space::XS as i8, bottom: space::L as i8 };
    let asked = Frame::new().inner_margin(inside).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        ui.set_width(ui.available_width());
        let width = ui.available_width() + 20.0;
        if width < ROOM_FOR_TWO {
            text_ui(ui, item);
            return decide_ui(ui, screen, item, commands);
        }
        let mut asked = Asked::default();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            column(ui, TEXT, |ui| text_ui(ui, item));
            ui.add_space(CHOICES_LEFT - 20.0 - TEXT);
            let rest = ui.available_width();
            column(ui, rest, |ui| asked = decide_ui(ui, screen, item, commands));
        });
        asked
    });
    let area = Rect::from_x_y_ranges(ui.clip_rect().x_range(), top..=asked.response.rect.bottom());
    ui.painter().set(ground, egui::Shape::rect_filled(area, 0.0, palette.here));
    table::rule(ui, area.bottom(), palette.hair);
    asked.inner
}

/// What the item asks, and what the team wrote that its rating rests on.
fn text_ui(ui: &mut Ui, item: About<'_>) {
    let palette = Palette::of(ui);
    wide_text(ui, &item.item.text, theme::label(), palette.ink);
    let evidence = item.answer.evidence.trim();
    let (text, color) =
        if evidence.is_empty() { ("Nog geen onderbouwing.", palette.ink_soft) } else { (evidence, palette.ink) };
    let quoted =
        Frame::new().fill(palette.sunken).corner_radius(CORNER).inner_margin(Margin::symmetric(space::M as i8, space::S as i8));
    quoted.show(ui, |ui| {
        ui.set_width(ui.available_width());
        wide_text(ui, text, theme::label(), color);
    });
}

/// What the choices of a part are called at the item with this number.
pub(in crate::ui) fn gap_field(edit: &AnswerEdit, number: &str) -> Option<String> {
    let label = match edit {
        AnswerEdit::Decider(_) => DECIDER,
        AnswerEdit::Effect(_) => EFFECT,
        AnswerEdit::Ease(_) => EASE,
        _ => return None,
    };
    Some(field(label, number))
}

pub(super) const DECIDER: &str = "Wie beslist";
const EFFECT: &str = "Effect";
const EASE: &str = "Gemak";

pub(super) fn field(label: &str, number: &str) -> String {
    format!("{label} bij {number}")
}

fn decide_ui(ui: &mut Ui, screen: OutcomeScreen<'_>, item: About<'_>, commands: &mut Vec<Command>) -> Asked {
    if !screen.measurement.is_open() {
        read_ui(ui, screen.plan, item, commands);
        return Asked::default();
    }
    let mut edits = Vec::new();
    ui.add_enabled_ui(may_change(ui), |ui| edits.extend(choices_ui(ui, item)));
    action_ui(ui, screen.plan, item, &mut edits, commands);
    if let Some(reason) = &item.answer.left_as_is {
        let label = "Waarom laten jullie dit zo?";
        let said = text_area(ui, label, &field("Reden voor bewust niet", item.number), reason, 1);
        edits.extend(said.map(|text| AnswerEdit::LeaveAsIs(Some(text))));
        if reason.trim().is_empty() {
            small_text(ui, "Met een reden erbij is dit een besluit.");
        }
    }
    commands.extend(edits.into_iter().map(|edit| Command::answer(&item.item.id, edit)));
    item_action_lines_ui(ui, screen.plan, &item.item.id, commands);
    asks_ui(ui, screen, item, commands)
}

/// Who decides, and what it brings.
fn choices_ui(ui: &mut Ui, item: About<'_>) -> Vec<AnswerEdit> {
    let mut edits = Vec::new();
    let answer = item.answer;
    let is_wide = ui.available_width() >= ROOM_FOR_CHOICES;
    let mut draw = |ui: &mut Ui| {
        let part = |ui: &mut Ui, label: &str, words: &[&str], chosen: Option<usize>| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = space::XS;
                field_label(ui, label);
                optional_segments(ui, &field(label, item.number), words, chosen)
            })
            .inner
        };
        let chosen = Decider::ALL.iter().position(|it| answer.decider == Some(*it));
        let change = part(ui, DECIDER, &Decider::ALL.map(words::decider), chosen);
        edits.extend(change.map(|it| AnswerEdit::Decider(it.chosen().map(|at| Decider::ALL[at]))));
        let chosen = Effect::ALL.iter().position(|it| answer.effect == Some(*it));
        let change = part(ui, EFFECT, &Effect::ALL.map(words::effect), chosen);
        edits.extend(change.map(|it| AnswerEdit::Effect(it.chosen().map(|at| Effect::ALL[at]))));
        let chosen = Ease::ALL.iter().position(|it| answer.ease == Some(*it));
        let change = part(ui, EASE, &Ease::ALL.map(words::ease), chosen);
        edits.extend(change.map(|it| AnswerEdit::Ease(it.chosen().map(|at| Ease::ALL[at]))));
    };
    if is_wide {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::XL;
            draw(ui);
        });
    } else {
        draw(ui);
    }
    for edit in &edits {
        if matches!(edit, AnswerEdit::Decider(None) | AnswerEdit::Effect(None) | AnswerEdit::Ease(None)) {
            announce::say(ui.ctx(), "Niets meer gekozen");
        }
    }
    edits
}

/// What is to be done, by whom and when: Enter in any of the three adds it.
fn action_ui(ui: &mut Ui, plan: &ActionPlan, item: About<'_>, edits: &mut Vec<AnswerEdit>, commands: &mut Vec<Command>) {
    let id = &item.item.id;
    let begun = plan.drafts.begun(id);
    let width = ui.available_width();
    let is_in_row = width >= ROOM_FOR_THREE;
    let mut is_entered = false;
    if is_in_row {
        let rest = width - 2.0 * space::S;
        let ready = 168.0;
        let owner = ((rest - ready) * 0.42).floor();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            column(ui, rest - ready - owner, |ui| is_entered |= what_ui(ui, item, begun.what, commands));
            column(ui, owner, |ui| is_entered |= owner_ui(ui, item, begun.owner, commands));
            column(ui, ready, |ui| ready_ui(ui, plan.present, (item, ready), begun.quarter, commands));
        });
    } else {
        is_entered |= what_ui(ui, item, begun.what, commands);
        is_entered |= owner_ui(ui, item, begun.owner, commands);
        ready_ui(ui, plan.present, (item, 200.0_f32.min(width)), begun.quarter, commands);
    }
    let can_add = may_change(ui) && !begun.what.trim().is_empty();
    let mut buttons = |ui: &mut Ui| {
        // Its room stays, so that the other button does not move under the pointer.
        let discard = button(ui, "Gooi weg", may_change(ui) && !begun.is_empty());
        if discard.clicked() {
            commands.push(Command::action_plan(ActionPlanEdit::Discard(id.clone())));
            focus_field(ui.ctx(), action_field(item.number));
        }
        discard.accessible_name(format!("Gooi weg wat nog niet af is, bij {}", item.number));
        let add = button(ui, "Voeg actie toe (Enter)", can_add);
        is_entered |= add.clicked();
        add.accessible_name(format!("Voeg actie toe bij {}", item.number));
    };
    if is_in_row {
        ui.horizontal(|ui| {
            ui.add_enabled_ui(may_change(ui), |ui| ticks_ui(ui, item, edits));
            end_aligned(ui, &action_field(item.number), buttons);
        });
    } else {
        ui.add_enabled_ui(may_change(ui), |ui| ticks_ui(ui, item, edits));
        ui.horizontal_wrapped(|ui| buttons(ui));
    }
    if is_entered && can_add {
        commands.push(Command::action_plan(ActionPlanEdit::Finish(id.clone())));
        announce::say(ui.ctx(), format!("Actie toegevoegd bij {}", item.number));
        focus_field(ui.ctx(), action_field(item.number));
    }
    let color = Palette::of(ui).ink_soft;
    wide_text(ui, &format!("Met een trekker en een kwartaal is dit een besluit. {NO_PERSONS}"), theme::small(), color);
}

/// Says whether Enter was pressed.
fn what_ui(ui: &mut Ui, item: About<'_>, what: &str, commands: &mut Vec<Command>) -> bool {
    let (typed, is_entered) = entered_line(ui, "Actie", &action_field(item.number), what);
    commands.extend(typed.map(|text| Command::edit(Edit::Draft(DraftField::Action(item.item.id.clone()), text))));
    is_entered
}

/// Says whether Enter was pressed.
fn owner_ui(ui: &mut Ui, item: About<'_>, owner: &str, commands: &mut Vec<Command>) -> bool {
    let (typed, is_entered) = entered_line(ui, "Trekker", &field("Trekker", item.number), owner);
    commands.extend(typed.map(|text| Command::edit(Edit::Draft(DraftField::Owner(item.item.id.clone()), text))));
    is_entered
}

/// How many quarters the list offers, from the present one.
const QUARTERS: usize = 16;

/// `typed` is the quarter as it was chosen here, or typed elsewhere.
fn ready_ui(ui: &mut Ui, present: Option<Quarter>, (item, width): (About<'_>, f32), typed: &str, commands: &mut Vec<Command>) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        field_label(ui, "Klaar in");
        let chosen = words::read_quarter(typed);
        let quarters: Vec<Quarter> = std::iter::successors(present, |quarter| quarter.next()).take(QUARTERS).collect();
        let shown = chosen.map_or_else(|| typed.trim().to_owned(), words::quarter);
        let shown = if shown.is_empty() { "kwartaal" } else { &shown };
        let name = field("Klaar in", item.number);
        let list = PickList { name: &name, shown, width };
        let none = std::iter::once((typed.is_empty(), "nog geen kwartaal".to_owned()));
        let choices = none.chain(quarters.iter().map(|quarter| (chosen == Some(*quarter), words::quarter(*quarter))));
        if let Some(at) = ui.add_enabled_ui(may_change(ui), |ui| list.show(ui, choices)).inner {
            let quarter = at.checked_sub(1).and_then(|at| quarters.get(at)).map(|quarter| words::quarter(*quarter));
            let field = DraftField::Quarter(item.item.id.clone());
            commands.push(Command::edit(Edit::Draft(field, quarter.unwrap_or_default())));
        }
    });
}

/// What the team leaves as it is, and what it begins with.
fn ticks_ui(ui: &mut Ui, item: About<'_>, edits: &mut Vec<AnswerEdit>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XL;
        let mut is_left = item.answer.left_as_is.is_some();
        let text = |text: &str| RichText::new(text).font(theme::label());
        let response = ui.add(Checkbox::new(&mut is_left, text("Bewust niet: we laten dit zo")));
        if response.changed() {
            edits.push(AnswerEdit::LeaveAsIs(is_left.then(String::new)));
        }
        response.accessible_name(format!("Bewust niet: we laten dit zo, {}", item.number));
        let mut is_first = item.answer.priority;
        let response = ui.add(Checkbox::new(&mut is_first, text("Als eerste")));
        if response.changed() {
            edits.push(AnswerEdit::Priority(is_first));
        }
        response.accessible_name(format!("Als eerste, {}", item.number));
    });
}

/// The asks that the item has, the button for another one, and the way to its rating.
fn asks_ui(ui: &mut Ui, screen: OutcomeScreen<'_>, item: About<'_>, commands: &mut Vec<Command>) -> Asked {
    let mut asked = Asked::default();
    for at in item.asks {
        let text = screen.measurement.asks.get(at - 1).map_or("", |ask| ask.text.as_str());
        let text = format!("Vraag {at}: {}", words::shortened(text, 72));
        let response = link(ui, text.trim_end_matches(": "));
        if response.clicked() {
            focus_field(ui.ctx(), ask_field(AskField::Text, *at));
            asked = Asked::Shown;
        }
        response.accessible_name(format!("Naar vraag {at}, bij {}", item.number));
    }
    ui.horizontal_wrapped(|ui| {
        let response = button(ui, "Maak hier een vraag aan de bestuurder van", may_change(ui));
        if response.clicked() {
            asked = Asked::New;
        }
        response.accessible_name(format!("Maak een vraag aan de bestuurder van {}", item.number));
        to_rating_ui(ui, item, commands);
    });
    asked
}

fn to_rating_ui(ui: &mut Ui, item: About<'_>, commands: &mut Vec<Command>) {
    let response = link(ui, "Naar het oordeel");
    let response = response.asks(commands, || Command::Show(item.precondition.id.clone(), item.item.id.clone()));
    response.accessible_name(format!("Naar het oordeel bij {}", item.number));
}

/// The same of a measurement that is adopted, to read.
fn read_ui(ui: &mut Ui, plan: &ActionPlan, item: About<'_>, commands: &mut Vec<Command>) {
    let said = |label: &str, text: &str| format!("{label}: {text}");
    let answer = item.answer;
    let lines = [
        answer.decider.map(|it| said(DECIDER, words::decider(it))),
        answer.effect.map(|it| said(EFFECT, words::effect(it))),
        answer.ease.map(|it| said(EASE, words::ease(it))),
        Urgency::of(answer.effect, answer.ease).map(|it| said("Samen", words::urgency(it))),
        answer.left_as_is.as_ref().map(|reason| said("Bewust niet", reason.trim())),
        answer.priority.then(|| "Als eerste aanpakken".to_owned()),
    ];
    let lines: Vec<String> = lines.into_iter().flatten().collect();
    if lines.is_empty() {
        paragraph(ui, "Hier is in deze meting niets over gezegd.");
    }
    for line in lines {
        styled_text(ui, &line, theme::label(), Palette::of(ui).ink);
    }
    item_action_lines_ui(ui, plan, &item.item.id, commands);
    gap(ui, space::XS);
    to_rating_ui(ui, item, commands);
}
