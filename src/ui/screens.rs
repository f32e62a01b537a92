//! The screens, one file each. A screen gets data that is ready to be shown, draws it, and says what the user asked for.

pub mod actions;
pub mod adopt;
pub mod altered;
pub mod answers;
pub mod choices;
pub mod erase;
pub mod help;
pub mod helpdesk;
pub mod interventions;
pub mod learning_circle;
pub mod library;
pub mod look_back;
pub mod outcome;
pub mod own_sheet;
pub mod paper_sheets;
pub mod passphrase;
pub mod plan_template;
pub mod presentation;
pub mod principles;
pub mod profile;
pub mod report;
pub mod round;
pub mod search;
pub mod session_mode;
pub mod start;
pub mod versions;
