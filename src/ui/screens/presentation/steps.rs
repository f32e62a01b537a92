//! The steps of a presentation: what each is called, and what it shows.

use egui::{Align2, Rect};

use super::canvas::{Canvas, Letters, MARGIN, WIDTH, at, fitting};
use super::{Drawings, PresentationScreen};
use crate::analysis::{PreconditionScore, Targets};
use crate::content::{ChecklistItem, Precondition};
use crate::model::Ask;
use crate::shapes::{self, Measured, WallStyle};
use crate::ui::paint::rect_at;
use crate::words;

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The wall and what is asked.
    Wall,
    /// The randvoorwaarde at this position.
    Stone(usize),
    /// What changed since the measurement before.
    ThenNow,
    /// What is asked, large.
    Asks,
}

/// All steps, in their order: from the base of the wall up.
pub(super) fn steps(screen: &PresentationScreen<'_>) -> Vec<Step> {
    let stones = (0..screen.catalogue.preconditions().len()).map(Step::Stone);
    let outcome = screen.outcome;
    let then_now = (outcome.then.is_some() && outcome.scores.counts.answered() > 0).then_some(Step::ThenNow);
    let asks = (!asks(screen).is_empty()).then_some(Step::Asks);
    [Step::Wall].into_iter().chain(stones).chain(then_now).chain(asks).collect()
}

/// What the team asks, as far as it was written down.
fn asks<'a>(screen: &PresentationScreen<'a>) -> Vec<&'a Ask> {
    screen.measurement.asks.iter().filter(|ask| !ask.text.trim().is_empty()).collect()
}

/// Where what a step shows begins, in units.
const TOP: f32 = 116.0;

impl Step {
    /// What it is called: `Groenekwartier: 3 van 12 op orde`.
    pub(super) fn heading(self, screen: &PresentationScreen<'_>) -> String {
        let outcome = screen.outcome;
        match self {
            Self::Wall if outcome.is_complete() => format!("{}: {}", neighbourhood(screen), outcome.in_order()),
            Self::Wall => {
                let counts = &outcome.scores.counts;
                format!("{}: {} van {} ingevuld", neighbourhood(screen), counts.answered(), counts.total())
            }
            Self::Stone(position) => match stone(screen, position) {
                Some((precondition, score)) => format!("{}: {}", precondition.title, words::standing(score)),
                None => String::new(),
            },
            Self::ThenNow => "Toen en nu".to_owned(),
            Self::Asks => asks_title(asks(screen).len()),
        }
    }

    /// Draws it.
    pub(super) fn ui(self, canvas: &Canvas<'_>, screen: &PresentationScreen<'_>, drawings: &mut Drawings) {
        canvas.picture_of_text(at(MARGIN, 70.0), Align2::LEFT_CENTER, Letters::strong(44.0, 56.0), &self.heading(screen));
        let date = screen.measurement.reference_date.map(|date| format!(", {}", words::date(date))).unwrap_or_default();
        let when = format!("{}{date}", words::measurement_title(screen.measurement.number));
        canvas.write_right("measurement", at(WIDTH - MARGIN, 70.0), Letters::soft(24.0, 32.0), &when);
        match self {
            Self::Wall => wall_ui(canvas, screen, drawings),
            Self::Stone(position) => stone_ui(canvas, screen, position, drawings),
            Self::ThenNow => then_now_ui(canvas, screen, drawings),
            Self::Asks => {
                let area = Rect::from_min_max(at(MARGIN, TOP + 32.0), at(WIDTH - MARGIN, canvas.bottom()));
                asks_ui(canvas, &asks(screen), area, (Letters::strong(56.0, 68.0), Letters::soft(36.0, 48.0)));
            }
        }
    }
}

/// Its name, on one line.
fn neighbourhood(screen: &PresentationScreen<'_>) -> String {
    words::shortened(&screen.profile.neighbourhood, 28)
}

/// From the back of a room nobody reads more characters of a text; the report has all of it.
const READABLE: usize = 320;

/// `Drie vragen aan de bestuurder`.
fn asks_title(count: usize) -> String {
    words::sentence_case(&format!("{} aan de bestuurder", words::count(count, "vraag", "vragen")))
}

fn stone<'a>(screen: &PresentationScreen<'a>, position: usize) -> Option<(&'a Precondition, &'a PreconditionScore)> {
    let precondition = screen.catalogue.preconditions().get(position)?;
    Some((precondition, screen.outcome.scores.precondition(&precondition.id)?))
}

fn wall_ui(canvas: &Canvas<'_>, screen: &PresentationScreen<'_>, drawings: &mut Drawings) {
    let outcome = screen.outcome;
    let scale = canvas.scale();
    let wall = drawings.wall.get((screen.revision, canvas.key()), || {
        let earlier = outcome.then.as_ref().map(|then| &then.scores);
        let shown = Measured { scores: &outcome.scores, earlier, targets: &outcome.targets, changes: None };
        shapes::wall(screen.catalogue, &shown, WallStyle::PRESENTED.scaled(scale))
    });
    canvas.draw("wall", at(MARGIN, TOP), &wall.drawing);
    let (left, right) = (1228.0, WIDTH - MARGIN);
    let width = right - left;
    let asks = asks(screen);
    if !asks.is_empty() {
        canvas.write("asks", at(left, TOP), width, Letters::strong(34.0, 44.0), &asks_title(asks.len()));
        let area = Rect::from_min_max(at(left, TOP + 64.0), at(right, canvas.bottom()));
        asks_ui(canvas, &asks, area, (Letters::strong(38.0, 48.0), Letters::soft(28.0, 40.0)));
        return;
    }
    let conclusion = screen.measurement.conclusion.trim();
    let text = if conclusion.is_empty() { outcome.summary() } else { words::shortened(conclusion, 2 * READABLE) };
    let letters = Letters::regular(34.0, 48.0);
    let factor = fitting(canvas.bottom() - TOP, |factor| canvas.height(letters.times(factor), &text, width));
    canvas.write("conclusion", at(left, TOP), width, letters.times(factor), &text);
}

/// Numbered, each with why and when below it.
fn asks_ui(canvas: &Canvas<'_>, asks: &[&Ask], area: Rect, (said, why): (Letters, Letters)) {
    let indent = |factor: f32| said.line * 1.5 * factor;
    let around = |factor: f32| said.line * 0.7 * factor;
    let below = |ask: &Ask| {
        let sentence = |text: &str| {
            let text = words::sentence_case(&words::shortened(text, READABLE));
            if text.is_empty() || text.ends_with(['.', '!', '?', '…']) { text } else { format!("{text}.") }
        };
        [sentence(&ask.explanation), sentence(&ask.when)].join(" ").trim().to_owned()
    };
    let height = |factor: f32| {
        let width = area.width() - indent(factor);
        let one = |ask: &&Ask| {
            let below = below(ask);
            let below = if below.is_empty() { 0.0 } else { canvas.height(why.times(factor), &below, width) + 8.0 };
            canvas.height(said.times(factor), &words::shortened(&ask.text, READABLE), width) + below + 2.0 * around(factor)
        };
        asks.iter().map(one).sum()
    };
    let factor = fitting(area.height(), height);
    let (x, width) = (area.left() + indent(factor), area.width() - indent(factor));
    let mut y = area.top();
    canvas.rule(at(area.left(), y), area.width());
    for (ask, number) in asks.iter().zip(1..) {
        y += around(factor);
        let ring = said.line * factor;
        canvas.ring(at(area.left() + ring / 2.0, y + ring / 2.0), ring, number);
        let text = words::shortened(&ask.text, READABLE);
        y += canvas.write(("ask", number), at(x, y), width, said.times(factor), &text);
        let below = below(ask);
        if !below.is_empty() {
            y += 8.0;
            y += canvas.write(("why", number), at(x, y), width, why.times(factor), &below);
        }
        y += around(factor);
        canvas.rule(at(area.left(), y), area.width());
    }
}

/// A randvoorwaarde: at the left how it stands and where it is in the wall, at the right its items.
fn stone_ui(canvas: &Canvas<'_>, screen: &PresentationScreen<'_>, position: usize, drawings: &mut Drawings) {
    const LEFT: f32 = 440.0;
    let outcome = screen.outcome;
    let Some((precondition, score)) = stone(screen, position) else { return };
    let block = screen.catalogue.building_blocks().iter().find(|block| block.id == precondition.building_block);
    let block = block.map_or("", |block| block.title.as_str());
    let counts = &score.counts;
    canvas.mark(at(MARGIN + 26.0, TOP + 58.0), 52.0, |center, size| shapes::score_mark(score, center, size));
    let mut y = TOP + 30.0;
    let standing = words::sentence_case(words::standing(score));
    y += canvas.write("standing", at(MARGIN + 72.0, y), LEFT - 72.0, Letters::strong(40.0, 54.0), &standing) + 16.0;
    if let Some(interval) = score.known_interval() {
        let counted = format!("{} van {} op orde · {}", counts.in_order, counts.applicable(), words::percentages(&interval));
        y += canvas.write("counts", at(MARGIN, y), LEFT, Letters::regular(30.0, 42.0), &counted) + 8.0;
    }
    if let Some(targets) = outcome.targets.get(&precondition.id) {
        let said = words::sentence_case(&words::targets(targets));
        canvas.write("target", at(MARGIN, y), LEFT, Letters::soft(28.0, 38.0), &said);
    }
    let scale = canvas.scale();
    let size = (LEFT * scale, 252.0 * scale);
    let map = drawings.map.get((screen.revision, canvas.key()), || {
        shapes::Drawing {
            // What it says is told stone by stone.
            description: String::new(),
            ..shapes::levels_wall(screen.catalogue, &outcome.scores, None, size, 4.0 * scale)
        }
    });
    let place = canvas.draw("map", at(MARGIN, canvas.bottom() - 252.0), map);
    let stones = shapes::stones(screen.catalogue, size.0, size.1, 4.0 * scale);
    if let Some((_, area)) = stones.iter().find(|(id, _)| *id == precondition.id) {
        canvas.emphasise(rect_at(place.min, *area));
    }
    canvas.write("block", at(MARGIN, canvas.bottom() - 308.0), LEFT, Letters::soft(28.0, 38.0), block);
    items_ui(canvas, screen, precondition);
}

fn items_ui(canvas: &Canvas<'_>, screen: &PresentationScreen<'_>, precondition: &Precondition) {
    let (left, right) = (576.0, WIDTH - MARGIN);
    let (mark, word) = (64.0, 210.0);
    let width = right - left - mark - word;
    let (named, asked, rated) = (Letters::strong(36.0, 46.0), Letters::soft(26.0, 36.0), Letters::regular(28.0, 46.0));
    const AROUND: f32 = 14.0;
    // What is asked stands below what it is about, unless that is all that the content has.
    let text = |item: &ChecklistItem| if item.title.trim().is_empty() { String::new() } else { item.text.clone() };
    let heights = |item: &ChecklistItem, factor: f32| {
        let text = text(item);
        let below = if text.is_empty() { 0.0 } else { canvas.height(asked.times(factor), &text, width) };
        canvas.height(named.times(factor), &item.noun(), width) + below + 2.0 * AROUND * factor
    };
    let room = canvas.bottom() - TOP;
    let factor = fitting(room, |factor| precondition.items.iter().map(|item| heights(item, factor)).sum());
    let mut y = TOP;
    for item in &precondition.items {
        let rating = screen.measurement.rating(&item.id);
        let top = y + AROUND * factor;
        let line = named.line * factor;
        canvas.mark(at(left + 20.0, top + line / 2.0), 38.0 * factor, |center, size| shapes::rating_mark(rating, center, size));
        let said = rating.map_or("geen oordeel", words::rating);
        let mut end = top + canvas.write(("item", &item.id), at(left + mark, top), width, named.times(factor), &item.noun());
        canvas.write(("rating", &item.id), at(right - word + 16.0, top), word - 16.0, rated.times(factor), said);
        let text = text(item);
        if !text.is_empty() {
            end += canvas.write(("text", &item.id), at(left + mark, end), width, asked.times(factor), &text);
        }
        y = end + AROUND * factor;
        canvas.rule(at(left, y), right - left);
    }
}

fn then_now_ui(canvas: &Canvas<'_>, screen: &PresentationScreen<'_>, drawings: &mut Drawings) {
    const BETWEEN: f32 = 40.0;
    const HEAD: f32 = 60.0;
    let outcome = screen.outcome;
    let Some(then) = &outcome.then else { return };
    let width = (WIDTH - 2.0 * MARGIN - BETWEEN) / 2.0;
    let factor = width / WallStyle::PAIR.width;
    let scale = canvas.scale();
    let height = canvas.bottom() - TOP - HEAD;
    let walls = drawings.pair.get((screen.revision, canvas.key()), || {
        let large = WallStyle::PAIR.scaled(factor);
        let less = (large.height - height) / 4.0;
        let style = WallStyle { height, basin: large.basin - less, ..large }.scaled(scale);
        let before = Measured { scores: &then.scores, earlier: None, targets: &Targets::new(), changes: None };
        [shapes::wall(screen.catalogue, &before, style), shapes::wall(screen.catalogue, &outcome.changed(), style)]
    });
    let now = (words::measurement_title(screen.measurement.number), outcome.in_order());
    let heads = [(then.title.clone(), super::super::outcome::in_order(&then.scores)), now];
    for (at_wall, ((title, in_order), wall)) in [0_u8, 1].into_iter().zip(heads.into_iter().zip(walls.iter())) {
        let x = MARGIN + f32::from(at_wall) * (width + BETWEEN);
        let head = format!("{title}: {in_order}");
        canvas.write(("head", at_wall), at(x, TOP), width, Letters::strong(34.0, 44.0), &head);
        canvas.draw(if at_wall == 0 { "then" } else { "now" }, at(x, TOP + HEAD), &wall.drawing);
    }
}
