//! Pages: every text and line in its place, with the structure that a screen reader follows.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use unicode_normalization::char::is_combining_mark;

use super::document::{About, HiddenField, Orientation, TextField};
use crate::fonts::Font;
use crate::shapes::{Dash, Dots, Pixels, Point, Rect, Tone};

/// A report laid out on pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Title, author, date and the like, as in the [`Document`](super::Document).
    pub about: About,
    /// The pages in order.
    pub pages: Vec<Page>,
    /// The headings in order, for the outline.
    pub outline: Vec<OutlineEntry>,
    /// The structure; the first is the whole document.
    pub tags: Vec<Tag>,
    pub(super) unprintable: BTreeSet<char>,
}

impl Layout {
    /// Characters of the document that the typefaces lack. A note stands in their place; say so to the user.
    pub fn unprintable(&self) -> &BTreeSet<char> {
        &self.unprintable
    }

    /// What a screen reader hears of the page with this index: its texts in order, and the alternative text of drawings.
    pub fn text_of_page(&self, index: usize) -> String {
        let mut heard = String::new();
        let runs = self.pages.get(index).map_or(&[][..], |page| &page.runs);
        for run in runs {
            let Some(tag) = run.tag.and_then(|id| self.tags.get(id.0)) else { continue };
            match &tag.alternative {
                // A drawing that runs on was heard where it began.
                Some(_) if tag.role == Role::Figure && tag.begins_on() != Some(index) => continue,
                Some(alternative) if tag.role == Role::Figure => heard.push_str(alternative),
                _ => run.items.iter().for_each(|item| {
                    if let PageItem::Text(text) = item {
                        heard.push_str(&text.text);
                    }
                }),
            }
            heard.push('\n');
        }
        heard
    }

    fn write_tag(&self, out: &mut fmt::Formatter<'_>, id: TagId) -> fmt::Result {
        let tag = &self.tags[id.0];
        if let (Some(words), false) = (&tag.alternative, matches!(tag.role, Role::Figure | Role::Table)) {
            write!(out, "{words}")?;
        }
        for kid in &tag.kids {
            match kid {
                Kid::Tag(id) => self.write_tag(out, *id)?,
                Kid::Run { page, run } => {
                    for item in &self.pages[*page].runs[*run].items {
                        if let PageItem::Text(text) = item {
                            out.write_str(&text.text)?;
                        }
                    }
                }
            }
        }
        if tag.role.is_block() { writeln!(out) } else { Ok(()) }
    }
}

impl fmt::Display for Layout {
    /// The texts in the order of the structure, without what stands at head and foot of each page.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_tag(out, TagId(0))
    }
}

impl Orientation {
    /// Width and height in points.
    pub fn size(self) -> (f32, f32) {
        match self {
            Self::Portrait => (Page::WIDTH, Page::HEIGHT),
            Self::Landscape => (Page::HEIGHT, Page::WIDTH),
        }
    }
}

/// One sheet of A4. Lengths are in points; y grows downwards from the upper edge.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// How it lies.
    pub orientation: Orientation,
    /// What is drawn, from back to front.
    pub runs: Vec<Run>,
    /// Areas that lead elsewhere.
    pub links: Vec<Link>,
    /// Areas to fill in on a screen, and what the form says of itself.
    pub widgets: Vec<Widget>,
}

impl Page {
    /// Width of A4 in points, upright.
    pub const WIDTH: f32 = 595.276;
    /// Height of A4 in points, upright.
    pub const HEIGHT: f32 = 841.89;

    /// Width in points of this sheet as it lies.
    pub fn width(&self) -> f32 {
        self.orientation.size().0
    }

    /// Height in points of this sheet as it lies.
    pub fn height(&self) -> f32 {
        self.orientation.size().1
    }
}

/// Pieces that belong to the same part of the structure.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The part; `None` for what a screen reader passes over.
    pub tag: Option<TagId>,
    /// Whether it is repeated on each page: head, foot, and the heads of tables that continue.
    pub is_furniture: bool,
    /// What is drawn, from back to front.
    pub items: Vec<PageItem>,
}

/// Something drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum PageItem {
    /// A text on one line.
    Text(PlacedText),
    /// A filled convex polygon.
    Polygon {
        /// Its corners in order.
        points: Vec<Point>,
        /// Its colour.
        fill: Tone,
    },
    /// A field of dots.
    Dots(Dots),
    /// A line through points.
    Line {
        /// The points in order.
        points: Vec<Point>,
        /// Thickness in points.
        width: f32,
        /// Its colour.
        tone: Tone,
        /// How it is broken up.
        dash: Dash,
    },
    /// A bitmap.
    Picture(PlacedPicture),
}

/// A bitmap at its place.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedPicture {
    /// Where it stands.
    pub area: Rect,
    /// The picture, as wide and as high as the area.
    pub pixels: Arc<Pixels>,
}

/// A text on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedText {
    /// Left edge in points.
    pub x: f32,
    /// The baseline in points from the upper edge of the page.
    pub baseline: f32,
    /// Only characters that [`Face::font_of`] knows. A trailing space means that the next line
    /// continues the text with a new word.
    pub text: String,
    /// Whether the next line continues its last word; the hyphen that is drawn is no part of `text`.
    pub is_hyphenated: bool,
    /// The face.
    pub face: Face,
    /// Size of the letters in points.
    pub size: f32,
    /// Its colour.
    pub tone: Tone,
    /// Its width in points, a trailing space not counted.
    pub width: f32,
    /// Rotation around its beginning, in degrees counterclockwise.
    pub turned: f32,
}

impl PlacedText {
    /// Its right edge in points, without the space that may end it.
    pub(super) fn right(&self) -> f32 {
        self.x + self.width
    }
}

/// How heavy a text is set. Which font file each of its characters comes from, [`Face::font_of`] says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// 400.
    Regular,
    /// 600.
    SemiBold,
    /// 700.
    Bold,
}

/// Whether a character is an accent or another mark that belongs to the letter before it, and takes no room of its own.
pub(super) fn is_mark(character: char) -> bool {
    character >= '\u{300}' && is_combining_mark(character) && Font::ALL.iter().any(|font| font.advance(character) == Some(0.0))
}

/// An area that leads to another place, in the document or on the web.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Its part of the structure.
    pub tag: TagId,
    /// The area on the page.
    pub area: Rect,
    /// Where it leads to.
    pub target: Target,
    /// What it says.
    pub text: String,
}

/// An area to fill in on a screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Widget {
    /// Its part of the structure; `None` for what nobody sees.
    pub tag: Option<TagId>,
    /// The area on the page.
    pub area: Rect,
    /// What it is for.
    pub purpose: WidgetPurpose,
}

impl Widget {
    /// The same, lowered by this many points.
    pub(super) fn lowered(self, by: f32) -> Self {
        Self { area: self.area.moved(0.0, by), ..self }
    }
}

/// What an area of a form is for.
#[derive(Clone, Debug, PartialEq)]
pub enum WidgetPurpose {
    /// A text to type.
    Type(TextField),
    /// One of several answers to choose from; those with the same question belong together.
    Choose {
        /// The name of the question in the file.
        question: String,
        /// The question, as a reader says it.
        asked: String,
        /// The answer, as it stands in the file.
        answer: String,
        /// The answer with its question, as a reader says it.
        told: String,
    },
    /// What the form says of itself, to the program that reads it back.
    Hidden(HiddenField),
}

/// Where a link leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// A position in the document.
    Position {
        /// The page, from 0.
        page: usize,
        /// Distance in points from the upper edge of that page.
        y: f32,
    },
    /// An address on the web.
    Address(String),
}

/// A heading in the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlineEntry {
    /// 1 to 3.
    pub level: u8,
    /// What it says.
    pub text: String,
    /// The page on which it stands, from 0.
    pub page: usize,
    /// Distance in points from the upper edge of that page.
    pub y: f32,
}

/// Index of a [`Tag`] in [`Layout::tags`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TagId(pub usize);

/// A part of the structure: holds either other parts or drawn runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// What it is.
    pub role: Role,
    /// The alternative text of a figure, the summary of a table, and the actual text of a part that is drawn without letters.
    pub alternative: Option<String>,
    /// What it holds, in reading order.
    pub kids: Vec<Kid>,
}

impl Tag {
    /// Index of the first page on which it draws something itself.
    pub(super) fn begins_on(&self) -> Option<usize> {
        self.kids.iter().find_map(|kid| if let Kid::Run { page, .. } = kid { Some(*page) } else { None })
    }
}

/// What a part of the structure holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kid {
    /// Another part.
    Tag(TagId),
    /// A run on a page.
    Run {
        /// Index of the page.
        page: usize,
        /// Index of the run on that page.
        run: usize,
    },
}

/// What a part of the structure is, after PDF/UA.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The whole.
    Document,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A part of a line.
    Span,
    /// A reference.
    Link,
    /// An area to fill in.
    Form,
    /// A list whose items have their own labels.
    List,
    /// A list with bullets.
    Bullets,
    /// An item of a list.
    ListItem,
    /// The label of an item.
    Label,
    /// The text of an item.
    ListBody,
    /// The table of contents.
    Contents,
    /// A line of the table of contents.
    ContentsItem,
    /// A table.
    Table,
    /// A row.
    TableRow,
    /// A heading of a column or a row.
    TableHeading(Scope),
    /// A cell.
    TableCell,
    /// A drawing.
    Figure,
}

impl Role {
    /// Whether it stands on lines of its own.
    pub fn is_block(self) -> bool {
        !matches!(self, Self::Span | Self::Link | Self::Form)
    }
}

/// What a heading in a table is the heading of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Its column.
    Column,
    /// Its row.
    Row,
}
