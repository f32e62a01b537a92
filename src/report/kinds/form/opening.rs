//! How to use the form, and who fills it in.

use super::{TITLE, sheet};
use crate::content::Catalogue;
use crate::model::Profile;
use crate::report::context::given;
use crate::report::document::{Blank, Block, Heading, Masthead};
use crate::report::parts::{aside, bullets, paragraph, rating_meanings};
use crate::words;

pub(super) fn blocks(catalogue: &Catalogue, profile: &Profile) -> Vec<Block> {
    let mut blocks = vec![Block::Masthead(Masthead {
        kind: TITLE.to_owned(),
        title: "Beoordeel met je team de eigen wijkaanpak, op papier".to_owned(),
        facts: Vec::new(),
    })];
    blocks.extend(how_to(catalogue));
    blocks.push(Block::Contents(Heading::new(1, "Inhoud")));
    blocks.extend(approach(profile));
    blocks
}

const RATINGS: &str = "Deze betekenis geldt bij alle punten.";
const RATINGS_WITH_ANCHORS: &str = "Deze betekenis geldt bij alle punten. Onder de vakjes staat per punt hoe je een oordeel herkent: het anker. \
                                    De ankers zijn van Wijkpeil zelf.";

fn how_to(catalogue: &Catalogue) -> Vec<Block> {
    let has_anchors = catalogue.items().any(|(_, item)| item.anchors.is_some());
    let items = words::count(catalogue.items().count(), "punt", "punten");
    let preconditions = words::count(catalogue.preconditions().len(), "randvoorwaarde", "randvoorwaarden");
    let mut blocks = vec![
        aside(
            2,
            "Zo gebruik je het",
            vec![bullets(
                [
                    "Trek er met je team een dagdeel voor uit. Vraag iemand om het gesprek te leiden.",
                    "Laat eerst ieder voor zich de vakjes aankruisen. Leg de antwoorden naast elkaar en bespreek wat \
                     verschilt. Vul daarna samen één formulier in.",
                    "Kruis bij elk punt één vakje aan. Schrijf erbij waar dat op rust. Kies je n.v.t., schrijf dan op waarom.",
                    "Steken jullie de handen op? Schrijf dan bij ‘Handen’ hoeveel het er per oordeel zijn. Kruis ‘Als eerste’ aan bij de \
                     punten waaraan je het eerst wilt werken.",
                    "Weet niemand het zeker? Kies ‘weten we niet’. Dat is geen fout antwoord: je weet nu wat je moet uitzoeken.",
                    "Vul voor elke interventie een eigen blad in: kopieer het zo vaak als nodig.",
                    "Schrijf functies op, geen namen. Schrijf ook niets op over bewoners of zaken die iemand kan herkennen.",
                ]
                .map(Into::into),
            )],
        ),
        aside(
            2,
            "Wat erin staat",
            vec![paragraph(format!(
                "Eerst je wijkaanpak. Dan {preconditions} met samen {items}, van onder naar boven in de muur van bouwstenen. Dan \
                 de uitkomst, de interventies met de werkzame principes, en de acties. Op het laatste blad staat wie er meededen \
                 en wie de meting vaststelt."
            ))],
        ),
        aside(
            2,
            "Daarna",
            vec![paragraph(
                "Neem de antwoorden over in Wijkpeil. Dan zie je de scores en de aandachtspunten, en maak je het rapport. Wat je op \
                 papier schreef, past er precies in.",
            )],
        ),
        // With the contents, so that neither stands on a page that is mostly white.
        Block::PageBreak,
        aside(2, "De vijf oordelen", vec![paragraph(if has_anchors { RATINGS_WITH_ANCHORS } else { RATINGS })]),
    ];
    blocks.extend(rating_meanings(catalogue));
    blocks
}

fn approach(profile: &Profile) -> Vec<Block> {
    let mut blocks = Vec::from(sheet("Onze wijkaanpak"));
    let filled = |label: &str, text: &str| Blank { said: given(text).unwrap_or_default().to_owned(), ..Blank::new(label, 1) };
    blocks.push(Block::Blanks(vec![
        filled("Gemeente", &profile.municipality),
        filled("Wijk", &profile.neighbourhood),
        filled("Team", &profile.team),
        Blank::new("Wie vult dit in (rol)", 1),
        Blank::new("Peildatum", 1),
        Blank::new("Bestuurlijk boegbeeld (functie)", 1),
        Blank::new("Projectleider (functie)", 1),
        Blank::new("Procesbegeleider (functie)", 1),
        Blank::new("Partners: wie werken mee?", 5),
        Blank::new("Aanleiding: waarom zijn jullie begonnen?", 6),
        Blank::new("Doel: wat moet de aanpak opleveren?", 6),
    ]));
    blocks
}
