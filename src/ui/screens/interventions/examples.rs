//! What other municipalities do, to choose from.

use egui::accesskit::Live;
use egui::{Role, Ui};

use super::{InterventionsScreen, open, to_list_ui};
use crate::analysis::PrincipleState;
use crate::content::{Catalogue, CategoryId, ExampleIntervention};
use crate::session::{Edit, NewIntervention};
use crate::ui::announce::announce;
use crate::ui::command::{Asks as _, Command};
use crate::ui::practice::{Beside, intervention_examples_ui};
use crate::ui::shell::{Foot, Head, Page, Part, page_ui};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{
    Column, button, card, columns, entry_line, fixed, gap, heading, may_change, paragraph, small_text, subheading, wide_text,
};
use crate::words;

/// What is searched for, and what was found.
#[derive(Default)]
pub(super) struct ExamplesState {
    query: String,
    /// `None` shows all kinds.
    category: Option<CategoryId>,
    /// The positions of what was found, as category and place in it; `None` before anything was searched.
    found: Option<Vec<(usize, usize)>>,
}

/// Width of the field for a word or two, in points.
const FIELD_WIDTH: f32 = 420.0;

/// Draws the examples with their filters.
pub(super) fn examples_ui(
    ui: &mut Ui,
    page: &Page,
    screen: &InterventionsScreen<'_>,
    (state, practice): (&mut ExamplesState, &mut Beside),
    commands: &mut Vec<Command>,
) {
    let title = format!("Kies uit {} voorbeelden", number_of_examples(screen.catalogue));
    page_ui(ui, page, Head::new(&title), Foot::None, commands, |ui, part, commands| match part {
        Part::HeadEnd => to_list_ui(ui, commands),
        Part::Body => body_ui(ui, screen, state, practice, commands),
        Part::Views | Part::Foot | Part::FootEnd => {}
    });
}

fn body_ui(
    ui: &mut Ui,
    screen: &InterventionsScreen<'_>,
    state: &mut ExamplesState,
    practice: &mut Beside,
    commands: &mut Vec<Command>,
) {
    paragraph(
        ui,
        "Dit doen andere gemeenten. Kies wat past bij jullie doel, en vraag na hoe het daar werkte. De tekst mogen jullie daarna \
         aanpassen.",
    );
    gap(ui, space::XS);
    card(ui, |ui| filters_ui(ui, screen.catalogue, state));
    let categories = screen.catalogue.interventions();
    let found = state.found.get_or_insert_with(|| find(screen.catalogue, &state.query, state.category.as_ref()));
    let mut clear = false;
    if found.is_empty() {
        card(ui, |ui| {
            heading(ui, "Niets gevonden");
            paragraph(ui, "Zoek met een ander of korter woord, of kies alle soorten.");
            clear = button(ui, "Toon alle voorbeelden", true).clicked();
        });
    }
    let mut shown = None;
    for (category, place) in found.iter() {
        let category = &categories[*category];
        if shown.replace(&category.id) != Some(&category.id) {
            gap(ui, space::XS);
            heading(ui, &category.title);
        }
        let example = &category.interventions[*place];
        fixed(ui, &example.id, |ui| {
            card(ui, |ui| {
                example_ui(ui, screen, example, commands);
                intervention_examples_ui(ui, screen.library, (&example.id, &example.title), practice, commands);
            });
        });
        gap(ui, space::S);
    }
    if clear {
        *state = ExamplesState::default();
    }
}

fn filters_ui(ui: &mut Ui, catalogue: &Catalogue, state: &mut ExamplesState) {
    let typed = ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(FIELD_WIDTH));
        entry_line(ui, "Zoek op een woord", "Zoek op een woord", &state.query)
    });
    if let Some(query) = typed.inner {
        state.query = query;
        state.found = None;
    }
    ui.horizontal_wrapped(|ui| {
        let kinds = catalogue.interventions().iter().map(|category| (Some(category.id.clone()), category.title.as_str()));
        for (kind, title) in std::iter::once((None, "Alle soorten")).chain(kinds) {
            let selected = state.category == kind;
            if ui.add(egui::Button::selectable(selected, title).frame_when_inactive(true)).clicked() {
                state.category = kind;
                state.found = None;
            }
        }
    });
    let all: usize = catalogue.interventions().iter().map(|category| category.interventions.len()).sum();
    let found = state.found.as_ref().map_or(all, Vec::len);
    let text = format!("{found} van {all} voorbeelden");
    let said = small_text(ui, &text);
    announce(ui, &said, Role::Status, Live::Polite, &text);
}

fn example_ui(ui: &mut Ui, screen: &InterventionsScreen<'_>, example: &ExampleIntervention, commands: &mut Vec<Command>) {
    let color = Palette::of(ui).ink;
    subheading(ui, &example.title);
    columns(ui, 680.0, 0.5, |ui, column| {
        let (label, text) = match column {
            Column::Left => ("Wat je doet", &example.activity),
            Column::Right => ("Wat het moet opleveren", &example.intended_result),
        };
        small_text(ui, label);
        wide_text(ui, text, theme::text(), color);
    });
    let chosen = screen.dossier.interventions.iter().find(|own| own.example.as_ref() == Some(&example.id));
    // The button stands at the same place before and after, so that the focus stays on it.
    ui.horizontal(|ui| {
        if let Some(own) = chosen {
            button(ui, "Bekijk", true).asks(commands, || open(&own.id)).accessible_name(format!("Bekijk {}", example.title));
            super::state_mark_ui(ui, PrincipleState::Used, 18.0);
            wide_text(ui, "Staat in jullie lijst", theme::strong(), color);
        } else {
            let response = button(ui, "Kies deze", may_change(ui));
            response
                .asks(commands, || Command::edit(Edit::AddIntervention(NewIntervention::from_example(example))))
                .accessible_name(format!("Kies {}", example.title));
        }
    });
}

/// The examples that contain every word of the query, as positions of category and place in it.
fn find(catalogue: &Catalogue, query: &str, category: Option<&CategoryId>) -> Vec<(usize, usize)> {
    let query = query.to_lowercase();
    let terms: Vec<&str> = query.split_whitespace().collect();
    let categories = catalogue.interventions().iter().enumerate();
    categories
        .filter(|(_, one)| category.is_none_or(|wanted| one.id == *wanted))
        .flat_map(|(index, one)| {
            let places = one.interventions.iter().enumerate().filter(|(_, example)| has_all(example, &terms));
            places.map(move |(place, _)| (index, place)).collect::<Vec<_>>()
        })
        .collect()
}

fn has_all(example: &ExampleIntervention, terms: &[&str]) -> bool {
    let text = format!("{}\n{}\n{}", example.title, example.activity, example.intended_result).to_lowercase();
    terms.iter().all(|term| text.contains(term))
}

/// How many examples there are, in words where Dutch writes words: `dertig`.
pub(super) fn number_of_examples(catalogue: &Catalogue) -> String {
    let all = catalogue.interventions().iter().map(|category| category.interventions.len()).sum();
    match all {
        20 => "twintig".to_owned(),
        30 => "dertig".to_owned(),
        40 => "veertig".to_owned(),
        all => words::number_word(all),
    }
}

#[cfg(test)]
mod tests {
    use super::{find, number_of_examples};
    use crate::content::{Catalogue, CategoryId};

    fn check(query: &str, category: Option<&str>, expected: &[&str]) {
        let catalogue = Catalogue::built_in();
        let found = find(catalogue, query, category.map(CategoryId::new).as_ref());
        let ids: Vec<&str> =
            found.iter().map(|(one, place)| catalogue.interventions()[*one].interventions[*place].id.as_str()).collect();
        assert_eq!(ids, expected, "{query} {category:?}");
    }

    #[test]
    fn title_activity_and_result_are_searched() {
        check("PACT", None, &["pact-aanpak"]);
        check("  inwoners   verantwoordelijkheid ", None, &["pact-aanpak"]);
        check("prettiger wonen", Some("samenwerking"), &["ila"]);
        check("pact", Some("jeugd"), &[]);
        check("", Some("samenwerking"), &["handhavingsknelpunt", "pact-aanpak", "ila"]);
        assert_eq!(find(Catalogue::built_in(), " ", None).len(), 30);
    }

    #[test]
    fn thirty_is_written_as_a_word() {
        assert_eq!(number_of_examples(Catalogue::built_in()), "dertig");
    }
}
