//! Meten: the items of one randvoorwaarde with their ratings, onderbouwing and notes.

mod anchors;
mod aside;
mod changed;
mod decision;
mod earlier;
mod evidence;
mod frozen;
mod item;
mod minority;
mod slots;
mod voices;

use std::collections::BTreeSet;

use egui::{Align, Key, KeyboardShortcut, Layout, Modifiers, ScrollArea, Ui, UiBuilder};

use self::aside::{aside_sheet_ui, aside_ui};
use self::item::item_ui;
use self::slots::Slot;

use crate::analysis::PreconditionScore;
use crate::content::{Catalogue, ChecklistItem, ItemId, Library, Precondition, PreconditionId};
use crate::model::Measurement;
use crate::shapes;
use crate::ui::command::{Asks as _, Command, Place};
use crate::ui::earlier::Earlier;
use crate::ui::focus::{self, Wish};
use crate::ui::paint::{progress_ring_at, shapes_at};
use crate::ui::screens::actions::{ActionPlan, ActionsState};
use crate::ui::screens::outcome::Outcome;
use crate::ui::shell::{Foot, Head, Page, Part, page_ui};
use crate::ui::theme::{self, Palette, space};
use crate::ui::voices::Told;
use crate::ui::widgets::{
    Icon, column, edge_label, edged_button, field_label, fixed, follow_focus, gap, icon_button, primary_button,
    primary_button_with_key, quiet_button, small_text,
};
use crate::words;

/// What the screen shows.
pub struct AnswersScreen<'a> {
    /// For the explanations of ratings and the literature.
    pub catalogue: &'a Catalogue,
    /// What others did.
    pub library: &'a Library,
    /// Which randvoorwaarde.
    pub precondition: &'a Precondition,
    /// The name of its bouwsteen.
    pub block: &'a str,
    /// The measurement that is being made.
    pub measurement: &'a Measurement,
    /// The one before it.
    pub earlier: Option<&'a Measurement>,
    /// What the team agreed to do.
    pub plan: &'a ActionPlan,
    /// The present score.
    pub score: &'a PreconditionScore,
    /// Items, of any randvoorwaarde, with another rating than before of which the team did not say what changed.
    pub without_reason: &'a [ItemId],
    /// The randvoorwaarde before this one.
    pub previous: Option<&'a Precondition>,
    /// The one after it.
    pub next: Option<&'a Precondition>,
    /// How many items of the whole measurement have no rating.
    pub unanswered: usize,
    /// What may be told of the invulbladen.
    pub told: &'a Told,
}

impl<'a> AnswersScreen<'a> {
    /// What the screen of a randvoorwaarde shows; `None` when the content does not have it.
    pub fn new(
        (catalogue, library): (&'a Catalogue, &'a Library),
        id: &PreconditionId,
        (measurement, earlier): (&'a Measurement, Option<&'a Measurement>),
        outcome: &'a Outcome,
        without_reason: &'a [ItemId],
        (plan, told): (&'a ActionPlan, &'a Told),
    ) -> Option<Self> {
        let preconditions = catalogue.preconditions();
        let at = preconditions.iter().position(|precondition| precondition.id == *id)?;
        let precondition = &preconditions[at];
        let block = catalogue.building_blocks().iter().find(|block| block.id == precondition.building_block)?;
        Some(Self {
            catalogue,
            library,
            precondition,
            block: &block.title,
            measurement,
            earlier,
            plan,
            score: outcome.scores.precondition(id)?,
            without_reason,
            previous: at.checked_sub(1).map(|before| &preconditions[before]),
            next: preconditions.get(at + 1),
            unanswered: outcome.unanswered.len(),
            told,
        })
    }
}

impl AnswersScreen<'_> {
    /// How many ratings here differ from those before without a word of what changed; `None` where none differs.
    fn open_reasons(&self) -> Option<usize> {
        let (before, items) = (self.earlier?, &self.precondition.items);
        let differs = |item: &ChecklistItem| {
            self.measurement.answers.get(&item.id).is_some_and(|answer| Earlier::new(before, item).differs_from(answer))
        };
        let is_open = |item: &&ChecklistItem| self.without_reason.contains(&item.id);
        items.iter().any(differs).then(|| items.iter().filter(is_open).count())
    }
}

/// What the user asked to see.
#[derive(Debug, Default)]
pub struct AnswersState {
    /// Items that are not rated, of which the earlier rating is shown all the same.
    pub(in crate::ui) revealed: BTreeSet<ItemId>,
    /// Items of which all three anchors are shown.
    unfolded: BTreeSet<ItemId>,
    /// Items of which the reasons on invulbladen are shown.
    reasons: BTreeSet<ItemId>,
    /// What is open of which item.
    open: BTreeSet<(ItemId, Slot)>,
    /// What was asked to open in the last frame.
    asked: Option<(ItemId, Slot)>,
    /// What is unfolded beside the items.
    aside: aside::AsideState,
    /// The item to which a link led.
    wanted: Option<ItemId>,
    /// Where in it the focus still has to go.
    pending_focus: PendingFocus,
    /// The item in which the focus was last, and its randvoorwaarde.
    here: Option<(PreconditionId, ItemId)>,
}

/// Where in an item the focus still has to go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum PendingFocus {
    /// Nowhere.
    #[default]
    None,
    /// To its question.
    Question,
    /// To its ratings.
    Ratings,
}

impl AnswersState {
    /// Brings an item in sight, to be read.
    pub fn show(&mut self, item: ItemId) {
        self.wanted = Some(item);
        self.pending_focus = PendingFocus::Question;
    }

    /// Shows all three anchors of an item.
    pub fn show_all_anchors(&mut self, item: &ItemId) {
        self.unfolded.insert(item.clone());
    }

    /// Brings an item in sight, to be rated.
    pub fn rate(&mut self, item: ItemId) {
        self.wanted = Some(item);
        self.pending_focus = PendingFocus::Ratings;
    }

    /// Nothing has to be brought in sight any more.
    pub fn settle(&mut self) {
        self.wanted = None;
        self.pending_focus = PendingFocus::None;
    }

    /// The item of this randvoorwaarde in which the focus was last.
    pub fn here(&self, precondition: &PreconditionId) -> Option<&ItemId> {
        self.here.as_ref().filter(|(of, _)| of == precondition).map(|(_, item)| item)
    }
}

/// Width of what stands in a row of an item, in points: its number, its body and the buttons beside it.
const ITEMS_WIDTH: f32 = 728.0;
/// Width of what stands beside the items, in points.
const ASIDE_WIDTH: f32 = 256.0;
/// Width at which it does, in points.
const ROOM_FOR_ASIDE: f32 = ITEMS_WIDTH + space::XL + ASIDE_WIDTH;
/// In less room, in points, what leads to the neighbours is a sign without words.
const ROOM_FOR_WORDS: f32 = 900.0;

/// Leads from an item to what others did about it.
const EXAMPLES: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::B);

/// Draws the screen.
pub fn answers_ui(
    ui: &mut Ui,
    page: &Page,
    screen: &AnswersScreen<'_>,
    state: &mut AnswersState,
    actions: &mut ActionsState,
    commands: &mut Vec<Command>,
) {
    let under = format!("{} › {}", screen.block, screen.precondition.number);
    let head = Head { under: &under, ..Head::new(&screen.precondition.title) };
    let width = ui.available_width();
    let has_aside = width - 2.0 * space::XL >= ROOM_FOR_ASIDE;
    // On the way there with the Tab key, other items would come by, and the examples follow the item.
    let is_covered = ui.memory(|memory| memory.top_modal_layer().is_some());
    if !is_covered && ui.input_mut(|input| input.consume_shortcut(&EXAMPLES)) {
        state.aside.is_sheet_open |= !has_aside;
        focus::wish(ui.ctx(), Wish::Examples);
    }
    page_ui(ui, page, head, Foot::Shown, commands, |ui, part, commands| match part {
        Part::HeadEnd => head_end_ui(ui, screen, state, (width >= ROOM_FOR_WORDS, has_aside), commands),
        Part::Body => body_ui(ui, screen, state, actions, has_aside, commands),
        Part::Foot => foot_ui(ui, screen, commands),
        Part::FootEnd if screen.measurement.is_open() && screen.unanswered > 0 => {
            let noun = if screen.unanswered == 1 { "punt" } else { "punten" };
            edge_label(ui, &format!("Nog {} {noun} zonder oordeel", screen.unanswered));
        }
        Part::Views | Part::FootEnd => {}
    });
}

/// How far the team is here, what is told beside the items where there is no room for it, and the ways to the neighbours.
fn head_end_ui(
    ui: &mut Ui,
    screen: &AnswersScreen<'_>,
    state: &mut AnswersState,
    (has_words, has_aside): (bool, bool),
    commands: &mut Vec<Command>,
) {
    let counts = &screen.score.counts;
    let done = (counts.answered(), counts.total());
    let (_, ring) = ui.allocate_space(egui::vec2(16.0, 16.0));
    progress_ring_at(ui, ring.center(), 16.0, done);
    let text = if has_words { format!("{} van {} ingevuld", done.0, done.1) } else { format!("{} van {}", done.0, done.1) };
    edge_label(ui, &text);
    if !has_aside {
        let response = quiet_button(ui, None, "Uitleg", "Uitleg bij deze punten", true);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(state.aside.is_sheet_open));
        if response.clicked() {
            state.aside.is_sheet_open = !state.aside.is_sheet_open;
        }
    }
    for (neighbour, icon, text) in [(screen.previous, Icon::Previous, "Vorige"), (screen.next, Icon::Next, "Volgende")] {
        let name = neighbour.map_or_else(|| text.to_owned(), |it| format!("{text}: {}", it.short_title));
        let response = if has_words {
            edged_button(ui, icon, text, &name, neighbour.is_some())
        } else {
            icon_button(ui, icon, &name, neighbour.is_some())
        };
        if let Some(neighbour) = neighbour {
            response.on_hover_text(name).asks(commands, || Command::Go(Place::Precondition(neighbour.id.clone())));
        }
    }
}

/// The items, and beside them what helps to rate them.
fn body_ui(
    ui: &mut Ui,
    screen: &AnswersScreen<'_>,
    state: &mut AnswersState,
    actions: &mut ActionsState,
    has_aside: bool,
    commands: &mut Vec<Command>,
) {
    if !has_aside {
        if state.aside.is_sheet_open {
            aside_sheet_ui(ui, screen, state, actions, commands);
        }
        items_ui(ui, screen, state, actions, commands);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XL;
        column(ui, ITEMS_WIDTH, |ui| items_ui(ui, screen, state, actions, commands));
        standing_aside_ui(ui, screen, state, actions, commands);
    });
}

/// What helps to rate, which stays in sight while the items scroll: it is about the one that is worked on.
fn standing_aside_ui(
    ui: &mut Ui,
    screen: &AnswersScreen<'_>,
    state: &mut AnswersState,
    actions: &mut ActionsState,
    commands: &mut Vec<Command>,
) {
    let (next, seen) = (ui.available_rect_before_wrap().min, ui.clip_rect());
    let top = next.y.max(seen.top() + space::L);
    let size = egui::vec2(ASIDE_WIDTH, (seen.bottom() - space::L - top).max(theme::TARGET));
    // It takes no room of the screen, which would grow with it at its end.
    let area = egui::Rect::from_min_size(egui::pos2(next.x, top), size);
    let layout = Layout::top_down(Align::LEFT);
    let mut beside = ui.new_child(UiBuilder::new().scope_id(ui.scope_id().with("aside")).max_rect(area).layout(layout));
    let scroll = ScrollArea::vertical().id_salt("aside").auto_shrink([false, true]).max_height(size.y);
    scroll.show(&mut beside, |ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::S, space::S);
        aside_ui(ui, screen, state, actions, commands);
        follow_focus(ui);
    });
}

fn items_ui(
    ui: &mut Ui,
    screen: &AnswersScreen<'_>,
    state: &mut AnswersState,
    actions: &mut ActionsState,
    commands: &mut Vec<Command>,
) {
    ui.set_max_width(ui.available_width().min(ITEMS_WIDTH));
    ui.spacing_mut().item_spacing.y = 0.0;
    for (index, item) in screen.precondition.items.iter().enumerate() {
        fixed(ui, &item.id, |ui| {
            let top = ui.cursor().top();
            let asked = commands.len();
            item_ui(ui, screen, (item, index + 1), state, actions, commands);
            let is_worked_on = commands.len() > asked;
            let bottom = ui.cursor().top();
            let focused = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
            // The explanation may lie over the items: to go on in it is not to go to another item.
            let focused = focused.filter(|focused| focused.layer_id == ui.layer_id());
            let has_focus = focused.is_some_and(|focused| {
                (top..bottom).contains(&focused.rect.center().y) && ui.max_rect().x_range().contains(focused.rect.center().x)
            });
            if has_focus || is_worked_on {
                state.here = Some((screen.precondition.id.clone(), item.id.clone()));
            }
        });
    }
    gap(ui, space::M);
    level_ui(ui, screen);
}

/// How full the stone is by now.
fn level_ui(ui: &mut Ui, screen: &AnswersScreen<'_>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        field_label(ui, "Peil");
        let (rect, response) = ui.allocate_exact_size(egui::vec2(160.0, 12.0), egui::Sense::hover());
        let said = format!("{}, {}", words::score(screen.score.interval.as_ref()), words::standing(screen.score));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Meter, true, format!("Peil: {said}")));
        let tone = shapes::verdict_tone(screen.score.verdict);
        let bar =
            shapes::bar(shapes::Rect::new(0.0, 0.0, rect.width(), rect.height()), shapes::Filling::of(screen.score), tone);
        shapes_at(ui, rect.min, &bar);
        field_label(ui, &said);
    });
    if let Some(open) = screen.open_reasons() {
        small_text(ui, &words::without_reason(open));
    }
    if let Told::Waiting(sheets) = screen.told {
        small_text(ui, &words::sheets_waiting(*sheets));
    }
}

/// The one thing that the screen is for; in a measurement that is adopted, why nothing can be changed and what can be done.
fn foot_ui(ui: &mut Ui, screen: &AnswersScreen<'_>, commands: &mut Vec<Command>) {
    let name = words::measurement(screen.measurement.number);
    if let Some(adoption) = &screen.measurement.adoption {
        let what = format!("De {name} is vastgesteld op {}.", words::date(adoption.date));
        let next = "Naar Vaststellen";
        let color = Palette::of(ui).ink;
        ui.add(egui::Label::new(egui::RichText::new(what).font(theme::label()).color(color)).truncate());
        quiet_button(ui, None, next, next, true)
            .on_hover_text("Aan deze meting verandert niets meer. Bij Vaststellen kun je die heropenen of een nieuwe beginnen.")
            .asks(commands, || Command::Visit(Place::Adopt));
    } else if screen.unanswered > 0 {
        let text = "Volgende punt zonder oordeel";
        primary_button_with_key(ui, text, "Ctrl+Enter").asks(commands, || Command::NextOpen);
    } else {
        primary_button(ui, "Bekijk de uitkomst", true).asks(commands, || Command::Go(Place::Outcome));
    }
}
