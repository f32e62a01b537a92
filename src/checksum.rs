//! The checksum of a frozen measurement, with which paper and file are compared.
//!
//! It is SHA-256 over a canonical text that depends on what is said only: not on how a file is laid out, nor on the
//! schema that wrote it. Everything frozen is made into texts, lists and maps:
//!
//! - a text is `t`, its length in bytes, `:`, its bytes in UTF-8;
//! - a list is `l`, the number of its members, `:`, its members;
//! - a map is `m`, the number of its entries, `:`, its entries by key in the order of their bytes, the key as a text.
//!
//! Dates are written as `2026-11-21`, numbers in decimals, ratings and marks by the words below. A field that holds
//! nothing is left out, so that a field which a later version adds changes no checksum. The keys are the names of the
//! fields: a field that gets another name has to keep its key. Each value is taken apart by all its fields, so that none
//! can be forgotten.
//!
//! JSON over serde would not do: the checksums of what was adopted earlier have to stay what they are.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest as _, Sha256};

mod content;

use crate::model::{
    Action, ActionOutcome, ActionStatus, Adoption, Answer, ApplyMark, Ask, Attendee, CautionMark, ChangeReason, Decider, Ease,
    Effect, FirstViews, GreatestDisagreement, HandVotes, Intervention, LookBack, Measurement, MinorityView, NameRemoval,
    Participant, PointReview, Profile, Quarter, Rating, Reopening, Review, Setting, Shared, SheetRound, Snapshot,
    StarterAnswer, TakenFrom, Views,
};

/// Precedes the canonical text, so that another version of it can never give the same checksum.
const BEGINNING: &str = "wijkpeil meting 1\n";

/// SHA-256, in hexadecimal, over the canonical text of everything in the measurement but its checksum.
pub fn checksum(measurement: &Measurement) -> String {
    let mut text = BEGINNING.to_owned();
    frozen(measurement).write(&mut text);
    let hexadecimal = |half: u8| char::from_digit(u32::from(half), 16);
    Sha256::digest(text.as_bytes()).iter().flat_map(|byte| [byte >> 4, byte & 15]).filter_map(hexadecimal).collect()
}

/// Whether a frozen measurement is what it was when it was adopted. An open one always is.
pub fn is_intact(measurement: &Measurement) -> bool {
    measurement.adoption.as_ref().is_none_or(|adoption| adoption.checksum == checksum(measurement))
}

/// The numbers of those measurements that are not what was adopted: they were changed outside the program.
pub fn altered<'a>(measurements: impl IntoIterator<Item = &'a Measurement>) -> Vec<u16> {
    measurements.into_iter().filter(|measurement| !is_intact(measurement)).map(|measurement| measurement.number).collect()
}

/// A part of the canonical text.
#[derive(Debug, PartialEq)]
enum Node {
    Text(String),
    List(Vec<Self>),
    Map(BTreeMap<String, Self>),
}

impl Node {
    fn text(value: &(impl ToString + ?Sized)) -> Self {
        Self::Text(value.to_string())
    }

    /// An empty text for `None`.
    fn maybe(value: impl IntoIterator<Item = impl ToString>) -> Self {
        Self::Text(value.into_iter().map(|value| value.to_string()).collect())
    }

    /// An empty text for `false`.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "fields are given by reference")]
    fn flag(value: &bool) -> Self {
        Self::text(if *value { "yes" } else { "" })
    }

    fn texts(members: &[impl ToString]) -> Self {
        Self::list(members, Self::text)
    }

    fn list<T>(members: &[T], node: impl Fn(&T) -> Self) -> Self {
        Self::List(members.iter().map(node).collect())
    }

    /// Entries by their ids.
    fn keyed<K: ToString, T>(entries: &BTreeMap<K, T>, node: impl Fn(&T) -> Self) -> Self {
        Self::Map(entries.iter().map(|(key, value)| (key.to_string(), node(value))).collect())
    }

    /// The fields of a value, without those that hold nothing.
    fn fields(fields: impl IntoIterator<Item = (&'static str, Self)>) -> Self {
        let filled = fields.into_iter().filter(|(_, node)| !node.is_empty());
        Self::Map(filled.map(|(name, node)| (name.to_owned(), node)).collect())
    }

    /// With the fields of another value as if they were its own.
    fn and(mut self, other: Self) -> Self {
        if let (Self::Map(own), Self::Map(others)) = (&mut self, other) {
            own.extend(others);
        }
        self
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Text(text) => write_text(text, out),
            Self::List(members) => {
                out.push_str(&["l", &members.len().to_string(), ":"].concat());
                for member in members {
                    member.write(out);
                }
            }
            Self::Map(entries) => {
                out.push_str(&["m", &entries.len().to_string(), ":"].concat());
                for (key, value) in entries {
                    write_text(key, out);
                    value.write(out);
                }
            }
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::List(members) => members.is_empty(),
            Self::Map(entries) => entries.is_empty(),
        }
    }
}

fn write_text(text: &str, out: &mut String) {
    out.push_str(&["t", &text.len().to_string(), ":", text].concat());
}

/// The node of a struct, written as its pattern: each field is named once, and a missing one does not compile. A field is a
/// text, unless the function after it makes its node. Fields that are not frozen come after `but`.
macro_rules! fields {
    ($value:ident: $kind:ident { $($field:ident $(: $node:expr)?),* $(,)? } $(but $($left:ident),*)?) => {{
        let $kind { $($field,)* $($($left: _),*)? } = $value;
        Node::fields([$((stringify!($field), fields!(@node $field $($node)?))),*])
    }};
    (@node $field:ident) => { Node::text($field) };
    (@node $field:ident $node:expr) => { $node($field) };
}
use fields;

fn frozen(measurement: &Measurement) -> Node {
    // The plan is what was meant before; what came of it stands in the adoption.
    fields!(measurement: Measurement {
        id, number, reference_date: Node::maybe, answers: |it| Node::keyed(it, answer),
        reviews: |it| Node::keyed(it, review), conclusion, targets: |it| Node::keyed(it, Node::text), look_back: |it| Node::keyed(it, looked_back),
        attendance: |it: &Vec<_>| Node::list(it, attendee), sheet_round: round,
        reopenings: |it: &Vec<_>| Node::list(it, reopening), name_removals: |it: &Vec<_>| Node::list(it, name_removal),
        adoption: |it: &Option<_>| it.as_ref().map_or_else(|| Node::fields([]), adopted),
    } but adoption_plan, asks).and(asks(&measurement.asks))
}

/// A request that is no more than a text is written as it was before requests became a list, so that what was adopted then keeps
/// its checksum.
fn asks(asks: &[Ask]) -> Node {
    Node::fields([match Ask::only_text(asks) {
        Some(text) => ("request", Node::text(text)),
        None => ("asks", Node::list(asks, ask)),
    }])
}

fn ask(ask: &Ask) -> Node {
    let ids = |it: &BTreeSet<_>| Node::List(it.iter().map(Node::text).collect());
    fields!(ask: Ask { id, text, explanation, who, when, items: ids })
}

fn looked_back(look_back: &LookBack) -> Node {
    let word = |it: ActionOutcome| match it {
        ActionOutcome::Done => "done",
        ActionOutcome::Partly => "partly",
        ActionOutcome::NotDone => "not_done",
        ActionOutcome::Dropped => "dropped",
    };
    fields!(look_back: LookBack { outcome: |it: &Option<_>| Node::maybe(it.map(word)), gave })
}

fn answer(answer: &Answer) -> Node {
    fields!(answer: Answer {
        rating: |it: &Option<_>| Node::maybe(it.map(rating_word)), evidence,
        // Ticked without saying with whom is something too.
        checked_with: |it: &Option<String>| Node::texts(it.as_slice()),
        note, reason, what_changed: |it: &Option<_>| Node::maybe(it.map(reason_word)), change_reason,
        priority: Node::flag, decider: |it: &Option<_>| Node::maybe(it.map(decider_word)),
        effect: |it: &Option<_>| Node::maybe(it.map(effect_word)), ease: |it: &Option<_>| Node::maybe(it.map(ease_word)),
        // Ticked without a reason is something too.
        left_as_is: |it: &Option<String>| Node::texts(it.as_slice()),
        hand_votes: |it: &HandVotes| {
            Node::Map(it.iter().map(|(rating, hands)| (rating_word(*rating).to_owned(), Node::text(hands))).collect())
        },
        minority_views: |it: &Vec<_>| Node::list(it, minority_view),
    })
}

fn minority_view(view: &MinorityView) -> Node {
    fields!(view: MinorityView { text, role })
}

fn round(round: &SheetRound) -> Node {
    // That only items on which all agree are proposed together is what holds when nothing was agreed.
    let limit = |it: &GreatestDisagreement| Node::maybe(Some(*it).filter(|it| *it != GreatestDisagreement::default()));
    fields!(round: SheetRound {
        deadline: Node::maybe, expected: |it: &Vec<_>| Node::texts(it), opened: Node::maybe, together_up_to: limit,
    })
}

fn counted(views: &FirstViews) -> Node {
    fields!(views: FirstViews { sheets: |it: &u16| Node::maybe(Some(*it).filter(|it| *it > 0)), items: |it| Node::keyed(it, counts) })
}

fn counts(views: &Views) -> Node {
    let count = |rating: Rating| (rating_word(rating), Node::maybe(Some(views.count(rating)).filter(|count| *count > 0)));
    Node::fields(Rating::ALL.map(count))
}

fn reason_word(reason: ChangeReason) -> &'static str {
    match reason {
        ChangeReason::Reality => "reality",
        ChangeReason::Yardstick => "yardstick",
        ChangeReason::Knowledge => "knowledge",
    }
}

fn decider_word(decider: Decider) -> &'static str {
    match decider {
        Decider::Team => "team",
        Decider::Partners => "partners",
        Decider::Board => "board",
        Decider::State => "state",
    }
}

fn effect_word(effect: Effect) -> &'static str {
    match effect {
        Effect::Large => "large",
        Effect::Small => "small",
    }
}

fn ease_word(ease: Ease) -> &'static str {
    match ease {
        Ease::Easy => "easy",
        Ease::Hard => "hard",
    }
}

fn rating_word(rating: Rating) -> &'static str {
    match rating {
        Rating::InOrder => "in_order",
        Rating::Partly => "partly",
        Rating::NotInOrder => "not_in_order",
        Rating::Unknown => "unknown",
        Rating::NotApplicable => "not_applicable",
    }
}

fn review(review: &Review) -> Node {
    let applied = |mark: ApplyMark| match mark {
        ApplyMark::Applied => "applied",
        ApplyMark::CouldBeStronger => "could_be_stronger",
        ApplyMark::NotApplied => "not_applied",
        ApplyMark::NotApplicable => "not_applicable",
    };
    let minded = |mark: CautionMark| match mark {
        CautionMark::Minded => "minded",
        CautionMark::NotYet => "not_yet",
        CautionMark::NotApplicable => "not_applicable",
    };
    fields!(review: Review {
        starter_answers: |it| Node::keyed(it, starter_answer),
        apply: |it| Node::keyed(it, |review| point_review(review, applied)),
        caution: |it| Node::keyed(it, |review| point_review(review, minded)),
    })
}

fn starter_answer(answer: &StarterAnswer) -> Node {
    match answer {
        StarterAnswer::Text(said) => Node::fields([("text", Node::text(said))]),
        StarterAnswer::NotUsedElsewhere => Node::fields([("not_used_elsewhere", Node::text("yes"))]),
    }
}

fn point_review<Mark: Copy>(review: &PointReview<Mark>, word: impl Fn(Mark) -> &'static str) -> Node {
    fields!(review: PointReview { mark: |it: &Option<Mark>| Node::maybe(it.map(&word)), how })
}

fn attendee(attendee: &Attendee) -> Node {
    fields!(attendee: Attendee { role, organisation, name })
}

fn reopening(reopening: &Reopening) -> Node {
    fields!(reopening: Reopening { date, reason, adopted_on, checksum })
}

fn name_removal(removal: &NameRemoval) -> Node {
    fields!(removal: NameRemoval { date, checksum })
}

/// With the fields of the snapshot as its own. The checksum is about all the rest.
fn adopted(adoption: &Adoption) -> Node {
    let Adoption { snapshot, .. } = adoption;
    fields!(adoption: Adoption { date, body } but snapshot, checksum).and(fields!(snapshot: Snapshot {
        actions: |it: &Vec<_>| Node::list(it, action), items: |it| Node::keyed(it, Node::text),
        points: |it| Node::keyed(it, Node::text), questions: |it| Node::keyed(it, Node::text),
        first_views: counted,
        setting: |it: &Option<Shared<Setting>>| it.as_ref().map_or_else(|| Node::fields([]), |setting| around(setting)),
    }))
}

fn action(action: &Action) -> Node {
    let quarter = |it: &Option<Quarter>| Node::maybe(it.map(|it| format!("{}-{}", it.year(), it.number())));
    fields!(action: Action {
        id, what, owner, start: quarter, ready: quarter, done_when,
        status: |it: &ActionStatus| Node::text(match it {
            ActionStatus::Planned => "planned",
            ActionStatus::InProgress => "in_progress",
            ActionStatus::Done => "done",
            ActionStatus::Dropped => "dropped",
        }),
        risk, risk_measure, item: Node::maybe, step: Node::maybe,
        source: |it: &Option<_>| taken_from(it.as_ref()),
    })
}

fn taken_from(source: Option<&TakenFrom>) -> Node {
    let Some(source) = source else { return Node::text("") };
    fields!(source: TakenFrom { practice, title, part: Node::maybe })
}

fn around(setting: &Setting) -> Node {
    fields!(setting: Setting {
        profile: profile_node, participants: |it: &Vec<_>| Node::list(it, participant),
        interventions: |it: &Vec<_>| Node::list(it, intervention), made_with,
        content: |it: &Shared<_>| content::catalogue(it),
    })
}

fn profile_node(profile: &Profile) -> Node {
    fields!(profile: Profile {
        municipality, neighbourhood, team, figurehead, project_leader, process_facilitator, partners, occasion, goal,
    })
}

fn participant(participant: &Participant) -> Node {
    fields!(participant: Participant {
        id, role, organisation, own_word, name, may_be_named: Node::flag, is_name_removed: Node::flag,
    })
}

fn intervention(intervention: &Intervention) -> Node {
    fields!(intervention: Intervention {
        id, example: Node::maybe, title, activity, intended_result, owner, source: |it: &Option<_>| taken_from(it.as_ref()),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Node;

    fn check(node: &Node, expected: &str) {
        let mut written = String::new();
        node.write(&mut written);
        assert_eq!(written, expected);
    }

    #[test]
    fn the_canonical_text_says_where_each_part_ends() {
        check(&Node::text("één"), "t5:één");
        check(&Node::text("t1:a"), "t4:t1:a");
        check(&Node::texts(&["a", "b"]), "l2:t1:at1:b");
        check(&Node::fields([("b", Node::text("2")), ("a", Node::text("1"))]), "m2:t1:at1:1t1:bt1:2");
        check(&Node::Map(BTreeMap::new()), "m0:");
    }

    #[test]
    fn a_field_that_a_later_version_adds_changes_no_checksum_while_it_holds_nothing() {
        let old = || [("id", Node::text("x")), ("note", Node::text("y"))];
        let added = [
            ("text", Node::text("")),
            ("absent", Node::maybe(None::<u8>)),
            ("unticked", Node::flag(&false)),
            ("list", Node::texts(&[""; 0])),
            ("map", Node::keyed(&BTreeMap::<u8, &str>::new(), Node::text)),
            ("value", Node::fields([("text", Node::text(""))])),
        ];
        assert_eq!(Node::fields(old().into_iter().chain(added)), Node::fields(old()));
    }
}
