//! An example from practice at length.

use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Response, Ui};

use crate::content::{Library, PracticeEntry, PracticeStep};
use crate::search::Words;
use crate::ui::found;
use crate::ui::theme::{self, LINE_HEIGHT, Palette, space};
use crate::ui::widgets::{fixed, gap, heading_with};
use crate::words;

/// The letters in which an example is read.
pub(in crate::ui) struct Letters {
    text: FontId,
    heading: FontId,
    figure: FontId,
    /// The level of its headings, from 1 to 6.
    level: usize,
}

impl Letters {
    /// For a column of its own.
    pub(in crate::ui) fn of_page() -> Self {
        Self { text: theme::text(), heading: theme::strong(), figure: theme::title(), level: 3 }
    }

    /// For little room beside something else.
    pub(in crate::ui) fn of_aside() -> Self {
        Self { text: theme::label(), heading: theme::label_strong(), figure: theme::heading(), level: 3 }
    }
}

/// The words that are looked for, and marked where they stand.
#[derive(Clone, Copy, Default)]
pub(in crate::ui) struct Marks<'a>(pub(in crate::ui) Option<&'a Words>);

/// Text that wraps at the width that there is, with the words marked.
pub(in crate::ui) fn text_ui(ui: &mut Ui, text: &str, font: FontId, is_soft: bool, marks: Marks<'_>) -> Response {
    let palette = Palette::of(ui);
    let line_height = Some((font.size * LINE_HEIGHT).round());
    let color = if is_soft { palette.ink_soft } else { palette.ink };
    let format = TextFormat { font_id: font, color, line_height, ..TextFormat::default() };
    let job = LayoutJob::single_section(text.to_owned(), format);
    let places = marks.0.map(|words| words.places(text)).unwrap_or_default();
    found::label_with(ui, job, &places)
}

/// Where and when it was, below its name.
pub(in crate::ui) fn head_of(entry: &PracticeEntry) -> String {
    format!("{} · {}", words::practice_place(entry), words::practice_period(entry))
}

/// What is told of an example, without its name and its source. `step_end` draws what can be done with a step, which has its
/// number from 1.
pub(in crate::ui) fn story_ui(
    ui: &mut Ui,
    entry: &PracticeEntry,
    letters: &Letters,
    marks: Marks<'_>,
    mut step_end: impl FnMut(&mut Ui, &PracticeStep, usize),
) {
    let told = |ui: &mut Ui, title: &str, texts: &[String]| {
        if !texts.is_empty() {
            heading_ui(ui, title, letters);
            text_ui(ui, &texts.join(" "), letters.text.clone(), false, marks);
        }
    };
    figures_ui(ui, entry, letters, marks);
    text_ui(ui, &entry.summary, letters.text.clone(), false, marks);
    told(ui, "Waarom ze begonnen", entry.reason_to_start.as_slice());
    told(ui, "Wat ze doen", &entry.does);
    if !entry.gave.is_empty() {
        told(ui, "Wat het opleverde", &entry.gave);
        text_ui(ui, words::evidence(entry.evidence), theme::small(), true, Marks::default());
    }
    told(ui, "Wat hielp", &entry.worked);
    told(ui, "Wat lastig was", &entry.hindered);
    told(ui, "Hun tips", entry.tips.as_slice());
    told(ui, "Wat nog moest komen", entry.outlook.as_slice());
    if !entry.steps.is_empty() {
        heading_ui(ui, "In stappen", letters);
        for (step, number) in entry.steps.iter().zip(1..) {
            fixed(ui, &step.id, |ui| {
                text_ui(ui, &format!("{number}. {}", step.title), letters.heading.clone(), false, marks);
                text_ui(ui, &step.text, letters.text.clone(), false, marks);
                step_end(ui, step, number);
                gap(ui, space::S);
            });
        }
    }
    if let Some(note) = &entry.note {
        gap(ui, space::S);
        text_ui(ui, note, theme::small(), true, marks);
    }
}

fn heading_ui(ui: &mut Ui, title: &str, letters: &Letters) {
    gap(ui, space::M);
    heading_with(ui, title, letters.heading.clone(), letters.level);
}

/// Numbers beside each other, each above what it counts; one below the other where they do not fit.
fn figures_ui(ui: &mut Ui, entry: &PracticeEntry, letters: &Letters, marks: Marks<'_>) {
    if entry.figures.is_empty() {
        return;
    }
    let (between, available) = (space::L, ui.available_width());
    let fitting = ((available + between) / (LEAST_FIGURE + between)).floor().max(1.0);
    let beside = fitting.min(3.0).min(entry.figures.len() as f32);
    let width = (available - between * (beside - 1.0)) / beside;
    rule_ui(ui);
    for row in entry.figures.chunks(beside as usize) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = between;
            for figure in row {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    // A long value, as a range of years, has letters that fit.
                    let is_long = figure.value.chars().count() > LONG_VALUE;
                    let font = if is_long { letters.heading.clone() } else { letters.figure.clone() };
                    text_ui(ui, &figure.value, font, false, marks);
                    text_ui(ui, &figure.what, theme::small(), true, marks);
                });
            }
        });
        gap(ui, space::XS);
    }
    rule_ui(ui);
    gap(ui, space::S);
}

/// No figure is narrower, in points, where several stand beside each other.
const LEAST_FIGURE: f32 = 112.0;
/// A value of more characters is written in smaller letters.
const LONG_VALUE: usize = 8;

fn rule_ui(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter().rect_filled(rect, 0, Palette::of(ui).hair);
}

/// What is missing in the source, and where it stands.
pub(in crate::ui) fn source_ui(ui: &mut Ui, library: &Library, entry: &PracticeEntry) {
    gap(ui, space::M);
    if let Some(missing) = words::scan_state(entry.scan) {
        text_ui(ui, missing, theme::small(), true, Marks::default());
    }
    let document = library.document(&entry.source.document).map_or(entry.source.document.as_str(), |it| it.title.as_str());
    let text = format!("Samengevat door Wijkpeil. Bron: {document}, {}.", entry.source.heading.trim_end_matches('.'));
    text_ui(ui, &text, theme::small(), true, Marks::default());
}
