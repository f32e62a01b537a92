//! A sheet for one intervention, to copy: what it is, the startvragen, and the points of the principles.

use super::sheet;
use crate::content::{Catalogue, Point, Principle, StarterQuestion};
use crate::model::{ApplyMark, CautionMark};
use crate::report::document::{
    Blank, Block, Cells, Grid, GridColumn, GridRow, Heading, Question, Questionnaire, QuestionnairePart, Status, Tick,
};
use crate::report::parts::compact;
use crate::words;

pub(super) fn blocks(catalogue: &Catalogue) -> Vec<Block> {
    let mut blocks = vec![Block::PageBreak, Block::Questionnaire(questions(catalogue.starter_questions()))];
    blocks.extend(sheet("Interventieblad: de werkzame principes"));
    blocks.push(compact(
        "Hoort bij de interventie op het blad hiervoor: kopieer ze samen. Kruis bij elk punt één vakje aan. Een interventie gebruikt \
         een principe als minstens één punt onder ‘toepassen’ is toegepast.",
    ));
    blocks.push(Block::Blanks(vec![Blank::new("Naam van de interventie", 1)]));
    for principle in catalogue.principles() {
        blocks.extend(of_principle(principle));
    }
    blocks
}

fn questions(starter: &[StarterQuestion]) -> Questionnaire {
    let open = |text: &str, lines| Question {
        number: String::new(),
        text: text.to_owned(),
        help: String::new(),
        choices: Vec::new(),
        tally: None,
        blanks: vec![Blank::new("", lines)],
    };
    let mut questions = vec![
        open("Hoe heet de interventie, en wie is de trekker (functie)?", 1),
        open("Wat gebeurt er, en wat moet het opleveren?", 2),
    ];
    questions.extend(starter.iter().zip(1..).map(|(question, number)| Question {
        number: number.to_string(),
        text: question.text.clone(),
        help: question.help.clone(),
        choices: nowhere(question),
        tally: None,
        blanks: vec![Blank::growing("", 1)],
    }));
    let part = QuestionnairePart {
        heading: Heading::new(1, "Interventieblad: de startvragen"),
        introduction: "Kopieer dit blad en het volgende voor elke interventie die jullie doen of willen doen.".to_owned(),
        questions,
    };
    Questionnaire { parts: vec![part] }
}

/// Questions about use elsewhere have an answer for what was never used elsewhere.
fn nowhere(question: &StarterQuestion) -> Vec<Tick> {
    let choice = Tick::new(Status { mark: None, word: "Nergens eerder toegepast".to_owned() });
    if question.presupposes_use_elsewhere { vec![choice] } else { Vec::new() }
}

fn of_principle(principle: &Principle) -> Vec<Block> {
    let apply = [ApplyMark::Applied, ApplyMark::CouldBeStronger, ApplyMark::NotApplied, ApplyMark::NotApplicable];
    let caution = [CautionMark::Minded, CautionMark::NotYet, CautionMark::NotApplicable];
    let apply = apply.map(words::apply_mark);
    let caution = caution.map(words::caution_mark);
    let mut blocks = vec![Block::WideHeading(Heading::new(2, principle.title.as_str()))];
    for (what, points, marks) in [("Toepassen", &principle.apply, &apply[..]), ("Let op", &principle.caution, &caution[..])] {
        if !points.is_empty() {
            let summary = format!("{}, {}: per punt één vakje om aan te kruisen.", principle.title, what.to_lowercase());
            blocks.push(Block::Grid(grid(summary, what, points, marks)));
        }
    }
    blocks
}

fn grid(summary: String, what: &str, points: &[Point], marks: &[&str]) -> Grid {
    /// Share of a column of boxes, so that those of all tables stand below each other; what fewer columns leave is room to write. The first
    /// has the longest words above it, none of which is broken.
    const BOX: f32 = 2.2;
    const FIRST_BOX: f32 = 2.9;
    const MOST_BOXES: usize = 4;
    let column = |heading: String, share, cells| GridColumn { heading, share, cells };
    let mut columns = vec![column(what.to_owned(), 9.4, Cells::Said)];
    let share = |index: usize| if index == 0 { FIRST_BOX } else { BOX };
    let boxes = marks.iter().enumerate().map(|(index, mark)| column(words::sentence_case(mark), share(index), Cells::Box));
    columns.extend(boxes);
    columns.push(column("Hoe?".to_owned(), 7.4 + BOX * MOST_BOXES.saturating_sub(marks.len()) as f32, Cells::Empty));
    let rows = points.iter().map(|point| GridRow { said: point.text.clone(), lines: 2 }).collect();
    Grid { summary, columns, rows }
}
