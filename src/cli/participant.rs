//! `deelnemer`: the names of people in a dossier, and removing one for good.

use std::path::PathBuf;

use clap::Args;

use super::output::{open_to_change, save, written};
use super::passphrase::{Opened, PassphraseOptions, Passphrases};
use super::values::place_in_list;
use super::{Environment, Failure};
use crate::analysis::{NamedPerson, WithoutName, named_people, without_name};
use crate::messages;
use crate::model::Dossier;
use crate::store;
use crate::words;

#[derive(Debug, Args)]
pub(super) struct ParticipantOptions {
    /// Dossier waarin de namen staan
    #[arg(value_name = "DOSSIER")]
    pub(super) file: PathBuf,
    /// Nummer van de naam die je wist, met de eerdere versies erbij; zonder deze optie zie je de lijst
    #[arg(long = "wis-naam", value_name = "K", value_parser = place_in_list)]
    pub(super) number: Option<usize>,
    /// Wis echt; zonder deze optie zie je alleen wat er gewist wordt
    #[arg(long = "ja")]
    pub(super) is_sure: bool,
    #[command(flatten)]
    pub(super) passphrase: PassphraseOptions,
}

/// Lists the names, or removes one.
///
/// # Errors
/// When there is no such name, `--ja` is missing, or the dossier or what is kept of it cannot be changed.
pub(super) fn run(options: &ParticipantOptions, environment: &mut Environment<'_>) -> Result<(), Failure> {
    let Opened { dossier, passphrase } = Passphrases::new(options.passphrase).open(&options.file, environment)?;
    let people = named_people(&dossier);
    let Some(number) = options.number else { return list(&people, environment) };
    let count = people.len();
    let Some(person) = people.into_iter().nth(number - 1) else {
        return Err(Failure::Text(match count {
            0 => "In dit dossier staat geen naam. Er is niets veranderd.".to_owned(),
            _ => format!("Er is geen naam {number}: de lijst gaat van 1 tot en met {count}. Er is niets veranderd."),
        }));
    };
    if !options.is_sure {
        return Err(Failure::Text(format!(
            "Er is nog niets gewist. ‘{}’ gaat weg uit het dossier en uit alle eerdere versies die Wijkpeil op deze computer bewaart. Dat \
             kun je niet terugdraaien. Weet je het zeker? Zet dan --ja achter het commando.",
            words::quoted(&person.name)
        )));
    }
    let today = environment.today;
    let WithoutName { dossier: without, changed } = without_name(&dossier, &person.name, today);
    let without = Dossier { changed: today, ..without };
    let mut file = open_to_change(&options.file, passphrase.as_ref(), &dossier, environment)?;
    save(&mut file, &options.file, &without, environment)?;
    written(environment.out, &options.file)?;
    let clean = |then: &Dossier| without_name(then, &person.name, today).dossier;
    let kept = store::change_kept(file.kept(), passphrase.as_ref(), &clean);
    for line in messages::name_removed(&changed, kept.as_ref().ok()) {
        writeln!(environment.out, "{line}")?;
    }
    let mut left: Vec<String> = kept.err().map(|error| messages::store_error(&error).text()).into_iter().collect();
    let texts = store::dossier_text(&without).to_lowercase();
    if texts.contains(&person.name.to_lowercase()) {
        left.push(messages::NAME_IN_TEXTS.to_owned());
    }
    let beside = store::beside(file.path(), &without, passphrase.as_ref());
    left.extend(beside.iter().map(|other| messages::name_beside(&other.path)));
    if left.is_empty() { Ok(()) } else { Err(Failure::Lines(left)) }
}

fn list(people: &[NamedPerson], environment: &mut Environment<'_>) -> Result<(), Failure> {
    if people.is_empty() {
        environment.tell("In dit dossier staat geen naam, alleen rollen.");
    }
    for (number, person) in (1..).zip(people) {
        let places: Vec<String> = person.places.iter().map(words::name_place).collect();
        writeln!(environment.out, "{number:>2}  {}  {}", words::quoted(&person.name), places.join("; "))?;
    }
    Ok(())
}
