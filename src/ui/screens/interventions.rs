//! Interventies: the team's list, and which principle nobody uses yet.

mod examples;
mod one;

use std::collections::{BTreeMap, BTreeSet};

use egui::Ui;

use self::examples::{ExamplesState, examples_ui};
use self::one::{NAME_FIELD, one_ui};
use crate::analysis::{self, InterventionUse, PrincipleState, PrincipleUse};
use crate::content::{Catalogue, Library, PrincipleId};
use crate::model::{Dossier, Intervention, InterventionId, Measurement};
use crate::session::{Edit, NewIntervention, PictureChoice, PictureSubject};
use crate::shapes::{self, Drawing, Point};
use crate::ui::command::{Asks as _, Command, InterventionsView, Place};
use crate::ui::computed::Computed;
use crate::ui::paint::{shapes_at, told_drawing_ui};
use crate::ui::practice::Beside;
use crate::ui::shell::{Foot, Head, Page, Part, page_ui};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{
    Column, Icon, View, button, card, columns, fixed, focus_field, gap, heading, link, may_change, next_card, paragraph,
    picture_menu, primary_button, quiet_button, segments, small_text, wide_text,
};
use crate::words;

/// What the screen shows.
pub struct InterventionsScreen<'a> {
    /// What is asked of an intervention, and what others do.
    pub catalogue: &'a Catalogue,
    /// Where it is done.
    pub library: &'a Library,
    /// With the team's interventions.
    pub dossier: &'a Dossier,
    /// The measurement that looks at them.
    pub measurement: &'a Measurement,
    /// Counts up when something changes.
    pub revision: u64,
    /// Which part is shown.
    pub view: &'a InterventionsView,
}

/// What was computed, searched and unfolded.
#[derive(Default)]
pub struct InterventionsState {
    overview: Computed<u64, Overview>,
    examples: ExamplesState,
    /// The principles that are unfolded, the same for every intervention.
    unfolded: BTreeSet<PrincipleId>,
    /// Where it is done by others, and which example is read.
    practice: Beside,
    /// How many interventions there were when an empty one was asked for: the next one is opened at once.
    awaits_after: Option<usize>,
}

impl InterventionsState {
    /// Unfolds every principle, so that a text at any point is in sight.
    pub fn unfold(&mut self, catalogue: &Catalogue) {
        self.unfolded = catalogue.principles().iter().map(|principle| principle.id.clone()).collect();
    }

    /// Shows all examples, whatever was searched for among them.
    pub fn show_all_examples(&mut self) {
        self.examples = ExamplesState::default();
    }
}

/// What the list shows, computed when something changes.
struct Overview {
    found: PrincipleUse,
    /// What each intervention is called in the list: no two the same.
    names: Vec<String>,
    /// A sentence on what nobody uses.
    unused: String,
    /// The matrix, made for a width in whole points.
    matrix: Computed<u16, Drawing>,
}

impl Overview {
    fn new(screen: &InterventionsScreen<'_>) -> Self {
        let found = analysis::principle_use(screen.catalogue, screen.dossier, screen.measurement);
        let unused = unused_text(screen.catalogue, &found);
        Self { found, names: names(&screen.dossier.interventions), unused, matrix: Computed::default() }
    }
}

/// From this width, in points, what is known of an intervention stands beside its name.
const ROOM_FOR_TWO: f32 = 640.0;
/// The largest width at which the matrix stays one picture, in points.
const MATRIX_WIDTH: f32 = 1040.0;

/// Draws the screen.
pub fn interventions_ui(
    ui: &mut Ui,
    page: &Page,
    screen: &InterventionsScreen<'_>,
    state: &mut InterventionsState,
    commands: &mut Vec<Command>,
) {
    let own = &screen.dossier.interventions;
    if let Some(before) = state.awaits_after.take()
        && let Some(new) = own.get(before)
    {
        commands.push(open(&new.id));
        focus_field(ui.ctx(), NAME_FIELD.to_owned());
    }
    state.practice.close_on_escape(ui);
    match screen.view {
        InterventionsView::Examples => examples_ui(ui, page, screen, (&mut state.examples, &mut state.practice), commands),
        InterventionsView::One(id) => match own.iter().find(|intervention| intervention.id == *id) {
            Some(intervention) => {
                let InterventionsState { unfolded, practice, .. } = state;
                one_ui(ui, page, screen, intervention, (unfolded, practice), commands);
            }
            // It was taken away, or its adding was taken back.
            None => list_ui(ui, page, screen, state, commands),
        },
        InterventionsView::List => list_ui(ui, page, screen, state, commands),
    }
}

/// Which of the two screens about what the team does in the neighbourhood is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WalkView {
    /// What the team does.
    Interventions,
    /// What makes it work.
    Principles,
}

/// The way between the interventions and the principles.
pub(super) fn views_ui(ui: &mut Ui, shown: WalkView, commands: &mut Vec<Command>) {
    let views = [View::new("Interventies"), View::new("Principes")];
    let shown = usize::from(shown == WalkView::Principles);
    if let Some(chosen) = segments(ui, ("Interventies of principes", "walk-views"), &views, shown) {
        commands.push(if chosen == 0 { go(InterventionsView::List) } else { Command::Go(Place::Principles) });
    }
}

/// The way back to the list, from one intervention or from the examples.
fn to_list_ui(ui: &mut Ui, commands: &mut Vec<Command>) {
    let back = quiet_button(ui, Some(Icon::Previous), "Jullie interventies", "Terug naar jullie interventies", true);
    back.asks(commands, || go(InterventionsView::List));
}

fn list_ui(
    ui: &mut Ui,
    page: &Page,
    screen: &InterventionsScreen<'_>,
    state: &mut InterventionsState,
    commands: &mut Vec<Command>,
) {
    page_ui(ui, page, Head::new("Interventies"), Foot::None, commands, |ui, part, commands| match part {
        Part::Views => views_ui(ui, WalkView::Interventions, commands),
        Part::HeadEnd => adding_ui(ui, screen, state, commands),
        Part::Body => body_ui(ui, screen, state, commands),
        Part::Foot | Part::FootEnd => {}
    });
}

fn adding_ui(ui: &mut Ui, screen: &InterventionsScreen<'_>, state: &mut InterventionsState, commands: &mut Vec<Command>) {
    if button(ui, "Voeg een eigen interventie toe", may_change(ui)).clicked() {
        state.awaits_after = Some(screen.dossier.interventions.len());
        commands.push(Command::edit(Edit::AddIntervention(NewIntervention::default())));
    }
    let choose = format!("Kies uit {} voorbeelden", examples::number_of_examples(screen.catalogue));
    primary_button(ui, &choose, true).asks(commands, || go(InterventionsView::Examples));
}

fn body_ui(ui: &mut Ui, screen: &InterventionsScreen<'_>, state: &mut InterventionsState, commands: &mut Vec<Command>) {
    let own = &screen.dossier.interventions;
    paragraph(ui, "Zijn de randvoorwaarden in beeld? Kies dan wat jullie in de wijk gaan doen, en kijk of het kan werken.");
    gap(ui, space::S);
    if own.is_empty() {
        card(ui, |ui| {
            heading(ui, "Nog geen interventies");
            let questions = words::count(screen.catalogue.starter_questions().len(), "startvraag", "startvragen");
            let principles = words::count(screen.catalogue.principles().len(), "principe", "principes");
            let said = format!(
                "Kies een voorbeeld van een andere gemeente, of voeg toe wat jullie zelf al doen. Daarna kijken jullie met \
                 {questions} en {principles} wat de interventie sterker maakt."
            );
            paragraph(ui, &said);
        });
        return;
    }
    let overview = state.overview.get(screen.revision, || Overview::new(screen));
    card(ui, |ui| rows_ui(ui, screen, overview, commands));
    next_card(ui, |ui| matrix_ui(ui, screen, overview, commands));
}

fn rows_ui(ui: &mut Ui, screen: &InterventionsScreen<'_>, overview: &Overview, commands: &mut Vec<Command>) {
    let known = overview.names.iter().zip(&overview.found.interventions);
    for (index, (intervention, (name, used))) in screen.dossier.interventions.iter().zip(known).enumerate() {
        if index > 0 {
            rule_ui(ui);
        }
        fixed(ui, &intervention.id, |ui| row_ui(ui, screen, intervention, name, used, commands));
    }
}

fn row_ui(
    ui: &mut Ui,
    screen: &InterventionsScreen<'_>,
    intervention: &Intervention,
    name: &str,
    used: &InterventionUse,
    commands: &mut Vec<Command>,
) {
    columns(ui, ROOM_FOR_TWO, 0.42, |ui, column| match column {
        Column::Left => {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.spacing_mut().button_padding.x = 0.0;
            link(ui, name).asks(commands, || open(&intervention.id));
            if !intervention.owner.trim().is_empty() {
                small_text(ui, &format!("Trekker: {}", intervention.owner));
            }
        }
        Column::Right => {
            ui.spacing_mut().item_spacing.y = space::XS;
            gap(ui, space::S);
            let total = screen.catalogue.starter_questions().len();
            small_text(ui, &format!("{} van {total} startvragen beantwoord", used.answered));
            small_text(ui, &used_text(screen.catalogue, used));
        }
    });
}

/// A fine line between two parts of a card.
fn rule_ui(ui: &mut Ui) {
    gap(ui, space::XS);
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter().rect_filled(rect, 0, Palette::of(ui).hair);
    gap(ui, space::XS);
}

fn matrix_ui(ui: &mut Ui, screen: &InterventionsScreen<'_>, overview: &mut Overview, commands: &mut Vec<Command>) {
    heading(ui, "Welke interventie gebruikt welk principe?");
    paragraph(ui, &overview.unused);
    let width = ui.available_width().clamp(0.0, MATRIX_WIDTH) as u16;
    let drawing = overview.matrix.get(width, || {
        let points = f32::from(width);
        let text = (points / 56.0).clamp(13.0, 15.0);
        shapes::matrix(screen.catalogue, &screen.dossier.interventions, &overview.found, points, text)
    });
    gap(ui, space::XS);
    told_drawing_ui(ui, drawing);
    let choice = PictureChoice { subject: PictureSubject::Matrix, measurement: screen.measurement.number };
    picture_menu(ui, choice, commands);
    // Parts of a row that wraps would not go to its next line.
    let way = if ui.available_width() < ROOM_FOR_LEGEND { egui::Direction::TopDown } else { egui::Direction::LeftToRight };
    ui.with_layout(egui::Layout::from_main_dir_and_cross_align(way, egui::Align::LEFT), |ui| {
        for (state, said) in [
            (PrincipleState::Used, "gebruikt: ten minste één punt is toegepast"),
            (PrincipleState::NotUsed, "bekeken, nog niet gebruikt"),
            (PrincipleState::NotMarked, "nog niet bekeken"),
        ] {
            ui.horizontal(|ui| {
                state_mark_ui(ui, state, 16.0);
                let color = Palette::of(ui).ink_soft;
                wide_text(ui, said, theme::small(), color);
                gap(ui, space::S);
            });
        }
    });
}

/// From this width, in points, what the marks mean stands on one line.
const ROOM_FOR_LEGEND: f32 = 720.0;

/// The mark of a state, which says nothing that no words beside it say.
fn state_mark_ui(ui: &mut Ui, state: PrincipleState, size: f32) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(size, size), egui::Sense::hover());
    let center = Point::new(rect.center().x, rect.center().y);
    shapes_at(ui, egui::Pos2::ZERO, &shapes::principle_mark(state, center, size));
}

/// Which principles an intervention uses, as a sentence.
fn used_text(catalogue: &Catalogue, used: &InterventionUse) -> String {
    let titles: Vec<String> = catalogue
        .principles()
        .iter()
        .zip(&used.principles)
        .filter(|(_, state)| **state == PrincipleState::Used)
        .map(|(principle, _)| format!("‘{}’", principle.title))
        .collect();
    if titles.is_empty() {
        return "Gebruikt nog geen principe.".to_owned();
    }
    format!("Gebruikt {}.", words::enumeration(&titles))
}

/// What nobody uses, as a sentence that invites.
fn unused_text(catalogue: &Catalogue, found: &PrincipleUse) -> String {
    let titles: Vec<String> = catalogue
        .principles()
        .iter()
        .filter(|principle| found.unused.contains(&principle.id))
        .map(|principle| format!("‘{}’", principle.title))
        .collect();
    match titles.len() {
        0 => "Elk principe wordt door ten minste één interventie gebruikt.".to_owned(),
        all if all == catalogue.principles().len() => {
            "Nog geen interventie gebruikt een principe. Open een interventie en geef aan wat jullie toepassen.".to_owned()
        }
        1 => format!("Geen enkele interventie gebruikt {}. Past dit principe bij een van jullie interventies?", titles[0]),
        _ => format!(
            "Geen enkele interventie gebruikt {}. Passen deze principes bij een van jullie interventies?",
            words::enumeration(&titles)
        ),
    }
}

/// What an intervention is called in a list or a heading; its whole name stands in its own field.
fn title_of(intervention: &Intervention) -> String {
    let title = words::shortened(&intervention.title, 100);
    if title.is_empty() { "Interventie zonder naam".to_owned() } else { title }
}

/// The titles, with a number behind those that stood in the list before.
fn names(interventions: &[Intervention]) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    interventions
        .iter()
        .map(|intervention| {
            let title = title_of(intervention);
            let count = seen.entry(title.clone()).or_default();
            *count += 1;
            if *count == 1 { title } else { format!("{title} ({count})") }
        })
        .collect()
}

fn go(view: InterventionsView) -> Command {
    Command::Go(Place::Interventions(view))
}

fn open(id: &InterventionId) -> Command {
    go(InterventionsView::One(id.clone()))
}

#[cfg(test)]
mod tests {
    use super::{names, unused_text, used_text};
    use crate::analysis::{InterventionUse, PrincipleState, PrincipleUse};
    use crate::content::Catalogue;
    use crate::model::{Intervention, InterventionId};

    fn check(used: &[usize], expected: &str, unused: &str) {
        let catalogue = Catalogue::built_in();
        let mut principles = vec![PrincipleState::NotMarked; 6];
        for index in used {
            principles[*index] = PrincipleState::Used;
        }
        let left = catalogue.principles().iter().enumerate().filter(|(index, _)| !used.contains(index));
        let left = left.map(|(_, principle)| principle.id.clone()).collect();
        let one = InterventionUse { intervention: InterventionId::new("een"), answered: 0, principles };
        assert_eq!(used_text(catalogue, &one), expected);
        assert_eq!(unused_text(catalogue, &PrincipleUse { interventions: vec![one], unused: left }), unused);
    }

    #[test]
    fn no_two_interventions_have_the_same_name_in_the_list() {
        let titled = |title: &str| Intervention {
            id: InterventionId::new(title),
            example: None,
            title: title.to_owned(),
            activity: String::new(),
            intended_result: String::new(),
            owner: String::new(),
            source: None,
        };
        assert_eq!(
            names(&["Spreekuur", "", " ", "Spreekuur"].map(titled)),
            ["Spreekuur", "Interventie zonder naam", "Interventie zonder naam (2)", "Spreekuur (2)"]
        );
    }

    #[test]
    fn what_is_used_and_what_is_not_is_said_in_words() {
        check(
            &[],
            "Gebruikt nog geen principe.",
            "Nog geen interventie gebruikt een principe. Open een interventie en geef aan wat jullie toepassen.",
        );
        check(
            &[0, 2, 3, 4, 5],
            "Gebruikt ‘Bekend maakt bemind’, ‘Eerst zien, dan geloven’, ‘Sociale bewijskracht’, ‘Timing is everything’ en ‘Som \
             is meer dan het geheel der delen’.",
            "Geen enkele interventie gebruikt ‘Soort zoekt soort’. Past dit principe bij een van jullie interventies?",
        );
        check(
            &[0, 1, 2, 3],
            "Gebruikt ‘Bekend maakt bemind’, ‘Soort zoekt soort’, ‘Eerst zien, dan geloven’ en ‘Sociale bewijskracht’.",
            "Geen enkele interventie gebruikt ‘Timing is everything’ en ‘Som is meer dan het geheel der delen’. Passen deze \
             principes bij een van jullie interventies?",
        );
    }
}
