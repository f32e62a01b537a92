//! `herstel`: the earlier versions of a dossier, and bringing one back.

use std::path::{Path, PathBuf};

use clap::Args;

use super::output::{settled, take_over, written};
use super::passphrase::{PassphraseOptions, Passphrases};
use super::values::place_in_list;
use super::{Environment, Failure};
use crate::content::Catalogue;
use crate::merge;
use crate::messages;
use crate::model::Dossier;
use crate::store::{
    self, Backup, Backups, DossierFile, KeptPlace, Passphrase, SaveObstacle, StoreError, StoreErrorKind, Unopened,
};
use crate::words;

#[derive(Debug, Args)]
pub(super) struct RestoreOptions {
    /// Dossier waarvan je eerdere versies zoekt
    #[arg(value_name = "BESTAND")]
    pub(super) file: PathBuf,
    /// Nummer van de versie die je terugzet; zonder deze optie zie je de lijst
    #[arg(long = "nummer", value_name = "K", value_parser = place_in_list)]
    pub(super) number: Option<usize>,
    #[command(flatten)]
    pub(super) passphrase: PassphraseOptions,
}

/// Lists the earlier versions, or replaces the file with one of them.
///
/// # Errors
/// When there is no such version, or it cannot be read or put back.
pub(super) fn run(options: &RestoreOptions, environment: &mut Environment<'_>) -> Result<(), Failure> {
    match options.number {
        None => list(options, environment),
        Some(number) => restore(options, number, environment),
    }
}

fn list(options: &RestoreOptions, environment: &mut Environment<'_>) -> Result<(), Failure> {
    let Versions { present, backups, passphrase, .. } = Versions::of(options, environment)?;
    if backups.is_empty() {
        environment
            .tell("Van dit dossier zijn op deze computer geen eerdere versies. Ze ontstaan als je het in Wijkpeil opent.");
    }
    if let Err(error) = &present {
        environment.tell(&messages::store_error(error).what);
    }
    for (number, backup) in (1..).zip(&backups) {
        let differs = match (backup.open(passphrase.as_ref()), &present) {
            (Ok(then), Ok(present)) => differs(&then, present),
            (Ok(_), Err(_)) => "goed te lezen".to_owned(),
            (Err(error), _) if error.kind.asks_for_passphrase() => "met een andere wachtzin beveiligd".to_owned(),
            (Err(_), _) => "beschadigd, niet te lezen".to_owned(),
        };
        writeln!(environment.out, "{number:>2}  {}  {differs}", words::moment(backup.made))?;
    }
    Ok(())
}

/// A dossier and its earlier versions.
struct Versions {
    path: PathBuf,
    /// What stands in the file, if that can be read.
    present: Result<Dossier, StoreError>,
    backups: Vec<Backup>,
    /// What the file is protected with; where it is gone or damaged, what its versions are.
    passphrase: Option<Passphrase>,
}

impl Versions {
    fn of(options: &RestoreOptions, environment: &mut Environment<'_>) -> Result<Self, Failure> {
        let mut passphrases = Passphrases::new(options.passphrase);
        let path = std::path::absolute(&options.file).unwrap_or_else(|_unknown| options.file.clone());
        let (present, mut passphrase) =
            passphrases.with(&options.file, environment, |file, passphrase| match store::open_dossier(file, passphrase) {
                Err(error) if error.kind.asks_for_passphrase() => Err(error),
                present => Ok(present),
            })?;
        let data = &environment.surroundings.data;
        let backups = match &present {
            Ok(present) => KeptPlace::find(data, &present.id, &path),
            // Which dossier it was is only noted for what was opened on this computer.
            Err(error) => KeptPlace::noted(data, &path).ok_or_else(|| error.clone())?,
        };
        let backups = Backups::of(&backups).list()?;
        // Of a file that is gone nobody can tell whether it was protected; its versions can.
        if let (Err(_), None, Some(newest)) = (&present, &passphrase, backups.first()) {
            let damage_is_told_later = |error: StoreError| if error.kind.asks_for_passphrase() { Err(error) } else { Ok(()) };
            let try_newest =
                |_: &Path, passphrase: Option<&Passphrase>| newest.open(passphrase).map(drop).or_else(damage_is_told_later);
            passphrase = passphrases.with(&options.file, environment, try_newest)?.1;
        }
        Ok(Self { path, present, backups, passphrase })
    }
}

fn differs(then: &Dossier, present: &Dossier) -> String {
    let parts = merge::differences(Catalogue::built_in(), then, present);
    if parts.is_empty() {
        return "hetzelfde als nu".to_owned();
    }
    let warning = words::would_reopen(&merge::unadopted(present, then)).map(|warning| format!("; let op: {warning}"));
    format!("anders dan nu: {}{}", words::counts(&parts), warning.unwrap_or_default())
}

fn restore(options: &RestoreOptions, number: usize, environment: &mut Environment<'_>) -> Result<(), Failure> {
    let Versions { path, present, backups, passphrase } = Versions::of(options, environment)?;
    let count = backups.len();
    let chosen = backups.into_iter().nth(number - 1).ok_or_else(|| {
        Failure::Text(match count {
            0 => "Van dit dossier zijn op deze computer geen eerdere versies. Er is niets veranderd.".to_owned(),
            _ => format!("Er is geen versie {number}: de lijst gaat van 1 tot en met {count}. Er is niets veranderd."),
        })
    })?;
    let mut earlier = chosen.open(passphrase.as_ref())?;
    let mut file = open(options, &path, &earlier, passphrase, environment)?;
    let mut reopened = Vec::new();
    if let Ok(present) = &present {
        reopened = merge::unadopted(present, &earlier);
        let reason = |number| words::version_put_back(chosen.made, number);
        earlier = merge::replaced(present, earlier, environment.today, reason, &mut *environment.ids);
    }
    file.save(&earlier, environment.now).map_err(|obstacle| match obstacle {
        SaveObstacle::Store(error) => Failure::Store(error),
        SaveObstacle::Changed(_) | SaveObstacle::Gone => Failure::Text(format!(
            "‘{}’ is intussen veranderd. Er is niets teruggezet; beide versies zijn bewaard. Bekijk de lijst opnieuw.",
            words::shown(&options.file)
        )),
    })?;
    environment.tell(&format!(
        "De versie van {} is teruggezet. Wat er stond, staat nu bovenaan de lijst.",
        words::moment(chosen.made)
    ));
    if !reopened.is_empty() {
        let is = if reopened.len() == 1 { "is" } else { "zijn" };
        let names = words::sentence_case(&words::these_measurements(&reopened));
        environment.tell(&format!("{names} {is} daarmee heropend. Dat staat met de reden in het dossier en in het rapport."));
    }
    written(environment.out, &options.file)?;
    Ok(())
}

/// Asks for the right to write the file, as protected as it was, and keeps what stands in it among the earlier versions.
fn open(
    options: &RestoreOptions,
    path: &Path,
    earlier: &Dossier,
    passphrase: Option<Passphrase>,
    environment: &mut Environment<'_>,
) -> Result<DossierFile, Failure> {
    let (surroundings, now) = (&environment.surroundings, environment.now);
    match DossierFile::open(path, passphrase.as_ref(), surroundings, now) {
        Ok(opened) => settled(opened, &options.file, environment),
        Err(Unopened { error, .. }) if error.kind.is_damage() || error.kind == StoreErrorKind::NotFound => {
            take_over(&options.file, &earlier.id, passphrase, environment)
        }
        Err(Unopened { error, .. }) => Err(error.into()),
    }
}
