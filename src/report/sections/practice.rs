//! The appendix, on request: examples from practice that the team chose from the library.

use crate::content::PracticeEntry;
use crate::report::context::Context;
use crate::report::document::{Block, Heading, Text};
use crate::report::parts::{bullets, compact, heading, lead, paragraph, small};
use crate::words;

const TITLE: &str = "Voorbeelden uit de praktijk";
const INTRODUCTION: &str = "Deze voorbeelden koos het team. Wijkpeil vertelt ze na. Wat er staat, komt uit de bron eronder. Een \
                            voorbeeld zegt hoe het toen was, en niet hoe het nu is.";

/// As a chapter of its own, in a report with chapters.
pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    of_level(context, 1, lead(INTRODUCTION))
}

/// As a part of a report without chapters.
pub(in crate::report) fn part(context: &Context<'_>) -> Vec<Block> {
    of_level(context, 2, compact(INTRODUCTION))
}

fn of_level(context: &Context<'_>, level: u8, introduction: Block) -> Vec<Block> {
    let examples = context.printed_examples();
    if examples.is_empty() {
        return Vec::new();
    }
    let title = Heading::new(level, TITLE);
    // The introduction of a chapter stands below its title.
    let title = if level == 1 { Block::Heading(title) } else { Block::WideHeading(title) };
    let mut blocks = vec![Block::PageBreak, title, introduction];
    for (entry, document) in examples {
        blocks.push(heading(level + 1, words::practice_title(entry)));
        blocks.extend(told(entry));
        let document = document.map_or_else(|| entry.source.document.to_string(), |document| document.title.clone());
        blocks.push(small(format!("Bron: {document}. Onder: {}.", entry.source.heading)));
    }
    blocks
}

/// What the example tells, under headings in the running text: the outline names the examples only.
fn told(entry: &PracticeEntry) -> Vec<Block> {
    let about = [words::practice_kind(entry.kind), words::scale(entry.scale), &words::practice_period(entry)].join("; ");
    let groups: Vec<&str> = entry.target_groups.iter().map(|group| words::target_group(*group)).collect();
    let mut blocks = vec![
        small(format!("{}. Voor en met: {}.", words::sentence_case(&about), groups.join(", "))),
        paragraph(Text::strong(&*entry.summary)),
    ];
    let said = |label: &str, text: &str| paragraph(Text::strong(format!("{label}: ")).then(text));
    blocks.extend(entry.reason_to_start.as_ref().map(|text| said("Aanleiding", text)));
    blocks.extend(listed("Wat ze doen", plain(&entry.does)));
    blocks.extend(listed("Wat het opleverde", plain(&entry.gave)));
    if !entry.gave.is_empty() {
        blocks.push(small(words::evidence(entry.evidence)));
    }
    blocks.extend(listed("Wat hielp", plain(&entry.worked)));
    blocks.extend(listed("Wat lastig was", plain(&entry.hindered)));
    let step = |title: &str, text: &str| Text::strong(format!("{title}. ")).then(text);
    blocks.extend(listed("In stappen", entry.steps.iter().map(|it| step(&it.title, &it.text)).collect()));
    let figure = |value: &str, what: &str| Text::strong(format!("{value} ")).then(what);
    blocks.extend(listed("In cijfers", entry.figures.iter().map(|it| figure(&it.value, &it.what)).collect()));
    blocks.extend(entry.tips.as_ref().map(|text| said("Tips", text)));
    blocks.extend(entry.outlook.as_ref().map(|text| said("Wat er nog zou komen", text)));
    blocks.extend(entry.note.as_ref().map(|text| said("Let op", text)));
    blocks.extend(words::scan_state(entry.scan).map(small));
    blocks
}

fn plain(texts: &[String]) -> Vec<Text> {
    texts.iter().map(|text| Text::from(text.as_str())).collect()
}

/// A list below what it is; nothing for nothing.
fn listed(label: &str, texts: Vec<Text>) -> Vec<Block> {
    if texts.is_empty() {
        return Vec::new();
    }
    vec![paragraph(Text::strong(format!("{label}:"))), bullets(texts)]
}
