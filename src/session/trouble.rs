//! The kinds of what goes wrong, for a helpdesk: codes without a word of a team.

use super::{CircleFailure, Notice, PictureFailure, ReportFailure};
use crate::store::{Operation, SaveObstacle, StoreError};

/// The kind of a problem with a file, as `write.no_space`.
pub(super) fn code_of(error: &StoreError) -> String {
    let operation = match error.operation {
        Operation::Read => "read",
        Operation::Write => "write",
    };
    format!("{operation}.{}", error.kind.code())
}

/// The kind of what keeps a dossier from its file.
pub(super) fn code_of_obstacle(obstacle: &SaveObstacle) -> String {
    match obstacle {
        SaveObstacle::Store(error) => code_of(error),
        SaveObstacle::Changed(_) => "save.changed".to_owned(),
        SaveObstacle::Gone => "save.gone".to_owned(),
    }
}

/// The kind of what is told; `None` for what is no trouble.
pub(super) fn code_of_notice(notice: &Notice) -> Option<String> {
    let code = match notice {
        Notice::Store(error)
        | Notice::NoReport(ReportFailure::Store(error))
        | Notice::NoPicture(PictureFailure::Store(error))
        | Notice::NoCircleFile(CircleFailure::Store(error)) => return Some(code_of(error)),
        Notice::NoVersionKept(error) => return Some(format!("version.{}", code_of(error))),
        Notice::PartlyProtected { error, .. } => return Some(format!("protection.{}", code_of(error))),
        Notice::NotInFile(_) | Notice::SheetNotInFile => "notice.not_in_file",
        Notice::ChooseBeforeReport => "notice.choose_before_report",
        Notice::ReadOnly(_) => "notice.read_only",
        Notice::Full => "notice.full",
        Notice::OddFile { .. } => "notice.odd_file",
        Notice::NoReport(ReportFailure::Render(_)) => "notice.report_not_rendered",
        Notice::NoReport(ReportFailure::Unmet(_)) => "notice.report_unmet",
        Notice::NoPicture(PictureFailure::Lacking(_)) => "notice.picture_lacking",
        Notice::NoPicture(PictureFailure::Fault) => "notice.picture_not_made",
        Notice::NoCircleFile(CircleFailure::Render(_) | CircleFailure::Fault) => "notice.circle_not_made",
        Notice::NoViewer(_) => "notice.no_viewer",
        Notice::NoBrowser(_) => "notice.no_browser",
        Notice::NoFolderView(_) => "notice.no_folder_view",
        Notice::PassphraseRequired => "notice.passphrase_required",
        // These are about the computer or the dossier as it is, or are news.
        Notice::Keeping(..)
        | Notice::Managed(_)
        | Notice::PassphraseExpected
        | Notice::Rescued { .. }
        | Notice::Renamed(_)
        | Notice::ReadAgain
        | Notice::ReadOn
        | Notice::SavedAs(_)
        | Notice::Protected(_)
        | Notice::Restored { .. }
        | Notice::SavedAfterAll
        | Notice::SheetReadAgain
        | Notice::SheetSavedAfterAll
        | Notice::Unprintable(_)
        | Notice::BatchMade(_)
        | Notice::OnlyOneOpened(_)
        | Notice::PictureCopied
        | Notice::PictureSaved(_)
        | Notice::CircleSaved(_)
        | Notice::DeadlineSaved(_)
        | Notice::ReportsMade { .. } => return None,
    };
    Some(code.to_owned())
}
