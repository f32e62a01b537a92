//! A catalogue with the library beside it: what the program begins with.

use std::sync::Arc;

use super::{Catalogue, ContentFile, ContentProblem, Library};

/// What a team is asked and what others did.
#[derive(Clone, Debug)]
pub struct Content {
    /// What is asked.
    pub catalogue: Arc<Catalogue>,
    /// `None` for the built-in one, which is read when somebody asks for it: the start of the program does not wait for it.
    own_library: Option<Arc<Library>>,
}

impl Content {
    /// What is built into the program.
    pub fn built_in() -> Self {
        Self::with_built_in_library(Catalogue::built_in().clone())
    }

    /// Reads and validates a content. Where the files have no library, it is the built-in one.
    ///
    /// # Errors
    /// As [`Catalogue::from_files`] and [`Library::from_files`]. The library is held against the catalogue, so what is wrong
    /// with its links is told once the catalogue is sound.
    pub fn from_files(files: &[ContentFile]) -> Result<Self, Vec<ContentProblem>> {
        match Catalogue::from_files(files) {
            Ok(catalogue) if Library::is_among(files) => {
                let library = Library::from_files(files, &catalogue)?;
                Ok(Self { catalogue: Arc::new(catalogue), own_library: Some(Arc::new(library)) })
            }
            Ok(catalogue) => Ok(Self::with_built_in_library(catalogue)),
            Err(mut problems) => {
                problems.extend(Library::syntax_problems(files));
                Err(problems)
            }
        }
    }

    fn with_built_in_library(catalogue: Catalogue) -> Self {
        Self { catalogue: Arc::new(catalogue), own_library: None }
    }

    /// What others did.
    pub fn library(&self) -> &Arc<Library> {
        self.own_library.as_ref().unwrap_or_else(|| Library::built_in())
    }

    /// Whether the library is one of its own, and not the built-in one.
    pub fn has_own_library(&self) -> bool {
        self.own_library.is_some()
    }
}
