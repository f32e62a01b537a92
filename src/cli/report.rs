//! `rapport`: a report as PDF or as Word document.

use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use super::arguments::{ReportContents, ReportOptions};
use super::output::{print, tell_unprotected, write_file};
use super::passphrase::{Opened, Passphrases};
use super::{Environment, Failure, catalogue};
use crate::content::{Library, PracticeId};
use crate::report::{Choice, Examples, FileFormat, Options, ReportKind, Request};
use crate::store;
use crate::words;

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
