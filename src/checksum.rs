//! The checksum of a frozen measurement, so that paper and file can be held against each other.
//!
//! It is SHA-256 over a canonical text that depends on what is said only: not on how a file is laid out, nor on the
//! schema that wrote it. Everything frozen is made into texts, lists and maps:
//!
//! - a text is `t`, its length in bytes, `:`, its bytes in UTF-8;
//! - a list is `l`, the number of its members, `:`, its members;
//! - a map is `m`, the number of its entries, `:`, its entries by key in the order of their bytes, the key as a text.
//!
//! Dates are written as `2026-11-21`, numbers in decimals, ratings and marks by the words below. A field that holds
//! nothing is left out, so that a field which a later version adds changes no checksum. The names of the fields stand in
//! this file and stay as they are, whatever the model calls them. Each value is taken apart by all its fields, so that
//! none can be forgotten.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

mod content;

use crate::model::{
    Action, ActionStatus, Adoption, Answer, ApplyMark, Attendee, CautionMark, Intervention, Measurement, Participant,
    PointReview, Profile, Quarter, Rating, Reopening, Review, Setting, Snapshot, StarterAnswer,
};

/// Stands before the canonical text, so that another way of writing it could never give the same checksum.
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

/// The numbers of those measurements that are not what was adopted: somebody changed them outside the program.
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

fn text<T: ToString + ?Sized>(value: &T) -> Node {
    Node::Text(value.to_string())
}

/// Nothing for nothing.
fn maybe(value: Option<impl ToString>) -> Node {
    value.map_or_else(|| text(""), |value| text(&value))
}

fn list<T>(members: &[T], node: impl Fn(&T) -> Node) -> Node {
    Node::List(members.iter().map(node).collect())
}

/// Entries by their ids.
fn keyed<K: ToString, T>(entries: &BTreeMap<K, T>, node: impl Fn(&T) -> Node) -> Node {
    Node::Map(entries.iter().map(|(key, value)| (key.to_string(), node(value))).collect())
}

/// The fields of a value, without those that hold nothing.
fn fields<const N: usize>(fields: [(&str, Node); N]) -> Node {
    Node::Map(fields.into_iter().filter(|(_, node)| !node.is_empty()).map(|(name, node)| (name.to_owned(), node)).collect())
}

fn frozen(measurement: &Measurement) -> Node {
    // The plan is what was meant before; what came of it stands in the adoption.
    let Measurement {
        id,
        number,
        reference_date,
        answers,
        reviews,
        conclusion,
        request,
        attendance,
        adoption_plan: _,
        reopenings,
        adoption,
    } = measurement;
    fields([
        ("id", text(id)),
        ("number", text(number)),
        ("reference_date", maybe(reference_date.as_ref())),
        ("answers", keyed(answers, answer)),
        ("reviews", keyed(reviews, review)),
        ("conclusion", text(conclusion)),
        ("request", text(request)),
        ("attendance", list(attendance, attendee)),
        ("reopenings", list(reopenings, reopening)),
        ("adoption", adoption.as_ref().map_or_else(|| fields([]), adopted)),
    ])
}

fn answer(answer: &Answer) -> Node {
    let Answer { rating: value, evidence, note, reason, change_reason, priority, left_as_is, hand_votes } = answer;
    let votes = hand_votes.iter().map(|(value, hands)| (rating(*value).to_owned(), text(hands))).collect();
    fields([
        ("rating", maybe(value.map(rating))),
        ("evidence", text(evidence)),
        ("note", text(note)),
        ("reason", text(reason)),
        ("change_reason", text(change_reason)),
        ("priority", maybe(priority.then_some("yes"))),
        // Ticked without a reason is something too.
        ("left_as_is", Node::List(left_as_is.iter().map(text).collect())),
        ("hand_votes", Node::Map(votes)),
    ])
}

fn rating(rating: Rating) -> &'static str {
    match rating {
        Rating::InOrder => "in_order",
        Rating::Partly => "partly",
        Rating::NotInOrder => "not_in_order",
        Rating::Unknown => "unknown",
        Rating::NotApplicable => "not_applicable",
    }
}

fn review(review: &Review) -> Node {
    let Review { starter_answers, apply, caution } = review;
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
    fields([
        ("starter_answers", keyed(starter_answers, starter_answer)),
        ("apply", keyed(apply, |review| point_review(review, applied))),
        ("caution", keyed(caution, |review| point_review(review, minded))),
    ])
}

fn starter_answer(answer: &StarterAnswer) -> Node {
    match answer {
        StarterAnswer::Text(said) => fields([("text", text(said))]),
        StarterAnswer::NotUsedElsewhere => fields([("not_used_elsewhere", text("yes"))]),
    }
}

fn point_review<Mark: Copy>(review: &PointReview<Mark>, word: impl Fn(Mark) -> &'static str) -> Node {
    let PointReview { mark, how } = review;
    fields([("mark", maybe(mark.map(word))), ("how", text(how))])
}

fn attendee(attendee: &Attendee) -> Node {
    let Attendee { role, organisation, name } = attendee;
    fields([("role", text(role)), ("organisation", text(organisation)), ("name", text(name))])
}

fn reopening(reopening: &Reopening) -> Node {
    let Reopening { date, reason, adopted_on, checksum } = reopening;
    fields([("date", text(date)), ("reason", text(reason)), ("adopted_on", text(adopted_on)), ("checksum", text(checksum))])
}

fn adopted(adoption: &Adoption) -> Node {
    // The checksum is about all the rest.
    let Adoption { date, body, snapshot, checksum: _ } = adoption;
    let Snapshot { actions, items, points, questions, setting } = snapshot;
    fields([
        ("date", text(date)),
        ("body", text(body)),
        ("actions", list(actions, action)),
        ("items", keyed(items, text)),
        ("points", keyed(points, text)),
        ("questions", keyed(questions, text)),
        ("setting", setting.as_ref().map_or_else(|| fields([]), |setting| around(setting))),
    ])
}

fn action(action: &Action) -> Node {
    let Action { id, what, owner, start, ready, status, risk, risk_measure, item, step } = action;
    let status = match status {
        ActionStatus::Planned => "planned",
        ActionStatus::InProgress => "in_progress",
        ActionStatus::Done => "done",
        ActionStatus::Dropped => "dropped",
    };
    fields([
        ("id", text(id)),
        ("what", text(what)),
        ("owner", text(owner)),
        ("start", maybe(start.map(quarter))),
        ("ready", maybe(ready.map(quarter))),
        ("status", text(status)),
        ("risk", text(risk)),
        ("risk_measure", text(risk_measure)),
        ("item", maybe(item.as_ref())),
        ("step", maybe(step.as_ref())),
    ])
}

fn quarter(quarter: Quarter) -> String {
    format!("{}-{}", quarter.year(), quarter.number())
}

fn around(setting: &Setting) -> Node {
    let Setting { profile: who, participants, interventions, made_with, content: asked } = setting;
    fields([
        ("profile", profile(who)),
        ("participants", list(participants, participant)),
        ("interventions", list(interventions, intervention)),
        ("made_with", text(made_with)),
        ("content", content::catalogue(asked)),
    ])
}

fn profile(profile: &Profile) -> Node {
    let Profile {
        municipality,
        neighbourhood,
        team,
        figurehead,
        project_leader,
        process_facilitator,
        partners,
        occasion,
        goal,
    } = profile;
    fields([
        ("municipality", text(municipality)),
        ("neighbourhood", text(neighbourhood)),
        ("team", text(team)),
        ("figurehead", text(figurehead)),
        ("project_leader", text(project_leader)),
        ("process_facilitator", text(process_facilitator)),
        ("partners", text(partners)),
        ("occasion", text(occasion)),
        ("goal", text(goal)),
    ])
}

fn participant(participant: &Participant) -> Node {
    let Participant { id, role, organisation, name } = participant;
    fields([("id", text(id)), ("role", text(role)), ("organisation", text(organisation)), ("name", text(name))])
}

fn intervention(intervention: &Intervention) -> Node {
    let Intervention { id, example, title, activity, intended_result, owner } = intervention;
    fields([
        ("id", text(id)),
        ("example", maybe(example.as_ref())),
        ("title", text(title)),
        ("activity", text(activity)),
        ("intended_result", text(intended_result)),
        ("owner", text(owner)),
    ])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Node, fields, list, text};

    fn check(node: &Node, expected: &str) {
        let mut written = String::new();
        node.write(&mut written);
        assert_eq!(written, expected);
    }

    #[test]
    fn the_canonical_text_says_where_each_part_ends() {
        check(&text("één"), "t5:één");
        check(&text("t1:a"), "t4:t1:a");
        check(&list(&["a", "b"], text), "l2:t1:at1:b");
        check(&fields([("b", text("2")), ("a", text("1")), ("leeg", text(""))]), "m2:t1:at1:1t1:bt1:2");
        check(&Node::Map(BTreeMap::new()), "m0:");
    }
}
