//! What an organisation fixes for everybody on this computer.

use super::{Environment, Notice, Session};
use crate::store::folders::Keeping;
use crate::store::{Passphrase, Policy};

impl Environment {
    /// Under what an organisation fixes: the folders that it names take the place of those of the user.
    #[must_use]
    pub fn under(mut self, policy: Policy) -> Self {
        if let Some(dossiers) = &policy.dossiers {
            self.documents.clone_from(dossiers);
        }
        if let Some(versions) = &policy.versions {
            self.data.clone_from(versions);
        }
        self.policy = policy;
        self
    }

    /// What there is to tell of this computer at the start.
    pub(super) fn notices(&self) -> Vec<Notice> {
        let keeping = self.policy.keeping(&self.data);
        let keeping = (keeping != Keeping::Lasting).then(|| Notice::Keeping(keeping, self.data.clone()));
        let managed = (!self.policy.problems.is_empty()).then(|| Notice::Managed(Box::new(self.policy.clone())));
        keeping.into_iter().chain(managed).collect()
    }
}

impl Session {
    /// What an organisation fixes.
    pub fn policy(&self) -> &Policy {
        &self.environment.policy
    }

    /// Whether the open dossier needs a passphrase before it can be saved elsewhere. An invulblad has none.
    pub fn lacks_passphrase(&self) -> bool {
        self.own_sheet.is_none()
            && self.environment.policy.passphrase.is_required()
            && !self.is_protected()
            && self.chosen_passphrase.is_none()
    }

    /// Keeps the passphrase for the next dossier that is made or saved elsewhere.
    pub(super) fn choose_passphrase(&mut self, passphrase: Passphrase) {
        self.chosen_passphrase = Some(passphrase);
    }

    /// The passphrase for a dossier that is made now, where one was chosen.
    ///
    /// # Errors
    /// When there is none, and there has to be one; that is told then.
    pub(super) fn passphrase_of_new(&mut self) -> Result<Option<Passphrase>, PassphraseMissing> {
        let chosen = self.chosen_passphrase.take();
        if chosen.is_none() && self.environment.policy.passphrase.is_required() {
            self.tell(Notice::PassphraseRequired);
            return Err(PassphraseMissing);
        }
        Ok(chosen)
    }

    /// Tells of a dossier that can be read by anybody where it should not.
    pub(super) fn ask_for_protection(&mut self) {
        let may_protect = self.open.as_ref().is_some_and(|open| open.writable().is_some());
        if may_protect && self.environment.policy.passphrase.is_required() && !self.is_protected() {
            self.tell(Notice::PassphraseExpected);
        }
    }
}

/// A dossier was not made, as it would have no passphrase.
#[derive(Debug)]
pub(super) struct PassphraseMissing;
