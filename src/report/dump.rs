//! The plain text of a document: what its golden tests compare, and what can be searched for.

use std::fmt::{self, Display, Formatter, Write as _};

use super::document::{
    AnswerSheet, Aside, Blank, Block, Callout, Cells, CircleSheet, Document, Fact, Grid, GridColumn, Heading, Judged,
    Judgement, Label, Mark, Multiple, Pair, Pairs, PlannedVisit, QuestionnairePart, Side, Status, Table, Task, Text, TextField,
    Tick,
};
use crate::analysis::Verdict;
use crate::model::Rating;
use crate::shapes::ChangeMark;

impl Display for Document {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        writeln!(out, "titel: {}", self.about.title)?;
        writeln!(out, "auteur: {}", self.about.author)?;
        writeln!(out, "onderwerp: {}", self.about.subject)?;
        if let Some(date) = self.about.date {
            writeln!(out, "datum: {date}")?;
        }
        writeln!(out, "kop: {} | {}", self.head, self.measured)?;
        writeln!(out, "voet: {}", self.foot)?;
        self.blocks.iter().try_for_each(|block| write_block(out, block))
    }
}

fn write_block(out: &mut Formatter<'_>, block: &Block) -> fmt::Result {
    match block {
        Block::Cover(cover) => {
            writeln!(out, "\n[omslag]\n{}\n{}\n{}\n{}", cover.kind, cover.title, cover.subtitle, cover.statement)?;
            cover.facts.iter().try_for_each(|fact| writeln!(out, "{}: {}", fact.name, fact.value))
        }
        Block::Heading(heading) | Block::WideHeading(heading) => write_heading(out, heading),
        Block::Paragraph(paragraph) => writeln!(out, "\n{}", marked(&paragraph.text)),
        Block::List(items) => {
            writeln!(out)?;
            items.iter().try_for_each(|item| writeln!(out, "- {}", marked(item)))
        }
        Block::Steps(items) => {
            writeln!(out)?;
            items.iter().zip(1..).try_for_each(|(item, number)| writeln!(out, "{number}. {}", marked(item)))
        }
        Block::Aside(aside) => write_aside(out, aside),
        Block::Judgement(judgement) => write_judgement(out, judgement),
        Block::Judged(judged) => judged.iter().try_for_each(|judged| write_judged(out, judged)),
        Block::Statements(statements) => {
            statements.iter().try_for_each(|it| writeln!(out, "\n{} {}", status_text(&it.status), marked(&it.text)))
        }
        Block::Pairs(pairs) => write_pairs(out, pairs),
        Block::Table(table) => write_table(out, table),
        Block::Callout(callout) => write_callout(out, callout),
        Block::Figure(figure) if figure.is_decoration => Ok(()),
        Block::Figure(figure) => writeln!(out, "\n[tekening] {}", figure.drawing.description),
        Block::Timeline(timeline) => writeln!(out, "\n[tekening] {}", timeline.description()),
        Block::Picture(picture) => writeln!(out, "\n[beeld] {}", picture.description),
        Block::Masthead(head) => {
            writeln!(out, "\n# {}\n{}", head.kind, head.title)?;
            head.facts.iter().try_for_each(|fact| writeln!(out, "{}: {}", fact.name, fact.value))
        }
        Block::Tasks(tasks) => tasks.iter().try_for_each(|task| write_task(out, task)),
        Block::Blanks(blanks) => blanks.iter().try_for_each(|blank| write_blank(out, blank)),
        Block::Questionnaire(questionnaire) => questionnaire.parts.iter().try_for_each(|part| write_questionnaire(out, part)),
        Block::AnswerSheet(sheet) => write_answer_sheet(out, sheet),
        Block::Grid(grid) => write_grid(out, grid),
        Block::TextFields(fields) => fields.iter().try_for_each(|field| write_text_field(out, field)),
        Block::Multiple(questions) => questions.iter().try_for_each(|question| write_multiple(out, question)),
        Block::Hidden(fields) => {
            fields.iter().try_for_each(|field| writeln!(out, "[verborgen] {}: {}", field.name, field.value))
        }
        Block::Contents(heading) => writeln!(out, "\n[{}]", heading.text),
        Block::Circle(sheet) => write_circle(out, sheet),
        Block::Visits(visits) => visits.iter().try_for_each(|visit| write_visit(out, visit)),
        Block::PageBreak | Block::ChapterBreak | Block::Turn(_) => writeln!(out, "\n----"),
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

fn write_judgement(out: &mut Formatter<'_>, judgement: &Judgement) -> fmt::Result {
    write_heading(out, &judgement.heading)?;
    writeln!(out, "{}", judgement.introduction)?;
    writeln!(out, "{} {} {}", status_text(&judgement.status), judgement.counted, judgement.score)
}

fn write_judged(out: &mut Formatter<'_>, judged: &Judged) -> fmt::Result {
    let first = if judged.is_first { " (als eerste)" } else { "" };
    writeln!(out, "\n* {} {} {}{first}", judged.number, status_text(&judged.status), judged.title)?;
    writeln!(out, "  {}", marked(&judged.text))?;
    let fact = |fact: &Fact| match fact.name.as_str() {
        "" => format!("  {}\n", marked(&fact.value)),
        name => format!("  {name}: {}\n", marked(&fact.value)),
    };
    judged.said.iter().chain(&judged.beside).try_for_each(|it| out.write_str(&fact(it)))
}

fn write_pairs(out: &mut Formatter<'_>, pairs: &Pairs) -> fmt::Result {
    writeln!(out, "\n[toen en nu] {}", pairs.names.join(" | "))?;
    pairs.pairs.iter().try_for_each(|Pair { heading, text, sides, between }| {
        write_heading(out, heading)?;
        if !text.is_empty() {
            writeln!(out, "{}", marked(text))?;
        }
        for Side { when, status, said } in sides {
            writeln!(out, "  {when} {}", status_text(status))?;
            said.iter().try_for_each(|fact| writeln!(out, "    {}", marked(&fact.in_a_line())))?;
        }
        between.iter().try_for_each(|text| writeln!(out, "  > {}", marked(text)))
    })
}

fn write_table(out: &mut Formatter<'_>, table: &Table) -> fmt::Result {
    let headings: Vec<&str> = table.columns.iter().map(|column| column.heading.as_str()).collect();
    writeln!(out, "\n[tabel] {}\n| {} |", table.summary, headings.join(" | "))?;
    table.rows.iter().try_for_each(|row| {
        let drawn = |index: usize| row.drawings.iter().find(|(at, _)| *at == index).map(|(_, it)| it.description.clone());
        let cell = |(index, cell): (usize, &Text)| drawn(index).unwrap_or_else(|| marked(cell));
        let cells: Vec<String> = row.cells.iter().enumerate().map(cell).collect();
        writeln!(out, "| {} |", cells.join(" | "))
    })
}

fn write_task(out: &mut Formatter<'_>, task: &Task) -> fmt::Result {
    let first = if task.is_first { " (als eerste)" } else { "" };
    writeln!(out, "\n* {} {} {}{first}", task.number, status_text(&task.status), task.title)?;
    task.said.iter().try_for_each(|field| writeln!(out, "  {}: {}", field.name, marked(&field.value)))?;
    task.steps.iter().try_for_each(|step| writeln!(out, "  ☐ {}", marked(step)))?;
    if !task.remark.is_empty() {
        writeln!(out, "  {}", marked(&task.remark))?;
    }
    task.agreed.iter().try_for_each(|field| writeln!(out, "  > {}: {}", field.name, marked(&field.value)))?;
    if task.is_open { writeln!(out, "  > wat: _ wie: _ klaar: _") } else { Ok(()) }
}

fn write_circle(out: &mut Formatter<'_>, sheet: &CircleSheet) -> fmt::Result {
    writeln!(out, "\n# {}\n{}", sheet.title, sheet.introduction)?;
    let heads: Vec<&str> = sheet.columns.iter().map(|(head, _)| head.as_str()).collect();
    writeln!(out, "\n| wijk | {} |", heads.join(" | "))?;
    for row in &sheet.rows {
        let cells: Vec<&str> = row.cells.iter().map(|cell| cell.said.as_str()).collect();
        writeln!(out, "| {}, {} | {} |", row.name, row.under, cells.join(" | "))?;
    }
    for (name, counts) in &sheet.counts {
        let counts: Vec<String> = counts.iter().map(usize::to_string).collect();
        writeln!(out, "| {name} | {} |", counts.join(" | "))?;
    }
    writeln!(out, "\n## {}", sheet.proposals_title)?;
    for proposal in &sheet.proposals {
        writeln!(out, "  ☐ {}: {}. {}", proposal.who, proposal.about, proposal.reason)?;
    }
    if sheet.shared_title.is_empty() { Ok(()) } else { writeln!(out, "\n## {}\n{}", sheet.shared_title, sheet.shared) }
}

fn write_visit(out: &mut Formatter<'_>, visit: &PlannedVisit) -> fmt::Result {
    writeln!(out, "\n## {}, {}", visit.when, visit.who)?;
    writeln!(out, "{}; {}", visit.weekday, visit.about)?;
    visit.told.iter().try_for_each(|told| writeln!(out, "{told}"))?;
    visit.questions.iter().try_for_each(|question| writeln!(out, "  ☐ {}", marked(question)))?;
    writeln!(out, "  > gaat mee: _ neemt mee: _")
}

/// `  Notitie: __`, with a dash for each line, and `+` where there may be more.
fn write_blank(out: &mut Formatter<'_>, blank: &Blank) -> fmt::Result {
    let (lines, more) = ("_".repeat(blank.lines.into()), if blank.grows { "+" } else { "" });
    writeln!(out, "  {}: {}{lines}{more}", blank.label, blank.said)
}

fn write_questionnaire(out: &mut Formatter<'_>, part: &QuestionnairePart) -> fmt::Result {
    write_heading(out, &part.heading)?;
    writeln!(out, "{}", part.introduction)?;
    part.questions.iter().try_for_each(|question| {
        writeln!(out, "\n* {} {}", question.number, question.text)?;
        if !question.help.is_empty() {
            writeln!(out, "  ({})", question.help)?;
        }
        if !question.choices.is_empty() {
            let choices: Vec<String> =
                question.choices.iter().map(|choice| format!("☐ {}", status_text(&choice.status))).collect();
            writeln!(out, "  {}", choices.join(" "))?;
        }
        if let Some(tally) = &question.tally {
            writeln!(out, "  {} {} ☐ {}", tally.label, tally.counts.join(" __ ") + " __", tally.mark)?;
        }
        for Tick { status, recognised } in question.choices.iter().filter(|choice| !choice.recognised.is_empty()) {
            writeln!(out, "  {}: {recognised}", status.word)?;
        }
        question.blanks.iter().try_for_each(|blank| write_blank(out, blank))
    })
}

fn write_answer_sheet(out: &mut Formatter<'_>, sheet: &AnswerSheet) -> fmt::Result {
    writeln!(out, "\n# {}\n{}\n{}", sheet.title, sheet.about, sheet.introduction)?;
    sheet.who.iter().try_for_each(|name| writeln!(out, "  {name}: _"))?;
    let answers: Vec<&str> = sheet.answers.iter().map(|(_, word)| word.as_str()).collect();
    sheet.parts.iter().try_for_each(|part| {
        writeln!(out, "\n[invultabel] {}\n| {} |", part.title, answers.join(" | "))?;
        part.items.iter().try_for_each(|(number, text)| writeln!(out, "| {number} {text} | ☐ |"))
    })
}

fn write_grid(out: &mut Formatter<'_>, grid: &Grid) -> fmt::Result {
    let headings: Vec<&str> = grid.columns.iter().map(|column| column.heading.as_str()).collect();
    writeln!(out, "\n[invultabel]\n| {} |", headings.join(" | "))?;
    grid.rows.iter().try_for_each(|row| {
        let cell = |column: &GridColumn| match column.cells {
            Cells::Said => row.said.clone(),
            Cells::Box => "☐".to_owned(),
            Cells::Empty => "_".repeat(row.lines.into()),
        };
        let cells: Vec<String> = grid.columns.iter().map(cell).collect();
        writeln!(out, "| {} |", cells.join(" | "))
    })
}

fn write_text_field(out: &mut Formatter<'_>, field: &TextField) -> fmt::Result {
    writeln!(out, "  {} [{}]: {}{}", field.label, field.name, field.value, "_".repeat(field.lines.into()))
}

fn write_multiple(out: &mut Formatter<'_>, question: &Multiple) -> fmt::Result {
    writeln!(out, "\n* {} {} [{}]\n  {}", question.number, question.title, question.name, question.text)?;
    question.answers.iter().try_for_each(|answer| {
        writeln!(out, "  ( ) {} [{}] {}", status_text(&answer.status), answer.value, answer.recognised)
    })?;
    write_text_field(out, &question.reason)
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
        Mark::Rating(Some(Rating::InOrder)) | Mark::Verdict(Verdict::InOrder) => "● ",
        Mark::Rating(Some(Rating::Partly)) | Mark::Verdict(Verdict::Partly) => "◐ ",
        Mark::Rating(Some(Rating::NotInOrder)) | Mark::Verdict(Verdict::NotInOrder) => "⊗ ",
        Mark::Rating(Some(Rating::Unknown)) => "? ",
        Mark::Rating(Some(Rating::NotApplicable)) | Mark::Verdict(Verdict::NotApplicable) => "⊖ ",
        Mark::Rating(None) | Mark::Verdict(Verdict::NotFilledIn) => "○ ",
        Mark::Verdict(Verdict::Unclear) => "↔ ",
        Mark::Unfinished { .. } => "◔ ",
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
