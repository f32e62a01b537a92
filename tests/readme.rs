//! The README names what there is: files, commands and versions.

use std::path::Path;

use wijkpeil::cli;

const README: &str = include_str!("../README.md");
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What stands between round brackets behind square ones.
fn links() -> impl Iterator<Item = &'static str> {
    README.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target)
}

#[test]
fn links_lead_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files: Vec<&str> = links().filter(|target| !target.contains("://") && !target.starts_with('#')).collect();
    assert!(files.iter().filter(|file| file.starts_with("tests/snapshots/")).count() >= 3, "{files:?}");
    for file in files {
        assert!(root.join(file).is_file(), "{file}");
    }
    let anchors: Vec<String> = README.lines().filter(|line| line.starts_with('#')).map(anchor).collect();
    for target in links().filter_map(|target| target.strip_prefix('#')) {
        assert!(anchors.iter().any(|anchor| anchor == target), "#{target}");
    }
}

/// How a heading is linked to: `## The command line` as `the-command-line`.
fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    text.chars().filter(|letter| letter.is_alphanumeric() || " -".contains(*letter)).collect::<String>().replace(' ', "-")
}

#[test]
fn every_command_is_named() {
    for command in cli::command().get_subcommands() {
        let start = format!("| `wijkpeil {}", command.get_name());
        assert!(README.lines().any(|line| line.starts_with(&start)), "{start}");
    }
}

#[test]
fn downloads_have_the_present_version() {
    let names: Vec<&str> = README
        .split(|letter: char| letter.is_whitespace() || "`()|/".contains(letter))
        .filter(|word| ["wijkpeil-", "wijkpeil_"].iter().any(|start| word.starts_with(start)))
        .filter(|word| word.contains(|letter: char| letter.is_ascii_digit()))
        .collect();
    assert!(names.len() > 5, "{names:?}");
    for name in names {
        let version = name["wijkpeil-".len()..].split(['-', '_']).next();
        assert_eq!(version, Some(VERSION), "{name}");
    }
}
