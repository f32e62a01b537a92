//! What fills the window in a session beside the items: the agenda, the block, and what people still wanted to say. Its title and
//! the buttons below it stay in sight; what is between them scrolls.

use egui::accesskit::{Node, Role};
use egui::{Align, Id, Label, Layout, Rect, RichText, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2};

use super::buttons::{Large, Look, Sign};
use super::foot::foot_area;
use super::head::{Headed, head_ui, progress_ui};
use super::sizes::{Sizes, width_of};
use super::walk::{Stop, Walk};
use super::{Arrival, SessionModeState, SessionScreen, agenda, block, part, remarks};
use crate::ui::announce::say;
use crate::ui::command::{Command, Place};
use crate::ui::focus::{self, Ring, Wish};
use crate::ui::theme::{Palette, TARGET};
use crate::ui::widgets::{fixed, follow_focus};
use crate::words;

/// The words around the contents.
struct Texts {
    title: &'static str,
    /// What the contents are, and what can be done with them.
    told: String,
    /// What the keys do; empty where the buttons say it.
    hint: &'static str,
}

fn texts(screen: &SessionScreen<'_>, walk: &Walk<'_>) -> Texts {
    let sheets = screen.told.opened().map_or(0, |opened| opened.sheets);
    match walk.here {
        Stop::Block => Texts { title: block::TITLE, told: block::told(walk), hint: block::HINT },
        Stop::Remarks => Texts {
            title: "Wat mensen nog kwijt wilden",
            told: "Dit schreven mensen onder aan hun invulblad.".to_owned(),
            hint: "",
        },
        Stop::Agenda | Stop::Item(_) => Texts {
            title: "Agenda",
            told: format!(
                "Dit zeggen {} over elk punt. Begin bovenaan, of kies een punt.",
                words::figure(sheets, "invulblad", "invulbladen")
            ),
            hint: "",
        },
    }
}

/// Draws what is in sight.
pub(super) fn page_ui(
    ui: &mut Ui,
    screen: &SessionScreen<'_>,
    walk: &Walk<'_>,
    state: &mut SessionModeState,
    commands: &mut Vec<Command>,
) {
    let sizes = Sizes::of(ui);
    let texts = texts(screen, walk);
    if std::mem::take(&mut state.arrival) == Arrival::ByButton {
        say(ui.ctx(), texts.title);
    }
    let area = ui.available_rect_before_wrap();
    let side = sizes.side();
    let row =
        |top: f32, height: f32| Rect::from_min_max(pos2(area.left() + side, top), pos2(area.right() - side, top + height));
    let head = row(area.top(), sizes.space(64.0).max(TARGET + 4.0));
    let progress = row(head.bottom(), sizes.space(6.0).max(4.0));
    let foot_height = sizes.space(68.0).max(TARGET + 6.0);
    let foot = Rect::from_min_max(pos2(area.left(), area.bottom() - foot_height), area.max);
    let top = progress.bottom() + sizes.space(14.0).max(4.0);
    let body = row(top, foot.top() - top);
    let headed = Headed { under: "", title: "Sessie", end: walk.remaining() };
    part(ui, "head", head, |ui| head_ui(ui, walk, &headed, state, head, commands));
    progress_ui(ui, walk, progress);
    let key = format!("{:?}", walk.here);
    part(ui, &key, body, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        title_ui(ui, walk.here, &texts);
        ui.add_space(sizes.space(8.0));
        if walk.here == Stop::Block {
            block::head_ui(ui);
        }
        let height = (body.bottom() - ui.cursor().top()).max(0.0);
        let scroll = ScrollArea::vertical().id_salt("contents").auto_shrink(false).min_scrolled_height(0.0);
        scroll.max_height(height).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = sizes.between();
            let told = RichText::new(&texts.told).font(sizes.bar()).color(Palette::of(ui).ink_soft);
            // The title says it to a screen reader.
            let told = ui.add(Label::new(told).wrap());
            ui.ctx().accesskit_node_builder(told.id, Node::set_hidden);
            match walk.here {
                Stop::Block => block::block_ui(ui, screen, walk, state, commands),
                Stop::Remarks => remarks::remarks_ui(ui, screen),
                Stop::Agenda | Stop::Item(_) => agenda::agenda_ui(ui, screen, walk, state),
            }
            ui.add_space(sizes.space(16.0));
            follow_focus(ui);
        });
    });
    foot_ui(ui, walk, (state, texts.hint), foot, commands);
}

/// The title as something that can have the focus, so that a screen reader says what came.
fn title_ui(ui: &mut Ui, stop: Stop, texts: &Texts) {
    let text = RichText::new(texts.title).font(Sizes::of(ui).title()).color(Palette::of(ui).ink);
    let shown = ui.add(Label::new(text).wrap());
    // One node for both: the label is only its picture.
    ui.ctx().accesskit_node_builder(shown.id, Node::set_hidden);
    let id = Id::unique("session-page").with(stop);
    let title = ui.interact(shown.rect, id, Sense::focusable_noninteractive());
    title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, texts.title));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_level(1);
        node.set_description(format!("{} {}", texts.told, texts.hint).trim());
    });
    focus::grant(ui, &Wish::Title, id, Ring::Hidden);
}

fn foot_ui(
    ui: &mut Ui,
    walk: &Walk<'_>,
    (state, hint): (&mut SessionModeState, &str),
    area: Rect,
    commands: &mut Vec<Command>,
) {
    let sizes = Sizes::of(ui);
    let palette = Palette::of(ui);
    let inside = foot_area(ui, area);
    let onward = if walk.here == Stop::Agenda { walk.next_open.or(walk.next) } else { walk.next.or(walk.next_open) };
    let (text, look) = match (walk.here, walk.next) {
        (Stop::Agenda, _) if walk.answered == 0 => ("Begin", Look::Solid),
        (Stop::Agenda, _) => ("Ga verder", Look::Solid),
        (_, Some(_)) => ("Volgende", Look::Edged),
        (_, None) if onward.is_some() => ("Volgend open punt", Look::Edged),
        (_, None) => ("Bekijk de uitkomst", Look::Edged),
    };
    let previous =
        Large { sign: Some(Sign::Previous), enabled: walk.previous.is_some(), ..Large::new("previous", "", "Vorige") };
    let next = Large { sign: Some(Sign::Next), is_sign_last: true, look, ..Large::new("next", text, text) };
    let end = next.width(ui);
    let layout = Layout::left_to_right(Align::Center);
    let foot = UiBuilder::new().max_rect(inside).layout(layout).scope_id(Id::unique("session-page-foot"));
    ui.scope_builder(foot, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        if previous.show(ui).clicked()
            && let Some(before) = walk.previous
        {
            state.go_by_button(before);
        }
        ui.add_space(sizes.padding());
        fixed(ui, "hint", |ui| {
            let room = inside.right() - end - ui.cursor().left() - sizes.padding();
            if !hint.is_empty() && width_of(ui, hint, sizes.bar()) <= room {
                ui.add(Label::new(RichText::new(hint).font(sizes.bar()).color(palette.ink_soft)).extend());
            }
        });
        ui.add_space((inside.right() - end - ui.cursor().left()).max(0.0));
        if next.show(ui).clicked() {
            match onward {
                Some(stop) => state.go_by_button(stop),
                None => commands.push(Command::Go(Place::Outcome)),
            }
        }
    });
}
