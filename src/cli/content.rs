//! `inhoud`: what is asked and what others did, listed, searched, checked or written out.

mod search;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{ArgAction, Args, Subcommand};
use serde::Serialize;

use super::output::written;
use super::values::overwrite;
use super::{Environment, Failure, json};
use crate::content::{Catalogue, ChecklistItem, Content, Library, Linked, Point, PracticeEntry};
use crate::messages;
use crate::model::Rating;
use crate::store::{self, Overwrite};
use crate::words;

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

/// A content as JSON: the parts of the catalogue as they were before there was a library, and those of the library beside them.
#[derive(Serialize)]
struct Listing<'a> {
    #[serde(flatten)]
    catalogue: &'a Catalogue,
    #[serde(flatten)]
    library: &'a Library,
}

/// Does one of these.
///
/// # Errors
/// When the content cannot be read, is not sound, or cannot be written.
pub(super) fn run(options: &ContentOptions, folder: Option<&Path>, environment: &mut Environment<'_>) -> Result<(), Failure> {
    match &options.command {
        None if options.json => {
            let content = super::content(folder)?;
            let listing = Listing { catalogue: &content.catalogue, library: content.library() };
            writeln!(environment.out, "{}", json(&listing)?)?;
        }
        None => list(&super::content(folder)?, environment.out)?,
        Some(ContentCommand::Search { words }) => {
            search::run(&super::content(folder)?, &words.join(" "), environment.out)?;
        }
        Some(ContentCommand::Check { folder: named }) => {
            let folder = named.as_deref().or(folder);
            let content = super::content(folder)?;
            let name = folder
                .map_or_else(|| "De ingebouwde inhoud".to_owned(), |folder| format!("De inhoud in ‘{}’", words::shown(folder)));
            for remark in content.catalogue.remarks() {
                environment.tell(&format!("let op: {}", messages::content_remark(&remark)));
            }
            writeln!(environment.out, "{name} is in orde: {}.", summary(&content.catalogue))?;
            let library = content.library();
            let (entries, templates) = (library.entries().len(), library.templates().len());
            let whose = if folder.is_some() && !content.has_own_library() {
                "Er zijn geen eigen voorbeelden uit de praktijk. Wijkpeil gebruikt de ingebouwde"
            } else {
                "De voorbeelden uit de praktijk zijn in orde"
            };
            let entries = words::count(entries, "voorbeeld", "voorbeelden");
            let templates = words::count(templates, "sjabloon voor een plan", "sjablonen voor een plan");
            writeln!(environment.out, "{whose}: {entries} en {templates}.")?;
        }
        Some(ContentCommand::Write { folder, overwrite }) => {
            store::write_content(folder, *overwrite)?;
            written(environment.out, folder)?;
        }
    }
    Ok(())
}

fn summary(catalogue: &Catalogue) -> String {
    let interventions = catalogue.interventions().iter().map(|category| category.interventions.len()).sum::<usize>();
    format!(
        "{} bouwstenen, {} randvoorwaarden, {} checklistpunten, {} principes, {} startvragen en {interventions} interventies",
        catalogue.building_blocks().len(),
        catalogue.preconditions().len(),
        catalogue.items().count(),
        catalogue.principles().len(),
        catalogue.starter_questions().len(),
    )
}

/// Everything in the order of the walk, each with the id by which a dossier refers to it.
fn list(content: &Content, out: &mut dyn Write) -> io::Result<()> {
    let (catalogue, library) = (&content.catalogue, content.library());
    writeln!(out, "{} ({})", catalogue.edition().title, summary(catalogue))?;
    for block in catalogue.building_blocks() {
        writeln!(out, "\n{} [{}]", block.title, block.id)?;
        for precondition in catalogue.preconditions_of(&block.id) {
            writeln!(out, "\n  {} {} [{}]", precondition.number, precondition.title, precondition.id)?;
            for item in &precondition.items {
                writeln!(out, "    {} [{}]", item.text, item.id)?;
                for earlier in &item.same_meaning_as {
                    writeln!(out, "      Vroeger: {} Vraagt hetzelfde: {}", earlier.text, earlier.reason)?;
                }
                anchors(out, item)?;
            }
            heading(out, "Om mee te beginnen", precondition.first_steps.is_empty())?;
            for step in &precondition.first_steps {
                writeln!(out, "      {} [{}]", step.text, step.id)?;
            }
            heading(out, "Uit de praktijk", precondition.practice_notes.is_empty())?;
            for note in &precondition.practice_notes {
                writeln!(out, "      {} [{}]", note.text, note.id)?;
            }
            let examples = library.examples_for_precondition(&precondition.id);
            reasons(out, examples.iter().map(|Linked { entry, link, .. }| (*entry, &*link.reason)))?;
        }
    }
    writeln!(out, "\nWerkzame principes")?;
    for principle in catalogue.principles() {
        writeln!(out, "\n  {} {} [{}]", principle.number, principle.title, principle.id)?;
        points(out, "Zo werkt het", &principle.works)?;
        points(out, "Toepassen", &principle.apply)?;
        points(out, "Let op", &principle.caution)?;
        let examples = library.examples_for_principle(&principle.id);
        reasons(out, examples.iter().map(|Linked { entry, link, .. }| (*entry, &*link.reason)))?;
    }
    writeln!(out, "\n  {}", words::PRINCIPLES_ARE_A_READING)?;
    writeln!(out, "\nStartvragen")?;
    for question in catalogue.starter_questions() {
        writeln!(out, "  {} [{}]", question.text, question.id)?;
    }
    writeln!(out, "\nInterventies")?;
    for category in catalogue.interventions() {
        writeln!(out, "\n  {} [{}]", category.title, category.id)?;
        for intervention in &category.interventions {
            writeln!(out, "    {} [{}]", intervention.title, intervention.id)?;
            for entry in library.examples_for_intervention(&intervention.id) {
                writeln!(out, "      {} [{}]", words::practice_title(entry), entry.id)?;
            }
        }
    }
    writeln!(out, "\nVoorbeelden uit de praktijk")?;
    for entry in library.entries() {
        writeln!(out, "\n  {} [{}]", words::practice_title(entry), entry.id)?;
        writeln!(out, "    {}; {}", words::sentence_case(words::practice_kind(entry.kind)), words::practice_period(entry))?;
        writeln!(out, "    {}", entry.summary)?;
        for step in &entry.steps {
            writeln!(out, "      {} [{}]", step.title, step.id)?;
        }
    }
    for template in library.templates() {
        writeln!(out, "\nSjabloon: {} [{}]", template.title, template.id)?;
        for group in &template.groups {
            writeln!(out, "\n  {} [{}]", group.title, group.id)?;
            for line in &group.lines {
                writeln!(out, "    {} [{}]", line.what, line.id)?;
            }
        }
    }
    writeln!(out, "\nBronnen")?;
    for document in &catalogue.sources().documents {
        writeln!(out, "  {} [{}]", document.title, document.id)?;
    }
    for reference in &catalogue.sources().literature {
        writeln!(out, "  {} [{}]", reference.reference, reference.id)?;
    }
    Ok(())
}

/// How each rating of the item is recognised and what could show it, as far as the content says so.
fn anchors(out: &mut dyn Write, item: &ChecklistItem) -> io::Result<()> {
    for (rating, anchor) in item.anchors.iter().flat_map(Rating::anchored) {
        writeln!(out, "      {}: {anchor}", words::rating_label(rating))?;
    }
    if item.evidence_hints.is_empty() {
        return Ok(());
    }
    writeln!(out, "      Bewijs, bijvoorbeeld: {}", item.evidence_hints.join("; "))
}

/// The examples of one thing, each with what it says of that; where there are none, that is said.
fn reasons<'a>(out: &mut dyn Write, examples: impl ExactSizeIterator<Item = (&'a PracticeEntry, &'a str)>) -> io::Result<()> {
    writeln!(out, "    Voorbeelden uit de praktijk")?;
    if examples.len() == 0 {
        return writeln!(out, "      {}", words::NO_EXAMPLE);
    }
    for (entry, reason) in examples {
        writeln!(out, "      {reason} [{}]", entry.id)?;
    }
    Ok(())
}

fn heading(out: &mut dyn Write, title: &str, is_empty: bool) -> io::Result<()> {
    if is_empty { Ok(()) } else { writeln!(out, "    {title}") }
}

fn points(out: &mut dyn Write, title: &str, points: &[Point]) -> io::Result<()> {
    heading(out, title, points.is_empty())?;
    for point in points {
        writeln!(out, "      {} [{}]", point.text, point.id)?;
    }
    Ok(())
}
