//! What of a dossier and of a leerkring belongs in a calendar.

use jiff::civil::Date;

use super::Event;
use crate::model::{Dossier, Quarter};
use crate::words::{self, ToldVisit};

/// The actions that are still to be done and have a quarter in which they are ready, each on its last day.
pub fn action_events(dossier: &Dossier) -> Vec<Event> {
    let open = dossier.actions.iter().filter(|action| action.status.is_open());
    let event = |action: &crate::model::Action| {
        let told = [("Trekker", &action.owner), ("Klaar als", &action.done_when), ("Risico", &action.risk)];
        let told = told.into_iter().filter(|(_, text)| !text.trim().is_empty()).map(|(name, text)| format!("{name}: {text}"));
        Some(Event {
            id: format!("{}-{}", dossier.id, action.id),
            day: last_day(action.ready?)?,
            title: format!("Klaar: {}", action.what),
            description: told.collect::<Vec<_>>().join("\n"),
            is_proposal: false,
        })
    };
    open.filter_map(event).collect()
}

/// The last day on which invulbladen for the open measurement are awaited, where that was agreed.
pub fn deadline_event(dossier: &Dossier) -> Option<Event> {
    let open = dossier.measurements.open()?;
    let expected: Vec<&str> =
        open.sheet_round.expected.iter().map(|role| role.trim()).filter(|role| !role.is_empty()).collect();
    let description = if expected.is_empty() { String::new() } else { format!("Verwacht: {}", expected.join(", ")) };
    Some(Event {
        id: format!("{}-{}-invulbladen", dossier.id, open.id),
        day: open.sheet_round.deadline?,
        title: format!("Invulbladen voor de {} inleveren", words::measurement(open.number)),
        description,
        is_proposal: false,
    })
}

fn last_day(quarter: Quarter) -> Option<Date> {
    let month = i8::try_from(quarter.number()).ok()? * 3;
    Date::new(quarter.year(), month, 1).ok().map(Date::last_of_month)
}

/// The visits of a leerkring.
pub fn visit_events(visits: &[ToldVisit]) -> Vec<Event> {
    let event = |visit: &ToldVisit| Event {
        id: visit.id(),
        day: visit.day,
        title: format!("{} op bezoek bij {}: {}", visit.guest, visit.host, visit.about),
        description: format!(
            "{}\n{}\nDe dag is een voorstel: kies samen een andere als die beter past.",
            visit.sought, visit.reason
        ),
        is_proposal: true,
    };
    visits.iter().map(event).collect()
}
