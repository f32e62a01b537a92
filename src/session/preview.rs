//! The pages of a report to look at before it is made. Made in the background; the newest choice wins.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use super::Session;
use super::appendix::Appendix;
use super::background::{Results, Stop};
use crate::content::Catalogue;
use crate::model::Dossier;
use crate::report::{self, Choice, Layout};

/// The pages are laid out again when the dossier has not changed for so long.
const PAUSE: Duration = Duration::from_millis(400);

/// The pages of a report to look at.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// The pages that were made last; they stay until newer ones are there.
    pub layout: Option<Arc<Layout>>,
    /// Whether newer ones are on their way.
    pub is_busy: bool,
    /// Why there are none for the present choice, in Dutch.
    pub fault: Option<String>,
}

/// The preview of a session.
#[derive(Default)]
pub(super) struct Previewing {
    shown: Preview,
    /// What is shown was made of this.
    made_of: Option<Subject>,
    /// What is being made.
    busy: Option<Busy>,
    /// What the screen asked for last, and since when.
    wanted: Option<(Subject, Instant)>,
}

/// Which report of which state of the dossier.
#[derive(Clone)]
struct Subject {
    /// The number of the open dossier.
    number: u64,
    dossier: Arc<Dossier>,
    choice: Choice,
    appendix: Appendix,
}

impl Subject {
    fn is(&self, other: &Self) -> bool {
        self.choice == other.choice && self.appendix.is(&other.appendix) && Arc::ptr_eq(&self.dossier, &other.dossier)
    }
}

/// Pages that are being made.
struct Busy {
    subject: Subject,
    stop: Stop,
}

impl Previewing {
    /// Forgets everything: another dossier is open.
    pub(super) fn forget(&mut self) {
        if let Some(busy) = &self.busy {
            busy.stop.ask();
        }
        *self = Self { busy: self.busy.take(), ..Self::default() };
    }
}

impl Session {
    /// The pages that were made last for [`want_preview`](Self::want_preview).
    pub fn preview(&self) -> &Preview {
        &self.preview.shown
    }

    /// Sees to it that [`preview`](Self::preview) becomes this report of the open dossier. Cheap when it is, or is on its way.
    pub fn want_preview(&mut self, choice: Choice) {
        let Some(open) = &self.open else { return };
        let now = self.environment.clock.instant();
        let choice = choice.made_on(self.today());
        let wanted =
            Subject { number: open.number, dossier: Arc::clone(&open.dossier), choice, appendix: self.appendix.clone() };
        let state = &mut self.preview;
        if state.wanted.as_ref().is_none_or(|(before, _)| !before.is(&wanted)) {
            state.wanted = Some((wanted.clone(), now));
            if self.reading_only().is_some() {
                // Pages of what somebody else has changed since would be wrong without a word.
                self.look();
            }
        }
        let state = &mut self.preview;
        if state.made_of.as_ref().is_some_and(|made| made.is(&wanted)) {
            state.shown.is_busy = false;
            return;
        }
        state.shown.is_busy = true;
        if let Some(busy) = &state.busy {
            // One at a time: who changes their mind often does not fill the machine with pages that nobody will see.
            if !busy.subject.is(&wanted) {
                busy.stop.ask();
            }
            return;
        }
        if state.due_in(now).is_none_or(|wait| wait.is_zero()) {
            let stop = Stop::default();
            begin(Arc::clone(&self.content.catalogue), wanted.clone(), stop.clone(), self.background.results());
            state.busy = Some(Busy { subject: wanted, stop });
        }
    }

    /// After how long [`want_preview`](Self::want_preview) has to be called again even when nothing happens; `None` when it need not be.
    pub fn next_preview_in(&self) -> Option<Duration> {
        let state = &self.preview;
        let is_waiting = state.shown.is_busy && state.busy.is_none();
        is_waiting.then(|| state.due_in(self.environment.clock.instant()))?
    }

    fn take_in_preview(&mut self, subject: Subject, pages: Option<Result<Arc<Layout>, String>>) {
        let state = &mut self.preview;
        state.busy = None;
        let is_open = self.open.as_ref().is_some_and(|open| open.number == subject.number);
        let Some(pages) = pages.filter(|_| is_open) else { return };
        match pages {
            Ok(layout) => (state.shown.layout, state.shown.fault) = (Some(layout), None),
            Err(fault) => (state.shown.layout, state.shown.fault) = (None, Some(fault)),
        }
        state.shown.is_busy = state.wanted.as_ref().is_some_and(|(wanted, _)| !wanted.is(&subject));
        state.made_of = Some(subject);
    }
}

impl Previewing {
    /// How long what is wanted has to wait: a dossier that changes is waited for, another choice is not.
    fn due_in(&self, now: Instant) -> Option<Duration> {
        let (wanted, since) = self.wanted.as_ref()?;
        let changed_only =
            self.made_of.as_ref().is_some_and(|made| made.choice == wanted.choice && made.appendix.is(&wanted.appendix));
        let due = if changed_only { *since + PAUSE } else { *since };
        Some(due.saturating_duration_since(now))
    }
}

/// Makes pages on a thread of its own.
fn begin(catalogue: Arc<Catalogue>, subject: Subject, stop: Stop, results: Results) {
    thread::spawn(move || {
        let made = catch_unwind(AssertUnwindSafe(|| lay_out(&catalogue, &subject, &stop)));
        let pages = made.unwrap_or_else(|_| {
            Some(Err(
                "Door een fout in het programma zijn er geen pagina’s om te bekijken. Aan het dossier is niets veranderd. \
                      Kies een ander soort rapport, of open het dossier opnieuw."
                    .to_owned(),
            ))
        });
        results.send(move |session| session.take_in_preview(subject, pages));
    });
}

/// The pages; `None` when somebody asked to stop.
fn lay_out(catalogue: &Catalogue, subject: &Subject, stop: &Stop) -> Option<Result<Arc<Layout>, String>> {
    let request = match subject.choice.of(&subject.dossier) {
        Ok(request) => request,
        Err(unmet) => return Some(Err(unmet.to_string())),
    };
    let document = report::build(catalogue, &request, subject.choice.options, subject.appendix.examples());
    if stop.is_asked() {
        return None;
    }
    if let Err(too_long) = report::check_length(&document) {
        return Some(Err(format!("Er is geen voorbeeld: {too_long}. Aan het dossier is niets veranderd.")));
    }
    let layout = report::layout(&document);
    (!stop.is_asked()).then(|| Ok(Arc::new(layout)))
}
