//! Taking back what was filled in, in steps that a person knows. A sheet is small, so that a step is the whole of it.

use std::collections::{BTreeMap, VecDeque};
use std::time::Instant;

use super::SheetEdit;
use crate::content::ItemId;
use crate::model::{Filled, Participant, ResponseSheet, SheetAnswer, SheetFile};
use crate::session::undo::PAUSE;

/// No more steps are kept. A full sheet takes some ten thousand bytes.
const MOST: usize = 400;

/// What a person wrote, without the ids and the counting that undo leaves as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    person: Option<Participant>,
    answers: BTreeMap<ItemId, SheetAnswer>,
    remark: String,
}

impl Written {
    pub(super) fn of(file: &SheetFile) -> Self {
        match &file.filled {
            Filled::Blank => Self::default(),
            Filled::For(person) => Self { person: Some(person.clone()), ..Self::default() },
            Filled::By { participant, sheet } => {
                Self { person: Some(participant.clone()), answers: sheet.answers.clone(), remark: sheet.remark.clone() }
            }
        }
    }

    /// Puts it in the place of what stands there.
    pub(super) fn put_into(self, participant: &mut Participant, sheet: &mut ResponseSheet) {
        let person = self.person.unwrap_or_else(|| Participant::new(participant.id.clone(), ""));
        *participant = Participant { id: participant.id.clone(), ..person };
        sheet.answers = self.answers;
        sheet.remark = self.remark;
    }
}

/// The steps before and after what stands there now.
#[derive(Debug, Default)]
pub(super) struct SheetHistory {
    past: VecDeque<Written>,
    future: Vec<Written>,
    /// The last change, and when it was made: what goes on with it is one step with it.
    last: Option<(SheetEdit, Instant)>,
}

impl SheetHistory {
    /// Notes that `edit` is about to change `present`.
    pub(super) fn before(&mut self, present: &SheetFile, edit: &SheetEdit, now: Instant) {
        let goes_on = self
            .last
            .as_ref()
            .is_some_and(|(last, at)| now.saturating_duration_since(*at) < PAUSE && last.is_continued_by(edit));
        if !goes_on {
            self.past.push_back(Written::of(present));
            if self.past.len() > MOST {
                self.past.pop_front();
            }
        }
        self.future.clear();
        self.last = Some((edit.clone(), now));
    }

    /// What stood there before the last step, or after the one that was taken back last; `None` where there is none.
    pub(super) fn travel(&mut self, present: &SheetFile, is_back: bool) -> Option<Written> {
        self.last = None;
        let present = Written::of(present);
        if is_back {
            let written = self.past.pop_back()?;
            self.future.push(present);
            Some(written)
        } else {
            let written = self.future.pop()?;
            self.past.push_back(present);
            Some(written)
        }
    }

    pub(super) fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    pub(super) fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// What is changed next is a step of its own.
    pub(super) fn end_step(&mut self) {
        self.last = None;
    }
}
