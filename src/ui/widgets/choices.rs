//! Choices of which one holds: the ratings.

use egui::accesskit::Role;
use egui::{
    Color32, CornerRadius, Event, FontId, Id, Key, Modifiers, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use crate::content::{Anchors, ChecklistItem};
use crate::model::Rating;
use crate::session::AnswerEdit;
use crate::shapes;
use crate::ui::announce;
use crate::ui::focus::{self, Wish};
use crate::ui::paint::rating_mark_at;
use crate::ui::single_keys;
use crate::ui::theme::{self, CORNER, Palette, TARGET, space};
use crate::words;

/// What is rated, for who does not see it stand beside the buttons.
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
    fn anchor(&self, rating: Rating) -> Option<&'a str> {
        let anchors = self.anchors?;
        match rating {
            Rating::InOrder => Some(&anchors.in_order),
            Rating::Partly => Some(&anchors.partly),
            Rating::NotInOrder => Some(&anchors.not_in_order),
            Rating::Unknown | Rating::NotApplicable => None,
        }
    }

    /// Says how a rating is recognised to who points at its button, or hears it.
    pub(in crate::ui) fn anchored(&self, ui: &Ui, rating: Rating, button: Response) -> Response {
        let Some(anchor) = self.anchor(rating) else { return button };
        announce::describe(ui, &button, anchor);
        button.on_hover_text(anchor)
    }

    /// The name of the buttons as a group: the number and the question.
    pub(in crate::ui) fn said(&self) -> String {
        format!("{} {}", self.name, self.question)
    }
}

/// The five ratings as a group with the name and the help of what is rated.
pub(in crate::ui) fn rating_group<R>(ui: &mut Ui, rated: &Rated<'_>, buttons: impl FnOnce(&mut Ui) -> R) -> R {
    choice_group(ui, (&rated.said(), rated.help), Rating::ALL.len(), buttons)
}

/// So many buttons of which one holds, as a group with a name and a description: a screen reader says both to who comes in.
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

/// The five ratings as buttons beside each other; gives the change when one was chosen. Choosing the present rating again
/// takes it away. With the focus on a button, the keys 1 to 5 choose too, and the focus goes to what was chosen.
pub(in crate::ui) fn rating_buttons(ui: &mut Ui, rated: &Rated<'_>, rating: Option<Rating>) -> Option<AnswerEdit> {
    let mut chosen = None;
    rating_group(ui, rated, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            let name = rated.name;
            let mut row = ChoiceRow::begin(ui, name, Rating::ALL.iter().position(|choice| rating == Some(*choice)));
            for choice in Rating::ALL {
                let text = words::rating_label(choice);
                let said = format!("{text}, {name}");
                let is_chosen = rating == Some(choice);
                let response = choice_button(ui, ChoiceSize::normal(), row.sense(), (&said, text), choice, is_chosen);
                let response = rated.anchored(ui, choice, response);
                if response.clicked() {
                    chosen = Some(AnswerEdit::Rating((!is_chosen).then_some(choice)));
                }
                row.add(ui, &response);
            }
            if let Some(pressed) = row.end(ui) {
                chosen = Some(AnswerEdit::Rating(Some(Rating::ALL[pressed])));
            }
        });
    });
    // What was chosen has the focus, and is said by that; what was taken away is not.
    if let Some(AnswerEdit::Rating(None)) = chosen {
        announce::say(ui.ctx(), RATING_TAKEN_AWAY);
    }
    chosen
}

/// What a screen reader says when a rating was taken away.
pub(in crate::ui) const RATING_TAKEN_AWAY: &str = "Geen oordeel meer";

/// Choices beside each other that are one stop for the Tab key: the chosen one, or the first. The arrows lead from one to
/// the next, and the keys from 1 choose.
pub(in crate::ui) struct ChoiceRow {
    name: String,
    stop: usize,
    ids: Vec<Id>,
}

impl ChoiceRow {
    /// A row that is to be drawn; `name` tells it from the others on the screen, `chosen` is the position of what holds.
    pub(in crate::ui) fn begin(ui: &Ui, name: &str, chosen: Option<usize>) -> Self {
        let stop = focus::place_in_row(ui.ctx(), name).or(chosen).unwrap_or(0);
        Self { name: name.to_owned(), stop, ids: Vec::new() }
    }

    /// What the next choice listens to.
    pub(in crate::ui) fn sense(&self) -> Sense {
        if self.ids.len() == self.stop { Sense::click() } else { Sense::CLICK }
    }

    /// A choice that was drawn.
    pub(in crate::ui) fn add(&mut self, ui: &Ui, response: &Response) {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_position_in_set(self.ids.len()));
        self.ids.push(response.id);
    }

    /// After the last choice: moves the focus where a key asks for it. Gives the position of what a number chose.
    pub(in crate::ui) fn end(self, ui: &Ui) -> Option<usize> {
        let wanted = if focus::take(ui, &Wish::Choice(self.name.clone())) {
            Some(self.stop)
        } else {
            (0..self.ids.len()).find(|at| focus::take(ui, &Wish::Chosen(self.name.clone(), *at)))
        };
        // The next key may have come already.
        let at = wanted.or_else(|| self.ids.iter().position(|id| ui.memory(|memory| memory.has_focus(*id))))?;
        let is_usable = ui.is_enabled() && single_keys::are_on(ui.ctx());
        if let Some(chosen) = is_usable.then(|| pressed_number(ui, self.ids.len())).flatten() {
            // The focus goes along, so that a screen reader says what was chosen; once it is chosen, so that it says that too.
            focus::wish(ui.ctx(), Wish::Chosen(self.name.clone(), chosen));
            return Some(chosen);
        }
        // The arrows belong to the row, not to the way of the focus over the screen.
        let filter = egui::EventFilter { horizontal_arrows: true, escape: true, ..egui::EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(self.ids[at], filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowRight) {
            self.focus(ui, (at + 1) % self.ids.len());
        } else if pressed(Key::ArrowLeft) {
            self.focus(ui, (at + self.ids.len() - 1) % self.ids.len());
        } else {
            self.focus(ui, at);
        }
        None
    }

    fn focus(&self, ui: &Ui, position: usize) {
        if let Some(id) = self.ids.get(position) {
            focus::focus_in_row(ui.ctx(), &self.name, position, *id);
        }
    }
}

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
    edge: f32,
    font: FontId,
    strong: FontId,
}

impl ChoiceSize {
    /// As on any screen.
    pub(in crate::ui) fn normal() -> Self {
        let (font, strong) = (theme::text(), theme::strong());
        Self { height: TARGET, mark: 18.0, inset: space::M, gap: space::S, edge: 2.0, font, strong }
    }

    /// As in the sessiestand, at this share of its full size, with these letters, plain and with emphasis, and so high.
    pub(in crate::ui) fn large(share: f32, (font, strong): (FontId, FontId), height: f32) -> Self {
        let scaled = |full: f32| (full * share).round();
        Self { height, mark: scaled(30.0), inset: scaled(space::L), gap: scaled(space::M), edge: 3.0, font, strong }
    }

    /// Width of a button with this text: that of the heavier letters, so that nothing moves when a button is chosen.
    pub(in crate::ui) fn width(&self, ui: &Ui, text: &str) -> f32 {
        let width = ui.painter().layout_no_wrap(text.to_owned(), self.strong.clone(), Color32::BLACK).size().x;
        2.0 * self.inset + self.mark + self.gap + width
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
        let tone = shapes::Tone::of_rating(Some(rating));
        let (fill, edge) = if selected {
            let fill = if rating == Rating::NotApplicable { palette.sunken } else { palette.tone(tone.soft()) };
            (fill, Stroke::new(size.edge, palette.tone(tone)))
        } else if response.hovered() || response.has_focus() {
            (palette.accent_soft, Stroke::new(1.0, palette.accent))
        } else if !is_enabled {
            (palette.panel, Stroke::new(1.0, palette.hairline))
        } else {
            (palette.panel, Stroke::new(1.0, palette.line))
        };
        ui.painter().rect(rect, CornerRadius::same(CORNER), fill, edge, StrokeKind::Inside);
        let left = rect.left() + size.inset;
        rating_mark_at(ui, pos2(left + size.mark / 2.0, rect.center().y), size.mark, Some(rating));
        let position = pos2(left + size.mark + size.gap, rect.center().y);
        let font = if selected { size.strong } else { size.font };
        let ink = if is_enabled || selected { palette.ink } else { palette.ink_soft };
        ui.painter().text(position, egui::Align2::LEFT_CENTER, text, font, ink);
        ui.set_opacity(opacity);
    }
    response
}
