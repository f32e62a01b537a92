//! Choices of which one holds: the ratings, and those in words.

mod views;
mod worded;

use std::cell::Cell;

use egui::accesskit::Role;
use egui::{
    Color32, CornerRadius, Event, FontId, Id, Key, Modifiers, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

pub(in crate::ui) use self::views::{View, chips, optional_segments, segments};
pub(in crate::ui) use self::worded::{WordedChoice, worded_button, worded_choices};
use crate::content::{Anchors, ChecklistItem};
use crate::model::Rating;
use crate::session::AnswerEdit;
use crate::ui::announce;
use crate::ui::focus::{self, Wish};
use crate::ui::paint::{MarkGround, rating_mark_on};
use crate::ui::single_keys;
use crate::ui::theme::{self, CORNER, Palette, TARGET, space};
use crate::words;

/// What is rated, for a screen reader.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct Rated<'a> {
    /// The number of the item, as `1.2`.
    pub(in crate::ui) name: &'a str,
    /// What is asked.
    pub(in crate::ui) question: &'a str,
    /// How to answer it.
    pub(in crate::ui) help: &'a str,
    /// What a team would see or hear at a rating.
    pub(in crate::ui) anchors: Option<&'a Anchors>,
}

impl<'a> Rated<'a> {
    /// What is asked in an item of this number, as `1.2`.
    pub(in crate::ui) fn new(name: &'a str, item: &'a ChecklistItem) -> Self {
        Self { name, question: &item.text, help: &item.help, anchors: item.anchors.as_ref() }
    }

    /// How a rating is recognised here, if the content says so.
    pub(in crate::ui) fn anchor(&self, rating: Rating) -> Option<&'a str> {
        rating.anchor(self.anchors?)
    }

    /// Says to a screen reader how a rating is recognised. Where that is drawn as well, it is a picture of this.
    pub(in crate::ui) fn describe(&self, ui: &Ui, rating: Rating, button: &Response) {
        if let Some(anchor) = self.anchor(rating) {
            announce::describe(ui, button, anchor);
        }
    }

    /// The name of the buttons as a group: the number and the question.
    pub(in crate::ui) fn said(&self) -> String {
        format!("{} {}", self.name, self.question)
    }
}

/// The rating that a user looks at: how it is recognised is shown.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::ui) struct Regarded {
    pointed_at: Option<Rating>,
    focused: Option<Rating>,
}

impl Regarded {
    /// Takes notice of a button that was drawn.
    pub(in crate::ui) fn note(&mut self, rating: Rating, button: &Response) {
        // Not whether it is hovered: what cannot be changed can be looked at.
        if button.contains_pointer() {
            self.pointed_at = Some(rating);
        }
        if button.has_focus() {
            self.focused = Some(rating);
        }
    }

    /// What is pointed at, else what has the focus, else what was chosen.
    pub(in crate::ui) fn or(self, chosen: Option<Rating>) -> Option<Rating> {
        self.pointed_at.or(self.focused).or(chosen)
    }
}

/// The five ratings as a group with the name and the help of what is rated.
pub(in crate::ui) fn rating_group<R>(ui: &mut Ui, rated: &Rated<'_>, buttons: impl FnOnce(&mut Ui) -> R) -> R {
    choice_group(ui, (&rated.said(), rated.help), Rating::ALL.len(), buttons)
}

/// So many buttons of which one holds, as a group with a name and a description: a screen reader says both when the focus comes in.
pub(in crate::ui) fn choice_group<R>(
    ui: &mut Ui,
    (name, description): (&str, &str),
    count: usize,
    buttons: impl FnOnce(&mut Ui) -> R,
) -> R {
    let group = UiBuilder::new().accessibility_role(Role::RadioGroup).accessibility_label(name);
    ui.scope_builder(group, |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            if !description.is_empty() {
                node.set_description(description);
            }
            node.set_size_of_set(count);
        });
        buttons(ui)
    })
    .inner
}

/// The five ratings as buttons beside each other; gives the change when one was chosen, and which one the user looks at.
/// Choosing the present rating again takes it away.
pub(in crate::ui) fn rating_buttons(ui: &mut Ui, rated: &Rated<'_>, rating: Option<Rating>) -> (Option<AnswerEdit>, Regarded) {
    let chosen = Rating::ALL.iter().position(|choice| rating == Some(*choice));
    let group = (&*rated.said(), rated.help);
    let seen = Cell::new(Regarded::default());
    let change = choice_row(ui, group, rated.name, Rating::ALL.len(), chosen, |ui, sense, at| {
        let (choice, text) = (Rating::ALL[at], words::rating_label(Rating::ALL[at]));
        let said = format!("{text}, {}", rated.name);
        let response = choice_button(ui, ChoiceSize::normal(), sense, (&said, text), choice, chosen == Some(at));
        let mut regarded = seen.get();
        regarded.note(choice, &response);
        seen.set(regarded);
        rated.describe(ui, choice, &response);
        response
    });
    let regarded = seen.get();
    // What was chosen gets the focus, and is said by that. What had the focus already is not, and neither is what was taken away.
    match change {
        Some(ChoiceChange::TakenAway) => announce::say(ui.ctx(), RATING_TAKEN_AWAY),
        Some(ChoiceChange::Chosen(at)) if regarded.focused == Some(Rating::ALL[at]) => {
            announce::say(ui.ctx(), chosen_text(Rating::ALL[at]));
        }
        Some(ChoiceChange::Chosen(_)) | None => {}
    }
    (change.map(|change| AnswerEdit::Rating(change.chosen().map(|at| Rating::ALL[at]))), regarded)
}

/// What is said when a rating was chosen: `Deels gekozen`.
pub(in crate::ui) fn chosen_text(rating: Rating) -> String {
    format!("{} gekozen", words::rating_label(rating))
}

/// What was done in a row of choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum ChoiceChange {
    /// The choice at this position was chosen, from 0.
    Chosen(usize),
    /// The choice that holds was clicked, which takes it away.
    TakenAway,
}

impl ChoiceChange {
    /// The position of what holds now.
    pub(in crate::ui) fn chosen(self) -> Option<usize> {
        match self {
            Self::Chosen(at) => Some(at),
            Self::TakenAway => None,
        }
    }
}

/// So many choices beside each other, in a group with a name and a description, of which at most one holds: `chosen`. `draw`
/// draws the one at a position, and `row` tells the choices from others on the screen. Gives what was chosen now.
///
/// The choices are one stop for the Tab key: the chosen one, or the first. The arrows lead from one to the next, and the keys
/// from 1 choose; the focus goes to what was chosen.
pub(in crate::ui) fn choice_row(
    ui: &mut Ui,
    group: (&str, &str),
    row: &str,
    count: usize,
    chosen: Option<usize>,
    draw: impl Fn(&mut Ui, Sense, usize) -> Response,
) -> Option<ChoiceChange> {
    choice_row_spaced(ui, group, row, count, chosen, space::XS, draw)
}

/// A [`choice_row`] with so much room between two choices, in points.
fn choice_row_spaced(
    ui: &mut Ui,
    group: (&str, &str),
    row: &str,
    count: usize,
    chosen: Option<usize>,
    spacing: f32,
    draw: impl Fn(&mut Ui, Sense, usize) -> Response,
) -> Option<ChoiceChange> {
    choice_group(ui, group, count, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(spacing, space::XS);
            let stop = focus::place_in_row(ui.ctx(), row).or(chosen).unwrap_or(0);
            let (mut ids, mut clicked) = (Vec::with_capacity(count), None);
            for at in 0..count {
                let response = draw(ui, if at == stop { Sense::click() } else { Sense::CLICK }, at);
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_position_in_set(at));
                if response.clicked() {
                    let is_held = chosen == Some(at);
                    clicked = Some(if is_held { ChoiceChange::TakenAway } else { ChoiceChange::Chosen(at) });
                }
                ids.push(response.id);
            }
            keys_in_row(ui, row, stop, &ids).map(ChoiceChange::Chosen).or(clicked)
        })
        .inner
    })
}

/// Moves the focus within a row of choices where a key asks for it. Gives the position of what a number chose.
fn keys_in_row(ui: &Ui, row: &str, stop: usize, ids: &[Id]) -> Option<usize> {
    let wanted = if focus::take(ui, &Wish::Choice(row.to_owned())) {
        Some(stop)
    } else {
        (0..ids.len()).find(|at| focus::take(ui, &Wish::Chosen(row.to_owned(), *at)))
    };
    // The next key may have come already.
    let at = wanted.or_else(|| ids.iter().position(|id| ui.memory(|memory| memory.has_focus(*id))))?;
    let is_usable = ui.is_enabled() && single_keys::are_on(ui.ctx());
    if let Some(chosen) = is_usable.then(|| pressed_number(ui, ids.len())).flatten() {
        // The focus goes along, so that a screen reader says what was chosen; once it is chosen, so that it says that too.
        focus::wish(ui.ctx(), Wish::Chosen(row.to_owned(), chosen));
        return Some(chosen);
    }
    // The arrows belong to the row, not to the way of the focus over the screen.
    let filter = egui::EventFilter { horizontal_arrows: true, escape: true, ..egui::EventFilter::default() };
    let id = *ids.get(at)?;
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let to = if pressed(Key::ArrowRight) {
        (at + 1) % ids.len()
    } else if pressed(Key::ArrowLeft) {
        (at + ids.len() - 1) % ids.len()
    } else {
        at
    };
    focus::focus_in_row(ui.ctx(), row, to, ids[to]);
    None
}

/// What a screen reader says when a rating was taken away.
pub(in crate::ui) const RATING_TAKEN_AWAY: &str = "Geen oordeel meer";

/// Gives the focus to the row of choices of this name as soon as it is drawn.
pub(in crate::ui) fn focus_choice(context: &egui::Context, name: String) {
    focus::wish(context, Wish::Choice(name));
}

/// Which of the first `count` numbers, from 1, was pressed: its position, from 0.
pub(in crate::ui) fn pressed_number(ui: &Ui, count: usize) -> Option<usize> {
    NUMBERS.iter().take(count).position(|key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key)))
}

/// As [`pressed_number`], with Shift held down: the key then types another character, as '!', and is known by its place.
pub(in crate::ui) fn pressed_number_with_shift(ui: &Ui, count: usize) -> Option<usize> {
    ui.input_mut(|input| {
        let is_number = |event: &Event| match event {
            Event::Key { key, physical_key, pressed: true, modifiers, .. } if modifiers.shift_only() => {
                NUMBERS.iter().take(count).position(|number| number == key || Some(*number) == *physical_key)
            }
            _ => None,
        };
        let (at, number) = input.events.iter().enumerate().find_map(|(at, event)| Some((at, is_number(event)?)))?;
        input.events.remove(at);
        Some(number)
    })
}

const NUMBERS: [Key; 5] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];

/// How large a button for a choice is.
pub(in crate::ui) struct ChoiceSize {
    height: f32,
    mark: f32,
    /// Room at either end, and between mark and words.
    inset: f32,
    gap: f32,
    font: FontId,
    strong: FontId,
}

impl ChoiceSize {
    /// As on any screen.
    pub(in crate::ui) fn normal() -> Self {
        let (font, strong) = (theme::choice(), theme::choice_strong());
        Self { height: TARGET, mark: 16.0, inset: space::M, gap: 6.0, font, strong }
    }

    /// As in the sessiestand, at this share of its full size, with these letters, plain and with emphasis, and so high.
    pub(in crate::ui) fn large(share: f32, (font, strong): (FontId, FontId), height: f32) -> Self {
        let scaled = |full: f32| (full * share).round();
        Self { height, mark: scaled(30.0), inset: scaled(space::L), gap: scaled(space::M), font, strong }
    }

    /// Width of a button with this text: that of the heavier letters, so that nothing moves when a button is chosen.
    pub(in crate::ui) fn width(&self, ui: &Ui, text: &str) -> f32 {
        let width = ui.painter().layout_no_wrap(text.to_owned(), self.strong.clone(), Color32::BLACK).size().x;
        2.0 * self.inset + self.mark + self.gap + width
    }

    /// Width of a button with these words and no mark, in the heavier letters.
    pub(in crate::ui) fn width_of_words(&self, ui: &Ui, text: &str) -> f32 {
        let width = ui.painter().layout_no_wrap(text.to_owned(), self.strong.clone(), Color32::BLACK).size().x;
        2.0 * self.inset + width
    }
}

/// One of several buttons of which at most one is chosen, with the mark and colour of a rating. `name` is what a screen
/// reader says.
pub(in crate::ui) fn choice_button(
    ui: &mut Ui,
    size: ChoiceSize,
    sense: Sense,
    (name, text): (&str, &str),
    rating: Rating,
    selected: bool,
) -> Response {
    let palette = Palette::of(ui);
    let (_, rect) = ui.allocate_space(vec2(size.width(ui, text), size.height));
    let response = ui.interact(rect, ui.scope_id().with(("choice", name)), sense);
    let is_enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, is_enabled, selected, name));
    if ui.is_rect_visible(rect) {
        let opacity = ui.opacity();
        if selected {
            // What was chosen is read as well where it cannot be changed.
            ui.set_opacity(1.0);
        }
        let solid = palette.solid(rating);
        let (fill, edge) = match () {
            () if selected => (solid, Stroke::new(1.0, solid)),
            () if response.hovered() => (palette.hover, Stroke::new(1.0, palette.ink_soft)),
            () if !is_enabled => (palette.panel, Stroke::new(1.0, palette.hair)),
            () => (palette.panel, Stroke::new(1.0, palette.line)),
        };
        ui.painter().rect(rect, CornerRadius::same(CORNER), fill, edge, StrokeKind::Inside);
        let left = rect.left() + size.inset;
        let middle = rect.top() + size.height / 2.0;
        let ground = if selected { MarkGround::Fill(solid) } else { MarkGround::Panel };
        rating_mark_on(ui, ground, pos2(left + size.mark / 2.0, middle), size.mark, Some(rating));
        let position = pos2(left + size.mark + size.gap, middle);
        let font = if selected { size.strong } else { size.font };
        let ink = match () {
            () if selected => palette.onfill,
            () if is_enabled => palette.ink,
            () => palette.ink_soft,
        };
        ui.painter().text(position, egui::Align2::LEFT_CENTER, text, font, ink);
        ui.set_opacity(opacity);
    }
    response
}
