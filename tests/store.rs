//! Files are read and written whole, or not at all.

use expect_test::expect_file;
use wijkpeil::store::{dossier_text, parse_dossier};

use crate::support::dossiers;

#[test]
fn the_layout_of_a_file() {
    let dossier = dossiers::full();
    let text = dossier_text(&dossier);
    expect_file!["golden/full.wijkpeil.ron"].assert_eq(&text);
    assert_eq!(parse_dossier(text.as_bytes()), Ok(dossier));
}
