//! Invulbladen that come back: whichever program filled them in, and whatever happened to them on the way.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use wijkpeil::store::{PdfFormError, read_pdf_form};

use crate::report::fillable::Asked;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/forms")
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).unwrap()
}

fn read(bytes: &[u8]) -> Result<BTreeMap<String, String>, PdfFormError> {
    read_pdf_form(bytes).map(|form| form.fields)
}

fn fields<const N: usize>(fields: [(&str, &str); N]) -> BTreeMap<String, String> {
    fields.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

/// What the forms of the folder say of themselves.
fn own() -> BTreeMap<String, String> {
    fields([
        ("wp_dossier", "0b5c1a52-7d1e-4f3a-9f57-5a8c2d6e1f40"),
        ("wp_editie", "2026.2"),
        ("wp_formulier", "a6f3c0de-5b1d-4c5c-b1e0-6f0f5a1f2e3d"),
        ("wp_meting", "7e0c7f7a-2f0d-4a52-8f53-0d0f4f6c9b11"),
        ("wp_revisie", "1"),
    ])
}

/// What was filled in in each of them.
fn filled() -> BTreeMap<String, String> {
    let long: String = "Lange tekst met ë, é, ï, € en Ł. ".repeat(100).chars().take(1000).collect();
    let mut all = own();
    all.extend(fields([
        ("rol", "wijkagent Łukasz"),
        ("organisatie", "politie (ë é ï €) & zo"),
        ("eigen_woord", "blauw"),
        ("urgentiebesef-1_waarom", "Eerste regel: ë é ï € Ł.\nTweede regel.\n\nVierde: ‘ja’ – (haakjes) \\ en \"aanhaling\""),
        ("urgentiebesef-2_waarom", "één"),
        ("nog_kwijt", &long),
        ("urgentiebesef-1_oordeel", "op-orde"),
        ("urgentiebesef-2_oordeel", "deels"),
        ("langdurige-aanpak-1_oordeel", "niet-op-orde"),
        ("reflectie-evaluatie-1_oordeel", "weten-we-niet"),
        ("procesbegeleiding-1_oordeel", "nvt"),
    ]));
    all
}

#[test]
fn whichever_program_filled_it_in_it_is_read_back_letter_by_letter() {
    let (own, filled) = (own(), filled());
    let flattened = Err(PdfFormError::NoForm { is_flattened: true });
    let mut count = 0;
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let Some(name) = name.strip_suffix(".pdf") else { continue };
        let expected = match name {
            "empty" => Ok(own.clone()),
            "password" => Err(PdfFormError::Password),
            "cut" => Err(PdfFormError::Damaged),
            _ if name.starts_with("joined-") => Err(PdfFormError::Joined),
            _ if name.starts_with("flat-") => flattened.clone(),
            _ => Ok(filled.clone()),
        };
        assert_eq!(read(&std::fs::read(&path).unwrap()), expected, "{name}");
        count += 1;
    }
    assert!(count >= 21, "{count}");
}

#[test]
fn a_form_that_nobody_filled_in_has_what_it_says_of_itself() {
    let form = read(&Asked::for_all().bytes()).unwrap();
    assert_eq!(form.keys().collect::<Vec<_>>(), ["wp_dossier", "wp_editie", "wp_formulier", "wp_meting", "wp_revisie"]);
}

#[test]
fn part_of_a_file_is_never_taken_for_all_of_it() {
    let whole = fixture("pikepdf.pdf");
    // Behind the last mark there is only the end of a line.
    for length in (0..whole.len() - 8).step_by(211) {
        let found = read(&whole[..length]);
        assert!(
            matches!(found, Err(PdfFormError::NotPdf | PdfFormError::Damaged)),
            "{length} of {} bytes: {found:?}",
            whole.len()
        );
    }
    // One that was added to is what it was before.
    let increment = fixture("firefox.pdf");
    let first = fixture("empty.pdf").len();
    assert_eq!(read(&increment[..first]), Ok(own()));
}

#[test]
fn what_stands_before_or_behind_a_file_does_no_harm() {
    let whole = fixture("pdfium.pdf");
    let wrapped = [b"\r\n--grens\r\n\r\n".as_slice(), &whole, b"\r\n--grens--\r\n"].concat();
    assert_eq!(read(&wrapped), Ok(filled()));
}

#[test]
fn what_is_no_form_is_told_apart() {
    assert_eq!(read(b""), Err(PdfFormError::NotPdf));
    assert_eq!(read(b"(wijkpeil: 1)"), Err(PdfFormError::NotPdf));
    assert_eq!(read(b"%PDF-1.7\n"), Err(PdfFormError::Damaged));
    let report = crate::support::report::Printed::blank_form();
    assert_eq!(read(&report.bytes()), Err(PdfFormError::NoForm { is_flattened: false }));
    assert_eq!(read(&vec![b' '; 17 * 1024 * 1024]), Err(PdfFormError::NotPdf));
    let large = [b"%PDF-1.7\n".as_slice(), &vec![b' '; 17 * 1024 * 1024]].concat();
    assert_eq!(read(&large), Err(PdfFormError::TooLarge));
}

/// A file with these objects, numbered from 1: the first is the catalog.
fn pdf(objects: &[&str]) -> Vec<u8> {
    let mut file = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for (object, number) in objects.iter().zip(1..) {
        places.push(file.len());
        write!(file, "{number} 0 obj\n{object}\nendobj\n").unwrap();
    }
    let table = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    for place in places {
        writeln!(file, "{place:010} 00000 n ").unwrap();
    }
    write!(file, "trailer\n<< /Root 1 0 R /Size {} >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1).unwrap();
    // Each letter one byte.
    file.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect()
}

/// Numbers, each with this behind it.
fn listed(numbers: Range<usize>, behind: &str) -> String {
    numbers.flat_map(|number| [number.to_string(), behind.to_owned()]).collect()
}

fn references(numbers: Range<usize>) -> String {
    listed(numbers, " 0 R ")
}

/// A form with these fields, each an object from number 4 on.
fn form(fields: &[&str]) -> Vec<u8> {
    form_of(&references(4..fields.len() + 4), fields)
}

fn form_of(top: &str, objects: &[&str]) -> Vec<u8> {
    let catalog = format!("<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [{top}] >> >>");
    let mut all = vec![catalog.as_str(), "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R >>"];
    all.extend(objects);
    pdf(&all)
}

#[test]
fn texts_are_read_in_every_encoding() {
    let check = |value: &str, expected: &str| {
        let read = read(&form(&[&format!("<< /FT /Tx /T (rol) /V {value} >>")]));
        assert_eq!(read, Ok(fields([("rol", expected)])), "{value}");
    };
    check("(wijkagent)", "wijkagent");
    check("( een \\(haakje\\) \\\\ )", " een (haakje) \\ ");
    check("(\\225\\240 \\351\\353\nen\\r\\nverder\rklaar)", "Ł€ éë\nen\nverder\nklaar");
    check("<FEFF01410020 20AC000D0061>", "Ł €\na");
    check("<FFFE4101>", "Ł");
    check("<EFBBBFC3AB>", "ë");
    check("/deels", "deels");
    check("<FEFF00e9d8>", "é");
    check("<FEFFd83dde00>", "\u{1f600}");
    // A half of a letter, and one that steers a terminal.
    check("<FEFF00e9d83d001b0061>", "é\u{fffd}a");
}

#[test]
fn a_text_may_be_a_stream_and_stand_elsewhere() {
    let stream = "<< /Length 5 0 R >>\nstream\nLange tekst.\nendstream";
    let objects = ["<< /FT /Tx /T (nog_kwijt) /V 6 0 R >>", "12", stream];
    assert_eq!(read(&form_of("4 0 R", &objects)), Ok(fields([("nog_kwijt", "Lange tekst.")])));
}

#[test]
fn buttons_are_read_as_programs_write_them() {
    let check = |button: &str, areas: &[&str], expected: Option<&str>| {
        let kids = references(5..5 + areas.len());
        let group = format!("<< /FT /Btn /Ff 32768 /T (a-1_oordeel) {button} /Kids [{kids}] >>");
        let mut objects = vec![group.as_str(), "<< /FT /Tx /T (rol) /V (x) >>"];
        objects.splice(1..1, areas.iter().copied());
        let last = objects.len() + 3;
        let found = read(&form_of(&format!("4 0 R {last} 0 R"), &objects)).unwrap();
        assert_eq!(found.get("a-1_oordeel").map(String::as_str), expected, "{button} {areas:?}");
        assert_eq!(found["rol"], "x");
    };
    let off = "<< /Subtype /Widget /Parent 4 0 R /AS /Off >>";
    let on = "<< /Subtype /Widget /Parent 4 0 R /AS /deels >>";
    check("/V /deels", &[off, on], Some("deels"));
    check("/V (/deels)", &[off, off], Some("deels"));
    check("/V (deels)", &[off, off], Some("deels"));
    check("/V <FEFF006e00760074>", &[off, off], Some("nvt"));
    check("/V /niet-op-orde", &[on, off], Some("niet-op-orde"));
    check("/V /Off", &[off, off], None);
    check("", &[off, off], None);
    check("/V /Off", &[on, off], Some("deels"));
    check("", &[on, on], Some("deels"));
    check("", &[on, "<< /Subtype /Widget /Parent 4 0 R /AS /nvt >>"], None);
}

#[test]
fn fields_have_what_those_above_them_say() {
    let objects = [
        "<< /T (wijk) /FT /Tx /V (van boven) /Kids [5 0 R 6 0 R] >>",
        "<< /T (een) /Parent 4 0 R >>",
        "<< /T (twee) /Parent 4 0 R /V (eigen) /Kids [7 0 R] >>",
        "<< /Subtype /Widget /Parent 6 0 R >>",
    ];
    assert_eq!(read(&form_of("4 0 R", &objects)), Ok(fields([("wijk.een", "van boven"), ("wijk.twee", "eigen")])));
}

#[test]
fn areas_that_the_form_lost_are_found_on_their_page() {
    let catalog = "<< /Type /Catalog /Pages 2 0 R >>";
    let page = "<< /Type /Page /Parent 2 0 R /Annots [4 0 R 6 0 R 7 0 R] >>";
    let objects = [
        catalog,
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page,
        "<< /Subtype /Widget /Parent 5 0 R /AS /nvt >>",
        "<< /FT /Btn /T (a-1_oordeel) /V /nvt /Kids [4 0 R] >>",
        "<< /Subtype /Widget /FT /Tx /T (rol) /V (x) >>",
        "<< /Subtype /Link /T (geen veld) >>",
    ];
    assert_eq!(read(&pdf(&objects)), Ok(fields([("a-1_oordeel", "nvt"), ("rol", "x")])));
}

#[test]
fn two_forms_in_one_file_are_refused_however_they_were_joined() {
    let text = |name: &str| format!("<< /FT /Tx /T ({name}) /V (a6f3) >>");
    let check = |names: &[&str], expected: bool| {
        let objects: Vec<String> = names.iter().map(|name| text(name)).collect();
        let found = read(&form(&objects.iter().map(String::as_str).collect::<Vec<_>>()));
        assert_eq!(found == Err(PdfFormError::Joined), expected, "{names:?}: {found:?}");
    };
    check(&["wp_formulier", "rol"], false);
    check(&["wp_formulier", "wp_formulier"], true);
    check(&["wp_formulier", "wp_formulier+1"], true);
    check(&["1.wp_formulier", "2.wp_formulier"], true);
    check(&["rol", "rol"], true);
}

/// What a file asks of the reader, at most, in a build for tests.
const PATIENCE: Duration = Duration::from_secs(10);

fn quick(bytes: &[u8]) -> Result<BTreeMap<String, String>, PdfFormError> {
    let begun = Instant::now();
    let found = read(bytes);
    assert!(begun.elapsed() < PATIENCE, "{:?} for {} bytes", begun.elapsed(), bytes.len());
    found
}

#[test]
fn what_leads_in_a_circle_comes_to_an_end() {
    let kids = ["<< /T (a) /Kids [5 0 R] >>", "<< /T (b) /Parent 4 0 R /Kids [4 0 R] >>"];
    assert_eq!(quick(&form_of("4 0 R", &kids)), Err(PdfFormError::NoForm { is_flattened: false }));
    let references = ["5 0 R", "4 0 R"];
    assert_eq!(quick(&form_of("4 0 R", &references)), Err(PdfFormError::Damaged));
    let pages = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Parent 2 0 R >>"];
    assert_eq!(quick(&pdf(&pages)), Err(PdfFormError::NoForm { is_flattened: false }));
    let mut table = form(&["<< /FT /Tx /T (rol) /V (x) >>"]);
    let at = table.windows(7).rposition(|window| window == b"trailer").unwrap();
    let xref = table.windows(5).position(|window| window == b"xref\n").unwrap();
    table.splice(at + 10..at + 10, format!(" /Prev {xref}").into_bytes());
    assert_eq!(quick(&table), Ok(fields([("rol", "x")])));
}

#[test]
fn what_is_too_deep_too_much_or_too_long_is_refused() {
    // Fields below fields, streams of which the length is that of the next one, and lists in lists.
    let deep: Vec<String> = (4..104).map(|number| format!("<< /T (a) /Kids [{} 0 R] >>", number + 1)).collect();
    assert_eq!(quick(&form_of("4 0 R", &deep.iter().map(String::as_str).collect::<Vec<_>>())), Err(PdfFormError::TooLarge));
    let chain: Vec<String> =
        (4..50_004).map(|number| format!("<< /Length {} 0 R >>\nstream\nx\nendstream", number + 1)).collect();
    assert!(quick(&form_of("4 0 R", &chain.iter().map(String::as_str).collect::<Vec<_>>())).is_err());
    let lists = format!("<< /FT /Tx /T (rol) /V {}{} >>", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(quick(&form(&[&lists])), Err(PdfFormError::Damaged));
    let many = format!("<< /FT /Tx /T (rol) /V [{}] >>", "0 ".repeat(1_000_000));
    assert!(quick(&form(&[&many])).is_err());
    let fields: Vec<String> = (0..30_000).map(|number| format!("<< /FT /Tx /T (a{number}) /V (x) >>")).collect();
    assert_eq!(quick(&form(&fields.iter().map(String::as_str).collect::<Vec<_>>())), Err(PdfFormError::TooLarge));
}

#[test]
fn what_unpacks_without_end_is_refused() {
    use lopdf::{Dictionary, Document, Object, Stream, dictionary};

    // A text that unpacks to a thousand times its length, and as many objects in one stream that all begin in one place.
    let mut file = Document::with_version("1.7");
    let mut stream = Stream::new(Dictionary::new(), vec![b' '; 40 * 1024 * 1024]);
    stream.compress().unwrap();
    let text = file.add_object(stream);
    let field = file.add_object(dictionary! { "FT" => "Tx", "T" => Object::string_literal("rol"), "V" => text });
    let catalog = file.add_object(dictionary! { "AcroForm" => dictionary! { "Fields" => vec![Object::Reference(field)] } });
    file.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    assert!(bytes.len() < 100_000);
    assert_eq!(quick(&bytes), Err(PdfFormError::TooLarge));

    let index = listed(10..60_010, " 0 ");
    let inside = format!("{index}[{}]", "(x)".repeat(100_000));
    let container =
        format!("<< /Type /ObjStm /N 60000 /First {} /Length {} >>\nstream\n{inside}\nendstream", index.len(), inside.len());
    let mut table: Vec<u8> = Vec::new();
    let references = references(10..60_010);
    let mut file = "%PDF-1.7\n".to_owned();
    let mut entry = |kind: u8, at: usize| table.extend([kind].into_iter().chain(u32::try_from(at).unwrap().to_be_bytes()));
    entry(0, 0);
    entry(1, file.len());
    write!(file, "1 0 obj\n<< /AcroForm << /Fields [{references}] >> >>\nendobj\n").unwrap();
    entry(1, file.len());
    write!(file, "2 0 obj\n{container}\nendobj\n").unwrap();
    (10..60_010).for_each(|_| entry(2, 2));
    let start = file.len();
    let mut bytes = file.into_bytes();
    let head = format!(
        "3 0 obj\n<< /Type /XRef /Size 60010 /Root 1 0 R /W [1 4 0] /Index [0 3 10 60000] /Length {} >>\nstream\n",
        table.len()
    );
    bytes.extend(head.bytes());
    bytes.extend(&table);
    bytes.extend(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").bytes());
    assert_eq!(quick(&bytes), Err(PdfFormError::TooLarge));
}

/// For `.ci/forms.py`: makes the form that others fill in, or writes what was read of the forms in the folder that `WIJKPEIL_FORMS` names.
#[test]
#[ignore = "it needs a folder with forms that other programs filled in"]
fn forms_of_others() {
    let folder = PathBuf::from(std::env::var("WIJKPEIL_FORMS").unwrap());
    let empty = folder.join("empty.pdf");
    if !empty.exists() {
        return std::fs::write(empty, Asked::for_all().bytes()).unwrap();
    }
    let mut all = serde_json::Map::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "pdf") {
            continue;
        }
        let found = match read(&std::fs::read(&path).unwrap()) {
            Ok(fields) => serde_json::to_value(fields).unwrap(),
            Err(error) => format!("{error:?}").into(),
        };
        all.insert(path.file_name().unwrap().to_str().unwrap().to_owned(), found);
    }
    std::fs::write(folder.join("read.json"), serde_json::to_string_pretty(&all).unwrap()).unwrap();
}
