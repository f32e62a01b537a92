//! Says what was taken back or made again, with a way to look at it.

use egui::accesskit::Live;
use egui::{Frame, Label, Margin, Panel, RichText, Role, Ui};

use super::super::announce::announce;
use super::super::command::{Asks as _, Command, InterventionsView, OutcomeView, Place};
use super::super::dates::REFERENCE_DATE;
use super::super::earlier::{row_name, why_name};
use super::super::evidence::with_whom_name;
use super::super::focus::{self, Wish};
use super::super::minority::{role_name, text_name};
use super::super::screens::look_back::{gave_field, outcome_row};
use super::super::screens::outcome::{CONCLUSION_FIELD, ask_field, gap_field, target_field};
use super::super::screens::profile::profile_field;
use super::super::screens::round::{DEADLINE, ROLES, participant_field, people};
use super::super::shell::{Happened, barrier_text};
use super::super::theme::{self, Palette, space};
use super::super::widgets::{button, fixed};
use super::App;
use crate::analysis::look_back as look_back_at;
use crate::content::{Catalogue, ItemId, Point, PointId};
use crate::model::{ActionId, AskId, Dossier, DraftField, InterventionId, ParticipantId, Rating};
use crate::session::{
    Action, ActionChange, ActionPlanEdit, AnswerEdit, AskEdit, AskField, AttendeeField, Edit, InterventionEdit, LookBackEdit,
    MeasurementEdit, MinorityEdit, ParticipantEdit, ParticipantField, SheetRoundEdit, Travelled,
};
use crate::words;

/// Where something changed, in words and on the screen.
#[derive(Debug, PartialEq)]
struct Changed {
    /// As `onderbouwing bij 1.2`.
    said: String,
    /// The screen on which it stands; `None` for the dossier as a whole.
    place: Option<Place>,
    /// The item that it is about.
    item: Option<ItemId>,
    /// What gets the focus there.
    wish: Option<Wish>,
}

impl App {
    /// After an undo or a redo: where the user sees what changed, the cursor goes back to it.
    pub(super) fn follow_travel(&self, context: &egui::Context) {
        let Some(changed) = self.changed() else { return };
        let is_in_sight = match (&self.place, &changed.item) {
            (Place::Session, Some(_)) => true,
            (Place::Outcome, _) if self.edit_of_travel().is_some_and(|edit| !self.screens.outcome.shows(edit)) => false,
            (here, _) => changed.place.as_ref() == Some(here),
        };
        // Only a text gets the focus: a key for a text that is lost to a rating would set it.
        if is_in_sight
            && self.help.is_none()
            && let Some(field @ Wish::Field(_)) = changed.wish
        {
            focus::wish(context, field);
        }
    }

    /// Shows what was taken back or made again.
    pub(super) fn show_travelled(&mut self, context: &egui::Context) {
        if let Some(Edit::Draft(part, _)) = self.edit_of_travel()
            && let Some(item) = part.begun_for()
            && self.screens.begun_at_table.contains(item)
        {
            let name = if matches!(part, DraftField::Owner(_)) { "Trekker" } else { "Actie" };
            let item = item.clone();
            self.help = None;
            self.move_to(Place::Outcome);
            let number = self.session.shown_content().number(&item).to_owned();
            self.screens.outcome.open_gap(item);
            focus::wish(context, Wish::Field(format!("{name} bij {number}")));
            return;
        }
        let Some(Changed { place: Some(place), item, wish, .. }) = self.changed() else { return };
        self.help = None;
        let card = match &wish {
            Some(Wish::Card(id)) => Some(id.clone()),
            _ => self.action_of_travel(),
        };
        if let Some(view) = self.edit_of_travel().and_then(OutcomeView::of) {
            self.screens.outcome.show(view);
        }
        self.move_to(place);
        let leads_to_item = item.is_some();
        if let Some(item) = item {
            self.screens.answers.show(item);
        }
        if let Some(id) = card
            && let Some(plan) = self.action_plan()
            && let Some(card) = plan.card(&id)
        {
            self.screens.actions.open(card);
        }
        if let Some(edit) = self.edit_of_travel()
            && matches!(edit, Edit::Participant(..))
        {
            self.screens.round.show_people();
        }
        if let Some(edit) = self.edit_of_travel()
            && matches!(edit, Edit::Intervention(..))
        {
            let catalogue = std::sync::Arc::clone(self.session.shown_content());
            self.screens.interventions.unfold(&catalogue);
        }
        if let Some(Edit::Answer(item, part)) = self.edit_of_travel()
            && gap_field(part, "").is_some()
        {
            let item = item.clone();
            self.screens.outcome.open_gap(item);
        }
        match wish {
            Some(wish) => focus::wish(context, wish),
            None if leads_to_item => {}
            None => focus::wish(context, Wish::Title),
        }
    }

    fn edit_of_travel(&self) -> Option<&Edit> {
        match self.session.travelled()? {
            Travelled::Undone(edit) | Travelled::Redone(edit) => edit.as_ref(),
            Travelled::Barred(_) => None,
        }
    }

    fn action_of_travel(&self) -> Option<ActionId> {
        match self.edit_of_travel()? {
            Edit::ActionPlan(ActionPlanEdit::Change(id, _) | ActionPlanEdit::Remove(id))
            | Edit::Draft(DraftField::Start(id) | DraftField::Ready(id), _) => Some(id.clone()),
            _ => None,
        }
    }

    fn changed(&self) -> Option<Changed> {
        Some(changed(self.edit_of_travel()?, self.session.shown_content(), self.session.dossier()?))
    }

    /// What was taken back or made again last, for the foot of a screen.
    pub(super) fn travelled(&self) -> Option<Happened> {
        let changed = self.changed();
        let came_of_it = match self.session.travelled()? {
            Travelled::Barred(_) => return None,
            Travelled::Undone(_) => "ongedaan gemaakt",
            Travelled::Redone(_) => "opnieuw gedaan",
        };
        let text = words::sentence_case(&format!("{} {came_of_it}", said(changed.as_ref())));
        let can_be_shown = changed.is_some_and(|changed| changed.place.is_some());
        let offer = can_be_shown.then(|| ("Toon", "Toon wat er veranderd is".to_owned(), Command::ShowTravelled));
        let close = Some(("Sluit de melding over ongedaan maken", Command::Do(Action::ForgetTravelled)));
        Some(Happened { text, is_said: true, offer, close })
    }

    /// Where there is no foot, or what is to be said is too long for it: a line below the screen, until something changes again
    /// or it is put away.
    pub(super) fn travelled_ui(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let Some(travelled) = self.session.travelled() else { return };
        let happened = self.travelled();
        let text = match (travelled, &happened) {
            (Travelled::Barred(barrier), _) => barrier_text(*barrier),
            (_, Some(happened)) if self.help.is_some() || self.place == Place::Session => &happened.text,
            _ => return,
        };
        let margin = Margin::symmetric(space::L as i8, space::S as i8);
        let frame = Frame::new().fill(Palette::of(ui).panel).inner_margin(margin);
        Panel::bottom("travelled").frame(frame).show(ui, |ui| {
            fixed(ui, "travelled", |ui| {
                ui.horizontal_wrapped(|ui| {
                    let color = Palette::of(ui).ink;
                    let label = ui.add(Label::new(RichText::new(text).font(theme::strong()).color(color)).wrap());
                    announce(ui, &label, Role::Status, Live::Polite, text);
                    if let Some((text, name, command)) = happened.as_ref().and_then(|happened| happened.offer.clone()) {
                        button(ui, text, true).asks(commands, || command).accessible_name(name);
                    }
                    button(ui, "Sluit", true)
                        .asks(commands, || Command::Do(Action::ForgetTravelled))
                        .accessible_name("Sluit de melding over ongedaan maken");
                });
            });
        });
    }
}

fn said(changed: Option<&Changed>) -> &str {
    changed.map_or("het dossier als geheel", |changed| &changed.said)
}

/// Where a change stands. The names of fields are those that the screens give them.
fn changed(edit: &Edit, catalogue: &Catalogue, dossier: &Dossier) -> Changed {
    let field = |name: &str| Some(Wish::Field(name.to_owned()));
    let at =
        |said: &str, place: Place, wish: Option<Wish>| Changed { said: said.to_owned(), place: Some(place), item: None, wish };
    match edit {
        Edit::Profile(part, _) => {
            let name = profile_field(*part);
            at(&format!("‘{name}’ bij Dossier"), Place::Profile, field(name))
        }
        Edit::ReferenceDate(_) => at("de peildatum", Place::Profile, None),
        Edit::Conclusion(_) => at("de conclusie", Place::Outcome, field(CONCLUSION_FIELD)),
        Edit::Ask(part) => ask(part, dossier),
        Edit::Target(id, _) => {
            let title = catalogue.precondition(id).map_or_else(|| id.as_str(), |it| it.short_title.as_str());
            at(&format!("het streefniveau van {title}"), Place::Outcome, field(&target_field(title)))
        }
        Edit::LookBack(id, part) => look_back(id, part, dossier),
        Edit::Answer(item, part) => match gap_field(part, &item_number(item, catalogue)) {
            Some(name) => standing(item, part, name, (catalogue, dossier)),
            None => answer(item, part, catalogue),
        },
        Edit::AddIntervention(_) => at("een nieuwe interventie", Place::Interventions(InterventionsView::List), None),
        Edit::Intervention(id, part) => intervention(id, part, catalogue, dossier),
        Edit::Measurement(part) => {
            let (said, wish) = measurement(part);
            at(&said, Place::Adopt, wish.as_deref().and_then(field))
        }
        Edit::ActionPlan(part) => action(part, catalogue, dossier),
        Edit::SheetRound(part) => {
            let (said, wish) = match part {
                SheetRoundEdit::Expected(_) => ("wie je om een invulblad vraagt", field(ROLES)),
                SheetRoundEdit::Deadline(_) => ("de laatste dag voor de invulbladen", field(DEADLINE)),
                SheetRoundEdit::TogetherUpTo(_) => ("wat jullie in één keer doornemen", None),
                SheetRoundEdit::Open => ("het openen van de invulbladen", None),
            };
            at(said, Place::Round, wish)
        }
        Edit::Participant(id, part) => participant(id, part, dossier),
        Edit::TakeSheets(_) => at("het toevoegen van invulbladen", Place::Round, None),
        Edit::Draft(part, _) => draft(part, catalogue, dossier),
        Edit::Paper(_) => at("het toevoegen van een blad van papier", Place::PaperSheets, None),
    }
}

fn ask(part: &AskEdit, dossier: &Dossier) -> Changed {
    let asks = &dossier.measurements.latest().asks;
    let number = |id: &AskId| asks.iter().position(|ask| ask.id == *id).map(|at| at + 1);
    let named = |id: &AskId| number(id).map_or_else(|| "een vraag".to_owned(), |number| format!("vraag {number}"));
    let (said, number) = match part {
        // A new one comes at the end; what is left then is next to where it was.
        AskEdit::Add(_) => ("een nieuwe vraag aan de bestuurder".to_owned(), Some(asks.len())),
        AskEdit::Remove(id) => ("het weghalen van een vraag aan de bestuurder".to_owned(), number(id)),
        AskEdit::MoveUp(id) => (format!("de plaats van {}", named(id)), number(id)),
        AskEdit::Serves(id, ..) => (format!("de punten bij {}", named(id)), number(id)),
        AskEdit::Text(id, field, _) => {
            let said = match field {
                AskField::Text => "de tekst van",
                AskField::Explanation => "de toelichting bij",
                AskField::Who => "wie beslist over",
                AskField::When => "wanneer bij",
            };
            (format!("{said} {}", named(id)), number(id))
        }
    };
    let field = if let AskEdit::Text(_, field, _) = part { *field } else { AskField::Text };
    let wish = number.filter(|number| *number > 0).map(|number| Wish::Field(ask_field(field, number)));
    Changed { said, place: Some(Place::Outcome), item: None, wish }
}

/// What was said of an aandachtspunt; `name` is that of its choices, which are there while it is one.
fn standing(item: &ItemId, part: &AnswerEdit, name: String, (catalogue, dossier): (&Catalogue, &Dossier)) -> Changed {
    let Changed { said, .. } = answer(item, part, catalogue);
    let is_gap = dossier.measurements.latest().rating(item).is_some_and(Rating::is_gap);
    Changed { said, place: Some(Place::Outcome), item: None, wish: is_gap.then_some(Wish::Choice(name)) }
}

fn look_back(id: &ActionId, part: &LookBackEdit, dossier: &Dossier) -> Changed {
    let actions = look_back_at(dossier, dossier.measurements.latest());
    let number = actions.iter().find(|it| it.action.id == *id).map_or(0, |it| it.number);
    let (said, wish) = match part {
        LookBackEdit::Outcome(_) => ("hoe het ging met", Wish::Choice(outcome_row(number))),
        LookBackEdit::Gave(_) => ("wat het gaf bij", Wish::Field(gave_field(number))),
    };
    Changed { said: format!("{said} actie {number}"), place: Some(Place::LookBack), item: None, wish: Some(wish) }
}

/// The number of an item, as `1.2`; its id where the content does not know it.
fn item_number(item: &ItemId, catalogue: &Catalogue) -> String {
    match catalogue.number(item) {
        "" => item.to_string(),
        number => number.to_owned(),
    }
}

/// Where a text stands that is not finished.
fn draft(part: &DraftField, catalogue: &Catalogue, dossier: &Dossier) -> Changed {
    let at = |said: String, place: Option<Place>, wish: Option<Wish>| Changed { said, place, item: None, wish };
    let number = |id: &ActionId| dossier.actions.iter().position(|action| action.id == *id).map_or(0, |at| at + 1);
    match part {
        DraftField::Action(item) => {
            let number = item_number(item, catalogue);
            let place = catalogue.item(item).map(|(precondition, _)| Place::Precondition(precondition.id.clone()));
            let wish = Wish::Field(format!("Actie die nog niet af is, bij {number}"));
            Changed { item: Some(item.clone()), ..at(format!("een actie die nog niet af is, bij {number}"), place, Some(wish)) }
        }
        DraftField::Owner(item) | DraftField::Quarter(item) => {
            let what = if matches!(part, DraftField::Owner(_)) { "de trekker" } else { "het kwartaal" };
            let number = item_number(item, catalogue);
            let place = catalogue.item(item).map(|(precondition, _)| Place::Precondition(precondition.id.clone()));
            let said = format!("{what} van een actie die nog niet af is, bij {number}");
            Changed { item: Some(item.clone()), ..at(said, place, None) }
        }
        DraftField::Start(id) => {
            let wish = Wish::Field(format!("Start in kwartaal, actie {}", number(id)));
            at(format!("de start bij actie {}", number(id)), Some(Place::Actions), Some(wish))
        }
        DraftField::Ready(id) => {
            let wish = Wish::Field(format!("Klaar in kwartaal, actie {}", number(id)));
            at(format!("wanneer actie {} klaar is", number(id)), Some(Place::Actions), Some(wish))
        }
        DraftField::ReferenceDate => {
            at("de peildatum".to_owned(), Some(Place::Profile), Some(Wish::Field(REFERENCE_DATE.to_owned())))
        }
        DraftField::AdoptionDate => {
            let wish = Wish::Field("Dag van vaststellen".to_owned());
            at("de dag van vaststellen".to_owned(), Some(Place::Adopt), Some(wish))
        }
        DraftField::Reopening => {
            let wish = Wish::Field("Reden van het heropenen".to_owned());
            at("de reden voor het heropenen".to_owned(), Some(Place::Adopt), Some(wish))
        }
    }
}

fn answer(item: &ItemId, part: &AnswerEdit, catalogue: &Catalogue) -> Changed {
    let (found, number) = (catalogue.item(item), item_number(item, catalogue));
    let named = |name: &str| Some(Wish::Field(format!("{name} bij {number}")));
    let (said, wish) = match part {
        AnswerEdit::Rating(_) => ("het oordeel", Some(Wish::Choice(number.clone()))),
        AnswerEdit::Hand { .. } => ("een hand", None),
        AnswerEdit::Priority(_) => ("‘als eerste’", None),
        AnswerEdit::Evidence(_) => ("onderbouwing", named("Onderbouwing")),
        AnswerEdit::CheckedWith(_) => ("‘ziet een ander dit ook?’", Some(Wish::Field(with_whom_name(&number)))),
        AnswerEdit::WhatChanged(_) => ("wat er veranderde", Some(Wish::Choice(row_name(&number)))),
        AnswerEdit::Decider(_) => ("wie beslist", None),
        AnswerEdit::Effect(_) => ("het effect", None),
        AnswerEdit::Ease(_) => ("het gemak", None),
        AnswerEdit::Note(_) => ("notitie", named("Notitie")),
        AnswerEdit::Reason(_) => ("de reden voor n.v.t.", named("Reden voor n.v.t.")),
        AnswerEdit::LeaveAsIs(_) => ("‘bewust niet’", named("Reden voor bewust niet")),
        AnswerEdit::Minority(at, MinorityEdit::Text(_)) => {
            ("het minderheidsstandpunt", Some(Wish::Field(text_name(*at, &number))))
        }
        AnswerEdit::Minority(at, MinorityEdit::Role(_)) => {
            ("de rol bij het minderheidsstandpunt", Some(Wish::Field(role_name(*at, &number))))
        }
        AnswerEdit::Minority(at, MinorityEdit::Remove) => {
            ("het weghalen van een minderheidsstandpunt", Some(Wish::Field(text_name(*at, &number))))
        }
        AnswerEdit::ChangeReason(_) => ("waarom het veranderd is", Some(Wish::Field(why_name(&number)))),
    };
    let place = found.map(|(precondition, _)| Place::Precondition(precondition.id.clone()));
    Changed { said: format!("{said} bij {number}"), place, item: Some(item.clone()), wish }
}

fn intervention(id: &InterventionId, part: &InterventionEdit, catalogue: &Catalogue, dossier: &Dossier) -> Changed {
    let found = dossier.interventions.iter().find(|intervention| intervention.id == *id);
    let title = found.map(|found| words::shortened(&found.title, 40)).filter(|title| !title.is_empty());
    let of = title.map_or_else(|| "een interventie".to_owned(), |title| format!("de interventie ‘{title}’"));
    let view = if found.is_some() { InterventionsView::One(id.clone()) } else { InterventionsView::List };
    let field = |name: String| Some(Wish::Field(name));
    let point = |id: &PointId| {
        catalogue.principles().iter().find_map(|principle| {
            let place = |points: &[Point]| points.iter().position(|point| point.id == *id).map(|at| at + 1);
            let apply = place(&principle.apply).map(|at| format!("{}, toepassen {at}", principle.title));
            apply.or_else(|| Some(format!("{}, let op {}", principle.title, place(&principle.caution)?)))
        })
    };
    let (said, wish) = match part {
        InterventionEdit::Title(_) => ("de naam van".to_owned(), field("Naam van de interventie".to_owned())),
        InterventionEdit::Activity(_) => ("wat er gebeurt bij".to_owned(), field("Wat gebeurt er?".to_owned())),
        InterventionEdit::IntendedResult(_) => {
            ("wat het moet opleveren bij".to_owned(), field("Wat moet het opleveren?".to_owned()))
        }
        InterventionEdit::Owner(_) => ("de trekker van".to_owned(), field("Trekker".to_owned())),
        InterventionEdit::Remove => ("het weghalen van".to_owned(), None),
        InterventionEdit::Starter(question, _) => {
            let at = catalogue.starter_questions().iter().position(|other| other.id == *question).map_or(0, |at| at + 1);
            (format!("startvraag {at} bij"), field(format!("Antwoord op startvraag {at}")))
        }
        InterventionEdit::Apply(id, _) | InterventionEdit::Caution(id, _) => {
            ("een punt bij de principes van".to_owned(), point(id).map(Wish::Choice))
        }
        InterventionEdit::ApplyHow(id, _) | InterventionEdit::CautionHow(id, _) => {
            ("‘Hoe?’ bij de principes van".to_owned(), point(id).and_then(|point| field(format!("Hoe, {point}"))))
        }
    };
    Changed { said: format!("{said} {of}"), place: Some(Place::Interventions(view)), item: None, wish }
}

fn measurement(part: &MeasurementEdit) -> (String, Option<String>) {
    match part {
        MeasurementEdit::AddAttendee => ("een nieuwe aanwezige".to_owned(), None),
        MeasurementEdit::RemoveAttendee(_) => ("het weghalen van een aanwezige".to_owned(), None),
        MeasurementEdit::Attendee(at, field, _) => {
            let (said, name) = match field {
                AttendeeField::Role => ("de rol", "Rol"),
                AttendeeField::Organisation => ("de organisatie", "Organisatie"),
                AttendeeField::Name => ("de naam", "Naam"),
            };
            (format!("{said} van aanwezige {}", at + 1), Some(format!("{name} van aanwezige {}", at + 1)))
        }
        MeasurementEdit::AdoptionBody(_) => ("wie vaststelt".to_owned(), Some("Wie stelt vast".to_owned())),
        MeasurementEdit::AdoptionDate(_) => ("de dag van vaststellen".to_owned(), Some("Dag van vaststellen".to_owned())),
        MeasurementEdit::Adopt { .. } | MeasurementEdit::Reopen(_) | MeasurementEdit::Next => ("de meting".to_owned(), None),
    }
}

fn participant(id: &ParticipantId, part: &ParticipantEdit, dossier: &Dossier) -> Changed {
    let people = people(dossier, dossier.measurements.latest());
    let number = people.iter().position(|person| person.id == *id).map_or(0, |at| at + 1);
    let of = if number == 0 { "een deelnemer".to_owned() } else { format!("deelnemer {number}") };
    let (said, wish) = match part {
        ParticipantEdit::Text(field, _) => {
            let said = match field {
                ParticipantField::Role => "de rol",
                ParticipantField::Organisation => "de organisatie",
                ParticipantField::Name => "de naam",
            };
            (format!("{said} van {of}"), Some(Wish::Field(participant_field(*field, number))))
        }
        ParticipantEdit::MayBeNamed(_) => (format!("of de naam mag worden genoemd, bij {of}"), None),
    };
    Changed { said, place: Some(Place::Round), item: None, wish }
}

fn action(part: &ActionPlanEdit, catalogue: &Catalogue, dossier: &Dossier) -> Changed {
    let number = |id: &ActionId| dossier.actions.iter().position(|action| action.id == *id).map(|at| at + 1);
    let (said, wish) = match part {
        ActionPlanEdit::Add(_) => ("een nieuwe actie".to_owned(), None),
        ActionPlanEdit::AddAll(new) => (words::count(new.len(), "nieuwe actie", "nieuwe acties"), None),
        ActionPlanEdit::Finish(item) => (format!("een nieuwe actie bij {}", item_number(item, catalogue)), None),
        ActionPlanEdit::Discard(item) => (format!("het weggooien van een actie bij {}", item_number(item, catalogue)), None),
        ActionPlanEdit::Remove(id) => ("het verwijderen van een actie".to_owned(), Some(Wish::Card(id.clone()))),
        ActionPlanEdit::Change(id, change) => {
            let (said, name) = match change {
                ActionChange::What(_) => ("wat jullie gaan doen", Some("Wat gaan jullie doen")),
                ActionChange::DoneWhen(_) => ("‘klaar als’", Some("Klaar als")),
                ActionChange::Owner(_) => ("de trekker", Some("Trekker")),
                ActionChange::Risk(_) => ("het risico", Some("Risico")),
                ActionChange::RiskMeasure(_) => ("de maatregel", Some("Maatregel")),
                ActionChange::Start(_) => ("de start", None),
                ActionChange::Ready(_) => ("wanneer die klaar is", None),
                ActionChange::Status(_) => ("hoe het ervoor staat", None),
                ActionChange::Item(_) => ("het punt", None),
            };
            match number(id) {
                Some(number) => {
                    let field = name.map(|name| Wish::Field(format!("{name}, actie {number}")));
                    (format!("{said} bij actie {number}"), field.or_else(|| Some(Wish::Card(id.clone()))))
                }
                None => (said.to_owned(), None),
            }
        }
    };
    Changed { said, place: Some(Place::Actions), item: None, wish }
}
