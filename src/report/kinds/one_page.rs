//! The summary as a document of its own: one page for a bestuurder, whatever the team wrote.

use crate::analysis::{Gap, gaps};
use crate::report::context::Context;
use crate::report::document::{Block, Document, Figure, Mark, Masthead, Row, Table, Text};
use crate::report::layout::Ruler;
use crate::report::parts::{WIDTH, aside, compact, small};
use crate::report::sections::opening::{masthead_facts, remarks};
use crate::report::sections::summary::{conclusion_and_asks, key_figures, not_known, shortened};
use crate::shapes::named_wall;
use crate::words;

/// How much of each part is printed.
#[derive(Clone, Copy, Debug)]
struct Room {
    /// Whether the wall is drawn.
    wall: bool,
    /// Characters of the conclusion.
    text: usize,
    /// Characters of all that is asked.
    asks: usize,
    /// Aandachtspunten.
    gaps: usize,
    /// Characters of the wording of each.
    wording: usize,
    /// Whether randvoorwaarden are named, or only counted, where it is told which way they went.
    names: bool,
    /// Remarks that stand below the head; the others are counted.
    remarks: usize,
}

/// All remarks, however many.
const ALL: usize = usize::MAX;

/// In the order in which they are tried: from the fullest page to what fits in any case.
const ROOMS: [Room; 14] = [
    Room { wall: true, text: 1_400, asks: 1_400, gaps: 5, wording: 200, names: true, remarks: ALL },
    Room { wall: true, text: 1_400, asks: 1_400, gaps: 3, wording: 200, names: true, remarks: ALL },
    Room { wall: true, text: 700, asks: 1_400, gaps: 3, wording: 200, names: true, remarks: ALL },
    Room { wall: true, text: 550, asks: 1_400, gaps: 3, wording: 200, names: true, remarks: ALL },
    Room { wall: false, text: 1_400, asks: 1_400, gaps: 5, wording: 200, names: true, remarks: ALL },
    Room { wall: false, text: 1_400, asks: 1_400, gaps: 4, wording: 200, names: true, remarks: ALL },
    Room { wall: false, text: 1_400, asks: 1_400, gaps: 3, wording: 200, names: true, remarks: ALL },
    Room { wall: false, text: 900, asks: 1_400, gaps: 3, wording: 160, names: true, remarks: ALL },
    Room { wall: false, text: 600, asks: 1_400, gaps: 3, wording: 160, names: true, remarks: ALL },
    Room { wall: false, text: 450, asks: 1_400, gaps: 3, wording: 160, names: true, remarks: ALL },
    Room { wall: false, text: 300, asks: 1_400, gaps: 3, wording: 120, names: true, remarks: ALL },
    Room { wall: false, text: 200, asks: 600, gaps: 2, wording: 90, names: false, remarks: ALL },
    Room { wall: false, text: 0, asks: 0, gaps: 1, wording: 60, names: false, remarks: ALL },
    Room { wall: false, text: 0, asks: 0, gaps: 1, wording: 60, names: false, remarks: 2 },
];

/// Where a text that was cut goes on.
const MORE: &str = "Lees verder in het volledige rapport.";

/// The most that fits on one page.
pub(super) fn document(context: &Context<'_>) -> Document {
    let gaps = gaps(context.catalogue, context.measurement);
    let on = |room: Room| context.document(blocks(context, &gaps, room));
    let [.., least] = ROOMS;
    let mut ruler = Ruler::default();
    ROOMS.into_iter().map(on).find(|document| ruler.fits_on_a_page(document)).unwrap_or_else(|| on(least))
}

fn blocks(context: &Context<'_>, gaps: &[Gap], room: Room) -> Vec<Block> {
    let mut blocks = vec![Block::Masthead(Masthead {
        kind: "Samenvatting".to_owned(),
        title: shortened(&context.place(), 80),
        facts: masthead_facts(context),
    })];
    let mut remarks = remarks(context);
    let more = remarks.len().saturating_sub(room.remarks);
    if more > 1 {
        remarks.truncate(room.remarks);
        let said = format!("Er zijn nog {} opmerkingen. Die staan in het volledige rapport.", words::number_word(more));
        remarks.push(compact(Text::strong("Let op: ").then(said)));
    }
    blocks.extend(remarks);
    blocks.push(key_figures(context, gaps));
    if room.wall {
        blocks.push(picture(context));
    }
    blocks.extend(conclusion_and_asks(context, |text| told(text, room.text), |text| told(text, room.asks)));
    blocks.extend(changes(context, room));
    blocks.extend(most_important(context, gaps, room));
    blocks.push(aside(2, "Nog niet bekend", vec![compact(not_known(context, false))]));
    blocks.push(small(
        "Een zelfbeoordeling: het team kijkt naar zijn eigen aanpak, en Wijkpeil telt op een eigen manier. Dit gaat niet over de \
         wijk zelf en bewijst niet dat de aanpak werkt.",
    ));
    blocks
}

fn picture(context: &Context<'_>) -> Block {
    let drawing = named_wall(context.catalogue, &context.scores, WIDTH, 7.5);
    Block::Figure(Figure::telling(drawing))
}

fn told(text: Result<&str, &'static str>, most: usize) -> Block {
    match text.map(|text| beginning(text, most).ok_or(text)) {
        Err(text) | Ok(Err(text)) => compact(text),
        Ok(Ok("")) => compact(MORE),
        Ok(Ok(beginning)) => compact(format!("{beginning} {MORE}")),
    }
}

/// The beginning of a text that is longer, up to the end of a sentence or else of a word; `None` when all of it fits.
fn beginning(text: &str, most: usize) -> Option<&str> {
    /// Characters that a line on the page holds; a line that is begun counts as a whole one.
    const LINE: usize = 70;
    let mut room = most;
    let mut end = None;
    for (position, letter) in text.char_indices() {
        let needed = if letter == '\n' { LINE } else { 1 };
        if needed > room {
            end = Some(position);
            break;
        }
        room -= needed;
    }
    let end = end?;
    let cut = text[..end].trim_end();
    let is_end = |(position, letter): &(usize, char)| {
        matches!(letter, '.' | '?' | '!')
            && text[position + 1..].starts_with(char::is_whitespace)
            && !is_number(&text[..*position])
    };
    let sentence = cut.char_indices().rfind(is_end).map(|(position, _)| position + 1);
    if let Some(end) = sentence.filter(|end| *end > cut.len() / 3) {
        return Some(&cut[..end]);
    }
    if text[end..].starts_with(char::is_whitespace) {
        return Some(cut);
    }
    let word = cut.rfind(char::is_whitespace).filter(|end| *end > cut.len() / 3);
    Some(word.map_or(cut, |end| cut[..end].trim_end()))
}

/// Whether the point behind this text belongs to the number of a list: `1.`
fn is_number(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    !word.is_empty() && word.chars().all(|letter| letter.is_ascii_digit()) && word.len() < 3
}

/// Which way the randvoorwaarden went since the measurement before.
fn changes(context: &Context<'_>, room: Room) -> Option<Block> {
    let earlier = context.earlier.as_ref()?;
    let lines = earlier.by_direction(context.catalogue).map(|(direction, names)| {
        let said = if room.names { format!(": {}.", words::names(&names)) } else { format!(": {}.", names.len()) };
        Text::strong(words::sentence_case(words::direction(direction))).then(said)
    });
    let title = format!("Sinds de {}", earlier.name());
    Some(aside(2, &title, vec![compact(Text::joined(lines, "\n")?)]))
}

fn most_important(context: &Context<'_>, gaps: &[Gap], room: Room) -> Option<Block> {
    let row = |gap: &Gap| {
        let (_, item) = context.catalogue.item(&gap.item)?;
        let cells = vec![
            Text::strong(context.number(&gap.item)),
            shortened(context.item_text(item), room.wording).into(),
            words::rating(gap.rating).into(),
        ];
        Some(Row { mark: Some(Mark::Rating(Some(gap.rating))), ..Row::of(cells) })
    };
    let rows: Vec<Row> = gaps.iter().filter_map(row).take(room.gaps).collect();
    let columns = [("Punt", 1.0), ("Belangrijkste aandachtspunten", 11.0), ("Oordeel", 3.0)];
    let summary = "De belangrijkste aandachtspunten met hun oordeel.";
    (!rows.is_empty()).then(|| Block::Table(Table::of(summary, columns, rows)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Context, ROOMS, Ruler, beginning, blocks};
    use crate::analysis::gaps;
    use crate::content::Catalogue;
    use crate::model::{Answer, Ask, AskId, Dossier, Profile, Rating};
    use crate::report::{Options, ReportKind, layout};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        #[test]
        fn what_is_measured_is_what_is_laid_out(
            team in "(\\PC{0,80} ?\n?){0,3}",
            sentences in 0_usize..40,
            request in "[a-z漢☃ \n.]{0,900}",
            gaps_rated in 0_usize..8,
        ) {
            let profile = Profile { neighbourhood: team.clone(), team, ..Profile::default() };
            let mut dossier = Dossier::new(profile, "2026.1", jiff::civil::date(2026, 11, 21), &mut || "id".to_owned());
            let catalogue = Catalogue::built_in();
            if let Some(open) = dossier.measurements.open_mut() {
                open.conclusion = "De aanpak staat, maar rust op weinig schouders. ".repeat(sentences);
                open.asks = vec![Ask::new(AskId::new("vraag-1"), request)];
                for (_, item) in catalogue.items().take(gaps_rated) {
                    open.answers.insert(item.id.clone(), Answer { rating: Some(Rating::NotInOrder), ..Answer::default() });
                }
            }
            let measurement = dossier.measurements.latest();
            let context = Context::new(catalogue, &dossier, measurement, None, ReportKind::Summary, Options::default());
            let mut ruler = Ruler::default();
            for room in ROOMS {
                let document = context.document(blocks(&context, &gaps(catalogue, measurement), room));
                prop_assert_eq!(ruler.fits_on_a_page(&document), layout(&document).pages.len() == 1, "{:?}", room);
            }
        }
    }

    #[test]
    fn what_fits_is_not_cut() {
        assert_eq!(beginning("Kort en goed.", 40), None);
    }

    #[test]
    fn what_is_longer_is_cut_after_a_sentence() {
        assert_eq!(beginning("Dit is een zin. Dit is er nog een, die langer is.", 30), Some("Dit is een zin."));
        assert_eq!(beginning("Lukt het? Dat weten we pas over een jaar.", 25), Some("Lukt het?"));
    }

    #[test]
    fn the_number_of_a_point_is_no_end_of_a_sentence() {
        assert_eq!(beginning("Regel het geld. 2. Vraag de scholen.", 22), Some("Regel het geld."));
    }

    #[test]
    fn without_sentences_it_is_cut_after_a_word_or_where_the_room_ends() {
        assert_eq!(beginning("een twee drie vier", 12), Some("een twee"));
        assert_eq!(beginning("éééééééééé", 4), Some("éééé"));
        assert_eq!(beginning("een twee", 0), Some(""));
    }

    #[test]
    fn each_line_takes_room() {
        assert_eq!(beginning("een\ntwee\ndrie", 100), Some("een\ntwee"));
    }
}
