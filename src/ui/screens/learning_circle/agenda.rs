//! The visits that were chosen: wie, bij wie, waarover, and a day that can be changed.

use std::path::PathBuf;

use egui::Ui;
use jiff::civil::Date;

use crate::analysis::{Pair, Visit, plan_visits};
use crate::content::Catalogue;
use crate::model::DossierId;
use crate::session::{Circle, KeptVisit};
use crate::ui::dates::{entry_date_line, write_date};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{button, card, column, fixed, gap, heading, paragraph, small_text, wide_text};
use crate::words::{self, ToldVisit};

/// The visits that were chosen.
#[derive(Debug, Default)]
pub(super) struct Agenda {
    /// The folder of which these are.
    folder: Option<PathBuf>,
    visits: Vec<ChosenVisit>,
}

/// A visit, with what stands in the field of its day.
#[derive(Debug)]
pub(super) struct ChosenVisit {
    told: ToldVisit,
    typed: String,
}

impl Agenda {
    /// Takes up the visits that were chosen in another folder, or in an earlier run. Those of a wijk that is not there any more are
    /// left out.
    pub(super) fn recall(&mut self, catalogue: &Catalogue, circle: &Circle, kept: &[KeptVisit]) {
        let folder = &circle.folder.folder;
        if self.folder.as_ref() == Some(folder) {
            return;
        }
        let told = |kept: &KeptVisit| {
            let row = |id: &DossierId| circle.circle.rows.iter().position(|row| row.id == *id);
            let column = circle.circle.columns.iter().position(|column| column.precondition == kept.precondition)?;
            let pair = Pair { column, guest: row(&kept.guest)?, host: row(&kept.host)? };
            words::circle_visit(catalogue, &circle.circle, &Visit { pair, day: kept.day })
        };
        *self = Self { folder: Some(folder.clone()), visits: Vec::new() };
        kept.iter().filter_map(told).for_each(|told| self.add(told));
    }

    /// What is to be kept of them.
    pub(super) fn kept(&self) -> Vec<KeptVisit> {
        let kept = |visit: &ChosenVisit| {
            let ToldVisit { guest_id, host_id, precondition, day, .. } = visit.told.clone();
            KeptVisit { guest: guest_id, host: host_id, precondition, day }
        };
        self.visits.iter().map(kept).collect()
    }

    /// In the order in which they were chosen, or were put last.
    pub(super) fn visits(&self) -> &[ChosenVisit] {
        &self.visits
    }

    /// By day.
    pub(super) fn in_order(&self) -> Vec<ToldVisit> {
        let mut told: Vec<ToldVisit> = self.visits.iter().map(|visit| visit.told.clone()).collect();
        told.sort_by_key(|visit| visit.day);
        told
    }

    /// Puts them in the order of their days.
    pub(super) fn sort(&mut self) {
        self.visits.sort_by_key(|visit| visit.told.day);
    }

    /// Whether this visit was chosen.
    pub(super) fn has(&self, id: &str) -> bool {
        self.visits.iter().any(|visit| visit.told.id() == id)
    }

    /// Adds a visit.
    pub(super) fn add(&mut self, told: ToldVisit) {
        let typed = write_date(told.day);
        self.visits.push(ChosenVisit { told, typed });
    }

    /// Takes a visit away.
    pub(super) fn remove(&mut self, id: &str) {
        self.visits.retain(|visit| visit.told.id() != id);
    }

    /// The day of a visit.
    pub(super) fn day_of(&self, id: &str) -> Option<Date> {
        self.visits.iter().find(|visit| visit.told.id() == id).map(|visit| visit.told.day)
    }

    /// The first day on which a visit can be planned and none is.
    pub(super) fn free_day(&self, pair: Pair, today: Date) -> Date {
        let planned = plan_visits(&vec![pair; self.visits.len() + 1], today);
        let is_free = |day: &Date| self.visits.iter().all(|visit| visit.told.day != *day);
        planned.into_iter().map(|visit| visit.day).find(is_free).unwrap_or(today)
    }
}

/// Width of the field of a day, in points.
const DAY: f32 = 168.0;
/// From this width, in points, the day stands beside the visit.
const ROOM_FOR_BOTH: f32 = 560.0;

/// Draws the visits.
pub(super) fn agenda_ui(ui: &mut Ui, agenda: &mut Agenda) {
    heading(ui, "Bezoekagenda");
    if agenda.visits.is_empty() {
        paragraph(
            ui,
            "Er is nog geen bezoek gekozen. Kies bij Overzicht een randvoorwaarde, en zet een vinkje bij wie er op bezoek gaat.",
        );
        return;
    }
    paragraph(ui, "De dagen zijn een voorstel: één bezoek per week. Verander ze zoals het uitkomt.");
    let mut gone = None;
    for visit in &mut agenda.visits {
        gap(ui, space::S);
        let id = visit.told.id();
        if fixed(ui, &id, |ui| visit_ui(ui, visit)) {
            gone = Some(id);
        }
    }
    if let Some(id) = gone {
        agenda.remove(&id);
    }
}

/// One visit; true when it is to go.
fn visit_ui(ui: &mut Ui, visit: &mut ChosenVisit) -> bool {
    let mut is_gone = false;
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let who = format!("{} op bezoek bij {}", visit.told.guest, visit.told.host);
        if ui.available_width() < ROOM_FOR_BOTH {
            fixed(ui, "day", |ui| day_ui(ui, visit, &who));
            fixed(ui, "what", |ui| is_gone = what_ui(ui, &visit.told, &who));
            return;
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            column(ui, DAY, |ui| fixed(ui, "day", |ui| day_ui(ui, visit, &who)));
            column(ui, ui.available_width(), |ui| fixed(ui, "what", |ui| is_gone = what_ui(ui, &visit.told, &who)));
        });
    });
    is_gone
}

fn day_ui(ui: &mut Ui, visit: &mut ChosenVisit, who: &str) {
    ui.set_max_width(DAY.min(ui.available_width()));
    if let Some(day) = entry_date_line(ui, "Dag, zoals 15-10-2026", &format!("Dag: {who}"), &mut visit.typed) {
        visit.told.day = day;
    }
    small_text(ui, &words::date(visit.told.day));
}

/// Who goes where and why; true when it is to go.
fn what_ui(ui: &mut Ui, told: &ToldVisit, who: &str) -> bool {
    let ink = Palette::of(ui).ink;
    wide_text(ui, &words::visible(who), theme::strong(), ink);
    wide_text(ui, &words::visible(&told.about), theme::text(), ink);
    small_text(ui, &words::visible(&told.sought));
    small_text(ui, &words::visible(&told.reason));
    button(ui, "Haal weg", true).accessible_name(format!("Haal weg: {who}")).clicked()
}
