//! What helps to rate: how to look at the item that is worked on, why it matters, what others noticed, and what to begin with.

use std::collections::BTreeSet;

use egui::{CornerRadius, Frame, Margin, ScrollArea, Ui};

use super::{ASIDE_WIDTH, AnswersScreen, AnswersState};
use crate::content::{ChecklistItem, PracticeNote};
use crate::model::Rating;
use crate::ui::command::Command;
use crate::ui::found;
use crate::ui::paint::rating_mark_at;
use crate::ui::screens::actions::{ActionsState, step_actions_ui};
use crate::ui::theme::{self, CORNER, Palette, space};
use crate::ui::widgets::{
    Icon, fixed, fold_line, gap, heading_with, icon_button, named_text, pressed_escape, small_text, wide_text,
};
use crate::words;

/// What is unfolded beside the items.
#[derive(Debug, Default)]
pub(super) struct AsideState {
    /// Whether it is shown over the items, where there is no room beside them.
    pub(super) is_sheet_open: bool,
    unfolded: BTreeSet<Fold>,
}

/// Something that is folded beside the items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fold {
    Why,
    Steps,
    Notes,
    Ratings,
}

/// Draws it beside the items.
pub(super) fn aside_ui(
    ui: &mut Ui,
    screen: &AnswersScreen<'_>,
    state: &mut AnswersState,
    actions: &mut ActionsState,
    commands: &mut Vec<Command>,
) {
    ui.add_space(space::S);
    item_help_ui(ui, screen, state);
    let precondition = screen.precondition;
    let unfolded = &mut state.aside.unfolded;
    fold(ui, "Waarom dit ertoe doet", "", (unfolded, Fold::Why), |ui| {
        wide_text(ui, &precondition.why, theme::label(), Palette::of(ui).ink);
    });
    let steps = &precondition.first_steps;
    if !steps.is_empty() {
        fold(ui, "Om mee te beginnen", &steps.len().to_string(), (unfolded, Fold::Steps), |ui| {
            for (step, number) in steps.iter().zip(1..) {
                fixed(ui, &step.id, |ui| {
                    wide_text(ui, &step.text, theme::label(), Palette::of(ui).ink);
                    step_actions_ui(ui, screen.plan, step, number, actions, commands);
                    gap(ui, space::XS);
                });
            }
        });
    }
    let notes = &precondition.practice_notes;
    if !notes.is_empty() {
        fold(ui, "Wat anderen merkten", &notes.len().to_string(), (unfolded, Fold::Notes), |ui| notes_ui(ui, notes));
    }
    fold(ui, "Wat betekenen de oordelen?", "", (unfolded, Fold::Ratings), |ui| ratings_ui(ui, screen));
    literature_ui(ui, screen);
}

/// Draws it over the items, from the right.
pub(super) fn aside_sheet_ui(
    ui: &Ui,
    screen: &AnswersScreen<'_>,
    state: &mut AnswersState,
    actions: &mut ActionsState,
    commands: &mut Vec<Command>,
) {
    let palette = Palette::of(ui);
    let area = ui.clip_rect();
    let corner = egui::pos2(area.right() - ASIDE_WIDTH - 3.0 * space::L, area.top());
    let sheet = egui::Area::new(ui.scope_id().with("aside")).fixed_pos(corner).order(egui::Order::Middle);
    let mut is_put_away = pressed_escape(ui);
    sheet.show(ui.ctx(), |ui| {
        let shadow = egui::Shadow { offset: [0, 4], blur: 16, spread: 0, color: palette.ink.gamma_multiply(0.18) };
        Frame::new().fill(palette.panel).shadow(shadow).inner_margin(Margin::same(space::L as i8)).show(ui, |ui| {
            ui.set_width(ASIDE_WIDTH);
            ui.set_height((area.height() - 2.0 * space::L).max(0.0));
            ui.horizontal(|ui| {
                heading_with(ui, "Uitleg", theme::strong(), 2);
                is_put_away |= icon_button(ui, Icon::Close, "Sluit de uitleg", true).clicked();
            });
            ScrollArea::vertical().id_salt("aside").auto_shrink(false).show(ui, |ui| {
                aside_ui(ui, screen, state, actions, commands);
            });
        });
    });
    if is_put_away {
        state.aside.is_sheet_open = false;
    }
}

/// How to look at the item that is worked on, else at the first; and what could show its rating.
fn item_help_ui(ui: &mut Ui, screen: &AnswersScreen<'_>, state: &AnswersState) {
    let items = &screen.precondition.items;
    let here = state.here(&screen.precondition.id);
    let at = items.iter().position(|item| Some(&item.id) == here).unwrap_or(0);
    let Some(item) = items.get(at) else { return };
    let palette = Palette::of(ui);
    let frame = Frame::new().fill(palette.sunken).corner_radius(CornerRadius::same(CORNER));
    fixed(ui, "item", |ui| {
        frame.inner_margin(Margin::same(space::L as i8)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::S;
            heading_with(ui, &format!("Zo kijk je naar {}.{}", screen.precondition.number, at + 1), theme::strong(), 2);
            wide_text(ui, &item.help, theme::label(), palette.ink);
            hints_ui(ui, item);
        });
    });
    gap(ui, space::S);
}

/// What could show the rating, if the content has ideas for that.
fn hints_ui(ui: &mut Ui, item: &ChecklistItem) {
    if !item.evidence_hints.is_empty() {
        small_text(ui, words::EVIDENCE_HINTS);
        for hint in &item.evidence_hints {
            small_text(ui, &format!("• {hint}"));
        }
    }
}

/// A line under which something is folded, with how much there is of it.
fn fold(ui: &mut Ui, title: &str, count: &str, (unfolded, which): (&mut BTreeSet<Fold>, Fold), contents: impl FnOnce(&mut Ui)) {
    let is_open = unfolded.contains(&which);
    fixed(ui, title, |ui| {
        let text = if count.is_empty() { title.to_owned() } else { format!("{title} ({count})") };
        if fold_line(ui, &text, title, is_open) && !unfolded.remove(&which) {
            unfolded.insert(which);
        }
        if is_open {
            contents(ui);
            gap(ui, space::S);
        }
    });
}

fn notes_ui(ui: &mut Ui, notes: &[PracticeNote]) {
    for note in notes {
        wide_text(ui, &note.text, theme::label(), Palette::of(ui).ink);
        gap(ui, space::XS);
    }
}

/// What the five ratings mean, the same on every screen; and whose words stand below the buttons.
fn ratings_ui(ui: &mut Ui, screen: &AnswersScreen<'_>) {
    let ratings = screen.catalogue.ratings();
    for (rating, text) in [
        (Rating::InOrder, &ratings.in_order),
        (Rating::Partly, &ratings.partly),
        (Rating::NotInOrder, &ratings.not_in_order),
        (Rating::Unknown, &ratings.unknown),
        (Rating::NotApplicable, &ratings.not_applicable),
    ] {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(20.0, 20.0), egui::Sense::hover());
            rating_mark_at(ui, rect.center(), 16.0, Some(rating));
            ui.vertical(|ui| {
                let job = named_text(words::rating_label(rating), text, theme::label(), Palette::of(ui).ink);
                found::label(ui, job);
            });
        });
    }
    small_text(ui, "Ga met Tab naar de oordelen en kies met de cijfers 1 tot en met 5, of met de pijlen en de spatiebalk.");
    if screen.precondition.items.iter().any(|item| item.anchors.is_some()) {
        small_text(
            ui,
            "Onder de knoppen staat hoe je een oordeel herkent: het anker. De ankers en de ideeën voor bewijs zijn van Wijkpeil zelf.",
        );
    }
}

fn literature_ui(ui: &mut Ui, screen: &AnswersScreen<'_>) {
    let mut cited: Vec<&str> = Vec::new();
    for reference in screen.precondition.items.iter().flat_map(|item| &item.literature) {
        let short = screen.catalogue.literature(reference).map(|reference| reference.short.as_str());
        cited.extend(short.filter(|short| !cited.contains(short)));
    }
    if !cited.is_empty() {
        small_text(ui, &format!("Meer lezen: {}. De volledige titels staan achter in het rapport.", cited.join("; ")));
    }
}
