//! Streefniveaus: how many points of a randvoorwaarde are to be op orde at the next measurement.

use egui::Ui;

use super::OutcomeScreen;
use crate::analysis::{PreconditionTargets, Scores, Targets};
use crate::content::Precondition;
use crate::model::Target;
use crate::session::Edit;
use crate::ui::command::Command;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{PickList, column, fixed, gap, heading, may_change, small_text, styled_text};
use crate::words;

/// What the list of a randvoorwaarde with this short title is called.
pub(in crate::ui) fn target_field(short_title: &str) -> String {
    format!("{TARGET_OF}{short_title}")
}

/// Whether a list with this name is one of those.
pub(super) fn is_target_field(name: &str) -> bool {
    name.starts_with(TARGET_OF)
}

const TARGET_OF: &str = "Streefniveau van ";

/// Width of a list, in points.
const LIST: f32 = 120.0;
/// Width of the names of randvoorwaarden, in points.
const NAMES: f32 = 220.0;

/// Draws what was aimed at and, while the measurement is open, the lists to choose from. Nothing where there is neither.
pub(super) fn targets_ui(
    ui: &mut Ui,
    screen: OutcomeScreen<'_>,
    (scores, targets): (&Scores, &Targets),
    commands: &mut Vec<Command>,
) {
    let is_open = screen.measurement.is_open();
    if !is_open && targets.is_empty() {
        return;
    }
    gap(ui, space::XL);
    if is_open {
        heading(ui, "Streefniveau voor de volgende meting");
        small_text(
            ui,
            "Hoeveel punten moeten dan op orde zijn? Kies dat alleen waar jullie iets willen bereiken. Een streefniveau is gehaald \
             als de score dan zeker zo hoog is.",
        );
    } else {
        heading(ui, "Streefniveaus");
    }
    for precondition in screen.catalogue.preconditions() {
        let aims = targets.get(&precondition.id).copied().unwrap_or_default();
        fixed(ui, ("target", &precondition.id), |ui| {
            if is_open {
                let applicable = scores.precondition(&precondition.id).map_or(0, |score| score.counts.applicable());
                commands.extend(target_ui(ui, precondition, (aims, applicable)));
            } else if aims != PreconditionTargets::default() {
                small_text(ui, &format!("{}: {}.", precondition.short_title, words::targets(&aims)));
            }
        });
    }
}

/// One randvoorwaarde: its list, and beside it what was aimed at for this measurement.
fn target_ui(ui: &mut Ui, precondition: &Precondition, (aims, applicable): (PreconditionTargets, usize)) -> Option<Command> {
    let mut command = None;
    ui.horizontal_top(|ui| {
        let (name, list) = (&precondition.short_title, LIST + space::M);
        let width = NAMES.min((ui.available_width() - list).max(list));
        column(ui, width, |ui| {
            gap(ui, space::XS);
            styled_text(ui, name, theme::text(), Palette::of(ui).ink);
        });
        command = list_ui(ui, precondition, aims.for_next, applicable);
    });
    if let Some(reach) = aims.for_this {
        let said = words::sentence_case(&words::target_and_outcome(reach.target, reach.outcome));
        small_text(ui, &format!("{said}. Dat kozen jullie in de vorige meting."));
        gap(ui, space::XS);
    }
    command
}

fn list_ui(ui: &mut Ui, precondition: &Precondition, present: Option<Target>, applicable: usize) -> Option<Command> {
    let of = u16::try_from(applicable).unwrap_or(u16::MAX);
    // None without points that apply: a target is a part of something.
    let targets = (0..=of).filter_map(|in_order| Target::new(in_order, of).ok());
    let targets: Vec<Option<Target>> = [None].into_iter().chain(targets.map(Some)).collect();
    let choices = targets.iter().map(|target| (*target == present, short(*target)));
    let (name, shown) = (target_field(&precondition.short_title), short(present));
    let list = PickList { name: &name, shown: &shown, width: LIST };
    let is_usable = may_change(ui) && (targets.len() > 1 || present.is_some());
    let taken = ui.add_enabled_ui(is_usable, |ui| list.show(ui, choices)).inner?;
    Some(Command::edit(Edit::Target(precondition.id.clone(), targets[taken])))
}

/// `3 van 5`, or `geen`.
fn short(target: Option<Target>) -> String {
    target.map_or_else(|| "geen".to_owned(), |target| format!("{} van {}", target.in_order(), target.of()))
}
