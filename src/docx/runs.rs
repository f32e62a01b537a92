//! Texts within paragraphs: words, links, references to pages, and lists that people typed.

use super::DocxError;
use super::styles::{Letters, Look};
use super::writer::Writer;
use super::xml::Xml;
use crate::report::{Address, Anchor, Fact, Span, Text, addresses};
use crate::shapes::Weight;

impl Writer<'_> {
    /// Words in one run.
    pub(super) fn run(&mut self, letters: Option<Letters>, text: &str) {
        write_run(&mut self.xml, letters, |xml| write_text(xml, text));
    }

    /// To the next stop on the line.
    pub(super) fn tab(&mut self) {
        write_run(&mut self.xml, None, |xml| xml.fixed("<w:tab/>"));
    }

    /// A text as paragraphs, and as a list where lines of it are items.
    ///
    /// # Errors
    /// As what is written.
    pub(super) fn text(&mut self, look: Look, text: &Text) -> Result<(), DocxError> {
        self.text_behind(look, |_| Ok(()), text)
    }

    /// A name with a value.
    ///
    /// # Errors
    /// As what is written.
    pub(super) fn fact(&mut self, look: Look, fact: &Fact) -> Result<(), DocxError> {
        let name = match fact.name.as_str() {
            "" => String::new(),
            name if name.ends_with('?') => format!("{name} "),
            name => format!("{name}: "),
        };
        self.text_behind(
            look,
            |writer| {
                if !name.is_empty() {
                    writer.run(Some(Letters::Strong), &name);
                }
                Ok(())
            },
            &fact.value,
        )
    }

    /// A text as paragraphs, the first one after what `lead` writes.
    ///
    /// # Errors
    /// As what is written.
    pub(super) fn text_behind(
        &mut self,
        look: Look,
        lead: impl FnOnce(&mut Self) -> Result<(), DocxError>,
        text: &Text,
    ) -> Result<(), DocxError> {
        let mut lead = Some(lead);
        let mut begin = |writer: &mut Self| lead.take().map_or(Ok(()), |lead| lead(writer));
        let mut is_begun = false;
        if let Some(lines) = text.typed_lines() {
            let weight = text.0.first().map_or(Weight::Regular, |span| span.weight);
            for line in lines {
                let said = Text(vec![Span { text: line.text.to_owned(), weight, link: None, shows_page: false }]);
                if line.marker.is_some() && !std::mem::replace(&mut is_begun, true) {
                    // What stands before a list is no item of it; where nothing does, there is no paragraph.
                    let around = std::mem::take(&mut self.xml);
                    let result = begin(self);
                    let written = std::mem::replace(&mut self.xml, around);
                    result?;
                    if !written.is_empty() {
                        self.paragraph(look, |writer| {
                            writer.xml.written(&written);
                            Ok(())
                        })?;
                    }
                }
                match line.marker {
                    Some(_) if line.is_bullet() => self.paragraph(look.bullet(), |writer| {
                        writer.spans(&said);
                        Ok(())
                    })?,
                    Some(number) => self.paragraph(look.numbered(), |writer| {
                        writer.run(None, number);
                        writer.tab();
                        writer.spans(&said);
                        Ok(())
                    })?,
                    None => {
                        is_begun = true;
                        self.paragraph(look, |writer| {
                            begin(writer)?;
                            writer.spans(&said);
                            Ok(())
                        })?;
                    }
                }
            }
            return Ok(());
        }
        for paragraph in text.paragraphs().iter().filter(|paragraph| !paragraph.is_empty()) {
            is_begun = true;
            self.paragraph(look, |writer| {
                begin(writer)?;
                writer.spans(paragraph);
                Ok(())
            })?;
        }
        if is_begun { Ok(()) } else { self.paragraph(look, begin) }
    }

    /// The parts of a text, in the paragraph that is being written.
    pub(super) fn spans(&mut self, text: &Text) {
        for span in &text.0 {
            let place = span.link.as_ref().and_then(|anchor| Some((anchor, self.known.bookmark_of(anchor)?)));
            match place {
                Some((anchor, bookmark)) => self.reference(span, anchor, &bookmark),
                None => self.words(span),
            }
        }
    }

    /// Words that lead to a place in the document, with its page where that is told. The number of a page leads there by itself.
    fn reference(&mut self, span: &Span, anchor: &Anchor, bookmark: &str) {
        let letters = Some(Letters::Reference);
        let number = self.pages.of(anchor);
        let page = |xml: &mut Xml| write_page(xml, letters, bookmark, number);
        if span.text.is_empty() {
            page(&mut self.xml);
            return;
        }
        self.xml.element("w:hyperlink", &[("w:anchor", bookmark), ("w:history", "1")], |xml| {
            write_run(xml, letters, |xml| write_text(xml, &span.text));
            if span.shows_page {
                write_run(xml, letters, |xml| write_text(xml, ", pagina\u{a0}"));
                page(xml);
            }
        });
    }

    /// Words, in which addresses lead to the web.
    fn words(&mut self, span: &Span) {
        let letters = (span.weight == Weight::SemiBold).then_some(Letters::Strong);
        let mut begin = 0;
        for Address { range, to } in addresses(&span.text) {
            let Some(number) = self.links.number_of(&to) else { continue };
            self.run(letters, &span.text[begin..range.start]);
            begin = range.end;
            self.xml.element("w:hyperlink", &[("r:id", &link_id(number)), ("w:history", "1")], |xml| {
                write_run(xml, Some(Letters::WebLink), |xml| write_text(xml, &span.text[range]));
            });
        }
        self.run(letters, &span.text[begin..]);
    }
}

/// What the text refers to an address by.
pub(super) fn link_id(number: usize) -> String {
    format!("adres{number}")
}

/// The number of the page of a bookmark; `number` is what it says until it is filled in.
pub(super) fn write_page(xml: &mut Xml, letters: Option<Letters>, bookmark: &str, number: Option<usize>) {
    let until = number.map_or_else(|| "…".to_owned(), |number| number.to_string());
    write_field(xml, letters, &format!("PAGEREF {bookmark} \\h"), &until);
}

pub(super) fn write_field(xml: &mut Xml, letters: Option<Letters>, code: &str, until: &str) {
    write_run(xml, letters, |xml| xml.fixed(r#"<w:fldChar w:fldCharType="begin"/>"#));
    write_run(xml, letters, |xml| {
        xml.element("w:instrText", &[("xml:space", "preserve")], |xml| xml.text(&format!(" {code} ")));
    });
    write_run(xml, letters, |xml| xml.fixed(r#"<w:fldChar w:fldCharType="separate"/>"#));
    write_run(xml, letters, |xml| write_text(xml, until));
    write_run(xml, letters, |xml| xml.fixed(r#"<w:fldChar w:fldCharType="end"/>"#));
}

pub(super) fn write_run(xml: &mut Xml, letters: Option<Letters>, inside: impl FnOnce(&mut Xml)) {
    let mut written = Xml::default();
    inside(&mut written);
    if written.is_empty() {
        return;
    }
    xml.element("w:r", &[], |xml| {
        if let Some(letters) = letters {
            xml.element("w:rPr", &[], |xml| xml.value("w:rStyle", letters.id()));
        }
        xml.written(&written);
    });
}

/// Words, with what Word has elements for: ends of lines, and hyphens that show only where a line breaks or where none may.
pub(super) fn write_text(xml: &mut Xml, text: &str) {
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(is_element).unwrap_or(rest.len());
        let (words, more) = rest.split_at(end);
        if !words.is_empty() {
            xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.text(words));
        }
        let mut letters = more.chars();
        match letters.next() {
            Some('\u{ad}') => xml.fixed("<w:softHyphen/>"),
            Some('\u{2011}') => xml.fixed("<w:noBreakHyphen/>"),
            // An end of a line of two signs is one.
            Some('\r') if letters.as_str().starts_with('\n') => {}
            Some(_) => xml.fixed("<w:br/>"),
            None => {}
        }
        rest = letters.as_str();
    }
}

fn is_element(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{ad}' | '\u{2011}')
}
