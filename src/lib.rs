//! Wijkpeil: a neighbourhood team assesses its own approach to ondermijning, offline.
//!
//! A value goes one way through the crate:
//!
//! ```text
//! content ─► model ─► analysis ─► report ─► (pages, bytes)
//!               │         │          │
//!               └► store ─┴► session ┴─► messages ─► ui, cli
//! ```
//!
//! [`content`] is what is asked, [`model`] what was answered, [`analysis`] what that means, [`report`] what is printed.
//! [`store`] reads and writes files and nothing else does. [`session`] holds the open dossier and is the only place
//! where it changes; [`ui`] draws it, and [`cli`] does the same work without a window. Beside them: [`checksum`] tells
//! whether an adopted measurement is what it was, [`merge`] joins two states of a dossier, [`search`] finds words,
//! [`words`] says every value and [`messages`] every problem in Dutch, [`shapes`] draws as plain geometry for screen and
//! paper alike, [`system`] brings the clock and random ids.
//!
//! # Invariants
//!
//! 1. The program never opens a socket.
//! 2. [`model`] and [`analysis`] cannot fail: what is read is checked at the edge, in [`content`] and [`store`].
//! 3. There is one definition of a score ([`analysis::scores`]), used by screens, reports and command line.
//! 4. An answer belongs to an item id. Nothing drops an answer whose id the content does not know.
//! 5. An adopted measurement does not change, not by undo either; reopening is recorded in the dossier. One that was changed
//!    by hand says so wherever it is shown or printed.
//! 6. A file on disk is either the old one or the new one, whole; and what the program writes, it can read.
//! 7. The same dossier with the same options on the same day gives the same bytes.
//! 8. Every text that the team typed into a measurement is found in its full report, unless an option leaves it out.
//! 9. What belongs to one file on disk (versions, copies, lock, protection) never reaches another file, also when one is a
//!    copy of the other.
//! 10. Saving does not depend on the window being seen, on another file, or on another thread's work.
//!
//! `tests/architecture.rs` fails when a module names another one that it should not know.

pub mod content;

pub mod model;

pub mod checksum;

pub mod analysis;

pub mod merge;

pub mod search;

pub mod words;

pub mod shapes;

pub mod fonts;

pub mod report;

pub mod store;

pub mod system;

pub mod session;

pub mod messages;

pub mod ui;

pub mod cli;
