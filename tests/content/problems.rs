//! A content with one thing broken gives one problem, with its file, id and line; several give several.

use wijkpeil::content::{Catalogue, ContentFile, ContentProblem, ProblemKind};

const URGENCY: &str = "preconditions/01-urgentiebesef.ron";
const STRENGTH: &str = "preconditions/02-lokale-kracht.ron";

/// The built-in content, to break something in.
struct Content(Vec<ContentFile>);

impl Content {
    fn built_in() -> Self {
        Self(Catalogue::built_in_files())
    }

    fn file(&mut self, path: &str) -> &mut ContentFile {
        self.0.iter_mut().find(|file| file.path == path).expect("the content has this file")
    }

    /// Puts `new` where `old` stands for the first time.
    fn replace(mut self, path: &str, old: &str, new: &str) -> Self {
        let file = self.file(path);
        assert!(file.text.contains(old), "{path} has no {old}");
        file.text = file.text.replacen(old, new, 1);
        self
    }

    /// Empties the list that begins with `opening` and ends with `closing`.
    fn empty_list(mut self, path: &str, opening: &str, closing: &str) -> Self {
        let file = self.file(path);
        let (before, list) = file.text.split_once(opening).expect("the list begins");
        let (_, after) = list.split_once(closing).expect("the list ends");
        file.text = format!("{before}{opening}]{after}");
        self
    }

    fn without(mut self, beginning: &str) -> Self {
        self.0.retain(|file| !file.path.starts_with(beginning));
        self
    }

    fn problems(&self) -> Vec<ContentProblem> {
        Catalogue::from_files(&self.0).err().unwrap_or_default()
    }

    /// Expects exactly this problem, on the line where `place` stands for the last time.
    fn expect(mut self, path: &str, place: &str, id: &str, kind: ProblemKind) {
        let text = &self.file(path).text;
        let position = text.rfind(place).expect("the place is in the file");
        let line = text[..position].matches('\n').count() + 1;
        let expected = ContentProblem { file: path.to_owned(), line: Some(line), column: None, id: Some(id.to_owned()), kind };
        assert_eq!(self.problems(), [expected]);
    }
}

/// The list of items of a randvoorwaarde, from its beginning to its end.
const ITEMS: (&str, &str) = ("    items: [", "\n    ]");

#[test]
fn a_sound_content_has_no_problems() {
    assert_eq!(Content::built_in().problems(), []);
}

#[test]
fn a_syntax_error_has_line_and_column() {
    let problems = Content::built_in().replace(URGENCY, "number: 1,", "number: ,").problems();
    let [problem] = problems.as_slice() else { panic!("{problems:#?}") };
    assert_eq!((problem.file.as_str(), problem.line, problem.column), (URGENCY, Some(3), Some(12)));
    assert!(matches!(problem.kind, ProblemKind::Syntax(ron::Error::ExpectedInteger)), "{problem:?}");
}

#[test]
fn a_field_that_does_not_exist_is_a_syntax_error() {
    let problems = Content::built_in().replace("edition.ron", "title:", "tittle:").problems();
    let [problem] = problems.as_slice() else { panic!("{problems:#?}") };
    assert_eq!((problem.file.as_str(), problem.line), ("edition.ron", Some(3)));
    assert!(matches!(&problem.kind, ProblemKind::Syntax(ron::Error::NoSuchStructField { found, .. }) if found == "tittle"));
}

#[test]
fn files_that_lack_are_named() {
    let check = |content: Content, file: &str, kind: ProblemKind| {
        let problem = ContentProblem { file: file.to_owned(), line: None, column: None, id: None, kind };
        assert_eq!(content.problems(), [problem]);
    };
    check(Content::built_in().without("ratings.ron"), "ratings.ron", ProblemKind::MissingFile);
    check(Content::built_in().without("principles/"), "principles", ProblemKind::EmptyFolder);
}

#[test]
fn an_id_stands_once() {
    Content::built_in().replace(URGENCY, "\"urgentiebesef.3\"", "\"urgentiebesef.1\"").expect(
        URGENCY,
        "id: \"urgentiebesef.1\"",
        "urgentiebesef.1",
        ProblemKind::DuplicateId,
    );
    Content::built_in().replace("interventions.ron", "\"rolmodellen\"", "\"som-is-meer\"").expect(
        "interventions.ron",
        "id: \"som-is-meer\"",
        "som-is-meer",
        ProblemKind::DuplicateId,
    );
}

#[test]
fn an_earlier_wording_asks_the_same_for_a_reason() {
    let earlier = |text: &str, reason: &str| {
        let wording = format!("same_meaning_as: [(text: \"{text}\", reason: \"{reason}\")],\n            anchors: (");
        Content::built_in().replace(URGENCY, "anchors: (", &wording)
    };
    assert_eq!(earlier("Iedereen vindt het dringend.", "Het gaat om dezelfde groepen.").problems(), []);
    let empty = |field| ProblemKind::EmptyText { field };
    let (place, id) = ("id: \"urgentiebesef.1\"", "urgentiebesef.1");
    earlier("Iedereen vindt het dringend.", " ").expect(URGENCY, place, id, empty("same_meaning_as.reason"));
    earlier("", "Het gaat om dezelfde groepen.").expect(URGENCY, place, id, empty("same_meaning_as.text"));

    let without =
        Content::built_in().replace(URGENCY, "anchors: (", "same_meaning_as: [(text: \"x\")],\n            anchors: (");
    let [problem] = &without.problems()[..] else { panic!("one problem") };
    let missing = |error: &ron::Error| matches!(error, ron::Error::MissingStructField { field, .. } if &**field == "reason");
    assert!(matches!(&problem.kind, ProblemKind::Syntax(error) if missing(error)), "{problem:?}");
    assert_eq!(problem.file, URGENCY);
}

#[test]
fn a_title_of_an_item_fits_in_a_line_of_a_list() {
    let titled = |title: &str| {
        let title = format!("title: \"{title}\"");
        Content::built_in().replace(URGENCY, "title: \"Gedeelde cijfers en feiten\"", &title)
    };
    assert_eq!(titled(&"a".repeat(44)).problems(), []);
    let kind = ProblemKind::TooLong { field: "title", room: 44 };
    titled(&"a".repeat(45)).expect(URGENCY, "id: \"urgentiebesef.2\"", "urgentiebesef.2", kind);
    let without = Content::built_in().replace(URGENCY, "            title: \"Gedeelde cijfers en feiten\",\n", "");
    assert_eq!(without.problems(), []);
}

#[test]
fn an_id_begins_with_its_parents() {
    let check = |path: &str, old: &str, new: &str, expected: &str| {
        let place = format!("id: \"{new}\"");
        let kind = ProblemKind::IdOutsideParent { expected: expected.to_owned() };
        Content::built_in().replace(path, &format!("\"{old}\""), &format!("\"{new}\"")).expect(path, &place, new, kind);
    };
    check(URGENCY, "urgentiebesef.2", "urgentie.2", "urgentiebesef.");
    check(URGENCY, "urgentiebesef.2", "urgentiebesef.", "urgentiebesef.");
    check(URGENCY, "urgentiebesef.stap.1", "urgentiebesef.stap1", "urgentiebesef.stap.");
    check(URGENCY, "urgentiebesef.praktijk.1", "urgentiebesef.noot.1", "urgentiebesef.praktijk.");
    check("principles/6-som-is-meer.ron", "som-is-meer.letop.1", "som-is-meer.let-op.1", "som-is-meer.letop.");
}

#[test]
fn numbers_are_not_used_twice() {
    Content::built_in().replace(STRENGTH, "number: 2,", "number: 1,").expect(
        STRENGTH,
        "id: \"lokale-kracht\"",
        "lokale-kracht",
        ProblemKind::DuplicateNumber(1),
    );
    Content::built_in().replace("principles/6-som-is-meer.ron", "number: 6,", "number: 5,").expect(
        "principles/6-som-is-meer.ron",
        "id: \"som-is-meer\"",
        "som-is-meer",
        ProblemKind::DuplicateNumber(5),
    );
}

#[test]
fn references_lead_somewhere() {
    let check = |path: &str, old: &str, new: &str, id: &str| {
        let place = format!("\"{new}\"");
        let kind = ProblemKind::UnknownReference { to: new.to_owned() };
        Content::built_in().replace(path, &format!("\"{old}\""), &place).expect(path, &place, id, kind);
    };
    check(URGENCY, "fundament", "fundering", "urgentiebesef");
    check(URGENCY, "uyterlinde-2021", "uyterlinde-2020", "urgentiebesef.1");
    check("starter_questions.ron", "randvoorwaarden-principes", "tijdschrift", "startvraag.1");
    check("principles/6-som-is-meer.ron", "koning-2020", "koning-2019", "som-is-meer");
}

#[test]
fn texts_are_not_empty() {
    let check = |path: &str, field: &'static str, id: &str| {
        let mut content = Content::built_in();
        let text = &mut content.file(path).text;
        // The first field of this name after the id.
        let unit = text.find(&format!("id: \"{id}\"")).expect("the unit is there");
        let start = unit + text[unit..].find(&format!("{field}: \"")).expect("the field is there") + field.len() + 3;
        let end = start + text[start..].find('"').expect("the text ends");
        text.replace_range(start..end, " ");
        content.expect(path, &format!("id: \"{id}\""), id, ProblemKind::EmptyText { field });
    };
    check("building_blocks.ron", "question", "coalitie");
    check("interventions.ron", "title", "jeugd");
    check("interventions.ron", "intended_result", "rolmodellen");
    check("sources.ron", "used_for", "impulsgemeenten");
    check("sources.ron", "reference", "wood-2019");
    check("starter_questions.ron", "help", "startvraag.7");
    check("principles/6-som-is-meer.ron", "municipality", "som-is-meer");
    check("principles/6-som-is-meer.ron", "text", "som-is-meer.letop.1");
    for (field, id) in [
        ("title", "urgentiebesef"),
        ("why", "urgentiebesef"),
        ("text", "urgentiebesef.4"),
        ("help", "urgentiebesef.4"),
        ("heading", "urgentiebesef.4"),
        ("text", "urgentiebesef.stap.2"),
        ("text", "urgentiebesef.praktijk.1"),
    ] {
        check(URGENCY, field, id);
    }
}

#[test]
fn anchors_and_hints_are_not_empty() {
    let check = |start: &str, field: &'static str| {
        let mut content = Content::built_in();
        let text = &mut content.file(URGENCY).text;
        let begin = text.find(start).expect("the text is there") + start.len();
        let end = begin + text[begin..].find('"').expect("the text ends");
        text.replace_range(begin..end, " ");
        content.expect(URGENCY, "id: \"urgentiebesef.1\"", "urgentiebesef.1", ProblemKind::EmptyText { field });
    };
    check(" in_order: \"", "anchors.in_order");
    check(" partly: \"", "anchors.partly");
    check(" not_in_order: \"", "anchors.not_in_order");
    check("evidence_hints: [\n                \"", "evidence_hints");
}

#[test]
fn an_id_is_not_empty() {
    let problems = Content::built_in().replace("interventions.ron", "\"rolmodellen\"", "\"\"").problems();
    let [problem] = problems.as_slice() else { panic!("{problems:#?}") };
    assert_eq!((problem.file.as_str(), &problem.kind), ("interventions.ron", &ProblemKind::EmptyText { field: "id" }));
    assert!(problem.line.is_some());
}

#[test]
fn lists_are_not_empty() {
    let (opening, closing) = ITEMS;
    Content::built_in().empty_list(URGENCY, opening, closing).expect(
        URGENCY,
        "id: \"urgentiebesef\"",
        "urgentiebesef",
        ProblemKind::EmptyList { field: "items" },
    );
    Content::built_in().empty_list("principles/6-som-is-meer.ron", "    caution: [", "\n    ]").expect(
        "principles/6-som-is-meer.ron",
        "id: \"som-is-meer\"",
        "som-is-meer",
        ProblemKind::EmptyList { field: "caution" },
    );
    Content::built_in().without(URGENCY).without(STRENGTH).expect(
        "building_blocks.ron",
        "id: \"fundament\"",
        "fundament",
        ProblemKind::EmptyList { field: "preconditions" },
    );
}

#[test]
fn a_short_title_fits_in_a_stone() {
    let title = "k".repeat(29);
    let kind = ProblemKind::TooLong { field: "short_title", room: 28 };
    Content::built_in().replace(STRENGTH, "short_title: \"Lokale kracht\"", &format!("short_title: \"{title}\"")).expect(
        STRENGTH,
        "id: \"lokale-kracht\"",
        "lokale-kracht",
        kind,
    );
}

#[test]
fn there_is_an_end_to_how_much_fits() {
    let (opening, closing) = ITEMS;
    let mut content = Content::built_in();
    let text = &content.file(URGENCY).text;
    let (_, list) = text.split_once(opening).expect("the list begins");
    let (items, _) = list.split_once(closing).expect("the list ends");
    let more: String = (1..=10).map(|copy| items.replace("\"urgentiebesef.", &format!("\"urgentiebesef.{copy}."))).collect();
    let kind = ProblemKind::TooMany { field: "items", room: 40 };
    let more = format!("{opening}{more}");
    content = content.replace(URGENCY, opening, &more);
    content.expect(URGENCY, "id: \"urgentiebesef\"", "urgentiebesef", kind);

    let mut content = Content::built_in();
    let first = content.file(URGENCY).clone();
    for number in 13..=61 {
        let path = format!("preconditions/{number}.ron");
        let text = first
            .text
            .replace("\"urgentiebesef", &format!("\"kopie-{number}"))
            .replace("number: 1,", &format!("number: {number},"));
        content.0.push(ContentFile { path, text });
    }
    let kind = ProblemKind::TooMany { field: "preconditions", room: 60 };
    content.expect("preconditions/61.ron", "id: \"kopie-61\"", "kopie-61", kind);
}

#[test]
fn every_problem_is_reported_at_once() {
    let places = |content: Content| -> Vec<(String, Option<String>)> {
        content.problems().into_iter().map(|problem| (problem.file, problem.id)).collect()
    };
    let syntax = Content::built_in()
        .replace(URGENCY, "number: 1,", "number: ,")
        .replace("edition.ron", "title:", "tittle:")
        .without("sources.ron");
    assert_eq!(
        places(syntax),
        [("edition.ron".to_owned(), None), (URGENCY.to_owned(), None), ("sources.ron".to_owned(), None)]
    );
    let sense = Content::built_in()
        .replace(URGENCY, "\"fundament\"", "\"fundering\"")
        .replace(URGENCY, "\"nelen-2021\"", "\"nelen-2020\"")
        .replace("starter_questions.ron", "\"startvraag.2\"", "\"startvraag.1\"");
    let some = |id: &str| Some(id.to_owned());
    assert_eq!(
        places(sense),
        [
            (URGENCY.to_owned(), some("urgentiebesef")),
            (URGENCY.to_owned(), some("urgentiebesef.4")),
            ("starter_questions.ron".to_owned(), some("startvraag.1")),
        ]
    );
}
