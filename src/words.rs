//! How values read in Dutch: percentages, dates, ratings, verdicts. The same in window, report and command line.

mod adoptions;
mod dates;
mod difference;
mod drafts;
mod figures;
mod hyphenation;
mod learning_circle;
mod practice;
mod quarters;
mod quoting;
mod reasons;
mod sheets;
mod targets;
mod voices;

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime, Time};

pub use adoptions::{gone_on_with, taken_from_file, these_measurements, version_put_back, would_reopen};
pub use dates::{READY_BEFORE_START, date_remark};
pub use difference::{counts, part_name, side};
pub use drafts::{UNFINISHED, begun_action, draft_name};
pub use figures::{Rounding, basis, decimal_percentage, is_exact, is_whole_percentage, points};
pub use hyphenation::hyphens;
pub use learning_circle::{
    NO_RANKING, ToldVisit, circle_cell, circle_cell_heard, circle_counts, circle_file, circle_measurement, circle_name,
    circle_precondition, circle_reason, circle_sought, circle_title, circle_visit, circle_wijk,
};
pub use practice::{
    NO_EXAMPLE, PRINCIPLES_ARE_A_READING, TAKEN_FROM, evidence, plan_line_kind, practice_kind, practice_period, practice_place,
    practice_title, role, scale, scan_state, taken_as_actions, taken_from, target_group, told,
};
pub use quarters::{quarter, read_quarter};
pub use quoting::{cut_off, place, quoted, shown, steers, visible};
pub use reasons::{REASON_NOT_GIVEN, ToldTo, WITHOUT_REASON, moved_sentence, reason_figures, reasons, reasons_sentence};
pub use sheets::{NOTHING_FILLED_IN, form_fault, name_place, not_a_sheet, participant, sheet_news};
pub use targets::{ALL_MEASUREMENTS, target_and_outcome, target_notches, targets};
pub use voices::{TOO_FEW_VIEWS, disagreement, sheets_waiting, views};

use crate::analysis::{
    ChangeCounts, Comparison, Direction, Interval, NotComparable, PreconditionComparison, PreconditionScore, TargetOutcome,
    Urgency, Verdict,
};
use crate::model::{
    ActionOutcome, ActionStatus, ApplyMark, Ask, CautionMark, ChangeReason, Decider, Ease, Effect, Rating, Target, month_name,
};

/// `op orde`, in running text.
pub fn rating(rating: Rating) -> &'static str {
    match rating {
        Rating::InOrder => "op orde",
        Rating::Partly => "deels",
        Rating::NotInOrder => "niet op orde",
        Rating::Unknown => "weten we niet",
        Rating::NotApplicable => "n.v.t.",
    }
}

/// `Op orde`, on a button or as a heading.
pub fn rating_label(rating: Rating) -> &'static str {
    match rating {
        Rating::InOrder => "Op orde",
        Rating::Partly => "Deels",
        Rating::NotInOrder => "Niet op orde",
        Rating::Unknown => "Weten we niet",
        Rating::NotApplicable => "N.v.t.",
    }
}

/// Stands before what could show the rating of an item.
pub const EVIDENCE_HINTS: &str = "Dit kan het laten zien:";

/// `op orde`, `nog onduidelijk` and the like.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::InOrder => "op orde",
        Verdict::Partly => "deels",
        Verdict::NotInOrder => "niet op orde",
        Verdict::Unclear => "nog onduidelijk",
        Verdict::NotFilledIn => "nog niet ingevuld",
        Verdict::NotApplicable => "n.v.t.",
    }
}

/// How a randvoorwaarde stands: its verdict, or that it is not finished where items without an answer leave that open.
pub fn standing(score: &PreconditionScore) -> &'static str {
    if score.is_unfinished() { "nog niet af" } else { verdict(score.verdict) }
}

/// `verbeterd`, and where none of it is reality that it is not.
pub fn direction_and_grounds(change: &PreconditionComparison) -> String {
    let is_moved = matches!(change.direction, Some(Direction::Better | Direction::Worse));
    let grounds = if is_moved && !change.is_in_reality() { " (niet in de werkelijkheid, voor zover gezegd)" } else { "" };
    format!("{}{grounds}", direction(change.direction))
}

/// `verbeterd` and the like; without a direction nothing can be compared.
pub fn direction(direction: Option<Direction>) -> &'static str {
    match direction {
        Some(Direction::Better) => "verbeterd",
        Some(Direction::Worse) => "verslechterd",
        Some(Direction::Same) => "gelijk",
        Some(Direction::Mixed) => "gemengd",
        Some(Direction::Uncertain) => "niet zeker",
        None => NOT_COMPARABLE,
    }
}

const NOT_COMPARABLE: &str = "niet vergelijkbaar";

/// `twee beter, één gelijk`: how many items went which way, as far as there are any.
pub fn change_counts(counts: &ChangeCounts) -> String {
    let said: Vec<String> = changed(counts).map(|(number, word)| format!("{} {word}", number_word(number))).collect();
    said.join(", ")
}

/// `2 beter, 1 gelijk`: [`change_counts`] for drawings; lines break between the parts only.
pub fn change_figures(counts: &ChangeCounts) -> String {
    let said: Vec<String> = changed(counts).map(|(number, word)| format!("{number} {word}").replace(' ', "\u{a0}")).collect();
    said.join(", ")
}

fn changed(counts: &ChangeCounts) -> impl Iterator<Item = (usize, &'static str)> {
    let all = [
        (counts.better, "beter"),
        (counts.worse, "slechter"),
        (counts.same, "gelijk"),
        (counts.uncertain, "niet zeker"),
        (counts.not_comparable, NOT_COMPARABLE),
    ];
    all.into_iter().filter(|(number, _)| *number > 0)
}

/// How the wall shows the level of the earlier measurement, `then` as `0-meting`.
pub fn earlier_level(then: &str) -> String {
    format!(
        "De lijn met het driehoekje is het peil van de {then}. Loopt er een haakje naar boven, dan was toen niet alles bekend: \
         het peil lag ergens daartussen."
    )
}

/// What the triangles beside 'verbeterd' and 'verslechterd' mean; nothing where no randvoorwaarde went up or down.
pub fn moves(comparison: &Comparison) -> Option<&'static str> {
    let is_moved = |change: &&PreconditionComparison| matches!(change.direction, Some(Direction::Better | Direction::Worse));
    let mut moved = comparison.preconditions.iter().filter(is_moved).peekable();
    moved.peek()?;
    Some(if moved.all(PreconditionComparison::is_in_reality) {
        "Een driehoekje omhoog is verbeterd, omlaag is verslechterd."
    } else {
        "Een vol driehoekje omhoog of omlaag: er is echt iets veranderd. Een open driehoekje: alleen de maatlat of de kennis veranderde, of \
         de reden is niet gegeven."
    })
}

/// Why an item cannot be compared. `then` and `now` name the measurements, as `0-meting`.
pub fn not_comparable(reason: NotComparable, then: &str, now: &str) -> String {
    match reason {
        NotComparable::DidNotApply => format!("in de {then} was dit n.v.t."),
        NotComparable::NoLongerApplies => format!("in de {now} is dit n.v.t."),
        NotComparable::NeverApplied => "n.v.t. in beide metingen".to_owned(),
        NotComparable::WordingChanged => "de tekst van het punt is veranderd en vraagt misschien iets anders".to_owned(),
        NotComparable::NotAskedBefore => format!("het punt stond nog niet in de vragenlijst van de {then}"),
    }
}

/// `gepland` and the like.
pub fn action_status(status: ActionStatus) -> &'static str {
    match status {
        ActionStatus::Planned => "gepland",
        ActionStatus::InProgress => "bezig",
        ActionStatus::Done => "klaar",
        ActionStatus::Dropped => "vervallen",
    }
}

/// `werkelijkheid`, `maatlat` or `kennis`.
pub fn change_reason(reason: ChangeReason) -> &'static str {
    match reason {
        ChangeReason::Reality => "werkelijkheid",
        ChangeReason::Yardstick => "maatlat",
        ChangeReason::Knowledge => "kennis",
    }
}

/// What a reason of change means, as a sentence of the team.
pub fn change_reason_in_full(reason: ChangeReason) -> &'static str {
    match reason {
        ChangeReason::Reality => "Het is nu echt anders dan toen.",
        ChangeReason::Yardstick => "We kijken er nu anders naar. In de wijk is dit niet veranderd.",
        ChangeReason::Knowledge => "We weten nu meer dan toen. In de wijk is dit niet veranderd.",
    }
}

/// How many ratings are another than before while nobody said what changed: `Bij twee veranderde oordelen staat …`.
pub fn without_reason(count: usize) -> String {
    match count {
        0 => "Bij elk veranderd oordeel staat wat er veranderde.".to_owned(),
        1 => "Bij één veranderd oordeel staat nog niet wat er veranderde.".to_owned(),
        _ => format!("Bij {} veranderde oordelen staat nog niet wat er veranderde.", number_word(count)),
    }
}

/// `wijzelf` and the like: who can decide.
pub fn decider(decider: Decider) -> &'static str {
    match decider {
        Decider::Team => "wijzelf",
        Decider::Partners => "partners",
        Decider::Board => "bestuurder",
        Decider::State => "het Rijk",
    }
}

/// `groot` or `klein`.
pub fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Large => "groot",
        Effect::Small => "klein",
    }
}

/// `makkelijk` or `lastig`.
pub fn ease(ease: Ease) -> &'static str {
    match ease {
        Ease::Easy => "makkelijk",
        Ease::Hard => "lastig",
    }
}

/// `doe eerst` and the like.
pub fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::DoFirst => "doe eerst",
        Urgency::Plan => "plan",
        Urgency::TakeAlong => "pak mee",
        Urgency::LetRest => "laat rusten",
    }
}

/// `3 van 5 op orde`.
pub fn target(target: Target) -> String {
    format!("{} van {} op orde", target.in_order(), target.of())
}

/// All that a team asks as one text, numbered where there is more than one: `1. … (college, vóór 1 juli 2027)`, each with its
/// explanation below it.
pub fn asks(asks: &[Ask]) -> String {
    let said: Vec<&Ask> = asks.iter().filter(|ask| !ask.is_blank()).collect();
    let one = |(ask, number): (&&Ask, usize)| {
        let [text, explanation, who, when] = [&ask.text, &ask.explanation, &ask.who, &ask.when].map(|text| text.trim());
        let about: Vec<&str> = [who, when].into_iter().filter(|text| !text.is_empty()).collect();
        let number = if said.len() > 1 { format!("{number}. ") } else { String::new() };
        let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join(", ")) };
        let explanation = if explanation.is_empty() { String::new() } else { format!("\n{explanation}") };
        format!("{number}{text}{about}{explanation}")
    };
    said.iter().zip(1..).map(one).collect::<Vec<_>>().join("\n")
}

/// `gehaald`, `niet gehaald` or `niet zeker`.
pub fn target_outcome(outcome: TargetOutcome) -> &'static str {
    match outcome {
        TargetOutcome::Reached => "gehaald",
        TargetOutcome::NotReached => "niet gehaald",
        TargetOutcome::Uncertain => "niet zeker",
    }
}

/// `klaar` and the like: what became of an action.
pub fn action_outcome(outcome: ActionOutcome) -> &'static str {
    match outcome {
        ActionOutcome::Done => "klaar",
        ActionOutcome::Partly => "deels",
        ActionOutcome::NotDone => "niet",
        ActionOutcome::Dropped => "vervallen",
    }
}

/// `toegepast` and the like.
pub fn apply_mark(mark: ApplyMark) -> &'static str {
    match mark {
        ApplyMark::Applied => "toegepast",
        ApplyMark::CouldBeStronger => "kan sterker",
        ApplyMark::NotApplied => "niet",
        ApplyMark::NotApplicable => "n.v.t.",
    }
}

/// `rekening mee gehouden` and the like.
pub fn caution_mark(mark: CautionMark) -> &'static str {
    match mark {
        CautionMark::Minded => "rekening mee gehouden",
        CautionMark::NotYet => "nog niet",
        CautionMark::NotApplicable => "n.v.t.",
    }
}

/// `45%`, or `30–60%`.
pub fn percentages(interval: &Interval) -> String {
    match interval.percentages() {
        (low, high) if low == high => format!("{low}%"),
        (low, high) => format!("{low}–{high}%"),
    }
}

/// [`percentages`], or a dash when there is no score.
pub fn score(interval: Option<&Interval>) -> String {
    interval.map_or_else(|| "–".to_owned(), percentages)
}

/// `21 november 2026`.
pub fn date(date: Date) -> String {
    format!("{} {} {}", date.day(), month_name(date), date.year())
}

/// `21 november 2026, 14:32`.
pub fn moment(moment: DateTime) -> String {
    format!("{}, {}", date(moment.date()), time(moment.time()))
}

/// `14:32`.
pub fn time(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// `Gemeente Voorbeeldstad`, also when the word stands in the name already.
pub fn municipality(name: &str) -> String {
    if name.to_lowercase().starts_with("gemeente") { sentence_case(name) } else { format!("Gemeente {name}") }
}

/// `0-meting`.
pub fn measurement(number: u16) -> String {
    format!("{number}-meting")
}

/// What is asked of an item that is n.v.t.
pub const NOT_APPLICABLE_WHY: &str = "Waarom geldt dit punt niet voor jullie?";

/// The name of a measurement as a title: a nought in this typeface has a slash.
pub fn measurement_title(number: u16) -> String {
    if number == 0 { "Nulmeting".to_owned() } else { measurement(number) }
}

/// That measurements are not what was adopted, and what to do about it: three sentences, the first without a capital.
/// Nothing where there are none.
pub fn altered(numbers: &[u16]) -> Option<String> {
    let names: Vec<String> = numbers.iter().map(|number| format!("de vastgestelde {}", measurement(*number))).collect();
    let (is, their) = match numbers {
        [] => return None,
        [_] => ("is", "die"),
        _ => ("zijn", "ze"),
    };
    Some(format!(
        "{names} {is} buiten Wijkpeil om veranderd. Het controlegetal past niet meer bij wat erin staat. Vergelijk {their} met het \
         vastgestelde rapport of met een eerdere kopie van het bestand.",
        names = enumeration(&names)
    ))
}

/// The first characters of a checksum, in groups of four, so that paper and file are easy to compare.
pub fn short_checksum(checksum: &str, length: usize) -> String {
    let first: Vec<char> = checksum.chars().take(length).collect();
    first.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

/// `één punt`, `drie punten`, `20 punten`: numbers under twenty in words, as in running text.
pub fn count(number: usize, singular: &str, plural: &str) -> String {
    let noun = if number == 1 { singular } else { plural };
    format!("{} {noun}", number_word(number))
}

/// `1 punt`, `3 punten`: numbers in figures, for beside others.
pub fn figure(number: usize, singular: &str, plural: &str) -> String {
    let noun = if number == 1 { singular } else { plural };
    format!("{number} {noun}")
}

/// `drie`, or `20`: numbers under twenty in words; zero is `geen`.
pub fn number_word(number: usize) -> String {
    const WORDS: [&str; 20] = [
        "geen",
        "één",
        "twee",
        "drie",
        "vier",
        "vijf",
        "zes",
        "zeven",
        "acht",
        "negen",
        "tien",
        "elf",
        "twaalf",
        "dertien",
        "veertien",
        "vijftien",
        "zestien",
        "zeventien",
        "achttien",
        "negentien",
    ];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// `1.200.000`, with the points that Dutch puts there.
pub fn thousands(number: usize) -> String {
    if number < 1000 { number.to_string() } else { format!("{}.{:03}", thousands(number / 1000), number % 1000) }
}

/// `a, b en c`.
pub fn enumeration<T: AsRef<str>>(parts: &[T]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [all @ .., last] => {
            let all: Vec<&str> = all.iter().map(AsRef::as_ref).collect();
            format!("{} en {}", all.join(", "), last.as_ref())
        }
    }
}

/// Names as an [`enumeration`]. One with a comma of its own stands between quotation marks, so that it is read and heard as one.
pub fn names<T: AsRef<str>>(names: &[T]) -> String {
    let whole = |name: &T| {
        let name = name.as_ref();
        if name.contains(',') { format!("‘{name}’") } else { name.to_owned() }
    };
    enumeration(&names.iter().map(whole).collect::<Vec<_>>())
}

/// The text on one line, cut to at most `characters`: after a word, unless that is very long.
pub fn shortened(text: &str, characters: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = text.char_indices().nth(characters) else { return text };
    let (kept, rest) = text.split_at(end);
    let word = if rest.starts_with(' ') { Some(end) } else { kept.rfind(' ') };
    let cut = word.filter(|position| *position > end / 2).map_or(kept, |position| &kept[..position]);
    format!("{} …", cut.trim_end_matches([' ', ',', ';', ':']))
}

/// As [`shortened`], but to whole sentences where at least one is short enough: what is cut within a thought says something else.
pub fn excerpt(text: &str, characters: usize) -> String {
    /// What ends earlier is a number or an abbreviation.
    const LEAST: usize = 20;
    let short = shortened(text, characters);
    let Some(kept) = short.strip_suffix(" …") else { return short };
    let ends = kept.rmatch_indices(['.', '?', '!']).map(|(at, _)| at + 1);
    let begins_sentence =
        |rest: &str| rest.is_empty() || rest.strip_prefix(' ').is_some_and(|it| it.starts_with(char::is_uppercase));
    let end = ends.take_while(|end| *end >= LEAST).find(|end| begins_sentence(&kept[*end..]));
    end.map_or_else(|| short.clone(), |end| format!("{}\u{a0}…", &kept[..end]))
}

/// Which characters a report could not print, and that they are kept. Control characters are named, not repeated.
pub fn unprintable(characters: &BTreeSet<char>) -> String {
    let listed: Vec<String> = characters.iter().map(|character| format!("‘{}’", character.escape_debug())).collect();
    format!(
        "Sommige tekens kunnen niet worden afgedrukt: {}. In het rapport staat daar een vervangend teken; in het dossier zijn ze bewaard.",
        listed.join(", ")
    )
}

/// The text with a capital at its beginning; 'één' becomes 'Eén', as Dutch spelling has it.
pub fn sentence_case(text: &str) -> String {
    if let Some(rest) = text.strip_prefix("één") {
        return format!("Eén{rest}");
    }
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::analysis::ChangeCounts;

    #[test]
    fn an_excerpt_ends_with_a_sentence_where_it_can() {
        let check = |text: &str, characters: usize, expected: &str| assert_eq!(super::excerpt(text, characters), expected);
        check("Spreek af wie er belt. Bel dan.", 40, "Spreek af wie er belt. Bel dan.");
        check("Spreek af wie er belt. Bel dan, en schrijf op wat je hoort.", 40, "Spreek af wie er belt.\u{a0}…");
        check("Wie belt er morgenochtend? Dat spreken we af.", 30, "Wie belt er morgenochtend?\u{a0}…");
        check("1. Spreek met alle partners af wie er belt.", 30, "1. Spreek met alle partners af …");
        check("Vraag o.a. de school wie er vandaag belt.", 30, "Vraag o.a. de school wie er …");
    }

    #[test]
    fn a_name_with_a_comma_is_told_from_the_next_one() {
        assert_eq!(
            super::names(&["Cultuuromslag", "Kennis, mandaat, vertrouwen"]),
            "Cultuuromslag en ‘Kennis, mandaat, vertrouwen’"
        );
        assert_eq!(super::names(&["Cultuuromslag", "Lokale kracht", "Bestuur"]), "Cultuuromslag, Lokale kracht en Bestuur");
    }

    #[test]
    fn dates_read_as_dutch() {
        assert_eq!(super::date(date(2026, 11, 21)), "21 november 2026");
        assert_eq!(super::date(date(2027, 3, 1)), "1 maart 2027");
    }

    #[test]
    fn enumerations_read_as_dutch() {
        assert_eq!(super::enumeration::<&str>(&[]), "");
        assert_eq!(super::enumeration(&["een"]), "een");
        assert_eq!(super::enumeration(&["een", "twee", "drie"]), "een, twee en drie");
    }

    #[test]
    fn counts_of_changes_name_what_is_there() {
        let counts = ChangeCounts { better: 2, same: 1, uncertain: 3, ..ChangeCounts::default() };
        assert_eq!(super::change_counts(&counts), "twee beter, één gelijk, drie niet zeker");
        assert_eq!(super::change_counts(&ChangeCounts::default()), "");
    }

    #[test]
    fn only_long_texts_are_shortened() {
        assert_eq!(super::shortened(" één\ntwee ", 8), "één twee");
        assert_eq!(super::shortened("één twee drie", 8), "één twee …");
        assert_eq!(super::shortened("één twee drie", 9), "één twee …");
        assert_eq!(super::shortened("één twee, drie", 11), "één twee …");
        assert_eq!(super::shortened("overlegstructuur", 9), "overlegst …");
    }

    #[test]
    fn counts_read_as_dutch() {
        assert_eq!(super::count(1, "punt", "punten"), "één punt");
        assert_eq!(super::count(0, "punt", "punten"), "geen punten");
        assert_eq!(super::count(20, "punt", "punten"), "20 punten");
        assert_eq!(super::sentence_case("één punt"), "Eén punt");
    }
}
