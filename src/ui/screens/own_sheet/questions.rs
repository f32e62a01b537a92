//! What an invulblad asks, in the order and with the words in which it is shown.

use std::ops::Range;

use crate::content::{Anchors, Catalogue, ItemId};
use crate::model::SheetForm;
use crate::ui::widgets::Rated;

/// What an invulblad asks.
#[derive(Debug, Default)]
pub struct Questions {
    /// One after the other.
    pub items: Vec<Question>,
    /// The randvoorwaarden of those. Never empty where there are questions.
    pub groups: Vec<Group>,
    /// Whether it asks another edition of the content than the program has, so that there is no help with it.
    pub is_other_edition: bool,
}

/// What is asked of one randvoorwaarde.
#[derive(Debug)]
pub struct Group {
    /// What it is called.
    pub title: String,
    /// The same where there is little room.
    pub short_title: String,
    /// Its number, from 1; 0 for what belongs to no randvoorwaarde that the program knows.
    pub number: usize,
    /// The positions of its questions.
    pub items: Range<usize>,
}

/// One question.
#[derive(Debug)]
pub struct Question {
    /// The item.
    pub id: ItemId,
    /// Its number, as `1.2`.
    pub name: String,
    /// The question, as the sheet words it.
    pub text: String,
    /// How to answer it; empty where the program does not know.
    pub help: String,
    /// How the ratings are recognised.
    pub anchors: Option<Anchors>,
}

/// What is asked and belongs to no randvoorwaarde that the program knows.
const OTHERS: &str = "Andere punten";

impl Questions {
    /// What a sheet asks. Wording and help of the program go with it only where it asks the same edition.
    pub fn new(catalogue: &Catalogue, form: &SheetForm) -> Self {
        let is_other_edition = form.edition != catalogue.edition().id;
        let mut questions = Self { is_other_edition, ..Self::default() };
        for precondition in catalogue.preconditions() {
            let begin = questions.items.len();
            for item in &precondition.items {
                let Some(text) = form.items.get(&item.id) else { continue };
                let is_same = !is_other_edition && *text == item.text;
                questions.items.push(Question {
                    id: item.id.clone(),
                    name: catalogue.number(&item.id).to_owned(),
                    text: text.clone(),
                    help: if is_same { item.help.clone() } else { String::new() },
                    anchors: item.anchors.clone().filter(|_| is_same),
                });
            }
            let titles = (precondition.title.clone(), precondition.short_title.clone());
            questions.add_group(titles, usize::from(precondition.number), begin);
        }
        let begin = questions.items.len();
        let unknown = form.items.iter().filter(|(id, _)| catalogue.item(id).is_none());
        questions.items.extend(unknown.zip(1..).map(|((id, text), number)| Question {
            id: id.clone(),
            name: format!("punt {number}"),
            text: text.clone(),
            help: String::new(),
            anchors: None,
        }));
        questions.add_group((OTHERS.to_owned(), OTHERS.to_owned()), 0, begin);
        questions
    }

    fn add_group(&mut self, (title, short_title): (String, String), number: usize, begin: usize) {
        let items = begin..self.items.len();
        if !items.is_empty() {
            self.groups.push(Group { title, short_title, number, items });
        }
    }

    /// The randvoorwaarde of the question at this position.
    pub(super) fn group_of(&self, position: usize) -> &Group {
        let found = self.groups.iter().find(|group| group.items.contains(&position));
        found.unwrap_or_else(|| &self.groups[0])
    }
}

impl Question {
    /// What is rated, for a screen reader.
    pub(super) fn rated(&self) -> Rated<'_> {
        Rated { name: &self.name, question: &self.text, help: &self.help, anchors: self.anchors.as_ref() }
    }
}
