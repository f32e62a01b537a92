//! What lies over the ratings from below: the note, an action, what changed, the explanation. The question, what was chosen and
//! the hands stay in sight above it.

use egui::accesskit::{Node, Role};
use egui::epaint::Shadow;
use egui::{
    CornerRadius, Id, Key, Label, Modifiers, Rect, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use super::buttons::{Large, Look, Sign, sign_at};
use super::changed::changed_ui;
use super::evidence::checked_ui;
use super::keys::{add_action, close};
use super::minority::minority_ui;
use super::sizes::{Sizes, width_of};
use super::texts::{large_field, large_line, large_text, text_job};
use super::voices::reasons_ui;
use super::{Here, SessionModeState, Sheet};
use crate::model::{BegunAction, DraftField, Rating};
use crate::session::{ActionPlanEdit, AnswerEdit, Edit};
use crate::ui::command::Command;
use crate::ui::focus::{self, Ring, Wish};
use crate::ui::paint::{MarkGround, rating_mark_at, rating_mark_on};
use crate::ui::screens::actions::NO_QUARTER;
use crate::ui::theme::{CORNER, Palette};
use crate::ui::widgets::{NO_PERSONS, column, field_error, field_id, fixed, focus_field, follow_focus, may_change};
use crate::words;

/// Lines of the field for a note.
const NOTE_LINES: usize = 3;
/// From this width, in points, the fields of an action stand beside each other.
const ROOM_FOR_ROW: f32 = 600.0;
/// In less height, in points, the buttons below scroll with the rest.
const LEAST_BODY: f32 = 90.0;
/// Room for the ring around a field, in points.
const RING: f32 = 5.0;

impl Sheet {
    fn title(self, name: &str) -> String {
        match self {
            Self::Note => format!("Notitie bij {name}"),
            Self::Action => format!("Actie bij {name}"),
            Self::Change => format!("Wat is er veranderd bij {name}?"),
            Self::Help => format!("Toelichting bij {name}"),
            Self::Reasons => format!("Wat de invulbladen zeggen bij {name}"),
            Self::Minority => format!("Minderheidsstandpunt bij {name}"),
        }
    }

    /// Whether texts are written in it.
    fn is_written(self) -> bool {
        !matches!(self, Self::Help | Self::Reasons)
    }
}

/// Draws the rating that was chosen and the hands, above a sheet.
pub(super) fn chosen_ui(ui: &Ui, here: &Here<'_>, area: Rect) {
    let (palette, sizes) = (Palette::of(ui), Sizes::of(ui));
    let response = ui.interact(area, ui.scope_id().with("chosen"), Sense::hover());
    let said = here.said_of_group();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(said.as_str()));
    let font = sizes.title();
    let (inset, mark) = (sizes.space(16.0).max(8.0), sizes.space(28.0).max(16.0));
    let text = here.answer.rating.map_or("Nog geen oordeel", words::rating_label);
    let words = ui.painter().layout_no_wrap(text.to_owned(), font, palette.ink);
    let has_mark = here.answer.rating.is_some();
    let beside = if has_mark { mark + sizes.between() } else { 0.0 };
    let rect = Rect::from_min_size(area.min, vec2(2.0 * inset + beside + words.size().x, area.height()));
    let middle = rect.center().y;
    let mut ink = palette.ink_soft;
    if let Some(rating) = here.answer.rating {
        let solid = palette.solid(rating);
        ink = palette.onfill;
        ui.painter().rect_filled(rect, CORNER, solid);
        let center = pos2(rect.left() + inset + mark / 2.0, middle);
        rating_mark_on(ui, MarkGround::Fill(solid), center, mark, Some(rating));
    } else {
        ui.painter().rect_stroke(rect, CORNER, Stroke::new(1.0, palette.hair), StrokeKind::Inside);
    }
    let place = pos2(rect.left() + inset + beside, middle - words.size().y / 2.0);
    ui.painter().galley_with_override_text_color(place, words, ink);
    hands_ui(ui, here, (rect.right() + sizes.space(18.0), middle, area.right()));
}

/// The hands, where there is room for them from `left` to `right`.
fn hands_ui(ui: &Ui, here: &Here<'_>, (left, middle, right): (f32, f32, f32)) {
    let hands = here.answer.hand_votes.values().map(|hands| usize::from(*hands)).sum::<usize>();
    if hands == 0 {
        return;
    }
    let (palette, sizes) = (Palette::of(ui), Sizes::of(ui));
    let font = sizes.helps()[0].clone();
    let side = font.size;
    let total = format!("{}:", words::figure(hands, "hand", "handen"));
    let counted: Vec<(Rating, String)> = Rating::ALL
        .into_iter()
        .map(|rating| (rating, here.hands(rating)))
        .filter(|(_, hands)| *hands > 0)
        .map(|(rating, hands)| (rating, hands.to_string()))
        .collect();
    let gap = sizes.space(16.0);
    let width = |text: &str| side + sizes.between() + width_of(ui, text, font.clone()) + gap;
    let all = width(&total) + counted.iter().map(|(_, text)| width(text)).sum::<f32>();
    if left + all > right {
        return;
    }
    let mut at = left;
    sign_at(ui, Sign::Hand, pos2(at + side / 2.0, middle), side, palette.ink_soft);
    let write = |at: f32, text: &str| {
        ui.painter().text(
            pos2(at + side + sizes.between(), middle),
            egui::Align2::LEFT_CENTER,
            text,
            font.clone(),
            palette.ink_soft,
        );
    };
    write(at, &total);
    at += width(&total);
    for (rating, text) in &counted {
        rating_mark_at(ui, pos2(at + side / 2.0, middle), side, Some(*rating));
        write(at, text);
        at += width(text);
    }
}

/// Draws the sheet that is open.
pub(super) fn sheet_ui(
    ui: &mut Ui,
    here: &Here<'_>,
    state: &mut SessionModeState,
    (sheet, area): (Sheet, Rect),
    commands: &mut Vec<Command>,
) {
    let (palette, sizes) = (Palette::of(ui), Sizes::of(ui));
    let corners = CornerRadius { nw: CORNER, ne: CORNER, sw: 0, se: 0 };
    let color = ui.visuals().window_shadow.color;
    ui.painter().add(Shadow { offset: [0, -4], blur: 16, spread: 0, color }.as_shape(area, corners));
    ui.painter().rect(area, corners, palette.panel, Stroke::new(1.0, palette.hair), StrokeKind::Inside);
    let above = sizes.space(20.0).max(4.0);
    let inside =
        Rect::from_min_max(area.min + vec2(sizes.side(), above), area.max - vec2(sizes.side(), sizes.space(16.0).max(4.0)));
    let title = sheet.title(&here.name);
    let id = Id::unique(("sheet", sheet));
    let group =
        UiBuilder::new().max_rect(inside).scope_id(id).accessibility_role(Role::Group).accessibility_label(title.as_str());
    ui.scope_builder(group, |ui| {
        ui.spacing_mut().item_spacing = vec2(sizes.between(), sizes.between());
        head_ui(ui, &title, state);
        ui.add_space(sizes.space(8.0));
        let foot = sizes.target() + sizes.space(16.0);
        let room = (inside.bottom() - ui.cursor().top()).max(0.0);
        let foot_stays = room - foot >= LEAST_BODY;
        let height = if foot_stays { room - foot } else { room };
        // A little wider, for the ring around a field.
        let top = ui.cursor().top();
        let around = Rect::from_x_y_ranges(inside.x_range().expand(RING), top..=top + height);
        let around = UiBuilder::new().max_rect(around).scope_id(id.with("around"));
        ui.scope_builder(around, |ui| {
            let body = ScrollArea::vertical().id_salt("body").auto_shrink(false).min_scrolled_height(0.0);
            body.max_height(height).show(ui, |ui| {
                let room = UiBuilder::new().max_rect(ui.available_rect_before_wrap().shrink2(vec2(RING, 0.0)));
                ui.scope_builder(room, |ui| {
                    ui.add_space(RING);
                    body_ui(ui, here, sheet, commands);
                    ui.add_space(RING);
                    if !foot_stays {
                        foot_ui(ui, here, state, sheet, commands);
                    }
                });
                follow_focus(ui);
            });
        });
        if foot_stays {
            let top = inside.bottom() - sizes.target();
            let row = Rect::from_min_max(pos2(inside.left(), top), inside.max);
            ui.scope_builder(UiBuilder::new().max_rect(row), |ui| foot_ui(ui, here, state, sheet, commands));
        }
    });
}

fn body_ui(ui: &mut Ui, here: &Here<'_>, sheet: Sheet, commands: &mut Vec<Command>) {
    match sheet {
        Sheet::Note => note_ui(ui, here, commands),
        Sheet::Action => action_ui(ui, here, commands),
        Sheet::Change => changed_ui(ui, here, commands),
        Sheet::Minority => minority_ui(ui, here, commands),
        Sheet::Reasons => reasons_ui(ui, here),
        Sheet::Help => {
            let font = Sizes::of(ui).helps()[0].clone();
            let job = text_job(ui, &here.item.help, &font);
            ui.add(Label::new(job).wrap());
        }
    }
}

/// The title, and the way back.
fn head_ui(ui: &mut Ui, title: &str, state: &mut SessionModeState) {
    let sizes = Sizes::of(ui);
    let shut = Large { hint: Some("Esc"), ..Large::new("shut", "Sluit", "Sluit (Esc)") };
    let width = shut.width(ui);
    ui.horizontal(|ui| {
        ui.set_min_height(sizes.target());
        let right = ui.max_rect().right();
        ui.scope(|ui| {
            ui.set_max_width((ui.available_width() - width - sizes.between()).max(1.0));
            let text = RichText::new(title).font(sizes.title()).color(Palette::of(ui).ink);
            let shown = ui.add(Label::new(text).wrap());
            // One node for both: the label is only its picture.
            ui.ctx().accesskit_node_builder(shown.id, Node::set_hidden);
            let node = ui.interact(shown.rect, shown.id.with("title"), Sense::focusable_noninteractive());
            node.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
            ui.ctx().accesskit_node_builder(node.id, |node| node.set_level(2));
            focus::grant(ui, &Wish::Sheet, node.id, Ring::Hidden);
        });
        ui.add_space((right - width - ui.cursor().left()).max(0.0));
        if shut.show(ui).clicked() {
            close(ui, state);
        }
    });
}

/// What the sheet is for, and what does not belong in it.
fn foot_ui(ui: &mut Ui, here: &Here<'_>, state: &mut SessionModeState, sheet: Sheet, commands: &mut Vec<Command>) {
    let sizes = Sizes::of(ui);
    ui.horizontal(|ui| {
        let wide = width_of(ui, NO_PERSONS, sizes.bar()) + 2.0 * sizes.side();
        if sheet == Sheet::Action {
            let enabled = may_change(ui) && !here.begun.what.trim().is_empty();
            let add = Large {
                hint: Some("Enter"),
                look: Look::Solid,
                enabled,
                ..Large::new("add", "Voeg actie toe", "Voeg actie toe")
            };
            if add.show(ui).clicked() && add_action(ui, here, commands) {
                focus_field(ui.ctx(), here.action_name());
            }
            let enabled = may_change(ui) && !here.begun.is_empty();
            if (Large { enabled, ..Large::new("discard", "Gooi weg", "Gooi weg") }).show(ui).clicked() {
                commands.push(Command::action_plan(ActionPlanEdit::Discard(here.item.id.clone())));
                close(ui, state);
            }
        } else {
            let look = Look::Solid;
            let done = Large { hint: Some("Ctrl+Enter"), look, ..Large::new("done", "Klaar", "Klaar (Ctrl+Enter)") };
            if done.show(ui).clicked() {
                close(ui, state);
            }
        }
        if sheet.is_written() && wide <= ui.available_width() {
            large_text(ui, NO_PERSONS);
            let kept = "Wordt vanzelf bewaard";
            let width = width_of(ui, kept, sizes.bar());
            if sheet != Sheet::Action && width + sizes.side() <= ui.available_width() {
                ui.add_space(ui.available_width() - width - 1.0);
                large_text(ui, kept);
            }
        }
    });
}

/// Why the item does not concern this wijk, where that was chosen; the note; and what the rating rests on.
fn note_ui(ui: &mut Ui, here: &Here<'_>, commands: &mut Vec<Command>) {
    let mut changes = Vec::new();
    if here.answer.rating == Some(Rating::NotApplicable) {
        let label = "Waarom geldt dit punt niet voor jullie?";
        let (_, reason) = large_field(ui, (label, &here.reason_name()), &here.answer.reason, 1);
        changes.extend(reason.map(AnswerEdit::Reason));
    }
    let (_, note) = large_field(ui, ("", &here.note_name()), &here.answer.note, NOTE_LINES);
    changes.extend(note.map(AnswerEdit::Note));
    let name = format!("Onderbouwing bij {}", here.name);
    let (_, evidence) = large_field(ui, ("Onderbouwing: waar blijkt dat uit?", &name), &here.answer.evidence, 1);
    changes.extend(evidence.map(AnswerEdit::Evidence));
    commands.extend(changes.into_iter().map(|change| Command::answer(&here.item.id, change)));
    fixed(ui, "checked", |ui| checked_ui(ui, here, commands));
}

/// What the team will do, who sees to it, and when it is ready: Enter makes an action of it.
fn action_ui(ui: &mut Ui, here: &Here<'_>, commands: &mut Vec<Command>) {
    let sizes = Sizes::of(ui);
    let BegunAction { what, owner, quarter } = here.begun;
    let id = &here.item.id;
    let ready_name = format!("Klaar in kwartaal bij {}", here.name);
    let fields = [
        ("Wat gaan jullie doen?", here.action_name(), what, DraftField::Action(id.clone())),
        ("Trekker: wie zorgt ervoor?", format!("Trekker bij {}", here.name), owner, DraftField::Owner(id.clone())),
        ("Klaar in kwartaal", ready_name.clone(), quarter, DraftField::Quarter(id.clone())),
    ];
    let mut is_entered = false;
    let mut field = |ui: &mut Ui, (label, name, value, draft): &(&str, String, &str, DraftField)| {
        let (response, text) = large_line(ui, (label, name), value);
        is_entered |= response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        commands.extend(text.map(|text| Command::edit(Edit::Draft(draft.clone(), text))));
    };
    let room = ui.available_width();
    if room >= ROOM_FOR_ROW {
        let gap = 2.0 * sizes.between();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for (typed, share) in fields.iter().zip([0.5, 0.28, 0.22]) {
                column(ui, ((room - 2.0 * gap) * share).floor(), |ui| field(ui, typed));
            }
        });
    } else {
        for typed in &fields {
            field(ui, typed);
        }
    }
    if !quarter.trim().is_empty() && words::read_quarter(quarter).is_none() && !is_typing(ui, &ready_name) {
        field_error(ui, NO_QUARTER);
    }
    if is_entered && add_action(ui, here, commands) {
        focus_field(ui.ctx(), here.action_name());
    }
    for action in &here.agreed {
        large_text(ui, &format!("Afgesproken: {action}"));
    }
}

fn is_typing(ui: &Ui, name: &str) -> bool {
    ui.memory(|memory| memory.has_focus(field_id(name)))
}
