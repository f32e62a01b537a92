//! Says from which commit the program is built, and gives the programs for Windows their icon, version and manifest.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn main() -> Outcome {
    println!("cargo:rerun-if-changed=build.rs");
    name_commit();
    if env::var("CARGO_CFG_WINDOWS").is_ok() {
        if env::var("CARGO_CFG_TARGET_ENV").is_ok_and(|environment| environment == "gnu") {
            // The same sources give the same bytes, whenever they are built.
            println!("cargo:rustc-link-arg-bins=-Wl,--no-insert-timestamp");
        }
        let title = env::var("CARGO_PKG_NAME")?;
        embed_resources(&title, "Wijkpeil")?;
        embed_resources(&format!("{title}-cli"), "Wijkpeil op de opdrachtregel")?;
    }
    Ok(())
}

/// Sets the first twelve digits of the commit and its day, where they are known: from the environment, as where the sources
/// came without their history, else from git. Only a release asks git, so that a commit makes nothing else be built again.
fn name_commit() {
    println!("cargo:rerun-if-env-changed=WIJKPEIL_COMMIT");
    println!("cargo:rerun-if-env-changed=WIJKPEIL_COMMIT_DATE");
    if env::var("WIJKPEIL_COMMIT").is_ok() || env::var("PROFILE").is_ok_and(|profile| profile != "release") {
        return;
    }
    // Every commit and checkout adds a line to this file.
    if let Some(log) = git(&["rev-parse", "--git-path", "logs/HEAD"]).filter(|log| Path::new(log).exists()) {
        println!("cargo:rerun-if-changed={log}");
    }
    let commit = git(&["rev-parse", "--short=12", "HEAD"]);
    let date = git(&["log", "-1", "--format=%cd", "--date=format-local:%F"]);
    if let (Some(commit), Some(date)) = (commit, date) {
        println!("cargo:rustc-env=WIJKPEIL_COMMIT={commit}");
        println!("cargo:rustc-env=WIJKPEIL_COMMIT_DATE={date}");
    }
}

fn git(arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").args(arguments).env("TZ", "UTC").output().ok().filter(|output| output.status.success())?;
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
