//! Items that were judged or written down one by one: what they are, what was said of them, and room to continue.

use super::DocxError;
use super::blocks::SHORT;
use super::pictures::Told;
use super::styles::{Letters, Look, TableLook};
use super::tables::shared;
use super::writer::{WIDTH, Writer};
use crate::report::{Anchor, Fact, Judged, Judgement, Pair, Pairs, Side, Statement, Status, Task, Text};

/// Stands between a number, a judgement and what they are about.
const BETWEEN: &str = "\u{2002}";
/// Characters of something to work on that stands on one page: a quarter of it.
const SHORT_TASK: usize = 1_200;
/// Said of what comes first of all.
const FIRST: &str = "als eerste";

impl Writer<'_> {
    /// The head of a group of things that were judged: what it is about, why it matters, and what it comes to.
    ///
    /// # Errors
    /// When a picture in it cannot be made.
    pub(super) fn judgement(&mut self, judgement: &Judgement) -> Result<(), DocxError> {
        self.heading(&judgement.heading)?;
        if !judgement.introduction.is_empty() {
            self.kept(true, |writer| writer.plain(Look::Body, &judgement.introduction))?;
        }
        self.paragraph(Look::Status, |writer| {
            writer.status(&judgement.status)?;
            if !judgement.counted.is_empty() {
                writer.run(None, &format!(", {}", judgement.counted));
            }
            if let Some(picture) = &judgement.picture {
                writer.tab();
                writer.picture(picture, WIDTH / 2.0, Told::As(&picture.description))?;
            }
            if !judgement.score.is_empty() {
                writer.run(None, &format!("\u{2003}{}", judgement.score));
            }
            Ok(())
        })
    }

    /// A thing that was judged, with what the judgement rests on and what else was said.
    ///
    /// # Errors
    /// When a picture in it cannot be made.
    pub(super) fn judged(&mut self, item: &Judged) -> Result<(), DocxError> {
        self.judged_heading(item.level, item.anchor.as_ref(), &item.number, &item.status, &item.title, item.is_first)?;
        let facts: Vec<&Fact> = item.said.iter().chain(&item.beside).collect();
        if !item.text.is_empty() {
            self.kept(!facts.is_empty() || self.keeps_next, |writer| writer.text(Look::Item, &item.text))?;
        }
        let is_short = facts.last().is_some_and(|fact| fact.value.to_string().chars().count() <= SHORT);
        self.kept(self.keeps_next && is_short, |writer| {
            writer.in_order(facts, |_| false, |writer, fact| writer.fact(Look::Said, fact))
        })
    }

    /// Its number, the judgement and what it is about.
    fn judged_heading(
        &mut self,
        level: u8,
        anchor: Option<&Anchor>,
        number: &str,
        status: &Status,
        title: &str,
        is_first: bool,
    ) -> Result<(), DocxError> {
        let first = if is_first { FIRST } else { "" };
        let parts = [number, &status.word, title, first].map(str::trim);
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        self.heading_around(level, &said.join(BETWEEN), anchor, |writer| {
            if !number.is_empty() {
                writer.run(None, &format!("{number}{BETWEEN}"));
            }
            writer.heading_status(status)?;
            writer.run(None, &format!("{BETWEEN}{title}"));
            if is_first {
                writer.run(None, BETWEEN);
                writer.run(Some(Letters::First), FIRST);
            }
            Ok(())
        })
    }

    /// A short text after its mark and word.
    ///
    /// # Errors
    /// When a picture in it cannot be made.
    pub(super) fn statement(&mut self, statement: &Statement) -> Result<(), DocxError> {
        let word = |writer: &mut Self| {
            writer.status(&statement.status)?;
            writer.run(None, BETWEEN);
            Ok(())
        };
        self.text_behind(Look::Compact, word, &statement.text)
    }

    /// Things that were judged twice: what was said then stands beside what is said now.
    ///
    /// # Errors
    /// When a picture in it cannot be made.
    pub(super) fn pairs(&mut self, pairs: &Pairs) -> Result<(), DocxError> {
        let widths = shared([1.0, 1.0]);
        for Pair { heading, text, sides, between } in &pairs.pairs {
            self.heading(heading)?;
            if !text.is_empty() {
                self.kept(true, |writer| writer.text(Look::Item, text))?;
            }
            let summary = format!("{}: {} en {}.", heading.full_text(), pairs.names[0], pairs.names[1]);
            self.table_around(TableLook::Ruled, &summary, &widths, false, |writer| {
                writer.row(true, |writer| {
                    pairs
                        .names
                        .iter()
                        .zip(&widths)
                        .try_for_each(|(name, width)| writer.cell(*width, 1, |writer| writer.plain(Look::CellHeading, name)))
                })?;
                // What changed is said below it.
                writer.kept(!between.is_empty(), |writer| {
                    writer.row(false, |writer| {
                        let mut both = sides.iter().zip(&widths);
                        both.try_for_each(|(side, width)| writer.cell(*width, 1, |writer| writer.side(side)))
                    })
                })
            })?;
            between.iter().try_for_each(|text| self.text(Look::Change, text))?;
        }
        Ok(())
    }

    fn side(&mut self, side: &Side) -> Result<(), DocxError> {
        self.paragraph(Look::CellDense, |writer| {
            writer.run(None, &format!("{} ", side.when));
            writer.status(&side.status)
        })?;
        side.said.iter().try_for_each(|fact| self.fact(Look::CellDense, fact))
    }

    /// Something to work on, with boxes to tick and, where nothing was agreed, a table to write in.
    ///
    /// # Errors
    /// When a picture in it cannot be made.
    pub(super) fn task(&mut self, task: &Task) -> Result<(), DocxError> {
        self.judged_heading(3, task.anchor.as_ref(), &task.number, &task.status, &task.title, task.is_first)?;
        let facts = task.said.iter().chain(&task.agreed).map(|fact| &fact.value);
        let length = facts.chain(&task.steps).chain([&task.remark]).map(|text| text.to_string().chars().count()).sum::<usize>();
        let is_short = length <= SHORT_TASK;
        let has_more = !task.agreed.is_empty() || task.is_open;
        // What is short is worked on as one; of what is long, the steps and what stands below them stay together.
        let has_steps = !task.steps.is_empty() || !task.remark.is_empty();
        self.kept(is_short && (has_steps || has_more), |writer| {
            writer.in_order(&task.said, |_| is_short, |writer, fact| writer.fact(Look::Said, fact))
        })?;
        let ends_in_steps = task.remark.is_empty() && !has_more;
        self.kept(!ends_in_steps, |writer| writer.in_order(&task.steps, |_| true, Self::step))?;
        if !task.remark.is_empty() {
            self.kept(has_more, |writer| writer.text(Look::Note, &task.remark))?;
        }
        self.kept(is_short && task.is_open, |writer| {
            writer.in_order(&task.agreed, |_| is_short, |writer, fact| writer.fact(Look::Said, fact))
        })?;
        if task.is_open { self.room_to_write(&task.title) } else { Ok(()) }
    }

    /// Something to do, with a box to tick.
    fn step(&mut self, step: &Text) -> Result<(), DocxError> {
        self.paragraph(Look::Step, |writer| {
            writer.xml.fixed(BOX);
            writer.tab();
            writer.spans(step);
            Ok(())
        })
    }

    fn room_to_write(&mut self, title: &str) -> Result<(), DocxError> {
        let widths = shared([5.0, 2.0, 2.0]);
        self.table_around(TableLook::Ruled, &format!("Wat jullie doen aan: {title}."), &widths, false, |writer| {
            writer.row(true, |writer| {
                ["Wat", "Wie", "Klaar"]
                    .into_iter()
                    .zip(&widths)
                    .try_for_each(|(name, width)| writer.cell(*width, 1, |writer| writer.plain(Look::CellHeading, name)))
            })?;
            writer.row(false, |writer| {
                widths.iter().try_for_each(|width| writer.cell(*width, 1, |writer| writer.plain(Look::CellWriting, "")))
            })
        })
    }
}

/// A box that is ticked with a click.
const BOX: &str = r#"<w:sdt><w:sdtPr><w:alias w:val="Vakje om aan te kruisen"/><w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:hint="eastAsia"/></w:rPr><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"#;
