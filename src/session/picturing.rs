//! Pictures of drawings: on the clipboard, or in a file of their own.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::background::Crashed;
use super::notice::PictureFailure;
use super::{Notice, Session};
use crate::picture::{Format, Picture, Pixels, Subject};
use crate::store::{self, Overwrite, StoreError};

/// Which picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureChoice {
    /// What it shows.
    pub subject: Subject,
    /// The number of its measurement.
    pub measurement: u16,
}

impl Session {
    /// The place that is proposed for a picture: beside the dossier.
    pub fn proposed_picture(&self, choice: PictureChoice, format: Format) -> PathBuf {
        let Some(dossier) = self.dossier() else { return PathBuf::new() };
        let name = store::proposed_name(&dossier.profile.municipality, &dossier.profile.neighbourhood);
        let stem = name.trim_end_matches(store::DOSSIER_ENDING);
        let PictureChoice { subject, measurement } = choice;
        self.report_folder().join(format!("{stem}-{measurement}-meting-{}.{}", subject.word(), format.ending()))
    }

    /// The picture that was asked for on the clipboard, once it is made. Given once.
    pub fn take_copied_picture(&mut self) -> Option<Pixels> {
        self.copied_picture.take()
    }

    /// Makes a picture for the clipboard.
    pub(super) fn copy_picture(&self, choice: PictureChoice) {
        self.make_picture(
            choice,
            |picture| Ok(picture.pixels()),
            |session, made| match made {
                Ok(pixels) => {
                    session.copied_picture = Some(pixels);
                    session.tell(Notice::PictureCopied);
                }
                Err(failure) => session.tell(Notice::NoPicture(failure)),
            },
        );
    }

    /// Makes a picture in the file that the user picked in the dialog of the system.
    pub(super) fn make_picked_picture(&self, choice: PictureChoice, format: Format, picked: &Path) {
        // The dialog asked whether a file of this very name may be replaced, and of no other.
        let path = with_ending(picked.to_owned(), format.ending());
        let overwrite = if path == picked { Overwrite::Replace } else { Overwrite::Refuse };
        self.save_picture(choice, format, move |bytes| store::write_checked(&path, bytes, overwrite).map(|()| path));
    }

    /// Makes a picture where there is no dialog to pick a place with: beside the dossier, under a name that nothing has yet.
    pub(super) fn make_picture_beside(&self, choice: PictureChoice, format: Format) {
        let proposed = self.proposed_picture(choice, format);
        self.save_picture(choice, format, move |bytes| write_under_free_name(&proposed, bytes));
    }

    fn save_picture(
        &self,
        choice: PictureChoice,
        format: Format,
        write: impl FnOnce(&[u8]) -> Result<PathBuf, StoreError> + Send + 'static,
    ) {
        self.make_picture(
            choice,
            move |picture| {
                let bytes = picture.bytes(format).map_err(|_fault| PictureFailure::Fault)?;
                write(&bytes).map_err(PictureFailure::Store)
            },
            |session, made| {
                session.tell(match made {
                    Ok(path) => Notice::PictureSaved(path),
                    Err(failure) => Notice::NoPicture(failure),
                });
            },
        );
    }

    /// Draws a picture of the open dossier as it stands in the window, and does something with it, away from the interface thread.
    fn make_picture<T: Send + 'static>(
        &self,
        choice: PictureChoice,
        then: impl FnOnce(Picture) -> Result<T, PictureFailure> + Send + 'static,
        land: impl FnOnce(&mut Self, Result<T, PictureFailure>) + Send + 'static,
    ) {
        let Some(dossier) = self.dossier().map(Arc::clone) else { return };
        let (catalogue, today) = (Arc::clone(&self.content.catalogue), self.today());
        self.background.run(
            move || {
                let measurement = dossier.measurements.iter().find(|it| it.number == choice.measurement);
                let measurement = measurement.unwrap_or_else(|| dossier.measurements.latest());
                let picture = choice.subject.picture(&catalogue, &dossier, measurement, today);
                then(picture.map_err(PictureFailure::Lacking)?)
            },
            move |session, made| land(session, made.map_err(|Crashed| PictureFailure::Fault).flatten()),
        );
    }
}

/// Writes a new file under the proposed name, or with the first number behind it that is free. Gives its place.
///
/// # Errors
/// When it cannot be written.
pub(super) fn write_under_free_name(proposed: &Path, bytes: &[u8]) -> Result<PathBuf, StoreError> {
    let part = |part: Option<&OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let (stem, ending) = (part(proposed.file_stem()), part(proposed.extension()));
    let name = |number| match number {
        1 => proposed.to_owned(),
        _ => proposed.with_file_name(format!("{stem}-{number}.{ending}")),
    };
    store::under_free_name(name, |path| store::write_checked(path, bytes, Overwrite::Refuse).map(|()| path.to_owned()))
}

/// The path with an ending, as `png`, if it has not got that.
pub(super) fn with_ending(path: PathBuf, wanted: &str) -> PathBuf {
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(wanted)) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(wanted);
    name.into()
}
