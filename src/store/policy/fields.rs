//! The fields of the settings file, each parsed on its own: damage in one does not affect the others.

use std::path::PathBuf;

use crate::store::format::text::without_mark;
use crate::store::format::tokens::{Token, TokenKind, Tokens};
use crate::store::{ContentError, StoreErrorKind};

/// Greatest edit distance at which an unknown field is taken for a misspelt one.
const MOST_SLIPS: usize = 4;

/// Most problems that are reported; nobody reads more.
const MOST_PROBLEMS: usize = 12;

/// A field of the settings file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyField {
    /// The folder of dossiers.
    Dossiers,
    /// The folder of versions.
    Versions,
    /// The folder of the content.
    Content,
    /// Whether a passphrase is required.
    Passphrase,
    /// Whether versions stay when the user signs out.
    VersionsLast,
    /// Where users ask for help.
    Contact,
}

impl PolicyField {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Dossiers, Self::Versions, Self::Content, Self::Passphrase, Self::VersionsLast, Self::Contact];

    /// Its name in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dossiers => "dossiers",
            Self::Versions => "versies",
            Self::Content => "inhoud",
            Self::Passphrase => "wachtzin_verplicht",
            Self::VersionsLast => "versies_blijven",
            Self::Contact => "contact",
        }
    }
}

/// Something in the settings file that was passed over.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyProblem {
    /// Line, from 1, where it can be told.
    pub line: Option<usize>,
    /// What is wrong.
    pub kind: PolicyProblemKind,
}

/// What can be wrong with the settings file.
#[derive(Clone, Debug, PartialEq)]
pub enum PolicyProblemKind {
    /// The file is there and cannot be read.
    Unreadable(StoreErrorKind),
    /// It is no text in UTF-8 from here on.
    NotUtf8,
    /// It does not begin with `(`.
    NoBeginning,
    /// It ends before the `)`, or in the middle of a text.
    NoEnd,
    /// Something stands here that is no field with a value.
    Misplaced,
    /// There is no comma after the previous value.
    NoComma,
    /// There is no field of this name.
    Unknown(String),
    /// The field is repeated. The first one counts; of the passphrase rule, the stricter one.
    Repeated(PolicyField),
    /// The value is no text between quotation marks.
    NoText(PolicyField),
    /// The value is neither `true` nor `false`.
    NoYesOrNo(PolicyField),
    /// The path does not begin at a drive or at the root.
    NoWholePath(PolicyField),
    /// This variable in the path stands for nothing here.
    NoVariable(PolicyField, String),
    /// The content in the folder cannot be used.
    Content(ContentError),
}

impl PolicyProblem {
    /// Whether a required passphrase may have got lost in it.
    pub(super) fn may_hide_passphrase(&self) -> bool {
        match &self.kind {
            PolicyProblemKind::Unreadable(_)
            | PolicyProblemKind::NotUtf8
            | PolicyProblemKind::NoBeginning
            | PolicyProblemKind::NoEnd
            | PolicyProblemKind::Misplaced
            | PolicyProblemKind::NoYesOrNo(PolicyField::Passphrase) => true,
            PolicyProblemKind::Unknown(name) => {
                name.contains("wacht") || strsim::levenshtein(name, PolicyField::Passphrase.name()) <= MOST_SLIPS
            }
            PolicyProblemKind::NoComma
            | PolicyProblemKind::Repeated(_)
            | PolicyProblemKind::NoText(_)
            | PolicyProblemKind::NoYesOrNo(_)
            | PolicyProblemKind::NoWholePath(_)
            | PolicyProblemKind::NoVariable(..)
            | PolicyProblemKind::Content(_) => false,
        }
    }
}

/// A known field with the text of its value.
pub(super) struct Entry<'a> {
    pub(super) field: PolicyField,
    /// Line of its name, from 1.
    pub(super) line: usize,
    value: &'a str,
}

impl Entry<'_> {
    /// # Errors
    /// [`NoText`](PolicyProblemKind::NoText), also when nothing stands in it.
    pub(super) fn text(&self) -> Result<String, PolicyProblemKind> {
        let text = ron::from_str::<String>(self.value).ok().map(|text| text.trim().to_owned());
        text.filter(|text| !text.is_empty()).ok_or(PolicyProblemKind::NoText(self.field))
    }

    /// # Errors
    /// [`NoYesOrNo`](PolicyProblemKind::NoYesOrNo).
    pub(super) fn yes_or_no(&self) -> Result<bool, PolicyProblemKind> {
        ron::from_str(self.value).map_err(|_other| PolicyProblemKind::NoYesOrNo(self.field))
    }

    /// A whole path, with what stands for `%NAME%` and for `~` at its beginning.
    ///
    /// # Errors
    /// When it is no text, no whole path, or has a variable that stands for nothing.
    pub(super) fn path(&self, variable: &dyn Fn(&str) -> Option<String>) -> Result<PathBuf, PolicyProblemKind> {
        let text = self.text()?;
        let lost = |name: &str| PolicyProblemKind::NoVariable(self.field, name.to_owned());
        let value_of = |name: &str| variable(name).filter(|value| !value.is_empty()).ok_or_else(|| lost(name));
        let mut path = String::new();
        let mut rest = text.as_str();
        if let Some(behind) = rest.strip_prefix('~').filter(|behind| behind.is_empty() || behind.starts_with(['/', '\\'])) {
            path.push_str(&value_of("~")?);
            rest = behind;
        }
        // Every second piece between percent signs is a name; a single sign is part of the path.
        while let Some((before, name, behind)) = variable_in(rest) {
            path.push_str(before);
            path.push_str(&value_of(name)?);
            rest = behind;
        }
        path.push_str(rest);
        let path = PathBuf::from(path);
        if path.is_absolute() { Ok(path) } else { Err(PolicyProblemKind::NoWholePath(self.field)) }
    }
}

/// What stands before the first `%NAME%`, the name, and what follows it.
fn variable_in(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('%')?;
    let (name, behind) = rest.split_once('%')?;
    Some((before, name, behind))
}

/// Whether a file has more problems than are reported.
pub(super) fn are_cut_off(problems: &[PolicyProblem]) -> bool {
    problems.len() >= MOST_PROBLEMS
}

/// The known fields of a settings file in their order, and what else stands there.
pub(super) fn entries(bytes: &[u8]) -> (Vec<Entry<'_>>, Vec<PolicyProblem>) {
    let bytes = without_mark(bytes);
    let (text, broken) = match std::str::from_utf8(bytes) {
        Ok(text) => (text, None),
        // What stands before it can still be read.
        Err(error) => {
            let sound = &bytes[..error.valid_up_to()];
            (std::str::from_utf8(sound).unwrap_or_default(), Some(error.valid_up_to()))
        }
    };
    let mut reader = Reader { text, tokens: Tokens::new(text).peekable(), problems: Vec::new(), unfinished: None };
    if let Some(at) = broken {
        reader.tell(at, PolicyProblemKind::NotUtf8);
    }
    let entries = reader.entries(broken.is_some());
    (entries, reader.problems)
}

struct Reader<'a> {
    text: &'a str,
    tokens: std::iter::Peekable<Tokens<'a>>,
    problems: Vec<PolicyProblem>,
    /// Where the last field begins that has no value.
    unfinished: Option<usize>,
}

impl<'a> Reader<'a> {
    fn tell(&mut self, at: usize, kind: PolicyProblemKind) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(PolicyProblem { line: Some(self.line(at)), kind });
        }
    }

    fn line(&self, at: usize) -> usize {
        1 + self.text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count()
    }

    fn take(&mut self, kind: TokenKind) -> Option<Token> {
        self.tokens.next_if(|token| token.kind == kind)
    }

    /// `is_broken` when it is known already that the text breaks off.
    fn entries(&mut self, is_broken: bool) -> Vec<Entry<'a>> {
        let mut entries = Vec::new();
        if self.take(TokenKind::Open { close: b')' }).is_none() {
            self.tell(0, PolicyProblemKind::NoBeginning);
        }
        loop {
            let Some(token) = self.tokens.next() else {
                if !is_broken {
                    // A text that never ends takes along all that comes after it.
                    let at = self.unfinished.unwrap_or_else(|| self.text.trim_end().len());
                    self.tell(at, PolicyProblemKind::NoEnd);
                }
                return entries;
            };
            match token.kind {
                TokenKind::Close => break,
                TokenKind::Word if self.take(TokenKind::Colon).is_some() => entries.extend(self.entry(token)),
                _ => self.pass_over(token),
            }
        }
        if let Some(behind) = self.tokens.next() {
            self.tell(behind.start, PolicyProblemKind::Misplaced);
        }
        entries
    }

    /// The field with this name; its value follows the colon.
    fn entry(&mut self, name: Token) -> Option<Entry<'a>> {
        let text = &self.text[name.start..name.end];
        let field = PolicyField::ALL.into_iter().find(|field| field.name() == text);
        if field.is_none() {
            self.tell(name.start, PolicyProblemKind::Unknown(text.to_owned()));
        }
        let is_value = |token: &Token| matches!(token.kind, TokenKind::Text | TokenKind::Word);
        let Some(value) = self.tokens.next_if(is_value) else {
            self.unfinished = Some(name.start);
            if let Some(other) = self.tokens.next_if(|token| token.kind != TokenKind::Close) {
                self.pass_over(other);
            } else if self.tokens.peek().is_some() {
                self.tell(name.start, PolicyProblemKind::Misplaced);
            }
            return None;
        };
        self.unfinished = None;
        let has_comma = self.take(TokenKind::Comma).is_some();
        if !has_comma && let Some(next) = self.tokens.peek().copied().filter(|next| next.kind == TokenKind::Word) {
            // What comes is read as the next field.
            self.tell(next.start, PolicyProblemKind::NoComma);
        }
        field.map(|field| Entry { field, line: self.line(name.start), value: &self.text[value.start..value.end] })
    }

    /// Reports something that is no field, and continues after the next comma.
    fn pass_over(&mut self, token: Token) {
        self.tell(token.start, PolicyProblemKind::Misplaced);
        let mut depth = usize::from(matches!(token.kind, TokenKind::Open { .. }));
        while let Some(next) = self.tokens.next_if(|next| depth > 0 || next.kind != TokenKind::Close) {
            match next.kind {
                TokenKind::Open { .. } => depth += 1,
                TokenKind::Close => depth -= 1,
                TokenKind::Comma if depth == 0 => return,
                _ => {}
            }
        }
    }
}
