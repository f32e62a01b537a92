//! The files of a content, and what can be wrong with them.

use std::path::Path;

use super::catalogue::Parts;

/// One file of a content folder: its path within the folder, with `/`, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentFile {
    /// As `preconditions/01-urgentiebesef.ron`.
    pub path: String,
    /// The whole text; what is no UTF-8 in the file is the sign `�` here.
    pub text: String,
}

impl ContentFile {
    /// Whether a file of this path within the folder is part of the content; others, as a manual, are passed over.
    pub fn is_content(path: &str) -> bool {
        SINGLE_FILES.contains(&path) || FOLDERS.iter().any(|folder| in_folder(path, folder))
    }

    /// The line, from 1, on which `needle` stands for the first time after `start`.
    fn line_after(&self, start: &str, needle: &str) -> Option<usize> {
        let start = self.text.find(start)?;
        let position = start + self.text[start..].find(needle)?;
        Some(self.text[..position].matches('\n').count() + 1)
    }

    /// The line, from 1, on which `needle` stands for the `occurrence`th time, counted from 0.
    fn line_of(&self, needle: &str, occurrence: usize) -> Option<usize> {
        let (position, _) = self.text.match_indices(needle).nth(occurrence)?;
        Some(self.text[..position].matches('\n').count() + 1)
    }
}

pub(super) const EDITION: &str = "edition.ron";
pub(super) const BLOCKS: &str = "building_blocks.ron";
pub(super) const RATINGS: &str = "ratings.ron";
pub(super) const QUESTIONS: &str = "starter_questions.ron";
pub(super) const INTERVENTIONS: &str = "interventions.ron";
pub(super) const SOURCES: &str = "sources.ron";
const SINGLE_FILES: [&str; 6] = [EDITION, BLOCKS, RATINGS, QUESTIONS, INTERVENTIONS, SOURCES];
pub(super) const PRECONDITIONS: &str = "preconditions";
pub(super) const PRINCIPLES: &str = "principles";
pub(super) const PRACTICE: &str = "practice";
pub(super) const PLAN_TEMPLATES: &str = "plan_templates";
const FOLDERS: [&str; 4] = [PRECONDITIONS, PRINCIPLES, PRACTICE, PLAN_TEMPLATES];

/// Whether a path is that of a content file in this folder.
pub(super) fn in_folder(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .and_then(|rest| rest.strip_prefix('/'))
        .is_some_and(|name| Path::new(name).extension().is_some_and(|ending| ending == "ron") && !name.contains('/'))
}

/// Everything that was read, before it is validated.
pub(super) struct Parsed {
    pub(super) parts: Parts,
    /// The file of each randvoorwaarde, in the order of those.
    pub(super) precondition_origins: Vec<Origin>,
    /// The file of each principle, in the order of those.
    pub(super) principle_origins: Vec<Origin>,
}

/// Something in a content that keeps it from being used.
#[derive(Clone, Debug, PartialEq)]
pub struct ContentProblem {
    /// The file, relative to the content folder.
    pub file: String,
    /// The line, from 1, where it can be told.
    pub line: Option<usize>,
    /// The column, from 1, of a syntax error.
    pub column: Option<usize>,
    /// The unit that is concerned.
    pub id: Option<String>,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What can be wrong with a content.
#[derive(Clone, Debug, PartialEq)]
pub enum ProblemKind {
    /// The file has a letter that is no UTF-8, or that another program lost: the sign `�` stands there.
    UnreadableLetter,
    /// The file is no RON of the right shape.
    Syntax(ron::Error),
    /// A file that must be there is not.
    MissingFile,
    /// A folder with one file a unit has none.
    EmptyFolder,
    /// Another unit has this id already.
    DuplicateId,
    /// The id does not begin with the id of the unit in which it stands, as it should.
    IdOutsideParent {
        /// What it should begin with.
        expected: String,
    },
    /// Another unit of the kind has this number already.
    DuplicateNumber(u8),
    /// A reference to something that does not exist.
    UnknownReference {
        /// The id that nothing has.
        to: String,
    },
    /// A text that must not be empty.
    EmptyText {
        /// The field.
        field: &'static str,
    },
    /// A list that must not be empty.
    EmptyList {
        /// The field.
        field: &'static str,
    },
    /// A text that is longer than its place.
    TooLong {
        /// The field.
        field: &'static str,
        /// How many characters there is room for.
        room: usize,
    },
    /// A text with more words than its place has room for.
    TooManyWords {
        /// The field.
        field: &'static str,
        /// How many words it has.
        words: usize,
        /// How many there is room for.
        room: usize,
    },
    /// Something is to be ready before it starts.
    ReadyBeforeStart,
    /// More units than the program handles.
    TooMany {
        /// The field.
        field: &'static str,
        /// How many there may be.
        room: usize,
    },
}

/// The most problems that are reported: finding the place of each takes time.
pub const MOST_PROBLEMS: usize = 200;

/// The file from which a unit came, by its position among the files.
pub(super) type Origin = usize;

/// Finds the place of a problem in the files, and collects.
pub(super) struct Problems<'a> {
    pub(super) files: &'a [ContentFile],
    pub(super) found: Vec<ContentProblem>,
}

impl Problems<'_> {
    /// Whether another problem is still told.
    fn has_room(&self) -> bool {
        self.found.len() < MOST_PROBLEMS
    }

    /// Adds a problem of the unit `id`, at the line where that id stands for the `occurrence`th time as an id.
    pub(super) fn add(&mut self, origin: Origin, id: &str, occurrence: usize, kind: ProblemKind) {
        let Some(file) = self.files.get(origin).filter(|_| self.has_room()) else { return };
        let own = format!("id: \"{id}\"");
        let line = match &kind {
            ProblemKind::UnknownReference { to } => file.line_after(&own, &format!("\"{to}\"")),
            _ => file.line_of(&own, occurrence),
        };
        let line = line.or_else(|| file.line_of(&own, 0));
        self.push(origin, line, id, kind);
    }

    /// Adds a problem of the unit `id`, at the line where this text of it stands.
    pub(super) fn add_at_text(&mut self, origin: Origin, id: &str, text: &str, kind: ProblemKind) {
        let Some(file) = self.files.get(origin).filter(|_| self.has_room()) else { return };
        let own = format!("id: \"{id}\"");
        let line = file.line_after(&own, &format!("\"{text}\"")).or_else(|| file.line_of(&own, 0));
        self.push(origin, line, id, kind);
    }

    fn push(&mut self, origin: Origin, line: Option<usize>, id: &str, kind: ProblemKind) {
        let Some(file) = self.files.get(origin) else { return };
        self.found.push(ContentProblem {
            file: file.path.clone(),
            line,
            column: None,
            id: (!id.is_empty()).then(|| id.to_owned()),
            kind,
        });
    }

    /// The position of a file that was read.
    pub(super) fn origin(&self, path: &str) -> Origin {
        self.files.iter().position(|file| file.path == path).unwrap_or_default()
    }

    /// Adds a problem of a file or folder as a whole.
    pub(super) fn add_file(&mut self, path: &str, kind: ProblemKind) {
        self.found.push(ContentProblem { file: path.to_owned(), line: None, column: None, id: None, kind });
    }
}
