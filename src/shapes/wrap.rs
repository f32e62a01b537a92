//! Breaks texts into lines, where a drawing decides that itself.

use super::geometry::{Pen, Weight};
use crate::words::hyphens;

/// The lines of a text of this weight and size that is `width` points wide: broken between words, and a word that is wider is split
/// between its syllables, or else anywhere.
pub fn wrapped(text: &str, weight: Weight, size: f32, width: f32) -> Vec<String> {
    let pen = if weight == Weight::SemiBold { Pen::strong(size) } else { Pen::regular(size) };
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.split('\n') {
        let first = lines.len();
        for word in paragraph.split(' ') {
            for (at, piece) in pieces(word, pen, width).into_iter().enumerate() {
                let last = lines.last_mut().filter(|_| at == 0);
                match last {
                    Some(line) if pen.width(line) + pen.width(" ") + pen.width(&piece) <= width => {
                        line.push(' ');
                        line.push_str(&piece);
                    }
                    _ => lines.push(piece),
                }
            }
        }
        if lines.len() == first {
            lines.push(String::new());
        }
    }
    lines
}

/// A word in pieces that are no wider than this, each but the last with its hyphen. It is split in two as evenly as can be: Dutch
/// words are often two words in one.
fn pieces(word: &str, pen: Pen, width: f32) -> Vec<String> {
    if pen.width(word) <= width {
        return vec![word.to_owned()];
    }
    let breaks = hyphens(word).into_iter().map(|at| (format!("{}-", &word[..at]), &word[at..]));
    let fitting: Vec<(String, &str)> = breaks.filter(|(head, _)| pen.width(head) <= width).collect();
    // A short beginning is more often a prefix than a word.
    let unevenness = |head: &str, tail: &str| {
        let longer = pen.width(head) - pen.width(tail);
        if longer < 0.0 { -2.5 * longer } else { longer }
    };
    let in_two = fitting.iter().filter(|(_, tail)| pen.width(tail) <= width);
    let best = in_two.min_by(|one, other| unevenness(&one.0, one.1).total_cmp(&unevenness(&other.0, other.1)));
    match best.or_else(|| fitting.last()) {
        Some((head, tail)) => std::iter::once(head.clone()).chain(pieces(tail, pen, width)).collect(),
        None => cut(word, pen, width),
    }
}

/// A word without syllables in pieces of at least one letter.
fn cut(word: &str, pen: Pen, width: f32) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for letter in word.chars() {
        if let Some(piece) = pieces.last_mut() {
            piece.push(letter);
            if pen.width(piece) > width && piece.chars().nth(1).is_some() {
                piece.pop();
                pieces.push(letter.to_string());
            }
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{Weight, wrapped};

    #[test]
    fn no_line_is_too_wide_and_no_letter_is_lost() {
        let text = "Welke interventie gebruikt hottentottententententoonstelling?\nEn xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.";
        for width in [40.0, 90.0, 200.0] {
            let lines = wrapped(text, Weight::Regular, 12.0, width);
            assert!(lines.iter().all(|line| Weight::Regular.width(line, 12.0) <= width), "{width}: {lines:?}");
            let bare = |text: &str| text.replace(['-', ' ', '\n'], "");
            assert_eq!(bare(&lines.join("")), bare(text));
        }
        assert_eq!(wrapped("een twee", Weight::Regular, 12.0, 200.0), ["een twee"]);
        assert_eq!(wrapped("", Weight::Regular, 12.0, 200.0), [""]);
    }
}
