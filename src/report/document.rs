//! A report as data: headings, texts, lists, tables and drawings in reading order, without any measure or place.

mod answer_sheet;
mod circle;
mod fillable;
mod judged;
mod mark;
mod pair;
mod sheet;
mod typed;

use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;

use crate::shapes::{Align, Drawing, Pixels, Timeline, Weight};

pub use answer_sheet::{AnswerPart, AnswerSheet};
pub use circle::{CircleCell, CircleRow, CircleSheet, PlannedVisit, Proposal};
pub use fillable::{Choosable, HiddenField, Multiple, TextField};
pub use judged::{Judged, Judgement, Statement};
pub use mark::{Mark, Status};
pub use pair::{Pair, Pairs, Side};
pub use sheet::{
    Blank, Cells, Grid, GridColumn, GridRow, Masthead, Question, Questionnaire, QuestionnairePart, Tally, Task, Tick,
};
pub use typed::TypedLine;

/// What a report says about itself: to readers, to lists of files, and to the file that it becomes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// Title for readers and for the title bar of a viewer.
    pub title: String,
    /// Who made it, as gemeente and team.
    pub author: String,
    /// What it is about, in a few words.
    pub subject: String,
    /// The day that the document carries: of adoption, or of the last change; none where nothing was filled in.
    pub date: Option<Date>,
    /// Identifies the document: the same for the same dossier, measurement, kind and options.
    pub identity: String,
}

/// A whole report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Title, author, date and the like.
    pub about: About,
    /// The dossier, at the head of each page but the cover.
    pub head: String,
    /// The report and its measurement, beside the dossier.
    pub measured: String,
    /// Concept or the date of adoption, at the foot of each page beside its number.
    pub foot: String,
    /// Everything else, in reading order.
    pub blocks: Vec<Block>,
}

/// How a sheet of A4 lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Orientation {
    /// Upright.
    #[default]
    Portrait,
    /// On its side, bound at the top.
    Landscape,
}

/// A place in the document that something else refers to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Anchor(pub String);

/// A part of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// The first page.
    Cover(Cover),
    /// The head of the first page of a report without a cover.
    Masthead(Masthead),
    /// A heading; it stands in the outline.
    Heading(Heading),
    /// A heading above content of full width; it stands in the outline.
    WideHeading(Heading),
    /// Running text.
    Paragraph(Paragraph),
    /// A list of items.
    List(Vec<Text>),
    /// An ordered list, numbered from 1.
    Steps(Vec<Text>),
    /// Text with a heading or label beside it, in the margin.
    Aside(Aside),
    /// The head of a group of things that were judged.
    Judgement(Judgement),
    /// Things that were judged, each with what it rests on.
    Judged(Vec<Judged>),
    /// Short texts beside each other.
    Statements(Vec<Statement>),
    /// Things that were judged twice, then and now beside each other.
    Pairs(Pairs),
    /// A table.
    Table(Table),
    /// What a reader must know beside the text.
    Callout(Callout),
    /// A drawing.
    Figure(Figure),
    /// Actions along the quarters; the end of a page may stand between two of them.
    Timeline(Timeline),
    /// A bitmap.
    Picture(Picture),
    /// Things to work on, with room to write beside them.
    Tasks(Vec<Task>),
    /// Room to write.
    Blanks(Vec<Blank>),
    /// Pages of questions to answer by hand.
    Questionnaire(Questionnaire),
    /// Items to rate with one cross each.
    AnswerSheet(AnswerSheet),
    /// A table to fill in.
    Grid(Grid),
    /// Texts to type on a screen, beside each other as far as they are of one line.
    TextFields(Vec<TextField>),
    /// Questions to answer on a screen, each by one of its answers and a text.
    Multiple(Vec<Multiple>),
    /// What a form says of itself, to the program that reads it back.
    Hidden(Vec<HiddenField>),
    /// Several wijken compared, on a landscape page.
    Circle(CircleSheet),
    /// Visits that are planned.
    Visits(Vec<PlannedVisit>),
    /// What follows begins on a new page of this orientation.
    Turn(Orientation),
    /// The place of the table of contents; it is left out when the document is short.
    Contents(Heading),
    /// What follows begins on a new page.
    PageBreak,
    /// What follows, up to the next break, begins on a new page unless all of it fits on the current one.
    ChapterBreak,
}

/// The first page.
#[derive(Clone, Debug, PartialEq)]
pub struct Cover {
    /// What kind of report it is.
    pub kind: String,
    /// What it is about, in large type.
    pub title: String,
    /// The lines below the title.
    pub subtitle: String,
    /// What was done, in a sentence or two; may be empty.
    pub statement: String,
    /// Who, when and in which state.
    pub facts: Vec<Fact>,
    /// What came of it, from the drawing that is best to see to the one that takes the least room; the first that fits is drawn.
    pub pictures: Vec<Drawing>,
    /// How to read the picture; may be empty.
    pub caption: String,
}

/// A bitmap with its alternative text.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The picture; it stands in the running text, as wide as that.
    pub pixels: Arc<Pixels>,
    /// Its alternative text.
    pub description: String,
}

/// A name with a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What it is.
    pub name: String,
    /// Its value.
    pub value: Text,
}

impl Fact {
    /// This value under this name.
    pub fn new(name: impl Into<String>, value: impl Into<Text>) -> Self {
        Self { name: name.into(), value: value.into() }
    }
}

/// A heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 1 to 3.
    pub level: u8,
    /// A few words above the heading that say where it belongs; may be empty.
    pub kicker: String,
    /// A number in front of it; may be empty.
    pub number: String,
    /// The heading itself.
    pub text: String,
    /// What refers to it.
    pub anchor: Option<Anchor>,
}

impl Heading {
    /// A heading of this level, 1 to 3.
    pub fn new(level: u8, text: impl Into<String>) -> Self {
        Self { level, kicker: String::new(), number: String::new(), text: text.into(), anchor: None }
    }

    /// The heading as it reads in the outline and in the table of contents.
    pub fn full_text(&self) -> String {
        if self.number.is_empty() { self.text.clone() } else { format!("{} {}", self.number, self.text) }
    }
}

/// Running text.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// How it looks.
    pub style: Style,
    /// What it says.
    pub text: Text,
}

/// How a running text looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// The text of the report.
    Body,
    /// An introduction below a heading.
    Lead,
    /// The text of a report that is meant to be short.
    Compact,
    /// Small print.
    Small,
    /// The text of the report below a heading at the margin.
    Wide,
    /// Small print at the margin, below what takes the whole width.
    WideSmall,
}

/// A text in which parts can stand out or refer. A newline in it begins a new line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text(pub Vec<Span>);

/// A part of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// What it says.
    pub text: String,
    /// Its weight.
    pub weight: Weight,
    /// Where it leads to.
    pub link: Option<Anchor>,
    /// Whether the number of the page to which it leads follows, for readers of the paper.
    pub shows_page: bool,
}

/// What ends a paragraph in a text.
const ENDS_PARAGRAPH: [char; 4] = ['\n', '\r', '\u{2028}', '\u{2029}'];

impl Text {
    /// A text in semibold.
    pub fn strong(text: impl Into<String>) -> Self {
        Self(vec![Span { text: text.into(), weight: Weight::SemiBold, link: None, shows_page: false }])
    }

    /// A text that leads to an anchor.
    pub fn link(text: impl Into<String>, to: Anchor) -> Self {
        Self(vec![Span { text: text.into(), weight: Weight::Regular, link: Some(to), shows_page: false }])
    }

    /// A text that leads to an anchor and names its page: `…, pagina 12`.
    pub fn page_link(text: impl Into<String>, to: Anchor) -> Self {
        Self(vec![Span { text: text.into(), weight: Weight::Regular, link: Some(to), shows_page: true }])
    }

    /// The number of the page on which an anchor stands, leading to it.
    pub fn page_number(of: Anchor) -> Self {
        Self(vec![Span { text: String::new(), weight: Weight::Regular, link: Some(of), shows_page: true }])
    }

    /// This text and then another.
    #[must_use]
    pub fn then(mut self, more: impl Into<Self>) -> Self {
        self.0.extend(more.into().0);
        self
    }

    /// Texts with the same words between each and the next; `None` when there are none.
    pub fn joined(texts: impl IntoIterator<Item = Self>, between: &str) -> Option<Self> {
        texts.into_iter().reduce(|all, next| all.then(between).then(next))
    }

    /// Whether it is more than one paragraph.
    pub(super) fn has_paragraphs(&self) -> bool {
        self.0.iter().any(|span| span.text.contains(ENDS_PARAGRAPH))
    }

    /// Its paragraphs in order; an empty line is an empty paragraph. A link that spans paragraphs is a link in each of them, and shows
    /// its page once.
    pub fn paragraphs(&self) -> Vec<Self> {
        let mut all = vec![Self::default()];
        for span in &self.0 {
            let text = span.text.replace("\r\n", "\n");
            let mut parts = text.split(ENDS_PARAGRAPH).peekable();
            let mut is_first = true;
            while let Some(part) = parts.next() {
                if !std::mem::take(&mut is_first) {
                    all.push(Self::default());
                }
                let shows_page = span.shows_page && parts.peek().is_none();
                // The number of a page says something without words of its own.
                if let Some(last) = all.last_mut().filter(|_| !part.is_empty() || shows_page) {
                    last.0.push(Span { text: part.to_owned(), shows_page, ..span.clone() });
                }
            }
        }
        all
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|span| span.text.trim().is_empty() && !span.shows_page)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(vec![Span { text, weight: Weight::Regular, link: None, shows_page: false }])
    }
}

impl fmt::Display for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|span| formatter.write_str(&span.text))
    }
}

/// Text with a heading or a label in the margin.
#[derive(Clone, Debug, PartialEq)]
pub struct Aside {
    /// What stands in the margin.
    pub label: Label,
    /// What stands beside it: paragraphs and lists.
    pub body: Vec<Block>,
}

/// What stands in the margin.
#[derive(Clone, Debug, PartialEq)]
pub enum Label {
    /// A heading.
    Heading(Heading),
    /// A mark with a word.
    Status(Status),
}

/// A table with a row of headings.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it shows: the summary that assistive technology reads.
    pub summary: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with one cell a column.
    pub rows: Vec<Row>,
    /// Whether the first cell of a row is its heading.
    pub has_row_headings: bool,
}

impl Table {
    /// Whether the first cell of each row is a heading. In a table of two columns, or of a row or two, such headings would outnumber the
    /// cells that they head, and who hears the table hears little but headings: there they are cells as the others.
    pub fn heads_rows(&self) -> bool {
        let (columns, rows) = (self.columns.len(), self.rows.len());
        let (headings, cells) = (columns + rows, rows * columns.saturating_sub(1));
        self.has_row_headings && headings <= cells
    }

    /// A table of texts, each column with its heading and its share of the width. A single row has no heading: there is nothing
    /// to tell it from.
    pub fn of<const N: usize>(summary: impl Into<String>, columns: [(&str, f32); N], rows: Vec<Row>) -> Self {
        Self {
            summary: summary.into(),
            columns: columns.map(|(heading, share)| Column::left(heading, share)).into(),
            has_row_headings: rows.len() > 1,
            rows,
        }
    }
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Its share of the width, in proportion to the others'.
    pub share: f32,
    /// Where its texts stand.
    pub align: Align,
    /// Whether the marks of the rows stand here, and not in front of the last cell.
    pub has_marks: bool,
    /// How large its texts are.
    pub size: CellSize,
}

/// How large the texts of a column are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellSize {
    /// As small print.
    #[default]
    Small,
    /// A little smaller than running text.
    Dense,
    /// As running text.
    Body,
    /// As a heading, for numbers.
    Large,
}

impl Column {
    /// A column of texts that begin at its left edge.
    pub fn left(heading: impl Into<String>, share: f32) -> Self {
        Self { heading: heading.into(), share, align: Align::Left, has_marks: false, size: CellSize::Small }
    }

    /// A column of figures, which end at its right edge.
    pub fn right(heading: impl Into<String>, share: f32) -> Self {
        Self { align: Align::Right, ..Self::left(heading, share) }
    }

    /// A column of words, each after the mark of its row.
    pub fn marked(heading: impl Into<String>, share: f32) -> Self {
        Self { has_marks: true, ..Self::left(heading, share) }
    }

    /// The column with texts of this size.
    #[must_use]
    pub fn sized(self, size: CellSize) -> Self {
        Self { size, ..self }
    }
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// One for each column.
    pub cells: Vec<Text>,
    /// The mark in front of its last cell, or in the column that has them.
    pub mark: Option<Mark>,
    /// Where links to it lead: to it as a whole, and to each thing that it names.
    pub anchors: Vec<Anchor>,
    /// Whether it is the heading of the rows below it.
    pub is_group: bool,
    /// Drawings in cells that have no text, each with the index of its column.
    pub drawings: Vec<(usize, Drawing)>,
}

impl Row {
    /// A row that has no mark, and to which nothing leads.
    pub fn of(cells: Vec<Text>) -> Self {
        Self { cells, mark: None, anchors: Vec::new(), is_group: false, drawings: Vec::new() }
    }

    /// The heading of the rows below it, in a table with this number of columns.
    pub fn group(title: impl Into<Text>, columns: usize) -> Self {
        let mut cells = vec![title.into()];
        cells.resize(columns, Text::default());
        Self { is_group: true, ..Self::of(cells) }
    }
}

/// A box that stands out of the text, with lists beside each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Callout {
    /// What it is about.
    pub heading: Heading,
    /// Its lists, from left to right.
    pub lists: Vec<TitledList>,
}

/// A list with a few words above it.
#[derive(Clone, Debug, PartialEq)]
pub struct TitledList {
    /// What its items have in common.
    pub title: String,
    /// Its items in order.
    pub items: Vec<Text>,
}

/// A drawing in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The drawing; its description is its alternative text.
    pub drawing: Drawing,
    /// Whether it adds nothing to the words around it, so that a screen reader may pass it over.
    pub is_decoration: bool,
}

impl Figure {
    /// A drawing that tells something.
    pub fn telling(drawing: Drawing) -> Self {
        Self { drawing, is_decoration: false }
    }

    /// A drawing that adds nothing to the words around it.
    pub fn decoration(drawing: Drawing) -> Self {
        Self { is_decoration: true, ..Self::telling(drawing) }
    }
}
