//! The page for a bestuurder in the full reports.

/// Longest conclusion on the summary's page, and longest of all asks together where they do not fit whole; what is longer goes on
/// elsewhere.
const SUMMARY_TEXT: usize = 340;
/// The beginning of a text that is too long for the summary's page, up to the end of a sentence or else of a word.
pub(super) fn excerpt(text: &str) -> Option<&str> {
    let text = text.trim();
    let lines = text.lines().count();
    let (end, _) = text.char_indices().nth(SUMMARY_TEXT).or_else(|| (lines > 6).then_some((text.len(), ' ')))?;
    let few_lines = text.match_indices('\n').nth(5).map_or(end, |(position, _)| position.min(end));
    let beginning = &text[..few_lines];
    let sentence = beginning.rfind(". ").filter(|position| *position > few_lines / 2).map(|position| position + 1);
    let word = beginning.rfind(char::is_whitespace).filter(|position| *position > few_lines / 2);
    let cut = sentence.or(word).unwrap_or(few_lines);
    Some(beginning[..cut].trim_end())
}

/// The text, cut after a word when it is longer.
pub(in crate::report) fn shortened(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let cut = text[..end].rfind(' ').unwrap_or(end);
    format!("{} …", text[..cut].trim_end())
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn short_texts_are_not_cut() {
        assert_eq!(excerpt("Kort."), None);
    }

    #[test]
    fn long_texts_are_cut_after_a_sentence_or_a_word() {
        let sentences = "Dit is een zin. ".repeat(40);
        assert!(excerpt(&sentences).unwrap().ends_with("zin."));
        let words = "woord ".repeat(100);
        assert!(excerpt(&words).unwrap().ends_with("woord"));
        let one_word = "é".repeat(1000);
        assert_eq!(excerpt(&one_word).unwrap().chars().count(), super::SUMMARY_TEXT);
    }
}
