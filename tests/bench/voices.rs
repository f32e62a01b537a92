//! What merging twelve invulbladen costs, from their bytes to the text of the dossier (aim: well under a second): each rates every
//! item with a reason of five hundred characters.
//!
//! `cargo bench --bench voices`
#![expect(clippy::print_stdout, reason = "a benchmark prints what it found")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]

use std::time::Instant;

use jiff::civil::date;
use wijkpeil::analysis::{Voices, voices};
use wijkpeil::content::Catalogue;
use wijkpeil::merge::{IncomingSheet, MergeChoices, merge_sheets};
use wijkpeil::model::{Dossier, Filled, Profile, Rating, SheetAnswer, SheetFile};
use wijkpeil::store::{dossier_text, parse_sheet, sheet_text};

const SHEETS: usize = 12;
/// Characters of each reason.
const LENGTH: usize = 500;
const RUNS: usize = 20;

fn main() {
    let catalogue = Catalogue::built_in();
    let mut number = 0;
    let mut ids = || {
        number += 1;
        format!("id-{number}")
    };
    let mut dossier = Dossier::new(Profile::default(), &catalogue.edition().id, date(2026, 11, 21), &mut ids);
    dossier.measurements.open_mut().unwrap().sheet_round.opened = Some(date(2026, 11, 20));
    let texts: Vec<String> = (0..SHEETS)
        .map(|person| {
            let form = dossier.sheet_form(catalogue, dossier.measurements.latest());
            let mut file = SheetFile { form, filled: Filled::Blank };
            file.change(date(2026, 11, 14), &mut ids, |participant, sheet| {
                participant.role = format!("rol {person}");
                for (at, (_, item)) in catalogue.items().enumerate() {
                    let note = "Dit blijkt uit het verslag van de bewonersavond. ".chars().cycle().take(LENGTH).collect();
                    sheet.answers.insert(item.id.clone(), SheetAnswer { rating: Some(Rating::ALL[(at + person) % 5]), note });
                }
            });
            file.raise_revision(date(2026, 11, 14));
            sheet_text(&file)
        })
        .collect();
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let begin = Instant::now();
        let sheets: Vec<IncomingSheet> =
            texts.iter().filter_map(|text| IncomingSheet::of_file(parse_sheet(text.as_bytes()).unwrap())).collect();
        let merged = merge_sheets(catalogue, &dossier, &sheets, &MergeChoices::default()).dossier;
        let written = dossier_text(&merged);
        let told = voices(catalogue, &merged, merged.measurements.latest());
        times.push(begin.elapsed().as_secs_f64() * 1000.0);
        assert_eq!(merged.sheets.len(), SHEETS);
        assert!(!written.is_empty() && matches!(told, Voices::Opened(..)));
    }
    times.sort_by(f64::total_cmp);
    println!("merging {SHEETS} sheets: median {:.1} ms, most {:.1} ms", times[RUNS / 2], times[RUNS - 1]);
}
