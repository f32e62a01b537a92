//! What Meten and the sessiestand share of minderheidsstandpunten: what they are called and asked.

use crate::model::Answer;
use crate::session::{AnswerEdit, MinorityEdit};

/// What a minderheidsstandpunt is for.
pub(super) const MEANT_FOR: &str =
    "Ziet iemand het anders? Schrijf het op in de eigen woorden van die persoon. Het komt in het rapport.";
/// The label of the field for whose view it is.
pub(super) const WHOSE: &str = "Van wie? Noem de rol, geen naam. Het mag ook leeg blijven.";

/// A minderheidsstandpunt of an item, or the place for the next one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'a> {
    /// Its place, from 0.
    pub(super) at: usize,
    pub(super) text: &'a str,
    pub(super) role: &'a str,
    /// Whether it is there.
    pub(super) is_there: bool,
}

impl Entry<'_> {
    /// The label of the field for the view itself.
    pub(super) fn label(&self) -> String {
        numbered(self.at)
    }

    /// A change to it.
    pub(super) fn edit(&self, edit: MinorityEdit) -> AnswerEdit {
        AnswerEdit::Minority(self.at, edit)
    }
}

/// What a screen reader calls the field for the view at this place, from 0.
pub(super) fn text_name(at: usize, item: &str) -> String {
    format!("{} bij {item}", numbered(at))
}

/// What it calls the field for whose view it is.
pub(super) fn role_name(at: usize, item: &str) -> String {
    format!("Rol bij {} bij {item}", numbered(at).to_lowercase())
}

/// What the button is called that takes it away.
pub(super) fn remove_name(at: usize, item: &str) -> String {
    format!("Verwijder {} bij {item}", numbered(at).to_lowercase())
}

/// The first needs no number: there is seldom another.
fn numbered(at: usize) -> String {
    match at {
        0 => "Minderheidsstandpunt".to_owned(),
        more => format!("Minderheidsstandpunt {}", more + 1),
    }
}

/// Those of an answer, and behind them the place for the next one.
pub(super) fn entries(answer: &Answer) -> impl Iterator<Item = Entry<'_>> {
    let there = answer.minority_views.iter().enumerate();
    let there = there.map(|(at, view)| Entry { at, text: &view.text, role: &view.role, is_there: true });
    there.chain([Entry { at: answer.minority_views.len(), text: "", role: "", is_there: false }])
}
