//! What stands behind a cell: the items of a randvoorwaarde in one wijk, with what its team wrote beside them.

use egui::{Frame, Margin, Sense, Ui, vec2};

use super::CircleScreen;
use crate::analysis::CircleItem;
use crate::messages;
use crate::session::{Circle, CircleCellPlace, CircleDetail};
use crate::ui::announce::describe;
use crate::ui::focus::Ring;
use crate::ui::paint::rating_mark_at;
use crate::ui::theme::{self, CORNER, Palette, space};
use crate::ui::widgets::{
    Icon, MARK, column, field_error, fixed, gap, leaves_by_escape, paragraph, quiet_button, sheet_title, small_text,
    status_text, styled_text, wide_text,
};
use crate::words;

/// Draws it; true when it is put away.
pub(super) fn cell_ui(ui: &mut Ui, screen: &CircleScreen<'_>, circle: &Circle) -> bool {
    let (place, is_reading) = match screen.detail {
        CircleDetail::No => return false,
        CircleDetail::Reading(place) => (place, true),
        CircleDetail::Read(place, _) | CircleDetail::Failed(place, _) => (place, false),
    };
    let back = quiet_button(ui, Some(Icon::Previous), "Terug (Esc)", "Terug naar wie wie kan helpen (Esc)", true);
    let is_left = back.clicked() || leaves_by_escape(ui);
    fixed(ui, (&place.file, &place.precondition), |ui| {
        head_ui(ui, screen, circle, place);
        gap(ui, space::S);
        match screen.detail {
            CircleDetail::Read(_, Some(items)) => {
                for item in &items.items {
                    fixed(ui, &item.number, |ui| item_ui(ui, item));
                }
            }
            CircleDetail::Read(_, None) => {
                paragraph(ui, "Deze meting staat niet meer in het dossier. Lees de map opnieuw.");
            }
            CircleDetail::Failed(_, error) => field_error(ui, &messages::store_error(error).text()),
            CircleDetail::No | CircleDetail::Reading(_) => {}
        }
        if is_reading {
            status_text(ui, "Het dossier wordt gelezen …");
        }
    });
    is_left
}

/// Which wijk, and how it stands. It has the focus when it comes, so that a screen reader says it and Tab goes on from there.
fn head_ui(ui: &mut Ui, screen: &CircleScreen<'_>, circle: &Circle, place: &CircleCellPlace) {
    let row = circle.circle.rows.iter().find(|row| row.file == place.file);
    let name = row.map_or_else(|| words::visible(&place.file), |row| words::visible(&words::circle_name(row)));
    let title = words::circle_title(screen.catalogue, &place.precondition);
    let heading = sheet_title(ui, &name, theme::heading(), Ring::Hidden);
    let at = circle.circle.columns.iter().position(|column| column.precondition == place.precondition);
    let cell = row.zip(at).and_then(|(row, at)| row.cells.get(at)).map(words::circle_cell_heard);
    let standing = format!("{title}: {}", cell.as_deref().unwrap_or("niet meer in beeld"));
    describe(ui, &heading, &standing);
    let ink = Palette::of(ui).ink;
    wide_text(ui, &standing, theme::label_strong(), ink);
    if let Some(row) = row {
        small_text(ui, &words::circle_measurement(row));
    }
}

/// An item: its mark and what it is about, and what the team wrote.
fn item_ui(ui: &mut Ui, item: &CircleItem) {
    let palette = Palette::of(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let (rect, _) = ui.allocate_exact_size(vec2(MARK, 22.0), Sense::hover());
        rating_mark_at(ui, rect.center(), MARK, item.rating);
        column(ui, ui.available_width(), |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            let rating = item.rating.map_or("niet beantwoord", words::rating);
            let said = format!("{} {}: {rating}", item.number, item.noun);
            let response = wide_text(ui, &said, theme::label_strong(), palette.ink);
            response.on_hover_text(&item.text);
            for (name, text) in [("", &item.evidence), ("Notitie: ", &item.note)] {
                if !text.is_empty() {
                    fixed(ui, name, |ui| quoted_ui(ui, &format!("{name}{text}")));
                }
            }
            if item.evidence.is_empty() && item.note.is_empty() {
                styled_text(ui, "Hier staat niets bij.", theme::small(), palette.ink_soft);
            }
        });
    });
    gap(ui, space::S);
}

/// What a team wrote.
fn quoted_ui(ui: &mut Ui, text: &str) {
    let palette = Palette::of(ui);
    let frame = Frame::new().fill(palette.sunken).corner_radius(CORNER).inner_margin(Margin::same(space::S as i8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        wide_text(ui, text, theme::small(), palette.ink);
    });
}
