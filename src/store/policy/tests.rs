use std::path::{Path, PathBuf};

use super::{PassphraseRule, Policy, PolicyField, PolicyProblem, PolicyProblemKind};
use crate::store::StoreErrorKind;
use crate::store::folders::Keeping;

fn parse(text: &str) -> Policy {
    let variable = |name: &str| match name {
        "~" => Some("/home/sanne".to_owned()),
        "USER" => Some("sanne".to_owned()),
        _ => None,
    };
    Policy::parse(text.as_bytes(), &variable)
}

/// Checks what is told of a file, with its line, and whether a passphrase is required by it.
#[track_caller]
fn check(text: &str, problems: &[(usize, PolicyProblemKind)], passphrase: PassphraseRule) {
    let policy = parse(text);
    let problem = |(line, kind): &(usize, PolicyProblemKind)| PolicyProblem { line: Some(*line), kind: kind.clone() };
    assert_eq!(policy.problems, problems.iter().map(problem).collect::<Vec<_>>(), "{text}");
    assert_eq!(policy.passphrase, passphrase, "{text}");
}

#[test]
fn a_whole_file_is_read_with_its_variables() {
    let policy = parse(
        "// Van de afdeling I&A.\n(\n    dossiers: \"~/Wijkaanpak\",\n    versies: r\"/srv/thuis/%USER%/wijkpeil\",\n    inhoud: \"/srv/100% \
         wijk\",\n    wachtzin_verplicht: true,\n    versies_blijven: false,\n    contact: \"Servicedesk, toestel 1234\",\n)\n",
    );
    let expected = Policy {
        file: None,
        dossiers: Some(PathBuf::from("/home/sanne/Wijkaanpak")),
        versions: Some(PathBuf::from("/srv/thuis/sanne/wijkpeil")),
        content: Some(PathBuf::from("/srv/100% wijk")),
        passphrase: PassphraseRule::Required,
        versions_last: Some(false),
        contact: Some("Servicedesk, toestel 1234".to_owned()),
        problems: Vec::new(),
    };
    assert_eq!(policy, expected);
    assert_eq!(parse("()"), Policy::default());
}

#[test]
fn the_example_for_administrators_is_sound() {
    let text = include_str!("../../../assets/beheer/instellingen.ron");
    assert_eq!(parse(text), Policy::default(), "as it is, it fixes nothing");
    let is_setting = |line: &&str| PolicyField::ALL.iter().any(|field| line.starts_with(&format!("{}: ", field.name())));
    let all: Vec<&str> = text.lines().map(|line| line.trim().trim_start_matches("// ")).filter(is_setting).collect();
    let policy = Policy::parse(format!("({})", all.join("\n")).as_bytes(), &|_| Some("sanne".to_owned()));
    assert_eq!((policy.versions_last, policy.contact.as_deref()), (Some(true), Some("Servicedesk, toestel 1234")));
    // Elsewhere than on Windows its folders are no whole paths.
    let is_folder = |problem: &PolicyProblem| matches!(problem.kind, PolicyProblemKind::NoWholePath(_));
    assert!(policy.problems.iter().all(is_folder) && policy.problems.len() == if cfg!(windows) { 0 } else { 3 }, "{policy:?}");
}

#[test]
fn what_is_sound_counts_beside_what_is_wrong() {
    let policy = parse("(\n  dossiers: \"hier\",\n  versies: \"/srv/%WEG%\",\n  kleur: 3,\n  contact: \"toestel 12\",\n)");
    let kinds: Vec<_> = policy.problems.iter().map(|problem| (problem.line, problem.kind.clone())).collect();
    assert_eq!(
        kinds,
        [
            (Some(2), PolicyProblemKind::NoWholePath(PolicyField::Dossiers)),
            (Some(3), PolicyProblemKind::NoVariable(PolicyField::Versions, "WEG".to_owned())),
            (Some(4), PolicyProblemKind::Unknown("kleur".to_owned())),
        ]
    );
    assert_eq!((policy.contact.as_deref(), policy.passphrase), (Some("toestel 12"), PassphraseRule::Free));
}

#[test]
fn a_requirement_never_falls_away_by_damage() {
    use PassphraseRule::{Assumed, Free, Required};
    use PolicyProblemKind::{Misplaced, NoBeginning, NoComma, NoEnd, NoText, NoYesOrNo, Repeated, Unknown};
    check("(wachtzin_verplicht: false)", &[], Free);
    check("(wachtzin_verplicht: ja)", &[(1, NoYesOrNo(PolicyField::Passphrase))], Assumed);
    check("(wachtzin_verplcht: true)", &[(1, Unknown("wachtzin_verplcht".to_owned()))], Assumed);
    check("(wachtwoord: true)", &[(1, Unknown("wachtwoord".to_owned()))], Assumed);
    check("", &[(1, NoBeginning), (1, NoEnd)], Assumed);
    check("wachtzin_verplicht: true", &[(1, NoBeginning), (1, NoEnd)], Required);
    check("(\n dossiers: \"D:\\Wijk,\n wachtzin_verplicht: true\n)", &[(2, NoEnd)], Assumed);
    check("(\n contact: \"x\"\n wachtzin_verplicht: true\n)", &[(3, NoComma)], Required);
    check("(\n contact: 3,\n wachtzin_verplicht: true\n)", &[(2, NoText(PolicyField::Contact))], Required);
    check("(\n ((, wachtzin_verplicht: true\n)", &[(2, Misplaced), (3, NoEnd)], Assumed);
    let twice = [(2, Repeated(PolicyField::Passphrase))];
    check("(wachtzin_verplicht: false,\n wachtzin_verplicht: true)", &twice, Required);
    check("(wachtzin_verplicht: true,\n wachtzin_verplicht: false)", &twice, Required);
    check("(contact: \"x\") (wachtzin_verplicht: true)", &[(1, Misplaced)], Assumed);
    assert_eq!(Policy::parse(b"(contact: \"\xff\", wachtzin_verplicht: true)", &|_| None).passphrase, Assumed);
}

#[test]
fn a_file_that_is_there_and_cannot_be_read_requires_a_passphrase() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("instellingen.ron");
    assert_eq!(Policy::read(&file, &|_| None), Policy::default(), "no file fixes nothing");
    std::fs::create_dir(&file).unwrap();
    let policy = Policy::read(&file, &|_| None);
    assert_eq!(policy.passphrase, PassphraseRule::Assumed);
    assert_eq!(policy.problems, [PolicyProblem { line: None, kind: PolicyProblemKind::Unreadable(StoreErrorKind::IsFolder) }]);
}

#[test]
fn what_the_organisation_says_of_staying_counts() {
    let keeping = |text: &str, path: &str| parse(text).keeping(Path::new(path));
    assert_eq!(keeping("()", "/srv/data"), Keeping::Lasting);
    assert_eq!(keeping("(versies_blijven: false)", "/srv/data"), Keeping::UntilSignedOut);
    assert_eq!(keeping("(versies_blijven: true)", "C:\\Users\\TEMP\\AppData"), Keeping::Lasting);
    assert_eq!(keeping("()", "C:\\Users\\TEMP.GEMEENTE.001\\AppData\\Roaming"), Keeping::UntilSignedOut);
}
