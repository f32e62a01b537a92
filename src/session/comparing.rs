//! Other files of the same dossier beside the open one: a program that synchronises makes them where two computers changed
//! the same file. The user compares them with what stands in the window, and takes over what is worth it.

use std::path::Path;
use std::sync::Arc;

use super::Session;
use super::background::Crashed;
use super::conflict::PendingConflict;
use crate::store::{self, Beside};

/// The files beside the open dossier.
#[derive(Default)]
pub(super) struct Comparing {
    /// Those of which the user has not decided.
    beside: Vec<Beside>,
    /// The one that is being compared.
    pub(super) chosen: Option<PendingConflict>,
}

impl Comparing {
    /// Leaves a file as it is; it is not told of again while the dossier is open.
    pub(super) fn pass_over(&mut self, path: &Path) {
        self.beside.retain(|beside| beside.path != path);
    }
}

impl Session {
    /// Other files beside the open dossier that hold it in another state.
    pub fn beside(&self) -> Vec<&Path> {
        let beside = self.open.as_ref().map(|open| open.comparing.beside.as_slice()).unwrap_or_default();
        beside.iter().map(|beside| beside.path.as_path()).collect()
    }

    /// Looks for such files in the background.
    pub(super) fn look_beside(&self) {
        let Some(open) = self.open.as_ref() else { return };
        let Some(kept) = open.writable() else { return };
        let (path, passphrase, dossier) = (kept.path.clone(), kept.passphrase.clone(), Arc::clone(&open.dossier));
        let land = kept.landing(|session, found: Result<_, Crashed>| {
            if let (Some(open), Ok(found)) = (&mut session.open, found) {
                open.comparing.beside = found;
            }
        });
        self.background.run(move || store::beside(&path, &dossier, passphrase.as_ref()), land);
    }

    /// Holds such a file against what stands in the window; [`conflict`](Self::conflict) tells of it then.
    pub(super) fn compare(&mut self, path: &Path) {
        let Some(open) = &mut self.open else { return };
        let found = open.comparing.beside.iter().find(|beside| beside.path == path);
        open.comparing.chosen = found.map(|beside| PendingConflict::beside(&self.environment, beside));
    }

    /// Leaves such a file as it is.
    pub(super) fn pass_over(&mut self, path: &Path) {
        if let Some(open) = &mut self.open {
            open.comparing.pass_over(path);
            open.comparing.chosen = None;
        }
    }
}
