//! The tokens that give a text in RON its structure, also when the text is damaged; never an error.

/// One token, with its bytes: `start..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// What a token is. Space and comments are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// `(`, `[` or `{`; the byte that closes it.
    Open {
        close: u8,
    },
    /// `)`, `]` or `}`.
    Close,
    Comma,
    Colon,
    /// A text between quotation marks, whole.
    Text,
    /// Everything between the others: a name, a number.
    Word,
}

/// The class of a byte. Most of a file is scanned by these alone, several times.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Byte {
    Space,
    /// A bracket, a comma, a colon, a quotation mark, or the beginning of a comment.
    Mark,
    Word,
}

const BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Word; 256];
    let marks = b"()[]{},:\"/";
    let mut at = 0;
    while at < bytes.len() {
        if (at as u8).is_ascii_whitespace() {
            bytes[at] = Byte::Space;
        }
        at += 1;
    }
    at = 0;
    while at < marks.len() {
        bytes[marks[at] as usize] = Byte::Mark;
        at += 1;
    }
    bytes
};

fn is_byte(kind: Byte) -> impl Fn(&u8) -> bool {
    move |byte| BYTES[usize::from(*byte)] == kind
}

/// Goes through a text; ends at its end, or where a text or comment begins that never ends.
pub(crate) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { bytes: text.as_bytes(), at: 0 }
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Where `needle` ends for the first time at or after a place.
    fn after(&self, from: usize, needle: &[u8]) -> Option<usize> {
        let rest = self.bytes.get(from..)?;
        rest.windows(needle.len()).position(|window| window == needle).map(|found| from + found + needle.len())
    }

    /// Where the comment ends that begins here.
    fn after_comment(&self) -> Option<usize> {
        if self.rest().starts_with(b"//") {
            return self.after(self.at, b"\n");
        }
        let mut depth = 0_usize;
        let mut at = self.at;
        loop {
            match self.bytes.get(at..at + 2)? {
                b"/*" => (depth, at) = (depth + 1, at + 2),
                b"*/" if depth == 1 => return Some(at + 2),
                b"*/" => (depth, at) = (depth - 1, at + 2),
                _ => at += 1,
            }
        }
    }

    /// Where the text ends whose opening quotation mark is at `quote`.
    fn after_text(&self, quote: usize) -> Option<usize> {
        let mut at = quote + 1;
        loop {
            at += self.bytes.get(at..)?.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
            if self.bytes.get(at) == Some(&b'"') {
                return Some(at + 1);
            }
            at += 2;
        }
    }

    /// How many bytes the beginning of a raw text has here, as `r#"` has three, and how many hashes are among them.
    fn raw_beginning(&self) -> Option<(usize, usize)> {
        let rest = self.rest();
        let prefix = if rest.starts_with(b"br") { 2 } else { usize::from(rest.starts_with(b"r")) };
        let hashes = rest.get(prefix..)?.iter().take_while(|byte| **byte == b'#').count();
        let is_raw = prefix > 0 && rest.get(prefix + hashes) == Some(&b'"');
        is_raw.then_some((prefix + hashes + 1, hashes))
    }

    /// Where the raw text ends whose opening, of `beginning` bytes and with this many hashes, is here.
    fn after_raw_text(&self, beginning: usize, hashes: usize) -> Option<usize> {
        self.after(self.at + beginning, &[&b"\""[..], &b"#".repeat(hashes)].concat())
    }

    fn token(&self, kind: TokenKind, end: usize) -> Token {
        Token { kind, start: self.at, end }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let rest = self.rest();
            let is_space = is_byte(Byte::Space);
            self.at += rest.iter().position(|byte| !is_space(byte))?;
            let rest = self.rest();
            if !(rest.starts_with(b"//") || rest.starts_with(b"/*")) {
                break;
            }
            self.at = self.after_comment()?;
        }
        let one = self.at + 1;
        let token = match self.rest().first()? {
            b'(' => self.token(TokenKind::Open { close: b')' }, one),
            b'[' => self.token(TokenKind::Open { close: b']' }, one),
            b'{' => self.token(TokenKind::Open { close: b'}' }, one),
            b')' | b']' | b'}' => self.token(TokenKind::Close, one),
            b',' => self.token(TokenKind::Comma, one),
            b':' => self.token(TokenKind::Colon, one),
            b'"' => self.token(TokenKind::Text, self.after_text(self.at)?),
            _ => {
                if let Some((beginning, hashes)) = self.raw_beginning() {
                    self.token(TokenKind::Text, self.after_raw_text(beginning, hashes)?)
                } else {
                    let rest = self.rest();
                    let is_word = is_byte(Byte::Word);
                    let length = rest.iter().position(|byte| !is_word(byte)).unwrap_or(rest.len());
                    self.token(TokenKind::Word, self.at + length.max(1))
                }
            }
        };
        self.at = token.end;
        Some(token)
    }
}

/// The most values in a file: many times what the fullest dossier has, and few enough for any computer.
pub(crate) const MAX_VALUES: usize = 500_000;

/// How many values are in a text, or one more than [`MAX_VALUES`] when there are more.
pub(crate) fn values(text: &str) -> usize {
    let values = Tokens::new(text).filter(|token| matches!(token.kind, TokenKind::Open { .. } | TokenKind::Comma));
    values.take(MAX_VALUES + 1).count()
}

#[cfg(test)]
mod tests {
    use super::Tokens;

    #[track_caller]
    fn check(text: &str, tokens: &[&str]) {
        let found: Vec<&str> = Tokens::new(text).map(|token| &text[token.start..token.end]).collect();
        assert_eq!(found, tokens);
    }

    #[test]
    fn texts_and_comments_hide_what_is_in_them() {
        check("(a: \"x, (\", b: [1.5, -2]) // (", &["(", "a", ":", "\"x, (\"", ",", "b", ":", "[", "1.5", ",", "-2", "]", ")"]);
        check("{\"a\\\"\": Some(/* ) /* } */ */ Vo)}", &["{", "\"a\\\"\"", ":", "Some", "(", "Vo", ")", "}"]);
        check("(r#\"a\"b\"#, br\"c\", rare)", &["(", "r#\"a\"b\"#", ",", "br\"c\"", ",", "rare", ")"]);
    }

    #[test]
    fn unterminated_texts_and_comments_end_the_tokens() {
        check("(a: \"x, b: 1", &["(", "a", ":"]);
        check("(a /* b", &["(", "a"]);
        check("(r#\"a\" ", &["("]);
        check("(\"a\\", &["("]);
        check("", &[]);
    }
}
