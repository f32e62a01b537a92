//! The summary as a document of its own, for a bestuurder: what the team asks, the wall and three sentences. One page, unless what
//! is asked takes more: no ask is ever cut.

use crate::analysis::{Gap, gaps};
use crate::report::context::Context;
use crate::report::document::{Block, Column, Document, Mark, Masthead, Row, Table, Text};
use crate::report::layout::{Ruler, layout};
use crate::report::parts::wide_small;
use crate::report::sections::board::{SELF_ASSESSMENT, WALLS, WallRoom, asks, standing};
use crate::report::sections::opening::{masthead_facts, remarks};
use crate::words;

/// How much is printed beside what is always there.
#[derive(Clone, Copy, Debug)]
struct Room {
    /// How high the wall is drawn.
    wall: WallRoom,
    /// Whether it is said how to read the wall.
    has_caption: bool,
    /// Aandachtspunten.
    gaps: usize,
}

/// In the order in which they are tried: aandachtspunten beside a low wall, and where none fits the highest wall that does.
fn rooms() -> impl Iterator<Item = Room> {
    let [.., low, _] = WALLS;
    let gaps = (1..=5).rev().map(move |gaps| Room { wall: low, has_caption: false, gaps });
    let alone = |wall| [true, false].map(|has_caption| Room { wall, has_caption, gaps: 0 });
    gaps.chain(WALLS.into_iter().flat_map(alone))
}

/// The most that fits on one page; where not even the asks do, all of it on two or more.
pub(super) fn document(context: &Context<'_>) -> Document {
    let gaps = gaps(context.catalogue, context.measurement);
    let mut ruler = Ruler::default();
    let on = |room: Room| context.document(blocks(context, &gaps, room));
    let fitting = rooms().map(on).find(|document| ruler.fits_on_a_page(document));
    fitting.unwrap_or_else(|| {
        // No ask is cut. The rest follows on as few pages as it takes: the wall becomes lower first, then aandachtspunten go.
        let rooms = [5, 3, 0].into_iter().flat_map(|gaps| WALLS.map(|wall| Room { wall, has_caption: true, gaps }));
        let pages = |document: &Document| layout(document).pages.len();
        let [.., lowest] = WALLS;
        let least = on(Room { wall: lowest, has_caption: true, gaps: 0 });
        let fewest = pages(&least);
        rooms.map(on).find(|document| pages(document) <= fewest).unwrap_or(least)
    })
}

/// The blocks of the summary.
fn blocks(context: &Context<'_>, gaps: &[Gap], room: Room) -> Vec<Block> {
    let mut blocks = vec![Block::Masthead(Masthead {
        kind: "Samenvatting".to_owned(),
        title: words::shortened(&context.place(), 80),
        facts: masthead_facts(context),
    })];
    blocks.extend(remarks(context));
    blocks.extend(asks(context));
    blocks.extend(standing(context, room.wall, room.has_caption));
    blocks.extend(changes(context));
    blocks.extend(most_important(context, gaps, room.gaps));
    blocks.push(wide_small(SELF_ASSESSMENT));
    blocks
}

/// Which way the randvoorwaarden went since the measurement before, in a line.
fn changes(context: &Context<'_>) -> Option<Block> {
    let earlier = context.earlier.as_ref()?;
    let said = earlier.by_direction(context.catalogue).map(|(direction, names)| {
        let word = words::direction(direction);
        Text::from(if names.len() > 3 {
            format!("{} {word}", names.len())
        } else {
            format!("{word}: {}", words::names(&names))
        })
    });
    let title = Text::strong(format!("Sinds de {}: ", earlier.name()));
    Some(wide_small(title.then(Text::joined(said, "; ")?).then(".")))
}

fn most_important(context: &Context<'_>, gaps: &[Gap], most: usize) -> Option<Block> {
    let row = |gap: &Gap| {
        let (_, item) = context.catalogue.item(&gap.item)?;
        let cells = vec![Text::from(context.number(&gap.item)), words::rating(gap.rating).into(), Text::strong(item.noun())];
        Some(Row { mark: Some(Mark::Rating(Some(gap.rating))), ..Row::of(cells) })
    };
    let rows: Vec<Row> = gaps.iter().filter_map(row).take(most).collect();
    let columns =
        vec![Column::left("Punt", 10.0), Column::marked("Oordeel", 30.0), Column::left("Belangrijkste aandachtspunten", 123.0)];
    let summary = "De belangrijkste aandachtspunten met hun oordeel.".to_owned();
    (!rows.is_empty()).then_some(Block::Table(Table { summary, columns, has_row_headings: rows.len() > 1, rows }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Context, Ruler, blocks, rooms};
    use crate::analysis::gaps;
    use crate::content::Catalogue;
    use crate::model::{Answer, Ask, AskId, Dossier, Profile, Rating};
    use crate::report::{Options, ReportKind, layout};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        #[test]
        fn what_is_measured_is_what_is_laid_out(
            team in "(\\PC{0,80} ?\n?){0,3}",
            request in "[a-z漢☃ \n.]{0,900}",
            gaps_rated in 0_usize..8,
        ) {
            let profile = Profile { neighbourhood: team.clone(), team, ..Profile::default() };
            let mut dossier = Dossier::new(profile, "2026.1", jiff::civil::date(2026, 11, 21), &mut || "id".to_owned());
            let catalogue = Catalogue::built_in();
            if let Some(open) = dossier.measurements.open_mut() {
                open.asks = vec![Ask::new(AskId::new("vraag-1"), request)];
                for (_, item) in catalogue.items().take(gaps_rated) {
                    open.answers.insert(item.id.clone(), Answer { rating: Some(Rating::NotInOrder), ..Answer::default() });
                }
            }
            let measurement = dossier.measurements.latest();
            let context = Context::new(catalogue, &dossier, measurement, None, ReportKind::Summary, Options::default());
            let mut ruler = Ruler::default();
            for room in rooms() {
                let document = context.document(blocks(&context, &gaps(catalogue, measurement), room));
                prop_assert_eq!(ruler.fits_on_a_page(&document), layout(&document).pages.len() == 1, "{:?}", room);
            }
        }
    }
}
