//! Anchors and evidence hints: every built-in item has them, short enough, and an own content may do without.

use wijkpeil::content::{
    ANCHOR_WORDS, Anchors, Catalogue, ChecklistItem, ContentFile, ContentRemark, ContentRemarkKind, HINT_WORDS, ItemId,
    MOST_HINTS,
};

fn anchors(item: &ChecklistItem) -> [&str; 3] {
    let Some(Anchors { in_order, partly, not_in_order }) = &item.anchors else { panic!("{} has no anchors", item.id) };
    [in_order, partly, not_in_order]
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

#[test]
fn every_item_has_an_anchor_for_each_rating_and_one_to_three_hints() {
    let catalogue = Catalogue::built_in();
    let mut lengths = Vec::new();
    for (_, item) in catalogue.items() {
        for anchor in anchors(item) {
            assert!((4..=ANCHOR_WORDS).contains(&words(anchor)), "{}: {anchor}", item.id);
            let ends = anchor.matches(['.', '?', '!']).count();
            assert!(ends == 1 && anchor.ends_with('.'), "one sentence: {}: {anchor}", item.id);
            assert!(anchor.starts_with(char::is_uppercase), "{}: {anchor}", item.id);
            lengths.push(words(anchor));
        }
        assert!((1..=MOST_HINTS).contains(&item.evidence_hints.len()), "{}", item.id);
        for hint in &item.evidence_hints {
            assert!((1..=HINT_WORDS).contains(&words(hint)), "{}: {hint}", item.id);
            assert!(!hint.ends_with('.'), "no sentence: {}: {hint}", item.id);
        }
    }
    assert_eq!(lengths.len(), 57 * 3);
    let total: usize = lengths.iter().sum();
    assert!(total <= 15 * lengths.len(), "{total} words in {} sentences", lengths.len());
    assert_eq!(catalogue.remarks(), []);
}

/// The team speaks of itself, as in the items: `jullie` and `je` address the reader in explanations.
#[test]
fn anchors_are_in_the_words_of_the_team() {
    for (_, item) in Catalogue::built_in().items() {
        for anchor in anchors(item) {
            let mut spoken = anchor.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
            assert!(!spoken.any(|word| ["je", "jij", "jullie", "u", "uw"].contains(&word.as_str())), "{}: {anchor}", item.id);
        }
    }
}

#[test]
fn no_text_stands_twice() {
    let catalogue = Catalogue::built_in();
    let mut seen = std::collections::BTreeSet::new();
    for (_, item) in catalogue.items() {
        for text in anchors(item) {
            assert!(seen.insert(text), "{}: {text}", item.id);
        }
    }
}

/// The built-in content without its anchors and hints, as it was before there were any.
pub(crate) fn files_without_anchors() -> Vec<ContentFile> {
    let mut files = Catalogue::built_in_files();
    for file in &mut files {
        for (beginning, end) in
            [("            anchors: (\n", "            ),\n"), ("            evidence_hints: [\n", "            ],\n")]
        {
            while let Some((before, rest)) = file.text.split_once(beginning) {
                let (_, after) = rest.split_once(end).expect("the field ends");
                file.text = [before, after].concat();
            }
        }
    }
    files
}

#[test]
fn an_own_content_may_do_without() {
    let catalogue = Catalogue::from_files(&files_without_anchors()).unwrap();
    assert_eq!(catalogue.items().count(), 57);
    assert!(catalogue.items().all(|(_, item)| item.anchors.is_none() && item.evidence_hints.is_empty()));
    assert_eq!(catalogue.remarks(), []);
    let json = serde_json::to_string(&catalogue).unwrap();
    assert!(!json.contains("anchors") && !json.contains("evidence_hints"), "what is not there is not written");
}

#[test]
fn an_own_content_may_have_long_ones_and_is_told_so() {
    let mut files = Catalogue::built_in_files();
    let file = files.iter_mut().find(|file| file.path == "preconditions/07-cultuuromslag.ron").unwrap();
    let long = ["woord"; 21].join(" ");
    file.text = file.text.replacen(" partly: \"", &format!(" partly: \"{long} "), 1);
    let hints = format!("evidence_hints: [\n\"{}\", \"een\", \"twee\",", ["woord"; 9].join(" "));
    file.text = file.text.replacen("evidence_hints: [", &hints, 1);
    let catalogue = Catalogue::from_files(&files).unwrap();
    let item = ItemId::new("cultuuromslag.1");
    let partly = words(anchors(catalogue.item(&item).unwrap().1)[1]);
    let expected = [
        ContentRemarkKind::TooManyWords { field: "partly", words: partly, room: ANCHOR_WORDS },
        ContentRemarkKind::TooManyWords { field: "evidence_hints", words: 9, room: HINT_WORDS },
        ContentRemarkKind::TooManyHints { hints: 5, room: MOST_HINTS },
    ];
    assert_eq!(catalogue.remarks(), expected.map(|kind| ContentRemark { item: item.clone(), kind }));
}
