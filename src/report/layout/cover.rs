//! The first page.

use super::super::document::{Cover, Figure};
use super::super::page::Role;
use super::figure;
use super::flow::{Flow, ROOT, Strip, beside, height};
use super::parts::{spaced, unprintable_note_strips};
use super::style::{
    BODY, COVER_KIND, COVER_LONG_TITLE, COVER_SUBTITLE, COVER_TITLE, HEIGHT, LABEL, LEFT, MARGIN_WIDTH, TEXT_LEFT, TEXT_WIDTH,
    TextStyle, WIDTH,
};

pub(super) fn strips(flow: &mut Flow<'_>, cover: &Cover) -> Vec<Strip> {
    let tag = flow.tag(ROOT, Role::Paragraph);
    let mut strips = vec![Strip::blank(36.0)];
    strips.extend(flow.plain(tag, &cover.kind, &COVER_KIND, LEFT, WIDTH));
    let tag = flow.tag(ROOT, Role::Heading(1));
    strips.push(Strip::blank(6.0));
    strips.extend(flow.plain(tag, &cover.title, &title_style(cover), LEFT, WIDTH));
    let tag = flow.tag(ROOT, Role::Paragraph);
    strips.push(Strip::blank(8.0));
    strips.extend(flow.plain(tag, &cover.subtitle, &COVER_SUBTITLE, LEFT, WIDTH));
    strips.push(Strip::blank(40.0));
    let list = flow.tag(ROOT, Role::List);
    for fact in &cover.facts {
        let item = flow.tag(list, Role::ListItem);
        let label = flow.tag(item, Role::Label);
        let name = flow.plain(label, &fact.name, &LABEL, LEFT, MARGIN_WIDTH);
        let value = flow.text(item, Role::ListBody, &fact.value, &BODY, TEXT_LEFT, TEXT_WIDTH);
        strips.extend(spaced(beside(name, value, BODY.baseline() - LABEL.baseline()), 4.0));
    }
    strips.extend(unprintable_note_strips(flow));
    let picture = Figure::decoration(cover.picture.clone());
    let picture = Strip { sinks: true, before: 30.0, ..figure::strip(flow, &picture) };
    // A name of a thousand letters leaves no room for a picture.
    if height(&strips) + picture.before + picture.height <= HEIGHT {
        strips.push(picture);
    }
    strips
}

fn title_style(cover: &Cover) -> TextStyle {
    const LONG: usize = 26;
    if cover.title.chars().count() > LONG { COVER_LONG_TITLE } else { COVER_TITLE }
}
