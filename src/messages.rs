//! Problems, notices and errors in Dutch: what happened, what was kept, what to do. The same in window and command line.

mod batch;
mod erasing;
mod helpdesk;
mod managed;
mod notice;
mod problems;
mod rescue;
mod syntax;

pub use batch::{BatchTold, batch_made};
pub use erasing::{LINE_AT_START, NAME_IN_TEXTS, OUT_OF_REACH, erased, name_beside, name_removed, removed, reports_stay};
pub use helpdesk::{helpdesk, program};
pub use managed::{MANAGED, PASSPHRASE_REQUIRED, PROTECTION_STAYS, managed, policy_problem, policy_trouble};
pub use notice::{PROTECTION_ON_ITS_WAY, kept_in_copy, not_protected, not_protected_yet, notice, save_trouble};
pub use problems::{
    Message, content_problem, content_remark, flaw, full_dossier, full_field, holder, keeping, problem_lines, remark,
    remark_lines, remark_sentences, store_error,
};
pub use rescue::{contents, rescued_found, rescued_lost};
pub use syntax::{closest, expected};
