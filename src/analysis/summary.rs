//! A dossier as an overview of many needs it: ratings and what follows from them, without the texts of the team.

use jiff::civil::Date;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::score::{PreconditionScore, score_ratings};
use super::{Direction, compare};
use crate::content::{BlockId, Catalogue, ItemId, PreconditionId};
use crate::model::{Dossier, DossierId, Measurement, MeasurementId, Rating, Target};

/// Characters that are kept of a note beside an item that is op orde.
const MOST_TOLD: usize = 160;

/// What an overview keeps of a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DossierSummary {
    /// The dossier.
    pub id: DossierId,
    /// Gemeente, as the team wrote it.
    pub municipality: String,
    /// Wijk, as the team wrote it.
    pub neighbourhood: String,
    /// The day of the last change.
    pub changed: Date,
    /// The measurements in order.
    pub measurements: Vec<MeasurementSummary>,
    /// What was asked in them, each content once.
    asked: Vec<Asked>,
}

/// What an overview keeps of a measurement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasurementSummary {
    /// The measurement.
    pub id: MeasurementId,
    /// 0 for the 0-meting, and so on.
    pub number: u16,
    /// Peildatum.
    pub reference_date: Option<Date>,
    /// The day of its adoption; `None` for a concept.
    pub adopted_on: Option<Date>,
    /// The place of its content in what was asked.
    asked: usize,
    /// In the order of that content.
    ratings: Vec<Ratings>,
    /// Streefniveaus that were set in it, for the next one.
    targets: Vec<(PreconditionId, Target)>,
    /// How it differs from each measurement before it, in the order of the present content.
    changes: Vec<Vec<Option<Direction>>>,
}

/// What was asked in a measurement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Asked {
    edition: String,
    preconditions: Vec<AskedPrecondition>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct AskedPrecondition {
    id: PreconditionId,
    block: BlockId,
    items: Vec<ItemId>,
}

/// The ratings of a randvoorwaarde, and what its team wrote beside the first point that it has in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Ratings {
    items: RatedItems,
    told: Option<String>,
}

/// The rating of each item, and whether anything stands beside it. In a file a letter for each.
#[derive(Clone, Debug, PartialEq, Eq)]
struct RatedItems(Vec<(Option<Rating>, bool)>);

/// The letters of the ratings in a file; a capital where something stands beside the rating.
const LETTERS: [(Option<Rating>, char); 6] = [
    (Some(Rating::InOrder), 'o'),
    (Some(Rating::Partly), 'd'),
    (Some(Rating::NotInOrder), 'n'),
    (Some(Rating::Unknown), 'w'),
    (Some(Rating::NotApplicable), 'v'),
    (None, 'x'),
];

impl Serialize for RatedItems {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let letter = |(rating, has_evidence): &(Option<Rating>, bool)| {
            let (_, letter) = LETTERS.into_iter().find(|(of, _)| of == rating)?;
            Some(if *has_evidence { letter.to_ascii_uppercase() } else { letter })
        };
        serializer.serialize_str(&self.0.iter().filter_map(letter).collect::<String>())
    }
}

impl<'de> Deserialize<'de> for RatedItems {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let rated = |letter: char| {
            let found = LETTERS.into_iter().find(|(_, of)| *of == letter.to_ascii_lowercase());
            found.map(|(rating, _)| (rating, letter.is_ascii_uppercase()))
        };
        let letters = String::deserialize(deserializer)?;
        let items: Option<Vec<_>> = letters.chars().map(rated).collect();
        items.map(Self).ok_or_else(|| D::Error::custom("een onbekend oordeel"))
    }
}

/// A randvoorwaarde in a measurement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingOf<'a> {
    /// Its score against the content of the measurement.
    pub score: PreconditionScore,
    /// Its bouwsteen in that content.
    pub block: &'a BlockId,
    /// Its items with their ratings.
    pub items: Vec<(&'a ItemId, Option<Rating>)>,
    /// What the team wrote beside the first point that it has in order, cut off.
    pub told: Option<&'a str>,
}

impl DossierSummary {
    /// What an overview keeps of this dossier; a concept is held against the `present` content, an adopted measurement against
    /// its own.
    pub fn of(dossier: &Dossier, present: &Catalogue) -> Self {
        let mut asked: Vec<Asked> = Vec::new();
        let mut measurements = Vec::new();
        for measurement in &dossier.measurements {
            let catalogue = measurement.setting().map_or(present, |setting| &setting.content);
            let own = Asked::of(catalogue);
            let place = asked.iter().position(|known| *known == own).unwrap_or_else(|| {
                asked.push(own);
                asked.len() - 1
            });
            let before = dossier.measurements.iter().take_while(|before| before.number < measurement.number);
            let changes = before
                .map(|before| compare(present, before, measurement).preconditions.into_iter().map(|it| it.direction).collect());
            measurements.push(MeasurementSummary {
                id: measurement.id.clone(),
                number: measurement.number,
                reference_date: measurement.reference_date,
                adopted_on: measurement.adoption.as_ref().map(|adoption| adoption.date),
                asked: place,
                ratings: catalogue.preconditions().iter().map(|it| Ratings::of(&it.items, measurement)).collect(),
                targets: measurement.targets.iter().map(|(id, target)| (id.clone(), *target)).collect(),
                changes: changes.collect(),
            });
        }
        Self {
            id: dossier.id.clone(),
            municipality: dossier.profile.municipality.trim().to_owned(),
            neighbourhood: dossier.profile.neighbourhood.trim().to_owned(),
            changed: dossier.changed,
            measurements,
            asked,
        }
    }

    /// The measurement with this number, or the latest.
    pub fn measurement(&self, number: Option<u16>) -> Option<&MeasurementSummary> {
        match number {
            Some(number) => self.measurements.iter().find(|it| it.number == number),
            None => self.measurements.last(),
        }
    }

    /// The edition of the content against which a measurement of this dossier counts.
    pub fn edition(&self, measurement: &MeasurementSummary) -> &str {
        self.asked.get(measurement.asked).map_or("", |asked| asked.edition.as_str())
    }

    /// Every randvoorwaarde that was asked in a measurement of this dossier, in the order of its content.
    pub fn standings<'a>(&'a self, measurement: &'a MeasurementSummary) -> impl Iterator<Item = StandingOf<'a>> {
        let asked = self.asked.get(measurement.asked).into_iter().flat_map(|asked| &asked.preconditions);
        asked.zip(&measurement.ratings).map(|(asked, ratings)| StandingOf {
            score: score_ratings(&asked.id, ratings.items.0.iter().copied()),
            block: &asked.block,
            items: asked.items.iter().zip(ratings.items.0.iter().map(|(rating, _)| *rating)).collect(),
            told: ratings.told.as_deref(),
        })
    }

    /// The streefniveau for a randvoorwaarde that holds in a measurement: the one that was set in it, else the one that was set
    /// for it in the measurement before.
    pub fn target(&self, measurement: &MeasurementSummary, precondition: &PreconditionId) -> Option<Target> {
        let set_in = |it: &MeasurementSummary| it.targets.iter().find(|(id, _)| id == precondition).map(|(_, target)| *target);
        set_in(measurement).or_else(|| set_in(self.measurement(Some(measurement.number.checked_sub(1)?))?))
    }
}

impl MeasurementSummary {
    /// How a randvoorwaarde, by its place in the present content, went since an earlier measurement.
    pub fn direction_since(&self, earlier: u16, place: usize) -> Option<Direction> {
        *self.changes.get(usize::from(earlier))?.get(place)?
    }
}

impl Asked {
    fn of(catalogue: &Catalogue) -> Self {
        let preconditions = catalogue.preconditions().iter().map(|precondition| AskedPrecondition {
            id: precondition.id.clone(),
            block: precondition.building_block.clone(),
            items: precondition.items.iter().map(|item| item.id.clone()).collect(),
        });
        Self { edition: catalogue.edition().id.clone(), preconditions: preconditions.collect() }
    }
}

impl Ratings {
    fn of(items: &[crate::content::ChecklistItem], measurement: &Measurement) -> Self {
        let answers = || items.iter().map(|item| measurement.answers.get(&item.id));
        let rated = answers().map(|answer| {
            (answer.and_then(|answer| answer.rating), answer.is_some_and(|answer| !answer.evidence.trim().is_empty()))
        });
        let in_order = answers().flatten().filter(|answer| answer.rating == Some(Rating::InOrder));
        let told = in_order.map(|answer| answer.evidence.trim()).find(|evidence| !evidence.is_empty()).map(cut);
        Self { items: RatedItems(rated.collect()), told }
    }
}

/// The beginning of a text, on one line.
fn cut(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST_TOLD) {
        // After a word, unless that is very long.
        Some((end, _)) => {
            let word = line[..end].rfind(' ').filter(|word| *word > end / 2).unwrap_or(end);
            format!("{} …", line[..word].trim_end_matches([' ', ',', ';', ':']))
        }
        None => line,
    }
}
