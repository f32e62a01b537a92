//! How the library of examples from practice reads in Dutch.

use crate::content::{Evidence, PlanLineKind, PracticeEntry, PracticeKind, Role, Scale, ScanState, TargetGroup, Told};
use crate::model::TakenFrom;

/// Stands once where principles are shown with an example.
pub const PRINCIPLES_ARE_A_READING: &str = "Welk principe je hierin herkent, is een lezing van Wijkpeil.";

/// Stands where no example shows what was asked for.
pub const NO_EXAMPLE: &str = "In onze bronnen staat hiervan geen voorbeeld.";

/// Stands before the example from which the team took something over.
pub const TAKEN_FROM: &str = "Overgenomen uit";

/// The example from which the team took something over, as the dossier names it: the library need not have it.
pub fn taken_from(source: &TakenFrom) -> &str {
    let title = source.title.trim();
    if title.is_empty() { source.practice.as_str() } else { title }
}

/// What is said after `count` actions were taken from an example.
pub fn taken_as_actions(count: usize) -> String {
    match count {
        1 => "De actie staat bij Acties, met de bron erbij.".to_owned(),
        _ => format!("{} acties staan bij Acties, met de bron erbij.", super::sentence_case(&super::number_word(count))),
    }
}

/// `aanpak`, `handreiking` and the like.
pub fn practice_kind(kind: PracticeKind) -> &'static str {
    match kind {
        PracticeKind::Lessons => "lessen",
        PracticeKind::Approach => "aanpak",
        PracticeKind::Municipality => "kort voorbeeld",
        PracticeKind::Programme => "programma",
        PracticeKind::Guidance => "handreiking",
    }
}

/// `wijk of buurt`, `eigen organisatie` and the like.
pub fn scale(scale: Scale) -> &'static str {
    match scale {
        Scale::Street => "straat of gebouw",
        Scale::Neighbourhood => "wijk of buurt",
        Scale::Municipality => "hele gemeente",
        Scale::Organisation => "eigen organisatie",
        Scale::Region => "regio",
        Scale::National => "heel Nederland",
    }
}

/// `gezinnen`, `ondernemers` and the like.
pub fn target_group(group: TargetGroup) -> &'static str {
    match group {
        TargetGroup::Families => "gezinnen",
        TargetGroup::Youth => "jeugd",
        TargetGroup::Residents => "inwoners",
        TargetGroup::Entrepreneurs => "ondernemers",
        TargetGroup::DrugUsers => "mensen die drugs gebruiken",
        TargetGroup::Professionals => "professionals",
        TargetGroup::Council => "bestuur en raad",
        TargetGroup::Offenders => "daders",
    }
}

/// On what the results of an example rest, in a sentence.
pub fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Research => "Er is onderzoek naar gedaan.",
        Evidence::Interviews => "Dit blijkt uit gesprekken met mensen die het meemaakten.",
        Evidence::Experience => "Dit is de ervaring van mensen die het werk doen.",
        Evidence::NoneStated => "De bron zegt niet waaruit dit blijkt.",
    }
}

/// What an example tells of a randvoorwaarde, before its reason.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Shows => "laat dit zien",
        Role::Obstacle => "hier was dit lastig",
        Role::Method => "zo kan het",
    }
}

/// What is missing in the source, in a sentence; `None` where nothing is.
pub fn scan_state(scan: ScanState) -> Option<&'static str> {
    match scan {
        ScanState::Complete => None,
        ScanState::BreaksOff => Some("Onze bron is hier niet compleet: de tekst breekt af."),
        ScanState::BeginningMissing => Some("Onze bron is hier niet compleet: het begin ontbreekt."),
        ScanState::ListsMissing => Some("Onze bron is hier niet compleet: lijsten in de tekst ontbreken."),
    }
}

/// What a filter on success or obstacles shows.
pub fn told(told: Told) -> &'static str {
    match told {
        Told::Worked => "wat hielp",
        Told::Hindered => "wat lastig was",
    }
}

/// What a line of a plan does.
pub fn plan_line_kind(kind: PlanLineKind) -> &'static str {
    match kind {
        PlanLineKind::Explore => "verkennen",
        PlanLineKind::Work => "uitvoeren",
    }
}

/// `Tilburg, Groenewoud`, or that it is about more than one municipality.
pub fn practice_place(entry: &PracticeEntry) -> String {
    let names: Vec<&str> = [&entry.municipality, &entry.place].into_iter().flatten().map(String::as_str).collect();
    if names.is_empty() { "meer gemeenten".to_owned() } else { names.join(", ") }
}

/// `De Integrale familieaanpak (Tilburg, Groenewoud)`.
pub fn practice_title(entry: &PracticeEntry) -> String {
    match &entry.municipality {
        Some(_) => format!("{} ({})", entry.title, practice_place(entry)),
        None => entry.title.clone(),
    }
}

/// `vanaf maart 2020 (stand: 2022)`.
pub fn practice_period(entry: &PracticeEntry) -> String {
    format!("{} (stand: {})", entry.period.text, entry.period.as_of)
}
