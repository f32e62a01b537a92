//! What was said of an item in a measurement that was adopted, to read.

use egui::Ui;

use crate::model::{Answer, MinorityView};
use crate::ui::earlier::{WHAT_CHANGED, WHY};
use crate::ui::widgets::{paragraph, small_text};
use crate::words;

/// Draws what there is.
pub(super) fn frozen_texts_ui(ui: &mut Ui, answer: &Answer) {
    let changed = answer.what_changed.map(|reason| {
        let word = words::sentence_case(words::change_reason(reason));
        format!("{word}. {}", words::change_reason_in_full(reason))
    });
    let checked = answer.checked_with.as_deref().map(|with| if with.trim().is_empty() { BY_SOMEBODY } else { with });
    for (label, text) in [
        (WHAT_CHANGED, changed.as_deref()),
        (WHY, Some(&*answer.change_reason)),
        ("Reden", Some(&*answer.reason)),
        ("Onderbouwing", Some(&*answer.evidence)),
        ("Nagekeken met iemand buiten het team", checked),
        ("Notitie", Some(&*answer.note)),
        ("Bewust niet", answer.left_as_is.as_deref()),
    ] {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            small_text(ui, label);
            paragraph(ui, text);
        }
    }
    for MinorityView { text, role } in &answer.minority_views {
        let label = if role.is_empty() { "Minderheidsstandpunt".to_owned() } else { format!("Minderheidsstandpunt: {role}") };
        small_text(ui, &label);
        paragraph(ui, text);
    }
}

const BY_SOMEBODY: &str = "Wie dat was, staat er niet bij.";
