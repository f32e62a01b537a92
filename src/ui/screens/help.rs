//! The manual inside the program, and what the program is.

use egui::Ui;
use egui::text::{LayoutJob, TextFormat};

use crate::content::{Catalogue, Manual, ManualParagraph, ManualSection};
use crate::messages;
use crate::session::{Policy, Program};
use crate::ui::command::{Asks as _, Command};
use crate::ui::found;
use crate::ui::screens::helpdesk::contact;
use crate::ui::theme::{self, LINE_HEIGHT, Palette, TEXT_WIDTH, space};
use crate::ui::widgets::{
    button, gap, heading, navigation_row, next_card, page_title, paragraph, result_text, small_text, subheading,
};

/// Which section is open; one past the last is about the program itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HelpState {
    /// Position of the section.
    pub section: usize,
}

/// The title of the part about the program itself.
const ABOUT: &str = "Over Wijkpeil";

/// Draws the list of sections.
pub fn contents_ui(ui: &mut Ui, manual: &Manual, state: &mut HelpState, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = 2.0;
    button(ui, "Terug (Esc)", true).asks(commands, || Command::CloseHelp);
    gap(ui, space::M);
    let titles = manual.sections.iter().map(|section| section.title.as_str()).chain([ABOUT]);
    for (section, title) in titles.enumerate() {
        if navigation_row(ui, title, None, "", state.section == section).clicked() {
            state.section = section;
        }
    }
}

/// Draws the section that is open.
pub fn help_ui(
    ui: &mut Ui,
    catalogue: &Catalogue,
    manual: &Manual,
    policy: &Policy,
    state: HelpState,
    commands: &mut Vec<Command>,
) {
    match manual.sections.get(state.section) {
        Some(section) => {
            page_title(ui, &section.title);
            gap(ui, space::S);
            section_ui(ui, section);
        }
        None => about_ui(ui, catalogue, policy, commands),
    }
}

/// The text of a section, without its title.
pub fn section_ui(ui: &mut Ui, section: &ManualSection) {
    for paragraph in &section.paragraphs {
        if paragraph.label.is_empty() {
            text_ui(ui, paragraph);
        } else {
            ui.horizontal_top(|ui| {
                ui.allocate_ui(egui::vec2(space::XL, 0.0), |ui| {
                    ui.set_width(space::XL);
                    ui.label(&paragraph.label);
                });
                ui.vertical(|ui| text_ui(ui, paragraph));
            });
        }
    }
}

fn text_ui(ui: &mut Ui, paragraph: &ManualParagraph) {
    let color = Palette::of(ui).ink;
    let mut job = LayoutJob::default();
    for (piece, is_strong) in &paragraph.pieces {
        let font_id = if *is_strong { theme::strong() } else { theme::text() };
        let line_height = Some(font_id.size * LINE_HEIGHT);
        job.append(piece, 0.0, TextFormat { font_id, color, line_height, ..TextFormat::default() });
    }
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(TEXT_WIDTH));
        found::label(ui, job);
    });
}

fn about_ui(ui: &mut Ui, catalogue: &Catalogue, policy: &Policy, commands: &mut Vec<Command>) {
    page_title(ui, ABOUT);
    gap(ui, space::S);
    let edition = catalogue.edition();
    result_text(ui, &format!("Wijkpeil, {}.", messages::program(&Program::this())));
    result_text(ui, &format!("Vragen en teksten: {} ({}).", edition.title, edition.id));
    result_text(ui, &contact(policy));
    paragraph(ui, "Wijkpeil werkt zonder internet. Wat je invult, blijft op je eigen computer.");
    gap(ui, space::XS);
    if button(ui, "Gegevens voor de helpdesk …", true).clicked() {
        commands.push(Command::OpenHelpdesk);
    }
    let managed = messages::managed(policy);
    if !managed.is_empty() || !policy.problems.is_empty() {
        next_card(ui, |ui| {
            heading(ui, messages::MANAGED);
            for sentence in &managed {
                paragraph(ui, sentence);
            }
            if !policy.problems.is_empty() {
                paragraph(ui, &messages::policy_trouble(policy).text());
            }
        });
    }
    next_card(ui, |ui| {
        heading(ui, "Waar de vragen vandaan komen");
        for document in &catalogue.sources().documents {
            subheading(ui, &document.title);
            small_text(ui, &format!("{}. {}", document.authors, document.used_for));
        }
    });
    next_card(ui, |ui| {
        heading(ui, "Licenties");
        paragraph(
            ui,
            "Het programma en de teksten mag je gebruiken onder de MIT-licentie of de Apache-licentie 2.0, naar keuze.",
        );
        paragraph(
            ui,
            "De letters zijn Atkinson Hyperlegible Next en, voor andere schriften zoals Grieks en Cyrillisch, Noto Sans. \
             Beide vallen onder de SIL Open Font License 1.1.",
        );
    });
}
