//! The structure of the files: what screen readers follow. One document shows how each kind of block is tagged; the rest holds
//! for every kind of report.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use expect_test::expect_file;
use wijkpeil::content::Manual;
use wijkpeil::model::Rating;
use wijkpeil::report::{
    self, Anchor, AnswerPart, AnswerSheet, Aside, Blank, Block, Callout, Cells, Choosable, CircleCell, CircleRow, CircleSheet,
    Column, Cover, Document, Fact, Figure, Grid, GridColumn, GridRow, Heading, HiddenField, Judged, Judgement, Kid, Label,
    Layout, Mark, Masthead, Multiple, Orientation, PageItem, Pair, Pairs, Paragraph, Picture, PlacedText, PlannedVisit,
    Proposal, Question, Questionnaire, QuestionnairePart, ReportKind, Role, Row, Side, Statement, Status, Style, Table, Tag,
    TagId, Tally, Task, Text, TextField, Tick, TitledList,
};
use wijkpeil::shapes::{Align, Drawing, Pixels, Point, Rect, Shape, Timeline, Tone, Weight};
use wijkpeil::words;

use crate::support::pdf::{Element, ReadBack};
use crate::support::report::Printed;
use crate::support::{dossiers, printed};

/// Each kind of block once, with each kind of part that it can have, on as many pages as take a table of contents.
#[expect(clippy::too_many_lines, reason = "every kind of block is listed")]
fn every_block() -> Document {
    let text = |said: &str| Text::from(said);
    let heading = |level, text: &str| Block::Heading(Heading::new(level, text));
    let paragraph = |style, text| Block::Paragraph(Paragraph { style, text });
    let anchor = || Anchor("punt".to_owned());
    let mut blocks = vec![
        Block::Cover(Cover {
            kind: "0-meting".to_owned(),
            title: "Groenekwartier".to_owned(),
            subtitle: "Gemeente Voorbeeldstad".to_owned(),
            facts: vec![Fact::new("Team", "Kernteam"), Fact::new("Let op", "Dit is een voorbeeld.")],
            statement: "Acht deelnemers gaven een oordeel.".to_owned(),
            pictures: vec![drawing("De muur van de wijk.")],
            caption: "Elke steen is een randvoorwaarde.".to_owned(),
        }),
        Block::Contents(Heading::new(1, "Inhoud")),
        Block::PageBreak,
        Block::Heading(Heading {
            kicker: "Bouwsteen één van vier".to_owned(),
            number: "1".to_owned(),
            ..Heading::new(2, "Koppen")
        }),
        paragraph(Style::Lead, text("Een inleiding.")),
        heading(2, "Teksten"),
        paragraph(Style::Body, Text::strong("Vet").then(" en gewoon, zie https://voorbeeld.nl.")),
        paragraph(
            Style::Compact,
            Text::link("Een verwijzing", anchor()).then(" en ").then(Text::page_link("nog een", anchor())),
        ),
        paragraph(Style::Small, text("Kleine letters bij λόγος.")),
        Block::List(vec![text("Het eerste."), text("Het tweede.")]),
        Block::Steps(vec![text("Eerst dit."), text("Daarna dat.")]),
        heading(3, "In de marge"),
        Block::Aside(Aside {
            label: Label::Heading(Heading::new(3, "Doel")),
            body: vec![paragraph(Style::Body, text("Een doel."))],
        }),
        Block::Aside(Aside {
            label: Label::Status(rated(None, "Nog niet ingevuld")),
            body: vec![paragraph(Style::Body, text("Een oordeel."))],
        }),
        pairs(),
        Block::ChapterBreak,
        Block::Heading(Heading { anchor: Some(anchor()), ..Heading::new(1, "Tabellen en tekeningen") }),
        Block::Table(Table {
            summary: "Wie wat heeft.".to_owned(),
            columns: vec![Column::left("Wie", 1.0), Column::right("Aantal", 1.0), Column::left("Oordeel", 1.0)],
            rows: vec![
                Row { anchors: vec![Anchor("rij".to_owned())], ..Row::of(vec![text("Team"), text("3"), text("–")]) },
                Row { mark: Some(Mark::Rating(Some(Rating::Partly))), ..Row::of(vec![text("Wijk"), text(""), text("deels")]) },
                Row::of(vec![text("Stad"), text("1"), text("–")]),
            ],
            has_row_headings: true,
        }),
        Block::Table(Table {
            summary: "Zonder koppen van rijen.".to_owned(),
            columns: vec![Column::left("Rol", 1.0), Column::left("Naam", 1.0)],
            rows: vec![Row::of(vec![text("Wijkagent"), text("–")])],
            has_row_headings: false,
        }),
        Block::Table(Table {
            summary: "Met een groep en een tekening.".to_owned(),
            columns: vec![Column::left("Punt", 1.0), Column::marked("Oordeel", 1.0), Column::left("Vakjes", 1.0)],
            rows: vec![
                Row::group(Text::strong("Fundament"), 3),
                Row {
                    mark: Some(Mark::Rating(Some(Rating::InOrder))),
                    drawings: vec![(2, drawing("Eén op orde."))],
                    ..Row::of(vec![text("1.1"), text("op orde"), Text::default()])
                },
            ],
            has_row_headings: true,
        }),
        Block::Judgement(Judgement {
            heading: Heading { number: "1".to_owned(), ..Heading::new(2, "Urgentiebesef") },
            introduction: "Waarom dit telt.".to_owned(),
            status: rated(Some(Rating::InOrder), "Op orde"),
            counted: "1 van 1 op orde".to_owned(),
            picture: Some(drawing("Eén op orde.")),
            score: "score 100%".to_owned(),
        }),
        Block::Judged(vec![Judged {
            anchor: None,
            level: 3,
            number: "1.1".to_owned(),
            status: rated(Some(Rating::InOrder), "Op orde"),
            title: "Besef van de ernst".to_owned(),
            is_first: true,
            text: text("Iedereen ziet het."),
            said: vec![Fact::new("", "Dit spraken we af:\n1. bellen met de school\n2. langsgaan in de wijk")],
            beside: vec![Fact::new("Notitie", "Een notitie.")],
        }]),
        Block::Statements(vec![Statement {
            status: rated(Some(Rating::InOrder), "Op orde"),
            text: text("Urgentiebesef is op orde."),
        }]),
        Block::Callout(Callout {
            heading: Heading::new(2, "In een kader"),
            lists: ["Wel", "Niet"]
                .map(|title| TitledList { title: title.to_owned(), items: vec![text("Een oordeel.")] })
                .into(),
        }),
        Block::Figure(Figure::telling(drawing("Een tekening van een steen."))),
        Block::Figure(Figure::decoration(drawing(""))),
        Block::Timeline(Timeline {
            head: drawing("De kwartalen."),
            rows: vec![drawing("A1 Bel de school."), drawing("A2 Ga langs.")],
        }),
        Block::Picture(Picture {
            pixels: Arc::new(Pixels { width: 2, height: 1, rgb: vec![[0, 90, 120], [255, 255, 255]] }),
            description: "Een scherm met een muur.".to_owned(),
        }),
    ];
    blocks.extend(sheets());
    blocks.extend(circle());
    for _ in 0..4 {
        blocks.extend([Block::PageBreak, paragraph(Style::Body, text("Een bladzijde verder."))]);
    }
    Document { blocks, ..Printed::blank_form().document().clone() }
}

fn pairs() -> Block {
    let side = |when: &str, status, said: Vec<Fact>| Side { when: when.to_owned(), status, said };
    Block::Pairs(Pairs {
        names: ["0-meting, 1 mei 2026", "1-meting, 1 mei 2027"].map(str::to_owned),
        pairs: vec![Pair {
            heading: Heading { number: "2.3".to_owned(), ..Heading::new(3, "Rol van bewoners") },
            text: "Het is duidelijk wat bewoners doen.".into(),
            sides: [
                side("Toen", rated(Some(Rating::NotInOrder), "Niet op orde"), vec![Fact::new("", "Er is niets.\n\nNog niet.")]),
                side("Nu", rated(Some(Rating::Partly), "Deels"), vec![Fact::new("Notitie", "Er ligt een stuk.")]),
            ],
            between: vec![Text::strong("De werkelijkheid veranderde.").then(" Er kwam een stuk.")],
        }],
    })
}

/// The blocks that are worked on with a pen.
fn sheets() -> Vec<Block> {
    vec![
        Block::PageBreak,
        Block::Masthead(Masthead {
            kind: "Om op te schrijven".to_owned(),
            title: "Voorbeeld".to_owned(),
            facts: vec![Fact::new("Team", "Kernteam")],
        }),
        Block::WideHeading(Heading::new(2, "Taken")),
        Block::Tasks(vec![Task {
            anchor: None,
            number: "1.2".to_owned(),
            status: rated(Some(Rating::NotInOrder), "Niet op orde"),
            title: "Iets om te doen".to_owned(),
            is_first: true,
            said: vec![Fact::new("Notitie", "Een notitie.")],
            steps: vec![Text::from("Bel de school.")],
            remark: Text::from("Stappen: zie 1.1"),
            agreed: vec![Fact::new("Actie", "A1 bellen")],
            is_open: true,
        }]),
        Block::Blanks(vec![Blank::new("Peildatum", 1), Blank { said: "Groenekwartier".to_owned(), ..Blank::new("Wijk", 2) }]),
        Block::Questionnaire(Questionnaire {
            parts: vec![QuestionnairePart {
                heading: Heading {
                    kicker: "Randvoorwaarde één".to_owned(),
                    number: "1".to_owned(),
                    ..Heading::new(1, "Vragen")
                },
                introduction: "Vooraf.".to_owned(),
                questions: vec![Question {
                    number: "1.1".to_owned(),
                    text: "Hoe gaat het?".to_owned(),
                    help: "Denk aan de wijk.".to_owned(),
                    choices: vec![
                        Tick { recognised: "Het gaat goed.".to_owned(), ..Tick::new(rated(Some(Rating::InOrder), "Op orde")) },
                        Tick::new(Status { mark: None, word: "Nergens".to_owned() }),
                    ],
                    tally: Some(Tally {
                        label: "Handen:".to_owned(),
                        counts: vec!["op orde".to_owned(), "deels".to_owned()],
                        mark: "Als eerste".to_owned(),
                    }),
                    blanks: vec![Blank::growing("Onderbouwing", 1)],
                }],
            }],
        }),
        Block::Grid(Grid {
            summary: "Om in te vullen.".to_owned(),
            columns: [("Punt", Cells::Said), ("Toegepast", Cells::Box), ("Hoe?", Cells::Empty)]
                .map(|(heading, cells)| GridColumn { heading: heading.to_owned(), share: 1.0, cells })
                .into(),
            rows: vec![GridRow { said: "We komen vaak langs.".to_owned(), lines: 1 }],
        }),
        Block::Hidden(vec![HiddenField { name: "wp_formulier".to_owned(), value: "a6f3".to_owned() }]),
        Block::TextFields(vec![text_field("rol", "Je rol", 1), text_field("nog_kwijt", "Wat wil je nog kwijt?", 4)]),
        Block::WideHeading(Heading::new(2, "Vragen op het scherm")),
        Block::Multiple(vec![Multiple {
            name: "urgentiebesef-1_oordeel".to_owned(),
            number: "1.1".to_owned(),
            title: "Besef van de ernst".to_owned(),
            text: "Het is dringend.".to_owned(),
            answers: [("op-orde", Rating::InOrder, "Iedereen zegt het."), ("nvt", Rating::NotApplicable, "")]
                .map(|(value, rating, recognised)| Choosable {
                    value: value.to_owned(),
                    status: rated(Some(rating), words::rating_label(rating)),
                    recognised: recognised.to_owned(),
                })
                .into(),
            reason: text_field("urgentiebesef-1_waarom", "Waarom vind je dat?", 3),
        }]),
        Block::AnswerSheet(AnswerSheet {
            title: "Invulblad".to_owned(),
            about: "Voor één persoon.".to_owned(),
            who: vec!["rol".to_owned()],
            introduction: "Zet één kruisje per punt.".to_owned(),
            answers: [Rating::InOrder, Rating::Partly].map(|it| (Mark::Rating(Some(it)), words::rating(it).to_owned())).into(),
            parts: vec![AnswerPart {
                title: "1 Urgentiebesef".to_owned(),
                items: ["1.1", "1.2"].map(|number| (number.to_owned(), "Het is dringend.".to_owned())).into(),
            }],
        }),
    ]
}

fn text_field(name: &str, label: &str, lines: u8) -> TextField {
    let [name, label, told, value] = [name, label, &format!("{label} (om te typen)"), ""].map(str::to_owned);
    TextField { name, label, told, lines, value }
}

/// A leerkring, on a page on its side and on an upright one.
fn circle() -> Vec<Block> {
    let cell = |mark: Option<Rating>, is_sought, said: &str| CircleCell {
        mark: mark.map(|rating| Mark::Rating(Some(rating))),
        is_sought,
        said: said.to_owned(),
    };
    let who = || Text::strong("Kadebuurt").then(" naar ").then(Text::strong("De Werf"));
    vec![
        Block::Turn(Orientation::Landscape),
        Block::Circle(CircleSheet {
            title: "Wie kan wie helpen".to_owned(),
            introduction: "Op gemeente en alfabet.".to_owned(),
            summary: "Per wijk het oordeel.".to_owned(),
            columns: vec![("1 Urgentiebesef".to_owned(), true), ("2 Lokale kracht".to_owned(), false)],
            rows: vec![
                CircleRow {
                    name: "Kadebuurt".to_owned(),
                    under: "Rivierdam".to_owned(),
                    cells: vec![cell(Some(Rating::Partly), true, "deels, zoekt"), cell(None, false, "geen meting")],
                },
                CircleRow {
                    name: "De Werf".to_owned(),
                    under: "Rivierdam".to_owned(),
                    cells: vec![cell(Some(Rating::InOrder), false, "op orde"), cell(None, false, "geen meting")],
                },
            ],
            counts: vec![("op orde".to_owned(), vec![1, 0]), ("zoekt".to_owned(), vec![1, 0])],
            legend: vec![(Mark::Rating(Some(Rating::InOrder)), "op orde".to_owned())],
            sought: "zoekt".to_owned(),
            proposals_title: "Voorstellen".to_owned(),
            proposals: vec![Proposal {
                who: who(),
                about: "1 Urgentiebesef".to_owned(),
                reason: "De Werf heeft 4 van 4 op orde.".to_owned(),
            }],
            more_proposals: String::new(),
            shared_title: "Wat de meeste missen".to_owned(),
            shared: "2 Lokale kracht.".to_owned(),
        }),
        Block::Turn(Orientation::Portrait),
        Block::Visits(vec![PlannedVisit {
            when: "21 januari 2027".to_owned(),
            weekday: "donderdag".to_owned(),
            who: who(),
            about: "1 Urgentiebesef".to_owned(),
            told: vec!["De Werf heeft 4 van 4 op orde.".to_owned()],
            questions: vec!["Wat zou bij ons anders zijn?".into()],
        }]),
    ]
}

fn rated(rating: Option<Rating>, word: &str) -> Status {
    Status { mark: Some(Mark::Rating(rating)), word: word.to_owned() }
}

fn drawing(description: &str) -> Drawing {
    let area = Rect::new(10.0, 5.0, 80.0, 12.0);
    let corners = vec![Point::new(0.0, 0.0), Point::new(100.0, 0.0), Point::new(100.0, 20.0)];
    let words = Shape::Text {
        area,
        text: description.to_owned(),
        size: 8.0,
        weight: Weight::Regular,
        align: Align::Left,
        tone: Tone::Ink,
    };
    let shapes = vec![Shape::Polygon { points: corners, fill: Tone::Sunken }, words];
    Drawing { width: 100.0, height: 60.0, shapes, description: description.to_owned() }
}

/// The name of a kind of block. A new kind has to be added here, and to [`every_block`].
fn kind_of(block: &Block) -> &'static str {
    match block {
        Block::Cover(_) => "cover",
        Block::Masthead(_) => "masthead",
        Block::Heading(_) => "heading",
        Block::WideHeading(_) => "wide heading",
        Block::Paragraph(_) => "paragraph",
        Block::List(_) => "list",
        Block::Steps(_) => "steps",
        Block::Aside(_) => "aside",
        Block::Judgement(_) => "judgement",
        Block::Judged(_) => "judged",
        Block::Statements(_) => "statements",
        Block::Pairs(_) => "pairs",
        Block::Table(_) => "table",
        Block::Callout(_) => "callout",
        Block::Figure(_) => "figure",
        Block::Timeline(_) => "timeline",
        Block::Picture(_) => "picture",
        Block::Tasks(_) => "tasks",
        Block::Blanks(_) => "blanks",
        Block::Questionnaire(_) => "questionnaire",
        Block::AnswerSheet(_) => "answer sheet",
        Block::Grid(_) => "grid",
        Block::TextFields(_) => "text fields",
        Block::Multiple(_) => "multiple",
        Block::Hidden(_) => "hidden",
        Block::Circle(_) => "circle",
        Block::Visits(_) => "visits",
        Block::Turn(_) => "turn",
        Block::Contents(_) => "contents",
        Block::PageBreak => "page break",
        Block::ChapterBreak => "chapter break",
    }
}

#[test]
fn every_kind_of_block_has_its_structure() {
    let document = every_block();
    assert_eq!(document.blocks.iter().map(kind_of).collect::<BTreeSet<_>>().len(), 31);
    let bytes = report::pdf::render(&report::layout(&document)).unwrap();
    expect_file!["../golden/tags.txt"].assert_eq(&ReadBack::new(&bytes).structure());
}

#[test]
fn a_timeline_is_one_drawing_though_it_runs_on() {
    let report = Printed::of(printed::crowded());
    let tags = &report.layout().tags;
    let told = |tag: &Tag| tag.alternative.as_ref().is_some_and(|words| words.starts_with("Tijdlijn van de acties"));
    let timelines: Vec<&Tag> = tags.iter().filter(|tag| tag.role == Role::Figure && told(tag)).collect();
    let [timeline] = timelines[..] else { panic!("{timelines:?}") };
    let pages = timeline.kids.iter().filter_map(|kid| if let Kid::Run { page, .. } = kid { Some(*page) } else { None });
    assert!(pages.collect::<BTreeSet<_>>().len() > 1, "{timeline:?}");
    let said = timeline.alternative.as_deref().unwrap_or_default();
    assert!((1..=60).all(|number| said.contains(&format!(" A{number}: "))), "{said}");
}

/// A report as pages, and as the file that came of them.
struct Made {
    layout: Layout,
    file: ReadBack,
}

impl Made {
    fn of(layout: Layout) -> Self {
        let file = ReadBack::new(&report::pdf::render(&layout).unwrap());
        Self { layout, file }
    }
}

/// A report of every kind, with much in it and with little, and the document with every block.
fn files() -> &'static [(String, Made)] {
    static FILES: LazyLock<Vec<(String, Made)>> = LazyLock::new(make);
    &FILES
}

fn make() -> Vec<(String, Made)> {
    let mut files: Vec<(String, Made)> = Vec::new();
    for (name, dossier) in [("much", dossiers::a_year_later()), ("little", dossiers::carried_on())] {
        for kind in ReportKind::ALL {
            let measurement = u16::from(kind != ReportKind::Baseline);
            let report = Printed::of(dossier.clone()).kind(kind).measurement(measurement);
            files.push((format!("{} with {name}", kind.word()), Made::of(report.layout().clone())));
        }
    }
    for kind in [ReportKind::FollowUp, ReportKind::Gaps] {
        let report = Printed::of(dossiers::a_year_later()).kind(kind).measurement(1).with_anchors();
        files.push((format!("{} with anchors", kind.word()), Made::of(report.layout().clone())));
    }
    files.push(("crowded".to_owned(), Made::of(Printed::of(printed::crowded()).layout().clone())));
    let manual = report::manual(&Manual::built_in(), "Wijkpeil");
    files.push(("manual".to_owned(), Made::of(report::layout(&manual))));
    files.push(("every block".to_owned(), Made::of(report::layout(&every_block()))));
    files
}

/// The parts of a file that have this type.
fn of_role<'a>(tree: &'a Element, role: &str) -> Vec<&'a Element> {
    tree.all().into_iter().filter(|element| element.role == role).collect()
}

fn check_headings(name: &str, tree: &Element) {
    let mut above = 0;
    for element in tree.all() {
        if let Some(level) = element.role.strip_prefix('H').and_then(|level| level.parse::<u8>().ok()) {
            assert!(level <= above + 1, "{name}: {} below a heading of level {above}", element.whole_text());
            assert!(!element.whole_text().trim().is_empty(), "{name}: a heading without words");
            above = level;
        }
    }
    assert!(above > 0, "{name} has headings");
}

fn check_tables(name: &str, tree: &Element) {
    for table in of_role(tree, "Table") {
        assert!(table.summary.as_ref().is_some_and(|summary| !summary.is_empty()), "{name}: a table says what it shows");
        let (head, rows) = table.kids.split_first().expect("a table has rows");
        assert!(head.kids.iter().all(|cell| cell.role == "TH" && cell.kind.as_deref() == Some("Column")), "{name}: {head:?}");
        for row in rows {
            assert_eq!((row.role.as_str(), row.kids.len()), ("TR", head.kids.len()), "{name}: as many cells as columns");
            let sides = row.kids.iter().filter(|cell| cell.role == "TH");
            let sides = sides.inspect(|cell| assert_eq!(cell.kind.as_deref(), Some("Row"), "{name}: {cell:?}")).count();
            for cell in row.kids.iter().filter(|cell| cell.role != "TH") {
                assert_eq!((cell.role.as_str(), cell.headers), ("TD", 1 + sides), "{name}: {cell:?}");
            }
        }
        let cells = |role: &str| table.kids.iter().flat_map(|row| &row.kids).filter(|cell| cell.role == role).count();
        let (headings, cells) = (cells("TH"), cells("TD"));
        assert!(
            headings <= cells || table.kids.iter().skip(1).all(|row| row.kids.iter().all(|cell| cell.role == "TD")),
            "{name}: {headings} headings of {cells} cells: {:?}",
            table.summary
        );
    }
}

fn check_lists(name: &str, tree: &Element) {
    for list in of_role(tree, "L") {
        for item in &list.kids {
            let roles: Vec<&str> = item.kids.iter().map(|kid| kid.role.as_str()).collect();
            assert_eq!(item.role, "LI", "{name}");
            assert!(matches!(roles[..], ["Lbl", "LBody"] | ["LBody"]), "{name}: {roles:?}");
        }
    }
    for contents in of_role(tree, "TOC") {
        assert!(contents.kids.iter().all(|item| item.role == "TOCI" && !of_role(item, "Link").is_empty()), "{name}");
    }
}

fn check_figures(name: &str, tree: &Element) {
    for figure in of_role(tree, "Figure") {
        assert!(figure.alternative.as_ref().is_some_and(|words| words.trim().len() > 10), "{name}: {:?}", figure.alternative);
        assert!(figure.has_bounds, "{name}: a figure says where it is");
    }
}

fn check_links(name: &str, tree: &Element) {
    for element in tree.all() {
        assert_eq!(matches!(element.role.as_str(), "Link" | "Form"), !element.links.is_empty(), "{name}: {element:?}");
    }
}

/// No part is empty, but for a cell, and for what is filled in, which says what it asks: a reader would stop there for nothing.
fn check_no_part_is_empty(name: &str, tree: &Element) {
    for element in tree.all().into_iter().filter(|element| element.role != "Form") {
        let has_words = element.alternative.is_some() || element.actual_text.is_some() || !element.text.is_empty();
        assert!(has_words || !element.kids.is_empty() || element.role == "TD", "{name}: {element:?}");
    }
}

#[test]
fn every_file_can_be_followed_by_its_structure() {
    for (name, Made { file, .. }) in files() {
        let tree = file.tree();
        assert_eq!(tree.role, "Document", "{name}");
        check_headings(name, &tree);
        check_tables(name, &tree);
        check_lists(name, &tree);
        check_figures(name, &tree);
        check_links(name, &tree);
        check_no_part_is_empty(name, &tree);
    }
}

#[test]
fn what_is_read_is_what_is_drawn_in_the_same_order() {
    for (name, Made { file, .. }) in files() {
        let (spoken, drawn) = (file.spoken(), file.drawn());
        let differs = spoken.chars().zip(drawn.chars()).position(|(one, other)| one != other);
        let around = |text: &str, at: usize| text.chars().skip(at.saturating_sub(40)).take(80).collect::<String>();
        assert_eq!(differs.map(|at| (around(&spoken, at), around(&drawn, at))), None, "{name}");
        assert_eq!(spoken.len(), drawn.len(), "{name}");
    }
}

/// The texts of each page that a screen reader is told of, in the order in which they are drawn, with their part of the structure.
/// Drawings are left out.
fn on_paper(layout: &Layout) -> impl Iterator<Item = Vec<(TagId, &PlacedText)>> {
    layout.pages.iter().map(|page| {
        let told = page.runs.iter().filter_map(|run| Some((run.tag?, run)));
        let told = told.filter(|(tag, _)| layout.tags[tag.0].role != Role::Figure);
        let texts = told.flat_map(|(tag, run)| run.items.iter().map(move |item| (tag, item)));
        texts.filter_map(|(tag, item)| if let PageItem::Text(text) = item { Some((tag, text)) } else { None }).collect()
    })
}

/// The words as they are seen: what stands on another line or behind white is another word, unless a hyphen joins it.
fn words_on_paper(layout: &Layout) -> Vec<String> {
    let mut said = String::new();
    let mut before: Option<(TagId, &PlacedText)> = None;
    for (tag, text) in on_paper(layout).flatten() {
        let is_joined = before.is_some_and(|(own, before)| {
            let is_behind = (before.baseline - text.baseline).abs() < 0.1 && (text.x - before.x - before.width).abs() < 0.5;
            before.is_hyphenated || is_behind || own == tag && goes_on(before, text)
        });
        if !is_joined {
            said.push(' ');
        }
        said.push_str(&text.text);
        before = Some((tag, text));
    }
    said.split_whitespace().map(str::to_owned).collect()
}

/// Whether a word that is too long for a line, or has a hyphen of its own, goes on in the next line: a line that ends a word ends in a
/// space, but for the last one of a paragraph.
fn goes_on(before: &PlacedText, text: &PlacedText) -> bool {
    let is_next_line = text.baseline > before.baseline && text.face == before.face && (text.size - before.size).abs() < 0.1;
    is_next_line && !before.text.ends_with(' ')
}

#[test]
fn the_words_of_the_structure_are_the_words_on_paper() {
    for (name, Made { layout, file }) in files() {
        let (read, seen) = (file.words(), words_on_paper(layout));
        let differs = read.iter().zip(&seen).position(|(one, other)| one != other);
        let around = |words: &[String], at: usize| words[at.saturating_sub(3)..words.len().min(at + 4)].join(" ");
        assert_eq!(differs.map(|at| (around(&read, at), around(&seen, at))), None, "{name}: read and seen");
        assert_eq!(read.len(), seen.len(), "{name}");
    }
}

/// A number in the margin is read before its heading, and the name of a measurement before the rating in it.
#[test]
fn each_part_is_read_from_left_to_right_and_from_top_to_bottom() {
    /// Baselines of letters of several sizes on one line differ by less.
    const LINE: f32 = 4.0;
    for (name, Made { layout, .. }) in files() {
        for texts in on_paper(layout) {
            for pair in texts.windows(2) {
                let [(tag, one), (other, next)] = pair else { continue };
                let is_on_line = (one.baseline - next.baseline).abs() < LINE;
                let is_right = if is_on_line { next.x + 0.5 >= one.x + one.width } else { next.baseline > one.baseline };
                assert!(tag != other || is_right, "{name}: ‘{}’ is read before ‘{}’", one.text, next.text);
            }
        }
    }
}

/// What stands at the foot of a cover is read last, though its height decides what else there is room for.
#[test]
fn a_cover_is_read_from_top_to_bottom() {
    let mut covers = 0;
    for (name, Made { layout, .. }) in files() {
        // Every cover begins with a line in large letters.
        let Some(texts) = on_paper(layout).next().filter(|texts| texts.iter().any(|(_, text)| text.size > 30.0)) else {
            continue;
        };
        covers += 1;
        for pair in texts.windows(2) {
            let [(_, one), (_, next)] = pair else { continue };
            let is_below_or_right = next.baseline > one.baseline - 0.1 || next.x > one.x + 20.0;
            assert!(is_below_or_right, "{name}: ‘{}’ is read before ‘{}’", one.text, next.text);
        }
    }
    assert!(covers > 2, "{covers}");
}

#[test]
fn headings_and_texts_are_read_in_the_order_of_the_document() {
    let words = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    for kind in ReportKind::ALL {
        let report = Printed::of(dossiers::a_year_later()).kind(kind);
        let tree = report.read_back().tree();
        let read: Vec<String> = tree
            .all()
            .into_iter()
            .filter(|element| element.role.strip_prefix('H').is_some_and(|level| level.parse::<u8>().is_ok()))
            .map(|heading| words(&heading.whole_text()))
            // The name on a cover is the heading of all, and stands in no list of headings.
            .skip(usize::from(matches!(report.document().blocks.first(), Some(Block::Cover(_)))))
            .collect();
        // Single items have headings that no outline lists.
        let mut rest = read.iter();
        for entry in report.layout().outline.iter().map(|entry| words(&entry.text)) {
            assert!(rest.any(|heading| *heading == entry), "{kind:?}: {entry} is not read in its place: {read:?}");
        }
        // Of the document's paragraphs each is read after the one before it.
        let spoken: String = tree.whole_text().split_whitespace().collect();
        let mut rest = spoken.as_str();
        for block in &report.document().blocks {
            if let Block::Paragraph(paragraph) = block {
                let said: String =
                    paragraph.text.0.iter().map(|span| span.text.as_str()).filter(|text| text.len() > 20).take(1).collect();
                let said: String = said.split_whitespace().collect();
                let at = rest.find(&said).unwrap_or_else(|| panic!("{kind:?}: ‘{said}’ is not read in its place"));
                rest = &rest[at..];
            }
        }
    }
}
