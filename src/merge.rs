//! Differences between two states of a dossier, part by part, and their merge; and the merge of invulbladen into a dossier.

mod adoptions;
mod derived_id;
mod form;
mod sheets;

use std::collections::{BTreeMap, BTreeSet};

pub use self::adoptions::{replaced, unadopted};
pub use self::form::{FormFault, NotASheet, ReadForm, sheet_of_form};
pub use self::sheets::{
    IncomingSheet, MergeChoices, MergedSheets, SheetNews, SheetOutcome, SheetRefusal, ToldPlace, Twins, merge_sheets,
};
use crate::content::{Catalogue, ItemId, PreconditionId};
use crate::model::{
    ActionId, AskId, Dossier, DraftField, Intervention, InterventionId, Measurement, ParticipantId, ProfileField, Review,
    SheetId,
};

/// A part of a dossier that can be taken from either state on its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A field of the form.
    Profile(ProfileField),
    /// All measurements together: there are more of them in one state, or what is frozen differs.
    Measurements,
    /// The answer to an item in the latest measurement.
    Answer(ItemId),
    /// The conclusion of the latest measurement.
    Conclusion,
    /// Something that the team asks, in the latest measurement.
    Ask(AskId),
    /// The streefniveau of a randvoorwaarde, in the latest measurement.
    Target(PreconditionId),
    /// How the latest measurement looks back at an action.
    LookBack(ActionId),
    /// The peildatum of the latest measurement.
    ReferenceDate,
    /// Who was there.
    Attendance,
    /// How the invulbladen of the latest measurement are gathered and opened.
    SheetRound,
    /// Who is to adopt the latest measurement, and when.
    AdoptionPlan,
    /// An intervention, with how the latest measurement looks at it.
    Intervention(InterventionId),
    /// An action.
    Action(ActionId),
    /// Something that was begun and not finished.
    Draft(DraftField),
    /// Someone who takes part.
    Participant(ParticipantId),
    /// An invulblad.
    Sheet(SheetId),
}

/// The parts in which two states differ, in the order of the work; answers as the content asks for them. The day of the last
/// change is none, nor the order in lists.
pub fn differences(catalogue: &Catalogue, one: &Dossier, other: &Dossier) -> Vec<Part> {
    let mut parts: Vec<Part> = ProfileField::ALL
        .into_iter()
        .filter(|field| field.of(&one.profile) != field.of(&other.profile))
        .map(Part::Profile)
        .collect();
    let latest = [one, other].map(|dossier| dossier.measurements.latest());
    if have_same_course(one, other) {
        let [one, other] = latest;
        let order: BTreeMap<&ItemId, usize> = catalogue.items().map(|(_, item)| &item.id).zip(0..).collect();
        let mut answers: Vec<ItemId> = keys(&one.answers, &other.answers).collect();
        answers.sort_by_key(|id| order.get(id).copied().unwrap_or(usize::MAX));
        parts.extend(answers.into_iter().map(Part::Answer));
        for (part, differs) in [
            (Part::Conclusion, one.conclusion != other.conclusion),
            (Part::ReferenceDate, one.reference_date != other.reference_date),
            (Part::Attendance, one.attendance != other.attendance),
            (Part::SheetRound, one.sheet_round != other.sheet_round),
            (Part::AdoptionPlan, one.adoption_plan != other.adoption_plan),
        ] {
            parts.extend(differs.then_some(part));
        }
        parts.extend(keys(&by_id(&one.asks, |it| &it.id), &by_id(&other.asks, |it| &it.id)).map(Part::Ask));
        parts.extend(keys(&one.targets, &other.targets).map(Part::Target));
        parts.extend(keys(&one.look_back, &other.look_back).map(Part::LookBack));
    } else {
        parts.push(Part::Measurements);
    }
    parts.extend(keys(&interventions(one), &interventions(other)).map(Part::Intervention));
    parts.extend(keys(&by_id(&one.actions, |it| &it.id), &by_id(&other.actions, |it| &it.id)).map(Part::Action));
    parts.extend(keys(&one.drafts.iter().collect(), &other.drafts.iter().collect()).map(Part::Draft));
    parts.extend(keys(&by_id(&one.participants, |it| &it.id), &by_id(&other.participants, |it| &it.id)).map(Part::Participant));
    parts.extend(keys(&by_id(&one.sheets, |it| &it.id), &by_id(&other.sheets, |it| &it.id)).map(Part::Sheet));
    if !have_same_course(one, other) {
        // What is said of an intervention in a measurement goes with the measurements.
        parts.retain(|part| match part {
            Part::Intervention(id) => intervention(one, id) != intervention(other, id),
            _ => true,
        });
    }
    parts
}

/// Which side changed a part since the last state that both had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changer {
    /// Only this side.
    Mine,
    /// Only the other side.
    Theirs,
    /// Each in a way of their own.
    Both,
}

/// The parts in which `mine` and `theirs` differ, as [`differences`] gives them, each with the side that changed it since `base`.
pub fn changes(catalogue: &Catalogue, base: &Dossier, mine: &Dossier, theirs: &Dossier) -> Vec<(Part, Changer)> {
    let [by_me, by_them] = [mine, theirs].map(|side| differences(catalogue, base, side).into_iter().collect::<BTreeSet<_>>());
    let has_changed = |side: &Dossier, parts: &BTreeSet<Part>, part: &Part| match part {
        // The measurements of the two sides are compared as a whole, also where one of them has those of the base.
        Part::Measurements => side.measurements != base.measurements,
        part if is_within_measurement(part) => parts.contains(part) || parts.contains(&Part::Measurements),
        part => parts.contains(part),
    };
    let changer = |part: &Part| match (has_changed(mine, &by_me, part), has_changed(theirs, &by_them, part)) {
        (true, false) => Changer::Mine,
        (false, true) => Changer::Theirs,
        _ => Changer::Both,
    };
    differences(catalogue, mine, theirs).into_iter().map(|part| (part.clone(), changer(&part))).collect()
}

/// Whether a part is in the latest measurement, wholly or partly.
fn is_within_measurement(part: &Part) -> bool {
    match part {
        Part::Measurements
        | Part::Answer(_)
        | Part::Conclusion
        | Part::Ask(_)
        | Part::Target(_)
        | Part::LookBack(_)
        | Part::ReferenceDate
        | Part::Attendance
        | Part::SheetRound
        | Part::AdoptionPlan
        | Part::Intervention(_) => true,
        Part::Profile(_) | Part::Action(_) | Part::Draft(_) | Part::Participant(_) | Part::Sheet(_) => false,
    }
}

/// `mine` with the parts in `taken` as they are in `theirs`.
pub fn merged(mine: &Dossier, theirs: &Dossier, taken: &BTreeSet<Part>) -> Dossier {
    let mut merged = mine.clone();
    for part in taken {
        take(&mut merged, theirs, part, have_same_course(mine, theirs));
    }
    merged
}

fn take(merged: &mut Dossier, theirs: &Dossier, part: &Part, have_same_course: bool) {
    let latest = theirs.measurements.latest();
    match part {
        Part::Profile(field) => field.set(&mut merged.profile, field.of(&theirs.profile).to_owned()),
        Part::Measurements => merged.measurements.clone_from(&theirs.measurements),
        Part::Answer(item) => with_open(merged, |open| put(&mut open.answers, item, latest.answers.get(item))),
        Part::Conclusion => with_open(merged, |open| open.conclusion.clone_from(&latest.conclusion)),
        Part::Ask(id) => with_open(merged, |open| {
            put_in(&mut open.asks, |it| it.id == *id, latest.asks.iter().find(|it| it.id == *id));
        }),
        Part::Target(id) => with_open(merged, |open| put(&mut open.targets, id, latest.targets.get(id))),
        Part::LookBack(id) => with_open(merged, |open| put(&mut open.look_back, id, latest.look_back.get(id))),
        Part::ReferenceDate => with_open(merged, |open| open.reference_date = latest.reference_date),
        Part::Attendance => with_open(merged, |open| open.attendance.clone_from(&latest.attendance)),
        Part::SheetRound => with_open(merged, |open| open.sheet_round.clone_from(&latest.sheet_round)),
        Part::AdoptionPlan => with_open(merged, |open| open.adoption_plan = latest.adoption_plan.clone()),
        Part::Intervention(id) => {
            put_in(&mut merged.interventions, |it| it.id == *id, intervention(theirs, id));
            if have_same_course {
                with_open(merged, |open| put(&mut open.reviews, id, latest.reviews.get(id)));
            }
        }
        Part::Action(id) => {
            put_in(&mut merged.actions, |it| it.id == *id, theirs.actions.iter().find(|it| it.id == *id));
        }
        Part::Draft(field) => merged.drafts.set(field, theirs.drafts.get(field).to_owned()),
        Part::Participant(id) => {
            put_in(&mut merged.participants, |it| it.id == *id, theirs.participants.iter().find(|it| it.id == *id));
        }
        Part::Sheet(id) => {
            put_in(&mut merged.sheets, |it| it.id == *id, theirs.sheets.iter().find(|it| it.id == *id));
        }
    }
}

/// Whether both have the same measurements, and those that are frozen are the same in all.
fn have_same_course(one: &Dossier, other: &Dossier) -> bool {
    let (ones, others) = (one.measurements.iter(), other.measurements.iter());
    ones.len() == others.len()
        && ones.zip(others).all(|(one, other)| {
            let is_same_one = one.id == other.id && one.reopenings == other.reopenings;
            is_same_one && (one.is_open() && other.is_open() || one == other)
        })
}

fn with_open(dossier: &mut Dossier, change: impl FnOnce(&mut Measurement)) {
    if let Some(open) = dossier.measurements.open_mut() {
        change(open);
    }
}

fn put<K: Ord + Clone, V: Clone>(map: &mut BTreeMap<K, V>, key: &K, value: Option<&V>) {
    match value {
        Some(value) => drop(map.insert(key.clone(), value.clone())),
        None => drop(map.remove(key)),
    }
}

/// Replaces the element that is another state of the value; adds it at the end when there is none.
fn put_in<T: Clone>(list: &mut Vec<T>, is_it: impl Fn(&T) -> bool, value: Option<&T>) {
    match (list.iter_mut().find(|element| is_it(element)), value) {
        (Some(present), Some(value)) => present.clone_from(value),
        (Some(_), None) => list.retain(|element| !is_it(element)),
        (None, Some(value)) => list.push(value.clone()),
        (None, None) => {}
    }
}

/// The keys whose values differ, or that only one of the two has.
fn keys<K: Ord + Clone, V: PartialEq>(one: &BTreeMap<K, V>, other: &BTreeMap<K, V>) -> impl Iterator<Item = K> {
    let all: BTreeSet<K> = one.keys().chain(other.keys()).cloned().collect();
    let differs: Vec<K> = all.into_iter().filter(|key| one.get(key) != other.get(key)).collect();
    differs.into_iter()
}

fn intervention<'a>(dossier: &'a Dossier, id: &InterventionId) -> Option<&'a Intervention> {
    dossier.interventions.iter().find(|intervention| intervention.id == *id)
}

fn interventions(dossier: &Dossier) -> BTreeMap<InterventionId, (Option<&Intervention>, Option<&Review>)> {
    let reviews = &dossier.measurements.latest().reviews;
    let ids = dossier.interventions.iter().map(|intervention| &intervention.id).chain(reviews.keys());
    ids.map(|id| (id.clone(), (intervention(dossier, id), reviews.get(id)))).collect()
}

fn by_id<T, K: Ord + Clone>(list: &[T], id: impl Fn(&T) -> &K) -> BTreeMap<K, &T> {
    list.iter().map(|value| (id(value).clone(), value)).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;

    use super::{Changer, Part, changes, differences, merged};
    use crate::content::{Catalogue, ItemId};
    use crate::model::{Answer, Dossier, Measurements, Profile, ProfileField, Rating};

    fn dossier() -> Dossier {
        Dossier::new(Profile::default(), "2026.1", date(2026, 11, 21), &mut || "id".to_owned())
    }

    fn answer(dossier: &mut Dossier, item: &str, rating: Rating) {
        let answer = Answer { rating: Some(rating), ..Answer::default() };
        dossier.measurements.open_mut().unwrap().answers.insert(ItemId::new(item), answer);
    }

    #[test]
    fn each_part_is_named_once_and_can_be_taken_by_itself() {
        let mut mine = dossier();
        let mut theirs = dossier();
        answer(&mut mine, "urgentiebesef.1", Rating::Partly);
        answer(&mut theirs, "urgentiebesef.1", Rating::InOrder);
        answer(&mut theirs, "urgentiebesef.2", Rating::Unknown);
        theirs.profile.goal = "rust".to_owned();
        let parts = differences(Catalogue::built_in(), &mine, &theirs);
        let [one, other] = ["urgentiebesef.1", "urgentiebesef.2"].map(|id| Part::Answer(ItemId::new(id)));
        assert_eq!(parts, [Part::Profile(ProfileField::Goal), one.clone(), other]);

        let result = merged(&mine, &theirs, &BTreeSet::from([one]));
        let latest = result.measurements.latest();
        assert_eq!(latest.rating(&ItemId::new("urgentiebesef.1")), Some(Rating::InOrder));
        assert_eq!(latest.rating(&ItemId::new("urgentiebesef.2")), None);
        assert_eq!(result.profile.goal, "");
        let all = merged(&mine, &theirs, &parts.into_iter().collect());
        assert_eq!(all, theirs);
        assert_eq!(merged(&mine, &theirs, &BTreeSet::new()), mine);
    }

    #[test]
    fn measurements_of_another_course_are_taken_whole() {
        let mine = dossier();
        let mut theirs = dossier();
        answer(&mut theirs, "urgentiebesef.1", Rating::InOrder);
        let mut list: Vec<_> = theirs.measurements.iter().cloned().collect();
        list[0].id = crate::model::MeasurementId::new("een-andere");
        theirs.measurements = Measurements::try_from(list).unwrap();
        let parts = differences(Catalogue::built_in(), &mine, &theirs);
        assert_eq!(parts, [Part::Measurements]);
        assert_eq!(merged(&mine, &theirs, &parts.into_iter().collect()), theirs);
    }

    #[test]
    fn each_change_names_the_side_that_made_it() {
        let catalogue = Catalogue::built_in();
        let base = dossier();
        let [mut mine, mut theirs] = [base.clone(), base.clone()];
        "van mij".clone_into(&mut mine.profile.goal);
        "van hen".clone_into(&mut theirs.profile.team);
        "van mij".clone_into(&mut mine.profile.occasion);
        "van hen".clone_into(&mut theirs.profile.occasion);
        // The same on both sides is no difference.
        "samen".clone_into(&mut mine.profile.partners);
        "samen".clone_into(&mut theirs.profile.partners);
        answer(&mut theirs, "urgentiebesef.1", Rating::InOrder);
        let profile = |field| Part::Profile(field);
        assert_eq!(
            changes(catalogue, &base, &mine, &theirs),
            [
                (profile(ProfileField::Team), Changer::Theirs),
                (profile(ProfileField::Occasion), Changer::Both),
                (profile(ProfileField::Goal), Changer::Mine),
                (Part::Answer(ItemId::new("urgentiebesef.1")), Changer::Theirs),
            ]
        );
    }

    #[test]
    fn rating_while_another_adopts_changes_both_sides() {
        let base = dossier();
        let [mut mine, mut theirs] = [base.clone(), base.clone()];
        theirs.measurements.open_mut().unwrap().adoption = Some(crate::model::Adoption {
            date: date(2026, 11, 21),
            body: "de stuurgroep".to_owned(),
            snapshot: crate::model::Snapshot::default(),
            checksum: String::new(),
        });
        let check = |mine: &Dossier, theirs: &Dossier, expected| {
            let found = changes(Catalogue::built_in(), &base, mine, theirs);
            assert_eq!(found, [(Part::Measurements, expected)]);
        };
        check(&mine, &theirs, Changer::Theirs);
        check(&theirs, &mine, Changer::Mine);
        answer(&mut mine, "urgentiebesef.1", Rating::Partly);
        check(&mine, &theirs, Changer::Both);
    }
}
