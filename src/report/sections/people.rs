//! Who took part, and how the measurement was adopted.

use super::follow_up;
use super::opening::short_checksum;
use crate::model::DraftField;
use crate::report::context::{Context, given};
use crate::report::document::{Block, Column, Row, Table, Text};
use crate::report::parts::{bullets, chapter, heading, paragraph, wide};
use crate::words;

pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let mut blocks = Vec::from(chapter("Wie deden mee"));
    let present = context.measurement.attendance.iter();
    let present: Vec<Person<'_>> = present.map(|it| [it.role.as_str(), &it.organisation, &it.name]).collect();
    let participants = context.dossier.participants.iter();
    let participants: Vec<Person<'_>> = participants.map(|it| [it.role.as_str(), &it.organisation, &it.name]).collect();
    if present.is_empty() && participants.is_empty() && context.earlier.is_none() {
        blocks.push(wide("Er staat nog niet bij wie er meededen."));
    }
    match &context.earlier {
        Some(earlier) => blocks.extend(follow_up::people(context, earlier)),
        None if present.is_empty() => {}
        None => {
            blocks.push(heading(2, "Bij de meting"));
            blocks.push(table(context, "Wie bij de meting waren.", &present));
        }
    }
    if !participants.is_empty() {
        blocks.push(heading(2, "Deelnemers met een eigen invulblad"));
        blocks.push(table(context, "Wie een eigen invulblad konden invullen.", &participants));
        blocks.push(paragraph("Wie wat invulde, staat niet in dit rapport. De oordelen zijn die van het hele team."));
    }
    blocks.extend(adoption(context));
    blocks
}

/// Role, organisation and name.
type Person<'a> = [&'a str; 3];

fn table(context: &Context<'_>, summary: &str, people: &[Person<'_>]) -> Block {
    let with_names = context.options.names && people.iter().any(|[.., name]| given(name).is_some());
    let mut headings = vec!["Rol", "Organisatie"];
    headings.extend(with_names.then_some("Naam"));
    let cell = |text: &str| Text::from(given(text).unwrap_or("–"));
    let shown = if with_names { 3 } else { 2 };
    let rows = people.iter().map(|person| Row::of(person[..shown].iter().map(|text| cell(text)).collect())).collect();
    Block::Table(Table {
        summary: summary.to_owned(),
        columns: headings.into_iter().map(|heading| Column::left(heading, 1.0)).collect(),
        rows,
        has_row_headings: false,
    })
}

fn adoption(context: &Context<'_>) -> Vec<Block> {
    let checksum = context.measurement.adoption.as_ref().and_then(|adoption| given(&adoption.checksum));
    let about_checksum = checksum.map(|checksum| {
        let checksum = short_checksum(checksum);
        match words::altered(&[context.measurement.number]).filter(|_| context.is_altered(context.measurement)) {
            Some(altered) => format!(" In het dossier begint het controlegetal met {checksum}. {}", words::sentence_case(&altered)),
            None => format!(
                " Het controlegetal begint met {checksum}. Het is voor dit rapport nagerekend, en het klopt. Toont Wijkpeil bij deze \
                 meting later hetzelfde getal, zonder waarschuwing, dan is er niets veranderd."
            ),
        }
    });
    let said = format!("{}.{}{}", context.standing(), about_checksum.unwrap_or_default(), planned(context));
    let mut blocks = vec![heading(2, "Vaststelling"), paragraph(said)];
    let reopenings = &context.measurement.reopenings;
    if !reopenings.is_empty() {
        blocks.push(paragraph("De meting is eerder vastgesteld en daarna weer geopend:"));
        blocks.push(bullets(reopenings.iter().map(|reopening| {
            let reason = context.note(&reopening.reason).map(|reason| format!(" Reden: {reason}")).unwrap_or_default();
            let (date, before) = (words::date(reopening.date), words::date(reopening.adopted_on));
            Text::from(format!("Heropend op {date}, na de vaststelling op {before}.{reason}"))
        })));
    }
    blocks
}

/// Who is to adopt a concept, and when.
fn planned(context: &Context<'_>) -> String {
    let plan = &context.measurement.adoption_plan;
    let begun = context.begun_date(&DraftField::AdoptionDate).map(|begun| format!(" Dag van vaststellen: {begun}."));
    let planned = match (context.measurement.is_open(), given(&plan.body), plan.date) {
        (true, Some(body), Some(date)) => format!(" Wie vaststelt: {body}, op {}.", words::date(date)),
        (true, Some(body), None) => format!(" Wie vaststelt: {body}."),
        (true, None, Some(date)) => format!(" Vaststellen op {}.", words::date(date)),
        _ => String::new(),
    };
    format!("{planned}{}", begun.unwrap_or_default())
}
