//! The views of the outcome: what each is called, and in which of them something is seen.

use super::asks::is_ask_field;
use super::{CONCLUSION_FIELD, is_target_field};
use crate::session::{AnswerEdit, Edit};
pub(in crate::ui) use crate::ui::command::OutcomeView;
use crate::ui::focus::Wish;

impl OutcomeView {
    /// Those of a measurement. One that has another before it has something to compare with.
    pub(super) fn all(is_later: bool) -> &'static [Self] {
        const ALL: [OutcomeView; 4] =
            [OutcomeView::Overview, OutcomeView::Decisions, OutcomeView::Scores, OutcomeView::ThenNow];
        if is_later { &ALL } else { &ALL[..3] }
    }

    /// What it is called.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Overview => "Overzicht",
            Self::Decisions => "Besluitentafel",
            Self::Scores => "Scores",
            Self::ThenNow => "Toen en nu",
        }
    }

    /// Where a change is seen; `None` for one that is seen elsewhere.
    pub(in crate::ui) fn of(edit: &Edit) -> Option<Self> {
        match edit {
            Edit::Conclusion(_) | Edit::Ask(_) => Some(Self::Overview),
            Edit::Target(..) => Some(Self::Scores),
            Edit::Answer(_, AnswerEdit::Decider(_) | AnswerEdit::Effect(_) | AnswerEdit::Ease(_)) => Some(Self::Decisions),
            _ => None,
        }
    }

    /// Where something stands that is to get the focus; `None` where any view has it, or another screen.
    pub(super) fn with(wish: &Wish) -> Option<Self> {
        let Wish::Field(name) = wish else { return None };
        match name.as_str() {
            CONCLUSION_FIELD => Some(Self::Overview),
            name if is_ask_field(name) => Some(Self::Overview),
            name if is_target_field(name) => Some(Self::Scores),
            _ => None,
        }
    }
}
