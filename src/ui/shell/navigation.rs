//! The steps of the walk, in four phases, with how far the team is.

use egui::accesskit::{Node, Role};
use egui::{Align2, Color32, CornerRadius, FontId, Response, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::{Counts, Scores};
use crate::content::{BlockId, BuildingBlock, Catalogue};
use crate::ui::announce::describe;
use crate::ui::command::{Asks as _, Command, InterventionsView, Place};
use crate::ui::focus::{self, Wish};
use crate::ui::paint::progress_ring_at;
use crate::ui::theme::{self, CORNER, Palette, TARGET, space};
use crate::ui::widgets::{Icon, chevron, column, fixed, follow_focus, icon_at};

/// Width of the steps beside a screen, in points.
pub(in crate::ui) const NAVIGATION_WIDTH: f32 = 224.0;
/// Below this height of the window, in points, headings take less room, so that all steps stay in sight.
const LOW: f32 = 760.0;
/// Height of what stands at the foot, in points.
const FOOT: f32 = 40.0;

/// The steps that the navigation leads to, and how far the team is with them.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Steps<'a> {
    /// What is asked.
    pub(in crate::ui) catalogue: &'a Catalogue,
    /// The present scores.
    pub(in crate::ui) scores: &'a Scores,
    /// How far the team is with all but the ratings.
    pub(in crate::ui) progressed: Progressed,
}

/// How far the team is with all but the ratings.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Progressed {
    /// Of how many actions it was said what became of them, and how many there are; `None` where there is nothing to look back
    /// at.
    pub(in crate::ui) look_back: Option<(usize, usize)>,
    /// From how many roles an invulblad came in, and from how many one is expected: 0 where nobody was asked.
    pub(in crate::ui) sheets: (usize, usize),
    /// Whether a measurement is open, so that a session can be led.
    pub(in crate::ui) is_open: bool,
    /// How many aandachtspunten were decided on, and how many there are.
    pub(in crate::ui) decided: (usize, usize),
    /// How many actions there are.
    pub(in crate::ui) actions: usize,
}

/// What of the steps is shown.
#[derive(Debug, Default)]
pub(in crate::ui) struct NavigationState {
    /// Whether they stand where the screen was, in a narrow window.
    pub(in crate::ui) is_in_place: bool,
    /// The bouwsteen that shows its randvoorwaarden.
    open: Option<BlockId>,
    /// The screen for which a bouwsteen was opened.
    followed: Option<Place>,
}

impl NavigationState {
    /// Opens the bouwsteen in which the user is, once: it may be closed by hand then.
    fn follow(&mut self, catalogue: &Catalogue, place: &Place) {
        if self.followed.as_ref() == Some(place) {
            return;
        }
        self.followed = Some(place.clone());
        if let Place::Precondition(id) = place
            && let Some(precondition) = catalogue.precondition(id)
        {
            self.open = Some(precondition.building_block.clone());
        }
    }
}

/// Draws the steps in the room that there is.
pub(in crate::ui) fn navigation_ui(
    ui: &mut Ui,
    steps: Steps<'_>,
    place: &Place,
    state: &mut NavigationState,
    commands: &mut Vec<Command>,
) {
    state.follow(steps.catalogue, place);
    ui.spacing_mut().item_spacing.y = 0.0;
    let height = (ui.available_height() - FOOT).max(TARGET);
    ScrollArea::vertical().auto_shrink(false).max_height(height).show(ui, |ui| {
        ui.set_max_width(ui.available_width());
        steps_ui(ui, steps, place, state, commands);
        follow_focus(ui);
    });
    foot_ui(ui, place, state.is_in_place || !is_low(ui), commands);
}

/// Whether the window is so low that the way to the library stands in the bar.
pub(super) fn is_low(ui: &Ui) -> bool {
    ui.ctx().content_rect().height() < LOW
}

fn foot_ui(ui: &mut Ui, place: &Place, has_library: bool, commands: &mut Vec<Command>) {
    let line = egui::Stroke::new(1.0, Palette::of(ui).hair);
    let top = ui.cursor().top() + 2.0;
    ui.painter().hline(ui.max_rect().x_range(), top, line);
    ui.add_space(6.0);
    let help_ui = |ui: &mut Ui, commands: &mut Vec<Command>| {
        let help = row(ui, &Row::plain("Hulp"), false);
        help.on_hover_text("F1 opent de hulp bij het scherm waar je bent; met ? zie je de toetsen.")
            .asks(commands, || Command::OpenHelp("In het kort"));
    };
    if !has_library {
        help_ui(ui, commands);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        column(ui, (ui.available_width() - HELP_WIDTH - space::S).max(TARGET), |ui| {
            let is_here = matches!(place, Place::Library | Place::PlanTemplate(_));
            let shown = Row { sign: Sign::Icon(Icon::Book), ..Row::plain("Bibliotheek") };
            row(ui, &shown, is_here).asks(commands, || Command::Go(Place::Library));
        });
        column(ui, HELP_WIDTH, |ui| help_ui(ui, commands));
    });
}

/// Width of the way to the manual beside that to the library, in points.
const HELP_WIDTH: f32 = 48.0;

fn steps_ui(ui: &mut Ui, steps: Steps<'_>, place: &Place, state: &mut NavigationState, commands: &mut Vec<Command>) {
    let Steps { catalogue, scores, progressed } = steps;
    let Progressed { look_back, sheets, is_open, decided, actions } = progressed;
    let go = |ui: &mut Ui, shown: &Row<'_>, to: Place, commands: &mut Vec<Command>| {
        row(ui, shown, *place == to).asks(commands, || Command::Go(to));
    };
    ui.add_space(space::XS);
    phase_ui(ui, "Voorbereiden", "");
    go(ui, &Row::plain("Dossier"), Place::Profile, commands);
    if let Some(counted) = look_back {
        go(ui, &Row::counted("Terugblik", counted, "acties bekeken"), Place::LookBack, commands);
    }
    let came = if sheets == (0, 0) { String::new() } else { sheets.0.to_string() };
    let shown = Row { end: &came, ..Row::counted("Invulbladen", sheets, "binnen") };
    go(ui, &shown, Place::Round, commands);
    let counts = &scores.counts;
    phase_ui(ui, "Meten", &format!("{}/{}", counts.answered(), counts.total()));
    for block in catalogue.building_blocks() {
        fixed(ui, &block.id, |ui| block_ui(ui, steps, block, place, state, commands));
    }
    session_row_ui(ui, is_open, commands);
    phase_ui(ui, "Besluiten", "");
    go(ui, &Row::counted("Uitkomst", decided, "aandachtspunten met een besluit"), Place::Outcome, commands);
    let is_here = matches!(place, Place::Interventions(_) | Place::Principles);
    let interventions = row(ui, &Row::plain("Interventies en principes"), is_here);
    interventions.asks(commands, || Command::Go(Place::Interventions(InterventionsView::List)));
    let counted = if actions == 0 { String::new() } else { actions.to_string() };
    let shown = Row { end: &counted, ..Row::plain("Acties") };
    go(ui, &shown, Place::Actions, commands);
    go(ui, &Row::plain("Vaststellen"), Place::Adopt, commands);
    phase_ui(ui, "Delen", "");
    go(ui, &Row::plain("Presenteren"), Place::Presentation, commands);
    go(ui, &Row::plain("Rapport"), Place::Report, commands);
}

/// The name of a phase, with how far the team is in it.
fn phase_ui(ui: &mut Ui, title: &str, progress: &str) {
    let palette = Palette::of(ui);
    let height = if ui.ctx().content_rect().height() < LOW { 24.0 } else { 28.0 };
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let response = ui.interact(rect, ui.scope_id().with(("phase", title)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
    ui.ctx().accesskit_node_builder(response.id, |node: &mut Node| node.set_level(2));
    let write = |at: f32, align, text: &str, font| {
        ui.painter().text(pos2(at, rect.center().y), align, text, font, palette.ink_soft);
    };
    write(rect.left() + space::S, Align2::LEFT_CENTER, title, theme::small_strong());
    write(rect.right() - space::S, Align2::RIGHT_CENTER, progress, theme::small());
}

/// The way to the sessiestand, or why there is none.
fn session_row_ui(ui: &mut Ui, is_open: bool, commands: &mut Vec<Command>) {
    let shown = Row { end: if is_open { "" } else { "ligt vast" }, ..Row::plain("Sessiestand") };
    let response = ui.add_enabled_ui(is_open, |ui| row(ui, &shown, false)).inner;
    let response = response.asks(commands, || Command::Go(Place::Session));
    if !is_open {
        response.accessible_name("Sessiestand, meting ligt vast").on_disabled_hover_text(
            "De meting is vastgesteld, dus er valt niets meer te beoordelen. Begin bij Vaststellen een nieuwe meting.",
        );
    }
}

fn block_ui(
    ui: &mut Ui,
    steps: Steps<'_>,
    block: &BuildingBlock,
    place: &Place,
    state: &mut NavigationState,
    commands: &mut Vec<Command>,
) {
    let is_open = state.open.as_ref() == Some(&block.id);
    let preconditions: Vec<_> = steps.catalogue.preconditions_of(&block.id).collect();
    let counted = preconditions
        .iter()
        .filter_map(|precondition| steps.scores.precondition(&precondition.id))
        .fold((0, 0), |(answered, total), score| (answered + score.counts.answered(), total + score.counts.total()));
    // Closed, it is where the user is.
    let is_here = !is_open && preconditions.iter().any(|precondition| *place == Place::Precondition(precondition.id.clone()));
    let shown = Row { sign: Sign::Fold { is_open }, ..Row::counted(&block.title, counted, ITEMS) };
    let response = row(ui, &shown, is_here);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    if response.clicked() {
        state.open = (!is_open).then(|| block.id.clone());
    }
    if !is_open {
        return;
    }
    for precondition in preconditions {
        let Some(score) = steps.scores.precondition(&precondition.id) else { continue };
        let to = Place::Precondition(precondition.id.clone());
        let counts: &Counts = &score.counts;
        let counted = (counts.answered(), counts.total());
        let shown = Row { sign: Sign::Ring(counted), ..Row::counted(&precondition.short_title, counted, ITEMS) };
        row(ui, &shown, *place == to).asks(commands, || Command::Go(to));
    }
}

/// What is counted of bouwstenen and randvoorwaarden.
const ITEMS: &str = "ingevuld";

/// What stands before the words of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    None,
    /// It folds.
    Fold {
        is_open: bool,
    },
    /// A sign of its own.
    Icon(Icon),
    /// So many of so many.
    Ring((usize, usize)),
}

/// A row of the steps.
struct Row<'a> {
    text: &'a str,
    sign: Sign,
    end: &'a str,
    /// So many of so many, and of what.
    counted: Option<((usize, usize), &'a str)>,
}

impl<'a> Row<'a> {
    fn plain(text: &'a str) -> Self {
        Self { text, sign: Sign::None, end: "", counted: None }
    }

    fn counted(text: &'a str, counted: (usize, usize), of_what: &'a str) -> Self {
        Self { text, sign: Sign::None, end: "", counted: (counted.1 > 0).then_some((counted, of_what)) }
    }

    /// `Urgentiebesef, 3 van 4 ingevuld`.
    fn said(&self) -> String {
        match self.counted {
            Some(((done, all), of_what)) => format!("{}, {done} van {all} {of_what}", self.text),
            None => self.text.to_owned(),
        }
    }

    fn end(&self) -> String {
        match self.counted {
            Some(((done, all), _)) => format!("{done}/{all}"),
            None => self.end.to_owned(),
        }
    }
}

fn row(ui: &mut Ui, shown: &Row<'_>, is_here: bool) -> Response {
    let palette = Palette::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), TARGET));
    let response = ui.interact(rect, ui.scope_id().with(("row", shown.text)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), shown.text));
    let said = shown.said();
    if said != shown.text {
        describe(ui, &response, said.trim_start_matches(shown.text).trim_start_matches(", "));
    }
    if is_here {
        // Chosen is no state of a button that leads somewhere: a screen reader would call it one that switches something.
        let beyond = said.trim_start_matches(shown.text).trim_start_matches(", ");
        let here = if beyond.is_empty() { "Hier ben je".to_owned() } else { format!("Hier ben je, {beyond}") };
        describe(ui, &response, &here);
        if focus::take(ui, &Wish::Navigation) {
            response.request_focus();
        }
    }
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if is_here || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(CORNER), if is_here { palette.here } else { palette.hover });
    }
    let middle = rect.center().y;
    let start = rect.left() + space::S;
    let (left, size) = match shown.sign {
        Sign::None => (start, 14.0),
        Sign::Fold { is_open } => {
            chevron(ui, pos2(start + 6.0, middle), is_open);
            (start + 20.0, 14.0)
        }
        Sign::Icon(icon) => {
            icon_at(ui, icon, pos2(start + 8.0, middle), palette.ink);
            (start + 24.0, 14.0)
        }
        Sign::Ring(counted) => {
            progress_ring_at(ui, pos2(start + 6.0, middle), 12.0, counted);
            (start + 18.0, 13.0)
        }
    };
    let lay = |text: &str, font| ui.painter().layout_no_wrap(text.to_owned(), font, palette.ink);
    let end = lay(&shown.end(), theme::small());
    let right = rect.right() - space::S;
    // Where the name is long, its ring alone says how far it is.
    let widest = lay(shown.text, FontId::new(size, theme::semibold())).size().x;
    let has_end = left + widest + space::XS + end.size().x <= right;
    let limit = if has_end { right - end.size().x - space::XS } else { right };
    // A name that only fits in plain letters keeps those.
    let is_strong = is_here && left + widest <= limit;
    let family = if is_strong { theme::semibold() } else { egui::FontFamily::Proportional };
    let galley = elided(ui, shown.text, FontId::new(size, family), palette.ink, limit - left);
    let is_cut = galley.elided;
    ui.painter().galley(pos2(left, middle - galley.size().y / 2.0), galley, palette.ink);
    if has_end {
        let at = pos2(right - end.size().x, middle - end.size().y / 2.0);
        ui.painter().galley_with_override_text_color(at, end, palette.ink_soft);
    }
    if is_cut { response.on_hover_text(shown.text) } else { response }
}

/// One line that ends in an ellipsis where it is too wide.
fn elided(ui: &Ui, text: &str, font: FontId, color: Color32, width: f32) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, color);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    ui.painter().layout_job(job)
}
