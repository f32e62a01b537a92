//! The manual on paper.

use std::sync::Arc;

use crate::content::{LinkedTo, Manual, ManualLink, ManualParagraph, ManualPart, ManualPicture, ManualSection};
use crate::report::document::{About, Anchor, Block, Document, Heading, Masthead, Picture, Span, Text};
use crate::report::parts::{bullets, paragraph, small};
use crate::shapes::{Pixels, Weight};

const KIND: &str = "Handleiding";
const TITLE: &str = "Werken met Wijkpeil";
/// What stands before the places to read on.
const READ_ON: &str = "Lees verder: ";

/// The manual as a document. `program` says which program it is about, as `Wijkpeil 0.1.0`.
pub fn document(manual: &Manual, program: &str) -> Document {
    let head = Masthead { kind: KIND.to_owned(), title: TITLE.to_owned(), facts: Vec::new() };
    let contents = Heading::new(1, "Inhoud");
    let mut blocks = vec![Block::Masthead(head), Block::Contents(contents)];
    for section in &manual.sections {
        let title = Heading { anchor: Some(anchor(&section.title)), ..Heading::new(1, &*section.title) };
        blocks.extend([Block::ChapterBreak, Block::Heading(title)]);
        blocks.extend(self::blocks(section));
    }
    Document {
        about: About {
            title: format!("{KIND} Wijkpeil"),
            author: "Wijkpeil".to_owned(),
            subject: TITLE.to_owned(),
            date: None,
            identity: format!("handleiding {program}"),
        },
        head: "Wijkpeil".to_owned(),
        measured: KIND.to_lowercase(),
        foot: program.to_owned(),
        blocks,
    }
}

fn anchor(title: &str) -> Anchor {
    Anchor(format!("hoofdstuk {title}"))
}

/// What a section says. Consecutive points of one kind are one list.
fn blocks(section: &ManualSection) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut points: Vec<&ManualParagraph> = Vec::new();
    for part in &section.parts {
        if let ManualPart::Paragraph(point) = part
            && !point.label.is_empty()
        {
            let is_of_other_kind = |before: &&ManualParagraph| is_numbered(before) != is_numbered(point);
            if points.last().is_some_and(is_of_other_kind) {
                blocks.extend(list(std::mem::take(&mut points)));
            }
            points.push(point);
            continue;
        }
        blocks.extend(list(std::mem::take(&mut points)));
        blocks.extend(match part {
            ManualPart::Paragraph(said) => Some(paragraph(text(said))),
            ManualPart::Picture(picture) => self::picture(picture),
            ManualPart::ReadOn(links) => {
                Text::joined(links.iter().map(link), ", ").map(|links| small(Text::from(READ_ON).then(links)))
            }
        });
    }
    blocks.extend(list(points));
    blocks
}

fn is_numbered(point: &ManualParagraph) -> bool {
    point.label.ends_with('.')
}

fn list(points: Vec<&ManualParagraph>) -> Option<Block> {
    let is_numbered = is_numbered(points.first()?);
    let items: Vec<Text> = points.into_iter().map(text).collect();
    Some(if is_numbered { Block::Steps(items) } else { bullets(items) })
}

fn text(said: &ManualParagraph) -> Text {
    let span = |(piece, is_strong): &(String, bool)| Span {
        text: piece.clone(),
        weight: if *is_strong { Weight::SemiBold } else { Weight::Regular },
        link: None,
        shows_page: false,
    };
    Text(said.pieces.iter().map(span).collect())
}

fn picture(picture: &ManualPicture) -> Option<Block> {
    let pixels = Arc::new(Pixels::of_png(picture.png()?)?);
    Some(Block::Picture(Picture { pixels, description: picture.description.clone() }))
}

/// An address is written out, as paper cannot be pressed.
fn link(link: &ManualLink) -> Text {
    match &link.target {
        LinkedTo::Section => Text::page_link(&*link.title, anchor(&link.title)),
        LinkedTo::Web(address) => Text::from(format!("{} ({address})", link.title)),
    }
}
