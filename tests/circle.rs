//! Leerkring: a folder of dossiers beside each other, as overview, tables and calendar.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::civil::date;
use serde_json::Value;
use wijkpeil::analysis::{CircleColumn, CircleFilter, DossierSummary, LearningCircle, plan_visits};
use wijkpeil::content::Catalogue;
use wijkpeil::model::Dossier;
use wijkpeil::report::{self, CirclePrint, Document, Orientation, PageItem};
use wijkpeil::store::{self, Overwrite, Passphrase, Scan, ScannedFolder, dossier_text};
use wijkpeil::words;

use crate::support::pdf::ReadBack;
use crate::support::program::Workplace;
use crate::support::wijken::{begun, fill, wijk};

fn built_in() -> Arc<Catalogue> {
    Arc::new(Catalogue::built_in().clone())
}

/// A folder `kring` with so many wijken, all concepts.
fn circle_of(number: usize) -> Workplace {
    let workplace = Workplace::new();
    let catalogue = built_in();
    fs::create_dir(workplace.path("kring")).unwrap();
    for at in 0..number {
        workplace.put(&name(at), dossier_text(&concept(at, &catalogue)));
    }
    workplace
}

/// A wijk with one measurement, a concept.
fn concept(number: usize, catalogue: &Catalogue) -> Dossier {
    let mut dossier = begun(number, catalogue);
    fill(dossier.measurements.open_mut().unwrap(), number, catalogue);
    dossier
}

fn name(at: usize) -> String {
    format!("kring/wijk-{at:03}.wijkpeil.ron")
}

fn scan(workplace: &Workplace, stop: &AtomicBool, progress: &(dyn Fn(usize, usize) + Sync)) -> ScannedFolder<String> {
    let (folder, data) = (workplace.path("kring"), workplace.data());
    let content = Catalogue::built_in();
    let scan = Scan { folder: &folder, passphrase: None, data: &data, content, stop, gives_way: false, progress };
    scan.run(dossier_text).unwrap()
}

fn json(workplace: &Workplace, options: &[&str]) -> Value {
    let outcome = workplace.wijkpeil(["leerkring", "kring", "--json", "--vandaag", "2026-11-26"]).args(options).run();
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    serde_json::from_str(&outcome.stdout).unwrap()
}

#[test]
fn a_quick_reader_gives_what_the_usual_one_gives() {
    let workplace = Workplace::new();
    fs::create_dir(workplace.path("kring")).unwrap();
    let catalogue = built_in();
    let mut others = Catalogue::example_dossier().replace("Urgentiebesef", "Besef");
    others = others.replace("wp-voorbeeld", "ander");
    for number in 0..4 {
        let mut dossier = wijk(number, &catalogue);
        // Looks like what is skipped, and is a text.
        dossier.profile.goal = format!("adoption: (snapshot: (setting: (content: ({number}\n content: (\n) \" \\ (");
        workplace.put(&name(number), dossier_text(&dossier));
    }
    workplace.put("kring/voorbeeld.wijkpeil.ron", Catalogue::example_dossier());
    workplace.put("kring/andere-inhoud.wijkpeil.ron", others);
    for schema in ["schema-1", "schema-1-maatlat", "zestig-acties"] {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/dossiers/{schema}.wijkpeil.ron"));
        fs::copy(from, workplace.path(&format!("kring/{schema}.wijkpeil.ron"))).unwrap();
    }
    let found = scan(&workplace, &AtomicBool::new(false), &|_, _| {});
    assert_eq!((found.dossiers.len(), found.unread.len()), (9, 0), "{:?}", found.unread);
    for (path, text) in &found.dossiers {
        assert!(*text == dossier_text(&store::open_dossier(path, None).unwrap()), "{}", path.display());
    }
}

#[test]
fn what_was_edited_by_hand_is_read_as_the_usual_reader_reads_it() {
    let workplace = Workplace::new();
    fs::create_dir(workplace.path("kring")).unwrap();
    let sound = dossier_text(&wijk(1, &built_in()));
    assert!(sound.contains("building_blocks"), "it was adopted");
    let edits = [
        ("", ""),
        ("(\n    schema: 1", "( // een \"\n    /* ( /* [ */ */ schema : 1"),
        ("schema: 1", "schema: 1 1"),
        ("schema: 1", "schema: 1\n.0"),
        ("neighbourhood: \"", "neighbourhood: r #\""),
        ("neighbourhood: \"", "neighbourhood: b \""),
        ("neighbourhood: \"Wijk 1\"", "neighbourhood: r#\"Wijk \"1\"   (a :  b)\"#"),
        ("neighbourhood: \"", "neighbourhood: : \""),
        ("neighbourhood: \"", "neighbour hood: \""),
        ("neighbourhood: \"Wijk 1", "neighbourhood: \"Wijk\r1 \r\n 2"),
        ("rating: ", "rating: Some "),
        ("InOrder", "In Order"),
        ("#![enable", "#! [ enable"),
        ("#![enable(implicit_some)]", "\u{feff}"),
        ("\n", "\r\n"),
        ("\n", " \r"),
    ];
    for (at, (from, to)) in edits.iter().enumerate() {
        let everywhere = from.starts_with('\n');
        let edited = if everywhere { sound.replace(from, to) } else { sound.replacen(from, to, 1) };
        assert!(from.is_empty() || edited != sound, "{from:?}");
        // Twice, so that its content is known the second time.
        workplace.put(&name(at), &edited);
        workplace.put(&name(at + 100), format!("{edited}\n\0 x"));
        workplace.put(&name(at + 200), edited);
    }
    let found = scan(&workplace, &AtomicBool::new(false), &|_, _| {});
    assert_eq!(found.dossiers.len() + found.unread.len(), 3 * edits.len());
    assert!(found.dossiers.len() > edits.len() && found.unread.len() > edits.len() / 2, "{}", found.dossiers.len());
    for (path, text) in &found.dossiers {
        assert_eq!(
            Ok(text),
            store::open_dossier(path, None).map(|dossier| dossier_text(&dossier)).as_ref(),
            "{}",
            path.display()
        );
    }
    for error in &found.unread {
        assert_eq!(Some(error), store::open_dossier(&error.path, None).as_ref().err());
    }
}

#[test]
fn a_known_content_that_was_damaged_is_found_all_the_same() {
    let workplace = Workplace::new();
    fs::create_dir(workplace.path("kring")).unwrap();
    let catalogue = built_in();
    let sound = dossier_text(&wijk(2, &catalogue));
    let at = sound.rfind("building_blocks").unwrap();
    for number in 0..3 {
        workplace.put(&name(number), &sound);
    }
    workplace.put(&name(3), format!("{}x{}", &sound[..at], &sound[at..]));
    workplace.put(&name(4), &sound[..sound.len() - 40]);
    workplace.put(&name(5), sound.replace("(\n    schema: 1", "(\n    schema: 999"));
    let found = scan(&workplace, &AtomicBool::new(false), &|_, _| {});
    let unread: Vec<(String, &str)> = found
        .unread
        .iter()
        .map(|error| (error.path.file_name().unwrap().to_string_lossy().into_owned(), error.kind.code()))
        .collect();
    let expected = [("wijk-003.wijkpeil.ron", "syntax"), ("wijk-004.wijkpeil.ron", "syntax")];
    let expected = expected.map(|(name, code)| (name.to_owned(), code)).into_iter();
    let expected: Vec<_> = expected.chain([("wijk-005.wijkpeil.ron".to_owned(), "newer_schema")]).collect();
    assert_eq!(unread, expected);
    for error in &found.unread {
        assert_eq!(Some(error), store::open_dossier(&error.path, None).as_ref().err());
    }
}

#[test]
fn twenty_damaged_files_among_two_hundred_are_listed_and_the_others_counted() {
    let workplace = circle_of(200);
    for at in (0..200).step_by(10) {
        let text = workplace.bytes(&name(at));
        workplace.put(&name(at), &text[..text.len() / 2]);
    }
    let found = json(&workplace, &[]);
    assert_eq!(found["rows"].as_array().unwrap().len(), 180);
    let unread = found["unread"].as_array().unwrap();
    assert_eq!(unread.len(), 20);
    assert!(unread.iter().all(|it| it["kind"] == "syntax"), "{unread:?}");
    let told = workplace.run(&["leerkring", "kring"]);
    assert!(told.stdout.contains("\nNiet meegeteld\n") && told.stdout.contains("180 wijken"), "{}", &told.stdout[..200]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_contains_itself_is_read_once() {
    use std::os::unix::fs::symlink;
    let workplace = circle_of(3);
    fs::create_dir(workplace.path("kring/in")).unwrap();
    symlink(workplace.path("kring"), workplace.path("kring/in/terug")).unwrap();
    symlink(workplace.path(&name(0)), workplace.path("kring/nog.wijkpeil.ron")).unwrap();
    symlink(workplace.path("nergens"), workplace.path("kring/weg.wijkpeil.ron")).unwrap();
    let found = json(&workplace, &[]);
    assert_eq!(found["rows"].as_array().unwrap().len(), 3);
    assert!(found["rows"].as_array().unwrap().iter().all(|row| row["copies"] == Value::Array(vec![])));
    assert_eq!(found["unread"][0]["kind"], "not_found");
}

#[test]
fn files_that_disappear_halfway_are_told_and_a_stop_ends_it() {
    let workplace = circle_of(60);
    let last = workplace.path(&name(59));
    let found = scan(&workplace, &AtomicBool::new(false), &|_, _| drop(fs::remove_file(&last)));
    assert_eq!((found.dossiers.len(), found.unread.len()), (59, 1));
    assert!(found.unread[0].is_missing() && found.unread[0].path == last);

    let workplace = circle_of(60);
    let stop = AtomicBool::new(false);
    let found = scan(&workplace, &stop, &|done, all| {
        assert_eq!(all, 60);
        stop.store(done >= 3, Ordering::Relaxed);
    });
    assert!(found.is_stopped && found.dossiers.len() < 60, "{}", found.dossiers.len());
    // What a stopped reader left out was not noted as gone.
    let found = scan(&workplace, &AtomicBool::new(false), &|_, _| {});
    assert_eq!((found.dossiers.len(), found.is_stopped), (60, false));
}

#[test]
fn a_share_that_disappears_halfway_is_told_and_nobody_waits_for_it() {
    let workplace = circle_of(60);
    let (folder, gone) = (workplace.path("kring"), workplace.path("weg"));
    let found = scan(&workplace, &AtomicBool::new(false), &|done, _| {
        if done == 20 {
            fs::rename(&folder, &gone).unwrap();
        }
    });
    // Each file is either read or told.
    assert_eq!(found.dossiers.len() + found.unread.len(), 60);
    assert!(found.dossiers.len() >= 20 && found.unread.len() > 10, "{} read", found.dossiers.len());
    assert!(found.unread.iter().all(store::StoreError::is_missing) && !found.is_stopped);
    fs::rename(&gone, &folder).unwrap();
    let found = scan(&workplace, &AtomicBool::new(false), &|_, _| {});
    assert_eq!((found.dossiers.len(), found.unread.len()), (60, 0));
}

#[test]
fn only_changed_files_are_read_again_and_nothing_is_touched() {
    let workplace = circle_of(12);
    let secret = "geheime wijk";
    let mut hidden = concept(90, &built_in());
    secret.clone_into(&mut hidden.profile.neighbourhood);
    let passphrase = Passphrase::new("vier woorden bij elkaar".to_owned()).unwrap();
    let protected = workplace.path("kring/beveiligd.wijkpeil.ron");
    store::write_dossier(&protected, &hidden, Some(&passphrase), Overwrite::Refuse).unwrap();
    let names = |workplace: &Workplace| crate::support::program::names_in(&workplace.path("kring"));
    let before = names(&workplace);
    let (first, second) = (json(&workplace, &[]), json(&workplace, &[]));
    assert_eq!(first, second);
    assert_eq!(first["unread"][0]["kind"], "passphrase_needed");
    assert_eq!(names(&workplace), before);
    let opened = workplace.typing(["leerkring", "kring", "--wachtzin-stdin"], "vier woorden bij elkaar\n").run();
    assert!(opened.stdout.contains(secret), "{opened:?}");
    let kept = crate::support::program::names_in(&workplace.data());
    assert_eq!(kept, ["leerkring"], "no versions, no places");
    let index = workplace.data().join("leerkring");
    for file in fs::read_dir(&index).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        assert!(text.contains("Wijk 3") && !text.contains(secret));
    }

    let again = |workplace: &Workplace| scan(workplace, &AtomicBool::new(false), &|_, _| {}).read;
    let workplace = circle_of(12);
    assert_eq!((again(&workplace), again(&workplace)), (12, 0));
    let mut changed = concept(3, &built_in());
    changed.profile.goal = "een ander doel".to_owned();
    workplace.put(&name(3), dossier_text(&changed));
    assert_eq!((again(&workplace), again(&workplace)), (1, 0));
    fs::remove_file(workplace.path(&name(4))).unwrap();
    assert_eq!(scan(&workplace, &AtomicBool::new(false), &|_, _| {}).dossiers.len(), 11);
    // What is kept is a convenience.
    for file in fs::read_dir(workplace.data().join("leerkring")).unwrap() {
        fs::write(file.unwrap().path(), b"{\"read_with\": ").unwrap();
    }
    assert_eq!((again(&workplace), again(&workplace)), (11, 0));
}

#[test]
fn erasing_a_dossier_forgets_what_was_read_of_folders() {
    let workplace = circle_of(2);
    json(&workplace, &[]);
    assert!(workplace.data().join("leerkring").is_dir());
    let erased = workplace.run(&["wis", &name(0), "--ja"]);
    assert_eq!(erased.status, Some(0), "{erased:?}");
    assert!(!workplace.data().join("leerkring").exists());
}

fn summaries(number: usize) -> Vec<(String, DossierSummary)> {
    let catalogue = built_in();
    (0..number).map(|at| (name(at), DossierSummary::of(&wijk(at, &catalogue), &catalogue))).collect()
}

#[test]
fn the_order_of_files_changes_nothing() {
    let catalogue = built_in();
    let mut dossiers = summaries(9);
    let mut copy = dossiers[4].clone();
    copy.0 = "kopie".to_owned();
    dossiers.push(copy);
    let circle = |dossiers: &[_]| LearningCircle::of(&catalogue, dossiers, &CircleFilter::default());
    let expected = circle(&dossiers);
    assert_eq!(expected.rows.len(), 9);
    assert_eq!(expected.rows.iter().filter(|row| !row.copies.is_empty()).count(), 1);
    for turn in 1..dossiers.len() {
        dossiers.rotate_left(turn);
        dossiers.swap(0, turn / 2);
        assert!(circle(&dossiers) == expected);
    }
}

/// Who could go to whom about what.
fn pairs(circle: &LearningCircle) -> BTreeSet<(String, String, String)> {
    let id = |row: usize| circle.rows[row].id.to_string();
    let about = |column: usize| circle.columns[column].precondition.to_string();
    let of_column = |(at, column): (usize, &CircleColumn)| {
        let hosts = |guest: usize| column.in_order.iter().copied().filter(move |host| *host != guest);
        column.seeking.iter().flat_map(|guest| hosts(*guest).map(|host| (about(at), id(*guest), id(host)))).collect::<Vec<_>>()
    };
    circle.columns.iter().enumerate().flat_map(of_column).collect()
}

#[test]
fn without_a_dossier_only_its_row_and_its_pairs_are_gone() {
    let catalogue = built_in();
    let dossiers = summaries(8);
    let circle = |dossiers: &[_]| LearningCircle::of(&catalogue, dossiers, &CircleFilter::default());
    let whole = circle(&dossiers);
    assert!(pairs(&whole).len() > 20);
    for at in 0..dossiers.len() {
        let mut others = dossiers.clone();
        let (_, gone) = others.remove(at);
        let rest = circle(&others);
        let mut rows = whole.rows.clone();
        rows.retain(|row| row.id != gone.id);
        assert!(rest.rows == rows);
        let gone = gone.id.to_string();
        let left: BTreeSet<_> = pairs(&whole).into_iter().filter(|(_, guest, host)| *guest != gone && *host != gone).collect();
        assert_eq!(pairs(&rest), left);
    }
}

#[test]
fn who_seeks_is_sent_to_who_has_it_in_order() {
    let catalogue = built_in();
    let circle = LearningCircle::of(&catalogue, &summaries(7), &CircleFilter::default());
    let proposals = circle.proposals();
    for (at, column) in circle.columns.iter().enumerate() {
        let guests: Vec<usize> = proposals.iter().filter(|pair| pair.column == at).map(|pair| pair.guest).collect();
        assert_eq!(guests, column.seeking, "each is helped once");
        let hosts: BTreeSet<usize> = proposals.iter().filter(|pair| pair.column == at).map(|pair| pair.host).collect();
        assert!(hosts.len() > 1 || column.seeking.len() < 2 || column.in_order.len() < 3, "the work is spread");
    }
    let days =
        |today| -> Vec<String> { plan_visits(&proposals[..3], today).iter().map(|visit| visit.day.to_string()).collect() };
    assert_eq!(days(date(2027, 9, 4)), ["2027-10-04", "2027-10-11", "2027-10-18"], "from a Saturday on, Mondays");
    // Christmas is a Friday: the Wednesday before it; nobody works in the week after it.
    assert_eq!(days(date(2026, 11, 27)), ["2026-12-23", "2027-01-08", "2027-01-15"]);
    // King's Day is a Tuesday, and Easter Monday a Monday.
    assert_eq!(days(date(2027, 3, 30)), ["2027-04-28", "2027-05-04", "2027-05-11"]);
    assert_eq!(days(date(2027, 3, 1)), ["2027-03-30", "2027-04-05", "2027-04-12"]);
}

#[test]
fn a_circle_is_filtered_and_looks_back() {
    let catalogue = built_in();
    let dossiers = summaries(12);
    let circle = |filter| LearningCircle::of(&catalogue, &dossiers, &filter);
    assert_eq!(circle(CircleFilter { municipality: Some(" gemeente 1 ".to_owned()), ..CircleFilter::default() }).rows.len(), 2);
    let block = catalogue.building_blocks()[0].id.clone();
    let some = circle(CircleFilter { block: Some(block.clone()), ..CircleFilter::default() });
    assert_eq!(some.columns.len(), catalogue.preconditions_of(&block).count());
    let numbers = |circle: &LearningCircle| -> Vec<Option<u16>> {
        circle.rows.iter().map(|row| row.measurement.as_ref().map(|it| it.number)).collect()
    };
    let adopted = circle(CircleFilter { only_adopted: true, ..CircleFilter::default() });
    assert_eq!(numbers(&adopted).iter().filter(|number| **number == Some(0)).count(), 6, "half have a concept after it");
    assert_eq!(numbers(&circle(CircleFilter { measurement: Some(2), ..CircleFilter::default() })), [None; 12]);
    let since = circle(CircleFilter { since: Some(0), ..CircleFilter::default() });
    assert!(since.rows.iter().flat_map(|row| &row.cells).all(|cell| cell.change.is_some()));
}

#[test]
fn the_json_has_the_scores_of_each_dossier() {
    let workplace = circle_of(4);
    let circle = json(&workplace, &[]);
    for row in circle["rows"].as_array().unwrap() {
        let file = format!("kring/{}", row["file"].as_str().unwrap());
        let own: Value = serde_json::from_str(&workplace.run(&["scores", &file, "--json"]).stdout).unwrap();
        let own = own["preconditions"].as_array().unwrap();
        for (cell, own) in row["cells"].as_array().unwrap().iter().zip(own) {
            assert_eq!(cell["verdict"], own["verdict"]);
            assert_eq!(cell["counts"], own["counts"]);
            assert_eq!((&cell["low"], &cell["high"]), (&own["score"]["low"], &own["score"]["high"]));
        }
    }
}

#[test]
fn tables_and_calendars_are_the_same_each_time() {
    let workplace = circle_of(5);
    for file in ["kring.csv", "kring.xlsx", "kring.ics", "kring.pdf"] {
        let mut seen = Vec::new();
        for _ in 0..2 {
            let outcome = workplace.run(&["leerkring", "kring", "--uit", file, "--vandaag", "2026-11-26", "--overschrijf"]);
            assert_eq!(outcome.status, Some(0), "{outcome:?}");
            seen.push(workplace.bytes(file));
        }
        assert!(seen[0] == seen[1], "{file}");
    }
    assert!(workplace.bytes("kring.csv").starts_with("\u{feff}gemeente;wijk;".as_bytes()));
    assert!(workplace.bytes("kring.xlsx").starts_with(b"PK"));
    let calendar = String::from_utf8(workplace.bytes("kring.ics")).unwrap();
    let visits = json(&workplace, &[])["visits"].as_array().unwrap().len();
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), visits);
    assert!(visits > 5 && calendar.contains("op bezoek bij"));
    let again = workplace.run(&["leerkring", "kring", "--uit", "kring.csv"]);
    assert!(again.status == Some(1) && again.stderr.contains("--overschrijf"), "{again:?}");
}

#[test]
fn the_long_form_has_a_row_for_each_item_and_parts_for_each_gemeente() {
    let workplace = circle_of(11);
    let outcome = workplace.run(&["leerkring", "kring", "--lang", "--uit", "lang.csv"]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    let long = String::from_utf8(workplace.bytes("lang.csv")).unwrap();
    let items = Catalogue::built_in().items().count();
    assert_eq!(long.lines().count(), 1 + 11 * items);
    assert_eq!(long.lines().next().unwrap(), wijkpeil::tables::LONG_COLUMNS.join(","));
    let outcome = workplace.run(&["leerkring", "kring", "--lang", "--per-gemeente", "--uit", "deel.csv"]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    let part = |name: &str| String::from_utf8(workplace.bytes(name)).unwrap().lines().count();
    assert_eq!((part("deel-gemeente-0.csv"), part("deel-gemeente-1.csv")), (1 + 10 * items, 1 + items));
}

/// Two wijken of one name and gemeente, and another one.
fn namesakes() -> Workplace {
    let workplace = circle_of(3);
    let catalogue = built_in();
    let mut other = concept(30, &catalogue);
    other.profile = concept(1, &catalogue).profile;
    workplace.put("kring/naamgenoot.wijkpeil.ron", dossier_text(&other));
    workplace
}

#[test]
fn wijken_of_one_name_are_told_apart_by_their_files() {
    let workplace = namesakes();
    let told = workplace.run(&["leerkring", "kring"]).stdout;
    for file in ["naamgenoot", "wijk-001"] {
        assert!(told.contains(&format!("Wijk 1 (Gemeente 0; bestand {file})")), "{told}");
    }
    assert!(told.contains("\nWijk 2 (Gemeente 0): "), "{told}");
    workplace.run(&["leerkring", "kring", "--uit", "kring.csv"]);
    let table = String::from_utf8(workplace.bytes("kring.csv")).unwrap();
    assert!(table.contains(";Wijk 1 (bestand naamgenoot);") && table.contains(";Wijk 2;"), "{table}");
}

/// The circle of a folder, as it is printed.
fn printed(number: usize) -> Document {
    let catalogue = built_in();
    let circle = LearningCircle::of(&catalogue, &summaries(number), &CircleFilter::default());
    let today = date(2026, 11, 26);
    let proposals = circle.proposals();
    let visits: Vec<_> = plan_visits(&proposals[..proposals.len().min(4)], today)
        .iter()
        .filter_map(|visit| words::circle_visit(&catalogue, &circle, visit))
        .collect();
    let unread = [("kapot.wijkpeil.ron".to_owned(), "Het bestand ‘kapot.wijkpeil.ron’ is beschadigd.".to_owned())];
    let print = CirclePrint {
        catalogue: &catalogue,
        name: "Zuid",
        filter: &CircleFilter::default(),
        circle: &circle,
        proposals: &proposals,
        visits: &visits,
        unread: &unread,
        today,
    };
    print.overview()
}

#[test]
fn the_overview_is_printed_on_its_side_and_the_agenda_upright() {
    for (number, on_their_side) in [(4, 1), (12, 1), (40, 3)] {
        let document = printed(number);
        let layout = report::layout(&document);
        let lie: Vec<Orientation> = layout.pages.iter().map(|page| page.orientation).collect();
        let turned = lie.iter().take_while(|it| **it == Orientation::Landscape).count();
        assert_eq!(turned, on_their_side, "{number} wijken");
        assert!(lie[turned..].iter().all(|it| *it == Orientation::Portrait) && lie.len() > turned);
        // Nothing stands outside the margins of its page.
        for page in &layout.pages {
            let (right, bottom) = (page.width() - 60.0, page.height() - 28.0);
            for item in page.runs.iter().flat_map(|run| &run.items) {
                if let PageItem::Text(text) = item {
                    assert!(
                        text.x > 60.0 && text.baseline < bottom && (text.turned != 0.0 || text.x + text.width < right + 3.0),
                        "{text:?}"
                    );
                }
            }
        }
        let heard = layout.to_string();
        assert!(
            heard.contains("deels, zoekt") && heard.contains("Bezoekagenda") && heard.contains("kapot.wijkpeil.ron"),
            "{heard}"
        );
        assert!(heard.contains("Geen totaal en geen rangorde") && heard.contains("Neemt mee"));
    }
}

#[test]
fn the_printed_overview_is_a_table_with_its_headings() {
    let workplace = circle_of(5);
    let outcome = workplace.run(&["leerkring", "kring", "--uit", "kring.pdf", "--vandaag", "2026-11-26"]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    let first = workplace.bytes("kring.pdf");
    let pdf = ReadBack::new(&first);
    let structure = pdf.structure();
    assert!(structure.contains("TH") && structure.contains("TD"), "{structure}");
    assert!(pdf.spoken().contains("op orde") && pdf.spoken().contains("Wijk 3"), "{}", pdf.spoken());
    workplace.run(&["leerkring", "kring", "--uit", "kring.pdf", "--vandaag", "2026-11-26", "--overschrijf"]);
    assert!(workplace.bytes("kring.pdf") == first, "the same each time");
}

#[test]
fn an_adopted_and_a_protected_dossier_become_tables_too() {
    let workplace = Workplace::new();
    let catalogue = built_in();
    let adopted = wijk(2, &catalogue);
    workplace.put("vast.wijkpeil.ron", dossier_text(&adopted));
    let outcome = workplace.run(&["tabel", "vast.wijkpeil.ron", "--meting", "0", "--uit", "vast.csv"]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    let table = String::from_utf8(workplace.bytes("vast.csv")).unwrap();
    let said: Vec<&str> = adopted.measurements.get(0).unwrap().answers.values().map(|answer| &*answer.evidence).collect();
    assert!(said.len() > 50 && said.iter().all(|evidence| table.contains(evidence)), "{table}");
    let passphrase = Passphrase::new("vier woorden bij elkaar".to_owned()).unwrap();
    let protected = workplace.path("dicht.wijkpeil.ron");
    store::write_dossier(&protected, &adopted, Some(&passphrase), Overwrite::Refuse).unwrap();
    let refused =
        workplace.typing(["tabel", "dicht.wijkpeil.ron", "--uit", "dicht.csv", "--wachtzin-stdin"], "iets anders\n").run();
    assert!(refused.status == Some(1) && !workplace.path("dicht.csv").exists(), "{refused:?}");
    let opened = workplace
        .typing(
            ["tabel", "dicht.wijkpeil.ron", "--meting", "0", "--uit", "dicht.csv", "--wachtzin-stdin"],
            "vier woorden bij elkaar\n",
        )
        .run();
    assert!(opened.status == Some(0) && opened.stderr.contains("beveiligd"), "{opened:?}");
    assert!(workplace.bytes("dicht.csv") == workplace.bytes("vast.csv"));
}

#[test]
fn what_is_no_table_is_refused() {
    let workplace = circle_of(1);
    for arguments in [
        &["leerkring", "kring", "--uit", "kring.txt"][..],
        &["leerkring", "kring", "--lang", "--uit", "kring.xlsx"],
        &["leerkring", "kring", "--lang"],
        &["leerkring", "kring", "--per-gemeente", "--uit", "kring.csv"],
        &["leerkring", "kring", "--bouwsteen", "zolder"],
        &["tabel", "kring/wijk-000.wijkpeil.ron", "--uit", "tabel"],
        &["tabel", "kring/wijk-000.wijkpeil.ron", "--uit", "tabel.pdf"],
    ] {
        let outcome = workplace.run(arguments);
        assert!(outcome.status == Some(2) && !outcome.stderr.is_empty(), "{arguments:?}: {outcome:?}");
    }
    let missing = workplace.run(&["leerkring", "nergens"]);
    assert!(missing.status == Some(1) && missing.stderr.contains("nergens"), "{missing:?}");
}

#[test]
fn a_dossier_becomes_tables_and_its_actions_a_calendar() {
    let workplace = Workplace::new();
    workplace.put("wijk.wijkpeil.ron", Catalogue::example_dossier());
    let dossier: Dossier = store::parse_dossier(Catalogue::example_dossier().as_bytes()).unwrap();
    for file in ["tabel.csv", "tabel.xlsx", "acties.ics"] {
        let outcome = workplace.run(&["tabel", "wijk.wijkpeil.ron", "--uit", file, "--vandaag", "2026-11-26"]);
        assert_eq!(outcome.status, Some(0), "{outcome:?}");
    }
    let table = String::from_utf8(workplace.bytes("tabel.csv")).unwrap();
    let evidence = dossier.measurements.latest().answers.values().map(|answer| answer.evidence.as_str());
    let unquoted = table.replace("\"\"", "\"");
    assert!(evidence.clone().count() > 50 && evidence.into_iter().all(|evidence| unquoted.contains(evidence)));
    let calendar = String::from_utf8(workplace.bytes("acties.ics")).unwrap();
    let dated = dossier.actions.iter().filter(|action| action.status.is_open() && action.ready.is_some()).count();
    assert!(dated > 0 && calendar.matches("BEGIN:VEVENT").count() == dated, "{calendar}");
}
