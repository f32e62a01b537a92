//! What the figures of a measurement are and are not, what they rest on, and what is left out of them.

use crate::analysis::{PreconditionScore, Verdict};
use crate::content::PreconditionId;
use crate::model::Rating;
use crate::report::anchors::caveats;
use crate::report::context::Context;
use crate::report::document::{Block, Callout, Heading, Text, TitledList};
use crate::words;

/// The box about what these figures say and do not say.
pub(super) fn what_figures_are() -> Block {
    let list = |title: &str, items: [&str; 3]| TitledList { title: title.to_owned(), items: items.map(Text::from).into() };
    Block::Callout(Callout {
        heading: Heading { anchor: Some(caveats()), ..Heading::new(2, "Wat deze cijfers wel en niet zijn") },
        lists: vec![
            list(
                "Wel",
                [
                    "Het oordeel van het team over zijn eigen aanpak.",
                    "Een eigen manier van tellen van Wijkpeil. De punten komen uit de bronnen, de telling niet.",
                    "Een begin voor het gesprek, en een peil om later een meting van hetzelfde team naast te leggen.",
                ],
            ),
            list(
                "Niet",
                [
                    "Een oordeel over de wijk of over de mensen die er wonen.",
                    "Een bewijs dat de aanpak werkt.",
                    "Een maat om wijken mee te vergelijken: elk team kijkt met eigen ogen.",
                ],
            ),
        ],
    })
}

/// For how many ratings somebody outside of the team looked at what they rest on.
pub(super) fn looked_at_by_others(context: &Context<'_>) -> Option<String> {
    let rated = || {
        let answers = context.catalogue.items().filter_map(|(_, item)| context.measurement.answers.get(&item.id));
        answers.filter(|answer| answer.rating.is_some_and(Rating::is_known))
    };
    let checked = rated().filter(|answer| answer.checked_with.is_some()).count();
    let verb = if checked == 1 { "is" } else { "zijn" };
    (rated().count() > 0).then(|| match checked {
        0 => "Bij geen enkel oordeel is de onderbouwing nagekeken met iemand van buiten het team.".to_owned(),
        _ => format!(
            "Van de {} oordelen {verb} er {} nagekeken met iemand van buiten het team.",
            rated().count(),
            words::number_word(checked)
        ),
    })
}

fn is_filled_in(score: &PreconditionScore) -> bool {
    score.verdict != Verdict::NotFilledIn
}

/// Which randvoorwaarden the table leaves out, as there is nothing to say of them.
pub(super) fn left_out(context: &Context<'_>) -> Option<String> {
    let empty = |id: &PreconditionId| context.scores.precondition(id).is_some_and(|score| !is_filled_in(score));
    let names: Vec<String> = context
        .catalogue
        .preconditions()
        .iter()
        .filter(|precondition| empty(&precondition.id))
        .map(|precondition| format!("{} {}", precondition.number, precondition.short_title))
        .collect();
    (!names.is_empty()).then(|| {
        format!("Nog niet ingevuld: {}. Bij ‘samen’ en ‘geheel’ tellen die punten mee als open.", words::names(&names))
    })
}
