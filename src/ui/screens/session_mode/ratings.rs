//! The buttons of the ratings, and how each rating is recognised: in its button where there is room for all of them, else in a
//! line below the buttons, else where it is pointed at.

use std::sync::Arc;

use egui::{Color32, FontId, Galley, Rect, Response, Sense, Ui, Vec2, pos2, vec2};

use super::Here;
use super::sizes::{Sizes, between, rating_text};
use crate::content::Anchors;
use crate::model::Rating;
use crate::session::AnswerEdit;
use crate::ui::announce::say;
use crate::ui::command::Command;
use crate::ui::theme::{Palette, space};
use crate::ui::widgets::{
    ChoicePlace, RATING_TAKEN_AWAY, Rated, Regarded, choice_button_at, may_change, named_text, rating_group,
};
use crate::words;

const COUNT: usize = Rating::ALL.len();
/// So many ratings have an anchor, and they come first.
const ANCHORED: usize = 3;
/// Least width of an anchor in a button, as a multiple of the size of its letters: what is narrower reads badly and breaks words.
const NARROWEST: f32 = 11.0;

/// Where everything stands, measured before it is drawn.
pub(super) struct Ratings {
    /// The buttons in the order of [`Rating::ALL`], from the upper left corner of them all.
    buttons: [Rect; COUNT],
    anchors: Place,
}

/// Where it stands how a rating is recognised.
enum Place {
    /// In its button, below the word.
    Buttons([Arc<Galley>; ANCHORED]),
    /// In a line for one of them, as high as the longest needs, with white above it.
    Line { font: FontId, height: f32, above: f32 },
    /// Where it is pointed at.
    Hint,
}

impl Ratings {
    /// Buttons as small as their words allow, in as many rows as they need.
    pub(super) fn plain(ui: &Ui) -> Self {
        let (target, gap, room) = (target(ui), gap(ui), ui.available_width());
        let (mut left, mut top) = (0.0, 0.0);
        let buttons = widths(ui).map(|width| {
            if left > 0.0 && left + width > room {
                (left, top) = (0.0, top + target + gap.y);
            }
            let button = Rect::from_min_size(pos2(left, top), vec2(width, target));
            left += width + gap.x;
            button
        });
        Self { buttons, anchors: Place::Hint }
    }

    /// [`plain`](Self::plain) buttons with a line for the anchor of the one that the team looks at; `None` without anchors.
    pub(super) fn with_line(ui: &Ui, rated: &Rated<'_>, font: FontId) -> Option<Self> {
        let line = |(rating, anchor)| line(ui, rating, anchor, &font).size().y;
        let height = Rating::anchored(rated.anchors?).map(line).fold(0.0, f32::max);
        Some(Self { anchors: Place::Line { font, height, above: ui.spacing().item_spacing.y }, ..Self::plain(ui) })
    }

    /// With each anchor in its button. The two ratings without one stand where they take least height: above each other at
    /// the end of the row, or in a row of their own. `None` without anchors, and in a window that is too narrow.
    pub(super) fn with_anchors(ui: &Ui, rated: &Rated<'_>, font: &FontId) -> Option<Self> {
        let [.., fourth, fifth] = widths(ui);
        let (target, gap, room) = (target(ui), gap(ui), ui.available_width());
        let anchors = rated.anchors?;
        let last = fourth.max(fifth);
        let beside = Row::new(ui, anchors, font, room - last - gap.x).map(|row| {
            let left = room - last;
            let fourth = Rect::from_min_size(pos2(left, 0.0), vec2(last, target));
            row.before([fourth, fourth.translate(vec2(0.0, target + gap.y))])
        });
        let below = Row::new(ui, anchors, font, room).filter(|_| fourth + gap.x + fifth <= room).map(|row| {
            let top = row.height + gap.y;
            let place = |left, width| Rect::from_min_size(pos2(left, top), vec2(width, target));
            row.before([place(0.0, fourth), place(fourth + gap.x, fifth)])
        });
        beside.into_iter().chain(below).min_by(|one, other| one.height().total_cmp(&other.height()))
    }

    /// Height of everything, in points.
    pub(super) fn height(&self) -> f32 {
        let line = if let Place::Line { height, above, .. } = self.anchors { above + height } else { 0.0 };
        self.height_of_buttons() + line
    }

    fn height_of_buttons(&self) -> f32 {
        self.buttons.iter().map(Rect::bottom).fold(0.0, f32::max)
    }
}

/// The ratings that have an anchor, beside each other.
struct Row {
    buttons: [Rect; ANCHORED],
    anchors: [Arc<Galley>; ANCHORED],
    height: f32,
}

impl Row {
    /// The row in so much room; `None` where their words do not fit.
    fn new(ui: &Ui, anchors: &Anchors, font: &FontId, room: f32) -> Option<Self> {
        let [first, second, third, ..] = widths(ui);
        let widths = shared([first, second, third], room - 2.0 * gap(ui).x)?;
        let rooms = widths.map(|width| width - 2.0 * Sizes::of(ui).choice().inset());
        if rooms.iter().any(|room| *room < NARROWEST * font.size) {
            return None;
        }
        let Anchors { in_order, partly, not_in_order } = anchors;
        // The button gives them their colour, which depends on what is chosen.
        let galley = |text: &String, room| ui.painter().layout(text.clone(), font.clone(), Color32::PLACEHOLDER, room);
        let anchors = [galley(in_order, rooms[0]), galley(partly, rooms[1]), galley(not_in_order, rooms[2])];
        let text = anchors.iter().map(|galley| galley.size().y).fold(0.0, f32::max);
        let height = target(ui) + text + Sizes::of(ui).space(space::M);
        let mut left = 0.0;
        let buttons = widths.map(|width| {
            let button = Rect::from_min_size(pos2(left, 0.0), vec2(width, height));
            left += width + gap(ui).x;
            button
        });
        Some(Self { buttons, anchors, height })
    }

    fn before(self, [fourth, fifth]: [Rect; COUNT - ANCHORED]) -> Ratings {
        let [first, second, third] = self.buttons;
        Ratings { buttons: [first, second, third, fourth, fifth], anchors: Place::Buttons(self.anchors) }
    }
}

/// Room that is shared evenly, but for what needs more than its part; `None` when it is too little.
fn shared<const N: usize>(least: [f32; N], room: f32) -> Option<[f32; N]> {
    let mut widest = least;
    widest.sort_by(|one, other| other.total_cmp(one));
    let (mut left, mut count) = (room, N);
    for width in widest {
        if width <= left / count as f32 {
            break;
        }
        left -= width;
        count -= 1;
    }
    let part = left / count.max(1) as f32;
    (least.iter().sum::<f32>() <= room).then(|| least.map(|width| width.max(part)))
}

fn target(ui: &Ui) -> f32 {
    Sizes::of(ui).target()
}

fn gap(ui: &Ui) -> Vec2 {
    between(Sizes::of(ui))
}

/// The least width of each button.
fn widths(ui: &Ui) -> [f32; COUNT] {
    let mut number = 0;
    Rating::ALL.map(|rating| {
        number += 1;
        Sizes::of(ui).choice().width(ui, &rating_text(rating, number))
    })
}

/// `Deels: …` over the whole width.
fn line(ui: &Ui, rating: Rating, anchor: &str, font: &FontId) -> Arc<Galley> {
    let mut job = named_text(words::rating_label(rating), anchor, font.clone(), Palette::of(ui).ink_soft);
    job.wrap.max_width = ui.available_width();
    ui.painter().layout_job(job)
}

/// Draws the buttons, and the line below them if there is one.
pub(super) fn ratings_ui(ui: &mut Ui, here: &Here<'_>, ratings: &Ratings, commands: &mut Vec<Command>) {
    let rated = here.rated();
    let regarded = rating_group(ui, &rated, |ui| {
        let (_, area) = ui.allocate_space(vec2(ui.available_width(), ratings.height_of_buttons()));
        if !may_change(ui) {
            ui.disable();
        }
        let mut regarded = Regarded::default();
        for (at, rating) in Rating::ALL.into_iter().enumerate() {
            let place = ChoicePlace { rect: ratings.buttons[at].translate(area.min.to_vec2()), below: ratings.anchor(at) };
            let response = button_ui(ui, here, place, at, commands);
            regarded.note(rating, &response);
            if let (Place::Hint, Some(anchor)) = (&ratings.anchors, rated.anchor(rating)) {
                response.on_hover_text(anchor);
            }
        }
        regarded
    });
    if let Place::Line { font, height, .. } = &ratings.anchors {
        let (_, area) = ui.allocate_space(vec2(ui.available_width(), *height));
        let anchor = regarded.or(here.answer.rating).and_then(|rating| Some((rating, rated.anchor(rating)?)));
        if let Some((rating, anchor)) = anchor {
            // A picture of what the button says.
            let galley = line(ui, rating, anchor, font);
            ui.painter().galley(area.min, galley, Palette::of(ui).ink_soft);
        }
    }
}

impl Ratings {
    /// What stands in the button at this position.
    fn anchor(&self, at: usize) -> Option<Arc<Galley>> {
        match &self.anchors {
            Place::Buttons(anchors) => anchors.get(at).cloned(),
            Place::Line { .. } | Place::Hint => None,
        }
    }
}

/// The button at this position.
fn button_ui(ui: &mut Ui, here: &Here<'_>, place: ChoicePlace, at: usize, commands: &mut Vec<Command>) -> Response {
    let rating = Rating::ALL[at];
    let selected = here.answer.rating == Some(rating);
    let said = format!("{}, {}", words::rating_label(rating), here.name);
    let text = rating_text(rating, at + 1);
    let response = choice_button_at(ui, place, Sizes::of(ui).choice(), Sense::click(), (&said, &text), rating, selected);
    here.rated().describe(ui, rating, &response);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_position_in_set(at));
    if response.clicked() {
        let chosen = (!selected).then_some(rating);
        if selected {
            say(ui.ctx(), RATING_TAKEN_AWAY);
        }
        commands.push(Command::answer(&here.item.id, AnswerEdit::Rating(chosen)));
    }
    response
}
