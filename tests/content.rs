//! The built-in content is complete and sound.

use wijkpeil::content::Catalogue;

#[test]
fn the_built_in_content_has_every_unit_of_the_inventory() {
    let catalogue = match Catalogue::from_files(&Catalogue::built_in_files()) {
        Ok(catalogue) => catalogue,
        Err(problems) => panic!("{problems:#?}"),
    };
    assert_eq!(catalogue.building_blocks().len(), 4);
    assert_eq!(
        catalogue.preconditions().iter().map(|p| p.items.len()).collect::<Vec<_>>(),
        [4, 5, 5, 5, 4, 8, 2, 5, 4, 3, 6, 6]
    );
}
