//! The library: what others did, to look for and to read.

mod filters;
mod list;
mod reading;

use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use self::filters::filters_ui;
use self::list::{Found, list_ui};
use self::reading::reading_ui;
pub(super) use self::reading::template_title;
use super::actions::ActionPlan;
use crate::content::{Catalogue, Filter, Library, PracticeId};
use crate::search::Index;
use crate::ui::command::Command;
use crate::ui::computed::Computed;
use crate::ui::focus::{self, Wish};
use crate::ui::shell::{Foot, Head, Page, Part, page_ui};
use crate::ui::theme::{Palette, space};
use crate::ui::widgets::{Icon, fixed, follow_focus, gap, leaves_by_escape, may_change, quiet_button, search_field};

/// What the screen shows.
pub struct LibraryScreen<'a> {
    /// What the examples show something of.
    pub catalogue: &'a Catalogue,
    /// What others did.
    pub library: &'a Library,
    /// What the team of the open dossier agreed to do; `None` where no dossier is open.
    pub plan: Option<&'a ActionPlan>,
    /// The examples that its reports tell.
    pub in_report: &'a [PracticeId],
}

/// What is looked for, and what is read.
#[derive(Default)]
pub struct LibraryState {
    words: String,
    /// Whether something was typed in this frame: a narrow window then lists what is found.
    is_typed: bool,
    filter: Filter,
    /// The example that was chosen to be read.
    open: Option<PracticeId>,
    /// What can be found, folded once.
    index: Option<Index>,
    found: Computed<(String, Filter), Found>,
}

impl LibraryState {
    /// Shows one example, whatever was looked for.
    pub fn read(&mut self, context: &egui::Context, id: PracticeId) {
        self.words.clear();
        self.filter = Filter::default();
        self.open = Some(id);
        focus::wish(context, Wish::Sheet);
    }
}

const SEARCH: &str = "Zoek in de bibliotheek";
/// Width of the field to look for something, in points.
const WIDTH_OF_SEARCH: f32 = 264.0;
/// Width of the list beside what is read, in points.
const LIST_WIDTH: f32 = 336.0;
/// From this width of the screen, in points, the list stands beside what is read.
const ROOM_FOR_BOTH: f32 = 960.0;

/// Draws the screen.
pub fn library_ui(ui: &mut Ui, page: &Page, screen: &LibraryScreen<'_>, state: &mut LibraryState, commands: &mut Vec<Command>) {
    page_ui(ui, page, Head::of_panes("Bibliotheek"), Foot::None, commands, |ui, part, commands| match part {
        Part::HeadEnd => {
            let width = WIDTH_OF_SEARCH.min(ui.ctx().content_rect().width() - 4.0 * space::XL);
            if let Some(words) = search_field(ui, SEARCH, &state.words, width) {
                state.words = words;
                state.is_typed = true;
            }
        }
        Part::Body => body_ui(ui, screen, state, commands),
        Part::Views | Part::Foot | Part::FootEnd => {}
    });
}

fn body_ui(ui: &mut Ui, screen: &LibraryScreen<'_>, state: &mut LibraryState, commands: &mut Vec<Command>) {
    let LibraryState { words, is_typed, filter, open, index, found } = state;
    let is_typed = std::mem::take(is_typed);
    let index = index.get_or_insert_with(|| Index::of_library(screen.library));
    let found = found.get((words.clone(), filter.clone()), || Found::new(screen.library, index, words, filter));
    let is_endless = !ui.available_height().is_finite();
    let has_both = !is_endless && ui.available_width() >= ROOM_FOR_BOTH;
    if !has_both {
        if is_typed {
            *open = None;
        }
        if let Some(entry) = open.as_ref().and_then(|id| screen.library.get(id)) {
            let is_left = whole_ui(ui, is_endless, &format!("reading {}", entry.id), |ui| {
                let back =
                    quiet_button(ui, Some(Icon::Previous), "Alle voorbeelden (Esc)", "Terug naar alle voorbeelden (Esc)", true);
                fixed(ui, &entry.id, |ui| reading_ui(ui, screen, entry, &found.words, commands));
                back.clicked() || leaves_by_escape(ui)
            });
            if is_left {
                list::focus_row(ui.ctx(), found, &entry.id);
                *open = None;
            }
            return;
        }
        let chosen = whole_ui(ui, is_endless, "list", |ui| {
            fixed(ui, "filters", |ui| filters_ui(ui, screen, found, filter));
            gap(ui, space::S);
            list_ui(ui, screen.library, found, None).chosen()
        });
        if let Some(id) = chosen {
            *open = Some(id);
            focus::wish(ui.ctx(), Wish::Sheet);
        }
        return;
    }
    let area = ui.available_rect_before_wrap();
    let top = UiBuilder::new().scope_id(ui.scope_id().with("filters")).max_rect(area.shrink2(vec2(space::XL, space::S)));
    let filters = ui.scope_builder(top, |ui| filters_ui(ui, screen, found, filter)).response.rect;
    let line = egui::Stroke::new(1.0, Palette::of(ui).hair);
    let under = filters.bottom() + space::S;
    ui.painter().hline(area.x_range(), under, line);
    let middle = area.left() + LIST_WIDTH;
    ui.painter().vline(middle, under..=area.bottom(), line);
    // What was opened stays in sight for as long as it is found.
    let shown = open.as_ref().filter(|id| found.has(id)).or_else(|| found.first()).cloned();
    let left = Rect::from_min_max(pos2(area.left(), under + 1.0), pos2(middle - 1.0, area.bottom()));
    let change = pane_ui(ui, "list", left, vec2(0.0, 0.0), |ui| list_ui(ui, screen.library, found, shown.as_ref()));
    let right = Rect::from_min_max(pos2(middle + 1.0, under + 1.0), area.max);
    if let Some(entry) = shown.as_ref().and_then(|id| screen.library.get(id)) {
        pane_ui(ui, &format!("reading {}", entry.id), right, vec2(space::XXL, space::L), |ui| {
            reading_ui(ui, screen, entry, &found.words, commands);
        });
    }
    if let list::ListChange::Chosen(_) = &change {
        focus::wish(ui.ctx(), Wish::Sheet);
    }
    if let Some(id) = change.seen() {
        *open = Some(id);
    }
}

/// What fills the screen, and scrolls where the screen itself does not.
fn whole_ui<R>(ui: &mut Ui, is_endless: bool, key: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    if is_endless {
        return contents(ui);
    }
    let area = ui.available_rect_before_wrap();
    pane_ui(ui, key, area, vec2(space::XL, space::S), contents)
}

/// A part that scrolls by itself, with so much room inside it.
fn pane_ui<R>(ui: &mut Ui, key: &str, area: Rect, inside: egui::Vec2, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let id = ui.scope_id().with(key);
    ui.scope_builder(UiBuilder::new().scope_id(id).max_rect(area), |ui| {
        ScrollArea::vertical()
            .id_salt(key)
            .auto_shrink(false)
            .show(ui, |ui| {
                let margin = egui::Margin::symmetric(inside.x as i8, inside.y as i8);
                egui::Frame::new()
                    .inner_margin(margin)
                    .show(ui, |ui| {
                        ui.spacing_mut().item_spacing.y = space::XS;
                        ui.set_width(ui.available_width());
                        let inner = contents(ui);
                        gap(ui, space::L);
                        follow_focus(ui);
                        inner
                    })
                    .inner
            })
            .inner
    })
    .inner
}

/// Whether something can be taken over into the open dossier.
fn can_take_over(ui: &Ui, screen: &LibraryScreen<'_>) -> bool {
    screen.plan.is_some() && may_change(ui)
}
