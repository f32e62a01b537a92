//! The user and the computer, as others see them when they open the same dossier.

use std::env;
use std::path::Path;

use super::read;

/// No computer has a longer name, in bytes.
const LONGEST_NAME: u64 = 1024;

fn text(name: &str) -> Option<String> {
    env::var(name).ok().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The name with which the user signed in, as far as the system tells.
pub fn account() -> Option<String> {
    text("USER").or_else(|| text("USERNAME")).or_else(|| text("LOGNAME"))
}

/// `fatima op LAPTOP-12`, as far as the system tells.
pub fn name() -> String {
    let host = text("COMPUTERNAME").or_else(|| text("HOSTNAME")).or_else(|| {
        let name = String::from_utf8(read::file_up_to(Path::new("/etc/hostname"), LONGEST_NAME).ok()?).ok()?;
        Some(name.trim().to_owned()).filter(|name| !name.is_empty())
    });
    let user = account().unwrap_or_else(|| "Iemand".to_owned());
    match host {
        Some(host) => format!("{user} op {host}"),
        None => user,
    }
}
