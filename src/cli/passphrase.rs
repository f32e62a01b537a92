//! Dossiers on the command line, protected or not: asks for the passphrase where one is needed, and only there.

use std::io;
use std::path::Path;

use age::secrecy::zeroize::Zeroizing;
use clap::Args;

use super::{Environment, Failure};
use crate::messages;
use crate::model::Dossier;
use crate::store::{self, Parsed, Passphrase, ProtectionFault, StoreErrorKind};
use crate::words;

/// Where the passphrase of a protected dossier comes from. Never from an argument: others can see those.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct PassphraseOptions {
    /// Lees de wachtzin van een beveiligd dossier van de eerste regel invoer, in plaats van erom te vragen
    #[arg(long = "wachtzin-stdin")]
    pub(super) from_input: bool,
}

/// A line of input that is longer than this, in bytes, is no passphrase.
const MOST_BYTES: usize = 1000;

/// Answers for one command; a passphrase from the input serves all its files.
pub(super) struct Passphrases {
    from_input: bool,
    from_line: Option<Passphrase>,
}

/// A dossier that was read, and what its file is protected with: what is written of it gets the same.
pub(super) struct Opened {
    pub(super) dossier: Dossier,
    pub(super) passphrase: Option<Passphrase>,
}

impl Passphrases {
    pub(super) fn new(options: PassphraseOptions) -> Self {
        Self { from_input: options.from_input, from_line: None }
    }

    /// Reads a dossier, and tells what is odd about its file.
    ///
    /// # Errors
    /// When the file cannot be read, or its passphrase cannot be had or does not fit.
    pub(super) fn open(&mut self, path: &Path, environment: &mut Environment<'_>) -> Result<Opened, Failure> {
        let (Parsed { dossier, remarks }, passphrase) = self.with(path, environment, store::open_with_remarks)?;
        for line in messages::remark_lines(path, &remarks) {
            environment.tell(&line);
        }
        Ok(Opened { dossier, passphrase })
    }

    /// The passphrase on the input, where the arguments say that it is there: with many files nobody can be asked for each.
    ///
    /// # Errors
    /// When it cannot be had.
    pub(super) fn given(&mut self, environment: &mut Environment<'_>) -> Result<Option<Passphrase>, Failure> {
        if self.from_input { self.line(environment).map(Some) } else { Ok(None) }
    }

    /// Does with a file what may need its passphrase.
    ///
    /// # Errors
    /// As `read`, or when the passphrase cannot be had.
    pub(super) fn with<T>(
        &mut self,
        path: &Path,
        environment: &mut Environment<'_>,
        mut read: impl FnMut(&Path, Option<&Passphrase>) -> Result<T, store::StoreError>,
    ) -> Result<(T, Option<Passphrase>), Failure> {
        match read(path, None) {
            Err(error) if error.kind == StoreErrorKind::Protected(ProtectionFault::PassphraseNeeded) => {
                let question = format!("Wachtzin van {}: ", words::shown(path));
                let passphrase = if self.from_input { self.line(environment)? } else { asked(&question, environment)? };
                Ok((read(path, Some(&passphrase))?, Some(passphrase)))
            }
            outcome => Ok((outcome?, None)),
        }
    }

    /// The passphrase for a new file of a dossier that has this one, or none: a new one where an organisation requires it.
    ///
    /// # Errors
    /// As [`choose`](Self::choose).
    pub(super) fn required(
        &mut self,
        known: Option<Passphrase>,
        environment: &mut Environment<'_>,
    ) -> Result<Option<Passphrase>, Failure> {
        if known.is_some() || !environment.policy.passphrase.is_required() {
            return Ok(known);
        }
        environment.tell(messages::PASSPHRASE_REQUIRED);
        self.choose(environment).map(Some)
    }

    /// Asks for the passphrase of a new file.
    ///
    /// # Errors
    /// When none can be had, it is too short, or the two are not equal.
    pub(super) fn choose(&mut self, environment: &mut Environment<'_>) -> Result<Passphrase, Failure> {
        let passphrase = if self.from_input {
            self.line(environment)?
        } else {
            let chosen = asked("Kies een wachtzin: ", environment)?;
            if asked("Typ de wachtzin nog een keer: ", environment)? != chosen {
                return Err(text("De twee wachtzinnen zijn niet gelijk. Er is niets gemaakt. Probeer het nog eens."));
            }
            chosen
        };
        if passphrase.characters() < Passphrase::SHORTEST {
            return Err(Failure::Text(format!(
                "De wachtzin is te kort. Er is niets gemaakt. Neem er een van ten minste {} tekens, spaties niet meegeteld, \
                 zoals vier woorden die niets met elkaar te maken hebben.",
                words::number_word(Passphrase::SHORTEST)
            )));
        }
        Ok(passphrase)
    }

    /// The first line of the input, read once.
    fn line(&mut self, environment: &mut Environment<'_>) -> Result<Passphrase, Failure> {
        if let Some(known) = &self.from_line {
            return Ok(known.clone());
        }
        let passphrase = first_line(environment.input)?;
        self.from_line = Some(passphrase.clone());
        Ok(passphrase)
    }
}

fn first_line(input: &mut dyn io::Read) -> Result<Passphrase, Failure> {
    Passphrase::keep_out_of_dumps();
    // Wiped afterwards, and with room for all, so that no copy is left behind when it grows.
    let mut read = Zeroizing::new(vec![0; MOST_BYTES + 3]);
    let mut filled = 0;
    while !read[..filled].contains(&b'\n') && filled < read.len() {
        match input.read(&mut read[filled..]) {
            Ok(0) => break,
            Ok(more) => filled += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return Err(text("De wachtzin kan niet van de invoer worden gelezen. Er is niets veranderd.")),
        }
    }
    let line = read[..filled].split(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    if line.len() > MOST_BYTES {
        return Err(text(
            "De eerste regel van de invoer is te lang voor een wachtzin. Er is niets veranderd. Zet daar alleen de wachtzin.",
        ));
    }
    let Ok(line) = std::str::from_utf8(line) else {
        return Err(text(
            "De eerste regel van de invoer is geen leesbare tekst. Er is niets veranderd. Zet daar alleen de wachtzin.",
        ));
    };
    Passphrase::new(line.to_owned()).ok_or_else(|| {
        text("Er kwam geen wachtzin binnen. Er is niets veranderd. Zet de wachtzin op de eerste regel van de invoer.")
    })
}

fn asked(question: &str, environment: &mut Environment<'_>) -> Result<Passphrase, Failure> {
    Passphrase::keep_out_of_dumps();
    let typed = (environment.ask_hidden)(question).map_err(|_no_terminal| {
        text(
            "Het dossier vraagt een wachtzin, en die kan hier niet worden getypt. Er is niets veranderd. Zet de wachtzin op \
             de eerste regel van de invoer, en --wachtzin-stdin achter het commando.",
        )
    })?;
    Passphrase::new(typed).ok_or_else(|| text("Er is geen wachtzin getypt. Er is niets veranderd. Probeer het nog eens."))
}

fn text(message: &str) -> Failure {
    Failure::Text(message.to_owned())
}
