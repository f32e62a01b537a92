//! What became of an invulblad that was merged, and who filled it in, in Dutch.

use super::{count, enumeration, measurement, quoted};
use crate::analysis::NamePlace;
use crate::merge::{FormFault, IncomingSheet, NotASheet, SheetNews, SheetOutcome, SheetRefusal};
use crate::model::Participant;

/// `wijkagent, Politie (blauw)`: a participant without their name.
pub fn participant(participant: &Participant) -> String {
    let [role, organisation, word] =
        [&participant.role, &participant.organisation, &participant.own_word].map(|text| quoted(text.trim()));
    let parts: Vec<String> = [role, organisation].into_iter().filter(|part| !part.is_empty()).collect();
    let parts = if parts.is_empty() { "iemand zonder rol".to_owned() } else { parts.join(", ") };
    if word.is_empty() { parts } else { format!("{parts} ({word})") }
}

/// What became of a sheet, as in `blad.invulblad.ron: telt nu mee`. The sheets that were not taken are still where they were.
pub fn sheet_news(sheet: &IncomingSheet, news: &SheetNews) -> String {
    let told = match &news.outcome {
        SheetOutcome::Added => "telt nu mee".to_owned(),
        SheetOutcome::Known => "stond er al in".to_owned(),
        SheetOutcome::Replaced => "telt nu mee, in de plaats van een eerdere versie van dit blad".to_owned(),
        SheetOutcome::Older => "niet overgenomen: er staat al een nieuwere versie van dit blad in".to_owned(),
        SheetOutcome::Newest => "telt nu mee als het nieuwste blad van deze persoon; het andere telt niet meer".to_owned(),
        SheetOutcome::PassedOver => "niet overgenomen: van deze persoon is er een nieuwer blad".to_owned(),
        SheetOutcome::Apart => "telt mee als blad van een andere persoon".to_owned(),
        SheetOutcome::Unanswered(_) => format!(
            "nog niet overgenomen: van {} is er nog een blad, met andere antwoorden. Is dat dezelfde persoon, of zijn het er twee?",
            participant(&sheet.participant)
        ),
        SheetOutcome::Refused(refusal) => format!("niet overgenomen: {}", refused(sheet, refusal)),
    };
    match news.left_out.len() {
        0 => told,
        1 => format!("{told}. Eén antwoord is weggelaten: dat punt is hier anders of bestaat hier niet"),
        more => {
            format!(
                "{told}. Weggelaten: {}. Die punten zijn hier anders of bestaan hier niet",
                count(more, "antwoord", "antwoorden")
            )
        }
    }
}

fn refused(sheet: &IncomingSheet, refusal: &SheetRefusal) -> String {
    let told = sheet.told.as_ref();
    match refusal {
        SheetRefusal::NothingOpen => {
            "alle metingen in dit dossier zijn vastgesteld. Heropen de laatste meting, of begin een nieuwe".to_owned()
        }
        SheetRefusal::OtherDossier => {
            let names = told.map(|told| [quoted(told.neighbourhood.trim()), quoted(told.municipality.trim())]);
            let names: Vec<String> = names.into_iter().flatten().filter(|name| !name.is_empty()).collect();
            match &*names {
                [] => "dit blad hoort bij een ander dossier".to_owned(),
                names => format!("dit blad hoort bij een ander dossier, van {}", names.join(", ")),
            }
        }
        SheetRefusal::OtherMeasurement => match told {
            Some(told) => format!("dit blad hoort bij een andere meting, een {}", measurement(told.number)),
            None => "dit blad hoort bij een andere meting".to_owned(),
        },
        SheetRefusal::OtherEdition => {
            format!("dit blad hoort bij een andere uitgave van de vragen: ‘{}’", quoted(&sheet.sheet.edition))
        }
        SheetRefusal::NothingSame => "dit blad is voor iets anders gemaakt, en geen enkel punt is hetzelfde".to_owned(),
        SheetRefusal::Empty => NOTHING_FILLED_IN.to_owned(),
    }
}

/// Of a sheet in which nothing stands.
pub const NOTHING_FILLED_IN: &str = "er is niets ingevuld";

/// What was not understood in a form that came back.
pub fn form_fault(fault: &FormFault) -> String {
    match fault {
        FormFault::UnknownField(name) => {
            format!("het veld ‘{}’ hoort niet bij een invulblad; het is overgeslagen", quoted(name))
        }
        FormFault::UnknownRating { field, value } => {
            format!("in het veld ‘{}’ staat ‘{}’, en dat is geen oordeel; het is overgeslagen", quoted(field), quoted(value))
        }
    }
}

/// Why a form is no invulblad of ours.
pub fn not_a_sheet(NotASheet(missing): &NotASheet) -> String {
    let (fields, lack) =
        if missing.len() == 1 { ("het veld", "ontbreekt of is leeg") } else { ("de velden", "ontbreken of zijn leeg") };
    format!("dit formulier is geen invulblad van Wijkpeil: {fields} {} {lack}", enumeration(missing))
}

/// Where a name stands in a dossier: `deelnemer, als wijkagent`.
pub fn name_place(place: &NamePlace) -> String {
    match place {
        NamePlace::Participant(role) => format!("deelnemer, als {}", quoted(role)),
        NamePlace::Attendee(number, role) => format!("bij de {}, als {}", measurement(*number), quoted(role)),
        NamePlace::Frozen(number) => format!("vastgelegd bij de {}", measurement(*number)),
    }
}
