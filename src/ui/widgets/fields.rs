//! Fields in which one types.

use std::path::PathBuf;

use egui::accesskit::{Live, Node, Role};
use egui::{Id, Key, Margin, Modifiers, Response, TextBuffer, TextEdit, Ui};

use super::layout::fixed;
use super::text::{field_label, styled_text};
use crate::messages;
use crate::model::{is_full, text_room};
use crate::ui::announce::announce;
use crate::ui::focus::{self, Wish};
use crate::ui::found;
use crate::ui::theme::{self, Palette, space};

/// A text field of several lines with its label above it; gives the text when it was changed.
///
/// `name` is what a screen reader says where the label alone would not tell which field it is.
pub(in crate::ui) fn text_area(ui: &mut Ui, label: &str, name: &str, value: &str, rows: usize) -> Option<String> {
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
pub(in crate::ui) fn text_line(ui: &mut Ui, label: &str, name: &str, value: &str) -> Option<String> {
    labelled_field(ui, label, |ui| line_field(ui, name, value, f32::INFINITY))
}

/// As [`text_line`], for what the program asks and the dossier does not hold, as a place or a word to look for: also
/// where the dossier can only be read.
pub(in crate::ui) fn entry_line(ui: &mut Ui, label: &str, name: &str, value: &str) -> Option<String> {
    labelled_field(ui, label, |ui| one_line(ui, name, value, f32::INFINITY, Owner::Program))
}

/// As [`entry_line`], in a form that Enter sends on: puts what was typed into `value`, and says whether Enter was pressed.
pub(in crate::ui) fn form_line(ui: &mut Ui, label: &str, name: &str, value: &mut String) -> bool {
    let mut is_entered = false;
    let typed = labelled_field(ui, label, |ui| {
        let (response, text) = one_line(ui, name, value, f32::INFINITY, Owner::Program);
        is_entered = pressed_enter(ui, &response);
        (response, text)
    });
    if let Some(text) = typed {
        *value = text;
    }
    is_entered
}

/// A field to look for something, with its name in it while it is empty and no label above it; gives the text when it was
/// changed.
pub(in crate::ui) fn search_field(ui: &mut Ui, name: &str, value: &str, width: f32) -> Option<String> {
    let shown = ui.scope(|ui| {
        // What stands at the end of a row gets the room that it took before: a field would fit itself in there and stay so.
        ui.set_width(width);
        field(ui, name, value, Owner::Program, |edit| edit.desired_rows(1).return_key(None).hint_text(name.to_owned()))
    });
    let (response, changed) = shown.inner;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_role(Role::SearchInput));
    changed.map(|text| text.replace(['\n', '\t'], " "))
}

/// What was typed or pasted as a path; Windows copies paths with quotation marks around them.
pub(in crate::ui) fn typed_path(text: &str) -> PathBuf {
    PathBuf::from(text.trim().trim_matches('"'))
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
pub(in crate::ui) fn set_read_only(context: &egui::Context, read_only: bool) {
    context.data_mut(|data| data.insert_temp(read_only_id(), read_only));
}

/// Whether the dossier may be changed here. What changes it is disabled otherwise; fields for text know it by themselves.
pub(in crate::ui) fn may_change(ui: &Ui) -> bool {
    !ui.data(|data| data.get_temp(read_only_id())).unwrap_or(false)
}

fn read_only_id() -> Id {
    Id::unique("read-only")
}

/// The field of a [`text_line`] without its label. Enter goes on to what comes next.
pub(in crate::ui) fn line_field(ui: &mut Ui, name: &str, value: &str, width: f32) -> (Response, Option<String>) {
    let (response, text) = one_line(ui, name, value, width, Owner::Dossier);
    if focus::take_next(ui.ctx()) {
        response.request_focus();
    }
    if pressed_enter(ui, &response) {
        focus::wish_next(ui.ctx());
    }
    (response, text)
}

/// A field of one line of which Enter is given to the caller: says whether it was pressed.
pub(in crate::ui) fn entered_line(ui: &mut Ui, label: &str, name: &str, value: &str) -> (Option<String>, bool) {
    let mut is_entered = false;
    let typed = labelled_field(ui, label, |ui| {
        let (response, text) = one_line(ui, name, value, f32::INFINITY, Owner::Dossier);
        is_entered = pressed_enter(ui, &response);
        (response, text)
    });
    (typed, is_entered)
}

fn one_line(ui: &mut Ui, name: &str, value: &str, width: f32, owner: Owner) -> (Response, Option<String>) {
    let (response, changed) = field(ui, name, value, owner, |edit| edit.desired_rows(1).return_key(None).desired_width(width));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_role(Role::TextInput));
    // What is pasted may have several lines, or cells.
    (response, changed.map(|text| text.trim_end_matches('\n').replace(['\n', '\t'], " ")))
}

/// A field of several lines for a part of the dossier without a label above it, in another shape; gives its response and
/// the text when it was changed.
pub(in crate::ui) fn shaped_field(
    ui: &mut Ui,
    name: &str,
    value: &str,
    shape: impl FnOnce(TextEdit<'_>) -> TextEdit<'_>,
) -> (Response, Option<String>) {
    field(ui, name, value, Owner::Dossier, shape)
}

/// A field of the dossier that looks like what it says until somebody points at it or writes in it; an empty one looks like any
/// field, with a hint in it. Its letters stand where those of a text would: its edge is outside of that. Gives the text when it was
/// changed.
pub(in crate::ui) fn quiet_field(ui: &mut Ui, name: &str, value: &str, hint: &str, font: egui::FontId) -> Option<String> {
    let id = field_id(name);
    let is_quiet = !value.is_empty() && !ui.memory(|memory| memory.has_focus(id));
    let is_hovered = may_change(ui) && ui.ctx().read_response(id).is_some_and(|response| response.hovered());
    let palette = Palette::of(ui);
    let mut area = ui.available_rect_before_wrap();
    let margin = f32::from(field_margin().left);
    area.min.x -= margin;
    area.max.x += margin;
    let mut child = ui.new_child(egui::UiBuilder::new().scope_id(ui.scope_id().with(name)).max_rect(area));
    if is_quiet && !is_hovered {
        child.visuals_mut().widgets.inactive.bg_stroke = egui::Stroke::NONE;
    }
    let (_, typed) = shaped_field(&mut child, name, value, |edit| {
        let edit = edit.desired_rows(1).font(font).hint_text(hint.to_owned());
        match (is_quiet, is_hovered) {
            (true, true) => edit.background_color(palette.hover),
            (true, false) => edit.background_color(egui::Color32::TRANSPARENT),
            (false, _) => edit,
        }
    });
    // What comes below it stands where its letters do.
    let used = child.min_rect();
    ui.advance_cursor_after_rect(used.with_min_x(area.left() + margin).with_max_x(area.right() - margin));
    typed
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
pub(in crate::ui) fn is_typing_in(ui: &Ui, name: &str) -> bool {
    ui.memory(|memory| memory.has_focus(own_field_id(name)))
}

fn own_field_id(name: &str) -> Id {
    field_id(name).with("own")
}

/// The id of a field. No two fields of a screen have the same name, and a name says what the field is about: so the field
/// keeps its focus, its cursor and what can be taken back in it wherever it comes to stand.
pub(in crate::ui) fn field_id(name: &str) -> Id {
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
    if focus::take(ui, &Wish::Field(name.to_owned())) {
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
pub(in crate::ui) fn focus_field(context: &egui::Context, name: String) {
    focus::wish(context, Wish::Field(name));
}

pub(in crate::ui) fn field_margin() -> Margin {
    Margin::symmetric(space::S as i8, 7)
}

/// A message beside the field that it is about.
pub(in crate::ui) fn field_error(ui: &mut Ui, text: &str) {
    let color = Palette::of(ui).not_in_order;
    let response = styled_text(ui, text, theme::small(), color);
    announce(ui, &response, Role::Alert, Live::Assertive, text);
}
