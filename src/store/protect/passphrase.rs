//! What opens a protected file.

use std::fmt;

use age::secrecy::zeroize::Zeroizing;
use age::secrecy::{ExposeSecret as _, SecretString};
use unicode_normalization::UnicodeNormalization as _;

/// What opens a protected file. It is wiped from memory when it is dropped, and never shown.
#[derive(Clone)]
pub struct Passphrase {
    /// In one way of writing, so that the same words are the same passphrase from every keyboard.
    pub(super) normal: SecretString,
    /// As it was typed, where that is another text: files were protected with that before.
    pub(super) typed: Option<SecretString>,
}

impl Passphrase {
    /// The fewest characters of the passphrase of a new file: four words that have nothing to do with each other have more.
    pub const SHORTEST: usize = 12;

    /// The passphrase as it was typed; the text itself is wiped. `None` when it is empty.
    pub fn new(typed: String) -> Option<Self> {
        Self::keep_out_of_dumps();
        let typed = Zeroizing::new(typed);
        // Room for all, as growing would leave copies behind that nobody wipes; composing makes no text three times as long.
        let mut normal = Zeroizing::new(String::with_capacity(typed.len() * 3));
        normal.extend(typed.nfc().map(plain));
        let is_other = *normal != *typed;
        (!typed.is_empty()).then(|| Self { normal: secret(&normal), typed: is_other.then(|| secret(&typed)) })
    }

    /// How many characters it has that are no space.
    pub fn characters(&self) -> usize {
        self.normal.expose_secret().chars().filter(|letter| !letter.is_whitespace()).count()
    }

    /// From now on no picture of the memory of this program is written to the disk when it crashes, where a passphrase
    /// and all that it protects could be read. To be called before a passphrase is asked for.
    pub fn keep_out_of_dumps() {
        #[cfg(target_os = "linux")]
        no_core_dumps();
    }
}

/// No core dumps: with this limit the system writes none to a file, and hands none to a program that gathers them (a
/// limit of 0 would stop the first only). The flag that forbids all looking into the process is left alone: the portal
/// through which file dialogs are asked for refuses programs that carry it.
#[cfg(target_os = "linux")]
fn no_core_dumps() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    // Lowering a limit is always allowed; where there is none to lower, none is written.
    setrlimit(Resource::Core, Rlimit { current: Some(1), maximum: Some(1) }).ok();
}

/// A copy of exactly this size, as shrinking would leave one behind that nobody wipes.
fn secret(text: &str) -> SecretString {
    SecretString::from(Box::<str>::from(text))
}

/// The letter of a plain keyboard for one that programs put in its place by themselves.
fn plain(letter: char) -> char {
    match letter {
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '′' => '\'',
        '“' | '”' | '„' | '‟' | '″' => '"',
        space if space.is_whitespace() => ' ',
        other => other,
    }
}

impl PartialEq for Passphrase {
    fn eq(&self, other: &Self) -> bool {
        self.normal.expose_secret() == other.normal.expose_secret()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Passphrase(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::Passphrase;

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::new(text.to_owned()).unwrap()
    }

    #[test]
    fn spaces_make_no_passphrase_longer() {
        assert_eq!(passphrase("            ").characters(), 0);
        assert_eq!(passphrase("een twee\u{a0}drie\tvier").characters(), 15);
        // One letter, however it is written.
        assert_eq!(passphrase("e\u{301}").characters(), 1);
    }

    #[test]
    fn a_passphrase_is_never_shown() {
        assert_eq!(format!("{:?}", passphrase("vier losse woorden")), "Passphrase(…)");
        assert!(Passphrase::new(String::new()).is_none());
    }
}
