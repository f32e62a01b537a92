//! Names of people in a dossier, and how one is removed for good.

use jiff::civil::Date;

use crate::checksum::{checksum, is_intact};
use crate::model::{Attendee, Dossier, Measurement, Measurements, NameRemoval, Participant, Setting};

/// Someone whose name stands in a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPerson {
    /// The name, as it stands there first.
    pub name: String,
    /// Where it stands, in the order of the dossier.
    pub places: Vec<NamePlace>,
}

/// Where a name stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamePlace {
    /// Among the participants, in this role.
    Participant(String),
    /// Among those who were at the measurement with this number, in this role.
    Attendee(u16, String),
    /// Among the participants that an earlier version froze with the measurement of this number.
    Frozen(u16),
}

/// A dossier from which a name was removed.
#[derive(Clone, Debug, PartialEq)]
pub struct WithoutName {
    /// The dossier.
    pub dossier: Dossier,
    /// The numbers of the adopted measurements that had the name: that it was removed is recorded there, and their checksum was
    /// computed again. One that was changed by hand before is still marked as such.
    pub changed: Vec<u16>,
}

/// Everybody whose name stands in the dossier, in the order in which it is found first.
pub fn named_people(dossier: &Dossier) -> Vec<NamedPerson> {
    let mut people: Vec<NamedPerson> = Vec::new();
    let mut add = |name: &str, place: NamePlace| {
        let name = name.trim();
        match people.iter_mut().find(|known| is_same(&known.name, name)) {
            _ if name.is_empty() => {}
            Some(known) => known.places.push(place),
            None => people.push(NamedPerson { name: name.to_owned(), places: vec![place] }),
        }
    };
    for participant in &dossier.participants {
        add(&participant.name, NamePlace::Participant(participant.role.clone()));
    }
    for measurement in &dossier.measurements {
        for attendee in &measurement.attendance {
            add(&attendee.name, NamePlace::Attendee(measurement.number, attendee.role.clone()));
        }
        for participant in measurement.setting().into_iter().flat_map(|setting| &setting.participants) {
            add(&participant.name, NamePlace::Frozen(measurement.number));
        }
    }
    people
}

/// The dossier without this name: neither a participant nor anybody who was at a measurement has it, and no sheet brings it back.
/// Texts in which somebody wrote the name stay as they are.
pub fn without_name(dossier: &Dossier, name: &str, today: Date) -> WithoutName {
    let mut changed = Vec::new();
    let mut list: Vec<Measurement> = dossier.measurements.clone().into();
    for measurement in &mut list {
        let (before, was_intact) = (checksum(measurement), is_intact(measurement));
        take_out(measurement, name);
        if checksum(measurement) == before {
            continue;
        }
        if let Some(sum) = measurement.adoption.as_ref().map(|adoption| adoption.checksum.clone()) {
            changed.push(measurement.number);
            measurement.name_removals.push(NameRemoval { date: today, checksum: sum });
            let after = checksum(measurement);
            if let Some(adoption) = measurement.adoption.as_mut().filter(|_| was_intact) {
                adoption.checksum = after;
            }
        }
    }
    let mut dossier = dossier.clone();
    // The same numbers, open or not, as before.
    if let Ok(measurements) = Measurements::try_from(list) {
        dossier.measurements = measurements;
    }
    for participant in dossier.participants.iter_mut().filter(|it| is_same(&it.name, name)) {
        clear(participant);
        participant.is_name_removed = true;
    }
    WithoutName { dossier, changed }
}

/// Whether two names are the same, whatever their capitals.
fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

fn take_out(measurement: &mut Measurement, name: &str) {
    for Attendee { name: known, .. } in &mut measurement.attendance {
        if is_same(known, name) {
            known.clear();
        }
    }
    let Some(setting) = measurement.adoption.as_mut().and_then(|adoption| adoption.snapshot.setting.as_mut()) else { return };
    if setting.participants.iter().any(|participant| is_same(&participant.name, name)) {
        let mut without = Setting::clone(setting);
        without.participants.iter_mut().filter(|it| is_same(&it.name, name)).for_each(clear);
        *setting = std::sync::Arc::new(without).into();
    }
}

fn clear(participant: &mut Participant) {
    participant.name.clear();
    participant.may_be_named = false;
}
