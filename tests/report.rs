//! The reports: what they say, how they are laid out, and the bytes that come of them. The vervolgmeting has a file of its own
//! beside this one.

mod adopted;
mod economy;
mod figures;
mod file;
pub(crate) mod fillable;
mod form;
mod gap_report;
mod goldens;
mod length;
mod nearly_empty;
mod nothing_missing;
mod one_page;
mod options;
mod pages;
mod practice;
mod recognition;
mod sharper;
mod tags;
mod typography;
mod word;

use std::sync::LazyLock;

use wijkpeil::model::{Dossier, StarterAnswer};
use wijkpeil::report::{Choice, PageItem, ReportKind};

use crate::support::printed as dossiers;
use crate::support::report::Printed;

/// Every kind of report of every dossier that is hard to print, with a name; laid out once for all tests.
fn every() -> impl Iterator<Item = (&'static str, &'static Printed)> {
    static EVERY: LazyLock<Vec<(String, Printed)>> = LazyLock::new(|| {
        let mut all = vec![("blank form".to_owned(), Printed::blank_form())];
        for (name, dossier) in dossiers::all() {
            for kind in ReportKind::ALL {
                // What is blank has little of its dossier.
                let is_same = kind.is_blank() && name != "example";
                if !is_same && (Choice { kind, ..Choice::default() }).of(&dossier).is_ok() {
                    all.push((format!("{} {name}", kind.word()), Printed::of(dossier.clone()).kind(kind)));
                }
            }
        }
        for kind in [ReportKind::Baseline, ReportKind::Gaps] {
            let report = Printed::of(dossiers::complete()).kind(kind).with_anchors();
            all.push((format!("{} complete with anchors", kind.word()), report));
        }
        all
    });
    EVERY.iter().map(|(name, report)| (name.as_str(), report))
}

/// Every text that a team typed into a dossier, but for names and individual sheets.
fn typed(dossier: &Dossier) -> Vec<String> {
    let profile = &dossier.profile;
    let mut texts = vec![
        &profile.municipality,
        &profile.neighbourhood,
        &profile.team,
        &profile.figurehead,
        &profile.project_leader,
        &profile.process_facilitator,
        &profile.partners,
        &profile.occasion,
        &profile.goal,
    ];
    for participant in &dossier.participants {
        texts.extend([&participant.role, &participant.organisation]);
    }
    for it in &dossier.interventions {
        texts.extend([&it.title, &it.activity, &it.intended_result, &it.owner]);
    }
    for action in &dossier.actions {
        texts.extend([&action.what, &action.owner, &action.done_when, &action.risk, &action.risk_measure]);
    }
    let measurement = dossier.measurements.latest();
    texts.push(&measurement.conclusion);
    texts.extend(measurement.asks.iter().flat_map(|it| [&it.text, &it.explanation, &it.who, &it.when]));
    texts.extend(measurement.look_back.values().map(|it| &it.gave));
    for attendee in &measurement.attendance {
        texts.extend([&attendee.role, &attendee.organisation]);
    }
    let mut texts: Vec<String> = texts.into_iter().cloned().collect();
    texts.extend(notes(dossier));
    for review in measurement.reviews.values() {
        for answer in review.starter_answers.values() {
            if let StarterAnswer::Text(text) = answer {
                texts.push(text.clone());
            }
        }
    }
    if let Some(adoption) = &measurement.adoption {
        texts.push(adoption.body.clone());
    }
    texts
}

/// Notes, onderbouwing and reasons.
fn notes(dossier: &Dossier) -> Vec<String> {
    let measurement = dossier.measurements.latest();
    let mut texts = Vec::new();
    for answer in measurement.answers.values() {
        texts.extend([&answer.evidence, &answer.note, &answer.reason, &answer.change_reason].map(Clone::clone));
        texts.extend(answer.left_as_is.clone());
        texts.extend(answer.minority_views.iter().map(|view| view.text.clone()));
    }
    for review in measurement.reviews.values() {
        texts.extend(review.apply.values().map(|review| review.how.clone()));
        texts.extend(review.caution.values().map(|review| review.how.clone()));
    }
    texts.extend(measurement.reopenings.iter().map(|reopening| reopening.reason.clone()));
    texts.retain(|text| !text.is_empty());
    texts
}

fn names(dossier: &Dossier) -> Vec<&str> {
    let measurement = dossier.measurements.latest();
    let present = measurement.attendance.iter().map(|attendee| attendee.name.as_str());
    present
        .chain(dossier.participants.iter().map(|participant| participant.name.as_str()))
        .filter(|name| !name.is_empty())
        .collect()
}

/// Left and right, top and bottom, in points.
fn extent(item: &PageItem) -> ((f32, f32), (f32, f32)) {
    match item {
        PageItem::Text(text) => ((text.x, text.x + text.width), (text.baseline - text.size, text.baseline)),
        PageItem::Polygon { points, .. } | PageItem::Line { points, .. } => {
            let range = |of: fn(&wijkpeil::shapes::Point) -> f32| {
                points.iter().map(of).fold((f32::MAX, f32::MIN), |(low, high), value| (low.min(value), high.max(value)))
            };
            (range(|point| point.x), range(|point| point.y))
        }
        PageItem::Dots(dots) => ((dots.area.x, dots.area.right()), (dots.area.y, dots.area.bottom())),
        PageItem::Picture(picture) => ((picture.area.x, picture.area.right()), (picture.area.y, picture.area.bottom())),
    }
}

/// Writes the reports into the folder that `WIJKPEIL_PRINTS` names, to look at them.
#[test]
#[ignore = "writes files to look at"]
fn print() {
    let Some(folder) = std::env::var_os("WIJKPEIL_PRINTS").map(std::path::PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).unwrap();
    for (name, report) in every() {
        std::fs::write(folder.join(name.replace(' ', "-")).with_extension("pdf"), report.bytes()).unwrap();
    }
}
