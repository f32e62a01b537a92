//! `voorbeeld` and `nieuw`: dossiers to begin with.

use std::path::{Path, PathBuf};

use super::arguments::{ExampleOptions, NewOptions};
use super::passphrase::Passphrases;
use super::{Environment, Failure, catalogue, report, written};
use crate::content::Catalogue;
use crate::model::{Dossier, DossierId, Profile};
use crate::report::{Choice, ReportKind};
use crate::store::{self, DossierFile, Overwrite, Passphrase, StoreError, StoreErrorKind};

const EXAMPLE: &str = "voorbeeldstad-groenekwartier.wijkpeil.ron";
/// The kinds that a dossier with one measurement has.
const EXAMPLE_REPORTS: [ReportKind; 4] = [ReportKind::Baseline, ReportKind::Gaps, ReportKind::Summary, ReportKind::Form];

/// Writes the example dossier and its reports.
pub(super) fn write_example(
    options: &ExampleOptions,
    content: Option<&Path>,
    environment: &mut Environment<'_>,
) -> Result<(), Failure> {
    let text = Catalogue::example_dossier();
    let path = options.folder.join(EXAMPLE);
    let dossier = store::parse_dossier(text.as_bytes()).map_err(|kind| StoreError::reading(&path, kind))?;
    let catalogue = catalogue(content)?;
    let mut reports = Vec::new();
    for kind in EXAMPLE_REPORTS {
        let choice = Choice { kind, ..Choice::default() };
        let request = choice.of(&dossier).map_err(|unmet| Failure::Text(unmet.to_string()))?;
        let report = report::print(&catalogue, &request, choice.options, environment)?;
        let name = format!("voorbeeldstad-groenekwartier-{}.pdf", kind.word());
        reports.push((options.folder.join(name), report));
    }
    // Someone may have worked in the example.
    let _held = set_aside(&path, &dossier.id, None, options.overwrite, environment)?;
    let mut outputs = vec![(path, text.as_bytes())];
    outputs.extend(reports.iter().map(|(path, report)| (path.clone(), &**report)));
    store::write_outputs(&outputs, overwrite(options.overwrite))?;
    for (path, _) in &outputs {
        written(environment.out, path)?;
    }
    Ok(())
}

/// Makes an empty dossier.
pub(super) fn create(options: &NewOptions, content: Option<&Path>, environment: &mut Environment<'_>) -> Result<(), Failure> {
    let catalogue = catalogue(content)?;
    let profile = Profile {
        municipality: options.municipality.clone(),
        neighbourhood: options.neighbourhood.clone(),
        ..Profile::default()
    };
    let proposed = || PathBuf::from(store::proposed_name(&options.municipality, &options.neighbourhood));
    let path = options.file.clone().unwrap_or_else(proposed);
    let dossier = Dossier::new(profile, &catalogue.edition().id, environment.today, environment.ids);
    // Whoever brings a passphrase wants a protected dossier.
    let passphrase = if options.protect || options.passphrase.from_input {
        Some(Passphrases::new(options.passphrase).choose(environment)?)
    } else {
        None
    };
    let held = set_aside(&path, &dossier.id, passphrase.as_ref(), options.overwrite, environment)?;
    store::write_dossier(&path, &dossier, passphrase.as_ref(), overwrite(options.overwrite))?;
    written(environment.out, &path)?;
    if held.is_some() {
        environment.tell("Wat er stond, is bewaard. Met ‘wijkpeil herstel’ en de naam van het bestand haal je het terug.");
    }
    if passphrase.is_some() {
        environment.tell("Bewaar de wachtzin goed. Is die kwijt, dan kan niemand dit dossier nog openen, ook Wijkpeil niet.");
    }
    Ok(())
}

/// Where a file is going to be replaced: keeps what stands in it among the earlier versions of the dossier that takes its
/// place, as protected as that, and holds the right to write it.
fn set_aside(
    path: &Path,
    dossier: &DossierId,
    passphrase: Option<&Passphrase>,
    replaces: bool,
    environment: &Environment<'_>,
) -> Result<Option<DossierFile>, Failure> {
    if !replaces || !store::is_taken(path) {
        return Ok(None);
    }
    take_over(path, dossier, passphrase.cloned(), environment).map(Some)
}

/// Asks for the right to write a file that is going to hold this dossier, protected where there is a passphrase, and keeps
/// what stands there.
pub(super) fn take_over(
    path: &Path,
    dossier: &DossierId,
    passphrase: Option<Passphrase>,
    environment: &Environment<'_>,
) -> Result<DossierFile, Failure> {
    // The lock and the earlier versions are found from any working folder; the user sees the name that they typed.
    let place = std::path::absolute(path).unwrap_or_else(|_unknown| path.to_owned());
    DossierFile::take_over(&place, dossier, passphrase, &environment.surroundings, environment.now).map_err(|error| match error
        .kind
    {
        kind @ StoreErrorKind::InUse(_) => StoreError::writing(path, kind).into(),
        _ => error.into(),
    })
}

/// The option as the store knows it.
pub(super) fn overwrite(asked: bool) -> Overwrite {
    if asked { Overwrite::Replace } else { Overwrite::Refuse }
}
