//! The files that packages bring along and that are made of the command line: completions of shells and the manual page.
//!
//! They stand in `assets`, so that a package needs no program to make them; these tests fail when they are out of date, and
//! `UPDATE_EXPECT=1` makes them new.

use std::path::PathBuf;

use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};
use expect_test::expect_file;
use wijkpeil::cli;

/// As an absolute path: [`expect_file!`] counts a relative one from this file.
fn asset(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets").join(name)
}

#[test]
fn completions_know_the_command_line() {
    for (shell, program, name) in [
        (Shell::Bash, "wijkpeil", "wijkpeil.bash"),
        (Shell::Zsh, "wijkpeil", "_wijkpeil"),
        (Shell::Fish, "wijkpeil", "wijkpeil.fish"),
        // On Windows the command line is a program of its own.
        (Shell::PowerShell, "wijkpeil-cli", "wijkpeil-cli.ps1"),
    ] {
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut cli::command(), program, &mut script);
        let script = String::from_utf8(script).unwrap();
        expect_file![asset(&format!("completions/{name}"))].assert_eq(&script);
    }
}

#[test]
fn the_manual_page_knows_the_command_line() {
    let page = manual_page();
    for english in ["NAME\n", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "SUBCOMMANDS", "EXTRA", "Possible values", "[default"] {
        assert!(!page.contains(english), "{english}");
    }
    expect_file![asset("linux/wijkpeil.1")].assert_eq(&page);
}

/// One page with all commands, in Dutch: clap's own has English headings and a page for each command.
fn manual_page() -> String {
    let mut command = cli::command();
    command.build();
    let source = concat!("Wijkpeil ", env!("CARGO_PKG_VERSION"));
    let man = Man::new(command.clone()).title("WIJKPEIL").source(source).manual("Wijkpeil");
    let mut page = section(|into| man.render_title(into));
    page += &heading("SH", "NAAM");
    page += &text("wijkpeil - beoordeel met je team de eigen wijkaanpak");
    page += &heading("SH", "OVERZICHT");
    page += &without_headings(&section(|into| man.render_synopsis_section(into)));
    page += &heading("SH", "BESCHRIJVING");
    page += &text(
        "Met Wijkpeil bekijkt een team hoe de eigen wijkaanpak tegen ondermijning ervoor staat, en maakt het er een rapport van. \
         Zonder commando opent Wijkpeil een venster. De commando’s doen hetzelfde werk zonder venster. Wijkpeil maakt geen \
         verbinding met internet.",
    );
    page += &heading("SH", "OPTIES");
    page += &without_headings(&section(|into| man.render_options_section(into)));
    page += &heading("SH", "COMMANDO’S");
    for command in command.get_subcommands() {
        page += &command_page(command);
    }
    page += &heading("SH", "AFSLUITCODE");
    for (code, meaning) in [
        ("0", "Het is gelukt."),
        ("1", "Het is niet gelukt. Waarom, staat op de standaard-foutuitvoer."),
        ("2", "De opdracht klopt niet."),
    ] {
        page += &entry(code, meaning);
    }
    page += &heading("SH", "OMGEVING");
    page += &entry("NO_COLOR", "Hoeft niet: Wijkpeil schrijft nooit in kleur.");
    page += &entry("XDG_DATA_HOME", "Map waarin Wijkpeil eerdere versies bewaart; zonder deze variabele ~/.local/share.");
    page
}

/// A command, with its own commands behind it.
fn command_page(command: &clap::Command) -> String {
    // What every command knows stands above.
    let man = Man::new(command.clone().mut_args(|argument| {
        let is_known = argument.is_global_set();
        argument.hide(is_known)
    }));
    let mut page = heading("SS", command.get_bin_name().expect("the command was built"));
    page += &text(&command.get_about().expect("each command says what it does").to_string());
    page += &Roff::new().control("PP", []).to_roff();
    page += &without_headings(&section(|into| man.render_synopsis_section(into)));
    page += &without_headings(&section(|into| man.render_options_section(into)));
    page + &command.get_subcommands().map(command_page).collect::<String>()
}

fn section(render: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>) -> String {
    let mut bytes = Vec::new();
    render(&mut bytes).unwrap();
    let page = String::from_utf8(bytes).unwrap();
    // Each section defines how it writes an apostrophe; that the title does so is enough.
    if page.contains(".TH") { page } else { page.replace(&Roff::new().render(), "") }
}

fn without_headings(page: &str) -> String {
    page.split_inclusive('\n').filter(|line| !line.starts_with(".SH")).collect()
}

fn heading(kind: &str, text: &str) -> String {
    Roff::new().control(kind, [text]).to_roff()
}

fn text(text: &str) -> String {
    Roff::new().text([roman(text)]).to_roff()
}

/// A word and what it means.
fn entry(word: &str, meaning: &str) -> String {
    Roff::new().control("TP", []).text([bold(word)]).text([roman(meaning)]).to_roff()
}
