//! Dossiers to test with.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::{Date, date};
use wijkpeil::analysis::freeze;
use wijkpeil::content::{
    Catalogue, ExampleInterventionId, ItemId, PointId, PracticeId, PracticePartId, PreconditionId, QuestionId, StepId,
};
use wijkpeil::model::{
    Action, ActionId, ActionOutcome, ActionStatus, AdoptionPlan, Answer, ApplyMark, Ask, AskId, Attendee, CautionMark,
    ChangeReason, Decider, Dossier, Ease, Effect, FormId, GreatestDisagreement, IdGenerator, Intervention, InterventionId,
    LookBack, MinorityView, Participant, ParticipantId, PointReview, Profile, Quarter, Rating, ResponseSheet, Review,
    SamePerson, SheetAnswer, SheetId, SheetRound, StarterAnswer, TakenFrom, Target,
};
use wijkpeil::store;

/// Ids that are the same each time: `id-1`, `id-2` and so on.
#[derive(Default)]
pub(crate) struct CountingIds(u32);

impl IdGenerator for CountingIds {
    fn next_id(&mut self) -> String {
        self.0 += 1;
        format!("id-{}", self.0)
    }
}

/// A new dossier, as the program makes it.
pub(crate) fn empty() -> Dossier {
    let profile =
        Profile { municipality: "Voorbeeldstad".into(), neighbourhood: "Groenekwartier".into(), ..Profile::default() };
    Dossier::new(profile, "2026.1", date(2026, 11, 21), &mut CountingIds::default())
}

/// A dossier with something in every field that an open measurement can have.
#[expect(clippy::too_many_lines, reason = "every field is filled in")]
pub(crate) fn full() -> Dossier {
    let mut dossier = empty();
    dossier.profile = Profile {
        municipality: "Voorbeeldstad".into(),
        neighbourhood: "Groenekwartier".into(),
        team: "Kernteam Groenekwartier".into(),
        figurehead: "Burgemeester".into(),
        project_leader: "Projectleider wijkaanpak".into(),
        process_facilitator: "Procesbegeleider van buiten".into(),
        partners: "Gemeente\nPolitie\nWoningcorporatie".into(),
        occasion: "Ondernemers in de winkelstrip meldden dat ze onder druk werden gezet.".into(),
        goal: "Bewoners en ondernemers ‘durven’ weer te melden.".into(),
    };
    dossier.participants = vec![Participant {
        organisation: "Politie".into(),
        own_word: "blauw".into(),
        name: "A. Voorbeeld".into(),
        may_be_named: true,
        ..Participant::new(ParticipantId::new("deelnemer-1"), "wijkagent")
    }];
    let sheet_answer = SheetAnswer { rating: Some(Rating::NotInOrder), note: "Bij ons op het bureau leeft het niet.".into() };
    dossier.sheets = vec![ResponseSheet {
        id: SheetId::new("invulblad-1"),
        revision: 2,
        measurement: Some(dossier.measurements.latest().id.clone()),
        edition: "2026.1".into(),
        participant: ParticipantId::new("deelnemer-1"),
        changed: date(2026, 11, 14),
        form: Some(FormId::new("formulier-1")),
        written: Some(date(2026, 11, 14).at(9, 30, 0, 0)),
        same_person: Some(SamePerson::Newest),
        answers: BTreeMap::from([(ItemId::new("urgentiebesef.1"), sheet_answer)]),
        remark: "Bel me gerust.".into(),
    }];
    dossier.interventions = vec![Intervention {
        id: InterventionId::new("interventie-1"),
        example: Some(ExampleInterventionId::new("voorbeeldinterventie")),
        title: "Spreekuur in de winkelstrip".into(),
        activity: "Elke dinsdag zit er iemand in de leegstaande winkel.".into(),
        intended_result: "Ondernemers weten bij wie ze terechtkunnen.".into(),
        owner: "Accountmanager ondernemers".into(),
        source: Some(TakenFrom {
            practice: PracticeId::new("praktijk.utrecht-knock-and-talk"),
            title: "Knock and talk, Utrecht".into(),
            part: None,
        }),
    }];
    dossier.actions = vec![Action {
        id: ActionId::new("actie-1"),
        what: "Wijkanalyse bespreken met alle partners".into(),
        owner: "Projectleider".into(),
        start: Quarter::new(2026, 4).ok(),
        ready: Quarter::new(2027, 2).ok(),
        done_when: "Alle partners hebben de cijfers gezien.".into(),
        status: ActionStatus::InProgress,
        risk: "De cijfers van de politie komen te laat.".into(),
        risk_measure: "Nu al aanvragen.".into(),
        item: Some(ItemId::new("urgentiebesef.2")),
        step: Some(StepId::new("urgentiebesef.stap.1")),
        source: Some(TakenFrom {
            practice: PracticeId::new("praktijk.handreiking-onderzoek"),
            title: "Een scan kiezen".into(),
            part: Some(PracticePartId::new("praktijk.handreiking-onderzoek.stap.1")),
        }),
    }];
    let measurement = dossier.measurements.open_mut().expect("a new dossier has an open measurement");
    measurement.reference_date = Some(date(2026, 11, 21));
    measurement.answers = BTreeMap::from([
        (ItemId::new("urgentiebesef.1"), Answer { rating: Some(Rating::InOrder), ..Answer::default() }),
        (
            ItemId::new("urgentiebesef.2"),
            Answer {
                rating: Some(Rating::Partly),
                evidence: "Wijkanalyse 2025:\n- cijfers van politie en gemeente\n  (nog zonder de corporatie)\n\nBesproken in het ‘kernteam’."
                    .into(),
                checked_with: Some("de wijkraad".into()),
                note: "Foto's van de \"schouw\" liggen bij C:\\wijk.".into(),
                reason: "Stond eerst op n.v.t.".into(),
                what_changed: Some(ChangeReason::Reality),
                change_reason: "De corporatie doet nu mee.".into(),
                priority: true,
                decider: Some(Decider::Partners),
                effect: Some(Effect::Large),
                ease: Some(Ease::Hard),
                left_as_is: Some("Wachten op de nieuwe wijkanalyse.".into()),
                hand_votes: BTreeMap::from([(Rating::InOrder, 2), (Rating::Partly, 5)]),
                minority_views: vec![MinorityView {
                    text: "De cijfers kloppen niet voor de flats.".into(),
                    role: "huismeester".into(),
                }],
            },
        ),
    ]);
    let review = Review {
        starter_answers: BTreeMap::from([
            (QuestionId::new("startvraag.1"), StarterAnswer::Text("Ondernemers melden niet.\nBewoners ook niet.".into())),
            (QuestionId::new("startvraag.2"), StarterAnswer::NotUsedElsewhere),
        ]),
        apply: BTreeMap::from([(
            PointId::new("bekend-maakt-bemind.toepassen.1"),
            PointReview { mark: Some(ApplyMark::CouldBeStronger), how: "Elke week hetzelfde gezicht.".into() },
        )]),
        caution: BTreeMap::from([(
            PointId::new("bekend-maakt-bemind.letop.1"),
            PointReview { mark: Some(CautionMark::NotYet), how: String::new() },
        )]),
    };
    measurement.reviews = BTreeMap::from([(InterventionId::new("interventie-1"), review)]);
    measurement.conclusion = "We staan aan het begin.".into();
    measurement.asks = vec![Ask {
        explanation: "Nu doet de projectleider het erbij.".into(),
        who: "college".into(),
        when: "vóór 1 juli 2027".into(),
        items: BTreeSet::from([ItemId::new("urgentiebesef.2")]),
        ..Ask::new(AskId::new("vraag-1"), "Maak twee jaar lang een procesbegeleider vrij.")
    }];
    measurement.targets = BTreeMap::from([(PreconditionId::new("urgentiebesef"), Target::new(3, 4).unwrap())]);
    measurement.attendance = vec![
        Attendee { role: "projectleider".into(), organisation: "Gemeente".into(), name: String::new() },
        Attendee { role: "wijkagent".into(), organisation: "Politie".into(), name: "A. Voorbeeld".into() },
    ];
    measurement.sheet_round = SheetRound {
        deadline: Some(date(2026, 11, 18)),
        expected: vec!["wijkagent".into(), "jongerenwerker".into()],
        opened: Some(date(2026, 11, 20)),
        together_up_to: GreatestDisagreement::new(1, 4).unwrap(),
    };
    dossier
}

/// From some example of this name.
fn taken_from(title: String) -> TakenFrom {
    TakenFrom { practice: PracticeId::new("praktijk.elders"), title, part: Some(PracticePartId::new("praktijk.elders.stap.1")) }
}

/// A dossier with this text in every field that a team can write in, at every item, point and question.
pub(crate) fn everywhere(text: &str) -> Dossier {
    let catalogue = Catalogue::built_in();
    let text = || text.to_owned();
    let mut dossier = full();
    dossier.profile = Profile {
        municipality: text(),
        neighbourhood: text(),
        team: text(),
        figurehead: text(),
        project_leader: text(),
        process_facilitator: text(),
        partners: text(),
        occasion: text(),
        goal: text(),
    };
    dossier.interventions = (1..=2)
        .map(|number| Intervention {
            id: InterventionId::new(format!("interventie-{number}")),
            example: None,
            title: text(),
            activity: text(),
            intended_result: text(),
            owner: text(),
            source: Some(taken_from(text())),
        })
        .collect();
    dossier.actions = (1..=5)
        .map(|number| Action {
            id: ActionId::new(format!("actie-{number}")),
            what: text(),
            owner: if number == 5 { String::new() } else { format!("{number}{}", text()) },
            start: Quarter::new(2026, 2).ok(),
            ready: Quarter::new(2026, 2 + number % 2).ok().filter(|_| number < 5),
            done_when: text(),
            status: ActionStatus::ALL[usize::from(number) % 4],
            risk: text(),
            risk_measure: text(),
            item: Some(catalogue.preconditions()[0].items[usize::from(number) % 2].id.clone()),
            step: Some(catalogue.preconditions()[0].first_steps[0].id.clone()),
            source: Some(taken_from(text())),
        })
        .collect();
    let measurement = dossier.measurements.open_mut().expect("a new dossier has an open measurement");
    measurement.answers = catalogue
        .items()
        .zip((0..5).cycle())
        .map(|((_, item), choice)| {
            let rating = Rating::ALL[choice];
            let answer = Answer {
                rating: Some(rating),
                evidence: text(),
                note: text(),
                reason: text(),
                checked_with: rating.is_known().then(text),
                what_changed: None,
                change_reason: String::new(),
                priority: rating.is_gap(),
                decider: rating.is_gap().then_some(Decider::Board),
                effect: rating.is_gap().then_some(Effect::Large),
                ease: rating.is_gap().then_some(Ease::Hard),
                left_as_is: rating.is_gap().then(text),
                hand_votes: Rating::ALL.into_iter().zip([12, 3, 0, 1, 1]).collect(),
                minority_views: vec![MinorityView { text: text(), role: text() }; 2],
            };
            (item.id.clone(), answer)
        })
        .collect();
    let review = Review {
        starter_answers: catalogue
            .starter_questions()
            .iter()
            .map(|question| (question.id.clone(), StarterAnswer::Text(text())))
            .collect(),
        apply: catalogue
            .principles()
            .iter()
            .flat_map(|principle| &principle.apply)
            .map(|point| (point.id.clone(), PointReview { mark: Some(ApplyMark::Applied), how: text() }))
            .collect(),
        caution: catalogue
            .principles()
            .iter()
            .flat_map(|principle| &principle.caution)
            .map(|point| (point.id.clone(), PointReview { mark: Some(CautionMark::NotYet), how: text() }))
            .collect(),
    };
    measurement.reviews = BTreeMap::from([(InterventionId::new("interventie-1"), review)]);
    measurement.conclusion = text();
    measurement.asks = asks_everywhere(text);
    measurement.targets = catalogue
        .preconditions()
        .iter()
        .map(|it| (it.id.clone(), Target::new(1, u16::try_from(it.items.len()).unwrap()).unwrap()))
        .collect();
    measurement.attendance = vec![Attendee { role: text(), organisation: text(), name: text() }; 2];
    measurement.adoption_plan = AdoptionPlan { date: Some(date(2026, 12, 17)), body: text() };
    dossier
}

/// Two asks with this text in every field.
fn asks_everywhere(text: impl Fn() -> String) -> Vec<Ask> {
    (1..=2)
        .map(|number| Ask {
            explanation: text(),
            who: text(),
            when: text(),
            items: Catalogue::built_in().items().take(number).map(|(_, item)| item.id.clone()).collect(),
            ..Ask::new(AskId::new(format!("vraag-{number}")), text())
        })
        .collect()
}

/// A complete dossier of one measurement, which is open: how the team of the example might have stood a year earlier, with
/// every rating. The example itself has two measurements.
pub(crate) fn example() -> Dossier {
    let text = include_bytes!("../cases/een-meting.wijkpeil.ron");
    store::parse_dossier(text).expect("the case can be read")
}

/// The example that comes with the program: an adopted 0-meting, and a 1-meting of which most aandachtspunten say who decides.
pub(crate) fn shipped() -> Dossier {
    store::parse_dossier(Catalogue::example_dossier().as_bytes()).expect("the example can be read")
}

/// Adopts the open measurement under this content, and begins the next one.
pub(crate) fn carry_on(dossier: &mut Dossier, content: &Catalogue, day: Date) {
    adopt(dossier, content, day);
    dossier.measurements.begin_next(&mut || format!("meting-van-{}", day.year()));
}

/// Adopts the open measurement under this content.
pub(crate) fn adopt(dossier: &mut Dossier, content: &Catalogue, day: Date) {
    let frozen = freeze(dossier, &Arc::new(content.clone()), day, "de stuurgroep Groenekwartier".into());
    *dossier.measurements.open_mut().expect("a measurement is open") = frozen.expect("a measurement is open");
}

/// The example dossier carried on into a 1-meting that was only just begun.
pub(crate) fn carried_on() -> Dossier {
    let mut dossier = example();
    carry_on(&mut dossier, Catalogue::built_in(), date(2026, 12, 17));
    dossier.changed = date(2027, 10, 4);
    dossier
}

/// A 1-meting in which this text stands at each of `count` actions that it looks back at, and at every item, of which the rating
/// is another than before.
pub(crate) fn looking_back(text: &str, count: usize) -> Dossier {
    let mut dossier = everywhere(text);
    let models = dossier.actions.clone();
    dossier.actions = (1..=count)
        .zip(models.into_iter().cycle())
        .map(|(number, action)| Action { id: ActionId::new(format!("actie-{number:02}")), ..action })
        .collect();
    carry_on(&mut dossier, Catalogue::built_in(), date(2026, 12, 17));
    dossier.changed = date(2027, 10, 4);
    let earlier = dossier.measurements.get(0).expect("every dossier has a 0-meting").answers.clone();
    let actions: Vec<ActionId> = dossier.actions.iter().map(|action| action.id.clone()).collect();
    let open = dossier.measurements.open_mut().expect("the 1-meting is open");
    let outcomes = ActionOutcome::ALL.map(Some).into_iter().chain([None]).cycle();
    open.look_back =
        actions.into_iter().zip(outcomes).map(|(id, outcome)| (id, LookBack { outcome, gave: text.to_owned() })).collect();
    open.answers = earlier
        .into_iter()
        .zip(ChangeReason::ALL.map(Some).into_iter().chain([None]).cycle())
        .map(|((item, answer), what_changed)| {
            let at = Rating::ALL.iter().position(|rating| answer.rating == Some(*rating)).expect("every item is rated");
            let rating = Some(Rating::ALL[(at + 1) % Rating::ALL.len()]);
            let checked_with = Some(text.to_owned());
            (item, Answer { rating, what_changed, change_reason: text.to_owned(), checked_with, ..answer })
        })
        .collect();
    dossier
}

/// The built-in content as it was a year before: one item worded otherwise, one item that went, and one that was not there yet.
pub(crate) fn content_of_before() -> Catalogue {
    let mut files = Catalogue::built_in_files();
    for file in &mut files {
        let replaced = [
            ("Alle partners kennen dezelfde cijfers en feiten over de wijk", "Alle partners kennen de cijfers over de wijk"),
            ("id: \"urgentiebesef.4\"", "id: \"urgentiebesef.oud\""),
            ("Alle partners beseffen dat de problemen dringend zijn.", "Elke partner heeft een contactpersoon."),
        ];
        for (now, then) in replaced {
            file.text = file.text.replace(now, then);
        }
    }
    Catalogue::from_files(&files).expect("the content of before is sound")
}

/// A year later: a 1-meting that says something of everything, adopted, held against a 0-meting under an older content.
/// Its ratings went up, down, into the unknown and out of it; actions moved, went and came; so did people.
pub(crate) fn a_year_later() -> Dossier {
    let mut dossier = example();
    let known = dossier.measurements.open_mut().expect("the example is open");
    let gone = known.answers.remove(&ItemId::new("urgentiebesef.4")).expect("the example answers everything");
    known.answers.insert(ItemId::new("urgentiebesef.oud"), gone);
    let first = known.answers.clone();
    // To be reached, missed, and not known a year later.
    let target = |in_order, of| Target::new(in_order, of).expect("a fraction");
    known.targets = [("urgentiebesef", target(1, 4)), ("lokale-kracht", target(4, 5)), ("langdurige-aanpak", target(4, 5))]
        .map(|(id, target)| (PreconditionId::new(id), target))
        .into();
    carry_on(&mut dossier, &content_of_before(), date(2026, 12, 17));
    dossier.changed = date(2027, 12, 2);
    dossier.profile.partners = dossier.profile.partners.replace("Woonstichting De Brink", "Woonstichting De Brink en De Zaag");
    let partly = dossier.actions.len() / 2;
    for (index, action) in dossier.actions.iter_mut().enumerate() {
        match index {
            0 => action.status = ActionStatus::Done,
            1 => action.ready = Quarter::new(2028, 2).ok(),
            2 => action.status = ActionStatus::Dropped,
            3 => action.what = "Leg voor zes functies op één blad uit wat er anders gaat.".into(),
            4 => action.ready = None,
            _ => {}
        }
    }
    dossier.actions.remove(partly);
    dossier.actions.push(Action {
        id: ActionId::new("actie-nieuw"),
        what: "Vier de eerste tien melders met een buurtmaaltijd.".into(),
        owner: "Relatiemanager".into(),
        start: Quarter::new(2028, 1).ok(),
        ready: Quarter::new(2028, 1).ok(),
        done_when: String::new(),
        status: ActionStatus::Planned,
        risk: String::new(),
        risk_measure: String::new(),
        item: Some(ItemId::new("successen.1")),
        step: None,
        source: None,
    });
    let before = dossier.measurements.get(0).expect("every dossier has a 0-meting");
    let earlier = before.attendance.clone();
    let actions = before.adoption.iter().flat_map(|adoption| &adoption.snapshot.actions);
    // One of them was not looked back at.
    let look_back: BTreeMap<ActionId, LookBack> = actions
        .zip(ActionOutcome::ALL.into_iter().cycle())
        .skip(1)
        .map(|(action, outcome)| {
            let gave = format!("Dat leverde op: {}", action.what.to_lowercase());
            (action.id.clone(), LookBack { outcome: Some(outcome), gave })
        })
        .collect();
    let open = dossier.measurements.open_mut().expect("the 1-meting is open");
    open.reference_date = Some(date(2027, 11, 18));
    open.look_back = look_back;
    open.targets = BTreeMap::from([(PreconditionId::new("urgentiebesef"), target(4, 4))]);
    for (index, (_, item)) in Catalogue::built_in().items().enumerate() {
        let then = first.get(&item.id).and_then(|answer| answer.rating);
        open.answers.insert(item.id.clone(), answer_of_a_year_later(index, then));
    }
    open.conclusion =
        "De samenwerking staat. Nu moeten we het volhouden: twee van de drie trekkers gaan in 2028 met pensioen.".into();
    open.asks = vec![Ask::new(
        AskId::new("vraag-1"),
        "Zoek voor de zomer opvolgers voor de trekkers, en laat hen een half jaar meelopen.",
    )];
    open.attendance = earlier.into_iter().skip(1).collect();
    open.attendance.push(Attendee {
        role: "schuldhulpverlener".into(),
        organisation: "Gemeente".into(),
        name: "M. Nieuwkomer".into(),
    });
    adopt(&mut dossier, Catalogue::built_in(), date(2027, 12, 16));
    dossier
}

fn answer_of_a_year_later(index: usize, then: Option<Rating>) -> Answer {
    let rating = match (index % 9, then) {
        (8, _) => None,
        (6, _) => Some(Rating::Unknown),
        (0 | 2 | 5, Some(Rating::Partly)) | (_, Some(Rating::Unknown)) => Some(Rating::InOrder),
        (0 | 2 | 5, Some(Rating::NotInOrder)) | (4, Some(Rating::InOrder)) => Some(Rating::Partly),
        _ => then,
    };
    let rating = match (index, then) {
        // One randvoorwaarde got worse as a whole, and of the last ones nothing changed.
        (38..=41, Some(Rating::InOrder)) => Some(Rating::Partly),
        (38..=41 | 45.., then) => then,
        _ => rating,
    };
    let mut answer = Answer { rating, ..Answer::default() };
    if rating.is_some_and(Rating::is_known) {
        answer.evidence = format!("Wijkanalyse 2027, bladzijde {}.", index + 4);
    }
    if rating.is_some() && rating != then {
        // The last of them without a reason.
        answer.what_changed = ChangeReason::ALL.get(index % 4).copied();
        answer.change_reason = match rating {
            Some(Rating::Unknown) => "De cijfers van dit jaar zijn er nog niet.",
            rating if rating > then => "De trekker is weg, en er is nog niemand voor in de plaats.",
            _ => "Sinds het voorjaar is er een vaste wijkregisseur.",
        }
        .into();
    }
    match (index, rating) {
        (7, _) => {
            answer.rating = Some(Rating::NotApplicable);
            answer.reason = "De school is verhuisd naar een andere wijk.".into();
        }
        (_, Some(Rating::NotApplicable)) => answer.reason = "Dat is niet veranderd.".into(),
        (9 | 30, Some(_)) => answer.priority = true,
        _ => {}
    }
    answer
}

/// Five measurements, a year apart; the last one is open. In each a few more items are in order.
pub(crate) fn five_measurements() -> Dossier {
    let catalogue = Catalogue::built_in();
    let mut dossier = example();
    for year in 0..5_i16 {
        if let Some(open) = dossier.measurements.open_mut().filter(|_| year > 0) {
            open.reference_date = Some(date(2026 + year, 11, 12));
            open.conclusion = format!("Jaar {year} van de aanpak.");
            for (index, (_, item)) in catalogue.items().enumerate() {
                let level = (index * 7 + usize::try_from(year).expect("a small number") * 2) % 12;
                let rating = match level {
                    0..4 => Rating::NotInOrder,
                    4..8 => Rating::Partly,
                    _ => Rating::InOrder,
                };
                let mut answer = Answer { rating: Some(rating), ..Answer::default() };
                if index == 5 {
                    answer.change_reason = format!("In {} kwam er geld voor.", 2026 + year);
                }
                open.answers.insert(item.id.clone(), answer);
            }
        }
        dossier.changed = date(2026 + year, 12, 1);
        if year < 4 {
            carry_on(&mut dossier, catalogue, date(2026 + year, 12, 17));
        }
    }
    dossier
}

/// How many items all sheets of [`heard`] agree on.
pub(crate) const AGREED: usize = 12;

/// A dossier with so many invulbladen, opened for the session. On the first [`AGREED`] items all agree, on the next one they
/// differ most, the one after that only two of them rated, and on all others one of them sees it otherwise, and one does not know.
/// Each writes why, and says something more.
pub(crate) fn heard(sheets: usize) -> Dossier {
    heard_saying(sheets, "Zo zie ik het in de wijk.")
}

/// As [`heard`], in a 1-meting, with an earlier rating of each item.
pub(crate) fn heard_again(sheets: usize) -> Dossier {
    let mut dossier = heard(sheets);
    let answers = &mut dossier.measurements.open_mut().expect("a new dossier has an open measurement").answers;
    for (_, item) in Catalogue::built_in().items() {
        answers.insert(item.id.clone(), Answer { rating: Some(Rating::NotInOrder), ..Answer::default() });
    }
    carry_on(&mut dossier, Catalogue::built_in(), date(2026, 12, 17));
    let open = dossier.measurements.open_mut().expect("the 1-meting is open");
    open.sheet_round.opened = Some(date(2027, 11, 20));
    let measurement = open.id.clone();
    dossier.sheets.iter_mut().for_each(|sheet| sheet.measurement = Some(measurement.clone()));
    dossier
}

/// As [`heard`], with this text as every reason.
pub(crate) fn heard_saying(sheets: usize, text: &str) -> Dossier {
    let mut dossier = empty();
    let measurement = dossier.measurements.latest().id.clone();
    let edition = dossier.content_edition.clone();
    for sheet in 0..sheets {
        let participant = Participant::new(ParticipantId::new(format!("deelnemer-{sheet}")), format!("rol {sheet}"));
        let answers = Catalogue::built_in().items().enumerate().filter_map(|(at, (_, item))| {
            let rating = match (at, sheet) {
                (0..AGREED, _) => Rating::Partly,
                (AGREED, _) if sheet % 2 == 0 => Rating::InOrder,
                (AGREED, _) => Rating::NotInOrder,
                (13, 2..) => return None,
                (_, 0) => Rating::InOrder,
                (_, 1) => Rating::Unknown,
                _ => Rating::Partly,
            };
            let note = if at >= AGREED { format!("{text} Blad {sheet}.") } else { String::new() };
            Some((item.id.clone(), SheetAnswer { rating: Some(rating), note }))
        });
        dossier.sheets.push(ResponseSheet {
            id: SheetId::new(format!("blad-{sheet}")),
            revision: 1,
            measurement: Some(measurement.clone()),
            edition: edition.clone(),
            participant: participant.id.clone(),
            changed: date(2026, 11, 14),
            form: None,
            written: None,
            same_person: None,
            answers: answers.collect(),
            remark: format!("Dit wilde ik nog kwijt. {text}"),
        });
        dossier.participants.push(participant);
    }
    let open = dossier.measurements.open_mut().expect("a new dossier has an open measurement");
    open.sheet_round.opened = Some(date(2026, 11, 20));
    dossier
}
