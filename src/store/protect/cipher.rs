//! Encryption with a passphrase in the `age` format, so that other programs can open the files too.

use std::io::{self, Read as _, Write as _};
use std::iter;

use age::secrecy::SecretString;
use age::secrecy::zeroize::Zeroizing;
use age::{DecryptError, Decryptor, EncryptError, Encryptor, scrypt};

use super::passphrase::Passphrase;

/// The beginning of every file of this format, for any kind of recipient.
const BEGINNING: &[u8] = b"age-encryption.org/";

/// The scrypt work factor, as a power of two: a third of a second and 64 MB for each attempt, right or wrong.
const SCRYPT_LOG_N: u8 = 16;

/// The highest work factor that is accepted of a file: twice the time and memory of our own.
const MAX_SCRYPT_LOG_N: u8 = 17;

/// In bytes. A header with a passphrase has less than two hundred; other programs may write more.
const LONGEST_HEADER: usize = 16 * 1024;

/// The end of the line before the last one of the header.
const LAST_LINE: &[u8] = b"\n---";

/// Plain bytes in a chunk of the content; each chunk has an authentication tag of [`TAG`] bytes.
const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;
/// Bytes of the nonce between the header and the content.
const NONCE: usize = 16;

/// Why a protected file does not open, as far as the format can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProtectionFault {
    /// It is protected, and no passphrase was given.
    PassphraseNeeded,
    /// This is not its passphrase. A change in the few bytes that hold its key looks the same.
    WrongPassphrase,
    /// It is not what was written: something in it was changed.
    Altered,
    /// Its end is missing.
    CutOff,
    /// Its last chunk is incomplete or changed: the two cannot be told apart.
    LastChunkDamaged,
    /// Trying a passphrase would take much longer than for a file of this program.
    TooMuchWork,
    /// It was protected in a way that this program does not know, as with somebody's key.
    OtherWay,
}

/// Whether these are the bytes of a protected file.
pub(crate) fn is_protected(bytes: &[u8]) -> bool {
    bytes.starts_with(BEGINNING)
}

/// Encrypts `plain`, so that it can be read with the passphrase only.
///
/// # Errors
/// When the system gives no random numbers.
pub(crate) fn protect(plain: &[u8], passphrase: &Passphrase) -> io::Result<Vec<u8>> {
    let mut recipient = scrypt::Recipient::new(passphrase.normal.clone());
    recipient.set_work_factor(SCRYPT_LOG_N);
    let encryptor = Encryptor::with_recipients(iter::once(&recipient as &dyn age::Recipient)).map_err(|error| match error {
        EncryptError::Io(error) => error,
        _ => io::ErrorKind::Other.into(),
    })?;
    let mut bytes = Vec::with_capacity(plain.len() + plain.len() / CHUNK * TAG + 512);
    let mut writer = encryptor.wrap_output(&mut bytes)?;
    writer.write_all(plain)?;
    writer.finish()?;
    Ok(bytes)
}

/// Decrypts the whole: nothing is returned before the last byte was found to be authentic.
///
/// # Errors
/// A wrong passphrase, or damage, told apart as far as the format allows.
pub(crate) fn unprotect(bytes: &[u8], passphrase: &Passphrase) -> Result<Zeroizing<Vec<u8>>, ProtectionFault> {
    let outcome = unprotect_with(bytes, &passphrase.normal);
    match &passphrase.typed {
        Some(typed) if outcome == Err(ProtectionFault::WrongPassphrase) => unprotect_with(bytes, typed),
        _ => outcome,
    }
}

fn unprotect_with(bytes: &[u8], passphrase: &SecretString) -> Result<Zeroizing<Vec<u8>>, ProtectionFault> {
    let content = content_of(bytes)?;
    let decryptor = Decryptor::new_buffered(bytes).map_err(fault)?;
    if !decryptor.is_scrypt() {
        return Err(ProtectionFault::OtherWay);
    }
    let mut identity = scrypt::Identity::new(passphrase.clone());
    identity.set_max_work_factor(MAX_SCRYPT_LOG_N);
    let mut reader = decryptor.decrypt(iter::once(&identity as &dyn age::Identity)).map_err(fault)?;
    // Room for all, as growing would leave copies behind that nobody wipes.
    let mut plain = Zeroizing::new(Vec::with_capacity(content.len() + 64));
    match reader.read_to_end(&mut plain) {
        Ok(_) => Ok(plain),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Err(ProtectionFault::CutOff),
        Err(_) if plain.len() / CHUNK < content.len().saturating_sub(1) / (CHUNK + TAG) => Err(ProtectionFault::Altered),
        Err(_) => Err(ProtectionFault::LastChunkDamaged),
    }
}

/// The chunks after the header. Only the end of the header is searched, within [`LONGEST_HEADER`].
fn content_of(bytes: &[u8]) -> Result<&[u8], ProtectionFault> {
    let within = &bytes[..bytes.len().min(LONGEST_HEADER)];
    let Some(last_line) = within.windows(LAST_LINE.len()).position(|window| window == LAST_LINE) else {
        return Err(if within.len() == LONGEST_HEADER { ProtectionFault::Altered } else { ProtectionFault::CutOff });
    };
    let rest = &bytes[last_line + 1..];
    let header_end = rest.iter().position(|byte| *byte == b'\n').ok_or(ProtectionFault::CutOff)?;
    match rest.get(header_end + 1 + NONCE..) {
        Some(content) if content.len() >= TAG => Ok(content),
        _ => Err(ProtectionFault::CutOff),
    }
}

fn fault(error: DecryptError) -> ProtectionFault {
    match error {
        DecryptError::ExcessiveWork { .. } => ProtectionFault::TooMuchWork,
        DecryptError::UnknownFormat | DecryptError::NoMatchingKeys => ProtectionFault::OtherWay,
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => ProtectionFault::WrongPassphrase,
        DecryptError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => ProtectionFault::CutOff,
        _ => ProtectionFault::Altered,
    }
}

#[cfg(test)]
mod tests {
    use super::{Passphrase, ProtectionFault, protect, unprotect};

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::new(text.to_owned()).unwrap()
    }

    #[test]
    fn only_the_passphrase_opens_it() {
        let plain = b"Ondernemers in de winkelstrip durven niet te melden.".repeat(3000);
        let sealed = protect(&plain, &passphrase("vier losse woorden")).unwrap();
        assert!(!sealed.windows(11).any(|window| window == b"Ondernemers"));
        assert_eq!(*unprotect(&sealed, &passphrase("vier losse woorden")).unwrap(), plain);
        assert_eq!(unprotect(&sealed, &passphrase("Vier losse woorden")), Err(ProtectionFault::WrongPassphrase));
        assert_ne!(sealed, protect(&plain, &passphrase("vier losse woorden")).unwrap(), "never the same bytes twice");
    }

    /// Each fault where it is certain, and no more certainty than there is.
    #[test]
    fn faults_are_distinguished() {
        let key = passphrase("vier losse woorden");
        let plain = vec![b'a'; 150_000];
        let sealed = protect(&plain, &key).unwrap();
        let header = sealed.len() - (150_000 + 3 * 16 + 16);
        let check = |what: &str, bytes: &[u8], fault: ProtectionFault| {
            assert_eq!(unprotect(bytes, &key), Err(fault), "{what}");
        };
        let altered = |at: usize| {
            let mut bytes = sealed.clone();
            // Still a letter of the header's alphabet, where that has one.
            bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
            bytes
        };
        check("cut in the header", &sealed[..60], ProtectionFault::CutOff);
        check("cut after the header", &sealed[..header + 20], ProtectionFault::CutOff);
        check("cut between two pieces", &sealed[..header + 16 + 65_552], ProtectionFault::CutOff);
        check("cut within a piece", &sealed[..header + 16 + 65_552 + 100], ProtectionFault::LastChunkDamaged);
        check("altered in the first piece", &altered(header + 100), ProtectionFault::Altered);
        check("altered in the last piece", &altered(sealed.len() - 3), ProtectionFault::LastChunkDamaged);
        check("altered in the seal of the header", &altered(header - 10), ProtectionFault::Altered);
        let text = |old: &str, new: &str| {
            let at = sealed.windows(old.len()).position(|window| window == old.as_bytes()).unwrap();
            [&sealed[..at], new.as_bytes(), &sealed[at + old.len()..]].concat()
        };
        check("more work than we do", &text(" 16\n", " 18\n"), ProtectionFault::TooMuchWork);
        check("work without end", &text(" 16\n", " 63\n"), ProtectionFault::TooMuchWork);
        check("a newer format", &text("org/v1", "org/v2"), ProtectionFault::OtherWay);
        check("for somebody's key", &text("-> scrypt ", "-> X25519 "), ProtectionFault::OtherWay);
        check(
            "a header without an end",
            &[b"age-encryption.org/v1\n", &*b"-> x\n".repeat(9000)].concat(),
            ProtectionFault::Altered,
        );
    }

    /// Whatever keyboard or program the words come from.
    #[test]
    fn the_same_words_are_the_same_passphrase() {
        let ways =
            ["foto's van café zuid", "foto’s van café zuid", "foto's van cafe\u{301} zuid", "foto‘s\u{a0}van café\u{202f}zuid"]
                .map(passphrase);
        // Each opens what the way before it protected.
        for (at, way) in ways.iter().enumerate() {
            assert_eq!(*way, ways[0], "{at}");
            let next = &ways[(at + 1) % ways.len()];
            assert_eq!(*unprotect(&protect(b"Wijk", way).unwrap(), next).unwrap(), b"Wijk");
        }
        assert_ne!(passphrase("fotos van café zuid"), ways[0]);
    }

    /// Files that were protected before passphrases were written in one way.
    #[test]
    fn files_protected_by_earlier_versions_still_open() {
        for typed in ["foto’s van cafe\u{301} zuid", "            "] {
            let mut recipient = age::scrypt::Recipient::new(typed.to_owned().into());
            recipient.set_work_factor(4);
            let sealed = age::encrypt(&recipient, b"Wijk").unwrap();
            assert_eq!(*unprotect(&sealed, &passphrase(typed)).unwrap(), b"Wijk");
            assert_eq!(unprotect(&sealed, &passphrase("foto's van café zuid")), Err(ProtectionFault::WrongPassphrase));
        }
    }
}
