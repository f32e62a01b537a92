//! Where the team took something over from the library.

use serde::{Deserialize, Serialize};

use crate::content::{PlanTemplate, PracticeEntry, PracticeId, PracticePartId};

/// The example from practice from which an action or an intervention was taken. It has the name of the example, so that it can
/// be read where that example is not in the library.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakenFrom {
    /// The example.
    pub practice: PracticeId,
    /// Its name, with the municipality; empty where a damaged file lost it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The step of it, or the line of the template for a plan that was made of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<PracticePartId>,
}

impl TakenFrom {
    /// From an example as a whole.
    pub fn entry(entry: &PracticeEntry) -> Self {
        let title = match &entry.municipality {
            Some(municipality) => format!("{}, {municipality}", entry.title),
            None => entry.title.clone(),
        };
        Self { practice: entry.id.clone(), title, part: None }
    }

    /// From one step of an example.
    pub fn step(entry: &PracticeEntry, step: PracticePartId) -> Self {
        Self { part: Some(step), ..Self::entry(entry) }
    }

    /// From a line or a risk of a template for a plan.
    pub fn template(template: &PlanTemplate, part: PracticePartId) -> Self {
        Self { practice: template.practice.clone(), title: template.title.clone(), part: Some(part) }
    }
}
