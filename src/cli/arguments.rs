//! The arguments of the command line. Names and help are Dutch; [`usage`](mod@super::usage) reports wrong usage in Dutch.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{BoolValueParser, PossibleValue, TypedValueParser};
use clap::{ArgAction, Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};

use jiff::civil::Date;

use super::Failure;
use super::usage;
use crate::model::read_day;
use crate::picture::Subject;
use crate::report::{FileFormat, ReportKind};
use crate::session::SheetFormat;
use crate::store::Overwrite;

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

#[derive(Debug, Args)]
pub(super) struct ManualOptions {
    /// Bestand waarin de handleiding komt
    #[arg(long = "uit", value_name = "PDF")]
    pub(super) output: PathBuf,
    /// Vervang een bestand dat er al is
    #[arg(long = "overschrijf", action = ArgAction::SetTrue, value_parser = overwrite())]
    pub(super) overwrite: Overwrite,
}

#[derive(Debug, Args)]
pub(super) struct HelpdeskOptions {
    /// Bestand waarin de gegevens komen; zonder deze optie zie je ze
    #[arg(long = "uit", value_name = "BESTAND")]
    pub(super) output: Option<PathBuf>,
    /// Vervang een bestand dat er al is
    #[arg(long = "overschrijf", action = ArgAction::SetTrue, value_parser = overwrite())]
    pub(super) overwrite: Overwrite,
}

#[derive(Debug, Args)]
pub(super) struct EraseOptions {
    /// Dossier dat je wilt wissen; het bestand zelf mag al weg zijn
    #[arg(value_name = "BESTAND")]
    pub(super) file: PathBuf,
    /// Wis echt; zonder deze optie zie je alleen wat er gewist wordt
    #[arg(long = "ja")]
    pub(super) is_sure: bool,
}

#[derive(Debug, Args)]
pub(super) struct ExampleOptions {
    /// Map waarin de bestanden komen; zonder deze optie wijkpeil-voorbeeld
    #[arg(long = "uit", value_name = "MAP", default_value = "wijkpeil-voorbeeld", hide_default_value = true)]
    pub(super) folder: PathBuf,
    /// Vervang bestanden die er al zijn
    #[arg(long = "overschrijf", action = ArgAction::SetTrue, value_parser = overwrite())]
    pub(super) overwrite: Overwrite,
}

#[derive(Debug, Args)]
pub(super) struct NewOptions {
    /// Naam van de gemeente
    #[arg(long = "gemeente", value_name = "GEMEENTE", value_parser = filled_in)]
    pub(super) municipality: String,
    /// Naam van de wijk
    #[arg(long = "wijk", value_name = "WIJK", value_parser = filled_in)]
    pub(super) neighbourhood: String,
    /// Bestand dat je maakt; zonder deze optie een naam uit gemeente en wijk
    #[arg(long = "uit", value_name = "BESTAND")]
    pub(super) file: Option<PathBuf>,
    /// Vervang een bestand dat er al is
    #[arg(long = "overschrijf", action = ArgAction::SetTrue, value_parser = overwrite())]
    pub(super) overwrite: Overwrite,
    /// Beveilig het dossier met een wachtzin; zonder die wachtzin kan daarna niemand het meer openen
    #[arg(long = "beveilig")]
    pub(super) protect: bool,
    #[command(flatten)]
    pub(super) passphrase: PassphraseOptions,
}

/// Where the passphrase of a protected dossier comes from. Never from an argument: others can see those.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct PassphraseOptions {
    /// Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen
    #[arg(long = "wachtzin-stdin")]
    pub(super) from_input: bool,
}

#[derive(Debug, Args)]
pub(super) struct ReportOptions {
    /// Dossier waarover het rapport gaat; een formulier of invulblad kan zonder
    #[arg(value_name = "BESTAND")]
    pub(super) file: Option<PathBuf>,
    /// Soort rapport: nulmeting, vervolgmeting, gaprapport, samenvatting, formulier of invulblad
    #[arg(long = "soort", value_name = "SOORT", hide_possible_values = true)]
    pub(super) kind: ReportKind,
    /// Nummer van de meting; zonder deze optie 0 voor de nulmeting, anders de laatste
    #[arg(long = "meting", value_name = "N", value_parser = number)]
    pub(super) measurement: Option<u16>,
    /// Nummer van de eerdere meting waartegen je een vervolgmeting afzet; zonder deze optie die ervoor
    #[arg(long = "tegen", value_name = "M", value_parser = number)]
    pub(super) against: Option<u16>,
    #[command(flatten)]
    pub(super) contents: ReportContents,
    /// Zet er een bijlage bij met deze voorbeelden uit de praktijk; ‘wijkpeil inhoud’ toont hun id's
    #[arg(long = "voorbeelden", value_name = "ID,...", value_delimiter = ',')]
    pub(super) examples: Vec<String>,
    /// Dag waarop het rapport is gemaakt, zoals 2026-11-26: wat dan te laat is, staat erbij; zonder deze optie vandaag
    #[arg(long = "vandaag", value_name = "DATUM", value_parser = day)]
    pub(super) today: Option<Date>,
    /// Soort bestand: pdf of docx, een Word-document om in verder te schrijven; zonder deze optie wat past bij de naam
    #[arg(long = "als", value_name = "BESTANDSOORT", hide_possible_values = true)]
    pub(super) format: Option<FileFormat>,
    /// Bestand waarin het rapport komt
    #[arg(long = "uit", value_name = "RAPPORT")]
    pub(super) output: PathBuf,
    /// Vervang een bestand dat er al is
    #[arg(long = "overschrijf", action = ArgAction::SetTrue, value_parser = overwrite())]
    pub(super) overwrite: Overwrite,
    #[command(flatten)]
    pub(super) passphrase: PassphraseOptions,
}

/// What a report leaves out, and what it brings along.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct ReportContents {
    /// Laat onderbouwing, notities en redenen weg
    #[arg(long = "zonder-notities")]
    pub(super) without_notes: bool,
    /// Laat namen weg: alleen rollen
    #[arg(long = "zonder-namen")]
    pub(super) without_names: bool,
    /// Zet er een bijlage bij: per punt hoe je een oordeel herkent, en wat het kan laten zien
    #[arg(long = "met-ankers")]
    pub(super) with_anchors: bool,
}

/// Lets an option take one of the values of a type by the word that a function of it gives.
macro_rules! named_values {
    ($type:ty, $word:ident) => {
        impl ValueEnum for $type {
            fn value_variants<'a>() -> &'a [Self] {
                &Self::ALL
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                Some(PossibleValue::new(self.$word()))
            }
        }
    };
}

named_values!(FileFormat, ending);
named_values!(ReportKind, word);
named_values!(SheetFormat, extension);
named_values!(Subject, word);

#[derive(Debug, Args)]
pub(super) struct PictureOptions {
    /// Dossier waarvan je een beeld wilt
    #[arg(value_name = "BESTAND")]
    pub(super) file: PathBuf,
    /// Wat je wilt zien: muur, balken, ontwikkeling of matrix
    #[arg(long = "soort", value_name = "SOORT", hide_possible_values = true)]
    pub(super) subject: Subject,
    /// Nummer van de meting; zonder deze optie de laatste
    #[arg(long = "meting", value_name = "N", value_parser = number)]
    pub(super) measurement: Option<u16>,
    /// Dag die als datum in het beeld komt, zoals 2026-11-26; zonder deze optie vandaag
    #[arg(long = "vandaag", value_name = "DATUM", value_parser = day)]
    pub(super) today: Option<Date>,
    /// Bestand waarin het beeld komt; de naam eindigt op .png of .svg
    #[arg(long = "uit", value_name = "BEELD")]
    pub(super) output: PathBuf,
    /// Vervang een bestand dat er al is
    #[arg(long = "overschrijf", action = ArgAction::SetTrue, value_parser = overwrite())]
    pub(super) overwrite: Overwrite,
    #[command(flatten)]
    pub(super) passphrase: PassphraseOptions,
}

#[derive(Debug, Args)]
pub(super) struct ScoresOptions {
    /// Dossier waarvan je de scores wilt zien
    #[arg(value_name = "BESTAND")]
    pub(super) file: PathBuf,
    /// Nummer van de meting; zonder deze optie de laatste
    #[arg(long = "meting", value_name = "N", value_parser = number)]
    pub(super) measurement: Option<u16>,
    /// Schrijf de scores als JSON, voor andere programma's
    #[arg(long = "json")]
    pub(super) json: bool,
    #[command(flatten)]
    pub(super) passphrase: PassphraseOptions,
}

#[derive(Debug, Args)]
pub(super) struct TableOptions {
    /// Dossier waarvan je een tabel wilt
    #[arg(value_name = "DOSSIER")]
    pub(super) file: PathBuf,
    /// Nummer van de meting; zonder deze optie de laatste
    #[arg(long = "meting", value_name = "N", value_parser = number)]
    pub(super) measurement: Option<u16>,
    /// Bestand waarin de tabel komt; de naam eindigt op .csv, .xlsx of .ics (een agenda met de acties)
    #[arg(long = "uit", value_name = "BESTAND")]
    pub(super) output: PathBuf,
    /// Dag waarop de agenda is gemaakt, zoals 2026-11-26; zonder deze optie vandaag
    #[arg(long = "vandaag", value_name = "DATUM", value_parser = day)]
    pub(super) today: Option<Date>,
    /// Vervang een bestand dat er al is
    #[arg(long = "overschrijf", action = ArgAction::SetTrue, value_parser = overwrite())]
    pub(super) overwrite: Overwrite,
    #[command(flatten)]
    pub(super) passphrase: PassphraseOptions,
}

#[derive(Debug, Args)]
pub(super) struct SheetOptions {
    /// Dossier waarvoor je een invulblad maakt
    #[arg(value_name = "DOSSIER")]
    pub(super) file: PathBuf,
    /// Soort bestand: .ron, om in Wijkpeil in te vullen, of .pdf, om in een ander programma in te vullen
    #[arg(
        long = "als",
        value_name = "BESTANDSOORT",
        default_value = "ron",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(super) format: SheetFormat,
    /// Maak een blad voor iemand met deze rol; mag vaker, --uit is dan een map
    #[arg(long = "voor", value_name = "ROL", value_parser = filled_in)]
    pub(super) roles: Vec<String>,
    /// Bestand waarin het invulblad komt, of met --voor de map voor alle bladen
    #[arg(long = "uit", value_name = "BESTAND")]
    pub(super) output: PathBuf,
    /// Vervang bestanden die er al zijn
    #[arg(long = "overschrijf", action = ArgAction::SetTrue, value_parser = overwrite())]
    pub(super) overwrite: Overwrite,
    #[command(flatten)]
    pub(super) passphrase: PassphraseOptions,
}

#[derive(Debug, Args)]
pub(super) struct MergeOptions {
    /// Dossier dat de invulbladen krijgt
    #[arg(value_name = "DOSSIER")]
    pub(super) file: PathBuf,
    /// Ingevulde invulbladen
    #[arg(value_name = "INVULBLAD", required = true)]
    pub(super) sheets: Vec<PathBuf>,
    /// Bestand waarin het dossier met de bladen komt; zonder deze optie het dossier zelf, en wat er stond wordt bewaard
    #[arg(long = "uit", value_name = "BESTAND")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) twins: TwinOptions,
    /// Neem ook bladen over voor een andere wijk, meting of uitgave van de vragen: alleen de punten die hetzelfde zijn
    #[arg(long = "ook-anders")]
    pub(super) takes_others: bool,
    /// Vervang een bestand dat er al is
    #[arg(long = "overschrijf", action = ArgAction::SetTrue, value_parser = overwrite())]
    pub(super) overwrite: Overwrite,
    #[command(flatten)]
    pub(super) passphrase: PassphraseOptions,
}

/// How two sheets of what seems to be one person are taken.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct TwinOptions {
    /// Twee bladen van wat dezelfde persoon lijkt: neem het nieuwste
    #[arg(long = "nieuwste", conflicts_with = "apart")]
    pub(super) newest: bool,
    /// Twee bladen van wat dezelfde persoon lijkt: neem ze allebei, als bladen van twee mensen
    #[arg(long = "apart")]
    pub(super) apart: bool,
}

#[derive(Debug, Args)]
pub(super) struct ParticipantOptions {
    /// Dossier waarin de namen staan
    #[arg(value_name = "DOSSIER")]
    pub(super) file: PathBuf,
    /// Nummer van de naam die je wist, met de eerdere versies erbij; zonder deze optie zie je de lijst
    #[arg(long = "wis-naam", value_name = "K", value_parser = place_in_list)]
    pub(super) number: Option<usize>,
    /// Wis echt; zonder deze optie zie je alleen wat er gewist wordt
    #[arg(long = "ja")]
    pub(super) is_sure: bool,
    #[command(flatten)]
    pub(super) passphrase: PassphraseOptions,
}

#[derive(Debug, Args)]
pub(super) struct CircleOptions {
    /// Map met dossiers; wat in mappen daarin staat, telt mee
    #[arg(value_name = "MAP")]
    pub(super) folder: PathBuf,
    #[command(flatten)]
    pub(super) view: CircleView,
    /// Bestand waarin het overzicht komt: .pdf, .csv, .xlsx of .ics (een agenda met bezoeken); zonder deze optie zie je het
    #[arg(long = "uit", value_name = "BESTAND")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) form: CircleForm,
    /// Dag vanaf waar de bezoeken worden gepland, zoals 2026-11-26; zonder deze optie vandaag
    #[arg(long = "vandaag", value_name = "DATUM", value_parser = day)]
    pub(super) today: Option<Date>,
    /// Vervang bestanden die er al zijn
    #[arg(long = "overschrijf", action = ArgAction::SetTrue, value_parser = overwrite())]
    pub(super) overwrite: Overwrite,
    #[command(flatten)]
    pub(super) passphrase: PassphraseOptions,
}

/// Which part of a circle is looked at.
#[derive(Debug, Args)]
pub(super) struct CircleView {
    /// Alleen wijken in deze gemeente
    #[arg(long = "gemeente", value_name = "GEMEENTE", value_parser = filled_in)]
    pub(super) municipality: Option<String>,
    /// Alleen de randvoorwaarden van deze bouwsteen
    #[arg(long = "bouwsteen", value_name = "BOUWSTEEN", value_parser = filled_in)]
    pub(super) block: Option<String>,
    /// Nummer van de meting; zonder deze optie van elke wijk de laatste
    #[arg(long = "meting", value_name = "N", value_parser = number)]
    pub(super) measurement: Option<u16>,
    /// Nummer van een eerdere meting: toon wat sindsdien veranderde
    #[arg(long = "sinds", value_name = "M", value_parser = number)]
    pub(super) since: Option<u16>,
    /// Tel alleen metingen mee die zijn vastgesteld
    #[arg(long = "vastgesteld")]
    pub(super) only_adopted: bool,
}

/// As what a circle is written.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct CircleForm {
    /// Schrijf de lange vorm, voor databases: een regel per dossier, meting en punt; alleen .csv
    #[arg(long = "lang")]
    pub(super) long: bool,
    /// Schrijf de lange vorm in een bestand per gemeente
    #[arg(long = "per-gemeente")]
    pub(super) per_municipality: bool,
    /// Schrijf het overzicht als JSON, voor andere programma's
    #[arg(long = "json", conflicts_with = "output")]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct RescueOptions {
    /// Beschadigd dossier waaruit je wilt redden wat nog te lezen is
    #[arg(value_name = "BESTAND")]
    pub(super) file: PathBuf,
    /// Bestand waarin komt wat is gered; zonder deze optie een naam naast het beschadigde
    #[arg(long = "uit", value_name = "BESTAND")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) passphrase: PassphraseOptions,
}

#[derive(Debug, Args)]
pub(super) struct CheckOptions {
    /// Dossiers en invulbladen om te controleren
    #[arg(value_name = "BESTAND", required = true)]
    pub(super) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) passphrase: PassphraseOptions,
}

#[derive(Debug, Args)]
pub(super) struct RestoreOptions {
    /// Dossier waarvan je eerdere versies zoekt
    #[arg(value_name = "BESTAND")]
    pub(super) file: PathBuf,
    /// Nummer van de versie die je terugzet; zonder deze optie zie je de lijst
    #[arg(long = "nummer", value_name = "K", value_parser = place_in_list)]
    pub(super) number: Option<usize>,
    #[command(flatten)]
    pub(super) passphrase: PassphraseOptions,
}

#[derive(Debug, Args)]
pub(super) struct ContentOptions {
    #[command(subcommand)]
    pub(super) command: Option<ContentCommand>,
    /// Schrijf de inhoud met de voorbeelden als JSON, voor andere programma's
    #[arg(long = "json")]
    pub(super) json: bool,
}

/// What can be done with a content.
#[derive(Debug, Subcommand)]
pub(super) enum ContentCommand {
    /// Controleer de inhoud in een map, of de ingebouwde
    #[command(name = "controleer", override_usage = "wijkpeil inhoud controleer [MAP]")]
    Check {
        /// Map met de inhoud; zonder map de ingebouwde
        #[arg(value_name = "MAP")]
        folder: Option<PathBuf>,
    },
    /// Zoek in de vragen en teksten, in de voorbeelden uit de praktijk en in de handleiding
    #[command(name = "zoek", override_usage = "wijkpeil inhoud zoek WOORDEN [OPTIES]")]
    Search {
        /// Woorden of het begin ervan; je vindt teksten waarin ze allemaal staan
        #[arg(value_name = "WOORDEN", required = true)]
        words: Vec<String>,
    },
    /// Schrijf de ingebouwde inhoud met de voorbeelden in een map, om aan te passen
    #[command(name = "schrijf", override_usage = "wijkpeil inhoud schrijf MAP [OPTIES]")]
    Write {
        /// Map waarin de inhoud komt
        #[arg(value_name = "MAP")]
        folder: PathBuf,
        /// Vervang bestanden die er al zijn
        #[arg(long = "overschrijf", action = ArgAction::SetTrue, value_parser = overwrite())]
        overwrite: Overwrite,
    },
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

fn overwrite() -> impl TypedValueParser<Value = Overwrite> {
    BoolValueParser::new().map(|is_given| if is_given { Overwrite::Replace } else { Overwrite::Refuse })
}

fn filled_in(text: &str) -> Result<String, &'static str> {
    let text = text.trim();
    if text.is_empty() { Err("vul een naam in") } else { Ok(text.to_owned()) }
}

fn number(text: &str) -> Result<u16, &'static str> {
    text.parse().ok().ok_or("geef een heel getal, zoals 0 of 1")
}

fn day(text: &str) -> Result<Date, &'static str> {
    let date = read_day(text).ok().filter(|date| (2000..=2100).contains(&date.year()));
    date.ok_or("geef een dag tussen 2000 en 2100, zoals 2026-11-26")
}

fn place_in_list(text: &str) -> Result<usize, &'static str> {
    text.parse().ok().filter(|number| *number > 0).ok_or("geef een nummer uit de lijst, zoals 1")
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
