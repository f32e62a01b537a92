//! Sessiestand: one item fills the window, to be read from four metres, with a key for everything.

mod room;

use egui::accesskit::Role;
use egui::{
    Align, CentralPanel, CornerRadius, Event, Frame, Id, Key, Label, Layout, Margin, Modifiers, Panel, RichText, ScrollArea,
    Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2,
};

use self::room::{Plan, Sizes};
use crate::content::{Catalogue, ChecklistItem, ItemId, Precondition};
use crate::model::{Action, ActionStatus, Answer, DraftField, Drafts, MOST_HANDS, Measurement, Rating};
use crate::session::{ActionPlanEdit, AnswerEdit, Edit};
use crate::shapes;
use crate::ui::announce::say;
use crate::ui::command::{Command, Place};
use crate::ui::focus::{self, Ring, Wish};
use crate::ui::paint::drawing_ui;
use crate::ui::single_keys;
use crate::ui::theme::{LINE_HEIGHT, Palette, space};
use crate::ui::widgets::{
    RATING_TAKEN_AWAY, Rated, choice_button, field_id, fixed, focus_field, follow_focus, gap, heading_with, may_change,
    pressed_number, pressed_number_with_shift, rating_group, shaped_field,
};
use crate::words;

/// What the screen shows.
pub struct SessionScreen<'a> {
    /// The items are walked in its order.
    pub catalogue: &'a Catalogue,
    /// The measurement that is being made.
    pub measurement: &'a Measurement,
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

/// How many hands there are for a rating, as a screen reader says it: `Op orde: 3 handen`.
fn said_hands(rating: Rating, hands: u16) -> String {
    format!("{}: {}", words::rating_label(rating), words::figure(usize::from(hands), "hand", "handen"))
}

/// Draws the screen.
pub fn session_mode_ui(ui: &mut Ui, screen: &SessionScreen<'_>, state: &mut SessionModeState, commands: &mut Vec<Command>) {
    let Some(before) = here(screen, state) else { return };
    state.position = Some(before.position);
    // The key that leaves a text is not also the key that leaves the sessiestand.
    let is_in_text = ui.ctx().text_edit_focused() || state.was_in_text;
    if single_keys::are_on(ui.ctx()) && !is_in_text && !screen.is_covered {
        keys(ui, &before, state, commands);
    }
    state.was_in_text = ui.ctx().text_edit_focused();
    if !screen.is_covered {
        keys_with_ctrl(ui, &before, state, commands);
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
        // Who cannot see hears where the team is, and what each key brings about.
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
        let plan = Plan::new(ui, here, state);
        fixed(ui, "question", |ui| question_ui(ui, here, &plan));
        if !state.counts_hands {
            fixed(ui, "ratings", |ui| ratings_ui(ui, here, commands));
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
            fixed(ui, "ratings", |ui| ratings_ui(ui, here, commands));
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
        wrapped_check_box(ui, &mut keys, "De toetsen 1 tot en met 5, T, A, H en de pijlen gebruiken");
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

/// Single keys; they do nothing while a text field has the focus.
fn keys(ui: &Ui, here: &Here<'_>, state: &mut SessionModeState, commands: &mut Vec<Command>) {
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::NONE, Key::ArrowRight) && here.position + 1 < here.total {
        state.go_to(here.position + 1);
        focus::wish(ui.ctx(), Wish::Title);
    }
    if pressed(Modifiers::NONE, Key::ArrowLeft) && here.position > 0 {
        state.go_to(here.position - 1);
        focus::wish(ui.ctx(), Wish::Title);
    }
    if may_change(ui) && pressed(Modifiers::NONE, Key::T) {
        write_note(ui, here, state);
        leave_out_letter(ui, "t");
        return;
    }
    if may_change(ui) && pressed(Modifiers::NONE, Key::A) {
        ask_for_action(ui, here, state);
        leave_out_letter(ui, "a");
        return;
    }
    if pressed(Modifiers::NONE, Key::H) {
        switch_hands(ui, here, state);
    }
    if pressed(Modifiers::NONE, Key::Escape) {
        if state.counts_hands {
            switch_hands(ui, here, state);
        } else {
            leave(here, commands);
        }
    }
    if state.counts_hands
        && let Some(position) = pressed_number_with_shift(ui, Rating::ALL.len())
    {
        count_hand(ui, here, Rating::ALL[position], false, commands);
    }
    if let Some(rating) = pressed_number(ui, Rating::ALL.len()).map(|position| Rating::ALL[position]) {
        if state.counts_hands {
            count_hand(ui, here, rating, true, commands);
        } else if may_change(ui) {
            say(ui.ctx(), format!("{} gekozen", words::rating_label(rating)));
            if rating == Rating::NotApplicable {
                // What is typed next is the reason that is asked for, and no row of keys.
                focus_field(ui.ctx(), reason_name(here));
            }
            commands.push(Command::answer(&here.item.id, AnswerEdit::Rating(Some(rating))));
        }
    }
}

/// Keys that work while somebody types as well: Ctrl+Enter adds the action that is being written, or else goes to the next
/// open item; Ctrl+PageDown and Ctrl+PageUp go along the items.
fn keys_with_ctrl(ui: &Ui, here: &Here<'_>, state: &mut SessionModeState, commands: &mut Vec<Command>) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, key));
    let mut wanted = None;
    if pressed(Key::Enter) {
        let writes_action = ui.memory(|memory| memory.has_focus(field_id(&action_name(here))));
        if writes_action && !here.begun.trim().is_empty() && may_change(ui) {
            add_action(ui, here, state, commands);
            return;
        }
        match here.next_open {
            Some(next) => wanted = Some(next),
            None => commands.push(Command::Go(Place::Outcome)),
        }
    }
    if pressed(Key::PageDown) {
        wanted = Some(here.position + 1).filter(|next| *next < here.total);
    }
    if pressed(Key::PageUp) {
        wanted = here.position.checked_sub(1);
    }
    if let Some(position) = wanted {
        state.go_to(position);
        focus::wish(ui.ctx(), Wish::Title);
    }
}

/// What was written becomes an action.
fn add_action(ui: &Ui, here: &Here<'_>, state: &mut SessionModeState, commands: &mut Vec<Command>) {
    commands.push(Command::action_plan(ActionPlanEdit::Finish(here.item.id.clone())));
    state.plans = None;
    say(ui.ctx(), "Actie toegevoegd");
    // The field and its buttons are gone with that.
    focus::wish(ui.ctx(), Wish::Title);
}

/// One hand more or less for a rating.
fn count_hand(ui: &Ui, here: &Here<'_>, rating: Rating, raised: bool, commands: &mut Vec<Command>) {
    if !may_change(ui) {
        return;
    }
    let before = here.answer.hand_votes.get(&rating).copied().unwrap_or_default();
    let after = if raised { before.saturating_add(1).min(MOST_HANDS) } else { before.saturating_sub(1) };
    say(ui.ctx(), said_hands(rating, after));
    commands.push(Command::answer(&here.item.id, AnswerEdit::Hand { rating, raised }));
}

/// Hands are counted from now on, or no longer: then what was counted is said.
fn switch_hands(ui: &Ui, here: &Here<'_>, state: &mut SessionModeState) {
    state.counts_hands = !state.counts_hands;
    if state.counts_hands {
        say(ui.ctx(), HANDS_HELP);
        return;
    }
    let counted = here.answer.hand_votes.iter().map(|(rating, hands)| said_hands(*rating, *hands));
    let counted = counted.collect::<Vec<_>>().join(", ");
    say(ui.ctx(), if counted.is_empty() { "Geen handen geteld".to_owned() } else { counted });
}

const HANDS_HELP: &str = "Handen omhoog. Tel met 1 tot en met 5; met Shift erbij gaat er een hand af.";

/// The letter of the key that opened a field is no text of that field, which has the focus in this frame already. What was
/// typed behind it is.
fn leave_out_letter(ui: &Ui, letter: &str) {
    ui.input_mut(|input| {
        let is_letter = |event: &Event| matches!(event, Event::Text(text) if text.eq_ignore_ascii_case(letter));
        if let Some(at) = input.events.iter().position(is_letter) {
            input.events.remove(at);
        }
    });
}

fn write_note(ui: &Ui, here: &Here<'_>, state: &mut SessionModeState) {
    state.writes = true;
    focus_field(ui.ctx(), note_name(here));
}

fn note_name(here: &Here<'_>) -> String {
    format!("Notitie bij {}", here.name)
}

fn leave(here: &Here<'_>, commands: &mut Vec<Command>) {
    commands.push(Command::Go(Place::Precondition(here.precondition.id.clone())));
}

fn head_ui(ui: &mut Ui, here: &Here<'_>, state: &mut SessionModeState, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let sizes = Sizes::of(ui);
    let left = here.left();
    // With room for an hour on the clock, so that nothing moves in a session.
    let texts = [&here.precondition.short_title, left.as_str(), STOP, "60:00"];
    let needed = texts.map(|text| room::width_of(ui, text, sizes.large()) + sizes.space(space::XL)).iter().sum::<f32>();
    if needed + 2.0 * sizes.padding() <= ui.available_width() {
        ui.horizontal(|ui| {
            ui.set_min_height(sizes.target());
            ui.spacing_mut().item_spacing.x = sizes.space(space::XL);
            large_text(ui, &here.precondition.short_title, palette.accent);
            go_to_end(ui, width_of_rest(ui, &left, state));
            rest_of_head_ui(ui, here, &left, state, commands);
        });
    } else {
        large_text(ui, &here.precondition.short_title, palette.accent);
        ui.horizontal(|ui| {
            large_text(ui, &left, palette.ink_soft);
            go_to_end(ui, width_of_rest(ui, "", state));
            rest_of_head_ui(ui, here, "", state, commands);
        });
    }
    progress_ui(ui, here);
}

/// In a row: leaves so much room that what comes next, `width` points wide, ends at the right.
fn go_to_end(ui: &mut Ui, width: f32) {
    let room = ui.available_width() - width;
    ui.add_space(room.max(0.0));
}

/// Width of [`rest_of_head_ui`], in points.
fn width_of_rest(ui: &Ui, left: &str, state: &SessionModeState) -> f32 {
    let sizes = Sizes::of(ui);
    let spacing = ui.spacing().item_spacing.x;
    let width = |text: &str| room::width_of(ui, text, sizes.large()) + spacing;
    let left = if left.is_empty() { 0.0 } else { width(left) };
    let clock = if state.wishes.timer { width(&clock(ui, state)) } else { 0.0 };
    left + clock + width(STOP) - spacing + 2.0 * sizes.padding()
}

/// How much is left, the clock, and the way out.
fn rest_of_head_ui(ui: &mut Ui, here: &Here<'_>, left: &str, state: &mut SessionModeState, commands: &mut Vec<Command>) {
    let color = Palette::of(ui).ink_soft;
    if !left.is_empty() {
        large_text(ui, left, color);
    }
    if state.wishes.timer {
        timer_ui(ui, state);
    }
    if large_button(ui, STOP, true).clicked() {
        leave(here, commands);
    }
}

const STOP: &str = "Stop (Esc)";

/// How long the team has been at this item. Quiet: it counts, and says nothing.
fn timer_ui(ui: &mut Ui, state: &mut SessionModeState) {
    state.since.get_or_insert_with(|| ui.input(|input| input.time));
    let color = Palette::of(ui).ink_soft;
    large_text(ui, &clock(ui, state), color);
    ui.ctx().request_repaint_after(std::time::Duration::from_secs(1));
}

/// `4:05`: minutes and seconds since the item came.
fn clock(ui: &Ui, state: &SessionModeState) -> String {
    let now = ui.input(|input| input.time);
    let seconds = (now - state.since.unwrap_or(now)) as u64;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

fn progress_ui(ui: &mut Ui, here: &Here<'_>) {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 8.0), Sense::hover());
    let said = format!("{} van {} punten beantwoord", here.answered, here.total);
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &said));
    ui.painter().rect(rect, CornerRadius::same(2), palette.sunken, Stroke::new(1.0, palette.line), StrokeKind::Inside);
    let mut done = rect;
    done.set_width(rect.width() * here.answered as f32 / here.total as f32);
    ui.painter().rect_filled(done, CornerRadius::same(2), palette.accent);
}

fn ratings_ui(ui: &mut Ui, here: &Here<'_>, commands: &mut Vec<Command>) {
    let sizes = Sizes::of(ui);
    rating_group(ui, &here.rated(), |ui| {
        ui.horizontal_wrapped(|ui| {
            if !may_change(ui) {
                ui.disable();
            }
            ui.spacing_mut().item_spacing = room::between(sizes);
            for (rating, number) in Rating::ALL.into_iter().zip(1..) {
                let selected = here.answer.rating == Some(rating);
                let label = words::rating_label(rating);
                let said = format!("{label}, {}", here.name);
                let text = room::rating_text(rating, number);
                let response = choice_button(ui, sizes.choice(), Sense::click(), (&said, &text), rating, selected);
                let response = here.rated().anchored(ui, rating, response);
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_position_in_set(number - 1));
                if response.clicked() {
                    let chosen = (!selected).then_some(rating);
                    if selected {
                        say(ui.ctx(), RATING_TAKEN_AWAY);
                    }
                    commands.push(Command::answer(&here.item.id, AnswerEdit::Rating(chosen)));
                }
            }
        });
    });
}

fn reason_name(here: &Here<'_>) -> String {
    format!("Reden voor n.v.t. bij {}", here.name)
}

/// Why the item does not concern this wijk, where that was chosen.
fn reason_ui(ui: &mut Ui, here: &Here<'_>, commands: &mut Vec<Command>) {
    if here.answer.rating == Some(Rating::NotApplicable) {
        let label = "Waarom geldt dit punt niet voor jullie?";
        if let Some(text) = large_field(ui, label, &reason_name(here), &here.answer.reason).1 {
            commands.push(Command::answer(&here.item.id, AnswerEdit::Reason(text)));
        }
    }
}

/// Height of the drawing of the hands where there is room for it, and the least in which hands can be told apart.
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

fn ask_for_action(ui: &Ui, here: &Here<'_>, state: &mut SessionModeState) {
    state.plans = Some(here.item.id.clone());
    focus_field(ui.ctx(), action_name(here));
}

fn action_name(here: &Here<'_>) -> String {
    format!("Nieuwe actie bij {}", here.name)
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
    let (_, text) = large_field(ui, "Wat gaan jullie doen?", &action_name(here), here.begun);
    let can_be_added = !text.as_deref().unwrap_or(here.begun).trim().is_empty() && may_change(ui);
    commands.extend(text.map(|text| Command::edit(Edit::Draft(draft(), text))));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = room::between(Sizes::of(ui));
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
    if !state.writes && here.answer.note.is_empty() && here.answer.evidence.is_empty() {
        return;
    }
    let (_, evidence) = large_field(
        ui,
        "Onderbouwing: waar blijkt dat uit?",
        &format!("Onderbouwing bij {}", here.name),
        &here.answer.evidence,
    );
    let (note, text) = large_field(ui, "Notitie", &note_name(here), &here.answer.note);
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
            ui.spacing_mut().item_spacing = room::between(Sizes::of(ui));
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
    let font = Sizes::of(ui).large();
    let line_height = Some(font.size * LINE_HEIGHT * 0.92);
    ui.add(Label::new(RichText::new(text).font(font).color(color).line_height(line_height)).wrap());
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
