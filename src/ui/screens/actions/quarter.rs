//! The field for a quarter: typed as people write it, or stepped to.

use egui::{RichText, TextEdit, Ui};

use crate::model::Quarter;
use crate::ui::theme;
use crate::ui::widgets::{button, field_error, field_label, field_margin, may_change};

/// A quarter that is being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Typed {
    text: String,
    /// It is a quarter, but the action cannot have it now.
    is_refused: bool,
}

/// The quarter that was chosen; nothing when there is none any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chosen(pub(super) Option<Quarter>);

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
    /// Why the action cannot have this quarter, if so.
    pub(super) refusal: &'a dyn Fn(Quarter) -> Option<String>,
}

/// More than this no quarter needs.
const MOST: usize = 60;

/// Draws the field; gives the quarter that was chosen, or that there is none any more.
pub(super) fn quarter_ui(ui: &mut Ui, field: &QuarterField<'_>, typed: &mut Option<Typed>) -> Option<Chosen> {
    let mut chosen = settle(field, typed);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = theme::space::XS;
        field_label(ui, field.label);
        let mut text = match typed {
            Some(typed) => typed.text.clone(),
            None => field.value.map(|quarter| quarter.to_string()).unwrap_or_default(),
        };
        let mut is_typing = false;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = theme::space::XS;
            let hint = RichText::new("2026-K4");
            let response = ui.add_enabled(
                may_change(ui),
                TextEdit::singleline(&mut text).char_limit(MOST).desired_width(112.0).hint_text(hint).margin(field_margin()),
            );
            is_typing = response.has_focus();
            if response.changed() {
                chosen = take_in(field, typed, text);
            }
            response.accessible_name(field.name);
            for (sign, word, to) in [("‹", "eerder", stepped(field, false)), ("›", "later", stepped(field, true))] {
                let response = button(ui, sign, to.is_some() && may_change(ui));
                if response.clicked() {
                    *typed = None;
                    chosen = Some(Chosen(to));
                }
                response
                    .on_hover_text(format!("Een kwartaal {word}"))
                    .accessible_name(format!("{}, een kwartaal {word}", field.name));
            }
        });
        if let Some(problem) = typed.as_ref().and_then(|typed| problem(field, typed, is_typing)) {
            field_error(ui, &problem);
        }
    });
    chosen
}

/// What was typed stands for as long as it says what the action has, or cannot have; else it was taken back. What the
/// action could not have before and can have now, it gets.
fn settle(field: &QuarterField<'_>, typed: &mut Option<Typed>) -> Option<Chosen> {
    let waiting = typed.as_mut()?;
    let read = read_quarter(&waiting.text);
    match read {
        Some(quarter) if waiting.is_refused && (field.refusal)(quarter).is_none() => {
            waiting.is_refused = false;
            return Some(Chosen(Some(quarter)));
        }
        Some(quarter) if !waiting.is_refused && field.value != Some(quarter) => *typed = None,
        None if waiting.text.trim().is_empty() && field.value.is_some() => *typed = None,
        _ => {}
    }
    None
}

fn take_in(field: &QuarterField<'_>, typed: &mut Option<Typed>, text: String) -> Option<Chosen> {
    let read = read_quarter(&text);
    let is_refused = read.is_some_and(|quarter| (field.refusal)(quarter).is_some());
    let is_empty = text.trim().is_empty();
    *typed = Some(Typed { text, is_refused });
    (is_empty || (read.is_some() && !is_refused)).then_some(Chosen(read))
}

/// What is wrong with what was typed. Who is still typing is not interrupted.
fn problem(field: &QuarterField<'_>, typed: &Typed, is_typing: bool) -> Option<String> {
    match read_quarter(&typed.text) {
        Some(quarter) => (field.refusal)(quarter).filter(|_| typed.is_refused),
        None if is_typing || typed.text.trim().is_empty() => None,
        None => Some("Dit is geen kwartaal. Schrijf bijvoorbeeld 2026-K4.".to_owned()),
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

/// Reads a quarter as people write it: `2026-K4`, `k4 2026`, `4e kwartaal 2026`.
fn read_quarter(text: &str) -> Option<Quarter> {
    if text.chars().count() > MOST {
        return None;
    }
    let text = text.to_lowercase().replace("kwartaal", " ").replace(['k', 'q', '-', '/', '.', ','], " ");
    let numbers: Option<Vec<i16>> =
        text.split_whitespace().map(|part| part.strip_suffix('e').unwrap_or(part).parse().ok()).collect();
    let (year, number) = match numbers?.as_slice() {
        [year, number] if *year > 4 => (*year, *number),
        [number, year] => (*year, *number),
        _ => return None,
    };
    Quarter::new(year, u8::try_from(number).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::{Chosen, QuarterField, Typed, read_quarter, settle, stepped, take_in};
    use crate::model::Quarter;

    fn quarter(year: i16, number: u8) -> Quarter {
        Quarter::new(year, number).unwrap()
    }

    #[test]
    fn quarters_are_read_as_people_write_them() {
        for text in ["2026-K4", "2026-k4", " 2026 K4 ", "2026K4", "K4 2026", "q4-2026", "4e kwartaal 2026", "4 2026", "2026/4"]
        {
            assert_eq!(read_quarter(text), Some(quarter(2026, 4)), "{text}");
        }
        for text in ["", "2026", "2026-K5", "2026-K0", "26-K4", "1999-K1", "2026-K4-1", "volgend jaar", "99999-K1"] {
            assert_eq!(read_quarter(text), None, "{text}");
        }
        assert_eq!(read_quarter(&"4".repeat(1_000_000)), None);
    }

    /// A ready quarter for an action that starts then.
    fn with_field<R>(start: Quarter, value: Option<Quarter>, then: impl FnOnce(&QuarterField<'_>) -> R) -> R {
        let refusal = move |ready: Quarter| (ready < start).then(|| "te vroeg".to_owned());
        then(&QuarterField { label: "", name: "", value, first: Some(start), refusal: &refusal })
    }

    #[test]
    fn what_is_refused_stays_and_is_taken_in_once_it_can_be() {
        let mut typed = None;
        let early = with_field(quarter(2027, 1), None, |field| take_in(field, &mut typed, "2026-K4".to_owned()));
        assert_eq!(early, None);
        assert_eq!(with_field(quarter(2027, 1), None, |field| settle(field, &mut typed)), None);
        assert_eq!(typed, Some(Typed { text: "2026-K4".to_owned(), is_refused: true }));
        // The start was moved.
        let later = with_field(quarter(2026, 3), None, |field| settle(field, &mut typed));
        assert_eq!(later, Some(Chosen(Some(quarter(2026, 4)))));
        // And taken back.
        assert_eq!(with_field(quarter(2026, 3), None, |field| settle(field, &mut typed)), None);
        assert_eq!(typed, None, "what was taken back does not come again");
    }

    #[test]
    fn steps_end_where_the_action_cannot_go() {
        let from = |value, forward| with_field(quarter(2026, 4), value, |field| stepped(field, forward));
        assert_eq!(from(None, true), Some(quarter(2026, 4)));
        assert_eq!(from(Some(quarter(2026, 4)), true), Some(quarter(2027, 1)));
        assert_eq!(from(Some(quarter(2027, 1)), false), Some(quarter(2026, 4)));
        assert_eq!(from(Some(quarter(2026, 4)), false), None);
        assert_eq!(from(Some(quarter(2100, 4)), true), None);
    }
}
