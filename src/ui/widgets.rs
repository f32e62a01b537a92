//! The parts of which the screens consist. Each has its name, role and state in the accessibility tree.

mod buttons;
mod choices;
mod dialog;
mod fields;
mod icons;
mod layout;
mod lists;
mod marks;
mod messages;
mod navigation;
mod pictures;
mod progress;
mod radios;
pub(super) mod table;
mod text;

pub(super) use self::buttons::{
    button, chevron, fold_line, link, menu_button, menu_of, primary_button, primary_button_with_key, width_of_buttons,
};
pub(super) use self::choices::{
    ChoiceChange, ChoiceSize, RATING_TAKEN_AWAY, Rated, View, WordedChoice, chips, choice_button, choice_group, choice_row,
    chosen_text, focus_choice, optional_segments, pressed_number, pressed_number_with_shift, rating_buttons, rating_group,
    segments, worded_button, worded_choices,
};
pub(super) use self::dialog::{dialog, leaves_by_escape, pressed_escape};
pub(super) use self::fields::{
    entered_line, entry_line, field_error, field_id, field_margin, focus_field, form_line, is_typing_in, line_field,
    may_change, quiet_field, search_field, set_read_only, shaped_field, text_area, text_line, typed_path,
};
pub(super) use self::icons::{Icon, edged_button, icon_at, icon_button, primary_sign_button, quiet_button};
pub(super) use self::layout::{
    Column, card, column, columns, end_aligned, fill_before_end, fixed, focus_ring_ui, folded, follow_focus, gap, keep_scroll,
    next_card, noted, noted_width, region,
};
pub(super) use self::lists::{PickList, next_list, pick_one};
pub(super) use self::marks::{MARK, late_mark_at, status_mark_at, urgency_mark_at};
pub(super) use self::messages::{ROOM_BESIDE_TEXT, bounded, notice_ui};
pub(super) use self::navigation::{focus_navigation, navigation_row};
pub(super) use self::pictures::picture_menu;
pub(super) use self::progress::progress_bar;
pub(super) use self::radios::{Radio, below_words, radio_group, radio_ui};
pub(super) use self::text::{
    NO_PERSONS, edge_label, field_label, focus_title, heading, heading_with, named_text, page_title, paragraph,
    remark_in_reserved_room, result_text, sheet_title, small_text, status_text, styled_text, subheading, wide_text,
};
