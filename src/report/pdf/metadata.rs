//! What the file says about itself.

use std::fmt::{self, Write as _};

use lopdf::{Document, Object, Stream, StringFormat, dictionary, text_string};

use super::super::page::Layout;

/// Writes title, author, language, dates and identity. None of it comes from the clock or from chance.
///
/// # Errors
/// When the file has no information dictionary or no catalog.
pub(super) fn write(file: &mut Document, layout: &Layout) -> Result<(), lopdf::Error> {
    let mut info = dictionary! {
        "Title" => text_string(&layout.about.title),
        "Author" => text_string(&layout.about.author),
        "Subject" => text_string(&layout.about.subject),
        "Creator" => text_string(PROGRAM),
        "Producer" => text_string(PROGRAM),
    };
    if let Some(date) = layout.about.date {
        let stamp = format!("D:{}000000Z", date.strftime("%Y%m%d"));
        for key in ["CreationDate", "ModDate"] {
            info.set(key, Object::string_literal(stamp.as_str()));
        }
    }
    let id = file.trailer.get(b"Info")?.as_reference()?;
    file.objects.insert(id, Object::Dictionary(info));
    let packet = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp(layout).into_bytes());
    let packet = file.add_object(packet.with_compression(false));
    let mut fingerprint = Fingerprint::default();
    fingerprint.add(&layout.about.identity);
    let constant = fingerprint.object();
    fingerprint.add(format_args!(" {layout}"));
    file.trailer.set("ID", vec![constant, fingerprint.object()]);
    let catalog = file.catalog_mut()?;
    catalog.set("Metadata", packet);
    catalog.set("Lang", Object::string_literal("nl-NL"));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    Ok(())
}

const PROGRAM: &str = "Wijkpeil";

/// The information dictionary as XMP, which PDF/UA requires.
fn xmp(layout: &Layout) -> String {
    let [title, author, subject] = [&layout.about.title, &layout.about.author, &layout.about.subject].map(|text| escaped(text));
    let dates = layout.about.date.map_or_else(String::new, |date| {
        format!("\n<xmp:CreateDate>{date}T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>{date}T00:00:00Z</xmp:ModifyDate>")
    });
    format!(
        r#"<?xpacket begin="{mark}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>nl-NL</rdf:li></rdf:Bag></dc:language>{dates}
<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool><pdf:Producer>{PROGRAM}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"#,
        mark = '\u{feff}',
    )
}

/// Text as it may stand in XML.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            _ if character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}') => safe.push(' '),
            _ => safe.push(character),
        }
    }
    safe
}

/// FNV-1a with 128 bits: identifies files, and is the same in every version of the program.
struct Fingerprint(u128);

impl Default for Fingerprint {
    fn default() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }
}

impl fmt::Write for Fingerprint {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
        self.0 = text.bytes().fold(self.0, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
        Ok(())
    }
}

impl Fingerprint {
    fn add(&mut self, text: impl fmt::Display) {
        let written = write!(self, "{text}");
        debug_assert!(written.is_ok(), "nothing can go wrong here");
    }

    fn object(&self) -> Object {
        Object::String(self.0.to_be_bytes().to_vec(), StringFormat::Hexadecimal)
    }
}

#[cfg(test)]
mod tests {
    use super::{Fingerprint, escaped};

    #[test]
    fn titles_cannot_break_the_packet() {
        assert_eq!(escaped("a < b & c\u{0}"), "a &lt; b &amp; c ");
    }

    #[test]
    fn the_fingerprint_is_fnv_1a() {
        let mut fingerprint = Fingerprint::default();
        assert_eq!(fingerprint.0, 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        fingerprint.add("a");
        assert_eq!(fingerprint.0, 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }
}
