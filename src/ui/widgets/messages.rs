//! What the program says across the window.

use egui::accesskit::{Live, Node, Role};
use egui::{Align, CornerRadius, Frame, Layout, Margin, Stroke, Ui};

use super::buttons::{button, width_of_buttons};
use super::layout::{fill_before_end, fixed, follow_focus};
use super::text::wide_text;
use crate::messages;
use crate::session::{Notice, NoticeKind};
use crate::ui::announce::announce;
use crate::ui::theme::{self, CORNER, Palette, TARGET, space};

/// The message of the session, across the window; true when it is put away.
pub(in crate::ui) fn notice_ui(ui: &mut Ui, notice: &Notice) -> bool {
    let palette = Palette::of(ui);
    let message = messages::notice(notice);
    let detail = message.detail();
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
                announce(
                    ui,
                    &title,
                    Role::Alert,
                    Live::Assertive,
                    &format!("{}. {}", message.what.trim_end_matches('.'), detail),
                );
                let detail = wide_text(ui, &detail, theme::text(), palette.ink);
                // It is part of what the title says.
                ui.ctx().accesskit_node_builder(detail.id, Node::set_hidden);
            };
            if ui.available_width() < ROOM_BESIDE_TEXT {
                ui.scope(say);
                return button(ui, DISMISS, true).clicked();
            }
            let width = width_of_buttons(ui, [DISMISS]);
            ui.horizontal_top(|ui| {
                fill_before_end(ui, width, Layout::top_down(Align::LEFT), say);
                button(ui, DISMISS, true).clicked()
            })
            .inner
        })
        .inner
}

const DISMISS: &str = "Sluit bericht";

/// From this width, in points, buttons stand beside a message; in less room they stand below it.
pub(in crate::ui) const ROOM_BESIDE_TEXT: f32 = 620.0;

/// Shows what can be longer than its share of a low window: it scrolls by itself there, so that room is left for the rest.
pub(in crate::ui) fn bounded(ui: &mut Ui, id: &str, contents: impl FnOnce(&mut Ui)) {
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

/// In a lower window, in points, messages take no more than their share.
const LOW: f32 = 680.0;

/// Share of a low window that messages take at most, from 0 to 1.
const SHARE_OF_MESSAGES: f32 = 0.22;
