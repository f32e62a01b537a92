//! How the window was last. It is read and kept away from the interface thread: the window is there first.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use super::Session;
use crate::store::looks::{self, Looks};

/// What is known of the window before there is one.
#[derive(Debug)]
pub struct Recalled {
    /// What was read in time.
    read: Option<Looks>,
    /// Brings it when the disk answers later.
    later: Receiver<Looks>,
}

impl Recalled {
    /// Reads how the window was last, from this data folder. A disk that does not answer within `patience` is not waited for:
    /// what it holds comes [`later`](Session::take_late_looks).
    pub fn within(patience: Duration, data: PathBuf) -> Self {
        let (sender, later) = channel();
        // Nobody listens any more when the program has ended.
        thread::spawn(move || drop(sender.send(looks::load(&data))));
        Self { read: later.recv_timeout(patience).ok(), later }
    }

    /// What was read in time.
    pub fn read(&self) -> Option<&Looks> {
        self.read.as_ref()
    }
}

/// How the looks of the window are kept.
#[derive(Debug, Default)]
pub(super) enum Keeping {
    /// What was kept last is still being read: nothing may take its place.
    #[default]
    Reading,
    /// It was read after the window was there, and is to be taken over.
    Late(Looks),
    /// This stands in the data folder.
    Known(Looks),
}

impl Session {
    /// Goes on with what is known of the window.
    pub fn recall_looks(&mut self, recalled: Recalled) {
        let Recalled { read, later } = recalled;
        match read {
            Some(looks) => self.looks = Keeping::Known(looks),
            None => self.background.run(
                move || later.recv().unwrap_or_default(),
                |session, looks| session.looks = Keeping::Late(looks.unwrap_or_default()),
            ),
        }
    }

    /// How the window was last, once, when that was not known before it was there.
    pub fn take_late_looks(&mut self) -> Option<Looks> {
        let Keeping::Late(looks) = &self.looks else { return None };
        let looks = looks.clone();
        self.looks = Keeping::Known(looks.clone());
        Some(looks)
    }

    /// Keeps how the window is for the next time, where it is not as it was.
    pub fn keep_looks(&mut self, looks: Looks) {
        let is_news = matches!(&self.looks, Keeping::Known(known) if *known != looks);
        if is_news {
            self.looks = Keeping::Known(looks.clone());
            // A window that comes back elsewhere is a lost convenience, not worth a message.
            self.housekeeping.just_do(move |data| drop(looks::save(data, &looks)));
        }
    }
}
