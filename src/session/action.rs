//! What a user can ask for.

use std::path::PathBuf;

use super::circle::{CircleCellPlace, CircleOrder};
use super::conflict::Resolution;
use super::edit::Edit;
use super::export::ReportTarget;
use super::own_sheet::SheetEdit;
use super::picturing::PictureChoice;
use super::recovery::Source;
use super::sheet_making::SheetOrder;
use crate::analysis::CircleFilter;
use crate::content::PracticeId;
use crate::merge::Twins;
use crate::model::ParticipantId;
use crate::picture::Format;
use crate::report;
use crate::store::{KeptVisit, Passphrase};

/// Something that a user asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Make a dossier and save it at once in the documents folder.
    Create {
        /// Gemeente.
        municipality: String,
        /// Wijk.
        neighbourhood: String,
    },
    /// Let the user pick a dossier with the dialog of the system, and open it.
    PickDossier,
    /// Let the user pick an invulblad with the dialog of the system, and open it to be filled in.
    PickSheet,
    /// Open the dossier in this file, or the invulblad to be filled in.
    Open(PathBuf),
    /// Open the dossier or the invulblad in a file that was dropped on the window, and say which others were not opened.
    OpenDropped {
        /// The one that is opened.
        path: PathBuf,
        /// Those that were dropped with it.
        others: Vec<PathBuf>,
    },
    /// Open the file that asks for a passphrase with this one.
    Unlock(Passphrase),
    /// Protect the dossier and all that is kept of it with this passphrase from now on, or with none.
    Protect(Option<Passphrase>),
    /// Take this passphrase for the next dossier that is made or saved elsewhere, where that would have none.
    ChoosePassphrase(Passphrase),
    /// Let go of protecting the dossier, as its disk does not answer.
    StopProtecting,
    /// Open the example, of which nothing is kept.
    OpenExample,
    /// Give up what is being opened, or leave the file that asks for a passphrase as it is.
    StopOpening,
    /// Return to the start; what is not saved yet is saved first.
    Close,
    /// Ask again for the right to change a dossier that somebody else had open.
    TryAgain,
    /// Let the user pick another place for the dossier with the dialog of the system, and go on there.
    PickSaveAs,
    /// Save the dossier in another place and go on there. The file that it was in stays as it is.
    SaveAs {
        /// Where.
        path: PathBuf,
        /// Whether a file that stands there is replaced.
        replace: bool,
    },
    /// Give up saving in another place, or put away what came of it.
    StopSavingAs,
    /// Make the file again where somebody else moved or removed it.
    PutBack,
    /// Read the earlier versions of the dossier.
    ListVersions,
    /// Bring back an earlier version, as a change that can be taken back unless it opens what is adopted.
    Restore {
        /// The number of the version.
        sequence: u64,
        /// Whether the user agreed that a measurement that is adopted now is reopened by it, on the record. Without that such a
        /// version is left where it is.
        may_reopen: bool,
    },
    /// Go on with what an earlier run left, or with the file.
    Recover(Source),
    /// Hold a file beside the dossier against what stands in this window.
    Compare(PathBuf),
    /// Leave a file beside the dossier as it is.
    PassOver(PathBuf),
    /// Choose between what was typed here and what somebody else put into the file.
    Resolve(Resolution),
    /// Change the open dossier.
    Edit(Edit),
    /// Change the invulblad that is being filled in.
    ChangeSheet(SheetEdit),
    /// Make a file of one's own from the invulblad that is there to be copied, and go on in that.
    BeginSheet,
    /// What is changed next is a step of its own when it is taken back, as before a text is pasted or cut.
    EndStep,
    /// Show the measurement with this number.
    ShowMeasurement(u16),
    /// Take back the last change.
    Undo,
    /// Make the change again that was taken back last.
    Redo,
    /// Put away what was told of the last undo or redo.
    ForgetTravelled,
    /// Let the user pick where the report goes with the dialog of the system, and make it there.
    PickReport {
        /// Which report.
        choice: report::Choice,
    },
    /// Let the user pick a folder with the dialog of the system, and make these reports there, as far as the dossier can give them.
    PickReportFolder {
        /// Which reports.
        choices: Vec<report::Choice>,
    },
    /// Make these reports in a folder under their proposed names, as far as the dossier can give them.
    MakeReportsIn {
        /// Where.
        folder: PathBuf,
        /// Which reports.
        choices: Vec<report::Choice>,
    },
    /// Make reports, one after the other.
    MakeReports {
        /// Which, and where they go.
        targets: Vec<ReportTarget>,
        /// Whether files that stand there are replaced.
        replace: bool,
    },
    /// Tell these examples from practice in an appendix of reports of the open dossier, in this order.
    ChooseExamples(Vec<PracticeId>),
    /// Stop making reports; what is finished stays.
    StopReports,
    /// Make reports of several dossiers, each under a free name in the folder for those.
    MakeBatch {
        /// Their files.
        dossiers: Vec<PathBuf>,
        /// Which reports; of several kinds those that a dossier can give.
        kinds: Vec<report::ReportKind>,
    },
    /// Let the user pick the folder for reports of several dossiers with the dialog of the system.
    PickBatchFolder,
    /// Take this folder for them.
    ChooseBatchFolder(PathBuf),
    /// Stop making reports of several dossiers; what is finished stays.
    StopBatch,
    /// Put away what came of them.
    DismissBatch,
    /// Take a dossier off the list of those that were opened lately. Its file stays as it is.
    ForgetRecent(PathBuf),
    /// Put a picture on the clipboard.
    CopyPicture(PictureChoice),
    /// Let the user pick where a picture goes with the dialog of the system, and make it there. Without a dialog it comes beside the
    /// dossier.
    PickPicture(PictureChoice, Format),
    /// Let the user pick a folder of dossiers with the dialog of the system, and put them beside each other.
    PickCircleFolder,
    /// Put the dossiers of a folder beside each other; read it again where that was done.
    ReadCircle(PathBuf),
    /// Stop reading a folder of dossiers; what was read is shown.
    StopCircle,
    /// Read the folder again, with this passphrase for its protected dossiers.
    UnlockCircle(Passphrase),
    /// Show another part of the folder.
    FilterCircle(CircleFilter),
    /// Read again what a team wrote that stands behind a cell.
    OpenCircleCell(CircleCellPlace),
    /// Put that away.
    CloseCircleCell,
    /// Keep the visits that were chosen in the folder for the next time.
    KeepCircleVisits(Vec<KeptVisit>),
    /// Let the user pick where a file of the folder goes with the dialog of the system, and make it there. Without a dialog it comes
    /// among the dossiers.
    PickCircleFile(CircleOrder),
    /// Show a report in the viewer of the system.
    OpenReport(PathBuf),
    /// Show an address on the web in the user's browser; the program itself opens no connection.
    OpenAddress(String),
    /// Show where a file stands in the file manager of the system.
    Reveal(PathBuf),
    /// Make a new dossier of what is left of the damaged file, beside it, and open that.
    OpenRescued,
    /// Erase the open dossier with all that is kept of it on this computer.
    Erase,
    /// Erase what is left of the dossier of which this file is gone.
    EraseRest(PathBuf),
    /// Put away what came of erasing.
    StopErasing,
    /// Save what a helpdesk needs to know in a new file.
    SaveHelpdesk {
        /// Where.
        path: PathBuf,
        /// What.
        text: String,
    },
    /// Put away what came of saving that.
    StopHelpdesk,
    /// Put away that a fault ended the program the last time.
    DismissCrash,
    /// Let the user pick where invulbladen go with the dialog of the system, and make them there.
    PickSheetPlace(SheetOrder),
    /// Make invulbladen for the open measurement.
    MakeSheets {
        /// Which.
        order: SheetOrder,
        /// Where: a file, or a folder for those for each role.
        place: PathBuf,
        /// Whether files that stand there are replaced.
        replace: bool,
    },
    /// Stop making invulbladen; what is finished stays.
    StopMakingSheets,
    /// Put away what came of making invulbladen.
    DismissMadeSheets,
    /// Let the user pick a file for a calendar with the dialog of the system, and put the last day for invulbladen in it. Without a
    /// dialog it comes beside the dossier.
    PickDeadlineFile,
    /// Let the user pick invulbladen that came back with the dialog of the system, and take them in.
    PickSheets,
    /// Take invulbladen that came back into the open dossier; of a folder those that stand in it.
    TakeSheets(Vec<PathBuf>),
    /// Stop reading invulbladen; what was not taken in yet is not taken in.
    StopSheets,
    /// Take the invulbladen of what seemed to be one person so.
    AnswerTwins(ParticipantId, Twins),
    /// Take what is the same of an invulblad that is for something else: the one at this place among those that came in.
    TakeSheetAnyhow(usize),
    /// Put away what became of the invulbladen that came in.
    DismissSheets,
    /// Remove a name from the open dossier for good, with what is kept of it.
    RemoveName(String),
    /// Put away what came of removing a name.
    DismissNameRemoval,
    /// Put away the message that is shown.
    DismissNotice,
}

impl Action {
    /// Whether another dossier, or none, is open after this.
    pub(super) fn leaves_dossier(&self) -> bool {
        matches!(self, Self::Create { .. } | Self::Open(_) | Self::OpenDropped { .. } | Self::OpenExample | Self::Close)
    }
}
