//! The program is killed while somebody types in its window: its file always opens, and next to nothing is gone.

use std::time::{Duration, Instant};

use wijkpeil::store;

use super::desk::{Desk, until};
use super::disk::Disk;
use super::dossiers::{empty, put};
use super::typing::GOAL;
use super::words::Words;

/// The team accepts to lose this much,
const MOST_LOST: Duration = Duration::from_secs(2);
/// and this much where the disk does not answer.
const MOST_LOST_STALLED: Duration = Duration::from_secs(3);

/// What happens before the kill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Somebody types.
    Typing,
    /// The window was put away.
    Minimised,
    /// The disk stalled while somebody typed.
    Stalled,
}

impl Kind {
    fn of(number: u32) -> Self {
        match number % 10 {
            3 => Self::Minimised,
            7 => Self::Stalled,
            _ => Self::Typing,
        }
    }
}

pub(crate) fn a_kill_loses_at_most_two_seconds_of_typing() {
    let times = if super::long::is_long() { 200 } else { 20 };
    let desk = Desk::new();
    let mut lost: Vec<(Duration, Kind)> = (0..times).map(|number| (lost_by_a_kill(&desk, number), Kind::of(number))).collect();
    lost.sort_by_key(|(lost, _)| *lost);
    let most = |wanted: &dyn Fn(Kind) -> bool| lost.iter().filter(|(_, kind)| wanted(*kind)).map(|(lost, _)| *lost).max();
    let (most_stalled, most) = (most(&|kind| kind == Kind::Stalled), most(&|kind| kind != Kind::Stalled));
    println!(
        "desk: killed {times} times; typing lost: median {:?}, at most {:?}; with a stalled disk at most {:?}",
        lost[lost.len() / 2].0,
        most.unwrap_or_default(),
        most_stalled.unwrap_or_default(),
    );
    assert!(most.is_some_and(|most| most <= MOST_LOST), "more than {MOST_LOST:?} of typing was lost: {lost:?}");
    let is_kept = most_stalled.is_some_and(|most| most <= MOST_LOST_STALLED);
    assert!(is_kept, "more than {MOST_LOST_STALLED:?} of typing was lost with a stalled disk: {lost:?}");
}

/// How much typing is gone when the program is killed for the `number`th time.
fn lost_by_a_kill(desk: &Desk, number: u32) -> Duration {
    let kind = Kind::of(number);
    let disk = (kind == Kind::Stalled).then(Disk::that_can_stall);
    let place = disk.as_ref().map(|disk| disk.path().join("wijk.wijkpeil.ron"));
    let file = place.unwrap_or_else(|| desk.document("wijk.wijkpeil.ron"));
    put(&file, &empty());
    desk.open(&file);
    desk.click_into(GOAL);
    // Chance without a generator: steps that have no common measure with the range.
    let moment = Duration::from_millis(300 + u64::from(number) * 1_667 % 3_001);
    let mut words = Words::new();
    let mut stalled = None;
    match kind {
        Kind::Typing => words.type_for(desk, moment),
        Kind::Minimised => {
            words.type_for(desk, Duration::from_millis(700));
            desk.minimise();
            std::thread::sleep(moment);
        }
        Kind::Stalled => {
            words.type_for(desk, Duration::from_millis(700));
            stalled = disk.as_ref().map(Disk::stall);
            words.type_for(desk, moment + Duration::from_secs(1));
        }
    }
    let killed = Instant::now();
    desk.kill();
    // A program that waits for its disk is only gone when that answers; what it kept is read before.
    let found = store::open_dossier(&file, None).unwrap_or_else(|error| panic!("after kill {number}: {error:?}"));
    // What was kept of an earlier dossier is no part of this one.
    let kept = desk.kept().into_iter().filter(|dossier| dossier.id == found.id).chain([found.clone()]);
    let lost = kept.map(|dossier| words.lost(&dossier.profile.goal, killed)).min().unwrap_or_else(|| killed.elapsed());
    drop(stalled);
    until("the program to be gone", || desk.has_ended());
    lost
}
