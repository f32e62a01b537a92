//! What an organisation fixes for everybody on a computer, in Dutch.

use std::path::Path;

use super::Message;
use crate::store::{ContentError, PassphraseRule, Policy, PolicyField, PolicyProblem, PolicyProblemKind, StoreError};
use crate::words::{place, quoted, shown};

/// Before what the team cannot choose itself.
pub const MANAGED: &str = "Beheerd door je organisatie";

/// Beside what needs a passphrase.
pub const PASSPHRASE_REQUIRED: &str = "Je organisatie vraagt een wachtzin op elk dossier.";

/// Beside what cannot be done as long as a passphrase is required.
pub const PROTECTION_STAYS: &str = "Beheerd door je organisatie: een wachtzin is verplicht.";

/// What is fixed, each in a sentence.
pub fn managed(policy: &Policy) -> Vec<String> {
    let folder =
        |path: &Option<std::path::PathBuf>, what: &str| path.as_deref().map(|path| format!("{what} ‘{}’.", shown(path)));
    let staying = policy.versions_last.map(|last| {
        let text = if last {
            "Wat Wijkpeil van je dossiers bewaart, blijft als je je afmeldt."
        } else {
            "Wat Wijkpeil van je dossiers bewaart, is weg als je je afmeldt."
        };
        text.to_owned()
    });
    let passphrase = policy.passphrase.is_required().then(|| PASSPHRASE_REQUIRED.to_owned());
    [
        folder(&policy.dossiers, "Nieuwe dossiers komen in"),
        folder(&policy.versions, "Eerdere versies en kopieën staan in"),
        folder(&policy.content, "De vragen en teksten komen uit"),
        passphrase,
        staying,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What was passed over in the settings file, with its lines, and what that means.
pub fn policy_trouble(policy: &Policy) -> Message {
    let file = policy.file.as_deref().unwrap_or_else(|| Path::new("instellingen.ron"));
    let assumed = if policy.passphrase == PassphraseRule::Assumed {
        " Misschien stond daar dat een wachtzin verplicht is. Daarom vraagt Wijkpeil nu op elk nieuw dossier een wachtzin."
    } else {
        ""
    };
    Message::new(
        "De instellingen van je organisatie zijn niet helemaal te gebruiken.",
        format!("{}. Wat wel klopt, geldt gewoon.{assumed}", policy_lines(policy, file).join(". ")),
        "Geef dit door aan je ICT-afdeling.",
    )
}

/// What was passed over, a line for each: `/etc/wijkpeil/instellingen.ron:3: het veld ‘kleur’ bestaat niet`.
fn policy_lines(policy: &Policy, file: &Path) -> Vec<String> {
    let line = |problem: &PolicyProblem| format!("{}: {}", place(file, problem.line, None), policy_problem(&problem.kind));
    policy.problems.iter().map(line).collect()
}

/// What is wrong at a place in the settings file; no point at its end.
pub fn policy_problem(problem: &PolicyProblemKind) -> String {
    match problem {
        PolicyProblemKind::Unreadable(_) => "het bestand is er, maar het is niet te lezen".to_owned(),
        PolicyProblemKind::NotUtf8 => "hier staat een teken dat Wijkpeil niet kan lezen (geen UTF-8)".to_owned(),
        PolicyProblemKind::NoBeginning => "het bestand begint niet met ‘(’".to_owned(),
        PolicyProblemKind::NoEnd => "het bestand houdt op voordat het klaar is; er mist een aanhalingsteken of ‘)’".to_owned(),
        PolicyProblemKind::Misplaced => "hier staat iets anders dan een naam, een dubbele punt en een waarde".to_owned(),
        PolicyProblemKind::NoComma => "hiervoor mist een komma".to_owned(),
        PolicyProblemKind::Unknown(name) => {
            let names = PolicyField::ALL.map(PolicyField::name);
            match super::closest(name, &names) {
                Some(likely) => format!("de instelling ‘{}’ bestaat niet; bedoel je ‘{likely}’?", quoted(name)),
                None => format!("de instelling ‘{}’ bestaat niet", quoted(name)),
            }
        }
        PolicyProblemKind::Repeated(field) => format!("‘{}’ staat er twee keer", field.name()),
        PolicyProblemKind::NoText(field) => format!(
            "bij ‘{}’ hoort een tekst tussen aanhalingstekens; schrijf een map als r\"D:\\Wijkaanpak\", met een r ervoor",
            field.name()
        ),
        PolicyProblemKind::NoYesOrNo(field) => format!("bij ‘{}’ hoort ‘true’ (ja) of ‘false’ (nee)", field.name()),
        PolicyProblemKind::NoWholePath(field) => {
            format!("bij ‘{}’ hoort een volledige map, vanaf de schijf of de server", field.name())
        }
        PolicyProblemKind::NoVariable(field, name) => {
            format!("bij ‘{}’ staat ‘%{}%’, en dat bestaat op deze computer niet", field.name(), quoted(name))
        }
        PolicyProblemKind::Content(error) => content_passed_over(error),
    }
}

fn content_passed_over(error: &ContentError) -> String {
    let why = match error {
        ContentError::Unreadable(StoreError { path, .. }) => format!("‘{}’ is niet te lezen", shown(path)),
        ContentError::Problems(problems) => match problems.first() {
            Some(first) => {
                format!("{}: {}", place(Path::new(&first.file), first.line, first.column), super::content_problem(first))
            }
            None => "de map is leeg".to_owned(),
        },
    };
    format!("de inhoud in ‘inhoud’ is niet te gebruiken, dus Wijkpeil neemt de ingebouwde ({why})")
}

/// A dossier without a passphrase where one is required.
pub(super) fn passphrase_expected() -> Message {
    Message::new(
        "Dit dossier heeft nog geen wachtzin, en je organisatie vraagt die wel.",
        "Je kunt er gewoon in werken.",
        "Kies ‘Beveilig met een wachtzin …’.",
    )
}

/// What was not made, as it would have had no passphrase.
pub(super) fn passphrase_required() -> Message {
    Message::new(PASSPHRASE_REQUIRED, "Er is niets gemaakt en niets veranderd.", "Kies eerst een wachtzin.")
}
