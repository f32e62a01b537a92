//! The library of examples from practice: each link and each figure is where its source has it, a broken library is reported
//! with its places, and what is asked of it comes in its order.

use wijkpeil::content::{
    Catalogue, Content, ContentFile, ContentProblem, DocumentId, ExampleInterventionId, Filter, ItemId, Library, Linked,
    MOST_EXAMPLES, PlanLineKind, PointId, PracticeEntry, PracticeId, PracticeKind, PreconditionId, PrincipleId, ProblemKind,
    Role, Scale, ScanState, ShownLink, TargetGroup, Told,
};
use wijkpeil::words;

const LINKS: &str = include_str!("practice_links.txt");
const FIGURES: &str = include_str!("practice_figures.txt");

/// The rows of a table, without what is said above and below it.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split(" | ").collect())
}

#[test]
fn every_link_stands_where_the_source_says_so() {
    let mut found = Vec::new();
    for entry in Library::built_in().entries() {
        let id = &entry.id;
        for link in &entry.shows {
            for target in &link.items {
                found.push(format!("{id} | {} | {:?} | {:?} | {}", target.as_str(), link.role, link.strength, link.place));
            }
        }
        for link in &entry.uses {
            let points: Vec<&str> = link.points.iter().map(PointId::as_str).collect();
            let targets = if points.is_empty() { vec![link.principle.as_str()] } else { points };
            found.extend(targets.iter().map(|target| format!("{id} | {target} | - | {:?} | {}", link.strength, link.place)));
        }
        found.extend(entry.interventions.iter().map(|intervention| format!("{id} | {intervention} | intervention")));
    }
    let expected: Vec<String> = rows(LINKS).map(|row| row.into_iter().take(5).collect::<Vec<_>>().join(" | ")).collect();
    let missing: Vec<&String> = expected.iter().filter(|link| !found.contains(link)).collect();
    let new: Vec<&String> = found.iter().filter(|link| !expected.contains(link)).collect();
    assert!(missing.is_empty() && new.is_empty(), "not in the library: {missing:#?}\nin no source: {new:#?}");
    assert_eq!(found.len(), expected.len());
}

#[test]
fn every_figure_stands_where_the_source_has_it() {
    let figures = Library::built_in().entries().iter().flat_map(|entry| entry.figures.iter().map(move |it| (entry, it)));
    let found: Vec<String> = figures.map(|(entry, it)| format!("{} | {} | {}", entry.id, it.value, it.place)).collect();
    let expected: Vec<String> = rows(FIGURES).map(|row| row[..3].join(" | ")).collect();
    assert_eq!(found, expected);
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    for row in rows(FIGURES) {
        let [entry, value, _, quoted] = row[..] else { panic!("{row:?}") };
        let same_words = quoted.to_lowercase().contains(&value.to_lowercase());
        let same_number = !digits(value).is_empty() && digits(value) == digits(quoted);
        assert!(same_words || same_number, "{entry}: the source says {quoted}, and not {value}");
    }
}

/// The lines of a scan that a place names, as `001:760-764, 779-813`.
fn is_place(place: &str) -> bool {
    let Some((scan, lines)) = place.split_once(':') else { return false };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_range = |range: &str| match range.split_once('-') {
        None => is_number(range),
        Some((first, last)) => {
            let number = |text: &str| text.parse::<u16>().ok();
            is_number(first) && is_number(last) && number(first) < number(last)
        }
    };
    matches!(scan, "000" | "001" | "002" | "004") && lines.split(", ").all(is_range)
}

#[test]
fn every_place_is_that_of_the_source_that_the_entry_names() {
    let library = Library::built_in();
    for entry in library.entries() {
        let scan = match entry.source.document.as_str() {
            "impulsgemeenten" => "000:",
            "inspiratieboek" => "001:",
            "zwolle-programmaplan" => "002:",
            "lokale-weerbaarheid" => "004:",
            other => panic!("{other}"),
        };
        let places = entry.shows.iter().map(|link| &link.place).chain(entry.uses.iter().map(|link| &link.place));
        for place in places.chain(entry.figures.iter().map(|figure| &figure.place)) {
            // What entries of one scan also rest on stands in that scan.
            let place = place.replace(&format!(", {scan}"), ", ");
            assert!(place.starts_with(scan) && is_place(&place), "{}: {place}", entry.id);
        }
    }
    let template = &library.templates()[0];
    let lines = template.lines().map(|(_, line)| &line.place);
    let groups = template.groups.iter().map(|group| &group.place);
    let risks = template.risks.iter().map(|risk| &risk.place).chain([&template.risk_rule.place]);
    for place in lines.chain(groups).chain(risks) {
        assert!(place.starts_with("002:") && is_place(place), "{place}");
    }
}

#[test]
fn the_library_holds_what_the_sources_tell() {
    let count = |kind| Library::built_in().entries().iter().filter(|entry| entry.kind == kind).count();
    assert_eq!(PracticeKind::ALL.map(count), [1, 10, 16, 1, 9]);
    for entry in Library::built_in().entries() {
        // Each names a document of which the name can be told.
        assert!(Library::built_in().document(&entry.source.document).is_some(), "{}", entry.id);
        // A short account that breaks off says so.
        let broken = entry.scan != ScanState::Complete;
        assert_eq!(broken, words::scan_state(entry.scan).is_some());
        // Reasons name whose example it is, as they stand without it in the walk.
        let named = entry.municipality.as_deref().and_then(|name| name.split(' ').next()).unwrap_or_default();
        for link in &entry.shows {
            assert!(link.reason.starts_with(named) && link.reason.contains(": "), "{}: {}", entry.id, link.reason);
        }
    }
    assert!(Library::built_in().document(&DocumentId::new("wijkpeil")).is_none(), "what no entry names is not kept");
}

/// How many words each sentence of a text has.
fn sentences(text: &str) -> Vec<usize> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let ends = |word: &&str| word.ends_with(['.', '?', '!']);
    words.split_inclusive(ends).map(<[_]>::len).collect()
}

#[test]
fn sentences_are_short() {
    let library = Library::built_in();
    let examples = library.entries().iter().map(|entry| (entry.id.as_str(), entry.story().collect::<Vec<_>>(), reasons(entry)));
    let templates = library.templates().iter().map(|one| (one.id.as_str(), one.texts().collect(), Vec::new()));
    for (id, texts, reasons) in examples.chain(templates) {
        let lengths: Vec<usize> = texts.iter().flat_map(|text| sentences(text)).collect();
        let average = lengths.iter().sum::<usize>() as f64 / lengths.len() as f64;
        assert!(average <= 15.0, "{id}: {average:.1} words a sentence");
        let longest =
            texts.iter().flat_map(|text| sentences(text)).chain(reasons.iter().flat_map(|text| sentences(text))).max();
        assert!(longest <= Some(25), "{id}: a sentence of {longest:?} words");
        for reason in reasons {
            assert_eq!(sentences(reason).len(), 1, "{id}: {reason}");
        }
    }
    assert_eq!(sentences("Een. Twee drie? Vier"), [1, 2, 1]);
}

fn reasons(entry: &PracticeEntry) -> Vec<&str> {
    entry.shows.iter().map(|link| &*link.reason).chain(entry.uses.iter().map(|link| &*link.reason)).collect()
}

fn named<L>(examples: &[Linked<'_, L>]) -> Vec<String> {
    examples.iter().map(|example| example.entry.id.as_str().trim_start_matches("praktijk.").to_owned()).collect()
}

#[test]
fn the_strongest_examples_come_first() {
    let library = Library::built_in();
    let of = |id: &str| library.examples_for_precondition(&PreconditionId::new(id));
    assert_eq!(
        named(&of("urgentiebesef")),
        [
            "nieuwegein-nypels",
            "schiedam-nieuwland",
            "bronckhorst-buitengebied",
            "oss-integrale-werkwijze",
            "zaanstad-woonfraude"
        ]
    );
    let one = of("bestuurskracht");
    let roles: Vec<_> = one.iter().map(|example| (example.link.strength, example.link.role)).collect();
    assert!(roles.is_sorted(), "{roles:?}");
    assert!(roles.iter().any(|(_, role)| *role == Role::Obstacle), "an obstacle is an example too: {roles:?}");
    // Where something worked and something lacked, both are told.
    let tilburg = of("langdurige-aanpak").into_iter().next().unwrap();
    assert_eq!(tilburg.entry.id.as_str(), "praktijk.tilburg-familieaanpak");
    assert_eq!(tilburg.link.role, Role::Shows);
    assert_eq!(tilburg.more.iter().map(|link| link.role).collect::<Vec<_>>(), [Role::Obstacle]);

    for precondition in Catalogue::built_in().preconditions() {
        let examples = of(precondition.id.as_str());
        assert!((1..=MOST_EXAMPLES).contains(&examples.len()), "{}", precondition.id);
        let keys: Vec<_> = examples.iter().map(|example| (example.link.strength, example.link.role)).collect();
        assert!(keys.is_sorted(), "{}: {keys:?}", precondition.id);
    }
    assert!(of("bestaat-niet").is_empty());
}

#[test]
fn an_item_a_principle_and_an_intervention_have_their_own_examples() {
    let library = Library::built_in();
    let item = |id: &str| named(&library.examples_for_item(&ItemId::new(id)));
    assert_eq!(item("samenwerkingsverband.1"), ["schiedam-nieuwland", "bronckhorst-buitengebied", "sittard-geleen-jongeren"]);
    assert_eq!(item("urgentiebesef.99"), [""; 0]);
    let principle = |id: &str| named(&library.examples_for_principle(&PrincipleId::new(id)));
    assert_eq!(principle("soort-zoekt-soort"), ["tilburg-familieaanpak"]);
    assert_eq!(principle("sociale-bewijskracht"), [""; 0]);
    assert_eq!(principle("bekend-maakt-bemind").len(), MOST_EXAMPLES);
    let intervention = library.examples_for_intervention(&ExampleInterventionId::new("integrale-controles"));
    let ids: Vec<&str> = intervention.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["praktijk.bronckhorst-buitengebied", "praktijk.zoetermeer-bedrijventerreinen"]);

    // What the sources do not show, nothing is shown for.
    let shown = |id: &str| !library.examples_for_item(&ItemId::new(id)).is_empty();
    for id in ["kennis-mandaat-vertrouwen.4", "juiste-professional.6", "korte-termijn-successen.2", "lokale-kracht.3"] {
        assert!(!shown(id), "{id}");
    }
}

#[test]
fn filters_let_through_what_fits_all_of_them() {
    let library = Library::built_in();
    let check = |filter: Filter, expected: &[&str]| {
        let found: Vec<&str> =
            library.filtered(&filter).map(|entry| entry.id.as_str().trim_start_matches("praktijk.")).collect();
        assert_eq!(found, expected, "{filter:?}");
    };
    let none = Filter::default;
    assert!(none().is_empty());
    assert_eq!(library.filtered(&none()).count(), library.entries().len());
    check(Filter { kind: Some(PracticeKind::Programme), ..none() }, &["zwolle-programma"]);
    check(Filter { municipality: Some("Tilburg".to_owned()), ..none() }, &["tilburg-familieaanpak", "tilburg-groenewoud"]);
    check(Filter { scale: Some(Scale::National), ..none() }, &["landelijk-mobiel-banditisme"]);
    check(Filter { target_group: Some(TargetGroup::DrugUsers), ..none() }, &["enschede-glanerbrug"]);
    check(Filter { principle: Some(PrincipleId::new("soort-zoekt-soort")), ..none() }, &["tilburg-familieaanpak"]);
    // Success and obstacles are those at the randvoorwaarde that was chosen.
    let lasting = || Some(PreconditionId::new("langdurige-aanpak"));
    let tilburg = || Some("Tilburg".to_owned());
    let told = |told| Filter { precondition: lasting(), municipality: tilburg(), told: Some(told), ..none() };
    check(told(Told::Worked), &["tilburg-familieaanpak"]);
    check(told(Told::Hindered), &["tilburg-familieaanpak"]);
    let zaanstad = Filter { precondition: lasting(), municipality: Some("Zaanstad".to_owned()), ..none() };
    check(Filter { told: Some(Told::Hindered), ..zaanstad.clone() }, &["zaanstad-back-on-track"]);
    check(Filter { told: Some(Told::Worked), ..zaanstad }, &[]);

    let names = library.municipalities();
    assert!(names.is_sorted() && names.len() == 21 && names.contains(&"Capelle aan den IJssel"), "{names:?}");
    assert_eq!(library.get(&PracticeId::new("praktijk.elders")), None);
}

#[test]
fn the_template_follows_the_roadmap() {
    let template = &Library::built_in().templates()[0];
    let owners: Vec<&str> = template.groups.iter().map(|group| &*group.owner).collect();
    assert_eq!(
        owners,
        [
            "Beleidsadviseur HR",
            "Strategisch adviseur Veiligheid",
            "Beleidsadviseur Veiligheid en Leefbaarheid",
            "Strategisch adviseur Veiligheid"
        ]
    );
    // The columns of the printed row are 2019 (its fourth quarter is quarter 0), 2020, 2021 and 2022.
    for (_, line) in template.lines() {
        let columns: Vec<&str> = line.printed.split(" | ").collect();
        assert_eq!(columns.len(), 4, "{}", line.printed);
        let quarter = |column: usize, word: &str| {
            let words = columns[column].split(", ").find(|part| part.ends_with(word))?;
            let number: u8 = words.strip_prefix('K')?.split(' ').next()?.parse().ok()?;
            // Quarter 4 of column 0 is quarter 0.
            (column as u8 * 4 + number).checked_sub(4)
        };
        let printed = |word: &str| (0..4).find_map(|column| quarter(column, word));
        match line.kind {
            PlanLineKind::Explore => {
                assert_eq!((printed("verkennen"), line.ready), (Some(line.start), Some(line.start)), "{}", line.id);
            }
            PlanLineKind::Work if line.printed.contains("doorontwikkelen") && line.ready.is_none() => {
                let first = columns.iter().position(|column| column.contains("doorontwikkelen")).unwrap();
                assert_eq!(usize::from(line.start), first * 4 - 3, "{}", line.id);
            }
            PlanLineKind::Work => {
                assert_eq!(line.ready, printed("gereed"), "{}", line.id);
                if let Some(start) = printed("start") {
                    assert_eq!((line.start, line.start_is_printed), (start, true), "{}", line.id);
                }
            }
        }
    }
}

const TILBURG: &str = "practice/02-tilburg-familieaanpak.ron";
const LEARNING: &str = "practice/29-handreiking-leren.ron";
const TEMPLATE: &str = "plan_templates/zwolle.ron";

/// The built-in files with something else in one of them.
fn with(path: &str, old: &str, new: &str) -> Vec<ContentFile> {
    let mut files = Catalogue::built_in_files();
    let file = files.iter_mut().find(|file| file.path == path).expect("the content has this file");
    assert!(file.text.contains(old), "{path} has no {old}");
    file.text = file.text.replacen(old, new, 1);
    files
}

fn problems(files: &[ContentFile]) -> Vec<ContentProblem> {
    Content::from_files(files).err().unwrap_or_default()
}

/// Expects exactly this problem, on the line where `place` stands for the last time.
fn check(path: &str, (old, new): (&str, &str), place: &str, id: &str, kind: ProblemKind) {
    let files = with(path, old, new);
    let text = &files.iter().find(|file| file.path == path).unwrap().text;
    let line = text[..text.rfind(place).expect("the place is in the file")].matches('\n').count() + 1;
    let expected = ContentProblem { file: path.to_owned(), line: Some(line), column: None, id: Some(id.to_owned()), kind };
    assert_eq!(problems(&files), [expected]);
}

#[test]
fn a_link_of_an_example_leads_somewhere() {
    let id = "praktijk.tilburg-familieaanpak";
    let unknown = |old: &str, new: &str| {
        let (old, place) = (format!("\"{old}\""), format!("\"{new}\""));
        check(TILBURG, (&old, &place), &place, id, ProblemKind::UnknownReference { to: new.to_owned() });
    };
    unknown("juiste-professional.1", "juiste-professional.9");
    // An item of another randvoorwaarde does not show this one.
    unknown("juiste-professional.1", "bestuurskracht.1");
    unknown("juiste-professional.1", "juiste-professional.praktijk.9");
    unknown("juiste-professional", "goede-professional");
    unknown("som-is-meer", "som-is-minder");
    unknown("soort-zoekt-soort.toepassen.1", "som-is-meer.toepassen.1");
    unknown("families-gezinnen", "families");
    unknown("inspiratieboek", "prentenboek");
}

#[test]
fn an_example_has_all_its_texts_within_their_room() {
    let id = "praktijk.tilburg-familieaanpak";
    let own = "id: \"praktijk.tilburg-familieaanpak\"";
    let many = |words: usize| vec!["woord"; words].join(" ");
    let text = |files: &[ContentFile], field: &str| {
        let text = &files.iter().find(|file| file.path == TILBURG).unwrap().text;
        let (_, rest) = text.split_once(&format!("{field}: \"")).unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    let files = Catalogue::built_in_files();
    let reason = text(&files, "reason");
    let long = many(21);
    let kind = ProblemKind::TooManyWords { field: "shows.reason", words: 21, room: 20 };
    check(TILBURG, (&reason, &long), &long, id, kind);
    let summary = text(&files, "summary");
    let long = many(26);
    // With a longer summary the whole may be too long as well.
    let found = problems(&with(TILBURG, &summary, &long));
    assert_eq!(found[0].kind, ProblemKind::TooManyWords { field: "summary", words: 26, room: 25 });
    let outlook = text(&files, "outlook");
    let found = problems(&with(TILBURG, &outlook, &many(180)));
    let kinds: Vec<&ProblemKind> = found.iter().map(|problem| &problem.kind).collect();
    assert!(matches!(kinds[..], [ProblemKind::TooManyWords { field: "practice", room: 180, .. }]), "{found:?}");
    for field in ["title", "summary", "outlook", "note", "municipality", "place"] {
        let (old, new) = (format!("{field}: \"{}\"", text(&files, field)), format!("{field}: \" \""));
        check(TILBURG, (&old, &new), own, id, ProblemKind::EmptyText { field });
    }
    let groups = ("target_groups: [Families]", "target_groups: []");
    check(TILBURG, groups, own, id, ProblemKind::EmptyList { field: "target_groups" });
    check(TILBURG, ("[\"juiste-professional.1\"]", "[]"), own, id, ProblemKind::EmptyList { field: "shows.items" });
    check(TILBURG, ("id: \"praktijk.t", "id: \"voorbeeld.t"), "id: \"v", "voorbeeld.tilburg-familieaanpak", {
        ProblemKind::IdOutsideParent { expected: "praktijk.".to_owned() }
    });
    let twice = "praktijk.lessen-tien-aanpakken";
    let place = format!("id: \"{twice}\"");
    check(TILBURG, (own, &place), &place, twice, ProblemKind::DuplicateId);
    let missing = problems(&with(TILBURG, "    evidence: Research,\n", ""));
    assert!(matches!(&missing[..], [ContentProblem { kind: ProblemKind::Syntax(_), .. }]), "{missing:?}");
}

#[test]
fn guidance_has_steps_and_an_example_without_links_says_why() {
    let mut files = Catalogue::built_in_files();
    let file = files.iter_mut().find(|file| file.path == LEARNING).unwrap();
    let (before, rest) = file.text.split_once("    steps: [").unwrap();
    let (_, after) = rest.split_once("\n    ],").unwrap();
    file.text = format!("{before}    steps: [],{after}");
    assert!(matches!(&problems(&files)[..], [ContentProblem { kind: ProblemKind::EmptyList { field: "steps" }, .. }]));
    let step = ("praktijk.handreiking-leren.stap.1", "praktijk.anders.stap.1");
    let kind = ProblemKind::IdOutsideParent { expected: "praktijk.handreiking-leren.stap.".to_owned() };
    check(LEARNING, step, "praktijk.anders.stap.1", "praktijk.anders.stap.1", kind);
    let mut files = Catalogue::built_in_files();
    let file = files.iter_mut().find(|file| file.path == "practice/14-brunssum-integriteit.ron").unwrap();
    let note = file.text.find("    note: ").unwrap();
    file.text.replace_range(note.., ")\n");
    let found = problems(&files);
    assert!(matches!(&found[..], [ContentProblem { kind: ProblemKind::EmptyText { field: "note" }, .. }]), "{found:?}");
}

#[test]
fn a_template_is_whole() {
    let line = "sjabloon.zwolle.bewust.2";
    let own = format!("id: \"{line}\"");
    let turned = ("start: 1, ready: 5, start_is_printed: true,", "start: 6, ready: 5, start_is_printed: true,");
    check(TEMPLATE, turned, &own, line, ProblemKind::ReadyBeforeStart);
    let unknown = ("lines: [\"sjabloon.zwolle.samenleving.3\"]", "lines: [\"sjabloon.zwolle.nergens\"]");
    let kind = ProblemKind::UnknownReference { to: "sjabloon.zwolle.nergens".to_owned() };
    check(TEMPLATE, unknown, "\"sjabloon.zwolle.nergens\"", "sjabloon.zwolle.risico.5", kind);
    let practice = ("practice: \"praktijk.zwolle-programma\"", "practice: \"praktijk.elders\"");
    let kind = ProblemKind::UnknownReference { to: "praktijk.elders".to_owned() };
    check(TEMPLATE, practice, "\"praktijk.elders\"", "sjabloon.zwolle", kind);
    let group = ("id: \"sjabloon.zwolle.bewust\"", "id: \"sjabloon.elders\"");
    let found = problems(&with(TEMPLATE, group.0, group.1));
    let outside = |problem: &&ContentProblem| matches!(problem.kind, ProblemKind::IdOutsideParent { .. });
    assert_eq!(found.iter().filter(outside).count(), 7, "the pillar and its six lines: {found:?}");
}

#[test]
fn a_folder_without_a_library_has_the_built_in_one() {
    let mut files = Catalogue::built_in_files();
    files.retain(|file| !file.path.starts_with("practice/") && !file.path.starts_with("plan_templates/"));
    let content = Content::from_files(&files).unwrap();
    assert!(!content.has_own_library());
    assert_eq!(content.library(), Library::built_in());

    let mut files = Catalogue::built_in_files();
    files.retain(|file| !file.path.starts_with("practice/") || file.path == TILBURG);
    files.retain(|file| !file.path.starts_with("plan_templates/"));
    let content = Content::from_files(&files).unwrap();
    assert!(content.has_own_library());
    assert_eq!(content.library().entries().len(), 1);
    assert!(content.library().templates().is_empty());
    assert_eq!(Content::from_files(&Catalogue::built_in_files()).unwrap().library(), Library::built_in());
}

#[test]
fn syntax_errors_of_the_library_are_told_with_those_of_the_questions() {
    let mut files = with(TILBURG, "kind: Approach", "kind: Story");
    let file = files.iter_mut().find(|file| file.path == "edition.ron").unwrap();
    file.text = file.text.replace("title:", "tittle:");
    let found: Vec<String> = problems(&files).into_iter().map(|problem| problem.file).collect();
    assert_eq!(found, ["edition.ron", TILBURG]);
}

#[test]
fn a_link_says_in_files_what_it_points_at() {
    let entry = Library::built_in().get(&PracticeId::new("praktijk.nieuwegein-nypels")).unwrap();
    let written = ron::to_string(entry).unwrap();
    assert_eq!(ron::from_str::<PracticeEntry>(&written).unwrap(), *entry);
    let is_note = |link: &&ShownLink| link.items.iter().any(|target| target.as_str() == "cultuuromslag.praktijk.1");
    assert_eq!(entry.shows.iter().filter(is_note).count(), 1);
}
