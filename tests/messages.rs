//! Every message about what went wrong, in one list, to be read as a user would: `golden/messages.txt`.
//!
//! The list is made from the values of the error types. Each `after_*` names the next variant of its type, so that a new
//! one that is not in the list does not compile.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use expect_test::expect_file;
use jiff::civil::date;
use wijkpeil::content::{ContentProblem, ProblemKind};
use wijkpeil::messages;
use wijkpeil::model::{MeasurementsError, QuarterError};
use wijkpeil::report::Unmet;
use wijkpeil::store::{
    Behind, ContentError, Flaw, FlawKind, HeadField, Holder, PdfFormError, PolicyField, PolicyProblemKind, ProtectionFault,
    Remark, RemarkKind, StoreError, StoreErrorKind,
};

/// All values of a type, from the first by what comes after each.
fn all<T>(first: T, after: fn(&T) -> Option<T>) -> Vec<T> {
    let mut list = vec![first];
    while let Some(next) = list.last().and_then(after) {
        list.push(next);
    }
    list
}

fn after_kind(kind: &StoreErrorKind) -> Option<StoreErrorKind> {
    let code = || Box::new(ron::Error::ExpectedComma);
    Some(match kind {
        StoreErrorKind::NotFound => StoreErrorKind::IsFolder,
        StoreErrorKind::IsFolder => StoreErrorKind::NotAFile,
        StoreErrorKind::NotAFile => StoreErrorKind::NoPermission,
        StoreErrorKind::NoPermission => StoreErrorKind::ReadOnly,
        StoreErrorKind::ReadOnly => StoreErrorKind::TooLarge { bytes: 200 * 1024 * 1024, limit: 16 * 1024 * 1024 },
        StoreErrorKind::TooLarge { .. } => StoreErrorKind::TooMany { limit: 500_000 },
        StoreErrorKind::TooMany { .. } => StoreErrorKind::Protected(ProtectionFault::PassphraseNeeded),
        StoreErrorKind::Protected(fault) => after_fault(*fault).map_or(StoreErrorKind::Empty, StoreErrorKind::Protected),
        StoreErrorKind::Empty => StoreErrorKind::NotUtf8 { line: 12, column: 5 },
        StoreErrorKind::NotUtf8 { .. } => StoreErrorKind::NotADossier { line: 1, column: 1, code: code() },
        StoreErrorKind::NotADossier { .. } => StoreErrorKind::IsSheet,
        StoreErrorKind::IsSheet => StoreErrorKind::PdfForm(PdfFormError::NotPdf),
        StoreErrorKind::PdfForm(fault) => match fault {
            PdfFormError::NotPdf => StoreErrorKind::PdfForm(PdfFormError::Damaged),
            PdfFormError::Damaged => StoreErrorKind::PdfForm(PdfFormError::Password),
            PdfFormError::Password => StoreErrorKind::PdfForm(PdfFormError::NoForm { is_flattened: false }),
            PdfFormError::NoForm { is_flattened: false } => {
                StoreErrorKind::PdfForm(PdfFormError::NoForm { is_flattened: true })
            }
            PdfFormError::NoForm { is_flattened: true } => StoreErrorKind::PdfForm(PdfFormError::Joined),
            PdfFormError::Joined => StoreErrorKind::PdfForm(PdfFormError::TooLarge),
            PdfFormError::TooLarge => StoreErrorKind::NotASheet { line: 1, column: 1, code: code() },
        },
        StoreErrorKind::NotASheet { .. } => StoreErrorKind::Syntax { line: 12, column: 5, code: code() },
        StoreErrorKind::Syntax { code, .. } if **code != ron::Error::Eof => {
            StoreErrorKind::Syntax { line: 113, column: 19, code: Box::new(ron::Error::Eof) }
        }
        StoreErrorKind::Syntax { .. } => StoreErrorKind::NewerSchema { found: 2, known: 1 },
        StoreErrorKind::NewerSchema { .. } => {
            StoreErrorKind::Invalid(all(FlawKind::EmptyId, after_flaw).into_iter().map(at).collect())
        }
        StoreErrorKind::Invalid(_) => StoreErrorKind::Exists,
        StoreErrorKind::Exists => StoreErrorKind::FolderMissing,
        StoreErrorKind::FolderMissing => StoreErrorKind::FolderIsFile,
        StoreErrorKind::FolderIsFile => StoreErrorKind::NoSpace,
        StoreErrorKind::NoSpace => StoreErrorKind::Busy,
        StoreErrorKind::Busy => StoreErrorKind::Elsewhere,
        StoreErrorKind::Elsewhere => StoreErrorKind::InUse(None),
        StoreErrorKind::InUse(None) => {
            let since = date(2026, 11, 21).at(9, 15, 0, 0);
            StoreErrorKind::InUse(Some(Holder { user: "w.jansen op stadhuis-12".to_owned(), since }))
        }
        StoreErrorKind::InUse(Some(_)) => StoreErrorKind::UnusableName,
        StoreErrorKind::UnusableName => StoreErrorKind::Altered,
        StoreErrorKind::Altered => {
            let why = StoreErrorKind::TooLarge { bytes: 17 * 1024 * 1024, limit: 16 * 1024 * 1024 };
            StoreErrorKind::WouldNotOpen(Box::new(why))
        }
        StoreErrorKind::WouldNotOpen(why) => match &**why {
            StoreErrorKind::TooLarge { .. } => {
                StoreErrorKind::WouldNotOpen(Box::new(StoreErrorKind::TooMany { limit: 500_000 }))
            }
            StoreErrorKind::TooMany { .. } => {
                let flaw = FlawKind::RepeatedId("actie-1".into());
                StoreErrorKind::WouldNotOpen(Box::new(StoreErrorKind::Invalid(vec![at(flaw)])))
            }
            StoreErrorKind::Invalid(_) => StoreErrorKind::WouldNotOpen(Box::new(StoreErrorKind::Altered)),
            _ => StoreErrorKind::Io(io::ErrorKind::TimedOut),
        },
        StoreErrorKind::Io(_) => return None,
    })
}

fn after_fault(fault: ProtectionFault) -> Option<ProtectionFault> {
    Some(match fault {
        ProtectionFault::PassphraseNeeded => ProtectionFault::WrongPassphrase,
        ProtectionFault::WrongPassphrase => ProtectionFault::Altered,
        ProtectionFault::Altered => ProtectionFault::CutOff,
        ProtectionFault::CutOff => ProtectionFault::LastChunkDamaged,
        ProtectionFault::LastChunkDamaged => ProtectionFault::TooMuchWork,
        ProtectionFault::TooMuchWork => ProtectionFault::OtherWay,
        ProtectionFault::OtherWay => return None,
    })
}

fn after_flaw(flaw: &FlawKind) -> Option<FlawKind> {
    Some(match flaw {
        FlawKind::EmptyId => FlawKind::RepeatedId("actie-1".into()),
        FlawKind::RepeatedId(_) => FlawKind::RepeatedKey("urgentiebesef.1".into()),
        FlawKind::RepeatedKey(_) => FlawKind::NoDate("21-11-2026".into()),
        FlawKind::NoDate(_) => FlawKind::TooManyHands { item: "urgentiebesef.1".into(), most: 999 },
        FlawKind::TooManyHands { .. } => return None,
    })
}

fn after_remark(remark: &RemarkKind) -> Option<RemarkKind> {
    let head = |field| Some(RemarkKind::Head { field, was: String::new() });
    match remark {
        RemarkKind::Before => Some(RemarkKind::Behind(Behind::Filler)),
        RemarkKind::Behind(Behind::Filler) => Some(RemarkKind::Behind(Behind::Dossier)),
        RemarkKind::Behind(Behind::Dossier) => Some(RemarkKind::Behind(Behind::Text)),
        RemarkKind::Behind(Behind::Text) => head(HeadField::Schema),
        RemarkKind::Head { field: HeadField::Schema, .. } => head(HeadField::Frame),
        RemarkKind::Head { field: HeadField::Frame, .. } => head(HeadField::Id),
        RemarkKind::Head { field: HeadField::Id, .. } => head(HeadField::ContentEdition),
        RemarkKind::Head { field: HeadField::ContentEdition, .. } => {
            Some(RemarkKind::Head { field: HeadField::Changed, was: "gisteren".to_owned() })
        }
        RemarkKind::Head { field: HeadField::Changed, .. } => {
            Some(RemarkKind::DateWritten { was: "21-11-2026".to_owned(), is: date(2026, 11, 21), is_of_change: true })
        }
        RemarkKind::DateWritten { .. } => Some(RemarkKind::Utf16),
        RemarkKind::Utf16 => Some(RemarkKind::OddDate(date(1980, 1, 1))),
        RemarkKind::OddDate(_) => None,
    }
}

fn at(kind: FlawKind) -> Flaw {
    Flaw { line: Some(12), column: Some(5), kind }
}

fn after_problem(problem: &ProblemKind) -> Option<ProblemKind> {
    Some(match problem {
        ProblemKind::UnreadableLetter => ProblemKind::Syntax(ron::Error::ExpectedComma),
        ProblemKind::Syntax(_) => ProblemKind::MissingFile,
        ProblemKind::MissingFile => ProblemKind::EmptyFolder,
        ProblemKind::EmptyFolder => ProblemKind::DuplicateId,
        ProblemKind::DuplicateId => ProblemKind::IdOutsideParent { expected: "urgentiebesef.".into() },
        ProblemKind::IdOutsideParent { .. } => ProblemKind::DuplicateNumber(3),
        ProblemKind::DuplicateNumber(_) => ProblemKind::UnknownReference { to: "fundering".into() },
        ProblemKind::UnknownReference { .. } => ProblemKind::EmptyText { field: "title" },
        ProblemKind::EmptyText { .. } => ProblemKind::EmptyList { field: "items" },
        ProblemKind::EmptyList { .. } => ProblemKind::TooLong { field: "short_title", room: 28 },
        ProblemKind::TooLong { .. } => ProblemKind::TooManyWords { field: "shows.reason", words: 24, room: 20 },
        ProblemKind::TooManyWords { .. } => ProblemKind::ReadyBeforeStart,
        ProblemKind::ReadyBeforeStart => ProblemKind::TooMany { field: "items", room: 40 },
        ProblemKind::TooMany { .. } => return None,
    })
}

fn after_setting(problem: &PolicyProblemKind) -> Option<PolicyProblemKind> {
    Some(match problem {
        PolicyProblemKind::Unreadable(_) => PolicyProblemKind::NotUtf8,
        PolicyProblemKind::NotUtf8 => PolicyProblemKind::NoBeginning,
        PolicyProblemKind::NoBeginning => PolicyProblemKind::NoEnd,
        PolicyProblemKind::NoEnd => PolicyProblemKind::Misplaced,
        PolicyProblemKind::Misplaced => PolicyProblemKind::NoComma,
        PolicyProblemKind::NoComma => PolicyProblemKind::Unknown("verseis".into()),
        PolicyProblemKind::Unknown(_) => PolicyProblemKind::Repeated(PolicyField::Versions),
        PolicyProblemKind::Repeated(_) => PolicyProblemKind::NoText(PolicyField::Dossiers),
        PolicyProblemKind::NoText(_) => PolicyProblemKind::NoYesOrNo(PolicyField::Passphrase),
        PolicyProblemKind::NoYesOrNo(_) => PolicyProblemKind::NoWholePath(PolicyField::Dossiers),
        PolicyProblemKind::NoWholePath(_) => PolicyProblemKind::NoVariable(PolicyField::Versions, "HOMESHARE".into()),
        PolicyProblemKind::NoVariable(..) => {
            let error = StoreError::reading(Path::new("map/inhoud"), StoreErrorKind::NotFound);
            PolicyProblemKind::Content(ContentError::Unreadable(error))
        }
        PolicyProblemKind::Content(_) => return None,
    })
}

fn after_measurements(error: &MeasurementsError) -> Option<MeasurementsError> {
    Some(match error {
        MeasurementsError::Empty => MeasurementsError::Number { expected: 1, found: 3 },
        MeasurementsError::Number { .. } => MeasurementsError::OpenBeforeLast { number: 1 },
        MeasurementsError::OpenBeforeLast { .. } => return None,
    })
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as the others of its kind")]
fn after_unmet(unmet: &Unmet) -> Option<Unmet> {
    Some(match unmet {
        Unmet::NoMeasurement { .. } => Unmet::NothingEarlier,
        Unmet::NothingEarlier => Unmet::IsFirst { latest: 2 },
        Unmet::IsFirst { .. } => Unmet::NotEarlier { measurement: 1, against: 2 },
        Unmet::NotEarlier { .. } => return None,
    })
}

#[test]
fn every_message() {
    let path = Path::new("map/wijk.wijkpeil.ron");
    let kinds = all(StoreErrorKind::NotFound, after_kind);
    let mut golden = String::new();
    let mut add = |heading: &str, lines: Vec<String>| writeln!(golden, "# {heading}\n{}\n", lines.join("\n")).unwrap();
    let texts = |error: fn(&Path, StoreErrorKind) -> StoreError| {
        kinds.iter().map(|kind| messages::store_error(&error(path, kind.clone())).text()).collect::<Vec<_>>()
    };
    add("Een bestand lezen", texts(StoreError::reading));
    let mut writing = texts(StoreError::writing);
    // What only reading can meet has one message.
    writing.dedup();
    add("Een bestand schrijven", writing);
    let lines = kinds.iter().flat_map(|kind| messages::problem_lines(&StoreError::reading(path, kind.clone())));
    add("Een dossier controleren", lines.filter(|line| line.starts_with("map/")).collect());
    let remarks: Vec<Remark> = all(RemarkKind::Before, after_remark)
        .into_iter()
        .map(|kind| Remark { line: Some(12), column: Some(5), kind })
        .collect();
    add("Een dossier dat opengaat, met een opmerking", messages::remark_lines(path, &remarks));
    let problem =
        |kind| ContentProblem { file: String::new(), line: None, column: None, id: Some("urgentiebesef".into()), kind };
    let problems = all(ProblemKind::UnreadableLetter, after_problem).into_iter();
    add("Een inhoud controleren", problems.map(|kind| messages::content_problem(&problem(kind))).collect());
    let mut values: Vec<String> = all(MeasurementsError::Empty, after_measurements).iter().map(ToString::to_string).collect();
    values.push(QuarterError("2027-K5".into()).to_string());
    add("Een waarde in een dossier", values);
    let settings = all(PolicyProblemKind::Unreadable(StoreErrorKind::NoPermission), after_setting);
    add("De instellingen van een organisatie", settings.iter().map(messages::policy_problem).collect());
    let unmet = all(Unmet::NoMeasurement { asked: 3, latest: 1 }, after_unmet);
    add("Een rapport dat er niet kan zijn", unmet.iter().map(ToString::to_string).collect());
    for line in golden.lines() {
        assert!(!line.contains('!') && !line.contains("Oeps"), "{line}");
        for jargon in ["RON", "schema", "parse", "syntax", "Error", "::", "Some("] {
            assert!(!line.contains(jargon), "{jargon}: {line}");
        }
    }
    expect_file!["golden/messages.txt"].assert_eq(&golden);
}
