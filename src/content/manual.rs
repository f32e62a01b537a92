//! The manual: sections of plain text with a little Markdown (`##`, `- `, `1. `, `**bold**`), as `content/manual.md` has it.

/// The manual in the order of its sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manual {
    /// Its sections.
    pub sections: Vec<ManualSection>,
}

/// What is said of one subject.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ManualSection {
    /// The subject; screens ask for their section by it.
    pub title: String,
    /// Its paragraphs in order.
    pub paragraphs: Vec<ManualParagraph>,
}

/// A paragraph or a point of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManualParagraph {
    /// What stands before it: nothing, `•`, or its number as `1.`.
    pub label: String,
    /// Its text in pieces, each with whether it is emphasised.
    pub pieces: Vec<(String, bool)>,
}

impl ManualParagraph {
    /// Its text in one piece, without what stands before it.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|(piece, _)| piece.as_str()).collect()
    }
}

impl Manual {
    /// Reads the text of a manual. What stands before the first section, as a title, is passed over.
    pub fn parse(text: &str) -> Self {
        let mut sections: Vec<ManualSection> = Vec::new();
        let mut starts_paragraph = true;
        for line in text.lines() {
            let line = line.trim();
            if let Some(title) = line.strip_prefix("## ") {
                sections.push(ManualSection { title: title.trim().to_owned(), paragraphs: Vec::new() });
                starts_paragraph = true;
                continue;
            }
            let Some(section) = sections.last_mut() else { continue };
            if line.is_empty() {
                starts_paragraph = true;
                continue;
            }
            let (label, rest) = split_label(line);
            match section.paragraphs.last_mut().filter(|_| !starts_paragraph && label.is_empty()) {
                Some(paragraph) => {
                    paragraph.pieces.push((" ".to_owned(), false));
                    paragraph.pieces.extend(pieces(rest));
                }
                None => section.paragraphs.push(ManualParagraph { label, pieces: pieces(rest) }),
            }
            starts_paragraph = false;
        }
        Self { sections }
    }

    /// The position of the section with this title; the first one when there is none.
    pub fn position(&self, title: &str) -> usize {
        self.sections.iter().position(|section| section.title == title).unwrap_or(0)
    }
}

/// `- text` and `1. text` are points of a list.
fn split_label(line: &str) -> (String, &str) {
    if let Some(rest) = line.strip_prefix("- ") {
        return ("•".to_owned(), rest);
    }
    match line.split_once(". ") {
        Some((number, rest)) if !number.is_empty() && number.chars().all(|letter| letter.is_ascii_digit()) => {
            (format!("{number}."), rest)
        }
        _ => (String::new(), line),
    }
}

/// Every second piece between pairs of asterisks is emphasised.
fn pieces(text: &str) -> Vec<(String, bool)> {
    text.split("**")
        .zip([false, true].into_iter().cycle())
        .filter(|(piece, _)| !piece.is_empty())
        .map(|(piece, is_strong)| (piece.to_owned(), is_strong))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Manual;

    #[test]
    fn a_manual_has_sections_paragraphs_and_lists() {
        let manual = Manual::parse(
            "# Titel\n\n## Een\n\nEerste regel\nen **verder**.\n\n- punt\n1. stap\n   gaat door\n\n## Twee\nTekst.\n",
        );
        let said: Vec<String> = manual
            .sections
            .iter()
            .flat_map(|section| section.paragraphs.iter().map(move |paragraph| (section, paragraph)))
            .map(|(section, paragraph)| {
                let text: String = paragraph
                    .pieces
                    .iter()
                    .map(|(piece, strong)| if *strong { format!("[{piece}]") } else { piece.clone() })
                    .collect();
                format!("{}/{}/{text}", section.title, paragraph.label)
            })
            .collect();
        assert_eq!(said, ["Een//Eerste regel en [verder].", "Een/•/punt", "Een/1./stap gaat door", "Twee//Tekst."]);
        assert_eq!(manual.position("Twee"), 1);
        assert_eq!(manual.position("bestaat niet"), 0);
    }
}
