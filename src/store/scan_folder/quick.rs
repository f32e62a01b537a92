//! Reads dossiers without parsing the same content again: that of an adopted measurement takes half of a file, and is the same
//! text in many files.
//!
//! A content is recognised by its whole text, from its opening bracket to the closing one. Tokens do not depend on what follows
//! them, so the same text is the same value and ends in the same place. Whatever is not as expected is left to the usual reader,
//! which also reports what is wrong and where.

use std::ops::Range;
use std::sync::{Arc, PoisonError, RwLock};

use sha2::{Digest as _, Sha256};

use crate::content::Catalogue;
use crate::model::{Dossier, Measurement, Measurements, Setting};
use crate::store::StoreErrorKind;
use crate::store::digest::digest;
use crate::store::format::parse::{Parsed, parse_text, parse_with_remarks};
use crate::store::format::text::has_lone_return;
use crate::store::format::tokens::{MAX_VALUES, TokenKind, Tokens};

/// Most contents that are remembered; others are parsed each time.
const MOST_KNOWN: usize = 32;

/// Where the content of an adopted measurement stands in a file, by the names of the values around it.
const AROUND: [&str; 7] = ["", "dossier", "measurements", "", "adoption", "snapshot", "setting"];

/// Replaces a known content while the rest is parsed.
const NOTHING: &str = "(edition:(id:\"\",title:\"\"),building_blocks:[],preconditions:[],ratings:(in_order:\"\",partly:\"\",\
                       not_in_order:\"\",unknown:\"\",not_applicable:\"\"),principles:[],starter_questions:[],interventions:[],\
                       sources:(documents:[],literature:[]))";

/// A content that was read once.
struct Known {
    text: String,
    digest: [u8; 32],
    /// How many values are in it, as [`MAX_VALUES`] counts them.
    values: usize,
    catalogue: Arc<Catalogue>,
}

/// The contents that were found so far, shared by the threads.
#[derive(Default)]
pub(super) struct KnownContents(RwLock<Vec<Arc<Known>>>);

/// A content in a text.
struct Found {
    range: Range<usize>,
    known: Option<Arc<Known>>,
}

/// A text without the known contents, and without insignificant white space, which is half of a file.
struct Lean {
    text: String,
    contents: Vec<Arc<Known>>,
}

/// The bytes of a file that is not protected, scanned as far as its fingerprint needs.
pub(super) struct Looked<'a> {
    bytes: &'a [u8],
    lean: Option<Lean>,
}

impl<'a> Looked<'a> {
    pub(super) fn at(bytes: &'a [u8], known: &KnownContents) -> Self {
        let lean = std::str::from_utf8(bytes).ok().and_then(|text| lean(text, known));
        Self { bytes, lean }
    }

    /// In hexadecimal; equal only for files with the same content.
    pub(super) fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        match &self.lean {
            Some(lean) => {
                hash.update(&lean.text);
                lean.contents.iter().for_each(|known| hash.update(known.digest));
            }
            None => hash.update(self.bytes),
        }
        let bytes: [u8; 32] = hash.finalize().into();
        digest(&bytes)
    }

    /// The dossier, the same as [`parse_with_remarks`] gives for all the bytes.
    ///
    /// # Errors
    /// As [`parse_with_remarks`].
    pub(super) fn read(self, known: &KnownContents) -> Result<Dossier, StoreErrorKind> {
        if let Some(dossier) = self.lean.and_then(Lean::read) {
            return Ok(dossier);
        }
        let Parsed { dossier, remarks } = parse_with_remarks(self.bytes)?;
        if remarks.is_empty()
            && let Ok(text) = std::str::from_utf8(self.bytes)
        {
            known.learn(text, &dossier);
        }
        Ok(dossier)
    }
}

impl Lean {
    /// `None` where something is odd about the text.
    fn read(self) -> Option<Dossier> {
        let Parsed { mut dossier, remarks } = parse_text(&self.text).ok()?;
        if !remarks.is_empty() {
            return None;
        }
        if self.contents.is_empty() {
            return Some(dossier);
        }
        let mut contents = self.contents.into_iter();
        let mut measurements = Vec::<Measurement>::from(dossier.measurements);
        for snapshot in measurements.iter_mut().filter_map(|it| it.adoption.as_mut()).map(|it| &mut it.snapshot) {
            if let Some(setting) = &snapshot.setting {
                let content = Arc::clone(&contents.next()?.catalogue).into();
                snapshot.setting = Some(Arc::new(Setting { content, ..Setting::clone(setting) }).into());
            }
        }
        dossier.measurements = Measurements::try_from(measurements).ok()?;
        contents.next().is_none().then_some(dossier)
    }
}

impl KnownContents {
    /// The content with which this text begins.
    fn at_beginning(&self, text: &str) -> Option<Arc<Known>> {
        let all = self.0.read().unwrap_or_else(PoisonError::into_inner);
        all.iter().find(|known| text.starts_with(&known.text)).map(Arc::clone)
    }

    /// Remembers the contents of a dossier that was read from this text.
    fn learn(&self, text: &str, dossier: &Dossier) {
        let Some(Contents { found, .. }) = contents(text, self) else { return };
        let settings: Vec<&Setting> = dossier.measurements.iter().filter_map(Measurement::setting).collect();
        if settings.len() != found.len() {
            return;
        }
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        for (Found { range, .. }, setting) in found.into_iter().zip(settings) {
            let text = &text[range];
            if all.len() < MOST_KNOWN && !all.iter().any(|known| known.text == text) {
                all.push(Arc::new(Known {
                    text: text.to_owned(),
                    digest: Sha256::digest(text).into(),
                    values: Tokens::new(text).filter(|token| is_value(token.kind)).count(),
                    catalogue: Arc::clone(setting.content.arc()),
                }));
            }
        }
    }
}

fn is_value(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Open { .. } | TokenKind::Comma)
}

/// The text with each content replaced by [`NOTHING`]; `None` where one is not known, or where the brackets do not match.
fn lean(text: &str, known: &KnownContents) -> Option<Lean> {
    // The usual reader takes a lone carriage return for the end of a line, even within a string.
    if has_lone_return(text) {
        return None;
    }
    let Contents { found, mut values, lean } = contents(text, known)?;
    let contents: Vec<Arc<Known>> = found.into_iter().map(|found| found.known).collect::<Option<_>>()?;
    values += contents.iter().map(|known| known.values).sum::<usize>();
    (values <= MAX_VALUES).then_some(Lean { text: lean, contents })
}

/// A text without insignificant white space, built token by token.
struct Squeezed {
    text: String,
    /// Where the previous token ends in the whole text, and its kind.
    before: (usize, TokenKind),
}

impl Squeezed {
    fn of(text: &str) -> Self {
        Self { text: String::with_capacity(text.len().min(1 << 20)), before: (0, TokenKind::Comma) }
    }

    /// Adds a token, after a space where it would merge with the previous one otherwise.
    fn push(&mut self, kind: TokenKind, written: &str, place: Range<usize>) {
        let (end, before) = self.before;
        let is_apart = match before {
            TokenKind::Colon => kind != TokenKind::Colon,
            TokenKind::Word | TokenKind::Text => matches!(kind, TokenKind::Close | TokenKind::Comma | TokenKind::Colon),
            TokenKind::Open { .. } | TokenKind::Close | TokenKind::Comma => true,
        };
        if end < place.start && !is_apart {
            self.text.push(' ');
        }
        self.text.push_str(written);
        self.before = (place.end, kind);
    }
}

/// The result of scanning the tokens of a text.
struct Contents {
    /// The contents of adopted measurements, in order.
    found: Vec<Found>,
    /// How many values are outside of those that are known.
    values: usize,
    /// The text with those replaced by [`NOTHING`], and without insignificant white space.
    lean: String,
}

/// `None` where the brackets do not match.
fn contents(text: &str, known: &KnownContents) -> Option<Contents> {
    let mut found = Vec::new();
    let mut lean = Squeezed::of(text);
    let mut values = 0;
    // The names of the open values, and their closing brackets.
    let mut open: Vec<(&str, u8)> = Vec::new();
    let (mut word, mut name) = ("", "");
    // Start and depth of a content that is not known.
    let mut unknown: Option<(usize, usize)> = None;
    let mut base = 0;
    let mut tokens = Tokens::new(text);
    while let Some(token) = tokens.next() {
        let (start, end) = (base + token.start, base + token.end);
        values += usize::from(is_value(token.kind));
        match token.kind {
            TokenKind::Open { close } => {
                let is_content = unknown.is_none()
                    && name == "content"
                    && open.len() == AROUND.len()
                    && open.iter().zip(AROUND).all(|((name, _), around)| *name == around);
                if is_content {
                    if let Some(known) = known.at_beginning(&text[start..]) {
                        values -= 1;
                        base = start + known.text.len();
                        tokens = Tokens::new(&text[base..]);
                        lean.push(TokenKind::Close, NOTHING, start..base);
                        found.push(Found { range: start..base, known: Some(known) });
                        (word, name) = ("", "");
                        continue;
                    }
                    unknown = Some((start, open.len()));
                }
                open.push((name, close));
                (word, name) = ("", "");
            }
            TokenKind::Close => {
                let (_, close) = open.pop()?;
                if text.as_bytes().get(start) != Some(&close) {
                    return None;
                }
                if let Some((begin, _)) = unknown.take_if(|(_, depth)| *depth == open.len()) {
                    found.push(Found { range: begin..end, known: None });
                }
                (word, name) = ("", "");
            }
            TokenKind::Colon => name = std::mem::take(&mut word),
            TokenKind::Comma | TokenKind::Text => (word, name) = ("", ""),
            TokenKind::Word => word = &text[start..end],
        }
        lean.push(token.kind, &text[start..end], start..end);
    }
    open.is_empty().then_some(Contents { found, values, lean: lean.text })
}
