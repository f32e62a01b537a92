//! From the text of files to a catalogue, with every problem that can be found at once.

use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::catalogue::{Catalogue, Parts};
use super::problem::{
    BLOCKS, ContentFile, ContentProblem, EDITION, INTERVENTIONS, Origin, PRECONDITIONS, PRINCIPLES, Parsed, ProblemKind,
    Problems, QUESTIONS, RATINGS, SOURCES, in_folder,
};
use super::validate;

impl Problems<'_> {
    pub(super) fn parse<T: DeserializeOwned>(&mut self, file: &ContentFile) -> Option<T> {
        if let Some(position) = file.text.find(char::REPLACEMENT_CHARACTER) {
            let before = &file.text[..position];
            self.found.push(ContentProblem {
                file: file.path.clone(),
                line: Some(before.matches('\n').count() + 1),
                column: Some(before.chars().rev().take_while(|letter| *letter != '\n').count() + 1),
                id: None,
                kind: ProblemKind::UnreadableLetter,
            });
            return None;
        }
        // What may be left out is written without `Some`, as in a dossier.
        match ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str(&file.text) {
            Ok(value) => Some(value),
            Err(error) => {
                self.found.push(ContentProblem {
                    file: file.path.clone(),
                    line: Some(error.span.start.line),
                    column: Some(error.span.start.col),
                    id: None,
                    kind: ProblemKind::Syntax(error.code),
                });
                None
            }
        }
    }

    fn parse_single<T: DeserializeOwned>(&mut self, path: &str) -> Option<T> {
        let files = self.files;
        let Some(file) = files.iter().find(|file| file.path == path) else {
            self.add_file(path, ProblemKind::MissingFile);
            return None;
        };
        self.parse(file)
    }

    /// Every file of a folder that can be read; those that cannot are added as problems, and so is a folder without files.
    fn parse_folder<T: DeserializeOwned>(&mut self, folder: &str) -> (Vec<Origin>, Vec<T>) {
        if !self.has_files(folder) {
            self.add_file(folder, ProblemKind::EmptyFolder);
        }
        self.parse_files(folder)
    }

    /// As [`parse_folder`](Self::parse_folder), for a folder that may be missing.
    pub(super) fn parse_files<T: DeserializeOwned>(&mut self, folder: &str) -> (Vec<Origin>, Vec<T>) {
        let files = self.files;
        let mut units = (Vec::new(), Vec::new());
        for (origin, file) in files.iter().enumerate().filter(|(_, file)| in_folder(&file.path, folder)) {
            units.extend(self.parse(file).map(|unit| (origin, unit)));
        }
        units
    }

    /// Whether a folder of this name is among the files.
    pub(super) fn has_files(&self, folder: &str) -> bool {
        self.files.iter().any(|file| in_folder(&file.path, folder))
    }

    /// Everything that the files hold; `None` when anything in them is a problem.
    fn parse_all(&mut self) -> Option<Parsed> {
        // Each file is read before the first that is missing counts, so that all problems are found.
        let edition = self.parse_single(EDITION);
        let building_blocks = self.parse_single(BLOCKS);
        let (precondition_origins, preconditions) = self.parse_folder(PRECONDITIONS);
        let ratings = self.parse_single(RATINGS);
        let (principle_origins, principles) = self.parse_folder(PRINCIPLES);
        let starter_questions = self.parse_single(QUESTIONS);
        let interventions = self.parse_single(INTERVENTIONS);
        let sources = self.parse_single(SOURCES);
        let parts = Parts {
            edition: edition?,
            building_blocks: building_blocks?,
            preconditions,
            ratings: ratings?,
            principles,
            starter_questions: starter_questions?,
            interventions: interventions?,
            sources: sources?,
        };
        self.found.is_empty().then_some(Parsed { parts, precondition_origins, principle_origins })
    }
}

impl Catalogue {
    /// Reads and validates a catalogue; files of the library are passed over.
    ///
    /// # Errors
    /// Every syntax error (one a file, as RON stops at its first), or, when there is none, everything else that is wrong,
    /// up to [`MOST_PROBLEMS`](super::MOST_PROBLEMS).
    pub fn from_files(files: &[ContentFile]) -> Result<Self, Vec<ContentProblem>> {
        let mut problems = Problems { files, found: Vec::new() };
        let Some(parsed) = problems.parse_all() else { return Err(problems.found) };
        validate::check(&parsed, &mut problems);
        if problems.found.is_empty() { Ok(validate::assemble(parsed.parts)) } else { Err(problems.found) }
    }
}
