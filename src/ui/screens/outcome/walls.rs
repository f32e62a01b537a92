//! The walls of the outcome: how large they are, and stones that lead to their randvoorwaarden.

use egui::{Pos2, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};
use jiff::civil::Date;

use super::change::Changes;
use super::{Outcome, in_order};
use crate::analysis::{self, Scores, Targets, Verdict};
use crate::content::{Catalogue, PreconditionId};
use crate::model::Measurement;
use crate::shapes::{self, Measured, StoneText, Wall, WallStyle};
use crate::ui::announce::describe;
use crate::ui::command::{Asks as _, Command, Place};
use crate::ui::computed::Computed;
use crate::ui::paint::{drawing_ui, rect_at};
use crate::ui::theme::{self, Palette};
use crate::ui::widgets::fixed;
use crate::words;

/// The measurement before the one that is shown.
pub(in crate::ui) struct Then {
    /// `Nulmeting`.
    pub(in crate::ui) title: String,
    /// Its peildatum.
    pub(in crate::ui) date: Option<Date>,
    /// Its scores, as its own report has them.
    pub(in crate::ui) scores: Scores,
}

impl Then {
    pub(super) fn new(catalogue: &Catalogue, earlier: &Measurement) -> Self {
        Self {
            title: words::measurement_title(earlier.number),
            date: earlier.reference_date,
            scores: analysis::own_scores(catalogue, earlier),
        }
    }

    /// `3 van 12 op orde`.
    pub(super) fn in_order(&self) -> String {
        in_order(&self.scores)
    }
}

/// Room for a wall, in whole points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Room {
    width: u16,
    height: u16,
}

impl Room {
    pub(super) fn new(width: f32, height: f32) -> Self {
        Self { width: width.max(0.0) as u16, height: height.max(0.0) as u16 }
    }
}

/// The walls that were drawn last, each with its room.
#[derive(Default)]
pub(super) struct Walls {
    now: Computed<Room, Wall>,
    pair: Computed<Room, (Wall, Wall)>,
    /// The one on its way from then to now.
    moving: Computed<(Room, u16), Wall>,
}

/// From this width, in points, the bouwstenen have their names beside them.
const ROOM_FOR_NAMES: f32 = 640.0;
/// In less width, in points, the words of five stones would not fit beside each other.
const NARROWEST: f32 = 470.0;
/// A wall is at most so many times as high as it is wide.
const SLENDEREST: f32 = 1.1;

/// What a wall of the outcome is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// It is the whole of the outcome.
    Alone,
    /// It stands beside another one, or takes its place.
    OfTwo,
}

/// How a wall is drawn in the room that there is: four rows of words always fit above a basin.
fn style(room: Room, form: Form) -> WallStyle {
    const LAYERS: f32 = 4.0;
    let (width, height) = (f32::from(room.width).max(NARROWEST), f32::from(room.height));
    let is_wide = form == Form::Alone && width >= ROOM_FOR_NAMES;
    let (base, says) =
        if is_wide { (WallStyle::WINDOW, StoneText::VerdictFirst) } else { (WallStyle::NARROW, StoneText::ScoreFirst) };
    let names = if is_wide { base.names } else { 0.0 };
    let width = width - names;
    let text = base.text * (width / base.width).min(height / base.height).clamp(1.0, 1.25);
    let words = text * 6.4;
    let least = LAYERS * (words + 30.0 + base.gap) - base.gap;
    let height = height.min(width * SLENDEREST).max(least);
    let layer = (height + base.gap) / LAYERS - base.gap;
    WallStyle { width, height, basin: (layer - words).min(text * 5.0), gap: base.gap, text, says, names }
}

impl Outcome {
    fn measured(&self) -> Measured<'_> {
        Measured {
            scores: &self.scores,
            earlier: self.then.as_ref().map(|then| &then.scores),
            targets: &self.targets,
            changes: None,
        }
    }

    /// The wall of now, with what changed in each stone.
    pub(in crate::ui) fn changed(&self) -> Measured<'_> {
        let changes = self.changes.as_ref().filter(|changes| changes.is_begun()).map(|changes| &changes.comparison);
        Measured { changes, ..self.measured() }
    }
}

/// The wall of now, as large as there is room for.
pub(super) fn wall_ui(ui: &mut Ui, catalogue: &Catalogue, outcome: &mut Outcome, room: Room, commands: &mut Vec<Command>) {
    let mut walls = std::mem::take(&mut outcome.walls);
    let wall = walls.now.get(room, || shapes::wall(catalogue, &outcome.measured(), style(room, Form::Alone)));
    stones_ui(ui, catalogue, (wall, "wall"), |id| said_of_now(outcome, id), commands);
    outcome.walls = walls;
}

/// The walls of then and of now beside each other; each is drawn with what stands above it.
pub(super) fn pair_ui(
    ui: &mut Ui,
    catalogue: &Catalogue,
    outcome: &mut Outcome,
    room: Room,
    between: f32,
    head: impl Fn(&mut Ui, &Outcome, Moment),
    commands: &mut Vec<Command>,
) {
    let mut walls = std::mem::take(&mut outcome.walls);
    if let Some(then) = &outcome.then {
        let style = style(room, Form::OfTwo);
        let pair = walls.pair.get(room, || {
            let before = shapes::wall(catalogue, &of_then(then, &Targets::new()), style);
            (before, shapes::wall(catalogue, &outcome.changed(), style))
        });
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = between;
            for (moment, wall) in [(Moment::Then, &pair.0), (Moment::Now, &pair.1)] {
                crate::ui::widgets::column(ui, wall.drawing.width, |ui| {
                    head(ui, outcome, moment);
                    let said = |id: &PreconditionId| said_of(outcome, moment, id);
                    stones_ui(ui, catalogue, (wall, moment.key()), said, commands);
                });
            }
        });
    }
    outcome.walls = walls;
}

/// One wall on its way from then, at a `share` of 0, to now, at 1.
pub(super) fn moving_ui(
    ui: &mut Ui,
    catalogue: &Catalogue,
    outcome: &mut Outcome,
    (room, share): (Room, f32),
    commands: &mut Vec<Command>,
) {
    let mut walls = std::mem::take(&mut outcome.walls);
    if let Some(then) = &outcome.then {
        let step = (share * f32::from(u16::MAX)).round() as u16;
        let wall = walls.moving.get((room, step), || {
            let none = Targets::new();
            shapes::wall_between(catalogue, &of_then(then, &none), &outcome.changed(), share, style(room, Form::OfTwo))
        });
        let moment = if share < 0.5 { Moment::Then } else { Moment::Now };
        stones_ui(ui, catalogue, (wall, "moving"), |id| said_of(outcome, moment, id), commands);
    }
    outcome.walls = walls;
}

fn of_then<'a>(then: &'a Then, none: &'a Targets) -> Measured<'a> {
    Measured { scores: &then.scores, earlier: None, targets: none, changes: None }
}

/// Of the two measurements that are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Moment {
    /// The one before.
    Then,
    /// The one that is shown.
    #[default]
    Now,
}

impl Moment {
    fn key(self) -> &'static str {
        match self {
            Self::Then => "wall-then",
            Self::Now => "wall-now",
        }
    }
}

fn said_of(outcome: &Outcome, moment: Moment, id: &PreconditionId) -> String {
    match (moment, &outcome.then) {
        (Moment::Then, Some(then)) => said_of_score(&then.scores, id),
        _ => said_of_now(outcome, id),
    }
}

/// `3 van 5 punten op orde, 60–80%. Deels. Sinds de 0-meting: verbeterd.`
fn said_of_now(outcome: &Outcome, id: &PreconditionId) -> String {
    let aim = outcome.targets.get(id).map(|targets| format!(" {}.", words::sentence_case(&words::targets(targets))));
    let change = outcome.changes.as_ref().and_then(|changes: &Changes| changes.said(id)).map(|said| format!(" {said}"));
    format!("{}{}{}", said_of_score(&outcome.scores, id), change.unwrap_or_default(), aim.unwrap_or_default())
}

fn said_of_score(scores: &Scores, id: &PreconditionId) -> String {
    let Some(score) = scores.precondition(id) else { return String::new() };
    let counts = &score.counts;
    let standing = words::sentence_case(words::standing(score));
    if matches!(score.verdict, Verdict::NotFilledIn | Verdict::NotApplicable) {
        return format!("{standing}.");
    }
    format!(
        "{} van {} op orde, {}. {standing}.",
        counts.in_order,
        words::figure(counts.applicable(), "punt", "punten"),
        words::score(score.interval.as_ref()),
    )
}

/// A wall whose stones lead to their randvoorwaarden, with the way back.
fn stones_ui(
    ui: &mut Ui,
    catalogue: &Catalogue,
    (wall, key): (&Wall, &str),
    said: impl Fn(&PreconditionId) -> String,
    commands: &mut Vec<Command>,
) {
    let mut draw = |ui: &mut Ui| {
        let response = drawing_ui(ui, &wall.drawing);
        // Read from the base up, as the wall is built.
        for (id, area) in &wall.stones {
            let Some(precondition) = catalogue.precondition(id) else { continue };
            let area = rect_at(response.rect.min, *area);
            let stone = ui.interact(area, ui.scope_id().with(("stone", id)), Sense::click());
            let name = format!("Naar {}", precondition.title);
            stone.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
            let said = said(id);
            describe(ui, &stone, &said);
            if stone.hovered() {
                ui.set_cursor_icon(egui::CursorIcon::PointingHand);
                let edge = Stroke::new(2.0, Palette::of(ui).accent);
                ui.painter().rect_stroke(area, 2.0, edge, StrokeKind::Outside);
            }
            let stone = stone.on_hover_text(format!("{}. {said}", precondition.title));
            stone.asks(commands, || Command::Visit(Place::Precondition(id.clone())));
        }
    };
    fixed(ui, key, |ui| {
        if ui.available_width() + 1.0 < wall.drawing.width {
            super::drawing_area(key).show(ui, &mut draw);
        } else {
            draw(ui);
        }
    });
}

/// What can stand in a wall beside solid levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// What is reached.
    Level,
    /// What the team does not know.
    Unknown,
    /// A streefniveau for the next measurement.
    Aim,
    /// A streefniveau for this measurement.
    AimedAt,
    /// The level of the measurement before.
    Before,
}

/// What the signs in the wall mean, as far as they stand in it.
pub(super) struct Legend(Vec<(Sign, String)>);

/// Height of a line of it, in points.
const LINE: f32 = 28.0;
/// Width of a sign, in points.
const SIGN: f32 = 20.0;
/// White around a sign and its words, in points.
const AROUND: f32 = 6.0;

impl Legend {
    /// That of a measurement with this number.
    pub(super) fn new(outcome: &Outcome, number: u16) -> Self {
        let of = |is_meant: bool, sign: Sign, text: String| is_meant.then_some((sign, text));
        let targets = outcome.targets.values();
        let for_next = targets.clone().any(|targets| targets.for_next.is_some());
        let for_this = targets.clone().any(|targets| targets.for_next.is_none() && targets.for_this.is_some());
        let signs = [
            of(outcome.rated() > 0, Sign::Level, "zo ver op orde".to_owned()),
            of(outcome.scores.counts.unknown > 0, Sign::Unknown, "weten jullie niet".to_owned()),
            of(for_next, Sign::Aim, format!("streefniveau {}", words::measurement(number.saturating_add(1)))),
            of(for_this, Sign::AimedAt, "streefniveau voor deze meting".to_owned()),
            outcome.then.as_ref().map(|then| (Sign::Before, format!("peil van de {}", then.title))),
        ];
        Self(signs.into_iter().flatten().collect())
    }

    /// How high it is at this width, in points.
    pub(super) fn height(&self, ui: &Ui, width: f32) -> f32 {
        let room = |text: &String| {
            let text = ui.painter().layout_no_wrap(text.clone(), theme::small(), Palette::of(ui).ink_soft);
            SIGN + text.size().x + 3.0 * AROUND
        };
        let (lines, _) = self.0.iter().fold((1.0, 0.0), |(lines, used), (_, text)| {
            let room = room(text);
            if used > 0.0 && used + room > width { (lines + 1.0, room) } else { (lines, used + room) }
        });
        lines * LINE
    }

    /// Draws it.
    pub(super) fn ui(&self, ui: &mut Ui) {
        let color = Palette::of(ui).ink_soft;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(AROUND, 0.0);
            for (sign, text) in &self.0 {
                // Sign and words go to the next line together.
                let words = ui.painter().layout_no_wrap(text.clone(), theme::small(), color);
                let (rect, response) =
                    ui.allocate_exact_size(vec2(SIGN + AROUND + words.size().x + AROUND, LINE), Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
                sign_at(ui, *sign, pos2(rect.left() + SIGN / 2.0, rect.center().y));
                let at = pos2(rect.left() + SIGN + AROUND, rect.center().y - words.size().y / 2.0);
                ui.painter().galley(at, words, color);
            }
        });
    }
}

fn sign_at(ui: &Ui, sign: Sign, center: Pos2) {
    let palette = Palette::of(ui);
    let painter = ui.painter();
    let basin = egui::Rect::from_center_size(center, vec2(SIGN, 13.0));
    let triangle = |tip: Pos2, back: f32| vec![tip, tip + vec2(back, -5.5), tip + vec2(back, 5.5)];
    match sign {
        Sign::Level => {
            painter.rect_filled(basin, 0.0, palette.sunken);
            painter.rect_filled(basin.with_min_y(basin.top() + 4.0), 0.0, palette.unknown);
        }
        Sign::Unknown => {
            painter.rect_filled(basin, 0.0, palette.sunken);
            for row in 0..4_u8 {
                let shift = if row % 2 == 0 { 0.0 } else { 3.0 };
                for column in 0..3_u8 {
                    let at = basin.min + vec2(2.5 + shift + 6.0 * f32::from(column), 2.0 + 3.0 * f32::from(row));
                    painter.circle_filled(at, 1.35, palette.unknown);
                }
            }
        }
        Sign::Aim => {
            painter.add(egui::Shape::convex_polygon(triangle(center - vec2(5.0, 0.0), 9.0), palette.ink, Stroke::NONE));
        }
        Sign::AimedAt => {
            let points = triangle(center - vec2(5.0, 0.0), 9.0);
            painter.add(egui::Shape::closed_line(points, Stroke::new(1.5, palette.ink)));
        }
        Sign::Before => {
            let tip = pos2(center.x - 3.0, center.y);
            let points = vec![tip, tip + Vec2::new(-7.0, -4.0), tip + Vec2::new(-7.0, 4.0)];
            painter.add(egui::Shape::convex_polygon(points, palette.ink, Stroke::NONE));
            painter.line_segment([tip, pos2(basin.right(), center.y)], Stroke::new(1.5, palette.ink));
        }
    }
}
