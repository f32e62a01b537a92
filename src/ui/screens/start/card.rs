//! One card of the dossierkast.

use std::path::Path;
use std::sync::Arc;

use egui::accesskit::Node;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Color32, CornerRadius, CursorIcon, FontId, Galley, Id, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::shelf::{CardBody, CardView, Foot};
use super::signs::{SIGN, check_box, lock_at, ring_at};
use super::wall::{HEIGHT as WALL, card_wall};
use crate::session::Action;
use crate::ui::announce::describe;
use crate::ui::command::{Asks as _, Command, EraseTarget};
use crate::ui::paint::shapes_at;
use crate::ui::theme::{self, CORNER, Palette, TARGET, space};
use crate::ui::widgets::{button, fixed};

/// Room inside a card, in points.
const INSIDE: f32 = space::L;
/// Room for the check box beside the name, in points.
const ROOM_FOR_BOX: f32 = 40.0;
/// No card is lower, in points.
const LEAST: f32 = 256.0;
/// From the top of a card to its wall, in points, where its names take one line each.
const ABOVE_WALL: f32 = 77.0;

/// A card with its texts laid out for its width.
pub(super) struct Laid<'a> {
    card: &'a mut CardView,
    title: Arc<Galley>,
    subtitle: Arc<Galley>,
    /// Of a card without a wall.
    text: Option<Arc<Galley>>,
    stage: Line,
    foot: Line,
    wall_top: f32,
    body: f32,
    /// How high the card has to be, in points.
    pub(super) height: f32,
}

/// Two texts at both ends of a line, or below each other where one line has no room for both.
struct Line {
    left: Arc<Galley>,
    right: Arc<Galley>,
    /// Where the left one begins, in points.
    indent: f32,
    is_broken: bool,
}

impl Line {
    fn new(left: Arc<Galley>, right: Arc<Galley>, indent: f32, width: f32) -> Self {
        let both = indent + left.size().x + right.size().x + space::S;
        let is_broken = both > width && right.size().x > 0.0 && left.size().x > 0.0;
        Self { left, right, indent, is_broken }
    }

    fn height(&self, least: f32) -> f32 {
        let (left, right) = (self.left.size().y, self.right.size().y);
        if self.is_broken { left + right } else { left.max(right).max(least) }
    }

    /// Where both begin in this area.
    fn places(&self, area: Rect) -> [Pos2; 2] {
        let left = pos2(area.left() + self.indent, area.top());
        if self.is_broken {
            [left, pos2(area.left(), area.top() + self.left.size().y)]
        } else {
            [left, pos2(area.right() - self.right.size().x, area.top())]
        }
    }
}

/// What was done with a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CardChange {
    /// It was chosen, or not any more, by its check box.
    Ticked,
    /// The same in another way, which nothing else tells.
    TickedElsewhere,
}

impl<'a> Laid<'a> {
    /// Lays out the texts of a card of this width, in points.
    pub(super) fn new(ui: &Ui, card: &'a mut CardView, width: f32) -> Self {
        let palette = Palette::of(ui);
        let inside = (width - 2.0 * INSIDE).max(1.0);
        let one =
            |text: &str, font: FontId, color: Color32, width: f32| ui.painter().layout_job(job(width, [(text, font, color)]));
        let title = one(&card.title, theme::heading(), palette.ink, (inside - ROOM_FOR_BOX).max(1.0));
        let subtitle = one(&card.subtitle, theme::label(), palette.ink_soft, inside);
        let text = match &card.body {
            CardBody::Wall(_) => None,
            CardBody::Locked => {
                Some(one("Beveiligd: open met de wachtzin", theme::small(), palette.ink_soft, inside - 2.0 * INSIDE))
            }
            CardBody::Text { text, is_trouble } => {
                let color = if *is_trouble { palette.not_in_order } else { palette.ink_soft };
                Some(one(text, theme::small(), color, (inside - 2.0 * space::S).max(1.0)))
            }
        };
        let (measurement, stage) = card.stage.as_ref().map_or(("", ""), |(measurement, stage)| (&**measurement, *stage));
        let gap = if stage.is_empty() { String::new() } else { format!("  {stage}") };
        let stage = [(measurement, theme::label_strong(), palette.ink), (&*gap, theme::label(), palette.ink_soft)];
        let stage = ui.painter().layout_job(job(inside, stage));
        let in_order = one(card.in_order.as_deref().unwrap_or_default(), theme::label_strong(), palette.ink, inside);
        let indent = if card.progress == Foot::Nothing { 0.0 } else { SIGN + space::S };
        let foot = card.foot_text().unwrap_or_default();
        let foot = one(&foot, theme::small(), palette.ink_soft, (inside - indent).max(1.0));
        let changed = one(&card.changed, theme::small(), palette.ink_soft, inside);
        let (stage, foot) = (Line::new(stage, in_order, 0.0, inside), Line::new(foot, changed, indent, inside));

        let names = INSIDE + title.size().y.max(26.0) + subtitle.size().y;
        let wall_top = (names + INSIDE).max(ABOVE_WALL);
        let sign = if matches!(card.body, CardBody::Locked) { 2.0 * space::XL } else { 0.0 };
        let body = text.as_ref().map_or(WALL, |text| WALL.max(text.size().y + sign + 2.0 * space::S));
        let mut height = wall_top + body + INSIDE + stage.height(20.0) + 7.0 + foot.height(20.0) + 12.0;
        if card.can_be_forgotten {
            // Its buttons stand in the place of what is not known.
            height = wall_top + body + space::S + 2.0 * TARGET + 2.0 * space::S;
        }
        Self { card, title, subtitle, text, stage, foot, wall_top, body, height: height.max(LEAST) }
    }

    /// The file of its dossier.
    pub(super) fn path(&self) -> &Path {
        &self.card.path
    }

    /// What stands large on it.
    pub(super) fn title(&self) -> &str {
        &self.card.title
    }

    /// Draws the card in this area; gives what was done with it besides opening it.
    pub(super) fn show(self, ui: &mut Ui, area: Rect, is_chosen: bool, commands: &mut Vec<Command>) -> Option<CardChange> {
        let Self { card, title, subtitle, text, stage, foot, wall_top, body, .. } = self;
        let (palette, id) = (Palette::of(ui), ui.scope_id().with(("card", &card.path)));
        // The whole card opens the dossier with the mouse; the keyboard has its name for that.
        let ground = ui.interact(area, id.with("ground"), Sense::CLICK).on_hover_cursor(CursorIcon::PointingHand);
        ui.ctx().accesskit_node_builder(ground.id, Node::set_hidden);
        let fill = if is_chosen { palette.here } else { palette.panel };
        let edge = if ui.rect_contains_pointer(area) { palette.line } else { palette.hair };
        ui.painter().rect(area, CornerRadius::same(CORNER), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        let mut change = None;
        let inside = area.shrink2(vec2(INSIDE, 0.0));

        let place = Rect::from_min_size(pos2(inside.left(), area.top() + INSIDE), title.size());
        let opens = open_link(ui, id.with("open"), place, card, &mut change);
        ui.painter().galley(place.min, title, palette.ink);
        if ground.clicked() || opens.clicked() {
            if ui.input(|input| input.modifiers.command) && card.barrier.is_none() {
                change = Some(CardChange::TickedElsewhere);
            } else {
                commands.push(Command::Do(Action::Open(card.path.clone())));
            }
        }
        let center = pos2(area.right() - 29.0, area.top() + 29.0);
        if tick_ui(ui, id.with("box"), center, card, is_chosen).clicked() {
            change = Some(CardChange::Ticked);
        }
        let under = pos2(inside.left(), place.top() + place.height().max(26.0));
        said(ui, id.with("subtitle"), &card.subtitle, under, subtitle);

        let middle = Rect::from_min_size(pos2(inside.left(), area.top() + wall_top), vec2(inside.width(), body));
        middle_ui(ui, id.with("middle"), middle, card, text);
        if card.can_be_forgotten {
            let rest = Rect::from_min_max(pos2(inside.left(), middle.bottom() + space::S), inside.max);
            ui.scope_builder(egui::UiBuilder::new().scope_id(id.with("rest")).max_rect(rest), |ui| rest_ui(ui, card, commands));
            return change;
        }
        let line = Rect::from_min_max(pos2(inside.left(), middle.bottom() + INSIDE), inside.max);
        let below = line.top() + stage.height(20.0) + 7.0;
        let (measurement, how_far) = card.stage.as_ref().map_or(("", ""), |(measurement, stage)| (&**measurement, *stage));
        let [left, right] = stage.places(line);
        said(ui, id.with("stage"), format!("{measurement}, {how_far}").trim_matches([',', ' ']), left, stage.left);
        said(ui, id.with("in-order"), card.in_order.as_deref().unwrap_or_default(), right, stage.right);
        let line = Rect::from_min_max(pos2(inside.left(), below), inside.max);
        let [left, right] = foot.places(line);
        let sign = pos2(line.left() + SIGN / 2.0, left.y + foot.left.size().y / 2.0);
        match card.progress {
            Foot::Answered(answered, all) => ring_at(ui, sign, answered as f32 / all.max(1) as f32),
            Foot::Protected => lock_at(ui, sign, SIGN),
            Foot::Nothing => {}
        }
        said(ui, id.with("foot"), &card.foot_text().unwrap_or_default(), left, foot.left);
        said(ui, id.with("changed"), &card.changed, right, foot.right);
        change
    }
}

/// The name of the dossier, with which it is opened; Space chooses the card instead.
fn open_link(ui: &Ui, id: Id, place: Rect, card: &CardView, change: &mut Option<CardChange>) -> Response {
    // Before it is drawn, as Space would open it otherwise.
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let is_space = has_focus && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Space));
    if is_space && card.barrier.is_none() {
        *change = Some(CardChange::TickedElsewhere);
    }
    let response = ui.interact(place, id, Sense::click()).on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), &card.name));
    describe(ui, &response, &card.description());
    response
}

/// The box with which a card is chosen.
fn tick_ui(ui: &mut Ui, id: Id, center: Pos2, card: &CardView, is_chosen: bool) -> Response {
    let name = format!("Kies {}", card.name);
    ui.scope(|ui| {
        if card.barrier.is_some() {
            ui.disable();
        }
        let response = check_box(ui, id, center, is_chosen, &name);
        match card.barrier {
            Some(barrier) => {
                describe(ui, &response, barrier);
                response.on_disabled_hover_text(barrier)
            }
            None => response,
        }
    })
    .inner
}

/// The wall, or what stands in its place.
fn middle_ui(ui: &Ui, id: Id, place: Rect, card: &mut CardView, text: Option<Arc<Galley>>) {
    let palette = Palette::of(ui);
    match (&card.body, text) {
        (CardBody::Wall(facts), _) => {
            if ui.is_rect_visible(place) {
                let width = place.width();
                let wall = card.wall.get(width.to_bits(), || card_wall(&facts.content, &facts.scores, width));
                shapes_at(ui, place.min, &wall.shapes);
            }
        }
        (CardBody::Locked, Some(galley)) => {
            ui.painter().rect_filled(place, CornerRadius::same(CORNER), palette.sunken);
            let top = place.center().y - (galley.size().y + space::XL + space::S) / 2.0;
            lock_at(ui, pos2(place.center().x, top + space::M), 1.25 * SIGN);
            let at = pos2(place.center().x - galley.size().x / 2.0, top + space::XL + space::S);
            let text = galley.text().to_owned();
            said(ui, id, &text, at, galley);
        }
        (CardBody::Text { text, .. }, Some(galley)) => {
            ui.painter().rect_filled(place, CornerRadius::same(CORNER), palette.sunken);
            said(ui, id, text, place.min + vec2(space::S, space::S), galley);
        }
        (_, None) => {}
    }
}

/// What can be done with a dossier that cannot be read.
fn rest_ui(ui: &mut Ui, card: &CardView, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing = vec2(space::S, space::S);
    ui.vertical(|ui| {
        let forget = fixed(ui, "forget", |ui| button(ui, "Haal van de lijst", true));
        let forget = forget.asks(commands, || Command::Do(Action::ForgetRecent(card.path.clone())));
        describe(ui, &forget, &format!("{}. Het bestand zelf blijft zoals het is.", card.name));
        if card.is_gone {
            let erase = fixed(ui, "erase", |ui| button(ui, "Wis wat er nog van is …", true));
            let erase = erase.asks(commands, || Command::OpenErase(EraseTarget::Rest(card.path.clone())));
            describe(ui, &erase, &card.name);
        }
    });
}

/// A text at this place, which a screen reader comes by. Nothing where it is empty.
fn said(ui: &Ui, id: Id, text: &str, at: Pos2, galley: Arc<Galley>) {
    if text.is_empty() {
        return;
    }
    let response = ui.interact(Rect::from_min_size(at, galley.size()), id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.painter().galley(at, galley, Palette::of(ui).ink);
}

/// These texts after each other, in lines of this width, in points.
fn job<const N: usize>(width: f32, parts: [(&str, FontId, Color32); N]) -> LayoutJob {
    let mut job = LayoutJob { wrap: TextWrapping::wrap_at_width(width), ..LayoutJob::default() };
    for (text, font_id, color) in parts {
        job.append(text, 0.0, TextFormat { font_id, color, ..TextFormat::default() });
    }
    job
}
