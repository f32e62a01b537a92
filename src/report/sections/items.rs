//! Every randvoorwaarde with its items and everything that the team said about them, in one measurement.

use super::preconditions::{begun_action, first_views, literature, minority_facts, said_votes, what_changed_since};
use crate::analysis::{PreconditionScore, Verdict, unplaced};
use crate::content::{BuildingBlock, ChecklistItem, ItemId, Precondition};
use crate::model::Answer;
use crate::report::anchors::{action_anchor, item_anchor};
use crate::report::context::{Context, action_number, given};
use crate::report::document::{Block, Fact, Heading, Judged, Judgement, Mark, Row, Status, Table, Text};
use crate::report::parts::{chapter, rating_status, wide};
use crate::shapes::squares;
use crate::words;

/// Side in points of the square of an item, in the head of a randvoorwaarde.
const SQUARE: f32 = 12.0;

pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let blocks = context.catalogue.building_blocks();
    let mut all: Vec<Block> =
        blocks.iter().zip(1..).flat_map(|(block, number)| building_block(context, block, number, blocks.len())).collect();
    all.extend(out_of_place(context));
    all
}

fn building_block(context: &Context<'_>, block: &BuildingBlock, number: usize, of: usize) -> Vec<Block> {
    let kicker = format!("Bouwsteen {} van {}", words::number_word(number), words::number_word(of));
    let mut blocks = vec![
        Block::ChapterBreak,
        Block::Heading(Heading { kicker, ..Heading::new(1, &block.title) }),
        wide(block.question.as_str()),
    ];
    for precondition in context.catalogue.preconditions_of(&block.id) {
        blocks.extend(one(context, precondition));
    }
    blocks
}

fn one(context: &Context<'_>, precondition: &Precondition) -> Vec<Block> {
    if is_untouched(context, precondition) {
        return untouched(context, precondition);
    }
    let mut blocks: Vec<Block> =
        context.scores.precondition(&precondition.id).map(|score| head(precondition, score)).into_iter().collect();
    blocks.push(Block::Judged(precondition.items.iter().map(|item| judged(context, item)).collect()));
    blocks.extend(literature(context, precondition));
    blocks
}

fn title(precondition: &Precondition) -> Heading {
    Heading { number: precondition.number.to_string(), ..Heading::new(2, &precondition.title) }
}

fn head(precondition: &Precondition, score: &PreconditionScore) -> Block {
    let counts = &score.counts;
    let status = Status { mark: Some(Mark::of_score(score)), word: words::sentence_case(words::standing(score)) };
    let counted = if counts.applicable() == 0 {
        String::new()
    } else {
        format!("{} van {} op orde", counts.in_order, counts.applicable())
    };
    let said = match score.verdict {
        Verdict::NotFilledIn | Verdict::NotApplicable => String::new(),
        _ => format!("score {}", words::score(score.interval.as_ref())),
    };
    let missing = match counts.without_evidence {
        0 => String::new(),
        number => format!("bij {} geen onderbouwing", words::count(number, "oordeel", "oordelen")),
    };
    let score = [said, missing].into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join("; ");
    let picture = (counts.total() > 0).then(|| squares(counts, SQUARE));
    Block::Judgement(Judgement {
        heading: title(precondition),
        introduction: precondition.why.clone(),
        status,
        counted,
        picture,
        score,
    })
}

/// Whether the team said nothing about any item, and does nothing about it.
pub(super) fn is_untouched(context: &Context<'_>, precondition: &Precondition) -> bool {
    let is_empty = |item: &ItemId| {
        context.measurement.answers.get(item).is_none_or(Answer::is_empty)
            && context.actions_for(item).is_none()
            && context.begun_action(item).is_none()
    };
    precondition.items.iter().all(|item| is_empty(&item.id))
}

/// A randvoorwaarde to which the team did not come yet: its items by name, close together.
fn untouched(context: &Context<'_>, precondition: &Precondition) -> Vec<Block> {
    let said = format!(
        "Het team heeft {} nog niet beantwoord.",
        match precondition.items.len() {
            1 => "het enige punt".to_owned(),
            many => format!("deze {} punten", words::number_word(many)),
        }
    );
    let empty = Verdict::NotFilledIn;
    let status = Status { mark: Some(Mark::Verdict(empty)), word: words::sentence_case(words::verdict(empty)) };
    let head = Judgement {
        heading: title(precondition),
        introduction: said,
        status,
        counted: String::new(),
        picture: None,
        score: String::new(),
    };
    let row = |item: &ChecklistItem| {
        let cells = vec![context.number(&item.id).into(), context.item_text(item).into()];
        Row { anchors: vec![item_anchor(&item.id)], ..Row::of(cells) }
    };
    let rows = precondition.items.iter().map(row).collect();
    let columns = [("Punt", 9.0), ("Wat er wordt gevraagd", 154.0)];
    let summary = format!("De punten van ‘{}’, die nog niet beantwoord zijn.", precondition.title);
    vec![Block::Judgement(head), Block::Table(Table::of(summary, columns, rows))]
}

fn judged(context: &Context<'_>, item: &ChecklistItem) -> Judged {
    let empty = Answer::default();
    let answer = context.measurement.answers.get(&item.id).unwrap_or(&empty);
    let mut judged = answered(context, &item.id, answer);
    context.number(&item.id).clone_into(&mut judged.number);
    judged.title = item.noun().into_owned();
    let text = context.item_text(item);
    // Where the content has no noun, the text itself is the title.
    judged.text = if judged.title == text { Text::default() } else { text.into() };
    judged.beside.extend(context.serving(&item.id).map(|(number, action)| {
        let what = given(&action.what).unwrap_or("Actie zonder omschrijving");
        Fact::new("Actie", Text::link(action_number(number), action_anchor(number)).then(format!(" {what}")))
    }));
    judged.beside.extend(begun_action(context, &item.id));
    judged
}

/// What the team said about an item that is known by its id only.
fn answered(context: &Context<'_>, id: &ItemId, answer: &Answer) -> Judged {
    // Every field is named, so that none can be forgotten; what helps to decide stands among the aandachtspunten.
    let Answer {
        rating,
        evidence,
        checked_with,
        note,
        reason,
        what_changed,
        change_reason,
        priority,
        decider: _,
        effect: _,
        ease: _,
        left_as_is: _,
        hand_votes,
        minority_views,
    } = answer;
    let fact = |name: &str, text: &str| Fact::new(name, text);
    let mut said: Vec<Fact> = context.note(evidence).map(|evidence| fact("", evidence)).into_iter().collect();
    said.extend(context.note(reason).map(|reason| fact("Reden n.v.t.", reason)));
    let checked = checked_with.as_deref().map(|with| given(with).unwrap_or("Ja, nagekeken buiten het team."));
    let mut beside: Vec<Fact> = context.note(note).map(|note| fact("Notitie", note)).into_iter().collect();
    beside.extend(checked.and_then(|text| context.note(text)).map(|text| fact("Ziet een ander dit ook?", text)));
    beside.extend(what_changed_since(context, id, *what_changed).map(|text| fact("Wat er veranderde", text)));
    beside.extend(context.note(change_reason).map(|text| fact("Waarom anders", text)));
    if !hand_votes.is_empty() {
        beside.push(fact("Handen", &said_votes(hand_votes)));
    }
    beside.extend(first_views(context, id));
    beside.extend(minority_facts(context, minority_views));
    beside.extend(context.left_as_is(answer).map(|reason| fact("Bewust niet", reason)));
    Judged {
        anchor: Some(item_anchor(id)),
        level: 3,
        number: String::new(),
        status: rating_status(*rating),
        title: format!("Punt ‘{id}’"),
        is_first: *priority,
        text: Text::default(),
        said,
        beside,
    }
}

/// Answers to items that the content lacks.
fn out_of_place(context: &Context<'_>) -> Vec<Block> {
    let judged: Vec<Judged> = unplaced(context.catalogue, context.measurement)
        .map(|(id, answer)| {
            let mut judged = Judged { level: 2, ..answered(context, id, answer) };
            if let Some(wording) = context.measurement.frozen_wording(id) {
                wording.clone_into(&mut judged.title);
            }
            judged
        })
        .collect();
    if judged.is_empty() {
        return Vec::new();
    }
    let mut blocks = Vec::from(chapter("Antwoorden op andere punten"));
    blocks.push(wide(
        "Deze antwoorden horen bij punten die niet in de gebruikte vragenlijst staan, bijvoorbeeld omdat die lijst is \
         veranderd. Ze tellen niet mee in de scores.",
    ));
    blocks.push(Block::Judged(judged));
    blocks
}
