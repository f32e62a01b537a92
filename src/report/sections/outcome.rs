//! The wall, the scores, and the team's own words about them in full.

use super::asks::asks;
use super::summary::excerpt;
use super::targets;
use crate::analysis::{self, Counts, Interval, PreconditionScore, Verdict};
use crate::content::PreconditionId;
use crate::model::Rating;
use crate::report::anchors::{COUNTING, OUTCOME, caveats, counting, full_texts};
use crate::report::context::{Context, given};
use crate::report::document::{Block, Callout, Column, Figure, Heading, Mark, Row, Table, Text, TitledList};
use crate::report::parts::{WIDTH, chapter, figures, heading, lead, paragraph, small};
use crate::shapes::{Measured, StoneText, WallStyle, bars_in_parts, wall};
use crate::words;

pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let mut blocks = Vec::from(chapter(OUTCOME));
    blocks.push(lead(format!(
        "De {} vormen samen een muur van {}. Wat onderaan ligt, draagt wat erboven ligt.",
        words::count(context.catalogue.preconditions().len(), "randvoorwaarde", "randvoorwaarden"),
        words::count(context.catalogue.building_blocks().len(), "bouwsteen", "bouwstenen"),
    )));
    let earlier = context.earlier.as_ref();
    // The legend below it is longer when the earlier level or a streefniveau is drawn; the box about the figures still fits on the page.
    let before = context.dossier.before(context.measurement);
    let targets = analysis::targets(context.measurement, before, &context.scores);
    let legends = [earlier.is_some(), !targets.is_empty()].into_iter().filter(|is| *is).count();
    let layer = [80.0, 72.0, 66.0][legends];
    let names = 56.0;
    let style = WallStyle {
        width: WIDTH - names,
        height: layer * context.catalogue.building_blocks().len() as f32,
        basin: layer - 56.5,
        gap: 3.0,
        text: 8.5,
        says: StoneText::VerdictFirst,
        names,
    };
    let shown = Measured {
        scores: &context.scores,
        earlier: earlier.map(|earlier| &earlier.scores),
        targets: &targets,
        changes: earlier.map(|earlier| &earlier.comparison),
    };
    let wall = wall(context.catalogue, &shown, style);
    blocks.push(Block::Figure(Figure::telling(wall.drawing)));
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
        legend.extend(words::moves(&earlier.comparison).map(str::to_owned));
    }
    legend.extend(words::target_notches(&targets));
    legend.extend(day);
    blocks.push(small(legend.join(" ")));
    blocks.push(what_figures_are());
    blocks.push(heading(2, "Scores per randvoorwaarde"));
    blocks.push(Block::Table(table(context)));
    blocks.extend(left_out(context).map(small));
    blocks.push(small(
        Text::from(
            "Een getal is een aantal punten. Een score is het gemiddelde over de punten die tellen: alle punten behalve die met \
             n.v.t. Een bouwsteen en het geheel krijgen geen oordeel. Hoe dat gaat, staat met een voorbeeld bij ",
        )
        .then(Text::page_link(format!("‘{COUNTING}’"), counting()))
        .then("."),
    ));
    // The longest verdict stands out a little at the right.
    blocks.extend(figures(bars_in_parts(context.catalogue, &context.scores, WIDTH - 8.0, 8.5)));
    blocks.extend(looked_at_by_others(context).map(small));
    blocks.extend(targets::table(context, &targets));
    blocks.extend(in_full(context));
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

/// The conclusion, when the summary shows only its beginning, and what the team asks with all that belongs to it.
fn in_full(context: &Context<'_>) -> Vec<Block> {
    // Beside an earlier measurement both stand in front.
    if context.earlier.is_some() {
        return Vec::new();
    }
    let mut anchor = Some(full_texts());
    let mut blocks = Vec::new();
    let conclusion = &context.measurement.conclusion;
    if excerpt(conclusion).is_some() {
        blocks.push(Block::Heading(Heading { anchor: anchor.take(), ..Heading::new(2, "Conclusie") }));
        blocks.extend(given(conclusion).map(paragraph));
    }
    blocks.extend(asks(context, anchor));
    blocks
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

fn table(context: &Context<'_>) -> Table {
    let counts = &context.scores.counts;
    // Most reports are made when everything is answered.
    let has_open = counts.unanswered > 0;
    let mut columns = vec![Column::left("Randvoorwaarde", if has_open { 76.0 } else { 92.0 })];
    let counted = [("Op orde", 22.5), ("Deels", 23.5), ("Niet op orde", 22.5), ("Weten we niet", 26.0)];
    columns.extend(counted.map(|(heading, share)| Column::right(heading, share)));
    columns.extend(has_open.then(|| Column::right("Open", 23.5)));
    let more = [("Tellen mee", 26.0), ("N.v.t.", 22.5), ("Geen onder\u{ad}bouwing", 34.0), ("Score", 43.0)];
    columns.extend(more.map(|(heading, share)| Column::right(heading, share)));
    columns.push(Column::left("Oordeel", 81.0));
    let row = |name: Text, counts: &Counts, interval: Option<&Interval>, score: Option<&PreconditionScore>| {
        let mut numbers = vec![counts.in_order, counts.partly, counts.not_in_order, counts.unknown];
        numbers.extend(has_open.then_some(counts.unanswered));
        numbers.extend([counts.applicable(), counts.not_applicable, counts.without_evidence]);
        let mut cells = vec![name];
        cells.extend(numbers.into_iter().map(|number| Text::from(number_or_dash(number))));
        cells.push(Text::strong(words::score(interval)));
        cells.push(Text::from(score.map_or("–", words::standing)));
        Row { mark: score.map(Mark::of_score), ..Row::of(cells) }
    };
    let mut rows = Vec::new();
    for (block, of_block) in context.catalogue.building_blocks().iter().zip(&context.scores.blocks) {
        for precondition in context.catalogue.preconditions_of(&block.id) {
            let Some(score) = context.scores.precondition(&precondition.id).filter(|score| is_filled_in(score)) else {
                continue;
            };
            let name = Text::from(format!("{} {}", precondition.number, precondition.short_title));
            rows.push(row(name, &score.counts, score.interval.as_ref(), Some(score)));
        }
        let name = Text::strong(format!("{}, samen", block.title));
        rows.push(row(name, &of_block.counts, of_block.interval.as_ref(), None));
    }
    rows.push(row(Text::strong("Geheel"), counts, context.scores.whole.as_ref(), None));
    Table {
        summary: "Hoeveel punten welk oordeel kregen, per randvoorwaarde, per bouwsteen en samen, met de score.".to_owned(),
        columns,
        rows,
        has_row_headings: true,
    }
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

/// A dash for zero, so that the other numbers stand out.
fn number_or_dash(number: usize) -> String {
    if number == 0 { "–".to_owned() } else { number.to_string() }
}
