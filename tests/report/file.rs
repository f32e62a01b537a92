//! The bytes of a report: the same each time, and a file that says what it is.

use std::collections::BTreeSet;

use super::{dossiers, every};
use crate::support::report::Printed;

#[test]
fn nothing_is_too_odd_to_print() {
    for (name, report) in every().filter(|(name, _)| name.ends_with("empty") || name.ends_with("excessive")) {
        assert!(report.bytes().starts_with(b"%PDF-1.7"), "{name}");
    }
}

#[test]
fn the_same_question_gives_the_same_bytes_and_another_one_gives_others() {
    let mut seen = BTreeSet::new();
    for (name, report) in every().filter(|(name, _)| ["complete", "adopted", "example"].iter().any(|own| name.ends_with(own))) {
        let bytes = report.bytes();
        assert!(bytes == report.bytes(), "{name}");
        assert!(seen.insert(bytes), "{name}");
    }
    assert_eq!(seen.len(), 11, "three kinds of each, a form and a sheet");
}

/// The PDF of the complete dossier, read back.
fn read_back() -> lopdf::Document {
    lopdf::Document::load_mem(&Printed::of(dossiers::complete()).bytes()).expect("our own PDF can be read")
}

#[test]
fn the_file_says_what_it_is() {
    let file = read_back();
    let catalog = file.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"nl-NL");
    assert!(catalog.get(b"MarkInfo").unwrap().as_dict().unwrap().get(b"Marked").unwrap().as_bool().unwrap());
    let preferences = catalog.get(b"ViewerPreferences").unwrap().as_dict().unwrap();
    assert!(preferences.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    let info = file.get_dictionary(file.trailer.get(b"Info").unwrap().as_reference().unwrap()).unwrap();
    let said = |key: &[u8]| lopdf::decode_text_string(info.get(key).unwrap()).unwrap();
    assert_eq!(said(b"Title"), "0-meting Groenekwartier, Voorbeeldstad");
    assert_eq!(said(b"Author"), "Gemeente Voorbeeldstad, Kernteam Groenekwartier");
    assert_eq!(said(b"ModDate"), "D:20261121000000Z");
    assert!(!info.has(b"GTS_PDFXVersion"), "it is no PDF/X");
}

#[test]
fn the_file_has_a_nested_outline_and_small_fonts() {
    let file = read_back();
    let outlines = file.catalog().unwrap().get(b"Outlines").unwrap().as_reference().unwrap();
    let mut next = file.get_dictionary(outlines).unwrap().get(b"First").ok().cloned();
    let (mut chapters, mut nested) = (Vec::new(), 0);
    while let Some(id) = next.and_then(|id| id.as_reference().ok()) {
        let item = file.get_dictionary(id).unwrap();
        chapters.push(lopdf::decode_text_string(item.get(b"Title").unwrap()).unwrap());
        nested += usize::from(item.has(b"First"));
        next = item.get(b"Next").ok().cloned();
    }
    assert_eq!(chapters.first().map(String::as_str), Some("Voor de bestuurder"));
    assert_eq!(chapters.last().map(String::as_str), Some("Bronnen"));
    assert!(nested > 5);
    let fonts: Vec<usize> = file
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"FontFile2").ok()?.as_reference().ok())
        .map(|id| file.get_object(id).unwrap().as_stream().unwrap().content.len())
        .collect();
    assert_eq!(fonts.len(), 3);
    assert!(fonts.iter().all(|size| *size < 30_000), "{fonts:?}");
}
