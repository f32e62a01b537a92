//! The content that is built into the program.

use std::sync::{Arc, LazyLock};

use include_dir::{Dir, include_dir};

use super::{Catalogue, ContentFile, Library, Manual, ManualPicture};

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content");

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| match Catalogue::from_files(&Catalogue::built_in_files()) {
    Ok(catalogue) => catalogue,
    Err(problems) => unreachable!("the tests check the built-in content: {problems:?}"),
});

impl Catalogue {
    /// The content that is built into the program.
    pub fn built_in() -> &'static Self {
        &CATALOGUE
    }

    /// The files of the built-in content, as `inhoud schrijf` writes them out.
    pub fn built_in_files() -> Vec<ContentFile> {
        let mut files = Vec::new();
        collect(&FILES, &mut files);
        files.retain(|file| ContentFile::is_content(&file.path));
        files.sort_by(|one, other| one.path.cmp(&other.path));
        files
    }

    /// The example dossier as it stands in `content/example`.
    pub fn example_dossier() -> &'static str {
        FILES
            .get_file("example/voorbeeldstad-groenekwartier.wijkpeil.ron")
            .and_then(|file| file.contents_utf8())
            .unwrap_or_default()
    }
}

static LIBRARY: LazyLock<Arc<Library>> =
    LazyLock::new(|| match Library::from_files(&Catalogue::built_in_files(), Catalogue::built_in()) {
        Ok(library) => Arc::new(library),
        Err(problems) => unreachable!("the tests check the built-in library: {problems:?}"),
    });

impl Library {
    /// The library that is built into the program.
    pub fn built_in() -> &'static Arc<Self> {
        &LIBRARY
    }
}

impl Manual {
    /// The manual that is built into the program.
    pub fn built_in() -> Self {
        Self::parse(FILES.get_file("manual.md").and_then(|file| file.contents_utf8()).unwrap_or_default())
    }
}

/// The pictures of the manual: screens of the program, taken by the picture tests.
static PICTURES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/manual");

impl ManualPicture {
    /// The picture as PNG; `None` where the program has none of this name.
    pub fn png(&self) -> Option<&'static [u8]> {
        PICTURES.get_file(format!("{}.png", self.name)).map(include_dir::File::contents)
    }
}

fn collect(folder: &Dir<'_>, files: &mut Vec<ContentFile>) {
    for file in folder.files() {
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            files.push(ContentFile { path: path.replace('\\', "/"), text: text.to_owned() });
        }
    }
    for inner in folder.dirs() {
        collect(inner, files);
    }
}
