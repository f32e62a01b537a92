//! The first page.

use super::super::document::{Cover, Fact, Figure};
use super::super::page::{Role, TagId};
use super::figure;
use super::flow::{Flow, ROOT, Strip, height, rule};
use super::paragraph::unprintable_note_strips;
use super::parts::spaced;
use super::style::{
    BODY, COMPACT, COVER_KIND, COVER_LONG_TITLE, COVER_SUBTITLE, COVER_TITLE, GUTTER, HEIGHT, LABEL, LEFT, MILLIMETRE, RIGHT,
    SMALL, TextStyle, WIDE_SMALL_WIDTH, WIDTH,
};
use crate::shapes::{Drawing, Tone};

/// Width of the sentence that says what was done, and of long facts.
const STATEMENT: f32 = 122.0 * MILLIMETRE;
/// Facts beside each other.
const COLUMNS: usize = 3;

pub(super) fn strips(flow: &mut Flow<'_>, cover: &Cover) -> Vec<Strip> {
    let mut top = Strip::blank(12.0);
    top.decorate(rule(LEFT, RIGHT, 0.0, 2.5, Tone::Ink));
    let mut strips = vec![top];
    let tag = flow.tag(ROOT, Role::Paragraph);
    strips.extend(flow.plain(tag, &cover.kind, &COVER_KIND, LEFT, WIDTH));
    let tag = flow.tag(ROOT, Role::Heading(1));
    strips.push(Strip::blank(34.0));
    strips.extend(flow.plain(tag, &cover.title, &title_style(cover), LEFT, WIDTH));
    strips.push(Strip::blank(4.0));
    for line in cover.subtitle.lines() {
        let tag = flow.tag(ROOT, Role::Paragraph);
        strips.extend(flow.plain(tag, line, &COVER_SUBTITLE, LEFT, WIDTH));
    }
    // What stands at the foot is measured first and drawn last, so that it is read last: what is not drawn has parts of the structure that
    // hold nothing, and fall away.
    let foot = height(&facts(flow, cover)) + height(&unprintable_note_strips(flow));
    let room = HEIGHT - foot - 10.0;
    if !cover.statement.is_empty() {
        let tag = flow.tag(ROOT, Role::Paragraph);
        let statement = spaced(flow.plain(tag, &cover.statement, &BODY, LEFT, STATEMENT), 22.0);
        // A name of a thousand letters leaves no room for a sentence.
        if height(&strips) + 22.0 + height(&statement) <= room {
            strips.extend(statement);
        }
    }
    let room = room - height(&strips);
    strips.extend(picture(flow, cover, room));
    strips.extend(unprintable_note_strips(flow));
    // All facts stand at the foot, as one band.
    strips.extend(facts(flow, cover));
    strips
}

/// The first drawing that fits in this height, with its caption where that fits as well.
fn picture(flow: &mut Flow<'_>, cover: &Cover, room: f32) -> Vec<Strip> {
    const ABOVE: f32 = 12.0;
    // What is measured and not drawn has a part of the structure that holds nothing, and falls away.
    let mut caption = |drawing: &Drawing, has_caption: bool| {
        let figure = figure::strip(flow, &Figure::telling(drawing.clone()));
        let mut strips = vec![figure];
        if has_caption {
            let tag = flow.tag(ROOT, Role::Paragraph);
            strips.extend(spaced(flow.plain(tag, &cover.caption, &SMALL, LEFT, WIDE_SMALL_WIDTH), 5.0));
        }
        strips
    };
    for has_caption in [true, false] {
        for drawing in &cover.pictures {
            let strips = caption(drawing, has_caption);
            let left = room - height(&strips);
            if left >= ABOVE {
                return spaced(strips, (left * 0.55).max(ABOVE));
            }
        }
    }
    Vec::new()
}

fn facts(flow: &mut Flow<'_>, cover: &Cover) -> Vec<Strip> {
    let list = flow.tag(ROOT, Role::List);
    let width = (WIDTH - GUTTER * (COLUMNS - 1) as f32) / COLUMNS as f32;
    let mut all = Vec::new();
    let (short, long): (Vec<&Fact>, Vec<&Fact>) =
        cover.facts.iter().partition(|fact| fact.value.to_string().chars().count() <= LONGEST_FACT);
    for row in short.chunks(COLUMNS) {
        let mut band = Strip { before: 6.0, ..Strip::default() };
        for (index, fact) in row.iter().enumerate() {
            let left = LEFT + (width + GUTTER) * index as f32;
            let strips = self::fact(flow, list, fact, (left, width));
            band.height = band.height.max(height(&strips));
            band.stack(strips, 0.0);
        }
        all.push(band);
    }
    for fact in long {
        all.extend(spaced(self::fact(flow, list, fact, (LEFT, STATEMENT)), 6.0));
    }
    let total = height(&all) + all.first().map_or(0.0, |first| first.before);
    if total > HEIGHT / 2.0 {
        return all;
    }
    let mut foot = Strip { sinks: true, ..Strip::blank(0.0) };
    foot.decorate(rule(LEFT, RIGHT, 0.0, 0.5, Tone::Line));
    foot.height = foot.stack(all, 7.0);
    vec![foot]
}

/// Facts with more characters stand by themselves, on lines as wide as can be read.
const LONGEST_FACT: usize = 75;

fn fact(flow: &mut Flow<'_>, list: TagId, fact: &Fact, (left, width): (f32, f32)) -> Vec<Strip> {
    let item = flow.tag(list, Role::ListItem);
    let label = flow.tag(item, Role::Label);
    let mut strips = flow.plain(label, &fact.name, &LABEL, left, width);
    let style = TextStyle { is_hyphenated: false, ..COMPACT };
    strips.extend(flow.text(item, Role::ListBody, &fact.value, &style, left, width));
    strips
}

fn title_style(cover: &Cover) -> TextStyle {
    const LONG: usize = 26;
    if cover.title.chars().count() > LONG { COVER_LONG_TITLE } else { COVER_TITLE }
}
