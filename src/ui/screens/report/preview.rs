//! The pages of the report as they will be printed, one at a time.

use std::sync::Arc;

use egui::{Align, EventFilter, Key, Modifiers, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

use crate::report::{Layout, OutlineEntry};
use crate::session::Preview;
use crate::ui::announce::say;
use crate::ui::paper::{fitting, page_at, page_size};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{button, field_error, focus_title, gap, heading, keep_scroll, link, small_text};
use crate::words;

/// Which page is looked at, and how.
#[derive(Debug, Default)]
pub(super) struct PreviewState {
    /// From 0; past the last page it means the last one.
    page: usize,
    is_large: bool,
    /// Whether the page was large in the frame before this one.
    was_large: bool,
    heard: Option<Heard>,
}

/// What a screen reader hears of a page. Made once for each page that is looked at.
#[derive(Debug)]
struct Heard {
    layout: Arc<Layout>,
    page: usize,
    name: String,
    text: String,
}

impl PreviewState {
    /// Whether the page fills the screen.
    pub(super) fn is_large(&self) -> bool {
        self.is_large
    }

    /// Shows the page with this index next.
    pub(super) fn turn_to(&mut self, page: usize) {
        self.page = page;
    }

    fn heard(&mut self, layout: &Arc<Layout>) -> &Heard {
        let page = self.page;
        let is_known = |heard: &Heard| heard.page == page && Arc::ptr_eq(&heard.layout, layout);
        if !self.heard.as_ref().is_some_and(is_known) {
            self.heard = None;
        }
        self.heard.get_or_insert_with(|| Heard::new(layout, page))
    }
}

impl Heard {
    fn new(layout: &Arc<Layout>, page: usize) -> Self {
        let headings: Vec<&str> =
            layout.outline.iter().filter(|entry| entry.page == page).map(|entry| entry.text.as_str()).collect();
        let place = place(page, layout.pages.len());
        let name = if headings.is_empty() { place } else { format!("{place}: {}", words::enumeration(&headings)) };
        Self { layout: Arc::clone(layout), page, name, text: layout.text_of_page(page) }
    }
}

/// `Pagina 3 van 53`.
fn place(page: usize, pages: usize) -> String {
    format!("Pagina {} van {pages}", page + 1)
}

/// A page is no higher than this share of the window, from 0 to 1, so that all of it is in sight.
const SHARE_OF_HEIGHT: f32 = 0.78;
/// The widest page in a large window, in points: its letters are then half as large again as on paper.
const LARGEST_PAGE: f32 = 900.0;

/// Draws the page beside the choices, with what the report has in it.
pub(super) fn preview_ui(ui: &mut Ui, preview: &Preview, kind: &str, state: &mut PreviewState) {
    heading(ui, "Zo wordt het");
    let room = vec2(ui.available_width(), ui.ctx().content_rect().height() * SHARE_OF_HEIGHT);
    let size = fitting(room);
    let Some(layout) = shown_layout(ui, preview, size, state) else { return };
    let status = if preview.is_busy {
        "Het voorbeeld wordt bijgewerkt …".to_owned()
    } else {
        format!("{kind}, {}", place(state.page, layout.pages.len()).to_lowercase())
    };
    small_text(ui, &status);
    let page = page_ui(ui, &layout, size, state);
    gap(ui, space::XS);
    ui.horizontal_wrapped(|ui| {
        turn_buttons(ui, &layout, state);
        let enlarge = button(ui, "Bekijk groot", true);
        // The focus goes back to the button that enlarged the page.
        if std::mem::take(&mut state.was_large) {
            enlarge.request_focus();
        }
        if enlarge.clicked() || page.clicked() {
            state.is_large = true;
            focus_title(ui.ctx());
        }
    });
    if !layout.unprintable().is_empty() {
        gap(ui, space::S);
        field_error(ui, &words::unprintable(layout.unprintable()));
    }
    gap(ui, space::S);
    if parts_ui(ui, &layout, state) {
        // A link to a part shows its page.
        page.request_focus();
        ui.scroll_to_rect(page.rect.expand(space::S), Some(Align::TOP));
        keep_scroll(ui);
    }
}

/// Draws one page over the width of the screen.
pub(super) fn large_preview_ui(ui: &mut Ui, preview: &Preview, state: &mut PreviewState) {
    state.was_large = true;
    let before = state.page;
    // With a dialog over it, the key is for that.
    let is_in_front = ui.memory(|memory| memory.is_above_modal_layer(ui.layer_id()));
    let is_put_away = is_in_front && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let is_left = ui
        .horizontal_wrapped(|ui| {
            let is_left = button(ui, "Terug (Esc)", true).clicked();
            if let Some(layout) = &preview.layout {
                turn_buttons(ui, layout, state);
                place_ui(ui, layout.pages.len(), state);
            }
            is_left
        })
        .inner;
    if is_put_away || is_left {
        state.is_large = false;
    }
    let size = page_size(ui.available_width().min(LARGEST_PAGE));
    let Some(layout) = shown_layout(ui, preview, size, state) else { return };
    let page = page_ui(ui, &layout, size, state);
    if page.clicked() {
        state.is_large = false;
    }
    if state.page != before {
        let top = Rect::from_min_size(page.rect.min - vec2(0.0, space::L), Vec2::ZERO);
        ui.scroll_to_rect(top, Some(Align::TOP));
    }
}

/// The pages, with the page that is looked at among them; says why when there are none.
fn shown_layout(ui: &mut Ui, preview: &Preview, size: Vec2, state: &mut PreviewState) -> Option<Arc<Layout>> {
    let layout = preview.layout.as_ref().filter(|layout| !layout.pages.is_empty());
    let Some(layout) = layout else {
        if let Some(fault) = &preview.fault {
            field_error(ui, fault);
        } else {
            small_text(ui, "Het voorbeeld wordt gemaakt …");
            ui.vertical_centered(|ui| {
                let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
                page_at(ui, rect, None);
            });
        }
        return None;
    };
    state.page = state.page.min(layout.pages.len() - 1);
    Some(Arc::clone(layout))
}

/// The page, which turns with the arrow keys while it has the focus.
fn page_ui(ui: &mut Ui, layout: &Arc<Layout>, size: Vec2, state: &mut PreviewState) -> Response {
    let response = ui
        .vertical_centered(|ui| {
            let (rect, response) = ui.allocate_exact_size(size, Sense::click());
            if ui.is_rect_visible(rect) {
                page_at(ui, rect, layout.pages.get(state.page));
            }
            response
        })
        .inner;
    let heard = state.heard(layout);
    response.widget_info(|| WidgetInfo::labeled(Role::Document, true, &heard.name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(heard.text.as_str()));
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, escape: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let last = layout.pages.len() - 1;
        for (key, page) in [
            (Key::ArrowRight, (state.page + 1).min(last)),
            (Key::PageDown, (state.page + 1).min(last)),
            (Key::ArrowLeft, state.page.saturating_sub(1)),
            (Key::PageUp, state.page.saturating_sub(1)),
            (Key::Home, 0),
            (Key::End, last),
        ] {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                state.page = page;
            }
        }
    }
    response
}

fn turn_buttons(ui: &mut Ui, layout: &Arc<Layout>, state: &mut PreviewState) {
    let before = state.page;
    if button(ui, "Vorige pagina", state.page > 0).clicked() {
        state.page = state.page.saturating_sub(1);
    }
    if button(ui, "Volgende pagina", state.page + 1 < layout.pages.len()).clicked() {
        state.page += 1;
    }
    if state.page != before {
        // The focus stays on the button.
        say(ui.ctx(), state.heard(layout).name.clone());
    }
}

fn place_ui(ui: &mut Ui, pages: usize, state: &PreviewState) {
    let text = egui::RichText::new(place(state.page.min(pages.saturating_sub(1)), pages)).font(theme::text());
    ui.label(text.color(Palette::of(ui).ink));
}

/// The parts of the report, each leading to its page; true when one was chosen.
fn parts_ui(ui: &mut Ui, layout: &Layout, state: &mut PreviewState) -> bool {
    let parts: Vec<&OutlineEntry> = layout.outline.iter().filter(|entry| entry.level == 1).collect();
    if parts.is_empty() {
        return false;
    }
    heading(ui, "In dit rapport");
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut is_chosen = false;
    for part in parts {
        ui.push_id((part.page, &part.text), |ui| {
            if link(ui, &format!("{}, pagina {}", part.text, part.page + 1)).clicked() {
                state.page = part.page;
                is_chosen = true;
            }
        });
    }
    is_chosen
}
