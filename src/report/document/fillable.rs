//! What is filled in on a screen.

use super::Status;

/// A text to type.
#[derive(Clone, Debug, PartialEq)]
pub struct TextField {
    /// Its name in the file: ASCII, without a full stop.
    pub name: String,
    /// What stands above it.
    pub label: String,
    /// What it asks, as a reader says it: it stands by itself there.
    pub told: String,
    /// How many lines can be seen; one is a field of one line.
    pub lines: u8,
    /// What stands in it already; empty for nothing.
    pub value: String,
}

/// A question with answers to choose from, and a text to type.
#[derive(Clone, Debug, PartialEq)]
pub struct Multiple {
    /// Its name in the file: ASCII, without a full stop.
    pub name: String,
    /// Its number, as `1.2`.
    pub number: String,
    /// What it is about in a few words.
    pub title: String,
    /// What is asked.
    pub text: String,
    /// The answers.
    pub answers: Vec<Choosable>,
    /// The text.
    pub reason: TextField,
}

/// An answer to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Choosable {
    /// How it stands in the file: ASCII, without spaces.
    pub value: String,
    /// Its mark and its word.
    pub status: Status,
    /// How it is recognised; may be empty.
    pub recognised: String,
}

/// What a form says of itself, to the program that reads it back.
#[derive(Clone, Debug, PartialEq)]
pub struct HiddenField {
    /// Its name in the file: ASCII, without a full stop.
    pub name: String,
    /// What it says; may be empty.
    pub value: String,
}
