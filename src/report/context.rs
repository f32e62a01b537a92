//! What the sections need, computed once.

use jiff::civil::Date;

use super::anchors::{action_anchor, item_anchor};
use super::document::{About, Block, Document, Text};
use super::request::{Examples, Options, ReportKind};
use crate::analysis::{Comparison, DateRemark, Direction, Gap, Scores, compare, dates_of, own_scores, scores, shown_views};
use crate::checksum::altered;
use crate::content::{BuildingBlock, Catalogue, ChecklistItem, ItemId, PointId, PracticeEntry, QuestionId, SourceDocument};
use crate::model::{Action, Answer, Dossier, DraftField, FirstViews, Measurement, Profile, Quarter};
use crate::words;

/// What every report is about, in a few words.
pub(super) const SUBJECT: &str = "Zelfbeoordeling van de wijkaanpak tegen ondermijning";

/// A dossier and one of its measurements, as sections read them.
pub(super) struct Context<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) dossier: &'a Dossier,
    pub(super) measurement: &'a Measurement,
    pub(super) kind: ReportKind,
    /// The earlier measurement and what changed since.
    pub(super) earlier: Option<Earlier<'a>>,
    pub(super) options: Options,
    /// Examples from practice that were asked for.
    pub(super) examples: Option<Examples<'a>>,
    pub(super) scores: Scores,
    /// What the invulbladen came to, as far as that may be told.
    pub(super) first_views: FirstViews,
    /// The numbers of those measurements of this report that were changed after their adoption, in order.
    altered: Vec<u16>,
}

/// The earlier measurement of a comparison.
pub(super) struct Earlier<'a> {
    pub(super) measurement: &'a Measurement,
    pub(super) comparison: Comparison,
    /// Its own scores, as its own report printed them.
    pub(super) scores: Scores,
}

impl Earlier<'_> {
    /// `0-meting`.
    pub(super) fn name(&self) -> String {
        words::measurement(self.measurement.number)
    }

    /// The short names of the randvoorwaarden that went each way, in the order from better to not comparable. A way that none
    /// went is left out.
    pub(super) fn by_direction<'b>(&self, catalogue: &'b Catalogue) -> impl Iterator<Item = (Option<Direction>, Vec<&'b str>)> {
        Direction::ALL.map(Some).into_iter().chain([None]).filter_map(|direction| {
            let here = self.comparison.preconditions.iter().filter(|change| change.direction == direction);
            let names: Vec<&str> =
                here.filter_map(|change| Some(catalogue.precondition(&change.id)?.short_title.as_str())).collect();
            (!names.is_empty()).then_some((direction, names))
        })
    }
}

impl<'a> Context<'a> {
    pub(super) fn new(
        catalogue: &'a Catalogue,
        dossier: &'a Dossier,
        measurement: &'a Measurement,
        against: Option<&'a Measurement>,
        kind: ReportKind,
        options: Options,
    ) -> Self {
        let scores = scores(catalogue, measurement);
        let earlier = against.map(|earlier| Earlier {
            measurement: earlier,
            comparison: compare(catalogue, earlier, measurement),
            scores: own_scores(catalogue, earlier),
        });
        let altered = altered(against.into_iter().chain([measurement]));
        let first_views = shown_views(dossier, measurement);
        Self { catalogue, dossier, measurement, kind, earlier, options, examples: None, scores, first_views, altered }
    }

    /// The report that says this.
    pub(super) fn document(&self, blocks: Vec<Block>) -> Document {
        let about = About {
            title: self.title(),
            author: organisation(&self.dossier.profile),
            subject: SUBJECT.to_owned(),
            date: Some(self.date()),
            identity: self.identity(),
        };
        Document { about, head: self.place(), measured: self.measured(), foot: self.foot(), blocks }
    }

    /// Identifies this report by its dossier, measurement, kind and options; the same each time.
    fn identity(&self) -> String {
        let against = self.earlier.as_ref().map(|earlier| format!(" tegen {}", earlier.measurement.id)).unwrap_or_default();
        let notes = if self.options.notes { "" } else { " zonder notities" };
        let names = if self.options.names { "" } else { " zonder namen" };
        let anchors = if self.prints_anchors() { " met ankers" } else { "" };
        let examples: Vec<String> = self.printed_examples().iter().map(|(entry, _)| format!(" met {}", entry.id)).collect();
        let examples = examples.concat();
        // What was adopted does not depend on the day.
        let day = self.options.day.filter(|_| self.measurement.is_open()).map(|day| format!(" op {day}")).unwrap_or_default();
        format!(
            "{} {} {}{against}{notes}{names}{anchors}{examples}{day}",
            self.kind.word(),
            self.dossier.id,
            self.measurement.id
        )
    }

    /// `0-meting`.
    pub(super) fn measurement_name(&self) -> String {
        words::measurement(self.measurement.number)
    }

    /// `0-meting`, or `1-meting, vergeleken met de 0-meting`.
    pub(super) fn what_is_measured(&self) -> String {
        let name = self.measurement_name();
        match &self.earlier {
            Some(earlier) => format!("{name}, vergeleken met de {}", earlier.name()),
            None => name,
        }
    }

    /// The wijk, or a phrase when it has no name yet.
    pub(super) fn neighbourhood(&self) -> String {
        given(&self.dossier.profile.neighbourhood).unwrap_or("Wijk zonder naam").to_owned()
    }

    /// Wijk and gemeente on one line.
    pub(super) fn place(&self) -> String {
        let municipality = given(&self.dossier.profile.municipality).map(one_line);
        [one_line(&self.neighbourhood())].into_iter().chain(municipality).collect::<Vec<_>>().join(", ")
    }

    /// What the report is called, for lists of files and title bars.
    fn title(&self) -> String {
        let compared = self.earlier.as_ref().map(|earlier| format!(", vergeleken met de {}", earlier.name()));
        let kind = self.kind_name().map(|kind| format!("{} ", words::sentence_case(kind))).unwrap_or_default();
        format!("{kind}{} {}{}", self.measurement_name(), self.place(), compared.unwrap_or_default())
    }

    /// Which report of which measurement, for the head of each page: `Gaprapport nulmeting, 15 oktober 2026`.
    fn measured(&self) -> String {
        let name = match (&self.earlier, self.kind_name()) {
            (Some(_), _) => self.what_is_measured(),
            (None, Some(kind)) => format!("{} {}", words::sentence_case(kind), self.measurement_title().to_lowercase()),
            (None, None) => self.measurement_title(),
        };
        match self.measurement.reference_date.filter(|_| self.earlier.is_none()) {
            Some(date) => format!("{name}, {}", words::date(date)),
            None => name,
        }
    }

    /// `Nulmeting` or `1-meting`, as a title.
    pub(super) fn measurement_title(&self) -> String {
        words::measurement_title(self.measurement.number)
    }

    /// The name of the kind, for reports that are not complete; the complete ones are named after their measurement.
    fn kind_name(&self) -> Option<&'static str> {
        match self.kind {
            ReportKind::Baseline | ReportKind::FollowUp => None,
            ReportKind::Gaps | ReportKind::Summary | ReportKind::Form | ReportKind::AnswerSheet => Some(self.kind.word()),
        }
    }

    /// The day that the report carries: of adoption, or of the last change.
    pub(super) fn date(&self) -> Date {
        self.measurement.adoption.as_ref().map_or(self.dossier.changed, |adoption| adoption.date)
    }

    /// The day that decides what is late: of adoption, or of making.
    pub(super) fn day(&self) -> Date {
        match &self.measurement.adoption {
            Some(adoption) => adoption.date,
            None => self.options.day.unwrap_or(self.dossier.changed),
        }
    }

    /// The quarter of [`day`](Self::day).
    pub(super) fn present(&self) -> Option<Quarter> {
        Quarter::of(self.day())
    }

    /// `Stand van 26 november 2026`, to stand beside what is late in a concept; nothing for what was adopted.
    pub(super) fn as_of(&self) -> Option<String> {
        self.measurement.is_open().then(|| format!("Stand van {}", words::date(self.day())))
    }

    /// Whether it is printed how each rating is recognised: that was asked for, and the content says it.
    pub(super) fn prints_anchors(&self) -> bool {
        self.options.anchors && self.kind.has_appendix() && self.catalogue.has_anchors()
    }

    /// The examples from practice of the appendix, each with its source; none in a kind without appendix.
    pub(super) fn printed_examples(&self) -> Vec<(&'a PracticeEntry, Option<&'a SourceDocument>)> {
        let Some(Examples { library, ids }) = self.examples.filter(|_| self.kind.has_appendix()) else { return Vec::new() };
        let entries = ids.iter().filter_map(|id| library.get(id));
        entries.map(|entry| (entry, library.document(&entry.source.document))).collect()
    }

    /// What a reader must know before anything else: that something was changed after its adoption, and dates that cannot be
    /// right. Each in full sentences.
    pub(super) fn remarks(&self) -> Vec<String> {
        let mut remarks: Vec<String> =
            words::altered(&self.altered).iter().map(|altered| words::sentence_case(altered)).collect();
        let earlier = self.earlier.as_ref().map(|earlier| earlier.measurement);
        let dates = earlier.into_iter().chain([self.measurement]).flat_map(|it| dates_of(self.dossier, it, self.options.day));
        let (actions, dates): (Vec<DateRemark>, _) =
            dates.partition(|remark| matches!(remark, DateRemark::ReadyBeforeStart { .. }));
        remarks
            .extend(dates.iter().map(|remark: &DateRemark| format!("{}.", words::sentence_case(&words::date_remark(remark)))));
        if !actions.is_empty() {
            // Each stands with its action; many of them would fill a cover.
            let number = words::count(actions.len(), "actie", "acties");
            remarks.push(format!("Bij {number} kunnen de kwartalen niet kloppen: {}.", words::READY_BEFORE_START));
        }
        remarks
    }

    /// Whether this measurement is not what was adopted.
    pub(super) fn is_altered(&self, measurement: &Measurement) -> bool {
        self.altered.contains(&measurement.number)
    }

    /// What stands at the foot of each page: how the report stands, and what was changed after its adoption.
    fn foot(&self) -> String {
        let names: Vec<String> = self.altered.iter().map(|number| words::measurement(*number)).collect();
        match names.as_slice() {
            [] => self.standing_short(),
            names => format!("{} na vaststelling veranderd; {}", words::enumeration(names), self.standing_short()),
        }
    }

    /// What was typed as a date of the measurement without being one: `half oktober (nog niet afgemaakt)`.
    pub(super) fn begun_date(&self, field: &DraftField) -> Option<String> {
        given(self.dossier.drafts.get(field)).map(|text| format!("{text} ({})", words::UNFINISHED))
    }

    /// What was begun as an action for an item and is not finished; only a concept has that.
    pub(super) fn begun_action(&self, item: &ItemId) -> Option<String> {
        let begun = self.dossier.drafts.begun(item);
        (!begun.is_empty()).then(|| words::begun_action(begun))
    }

    /// `Concept`, or when it was adopted.
    fn standing_short(&self) -> String {
        match &self.measurement.adoption {
            Some(adoption) => format!("vastgesteld op {}", words::date(adoption.date)),
            None => "concept".to_owned(),
        }
    }

    /// The state of the measurement in a line.
    pub(super) fn standing(&self) -> String {
        match &self.measurement.adoption {
            Some(adoption) => match given(&adoption.body) {
                Some(body) => format!("Vastgesteld op {} door {body}", words::date(adoption.date)),
                None => format!("Vastgesteld op {}", words::date(adoption.date)),
            },
            None => format!("Concept, laatst gewijzigd op {}", words::date(self.dossier.changed)),
        }
    }

    /// `1.3`; nothing for an item that the content lacks.
    pub(super) fn number(&self, item: &ItemId) -> &str {
        self.catalogue.number(item)
    }

    /// The wording to which the team answered: the frozen one of an adopted measurement, else the content's.
    pub(super) fn item_text(&self, item: &'a ChecklistItem) -> &'a str {
        self.measurement.frozen_wording(&item.id).unwrap_or(&item.text)
    }

    /// The frozen wording of a point.
    pub(super) fn frozen_point(&self, point: &PointId) -> Option<&'a str> {
        self.measurement.adoption.as_ref()?.snapshot.points.get(point).map(String::as_str)
    }

    /// The frozen wording of a startvraag.
    pub(super) fn frozen_question(&self, question: &QuestionId) -> Option<&'a str> {
        self.measurement.adoption.as_ref()?.snapshot.questions.get(question).map(String::as_str)
    }

    /// The actions as they are, or as they were at adoption.
    pub(super) fn actions(&self) -> &'a [Action] {
        self.dossier.actions_of(self.measurement)
    }

    /// The actions with their numbers.
    pub(super) fn numbered_actions(&self) -> impl Iterator<Item = (usize, &'a Action)> + use<'a> {
        (1..).zip(self.actions())
    }

    /// The actions that serve an item, with their numbers.
    pub(super) fn serving<'b>(&self, item: &'b ItemId) -> impl Iterator<Item = (usize, &'a Action)> + use<'a, 'b> {
        self.numbered_actions().filter(move |(_, action)| action.item.as_ref() == Some(item))
    }

    /// Why the team leaves an item as it is, or that it does so.
    pub(super) fn left_as_is(&self, answer: &'a Answer) -> Option<&'a str> {
        let reason = answer.left_as_is.as_deref()?;
        Some(self.note(reason).unwrap_or(LEFT_AS_IS))
    }

    /// The aandachtspunten of a bouwsteen.
    pub(super) fn gaps_of<'b>(&self, block: &BuildingBlock, gaps: &'b [Gap]) -> impl Iterator<Item = &'b Gap> {
        gaps.iter().filter(|gap| {
            let found = self.catalogue.precondition(&gap.precondition);
            found.is_some_and(|precondition| precondition.building_block == block.id)
        })
    }

    /// A note, unless notes are left out or there is none.
    pub(super) fn note(&self, text: &'a str) -> Option<&'a str> {
        given(text).filter(|_| self.options.notes)
    }

    /// The actions that serve an item, each leading to its place.
    pub(super) fn actions_for(&self, item: &ItemId) -> Option<Text> {
        let link = |(number, action): (usize, &Action)| {
            Text::link(format!("{}. {}", action_number(number), action.what), action_anchor(number))
        };
        Text::joined(self.serving(item).map(link), "\n")
    }
}

/// Printed for an item that the team leaves as it is, where no reason is printed.
const LEFT_AS_IS: &str = "Het team kiest ervoor om dit zo te laten.";

/// The text without white space around it; `None` when nothing is left.
pub(super) fn given(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

/// The text on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Who makes a report: gemeente and team.
pub(super) fn organisation(profile: &Profile) -> String {
    let municipality = given(&profile.municipality).map(|name| words::municipality(&one_line(name)));
    let team = given(&profile.team).map(one_line);
    municipality.into_iter().chain(team).collect::<Vec<_>>().join(", ")
}

/// The number of an item, leading to its place.
pub(super) fn item_link(context: &Context<'_>, item: &ItemId) -> Text {
    Text::link(context.number(item), item_anchor(item))
}

/// `A3`.
pub(super) fn action_number(number: usize) -> String {
    format!("A{number}")
}
