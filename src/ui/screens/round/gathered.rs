//! What became of the sheets that came in last, what is asked of them, and the people who filled in a sheet.

use std::path::Path;

use egui::accesskit::{Live, Role};
use egui::{Label, RichText, Ui};

use crate::merge::{SheetOutcome, Twins};
use crate::messages;
use crate::model::{Dossier, Measurement, Participant, ParticipantId};
use crate::session::{Action, Edit, ParticipantEdit, ParticipantField, TakenIn, TakenSheet, UnreadSheet};
use crate::ui::announce::announce;
use crate::ui::command::{Asks as _, Command};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{
    button, field_label, fixed, gap, line_field, may_change, paragraph, small_text, styled_text, subheading, wide_text,
};
use crate::words;

/// Draws what became of each, with what is asked first.
pub(super) fn taken_ui(ui: &mut Ui, taken: &[TakenSheet], commands: &mut Vec<Command>) {
    subheading(ui, "Net gelezen");
    let color = Palette::of(ui).ink;
    let told = summary(taken);
    let shown = ui.add(Label::new(RichText::new(&told).font(theme::text()).color(color)).wrap());
    announce(ui, &shown, Role::Status, Live::Polite, &told);
    for (person, sheet) in asked(taken) {
        fixed(ui, ("twins", person), |ui| twins_ui(ui, person, sheet, commands));
    }
    for (at, one) in taken.iter().enumerate() {
        fixed(ui, ("sheet", at), |ui| line_ui(ui, at, one, commands));
    }
    gap(ui, space::XS);
    fixed(ui, "close", |ui| {
        button(ui, "Sluit", true)
            .asks(commands, || Command::Do(Action::DismissSheets))
            .accessible_name("Sluit de lijst van gelezen invulbladen");
    });
}

/// `Van de twaalf bestanden tellen er tien mee.`
fn summary(taken: &[TakenSheet]) -> String {
    let counts = |taken: &&TakenSheet| {
        let outcome = taken.result.as_ref().ok().map(|taken| &taken.news.outcome);
        outcome.is_some_and(|outcome| !matches!(outcome, SheetOutcome::Unanswered(_) | SheetOutcome::Refused(_)))
    };
    let done = taken.iter().filter(counts).count();
    match (done, taken.len()) {
        (1, 1) => "Het blad is gelezen.".to_owned(),
        (0, 1) => "Dit bestand is niet overgenomen.".to_owned(),
        (done, all) if done == all => format!("Alle {} bladen zijn gelezen.", words::number_word(all)),
        (0, all) => format!("Van de {} bestanden is er geen overgenomen.", words::number_word(all)),
        (1, all) => format!("Van de {} bestanden is er één gelezen.", words::number_word(all)),
        (done, all) => {
            format!("Van de {} bestanden zijn er {} gelezen.", words::number_word(all), words::number_word(done))
        }
    }
}

/// Each person of whom is asked whether it is one or two, with the first of their sheets.
fn asked(taken: &[TakenSheet]) -> Vec<(&ParticipantId, &TakenIn)> {
    let mut asked: Vec<(&ParticipantId, &TakenIn)> = Vec::new();
    for one in taken.iter().filter_map(|taken| taken.result.as_ref().ok()) {
        if let Some(person) = one.asks_about()
            && asked.iter().all(|(known, _)| *known != person)
        {
            asked.push((person, one));
        }
    }
    asked
}

fn twins_ui(ui: &mut Ui, person: &ParticipantId, sheet: &TakenIn, commands: &mut Vec<Command>) {
    let who = words::participant(&sheet.sheet.participant);
    gap(ui, space::XS);
    styled_text(ui, "Is dit dezelfde persoon, of zijn het er twee?", theme::strong(), Palette::of(ui).ink);
    paragraph(ui, &format!("Van {who} is er meer dan één blad, met andere antwoorden."));
    ui.horizontal_wrapped(|ui| {
        let ways = [(Twins::Newest, "Dezelfde: het nieuwste telt"), (Twins::Apart, "Twee mensen: allebei tellen")];
        for (answer, text) in ways {
            button(ui, text, may_change(ui))
                .asks(commands, || Command::Do(Action::AnswerTwins(person.clone(), answer)))
                .accessible_name(format!("{text}, {who}"));
        }
    });
}

fn line_ui(ui: &mut Ui, at: usize, one: &TakenSheet, commands: &mut Vec<Command>) {
    let name = file_name(&one.path);
    let (ink, soft) = (Palette::of(ui).ink, Palette::of(ui).ink_soft);
    ui.spacing_mut().item_spacing.y = 2.0;
    gap(ui, space::XS);
    let shown = wide_text(ui, &name, theme::label_strong(), ink);
    shown.on_hover_text(words::shown(&one.path));
    let text = match &one.result {
        Ok(taken) => ended(&words::sheet_news(&taken.sheet, &taken.news)),
        Err(UnreadSheet::Store(error)) => messages::store_error(error).text(),
        Err(UnreadSheet::NotASheet(missing)) => ended(&format!("niet overgenomen: {}", words::not_a_sheet(missing))),
        Err(UnreadSheet::Blank) => ended(&format!("niet overgenomen: {}", words::NOTHING_FILLED_IN)),
    };
    wide_text(ui, &words::sentence_case(&text), theme::label(), ink);
    let Ok(taken) = &one.result else { return };
    for fault in &taken.faults {
        wide_text(ui, &format!("Let op: {}.", words::form_fault(fault)), theme::small(), soft);
    }
    if taken.can_be_taken_anyhow() {
        let text = "Toch overnemen wat hetzelfde is";
        button(ui, text, may_change(ui))
            .on_hover_text("Alleen de punten die hier hetzelfde zijn, tellen dan mee.")
            .asks(commands, || Command::Do(Action::TakeSheetAnyhow(at)))
            .accessible_name(format!("{text}, {name}"));
    }
}

/// With a full stop, unless it asks something.
fn ended(text: &str) -> String {
    if text.ends_with('?') { text.to_owned() } else { format!("{text}.") }
}

fn file_name(path: &Path) -> String {
    words::visible(&path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default())
}

/// Those who filled in a sheet for the measurement, in the order of the dossier.
pub(in crate::ui) fn people<'a>(dossier: &'a Dossier, measurement: &Measurement) -> Vec<&'a Participant> {
    let sheets = || dossier.sheets.iter().filter(|sheet| sheet.measurement.as_ref() == Some(&measurement.id));
    let has_sheet = |person: &&Participant| sheets().any(|sheet| sheet.participant == person.id);
    dossier.participants.iter().filter(has_sheet).collect()
}

/// What the field of a participant is called, who has this number from 1.
pub(in crate::ui) fn participant_field(field: ParticipantField, number: usize) -> String {
    let name = match field {
        ParticipantField::Role => "Rol",
        ParticipantField::Organisation => "Organisatie",
        ParticipantField::Name => "Naam",
    };
    format!("{name} van deelnemer {number}")
}

/// The fields with the words above them.
const FIELDS: [(ParticipantField, &str); 3] = [
    (ParticipantField::Role, "Rol"),
    (ParticipantField::Organisation, "Organisatie"),
    (ParticipantField::Name, "Naam (hoeft niet)"),
];
/// From this width, in points, fields stand beside each other.
const ROOM_FOR_ROW: f32 = 420.0;

/// Draws the fields of those who filled in a sheet.
pub(super) fn people_ui(ui: &mut Ui, people: &[&Participant], commands: &mut Vec<Command>) {
    small_text(ui, "Bladen met dezelfde rol tellen samen. Schrijf een rol dus steeds hetzelfde.");
    let is_wide = ui.available_width() >= ROOM_FOR_ROW;
    let width = if is_wide { (ui.available_width() / 3.0 - space::S).floor() } else { ui.available_width() };
    for (number, person) in (1..).zip(people) {
        fixed(ui, &person.id, |ui| {
            if is_wide {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    person_ui(ui, number, person, width, commands);
                });
            } else {
                person_ui(ui, number, person, width, commands);
            }
        });
    }
}

fn person_ui(ui: &mut Ui, number: usize, person: &Participant, width: f32, commands: &mut Vec<Command>) {
    for (field, label) in FIELDS {
        if field == ParticipantField::Name && person.is_name_removed {
            continue;
        }
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = space::XS;
            field_label(ui, label);
            let (_, typed) = line_field(ui, &participant_field(field, number), field.of(person), width);
            commands.extend(
                typed.map(|text| Command::edit(Edit::Participant(person.id.clone(), ParticipantEdit::Text(field, text)))),
            );
        });
    }
}
