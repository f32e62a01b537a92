//! The plain text of a document: what its golden tests compare, and what can be searched for.

use std::fmt::{self, Display, Formatter, Write as _};

use super::document::{Aside, Block, Callout, Document, Entry, FieldValue, Heading, Label, Mark, Status, Table, Text};
use crate::model::Rating;
use crate::shapes::ChangeMark;

impl Display for Document {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        writeln!(out, "titel: {}", self.title)?;
        writeln!(out, "auteur: {}", self.author)?;
        writeln!(out, "onderwerp: {}", self.subject)?;
        if let Some(date) = self.date {
            writeln!(out, "datum: {date}")?;
        }
        writeln!(out, "kop: {}", self.head)?;
        writeln!(out, "voet: {}", self.foot)?;
        self.blocks.iter().try_for_each(|block| write_block(out, block))
    }
}

fn write_block(out: &mut Formatter<'_>, block: &Block) -> fmt::Result {
    match block {
        Block::Cover(cover) => {
            writeln!(out, "\n[omslag]\n{}\n{}\n{}", cover.kind, cover.title, cover.subtitle)?;
            cover.facts.iter().try_for_each(|fact| writeln!(out, "{}: {}", fact.name, fact.value))
        }
        Block::Heading(heading) => write_heading(out, heading),
        Block::Paragraph(paragraph) => writeln!(out, "\n{}", marked(&paragraph.text)),
        Block::List(list) => {
            writeln!(out)?;
            list.items.iter().try_for_each(|item| writeln!(out, "- {}", marked(item)))
        }
        Block::KeyFigures(figures) => {
            writeln!(out)?;
            figures.iter().try_for_each(|figure| writeln!(out, "[{}] {}", figure.value, figure.caption))
        }
        Block::Aside(aside) => write_aside(out, aside),
        Block::Entries(entries) => entries.iter().try_for_each(|entry| write_entry(out, entry)),
        Block::Table(table) => write_table(out, table),
        Block::Callout(callout) => write_callout(out, callout),
        Block::Figure(figure) if figure.is_decoration => Ok(()),
        Block::Figure(figure) => writeln!(out, "\n[tekening] {}", figure.drawing.description),
        Block::Contents(heading) => writeln!(out, "\n[{}]", heading.text),
        Block::PageBreak | Block::ChapterBreak => writeln!(out, "\n----"),
    }
}

fn write_heading(out: &mut Formatter<'_>, heading: &Heading) -> fmt::Result {
    writeln!(out)?;
    if !heading.kicker.is_empty() {
        writeln!(out, "({})", heading.kicker)?;
    }
    writeln!(out, "{} {}", "#".repeat(heading.level.into()), heading.full_text())
}

fn write_aside(out: &mut Formatter<'_>, aside: &Aside) -> fmt::Result {
    match &aside.label {
        Label::Heading(heading) => write_heading(out, heading)?,
        Label::Status(status) => writeln!(out, "\n{}", status_text(status))?,
    }
    aside.body.iter().try_for_each(|block| write_block(out, block))
}

fn write_entry(out: &mut Formatter<'_>, entry: &Entry) -> fmt::Result {
    let status = entry.status.as_ref().map(|status| format!(" {}", status_text(status))).unwrap_or_default();
    writeln!(out, "\n* {}{status} {}", entry.number, marked(&entry.title))?;
    entry.fields.iter().try_for_each(|field| match &field.value {
        FieldValue::Text(text) => writeln!(out, "  {}: {}", field.label, marked(text)),
        FieldValue::Statuses(statuses) => {
            let said: Vec<String> =
                statuses.iter().map(|timed| format!("{} {}", timed.when, status_text(&timed.status))).collect();
            writeln!(out, "  {}: {}", field.label, said.join(", "))
        }
    })
}

fn write_table(out: &mut Formatter<'_>, table: &Table) -> fmt::Result {
    let headings: Vec<&str> = table.columns.iter().map(|column| column.heading.as_str()).collect();
    writeln!(out, "\n[tabel] {}\n| {} |", table.summary, headings.join(" | "))?;
    table.rows.iter().try_for_each(|row| {
        let cells: Vec<String> = row.cells.iter().map(marked).collect();
        writeln!(out, "| {} |", cells.join(" | "))
    })
}

fn write_callout(out: &mut Formatter<'_>, callout: &Callout) -> fmt::Result {
    write_heading(out, &callout.heading)?;
    callout.lists.iter().try_for_each(|list| {
        writeln!(out, "[kader] {}", list.title)?;
        list.items.iter().try_for_each(|item| writeln!(out, "- {}", marked(item)))
    })
}

fn status_text(status: &Status) -> String {
    format!("[{}{}]", status.mark.map(mark_name).unwrap_or_default(), status.word)
}

fn mark_name(mark: Mark) -> &'static str {
    match mark {
        Mark::Rating(Some(Rating::InOrder)) => "● ",
        Mark::Rating(Some(Rating::Partly)) => "◐ ",
        Mark::Rating(Some(Rating::NotInOrder)) => "⊗ ",
        Mark::Rating(Some(Rating::Unknown)) => "? ",
        Mark::Rating(Some(Rating::NotApplicable)) => "⊖ ",
        Mark::Rating(None) => "○ ",
        Mark::Change(ChangeMark::Better) => "↑ ",
        Mark::Change(ChangeMark::Worse) => "↓ ",
        Mark::Change(ChangeMark::Same) => "= ",
        Mark::Change(ChangeMark::Mixed) => "↕ ",
        Mark::Change(ChangeMark::Uncertain) => "¿ ",
        Mark::Change(ChangeMark::NotComparable) => "– ",
    }
}

/// The text with its links, and the rest as it is.
fn marked(text: &Text) -> String {
    text.0.iter().fold(String::new(), |mut all, span| {
        match &span.link {
            // Writing to a string cannot fail.
            Some(anchor) => drop(write!(all, "{} ->{}", span.text, anchor.0)),
            None => all.push_str(&span.text),
        }
        all
    })
}
