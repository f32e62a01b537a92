//! What invulbladen say together, in Dutch.

use super::{count, figure, rating, sentence_case};
use crate::analysis::{ItemSpread, Value};
use crate::model::{Rating, Views};

/// From here on people differ clearly.
const CLEAR_FROM: Value = Value::new_raw(1, 4);
/// From here on they differ much: of two people, one would have to move by a whole step.
const LARGE_FROM: Value = Value::new_raw(1, 2);

/// Of an item that hardly anybody rated.
pub const TOO_FEW_VIEWS: &str = "Te weinig invulbladen geven hier een oordeel. Daarom zie je niets.";

/// `7 bladen: 3 op orde, 2 deels, 1 niet op orde, 1 weten we niet`.
pub fn views(views: &Views) -> String {
    let counted = Rating::ALL.into_iter().filter(|it| views.count(*it) > 0);
    let counted: Vec<String> = counted.map(|it| format!("{} {}", views.count(it), rating(it))).collect();
    format!("{}: {}", figure(views.total(), "blad", "bladen"), counted.join(", "))
}

/// How far people differ, in a few words without a capital. The bounds are those of a reader, not of a score: nothing is computed
/// from them.
pub fn disagreement(spread: &ItemSpread) -> &'static str {
    let everybody_knows = [Rating::Unknown, Rating::NotApplicable].into_iter().all(|it| spread.views.count(it) == 0);
    match spread.disagreement {
        None => "bijna niemand weet het",
        Some(value) if value >= LARGE_FROM => "groot verschil",
        Some(value) if value >= CLEAR_FROM => "duidelijk verschil",
        Some(value) if value > Value::from_integer(0) => "klein verschil",
        Some(_) if everybody_knows => "geen verschil",
        Some(_) => "wie het weet, ziet hetzelfde",
    }
}

/// What is told of invulbladen before they are opened: that they are there, and nothing of what they say.
pub fn sheets_waiting(sheets: usize) -> String {
    match sheets {
        1 => "Er is één invulblad. Dat gaat open in de sessie.".to_owned(),
        more => sentence_case(&format!("er zijn {}. Die gaan open in de sessie.", count(more, "invulblad", "invulbladen"))),
    }
}

#[cfg(test)]
mod tests {
    use super::{disagreement, views};
    use crate::analysis::{ItemSpread, disagreement as disagreement_of};
    use crate::model::{Rating, Views};

    use Rating::{InOrder, NotApplicable, NotInOrder, Partly, Unknown};

    #[test]
    fn a_spread_is_told_in_words() {
        let check = |ratings: &[Rating], said: &str, difference: &str| {
            let counted = Views::of(ratings.iter().copied()).unwrap();
            assert_eq!(views(&counted), said);
            let spread = ItemSpread { disagreement: disagreement_of(&counted), views: counted, reasons: Vec::new() };
            assert_eq!(disagreement(&spread), difference, "{ratings:?}");
        };
        check(
            &[InOrder, Partly, NotInOrder, InOrder, Unknown, Partly, InOrder],
            "7 bladen: 3 op orde, 2 deels, 1 niet op orde, 1 weten we niet",
            "duidelijk verschil",
        );
        check(&[InOrder, InOrder, NotInOrder, NotInOrder], "4 bladen: 2 op orde, 2 niet op orde", "groot verschil");
        check(&[Partly, Partly, Partly, Partly, InOrder], "5 bladen: 1 op orde, 4 deels", "klein verschil");
        check(&[Partly; 3], "3 bladen: 3 deels", "geen verschil");
        check(&[Partly, Partly, Unknown], "3 bladen: 2 deels, 1 weten we niet", "wie het weet, ziet hetzelfde");
        check(&[Partly, Unknown, NotApplicable], "3 bladen: 1 deels, 1 weten we niet, 1 n.v.t.", "bijna niemand weet het");
    }
}
