//! Dates that cannot be right beside each other, in Dutch.

use super::{date, measurement, quarter};
use crate::analysis::DateRemark;

/// That an action cannot be ready before it starts.
pub const READY_BEFORE_START: &str = "klaar ligt vóór de start";

/// What does not fit, to be read after `let op:`; no point at its end.
pub fn date_remark(remark: &DateRemark) -> String {
    match remark {
        DateRemark::ReferenceInFuture { measurement: number, date: day } => {
            format!("de peildatum van de {}, {}, ligt in de toekomst", measurement(*number), date(*day))
        }
        DateRemark::ReferenceBeforeEarlier { measurement: number, date: day, earlier, earlier_date } => format!(
            "de peildatum van de {}, {}, ligt vóór die van de {}, {}",
            measurement(*number),
            date(*day),
            measurement(*earlier),
            date(*earlier_date)
        ),
        DateRemark::AdoptionBeforeReference { measurement: number, date: day, reference } => format!(
            "de dag van vaststellen van de {}, {}, ligt vóór de peildatum, {}",
            measurement(*number),
            date(*day),
            date(*reference)
        ),
        DateRemark::AdoptionInFuture { measurement: number, date: day } => {
            format!("de dag van vaststellen van de {}, {}, ligt in de toekomst", measurement(*number), date(*day))
        }
        DateRemark::ReadyBeforeStart { measurement: kept, number, start, ready, .. } => {
            let list = kept.map(|kept| format!(" bij de vastgestelde {}", measurement(kept))).unwrap_or_default();
            format!(
                "actie {number}{list} begint in het {} en is klaar in het {}: {READY_BEFORE_START}",
                quarter(*start),
                quarter(*ready)
            )
        }
    }
}
