//! Every randvoorwaarde with its items and everything that the team said about them.

use crate::analysis::{PreconditionScore, Verdict, unplaced};
use crate::content::{BuildingBlock, ChecklistItem, ItemId, Precondition};
use crate::model::{Answer, ChangeReason, HandVotes, Rating};
use crate::report::anchors::item_anchor;
use crate::report::context::{Context, given};
use crate::report::document::{Block, Entry, Field, Figure, Heading, Mark, Status, Text};
use crate::report::parts::{WIDTH, beside_status, chapter, enumeration, field, lead, paragraph, rating_status, small};
use crate::shapes::{Drawing, Filling, Rect, bar, verdict_tone};
use crate::words;

pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let blocks = context.catalogue.building_blocks();
    let mut all: Vec<Block> =
        blocks.iter().zip(1..).flat_map(|(block, number)| building_block(context, block, number, blocks.len())).collect();
    all.extend(out_of_place(context));
    all
}

fn building_block(context: &Context<'_>, block: &BuildingBlock, number: usize, of: usize) -> Vec<Block> {
    let kicker = format!("Bouwsteen {} van {}", words::number_word(number), words::number_word(of));
    let preconditions = || context.catalogue.preconditions_of(&block.id);
    // What is told in short needs no page of its own.
    let is_short = preconditions().all(|precondition| is_untouched(context, precondition));
    let mut blocks = vec![
        if is_short { Block::ChapterBreak } else { Block::PageBreak },
        Block::Heading(Heading { kicker, ..Heading::new(1, &block.title) }),
        lead(block.question.as_str()),
    ];
    for precondition in preconditions() {
        blocks.extend(one(context, precondition));
    }
    blocks
}

fn one(context: &Context<'_>, precondition: &Precondition) -> Vec<Block> {
    let title = Heading { number: precondition.number.to_string(), ..Heading::new(2, &precondition.title) };
    let mut blocks = vec![Block::Heading(title)];
    if is_untouched(context, precondition) {
        blocks.extend(untouched(context, precondition));
        return blocks;
    }
    if let Some(score) = context.scores.precondition(&precondition.id) {
        blocks.push(level(score));
        let why = paragraph(precondition.why.as_str());
        blocks.push(verdict(Mark::of_score(score), words::standing(score), vec![paragraph(score_text(score)), why]));
    }
    blocks.push(Block::Entries(precondition.items.iter().map(|item| entry(context, item)).collect()));
    blocks.extend(literature(context, precondition));
    blocks
}

fn verdict(mark: Mark, word: &str, body: Vec<Block>) -> Block {
    beside_status(Status { mark: Some(mark), word: words::sentence_case(word) }, body)
}

/// Whether the team said nothing about any item, and does nothing about it.
fn is_untouched(context: &Context<'_>, precondition: &Precondition) -> bool {
    let is_empty = |item: &ItemId| {
        context.measurement.answers.get(item).is_none_or(Answer::is_empty)
            && context.actions_for(item).is_none()
            && context.begun_action(item).is_none()
    };
    precondition.items.iter().all(|item| is_empty(&item.id))
}

/// A randvoorwaarde to which the team did not come yet: its items by name, close together.
fn untouched(context: &Context<'_>, precondition: &Precondition) -> [Block; 2] {
    let said = format!(
        "Het team heeft {} nog niet beantwoord.",
        match precondition.items.len() {
            1 => "het enige punt".to_owned(),
            many => format!("deze {} punten", words::number_word(many)),
        }
    );
    let item = |item: &ChecklistItem| Entry {
        anchor: Some(item_anchor(&item.id)),
        is_minor: true,
        ..Entry::new(context.number(&item.id), context.item_text(item))
    };
    let entries = Block::Entries(precondition.items.iter().map(item).collect());
    let empty = Verdict::NotFilledIn;
    [verdict(Mark::Verdict(empty), words::verdict(empty), vec![paragraph(said)]), entries]
}

/// The score as a bar.
fn level(score: &PreconditionScore) -> Block {
    let area = Rect::new(0.0, 1.5, WIDTH, 6.0);
    let shapes = bar(area, Filling::of(score), verdict_tone(score.verdict));
    let drawing = Drawing { width: WIDTH, height: 9.0, shapes, description: String::new() };
    Block::Figure(Figure::decoration(drawing))
}

/// Which literature the items rest on, once for all of them: `Nelen e.a. (2021) bij 2.5`.
fn literature(context: &Context<'_>, precondition: &Precondition) -> Option<Block> {
    let cited = context.catalogue.sources().literature.iter().filter_map(|reference| {
        let items = precondition.items.iter().filter(|item| item.literature.contains(&reference.id));
        let numbers: Vec<String> = items.map(|item| context.number(&item.id).to_owned()).collect();
        (!numbers.is_empty()).then(|| format!("{} bij {}", reference.short, enumeration(&numbers)))
    });
    let cited: Vec<String> = cited.collect();
    (!cited.is_empty()).then(|| small(format!("Literatuur: {}.", cited.join("; "))))
}

fn score_text(score: &PreconditionScore) -> Text {
    let basis = words::basis_in_full(&score.counts);
    match score.verdict {
        Verdict::NotFilledIn => basis.into(),
        _ => Text::strong(format!("Score {}. ", words::score(score.interval.as_ref()))).then(basis),
    }
}

fn entry(context: &Context<'_>, item: &ChecklistItem) -> Entry {
    let empty = Answer::default();
    let answer = context.measurement.answers.get(&item.id).unwrap_or(&empty);
    let mut entry = answered(context, &item.id, context.number(&item.id), context.item_text(item), answer);
    entry.fields.extend(context.actions_for(&item.id).map(|actions| field("Actie", actions)));
    entry.fields.extend(begun_action(context, &item.id));
    entry
}

/// What the team said about an item.
fn answered(context: &Context<'_>, id: &ItemId, number: &str, title: &str, answer: &Answer) -> Entry {
    Entry {
        anchor: Some(item_anchor(id)),
        status: Some(rating_status(answer.rating)),
        fields: answer_fields(context, id, answer),
        ..Entry::new(number, Text::strong(title))
    }
}

/// What was begun as an action for this item.
pub(super) fn begun_action(context: &Context<'_>, item: &ItemId) -> Option<Field> {
    let text = context.begun_action(item)?;
    Some(field("Actie", format!("{text} ({})", words::UNFINISHED)))
}

/// Everything that the team said about an item beside its rating.
fn answer_fields(context: &Context<'_>, item: &ItemId, answer: &Answer) -> Vec<Field> {
    // Every field is named, so that none can be forgotten; the rating stands beside the entry, what helps to decide among the
    // aandachtspunten.
    let Answer {
        rating: _,
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
    } = answer;
    let mut fields = Vec::new();
    if *priority {
        fields.push(field("Prioriteit", "Hier wil het team als eerste aan werken."));
    }
    fields.extend(what_changed_since(context, item, *what_changed));
    let texts = [
        ("Onderbouwing", Some(evidence.as_str())),
        (
            "Ziet een ander dit ook?",
            checked_with.as_deref().map(|with| given(with).unwrap_or("Ja, nagekeken buiten het team.")),
        ),
        ("Notitie", Some(note)),
        ("Reden n.v.t.", Some(reason)),
        ("Waarom anders", Some(change_reason)),
    ];
    for (label, text) in texts {
        fields.extend(text.and_then(|text| context.note(text)).map(|text| field(label, text)));
    }
    fields.extend(context.left_as_is(answer).map(|reason| field("Bewust niet", reason)));
    if !hand_votes.is_empty() {
        fields.push(field("Handen", said_votes(hand_votes)));
    }
    fields
}

/// What changed where the rating differs from the one just before.
fn what_changed_since(context: &Context<'_>, item: &ItemId, reason: Option<ChangeReason>) -> Option<Field> {
    let then = context.dossier.before(context.measurement)?.rating(item)?;
    context.measurement.rating(item).filter(|now| *now != then)?;
    let said = match reason {
        Some(ChangeReason::Reality) => "de werkelijkheid",
        Some(ChangeReason::Yardstick) => "de maatlat: het team kijkt er anders naar",
        Some(ChangeReason::Knowledge) => "de kennis: het team weet nu meer",
        None => "reden niet gegeven",
    };
    Some(field("Wat er veranderde", said))
}

fn said_votes(votes: &HandVotes) -> String {
    let said: Vec<String> = Rating::ALL
        .into_iter()
        .filter_map(|rating| Some(format!("{} {}", words::rating(rating), votes.get(&rating)?)))
        .collect();
    said.join(", ")
}

/// Answers to items that the content lacks.
fn out_of_place(context: &Context<'_>) -> Vec<Block> {
    let entries: Vec<Entry> = unplaced(context.catalogue, context.measurement)
        .map(|(id, answer)| answered(context, id, "", &unplaced_text(context, id), answer))
        .collect();
    if entries.is_empty() {
        return Vec::new();
    }
    let mut blocks = Vec::from(chapter("Antwoorden op andere punten"));
    blocks.push(lead(
        "Deze antwoorden horen bij punten die niet in de gebruikte vragenlijst staan, bijvoorbeeld omdat die lijst is \
         veranderd. Ze tellen niet mee in de scores.",
    ));
    blocks.push(Block::Entries(entries));
    blocks
}

fn unplaced_text(context: &Context<'_>, id: &ItemId) -> String {
    context.measurement.frozen_wording(id).map_or_else(|| format!("Punt ‘{id}’"), str::to_owned)
}
