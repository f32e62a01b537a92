//! What the session tells the team, in Dutch.

use std::path::{Path, PathBuf};

use jiff::civil::DateTime;

use super::batch::{batch_made, report_failure};
use super::managed::{passphrase_expected, passphrase_required, policy_trouble};
use super::{Message, full_dossier, holder, keeping, remark_sentences, rescued_lost, store_error};
use crate::session::{CircleFailure, Copied, Notice, PictureFailure, Protected, ProtectionGoal, ReportFailure, SaveTrouble};
use crate::store::{DOSSIER_ROOM, Remark, StoreError};
use crate::words::{self, enumeration, shown};

/// What happened, what was kept and what to do now.
pub fn notice(notice: &Notice) -> Message {
    match notice {
        Notice::Store(error) => store_error(error),
        Notice::Rescued { path, damaged, rescued } => news(
            format!("Wat nog te lezen was, staat nu in {}.", shown(path)),
            format!(
                "{} Loop het dossier na. Het beschadigde bestand {} is niet veranderd.",
                rescued_lost(rescued),
                shown(damaged)
            ),
        ),
        Notice::NotInFile(copied) => Message::new(
            "Het dossier is nog niet bewaard in zijn bestand.",
            kept_in_copy(*copied),
            "Daarom blijft het dossier open. Kies ‘Opslaan als …’ om het ergens anders te bewaren.",
        ),
        Notice::SheetNotInFile => sheet_not_in_file(),
        Notice::SheetReadAgain => news(
            "Het bestand is buiten dit venster veranderd.",
            "Je ziet nu wat er in het bestand staat. Alles wat je hier invulde, stond er al in.",
        ),
        Notice::SheetSavedAfterAll => news("Je invulblad is alsnog bewaard.", "Alles wat je invulde, staat in het bestand."),
        Notice::Renamed(path) => news(
            format!("Het bestand heet nu ‘{}’.", shown(path)),
            "Een ander programma heeft de naam veranderd. Wijkpeil bewaart verder onder de nieuwe naam.",
        ),
        Notice::ReadAgain => news(
            "Het bestand is buiten dit venster veranderd.",
            "Je ziet nu wat er in het bestand staat. Alles van jou stond er al in; hoe het was, staat bij ‘Eerdere versies’.",
        ),
        Notice::ReadOn => news("Het dossier is in een ander venster veranderd.", "Je ziet nu wat er in het bestand staat."),
        Notice::ChooseBeforeReport => Message::new(
            "Het rapport is nog niet gemaakt: het bestand is buiten dit venster veranderd.",
            "Beide versies zijn bewaard.",
            "Kies eerst bij ‘Bekijk de verschillen’ wat je wilt houden. Maak daarna het rapport.",
        ),
        Notice::ReadOnly(by) => Message::new(
            format!("Je kunt nu alleen lezen: {}.", holder(by.as_ref())),
            "Er is niets veranderd.",
            "Is het dossier daar gesloten? Kies dan ‘Probeer opnieuw’. Met ‘Opslaan als …’ ga je verder in een eigen bestand.",
        ),
        Notice::SavedAs(path) => news(
            format!("Het dossier staat nu in ‘{}’.", shown(path)),
            "Daar gaat Wijkpeil verder met bewaren. Het eerdere bestand blijft zoals het was.",
        ),
        Notice::Protected(change) => protected(*change),
        Notice::PartlyProtected { error, is_protected } => partly_protected(error, *is_protected),
        Notice::Restored { made, reopened } => restored(*made, reopened),
        Notice::NoVersionKept(error) => Message::new(
            "Wijkpeil kan geen eerdere versies van dit dossier bewaren.",
            "Het dossier zelf wordt wel gewoon bewaard.",
            format!("{} Maak zelf een kopie van het bestand.", store_error(error).what),
        ),
        Notice::SavedAfterAll => news("Het dossier is alsnog bewaard.", "Alles wat je typte, staat in het bestand."),
        Notice::Keeping(how, data) => keeping(*how, data).unwrap_or_default(),
        Notice::Managed(policy) => policy_trouble(policy),
        Notice::PassphraseExpected => passphrase_expected(),
        Notice::PassphraseRequired => passphrase_required(),
        Notice::Full => full_dossier(DOSSIER_ROOM),
        Notice::OddFile { remarks, is_kept } => odd_file(remarks, *is_kept),
        Notice::Unprintable(characters) => news("Het rapport is klaar.", words::unprintable(characters)),
        Notice::NoReport(failure) => no_report(failure),
        Notice::ReportsMade { made, total } => reports_made(made, *total),
        Notice::BatchMade(made) => {
            let told = batch_made(made, &file_name);
            news(told.what, told.details.join(" "))
        }
        Notice::OnlyOneOpened(others) => news(
            "Er kan één dossier tegelijk open zijn.",
            format!(
                "Niet geopend: {}.",
                enumeration(&others.iter().map(|path| format!("‘{}’", shown(path))).collect::<Vec<_>>())
            ),
        ),
        Notice::PictureCopied => news("Het beeld is gekopieerd.", "Plak het waar je het wilt hebben, met Ctrl en V."),
        Notice::PictureSaved(path) => news("Het beeld is bewaard.", format!("Het staat in {}.", path.display())),
        Notice::NoPicture(failure) => no_picture(failure),
        Notice::CircleSaved(path) => news("Het bestand van de leerkring is bewaard.", format!("Het staat in {}.", shown(path))),
        Notice::NoCircleFile(failure) => no_circle_file(failure),
        Notice::DeadlineSaved(path) => news(
            "De laatste dag voor de invulbladen is bewaard voor je agenda.",
            format!("Het bestand is {}. Open het met je agenda, of mail het rond.", shown(path)),
        ),
        Notice::NoViewer(path) => Message::new(
            "Er is geen programma gevonden dat het rapport kan tonen.",
            is_at(path),
            "Open het met een programma dat een PDF kan lezen.",
        ),
        Notice::NoBrowser(address) => Message::new(
            "Er is geen programma gevonden dat een webpagina kan tonen.",
            format!("Het adres is {}.", address.display()),
            "Typ het adres over in je browser.",
        ),
        Notice::NoFolderView(path) => Message::new(
            "De map kon niet worden getoond.",
            is_at(path),
            "Zoek die map op met het programma waarmee je altijd bestanden bekijkt.",
        ),
    }
}

fn sheet_not_in_file() -> Message {
    Message::new(
        "Je invulblad is nog niet bewaard in zijn bestand.",
        "Wat je invulde, staat alleen in dit venster.",
        "Daarom blijft het invulblad open. Kies ‘Opslaan als …’ om het ergens anders te bewaren.",
    )
}

/// Where what is not in the file is kept.
pub fn kept_in_copy(copied: Copied) -> String {
    match copied {
        Copied::At(moment) => format!(
            "Een volledige kopie van {} staat in de map van Wijkpeil. Bij het openen van dit dossier biedt Wijkpeil die kopie aan.",
            words::time(moment.time())
        ),
        Copied::Nowhere => "Er kon ook geen kopie worden gemaakt: wat je typte, staat alleen in dit venster.".to_owned(),
    }
}

const CHANGED: &str = "Iemand anders heeft het bestand veranderd.";
const GONE: &str = "Het bestand is verplaatst, hernoemd of weggegooid.";
const NO_ANSWER: &str = "De schijf of het netwerk antwoordt niet.";

/// Why the dossier is not in its file, in one sentence.
pub fn save_trouble(trouble: &SaveTrouble) -> String {
    match trouble {
        SaveTrouble::NoAnswer => NO_ANSWER.to_owned(),
        SaveTrouble::Store(error) => store_error(error).what,
        SaveTrouble::Changed => CHANGED.to_owned(),
        SaveTrouble::Gone => GONE.to_owned(),
    }
}

/// Why the dossier could not be protected, or not any more, and what to do.
pub fn not_protected(trouble: &SaveTrouble) -> String {
    match trouble {
        SaveTrouble::NoAnswer => NO_ANSWER.to_owned(),
        SaveTrouble::Store(error) => {
            let message = store_error(error);
            format!("{} Er is niets veranderd. {}", message.what, message.advice)
        }
        SaveTrouble::Changed => format!(
            "{CHANGED} Er is niets beveiligd of weggehaald. Sluit dit venster en kies eerst bij ‘Bekijk de verschillen’ wat je \
             wilt houden."
        ),
        SaveTrouble::Gone => {
            format!("{GONE} Er is niets beveiligd of weggehaald. Zet het eerst terug, of kies ‘Opslaan als …’.")
        }
    }
}

/// What is not done yet while the protection of the dossier is being changed.
pub fn not_protected_yet(goal: ProtectionGoal) -> &'static str {
    match goal {
        ProtectionGoal::Protect => "Het dossier is nog niet beveiligd",
        ProtectionGoal::Change => "De wachtzin is nog niet veranderd",
        ProtectionGoal::Remove => "De beveiliging is nog niet weggehaald",
    }
}

/// Shown when the window is closed before the protection has been changed.
pub const PROTECTION_ON_ITS_WAY: &str = "De schijf of het netwerk antwoordt nog niet. Wie nu sluit, stopt ermee. Onthoud de \
                                         wachtzin wel: heel misschien heeft de schijf de opdracht al gekregen.";

/// A message with nothing to do.
fn news(what: impl Into<String>, detail: impl Into<String>) -> Message {
    Message::new(what, detail, "")
}

fn protected(change: Protected) -> Message {
    match change {
        Protected::NoLonger => news(
            "Het dossier is niet meer beveiligd.",
            "Wie bij het bestand kan, kan nu alles lezen. Ook de eerdere versies op deze computer gaan open zonder wachtzin.",
        ),
        Protected::Newly => news(
            "Het dossier is beveiligd.",
            "Bewaar de wachtzin goed: is die kwijt, dan kan niemand het dossier nog openen, ook Wijkpeil niet. Rapporten en \
             kopieën die je eerder maakte, zijn niet beveiligd.",
        ),
        Protected::Otherwise => news(
            "De wachtzin is veranderd.",
            "De oude wachtzin past niet meer op het bestand en op de eerdere versies van deze computer. Op kopieën die je eerder \
             maakte, past ze nog wel.",
        ),
    }
}

fn restored(made: DateTime, reopened: &[u16]) -> Message {
    let title = format!("De versie van {} is teruggezet.", words::moment(made));
    if reopened.is_empty() {
        return news(title, "Met ‘Ongedaan maken’ (Ctrl en Z) haal je terug wat er daarvoor stond.");
    }
    let is = if reopened.len() == 1 { "is" } else { "zijn" };
    let names = words::sentence_case(&words::these_measurements(reopened));
    news(
        title,
        format!(
            "{names} {is} daarmee heropend; dat staat met de reden in het dossier. Wat er daarvoor stond, staat bovenaan bij              ‘Eerdere versies’."
        ),
    )
}

fn partly_protected(error: &StoreError, is_protected: bool) -> Message {
    let reason = store_error(error).what;
    if is_protected {
        Message::new(
            "Het dossier is beveiligd, maar niet alles wat Wijkpeil ervan bewaart.",
            format!("Wat in het bestand staat, is veilig. {reason}"),
            "Open het dossier later opnieuw: dan probeert Wijkpeil het nog eens.",
        )
    } else {
        Message::new(
            "Het dossier is niet meer beveiligd, maar een eerdere versie ervan nog wel.",
            format!("Die versie blijft bewaard. {reason}"),
            "Wil je die lezen, beveilig het dossier dan weer met dezelfde wachtzin.",
        )
    }
}

fn odd_file(remarks: &[Remark], is_kept: bool) -> Message {
    let version = if is_kept { " Het bestand zoals het was, blijft bij de eerdere versies bewaard." } else { "" };
    Message::new(
        "Aan het bestand van dit dossier klopt iets niet.",
        format!("{} Wat er van het dossier in stond, is geopend.{version}", remark_sentences(remarks)),
        "Loop je antwoorden na. Mis je iets, kijk dan bij de eerdere versies of neem een oudere kopie.",
    )
}

fn no_report(failure: &ReportFailure) -> Message {
    let reason = match failure {
        ReportFailure::Store(error) => return store_error(error),
        ReportFailure::Render(_) | ReportFailure::Unmet(_) => report_failure(failure),
    };
    Message::new(
        "Het rapport kon niet worden gemaakt.",
        format!("{reason} Aan het dossier is niets veranderd."),
        "Sluit het dossier, open het opnieuw en maak het rapport nog eens.",
    )
}

/// The name of a file without its folder.
fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn no_picture(failure: &PictureFailure) -> Message {
    let what = "Er is geen beeld gemaakt.";
    match failure {
        PictureFailure::Store(error) => store_error(error),
        PictureFailure::Lacking(lacking) => {
            news(what, format!("{}. Aan het dossier is niets veranderd.", words::sentence_case(&lacking.to_string())))
        }
        PictureFailure::Fault => Message::new(
            what,
            "Er zit een fout in het programma. Aan het dossier is niets veranderd.",
            "Maak in plaats daarvan een rapport, en meld het bij de helpdesk.",
        ),
    }
}

fn no_circle_file(failure: &CircleFailure) -> Message {
    let reason = match failure {
        CircleFailure::Store(error) => return store_error(error),
        CircleFailure::Render(reason) => format!("Reden: {reason}."),
        CircleFailure::Fault => "Er zit een fout in het programma.".to_owned(),
    };
    Message::new(
        "Er is geen bestand van de leerkring gemaakt.",
        format!("{reason} Aan de dossiers is niets veranderd."),
        "Kies minder wijken, of meld het bij de helpdesk.",
    )
}

fn reports_made(made: &[PathBuf], total: usize) -> Message {
    let names: Vec<String> = made.iter().map(|path| path.display().to_string()).collect();
    let title = match () {
        () if made.len() != total => "Het maken van de rapporten is gestopt.",
        () if total == 1 => "Het rapport is opgeslagen.",
        () => "De rapporten zijn opgeslagen.",
    };
    match &*names {
        [] => news(title, "Er is geen rapport gemaakt."),
        names => news(title, format!("Opgeslagen: {}.", enumeration(names))),
    }
}

fn is_at(report: &Path) -> String {
    format!("Het rapport staat in {}.", report.display())
}
