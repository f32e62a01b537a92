//! The kinds of reports, and what each needs.

use jiff::civil::Date;

use crate::checksum::altered;
use crate::content::{Catalogue, Library, PracticeId};
use crate::model::{Dossier, Measurement};
use crate::words;

/// The kinds of report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReportKind {
    /// Everything about one measurement.
    #[default]
    Baseline,
    /// Everything about a measurement, compared with an earlier one.
    FollowUp,
    /// Aandachtspunten with what they rest on and what will be done.
    Gaps,
    /// One page, for a bestuurder; more where what the team asks takes more.
    Summary,
    /// The whole walk on paper.
    Form,
    /// One person's ratings on paper.
    AnswerSheet,
}

impl ReportKind {
    /// In the order in which users meet them.
    pub const ALL: [Self; 6] = [Self::Baseline, Self::FollowUp, Self::Gaps, Self::Summary, Self::Form, Self::AnswerSheet];

    /// The word for it on the command line and in names of files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Baseline => "nulmeting",
            Self::FollowUp => "vervolgmeting",
            Self::Gaps => "gaprapport",
            Self::Summary => "samenvatting",
            Self::Form => "formulier",
            Self::AnswerSheet => "invulblad",
        }
    }

    /// Whether an appendix can follow it: a summary is one page, and a form has everything in its place.
    pub fn has_appendix(self) -> bool {
        match self {
            Self::Baseline | Self::FollowUp | Self::Gaps | Self::AnswerSheet => true,
            Self::Summary | Self::Form => false,
        }
    }

    /// Whether it can be made as this kind of file. What is filled in by hand is made for paper.
    pub fn can_be(self, format: FileFormat) -> bool {
        format == FileFormat::Pdf || !self.is_blank()
    }

    /// Whether it is to be filled in by hand: it tells nothing of a measurement, and needs no dossier.
    pub fn is_blank(self) -> bool {
        matches!(self, Self::Form | Self::AnswerSheet)
    }
}

/// As what kind of file a report is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FileFormat {
    /// Pages to read, to share and to print.
    #[default]
    Pdf,
    /// A Word document, to write on in.
    Word,
}

impl FileFormat {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Pdf, Self::Word];

    /// The ending of its files, without a point; on the command line its word.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Word => "docx",
        }
    }
}

/// What a report leaves out or brings along, and as of when it is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether notes, onderbouwing and reasons are printed.
    pub notes: bool,
    /// Whether names of people are printed; roles always are.
    pub names: bool,
    /// Whether an appendix says how each rating of each item is recognised, where the kind [can have one](ReportKind::has_appendix).
    pub anchors: bool,
    /// The day of making: what is late in a concept is told from it, and no date after it is printed as if it were right.
    /// Without it a concept is told from the day of its last change. What was adopted is told from the day of adoption.
    pub day: Option<Date>,
}

impl Default for Options {
    /// Nothing is left out, and there is no appendix.
    fn default() -> Self {
        Self { notes: true, names: true, anchors: false, day: None }
    }
}

/// Examples from practice that an appendix tells, where the kind [can have one](ReportKind::has_appendix).
#[derive(Clone, Copy, Debug)]
pub struct Examples<'a> {
    /// What they are chosen from.
    pub library: &'a Library,
    /// Which, in the order in which they are printed; those that the library does not have are passed over.
    pub ids: &'a [PracticeId],
}

/// What a user asks for, before it is known whether a dossier has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Which kind.
    pub kind: ReportKind,
    /// The number of the measurement; without it the 0-meting for [`ReportKind::Baseline`], else the latest.
    pub measurement: Option<u16>,
    /// The number of the earlier measurement for [`ReportKind::FollowUp`]; without it the one before.
    pub against: Option<u16>,
    /// What is left out.
    pub options: Options,
    /// As what kind of file.
    pub format: FileFormat,
}

/// A report that can be made: the kind with all that it needs. Measurements are the dossier's own.
#[derive(Clone, Copy, Debug)]
pub enum Request<'a> {
    /// Everything about one measurement.
    Baseline {
        /// The dossier.
        dossier: &'a Dossier,
        /// Which measurement of it.
        measurement: &'a Measurement,
    },
    /// A measurement compared with an earlier one.
    FollowUp {
        /// The dossier.
        dossier: &'a Dossier,
        /// The later measurement.
        measurement: &'a Measurement,
        /// The earlier measurement.
        against: &'a Measurement,
    },
    /// Aandachtspunten.
    Gaps {
        /// The dossier.
        dossier: &'a Dossier,
        /// Which measurement of it.
        measurement: &'a Measurement,
    },
    /// One page.
    Summary {
        /// The dossier.
        dossier: &'a Dossier,
        /// Which measurement of it.
        measurement: &'a Measurement,
    },
    /// The blank form.
    Form {
        /// Whose names stand on it already.
        dossier: Option<&'a Dossier>,
    },
    /// The blank sheet of one person.
    AnswerSheet {
        /// Whose names stand on it already.
        dossier: Option<&'a Dossier>,
    },
}

/// Why a dossier cannot give the report that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unmet {
    /// It has no measurement with this number.
    #[error("Dit dossier heeft geen {}. De laatste is de {}.", words::measurement(*asked), words::measurement(*latest))]
    NoMeasurement {
        /// What was asked for.
        asked: u16,
        /// The number of the latest that there is.
        latest: u16,
    },
    /// Nothing comes before the first measurement.
    #[error("Een vervolgmeting heeft een eerdere meting nodig, en die is er nog niet. Kies de nulmeting.")]
    NothingEarlier,
    /// It is the first of several measurements.
    #[error(
        "Vóór de {} is er geen meting om mee te vergelijken. Kies een latere, tot en met de {}.",
        words::measurement(0),
        words::measurement(*latest)
    )]
    IsFirst {
        /// The number of the latest that there is.
        latest: u16,
    },
    /// The measurement to compare with is not an earlier one.
    #[error(
        "De {} komt niet vóór de {}. Zet een meting af tegen een eerdere.",
        words::measurement(*against),
        words::measurement(*measurement)
    )]
    NotEarlier {
        /// The number of the measurement.
        measurement: u16,
        /// The number of the one to compare with.
        against: u16,
    },
}

impl Choice {
    /// The same, made on this day.
    #[must_use]
    pub fn made_on(mut self, day: Date) -> Self {
        self.options.day = Some(day);
        self
    }

    /// The report of this dossier.
    ///
    /// # Errors
    /// When it lacks a measurement that this needs.
    pub fn of(self, dossier: &Dossier) -> Result<Request<'_>, Unmet> {
        let latest = dossier.measurements.latest();
        let find = |asked: u16| dossier.measurements.get(asked).ok_or(Unmet::NoMeasurement { asked, latest: latest.number });
        let chosen = self.measurement.map(find).transpose()?;
        let measurement = chosen.unwrap_or(latest);
        Ok(match self.kind {
            ReportKind::Baseline => Request::Baseline { dossier, measurement: chosen.map_or_else(|| find(0), Ok)? },
            ReportKind::FollowUp => {
                let nothing = if latest.number == 0 { Unmet::NothingEarlier } else { Unmet::IsFirst { latest: latest.number } };
                let before = || measurement.number.checked_sub(1).ok_or(nothing);
                let against = self.against.map_or_else(before, Ok)?;
                if against >= measurement.number {
                    return Err(Unmet::NotEarlier { measurement: measurement.number, against });
                }
                Request::FollowUp { dossier, measurement, against: find(against)? }
            }
            ReportKind::Gaps => Request::Gaps { dossier, measurement },
            ReportKind::Summary => Request::Summary { dossier, measurement },
            ReportKind::Form => Request::Form { dossier: Some(dossier) },
            ReportKind::AnswerSheet => Request::AnswerSheet { dossier: Some(dossier) },
        })
    }
}

impl Request<'_> {
    /// The report of this kind that needs no dossier; `None` where it does.
    pub fn blank(kind: ReportKind) -> Option<Self> {
        match kind {
            ReportKind::Form => Some(Self::Form { dossier: None }),
            ReportKind::AnswerSheet => Some(Self::AnswerSheet { dossier: None }),
            ReportKind::Baseline | ReportKind::FollowUp | ReportKind::Gaps | ReportKind::Summary => None,
        }
    }

    /// Whether anchors can be printed: with the content of the measurement where it kept that, else with this one.
    pub fn has_anchors(&self, catalogue: &Catalogue) -> bool {
        match *self {
            Self::Baseline { measurement, .. } | Self::FollowUp { measurement, .. } | Self::Gaps { measurement, .. } => {
                measurement.setting().map_or(catalogue, |setting| &setting.content).has_anchors()
            }
            Self::AnswerSheet { .. } => catalogue.has_anchors(),
            Self::Summary { .. } | Self::Form { .. } => false,
        }
    }

    /// The numbers of those measurements in it that were changed after their adoption; what is blank shows none.
    pub fn altered(&self) -> Vec<u16> {
        let (earlier, measurement) = match *self {
            Self::Baseline { measurement, .. } | Self::Gaps { measurement, .. } => (None, measurement),
            Self::FollowUp { measurement, against, .. } => (Some(against), measurement),
            // It tells what changed since the one before.
            Self::Summary { dossier, measurement } => (dossier.before(measurement), measurement),
            Self::Form { .. } | Self::AnswerSheet { .. } => return Vec::new(),
        };
        altered(earlier.into_iter().chain([measurement]))
    }

    /// Which kind it is.
    pub fn kind(&self) -> ReportKind {
        match self {
            Self::Baseline { .. } => ReportKind::Baseline,
            Self::FollowUp { .. } => ReportKind::FollowUp,
            Self::Gaps { .. } => ReportKind::Gaps,
            Self::Summary { .. } => ReportKind::Summary,
            Self::Form { .. } => ReportKind::Form,
            Self::AnswerSheet { .. } => ReportKind::AnswerSheet,
        }
    }
}
