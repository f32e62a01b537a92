//! The parts of which the screens consist. Each has its name, role and state in the accessibility tree.

use egui::accesskit::{Live, Node, Role};
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Color32, CornerRadius, FontId, Frame, Id, Key, Label, Margin, Modifiers, Rect, Response, RichText, Sense, Stroke,
    StrokeKind, TextBuffer, TextEdit, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::focus::{self, Wish};
use super::found;
use super::paint::{rating_mark_at, shapes_at};
use super::theme::{self, CORNER, LINE_HEIGHT, Palette, TARGET, TEXT_WIDTH, space};
use crate::analysis::Verdict;
use crate::messages;
use crate::model::{Rating, is_full, text_room};
use crate::session::{AnswerEdit, Notice, NoticeKind};
use crate::shapes::{self, Point};
use crate::words;

/// Text that wraps, with room between its lines, no wider than a column of text.
pub(super) fn paragraph(ui: &mut Ui, text: &str) -> Response {
    styled_text(ui, text, theme::text(), Palette::of(ui).ink)
}

/// A [`paragraph`] in the secondary colour and smaller letters.
pub(super) fn small_text(ui: &mut Ui, text: &str) -> Response {
    styled_text(ui, text, theme::small(), Palette::of(ui).ink_soft)
}

/// A [`small_text`] in as much room as the longest of the texts that may stand here needs, so that nothing below it moves,
/// and a page does not get shorter under the pointer, when another one of them takes its place.
pub(super) fn remark_in_reserved_room(ui: &mut Ui, text: &str, others: &[&str]) {
    let font = theme::small();
    let width = ui.available_width().min(TEXT_WIDTH);
    let rows = |text: &str| ui.painter().layout(text.to_owned(), font.clone(), Color32::BLACK, width).rows.len();
    let most = others.iter().map(|text| rows(text)).max().unwrap_or(0);
    let missing = most.saturating_sub(rows(text)) as f32 * font.size * LINE_HEIGHT;
    small_text(ui, text);
    gap(ui, missing);
}

/// Text that wraps, in these letters.
pub(super) fn styled_text(ui: &mut Ui, text: &str, font: FontId, color: Color32) -> Response {
    let line_height = Some(font.size * LINE_HEIGHT);
    let format = TextFormat { font_id: font, color, line_height, ..TextFormat::default() };
    let job = LayoutJob::single_section(text.to_owned(), format);
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(TEXT_WIDTH));
        found::label(ui, job)
    })
    .inner
}

/// The title of a screen. It takes the focus when [`focus_title`] asked for it, so that who comes by keyboard or screen
/// reader hears where they are and goes on from there.
pub(super) fn page_title(ui: &mut Ui, text: &str) {
    let response = heading_with(ui, text, theme::title(), 1);
    // One node for both: the label is only its picture.
    ui.ctx().accesskit_node_builder(response.id, Node::set_hidden);
    let title = ui.interact(response.rect, response.id.with("title"), Sense::focusable_noninteractive());
    title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
    if focus::take(ui.ctx(), &Wish::Title) {
        title.request_focus();
    }
}

/// Gives the focus to the title of the screen that is drawn next.
pub(super) fn focus_title(context: &egui::Context) {
    focus::wish(context, Wish::Title);
}

/// A part of a screen whose widgets keep their ids, and with that the focus, whatever is drawn before it. egui counts what
/// stands before a widget, also around [`Ui::push_id`]. `key` tells the part from the others around it: the id of what it
/// shows, never its place in a list.
pub(super) fn fixed<R>(ui: &mut Ui, key: impl egui::AsIdSalt, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let id = ui.scope_id().with(key);
    ui.scope_builder(UiBuilder::new().scope_id(id), contents).inner
}

/// A heading within a screen.
pub(super) fn heading(ui: &mut Ui, text: &str) {
    heading_with(ui, text, theme::heading(), 2);
}

/// A heading within a card.
pub(super) fn subheading(ui: &mut Ui, text: &str) {
    heading_with(ui, text, theme::strong(), 3);
}

/// A heading in these letters and of this level, 1 to 6.
pub(super) fn heading_with(ui: &mut Ui, text: &str, font: FontId, level: usize) -> Response {
    let color = Palette::of(ui).ink;
    let format = TextFormat { font_id: font, color, ..TextFormat::default() };
    let response = found::label(ui, LayoutJob::single_section(text.to_owned(), format));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_label(text);
        node.clear_value();
        node.set_level(level);
    });
    response
}

/// Words in small letters above what they belong to.
pub(super) fn field_label(ui: &mut Ui, text: &str) -> Response {
    let color = Palette::of(ui).ink_soft;
    ui.add(Label::new(RichText::new(text).font(theme::small()).color(color)).wrap())
}

/// A card: a panel with an edge and room inside.
pub(super) fn card<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let palette = Palette::of(ui);
    Frame::new()
        .fill(palette.panel)
        .stroke(Stroke::new(1.0, palette.hairline))
        .corner_radius(CornerRadius::same(CORNER))
        .inner_margin(Margin::same(space::L as i8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            contents(ui)
        })
        .inner
}

/// The button of what a screen is for. There is at most one in sight.
pub(super) fn primary_button(ui: &mut Ui, text: &str, enabled: bool) -> Response {
    let palette = Palette::of(ui);
    let text = RichText::new(text).font(theme::strong()).color(palette.on_accent);
    ui.add_enabled(
        enabled,
        egui::Button::new(text).fill(palette.accent).stroke(Stroke::new(1.0, palette.accent)).min_size(vec2(0.0, TARGET)),
    )
}

/// Any other button.
pub(super) fn button(ui: &mut Ui, text: &str, enabled: bool) -> Response {
    ui.add_enabled(enabled, egui::Button::new(RichText::new(text).font(theme::text())).min_size(vec2(0.0, TARGET)))
}

/// A button that looks like a line of text, for what leads elsewhere.
pub(super) fn link(ui: &mut Ui, text: &str) -> Response {
    let color = Palette::of(ui).accent;
    let response = ui.add(
        egui::Button::new(RichText::new(text).font(theme::text()).color(color).underline())
            .frame(false)
            .min_size(vec2(0.0, TARGET))
            .wrap(),
    );
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_role(Role::Link));
    response
}

/// A text field of several lines with its label above it; gives the text when it was changed.
///
/// `name` is what a screen reader says where the label alone would not tell which field it is.
pub(super) fn text_area(ui: &mut Ui, label: &str, name: &str, value: &str, rows: usize) -> Option<String> {
    labelled_field(ui, label, |ui| {
        let (response, changed) = shaped_field(ui, name, value, |edit| edit.desired_rows(rows));
        if focus::take_next(ui.ctx()) {
            response.request_focus();
        }
        (response, changed)
    })
}

/// A text field for a name or a few words, with its label above it; gives the text when it was changed. It has no line
/// breaks, but what is longer than the field goes on below, so that all of it can be read.
pub(super) fn text_line(ui: &mut Ui, label: &str, name: &str, value: &str) -> Option<String> {
    labelled_field(ui, label, |ui| line_field(ui, name, value, f32::INFINITY))
}

/// As [`text_line`], for what the program asks and the dossier does not hold, as a place or a word to look for: also
/// where the dossier can only be read.
pub(super) fn entry_line(ui: &mut Ui, label: &str, name: &str, value: &str) -> Option<String> {
    labelled_field(ui, label, |ui| one_line(ui, name, value, f32::INFINITY, Owner::Program))
}

/// As [`entry_line`], in a form that Enter sends on. The second value says that Enter was pressed.
pub(super) fn form_line(ui: &mut Ui, label: &str, name: &str, value: &str) -> (Option<String>, bool) {
    let mut is_entered = false;
    let text = labelled_field(ui, label, |ui| {
        let (response, text) = one_line(ui, name, value, f32::INFINITY, Owner::Program);
        is_entered = pressed_enter(ui, &response);
        (response, text)
    });
    (text, is_entered)
}

fn pressed_enter(ui: &Ui, field: &Response) -> bool {
    field.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
}

fn labelled_field(ui: &mut Ui, label: &str, edit: impl FnOnce(&mut Ui) -> (Response, Option<String>)) -> Option<String> {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        field_label(ui, label);
        edit(ui).1
    })
    .inner
}

/// From now on the dossier can only be read, with texts that can be copied; or it can be changed again.
pub(super) fn set_read_only(context: &egui::Context, read_only: bool) {
    context.data_mut(|data| data.insert_temp(read_only_id(), read_only));
}

/// Whether the dossier may be changed here. What changes it is disabled otherwise; fields for text know it by themselves.
pub(super) fn may_change(ui: &Ui) -> bool {
    !ui.data(|data| data.get_temp(read_only_id())).unwrap_or(false)
}

fn read_only_id() -> Id {
    Id::unique("read-only")
}

/// The field of a [`text_line`] without its label. Enter goes on to what comes next.
pub(super) fn line_field(ui: &mut Ui, name: &str, value: &str, width: f32) -> (Response, Option<String>) {
    let (response, text) = one_line(ui, name, value, width, Owner::Dossier);
    if focus::take_next(ui.ctx()) {
        response.request_focus();
    }
    if pressed_enter(ui, &response) {
        focus::wish_next(ui.ctx());
    }
    (response, text)
}

fn one_line(ui: &mut Ui, name: &str, value: &str, width: f32, owner: Owner) -> (Response, Option<String>) {
    let (response, changed) = field(ui, name, value, owner, |edit| edit.desired_rows(1).return_key(None).desired_width(width));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_role(Role::TextInput));
    // What is pasted may have several lines, or cells.
    (response, changed.map(|text| text.trim_end_matches('\n').replace(['\n', '\t'], " ")))
}

/// A field of several lines for a part of the dossier without a label above it, in another shape; gives its response and
/// the text when it was changed.
pub(super) fn shaped_field(
    ui: &mut Ui,
    name: &str,
    value: &str,
    shape: impl FnOnce(TextEdit<'_>) -> TextEdit<'_>,
) -> (Response, Option<String>) {
    field(ui, name, value, Owner::Dossier, shape)
}

/// Whose text a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    /// The dossier's: it cannot be changed while the dossier can only be read, and undo is the dossier's.
    Dossier,
    /// The program's, as a word to look for: it can always be changed, and undo is the field's.
    Program,
}

/// Whether somebody types in the field of this name, which is one of the program's own.
pub(super) fn is_typing_in(ui: &Ui, name: &str) -> bool {
    ui.memory(|memory| memory.has_focus(own_field_id(name)))
}

fn own_field_id(name: &str) -> Id {
    field_id(name).with("own")
}

/// The id of a field. No two fields of a screen have the same name, and a name says what the field is about: so the field
/// keeps its focus, its cursor and what can be taken back in it wherever it comes to stand.
pub(super) fn field_id(name: &str) -> Id {
    Id::unique("field").with(name)
}

fn field(
    ui: &mut Ui,
    name: &str,
    value: &str,
    owner: Owner,
    shape: impl FnOnce(TextEdit<'_>) -> TextEdit<'_>,
) -> (Response, Option<String>) {
    let may_change = owner == Owner::Program || may_change(ui);
    let id = if owner == Owner::Dossier { field_id(name) } else { own_field_id(name) };
    if focus::take(ui.ctx(), &Wish::Field(name.to_owned())) {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let was_selected = focus::settle_cursor(ui.ctx(), id, value);
    let (mut text, mut fixed) = (value.to_owned(), value);
    let buffer: &mut dyn TextBuffer = if may_change { &mut text } else { &mut fixed };
    let edit = TextEdit::multiline(buffer).id(id).desired_width(f32::INFINITY).margin(field_margin());
    let mut output = shape(edit.char_limit(text_room(value))).show(ui);
    if is_full(value) {
        self::fixed(ui, (id, "full"), |ui| field_error(ui, &messages::full_field()));
    }
    let response = output.response.response.clone();
    if owner == Owner::Dossier {
        // The dossier's history takes back; egui would keep the whole text a hundred times beside it.
        output.state.clear_undoer();
    } else if response.has_focus() {
        focus::note_own_field(ui.ctx(), id);
    }
    let is_changed = response.changed();
    if response.has_focus() {
        let shown = if is_changed { &text } else { value };
        focus::note_text(ui.ctx(), id, shown, (was_selected, is_changed));
    }
    if !may_change {
        ui.ctx().accesskit_node_builder(response.id, Node::set_read_only);
    }
    if is_changed {
        return (response.accessible_name(name), Some(text));
    }
    found::mark_in_field(ui, value, &output);
    (response.accessible_name(name), None)
}

/// Gives the focus to the field of this name as soon as it is drawn.
pub(super) fn focus_field(context: &egui::Context, name: String) {
    focus::wish(context, Wish::Field(name));
}

pub(super) fn field_margin() -> Margin {
    Margin::symmetric(space::S as i8, 7)
}

/// A message beside the field that it is about.
pub(super) fn field_error(ui: &mut Ui, text: &str) {
    let color = Palette::of(ui).not_in_order;
    let response = styled_text(ui, text, theme::small(), color);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
}

/// The five ratings as buttons beside each other; gives the change when one was chosen. Choosing the present
/// rating again takes it away. With the focus on a button, the keys 1 to 5 choose too.
///
/// `name` says which item is rated, as `1.2`.
pub(super) fn rating_buttons(ui: &mut Ui, name: &str, rating: Option<Rating>) -> Option<AnswerEdit> {
    let label = format!("Oordeel bij {name}");
    let group = UiBuilder::new().accessibility_role(Role::RadioGroup).accessibility_label(label);
    let mut chosen = None;
    ui.scope_builder(group, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            let mut row = ChoiceRow::begin(ui, name, Rating::ALL.iter().position(|choice| rating == Some(*choice)));
            for choice in Rating::ALL {
                let text = words::rating_label(choice);
                let said = format!("{text}, {name}");
                let is_chosen = rating == Some(choice);
                let response = choice_button(ui, ChoiceSize::normal(), row.sense(), (&said, text), choice, is_chosen);
                if response.clicked() {
                    chosen = Some(AnswerEdit::Rating((!is_chosen).then_some(choice)));
                }
                if response.has_focus()
                    && ui.is_enabled()
                    && let Some(pressed) = pressed_number(ui)
                {
                    chosen = Some(AnswerEdit::Rating(Some(pressed)));
                }
                row.add(&response);
            }
            row.end(ui);
        });
    });
    chosen
}

/// Choices beside each other that are one stop for the Tab key: the chosen one, or the first. The arrows lead from one to
/// the next.
pub(super) struct ChoiceRow {
    name: String,
    stop: usize,
    ids: Vec<Id>,
}

impl ChoiceRow {
    /// A row that is to be drawn; `name` tells it from the others on the screen, `chosen` is the position of what holds.
    pub(super) fn begin(ui: &Ui, name: &str, chosen: Option<usize>) -> Self {
        let stop = focus::place_in_row(ui.ctx(), name).or(chosen).unwrap_or(0);
        Self { name: name.to_owned(), stop, ids: Vec::new() }
    }

    /// What the next choice listens to.
    pub(super) fn sense(&self) -> Sense {
        if self.ids.len() == self.stop { Sense::click() } else { Sense::CLICK }
    }

    /// A choice that was drawn.
    pub(super) fn add(&mut self, response: &Response) {
        self.ids.push(response.id);
    }

    /// After the last choice: moves the focus where an arrow asks for it.
    pub(super) fn end(self, ui: &Ui) {
        if focus::take(ui.ctx(), &Wish::Choice(self.name.clone())) {
            self.focus(ui, self.stop);
            return;
        }
        let Some(at) = self.ids.iter().position(|id| ui.memory(|memory| memory.has_focus(*id))) else { return };
        // The arrows belong to the row, not to the way of the focus over the screen.
        let filter = egui::EventFilter { horizontal_arrows: true, ..egui::EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(self.ids[at], filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowRight) {
            self.focus(ui, (at + 1) % self.ids.len());
        } else if pressed(Key::ArrowLeft) {
            self.focus(ui, (at + self.ids.len() - 1) % self.ids.len());
        } else {
            self.focus(ui, at);
        }
    }

    fn focus(&self, ui: &Ui, position: usize) {
        if let Some(id) = self.ids.get(position) {
            focus::focus_in_row(ui.ctx(), &self.name, position, *id);
        }
    }
}

/// Gives the focus to the row of choices of this name as soon as it is drawn.
pub(super) fn focus_choice(context: &egui::Context, name: String) {
    focus::wish(context, Wish::Choice(name));
}

/// The rating whose number, 1 to 5, was pressed.
pub(super) fn pressed_number(ui: &Ui) -> Option<Rating> {
    const KEYS: [Key; 5] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];
    let pressed = KEYS.iter().position(|key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key)))?;
    Some(Rating::ALL[pressed])
}

/// How large a button for a choice is.
pub(super) struct ChoiceSize {
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
    pub(super) fn normal() -> Self {
        let (font, strong) = (theme::text(), theme::strong());
        Self { height: TARGET, mark: 18.0, inset: space::M, gap: space::S, edge: 2.0, font, strong }
    }

    /// As in the sessiestand, at this share of its full size, with these letters, plain and with emphasis, and so high.
    pub(super) fn large(share: f32, (font, strong): (FontId, FontId), height: f32) -> Self {
        let scaled = |full: f32| (full * share).round();
        Self { height, mark: scaled(30.0), inset: scaled(space::L), gap: scaled(space::M), edge: 3.0, font, strong }
    }

    /// Width of a button with this text: that of the heavier letters, so that nothing moves when a button is chosen.
    pub(super) fn width(&self, ui: &Ui, text: &str) -> f32 {
        let width = ui.painter().layout_no_wrap(text.to_owned(), self.strong.clone(), Color32::BLACK).size().x;
        2.0 * self.inset + self.mark + self.gap + width
    }
}

/// One of several buttons of which at most one is chosen, with the mark and colour of a rating. `name` is what a screen
/// reader says.
pub(super) fn choice_button(
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

/// Stands beside free texts: what does not belong in a dossier.
pub(super) const NO_PERSONS: &str = "Schrijf niets op over personen of lopende zaken.";

/// A row of the navigation with the mark of a verdict before it, if there is one, and a remark at its end. Where rows stand
/// beside each other, each is as wide as its words.
pub(super) fn navigation_row(ui: &mut Ui, text: &str, verdict: Option<Verdict>, remark: &str, selected: bool) -> Response {
    let palette = Palette::of(ui);
    let width = if ui.layout().main_wrap() { width_of_row(ui, text, verdict, remark) } else { ui.available_width() };
    let (_, rect) = ui.allocate_space(vec2(width, 32.0));
    let response = ui.interact(rect, ui.scope_id().with(("row", text)), Sense::click());
    let name = match verdict {
        Some(verdict) if remark.is_empty() => format!("{text}, {}", words::verdict(verdict)),
        Some(verdict) => format!("{text}, {}, {remark}", words::verdict(verdict)),
        None => text.to_owned(),
    };
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), selected, &name));
    if selected && focus::take(ui.ctx(), &Wish::Navigation) {
        response.request_focus();
    }
    if ui.is_rect_visible(rect) {
        if selected || response.hovered() {
            ui.painter().rect_filled(rect, CornerRadius::same(CORNER), palette.accent_soft);
        }
        if selected {
            let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
            ui.painter().rect_filled(edge, CornerRadius::same(1), palette.accent);
        }
        let mut left = rect.left() + space::M;
        if let Some(verdict) = verdict {
            let center = Point::new(left + space::S, rect.center().y);
            shapes_at(ui, pos2(0.0, 0.0), &shapes::verdict_mark(verdict, center, 15.0));
            left += MARK_OF_ROW;
        }
        let font = if selected || verdict.is_none() { theme::strong() } else { theme::text() };
        let font = FontId { size: LETTERS_OF_ROW, ..font };
        let middle = rect.center().y;
        ui.painter().text(pos2(left, middle), egui::Align2::LEFT_CENTER, text, font, palette.ink);
        let right = pos2(rect.right() - space::S, middle);
        ui.painter().text(right, egui::Align2::RIGHT_CENTER, remark, theme::small(), palette.ink_soft);
    }
    response
}

/// Room for the mark of a verdict and what stands between it and the words.
const MARK_OF_ROW: f32 = 26.0;
const LETTERS_OF_ROW: f32 = 15.0;

/// With the heavier letters, so that nothing moves when a row is chosen.
fn width_of_row(ui: &Ui, text: &str, verdict: Option<Verdict>, remark: &str) -> f32 {
    let width = |text: &str, font| ui.painter().layout_no_wrap(text.to_owned(), font, Color32::BLACK).size().x;
    let words = width(text, FontId { size: LETTERS_OF_ROW, ..theme::strong() });
    let mark = if verdict.is_some() { MARK_OF_ROW } else { 0.0 };
    let remark = if remark.is_empty() { 0.0 } else { width(remark, theme::small()) + space::S };
    space::M + mark + words + remark + space::S
}

/// Gives the focus to the row of the navigation that is chosen.
pub(super) fn focus_navigation(context: &egui::Context) {
    focus::wish(context, Wish::Navigation);
}

/// The message of the session, across the window; true when it is put away.
pub(super) fn notice_ui(ui: &mut Ui, notice: &Notice) -> bool {
    let palette = Palette::of(ui);
    let message = messages::notice(notice);
    let edge = match notice.kind() {
        NoticeKind::News => palette.accent,
        NoticeKind::Trouble => palette.not_in_order,
    };
    let frame = Frame::new().fill(palette.panel).stroke(Stroke::new(2.0, edge)).corner_radius(CornerRadius::same(CORNER));
    frame
        .inner_margin(Margin::symmetric(space::L as i8, space::M as i8))
        .show(ui, |ui| {
            let say = |ui: &mut Ui| {
                ui.spacing_mut().item_spacing.y = space::XS;
                let title = wide_text(ui, &message.what, theme::strong(), palette.ink);
                ui.ctx().accesskit_node_builder(title.id, |node| {
                    node.set_role(Role::Alert);
                    node.set_label(message.what.as_str());
                    node.clear_value();
                    node.set_live(Live::Assertive);
                });
                wide_text(ui, &message.detail(), theme::text(), palette.ink);
            };
            if ui.available_width() < ROOM_BESIDE_TEXT {
                ui.scope(say);
                return button(ui, "Sluit bericht", true).clicked();
            }
            ui.with_layout(egui::Layout::right_to_left(Align::TOP), |ui| {
                let dismissed = button(ui, "Sluit bericht", true).clicked();
                ui.with_layout(egui::Layout::top_down(Align::LEFT), say);
                dismissed
            })
            .inner
        })
        .inner
}

/// Buttons stand beside a message from this width; in less room they stand below it.
pub(super) const ROOM_BESIDE_TEXT: f32 = 620.0;

/// Shows what can be longer than its share of a low window: it scrolls by itself there, so that room is left for the rest.
pub(super) fn bounded(ui: &mut Ui, id: &str, contents: impl FnOnce(&mut Ui)) {
    let window = ui.ctx().content_rect().height();
    let most = if window < LOW { (window * SHARE_OF_MESSAGES).max(2.0 * TARGET) } else { f32::INFINITY };
    fixed(ui, id, |ui| {
        let area = egui::ScrollArea::vertical().id_salt(id).auto_shrink([false, true]);
        area.max_height(most).min_scrolled_height(0.0).show(ui, |ui| {
            contents(ui);
            follow_focus(ui);
        });
    });
}

/// Below this height, messages may not take as much room as they like.
const LOW: f32 = 680.0;
/// Share of a low window that messages take at most.
const SHARE_OF_MESSAGES: f32 = 0.22;

/// Text that wraps at the width that there is.
pub(super) fn wide_text(ui: &mut Ui, text: &str, font: FontId, color: Color32) -> Response {
    let format = TextFormat { font_id: font, color, ..TextFormat::default() };
    found::label(ui, LayoutJob::single_section(text.to_owned(), format))
}

/// Two columns where there is room, else one under the other.
pub(super) fn columns(ui: &mut Ui, room_from: f32, share: f32, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    let available = ui.available_width();
    if available < room_from {
        left(ui);
        right(ui);
        return;
    }
    let gap = space::L;
    let first = ((available - gap) * share).floor();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        let down = egui::Layout::top_down(Align::LEFT);
        ui.allocate_ui_with_layout(vec2(first, 0.0), down, |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ui.set_width(first);
            left(ui);
        });
        ui.allocate_ui_with_layout(vec2(available - gap - first, 0.0), down, |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ui.set_width(available - gap - first);
            right(ui);
        });
    });
}

/// Draws the ring around whatever has the focus: 2 points wide, 2 points away, never hidden by a hover.
pub(super) fn focus_ring_ui(context: &egui::Context) {
    let Some(focused) = context.memory(egui::Memory::focused).and_then(|id: Id| context.read_response(id)) else { return };
    let color = Palette::of_theme(context.theme()).accent;
    let painter = context.layer_painter(focused.layer_id).with_clip_rect(focused.interact_rect.expand(5.0));
    let stroke = Stroke::new(2.0, color);
    painter.rect_stroke(focused.rect.expand(2.0), CornerRadius::same(CORNER + 2), stroke, StrokeKind::Outside);
}

/// Scrolls so that what has just got the focus is in sight. For the end of a scroll area's contents.
pub(super) fn follow_focus(ui: &Ui) {
    if !focus::has_moved(ui.ctx(), ui.scope_id()) {
        return;
    }
    let focused = ui.memory(egui::Memory::focused);
    let rect = focused.and_then(|id| ui.ctx().read_response(id)).map(|response| response.rect);
    if let Some(rect) = rect.filter(|rect| ui.min_rect().contains_rect(*rect)) {
        ui.scroll_to_rect(rect.expand(space::XXL), None);
    }
}

/// The scrolling that was just asked for stands: what has got the focus with it is in sight by that.
pub(super) fn keep_scroll(ui: &Ui) {
    focus::keep_scroll(ui.ctx());
}

/// Room in addition to what stands between any two things.
pub(super) fn gap(ui: &mut Ui, size: f32) {
    ui.add_space(size);
}
