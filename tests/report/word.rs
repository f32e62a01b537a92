//! Reports as Word documents: everything that the PDF says is there, in the same order, and nothing that Word or a screen reader would
//! stumble over.

use std::fs;

use jiff::civil::date;
use proptest::prelude::*;
use wijkpeil::docx;
use wijkpeil::model::Dossier;
use wijkpeil::report::{Block, Document, Fact, Heading, Label, ReportKind, Status, Table, Text, layout};
use wijkpeil::store::parse_dossier;

use super::dossiers as printed;
use crate::support::docx::WordFile;
use crate::support::report::Printed;
use crate::support::{dossiers, strategies};

impl Printed {
    fn word(&self) -> WordFile {
        WordFile::read(&docx::render(self.document()).unwrap())
    }

    /// Fails when a text of the document is not where it should be, or the file has a fault.
    #[track_caller]
    fn is_whole_in_word(&self, name: &str) {
        let file = self.word();
        assert_eq!(file.faults(), [""; 0], "{name}");
        let said = bare(&file.text());
        let mut at = 0;
        for text in texts(self.document()) {
            let text = bare(&text);
            match said[at..].find(&text) {
                Some(found) => at += found + text.len(),
                None => panic!(
                    "{name}: ‘{text}’ is not behind ‘{}’",
                    &said[..at].chars().rev().take(200).collect::<Vec<_>>().into_iter().rev().collect::<String>()
                ),
            }
        }
        let document = self.document();
        let [head, foot] = file.furniture();
        assert!(head.ends_with(&document.measured), "{head}");
        assert!(foot.starts_with(&document.foot) && foot.contains("pagina"), "{foot}");
    }
}

/// A text as it can be compared: without white space, and without marks that have no form of their own.
fn bare(text: &str) -> String {
    let is_left_out = |letter: char| {
        letter.is_whitespace()
            || letter.is_control()
            || matches!(
                letter,
                '\u{34f}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
                    | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{e0020}'..='\u{e007f}'
                    | '\u{e0100}'..='\u{e01ef}'
            )
    };
    text.chars().filter(|letter| !is_left_out(*letter)).collect()
}

/// The texts of a document in the order of reading. Lines that begin with a dash are items of a list, which has its own mark.
fn texts(document: &Document) -> Vec<String> {
    let mut said = Said::default();
    document.blocks.iter().for_each(|block| said.block(block));
    said.0
}

#[derive(Default)]
struct Said(Vec<String>);

impl Said {
    fn say(&mut self, text: &str) {
        self.0.push(text.to_owned());
    }

    fn each<const N: usize>(&mut self, texts: [&str; N]) {
        for text in texts {
            self.say(text);
        }
    }

    fn text(&mut self, text: &Text) {
        for span in &text.0 {
            for line in span.text.lines().map(str::trim) {
                let item = ["- ", "– ", "* ", "• "].into_iter().find_map(|mark| line.strip_prefix(mark));
                self.say(item.unwrap_or(line));
            }
        }
    }

    fn heading(&mut self, heading: &Heading) {
        self.say(&heading.kicker);
        self.say(&heading.full_text());
    }

    fn status(&mut self, status: &Status) {
        self.say(&status.word);
    }

    fn facts(&mut self, facts: &[Fact]) {
        for fact in facts {
            self.say(&fact.name);
            self.text(&fact.value);
        }
    }

    fn all(&mut self, texts: &[Text]) {
        for text in texts {
            self.text(text);
        }
    }

    #[expect(clippy::too_many_lines, reason = "an arm for each kind of block")]
    fn block(&mut self, block: &Block) {
        match block {
            Block::Cover(cover) => {
                self.each([&cover.kind, &cover.title, &cover.subtitle, &cover.statement]);
                self.each([&cover.pictures[0].description, &cover.caption]);
                self.facts(&cover.facts);
            }
            Block::Masthead(head) => {
                self.each([&head.kind, &head.title]);
                self.facts(&head.facts);
            }
            Block::Heading(heading) | Block::WideHeading(heading) => self.heading(heading),
            Block::Paragraph(paragraph) => self.text(&paragraph.text),
            Block::List(items) => self.all(items),
            Block::Aside(aside) => {
                match &aside.label {
                    Label::Heading(heading) => self.heading(heading),
                    Label::Status(status) => self.status(status),
                }
                aside.body.iter().for_each(|block| self.block(block));
            }
            Block::Judgement(judgement) => {
                self.heading(&judgement.heading);
                self.say(&judgement.introduction);
                self.status(&judgement.status);
                self.say(&judgement.counted);
                judgement.picture.iter().for_each(|picture| self.say(&picture.description));
                self.say(&judgement.score);
            }
            Block::Judged(items) => {
                for item in items {
                    self.say(&item.number);
                    self.status(&item.status);
                    self.say(&item.title);
                    if item.is_first {
                        self.say("als eerste");
                    }
                    self.text(&item.text);
                    self.facts(&item.said);
                    self.facts(&item.beside);
                }
            }
            Block::Statements(statements) => {
                for statement in statements {
                    self.status(&statement.status);
                    self.text(&statement.text);
                }
            }
            Block::Pairs(pairs) => {
                for pair in &pairs.pairs {
                    self.heading(&pair.heading);
                    self.text(&pair.text);
                    pairs.names.iter().for_each(|name| self.say(name));
                    for side in &pair.sides {
                        self.say(&side.when);
                        self.status(&side.status);
                        self.facts(&side.said);
                    }
                    self.all(&pair.between);
                }
            }
            Block::Table(table) => {
                table.columns.iter().for_each(|column| self.say(&column.heading));
                for row in &table.rows {
                    for (index, cell) in row.cells.iter().enumerate() {
                        match row.drawings.iter().find(|(at, _)| *at == index) {
                            Some((_, drawing)) => self.say(&drawing.description),
                            None => self.text(cell),
                        }
                    }
                }
            }
            Block::Callout(callout) => {
                self.heading(&callout.heading);
                for list in &callout.lists {
                    self.say(&list.title);
                    self.all(&list.items);
                }
            }
            Block::Figure(figure) if figure.is_decoration => {}
            Block::Figure(figure) => self.say(&figure.drawing.description),
            Block::Timeline(timeline) => timeline.rows.iter().for_each(|row| self.say(&row.description)),
            Block::Tasks(tasks) => {
                for task in tasks {
                    self.say(&task.number);
                    self.status(&task.status);
                    self.say(&task.title);
                    self.facts(&task.said);
                    for step in &task.steps {
                        self.say("☐");
                        self.text(step);
                    }
                    self.text(&task.remark);
                    self.facts(&task.agreed);
                    if task.is_open {
                        self.each(["Wat", "Wie", "Klaar"]);
                    }
                }
            }
            // Whether there is one depends on how many chapters there are.
            Block::Contents(_) | Block::PageBreak | Block::ChapterBreak => {}
            Block::Blanks(_)
            | Block::Questionnaire(_)
            | Block::AnswerSheet(_)
            | Block::Grid(_)
            | Block::TextFields(_)
            | Block::Multiple(_)
            | Block::Hidden(_) => panic!("to be filled in only"),
            Block::Steps(_) | Block::Picture(_) | Block::Turn(_) | Block::Circle(_) | Block::Visits(_) => {
                panic!("in no report about one dossier")
            }
        }
    }
}

const KINDS: [ReportKind; 4] = [ReportKind::Baseline, ReportKind::FollowUp, ReportKind::Gaps, ReportKind::Summary];

/// Every kind of report that a dossier can give, of its latest measurement.
fn reports(dossier: &Dossier) -> impl Iterator<Item = Printed> {
    let number = dossier.measurements.latest().number;
    KINDS
        .into_iter()
        .filter(move |kind| *kind != ReportKind::FollowUp || number > 0)
        .map(move |kind| Printed::of(dossier.clone()).kind(kind).measurement(number))
}

#[track_caller]
fn check(name: &str, dossier: &Dossier) {
    for report in reports(dossier) {
        report.is_whole_in_word(&format!("{name}, {}", report.document().about.title));
    }
}

#[test]
fn every_text_of_the_example_and_of_other_dossiers_stands_in_its_place() {
    check("the example", &dossiers::example());
    check("all fields", &dossiers::full());
    check("a year later", &dossiers::a_year_later());
    check("complete", &printed::complete());
    check("adopted", &printed::adopted());
    check("empty", &printed::empty());
    check("nearly empty", &printed::nearly_empty());
}

#[test]
fn every_text_of_the_frozen_files_stands_in_its_place() {
    let folder = format!("{}/tests/dossiers", env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "ron") {
            check(&path.display().to_string(), &parse_dossier(&fs::read(&path).unwrap()).unwrap());
            count += 1;
        }
    }
    assert!(count >= 3, "{count}");
}

#[test]
fn every_text_of_a_dossier_that_is_hard_to_print_stands_in_its_place() {
    check("excessive", &printed::excessive());
    check("crowded", &printed::crowded());
    let odd = "<w:p> & \"'> ]]> \u{0}\u{b}\u{1f} 👩\u{200d}👩\u{200d}👧 \u{202e}mogo\u{202c} שלום العربية 漢 a\u{ad}b c\u{2011}d\n\
               - https://a.nl/?x=<y>&z=\u{fffe}\n1. http://[oeps] www.é.nl\u{2028}eind \u{feff}";
    check("odd characters", &dossiers::everywhere(odd));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn every_text_of_any_dossier_stands_in_its_place(dossier in strategies::odd_dossier()) {
        check("any", &dossier);
    }
}

/// The number of each page that a file names, until Word fills it in.
fn numbers(file: &WordFile) -> Vec<usize> {
    let fields = file.fields().into_iter().filter(|(code, _)| code.starts_with("PAGEREF"));
    fields.map(|(code, said)| said.parse().unwrap_or_else(|_| panic!("{code}: {said}"))).collect()
}

#[test]
fn the_page_of_each_part_of_a_gaprapport_is_named() {
    let report = Printed::of(dossiers::shipped()).kind(ReportKind::Gaps);
    let named = numbers(&report.word());
    let table = report.document().blocks.iter().find_map(|block| match block {
        Block::Table(table) if table.columns.iter().any(|column| column.heading == "Pagina") => Some(table.rows.len()),
        _ => None,
    });
    // And one at the note below it.
    assert_eq!(named.len(), table.expect("there is a table of who decides") + 1);
}

#[test]
fn what_names_a_page_says_that_of_the_pdf_until_word_counts() {
    for report in reports(&dossiers::a_year_later()) {
        let layout = layout(report.document());
        let file = report.word();
        let lines = file.paragraphs().into_iter().filter(|(style, _)| style.starts_with("Inhopg"));
        let lines: Vec<String> = lines.map(|(_, text)| bare(&text)).collect();
        let mut headings = layout.outline.iter();
        let in_pdf = lines.iter().map(|line| {
            let heading = headings.find(|entry| bare(&entry.text) == *line).unwrap_or_else(|| panic!("{line}"));
            heading.page + 1
        });
        let all = numbers(&file);
        let in_contents = file.fields().iter().filter(|(code, _)| code.starts_with("PAGEREF _Toc")).count();
        assert_eq!(in_contents, lines.len());
        assert!(all.iter().all(|number| (1..=layout.pages.len()).contains(number)), "{all:?}");
        let contents = file.fields().into_iter().filter(|(code, _)| code.starts_with("PAGEREF _Toc"));
        let contents: Vec<usize> = contents.map(|(_, said)| said.parse().unwrap()).collect();
        assert_eq!(contents, in_pdf.collect::<Vec<_>>());
    }
}

#[test]
fn a_group_of_rows_that_goes_on_over_a_page_says_there_what_it_is() {
    let report = Printed::of(dossiers::example());
    let groups = |table: &Table| -> Vec<String> {
        table.rows.iter().filter(|row| row.is_group).map(|row| bare(&row.cells[0].to_string())).collect()
    };
    let tables = report.document().blocks.iter().filter_map(|block| match block {
        Block::Table(table) if table.rows.len() > 30 => Some(groups(table)),
        _ => None,
    });
    let expected: Vec<String> = tables.flatten().collect();
    assert!(expected.len() > 5, "{expected:?}");
    let tables = report.word().tables();
    let mut repeated = tables.iter().filter_map(|rows| rows.get(1).filter(|(is_repeated, _)| *is_repeated));
    for title in expected {
        assert!(repeated.any(|(_, said)| bare(said) == title), "{title}");
    }
}

#[test]
fn a_timeline_that_goes_on_over_a_page_shows_its_quarters_there() {
    let report = Printed::of(printed::crowded());
    let timeline = report.document().blocks.iter().find_map(|block| match block {
        Block::Timeline(timeline) => Some(timeline.rows.len()),
        _ => None,
    });
    let tables = report.word().tables();
    let drawn = tables.iter().find(|rows| rows[0].1.starts_with("Tijdlijn van de acties per kwartaal.")).unwrap();
    assert!(drawn[0].0);
    assert_eq!(Some(drawn.len() - 1), timeline);
}

#[test]
fn the_appendices_come_along() {
    Printed::of(printed::complete()).with_anchors().is_whole_in_word("with anchors");
    Printed::of(printed::complete()).kind(ReportKind::Gaps).with_anchors().is_whole_in_word("gaps with anchors");
}

#[test]
fn what_was_left_out_is_left_out() {
    let text = "Convenant tussen gemeente, politie en corporatie";
    let said = |report: Printed| report.word().text();
    assert!(said(Printed::of(printed::complete())).contains(text));
    assert!(!said(Printed::of(printed::complete()).without_notes()).contains(text));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for kind in KINDS {
        let bytes =
            || docx::render(Printed::of(dossiers::a_year_later()).kind(kind).made_on(date(2027, 12, 1)).document()).unwrap();
        assert!(bytes() == bytes(), "{kind:?}");
    }
}

#[test]
fn the_file_says_what_it_is_in_dutch() {
    let file = Printed::of(printed::complete()).word();
    let core: Vec<String> = file
        .parts("docProps/core.xml")
        .into_iter()
        .filter_map(|part| if let crate::support::docx::Part::Text(text) = part { Some(text) } else { None })
        .filter(|text| !text.trim().is_empty())
        .collect();
    assert_eq!(
        core,
        [
            "0-meting Groenekwartier, Voorbeeldstad",
            "Zelfbeoordeling van de wijkaanpak tegen ondermijning",
            "Gemeente Voorbeeldstad, Kernteam Groenekwartier",
            "nl-NL",
            "2026-11-21T00:00:00Z",
            "2026-11-21T00:00:00Z",
        ]
    );
    let styles = format!("{:?}", file.parts("word/styles.xml"));
    assert!(styles.contains("\"w:lang\", {\"w:bidi\": \"ar-SA\", \"w:eastAsia\": \"nl-NL\", \"w:val\": \"nl-NL\"}"));
    for name in ["heading 1", "heading 2", "heading 3", "Body Text", "Notitie", "Tabeltekst", "Oordeel"] {
        assert!(styles.contains(&format!("\"w:name\", {{\"w:val\": \"{name}\"}}")), "{name}");
    }
}

#[test]
fn a_long_report_has_a_table_of_contents_that_leads_to_its_headings() {
    let contents = |report: Printed| {
        let lines = report.word().paragraphs().into_iter().filter(|(style, _)| style.starts_with("Inhopg"));
        lines.map(|(_, text)| text.trim().to_owned()).collect::<Vec<_>>()
    };
    let report = Printed::of(printed::complete());
    let headings = report.word().headings().into_iter().filter(|(level, _)| *level < 3);
    let headings: Vec<String> = headings.map(|(_, text)| text.trim().to_owned()).collect();
    assert!(headings.len() > 20, "{headings:?}");
    let listed = contents(report);
    assert_eq!(
        listed.iter().map(|line| bare(line)).collect::<Vec<_>>(),
        headings.iter().map(|line| bare(line)).collect::<Vec<_>>()
    );
    assert_eq!(contents(Printed::of(dossiers::example()).kind(ReportKind::Gaps)), [""; 0]);
}

#[test]
fn addresses_lead_to_the_web() {
    let file = Printed::of(dossiers::everywhere("Zie https://gemeente.nl/wijk?a=1&b=<2>.")).word();
    let targets: Vec<String> = file
        .parts("word/_rels/document.xml.rels")
        .iter()
        .filter_map(|part| part.value("Relationship", "Target").map(str::to_owned))
        .filter(|target| target.contains("://"))
        .collect();
    assert!(targets.contains(&"https://gemeente.nl/wijk?a=1&b=%3C2".to_owned()), "{targets:?}");
    for picture in ["word/media/beeld0.png", "word/media/lijnen0.svg"] {
        assert!(file.names().any(|name| name == picture), "{picture}");
    }
}

#[test]
fn what_is_filled_in_with_a_pen_is_refused() {
    for kind in [ReportKind::Form, ReportKind::AnswerSheet] {
        let refused = docx::render(Printed::blank(kind).document()).unwrap_err();
        assert_eq!(refused.to_string(), "wat met de pen wordt ingevuld, is er alleen als PDF");
    }
}
