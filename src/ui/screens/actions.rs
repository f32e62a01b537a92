//! Acties: what the team agreed to do, in a table or along the quarters.

mod choice;
mod form;
mod lines;
mod order;
mod plan;
mod quarter;
mod row;
mod strip;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use egui::{Context, Frame, Margin, Rect, Role, Shape, Ui, vec2};

pub use self::lines::{item_action_lines_ui, item_actions_ui, new_item_action_ui, step_actions_ui};
use self::order::{Arranged, Filter, Planned, Sort, StatusFilter};
pub use self::plan::{ActionCard, ActionPlan};
pub(in crate::ui) use self::plan::{owner, period};
pub(in crate::ui) use self::quarter::NO_QUARTER;

use self::form::{Typing, form_ui, what_name};
use self::lines::begun_action_ui;
use self::row::{Columns, HEAD, ROW, row_ui};
use crate::content::ItemId;
use crate::model::ActionId;
use crate::session::{ActionPlanEdit, NewAction};
use crate::ui::command::{Asks as _, Command, OutcomeView};
use crate::ui::focus::{self, Wish};
use crate::ui::shell::{Foot, Head, Page, Part, page_ui};
use crate::ui::theme::{Palette, space};
use crate::ui::widgets::{
    PickList, View, button, card, chips, fixed, focus_field, focus_title, gap, heading, link, may_change, next_card, paragraph,
    primary_button, segments, small_text, status_text, table,
};
use crate::words;

/// What the screen shows.
#[derive(Clone, Copy)]
pub struct ActionsScreen<'a> {
    /// All actions.
    pub plan: &'a Rc<ActionPlan>,
}

/// How the actions are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum ActionsView {
    #[default]
    Table,
    Timeline,
}

/// What is open and which actions are shown.
#[derive(Debug, Default)]
pub struct ActionsState {
    view: ActionsView,
    filter: Filter,
    sort: Sort,
    open: BTreeSet<ActionId>,
    arranged: Option<Arranged>,
    /// What is to be brought in sight as soon as it is drawn.
    brings: Option<ActionId>,
    /// What was asked for and is not there yet.
    awaited: Option<Awaited>,
    /// What was just made beside an item or a step.
    made: Option<ActionId>,
    /// What was just taken off the list, and its name.
    removed: Option<(ActionId, String)>,
    /// Items with an action that was begun: its field stays in sight while somebody empties it to write something else.
    begun: BTreeSet<ItemId>,
    typing: BTreeMap<ActionId, Typing>,
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
        let id = card.action.id.clone();
        if self.arranged.as_ref().is_some_and(|arranged| !arranged.rows.contains(&id)) {
            self.arranged = None;
        }
        self.brings = Some(id.clone());
        self.open.insert(id);
        self.removed = None;
    }

    /// Whether an action that serves this item was just made or begun beside it.
    pub fn has_begun(&self, plan: &ActionPlan, item: &ItemId) -> bool {
        let of_item = plan.of_item.get(item).map_or(&[][..], Vec::as_slice);
        let is_made = of_item.iter().any(|index| self.made.as_ref() == Some(&plan.cards[*index].action.id));
        is_made || self.begun.contains(item) || !plan.drafts.begun(item).is_empty()
    }

    /// Closes an action; the focus goes to its row.
    fn close(&mut self, context: &Context, id: &ActionId) {
        self.open.remove(id);
        focus::wish(context, Wish::Card(id.clone()));
    }

    fn arrange(&mut self, plan: &ActionPlan) {
        if self.arranged.as_ref().is_none_or(|arranged| !arranged.holds(plan, &self.filter, self.sort)) {
            self.arranged = Some(Arranged::new(plan, &self.filter, self.sort, &self.open));
        }
    }
}

/// Draws the screen.
pub fn actions_ui(ui: &mut Ui, page: &Page, screen: ActionsScreen<'_>, state: &mut ActionsState, commands: &mut Vec<Command>) {
    if page.is_new {
        // The rows take the order that they have now.
        state.arranged = None;
    }
    page_ui(ui, page, Head::new("Acties"), Foot::Flush, commands, |ui, part, commands| match part {
        Part::Views => views_ui(ui, screen.plan, state),
        Part::HeadEnd => {
            if primary_button(ui, "Voeg actie toe", may_change(ui)).clicked() {
                add(screen.plan, state, commands);
            }
        }
        Part::Body => body_ui(ui, screen.plan, state, commands),
        Part::Foot | Part::FootEnd => {}
    });
}

fn views_ui(ui: &mut Ui, plan: &ActionPlan, state: &mut ActionsState) {
    if plan.cards.is_empty() {
        return;
    }
    let views = [View::new("Tabel"), View::new("Tijdlijn")];
    if let Some(at) = segments(ui, ("Hoe de acties staan", "actions"), &views, usize::from(state.view == ActionsView::Timeline))
    {
        state.view = if at == 1 { ActionsView::Timeline } else { ActionsView::Table };
        state.arranged = None;
    }
}

fn body_ui(ui: &mut Ui, plan: &ActionPlan, state: &mut ActionsState, commands: &mut Vec<Command>) {
    if !plan.cards.is_empty() {
        // Close below the head of the screen.
        ui.add_space(-space::M - 2.0);
    }
    removed_ui(ui, plan, state);
    begun_ui(ui, plan, state, commands);
    if plan.cards.is_empty() {
        empty_ui(ui, state, commands);
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    fixed(ui, "filter", |ui| filter_ui(ui, plan, &mut state.filter));
    state.arrange(plan);
    let Some(arranged) = state.arranged.take() else { return };
    let name = if state.view == ActionsView::Timeline { "Acties langs de kwartalen" } else { "Acties" };
    table::part(ui, "table", Role::Table, name, |ui| {
        let room = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), ROW));
        let cards = || arranged.rows.iter().filter_map(|id| plan.card(id));
        let columns = match state.view {
            ActionsView::Table => Columns::table(plan, room),
            ActionsView::Timeline => Columns::timeline(plan, cards(), room),
        };
        let sort = table::pinned(ui, "head", HEAD, |ui| {
            let area = Rect::from_min_size(ui.max_rect().min, vec2(ui.max_rect().width(), HEAD));
            columns.head_ui(ui, area, state.sort)
        });
        for card in cards() {
            card_ui(ui, plan, &columns, card, state, commands);
        }
        if let Some(sort) = sort {
            state.sort = sort;
        }
    });
    ui.spacing_mut().item_spacing.y = space::S;
    if arranged.rows.is_empty() {
        gap(ui, space::L);
        paragraph(ui, "Geen enkele actie past bij deze keuze.");
        if button(ui, "Toon alle acties", true).clicked() {
            state.filter = Filter::default();
        }
    }
    state.arranged = Some(arranged);
}

/// An action: its row, and below that its form when it is open.
fn card_ui(
    ui: &mut Ui,
    plan: &ActionPlan,
    columns: &Columns,
    card: &ActionCard,
    state: &mut ActionsState,
    commands: &mut Vec<Command>,
) {
    let id = &card.action.id;
    table::part(ui, id, Role::Row, "", |ui| {
        let top = ui.cursor().top();
        if row_ui(ui, columns, card, state.open.contains(id), commands).clicked() {
            if state.open.contains(id) {
                state.close(ui.ctx(), id);
            } else {
                state.open.insert(id.clone());
                state.removed = None;
            }
        }
        if state.open.contains(id) {
            fixed(ui, "open", |ui| open_ui(ui, plan, card, state, commands));
        }
        if state.brings.take_if(|brings| brings == id).is_some() {
            table::bring(ui, Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=ui.cursor().top()));
        }
    });
}

/// The form is no wider than this, in points.
const FORM: f32 = 860.0;

fn open_ui(ui: &mut Ui, plan: &ActionPlan, card: &ActionCard, state: &mut ActionsState, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let ground = ui.painter().add(Shape::Noop);
    let top = ui.cursor().top();
    let inside = Margin { left: 0, right: 0, top: space::S as i8, bottom: space::L as i8 };
    let drawn = Frame::new().inner_margin(inside).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        ui.set_width(FORM.min(ui.available_width()));
        let typing = state.typing.entry(card.action.id.clone()).or_default();
        form_ui(ui, plan, card, typing, commands);
        gap(ui, space::XS);
        foot_ui(ui, card, state, commands);
    });
    let area = Rect::from_x_y_ranges(ui.clip_rect().x_range(), top..=drawn.response.rect.bottom());
    ui.painter().set(ground, Shape::rect_filled(area, 0.0, palette.here));
    table::rule(ui, area.bottom(), palette.hair);
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
            primary_button(ui, "Bekijk de aandachtspunten", true)
                .asks(commands, || Command::ShowOutcome(OutcomeView::Decisions));
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
    status_text(ui, &format!("{name} is verwijderd. Met ‘Ongedaan maken’ zet je de actie terug."));
}

/// Which actions are shown: by how far they are, and by three lists.
fn filter_ui(ui: &mut Ui, plan: &ActionPlan, filter: &mut Filter) {
    const LISTS: [f32; 3] = [150.0, 164.0, 200.0];
    let views = StatusFilter::ALL.map(|status| View::counted(status.said(), status.count(plan)));
    let shown = StatusFilter::ALL.iter().position(|status| *status == filter.status).unwrap_or(0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::XS);
        if let Some(at) = chips(ui, ("Welke acties", "actions-shown"), &views, shown) {
            filter.status = StatusFilter::ALL[at];
        }
        let room = ui.available_size_before_wrap().x - LISTS.iter().sum::<f32>() - 3.0 * space::S;
        if room > 0.0 {
            ui.add_space(room);
        } else {
            ui.end_row();
        }
        owner_list_ui(ui, plan, filter, LISTS[0]);
        quarter_list_ui(ui, plan, filter, LISTS[1]);
        precondition_list_ui(ui, plan, filter, LISTS[2]);
    });
}

fn owner_list_ui(ui: &mut Ui, plan: &ActionPlan, filter: &mut Filter, width: f32) {
    const ALL: &str = "Alle trekkers";
    let shown = filter.owner.as_deref().map_or_else(|| ALL.to_owned(), short_owner);
    let list = PickList { name: "Toon acties van", shown: &shown, width };
    let owners = plan.owners.iter().map(|owner| (filter.owner.as_ref() == Some(owner), short_owner(owner)));
    if let Some(at) = list.show(ui, std::iter::once((filter.owner.is_none(), ALL.to_owned())).chain(owners)) {
        filter.owner = at.checked_sub(1).map(|at| plan.owners[at].clone());
    }
}

fn quarter_list_ui(ui: &mut Ui, plan: &ActionPlan, filter: &mut Filter, width: f32) {
    let choices: Vec<Option<Planned>> = std::iter::once(None)
        .chain(plan.quarters.iter().map(|quarter| Some(Planned::In(*quarter))))
        .chain([Some(Planned::Not)])
        .collect();
    let said = |choice: Option<Planned>| match choice {
        None => "Alle kwartalen".to_owned(),
        Some(Planned::In(quarter)) => words::quarter(quarter),
        Some(Planned::Not) => "nog niet gepland".to_owned(),
    };
    let shown = said(filter.ready);
    let list = PickList { name: "Toon acties die klaar zijn in", shown: &shown, width };
    if let Some(at) = list.show(ui, choices.iter().map(|choice| (*choice == filter.ready, said(*choice)))) {
        filter.ready = choices[at];
    }
}

fn precondition_list_ui(ui: &mut Ui, plan: &ActionPlan, filter: &mut Filter, width: f32) {
    const ALL: &str = "Alle randvoorwaarden";
    let chosen = filter.precondition.as_ref();
    let named = plan.preconditions.iter().find(|(id, _)| Some(id) == chosen);
    let shown = named.map_or(ALL, |(_, title)| title);
    let list = PickList { name: "Toon acties bij", shown, width };
    let titles = plan.preconditions.iter().map(|(id, title)| (Some(id) == chosen, title.clone()));
    if let Some(at) = list.show(ui, std::iter::once((chosen.is_none(), ALL.to_owned())).chain(titles)) {
        filter.precondition = at.checked_sub(1).map(|at| plan.preconditions[at].0.clone());
    }
}

/// The beginning of a trekker that is a whole text.
fn short_owner(owner: &str) -> String {
    words::shortened(owner, 60)
}

fn foot_ui(ui: &mut Ui, card: &ActionCard, state: &mut ActionsState, commands: &mut Vec<Command>) {
    let name = card.name.to_lowercase();
    ui.horizontal_wrapped(|ui| {
        let close = button(ui, "Sluit", true);
        if close.clicked() {
            state.close(ui.ctx(), &card.action.id);
        }
        close.accessible_name(format!("Sluit, {name}"));
        let remove = ui.add_enabled_ui(may_change(ui), |ui| link(ui, "Verwijder deze actie")).inner;
        if remove.clicked() {
            commands.push(Command::action_plan(ActionPlanEdit::Remove(card.action.id.clone())));
            state.open.remove(&card.action.id);
            state.removed = Some((card.action.id.clone(), card.name.clone()));
            focus_title(ui.ctx());
        }
        ui.ctx().accesskit_node_builder(remove.id, |node| node.set_role(Role::Button));
        remove.accessible_name(format!("Verwijder {name}"));
    });
}
