//! In what two states of a dossier differ, in Dutch.

use crate::content::Catalogue;
use crate::merge::Part;
use crate::model::{
    Action, Answer, Ask, Dossier, HandVotes, Intervention, LookBack, Measurement, MinorityView, ProfileField, SheetRound,
    TakenFrom,
};

/// Characters of a text that are enough to recognise it.
const EXCERPT: usize = 70;

/// How many parts of each kind differ: `drie antwoorden, één actie en het doel`.
pub fn counts(parts: &[Part]) -> String {
    let number = |is_it: fn(&Part) -> bool| parts.iter().filter(|part| is_it(part)).count();
    let mut words = Vec::new();
    for (number, singular, plural) in [
        (number(|part| matches!(part, Part::Answer(_))), "antwoord", "antwoorden"),
        (number(|part| matches!(part, Part::Action(_))), "actie", "acties"),
        (number(|part| matches!(part, Part::Ask(_))), "vraag aan de bestuurder", "vragen aan de bestuurder"),
        (number(|part| matches!(part, Part::Target(_))), "streefniveau", "streefniveaus"),
        (number(|part| matches!(part, Part::LookBack(_))), "terugblik op een actie", "terugblikken op acties"),
        (number(|part| matches!(part, Part::Draft(_))), "tekst die nog niet af is", "teksten die nog niet af zijn"),
        (number(|part| matches!(part, Part::Intervention(_))), "interventie", "interventies"),
        (number(|part| matches!(part, Part::Participant(_))), "deelnemer", "deelnemers"),
        (number(|part| matches!(part, Part::Sheet(_))), "invulblad", "invulbladen"),
    ] {
        if number > 0 {
            words.push(super::count(number, singular, plural));
        }
    }
    words.extend(parts.iter().filter_map(plain_name).map(str::to_owned));
    if words.is_empty() { "geen verschil".to_owned() } else { super::enumeration(&words) }
}

/// What a part is called: `Punt 1.2: …`, `Het doel`.
pub fn part_name(part: &Part, catalogue: &Catalogue, states: [&Dossier; 2]) -> String {
    let text = |text: Option<&str>| super::shortened(text.unwrap_or("zonder naam"), EXCERPT);
    let either = |of: &dyn Fn(&Dossier) -> Option<String>| states.iter().find_map(|state| of(state));
    match part {
        Part::Answer(id) => match catalogue.item(id) {
            Some((_, item)) => format!("Punt {}: {}", catalogue.number(id), super::shortened(&item.text, EXCERPT)),
            None => format!("Een punt dat niet meer in de vragen staat ({id})"),
        },
        Part::Action(id) => {
            let what = |state: &Dossier| state.actions.iter().find(|it| it.id == *id).map(|it| it.what.clone());
            format!("Actie: {}", text(either(&what).as_deref()))
        }
        Part::Ask(id) => {
            let said =
                |state: &Dossier| state.measurements.latest().asks.iter().find(|it| it.id == *id).map(|it| it.text.clone());
            format!("Vraag aan de bestuurder: {}", text(either(&said).as_deref()))
        }
        Part::Target(id) => {
            let title = catalogue.precondition(id).map_or_else(|| id.as_str(), |it| it.short_title.as_str());
            format!("Streefniveau van {title}")
        }
        Part::LookBack(id) => {
            let what = |state: &Dossier| {
                let known = state.measurements.iter().filter_map(|it| it.adoption.as_ref()).flat_map(|it| &it.snapshot.actions);
                known.chain(&state.actions).find(|it| it.id == *id).map(|it| it.what.clone())
            };
            format!("Terugblik op actie: {}", text(either(&what).as_deref()))
        }
        Part::Draft(field) => {
            let name = super::draft_name(field, states[0], catalogue);
            format!("{}, {}", super::sentence_case(&name), super::UNFINISHED)
        }
        Part::Intervention(id) => {
            let title = |state: &Dossier| state.interventions.iter().find(|it| it.id == *id).map(|it| it.title.clone());
            format!("Interventie: {}", text(either(&title).as_deref()))
        }
        Part::Participant(id) => {
            let role = |state: &Dossier| state.participants.iter().find(|it| it.id == *id).map(|it| it.role.clone());
            format!("Deelnemer: {}", text(either(&role).as_deref()))
        }
        Part::Sheet(id) => {
            let who = |state: &Dossier| {
                let sheet = state.sheets.iter().find(|sheet| sheet.id == *id)?;
                state.participants.iter().find(|it| it.id == sheet.participant).map(|it| it.role.clone())
            };
            format!("Invulblad: {}", text(either(&who).as_deref()))
        }
        other => super::sentence_case(plain_name(other).unwrap_or_default()),
    }
}

/// What stands in `dossier` where it differs from `other`.
pub fn side(part: &Part, dossier: &Dossier, other: &Dossier) -> String {
    let [here, there] = [dossier, other].map(|dossier| dossier.measurements.latest());
    match part {
        Part::Profile(field) => quoted(field.of(&dossier.profile), field.of(&other.profile)),
        Part::Measurements => measurements(dossier),
        Part::Answer(id) => answer(here.answers.get(id), there.answers.get(id)),
        Part::Conclusion => quoted(&here.conclusion, &there.conclusion),
        Part::Ask(id) => {
            let [here, there] = [here, there].map(|measurement| measurement.asks.iter().find(|it| it.id == *id));
            ask(here, there)
        }
        Part::Target(id) => here.targets.get(id).map_or_else(|| EMPTY.to_owned(), |target| super::target(*target)),
        Part::LookBack(id) => look_back(here.look_back.get(id), there.look_back.get(id)),
        Part::ReferenceDate => here.reference_date.map_or_else(|| EMPTY.to_owned(), super::date),
        Part::Attendance => {
            let roles: Vec<&str> = here.attendance.iter().map(|attendee| attendee.role.as_str()).collect();
            if roles.is_empty() { EMPTY.to_owned() } else { super::enumeration(&roles) }
        }
        Part::SheetRound => sheet_round(&here.sheet_round),
        Part::AdoptionPlan => {
            let date = here.adoption_plan.date.map(super::date);
            let body = Some(here.adoption_plan.body.clone()).filter(|body| !body.is_empty());
            let parts: Vec<String> = body.into_iter().chain(date).collect();
            if parts.is_empty() { EMPTY.to_owned() } else { parts.join(", ") }
        }
        Part::Action(id) => {
            let find = |state: &'_ Dossier| state.actions.iter().find(|action| action.id == *id).cloned();
            action(find(dossier).as_ref(), find(other).as_ref())
        }
        Part::Draft(field) => quoted(dossier.drafts.get(field), other.drafts.get(field)),
        Part::Intervention(id) => {
            let find = |state: &'_ Dossier| state.interventions.iter().find(|it| it.id == *id).cloned();
            let differs = here.reviews.get(id) != there.reviews.get(id);
            let filled = here
                .reviews
                .get(id)
                .map_or(0, |review| review.starter_answers.len() + review.apply.len() + review.caution.len());
            let review = differs.then(|| format!("startvragen en punten ingevuld: {filled}"));
            intervention(find(dossier).as_ref(), find(other).as_ref(), review)
        }
        Part::Participant(id) => dossier.participants.iter().find(|it| it.id == *id).map_or_else(
            || ABSENT.to_owned(),
            |it| {
                let texts = [&*it.role, &it.organisation, &it.name];
                texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
            },
        ),
        Part::Sheet(id) => dossier.sheets.iter().find(|it| it.id == *id).map_or_else(
            || ABSENT.to_owned(),
            |sheet| {
                let count = super::count(sheet.answers.len(), "antwoord", "antwoorden");
                format!("{count}, veranderd op {}", super::date(sheet.changed))
            },
        ),
    }
}

const EMPTY: &str = "leeg";
const ABSENT: &str = "staat er niet in";

fn sheet_round(round: &SheetRound) -> String {
    let SheetRound { deadline, expected, opened, together_up_to } = round;
    let mut said = Vec::new();
    said.extend(deadline.map(|day| format!("inleveren vóór of op {}", super::date(day))));
    if !expected.is_empty() {
        said.push(format!("verwacht: {}", super::enumeration(expected)));
    }
    said.extend(opened.map(|day| format!("geopend op {}", super::date(day))));
    if together_up_to.part() > 0 {
        said.push(format!("samen voorgesteld tot een verschil van {together_up_to}"));
    }
    if said.is_empty() { EMPTY.to_owned() } else { said.join("; ") }
}

/// The name of a part of which there is one.
fn plain_name(part: &Part) -> Option<&'static str> {
    Some(match part {
        Part::Profile(field) => match field {
            ProfileField::Municipality => "de gemeente",
            ProfileField::Neighbourhood => "de wijk",
            ProfileField::Team => "het team",
            ProfileField::Figurehead => "het bestuurlijk boegbeeld",
            ProfileField::ProjectLeader => "de projectleider",
            ProfileField::ProcessFacilitator => "de procesbegeleider",
            ProfileField::Partners => "de partners",
            ProfileField::Occasion => "de aanleiding",
            ProfileField::Goal => "het doel",
        },
        Part::Measurements => "de metingen als geheel",
        Part::Conclusion => "de conclusie",
        Part::ReferenceDate => "de peildatum",
        Part::Attendance => "wie erbij was",
        Part::SheetRound => "de afspraken over de invulbladen",
        Part::AdoptionPlan => "wie vaststelt en wanneer",
        Part::Answer(_)
        | Part::Ask(_)
        | Part::Target(_)
        | Part::LookBack(_)
        | Part::Intervention(_)
        | Part::Action(_)
        | Part::Draft(_)
        | Part::Participant(_)
        | Part::Sheet(_) => return None,
    })
}

/// The text in quotation marks, cut where it is long. Where it begins as `other` does, it is quoted from shortly before they
/// differ.
fn quoted(text: &str, other: &str) -> String {
    if text.trim().is_empty() {
        return EMPTY.to_owned();
    }
    let same = text.chars().zip(other.chars()).take_while(|(here, there)| here == there).count();
    let skipped = same.saturating_sub(EXCERPT / 2);
    let rest: String = text.chars().skip(skipped).collect();
    let before = if skipped > 0 { "… " } else { "" };
    format!("‘{before}{}’", super::shortened(&rest, 2 * EXCERPT))
}

fn measurements(dossier: &Dossier) -> String {
    let name = |measurement: &Measurement| {
        let state = if measurement.is_open() { "concept" } else { "vastgesteld" };
        let answers = super::count(measurement.answers.len(), "antwoord", "antwoorden");
        format!("{} ({state}, {answers})", super::measurement(measurement.number))
    };
    super::enumeration(&dossier.measurements.iter().map(name).collect::<Vec<_>>())
}

/// `oordeel: deels; notitie: ‘…’`, as far as `other` says something else.
fn answer(answer: Option<&Answer>, other: Option<&Answer>) -> String {
    let empty = Answer::default();
    let there = other.unwrap_or(&empty);
    // Every field is named, so that none can be forgotten.
    let Answer {
        rating,
        evidence,
        checked_with,
        note,
        reason,
        what_changed,
        change_reason,
        priority,
        decider,
        effect,
        ease,
        left_as_is,
        hand_votes,
        minority_views,
    } = answer.unwrap_or(&empty);
    let mut fields = Vec::new();
    if *rating != there.rating {
        fields.push(format!("oordeel: {}", rating.map_or("nog geen", super::rating)));
    }
    fields.extend(texts(&[
        ("onderbouwing", evidence, &there.evidence),
        ("notitie", note, &there.note),
        ("reden", reason, &there.reason),
        ("reden van het verschil", change_reason, &there.change_reason),
    ]));
    if *priority != there.priority {
        fields.push(format!("eerst aanpakken: {}", if *priority { "ja" } else { "nee" }));
    }
    if *checked_with != there.checked_with {
        let said = ticked(checked_with.as_deref(), there.checked_with.as_deref());
        fields.push(format!("een ander ziet dit ook: {said}"));
    }
    if *what_changed != there.what_changed {
        fields.push(format!("wat er veranderde: {}", what_changed.map_or(EMPTY, super::change_reason)));
    }
    if *decider != there.decider {
        fields.push(format!("wie beslist: {}", decider.map_or(EMPTY, super::decider)));
    }
    if *effect != there.effect {
        fields.push(format!("effect: {}", effect.map_or(EMPTY, super::effect)));
    }
    if *ease != there.ease {
        fields.push(format!("gemak: {}", ease.map_or(EMPTY, super::ease)));
    }
    if *left_as_is != there.left_as_is {
        let said = ticked(left_as_is.as_deref(), there.left_as_is.as_deref());
        fields.push(format!("bewust niet: {said}"));
    }
    if *hand_votes != there.hand_votes {
        fields.push(format!("handen: {}", hands(hand_votes)));
    }
    if *minority_views != there.minority_views {
        let [here, there] = [minority_views, &there.minority_views].map(|views| said_views(views));
        fields.push(format!("minderheidsstandpunt: {}", quoted(&here, &there)));
    }
    fields.join("; ")
}

/// What stands beside a tick, or that it is not there.
fn ticked(here: Option<&str>, there: Option<&str>) -> String {
    here.map_or_else(|| "nee".to_owned(), |text| quoted(text, there.unwrap_or_default()))
}

fn said_views(views: &[MinorityView]) -> String {
    let said = |view: &MinorityView| match view.role.trim() {
        "" => view.text.clone(),
        role => format!("{} ({role})", view.text),
    };
    views.iter().map(said).collect::<Vec<_>>().join("; ")
}

fn ask(ask: Option<&Ask>, other: Option<&Ask>) -> String {
    let Some(Ask { id: _, text, explanation, who, when, items }) = ask else { return ABSENT.to_owned() };
    let Some(there) = other else { return "staat erin".to_owned() };
    let mut fields = texts(&[
        ("vraag", text, &there.text),
        ("toelichting", explanation, &there.explanation),
        ("wie beslist", who, &there.who),
        ("wanneer", when, &there.when),
    ]);
    if *items != there.items {
        fields.push(format!("hoort bij {}", super::count(items.len(), "punt", "punten")));
    }
    fields.join("; ")
}

fn look_back(look_back: Option<&LookBack>, other: Option<&LookBack>) -> String {
    let empty = LookBack::default();
    let there = other.unwrap_or(&empty);
    let LookBack { outcome, gave } = look_back.unwrap_or(&empty);
    let mut fields = Vec::new();
    if *outcome != there.outcome {
        fields.push(format!("hoe het ging: {}", outcome.map_or(EMPTY, super::action_outcome)));
    }
    fields.extend(texts(&[("wat het gaf", gave, &there.gave)]));
    fields.join("; ")
}

fn hands(votes: &HandVotes) -> String {
    let votes: Vec<String> = votes.iter().map(|(rating, hands)| format!("{} {hands}", super::rating(*rating))).collect();
    if votes.is_empty() { "niet geteld".to_owned() } else { votes.join(", ") }
}

fn action(action: Option<&Action>, other: Option<&Action>) -> String {
    let Some(here) = action else { return ABSENT.to_owned() };
    let Some(there) = other else { return "staat erin".to_owned() };
    let mut fields = texts(&[
        ("wat", &here.what, &there.what),
        ("trekker", &here.owner, &there.owner),
        ("klaar als", &here.done_when, &there.done_when),
        ("risico", &here.risk, &there.risk),
        ("maatregel", &here.risk_measure, &there.risk_measure),
    ]);
    for (name, here, there) in [("start", here.start, there.start), ("klaar", here.ready, there.ready)] {
        if here != there {
            fields.push(format!("{name}: {}", here.map_or_else(|| EMPTY.to_owned(), super::quarter)));
        }
    }
    if here.status != there.status {
        fields.push(format!("stand: {}", super::action_status(here.status)));
    }
    if here.item != there.item || here.step != there.step {
        fields.push(format!("hoort bij {}", if here.item.is_some() { "een ander punt" } else { "geen punt" }));
    }
    fields.extend(source(here.source.as_ref(), there.source.as_ref()));
    fields.join("; ")
}

fn intervention(intervention: Option<&Intervention>, other: Option<&Intervention>, review: Option<String>) -> String {
    let mut fields = match (intervention, other) {
        (None, Some(_)) => vec![ABSENT.to_owned()],
        (Some(_), None) => vec!["staat erin".to_owned()],
        (None, None) => Vec::new(),
        (Some(here), Some(there)) => {
            let mut fields = texts(&[
                ("naam", &here.title, &there.title),
                ("wat jullie doen", &here.activity, &there.activity),
                ("beoogd resultaat", &here.intended_result, &there.intended_result),
                ("trekker", &here.owner, &there.owner),
            ]);
            fields.extend(source(here.source.as_ref(), there.source.as_ref()));
            fields
        }
    };
    fields.extend(review);
    fields.join("; ")
}

/// From which example it was taken, where the other one was not.
fn source(here: Option<&TakenFrom>, there: Option<&TakenFrom>) -> Option<String> {
    let told = || here.map_or_else(|| EMPTY.to_owned(), |source| source.title.clone());
    (here != there).then(|| format!("overgenomen uit: {}", told()))
}

/// The texts that are not the same, each with its name.
fn texts(fields: &[(&str, &String, &String)]) -> Vec<String> {
    let differing = fields.iter().filter(|(_, here, there)| here != there);
    differing.map(|(name, here, there)| format!("{name}: {}", quoted(here, there))).collect()
}

#[cfg(test)]
mod tests {
    use super::{counts, quoted};
    use crate::content::ItemId;
    use crate::merge::Part;
    use crate::model::{ActionId, ProfileField};

    #[test]
    fn differences_are_counted_by_kind() {
        let answer = |id: &str| Part::Answer(ItemId::new(id));
        let parts = [
            Part::Profile(ProfileField::Goal),
            answer("a.1"),
            answer("a.2"),
            Part::Action(ActionId::new("x")),
            Part::Conclusion,
        ];
        assert_eq!(counts(&parts), "twee antwoorden, één actie, het doel en de conclusie");
        assert_eq!(counts(&[]), "geen verschil");
    }

    #[test]
    fn long_texts_are_shown_where_they_part() {
        let before = "woord ".repeat(60);
        let here = quoted(&format!("{before}van mij"), &format!("{before}van hen"));
        assert!(here.starts_with("‘… ") && here.ends_with("woord van mij’"), "{here}");
        assert_eq!(quoted("kort", "korter"), "‘kort’");
        assert_eq!(quoted(" ", "iets"), "leeg");
    }
}
