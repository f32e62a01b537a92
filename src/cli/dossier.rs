//! `voorbeeld` and `nieuw`: dossiers to begin with.

use std::path::{Path, PathBuf};

use super::arguments::{ExampleOptions, NewOptions};
use super::{Environment, Failure, catalogue, report, written};
use crate::content::Catalogue;
use crate::model::{Dossier, Profile};
use crate::report::{Choice, Kind};
use crate::store::{self, Overwrite, StoreError};

const EXAMPLE: &str = "voorbeeldstad-groenekwartier.wijkpeil.ron";
/// The kinds that a dossier with one measurement has.
const EXAMPLE_REPORTS: [Kind; 4] = [Kind::Baseline, Kind::Gaps, Kind::Summary, Kind::Form];

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
    match overwrite(options.overwrite) {
        Overwrite::Refuse => store::create_dossier(&path, &dossier)?,
        Overwrite::Replace => store::save_dossier(&path, &dossier)?,
    }
    written(environment.out, &path)?;
    Ok(())
}

/// The option as the store knows it.
pub(super) fn overwrite(asked: bool) -> Overwrite {
    if asked { Overwrite::Replace } else { Overwrite::Refuse }
}
