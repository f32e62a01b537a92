//! Acties: what the team agreed to do, along a line of quarters.

mod choice;
mod form;
mod lines;
mod plan;
mod quarter;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use egui::{
    Align2, Checkbox, ComboBox, Context, CornerRadius, Frame, Margin, Rect, RichText, Role, Sense, Stroke, Ui, WidgetInfo,
    pos2, vec2,
};

pub use self::lines::{item_action_lines_ui, item_actions_ui, new_item_action_ui, step_actions_ui};
pub use self::plan::{ActionCard, ActionPlan, Filter, OpenCard, QuarterGroup, StatusFilter, arrange};
pub(in crate::ui) use self::plan::{owner, period};

use self::choice::{choices_ui, late_mark_ui, status_mark_ui};
use self::form::{Typing, form_ui, what_name};
use self::lines::begun_action_ui;
use crate::content::ItemId;
use crate::model::{ActionId, Quarter};
use crate::session::{ActionPlanEdit, NewAction};
use crate::ui::command::{Asks as _, Command, Place};
use crate::ui::focus::{self, Wish};
use crate::ui::shell::{Foot, Head, Page, Part, page_ui};
use crate::ui::theme::{self, CORNER, Palette, space};
use crate::ui::widgets::{
    button, card, column, fixed, focus_field, focus_title, gap, heading, heading_with, link, may_change, next_card, paragraph,
    primary_button, small_text, status_text, wide_text,
};
use crate::words;

/// What the screen shows.
#[derive(Clone, Copy)]
pub struct ActionsScreen<'a> {
    /// All actions.
    pub plan: &'a Rc<ActionPlan>,
}

/// What is open and which actions are shown.
#[derive(Debug, Default)]
pub struct ActionsState {
    filter: Filter,
    open: Option<OpenCard>,
    /// What was asked for and is not there yet.
    awaited: Option<Awaited>,
    /// What was just made beside an item or a step.
    made: Option<ActionId>,
    /// What was just taken off the list, and its name.
    removed: Option<(ActionId, String)>,
    /// Items with an action that was begun: its field stays in sight while somebody empties it to write something else.
    begun: BTreeSet<ItemId>,
    typing: BTreeMap<ActionId, Typing>,
    arranged: Option<Arranged>,
}

/// An action that was asked for while there were `before` of them.
#[derive(Clone, Copy, Debug)]
enum Awaited {
    /// On the screen of actions.
    Free { before: usize },
    /// Beside an item.
    ForItem { before: usize },
    /// Beside a step.
    OfStep { before: usize },
}

/// The groups, and of what.
#[derive(Debug)]
struct Arranged {
    plan: Rc<ActionPlan>,
    filter: Filter,
    open: Option<OpenCard>,
    groups: Vec<QuarterGroup>,
}

impl ActionsState {
    /// Opens the action that was asked for, once it is there. For every frame, before any screen.
    pub fn settle(&mut self, context: &Context, plan: &ActionPlan) {
        let Some(awaited) = self.awaited else { return };
        let (Awaited::Free { before } | Awaited::ForItem { before } | Awaited::OfStep { before }) = awaited;
        let Some(card) = plan.cards.last().filter(|_| plan.cards.len() > before) else { return };
        self.awaited = None;
        if matches!(awaited, Awaited::Free { .. }) {
            self.open(card);
        } else {
            self.made = Some(card.action.id.clone());
        }
        if !matches!(awaited, Awaited::OfStep { .. }) {
            focus_field(context, what_name(card));
        }
    }

    /// Another screen is shown: what was just done is no news any more.
    pub fn leave(&mut self) {
        self.made = None;
        self.removed = None;
        self.begun.clear();
    }

    /// Opens an action and gives it the focus, for when the screen is shown next.
    pub fn show(&mut self, context: &Context, card: &ActionCard) {
        self.open(card);
        focus::wish(context, Wish::Card(card.action.id.clone()));
    }

    /// Opens an action, so that all its texts are in sight.
    pub fn open(&mut self, card: &ActionCard) {
        let action = &card.action;
        self.open = Some(OpenCard { id: action.id.clone(), start: action.start, ready: action.ready });
        self.removed = None;
    }

    fn is_open(&self, id: &ActionId) -> bool {
        self.open.as_ref().is_some_and(|open| open.id == *id)
    }

    fn arrange(&mut self, screen: ActionsScreen<'_>) {
        let is_current = self.arranged.as_ref().is_some_and(|arranged| {
            Rc::ptr_eq(&arranged.plan, screen.plan) && arranged.filter == self.filter && arranged.open == self.open
        });
        if !is_current {
            self.arranged = Some(Arranged {
                plan: Rc::clone(screen.plan),
                filter: self.filter.clone(),
                open: self.open.clone(),
                groups: arrange(screen.plan, &self.filter, self.open.as_ref()),
            });
        }
    }
}

/// From this width, in points, the quarters stand beside their actions.
const ROOM_FOR_QUARTERS: f32 = 560.0;
/// Width of the names of quarters, in points.
const QUARTER_WIDTH: f32 = 104.0;
/// Width of the line along the quarters, in points.
const LINE_WIDTH: f32 = 36.0;
/// From this width, in points, two cards stand beside each other.
const ROOM_FOR_TWO: f32 = 860.0;

/// Draws the screen.
pub fn actions_ui(ui: &mut Ui, page: &Page, screen: ActionsScreen<'_>, state: &mut ActionsState, commands: &mut Vec<Command>) {
    page_ui(ui, page, Head::new("Acties"), Foot::None, commands, |ui, part, commands| match part {
        Part::HeadEnd => {
            if primary_button(ui, "Voeg actie toe", may_change(ui)).clicked() {
                add(screen.plan, state, commands);
            }
        }
        Part::Body => body_ui(ui, screen, state, commands),
        Part::Views | Part::Foot | Part::FootEnd => {}
    });
}

fn body_ui(ui: &mut Ui, screen: ActionsScreen<'_>, state: &mut ActionsState, commands: &mut Vec<Command>) {
    removed_ui(ui, screen.plan, state);
    begun_ui(ui, screen.plan, state, commands);
    if screen.plan.cards.is_empty() {
        empty_ui(ui, state, commands);
        return;
    }
    paragraph(ui, &screen.plan.summary());
    gap(ui, space::S);
    filter_ui(ui, screen.plan, &mut state.filter);
    gap(ui, space::L);
    state.arrange(screen);
    let Some(arranged) = state.arranged.take() else { return };
    if arranged.groups.is_empty() {
        paragraph(ui, "Geen enkele actie past bij deze keuze.");
        if button(ui, "Toon alle acties", true).clicked() {
            state.filter = Filter::default();
        }
    }
    let last = arranged.groups.len().saturating_sub(1);
    for (index, group) in arranged.groups.iter().enumerate() {
        let id = group.quarter.map_or_else(|| "none".to_owned(), |quarter| quarter.to_string());
        fixed(ui, ("quarter", id), |ui| group_ui(ui, screen.plan, group, index == last, state, commands));
    }
    state.arranged = Some(arranged);
}

/// Everything that was begun as an action, wherever the team was then.
fn begun_ui(ui: &mut Ui, plan: &ActionPlan, state: &mut ActionsState, commands: &mut Vec<Command>) {
    let items: BTreeSet<ItemId> =
        plan.drafts.actions().map(|(item, _)| item.clone()).chain(state.begun.iter().cloned()).collect();
    if items.is_empty() {
        return;
    }
    card(ui, |ui| {
        heading(ui, "Nog niet afgemaakt");
        for item in &items {
            match plan.number(item) {
                "" => small_text(ui, &format!("Bij een punt dat niet meer in de vragen staat ({item})")),
                number => small_text(ui, &format!("Bij punt {number}")),
            };
            begun_action_ui(ui, plan, item, state, commands);
        }
    });
    gap(ui, space::L);
}

fn add(plan: &ActionPlan, state: &mut ActionsState, commands: &mut Vec<Command>) {
    state.awaited = Some(Awaited::Free { before: plan.cards.len() });
    commands.push(Command::action_plan(ActionPlanEdit::Add(NewAction::default())));
}

fn empty_ui(ui: &mut Ui, state: &mut ActionsState, commands: &mut Vec<Command>) {
    next_card(ui, |ui| {
        paragraph(ui, "Nog geen acties. Begin bij een aandachtspunt dat jullie zelf kunnen oplossen.");
        small_text(ui, "Bij elk aandachtspunt en bij elke stap om mee te beginnen kun je met één klik een actie maken.");
        gap(ui, space::XS);
        ui.horizontal_wrapped(|ui| {
            primary_button(ui, "Bekijk de aandachtspunten", true).asks(commands, || Command::Go(Place::Outcome));
            if button(ui, "Voeg zelf een actie toe", may_change(ui)).clicked() {
                state.awaited = Some(Awaited::Free { before: 0 });
                commands.push(Command::action_plan(ActionPlanEdit::Add(NewAction::default())));
            }
        });
    });
}

/// Says what was taken off the list for as long as it is off.
fn removed_ui(ui: &mut Ui, plan: &ActionPlan, state: &ActionsState) {
    let Some((_, name)) = state.removed.as_ref().filter(|(id, _)| plan.card(id).is_none()) else { return };
    status_text(ui, &format!("{name} is verwijderd. Met ‘Ongedaan’ zet je de actie terug."));
}

fn filter_ui(ui: &mut Ui, plan: &ActionPlan, filter: &mut Filter) {
    ui.horizontal_wrapped(|ui| {
        let choices = [
            (StatusFilter::All, "Alle", "Alle acties"),
            (StatusFilter::Open, "Open", "Open acties"),
            (StatusFilter::Done, "Klaar", "Acties die klaar zijn"),
        ];
        let choices = choices.map(|(status, text, said)| (status, text.to_owned(), said.to_owned(), None));
        ui.label(RichText::new("Toon").color(Palette::of(ui).ink_soft));
        if let Some(status) = choices_ui(ui, "Welke acties", filter.status, choices) {
            filter.status = status;
        }
        ui.add_space(space::S);
        let shown = filter.owner.as_deref().map_or_else(|| "Alle trekkers".to_owned(), short_owner);
        let list = ComboBox::from_id_salt("owner").width(220.0).truncate();
        let mut chosen = None;
        let response = list.selected_text(shown).show_ui(ui, |ui| {
            ui.set_max_width(OWNERS_WIDTH);
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Wrap);
            if ui.selectable_label(filter.owner.is_none(), "Alle trekkers").clicked() {
                chosen = Some(None);
            }
            for owner in &plan.owners {
                ui.push_id(owner, |ui| {
                    if ui.selectable_label(filter.owner.as_ref() == Some(owner), short_owner(owner)).clicked() {
                        chosen = Some(Some(owner.clone()));
                    }
                });
            }
        });
        response.response.accessible_name("Toon acties van");
        if let Some(owner) = chosen {
            filter.owner = owner;
        }
        ui.add_space(space::S);
        ui.add(Checkbox::new(&mut filter.only_late, "Alleen te laat"));
    });
}

/// Width of the list of trekkers, in points.
const OWNERS_WIDTH: f32 = 360.0;

/// The beginning of a trekker that is a whole text.
fn short_owner(owner: &str) -> String {
    words::shortened(owner, 60)
}

/// One quarter: its name at the left of the line, its actions at the right.
fn group_ui(
    ui: &mut Ui,
    plan: &ActionPlan,
    group: &QuarterGroup,
    is_last: bool,
    state: &mut ActionsState,
    commands: &mut Vec<Command>,
) {
    let time = Time::of(group.quarter, plan.present);
    if ui.available_width() < ROOM_FOR_QUARTERS {
        ui.vertical(|ui| quarter_name_ui(ui, group.quarter, time));
        cards_ui(ui, plan, &group.cards, state, commands);
        gap(ui, space::L);
        return;
    }
    let width = ui.available_width();
    let area = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        column(ui, QUARTER_WIDTH, |ui| {
            ui.add_space(space::M);
            quarter_name_ui(ui, group.quarter, time);
        });
        ui.add_space(LINE_WIDTH);
        let rest = width - QUARTER_WIDTH - LINE_WIDTH;
        column(ui, rest, |ui| {
            cards_ui(ui, plan, &group.cards, state, commands);
            gap(ui, space::M);
        });
    });
    line_ui(ui, area.response.rect, time, is_last);
}

/// A quarter seen from today.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Time {
    Past,
    Present,
    Future,
    Unknown,
}

impl Time {
    fn of(quarter: Option<Quarter>, present: Option<Quarter>) -> Self {
        let Some((quarter, present)) = quarter.zip(present) else { return Self::Unknown };
        match quarter.cmp(&present) {
            std::cmp::Ordering::Less => Self::Past,
            std::cmp::Ordering::Equal => Self::Present,
            std::cmp::Ordering::Greater => Self::Future,
        }
    }
}

fn quarter_name_ui(ui: &mut Ui, quarter: Option<Quarter>, time: Time) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let name = quarter.map_or_else(|| "Nog niet gepland".to_owned(), words::quarter);
    heading_with(ui, &name, theme::strong(), 2);
    let remark = match time {
        Time::Past => "voorbij",
        Time::Present => "nu",
        Time::Future | Time::Unknown => return,
    };
    small_text(ui, remark);
}

/// The line along the quarters with its mark: full what is over, a thick ring around now, thin what is still to come.
fn line_ui(ui: &Ui, area: Rect, time: Time, is_last: bool) {
    let palette = Palette::of(ui);
    let painter = ui.painter();
    let center = pos2(area.left() + QUARTER_WIDTH + LINE_WIDTH / 2.0 - 2.0, area.top() + space::M + 11.0);
    let from = center + vec2(0.0, space::M);
    if !is_last {
        let to = pos2(center.x, area.bottom() + space::L);
        painter.line_segment([from, to], Stroke::new(2.0, palette.hair));
    }
    match time {
        Time::Past => {
            painter.circle_filled(center, 5.0, palette.ink_soft);
        }
        Time::Present => {
            painter.circle_stroke(center, 8.0, Stroke::new(2.0, palette.accent));
            painter.circle_filled(center, 4.0, palette.accent);
        }
        Time::Future => {
            painter.circle_stroke(center, 5.0, Stroke::new(2.0, palette.line));
        }
        Time::Unknown => {
            painter.extend(egui::Shape::dashed_line(
                &[center - vec2(7.0, 0.0), center + vec2(7.0, 0.0)],
                Stroke::new(2.0, palette.line),
                4.0,
                3.0,
            ));
        }
    }
}

fn cards_ui(ui: &mut Ui, plan: &ActionPlan, cards: &[usize], state: &mut ActionsState, commands: &mut Vec<Command>) {
    let per_row = if ui.available_width() >= ROOM_FOR_TWO { 2 } else { 1 };
    let is_open = |index: usize| state.is_open(&plan.cards[index].action.id);
    for row in rows(cards, per_row, is_open) {
        let width = ui.available_width();
        let each = if per_row == 1 || row.first().is_some_and(|index| state.is_open(&plan.cards[*index].action.id)) {
            width
        } else {
            (width - space::M) / 2.0
        };
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            for index in row {
                let card = &plan.cards[index];
                fixed(ui, &card.action.id, |ui| {
                    column(ui, each, |ui| card_ui(ui, plan, card, state, commands));
                });
            }
        });
        gap(ui, space::XS);
    }
}

/// The cards in rows; an open one has a row of its own.
fn rows(cards: &[usize], per_row: usize, is_open: impl Fn(usize) -> bool) -> Vec<Vec<usize>> {
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut has_room = false;
    for card in cards.iter().copied() {
        match rows.last_mut().filter(|row| has_room && row.len() < per_row && !is_open(card)) {
            Some(row) => row.push(card),
            None => rows.push(vec![card]),
        }
        has_room = !is_open(card);
    }
    rows
}

fn card_ui(ui: &mut Ui, plan: &ActionPlan, card: &ActionCard, state: &mut ActionsState, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let is_open = state.is_open(&card.action.id);
    let id = ui.make_persistent_id("card");
    let is_hovered = ui.ctx().read_response(id).is_some_and(|response| response.hovered());
    let edge = match () {
        () if is_open => Stroke::new(2.0, palette.accent),
        () if is_hovered => Stroke::new(1.0, palette.accent),
        () => Stroke::new(1.0, palette.hair),
    };
    let fill = if is_hovered && !is_open { palette.hover } else { palette.panel };
    let frame = Frame::new().fill(fill).stroke(edge).corner_radius(CornerRadius::same(CORNER));
    let margin = space::L - if is_open { 1.0 } else { 0.0 };
    let shown = frame.inner_margin(Margin::same(margin as i8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.style_mut().interaction.selectable_labels = false;
        ui.spacing_mut().item_spacing.y = space::XS;
        let head = ui.vertical(|ui| head_ui(ui, card, is_open)).response.rect;
        is_open.then(|| {
            let head = Rect::from_x_y_ranges(ui.max_rect().x_range(), head.y_range());
            head_button(ui, head.expand2(vec2(space::S, 6.0)), id, card, true, state);
            ui.spacing_mut().item_spacing.y = space::S;
            gap(ui, space::S);
            let typing = state.typing.entry(card.action.id.clone()).or_default();
            form_ui(ui, plan, card, typing, commands);
            gap(ui, space::XS);
            foot_ui(ui, card, state, commands);
        })
    });
    if shown.inner.is_none() {
        head_button(ui, shown.response.rect, id, card, false, state);
    }
}

/// What is always seen of an action.
fn head_ui(ui: &mut Ui, card: &ActionCard, is_open: bool) {
    let palette = Palette::of(ui);
    let right = ui.max_rect().right();
    ui.spacing_mut().interact_size.y = 20.0;
    let line = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        status_mark_ui(ui, card.action.status);
        let status = words::sentence_case(words::action_status(card.action.status));
        ui.label(RichText::new(status).font(theme::small()).color(palette.ink));
        if card.is_late {
            ui.add_space(space::S);
            late_mark_ui(ui);
            ui.label(RichText::new("Te laat").font(theme::small()).color(palette.not_in_order));
        }
    });
    let place = pos2(right - space::XL, line.response.rect.center().y);
    let tip = vec2(0.0, if is_open { -2.5 } else { 2.5 });
    let chevron = [vec2(-5.0, 0.0) - tip, tip, vec2(5.0, 0.0) - tip];
    let points = chevron.map(|point| pos2(right - 6.0, place.y) + point).to_vec();
    ui.painter().add(egui::Shape::line(points, Stroke::new(1.8, palette.ink_soft)));
    ui.painter().text(place, Align2::RIGHT_CENTER, &card.name, theme::small(), palette.ink_soft);
    if is_open {
        return;
    }
    wide_text(ui, &card.title, theme::strong(), palette.ink);
    wide_text(ui, &format!("{} · {}", card.owner(), card.period), theme::small(), palette.ink);
    if let Some(serves) = &card.serves {
        wide_text(ui, serves, theme::small(), palette.ink_soft);
    }
}

/// Opens and closes an action.
fn head_button(ui: &Ui, area: Rect, id: egui::Id, card: &ActionCard, is_open: bool, state: &mut ActionsState) {
    let response = ui.interact(area, id, Sense::click());
    let said = format!("{}: {}, {}", card.name, card.line, card.state());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    ui.ctx().accesskit_node_builder(id, |node| node.set_expanded(is_open));
    if focus::take(ui, &Wish::Card(card.action.id.clone())) {
        response.request_focus();
    }
    if response.clicked() {
        if is_open {
            state.open = None;
            focus::wish(ui.ctx(), Wish::Card(card.action.id.clone()));
        } else {
            state.show(ui.ctx(), card);
        }
    }
}

fn foot_ui(ui: &mut Ui, card: &ActionCard, state: &mut ActionsState, commands: &mut Vec<Command>) {
    let name = card.name.to_lowercase();
    ui.horizontal_wrapped(|ui| {
        let close = button(ui, "Sluit", true);
        if close.clicked() {
            state.open = None;
            focus::wish(ui.ctx(), Wish::Card(card.action.id.clone()));
        }
        close.accessible_name(format!("Sluit, {name}"));
        let remove = ui.add_enabled_ui(may_change(ui), |ui| link(ui, "Verwijder deze actie")).inner;
        if remove.clicked() {
            commands.push(Command::action_plan(ActionPlanEdit::Remove(card.action.id.clone())));
            state.open = None;
            state.removed = Some((card.action.id.clone(), card.name.clone()));
            focus_title(ui.ctx());
        }
        ui.ctx().accesskit_node_builder(remove.id, |node| node.set_role(Role::Button));
        remove.accessible_name(format!("Verwijder {name}"));
    });
}

#[cfg(test)]
mod tests {
    use super::rows;

    fn check(per_row: usize, open: Option<usize>, expected: &[&[usize]]) {
        assert_eq!(rows(&[0, 1, 2, 3, 4], per_row, |card| Some(card) == open), expected);
    }

    #[test]
    fn an_open_card_has_its_own_row() {
        check(1, None, &[&[0], &[1], &[2], &[3], &[4]]);
        check(2, None, &[&[0, 1], &[2, 3], &[4]]);
        check(2, Some(1), &[&[0], &[1], &[2, 3], &[4]]);
        check(2, Some(2), &[&[0, 1], &[2], &[3, 4]]);
    }
}
