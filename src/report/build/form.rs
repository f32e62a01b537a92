//! The blank form: the whole walk on paper, for people without the program.

use super::super::document::{Block, Document, Entry, Heading, Text};
use super::parts::{chapter, lead};
use crate::content::Catalogue;
use crate::model::Dossier;

pub(super) fn document(catalogue: &Catalogue, dossier: Option<&Dossier>) -> Document {
    let mut blocks = Vec::new();
    for precondition in catalogue.preconditions() {
        blocks.extend(chapter(&precondition.title));
        blocks.push(lead(precondition.why.as_str()));
        blocks.push(Block::Heading(Heading::new(2, "Punten")));
        let entry = |(item, number): (&crate::content::ChecklistItem, usize)| Entry {
            anchor: None,
            number: format!("{}.{number}", precondition.number),
            status: None,
            title: Text::strong(&item.text),
            fields: Vec::new(),
            is_minor: false,
        };
        blocks.push(Block::Entries(precondition.items.iter().zip(1..).map(entry).collect()));
    }
    Document {
        title: "Formulier".to_owned(),
        author: String::new(),
        subject: "Zelfbeoordeling van de wijkaanpak tegen ondermijning".to_owned(),
        date: dossier.map(|dossier| dossier.changed),
        identity: format!("formulier {}", dossier.map(|dossier| dossier.id.to_string()).unwrap_or_default()),
        head: "Formulier".to_owned(),
        foot: String::new(),
        blocks,
    }
}
