//! Every reader of the program, with what it must do with whatever it is handed.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use tempfile::TempDir;
use wijkpeil::content::{Catalogue, ContentFile};
use wijkpeil::merge::{IncomingSheet, MergeChoices, merge_sheets};
use wijkpeil::messages;
use wijkpeil::model::{Dossier, Profile};
use wijkpeil::store::{
    ContentError, Parsed, Passphrase, Policy, StoreError, crash, dossier_text, open_dossier, parse_dossier, parse_sheet,
    parse_with_remarks, read_content, read_pdf_form, recent, rescue, sheet_text, troubles,
};
use wijkpeil::{analysis, words};

/// A reader of files.
pub(crate) trait Reader {
    fn name(&self) -> &'static str;

    /// Files to begin from.
    fn corpus(&self) -> Vec<Vec<u8>>;

    /// Reads the bytes; whether they were accepted, or what is wrong with how they were read.
    fn read(&self, bytes: &[u8]) -> Result<bool, String>;
}

pub(crate) fn all() -> Vec<Box<dyn Reader>> {
    vec![
        Box::new(Dossiers),
        Box::new(Sheets),
        Box::new(Contents::new()),
        Box::new(Recent::new()),
        Box::new(Protected::new()),
        Box::new(Settings::new()),
        Box::new(Forms),
    ]
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// The files in a folder, in the order of their names.
fn files_in(folder: &Path) -> Vec<Vec<u8>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.is_file());
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// A message has something to say, says it within bounds, and steers no terminal.
fn check_message(message: &str) -> Result<(), String> {
    if message.is_empty() || message.chars().count() > 20_000 {
        return Err(format!("a message of {} characters", message.chars().count()));
    }
    match message.chars().find(|letter| words::steers(*letter)) {
        Some(letter) => Err(format!("a message with {letter:?}: {message:?}")),
        None => Ok(()),
    }
}

fn check_error(error: &StoreError) -> Result<(), String> {
    check_message(&messages::store_error(error).text())?;
    messages::problem_lines(error).iter().try_for_each(|line| check_message(line))
}

/// Dossiers, and with them backups, which are dossiers too.
struct Dossiers;

impl Reader for Dossiers {
    fn name(&self) -> &'static str {
        "dossier"
    }

    fn corpus(&self) -> Vec<Vec<u8>> {
        let mut files = files_in(&folder("fuzz/corpus/dossier"));
        files.extend(files_in(&folder("dossiers")));
        files.extend(files_in(&folder("cases")));
        let full = fs::read_to_string(folder("golden/full.wijkpeil.ron")).unwrap();
        // As other programs save it.
        files.push(full.encode_utf16().flat_map(u16::to_le_bytes).collect());
        files.push(full.into_bytes());
        files
    }

    fn read(&self, bytes: &[u8]) -> Result<bool, String> {
        let dossier = match parse_with_remarks(bytes) {
            Ok(Parsed { dossier, remarks }) => {
                messages::remark_lines(Path::new("wijk.wijkpeil.ron"), &remarks)
                    .iter()
                    .try_for_each(|line| check_message(line))?;
                dossier
            }
            Err(kind) => {
                check_error(&StoreError::reading(Path::new("wijk.wijkpeil.ron"), kind))?;
                let Some(rescued) = rescue(bytes) else { return Ok(false) };
                check_message(&messages::rescued_found(&rescued, Catalogue::built_in()))?;
                let lost = messages::rescued_lost(&rescued);
                if !lost.is_empty() {
                    check_message(&lost)?;
                }
                rescued.dossier
            }
        };
        // What is larger than a file may be is not written, and told.
        let text = dossier_text(&dossier);
        if text.len() < 15 * 1024 * 1024 && parse_dossier(text.as_bytes()).as_ref() != Ok(&dossier) {
            return Err("it is not what it was after it was written and read".to_owned());
        }
        for measurement in &dossier.measurements {
            analysis::scores(Catalogue::built_in(), measurement);
        }
        Ok(true)
    }
}

/// Invulbladen, which come from people outside of the team.
struct Sheets;

impl Reader for Sheets {
    fn name(&self) -> &'static str {
        "sheet"
    }

    fn corpus(&self) -> Vec<Vec<u8>> {
        files_in(&folder("fuzz/corpus/sheet"))
    }

    fn read(&self, bytes: &[u8]) -> Result<bool, String> {
        let place = Path::new("blad.invulblad.ron");
        let file = match parse_sheet(bytes) {
            Ok(file) => file,
            Err(kind) => return check_error(&StoreError::reading(place, kind)).map(|()| false),
        };
        if parse_sheet(sheet_text(&file).as_bytes()).as_ref() != Ok(&file) {
            return Err("it is not what it was after it was written and read".to_owned());
        }
        let Some(sheet) = IncomingSheet::of_file(file) else { return Ok(true) };
        let dossier = Dossier::new(Profile::default(), "", date(2026, 11, 21), &mut || "id-1".to_owned());
        let choices = MergeChoices { takes_others: true, ..MergeChoices::default() };
        let merged = merge_sheets(Catalogue::built_in(), &dossier, std::slice::from_ref(&sheet), &choices);
        check_message(&words::sheet_news(&sheet, &merged.told[0]))?;
        Ok(true)
    }
}

/// Contents: one file of the built-in content is another one.
struct Contents {
    folder: TempDir,
    files: Vec<ContentFile>,
    /// Which file is replaced next.
    turn: Cell<usize>,
}

impl Contents {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let files = Catalogue::built_in_files();
        for file in &files {
            let path = folder.path().join(&file.path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, &file.text).unwrap();
        }
        Self { folder, files, turn: Cell::new(0) }
    }
}

impl Reader for Contents {
    fn name(&self) -> &'static str {
        "content"
    }

    fn corpus(&self) -> Vec<Vec<u8>> {
        self.files.iter().map(|file| file.text.clone().into_bytes()).collect()
    }

    fn read(&self, bytes: &[u8]) -> Result<bool, String> {
        // The file that the bytes are most like: where they come from, they do more.
        let beginning = &bytes[..bytes.len().min(40)];
        let alike = self.files.iter().position(|file| file.text.as_bytes().starts_with(beginning));
        let at = alike.unwrap_or_else(|| self.turn.replace((self.turn.get() + 1) % self.files.len()));
        let path = self.folder.path().join(&self.files[at].path);
        fs::write(&path, bytes).unwrap();
        let outcome = read_content(self.folder.path());
        fs::write(&path, &self.files[at].text).unwrap();
        match outcome {
            Ok(_) => Ok(true),
            Err(ContentError::Unreadable(error)) => check_error(&error).map(|()| false),
            Err(ContentError::Problems(problems)) => {
                problems.iter().try_for_each(|problem| check_message(&messages::content_problem(problem))).map(|()| false)
            }
        }
    }
}

/// The list of recent dossiers.
struct Recent(TempDir);

impl Recent {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }
}

impl Reader for Recent {
    fn name(&self) -> &'static str {
        "recent"
    }

    fn corpus(&self) -> Vec<Vec<u8>> {
        files_in(&folder("fuzz/corpus/recent"))
    }

    fn read(&self, bytes: &[u8]) -> Result<bool, String> {
        fs::write(self.0.path().join("recent.ron"), bytes).unwrap();
        let list = recent::load(self.0.path());
        if list.len() > recent::MOST { Err(format!("{} dossiers", list.len())) } else { Ok(!list.is_empty()) }
    }
}

/// The settings file of an organisation, and the notes for a helpdesk.
struct Settings(TempDir);

impl Settings {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }
}

impl Reader for Settings {
    fn name(&self) -> &'static str {
        "settings"
    }

    fn corpus(&self) -> Vec<Vec<u8>> {
        files_in(&folder("fuzz/corpus/settings"))
    }

    fn read(&self, bytes: &[u8]) -> Result<bool, String> {
        let path = self.0.path().join("instellingen.ron");
        for name in ["instellingen.ron", "troubles.ron", "crash.ron"] {
            fs::write(self.0.path().join(name), bytes).unwrap();
        }
        let list = troubles::load(self.0.path());
        if list.len() > troubles::MOST {
            return Err(format!("{} troubles", list.len()));
        }
        crash::find(self.0.path());
        let policy = Policy::read(&path, &|_| Some("/srv/sanne".to_owned()));
        if policy.problems.is_empty() {
            return Ok(true);
        }
        check_message(&messages::policy_trouble(&policy).text()).map(|()| false)
    }
}

/// Invulbladen that were filled in by other programs.
struct Forms;

impl Reader for Forms {
    fn name(&self) -> &'static str {
        "form"
    }

    fn corpus(&self) -> Vec<Vec<u8>> {
        let files = ["forms", "forms/session"].into_iter().flat_map(|place| files_in(&folder(place)));
        files.filter(|file| file.starts_with(b"%PDF-")).collect()
    }

    fn read(&self, bytes: &[u8]) -> Result<bool, String> {
        let Ok(form) = read_pdf_form(bytes) else { return Ok(false) };
        let texts = form.fields.iter().flat_map(|(name, value)| [name, value]);
        match texts.flat_map(|text| text.chars()).find(|letter| letter.is_control() && !matches!(letter, '\n' | '\t')) {
            Some(letter) => Err(format!("a text with {letter:?}")),
            None => Ok(true),
        }
    }
}

/// Protected dossiers; those in the corpus are quick to open, as a reader must stand any.
struct Protected(TempDir);

impl Protected {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }
}

impl Reader for Protected {
    fn name(&self) -> &'static str {
        "protected"
    }

    fn corpus(&self) -> Vec<Vec<u8>> {
        files_in(&folder("fuzz/corpus/protected"))
    }

    fn read(&self, bytes: &[u8]) -> Result<bool, String> {
        let path = self.0.path().join("wijk.wijkpeil.ron");
        fs::write(&path, bytes).unwrap();
        let passphrase = Passphrase::new("vier losse rode fietsen".to_owned());
        match open_dossier(&path, passphrase.as_ref()) {
            Ok(_) => Ok(true),
            Err(error) => check_error(&error).map(|()| false),
        }
    }
}
