//! One intervention: its texts, the startvragen and the principles.

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui::{RichText, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{InterventionsScreen, go, rule_ui, title_of, to_list_ui};
use crate::analysis::{PrincipleState, answered_questions, principle_state};
use crate::content::{Catalogue, Point, Principle, PrincipleId, StarterQuestion};
use crate::model::{ApplyMark, CautionMark, Intervention, PointReview, Rating, Review, StarterAnswer};
use crate::session::{Edit, InterventionEdit};
use crate::shapes;
use crate::ui::command::{Asks as _, Command, InterventionsView};
use crate::ui::paint::shapes_at;
use crate::ui::practice::{Beside, intervention_examples_ui, principle_examples_ui};
use crate::ui::shell::{Foot, Head, Page, Part, page_ui};
use crate::ui::theme::{self, CORNER, Palette, TARGET, space};
use crate::ui::widgets::{
    ChoiceSize, Column, NO_PERSONS, button, card, chevron, choice_button, choice_row, columns, fixed, gap, heading, link,
    may_change, next_card, paragraph, small_text, styled_text, subheading, text_area, text_line,
};
use crate::words;

/// What the field for the name is called.
pub(super) const NAME_FIELD: &str = "Naam van de interventie";

/// From this width, in points, a text has its question beside it.
const ROOM_BESIDE: f32 = 760.0;
/// Draws one intervention.
pub(super) fn one_ui(
    ui: &mut Ui,
    page: &Page,
    screen: &InterventionsScreen<'_>,
    intervention: &Intervention,
    state: (&mut BTreeSet<PrincipleId>, &mut Beside),
    commands: &mut Vec<Command>,
) {
    let (unfolded, practice) = state;
    let title = title_of(intervention);
    page_ui(ui, page, Head::new(&title), Foot::None, commands, |ui, part, commands| match part {
        Part::HeadEnd => to_list_ui(ui, commands),
        Part::Body => body_ui(ui, screen, intervention, (unfolded, practice), commands),
        Part::Views | Part::Foot | Part::FootEnd => {}
    });
}

fn body_ui(
    ui: &mut Ui,
    screen: &InterventionsScreen<'_>,
    intervention: &Intervention,
    (unfolded, practice): (&mut BTreeSet<PrincipleId>, &mut Beside),
    commands: &mut Vec<Command>,
) {
    let mut edits = Vec::new();
    card(ui, |ui| {
        texts_ui(ui, screen.catalogue, intervention, &mut edits);
        elsewhere_ui(ui, screen, intervention, practice, commands);
    });
    gap(ui, space::S);
    let none = Review::default();
    let review = screen.measurement.reviews.get(&intervention.id).unwrap_or(&none);
    let is_open = screen.measurement.is_open();
    if !is_open {
        small_text(ui, "De meting is vastgesteld. De antwoorden hieronder kunnen jullie lezen, maar niet meer veranderen.");
    }
    card(ui, |ui| questions_ui(ui, screen.catalogue, review, is_open, &mut edits));
    next_card(ui, |ui| {
        principles_ui(ui, screen, (review, is_open), (unfolded, practice), &mut edits, commands);
    });
    gap(ui, space::S);
    let is_removed = card(ui, |ui| removal_ui(ui, screen, intervention));
    if is_removed {
        edits.push(InterventionEdit::Remove);
        commands.push(go(InterventionsView::List));
    }
    commands.extend(edits.into_iter().map(|edit| Command::edit(Edit::Intervention(intervention.id.clone(), edit))));
}

fn texts_ui(ui: &mut Ui, catalogue: &Catalogue, intervention: &Intervention, edits: &mut Vec<InterventionEdit>) {
    heading(ui, "Wat gaan jullie doen?");
    let example = intervention.example.as_ref().and_then(|id| {
        catalogue.interventions().iter().flat_map(|category| &category.interventions).find(|example| example.id == *id)
    });
    if let Some(example) = example {
        small_text(ui, &format!("Gekozen uit de voorbeelden: {}. Maak de tekst passend voor jullie wijk.", example.title));
    }
    columns(ui, 640.0, 0.5, |ui, column| {
        edits.extend(match column {
            Column::Left => text_line(ui, "Naam", NAME_FIELD, &intervention.title).map(InterventionEdit::Title),
            Column::Right => {
                let label = "Trekker, als rol of organisatie";
                text_line(ui, label, "Trekker", &intervention.owner).map(InterventionEdit::Owner)
            }
        });
    });
    columns(ui, 640.0, 0.5, |ui, column| {
        let (label, text) = match column {
            Column::Left => ("Wat gebeurt er?", &intervention.activity),
            Column::Right => ("Wat moet het opleveren?", &intervention.intended_result),
        };
        let typed = text_area(ui, label, label, text, 4);
        edits.extend(typed.map(|text| match column {
            Column::Left => InterventionEdit::Activity(text),
            Column::Right => InterventionEdit::IntendedResult(text),
        }));
    });
    small_text(ui, NO_PERSONS);
}

/// From which example it was taken, and where others do it.
fn elsewhere_ui(
    ui: &mut Ui,
    screen: &InterventionsScreen<'_>,
    intervention: &Intervention,
    practice: &mut Beside,
    commands: &mut Vec<Command>,
) {
    if let Some(source) = &intervention.source {
        let text = format!("{}: {}", words::TAKEN_FROM, words::taken_from(source));
        if screen.library.get(&source.practice).is_some() {
            ui.spacing_mut().button_padding.x = 0.0;
            link(ui, &text).asks(commands, || Command::ReadPractice(source.practice.clone()));
        } else {
            small_text(ui, &text);
        }
    }
    if let Some(example) = &intervention.example {
        intervention_examples_ui(ui, screen.library, (example, &title_of(intervention)), practice, commands);
    }
}

fn questions_ui(ui: &mut Ui, catalogue: &Catalogue, review: &Review, is_open: bool, edits: &mut Vec<InterventionEdit>) {
    let questions = catalogue.starter_questions();
    heading(ui, "Startvragen");
    small_text(ui, &format!("{} van {} beantwoord. {NO_PERSONS}", answered_questions(catalogue, review), questions.len()));
    for (index, question) in questions.iter().enumerate() {
        fixed(ui, &question.id, |ui| {
            rule_ui(ui);
            columns(ui, ROOM_BESIDE, 0.46, |ui, column| match column {
                Column::Left => {
                    styled_text(ui, &format!("{}  {}", index + 1, question.text), theme::strong(), Palette::of(ui).ink);
                    small_text(ui, &question.help);
                }
                Column::Right => {
                    let answer = review.starter_answers.get(&question.id);
                    edits.extend(answer_ui(ui, question, index + 1, answer, is_open));
                }
            });
        });
    }
}

/// The room to write, and 'nergens eerder toegepast' where the question presupposes otherwise; gives the change.
fn answer_ui(
    ui: &mut Ui,
    question: &StarterQuestion,
    number: usize,
    answer: Option<&StarterAnswer>,
    is_open: bool,
) -> Option<InterventionEdit> {
    let (text, is_nowhere) = match answer {
        Some(StarterAnswer::Text(text)) => (text.as_str(), false),
        Some(StarterAnswer::NotUsedElsewhere) => ("", true),
        None => ("", false),
    };
    if !is_open {
        match text.trim() {
            _ if is_nowhere => paragraph(ui, "Nergens eerder toegepast."),
            "" => small_text(ui, "Niet beantwoord."),
            text => paragraph(ui, text),
        };
        return None;
    }
    let edit = |answer| InterventionEdit::Starter(question.id.clone(), answer);
    let mut changed = None;
    // The field stays where it is, so that nothing moves when the box is ticked.
    ui.add_enabled_ui(!is_nowhere, |ui| {
        let typed = text_area(ui, "Jullie antwoord", &format!("Antwoord op startvraag {number}"), text, 3);
        changed = typed.map(|text| edit(Some(StarterAnswer::Text(text))));
    });
    if question.presupposes_use_elsewhere || is_nowhere {
        ui.horizontal_wrapped(|ui| {
            let mut ticked = is_nowhere;
            // Ticking would take the place of what was written; that is for the team to wipe out first.
            let response =
                ui.add_enabled(text.is_empty() && may_change(ui), egui::Checkbox::new(&mut ticked, "Nergens eerder toegepast"));
            if response.changed() {
                changed = Some(edit(ticked.then_some(StarterAnswer::NotUsedElsewhere)));
            }
            response.accessible_name(format!("Nergens eerder toegepast, startvraag {number}"));
            if !text.is_empty() {
                let color = Palette::of(ui).ink_soft;
                ui.label(RichText::new("Wis eerst jullie antwoord.").font(theme::small()).color(color));
            }
        });
    }
    changed
}

fn principles_ui(
    ui: &mut Ui,
    screen: &InterventionsScreen<'_>,
    (review, is_open): (&Review, bool),
    (unfolded, practice): (&mut BTreeSet<PrincipleId>, &mut Beside),
    edits: &mut Vec<InterventionEdit>,
    commands: &mut Vec<Command>,
) {
    heading(ui, "Principes");
    small_text(
        ui,
        &format!(
            "Geef per punt aan wat jullie doen. Een principe is gebruikt als ten minste één punt onder ‘Toepassen’ is toegepast. \
             {NO_PERSONS}"
        ),
    );
    for principle in screen.catalogue.principles() {
        fixed(ui, &principle.id, |ui| {
            let is_unfolded = unfolded.contains(&principle.id);
            if fold_ui(ui, principle, review, is_unfolded) {
                if is_unfolded {
                    unfolded.remove(&principle.id);
                } else {
                    unfolded.insert(principle.id.clone());
                }
            }
            if is_unfolded {
                principle_ui(ui, principle, review, is_open, edits);
                gap(ui, space::S);
                principle_examples_ui(ui, screen.library, principle, practice, commands);
                gap(ui, space::S);
            }
        });
    }
}

/// The line under which the points of a principle are folded; true when it was chosen.
fn fold_ui(ui: &mut Ui, principle: &Principle, review: &Review, is_unfolded: bool) -> bool {
    let palette = Palette::of(ui);
    let state = principle_state(review, principle);
    let apply = principle.apply.iter().filter(|point| review.apply.get(&point.id).is_some_and(|it| it.mark.is_some())).count();
    let caution =
        principle.caution.iter().filter(|point| review.caution.get(&point.id).is_some_and(|it| it.mark.is_some())).count();
    let total = principle.apply.len() + principle.caution.len();
    let said = match state {
        PrincipleState::Used => "gebruikt",
        PrincipleState::NotUsed => "nog niet gebruikt",
        PrincipleState::NotMarked => "nog niet bekeken",
    };
    let remark = format!("{said}, {} van {total} punten", apply + caution);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), TARGET + 4.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}, {remark}", principle.title)));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_unfolded));
    if ui.is_rect_visible(rect) {
        let fill = match () {
            () if is_unfolded => palette.here,
            () if response.hovered() => palette.hover,
            () => palette.panel,
        };
        ui.painter().rect(rect, CORNER, fill, egui::Stroke::NONE, StrokeKind::Inside);
        let middle = rect.center().y;
        chevron(ui, pos2(rect.left() + space::L, middle), is_unfolded);
        let mark = shapes::Point::new(rect.left() + space::L + 24.0, middle);
        shapes_at(ui, egui::Pos2::ZERO, &shapes::principle_mark(state, mark, 18.0));
        let small = ui.painter().layout_no_wrap(remark, theme::small(), palette.ink_soft);
        let right = pos2(rect.right() - space::M - small.size().x, middle - small.size().y / 2.0);
        let left = rect.left() + space::L + 42.0;
        // A title of another edition may be long: it ends before the remark.
        let room = (right.x - left - space::S).max(0.0);
        let text = RichText::new(&principle.title).font(theme::strong()).color(palette.ink);
        let title = egui::WidgetText::from(text).into_galley(ui, Some(egui::TextWrapMode::Truncate), room, theme::strong());
        ui.painter().galley(pos2(left, middle - title.size().y / 2.0), title, palette.ink);
        ui.painter().galley(right, small, palette.ink_soft);
    }
    response.clicked()
}

fn principle_ui(ui: &mut Ui, principle: &Principle, review: &Review, is_open: bool, edits: &mut Vec<InterventionEdit>) {
    gap(ui, space::XS);
    for point in &principle.works {
        small_text(ui, &point.text);
    }
    subheading(ui, "Toepassen");
    let none = PointReview::default();
    for (index, point) in principle.apply.iter().enumerate() {
        let name = format!("{}, toepassen {}", principle.title, index + 1);
        let said = review.apply.get(&point.id).unwrap_or(&none);
        let choices = ApplyMark::ALL.map(|mark| (mark, words::apply_mark(mark), rating_of_apply(mark)));
        match point_ui(ui, point, &name, said, &choices, is_open) {
            Some(Change::Mark(mark)) => edits.push(InterventionEdit::Apply(point.id.clone(), mark)),
            Some(Change::How(how)) => edits.push(InterventionEdit::ApplyHow(point.id.clone(), how)),
            None => {}
        }
    }
    if principle.caution.is_empty() {
        return;
    }
    gap(ui, space::S);
    subheading(ui, "Let op");
    let none = PointReview::default();
    for (index, point) in principle.caution.iter().enumerate() {
        let name = format!("{}, let op {}", principle.title, index + 1);
        let said = review.caution.get(&point.id).unwrap_or(&none);
        let choices = CautionMark::ALL.map(|mark| (mark, words::caution_mark(mark), rating_of_caution(mark)));
        match point_ui(ui, point, &name, said, &choices, is_open) {
            Some(Change::Mark(mark)) => edits.push(InterventionEdit::Caution(point.id.clone(), mark)),
            Some(Change::How(how)) => edits.push(InterventionEdit::CautionHow(point.id.clone(), how)),
            None => {}
        }
    }
}

/// What was changed at one point.
enum Change<Mark> {
    Mark(Option<Mark>),
    How(String),
}

fn point_ui<Mark: Copy + PartialEq>(
    ui: &mut Ui,
    point: &Point,
    name: &str,
    said: &PointReview<Mark>,
    choices: &[(Mark, &'static str, Rating)],
    is_open: bool,
) -> Option<Change<Mark>> {
    fixed(ui, &point.id, |ui| {
        let mut change = None;
        rule_ui(ui);
        columns(ui, ROOM_BESIDE, 0.38, |ui, column| match column {
            Column::Left => {
                styled_text(ui, &point.text, theme::text(), Palette::of(ui).ink);
            }
            Column::Right => {
                change = ui.add_enabled_ui(is_open && may_change(ui), |ui| marks_ui(ui, name, said.mark, choices)).inner;
                if is_open {
                    let how = text_area(ui, "Hoe?", &format!("Hoe, {name}"), &said.how, 1);
                    if let Some(how) = how {
                        change = Some(Change::How(how));
                    }
                } else if !said.how.is_empty() {
                    paragraph(ui, &said.how);
                }
            }
        });
        change
    })
}

/// The marks beside each other; gives the change when one was chosen. Choosing the present mark again takes it away.
fn marks_ui<Mark: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    present: Option<Mark>,
    choices: &[(Mark, &'static str, Rating)],
) -> Option<Change<Mark>> {
    let chosen = choices.iter().position(|(mark, ..)| present == Some(*mark));
    let group = (&*format!("Wat doen jullie? {name}"), "");
    let change = choice_row(ui, group, name, choices.len(), chosen, |ui, sense, at| {
        let (_, word, rating) = choices[at];
        let text = words::sentence_case(word);
        let said = format!("{text}, {name}");
        choice_button(ui, ChoiceSize::normal(), sense, (&said, &text), rating, chosen == Some(at))
    })?;
    Some(Change::Mark(change.chosen().map(|at| choices[at].0)))
}

/// The mark and colour of a rating that means nearly the same.
fn rating_of_apply(mark: ApplyMark) -> Rating {
    match mark {
        ApplyMark::Applied => Rating::InOrder,
        ApplyMark::CouldBeStronger => Rating::Partly,
        ApplyMark::NotApplied => Rating::NotInOrder,
        ApplyMark::NotApplicable => Rating::NotApplicable,
    }
}

fn rating_of_caution(mark: CautionMark) -> Rating {
    match mark {
        CautionMark::Minded => Rating::InOrder,
        CautionMark::NotYet => Rating::NotInOrder,
        CautionMark::NotApplicable => Rating::NotApplicable,
    }
}

/// Offers to take the intervention away, or says why it stays; true when it goes.
fn removal_ui(ui: &mut Ui, screen: &InterventionsScreen<'_>, intervention: &Intervention) -> bool {
    subheading(ui, "Doen jullie dit toch niet?");
    if let Some(adopted) = screen.dossier.adopted_review_of(&intervention.id) {
        let number = words::measurement(adopted.number);
        paragraph(ui, &format!("Deze interventie staat in de vastgestelde {number}. Daarom blijft die in het dossier."));
        return false;
    }
    paragraph(ui, "Haal de interventie weg, met de antwoorden en de punten die erbij horen. Dat kunnen jullie ongedaan maken.");
    button(ui, "Haal interventie weg", may_change(ui)).clicked()
}
