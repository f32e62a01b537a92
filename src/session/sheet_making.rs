//! Making invulbladen: files to fill in with the program, or forms for any reader of PDF; one to copy, or one for each role.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Session;
use super::background::{Attempt, Crashed};
use super::desktop::Pick;
use super::picturing::with_ending;
use crate::content::Catalogue;
use crate::model::{Dossier, Filled, FormId, IdGenerator, Measurement, Participant, ParticipantId, Profile, SheetFile};
use crate::report::{self, FormRequest};
use crate::store::{self, Overwrite, SHEET_ENDING, StoreError};

/// With what a sheet is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetFormat {
    /// With the program.
    Program,
    /// With a reader of PDF.
    Pdf,
}

impl SheetFormat {
    /// Each of them.
    pub const ALL: [Self; 2] = [Self::Program, Self::Pdf];

    /// How the names of such files end, after what tells them apart.
    fn ending(self) -> &'static str {
        match self {
            Self::Program => SHEET_ENDING,
            Self::Pdf => "-invulblad.pdf",
        }
    }

    /// The ending that a system knows.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Program => "ron",
            Self::Pdf => "pdf",
        }
    }
}

/// For whom sheets are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetsFor {
    /// One, to be copied for everybody.
    Everybody,
    /// One for each role that is expected.
    EachRole,
}

/// Sheets that somebody asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetOrder {
    /// With what they are filled in.
    pub format: SheetFormat,
    /// For whom they are.
    pub whom: SheetsFor,
}

/// A sheet that is still to be written.
#[derive(Clone, Debug)]
pub struct PlannedSheet {
    /// The name of its file.
    pub name: String,
    sheet: SheetFile,
    /// What tells it from every other form; `None` for a file of the program.
    form: Option<FormId>,
}

/// Why there is no sheet.
#[derive(Clone, Debug, PartialEq)]
pub enum SheetFailure {
    /// It could not be written.
    Store(StoreError),
    /// It could not be made, for this reason in Dutch.
    Render(String),
}

/// How far sheets are that were asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SheetMaking {
    /// None were asked for, or what came of it was put away.
    #[default]
    No,
    /// They are being made.
    Busy {
        /// How many are there.
        done: usize,
        /// How many were asked for.
        total: usize,
    },
    /// They stand here. Never empty.
    Done(Vec<PathBuf>),
    /// Files stand there already: nothing was made, and they are as they were.
    Exists {
        /// Those that stand there.
        existing: Vec<PathBuf>,
        /// What was asked for.
        order: SheetOrder,
        /// Where.
        place: PathBuf,
    },
    /// One could not be made, and none after it was tried.
    Failed {
        /// Those that stand there.
        made: Vec<PathBuf>,
        /// Why.
        failure: SheetFailure,
    },
}

/// The sheets of a session that are being made, or came of that.
#[derive(Default)]
pub(super) struct SheetWork {
    state: SheetMaking,
    attempt: Option<Attempt>,
}

/// How making ended.
enum Ended {
    Exists(Vec<PathBuf>),
    Made(Vec<PathBuf>),
    Failed(Vec<PathBuf>, SheetFailure),
}

/// The sheets for the roles, in their order, or one to copy where there are none. A participant of the dossier gets theirs, as long
/// as there is one in the role; else it is for somebody new.
pub fn planned_sheets(
    catalogue: &Catalogue,
    dossier: &Dossier,
    measurement: &Measurement,
    roles: &[String],
    format: SheetFormat,
    ids: &mut dyn IdGenerator,
) -> Vec<PlannedSheet> {
    let form = dossier.sheet_form(catalogue, measurement);
    let people = people(dossier, roles, ids);
    let filled = if roles.is_empty() { vec![Filled::Blank] } else { people.into_iter().map(Filled::For).collect() };
    let mut taken = BTreeSet::new();
    let planned = |filled: Filled| {
        let role = if let Filled::For(person) = &filled { &*person.role } else { "" };
        PlannedSheet {
            name: free_name(&form.neighbourhood, role, format, &mut taken),
            form: (format == SheetFormat::Pdf).then(|| FormId::generate(ids)),
            sheet: SheetFile { form: form.clone(), filled },
        }
    };
    filled.into_iter().map(planned).collect()
}

/// Somebody for each role: a participant of the dossier as long as there is one, else somebody new.
fn people(dossier: &Dossier, roles: &[String], ids: &mut dyn IdGenerator) -> Vec<Participant> {
    let mut left: Vec<&Participant> = dossier.participants.iter().collect();
    let mut someone = |role: &String| {
        let is_role = |known: &&Participant| known.role.trim().to_lowercase() == role.to_lowercase();
        match left.iter().position(is_role) {
            Some(at) => left.remove(at).clone(),
            None => Participant::new(ParticipantId::generate(ids), role),
        }
    };
    roles.iter().map(&mut someone).collect()
}

/// A name that no other of these sheets has.
fn free_name(neighbourhood: &str, role: &str, format: SheetFormat, taken: &mut BTreeSet<String>) -> String {
    let name = store::proposed_sheet_name(neighbourhood, role);
    let stem = name.strip_suffix(SHEET_ENDING).unwrap_or(&name);
    let numbered = |number| match number {
        1 => format!("{stem}{}", format.ending()),
        _ => format!("{stem}-{number}{}", format.ending()),
    };
    store::free_name(numbered, |name| !taken.insert(name.clone()))
}

impl PlannedSheet {
    /// Writes it at this place.
    ///
    /// # Errors
    /// When it cannot be made or not be written.
    pub fn write(
        &self,
        path: &Path,
        catalogue: &Catalogue,
        profile: &Profile,
        overwrite: Overwrite,
    ) -> Result<(), SheetFailure> {
        let Some(form) = &self.form else {
            return store::write_sheet(path, &self.sheet, overwrite).map_err(SheetFailure::Store);
        };
        let asked = &self.sheet.form;
        let request = FormRequest {
            form: form.as_str(),
            dossier: &asked.dossier,
            measurement: &asked.measurement,
            number: asked.number,
            profile,
            person: if let Filled::For(person) = &self.sheet.filled { Some(person) } else { None },
            deadline: asked.deadline,
        };
        let printed = report::print_fillable(catalogue, &request);
        let printed = printed.map_err(|error| SheetFailure::Render(error.to_string()))?;
        store::write_checked(path, &printed.bytes, overwrite).map_err(SheetFailure::Store)
    }
}

impl Session {
    /// How far the sheets are that were asked for last.
    pub fn sheet_making(&self) -> &SheetMaking {
        &self.sheet_work.state
    }

    /// The place that is proposed for sheets: a file, or a folder where there are several.
    pub fn proposed_sheets(&self, order: SheetOrder) -> PathBuf {
        let Some(open) = &self.open else { return PathBuf::new() };
        let folder = self.report_folder();
        match order.whom {
            SheetsFor::EachRole => folder.join("Invulbladen"),
            SheetsFor::Everybody => {
                folder.join(free_name(&open.dossier.profile.neighbourhood, "", order.format, &mut BTreeSet::new()))
            }
        }
    }

    /// Lets the user pick the place with the dialog of the system, and makes the sheets there.
    pub(super) fn pick_sheet_place(&self, order: SheetOrder) {
        match order.whom {
            SheetsFor::EachRole => self.pick(Pick::SheetFolder, self.report_folder().to_owned(), move |session, folder| {
                session.make_sheets(order, folder, false);
            }),
            SheetsFor::Everybody => {
                let ending = order.format.extension();
                self.pick(Pick::SheetFile(ending), self.proposed_sheets(order), move |session, picked| {
                    // The dialog asked whether a file of this very name may be replaced, and of no other.
                    let path = with_ending(picked.clone(), ending);
                    let replace = path == picked;
                    session.make_sheets(order, path, replace);
                });
            }
        }
    }

    /// Makes sheets for the open measurement, unless some are being made: in the file at this place, or in this folder. `replace`:
    /// whether files that stand there are replaced.
    pub(super) fn make_sheets(&mut self, order: SheetOrder, place: PathBuf, replace: bool) {
        let Some(dossier) = self.dossier().cloned().filter(|_| self.sheet_work.attempt.is_none()) else { return };
        let Some(measurement) = dossier.measurements.open() else { return };
        let roles = match order.whom {
            SheetsFor::Everybody => &[][..],
            SheetsFor::EachRole => &measurement.sheet_round.expected,
        };
        if order.whom == SheetsFor::EachRole && roles.is_empty() {
            return;
        }
        let catalogue = Arc::clone(&self.content.catalogue);
        let place = std::path::absolute(&place).unwrap_or(place);
        let planned = planned_sheets(&catalogue, &dossier, measurement, roles, order.format, self.environment.ids.as_mut());
        let sheets: Vec<(PathBuf, PlannedSheet)> = match order.whom {
            SheetsFor::Everybody => {
                let path = with_ending(place.clone(), order.format.extension());
                planned.into_iter().map(|sheet| (path.clone(), sheet)).collect()
            }
            SheetsFor::EachRole => planned.into_iter().map(|sheet| (place.join(&sheet.name), sheet)).collect(),
        };
        let attempt = self.new_attempt();
        self.sheet_work =
            SheetWork { state: SheetMaking::Busy { done: 0, total: sheets.len() }, attempt: Some(attempt.clone()) };
        let (results, asked) = (self.background.results(), attempt.clone());
        let tell = move |done: usize| {
            let attempt = asked.clone();
            results.send(move |session| session.note_made(&attempt, done));
        };
        let (stop, profile) = (attempt.stop.clone(), dossier.profile.clone());
        let overwrite = if replace { Overwrite::Replace } else { Overwrite::Refuse };
        self.background.run(
            move || make_all(&sheets, &catalogue, &profile, overwrite, &|| stop.is_asked(), &tell),
            move |session, ended| {
                let fault = |Crashed| Ended::Failed(Vec::new(), SheetFailure::Store(Crashed::writing(&place)));
                let ended = ended.unwrap_or_else(fault);
                session.take_in_made(&attempt, order, place, ended);
            },
        );
    }

    fn note_made(&mut self, attempt: &Attempt, made: usize) {
        if self.is_making(attempt)
            && let SheetMaking::Busy { done, .. } = &mut self.sheet_work.state
        {
            *done = made;
        }
    }

    fn is_making(&self, attempt: &Attempt) -> bool {
        self.sheet_work.attempt.as_ref().is_some_and(|present| present.is(attempt))
    }

    fn take_in_made(&mut self, attempt: &Attempt, order: SheetOrder, place: PathBuf, ended: Ended) {
        if !self.is_making(attempt) {
            return;
        }
        if let Ended::Failed(_, SheetFailure::Store(error)) = &ended {
            self.note_trouble(super::trouble::code_of(error));
        }
        let state = match ended {
            Ended::Exists(existing) => SheetMaking::Exists { existing, order, place },
            Ended::Made(made) if made.is_empty() => SheetMaking::No,
            Ended::Made(made) => SheetMaking::Done(made),
            Ended::Failed(made, failure) => SheetMaking::Failed { made, failure },
        };
        self.sheet_work = SheetWork { state, attempt: None };
    }

    /// Stops making sheets; those that are there stay.
    pub(super) fn stop_making_sheets(&self) {
        if let Some(attempt) = &self.sheet_work.attempt {
            attempt.stop.ask();
        }
    }

    /// Puts away what came of making sheets.
    pub(super) fn dismiss_made_sheets(&mut self) {
        if self.sheet_work.attempt.is_none() {
            self.sheet_work = SheetWork::default();
        }
    }
}

impl SheetWork {
    /// Lets go of everything: another dossier is opened, or none. What is being written is written.
    pub(super) fn end(&mut self) {
        if let Some(attempt) = self.attempt.take() {
            attempt.stop.ask();
        }
        *self = Self::default();
    }
}

fn make_all(
    sheets: &[(PathBuf, PlannedSheet)],
    catalogue: &Catalogue,
    profile: &Profile,
    overwrite: Overwrite,
    is_stopped: &dyn Fn() -> bool,
    tell: &dyn Fn(usize),
) -> Ended {
    if overwrite == Overwrite::Refuse {
        // The question comes before the work.
        let existing = store::existing_files(sheets.iter().map(|(path, _)| path.as_path()));
        if !existing.is_empty() {
            return Ended::Exists(existing);
        }
    }
    let mut made = Vec::new();
    for (path, sheet) in sheets {
        if is_stopped() {
            break;
        }
        let folder = path.parent().map_or(Ok(()), store::make_folder);
        let written = folder.map_err(SheetFailure::Store).and_then(|()| sheet.write(path, catalogue, profile, overwrite));
        if let Err(failure) = written {
            return Ended::Failed(made, failure);
        }
        made.push(path.clone());
        tell(made.len());
    }
    Ended::Made(made)
}
