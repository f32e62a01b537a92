//! Word documents read back, by others' code: what they say in the order of reading, and whether their parts fit together.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// A file that was read back.
pub(crate) struct WordFile {
    files: BTreeMap<String, Vec<u8>>,
}

/// An element of a file: its name and its attributes; or the end of one, or a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Begin(String, BTreeMap<String, String>),
    End(String),
    Text(String),
}

impl Part {
    /// The attribute of an element with this name.
    pub(crate) fn value(&self, name: &str, attribute: &str) -> Option<&str> {
        match self {
            Self::Begin(own, attributes) if own == name => attributes.get(attribute).map(String::as_str),
            _ => None,
        }
    }

    fn begins(&self, name: &str) -> bool {
        matches!(self, Self::Begin(own, _) if own == name)
    }

    fn ends(&self, name: &str) -> bool {
        matches!(self, Self::End(own) if own == name)
    }
}

impl WordFile {
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("it is a zip");
        let mut files = BTreeMap::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            let name = file.name().unwrap().into_owned();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            assert!(files.insert(name.clone(), content).is_none(), "{name} stands there twice");
        }
        Self { files }
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The elements and texts of one of the files.
    pub(crate) fn parts(&self, name: &str) -> Vec<Part> {
        let text = std::str::from_utf8(&self.files[name]).unwrap();
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_end_names = true;
        let mut parts = Vec::new();
        loop {
            match reader.read_event().unwrap_or_else(|fault| panic!("{name}: {fault}")) {
                Event::Start(element) => parts.push(begin(&element)),
                Event::Empty(element) => {
                    parts.push(begin(&element));
                    parts.push(Part::End(name_of(&element)));
                }
                Event::End(element) => parts.push(Part::End(String::from_utf8(element.name().as_ref().to_vec()).unwrap())),
                Event::Text(text) => parts.push(Part::Text(text.decode().unwrap().into_owned())),
                Event::GeneralRef(reference) => {
                    let reference = reference.decode().unwrap();
                    let meant = quick_xml::escape::resolve_predefined_entity(&reference).expect("we write five of them");
                    parts.push(Part::Text(meant.to_owned()));
                }
                Event::Eof => return parts,
                Event::Decl(_) => {}
                other => panic!("{name}: {other:?}"),
            }
        }
    }

    pub(crate) fn body(&self) -> Vec<Part> {
        self.parts("word/document.xml")
    }

    /// What the text says from its first word to its last, with what pictures say where they stand. What a field says until Word fills it
    /// in is left out.
    pub(crate) fn text(&self) -> String {
        said(&self.body())
    }

    /// What stands at the head and at the foot of every page but the first.
    pub(crate) fn furniture(&self) -> [String; 2] {
        ["word/header1.xml", "word/footer1.xml"].map(|name| said(&self.parts(name)).trim().to_owned())
    }

    /// Style and words of every paragraph.
    pub(crate) fn paragraphs(&self) -> Vec<(String, String)> {
        let body = self.body();
        let mut paragraphs = Vec::new();
        let mut begin = 0;
        for (at, part) in body.iter().enumerate() {
            if part.begins("w:p") {
                begin = at;
            } else if part.ends("w:p") {
                let own = &body[begin..at];
                let style = own.iter().find_map(|part| part.value("w:pStyle", "w:val")).expect("every paragraph has a style");
                paragraphs.push((style.to_owned(), said(own)));
            }
        }
        paragraphs
    }

    /// Level and words of every heading.
    pub(crate) fn headings(&self) -> Vec<(u8, String)> {
        let level = |style: &str| style.strip_prefix("Kop").and_then(|level| level.parse().ok());
        self.paragraphs().into_iter().filter_map(|(style, text)| Some((level(&style)?, text))).collect()
    }

    /// The code of every field, with what it says until it is filled in.
    pub(crate) fn fields(&self) -> Vec<(String, String)> {
        let mut fields = Vec::new();
        // Those that are open: the code, whether it ended, and what follows it.
        let mut open: Vec<(String, bool, String)> = Vec::new();
        for part in self.body() {
            match part.value("w:fldChar", "w:fldCharType") {
                Some("begin") => open.push(<_>::default()),
                Some("separate") => open.last_mut().unwrap().1 = true,
                Some(_) => {
                    let (code, _, said) = open.pop().unwrap();
                    fields.push((code.trim().to_owned(), said));
                }
                None => {
                    if let (Part::Text(text), Some((code, is_coded, said))) = (part, open.last_mut()) {
                        if *is_coded { said } else { code }.push_str(&text);
                    }
                }
            }
        }
        fields
    }

    /// The rows of every table: whether each is repeated on the next page, and its words.
    pub(crate) fn tables(&self) -> Vec<Vec<(bool, String)>> {
        let body = self.body();
        let within = |name: &str, own: &[Part]| -> Vec<Vec<Part>> {
            let begins = (0..own.len()).filter(|at| own[*at].begins(name));
            begins.map(|at| own[at..].iter().take_while(|part| !part.ends(name)).cloned().collect()).collect()
        };
        let row = |row: &Vec<Part>| (row.iter().any(|part| part.begins("w:tblHeader")), said(row).trim().to_owned());
        within("w:tbl", &body).iter().map(|table| within("w:tr", table).iter().map(row).collect()).collect()
    }

    /// Everything that Word would stumble over, or a screen reader.
    pub(crate) fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for name in self.files.keys().filter(|name| !name.ends_with("png")) {
            self.parts(name);
        }
        let body = self.body();
        self.check_references(&body, &mut faults);
        self.check_styles(&body, &mut faults);
        check_tables(&body, &mut faults);
        check_pictures(&body, &mut faults);
        let mut level = 0;
        for (own, text) in self.headings() {
            if own > level + 1 {
                faults.push(format!("‘{text}’ is of level {own} below one of level {level}"));
            }
            if text.trim().is_empty() {
                faults.push(format!("a heading of level {own} says nothing"));
            }
            level = own;
        }
        faults
    }

    /// What refers to files, bookmarks and styles finds them.
    fn check_references(&self, body: &[Part], faults: &mut Vec<String>) {
        let mut ids = BTreeSet::new();
        for part in self.parts("word/_rels/document.xml.rels") {
            let (Some(id), Some(target)) = (part.value("Relationship", "Id"), part.value("Relationship", "Target")) else {
                continue;
            };
            if !ids.insert(id.to_owned()) {
                faults.push(format!("two files are called {id}"));
            }
            let is_outside = part.value("Relationship", "TargetMode") == Some("External");
            if !is_outside && !self.files.contains_key(&format!("word/{target}")) {
                faults.push(format!("{target} is no file"));
            }
        }
        let mut bookmarks = BTreeSet::new();
        for part in body {
            if let Some(name) = part.value("w:bookmarkStart", "w:name")
                && (!bookmarks.insert(name.to_owned()) || name.len() > 40)
            {
                faults.push(format!("the bookmark {name} is there twice, or too long"));
            }
        }
        for part in body {
            let Part::Begin(_, attributes) = part else { continue };
            for reference in ["r:id", "r:embed"].into_iter().filter_map(|name| attributes.get(name)) {
                if !ids.contains(reference) {
                    faults.push(format!("nothing is called {reference}"));
                }
            }
            if let Some(anchor) = attributes.get("w:anchor").filter(|anchor| !bookmarks.contains(*anchor)) {
                faults.push(format!("a link leads to {anchor}, which is not there"));
            }
        }
        let codes = body.windows(2).filter(|pair| pair[0].begins("w:instrText"));
        for code in codes.filter_map(|pair| if let Part::Text(code) = &pair[1] { Some(code) } else { None }) {
            if let Some(bookmark) = code.trim().strip_prefix("PAGEREF ").and_then(|rest| rest.split(' ').next())
                && !bookmarks.contains(bookmark)
            {
                faults.push(format!("a page is that of {bookmark}, which is not there"));
            }
        }
    }

    fn check_styles(&self, body: &[Part], faults: &mut Vec<String>) {
        let styles = self.parts("word/styles.xml");
        let known: BTreeSet<&str> = styles.iter().filter_map(|part| part.value("w:style", "w:styleId")).collect();
        for part in body {
            let used = ["w:pStyle", "w:rStyle", "w:tblStyle"].into_iter().find_map(|name| part.value(name, "w:val"));
            if let Some(style) = used.filter(|style| !known.contains(style)) {
                faults.push(format!("there is no style {style}"));
            }
        }
    }
}

/// Every table has a head that comes back, and rows below it, no row is cut, and no table stands against the one before it.
fn check_tables(body: &[Part], faults: &mut Vec<String>) {
    for (at, part) in body.iter().enumerate() {
        if part.begins("w:tbl") {
            let rows: Vec<usize> =
                (at..body.len()).take_while(|at| !body[*at].ends("w:tbl")).filter(|at| body[*at].begins("w:tr")).collect();
            let has =
                |row: usize, name: &str| body[row..].iter().take_while(|part| !part.ends("w:tr")).any(|part| part.begins(name));
            // Below the headings of the columns may stand that of the group of rows.
            let heads = rows.iter().take_while(|row| has(**row, "w:tblHeader")).count();
            for (index, row) in rows.iter().enumerate() {
                if has(*row, "w:tblHeader") != (index < heads) || !has(*row, "w:cantSplit") {
                    faults.push(format!("row {} of a table", index + 1));
                }
            }
            if !(1..=2).contains(&heads) || rows.len() == heads {
                faults.push(format!("a table has {heads} rows of headings, of {}", rows.len()));
            }
        }
        if part.ends("w:tbl") && !body.get(at + 1).is_some_and(|next| next.begins("w:p") || next.begins("w:sdt")) {
            faults.push("a table has no paragraph behind it".to_owned());
        }
        if part.ends("w:tc") && !body[at - 1].ends("w:p") {
            faults.push("a cell does not end in a paragraph".to_owned());
        }
    }
}

/// Every picture says something, or is passed over by screen readers.
fn check_pictures(body: &[Part], faults: &mut Vec<String>) {
    let mut ids = BTreeSet::new();
    for (at, part) in body.iter().enumerate().filter(|(_, part)| part.begins("wp:docPr")) {
        let id = part.value("wp:docPr", "id").unwrap();
        if !ids.insert(id) {
            faults.push(format!("two pictures have the number {id}"));
        }
        let inside = body[at..].iter().take_while(|part| !part.ends("wp:docPr"));
        let is_decoration = inside.filter_map(|part| part.value("adec:decorative", "val")).any(|value| value == "1");
        let says = part.value("wp:docPr", "descr").is_some_and(|said| !said.trim().is_empty());
        if says == is_decoration {
            faults.push(format!("picture {id} says nothing and is no decoration, or does both"));
        }
    }
}

fn name_of(element: &BytesStart<'_>) -> String {
    String::from_utf8(element.name().as_ref().to_vec()).unwrap()
}

fn begin(element: &BytesStart<'_>) -> Part {
    let attributes = element.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let value = quick_xml::escape::unescape(std::str::from_utf8(&attribute.value).unwrap()).unwrap().into_owned();
        (String::from_utf8(attribute.key.as_ref().to_vec()).unwrap(), value)
    });
    Part::Begin(name_of(element), attributes.collect())
}

fn said(parts: &[Part]) -> String {
    let mut said = String::new();
    // What fields say until Word fills them in; but for the table of contents, which is there already.
    let (mut is_code, mut is_contents, mut fields) = (false, false, Vec::new());
    for part in parts {
        match part {
            Part::Begin(name, attributes) => match name.as_str() {
                "w:instrText" => is_code = true,
                "w:fldChar" => match attributes["w:fldCharType"].as_str() {
                    "begin" => fields.push(false),
                    "separate" => *fields.last_mut().unwrap() = !is_contents,
                    _ => drop(fields.pop()),
                },
                "w:tab" | "w:br" | "w:p" => said.push('\n'),
                "w:softHyphen" => said.push('\u{ad}'),
                "w:noBreakHyphen" => said.push('\u{2011}'),
                "wp:docPr" => said.push_str(&attributes["descr"]),
                _ => {}
            },
            Part::End(name) if name == "w:instrText" => is_code = false,
            Part::Text(code) if is_code => is_contents = code.trim().starts_with("TOC"),
            Part::Text(text) if !fields.contains(&true) => said.push_str(text),
            Part::End(_) | Part::Text(_) => {}
        }
    }
    said
}
