//! Who was there, by role.

use egui::{Align, Layout, Ui, vec2};

use super::edit;
use crate::model::Attendee;
use crate::session::{AttendeeField, MeasurementEdit};
use crate::ui::command::{Asks as _, Command};
use crate::ui::theme::space;
use crate::ui::widgets::{button, field_label, fixed, focus_field, heading, line_field, may_change, paragraph, small_text};

/// The fields with the words above them and the names that a screen reader says.
const FIELDS: [(AttendeeField, &str, &str); 3] = [
    (AttendeeField::Role, "Rol", "Rol van aanwezige"),
    (AttendeeField::Organisation, "Organisatie", "Organisatie van aanwezige"),
    (AttendeeField::Name, "Naam (hoeft niet)", "Naam van aanwezige"),
];
/// From this width, in points, fields stand beside each other.
const ROOM_FOR_ROW: f32 = 560.0;
/// Width of the button at the end of a row, in points.
const REMOVE: f32 = 96.0;

/// Draws the list with room to change it.
pub(super) fn attendance_ui(ui: &mut Ui, attendance: &[Attendee], commands: &mut Vec<Command>) {
    heading(ui, "Wie waren erbij?");
    small_text(ui, "Schrijf rollen en organisaties op, zoals ‘wijkagent’ en ‘politie’. Namen zijn niet nodig.");
    if attendance.is_empty() {
        paragraph(ui, "Er staat nog niemand. Begin met wie de meting leidde.");
    }
    let is_wide = ui.available_width() >= ROOM_FOR_ROW;
    let width = if is_wide { ((ui.available_width() - REMOVE) / 3.0 - space::S).floor() } else { ui.available_width() };
    if is_wide && !attendance.is_empty() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            for (_, label, _) in FIELDS {
                ui.allocate_ui_with_layout(vec2(width, 18.0), Layout::left_to_right(Align::Center), |ui| {
                    ui.set_min_width(width);
                    field_label(ui, label);
                });
            }
        });
    }
    for (at, attendee) in attendance.iter().enumerate() {
        // People have no ids; the row is what they are known by.
        fixed(ui, ("attendee", at), |ui| {
            if is_wide {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    row_ui(ui, (at, attendee), (width, is_wide), commands);
                });
            } else {
                row_ui(ui, (at, attendee), (width, is_wide), commands);
            }
        });
    }
    if fixed(ui, "add", |ui| button(ui, "Voeg aanwezige toe", may_change(ui)).clicked()) {
        focus_field(ui.ctx(), format!("{} {}", FIELDS[0].2, attendance.len() + 1));
        commands.push(edit(MeasurementEdit::AddAttendee));
    }
}

fn row_ui(ui: &mut Ui, (at, attendee): (usize, &Attendee), (width, is_wide): (f32, bool), commands: &mut Vec<Command>) {
    let number = at + 1;
    for (field, label, name) in FIELDS {
        if !is_wide {
            field_label(ui, label);
        }
        let (_, changed) = line_field(ui, &format!("{name} {number}"), field.of(attendee), width);
        commands.extend(changed.map(|text| edit(MeasurementEdit::Attendee(at, field, text))));
    }
    button(ui, "Haal weg", may_change(ui))
        .asks(commands, || edit(MeasurementEdit::RemoveAttendee(at)))
        .accessible_name(format!("Haal aanwezige {number} weg"));
}
