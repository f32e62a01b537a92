//! The styles of a Word document. Its whole look is in `styles.xml`, so that it can be changed without a change to the code.
//!
//! Built-in styles carry the English name by which Word recognises them; in Dutch it shows `Kop 1` and so on. Colours are those
//! of [`palette`](crate::report::palette).

use crate::report::CellSize;
use crate::shapes::{Align, Tone};

/// An enum of styles, each with its id in `styles.xml`.
macro_rules! styles {
    ($(#[$about:meta])* enum $name:ident { $($(#[$doc:meta])* $style:ident = $id:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum $name { $($(#[$doc])* $style),* }

        impl $name {
            #[cfg(test)]
            const ALL: &[Self] = &[$(Self::$style),*];

            /// What the text refers to it by.
            pub(super) fn id(self) -> &'static str {
                match self { $(Self::$style => $id),* }
            }
        }
    };
}

styles! {
    /// How a paragraph looks.
    enum Look {
        /// What kind of report it is, on the cover.
        CoverKind = "Omslagregel",
        /// The title on the cover.
        Title = "Titel",
        /// The lines below it.
        Subtitle = "Ondertitel",
        /// What was done, on the cover.
        CoverStatement = "Omslagtekst",
        /// A name with a value: who, when and in which state.
        Fact = "Gegeven",
        /// A heading of level 1.
        Heading1 = "Kop1",
        /// A heading of level 2.
        Heading2 = "Kop2",
        /// A heading of level 3.
        Heading3 = "Kop3",
        /// A few words above a heading.
        Kicker = "Bovenkop",
        /// The heading of the table of contents, which does not stand in it.
        ContentsHeading = "Kopvaninhoudsopgave",
        /// A line of the table of contents, of level 1.
        Contents1 = "Inhopg1",
        /// A line of the table of contents, of level 2.
        Contents2 = "Inhopg2",
        /// Running text.
        Body = "Plattetekst",
        /// An introduction.
        Lead = "Inleiding",
        /// Text that is meant to be short.
        Compact = "Compactetekst",
        /// Small print.
        Note = "Notitie",
        /// What was judged, in full.
        Item = "Punttekst",
        /// What a judgement rests on, and what more was said.
        Said = "Onderbouwing",
        /// What was judged, in a word.
        Status = "Oordeel",
        /// What changed.
        Change = "Verschil",
        /// A picture.
        Picture = "Beeld",
        /// A picture in a row of pictures that are one.
        PictureRow = "Beeldregel",
        /// What stands below a picture.
        Caption = "Bijschrift",
        /// An item of a list.
        Bullet = "Lijstopsomteken",
        /// An item of a list with a number that was typed.
        Numbered = "Lijstmetnummers",
        /// A step with a box.
        Step = "Stap",
        /// The title of a list in a box.
        BoxTitle = "Kadertitel",
        /// An item of a list in a box.
        BoxItem = "Kaderlijst",
        /// The heading of a column.
        CellHeading = "Tabelkop",
        /// The heading of a column of numbers.
        CellNumberHeading = "Tabelkopgetal",
        /// The text of a cell.
        Cell = "Tabeltekst",
        /// The text of a cell, a little larger.
        CellDense = "Tabeltekstruim",
        /// The text of a cell, as large as running text.
        CellBody = "Tabeltekstgroot",
        /// A large number in a cell.
        CellLarge = "Tabelcijfer",
        /// A number in a cell.
        CellNumber = "Tabelgetal",
        /// Room in a cell to write.
        CellWriting = "Tabelruimte",
        /// The heading of rows.
        CellGroup = "Tabelgroep",
        /// An item of a list in a cell.
        CellBullet = "Tabellijst",
        /// An item of a list in a cell, with a number that was typed.
        CellNumbered = "Tabellijstmetnummers",
        /// White between tables that would be one otherwise.
        Gap = "Tabelwit",
        /// What stands at the head of a page.
        Header = "Koptekst",
        /// What stands at its foot.
        Footer = "Voettekst",
    }
}

styles! {
    /// How a part of a text looks.
    enum Letters {
        /// It stands out.
        Strong = "Zwaar",
        /// It leads to a place on the web.
        WebLink = "Hyperlink",
        /// It leads to a place in the document.
        Reference = "Verwijzing",
        /// A mark.
        Mark = "Teken",
        /// 'Als eerste'. It stands in headings, where its bold makes it light.
        First = "Alseerste",
        /// The word for a judgement, in the colour of that judgement.
        InOrder = "Oordeelopde",
        Partly = "Oordeeldeels",
        NotInOrder = "Oordeelniet",
        Unknown = "Oordeelonbekend",
        OtherWord = "Oordeelanders",
        /// The same in a heading, which is bold: a style that is bold as well would make it light again.
        HeadingInOrder = "Kopopde",
        HeadingPartly = "Kopdeels",
        HeadingNotInOrder = "Kopniet",
        HeadingUnknown = "Koponbekend",
        HeadingOtherWord = "Kopanders",
    }
}

impl Look {
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
}

impl Letters {
    /// That of the word for a judgement in this colour.
    pub(super) fn word(tone: Tone) -> Self {
        match tone {
            Tone::InOrder => Self::InOrder,
            Tone::Partly => Self::Partly,
            Tone::NotInOrder => Self::NotInOrder,
            Tone::Unknown => Self::Unknown,
            _ => Self::OtherWord,
        }
    }

    /// The same in a heading.
    pub(super) fn heading_word(tone: Tone) -> Self {
        match tone {
            Tone::InOrder => Self::HeadingInOrder,
            Tone::Partly => Self::HeadingPartly,
            Tone::NotInOrder => Self::HeadingNotInOrder,
            Tone::Unknown => Self::HeadingUnknown,
            _ => Self::HeadingOtherWord,
        }
    }
}

styles! {
    /// How a table looks.
    enum TableLook {
        /// With rules below its rows.
        Ruled = "Wijkpeiltabel",
        /// As one picture, without white between its rows.
        Picture = "Wijkpeilbeeld",
    }
}

/// The namespace of the text of a document.
pub(super) const TEXT_NAMESPACE: (&str, &str) = ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");

/// The file of the styles.
pub(super) const STYLES: &str = include_str!("styles.xml");

/// The file of the marks before items of lists: in the text, in boxes and in cells.
pub(super) const NUMBERING: &str = include_str!("numbering.xml");

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Letters, Look, STYLES, TableLook};
    use crate::report::palette;
    use crate::shapes::Tone;

    /// The values of an attribute, of each element with this name.
    fn values<'a>(element: &str, attribute: &str, xml: &'a str) -> Vec<&'a str> {
        let elements = xml.split('<').filter(|it| it.strip_prefix(element).is_some_and(|rest| rest.starts_with(' ')));
        let value = |it: &'a str| it.split_once(&format!(" {attribute}=\""))?.1.split('"').next();
        elements.filter_map(value).collect()
    }

    #[test]
    fn every_style_stands_in_the_file_once() {
        let (ids, names) = (values("w:style", "w:styleId", STYLES), values("w:name", "w:val", STYLES));
        assert_eq!(ids.len(), names.len());
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
        let bases = ["Standaard", "Standaardalinea-lettertype", "Standaardtabel"];
        let used = Look::ALL.iter().map(|look| look.id()).chain(Letters::ALL.iter().map(|letters| letters.id()));
        let used = used.chain(TableLook::ALL.iter().map(|look| look.id())).chain(bases);
        assert_eq!(used.collect::<BTreeSet<_>>(), ids.iter().copied().collect());
        for other in ["w:basedOn", "w:next"].map(|element| values(element, "w:val", STYLES)).concat() {
            assert!(ids.contains(&other), "{other}");
        }
        let lists = values("w:pStyle", "w:val", super::NUMBERING);
        assert_eq!(lists, [Look::Bullet, Look::BoxItem, Look::CellBullet].map(Look::id));
    }

    #[test]
    fn a_word_for_a_judgement_has_its_colour() {
        for tone in [Tone::InOrder, Tone::Partly, Tone::NotInOrder, Tone::Unknown, Tone::InkSoft] {
            for letters in [Letters::word(tone), Letters::heading_word(tone)] {
                let style = STYLES.split("<w:style ").find(|style| style.contains(&format!("\"{}\"", letters.id())));
                let [red, green, blue] = palette::colour(tone);
                assert_eq!(values("w:color", "w:val", style.unwrap()), [format!("{red:02X}{green:02X}{blue:02X}")]);
            }
        }
    }
}
