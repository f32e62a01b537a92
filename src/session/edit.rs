//! What a user can change in a dossier, one file for each part of it.

mod action_plan;
mod answer;
mod ask;
mod intervention;
mod look_back;
mod measurement;
mod paper;
mod sheets;

use std::sync::Arc;

use jiff::civil::Date;

pub use crate::model::NewAction;
pub use action_plan::{ActionChange, ActionPlanEdit};
pub use answer::{AnswerEdit, MinorityEdit};
pub use ask::{AskEdit, AskField, NewAsk};
pub use intervention::{InterventionEdit, NewIntervention};
pub use look_back::LookBackEdit;
pub use measurement::{AttendeeField, MeasurementEdit};
pub use paper::PaperEdit;
pub use sheets::{GatheredSheets, ParticipantEdit, ParticipantField, SheetRoundEdit, roles};

use crate::content::{ItemId, PreconditionId};
pub use crate::model::ProfileField;
use crate::model::{ActionId, Dossier, DraftField, IdGenerator, InterventionId, Measurement, ParticipantId, Target};

/// What a change needs of the world around the dossier.
pub(super) struct EditContext<'a> {
    /// The day on which it is made.
    pub(super) today: Date,
    /// Makes names for what the team makes.
    pub(super) ids: &'a mut dyn IdGenerator,
}

/// A change to the open dossier.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// A field of the form.
    Profile(ProfileField, String),
    /// A part of the answer to an item, in the open measurement.
    Answer(ItemId, AnswerEdit),
    /// An intervention more.
    AddIntervention(NewIntervention),
    /// A part of an intervention, or of how the open measurement looks at it.
    Intervention(InterventionId, InterventionEdit),
    /// The team's conclusion.
    Conclusion(String),
    /// What the team asks of those who can decide.
    Ask(AskEdit),
    /// The streefniveau of a randvoorwaarde for the next measurement; `None` takes it away.
    Target(PreconditionId, Option<Target>),
    /// What became of an action of the measurement before.
    LookBack(ActionId, LookBackEdit),
    /// The day of which the measurement is the picture.
    ReferenceDate(Option<Date>),
    /// A step in the life of a measurement.
    Measurement(MeasurementEdit),
    /// What the team agrees to do.
    ActionPlan(ActionPlanEdit),
    /// How invulbladen are asked and gathered for the open measurement.
    SheetRound(SheetRoundEdit),
    /// A part of what is known of somebody who fills one in.
    Participant(ParticipantId, ParticipantEdit),
    /// Invulbladen came in.
    TakeSheets(Arc<GatheredSheets>),
    /// A text that is not finished; an empty one throws it away.
    Draft(DraftField, String),
    /// A sheet on paper that is typed over.
    Paper(PaperEdit),
}

/// What cannot be taken back, because it stands in the dossier for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Barrier {
    /// A measurement was adopted; only reopening it, on the record, makes it open again.
    Adopted,
    /// A measurement was reopened, which is on the record.
    Reopened,
    /// The next measurement was begun.
    Begun,
    /// A name was removed for good.
    NameRemoved,
}

impl Edit {
    /// Whether `next` continues typing in the same text, so that both are taken back as one.
    pub(super) fn continues(&self, next: &Self) -> bool {
        let is_typed = match next {
            // Throwing away is a change by itself.
            Self::Draft(_, text) => !text.is_empty(),
            Self::Answer(_, edit) => !edit.is_tick() && !matches!(self, Self::Answer(_, before) if before.is_tick()),
            _ => true,
        };
        is_typed && self.without_text().is_some_and(|field| next.without_text() == Some(field))
    }

    /// The same change with an empty text, which tells in what is typed; `None` for a change that is not of a text.
    fn without_text(&self) -> Option<Self> {
        let mut edit = self.clone();
        edit.text_mut()?.clear();
        Some(edit)
    }

    /// The text that was typed, for a change of a text.
    pub(super) fn text_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Profile(_, text) | Self::Conclusion(text) | Self::Draft(_, text) => Some(text),
            Self::Ask(edit) => edit.text_mut(),
            Self::LookBack(_, edit) => edit.text_mut(),
            Self::Answer(_, edit) => edit.text_mut(),
            Self::Intervention(_, edit) => edit.text_mut(),
            Self::Measurement(edit) => edit.text_mut(),
            Self::ActionPlan(edit) => edit.text_mut(),
            Self::SheetRound(edit) => edit.text_mut(),
            Self::Participant(_, edit) => edit.text_mut(),
            Self::AddIntervention(_) | Self::Target(..) | Self::ReferenceDate(_) | Self::TakeSheets(_) | Self::Paper(_) => None,
        }
    }

    /// Whether undo takes it back: not what is only being typed over from paper.
    pub(super) fn is_step(&self) -> bool {
        !matches!(self, Self::Paper(edit) if edit.is_draft())
    }

    /// What this puts in the dossier for good, so that it cannot be taken back.
    pub(super) fn barrier(&self) -> Option<Barrier> {
        match self {
            Self::Measurement(MeasurementEdit::Adopt { .. }) => Some(Barrier::Adopted),
            Self::Measurement(MeasurementEdit::Reopen(_)) => Some(Barrier::Reopened),
            Self::Measurement(MeasurementEdit::Next) => Some(Barrier::Begun),
            _ => None,
        }
    }

    /// Carries the change out. A frozen measurement is left as it is.
    pub(super) fn apply_to(self, dossier: &mut Dossier, context: &mut EditContext<'_>) {
        match self {
            Self::Profile(field, text) => field.set(&mut dossier.profile, text),
            Self::Answer(item, edit) => change_open(dossier, |open| edit.apply_to(open, &item)),
            Self::AddIntervention(new) => new.add_to(dossier, context.ids),
            Self::Intervention(id, edit) => edit.apply_to(dossier, &id),
            Self::Conclusion(text) => change_open(dossier, |open| open.conclusion = text),
            Self::Ask(edit) => {
                if let Some(open) = dossier.measurements.open_mut() {
                    edit.apply_to(open, context.ids);
                }
            }
            Self::Target(id, target) => change_open(dossier, |open| {
                open.targets.remove(&id);
                open.targets.extend(target.map(|target| (id, target)));
            }),
            Self::LookBack(id, edit) => edit.apply_to(dossier, &id),
            Self::ReferenceDate(date) => {
                change_open(dossier, |open| open.reference_date = date);
                dossier.drafts.take(&DraftField::ReferenceDate);
            }
            Self::Measurement(edit) => edit.apply_to(dossier, context),
            Self::ActionPlan(edit) => edit.apply_to(dossier, context.ids),
            Self::SheetRound(edit) => edit.apply_to(dossier, context.today),
            Self::Participant(id, edit) => edit.apply_to(dossier, &id),
            Self::TakeSheets(gathered) => gathered.put_into(dossier),
            Self::Draft(field, text) => dossier.drafts.set(&field, text),
            Self::Paper(edit) => edit.apply_to(dossier, context),
        }
    }
}

/// Changes the open measurement; a dossier without one is left as it is.
fn change_open(dossier: &mut Dossier, change: impl FnOnce(&mut Measurement)) {
    if let Some(open) = dossier.measurements.open_mut() {
        change(open);
    }
}

/// In characters. More than this is not typed between two frames: it was pasted, or put there by another program.
const MOST_AT_ONCE: usize = 32;

/// Whether the way from one text to the next is a step of its own, and not a letter more or less: something was selected and
/// taken away or written over, something was pasted, or a new sentence begins.
pub(super) fn is_step_of_its_own(before: &str, after: &str) -> bool {
    let start = before.chars().zip(after.chars()).take_while(|(one, other)| one == other).count();
    let (removed, inserted) = (before.chars().skip(start), after.chars().skip(start));
    let (removed, inserted): (Vec<char>, Vec<char>) = (removed.collect(), inserted.collect());
    let end = removed.iter().rev().zip(inserted.iter().rev()).take_while(|(one, other)| one == other).count();
    let (gone, new) = (removed.len() - end, inserted.len() - end);
    gone > 1 || new > MOST_AT_ONCE || (new > 0 && begins_sentence(before.chars().take(start), inserted[0]))
}

/// Whether a letter that comes behind `text` is the first one of a sentence or of a line.
fn begins_sentence(text: impl Iterator<Item = char>, letter: char) -> bool {
    if letter.is_whitespace() {
        return false;
    }
    let mut is_ended = false;
    let mut is_begun = false;
    for before in text {
        is_begun = before == '\n' || (before.is_whitespace() && (is_ended || is_begun));
        is_ended = matches!(before, '.' | '!' | '?' | '…' | ':' | ';');
    }
    is_begun
}

#[cfg(test)]
mod tests {
    use super::is_step_of_its_own;

    #[test]
    fn a_step_is_what_a_person_does_at_once() {
        let check = |before: &str, after: &str, expected| {
            assert_eq!(is_step_of_its_own(before, after), expected, "{before:?} to {after:?}");
        };
        check("", "a", false);
        check("wij", "wijk", false);
        check("wijk", "wij", false);
        // A letter is put right, or an accent is added to it.
        check("wijt", "wijk", false);
        // A selection is written over, cut, or pasted over.
        check("een lange tekst", "x", true);
        check("een lange tekst", "een tekst", true);
        check("een lange tekst", "", true);
        check("een ", "een lange tekst die iemand uit een ander programma haalde", true);
        // A sentence or a line begins.
        check("Dat klopt. ", "Dat klopt. N", true);
        check("Dat klopt.", "Dat klopt. ", false);
        check("Dat klopt. N", "Dat klopt. Nu", false);
        check("Klopt dat?\n", "Klopt dat?\nJ", true);
        check("een\n", "een\nt", true);
        check("Dat klopt.  ", "Dat klopt.  N", true);
        // In the middle of a text it is the same.
        check("Een. Drie.", "Een. TDrie.", true);
        check("Een. TDrie.", "Een. TwDrie.", false);
    }
}
