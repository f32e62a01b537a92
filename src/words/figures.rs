//! How figures and what they rest on read in Dutch.

use crate::analysis::{Counts, Value};

/// Over which items a score was computed, for beside a percentage: `over 4 punten; 1 n.v.t., 2 weten we niet, 1 zonder
/// onderbouwing`. What is not there is not named.
pub fn basis(counts: &Counts) -> String {
    let applicable = counts.applicable();
    let noun = if applicable == 1 { "punt" } else { "punten" };
    let parts = [
        (counts.not_applicable, "n.v.t."),
        (counts.unknown, "weten we niet"),
        (counts.unanswered, "niet beantwoord"),
        (counts.without_evidence, "zonder onderbouwing"),
    ];
    let said: Vec<String> =
        parts.iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}")).collect();
    let more = if said.is_empty() { String::new() } else { format!("; {}", said.join(", ")) };
    format!("over {applicable} {noun}{more}")
}

/// `2½`: what items count together, in whole and half points.
pub fn points(value: Value) -> String {
    let (whole, is_half) = (value.to_integer(), !value.is_integer());
    match (whole, is_half) {
        (0, true) => "½".to_owned(),
        (whole, true) => format!("{whole}½"),
        (whole, false) => whole.to_string(),
    }
}

/// To which side a percentage is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// As a low end.
    Down,
    /// As a high end.
    Up,
}

/// `62,5%`: a value in percent with one decimal, which is left out when it is zero.
pub fn decimal_percentage(value: Value, rounding: Rounding) -> String {
    let thousandths = value * 1000;
    let rounded = match rounding {
        Rounding::Down => thousandths.floor(),
        Rounding::Up => thousandths.ceil(),
    };
    let rounded = rounded.to_integer();
    match (rounded / 10, rounded % 10) {
        (whole, 0) => format!("{whole}%"),
        (whole, tenths) => format!("{whole},{tenths}%"),
    }
}

/// Whether a percentage with one decimal says the value exactly.
pub fn is_exact(value: Value) -> bool {
    (value * 1000).is_integer()
}

/// Whether a percentage without decimals says the value exactly.
pub fn is_whole_percentage(value: Value) -> bool {
    (value * 100).is_integer()
}

#[cfg(test)]
mod tests {
    use super::{Rounding, basis, decimal_percentage, points};
    use crate::analysis::{Counts, Value};

    #[test]
    fn a_score_says_over_what_it_is() {
        let counts = Counts { in_order: 2, partly: 2, unknown: 1, without_evidence: 1, ..Counts::default() };
        assert_eq!(basis(&counts), "over 5 punten; 1 weten we niet, 1 zonder onderbouwing");
        let counts = Counts { not_in_order: 1, not_applicable: 3, ..Counts::default() };
        assert_eq!(basis(&counts), "over 1 punt; 3 n.v.t.");
    }

    #[test]
    fn values_read_as_points_and_as_percentages() {
        assert_eq!(
            ["0", "½", "1", "3½"],
            [(0, 2), (1, 2), (2, 2), (7, 2)].map(|(n, d)| points(Value::new(n, d))).each_ref().map(String::as_str)
        );
        let check = |numerator, denominator, rounding, expected: &str| {
            assert_eq!(decimal_percentage(Value::new(numerator, denominator), rounding), expected);
        };
        check(5, 8, Rounding::Down, "62,5%");
        check(2, 3, Rounding::Down, "66,6%");
        check(2, 3, Rounding::Up, "66,7%");
        check(1, 1, Rounding::Up, "100%");
        check(26, 12, Rounding::Down, "216,6%");
    }
}
