//! Nothing is cut off, out of reach or over something else: every screen, in small windows, with every length of text.

mod around;
mod circle;
mod little_room;
mod round;
mod sheets;

use wijkpeil::model::Dossier;
use wijkpeil::store;

use crate::support::dossiers;
use crate::support::layout::faults;
use crate::support::screens::{self, Extent};
use crate::support::window::Walk;

/// A small laptop, at 100 %.
const SMALL: [f32; 2] = [1024.0, 720.0];
/// A display of 1920×1080 at 200 %.
const ENLARGED: [f32; 2] = [960.0, 540.0];
/// What an older beamer shows.
const BEAMER_XGA: [f32; 2] = [1024.0, 768.0];
/// What a beamer shows.
const BEAMER: [f32; 2] = [1280.0, 720.0];

/// Whether the run takes its time: `WIJKPEIL_ALL_SIZES=1`, as in the long run.
fn looks_at_all_sizes() -> bool {
    std::env::var_os("WIJKPEIL_ALL_SIZES").is_some()
}

/// Looks at every screen in windows of these sizes. An ordinary run takes the first of them; `.ci/run` takes them all.
fn check(dossier: &Dossier, extent: Extent, sizes: &[[f32; 2]]) {
    let count = if looks_at_all_sizes() { sizes.len() } else { 1 };
    let found: Vec<String> = sizes.iter().take(count).flat_map(|size| look(dossier, extent, *size)).collect();
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

fn look(dossier: &Dossier, extent: Extent, size: [f32; 2]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wijk.wijkpeil.ron");
    store::write_dossier(&path, dossier, None, store::Overwrite::Refuse).unwrap();
    let mut walk = Walk::open(folder.path(), size, Some(path));
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    let mut found = Vec::new();
    screens::each(&mut walk, extent, |walk, screen| {
        found.extend(faults(walk, size).into_iter().map(|fault| format!("{size:?} {screen}: {fault}")));
    });
    found
}

/// Four thousand characters in words.
fn long_text() -> String {
    "De samenwerking met woningcorporatie en politie gaat goed. ".repeat(68)
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn an_empty_dossier_fits() {
    check(&dossiers::empty(), Extent::All, &[SMALL, ENLARGED]);
}

#[test]
fn the_example_fits() {
    check(&dossiers::example(), Extent::All, &[SMALL]);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn the_example_fits_when_enlarged() {
    check(&dossiers::example(), Extent::All, &[ENLARGED]);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn a_session_fits_on_a_beamer() {
    check(&dossiers::example(), Extent::Own, &[BEAMER]);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn what_seven_invulbladen_say_fits() {
    check(&dossiers::heard(7), Extent::Own, &[BEAMER_XGA, SMALL, ENLARGED]);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn what_forty_invulbladen_say_fits() {
    check(&dossiers::heard(40), Extent::Own, &[SMALL, ENLARGED]);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn what_invulbladen_say_at_length_fits() {
    check(&dossiers::heard_saying(5, &long_text()), Extent::Own, &[ENLARGED, SMALL]);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn an_adopted_measurement_beside_an_earlier_one_fits() {
    check(&dossiers::a_year_later(), Extent::Own, &[SMALL, ENLARGED]);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn a_next_measurement_that_was_just_begun_fits() {
    check(&dossiers::carried_on(), Extent::Own, &[SMALL, ENLARGED]);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn a_look_back_at_sixty_actions_fits() {
    check(&dossiers::looking_back("De buurt merkte er iets van.", 60), Extent::Own, &[SMALL, ENLARGED]);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn a_look_back_with_long_texts_fits() {
    check(&dossiers::looking_back(&long_text(), 5), Extent::Own, &[SMALL, ENLARGED]);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn texts_of_four_thousand_characters_fit() {
    check(&dossiers::everywhere(&long_text()), Extent::Own, &[SMALL, ENLARGED]);
}

#[test]
#[ignore = "takes long: see ‘Checks’ in the README"]
fn a_word_of_four_thousand_letters_fits() {
    check(&dossiers::everywhere(&"w".repeat(4000)), Extent::Own, &[ENLARGED, SMALL]);
}
