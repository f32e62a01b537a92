//! Beside the wijken: who has the chosen randvoorwaarde in order, who seeks it, and who can go to whom. What most wijken lack stands
//! apart.

use std::collections::BTreeMap;

use egui::{RichText, Ui};

use super::agenda::Agenda;
use super::{CircleScreen, matrix};
use crate::analysis::{CircleColumn, CircleRow, Pair, Visit};
use crate::content::{Catalogue, PreconditionId};
use crate::model::DossierId;
use crate::session::Circle;
use crate::ui::announce::describe;
use crate::ui::command::{Asks as _, Command, Place};
use crate::ui::focus::Ring;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{
    PickList, button, fixed, gap, link, paragraph, sheet_title, small_text, styled_text, subheading, wide_text,
};
use crate::words;

/// So many names or visits are shown at first.
const FEW: usize = 12;
/// Width of the list of those to go to, in points.
const LIST_WIDTH: f32 = 200.0;

/// Which randvoorwaarde is looked at, and what was chosen in it.
#[derive(Debug, Default)]
pub(super) struct PairsState {
    row: Option<PreconditionId>,
    /// To whom who seeks something goes, where that is another one than was proposed.
    hosts: BTreeMap<(PreconditionId, DossierId), DossierId>,
    /// Whether all names and visits are shown.
    shows_all: bool,
}

impl PairsState {
    /// The randvoorwaarde that is looked at.
    pub(super) fn row(&self) -> Option<&PreconditionId> {
        self.row.as_ref()
    }

    /// Looks at another one.
    pub(super) fn show(&mut self, row: PreconditionId) {
        if self.row.as_ref() != Some(&row) {
            self.row = Some(row);
            self.shows_all = false;
        }
    }

    /// Looks at one that is there.
    pub(super) fn settle(&mut self, catalogue: &Catalogue, circle: &Circle) {
        let is_there = self.row.as_ref().is_some_and(|row| place(circle, row).is_some());
        if !is_there {
            self.row = matrix::first_row(catalogue, circle);
        }
    }
}

fn place(circle: &Circle, row: &PreconditionId) -> Option<usize> {
    circle.circle.columns.iter().position(|column| column.precondition == *row)
}

/// Draws who has it, who seeks it, and the visits that can be chosen.
pub(super) fn pairs_ui(
    ui: &mut Ui,
    screen: &CircleScreen<'_>,
    circle: &Circle,
    state: &mut PairsState,
    agenda: &mut Agenda,
    commands: &mut Vec<Command>,
) {
    let Some(at) = state.row.as_ref().and_then(|row| place(circle, row)) else { return };
    let column = &circle.circle.columns[at];
    sheet_title(ui, &words::circle_title(screen.catalogue, &column.precondition), theme::heading(), Ring::Hidden);
    small_text(ui, "Wie kan wie helpen?");
    gap(ui, space::S);
    fixed(ui, "names", |ui| names_ui(ui, circle, (at, column), state.shows_all));
    gap(ui, space::S);
    subheading(ui, "Bezoeken om uit te kiezen");
    if column.seeking.is_empty() {
        paragraph(ui, "Geen wijk zoekt dit. Een wijk zoekt iets als het streefniveau hoger is dan waar die nu staat.");
    } else if circle.proposals.iter().all(|pair| pair.column != at) {
        paragraph(ui, "Geen andere wijk in deze leerkring heeft dit op orde. Zoek een voorbeeld daarbuiten.");
        link(ui, "Naar de bibliotheek").asks(commands, || Command::Go(Place::Library));
    } else {
        small_text(ui, "Elke wijk gaat eerst naar een andere. Wissel gerust: kies zelf wie bij wie gaat.");
        let proposals: Vec<Pair> = circle.proposals.iter().filter(|pair| pair.column == at).copied().collect();
        let most = if state.shows_all { proposals.len() } else { FEW };
        for pair in proposals.iter().take(most) {
            let guest = &circle.circle.rows[pair.guest];
            fixed(ui, ("pair", &guest.file), |ui| pair_ui(ui, screen, circle, *pair, state, agenda));
        }
    }
    let longest = column.in_order.len().max(column.seeking.len());
    if longest > FEW && !state.shows_all {
        let more = fixed(ui, "more", |ui| button(ui, &format!("Toon alle {longest}"), true));
        describe(ui, &more, "Alle namen en alle bezoeken");
        state.shows_all = more.clicked();
    }
}

/// Who has it in order, who seeks it, and who has reached what it aimed at.
fn names_ui(ui: &mut Ui, circle: &Circle, (at, column): (usize, &CircleColumn), shows_all: bool) {
    let rows = &circle.circle.rows;
    let name = |row: usize| words::visible(&words::circle_name(&rows[row]));
    let with_target = |row: usize| {
        let target = rows[row].cells[at].target.map(|target| format!(": {}\u{a0}van\u{a0}{}", target.in_order(), target.of()));
        format!("{}{}", name(row), target.unwrap_or_default())
    };
    let reached: Vec<usize> = (0..rows.len()).filter(|row| is_reached(&rows[*row], at)).collect();
    let parts = [
        ("Op orde in", &column.in_order, false),
        ("Zoeken dit, met hun streefniveau", &column.seeking, true),
        ("Streefniveau gehaald", &reached, true),
    ];
    for (title, all, has_target) in parts.into_iter().filter(|(_, all, _)| !all.is_empty()) {
        // Of hundreds only those that are shown are put in words.
        let most = if shows_all { all.len() } else { FEW };
        let say = |row: &usize| if has_target { with_target(*row) } else { name(*row) };
        let names: Vec<String> = all.iter().take(most).map(say).collect();
        let ink = Palette::of(ui).ink;
        styled_text(ui, title, theme::label_strong(), ink);
        let more = all.len() - names.len();
        let rest = if more == 0 { String::new() } else { format!(" en nog {more}") };
        wide_text(ui, &format!("{}{rest}", names.join(", ")), theme::label(), ink);
        gap(ui, space::XS);
    }
}

fn is_reached(row: &CircleRow, at: usize) -> bool {
    row.cells.get(at).is_some_and(|cell| cell.target.is_some() && !cell.is_sought)
}

/// A visit that can be chosen, with the reason for it and the others to go to.
fn pair_ui(
    ui: &mut Ui,
    screen: &CircleScreen<'_>,
    circle: &Circle,
    proposed: Pair,
    state: &mut PairsState,
    agenda: &mut Agenda,
) {
    let rows = &circle.circle.rows;
    let column = &circle.circle.columns[proposed.column];
    let guest = &rows[proposed.guest];
    let key = (column.precondition.clone(), guest.id.clone());
    let others: Vec<usize> = column.in_order.iter().copied().filter(|host| *host != proposed.guest).collect();
    let chosen = state.hosts.get(&key).and_then(|id| others.iter().copied().find(|host| rows[*host].id == *id));
    let pair = Pair { host: chosen.unwrap_or(proposed.host), ..proposed };
    let visit = |pair: Pair, day| words::circle_visit(screen.catalogue, &circle.circle, &Visit { pair, day });
    let Some(told) = visit(pair, screen.today) else { return };
    let was_planned = agenda.has(&told.id());
    let mut is_planned = was_planned;
    let text = words::visible(&format!("{} op bezoek bij {}", told.guest, told.host));
    let box_text = RichText::new(&text).font(theme::label());
    let response = fixed(ui, "box", |ui| ui.checkbox(&mut is_planned, box_text));
    describe(ui, &response, &told.reason);
    if is_planned != was_planned {
        if is_planned {
            agenda.add(words::ToldVisit { day: agenda.free_day(pair, screen.today), ..told.clone() });
        } else {
            agenda.remove(&told.id());
        }
    }
    small_text(ui, &words::visible(&told.reason));
    if others.len() > 1 {
        let name = format!("Bij wie gaat {}?", words::circle_name(guest));
        let shown = words::visible(words::circle_wijk(&rows[pair.host]));
        let list = PickList { name: &name, shown: &shown, width: LIST_WIDTH.min(ui.available_width()) };
        let texts = others.iter().map(|host| (*host == pair.host, words::visible(&words::circle_name(&rows[*host]))));
        if let Some(host) = list.show(ui, texts).map(|at| others[at]) {
            state.hosts.insert(key, rows[host].id.clone());
            let day = agenda.day_of(&told.id());
            if let (Some(day), Some(instead)) = (day, day.and_then(|day| visit(Pair { host, ..pair }, day))) {
                agenda.remove(&told.id());
                agenda.add(words::ToldVisit { day, ..instead });
            }
        }
    }
    gap(ui, space::S);
}

/// What most wijken do not have in order; gives the one that was chosen to be looked at.
pub(super) fn shared_gaps_ui(ui: &mut Ui, catalogue: &Catalogue, circle: &Circle) -> Option<PreconditionId> {
    let shared: Vec<&CircleColumn> = circle.circle.shared_gaps().collect();
    if shared.is_empty() {
        return None;
    }
    subheading(ui, "Wat de meeste wijken missen");
    small_text(ui, "Zoek hiervoor samen een voorbeeld, of vraag het aan iemand van buiten.");
    let mut chosen = None;
    for column in shared {
        let title = words::circle_title(catalogue, &column.precondition);
        let text = format!("{title}: {} van {}", column.lacking, column.rated);
        if fixed(ui, &column.precondition, |ui| link(ui, &text)).clicked() {
            chosen = Some(column.precondition.clone());
        }
    }
    chosen
}
