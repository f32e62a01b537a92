//! Whatever a team typed into a measurement is found in its full report, at the thing that it was typed about.

use std::collections::BTreeSet;

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization as _;
use wijkpeil::analysis::unplaced;
use wijkpeil::content::Catalogue;
use wijkpeil::model::{Action, ActionId, Answer, Dossier, DraftField, Measurement, Review, StarterAnswer};
use wijkpeil::report::{Kid, Layout, PageItem, Role, TagId};
use wijkpeil::words;

use crate::support::report::Printed;
use crate::support::{printed, strategies};

/// A heading or an entry with everything up to the next one.
#[derive(Default)]
struct Part {
    /// Of the heading that opens it; `None` for an entry.
    level: Option<u8>,
    /// The number of the entry, or the heading.
    label: String,
    text: String,
}

impl Part {
    /// Whether it has this number: an entry by its label, an item of a randvoorwaarde behind its verdict.
    fn is_about(&self, number: &str) -> bool {
        match self.level {
            Some(_) => self.label.split_whitespace().any(|word| word == number),
            None => self.label.trim() == number,
        }
    }
}

fn parts(layout: &Layout) -> Vec<Part> {
    let mut parts = vec![Part::default()];
    walk(layout, TagId(0), false, &mut parts);
    parts
}

/// `in_row` where it is part of a row of a table.
fn walk(layout: &Layout, id: TagId, in_row: bool, parts: &mut Vec<Part>) {
    let tag = &layout.tags[id.0];
    match tag.role {
        Role::Heading(level) => parts.push(Part { level: Some(level), ..Part::default() }),
        // What a team typed as a list belongs to the row in which, or to the item below which, it stands.
        Role::ListItem if !in_row && parts.last().is_some_and(|part| !matches!(part.level, Some(2 | 3))) => {
            parts.push(Part::default());
        }
        Role::TableRow => parts.push(Part::default()),
        _ => {}
    }
    let before = parts.last().unwrap().text.len();
    for kid in &tag.kids {
        match *kid {
            Kid::Tag(id) => walk(layout, id, in_row || tag.role == Role::TableRow, parts),
            Kid::Run { page, run } => {
                for item in &layout.pages[page].runs[run].items {
                    if let PageItem::Text(text) = item {
                        parts.last_mut().unwrap().text.push_str(&text.text);
                    }
                }
            }
        }
    }
    let part = parts.last_mut().unwrap();
    let is_cell = matches!(tag.role, Role::TableCell | Role::TableHeading(_)) && part.label.is_empty();
    if is_cell
        || matches!(tag.role, Role::Heading(_))
        || tag.role == Role::Label && !in_row && !matches!(part.level, Some(2 | 3))
    {
        part.label = part.text[before..].to_owned();
    }
}

/// A text as it can be compared: without white space and marks that steer its setting, with the note for what the
/// typefaces lack, and with accents on their letters.
fn bare(text: &str, unprintable: &BTreeSet<char>) -> String {
    let mut known = String::new();
    // Characters in a row that cannot be printed have one note.
    let mut is_noted = false;
    for letter in text.trim().nfc() {
        match letter {
            _ if unprintable.contains(&letter) => {
                known.push_str(if is_noted { "" } else { "[nietaftedrukken]" });
                is_noted = true;
            }
            _ if steers(letter) => {}
            _ => {
                is_noted = false;
                match letter {
                    '\u{2010}' | '\u{2011}' => known.push('-'),
                    '\u{2705}' => known.push('✔'),
                    '\u{274c}' | '\u{274e}' | '\u{2716}' => known.push('✘'),
                    '\u{2b50}' => known.push('★'),
                    _ if letter.is_whitespace() => {}
                    _ => known.push(letter),
                }
            }
        }
    }
    known.nfd().collect()
}

/// Whether a character says how the text around it is set, and nothing else.
fn steers(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}'
            | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}'
    )
}

/// The full report of the latest measurement.
fn full_report(dossier: Dossier) -> Printed {
    let latest = dossier.measurements.latest().number;
    Printed::of(dossier).measurement(latest)
}

/// Everything that a measurement has to say about an item.
fn said(answer: &Answer) -> Vec<&str> {
    // Every field is named, so that none can be forgotten.
    let Answer {
        rating: _,
        evidence,
        checked_with,
        note,
        reason,
        what_changed: _,
        change_reason,
        priority: _,
        decider: _,
        effect: _,
        ease: _,
        left_as_is,
        hand_votes: _,
        minority_views,
    } = answer;
    let [checked_with, left_as_is] = [checked_with, left_as_is].map(|text| text.as_deref().unwrap_or_default());
    let views = minority_views.iter().flat_map(|view| [view.text.as_str(), &view.role]);
    [evidence, checked_with, note, reason, change_reason, left_as_is].into_iter().chain(views).collect()
}

fn said_of_action(action: &Action) -> [&str; 6] {
    let Action { id: _, what, owner, start: _, ready: _, done_when, status: _, risk, risk_measure, item: _, step: _, source } =
        action;
    [what, owner, done_when, risk, risk_measure, source.as_ref().map_or("", |source| &source.title)]
}

fn said_in_review(review: &Review) -> Vec<&str> {
    let answers = review.starter_answers.values().filter_map(|answer| match answer {
        StarterAnswer::Text(text) => Some(text.as_str()),
        StarterAnswer::NotUsedElsewhere => None,
    });
    let apply = review.apply.values().map(|review| review.how.as_str());
    let caution = review.caution.values().map(|review| review.how.as_str());
    answers.chain(apply).chain(caution).collect()
}

fn actions(dossier: &Dossier) -> &[Action] {
    let measurement = dossier.measurements.latest();
    measurement.adoption.as_ref().map_or(&dossier.actions, |adoption| &adoption.snapshot.actions)
}

/// What is typed about the whole measurement.
fn said_of_all(measurement: &Measurement) -> Vec<&str> {
    let mut texts = vec![measurement.conclusion.as_str()];
    texts.extend(measurement.asks.iter().flat_map(|it| [it.text.as_str(), &it.explanation, &it.who, &it.when]));
    texts.extend(measurement.look_back.values().map(|it| it.gave.as_str()));
    texts.extend(measurement.reopenings.iter().map(|reopening| reopening.reason.as_str()));
    texts.extend(measurement.attendance.iter().flat_map(|it| [it.role.as_str(), &it.organisation, &it.name]));
    texts.extend(measurement.sheet_round.expected.iter().map(String::as_str));
    texts.extend(measurement.adoption.iter().map(|adoption| adoption.body.as_str()));
    texts
}

/// What was begun stands at what it was begun for, and is told to be no more than that.
fn check_drafts(dossier: &Dossier, entries: &[&Part], check: &mut dyn FnMut(&str, &str, &[&Part])) {
    let own = |label: &str| -> Vec<&Part> { entries.iter().filter(|part| part.is_about(label)).copied().collect() };
    let action = |id: &ActionId| dossier.actions.iter().position(|action| action.id == *id).map(|at| format!("A{}", at + 1));
    for (field, text) in dossier.drafts.iter().filter(|(_, text)| !text.trim().is_empty()) {
        let text = format!("{} (nog niet afgemaakt)", text.trim());
        match &field {
            // The three parts of an action that was begun stand together.
            DraftField::Action(item) | DraftField::Owner(item) | DraftField::Quarter(item) => {
                let text = format!("{} (nog niet afgemaakt)", words::begun_action(dossier.drafts.begun(item)));
                let number = Catalogue::built_in().preconditions().iter().find_map(|precondition| {
                    let at = precondition.items.iter().position(|it| it.id == *item)?;
                    Some(format!("{}.{}", precondition.number, at + 1))
                });
                if let Some(label) = number {
                    check(&label, &text, &own(&label));
                }
            }
            DraftField::Start(id) | DraftField::Ready(id) => {
                if let Some(label) = action(id) {
                    check(&label, &text, &own(&label));
                }
            }
            DraftField::ReferenceDate | DraftField::AdoptionDate | DraftField::Reopening => {}
        }
    }
}

/// The texts of a dossier that are not found where they belong in this layout.
fn missing(dossier: &Dossier, layout: &Layout) -> Vec<String> {
    let catalogue = Catalogue::built_in();
    let measurement = dossier.measurements.latest();
    let parts = parts(layout);
    let bare = |text: &str| self::bare(text, layout.unprintable());
    let mut missing = Vec::new();
    let mut check = |place: &str, text: &str, parts: &[&Part]| {
        let text = bare(text);
        if !parts.iter().any(|part| bare(&part.text).contains(&text)) {
            missing.push(format!("{place}: {text}"));
        }
    };
    let entries: Vec<&Part> = parts.iter().filter(|part| part.level.is_none() || part.level == Some(3)).collect();
    for precondition in catalogue.preconditions() {
        for (item, number) in precondition.items.iter().zip(1..) {
            let label = format!("{}.{number}", precondition.number);
            let own = entries.iter().find(|part| part.is_about(&label)).copied();
            for text in measurement.answers.get(&item.id).map(said).unwrap_or_default() {
                check(&label, text, own.as_slice());
            }
        }
    }
    // Answers to other points have no number. They stand in order, below a heading of their own.
    let others = parts.iter().skip_while(|part| part.label != "Antwoorden op andere punten").skip(1);
    for ((id, answer), own) in unplaced(catalogue, measurement).zip(others) {
        for text in said(answer) {
            check(id.as_str(), text, &[own]);
        }
    }
    for (action, number) in actions(dossier).iter().zip(1..) {
        let label = format!("A{number}");
        let own = entries.iter().find(|part| part.label.trim() == label).copied();
        for text in said_of_action(action) {
            check(&label, text, own.as_slice());
        }
    }
    if measurement.is_open() {
        check_drafts(dossier, &entries, &mut check);
    }
    // Below the name on the cover an intervention has a heading of level 3: the dossier's own in order, then those that it lost.
    let chapter = parts.iter().skip_while(|part| part.label != "Interventies").skip(1);
    let chapter: Vec<&Part> = chapter.take_while(|part| part.level != Some(2)).collect();
    let sections: Vec<&[&Part]> =
        chapter.chunk_by(|_, next| next.level != Some(3)).skip_while(|section| section[0].level != Some(3)).collect();
    let own: Vec<_> = dossier.interventions.iter().map(|intervention| &intervention.id).collect();
    let lost = measurement.reviews.keys().filter(|id| !own.contains(id));
    for (id, section) in own.iter().copied().chain(lost).zip(sections) {
        for text in measurement.reviews.get(id).map(said_in_review).unwrap_or_default() {
            check(id.as_str(), text, section);
        }
        let own = dossier.interventions.iter().find(|own| own.id == *id);
        if let Some(source) = own.and_then(|own| own.source.as_ref()) {
            check(id.as_str(), &source.title, section);
        }
    }
    let all: Vec<&Part> = parts.iter().collect();
    for text in said_of_all(measurement) {
        // People are told in paragraphs, and in cells of tables.
        for line in text.lines() {
            check("the measurement", line, &all);
        }
    }
    missing
}

#[test]
fn every_text_of_these_dossiers_stands_where_it_belongs() {
    for dossier in [printed::complete(), printed::adopted(), printed::excessive(), crate::support::dossiers::full()] {
        let report = full_report(dossier);
        assert_eq!(missing(report.dossier(), report.layout()), [""; 0]);
    }
}

#[test]
fn an_ask_without_words_is_there_with_who_and_when() {
    let mut dossier = printed::complete();
    printed::change(&mut dossier, |measurement| {
        measurement.asks.truncate(1);
        let ask = measurement.asks.first_mut().unwrap();
        ask.text = "\n".to_owned();
        (ask.who, ask.when) = ("de burgemeester van de buren".to_owned(), "zodra het kan".to_owned());
    });
    let report = full_report(dossier);
    assert_eq!(missing(report.dossier(), report.layout()), [""; 0]);
    assert!(report.layout().to_string().contains("Vraag zonder tekst"));
}

#[test]
fn a_text_at_another_item_is_missing_at_its_own() {
    let report = full_report(printed::complete());
    let mut dossier = printed::complete();
    printed::change(&mut dossier, |measurement| {
        let mut notes: Vec<&mut String> = measurement.answers.values_mut().map(|answer| &mut answer.evidence).collect();
        let (first, rest) = notes.split_first_mut().unwrap();
        let other = rest.iter_mut().find(|other| ***other != **first && !other.is_empty()).unwrap();
        std::mem::swap(*first, *other);
    });
    assert!(!missing(&dossier, report.layout()).is_empty());
}

#[test]
fn every_text_is_in_the_bytes_too() {
    for dossier in [printed::adopted(), printed::excessive()] {
        let report = full_report(dossier);
        let spoken = bare(&report.read_back().spoken(), &BTreeSet::new());
        let dossier = report.dossier();
        let measurement = dossier.measurements.latest();
        let texts = measurement.answers.values().flat_map(said).chain(measurement.reviews.values().flat_map(said_in_review));
        for text in texts.chain(actions(dossier).iter().flat_map(said_of_action)) {
            let text = bare(text, report.layout().unprintable());
            assert!(spoken.contains(&text), "{text}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_text_of_any_dossier_stands_where_it_belongs(dossier in strategies::dossier()) {
        let report = full_report(dossier);
        prop_assert_eq!(missing(report.dossier(), report.layout()), [""; 0]);
    }
}
