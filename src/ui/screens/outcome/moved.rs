//! The items as squares, by what changed since the measurement before: the reality, the yardstick, what is known, or nothing.

use egui::{Label, Rect, RichText, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::{Change, Comparison, ItemChange};
use crate::content::{Catalogue, ItemId};
use crate::model::ChangeReason;
use crate::shapes::{MoveMark, Point, Way, move_mark};
use crate::ui::paint::shapes_at;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{column, end_aligned, fixed, gap, heading_with, noted, noted_width, wide_text};
use crate::words;

/// The items of a measurement, by what changed.
pub(super) struct Moved {
    /// Those with another rating, by what changed; without those where nothing did.
    groups: Vec<Group>,
    /// How many have the same rating.
    same: usize,
    /// How many cannot be compared, or have no rating in one of the two.
    apart: usize,
}

/// Items with another rating and the same reason.
struct Group {
    reason: Option<ChangeReason>,
    better: Vec<String>,
    worse: Vec<String>,
    /// From or to 'weten we niet'.
    other: Vec<String>,
}

impl Group {
    fn count(&self) -> usize {
        self.better.len() + self.worse.len() + self.other.len()
    }

    fn title(&self) -> String {
        words::sentence_case(self.reason.map_or(words::REASON_NOT_GIVEN, words::change_reason))
    }

    /// `11 punten, het is echt anders`.
    fn said(&self) -> String {
        let count = words::figure(self.count(), "punt", "punten");
        match self.reason {
            Some(ChangeReason::Reality) => format!("{count}, het is echt anders"),
            Some(ChangeReason::Yardstick) => format!("{count}, jullie kijken anders"),
            Some(ChangeReason::Knowledge) => format!("{count}, jullie weten nu meer"),
            None => count,
        }
    }

    /// Which way they went, each with its mark if it has one: `9 beter: …`.
    fn lines(&self) -> Vec<(Option<Way>, String)> {
        let ways = [(Some(Way::Up), "beter", &self.better), (Some(Way::Down), "slechter", &self.worse)];
        let other = (None, "van of naar ‘weten we niet’", &self.other);
        let all = ways.into_iter().chain([other]).filter(|(.., items)| !items.is_empty());
        all.map(|(way, word, items)| (way, format!("{} {word}: {}", items.len(), some_of(items)))).collect()
    }
}

/// Of more items, so many are named.
const NAMED: usize = 3;

/// `a, b, c en 6 andere`.
fn some_of(items: &[String]) -> String {
    if items.len() <= NAMED + 1 {
        return words::enumeration(items);
    }
    format!("{} en {} andere", items[..NAMED].join(", "), items.len() - NAMED)
}

/// What an item is called among others.
fn name(catalogue: &Catalogue, id: &ItemId) -> String {
    let noun = catalogue.item(id).map(|(_, item)| item.noun().to_string()).unwrap_or_default();
    format!("{} {noun}", catalogue.number(id))
}

impl Moved {
    pub(super) fn new(catalogue: &Catalogue, comparison: &Comparison) -> Self {
        let all: Vec<&ItemChange> = comparison.preconditions.iter().flat_map(|it| &it.items).collect();
        let is_comparable = |item: &ItemChange| !matches!(item.change, Change::NotComparable(_));
        let reasons = ChangeReason::ALL.map(Some).into_iter().chain([None]);
        let group = |reason| {
            let has_moved = |item: &&&ItemChange| is_comparable(item) && item.has_moved() && item.reason == reason;
            let of = |way: &dyn Fn(Change) -> bool| {
                let items = all.iter().filter(has_moved).filter(|item| way(item.change));
                items.map(|item| name(catalogue, &item.item)).collect::<Vec<_>>()
            };
            let better = of(&|change| change == Change::Better);
            let worse = of(&|change| change == Change::Worse);
            Group { reason, better, worse, other: of(&|change| change == Change::Uncertain) }
        };
        let is_same = |item: &&&ItemChange| is_comparable(item) && item.old.is_some() && item.old == item.new;
        let groups: Vec<Group> = reasons.map(group).filter(|group| group.count() > 0).collect();
        let same = all.iter().filter(is_same).count();
        let moved: usize = groups.iter().map(Group::count).sum();
        Self { apart: all.len() - same - moved, groups, same }
    }

    fn total(&self) -> usize {
        self.same + self.apart + self.moved()
    }

    fn moved(&self) -> usize {
        self.groups.iter().map(Group::count).sum()
    }

    /// `38 bleven gelijk`, and how many cannot be compared.
    fn said_of_others(&self) -> String {
        let same = match self.same {
            0 => None,
            1 => Some("1 bleef gelijk".to_owned()),
            same => Some(format!("{same} bleven gelijk")),
        };
        let apart = (self.apart > 0).then(|| format!("{} niet te vergelijken", self.apart));
        same.into_iter().chain(apart).collect::<Vec<_>>().join(" · ")
    }
}

/// Side of a square, in points.
const SQUARE: f32 = 14.0;
/// From one square to the next, in points.
const PITCH: f32 = 17.0;
/// White between groups, in points.
const BETWEEN: f32 = 7.0;
/// The legend takes at least so much, in points, before it was drawn.
const LEAST_LEGEND: f32 = 320.0;
/// From this width, in points, the groups stand beside each other.
const ROOM_BESIDE: f32 = 640.0;

/// How a square is drawn. These are no fills of ratings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Square {
    Same,
    Reason(Option<ChangeReason>),
    Apart,
}

/// Draws the squares, grouped by what changed, with which items these are.
pub(super) fn squares_ui(ui: &mut Ui, moved: &Moved, then: &str) {
    let (ink, soft) = (Palette::of(ui).ink, Palette::of(ui).ink_soft);
    let title = format!("Wat is er veranderd? {} van {} punten", moved.moved(), moved.total());
    let heading = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        heading_with(ui, &title, theme::strong(), 2);
        ui.add(Label::new(RichText::new(moved.said_of_others()).font(theme::label()).color(soft)).extend());
    };
    let has_moved = !moved.groups.is_empty();
    let width = |text: &str, font| ui.painter().layout_no_wrap(text.to_owned(), font, soft).size().x;
    let head = width(&title, theme::strong()) + width(&moved.said_of_others(), theme::label()) + space::L;
    if ui.available_width() >= head + noted_width(ui, "moved-legend").max(LEAST_LEGEND) {
        ui.horizontal(|ui| {
            heading(ui);
            if has_moved {
                end_aligned(ui, "moved-legend", |ui| legend_ui(ui, then));
            }
        });
    } else {
        ui.horizontal_wrapped(heading);
        if has_moved {
            ui.horizontal_wrapped(|ui| noted(ui, "moved-legend", |ui| legend_ui(ui, then)));
        }
    }
    row_ui(ui, moved);
    gap(ui, space::XS);
    let all = moved.groups.len();
    let available = ui.available_width();
    let of_group = |ui: &mut Ui, group: &Group| {
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let (rect, _) = ui.allocate_exact_size(vec2(SQUARE, 24.0), Sense::hover());
            square_at(ui, Square::Reason(group.reason), Rect::from_center_size(rect.center(), vec2(SQUARE, SQUARE)));
            heading_with(ui, &group.title(), theme::strong(), 3);
        });
        wide_text(ui, &group.said(), theme::label(), soft);
        for (way, text) in group.lines() {
            fixed(ui, &text, |ui| {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = space::XS;
                    if let Some(way) = way {
                        let (rect, _) = ui.allocate_exact_size(vec2(14.0, 18.0), Sense::hover());
                        let mark = MoveMark { way, is_real: group.reason == Some(ChangeReason::Reality) };
                        shapes_at(ui, egui::Pos2::ZERO, &move_mark(mark, Point::new(rect.center().x, rect.center().y), 10.0));
                    }
                    let width = ui.available_width();
                    column(ui, width, |ui| drop(wide_text(ui, &text, theme::label(), ink)));
                });
            });
        }
    };
    if available < ROOM_BESIDE || all < 2 {
        for group in &moved.groups {
            of_group(ui, group);
            gap(ui, space::S);
        }
        return;
    }
    let width = (available - space::XL * (all - 1) as f32) / all as f32;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XL;
        for group in &moved.groups {
            column(ui, width, |ui| of_group(ui, group));
        }
    });
}

/// What the triangles in the stones mean, in the row that is being drawn.
fn legend_ui(ui: &mut Ui, then: &str) {
    let (color, ink) = (Palette::of(ui).ink_soft, Palette::of(ui).ink);
    ui.spacing_mut().item_spacing = vec2(space::M, 0.0);
    let mut said = |sign: f32, text: &str, draw: &dyn Fn(&Ui, Rect)| {
        let words = ui.painter().layout_no_wrap(text.to_owned(), theme::small(), color);
        let size = vec2(sign + space::XS + words.size().x, 20.0);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
        draw(ui, rect.with_max_x(rect.left() + sign));
        ui.painter().galley(pos2(rect.left() + sign + space::XS, rect.center().y - words.size().y / 2.0), words, color);
    };
    for (is_real, text) in [(true, "het is echt anders"), (false, "alleen maatlat of kennis, of niet gezegd")] {
        said(14.0, text, &|ui, rect| {
            let center = Point::new(rect.center().x, rect.center().y);
            shapes_at(ui, egui::Pos2::ZERO, &move_mark(MoveMark { way: Way::Up, is_real }, center, 10.0));
        });
    }
    said(22.0, &format!("peil van de {then}"), &|ui, rect| {
        let tip = pos2(rect.left() + 7.0, rect.center().y);
        let points = vec![tip, tip - vec2(7.0, 4.0), tip - vec2(7.0, -4.0)];
        ui.painter().add(Shape::convex_polygon(points, ink, Stroke::NONE));
        ui.painter().line_segment([tip, rect.right_center()], Stroke::new(1.5, ink));
    });
}

/// All squares in one row, or more where there is less room. The same squares head the groups below.
fn row_ui(ui: &mut Ui, moved: &Moved) {
    let of = |square, count: usize| std::iter::repeat_n(square, count);
    let groups = moved.groups.iter().map(|group| (Square::Reason(group.reason), group.count()));
    let all = [(Square::Same, moved.same)].into_iter().chain(groups).chain([(Square::Apart, moved.apart)]);
    let width = ui.available_width();
    let (mut x, mut y) = (0.0, 0.0);
    let mut places = Vec::new();
    for (square, count) in all {
        for square in of(square, count) {
            if x + SQUARE > width {
                (x, y) = (0.0, y + PITCH);
            }
            places.push((square, vec2(x, y)));
            x += PITCH;
        }
        x += if count > 0 { BETWEEN } else { 0.0 };
    }
    let (rect, response) = ui.allocate_exact_size(vec2(width, y + SQUARE + space::XS), Sense::focusable_noninteractive());
    let said = moved.groups.iter().map(|group| format!("{}: {}", group.title(), group.said()));
    let said: Vec<String> = said.chain([moved.said_of_others()]).filter(|said| !said.is_empty()).collect();
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("{}.", said.join("; "))));
    if ui.is_rect_visible(rect) {
        for (square, at) in places {
            square_at(ui, square, Rect::from_min_size(rect.min + at, vec2(SQUARE, SQUARE)));
        }
    }
}

fn square_at(ui: &Ui, square: Square, rect: Rect) {
    let palette = Palette::of(ui);
    let painter = ui.painter();
    let edge = Stroke::new(1.5, palette.ink);
    match square {
        Square::Same => drop(painter.rect_filled(rect, 2.0, palette.hair)),
        Square::Reason(Some(ChangeReason::Reality)) => drop(painter.rect_filled(rect, 2.0, palette.ink)),
        Square::Reason(Some(ChangeReason::Yardstick)) => drop(painter.rect_filled(rect, 2.0, palette.line)),
        Square::Reason(Some(ChangeReason::Knowledge)) => {
            painter.rect_stroke(rect, 2.0, edge, StrokeKind::Inside);
        }
        Square::Reason(None) => {
            let inside = rect.shrink(0.75);
            let corners =
                [inside.left_top(), inside.right_top(), inside.right_bottom(), inside.left_bottom(), inside.left_top()];
            painter.extend(Shape::dashed_line(&corners, edge, 2.5, 2.0));
        }
        Square::Apart => drop(painter.circle_filled(rect.center(), 2.0, palette.ink_soft)),
    }
}
