//! What comes of it: counts and conclusion, actions, and who took part.

use super::sheet;
use crate::content::Catalogue;
use crate::report::document::{Blank, Block, Cells, Grid, GridColumn, GridRow, Text};
use crate::report::parts::{aside, compact, heading};

/// Empty rows on the sheet of actions, and on that of who took part.
const ACTIONS: usize = 9;
const PEOPLE: usize = 12;
/// Empty rows for what is asked of a bestuurder.
const ASKS: usize = 4;

pub(super) fn blocks(catalogue: &Catalogue) -> Vec<Block> {
    let mut blocks = actions();
    blocks.extend(first_steps(catalogue));
    blocks.extend(people());
    blocks
}

pub(super) fn outcome(catalogue: &Catalogue) -> Vec<Block> {
    let mut blocks = Vec::from(sheet("Uitkomst"));
    blocks.push(compact(
        "Tel per randvoorwaarde hoe vaak je elk oordeel gaf. Zo zie je waar het goed zit en waar het knelt. Wijkpeil rekent de \
         scores voor je uit als je de antwoorden overneemt.",
    ));
    let columns = ["Op orde", "Deels", "Niet op orde", "Weten we niet", "N.v.t."];
    let mut all = vec![column("Randvoorwaarde", 6.0, Cells::Said)];
    all.extend(columns.map(|heading| column(heading, 2.0, Cells::Empty)));
    let rows = catalogue
        .preconditions()
        .iter()
        .map(|it| GridRow { said: format!("{} {}", it.number, it.short_title), lines: 1 })
        .collect();
    blocks.push(Block::Grid(Grid {
        summary: "Hoe vaak elk oordeel is gegeven, per randvoorwaarde, om in te vullen.".to_owned(),
        columns: all,
        rows,
    }));
    blocks.push(Block::Blanks(vec![
        Blank::new("Hier willen we als eerste aan werken (nummers van de punten)", 2),
        Blank::new("Dit laten we bewust zo, en waarom", 2),
        Blank::new("Conclusie van het team", 5),
    ]));
    let columns = vec![
        column("Nr.", 1.0, Cells::Said),
        column("Wat we van de bestuurder vragen", 8.4, Cells::Empty),
        column("Wie beslist", 4.0, Cells::Empty),
        column("Wanneer", 3.4, Cells::Empty),
    ];
    let rows = (1..=ASKS).map(|number| GridRow { said: number.to_string(), lines: 1 }).collect();
    let summary = "Wat jullie van de bestuurder vragen, wie daarover beslist en wanneer, om in te vullen.".to_owned();
    blocks.push(Block::Grid(Grid { summary, columns, rows }));
    blocks
}

fn actions() -> Vec<Block> {
    let mut blocks = Vec::from(sheet("Acties"));
    blocks.push(compact(
        "Spreek bij elk aandachtspunt af wie wat doet en wanneer het klaar is. Schrijf bij trekker een functie of organisatie op. \
         Kopieer dit blad als je meer ruimte nodig hebt.",
    ));
    let columns = vec![
        column("Nr.", 1.0, Cells::Said),
        column("Wat", 8.0, Cells::Empty),
        column("Trekker", 4.0, Cells::Empty),
        column("Start (kwartaal)", 2.2, Cells::Empty),
        column("Klaar (kwartaal)", 2.2, Cells::Empty),
        column("Voor punt", 1.8, Cells::Empty),
    ];
    blocks.push(Block::Grid(Grid { summary: "Acties, om in te vullen.".to_owned(), columns, rows: numbered("A", ACTIONS, 3) }));
    blocks
}

/// Ideas for actions, beside the sheet on which they are written.
fn first_steps(catalogue: &Catalogue) -> Vec<Block> {
    let mut blocks = Vec::from(sheet("Stappen om mee te beginnen"));
    blocks.push(compact("Heb je bij een randvoorwaarde aandachtspunten? Dan kan een van deze stappen een eerste actie zijn."));
    for precondition in catalogue.preconditions() {
        let steps = precondition.first_steps.iter().map(|step| compact(Text::from(step.text.as_str()))).collect::<Vec<_>>();
        if !steps.is_empty() {
            blocks.push(aside(2, &precondition.short_title, steps));
        }
    }
    blocks
}

fn people() -> Vec<Block> {
    let mut blocks = Vec::from(sheet("Wie deden mee, en wie stelt vast"));
    let columns = vec![
        column("Nr.", 1.0, Cells::Said),
        column("Rol", 6.0, Cells::Empty),
        column("Organisatie", 6.0, Cells::Empty),
        column("Naam (mag leeg blijven)", 6.0, Cells::Empty),
    ];
    blocks.push(Block::Grid(Grid {
        summary: "Wie meededen, om in te vullen.".to_owned(),
        columns,
        rows: numbered("", PEOPLE, 1),
    }));
    blocks.push(heading(2, "Vaststelling"));
    blocks.push(compact(
        "Een stuurgroep of het bestuur stelt de meting vast, vaak een paar weken later. Daarna verandert er niets meer aan.",
    ));
    blocks.push(Block::Blanks(vec![
        Blank::new("Vastgesteld door", 1),
        Blank::new("Op (datum)", 1),
        Blank::new("Handtekening", 3),
    ]));
    blocks
}

fn column(heading: &str, share: f32, cells: Cells) -> GridColumn {
    GridColumn { heading: heading.to_owned(), share, cells }
}

fn numbered(letter: &str, rows: usize, lines: u8) -> Vec<GridRow> {
    (1..=rows).map(|number| GridRow { said: format!("{letter}{number}"), lines }).collect()
}
