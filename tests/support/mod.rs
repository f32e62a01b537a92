//! What the tests share.

pub(crate) mod clock;
pub(crate) mod docx;
pub(crate) mod dossiers;
pub(crate) mod environment;
pub(crate) mod faults;
pub(crate) mod layout;
pub(crate) mod long;
pub(crate) mod pdf;
pub(crate) mod printed;
pub(crate) mod program;
pub(crate) mod report;
pub(crate) mod screens;
pub(crate) mod skip;
pub(crate) mod strategies;
pub(crate) mod wijken;
pub(crate) mod window;
