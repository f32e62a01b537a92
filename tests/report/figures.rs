//! Figures say what they rest on, and what is worked out ends in what is printed elsewhere.

use proptest::prelude::*;
use wijkpeil::content::Catalogue;
use wijkpeil::model::{Answer, Dossier, Rating};
use wijkpeil::report::{Block, Document, PageItem, Table, Text};
use wijkpeil::shapes::{Dash, Weight};

use super::dossiers;
use crate::support::report::Printed;
use crate::support::strategies;

/// Ratings of all items, a few kinds at a time, so that randvoorwaarden of one kind come up too.
fn ratings() -> impl Strategy<Value = Vec<Option<Rating>>> {
    let every: Vec<Option<Rating>> = [None].into_iter().chain(Rating::ALL.map(Some)).collect();
    let kinds = prop::sample::subsequence(every.clone(), 1..=every.len());
    kinds.prop_flat_map(|kinds| prop::collection::vec(prop::sample::select(kinds), 57))
}

fn rated(ratings: &[Option<Rating>]) -> Dossier {
    let mut dossier = dossiers::nearly_empty();
    dossiers::change(&mut dossier, |measurement| {
        measurement.answers.clear();
        for ((_, item), rating) in Catalogue::built_in().items().zip(ratings) {
            measurement.answers.insert(item.id.clone(), Answer { rating: *rating, ..Answer::default() });
        }
    });
    dossier
}

/// The tables and the paragraphs below the heading that begins with `title`, up to the next heading of its level, and
/// what follows that title in the heading.
fn below<'a>(document: &'a Document, title: &str) -> Option<(&'a str, Vec<&'a Table>, Vec<&'a Text>)> {
    let mut blocks = document.blocks.iter();
    let (rest, level) = blocks.find_map(|block| match block {
        Block::Heading(heading) => Some((heading.text.strip_prefix(title)?, heading.level)),
        _ => None,
    })?;
    let (mut tables, mut paragraphs) = (Vec::new(), Vec::new());
    for block in blocks {
        match block {
            Block::Heading(heading) if heading.level <= level => break,
            Block::Table(table) => tables.push(table),
            Block::Paragraph(paragraph) => paragraphs.push(&paragraph.text),
            _ => {}
        }
    }
    Some((rest, tables, paragraphs))
}

fn strong(texts: &[&Text]) -> Vec<String> {
    let spans = texts.iter().flat_map(|text| &text.0);
    spans.filter(|span| span.weight == Weight::SemiBold).map(|span| span.text.clone()).collect()
}

/// Twice what a cell counts: `2½` is five.
fn halves(cell: &Text) -> Option<u32> {
    let text = cell.to_string();
    if let Some(whole) = text.strip_suffix('½') {
        let whole: u32 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
        return Some(2 * whole + 1);
    }
    text.parse::<u32>().ok().map(|whole| 2 * whole)
}

/// Score and verdict of the row with this name in the table of scores.
fn printed(document: &Document, name: impl Fn(&str) -> bool) -> (String, String) {
    let (_, tables, _) = below(document, "Scores").expect("there are scores");
    let row = tables[0].rows.iter().find(|row| name(&row.cells[0].to_string())).expect("it is in the table");
    let [.., score, verdict] = row.cells.as_slice() else { panic!("a row has cells") };
    (score.to_string(), verdict.to_string())
}

fn check_example(dossier: Dossier) -> Result<(), TestCaseError> {
    let latest = dossier.measurements.latest().number;
    let report = Printed::of(dossier).measurement(latest);
    let (dossier, document) = (report.dossier(), report.document());
    let Some((title, tables, paragraphs)) = below(document, "Een voorbeeld: ") else {
        let scores = wijkpeil::analysis::scores(Catalogue::built_in(), dossier.measurements.latest());
        let counts = |score: &&wijkpeil::analysis::PreconditionScore| score.counts.answered() > 0 && score.interval.is_some();
        prop_assert_eq!(scores.preconditions.iter().find(counts), None, "a score that could be worked out was not");
        return Ok(());
    };
    let precondition = Catalogue::built_in().preconditions().iter().find(|it| it.title == title).expect("it has its name");
    let items = tables[0];
    let item_rows = &items.rows[..precondition.items.len()];
    let after = &items.rows[precondition.items.len()..];
    for column in 2..items.columns.len() {
        let counted: Vec<u32> = item_rows.iter().filter_map(|row| halves(&row.cells[column])).collect();
        prop_assert_eq!(halves(&after[0].cells[column]), Some(counted.iter().sum()), "the items add up");
        let value = f64::from(counted.iter().sum::<u32>()) * 50.0 / counted.len() as f64;
        let is_high = column == 3;
        let rounded = if is_high { (value - 1e-9).ceil() } else { (value + 1e-9).floor() };
        let last = after.last().expect("it ends").cells[column].to_string();
        prop_assert_eq!(last, format!("{rounded:.0}%"), "the division is right");
    }
    let said = strong(&paragraphs);
    let [score, verdict, block, whole] = said.as_slice() else { panic!("four outcomes: {said:?}") };
    let number = format!("{} ", precondition.number);
    prop_assert_eq!(&printed(document, |name| name.starts_with(&number)), &(score.clone(), verdict.clone()));
    let of_block = Catalogue::built_in().building_blocks().iter().find(|it| it.id == precondition.building_block).unwrap();
    prop_assert_eq!(&printed(document, |row| row == of_block.title).0, block);
    prop_assert_eq!(&printed(document, |row| row == "Geheel").0, whole);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_worked_example_ends_in_the_score_that_is_printed_elsewhere(ratings in ratings()) {
        check_example(rated(&ratings))?;
    }

    #[test]
    fn so_it_does_for_any_dossier(dossier in strategies::dossier()) {
        let open = dossier.measurements.latest().setting().is_none();
        prop_assume!(open);
        check_example(dossier)?;
    }

    #[test]
    fn every_percentage_of_a_drawing_says_over_how_many_items(ratings in ratings()) {
        let report = Printed::of(rated(&ratings));
        let mut drawings = 0;
        for block in &report.document().blocks {
            let Block::Figure(figure) = block else { continue };
            let said = &figure.drawing.description;
            prop_assert_eq!(said.matches('%').count(), said.matches("over ").count(), "{}", said);
            drawings += usize::from(!said.is_empty());
        }
        // There are no squares as long as nothing was rated.
        let expected = if ratings.iter().all(Option::is_none) { 1 } else { 2 };
        prop_assert_eq!(drawings, expected, "the wall for a bestuurder, and what the squares mean");
    }
}

#[test]
fn every_percentage_below_a_randvoorwaarde_says_over_how_many_items() {
    Printed::of(dossiers::complete()).says_all(["2 van 4 op orde score 62%", "bij één oordeel geen onderbouwing"]);
}

#[test]
fn the_box_stands_below_the_scores() {
    let report = Printed::of(dossiers::complete());
    let blocks = &report.document().blocks;
    let kinds: Vec<&str> = blocks
        .iter()
        .skip_while(|block| !matches!(block, Block::Heading(heading) if heading.text == "Scores"))
        .filter_map(|block| match block {
            Block::Figure(_) => Some("drawing"),
            Block::Callout(_) => Some("box"),
            Block::Table(_) => Some("table"),
            _ => None,
        })
        .take(3)
        .collect();
    assert_eq!(kinds, ["table", "drawing", "box"]);
}

#[test]
fn each_square_is_an_item() {
    let report = Printed::of(dossiers::complete());
    let said = report.below("Scores");
    for score in wijkpeil::analysis::scores(Catalogue::built_in(), report.dossier().measurements.latest()).preconditions {
        said.says(&wijkpeil::shapes::squares(&score.counts, 9.0).description);
    }
}

#[test]
fn each_page_of_a_timeline_shows_the_same_years_and_quarters() {
    let report = Printed::of(dossiers::crowded());
    let items =
        report.layout().pages.iter().map(|page| page.runs.iter().flat_map(|run| &run.items).collect::<Vec<&PageItem>>());
    // The line of the present runs through every row.
    let is_present = |item: &&&PageItem| matches!(item, PageItem::Line { dash: Dash::Dashed { gap, .. }, points, .. } if *gap < 2.2 && points.len() == 2);
    let pages: Vec<Vec<&PageItem>> = items.filter(|items| items.iter().filter(is_present).count() > 1).collect();
    let texts = |items: &Vec<&'_ PageItem>| -> Vec<String> {
        let text = |item: &&PageItem| if let PageItem::Text(text) = item { Some(text.text.trim().to_owned()) } else { None };
        items.iter().filter_map(text).collect()
    };
    let with_actions: Vec<Vec<String>> = pages.iter().map(texts).collect();
    assert!(with_actions.len() > 1, "sixty actions take more than a page");
    let is_year = |text: &&String| text.len() == 4 && text.starts_with("20");
    let years: Vec<Vec<&String>> = with_actions.iter().map(|texts| texts.iter().filter(is_year).collect()).collect();
    assert!(years[0].len() > 1 && years.iter().all(|own| *own == years[0]), "{years:?}");
}

#[test]
fn sixty_actions_and_thirty_interventions_are_all_drawn() {
    let report = Printed::of(dossiers::crowded());
    let described = |about: &str| {
        let figures = report.document().blocks.iter().filter_map(|block| match block {
            Block::Figure(figure) if figure.drawing.description.starts_with(about) => Some(figure.drawing.description.as_str()),
            _ => None,
        });
        figures.collect::<Vec<&str>>()
    };
    let timelines = report.document().blocks.iter().filter_map(|block| match block {
        Block::Timeline(timeline) => Some(timeline),
        _ => None,
    });
    let rows: Vec<&str> = timelines.flat_map(|timeline| &timeline.rows).map(|row| row.description.as_str()).collect();
    for number in 1..=60 {
        assert_eq!(rows.iter().filter(|said| said.starts_with(&format!("A{number}: "))).count(), 1, "A{number}");
    }
    let matrix = described("Welke interventie welk principe gebruikt, deel ");
    assert!(matrix.len() > 1);
    for intervention in &report.dossier().interventions {
        let name = format!(" {}: gebruikt ", intervention.title);
        assert_eq!(matrix.iter().filter(|said| said.contains(&name)).count(), 1, "{name}");
    }
}
