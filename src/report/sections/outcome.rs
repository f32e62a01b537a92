//! The wall beside an earlier measurement, with the scores.

use super::what_figures_are::what_figures_are;
use super::{scores, targets};
use crate::analysis;
use crate::report::anchors::OUTCOME;
use crate::report::context::Context;
use crate::report::document::{Block, Figure};
use crate::report::parts::{WIDTH, chapter, wide, wide_heading, wide_small};
use crate::shapes::{Measured, StoneText, WallStyle, wall};
use crate::words;

/// Height of a layer of the wall in points, and of the words above each basin.
const LAYER: (f32, f32) = (84.0, 56.5);

pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let mut blocks = Vec::from(chapter(OUTCOME));
    blocks.push(wide(format!(
        "De {} vormen samen een muur van {}.",
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
    let day = context.measurement.reference_date.map(|date| format!("Stand op {}.", words::date(date)));
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
    blocks.push(wide_heading("Scores per randvoorwaarde"));
    blocks.extend(scores::rated_or_not(context));
    blocks.push(what_figures_are());
    blocks.extend(targets::table(context, &targets));
    blocks
}
