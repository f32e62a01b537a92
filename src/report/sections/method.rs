//! How the figures come about, and what they are not.

use super::worked_example::{self, percentage};
use crate::analysis::{IN_ORDER_FROM, NOT_IN_ORDER_BELOW};
use crate::report::anchors::{COUNTING, caveats, counting};
use crate::report::context::Context;
use crate::report::document::{Block, Heading, Text};
use crate::report::parts::{bullets, chapter, heading, lead, rating_meanings, small};

pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let mut blocks = Vec::from(chapter("Hoe de cijfers tot stand komen"));
    blocks.push(lead(
        Text::from(
            "De punten komen uit de bronnen achter in dit rapport. Hoe de antwoorden worden geteld, is een eigen keuze van \
             Wijkpeil. Lees ook ",
        )
        .then(Text::page_link("wat deze cijfers wel en niet zijn", caveats()))
        .then("."),
    ));
    blocks.push(heading(2, "Wat een oordeel betekent"));
    blocks.extend(rating_meanings(context.catalogue));
    blocks.push(Block::Heading(Heading { anchor: Some(counting()), ..Heading::new(2, COUNTING) }));
    blocks.push(bullets(
        [
            "Op orde telt als 1, deels als ½ en niet op orde als 0.",
            "Een punt met n.v.t. telt niet mee.",
            "Weten we niet en een open punt kunnen alles nog worden, van 0 tot 1. De score is dan een bereik.",
            "Het laagste getal van een bereik is naar beneden afgerond, het hoogste naar boven. Een score die vaststaat, is \
             naar beneden afgerond.",
            "De score van een randvoorwaarde is het gemiddelde van de punten die tellen, die van een bouwsteen het gemiddelde \
             van de randvoorwaarden erin.",
        ]
        .map(Into::into),
    ));
    blocks.push(heading(2, "Wanneer een randvoorwaarde op orde is"));
    let (high, low) = (percentage(IN_ORDER_FROM), percentage(NOT_IN_ORDER_BELOW));
    blocks.push(bullets([
        format!("Op orde: vanaf {high}, en geen enkel punt is niet op orde.").into(),
        format!("Niet op orde: onder de {low}.").into(),
        format!("Deels: daartussen, of vanaf {high} met een punt dat niet op orde is.").into(),
        "Nog onduidelijk: het bereik loopt over een van die grenzen heen.".into(),
        "Nog niet ingevuld: geen enkel punt is beantwoord.".into(),
    ]));
    blocks.extend(worked_example::blocks(context));
    let edition = context.catalogue.edition();
    let made_with = &context.dossier.content_edition;
    let used = format!("Gebruikte vragenlijst: {}.", edition.title);
    blocks.push(small(if *made_with == edition.id {
        used
    } else {
        format!("{used} Het dossier is gemaakt met uitgave {made_with}.")
    }));
    blocks
}
