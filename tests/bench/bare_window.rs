//! A window with one label: what egui, the window system and a typeface cost before there is a program. Size, start and
//! memory of Wijkpeil are held against it.
//!
//! `cargo run --release --example bare_window`

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

fn main() -> eframe::Result {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_title("Wijkpeil").with_inner_size([1180.0, 860.0]),
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        "Wijkpeil",
        options,
        Box::new(|context| {
            context.egui_ctx.set_fonts(fonts());
            Ok(Box::new(Bare))
        }),
    )
}

fn fonts() -> FontDefinitions {
    let mut definitions = FontDefinitions::empty();
    definitions.font_data.insert("text".to_owned(), Arc::new(FontData::from_static(wijkpeil::fonts::Font::Regular.bytes())));
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        definitions.families.insert(family, vec!["text".to_owned()]);
    }
    definitions
}

struct Bare;

impl eframe::App for Bare {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        ui.label("Wijkpeil");
    }
}
