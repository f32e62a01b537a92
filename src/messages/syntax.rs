//! What was expected at a place in a file, in plain Dutch.

use std::fmt;

use ron::Error;

use crate::model::{ActionStatus, ApplyMark, CautionMark, Rating};
use crate::words::{action_status, apply_mark, caution_mark, cut_off, quoted, rating};

/// What was expected where RON stopped, and what stood there; to be read after `op regel 12, kolom 5:`.
pub fn expected(error: &Error) -> String {
    cut_off(&told(error), MOST_TOLD)
}

/// Most characters of a RON message; the longest lists the fields of a type.
const MOST_TOLD: usize = 300;

fn told(error: &Error) -> String {
    match error {
        Error::NoSuchStructField { expected, found, .. } => unknown_field(found, expected),
        Error::NoSuchEnumVariant { expected, found, outer } => {
            format!(
                "‘{}’ kan hier niet staan; kies uit {}",
                quoted(found),
                choices(outer.as_deref().unwrap_or_default(), expected)
            )
        }
        Error::MissingStructField { field, .. } => format!("in de groep die hier eindigt ontbreekt het veld ‘{field}’"),
        Error::DuplicateStructField { field, .. } => format!("het veld ‘{field}’ staat twee keer in dezelfde groep"),
        // The model wrote it for a person, so it is Dutch already.
        Error::Message(text) => text.clone(),
        Error::InvalidValueForType { found, .. } => match quoted_part(found) {
            Some(value) => format!("de waarde ‘{}’ past hier niet", quoted(value)),
            None => "hier staat een ander soort waarde dan hier past".to_owned(),
        },
        Error::ExpectedDifferentLength { found, .. } => format!("hier staat een verkeerd aantal waarden: {found}"),
        Error::ExpectedDifferentStructName { expected, found } => {
            format!("hier hoort ‘{expected}’, maar er staat ‘{}’", quoted(found))
        }
        Error::ExpectedStructName(name) => format!("hier hoort de naam ‘{name}’"),
        Error::InvalidIntegerDigit { digit, .. } => format!("het teken ‘{digit}’ kan niet in dit getal staan"),
        Error::NoSuchExtension(name) => format!("achter ‘enable’ staat ‘{}’, en dat bestaat niet", quoted(name)),
        Error::UnexpectedChar(letter) => format!("het teken ‘{}’ kan hier niet staan", letter.escape_debug()),
        Error::InvalidIdentifier(name) | Error::SuggestRawIdentifier(name) => {
            format!("hier hoort een woord te staan, en geen ‘{}’", quoted(name))
        }
        simple => without_details(simple).to_owned(),
    }
}

fn without_details(error: &Error) -> &'static str {
    match error {
        Error::Eof => "het bestand houdt hier op, terwijl er nog iets moet komen",
        Error::ExpectedArray => "hier moet een lijst beginnen, met ‘[’",
        Error::ExpectedArrayEnd => "hier moet de lijst eindigen, met ‘]’",
        Error::ExpectedAttribute => "hier hoort ‘#![enable(implicit_some)]’",
        Error::ExpectedAttributeEnd => "hier hoort ‘)]’",
        Error::ExpectedBoolean => "hier hoort ‘true’ (ja) of ‘false’ (nee)",
        Error::ExpectedComma => "hier hoort een komma",
        Error::ExpectedChar => "hier hoort één teken tussen enkele aanhalingstekens",
        Error::ExpectedByteLiteral | Error::ExpectedByteString => "hier hoort een reeks bytes",
        Error::ExpectedFloat => "hier hoort een getal",
        Error::FloatUnderscore | Error::UnderscoreAtBeginning => {
            "in dit getal staat een liggend streepje op een verkeerde plek"
        }
        Error::ExpectedInteger => "hier hoort een heel getal",
        Error::ExpectedOption => "hier hoort een waarde, of ‘None’ (niets)",
        Error::ExpectedOptionEnd => "hier hoort ‘)’",
        Error::ExpectedMap => "hier moet een lijst met namen beginnen, met ‘{’",
        Error::ExpectedMapColon => "hier hoort een dubbele punt",
        Error::ExpectedMapEnd => "hier moet de lijst met namen eindigen, met ‘}’",
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => "hier moet een groep velden beginnen, met ‘(’",
        Error::ExpectedStructLikeEnd => "hier moet de groep velden eindigen, met ‘)’",
        Error::ExpectedUnit => "hier hoort ‘()’",
        Error::ExpectedString => "hier hoort een tekst tussen aanhalingstekens",
        Error::ExpectedStringEnd => "hier begint een tekst die nergens eindigt; er mist een aanhalingsteken",
        Error::ExpectedIdentifier => "hier hoort een naam, zoals van een veld of een oordeel",
        Error::InvalidEscape(_) => "na ‘\\’ staat hier een teken dat daar niet kan staan",
        Error::IntegerOutOfBounds => "dit getal is hier te groot of te klein",
        Error::UnclosedBlockComment => "hier begint een opmerking met ‘/*’ die nergens eindigt; er mist ‘*/’",
        Error::UnclosedLineComment => "na deze opmerking hoort een nieuwe regel",
        Error::Utf8Error(_) => "hier staat een teken dat Wijkpeil niet kan lezen (geen UTF-8)",
        Error::TrailingCharacters => "na het einde staat hier nog iets; dat hoort er niet",
        Error::ExceededRecursionLimit => "hier staan te veel haakjes binnen haakjes",
        Error::ExpectedRangeSyntax => "hier hoort ‘..’ tussen twee getallen",
        Error::ExpectedRawValue => "hier hoort een waarde",
        _ => "hier staat iets anders dan er moet staan",
    }
}

fn unknown_field(found: &str, expected: &[&str]) -> String {
    match closest(found, expected) {
        Some(likely) => format!("het veld ‘{}’ bestaat niet; bedoel je ‘{likely}’?", quoted(found)),
        None => format!(
            "het veld ‘{}’ bestaat hier niet; de velden zijn {}",
            quoted(found),
            enumerate(expected.iter().map(|field| format!("‘{field}’")))
        ),
    }
}

/// The values that can stand somewhere, each with what it means.
fn choices(kind: &str, expected: &[&str]) -> String {
    enumerate(expected.iter().map(|name| match meaning(kind, name) {
        Some(meaning) => format!("‘{name}’ ({meaning})"),
        None => format!("‘{name}’"),
    }))
}

/// What a value of a file means, by the name of its type and its own: files have the names of the code.
fn meaning(kind: &str, name: &str) -> Option<&'static str> {
    match kind {
        "Rating" => named(&Rating::ALL, name, rating),
        "ActionStatus" => named(&ActionStatus::ALL, name, action_status),
        "ApplyMark" => named(&ApplyMark::ALL, name, apply_mark),
        "CautionMark" => named(&CautionMark::ALL, name, caution_mark),
        "StarterAnswer" if name == "Text" => Some("eigen woorden"),
        "StarterAnswer" if name == "NotUsedElsewhere" => Some("nergens eerder toegepast"),
        _ => None,
    }
}

fn named<T: Copy + fmt::Debug>(all: &[T], name: &str, word: fn(T) -> &'static str) -> Option<&'static str> {
    all.iter().find(|value| format!("{value:?}") == name).map(|value| word(*value))
}

/// `a, b of c`.
fn enumerate(parts: impl Iterator<Item = String>) -> String {
    let mut parts: Vec<String> = parts.collect();
    match parts.pop() {
        None => "niets".to_owned(),
        Some(last) if parts.is_empty() => last,
        Some(last) => format!("{} of {last}", parts.join(", ")),
    }
}

/// What stands between backticks or quotation marks in a text of serde's.
fn quoted_part(found: &str) -> Option<&str> {
    let mark = if found.contains('`') { '`' } else { '"' };
    let (_, rest) = found.split_once(mark)?;
    rest.rsplit_once(mark).map(|(value, _)| value)
}

/// The one of `expected` that was probably meant by `found`: at most a third of its letters differ.
pub fn closest<'a>(found: &str, expected: &[&'a str]) -> Option<&'a str> {
    // A name that is much longer is no misspelling, and comparing it takes long.
    let found: String = found.chars().take(100).collect();
    let near = expected.iter().map(|name| (strsim::levenshtein(&found, name), *name));
    let near = near.filter(|(distance, name)| distance * 3 <= name.chars().count());
    near.min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use ron::Error;

    use super::expected;

    fn check(error: &Error, text: &Expect) {
        text.assert_eq(&expected(error));
    }

    #[test]
    fn a_misspelled_field_is_recognised() {
        let fields = &["rating", "evidence", "note"];
        let unknown = |found: &str| Error::NoSuchStructField { expected: fields, found: found.to_owned(), outer: None };
        check(&unknown("evidense"), &expect!["het veld ‘evidense’ bestaat niet; bedoel je ‘evidence’?"]);
        check(&unknown("nota"), &expect!["het veld ‘nota’ bestaat niet; bedoel je ‘note’?"]);
        check(
            &unknown("oordeel"),
            &expect!["het veld ‘oordeel’ bestaat hier niet; de velden zijn ‘rating’, ‘evidence’ of ‘note’"],
        );
    }

    #[test]
    fn values_of_serde_lose_their_english() {
        let wrong = |found: &str| Error::InvalidValueForType { expected: "a string".to_owned(), found: found.to_owned() };
        check(&wrong("the unsigned integer `5`"), &expect!["de waarde ‘5’ past hier niet"]);
        check(&wrong("the string \"zo \\\"dan\\\"\""), &expect![[r#"de waarde ‘zo \"dan\"’ past hier niet"#]]);
        check(&wrong("a map"), &expect!["hier staat een ander soort waarde dan hier past"]);
    }
}
