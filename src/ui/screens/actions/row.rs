//! One action in a row of the table: what it says, and how far it is, which is changed in its place.

use egui::accesskit::SortDirection;
use egui::{Color32, CornerRadius, Rangef, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::order::{Sort, SortBy};
use super::plan::{ActionCard, ActionPlan, period};
use super::strip::Strip;
use crate::model::ActionStatus;
use crate::session::{ActionChange, ActionPlanEdit};
use crate::ui::announce;
use crate::ui::command::Command;
use crate::ui::focus::{self, Wish};
use crate::ui::theme::{self, CORNER, Palette, TARGET, space};
use crate::ui::widgets::{chevron, late_mark_at, may_change, menu_of, status_mark_at, table};
use crate::words;

/// Height of a row in points.
pub(super) const ROW: f32 = 32.0;
/// Height of the head in points.
pub(super) const HEAD: f32 = 28.0;
/// From this width, in points, five quarters stand beside the table.
const ROOM_FOR_STRIP: f32 = 1000.0;
/// From this width, in points, the table has all its columns.
const ROOM_FOR_ALL: f32 = 700.0;
/// From this width, in points, it says when an action is ready.
const ROOM_FOR_READY: f32 = 480.0;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Status,
    What,
    Item,
    Owner,
    Ready,
}

impl Column {
    fn title(self) -> &'static str {
        match self {
            Self::Status => "Status",
            Self::What => "Actie",
            Self::Item => "Punt",
            Self::Owner => "Trekker",
            Self::Ready => "Klaar in",
        }
    }

    fn sort(self) -> SortBy {
        match self {
            Self::Status => SortBy::Status,
            Self::What => SortBy::What,
            Self::Item => SortBy::Item,
            Self::Owner => SortBy::Owner,
            Self::Ready => SortBy::Ready,
        }
    }
}

/// The columns in the room that there is.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    /// Each with its width in points, from the left.
    widths: Vec<(Column, f32)>,
    /// The quarters behind them.
    strip: Option<Strip>,
}

/// Width of how far an action is, in words and as a mark alone.
const STATUS: f32 = 112.0;
const STATUS_MARK: f32 = 44.0;

impl Columns {
    /// Of the table, in the room of this row.
    pub(super) fn table(plan: &ActionPlan, room: Rect) -> Self {
        let width = room.width();
        if width >= ROOM_FOR_STRIP {
            const STRIP: f32 = 204.0;
            let what = width - STATUS - 44.0 - 182.0 - 148.0 - STRIP;
            let strip = Strip::from_now(plan, room.right() - STRIP, STRIP);
            let widths = vec![
                (Column::Status, STATUS),
                (Column::What, what),
                (Column::Item, 44.0),
                (Column::Owner, 182.0),
                (Column::Ready, 148.0),
            ];
            return Self { widths, strip };
        }
        let widths = if width >= ROOM_FOR_ALL {
            let owner = 182.0 - (752.0 - width).clamp(0.0, 52.0);
            let what = width - STATUS - 44.0 - owner - 148.0;
            vec![
                (Column::Status, STATUS),
                (Column::What, what),
                (Column::Item, 44.0),
                (Column::Owner, owner),
                (Column::Ready, 148.0),
            ]
        } else if width >= ROOM_FOR_READY {
            let what = width - STATUS_MARK - 148.0;
            vec![(Column::Status, STATUS_MARK), (Column::What, what), (Column::Ready, 148.0)]
        } else {
            vec![(Column::Status, STATUS_MARK), (Column::What, width - STATUS_MARK)]
        };
        Self { widths, strip: None }
    }

    /// Along all quarters, in the room of this row.
    pub(super) fn timeline<'a>(plan: &ActionPlan, cards: impl Iterator<Item = &'a ActionCard>, room: Rect) -> Self {
        let width = room.width();
        let what = (width * 0.38).clamp(120.0, 360.0);
        let left = room.left() + STATUS_MARK + what;
        let strip = Strip::of(plan, cards, left, room.right() - left);
        Self { widths: vec![(Column::Status, STATUS_MARK), (Column::What, what)], strip }
    }

    fn places(&self, row: Rect) -> impl Iterator<Item = (Column, Rect)> {
        let mut left = row.left();
        self.widths.iter().map(move |(column, width)| {
            let area = Rect::from_x_y_ranges(Rangef::new(left, left + width), row.y_range());
            left += width;
            (*column, area)
        })
    }

    /// Draws the head; gives the order that was chosen.
    pub(super) fn head_ui(&self, ui: &Ui, area: Rect, sort: Sort) -> Option<Sort> {
        let palette = Palette::of(ui);
        table::ground(ui, area.y_range(), palette.panel);
        table::rule(ui, area.bottom(), palette.line);
        let mut chosen = None;
        for (column, place) in self.places(area) {
            if column == Column::Status && place.width() < STATUS {
                continue;
            }
            if head_cell_ui(ui, Rect { max: pos2(place.right() - space::XS, place.bottom()), ..place }, column, sort) {
                chosen = Some(sort.chosen(column.sort()));
            }
        }
        if let Some(strip) = &self.strip {
            strip.head_ui(ui, area);
        }
        chosen
    }
}

/// The heading of a column that can be sorted by; whether it was chosen.
fn head_cell_ui(ui: &Ui, area: Rect, column: Column, sort: Sort) -> bool {
    let palette = Palette::of(ui);
    let is_sorted = sort.by == column.sort();
    let title = column.title();
    let response = ui.interact(area, ui.scope_id().with(("sort", title)), Sense::click());
    let said = match (is_sorted, sort.is_descending) {
        (false, _) => title.to_owned(),
        (true, false) => format!("{title}, gesorteerd van voor naar achter"),
        (true, true) => format!("{title}, gesorteerd van achter naar voor"),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &said));
    if is_sorted {
        let direction = if sort.is_descending { SortDirection::Descending } else { SortDirection::Ascending };
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_sort_direction(direction));
    }
    if response.hovered() {
        ui.painter().rect_filled(area.expand2(vec2(space::XS, 0.0)), CORNER, palette.hover);
    }
    let color = if is_sorted || response.hovered() { palette.ink } else { palette.ink_soft };
    let words = ui.painter().layout_no_wrap(title.to_owned(), theme::small_strong(), color);
    let width = words.size().x;
    ui.painter().galley(pos2(area.left(), area.center().y - words.size().y / 2.0), words, color);
    if is_sorted {
        arrow(ui, pos2(area.left() + width + 10.0, area.center().y), sort.is_descending, color);
    }
    let clicked = response.clicked();
    response.on_hover_text(format!("Sorteer op {}", title.to_lowercase()));
    clicked
}

/// Down from the first to the last, up the other way round.
fn arrow(ui: &Ui, center: egui::Pos2, is_up: bool, color: Color32) {
    let way = if is_up { -1.0 } else { 1.0 };
    let at = |x: f32, y: f32| center + vec2(x, y * way);
    let stroke = Stroke::new(1.5, color);
    ui.painter().line_segment([at(0.0, -4.5), at(0.0, 4.5)], stroke);
    ui.painter().line_segment([at(-3.5, 1.0), at(0.0, 4.5)], stroke);
    ui.painter().line_segment([at(3.5, 1.0), at(0.0, 4.5)], stroke);
}

/// Draws a row; gives the button that opens it. What is out of sight is there for the keyboard and a screen reader only.
pub(super) fn row_ui(
    ui: &mut Ui,
    columns: &Columns,
    card: &ActionCard,
    is_open: bool,
    commands: &mut Vec<Command>,
) -> Response {
    let palette = Palette::of(ui);
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let is_seen = ui.is_rect_visible(area);
    let is_pointed_at = is_seen && ui.rect_contains_pointer(area);
    if is_seen {
        let fill = match () {
            () if is_open => palette.here,
            () if is_pointed_at => palette.hover,
            () => Color32::TRANSPARENT,
        };
        table::ground(ui, area.y_range(), fill);
        if !is_open {
            table::rule(ui, area.bottom(), palette.hair);
        }
    }
    let mut places = columns.places(area);
    let status = places.next().map_or(area, |(_, place)| place);
    status_ui(ui, Rect { max: pos2(status.right() - space::S, status.bottom()), ..status }, card, is_pointed_at, commands);
    let rest = Rect::from_min_max(pos2(status.right(), area.top()), area.max);
    let response = ui.interact(rest, ui.scope_id().with("row"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}: {}, {}", card.name, card.line, card.state())));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    announce::describe(ui, &response, &described(card));
    if focus::take(ui, &Wish::Card(card.action.id.clone())) {
        response.request_focus();
    }
    if !is_seen {
        return response;
    }
    let mut hidden = Vec::new();
    for (column, place) in places {
        cell_ui(ui, column, Rect { max: pos2(place.right() - space::S, place.bottom()), ..place }, card, &mut hidden);
    }
    if let Some(strip) = &columns.strip {
        strip.row_ui(ui, area, card);
    }
    if hidden.is_empty() { response } else { response.on_hover_text(hidden.join("\n")) }
}

/// What is told of an action beyond what it is and how far: `Trekker: wijkagent. Klaar in 4e kwartaal 2026. Bij 3.2 …`
fn described(card: &ActionCard) -> String {
    let owner = match card.action.owner.trim() {
        "" => "Nog geen trekker".to_owned(),
        owner => format!("Trekker: {owner}"),
    };
    let serves = if card.serves.is_empty() { String::new() } else { format!(" Bij {}.", card.serves) };
    format!("{owner}. {}.{serves}", period(&card.action))
}

/// Draws a cell; what does not fit goes to `hidden`.
fn cell_ui(ui: &Ui, column: Column, area: Rect, card: &ActionCard, hidden: &mut Vec<String>) {
    let palette = Palette::of(ui);
    let is_over = !card.action.status.is_open();
    let (font, ink) = if is_over { (theme::label(), palette.ink_soft) } else { (theme::label_strong(), palette.ink) };
    let mut write = |area: Rect, text: &str, whole: &str, font, color| {
        if table::cell_text(ui, area, text, font, color, 1) {
            hidden.push(whole.to_owned());
        }
    };
    let said = match column {
        Column::Status => return,
        Column::What => {
            let what = card.action.what.trim();
            write(area, &card.line, if what.is_empty() { &card.line } else { what }, font, ink);
            card.line.clone()
        }
        Column::Item => {
            write(area, &card.number, &card.serves, theme::label(), palette.ink_soft);
            card.serves.clone()
        }
        Column::Owner => {
            let (owner, color) = match card.action.owner.trim() {
                "" => (card.owner(), palette.ink_soft),
                owner => (owner, if is_over { palette.ink_soft } else { palette.ink }),
            };
            write(area, owner, owner, theme::label(), color);
            owner.to_owned()
        }
        Column::Ready => {
            let (text, color) = match card.action.ready {
                Some(ready) => (words::quarter(ready), if is_over { palette.ink_soft } else { palette.ink }),
                None => ("nog niet gepland".to_owned(), palette.ink_soft),
            };
            write(area, &text, &text, theme::label(), color);
            if card.is_late {
                late_mark_at(ui, pos2(area.right() - 8.0, area.center().y));
                format!("{text}, te laat")
            } else {
                text
            }
        }
    };
    table::cell(ui, column.title(), area, column.title(), &said);
}

/// How far an action is: a menu in its cell. It looks like one while the row is pointed at or has the focus.
fn status_ui(ui: &Ui, cell: Rect, card: &ActionCard, is_pointed_at: bool, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let status = card.action.status;
    let word = words::sentence_case(words::action_status(status));
    let can_change = may_change(ui);
    // Its edge is outside of what it says, so that nothing moves when that comes. The whole height of the row can be pressed.
    let pressed = Rect::from_min_max(pos2(cell.left() - space::S, cell.top()), cell.max);
    let area = pressed.shrink2(vec2(0.0, space::XS));
    let sense = if can_change { Sense::click() } else { Sense::hover() };
    let response = ui.interact(pressed, ui.scope_id().with("status"), sense);
    let name = format!("Status van {}: {}", card.name.to_lowercase(), words::action_status(status));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, can_change, &name));
    let is_edged = can_change && (is_pointed_at || response.has_focus());
    if ui.is_rect_visible(cell) {
        if is_edged {
            let edge = if response.hovered() { palette.ink_soft } else { palette.line };
            let fill = if response.hovered() { palette.hover } else { palette.panel };
            ui.painter().rect(area, CornerRadius::same(CORNER), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        }
        status_mark_at(ui, pos2(cell.left() + 8.0, area.center().y), status);
        if cell.width() > STATUS_MARK {
            let color = if status.is_open() { palette.ink } else { palette.ink_soft };
            let place = pos2(cell.left() + space::XL, area.center().y);
            ui.painter().text(place, egui::Align2::LEFT_CENTER, &word, theme::label(), color);
            if is_edged && area.width() > 92.0 && status != ActionStatus::Dropped {
                chevron(ui, pos2(area.right() - 12.0, area.center().y), true);
            }
        }
    }
    if !can_change {
        return;
    }
    let mut taken = None;
    menu_of(ui, &response, |ui| {
        for choice in ActionStatus::ALL {
            if status_choice_ui(ui, choice, choice == status) {
                taken = Some(choice);
                ui.close();
            }
        }
    });
    if let Some(taken) = taken {
        response.request_focus();
        if taken != status {
            let change = ActionChange::Status(taken);
            commands.push(Command::action_plan(ActionPlanEdit::Change(card.action.id.clone(), change)));
            announce::say(ui.ctx(), format!("{} is nu {}", card.name, words::action_status(taken)));
        }
    }
}

fn status_choice_ui(ui: &mut Ui, status: ActionStatus, holds: bool) -> bool {
    const WIDTH: f32 = 144.0;
    let palette = Palette::of(ui);
    let word = words::sentence_case(words::action_status(status));
    let (area, response) = ui.allocate_exact_size(vec2(WIDTH, TARGET), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::MenuItemRadio, true, holds, &word));
    let fill = match () {
        () if holds => palette.here,
        () if response.hovered() || response.has_focus() => palette.hover,
        () => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(area, CORNER, fill);
    status_mark_at(ui, pos2(area.left() + 16.0, area.center().y), status);
    let place = pos2(area.left() + 32.0, area.center().y);
    ui.painter().text(place, egui::Align2::LEFT_CENTER, word, theme::label(), palette.ink);
    response.clicked()
}
