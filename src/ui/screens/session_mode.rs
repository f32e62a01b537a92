//! Sessiestand: one item fills the window, to be read from four metres, with a key for everything.

mod agenda;
mod block;
mod buttons;
mod changed;
mod evidence;
mod foot;
mod head;
mod keys;
mod minority;
mod page;
mod ratings;
mod remarks;
mod room;
mod sheet;
mod sizes;
mod texts;
mod voices;
mod walk;

use egui::accesskit::Role;
use egui::{Id, Label, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo};

use self::changed::strip_ui;
use self::foot::foot_ui;
use self::head::{Headed, head_ui, progress_ui};
use self::page::page_ui;
use self::ratings::ratings_ui;
use self::room::Plan;
use self::sheet::{chosen_ui, sheet_ui};
use self::sizes::Sizes;
use self::texts::{question_job, text_job};
use self::voices::{Heard, voices_ui};
use self::walk::{Order, Stop, TakenOut, Walk};
use crate::content::{Catalogue, ChecklistItem, ItemId, Precondition};
use crate::model::{Action, ActionStatus, Answer, BegunAction, Drafts, Measurement, Rating};
use crate::ui::announce::say;
use crate::ui::command::Command;
use crate::ui::earlier::Earlier;
use crate::ui::focus::{self, Ring, Wish};
use crate::ui::found;
use crate::ui::single_keys;
use crate::ui::voices::Told;
use crate::ui::widgets::{Rated, fixed};
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
    /// What may be told of the invulbladen.
    pub told: &'a Told,
}

/// Where the team is. Kept when the team leaves the sessiestand, so that it goes on there.
#[derive(Debug, Default)]
pub struct SessionModeState {
    /// The item, or what else fills the window; `None` before the first time.
    stop: Option<Stop>,
    /// In which order the items come, where the invulbladen tell one.
    order: Order,
    /// What was taken out of the block.
    taken_out: TakenOut,
    /// The row of the block that the keys rate; `None`: the first one without a rating.
    row: Option<usize>,
    /// How hands are being counted, if they are.
    counting: Option<Counting>,
    /// What lies over the ratings.
    sheet: Option<Sheet>,
    /// The item, without a rating, of which the earlier one is shown all the same.
    revealed: Option<ItemId>,
    /// How the team wants the screen.
    wishes: Wishes,
    /// When this item came into sight, in seconds of the interface's clock.
    since: Option<f64>,
    /// How the team came at this item.
    arrival: Arrival,
}

/// What lies over the ratings, to be written in or to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Sheet {
    /// The note and what the rating rests on.
    Note,
    /// A new action.
    Action,
    /// What changed since the measurement before.
    Change,
    /// The explanation of the item.
    Help,
    /// What the invulbladen say.
    Reasons,
    /// What those think whom the rating does not carry.
    Minority,
}

/// What a number and a click on a rating do to its hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counting {
    /// One more.
    Up,
    /// One less.
    Down,
}

impl Counting {
    /// The other one.
    fn other(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Down => Self::Up,
        }
    }
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

/// What a team may switch on.
#[derive(Clone, Copy, Debug, Default)]
struct Wishes {
    /// Whether the time per item is shown.
    timer: bool,
}

impl SessionModeState {
    /// Something else comes into sight.
    fn go_to(&mut self, stop: Stop) {
        self.stop = Some(stop);
        self.row = None;
        self.counting = None;
        self.sheet = None;
        self.revealed = None;
        self.since = None;
    }

    /// As [`go_to`](Self::go_to), by a button that keeps the focus.
    fn go_by_button(&mut self, stop: Stop) {
        self.go_to(stop);
        self.arrival = Arrival::ByButton;
    }
}

/// The item in sight.
struct Here<'a> {
    walk: &'a Walk<'a>,
    /// The title of its bouwsteen.
    block: &'a str,
    precondition: &'a Precondition,
    item: &'a ChecklistItem,
    /// As `1.2`.
    name: String,
    answer: Answer,
    /// What the measurement before says of it; `None` where there is none before.
    earlier: Option<Earlier<'a>>,
    /// What the invulbladen say of it.
    heard: Heard<'a>,
    /// What was begun as an action for it.
    begun: BegunAction<'a>,
    /// The actions that the team agreed on for it, and that are still wanted.
    agreed: Vec<&'a str>,
}

/// The item at this place in the content.
fn here<'a>(screen: &SessionScreen<'a>, walk: &'a Walk<'a>, position: usize) -> Option<Here<'a>> {
    let (precondition, item) = *walk.items.get(position)?;
    let blocks = screen.catalogue.building_blocks();
    Some(Here {
        walk,
        block: blocks.iter().find(|block| block.id == precondition.building_block).map_or("", |block| &block.title),
        precondition,
        item,
        name: screen.catalogue.number(&item.id).to_owned(),
        answer: screen.measurement.answers.get(&item.id).cloned().unwrap_or_default(),
        earlier: screen.earlier.map(|earlier| Earlier::new(earlier, item)),
        heard: match screen.told.item(&item.id) {
            Some(spread) => Heard::Spread(spread),
            None if walk.agenda.is_some() => Heard::TooFew,
            None => Heard::Nothing,
        },
        agreed: screen
            .actions
            .iter()
            .filter(|action| action.item.as_ref() == Some(&item.id) && action.status != ActionStatus::Dropped)
            .map(|action| action.what.as_str())
            .collect(),
        begun: screen.drafts.begun(&item.id),
    })
}

impl<'a> Here<'a> {
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

    /// How the rating is recognised, if the content says so.
    fn anchor(&self, rating: Rating) -> Option<&'a str> {
        rating.anchor(self.item.anchors.as_ref()?)
    }

    /// How many hands there were for a rating.
    fn hands(&self, rating: Rating) -> u16 {
        self.answer.hand_votes.get(&rating).copied().unwrap_or_default()
    }

    /// Whether it was rated n.v.t. and nobody said why.
    fn lacks_reason(&self) -> bool {
        self.answer.rating == Some(Rating::NotApplicable) && self.answer.reason.trim().is_empty()
    }

    /// What is said after the question: its help, what the invulbladen say, its rating, and how much is open.
    fn said_below(&self) -> String {
        let parts = [self.item.help.clone(), self.heard.said(), self.said_rating(), format!("{}.", self.left())];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    fn said_rating(&self) -> String {
        let rating = self.answer.rating.map_or("nog geen", words::rating);
        format!("Oordeel: {}.", rating.trim_end_matches('.'))
    }

    /// The rating and the hands: `Oordeel: deels. Handen: op orde 1, deels 4.`
    fn said_of_group(&self) -> String {
        let hands = Rating::ALL.into_iter().map(|rating| (rating, self.hands(rating))).filter(|(_, hands)| *hands > 0);
        let hands: Vec<String> = hands.map(|(rating, hands)| format!("{} {hands}", words::rating(rating))).collect();
        let rating = self.said_rating();
        if hands.is_empty() { rating } else { format!("{rating} Handen: {}.", hands.join(", ")) }
    }

    /// How much has no rating yet.
    fn left(&self) -> String {
        match self.walk.total - self.walk.answered {
            0 => "Alles heeft een oordeel".to_owned(),
            open => format!("Nog {open} open"),
        }
    }
}

/// Draws the screen.
pub fn session_mode_ui(ui: &mut Ui, screen: &SessionScreen<'_>, state: &mut SessionModeState, commands: &mut Vec<Command>) {
    let Some(before) = Walk::new(screen, state) else { return };
    state.stop = Some(before.here);
    if !screen.is_covered {
        all_keys(ui, screen, &before, state, commands);
    }
    // What a key led to is drawn in this frame: were the focus nowhere for a moment, a screen reader would begin with the window.
    let Some(walk) = Walk::new(screen, state) else { return };
    fixed(ui, "session", |ui| {
        if !screen.is_covered && ui.memory(egui::Memory::focused).is_none() {
            // So that a screen reader says where the team is, and what each key brings about.
            focus::wish_unless_wished(ui.ctx(), Wish::Title);
        }
        match walk.here {
            Stop::Item(position) => {
                if let Some(here) = here(screen, &walk, position) {
                    screen_ui(ui, &here, state, commands);
                }
            }
            Stop::Agenda | Stop::Block | Stop::Remarks => page_ui(ui, screen, &walk, state, commands),
        }
    });
}

fn all_keys(ui: &Ui, screen: &SessionScreen<'_>, walk: &Walk<'_>, state: &mut SessionModeState, commands: &mut Vec<Command>) {
    let here = if let Stop::Item(position) = walk.here { here(screen, walk, position) } else { None };
    keys::keys_in_texts(ui, (walk, here.as_ref()), state, commands);
    let is_elsewhere = ui.ctx().text_edit_focused() || egui::Popup::is_any_open(ui.ctx());
    if !single_keys::are_on(ui.ctx()) || state.sheet.is_some() || is_elsewhere {
        return;
    }
    match (&here, walk.here) {
        (Some(here), _) => keys::keys(ui, here, state, commands),
        (None, Stop::Block) => block::keys(ui, (screen, walk), state, commands),
        (None, _) => keys::walk_keys(ui, walk, state, commands),
    }
}

fn screen_ui(ui: &mut Ui, here: &Here<'_>, state: &mut SessionModeState, commands: &mut Vec<Command>) {
    if std::mem::take(&mut state.arrival) == Arrival::ByButton {
        say(ui.ctx(), here.rated().said());
    }
    let plan = Plan::new(ui, ui.available_rect_before_wrap(), here, state);
    let headed = Headed {
        under: here.block,
        title: &here.precondition.short_title,
        end: if state.counting.is_some() { keys::FACILITATOR.to_owned() } else { here.walk.remaining() },
    };
    part(ui, "head", plan.head, |ui| head_ui(ui, here.walk, &headed, state, plan.head, commands));
    progress_ui(ui, here.walk, plan.progress);
    part(ui, "question", plan.question, |ui| question_ui(ui, here, &plan));
    if let Some(sheet) = state.sheet {
        chosen_ui(ui, here, plan.chosen);
        sheet_ui(ui, here, state, (sheet, plan.sheet), commands);
        return;
    }
    if let Some(area) = plan.voices {
        part(ui, "voices", area, |ui| {
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                voices_ui(ui, here, state);
            });
        });
    }
    part(ui, "strip", plan.strip, |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            strip_ui(ui, here, state, commands);
        });
    });
    part(ui, "ratings", plan.ratings, |ui| ratings_ui(ui, here, state, plan.ratings, commands));
    foot_ui(ui, here, state, (plan.foot, plan.help_font.is_none()), commands);
}

/// A part of the window whose widgets keep their ids.
fn part(ui: &mut Ui, key: &str, area: Rect, contents: impl FnOnce(&mut Ui)) {
    let id = ui.scope_id().with(key);
    ui.scope_builder(UiBuilder::new().scope_id(id).max_rect(area), contents);
}

/// The question stays where it is; one that is longer than its room scrolls by itself.
fn question_ui(ui: &mut Ui, here: &Here<'_>, plan: &Plan) {
    let area = ScrollArea::vertical().id_salt(("question", &here.item.id)).auto_shrink([false, true]);
    area.max_height(plan.question.height()).min_scrolled_height(0.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let job = question_job(ui, here, &plan.question_font);
        let shown = found::label(ui, job);
        question_node(ui, here, &shown);
        if let Some(font) = &plan.help_font {
            ui.add_space(Sizes::of(ui).space(8.0));
            let job = text_job(ui, &here.item.help, font);
            ui.add(Label::new(job).wrap());
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
