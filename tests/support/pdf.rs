//! A PDF read back: what it says, and in which structure.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};

/// A file with the text of each marked piece of its pages.
pub(crate) struct ReadBack {
    file: Document,
    /// By page and number: in the order in which they are drawn, without artifacts.
    texts: BTreeMap<(ObjectId, i64), String>,
    numbers: BTreeMap<ObjectId, u32>,
}

/// A word that was cut at the end of a line has this in place of its hyphen.
const SOFT_HYPHEN: char = '\u{ad}';

impl ReadBack {
    pub(crate) fn new(bytes: &[u8]) -> Self {
        let file = Document::load_mem(bytes).expect("our own PDF can be read");
        let numbers: BTreeMap<ObjectId, u32> = file.get_pages().into_iter().map(|(number, id)| (id, number)).collect();
        let texts = numbers.keys().flat_map(|page| marked_texts(&file, *page)).collect();
        Self { file, texts, numbers }
    }

    /// What a screen reader says: the text in the order of the structure, without the hyphens at the ends of lines.
    pub(crate) fn spoken(&self) -> String {
        let mut said = String::new();
        self.speak(self.root(), &mut said);
        said.replace(SOFT_HYPHEN, "")
    }

    /// The words in the order of the structure, as a screen reader tells them apart: by white space, and by where a part ends that stands on
    /// lines of its own. Drawings are left out: they have words of their own.
    pub(crate) fn words(&self) -> Vec<String> {
        let mut said = String::new();
        self.speak_parts(self.root(), &mut said);
        said.replace(SOFT_HYPHEN, "").split_whitespace().map(str::to_owned).collect()
    }

    fn speak_parts(&self, id: ObjectId, said: &mut String) {
        let element = self.element(id);
        let role = name(element, b"S");
        if role == "Figure" {
            return;
        }
        let end = if matches!(role.as_str(), "Span" | "Link") { "" } else { " " };
        said.push_str(end);
        for kid in kids(element) {
            match kid {
                Object::Reference(id) => self.speak_parts(*id, said),
                Object::Integer(number) => said.push_str(self.content(element, *number)),
                Object::Dictionary(kid) => said.push_str(self.text_of(kid)),
                _ => panic!("{kid:?}"),
            }
        }
        said.push_str(end);
    }

    /// What stands on the pages in the order in which it is drawn, artifacts left out.
    pub(crate) fn drawn(&self) -> String {
        let mut pages: Vec<(u32, i64, &str)> =
            self.texts.iter().map(|((page, number), text)| (self.numbers[page], *number, text.as_str())).collect();
        pages.sort_unstable();
        let said: String = pages.into_iter().map(|(_, _, text)| text).collect();
        said.replace(SOFT_HYPHEN, "")
    }

    /// The structure, a line a part.
    pub(crate) fn structure(&self) -> String {
        let mut lines = String::new();
        self.tree().write(0, &mut lines);
        lines
    }

    /// The structure, from the whole document down.
    pub(crate) fn tree(&self) -> Element {
        self.read(self.root())
    }

    fn root(&self) -> ObjectId {
        let tree = self.file.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
        let kids = self.file.get_dictionary(tree).unwrap().get(b"K").unwrap().as_array().unwrap();
        kids[0].as_reference().unwrap()
    }

    fn speak(&self, id: ObjectId, said: &mut String) {
        let element = self.element(id);
        for kid in kids(element) {
            match kid {
                Object::Reference(id) => self.speak(*id, said),
                Object::Integer(number) => said.push_str(self.content(element, *number)),
                Object::Dictionary(kid) => said.push_str(self.text_of(kid)),
                _ => panic!("{kid:?}"),
            }
        }
    }

    fn element(&self, id: ObjectId) -> &Dictionary {
        self.file.get_dictionary(id).unwrap()
    }

    /// The text of a reference to marked content; nothing for one to an annotation.
    fn text_of(&self, kid: &Dictionary) -> &str {
        let Ok(number) = kid.get(b"MCID") else { return "" };
        self.content(kid, number.as_i64().unwrap())
    }

    /// The text with this number on the page that `holder` names.
    fn content(&self, holder: &Dictionary, number: i64) -> &str {
        let key = (holder.get(b"Pg").unwrap().as_reference().unwrap(), number);
        self.texts.get(&key).unwrap_or_else(|| panic!("no content {key:?}"))
    }

    fn read(&self, id: ObjectId) -> Element {
        let dictionary = self.element(id);
        let words = |key: &[u8]| dictionary.get(key).ok().map(|text| lopdf::decode_text_string(text).unwrap());
        let mut element = Element { role: name(dictionary, b"S"), ..Element::default() };
        if let Ok(attributes) = dictionary.get(b"A").and_then(Object::as_dict) {
            for (key, value) in attributes {
                match (key.as_slice(), value) {
                    (b"Scope" | b"ListNumbering", Object::Name(value)) => {
                        element.kind = Some(String::from_utf8_lossy(value).into_owned());
                    }
                    (b"Headers", Object::Array(headers)) => element.headers = headers.len(),
                    (b"Summary", value) => element.summary = Some(lopdf::decode_text_string(value).unwrap()),
                    (b"BBox", Object::Array(_)) => element.has_bounds = true,
                    _ => {}
                }
            }
        }
        element.alternative = words(b"Alt");
        element.actual_text = words(b"ActualText");
        for kid in kids(dictionary) {
            match kid {
                Object::Reference(id) => element.kids.push(self.read(*id)),
                Object::Integer(number) => element.text.push_str(self.content(dictionary, *number)),
                Object::Dictionary(kid) if name(kid, b"Type") == "OBJR" => element.links.push(self.link(kid)),
                Object::Dictionary(kid) => element.text.push_str(self.text_of(kid)),
                _ => panic!("{kid:?}"),
            }
        }
        element.text = element.text.replace(SOFT_HYPHEN, "");
        element
    }

    /// Where the annotation that a part refers to leads; every one has to say it in words too.
    fn link(&self, reference: &Dictionary) -> String {
        let annotation = self.element(reference.get(b"Obj").unwrap().as_reference().unwrap());
        if let Ok(told) = annotation.get(b"TU") {
            return format!("[{}]", lopdf::decode_text_string(told).unwrap());
        }
        assert!(!lopdf::decode_text_string(annotation.get(b"Contents").unwrap()).unwrap().is_empty());
        if let Ok(action) = annotation.get(b"A").and_then(Object::as_dict) {
            return format!("→ {}", String::from_utf8_lossy(action.get(b"URI").unwrap().as_str().unwrap()));
        }
        let page = annotation.get(b"Dest").unwrap().as_array().unwrap()[0].as_reference().unwrap();
        assert!(self.numbers.contains_key(&page), "{annotation:?}");
        "→".to_owned()
    }
}

/// A part of the structure.
#[derive(Debug, Default)]
pub(crate) struct Element {
    /// Its type in the file, as `H1` or `TD`.
    pub(crate) role: String,
    /// The scope of a heading in a table, or the numbering of a list.
    pub(crate) kind: Option<String>,
    /// How many headings a cell of a table has.
    pub(crate) headers: usize,
    pub(crate) summary: Option<String>,
    /// Whether it says where on the page it is drawn.
    pub(crate) has_bounds: bool,
    pub(crate) alternative: Option<String>,
    pub(crate) actual_text: Option<String>,
    /// Where its links lead, an arrow each, and what its areas to fill in are called.
    pub(crate) links: Vec<String>,
    /// What is drawn of it, without its kids.
    pub(crate) text: String,
    pub(crate) kids: Vec<Self>,
}

impl Element {
    /// This part and all below it, in reading order.
    pub(crate) fn all(&self) -> Vec<&Self> {
        std::iter::once(self).chain(self.kids.iter().flat_map(Self::all)).collect()
    }

    /// Everything that is drawn of it and of its kids.
    pub(crate) fn whole_text(&self) -> String {
        self.kids.iter().fold(self.text.clone(), |all, kid| all + &kid.whole_text())
    }

    fn write(&self, depth: usize, out: &mut String) {
        const LONGEST: usize = 60;
        write!(out, "{}{}", "  ".repeat(depth), self.role).unwrap();
        self.kind.iter().for_each(|kind| write!(out, " {kind}").unwrap());
        if self.headers > 0 {
            write!(out, " {} headers", self.headers).unwrap();
        }
        self.summary.iter().for_each(|summary| write!(out, " ({summary})").unwrap());
        self.alternative.iter().for_each(|text| write!(out, " Alt=‘{text}’").unwrap());
        self.actual_text.iter().for_each(|text| write!(out, " ActualText=‘{text}’").unwrap());
        self.links.iter().for_each(|link| write!(out, " {link}").unwrap());
        let text = self.text.trim();
        if !text.is_empty() {
            let short: String = text.chars().take(LONGEST).collect();
            write!(out, " “{short}{}”", if short.len() < text.len() { "…" } else { "" }).unwrap();
        }
        out.push('\n');
        self.kids.iter().for_each(|kid| kid.write(depth + 1, out));
    }
}

fn kids(element: &Dictionary) -> &[Object] {
    element.get(b"K").unwrap().as_array().unwrap()
}

fn name(dictionary: &Dictionary, key: &[u8]) -> String {
    String::from_utf8_lossy(dictionary.get(key).unwrap().as_name().unwrap()).into_owned()
}

/// The texts of the marked pieces of a page. `ActualText` stands in for what is drawn.
fn marked_texts(file: &Document, page: ObjectId) -> BTreeMap<(ObjectId, i64), String> {
    let fonts = file.get_page_fonts(page).unwrap();
    let encodings: BTreeMap<Vec<u8>, Encoding<'_>> =
        fonts.into_iter().map(|(name, font)| (name, font.get_font_encoding(file).unwrap())).collect();
    let content = Content::decode(&file.get_page_content(page)).unwrap();
    let mut texts = BTreeMap::new();
    // Each open mark: its number, and whether other words stand in for what is drawn in it.
    let mut marks: Vec<(Option<i64>, bool)> = Vec::new();
    let mut encoding = None;
    for operation in &content.operations {
        match operation.operator.as_str() {
            "BDC" => {
                let properties = operation.operands[1].as_dict().unwrap();
                let number = properties.get(b"MCID").and_then(Object::as_i64).ok();
                let actual = properties.get(b"ActualText").ok();
                marks.push((number, actual.is_some()));
                if let Some(number) = number {
                    texts.insert((page, number), String::new());
                }
                if let (Some(actual), Some(number)) = (actual, marks.iter().find_map(|mark| mark.0)) {
                    let actual = lopdf::decode_text_string(actual).unwrap();
                    texts.entry((page, number)).or_insert_with(String::new).push_str(&actual);
                }
            }
            "EMC" => drop(marks.pop().expect("each end has its beginning")),
            "Tf" => encoding = encodings.get(operation.operands[0].as_name().unwrap()),
            "Tj" | "TJ" => {
                let number = marks.iter().find_map(|mark| mark.0);
                let (Some(number), false) = (number, marks.iter().any(|mark| mark.1)) else { continue };
                let text = shown(&operation.operands, encoding.expect("a font is chosen before text is shown"));
                texts.entry((page, number)).or_insert_with(String::new).push_str(&text);
            }
            _ => {}
        }
    }
    assert!(marks.is_empty(), "each beginning has its end");
    texts
}

fn shown(operands: &[Object], encoding: &Encoding<'_>) -> String {
    operands
        .iter()
        .map(|operand| match operand {
            Object::String(bytes, _) => Document::decode_text(encoding, bytes).unwrap(),
            Object::Array(inner) => shown(inner, encoding),
            _ => String::new(),
        })
        .collect()
}
