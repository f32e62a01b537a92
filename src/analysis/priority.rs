//! What a team might do first: how much closing a gap would help, against how easily it can be closed.

use std::collections::BTreeMap;

use crate::content::{Catalogue, ItemId};
use crate::model::{Ease, Effect, Measurement, Rating};

/// Where a gap stands in the four fields of effect and ease. It orders nothing by itself: what the team marks as 'als eerste'
/// does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Doe eerst: it helps much and is easy.
    DoFirst,
    /// Plan: it helps much and is hard.
    Plan,
    /// Pak mee: it helps little and is easy.
    TakeAlong,
    /// Laat rusten: it helps little and is hard.
    LetRest,
}

impl Urgency {
    /// All four, as they are read: the large effect above, the easy ones first.
    pub const ALL: [Self; 4] = [Self::DoFirst, Self::Plan, Self::TakeAlong, Self::LetRest];

    /// The field of a gap; `None` while the team did not say both.
    pub fn of(effect: Option<Effect>, ease: Option<Ease>) -> Option<Self> {
        Some(match (effect?, ease?) {
            (Effect::Large, Ease::Easy) => Self::DoFirst,
            (Effect::Large, Ease::Hard) => Self::Plan,
            (Effect::Small, Ease::Easy) => Self::TakeAlong,
            (Effect::Small, Ease::Hard) => Self::LetRest,
        })
    }
}

/// Where the gaps of a measurement stand in the four fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FourFields {
    /// Those in each field, in the order of the content; a field without any is not in it.
    pub fields: BTreeMap<Urgency, Vec<ItemId>>,
    /// How many have no effect or no ease yet.
    pub not_placed: usize,
}

/// Puts the gaps of a measurement in their fields.
pub fn four_fields(catalogue: &Catalogue, measurement: &Measurement) -> FourFields {
    let mut found = FourFields::default();
    for (_, item) in catalogue.items() {
        let Some(answer) = measurement.answers.get(&item.id) else { continue };
        if !answer.rating.is_some_and(Rating::is_gap) {
            continue;
        }
        match Urgency::of(answer.effect, answer.ease) {
            Some(urgency) => found.fields.entry(urgency).or_default().push(item.id.clone()),
            None => found.not_placed += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{FourFields, Urgency, four_fields};
    use crate::content::Catalogue;
    use crate::model::{Answer, Ease, Effect, Measurement, Rating};

    #[test]
    fn a_gap_stands_in_a_field_once_both_are_said() {
        let catalogue = Catalogue::built_in();
        let mut measurement = Measurement::new(0, &mut || "0".to_owned());
        let said = [
            (Some(Effect::Large), Some(Ease::Easy)),
            (Some(Effect::Small), Some(Ease::Hard)),
            (Some(Effect::Large), None),
            (Some(Effect::Large), Some(Ease::Easy)),
        ];
        let items: Vec<_> = catalogue.items().map(|(_, item)| item.id.clone()).collect();
        for (item, (effect, ease)) in items.iter().zip(said) {
            let rating = Some(Rating::NotInOrder);
            measurement.answers.insert(item.clone(), Answer { rating, effect, ease, ..Answer::default() });
        }
        let expected = FourFields {
            fields: [(Urgency::DoFirst, vec![items[0].clone(), items[3].clone()]), (Urgency::LetRest, vec![items[1].clone()])]
                .into(),
            not_placed: 1,
        };
        assert_eq!(four_fields(catalogue, &measurement), expected);
        // What is no gap any more has no place, whatever was said of it.
        measurement.answers.get_mut(&items[3]).unwrap().rating = Some(Rating::InOrder);
        assert_eq!(four_fields(catalogue, &measurement).fields[&Urgency::DoFirst], [items[0].clone()]);
    }
}
