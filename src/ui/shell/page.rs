//! The frame of a screen: a head and a foot that stay in sight, and what scrolls between them.

use egui::accesskit::{Live, Node, Role};
use egui::{
    Align, Color32, Frame, Layout, Margin, Rect, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::ui::announce::announce;
use crate::ui::command::{Asks as _, Command};
use crate::ui::focus::{self, Wish};
use crate::ui::found;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{Icon, end_aligned, fixed, follow_focus, icon_button, link, noted, noted_width, quiet_button};

/// Height of the head and of the foot, in points.
const EDGE: f32 = 52.0;
/// Room at the sides of a screen, in points.
const SIDE: f32 = 24.0;
/// Room at the sides where the window is narrow, in points.
const NARROW_SIDE: f32 = 8.0;
/// Screens are no wider, in points, so that lines stay readable on a large display.
const WIDEST: f32 = 1240.0;
/// In a lower or narrower window, in points, head and foot scroll along: they would leave no room.
const LEAST: egui::Vec2 = vec2(600.0, 440.0);

/// Which screen is drawn, and what has just happened.
#[derive(Debug, Default)]
pub struct Page {
    /// Tells the screen from the others.
    pub key: String,
    /// Whether the user has just come here, so that it is shown from its top.
    pub is_new: bool,
    /// The name of the screen from which a link led here, to go back to.
    pub back: Option<String>,
    /// What has just happened.
    pub happened: Option<Happened>,
}

/// What has just happened, and what can be done about it.
#[derive(Debug)]
pub struct Happened {
    /// As `Oordeel bij 2.5 ongedaan gemaakt`.
    pub text: String,
    /// Whether a screen reader says it; else something else does.
    pub is_said: bool,
    /// What can be done: the words, the name for a screen reader, and what is asked.
    pub offer: Option<(&'static str, String, Command)>,
    /// What puts the message away: the name for a screen reader, and what is asked.
    pub close: Option<(&'static str, Command)>,
}

/// What a screen is called.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct Head<'a> {
    /// Its title.
    pub(in crate::ui) title: &'a str,
    /// Where it belongs, in small letters before the title; may be empty.
    pub(in crate::ui) under: &'a str,
    /// Whether the body consists of parts that scroll by themselves and fill the room that there is. In a window where everything
    /// scrolls, its height is without an end all the same.
    pub(in crate::ui) has_panes: bool,
}

impl<'a> Head<'a> {
    /// A screen that stands by itself.
    pub(in crate::ui) fn new(title: &'a str) -> Self {
        Self { title, under: "", has_panes: false }
    }

    /// A screen of parts that scroll by themselves.
    pub(in crate::ui) fn of_panes(title: &'a str) -> Self {
        Self { has_panes: true, ..Self::new(title) }
    }
}

/// Whether a screen has a foot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Foot {
    /// It has what the screen is for in it.
    Shown,
    /// It is there for what has just happened only.
    None,
    /// The same, and what scrolls runs on to the edge of the window: a table of which as many rows are in sight as fit.
    Flush,
}

/// A part of a screen, in the order in which they are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Part {
    /// Beside the title: which view is shown.
    Views,
    /// At the right end of the head.
    HeadEnd,
    /// What scrolls.
    Body,
    /// In the foot: the button of what the screen is for.
    Foot,
    /// At the right end of the foot.
    FootEnd,
}

/// Draws a screen in all the room that there is. `contents` draws each part; a part that it has not is left empty.
pub(in crate::ui) fn page_ui(
    ui: &mut Ui,
    page: &Page,
    head: Head<'_>,
    foot: Foot,
    commands: &mut Vec<Command>,
    mut contents: impl FnMut(&mut Ui, Part, &mut Vec<Command>),
) {
    let window = ui.ctx().content_rect().size();
    let area = ui.available_rect_before_wrap();
    let side = if window.x < LEAST.x { NARROW_SIDE } else { SIDE };
    let id = ui.scope_id().with(("page", &page.key));
    let main = UiBuilder::new().scope_id(id).max_rect(area).accessibility_role(Role::Main);
    let has_foot = foot == Foot::Shown || page.happened.is_some();
    ui.scope_builder(main, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let scrolls_whole = window.x < LEAST.x || window.y < LEAST.y;
        let height = area.height() - if has_foot && !scrolls_whole { EDGE } else { 0.0 };
        if !scrolls_whole {
            head_ui(ui, page, head, side, commands, &mut contents);
        }
        let body = Rect::from_min_max(ui.cursor().min, pos2(area.right(), area.top() + height));
        let body = UiBuilder::new().scope_id(id.with("body")).max_rect(body);
        ui.scope_builder(body, |ui| {
            if head.has_panes && !scrolls_whole {
                contents(ui, Part::Body, commands);
                return;
            }
            let mut scroll = ScrollArea::vertical().id_salt("screen").auto_shrink(false);
            if page.is_new {
                scroll = scroll.vertical_scroll_offset(0.0);
            }
            scroll.show(ui, |ui| {
                if scrolls_whole {
                    head_ui(ui, page, head, side, commands, &mut contents);
                }
                let bottom = if foot == Foot::Flush { 0.0 } else { space::XL };
                let inside = Margin { left: side as i8, right: side as i8, top: space::L as i8, bottom: bottom as i8 };
                Frame::new().inner_margin(inside).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = space::S;
                    ui.set_width(WIDEST.min(ui.available_width()));
                    contents(ui, Part::Body, commands);
                });
                if scrolls_whole && has_foot {
                    foot_ui(ui, page, side, commands, &mut contents);
                }
                follow_focus(ui);
            });
        });
        if !scrolls_whole && has_foot {
            foot_ui(ui, page, side, commands, &mut contents);
        }
    });
}

type Contents<'a> = dyn FnMut(&mut Ui, Part, &mut Vec<Command>) + 'a;

/// Title, views and what can be done, in one row where there is room, else in two.
fn head_ui(ui: &mut Ui, page: &Page, head: Head<'_>, side: f32, commands: &mut Vec<Command>, contents: &mut Contents<'_>) {
    let available = ui.available_width() - 2.0 * side;
    let title = title_width(ui, head, page);
    let (views, end) = (noted_width(ui, "views"), noted_width(ui, "head-end"));
    let is_one_row = title + views + end + 3.0 * space::L <= available;
    row_ui(ui, "head", side, |ui| {
        back_ui(ui, page, commands);
        title_ui(ui, head);
        if is_one_row {
            ui.add_space(space::S);
            noted(ui, "views", |ui| contents(ui, Part::Views, commands));
            end_aligned(ui, "head-end", |ui| contents(ui, Part::HeadEnd, commands));
        }
    });
    if !is_one_row {
        let fits = views + end + space::L <= available;
        row_ui(ui, "views", side, |ui| {
            noted(ui, "views", |ui| contents(ui, Part::Views, commands));
            if fits {
                end_aligned(ui, "head-end", |ui| contents(ui, Part::HeadEnd, commands));
            }
        });
        if !fits {
            row_ui(ui, "head-end", side, |ui| noted(ui, "head-end", |ui| contents(ui, Part::HeadEnd, commands)));
        }
    }
    edge_ui(ui);
}

/// A row of the head or the foot.
fn row_ui(ui: &mut Ui, key: &str, side: f32, contents: impl FnOnce(&mut Ui)) {
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), EDGE));
    let inside = row.shrink2(vec2(side, 0.0));
    let layout = Layout::left_to_right(Align::Center);
    let id = ui.scope_id().with(key);
    ui.scope_builder(UiBuilder::new().scope_id(id).max_rect(inside).layout(layout), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        contents(ui);
    });
}

/// The fine line between head, body and foot.
fn edge_ui(ui: &Ui) {
    let line = Stroke::new(1.0, Palette::of(ui).hair);
    ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top() - 0.5, line);
}

fn back_ui(ui: &mut Ui, page: &Page, commands: &mut Vec<Command>) {
    if let Some(back) = &page.back {
        let name = format!("Terug naar {back}");
        let response = quiet_button(ui, Some(Icon::Previous), "Terug", &name, true);
        response.on_hover_text(format!("{name} (Alt en pijl links)")).asks(commands, || Command::Back);
    }
}

fn title_width(ui: &Ui, head: Head<'_>, page: &Page) -> f32 {
    let width = |text: &str, font| ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER).size().x;
    let under = if head.under.is_empty() { 0.0 } else { width(head.under, theme::small()) + space::S };
    let back = if page.back.is_some() { width("Terug", theme::label()) + 48.0 } else { 0.0 };
    under + back + width(head.title, theme::title())
}

/// The title, with where it belongs before it. It takes the focus when who comes by keyboard or screen reader has to hear it.
fn title_ui(ui: &mut Ui, head: Head<'_>) {
    let palette = Palette::of(ui);
    if !head.under.is_empty() {
        let color = palette.ink_soft;
        let label = ui.add(egui::Label::new(RichText::new(head.under).font(theme::small()).color(color)).truncate());
        // It is part of what the title says.
        ui.ctx().accesskit_node_builder(label.id, Node::set_hidden);
    }
    let format = egui::TextFormat { font_id: theme::title(), color: palette.ink, ..egui::TextFormat::default() };
    let mut job = egui::text::LayoutJob::single_section(head.title.to_owned(), format);
    job.wrap = egui::text::TextWrapping::truncate_at_width(ui.available_width());
    let response = found::label(ui, job);
    // One node for both: the label is only its picture.
    ui.ctx().accesskit_node_builder(response.id, Node::set_hidden);
    let title = ui.interact(response.rect, response.id.with("title"), Sense::focusable_noninteractive());
    title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, head.title));
    ui.ctx().accesskit_node_builder(title.id, |node| {
        node.set_level(1);
        if !head.under.is_empty() {
            node.set_description(head.under);
        }
    });
    focus::grant(ui, &Wish::Title, title.id, focus::Ring::Shown);
}

fn foot_ui(ui: &mut Ui, page: &Page, side: f32, commands: &mut Vec<Command>, contents: &mut Contents<'_>) {
    edge_ui(ui);
    row_ui(ui, "foot", side, |ui| {
        contents(ui, Part::Foot, commands);
        if let Some(happened) = &page.happened {
            ui.add_space(space::S);
            fixed(ui, "happened", |ui| happened_ui(ui, happened, commands));
        }
        end_aligned(ui, "foot-end", |ui| contents(ui, Part::FootEnd, commands));
    });
}

/// What has just happened, with what can be done about it.
fn happened_ui(ui: &mut Ui, happened: &Happened, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        let after = noted_width(ui, "happened-end") + noted_width(ui, "foot-end") + 2.0 * space::L;
        let color = Palette::of(ui).ink;
        ui.scope(|ui| {
            ui.set_max_width((ui.available_width() - after).max(80.0));
            let text = RichText::new(&happened.text).font(theme::label()).color(color);
            let label = ui.add(egui::Label::new(text).truncate());
            if happened.is_said {
                announce(ui, &label, Role::Status, Live::Polite, &happened.text);
            }
        });
        noted(ui, "happened-end", |ui| {
            if let Some((text, name, command)) = &happened.offer {
                let response = link(ui, text).asks(commands, || command.clone()).accessible_name(name);
                // It does something, though it looks like a way.
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_role(Role::Button));
            }
            if let Some((name, command)) = &happened.close {
                icon_button(ui, Icon::Close, name, true).asks(commands, || command.clone());
            }
        });
    });
}
