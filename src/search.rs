//! Where a word stands: in what is asked, in what the team wrote, in what others did, and in the manual.

mod fold;
mod index;
mod texts;

use std::ops::Range;
use std::sync::Arc;

pub use self::index::{Document, Index, Reading, Words};

use self::fold::{FoldedText, Needle};

use crate::content::{Catalogue, ItemId, Library, Manual, PlanTemplateId, PracticeId, PreconditionId, PrincipleId};
use crate::model::{ActionId, Dossier, InterventionId, Measurement};

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
    /// In what shows how each rating of an item is recognised.
    Anchors(ItemId),
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
    /// In the conclusion or what the team asks.
    Conclusion,
    /// In the look back at the actions of the measurement before.
    LookBack,
    /// Who is asked for an invulblad.
    Sheets,
    /// The attendance, the adoption and the reasons for reopening.
    Adoption,
    /// In an example of the library.
    Practice(PracticeId),
    /// In a template for a plan.
    PlanTemplate(PlanTemplateId),
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
    /// An example from practice says it.
    Practice,
    /// The manual says it.
    Manual,
}

/// The most hits in the texts of one kind.
const MOST: usize = 200;
/// The characters of an excerpt on either side of the words.
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

/// Texts that can be found, folded once, so that they can be asked at each key press.
#[derive(Default)]
pub struct Texts(Vec<Text>);

/// One text, with where it stands.
struct Text {
    place: HitPlace,
    kind: HitKind,
    original: Arc<str>,
    folded: FoldedText,
}

impl Texts {
    /// What everybody can read: what is asked, what others did, and the manual.
    pub fn of_content(catalogue: &Catalogue, library: &Library, manual: &Manual) -> Self {
        let mut all = Self::default();
        texts::content(catalogue, &mut all.gather());
        texts::library(library, &mut all.gather());
        texts::manual(manual, &mut all.gather());
        all
    }

    /// What the team wrote, as it stands in this measurement.
    pub fn of_team(catalogue: &Catalogue, dossier: &Dossier, measurement: &Measurement) -> Self {
        let mut all = Self::default();
        texts::own(catalogue, dossier, measurement, &mut all.gather());
        all
    }

    fn gather(&mut self) -> impl FnMut(&HitPlace, HitKind, &str) {
        |place, kind, text| {
            if !text.is_empty() {
                self.0.push(Text { place: place.clone(), kind, original: text.into(), folded: FoldedText::new(text) });
            }
        }
    }

    /// Every place where `words` stand, in the order of the texts, up to 200 of each kind. They are found however they were
    /// written, as [`occurrences`] tells. Empty words are nowhere.
    pub fn find(&self, words: &str) -> Vec<Hit> {
        let words = Needle::new(words);
        let mut hits: Vec<Hit> = Vec::new();
        for text in self.0.iter().filter(|text| text.folded.has(&words)) {
            let known = hits.iter().filter(|hit| hit.kind == text.kind).count();
            let ranges = words.places(&text.original, MOST.saturating_sub(known));
            let hit = |range| Hit { place: text.place.clone(), kind: text.kind, text: Arc::clone(&text.original), range };
            hits.extend(ranges.into_iter().map(hit));
        }
        hits
    }
}

/// The first `most` byte ranges of a text in which `words` stand. Capitals, accents, kinds of white space,
/// quotation marks and hyphens make no difference, nor do invisible marks: what a keyboard types is found however
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
