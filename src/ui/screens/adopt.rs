//! Vaststellen: what is still open, who was there, freezing the measurement; reopening it, and beginning the next one.

mod attendance;
mod frozen;

use std::sync::Arc;

use egui::{Sense, Stroke, Ui, Vec2, vec2};
use jiff::civil::Date;

use crate::analysis::{self, DateRemark, Gap};
use crate::checksum;
use crate::content::{Catalogue, ItemId};
use crate::model::{Dossier, DraftField, Drafts, Measurement, Rating};
use crate::session::{Edit, MeasurementEdit};
use crate::ui::announce::announce;
use crate::ui::command::{Command, Place};
use crate::ui::dates::{DateField, REFERENCE_DATE, TypedDate, date_line, reference_date_line};
use crate::ui::focus::{self, Wish};
use crate::ui::rows::{Way, item_row, row_to};
use crate::ui::screens::outcome::CONCLUSION_FIELD;
use crate::ui::shell::{Foot, Head, Page, Part, page_ui};
use crate::ui::theme::{self, Palette, TARGET, space};
use crate::ui::widgets::{
    Column, Icon, button, card, columns, field_error, fixed, focus_field, gap, heading, icon_at, link, may_change, next_card,
    paragraph, primary_button, small_text, subheading, text_line,
};
use crate::words;

/// What the screen shows.
pub struct AdoptScreen<'a> {
    /// What was asked.
    pub catalogue: &'a Arc<Catalogue>,
    /// The measurement that is shown.
    pub measurement: &'a Measurement,
    /// The number of the latest one.
    pub latest: u16,
    /// What was begun and not finished.
    pub drafts: &'a Drafts,
    /// What is still open in it.
    pub check: &'a OpenCheck,
}

/// What is still open in a measurement. Computed when something changes, not for every frame.
pub struct OpenCheck {
    /// Items without a rating.
    pub unanswered: Vec<ItemId>,
    /// Aandachtspunten without a decision.
    pub undecided: Vec<Gap>,
    /// Items with another rating than before of which the team did not say what changed.
    pub without_reason: Vec<ItemId>,
    /// What was begun and not finished, and what each is called.
    pub unfinished: Vec<(DraftField, String)>,
    /// Items that do not apply of which the team did not say why.
    pub not_applicable: Vec<ItemId>,
    /// Dates that cannot be right.
    pub dates: Vec<DateRemark>,
    /// Whether a frozen measurement is what was adopted.
    pub is_intact: bool,
}

impl OpenCheck {
    /// Looks a measurement through, as it is on this day.
    pub fn new(catalogue: &Catalogue, dossier: &Dossier, measurement: &Measurement, today: Date) -> Self {
        let named = |field: DraftField| {
            let name = words::draft_name(&field, dossier, catalogue);
            (field, name)
        };
        Self {
            unanswered: analysis::unanswered(catalogue, measurement),
            without_reason: analysis::without_reason(catalogue, dossier, measurement),
            undecided: analysis::undecided(catalogue, measurement, &dossier.actions),
            not_applicable: not_applicable_without_reason(catalogue, measurement),
            unfinished: analysis::unfinished(dossier).into_iter().map(named).collect(),
            dates: analysis::dates_before_adopting(dossier, measurement, today),
            is_intact: checksum::is_intact(measurement),
        }
    }

    /// What is open, in words that follow on 'er zijn'; `None` when nothing is.
    fn said(&self) -> Option<String> {
        let unanswered = words::count(self.unanswered.len(), "punt zonder oordeel", "punten zonder oordeel");
        let undecided = words::count(self.undecided.len(), "aandachtspunt zonder besluit", "aandachtspunten zonder besluit");
        match (self.unanswered.is_empty(), self.undecided.is_empty()) {
            (true, true) => None,
            (false, true) => Some(unanswered),
            (true, false) => Some(undecided),
            (false, false) => Some(format!("{unanswered} en {undecided}")),
        }
    }
}

/// Items that were rated n.v.t. without a word on why.
fn not_applicable_without_reason(catalogue: &Catalogue, measurement: &Measurement) -> Vec<ItemId> {
    let lacks_reason = |item: &ItemId| {
        measurement
            .answers
            .get(item)
            .is_some_and(|answer| answer.rating == Some(Rating::NotApplicable) && answer.reason.trim().is_empty())
    };
    catalogue.items().map(|(_, item)| item.id.clone()).filter(lacks_reason).collect()
}

/// What the user typed and unfolded.
#[derive(Debug, Default)]
pub struct AdoptState {
    reference: DateField,
    adopted_on: DateField,
    /// How many items were unanswered and undecided when the team said that it knows.
    aware_of: Option<(usize, usize)>,
    /// Whether long lists are shown whole.
    is_unfolded: bool,
    /// Whether what it takes to reopen is unfolded.
    is_reopening: bool,
    /// How wide and how high the list of what is open was at most since the screen was shown, in points: it keeps that room.
    reserved: Option<Vec2>,
}

/// How many items a list shows until the user asks for all.
const FIRST_ITEMS: usize = 6;
/// From this width, in points, there are two columns.
const ROOM_FOR_TWO: f32 = 840.0;

impl AdoptScreen<'_> {
    /// How many items are unanswered, and how many aandachtspunten undecided.
    fn open(&self) -> (usize, usize) {
        (self.check.unanswered.len(), self.check.undecided.len())
    }
}

/// Draws the screen.
pub fn adopt_ui(ui: &mut Ui, page: &Page, screen: &AdoptScreen<'_>, state: &mut AdoptState, commands: &mut Vec<Command>) {
    let name = words::measurement_title(screen.measurement.number);
    if page.is_new {
        state.reserved = None;
    }
    if !screen.measurement.is_open() {
        let title = format!("{name} vastgesteld");
        page_ui(ui, page, Head::new(&title), Foot::None, commands, |ui, part, commands| {
            if part == Part::Body {
                frozen::frozen_ui(ui, screen, &mut state.is_reopening, commands);
            }
        });
        return;
    }
    let title = format!("{name} vaststellen");
    page_ui(ui, page, Head::new(&title), Foot::Shown, commands, |ui, part, commands| match part {
        Part::Body => body_ui(ui, screen, state, commands),
        Part::Foot => adopt_button_ui(ui, screen, state, commands),
        Part::Views | Part::HeadEnd | Part::FootEnd => {}
    });
}

fn body_ui(ui: &mut Ui, screen: &AdoptScreen<'_>, state: &mut AdoptState, commands: &mut Vec<Command>) {
    paragraph(
        ui,
        "Zijn jullie klaar? Dan stelt bijvoorbeeld de stuurgroep de meting vast. Daarna verandert er niets meer aan, zodat jullie \
         er later een nieuwe meting naast kunnen leggen.",
    );
    gap(ui, space::S);
    columns(ui, ROOM_FOR_TWO, 0.56, |ui, column| {
        match column {
            Column::Left => card(ui, |ui| {
                // What is filled in on this screen makes the list shorter, and moves nothing.
                let top = ui.cursor().top();
                check_ui(ui, screen, &mut state.is_unfolded, commands);
                reserve(ui, &mut state.reserved, ui.cursor().top() - top);
            }),
            Column::Right => {
                card(ui, |ui| plan_ui(ui, screen, (&mut state.reference, &mut state.adopted_on), commands));
                next_card(ui, |ui| conclusion_ui(ui, screen.measurement, commands));
            }
        }
        gap(ui, space::S);
    });
    card(ui, |ui| attendance::attendance_ui(ui, &screen.measurement.attendance, commands));
    if screen.check.said().is_some() {
        next_card(ui, |ui| aware_ui(ui, screen, state));
    }
}

/// A change to the measurement.
fn edit(edit: MeasurementEdit) -> Command {
    Command::edit(Edit::Measurement(edit))
}

/// Keeps as much room as was needed here at most, which is more than `height` points when something is done.
fn reserve(ui: &mut Ui, reserved: &mut Option<Vec2>, height: f32) {
    let width = ui.available_width();
    let before = reserved.filter(|before| (before.x - width).abs() < 1.0).map_or(0.0, |before| before.y);
    gap(ui, (before - height).max(0.0));
    *reserved = Some(vec2(width, before.max(height)));
}

fn check_ui(ui: &mut Ui, screen: &AdoptScreen<'_>, is_unfolded: &mut bool, commands: &mut Vec<Command>) {
    let check = screen.check;
    heading(ui, "Wat staat er nog open?");
    for need in Need::ALL {
        need_ui(ui, need, need.is_met(screen));
    }
    gap(ui, space::XS);
    let shown = |all: usize| if *is_unfolded { all } else { all.min(FIRST_ITEMS) };
    let is_clean = check.unfinished.is_empty()
        && check.dates.is_empty()
        && check.without_reason.is_empty()
        && check.not_applicable.is_empty();
    if is_clean && check.said().is_none() {
        paragraph(ui, "Elk punt heeft een oordeel, en over elk aandachtspunt is iets besloten.");
    }
    if !check.unanswered.is_empty() {
        let count = words::count(check.unanswered.len(), "punt zonder oordeel", "punten zonder oordeel");
        subheading(ui, &words::sentence_case(&count));
        for id in &check.unanswered[..shown(check.unanswered.len())] {
            item_row(ui, screen.catalogue, (id, None), "Zonder oordeel", "", commands);
        }
    }
    if !check.undecided.is_empty() {
        let count = words::count(check.undecided.len(), "aandachtspunt zonder besluit", "aandachtspunten zonder besluit");
        subheading(ui, &words::sentence_case(&count));
        small_text(
            ui,
            "Een besluit is een actie bij dat punt, met een trekker en een kwartaal waarin die klaar is, of ‘bewust niet’ met een reden.",
        );
        for gap in &check.undecided[..shown(check.undecided.len())] {
            let remark = format!("{}, ", words::sentence_case(words::rating(gap.rating)));
            row_to(ui, screen.catalogue, Way::Decision, (&gap.item, Some(gap.rating)), "Zonder besluit", &remark, commands);
        }
    }
    if !check.without_reason.is_empty() {
        let count = check.without_reason.len();
        let heading = words::count(count, "veranderd oordeel zonder reden", "veranderde oordelen zonder reden");
        subheading(ui, &words::sentence_case(&heading));
        small_text(ui, "Dit mag zo blijven. In het rapport tellen ze dan als ‘reden niet gegeven’.");
        for id in &check.without_reason[..shown(count)] {
            item_row(ui, screen.catalogue, (id, screen.measurement.rating(id)), "Zonder reden", "", commands);
        }
    }
    if !check.not_applicable.is_empty() {
        let count = check.not_applicable.len();
        let heading = words::count(count, "punt met n.v.t. zonder reden", "punten met n.v.t. zonder reden");
        subheading(ui, &words::sentence_case(&heading));
        small_text(
            ui,
            "Dit mag zo blijven. Schrijf liever op waarom het punt niet geldt: wie het rapport leest, wil dat weten.",
        );
        for id in &check.not_applicable[..shown(count)] {
            item_row(ui, screen.catalogue, (id, Some(Rating::NotApplicable)), "N.v.t. zonder reden", "", commands);
        }
    }
    // What is typed on this screen comes last, so that it moves nothing else.
    unfinished_ui(ui, screen, commands);
    dates_ui(ui, &check.dates);
    let lists = [check.unanswered.len(), check.undecided.len(), check.without_reason.len(), check.not_applicable.len()];
    if lists.into_iter().any(|count| count > FIRST_ITEMS) {
        let label = if *is_unfolded { "Toon alleen de eerste punten" } else { "Toon alle open punten" };
        // Above it comes and goes what was half typed.
        if fixed(ui, "unfold", |ui| button(ui, label, true)).clicked() {
            *is_unfolded = !*is_unfolded;
        }
    }
}

/// Something that has to be filled in before anything can be adopted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    ReferenceDate,
    Body,
    AdoptionDate,
}

impl Need {
    const ALL: [Self; 3] = [Self::ReferenceDate, Self::Body, Self::AdoptionDate];

    fn is_met(self, screen: &AdoptScreen<'_>) -> bool {
        let AdoptScreen { measurement, drafts, .. } = screen;
        let plan = &measurement.adoption_plan;
        let is_right = |field| drafts.get(&field).is_empty();
        match self {
            Self::ReferenceDate => measurement.reference_date.is_some() && is_right(DraftField::ReferenceDate),
            Self::Body => !plan.body.trim().is_empty(),
            Self::AdoptionDate => plan.date.is_some() && is_right(DraftField::AdoptionDate),
        }
    }

    /// In words, without a capital.
    fn name(self) -> &'static str {
        match self {
            Self::ReferenceDate => "de peildatum",
            Self::Body => "wie vaststelt",
            Self::AdoptionDate => "de dag van vaststellen",
        }
    }

    /// Its field on this screen.
    fn field(self) -> &'static str {
        match self {
            Self::ReferenceDate => REFERENCE_DATE,
            Self::Body => BODY,
            Self::AdoptionDate => ADOPTION_DATE,
        }
    }
}

/// A row that leads to a field, with whether something stands in it. It stays when it does, so that nothing moves.
fn need_ui(ui: &mut Ui, need: Need, is_met: bool) {
    fixed(ui, need.name(), |ui| {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(24.0, TARGET), Sense::hover());
            let palette = Palette::of(ui);
            if is_met {
                icon_at(ui, Icon::Check, rect.center(), palette.ink_soft);
            } else {
                ui.painter().circle_stroke(rect.center(), 6.0, Stroke::new(1.5, palette.line));
            }
            let name = words::sentence_case(need.name());
            let text = if is_met { format!("{name}: ingevuld") } else { format!("{name}: vul dit nog in") };
            if link(ui, &text).clicked() {
                focus_field(ui.ctx(), need.field().to_owned());
            }
        });
    });
}

/// What was begun and has to be decided first, each leading to where that is done.
fn unfinished_ui(ui: &mut Ui, screen: &AdoptScreen<'_>, commands: &mut Vec<Command>) {
    let unfinished = &screen.check.unfinished;
    if unfinished.is_empty() {
        return;
    }
    let count = words::count(unfinished.len(), "tekst die nog niet af is", "teksten die nog niet af zijn");
    subheading(ui, &words::sentence_case(&count));
    small_text(ui, "Maak ze af of gooi ze weg. Pas daarna kunnen jullie de meting vaststellen.");
    for (field, name) in unfinished {
        ui.push_id(("unfinished", name), |ui| {
            let text = words::shortened(screen.drafts.get(field), DRAFT);
            let response = link(ui, &format!("{}: {text}", words::sentence_case(name)));
            if response.clicked() {
                match field {
                    DraftField::Action(item) | DraftField::Owner(item) | DraftField::Quarter(item) => {
                        match screen.catalogue.item(item) {
                            Some((precondition, _)) => commands.push(Command::Show(precondition.id.clone(), item.clone())),
                            None => commands.push(Command::Go(Place::Actions)),
                        }
                    }
                    DraftField::Start(action) | DraftField::Ready(action) => {
                        commands.push(Command::ShowAction(action.clone()));
                    }
                    DraftField::ReferenceDate => focus_field(ui.ctx(), REFERENCE_DATE.to_owned()),
                    DraftField::AdoptionDate => focus_field(ui.ctx(), ADOPTION_DATE.to_owned()),
                    DraftField::Reopening => {}
                }
            }
        });
    }
}

/// Dates that cannot be right. A remark: the team knows what is right.
fn dates_ui(ui: &mut Ui, dates: &[DateRemark]) {
    if dates.is_empty() {
        return;
    }
    subheading(ui, "Kloppen deze dagen?");
    for remark in dates {
        small_text(ui, &format!("{}.", words::sentence_case(&words::date_remark(remark))));
    }
}

/// How much is shown of a text that is not finished, in characters.
const DRAFT: usize = 60;
/// What a screen reader says of the field for the day of adoption.
const ADOPTION_DATE: &str = "Dag van vaststellen";
/// What a screen reader says of the field for who adopts.
const BODY: &str = "Wie stelt vast";

fn plan_ui(
    ui: &mut Ui,
    screen: &AdoptScreen<'_>,
    (reference, adopted_on): (&mut DateField, &mut DateField),
    commands: &mut Vec<Command>,
) {
    let AdoptScreen { measurement, drafts, .. } = screen;
    let plan = &measurement.adoption_plan;
    heading(ui, "Wanneer, en door wie?");
    let date = reference_date_line(ui, measurement.reference_date, drafts, reference);
    commands.extend(date.map(Command::edit));
    let body = text_line(ui, "Wie stelt de meting vast? Bijvoorbeeld de stuurgroep", BODY, &plan.body);
    commands.extend(body.map(|text| edit(MeasurementEdit::AdoptionBody(text))));
    let draft = drafts.get(&DraftField::AdoptionDate);
    let named = ("Op welke dag? Zoals 17-12-2026", ADOPTION_DATE);
    commands.extend(date_line(ui, named, plan.date, draft, adopted_on).map(|typed| {
        Command::edit(match typed {
            TypedDate::Date(date) => Edit::Measurement(MeasurementEdit::AdoptionDate(date)),
            TypedDate::Draft(text) => Edit::Draft(DraftField::AdoptionDate, text),
        })
    }));
    if is_too_early(measurement) {
        field_error(ui, "Deze dag ligt vóór de peildatum. Vaststellen kan op de peildatum of daarna.");
    }
}

fn is_too_early(measurement: &Measurement) -> bool {
    measurement.adoption_plan.date.zip(measurement.reference_date).is_some_and(|(adopted, measured)| adopted < measured)
}

/// The team's own words, to read once more.
fn conclusion_ui(ui: &mut Ui, measurement: &Measurement, commands: &mut Vec<Command>) {
    heading(ui, "Wat jullie zeggen en vragen");
    let asked = words::asks(&measurement.asks);
    for (label, text, otherwise) in [
        ("Conclusie", &*measurement.conclusion, "Jullie hebben nog geen conclusie opgeschreven."),
        ("Vragen aan de bestuurder", &asked, "Jullie hebben nog niets van de bestuurder gevraagd."),
    ] {
        small_text(ui, label);
        paragraph(ui, if text.trim().is_empty() { otherwise } else { text.trim() });
    }
    if button(ui, "Schrijf dit bij Uitkomst", true).clicked() {
        focus_field(ui.ctx(), CONCLUSION_FIELD.to_owned());
        commands.push(Command::Go(Place::Outcome));
    }
}

/// Asks whether the team knows what is open.
fn aware_ui(ui: &mut Ui, screen: &AdoptScreen<'_>, state: &mut AdoptState) {
    let Some(said) = screen.check.said() else { return };
    heading(ui, "Toch vaststellen?");
    let open = screen.open();
    let mut is_aware = state.aware_of == Some(open);
    let verb = if open.0 + open.1 == 1 { "is" } else { "zijn" };
    let text = format!("Wij weten dat er nog {said} {verb}, en stellen de meting zo vast");
    if check_box(ui, &mut is_aware, &text) {
        state.aware_of = is_aware.then_some(open);
    }
}

/// The button, and beside it what comes first or what it brings about.
fn adopt_button_ui(ui: &mut Ui, screen: &AdoptScreen<'_>, state: &mut AdoptState, commands: &mut Vec<Command>) {
    let is_aware = screen.check.said().is_none() || state.aware_of == Some(screen.open());
    let missing: Vec<Need> = Need::ALL.into_iter().filter(|need| !need.is_met(screen)).collect();
    let is_decided = screen.check.unfinished.is_empty();
    let is_ready = missing.is_empty() && is_aware && is_decided && !is_too_early(screen.measurement);
    if primary_button(ui, "Stel vast", is_ready && may_change(ui)).clicked() {
        state.aware_of = None;
        state.is_reopening = false;
        // What is said of it at the top of the screen is heard, also by who clicked.
        focus::wish(ui.ctx(), Wish::Done);
        commands.push(edit(MeasurementEdit::Adopt { content: Arc::clone(screen.catalogue) }));
        commands.push(Command::Go(Place::Adopt));
    }
    ui.add_space(space::S);
    if !missing.is_empty() {
        missing_ui(ui, &missing);
        return;
    }
    let what_first = if is_too_early(screen.measurement) {
        "Kijk eerst naar de dag van vaststellen."
    } else if !is_decided {
        UNDECIDED
    } else if is_aware {
        READY
    } else {
        UNAWARE
    };
    remark_ui(ui, what_first);
}

fn remark_ui(ui: &mut Ui, text: &str) {
    let color = Palette::of(ui).ink_soft;
    let shown = egui::RichText::new(text).font(theme::small()).color(color);
    let remark = ui.add(egui::Label::new(shown).truncate());
    announce(ui, &remark, egui::accesskit::Role::Status, egui::accesskit::Live::Off, text);
}

/// What has to be filled in first, each leading to its field; in little room, the first of it.
fn missing_ui(ui: &mut Ui, missing: &[Need]) {
    remark_ui(ui, "Vul eerst in:");
    for need in missing {
        let words = ui.painter().layout_no_wrap(need.name().to_owned(), theme::text(), Palette::of(ui).ink);
        if words.size().x + space::L > ui.available_width() {
            return;
        }
        fixed(ui, need.name(), |ui| {
            if link(ui, need.name()).clicked() {
                focus_field(ui.ctx(), need.field().to_owned());
            }
        });
    }
}

const READY: &str = "Daarna verandert er niets meer aan deze meting.";
const UNDECIDED: &str = "Maak eerst af wat nog niet af is, of gooi het weg.";
const UNAWARE: &str = "Zet eerst het vinkje, of werk de open punten weg.";

/// A box with a text that may take several lines; true when it was ticked or the tick was taken away.
fn check_box(ui: &mut Ui, value: &mut bool, text: &str) -> bool {
    ui.scope(|ui| {
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Wrap);
        ui.add_enabled(may_change(ui), egui::Checkbox::new(value, text)).changed()
    })
    .inner
}

#[cfg(test)]
mod tests {
    use super::OpenCheck;
    use crate::analysis::Gap;
    use crate::content::{ItemId, PreconditionId};
    use crate::model::Rating;

    fn check(unanswered: usize, undecided: usize, expected: Option<&str>) {
        let gap = Gap {
            item: ItemId::new("urgentiebesef.1"),
            precondition: PreconditionId::new("urgentiebesef"),
            rating: Rating::Partly,
            priority: false,
        };
        let unanswered = vec![ItemId::new("urgentiebesef.2"); unanswered];
        let open = OpenCheck {
            unanswered,
            undecided: vec![gap; undecided],
            without_reason: Vec::new(),
            not_applicable: Vec::new(),
            unfinished: Vec::new(),
            dates: Vec::new(),
            is_intact: true,
        };
        assert_eq!(open.said().as_deref(), expected);
    }

    #[test]
    fn what_is_open_is_said_in_words() {
        check(0, 0, None);
        check(1, 0, Some("één punt zonder oordeel"));
        check(0, 3, Some("drie aandachtspunten zonder besluit"));
        check(20, 1, Some("20 punten zonder oordeel en één aandachtspunt zonder besluit"));
    }
}
