//! From strips to pages: what belongs together stays together, and each page gets its head and foot.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::super::document::{Anchor, Block, Document, Orientation};
use super::super::page::{Kid, Layout, Link, OutlineEntry, Page, PageItem, PlacedText, Role, Run, Tag, TagId, Target, Widget};
use super::Positions;
use super::flow::{Flow, Goal, PendingLink, Start, Strip, moved};
use super::lines::{Breaker, Line, LineFormat, TextRun};
use super::parts::outline_anchor;
use super::style::{GUTTER, LABEL, TextStyle, TypeArea};

/// Rounding error allowed in whether strips fit on a page, in points.
pub(super) const TOLERANCE: f32 = 0.01;
/// White between the end of a chapter and the next one on the same page.
const ABOVE_CHAPTER: f32 = 28.0;
/// The least fraction of a page that must be left for a chapter to begin below the one before and continue on the next page.
const BEGUN_CHAPTER: f32 = 0.25;

/// Lays the strips of a flow on pages. Also tells where everything came out.
pub(super) fn paginate(flow: Flow<'_>, document: &Document) -> (Layout, Positions) {
    let Flow { mut strips, mut tags, repeated, breaker, .. } = flow;
    let mut paginator = Paginator { pages: vec![Sheet::default()], repeated, ..Paginator::default() };
    paginator.y = paginator.area().top;
    let mut rest = strips.as_mut_slice();
    while !rest.is_empty() {
        // What begins a page of its own belongs to nothing before it.
        let ends = |(index, strip): (usize, &Strip)| {
            let next_starts = rest.get(index + 1).is_some_and(|next| next.start != Start::Anywhere);
            (!strip.keeps_next || next_starts).then_some(index + 1)
        };
        let length = rest.iter().enumerate().find_map(ends).unwrap_or(rest.len());
        paginator.begin(rest);
        let (chain, after) = rest.split_at_mut(length);
        paginator.place_together(chain);
        rest = after;
    }
    drop(strips);
    let positions = Positions { pages: paginator.pages.len(), anchors: paginator.anchors, outline: paginator.outline };
    let mut pages: Vec<Page> = Vec::new();
    let lie: Vec<Orientation> = paginator.pages.iter().map(|sheet| sheet.orientation).collect();
    let furniture = Furniture::new(document, &lie, breaker);
    for (index, sheet) in paginator.pages.into_iter().enumerate() {
        pages.push(sheet.finish(index, furniture.items(index, breaker), &positions, &mut tags));
    }
    prune(&mut tags);
    let layout =
        Layout { about: document.about.clone(), pages, outline: positions.outline.clone(), tags, unprintable: BTreeSet::new() };
    (layout, positions)
}

#[derive(Default)]
struct Paginator {
    pages: Vec<Sheet>,
    /// Where the next strip begins, from the upper edge of the page.
    y: f32,
    repeated: Vec<Strip>,
    /// Index of the page, and distance from its upper edge.
    anchors: BTreeMap<Anchor, (usize, f32)>,
    outline: Vec<OutlineEntry>,
}

/// A page that is being filled.
#[derive(Default)]
struct Sheet {
    orientation: Orientation,
    decoration: Vec<PageItem>,
    /// Heads of tables that were drawn again.
    repeated: Vec<PageItem>,
    runs: Vec<(TagId, Vec<PageItem>)>,
    position: BTreeMap<TagId, usize>,
    links: Vec<PendingLink>,
    widgets: Vec<Widget>,
    is_begun: bool,
}

impl Paginator {
    /// Begins a page, or leaves white, where the first of these strips asks for it.
    fn begin(&mut self, strips: &[Strip]) {
        if let Some(first) = strips.first() {
            self.turn(first.orientation);
        }
        match strips.first().map(|strip| strip.start) {
            Some(Start::Page) => self.next_page(),
            Some(Start::Chapter) => {
                let length = strips.iter().skip(1).position(|strip| strip.start != Start::Anywhere);
                let chapter = &strips[..length.map_or(strips.len(), |length| length + 1)];
                let needed: f32 = chapter.iter().map(|strip| strip.before + strip.height).sum();
                // A chapter that runs on needs room enough to be one.
                let TypeArea { bottom, top, .. } = self.area();
                if self.y + ABOVE_CHAPTER + needed.min(BEGUN_CHAPTER * (bottom - top)) > bottom {
                    self.next_page();
                } else if !self.is_at_top() {
                    self.y += ABOVE_CHAPTER;
                }
            }
            Some(Start::Anywhere) | None => {}
        }
    }

    /// Positions strips on one page when they fit on one.
    fn place_together(&mut self, chain: &mut [Strip]) {
        let needed: f32 = chain.iter().map(|strip| strip.before + strip.height).sum();
        let first_white = if self.is_at_top() { chain[0].before } else { 0.0 };
        if self.y + needed - first_white > self.area().bottom + TOLERANCE {
            self.next_page();
        }
        for strip in chain {
            self.place(strip);
        }
    }

    fn is_at_top(&self) -> bool {
        self.pages.last().is_some_and(|page| !page.is_begun)
    }

    fn next_page(&mut self) {
        if !self.is_at_top() {
            let orientation = self.orientation();
            self.pages.push(Sheet { orientation, ..Sheet::default() });
            self.y = self.area().top;
        }
    }

    fn orientation(&self) -> Orientation {
        self.pages.last().map(|page| page.orientation).unwrap_or_default()
    }

    fn area(&self) -> TypeArea {
        TypeArea::of(self.orientation())
    }

    /// Continues on a page of this orientation.
    fn turn(&mut self, orientation: Orientation) {
        if self.orientation() == orientation {
            return;
        }
        self.next_page();
        if let Some(page) = self.pages.last_mut() {
            page.orientation = orientation;
        }
        self.y = self.area().top;
    }

    fn place(&mut self, strip: &mut Strip) {
        let before = if self.is_at_top() { 0.0 } else { strip.before };
        if self.y + before + strip.height > self.area().bottom + TOLERANCE {
            self.next_page();
        }
        if self.is_at_top() {
            self.repeat_head(strip);
        } else {
            self.y += strip.before;
        }
        if strip.sinks {
            self.y = self.y.max(self.area().bottom - strip.height);
        }
        self.draw(strip);
        self.y += strip.height;
    }

    /// Draws the head of a table that runs on, as decoration: it was read on the page before.
    fn repeat_head(&mut self, strip: &Strip) {
        let head = strip.repeats.and_then(|index| self.repeated.get(index)).cloned();
        let (Some(head), Some(page)) = (head, self.pages.last_mut()) else { return };
        page.is_begun = true;
        page.repeated.extend(head.ink.into_iter().map(|ink| moved(ink.item, 0.0, self.y)));
        self.y += head.height;
    }

    /// Takes what a strip holds over to the page.
    fn draw(&mut self, strip: &mut Strip) {
        let index = self.pages.len() - 1;
        for (level, text) in strip.headings.drain(..) {
            self.anchors.insert(outline_anchor(self.outline.len()), (index, self.y));
            self.outline.push(OutlineEntry { level, text, page: index, y: self.y });
        }
        for (anchor, y) in strip.anchors.drain(..) {
            self.anchors.entry(anchor).or_insert((index, self.y + y));
        }
        let page = &mut self.pages[index];
        page.is_begun |= !strip.ink.is_empty() || strip.height > 0.0;
        for ink in std::mem::take(&mut strip.ink) {
            let item = moved(ink.item, 0.0, self.y);
            let Some(tag) = ink.tag else {
                page.decoration.push(item);
                continue;
            };
            let position = *page.position.entry(tag).or_insert_with(|| {
                page.runs.push((tag, Vec::new()));
                page.runs.len() - 1
            });
            page.runs[position].1.push(item);
        }
        page.links.extend(strip.links.drain(..).map(|link| link.lowered(self.y)));
        page.widgets.extend(strip.widgets.drain(..).map(|widget| widget.lowered(self.y)));
    }
}

impl Sheet {
    /// Decoration lies behind; what belongs to the same part of the structure is one run, in the order of reading.
    fn finish(mut self, index: usize, mut furniture: Vec<PageItem>, positions: &Positions, tags: &mut [Tag]) -> Page {
        let mut runs = Vec::new();
        furniture.extend(self.repeated);
        for (items, is_furniture) in [(furniture, true), (self.decoration, false)] {
            if !items.is_empty() {
                runs.push(Run { tag: None, is_furniture, items });
            }
        }
        // Parts are numbered as they are read.
        self.runs.sort_by_key(|(tag, _)| *tag);
        for (tag, items) in self.runs {
            tags[tag.0].kids.push(Kid::Run { page: index, run: runs.len() });
            runs.push(Run { tag: Some(tag), is_furniture: false, items });
        }
        let links = self
            .links
            .into_iter()
            .filter_map(|link| {
                let target = match link.to {
                    Goal::Address(address) => Some(Target::Address(address)),
                    Goal::Anchor(anchor) => {
                        positions.anchors.get(&anchor).map(|(page, y)| Target::Position { page: *page, y: *y })
                    }
                };
                if target.is_none() {
                    // It leads nowhere, so it is plain text.
                    tags[link.tag.0].role = Role::Span;
                }
                Some(Link { tag: link.tag, area: link.area, target: target?, text: link.text })
            })
            .collect();
        Page { orientation: self.orientation, runs, links, widgets: self.widgets }
    }
}

/// Removes empty elements of the structure, which would confuse screen readers. Cells stay, as without them the others
/// would be in the wrong column, and so do form fields, which hold only their area.
fn prune(tags: &mut [Tag]) {
    // Parts come after the parts that hold them, so one walk backwards does.
    for index in (0..tags.len()).rev() {
        let kids = std::mem::take(&mut tags[index].kids);
        let holds_something = |kid: &Kid| match kid {
            Kid::Tag(id) => {
                let tag = &tags[id.0];
                matches!(tag.role, Role::TableCell | Role::TableHeading(_) | Role::Form) || !tag.kids.is_empty()
            }
            Kid::Run { .. } => true,
        };
        tags[index].kids = kids.into_iter().filter(holds_something).collect();
    }
}

/// What stands at head and foot of each page, but for the numbers.
pub(super) struct Furniture {
    /// The orientation of each page.
    lie: Vec<Orientation>,
    /// For each orientation that is used.
    edges: Vec<(Orientation, Edges)>,
    has_cover: bool,
}

/// Head and foot of the pages of one orientation.
struct Edges {
    /// At the left and at the right.
    head: [Option<PlacedText>; 2],
    standing: Option<PlacedText>,
    /// Below that: what a form says of itself, for a form that lost its fields.
    codes: Vec<PlacedText>,
}

impl Furniture {
    /// For pages with these orientations, in order.
    pub(super) fn new(document: &Document, lie: &[Orientation], breaker: &mut Breaker) -> Self {
        let used: BTreeSet<Orientation> = lie.iter().copied().collect();
        let edges = used.into_iter().map(|it| (it, Edges::new(document, TypeArea::of(it), breaker))).collect();
        let has_cover = matches!(document.blocks.first(), Some(Block::Cover(_)));
        Self { lie: lie.to_vec(), edges, has_cover }
    }

    /// Head and foot of the page with this index. A cover says only in which state the report is; a first page that is no
    /// cover says at its own head what the others repeat.
    fn items(&self, index: usize, breaker: &mut Breaker) -> Vec<PageItem> {
        let orientation = self.lie.get(index).copied().unwrap_or_default();
        let Some((_, edges)) = self.edges.iter().find(|(of, _)| *of == orientation) else { return Vec::new() };
        if index == 0 && self.has_cover {
            return edges.standing.clone().map(PageItem::Text).into_iter().collect();
        }
        let area = TypeArea::of(orientation);
        let number = format!("pagina {} van {}", index + 1, self.lie.len());
        let number = at_right(one_line(&number, area.foot, (area.left, area.width()), breaker), area);
        let head = edges.head.iter().filter(|_| index > 0).flatten().cloned();
        let codes = edges.codes.iter().cloned();
        head.chain(edges.standing.clone()).chain(number).chain(codes).map(PageItem::Text).collect()
    }
}

impl Edges {
    fn new(document: &Document, area: TypeArea, breaker: &mut Breaker) -> Self {
        let width = area.width();
        // What is measured is never cut: the name of the dossier gives way.
        let measured = at_right(one_line(&document.measured, area.head, (area.left, width * 0.7), breaker), area);
        let taken = measured.as_ref().map_or(0.0, |text| text.width + GUTTER);
        let head = [one_line(&document.head, area.head, (area.left, width - taken), breaker), measured];
        let standing = one_line(&document.foot, area.foot, (area.left, width * 0.7), breaker);
        Self { head, standing, codes: codes(document, area, breaker) }
    }
}

/// How the line begins that identifies the form on each page: it survives printing and flattening.
const CODE: &str = "Wijkpeil-invulblad";
const CODES: TextStyle = TextStyle { size: 5.5, leading: 6.5, ..LABEL };

fn codes(document: &Document, area: TypeArea, breaker: &mut Breaker) -> Vec<PlacedText> {
    let fields = document.blocks.iter().find_map(|block| if let Block::Hidden(fields) = block { Some(fields) } else { None });
    let Some(fields) = fields else { return Vec::new() };
    let values = fields.iter().map(|field| field.value.as_str()).filter(|value| !value.is_empty());
    let said = std::iter::once(CODE).chain(values).collect::<Vec<_>>().join(" ");
    let format = LineFormat { size: CODES.size, width: area.width(), is_hyphenated: false };
    let lines = breaker.lines(&[TextRun { text: &said, face: CODES.face }], format);
    let below = (1..).map(|line| area.foot + CODES.leading * line as f32 + 2.5);
    let placed = |(line, baseline): (&Line, f32)| Some(line.segments.first()?.placed(area.left, baseline, &CODES));
    lines.iter().zip(below).filter_map(placed).collect()
}

/// The text at the right margin.
fn at_right(text: Option<PlacedText>, area: TypeArea) -> Option<PlacedText> {
    text.map(|text| PlacedText { x: area.right - text.width, ..text })
}

/// As much of a text as fits on one line, with an ellipsis where it is cut.
fn one_line(text: &str, baseline: f32, (left, width): (f32, f32), breaker: &mut Breaker) -> Option<PlacedText> {
    /// No line has more characters.
    const MOST: usize = 400;
    let text = text.char_indices().nth(MOST).map_or(text, |(end, _)| &text[..end]);
    let lines = lines_within(text, width, breaker);
    let line = match lines.first()?.segments.first() {
        // White in place of a sign says that nothing is left.
        Some(first) if lines.len() > 1 && !first.text.trim().is_empty() => {
            let room = width - LABEL.face.advance('…').unwrap_or_default() * LABEL.size - SPACE * LABEL.size;
            let lines = lines_within(text, room, breaker);
            let kept = lines.first().and_then(|line| line.segments.first()).map_or("", |segment| segment.text.trim_end());
            lines_within(&format!("{kept}\u{a0}…"), width, breaker)
        }
        _ => lines,
    };
    let segment = line.first()?.segments.first()?;
    Some(PlacedText { text: segment.text.trim_end().to_owned(), ..segment.placed(left, baseline, &LABEL) })
}

/// Room in ems for the space before the sign.
const SPACE: f32 = 0.35;

fn lines_within(text: &str, width: f32, breaker: &mut Breaker) -> Rc<[Line]> {
    breaker.lines(&[TextRun { text, face: LABEL.face }], LineFormat { size: LABEL.size, width, is_hyphenated: false })
}
