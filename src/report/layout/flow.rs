//! Strips: bands over the whole width that are never cut, and the structure that grows with them.

use std::rc::Rc;

use super::super::document::{Anchor, Orientation, Text};
use super::super::page::{Face, Kid, PageItem, PlacedPicture, PlacedText, Role, Tag, TagId, Widget};
use super::Positions;
use super::addresses::{Address, addresses};
use super::characters::without_invisible;
use super::lines::{Breaker, Line, LineFormat, TextRun};
use super::style::{RULE, TextStyle};
use crate::shapes::{Dash, Dots, Point, Rect, Tone, Weight};

/// A band over the whole width. Positions within it are measured from its top; sideways from the edge of the paper.
#[derive(Clone, Debug, Default)]
pub(super) struct Strip {
    /// White above it in points, left out at the top of a page.
    pub(super) before: f32,
    /// In points, without the white above it.
    pub(super) height: f32,
    /// Whether it must not be the last on a page.
    pub(super) keeps_next: bool,
    pub(super) start: Start,
    /// How the page lies on which it stands.
    pub(super) orientation: Orientation,
    /// Whether it stands at the foot of its page.
    pub(super) sinks: bool,
    pub(super) ink: Vec<Ink>,
    /// Each with its distance in points from the top of the strip.
    pub(super) anchors: Vec<(Anchor, f32)>,
    /// Level and text of headings, for the outline.
    pub(super) headings: Vec<(u8, String)>,
    pub(super) links: Vec<PendingLink>,
    /// Areas to fill in.
    pub(super) widgets: Vec<Widget>,
    /// The strip, by its index in [`Flow::repeated`], that is drawn again when a page begins with this one.
    pub(super) repeats: Option<usize>,
}

/// Where on a page a strip may stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Start {
    /// Wherever there is room.
    #[default]
    Anywhere,
    /// At the top of a page, unless all strips up to the next start fit on the current one.
    Chapter,
    /// At the top.
    Page,
}

/// Something drawn in a strip.
#[derive(Clone, Debug)]
pub(super) struct Ink {
    /// Its part of the structure; `None` is decoration.
    pub(super) tag: Option<TagId>,
    pub(super) item: PageItem,
}

/// A link whose page is not known yet.
#[derive(Clone, Debug)]
pub(super) struct PendingLink {
    pub(super) tag: TagId,
    pub(super) area: Rect,
    pub(super) to: Goal,
    pub(super) text: String,
}

impl PendingLink {
    /// The same, lowered by this many points.
    pub(super) fn lowered(self, by: f32) -> Self {
        Self { area: self.area.moved(0.0, by), ..self }
    }
}

/// Where a link leads to, before it is known on which page that is.
#[derive(Clone, Debug)]
pub(super) enum Goal {
    /// A place in the document.
    Anchor(Anchor),
    /// An address on the web.
    Address(String),
}

/// A part of a text that is set in one way.
struct Passage {
    text: String,
    face: Face,
    goal: Option<Goal>,
}

/// Most characters in the description of a link, which each of its lines repeats.
const TOLD_OF_LINK: usize = 400;
/// Most lines of a link that can be clicked, so that one that runs for pages stays cheap.
const LINES_OF_LINK: usize = 24;

impl Strip {
    pub(super) fn blank(height: f32) -> Self {
        Self { height, ..Self::default() }
    }

    /// A rule over a part of the width, at the top of the strip.
    pub(super) fn rule(left: f32, right: f32, height: f32, tone: Tone) -> Self {
        let mut strip = Self { keeps_next: true, ..Self::blank(height) };
        strip.decorate(rule(left, right, 0.0, RULE, tone));
        strip
    }

    pub(super) fn decorate(&mut self, item: PageItem) {
        self.ink.push(Ink { tag: None, item });
    }

    /// Draws strips below each other within this one, the first `y` from its top. Tells where the last one ends.
    pub(super) fn stack(&mut self, strips: impl IntoIterator<Item = Self>, mut y: f32) -> f32 {
        for (index, strip) in strips.into_iter().enumerate() {
            y += if index == 0 { 0.0 } else { strip.before };
            let height = strip.height;
            self.absorb(strip, y);
            y += height;
        }
        y
    }

    /// The strip moved right, in points.
    pub(super) fn shifted(mut self, by: f32) -> Self {
        self.ink = self.ink.into_iter().map(|ink| Ink { item: moved(ink.item, by, 0.0), ..ink }).collect();
        self.links.iter_mut().for_each(|link| link.area.x += by);
        self.widgets.iter_mut().for_each(|widget| widget.area.x += by);
        self
    }

    /// Draws another strip within this one, `down` from its top.
    pub(super) fn absorb(&mut self, other: Self, down: f32) {
        self.ink.extend(other.ink.into_iter().map(|ink| Ink { item: moved(ink.item, 0.0, down), ..ink }));
        self.anchors.extend(other.anchors.into_iter().map(|(anchor, y)| (anchor, y + down)));
        self.headings.extend(other.headings);
        self.widgets.extend(other.widgets.into_iter().map(|widget| widget.lowered(down)));
        self.links.extend(other.links.into_iter().map(|link| link.lowered(down)));
    }
}

pub(super) fn rule(left: f32, right: f32, y: f32, width: f32, tone: Tone) -> PageItem {
    PageItem::Line { points: vec![Point::new(left, y), Point::new(right, y)], width, tone, dash: Dash::Solid }
}

/// The item moved right by `x` and down by `y`, in points.
pub(super) fn moved(item: PageItem, x: f32, y: f32) -> PageItem {
    let shift = |points: Vec<Point>| points.into_iter().map(|point| point.moved(x, y)).collect();
    match item {
        PageItem::Text(text) => PageItem::Text(PlacedText { x: text.x + x, baseline: text.baseline + y, ..text }),
        PageItem::Polygon { points, fill } => PageItem::Polygon { points: shift(points), fill },
        PageItem::Line { points, width, tone, dash } => PageItem::Line { points: shift(points), width, tone, dash },
        PageItem::Dots(dots) => PageItem::Dots(Dots { area: dots.area.moved(x, y), ..dots }),
        PageItem::Picture(picture) => PageItem::Picture(PlacedPicture { area: picture.area.moved(x, y), ..picture }),
    }
}

/// Everything that is being laid out.
pub(super) struct Flow<'a> {
    pub(super) strips: Vec<Strip>,
    pub(super) tags: Vec<Tag>,
    /// Heads of tables, drawn again on each page.
    pub(super) repeated: Vec<Strip>,
    pub(super) breaker: &'a mut Breaker,
    /// Where everything came out in the previous pass.
    pub(super) positions: &'a Positions,
    /// Whether the document has a cover.
    pub(super) has_cover: bool,
}

/// The root of the structure.
pub(super) const ROOT: TagId = TagId(0);

impl<'a> Flow<'a> {
    pub(super) fn new(positions: &'a Positions, breaker: &'a mut Breaker) -> Self {
        let root = Tag { role: Role::Document, alternative: None, kids: Vec::new() };
        Self { strips: Vec::new(), tags: vec![root], repeated: Vec::new(), breaker, positions, has_cover: false }
    }

    /// A new part of the structure, after all that `parent` holds already.
    pub(super) fn tag(&mut self, parent: TagId, role: Role) -> TagId {
        let id = TagId(self.tags.len());
        self.tags.push(Tag { role, alternative: None, kids: Vec::new() });
        self.tags[parent.0].kids.push(Kid::Tag(id));
        id
    }

    /// The page on which an anchor came out, as it is printed. In the first pass a digit stands in for it.
    pub(super) fn page_number(&self, anchor: &Anchor) -> String {
        self.positions.anchors.get(anchor).map_or_else(|| "0".to_owned(), |(page, _)| (page + 1).to_string())
    }

    /// Whether an anchor is in the document, as far as is known: in the first pass all are taken to be.
    fn has(&self, anchor: &Anchor) -> bool {
        self.positions.pages == 0 || self.positions.anchors.contains_key(anchor)
    }

    pub(super) fn break_text(&mut self, text: &str, style: &TextStyle, width: f32) -> Rc<[Line]> {
        self.breaker.lines(&[TextRun { text, face: style.face }], line_format(style, width))
    }

    /// A text without links, as strips that hold `tag`.
    pub(super) fn plain(&mut self, tag: TagId, text: &str, style: &TextStyle, left: f32, width: f32) -> Vec<Strip> {
        let lines = self.break_text(text, style, width);
        stacked(&lines, style, |line| line_strip(line, style, left, |_| (Some(tag), style.face, style.tone)))
    }

    /// A text in a new part of the structure below `parent`. Of a text of more paragraphs each is a part of its own: readers would join
    /// the last word of one to the first word of the next.
    pub(super) fn text(
        &mut self,
        parent: TagId,
        role: Role,
        text: &Text,
        style: &TextStyle,
        left: f32,
        width: f32,
    ) -> Vec<Strip> {
        let tag = self.tag(parent, role);
        if role == Role::Paragraph {
            return self.paragraphs((tag, parent), text, style, left, width);
        }
        if !text.has_paragraphs() {
            return self.text_in(tag, text, style, left, width);
        }
        let first = self.tag(tag, Role::Paragraph);
        self.paragraphs((first, tag), text, style, left, width)
    }

    /// A text whose first paragraph belongs to an existing element of the structure, and each other one to a new element below
    /// `parent`.
    pub(super) fn paragraphs(
        &mut self,
        (first, parent): (TagId, TagId),
        text: &Text,
        style: &TextStyle,
        left: f32,
        width: f32,
    ) -> Vec<Strip> {
        let mut strips: Vec<Strip> = Vec::new();
        let mut white = 0.0;
        for paragraph in text.paragraphs() {
            if paragraph.is_empty() {
                white = style.leading / 2.0;
                continue;
            }
            let tag = if strips.is_empty() { first } else { self.tag(parent, Role::Paragraph) };
            let mut lines = self.text_in(tag, &paragraph, style, left, width);
            if let Some(line) = lines.first_mut().filter(|_| !strips.is_empty()) {
                line.before = white;
            }
            white = 0.0;
            strips.extend(lines);
        }
        strips
    }

    /// A new heading of this level of the document. Below a cover, which has the only heading of the first level, all are one level
    /// lower.
    pub(super) fn heading(&mut self, level: u8) -> TagId {
        self.tag(ROOT, Role::Heading(level + u8::from(self.has_cover)))
    }

    /// Rows below a head, which is drawn again on each page that begins with one of them.
    pub(super) fn below_head(&mut self, head: Strip, mut rows: Vec<Strip>) -> Vec<Strip> {
        for row in &mut rows {
            row.repeats = Some(self.repeated.len());
        }
        self.repeated.push(head.clone());
        rows.insert(0, head);
        rows
    }

    /// The parts of a text, each with its face and where it leads to.
    fn passages(&self, text: &Text, face: Face) -> Vec<Passage> {
        let mut passages = Vec::new();
        for span in &text.0 {
            let face = heavier(face, span.weight);
            // What leads nowhere is plain text, without a number.
            match span.link.as_ref().filter(|anchor| self.has(anchor)) {
                Some(anchor) => {
                    let page = match (span.shows_page, span.text.is_empty()) {
                        (false, _) => String::new(),
                        (true, false) => format!(", pagina\u{a0}{}", self.page_number(anchor)),
                        (true, true) => self.page_number(anchor),
                    };
                    let text = format!("{}{page}", span.text);
                    passages.push(Passage { text, face, goal: Some(Goal::Anchor(anchor.clone())) });
                }
                None => cut_at_addresses(&span.text, face, &mut passages),
            }
        }
        passages
    }

    /// A text in an existing part of the structure.
    pub(super) fn text_in(&mut self, tag: TagId, text: &Text, style: &TextStyle, left: f32, width: f32) -> Vec<Strip> {
        let passages = self.passages(text, style.face);
        let has_links = passages.iter().any(|passage| passage.goal.is_some());
        let tags: Vec<TagId> = passages
            .iter()
            .map(|passage| match (&passage.goal, has_links) {
                (Some(_), _) => self.tag(tag, Role::Link),
                (None, true) => self.tag(tag, Role::Span),
                (None, false) => tag,
            })
            .collect();
        let runs: Vec<TextRun<'_>> =
            passages.iter().map(|passage| TextRun { text: &passage.text, face: passage.face }).collect();
        let lines = self.breaker.lines(&runs, line_format(style, width));
        let look = |span: usize| {
            // What leads elsewhere looks as the words around it: on paper it leads nowhere, and on a screen its number tells.
            (Some(tags[span]), passages[span].face, style.tone)
        };
        let mut lines_of_link = vec![0; passages.len()];
        stacked(&lines, style, |line| {
            let mut strip = line_strip(line, style, left, look);
            for segment in &line.segments {
                let Passage { text, goal, .. } = &passages[segment.span];
                if let Some(to) = goal.clone().filter(|_| lines_of_link[segment.span] < LINES_OF_LINK) {
                    lines_of_link[segment.span] += 1;
                    let area = Rect::new(left + segment.x, 0.0, segment.width, style.leading);
                    strip.links.push(PendingLink { tag: tags[segment.span], area, to, text: told_of(text) });
                }
            }
            strip
        })
    }
}

/// The text of a passage, cut where addresses begin and end.
fn cut_at_addresses(text: &str, face: Face, passages: &mut Vec<Passage>) {
    let mut begin = 0;
    for Address { range, to } in addresses(text) {
        if range.start > begin {
            passages.push(Passage { text: text[begin..range.start].to_owned(), face, goal: None });
        }
        begin = range.end;
        passages.push(Passage { text: text[range].to_owned(), face, goal: Some(Goal::Address(to)) });
    }
    if begin < text.len() || begin == 0 {
        passages.push(Passage { text: text[begin..].to_owned(), face, goal: None });
    }
}

/// The text of a link, cut where it is longer than [`TOLD_OF_LINK`].
fn told_of(link: &str) -> String {
    let link = without_invisible(link);
    match link.char_indices().nth(TOLD_OF_LINK) {
        Some((end, _)) => format!("{} …", link[..end].trim_end()),
        None => link,
    }
}

fn line_format(style: &TextStyle, width: f32) -> LineFormat {
    LineFormat { size: style.size, width, is_hyphenated: style.is_hyphenated }
}

pub(super) fn heavier(face: Face, weight: Weight) -> Face {
    match weight {
        Weight::SemiBold => face.max(Face::SemiBold),
        Weight::Regular => face,
    }
}

fn line_strip(line: &Line, style: &TextStyle, left: f32, look: impl Fn(usize) -> (Option<TagId>, Face, Tone)) -> Strip {
    let mut strip = Strip { ink: Vec::with_capacity(line.segments.len()), ..Strip::blank(style.leading) };
    for segment in &line.segments {
        let (tag, face, tone) = look(segment.span);
        let text = segment.placed(left, style.baseline(), &TextStyle { face, tone, ..*style });
        strip.ink.push(Ink { tag, item: PageItem::Text(text) });
    }
    strip
}

/// Keeps strips on one page when they are no higher than `most`.
pub(super) fn keep_short(strips: &mut [Strip], most: f32) {
    let last = strips.len().saturating_sub(1);
    if height(strips) <= most {
        for strip in strips.iter_mut().take(last) {
            strip.keeps_next = true;
        }
    }
}

/// Lines below each other. Of no paragraph does one line stand alone at the foot or at the head of a page; an empty line
/// is white, which falls away at the top of a page.
fn stacked(lines: &[Line], style: &TextStyle, mut strip: impl FnMut(&Line) -> Strip) -> Vec<Strip> {
    let mut strips: Vec<Strip> = Vec::with_capacity(lines.len());
    let mut white = 0.0;
    for paragraph in lines.chunk_by(|line, _| !line.ends_paragraph) {
        if paragraph.iter().all(|line| line.segments.is_empty()) {
            white = style.leading / 2.0;
            continue;
        }
        let last = paragraph.len() - 1;
        for (index, line) in paragraph.iter().enumerate() {
            let before = std::mem::take(&mut white);
            let keeps_next = index < last && (index == 0 || index + 1 == last);
            strips.push(Strip { before, keeps_next, ..strip(line) });
        }
    }
    strips
}

/// Height of strips below each other.
pub(super) fn height(strips: &[Strip]) -> f32 {
    strips.iter().enumerate().map(|(index, strip)| strip.height + if index == 0 { 0.0 } else { strip.before }).sum()
}

/// Two columns of strips as one: all of `side` belongs to the first strip of `main`, `down` from its top.
pub(super) fn beside(side: Vec<Strip>, mut main: Vec<Strip>, down: f32) -> Vec<Strip> {
    let needed = if side.is_empty() { 0.0 } else { height(&side) + down.max(0.0) };
    if main.is_empty() {
        main.push(Strip::blank(0.0));
    }
    // What stands at the left comes first where both belong to the same part of the structure.
    let own = std::mem::take(&mut main[0].ink);
    main[0].stack(side, down);
    main[0].ink.extend(own);
    let mut reached = 0.0;
    for (index, strip) in main.iter_mut().enumerate() {
        reached += strip.height + if index == 0 { 0.0 } else { strip.before };
        if reached + 0.01 >= needed {
            return main;
        }
        strip.keeps_next = true;
    }
    main.push(Strip::blank(needed - reached));
    main
}
