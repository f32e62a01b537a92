//! `rapport`: a report as PDF or as Word document.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{ArgAction, Args};
use jiff::civil::Date;

use super::output::{print, tell_unprotected, write_file};
use super::passphrase::{Opened, PassphraseOptions, Passphrases};
use super::values::{day, number, overwrite};
use super::{Environment, Failure, catalogue};
use crate::content::{Library, PracticeId};
use crate::report::{Choice, Examples, FileFormat, Options, ReportKind, Request};
use crate::store::{self, Overwrite};
use crate::words;

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

/// Writes the report that was asked for.
///
/// # Errors
/// When the options do not fit the kind of report, the dossier cannot give it, or the file cannot be written.
pub(super) fn write(options: &ReportOptions, content: Option<&Path>, environment: &mut Environment<'_>) -> Result<(), Failure> {
    let choice = options.choice(environment.today)?;
    check(&choice, !options.examples.is_empty())?;
    let catalogue = catalogue(content)?;
    let chosen = if options.examples.is_empty() { None } else { Some(chosen_examples(&options.examples, content)?) };
    let examples = chosen.as_ref().map(|(library, ids)| Examples { library, ids });
    let bytes = if let Some(file) = &options.file {
        let Opened { dossier, passphrase } = Passphrases::new(options.passphrase).open(file, environment)?;
        tell_unprotected("het rapport", passphrase.as_ref(), environment);
        if store::is_same_file(file, &options.output) {
            return Err(Failure::Text(format!(
                "Het rapport zou in de plaats komen van het dossier ‘{}’. Het dossier is niet veranderd. Kies bij --uit een \
                     andere naam.",
                words::shown(file)
            )));
        }
        let request = choice.of(&dossier).map_err(|unmet| Failure::Text(unmet.to_string()))?;
        if let Some(altered) = words::altered(&request.altered()) {
            environment.tell(&format!("Let op: {altered} In het rapport staat dat ook."));
        }
        if choice.options.anchors && !request.has_anchors(&catalogue) {
            environment.tell("Let op: de vragenlijst van deze meting heeft geen ankers. Daarom komt er geen bijlage bij.");
        }
        print(&catalogue, &request, &choice, examples, environment)?
    } else {
        let blank = Request::blank(choice.kind).ok_or_else(|| {
                Failure::Usage(format!(
                    "Bij --soort {} hoort een dossier. Zet het bestand achter het commando: wijkpeil rapport BESTAND --soort {0} --uit RAPPORT",
                    choice.kind.word()
                ))
            })?;
        print(&catalogue, &blank, &choice, None, environment)?
    };
    write_file(&options.output, &bytes, options.overwrite, environment)
}

/// The library with the examples of it that were asked for; their ids can be written without what they all begin with.
///
/// # Errors
/// When the library cannot be read, or has no example with such an id.
fn chosen_examples(typed: &[String], content: Option<&Path>) -> Result<(Arc<Library>, Vec<PracticeId>), Failure> {
    let library = Arc::clone(super::content(content)?.library());
    let find = |typed: &String| {
        let name = typed.trim();
        let whole = PracticeId::new(if name.starts_with("praktijk.") { name.to_owned() } else { format!("praktijk.{name}") });
        library.get(&whole).map(|entry| entry.id.clone()).ok_or_else(|| {
            Failure::Usage(format!(
                "Er is geen voorbeeld met het id ‘{}’. ‘wijkpeil inhoud’ toont de id's van alle voorbeelden.",
                words::visible(name)
            ))
        })
    };
    let ids = typed.iter().map(find).collect::<Result<Vec<_>, _>>()?;
    Ok((library, ids))
}

/// Refuses options that mean nothing for this kind: the report would be another one than expected.
fn check(choice: &Choice, has_examples: bool) -> Result<(), Failure> {
    let kind = choice.kind.word();
    let refused = match choice.kind {
        _ if !choice.kind.can_be(choice.format) => format!(
            "Het {kind} is er alleen als PDF: het is om af te drukken en met de pen in te vullen. Laat ‘--als docx’ weg, en kies bij \
             --uit een naam die eindigt op .pdf."
        ),
        _ if has_examples && !choice.kind.has_appendix() => format!(
            "‘--voorbeelden’ gaat niet samen met --soort {kind}: daar komt geen bijlage bij. Laat ‘--voorbeelden’ weg, of kies een \
             ander soort rapport."
        ),
        ReportKind::Form if choice.options.anchors => {
            "‘--met-ankers’ gaat niet samen met --soort formulier: op het formulier staan de ankers al bij de vakjes. Laat \
             ‘--met-ankers’ weg."
                .to_owned()
        }
        _ if choice.options.anchors && !choice.kind.has_appendix() => format!(
            "‘--met-ankers’ gaat niet samen met --soort {kind}: dat is één pagina, zonder bijlage. Laat ‘--met-ankers’ weg, of kies \
             een ander soort rapport."
        ),
        ReportKind::FollowUp => return Ok(()),
        _ if choice.kind.is_blank() && choice.measurement.is_some() => format!(
            "‘--meting’ gaat niet samen met --soort {kind}: een leeg {kind} gaat niet over een meting. Laat ‘--meting’ weg."
        ),
        _ if choice.against.is_some() => format!(
            "‘--tegen’ gaat niet samen met --soort {kind}: alleen een vervolgmeting zet je af tegen een eerdere meting. Laat \
             ‘--tegen’ weg, of kies --soort vervolgmeting."
        ),
        _ => return Ok(()),
    };
    Err(Failure::Usage(refused))
}

/// The kind of file that was asked for, or else the one that its name tells: a PDF where it tells none.
///
/// # Errors
/// When the name has another ending than the kind that was asked for: programs go by that.
fn format(asked: Option<FileFormat>, output: &Path) -> Result<FileFormat, Failure> {
    let ending = output.extension().unwrap_or_default();
    let told = FileFormat::ALL.into_iter().find(|format| ending.eq_ignore_ascii_case(format.ending()));
    match asked {
        None => Ok(told.unwrap_or_default()),
        Some(asked) if told == Some(asked) => Ok(asked),
        Some(asked) => Err(Failure::Usage(format!(
            "‘--als {0}’ past niet bij de naam ‘{1}’. Er is geen rapport gemaakt. Kies bij --uit een naam die eindigt op .{0}, of laat \
             ‘--als {0}’ weg.",
            asked.ending(),
            words::shown(output)
        ))),
    }
}

impl ReportOptions {
    /// What was asked for, made on this day unless another one was given.
    ///
    /// # Errors
    /// When the name of the file has the ending of another kind of file.
    fn choice(&self, today: Date) -> Result<Choice, Failure> {
        let ReportContents { without_notes, without_names, with_anchors } = self.contents;
        let options = Options {
            notes: !without_notes,
            names: !without_names,
            anchors: with_anchors,
            day: Some(self.today.unwrap_or(today)),
        };
        let format = format(self.format, &self.output)?;
        Ok(Choice { kind: self.kind, measurement: self.measurement, against: self.against, options, format })
    }
}
