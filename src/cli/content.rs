//! `inhoud`: what is asked, listed, checked or written out.

use std::io::{self, Write};
use std::path::Path;

use super::arguments::{ContentCommand, ContentOptions};
use super::output::{overwrite, written};
use super::{Environment, Failure, catalogue, json};
use crate::content::{Catalogue, ChecklistItem, Point};
use crate::messages;
use crate::model::Rating;
use crate::store;
use crate::words;

/// Does one of the three.
///
/// # Errors
/// When the content cannot be read, is not sound, or cannot be written.
pub(super) fn run(options: &ContentOptions, content: Option<&Path>, environment: &mut Environment<'_>) -> Result<(), Failure> {
    match &options.command {
        None if options.json => {
            let catalogue = catalogue(content)?;
            writeln!(environment.out, "{}", json(catalogue.as_ref())?)?;
        }
        None => list(&*catalogue(content)?, environment.out)?,
        Some(ContentCommand::Check { folder }) => {
            let folder = folder.as_deref().or(content);
            let catalogue = catalogue(folder)?;
            let name = folder
                .map_or_else(|| "De ingebouwde inhoud".to_owned(), |folder| format!("De inhoud in ‘{}’", words::shown(folder)));
            for remark in catalogue.remarks() {
                environment.tell(&format!("let op: {}", messages::content_remark(&remark)));
            }
            writeln!(environment.out, "{name} is in orde: {}.", summary(&catalogue))?;
        }
        Some(ContentCommand::Write { folder, overwrite: replaces }) => {
            store::write_content(folder, overwrite(*replaces))?;
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
fn list(catalogue: &Catalogue, out: &mut dyn Write) -> io::Result<()> {
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
        }
    }
    writeln!(out, "\nWerkzame principes")?;
    for principle in catalogue.principles() {
        writeln!(out, "\n  {} {} [{}]", principle.number, principle.title, principle.id)?;
        points(out, "Zo werkt het", &principle.works)?;
        points(out, "Toepassen", &principle.apply)?;
        points(out, "Let op", &principle.caution)?;
    }
    writeln!(out, "\nStartvragen")?;
    for question in catalogue.starter_questions() {
        writeln!(out, "  {} [{}]", question.text, question.id)?;
    }
    writeln!(out, "\nInterventies")?;
    for category in catalogue.interventions() {
        writeln!(out, "\n  {} [{}]", category.title, category.id)?;
        for intervention in &category.interventions {
            writeln!(out, "    {} [{}]", intervention.title, intervention.id)?;
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
