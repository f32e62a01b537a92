//! What helps to rate: how to look at the item that is worked on, why it matters, what others noticed, and what to begin with.

use std::collections::BTreeSet;

use egui::{CornerRadius, Frame, Margin, ScrollArea, Ui};

use super::{ASIDE_WIDTH, AnswersScreen, AnswersState};
use crate::content::{ChecklistItem, PracticeNote};
use crate::model::Rating;
use crate::ui::command::Command;
use crate::ui::focus::{self, Ring, Wish};
use crate::ui::found;
use crate::ui::paint::rating_mark_at;
use crate::ui::practice::{Beside, Example, HOW_OTHERS_DO, Places, Shown, examples_ui, of_item, opened_ui};
use crate::ui::screens::actions::{ActionsState, step_actions_ui};
use crate::ui::theme::{self, CORNER, Palette, space};
use crate::ui::widgets::{
    Icon, fixed, fold_line, follow_focus, gap, heading_with, icon_button, named_text, pressed_escape, small_text, wide_text,
};
use crate::words;

/// What is unfolded beside the items.
#[derive(Debug, Default)]
pub(super) struct AsideState {
    /// Whether it is shown over the items, where there is no room beside them.
    pub(super) is_sheet_open: bool,
    unfolded: BTreeSet<Fold>,
    /// What others did, and which of it is read.
    practice: Beside,
}

/// Something that is folded beside the items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fold {
    /// The examples after the first ones.
    Examples,
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
    state.aside.practice.close_on_escape(ui);
    if state.aside.practice.open().is_some() {
        quoted_ui(ui, "opened", |ui| opened_ui(ui, screen.library, &mut state.aside.practice, commands));
        return;
    }
    item_help_ui(ui, screen, state);
    others_ui(ui, screen, state, commands);
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
    // Where an example is read, the key leads back to the explanation.
    let mut is_put_away = state.aside.practice.open().is_none() && pressed_escape(ui);
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
                follow_focus(ui);
            });
        });
    });
    if is_put_away {
        state.aside.is_sheet_open = false;
    }
}

/// The item that is worked on, else the first, with its number.
fn item_here<'a>(screen: &AnswersScreen<'a>, state: &AnswersState) -> Option<(&'a ChecklistItem, String)> {
    let items = &screen.precondition.items;
    let here = state.here(&screen.precondition.id);
    let at = items.iter().position(|item| Some(&item.id) == here).unwrap_or(0);
    Some((items.get(at)?, format!("{}.{}", screen.precondition.number, at + 1)))
}

/// A part on a ground of its own: what is quoted.
fn quoted_ui(ui: &mut Ui, key: &str, contents: impl FnOnce(&mut Ui)) {
    let frame = Frame::new().fill(Palette::of(ui).sunken).corner_radius(CornerRadius::same(CORNER));
    fixed(ui, key, |ui| {
        frame.inner_margin(Margin::same(space::L as i8)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::S;
            contents(ui);
        });
    });
    gap(ui, space::S);
}

/// How to look at the item that is worked on, and what could show its rating.
fn item_help_ui(ui: &mut Ui, screen: &AnswersScreen<'_>, state: &AnswersState) {
    let Some((item, number)) = item_here(screen, state) else { return };
    quoted_ui(ui, "item", |ui| {
        heading_with(ui, &format!("Zo kijk je naar {number}"), theme::strong(), 2);
        wide_text(ui, &item.help, theme::label(), Palette::of(ui).ink);
        hints_ui(ui, item);
    });
}

/// The title of the examples, which can have the focus, so that a screen reader says it and Tab goes on from there.
fn others_title_ui(ui: &mut Ui) {
    let shown = heading_with(ui, HOW_OTHERS_DO, theme::strong(), 2);
    // One node for both: the label is only its picture.
    ui.ctx().accesskit_node_builder(shown.id, egui::accesskit::Node::set_hidden);
    let title = ui.interact(shown.rect, shown.id.with("title"), egui::Sense::focusable_noninteractive());
    title.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, HOW_OTHERS_DO));
    focus::grant(ui, &Wish::Examples, title.id, Ring::Shown);
}

/// So many examples are shown before the others are asked for.
const FIRST_EXAMPLES: usize = 2;

/// What others did about the item that is worked on, then what they did about its randvoorwaarde.
fn others_ui(ui: &mut Ui, screen: &AnswersScreen<'_>, state: &mut AnswersState, commands: &mut Vec<Command>) {
    let Some((item, number)) = item_here(screen, state) else { return };
    let AsideState { practice, unfolded, .. } = &mut state.aside;
    let precondition = screen.precondition;
    let examples = practice.examples(item.id.as_str(), || of_item(screen.library, &precondition.id, &item.id));
    quoted_ui(ui, "others", |ui| {
        others_title_ui(ui);
        small_text(ui, &format!("bij {number}"));
        let near = examples.iter().filter(|example| example.is_near).count();
        let (first, rest) = examples.split_at(FIRST_EXAMPLES.min(examples.len()));
        let mut list = |ui: &mut Ui, examples: &[Example]| {
            let (of_item, of_precondition) = examples.split_at(examples.iter().filter(|example| example.is_near).count());
            let library = screen.library;
            let shown = Shown { library, examples: of_item, at: &number, places: Places::Instead };
            examples_ui(ui, &shown, practice, commands);
            let shown = Shown { library, examples: of_precondition, at: &precondition.short_title, places: Places::Instead };
            if !of_precondition.is_empty() {
                small_text(ui, &format!("bij {}", precondition.short_title));
                examples_ui(ui, &shown, practice, commands);
            }
        };
        if near == 0 {
            small_text(ui, words::NO_EXAMPLE);
        }
        list(ui, first);
        if rest.is_empty() {
            return;
        }
        let is_open = unfolded.contains(&Fold::Examples);
        let text = format!("Nog {}", rest.len());
        if fold_line(ui, &text, &format!("{text} voorbeelden"), is_open) && !unfolded.remove(&Fold::Examples) {
            unfolded.insert(Fold::Examples);
        }
        if is_open {
            list(ui, rest);
        }
    });
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
