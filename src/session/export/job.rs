//! What is done away from the interface thread: from the dossier to files.

use std::collections::BTreeSet;
use std::error::Error;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use super::super::appendix::Appendix;
use super::super::background::Stop;
use super::super::notice::ReportFailure;
use super::{ReportProgress, ReportStage, ReportTarget};
use crate::content::Catalogue;
use crate::docx;
use crate::model::Dossier;
use crate::report::{self, Document, FileFormat, Printed};
use crate::store::{self, Overwrite, StoreErrorKind};

/// Which reports to make of what.
pub(super) struct Order {
    pub(super) catalogue: Arc<Catalogue>,
    pub(super) dossier: Arc<Dossier>,
    pub(super) targets: Vec<ReportTarget>,
    /// The examples that they tell, if any.
    pub(super) appendix: Option<Appendix>,
    pub(super) overwrite: Overwrite,
    pub(super) stop: Stop,
}

/// What came of it.
pub(in crate::session) struct Ended {
    /// Those that stand on the disk.
    pub(super) made: Vec<ReportTarget>,
    /// Characters that could not be printed in one of them.
    pub(super) unprintable: BTreeSet<char>,
    pub(super) end: End,
}

/// How it ended.
pub(super) enum End {
    /// All were made.
    Complete,
    /// Somebody asked to stop.
    Stopped,
    /// Files stand there already, and may not be replaced: nothing was made.
    Exists(Vec<PathBuf>),
    /// One could not be made, and none after it was tried.
    Failed(ReportFailure),
}

/// Makes the reports one after the other. A file is written whole or not at all, and counts as made only after it was read back.
pub(super) fn run(order: &Order, tell: &dyn Fn(ReportProgress)) -> Ended {
    let (mut made, mut unprintable) = (Vec::new(), BTreeSet::new());
    let end = make_all(order, tell, &mut made, &mut unprintable);
    Ended { made, unprintable, end }
}

fn make_all(
    order: &Order,
    tell: &dyn Fn(ReportProgress),
    made: &mut Vec<ReportTarget>,
    unprintable: &mut BTreeSet<char>,
) -> End {
    if order.overwrite == Overwrite::Refuse {
        let existing = store::existing_files(order.targets.iter().map(|target| target.path.as_path()));
        // The question comes before the work.
        if !existing.is_empty() {
            return End::Exists(existing);
        }
    }
    for (index, target) in order.targets.iter().enumerate() {
        let tell_stage = |stage| {
            let (total, kind) = (order.targets.len(), target.choice.kind);
            tell(ReportProgress { position: index + 1, total, kind, stage });
        };
        // A fault of the program in one report must not leave the window waiting for it.
        match catch_unwind(AssertUnwindSafe(|| make(order, target, &tell_stage))) {
            Ok(Ok(Some(lacking))) => {
                made.push(target.clone());
                unprintable.extend(lacking);
            }
            Ok(Ok(None)) => return End::Stopped,
            Ok(Err(ReportFailure::Store(error))) if error.kind == StoreErrorKind::Exists && made.is_empty() => {
                return End::Exists(vec![error.path]);
            }
            Ok(Err(failure)) => return End::Failed(failure),
            Err(_) => return End::Failed(fault()),
        }
    }
    End::Complete
}

/// A fault of the program itself.
pub(super) fn fault() -> ReportFailure {
    ReportFailure::Render("er zit een fout in het programma".to_owned())
}

/// Makes one report; gives the characters that it could not print, or `None` when it was stopped before the file was written.
pub(super) fn make(
    order: &Order,
    target: &ReportTarget,
    tell: &dyn Fn(ReportStage),
) -> Result<Option<BTreeSet<char>>, ReportFailure> {
    let request = target.choice.of(&order.dossier).map_err(ReportFailure::Unmet)?;
    if order.stop.is_asked() {
        return Ok(None);
    }
    tell(ReportStage::LayingOut);
    let document =
        report::build(&order.catalogue, &request, target.choice.options, order.appendix.as_ref().and_then(Appendix::examples));
    if order.stop.is_asked() {
        return Ok(None);
    }
    let Some(Printed { bytes, unprintable }) = printed(document, target.choice.format, &order.stop, tell)? else {
        return Ok(None);
    };
    if !order.stop.begins_writing() {
        return Ok(None);
    }
    tell(ReportStage::Saving);
    let written = store::write_checked(&target.path, &bytes, order.overwrite);
    order.stop.has_written();
    written.map_err(ReportFailure::Store)?;
    Ok(Some(unprintable))
}

/// A document as the bytes of a file; `None` when it was stopped.
fn printed(
    document: Document,
    format: FileFormat,
    stop: &Stop,
    tell: &dyn Fn(ReportStage),
) -> Result<Option<Printed>, ReportFailure> {
    let failed = |error: &dyn Error| ReportFailure::Render(error.to_string());
    match format {
        FileFormat::Pdf => {
            report::check_length(&document).map_err(|error| failed(&error))?;
            let layout = report::layout(&document);
            drop(document);
            if stop.is_asked() {
                return Ok(None);
            }
            tell(ReportStage::Drawing);
            let bytes = report::pdf::render(&layout).map_err(|error| failed(&error))?;
            Ok(Some(Printed { bytes, unprintable: layout.unprintable().clone() }))
        }
        // Word lays it out, with the letters of the computer on which it is read.
        FileFormat::Word => {
            tell(ReportStage::Drawing);
            let bytes = docx::render(&document).map_err(|error| failed(&error))?;
            Ok(Some(Printed { bytes, unprintable: BTreeSet::new() }))
        }
    }
}
