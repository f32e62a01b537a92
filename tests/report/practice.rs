//! The appendix with examples from practice that the team chose.

use wijkpeil::content::{Catalogue, Library, PracticeId};
use wijkpeil::report::{Choice, Examples, Options, ReportKind, build, layout};

use crate::support::printed;

fn document(kind: ReportKind, ids: &[&str]) -> wijkpeil::report::Document {
    let dossier = printed::complete();
    let request = Choice { kind, ..Choice::default() }.of(&dossier).unwrap();
    let ids: Vec<PracticeId> = ids.iter().copied().map(PracticeId::new).collect();
    let examples = Some(Examples { library: Library::built_in(), ids: &ids });
    build(Catalogue::built_in(), &request, Options::default(), examples)
}

const CHOSEN: [&str; 3] = ["praktijk.zwolle-programma", "praktijk.bestaat-niet", "praktijk.handreiking-instrumentarium"];

#[test]
fn chosen_examples_are_told_whole_with_their_source() {
    for kind in [ReportKind::Baseline, ReportKind::Gaps] {
        let printed = document(kind, &CHOSEN).to_string();
        let (_, appendix) = printed.split_once("Deze voorbeelden koos het team.").unwrap();
        let flat = appendix.split_whitespace().collect::<Vec<_>>().join(" ");
        for id in [CHOSEN[0], CHOSEN[2]] {
            let entry = Library::built_in().get(&PracticeId::new(id)).unwrap();
            let figures = entry.figures.iter().flat_map(|figure| [&*figure.value, &*figure.what]);
            for text in entry.story().chain(figures).chain([&*entry.title, &*entry.period.as_of, &*entry.source.heading]) {
                assert!(flat.contains(text), "{kind:?}, {id}: {text}");
            }
            let document = Library::built_in().document(&entry.source.document).unwrap();
            assert!(flat.contains(&document.title), "{kind:?}, {id}");
        }
        let place = |title: &str| flat.find(title).unwrap();
        assert!(place("Programmaplan Ondermijning (Zwolle)") < place("Bestuurlijke middelen inzetten"), "in the chosen order");
        assert!(flat.contains("lijsten in de tekst ontbreken"), "what the source lacks is said");
    }
}

#[test]
fn a_report_without_them_is_what_it_was() {
    let dossier = printed::complete();
    let request = Choice { kind: ReportKind::Gaps, ..Choice::default() }.of(&dossier).unwrap();
    let plain = build(Catalogue::built_in(), &request, Options::default(), None);
    assert_eq!(document(ReportKind::Gaps, &[]), plain);
    assert_eq!(document(ReportKind::Gaps, &["praktijk.bestaat-niet"]), plain);
    assert_ne!(document(ReportKind::Gaps, &CHOSEN).about.identity, plain.about.identity, "another document");
}

#[test]
fn a_summary_stays_one_page_and_all_examples_can_be_laid_out() {
    assert_eq!(layout(&document(ReportKind::Summary, &CHOSEN)).pages.len(), 1);
    let all: Vec<&str> = Library::built_in().entries().iter().map(|entry| entry.id.as_str()).collect();
    let with = layout(&document(ReportKind::Gaps, &all));
    assert!(with.unprintable().is_empty(), "{:?}", with.unprintable());
    assert!(with.pages.len() > layout(&document(ReportKind::Gaps, &[])).pages.len() + 15);
}
