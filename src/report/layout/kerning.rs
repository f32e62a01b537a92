//! Pairs of letters that stand closer together, or further apart, than their widths say (OpenType, table `GPOS`).

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use skrifa::raw::tables::gpos::{PairPos, PairPosFormat1, PairPosFormat2, PositionSubtables};
use skrifa::raw::types::BigEndian;
use skrifa::raw::{ReadError, TableProvider as _};
use skrifa::{FontRef, GlyphId, MetadataProvider as _, Tag};

use super::super::page::Face;
use crate::fonts::Font;

impl Face {
    /// How much further than its width a character stands before the next one, in ems; less than 0 where it stands closer.
    /// Characters of two font files have no such pairs.
    pub(in crate::report) fn kern(self, before: char, after: char) -> f32 {
        // A face has all of ASCII itself.
        let of = |letter| if place(letter).is_some() { Some(self.own_font()) } else { self.font_of(letter) };
        let Some(font) = of(before).filter(|font| of(after) == Some(*font)) else { return 0.0 };
        KERNING.get(font as usize).map_or(0.0, |known| known.get_or_init(|| Kerning::of(font)).get(before, after))
    }
}

/// One of each font file that is a face's own; those that help out set single words.
static KERNING: [OnceLock<Kerning>; 3] = [const { OnceLock::new() }; 3];

/// The pairs of one font file.
#[derive(Default)]
struct Kerning {
    lookups: Vec<Vec<Pairs>>,
    /// Those of printable ASCII, in ems, row by row: nearly all that Dutch texts have.
    ascii: Vec<f32>,
}

const FIRST: usize = ' ' as usize;
const ASCII: usize = '~' as usize - FIRST + 1;

/// A table of pairs; values are in ems.
enum Pairs {
    /// Single letters.
    Letters(BTreeMap<(char, char), f32>),
    /// Letters that look alike are of one class.
    Classes {
        before: BTreeMap<char, usize>,
        after: BTreeMap<char, usize>,
        /// The number of classes of the letter after.
        columns: usize,
        values: Vec<f32>,
    },
}

impl Kerning {
    fn of(font: Font) -> Self {
        let Ok(lookups) = lookups(font.bytes()) else { return Self::default() };
        let mut ascii = vec![0.0; ASCII * ASCII];
        for tables in &lookups {
            let mut of_lookup = vec![None; ASCII * ASCII];
            for pairs in tables {
                pairs.fill(&mut of_lookup);
            }
            ascii.iter_mut().zip(of_lookup).for_each(|(sum, value)| *sum += value.unwrap_or(0.0));
        }
        Self { lookups, ascii }
    }

    fn get(&self, before: char, after: char) -> f32 {
        match (place(before), place(after)) {
            (Some(row), Some(column)) => self.ascii.get(row * ASCII + column).copied().unwrap_or_default(),
            _ => self.look_up(before, after),
        }
    }

    /// Of each lookup the first table counts that has the pair.
    fn look_up(&self, before: char, after: char) -> f32 {
        self.lookups.iter().filter_map(|tables| tables.iter().find_map(|pairs| pairs.get(before, after))).sum()
    }
}

/// The row or column of a character among printable ASCII.
fn place(letter: char) -> Option<usize> {
    (letter as usize).checked_sub(FIRST).filter(|place| *place < ASCII)
}

impl Pairs {
    /// Notes the pairs of printable ASCII that have no value yet, row by row.
    fn fill(&self, ascii: &mut [Option<f32>]) {
        match self {
            Self::Letters(pairs) => {
                for ((before, after), value) in pairs {
                    let Some((row, column)) = place(*before).zip(place(*after)) else { continue };
                    ascii[row * ASCII + column].get_or_insert(*value);
                }
            }
            Self::Classes { before, after, columns, values } => {
                let classes: Vec<usize> = (' '..='~').map(|letter| after.get(&letter).copied().unwrap_or_default()).collect();
                for (letter, row) in before {
                    let Some(letter) = place(*letter) else { continue };
                    for (known, class) in ascii[letter * ASCII..(letter + 1) * ASCII].iter_mut().zip(&classes) {
                        *known = known.or_else(|| values.get(row * columns + class).copied());
                    }
                }
            }
        }
    }

    fn get(&self, before: char, after: char) -> Option<f32> {
        match self {
            Self::Letters(pairs) => pairs.get(&(before, after)).copied(),
            Self::Classes { before: rows, after: classes, columns, values } => {
                let column = classes.get(&after).copied().unwrap_or_default();
                values.get(rows.get(&before)? * columns + column).copied()
            }
        }
    }
}

/// The tables of the feature `kern`, lookup by lookup.
fn lookups(bytes: &[u8]) -> Result<Vec<Vec<Pairs>>, ReadError> {
    let font = FontRef::new(bytes)?;
    let letters = Letters::of(&font)?;
    let positions = font.gpos()?;
    let features = positions.feature_list()?;
    let mut numbers: Vec<u16> = Vec::new();
    for feature in features.feature_records().iter().filter(|feature| feature.feature_tag() == Tag::new(b"kern")) {
        let feature = feature.feature(features.offset_data())?;
        numbers.extend(feature.lookup_list_indices().iter().map(BigEndian::get));
    }
    numbers.sort_unstable();
    numbers.dedup();
    let all = positions.lookup_list()?.lookups();
    let mut lookups = Vec::new();
    for number in numbers {
        let PositionSubtables::Pair(tables) = all.get(usize::from(number))?.subtables()? else { continue };
        let pairs = tables.iter().map(|table| match table? {
            PairPos::Format1(table) => letters.single(&table),
            PairPos::Format2(table) => letters.in_classes(&table),
        });
        lookups.push(pairs.collect::<Result<_, ReadError>>()?);
    }
    Ok(lookups)
}

/// Which characters each glyph stands for.
struct Letters {
    em: f32,
    by_glyph: HashMap<GlyphId, Vec<char>>,
}

impl Letters {
    fn of(font: &FontRef<'_>) -> Result<Self, ReadError> {
        let mut by_glyph: HashMap<GlyphId, Vec<char>> = HashMap::new();
        for (code, glyph) in font.charmap().mappings() {
            by_glyph.entry(glyph).or_default().extend(char::from_u32(code));
        }
        Ok(Self { em: f32::from(font.head()?.units_per_em()), by_glyph })
    }

    fn of_glyph(&self, glyph: impl Into<GlyphId>) -> &[char] {
        self.by_glyph.get(&glyph.into()).map_or(&[], Vec::as_slice)
    }

    fn ems(&self, units: Option<i16>) -> f32 {
        f32::from(units.unwrap_or_default()) / self.em
    }

    fn single(&self, table: &PairPosFormat1<'_>) -> Result<Pairs, ReadError> {
        let mut pairs = BTreeMap::new();
        for (glyph, set) in table.coverage()?.iter().zip(table.pair_sets().iter()) {
            for record in set?.pair_value_records().iter() {
                let record = record?;
                let value = self.ems(record.value_record1().x_advance());
                for before in self.of_glyph(glyph) {
                    pairs.extend(self.of_glyph(record.second_glyph()).iter().map(|after| ((*before, *after), value)));
                }
            }
        }
        Ok(Pairs::Letters(pairs))
    }

    fn in_classes(&self, table: &PairPosFormat2<'_>) -> Result<Pairs, ReadError> {
        let (covered, firsts, seconds) = (table.coverage()?, table.class_def1()?, table.class_def2()?);
        let class = |class: u16| usize::from(class);
        let before = covered.iter().flat_map(|glyph| self.of_glyph(glyph).iter().map(move |letter| (*letter, glyph)));
        let before = before.map(|(letter, glyph)| (letter, class(firsts.get(glyph)))).collect();
        let after = seconds.iter().flat_map(|(glyph, of)| self.of_glyph(glyph).iter().map(move |letter| (*letter, class(of))));
        let after = after.collect();
        let columns = class(table.class2_count());
        let mut values = Vec::with_capacity(class(table.class1_count()) * columns);
        for row in table.class1_records().iter() {
            for record in row?.class2_records().iter() {
                values.push(self.ems(record?.value_record1().x_advance()));
            }
        }
        Ok(Pairs::Classes { before, after, columns, values })
    }
}

#[cfg(test)]
mod tests {
    use super::Face;

    #[test]
    fn open_letters_stand_closer_in_every_face() {
        for face in Face::ALL {
            for pair in ["To", "AV", "Ve", "r.", "y,"] {
                let letters: Vec<char> = pair.chars().collect();
                let kern = face.kern(letters[0], letters[1]);
                assert!((-0.2..-0.005).contains(&kern), "{face:?} {pair}: {kern}");
            }
            assert_eq!(face.kern('n', 'n').to_bits(), 0.0_f32.to_bits());
            // An accent that is in nobody's way makes no difference, and one that is stands further off.
            assert_eq!(face.kern('Á', 'V').to_bits(), face.kern('A', 'V').to_bits());
            assert!(face.kern('T', 'o') < face.kern('T', 'ö'), "{face:?}");
            // Letters of two files are no pair.
            assert_eq!(face.kern('Τ', 'ο').to_bits(), 0.0_f32.to_bits());
        }
    }
}
