//! Windows over everything else.

use egui::accesskit::{Node, Role};
use egui::{Context, Frame, Id, Key, Margin, Modal, Modifiers, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::layout::follow_focus;
use super::text::heading_with;
use crate::ui::focus::{self, Ring, Wish};
use crate::ui::theme::{self, space};

/// Width of the dialogs, in points.
const WIDTH: f32 = 640.0;
/// In a lower window, in points, there is less room around them.
const LOW: f32 = 500.0;

/// Asks something, or shows something, over everything else. The focus goes to its title when it comes, unless a field in it
/// asks for the focus itself.
pub(in crate::ui) fn dialog<R>(context: &Context, id: &str, title: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = Frame::popup(&context.global_style()).inner_margin(Margin::same(space::L as i8));
    Modal::new(Id::unique(id))
        .frame(frame)
        .show(context, |ui| {
            context.accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(Role::Dialog);
                node.set_label(title);
                node.set_modal();
            });
            focus::come(context, Id::unique(id));
            let window = context.content_rect();
            let around = if window.height() < LOW { 2.0 * space::L } else { 2.0 * space::XXL };
            ui.set_width(WIDTH.min(window.width() - 2.0 * space::XXL));
            // What does not fit in the window scrolls: also the last button can be reached.
            let most = window.height() - around - 2.0 * space::L;
            // A dialog knows its height of the frame before; it grows with what comes into it all the same.
            ui.set_max_height(most);
            let area = ScrollArea::vertical().id_salt(id).auto_shrink([false, true]).max_height(most);
            area.min_scrolled_height(0.0)
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = space::S;
                    title_ui(ui, title);
                    let inner = contents(ui);
                    scroll_by_keys(ui, most);
                    follow_focus(ui);
                    inner
                })
                .inner
        })
        .inner
}

/// Whether Escape was pressed, which puts a dialog away; nothing else gets the key then.
pub(in crate::ui) fn pressed_escape(context: &Context) -> bool {
    context.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}

/// Whether Escape was pressed on a screen, and nothing lies over it that the key is meant for. Nothing else gets the key then.
pub(in crate::ui) fn leaves_by_escape(ui: &Ui) -> bool {
    let is_covered = ui.memory(|memory| memory.top_modal_layer().is_some()) || egui::Popup::is_any_open(ui.ctx());
    !is_covered && pressed_escape(ui.ctx())
}

/// What is higher than the window can be read by keyboard as well, unless the keys are a field's.
fn scroll_by_keys(ui: &Ui, page: f32) {
    if ui.ctx().text_edit_focused() {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    for (key, points) in [
        (Key::ArrowDown, LINE),
        (Key::ArrowUp, -LINE),
        (Key::PageDown, 0.8 * page),
        (Key::PageUp, -0.8 * page),
        (Key::End, f32::MAX),
        (Key::Home, f32::MIN),
    ] {
        if pressed(key) {
            ui.scroll_with_delta(vec2(0.0, -points.clamp(-FAR, FAR)));
        }
    }
}

/// How far an arrow scrolls, in points.
const LINE: f32 = 48.0;
/// Farther than any dialog is high, in points.
const FAR: f32 = 100_000.0;

fn title_ui(ui: &mut Ui, text: &str) {
    let shown = heading_with(ui, text, theme::heading(), 1);
    // One node for both: the label is only its picture.
    ui.ctx().accesskit_node_builder(shown.id, Node::set_hidden);
    let title = ui.interact(shown.rect, shown.id.with("title"), Sense::focusable_noninteractive());
    title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
    focus::grant(ui, &Wish::Dialog, title.id, Ring::Hidden);
}
