//! What of a dossier and of a leerkring belongs in a calendar.

use jiff::civil::Date;

use super::Event;
use crate::analysis::{LearningCircle, Visit};
use crate::content::Catalogue;
use crate::model::{Dossier, Quarter};
use crate::words;

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

fn last_day(quarter: Quarter) -> Option<Date> {
    let month = i8::try_from(quarter.number()).ok()? * 3;
    Date::new(quarter.year(), month, 1).ok().map(Date::last_of_month)
}

/// The visits of a leerkring.
pub fn visit_events(catalogue: &Catalogue, circle: &LearningCircle, visits: &[Visit]) -> Vec<Event> {
    let event = |visit: &Visit| {
        let pair = visit.pair;
        let (guest, host) = (circle.rows.get(pair.guest)?, circle.rows.get(pair.host)?);
        let column = circle.columns.get(pair.column)?;
        let about = words::circle_precondition(catalogue, &column.precondition);
        Some(Event {
            id: format!("{}-{}-{}", guest.id, host.id, column.precondition),
            day: visit.day,
            title: format!("{} op bezoek bij {}: {about}", words::circle_name(guest), words::circle_name(host)),
            description: format!(
                "{}\n{}\nDe dag is een voorstel: kies samen een andere als die beter past.",
                words::circle_sought(guest, pair.column),
                words::circle_reason(host, pair.column)
            ),
            is_proposal: true,
        })
    };
    visits.iter().filter_map(event).collect()
}
