//! The wall beside an earlier measurement, with the scores; and what such figures are and are not.

use super::{scores, targets};
use crate::analysis::{self, PreconditionScore, Verdict};
use crate::content::PreconditionId;
use crate::model::Rating;
use crate::report::anchors::{OUTCOME, caveats};
use crate::report::context::Context;
use crate::report::document::{Block, Callout, Figure, Heading, Text, TitledList};
use crate::report::parts::{WIDTH, chapter, wide, wide_small};
use crate::shapes::{Measured, StoneText, WallStyle, wall};
use crate::words;

/// Height of a layer of the wall in points, and of the words above each basin.
const LAYER: (f32, f32) = (84.0, 56.5);

pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let mut blocks = Vec::from(chapter(OUTCOME));
    blocks.push(wide(format!(
        "De {} vormen samen een muur van {}. Wat onderaan ligt, draagt wat erboven ligt.",
        words::count(context.catalogue.preconditions().len(), "randvoorwaarde", "randvoorwaarden"),
        words::count(context.catalogue.building_blocks().len(), "bouwsteen", "bouwstenen"),
    )));
    let before = context.dossier.before(context.measurement);
    let targets = analysis::targets(context.measurement, before, &context.scores);
    let (layer, said) = LAYER;
    let names = 56.0;
    let style = WallStyle {
        width: WIDTH - names,
        height: layer * context.catalogue.building_blocks().len() as f32,
        basin: layer - said,
        gap: 3.0,
        text: 8.5,
        says: StoneText::VerdictFirst,
        names,
    };
    // What changed is told in front; here each stone says how it stands.
    let earlier = context.earlier.as_ref();
    let shown =
        Measured { scores: &context.scores, earlier: earlier.map(|earlier| &earlier.scores), targets: &targets, changes: None };
    blocks.push(Block::Figure(Figure::telling(wall(context.catalogue, &shown, style).drawing)));
    let day = context.measurement.reference_date.map(|date| format!("Stand op {}, volgens het team zelf.", words::date(date)));
    let counts = &context.scores.counts;
    let mut legend = vec!["Het gevulde deel van een steen is wat de aanpak zeker haalt.".to_owned()];
    if counts.unknown > 0 {
        legend.push("In het deel met stippen zegt het team ‘weten we niet’.".to_owned());
    }
    if counts.unanswered > 0 {
        legend.push("Tot de streepjeslijn kan het peil nog komen met punten die niet zijn ingevuld.".to_owned());
    }
    if let Some(earlier) = earlier {
        legend.push("Hier tellen alle punten mee, ook die je niet kunt vergelijken.".to_owned());
        legend.push(words::earlier_level(&earlier.name()));
    }
    legend.extend(words::target_notches(&targets));
    legend.extend(day);
    blocks.push(wide_small(legend.join(" ")));
    blocks.push(Block::WideHeading(Heading::new(2, "Scores per randvoorwaarde")));
    blocks.extend(scores::rated_or_not(context));
    blocks.push(what_figures_are());
    blocks.extend(targets::table(context, &targets));
    blocks
}

/// The box about what these figures say and do not say.
pub(super) fn what_figures_are() -> Block {
    let list = |title: &str, items: [&str; 3]| TitledList { title: title.to_owned(), items: items.map(Text::from).into() };
    Block::Callout(Callout {
        heading: Heading { anchor: Some(caveats()), ..Heading::new(2, "Wat deze cijfers wel en niet zijn") },
        lists: vec![
            list(
                "Wel",
                [
                    "Het oordeel van het team over zijn eigen aanpak.",
                    "Een eigen manier van tellen van Wijkpeil. De punten komen uit de bronnen, de telling niet.",
                    "Een begin voor het gesprek, en een peil om later een meting van hetzelfde team naast te leggen.",
                ],
            ),
            list(
                "Niet",
                [
                    "Een oordeel over de wijk of over de mensen die er wonen.",
                    "Een bewijs dat de aanpak werkt.",
                    "Een maat om wijken mee te vergelijken: elk team kijkt met eigen ogen.",
                ],
            ),
        ],
    })
}

/// For how many ratings somebody outside of the team looked at what they rest on.
pub(super) fn looked_at_by_others(context: &Context<'_>) -> Option<String> {
    let rated = || {
        let answers = context.catalogue.items().filter_map(|(_, item)| context.measurement.answers.get(&item.id));
        answers.filter(|answer| answer.rating.is_some_and(Rating::is_known))
    };
    let checked = rated().filter(|answer| answer.checked_with.is_some()).count();
    let verb = if checked == 1 { "is" } else { "zijn" };
    (rated().count() > 0).then(|| match checked {
        0 => "Bij geen enkel oordeel is de onderbouwing nagekeken met iemand van buiten het team.".to_owned(),
        _ => format!(
            "Van de {} oordelen {verb} er {} nagekeken met iemand van buiten het team.",
            rated().count(),
            words::number_word(checked)
        ),
    })
}

fn is_filled_in(score: &PreconditionScore) -> bool {
    score.verdict != Verdict::NotFilledIn
}

/// Which randvoorwaarden the table leaves out, as there is nothing to say of them.
pub(super) fn left_out(context: &Context<'_>) -> Option<String> {
    let empty = |id: &PreconditionId| context.scores.precondition(id).is_some_and(|score| !is_filled_in(score));
    let names: Vec<String> = context
        .catalogue
        .preconditions()
        .iter()
        .filter(|precondition| empty(&precondition.id))
        .map(|precondition| format!("{} {}", precondition.number, precondition.short_title))
        .collect();
    (!names.is_empty()).then(|| {
        format!("Nog niet ingevuld: {}. Bij ‘samen’ en ‘geheel’ tellen die punten mee als open.", words::names(&names))
    })
}
