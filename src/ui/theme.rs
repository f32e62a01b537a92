//! How Wijkpeil looks: every colour, letter size and distance of the window. The paper has its own in `report`.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke, Style, TextStyle, Theme, vec2,
};

use crate::fonts::Font;
use crate::model::Rating;
use crate::report::{Face, palette};
use crate::shapes::Tone;

/// The steps of which every distance is one, in points.
pub mod space {
    /// Between a mark and its word.
    pub const XS: f32 = 4.0;
    /// Between parts of one thing.
    pub const S: f32 = 8.0;
    /// Between things in one group.
    pub const M: f32 = 12.0;
    /// Inside a card, and between cards.
    pub const L: f32 = 16.0;
    /// Around a screen.
    pub const XL: f32 = 24.0;
    /// Between parts of a screen.
    pub const XXL: f32 = 32.0;
}

/// Height of everything that can be clicked, in points.
pub const TARGET: f32 = 32.0;
/// Height of everything that can be clicked in the sessiestand, in points.
pub const LARGE_TARGET: f32 = 44.0;
/// Width of a column of text, in points: at most 68 characters of 16 points.
pub const TEXT_WIDTH: f32 = 580.0;
/// Height of a line, as a multiple of the size of its letters.
pub const LINE_HEIGHT: f32 = 1.45;
/// Radius of the corners of cards, fields and buttons, in points.
pub const CORNER: u8 = 6;

/// The colours of one theme. Contrasts are checked by a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The window.
    pub background: Color32,
    /// Cards and pages.
    pub panel: Color32,
    /// Quoted text and empty basins: never what can be typed in.
    pub sunken: Color32,
    /// What can be typed in.
    pub field: Color32,
    /// Where the user is, and what is open or selected.
    pub here: Color32,
    /// The ground under the pointer.
    pub hover: Color32,
    /// Text.
    pub ink: Color32,
    /// Secondary text.
    pub ink_soft: Color32,
    /// Edges of controls.
    pub line: Color32,
    /// Fine lines that divide: never the only edge of a control.
    pub hair: Color32,
    /// Focus, primary buttons, links, what is chosen.
    pub accent: Color32,
    /// A primary button under the pointer.
    pub accent_hover: Color32,
    /// Text on a solid fill.
    pub onfill: Color32,
    /// Op orde.
    pub in_order: Color32,
    /// Deels.
    pub partly: Color32,
    /// Niet op orde; also trouble.
    pub not_in_order: Color32,
    /// Weten we niet.
    pub unknown: Color32,
}

#[expect(clippy::disallowed_methods, reason = "the one place where colours are made")]
const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

/// Paper, ink, brick and water by day.
pub const LIGHT: Palette = Palette {
    background: hex(0x00FB_FAF7),
    panel: hex(0x00FF_FFFF),
    sunken: hex(0x00F1_EEE8),
    field: hex(0x00FF_FFFF),
    here: hex(0x00E0_EEF0),
    hover: hex(0x00F4_F1EB),
    ink: hex(0x001B_2A33),
    ink_soft: hex(0x004A_5A64),
    line: hex(0x007C_878F),
    hair: hex(0x00DF_DAD1),
    accent: hex(0x000B_5C6B),
    accent_hover: hex(0x0009_4C59),
    onfill: hex(0x00FF_FFFF),
    in_order: hex(0x000B_6E5B),
    partly: hex(0x008F_5A00),
    not_in_order: hex(0x00A5_341F),
    unknown: hex(0x005B_6470),
};

/// The same by night.
pub const DARK: Palette = Palette {
    background: hex(0x0012_191D),
    panel: hex(0x001A_2328),
    sunken: hex(0x000D_1316),
    field: hex(0x0023_2F35),
    here: hex(0x001A_363E),
    hover: hex(0x0020_2B31),
    ink: hex(0x00EE_F2F3),
    ink_soft: hex(0x00B3_BEC4),
    line: hex(0x0071_808A),
    hair: hex(0x002E_3B42),
    accent: hex(0x006C_C5D6),
    accent_hover: hex(0x008A_D3E1),
    onfill: hex(0x000D_1316),
    in_order: hex(0x005C_CBB0),
    partly: hex(0x00E9_B44C),
    not_in_order: hex(0x00F2_8B74),
    unknown: hex(0x00A9_B4BD),
};

/// Black on white, for eyes that need more contrast: text has at least 7 to 1.
pub const CONTRAST_LIGHT: Palette = Palette {
    background: hex(0x00FF_FFFF),
    panel: hex(0x00FF_FFFF),
    sunken: hex(0x00FF_FFFF),
    field: hex(0x00FF_FFFF),
    here: hex(0x00E3_ECFF),
    hover: hex(0x00F2_F2F2),
    ink: hex(0x0000_0000),
    ink_soft: hex(0x001A_1A1A),
    line: hex(0x0000_0000),
    hair: hex(0x0059_5959),
    accent: hex(0x0000_309C),
    accent_hover: hex(0x0000_1F66),
    onfill: hex(0x00FF_FFFF),
    in_order: hex(0x0000_4D3B),
    partly: hex(0x005C_3A00),
    not_in_order: hex(0x008A_0A00),
    unknown: hex(0x0033_3333),
};

/// White and yellow on black.
pub const CONTRAST_DARK: Palette = Palette {
    background: hex(0x0000_0000),
    panel: hex(0x0000_0000),
    sunken: hex(0x0000_0000),
    field: hex(0x0000_0000),
    here: hex(0x001A_1A00),
    hover: hex(0x001A_1A1A),
    ink: hex(0x00FF_FFFF),
    ink_soft: hex(0x00F0_F0F0),
    line: hex(0x00FF_FFFF),
    hair: hex(0x00BF_BFBF),
    accent: hex(0x00FF_E500),
    accent_hover: hex(0x00FF_F07A),
    onfill: hex(0x0000_0000),
    in_order: hex(0x004D_FFC3),
    partly: hex(0x00FF_C24D),
    not_in_order: hex(0x00FF_9C8A),
    unknown: hex(0x00D9_D9D9),
};

const ALL: [&Palette; 4] = [&LIGHT, &DARK, &CONTRAST_LIGHT, &CONTRAST_DARK];

impl Palette {
    /// The palette of what is being drawn.
    pub fn of(ui: &egui::Ui) -> &'static Self {
        Self::of_visuals(ui.visuals())
    }

    /// The palette of the whole window.
    pub fn of_window(context: &egui::Context) -> &'static Self {
        Self::of_visuals(&context.global_style().visuals)
    }

    /// No two palettes have one background.
    fn of_visuals(visuals: &egui::Visuals) -> &'static Self {
        ALL.into_iter().find(|palette| palette.background == visuals.panel_fill).unwrap_or(&LIGHT)
    }

    /// The fill of a rating that was chosen.
    pub fn solid(&self, rating: Rating) -> Color32 {
        if rating == Rating::NotApplicable { self.ink_soft } else { self.tone(Tone::of_rating(Some(rating))) }
    }

    /// The colour of a tone in a drawing.
    pub fn tone(&self, tone: Tone) -> Color32 {
        let soft = |color: Color32| self.panel.lerp_to_gamma(color, 0.22);
        match tone {
            Tone::Ink => self.ink,
            Tone::InkSoft => self.ink_soft,
            Tone::Line => self.line,
            Tone::Panel => self.panel,
            Tone::Sunken => self.sunken,
            Tone::Hair | Tone::Grey => self.hair,
            Tone::Accent => self.accent,
            Tone::InOrder => self.in_order,
            Tone::Partly => self.partly,
            Tone::NotInOrder => self.not_in_order,
            Tone::Unknown => self.unknown,
            Tone::InOrderSoft => soft(self.in_order),
            Tone::PartlySoft => soft(self.partly),
            Tone::NotInOrderSoft => soft(self.not_in_order),
            Tone::UnknownSoft => soft(self.unknown),
        }
    }
}

/// The colour of a tone on paper, by day and by night.
#[expect(clippy::disallowed_methods, reason = "the paper has its own colours")]
pub fn on_paper(tone: Tone) -> Color32 {
    let [red, green, blue] = palette::colour(tone);
    Color32::from_rgb(red, green, blue)
}

/// The family on screen of a face of the paper.
pub fn paper_family(face: Face) -> FontFamily {
    match face {
        Face::Regular => FontFamily::Proportional,
        Face::SemiBold => semibold(),
        Face::Bold => bold(),
    }
}

fn bold() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// The family of headings and emphasis.
pub fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// Letters of 13 points: the smallest there are.
pub fn small() -> FontId {
    FontId::new(13.0, FontFamily::Proportional)
}

/// Letters of 16 points.
pub fn text() -> FontId {
    FontId::new(16.0, FontFamily::Proportional)
}

/// Letters of 16 points with emphasis.
pub fn strong() -> FontId {
    FontId::new(16.0, semibold())
}

/// Letters of 13 points with emphasis.
pub fn small_strong() -> FontId {
    FontId::new(13.0, semibold())
}

/// Letters of 14 points: buttons, chips, tables and the navigation.
pub fn label() -> FontId {
    FontId::new(14.0, FontFamily::Proportional)
}

/// Letters of 14 points with emphasis.
pub fn label_strong() -> FontId {
    FontId::new(14.0, semibold())
}

/// Letters of 15 points: the buttons of ratings and other choices.
pub fn choice() -> FontId {
    FontId::new(15.0, FontFamily::Proportional)
}

/// Letters of 15 points with emphasis.
pub fn choice_strong() -> FontId {
    FontId::new(15.0, semibold())
}

/// Letters of a heading within a page.
pub fn heading() -> FontId {
    FontId::new(20.0, semibold())
}

/// Letters of a page's title.
pub fn title() -> FontId {
    FontId::new(26.0, semibold())
}

/// Letters of the question in the sessiestand: readable from four metres.
pub fn question() -> FontId {
    FontId::new(44.0, semibold())
}

/// All other letters in the sessiestand.
pub fn large() -> FontId {
    FontId::new(28.0, FontFamily::Proportional)
}

/// Letters with emphasis in the sessiestand.
pub fn large_strong() -> FontId {
    FontId::new(28.0, semibold())
}

/// Letters of the name of the program on the start screen.
pub fn display() -> FontId {
    FontId::new(34.0, semibold())
}

/// Gives the context its typeface, and both themes their looks.
pub fn install(context: &egui::Context) {
    context.set_fonts(font_definitions());
    // Where the system does not say, it is day.
    context.options_mut(|options| options.fallback_theme = Theme::Light);
    set_contrast(context, Contrast::Usual);
}

/// How far colours stand apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Contrast {
    /// As the house style has it: at least 4.5 to 1 for text.
    #[default]
    Usual,
    /// At least 7 to 1.
    High,
}

/// Gives both themes their colours.
pub fn set_contrast(context: &egui::Context, contrast: Contrast) {
    let [light, dark] = match contrast {
        Contrast::Usual => [&LIGHT, &DARK],
        Contrast::High => [&CONTRAST_LIGHT, &CONTRAST_DARK],
    };
    for (theme, palette) in [(Theme::Light, light), (Theme::Dark, dark)] {
        context.set_style_of(theme, style(theme, palette));
    }
}

/// Gives both themes the colours that the user chose.
pub fn choose_contrast(context: &egui::Context, contrast: Contrast) {
    set_contrast(context, contrast);
    context.data_mut(|data| data.insert_temp(chosen_id(), contrast));
}

/// What the user chose, if anything.
pub fn chosen_contrast(context: &egui::Context) -> Option<Contrast> {
    context.data(|data| data.get_temp(chosen_id()))
}

fn chosen_id() -> egui::Id {
    egui::Id::unique("chosen-contrast")
}

/// How far the colours of the window stand apart.
pub fn contrast(context: &egui::Context) -> Contrast {
    let shown = Palette::of_window(context);
    if *shown == CONTRAST_LIGHT || *shown == CONTRAST_DARK { Contrast::High } else { Contrast::Usual }
}

fn font_definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::empty();
    let families = [
        (FontFamily::Proportional, ("atkinson", Font::Regular), ("noto", Font::FallbackRegular)),
        (FontFamily::Monospace, ("atkinson", Font::Regular), ("noto", Font::FallbackRegular)),
        (semibold(), ("atkinson-semibold", Font::SemiBold), ("noto-semibold", Font::FallbackSemiBold)),
        (bold(), ("atkinson-bold", Font::Bold), ("noto-semibold", Font::FallbackSemiBold)),
    ];
    for (family, text, fallback) in families {
        for (name, font) in [text, fallback] {
            definitions.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(font.bytes())));
        }
        definitions.families.insert(family, vec![text.0.to_owned(), fallback.0.to_owned()]);
    }
    definitions
}

fn style(theme: Theme, palette: &Palette) -> Style {
    let mut style = Style {
        text_styles: BTreeMap::from([
            (TextStyle::Small, small()),
            (TextStyle::Body, text()),
            (TextStyle::Button, label()),
            (TextStyle::Heading, heading()),
            (TextStyle::Monospace, FontId::new(15.0, FontFamily::Monospace)),
        ]),
        visuals: theme.default_visuals(),
        // Nothing moves by itself: some people get dizzy of it, and on a remote desktop it costs time.
        animation_time: 0.0,
        scroll_animation: egui::style::ScrollAnimation::none(),
        ..Style::default()
    };
    style.spacing.item_spacing = vec2(space::S, space::S);
    style.spacing.button_padding = vec2(space::M, 6.0);
    style.spacing.interact_size = vec2(TARGET, TARGET);
    style.spacing.window_margin = Margin::same(space::L as i8);
    style.spacing.menu_margin = Margin::same(space::S as i8);
    style.spacing.icon_width = 20.0;
    style.spacing.icon_width_inner = 12.0;
    style.spacing.icon_spacing = space::S;

    let visuals = &mut style.visuals;
    visuals.panel_fill = palette.background;
    visuals.window_fill = palette.panel;
    visuals.window_stroke = Stroke::new(1.0, palette.hair);
    visuals.window_corner_radius = CornerRadius::same(CORNER);
    visuals.menu_corner_radius = CornerRadius::same(CORNER);
    visuals.extreme_bg_color = palette.field;
    visuals.faint_bg_color = palette.sunken;
    visuals.text_edit_bg_color = Some(palette.field);
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(palette.ink_soft);
    visuals.hyperlink_color = palette.accent;
    visuals.warn_fg_color = palette.partly;
    visuals.error_fg_color = palette.not_in_order;
    visuals.selection.bg_fill = palette.here;
    visuals.selection.stroke = Stroke::new(1.0, palette.accent);
    visuals.text_cursor.stroke = Stroke::new(2.0, palette.accent);
    // Blinking would have the window draw itself for ever.
    visuals.text_cursor.blink = false;
    for (state, fill, edge) in [
        (&mut visuals.widgets.noninteractive, palette.panel, palette.hair),
        (&mut visuals.widgets.inactive, palette.panel, palette.line),
        (&mut visuals.widgets.hovered, palette.hover, palette.ink_soft),
        (&mut visuals.widgets.active, palette.here, palette.ink_soft),
        (&mut visuals.widgets.open, palette.here, palette.line),
    ] {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::new(1.0, edge);
        state.fg_stroke = Stroke::new(2.0, palette.ink);
        state.corner_radius = CornerRadius::same(CORNER);
        state.expansion = 0.0;
    }
    style
}

#[cfg(test)]
mod tests {
    use egui::Color32;

    use super::{ALL, CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Palette};
    use crate::shapes::Tone;

    /// Contrast after WCAG 2.1, from 1 to 21.
    fn contrast(one: Color32, other: Color32) -> f32 {
        let luminance = |color: Color32| {
            let linear = |value: u8| {
                let value = f32::from(value) / 255.0;
                if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
        };
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// `least` is what text has at least, from 1 to 21.
    fn check(palette: &Palette, name: &str, least: f32) {
        let soft =
            [Tone::InOrderSoft, Tone::PartlySoft, Tone::NotInOrderSoft, Tone::UnknownSoft].map(|tone| palette.tone(tone));
        let grounds = [palette.background, palette.panel, palette.sunken, palette.field, palette.here, palette.hover];
        for ground in grounds.into_iter().chain(soft) {
            assert!(contrast(palette.ink, ground) >= least, "{name}: ink on {ground:?}");
        }
        for ground in grounds {
            let ratings = [palette.in_order, palette.partly, palette.not_in_order, palette.unknown];
            for text in [palette.ink_soft, palette.accent].into_iter().chain(ratings) {
                assert!(contrast(text, ground) >= least, "{name}: {text:?} on {ground:?}: {}", contrast(text, ground));
            }
        }
        for ground in [palette.background, palette.panel, palette.field, palette.here] {
            assert!(contrast(palette.line, ground) >= 3.0, "{name}: edge on {ground:?}: {}", contrast(palette.line, ground));
        }
        let fills = [palette.accent, palette.accent_hover, palette.ink_soft];
        let ratings = [palette.in_order, palette.partly, palette.not_in_order, palette.unknown];
        for fill in fills.into_iter().chain(ratings) {
            assert!(contrast(palette.onfill, fill) >= least, "{name}: text on {fill:?}: {}", contrast(palette.onfill, fill));
        }
        // Marks and edges of what is chosen stand on the soft ground of their own rating.
        let ratings = [palette.in_order, palette.partly, palette.not_in_order, palette.unknown];
        for (mark, ground) in ratings.into_iter().zip(soft) {
            assert!(contrast(mark, ground) >= 3.0, "{name}: {mark:?} on its soft ground: {}", contrast(mark, ground));
        }
        for ground in grounds.into_iter().chain(soft) {
            assert!(contrast(palette.accent, ground) >= 3.0, "{name}: the focus on {ground:?}");
        }
    }

    #[test]
    fn every_pair_of_colours_has_enough_contrast() {
        check(&LIGHT, "light", 4.5);
        check(&DARK, "dark", 4.5);
        check(&CONTRAST_LIGHT, "light with much contrast", 7.0);
        check(&CONTRAST_DARK, "dark with much contrast", 7.0);
    }

    #[test]
    fn a_palette_is_known_by_its_background() {
        for (at, palette) in ALL.iter().enumerate() {
            assert!(ALL[..at].iter().all(|other| other.background != palette.background), "{palette:?}");
        }
    }
}
