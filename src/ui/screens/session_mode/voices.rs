//! How the views of the invulbladen on the item are spread, in one row above the ratings, and the reasons in a sheet.

use egui::{CornerRadius, Frame, Label, Margin, RichText, Ui};

use super::buttons::Large;
use super::keys::open;
use super::sizes::{Sizes, width_of};
use super::texts::{large_text, text_job};
use super::{Here, SessionModeState, Sheet};
use crate::analysis::{ItemSpread, Said};
use crate::shapes;
use crate::ui::paint::drawing_ui;
use crate::ui::theme::{CORNER, Palette};
use crate::ui::voices::quoted;
use crate::words;

/// What is told of the invulbladen at an item.
#[derive(Clone, Copy, Debug)]
pub(super) enum Heard<'a> {
    /// They are not opened, or there are too few of all.
    Nothing,
    /// Too few of them have a rating of this item.
    TooFew,
    /// How they are spread.
    Spread(&'a ItemSpread),
}

impl<'a> Heard<'a> {
    /// The spread, where it may be told.
    pub(super) fn spread(self) -> Option<&'a ItemSpread> {
        if let Self::Spread(spread) = self { Some(spread) } else { None }
    }

    /// Whether the row is there.
    pub(super) fn has_row(self) -> bool {
        !matches!(self, Self::Nothing)
    }

    /// As a screen reader says it with the question; empty where nothing is told.
    pub(super) fn said(self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::TooFew => words::TOO_FEW_VIEWS.to_owned(),
            Self::Spread(spread) => {
                format!("{}. {}.", words::views(&spread.views), words::sentence_case(words::disagreement(spread)))
            }
        }
    }
}

/// Draws the row.
pub(super) fn voices_ui(ui: &mut Ui, here: &Here<'_>, state: &mut SessionModeState) {
    let sizes = Sizes::of(ui);
    let palette = Palette::of(ui);
    let spread = match here.heard {
        Heard::Nothing => return,
        Heard::TooFew => {
            let text = RichText::new(words::TOO_FEW_VIEWS).font(sizes.bar()).color(palette.ink_soft);
            ui.add(Label::new(text).truncate());
            return;
        }
        Heard::Spread(spread) => spread,
    };
    let reasons = words::figure(spread.reasons.len(), "reden", "redenen");
    let name = format!("{reasons} (R)");
    let button = Large { hint: Some("R"), ..Large::new("reasons", &reasons, &name) };
    let differs = words::disagreement(spread);
    let gap = sizes.padding();
    let mut beside = 0.0;
    if !spread.reasons.is_empty() {
        beside += button.width(ui) + gap;
    }
    let said_width = width_of(ui, differs, sizes.bar()) + gap;
    let room = ui.available_width() - beside;
    let text = sizes.bar().size;
    let strip = shapes::views_strip(&spread.views, room - said_width, text);
    let has_words = strip.width <= room - said_width;
    let strip = if has_words { strip } else { shapes::views_strip(&spread.views, room, text) };
    drawing_ui(ui, &strip);
    ui.add_space(gap);
    if has_words {
        ui.add(Label::new(RichText::new(differs).font(sizes.bar()).color(palette.ink_soft)).extend());
        ui.add_space(gap);
    }
    if !spread.reasons.is_empty() && button.show(ui).clicked() {
        open(ui, state, Sheet::Reasons);
    }
}

/// Draws the spread with its reasons, in a sheet.
pub(super) fn reasons_ui(ui: &mut Ui, here: &Here<'_>) {
    let Some(spread) = here.heard.spread() else { return };
    let sizes = Sizes::of(ui);
    drawing_ui(ui, &shapes::views_strip(&spread.views, ui.available_width(), sizes.bar().size));
    let differs = words::sentence_case(words::disagreement(spread));
    large_text(ui, &format!("{differs}. Het oordeel van de groep geven jullie zelf."));
    if spread.reasons.is_empty() {
        large_text(ui, "Niemand schreef een reden op.");
    }
    quotes_ui(ui, &spread.reasons);
}

/// Draws what people wrote, each on a ground of its own.
pub(super) fn quotes_ui(ui: &mut Ui, list: &[Said]) {
    let sizes = Sizes::of(ui);
    let palette = Palette::of(ui);
    let (across, down) = (sizes.padding().round() as i8, sizes.between().round() as i8);
    for said in list {
        let frame = Frame::new().fill(palette.sunken).corner_radius(CornerRadius::same(CORNER));
        frame.inner_margin(Margin::symmetric(across, down)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let mut job = text_job(ui, &quoted(said), &sizes.helps()[0]);
            for section in &mut job.sections {
                section.format.color = palette.ink;
            }
            ui.add(Label::new(job).wrap());
        });
    }
}
