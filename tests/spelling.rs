//! The Dutch that users read is spelled well: in the content, in the manual, in the example, and in the texts of the program.
//!
//! It needs `hunspell` with the Dutch dictionary (Debian: `hunspell hunspell-nl`). Where that is missing the test is
//! skipped. Words that the dictionary lacks and that are right nevertheless
//! stand in `tests/support/spelling/words.txt`.

mod texts;

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::support::skip::skipped;

use self::texts::{Text, of_content, of_manual, of_source};

const OWN_WORDS: &str = include_str!("support/spelling/words.txt");

/// Sources without texts for users, though with lists of letters, or with the English names by which Word knows its own styles.
const WITHOUT_TEXTS: [&str; 3] = ["src/report/layout", "src/report/pdf", "src/docx/styles.rs"];

#[test]
fn every_dutch_word_is_spelled_well() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &Path| std::fs::read_to_string(path).expect("the file can be read");
    // The cases are read by people too.
    let content = [files(&root.join("content"), "ron"), files(&root.join("tests/anchors/cases"), "ron")].concat();
    let content = content.iter().flat_map(|path| of_content(&shown(root, path), &read(path)));
    let mut source = files(&root.join("src"), "rs");
    source.retain(|path| !WITHOUT_TEXTS.iter().any(|folder| path.starts_with(root.join(folder))));
    let source = source.iter().flat_map(|path| of_source(&shown(root, path), &read(path)));
    let manual = of_manual("content/manual.md", &read(&root.join("content/manual.md")));
    let texts: Vec<Text> = content.chain(source).chain(manual).collect();
    assert!(texts.len() > 500, "the texts were not found");

    let own: BTreeSet<&str> = OWN_WORDS.lines().collect();
    let Some(unknown) = unknown_words(&texts) else {
        return skipped("hunspell with its Dutch dictionary is not installed");
    };
    let mistakes: Vec<String> = unknown
        .iter()
        .filter(|word| !own.contains(word.as_str()))
        .map(|word| {
            let place = texts.iter().find(|text| text.has(word)).map_or("?", |text| text.place.as_str());
            format!("{place}: {word}")
        })
        .collect();
    assert!(
        mistakes.is_empty(),
        "unknown words (right ones go into tests/support/spelling/words.txt):\n{}",
        mistakes.join("\n")
    );
}

#[test]
fn own_words_are_sorted_and_stand_once() {
    let lines: Vec<&str> = OWN_WORDS.lines().collect();
    for pair in lines.windows(2) {
        let keys = (pair[0].to_lowercase(), pair[0]) < (pair[1].to_lowercase(), pair[1]);
        assert!(keys, "{} and {} are not in order", pair[0], pair[1]);
    }
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn shown(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).display().to_string()
}

/// The words that the Dutch dictionary does not know; `None` where it cannot be asked.
fn unknown_words(texts: &[Text]) -> Option<BTreeSet<String>> {
    let mut hunspell = Command::new("hunspell")
        .args(["-i", "UTF-8", "-d", "nl_NL", "-l"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut input = hunspell.stdin.take()?;
    let lines = texts.iter().map(|text| text.words.as_str()).collect::<Vec<_>>().join("\n");
    // Written beside the reading: either pipe could fill up while the other waits.
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = hunspell.wait_with_output().ok()?;
    let is_written = writer.join().is_ok_and(|result| result.is_ok());
    let words = String::from_utf8(output.stdout).ok()?;
    (output.status.success() && is_written).then(|| words.lines().map(|word| word.trim_end_matches('.').to_owned()).collect())
}
