//! The parts of which the screens consist. Each has its name, role and state in the accessibility tree.

mod buttons;
mod choices;
mod fields;
mod layout;
mod messages;
mod navigation;
mod text;

pub(super) use self::buttons::{button, link, primary_button};
pub(super) use self::choices::{ChoiceRow, ChoiceSize, choice_button, focus_choice, pressed_number, rating_buttons};
pub(super) use self::fields::{
    entry_line, field_error, field_id, field_margin, focus_field, form_line, is_typing_in, line_field, may_change,
    set_read_only, shaped_field, text_area, text_line,
};
pub(super) use self::layout::{card, columns, fixed, focus_ring_ui, follow_focus, gap, keep_scroll};
pub(super) use self::messages::{ROOM_BESIDE_TEXT, bounded, notice_ui};
pub(super) use self::navigation::{focus_navigation, navigation_row};
pub(super) use self::text::{
    NO_PERSONS, field_label, focus_title, heading, heading_with, page_title, paragraph, remark_in_reserved_room, small_text,
    styled_text, subheading, wide_text,
};
