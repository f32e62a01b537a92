//! What belongs to an item beside its rating: onderbouwing, notitie, actie, minderheidsstandpunten and, in a later measurement,
//! what changed. Each is
//! folded behind a button that never moves and says whether something stands in it.

use egui::accesskit::Role;
use egui::{Color32, Id, Rect, Response, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{AnswersScreen, AnswersState, changed, decision, earlier, evidence, minority};
use crate::content::{ChecklistItem, ItemId};
use crate::model::{Answer, Rating};
use crate::session::AnswerEdit;
use crate::ui::command::Command;
use crate::ui::earlier::{Earlier, why_name};
use crate::ui::evidence::with_whom_name;
use crate::ui::minority::{entries, role_name, text_name};
use crate::ui::screens::actions::{ActionsState, item_actions_ui, new_item_action_ui};
use crate::ui::theme::{self, CORNER, Palette, TARGET, space};
use crate::ui::widgets::{
    Icon, NO_PERSONS, chevron, field_label, fixed, focus_field, icon_at, may_change, small_text, text_area,
};
use crate::ui::{focus, found};
use crate::words;

/// Width of the buttons beside an item, in points.
pub(super) const SLOTS_WIDTH: f32 = 112.0;

/// Something that can be written or agreed about an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slot {
    /// What the rating rests on.
    Evidence,
    /// What the team wants to remember.
    Note,
    /// What the team will do about it, or that it will not.
    Action,
    /// What those think whom the rating does not carry.
    Minority,
    /// What it was in the measurement before, and what changed.
    Before,
}

/// All that is needed to draw what belongs to one item.
pub(super) struct SlotsOf<'a> {
    pub(super) screen: &'a AnswersScreen<'a>,
    pub(super) item: &'a ChecklistItem,
    /// The number of the item, as `1.2`.
    pub(super) name: &'a str,
    pub(super) answer: &'a Answer,
    /// The measurement before, where there is one.
    pub(super) earlier: Option<Earlier<'a>>,
}

impl SlotsOf<'_> {
    fn slots(&self) -> impl Iterator<Item = Slot> {
        let before = self.shows_before().then_some(Slot::Before);
        [Slot::Evidence, Slot::Note, Slot::Action, Slot::Minority].into_iter().chain(before)
    }

    /// The earlier answer stays out of sight until the item is rated, so that it does not steer.
    fn shows_before(&self) -> bool {
        self.earlier.is_some()
    }

    /// How many actions serve the item.
    fn actions(&self) -> usize {
        self.screen.plan.of_item.get(&self.item.id).map_or(0, Vec::len)
    }

    fn is_filled(&self, slot: Slot) -> bool {
        match slot {
            Slot::Evidence => !self.answer.evidence.trim().is_empty(),
            Slot::Note => !self.answer.note.trim().is_empty(),
            Slot::Action => self.actions() > 0 || self.answer.priority || self.answer.left_as_is.is_some(),
            Slot::Minority => !self.answer.minority_views.is_empty(),
            Slot::Before => !self.answer.change_reason.trim().is_empty(),
        }
    }

    fn text(&self, slot: Slot) -> String {
        match slot {
            Slot::Evidence => "Onderbouwing".to_owned(),
            Slot::Note => "Notitie".to_owned(),
            Slot::Action => match self.actions() {
                0 | 1 => "Actie".to_owned(),
                many => format!("{many} acties"),
            },
            Slot::Minority => "Standpunt".to_owned(),
            Slot::Before => "Toen".to_owned(),
        }
    }

    /// The fields in it, by name and with what stands in them.
    fn fields(&self, slot: Slot) -> Vec<(String, &str)> {
        let (name, answer) = (self.name, self.answer);
        match slot {
            Slot::Evidence => {
                vec![
                    (evidence::evidence_name(name), &answer.evidence),
                    (with_whom_name(name), answer.checked_with.as_deref().unwrap_or_default()),
                ]
            }
            Slot::Note => vec![(note_name(name), &answer.note)],
            Slot::Action => vec![
                (decision::reason_name(name), answer.left_as_is.as_deref().unwrap_or_default()),
                (format!("Actie die nog niet af is, bij {name}"), ""),
            ],
            Slot::Minority => entries(answer)
                .flat_map(|entry| [(text_name(entry.at, name), entry.text), (role_name(entry.at, name), entry.role)])
                .collect(),
            Slot::Before => vec![(why_name(name), &answer.change_reason)],
        }
    }
}

fn note_name(name: &str) -> String {
    format!("Notitie bij {name}")
}

/// Opens what was asked for by its button, and what somebody goes to in another way: by undo, by searching, or by going on with
/// what was begun.
pub(super) fn open_wanted(ui: &Ui, of: &SlotsOf<'_>, state: &mut AnswersState, actions: &ActionsState) {
    if let Some((item, slot)) = state.asked.take_if(|(item, _)| *item == of.item.id) {
        match slot {
            Slot::Evidence => focus_field(ui.ctx(), evidence::evidence_name(of.name)),
            Slot::Note => focus_field(ui.ctx(), note_name(of.name)),
            // Behind those that are there already.
            Slot::Minority => focus_field(ui.ctx(), text_name(of.answer.minority_views.len(), of.name)),
            Slot::Action | Slot::Before => {}
        }
        state.open.insert((item, slot));
    }
    for slot in of.slots() {
        let is_wanted = of
            .fields(slot)
            .iter()
            .any(|(name, value)| focus::wants_field(ui.ctx(), name) || !value.is_empty() && found::is_in_field(ui, value));
        let is_begun = slot == Slot::Action && actions.has_begun(of.screen.plan, &of.item.id);
        if is_wanted || is_begun {
            state.open.insert((of.item.id.clone(), slot));
        }
    }
}

/// Draws the buttons one below the other with their upper left corner at `corner`, without moving what comes next.
pub(super) fn slots_beside_ui(ui: &mut Ui, corner: egui::Pos2, of: &SlotsOf<'_>, state: &mut AnswersState) -> f32 {
    let count = of.slots().count();
    let area = Rect::from_min_size(corner, vec2(SLOTS_WIDTH, TARGET * count as f32));
    let own = UiBuilder::new().scope_id(slots_id(&of.item.id)).max_rect(area);
    let mut beside = ui.new_child(own);
    beside.spacing_mut().item_spacing.y = 0.0;
    for slot in of.slots() {
        slot_ui(&mut beside, of, slot, state);
    }
    area.bottom()
}

/// Draws the buttons beside each other, where there is no room at the side.
pub(super) fn slots_below_ui(ui: &mut Ui, of: &SlotsOf<'_>, state: &mut AnswersState) {
    ui.scope_builder(UiBuilder::new().scope_id(slots_id(&of.item.id)), |ui| {
        ui.horizontal_wrapped(|ui| {
            for slot in of.slots() {
                slot_ui(ui, of, slot, state);
            }
        });
    });
}

/// The buttons keep the focus wherever they come to stand.
fn slots_id(item: &ItemId) -> Id {
    Id::unique("slots").with(item)
}

fn slot_ui(ui: &mut Ui, of: &SlotsOf<'_>, slot: Slot, state: &mut AnswersState) {
    let key = (of.item.id.clone(), slot);
    let is_open = state.open.contains(&key);
    let response = slot_button(ui, of, slot, is_open);
    if !response.clicked() {
        return;
    }
    if is_open {
        state.open.remove(&key);
        return;
    }
    // In the next frame: a field that came in this one would take the key as well.
    state.asked = Some(key);
    ui.ctx().request_repaint();
}

fn slot_button(ui: &mut Ui, of: &SlotsOf<'_>, slot: Slot, is_open: bool) -> Response {
    const SIGN: f32 = 14.0;
    let palette = Palette::of(ui);
    let text = of.text(slot);
    let is_filled = of.is_filled(slot);
    let font = if is_filled || is_open { theme::small_strong() } else { theme::small() };
    let words = ui.painter().layout_no_wrap(text.clone(), font, palette.ink);
    let width = SIGN + space::XS + words.size().x + 2.0 * space::XS;
    let (_, rect) = ui.allocate_space(vec2(width, TARGET));
    let response = ui.interact(rect, ui.scope_id().with(slot as u8), Sense::click());
    let name = format!("{text} bij {}, {}", of.name, if is_filled { "ingevuld" } else { "leeg" });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    if ui.is_rect_visible(rect) {
        if response.hovered() {
            ui.painter().rect_filled(rect, CORNER, palette.hover);
        }
        let color: Color32 = if is_filled || is_open { palette.ink } else { palette.ink_soft };
        let sign = pos2(rect.left() + space::XS + SIGN / 2.0 - 2.0, rect.center().y);
        match () {
            () if is_open => chevron(ui, sign, true),
            () if is_filled => icon_at(ui, Icon::Check, sign, color),
            () => icon_at(ui, Icon::Plus, sign, color),
        }
        let left = rect.left() + space::XS + SIGN + space::XS;
        ui.painter().galley_with_override_text_color(pos2(left, rect.center().y - words.size().y / 2.0), words, color);
    }
    response
}

/// Draws what is open, in the order of the buttons.
pub(super) fn open_slots_ui(
    ui: &mut Ui,
    of: &SlotsOf<'_>,
    state: &mut AnswersState,
    actions: &mut ActionsState,
    commands: &mut Vec<Command>,
) {
    for slot in of.slots() {
        if state.open.contains(&(of.item.id.clone(), slot)) {
            fixed(ui, slot as u8, |ui| {
                ui.add_space(space::XS);
                slot_contents_ui(ui, of, slot, state, actions, commands);
            });
        }
    }
}

fn slot_contents_ui(
    ui: &mut Ui,
    of: &SlotsOf<'_>,
    slot: Slot,
    state: &mut AnswersState,
    actions: &mut ActionsState,
    commands: &mut Vec<Command>,
) {
    let SlotsOf { screen, item, name, answer, .. } = of;
    match slot {
        Slot::Evidence => {
            evidence::evidence_ui(ui, item, name, answer, commands);
            small_text(ui, NO_PERSONS);
        }
        Slot::Note => {
            let note = text_area(ui, "Notitie", &note_name(name), &answer.note, 2);
            commands.extend(note.map(|text| Command::answer(&item.id, AnswerEdit::Note(text))));
            small_text(ui, NO_PERSONS);
        }
        Slot::Action => action_ui(ui, of, actions, commands),
        Slot::Minority => minority::minority_ui(ui, item, name, answer, commands),
        Slot::Before => {
            if let Some(earlier) = of.earlier {
                earlier::before_ui(ui, earlier, item, name, state, answer);
                if screen.measurement.is_open() {
                    changed::why_ui(ui, earlier, item, name, answer, commands);
                }
            }
        }
    }
}

/// The actions that serve the item, what comes first, and what the team leaves as it is.
fn action_ui(ui: &mut Ui, of: &SlotsOf<'_>, actions: &mut ActionsState, commands: &mut Vec<Command>) {
    let SlotsOf { screen, item, name, answer, .. } = of;
    let is_gap = answer.rating.is_some_and(Rating::is_gap);
    if is_gap {
        fixed(ui, "gap", |ui| {
            ui.horizontal_wrapped(|ui| {
                new_item_action_ui(ui, screen.plan, &item.id, name, actions, commands);
                if screen.measurement.is_open() {
                    priority_ui(ui, item, name, answer, commands);
                }
            });
        });
    } else if of.actions() == 0 {
        let text = if answer.rating.is_some() {
            "Hier is geen actie nodig: dit punt is geen aandachtspunt."
        } else {
            "Geef eerst een oordeel. Bij een aandachtspunt maak je hier een actie."
        };
        small_text(ui, text);
    }
    item_actions_ui(ui, screen.plan, &item.id, actions, commands);
    if screen.measurement.is_open() && decision::is_asked(answer) {
        fixed(ui, "decision", |ui| decision::left_as_is_ui(ui, item, name, answer, commands));
    } else if let Some(reason) = answer.left_as_is.as_deref().filter(|_| !screen.measurement.is_open()) {
        field_label(ui, "Bewust niet");
        small_text(ui, if reason.is_empty() { "Zonder reden." } else { reason });
    }
}

fn priority_ui(ui: &mut Ui, item: &ChecklistItem, name: &str, answer: &Answer, commands: &mut Vec<Command>) {
    let mut priority = answer.priority;
    let response = ui.add_enabled(may_change(ui), egui::Checkbox::new(&mut priority, "Hier willen we als eerste aan werken"));
    if response.changed() {
        commands.push(Command::answer(&item.id, AnswerEdit::Priority(priority)));
    }
    response.accessible_name(format!("Hier willen we als eerste aan werken, {name}"));
}

/// The field for why an item does not count for this wijk.
pub(super) fn reason_ui(ui: &mut Ui, item: &ChecklistItem, name: &str, answer: &Answer, commands: &mut Vec<Command>) {
    let asked = format!("Reden voor n.v.t. bij {name}");
    let hint = words::NOT_APPLICABLE_WHY;
    let (_, text) = crate::ui::widgets::shaped_field(ui, &asked, &answer.reason, |edit| edit.desired_rows(1).hint_text(hint));
    commands.extend(text.map(|text| Command::answer(&item.id, AnswerEdit::Reason(text))));
}
