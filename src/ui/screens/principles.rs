//! The six werkzame principes and the startvragen, to read.

use egui::Ui;

use super::interventions::{WalkView, views_ui};
use crate::content::{Catalogue, Library, Point, Principle};
use crate::ui::command::Command;
use crate::ui::practice::{Beside, principle_examples_ui};
use crate::ui::shell::{Foot, Head, Page, Part, page_ui};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{
    Column, View, card, chips, columns, fixed, gap, heading, paragraph, small_text, styled_text, subheading,
};
use crate::words;

/// Which part is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// The six principles.
    #[default]
    Principles,
    /// The seven questions.
    Questions,
}

/// Which part is open.
#[derive(Debug, Default)]
pub struct PrinciplesState {
    part: Reading,
    /// Where each can be recognised, and which example is read.
    practice: Beside,
}

impl PrinciplesState {
    /// Opens a part.
    pub fn show(&mut self, part: Reading) {
        self.part = part;
    }
}

/// Draws the screen.
pub fn principles_ui(
    ui: &mut Ui,
    page: &Page,
    (catalogue, library): (&Catalogue, &Library),
    state: &mut PrinciplesState,
    commands: &mut Vec<Command>,
) {
    page_ui(ui, page, Head::new("Principes"), Foot::None, commands, |ui, part, commands| match part {
        Part::Views => views_ui(ui, WalkView::Principles, commands),
        Part::Body => body_ui(ui, (catalogue, library), state, commands),
        Part::HeadEnd | Part::Foot | Part::FootEnd => {}
    });
}

fn body_ui(
    ui: &mut Ui,
    (catalogue, library): (&Catalogue, &Library),
    state: &mut PrinciplesState,
    commands: &mut Vec<Command>,
) {
    state.practice.close_on_escape(ui);
    paragraph(
        ui,
        "Deze principes vergroten de kans dat een interventie werkt. Bij elke interventie kunnen jullie aangeven wat jullie ervan toepassen.",
    );
    const PARTS: [Reading; 2] = [Reading::Principles, Reading::Questions];
    let named = |count, singular, plural| View::new(words::sentence_case(&words::count(count, singular, plural)));
    let views = [
        named(catalogue.principles().len(), "werkzaam principe", "werkzame principes"),
        named(catalogue.starter_questions().len(), "startvraag", "startvragen"),
    ];
    let shown = PARTS.iter().position(|part| *part == state.part).unwrap_or(0);
    if let Some(chosen) = chips(ui, ("Wat je leest", "reading"), &views, shown) {
        state.part = PARTS[chosen];
    }
    gap(ui, space::S);
    match state.part {
        Reading::Principles => {
            for principle in catalogue.principles() {
                fixed(ui, &principle.id, |ui| {
                    card(ui, |ui| {
                        principle_ui(ui, catalogue, principle);
                        principle_examples_ui(ui, library, principle, &mut state.practice, commands);
                    });
                });
                gap(ui, space::S);
            }
        }
        Reading::Questions => questions_ui(ui, catalogue),
    }
}

fn principle_ui(ui: &mut Ui, catalogue: &Catalogue, principle: &Principle) {
    heading(ui, &principle.title);
    columns(ui, 680.0, 0.5, |ui, column| match column {
        Column::Left => {
            points_ui(ui, "Hoe het werkt", &principle.works);
            points_ui(ui, "Let op", &principle.caution);
        }
        Column::Right => points_ui(ui, "Zo pas je het toe", &principle.apply),
    });
    let references: Vec<&str> = principle
        .literature
        .iter()
        .filter_map(|id| catalogue.literature(id))
        .map(|reference| reference.short.as_str())
        .collect();
    let mut remarks = vec![format!("De bron verwijst naar een verhaal uit de gemeente {}.", principle.municipality)];
    if !principle.scientific_names.is_empty() {
        remarks.push(format!("In de wetenschap: {}.", principle.scientific_names.join(", ")));
    }
    if !references.is_empty() {
        remarks.push(format!("Meer lezen: {}.", references.join("; ")));
    }
    small_text(ui, &remarks.join(" "));
}

fn points_ui(ui: &mut Ui, title: &str, points: &[Point]) {
    subheading(ui, title);
    for point in points {
        bullet(ui, &point.text);
    }
    gap(ui, space::XS);
}

fn bullet(ui: &mut Ui, text: &str) {
    ui.horizontal_top(|ui| {
        let palette = Palette::of(ui);
        let (rect, _) = ui.allocate_exact_size(egui::vec2(12.0, 23.0), egui::Sense::hover());
        ui.painter().circle_filled(rect.center(), 2.5, palette.accent);
        ui.vertical(|ui| styled_text(ui, text, theme::text(), palette.ink));
    });
}

fn questions_ui(ui: &mut Ui, catalogue: &Catalogue) {
    paragraph(ui, "Stel deze vragen over één interventie, het liefst samen met iemand die de interventie bedacht of uitvoert.");
    for (number, question) in catalogue.starter_questions().iter().enumerate() {
        fixed(ui, &question.id, |ui| {
            card(ui, |ui| {
                subheading(ui, &format!("{}  {}", number + 1, question.text));
                paragraph(ui, &question.help);
                if question.presupposes_use_elsewhere {
                    small_text(ui, "Is de interventie nergens eerder toegepast? Dan is dat het antwoord.");
                }
            });
        });
    }
}
