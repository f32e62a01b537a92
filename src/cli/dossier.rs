//! `voorbeeld` and `nieuw`: dossiers to begin with.

use std::path::{Path, PathBuf};

use clap::{ArgAction, Args};

use super::output::{print, take_over, written};
use super::passphrase::{PassphraseOptions, Passphrases};
use super::values::{filled_in, overwrite};
use super::{Environment, Failure, catalogue};
use crate::content::Catalogue;
use crate::model::{Dossier, DossierId, Profile};
use crate::report::{Choice, ReportKind};
use crate::store::{self, DossierFile, Overwrite, Passphrase, StoreError};

#[derive(Debug, Args)]
pub(super) struct ExampleOptions {
    /// Map waarin de bestanden komen; zonder deze optie wijkpeil-voorbeeld
    #[arg(long = "uit", value_name = "MAP", default_value = "wijkpeil-voorbeeld", hide_default_value = true)]
    pub(super) folder: PathBuf,
    /// Vervang bestanden die er al zijn
    #[arg(long = "overschrijf", action = ArgAction::SetTrue, value_parser = overwrite())]
    pub(super) overwrite: Overwrite,
}

#[derive(Debug, Args)]
pub(super) struct NewOptions {
    /// Naam van de gemeente
    #[arg(long = "gemeente", value_name = "GEMEENTE", value_parser = filled_in)]
    pub(super) municipality: String,
    /// Naam van de wijk
    #[arg(long = "wijk", value_name = "WIJK", value_parser = filled_in)]
    pub(super) neighbourhood: String,
    /// Bestand dat je maakt; zonder deze optie een naam uit gemeente en wijk
    #[arg(long = "uit", value_name = "BESTAND")]
    pub(super) file: Option<PathBuf>,
    /// Vervang een bestand dat er al is
    #[arg(long = "overschrijf", action = ArgAction::SetTrue, value_parser = overwrite())]
    pub(super) overwrite: Overwrite,
    /// Beveilig het dossier met een wachtzin; zonder die wachtzin kan daarna niemand het meer openen
    #[arg(long = "beveilig")]
    pub(super) protect: bool,
    #[command(flatten)]
    pub(super) passphrase: PassphraseOptions,
}

const EXAMPLE: &str = "voorbeeldstad-groenekwartier.wijkpeil.ron";
/// Every kind: the example has been measured twice.
const EXAMPLE_REPORTS: [ReportKind; 6] = ReportKind::ALL;

/// Writes the example dossier and its reports.
///
/// # Errors
/// When one of the files is there already, or cannot be written.
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
        let report = print(&catalogue, &request, &choice, None, environment)?;
        let name = format!("voorbeeldstad-groenekwartier-{}.pdf", kind.word());
        reports.push((options.folder.join(name), report));
    }
    // Someone may have worked in the example.
    let _held = set_aside(&path, &dossier.id, None, options.overwrite, environment)?;
    let mut outputs = vec![(path, text.as_bytes())];
    outputs.extend(reports.iter().map(|(path, report)| (path.clone(), &**report)));
    store::write_outputs(&outputs, options.overwrite)?;
    for (path, _) in &outputs {
        written(environment.out, path)?;
    }
    Ok(())
}

/// Makes an empty dossier.
///
/// # Errors
/// When there is a file already, or it cannot be written.
pub(super) fn create(options: &NewOptions, content: Option<&Path>, environment: &mut Environment<'_>) -> Result<(), Failure> {
    let catalogue = catalogue(content)?;
    let profile = Profile {
        municipality: options.municipality.clone(),
        neighbourhood: options.neighbourhood.clone(),
        ..Profile::default()
    };
    let proposed = || PathBuf::from(store::proposed_name(&options.municipality, &options.neighbourhood));
    let path = match (&options.file, &environment.policy.dossiers) {
        (Some(file), _) => file.clone(),
        (None, Some(folder)) => {
            store::make_folder(folder)?;
            folder.join(proposed())
        }
        (None, None) => proposed(),
    };
    let dossier = Dossier::new(profile, &catalogue.edition().id, environment.today, environment.ids);
    // A passphrase on the input means a protected dossier.
    let mut passphrases = Passphrases::new(options.passphrase);
    let chosen = if options.protect || options.passphrase.from_input { Some(passphrases.choose(environment)?) } else { None };
    let passphrase = passphrases.required(chosen, environment)?;
    let held = set_aside(&path, &dossier.id, passphrase.as_ref(), options.overwrite, environment)?;
    store::write_dossier(&path, &dossier, passphrase.as_ref(), options.overwrite)?;
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
    overwrite: Overwrite,
    environment: &Environment<'_>,
) -> Result<Option<DossierFile>, Failure> {
    if overwrite == Overwrite::Refuse || !store::is_taken(path) {
        return Ok(None);
    }
    take_over(path, dossier, passphrase.cloned(), environment).map(Some)
}
