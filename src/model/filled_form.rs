//! What a filled-in form says, before anybody asks what it means.

use std::collections::BTreeMap;

/// The fields of one fillable invulblad that came back, by name: what the form wrote into itself, and what was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilledForm {
    /// The value of each field that has one. Line ends are `\n`; the ends of a value are as typed.
    pub fields: BTreeMap<String, String>,
}
