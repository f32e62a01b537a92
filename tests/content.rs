//! The built-in content is complete and sound, and a broken content is reported with its places.

pub(crate) mod anchors;
mod library;
mod manual;
mod problems;

use std::fmt::Write as _;

use expect_test::expect_file;
use wijkpeil::content::{Catalogue, ItemId, LiteratureId};

#[test]
fn every_randvoorwaarde_has_its_items_and_steps() {
    let catalogue = Catalogue::built_in();
    let counts: Vec<_> = catalogue
        .preconditions()
        .iter()
        .map(|precondition| {
            let notes = precondition.practice_notes.len();
            (precondition.id.as_str(), precondition.items.len(), precondition.first_steps.len(), notes)
        })
        .collect();
    assert_eq!(
        counts,
        [
            ("urgentiebesef", 4, 2, 1),
            ("lokale-kracht", 5, 2, 1),
            ("langdurige-aanpak", 5, 2, 2),
            ("gezamenlijke-visie", 5, 2, 1),
            ("bestuurskracht", 4, 2, 2),
            ("samenwerkingsverband", 8, 1, 0),
            ("cultuuromslag", 2, 2, 2),
            ("reflectie-evaluatie", 5, 2, 1),
            ("korte-termijn-successen", 4, 2, 2),
            ("procesbegeleiding", 3, 1, 0),
            ("kennis-mandaat-vertrouwen", 6, 2, 0),
            ("juiste-professional", 6, 1, 0),
        ]
    );
    assert_eq!(counts.iter().map(|(_, items, ..)| items).sum::<usize>(), 57);
    assert_eq!(counts.iter().map(|(_, _, steps, _)| steps).sum::<usize>(), 21);
}

#[test]
fn the_wall_has_four_layers_from_the_base_up() {
    let catalogue = Catalogue::built_in();
    let layers: Vec<_> = catalogue
        .building_blocks()
        .iter()
        .map(|block| (block.id.as_str(), catalogue.preconditions_of(&block.id).map(|one| one.number).collect()))
        .collect();
    let expected: [(&str, Vec<u8>); 4] =
        [("fundament", vec![1, 2]), ("coalitie", vec![3, 4, 5, 6, 7]), ("reflectie", vec![8, 9]), ("mensen", vec![10, 11, 12])];
    assert_eq!(layers, expected);
}

#[test]
fn every_principe_has_its_points() {
    let counts: Vec<_> = Catalogue::built_in()
        .principles()
        .iter()
        .map(|principle| {
            let points = (principle.works.len(), principle.apply.len(), principle.caution.len());
            (principle.id.as_str(), points, principle.municipality.as_str())
        })
        .collect();
    assert_eq!(
        counts,
        [
            ("bekend-maakt-bemind", (2, 6, 1), "Bergen op Zoom"),
            ("soort-zoekt-soort", (2, 2, 3), "Tilburg"),
            ("eerst-zien-dan-geloven", (2, 3, 2), "Breda"),
            ("sociale-bewijskracht", (2, 1, 4), "Best"),
            ("timing-is-everything", (2, 4, 2), "Meierijstad"),
            ("som-is-meer", (2, 4, 1), "Maashorst"),
        ]
    );
}

#[test]
fn three_of_the_seven_startvragen_presuppose_use_elsewhere() {
    let questions: Vec<_> = Catalogue::built_in()
        .starter_questions()
        .iter()
        .map(|question| (question.id.as_str(), question.presupposes_use_elsewhere))
        .collect();
    assert_eq!(
        questions,
        [
            ("startvraag.1", false),
            ("startvraag.2", true),
            ("startvraag.3", false),
            ("startvraag.4", false),
            ("startvraag.5", true),
            ("startvraag.6", true),
            ("startvraag.7", false),
        ]
    );
}

#[test]
fn there_are_thirty_interventions_in_seven_categories() {
    let categories: Vec<(&str, Vec<&str>)> = Catalogue::built_in()
        .interventions()
        .iter()
        .map(|category| (category.id.as_str(), category.interventions.iter().map(|one| one.id.as_str()).collect()))
        .collect();
    assert_eq!(
        categories,
        [
            ("samenwerking", vec!["handhavingsknelpunt", "pact-aanpak", "ila"]),
            (
                "informatiepositie",
                vec![
                    "criminaliteitsbeeld",
                    "informatieknooppunt",
                    "city-deals",
                    "focusgroepen",
                    "intel-cel",
                    "stadsmarinier",
                    "relatiemanager",
                ]
            ),
            ("hulpverlening", vec!["hulptrajecten-drugs", "achter-de-voordeur"]),
            ("jeugd", vec!["jongerenwerk", "halt-lessen", "grote-broer-zus", "rolmodellen", "politiekids", "kinderwijkraad"]),
            ("communicatie", vec!["communicatiestrategie", "bijtende-bende"]),
            ("toezicht", vec!["veiligheidsrisicogebied", "cameratoezicht", "integrale-controles", "integrale-handhaving"]),
            (
                "gerichte-aanpak",
                vec![
                    "wapendepot",
                    "persoonsgericht",
                    "families-gezinnen",
                    "winkelstraten",
                    "bedrijventerreinen",
                    "recreatieterreinen",
                ]
            ),
        ]
    );
    assert_eq!(categories.iter().map(|(_, interventions)| interventions.len()).sum::<usize>(), 30);
}

#[test]
fn an_item_is_found_by_its_id() {
    let catalogue = Catalogue::built_in();
    for (precondition, item) in catalogue.items() {
        let (found_precondition, found) = catalogue.item(&item.id).unwrap();
        assert_eq!((&found_precondition.id, found), (&precondition.id, item));
    }
    assert_eq!(catalogue.item(&ItemId::new("urgentiebesef.5")), None);
}

#[test]
fn every_reference_is_used_and_every_document_has_a_title() {
    let catalogue = Catalogue::built_in();
    let items = catalogue.items().flat_map(|(_, item)| &item.literature);
    let used: Vec<_> = items.chain(catalogue.principles().iter().flat_map(|principle| &principle.literature)).collect();
    for reference in &catalogue.sources().literature {
        assert!(used.contains(&&reference.id), "nothing refers to {}", reference.id);
    }
    assert_eq!(catalogue.sources().documents.len(), 6, "five that were read, and what is Wijkpeil's own");
}

/// Saved dossiers refer to these ids, and readers follow the references: neither changes unnoticed.
#[test]
fn ids_and_references_stay_as_they_are() {
    let catalogue = Catalogue::built_in();
    let mut list = String::new();
    let mut add = |depth: usize, id: &str, extra: &str| {
        writeln!(list, "{:indent$}{id}{extra}", "", indent = 4 * depth).unwrap();
    };
    for block in catalogue.building_blocks() {
        add(0, block.id.as_str(), "");
        for precondition in catalogue.preconditions_of(&block.id) {
            add(1, precondition.id.as_str(), &format!(" ({})", precondition.number));
            for item in &precondition.items {
                let literature: Vec<&str> = item.literature.iter().map(LiteratureId::as_str).collect();
                add(2, item.id.as_str(), &format!(" [{}]", literature.join(", ")));
            }
            precondition.first_steps.iter().for_each(|step| add(2, step.id.as_str(), ""));
            precondition.practice_notes.iter().for_each(|note| add(2, note.id.as_str(), ""));
        }
    }
    for principle in catalogue.principles() {
        let literature: Vec<&str> = principle.literature.iter().map(LiteratureId::as_str).collect();
        add(0, principle.id.as_str(), &format!(" [{}]", literature.join(", ")));
        for point in [&principle.works, &principle.apply, &principle.caution].into_iter().flatten() {
            add(1, point.id.as_str(), "");
        }
    }
    catalogue.sources().documents.iter().for_each(|document| add(0, document.id.as_str(), ""));
    catalogue.sources().literature.iter().for_each(|reference| add(0, reference.id.as_str(), &format!(" {}", reference.short)));
    expect_file!["golden/content_ids.txt"].assert_eq(&list);
}
