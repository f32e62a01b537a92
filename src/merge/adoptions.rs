//! Replacing a dossier by another state, with what was adopted or reopened in it kept on record.
//!
//! An adopted measurement is opened again on the record only. A state from before the adoption does not know of it, so the record
//! is added to that state.

use jiff::civil::Date;

use crate::model::{Dossier, IdGenerator, Measurement, Reopening};

/// The numbers of the measurements that are adopted in `present`, and in `state` neither stand as they are nor are reopened on
/// the record.
pub fn unadopted(present: &Dossier, state: &Dossier) -> Vec<u16> {
    lost_adoptions(present, state).map(|measurement| measurement.number).collect()
}

fn lost_adoptions<'a>(present: &'a Dossier, state: &Dossier) -> impl Iterator<Item = &'a Measurement> {
    let is_lost = move |measurement: &&Measurement| {
        let Some(adoption) = &measurement.adoption else { return false };
        // A record may stand with an earlier measurement, where the state has no later one.
        !state
            .measurements
            .iter()
            .any(|then| then == *measurement || then.reopenings.iter().any(|reopening| reopening.checksum == adoption.checksum))
    };
    present.measurements.iter().filter(is_lost)
}

/// `state` as the replacement of `present`: every adoption that it lacks is recorded as reopened today, for the reason that
/// `reason` gives for the number of the measurement, and no earlier record is lost.
///
/// A record only fits in an open measurement. Where `state` has none, its last one is opened when it is the one concerned, as its
/// adoption is not the one that was in force; else the next one is begun.
pub fn replaced(
    present: &Dossier,
    state: Dossier,
    today: Date,
    reason: impl Fn(u16) -> String,
    ids: &mut dyn IdGenerator,
) -> Dossier {
    let mut concerned: Vec<&Measurement> = Vec::new();
    let mut records: Vec<Reopening> = Vec::new();
    for measurement in &present.measurements {
        let is_known = |reopening: &&Reopening| state.measurements.iter().any(|then| then.reopenings.contains(reopening));
        let before = records.len();
        records.extend(measurement.reopenings.iter().filter(|reopening| !is_known(reopening)).cloned());
        if records.len() > before {
            concerned.push(measurement);
        }
    }
    for measurement in lost_adoptions(present, &state) {
        let Some(adoption) = &measurement.adoption else { continue };
        records.push(Reopening {
            date: today,
            reason: reason(measurement.number),
            adopted_on: adoption.date,
            checksum: adoption.checksum.clone(),
        });
        concerned.push(measurement);
    }
    let mut state = state;
    if records.is_empty() {
        return state;
    }
    let measurements = &mut state.measurements;
    if measurements.open().is_none() {
        let last = measurements.latest();
        if let Some(number) = concerned.iter().find(|it| it.id == last.id).map(|it| it.number) {
            measurements.reopen(today, reason(number));
            if let Some(open) = measurements.open_mut() {
                // What was reopened before has its own reason.
                let is_known = |made: &mut Reopening| records.iter().any(|record| record.checksum == made.checksum);
                open.reopenings.pop_if(is_known);
            }
        } else {
            let next = last.number.saturating_add(1);
            measurements.begin_next(ids);
            let same = concerned.iter().find(|it| it.number == next);
            if let (Some(open), Some(same)) = (measurements.open_mut(), same) {
                open.id = same.id.clone();
            }
        }
    }
    if let Some(open) = measurements.open_mut() {
        for record in records {
            // One adoption is reopened once, whichever way it came to be known.
            if !open.reopenings.iter().any(|known| known.checksum == record.checksum && known.adopted_on == record.adopted_on) {
                open.reopenings.push(record);
            }
        }
        open.reopenings.sort_by_key(|reopening| reopening.date);
    }
    state
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{replaced, unadopted};
    use crate::model::{Adoption, Dossier, Measurement, Profile, Reopening, Snapshot};

    fn dossier() -> Dossier {
        Dossier::new(Profile::default(), "2026.1", date(2026, 11, 1), &mut || "0".to_owned())
    }

    /// As adopting does, with a checksum that tells one adoption from another.
    fn adopted(mut dossier: Dossier, checksum: &str) -> Dossier {
        dossier.measurements.open_mut().unwrap().adoption = Some(Adoption {
            date: date(2026, 11, 10),
            body: "de stuurgroep".to_owned(),
            snapshot: Snapshot::default(),
            checksum: checksum.to_owned(),
        });
        dossier
    }

    fn next(mut dossier: Dossier) -> Dossier {
        dossier.measurements.begin_next(&mut || "1".to_owned());
        dossier
    }

    fn reopened(mut dossier: Dossier) -> Dossier {
        dossier.measurements.reopen(date(2026, 11, 15), "Nazien.".to_owned());
        dossier
    }

    fn put(present: &Dossier, state: Dossier) -> Dossier {
        let reason = |number| format!("Versie teruggezet, {number}.");
        replaced(present, state, date(2026, 11, 21), reason, &mut || "new".to_owned())
    }

    /// Each measurement as its id, whether it is adopted, and its records as checksum and reason.
    fn told(dossier: &Dossier) -> Vec<String> {
        let record = |it: &Reopening| format!(" {}: {}", it.checksum, it.reason);
        let told = |it: &Measurement| {
            let records: String = it.reopenings.iter().map(record).collect();
            format!("{} {}{records}", it.id, if it.is_open() { "open" } else { "adopted" })
        };
        dossier.measurements.iter().map(told).collect()
    }

    /// Checks which adoptions `state` lacks, and what replaces `present`.
    fn check(present: &Dossier, state: &Dossier, lost: &[u16], expected: &[&str]) {
        assert_eq!(unadopted(present, state), lost);
        let result = put(present, state.clone());
        assert_eq!(told(&result), expected);
        assert!(unadopted(present, &result).is_empty(), "every adoption is kept or on record");
        assert_eq!(put(present, result.clone()), result, "once is enough");
    }

    #[test]
    fn an_adoption_that_is_taken_away_stays_on_record() {
        check(&adopted(dossier(), "a"), &dossier(), &[0], &["0 open a: Versie teruggezet, 0."]);
    }

    #[test]
    fn what_loses_nothing_is_put_in_place_as_it_is() {
        let a = adopted(dossier(), "a");
        check(&dossier(), &a, &[], &["0 adopted"]);
        check(&a, &next(a.clone()), &[], &["0 adopted", "1 open"]);
        check(&next(a.clone()), &a, &[], &["0 adopted"]);
        // Who reopened it properly said why.
        check(&a, &reopened(a.clone()), &[], &["0 open a: Nazien."]);
    }

    #[test]
    fn a_record_of_reopening_never_disappears() {
        let a = adopted(dossier(), "a");
        check(&reopened(a.clone()), &dossier(), &[], &["0 open a: Nazien."]);
        // What was adopted before it was reopened, or in between, has to be adopted again.
        check(&reopened(a.clone()), &a, &[], &["0 open a: Nazien."]);
        let b = adopted(reopened(a.clone()), "b");
        for state in [a, dossier()] {
            check(&b, &state, &[0], &["0 open a: Nazien. b: Versie teruggezet, 0."]);
        }
    }

    #[test]
    fn a_measurement_that_was_not_there_yet_is_begun_for_its_record() {
        let a = adopted(dossier(), "a");
        let both = adopted(next(a.clone()), "b");
        check(&both, &a, &[1], &["0 adopted", "1 open b: Versie teruggezet, 1."]);
        check(&both, &dossier(), &[0, 1], &["0 open a: Versie teruggezet, 0. b: Versie teruggezet, 1."]);
        // And back again, to what was adopted: it is the same measurement, and a concept now.
        let back = put(&put(&both, a), both.clone());
        assert_eq!(told(&back), ["0 adopted", "1 open b: Versie teruggezet, 1."]);
    }
}
