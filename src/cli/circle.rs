//! `leerkring`: the overview over a folder of dossiers, for people on the terminal and for other programs in a file.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use clap::{ArgAction, Args};
use jiff::civil::Date;
use serde::Serialize;

use super::output::write_file;
use super::passphrase::{PassphraseOptions, Passphrases};
use super::values::{day, filled_in, number, overwrite};
use super::{Environment, Failure, catalogue, json};
use crate::analysis::{
    self, CircleFilter, CircleRow, Counts, Direction, DossierSummary, LearningCircle, Verdict, Visit, plan_visits,
};
use crate::content::Catalogue;
use crate::messages;
use crate::report::{self, CirclePrint};
use crate::store::{self, Overwrite, Scan, ScannedFolder, StoreError};
use crate::tables::{self, Table};
use crate::words::{self, ToldVisit};

#[derive(Debug, Args)]
pub(super) struct CircleOptions {
    /// Map met dossiers; wat in mappen daarin staat, telt mee
    #[arg(value_name = "MAP")]
    pub(super) folder: PathBuf,
    #[command(flatten)]
    pub(super) view: CircleView,
    /// Bestand waarin het overzicht komt: .pdf, .csv, .xlsx of .ics (een agenda met bezoeken); zonder deze optie zie je het
    #[arg(long = "uit", value_name = "BESTAND")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) form: CircleForm,
    /// Dag vanaf waar de bezoeken worden gepland, zoals 2026-11-26; zonder deze optie vandaag
    #[arg(long = "vandaag", value_name = "DATUM", value_parser = day)]
    pub(super) today: Option<Date>,
    /// Vervang bestanden die er al zijn
    #[arg(long = "overschrijf", action = ArgAction::SetTrue, value_parser = overwrite())]
    pub(super) overwrite: Overwrite,
    #[command(flatten)]
    pub(super) passphrase: PassphraseOptions,
}

/// Which part of a circle is looked at.
#[derive(Debug, Args)]
pub(super) struct CircleView {
    /// Alleen wijken in deze gemeente
    #[arg(long = "gemeente", value_name = "GEMEENTE", value_parser = filled_in)]
    pub(super) municipality: Option<String>,
    /// Alleen de randvoorwaarden van deze bouwsteen
    #[arg(long = "bouwsteen", value_name = "BOUWSTEEN", value_parser = filled_in)]
    pub(super) block: Option<String>,
    /// Nummer van de meting; zonder deze optie van elke wijk de laatste
    #[arg(long = "meting", value_name = "N", value_parser = number)]
    pub(super) measurement: Option<u16>,
    /// Nummer van een eerdere meting: toon wat sindsdien veranderde
    #[arg(long = "sinds", value_name = "M", value_parser = number)]
    pub(super) since: Option<u16>,
    /// Tel alleen metingen mee die zijn vastgesteld
    #[arg(long = "vastgesteld")]
    pub(super) only_adopted: bool,
}

/// As what a circle is written.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct CircleForm {
    /// Schrijf de lange vorm, voor databases: een regel per dossier, meting en punt; alleen .csv
    #[arg(long = "lang")]
    pub(super) long: bool,
    /// Schrijf de lange vorm in een bestand per gemeente
    #[arg(long = "per-gemeente")]
    pub(super) per_municipality: bool,
    /// Schrijf het overzicht als JSON, voor andere programma's
    #[arg(long = "json", conflicts_with = "output")]
    pub(super) json: bool,
}

/// Most visits that are shown on the terminal and printed. A workbook and a calendar have all of them.
const MOST_SHOWN: usize = 20;

/// What a file of a circle is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Csv,
    Xlsx,
    Pdf,
    Ics,
}

const FORMATS: [(&str, Format); 4] = [("csv", Format::Csv), ("xlsx", Format::Xlsx), ("pdf", Format::Pdf), ("ics", Format::Ics)];

/// What a file is, by the ending of its name; `known` are the endings that it may have.
///
/// # Errors
/// When the name has another ending.
pub(super) fn format_of<F: Copy>(path: &Path, known: &[(&str, F)]) -> Result<F, Failure> {
    let ending = path.extension().unwrap_or_default();
    let found = known.iter().find(|(known, _)| ending.eq_ignore_ascii_case(known)).map(|(_, format)| *format);
    found.ok_or_else(|| {
        let endings: Vec<String> = known.iter().map(|(ending, _)| format!(".{ending}")).collect();
        let (last, others) = endings.split_last().map_or(("", &[][..]), |(last, others)| (last.as_str(), others));
        Failure::Usage(format!(
            "Aan ‘{}’ is niet te zien wat voor bestand het wordt. Kies bij --uit een naam die eindigt op {} of {last}.",
            words::shown(path),
            others.join(", ")
        ))
    })
}

/// Shows or writes the overview that was asked for.
///
/// # Errors
/// When the options do not fit together, the folder cannot be read, or the file cannot be written.
pub(super) fn run(options: &CircleOptions, content: Option<&Path>, environment: &mut Environment<'_>) -> Result<(), Failure> {
    let format = options.output.as_deref().map(|path| format_of(path, &FORMATS)).transpose()?;
    if options.form.long && format != Some(Format::Csv) {
        return Err(Failure::Usage(
            "De lange vorm is er alleen als CSV. Kies bij --uit een naam die eindigt op .csv.".to_owned(),
        ));
    }
    if options.form.per_municipality && !options.form.long {
        return Err(Failure::Usage("--per-gemeente hoort bij de lange vorm. Zet er --lang bij.".to_owned()));
    }
    let catalogue = catalogue(content)?;
    let scanned = read(options, &catalogue, environment)?;
    let dossiers: Vec<(String, DossierSummary)> = scanned
        .dossiers
        .into_iter()
        .map(|(path, summary)| (path.strip_prefix(&options.folder).unwrap_or(&path).to_string_lossy().into_owned(), summary))
        .collect();
    let filter = CircleFilter {
        municipality: options.view.municipality.clone(),
        block: block(&catalogue, options.view.block.as_deref())?,
        measurement: options.view.measurement,
        since: options.view.since,
        only_adopted: options.view.only_adopted,
    };
    let circle = LearningCircle::of(&catalogue, &dossiers, &filter);
    let day = options.today.unwrap_or(environment.today);
    let visits = plan_visits(&circle.proposals(), day);
    let found = Found { catalogue: &catalogue, circle: &circle, visits: &visits, unread: &scanned.unread };
    let Some((path, format)) = options.output.as_deref().zip(format) else {
        if options.form.json {
            writeln!(environment.out, "{}", json(&Output::new(&found))?)?;
        } else {
            show(&found, environment.out)?;
        }
        return Ok(());
    };
    for error in found.unread {
        environment.tell(&format!("Niet meegeteld: {}", messages::store_error(error).text()));
    }
    if options.form.long {
        // A dossier with copies counts once here too.
        let counted: BTreeMap<&str, &CircleRow> = circle.rows.iter().map(|row| (row.file.as_str(), row)).collect();
        let dossiers: Vec<_> = dossiers.iter().filter(|(file, _)| counted.contains_key(file.as_str())).collect();
        return write_long(&catalogue, &dossiers, path, options, environment);
    }
    let told = found.told();
    let bytes = match format {
        Format::Csv => tables::csv(&tables::circle_table(&catalogue, &circle)),
        Format::Xlsx => workbook(&tables::circle_tables(&catalogue, &circle, &told, &found.unread_files()))?,
        Format::Pdf => {
            let name = folder_name(&options.folder);
            let print = CirclePrint {
                catalogue: &catalogue,
                name: &name,
                filter: &filter,
                circle: &circle,
                proposals: &circle.proposals(),
                // Visits for years ahead are no plan: whoever leads the circle picks from the rest.
                visits: &told[..told.len().min(MOST_SHOWN)],
                unread: &found.unread_files(),
                today: day,
            };
            let printed = report::print_document(print.overview())
                .map_err(|error| Failure::Text(format!("Er is geen PDF gemaakt: {error}.")))?;
            if !printed.unprintable.is_empty() {
                environment.tell(&words::unprintable(&printed.unprintable));
            }
            printed.bytes
        }
        Format::Ics => tables::ics("Bezoeken van de leerkring", &tables::visit_events(&told), day),
    };
    write_file(path, &bytes, options.overwrite, environment)
}

/// The bytes of a workbook.
///
/// # Errors
/// When a table does not fit on a sheet.
pub(super) fn workbook(tables: &[Table]) -> Result<Vec<u8>, Failure> {
    tables::xlsx(tables).map_err(|fault| Failure::Text(format!("Er is geen werkmap gemaakt: {fault}.")))
}

fn read(
    options: &CircleOptions,
    catalogue: &Catalogue,
    environment: &mut Environment<'_>,
) -> Result<ScannedFolder<DossierSummary>, Failure> {
    let passphrase = Passphrases::new(options.passphrase).given(environment)?;
    let scan = Scan {
        folder: &options.folder,
        passphrase: passphrase.as_ref(),
        data: &environment.surroundings.data,
        content: catalogue,
        stop: &AtomicBool::new(false),
        gives_way: false,
        progress: &|_, _| {},
    };
    Ok(scan.run(|dossier| DossierSummary::of(dossier, catalogue))?)
}

fn block(catalogue: &Catalogue, asked: Option<&str>) -> Result<Option<crate::content::BlockId>, Failure> {
    let Some(asked) = asked else { return Ok(None) };
    let blocks = catalogue.building_blocks();
    let is_asked = |name: &str| name.to_lowercase() == asked.trim().to_lowercase();
    let found = blocks.iter().find(|block| is_asked(block.id.as_str()) || is_asked(&block.title));
    found.map(|block| Some(block.id.clone())).ok_or_else(|| {
        let known: Vec<String> = blocks.iter().map(|block| words::quoted(block.id.as_str())).collect();
        Failure::Usage(format!("Er is geen bouwsteen ‘{}’. Kies uit {}.", words::quoted(asked), words::enumeration(&known)))
    })
}

/// The long form in one file, or in a file for each gemeente.
fn write_long(
    catalogue: &Catalogue,
    dossiers: &[&(String, DossierSummary)],
    path: &Path,
    options: &CircleOptions,
    environment: &mut Environment<'_>,
) -> Result<(), Failure> {
    let bytes = |part: &[&(String, DossierSummary)]| {
        let named = part.iter().map(|(file, dossier)| (file.as_str(), dossier));
        tables::plain_csv(&tables::long_table(catalogue, named))
    };
    let outputs = if options.form.per_municipality {
        by_municipality(dossiers, path).into_iter().map(|(path, part)| (path, bytes(&part))).collect()
    } else {
        vec![(path.to_owned(), bytes(dossiers))]
    };
    store::check_free(outputs.iter().map(|(path, _)| path.as_path()), options.overwrite)?;
    for (path, bytes) in &outputs {
        write_file(path, bytes, options.overwrite, environment)?;
    }
    Ok(())
}

type Part<'a> = Vec<&'a (String, DossierSummary)>;

/// `lang-voorbeeldstad.csv`: the name of the gemeente in letters and digits; where two give the same, with a number.
fn by_municipality<'a>(dossiers: &[&'a (String, DossierSummary)], path: &Path) -> BTreeMap<PathBuf, Part<'a>> {
    let mut parts: BTreeMap<String, Part<'a>> = BTreeMap::new();
    for dossier in dossiers {
        parts.entry(dossier.1.municipality.to_lowercase()).or_default().push(dossier);
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
    let mut named = BTreeMap::new();
    for (municipality, part) in parts {
        let letters: String =
            municipality.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).take(60).collect();
        let name = letters.trim_matches('-');
        let name = if name.is_empty() { "zonder-gemeente" } else { name };
        let numbered = |number| match number {
            1 => path.with_file_name(format!("{stem}-{name}.{ending}")),
            _ => path.with_file_name(format!("{stem}-{name}-{number}.{ending}")),
        };
        named.insert(store::free_name(numbered, |place| named.contains_key(place)), part);
    }
    named
}

/// What the terminal and the files say about a circle.
struct Found<'a> {
    catalogue: &'a Catalogue,
    circle: &'a LearningCircle,
    visits: &'a [Visit],
    unread: &'a [StoreError],
}

impl Found<'_> {
    /// The visits in words.
    fn told(&self) -> Vec<ToldVisit> {
        self.visits.iter().filter_map(|visit| words::circle_visit(self.catalogue, self.circle, visit)).collect()
    }

    /// The files that do not count, with the reason.
    fn unread_files(&self) -> Vec<(String, String)> {
        self.unread.iter().map(told).collect()
    }
}

/// What a folder is called, without where it is.
fn folder_name(folder: &Path) -> String {
    let folder = std::path::absolute(folder).unwrap_or_else(|_unknown| folder.to_owned());
    folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn told(error: &StoreError) -> (String, String) {
    (words::shown(&error.path), messages::store_error(error).text())
}

fn show(found: &Found<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Found { catalogue, circle, visits, unread } = found;
    writeln!(out, "Leerkring: {}", words::count(circle.rows.len(), "wijk", "wijken"))?;
    writeln!(out, "{}", words::NO_RANKING)?;
    for row in &circle.rows {
        let measurement = words::circle_measurement(row);
        writeln!(out, "\n{}: {measurement}", words::visible(&words::circle_name(row)))?;
        for copy in &row.copies {
            writeln!(out, "  Let op: hetzelfde dossier staat ook in ‘{}’; dat telt niet mee.", words::visible(copy))?;
        }
        if row.measurement.is_some() {
            for (column, cell) in circle.columns.iter().zip(&row.cells) {
                let title = words::visible(&words::circle_precondition(catalogue, &column.precondition));
                writeln!(out, "  {title:<34} {}", words::circle_cell(cell))?;
            }
        }
    }
    if !visits.is_empty() {
        writeln!(out, "\nWie kan wie helpen")?;
    }
    for visit in visits.iter().take(MOST_SHOWN) {
        let pair = visit.pair;
        let (guest, host) = (&circle.rows[pair.guest], &circle.rows[pair.host]);
        let about = words::circle_precondition(catalogue, &circle.columns[pair.column].precondition);
        writeln!(out, "  {} op bezoek bij {}: {}", name(guest), name(host), words::visible(&about))?;
        writeln!(out, "    {}", words::visible(&words::circle_reason(host, pair.column)))?;
    }
    if visits.len() > MOST_SHOWN {
        let more = words::count(visits.len() - MOST_SHOWN, "voorstel", "voorstellen");
        writeln!(out, "  En nog {more}; met --uit BESTAND.xlsx zie je ze allemaal.")?;
    }
    let shared: Vec<String> =
        circle.shared_gaps().map(|it| words::visible(&words::circle_precondition(catalogue, &it.precondition))).collect();
    if !shared.is_empty() {
        writeln!(out, "\nWat de meeste wijken nog niet op orde hebben")?;
        for title in shared {
            writeln!(out, "  {title}")?;
        }
    }
    if !unread.is_empty() {
        writeln!(out, "\nNiet meegeteld")?;
        for error in *unread {
            writeln!(out, "  {}", words::visible(&messages::store_error(error).text()))?;
        }
    }
    Ok(())
}

fn name(row: &CircleRow) -> String {
    words::visible(&words::circle_name(row))
}

/// What `leerkring --json` prints. Fields are only ever added; `format` counts up when one changes its meaning.
#[derive(Serialize)]
struct Output<'a> {
    /// 1.
    format: u32,
    /// By gemeente and wijk.
    rows: Vec<RowOutput<'a>>,
    /// In the order of the content.
    columns: Vec<ColumnOutput<'a>>,
    /// One visit for each wijk and each randvoorwaarde that it seeks.
    visits: Vec<VisitOutput<'a>>,
    unread: Vec<UnreadOutput>,
}

#[derive(Serialize)]
struct RowOutput<'a> {
    dossier: &'a str,
    file: &'a str,
    copies: &'a [String],
    municipality: &'a str,
    neighbourhood: &'a str,
    measurement: Option<u16>,
    reference_date: Option<jiff::civil::Date>,
    adopted_on: Option<jiff::civil::Date>,
    content_edition: Option<&'a str>,
    cells: Vec<CellOutput<'a>>,
}

#[derive(Serialize)]
struct CellOutput<'a> {
    precondition: &'a str,
    /// `null` without a measurement, and where its content did not ask this.
    verdict: Option<Verdict>,
    counts: Option<Counts>,
    /// Exact, as `3/8`; `null` while nothing was rated.
    low: Option<String>,
    high: Option<String>,
    /// As `3/5`.
    target: Option<String>,
    is_sought: bool,
    change: Option<Direction>,
}

#[derive(Serialize)]
struct ColumnOutput<'a> {
    precondition: &'a str,
    title: String,
    rated: usize,
    lacking: usize,
    is_shared_gap: bool,
    in_order: Vec<&'a str>,
    seeking: Vec<&'a str>,
}

#[derive(Serialize)]
struct VisitOutput<'a> {
    precondition: &'a str,
    guest: &'a str,
    host: &'a str,
    day: jiff::civil::Date,
    reason: String,
}

#[derive(Serialize)]
struct UnreadOutput {
    file: String,
    /// As `syntax` or `passphrase_needed`.
    kind: &'static str,
    reason: String,
}

impl<'a> Output<'a> {
    fn new(found: &Found<'a>) -> Self {
        let circle = found.circle;
        let id = |row: usize| circle.rows[row].id.as_str();
        Self {
            format: 1,
            rows: circle.rows.iter().map(|row| RowOutput::new(circle, row)).collect(),
            columns: circle
                .columns
                .iter()
                .map(|column| ColumnOutput {
                    precondition: column.precondition.as_str(),
                    title: words::circle_title(found.catalogue, &column.precondition),
                    rated: column.rated,
                    lacking: column.lacking,
                    is_shared_gap: column.is_shared_gap(),
                    in_order: column.in_order.iter().map(|row| id(*row)).collect(),
                    seeking: column.seeking.iter().map(|row| id(*row)).collect(),
                })
                .collect(),
            visits: found
                .visits
                .iter()
                .map(|visit| VisitOutput {
                    precondition: circle.columns[visit.pair.column].precondition.as_str(),
                    guest: id(visit.pair.guest),
                    host: id(visit.pair.host),
                    day: visit.day,
                    reason: words::circle_reason(&circle.rows[visit.pair.host], visit.pair.column),
                })
                .collect(),
            unread: found
                .unread
                .iter()
                .map(|error| {
                    let (file, reason) = told(error);
                    UnreadOutput { file, kind: error.kind.code(), reason }
                })
                .collect(),
        }
    }
}

impl<'a> RowOutput<'a> {
    fn new(circle: &'a LearningCircle, row: &'a CircleRow) -> Self {
        let measurement = row.measurement.as_ref();
        let cells = circle.columns.iter().zip(&row.cells).map(|(column, cell)| {
            let known = cell.score.as_ref().and_then(crate::analysis::PreconditionScore::known_interval);
            CellOutput {
                precondition: column.precondition.as_str(),
                verdict: cell.score.as_ref().map(|score| score.verdict),
                counts: cell.score.as_ref().map(|score| score.counts),
                low: known.map(|known| analysis::exact(known.low())),
                high: known.map(|known| analysis::exact(known.high())),
                target: cell.target.map(|target| target.to_string()),
                is_sought: cell.is_sought,
                change: cell.change,
            }
        });
        Self {
            dossier: row.id.as_str(),
            file: &row.file,
            copies: &row.copies,
            municipality: &row.municipality,
            neighbourhood: &row.neighbourhood,
            measurement: measurement.map(|it| it.number),
            reference_date: measurement.and_then(|it| it.reference_date),
            adopted_on: measurement.and_then(|it| it.adopted_on),
            content_edition: measurement.map(|it| it.edition.as_str()),
            cells: cells.collect(),
        }
    }
}
