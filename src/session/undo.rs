//! Taking back and making again, in steps that a person knows.
//!
//! A step keeps what differs between two states, not the states: typing a long text costs about as many bytes as were typed,
//! however often it was paused. Frozen measurements are shared.

use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::edit::{Barrier, Edit, is_step_of_its_own};
use crate::model::{Dossier, Drafts, Measurement, Measurements, PaperSheet};

/// Typing in one text with pauses shorter than this is taken back as one.
pub(super) const PAUSE: Duration = Duration::from_millis(1500);

/// The bytes that all steps may take together. With the state before the present step, which is at most as large as the
/// largest file, that stays below 50 MB.
const MOST_BYTES: usize = 24_000_000;

/// What came of the last time that something was taken back or made again.
#[derive(Clone, Debug, PartialEq)]
pub enum Travelled {
    /// This was taken back; `None` for the dossier as a whole, as when an earlier version was put in its place.
    Undone(Option<Edit>),
    /// This was made again.
    Redone(Option<Edit>),
    /// Nothing was taken back: this stands before it.
    Barred(Barrier),
}

/// The steps before and after the present state.
#[derive(Debug, Default)]
pub(super) struct History {
    past: VecDeque<Step>,
    future: Vec<Step>,
    /// The step that is going on.
    current: Option<Current>,
    /// What stands before the first step.
    barrier: Option<Barrier>,
    travelled: Option<Travelled>,
}

/// A step that is going on: it grows with every key until a pause, another field or the end of a sentence.
#[derive(Debug)]
struct Current {
    before: Arc<Dossier>,
    /// The last change of it; `None` when the dossier was replaced as a whole.
    last: Option<Edit>,
    at: Instant,
    /// Whether what comes next is a step of its own.
    is_finished: bool,
}

impl History {
    /// Notes that `edit` is about to change `present`.
    pub(super) fn before(&mut self, present: &Arc<Dossier>, mut edit: Edit, now: Instant) {
        self.forget_future();
        let is_apart = match &mut self.current {
            Some(current) => current.is_apart_from(&mut edit, now),
            None => true,
        };
        match self.current.as_mut().filter(|_| !is_apart) {
            Some(current) => (current.last, current.at) = (Some(edit), now),
            None => self.begin(present, Some(edit), now),
        }
    }

    /// Notes that `present` is about to be replaced as a whole.
    pub(super) fn before_replacing(&mut self, present: &Arc<Dossier>, now: Instant) {
        self.forget_future();
        self.begin(present, None, now);
        self.end_step();
    }

    /// What comes next is a step of its own.
    pub(super) fn end_step(&mut self) {
        if let Some(current) = &mut self.current {
            current.is_finished = true;
        }
    }

    /// Forgets every step: what was just done cannot be taken back.
    pub(super) fn bar(&mut self, barrier: Barrier) {
        *self = Self { barrier: Some(barrier), ..Self::default() };
    }

    /// The state before the last step, if there is one.
    pub(super) fn undo(&mut self, present: &Arc<Dossier>) -> Option<Dossier> {
        self.finish(present);
        let Some(step) = self.past.pop_back() else {
            self.travelled = self.barrier.map(Travelled::Barred);
            return None;
        };
        self.travel(step, present, Direction::Back)
    }

    /// The state after the step that was taken back last, if there is one.
    pub(super) fn redo(&mut self, present: &Arc<Dossier>) -> Option<Dossier> {
        let step = self.future.pop()?;
        self.travel(step, present, Direction::Forth)
    }

    fn travel(&mut self, step: Step, present: &Dossier, direction: Direction) -> Option<Dossier> {
        let Some(state) = step.applied_to(present, direction) else {
            // What changed the dossier otherwise cannot be told from what was typed: rather no step than a wrong one.
            *self = Self::default();
            return None;
        };
        let what = step.what.clone();
        match direction {
            Direction::Back => {
                self.travelled = Some(Travelled::Undone(what));
                self.future.push(step);
            }
            Direction::Forth => {
                self.travelled = Some(Travelled::Redone(what));
                self.past.push_back(step);
            }
        }
        Some(state)
    }

    /// Whether there is something to take back.
    pub(super) fn can_undo(&self) -> bool {
        self.current.is_some() || !self.past.is_empty()
    }

    /// Whether there is something to make again.
    pub(super) fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// What keeps anything from being taken back now.
    pub(super) fn barrier(&self) -> Option<Barrier> {
        self.barrier.filter(|_| !self.can_undo())
    }

    /// What came of the last undo or redo, until something changes again.
    pub(super) fn travelled(&self) -> Option<&Travelled> {
        self.travelled.as_ref()
    }

    /// What was taken back is no news any more.
    pub(super) fn forget_travelled(&mut self) {
        self.travelled = None;
    }

    fn forget_future(&mut self) {
        self.future.clear();
        self.travelled = None;
    }

    fn begin(&mut self, present: &Arc<Dossier>, last: Option<Edit>, at: Instant) {
        self.finish(present);
        self.current = Some(Current { before: Arc::clone(present), last, at, is_finished: false });
    }

    /// Puts the step that was going on with the others; the oldest ones make room.
    fn finish(&mut self, present: &Arc<Dossier>) {
        let Some(current) = self.current.take() else { return };
        self.past.extend(Step::between(&current.before, present, current.last));
        // The last step always stays: it is at most as large as two files.
        while self.past.len() > 1 && self.bytes() > MOST_BYTES {
            self.past.pop_front();
        }
    }

    /// About how many bytes all steps take.
    fn bytes(&self) -> usize {
        self.past.iter().chain(&self.future).map(Step::bytes).sum()
    }
}

impl Current {
    /// Whether `edit` begins a step of its own.
    fn is_apart_from(&mut self, edit: &mut Edit, now: Instant) -> bool {
        let is_paused = now.saturating_duration_since(self.at) >= PAUSE;
        let Some(last) = self.last.as_mut().filter(|last| !self.is_finished && !is_paused && last.continues(edit)) else {
            return true;
        };
        match (last.text_mut(), edit.text_mut()) {
            (Some(before), Some(after)) => is_step_of_its_own(before, after),
            _ => false,
        }
    }
}

/// In which direction a step is made.
#[derive(Clone, Copy)]
enum Direction {
    Back,
    Forth,
}

/// The difference between two states.
#[derive(Debug)]
struct Step {
    /// What was changed, without its text.
    what: Option<Edit>,
    /// Where the written states begin to differ, in bytes.
    at: usize,
    before: Side,
    after: Side,
}

/// One side of a step.
#[derive(Debug)]
struct Side {
    /// What stands there on this side only.
    piece: Box<str>,
    /// Tells whether a written state is the one that this side belongs to.
    hash: u64,
    /// The frozen measurements, where the two sides have other ones.
    frozen: Option<Vec<Arc<Measurement>>>,
}

impl Step {
    /// `None` when both states say the same.
    fn between(before: &Dossier, after: &Dossier, what: Option<Edit>) -> Option<Self> {
        let (one, other) = (written(before)?, written(after)?);
        let is_same_frozen = before.measurements.frozen() == after.measurements.frozen();
        if one == other && is_same_frozen {
            return None;
        }
        let (at, end) = common(&one, &other);
        let side = |text: &str, dossier: &Dossier| Side {
            piece: text[at..text.len() - end].into(),
            hash: hash(text),
            frozen: (!is_same_frozen).then(|| dossier.measurements.frozen().to_vec()),
        };
        let what = what.map(|mut edit| {
            edit.text_mut().map(std::mem::take);
            edit
        });
        Some(Self { what, at, before: side(&one, before), after: side(&other, after) })
    }

    /// The state on the other side of this step; `None` when `present` is not what the step was made from.
    fn applied_to(&self, present: &Dossier, direction: Direction) -> Option<Dossier> {
        let (from, to) = match direction {
            Direction::Back => (&self.after, &self.before),
            Direction::Forth => (&self.before, &self.after),
        };
        let text = written(present).filter(|text| hash(text) == from.hash)?;
        let (start, end) = (text.get(..self.at)?, text.get(self.at + from.piece.len()..)?);
        let text = [start, &to.piece, end].concat();
        let frozen = to.frozen.clone().unwrap_or_else(|| present.measurements.frozen().to_vec());
        read(&text, frozen, present)
    }

    fn bytes(&self) -> usize {
        size_of::<Self>() + self.before.bytes() + self.after.bytes()
    }
}

impl Side {
    fn bytes(&self) -> usize {
        self.piece.len() + self.frozen.iter().flatten().map(|measurement| frozen_bytes(measurement)).sum::<usize>()
    }
}

/// A measurement that only a step holds; what was asked is shared with the others.
fn frozen_bytes(measurement: &Measurement) -> usize {
    let texts = (&measurement.answers, &measurement.reviews, &measurement.attendance);
    serde_json::to_string(&texts).map_or(0, |text| text.len())
}

/// What undo may change, in one text: all but the frozen measurements, which dossier this is, the day of the last change, and the sheet
/// on paper that is being typed over.
/// Every field of a dossier stands here by name, so that a new one is thought about.
fn written(dossier: &Dossier) -> Option<String> {
    let Dossier {
        id: _,
        origins: _,
        changed: _,
        content_edition,
        profile,
        participants,
        sheets,
        interventions,
        actions,
        drafts,
        measurements,
    } = dossier;
    let open = measurements.open();
    let drafts = &drafts.with_paper(PaperSheet::default());
    serde_json::to_string(&(content_edition, profile, participants, sheets, interventions, actions, drafts, open)).ok()
}

/// The dossier that was [`written`] so; it stays the same dossier as `present`.
fn read(text: &str, frozen: Vec<Arc<Measurement>>, present: &Dossier) -> Option<Dossier> {
    let (content_edition, profile, participants, sheets, interventions, actions, drafts, open): (_, _, _, _, _, _, Drafts, _) =
        serde_json::from_str(text).ok()?;
    Some(Dossier {
        id: present.id.clone(),
        origins: present.origins.clone(),
        changed: present.changed,
        content_edition,
        profile,
        participants,
        sheets,
        interventions,
        actions,
        drafts: drafts.with_paper(present.drafts.paper().clone()),
        measurements: Measurements::from_parts(frozen, open).ok()?,
    })
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// How many bytes two texts have in common at their beginning and at their end, cut between characters.
fn common(one: &str, other: &str) -> (usize, usize) {
    let same = |(one, other): &(u8, u8)| one == other;
    let mut start = one.bytes().zip(other.bytes()).take_while(same).count();
    while !(one.is_char_boundary(start) && other.is_char_boundary(start)) {
        start -= 1;
    }
    let room = one.len().min(other.len()) - start;
    let mut end = one.bytes().rev().zip(other.bytes().rev()).take(room).take_while(same).count();
    while !(one.is_char_boundary(one.len() - end) && other.is_char_boundary(other.len() - end)) {
        end -= 1;
    }
    (start, end)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use super::{History, common, written};
    use crate::content::{Catalogue, ItemId};
    use crate::model::{Answer, Dossier, IdGenerator, Rating};
    use crate::session::edit::{AnswerEdit, Edit, EditContext, MeasurementEdit};
    use crate::system::SystemClock;

    /// The same ids each time, so that two dossiers that are made in the same way are equal.
    struct Counting(u32);

    impl IdGenerator for Counting {
        fn next_id(&mut self) -> String {
            self.0 += 1;
            self.0.to_string()
        }
    }

    fn apply(dossier: &Arc<Dossier>, edit: Edit) -> Arc<Dossier> {
        let mut changed = Dossier::clone(dossier);
        edit.apply_to(&mut changed, &mut EditContext { today: dossier.changed, ids: &mut Counting(1000) });
        Arc::new(changed)
    }

    /// Three frozen measurements and an open one, with all 57 items filled in.
    fn full() -> Arc<Dossier> {
        let content = Arc::new(Catalogue::built_in().clone());
        let day = jiff::civil::date(2026, 11, 21);
        let mut dossier = Arc::new(Dossier::new(crate::model::Profile::default(), "1", day, &mut Counting(0)));
        for _ in 0..4 {
            if dossier.measurements.open().is_none() {
                dossier = apply(&dossier, Edit::Measurement(MeasurementEdit::Next));
            }
            let mut filled = Dossier::clone(&dossier);
            let measurement = filled.measurements.open_mut().unwrap();
            for (_, item) in content.items() {
                let evidence = format!("Dit blijkt uit het overleg over {}. ", item.id).repeat(4);
                let answer = Answer { rating: Some(Rating::Partly), evidence, ..Answer::default() };
                measurement.answers.insert(item.id.clone(), answer);
            }
            dossier = Arc::new(filled);
            if dossier.measurements.latest().number < 3 {
                for edit in [MeasurementEdit::AdoptionBody("stuurgroep".to_owned()), MeasurementEdit::AdoptionDate(Some(day))] {
                    dossier = apply(&dossier, Edit::Measurement(edit));
                }
                dossier = apply(&dossier, Edit::Measurement(MeasurementEdit::Adopt { content: Arc::clone(&content) }));
            }
        }
        assert_eq!(dossier.measurements.frozen().len(), 3);
        dossier
    }

    /// Types so many letters, with a pause after so many, and gives the bytes that undo takes then.
    fn typed(letters: usize, pause_after: usize) -> (History, Arc<Dossier>, usize) {
        let item = ItemId::new("urgentiebesef.1");
        let (mut dossier, mut history, mut now) = (full(), History::default(), SystemClock.instant());
        let mut text = String::new();
        for letter in 0..letters {
            text.push(['w', 'o', 'o', 'r', 'd', ' '][letter % 6]);
            now += Duration::from_millis(if letter % pause_after == 0 { 1600 } else { 150 });
            let edit = Edit::Answer(item.clone(), AnswerEdit::Note(text.clone()));
            history.before(&dossier, edit.clone(), now);
            dossier = apply(&dossier, edit);
        }
        history.finish(&dossier);
        let bytes = history.bytes();
        (history, dossier, bytes)
    }

    #[test]
    fn undo_grows_with_what_is_typed_and_not_with_its_square() {
        let (_, _, half) = typed(1800, 36);
        let (mut history, mut dossier, whole) = typed(3600, 36);
        assert!(whole < 50_000, "3,600 letters take {whole} bytes");
        assert!(whole < half * 5 / 2, "twice as many letters take {whole} bytes instead of {half}");
        let mut steps = 0;
        while let Some(state) = history.undo(&dossier) {
            let shared = state.measurements.frozen().iter().zip(dossier.measurements.frozen());
            assert!(shared.into_iter().all(|(one, other)| Arc::ptr_eq(one, other)), "frozen measurements are shared");
            dossier = Arc::new(state);
            steps += 1;
        }
        assert_eq!(steps, 100, "every pause begins a step");
        assert_eq!(*dossier, *full(), "and all of them lead back to the beginning");
        while let Some(state) = history.redo(&dossier) {
            dossier = Arc::new(state);
        }
        let note = &dossier.measurements.open().unwrap().answers[&ItemId::new("urgentiebesef.1")].note;
        assert_eq!(note.len(), 3600);
    }

    #[test]
    fn a_key_copies_no_frozen_measurement() {
        let dossier = full();
        let after = apply(&dossier, Edit::Conclusion("Wij gaan door.".to_owned()));
        let pairs = dossier.measurements.frozen().iter().zip(after.measurements.frozen());
        assert!(pairs.into_iter().all(|(one, other)| Arc::ptr_eq(one, other)));
        assert!(!written(&after).unwrap().contains("snapshot"), "no step holds what is frozen");
    }

    #[test]
    fn large_changes_push_the_oldest_steps_out() {
        let (mut dossier, mut history, mut now) = (full(), History::default(), SystemClock.instant());
        for round in 0..40 {
            let text = if round % 2 == 0 { "a".repeat(2_000_000) } else { String::new() };
            let edit = Edit::Conclusion(text);
            now += Duration::from_secs(2);
            history.before(&dossier, edit.clone(), now);
            dossier = apply(&dossier, edit);
        }
        history.finish(&dossier);
        assert!(history.bytes() <= super::MOST_BYTES, "{}", history.bytes());
        let before = history.undo(&dossier).unwrap();
        assert_eq!(before.measurements.open().unwrap().conclusion.len(), 2_000_000, "the newest steps are there");
    }

    #[test]
    fn a_dossier_that_changed_otherwise_is_never_mixed_with_a_step() {
        let dossier = full();
        let mut history = History::default();
        let edit = Edit::Conclusion("Wij gaan door.".to_owned());
        history.before(&dossier, edit.clone(), SystemClock.instant());
        let dossier = apply(&dossier, edit);
        history.finish(&dossier);
        let mut other = Dossier::clone(&dossier);
        other.profile.goal = "van buiten".to_owned();
        assert_eq!(history.undo(&Arc::new(other)), None);
        assert!(!history.can_undo() && !history.can_redo());
    }

    #[test]
    fn what_two_texts_share_is_cut_between_letters() {
        let check = |one, other, expected| assert_eq!(common(one, other), expected, "{one} {other}");
        check("", "", (0, 0));
        check("abc", "abc", (3, 0));
        check("abc", "abxc", (2, 1));
        check("aa", "aaa", (2, 0));
        check("é", "è", (0, 0));
        check("xé", "xè", (1, 0));
        check("Ã©", "Ã¨", (2, 0));
        check("ü…", "ý…", (0, 3));
    }
}
