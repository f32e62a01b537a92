//! What comes from files and from the names of paths never steers the terminal, and what is no file is refused at once.
#![cfg(target_os = "linux")]

use std::fs;
use std::io::{Read as _, Write as _};
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use wijkpeil::content::{Catalogue, ItemId, PointId};
use wijkpeil::model::{Answer, ApplyMark, PointReview};
use wijkpeil::store::{Overwrite, Passphrase, dossier_text, write_dossier};

use crate::support::dossiers;
use crate::support::program::{Outcome, Workplace};
use crate::support::skip::{is_root, skipped};

/// For control of the terminal (C0 and C1), and for the direction of writing.
const STEERING: &str = "\u{1b}[2J\u{9b}31m\u{202e}\u{2066}\u{200f}\u{7}\r\u{85}\u{2028}";

#[track_caller]
fn assert_tame(what: &str, outcome: &Outcome) {
    for text in [&outcome.stdout, &outcome.stderr] {
        let steering = text.chars().find(|letter| *letter != '\n' && STEERING.contains(*letter) && !letter.is_ascii_graphic());
        assert_eq!(steering, None, "{what}: {outcome:?}");
    }
    assert!(!outcome.stderr.contains("panicked"), "{what}: {outcome:?}");
}

#[test]
fn control_characters_of_files_and_paths_never_reach_the_terminal() {
    let workplace = Workplace::new();
    let mut dossier = dossiers::everywhere(STEERING);
    let measurement = dossier.measurements.open_mut().unwrap();
    measurement.answers.insert(ItemId::new(format!("x{STEERING}")), Answer { note: "x".to_owned(), ..Answer::default() });
    let review = measurement.reviews.values_mut().next().unwrap();
    let point = PointReview { mark: Some(ApplyMark::Applied), how: STEERING.to_owned() };
    review.apply.insert(PointId::new(format!("punt{STEERING}")), point);
    let text = dossier_text(&dossier);
    let name = format!("wijk{STEERING}.wijkpeil.ron");
    workplace.put(&name, &text);
    workplace.put("stuk.wijkpeil.ron", text.replacen("rating: ", &format!("{STEERING}rating: "), 1));
    let damaged = format!("stuk{STEERING}.wijkpeil.ron");
    workplace.put(&damaged, &text[..text.len() - 40]);
    workplace.put("kop.wijkpeil.ron", text.replacen("changed: \"", &format!("changed: \"{STEERING}"), 1));
    let commands: &[&[&str]] = &[
        &["scores", &name],
        &["scores", &name, "--json"],
        &["controleer", &name, "stuk.wijkpeil.ron", &damaged, "kop.wijkpeil.ron"],
        &["red", &damaged],
        &["red", &name],
        &["herstel", &name],
        &["herstel", "nergens\u{202e}.ron"],
        &["rapport", &name, "--soort", "nulmeting", "--uit", &format!("r{STEERING}.pdf")],
        &["rapport", &name, "--soort", "nulmeting", "--uit", &name, "--overschrijf"],
        &["rapport", &name, "--soort", STEERING, "--uit", "r.pdf"],
        &["nieuw", "--gemeente", STEERING, "--wijk", "x", "--uit", &format!("n{STEERING}.wijkpeil.ron")],
        &["voorbeeld", "--uit", &format!("map{STEERING}")],
        &["inhoud", "--inhoud", &format!("map{STEERING}")],
        &["inhoud", "schrijf", &format!("inhoud{STEERING}")],
        &[&format!("--{STEERING}")],
    ];
    for command in commands {
        assert_tame(&format!("{command:?}"), &workplace.run(command));
    }
    let json = workplace.run(&["scores", &name, "--json"]).stdout;
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["dossier"]["municipality"], STEERING, "the value itself is what it was");
}

#[test]
fn control_characters_in_a_content_are_replaced() {
    let workplace = Workplace::new();
    for file in Catalogue::built_in_files() {
        let path = workplace.path("inhoud").join(&file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, file.text.replacen("title: \"", "title: \"\u{202e}\u{9b}", 1)).unwrap();
    }
    assert_tame("inhoud", &workplace.run(&["inhoud", "--inhoud", "inhoud"]));
    assert_tame("inhoud --json", &workplace.run(&["inhoud", "--json", "--inhoud", "inhoud"]));
}

/// `NO_COLOR` asks for what holds anyway: texts are plain, also on a terminal that could show colours.
#[test]
fn nothing_is_coloured_on_a_terminal() {
    let workplace = Workplace::with("wijk.wijkpeil.ron", &dossiers::full());
    for environment in ["NO_COLOR=1", "NO_COLOR="] {
        for arguments in ["--help", "scores wijk.wijkpeil.ron", "controleer weg.ron", "rapport --soort eindmeting"] {
            let script = format!("TERM=xterm-256color {environment} script -qec \"$0 {arguments}\" /dev/null");
            let outcome = workplace.shell(&script, [""; 0]).run();
            assert!(outcome.stdout.lines().count() > 0, "{arguments}: {outcome:?}");
            assert!(!outcome.stdout.contains('\u{1b}'), "{arguments}: {outcome:?}");
        }
    }
}

/// Runs the program, which must have ended after a few seconds.
fn at_once(workplace: &Workplace, arguments: &[&str]) -> Outcome {
    workplace.wijkpeil(arguments).within(Duration::from_secs(20)).run()
}

/// Files of the system look like files; reading some of them waits for ever.
#[test]
fn special_files_are_refused_at_once() {
    let workplace = Workplace::new();
    workplace.put("wijk.wijkpeil.ron", dossier_text(&dossiers::full()));
    assert!(Command::new("mkfifo").arg(workplace.path("buis")).status().unwrap().success());
    std::os::unix::fs::symlink("/proc/kmsg", workplace.path("link")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(workplace.path("stopcontact")).unwrap();
    for path in [
        "/proc/kmsg",
        "link",
        "/proc/self/status",
        "/sys/kernel/mm/transparent_hugepage/enabled",
        "/dev/zero",
        "/dev/tty",
        "buis",
        "stopcontact",
    ] {
        if !path.starts_with("/sys") || fs::exists(path).unwrap() {
            for command in [&["controleer", path][..], &["scores", path], &["red", path], &["herstel", path]] {
                let outcome = at_once(&workplace, command);
                assert_eq!(outcome.status, Some(1), "{command:?} {outcome:?}");
                assert!(outcome.stderr.contains("is geen gewoon bestand"), "{command:?} {outcome:?}");
            }
        }
        for output in [
            &["rapport", "wijk.wijkpeil.ron", "--soort", "samenvatting", "--overschrijf", "--uit", path][..],
            &["nieuw", "--gemeente", "x", "--wijk", "y", "--overschrijf", "--uit", path],
            &["red", "wijk.wijkpeil.ron", "--uit", path],
        ] {
            assert_eq!(at_once(&workplace, output).status, Some(1), "{output:?}");
        }
    }
    for content in ["buis", "/proc/kmsg", "/dev/zero", "stopcontact"] {
        assert_eq!(at_once(&workplace, &["inhoud", "--inhoud", content]).status, Some(1), "{content}");
    }
    fs::create_dir(workplace.path("inhoud")).unwrap();
    assert!(Command::new("mkfifo").arg(workplace.path("inhoud/edition.ron")).status().unwrap().success());
    assert_eq!(at_once(&workplace, &["inhoud", "--inhoud", "inhoud"]).status, Some(1));
}

/// What `/proc` says of the limit on pictures of memory, soft and hard.
fn core_limit(child: &Child) -> Option<Vec<String>> {
    let limits = fs::read_to_string(format!("/proc/{}/limits", child.id())).ok()?;
    let line = limits.lines().find_map(|line| line.strip_prefix("Max core file size"))?;
    Some(line.split_whitespace().take(2).map(str::to_owned).collect())
}

/// Killed while it knows a passphrase, the program leaves no picture of its memory.
#[test]
fn no_memory_is_written_to_the_disk_once_a_passphrase_is_asked_for() {
    let workplace = Workplace::new();
    let words = Passphrase::new("vier losse rode fietsen".to_owned());
    write_dossier(&workplace.path("wijk.wijkpeil.ron"), &dossiers::full(), words.as_ref(), Overwrite::Refuse).unwrap();
    let mut child = Command::new("sh")
        .args(["-c", "ulimit -c unlimited 2>/dev/null; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_wijkpeil")])
        .args(["scores", "wijk.wijkpeil.ron", "--wachtzin-stdin"])
        .current_dir(workplace.path(""))
        .env("XDG_DATA_HOME", workplace.data())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    // The first half of a line: it waits for the rest.
    input.write_all(b"vier losse").unwrap();
    let since = Instant::now();
    while core_limit(&child) != Some(vec!["1".to_owned(), "1".to_owned()]) {
        assert!(since.elapsed() < Duration::from_secs(20), "{:?}", core_limit(&child));
        thread::sleep(Duration::from_millis(10));
    }
    assert!(Command::new("kill").args(["-ABRT", &child.id().to_string()]).status().unwrap().success());
    let status = child.wait().unwrap();
    assert_eq!((status.signal(), status.core_dumped()), (Some(6), false));
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(said, "");
    assert_eq!(workplace.names(), ["wijk.wijkpeil.ron"]);
}

/// A user of whom the system knows no home, on a computer that others use too.
#[test]
fn without_a_home_nothing_readable_goes_to_the_shared_temporary_folder() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    const NOBODY: u32 = 54_321;
    let workplace = Workplace::new();
    let shared = workplace.path("tmp");
    let own = workplace.path("eigen");
    for (folder, mode) in [(&shared, 0o1777), (&own, 0o777), (&workplace.path(""), 0o755)] {
        fs::create_dir_all(folder).unwrap();
        fs::set_permissions(folder, fs::Permissions::from_mode(mode)).unwrap();
    }
    // The program stands where only its builder may look.
    let program = workplace.path("wijkpeil");
    fs::copy(env!("CARGO_BIN_EXE_wijkpeil"), &program).unwrap();
    let run = || {
        let replaced =
            ["nieuw", "--gemeente", "Voorbeeldstad", "--wijk", "Zuid", "--overschrijf", "--uit", "wijk.wijkpeil.ron"];
        let mut command = Command::new("setpriv");
        command.args(["--reuid", &NOBODY.to_string(), "--regid", &NOBODY.to_string(), "--clear-groups"]).arg(&program);
        command.args(replaced).current_dir(&own).env_clear().env("TMPDIR", &shared).env("PATH", "/usr/bin:/bin");
        command.output().unwrap()
    };
    if !is_root() {
        return skipped("only the administrator can be somebody else");
    }
    let private = shared.join(format!("wijkpeil-{NOBODY}"));
    for round in 0..2 {
        let output = run();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(0), "{said}");
        assert!(said.contains("geen eigen map van jou") && said.contains("alleen jij kunt daarbij"), "{said}");
        assert_eq!(fs::metadata(&private).unwrap().mode() & 0o777, 0o700, "{round}");
    }
    assert!(private.join("backups").is_dir(), "what was replaced is kept");
    // Somebody else was there first.
    fs::remove_dir_all(&private).unwrap();
    fs::create_dir(&private).unwrap();
    let output = run();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("worden niet bewaard"), "{said}");
    assert_eq!(fs::read_dir(&private).unwrap().count(), 0);
}
