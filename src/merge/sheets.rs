//! Merging invulbladen into the open measurement of a dossier.
//!
//! Merging is idempotent and independent of the order of the sheets. Of one sheet the highest revision counts. Of two sheets
//! that seem to be of one person, the user decides whether both count or only the newest; until then neither is taken.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime};

use super::derived_id::derived_id;
use crate::content::{Catalogue, ItemId};
use crate::model::{
    Dossier, DossierId, Filled, MeasurementId, Participant, ParticipantId, ResponseSheet, SamePerson, SheetAnswer, SheetFile,
    SheetId,
};

/// An invulblad that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingSheet {
    /// The dossier for which it was made.
    pub dossier: DossierId,
    /// The measurement for which it was made.
    pub measurement: MeasurementId,
    /// Wijk and gemeente and the number of the measurement, where it names them.
    pub told: Option<ToldPlace>,
    /// The wording of each item that it asked, as far as that is known.
    pub wordings: BTreeMap<ItemId, String>,
    /// Who filled it in.
    pub participant: Participant,
    /// What they filled in.
    pub sheet: ResponseSheet,
}

/// What a sheet is for, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldPlace {
    /// Gemeente; may be empty.
    pub municipality: String,
    /// Wijk; may be empty.
    pub neighbourhood: String,
    /// The number of the measurement.
    pub number: u16,
}

impl IncomingSheet {
    /// What a file holds; `None` when nobody filled it in.
    pub fn of_file(file: SheetFile) -> Option<Self> {
        let SheetFile { form, filled: Filled::By { participant, sheet } } = file else { return None };
        Some(Self {
            dossier: form.dossier,
            measurement: form.measurement,
            told: Some(ToldPlace { municipality: form.municipality, neighbourhood: form.neighbourhood, number: form.number }),
            wordings: form.items,
            sheet: ResponseSheet { edition: form.edition, participant: participant.id.clone(), ..*sheet },
            participant,
        })
    }
}

/// How two sheets are taken that seem to be of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Twins {
    /// As one person's: the newest counts.
    Newest,
    /// As two people's: both count.
    Apart,
}

/// What the user decided before merging.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MergeChoices {
    /// The answers to 'dezelfde persoon of twee?', by participant.
    pub twins: BTreeMap<ParticipantId, Twins>,
    /// The answer for all others.
    pub other_twins: Option<Twins>,
    /// Whether sheets for another wijk, measurement or edition are taken, as far as their items are the same.
    pub takes_others: bool,
}

/// The result of merging.
#[derive(Clone, Debug, PartialEq)]
pub struct MergedSheets {
    /// The dossier with the sheets.
    pub dossier: Dossier,
    /// The outcome for each incoming sheet, in their order.
    pub told: Vec<SheetNews>,
}

/// The outcome for one sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetNews {
    /// The outcome.
    pub outcome: SheetOutcome,
    /// The items whose answers were left out, as they differ in this measurement.
    pub left_out: Vec<ItemId>,
}

/// The outcomes for a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetOutcome {
    /// It counts now.
    Added,
    /// It was there already.
    Known,
    /// It counts now; it replaces an earlier revision.
    Replaced,
    /// A newer revision counts.
    Older,
    /// It counts now, as the newest of one person; it replaces an older one.
    Newest,
    /// Another one of the same person is newer.
    PassedOver,
    /// It counts beside another one, as two people's.
    Apart,
    /// It was not taken: the user has not said whether it is of the same person as another one.
    Unanswered(ParticipantId),
    /// It was not taken.
    Refused(SheetRefusal),
}

/// Why a sheet was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetRefusal {
    /// No measurement is open.
    NothingOpen,
    /// It is for another dossier.
    OtherDossier,
    /// It is for another measurement of this dossier.
    OtherMeasurement,
    /// It asks another edition of the questions.
    OtherEdition,
    /// It is for something else, and no item that it answers is the same.
    NothingSame,
    /// Nothing was filled in.
    Empty,
}

/// Merges sheets into the open measurement of a dossier; `catalogue` is its content.
pub fn merge_sheets(
    catalogue: &Catalogue,
    dossier: &Dossier,
    incoming: &[IncomingSheet],
    choices: &MergeChoices,
) -> MergedSheets {
    let mut told = Vec::with_capacity(incoming.len());
    let mut groups: BTreeMap<ParticipantId, Group> = BTreeMap::new();
    for (at, one) in incoming.iter().enumerate() {
        match admitted(catalogue, dossier, one, choices.takes_others) {
            Ok((sheet, left_out)) => {
                told.push(SheetNews { outcome: SheetOutcome::Known, left_out });
                let version = Version::new(one.participant.clone(), sheet, Some(at));
                groups.entry(version.person.clone()).or_default().incoming.push(version);
            }
            Err(refusal) => told.push(SheetNews { outcome: SheetOutcome::Refused(refusal), left_out: Vec::new() }),
        }
    }
    let mut merged = dossier.clone();
    if let Some(open) = dossier.measurements.open() {
        for sheet in dossier.sheets.iter().filter(|sheet| sheet.measurement.as_ref() == Some(&open.id)) {
            let known = dossier.participants.iter().find(|participant| participant.id == sheet.participant);
            let participant = known.cloned().unwrap_or_else(|| Participant::new(sheet.participant.clone(), ""));
            let version = Version::new(participant, sheet.clone(), None);
            if let Some(group) = groups.get_mut(&version.person) {
                group.present.push(version);
            }
        }
    }
    for (person, group) in groups {
        let answer = choices.twins.get(&person).copied().or(choices.other_twins);
        group.settle(answer, &mut merged, &mut |at, outcome| told[at].outcome = outcome);
    }
    merged.mix_sheets();
    MergedSheets { dossier: merged, told }
}

/// A sheet as it is taken, with the items that were left out.
fn admitted(
    catalogue: &Catalogue,
    dossier: &Dossier,
    incoming: &IncomingSheet,
    takes_others: bool,
) -> Result<(ResponseSheet, Vec<ItemId>), SheetRefusal> {
    let open = dossier.measurements.open().ok_or(SheetRefusal::NothingOpen)?;
    let mut sheet = ResponseSheet { measurement: Some(open.id.clone()), ..incoming.sheet.clone() };
    sheet.answers.retain(|_, answer| !answer.is_empty());
    if sheet.is_empty() {
        return Err(SheetRefusal::Empty);
    }
    let is_of_dossier = incoming.dossier == dossier.id || dossier.origins.contains(&incoming.dossier);
    let other = match () {
        () if !is_of_dossier => SheetRefusal::OtherDossier,
        () if incoming.measurement != open.id => SheetRefusal::OtherMeasurement,
        () if sheet.edition != catalogue.edition().id => SheetRefusal::OtherEdition,
        () => return Ok((sheet, Vec::new())),
    };
    if !takes_others {
        return Err(other);
    }
    let is_same = |item: &ItemId| {
        let asked = catalogue.item(item).map(|(_, item)| item.text.as_str());
        asked.is_some() && asked == incoming.wordings.get(item).map(String::as_str)
    };
    let (same, others): (BTreeMap<_, _>, BTreeMap<_, _>) = sheet.answers.into_iter().partition(|(item, _)| is_same(item));
    if same.is_empty() {
        return Err(SheetRefusal::NothingSame);
    }
    sheet.answers = same;
    Ok((sheet, others.into_keys().collect()))
}

/// The sheets that seem to be of one person.
#[derive(Default)]
struct Group {
    present: Vec<Version>,
    incoming: Vec<Version>,
}

/// One state of one sheet.
#[derive(Clone)]
struct Version {
    /// The participant that it seems to be of.
    person: ParticipantId,
    /// Its id before sheets are set apart.
    id: SheetId,
    participant: Participant,
    sheet: ResponseSheet,
    /// Its index among the incoming sheets; `None` for one of the dossier.
    from: Option<usize>,
    /// The indices of incoming sheets that are identical to it.
    copies: Vec<usize>,
}

/// The sort key of sheets by age: a total order, in which a later revision of a sheet comes after an earlier one.
type Age<'a> = (Date, Option<DateTime>, u32, &'a BTreeMap<ItemId, SheetAnswer>, &'a str, &'a SheetId);

impl Version {
    fn new(participant: Participant, sheet: ResponseSheet, from: Option<usize>) -> Self {
        let (person, id) = match &sheet.same_person {
            // Only this dossier sets sheets apart; an incoming sheet cannot.
            Some(SamePerson::Apart { participant, sheet }) if from.is_none() => (participant.clone(), sheet.clone()),
            _ => (participant.id.clone(), sheet.id.clone()),
        };
        let same_person = sheet.same_person.clone().filter(|_| from.is_none());
        Self { person, id, participant, sheet: ResponseSheet { same_person, ..sheet }, from, copies: Vec::new() }
    }

    fn age(&self) -> Age<'_> {
        let ResponseSheet { changed, written, revision, answers, remark, .. } = &self.sheet;
        (*changed, *written, *revision, answers, remark, &self.id)
    }

    /// All its indices among the incoming sheets.
    fn places(&self) -> impl Iterator<Item = usize> {
        self.from.into_iter().chain(self.copies.iter().copied())
    }

    fn says_the_same(&self, other: &Self) -> bool {
        self.sheet.answers == other.sheet.answers && self.sheet.remark == other.sheet.remark
    }

    fn is_same_state(&self, other: &Self) -> bool {
        self.id == other.id && self.sheet.revision == other.sheet.revision && self.says_the_same(other)
    }

    /// As one person's: with its original ids.
    fn together(mut self, answer: Option<SamePerson>) -> Self {
        self.participant.id = self.person.clone();
        self.sheet.participant = self.person.clone();
        self.sheet.id = self.id.clone();
        self.sheet.same_person = answer;
        self
    }

    /// As one of two people's: with ids that are derived from its content, so that they are the same wherever it is merged.
    fn apart(mut self) -> Self {
        let answers = self.sheet.answers.iter().flat_map(|(item, answer)| {
            let rating = answer.rating.map(|rating| (rating as u8).to_string()).unwrap_or_default();
            [item.to_string(), rating, answer.note.clone()]
        });
        let own = [self.person.to_string(), self.id.to_string(), self.sheet.remark.clone()];
        let id = derived_id(own.into_iter().chain(answers));
        self.sheet.same_person = Some(SamePerson::Apart { participant: self.person.clone(), sheet: self.id.clone() });
        self.participant.id = ParticipantId::new(id.clone());
        self.sheet.participant = self.participant.id.clone();
        self.sheet.id = SheetId::new(id);
        self
    }
}

impl Group {
    /// Puts the sheets of this person that count into the dossier, and reports the outcome for each incoming sheet.
    fn settle(self, given: Option<Twins>, dossier: &mut Dossier, tell: &mut dyn FnMut(usize, SheetOutcome)) {
        let kept = self.present.iter().find_map(|version| version.sheet.same_person.as_ref());
        let answer = match kept {
            Some(SamePerson::Newest) => Some(Twins::Newest),
            Some(SamePerson::Apart { .. }) => Some(Twins::Apart),
            None => given,
        };
        let flag = kept.filter(|kept| **kept == SamePerson::Newest).cloned();
        let (present, incoming) = (self.present, self.incoming);
        let mut states: Vec<Version> = Vec::new();
        for version in present.iter().chain(&incoming) {
            match states.iter_mut().find(|state| state.is_same_state(version)) {
                Some(state) => {
                    state.copies.extend(version.from);
                    // The same, saved later.
                    if state.age() < version.age() {
                        state.sheet.changed = version.sheet.changed;
                        state.sheet.written = version.sheet.written;
                    }
                }
                None => states.push(version.clone()),
            }
        }
        let newest_revision = |id: &SheetId| states.iter().filter(|it| it.id == *id).map(|it| it.sheet.revision).max();
        let (counting, older): (Vec<Version>, Vec<Version>) =
            states.iter().cloned().partition(|version| newest_revision(&version.id) == Some(version.sheet.revision));
        older.iter().flat_map(Version::places).for_each(|at| tell(at, SheetOutcome::Older));
        let replaces = older.iter().any(|version| version.from.is_none());
        let has_one = counting.iter().all(|version| version.says_the_same(&counting[0]));
        let has_one = has_one && (counting.len() == 1 || answer != Some(Twins::Apart));
        let Some(newest) = counting.iter().max_by(|one, other| one.age().cmp(&other.age())) else { return };
        let result: Vec<Version> = match answer {
            _ if has_one => {
                if let Some(at) = newest.from {
                    let is_known = counting.iter().any(|version| version.from.is_none());
                    tell(
                        at,
                        match () {
                            () if is_known => SheetOutcome::Known,
                            () if replaces => SheetOutcome::Replaced,
                            () => SheetOutcome::Added,
                        },
                    );
                }
                vec![newest.clone().together(flag)]
            }
            None => {
                for version in &counting {
                    version.places().filter(|_| version.from.is_some()).for_each(|at| {
                        tell(at, SheetOutcome::Unanswered(version.person.clone()));
                    });
                }
                return;
            }
            Some(Twins::Newest) => {
                for version in &counting {
                    let is_newest = version.is_same_state(newest);
                    match version.from {
                        Some(at) if is_newest => tell(at, SheetOutcome::Newest),
                        _ if is_newest => {}
                        _ => version.places().for_each(|at| tell(at, SheetOutcome::PassedOver)),
                    }
                }
                vec![newest.clone().together(Some(SamePerson::Newest))]
            }
            Some(Twins::Apart) => {
                counting.iter().filter_map(|version| version.from).for_each(|at| tell(at, SheetOutcome::Apart));
                counting.into_iter().map(Version::apart).collect()
            }
        };
        put(result, &present, dossier);
    }
}

/// Replaces the sheets that were `present`, each with its participant.
fn put(result: Vec<Version>, present: &[Version], dossier: &mut Dossier) {
    let gone: BTreeSet<&SheetId> = present.iter().map(|version| &version.sheet.id).collect();
    dossier.sheets.retain(|sheet| !gone.contains(&sheet.id));
    let is_name_removed = present.iter().any(|version| version.participant.is_name_removed);
    for Version { mut participant, sheet, from, .. } in result {
        let known = dossier.participants.iter_mut().find(|known| known.id == participant.id);
        if from.is_some()
            && sheet.form.is_some()
            && let Some(known) = &known
        {
            // A form has no field for a name.
            participant.name.clone_from(&known.name);
            participant.may_be_named = known.may_be_named;
        }
        participant.is_name_removed |= is_name_removed || known.as_ref().is_some_and(|known| known.is_name_removed);
        if participant.is_name_removed {
            participant.name.clear();
        }
        match known {
            Some(known) => *known = participant,
            None => dossier.participants.push(participant),
        }
        dossier.sheets.push(sheet);
    }
    // Participants whose ids changed because their sheets were set apart, or are no longer.
    let used: BTreeSet<&ParticipantId> = dossier.sheets.iter().map(|sheet| &sheet.participant).collect();
    let was_here = |id: &ParticipantId| present.iter().any(|version| version.participant.id == *id || version.person == *id);
    let is_left = |participant: &Participant| used.contains(&participant.id) || !was_here(&participant.id);
    dossier.participants.retain(is_left);
}
