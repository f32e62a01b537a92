//! The file: a folder of XML and pictures in one zip. Nothing in it comes from the clock.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::DocxError;
use super::links::Links;
use super::pictures::{Pictures, png_id, svg_id};
use super::runs::{link_id, write_field, write_run, write_text};
use super::styles::{self, Look, TEXT_NAMESPACE};
use super::xml::Xml;
use crate::report::{About, Block, Document};
use crate::words;

/// The bytes of the file.
///
/// # Errors
/// When they cannot be put together.
pub(super) fn zipped(document: &Document, body: &Xml, links: &Links, pictures: &Pictures) -> Result<Vec<u8>, DocxError> {
    let has_cover = document.blocks.iter().any(|block| matches!(block, Block::Cover(_)));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, bytes: &[u8], method: CompressionMethod| -> Result<(), DocxError> {
        let options = SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default());
        zip.start_file(name, options)?;
        zip.write_all(bytes)?;
        Ok(())
    };
    let files = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", root_relations()),
        ("docProps/core.xml", core(&document.about)),
        ("docProps/app.xml", APP.to_owned()),
        ("word/document.xml", text(body)),
        ("word/_rels/document.xml.rels", relations(links, pictures)),
        ("word/styles.xml", styles::STYLES.to_owned()),
        ("word/numbering.xml", styles::NUMBERING.to_owned()),
        ("word/settings.xml", settings()),
        ("word/header1.xml", header(document)),
        ("word/header2.xml", Xml::file("w:hdr", &[TEXT_NAMESPACE], |xml| furniture(xml, Look::Header, |_| {}))),
        ("word/footer1.xml", footer(&document.foot, true)),
        // A cover says only in which state the report is.
        ("word/footer2.xml", footer(&document.foot, !has_cover)),
    ];
    for (name, content) in files {
        add(name, content.as_bytes(), CompressionMethod::Deflated)?;
    }
    for (number, picture) in pictures.all() {
        // It is compressed already.
        add(&format!("word/media/{}.png", png_id(number)), &picture.png, CompressionMethod::Stored)?;
        add(&format!("word/media/{}.svg", svg_id(number)), picture.svg.as_bytes(), CompressionMethod::Deflated)?;
    }
    Ok(zip.finish()?.into_inner())
}

const RELATIONS: (&str, &str) = ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const PACKAGE: (&str, &str) = ("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");

/// The text with its namespaces, and what its pages look like: A4 with the margins of the PDF, head and foot.
fn text(body: &Xml) -> String {
    let namespaces = [
        TEXT_NAMESPACE,
        RELATIONS,
        ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
        ("xmlns:mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("xmlns:w14", "http://schemas.microsoft.com/office/word/2010/wordml"),
        ("mc:Ignorable", "w14"),
    ];
    Xml::file("w:document", &namespaces, |xml| {
        xml.element("w:body", &[], |xml| {
            xml.written(body);
            xml.element("w:sectPr", &[], |xml| {
                for (what, kind, id) in [
                    ("w:headerReference", "default", "kop"),
                    ("w:headerReference", "first", "eerstekop"),
                    ("w:footerReference", "default", "voet"),
                    ("w:footerReference", "first", "eerstevoet"),
                ] {
                    xml.empty(what, &[("w:type", kind), ("r:id", id)]);
                }
                xml.fixed(r#"<w:pgSz w:w="11906" w:h="16838"/>"#);
                xml.fixed(
                    r#"<w:pgMar w:top="1247" w:right="1247" w:bottom="1247" w:left="1417" w:header="624" w:footer="567" w:gutter="0"/>"#,
                );
                // A first page that is no cover says at its own head what the others repeat.
                xml.fixed("<w:titlePg/>");
            });
        });
    })
}

/// Most characters of the name of a dossier at the head of a page.
const HEAD: usize = 60;

fn header(document: &Document) -> String {
    Xml::file("w:hdr", &[TEXT_NAMESPACE], |xml| {
        furniture(xml, Look::Header, |xml| {
            write_run(xml, None, |xml| write_text(xml, &words::shortened(&document.head, HEAD)));
            write_run(xml, None, |xml| xml.fixed("<w:tab/>"));
            write_run(xml, None, |xml| write_text(xml, &document.measured));
        });
    })
}

fn footer(standing: &str, has_number: bool) -> String {
    Xml::file("w:ftr", &[TEXT_NAMESPACE], |xml| {
        furniture(xml, Look::Footer, |xml| {
            write_run(xml, None, |xml| write_text(xml, standing));
            if has_number {
                write_run(xml, None, |xml| xml.fixed("<w:tab/>"));
                write_run(xml, None, |xml| write_text(xml, "pagina "));
                write_field(xml, None, "PAGE", "1");
                write_run(xml, None, |xml| write_text(xml, " van "));
                write_field(xml, None, "NUMPAGES", "1");
            }
        });
    })
}

fn furniture(xml: &mut Xml, look: Look, inside: impl FnOnce(&mut Xml)) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", look.id()));
        inside(xml);
    });
}

fn relations(links: &Links, pictures: &Pictures) -> String {
    Xml::file("Relationships", &[PACKAGE], |xml| {
        let mut one = |id: &str, kind: &str, target: &str, is_outside: bool| {
            let kind = format!("{OFFICE}{kind}");
            let mut attributes = vec![("Id", id), ("Type", kind.as_str()), ("Target", target)];
            if is_outside {
                attributes.push(("TargetMode", "External"));
            }
            xml.empty("Relationship", &attributes);
        };
        for (id, kind, target) in [
            ("stijlen", "styles", "styles.xml"),
            ("lijsten", "numbering", "numbering.xml"),
            ("instellingen", "settings", "settings.xml"),
            ("kop", "header", "header1.xml"),
            ("eerstekop", "header", "header2.xml"),
            ("voet", "footer", "footer1.xml"),
            ("eerstevoet", "footer", "footer2.xml"),
        ] {
            one(id, kind, target, false);
        }
        for (number, address) in links.all() {
            one(&link_id(number), "hyperlink", address, true);
        }
        for (number, _) in pictures.all() {
            let (png, svg) = (png_id(number), svg_id(number));
            one(&png, "image", &format!("media/{png}.png"), false);
            one(&svg, "image", &format!("media/{svg}.svg"), false);
        }
    })
}

fn root_relations() -> String {
    Xml::file("Relationships", &[PACKAGE], |xml| {
        let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
        let (document, app) = (format!("{OFFICE}officeDocument"), format!("{OFFICE}extended-properties"));
        for (id, kind, target) in [
            ("document", document.as_str(), "word/document.xml"),
            ("kenmerken", core, "docProps/core.xml"),
            ("programma", app.as_str(), "docProps/app.xml"),
        ] {
            xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
        }
    })
}

fn content_types() -> String {
    const TEXT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    Xml::file("Types", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")], |xml| {
        for (ending, kind) in [
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("png", "image/png"),
            ("svg", "image/svg+xml"),
        ] {
            xml.empty("Default", &[("Extension", ending), ("ContentType", kind)]);
        }
        for (part, kind) in [
            ("document", "document.main+xml"),
            ("styles", "styles+xml"),
            ("numbering", "numbering+xml"),
            ("settings", "settings+xml"),
            ("header1", "header+xml"),
            ("header2", "header+xml"),
            ("footer1", "footer+xml"),
            ("footer2", "footer+xml"),
        ] {
            let (part, kind) = (format!("/word/{part}.xml"), format!("{TEXT}{kind}"));
            xml.empty("Override", &[("PartName", &part), ("ContentType", &kind)]);
        }
        for (part, kind) in [
            ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
        ] {
            xml.empty("Override", &[("PartName", part), ("ContentType", kind)]);
        }
    })
}

/// What the file says about itself.
fn core(about: &About) -> String {
    let namespaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    Xml::file("cp:coreProperties", &namespaces, |xml| {
        for (name, value) in [
            ("dc:title", about.title.as_str()),
            ("dc:subject", &about.subject),
            ("dc:creator", &about.author),
            ("dc:language", "nl-NL"),
        ] {
            xml.element(name, &[], |xml| xml.text(value));
        }
        if let Some(date) = about.date {
            let stamp = format!("{date}T00:00:00Z");
            for name in ["dcterms:created", "dcterms:modified"] {
                xml.element(name, &[("xsi:type", "dcterms:W3CDTF")], |xml| xml.text(&stamp));
            }
        }
    })
}

const APP: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Wijkpeil</Application></Properties>";

/// Fields are filled in when the file is opened, words are broken as in Dutch, and Word treats the file as one of its own.
fn settings() -> String {
    Xml::file("w:settings", &[TEXT_NAMESPACE], |xml| {
        xml.fixed(r#"<w:defaultTabStop w:val="709"/><w:autoHyphenation/><w:consecutiveHyphenLimit w:val="2"/><w:doNotHyphenateCaps/><w:updateFields w:val="1"/>"#);
        xml.fixed(r#"<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>"#);
        xml.fixed(r#"<w:themeFontLang w:val="nl-NL"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>"#);
    })
}
