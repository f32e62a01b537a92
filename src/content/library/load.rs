//! From the text of files to a library.

use super::collection::Library;
use super::validate::{self, Parsed};
use crate::content::catalogue::Catalogue;
use crate::content::problem::{ContentFile, ContentProblem, PLAN_TEMPLATES, PRACTICE, Problems};

/// Whatever can be read; files that cannot are added as problems.
fn read(problems: &mut Problems<'_>) -> Parsed {
    let (entry_origins, entries) = problems.parse_files(PRACTICE);
    let (template_origins, templates) = problems.parse_files(PLAN_TEMPLATES);
    Parsed { entries, entry_origins, templates, template_origins }
}

impl Library {
    /// Whether a library is among the files of a content: examples, templates or both.
    pub fn is_among(files: &[ContentFile]) -> bool {
        let problems = Problems { files, found: Vec::new() };
        problems.has_files(PRACTICE) || problems.has_files(PLAN_TEMPLATES)
    }

    /// Reads and validates a library beside a catalogue, in which its links must resolve.
    ///
    /// # Errors
    /// Every syntax error (one a file), or, when there is none, everything else that is wrong, up to
    /// [`MOST_PROBLEMS`](crate::content::MOST_PROBLEMS).
    pub fn from_files(files: &[ContentFile], catalogue: &Catalogue) -> Result<Self, Vec<ContentProblem>> {
        let mut problems = Problems { files, found: Vec::new() };
        let parsed = read(&mut problems);
        if problems.found.is_empty() {
            validate::check(&parsed, catalogue, &mut problems);
        }
        if !problems.found.is_empty() {
            return Err(problems.found);
        }
        let named: Vec<_> = parsed.entries.iter().map(|entry| &entry.source.document).collect();
        let documents = catalogue.sources().documents.iter().filter(|document| named.contains(&&document.id));
        Ok(Self { documents: documents.cloned().collect(), entries: parsed.entries, templates: parsed.templates })
    }

    /// The syntax errors of a library alone.
    pub(in crate::content) fn syntax_problems(files: &[ContentFile]) -> Vec<ContentProblem> {
        let mut problems = Problems { files, found: Vec::new() };
        read(&mut problems);
        problems.found
    }
}
