//! A page for each randvoorwaarde: its items with boxes and lines.

use crate::content::{Catalogue, Precondition};
use crate::model::Rating;

use crate::report::document::{Blank, Block, Heading, Question, Questionnaire, Status};
use crate::report::parts::rating_status;
use crate::words;

pub(super) fn blocks(catalogue: &Catalogue) -> Vec<Block> {
    let of = words::number_word(catalogue.preconditions().len());
    let mut all = Vec::new();
    for (precondition, number) in catalogue.preconditions().iter().zip(1..) {
        let block = catalogue.building_blocks().iter().find(|block| block.id == precondition.building_block);
        let block = block.map(|block| format!("{}, ", block.title)).unwrap_or_default();
        let kicker = format!("{block}randvoorwaarde {} van {of}", words::number_word(number));
        all.extend([Block::PageBreak, Block::Questionnaire(page(precondition, &kicker))]);
    }
    all
}

fn page(precondition: &Precondition, kicker: &str) -> Questionnaire {
    let heading =
        Heading { kicker: kicker.to_owned(), number: precondition.number.to_string(), ..Heading::new(1, &precondition.title) };
    let question = |(item, number): (&crate::content::ChecklistItem, usize)| Question {
        number: format!("{}.{number}", precondition.number),
        text: item.text.clone(),
        help: String::new(),
        choices: choices(),
        blanks: vec![Blank::growing("Onderbouwing, of de reden bij n.v.t.", 1), Blank::growing("Notitie", 1)],
    };
    Questionnaire {
        heading,
        introduction: precondition.why.clone(),
        questions: precondition.items.iter().zip(1..).map(question).collect(),
    }
}

fn choices() -> Vec<Status> {
    Rating::ALL.map(|rating| rating_status(Some(rating))).to_vec()
}
