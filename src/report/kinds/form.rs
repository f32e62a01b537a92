//! The blank form: the whole walk on paper, for people without the program.

mod closing;
mod interventions;
mod opening;
mod preconditions;

use crate::content::Catalogue;
use crate::model::{Dossier, Profile};
use crate::report::context::{SUBJECT, given, one_line, organisation};
use crate::report::document::{About, Block, Document};
use crate::report::parts::heading;

/// The heading of a sheet: each begins on a page of its own, so that it can be copied by itself.
fn sheet(title: &str) -> [Block; 2] {
    [Block::PageBreak, heading(1, title)]
}

/// What the form is called.
const TITLE: &str = "Formulier";

/// The form, with the names of a dossier on it if there is one.
pub(super) fn document(catalogue: &Catalogue, dossier: Option<&Dossier>) -> Document {
    let empty = Profile::default();
    let profile = dossier.map_or(&empty, |dossier| &dossier.profile);
    let place = place_of(profile);
    let mut blocks = opening::blocks(catalogue, profile);
    blocks.extend(preconditions::blocks(catalogue));
    blocks.extend(closing::outcome(catalogue));
    blocks.extend(interventions::blocks(catalogue));
    blocks.extend(closing::blocks(catalogue));
    let about = About {
        title: if place.is_empty() { format!("{TITLE} wijkaanpak") } else { format!("{TITLE} {place}") },
        author: organisation(profile),
        subject: SUBJECT.to_owned(),
        date: dossier.map(|dossier| dossier.changed),
        identity: format!("formulier {}", dossier.map(|dossier| dossier.id.to_string()).unwrap_or_default()),
    };
    Document {
        about,
        head: if place.is_empty() { TITLE.to_owned() } else { format!("{place} – {}", TITLE.to_lowercase()) },
        measured: String::new(),
        foot: catalogue.edition().title.clone(),
        blocks,
    }
}

/// Wijk and gemeente on one line, as far as they have names.
pub(super) fn place_of(profile: &Profile) -> String {
    let names = [&profile.neighbourhood, &profile.municipality].into_iter().filter_map(|it| given(it)).map(one_line);
    names.collect::<Vec<_>>().join(", ")
}
