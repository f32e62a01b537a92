//! The descriptions of the file formats name every field and every word, in the order of the types.
//!
//! A field that a table lacks is reported with its type.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use syn::{Attribute, Fields, Item};

/// A field or a value as a description names it, and whether a file may leave it out.
type Row = (String, bool);

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The rows of each table below a heading of the third level, by that heading: what stands between backticks in the first
/// column, and whether the last column is something else than `never`.
fn described(text: &str) -> BTreeMap<String, Vec<Row>> {
    let mut tables: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    let mut heading = None;
    for line in text.lines().map(str::trim) {
        if line.starts_with('#') {
            heading = line.strip_prefix("### ").map(|title| title.trim_matches('`').to_owned());
        }
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        if let (Some(heading), [first, .., last]) = (&heading, cells.as_slice())
            && let Some(name) = first.strip_prefix('`').and_then(|rest| rest.strip_suffix('`'))
        {
            tables.entry(heading.clone()).or_default().push((name.to_owned(), *last != "never"));
        }
    }
    tables
}

/// The derives and serde attributes of an item or field, as one text.
fn attributes(list: &[Attribute], name: &str) -> String {
    let tokens = list.iter().filter(|attribute| attribute.path().is_ident(name)).filter_map(|it| it.meta.require_list().ok());
    tokens.map(|list| list.tokens.to_string()).collect()
}

/// The types in a source file that a file on disk is read into: structs with their fields, enums without them.
fn types(source: &str) -> Vec<(String, Vec<Row>)> {
    let is_stored = |list: &[Attribute]| attributes(list, "derive").contains("Deserialize");
    let of_item = |item: Item| match item {
        Item::Struct(it) if is_stored(&it.attrs) => match it.fields {
            Fields::Named(fields) => {
                let row = |field: &syn::Field| {
                    let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
                    (name, attributes(&field.attrs, "serde").split(',').any(|part| part.trim() == "default"))
                };
                Some((it.ident.to_string(), fields.named.iter().map(row).collect()))
            }
            _ => None,
        },
        Item::Enum(it) if is_stored(&it.attrs) => Some((it.ident.to_string(), Vec::new())),
        _ => None,
    };
    syn::parse_file(source).unwrap().items.into_iter().filter_map(of_item).collect()
}

/// Checks that a description has exactly the fields of these types; `other` says what a type is called there.
fn check(description: &str, sources: &[String], other: &dyn Fn(&str) -> Option<String>) {
    let tables = described(&read(description));
    let words: Vec<&str> = tables.get("Words").into_iter().flatten().map(|(name, _)| name.as_str()).collect();
    let mut wrong = Vec::new();
    for (name, fields) in sources.iter().flat_map(|source| types(&read(source))) {
        let Some(name) = other(&name) else { continue };
        let told = tables.get(&name).cloned().unwrap_or_default();
        if fields.is_empty() && !words.contains(&name.as_str()) {
            wrong.push(format!("`{name}` has no row under 'Words'"));
        } else if told != fields {
            wrong.push(format!("`{name}` has, with what may be left out,\n  {fields:?}, but the table says\n  {told:?}"));
        }
    }
    assert!(wrong.is_empty(), "{description} is not up to date:\n{}\n", wrong.join("\n"));
}

#[test]
fn the_file_of_a_dossier_is_described_with_every_field() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/model");
    let sources: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| format!("src/model/{}", entry.unwrap().file_name().to_str().unwrap()))
        .collect();
    // A quarter, a target and the list of measurements stand in the file as texts and as a list.
    let is_text = |name: &str| matches!(name, "Quarter" | "Target" | "GreatestDisagreement" | "Views");
    check("content/example/README.md", &sources, &|name| (!is_text(name)).then(|| name.to_owned()));
}

#[test]
fn the_files_of_the_content_are_described_with_every_field() {
    // A catalogue stands in a file as its parts, and what a link points at as an id.
    let called = |name: &str| match name {
        "Catalogue" => None,
        "Parts" => Some("Catalogue".to_owned()),
        other => Some(other.to_owned()),
    };
    let called = |name: &str| called(name).filter(|name| name != "LinkTarget");
    let sources = ["src/content/catalogue.rs", "src/content/library/entry.rs", "src/content/library/plan.rs"];
    check("content/README.md", &sources.map(str::to_owned), &called);
}

#[test]
fn a_field_that_a_table_lacks_is_found() {
    let source = "#[derive(Deserialize)] struct X { a: u8, #[serde(default, skip_serializing_if = \"x\")] b: u8 }";
    assert_eq!(types(source), [("X".to_owned(), vec![("a".to_owned(), false), ("b".to_owned(), true)])]);
    let tables = described("### `X`\n\n| field | value | left out |\n| --- | --- | --- |\n| `a` | a number | never |\n");
    assert_eq!(tables["X"], [("a".to_owned(), false)]);
}
