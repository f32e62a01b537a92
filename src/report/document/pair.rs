//! The parts of documents that hold what was said then beside what is said now.

use super::{Fact, Heading, Status, Text};

impl Fact {
    /// Its name and its value as one text: `Notitie: …`; the value alone where it has no name. A name that asks has no colon.
    pub fn in_a_line(&self) -> Text {
        match self.name.as_str() {
            "" => self.value.clone(),
            name if name.ends_with('?') => Text::strong(format!("{name} ")).then(self.value.clone()),
            name => Text::strong(format!("{name}: ")).then(self.value.clone()),
        }
    }
}

/// Things that were judged twice.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairs {
    /// What stands above the two columns: which measurement, and of which day.
    pub names: [String; 2],
    /// Each of them, in order.
    pub pairs: Vec<Pair>,
}

/// A thing that was judged twice.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// What it is.
    pub heading: Heading,
    /// How it is worded; may be empty.
    pub text: Text,
    /// What was said then, and what is said now.
    pub sides: [Side; 2],
    /// What changed between the two, and what more is said of that.
    pub between: Vec<Text>,
}

/// What was said at one time.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// When, as `Toen`.
    pub when: String,
    /// What in a word.
    pub status: Status,
    /// What it rests on and what more was said; a name may be empty.
    pub said: Vec<Fact>,
}
