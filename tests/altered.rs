//! A frozen measurement that was changed outside the program says so wherever it is printed.

use std::sync::Arc;

use jiff::civil::date;
use wijkpeil::analysis::freeze;
use wijkpeil::checksum::is_intact;
use wijkpeil::content::Catalogue;
use wijkpeil::model::Dossier;
use wijkpeil::report::{PageItem, ReportKind};
use wijkpeil::store;

use crate::support::dossiers::CountingIds;
use crate::support::printed;
use crate::support::program::Workplace;
use crate::support::report::Printed;

const DOSSIER: &str = "wijk.wijkpeil.ron";
const SAID: &str = "e vastgestelde 0-meting is buiten Wijkpeil om veranderd";

/// An adopted 0-meting and a 1-meting that was begun, as they stand in a file.
fn text() -> String {
    let mut dossier = printed::complete();
    let content = Arc::new(Catalogue::built_in().clone());
    let frozen = freeze(&dossier, &content, date(2026, 11, 24), "de stuurgroep".into()).unwrap();
    *dossier.measurements.open_mut().unwrap() = frozen;
    dossier.measurements.begin_next(&mut CountingIds::default());
    let first = Catalogue::built_in().items().next().unwrap().1.id.clone();
    let rating = dossier.measurements.get(0).unwrap().answers[&first].clone();
    dossier.measurements.open_mut().unwrap().answers.insert(first, rating);
    store::dossier_text(&dossier)
}

/// The same with one rating changed in a text editor.
fn edited_text() -> String {
    text().replacen("rating: NotInOrder", "rating: InOrder", 1)
}

fn read(text: &str) -> Dossier {
    store::parse_dossier(text.as_bytes()).unwrap()
}

/// What stands on the first page, as it reads wherever a line ends.
fn first_page(report: &Printed) -> String {
    let texts = report.layout().pages[0].runs.iter().flat_map(|run| &run.items).filter_map(|item| match item {
        PageItem::Text(text) => Some(text.text.as_str()),
        _ => None,
    });
    texts.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_report_says_it_first_and_at_the_foot_of_each_page() {
    let (sound, edited) = (read(&text()), read(&edited_text()));
    assert!(is_intact(sound.measurements.get(0).unwrap()) && !is_intact(edited.measurements.get(0).unwrap()));
    for (kind, measurement) in [
        (ReportKind::Baseline, 0),
        (ReportKind::Gaps, 0),
        (ReportKind::Summary, 0),
        (ReportKind::FollowUp, 1),
        (ReportKind::Summary, 1),
    ] {
        let of = |dossier: &Dossier| Printed::of(dossier.clone()).kind(kind).measurement(measurement);
        let report = of(&edited);
        assert!(first_page(&report).contains(SAID), "{kind:?} {measurement}: {}", first_page(&report));
        report.says_on_each_page("0-meting na vaststelling veranderd; ");
        assert!(kind != ReportKind::Summary || report.pages() == 1);
        of(&sound).never_says_any(["veranderd is", "na vaststelling veranderd"]);
    }
}

#[test]
fn a_checksum_is_called_right_only_after_it_was_computed_again() {
    let promise = "dan is er niets veranderd";
    Printed::of(read(&text())).says("nagerekend").says(promise);
    Printed::of(read(&edited_text())).never_says(promise).says("Het controlegetal past niet meer bij wat erin staat");
}

#[test]
fn the_command_line_says_it() {
    let workplace = Workplace::new();
    workplace.put(DOSSIER, text());
    let sound = workplace.run(&["scores", DOSSIER, "--meting", "0"]);
    assert!(!sound.stdout.contains("buiten Wijkpeil om") && sound.stderr.is_empty(), "{sound:?}");
    let json = workplace.run(&["scores", DOSSIER, "--meting", "0", "--json"]);
    assert!(json.stdout.contains("\"is_altered\": false"), "{json:?}");

    workplace.put(DOSSIER, edited_text());
    let scores = workplace.run(&["scores", DOSSIER, "--meting", "0"]);
    assert_eq!(scores.status, Some(0));
    assert!(scores.stdout.contains(SAID), "{scores:?}");
    let later = workplace.run(&["scores", DOSSIER]);
    assert!(!later.stdout.contains(SAID), "the 1-meting was not changed: {later:?}");
    let json = workplace.run(&["scores", DOSSIER, "--meting", "0", "--json"]);
    assert!(json.stdout.contains("\"is_altered\": true") && json.stderr.contains(SAID), "{json:?}");
    let check = workplace.run(&["controleer", DOSSIER]);
    assert_eq!(check.status, Some(0));
    assert!(check.stderr.contains(SAID), "{check:?}");

    for (kind, number) in [("nulmeting", "0"), ("gaprapport", "0"), ("samenvatting", "0"), ("vervolgmeting", "1")] {
        let output = format!("{kind}.pdf");
        let made = workplace.run(&["rapport", DOSSIER, "--soort", kind, "--meting", number, "--uit", &output]);
        assert_eq!(made.status, Some(0), "{made:?}");
        assert!(made.stderr.contains(SAID), "{kind}: {made:?}");
    }
    let concept = workplace.run(&["rapport", DOSSIER, "--soort", "gaprapport", "--uit", "concept.pdf"]);
    assert_eq!((concept.status, concept.stderr.as_str()), (Some(0), ""), "nothing in it is of the 0-meting");
}
