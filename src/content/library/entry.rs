//! One example from practice (`practice/*.ron`): what a municipality did, and what it shows.

use serde::{Deserialize, Serialize};

use crate::content::catalogue::SourceRef;
use crate::content::id::{
    ExampleInterventionId, ItemId, PointId, PracticeId, PracticeNoteId, PracticePartId, PreconditionId, PrincipleId,
};

/// What others did, in our own words: only what the source says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PracticeEntry {
    /// Stable id, as `praktijk.tilburg-familieaanpak`.
    pub id: PracticeId,
    /// What kind of text it is.
    pub kind: PracticeKind,
    /// Its name.
    pub title: String,
    /// The municipality; `None` where it is about more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub municipality: Option<String>,
    /// Where in the municipality.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// When it was, and when the source was written.
    pub period: Period,
    /// How large the area is that it is about.
    pub scale: Scale,
    /// For whom or with whom it is.
    pub target_groups: Vec<TargetGroup>,
    /// What it is, in one sentence.
    pub summary: String,
    /// Why they began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason_to_start: Option<String>,
    /// What they do.
    pub does: Vec<String>,
    /// What came of it; may be empty.
    pub gave: Vec<String>,
    /// On what that rests.
    pub evidence: Evidence,
    /// What helped; may be empty.
    pub worked: Vec<String>,
    /// What stood in the way; may be empty.
    pub hindered: Vec<String>,
    /// What they advise others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tips: Option<String>,
    /// What was still to come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlook: Option<String>,
    /// A method in steps, each of which can become an action; may be empty.
    pub steps: Vec<PracticeStep>,
    /// Numbers, apart from the running text, so that each can be held against the source; may be empty.
    pub figures: Vec<Figure>,
    /// Of which randvoorwaarden it shows something; may be empty, and [`note`](Self::note) then says why.
    pub shows: Vec<ShownLink>,
    /// Which principles can be recognised in it. No source names them: this is a reading of Wijkpeil. May be empty.
    pub uses: Vec<PrincipleLink>,
    /// The example interventions of the catalogue that are done in it; may be empty.
    pub interventions: Vec<ExampleInterventionId>,
    /// Whether the scan of the source is complete here.
    pub scan: ScanState,
    /// Where it comes from.
    pub source: SourceRef,
    /// Why there is no link, or what not to conclude.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl PracticeEntry {
    /// The texts that tell the example, in the order of reading: not its figures, and not the reasons of its links.
    pub fn story(&self) -> impl Iterator<Item = &str> {
        let steps = self.steps.iter().flat_map(|step| [&step.title, &step.text]);
        let before = [Some(&self.summary), self.reason_to_start.as_ref()].into_iter().flatten();
        let after = [self.tips.as_ref(), self.outlook.as_ref()].into_iter().flatten();
        before
            .chain(&self.does)
            .chain(&self.gave)
            .chain(&self.worked)
            .chain(&self.hindered)
            .chain(after)
            .chain(steps)
            .chain(self.note.as_ref())
            .map(String::as_str)
    }

    /// Every text that a reader sees, in the order of reading: its name and place first, then [`story`](Self::story), figures
    /// and the reasons of its links.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let head = [Some(&self.title), self.municipality.as_ref(), self.place.as_ref(), Some(&self.period.text)];
        let figures = self.figures.iter().flat_map(|figure| [&figure.value, &figure.what]);
        let reasons = self.shows.iter().map(|link| &link.reason).chain(self.uses.iter().map(|link| &link.reason));
        head.into_iter().flatten().map(String::as_str).chain(self.story()).chain(figures.chain(reasons).map(String::as_str))
    }

    /// How many words [`story`](Self::story) has.
    pub fn words(&self) -> usize {
        self.story().map(|text| text.split_whitespace().count()).sum()
    }
}

/// What kind of text an entry rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PracticeKind {
    /// An approach that was described at length.
    Approach,
    /// A short account of one municipality.
    Municipality,
    /// A plan of a municipality.
    Programme,
    /// Advice on one theme, in steps.
    Guidance,
    /// What returns in several approaches.
    Lessons,
}

impl PracticeKind {
    /// All of them, in the order of the filter.
    pub const ALL: [Self; 5] = [Self::Lessons, Self::Approach, Self::Municipality, Self::Programme, Self::Guidance];
}

/// When something was, as the source tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// As `vanaf maart 2020`.
    pub text: String,
    /// When the source was written, so that 'now' is not read as today.
    pub as_of: String,
}

/// How large the area is that an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Scale {
    /// A street or some buildings.
    Street,
    /// A wijk or buurt.
    Neighbourhood,
    /// A whole municipality.
    Municipality,
    /// The organisation of the municipality itself.
    Organisation,
    /// Several municipalities.
    Region,
    /// The whole country.
    National,
}

impl Scale {
    /// All of them, from small to large.
    pub const ALL: [Self; 6] =
        [Self::Street, Self::Neighbourhood, Self::Municipality, Self::Organisation, Self::Region, Self::National];
}

/// For whom or with whom something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TargetGroup {
    /// Families.
    Families,
    /// Children and young people.
    Youth,
    /// Residents.
    Residents,
    /// Entrepreneurs and owners of premises.
    Entrepreneurs,
    /// People who use drugs.
    DrugUsers,
    /// People who work for the municipality or its partners.
    Professionals,
    /// Council and executive of the municipality.
    Council,
    /// People who break the law.
    Offenders,
}

impl TargetGroup {
    /// All of them, in the order of the filter.
    pub const ALL: [Self; 8] = [
        Self::Residents,
        Self::Families,
        Self::Youth,
        Self::Entrepreneurs,
        Self::DrugUsers,
        Self::Offenders,
        Self::Professionals,
        Self::Council,
    ];
}

/// On what the results rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Evidence {
    /// Researchers studied it.
    Research,
    /// People were asked about it.
    Interviews,
    /// What those who do the work see.
    Experience,
    /// The source names nothing.
    NoneStated,
}

/// One step of a method.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PracticeStep {
    /// Stable id, as `praktijk.handreiking-leren.stap.1`.
    pub id: PracticePartId,
    /// What to do, in a few words.
    pub title: String,
    /// What to do, at length.
    pub text: String,
}

/// A number with what it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The number as it is printed, as `75%` or `€ 120.000`.
    pub value: String,
    /// What it counts.
    pub what: String,
    /// Where it stands in the scan of the source, as `001:585-587`; empty where nobody noted it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// Of what in a randvoorwaarde an entry shows something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShownLink {
    /// The randvoorwaarde.
    pub precondition: PreconditionId,
    /// Which of its items and practice notes; at least one.
    pub items: Vec<LinkTarget>,
    /// Whether it is there, lacks, or is explained.
    pub role: Role,
    /// How plainly the source says so.
    pub strength: Strength,
    /// One sentence that makes the role plain, with the name of the municipality.
    pub reason: String,
    /// Where it stands in the scan of the source, as `001:391-402`; empty where nobody noted it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// What a [`ShownLink`] points at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum LinkTarget {
    /// A checklist item.
    Item(ItemId),
    /// A note from practice, whose id has `.praktijk.` in it.
    Note(PracticeNoteId),
}

impl LinkTarget {
    /// The id as it stands in files.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Item(id) => id.as_str(),
            Self::Note(id) => id.as_str(),
        }
    }
}

impl From<String> for LinkTarget {
    fn from(id: String) -> Self {
        if id.contains(".praktijk.") { Self::Note(PracticeNoteId::new(id)) } else { Self::Item(ItemId::new(id)) }
    }
}

impl From<LinkTarget> for String {
    fn from(target: LinkTarget) -> Self {
        target.as_str().to_owned()
    }
}

/// What an entry tells of a randvoorwaarde. Sources often show one by its absence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    /// It is there, and it worked.
    Shows,
    /// It lacked or was hard, and the source says so.
    Obstacle,
    /// The source explains how to do it, without a result.
    Method,
}

impl Role {
    /// All of them, in the order in which examples are shown.
    pub const ALL: [Self; 3] = [Self::Shows, Self::Obstacle, Self::Method];
}

/// How plainly the source says what a link says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Strength {
    /// The source states it outright.
    Strong,
    /// The source mentions it in passing.
    Partly,
}

/// A principle that can be recognised in an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrincipleLink {
    /// The principle.
    pub principle: PrincipleId,
    /// Which of its points; may be empty.
    pub points: Vec<PointId>,
    /// How plainly it can be recognised.
    pub strength: Strength,
    /// One sentence that says in what.
    pub reason: String,
    /// Where it stands in the scan of the source; empty where nobody noted it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// Whether the scan of a source is complete where an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ScanState {
    /// Nothing is missing.
    Complete,
    /// The text breaks off.
    BreaksOff,
    /// The beginning is missing.
    BeginningMissing,
    /// The text is there, lists in it are not.
    ListsMissing,
}
