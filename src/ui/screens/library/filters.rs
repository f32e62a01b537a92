//! What of the library is listed.

use egui::Ui;

use super::LibraryScreen;
use super::list::Found;
use crate::content::{Filter, PracticeKind, Scale, TargetGroup, Told};
use crate::ui::theme::space;
use crate::ui::widgets::{PickList, View, button, chips, gap};
use crate::words;

/// From this width, in points, the kinds stand beside each other.
const ROOM_FOR_CHIPS: f32 = 720.0;
/// Width of a list of what can be chosen, in points.
const LIST_WIDTH: f32 = 150.0;

/// Draws the filters, and changes what they let through.
pub(super) fn filters_ui(ui: &mut Ui, screen: &LibraryScreen<'_>, found: &Found, filter: &mut Filter) {
    let kinds: Vec<Option<PracticeKind>> = std::iter::once(None).chain(PracticeKind::ALL.map(Some)).collect();
    let name = |kind: &Option<PracticeKind>| kind.map_or_else(|| "Alle soorten".to_owned(), plural_of);
    let has_chips = ui.available_width() >= ROOM_FOR_CHIPS;
    if has_chips {
        let views: Vec<View> = kinds.iter().map(|kind| View::counted(name(kind), found.count(*kind))).collect();
        let shown = kinds.iter().position(|kind| *kind == filter.kind).unwrap_or(0);
        if let Some(chosen) = chips(ui, ("Soort voorbeeld", "library-kind"), &views, shown) {
            filter.kind = kinds[chosen];
        }
        gap(ui, space::XS);
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::S, space::S);
        if !has_chips {
            one_of(ui, ("Soort", "Alle soorten"), &mut filter.kind, &PracticeKind::ALL, |kind| plural_of(*kind));
        }
        let preconditions = screen.catalogue.preconditions();
        let ids: Vec<_> = preconditions.iter().map(|precondition| precondition.id.clone()).collect();
        one_of(ui, ("Randvoorwaarde", "Alle randvoorwaarden"), &mut filter.precondition, &ids, |id| {
            screen.catalogue.precondition(id).map_or_else(|| id.to_string(), |precondition| precondition.short_title.clone())
        });
        let principles = screen.catalogue.principles();
        let ids: Vec<_> = principles.iter().map(|principle| principle.id.clone()).collect();
        one_of(ui, ("Principe", "Alle principes"), &mut filter.principle, &ids, |id| {
            principles.iter().find(|principle| principle.id == *id).map_or_else(|| id.to_string(), |it| it.title.clone())
        });
        let municipalities: Vec<String> = screen.library.municipalities().into_iter().map(str::to_owned).collect();
        one_of(ui, ("Gemeente", "Alle gemeenten"), &mut filter.municipality, &municipalities, String::clone);
        one_of(ui, ("Schaal", "Elke schaal"), &mut filter.scale, &Scale::ALL, |scale| {
            words::sentence_case(words::scale(*scale))
        });
        one_of(ui, ("Doelgroep", "Alle doelgroepen"), &mut filter.target_group, &TargetGroup::ALL, |group| {
            words::sentence_case(words::target_group(*group))
        });
        one_of(ui, ("Wat lukte of lastig was", "Wat lukte en lastig was"), &mut filter.told, &Told::ALL, |told| {
            words::sentence_case(words::told(*told))
        });
        if !filter.is_empty() && button(ui, "Toon alles", true).clicked() {
            *filter = Filter::default();
        }
    });
}

/// What examples of a kind are called together.
fn plural_of(kind: PracticeKind) -> String {
    match kind {
        PracticeKind::Lessons => "Lessen",
        PracticeKind::Approach => "Aanpakken",
        PracticeKind::Municipality => "Korte voorbeelden",
        PracticeKind::Programme => "Programma’s",
        PracticeKind::Guidance => "Handreikingen",
    }
    .to_owned()
}

/// A list of which one is chosen, or all.
fn one_of<T: Clone + PartialEq>(
    ui: &mut Ui,
    (name, all): (&str, &str),
    chosen: &mut Option<T>,
    choices: &[T],
    say: impl Fn(&T) -> String,
) {
    // A list takes what is left of a row, and would not go to the next one by itself.
    if ui.available_size_before_wrap().x < LIST_WIDTH {
        ui.end_row();
    }
    let shown = chosen.as_ref().map_or_else(|| all.to_owned(), &say);
    let list = PickList { name, shown: &shown, width: LIST_WIDTH };
    let texts = choices.iter().map(|choice| (chosen.as_ref() == Some(choice), say(choice)));
    let taken = list.show(ui, std::iter::once((chosen.is_none(), all.to_owned())).chain(texts));
    if let Some(at) = taken {
        *chosen = at.checked_sub(1).and_then(|at| choices.get(at)).cloned();
    }
}
