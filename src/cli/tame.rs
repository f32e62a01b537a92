//! The last gate before the terminal: values of files and names of paths can hold signs that steer it.

use std::io::{self, Write};

use crate::words;

/// Shows what would steer a terminal as `\u{fffd}`; ends of lines and tabs are our own. What is written has to be UTF-8.
pub(super) struct Tame<'a> {
    inner: &'a mut dyn Write,
    /// The first bytes of a letter whose other bytes have not been written yet.
    begun: Vec<u8>,
}

impl<'a> Tame<'a> {
    pub(super) fn new(inner: &'a mut dyn Write) -> Self {
        Self { inner, begun: Vec::new() }
    }

    fn pass(&mut self, text: &str) -> io::Result<()> {
        let steers = |letter: char| words::steers(letter) && !matches!(letter, '\n' | '\t');
        let tamed: String =
            text.chars().map(|letter| if steers(letter) { char::REPLACEMENT_CHARACTER } else { letter }).collect();
        self.inner.write_all(tamed.as_bytes())
    }
}

impl Write for Tame<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.begun.extend_from_slice(bytes);
        let all = std::mem::take(&mut self.begun);
        let mut rest = &*all;
        while !rest.is_empty() {
            match std::str::from_utf8(rest) {
                Ok(text) => {
                    self.pass(text)?;
                    rest = &[];
                }
                Err(error) => {
                    let (text, behind) = rest.split_at(error.valid_up_to());
                    self.pass(&String::from_utf8_lossy(text))?;
                    let Some(length) = error.error_len() else {
                        self.begun = behind.to_vec();
                        break;
                    };
                    self.pass("\u{fffd}")?;
                    rest = &behind[length..];
                }
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::Tame;

    #[test]
    fn control_characters_never_reach_the_terminal() {
        let mut out = Vec::new();
        let text = "Wijk\u{1b}[2J é\u{202e}gpj\u{85}\u{7f}\u{2066}\u{200f}\r\n\t‘één’\0";
        let mut tame = Tame::new(&mut out);
        // Also where a letter comes in pieces.
        for byte in text.bytes() {
            tame.write_all(&[byte]).unwrap();
        }
        tame.write_all(&[0xff, b'x']).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "Wijk\u{fffd}[2J é\u{fffd}gpj\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\n\t‘één’\u{fffd}\u{fffd}x"
        );
    }
}
