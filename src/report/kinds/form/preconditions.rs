//! The randvoorwaarden: their items with boxes, how each rating is recognised, and lines to write on.

use crate::content::{Catalogue, ChecklistItem, Precondition};
use crate::model::Rating;
use crate::report::document::{Blank, Block, Heading, Question, Questionnaire, QuestionnairePart, Tally, Tick};
use crate::report::parts::rating_status;
use crate::words;

pub(super) fn blocks(catalogue: &Catalogue) -> Vec<Block> {
    let of = words::number_word(catalogue.preconditions().len());
    let part = |(precondition, number): (&Precondition, usize)| {
        let block = catalogue.building_blocks().iter().find(|block| block.id == precondition.building_block);
        let block = block.map(|block| format!("{}, ", block.title)).unwrap_or_default();
        let kicker = format!("{block}randvoorwaarde {} van {of}", words::number_word(number));
        self::part(precondition, kicker)
    };
    let parts = catalogue.preconditions().iter().zip(1..).map(part).collect();
    vec![Block::PageBreak, Block::Questionnaire(Questionnaire { parts })]
}

fn part(precondition: &Precondition, kicker: String) -> QuestionnairePart {
    let heading = Heading { kicker, number: precondition.number.to_string(), ..Heading::new(1, &precondition.title) };
    let question = |(item, number): (&ChecklistItem, usize)| Question {
        number: format!("{}.{number}", precondition.number),
        text: item.text.clone(),
        help: String::new(),
        choices: choices(item),
        tally: Some(tally()),
        blanks: vec![Blank::growing("Onderbouwing, of de reden bij n.v.t.", 2), Blank::growing("Notitie", 1)],
    };
    QuestionnairePart {
        heading,
        introduction: precondition.why.clone(),
        questions: precondition.items.iter().zip(1..).map(question).collect(),
    }
}

/// How many hands went up for each rating, and whether the team wants to work on it first.
fn tally() -> Tally {
    let counted = [Rating::InOrder, Rating::Partly, Rating::NotInOrder, Rating::Unknown];
    Tally {
        label: "Handen:".to_owned(),
        counts: counted.map(|rating| words::rating(rating).to_owned()).into(),
        mark: "Als eerste".to_owned(),
    }
}

fn choices(item: &ChecklistItem) -> Vec<Tick> {
    let recognised = |rating: Rating| item.anchors.as_ref().and_then(|anchors| rating.anchor(anchors)).unwrap_or_default();
    let choice = |rating| Tick { status: rating_status(Some(rating)), recognised: recognised(rating).to_owned() };
    Rating::ALL.map(choice).to_vec()
}
