//! Dossiers made in code: a complete one, a nearly empty one, and ones too large to print.

use super::dossiers::CountingIds;
use jiff::civil::date;
use wijkpeil::checksum::checksum;
use wijkpeil::content::{Catalogue, ItemId, StepId};
use wijkpeil::model::{
    Action, ActionId, ActionStatus, Adoption, Answer, ApplyMark, Ask, AskId, Attendee, CautionMark, Dossier, Intervention,
    InterventionId, Measurement, MeasurementId, Measurements, MinorityView, Participant, ParticipantId, PointReview, Profile,
    Quarter, Rating, Reopening, Review, Snapshot, StarterAnswer,
};

/// A dossier with this measurement as its only one.
fn with_measurement(dossier: &mut Dossier, measurement: Measurement) {
    dossier.measurements = Measurements::try_from(vec![measurement]).expect("one 0-meting is a list of measurements");
}

/// The only measurement of a dossier, to change it.
pub(crate) fn change(dossier: &mut Dossier, change: impl FnOnce(&mut Measurement)) {
    let mut measurement = dossier.measurements.latest().clone();
    change(&mut measurement);
    with_measurement(dossier, measurement);
}

/// Nothing is filled in but gemeente and wijk, and one rating.
pub(crate) fn nearly_empty() -> Dossier {
    let profile =
        Profile { municipality: "Voorbeeldstad".into(), neighbourhood: "Groenekwartier".into(), ..Profile::default() };
    let mut dossier = Dossier::new(profile, "2026.1", date(2026, 11, 21), &mut CountingIds::default());
    let item = first_item();
    change(&mut dossier, |measurement| {
        measurement.answers.insert(item, Answer { rating: Some(Rating::Partly), ..Answer::default() });
    });
    dossier
}

/// Nothing is filled in at all.
pub(crate) fn empty() -> Dossier {
    Dossier::new(Profile::default(), "2026.1", date(2026, 11, 21), &mut CountingIds::default())
}

fn first_item() -> ItemId {
    Catalogue::built_in().preconditions()[0].items[0].id.clone()
}

/// Every field of the model is filled in, and the measurement is a concept.
pub(crate) fn complete() -> Dossier {
    let catalogue = Catalogue::built_in();
    let mut dossier = Dossier::new(profile(), "2026.1", date(2026, 11, 21), &mut CountingIds::default());
    dossier.participants = vec![
        participant("p1", "wijkagent", "Politie", "R. van den Berg"),
        participant("p2", "opbouwwerker", "Welzijn Voorbeeldstad", ""),
    ];
    dossier.interventions = interventions(catalogue);
    dossier.actions = actions(catalogue);
    let measurement = measurement(catalogue);
    with_measurement(&mut dossier, measurement);
    dossier
}

/// As [`complete`], adopted by a stuurgroep after having been reopened once.
pub(crate) fn adopted() -> Dossier {
    let catalogue = Catalogue::built_in();
    let mut dossier = complete();
    let actions = dossier.actions.clone();
    change(&mut dossier, |measurement| {
        measurement.reopenings.push(Reopening {
            date: date(2026, 12, 10),
            reason: "De cijfers van de woningcorporatie bleken een jaar oud.".into(),
            adopted_on: date(2026, 12, 3),
            checksum: "00ff".repeat(16),
        });
        measurement.adoption = Some(Adoption {
            date: date(2026, 12, 17),
            body: "de stuurgroep Groenekwartier".into(),
            snapshot: Snapshot {
                actions,
                items: catalogue.items().map(|(_, item)| (item.id.clone(), item.text.clone())).collect(),
                ..Snapshot::default()
            },
            checksum: String::new(),
        });
        let sum = checksum(measurement);
        measurement.adoption.as_mut().expect("it was just adopted").checksum = sum;
    });
    dossier
}

/// An adopted 0-meting, and a 1-meting in which some things went well, some did not, and some cannot be known.
pub(crate) fn measured_twice() -> Dossier {
    let mut dossier = adopted();
    let earlier = dossier.measurements.latest().clone();
    let mut later = Measurement::new(1, &mut CountingIds::default());
    later.answers.clone_from(&earlier.answers);
    later.reference_date = Some(date(2027, 11, 4));
    later.conclusion = "Er is een vaste procesbegeleider. Het mandaat is nog steeds niet geregeld.".into();
    let preconditions = Catalogue::built_in().preconditions();
    for (precondition, rating) in preconditions.iter().zip([Rating::InOrder, Rating::NotInOrder, Rating::Unknown]) {
        for item in &precondition.items {
            later.answers.insert(item.id.clone(), Answer { rating: Some(rating), ..Answer::default() });
        }
    }
    dossier.measurements = Measurements::try_from(vec![earlier, later]).expect("two measurements in order");
    dossier
}

/// Every dossier that is hard to print, and the example.
pub(crate) fn all() -> Vec<(&'static str, Dossier)> {
    vec![
        ("example", super::dossiers::example()),
        ("complete", complete()),
        ("adopted", adopted()),
        ("empty", empty()),
        ("nearly-empty", nearly_empty()),
        ("excessive", excessive()),
        ("crowded", crowded()),
        ("measured-twice", measured_twice()),
        ("carried-on", super::dossiers::carried_on()),
        ("a-year-later", super::dossiers::a_year_later()),
        ("five", super::dossiers::five_measurements()),
    ]
}

/// Notes of ten pages, words without end, an address that fits on no line, and letters from everywhere.
pub(crate) fn excessive() -> Dossier {
    let mut dossier = complete();
    dossier.profile.neighbourhood = "Stationskwartier-Noordwest en de Vogelbuurt achter het spoorwegemplacement".into();
    dossier.profile.team = "Kernteam wijkaanpak ".repeat(8);
    let item = first_item();
    change(&mut dossier, |measurement| {
        let answer = measurement.answers.entry(item).or_default();
        answer.note =
            "In het overleg kwam dit opnieuw ter sprake, en weer bleek dat niet iedereen dezelfde cijfers kent. ".repeat(300);
        answer.evidence = format!(
            "{}\nhttps://www.voorbeeldstad.nl/documenten/{}/verslag?versie=12&taal=nl\n{}",
            "zeecontainerterminalbeveiligingsmedewerkersoverleg".repeat(6),
            "wijkanalyse-groenekwartier/".repeat(12),
            "Łódź, Ωmega, Привет, 漢字, ☃ en \u{1f600}; de co\u{f6}peratie en de coo\u{308}peratie"
        );
        measurement.conclusion = "De aanpak staat, maar rust op weinig schouders. ".repeat(60);
        measurement.asks = vec![Ask::new(AskId::new("vraag-1"), "x".repeat(3_000))];
    });
    dossier
}

/// Sixty actions and thirty interventions, each with its own words, quarters and marks.
pub(crate) fn crowded() -> Dossier {
    let catalogue = Catalogue::built_in();
    let mut dossier = complete();
    let quarter = |number: u8| Quarter::new(2026 + i16::from(number / 4), number % 4 + 1).ok();
    dossier.actions = (0..60_u8)
        .map(|number| Action {
            id: ActionId::new(format!("actie-{number}")),
            what: format!("Spreek in straat {number} af wie er belt, wanneer en met wie het team dat daarna bespreekt"),
            owner: if number % 5 == 0 { String::new() } else { format!("Gebiedsmanager {number}, gemeente Voorbeeldstad") },
            start: if number % 7 == 3 { None } else { quarter(number % 11 + 2) },
            ready: if number % 9 == 4 { None } else { quarter(number % 11 + 2 + number % 4) },
            status: ActionStatus::ALL[usize::from(number) % 4],
            done_when: String::new(),
            risk: String::new(),
            risk_measure: String::new(),
            item: catalogue.items().nth(usize::from(number) % 57).map(|(_, item)| item.id.clone()),
            step: None,
            source: None,
        })
        .collect();
    let examples = catalogue.interventions().iter().flat_map(|category| &category.interventions);
    dossier.interventions = examples
        .zip(0_usize..)
        .map(|(example, number)| Intervention {
            id: InterventionId::new(format!("interventie-{number}")),
            example: Some(example.id.clone()),
            title: example.title.clone(),
            activity: String::new(),
            intended_result: String::new(),
            owner: String::new(),
            source: None,
        })
        .collect();
    change(&mut dossier, |measurement| {
        measurement.reviews.clear();
        for number in (0..30_usize).filter(|number| number % 4 != 1) {
            let mut review = Review::default();
            let principle = &catalogue.principles()[number % 5];
            let mark = if number % 3 == 0 { ApplyMark::CouldBeStronger } else { ApplyMark::Applied };
            review.apply.insert(principle.apply[0].id.clone(), PointReview { mark: Some(mark), how: String::new() });
            measurement.reviews.insert(InterventionId::new(format!("interventie-{number}")), review);
        }
    });
    dossier
}

fn profile() -> Profile {
    Profile {
        municipality: "Voorbeeldstad".into(),
        neighbourhood: "Groenekwartier".into(),
        team: "Kernteam Groenekwartier".into(),
        figurehead: "Burgemeester".into(),
        project_leader: "Programmaleider weerbare wijken".into(),
        process_facilitator: "Onafhankelijk procesbegeleider".into(),
        partners: "Politie\nWoningcorporatie De Gaard\nWelzijn Voorbeeldstad\nBelastingdienst".into(),
        occasion: "In twee jaar tijd sloten we in de wijk vijf panden. Bewoners vertelden dat jongeren worden \
                   gevraagd om spullen te bewaren.\n\nDe raad vroeg in het voorjaar om een langdurige aanpak."
            .into(),
        goal: "Over vier jaar kennen bewoners een gezicht bij elke organisatie, en vinden jongeren een andere weg naar geld."
            .into(),
    }
}

fn participant(id: &str, role: &str, organisation: &str, name: &str) -> Participant {
    Participant { organisation: organisation.into(), name: name.into(), ..Participant::new(ParticipantId::new(id), role) }
}

fn measurement(catalogue: &Catalogue) -> Measurement {
    let mut measurement = Measurement::new(0, &mut CountingIds::default());
    measurement.id = MeasurementId::new("meting-0");
    measurement.reference_date = Some(date(2026, 11, 12));
    for (index, (_, item)) in catalogue.items().enumerate() {
        measurement.answers.insert(item.id.clone(), answer(index));
    }
    measurement.answers.insert(
        ItemId::new("oud-punt.1"),
        Answer { rating: Some(Rating::Partly), note: "Dit stond in de vorige vragenlijst.".into(), ..Answer::default() },
    );
    measurement.conclusion = "Het fundament ligt er. De partners zien hetzelfde probleem en weten elkaar te vinden. \
                              Wat nog ontbreekt, is tijd: drie van de vijf trekkers doen dit naast hun gewone werk."
        .into();
    measurement.asks = vec![Ask::new(
        AskId::new("vraag-1"),
        "Maak voor drie jaar een vaste procesbegeleider vrij, en bespreek elk kwartaal in het college wat \
                           de wijk nodig heeft.",
    )];
    measurement.attendance = vec![
        attendee("programmaleider", "Gemeente Voorbeeldstad", "S. de Wit"),
        attendee("wijkagent", "Politie", "R. van den Berg"),
        attendee("consulent leefbaarheid", "Woningcorporatie De Gaard", ""),
    ];
    measurement.reviews.insert(InterventionId::new("interventie-1"), review(catalogue));
    measurement
}

fn attendee(role: &str, organisation: &str, name: &str) -> Attendee {
    Attendee { role: role.into(), organisation: organisation.into(), name: name.into() }
}

fn answer(index: usize) -> Answer {
    const RATINGS: [Rating; 9] = [
        Rating::InOrder,
        Rating::Partly,
        Rating::InOrder,
        Rating::NotInOrder,
        Rating::InOrder,
        Rating::Unknown,
        Rating::Partly,
        Rating::InOrder,
        Rating::InOrder,
    ];
    const EVIDENCE: [&str; 4] = [
        "Wijkanalyse 2026, besproken met alle partners op 12 maart.",
        "Verslag van de bewonersavond in buurthuis De Linde. Er waren 43 mensen, vooral ouderen; jongeren spraken we apart.",
        "",
        "Convenant tussen gemeente, politie en corporatie, getekend in januari. Het loopt tot en met 2028.",
    ];
    let mut answer = Answer {
        rating: Some(RATINGS[index % RATINGS.len()]),
        evidence: EVIDENCE[index % EVIDENCE.len()].into(),
        ..Answer::default()
    };
    match index {
        3 => {
            answer.priority = true;
            answer.note = "De wethouder vroeg hier in september naar.\nWe zoeken nog iemand die de cijfers bijhoudt.".into();
            answer.hand_votes = [(Rating::InOrder, 1), (Rating::NotInOrder, 5)].into();
            answer.minority_views = vec![MinorityView {
                text: "De corporatie ziet dit heel anders: bij haar is het geregeld.".into(),
                role: "consulent leefbaarheid".into(),
            }];
        }
        12 => answer.left_as_is = Some("Dit ligt bij de regio, en die begint er pas volgend jaar mee.".into()),
        20 => {
            answer.rating = Some(Rating::NotApplicable);
            answer.reason = "In deze wijk zijn geen ondernemers gevestigd.".into();
        }
        21 => answer.change_reason = "Sinds het voorjaar is er een vaste wijkregisseur.".into(),
        30 => answer.priority = true,
        40 => answer = Answer::default(),
        _ => {}
    }
    answer
}

fn interventions(catalogue: &Catalogue) -> Vec<Intervention> {
    let example = &catalogue.interventions()[0].interventions[0];
    vec![
        Intervention {
            id: InterventionId::new("interventie-1"),
            example: Some(example.id.clone()),
            title: "Rolmodellen uit de eigen straat".into(),
            activity: "Jonge volwassenen uit de wijk trekken elke week op met tieners van twaalf tot vijftien jaar.".into(),
            intended_result: "Tieners kennen iemand die het zonder snel geld heeft gered.".into(),
            owner: "Jongerenwerk".into(),
            source: None,
        },
        Intervention {
            id: InterventionId::new("interventie-2"),
            example: None,
            title: "Koffie aan de galerij".into(),
            activity: "Elke dinsdag zit een wijkregisseur op een andere galerij.".into(),
            intended_result: String::new(),
            owner: "Gemeente".into(),
            source: None,
        },
    ]
}

fn review(catalogue: &Catalogue) -> Review {
    let mut review = Review::default();
    for (index, question) in catalogue.starter_questions().iter().enumerate() {
        let answer = if index == 1 {
            StarterAnswer::NotUsedElsewhere
        } else {
            StarterAnswer::Text(format!("Antwoord {} van het team op deze vraag.", index + 1))
        };
        review.starter_answers.insert(question.id.clone(), answer);
    }
    let principle = &catalogue.principles()[0];
    for (index, point) in principle.apply.iter().enumerate() {
        let mark = [ApplyMark::Applied, ApplyMark::CouldBeStronger, ApplyMark::NotApplied][index % 3];
        let how = if index == 0 { "Zij komen uit dezelfde straat en zaten op dezelfde school.".into() } else { String::new() };
        review.apply.insert(point.id.clone(), PointReview { mark: Some(mark), how });
    }
    for point in &principle.caution {
        let how = "We wisselen elk half jaar.".into();
        review.caution.insert(point.id.clone(), PointReview { mark: Some(CautionMark::Minded), how });
    }
    review
}

fn actions(catalogue: &Catalogue) -> Vec<Action> {
    let (precondition, item) = catalogue.items().nth(3).expect("there are 57 items");
    let quarter = |year, number| Some(Quarter::new(year, number).expect("a quarter of this century"));
    vec![
        Action {
            id: ActionId::new("actie-1"),
            what: "Maak één overzicht van de cijfers en bespreek het elk half jaar met de partners".into(),
            owner: "Informatiemanager gemeente".into(),
            start: quarter(2027, 1),
            ready: quarter(2027, 2),
            status: ActionStatus::InProgress,
            done_when: "De privacyjurist heeft getekend.".into(),
            risk: "De corporatie mag niet alles delen.".into(),
            risk_measure: "Vraag de privacyjurist om in januari mee te lezen.".into(),
            item: Some(item.id.clone()),
            step: precondition.first_steps.first().map(|step| StepId::new(step.id.as_str())),
            source: None,
        },
        Action { ready: quarter(2027, 3), ..Action::new(ActionId::new("actie-2"), "Zoek een vaste procesbegeleider") },
    ]
}
