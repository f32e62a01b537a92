//! Who is asked for a sheet, and until when.

use egui::Ui;

use super::{RoundScreen, RoundState};
use crate::session::{Action, Edit, SheetRoundEdit, roles};
use crate::ui::command::{Asks as _, Command};
use crate::ui::dates::{TypedDate, date_line};
use crate::ui::theme::space;
use crate::ui::widgets::{button, fixed, gap, heading, small_text, text_area};

/// The field for the roles.
pub(in crate::ui) const ROLES: &str = "Rollen van wie je vraagt, elk op een eigen regel";
/// The field for the last day.
pub(in crate::ui) const DEADLINE: &str = "Laatste dag om in te leveren";

/// Draws the fields.
pub(super) fn asking_ui(ui: &mut Ui, screen: &RoundScreen<'_>, state: &mut RoundState, commands: &mut Vec<Command>) {
    let round = &screen.measurement.sheet_round;
    heading(ui, "Wie vraag je?");
    small_text(
        ui,
        "Schrijf rollen op, zoals ‘wijkagent’. Vraag je twee mensen met dezelfde rol? Zet die rol er dan twee keer in.",
    );
    // What was typed stays as it is, also a line on which nothing stands yet, unless it was taken back.
    state.roles.take_if(|typed| roles(typed) != round.expected);
    let shown = state.roles.clone().unwrap_or_else(|| round.expected.join("\n"));
    if let Some(typed) = text_area(ui, "Rollen, elk op een eigen regel", ROLES, &shown, 4) {
        commands.push(Command::edit(Edit::SheetRound(SheetRoundEdit::Expected(typed.clone()))));
        state.roles = Some(typed);
    }
    small_text(ui, "Wie de sessie leidt, vult geen blad in en geeft geen oordeel.");
    gap(ui, space::XS);
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(320.0));
        let label = "Laatste dag om in te leveren, zoals 15-10-2026";
        match date_line(ui, (label, DEADLINE), round.deadline, &state.deadline_draft, &mut state.deadline) {
            Some(TypedDate::Date(day)) => {
                state.deadline_draft.clear();
                commands.push(Command::edit(Edit::SheetRound(SheetRoundEdit::Deadline(day))));
            }
            Some(TypedDate::Draft(text)) => state.deadline_draft = text,
            None => {}
        }
    });
    if round.deadline.is_some() {
        gap(ui, space::XS);
        let keep = fixed(ui, "calendar", |ui| button(ui, "Bewaar voor je agenda …", true));
        keep.asks(commands, || Command::Do(Action::PickDeadlineFile));
    }
}
