//! The field for a quarter: typed as people write it, or stepped to.

use egui::{RichText, TextEdit, Ui};

use crate::model::Quarter;
use crate::ui::focus::{self, Wish};
use crate::ui::theme;
use crate::ui::widgets::{button, field_error, field_id, field_label, field_margin, may_change};
use crate::words;

/// What was typed or stepped to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    /// A quarter that the action can have, or none any more.
    Chosen(Option<Quarter>),
    /// What is no quarter, or one that the action cannot have now: to be kept as it is.
    Draft(String),
}

/// What the field is about.
pub(super) struct QuarterField<'a> {
    /// Stands above it.
    pub(super) label: &'a str,
    /// What a screen reader says.
    pub(super) name: &'a str,
    /// What the action has.
    pub(super) value: Option<Quarter>,
    /// Where stepping begins.
    pub(super) first: Option<Quarter>,
    /// What stands in it and is no quarter of the action.
    pub(super) draft: &'a str,
    /// Why the action cannot have this quarter, if so.
    pub(super) refusal: &'a dyn Fn(Quarter) -> Option<String>,
}

/// What is said of a text that is no quarter.
pub(in crate::ui) const NO_QUARTER: &str = "Dit is geen kwartaal. Schrijf bijvoorbeeld 4e kwartaal 2026.";

/// In characters; no quarter needs more.
const MOST: usize = 60;

/// Draws the field; gives what was typed or chosen. `typed` is how the quarter was written last.
pub(super) fn quarter_ui(ui: &mut Ui, field: &QuarterField<'_>, typed: &mut Option<String>) -> Option<Typed> {
    let mut chosen = None;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = theme::space::XS;
        field_label(ui, field.label);
        let mut text = shown(field, typed);
        let mut is_typing = false;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = theme::space::XS;
            let hint = RichText::new("4e kwartaal 2026");
            let response = ui.add_enabled(
                may_change(ui),
                TextEdit::singleline(&mut text)
                    .id(field_id(field.name))
                    .char_limit(MOST)
                    .desired_width(152.0)
                    .hint_text(hint)
                    .margin(field_margin()),
            );
            if focus::take(ui, &Wish::Field(field.name.to_owned())) {
                response.request_focus();
            }
            is_typing = response.has_focus();
            if response.changed() {
                chosen = Some(take_in(field, typed, text));
            }
            response.accessible_name(field.name);
            for (sign, word, to) in [("‹", "eerder", stepped(field, false)), ("›", "later", stepped(field, true))] {
                let response = button(ui, sign, to.is_some() && may_change(ui));
                if response.clicked() {
                    *typed = None;
                    chosen = Some(Typed::Chosen(to));
                }
                response
                    .on_hover_text(format!("Een kwartaal {word}"))
                    .accessible_name(format!("{}, een kwartaal {word}", field.name));
            }
        });
        if let Some(problem) = problem(field, is_typing) {
            field_error(ui, &problem);
        }
    });
    chosen
}

/// What was typed stands as it was written for as long as it says what the action has; else it was taken back.
fn shown(field: &QuarterField<'_>, typed: &mut Option<String>) -> String {
    typed.take_if(|typed| words::read_quarter(typed) != field.value);
    if !field.draft.is_empty() {
        return field.draft.to_owned();
    }
    let written = || field.value.map(words::quarter).unwrap_or_default();
    typed.clone().unwrap_or_else(written)
}

fn take_in(field: &QuarterField<'_>, typed: &mut Option<String>, text: String) -> Typed {
    match words::read_quarter(&text) {
        Some(quarter) if (field.refusal)(quarter).is_none() => {
            *typed = Some(text);
            Typed::Chosen(Some(quarter))
        }
        None if text.trim().is_empty() => Typed::Chosen(None),
        _ => Typed::Draft(text),
    }
}

/// What is wrong with what was typed. Typing is not interrupted by that.
fn problem(field: &QuarterField<'_>, is_typing: bool) -> Option<String> {
    if field.draft.trim().is_empty() {
        return None;
    }
    match words::read_quarter(field.draft) {
        Some(quarter) => {
            let waits = || "Dit kwartaal staat nog niet in de actie. Typ het opnieuw, of kies een ander.".to_owned();
            Some((field.refusal)(quarter).unwrap_or_else(waits))
        }
        None if is_typing => None,
        None => Some(NO_QUARTER.to_owned()),
    }
}

/// The quarter one step away, if the action can have it.
fn stepped(field: &QuarterField<'_>, forward: bool) -> Option<Quarter> {
    let to = match field.value {
        Some(quarter) if forward => quarter.next(),
        Some(quarter) => quarter.previous(),
        None => field.first,
    };
    to.filter(|quarter| (field.refusal)(*quarter).is_none())
}

#[cfg(test)]
mod tests {
    use super::{QuarterField, Typed, problem, shown, stepped, take_in};
    use crate::model::Quarter;

    fn quarter(year: i16, number: u8) -> Quarter {
        Quarter::new(year, number).unwrap()
    }

    /// A ready quarter for an action that starts then, with what was typed and could not be taken in.
    fn with_field<R>(start: Quarter, value: Option<Quarter>, draft: &str, then: impl FnOnce(&QuarterField<'_>) -> R) -> R {
        let refusal = move |ready: Quarter| (ready < start).then(|| "te vroeg".to_owned());
        then(&QuarterField { label: "", name: "", value, draft, first: Some(start), refusal: &refusal })
    }

    #[test]
    fn what_cannot_be_taken_in_is_kept_as_it_was_typed() {
        let mut typed = None;
        let early = with_field(quarter(2027, 1), None, "", |field| take_in(field, &mut typed, "2026-K4".to_owned()));
        assert_eq!((early, &typed), (Typed::Draft("2026-K4".to_owned()), &None));
        let none = with_field(quarter(2027, 1), None, "", |field| take_in(field, &mut typed, "na de zomer".to_owned()));
        assert_eq!(none, Typed::Draft("na de zomer".to_owned()));
        let said = |draft, is_typing| with_field(quarter(2027, 1), None, draft, |field| problem(field, is_typing));
        assert_eq!(said("2026-K4", true).as_deref(), Some("te vroeg"));
        assert_eq!(said("na de", true), None, "typing is not interrupted");
        assert!(said("na de zomer", false).is_some());
        assert!(said("2027-K2", false).is_some(), "a quarter that it could have, and has not");
        assert_eq!(said("", false), None);
    }

    #[test]
    fn what_was_typed_stands_as_it_was_written() {
        let mut typed = None;
        let chosen = with_field(quarter(2026, 1), None, "", |field| take_in(field, &mut typed, "k4 2026".to_owned()));
        assert_eq!(chosen, Typed::Chosen(Some(quarter(2026, 4))));
        let seen = |typed: &mut _, value, draft| with_field(quarter(2026, 1), value, draft, |field| shown(field, typed));
        assert_eq!(seen(&mut typed, Some(quarter(2026, 4)), ""), "k4 2026");
        assert_eq!(seen(&mut typed, Some(quarter(2026, 4)), "na de zomer"), "na de zomer");
        assert_eq!(seen(&mut typed, Some(quarter(2026, 3)), ""), "3e kwartaal 2026", "it was taken back");
        assert_eq!(seen(&mut typed, Some(quarter(2026, 4)), ""), "4e kwartaal 2026");
    }

    #[test]
    fn steps_end_where_the_action_cannot_go() {
        let from = |value, forward| with_field(quarter(2026, 4), value, "", |field| stepped(field, forward));
        assert_eq!(from(None, true), Some(quarter(2026, 4)));
        assert_eq!(from(Some(quarter(2026, 4)), true), Some(quarter(2027, 1)));
        assert_eq!(from(Some(quarter(2027, 1)), false), Some(quarter(2026, 4)));
        assert_eq!(from(Some(quarter(2026, 4)), false), None);
        assert_eq!(from(Some(quarter(2100, 4)), true), None);
    }
}
