//! Dossiers to test with.

use std::collections::BTreeMap;

use jiff::civil::date;
use wijkpeil::content::{ExampleInterventionId, ItemId, PointId, QuestionId, StepId};
use wijkpeil::model::{
    Action, ActionId, ActionStatus, Answer, ApplyMark, Attendee, CautionMark, Dossier, IdGenerator, Intervention,
    InterventionId, Participant, ParticipantId, PointReview, Profile, Quarter, Rating, ResponseSheet, Review, SheetAnswer,
    SheetId, StarterAnswer,
};

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
        id: ParticipantId::new("deelnemer-1"),
        role: "wijkagent".into(),
        organisation: "Politie".into(),
        name: "A. Voorbeeld".into(),
    }];
    let sheet_answer = SheetAnswer { rating: Rating::NotInOrder, note: "Bij ons op het bureau leeft het niet.".into() };
    dossier.sheets = vec![ResponseSheet {
        id: SheetId::new("invulblad-1"),
        revision: 2,
        participant: ParticipantId::new("deelnemer-1"),
        changed: date(2026, 11, 14),
        answers: BTreeMap::from([(ItemId::new("urgentiebesef.1"), sheet_answer)]),
    }];
    dossier.interventions = vec![Intervention {
        id: InterventionId::new("interventie-1"),
        example: Some(ExampleInterventionId::new("voorbeeldinterventie")),
        title: "Spreekuur in de winkelstrip".into(),
        activity: "Elke dinsdag zit er iemand in de leegstaande winkel.".into(),
        intended_result: "Ondernemers weten bij wie ze terechtkunnen.".into(),
        owner: "Accountmanager ondernemers".into(),
    }];
    dossier.actions = vec![Action {
        id: ActionId::new("actie-1"),
        what: "Wijkanalyse bespreken met alle partners".into(),
        owner: "Projectleider".into(),
        start: Quarter::new(2026, 4).ok(),
        ready: Quarter::new(2027, 2).ok(),
        status: ActionStatus::InProgress,
        risk: "De cijfers van de politie komen te laat.".into(),
        risk_measure: "Nu al aanvragen.".into(),
        item: Some(ItemId::new("urgentiebesef.2")),
        step: Some(StepId::new("urgentiebesef.stap.1")),
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
                note: "Foto's van de \"schouw\" liggen bij C:\\wijk.".into(),
                reason: "Stond eerst op n.v.t.".into(),
                change_reason: "De corporatie doet nu mee.".into(),
                priority: true,
                left_as_is: Some("Wachten op de nieuwe wijkanalyse.".into()),
                hand_votes: BTreeMap::from([(Rating::InOrder, 2), (Rating::Partly, 5)]),
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
    measurement.request = "Maak twee jaar lang een procesbegeleider vrij.".into();
    measurement.attendance = vec![
        Attendee { role: "projectleider".into(), organisation: "Gemeente".into(), name: String::new() },
        Attendee { role: "wijkagent".into(), organisation: "Politie".into(), name: "A. Voorbeeld".into() },
    ];
    dossier
}
