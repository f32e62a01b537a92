//! Where a word stands: in what is asked, and in what the team wrote.

use crate::content::{Catalogue, ItemId, PreconditionId};
use crate::model::{Dossier, InterventionId, Measurement};

/// A text in which the words were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where the text stands.
    pub place: HitPlace,
    /// What kind of text it is.
    pub kind: HitKind,
    /// The part of the text around the words, in three pieces: before, the words themselves, after.
    pub excerpt: [String; 3],
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
    /// Among the actions.
    Actions,
    /// Among the principles and startvragen.
    Principles,
    /// In the form of the dossier.
    Profile,
    /// In the conclusion or the request.
    Conclusion,
}

/// What kind of text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HitKind {
    /// The content asks or says it.
    Content,
    /// The team wrote it.
    Own,
}

/// So many hits are worth looking through.
const MOST: usize = 200;
/// So many letters of the text stand on either side of the words.
const AROUND: usize = 60;

/// Every text in which `words` stand, the team's own first; capitals make no difference. Empty words are nowhere.
pub fn search(catalogue: &Catalogue, dossier: &Dossier, measurement: &Measurement, words: &str) -> Vec<Hit> {
    let words = words.trim();
    if words.is_empty() {
        return Vec::new();
    }
    let mut hits = Vec::new();
    let mut look = |place: HitPlace, kind, text: &str| {
        if let Some(excerpt) = excerpt(text, words) {
            hits.push(Hit { place, kind, excerpt });
        }
    };
    own_texts(catalogue, dossier, measurement, &mut look);
    content_texts(catalogue, &mut look);
    hits.truncate(MOST);
    hits
}

fn own_texts(
    catalogue: &Catalogue,
    dossier: &Dossier,
    measurement: &Measurement,
    look: &mut dyn FnMut(HitPlace, HitKind, &str),
) {
    let own = HitKind::Own;
    for (_, item) in catalogue.items() {
        let Some(answer) = measurement.answers.get(&item.id) else { continue };
        let left = answer.left_as_is.as_deref().unwrap_or_default();
        for text in [&*answer.evidence, &answer.note, &answer.reason, &answer.change_reason, left] {
            look(HitPlace::Item(item.id.clone()), own, text);
        }
    }
    for action in &dossier.actions {
        for text in [&action.what, &action.owner, &action.risk, &action.risk_measure] {
            look(HitPlace::Actions, own, text);
        }
    }
    for intervention in &dossier.interventions {
        let place = || HitPlace::Intervention(intervention.id.clone());
        for text in [&intervention.title, &intervention.activity, &intervention.intended_result, &intervention.owner] {
            look(place(), own, text);
        }
        let Some(review) = measurement.reviews.get(&intervention.id) else { continue };
        for answer in review.starter_answers.values() {
            if let crate::model::StarterAnswer::Text(text) = answer {
                look(place(), own, text);
            }
        }
        let applied = review.apply.values().map(|point| &point.how);
        for how in applied.chain(review.caution.values().map(|point| &point.how)) {
            look(place(), own, how);
        }
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
        look(HitPlace::Profile, own, text);
    }
    for text in [&measurement.conclusion, &measurement.request] {
        look(HitPlace::Conclusion, own, text);
    }
}

fn content_texts(catalogue: &Catalogue, look: &mut dyn FnMut(HitPlace, HitKind, &str)) {
    let content = HitKind::Content;
    for precondition in catalogue.preconditions() {
        let place = || HitPlace::Precondition(precondition.id.clone());
        look(place(), content, &precondition.title);
        look(place(), content, &precondition.why);
        for item in &precondition.items {
            look(HitPlace::Item(item.id.clone()), content, &item.text);
            look(HitPlace::Item(item.id.clone()), content, &item.help);
        }
        for step in &precondition.first_steps {
            look(place(), content, &step.text);
        }
        for note in &precondition.practice_notes {
            look(place(), content, &note.text);
        }
    }
    for principle in catalogue.principles() {
        look(HitPlace::Principles, content, &principle.title);
        for point in principle.works.iter().chain(&principle.apply).chain(&principle.caution) {
            look(HitPlace::Principles, content, &point.text);
        }
    }
    for question in catalogue.starter_questions() {
        look(HitPlace::Principles, content, &question.text);
        look(HitPlace::Principles, content, &question.help);
    }
}

/// The part of a text around the first place where the words stand; `None` when they stand nowhere.
fn excerpt(text: &str, words: &str) -> Option<[String; 3]> {
    let letters: Vec<char> = text.chars().collect();
    let wanted: Vec<char> = words.chars().collect();
    // A new line in the text is a space to who searches.
    let is_space = |one: &char, other: &char| one.is_whitespace() && other.is_whitespace();
    let is_same =
        |one: &char, other: &char| one == other || is_space(one, other) || one.to_lowercase().eq(other.to_lowercase());
    let from =
        letters.windows(wanted.len()).position(|window| window.iter().zip(&wanted).all(|(one, other)| is_same(one, other)))?;
    let until = from + wanted.len();
    let (first, last) = (from.saturating_sub(AROUND), (until + AROUND).min(letters.len()));
    let piece = |range: std::ops::Range<usize>| letters[range].iter().map(|letter| if *letter == '\n' { ' ' } else { *letter });
    let before = if first > 0 { "… " } else { "" };
    let after = if last < letters.len() { " …" } else { "" };
    Some([
        before.chars().chain(piece(first..from)).collect(),
        piece(from..until).collect(),
        piece(until..last).chain(after.chars()).collect(),
    ])
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    fn check(text: &str, words: &str, expected: Option<[&str; 3]>) {
        assert_eq!(excerpt(text, words), expected.map(|pieces| pieces.map(str::to_owned)), "{words} in {text}");
    }

    #[test]
    fn words_are_found_whatever_their_capitals() {
        check("De Wijkagent belt.", "wijkagent", Some(["De ", "Wijkagent", " belt."]));
        check("Één avond\nlater", "één AVOND l", Some(["", "Één avond l", "ater"]));
        check("De wijkagent belt.", "huis", None);
        check("kort", "een langer woord", None);
    }

    #[test]
    fn long_texts_are_cut_around_the_words() {
        let text = format!("{}hier{}", "a".repeat(100), "b".repeat(100));
        let [before, words, after] = excerpt(&text, "hier").unwrap();
        assert_eq!((before.chars().count(), &*words, after.chars().count()), (62, "hier", 62));
        assert!(before.starts_with("… ") && after.ends_with(" …"));
    }
}
