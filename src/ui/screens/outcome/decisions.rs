//! The besluitentafel: every aandachtspunt in a row that opens in place, and what the team decides about it.

mod filter;
mod open;
mod row;

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui::{Context, Rect, RichText, Ui, vec2};

use self::filter::{Arranged, Chosen, Gaps, Whose};
pub(in crate::ui) use self::open::gap_field;
use self::open::{About, Asked, DECIDER, field, open_ui};
use self::row::{Column, Columns, HEAD, Row, sign_ui};
use super::OutcomeScreen;
use super::asks::AsksState;
use crate::analysis::Gap;
use crate::content::ItemId;
use crate::model::Answer;
use crate::shapes::Drawing;
use crate::ui::announce::{self, describe};
use crate::ui::command::Command;
use crate::ui::paint::told_drawing_ui;
use crate::ui::theme::{self, CORNER, Palette, space};
use crate::ui::widgets::{
    PickList, View, chips, fixed, focus_choice, focus_field, fold_line, gap, may_change, paragraph, primary_button, small_text,
    table,
};

/// Which rows are shown, which are open, and what is typed and not added yet.
#[derive(Debug, Default)]
pub(super) struct DecisionsState {
    chosen: Chosen,
    whose: Whose,
    open: BTreeSet<ItemId>,
    arranged: Option<Arranged>,
    /// What is to be brought in sight as soon as it is drawn.
    brings: Option<ItemId>,
    /// The row in which the team is: the next one is sought after it.
    here: Option<ItemId>,
    /// The cell that was clicked in the last frame.
    cell: Option<(ItemId, Column)>,
    /// Whether the next aandachtspunt without a decision is wanted.
    wants_next: bool,
    /// Whether the four fields are shown.
    shows_fields: bool,
}

impl DecisionsState {
    /// Opens one and shows it, whatever was filtered.
    pub(super) fn open(&mut self, item: ItemId) {
        if self.arranged.as_ref().is_some_and(|arranged| !arranged.has(&item)) {
            (self.chosen, self.whose) = (Chosen::All, Whose::All);
        }
        self.here = Some(item.clone());
        self.brings = Some(item.clone());
        self.open.insert(item);
    }

    /// Goes to the next aandachtspunt without a decision, when the table is drawn.
    pub(super) fn go_to_next(&mut self) {
        self.wants_next = true;
    }

    /// The table is shown anew: its rows take the order that they have now.
    pub(super) fn begin(&mut self) {
        self.arranged = None;
    }

    fn filter(&self) -> (Chosen, Whose) {
        (self.chosen, self.whose)
    }

    fn arrange(&mut self, gaps: Gaps<'_>) {
        if self.arranged.as_ref().is_none_or(|arranged| !arranged.holds(gaps, self.filter())) {
            self.arranged = Some(Arranged::new(gaps, self.filter()));
        }
    }

    /// The first without a decision after the row in which the team is, and on from the first of all; also one that the filter
    /// leaves out when no other is there.
    fn next(&self, gaps: Gaps<'_>) -> Option<ItemId> {
        let rows: Vec<&ItemId> = self.arranged.iter().flat_map(Arranged::rows).collect();
        let after = self.here.as_ref().and_then(|here| rows.iter().position(|row| *row == here)).map_or(0, |at| at + 1);
        let (before, behind) = rows.split_at(after.min(rows.len()));
        let mut sought = behind.iter().chain(before).copied();
        let found = sought.find(|item| gaps.undecided.contains(*item));
        found.or_else(|| gaps.all.iter().map(|gap| &gap.item).find(|item| gaps.undecided.contains(*item))).cloned()
    }
}

/// What the table is drawn of.
#[derive(Clone, Copy)]
pub(super) struct Table<'a> {
    /// All aandachtspunten, in order.
    pub(super) gaps: &'a [Gap],
    /// Those without a decision.
    pub(super) undecided: &'a BTreeSet<ItemId>,
    /// Where they stand by effect and ease, once one has a place.
    pub(super) fields: Option<&'a Drawing>,
}

/// What the field for an action is called at the item with this number.
pub(super) fn action_field(number: &str) -> String {
    field("Actie", number)
}

/// Draws the table. Whether the asks are wanted, which stand elsewhere.
pub(super) fn decisions_ui(
    ui: &mut Ui,
    screen: OutcomeScreen<'_>,
    table: Table<'_>,
    state: &mut DecisionsState,
    asks: &mut AsksState,
    commands: &mut Vec<Command>,
) -> bool {
    let gaps = Gaps { all: table.gaps, undecided: table.undecided, measurement: screen.measurement };
    if gaps.all.is_empty() {
        paragraph(
            ui,
            "Hier komen de punten die niet of deels op orde zijn, en wat jullie niet weten. Geef eerst een oordeel bij de randvoorwaarden.",
        );
        return false;
    }
    // Close below the head of the screen.
    ui.add_space(-space::S);
    if !screen.measurement.is_open() {
        paragraph(
            ui,
            "Deze meting is vastgesteld. Wat jullie besloten, kun je hier lezen en niet meer veranderen. Een actie volgen jullie bij Acties.",
        );
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    fixed(ui, "filter", |ui| filter_ui(ui, gaps, state));
    state.arrange(gaps);
    if std::mem::take(&mut state.wants_next) && screen.measurement.is_open() {
        next_ui(ui.ctx(), screen, gaps, state);
        state.arrange(gaps);
    }
    ui.add_space(space::S);
    let Some(arranged) = state.arranged.take() else { return false };
    let wants_asks = table::part(ui, "table", Role::Table, "Besluitentafel", |ui| {
        let columns = Columns::new(ui.available_width());
        table::pinned(ui, "head", HEAD, |ui| {
            let area = Rect::from_min_size(ui.max_rect().min, vec2(ui.max_rect().width(), HEAD));
            columns.head_ui(ui, area);
        });
        let mut wants_asks = false;
        let heading = if arranged.first.is_empty() { "Van onder in de muur naar boven" } else { LATER };
        for (title, items) in [(FIRST, &arranged.first), (heading, &arranged.later)] {
            if items.is_empty() {
                continue;
            }
            fixed(ui, title, |ui| table::group_head(ui, title, items.len()));
            for item in items {
                wants_asks |= row_ui(ui, screen, gaps, (item, &columns), state, asks, commands);
            }
        }
        wants_asks
    });
    let is_empty = arranged.rows().next().is_none();
    state.arranged = Some(arranged);
    ui.spacing_mut().item_spacing.y = space::S;
    if is_empty {
        gap(ui, space::L);
        paragraph(ui, "Geen enkel aandachtspunt past bij deze keuze.");
    }
    if let Some(fields) = table.fields {
        gap(ui, space::L);
        fixed(ui, "fields", |ui| {
            if fold_line(ui, FIELDS, FIELDS, state.shows_fields) {
                state.shows_fields = !state.shows_fields;
            }
            if state.shows_fields {
                super::drawing_area("fields").show(ui, |ui| told_drawing_ui(ui, fields));
            }
        });
    }
    wants_asks
}

const FIRST: &str = "Als eerste";
const LATER: &str = "Daarna, van onder in de muur naar boven";
const FIELDS: &str = "Alle punten naar effect en gemak";

/// What the list of who decides is called.
const WHOSE_LIST: &str = "Toon aandachtspunten waarover beslist";

fn filter_ui(ui: &mut Ui, gaps: Gaps<'_>, state: &mut DecisionsState) {
    const LIST: f32 = 230.0;
    let views = Chosen::ALL.map(|chosen| View::counted(chosen.said(), chosen.count(gaps)));
    let shown = Chosen::ALL.iter().position(|chosen| *chosen == state.chosen).unwrap_or(0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        if let Some(at) = chips(ui, ("Welke aandachtspunten", "decisions"), &views, shown) {
            state.chosen = Chosen::ALL[at];
        }
        let room = ui.available_size_before_wrap().x - LIST - space::S;
        if room > 0.0 {
            ui.add_space(room);
        } else {
            ui.end_row();
        }
        let shown = format!("{DECIDER}: {}", state.whose.said());
        let list = PickList { name: WHOSE_LIST, shown: &shown, width: LIST };
        let choices = Whose::ALL.map(|whose| (whose == state.whose, whose.said().to_owned()));
        if let Some(at) = list.show(ui, choices) {
            state.whose = Whose::ALL[at];
        }
    });
}

/// Opens the next aandachtspunt without a decision, with the cursor where the decision is written.
fn next_ui(context: &Context, screen: OutcomeScreen<'_>, gaps: Gaps<'_>, state: &mut DecisionsState) {
    let Some(item) = state.next(gaps) else {
        announce::say(context, "Over elk aandachtspunt is iets besloten");
        return;
    };
    let number = screen.catalogue.number(&item);
    if let Some((_, found)) = screen.catalogue.item(&item) {
        announce::say(context, format!("{number} {}", found.noun()));
    }
    state.open.clear();
    state.open(item);
    focus_field(context, action_field(number));
}

fn row_ui(
    ui: &mut Ui,
    screen: OutcomeScreen<'_>,
    gaps: Gaps<'_>,
    (id, columns): (&ItemId, &Columns),
    state: &mut DecisionsState,
    asks: &mut AsksState,
    commands: &mut Vec<Command>,
) -> bool {
    let none = Answer::default();
    let Some((precondition, item)) = screen.catalogue.item(id) else { return false };
    let Some(gap) = gaps.all.iter().find(|gap| gap.item == *id) else { return false };
    let answer = gaps.answer(id).unwrap_or(&none);
    let noun = item.noun();
    let row = Row::new(screen.catalogue, screen.plan, gap, answer, &noun);
    table::part(ui, id, Role::Row, "", |ui| {
        let top = ui.cursor().top();
        if let Some((_, column)) = state.cell.take_if(|(item, _)| item == id) {
            focus_cell(ui.ctx(), column, row.number);
        }
        let is_open = state.open.contains(id);
        let shown = row.ui(ui, columns, is_open);
        sign_ui(ui, shown.response.rect, is_open);
        describe(ui, &shown.response, &precondition.short_title);
        if shown.response.clicked() {
            state.here = Some(id.clone());
            if is_open && matches!(shown.clicked, None | Some(Column::Rating | Column::Item)) {
                state.open.remove(id);
            } else {
                state.open.insert(id.clone());
                // In the next frame: a field that came in this one would hear that something else was clicked.
                let cell = shown.clicked.filter(|_| screen.measurement.is_open() && may_change(ui));
                state.cell = cell.map(|column| (id.clone(), column));
                ui.ctx().request_repaint();
            }
        }
        let mut asked = Asked::Nothing;
        if state.open.contains(id) {
            let serving: Vec<usize> =
                (1..).zip(&screen.measurement.asks).filter(|(_, ask)| ask.items.contains(id)).map(|(at, _)| at).collect();
            let item = About { precondition, item, number: row.number, answer, asks: &serving };
            asked = fixed(ui, "open", |ui| open_ui(ui, screen, item, commands));
            if asked == Asked::New {
                commands.extend(asks.add(ui.ctx(), screen.measurement, Some(id)));
            }
        }
        if state.brings.take_if(|brings| brings == id).is_some() {
            let area = Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=ui.cursor().top());
            table::bring(ui, area);
        }
        asked != Asked::Nothing
    })
}

/// The focus goes to where a cell is changed.
fn focus_cell(context: &Context, column: Column, number: &str) {
    match column {
        Column::Rating | Column::Item => {}
        Column::Decider => focus_choice(context, field(DECIDER, number)),
        Column::Urgency => focus_choice(context, field("Effect", number)),
        Column::Action => focus_field(context, action_field(number)),
        Column::Owner => focus_field(context, field("Trekker", number)),
        Column::Ready => focus_field(context, field("Klaar in", number)),
    }
}

/// What stands in the foot of the screen: the way to the next one, and how many are left.
pub(super) fn decisions_foot_ui(ui: &mut Ui, screen: OutcomeScreen<'_>, table: Table<'_>, state: &mut DecisionsState) {
    let (all, left) = (table.gaps.len(), table.undecided.len());
    if all == 0 {
        return;
    }
    let palette = Palette::of(ui);
    if screen.measurement.is_open() {
        const NEXT: &str = "Volgende zonder besluit";
        let has_room = ui.available_width() >= 560.0;
        let text = if has_room { format!("{NEXT}   Ctrl+Enter") } else { NEXT.to_owned() };
        let next = primary_button(ui, &text, left > 0);
        if next.clicked() {
            state.go_to_next();
            ui.ctx().request_repaint();
        }
        next.accessible_name(NEXT);
    }
    ui.label(RichText::new(format!("{left} zonder besluit")).font(theme::label_strong()).color(palette.ink));
    let decided = all - left.min(all);
    const BAR: egui::Vec2 = vec2(180.0, 8.0);
    if ui.available_width() >= BAR.x + 160.0 {
        let (area, _) = ui.allocate_exact_size(BAR, egui::Sense::hover());
        ui.painter().rect_filled(area, CORNER, palette.hair);
        let share = decided as f32 / all as f32;
        let done = Rect::from_min_size(area.min, vec2(area.width() * share, area.height()));
        if decided > 0 {
            ui.painter().rect_filled(done, CORNER, palette.ink_soft);
        }
        small_text(ui, &format!("{decided} van {all} besloten"));
    }
}
