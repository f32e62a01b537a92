//! The manual: sections of plain text with a little Markdown (`##`, `- `, `1. `, `**bold**`, a picture on a line of its own, and
//! lines that lead elsewhere), as `content/manual.md` has it.

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
    /// What it says, in order.
    pub parts: Vec<ManualPart>,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ManualPart {
    /// A paragraph or a point of a list.
    Paragraph(ManualParagraph),
    /// A screen of the program.
    Picture(ManualPicture),
    /// Where to read on.
    ReadOn(Vec<ManualLink>),
}

/// A paragraph or a point of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManualParagraph {
    /// What stands before it: nothing, `•`, or its number as `1.`.
    pub label: String,
    /// Its text in pieces, each with whether it is emphasised.
    pub pieces: Vec<(String, bool)>,
}

/// A picture of a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManualPicture {
    /// The name of its file in `assets/manual`, without folder and ending.
    pub name: String,
    /// What can be seen in it.
    pub description: String,
}

/// A way to somewhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManualLink {
    /// What it is called.
    pub title: String,
    /// Where it leads.
    pub target: LinkedTo,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkedTo {
    /// To the section with the title of the link.
    Section,
    /// To this address on the web.
    Web(String),
}

impl ManualParagraph {
    /// Its text in one piece, without what stands before it.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|(piece, _)| piece.as_str()).collect()
    }
}

impl ManualPart {
    /// What it says, in one piece.
    pub fn text(&self) -> String {
        match self {
            Self::Paragraph(paragraph) => paragraph.text(),
            Self::Picture(picture) => picture.description.clone(),
            Self::ReadOn(links) => links.iter().map(|link| link.title.as_str()).collect::<Vec<_>>().join(", "),
        }
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
                sections.push(ManualSection { title: title.trim().to_owned(), parts: Vec::new() });
                starts_paragraph = true;
                continue;
            }
            let Some(section) = sections.last_mut() else { continue };
            if line.is_empty() {
                starts_paragraph = true;
                continue;
            }
            if let Some(part) = picture(line).or_else(|| read_on(line)) {
                section.parts.push(part);
                starts_paragraph = true;
                continue;
            }
            let (label, rest) = split_label(line);
            let before = section.parts.last_mut().filter(|_| !starts_paragraph && label.is_empty());
            match before {
                Some(ManualPart::Paragraph(paragraph)) => {
                    paragraph.pieces.push((" ".to_owned(), false));
                    paragraph.pieces.extend(pieces(rest));
                }
                _ => section.parts.push(ManualPart::Paragraph(ManualParagraph { label, pieces: pieces(rest) })),
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

/// `![what can be seen](folder/name.png)`
fn picture(line: &str) -> Option<ManualPart> {
    let (description, path) = line.strip_prefix("![")?.strip_suffix(".png)")?.split_once("](")?;
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    Some(ManualPart::Picture(ManualPicture { name: name.to_owned(), description: description.to_owned() }))
}

/// What stands before links; nothing else stands on their line.
const READ_ON: &str = "Lees verder: ";

/// `Lees verder: [Meten](#meten), [Het CCV](https://hetccv.nl)`
fn read_on(line: &str) -> Option<ManualPart> {
    let links = line.strip_prefix(READ_ON)?.split(", ").map(|link| {
        let (title, address) = link.strip_prefix('[')?.strip_suffix(')')?.split_once("](")?;
        let target = if address.starts_with('#') { LinkedTo::Section } else { LinkedTo::Web(address.to_owned()) };
        Some(ManualLink { title: title.to_owned(), target })
    });
    links.collect::<Option<_>>().map(ManualPart::ReadOn)
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
    use super::{Manual, ManualPart};

    #[test]
    fn a_manual_has_sections_paragraphs_lists_pictures_and_links() {
        let manual = Manual::parse(
            "# Titel\n\n## Een\n\nEerste regel\nen **verder**.\n\n- punt\n1. stap\n   gaat door\n\n## Twee\nTekst.\n\n\
             ![Een scherm.](../assets/manual/een.png)\nLees verder: [Een](#een), [Het CCV](https://hetccv.nl)\n",
        );
        let said = |part: &ManualPart| match part {
            ManualPart::Paragraph(paragraph) => {
                let mark = |(piece, strong): &(String, bool)| if *strong { format!("[{piece}]") } else { piece.clone() };
                format!("{}/{}", paragraph.label, paragraph.pieces.iter().map(mark).collect::<String>())
            }
            other => format!("{other:?}"),
        };
        let all: Vec<String> = manual
            .sections
            .iter()
            .flat_map(|section| section.parts.iter().map(move |part| format!("{}/{}", section.title, said(part))))
            .collect();
        let expected = [
            "Een//Eerste regel en [verder].",
            "Een/•/punt",
            "Een/1./stap gaat door",
            "Twee//Tekst.",
            "Twee/Picture(ManualPicture { name: \"een\", description: \"Een scherm.\" })",
            "Twee/ReadOn([ManualLink { title: \"Een\", target: Section }, \
             ManualLink { title: \"Het CCV\", target: Web(\"https://hetccv.nl\") }])",
        ];
        assert_eq!(all, expected);
        assert_eq!(manual.position("Twee"), 1);
        assert_eq!(manual.position("bestaat niet"), 0);
    }
}
