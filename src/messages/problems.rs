//! What went wrong with a file, in Dutch: what happened, what was kept, what to do. The same in window and command line.

use std::path::Path;

use super::expected;
use crate::content::{ContentProblem, ContentRemark, ContentRemarkKind, ProblemKind};
use crate::model::{DayError, TEXT_ROOM};
use crate::store::folders::Keeping;
use crate::store::{
    Behind, Flaw, FlawKind, HeadField, Holder, Operation, PdfFormError, ProtectionFault, Remark, RemarkKind, StoreError,
    StoreErrorKind,
};
use crate::words::{date, moment, place, quoted, sentence_case, shown, thousands, visible};

/// A problem in three parts, each one or more full sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// What happened.
    pub what: String,
    /// What is still as it was.
    pub kept: String,
    /// What to do now.
    pub advice: String,
}

impl Message {
    /// A problem in its three parts. What was kept or what to do may be empty where there is nothing to say.
    pub fn new(what: impl Into<String>, kept: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { what: what.into(), kept: kept.into(), advice: advice.into() }
    }

    /// What was kept and what to do, after each other.
    pub fn detail(&self) -> String {
        format!("{} {}", self.kept, self.advice).trim().to_owned()
    }

    /// The three parts after each other.
    pub fn text(&self) -> String {
        [&*self.what, &*self.kept, &*self.advice].join(" ")
    }
}

/// A file that could not be read or written.
pub fn store_error(error: &StoreError) -> Message {
    let (what, advice) = match error.operation {
        Operation::Read => reading(&error.path, &error.kind),
        Operation::Write => writing(&error.path, &error.kind),
    };
    Message { what, kept: kept(error).to_owned(), advice: advice.to_owned() }
}

/// The problems in a file, a line for each: `map/naam.wijkpeil.ron:12:5: hier hoort een komma`.
pub fn problem_lines(error: &StoreError) -> Vec<String> {
    let at = |line, column, text: &str| format!("{}: {text}", place(&error.path, Some(line), Some(column)));
    match &error.kind {
        StoreErrorKind::Syntax { line, column, code } => vec![at(*line, *column, &expected(code))],
        StoreErrorKind::NotADossier { line, column, code } => {
            vec![at(*line, *column, &format!("dit is geen dossier van Wijkpeil; {}", expected(code)))]
        }
        StoreErrorKind::NotASheet { line, column, code } => {
            vec![at(*line, *column, &format!("dit is geen invulblad van Wijkpeil; {}", expected(code)))]
        }
        StoreErrorKind::NotUtf8 { line, column } => vec![at(*line, *column, UNREADABLE_LETTER)],
        StoreErrorKind::Invalid(flaws) => {
            flaws.iter().map(|flaw| format!("{}: {}", place(&error.path, flaw.line, flaw.column), self::flaw(flaw))).collect()
        }
        // The message itself names the file.
        _ => vec![store_error(error).text()],
    }
}

/// A value in a dossier that cannot be right, without its place.
pub fn flaw(flaw: &Flaw) -> String {
    match &flaw.kind {
        FlawKind::RepeatedKey(key) => {
            format!("‘{}’ staat twee keer in dezelfde lijst; laat één van de twee staan", quoted(key))
        }
        FlawKind::RepeatedId(id) => format!("het id ‘{}’ komt vaker voor, en moet uniek zijn", quoted(id)),
        FlawKind::EmptyId => "hier staat een leeg id".to_owned(),
        FlawKind::NoDate(text) => DayError(quoted(text)).to_string(),
        FlawKind::TooManyHands { item, most } => {
            format!("bij ‘{}’ staan meer dan {} opgestoken handen", quoted(item), thousands(usize::from(*most)))
        }
    }
}

/// What is odd about the file of a dossier, without its place; to be read after `op regel 12, kolom 5:`.
pub fn remark(remark: &Remark) -> String {
    match &remark.kind {
        RemarkKind::Behind(Behind::Filler) => {
            "achter het einde van het dossier staan nog tekens zonder betekenis; die zijn overgeslagen".to_owned()
        }
        RemarkKind::Behind(Behind::Dossier) => {
            "achter het einde van het dossier begint nog een dossier; dat is niet gelezen".to_owned()
        }
        RemarkKind::Behind(Behind::Text) => {
            "achter het einde van het dossier staat nog tekst die er niet bij hoort; die is overgeslagen".to_owned()
        }
        RemarkKind::Before => "voor het begin van het dossier staat iets dat er niet bij hoort; dat is overgeslagen".to_owned(),
        RemarkKind::Head { field, was } => {
            let (what, now) = head_field(*field);
            match &**was {
                "" => format!("{what} ontbreekt of is niet te lezen; {now}"),
                was => format!("{what} is niet te lezen (er staat ‘{}’); {now}", quoted(was)),
            }
        }
        RemarkKind::DateWritten { was, is, is_of_change } => format!(
            "{} is anders geschreven dan het hoort (er staat ‘{}’); Wijkpeil leest {}",
            if *is_of_change { "de dag van de laatste wijziging" } else { "deze datum" },
            quoted(was),
            date(*is)
        ),
        RemarkKind::Utf16 => "het bestand is bewaard als UTF-16; Wijkpeil bewaart het weer als UTF-8".to_owned(),
        RemarkKind::OddDate(day) => {
            format!("de datum {} ligt niet tussen 2000 en 2100; stond de klok van de computer goed?", date(*day))
        }
    }
}

/// What is odd about a file, a line for each: `map/naam.wijkpeil.ron:12:5: let op: achter het einde …`.
pub fn remark_lines(path: &Path, remarks: &[Remark]) -> Vec<String> {
    let line = |it: &Remark| format!("{}: let op: {}", place(path, it.line, it.column), remark(it));
    remarks.iter().map(line).collect()
}

/// What is odd about a file, in sentences.
pub fn remark_sentences(remarks: &[Remark]) -> String {
    let sentence = |it: &Remark| sentence(it.line, it.column, &remark(it));
    remarks.iter().map(sentence).collect::<Vec<_>>().join(" ")
}

/// What a field at the beginning of a file is, and what the program puts there.
fn head_field(field: HeadField) -> (&'static str, &'static str) {
    match field {
        HeadField::Schema => ("de bestandsversie", "Wijkpeil leest het als een bestand van deze versie"),
        HeadField::Frame => ("het begin van het bestand", "Wijkpeil heeft dat opnieuw gemaakt"),
        HeadField::Id => ("de code waaraan Wijkpeil dit dossier herkent", "het dossier heeft een nieuwe code gekregen"),
        HeadField::ContentEdition => {
            ("de uitgave van de vragen waarmee het dossier is gemaakt", "Wijkpeil laat die uitgave leeg")
        }
        HeadField::Changed => {
            ("de dag van de laatste wijziging", "Wijkpeil neemt de laatste datum in het dossier, tot je weer iets verandert")
        }
    }
}

/// What is wrong with a content, without its place.
pub fn content_problem(problem: &ContentProblem) -> String {
    let what = match &problem.kind {
        ProblemKind::UnreadableLetter => UNREADABLE_LETTER.to_owned(),
        ProblemKind::Syntax(error) => expected(error),
        ProblemKind::MissingFile => "dit bestand ontbreekt".to_owned(),
        ProblemKind::EmptyFolder => "in deze map staat geen bestand met inhoud".to_owned(),
        ProblemKind::DuplicateId => "dit id komt vaker voor, en moet uniek zijn".to_owned(),
        ProblemKind::IdOutsideParent { expected } => {
            format!("dit id moet beginnen met ‘{}’, met daarna een naam", quoted(expected))
        }
        ProblemKind::DuplicateNumber(number) => format!("het nummer {number} komt vaker voor"),
        ProblemKind::UnknownReference { to } => {
            format!("‘{}’ bestaat niet, terwijl er hier naar wordt verwezen", quoted(to))
        }
        ProblemKind::EmptyText { field } => format!("de tekst van ‘{field}’ is leeg"),
        ProblemKind::EmptyList { field } => format!("de lijst ‘{field}’ is leeg"),
        ProblemKind::TooLong { field, room } => format!("de tekst van ‘{field}’ is langer dan {room} tekens"),
        ProblemKind::TooManyWords { field, words, room } => {
            format!("de tekst van ‘{field}’ heeft {words} woorden, en er is plaats voor {room}")
        }
        ProblemKind::ReadyBeforeStart => "dit is klaar voordat het begint".to_owned(),
        ProblemKind::TooMany { field, room } => format!("de lijst ‘{field}’ heeft er meer dan {room}"),
    };
    match &problem.id {
        Some(id) => format!("{}: {what}", quoted(id)),
        None => what,
    }
}

/// What is odd about an item of a content; no point at its end.
pub fn content_remark(remark: &ContentRemark) -> String {
    let item = quoted(remark.item.as_str());
    match &remark.kind {
        ContentRemarkKind::TooManyWords { field, words, room } => {
            format!("{item}: de tekst van ‘{field}’ heeft {words} woorden, en meer dan {room} leest lastig")
        }
        ContentRemarkKind::TooManyHints { hints, room } => {
            format!("{item}: de lijst ‘evidence_hints’ heeft er {hints}, en meer dan {room} leest lastig")
        }
    }
}

const UNREADABLE_LETTER: &str = "hier staat een teken dat Wijkpeil niet kan lezen (geen UTF-8)";

fn folder_of(path: &Path) -> String {
    path.parent().map(shown).unwrap_or_default()
}

fn kept(error: &StoreError) -> &'static str {
    match (error.operation, &error.kind) {
        (Operation::Read, StoreErrorKind::NotFound | StoreErrorKind::FolderMissing | StoreErrorKind::FolderIsFile) => {
            "Er is niets veranderd."
        }
        // The message says that the file was altered; "is not changed" beside it would contradict that.
        (Operation::Read, StoreErrorKind::Protected(_)) => "Wijkpeil heeft er niets aan veranderd.",
        (Operation::Read, _) => "Het bestand is niet veranderd.",
        (Operation::Write, StoreErrorKind::Exists) => "Dat bestand is niet vervangen.",
        (Operation::Write, StoreErrorKind::Altered) => "Vertrouw niet op wat daar nu staat.",
        (Operation::Write, _) => "Er is niets opgeslagen; wat er al stond, staat er nog.",
    }
}

/// Why a PDF gives no answers, and what to do.
fn pdf_form(file: &str, fault: PdfFormError) -> (String, &'static str) {
    match fault {
        PdfFormError::NotPdf | PdfFormError::NoForm { is_flattened: false } => {
            (format!("‘{file}’ is geen invulblad van Wijkpeil."), "Kijk of je het goede bestand hebt gekozen.")
        }
        PdfFormError::Damaged => (
            format!("‘{file}’ is beschadigd of niet helemaal aangekomen. Er is niets uit overgenomen."),
            "Vraag of je het bestand nog een keer kunt krijgen.",
        ),
        PdfFormError::Password => (
            format!("‘{file}’ is beveiligd met een wachtwoord."),
            "Vraag om het invulblad zonder wachtwoord, of neem de antwoorden over van papier.",
        ),
        PdfFormError::NoForm { is_flattened: true } => (
            format!("In ‘{file}’ zijn de antwoorden niet meer te lezen: het invulblad is afgedrukt als PDF."),
            "Vraag om het bestand zelf, of neem de antwoorden over van papier.",
        ),
        PdfFormError::Joined => (
            format!("In ‘{file}’ zitten meer invulbladen achter elkaar. Er is niets uit overgenomen."),
            "Vraag om elk invulblad als een eigen bestand.",
        ),
        PdfFormError::TooLarge => {
            (format!("‘{file}’ is veel groter dan een invulblad."), "Kijk of je het goede bestand hebt gekozen.")
        }
    }
}

/// What happened when reading, and what to do.
fn reading(path: &Path, kind: &StoreErrorKind) -> (String, &'static str) {
    let file = shown(path);
    match kind {
        StoreErrorKind::NotFound | StoreErrorKind::FolderMissing => {
            (format!("‘{file}’ is er niet."), "Kijk of de naam en de map kloppen.")
        }
        StoreErrorKind::IsFolder => (format!("‘{file}’ is een map, geen bestand."), "Kies een bestand in die map."),
        StoreErrorKind::FolderIsFile => (
            format!("‘{file}’ is er niet: een deel van de naam is een bestand, geen map."),
            "Kijk of de naam en de map kloppen.",
        ),
        StoreErrorKind::NoPermission | StoreErrorKind::ReadOnly => {
            (format!("Je mag ‘{file}’ niet lezen."), "Vraag toegang aan degene die het bestand beheert.")
        }
        StoreErrorKind::TooLarge { bytes, limit } => (
            format!("‘{file}’ is te groot: {} MB. Wijkpeil leest bestanden tot {} MB.", megabytes(*bytes), megabytes(*limit)),
            "Kijk of je het goede bestand hebt gekozen.",
        ),
        StoreErrorKind::NotUtf8 { line, column } => (
            format!("‘{file}’ is niet te lezen. Op regel {line}, kolom {column}: {UNREADABLE_LETTER}."),
            "Kijk of je het goede bestand hebt gekozen. Heb je het in een ander programma bewerkt, bewaar het daar dan als UTF-8.",
        ),
        StoreErrorKind::TooMany { limit } => (
            format!("‘{file}’ bevat te veel gegevens: meer dan {} onderdelen.", thousands(*limit)),
            "Kijk of je het goede bestand hebt gekozen, of neem een oudere kopie van het bestand.",
        ),
        StoreErrorKind::Protected(fault) => protected(&file, *fault),
        StoreErrorKind::Empty => (format!("‘{file}’ is leeg."), "Neem een oudere kopie van het bestand."),
        StoreErrorKind::NotADossier { line, column, code } => (
            format!("‘{file}’ is geen dossier van Wijkpeil. {}", sentence(Some(*line), Some(*column), &expected(code))),
            "Kies een bestand waarvan de naam eindigt op ‘wijkpeil.ron’.",
        ),
        StoreErrorKind::IsSheet => (
            format!("‘{file}’ is een invulblad, en geen dossier."),
            "Open het dossier waar het bij hoort, en neem het invulblad daarin over.",
        ),
        StoreErrorKind::PdfForm(fault) => pdf_form(&file, *fault),
        StoreErrorKind::NotASheet { line, column, code } => (
            format!("‘{file}’ is geen invulblad van Wijkpeil. {}", sentence(Some(*line), Some(*column), &expected(code))),
            "Kies een bestand waarvan de naam eindigt op ‘invulblad.ron’.",
        ),
        StoreErrorKind::Syntax { line, code, .. } if **code == ron::Error::Eof => (
            format!("‘{file}’ is niet compleet: op regel {line} houdt het bestand op."),
            "Neem een oudere kopie van het bestand.",
        ),
        StoreErrorKind::Syntax { line, column, code } => {
            (format!("‘{file}’ bevat een fout. {}", sentence(Some(*line), Some(*column), &expected(code))), REPAIR)
        }
        StoreErrorKind::Invalid(flaws) => {
            (format!("‘{file}’ bevat gegevens die niet kunnen kloppen. {}", sentences(flaws)), REPAIR)
        }
        StoreErrorKind::NewerSchema { found, known } => (
            format!(
                "‘{file}’ is gemaakt met een nieuwere versie van Wijkpeil: bestandsversie {found}, en deze versie leest tot {known}."
            ),
            "Installeer de nieuwste versie van Wijkpeil en open het bestand dan opnieuw.",
        ),
        StoreErrorKind::Busy => (format!("Een ander programma is bezig met ‘{file}’."), "Probeer het zo nog eens."),
        StoreErrorKind::Elsewhere => (elsewhere(&file), ONCE_HERE),
        StoreErrorKind::InUse(holder) => (in_use(&file, holder.as_ref()), AFTER_THE_OTHER),
        StoreErrorKind::UnusableName => (format!("‘{file}’ kan geen naam van een bestand zijn."), "Kijk of de naam klopt."),
        StoreErrorKind::NotAFile => (format!("‘{file}’ is geen gewoon bestand."), "Kies een ander bestand."),
        StoreErrorKind::Exists
        | StoreErrorKind::NoSpace
        | StoreErrorKind::Altered
        | StoreErrorKind::WouldNotOpen(_)
        | StoreErrorKind::Io(_) => {
            (format!("‘{file}’ is niet te lezen door een storing van de schijf of het netwerk."), "Probeer het later nog eens.")
        }
    }
}

/// Why a protected file does not open, and what to do.
fn protected(file: &str, fault: ProtectionFault) -> (String, &'static str) {
    match fault {
        ProtectionFault::PassphraseNeeded => {
            (format!("‘{file}’ is beveiligd met een wachtzin."), "Alleen wie de wachtzin heeft, kan het openen.")
        }
        ProtectionFault::WrongPassphrase => (
            format!("Deze wachtzin past niet op ‘{file}’."),
            "Let op hoofdletters en spaties en probeer het nog eens. Weet je zeker dat de wachtzin klopt, dan is het bestand \
             beschadigd: neem een oudere kopie.",
        ),
        ProtectionFault::Altered => (
            format!("‘{file}’ is beveiligd met een wachtzin, en daarna veranderd of beschadigd."),
            "Vertrouw dit bestand niet. Neem een oudere kopie.",
        ),
        ProtectionFault::CutOff => (
            format!("‘{file}’ is beveiligd met een wachtzin, en het einde van het bestand ontbreekt."),
            "Neem een oudere kopie van het bestand.",
        ),
        ProtectionFault::LastChunkDamaged => (
            format!("‘{file}’ is beveiligd met een wachtzin, en het laatste stuk ervan is afgebroken of veranderd."),
            "Neem een oudere kopie van het bestand.",
        ),
        ProtectionFault::TooMuchWork => (
            format!("‘{file}’ is zo zwaar beveiligd dat openen te lang zou duren."),
            "Vraag degene die het maakte om een kopie die in Wijkpeil is beveiligd.",
        ),
        ProtectionFault::OtherWay => (
            format!("‘{file}’ is beveiligd op een manier die deze versie van Wijkpeil niet kent."),
            "Vraag degene die het maakte om een kopie die in Wijkpeil met een wachtzin is beveiligd.",
        ),
    }
}

const REPAIR: &str = "Herstel die plek in een tekstprogramma, of neem een oudere kopie van het bestand.";

/// What happened when writing, and what to do.
fn writing(path: &Path, kind: &StoreErrorKind) -> (String, &'static str) {
    let file = shown(path);
    match kind {
        StoreErrorKind::Exists => (format!("‘{file}’ bestaat al."), "Kies een andere naam of een andere map."),
        StoreErrorKind::IsFolder => {
            (format!("‘{file}’ is een map, geen bestand."), "Geef een naam voor een bestand in die map.")
        }
        StoreErrorKind::NotAFile => (format!("‘{file}’ is geen gewoon bestand."), "Kies een andere naam."),
        StoreErrorKind::FolderMissing | StoreErrorKind::NotFound => (
            format!("De map ‘{}’ is er niet, dus ‘{file}’ kan daar niet komen.", folder_of(path)),
            "Maak die map eerst, of kies een andere.",
        ),
        StoreErrorKind::FolderIsFile => {
            (format!("‘{file}’ kan hier niet komen: een deel van de naam is een bestand, geen map."), "Kies een andere map.")
        }
        StoreErrorKind::NoPermission => (
            format!("Je mag ‘{file}’ hier niet opslaan."),
            "Kies een andere map, of vraag toegang aan degene die de map beheert.",
        ),
        StoreErrorKind::ReadOnly => {
            (format!("‘{file}’ is beveiligd tegen wijzigen."), "Kies een andere naam, of haal die beveiliging eerst weg.")
        }
        StoreErrorKind::NoSpace => {
            (format!("Er is geen ruimte meer om ‘{file}’ op te slaan."), "Maak ruimte vrij, of kies een andere schijf.")
        }
        StoreErrorKind::Busy => (format!("Een ander programma is bezig met ‘{file}’."), "Probeer het zo nog eens."),
        StoreErrorKind::Elsewhere => (elsewhere(&file), ONCE_HERE),
        StoreErrorKind::InUse(holder) => (in_use(&file, holder.as_ref()), AFTER_THE_OTHER),
        StoreErrorKind::UnusableName => (
            format!("‘{file}’ kan geen naam van een bestand zijn."),
            "Kies een kortere naam, met alleen letters, cijfers en streepjes.",
        ),
        StoreErrorKind::Altered => (
            format!("‘{file}’ is geschreven, maar bij het teruglezen stond er iets anders."),
            "Probeer het nog eens, of kies een andere schijf.",
        ),
        StoreErrorKind::WouldNotOpen(why) => would_not_open(&file, why),
        StoreErrorKind::TooLarge { .. }
        | StoreErrorKind::TooMany { .. }
        | StoreErrorKind::Protected(_)
        | StoreErrorKind::Empty
        | StoreErrorKind::NotUtf8 { .. }
        | StoreErrorKind::NotADossier { .. }
        | StoreErrorKind::IsSheet
        | StoreErrorKind::PdfForm(_)
        | StoreErrorKind::NotASheet { .. }
        | StoreErrorKind::Syntax { .. }
        | StoreErrorKind::NewerSchema { .. }
        | StoreErrorKind::Invalid(_)
        | StoreErrorKind::Io(_) => (
            format!("‘{file}’ is niet op te slaan door een storing van de schijf of het netwerk."),
            "Probeer het later nog eens, of kies een andere schijf.",
        ),
    }
}

/// Beside a field in which no more can be typed.
pub fn full_field() -> String {
    format!(
        "Dit veld is vol: er passen {} tekens in. Wat je nu nog typt of plakt, komt er niet bij. Zet de rest in een ander veld, \
         of kort de tekst in.",
        thousands(TEXT_ROOM)
    )
}

/// A change that was not made, as the dossier would get too large to be opened again.
pub fn full_dossier(limit: u64) -> Message {
    Message {
        what: "Het dossier is vol: je laatste verandering is niet overgenomen.".to_owned(),
        kept: "Alles wat er al stond, staat er nog.".to_owned(),
        advice: format!(
            "Een dossier mag {} MB groot zijn. Kort de langste teksten in, of haal weg wat jullie niet nodig hebben.",
            limit / (1024 * 1024)
        ),
    }
}

/// What is not kept, or not for long; `None` where everything stays.
pub fn keeping(keeping: Keeping, data: &Path) -> Option<Message> {
    let message = |kept: String| Message {
        what: "Wijkpeil vindt op deze computer geen eigen map van jou.".to_owned(),
        kept,
        advice: "Maak zelf kopieën van je dossier, of vraag de beheerder van de computer om een eigen map.".to_owned(),
    };
    match keeping {
        Keeping::Lasting => None,
        Keeping::Temporary => Some(message(format!(
            "Je dossiers blijven waar je ze bewaart. Eerdere versies, kopieën en de lijst met dossiers staan zolang in ‘{}’; \
             alleen jij kunt daarbij. Ze kunnen weg zijn als de computer uit is geweest.",
            shown(data)
        ))),
        Keeping::UntilSignedOut => Some(Message::new(
            "Op deze computer is een deel van je werk weg als je je afmeldt.",
            format!(
                "Eerdere versies, kopieën en de lijst met dossiers staan in ‘{}’. Die map wordt leeggemaakt als je je afmeldt.",
                shown(data)
            ),
            "Bewaar je dossiers op een plek die blijft, zoals een netwerkschijf, en maak zelf kopieën. Je ICT-afdeling kan een map \
             instellen die blijft.",
        )),
        Keeping::Nothing => Some(message(
            "Je dossiers blijven waar je ze bewaart. Eerdere versies, kopieën en de lijst met dossiers worden niet bewaard."
                .to_owned(),
        )),
    }
}

/// Why a dossier was not written that could not be opened again, and what to do.
fn would_not_open(file: &str, why: &StoreErrorKind) -> (String, &'static str) {
    match why {
        StoreErrorKind::TooLarge { bytes, limit } => (
            format!(
                "Dit dossier is te groot geworden voor ‘{file}’: {} MB, en Wijkpeil opent dossiers tot {} MB.",
                megabytes(*bytes),
                limit / (1024 * 1024)
            ),
            "Kort de langste teksten in, of haal weg wat jullie niet nodig hebben.",
        ),
        StoreErrorKind::TooMany { limit } => (
            format!("Dit dossier heeft te veel onderdelen voor ‘{file}’: meer dan {}.", thousands(*limit)),
            "Haal weg wat jullie niet nodig hebben.",
        ),
        StoreErrorKind::Invalid(flaws) => {
            let clauses: Vec<String> = flaws.iter().map(|flaw| sentence_case(&self::flaw(flaw)) + ".").collect();
            let message = format!("Zoals het dossier nu is, gaat ‘{file}’ daarna niet meer open. {}", clauses.join(" "));
            (message, TAKE_BACK)
        }
        _ => (format!("Zoals het dossier nu is, leest Wijkpeil ‘{file}’ daarna niet meer hetzelfde."), TAKE_BACK),
    }
}

const TAKE_BACK: &str = "Maak de laatste verandering ongedaan. Blijft dit zo, ga dan verder met een eerdere versie.";

fn elsewhere(file: &str) -> String {
    format!("‘{file}’ staat niet op deze computer maar in OneDrive, of in zo'n zelfde dienst, en is nu niet te bereiken.")
}

const ONCE_HERE: &str = "Kijk of je verbinding hebt en of OneDrive werkt, en probeer het dan nog eens.";

const AFTER_THE_OTHER: &str = "Sluit het dossier daar eerst, of vraag dat aan de ander.";

fn in_use(file: &str, holder: Option<&Holder>) -> String {
    format!("‘{file}’ is in gebruik: {}.", self::holder(holder))
}

/// `Fatima op LAPTOP-12 heeft het dossier open sinds 21 november 2026, 14:32`.
pub fn holder(holder: Option<&Holder>) -> String {
    match holder {
        Some(Holder { user, since }) => format!("{} heeft het dossier open sinds {}", visible(user), moment(*since)),
        None => "het dossier is al open in een ander venster".to_owned(),
    }
}

fn sentences(flaws: &[Flaw]) -> String {
    let sentence = |flaw: &Flaw| sentence(flaw.line, flaw.column, &self::flaw(flaw));
    flaws.iter().map(sentence).collect::<Vec<_>>().join(" ")
}

/// `Op regel 12, kolom 5: hier hoort een komma.`, as far as the place is known.
fn sentence(line: Option<usize>, column: Option<usize>, clause: &str) -> String {
    let end = if clause.ends_with('?') { "" } else { "." };
    match (line, column) {
        (Some(line), Some(column)) => format!("Op regel {line}, kolom {column}: {clause}{end}"),
        _ => format!("{}{end}", sentence_case(clause)),
    }
}

fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1024 * 1024)
}
