//! Who took part, and how the measurement was adopted.

use super::follow_up;
use super::opening::short_checksum;
use crate::model::{DraftField, SheetRound};
use crate::report::context::{Context, given};
use crate::report::document::{Block, Column, Row, Table, Text};
use crate::report::parts::{bullets, chapter, enumeration, wide, wide_heading};
use crate::words;

pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let mut blocks = Vec::from(chapter("Wie deden mee"));
    let present = context.measurement.attendance.iter();
    let present: Vec<Person<'_>> = present.map(|it| [it.role.as_str(), &it.organisation, &it.name]).collect();
    let participants = context.dossier.participants.iter();
    let participants: Vec<Person<'_>> = participants.map(|it| [it.role.as_str(), &it.organisation, &it.name]).collect();
    let sheets = sheets(context);
    if present.is_empty() && participants.is_empty() && sheets.is_none() && context.earlier.is_none() {
        blocks.push(wide("Er staat nog niet bij wie er meededen."));
    }
    match &context.earlier {
        Some(earlier) => blocks.extend(follow_up::people(context, earlier)),
        None if present.is_empty() => {}
        None => {
            blocks.push(wide_heading("Bij de meting"));
            blocks.push(table(context, "Wie bij de meting waren.", &present));
        }
    }
    if !participants.is_empty() {
        blocks.push(wide_heading("Deelnemers met een eigen invulblad"));
        blocks.push(participants_table(context, &participants));
        blocks.push(wide("Wie wat invulde, staat niet in dit rapport. De oordelen zijn die van het hele team."));
    }
    if let Some(said) = sheets {
        blocks.extend([wide_heading("Invulbladen"), wide(said)]);
    }
    blocks.extend(adoption(context));
    blocks
}

/// How many sheets there were and how they were gathered, without the content of any.
fn sheets(context: &Context<'_>) -> Option<String> {
    let SheetRound { deadline, expected, opened, together_up_to: _ } = &context.measurement.sheet_round;
    let count = usize::from(context.first_views.sheets);
    let mut said = Vec::new();
    if count > 0 {
        said.push(format!("Binnengekomen: {}.", words::count(count, "invulblad", "invulbladen")));
    }
    let expected: Vec<&str> = expected.iter().filter_map(|role| given(role)).collect();
    if !expected.is_empty() {
        said.push(format!("Verwacht: {}.", enumeration(&expected)));
    }
    said.extend(deadline.map(|day| format!("Inleveren kon tot en met {}.", words::date(day))));
    said.extend(opened.map(|day| {
        let views = "Bij de punten staat hoeveel bladen welk oordeel hebben, vanaf drie bladen.";
        format!("De bladen gingen open op {}. {views}", words::date(day))
    }));
    (!said.is_empty()).then(|| said.join(" "))
}

/// The participants by name, or how many there are in each role.
fn participants_table(context: &Context<'_>, participants: &[Person<'_>]) -> Block {
    const SUMMARY: &str = "Wie een eigen invulblad konden invullen.";
    if context.options.names && participants.iter().any(|[.., name]| given(name).is_some()) {
        return table(context, SUMMARY, participants);
    }
    let mut counted: Vec<([&str; 2], usize)> = Vec::new();
    for [role, organisation, _] in participants {
        let key = [role.trim(), organisation.trim()];
        match counted.iter_mut().find(|(known, _)| *known == key) {
            Some((_, count)) => *count += 1,
            None => counted.push((key, 1)),
        }
    }
    let cell = |text: &str| Text::from(given(text).unwrap_or("–"));
    let row = |([role, organisation], count): ([&str; 2], usize)| {
        Row::of(vec![cell(role), cell(organisation), Text::from(count.to_string())])
    };
    let columns = [("Rol", 5.0), ("Organisatie", 5.0), ("Aantal", 2.0)];
    Block::Table(Table::of(SUMMARY, columns, counted.into_iter().map(row).collect()))
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
    let mut blocks = vec![wide_heading("Vaststelling"), wide(said)];
    let reopenings = &context.measurement.reopenings;
    if !reopenings.is_empty() {
        blocks.push(wide("De meting is eerder vastgesteld en daarna weer geopend:"));
        blocks.push(bullets(reopenings.iter().map(|reopening| {
            let reason = context.note(&reopening.reason).map(|reason| format!(" Reden: {reason}")).unwrap_or_default();
            let (date, before) = (words::date(reopening.date), words::date(reopening.adopted_on));
            Text::from(format!("Heropend op {date}, na de vaststelling op {before}.{reason}"))
        })));
    }
    let removals = &context.measurement.name_removals;
    if !removals.is_empty() {
        blocks.push(wide("Uit de vastgestelde meting is een naam verwijderd. De rest bleef zoals die was:"));
        blocks.push(bullets(removals.iter().map(|removal| {
            let before = short_checksum(&removal.checksum);
            Text::from(format!(
                "Verwijderd op {}. Het controlegetal begon tot die dag met {before}.",
                words::date(removal.date)
            ))
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
