//! What was said of the item in the measurement before, once the team has rated it or asks for it, and what changed since.

use egui::{Key, Label, Modifiers, RichText, Sense, Ui, Vec2, vec2};

use super::buttons::Large;
use super::sizes::Sizes;
use super::texts::{large_field, large_text};
use super::{Here, SessionModeState, Sheet};
use crate::model::{ChangeReason, Rating};
use crate::session::AnswerEdit;
use crate::ui::announce::say;
use crate::ui::command::Command;
use crate::ui::earlier::{Earlier, TAKEN_AWAY, WHAT_CHANGED, WHY, choice_name, choice_text, meaning, row_name, why_name};
use crate::ui::focus::{self, Wish};
use crate::ui::paint::rating_mark_at;
use crate::ui::theme::Palette;
use crate::ui::widgets::{WordedChoice, choice_group, fixed, may_change, worded_button};
use crate::words;

/// The keys of the choices, in their order.
const KEYS: [(Key, char); ChangeReason::ALL.len()] = [(Key::W, 'W'), (Key::M, 'M'), (Key::K, 'K')];

/// W, M and K say what changed where the rating is another one than before; V shows the earlier rating before there is one now.
pub(super) fn keys(ui: &Ui, here: &Here<'_>, state: &mut SessionModeState, commands: &mut Vec<Command>) {
    let Some(earlier) = here.earlier.filter(|_| state.counting.is_none()) else { return };
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if here.answer.rating.is_none() && pressed(Key::V) {
        switch_earlier(ui, here, earlier, state);
    }
    if !earlier.differs_from(&here.answer) || !may_change(ui) {
        return;
    }
    for (reason, (key, _)) in ChangeReason::ALL.into_iter().zip(KEYS) {
        if pressed(key) {
            choose(ui, here, reason, commands);
        }
    }
}

/// What is said when a rating is chosen: the rating, and the earlier one where it is another.
pub(super) fn said_with_earlier(here: &Here<'_>, chosen: String, rating: Rating) -> String {
    match here.earlier.filter(|earlier| earlier.rating.is_some_and(|then| then != rating)) {
        Some(earlier) => format!("{chosen}. {}. {WHAT_CHANGED}", earlier.said()),
        None => chosen,
    }
}

/// This changed; or, when that was chosen already, nothing is said of it any more.
fn choose(ui: &Ui, here: &Here<'_>, reason: ChangeReason, commands: &mut Vec<Command>) {
    let chosen = Some(reason).filter(|reason| here.answer.what_changed != Some(*reason));
    say(ui.ctx(), chosen.map_or_else(|| TAKEN_AWAY.to_owned(), |reason| format!("{} gekozen", choice_text(reason))));
    commands.push(Command::answer(&here.item.id, AnswerEdit::WhatChanged(chosen)));
}

/// The earlier rating is shown although there is none now, or hidden again.
fn switch_earlier(ui: &Ui, here: &Here<'_>, earlier: Earlier<'_>, state: &mut SessionModeState) {
    if is_revealed(here, state) {
        state.revealed = None;
        say(ui.ctx(), "Het vorige oordeel is verborgen");
    } else {
        state.revealed = Some(here.item.id.clone());
        say(ui.ctx(), earlier.said());
    }
}

fn is_revealed(here: &Here<'_>, state: &SessionModeState) -> bool {
    state.revealed.as_ref() == Some(&here.item.id)
}

/// Draws what was said then, and what changed, in one row above the ratings.
pub(super) fn strip_ui(ui: &mut Ui, here: &Here<'_>, state: &mut SessionModeState, commands: &mut Vec<Command>) {
    let Some(earlier) = here.earlier.filter(|_| state.counting.is_none()) else { return };
    let sizes = Sizes::of(ui);
    let is_rated = here.answer.rating.is_some();
    let is_revealed = is_revealed(here, state);
    if !is_rated {
        let label = if is_revealed { "Verberg het vorige oordeel" } else { "Toon het vorige oordeel" };
        let name = format!("{label} bij {}", here.name);
        let large = Large { hint: Some("V"), longest: "Verberg het vorige oordeel", ..Large::new("earlier", label, &name) };
        if large.show(ui).clicked() {
            switch_earlier(ui, here, earlier, state);
        }
        if !is_revealed {
            return;
        }
        ui.add_space(sizes.between());
    }
    rating_ui(ui, earlier);
    let differs = earlier.differs_from(&here.answer);
    let (text, name) =
        if differs { ("Waarom?", why_button(here)) } else { ("Meer", format!("Meer over toen bij {}", here.name)) };
    if !differs && earlier.evidence.is_empty() && earlier.said_wording().is_none() && here.answer.change_reason.is_empty() {
        return;
    }
    let holds = if here.answer.change_reason.is_empty() { "" } else { "Er is iets opgeschreven." };
    let more = Large { holds, ..Large::new("why", text, &name) };
    let width = |(reason, (_, key)): (&ChangeReason, (Key, char))| {
        sizes.choice().width_of_words(ui, &key_text(*reason, key)) + sizes.between()
    };
    let choices = ChangeReason::ALL.iter().zip(KEYS).map(width).sum::<f32>();
    if differs && choices + more.width(ui) + sizes.padding() <= ui.available_width() {
        ui.add_space(sizes.padding());
        fixed(ui, "choices", |ui| choices_ui(ui, here, commands));
    }
    ui.add_space(sizes.between());
    if more.show(ui).clicked() {
        state.sheet = Some(Sheet::Change);
        focus::wish(ui.ctx(), Wish::Sheet);
    }
}

/// The name of the button that shows everything about what changed.
fn why_button(here: &Here<'_>) -> String {
    format!("Waarom? {}", here.name)
}

/// The earlier rating.
fn rating_ui(ui: &mut Ui, earlier: Earlier<'_>) {
    let sizes = Sizes::of(ui);
    let mark = sizes.bar().size * 1.2;
    let (rect, _) = ui.allocate_exact_size(vec2(mark, mark), Sense::hover());
    rating_mark_at(ui, rect.center(), mark, earlier.rating);
    ui.add_space(sizes.between());
    ui.add(Label::new(RichText::new(earlier.said()).font(sizes.bar()).color(Palette::of(ui).ink)).truncate());
}

/// Draws everything about what changed, in a sheet.
pub(super) fn changed_ui(ui: &mut Ui, here: &Here<'_>, commands: &mut Vec<Command>) {
    let Some(earlier) = here.earlier else { return };
    large_text(ui, &format!("{}.", earlier.said()));
    let differs = earlier.differs_from(&here.answer);
    if differs {
        ui.horizontal_wrapped(|ui| fixed(ui, "choices", |ui| choices_ui(ui, here, commands)));
        large_text(ui, meaning(here.answer.what_changed));
    }
    if differs || !here.answer.change_reason.is_empty() {
        let (_, why) = large_field(ui, (WHY, &why_name(&here.name)), &here.answer.change_reason, 1);
        commands.extend(why.map(|text| Command::answer(&here.item.id, AnswerEdit::ChangeReason(text))));
    }
    if !earlier.evidence.is_empty() {
        large_text(ui, &format!("Toen stond erbij: {}", earlier.evidence));
    }
    if let Some(wording) = earlier.said_wording() {
        large_text(ui, &wording);
    }
}

/// What stands on the button of a choice: its key and its words.
fn key_text(reason: ChangeReason, key: char) -> String {
    format!("{key}  {}", choice_text(reason))
}

fn choices_ui(ui: &mut Ui, here: &Here<'_>, commands: &mut Vec<Command>) {
    let present = here.answer.what_changed;
    choice_group(ui, (&row_name(&here.name), ""), KEYS.len(), |ui| {
        if !may_change(ui) {
            ui.disable();
        }
        let sizes = Sizes::of(ui);
        ui.spacing_mut().item_spacing = Vec2::splat(sizes.between());
        for (position, (reason, (_, key))) in ChangeReason::ALL.into_iter().zip(KEYS).enumerate() {
            let choice = WordedChoice {
                text: key_text(reason, key),
                name: choice_name(reason, &here.name),
                meaning: words::change_reason_in_full(reason),
                mark: None,
            };
            let button = worded_button(ui, sizes.choice(), Sense::click(), &choice, present == Some(reason));
            ui.ctx().accesskit_node_builder(button.id, |node| node.set_position_in_set(position));
            if button.clicked() {
                choose(ui, here, reason, commands);
            }
        }
    });
}
