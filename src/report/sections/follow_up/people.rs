//! Who took part then and now.

use super::Named;
use crate::model::{Attendee, Measurement};
use crate::report::context::{Context, Earlier, given, one_line};
use crate::report::document::{Block, Row, Table, Text};
use crate::report::parts::{bullets, wide, wide_heading};
use crate::words;

/// The attendees of both measurements by role and organisation; names only where the report has them.
pub(in super::super) fn people(context: &Context<'_>, earlier: &Earlier<'_>) -> Vec<Block> {
    let named = Named::new(context, earlier);
    let roles = roles(earlier.measurement, context.measurement);
    let mut blocks = vec![wide_heading(format!("Bij de {} en bij de {}", named.then, named.now)), wide(told(&roles, &named))];
    if !roles.is_empty() {
        blocks.push(Block::Table(table(context, &roles, &named)));
    }
    let partners = partners(context, earlier, &named);
    if !partners.is_empty() {
        blocks.push(wide_heading("Wat er bij de partners veranderde"));
        blocks.push(bullets(partners));
    }
    blocks
}

/// A role at an organisation, filled then, now, or both times.
struct PairedRole<'a> {
    then: Option<&'a Attendee>,
    now: Option<&'a Attendee>,
}

impl<'a> PairedRole<'a> {
    fn anyone(&self) -> Option<&'a Attendee> {
        self.now.or(self.then)
    }
}

/// The later attendees in their order, each with an earlier one in the same role; then the earlier ones without a match.
fn roles<'a>(then: &'a Measurement, now: &'a Measurement) -> Vec<PairedRole<'a>> {
    let mut left: Vec<&Attendee> = then.attendance.iter().collect();
    let mut roles: Vec<PairedRole<'_>> = now.attendance.iter().map(|now| PairedRole { then: None, now: Some(now) }).collect();
    // The same name is matched before the same role.
    for by_name in [true, false] {
        for role in roles.iter_mut().filter(|role| role.then.is_none()) {
            let is_same = |then: &&Attendee| {
                role.now.is_some_and(|now| {
                    key(then) == key(now) && (!by_name || given(&now.name).is_some() && then.name.trim() == now.name.trim())
                })
            };
            role.then = left.iter().position(is_same).map(|at| left.remove(at));
        }
    }
    roles.extend(left.into_iter().map(|then| PairedRole { then: Some(then), now: None }));
    roles
}

fn key(attendee: &Attendee) -> [String; 2] {
    [&attendee.role, &attendee.organisation].map(|text| one_line(text).to_lowercase())
}

fn told(roles: &[PairedRole<'_>], named: &Named) -> String {
    let count =
        |then: bool, now: bool| roles.iter().filter(|role| (role.then.is_some(), role.now.is_some()) == (then, now)).count();
    let unknown = |name: &str| format!("Van de {name} staat er niet bij wie er meededen.");
    let (was_noted, is_noted) = (roles.iter().any(|it| it.then.is_some()), roles.iter().any(|it| it.now.is_some()));
    match (was_noted, is_noted) {
        (false, false) => "Van geen van beide metingen staat er bij wie er meededen.".to_owned(),
        // Attendees that were not noted may have been present.
        (false, true) => unknown(&named.then),
        (true, false) => unknown(&named.now),
        (true, true) => format!(
            "Beide keren aan tafel: {}. Alleen bij de {}: {}. Alleen bij de {}: {}.",
            words::count(count(true, true), "rol", "rollen"),
            named.then,
            words::number_word(count(true, false)),
            named.now,
            words::number_word(count(false, true)),
        ),
    }
}

fn table(context: &Context<'_>, roles: &[PairedRole<'_>], named: &Named) -> Table {
    let has_name = |attendee: Option<&Attendee>| attendee.is_some_and(|attendee| given(&attendee.name).is_some());
    let with_names = context.options.names && roles.iter().any(|role| has_name(role.then) || has_name(role.now));
    let rows = roles.iter().filter_map(|role| {
        let attendee = role.anyone()?;
        let cell = |text: &str| Text::from(given(text).unwrap_or("–"));
        let presence = |attendee: Option<&Attendee>| match attendee {
            None => Text::from("nee"),
            Some(attendee) => Text::from(given(&attendee.name).filter(|_| with_names).unwrap_or("ja")),
        };
        let cells = vec![cell(&attendee.role), cell(&attendee.organisation), presence(role.then), presence(role.now)];
        Some(Row::of(cells))
    });
    let summary = format!("Wie er bij de {} en bij de {} waren.", named.then, named.now);
    let columns = [("Rol", 5.0), ("Organisatie", 5.0), (&named.then, 3.5), (&named.now, 3.5)];
    Table { has_row_headings: true, ..Table::of(summary, columns, rows.collect()) }
}

/// Which partners came and which left, as far as the earlier measurement keeps that.
fn partners(context: &Context<'_>, earlier: &Earlier<'_>, named: &Named) -> Vec<Text> {
    let Some(setting) = earlier.measurement.setting() else { return Vec::new() };
    let lines = |text: &'_ str| -> Vec<String> { text.lines().filter_map(given).map(one_line).collect() };
    let (then, now) = (lines(&setting.profile.partners), lines(&context.dossier.profile.partners));
    let only = |these: &[String], others: &[String]| -> Vec<String> {
        these.iter().filter(|line| !others.contains(line)).cloned().collect()
    };
    let mut said = Vec::new();
    let mut tell = |when: String, lines: Vec<String>| {
        if !lines.is_empty() {
            said.push(Text::from(format!("{when}: {}.", lines.join("; "))));
        }
    };
    tell(format!("Nieuw sinds de {}", named.then), only(&now, &then));
    tell(format!("Alleen bij de {}", named.then), only(&then, &now));
    said
}
