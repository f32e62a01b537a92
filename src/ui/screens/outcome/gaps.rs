//! Aandachtspunten: who can decide about them, what they bring, and what the team does.

use std::collections::BTreeSet;

use egui::Ui;

use super::asks::ask_field;
use super::{OutcomeScreen, OutcomeState};
use crate::analysis::{Gap, Urgency};
use crate::content::{Catalogue, ItemId};
use crate::model::{Answer, Decider, Ease, Effect};
use crate::session::{AnswerEdit, AskField};
use crate::shapes::Drawing;
use crate::ui::command::Command;
use crate::ui::paint::told_drawing_ui;
use crate::ui::rows::item_row;
use crate::ui::screens::actions::{ActionsState, item_actions_ui, new_item_action_ui};
use crate::ui::theme::{self, space};
use crate::ui::widgets::{
    ChoiceChange, PickList, WordedChoice, button, column, field_label, fixed, focus_field, fold_line, gap, heading, link,
    may_change, paragraph, remark_in_reserved_room, small_text, worded_choices,
};
use crate::words;

/// Which aandachtspunten are shown, and which are open.
#[derive(Debug, Default)]
pub(super) struct GapsState {
    shown: Shown,
    /// Those of which it is open who decides and what they bring.
    open: BTreeSet<ItemId>,
    /// Those that stay in sight though the filter would leave them out now: they do not walk off while somebody works on them.
    kept: BTreeSet<ItemId>,
}

/// Which aandachtspunten are shown, by who can decide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    /// All of them.
    #[default]
    All,
    /// Those about which they can decide.
    Of(Decider),
    /// Those of which the team did not say who decides.
    NotSaid,
}

impl Shown {
    const ALL: [Self; 6] = [
        Self::All,
        Self::Of(Decider::Team),
        Self::Of(Decider::Partners),
        Self::Of(Decider::Board),
        Self::Of(Decider::State),
        Self::NotSaid,
    ];

    fn said(self) -> &'static str {
        match self {
            Self::All => "iedereen",
            Self::Of(decider) => words::decider(decider),
            Self::NotSaid => "nog niet gekozen",
        }
    }

    fn lets_through(self, decider: Option<Decider>) -> bool {
        match self {
            Self::All => true,
            Self::Of(wanted) => decider == Some(wanted),
            Self::NotSaid => decider.is_none(),
        }
    }
}

impl GapsState {
    /// Opens one and shows it, whatever was filtered.
    pub(super) fn open(&mut self, item: ItemId) {
        self.kept.insert(item.clone());
        self.open.insert(item);
    }

    fn shows(&self, gap: &Gap, answer: &Answer) -> bool {
        self.shown.lets_through(answer.decider) || self.kept.contains(&gap.item)
    }
}

/// What the choices of a part are called at the item with this number.
pub(in crate::ui) fn gap_field(edit: &AnswerEdit, number: &str) -> Option<String> {
    let label = match edit {
        AnswerEdit::Decider(_) => DECIDER,
        AnswerEdit::Effect(_) => EFFECT,
        AnswerEdit::Ease(_) => EASE,
        _ => return None,
    };
    Some(format!("{label} bij {number}"))
}

const DECIDER: &str = "Wie beslist";
const EFFECT: &str = "Effect";
const EASE: &str = "Gemak";

/// Widths of the three rows of choices where they stand beside each other, in points.
const DECIDERS_WIDTH: f32 = 384.0;
const EFFECTS_WIDTH: f32 = 152.0;
const EASES_WIDTH: f32 = 184.0;
/// From this width, in points, they do.
const ROOM_FOR_THREE: f32 = DECIDERS_WIDTH + EFFECTS_WIDTH + EASES_WIDTH + 2.0 * space::S;

/// Width of the button beside an aandachtspunt, in points.
const ACTION_WIDTH: f32 = 96.0;
/// Width of the mark before an item, in points.
const MARK_WIDTH: f32 = 24.0;

/// Draws the list, below the four fields when something stands in them.
pub(super) fn gaps_ui(
    ui: &mut Ui,
    screen: OutcomeScreen<'_>,
    (gaps, fields): (&[Gap], Option<&Drawing>),
    state: &mut OutcomeState,
    actions: &mut ActionsState,
    commands: &mut Vec<Command>,
) {
    heading(ui, "Aandachtspunten");
    if gaps.is_empty() {
        paragraph(
            ui,
            "Hier komen de punten die niet of deels op orde zijn, en wat jullie niet weten. Geef eerst een oordeel bij de randvoorwaarden.",
        );
        return;
    }
    if let Some(fields) = fields {
        super::drawing_area("fields").show(ui, |ui| told_drawing_ui(ui, fields));
        gap(ui, space::S);
    }
    small_text(ui, "Eerst wat jullie als eerste willen aanpakken, dan van onder in de muur naar boven.");
    fixed(ui, "filter", |ui| filter_ui(ui, &mut state.gaps));
    let none = Answer::default();
    let answer_of = |gap: &Gap| screen.measurement.answers.get(&gap.item).unwrap_or(&none);
    let shown: Vec<&Gap> = gaps.iter().filter(|gap| state.gaps.shows(gap, answer_of(gap))).collect();
    if shown.is_empty() {
        paragraph(ui, "Geen enkel aandachtspunt past bij deze keuze.");
    }
    for gap_item in shown {
        let Some((_, item)) = screen.catalogue.item(&gap_item.item) else { continue };
        // The four fields know it by its number.
        let number = screen.catalogue.number(&item.id);
        fixed(ui, &gap_item.item, |ui| {
            let priority = if gap_item.priority { "als eerste, " } else { "" };
            let remark = format!("{number}, {}, {priority}", words::rating(gap_item.rating));
            ui.horizontal_top(|ui| {
                let width = (ui.available_width() - ACTION_WIDTH).min(theme::TEXT_WIDTH * 1.3);
                let rated = (&gap_item.item, Some(gap_item.rating));
                column(ui, width, |ui| item_row(ui, screen.catalogue, rated, "", &remark, commands));
                new_item_action_ui(ui, screen.plan, &item.id, number, actions, commands);
            });
            ui.horizontal_top(|ui| {
                ui.add_space(MARK_WIDTH + space::S);
                ui.vertical(|ui| {
                    fixed(ui, "standing", |ui| standing_ui(ui, screen, &item.id, answer_of(gap_item), state, commands));
                    item_actions_ui(ui, screen.plan, &item.id, actions, commands);
                });
            });
        });
    }
}

fn filter_ui(ui: &mut Ui, state: &mut GapsState) {
    let shown = format!("{DECIDER}: {}", state.shown.said());
    let list = PickList { name: "Toon aandachtspunten waarover beslist", shown: &shown, width: 250.0 };
    let choices = Shown::ALL.map(|choice| (choice == state.shown, choice.said().to_owned()));
    if let Some(at) = list.show(ui, choices) {
        state.shown = Shown::ALL[at];
        state.kept.clear();
    }
}

/// What the team said of one: in words, and the choices when it is open.
fn standing_ui(
    ui: &mut Ui,
    screen: OutcomeScreen<'_>,
    item: &ItemId,
    answer: &Answer,
    state: &mut OutcomeState,
    commands: &mut Vec<Command>,
) {
    let said = words::gap_standing(answer);
    if !screen.measurement.is_open() {
        if let Some(said) = &said {
            small_text(ui, &words::sentence_case(said));
        }
        return;
    }
    let number = screen.catalogue.number(item);
    let is_open = state.gaps.open.contains(item);
    let line = said.as_deref().unwrap_or(NOT_SAID);
    let name = match &said {
        Some(said) => format!("{NOT_SAID} bij {number}: {said}"),
        None => format!("{NOT_SAID} bij {number}"),
    };
    if fold_line(ui, &words::sentence_case(line), &name, is_open) {
        if is_open {
            state.gaps.open.remove(item);
        } else {
            state.gaps.open.insert(item.clone());
        }
    }
    if is_open {
        fixed(ui, "choices", |ui| choices_ui(ui, screen.catalogue, item, answer, state, commands));
        fixed(ui, "asks", |ui| asks_ui(ui, screen, item, state, commands));
        gap(ui, space::S);
    }
}

/// What stands on the line of one of which nothing was said yet.
const NOT_SAID: &str = "Wie beslist, effect en gemak";

/// A few words of which at most one holds, below their label; `row` names them for a screen reader.
fn labelled_choices_ui(ui: &mut Ui, label: &str, row: &str, chosen: Option<usize>, texts: &[&str]) -> Option<ChoiceChange> {
    let choice =
        |text: &&str| WordedChoice { text: (*text).to_owned(), name: format!("{text}, {row}"), meaning: "", mark: None };
    let choices: Vec<WordedChoice<'_>> = texts.iter().map(choice).collect();
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        field_label(ui, label);
        worded_choices(ui, (row, row), &choices, chosen, "Niets meer gekozen")
    })
    .inner
}

fn choices_ui(
    ui: &mut Ui,
    catalogue: &Catalogue,
    item: &ItemId,
    answer: &Answer,
    state: &mut OutcomeState,
    commands: &mut Vec<Command>,
) {
    let number = catalogue.number(item);
    let row = |label: &str| format!("{label} bij {number}");
    let mut edits: Vec<AnswerEdit> = Vec::new();
    let is_wide = ui.available_width() >= ROOM_FOR_THREE;
    let mut draw = |ui: &mut Ui| {
        let part = |ui: &mut Ui, width: f32, label: &str, chosen: Option<usize>, texts: &[&str]| {
            let mut change = None;
            let mut choices = |ui: &mut Ui| change = labelled_choices_ui(ui, label, &row(label), chosen, texts);
            if is_wide {
                column(ui, width, &mut choices);
            } else {
                choices(ui);
            }
            change
        };
        let chosen = Decider::ALL.iter().position(|it| answer.decider == Some(*it));
        let change = part(ui, DECIDERS_WIDTH, DECIDER, chosen, &Decider::ALL.map(words::decider));
        edits.extend(change.map(|it| AnswerEdit::Decider(it.chosen().map(|at| Decider::ALL[at]))));
        let chosen = Effect::ALL.iter().position(|it| answer.effect == Some(*it));
        let change = part(ui, EFFECTS_WIDTH, EFFECT, chosen, &Effect::ALL.map(words::effect));
        edits.extend(change.map(|it| AnswerEdit::Effect(it.chosen().map(|at| Effect::ALL[at]))));
        let chosen = Ease::ALL.iter().position(|it| answer.ease == Some(*it));
        let change = part(ui, EASES_WIDTH, EASE, chosen, &Ease::ALL.map(words::ease));
        edits.extend(change.map(|it| AnswerEdit::Ease(it.chosen().map(|at| Ease::ALL[at]))));
    };
    ui.add_enabled_ui(may_change(ui), |ui| if is_wide { ui.horizontal_top(&mut draw).inner } else { draw(ui) });
    let field = Urgency::of(answer.effect, answer.ease);
    let remarks = Urgency::ALL.map(advice);
    remark_in_reserved_room(ui, field.map_or(NOT_PLACED, advice), &[&remarks[..], &[NOT_PLACED]].concat());
    if !edits.is_empty() {
        // It keeps its place in a list that shows only what others decide.
        state.gaps.kept.insert(item.clone());
    }
    commands.extend(edits.into_iter().map(|edit| Command::answer(item, edit)));
}

/// What is said while effect or ease is not known.
const NOT_PLACED: &str = "Met effect en gemak samen krijgt dit punt een plek in de vier velden.";

/// What a field means.
fn advice(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::DoFirst => "Doe eerst: het helpt veel en het is makkelijk.",
        Urgency::Plan => "Plan: het helpt veel, maar het is lastig.",
        Urgency::TakeAlong => "Pak mee: het helpt een beetje en het is makkelijk.",
        Urgency::LetRest => "Laat rusten: het helpt een beetje en het is lastig.",
    }
}

/// The asks that an aandachtspunt has, and the button for another one.
fn asks_ui(ui: &mut Ui, screen: OutcomeScreen<'_>, item: &ItemId, state: &mut OutcomeState, commands: &mut Vec<Command>) {
    let number = screen.catalogue.number(item);
    for (ask, at) in screen.measurement.asks.iter().zip(1..).filter(|(ask, _)| ask.items.contains(item)) {
        let text = format!("Vraag {at}: {}", words::shortened(&ask.text, 72));
        let response = link(ui, text.trim_end_matches(": "));
        if response.clicked() {
            focus_field(ui.ctx(), ask_field(AskField::Text, at));
        }
        response.accessible_name(format!("Naar vraag {at}, bij {number}"));
    }
    let response = button(ui, "Maak hier een vraag aan de bestuurder van", may_change(ui));
    if response.clicked() {
        commands.extend(state.asks.add(ui.ctx(), screen.measurement, Some(item)));
    }
    response.accessible_name(format!("Maak een vraag aan de bestuurder van {number}"));
}
