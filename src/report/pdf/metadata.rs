//! What the file says about itself.

use lopdf::{Document, Object, Stream, StringFormat, dictionary, text_string};

use super::super::page::Layout;
use super::catalog;

/// Writes title, author, language, dates and identity. None of it comes from the clock or from chance.
pub(super) fn write(file: &mut Document, layout: &Layout) -> Result<(), lopdf::Error> {
    let mut info = dictionary! {
        "Title" => text_string(&layout.title),
        "Author" => text_string(&layout.author),
        "Subject" => text_string(&layout.subject),
        "Creator" => text_string(PROGRAM),
        "Producer" => text_string(PROGRAM),
    };
    if let Some(date) = layout.date {
        let stamp = format!("D:{}000000Z", date.strftime("%Y%m%d"));
        for key in ["CreationDate", "ModDate"] {
            info.set(key, Object::string_literal(stamp.as_str()));
        }
    }
    let id = file.trailer.get(b"Info")?.as_reference()?;
    file.objects.insert(id, Object::Dictionary(info));
    let packet = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp(layout).into_bytes());
    let packet = file.add_object(packet.with_compression(false));
    let identity = |text: &str| Object::String(fingerprint(text).to_be_bytes().to_vec(), StringFormat::Hexadecimal);
    let (constant, this) = (identity(&layout.identity), identity(&format!("{} {layout}", layout.identity)));
    file.trailer.set("ID", vec![constant, this]);
    let catalog = catalog(file)?;
    catalog.set("Metadata", packet);
    catalog.set("Lang", Object::string_literal("nl-NL"));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    Ok(())
}

const PROGRAM: &str = "Wijkpeil";

/// The same as the information dictionary, as PDF/UA wants it.
fn xmp(layout: &Layout) -> String {
    let [title, author, subject] = [&layout.title, &layout.author, &layout.subject].map(|text| escaped(text));
    let dates = layout.date.map_or_else(String::new, |date| {
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

/// FNV-1a of 128 bits: tells files apart, and is the same in every version of the program.
fn fingerprint(text: &str) -> u128 {
    const START: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    text.bytes().fold(START, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::{escaped, fingerprint};

    #[test]
    fn titles_cannot_break_the_packet() {
        assert_eq!(escaped("a < b & c\u{0}"), "a &lt; b &amp; c ");
    }

    #[test]
    fn the_fingerprint_is_fnv_1a() {
        assert_eq!(fingerprint(""), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(fingerprint("a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }
}
