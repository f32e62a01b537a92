//! How the figures come about, and what they are not.

use super::super::document::{Aside, Block, Label};
use super::context::{Context, rating_status};
use super::parts::{bullets, chapter, heading, lead, paragraph, small};
use crate::model::Rating;

pub(super) fn section(context: &Context<'_>) -> Vec<Block> {
    let mut blocks = Vec::from(chapter("Hoe de cijfers tot stand komen"));
    blocks.push(lead(
        "De punten komen uit de bronnen achter in dit rapport. Hoe de antwoorden worden geteld, is een eigen keuze van Wijkpeil.",
    ));
    blocks.push(heading(2, "Wat een oordeel betekent"));
    let words = context.catalogue.ratings();
    for rating in Rating::ALL {
        let meaning = match rating {
            Rating::InOrder => &words.in_order,
            Rating::Partly => &words.partly,
            Rating::NotInOrder => &words.not_in_order,
            Rating::Unknown => &words.unknown,
            Rating::NotApplicable => &words.not_applicable,
        };
        let label = Label::Status(rating_status(Some(rating)));
        blocks.push(Block::Aside(Aside { label, body: vec![paragraph(meaning.as_str())] }));
    }
    blocks.push(heading(2, "Hoe de score wordt berekend"));
    blocks.push(bullets(
        [
            "Op orde telt als 1, deels als ½ en niet op orde als 0.",
            "Een punt met n.v.t. telt niet mee.",
            "Weten we niet en een open punt kunnen alles nog worden, van 0 tot 1. De score is dan een bereik. \
             Het laagste getal is naar beneden afgerond, het hoogste naar boven.",
            "De score van een randvoorwaarde is het gemiddelde van haar punten. De score van een bouwsteen is het \
             gemiddelde van haar randvoorwaarden.",
        ]
        .map(Into::into),
    ));
    blocks.push(heading(2, "Wanneer een randvoorwaarde op orde is"));
    blocks.push(bullets(
        [
            "Op orde: vanaf 80\u{a0}%, en geen enkel punt is niet op orde.",
            "Niet op orde: onder de 40\u{a0}%.",
            "Deels: daartussen, of vanaf 80\u{a0}% met een punt dat niet op orde is.",
            "Nog onduidelijk: het bereik loopt over een van die grenzen heen.",
            "Nog niet ingevuld: geen enkel punt is beantwoord.",
        ]
        .map(Into::into),
    ));
    blocks.push(heading(2, "Wat de cijfers niet zijn"));
    blocks.push(paragraph(
        "Het team beoordeelt zijn eigen aanpak. De cijfers gaan dus niet over de wijk en niet over de mensen die er wonen. Ze \
         bewijzen ook niet dat de aanpak werkt. Andere teams oordelen met andere ogen: vergelijk hun cijfers niet met deze. \
         Wel kun je deze meting later naast een nieuwe meting van hetzelfde team leggen.",
    ));
    let edition = context.catalogue.edition();
    let made_with = &context.dossier.content_edition;
    let used = format!("Gebruikte vragenlijst: {} (uitgave {}).", edition.title, edition.id);
    blocks.push(small(if *made_with == edition.id {
        used
    } else {
        format!("{used} Het dossier is gemaakt met uitgave {made_with}.")
    }));
    blocks
}
