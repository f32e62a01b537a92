//! The styles of a Word document. All that it looks like stands here, so that somebody who gives it another look changes styles and no text.
//!
//! Styles that Word has itself carry the English name that makes Word know them: it shows them as `Kop 1` in Dutch.

use super::xml::Xml;
use crate::report::CellSize;
use crate::report::palette;
use crate::shapes::{Align, Tone};

/// How a paragraph looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// What the others are made from.
    Normal,
    /// What kind of report it is, on the cover.
    CoverKind,
    /// The title on the cover.
    Title,
    /// The lines below it.
    Subtitle,
    /// A name with a value: who, when and in which state.
    Fact,
    /// A heading of level 1.
    Heading1,
    /// A heading of level 2.
    Heading2,
    /// A heading of level 3.
    Heading3,
    /// A few words above a heading.
    Kicker,
    /// The heading of the table of contents, which does not stand in it.
    ContentsHeading,
    /// A line of the table of contents, of level 1.
    Contents1,
    /// A line of the table of contents, of level 2.
    Contents2,
    /// Running text.
    Body,
    /// An introduction.
    Lead,
    /// Text that is meant to be short.
    Compact,
    /// Small print.
    Note,
    /// What was judged, in full.
    Item,
    /// What a judgement rests on, and what more was said.
    Said,
    /// What was judged, in a word.
    Status,
    /// What changed.
    Change,
    /// A picture.
    Picture,
    /// What stands below a picture.
    Caption,
    /// A figure with what it counts.
    KeyFigure,
    /// An item of a list.
    Bullet,
    /// An item of a list with a number that was typed.
    Numbered,
    /// A step with a box.
    Step,
    /// The title of a list in a box.
    BoxTitle,
    /// An item of a list in a box.
    BoxItem,
    /// The heading of a column.
    CellHeading,
    /// The heading of a column of numbers.
    CellNumberHeading,
    /// The text of a cell.
    Cell,
    /// The text of a cell, a little larger.
    CellDense,
    /// The text of a cell, as large as running text.
    CellBody,
    /// A large number in a cell.
    CellLarge,
    /// A number in a cell.
    CellNumber,
    /// Room in a cell to write.
    CellWriting,
    /// The heading of rows.
    CellGroup,
    /// An item of a list in a cell.
    CellBullet,
    /// An item of a list in a cell, with a number that was typed.
    CellNumbered,
    /// White between tables that would be one otherwise.
    Gap,
    /// What stands at the head of a page.
    Header,
    /// What stands at its foot.
    Footer,
}

/// How a part of a text looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    /// It stands out.
    Strong,
    /// It leads to a place on the web.
    WebLink,
    /// It leads to a place in the document.
    Reference,
    /// A large figure.
    Figure,
    /// A mark.
    Mark,
    /// 'Als eerste'.
    First,
    /// A word for a judgement.
    Word(Judged),
    /// The same in a heading, which is bold: a style that is bold as well would make it light again.
    HeadingWord(Judged),
}

/// How a judgement came out, as far as its word has a colour of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Judged {
    /// It is in order.
    InOrder,
    /// It is partly in order.
    Partly,
    /// It is not in order.
    NotInOrder,
    /// Nobody knows.
    Unknown,
    /// Something else.
    Other,
}

impl Judged {
    const ALL: [Self; 5] = [Self::InOrder, Self::Partly, Self::NotInOrder, Self::Unknown, Self::Other];

    /// That of a word in this colour.
    pub(super) fn of(tone: Tone) -> Self {
        match tone {
            Tone::InOrder => Self::InOrder,
            Tone::Partly => Self::Partly,
            Tone::NotInOrder => Self::NotInOrder,
            Tone::Unknown => Self::Unknown,
            _ => Self::Other,
        }
    }

    fn tone(self) -> Tone {
        match self {
            Self::InOrder => Tone::InOrder,
            Self::Partly => Tone::Partly,
            Self::NotInOrder => Tone::NotInOrder,
            Self::Unknown => Tone::Unknown,
            Self::Other => Tone::InkSoft,
        }
    }
}

/// A style as it stands in the file.
struct Style {
    /// What paragraphs refer to.
    id: &'static str,
    /// What users see; for styles that Word has itself the name by which it knows them.
    name: &'static str,
    /// What it is made from, and what follows it; a style of letters has neither.
    from: Option<Look>,
    next: Option<Look>,
    /// What makes it different.
    paragraph: &'static str,
    letters: &'static str,
}

impl Look {
    const ALL: [Self; 40] = [
        Self::Normal,
        Self::CoverKind,
        Self::Title,
        Self::Subtitle,
        Self::Fact,
        Self::Heading1,
        Self::Heading2,
        Self::Heading3,
        Self::Kicker,
        Self::ContentsHeading,
        Self::Contents1,
        Self::Contents2,
        Self::Body,
        Self::Lead,
        Self::Compact,
        Self::Note,
        Self::Item,
        Self::Said,
        Self::Status,
        Self::Change,
        Self::Picture,
        Self::Caption,
        Self::KeyFigure,
        Self::Bullet,
        Self::Numbered,
        Self::Step,
        Self::BoxTitle,
        Self::BoxItem,
        Self::CellHeading,
        Self::CellNumberHeading,
        Self::Cell,
        Self::CellDense,
        Self::CellBody,
        Self::CellLarge,
        Self::CellNumber,
        Self::CellWriting,
        Self::CellGroup,
        Self::CellBullet,
        Self::CellNumbered,
        Self::Gap,
    ];
    /// What stands at the head and foot of pages only.
    const FURNITURE: [Self; 2] = [Self::Header, Self::Footer];

    /// That of a heading of a level from 1.
    pub(super) fn heading(level: u8) -> Self {
        match level {
            0 | 1 => Self::Heading1,
            2 => Self::Heading2,
            _ => Self::Heading3,
        }
    }

    /// That of the texts of a column.
    pub(super) fn cell(align: Align, size: CellSize) -> Self {
        match (align, size) {
            (_, CellSize::Large) => Self::CellLarge,
            (Align::Right, _) => Self::CellNumber,
            (_, CellSize::Small) => Self::Cell,
            (_, CellSize::Dense) => Self::CellDense,
            (_, CellSize::Body) => Self::CellBody,
        }
    }

    /// That of items of a list in a text of this look.
    pub(super) fn bullet(self) -> Self {
        if self.is_in_cell() { Self::CellBullet } else { Self::Bullet }
    }

    /// That of items of a list with numbers in a text of this look.
    pub(super) fn numbered(self) -> Self {
        if self.is_in_cell() { Self::CellNumbered } else { Self::Numbered }
    }

    fn is_in_cell(self) -> bool {
        matches!(
            self,
            Self::Cell
                | Self::CellDense
                | Self::CellBody
                | Self::CellLarge
                | Self::CellNumber
                | Self::CellHeading
                | Self::CellGroup
        )
    }

    pub(super) fn id(self) -> &'static str {
        self.style().id
    }

    #[expect(clippy::too_many_lines, reason = "a list")]
    fn style(self) -> Style {
        let style = |id, name, from, next, paragraph, letters| Style { id, name, from, next, paragraph, letters };
        let own = |id, name, paragraph, letters| style(id, name, Some(Self::Normal), None, paragraph, letters);
        let cell = |id, name, paragraph, letters| style(id, name, Some(Self::Cell), None, paragraph, letters);
        let heading = |id, name, paragraph, letters| style(id, name, Some(Self::Normal), Some(Self::Body), paragraph, letters);
        match self {
            Self::Normal => style("Standaard", "Normal", None, None, "", ""),
            Self::CoverKind => own(
                "Omslagregel",
                "Omslagregel",
                r#"<w:pBdr><w:top w:val="single" w:sz="20" w:space="9" w:color="1B2A33"/></w:pBdr><w:spacing w:after="560"/>"#,
                r#"<w:b/><w:sz w:val="25"/>"#,
            ),
            Self::Title => own(
                "Titel",
                "Title",
                r#"<w:keepNext/><w:suppressAutoHyphens/><w:spacing w:after="80" w:line="240" w:lineRule="auto"/>"#,
                r#"<w:b/><w:sz w:val="80"/>"#,
            ),
            Self::Subtitle => {
                own("Ondertitel", "Subtitle", r#"<w:suppressAutoHyphens/><w:spacing w:after="20"/>"#, r#"<w:sz w:val="32"/>"#)
            }
            Self::Fact => own(
                "Gegeven",
                "Gegeven",
                r#"<w:tabs><w:tab w:val="left" w:pos="2552"/></w:tabs><w:spacing w:before="40" w:after="40"/><w:ind w:left="2552" w:hanging="2552"/>"#,
                r#"<w:sz w:val="19"/>"#,
            ),
            Self::Heading1 => heading(
                "Kop1",
                "heading 1",
                r#"<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="600" w:after="160" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="0"/>"#,
                r#"<w:b/><w:sz w:val="44"/>"#,
            ),
            Self::Heading2 => heading(
                "Kop2",
                "heading 2",
                r#"<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="400" w:after="100" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="1"/>"#,
                r#"<w:b/><w:sz w:val="30"/>"#,
            ),
            Self::Heading3 => heading(
                "Kop3",
                "heading 3",
                r#"<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="240" w:after="60" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="2"/>"#,
                r#"<w:b/><w:sz w:val="23"/>"#,
            ),
            Self::Kicker => own(
                "Bovenkop",
                "Bovenkop",
                r#"<w:keepNext/><w:spacing w:before="600" w:after="0"/>"#,
                r#"<w:b/><w:color w:val="4A5A64"/><w:sz w:val="18"/>"#,
            ),
            Self::ContentsHeading => heading(
                "Kopvaninhoudsopgave",
                "TOC Heading",
                r#"<w:keepNext/><w:keepLines/><w:spacing w:after="160" w:line="240" w:lineRule="auto"/>"#,
                r#"<w:b/><w:sz w:val="44"/>"#,
            ),
            Self::Contents1 => own(
                "Inhopg1",
                "toc 1",
                r#"<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9242"/></w:tabs><w:spacing w:before="60" w:after="0" w:line="240" w:lineRule="auto"/>"#,
                r#"<w:b/><w:sz w:val="20"/>"#,
            ),
            Self::Contents2 => own(
                "Inhopg2",
                "toc 2",
                r#"<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9242"/></w:tabs><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="227"/>"#,
                r#"<w:sz w:val="19"/>"#,
            ),
            Self::Body => {
                own("Plattetekst", "Body Text", r#"<w:spacing w:before="60" w:after="120"/><w:ind w:right="1588"/>"#, "")
            }
            Self::Lead => own(
                "Inleiding",
                "Inleiding",
                r#"<w:spacing w:after="240"/><w:ind w:right="1134"/>"#,
                r#"<w:color w:val="4A5A64"/><w:sz w:val="25"/>"#,
            ),
            Self::Compact => own(
                "Compactetekst",
                "Compacte tekst",
                r#"<w:spacing w:before="40" w:after="80"/><w:ind w:right="1134"/>"#,
                r#"<w:sz w:val="19"/>"#,
            ),
            Self::Note => own(
                "Notitie",
                "Notitie",
                r#"<w:spacing w:before="100" w:after="100"/><w:ind w:right="2268"/>"#,
                r#"<w:color w:val="4A5A64"/><w:sz w:val="18"/>"#,
            ),
            Self::Item => own(
                "Punttekst",
                "Punttekst",
                r#"<w:keepNext/><w:spacing w:after="60"/><w:ind w:right="1588"/>"#,
                r#"<w:color w:val="4A5A64"/><w:sz w:val="18"/>"#,
            ),
            Self::Said => own(
                "Onderbouwing",
                "Onderbouwing",
                r#"<w:spacing w:before="20" w:after="60"/><w:ind w:right="1588"/>"#,
                r#"<w:sz w:val="20"/>"#,
            ),
            Self::Status => own(
                "Oordeel",
                "Oordeel",
                r#"<w:keepNext/><w:tabs><w:tab w:val="left" w:pos="2552"/><w:tab w:val="left" w:pos="4253"/></w:tabs><w:spacing w:before="60" w:after="100"/>"#,
                r#"<w:sz w:val="19"/>"#,
            ),
            Self::Change => own(
                "Verschil",
                "Verschil",
                r#"<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="1B2A33"/></w:pBdr><w:spacing w:before="80" w:after="80"/><w:ind w:left="198"/>"#,
                r#"<w:sz w:val="19"/>"#,
            ),
            Self::Picture => {
                own("Beeld", "Beeld", r#"<w:spacing w:before="100" w:after="60" w:line="240" w:lineRule="auto"/>"#, "")
            }
            Self::Caption => own(
                "Bijschrift",
                "caption",
                r#"<w:spacing w:before="40" w:after="200"/><w:ind w:right="2268"/>"#,
                r#"<w:color w:val="4A5A64"/><w:sz w:val="17"/>"#,
            ),
            Self::KeyFigure => own("Kerncijfer", "Kerncijfer", r#"<w:spacing w:after="60"/>"#, ""),
            Self::Bullet => own(
                "Lijstopsomteken",
                "List Bullet",
                r#"<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/><w:ind w:right="1588"/>"#,
                "",
            ),
            Self::Numbered => own(
                "Lijstmetnummers",
                "Lijst met nummers",
                r#"<w:tabs><w:tab w:val="left" w:pos="340"/></w:tabs><w:spacing w:after="60"/><w:ind w:left="340" w:right="1588" w:hanging="340"/>"#,
                "",
            ),
            Self::Step => own(
                "Stap",
                "Stap",
                r#"<w:keepNext/><w:tabs><w:tab w:val="left" w:pos="340"/></w:tabs><w:spacing w:after="60"/><w:ind w:left="340" w:right="1588" w:hanging="340"/>"#,
                r#"<w:sz w:val="19"/>"#,
            ),
            Self::BoxTitle => own(
                "Kadertitel",
                "Kadertitel",
                r#"<w:keepNext/><w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="1B2A33"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="F1EEE8"/><w:spacing w:before="0" w:after="0"/><w:ind w:left="227"/>"#,
                r#"<w:b/><w:sz w:val="19"/>"#,
            ),
            Self::BoxItem => own(
                "Kaderlijst",
                "Kaderlijst",
                r#"<w:keepLines/><w:numPr><w:numId w:val="2"/></w:numPr><w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="1B2A33"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="F1EEE8"/><w:spacing w:before="0" w:after="40"/>"#,
                r#"<w:sz w:val="19"/>"#,
            ),
            Self::CellHeading => {
                cell("Tabelkop", "Tabelkop", "<w:keepNext/><w:suppressAutoHyphens/>", r#"<w:b/><w:color w:val="4A5A64"/>"#)
            }
            Self::CellNumberHeading => {
                style("Tabelkopgetal", "Tabelkop getal", Some(Self::CellHeading), None, r#"<w:jc w:val="right"/>"#, "")
            }
            Self::Cell => {
                own("Tabeltekst", "Tabeltekst", r#"<w:spacing w:before="20" w:after="20"/>"#, r#"<w:sz w:val="18"/>"#)
            }
            Self::CellDense => cell("Tabeltekstruim", "Tabeltekst ruim", "", r#"<w:sz w:val="19"/>"#),
            Self::CellBody => cell("Tabeltekstgroot", "Tabeltekst groot", "", r#"<w:sz w:val="21"/>"#),
            Self::CellLarge => cell(
                "Tabelcijfer",
                "Tabelcijfer",
                r#"<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>"#,
                r#"<w:b/><w:sz w:val="32"/>"#,
            ),
            Self::CellNumber => cell("Tabelgetal", "Tabelgetal", r#"<w:jc w:val="right"/>"#, ""),
            Self::CellWriting => cell("Tabelruimte", "Tabelruimte", r#"<w:spacing w:before="20" w:after="480"/>"#, ""),
            Self::CellGroup => cell(
                "Tabelgroep",
                "Tabelgroep",
                r#"<w:keepNext/><w:spacing w:before="120" w:after="20"/>"#,
                r#"<w:sz w:val="19"/>"#,
            ),
            Self::CellBullet => cell("Tabellijst", "Tabellijst", r#"<w:numPr><w:numId w:val="3"/></w:numPr>"#, ""),
            Self::CellNumbered => cell(
                "Tabellijstmetnummers",
                "Tabellijst met nummers",
                r#"<w:tabs><w:tab w:val="left" w:pos="284"/></w:tabs><w:ind w:left="284" w:hanging="284"/>"#,
                "",
            ),
            Self::Gap => own(
                "Tabelwit",
                "Tabelwit",
                r#"<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>"#,
                r#"<w:sz w:val="8"/>"#,
            ),
            Self::Header => own(
                "Koptekst",
                "header",
                r#"<w:tabs><w:tab w:val="right" w:pos="9242"/></w:tabs><w:spacing w:after="0"/>"#,
                r#"<w:color w:val="4A5A64"/><w:sz w:val="17"/>"#,
            ),
            Self::Footer => own(
                "Voettekst",
                "footer",
                r#"<w:tabs><w:tab w:val="right" w:pos="9242"/></w:tabs><w:spacing w:after="0"/>"#,
                r#"<w:color w:val="4A5A64"/><w:sz w:val="17"/>"#,
            ),
        }
    }
}

impl Letters {
    /// All of them.
    fn all() -> impl Iterator<Item = Self> {
        let own = [Self::Strong, Self::WebLink, Self::Reference, Self::Figure, Self::Mark, Self::First];
        own.into_iter().chain(Judged::ALL.map(Self::Word)).chain(Judged::ALL.map(Self::HeadingWord))
    }

    pub(super) fn id(self) -> &'static str {
        self.names().0
    }

    /// What texts refer to, and what users see.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Strong => ("Zwaar", "Strong"),
            Self::WebLink => ("Hyperlink", "Hyperlink"),
            Self::Reference => ("Verwijzing", "Verwijzing"),
            Self::Figure => ("Groot", "Groot cijfer"),
            Self::Mark => ("Teken", "Oordeel teken"),
            Self::First => ("Alseerste", "Als eerste"),
            Self::Word(Judged::InOrder) => ("Oordeelopde", "Oordeel op orde"),
            Self::Word(Judged::Partly) => ("Oordeeldeels", "Oordeel deels"),
            Self::Word(Judged::NotInOrder) => ("Oordeelniet", "Oordeel niet op orde"),
            Self::Word(Judged::Unknown) => ("Oordeelonbekend", "Oordeel weten we niet"),
            Self::Word(Judged::Other) => ("Oordeelanders", "Oordeel anders"),
            Self::HeadingWord(Judged::InOrder) => ("Kopopde", "Oordeel in kop op orde"),
            Self::HeadingWord(Judged::Partly) => ("Kopdeels", "Oordeel in kop deels"),
            Self::HeadingWord(Judged::NotInOrder) => ("Kopniet", "Oordeel in kop niet op orde"),
            Self::HeadingWord(Judged::Unknown) => ("Koponbekend", "Oordeel in kop weten we niet"),
            Self::HeadingWord(Judged::Other) => ("Kopanders", "Oordeel in kop anders"),
        }
    }

    fn write(self, xml: &mut Xml) {
        let color = |xml: &mut Xml, tone: Tone| {
            let [red, green, blue] = palette::colour(tone);
            xml.value("w:color", &format!("{red:02X}{green:02X}{blue:02X}"));
        };
        match self {
            Self::Strong => xml.fixed("<w:b/>"),
            Self::WebLink => xml.fixed(r#"<w:color w:val="0B5C6B"/><w:u w:val="single"/>"#),
            Self::Reference => xml.fixed(r#"<w:color w:val="0B5C6B"/>"#),
            Self::Figure => xml.fixed(r#"<w:b/><w:sz w:val="48"/>"#),
            Self::Mark => xml.fixed(r#"<w:position w:val="-2"/>"#),
            // It stands in headings, where this makes it light.
            Self::First => {
                xml.fixed(r#"<w:b/><w:sz w:val="17"/><w:bdr w:val="single" w:sz="6" w:space="0" w:color="1B2A33"/>"#);
            }
            Self::Word(judged) => {
                xml.fixed("<w:b/>");
                color(xml, judged.tone());
            }
            Self::HeadingWord(judged) => color(xml, judged.tone()),
        }
    }
}

/// The style of every table.
pub(super) const TABLE: &str = "Wijkpeiltabel";

/// The namespace of the text of a document.
pub(super) const TEXT_NAMESPACE: (&str, &str) = ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");

/// The file of the styles.
pub(super) fn file() -> String {
    Xml::file("w:styles", &[TEXT_NAMESPACE], |xml| {
        xml.fixed(DEFAULTS);
        for look in Look::ALL.into_iter().chain(Look::FURNITURE) {
            paragraph_style(xml, look);
        }
        xml.fixed(
            r#"<w:style w:type="character" w:default="1" w:styleId="Standaardalinea-lettertype"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>"#,
        );
        for letters in Letters::all() {
            let (id, name) = letters.names();
            xml.element("w:style", &[("w:type", "character"), ("w:styleId", id)], |xml| {
                xml.value("w:name", name);
                xml.value("w:basedOn", "Standaardalinea-lettertype");
                xml.fixed("<w:qFormat/>");
                xml.element("w:rPr", &[], |xml| letters.write(xml));
            });
        }
        xml.fixed(TABLES);
    })
}

fn paragraph_style(xml: &mut Xml, look: Look) {
    let Style { id, name, from, next, paragraph, letters } = look.style();
    let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", id)];
    if look == Look::Normal {
        attributes.insert(1, ("w:default", "1"));
    }
    xml.element("w:style", &attributes, |xml| {
        xml.value("w:name", name);
        if let Some(from) = from {
            xml.value("w:basedOn", from.id());
        }
        if let Some(next) = next {
            xml.value("w:next", next.id());
        }
        xml.fixed("<w:qFormat/>");
        xml.element("w:pPr", &[], |xml| xml.fixed(paragraph));
        xml.element("w:rPr", &[], |xml| xml.fixed(letters));
    });
}

/// Letters that every computer with Word has, in Dutch, and lines that are easy to read.
const DEFAULTS: &str = r#"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/><w:color w:val="1B2A33"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="80" w:line="269" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>"#;

/// Rules between rows only: a heavier one below the headings.
const TABLES: &str = r#"<w:style w:type="table" w:default="1" w:styleId="Standaardtabel"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="Wijkpeiltabel"><w:name w:val="Wijkpeil tabel"/><w:basedOn w:val="Standaardtabel"/><w:qFormat/><w:tblPr><w:tblBorders><w:top w:val="nil"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="7C878F"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="7C878F"/></w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="142" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="1B2A33"/></w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>"#;

/// The file of the marks before items of lists: in the text, in boxes and in cells.
pub(super) fn numbering() -> String {
    const LISTS: [(&str, &str, Look, &str, &str); 3] = [
        ("0", "1", Look::Bullet, "340", "340"),
        ("1", "2", Look::BoxItem, "510", "283"),
        ("2", "3", Look::CellBullet, "227", "227"),
    ];
    Xml::file("w:numbering", &[TEXT_NAMESPACE], |xml| {
        for (id, _, look, left, hanging) in LISTS {
            xml.element("w:abstractNum", &[("w:abstractNumId", id)], |xml| {
                xml.value("w:multiLevelType", "singleLevel");
                xml.element("w:lvl", &[("w:ilvl", "0")], |xml| {
                    xml.fixed(r#"<w:start w:val="1"/><w:numFmt w:val="bullet"/>"#);
                    xml.value("w:pStyle", look.id());
                    xml.fixed(r#"<w:lvlText w:val="•"/><w:lvlJc w:val="left"/>"#);
                    xml.element("w:pPr", &[], |xml| {
                        xml.empty("w:ind", &[("w:left", left), ("w:hanging", hanging)]);
                    });
                });
            });
        }
        for (id, number, ..) in LISTS {
            xml.element("w:num", &[("w:numId", number)], |xml| xml.value("w:abstractNumId", id));
        }
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Letters, Look};

    #[test]
    fn no_two_styles_have_one_name() {
        let looks = Look::ALL.into_iter().chain(Look::FURNITURE).map(|look| (look.style().id, look.style().name));
        let all: Vec<_> = looks.chain(Letters::all().map(Letters::names)).collect();
        let ids: BTreeSet<_> = all.iter().map(|(id, _)| *id).collect();
        let names: BTreeSet<_> = all.iter().map(|(_, name)| *name).collect();
        assert_eq!([ids.len(), names.len()], [all.len(); 2]);
    }
}
