//! Which system this is, for a helpdesk, and in which time zone it stands.

use std::env;
use std::path::Path;

/// `Debian GNU/Linux 12 (bookworm), x86_64, wayland`, as far as the system tells: nothing of the user or of the name of the
/// computer.
pub fn description() -> String {
    let parts = [Some(system().unwrap_or_else(|| env::consts::OS.to_owned())), Some(env::consts::ARCH.to_owned()), session()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(windows)]
fn system() -> Option<String> {
    let key = windows_registry::LOCAL_MACHINE.open(r"SOFTWARE\Microsoft\Windows NT\CurrentVersion").ok()?;
    let value = |name: &str| key.get_string(name).ok();
    let parts = ["ProductName", "DisplayVersion", "CurrentBuild"].map(value);
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

#[cfg(not(windows))]
fn system() -> Option<String> {
    /// In bytes: what describes a distribution takes a few hundred.
    const LONGEST: u64 = 16 * 1024;
    let description = super::read::file_up_to(Path::new("/etc/os-release"), LONGEST).ok()?;
    let text = String::from_utf8(description).ok()?;
    let name = text.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="))?;
    Some(name.trim().trim_matches('"').to_owned())
}

/// The rules of the time zone of this computer, as `TZif`, where the system keeps them in one file and the user has not asked
/// for another zone. Asking for the zone by name would go through the folders of all zones first, which takes longer than most
/// commands.
pub fn time_zone() -> Option<Vec<u8>> {
    /// In bytes: a zone with all its history takes three thousand.
    const LONGEST: u64 = 64 * 1024;
    if cfg!(windows) || env::var_os("TZ").is_some() {
        return None;
    }
    super::read::file_up_to(Path::new("/etc/localtime"), LONGEST).ok()
}

/// Lets other threads go before this one from now on, so that a window stays quick while this works. On Windows the program in
/// front goes first by itself.
pub(in crate::store) fn give_way() {
    /// Half of the way from an ordinary thread to one that only gets what is left.
    #[cfg(target_os = "linux")]
    const STEPS: i32 = 10;
    // Where it may not, it works as before. On Linux this is about the calling thread alone.
    #[cfg(target_os = "linux")]
    rustix::process::nice(STEPS).ok();
}

/// How the user sees the program: one of the known ways, so that nothing else gets in.
fn session() -> Option<String> {
    const KNOWN: [(&str, &str); 5] =
        [("wayland", "wayland"), ("x11", "x11"), ("ica", "Citrix"), ("rdp", "remote desktop"), ("console", "eigen scherm")];
    let name = env::var("SESSIONNAME").or_else(|_unset| env::var("XDG_SESSION_TYPE")).ok()?.to_lowercase();
    KNOWN.iter().find(|(begin, _)| name.starts_with(begin)).map(|(_, shown)| (*shown).to_owned())
}
