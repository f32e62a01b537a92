//! The library as screens, reports and the command line ask it.

use std::collections::BTreeSet;

use serde::Serialize;

use super::entry::{LinkTarget, PracticeEntry, PracticeKind, PrincipleLink, Role, Scale, ShownLink, TargetGroup};
use super::plan::PlanTemplate;
use crate::content::catalogue::SourceDocument;
use crate::content::id::{DocumentId, ExampleInterventionId, ItemId, PlanTemplateId, PracticeId, PreconditionId, PrincipleId};

/// Most examples shown beside one randvoorwaarde, item, principle or intervention.
pub const MOST_EXAMPLES: usize = 5;

/// What others did, in the order of the files.
///
/// Its ids are unique, and its links resolve in the catalogue with which it was read. Another catalogue, as that of a content
/// folder without a library or of a measurement that was adopted long ago, may lack what it points at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Library {
    #[serde(rename = "practice")]
    pub(super) entries: Vec<PracticeEntry>,
    #[serde(rename = "plan_templates")]
    pub(super) templates: Vec<PlanTemplate>,
    /// The documents that the entries name, so that a source can be told beside any catalogue.
    #[serde(skip)]
    pub(super) documents: Vec<SourceDocument>,
}

/// An entry with what it says of the thing that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked<'a, L> {
    /// The entry.
    pub entry: &'a PracticeEntry,
    /// Its strongest link.
    pub link: &'a L,
    /// Its other links to the same thing, strongest first: where a thing worked, something of it can still have lacked.
    pub more: Vec<&'a L>,
}

/// What to pass over when listing entries; `None` lets all through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only what says something of this randvoorwaarde.
    pub precondition: Option<PreconditionId>,
    /// Only where this principle can be recognised.
    pub principle: Option<PrincipleId>,
    /// Only this municipality.
    pub municipality: Option<String>,
    /// Only this kind.
    pub kind: Option<PracticeKind>,
    /// Only this scale.
    pub scale: Option<Scale>,
    /// Only what is for or with this group.
    pub target_group: Option<TargetGroup>,
    /// Only what tells of success, or of obstacles.
    pub told: Option<Told>,
}

/// Whether an entry tells of success or of obstacles; many tell of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// What helped.
    Worked,
    /// What stood in the way.
    Hindered,
}

impl Told {
    /// Both, in the order of the filter.
    pub const ALL: [Self; 2] = [Self::Worked, Self::Hindered];

    fn role(self) -> Role {
        match self {
            Self::Worked => Role::Shows,
            Self::Hindered => Role::Obstacle,
        }
    }

    fn texts(self, entry: &PracticeEntry) -> &[String] {
        match self {
            Self::Worked => &entry.worked,
            Self::Hindered => &entry.hindered,
        }
    }
}

impl Filter {
    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it lets this entry through. Success and obstacles are those at the randvoorwaarde, where one was chosen.
    pub fn matches(&self, entry: &PracticeEntry) -> bool {
        let Self { precondition, principle, municipality, kind, scale, target_group, told } = self;
        let is_or_unset = |is: Option<bool>| is.unwrap_or(true);
        let shown = |link: &ShownLink| precondition.as_ref().is_none_or(|id| link.precondition == *id);
        let has_role = |told: Told| entry.shows.iter().any(|link| shown(link) && link.role == told.role());
        is_or_unset(precondition.as_ref().map(|_| entry.shows.iter().any(shown)))
            && is_or_unset(principle.as_ref().map(|id| entry.uses.iter().any(|link| link.principle == *id)))
            && is_or_unset(municipality.as_ref().map(|name| entry.municipality.as_ref() == Some(name)))
            && is_or_unset(kind.map(|kind| entry.kind == kind))
            && is_or_unset(scale.map(|scale| entry.scale == scale))
            && is_or_unset(target_group.map(|group| entry.target_groups.contains(&group)))
            && is_or_unset(told.map(|told| has_role(told) || precondition.is_none() && !told.texts(entry).is_empty()))
    }
}

impl Library {
    /// Everything, in the order of the files.
    pub fn entries(&self) -> &[PracticeEntry] {
        &self.entries
    }

    /// The entry with this id; `None` for one that this library does not have, as an old dossier can name.
    pub fn get(&self, id: &PracticeId) -> Option<&PracticeEntry> {
        self.entries.iter().find(|entry| entry.id == *id)
    }

    /// The entries that a filter lets through, in the order of the files.
    pub fn filtered<'a>(&'a self, filter: &'a Filter) -> impl Iterator<Item = &'a PracticeEntry> {
        self.entries.iter().filter(move |entry| filter.matches(entry))
    }

    /// The municipalities that have an entry, by name.
    pub fn municipalities(&self) -> Vec<&str> {
        let names: BTreeSet<&str> = self.entries.iter().filter_map(|entry| entry.municipality.as_deref()).collect();
        names.into_iter().collect()
    }

    /// What says something of a randvoorwaarde, strongest first and at most [`MOST_EXAMPLES`]: what the source says plainly
    /// before side remarks, then what is there before what lacks and what is only explained, then in the order of the files.
    pub fn examples_for_precondition(&self, id: &PreconditionId) -> Vec<Linked<'_, ShownLink>> {
        self.shown(|link| link.precondition == *id)
    }

    /// As [`examples_for_precondition`](Self::examples_for_precondition), of one checklist item.
    pub fn examples_for_item(&self, id: &ItemId) -> Vec<Linked<'_, ShownLink>> {
        self.shown(|link| link.items.iter().any(|target| matches!(target, LinkTarget::Item(item) if item == id)))
    }

    /// As [`examples_for_precondition`](Self::examples_for_precondition), of one principle.
    pub fn examples_for_principle(&self, id: &PrincipleId) -> Vec<Linked<'_, PrincipleLink>> {
        let links = self.entries.iter().map(|entry| (entry, entry.uses.iter().filter(|link| link.principle == *id).collect()));
        strongest(links, |link| link.strength)
    }

    /// Where an example intervention of the catalogue is done, in the order of the files, at most [`MOST_EXAMPLES`].
    pub fn examples_for_intervention(&self, id: &ExampleInterventionId) -> Vec<&PracticeEntry> {
        self.entries.iter().filter(|entry| entry.interventions.contains(id)).take(MOST_EXAMPLES).collect()
    }

    /// The templates for a plan, in the order of the files.
    pub fn templates(&self) -> &[PlanTemplate] {
        &self.templates
    }

    /// The template with this id.
    pub fn template(&self, id: &PlanTemplateId) -> Option<&PlanTemplate> {
        self.templates.iter().find(|template| template.id == *id)
    }

    /// The document that an entry names as its source.
    pub fn document(&self, id: &DocumentId) -> Option<&SourceDocument> {
        self.documents.iter().find(|document| document.id == *id)
    }

    fn shown(&self, is_wanted: impl Fn(&ShownLink) -> bool) -> Vec<Linked<'_, ShownLink>> {
        let links = self.entries.iter().map(|entry| (entry, entry.shows.iter().filter(|link| is_wanted(link)).collect()));
        strongest(links, |link| (link.strength, link.role))
    }
}

/// The entries that have a link, each with its links in the order of their keys, and the entries in that of their first links.
fn strongest<'a, L, K: Ord>(
    entries: impl Iterator<Item = (&'a PracticeEntry, Vec<&'a L>)>,
    key: impl Fn(&L) -> K,
) -> Vec<Linked<'a, L>> {
    let mut found: Vec<Linked<'a, L>> = entries
        .filter_map(|(entry, mut links)| {
            links.sort_by_key(|link| key(link));
            let mut links = links.into_iter();
            links.next().map(|link| Linked { entry, link, more: links.collect() })
        })
        .collect();
    found.sort_by_key(|linked| key(linked.link));
    found.truncate(MOST_EXAMPLES);
    found
}
