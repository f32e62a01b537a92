//! A name for the file of a new dossier.

use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// How the name of every dossier ends.
pub const DOSSIER_ENDING: &str = ".wijkpeil.ron";

/// How the name of every invulblad ends.
pub const SHEET_ENDING: &str = ".invulblad.ron";

/// Windows keeps these names for devices, whatever comes after a full stop.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3",
    "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Leaves room for the ending, and for a folder before it, on every file system.
const LONGEST: usize = 80;

/// `voorbeeldstad-groenekwartier.wijkpeil.ron`: lower case, letters without diacritics, safe on every system.
pub fn proposed_name(municipality: &str, neighbourhood: &str) -> String {
    named(&format!("{municipality} {neighbourhood}"), "dossier", DOSSIER_ENDING)
}

/// `groenekwartier-wijkagent.invulblad.ron`, as [`proposed_name`]; `who` may be empty.
pub fn proposed_sheet_name(neighbourhood: &str, who: &str) -> String {
    named(&format!("{neighbourhood} {who}"), "leeg", SHEET_ENDING)
}

/// A plain name out of this text; `fallback` is what it is called when nothing is left of that.
fn named(text: &str, fallback: &str, ending: &str) -> String {
    let mut stem = String::new();
    for letter in text.chars().flat_map(char::to_lowercase).nfd() {
        match letter {
            _ if letter.is_ascii_alphanumeric() => stem.push(letter),
            // An apostrophe or an accent stands within a word, and so does what only steers how it is set.
            '\'' | '’' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            _ if is_combining_mark(letter) => {}
            _ => match plain(letter) {
                "" if stem.is_empty() || stem.ends_with('-') => {}
                "" => stem.push('-'),
                plain => stem.push_str(plain),
            },
        }
    }
    stem.truncate(LONGEST);
    let stem = stem.trim_matches('-');
    if stem.is_empty() {
        format!("{fallback}{ending}")
    } else if RESERVED.contains(&stem) {
        format!("{fallback}-{stem}{ending}")
    } else {
        format!("{stem}{ending}")
    }
}

/// A name beside a damaged file for what was rescued from it: `wijk.wijkpeil.ron` gives `wijk-gered.wijkpeil.ron`.
/// `number` counts up from 1 while the name before it is taken.
pub fn rescue_name(damaged: &Path, number: usize) -> PathBuf {
    let name = damaged.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = name.strip_suffix(DOSSIER_ENDING).or_else(|| name.strip_suffix(".ron")).unwrap_or(&name);
    let stem: String = stem.chars().take(LONGEST).collect();
    let number = if number == 1 { String::new() } else { format!("-{number}") };
    damaged.with_file_name(format!("{stem}-gered{number}{DOSSIER_ENDING}"))
}

/// The plain letters for one that is no letter with an accent; empty for anything else.
fn plain(letter: char) -> &'static str {
    match letter {
        'æ' => "ae",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ĳ' => "ij",
        'ł' => "l",
        'ø' => "o",
        'œ' => "oe",
        'ß' => "ss",
        'þ' => "th",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{proposed_name, rescue_name};

    fn check(municipality: &str, neighbourhood: &str, name: &str) {
        assert_eq!(proposed_name(municipality, neighbourhood), format!("{name}.wijkpeil.ron"));
    }

    #[test]
    fn names_are_plain_on_every_system() {
        check("Voorbeeldstad", "Groenekwartier", "voorbeeldstad-groenekwartier");
        check("Súdwest-Fryslân", "Lemmer & Joure", "sudwest-fryslan-lemmer-joure");
        check("’s-Hertogenbosch", "de Hambaken / noord", "s-hertogenbosch-de-hambaken-noord");
        check("Coördinatie", "I\u{307}e\u{301}n", "coordinatie-ien");
        check("..", "../../etc/passwd", "etc-passwd");
        check("Nguyễn Ŵ Ķēniņš", "Ĳmuiden Groß-Łódź", "nguyen-w-kenins-ijmuiden-gross-lodz");
        // The same with their accents apart.
        check("Nguye\u{302}\u{303}n Erdog\u{306}an", "S\u{327}ahin bi\u{301}j\u{301}na", "nguyen-erdogan-sahin-bijna");
        check("Groene\u{ad}kwartier", "\u{301}", "groenekwartier");
    }

    #[test]
    fn a_rescued_file_is_named_after_the_damaged_one() {
        let name = |damaged: &str, number| rescue_name(Path::new(damaged), number);
        assert_eq!(name("map/wijk.wijkpeil.ron", 1), PathBuf::from("map/wijk-gered.wijkpeil.ron"));
        assert_eq!(name("wijk.ron", 2), PathBuf::from("wijk-gered-2.wijkpeil.ron"));
        assert!(name(&"é".repeat(120), 1).to_string_lossy().len() < 255);
    }

    #[test]
    fn a_name_is_never_empty_reserved_or_endless() {
        check("", "", "dossier");
        check("Αθήνα", "", "dossier");
        check("Con", "", "dossier-con");
        check("", "LPT1", "dossier-lpt1");
        assert_eq!(proposed_name(&"é".repeat(500), "x").len(), 80 + ".wijkpeil.ron".len());
    }
}
