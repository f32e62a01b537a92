//! An estimate of the length of a report from its document, before layout. A report that is too long is refused with a
//! message, before it takes all memory.

use std::fmt;

use super::document::{
    Aside, Blank, Block, Callout, Document, Fact, Heading, Judged, Label, Pair, Questionnaire, Table, Task, Text, TextField,
};
use crate::words::{self, thousands};

/// The longest report, in estimated pages. The fullest dossier of a team comes to a hundred.
pub const MOST_PAGES: usize = 2_000;
/// Most separate texts: titles, fields, cells, links and drawn texts. The fullest dossier has a few thousand. Each is an
/// element of the structure for screen readers, which takes more memory than its letters.
pub const MOST_PARTS: usize = 40_000;

/// Characters on a line of full width in small print, and on a line of running text.
const WHOLE_LINE: usize = 110;
const LINE: usize = 66;
/// Lines on a page.
const LINES: usize = 42;
/// Shapes of a drawing that weigh as much as one text.
const SHAPES: usize = 4;
/// Characters of a text that are quoted to identify it.
const BEGINNING: usize = 50;

/// A report that is too long to be made. Its text is Dutch, to follow a colon.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct TooLong {
    /// How many pages it would have, about.
    pub pages: usize,
    /// How many texts that stand by themselves.
    pub parts: usize,
    /// The heading below which there is most.
    pub heading: String,
    /// How the longest text begins.
    pub longest: String,
    /// How many characters that text has.
    pub characters: usize,
}

impl fmt::Display for TooLong {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.pages > MOST_PAGES {
            let (pages, most) = (thousands(self.pages), thousands(MOST_PAGES));
            write!(out, "het rapport krijgt ongeveer {pages} pagina’s, en meer dan {most} kan niet")?;
        } else {
            let (parts, most) = (thousands(self.parts), thousands(MOST_PARTS));
            write!(out, "het rapport krijgt {parts} losse teksten, en meer dan {most} kan niet")?;
        }
        if !self.heading.is_empty() {
            write!(out, ". Het meeste staat onder ‘{}’", self.heading)?;
        }
        if self.characters > LINES * LINE {
            let (characters, longest) = (thousands(self.characters), &self.longest);
            write!(out, ". De langste tekst heeft {characters} tekens en begint met ‘{longest}’")?;
        }
        out.write_str(". Maak het dossier korter, of kies een ander soort rapport")
    }
}

/// Whether a document is short enough to be laid out.
///
/// # Errors
/// When it has more than [`MOST_PAGES`] or [`MOST_PARTS`], told in words that say where they come from.
pub fn check_length(document: &Document) -> Result<(), TooLong> {
    let mut tally = Tally::default();
    for block in &document.blocks {
        tally.block(block);
    }
    tally.close();
    let pages = tally.all.lines.div_ceil(LINES);
    if pages <= MOST_PAGES && tally.all.parts <= MOST_PARTS {
        return Ok(());
    }
    let (_, heading) = tally.most;
    let (characters, longest) = tally.longest;
    Err(TooLong { pages, parts: tally.all.parts, heading, longest, characters })
}

#[derive(Clone, Copy, Default)]
struct Size {
    lines: usize,
    parts: usize,
}

impl Size {
    /// The share that it takes of the limit that it comes closest to, in millionths.
    fn share(self) -> usize {
        (self.lines * 1_000_000 / (MOST_PAGES * LINES)).max(self.parts * 1_000_000 / MOST_PARTS)
    }
}

/// What was counted so far.
#[derive(Default)]
struct Tally {
    all: Size,
    /// Since the last heading.
    here: Size,
    heading: String,
    /// The heading that has most below it, and how much.
    most: (usize, String),
    longest: (usize, String),
}

impl Tally {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Cover(cover) => {
                for text in [&cover.kind, &cover.title, &cover.subtitle] {
                    self.said(text, LINE);
                }
                self.facts(&cover.facts);
                self.said(&cover.statement, LINE);
                self.shapes(cover.pictures.first().map_or(0, |picture| picture.shapes.len()));
            }
            Block::Masthead(head) => {
                self.said(&head.title, LINE);
                self.facts(&head.facts);
            }
            Block::Heading(heading) | Block::WideHeading(heading) | Block::Contents(heading) => self.head(heading),
            Block::Paragraph(paragraph) => self.text(&paragraph.text, LINE),
            Block::List(items) | Block::Steps(items) => items.iter().for_each(|item| self.text(item, LINE)),
            Block::Aside(Aside { label, body }) => {
                match label {
                    Label::Heading(heading) => self.head(heading),
                    Label::Status(status) => self.said(&status.word, LINE / 4),
                }
                for block in body {
                    self.block(block);
                }
            }
            Block::Judgement(judgement) => {
                self.head(&judgement.heading);
                self.said(&judgement.introduction, LINE);
                self.part(4);
            }
            Block::Judged(judged) => judged.iter().for_each(|judged| self.judged(judged)),
            Block::Statements(statements) => statements.iter().for_each(|it| self.text(&it.text, LINE / 3)),
            Block::Pairs(pairs) => pairs.pairs.iter().for_each(|pair| self.pair(pair)),
            Block::Table(table) => self.table(table),
            Block::Callout(callout) => self.callout(callout),
            Block::Figure(figure) => self.shapes(figure.drawing.shapes.len()),
            Block::Timeline(timeline) => {
                self.shapes(timeline.head.shapes.len());
                timeline.rows.iter().for_each(|row| self.shapes(row.shapes.len()));
            }
            Block::Picture(_) => self.shapes(SHAPES),
            Block::Tasks(tasks) => tasks.iter().for_each(|task| self.task(task)),
            Block::Blanks(blanks) => blanks.iter().for_each(|blank| self.blank(blank)),
            Block::Questionnaire(questionnaire) => self.questionnaire(questionnaire),
            Block::Grid(grid) => grid.rows.iter().for_each(|row| {
                self.said(&row.said, LINE);
                self.part(grid.columns.len());
            }),
            Block::AnswerSheet(sheet) => sheet.parts.iter().flat_map(|part| &part.items).for_each(|(_, text)| {
                self.said(text, LINE);
                self.part(2 * sheet.answers.len());
            }),
            Block::TextFields(fields) => fields.iter().for_each(|field| self.text_field(field)),
            Block::Multiple(questions) => questions.iter().for_each(|question| {
                self.said(&question.title, LINE);
                self.said(&question.text, LINE);
                for answer in &question.answers {
                    self.part(2);
                    self.said(&answer.recognised, LINE);
                }
                self.text_field(&question.reason);
            }),
            Block::Hidden(fields) => self.part(fields.len()),
            Block::Circle(sheet) => {
                self.said(&sheet.introduction, LINE);
                sheet.rows.iter().for_each(|row| {
                    self.said(&row.name, LINE / 4);
                    self.part(4 * row.cells.len());
                });
                sheet.proposals.iter().for_each(|proposal| self.said(&proposal.reason, LINE / 3));
            }
            Block::Visits(visits) => visits.iter().for_each(|visit| {
                visit.told.iter().for_each(|told| self.said(told, LINE / 3));
                visit.questions.iter().for_each(|question| self.text(question, LINE / 3));
            }),
            Block::PageBreak | Block::ChapterBreak | Block::Turn(_) => {}
        }
    }

    /// A heading. What follows is counted below it if it is of level 1 or 2.
    fn head(&mut self, heading: &Heading) {
        if heading.level <= 2 {
            self.close();
            self.heading = words::shortened(&heading.full_text(), BEGINNING);
        }
        self.said(&heading.text, LINE);
    }

    fn close(&mut self) {
        let here = std::mem::take(&mut self.here).share();
        if here > self.most.0 {
            self.most = (here, self.heading.clone());
        }
    }

    fn judged(&mut self, judged: &Judged) {
        self.part(4);
        self.said(&judged.title, LINE);
        self.text(&judged.text, LINE);
        self.facts(&judged.said);
        self.facts(&judged.beside);
    }

    fn pair(&mut self, pair: &Pair) {
        self.said(&pair.heading.text, LINE);
        self.text(&pair.text, WHOLE_LINE);
        for side in &pair.sides {
            self.part(2);
            // They stand beside each other, in smaller letters.
            side.said.iter().for_each(|fact| self.text(&fact.value, WHOLE_LINE));
        }
        pair.between.iter().for_each(|text| self.text(text, WHOLE_LINE));
    }

    fn table(&mut self, table: &Table) {
        let shares: f32 = table.columns.iter().map(|column| column.share).sum();
        for row in &table.rows {
            self.part(1);
            let before = self.all.lines;
            let mut highest = 0;
            for (cell, column) in row.cells.iter().zip(&table.columns) {
                let begin = self.all.lines;
                self.text(cell, ((WHOLE_LINE as f32 * column.share / shares) as usize).max(1));
                highest = highest.max(self.all.lines - begin);
            }
            // Cells stand beside each other.
            let beside = self.all.lines - before - highest;
            self.all.lines -= beside;
            self.here.lines -= beside;
        }
    }

    fn callout(&mut self, callout: &Callout) {
        self.said(&callout.heading.text, LINE);
        callout.lists.iter().flat_map(|list| &list.items).for_each(|item| self.text(item, LINE / 2));
    }

    fn task(&mut self, task: &Task) {
        self.part(3);
        self.said(&task.title, LINE);
        self.facts(&task.said);
        task.steps.iter().for_each(|step| self.text(step, LINE));
        self.text(&task.remark, LINE);
        self.facts(&task.agreed);
        if task.is_open {
            // The room to write takes some lines.
            self.lines(4);
        }
    }

    fn facts(&mut self, facts: &[Fact]) {
        for fact in facts {
            self.part(2);
            self.text(&fact.value, LINE);
        }
    }

    fn blank(&mut self, blank: &Blank) {
        self.said(&blank.label, LINE);
        self.said(&blank.said, LINE);
        self.lines(blank.lines.into());
    }

    fn text_field(&mut self, field: &TextField) {
        self.said(&field.label, LINE);
        self.said(&field.value, LINE);
        self.lines(field.lines.into());
    }

    fn questionnaire(&mut self, questionnaire: &Questionnaire) {
        for part in &questionnaire.parts {
            self.head(&part.heading);
            for question in &part.questions {
                self.part(2 + 3 * question.choices.len());
                self.part(question.tally.iter().map(|tally| 4 + tally.counts.len()).sum());
                self.said(&question.text, LINE);
                self.said(&question.help, LINE);
                // They stand beside each other.
                let recognised: usize = question.choices.iter().map(|choice| choice.recognised.chars().count()).sum();
                self.lines(recognised.div_ceil(WHOLE_LINE));
                self.part(question.choices.iter().filter(|choice| !choice.recognised.is_empty()).count());
                question.blanks.iter().for_each(|blank| self.blank(blank));
            }
        }
    }

    fn text(&mut self, text: &Text, line: usize) {
        for span in &text.0 {
            self.said(&span.text, line);
            self.part(usize::from(span.link.is_some()));
        }
    }

    fn said(&mut self, text: &str, line: usize) {
        let mut lines = 0;
        let mut characters = 0;
        for written in text.split('\n') {
            let count = written.chars().count();
            characters += count;
            lines += count.div_ceil(line);
        }
        if characters > self.longest.0 {
            let beginning: String = text.chars().take(4 * BEGINNING).collect();
            self.longest = (characters, words::shortened(&beginning, BEGINNING));
        }
        self.lines(lines);
        self.part(1);
    }

    fn shapes(&mut self, shapes: usize) {
        self.part(shapes / SHAPES);
    }

    fn lines(&mut self, count: usize) {
        self.all.lines += count;
        self.here.lines += count;
    }

    fn part(&mut self, count: usize) {
        self.all.parts += count;
        self.here.parts += count;
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::{Block, Column, Document, Heading, Paragraph, Row, Style, Table, Text};
    use super::{MOST_PAGES, MOST_PARTS, check_length};

    fn document(blocks: Vec<Block>) -> Document {
        Document { blocks, ..Document::default() }
    }

    fn paragraph(text: String) -> Block {
        Block::Paragraph(Paragraph { style: Style::Body, text: Text::from(text) })
    }

    #[test]
    fn a_text_that_nobody_prints_is_refused_and_named() {
        let long = document(vec![
            Block::Heading(Heading::new(1, "Uitkomst")),
            paragraph("Kort.".to_owned()),
            Block::Heading(Heading::new(1, "Acties")),
            paragraph("Bellen met de woningcorporatie. ".repeat(500_000)),
        ]);
        let said = check_length(&long).unwrap_err().to_string();
        assert_eq!(
            said,
            "het rapport krijgt ongeveer 5.773 pagina’s, en meer dan 2.000 kan niet. Het meeste staat onder ‘Acties’. De langste \
             tekst heeft 16.000.000 tekens en begint met ‘Bellen met de woningcorporatie. Bellen met de …’. Maak het dossier \
             korter, of kies een ander soort rapport"
        );
    }

    #[test]
    fn a_table_without_end_is_refused_by_its_parts() {
        let row = || Row::of(vec![Text::from("wijkagent"), Text::from("politie"), Text::from("")]);
        let rows = (0..50_000).map(|_| row()).collect();
        let columns = ["Rol", "Organisatie", "Naam"].map(|heading| Column::left(heading, 1.0)).into();
        let table = Table { summary: String::new(), columns, rows, has_row_headings: true };
        let said = check_length(&document(vec![Block::Heading(Heading::new(1, "Wie erbij was")), Block::Table(table)]));
        let said = said.unwrap_err();
        assert!(said.parts > MOST_PARTS && said.heading == "Wie erbij was", "{said:?}");
        assert!(
            said.to_string().starts_with("het rapport krijgt 200.001 losse teksten, en meer dan 40.000 kan niet. "),
            "{said}"
        );
    }

    #[test]
    fn what_can_be_made_is_not_refused() {
        let lines = "Een regel in het verslag van het overleg.\n".repeat(MOST_PAGES * super::LINES - 1);
        assert_eq!(check_length(&document(vec![paragraph(lines)])), Ok(()));
        assert_eq!(check_length(&document(vec![paragraph("\n".repeat(1_000_000))])), Ok(()));
    }
}
