//! Messages for the team: what happened, what was kept, what to do now.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::DateTime;

use super::export::{Failure, ReportTarget};
use super::protecting::Protected;
use super::saving::Copied;
use crate::store::folders::Keeping;
use crate::store::{DOSSIER_ROOM, Holder, Remark, StoreError};
use crate::words::{self, Message};

/// Whether a message is news or trouble.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Good to know.
    News,
    /// Something did not work.
    Trouble,
}

/// A message that is shown until the team puts it away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// News or trouble.
    pub kind: NoticeKind,
    /// What happened.
    pub title: String,
    /// What was kept and what to do now.
    pub detail: String,
}

/// Where what is not in the file is kept.
pub(super) fn kept_in_copy(copied: Copied) -> String {
    match copied {
        Copied::At(moment) => format!(
            "Een volledige kopie van {} staat in de map van Wijkpeil. Bij het openen van dit dossier biedt Wijkpeil die kopie aan.",
            words::time(moment.time())
        ),
        Copied::Nowhere => "Er kon ook geen kopie worden gemaakt: wat je typte, staat alleen in dit venster.".to_owned(),
    }
}

/// The messages that wait to be read. Trouble goes before news, and no message takes the place of one about something else.
#[derive(Debug, Default)]
pub(super) struct Notices(Vec<Notice>);

impl Notices {
    /// The message to show.
    pub(super) fn shown(&self) -> Option<&Notice> {
        self.0.first()
    }

    /// Adds a message: the newest trouble is shown first. News takes the place of older news; the same again is one message.
    pub(super) fn add(&mut self, notice: Notice) {
        self.0.retain(|other| *other != notice && (notice.kind == NoticeKind::Trouble || other.kind == NoticeKind::Trouble));
        match notice.kind {
            NoticeKind::Trouble => self.0.insert(0, notice),
            NoticeKind::News => self.0.push(notice),
        }
    }

    /// Puts the shown one away.
    pub(super) fn dismiss(&mut self) {
        if !self.0.is_empty() {
            self.0.remove(0);
        }
    }

    /// Puts all away: they are about a dossier that is not open any more.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

impl Notice {
    /// A file could not be read or written.
    pub(super) fn store(error: &StoreError) -> Self {
        let message = words::store_error(error);
        Self::trouble(message.what, [message.kept, message.advice])
    }

    /// What could be read of a damaged file is a dossier of its own now.
    pub(super) fn rescued(path: &Path, damaged: &Path, lost: &str) -> Self {
        Self {
            kind: NoticeKind::News,
            title: format!("Wat nog te lezen was, staat nu in {}.", words::place(path, None, None)),
            detail: format!(
                "{lost} Loop het dossier na. Het beschadigde bestand {} is niet veranderd.",
                words::place(damaged, None, None)
            ),
        }
    }

    /// The dossier stays open, because it is not saved in its file.
    pub(super) fn not_in_file(copied: Copied) -> Self {
        let advice = "Daarom blijft het dossier open. Kies ‘Opslaan als …’ om het ergens anders te bewaren.";
        Self::trouble("Het dossier is nog niet bewaard in zijn bestand.".to_owned(), [kept_in_copy(copied), advice.to_owned()])
    }

    /// Another program gave the file another name.
    pub(super) fn renamed(path: &Path) -> Self {
        Self {
            kind: NoticeKind::News,
            title: format!("Het bestand heet nu ‘{}’.", words::place(path, None, None)),
            detail: "Een ander programma heeft de naam veranderd. Wijkpeil bewaart verder onder de nieuwe naam.".to_owned(),
        }
    }

    /// Somebody else changed the file, and nothing was changed here: what is in the file is shown.
    pub(super) fn read_again() -> Self {
        Self {
            kind: NoticeKind::News,
            title: "Het bestand is buiten dit venster veranderd.".to_owned(),
            detail: "Je ziet nu wat er in het bestand staat. Hier was nog niets veranderd; hoe het was, staat bij ‘Eerdere versies’."
                .to_owned(),
        }
    }

    /// No report is made of one side of a choice that is still open.
    pub(super) fn choose_before_report() -> Self {
        Self::trouble(
            "Het rapport is nog niet gemaakt: het bestand is buiten dit venster veranderd.".to_owned(),
            [
                "Beide versies zijn bewaard.".to_owned(),
                "Kies eerst bij ‘Bekijk de verschillen’ wat je wilt houden. Maak daarna het rapport.".to_owned(),
            ],
        )
    }

    /// A dossier that somebody else has open was left as it is.
    pub(super) fn read_only(holder: Option<&Holder>) -> Self {
        Self::trouble(
            format!("Je kunt nu alleen lezen: {}.", words::holder(holder)),
            [
                "Er is niets veranderd.".to_owned(),
                "Is het dossier daar gesloten? Kies dan ‘Probeer opnieuw’. Met ‘Opslaan als …’ ga je verder in een eigen bestand."
                    .to_owned(),
            ],
        )
    }

    /// The dossier is in another file from now on.
    pub(super) fn saved_as(path: &Path) -> Self {
        Self {
            kind: NoticeKind::News,
            title: format!("Het dossier staat nu in ‘{}’.", words::place(path, None, None)),
            detail: "Daar gaat Wijkpeil verder met bewaren. Het eerdere bestand blijft zoals het was.".to_owned(),
        }
    }

    /// The dossier is protected, otherwise or no longer.
    pub(super) fn protected(change: Protected) -> Self {
        let (title, detail) = match change {
            Protected::NoLonger => (
                "Het dossier is niet meer beveiligd.",
                "Wie bij het bestand kan, kan nu alles lezen. Ook de eerdere versies op deze computer gaan open zonder wachtzin.",
            ),
            Protected::Newly => (
                "Het dossier is beveiligd.",
                "Bewaar de wachtzin goed: is die kwijt, dan kan niemand het dossier nog openen, ook Wijkpeil niet. Rapporten en \
                 kopieën die je eerder maakte, zijn niet beveiligd.",
            ),
            Protected::Otherwise => (
                "De wachtzin is veranderd.",
                "De oude wachtzin past niet meer op het bestand en op de eerdere versies van deze computer. Op kopieën die je eerder \
                 maakte, past ze nog wel.",
            ),
        };
        Self { kind: NoticeKind::News, title: title.to_owned(), detail: detail.to_owned() }
    }

    /// The file was protected, or is so no longer; something that is kept of it was left as it was.
    pub(super) fn left_unguarded(error: &StoreError, is_protected: bool) -> Self {
        let reason = words::store_error(error).what;
        let (title, kept, advice) = if is_protected {
            (
                "Het dossier is beveiligd, maar niet alles wat Wijkpeil ervan bewaart.",
                "Wat in het bestand staat, is veilig.",
                "Open het dossier later opnieuw: dan probeert Wijkpeil het nog eens.",
            )
        } else {
            (
                "Het dossier is niet meer beveiligd, maar een eerdere versie ervan nog wel.",
                "Die versie blijft bewaard.",
                "Wil je haar lezen, beveilig het dossier dan weer met dezelfde wachtzin.",
            )
        };
        Self::trouble(title.to_owned(), [format!("{kept} {reason}"), advice.to_owned()])
    }

    /// The earlier version stands in the dossier.
    pub(super) fn restored(made: DateTime) -> Self {
        Self {
            kind: NoticeKind::News,
            title: format!("De versie van {} is teruggezet.", words::moment(made)),
            detail: "Met ‘Ongedaan’ (Ctrl en Z) haal je terug wat er daarvoor stond.".to_owned(),
        }
    }

    /// No earlier versions can be kept.
    pub(super) fn no_version_kept(error: &StoreError) -> Self {
        Self::trouble(
            "Wijkpeil kan geen eerdere versies van dit dossier bewaren.".to_owned(),
            [
                "Het dossier zelf wordt wel gewoon bewaard.".to_owned(),
                format!("{} Maak zelf een kopie van het bestand.", words::store_error(error).what),
            ],
        )
    }

    /// A later attempt to save succeeded.
    pub(super) fn saved_after_all() -> Self {
        Self {
            kind: NoticeKind::News,
            title: "Het dossier is alsnog bewaard.".to_owned(),
            detail: "Alles wat je typte, staat in het bestand.".to_owned(),
        }
    }

    /// The user has no folder of their own for what the program keeps.
    pub(super) fn keeping(keeping: Keeping, data: &Path) -> Option<Self> {
        let Message { what, kept, advice } = words::keeping(keeping, data)?;
        Some(Self::trouble(what, [kept, advice]))
    }

    /// A change was not made, as the dossier would get too large.
    pub(super) fn full() -> Self {
        let message = words::full_dossier(DOSSIER_ROOM);
        Self::trouble(message.what, [message.kept, message.advice])
    }

    /// The dossier is open, and its file is odd. `is_kept` when the bytes of that are among the earlier versions.
    pub(super) fn odd_file(remarks: &[Remark], is_kept: bool) -> Self {
        let kept = if is_kept {
            "Wat er van het dossier in stond, is geopend. Het bestand zoals het was, blijft bij de eerdere versies bewaard."
        } else {
            "Wat er van het dossier in stond, is geopend."
        };
        Self::trouble(
            "Aan het bestand van dit dossier klopt iets niet.".to_owned(),
            [
                format!("{} {kept}", words::remark_sentences(remarks)),
                "Loop je antwoorden na. Mis je iets, kijk dan bij de eerdere versies of neem een oudere kopie.".to_owned(),
            ],
        )
    }

    /// The report lacks characters that its typeface does not have.
    pub(super) fn unprintable(characters: &BTreeSet<char>) -> Self {
        Self { kind: NoticeKind::News, title: "Het rapport is klaar.".to_owned(), detail: words::unprintable(characters) }
    }

    /// No report could be made.
    pub(super) fn report(failure: &Failure) -> Self {
        match failure {
            Failure::Store(error) => Self::store(error),
            Failure::Render(reason) => Self::unmade(&format!("Reden: {reason}.")),
            Failure::Unmet(unmet) => Self::unmade(&unmet.to_string()),
        }
    }

    /// Reports of a dossier that is no longer open are there.
    pub(super) fn reports_made(made: &[ReportTarget], total: usize) -> Self {
        let names: Vec<String> = made.iter().map(|target| target.path.display().to_string()).collect();
        let title = if made.len() == total {
            if total == 1 { "Het rapport is opgeslagen.".to_owned() } else { "De rapporten zijn opgeslagen.".to_owned() }
        } else {
            "Het maken van de rapporten is gestopt.".to_owned()
        };
        let detail = if names.is_empty() {
            "Er is geen rapport gemaakt.".to_owned()
        } else {
            format!("Opgeslagen: {}.", words::enumeration(&names))
        };
        Self { kind: NoticeKind::News, title, detail }
    }

    fn unmade(reason: &str) -> Self {
        Self::trouble(
            "Het rapport kon niet worden gemaakt.".to_owned(),
            [
                format!("{reason} Aan het dossier is niets veranderd."),
                "Sluit het dossier, open het opnieuw en maak het rapport nog eens.".to_owned(),
            ],
        )
    }

    /// The system has no program for the report.
    pub(super) fn no_viewer(path: &Path) -> Self {
        Self::trouble(
            "Er is geen programma gevonden dat het rapport kan tonen.".to_owned(),
            [
                format!("Het rapport staat in {}.", path.display()),
                "Open het met een programma dat een PDF kan lezen.".to_owned(),
            ],
        )
    }

    /// The system cannot show the folder of the report.
    pub(super) fn no_folder_view(path: &Path) -> Self {
        Self::trouble(
            "De map kon niet worden getoond.".to_owned(),
            [
                format!("Het rapport staat in {}.", path.display()),
                "Zoek die map op met het programma waarmee je altijd bestanden bekijkt.".to_owned(),
            ],
        )
    }

    fn trouble(title: String, [kept, advice]: [String; 2]) -> Self {
        let detail = format!("{kept} {advice}").trim().to_owned();
        Self { kind: NoticeKind::Trouble, title, detail }
    }
}
