//! The cover and the place of the table of contents.

use crate::analysis::Targets;
use crate::model::DraftField;
use crate::report::context::{Context, SUBJECT, given};
use crate::report::document::{Block, Cover, Fact, Heading, Text};
use crate::report::parts::{WIDTH, wide_small};
use crate::report::request::ReportKind;
use crate::shapes::{Drawing, Measured, StoneText, WallStyle, wall};
use crate::words;

pub(in crate::report) fn cover(context: &Context<'_>) -> Vec<Block> {
    let profile = &context.dossier.profile;
    let mut facts = Vec::new();
    let mut fact = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            facts.push(Fact::new(name, value));
        }
    };
    let begun = context.begun_date(&DraftField::ReferenceDate);
    fact("Team", given(&profile.team));
    // The form asks for roles, but a name can be typed here.
    fact("Bestuurlijk boegbeeld", given(&profile.figurehead).filter(|_| context.options.names));
    fact("Peildatum", begun.as_deref());
    fact("Stand", Some(&context.standing()));
    fact("Vergeleken met", compared_with(context).as_deref());
    fact("Controlegetal", checksum(context).as_deref());
    for remark in context.remarks() {
        fact("Let op", Some(&remark));
    }
    let measured = match &context.earlier {
        Some(_) => context.measurement_name(),
        None => context.measurement_title(),
    };
    let date = context.measurement.reference_date.map(|date| format!(", {}", words::date(date))).unwrap_or_default();
    let against = context.earlier.as_ref().map(|earlier| {
        let date = earlier.measurement.reference_date.map(|date| format!(" van {}", words::date(date))).unwrap_or_default();
        format!("vergeleken met de {}{date}", earlier.name())
    });
    let municipality = given(&profile.municipality).map(words::municipality);
    let subtitle: Vec<String> = [format!("{measured}{date}")].into_iter().chain(against).chain(municipality).collect();
    vec![Block::Cover(Cover {
        kind: SUBJECT.to_owned(),
        title: context.neighbourhood(),
        subtitle: subtitle.join("\n"),
        statement: statement(context),
        facts,
        pictures: LAYERS.map(|layer| picture(context, layer)).into(),
        caption: caption(context),
    })]
}

/// `Acht deelnemers gaven samen een oordeel over 57 punten, verdeeld over twaalf randvoorwaarden. …`
fn statement(context: &Context<'_>) -> String {
    let counts = &context.scores.counts;
    if counts.answered() == 0 {
        return "Nog geen enkel punt is beantwoord.".to_owned();
    }
    let (who, gave) = match context.measurement.attendance.len() {
        0 => ("Het team".to_owned(), "gaf"),
        1 => ("Eén deelnemer".to_owned(), "gaf"),
        many => (format!("{} deelnemers", words::sentence_case(&words::number_word(many))), "gaven samen"),
    };
    let points = if counts.unanswered == 0 {
        words::count(counts.total(), "punt", "punten")
    } else {
        format!("{} van de {} punten", words::number_word(counts.answered()), words::number_word(counts.total()))
    };
    format!(
        "{who} {gave} een oordeel over {points}, verdeeld over {}. Het gaat over de eigen aanpak, niet over de wijk of de mensen die \
         er wonen.",
        words::count(context.scores.preconditions.len(), "randvoorwaarde", "randvoorwaarden")
    )
}

/// What a report without a cover says at its head: which measurement, and how it stands.
pub(in crate::report) fn masthead_facts(context: &Context<'_>) -> Vec<Fact> {
    /// Longer texts stand in full in the full report.
    const SHORT: usize = 60;
    let adoption = context.measurement.adoption.as_ref();
    let name = context.measurement_name();
    let label = if context.measurement.reference_date.is_some() { "Meting en peildatum" } else { "Meting" };
    let measured = match context.measurement.reference_date {
        Some(date) => format!("{name}, {}", words::date(date)),
        None => name,
    };
    let (stand, said) = match adoption {
        Some(_) => ("Stand", context.standing()),
        None => ("Concept, laatst gewijzigd", words::date(context.dossier.changed)),
    };
    let facts = [
        (label, Some(measured)),
        (stand, Some(words::shortened(&said, SHORT + 30))),
        ("Team", given(&context.dossier.profile.team).map(|team| words::shortened(team, SHORT))),
        ("Controlegetal", checksum(context)),
    ];
    facts.into_iter().filter_map(|(name, value)| Some(Fact::new(name, value?))).collect()
}

/// What stands below the head of a report without a cover: what a reader must know first.
pub(in crate::report) fn remarks(context: &Context<'_>) -> Vec<Block> {
    context.remarks().into_iter().map(|remark| wide_small(Text::strong("Let op: ").then(remark))).collect()
}

/// The checksum of an adopted measurement, and whether it still fits; nothing for a concept.
fn checksum(context: &Context<'_>) -> Option<String> {
    let checksum = given(&context.measurement.adoption.as_ref()?.checksum).map(short_checksum)?;
    Some(if context.is_altered(context.measurement) { format!("{checksum}, past niet meer") } else { checksum })
}

/// Which earlier measurement, and in which state: `0-meting, peildatum …, vastgesteld op …`.
fn compared_with(context: &Context<'_>) -> Option<String> {
    let earlier = context.earlier.as_ref()?;
    let mut said = vec![earlier.name()];
    said.extend(earlier.measurement.reference_date.map(|date| format!("peildatum {}", words::date(date))));
    if let Some(adoption) = &earlier.measurement.adoption {
        said.push(format!("vastgesteld op {}", words::date(adoption.date)));
        let checksum = short_checksum(&adoption.checksum);
        let fits = if context.is_altered(earlier.measurement) { " (past niet meer)" } else { "" };
        said.extend(given(&checksum).map(|checksum| format!("controlegetal {checksum}{fits}")));
    }
    Some(said.join(", "))
}

/// The first 16 hexadecimal digits of the checksum: 64 bits, too many to agree by chance.
pub(super) fn short_checksum(checksum: &str) -> String {
    words::short_checksum(checksum, 16)
}

/// Heights in points of a layer of the wall, from what is best to see to what takes the least room.
const LAYERS: [f32; 4] = [84.0, 76.0, 68.0, 62.0];

/// The wall with its words, and with the levels of the measurement that it is compared with.
fn picture(context: &Context<'_>, layer: f32) -> Drawing {
    const NAMES: f32 = 54.0;
    let earlier = context.earlier.as_ref();
    let style = WallStyle {
        width: WIDTH - NAMES,
        height: layer * context.catalogue.building_blocks().len() as f32,
        basin: layer - 56.0,
        gap: 3.0,
        text: 8.5,
        says: StoneText::VerdictFirst,
        names: NAMES,
    };
    let targets = Targets::new();
    let shown = Measured {
        scores: &context.scores,
        earlier: earlier.map(|earlier| &earlier.scores),
        targets: &targets,
        changes: earlier.map(|earlier| &earlier.comparison),
    };
    wall(context.catalogue, &shown, style).drawing
}

fn caption(context: &Context<'_>) -> String {
    let mut said =
        "Elke steen is een randvoorwaarde: oordeel, punten op orde, score. Hoe hoger het peil, hoe meer op orde.".to_owned();
    if context.scores.counts.unknown > 0 {
        said.push_str(" Stippen: hier kan het peil hoger zijn, dat weet het team nog niet.");
    }
    if let Some(earlier) = &context.earlier {
        said.push(' ');
        said.push_str(&words::earlier_level(&earlier.name()));
    }
    said
}

pub(in crate::report) fn contents(context: &Context<'_>) -> Vec<Block> {
    let contents = Block::Contents(Heading::new(1, "Inhoud"));
    // After the page for a bestuurder they begin a page; after what the team says they follow as a chapter does.
    if context.kind == ReportKind::FollowUp { vec![Block::ChapterBreak, contents] } else { vec![contents] }
}
