//! The werkzame principes, to read.

use crate::content::{Point, Principle};
use crate::report::context::Context;
use crate::report::document::{Block, Heading};
use crate::report::parts::{aside, bullets, chapter, lead, small};
use crate::words;

pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let count = words::number_word(context.catalogue.principles().len());
    let mut blocks = Vec::from(chapter(format!("De {count} werkzame principes")));
    blocks.push(lead(
        "Een principe zegt waarom een interventie kan werken. Houd een interventie ernaast: wat pas je al toe, wat kan sterker \
         en waar moet je op letten?",
    ));
    for principle in context.catalogue.principles() {
        blocks.extend(one(context, principle));
    }
    blocks
}

fn one(context: &Context<'_>, principle: &Principle) -> Vec<Block> {
    let title = Heading { number: principle.number.to_string(), ..Heading::new(2, &principle.title) };
    let mut blocks = vec![Block::Heading(title)];
    let groups = [("Hoe het werkt", &principle.works), ("Toepassen", &principle.apply), ("Let op", &principle.caution)];
    for (title, points) in groups {
        if !points.is_empty() {
            blocks.push(aside(3, title, vec![list(points)]));
        }
    }
    let literature: Vec<&str> = principle
        .literature
        .iter()
        .filter_map(|id| context.catalogue.literature(id))
        .map(|found| found.short.as_str())
        .collect();
    let mut said = Vec::new();
    if !principle.scientific_names.is_empty() {
        said.push(format!("In de wetenschap: {}.", principle.scientific_names.join(", ")));
    }
    if !literature.is_empty() {
        said.push(format!("Lees meer: {}.", literature.join("; ")));
    }
    if !said.is_empty() {
        blocks.push(small(said.join(" ")));
    }
    blocks
}

fn list(points: &[Point]) -> Block {
    bullets(points.iter().map(|point| point.text.as_str().into()))
}
