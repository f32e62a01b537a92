//! Erasing a dossier: what goes, what went, and what the program cannot reach, in Dutch.

use std::path::Path;

use super::store_error;
use crate::store::{Erased, KeptChanged, Removed, RemovedKind};
use crate::words::{count, enumeration, sentence_case, shown, these_measurements};

/// What is not on this computer, or that the program knows nothing of.
pub const OUT_OF_REACH: &str = "Wijkpeil kan niet bij kopieën die je zelf maakte of mailde, reservekopieën (back-ups) van je organisatie, \
                                 en de prullenbak en oudere versies van OneDrive of een andere dienst die mappen bijhoudt. Vraag je \
                                 ICT-afdeling om die te wissen.";

/// What stands of a dossier among those that were opened lately.
pub const LINE_AT_START: &str = "de regel bij Start";

/// One thing that belongs to a dossier, as in `weg is …`.
pub fn removed(removed: &Removed) -> String {
    let path = shown(&removed.path);
    match removed.kind {
        RemovedKind::File => format!("het bestand ‘{path}’"),
        RemovedKind::Versions(number) => {
            format!("{} in ‘{path}’", count(number, "eerdere versie", "eerdere versies"))
        }
        RemovedKind::Copy => format!("de kopie van werk dat nog niet in het bestand stond, in ‘{path}’"),
        RemovedKind::Unfinished => format!("het half bewaarde bestand ‘{path}’"),
    }
}

/// What came of erasing, in paragraphs. `was_listed`: it stood among the recent dossiers. `reports`: where reports of it go.
pub fn erased(erased: &Erased, was_listed: bool, reports: Option<&Path>) -> Vec<String> {
    let mut gone: Vec<String> = erased.removed.iter().map(removed).collect();
    if was_listed {
        gone.push(LINE_AT_START.to_owned());
    }
    let mut paragraphs = Vec::new();
    if !gone.is_empty() {
        paragraphs.push(format!("Weg is: {}.", enumeration(&gone)));
    }
    if !erased.left.is_empty() {
        let left: Vec<String> = erased.left.iter().map(|error| store_error(error).what).collect();
        paragraphs.push(format!("Niet alles is gewist. {} Probeer het later nog eens, op dezelfde plaats.", left.join(" ")));
    }
    for other in &erased.beside {
        paragraphs.push(format!(
            "Daarnaast staat nog ‘{}’, van hetzelfde dossier. Dat is niet gewist: doe dat zelf als het ook weg moet.",
            shown(other)
        ));
    }
    paragraphs.push(OUT_OF_REACH.to_owned());
    paragraphs.push(reports_stay(reports));
    paragraphs
}

/// What happens with reports.
pub fn reports_stay(reports: Option<&Path>) -> String {
    match reports {
        Some(folder) => format!(
            "Rapporten blijven staan. Wijkpeil maakt ze in ‘{}’, tenzij je een andere map koos. Kijk daar en wis ze zelf.",
            shown(folder)
        ),
        None => "Rapporten blijven staan, in de map waarin je ze maakte. Wis ze zelf.".to_owned(),
    }
}

/// Where a name that was removed may still be read.
pub const NAME_IN_TEXTS: &str = "De naam staat nog in een tekst die iemand typte. Wijkpeil verandert die teksten niet: zoek de naam op in \
                                 het dossier, en haal hem daar zelf weg.";

/// What came of removing a name. `changed`: the numbers of the adopted measurements that had it. `kept`: what became of the earlier
/// versions, where that is known.
pub fn name_removed(changed: &[u16], kept: Option<&KeptChanged>) -> Vec<String> {
    let mut paragraphs = Vec::new();
    if !changed.is_empty() {
        let (was, these) = if changed.len() == 1 { ("was", "die meting") } else { ("waren", "die metingen") };
        paragraphs.push(format!(
            "{} {was} met de naam vastgesteld. De naam is eruit; dat staat met de dag bij {these}, en het controlegetal is opnieuw \
             gemaakt. Op een rapport dat al is afgedrukt, staat het oude getal.",
            sentence_case(&these_measurements(changed))
        ));
    }
    if let Some(KeptChanged { rewritten, removed }) = kept {
        if *rewritten > 0 {
            paragraphs.push(format!("Ook weg uit {}.", count(*rewritten, "eerdere versie", "eerdere versies")));
        }
        if *removed > 0 {
            paragraphs.push(format!(
                "Gewist, omdat er niet in te lezen was: {}.",
                count(*removed, "eerdere versie", "eerdere versies")
            ));
        }
    }
    paragraphs.push(OUT_OF_REACH.to_owned());
    paragraphs
        .push("Invulbladen die mensen zelf nog hebben, en rapporten die al zijn gemaakt, veranderen niet mee.".to_owned());
    paragraphs
}

/// Another file of the same dossier, in which a name still stands.
pub fn name_beside(other: &Path) -> String {
    format!(
        "Daarnaast staat nog ‘{}’, van hetzelfde dossier. Daar is niets uit weggehaald: doe dat ook daar, of wis dat bestand.",
        shown(other)
    )
}
