//! Lists that open on request, to take one thing out of many.

use egui::{ComboBox, RichText, Ui};

use crate::ui::focus::{self, Wish};
use crate::ui::theme::{self, space};

/// A list that is closed until somebody opens it.
pub(in crate::ui) struct PickList<'a> {
    /// What a screen reader calls it; no two on a screen have the same.
    pub(in crate::ui) name: &'a str,
    /// What stands in it while it is closed.
    pub(in crate::ui) shown: &'a str,
    /// Width in points.
    pub(in crate::ui) width: f32,
}

impl PickList<'_> {
    /// Draws the list of these texts, each with whether it holds now; gives the position of what was taken. They are asked for
    /// while the list is open only. The list has the
    /// focus again then, also after a choice by key, which egui by itself leaves open.
    pub(in crate::ui) fn show(&self, ui: &mut Ui, choices: impl IntoIterator<Item = (bool, String)>) -> Option<usize> {
        let mut taken = None;
        let list = ComboBox::from_id_salt(self.name).width(self.width).height(HEIGHT).truncate();
        let shown = list.selected_text(RichText::new(self.shown).font(theme::text())).show_ui(ui, |ui| {
            let most = (ui.ctx().content_rect().width() - 2.0 * space::XL).min(WIDEST);
            ui.set_max_width(most);
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Wrap);
            for (at, (holds, text)) in choices.into_iter().enumerate() {
                ui.push_id(&text, |ui| {
                    if ui.selectable_label(holds, &text).clicked() {
                        taken = Some(at);
                    }
                });
            }
            if taken.is_some() {
                ui.close();
            }
        });
        let response = shown.response.accessible_name(self.name);
        if taken.is_some() || focus::take(ui, &Wish::Field(self.name.to_owned())) {
            response.request_focus();
        }
        taken
    }
}

/// In a row that wraps: goes to the next one where this one has no room for a list of this width. A list takes what is left of a row,
/// and would not do so by itself.
pub(in crate::ui) fn next_list(ui: &mut Ui, width: f32) {
    if ui.available_size_before_wrap().x < width {
        ui.end_row();
    }
}

/// In a row that wraps: a list of which one is chosen, or all. `name` is what a screen reader calls it, `all` what stands in it when
/// nothing is chosen; `width` is in points.
pub(in crate::ui) fn pick_one<T: Clone + PartialEq>(
    ui: &mut Ui,
    (name, all, width): (&str, &str, f32),
    chosen: &mut Option<T>,
    choices: &[T],
    say: impl Fn(&T) -> String,
) {
    next_list(ui, width);
    let shown = chosen.as_ref().map_or_else(|| all.to_owned(), &say);
    let list = PickList { name, shown: &shown, width };
    let texts = choices.iter().map(|choice| (chosen.as_ref() == Some(choice), say(choice)));
    if let Some(at) = list.show(ui, std::iter::once((chosen.is_none(), all.to_owned())).chain(texts)) {
        *chosen = at.checked_sub(1).and_then(|at| choices.get(at)).cloned();
    }
}

/// An open list is no wider, in points.
const WIDEST: f32 = 420.0;
/// Height of an open list, in points; what is more scrolls.
const HEIGHT: f32 = 320.0;
