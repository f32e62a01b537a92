//! Reports that can be asked what they say, so that a test reads as a sentence:
//! `Printed::of(example()).kind(Gaps).without_notes().never_says("…")`.

use std::borrow::Cow;
use std::sync::OnceLock;

use jiff::civil::Date;
use wijkpeil::content::Catalogue;
use wijkpeil::model::Dossier;
use wijkpeil::report::{self, Choice, Document, Layout, PageItem, ReportKind, Request};

use super::pdf::ReadBack;

/// A report of a dossier; it is made when it is first asked something.
#[must_use]
pub(crate) struct Printed {
    /// `None` for the blank form.
    dossier: Option<Dossier>,
    catalogue: Cow<'static, Catalogue>,
    choice: Choice,
    document: OnceLock<Document>,
    layout: OnceLock<Layout>,
}

impl Printed {
    /// The 0-meting, unless another [kind](Self::kind) is asked for.
    pub(crate) fn of(dossier: Dossier) -> Self {
        Self { dossier: Some(dossier), ..Self::blank_form() }.kind(ReportKind::Baseline)
    }

    pub(crate) fn blank_form() -> Self {
        Self {
            dossier: None,
            catalogue: Cow::Borrowed(Catalogue::built_in()),
            choice: Choice { kind: ReportKind::Form, ..Choice::default() },
            document: OnceLock::new(),
            layout: OnceLock::new(),
        }
    }

    /// What is to be filled in by hand, of no dossier.
    pub(crate) fn blank(kind: ReportKind) -> Self {
        Self::blank_form().kind(kind)
    }

    pub(crate) fn kind(mut self, kind: ReportKind) -> Self {
        self.choice.kind = kind;
        self
    }

    /// Of the measurement with this number, rather than of the one that the kind begins with.
    pub(crate) fn measurement(mut self, number: u16) -> Self {
        self.choice.measurement = Some(number);
        self
    }

    /// Compared with the measurement with this number.
    pub(crate) fn against(mut self, number: u16) -> Self {
        self.choice.against = Some(number);
        self
    }

    pub(crate) fn without_notes(mut self) -> Self {
        self.choice.options.notes = false;
        self
    }

    pub(crate) fn without_names(mut self) -> Self {
        self.choice.options.names = false;
        self
    }

    pub(crate) fn with_anchors(mut self) -> Self {
        self.choice.options.anchors = true;
        self
    }

    pub(crate) fn made_on(mut self, day: Date) -> Self {
        self.choice = self.choice.made_on(day);
        self
    }

    /// With this content in place of the built-in one.
    pub(crate) fn under(mut self, catalogue: Catalogue) -> Self {
        self.catalogue = Cow::Owned(catalogue);
        self
    }

    pub(crate) fn dossier(&self) -> &Dossier {
        self.dossier.as_ref().expect("a blank form is of no dossier")
    }

    fn request(&self) -> Request<'_> {
        let of = |dossier| self.choice.of(dossier).expect("the dossier has what the kind needs");
        let blank = || Request::blank(self.choice.kind).expect("the kind needs no dossier");
        self.dossier.as_ref().map_or_else(blank, of)
    }

    pub(crate) fn document(&self) -> &Document {
        self.document.get_or_init(|| report::build(&self.catalogue, &self.request(), self.choice.options, None))
    }

    pub(crate) fn layout(&self) -> &Layout {
        self.layout.get_or_init(|| report::layout(self.document()))
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        report::print_document(report::build(&self.catalogue, &self.request(), self.choice.options, None))
            .expect("the embedded fonts can be read")
            .bytes
    }

    pub(crate) fn read_back(&self) -> ReadBack {
        ReadBack::new(&self.bytes())
    }

    pub(crate) fn pages(&self) -> usize {
        self.layout().pages.len()
    }

    /// The document as text.
    pub(crate) fn text(&self) -> String {
        self.document().to_string()
    }

    #[track_caller]
    pub(crate) fn says(&self, text: &str) -> &Self {
        Said(self.text()).says(text);
        self
    }

    #[track_caller]
    pub(crate) fn never_says(&self, text: &str) -> &Self {
        Said(self.text()).never_says(text);
        self
    }

    pub(crate) fn says_all<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> &Self {
        let said = Said(self.text());
        for text in texts {
            said.says(text);
        }
        self
    }

    pub(crate) fn never_says_any<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> &Self {
        let said = Said(self.text());
        for text in texts {
            said.never_says(text);
        }
        self
    }

    /// What stands below the heading with this text, up to the next heading of its level or a higher one.
    #[track_caller]
    pub(crate) fn below(&self, heading: &str) -> Said {
        let text = self.text();
        let level = |line: &str| line.len() - line.trim_start_matches('#').len();
        let mut lines = text.lines().skip_while(|line| level(line) == 0 || line.trim_start_matches('#').trim() != heading);
        let own = lines.next().map_or_else(|| panic!("no heading ‘{heading}’ in\n{text}"), level);
        let is_inside = |line: &&str| level(line) == 0 || level(line) > own;
        Said(lines.take_while(is_inside).collect::<Vec<_>>().join("\n"))
    }

    /// What is said at the item, the aandachtspunt or the action with this number, where it first stands.
    #[track_caller]
    pub(crate) fn entry(&self, number: &str) -> Said {
        let text = self.text();
        let begin = text.find(&format!("\n* {number} ")).unwrap_or_else(|| panic!("no entry {number} in\n{text}"));
        let entry = &text[begin + 1..];
        let end = ["\n* ", "\n#", "\n----"].into_iter().filter_map(|end| entry.find(end)).min();
        Said(entry[..end.unwrap_or(entry.len())].to_owned())
    }

    /// Fails when the document, or the pages made of it, lack one of the texts.
    pub(crate) fn prints<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> &Self {
        let (said, printed) = (bare(&self.text()), bare(&self.layout().to_string()));
        // Partners stand one on a line in the dossier, and one an item in the report.
        for line in texts.into_iter().flat_map(str::lines) {
            assert!(said.contains(&bare(line)), "not in the document: {line}");
            assert!(printed.contains(&bare(line)), "not on the pages: {line}");
        }
        self
    }

    /// Fails when a page lacks this text at its head or foot.
    #[track_caller]
    pub(crate) fn says_on_each_page(&self, text: &str) -> &Self {
        for (number, page) in self.layout().pages.iter().enumerate() {
            let furniture = page.runs.iter().filter(|run| run.is_furniture).flat_map(|run| &run.items);
            let mut texts = furniture.filter_map(|item| if let PageItem::Text(text) = item { Some(&text.text) } else { None });
            assert!(texts.any(|placed| placed.contains(text)), "page {} does not say ‘{text}’", number + 1);
        }
        self
    }
}

/// A part of the text of a report.
pub(crate) struct Said(pub(crate) String);

impl Said {
    #[track_caller]
    pub(crate) fn says(&self, text: &str) -> &Self {
        assert!(on_one_line(&self.0).contains(&on_one_line(text)), "does not say ‘{text}’:\n{}", self.0);
        self
    }

    #[track_caller]
    pub(crate) fn never_says(&self, text: &str) -> &Self {
        assert!(!on_one_line(&self.0).contains(&on_one_line(text)), "says ‘{text}’:\n{}", self.0);
        self
    }
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text without white space, so that it is found wherever its lines are broken.
pub(crate) fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}
