//! What pictures can be made of.

use jiff::civil::Date;

use super::{Caption, Picture};
use crate::analysis;
use crate::content::Catalogue;
use crate::model::{Dossier, Measurement};
use crate::shapes::{self, Drawing, HistoryStyle, Measured, WallStyle};
use crate::words;

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The wall of bouwstenen, with the levels of the measurement before.
    Wall,
    /// The scores as bars.
    Bars,
    /// The randvoorwaarden over all measurements.
    History,
    /// Which intervention uses which principle.
    Matrix,
}

/// Why there is nothing to make a picture of. Its text is Dutch, as it reaches the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Lacking {
    /// There is one measurement, and nothing to lay beside it.
    #[error("er is pas één meting: een beeld van de ontwikkeling begint bij twee")]
    SecondMeasurement,
    /// There are no interventions.
    #[error("in dit dossier staat nog geen interventie")]
    Interventions,
}

impl Subject {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Wall, Self::Bars, Self::History, Self::Matrix];

    /// Its word in names of files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Wall => "muur",
            Self::Bars => "balken",
            Self::History => "ontwikkeling",
            Self::Matrix => "matrix",
        }
    }

    /// What is drawn, as a heading.
    fn title(self) -> &'static str {
        match self {
            Self::Wall => "De muur van bouwstenen",
            Self::Bars => "Scores per randvoorwaarde",
            Self::History => "De randvoorwaarden over alle metingen",
            Self::Matrix => "Welke interventie welk principe gebruikt",
        }
    }

    /// Makes its picture of a measurement, as made on this day.
    ///
    /// # Errors
    /// When the dossier has nothing of it to show.
    pub fn picture(
        self,
        catalogue: &Catalogue,
        dossier: &Dossier,
        measurement: &Measurement,
        day: Date,
    ) -> Result<Picture, Lacking> {
        // An adopted measurement is drawn as its own report prints it.
        let content = measurement.setting().map_or(catalogue, |setting| &setting.content);
        let drawing = match self {
            Self::Wall => wall(content, dossier, measurement),
            Self::Bars => shapes::bars(content, &analysis::scores(content, measurement), 860.0, 14.0),
            Self::History => history(catalogue, dossier, measurement)?,
            Self::Matrix => {
                if dossier.interventions.is_empty() {
                    return Err(Lacking::Interventions);
                }
                let found = analysis::principle_use(content, dossier, measurement);
                shapes::matrix(content, &dossier.interventions, &found, 980.0, 14.0)
            }
        };
        Ok(Picture::new(drawing, &self.caption(dossier, measurement, day)))
    }

    /// What its marks mean, where they do not say so themselves.
    fn explanation(self) -> &'static str {
        match self {
            Self::Wall => "",
            Self::Bars => "Vol is zeker op orde, stippen zijn wat het team niet weet. ",
            Self::History => "Een stip is een zekere score, een balk loopt van de laagste tot de hoogste die kan. ",
            Self::Matrix => "Vinkje: gebruikt. Ring: bekeken en niet gebruikt. Streepje: nog niet bekeken. ",
        }
    }

    fn caption(self, dossier: &Dossier, measurement: &Measurement, day: Date) -> Caption {
        let names = [&dossier.profile.neighbourhood, &dossier.profile.municipality].map(|name| name.trim());
        let title: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
        let title = if title.is_empty() { "Dossier zonder naam".to_owned() } else { title.join(" · ") };
        let name = match measurement.number {
            0 => "Nulmeting".to_owned(),
            number => words::measurement(number),
        };
        let stage = if measurement.adoption.is_some() { "vastgesteld" } else { "concept" };
        let stands = measurement.reference_date.map(|date| format!(", stand op {}", words::date(date)));
        Caption {
            title,
            subtitle: format!("{}. {name} ({stage}){}", self.title(), stands.unwrap_or_default()),
            foot: format!(
                "{}Zelfbeeld van het team, geen oordeel over de wijk. Gemaakt op {}.",
                self.explanation(),
                words::date(day)
            ),
        }
    }
}

fn wall(content: &Catalogue, dossier: &Dossier, measurement: &Measurement) -> Drawing {
    let before = dossier.before(measurement);
    let scores = analysis::scores(content, measurement);
    let earlier = before.map(|before| analysis::own_scores(content, before));
    let changes = before.map(|before| analysis::compare(content, before, measurement));
    let targets = analysis::targets(measurement, before, &scores);
    let shown = Measured { scores: &scores, earlier: earlier.as_ref(), targets: &targets, changes: changes.as_ref() };
    let style = WallStyle { width: 760.0, ..WallStyle::WINDOW };
    let wall = shapes::wall(content, &shown, style).drawing;
    shapes::with_legend(wall, &shown)
}

/// All measurements up to this one.
fn history(catalogue: &Catalogue, dossier: &Dossier, measurement: &Measurement) -> Result<Drawing, Lacking> {
    let all: Vec<&Measurement> = dossier.measurements.iter().filter(|other| other.number <= measurement.number).collect();
    if all.len() < 2 {
        return Err(Lacking::SecondMeasurement);
    }
    let style = HistoryStyle { width: 860.0, text: 14.0, most: f32::INFINITY };
    let drawings = shapes::history(catalogue, &analysis::history(catalogue, &all), style);
    // Without a limit to its height there is one.
    Ok(drawings.into_iter().next().unwrap_or(Drawing {
        width: 0.0,
        height: 0.0,
        shapes: Vec::new(),
        description: String::new(),
    }))
}
