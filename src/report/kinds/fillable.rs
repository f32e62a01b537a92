//! The invulblad to fill in on a screen: what one person thinks of each item, without anything of others. What it writes into itself
//! tells the program where it belongs when it comes back.

use jiff::civil::Date;

use super::form::place_of;
use crate::content::{Catalogue, ChecklistItem, Precondition};
use crate::model::{DossierId, MeasurementId, Participant, Profile, Rating};
use crate::report::context::{SUBJECT, organisation};
use crate::report::document::{
    About, Block, Choosable, Document, Fact, Heading, HiddenField, Masthead, Multiple, Text, TextField,
};
use crate::report::parts::{aside, bullets, paragraph, rating_status, wide};
use crate::words;

/// A fillable invulblad that is asked for.
#[derive(Clone, Debug)]
pub struct FormRequest<'a> {
    /// What tells this form from every other one that was ever made.
    pub form: &'a str,
    /// The dossier to which it belongs.
    pub dossier: &'a DossierId,
    /// The measurement for which it is filled in.
    pub measurement: &'a MeasurementId,
    /// The number of that measurement: 0 is the 0-meting.
    pub number: u16,
    /// The names of the place.
    pub profile: &'a Profile,
    /// For whom it is; `None` for a form that is copied for everyone.
    pub person: Option<&'a Participant>,
    /// The last day on which it can be handed in, if there is one.
    pub deadline: Option<Date>,
}

const TITLE: &str = "Invulblad";
const REVISION: &str = "1";

/// The form. The same content and request make the same one.
pub fn document(catalogue: &Catalogue, request: &FormRequest<'_>) -> Document {
    let place = place_of(request.profile);
    let measurement = words::measurement_title(request.number);
    let mut blocks = vec![
        masthead(&place, &measurement, request),
        Block::Hidden(hidden(catalogue, request)),
        aside(2, "Wat jij vindt", vec![paragraph(WHY)]),
        aside(2, "Zo vul je het in", vec![Block::Steps(HOW.map(Text::from).into())]),
        aside(2, "De antwoorden", meanings(catalogue)),
        aside(2, "Terugsturen", vec![paragraph(return_to(request.deadline)), paragraph(NOT_PRINTED)]),
    ];
    blocks.extend(about_you(request));
    blocks.extend(catalogue.preconditions().iter().flat_map(|precondition| part(catalogue, precondition)));
    blocks.extend(closing(request));
    Document {
        about: About {
            title: if place.is_empty() { format!("{TITLE}, {measurement}") } else { format!("{TITLE} {place}, {measurement}") },
            author: organisation(request.profile),
            subject: SUBJECT.to_owned(),
            date: None,
            identity: format!("invulbaar {} {}", request.form, person_id(request)),
        },
        head: if place.is_empty() { TITLE.to_owned() } else { place },
        measured: format!("{measurement} – {}", TITLE.to_lowercase()),
        foot: format!("Stuur dit blad terug naar de projectleider{}", by(request.deadline)),
        blocks,
    }
}

const WHY: &str = "Iedereen in het team vult dit blad eerst alleen in. Zo telt mee wat jij ziet en weet. In dit blad staat niets van \
                   anderen. Daarna bekijken jullie samen waar je het over eens bent, en waarover niet.";

/// It promises no way back to an empty item: no reader has one.
const HOW: [&str; 4] = [
    "Bewaar dit bestand op je computer en open het daar.",
    "Kies bij elk punt één antwoord: klik op het rondje. Weet je iets niet? Kies dan ‘weten we niet’. Met de toetsen kan het ook: \
     Tab gaat naar het volgende vak, de spatiebalk kiest. Kom je met Tab niet uit een groot vak? Druk dan op Ctrl+Tab.",
    "Schrijf in het vak eronder waarom je dat vindt. Een paar woorden is genoeg. Schrijf geen namen op, en niets over zaken die iemand \
     kan herkennen.",
    "Bewaar het bestand als je klaar bent, of tussendoor, met Ctrl+S. Vraagt het programma of je met je wijzigingen wilt bewaren? \
     Kies dan ja.",
];

const NOT_PRINTED: &str = "Stuur het bestand zelf, niet een afdruk of een foto ervan. Een afdruk, ook een als PDF, is niet in te \
                           lezen.";

fn meanings(catalogue: &Catalogue) -> Vec<Block> {
    let said = [
        ("Op orde", "dit klopt, en je kunt laten zien waaruit dat blijkt."),
        ("Deels", "een deel klopt, of nog niet iedereen doet mee."),
        ("Niet op orde", "dit klopt niet, of jullie zijn er nog niet aan begonnen."),
        ("Weten we niet", "een goed antwoord, ook als je het vaak kiest. Het laat zien wat jullie kunnen uitzoeken."),
        ("N.v.t.", "dit gaat niet over deze wijk of deze aanpak."),
    ];
    let mut blocks = vec![bullets(said.map(|(word, meaning)| Text::strong(format!("{word}: ")).then(meaning)))];
    if catalogue.has_anchors() {
        blocks.push(paragraph("Achter de antwoorden staat per punt hoe je ze herkent."));
    }
    blocks
}

/// ` uiterlijk 12 december 2026`, with the words before it; nothing where there is no last day.
fn by(deadline: Option<Date>) -> String {
    deadline.map(|day| format!(", uiterlijk {}", words::date(day))).unwrap_or_default()
}

fn return_to(deadline: Option<Date>) -> String {
    format!("Stuur het bewaarde bestand terug naar de projectleider van wie je het kreeg{}.", by(deadline))
}

fn masthead(place: &str, measurement: &str, request: &FormRequest<'_>) -> Block {
    let role = request.person.map(|person| person.role.trim()).filter(|role| !role.is_empty());
    let mut facts = vec![
        Fact::new("Meting", measurement),
        Fact::new("Voor", role.unwrap_or("één persoon")),
        Fact::new("Tijd", "ongeveer 40 minuten"),
    ];
    facts.extend(request.deadline.map(|day| Fact::new("Terug", format!("uiterlijk {}", words::date(day)))));
    let title = if place.is_empty() { "Wijkaanpak".to_owned() } else { place.to_owned() };
    Block::Masthead(Masthead { kind: TITLE.to_owned(), title, facts })
}

fn person_id<'a>(request: &FormRequest<'a>) -> &'a str {
    request.person.map_or("", |person| person.id.as_str())
}

fn hidden(catalogue: &Catalogue, request: &FormRequest<'_>) -> Vec<HiddenField> {
    let fields = [
        ("wp_formulier", request.form),
        ("wp_dossier", request.dossier.as_str()),
        ("wp_meting", request.measurement.as_str()),
        ("wp_editie", catalogue.edition().id.as_str()),
        ("wp_persoon", person_id(request)),
        ("wp_revisie", REVISION),
    ];
    fields.map(|(name, value)| HiddenField { name: name.to_owned(), value: value.to_owned() }).into()
}

fn about_you(request: &FormRequest<'_>) -> [Block; 3] {
    let line = |name: &str, label: &str, told: &str, value: &str| TextField {
        name: name.to_owned(),
        label: label.to_owned(),
        told: told.to_owned(),
        lines: 1,
        value: value.to_owned(),
    };
    let [role, organisation] = request.person.map_or(["", ""], |it| [it.role.trim(), it.organisation.trim()]);
    let own_word = "Vult iemand met dezelfde rol van dezelfde organisatie ook een blad in? Typ dan bij ‘eigen woord’ iets dat alleen jij \
                    gebruikt. Zo blijven jullie bladen uit elkaar. Je naam is niet nodig.";
    [
        Block::WideHeading(Heading::new(2, "Over jou")),
        wide(own_word),
        Block::TextFields(vec![
            line("rol", "Je rol, zoals wijkagent", "Je rol, zoals wijkagent", role),
            line("organisatie", "Je organisatie", "Je organisatie", organisation),
            line("eigen_woord", "Eigen woord (mag leeg blijven)", "Eigen woord, mag leeg blijven", ""),
        ]),
    ]
}

fn part(catalogue: &Catalogue, precondition: &Precondition) -> [Block; 2] {
    let heading = Heading { number: precondition.number.to_string(), ..Heading::new(2, &precondition.title) };
    let questions = precondition.items.iter().map(|item| question(catalogue.number(&item.id), item)).collect();
    [Block::WideHeading(heading), Block::Multiple(questions)]
}

fn question(number: &str, item: &ChecklistItem) -> Multiple {
    // A full stop would say that one field stands under another.
    let name = item.id.as_str().replace('.', "-");
    let title = item.noun().into_owned();
    let answers = Rating::ALL.map(|rating| Choosable {
        value: value(rating).to_owned(),
        status: rating_status(Some(rating)),
        recognised: item.anchors.as_ref().and_then(|anchors| rating.anchor(anchors)).unwrap_or_default().to_owned(),
    });
    Multiple {
        reason: TextField {
            name: format!("{name}_waarom"),
            label: "Waarom vind je dat? Waaruit blijkt het?".to_owned(),
            told: format!("{number} {title}: waarom vind je dat?"),
            lines: 3,
            value: String::new(),
        },
        name: format!("{name}_oordeel"),
        number: number.to_owned(),
        title,
        text: item.text.clone(),
        answers: answers.into(),
    }
}

/// How an answer stands in the file.
fn value(rating: Rating) -> &'static str {
    match rating {
        Rating::InOrder => "op-orde",
        Rating::Partly => "deels",
        Rating::NotInOrder => "niet-op-orde",
        Rating::Unknown => "weten-we-niet",
        Rating::NotApplicable => "nvt",
    }
}

fn closing(request: &FormRequest<'_>) -> [Block; 3] {
    let label = "Wat wil je nog kwijt?";
    let field = TextField {
        name: "nog_kwijt".to_owned(),
        label: "Over de wijk, de aanpak of dit blad. Mag leeg blijven.".to_owned(),
        told: label.to_owned(),
        lines: 8,
        value: String::new(),
    };
    [
        Block::WideHeading(Heading::new(2, label)),
        Block::TextFields(vec![field]),
        wide(format!("Klaar? Bewaar het bestand. {}", return_to(request.deadline))),
    ]
}
