//! What a helpdesk needs to know, as text: no text and no name of a dossier, a person or a file.

use super::managed::MANAGED;
use crate::session::{FolderUse, HelpdeskFacts, Program, WindowFacts};
use crate::store::folders::Keeping;
use crate::store::troubles::Trouble;
use crate::store::{PassphraseRule, Policy, PolicyField};
use crate::words::{self, moment};

/// All facts, a line for each.
pub fn helpdesk(facts: &HelpdeskFacts) -> String {
    let mut lines = vec!["Wijkpeil: gegevens voor de helpdesk".to_owned()];
    let mut add = |name: &str, value: &str| lines.push(format!("{name}: {value}"));
    add("Gemaakt", &moment(facts.made));
    add("Programma", &program(&facts.program));
    add("Inhoud", &facts.edition);
    add("Systeem", &facts.system);
    if let Some(window) = &facts.window {
        for (name, value) in window_lines(window) {
            add(name, &value);
        }
    }
    for (kind, path) in &facts.folders {
        add(folder(*kind), path);
    }
    add("Wat Wijkpeil bewaart", staying(facts.keeping));
    add(MANAGED, &managed(&facts.policy));
    if !facts.policy.problems.is_empty() {
        add("Fouten in de instellingen", &problems(&facts.policy));
    }
    if let Some(crash) = &facts.crash {
        add("Vorige keer gestopt door een fout", &format!("versie {}, {}", crash.version, trouble(&crash.trouble())));
    }
    add("Wat er laatst misging", if facts.troubles.is_empty() { "niets" } else { "zie hieronder" });
    lines.extend(facts.troubles.iter().map(|found| format!("- {}", trouble(found))));
    lines.join("\n") + "\n"
}

/// `versie 0.1.0 van 26 november 2026, commit 0123456789ab`, as far as the build knew them.
pub fn program(program: &Program) -> String {
    let date = program.date.map(|date| format!(" van {}", words::date(date))).unwrap_or_default();
    let commit = program.commit.map(|commit| format!(", commit {commit}")).unwrap_or_default();
    format!("versie {}{date}{commit}", program.version)
}

fn window_lines(window: &WindowFacts) -> [(&'static str, String); 4] {
    let [width, height] = window.size;
    let contrast = if window.is_high_contrast { ", veel contrast" } else { "" };
    [
        ("Tekent met", window.renderer.clone()),
        ("Venster", format!("{width:.0} × {height:.0} punten, {:.2} pixels per punt", window.pixels_per_point)),
        ("Vergroting", format!("{:.0}%", window.zoom * 100.0)),
        ("Kleuren", format!("{}{contrast}", if window.is_dark { "donker" } else { "licht" })),
    ]
}

fn folder(kind: FolderUse) -> &'static str {
    match kind {
        FolderUse::Dossiers => "Map van nieuwe dossiers",
        FolderUse::Data => "Map van Wijkpeil",
        FolderUse::Content => "Map van de inhoud",
    }
}

fn staying(keeping: Keeping) -> &'static str {
    match keeping {
        Keeping::Lasting => "blijft",
        Keeping::Temporary => "blijft tot de computer uitgaat",
        Keeping::UntilSignedOut => "blijft tot het afmelden",
        Keeping::Nothing => "wordt niet bewaard",
    }
}

fn managed(policy: &Policy) -> String {
    let fixed = |field: PolicyField| match field {
        PolicyField::Dossiers => policy.dossiers.is_some(),
        PolicyField::Versions => policy.versions.is_some(),
        PolicyField::Content => policy.content.is_some(),
        PolicyField::Passphrase => policy.passphrase.is_required(),
        PolicyField::VersionsLast => policy.versions_last.is_some(),
        PolicyField::Contact => policy.contact.is_some(),
    };
    let names: Vec<&str> = PolicyField::ALL.into_iter().filter(|field| fixed(*field)).map(PolicyField::name).collect();
    let assumed = if policy.passphrase == PassphraseRule::Assumed { " (wachtzin voor de zekerheid)" } else { "" };
    if names.is_empty() { "niets".to_owned() } else { format!("{}{assumed}", names.join(", ")) }
}

fn problems(policy: &Policy) -> String {
    let place = |line: Option<usize>| line.map_or_else(|| "hele bestand".to_owned(), |line| format!("regel {line}"));
    policy.problems.iter().map(|problem| place(problem.line)).collect::<Vec<_>>().join(", ")
}

/// `26 november 2026, 14:32: schrijven (write.no_space)`.
fn trouble(trouble: &Trouble) -> String {
    let what = match trouble.code.split(['.', ' ']).next() {
        Some("read") => "lezen mislukt",
        Some("write") => "schrijven mislukt",
        Some("crash") => "gestopt door een fout",
        Some("fault") => "fout op de achtergrond",
        _ => "bericht",
    };
    format!("{}: {what} ({})", moment(trouble.at), trouble.code)
}
