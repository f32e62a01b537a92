//! The invulblad: what one person thinks of each item, on paper. It is about no answers of a dossier; a dossier gives it its names.

use super::form::place_of;
use crate::content::{Catalogue, Precondition};
use crate::model::{Dossier, Profile, Rating};
use crate::report::context::{SUBJECT, organisation};
use crate::report::document::{About, AnswerPart, AnswerSheet, Blank, Block, Document, Mark};
use crate::report::request::Options;
use crate::report::sections::recognition;
use crate::words;

const TITLE: &str = "Invulblad";
const ABOUT: &str = "Voor één persoon. Ongeveer 40 minuten.";
const INTRODUCTION: &str = "Op orde: dit klopt, en je kunt laten zien waaruit dat blijkt. Deels: een deel klopt. Niet op orde: dit klopt \
                            niet. Weten we niet: een goed antwoord, ook als het vaak voorkomt. Zet één kruisje per punt, en schrijf op de \
                            lijn waaruit dat blijkt. Schrijf geen namen op, en niets over zaken die iemand kan herkennen.";
const FOOT: &str = "Lever dit blad in bij de projectleider";

/// The sheet, with the names of a dossier on it if there is one.
pub(super) fn document(catalogue: &Catalogue, dossier: Option<&Dossier>, options: Options) -> Document {
    let empty = Profile::default();
    let profile = dossier.map_or(&empty, |dossier| &dossier.profile);
    let place = place_of(profile);
    let measurement = dossier.map(|dossier| words::measurement_title(dossier.measurements.latest().number));
    let parts = catalogue.preconditions().iter().map(|precondition| part(catalogue, precondition)).collect();
    let answers = Rating::ALL.map(|rating| (Mark::Rating(Some(rating)), words::rating(rating).to_owned()));
    let mut blocks = vec![
        Block::AnswerSheet(AnswerSheet {
            title: TITLE.to_owned(),
            about: ABOUT.to_owned(),
            who: ["rol", "organisatie", "datum"].map(str::to_owned).into(),
            introduction: INTRODUCTION.to_owned(),
            answers: answers.into(),
            parts,
        }),
        Block::Blanks(vec![Blank::new("Wat wil je nog kwijt?", 4)]),
    ];
    let with_anchors = options.anchors && catalogue.has_anchors();
    if with_anchors {
        blocks.extend(recognition::leaf(catalogue));
    }
    let named = |separator: &str| -> String {
        let parts = [Some(place.clone()).filter(|place| !place.is_empty()), measurement.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(separator)
    };
    let anchors = if with_anchors { " met ankers" } else { "" };
    Document {
        about: About {
            title: if place.is_empty() { format!("{TITLE} wijkaanpak") } else { format!("{TITLE} {}", named(", ")) },
            author: organisation(profile),
            subject: SUBJECT.to_owned(),
            date: dossier.map(|dossier| dossier.changed),
            identity: format!("invulblad {}{anchors}", dossier.map(|dossier| dossier.id.to_string()).unwrap_or_default()),
        },
        head: if place.is_empty() { TITLE.to_owned() } else { place.clone() },
        measured: match measurement {
            Some(measurement) => format!("{measurement} – {}", TITLE.to_lowercase()),
            None if place.is_empty() => String::new(),
            None => TITLE.to_lowercase(),
        },
        foot: FOOT.to_owned(),
        blocks,
    }
}

fn part(catalogue: &Catalogue, precondition: &Precondition) -> AnswerPart {
    let items = precondition.items.iter().map(|item| (catalogue.number(&item.id).to_owned(), item.text.clone()));
    AnswerPart { title: format!("{} {}", precondition.number, precondition.title), items: items.collect() }
}
