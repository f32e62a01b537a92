//! A writer of well-formed XML: elements are closed, and texts are escaped.

/// XML as written so far.
#[derive(Debug, Default)]
pub(super) struct Xml(String);

/// The name of an attribute with its value.
pub(super) type Attribute<'a> = (&'a str, &'a str);

impl Xml {
    /// A file with this root.
    pub(super) fn file(root: &str, attributes: &[Attribute<'_>], inside: impl FnOnce(&mut Self)) -> String {
        let mut xml = Self("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned());
        xml.element(root, attributes, inside);
        xml.0
    }

    /// An element with what is written inside it.
    pub(super) fn element(&mut self, name: &str, attributes: &[Attribute<'_>], inside: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        self.0.push('>');
        inside(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// An element with nothing inside it.
    pub(super) fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.open(name, attributes);
        self.0.push_str("/>");
    }

    /// An element with a value only: `<name w:val="…"/>`.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// Whether nothing was written.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A text.
    pub(super) fn text(&mut self, text: &str) {
        escape(text, &mut self.0);
    }

    /// What was written elsewhere.
    pub(super) fn written(&mut self, other: &Self) {
        self.0.push_str(&other.0);
    }

    /// XML from the program's own code, which needs no escaping.
    pub(super) fn fixed(&mut self, xml: &'static str) {
        self.0.push_str(xml);
    }

    fn open(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            escape(value, &mut self.0);
            self.0.push('"');
        }
    }
}

/// Escapes the characters that are markup, and drops those that XML does not allow.
fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ if character.is_whitespace() && character.is_control() => out.push(' '),
            _ if is_left_out(character) => {}
            _ => out.push(character),
        }
    }
}

/// XML does not allow control characters and noncharacters. Marks that change the direction of text or hide it are dropped as
/// well: a reader would see something else than the team typed. Those that join letters and emoji stay.
fn is_left_out(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{fffe}' | '\u{ffff}' | '\u{34f}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{e0020}'..='\u{e007f}'
                | '\u{e0100}'..='\u{e01ef}'
        )
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn texts_and_values_cannot_break_the_xml() {
        let file = Xml::file("a", &[("b", "\"<&>\n")], |xml| xml.text("c < d & e\u{0}\u{202e}\u{b}👩\u{200d}👧"));
        assert_eq!(
            file,
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<a b=\"&quot;&lt;&amp;&gt; \">c &lt; d &amp; e 👩\u{200d}👧</a>"
        );
    }
}
