//! What was rescued from a damaged file, and what was not.

use super::remark_sentences;
use crate::content::Catalogue;
use crate::model::{Dossier, Measurement};
use crate::store::{FilePart, Rescued};
use crate::words::{count, enumeration, measurement};

/// `Te lezen: de 0-meting met 12 van 57 antwoorden, twee acties en één interventie.`
pub fn rescued_found(rescued: &Rescued, present: &Catalogue) -> String {
    format!("Te lezen: {}.", contents(&rescued.dossier, present))
}

/// `de 0-meting met 12 van 57 antwoorden, twee acties en één interventie`
pub fn contents(dossier: &Dossier, present: &Catalogue) -> String {
    let mut found: Vec<String> = dossier.measurements.iter().map(|it| measured(it, present)).collect();
    let lists = [
        (dossier.actions.len(), "actie", "acties"),
        (dossier.interventions.len(), "interventie", "interventies"),
        (dossier.participants.len(), "deelnemer", "deelnemers"),
        (dossier.sheets.len(), "invulblad", "invulbladen"),
    ];
    found.extend(lists.iter().filter(|(number, ..)| *number > 0).map(|(number, one, more)| count(*number, one, more)));
    enumeration(&found)
}

fn measured(it: &Measurement, present: &Catalogue) -> String {
    let content = it.setting().map_or(present, |setting| &setting.content);
    let answered = it.answers.keys().filter(|item| content.item(item).is_some()).count();
    format!("de {} met {answered} van {} antwoorden", measurement(it.number), content.items().count())
}

/// What cannot be read, and where that stood; and what was odd about the file beside that.
pub fn rescued_lost(rescued: &Rescued) -> String {
    format!("{} {}", unread(rescued), remark_sentences(&rescued.remarks)).trim().to_owned()
}

fn unread(rescued: &Rescued) -> String {
    let letters = match rescued.unreadable_letters {
        0 => String::new(),
        number => format!(
            "{} niet te lezen; daar staat nu ‘\u{fffd}’.",
            match number {
                1 => "Eén teken was".to_owned(),
                more => format!("{more} tekens waren"),
            }
        ),
    };
    let left_out = match &*rescued.left_out {
        [] => String::new(),
        lines => {
            let lines: Vec<String> = lines.iter().map(usize::to_string).collect();
            let word = if lines.len() == 1 { "regel" } else { "de regels" };
            format!("Niet te lezen, en weggelaten: wat op {word} {} begint.", enumeration(&lines))
        }
    };
    let Some(line) = rescued.last_line else { return format!("{left_out} {letters}").trim().to_owned() };
    let parts: Vec<&str> = rescued.missing.iter().map(|part| self::part(*part)).collect();
    let behind = match &*parts {
        [] => String::new(),
        parts => format!(" Daarna komen nog: {}.", enumeration(parts)),
    };
    format!("Niet te lezen: wat na regel {line} staat.{behind} {letters}").trim_end().to_owned()
}

fn part(part: FilePart) -> &'static str {
    match part {
        FilePart::Profile => "de gegevens van het team",
        FilePart::Participants => "de deelnemers",
        FilePart::Sheets => "de invulbladen",
        FilePart::Interventions => "de interventies",
        FilePart::Actions => "de acties",
        FilePart::Answers => "de andere antwoorden",
        FilePart::Reviews => "wat jullie bij de interventies invulden",
        FilePart::Conclusion => "de conclusie",
        FilePart::Asks => "wat jullie vragen",
        FilePart::Targets => "de streefniveaus",
        FilePart::LookBack => "de terugblik op de acties",
        FilePart::Attendance => "wie erbij waren",
        FilePart::Adoption => "het vaststellen",
    }
}
