//! Random dossiers, with every field that a file can have.

use std::collections::BTreeMap;

use jiff::civil::Date;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use wijkpeil::content::{
    Catalogue, ExampleInterventionId, ItemId, PointId, PracticeId, PracticePartId, PreconditionId, QuestionId, StepId,
};
use wijkpeil::model::{
    Action, ActionId, ActionOutcome, ActionStatus, Adoption, AdoptionPlan, Answer, ApplyMark, Ask, AskId, Attendee,
    CautionMark, ChangeReason, Decider, Dossier, DossierId, DraftField, Drafts, Ease, Effect, Filled, FirstViews, FormId,
    GreatestDisagreement, Intervention, InterventionId, LookBack, MOST_HANDS, Measurement, MeasurementId, Measurements,
    MinorityView, NameRemoval, Participant, ParticipantId, PointReview, Profile, Quarter, Rating, Reopening, ResponseSheet,
    Review, SamePerson, SheetAnswer, SheetFile, SheetForm, SheetId, SheetRound, Snapshot, StarterAnswer, TakenFrom, Target,
    Views,
};

/// Texts with everything that a layout of files could trip over.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => Just(String::new()),
        3 => "[A-Z][a-zéëïöü ’,.-]{0,40}",
        2 => "[\\\\\"'‘’#\n\r\t ()\\[\\]{}:,nru0a/*]{0,30}",
        1 => any::<String>(),
    ]
}

/// Ids of any letters; none is empty.
fn id() -> impl Strategy<Value = String> {
    text().prop_map(|text| format!("{text}1"))
}

fn date() -> impl Strategy<Value = Date> {
    (2000i16..=2100, 1i8..=12, 1i8..=28)
        .prop_map(|(year, month, day)| Date::new(year, month, day).expect("every month has 28 days"))
}

fn quarter() -> impl Strategy<Value = Quarter> {
    (2000i16..=2100, 1u8..=4).prop_map(|(year, quarter)| Quarter::new(year, quarter).expect("within its range"))
}

pub(crate) fn rating() -> impl Strategy<Value = Rating> {
    prop::sample::select(Rating::ALL.to_vec())
}

/// Mostly ids that the content has, and some that it lacks.
fn item_id() -> impl Strategy<Value = ItemId> {
    let known: Vec<ItemId> = Catalogue::built_in().items().map(|(_, item)| item.id.clone()).collect();
    prop_oneof![4 => prop::sample::select(known), 1 => "[a-z\"\\\\]{1,8}[.][0-9]{1,2}".prop_map(ItemId::new)]
}

fn answer() -> impl Strategy<Value = Answer> {
    let texts = (text(), text(), text(), text());
    let ticked = (any::<bool>(), option::of(text()), option::of(text()));
    let choices = (
        option::of(prop::sample::select(ChangeReason::ALL.to_vec())),
        option::of(prop::sample::select(Decider::ALL.to_vec())),
        option::of(prop::sample::select(Effect::ALL.to_vec())),
        option::of(prop::sample::select(Ease::ALL.to_vec())),
    );
    let votes = (btree_map(rating(), 0..=MOST_HANDS, 0..5), vec(minority_view(), 0..3));
    (option::of(rating()), texts, ticked, choices, votes).prop_map(
        |(rating, (evidence, note, reason, change_reason), ticked, (what_changed, decider, effect, ease), votes)| {
            let (hand_votes, minority_views) = votes;
            let (priority, left_as_is, checked_with) = ticked;
            Answer {
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
            }
        },
    )
}

fn minority_view() -> impl Strategy<Value = MinorityView> {
    (text(), text()).prop_map(|(text, role)| MinorityView { text, role })
}

fn sheet_round() -> impl Strategy<Value = SheetRound> {
    let limit = (1..=9_u16).prop_flat_map(|of| (0..=of, Just(of)));
    let limit = limit.prop_map(|(part, of)| GreatestDisagreement::new(part, of).expect("a fraction"));
    (option::of(date()), vec(text(), 0..3), option::of(date()), limit)
        .prop_map(|(deadline, expected, opened, together_up_to)| SheetRound { deadline, expected, opened, together_up_to })
}

fn first_views() -> impl Strategy<Value = FirstViews> {
    let views = btree_map(rating(), 3..9_u16, 1..5).prop_map(|counts| Views::try_from(counts).expect("three or more"));
    (any::<u16>(), btree_map(item_id(), views, 0..3)).prop_map(|(sheets, items)| FirstViews { sheets, items })
}

fn participant() -> impl Strategy<Value = Participant> {
    ((text(), text(), text(), text()), (any::<bool>(), any::<bool>())).prop_map(
        |((role, organisation, own_word, name), (may_be_named, is_name_removed))| Participant {
            id: ParticipantId::new(""),
            role,
            organisation,
            own_word,
            name,
            may_be_named,
            is_name_removed,
        },
    )
}

fn profile() -> impl Strategy<Value = Profile> {
    let text = || text().boxed();
    ((text(), text(), text()), (text(), text(), text()), (text(), text(), text())).prop_map(|(names, people, texts)| Profile {
        municipality: names.0,
        neighbourhood: names.1,
        team: names.2,
        figurehead: people.0,
        project_leader: people.1,
        process_facilitator: people.2,
        partners: texts.0,
        occasion: texts.1,
        goal: texts.2,
    })
}

fn action() -> impl Strategy<Value = Action> {
    let statuses = vec![ActionStatus::Planned, ActionStatus::InProgress, ActionStatus::Done, ActionStatus::Dropped];
    (
        (text(), text(), text(), (text(), text())),
        (option::of(quarter()), option::of(quarter())),
        prop::sample::select(statuses),
        (option::of(item_id()), option::of(text().prop_map(StepId::new)), option::of(taken_from())),
    )
        .prop_map(|((what, owner, done_when, (risk, risk_measure)), (start, ready), status, (item, step, source))| {
            Action {
                id: ActionId::new(""),
                what,
                owner,
                start,
                ready,
                done_when,
                status,
                risk,
                risk_measure,
                item,
                step,
                source,
            }
        })
}

fn taken_from() -> impl Strategy<Value = TakenFrom> {
    (text(), text(), option::of(text())).prop_map(|(practice, title, part)| TakenFrom {
        practice: PracticeId::new(practice),
        title,
        part: part.map(PracticePartId::new),
    })
}

fn intervention() -> impl Strategy<Value = Intervention> {
    let example = option::of(text().prop_map(ExampleInterventionId::new));
    (example, text(), text(), text(), text(), option::of(taken_from())).prop_map(
        |(example, title, activity, intended_result, owner, source)| {
            let id = InterventionId::new("");
            Intervention { id, example, title, activity, intended_result, owner, source }
        },
    )
}

fn point_reviews<Mark: Clone + std::fmt::Debug + 'static>(
    marks: Vec<Mark>,
) -> impl Strategy<Value = BTreeMap<PointId, PointReview<Mark>>> {
    let review = (option::of(prop::sample::select(marks)), text()).prop_map(|(mark, how)| PointReview { mark, how });
    btree_map(point_id(), review, 0..3)
}

/// Ids of any letters, and those that the content has, also in the other list of points.
fn point_id() -> impl Strategy<Value = PointId> {
    let points = Catalogue::built_in().principles().iter().flat_map(|it| it.apply.iter().chain(&it.caution));
    let known: Vec<PointId> = points.map(|point| point.id.clone()).collect();
    prop_oneof![1 => id().prop_map(PointId::new), 1 => prop::sample::select(known)]
}

fn review() -> impl Strategy<Value = Review> {
    let starter = prop_oneof![text().prop_map(StarterAnswer::Text), Just(StarterAnswer::NotUsedElsewhere)];
    let apply = vec![ApplyMark::Applied, ApplyMark::CouldBeStronger, ApplyMark::NotApplied, ApplyMark::NotApplicable];
    let caution = vec![CautionMark::Minded, CautionMark::NotYet, CautionMark::NotApplicable];
    (btree_map(id().prop_map(QuestionId::new), starter, 0..3), point_reviews(apply), point_reviews(caution))
        .prop_map(|(starter_answers, apply, caution)| Review { starter_answers, apply, caution })
}

fn sheet() -> impl Strategy<Value = ResponseSheet> {
    let answer = (option::of(rating()), text()).prop_map(|(rating, note)| SheetAnswer { rating, note });
    let apart = (text(), text()).prop_map(|(participant, sheet)| SamePerson::Apart {
        participant: ParticipantId::new(participant),
        sheet: SheetId::new(sheet),
    });
    let same_person = option::of(prop_oneof![Just(SamePerson::Newest), apart]);
    let moment = (date(), 0i8..24, 0i8..60).prop_map(|(day, hour, minute)| day.at(hour, minute, 0, 0));
    let of = (option::of(0..3), text(), text(), option::of(text()), option::of(moment), same_person);
    (any::<u32>(), date(), btree_map(item_id(), answer, 0..4), text(), of).prop_map(
        |(revision, changed, answers, remark, (measurement, edition, participant, form, written, same_person))| ResponseSheet {
            id: SheetId::new(""),
            revision,
            measurement: measurement.map(|number| MeasurementId::new(format!("meting-{number}"))),
            edition,
            participant: ParticipantId::new(participant),
            changed,
            form: form.map(FormId::new),
            written,
            same_person,
            answers,
            remark,
        },
    )
}

/// Any invulblad that the program can make.
pub(crate) fn sheet_file() -> impl Strategy<Value = SheetFile> {
    let texts = (text(), text(), text(), btree_map(item_id(), text(), 0..4));
    let form = (id(), id(), any::<u16>(), option::of(date()), texts).prop_map(
        |(dossier, measurement, number, deadline, (municipality, neighbourhood, edition, items))| SheetForm {
            dossier: DossierId::new(dossier),
            measurement: MeasurementId::new(measurement),
            number,
            municipality,
            neighbourhood,
            edition,
            deadline,
            items,
        },
    );
    let person = || (participant(), id()).prop_map(|(person, id)| Participant { id: ParticipantId::new(id), ..person });
    let by = (person(), sheet(), id()).prop_map(|(participant, sheet, id)| Filled::By {
        participant,
        sheet: Box::new(ResponseSheet { id: SheetId::new(id), ..sheet }),
    });
    let filled = prop_oneof![Just(Filled::Blank), person().prop_map(Filled::For), by];
    (form, filled).prop_map(|(form, filled)| SheetFile { form, filled })
}

fn adoption() -> impl Strategy<Value = Adoption> {
    let snapshot = (
        numbered(vec(action(), 0..3), |action, id| action.id = ActionId::new(id)),
        btree_map(item_id(), text(), 0..3),
        btree_map(id().prop_map(PointId::new), text(), 0..3),
        btree_map(id().prop_map(QuestionId::new), text(), 0..3),
        first_views(),
    )
        .prop_map(|(actions, items, points, questions, first_views)| Snapshot {
            actions,
            items,
            points,
            questions,
            first_views,
            setting: None,
        });
    (date(), text(), snapshot, text()).prop_map(|(date, body, snapshot, checksum)| Adoption { date, body, snapshot, checksum })
}

fn ask() -> impl Strategy<Value = Ask> {
    (text(), text(), text(), text(), vec(item_id(), 0..3)).prop_map(|(text, explanation, who, when, items)| Ask {
        id: AskId::new(""),
        text,
        explanation,
        who,
        when,
        items: items.into_iter().collect(),
    })
}

fn precondition_id() -> impl Strategy<Value = PreconditionId> {
    let known: Vec<PreconditionId> = Catalogue::built_in().preconditions().iter().map(|it| it.id.clone()).collect();
    prop_oneof![4 => prop::sample::select(known), 1 => id().prop_map(PreconditionId::new)]
}

fn target() -> impl Strategy<Value = Target> {
    (1..=9_u16).prop_flat_map(|of| (0..=of, Just(of))).prop_map(|(in_order, of)| Target::new(in_order, of).unwrap())
}

fn look_back() -> impl Strategy<Value = LookBack> {
    let outcome = option::of(prop::sample::select(ActionOutcome::ALL.to_vec()));
    (outcome, text()).prop_map(|(outcome, gave)| LookBack { outcome, gave })
}

/// An open measurement.
pub(crate) fn measurement() -> impl Strategy<Value = Measurement> {
    let attendee = (text(), text(), text()).prop_map(|(role, organisation, name)| Attendee { role, organisation, name });
    let reopening = (date(), text(), date(), text()).prop_map(|(date, reason, adopted_on, checksum)| Reopening {
        date,
        reason,
        adopted_on,
        checksum,
    });
    let name_removal = (date(), text()).prop_map(|(date, checksum)| NameRemoval { date, checksum });
    (
        option::of(date()),
        btree_map(item_id(), answer(), 0..12),
        btree_map(id().prop_map(InterventionId::new), review(), 0..3),
        (text(), numbered(vec(ask(), 0..3), |ask, id| ask.id = AskId::new(id))),
        (btree_map(precondition_id(), target(), 0..3), btree_map(id().prop_map(ActionId::new), look_back(), 0..3)),
        (vec(attendee, 0..3), sheet_round()),
        (vec(reopening, 0..2), vec(name_removal, 0..2)),
    )
        .prop_map(|(reference_date, answers, reviews, (conclusion, asks), (targets, look_back), people, records)| {
            let ((attendance, sheet_round), (reopenings, name_removals)) = (people, records);
            Measurement {
                id: MeasurementId::new(""),
                number: 0,
                reference_date,
                answers,
                reviews,
                conclusion,
                asks,
                targets,
                look_back,
                attendance,
                sheet_round,
                adoption_plan: AdoptionPlan { date: reference_date, body: String::new() },
                reopenings,
                name_removals,
                adoption: None,
            }
        })
}

fn measurements() -> impl Strategy<Value = Measurements> {
    (vec((measurement(), adoption()), 0..3), measurement(), option::of(adoption())).prop_map(|(adopted, last, adoption)| {
        let adopted = adopted.into_iter().map(|(measurement, adoption)| (measurement, Some(adoption)));
        let numbered = adopted.chain([(last, adoption)]).zip(0u16..).map(|((mut measurement, adoption), number)| {
            measurement.id = MeasurementId::new(format!("meting-{number}"));
            measurement.number = number;
            measurement.adoption = adoption;
            measurement
        });
        Measurements::try_from(numbered.collect::<Vec<_>>()).expect("numbered in order, and only the last one open")
    })
}

/// Gives each of a list an id of its own.
fn numbered<T: std::fmt::Debug>(list: impl Strategy<Value = Vec<T>>, set: fn(&mut T, String)) -> impl Strategy<Value = Vec<T>> {
    list.prop_map(move |mut list| {
        list.iter_mut().enumerate().for_each(|(number, one)| set(one, format!("id-{number}")));
        list
    })
}

/// Texts that are not finished, some at what is not there any more.
fn drafts() -> impl Strategy<Value = Drafts> {
    let field = prop_oneof![
        item_id().prop_map(DraftField::Action),
        item_id().prop_map(DraftField::Owner),
        item_id().prop_map(DraftField::Quarter),
        (0..4).prop_map(|number| DraftField::Start(ActionId::new(format!("id-{number}")))),
        (0..4).prop_map(|number| DraftField::Ready(ActionId::new(format!("id-{number}")))),
        Just(DraftField::ReferenceDate),
        Just(DraftField::AdoptionDate),
        Just(DraftField::Reopening),
    ];
    vec((field, text()), 0..4).prop_map(|texts| {
        let mut drafts = Drafts::default();
        for (field, text) in texts {
            drafts.set(&field, text);
        }
        drafts
    })
}

/// Any dossier that the program can make.
pub(crate) fn dossier() -> impl Strategy<Value = Dossier> {
    (
        ("[a-z0-9-]{1,36}", vec("[a-z0-9-]{1,36}", 0..3), text(), date(), profile()),
        numbered(vec(participant(), 0..3), |participant, id| participant.id = ParticipantId::new(id)),
        numbered(vec(sheet(), 0..3), |sheet, id| sheet.id = SheetId::new(id)),
        numbered(vec(intervention(), 0..3), |intervention, id| intervention.id = InterventionId::new(id)),
        numbered(vec(action(), 0..4), |action, id| action.id = ActionId::new(id)),
        (measurements(), drafts()),
    )
        .prop_map(
            |(
                (id, origins, content_edition, changed, profile),
                participants,
                sheets,
                interventions,
                actions,
                (measurements, drafts),
            )| Dossier {
                id: DossierId::new(id),
                origins: origins.into_iter().map(DossierId::new).collect(),
                content_edition,
                changed,
                profile,
                participants,
                sheets,
                interventions,
                actions,
                drafts,
                measurements,
            },
        )
}

/// Any dossier that the types allow, also with dates and ids that no team could have made.
pub(crate) fn odd_dossier() -> impl Strategy<Value = Dossier> {
    let day = (-9999i16..=9999, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| Date::new(year, month, day).expect("a day"));
    let oddity = prop_oneof![
        2 => Just(Oddity::None),
        1 => Just(Oddity::EmptyId),
        1 => Just(Oddity::RepeatedAction),
        1 => (1001u16..).prop_map(Oddity::Hands),
        1 => Just(Oddity::EmptyItem),
        1 => Just(Oddity::TooLarge),
    ];
    (dossier(), day.clone(), option::of(day), oddity).prop_map(|(mut dossier, changed, reference, oddity)| {
        dossier.changed = changed;
        if let Some(measurement) = dossier.measurements.open_mut() {
            measurement.reference_date = reference;
            match oddity {
                Oddity::Hands(hands) => {
                    let answer = Answer { hand_votes: BTreeMap::from([(Rating::Partly, hands)]), ..Answer::default() };
                    measurement.answers.insert(ItemId::new("x.1"), answer);
                }
                Oddity::EmptyItem => drop(measurement.answers.insert(ItemId::new(""), Answer::default())),
                _ => {}
            }
        }
        match oddity {
            Oddity::EmptyId => dossier.id = DossierId::new(" "),
            Oddity::RepeatedAction => dossier.actions = vec![Action::new(ActionId::new("1"), "x"); 2],
            Oddity::TooLarge => dossier.profile.goal = "\n".repeat(1_000_000),
            _ => {}
        }
        dossier
    })
}

/// What no team could have made.
#[derive(Clone, Copy, Debug)]
enum Oddity {
    None,
    EmptyId,
    RepeatedAction,
    Hands(u16),
    EmptyItem,
    TooLarge,
}
