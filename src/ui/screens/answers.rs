//! Meten: the items of one randvoorwaarde with their ratings, onderbouwing and notes.

mod anchors;
mod changed;
mod decision;
mod earlier;
mod evidence;
mod frozen;

use std::collections::BTreeSet;

use egui::accesskit::{Node, Role};
use egui::{RichText, Ui, vec2};

use crate::analysis::PreconditionScore;
use crate::content::{Catalogue, ChecklistItem, ItemId, Precondition, PreconditionId};
use crate::model::{Answer, Measurement, Rating};
use crate::session::AnswerEdit;
use crate::shapes;
use crate::ui::command::{Asks as _, Command, Place};
use crate::ui::earlier::Earlier;
use crate::ui::paint::shapes_at;
use crate::ui::screens::actions::{ActionPlan, ActionsState, item_actions_ui, new_item_action_ui, step_actions_ui};
use crate::ui::screens::outcome::Outcome;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{
    Column, NO_PERSONS, Rated, button, card, columns, fixed, gap, heading, keep_scroll, may_change, page_title, paragraph,
    primary_button, rating_buttons, small_text, styled_text, subheading, text_area,
};
use crate::words;

/// What the screen shows.
pub struct AnswersScreen<'a> {
    /// For the explanations of ratings and the literature.
    pub catalogue: &'a Catalogue,
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
}

impl<'a> AnswersScreen<'a> {
    /// What the screen of a randvoorwaarde shows; `None` when the content does not have it.
    pub fn new(
        catalogue: &'a Catalogue,
        id: &PreconditionId,
        (measurement, earlier): (&'a Measurement, Option<&'a Measurement>),
        outcome: &'a Outcome,
        without_reason: &'a [ItemId],
        plan: &'a ActionPlan,
    ) -> Option<Self> {
        let preconditions = catalogue.preconditions();
        let at = preconditions.iter().position(|precondition| precondition.id == *id)?;
        let precondition = &preconditions[at];
        let block = catalogue.building_blocks().iter().find(|block| block.id == precondition.building_block)?;
        Some(Self {
            catalogue,
            precondition,
            block: &block.title,
            measurement,
            earlier,
            plan,
            score: outcome.scores.precondition(id)?,
            without_reason,
            previous: at.checked_sub(1).map(|before| &preconditions[before]),
            next: preconditions.get(at + 1),
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

/// From this width, in points, there is room beside the items for what others noticed.
const ROOM_FOR_ASIDE: f32 = 960.0;

/// Draws the screen.
pub fn answers_ui(
    ui: &mut Ui,
    screen: &AnswersScreen<'_>,
    state: &mut AnswersState,
    actions: &mut ActionsState,
    commands: &mut Vec<Command>,
) {
    small_text(ui, &format!("{} › randvoorwaarde {}", screen.block, screen.precondition.number));
    page_title(ui, &screen.precondition.title);
    gap(ui, space::XS);
    let is_narrow = ui.available_width() < ROOM_FOR_ASIDE;
    if is_narrow {
        why_ui(ui, screen);
        gap(ui, space::S);
    }
    columns(ui, ROOM_FOR_ASIDE, 0.7, |ui, column| match column {
        Column::Left => items_ui(ui, screen, state, actions, commands),
        Column::Right => {
            if !is_narrow {
                why_ui(ui, screen);
            }
            gap(ui, space::S);
            aside_ui(ui, screen, actions, commands);
        }
    });
    gap(ui, space::S);
    fixed(ui, "footer", |ui| footer_ui(ui, screen, commands));
}

fn why_ui(ui: &mut Ui, screen: &AnswersScreen<'_>) {
    card(ui, |ui| {
        subheading(ui, "Waarom dit ertoe doet");
        paragraph(ui, &screen.precondition.why);
    });
}

fn items_ui(
    ui: &mut Ui,
    screen: &AnswersScreen<'_>,
    state: &mut AnswersState,
    actions: &mut ActionsState,
    commands: &mut Vec<Command>,
) {
    explanation_ui(ui, screen.catalogue);
    anchors::origin_ui(ui, screen.precondition);
    small_text(ui, NO_PERSONS);
    for (index, item) in screen.precondition.items.iter().enumerate() {
        fixed(ui, &item.id, |ui| {
            gap(ui, space::XS);
            let top = ui.cursor().top();
            let is_worked_on = card(ui, |ui| {
                let asked = commands.len();
                item_ui(ui, screen, (item, index + 1), state, commands);
                let is_worked_on = commands.len() > asked;
                let is_gap = screen.measurement.rating(&item.id).is_some_and(Rating::is_gap);
                let name = screen.plan.number(&item.id);
                if is_gap {
                    fixed(ui, "gap", |ui| {
                        ui.horizontal_wrapped(|ui| {
                            if screen.measurement.is_open() {
                                priority_ui(ui, screen, item, name, commands);
                                ui.add_space(space::S);
                            }
                            new_item_action_ui(ui, screen.plan, &item.id, name, actions, commands);
                        });
                    });
                }
                let answer = screen.measurement.answers.get(&item.id).filter(|_| screen.measurement.is_open());
                if let Some(answer) = answer.filter(|answer| decision::is_asked(answer)) {
                    fixed(ui, "decision", |ui| decision::left_as_is_ui(ui, item, name, answer, commands));
                }
                item_actions_ui(ui, screen.plan, &item.id, actions, commands);
                is_worked_on
            });
            let bottom = ui.cursor().top();
            let focused = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
            let has_focus = focused.is_some_and(|focused| (top..bottom).contains(&focused.rect.center().y));
            if has_focus || is_worked_on {
                state.here = Some((screen.precondition.id.clone(), item.id.clone()));
            }
        });
    }
}

fn item_ui(
    ui: &mut Ui,
    screen: &AnswersScreen<'_>,
    (item, number): (&ChecklistItem, usize),
    state: &mut AnswersState,
    commands: &mut Vec<Command>,
) {
    let none = Answer::default();
    let answer = screen.measurement.answers.get(&item.id).unwrap_or(&none);
    let name = format!("{}.{number}", screen.precondition.number);
    let rated = Rated::new(&name, item);
    let palette = Palette::of(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let label = RichText::new(&name).font(theme::strong()).color(palette.accent);
        let down = egui::Layout::top_down(egui::Align::LEFT);
        ui.allocate_ui_with_layout(vec2(30.0, 22.0), down, |ui| {
            ui.set_width(30.0);
            // It is part of the name of the question.
            let number = ui.label(label);
            ui.ctx().accesskit_node_builder(number.id, Node::set_hidden);
        });
        ui.vertical(|ui| {
            let question = styled_text(ui, &item.text, theme::strong(), palette.ink);
            question_ui(ui, &question, &rated.said(), state.wanted.as_ref() == Some(&item.id), &mut state.pending_focus);
            small_text(ui, &item.help);
        });
    });
    gap(ui, space::XS);
    let enabled = screen.measurement.is_open();
    let (chosen, regarded) = ui.add_enabled_ui(enabled && may_change(ui), |ui| rating_buttons(ui, &rated, answer.rating)).inner;
    commands.extend(chosen.map(|edit| Command::answer(&item.id, edit)));
    fixed(ui, "anchors", |ui| anchors::anchors_ui(ui, item, &name, regarded.or(answer.rating), state));
    if let Some(before) = screen.earlier {
        earlier::earlier_ui(ui, Earlier::new(before, item), item, &name, state, (answer, enabled), commands);
    }
    if enabled {
        texts_ui(ui, item, &name, answer, commands);
    } else {
        frozen::frozen_texts_ui(ui, answer);
    }
}

/// The question as a heading with its number. At the end of a way to the item it is in sight, and has the focus unless the
/// ratings will.
fn question_ui(ui: &Ui, shown: &egui::Response, said: &str, is_wanted: bool, pending: &mut PendingFocus) {
    if !is_wanted {
        ui.ctx().accesskit_node_builder(shown.id, |node| {
            node.set_role(Role::Heading);
            node.set_label(said);
            node.clear_value();
            node.set_level(2);
        });
        return;
    }
    // One node for both: the text is only its picture.
    ui.ctx().accesskit_node_builder(shown.id, Node::set_hidden);
    let target = ui.interact(shown.rect, shown.id.with("target"), egui::Sense::focusable_noninteractive());
    target.widget_info(|| egui::WidgetInfo::labeled(Role::Heading, true, said));
    let pending = std::mem::take(pending);
    if pending == PendingFocus::Question {
        target.request_focus();
    }
    if pending != PendingFocus::None {
        let with_its_edge = target.rect.translate(vec2(0.0, -space::XXL));
        ui.scroll_to_rect(with_its_edge, Some(egui::Align::Min));
        keep_scroll(ui);
    }
}

fn texts_ui(ui: &mut Ui, item: &ChecklistItem, name: &str, answer: &Answer, commands: &mut Vec<Command>) {
    if answer.rating == Some(Rating::NotApplicable) || !answer.reason.is_empty() {
        let asked = "Waarom geldt dit punt niet voor jullie?";
        if let Some(text) = text_area(ui, asked, &format!("Reden voor n.v.t. bij {name}"), &answer.reason, 1) {
            commands.push(Command::answer(&item.id, AnswerEdit::Reason(text)));
        }
    }
    columns(ui, 560.0, 0.6, |ui, column| match column {
        Column::Left => evidence::evidence_ui(ui, item, name, answer, commands),
        Column::Right => {
            let note = text_area(ui, "Notitie", &format!("Notitie bij {name}"), &answer.note, 2);
            commands.extend(note.map(|text| Command::answer(&item.id, AnswerEdit::Note(text))));
        }
    });
}

fn priority_ui(ui: &mut Ui, screen: &AnswersScreen<'_>, item: &ChecklistItem, name: &str, commands: &mut Vec<Command>) {
    let mut priority = screen.measurement.answers.get(&item.id).is_some_and(|answer| answer.priority);
    let response = ui.add_enabled(may_change(ui), egui::Checkbox::new(&mut priority, "Hier willen we als eerste aan werken"));
    if response.changed() {
        commands.push(Command::answer(&item.id, AnswerEdit::Priority(priority)));
    }
    response.accessible_name(format!("Hier willen we als eerste aan werken, {name}"));
}

/// What the five ratings mean, foldable and the same on every screen.
fn explanation_ui(ui: &mut Ui, catalogue: &Catalogue) {
    let palette = Palette::of(ui);
    let title = RichText::new("Wat betekenen de oordelen?").font(theme::text()).color(palette.accent);
    egui::CollapsingHeader::new(title).id_salt("ratings").show(ui, |ui| {
        let ratings = catalogue.ratings();
        for (rating, text) in [
            (Rating::InOrder, &ratings.in_order),
            (Rating::Partly, &ratings.partly),
            (Rating::NotInOrder, &ratings.not_in_order),
            (Rating::Unknown, &ratings.unknown),
            (Rating::NotApplicable, &ratings.not_applicable),
        ] {
            ui.horizontal_top(|ui| {
                let (rect, _) = ui.allocate_exact_size(vec2(22.0, 22.0), egui::Sense::hover());
                let center = shapes::Point::new(rect.center().x, rect.center().y);
                shapes_at(ui, egui::Pos2::ZERO, &shapes::rating_mark(Some(rating), center, 18.0));
                ui.vertical(|ui| {
                    paragraph(ui, &format!("{}: {}", words::rating_label(rating), lower_first(text)));
                });
            });
        }
        small_text(ui, "Ga met Tab naar de oordelen en kies met de cijfers 1 tot en met 5, of met de pijlen en de spatiebalk. Met Ctrl+Enter ga je naar het volgende punt zonder oordeel.");
    });
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Notes from practice and steps to start with.
fn aside_ui(ui: &mut Ui, screen: &AnswersScreen<'_>, actions: &mut ActionsState, commands: &mut Vec<Command>) {
    let precondition = screen.precondition;
    if !precondition.practice_notes.is_empty() {
        card(ui, |ui| {
            subheading(ui, "Wat anderen merkten");
            for note in &precondition.practice_notes {
                paragraph(ui, &note.text);
            }
        });
        gap(ui, space::S);
    }
    if !precondition.first_steps.is_empty() {
        card(ui, |ui| {
            subheading(ui, "Om mee te beginnen");
            for (step, number) in precondition.first_steps.iter().zip(1..) {
                fixed(ui, &step.id, |ui| {
                    paragraph(ui, &step.text);
                    step_actions_ui(ui, screen.plan, step, number, actions, commands);
                    gap(ui, space::XS);
                });
            }
        });
        gap(ui, space::S);
    }
    let mut cited: Vec<&str> = Vec::new();
    for reference in precondition.items.iter().flat_map(|item| &item.literature) {
        let short = screen.catalogue.literature(reference).map(|reference| reference.short.as_str());
        cited.extend(short.filter(|short| !cited.contains(short)));
    }
    if !cited.is_empty() {
        small_text(ui, &format!("Meer lezen: {}. De volledige titels staan achter in het rapport.", cited.join("; ")));
    }
}

fn footer_ui(ui: &mut Ui, screen: &AnswersScreen<'_>, commands: &mut Vec<Command>) {
    card(ui, |ui| {
        let counts = &screen.score.counts;
        ui.horizontal_wrapped(|ui| {
            heading(ui, "Peil");
            let (rect, response) = ui.allocate_exact_size(vec2(240.0, 20.0), egui::Sense::hover());
            let said = format!("{}, {}", words::score(screen.score.interval.as_ref()), words::standing(screen.score));
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Meter, true, format!("Peil: {said}")));
            let tone = shapes::verdict_tone(screen.score.verdict);
            let bar =
                shapes::bar(shapes::Rect::new(0.0, 0.0, rect.width(), rect.height()), shapes::Filling::of(screen.score), tone);
            shapes_at(ui, rect.min, &bar);
            paragraph(ui, &said);
            small_text(ui, &format!("{} van {} beantwoord", counts.answered(), counts.total()));
        });
        if let Some(open) = screen.open_reasons() {
            small_text(ui, &words::without_reason(open));
        }
    });
    gap(ui, space::S);
    ui.horizontal_wrapped(|ui| {
        if let Some(previous) = screen.previous
            && button(ui, &format!("Vorige: {}", previous.short_title), true).clicked()
        {
            commands.push(Command::Go(Place::Precondition(previous.id.clone())));
        }
        let (label, place) = match screen.next {
            Some(next) => (format!("Volgende: {}", next.short_title), Place::Precondition(next.id.clone())),
            None => ("Bekijk de uitkomst".to_owned(), Place::Outcome),
        };
        primary_button(ui, &label, true).asks(commands, || Command::Go(place));
    });
}
