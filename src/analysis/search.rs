//! Where a word stands: in what is asked, in what the team wrote, and in the manual.

mod fold;

use std::ops::Range;
use std::sync::Arc;

use self::fold::Needle;

use crate::content::{Catalogue, ItemId, Manual, PreconditionId, Principle, PrincipleId};
use crate::model::{ActionId, Dossier, DraftField, Intervention, InterventionId, Measurement, Review, StarterAnswer};

/// A place in a text where the words were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where the text stands.
    pub place: HitPlace,
    /// What kind of text it is.
    pub kind: HitKind,
    /// The whole text.
    pub text: Arc<str>,
    /// Where in the text the words stand, in bytes.
    pub range: Range<usize>,
}

/// Where a text stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HitPlace {
    /// With a checklist item.
    Item(ItemId),
    /// With a randvoorwaarde.
    Precondition(PreconditionId),
    /// With an intervention of the team.
    Intervention(InterventionId),
    /// At a point of a principle, with an intervention of the team.
    Point(InterventionId, PrincipleId),
    /// Among what others do, to choose from.
    Examples,
    /// With an action.
    Action(ActionId),
    /// Among the principles.
    Principles,
    /// Among the startvragen.
    Questions,
    /// In the form of the dossier.
    Profile,
    /// In the conclusion or the request.
    Conclusion,
    /// Who was there, who adopts, and why the measurement was reopened.
    Adoption,
    /// In the manual, in the section at this position.
    Manual(usize),
}

/// What kind of text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HitKind {
    /// The team wrote it, and can change it.
    Own,
    /// The team wrote it, and it was adopted.
    Adopted,
    /// The content asks or says it.
    Content,
    /// The manual says it.
    Manual,
}

/// So many hits of the team's own, and so many others, are worth looking through.
const MOST: usize = 200;
/// So many letters of the text stand on either side of the words.
const AROUND: usize = 60;

impl Hit {
    /// The part of the text around the words, in three pieces: before, the words themselves, after.
    pub fn excerpt(&self) -> [String; 3] {
        let (before, rest) = self.text.split_at(self.range.start);
        let (words, after) = rest.split_at(self.range.len());
        let on_one_line = |text: &str| text.replace(char::is_whitespace, " ");
        let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
        let until = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
        let open = if from > 0 { "… " } else { "" };
        let close = if until < after.len() { " …" } else { "" };
        [
            format!("{open}{}", on_one_line(&before[from..])),
            on_one_line(words),
            format!("{}{close}", on_one_line(&after[..until])),
        ]
    }
}

/// Every place where `words` stand, the team's own texts first. They are found however they were written, as
/// [`occurrences`] tells. Empty words are nowhere.
pub fn search(catalogue: &Catalogue, manual: &Manual, dossier: &Dossier, measurement: &Measurement, words: &str) -> Vec<Hit> {
    let words = Needle::new(words);
    if words.is_empty() {
        return Vec::new();
    }
    let mut own = Hits { words: &words, list: Vec::new() };
    let mut other = Hits { words: &words, list: Vec::new() };
    own_texts(catalogue, dossier, measurement, &mut own);
    content_texts(catalogue, &mut other);
    for (position, section) in manual.sections.iter().enumerate() {
        other.look(&HitPlace::Manual(position), HitKind::Manual, &section.title);
        for paragraph in &section.paragraphs {
            other.look(&HitPlace::Manual(position), HitKind::Manual, &paragraph.text());
        }
    }
    own.list.append(&mut other.list);
    own.list
}

/// What was found so far.
struct Hits<'a> {
    words: &'a Needle,
    list: Vec<Hit>,
}

impl Hits<'_> {
    fn look(&mut self, place: &HitPlace, kind: HitKind, text: &str) {
        let ranges = self.words.places(text, MOST.saturating_sub(self.list.len()));
        if ranges.is_empty() {
            return;
        }
        let text: Arc<str> = text.into();
        let hit = |range| Hit { place: place.clone(), kind, text: Arc::clone(&text), range };
        self.list.extend(ranges.into_iter().map(hit));
    }
}

fn own_texts(catalogue: &Catalogue, dossier: &Dossier, measurement: &Measurement, hits: &mut Hits<'_>) {
    let kind = if measurement.is_open() { HitKind::Own } else { HitKind::Adopted };
    for (_, item) in catalogue.items() {
        let Some(answer) = measurement.answers.get(&item.id) else { continue };
        let place = HitPlace::Item(item.id.clone());
        let left = answer.left_as_is.as_deref().unwrap_or_default();
        for text in [&*answer.change_reason, &answer.reason, &answer.evidence, &answer.note, left] {
            hits.look(&place, kind, text);
        }
    }
    for action in &dossier.actions {
        let place = HitPlace::Action(action.id.clone());
        for text in [&action.what, &action.owner, &action.risk, &action.risk_measure] {
            hits.look(&place, HitKind::Own, text);
        }
    }
    for (field, text) in dossier.drafts.iter() {
        let place = match field {
            DraftField::Action(item) => HitPlace::Item(item),
            DraftField::Start(action) | DraftField::Ready(action) => HitPlace::Action(action),
            DraftField::ReferenceDate | DraftField::AdoptionDate | DraftField::Reopening => HitPlace::Adoption,
        };
        hits.look(&place, HitKind::Own, text);
    }
    for intervention in &dossier.interventions {
        intervention_texts(catalogue, intervention, measurement.reviews.get(&intervention.id), kind, hits);
    }
    let profile = &dossier.profile;
    for text in [
        &profile.municipality,
        &profile.neighbourhood,
        &profile.team,
        &profile.figurehead,
        &profile.project_leader,
        &profile.process_facilitator,
        &profile.partners,
        &profile.occasion,
        &profile.goal,
    ] {
        hits.look(&HitPlace::Profile, HitKind::Own, text);
    }
    for text in [&measurement.conclusion, &measurement.request] {
        hits.look(&HitPlace::Conclusion, kind, text);
    }
    if measurement.is_open() {
        hits.look(&HitPlace::Adoption, kind, &measurement.adoption_plan.body);
        for attendee in &measurement.attendance {
            for text in [&attendee.role, &attendee.organisation, &attendee.name] {
                hits.look(&HitPlace::Adoption, kind, text);
            }
        }
    }
}

fn intervention_texts(
    catalogue: &Catalogue,
    intervention: &Intervention,
    review: Option<&Review>,
    kind: HitKind,
    hits: &mut Hits<'_>,
) {
    let place = HitPlace::Intervention(intervention.id.clone());
    for text in [&intervention.title, &intervention.owner, &intervention.activity, &intervention.intended_result] {
        hits.look(&place, HitKind::Own, text);
    }
    let Some(review) = review else { return };
    for question in catalogue.starter_questions() {
        if let Some(StarterAnswer::Text(text)) = review.starter_answers.get(&question.id) {
            hits.look(&place, kind, text);
        }
    }
    for principle in catalogue.principles() {
        let place = HitPlace::Point(intervention.id.clone(), principle.id.clone());
        for text in said_of(principle, review) {
            hits.look(&place, kind, text);
        }
    }
}

/// What the team wrote at the points of a principle, in their order.
fn said_of<'a>(principle: &'a Principle, review: &'a Review) -> impl Iterator<Item = &'a str> {
    let apply = principle.apply.iter().filter_map(|point| review.apply.get(&point.id)).map(|said| said.how.as_str());
    let caution = principle.caution.iter().filter_map(|point| review.caution.get(&point.id)).map(|said| said.how.as_str());
    apply.chain(caution)
}

fn content_texts(catalogue: &Catalogue, hits: &mut Hits<'_>) {
    let content = HitKind::Content;
    for precondition in catalogue.preconditions() {
        let place = HitPlace::Precondition(precondition.id.clone());
        hits.look(&place, content, &precondition.title);
        hits.look(&place, content, &precondition.why);
        for item in &precondition.items {
            hits.look(&HitPlace::Item(item.id.clone()), content, &item.text);
            hits.look(&HitPlace::Item(item.id.clone()), content, &item.help);
        }
        for note in &precondition.practice_notes {
            hits.look(&place, content, &note.text);
        }
        for step in &precondition.first_steps {
            hits.look(&place, content, &step.text);
        }
    }
    for principle in catalogue.principles() {
        hits.look(&HitPlace::Principles, content, &principle.title);
        for point in principle.works.iter().chain(&principle.caution).chain(&principle.apply) {
            hits.look(&HitPlace::Principles, content, &point.text);
        }
    }
    for question in catalogue.starter_questions() {
        hits.look(&HitPlace::Questions, content, &question.text);
        hits.look(&HitPlace::Questions, content, &question.help);
    }
    for example in catalogue.interventions().iter().flat_map(|category| &category.interventions) {
        for text in [&example.title, &example.activity, &example.intended_result] {
            hits.look(&HitPlace::Examples, content, text);
        }
    }
}

/// The first places, at most so many, where `words` stand in a text, in bytes. Capitals, accents, kinds of white space,
/// quotation marks and hyphens make no difference, nor do marks that nobody sees: what a keyboard types is found however
/// it was written. Places hold whole letters, and no two share one.
pub fn occurrences(text: &str, words: &str, most: usize) -> Vec<Range<usize>> {
    Needle::new(words).places(text, most)
}

#[cfg(test)]
mod tests {
    use super::{Hit, HitKind, HitPlace, occurrences};

    fn check(text: &str, words: &str, expected: &[&str]) {
        let found: Vec<&str> = occurrences(text, words, 9).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{words} in {text}");
    }

    #[test]
    fn words_are_found_whatever_their_capitals() {
        check("De Wijkagent belt de wijkagent.", "wijkagent", &["Wijkagent", "wijkagent"]);
        check("Één avond\nlater", "één AVOND l", &["Één avond\nl"]);
        check("De wijkagent belt.", "huis", &[]);
        check("kort", "een langer woord", &[]);
        check("aaaaa", "aa", &["aa", "aa"]);
        check("wat dan ook", "", &[]);
        assert_eq!(occurrences(&"a ".repeat(99), "a", 3).len(), 3);
    }

    #[test]
    fn long_texts_are_cut_around_the_words() {
        let hit = |text: &str, range| Hit { place: HitPlace::Profile, kind: HitKind::Own, text: text.into(), range };
        let text = format!("{}hier{}", "é".repeat(100), "b".repeat(100));
        let [before, words, after] = hit(&text, 200..204).excerpt();
        assert_eq!((before.chars().count(), &*words, after.chars().count()), (62, "hier", 62));
        assert!(before.starts_with("… ") && after.ends_with(" …"));
        assert_eq!(hit("De\nwijk.", 3..7).excerpt(), ["De ", "wijk", "."]);
    }
}
