//! What a session needs of the world around it, in a folder of the test.

use std::path::Path;
use std::sync::Arc;

use wijkpeil::session::{Clock, Desktop, Environment, Policy};

use super::clock::TestClock;
use super::dossiers::CountingIds;
use super::window::TestDesktop;

/// An environment that a test can move: its clock and its dialogs.
pub(crate) struct TestEnvironment {
    pub(crate) clock: TestClock,
    pub(crate) desktop: Arc<TestDesktop>,
    pub(crate) environment: Environment,
}

impl TestEnvironment {
    /// With the folders for documents and data in this folder, for Sanne on her laptop.
    pub(crate) fn in_folder(folder: &Path) -> Self {
        let documents = folder.join("documents");
        std::fs::create_dir_all(&documents).unwrap();
        let (clock, desktop) = (TestClock::new(), Arc::new(TestDesktop::default()));
        let environment = Environment {
            clock: Box::new(clock.clone()),
            ids: Box::new(CountingIds::default()),
            desktop: Arc::clone(&desktop) as Arc<dyn Desktop>,
            documents,
            data: folder.join("data"),
            user: "Sanne op LAPTOP-1".to_owned(),
            policy: Policy::default(),
        };
        Self { clock, desktop, environment }
    }

    /// With another clock than the one that the test moves.
    pub(crate) fn with_clock(mut self, clock: impl Clock + 'static) -> Self {
        self.environment.clock = Box::new(clock);
        self
    }
}
