//! The circle as files: the overview for paper and for spreadsheets, the visits for paper and for a calendar.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::super::background::Crashed;
use super::super::desktop::Pick;
use super::super::notice::CircleFailure;
use super::super::picturing::{with_ending, write_under_free_name};
use super::super::{Notice, Session};
use super::Circle;
use crate::content::Catalogue;
use crate::report::{self, CirclePrint};
use crate::store::{self, Overwrite, StoreError};
use crate::tables;
use crate::words::ToldVisit;

/// What is made of a circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CircleOutput {
    /// Everything on paper: the wijken beside each other, who can help whom, and the visits.
    Overview,
    /// All tables in one workbook.
    Workbook,
    /// The standings as a table.
    Table,
    /// The visits on paper.
    Agenda,
    /// The visits for a calendar.
    Calendar,
}

impl CircleOutput {
    /// How the name of such a file ends.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Overview | Self::Agenda => "pdf",
            Self::Workbook => "xlsx",
            Self::Table => "csv",
            Self::Calendar => "ics",
        }
    }

    fn stem(self) -> &'static str {
        match self {
            Self::Overview | Self::Workbook | Self::Table => "leerkring-overzicht",
            Self::Agenda | Self::Calendar => "leerkring-bezoeken",
        }
    }
}

/// A file that somebody asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CircleOrder {
    /// What it is.
    pub output: CircleOutput,
    /// The visits that were chosen, in order.
    pub visits: Vec<ToldVisit>,
    /// The files that do not count, each with the reason.
    pub unread: Vec<(String, String)>,
}

/// What is made of which circle; it stays the same whatever is looked at while a dialog is open.
struct Job {
    catalogue: Arc<Catalogue>,
    circle: Arc<Circle>,
    order: CircleOrder,
    today: Date,
}

impl Session {
    /// Whether a file is being made of the circle.
    pub fn is_circle_being_saved(&self) -> bool {
        self.circle.is_being_saved
    }

    /// Lets the user pick where a file goes with the dialog of the system, and makes it there. Without a dialog it comes among the
    /// dossiers of the circle, under a name that nothing has yet.
    pub(in crate::session) fn pick_circle_file(&self, order: CircleOrder) {
        let Some(circle) = self.circle.shown.clone() else { return };
        let output = order.output;
        let proposed = circle.folder.folder.join(format!("{}.{}", output.stem(), output.ending()));
        let job = Job { catalogue: Arc::clone(&self.content.catalogue), circle, order, today: self.today() };
        let free = proposed.clone();
        self.pick_or_else(Pick::CircleFile(output.ending()), proposed, move |session, picked| match picked {
            Some(picked) => {
                // The dialog asked whether a file of this very name may be replaced, and of no other.
                let path = with_ending(picked.clone(), output.ending());
                let overwrite = if path == picked { Overwrite::Replace } else { Overwrite::Refuse };
                session.save_circle(job, move |bytes| store::write_checked(&path, bytes, overwrite).map(|()| path));
            }
            None => session.save_circle(job, move |bytes| write_under_free_name(&free, bytes)),
        });
    }

    fn save_circle(&mut self, job: Job, write: impl FnOnce(&[u8]) -> Result<PathBuf, StoreError> + Send + 'static) {
        self.circle.is_being_saved = true;
        self.background.run(
            move || job.bytes().and_then(|bytes| write(&bytes).map_err(CircleFailure::Store)),
            |session, saved| {
                session.circle.is_being_saved = false;
                session.tell(match saved.map_err(|Crashed| CircleFailure::Fault).flatten() {
                    Ok(path) => Notice::CircleSaved(path),
                    Err(failure) => Notice::NoCircleFile(failure),
                });
            },
        );
    }
}

impl Job {
    fn bytes(&self) -> Result<Vec<u8>, CircleFailure> {
        let Self { catalogue, circle, order, today } = self;
        let CircleOrder { output, visits, unread } = order;
        let print = CirclePrint {
            catalogue,
            name: &folder_name(&circle.folder.folder),
            filter: &circle.filter,
            circle: &circle.circle,
            proposals: &circle.proposals,
            visits,
            unread,
            today: *today,
        };
        let printed = |document| report::print_document(document).map(|printed| printed.bytes);
        match output {
            CircleOutput::Overview => printed(print.overview()).map_err(|error| CircleFailure::Render(error.to_string())),
            CircleOutput::Agenda => printed(print.agenda()).map_err(|error| CircleFailure::Render(error.to_string())),
            CircleOutput::Table => Ok(tables::csv(&tables::circle_table(catalogue, &circle.circle))),
            CircleOutput::Workbook => {
                let tables = tables::circle_tables(catalogue, &circle.circle, visits, unread);
                tables::xlsx(&tables).map_err(|fault| CircleFailure::Render(fault.to_string()))
            }
            CircleOutput::Calendar => Ok(tables::ics("Bezoeken van de leerkring", &tables::visit_events(visits), *today)),
        }
    }
}

/// What a folder is called, without where it is.
fn folder_name(folder: &Path) -> String {
    folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
