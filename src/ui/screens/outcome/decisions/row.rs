//! One row of the table: what it says, and where each of its cells stands.

use egui::{Color32, Rangef, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::{Gap, Urgency};
use crate::content::Catalogue;
use crate::model::Answer;
use crate::ui::paint::rating_mark_at;
use crate::ui::screens::actions::{ActionCard, ActionPlan};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{chevron, table, urgency_mark_at};
use crate::words;

/// Height of a row in points.
pub(super) const ROW: f32 = 44.0;
/// Height of the head in points.
pub(super) const HEAD: f32 = 32.0;
/// From this width, in points, every column stands by itself.
pub(super) const WIDE: f32 = 1008.0;
/// From this width, in points, the rating stands there in words, and the decision beside who decides.
const MIDDLE: f32 = 720.0;
/// From this width, in points, the decision still has a column.
const NARROW: f32 = 600.0;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// The rating.
    Rating,
    /// What the aandachtspunt is.
    Item,
    /// Who decides.
    Decider,
    /// Effect and ease.
    Urgency,
    /// What is done, or why nothing is.
    Action,
    /// Who sees to it; in less room also when it is ready.
    Owner,
    /// When it is ready.
    Ready,
}

impl Column {
    /// What stands above it.
    fn title(self) -> &'static str {
        match self {
            Self::Rating => "Oordeel",
            Self::Item => "Aandachtspunt",
            Self::Decider => "Wie beslist",
            Self::Urgency => "Effect × gemak",
            Self::Action => "Actie",
            Self::Owner => "Trekker",
            Self::Ready => "Klaar in",
        }
    }
}

/// The columns in the room that there is.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    /// Each with its width in points, from the left.
    widths: Vec<(Column, f32)>,
}

impl Columns {
    /// In so many points.
    pub(super) fn new(width: f32) -> Self {
        let widths = if width >= WIDE {
            let more = (width - WIDE) / 2.0;
            vec![
                (Column::Rating, 136.0),
                (Column::Item, 256.0 + more),
                (Column::Decider, 96.0),
                (Column::Urgency, 116.0),
                (Column::Action, 192.0 + more),
                (Column::Owner, 116.0),
                (Column::Ready, 96.0),
            ]
        } else if width >= MIDDLE {
            let more = width - 752.0;
            let (item, action) = if more < 0.0 { (more, 0.0) } else { (more / 2.0, more / 2.0) };
            vec![
                (Column::Rating, 136.0),
                (Column::Item, 216.0 + item),
                (Column::Decider, 88.0),
                (Column::Urgency, 40.0),
                (Column::Action, 152.0 + action),
                (Column::Owner, 120.0),
            ]
        } else if width >= NARROW {
            let rest = width - 44.0 - 84.0 - 36.0;
            vec![
                (Column::Rating, 44.0),
                (Column::Item, rest * 0.48),
                (Column::Decider, 84.0),
                (Column::Urgency, 36.0),
                (Column::Action, rest * 0.52),
            ]
        } else {
            vec![(Column::Rating, 44.0), (Column::Item, width - 44.0)]
        };
        Self { widths }
    }

    /// Each with its place in a row, from the left.
    fn places(&self, row: Rect) -> impl Iterator<Item = (Column, Rect)> {
        let mut left = row.left();
        self.widths.iter().map(move |(column, width)| {
            let area = Rect::from_x_y_ranges(Rangef::new(left, left + width), row.y_range());
            left += width;
            (*column, area)
        })
    }

    /// The column at a place in a row.
    fn at(&self, row: Rect, x: f32) -> Option<Column> {
        self.places(row).find(|(_, area)| area.x_range().contains(x)).map(|(column, _)| column)
    }

    fn has(&self, column: Column) -> bool {
        self.widths.iter().any(|(other, _)| *other == column)
    }

    fn has_rating_in_words(&self) -> bool {
        self.has(Column::Owner)
    }

    /// Draws the head.
    pub(super) fn head_ui(&self, ui: &Ui, area: Rect) {
        let palette = Palette::of(ui);
        table::ground(ui, area.y_range(), palette.panel);
        table::rule(ui, area.bottom(), palette.line);
        for (column, mut place) in self.places(area) {
            place.min.x += if column == Column::Rating { ICON_ROOM } else { 0.0 };
            place.min.x += if column == Column::Item { NUMBER } else { 0.0 };
            match column {
                Column::Rating if !self.has_rating_in_words() => {}
                // Where there are only squares, the head would not fit.
                Column::Urgency if !self.has(Column::Ready) => {}
                _ => table::column_head(ui, with_room(place), column.title()),
            }
        }
    }
}

/// Room for the sign that a row opens, and that of the rating before its words.
const ICON_ROOM: f32 = 20.0;
/// Width of a number, in points.
const NUMBER: f32 = 40.0;

/// A cell without the room between it and the next one.
fn with_room(mut area: Rect) -> Rect {
    area.max.x -= space::S;
    area
}

/// What a row says.
pub(super) struct Row<'a> {
    /// The aandachtspunt.
    pub(super) gap: &'a Gap,
    /// As `2.3`.
    pub(super) number: &'a str,
    /// What it is about.
    pub(super) noun: &'a str,
    /// What was said of it.
    pub(super) answer: &'a Answer,
    /// What is done about it first, if anything.
    pub(super) action: Option<&'a ActionCard>,
    /// How many actions there are beyond that.
    pub(super) more: usize,
}

/// What a row has become, and what was clicked in it.
pub(super) struct Shown {
    /// The button that opens and closes it.
    pub(super) response: Response,
    /// What was clicked with the pointer.
    pub(super) clicked: Option<Column>,
}

impl<'a> Row<'a> {
    /// What is known of an aandachtspunt.
    pub(super) fn new(catalogue: &'a Catalogue, plan: &'a ActionPlan, gap: &'a Gap, answer: &'a Answer, noun: &'a str) -> Self {
        let of_item = plan.of_item.get(&gap.item).map_or(&[][..], Vec::as_slice);
        let cards = || of_item.iter().map(|index| &plan.cards[*index]);
        let action = cards().find(|card| card.action.status.is_open()).or_else(|| cards().next());
        let more = of_item.len().saturating_sub(1);
        Self { gap, number: catalogue.number(&gap.item), noun, answer, action, more }
    }

    /// `2.3 Visie op de rol van bewoners`.
    pub(super) fn title(&self) -> String {
        format!("{} {}", self.number, self.noun)
    }

    fn decider(&self) -> &'static str {
        self.answer.decider.map_or("", words::decider)
    }

    fn urgency(&self) -> Option<Urgency> {
        Urgency::of(self.answer.effect, self.answer.ease)
    }

    /// `doe eerst`; `groot × …` while half of it is known.
    fn urgency_words(&self) -> String {
        match (self.urgency(), self.answer.effect, self.answer.ease) {
            (Some(urgency), ..) => words::urgency(urgency).to_owned(),
            (None, Some(effect), _) => format!("{} × …", words::effect(effect)),
            (None, None, Some(ease)) => format!("… × {}", words::ease(ease)),
            (None, None, None) => String::new(),
        }
    }

    fn left_as_is(&self) -> Option<String> {
        let reason = self.answer.left_as_is.as_ref()?.trim();
        Some(if reason.is_empty() { "Bewust niet, nog zonder reden".to_owned() } else { format!("Bewust niet: {reason}") })
    }

    fn ready(&self) -> String {
        self.action.and_then(|card| card.action.ready).map(words::quarter).unwrap_or_default()
    }

    /// What is decided, and whether anything is.
    fn decision(&self) -> (String, bool) {
        match (self.action, self.left_as_is()) {
            (Some(card), _) if self.more > 0 => (format!("{} (en nog {})", card.line, self.more), true),
            (Some(card), _) => (card.line.clone(), true),
            (None, Some(left)) => (left, true),
            (None, None) => ("nog geen besluit".to_owned(), false),
        }
    }

    /// What a screen reader says of the whole row.
    fn said(&self) -> String {
        let mut parts = vec![self.title(), words::rating(self.gap.rating).to_owned()];
        if self.answer.decider.is_some() {
            parts.push(format!("wie beslist: {}", self.decider()));
        }
        let urgency = self.urgency_words();
        if !urgency.is_empty() {
            parts.push(format!("effect en gemak: {urgency}"));
        }
        let (decision, _) = self.decision();
        parts.push(if self.action.is_some() { format!("actie: {decision}") } else { decision });
        if let Some(card) = self.action {
            parts.push(if card.action.owner.trim().is_empty() {
                "nog geen trekker".into()
            } else {
                card.action.owner.trim().into()
            });
            parts.push(card.action.ready.map_or_else(|| "nog geen kwartaal".to_owned(), words::quarter));
        }
        parts.join(", ")
    }

    /// Draws the row. What is out of sight is there for the keyboard and a screen reader only.
    pub(super) fn ui(&self, ui: &mut Ui, columns: &Columns, is_open: bool) -> Shown {
        let (_, area) = ui.allocate_space(vec2(ui.available_width(), ROW));
        let response = ui.interact(area, ui.scope_id().with("row"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, self.said()));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
        let pointed = response.interact_pointer_pos().filter(|_| response.clicked()).map(|place| place.x);
        let clicked = pointed.and_then(|x| columns.at(area, x));
        if ui.is_rect_visible(area) {
            let palette = Palette::of(ui);
            let fill = match () {
                () if is_open => palette.here,
                () if response.hovered() => palette.hover,
                () => Color32::TRANSPARENT,
            };
            table::ground(ui, area.y_range(), fill);
            if !is_open {
                table::rule(ui, area.bottom(), palette.hair);
            }
            let mut hidden = Vec::new();
            for (column, place) in columns.places(area) {
                self.cell_ui(ui, columns, column, with_room(place), &mut hidden);
            }
            if !hidden.is_empty() {
                return Shown { response: response.on_hover_text(hidden.join("\n")), clicked };
            }
        }
        Shown { response, clicked }
    }

    /// Draws a cell; what does not fit goes to `hidden`.
    fn cell_ui(&self, ui: &Ui, columns: &Columns, column: Column, area: Rect, hidden: &mut Vec<String>) {
        let palette = Palette::of(ui);
        let (plain, strong) = (theme::label(), theme::label_strong());
        let mut write = |area: Rect, text: &str, font, color, lines| {
            if table::cell_text(ui, area, text, font, color, lines) {
                hidden.push(text.to_owned());
            }
        };
        let after = |room: f32| Rect::from_min_max(pos2(area.left() + room, area.top()), area.max);
        let middle = area.center().y;
        let said = match column {
            Column::Rating => {
                let rating = words::rating(self.gap.rating);
                rating_mark_at(ui, pos2(area.left() + 28.0, middle), 16.0, Some(self.gap.rating));
                if columns.has_rating_in_words() {
                    write(after(44.0), rating, plain, palette.ink, 2);
                }
                rating.to_owned()
            }
            Column::Item => {
                let color = palette.ink_soft;
                table::cell_text(ui, area, self.number, plain, color, 1);
                write(after(NUMBER), self.noun, strong, palette.ink, 2);
                self.title()
            }
            Column::Decider => {
                write(area, self.decider(), plain, palette.ink, 2);
                self.decider().to_owned()
            }
            Column::Urgency => {
                urgency_mark_at(ui, pos2(area.left() + 8.0, middle), self.urgency());
                let said = self.urgency_words();
                if columns.has(Column::Ready) {
                    write(after(space::XL), &said, plain, palette.ink, 2);
                }
                said
            }
            Column::Action => {
                let (decision, is_decided) = self.decision();
                write(area, &decision, plain, if is_decided { palette.ink } else { palette.ink_soft }, 2);
                decision
            }
            Column::Owner => {
                let (owner, ready) = (self.action.map_or("", |card| card.action.owner.trim()), self.ready());
                if columns.has(Column::Ready) {
                    write(area, owner, plain, palette.ink, 2);
                    owner.to_owned()
                } else {
                    // One above the other.
                    let (above, below) = area.shrink2(vec2(0.0, space::XS)).split_top_bottom_at_y(middle);
                    write(above, owner, plain.clone(), palette.ink, 1);
                    write(below, &ready, plain, palette.ink, 1);
                    [owner, &ready].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
                }
            }
            Column::Ready => {
                write(area, &self.ready(), plain, palette.ink, 2);
                self.ready()
            }
        };
        table::cell(ui, column.title(), area, column.title(), &said);
    }
}

/// Draws the sign that a row is folded or open, at its left.
pub(super) fn sign_ui(ui: &Ui, row: Rect, is_open: bool) {
    if ui.is_rect_visible(row) {
        chevron(ui, pos2(row.left() + 6.0, row.center().y), is_open);
    }
}
