//! What was said of the item in the measurement before, once the team has rated it or asks for it, and what changed since.

use egui::{Key, Modifiers, Sense, Ui, vec2};

use super::sizes::between;
use super::{Here, SessionModeState, Sizes, large_button, large_field, large_text};
use crate::model::{ChangeReason, Rating};
use crate::session::AnswerEdit;
use crate::ui::announce::say;
use crate::ui::command::Command;
use crate::ui::earlier::{Earlier, TAKEN_AWAY, WHAT_CHANGED, WHY, choice_name, choice_text, meaning, row_name, why_name};
use crate::ui::paint::rating_mark_at;
use crate::ui::theme::{Palette, space};
use crate::ui::widgets::{WordedChoice, choice_group, fixed, gap, may_change, worded_button};
use crate::words;

/// The keys of the choices, in their order.
const KEYS: [(Key, char); ChangeReason::ALL.len()] = [(Key::W, 'W'), (Key::M, 'M'), (Key::K, 'K')];

/// W, M and K say what changed where the rating is another one than before; V shows the earlier rating before there is one now.
pub(super) fn keys(ui: &Ui, here: &Here<'_>, state: &mut SessionModeState, commands: &mut Vec<Command>) {
    let Some(earlier) = here.earlier.filter(|_| !state.counts_hands) else { return };
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

/// Draws it. It stands below the ratings, so that they stay where they are when it comes.
pub(super) fn changed_ui(ui: &mut Ui, here: &Here<'_>, state: &mut SessionModeState, commands: &mut Vec<Command>) {
    let Some(earlier) = here.earlier.filter(|_| !state.counts_hands) else { return };
    if here.answer.rating.is_none() {
        let label = if is_revealed(here, state) { "Verberg het vorige oordeel" } else { "Toon het vorige oordeel" };
        let button = large_button(ui, &format!("{label} (V)"), true);
        if button.clicked() {
            switch_earlier(ui, here, earlier, state);
        }
        button.accessible_name(format!("{label} bij {}", here.name));
        if !is_revealed(here, state) {
            return;
        }
    }
    let differs = earlier.differs_from(&here.answer);
    rating_ui(ui, earlier, differs);
    if differs {
        fixed(ui, "choices", |ui| choices_ui(ui, here, commands));
    }
    if !here.answer.change_reason.is_empty() || (differs && here.answer.what_changed.is_some()) {
        let (_, why) = large_field(ui, WHY, &why_name(&here.name), &here.answer.change_reason);
        commands.extend(why.map(|text| Command::answer(&here.item.id, AnswerEdit::ChangeReason(text))));
    }
    let color = Palette::of(ui).ink_soft;
    if !earlier.evidence.is_empty() {
        large_text(ui, &format!("Toen stond erbij: {}", earlier.evidence), color);
    }
    if let Some(wording) = earlier.said_wording() {
        large_text(ui, &wording, color);
    }
    gap(ui, Sizes::of(ui).space(space::S));
}

/// The earlier rating, and on the same line what is asked where it `differs`, as there is little room.
fn rating_ui(ui: &mut Ui, earlier: Earlier<'_>, differs: bool) {
    let (palette, mark) = (Palette::of(ui), Sizes::of(ui).large().size);
    ui.horizontal_wrapped(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(mark, mark), Sense::hover());
        rating_mark_at(ui, rect.center(), mark, earlier.rating);
        if differs {
            large_text(ui, &format!("{}.", earlier.said()), palette.ink);
            large_text(ui, WHAT_CHANGED, palette.ink_soft);
        } else {
            large_text(ui, &earlier.said(), palette.ink);
        }
    });
}

fn choices_ui(ui: &mut Ui, here: &Here<'_>, commands: &mut Vec<Command>) {
    let present = here.answer.what_changed;
    choice_group(ui, (&row_name(&here.name), ""), KEYS.len(), |ui| {
        ui.horizontal_wrapped(|ui| {
            if !may_change(ui) {
                ui.disable();
            }
            let sizes = Sizes::of(ui);
            ui.spacing_mut().item_spacing = between(sizes);
            for (position, (reason, (_, key))) in ChangeReason::ALL.into_iter().zip(KEYS).enumerate() {
                let choice = WordedChoice {
                    text: format!("{key}  {}", choice_text(reason)),
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
    });
    large_text(ui, meaning(present), Palette::of(ui).ink_soft);
}
