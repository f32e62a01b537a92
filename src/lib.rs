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
//! [`content`] is what is asked and, beside that, what others did; [`model`] what was answered, [`analysis`] what that
//! means, [`report`] what is printed. [`store`] reads and writes files and nothing else does. [`session`] holds the open
//! dossier and is the only place where it changes; [`ui`] draws it, and [`cli`] does the same work without a window.
//!
//! Beside them: [`checksum`] tells whether an adopted measurement is what it was, [`merge`] joins two states of a dossier, and
//! invulbladen with a dossier, [`search`] finds words, [`words`] says every value and [`messages`] every problem in Dutch,
//! [`shapes`] draws as plain geometry for screen and paper alike, [`picture`] makes files of that, [`docx`] makes Word
//! documents of reports, [`tables`] makes tables and calendars, [`system`] brings the clock and random ids, [`fonts`] the
//! typefaces.
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
//! `tests/architecture.rs` fails when a module names another one that it should not know, and when the modules of one
//! folder name each other in a circle.
//!
//! # Where definitions stand
//!
//! How scores are counted and measurements compared: [`analysis`]. Every field of a dossier's file: [`model`], and the same
//! text beside the example in `content/example/README.md`. Every field of the
//! content, where the content comes from and what was decided about it: `content/README.md`. What a checksum covers:
//! [`checksum`]. How a report becomes pages: [`report`].
//!
//! # Three tasks, step by step
//!
//! Run `cargo test` after each; it says what was forgotten.
//!
//! ## Add a checklist item
//!
//! 1. Add it to its file in `content/preconditions/`, behind the last item of its randvoorwaarde: its number is its place. Its
//!    id is the next one, as `urgentiebesef.5`. `content/README.md` describes the fields; the `source` of an item of our own is
//!    `wijkpeil`. When the present edition was released, `content/edition.ron` gets a new id and title.
//! 2. The example team answers every item: add its answer to the last measurement of the dossier in `content/example/`. The one
//!    before it is adopted: it keeps the items and the checksum that it was adopted with.
//! 3. `tests/content.rs` and `tests/content/anchors.rs` have the number of items per randvoorwaarde and in all. Some forty
//!    tests of reports and of the command line name those numbers too; each says what it found.
//! 4. `UPDATE_EXPECT=1 cargo test` rewrites the golden files and what stands in `expect![…]`. In `tests/golden/content_ids.txt`
//!    one line is new and none has changed, or saved dossiers lose an answer. The checksum in `tests/freezing.rs` changes,
//!    because a measurement that is adopted now keeps the new content; the one of `tests/golden/schema-1.txt` does not.
//! 5. Anchors are tried on cases: `tests/anchors/README.md` says how a new item gets one in each round.
//! 6. Words that the spelling test does not know and that are right go to `tests/support/spelling/words.txt`.
//!
//! ## Add a section of a report
//!
//! 1. Write `report/sections/NAME.rs` with `pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block>`, and name
//!    it in `report/sections.rs`. What it needs of the dossier is in the `Context`; `report::parts` has short forms for blocks;
//!    what is computed belongs in [`analysis`], a phrase that the window says too in [`words`].
//! 2. Add `NAME::section` to the list of its kind in `report/kinds/`: `full.rs`, `follow_up.rs` or `gap_report.rs`, which say how
//!    many there are. The summary and the form have no list: `one_page.rs` and `form.rs` put their blocks together.
//! 3. A block of a new kind is a variant of [`report::Block`]; the compiler then asks for it in the plain text (`dump`),
//!    in the estimate of the length, in the layout, in [`docx`], and in `tests/report/word.rs`, which holds a Word document
//!    against the blocks. Whether a page may end below it in Word is said in `docx/blocks.rs`. Add one to `tests/report/tags.rs`.
//! 4. Say in `tests/report/` what the section says, and when it is left out. Texts of the team obey `context.note` and
//!    `context.options.names`; `tests/report/options.rs` fails when one is printed that was to be left out.
//! 5. `UPDATE_EXPECT=1 cargo test` rewrites the golden documents. `tests/report/file.rs` and `typography.rs` have the chapters
//!    of the full report, and the reports' lengths are tested; look at the pages with `wijkpeil voorbeeld`.
//!
//! ## Add a field to the schema
//!
//! 1. Add it to its type in `model/`, with a docstring and `#[serde(default, skip_serializing_if = "…")]`, so that older files
//!    open and a field that holds nothing leaves no trace; and to its table in
//!    `content/example/README.md`.
//! 2. The compiler asks for a field of an answer in [`checksum`] (what is frozen is part of it; a field that holds nothing
//!    changes none), where it is found (`search/texts.rs`), compared (`words/difference.rs`) and printed
//!    (`report/sections/items.rs` and `follow_up/items.rs`), for a field of the dossier itself in `session/undo.rs`, and for
//!    fields of other types in [`checksum`] only: let those be found, compared and printed as well.
//! 3. Let it be changed in `session/edit/`, and drawn and typed in `ui/screens/`. No test asks for this.
//! 4. The compiler also asks for it in `tests/support/strategies.rs`, `tests/support/dossiers.rs` and
//!    `tests/report/nothing_missing.rs`. Once it is filled there, tests hold it in every file, undo step and full report:
//!    texts that a team types are never left out of that.
//! 5. `tests/description.rs` says that the table lacks it, if it does. `UPDATE_EXPECT=1 cargo test` rewrites the layout of a
//!    file and the golden reports.
//! 6. A field that gets another name or meaning is a new schema: `store/format/migrate.rs` keeps the reader of each, and
//!    `tests/dossiers/` a frozen file of each.

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

pub mod picture;

pub mod docx;

pub mod tables;

pub mod store;

pub mod system;

pub mod session;

pub mod messages;

pub mod ui;

pub mod cli;
