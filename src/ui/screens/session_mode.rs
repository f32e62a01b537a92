//! Sessiestand: one item fills the window, to be read from four metres, with a key for everything.

mod changed;
mod evidence;
mod head;
mod keys;
mod ratings;
mod room;
mod sizes;

use egui::accesskit::Role;
use egui::{
    Align, CentralPanel, Frame, Id, Label, Layout, Margin, Panel, RichText, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, vec2,
};

use self::head::head_ui;
use self::keys::{HANDS_HELP, add_action, ask_for_action, count_hand, switch_hands, write_note};
use self::ratings::ratings_ui;
use self::room::Plan;
use self::sizes::{Sizes, between};
use crate::content::{Catalogue, ChecklistItem, ItemId, Precondition};
use crate::model::{Action, ActionStatus, Answer, DraftField, Drafts, Measurement, Rating};
use crate::session::{AnswerEdit, Edit};
use crate::shapes;
use crate::ui::announce::say;
use crate::ui::command::{Command, Place};
use crate::ui::earlier::Earlier;
use crate::ui::focus::{self, Ring, Wish};
use crate::ui::paint::drawing_ui;
use crate::ui::single_keys;
use crate::ui::theme::{Palette, space};
use crate::ui::widgets::{Rated, fixed, follow_focus, gap, heading_with, may_change, shaped_field};
use crate::words;

/// What the screen shows.
pub struct SessionScreen<'a> {
    /// The items are walked in its order.
    pub catalogue: &'a Catalogue,
    /// The measurement that is being made.
    pub measurement: &'a Measurement,
    /// The one before it.
    pub earlier: Option<&'a Measurement>,
    /// Whether a dialog lies over it, so that no key is meant for it.
    pub is_covered: bool,
    /// What was begun and not finished.
    pub drafts: &'a Drafts,
    /// What the team agreed on.
    pub actions: &'a [Action],
}

/// Where the team is. Kept when the team leaves the sessiestand, so that it goes on there.
#[derive(Debug)]
pub struct SessionModeState {
    /// Position of the item among all items; `None` before the first time.
    position: Option<usize>,
    /// Whether hands are being counted.
    counts_hands: bool,
    /// Whether the note is shown to be written.
    writes: bool,
    /// The item with the field for an action in sight, also when nothing stands in it.
    plans: Option<ItemId>,
    /// The item, without a rating, of which the earlier one is shown all the same.
    revealed: Option<ItemId>,
    /// How the team wants the screen.
    wishes: Wishes,
    /// Whether a text field had the focus in the frame before.
    was_in_text: bool,
    /// When this item came into sight, in seconds of the interface's clock.
    since: Option<f64>,
    /// How the team came at this item.
    arrival: Arrival,
}

/// How a team comes at an item of the sessiestand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Arrival {
    /// It is there, or a key led to it: the question has the focus, and is heard by that.
    #[default]
    WithFocus,
    /// A button led to it and keeps the focus, so that the question has to be said.
    ByButton,
}

/// What a team may switch off.
#[derive(Clone, Copy, Debug)]
struct Wishes {
    /// Whether the time per item is shown.
    timer: bool,
}

impl Default for SessionModeState {
    fn default() -> Self {
        Self {
            position: None,
            counts_hands: false,
            writes: false,
            plans: None,
            revealed: None,
            wishes: Wishes { timer: true },
            was_in_text: false,
            since: None,
            arrival: Arrival::default(),
        }
    }
}

impl SessionModeState {
    /// Another item comes into sight.
    fn go_to(&mut self, position: usize) {
        self.position = Some(position);
        self.counts_hands = false;
        self.writes = false;
        self.plans = None;
        self.revealed = None;
        self.since = None;
    }
}

/// The item in sight.
struct Here<'a> {
    position: usize,
    total: usize,
    answered: usize,
    precondition: &'a Precondition,
    item: &'a ChecklistItem,
    /// As `1.2`.
    name: String,
    answer: Answer,
    /// What the measurement before says of it; `None` where there is none before.
    earlier: Option<Earlier<'a>>,
    /// What was begun as an action for it; an empty text when nothing was.
    begun: &'a str,
    /// The actions that the team agreed on for it, and that are still wanted.
    agreed: Vec<&'a str>,
    next_open: Option<usize>,
}

fn here<'a>(screen: &SessionScreen<'a>, state: &SessionModeState) -> Option<Here<'a>> {
    let items: Vec<_> = screen.catalogue.items().collect();
    let is_open = |position: &usize| screen.measurement.rating(&items[*position].1.id).is_none();
    let total = items.len();
    let position = state.position.or_else(|| (0..total).find(is_open)).unwrap_or(0).min(total.checked_sub(1)?);
    let (precondition, item) = items[position];
    Some(Here {
        position,
        total,
        answered: (0..total).filter(|at| !is_open(at)).count(),
        precondition,
        item,
        name: screen.catalogue.number(&item.id).to_owned(),
        answer: screen.measurement.answers.get(&item.id).cloned().unwrap_or_default(),
        earlier: screen.earlier.map(|earlier| Earlier::new(earlier, item)),
        agreed: screen
            .actions
            .iter()
            .filter(|action| action.item.as_ref() == Some(&item.id) && action.status != ActionStatus::Dropped)
            .map(|action| action.what.as_str())
            .collect(),
        begun: screen.drafts.get(&DraftField::Action(item.id.clone())),
        next_open: (position + 1..total).chain(0..position).find(is_open),
    })
}

impl Here<'_> {
    /// The question with its number before it.
    fn question(&self) -> String {
        format!("{}  {}", self.name, self.item.text)
    }

    /// What a screen reader calls the reason that an item is not applicable.
    fn reason_name(&self) -> String {
        format!("Reden voor n.v.t. bij {}", self.name)
    }

    /// What a screen reader calls the field for an action.
    fn action_name(&self) -> String {
        format!("Nieuwe actie bij {}", self.name)
    }

    /// What a screen reader calls the note.
    fn note_name(&self) -> String {
        format!("Notitie bij {}", self.name)
    }

    /// What is rated, for a screen reader.
    fn rated(&self) -> Rated<'_> {
        Rated::new(&self.name, self.item)
    }

    /// What is said after the question: its help, its rating, and how much is open.
    fn said_below(&self) -> String {
        let rating = self.answer.rating.map_or("nog geen", words::rating);
        format!("{} Oordeel: {}. {}.", self.item.help, rating.trim_end_matches('.'), self.left())
    }

    /// How much has no rating yet.
    fn left(&self) -> String {
        match self.total - self.answered {
            0 => "Alles heeft een oordeel".to_owned(),
            open => format!("Nog {open} open"),
        }
    }
}

/// Draws the screen.
pub fn session_mode_ui(ui: &mut Ui, screen: &SessionScreen<'_>, state: &mut SessionModeState, commands: &mut Vec<Command>) {
    let Some(before) = here(screen, state) else { return };
    state.position = Some(before.position);
    // The key that leaves a text is not also the key that leaves the sessiestand.
    let is_in_text = ui.ctx().text_edit_focused() || state.was_in_text;
    if single_keys::are_on(ui.ctx()) && !is_in_text && !screen.is_covered {
        keys::keys(ui, &before, state, commands);
    }
    state.was_in_text = ui.ctx().text_edit_focused();
    if !screen.is_covered {
        keys::keys_with_ctrl(ui, &before, state, commands);
    }
    // What a key led to is drawn in this frame: were the focus nowhere for a moment, a screen reader would begin with the window.
    let Some(here) = here(screen, state) else { return };
    fixed(ui, "session", |ui| screen_ui(ui, screen.is_covered, &here, state, commands));
}

fn screen_ui(ui: &mut Ui, is_covered: bool, here: &Here<'_>, state: &mut SessionModeState, commands: &mut Vec<Command>) {
    if std::mem::take(&mut state.arrival) == Arrival::ByButton {
        say(ui.ctx(), here.rated().said());
    }
    if !is_covered && ui.memory(egui::Memory::focused).is_none() {
        // So that a screen reader says where the team is, and what each key brings about.
        focus::wish_unless_wished(ui.ctx(), Wish::Title);
    }
    let sizes = Sizes::of(ui);
    let margin = Margin::symmetric(sizes.space(space::XL) as i8, sizes.space(space::M) as i8);
    let panel = Frame::new().fill(Palette::of(ui).panel).inner_margin(margin);
    Panel::top("session-head").frame(panel).show_separator_line(false).show(ui, |ui| {
        fixed(ui, "head", |ui| head_ui(ui, here, state, commands));
    });
    let foot = room::height_of_buttons(ui, &foot_texts(here, state)) + f32::from(2 * margin.top);
    let foot_stays = room::buttons_stay(ui, foot, state);
    if foot_stays {
        Panel::bottom("session-foot").frame(panel).show(ui, |ui| foot_ui(ui, here, state, commands));
    }
    CentralPanel::default_margins().frame(panel).show(ui, |ui| {
        let plan = Plan::new(ui, here, state, foot_stays);
        fixed(ui, "question", |ui| question_ui(ui, here, &plan));
        if !state.counts_hands {
            fixed(ui, "ratings", |ui| ratings_ui(ui, here, &plan.ratings, commands));
        }
        let area = ScrollArea::vertical().id_salt(("session", &here.item.id)).auto_shrink(false).max_height(plan.rest);
        area.min_scrolled_height(0.0).show(ui, |ui| {
            fixed(ui, "body", |ui| body_ui(ui, here, state, &plan, commands));
            if !foot_stays {
                gap(ui, space::S);
                foot_ui(ui, here, state, commands);
            }
            follow_focus(ui);
        });
        if state.counts_hands {
            large_text(ui, "Oordeel van de groep", Palette::of(ui).ink_soft);
            fixed(ui, "ratings", |ui| ratings_ui(ui, here, &plan.ratings, commands));
        }
    });
}

/// The question stays where it is, whatever scrolls below it; one that is longer than its room scrolls by itself.
fn question_ui(ui: &mut Ui, here: &Here<'_>, plan: &Plan) {
    let area = ScrollArea::vertical().id_salt(("question", &here.item.id)).auto_shrink([false, true]);
    area.max_height(plan.question_height).min_scrolled_height(0.0).show(ui, |ui| {
        let shown = heading_with(ui, &here.question(), plan.question.clone(), 1);
        question_node(ui, here, &shown);
        if plan.help_is_near {
            large_text(ui, &here.item.help, Palette::of(ui).ink_soft);
            gap(ui, Sizes::of(ui).space(space::S));
        }
    });
}

/// The question as something that can have the focus. Each item has its own, so that a screen reader says the one that came.
fn question_node(ui: &Ui, here: &Here<'_>, shown: &egui::Response) {
    // One node for both: the heading is only its picture.
    ui.ctx().accesskit_node_builder(shown.id, egui::accesskit::Node::set_hidden);
    let id = Id::unique("question").with(&here.item.id);
    let question = ui.interact(shown.rect, id, Sense::focusable_noninteractive());
    question.widget_info(|| WidgetInfo::labeled(Role::Heading, true, here.rated().said()));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_level(1);
        node.set_description(here.said_below());
    });
    focus::grant(ui, &Wish::Title, id, Ring::Hidden);
}

/// Everything that scrolls below the question and its ratings.
fn body_ui(ui: &mut Ui, here: &Here<'_>, state: &mut SessionModeState, plan: &Plan, commands: &mut Vec<Command>) {
    if state.counts_hands {
        fixed(ui, "hands", |ui| hands_ui(ui, here, plan, commands));
    }
    reason_ui(ui, here, commands);
    fixed(ui, "changed", |ui| changed::changed_ui(ui, here, state, commands));
    if !state.counts_hands && !plan.help_is_near {
        large_text(ui, &here.item.help, Palette::of(ui).ink_soft);
    }
    gap(ui, Sizes::of(ui).space(space::M));
    for action in &here.agreed {
        large_text(ui, &format!("Afgesproken: {action}"), Palette::of(ui).ink_soft);
    }
    fixed(ui, "action", |ui| action_ui(ui, here, state, commands));
    note_ui(ui, here, state, commands);
    gap(ui, Sizes::of(ui).space(space::L));
    fixed(ui, "wishes", |ui| {
        let mut keys = single_keys::are_on(ui.ctx());
        wrapped_check_box(ui, &mut keys, "De toetsen 1 tot en met 5, T, A, H, V, W, M, K en de pijlen gebruiken");
        single_keys::switch(ui.ctx(), keys);
        wrapped_check_box(ui, &mut state.wishes.timer, "De tijd per punt tonen");
    });
}

/// A box whose words go on below where they are too long.
fn wrapped_check_box(ui: &mut Ui, value: &mut bool, text: &str) {
    ui.scope(|ui| {
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Wrap);
        ui.checkbox(value, text);
    });
}

/// Why the item does not concern this wijk, where that was chosen.
fn reason_ui(ui: &mut Ui, here: &Here<'_>, commands: &mut Vec<Command>) {
    if here.answer.rating == Some(Rating::NotApplicable) {
        let label = "Waarom geldt dit punt niet voor jullie?";
        if let Some(text) = large_field(ui, label, &here.reason_name(), &here.answer.reason).1 {
            commands.push(Command::answer(&here.item.id, AnswerEdit::Reason(text)));
        }
    }
}

/// Height of the drawing of the hands, in points: where there is room for it, and the least in which hands can be told apart.
const HANDS: [f32; 2] = [230.0, 90.0];

fn hands_ui(ui: &mut Ui, here: &Here<'_>, plan: &Plan, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let sizes = Sizes::of(ui);
    let top = ui.cursor().top();
    large_text(ui, HANDS_HELP, palette.ink_soft);
    let width = ui.available_width().min(1000.0);
    let target = sizes.target();
    let column = width / Rating::ALL.len() as f32;
    // The drawing takes what the words above it and the buttons below it leave.
    let left_over = plan.rest - (ui.cursor().top() - top) - target - 2.0 * ui.spacing().item_spacing.y;
    let height = left_over.clamp(HANDS[1], HANDS[0]);
    let letters = sizes.large().size.min(column / 7.0).min(height / 6.0);
    drawing_ui(ui, &shapes::hand_votes(&here.answer.hand_votes, width, height, letters));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for rating in Rating::ALL {
            ui.allocate_ui_with_layout(vec2(column, target), Layout::left_to_right(Align::Center), |ui| {
                ui.set_width(column);
                ui.add_space((column - 2.0 * target - space::S).max(0.0) / 2.0);
                ui.spacing_mut().item_spacing.x = space::S;
                for (sign, raised, word) in [("−", false, "Een hand minder"), ("+", true, "Een hand meer")] {
                    let response = large_button(ui, sign, may_change(ui));
                    if response.clicked() {
                        count_hand(ui, here, rating, raised, commands);
                    }
                    response.accessible_name(format!("{word} voor {}", words::rating(rating)));
                }
            });
        }
    });
}

/// Whether the field for an action is in sight.
fn shows_action(here: &Here<'_>, state: &SessionModeState) -> bool {
    !here.begun.is_empty() || state.plans.as_ref() == Some(&here.item.id)
}

/// An action for this item: what is typed is kept in the dossier at once, and becomes an action when it is added.
fn action_ui(ui: &mut Ui, here: &Here<'_>, state: &mut SessionModeState, commands: &mut Vec<Command>) {
    if !shows_action(here, state) {
        return;
    }
    // It stays in sight while somebody empties it to write something else.
    state.plans = Some(here.item.id.clone());
    let draft = || DraftField::Action(here.item.id.clone());
    let (_, text) = large_field(ui, "Wat gaan jullie doen?", &here.action_name(), here.begun);
    let can_be_added = !text.as_deref().unwrap_or(here.begun).trim().is_empty() && may_change(ui);
    commands.extend(text.map(|text| Command::edit(Edit::Draft(draft(), text))));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = between(Sizes::of(ui));
        if large_button(ui, "Voeg actie toe", can_be_added).clicked() {
            add_action(ui, here, state, commands);
        }
        let may_change = may_change(ui);
        if large_button(ui, "Gooi weg", may_change).clicked() {
            commands.push(Command::edit(Edit::Draft(draft(), String::new())));
            state.plans = None;
            focus::wish(ui.ctx(), Wish::Title);
        }
    });
    gap(ui, space::S);
}

fn note_ui(ui: &mut Ui, here: &Here<'_>, state: &SessionModeState, commands: &mut Vec<Command>) {
    let answer = &here.answer;
    if !state.writes && answer.note.is_empty() && answer.evidence.is_empty() && answer.checked_with.is_none() {
        return;
    }
    let (_, evidence) = large_field(
        ui,
        "Onderbouwing: waar blijkt dat uit?",
        &format!("Onderbouwing bij {}", here.name),
        &here.answer.evidence,
    );
    fixed(ui, "checked", |ui| evidence::checked_ui(ui, here, commands));
    let (note, text) = large_field(ui, "Notitie", &here.note_name(), &here.answer.note);
    commands.extend(evidence.map(|text| Command::answer(&here.item.id, AnswerEdit::Evidence(text))));
    commands.extend(text.map(|text| Command::answer(&here.item.id, AnswerEdit::Note(text))));
    if note.gained_focus() {
        note.scroll_to_me(None);
    }
}

/// What stands on the buttons below.
fn foot_texts(here: &Here<'_>, state: &SessionModeState) -> [&'static str; 6] {
    let hands = if state.counts_hands { "Handen klaar (H)" } else { "Handen (H)" };
    let onwards = if here.next_open.is_some() { "Volgend open punt" } else { "Bekijk de uitkomst" };
    ["Vorige", "Volgende", hands, "Actie (A)", "Notitie (T)", onwards]
}

fn foot_ui(ui: &mut Ui, here: &Here<'_>, state: &mut SessionModeState, commands: &mut Vec<Command>) {
    let mut wanted = None;
    let [previous, next, hands, action, note, onwards] = foot_texts(here, state);
    // What has the focus keeps it, whether the buttons stay below or scroll with the rest.
    let own = UiBuilder::new().scope_id(Id::unique("session-buttons"));
    ui.scope_builder(own, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = between(Sizes::of(ui));
            if large_button(ui, previous, here.position > 0).clicked() {
                wanted = here.position.checked_sub(1);
            }
            if large_button(ui, next, here.position + 1 < here.total).clicked() {
                wanted = Some(here.position + 1);
            }
            if large_button(ui, hands, true).clicked() {
                switch_hands(ui, here, state);
            }
            let may_change = may_change(ui);
            if large_button(ui, action, may_change).clicked() {
                ask_for_action(ui, here, state);
            }
            if large_button(ui, note, may_change).clicked() {
                write_note(ui, here, state);
            }
            if large_button(ui, onwards, true).clicked() {
                match here.next_open {
                    Some(next) => wanted = Some(next),
                    None => commands.push(Command::Go(Place::Outcome)),
                }
            }
        })
    });
    if let Some(position) = wanted {
        state.go_to(position);
        state.arrival = Arrival::ByButton;
    }
}

fn large_text(ui: &mut Ui, text: &str, color: egui::Color32) {
    let sizes = Sizes::of(ui);
    let text = RichText::new(text).font(sizes.large()).color(color).line_height(Some(sizes.text_line()));
    ui.add(Label::new(text).wrap());
}

fn large_button(ui: &mut Ui, text: &str, enabled: bool) -> egui::Response {
    let sizes = Sizes::of(ui);
    let padding = std::mem::replace(&mut ui.spacing_mut().button_padding.x, sizes.padding());
    let button = egui::Button::new(RichText::new(text).font(sizes.large())).min_size(egui::Vec2::splat(sizes.target()));
    let response = ui.add_enabled(enabled, button);
    ui.spacing_mut().button_padding.x = padding;
    response
}

/// A text field in large letters; gives its response and the text when it was changed.
fn large_field(ui: &mut Ui, label: &str, name: &str, value: &str) -> (egui::Response, Option<String>) {
    let color = Palette::of(ui).ink_soft;
    large_text(ui, label, color);
    let font = Sizes::of(ui).large();
    shaped_field(ui, name, value, |edit| edit.font(font).desired_rows(1))
}
