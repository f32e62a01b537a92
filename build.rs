//! Says from which commit the program is built, and gives the programs for Windows their icon, version and manifest.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn main() -> Outcome {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-env=WIJKPEIL_COMMIT={}", commit());
    if env::var("CARGO_CFG_WINDOWS").is_ok() {
        let title = env::var("CARGO_PKG_NAME")?;
        embed_resources(&title, "Wijkpeil")?;
        embed_resources(&format!("{title}-cli"), "Wijkpeil op de opdrachtregel")?;
    }
    Ok(())
}

/// The first twelve digits of the commit: from `WIJKPEIL_COMMIT`, as where the sources came without their history, else from
/// git. Only a release asks git, so that no commit makes everything else be built again.
fn commit() -> String {
    const UNKNOWN: &str = "onbekend";
    println!("cargo:rerun-if-env-changed=WIJKPEIL_COMMIT");
    if let Ok(commit) = env::var("WIJKPEIL_COMMIT") {
        return commit.chars().take(12).collect();
    }
    if env::var("PROFILE").is_ok_and(|profile| profile != "release") {
        return UNKNOWN.to_owned();
    }
    // Every commit and checkout adds a line to this file.
    if let Some(log) = git(&["rev-parse", "--git-path", "logs/HEAD"]).filter(|log| Path::new(log).exists()) {
        println!("cargo:rerun-if-changed={log}");
    }
    git(&["rev-parse", "--short=12", "HEAD"]).unwrap_or_else(|| UNKNOWN.to_owned())
}

fn git(arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").args(arguments).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
}

/// Compiles the resources of one program and links them into it.
///
/// # Errors
/// When the resource compiler of MinGW is there and fails. Where it is not, as on Windows itself, a program without icon,
/// version and manifest still works; the programs that are handed out are built with it.
#[expect(clippy::disallowed_methods, reason = "what is made here is made again by the next build")]
fn embed_resources(program: &str, description: &str) -> Outcome {
    const FOLDER: &str = "assets/windows";
    let source = format!("{FOLDER}/program.rc");
    for file in [&*source, "assets/windows/program.manifest", "assets/icon/wijkpeil.ico"] {
        println!("cargo:rerun-if-changed={file}");
    }
    println!("cargo:rerun-if-env-changed=WINDRES");
    let compiler = env::var("WINDRES").unwrap_or_else(|_unset| "x86_64-w64-mingw32-windres".to_owned());
    let folder = PathBuf::from(env::var("OUT_DIR")?).join(program);
    fs::create_dir_all(&folder)?;
    let part = |name: &str| env::var(format!("CARGO_PKG_VERSION_{name}"));
    // Windows compares versions as four numbers.
    let definitions = format!(
        "#define NUMBERS {},{},{},0\n#define VERSION \"{}\"\n#define PROGRAM \"{program}\"\n#define DESCRIPTION \"{description}\"\n",
        part("MAJOR")?,
        part("MINOR")?,
        part("PATCH")?,
        env::var("CARGO_PKG_VERSION")?,
    );
    fs::write(folder.join("definitions.h"), definitions)?;
    let object = folder.join("program.o");
    let result = Command::new(&compiler)
        .args(["--codepage=65001", "--include-dir", FOLDER, "--include-dir", "assets/icon", "--include-dir"])
        .arg(&folder)
        .arg(&source)
        .arg("--output")
        .arg(&object)
        .status();
    match result {
        Ok(status) if status.success() => {
            println!("cargo:rustc-link-arg-bin={program}={}", object.display());
            Ok(())
        }
        Ok(status) => Err(format!("{compiler} ended with {status}").into()),
        Err(error) => {
            println!("cargo:warning={program} gets no icon, version and manifest: {compiler}: {error}");
            Ok(())
        }
    }
}
