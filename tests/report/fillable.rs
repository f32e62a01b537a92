//! The invulblad to fill in on a screen: what checkers of documents do not look at.

use std::collections::{BTreeMap, BTreeSet};

use expect_test::expect_file;
use jiff::civil::{Date, date};
use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};
use wijkpeil::content::Catalogue;
use wijkpeil::model::{DossierId, MeasurementId, Participant, ParticipantId, Profile};
use wijkpeil::report::{self, FormRequest, Layout};
use wijkpeil::store::read_pdf_form;

use crate::content::anchors::files_without_anchors;
use crate::support::pdf::ReadBack;

/// What a form is asked with, to be changed by each test.
pub(crate) struct Asked {
    pub(crate) form: String,
    pub(crate) person: Option<Participant>,
    pub(crate) deadline: Option<Date>,
    pub(crate) catalogue: Catalogue,
}

impl Asked {
    /// To copy for everyone.
    pub(crate) fn for_all() -> Self {
        Self { form: "formulier-1".to_owned(), person: None, deadline: None, catalogue: Catalogue::built_in().clone() }
    }

    fn for_one() -> Self {
        let person = Participant {
            organisation: "politie".to_owned(),
            name: "Sanne de Vries".to_owned(),
            ..Participant::new(ParticipantId::new("deelnemer-3"), "wijkagent Łukasz")
        };
        Self { person: Some(person), ..Self::for_all() }
    }

    fn with<T>(&self, make: impl FnOnce(&Catalogue, &FormRequest<'_>) -> T) -> T {
        let (dossier, measurement) = (DossierId::new("dossier-1"), MeasurementId::new("meting-1"));
        let profile = Profile {
            municipality: "Voorbeeldstad".to_owned(),
            neighbourhood: "Groenekwartier".to_owned(),
            ..Profile::default()
        };
        let request = FormRequest {
            form: &self.form,
            dossier: &dossier,
            measurement: &measurement,
            number: 0,
            profile: &profile,
            person: self.person.as_ref(),
            deadline: self.deadline,
        };
        make(&self.catalogue, &request)
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.with(|catalogue, request| report::print_fillable(catalogue, request).unwrap().bytes)
    }

    fn text(&self) -> String {
        self.with(|catalogue, request| report::fillable(catalogue, request).to_string())
    }

    fn layout(&self) -> Layout {
        self.with(|catalogue, request| report::layout(&report::fillable(catalogue, request)))
    }
}

/// The file, looked at as a reader does.
struct File(Document);

impl File {
    fn of(asked: &Asked) -> Self {
        Self(Document::load_mem(&asked.bytes()).unwrap())
    }

    fn at<'a>(&'a self, object: &'a Object) -> &'a Dictionary {
        match self.0.dereference(object).unwrap().1 {
            Object::Stream(stream) => &stream.dict,
            object => object.as_dict().unwrap(),
        }
    }

    fn inner<'a>(&'a self, holder: &'a Dictionary, key: &str) -> &'a Dictionary {
        self.at(holder.get(key.as_bytes()).unwrap_or_else(|_| panic!("no {key} in {holder:?}")))
    }

    fn form(&self) -> &Dictionary {
        self.inner(self.0.catalog().unwrap(), "AcroForm")
    }

    /// The fields that stand under no other one, in order.
    fn fields(&self) -> Vec<&Dictionary> {
        self.form().get(b"Fields").unwrap().as_array().unwrap().iter().map(|field| self.at(field)).collect()
    }

    /// The areas of all pages in the order of the Tab key, each with the id of its page.
    fn areas(&self) -> Vec<(ObjectId, ObjectId, &Dictionary)> {
        let on = |page: ObjectId| {
            let areas = self.0.get_dictionary(page).unwrap().get(b"Annots").and_then(Object::as_array);
            let ids = areas.map_or(&[][..], Vec::as_slice).iter().map(|area| area.as_reference().unwrap());
            ids.map(move |id| (page, id, self.0.get_dictionary(id).unwrap()))
        };
        self.0.get_pages().into_values().flat_map(on).collect()
    }

    fn seen(&self) -> Vec<(ObjectId, ObjectId, &Dictionary)> {
        self.areas().into_iter().filter(|(_, _, area)| flags(area) & HIDDEN == 0).collect()
    }
}

const HIDDEN: i64 = 2;

fn flags(area: &Dictionary) -> i64 {
    area.get(b"F").unwrap().as_i64().unwrap()
}

fn text(holder: &Dictionary, key: &str) -> String {
    decode_text_string(holder.get(key.as_bytes()).unwrap()).unwrap()
}

fn name<'a>(holder: &'a Dictionary, key: &str) -> &'a str {
    std::str::from_utf8(holder.get(key.as_bytes()).unwrap().as_name().unwrap()).unwrap()
}

#[test]
fn it_says_how_to_fill_it_in_and_asks_every_item_with_its_anchors() {
    let asked = Asked { deadline: Some(date(2026, 12, 12)), ..Asked::for_all() };
    let path = format!("{}/tests/golden/invulblad-op-scherm.txt", env!("CARGO_MANIFEST_DIR"));
    expect_file![path].assert_eq(&asked.text());
    assert_eq!(asked.text().matches("uiterlijk 12 december 2026").count(), 4);
    assert!(!Asked::for_all().text().contains("uiterlijk"));
}

#[test]
fn the_same_request_gives_the_same_bytes_and_another_form_others() {
    let bytes = Asked::for_all().bytes();
    assert_eq!(bytes, Asked::for_all().bytes());
    assert_ne!(bytes, Asked { form: "formulier-2".to_owned(), ..Asked::for_all() }.bytes());
}

#[test]
fn nothing_in_it_runs_and_no_reader_has_to_draw_it_anew() {
    let file = File::of(&Asked::for_all());
    for key in ["NeedAppearances", "XFA", "SigFlags"] {
        assert!(!file.form().has(key.as_bytes()), "{key}");
    }
    let catalog = file.0.catalog().unwrap();
    assert!(!catalog.has(b"OpenAction") && !catalog.has(b"AA"));
    for object in file.0.objects.values() {
        let Ok(dictionary) = object.as_dict() else { continue };
        assert!(!dictionary.has(b"JS") && !dictionary.has(b"AA"), "{dictionary:?}");
        assert!(!dictionary.get(b"S").and_then(Object::as_name).is_ok_and(|kind| kind == b"JavaScript"));
    }
}

#[test]
fn every_field_has_a_name_of_its_own_that_programs_can_keep() {
    let catalogue = Catalogue::built_in();
    let file = File::of(&Asked::for_all());
    let names: Vec<String> = file.fields().iter().map(|field| text(field, "T")).collect();
    let unique: BTreeSet<&str> = names.iter().map(String::as_str).collect();
    assert_eq!(unique.len(), names.len());
    for name in &unique {
        assert!(name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte)), "{name}");
    }
    let mut expected: BTreeSet<String> = ["wp_formulier", "wp_dossier", "wp_meting", "wp_editie", "wp_persoon", "wp_revisie"]
        .into_iter()
        .chain(["rol", "organisatie", "eigen_woord", "nog_kwijt"])
        .map(str::to_owned)
        .collect();
    for (_, item) in catalogue.items() {
        let id = item.id.as_str().replace('.', "-");
        expected.extend([format!("{id}_oordeel"), format!("{id}_waarom")]);
    }
    assert_eq!(unique, expected.iter().map(String::as_str).collect());
}

#[test]
fn every_ring_is_drawn_chosen_and_not_chosen_and_says_its_answer() {
    let file = File::of(&Asked::for_all());
    let mut answers: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (_, _, ring) in file.seen().iter().filter(|(_, _, area)| area.has(b"Parent")) {
        let question = file.inner(ring, "Parent");
        assert_eq!((name(question, "FT"), name(question, "V"), name(ring, "AS")), ("Btn", "Off", "Off"));
        assert_eq!(question.get(b"Ff").unwrap().as_i64().unwrap(), 1 << 15, "one of several");
        assert!(!question.has(b"Rect") && !question.has(b"Opt"));
        let states = file.inner(file.inner(ring, "AP"), "N");
        let mut drawn: Vec<&str> = states.iter().map(|(state, _)| std::str::from_utf8(state).unwrap()).collect();
        drawn.retain(|state| *state != "Off");
        assert_eq!((drawn.len(), states.len()), (1, 2), "{states:?}");
        for (_, look) in states {
            assert_eq!(name(file.at(look), "Subtype"), "Form");
        }
        answers.entry(text(question, "T")).or_default().extend(drawn);
        let said = text(ring, "TU");
        assert!(said.contains(": ") && text(question, "TU").starts_with(said.split(' ').next().unwrap()), "{said}");
    }
    assert_eq!(answers.len(), 57);
    assert!(answers.values().all(|answers| answers == &["op-orde", "deels", "niet-op-orde", "weten-we-niet", "nvt"]));
}

#[test]
fn every_area_is_drawn_printed_and_has_a_whole_edge() {
    let file = File::of(&Asked::for_all());
    let (mut lines, mut rings) = (0, 0);
    for (page, _, area) in file.seen() {
        assert_eq!((flags(area), area.get(b"P").unwrap().as_reference().unwrap()), (4, page));
        let edge = file.inner(area, "BS");
        assert!(matches!(edge.get(b"W").unwrap(), Object::Integer(1)), "{edge:?}");
        assert!(file.inner(area, "MK").has(b"BC"));
        let corners: Vec<f32> =
            area.get(b"Rect").unwrap().as_array().unwrap().iter().map(|it| it.as_float().unwrap()).collect();
        assert!(corners[0] > 60.0 && corners[1] > 50.0 && corners[2] < 540.0 && corners[3] < 800.0, "{corners:?}");
        assert!(corners[2] - corners[0] > 10.0 && corners[3] - corners[1] > 10.0, "a finger finds it: {corners:?}");
        if area.has(b"Parent") {
            rings += 1;
            continue;
        }
        assert!(!area.has(b"V") && !area.has(b"MaxLen"), "nothing is typed yet");
        let look = file.inner(file.inner(area, "AP"), "N");
        assert_eq!(name(look, "Subtype"), "Form");
        let size = look.get(b"BBox").unwrap().as_array().unwrap()[3].as_float().unwrap();
        assert!((size - (corners[3] - corners[1])).abs() < 0.05);
        assert!(area.get(b"DA").unwrap().as_str().unwrap().starts_with(b"/WpF 11 Tf"));
        lines += i64::from(area.get(b"Ff").unwrap().as_i64().unwrap() == 1 << 12);
    }
    assert_eq!((lines, rings), (58, 5 * 57));
}

#[test]
fn what_is_typed_has_a_whole_font() {
    let file = File::of(&Asked::for_all());
    let font = file.inner(file.inner(file.inner(file.form(), "DR"), "Font"), "WpF");
    assert_eq!((name(font, "Subtype"), name(font, "Encoding")), ("Type0", "Identity-H"));
    assert!(!name(font, "BaseFont").contains('+'), "it is no part of a font");
    let inner = file.at(&font.get(b"DescendantFonts").unwrap().as_array().unwrap()[0]);
    assert_eq!(name(inner, "CIDToGIDMap"), "Identity");
    let program = file.inner(inner, "FontDescriptor").get(b"FontFile2").unwrap();
    let program = file.0.dereference(program).unwrap().1.as_stream().unwrap().decompressed_content().unwrap();
    assert_eq!(program, wijkpeil::fonts::Font::Regular.bytes());
    let letters = font.get_font_encoding(&file.0).unwrap();
    let widths = inner.get(b"W").unwrap().as_array().unwrap()[1].as_array().unwrap();
    for letter in ["ë", "é", "ï", "€", "Ł", "Ş", "‘"] {
        let glyph = letters.string_to_bytes(letter);
        assert_eq!(Document::decode_text(&letters, &glyph).unwrap(), letter);
        let [high, low] = glyph.as_slice() else { panic!("{letter}: {glyph:?}") };
        assert!(widths[usize::from(u16::from_be_bytes([*high, *low]))].as_i64().unwrap() > 100, "{letter}");
    }
}

#[test]
fn each_area_is_a_part_of_the_structure_and_the_tab_key_follows_it() {
    let file = File::of(&Asked::for_all());
    let root = file.inner(file.0.catalog().unwrap(), "StructTreeRoot");
    let keys = file.inner(root, "ParentTree").get(b"Nums").unwrap().as_array().unwrap();
    let owners: BTreeMap<i64, &Object> = keys.chunks(2).map(|pair| (pair[0].as_i64().unwrap(), &pair[1])).collect();
    let mut in_structure = Vec::new();
    collect(&file, &root.get(b"K").unwrap().as_array().unwrap()[0], &mut in_structure);
    let seen = file.seen();
    assert_eq!(in_structure, seen.iter().map(|(_, id, _)| *id).collect::<Vec<_>>());
    for (page, id, area) in seen {
        assert_eq!(name(file.0.get_dictionary(page).unwrap(), "Tabs"), "S");
        let key = area.get(b"StructParent").unwrap().as_i64().unwrap();
        let owner = file.at(owners[&key]);
        assert_eq!(name(owner, "S"), "Form");
        let kids = owner.get(b"K").unwrap().as_array().unwrap();
        assert_eq!((kids.len(), kids[0].as_dict().unwrap().get(b"Obj").unwrap().as_reference().unwrap()), (1, id));
    }
}

/// The areas in the order of the structure.
fn collect(file: &File, element: &Object, found: &mut Vec<ObjectId>) {
    let element = file.at(element);
    for kid in element.get(b"K").unwrap().as_array().unwrap() {
        match kid {
            Object::Reference(_) => collect(file, kid, found),
            Object::Dictionary(kid) if kid.has(b"Obj") => found.push(kid.get(b"Obj").unwrap().as_reference().unwrap()),
            _ => {}
        }
    }
}

#[test]
fn a_ring_is_heard_with_its_word_and_how_it_is_recognised() {
    let file = ReadBack::new(&Asked::for_all().bytes());
    let tree = file.tree();
    let rings: Vec<_> =
        tree.all().into_iter().filter(|it| it.role == "P" && it.kids.iter().any(|kid| kid.role == "Form")).collect();
    assert_eq!(rings.len(), 5 * 57);
    let first = rings[0];
    assert_eq!(first.kids[0].links, ["[1.1 Besef van de ernst bij alle groepen: Op orde]"]);
    assert!(first.text.starts_with("Op orde We horen uit alle vier de groepen"), "{}", first.text);
    let levels: BTreeSet<&str> = tree.all().iter().map(|it| it.role.as_str()).filter(|role| role.starts_with('H')).collect();
    assert_eq!(levels, BTreeSet::from(["H1", "H2", "H3"]));
}

#[test]
fn what_it_says_of_itself_is_hidden_in_it_and_stands_at_the_foot_of_each_page() {
    let asked = Asked::for_one();
    let form = read_pdf_form(&asked.bytes()).unwrap();
    let own = [
        ("wp_formulier", "formulier-1"),
        ("wp_dossier", "dossier-1"),
        ("wp_meting", "meting-1"),
        ("wp_editie", Catalogue::built_in().edition().id.as_str()),
        ("wp_persoon", "deelnemer-3"),
        ("wp_revisie", "1"),
        // What is known of who fills it in stands there already.
        ("rol", "wijkagent Łukasz"),
        ("organisatie", "politie"),
    ];
    let own: BTreeMap<String, String> = own.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    assert_eq!(form.fields, own);
    let file = File::of(&asked);
    let hidden: Vec<_> = file.areas().into_iter().filter(|(_, _, area)| flags(area) & HIDDEN != 0).collect();
    assert_eq!(hidden.len(), 6);
    for (_, _, area) in hidden {
        assert_eq!(area.get(b"Ff").unwrap().as_i64().unwrap(), 1, "nobody changes it");
        assert!(area.has(b"Rect") && area.has(b"AP") && !area.has(b"StructParent"));
    }
    let pages = file.0.get_pages().len();
    assert!((18..=24).contains(&pages), "{pages}");
    for number in 1..=u32::try_from(pages).unwrap() {
        let said: String = file.0.extract_text(&[number]).unwrap().split_whitespace().collect();
        assert!(said.contains("Wijkpeil-invulbladformulier-1dossier-1meting-1"), "page {number}: {said}");
    }
    // Not for those who listen, and the name of a person nowhere.
    let heard = ReadBack::new(&asked.bytes()).spoken();
    assert!(!heard.contains("deelnemer-3") && heard.contains("wijkagent Łukasz") && !heard.contains("Sanne"));
}

#[test]
fn what_stands_in_a_field_already_is_drawn_by_its_glyphs() {
    let file = File::of(&Asked::for_one());
    let role = file.fields().into_iter().find(|field| text(field, "T") == "rol").unwrap();
    let look = file.inner(role, "AP").get(b"N").unwrap();
    let look = file.0.dereference(look).unwrap().1.as_stream().unwrap().decompressed_content().unwrap();
    let content = lopdf::content::Content::decode(&look).unwrap();
    let shown = content.operations.iter().find(|it| it.operator == "Tj").unwrap().operands[0].as_str().unwrap();
    let font = file.inner(file.inner(file.inner(file.form(), "DR"), "Font"), "WpF");
    assert_eq!(Document::decode_text(&font.get_font_encoding(&file.0).unwrap(), shown).unwrap(), "wijkagent Łukasz");
}

#[test]
fn no_item_is_torn_over_pages() {
    for catalogue in [Catalogue::built_in().clone(), Catalogue::from_files(&files_without_anchors()).unwrap()] {
        let layout = Asked { catalogue, ..Asked::for_all() }.layout();
        let mut pages: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (index, page) in layout.pages.iter().enumerate() {
            for widget in &page.widgets {
                let name = match &widget.purpose {
                    report::WidgetPurpose::Type(field) => &field.name,
                    report::WidgetPurpose::Choose { question, .. } => question,
                    report::WidgetPurpose::Hidden(_) => continue,
                };
                pages.entry(name.rsplit_once('_').unwrap_or((name, "")).0.to_owned()).or_default().insert(index);
            }
        }
        assert!(pages.len() > 57);
        assert!(pages.values().all(|pages| pages.len() == 1), "{pages:?}");
    }
}
