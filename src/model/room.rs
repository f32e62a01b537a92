//! How much text a field holds: more than a team needs, and little enough that every dossier can be opened again.

/// The most characters in one text: some five hundred pages.
pub const TEXT_ROOM: usize = 1_200_000;

/// The most characters for a text that is `present` now. One that was longer already, as when it comes from another
/// program, may be read and shortened, but gets no longer.
pub fn text_room(present: &str) -> usize {
    // A character has one byte at least.
    if present.len() <= TEXT_ROOM { TEXT_ROOM } else { present.chars().count().max(TEXT_ROOM) }
}

/// Whether no more characters fit in a text.
pub fn is_full(text: &str) -> bool {
    text.len() >= TEXT_ROOM && text.chars().count() >= TEXT_ROOM
}

#[cfg(test)]
mod tests {
    use super::{TEXT_ROOM, is_full, text_room};

    #[test]
    fn a_text_has_room_for_characters_not_for_bytes() {
        let almost = "é".repeat(TEXT_ROOM - 1);
        assert!(!is_full(&almost) && !is_full("") && is_full(&format!("{almost}é")));
        assert_eq!(text_room(&almost), TEXT_ROOM);
        assert_eq!(text_room(&"é".repeat(TEXT_ROOM + 5)), TEXT_ROOM + 5);
    }
}
