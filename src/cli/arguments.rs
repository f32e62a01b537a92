//! The command line as a whole; what a command takes stands with the command. Names and help are Dutch;
//! [`usage`](mod@super::usage) reports wrong usage in Dutch.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgAction, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use super::check::CheckOptions;
use super::circle::CircleOptions;
use super::content::ContentOptions;
use super::dossier::{ExampleOptions, NewOptions};
use super::erase::EraseOptions;
use super::helpdesk::HelpdeskOptions;
use super::manual::ManualOptions;
use super::merge::MergeOptions;
use super::participant::ParticipantOptions;
use super::picture::PictureOptions;
use super::report::ReportOptions;
use super::rescue::RescueOptions;
use super::restore::RestoreOptions;
use super::scores::ScoresOptions;
use super::sheet::SheetOptions;
use super::table::TableOptions;
use super::{Failure, usage};

/// Headings that clap would write in English.
const TEMPLATE: &str = "{about-with-newline}\nGebruik: {usage}\n\n{all-args}{after-help}";
const OPTIONS: &str = "Opties";
const ARGUMENTS: &str = "Argumenten";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "wijkpeil",
    version,
    about = "Wijkpeil: beoordeel met je team de eigen wijkaanpak, zonder internet.",
    override_usage = "wijkpeil [BESTAND] [OPTIES]\n         wijkpeil COMMANDO [OPTIES]",
    after_help = "Zonder commando opent Wijkpeil een venster. Uitleg per commando: wijkpeil COMMANDO --help",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub(super) struct Arguments {
    /// Dossier om te openen
    #[arg(value_name = "BESTAND")]
    pub(super) file: Option<PathBuf>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    /// Gebruik de inhoud in deze map, in plaats van de ingebouwde
    #[arg(long = "inhoud", value_name = "MAP", global = true)]
    pub(super) content: Option<PathBuf>,
    /// Toon deze uitleg
    #[arg(short = 'h', long = "help", action = ArgAction::Help, global = true)]
    help: Option<bool>,
    /// Toon de versie; --version mag ook
    #[arg(short = 'V', long = "versie", alias = "version", action = ArgAction::Version)]
    version: Option<bool>,
}

/// A command with its options.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Schrijf het voorbeelddossier en zijn rapporten
    #[command(name = "voorbeeld", override_usage = "wijkpeil voorbeeld [OPTIES]")]
    Example(ExampleOptions),
    /// Maak een leeg dossier met een 0-meting
    #[command(name = "nieuw", override_usage = "wijkpeil nieuw --gemeente GEMEENTE --wijk WIJK [OPTIES]")]
    New(NewOptions),
    /// Schrijf een rapport als PDF of als Word-document
    #[command(name = "rapport", override_usage = "wijkpeil rapport [BESTAND] --soort SOORT --uit RAPPORT [OPTIES]")]
    Report(ReportOptions),
    /// Schrijf een beeld als PNG of SVG: de muur, de scores, de ontwikkeling of de principes
    #[command(name = "beeld", override_usage = "wijkpeil beeld BESTAND --soort SOORT --uit BEELD [OPTIES]")]
    Picture(PictureOptions),
    /// Toon de scores van een meting
    #[command(name = "scores", override_usage = "wijkpeil scores BESTAND [OPTIES]")]
    Scores(ScoresOptions),
    /// Zet de antwoorden, aandachtspunten en acties van een dossier in een tabel, of de acties en de laatste dag voor invulbladen in een agenda
    #[command(name = "tabel", override_usage = "wijkpeil tabel DOSSIER --uit BESTAND [OPTIES]")]
    Table(TableOptions),
    /// Maak een invulblad voor de meting die open is: één om te kopiëren, of één per deelnemer
    #[command(name = "invulblad", override_usage = "wijkpeil invulblad DOSSIER --uit BESTAND [OPTIES]")]
    Sheet(SheetOptions),
    /// Neem ingevulde invulbladen over in het dossier
    #[command(name = "samenvoegen", override_usage = "wijkpeil samenvoegen DOSSIER INVULBLAD... [OPTIES]")]
    Merge(MergeOptions),
    /// Toon de namen in een dossier, of wis er een voorgoed
    #[command(name = "deelnemer", override_usage = "wijkpeil deelnemer DOSSIER [OPTIES]")]
    Participant(ParticipantOptions),
    /// Zet de dossiers in een map naast elkaar: wie kan wie helpen
    #[command(name = "leerkring", override_usage = "wijkpeil leerkring MAP [OPTIES]")]
    Circle(CircleOptions),
    /// Controleer of dossiers en invulbladen in orde zijn
    #[command(name = "controleer", override_usage = "wijkpeil controleer BESTAND... [OPTIES]")]
    Check(CheckOptions),
    /// Red uit een beschadigd dossier wat nog te lezen is, in een nieuw bestand
    #[command(name = "red", override_usage = "wijkpeil red BESTAND [OPTIES]")]
    Rescue(RescueOptions),
    /// Toon eerdere versies van een dossier, of zet er een terug
    #[command(name = "herstel", override_usage = "wijkpeil herstel BESTAND [OPTIES]")]
    Restore(RestoreOptions),
    /// Toon, doorzoek, controleer of schrijf de inhoud: de vragen, teksten en voorbeelden uit de praktijk
    #[command(
        name = "inhoud",
        override_usage = "wijkpeil inhoud [OPTIES]\n         wijkpeil inhoud COMMANDO [OPTIES]",
        args_conflicts_with_subcommands = true,
        disable_help_subcommand = true
    )]
    Content(ContentOptions),
    /// Schrijf de handleiding als PDF
    #[command(name = "handleiding", override_usage = "wijkpeil handleiding --uit PDF [OPTIES]")]
    Manual(ManualOptions),
    /// Toon of bewaar wat een helpdesk moet weten, zonder teksten of namen uit dossiers
    #[command(name = "helpdesk", override_usage = "wijkpeil helpdesk [OPTIES]")]
    Helpdesk(HelpdeskOptions),
    /// Wis een dossier, met alles wat Wijkpeil er op deze computer van bewaart
    #[command(name = "wis", override_usage = "wijkpeil wis BESTAND --ja")]
    Erase(EraseOptions),
}

/// Whether one of the arguments, the program's own name first, is the name of a command.
pub(super) fn names_command(arguments: &[OsString]) -> bool {
    let command = command();
    arguments.iter().skip(1).any(|argument| command.get_subcommands().any(|known| *argument == *known.get_name()))
}

/// Reads the arguments, the program's own name first.
///
/// # Errors
/// Wrong usage, in Dutch; and help or the version, which are no failure to the user.
pub(super) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Arguments, Failure> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let command = command();
    let known: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
    let words: Vec<&str> = arguments.iter().skip(1).filter_map(|argument| argument.to_str()).collect();
    if let Some((&first, rest)) = words.split_first()
        && !first.starts_with('-')
        && !known.contains(&first)
    {
        // The folder after `--inhoud` may well have the name of a command.
        let is_value = |at: usize| at > 0 && rest[at - 1] == "--inhoud";
        let later = rest.iter().enumerate().find(|(at, word)| known.contains(word) && !is_value(*at));
        if let Some((_, later)) = later {
            return Err(usage::file_before_command(later));
        }
        if looks_like_a_command(first) {
            return Err(usage::unknown_command(first, &known));
        }
    }
    command
        .try_get_matches_from(arguments)
        .and_then(|matches| Arguments::from_arg_matches(&matches))
        .map_err(|error| usage::failure(&error))
}

/// A single word is more likely a misspelt command than a dossier, whose name has an ending.
fn looks_like_a_command(word: &str) -> bool {
    !word.is_empty() && word.chars().all(char::is_alphabetic)
}

pub(super) fn command() -> clap::Command {
    in_dutch(Arguments::command())
}

/// Gives a command and those below it Dutch headings.
fn in_dutch(command: clap::Command) -> clap::Command {
    command
        .help_template(TEMPLATE)
        .subcommand_help_heading("Commando's")
        .subcommand_value_name("COMMANDO")
        .mut_args(|argument| {
            let heading = if argument.is_positional() { ARGUMENTS } else { OPTIONS };
            argument.help_heading(heading)
        })
        .mut_subcommands(in_dutch)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_file_is_no_command() {
        let names = |arguments: &[&str]| {
            let own = std::iter::once("wijkpeil").chain(arguments.iter().copied());
            super::names_command(&own.map(Into::into).collect::<Vec<_>>())
        };
        assert!(!names(&[]) && !names(&["--help"]) && !names(&["wijk.wijkpeil.ron"]));
        assert!(!names(&["C:\\dossiers\\scores.ron", "--inhoud", "map"]));
        assert!(names(&["scores", "wijk.wijkpeil.ron"]) && names(&["--inhoud", "map", "inhoud"]));
    }

    #[test]
    fn the_arguments_fit_together() {
        super::command().debug_assert();
    }
}
