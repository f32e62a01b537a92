//! The examples of a thing, in a list beside it, of which one can be opened there.

use std::collections::HashMap;
use std::rc::Rc;

use egui::{CornerRadius, Frame, Id, Margin, Ui};

use super::mark::role_mark_ui;
use super::story::{Letters, Marks, head_of, source_ui, story_ui, text_ui};
use crate::content::{
    ExampleInterventionId, ItemId, Library, Linked, MOST_EXAMPLES, PracticeEntry, PracticeId, PreconditionId, PrincipleId,
    Role, ShownLink,
};
use crate::ui::command::{Asks as _, Command};
use crate::ui::focus::{self, Ring, Wish};
use crate::ui::theme::{self, CORNER, Palette, space};
use crate::ui::widgets::{Icon, fixed, gap, link, pressed_escape, quiet_button, sheet_title};
use crate::words;

/// An example in a list beside what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) struct Example {
    id: PracticeId,
    /// As `De Wijkrechtbank, Eindhoven`.
    name: String,
    /// What it tells of the thing; `None` where it only does the same.
    role: Option<Role>,
    /// In what it does so, in one sentence.
    reason: String,
    /// Whether it is about the thing itself, and not only about what that is a part of.
    pub(in crate::ui) is_near: bool,
}

impl Example {
    fn new(entry: &PracticeEntry, role: Option<Role>, reason: &str, is_near: bool) -> Self {
        let name = match &entry.municipality {
            Some(municipality) => format!("{}, {municipality}", entry.title),
            None => entry.title.clone(),
        };
        Self { id: entry.id.clone(), name, role, reason: reason.to_owned(), is_near }
    }
}

/// The examples that show an item, then those of its randvoorwaarde; at most [`MOST_EXAMPLES`], strongest first.
pub(in crate::ui) fn of_item(library: &Library, precondition: &PreconditionId, item: &ItemId) -> Vec<Example> {
    let named = |linked: &Linked<'_, ShownLink>, is_near| {
        Example::new(linked.entry, Some(linked.link.role), &linked.link.reason, is_near)
    };
    let mut examples: Vec<Example> = library.examples_for_item(item).iter().map(|linked| named(linked, true)).collect();
    for linked in library.examples_for_precondition(precondition) {
        if examples.len() < MOST_EXAMPLES && examples.iter().all(|one| one.id != linked.entry.id) {
            examples.push(named(&linked, false));
        }
    }
    examples
}

/// The examples in which a principle can be recognised.
pub(in crate::ui) fn of_principle(library: &Library, principle: &PrincipleId) -> Vec<Example> {
    let linked = library.examples_for_principle(principle);
    linked.iter().map(|linked| Example::new(linked.entry, None, &linked.link.reason, true)).collect()
}

/// The examples in which an intervention is done.
pub(in crate::ui) fn of_intervention(library: &Library, intervention: &ExampleInterventionId) -> Vec<Example> {
    let entries = library.examples_for_intervention(intervention);
    entries.into_iter().map(|entry| Example::new(entry, None, &entry.summary, true)).collect()
}

/// The examples on a screen, and which one is open.
#[derive(Debug, Default)]
pub(in crate::ui) struct Beside {
    /// Those of each thing, found once.
    found: HashMap<String, Rc<[Example]>>,
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    /// The thing beside which it is open.
    at: String,
    id: PracticeId,
    /// What opened it, and gets the focus back.
    link: Id,
}

/// Where an opened example is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Places {
    /// In the place of the list.
    Instead,
    /// Below its line in the list.
    Below,
}

impl Beside {
    /// The examples of the thing that is called this.
    pub(in crate::ui) fn examples(&mut self, of: &str, find: impl FnOnce() -> Vec<Example>) -> Rc<[Example]> {
        if let Some(known) = self.found.get(of) {
            return Rc::clone(known);
        }
        let found: Rc<[Example]> = find().into();
        self.found.insert(of.to_owned(), Rc::clone(&found));
        found
    }

    /// The example that is open.
    pub(in crate::ui) fn open(&self) -> Option<&PracticeId> {
        self.open.as_ref().map(|open| &open.id)
    }

    /// Puts the open example away when Escape is pressed and nothing lies over the screen.
    pub(in crate::ui) fn close_on_escape(&mut self, ui: &Ui) {
        let is_covered = ui.memory(|memory| memory.top_modal_layer().is_some()) || egui::Popup::is_any_open(ui.ctx());
        if self.open.is_some() && !is_covered && pressed_escape(ui) {
            self.close(ui);
        }
    }

    /// Puts the open example away; what opened it has the focus again.
    fn close(&mut self, ui: &Ui) {
        if let Some(open) = self.open.take() {
            ui.memory_mut(|memory| memory.request_focus(open.link));
        }
    }
}

/// What is drawn of the examples of a thing.
pub(in crate::ui) struct Shown<'a> {
    pub(in crate::ui) library: &'a Library,
    pub(in crate::ui) examples: &'a [Example],
    /// What the thing is called, to tell its examples from those of others on the screen.
    pub(in crate::ui) at: &'a str,
    pub(in crate::ui) places: Places,
}

/// Draws the examples of a thing, each with what it tells of it and the way to read it.
pub(in crate::ui) fn examples_ui(ui: &mut Ui, shown: &Shown<'_>, beside: &mut Beside, commands: &mut Vec<Command>) {
    for example in shown.examples {
        fixed(ui, (shown.at, &example.id), |ui| example_ui(ui, shown, example, beside, commands));
        gap(ui, space::S);
    }
}

fn example_ui(ui: &mut Ui, shown: &Shown<'_>, example: &Example, beside: &mut Beside, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    text_ui(ui, &example.name, theme::label_strong(), false, Marks::default());
    if let Some(role) = example.role {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            role_mark_ui(ui, role, theme::small().size * theme::LINE_HEIGHT);
            text_ui(ui, words::role(role), theme::small(), true, Marks::default());
        });
    }
    text_ui(ui, &example.reason, theme::label(), false, Marks::default());
    let is_open = beside.open.as_ref().is_some_and(|open| open.at == shown.at && open.id == example.id);
    let text = if is_open { "Sluit het voorbeeld" } else { "Lees het voorbeeld" };
    ui.spacing_mut().button_padding.x = 0.0;
    let response = link(ui, text);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    let (is_clicked, id) = (response.clicked(), response.id);
    response.accessible_name(format!("{text}: {}, bij {}", example.name, shown.at));
    if is_clicked && is_open {
        beside.close(ui);
    } else if is_clicked {
        beside.open = Some(Open { at: shown.at.to_owned(), id: example.id.clone(), link: id });
        focus::wish(ui.ctx(), Wish::Sheet);
    }
    if is_open && shown.places == Places::Below {
        let sunken = Frame::new().fill(Palette::of(ui).sunken).corner_radius(CornerRadius::same(CORNER));
        sunken.inner_margin(Margin::same(space::L as i8)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            opened_ui(ui, shown.library, beside, commands);
        });
    }
}

/// Draws the example that is open, with the way back; nothing where none is.
pub(in crate::ui) fn opened_ui(ui: &mut Ui, library: &Library, beside: &mut Beside, commands: &mut Vec<Command>) {
    let Some(entry) = beside.open().and_then(|id| library.get(id)) else { return };
    fixed(ui, ("opened", &entry.id), |ui| {
        ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH));
        ui.spacing_mut().item_spacing.y = space::XS;
        let back = "Terug (Esc)";
        let is_left = quiet_button(ui, Some(Icon::Previous), back, "Terug naar waar je was (Esc)", true).clicked();
        sheet_title(ui, &entry.title, theme::strong(), Ring::Shown);
        text_ui(ui, &head_of(entry), theme::small(), true, Marks::default());
        gap(ui, space::S);
        story_ui(ui, entry, &Letters::of_aside(), Marks::default(), |_, _, _| {});
        source_ui(ui, library, entry);
        ui.spacing_mut().button_padding.x = 0.0;
        link(ui, "Open in de bibliotheek").asks(commands, || Command::ReadPractice(entry.id.clone()));
        if is_left {
            beside.close(ui);
        }
    });
}
