//! What changed where ratings differ: reality, yardstick or knowledge.

use super::{change_reason, count, enumeration, number_word, sentence_case};
use crate::analysis::{Moves, ReasonCounts};
use crate::model::ChangeReason;

/// Who reads a sentence about the team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToldTo {
    /// To the team itself, in the window.
    Team,
    /// To somebody else, in a report.
    Others,
}

/// How much of what changed is reality, in one to three sentences: `Bij twaalf van de dertien punten met een ander oordeel
/// veranderde de werkelijkheid: elf beter, één slechter. Eén keer is geen reden gegeven.`
pub fn reasons_sentence(counts: &ReasonCounts, told_to: ToldTo) -> String {
    let (total, reality) = (counts.total(), counts.reality.total());
    let of = |part: usize| match (part, total) {
        (1, 1) => "het enige punt".to_owned(),
        (2, 2) => "beide punten".to_owned(),
        (part, total) if part == total => format!("alle {} punten", number_word(total)),
        (0, total) => format!("geen van de {} punten", number_word(total)),
        (part, total) => format!("{} van de {} punten", number_word(part), number_word(total)),
    };
    let first = match (reality, total) {
        (_, 0) => return "Geen enkel punt kreeg een ander oordeel.".to_owned(),
        (0, 1) => "Eén punt kreeg een ander oordeel. Er is niet gezegd dat de werkelijkheid veranderde.".to_owned(),
        (0, _) => format!("Bij {} met een ander oordeel is gezegd dat de werkelijkheid veranderde.", of(0)),
        (reality, _) => {
            format!("Bij {} met een ander oordeel veranderde de werkelijkheid: {}.", of(reality), moves(&counts.reality))
        }
    };
    let (looked, know) = match told_to {
        ToldTo::Team => ("keken jullie er anders naar", "weten jullie nu meer"),
        ToldTo::Others => ("keek het team er anders naar", "weet het team nu meer"),
    };
    let others = [(counts.yardstick, looked), (counts.knowledge, know), (counts.not_given, "is geen reden gegeven")];
    let said: Vec<String> = others
        .iter()
        .filter(|(moves, _)| moves.total() > 0)
        .map(|(moves, what)| format!("{} {what}", count(moves.total(), "keer", "keer")))
        .collect();
    if said.is_empty() { first } else { format!("{first} {}.", sentence_case(&enumeration(&said))) }
}

/// How many of the compared items got another rating and how much of that is reality, in one or two sentences: `Van de 55
/// vergelijkbare punten kregen er twintig een ander oordeel. Bij twaalf daarvan veranderde de werkelijkheid: elf beter, één slechter.`
pub fn moved_sentence(counts: &ReasonCounts, compared: usize) -> String {
    let (total, reality) = (counts.total(), counts.reality.total());
    let got = match total {
        0 => return format!("Van {} kreeg er geen een ander oordeel.", of_compared(compared)),
        1 => format!("Van {} kreeg er één een ander oordeel.", of_compared(compared)),
        total => format!("Van {} kregen er {} een ander oordeel.", of_compared(compared), number_word(total)),
    };
    let real = match (reality, total) {
        (0, 1) => "Er is niet gezegd dat daar de werkelijkheid veranderde.".to_owned(),
        (0, _) => "Bij geen daarvan is gezegd dat de werkelijkheid veranderde.".to_owned(),
        (1, 1) => format!("Daar veranderde de werkelijkheid: {}.", moves(&counts.reality)),
        (reality, total) if reality == total => format!("Overal veranderde de werkelijkheid: {}.", moves(&counts.reality)),
        (reality, _) => {
            format!("Bij {} daarvan veranderde de werkelijkheid: {}.", number_word(reality), moves(&counts.reality))
        }
    };
    format!("{got} {real}")
}

fn of_compared(compared: usize) -> String {
    match compared {
        1 => "het ene vergelijkbare punt".to_owned(),
        many => format!("de {} vergelijkbare punten", number_word(many)),
    }
}

/// `elf beter, één slechter`: how many items moved which way, as far as there are any.
fn moves(moves: &Moves) -> String {
    let all = [(moves.better, "beter"), (moves.worse, "slechter"), (moves.other, "van of naar ‘weten we niet’")];
    let said = all.into_iter().filter(|(number, _)| *number > 0);
    said.map(|(number, word)| format!("{} {word}", number_word(number))).collect::<Vec<_>>().join(", ")
}

/// `werkelijkheid: twee beter; maatlat: één slechter`: the same by what changed. Nothing where nothing moved.
pub fn reasons(counts: &ReasonCounts) -> String {
    let given = ChangeReason::ALL.map(|reason| (Some(reason), change_reason(reason)));
    let all = given.into_iter().chain([(None, REASON_NOT_GIVEN)]);
    let said = all.map(|(reason, name)| (counts.of(reason), name)).filter(|(moves, _)| moves.total() > 0);
    said.map(|(by_reason, name)| format!("{name}: {}", moves(&by_reason))).collect::<Vec<_>>().join("; ")
}

/// `1 werkelijkheid, 2 kennis, 1 zonder reden`: how many items moved for which reason, for drawings; lines break between the
/// parts only.
pub fn reason_figures(counts: &ReasonCounts) -> String {
    let given = ChangeReason::ALL.map(|reason| (Some(reason), change_reason(reason)));
    let all = given.into_iter().chain([(None, WITHOUT_REASON)]);
    let said = all.map(|(reason, name)| (counts.of(reason).total(), name)).filter(|(number, _)| *number > 0);
    let said: Vec<String> = said.map(|(number, name)| format!("{number} {name}").replace(' ', "\u{a0}")).collect();
    if said.is_empty() { "geen punt veranderd".to_owned() } else { said.join(", ") }
}

/// Beside a number of changes without a reason.
pub const WITHOUT_REASON: &str = "zonder reden";

/// What stands where a reason would.
pub const REASON_NOT_GIVEN: &str = "reden niet gegeven";

#[cfg(test)]
mod tests {
    use super::{ToldTo, moved_sentence, reason_figures, reasons, reasons_sentence};
    use crate::analysis::{Moves, ReasonCounts};

    fn better(better: usize) -> Moves {
        Moves { better, ..Moves::default() }
    }

    fn check(counts: &ReasonCounts, expected: &str) {
        assert_eq!(reasons_sentence(counts, ToldTo::Team), expected);
    }

    #[test]
    fn the_sentence_begins_with_reality() {
        let mut counts = ReasonCounts {
            reality: Moves { better: 11, worse: 1, other: 0 },
            yardstick: better(2),
            knowledge: Moves { other: 5, ..Moves::default() },
            not_given: better(1),
        };
        check(
            &counts,
            "Bij twaalf van de 20 punten met een ander oordeel veranderde de werkelijkheid: elf beter, één slechter. Twee keer \
             keken jullie er anders naar, vijf keer weten jullie nu meer en één keer is geen reden gegeven.",
        );
        counts.yardstick = Moves::default();
        counts.not_given = Moves::default();
        assert_eq!(
            reasons_sentence(&counts, ToldTo::Others),
            "Bij twaalf van de zeventien punten met een ander oordeel veranderde de werkelijkheid: elf beter, één slechter. Vijf \
             keer weet het team nu meer."
        );
        assert_eq!(reason_figures(&counts), "12\u{a0}werkelijkheid, 5\u{a0}kennis");
        assert_eq!(reason_figures(&ReasonCounts::default()), "geen punt veranderd");
        assert_eq!(reasons(&counts), "werkelijkheid: elf beter, één slechter; kennis: vijf van of naar ‘weten we niet’");
    }

    #[test]
    fn how_much_moved_is_told_in_two_sentences() {
        let moves = Moves { better: 11, worse: 1, other: 0 };
        let counts = ReasonCounts { reality: moves, not_given: better(8), ..ReasonCounts::default() };
        assert_eq!(
            moved_sentence(&counts, 55),
            "Van de 55 vergelijkbare punten kregen er 20 een ander oordeel. Bij twaalf daarvan veranderde de werkelijkheid: elf \
             beter, één slechter."
        );
        let none = ReasonCounts::default();
        assert_eq!(moved_sentence(&none, 1), "Van het ene vergelijkbare punt kreeg er geen een ander oordeel.");
        let one = ReasonCounts { reality: better(1), ..none };
        assert_eq!(
            moved_sentence(&one, 3),
            "Van de drie vergelijkbare punten kreeg er één een ander oordeel. Daar veranderde de werkelijkheid: één beter."
        );
        let unsaid = ReasonCounts { not_given: better(2), ..none };
        assert!(moved_sentence(&unsaid, 3).ends_with("Bij geen daarvan is gezegd dat de werkelijkheid veranderde."));
    }

    #[test]
    fn few_items_read_as_dutch() {
        let none = ReasonCounts::default();
        check(&none, "Geen enkel punt kreeg een ander oordeel.");
        let reality = |reality| ReasonCounts { reality, ..none };
        check(&reality(better(1)), "Bij het enige punt met een ander oordeel veranderde de werkelijkheid: één beter.");
        check(&reality(better(2)), "Bij beide punten met een ander oordeel veranderde de werkelijkheid: twee beter.");
        check(&reality(better(3)), "Bij alle drie punten met een ander oordeel veranderde de werkelijkheid: drie beter.");
        check(
            &ReasonCounts { yardstick: better(1), ..none },
            "Eén punt kreeg een ander oordeel. Er is niet gezegd dat de werkelijkheid veranderde. Eén keer keken jullie er anders \
             naar.",
        );
        check(
            &ReasonCounts { not_given: better(3), ..none },
            "Bij geen van de drie punten met een ander oordeel is gezegd dat de werkelijkheid veranderde. Drie keer is geen reden \
             gegeven.",
        );
    }
}
