//! Reads a sheet from a filled-in form, with the fields that could not be understood.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::DateTime;

use super::derived_id::derived_id;
use super::sheets::IncomingSheet;
use crate::content::{Catalogue, ItemId};
use crate::model::{
    DossierId, FilledForm, FormId, MeasurementId, Participant, ParticipantId, Rating, ResponseSheet, SheetAnswer, SheetId,
};

/// A form that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadForm {
    /// The sheet.
    pub sheet: IncomingSheet,
    /// What was not understood, in the order of the names of the fields. All the rest is in the sheet.
    pub faults: Vec<FormFault>,
}

/// Something in a form that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormFault {
    /// A field that belongs to no form.
    UnknownField(String),
    /// A rating that is none.
    UnknownRating {
        /// The field.
        field: String,
        /// What stands there.
        value: String,
    },
}

/// Why a form is no invulblad: what tells whose it is is missing. The names of those fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotASheet(pub Vec<&'static str>);

const FORM: &str = "wp_formulier";
const DOSSIER: &str = "wp_dossier";
const MEASUREMENT: &str = "wp_meting";
const EDITION: &str = "wp_editie";
const PERSON: &str = "wp_persoon";
const REVISION: &str = "wp_revisie";
const ROLE: &str = "rol";
const ORGANISATION: &str = "organisatie";
const OWN_WORD: &str = "eigen_woord";
const REMARK: &str = "nog_kwijt";
const RATING: &str = "_oordeel";
const NOTE: &str = "_waarom";

/// The value of a group of radio buttons in which none is selected.
const NONE: &str = "Off";

/// The rating that a form calls so.
fn rating(value: &str) -> Option<Rating> {
    Some(match value {
        "op-orde" => Rating::InOrder,
        "deels" => Rating::Partly,
        "niet-op-orde" => Rating::NotInOrder,
        "weten-we-niet" => Rating::Unknown,
        "nvt" => Rating::NotApplicable,
        _ => return None,
    })
}

/// What a filled-in form says. `contents` are those that are known, the present one first: one of them may be the edition that the
/// form asked. `written` is when the file of the form was written last.
///
/// # Errors
/// When it lacks what tells for which dossier and measurement it is.
pub fn sheet_of_form(form: &FilledForm, contents: &[&Catalogue], written: DateTime) -> Result<ReadForm, NotASheet> {
    let value = |name: &str| form.fields.get(name).map_or("", |value| value.trim());
    let missing: Vec<&'static str> =
        [FORM, DOSSIER, MEASUREMENT, EDITION].into_iter().filter(|name| value(name).is_empty()).collect();
    if !missing.is_empty() {
        return Err(NotASheet(missing));
    }
    // Of an edition that nobody here knows, the items are recognised by their names only.
    let asked = contents.iter().find(|catalogue| catalogue.edition().id == value(EDITION));
    let known: BTreeMap<String, &ItemId> = asked
        .into_iter()
        .chain(contents)
        .flat_map(|catalogue| catalogue.items())
        .map(|(_, item)| (item.id.as_str().replace('.', "-"), &item.id))
        .collect();
    let wordings = asked.into_iter().flat_map(|catalogue| catalogue.items());
    let wordings = wordings.map(|(_, item)| (item.id.clone(), item.text.clone())).collect();

    let mut answers: BTreeMap<ItemId, SheetAnswer> = BTreeMap::new();
    let mut faults = Vec::new();
    let own: BTreeSet<&str> =
        [FORM, DOSSIER, MEASUREMENT, EDITION, PERSON, REVISION, ROLE, ORGANISATION, OWN_WORD, REMARK].into();
    for (name, value) in form.fields.iter().filter(|(name, _)| !own.contains(name.as_str())) {
        let value = value.trim();
        let item = |ending: &str| name.strip_suffix(ending).and_then(|stem| known.get(stem));
        if let Some(item) = item(RATING) {
            match rating(value) {
                Some(rating) => answers.entry((*item).clone()).or_default().rating = Some(rating),
                None if value.is_empty() || value == NONE => {}
                None => faults.push(FormFault::UnknownRating { field: name.clone(), value: value.to_owned() }),
            }
        } else if let Some(item) = item(NOTE) {
            if !value.is_empty() {
                value.clone_into(&mut answers.entry((*item).clone()).or_default().note);
            }
        } else {
            faults.push(FormFault::UnknownField(name.clone()));
        }
    }

    let person = match value(PERSON) {
        "" => ParticipantId::new(named(&[value(FORM), value(ROLE), value(ORGANISATION), value(OWN_WORD)])),
        person => ParticipantId::new(person),
    };
    let participant = Participant {
        organisation: value(ORGANISATION).to_owned(),
        own_word: value(OWN_WORD).to_owned(),
        ..Participant::new(person.clone(), value(ROLE))
    };
    let sheet = ResponseSheet {
        id: SheetId::new(named(&[value(FORM), person.as_str()])),
        revision: value(REVISION).parse().unwrap_or(1),
        measurement: Some(MeasurementId::new(value(MEASUREMENT))),
        edition: value(EDITION).to_owned(),
        participant: person,
        changed: written.date(),
        form: Some(FormId::new(value(FORM))),
        written: Some(written),
        same_person: None,
        answers,
        remark: value(REMARK).to_owned(),
    };
    let sheet = IncomingSheet {
        dossier: DossierId::new(value(DOSSIER)),
        measurement: MeasurementId::new(value(MEASUREMENT)),
        told: None,
        wordings,
        participant,
        sheet,
    };
    Ok(ReadForm { sheet, faults })
}

/// An id that follows from these texts, whatever their capitals and spaces.
fn named(parts: &[&str]) -> String {
    derived_id(parts.iter().map(|part| part.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()))
}
