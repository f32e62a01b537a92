//! A leerkring on paper: the wijken beside each other with who can go to whom, and the visits that were chosen.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Weekday};

use crate::analysis::{CircleFilter, LearningCircle, Pair, Verdict, Visit};
use crate::content::Catalogue;
use crate::report::document::{
    About, Block, CircleCell, CircleRow, CircleSheet, Document, Figure, Heading, Mark, Orientation, Paragraph, PlannedVisit,
    Proposal, Row, Style, Table, Text,
};
use crate::report::parts::WIDTH;
use crate::shapes::{Drawing, VisitLineStyle, visit_line};
use crate::words::{self, ToldVisit};

/// More proposals are not printed: a workbook has them all.
const MOST_PROPOSALS: usize = 100;

/// A leerkring that is to be printed.
#[derive(Clone, Copy, Debug)]
pub struct CirclePrint<'a> {
    /// What is asked now.
    pub catalogue: &'a Catalogue,
    /// What the folder is called; may be empty.
    pub name: &'a str,
    /// What was asked to be seen.
    pub filter: &'a CircleFilter,
    /// The wijken beside each other.
    pub circle: &'a LearningCircle,
    /// Who could go to whom.
    pub proposals: &'a [Pair],
    /// The visits that were chosen, in order.
    pub visits: &'a [ToldVisit],
    /// The files that do not count, each with the reason.
    pub unread: &'a [(String, String)],
    /// The day on which it stands so.
    pub today: Date,
}

const TITLE: &str = "Leerkring: wie kan wie helpen";
const AGENDA: &str = "Bezoekagenda";

impl CirclePrint<'_> {
    /// The wijken beside each other, who can go to whom, and the visits.
    pub fn overview(&self) -> Document {
        let mut blocks = vec![Block::Turn(Orientation::Landscape), Block::Circle(self.sheet())];
        let has_more = !self.proposals.is_empty() || !self.unread.is_empty();
        if has_more || !self.visits.is_empty() {
            blocks.push(Block::Turn(Orientation::Portrait));
        }
        blocks.extend(self.all_proposals());
        blocks.extend(self.unread());
        if !self.visits.is_empty() {
            if has_more {
                blocks.push(Block::PageBreak);
            }
            blocks.extend(self.agenda_blocks());
        }
        self.document(TITLE, blocks)
    }

    /// The visits alone.
    pub fn agenda(&self) -> Document {
        self.document(AGENDA, self.agenda_blocks())
    }

    fn document(&self, title: &str, blocks: Vec<Block>) -> Document {
        let name = words::visible(self.name);
        let wijken = self.circle.rows.len();
        let municipalities: BTreeSet<String> = self.circle.rows.iter().map(|row| row.municipality.to_lowercase()).collect();
        let head = if name.is_empty() { "Leerkring".to_owned() } else { format!("Leerkring {name}") };
        Document {
            about: About {
                title: if name.is_empty() { title.to_owned() } else { format!("{title} ({name})") },
                author: "Wijkpeil".to_owned(),
                subject: "Wijken naast elkaar, om van elkaar te leren".to_owned(),
                date: Some(self.today),
                identity: format!("leerkring {title} {name} {}", self.today),
            },
            head,
            measured: format!("Stand op {}", words::date(self.today)),
            foot: format!(
                "{}, {}",
                words::sentence_case(&words::count(wijken, "dossier", "dossiers")),
                words::count(municipalities.len(), "gemeente", "gemeenten")
            ),
            blocks,
        }
    }

    fn sheet(&self) -> CircleSheet {
        let Self { catalogue, circle, .. } = self;
        let title = |at: usize| words::circle_precondition(catalogue, &circle.columns[at].precondition);
        let block = |at: usize| catalogue.precondition(&circle.columns[at].precondition).map(|it| &it.building_block);
        let columns = (0..circle.columns.len()).map(|at| (title(at), at == 0 || block(at) != block(at - 1)));
        let rows = circle.rows.iter().map(|row| CircleRow {
            name: words::visible(words::circle_wijk(row)),
            under: [Some(words::visible(&row.municipality)), words::circle_file(row)]
                .into_iter()
                .flatten()
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join(", "),
            cells: row.cells.iter().map(cell).collect(),
        });
        let counted = |of: fn(&crate::analysis::CircleColumn) -> usize| circle.columns.iter().map(of).collect();
        let shared: Vec<String> =
            circle.shared_gaps().map(|column| words::circle_precondition(catalogue, &column.precondition)).collect();
        let legend = [Verdict::InOrder, Verdict::Partly, Verdict::NotInOrder, Verdict::Unclear];
        CircleSheet {
            title: TITLE.to_owned(),
            introduction: format!(
                "{}, op gemeente en alfabet. {} Geen totaal en geen rangorde: elk team beoordeelt zichzelf, dus wijken zijn niet te \
                 vergelijken.",
                words::sentence_case(&words::count(circle.rows.len(), "wijk", "wijken")),
                words::sentence_case(&self.seen())
            ),
            summary: "Per wijk het oordeel over elke randvoorwaarde, en of de wijk die zoekt".to_owned(),
            columns: columns.collect(),
            rows: rows.collect(),
            counts: vec![
                ("op orde".to_owned(), counted(|column| column.in_order.len())),
                ("zoekt".to_owned(), counted(|column| column.seeking.len())),
            ],
            legend: legend.map(|verdict| (Mark::Verdict(verdict), words::verdict(verdict).to_owned())).to_vec(),
            sought: "zoekt: streefniveau nog niet gehaald".to_owned(),
            proposals_title: "Voorstellen voor een bezoek".to_owned(),
            proposals: self.first_proposals().filter_map(|pair| self.proposal(pair)).collect(),
            more_proposals: "De andere voorstellen staan op de pagina’s hierna.".to_owned(),
            shared_title: if shared.is_empty() { String::new() } else { "Wat de meeste wijken missen".to_owned() },
            shared: format!(
                "{}. Zoek hiervoor samen een voorbeeld, of vraag het aan iemand van buiten.",
                words::enumeration(&shared)
            ),
        }
    }

    /// The proposals to begin with: one about each randvoorwaarde, and then more.
    fn first_proposals(&self) -> impl Iterator<Item = Pair> {
        let mut turns: BTreeMap<usize, usize> = BTreeMap::new();
        let mut turn = |pair: &Pair| {
            let turn = turns.entry(pair.column).or_default();
            *turn += 1;
            (*turn, *pair)
        };
        let mut proposals: Vec<(usize, Pair)> = self.proposals.iter().map(&mut turn).collect();
        proposals.sort_by_key(|(turn, _)| *turn);
        proposals.into_iter().map(|(_, pair)| pair).take(MOST_BESIDE)
    }

    /// Of which measurements it tells.
    fn seen(&self) -> String {
        let of = self.filter.measurement.map_or_else(
            || "van elke wijk de laatste meting".to_owned(),
            |number| format!("van elke wijk de {}", words::measurement(number)),
        );
        if self.filter.only_adopted { format!("{of} die is vastgesteld.") } else { format!("{of}.") }
    }

    fn told(&self, pair: Pair) -> Option<ToldVisit> {
        words::circle_visit(self.catalogue, self.circle, &Visit { pair, day: self.today })
    }

    fn proposal(&self, pair: Pair) -> Option<Proposal> {
        let told = self.told(pair)?;
        let rows = &self.circle.rows;
        let (guest, host) = (words::circle_wijk(&rows[pair.guest]), words::circle_wijk(&rows[pair.host]));
        let target = rows[pair.guest].cells.get(pair.column).and_then(|cell| cell.target);
        let target = target.map(|target| format!(", doel {}", words::target(target))).unwrap_or_default();
        Some(Proposal { who: who(guest, host), about: format!("{}{target}", told.about), reason: shortened(&told.reason) })
    }

    /// The proposals as a table, where they do not all stand beside the wijken.
    fn all_proposals(&self) -> Vec<Block> {
        if self.proposals.len() <= FEW {
            return Vec::new();
        }
        let row = |pair: &Pair| {
            let told = self.told(*pair)?;
            let reason = shortened(&told.reason);
            let cells = [told.guest, told.host, told.about, reason].map(|text| Text::from(words::visible(&text)));
            Some(Row::of(cells.into()))
        };
        let rows: Vec<Row> = self.proposals.iter().take(MOST_PROPOSALS).filter_map(row).collect();
        let columns = [("Wie", 30.0), ("Bij wie", 30.0), ("Waarover", 34.0), ("Waarom", 69.0)];
        let mut blocks = vec![Block::Heading(Heading::new(1, "Alle voorstellen"))];
        if self.proposals.len() > MOST_PROPOSALS {
            let more = self.proposals.len() - MOST_PROPOSALS;
            blocks.push(small(format!("Hier staan er {MOST_PROPOSALS}. Nog {more} staan in de werkmap.")));
        }
        blocks.push(Block::Table(Table::of("Wie bij wie op bezoek kan, waarover en waarom", columns, rows)));
        blocks
    }

    fn unread(&self) -> Vec<Block> {
        if self.unread.is_empty() {
            return Vec::new();
        }
        let items = self.unread.iter().take(MOST_UNREAD).map(|(_, why)| Text::from(words::visible(why)));
        let mut blocks = vec![Block::Heading(Heading::new(2, "Niet meegeteld")), Block::List(items.collect())];
        if self.unread.len() > MOST_UNREAD {
            blocks.push(small(format!("En nog {} bestanden.", self.unread.len() - MOST_UNREAD)));
        }
        blocks
    }

    /// Who is visited when, along the months.
    fn line(&self) -> Option<Drawing> {
        let host = |visit: &ToldVisit| (visit.day, words::shortened(&words::visible(&visit.host_wijk), MOST_NAME));
        let visits: Vec<(Date, String)> = self.visits.iter().map(host).collect();
        visit_line(&visits, VisitLineStyle { width: WIDTH, text: 8.0 })
    }

    fn agenda_blocks(&self) -> Vec<Block> {
        let count = self.visits.len();
        let lead = format!(
            "{}. Elke wijk die iets zoekt, gaat kijken bij een wijk die dat op orde heeft. De dagen zijn een voorstel.",
            words::sentence_case(&words::count(count, "bezoek", "bezoeken"))
        );
        let mut blocks = vec![
            Block::Heading(Heading::new(1, AGENDA)),
            Block::Paragraph(Paragraph { style: Style::WideSmall, text: lead.into() }),
        ];
        // The visits below say the same in words.
        blocks.extend(self.line().map(|line| Block::Figure(Figure::decoration(line))));
        blocks.extend([
            Block::Visits(self.visits.iter().map(planned).collect()),
            small("Een bezoek geeft ideeën, geen bewijs. Loop na afloop de zeven startvragen langs voordat je iets overneemt."),
        ]);
        blocks
    }
}

/// Characters of who is visited, along the line of months.
const MOST_NAME: usize = 24;

/// Most proposals that the layout tries to fit beside the wijken.
const MOST_BESIDE: usize = 12;
/// Up to this many proposals, all stand beside the wijken.
const FEW: usize = 3;
/// Characters of a reason that are printed in the list. The agenda has the whole reason.
const MOST_REASON: usize = 120;
/// Most unread files that are listed by name; of more, only the number is given.
const MOST_UNREAD: usize = 40;

/// The beginning of a reason.
fn shortened(reason: &str) -> String {
    let short = words::shortened(&words::visible(reason), MOST_REASON);
    // A quotation that is cut ends where it is cut.
    if short.ends_with('…') && short.contains('‘') { format!("{short}’") } else { short }
}

fn small(text: impl Into<Text>) -> Block {
    Block::Paragraph(Paragraph { style: Style::WideSmall, text: text.into() })
}

/// `Groenekwartier naar Kadebuurt`.
fn who(guest: &str, host: &str) -> Text {
    Text::strong(words::visible(guest)).then(" naar ").then(Text::strong(words::visible(host)))
}

fn cell(cell: &crate::analysis::CircleCell) -> CircleCell {
    let is_answered = cell.score.as_ref().is_some_and(|score| score.counts.answered() > 0);
    let seeks = if cell.is_sought { ", zoekt" } else { "" };
    CircleCell {
        mark: cell.score.as_ref().filter(|_| is_answered).map(Mark::of_score),
        is_sought: cell.is_sought,
        said: cell
            .score
            .as_ref()
            .map_or_else(|| "geen meting".to_owned(), |score| format!("{}{seeks}", words::standing(score))),
    }
}

fn planned(visit: &ToldVisit) -> PlannedVisit {
    PlannedVisit {
        when: words::date(visit.day),
        weekday: weekday(visit.day.weekday()).to_owned(),
        who: who(&visit.guest, &visit.host),
        about: words::visible(&visit.about),
        told: vec![words::visible(&visit.sought), words::visible(&visit.reason)],
        questions: vec!["Hoe hebben jullie dit op orde gekregen?".into(), "Wat zou bij ons anders zijn?".into()],
    }
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "maandag",
        Weekday::Tuesday => "dinsdag",
        Weekday::Wednesday => "woensdag",
        Weekday::Thursday => "donderdag",
        Weekday::Friday => "vrijdag",
        Weekday::Saturday => "zaterdag",
        Weekday::Sunday => "zondag",
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_REASON, shortened};

    #[test]
    fn a_quotation_that_is_cut_is_closed() {
        let said = "Een vaste wijkagent hielp meer dan we dachten. ".repeat(9);
        let short = shortened(&format!("De Werf heeft 3 van 4 op orde en schrijft erbij: ‘{said}’."));
        assert!(short.ends_with("…’") && short.chars().count() <= MOST_REASON + 3, "{short}");
        assert_eq!(shortened("De Werf schrijft erbij: ‘Kort’."), "De Werf schrijft erbij: ‘Kort’.");
    }
}
