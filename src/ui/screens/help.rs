//! The manual inside the program, and what the program is.

use std::collections::BTreeMap;

use egui::text::{LayoutJob, TextFormat};
use egui::{Context, Image, Role, Stroke, StrokeKind, TextureHandle, TextureOptions, Ui, WidgetInfo};

use crate::content::{Catalogue, LinkedTo, Manual, ManualLink, ManualParagraph, ManualPart, ManualPicture, ManualSection};
use crate::messages;
use crate::session::{Action, Policy, Program};
use crate::shapes::Pixels;
use crate::ui::command::{Asks as _, Command};
use crate::ui::found;
use crate::ui::paint;
use crate::ui::screens::helpdesk::contact;
use crate::ui::theme::{self, LINE_HEIGHT, Palette, TEXT_WIDTH, space};
use crate::ui::widgets::{
    button, gap, heading, link, navigation_row, next_card, page_title, paragraph, result_text, small_text, subheading,
};

/// Which section is open; one past the last is about the program itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HelpState {
    /// Position of the section.
    pub section: usize,
}

/// The pictures that were shown since the manual was opened.
#[derive(Default)]
pub struct ManualPictures(BTreeMap<String, Option<TextureHandle>>);

impl ManualPictures {
    fn get(&mut self, context: &Context, picture: &ManualPicture) -> Option<&TextureHandle> {
        let load = || {
            let pixels = Pixels::of_png(picture.png()?)?;
            Some(context.load_texture(&picture.name, paint::image(&pixels), TextureOptions::LINEAR))
        };
        self.0.entry(picture.name.clone()).or_insert_with(load).as_ref()
    }
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
    (state, pictures): (&mut HelpState, &mut ManualPictures),
    commands: &mut Vec<Command>,
) {
    match manual.sections.get(state.section) {
        Some(section) => {
            page_title(ui, &section.title);
            gap(ui, space::S);
            for part in &section.parts {
                match part {
                    ManualPart::Paragraph(paragraph) => paragraph_ui(ui, paragraph),
                    ManualPart::Picture(picture) => picture_ui(ui, picture, pictures),
                    ManualPart::ReadOn(links) => read_on_ui(ui, manual, links, state, commands),
                }
            }
        }
        None => about_ui(ui, catalogue, policy, commands),
    }
}

/// The paragraphs of a section, without its title.
pub fn paragraphs_ui(ui: &mut Ui, section: &ManualSection) {
    for part in &section.parts {
        if let ManualPart::Paragraph(paragraph) = part {
            paragraph_ui(ui, paragraph);
        }
    }
}

fn paragraph_ui(ui: &mut Ui, paragraph: &ManualParagraph) {
    if paragraph.label.is_empty() {
        text_ui(ui, paragraph);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.allocate_ui(egui::vec2(space::XL, 0.0), |ui| {
            ui.set_width(space::XL);
            ui.label(&paragraph.label);
        });
        ui.vertical(|ui| text_ui(ui, paragraph));
    });
}

/// A picture as wide as the text, and no wider than it is.
fn picture_ui(ui: &mut Ui, picture: &ManualPicture, pictures: &mut ManualPictures) {
    let Some(texture) = pictures.get(ui.ctx(), picture) else { return };
    let width = ui.available_width().min(TEXT_WIDTH).min(texture.size_vec2().x);
    gap(ui, space::XS);
    let shown = ui.add(Image::new(texture).max_width(width));
    shown.widget_info(|| WidgetInfo::labeled(Role::Image, true, &picture.description));
    let line = Stroke::new(1.0, Palette::of(ui).line);
    ui.painter().rect_stroke(shown.rect, 0, line, StrokeKind::Outside);
    gap(ui, space::S);
}

fn read_on_ui(ui: &mut Ui, manual: &Manual, links: &[ManualLink], state: &mut HelpState, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.set_max_width(ui.available_width().min(TEXT_WIDTH));
        ui.label("Lees verder:");
        for to in links {
            let response = link(ui, &to.title);
            match &to.target {
                LinkedTo::Section => {
                    if response.clicked() {
                        state.section = manual.position(&to.title);
                    }
                }
                LinkedTo::Web(address) => {
                    let response = response.on_hover_text(address);
                    response.asks(commands, || Command::Do(Action::OpenAddress(address.clone())));
                }
            }
        }
    });
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
