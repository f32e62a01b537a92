//! A template for a plan of action (`plan_templates/*.ron`), drawn from the programme of a municipality.

use serde::{Deserialize, Serialize};

use crate::content::catalogue::SourceRef;
use crate::content::id::{PlanTemplateId, PracticeId, PracticePartId};

/// A plan of another municipality, to choose lines from. Its quarters count from the team's own start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanTemplate {
    /// Stable id, as `sjabloon.zwolle`.
    pub id: PlanTemplateId,
    /// The example from practice that tells of the plan.
    pub practice: PracticeId,
    /// Its name.
    pub title: String,
    /// What it is, and how to use it.
    pub explanation: String,
    /// The quarter of the source that is quarter 0 here.
    pub first_quarter_in_source: String,
    /// The pillars, in the order of the plan.
    pub groups: Vec<PlanGroup>,
    /// How the plan wants risks to be kept in view.
    pub risk_rule: RiskRule,
    /// What could stand in the way, and what is done against it.
    pub risks: Vec<PlanRisk>,
    /// Where it comes from.
    pub source: SourceRef,
}

impl PlanTemplate {
    /// Every line with its pillar, in the order of the plan.
    pub fn lines(&self) -> impl Iterator<Item = (&PlanGroup, &PlanLine)> {
        self.groups.iter().flat_map(|group| group.lines.iter().map(move |line| (group, line)))
    }

    /// The risks of one line: those of the whole plan are not among them.
    pub fn risks_of<'a>(&'a self, line: &'a PracticePartId) -> impl Iterator<Item = &'a PlanRisk> {
        self.risks.iter().filter(move |risk| risk.lines.contains(line))
    }

    /// The risks of the plan as a whole.
    pub fn risks_of_all(&self) -> impl Iterator<Item = &PlanRisk> {
        self.risks.iter().filter(|risk| risk.lines.is_empty())
    }

    /// Every text that a reader sees, in the order of reading.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let groups = self.groups.iter().flat_map(|group| {
            [&group.title, &group.effect, &group.owner].into_iter().chain(group.lines.iter().map(|line| &line.what))
        });
        let risks = self.risks.iter().flat_map(|risk| [&risk.risk, &risk.measure]);
        let head = [&self.title, &self.explanation];
        head.into_iter().chain(groups).chain([&self.risk_rule.text]).chain(risks).map(String::as_str)
    }
}

/// A pillar of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanGroup {
    /// Stable id, as `sjabloon.zwolle.bewust`.
    pub id: PracticePartId,
    /// Its name.
    pub title: String,
    /// What it is to bring about.
    pub effect: String,
    /// Trekker, by role: of each of its lines.
    pub owner: String,
    /// Where it stands in the scan of the source; empty where nobody noted it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// What is to be done.
    pub lines: Vec<PlanLine>,
}

/// Something to be done: it becomes an action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanLine {
    /// Stable id, as `sjabloon.zwolle.bewust.1`.
    pub id: PracticePartId,
    /// Whether it is explored or done.
    pub kind: PlanLineKind,
    /// Its first quarter, counted from the team's own start: 0 is the quarter in which the team starts.
    pub start: u8,
    /// Its last quarter, counted in the same way; `None` where it goes on without an end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ready: Option<u8>,
    /// Whether the source prints the first quarter; otherwise it is the first one after the exploration.
    pub start_is_printed: bool,
    /// What is to be done, in words for any team.
    pub what: String,
    /// The row of the source's own table, by year.
    pub printed: String,
    /// Where it stands in the scan of the source; empty where nobody noted it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// What a line of a plan does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PlanLineKind {
    /// Finds out what is to be done.
    Explore,
    /// Does it.
    Work,
}

/// What could stand in the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanRisk {
    /// Stable id, as `sjabloon.zwolle.risico.1`.
    pub id: PracticePartId,
    /// The lines that it concerns; empty for the plan as a whole.
    pub lines: Vec<PracticePartId>,
    /// What could happen.
    pub risk: String,
    /// What is done against it.
    pub measure: String,
    /// Where it stands in the scan of the source; empty where nobody noted it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// How a plan keeps its risks in view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RiskRule {
    /// The rule, in words for any team.
    pub text: String,
    /// Where it stands in the scan of the source; empty where nobody noted it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}
