//! `inhoud zoek`: where words stand in what is asked, in what others did and in the manual.

use std::io::{self, Write};
use std::ops::Range;

use crate::content::{Content, Manual};
use crate::search::{Document, Index, Reading, Words};
use crate::words;

/// The characters of an excerpt before the first word and after the last.
const AROUND: usize = 60;
/// What stands before and after a word that was found: the command line has no colour.
const MARK: &str = "*";

/// Lists what has all the words.
pub(super) fn run(content: &Content, typed: &str, out: &mut dyn Write) -> io::Result<()> {
    let searched = Words::new(typed);
    let parts = [
        ("In de vragen en uitleg", Index::of_catalogue(&content.catalogue)),
        ("In de voorbeelden uit de praktijk", Index::of_library(content.library())),
        ("In de handleiding", Index::of_manual(&Manual::built_in())),
    ];
    let mut is_found = false;
    for (title, index) in &parts {
        let found: Vec<&Document> = index.find(&searched).collect();
        if found.is_empty() {
            continue;
        }
        if is_found {
            writeln!(out)?;
        }
        is_found = true;
        writeln!(out, "{title}: {}", words::count(found.len(), "plek", "plekken"))?;
        for document in found {
            writeln!(out, "\n  {}{}", document.title(), id(document.reading()))?;
            for (text, places) in document.marked(&searched) {
                writeln!(out, "    {}", excerpt(text, &places))?;
            }
        }
    }
    if is_found {
        return Ok(());
    }
    writeln!(out, "Niets gevonden voor ‘{}’. Probeer een korter woord.", words::visible(typed.trim()))
}

/// The id by which the text is found in the files, between brackets; a section of the manual has none.
fn id(reading: &Reading) -> String {
    let id = match reading {
        Reading::Practice(id) => id.as_str(),
        Reading::PlanTemplate(id) => id.as_str(),
        Reading::Precondition(id) => id.as_str(),
        Reading::Item(id) => id.as_str(),
        Reading::Principle(id) => id.as_str(),
        Reading::Question(id) => id.as_str(),
        Reading::Intervention(id) => id.as_str(),
        Reading::Manual(_) => return String::new(),
    };
    format!(" [{id}]")
}

/// The text on one line, with the words marked; long beginnings and ends are cut off.
fn excerpt(text: &str, places: &[Range<usize>]) -> String {
    let (Some(first), Some(last)) = (places.first(), places.last()) else { return String::new() };
    // Whole words, as far as they are not longer than what is shown.
    let from = text[..first.start]
        .char_indices()
        .rev()
        .nth(AROUND - 1)
        .map_or(0, |(at, _)| text[at..first.start].find(' ').map_or(at, |space| at + space + 1));
    let until = text[last.end..].char_indices().nth(AROUND).map_or(text.len(), |(length, _)| {
        let end = last.end + length;
        text[last.end..end].rfind(' ').map_or(end, |space| last.end + space)
    });
    let mut line = if from > 0 { "… ".to_owned() } else { String::new() };
    let mut at = from;
    for place in places {
        line += &text[at..place.start];
        line += MARK;
        line += &text[place.clone()];
        line += MARK;
        at = place.end;
    }
    line += &text[at..until];
    if until < text.len() {
        line += " …";
    }
    line.replace(char::is_whitespace, " ")
}

#[cfg(test)]
mod tests {
    use super::excerpt;
    use crate::search::Words;

    #[test]
    fn words_are_marked_in_what_stands_around_them() {
        let check = |text: &str, words: &str, expected: &str| {
            assert_eq!(excerpt(text, &Words::new(words).places(text)), expected);
        };
        check("Er is tijdelijk geld,\nen nog meer geld.", "geld tijd", "Er is *tijd*elijk *geld*, en nog meer *geld*.");
        check("geldschieter geld", "geld geldsch", "*geldsch*ieter *geld*");
        check("niets", "geld", "");
        let long = format!("{}geld{}", "éé ".repeat(30), " bb".repeat(30));
        let expected = format!("… {}*geld*{} …", "éé ".repeat(19), " bb".repeat(19));
        check(&long, "geld", &expected);
        let unbroken = format!("geld{}", "é".repeat(80));
        check(&unbroken, "geld", &format!("*geld*{} …", "é".repeat(60)));
    }
}
