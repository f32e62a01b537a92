//! Each kind of block as strips.

use super::super::document::{Aside, Block, Document, Heading, Label, Orientation, Paragraph, Style, Text};
use super::super::page::{OutlineEntry, Role, TagId};
use super::flow::{Flow, ROOT, Start, Strip, beside, height, keep_short};
use super::paragraph::{paragraph_strips, unprintable_note_strips};
use super::parts::{bullets, kept_with_next, mark_heading, numbered_heading, outline_anchor, spaced, status_strips, steps};
use super::style::{
    BODY, COMPACT, GUTTER, HEIGHT, HeadingStyle, LEFT, MARGIN_WIDTH, SIDE_HEADING, STATUS, TEXT_LEFT, TEXT_WIDTH, TextStyle,
    WIDTH, heading,
};
use super::{
    answer_sheet, callout, circle, cover, figure, fillable, grid, judged, masthead, pairs, questionnaire, table, tasks, visits,
    writing,
};
use crate::shapes::{Tone, Weight};

/// A document that is longer has a table of contents.
const SHORT: usize = 6;
/// Texts beside a verdict that are no higher are not cut by the end of a page.
const SHORT_ASIDE: f32 = 180.0;

pub(super) fn document(flow: &mut Flow<'_>, document: &Document) {
    let mut start = Start::Anywhere;
    let mut orientation = Orientation::default();
    let (mut was_note, mut was_heading, mut was_drawn) = (false, false, false);
    // Where what stands between a heading and what it is the heading of begins.
    let mut lead: Option<usize> = None;
    let mut part = "";
    flow.has_cover = document.blocks.iter().any(|block| matches!(block, Block::Cover(_)));
    let has_head =
        document.blocks.iter().any(|block| matches!(block, Block::Cover(_) | Block::Masthead(_) | Block::AnswerSheet(_)));
    for block in &document.blocks {
        let mut strips = match block {
            Block::PageBreak => {
                start = Start::Page;
                continue;
            }
            Block::Turn(to) => {
                start = Start::Page;
                orientation = *to;
                continue;
            }
            Block::ChapterBreak => {
                start = start.max(Start::Chapter);
                continue;
            }
            Block::Cover(cover) => {
                let strips = cover::strips(flow, cover);
                flow.strips.extend(strips);
                start = Start::Page;
                continue;
            }
            Block::Contents(heading) if flow.positions.pages > SHORT => {
                // Behind a cover they begin a page, unless what stands before asks for less; else there is white above them.
                start = match start {
                    Start::Anywhere if flow.has_cover => Start::Page,
                    start => start.max(Start::Chapter),
                };
                contents(flow, heading)
            }
            Block::Contents(_) => continue,
            block => self::block(flow, block),
        };
        for strip in &mut strips {
            strip.orientation = orientation;
        }
        // A heading does not stand at the foot of a page with one line below it.
        if let ([line], Block::Paragraph(_), true) = (strips.as_mut_slice(), block, was_heading) {
            line.keeps_next = true;
        }
        let is_heading = matches!(block, Block::Heading(_) | Block::WideHeading(_) | Block::Judgement(_));
        if let Some(from) = lead.filter(|_| !is_lead(block)) {
            keep_lead(&mut flow.strips[from..], is_heading);
            lead = None;
        }
        if let Block::Heading(heading) | Block::WideHeading(heading) = block {
            part = &heading.text;
        }
        if matches!(block, Block::Tasks(_)) {
            name_part(flow, &mut strips, part);
        }
        was_heading = matches!(block, Block::Heading(_) | Block::WideHeading(_));
        if was_heading {
            lead = Some(flow.strips.len() + strips.len());
        }
        let begin = flow.strips.len();
        let is_note = matches!(block, Block::Paragraph(Paragraph { style: Style::Small | Style::WideSmall, .. }));
        let is_after_note = std::mem::replace(&mut was_note, is_note);
        if is_note
            && !is_after_note
            && let Some(before) = flow.strips.last_mut()
        {
            // A note belongs to what it is about.
            before.keeps_next = true;
        }
        if is_note && strips.len() <= SHORT_NOTE {
            keep_short(&mut strips, f32::INFINITY);
        }
        let is_drawn = matches!(block, Block::Figure(_) | Block::Table(_));
        if let (Block::Figure(drawn), true) = (block, std::mem::replace(&mut was_drawn, is_drawn))
            && drawn.drawing.height <= figure::LOW
            && let Some(before) = flow.strips.last_mut()
        {
            // A low drawing below another one is its legend.
            before.keeps_next = true;
            for strip in &mut strips {
                strip.keeps_next = false;
            }
        }
        flow.strips.extend(strips);
        if matches!(block, Block::Masthead(_)) {
            let note = unprintable_note_strips(flow);
            flow.strips.extend(note);
        }
        if let Some(first) = flow.strips.get_mut(begin) {
            first.start = start;
            start = Start::Anywhere;
        }
    }
    if !has_head {
        let note = unprintable_note_strips(flow);
        flow.strips.extend(note);
    }
}

/// Whether this stands between a heading and what it heads.
fn is_lead(block: &Block) -> bool {
    match block {
        Block::Paragraph(_) => true,
        Block::Aside(aside) => matches!(aside.label, Label::Status(_)),
        _ => false,
    }
}

/// Names the part on each page that begins with one of these strips.
fn name_part(flow: &mut Flow<'_>, strips: &mut [Strip], part: &str) {
    let again = tasks::continued(flow, part);
    for strip in strips {
        strip.repeats = Some(flow.repeated.len());
    }
    flow.repeated.push(again);
}

/// Lines of a note that is not torn.
const SHORT_NOTE: usize = 12;
/// Lines of an introduction that is not torn from what it introduces.
const SHORT_LEAD: usize = 8;

/// Keeps what stands below a heading with what follows: the last line of it with the next heading, and a short one whole with a table
/// or a drawing, of which the heading would else stand alone at the foot of a page.
fn keep_lead(lead: &mut [Strip], is_before_heading: bool) {
    let last = lead.len().saturating_sub(1);
    let is_short = lead.len() <= SHORT_LEAD;
    for (_, strip) in lead.iter_mut().enumerate().filter(|(index, _)| is_short && !is_before_heading || *index == last) {
        strip.keeps_next = true;
    }
}

/// The strips of one block; none for what only says where others begin.
pub(super) fn block(flow: &mut Flow<'_>, block: &Block) -> Vec<Strip> {
    match block {
        Block::Heading(heading) => heading_strips(flow, heading),
        Block::Paragraph(paragraph) => paragraph_strips(flow, paragraph),
        Block::List(items) => {
            let items = bullets(flow, items, &BODY, TEXT_LEFT, TEXT_WIDTH);
            list_strips(items)
        }
        Block::Steps(items) => {
            let items = steps(flow, items, &BODY, TEXT_LEFT, TEXT_WIDTH);
            list_strips(items)
        }
        Block::Aside(aside) => aside_strips(flow, aside),
        Block::Judgement(judgement) => judged::head(flow, judgement),
        Block::Judged(items) => judged::strips(flow, items),
        Block::Statements(statements) => judged::statements(flow, statements),
        Block::Pairs(pairs) => pairs::strips(flow, pairs),
        Block::Table(table) => table::strips(flow, table),
        Block::Callout(callout) => callout::strips(flow, callout),
        Block::Figure(figure) => vec![figure::strip(flow, figure)],
        Block::Timeline(timeline) => figure::timeline(flow, timeline),
        Block::Picture(picture) => vec![figure::picture(flow, picture)],
        Block::WideHeading(heading) => masthead::wide_heading(flow, heading),
        Block::Masthead(head) => masthead::strips(flow, head),
        Block::Tasks(tasks) => tasks::strips(flow, tasks),
        Block::Blanks(blanks) => writing::strips(flow, blanks),
        Block::Questionnaire(questionnaire) => questionnaire::strips(flow, questionnaire),
        Block::AnswerSheet(sheet) => answer_sheet::strips(flow, sheet),
        Block::Grid(grid) => grid::strips(flow, grid),
        Block::TextFields(fields) => fillable::text_fields(flow, fields),
        Block::Multiple(questions) => fillable::multiple(flow, questions),
        Block::Hidden(fields) => vec![fillable::hidden(fields)],
        Block::Circle(sheet) => circle::strips(flow, sheet),
        Block::Visits(visits) => visits::strips(flow, visits),
        Block::Turn(_) | Block::Cover(_) | Block::Contents(_) | Block::PageBreak | Block::ChapterBreak => Vec::new(),
    }
}

fn heading_strips(flow: &mut Flow<'_>, heading: &Heading) -> Vec<Strip> {
    let HeadingStyle { text: style, before, after, left } = self::heading(heading.level);
    let mut strips = numbered_heading(flow, heading, &style, left, (left, MARGIN_WIDTH));
    strips.push(Strip::blank(after));
    spaced(kept_with_next(strips), before)
}

/// An item of a list with fewer lines does not stand alone on a page.
const WIDOWED_LINES: usize = 4;
fn list_strips(items: Vec<Vec<Strip>>) -> Vec<Strip> {
    let mut all: Vec<Strip> = Vec::new();
    let last = items.len().saturating_sub(1);
    for (index, item) in items.into_iter().enumerate() {
        let strips = spaced(item, if index == 0 { 8.0 } else { 4.0 });
        // No item stands alone at the foot or at the head of a page.
        let is_second_or_last = index == 1 || index == last;
        if let Some(before) = all.last_mut().filter(|_| is_second_or_last && strips.len() < WIDOWED_LINES) {
            before.keeps_next = true;
        }
        all.extend(strips);
    }
    all
}

fn aside_strips(flow: &mut Flow<'_>, aside: &Aside) -> Vec<Strip> {
    let (side, down) = match &aside.label {
        Label::Heading(heading) => {
            let tag = flow.heading(heading.level);
            let mut strips = flow.plain(tag, &heading.full_text(), &SIDE_HEADING, LEFT, MARGIN_WIDTH);
            mark_heading(&mut strips, heading);
            (strips, BODY.baseline() - SIDE_HEADING.baseline())
        }
        Label::Status(status) => {
            let tag = flow.tag(ROOT, Role::Paragraph);
            (status_strips(flow, tag, status, LEFT, MARGIN_WIDTH), BODY.baseline() - STATUS.baseline())
        }
    };
    let body: Vec<Strip> = aside.body.iter().flat_map(|inner| block(flow, inner)).collect();
    let mut strips = beside(side, body, down);
    if matches!(aside.label, Label::Status(_)) {
        // A verdict stays with what it is about.
        keep_short(&mut strips, SHORT_ASIDE);
    }
    spaced(strips, if matches!(aside.label, Label::Heading(_)) { 16.0 } else { 6.0 })
}

/// The table of contents in two columns, so that it leaves room for what follows on its page.
fn contents(flow: &mut Flow<'_>, title: &Heading) -> Vec<Strip> {
    let mut strips = heading_strips(flow, title);
    let list = flow.tag(ROOT, Role::Contents);
    let positions = flow.positions;
    let is_numbered = |text: &str| text.starts_with(|letter: char| letter.is_ascii_digit());
    let entries =
        positions.outline.iter().enumerate().filter(|(_, entry)| {
            entry.text != title.text && (entry.level == 1 || entry.level == 2 && is_numbered(&entry.text))
        });
    let entries: Vec<(usize, &OutlineEntry)> = entries.collect();
    let column = (WIDTH - GUTTER) / 2.0;
    let rows: Vec<Vec<Strip>> = entries.iter().map(|(index, entry)| contents_line(flow, list, *index, entry, column)).collect();
    let all: f32 = rows.iter().map(|row| height(row) + row[0].before).sum();
    // What does not fit on a page beside each other stands below each other.
    if all / 2.0 > HEIGHT * 0.7 {
        strips.extend(rows.into_iter().flatten());
        return strips;
    }
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let mut used = 0.0;
    for row in rows {
        let taken = height(&row) + row[0].before;
        if used + taken / 2.0 <= all / 2.0 {
            left.extend(row);
        } else {
            right.extend(row);
        }
        used += taken;
    }
    let right: Vec<Strip> = right.into_iter().map(|strip| strip.shifted(column + GUTTER)).collect();
    let mut both = Strip::blank(0.0);
    both.height = both.stack(spaced(left, 0.0), 0.0).max(both.stack(spaced(right, 0.0), 0.0));
    strips.push(both);
    strips
}

/// A line of the contents: the heading, and its page at the right of the column.
fn contents_line(flow: &mut Flow<'_>, list: TagId, index: usize, entry: &OutlineEntry, width: f32) -> Vec<Strip> {
    /// Room for the number of a page.
    const PAGE: f32 = 30.0;
    let is_chapter = entry.level == 1;
    let item = flow.tag(list, Role::ContentsItem);
    let to = outline_anchor(index);
    let style = TextStyle { is_hyphenated: false, tone: if is_chapter { Tone::Ink } else { Tone::InkSoft }, ..COMPACT };
    let number = flow.page_number(&to);
    let mut text = Text::link(entry.text.clone(), to);
    if is_chapter {
        text.0[0].weight = Weight::SemiBold;
    }
    let indent = if is_chapter { 0.0 } else { 10.0 };
    let lines = flow.text(item, Role::Paragraph, &text, &style, LEFT + indent, width - indent - PAGE);
    let page = flow.tag(item, Role::Paragraph);
    let number = flow.plain(page, &number, &style, LEFT + width - PAGE + 10.0, PAGE - 10.0);
    spaced(beside(number, lines, 0.0), if is_chapter { 5.0 } else { 0.5 })
}
