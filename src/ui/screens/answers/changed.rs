//! What changed where a rating is another one than in the measurement before.

use egui::Ui;

use crate::content::ChecklistItem;
use crate::model::{Answer, ChangeReason};
use crate::session::AnswerEdit;
use crate::ui::command::Command;
use crate::ui::earlier::{Earlier, TAKEN_AWAY, WHY, choice_name, choice_text, row_name, why_name};
use crate::ui::widgets::{WordedChoice, may_change, text_area, worded_choices};
use crate::words;

/// Draws what the team can choose from. Without a choice, the change is counted as one without a reason.
pub(super) fn changed_ui(
    ui: &mut Ui,
    earlier: Earlier<'_>,
    item: &ChecklistItem,
    name: &str,
    answer: &Answer,
    commands: &mut Vec<Command>,
) {
    if !earlier.differs_from(answer) {
        return;
    }
    let chosen = ChangeReason::ALL.iter().position(|reason| answer.what_changed == Some(*reason));
    let choices = ChangeReason::ALL.map(|reason| WordedChoice {
        text: choice_text(reason),
        name: choice_name(reason, name),
        meaning: words::change_reason_in_full(reason),
        mark: None,
    });
    let row = row_name(name);
    let change = ui.add_enabled_ui(may_change(ui), |ui| worded_choices(ui, (&row, &row), &choices, chosen, TAKEN_AWAY));
    commands.extend(change.inner.map(|change| {
        let reason = change.chosen().map(|at| ChangeReason::ALL[at]);
        Command::answer(&item.id, AnswerEdit::WhatChanged(reason))
    }));
}

/// Draws the field for why.
pub(super) fn why_ui(
    ui: &mut Ui,
    earlier: Earlier<'_>,
    item: &ChecklistItem,
    name: &str,
    answer: &Answer,
    commands: &mut Vec<Command>,
) {
    if earlier.differs_from(answer) || !answer.change_reason.is_empty() {
        let why = text_area(ui, WHY, &why_name(name), &answer.change_reason, 1);
        commands.extend(why.map(|text| Command::answer(&item.id, AnswerEdit::ChangeReason(text))));
    }
}
