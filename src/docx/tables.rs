//! Tables: a head that is repeated on each page, rows that are not split, and drawings and marks in cells.

use super::DocxError;
use super::pictures::Told;
use super::styles::{Look, TABLE};
use super::writer::Writer;
use crate::report::{Column, Row, Table, Text};
use crate::shapes::Align;

/// Width of the text between the margins, in twentieths of a point.
const WHOLE: u32 = 9_242;
/// White at the right of a cell, in twentieths of a point.
const GAP: u32 = 142;

impl Writer<'_> {
    /// A table with its headings.
    ///
    /// # Errors
    /// When a picture in it cannot be made.
    pub(super) fn table(&mut self, table: &Table) -> Result<(), DocxError> {
        let widths = shared(table.columns.iter().map(|column| column.share));
        self.table_around(&table.summary, &widths, table.heads_rows(), |writer| {
            writer.row(true, |writer| {
                table.columns.iter().zip(&widths).try_for_each(|(column, width)| {
                    // A heading stands above what it heads: figures end at the right.
                    let look = if column.align == Align::Right { Look::CellNumberHeading } else { Look::CellHeading };
                    writer.cell(*width, 1, |writer| writer.plain(look, &column.heading))
                })
            })?;
            table.rows.iter().enumerate().try_for_each(|(index, row)| {
                writer.kept(!may_end_page(table, index), |writer| writer.table_row(row, &table.columns, &widths))
            })
        })
    }

    fn table_row(&mut self, row: &Row, columns: &[Column], widths: &[u32]) -> Result<(), DocxError> {
        let last = columns.len().saturating_sub(1);
        let marked = columns.iter().position(|column| column.has_marks).unwrap_or(last);
        let drawing = |index: usize| row.drawings.iter().find(|(at, _)| *at == index).map(|(_, drawing)| drawing);
        let is_empty = |index: usize| row.cells.get(index).is_none_or(Text::is_empty) && drawing(index).is_none();
        let nothing = Text::default();
        self.row(false, |writer| {
            let mut index = 0;
            while let Some(column) = columns.get(index) {
                // The heading of a group of rows spans the empty cells after it.
                let behind = (index + 1..columns.len()).take_while(|at| row.is_group && is_empty(*at)).count();
                let width = widths[index..=index + behind].iter().sum();
                let look = if row.is_group { Look::CellGroup } else { Look::cell(column.align, column.size) };
                writer.cell(width, behind + 1, |writer| {
                    if let Some(drawing) = drawing(index) {
                        let said = drawing.description.as_str();
                        let told = if said.is_empty() { Told::Beside } else { Told::As(said) };
                        return writer
                            .paragraph(look, |writer| writer.picture(drawing, width.saturating_sub(GAP) as f32 / 20.0, told));
                    }
                    let lead = |writer: &mut Self| {
                        if index == 0 {
                            row.anchors.iter().for_each(|anchor| writer.bookmark(Some(anchor)));
                        }
                        row.mark.filter(|_| index == marked).map_or(Ok(()), |mark| writer.mark(mark))
                    };
                    writer.text_behind(look, lead, row.cells.get(index).unwrap_or(&nothing))
                })?;
                index += behind + 1;
            }
            Ok(())
        })
    }

    /// A table of columns with these widths, in twentieths of a point. `summary` is what a screen reader says of it; its rows are written
    /// inside it, the first one with the headings.
    ///
    /// # Errors
    /// As its rows.
    pub(super) fn table_around(
        &mut self,
        summary: &str,
        widths: &[u32],
        heads_rows: bool,
        inside: impl FnOnce(&mut Self) -> Result<(), DocxError>,
    ) -> Result<(), DocxError> {
        self.end_table();
        self.element("w:tbl", &[], |writer| {
            writer.xml.element("w:tblPr", &[], |xml| {
                xml.value("w:tblStyle", TABLE);
                let all = widths.iter().sum::<u32>().to_string();
                xml.empty("w:tblW", &[("w:w", &all), ("w:type", "dxa")]);
                xml.fixed(r#"<w:tblLayout w:type="fixed"/>"#);
                let first_column = if heads_rows { "1" } else { "0" };
                xml.empty(
                    "w:tblLook",
                    &[
                        ("w:firstRow", "1"),
                        ("w:lastRow", "0"),
                        ("w:firstColumn", first_column),
                        ("w:lastColumn", "0"),
                        ("w:noHBand", "1"),
                        ("w:noVBand", "1"),
                    ],
                );
                if !summary.is_empty() {
                    xml.value("w:tblDescription", summary);
                }
            });
            writer.xml.element("w:tblGrid", &[], |xml| {
                for width in widths {
                    xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
                }
            });
            inside(writer)
        })?;
        self.is_behind_table = true;
        Ok(())
    }

    /// A row, whose cells are written inside it.
    ///
    /// # Errors
    /// As its cells.
    pub(super) fn row(
        &mut self,
        is_head: bool,
        inside: impl FnOnce(&mut Self) -> Result<(), DocxError>,
    ) -> Result<(), DocxError> {
        self.element("w:tr", &[], |writer| {
            writer.xml.fixed(if is_head {
                "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
            } else {
                "<w:trPr><w:cantSplit/></w:trPr>"
            });
            inside(writer)
        })
    }

    /// A cell that spans a number of columns, with at least one paragraph written inside it.
    ///
    /// # Errors
    /// As its text.
    pub(super) fn cell(
        &mut self,
        width: u32,
        span: usize,
        inside: impl FnOnce(&mut Self) -> Result<(), DocxError>,
    ) -> Result<(), DocxError> {
        self.element("w:tc", &[], |writer| {
            writer.xml.element("w:tcPr", &[], |xml| {
                xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
                if span > 1 {
                    xml.value("w:gridSpan", &span.to_string());
                }
            });
            inside(writer)
        })
    }
}

/// Whether a page may end below this row of a table: not below the first of a table or of a group, and not above the last.
fn may_end_page(table: &Table, index: usize) -> bool {
    let is_group = |index: usize| table.rows.get(index).is_none_or(|row| row.is_group);
    let is_alone = is_group(index + 1);
    let begins = index == 0 || is_group(index - 1);
    let is_before_last = !is_alone && is_group(index + 2);
    is_alone && !is_group(index) || !(begins || is_before_last || is_group(index))
}

/// The widths of columns with these shares of the whole; each includes the white after it.
pub(super) fn shared(shares: impl IntoIterator<Item = f32>) -> Vec<u32> {
    let shares: Vec<f32> = shares.into_iter().collect();
    let all: f32 = shares.iter().sum();
    let texts = WHOLE.saturating_sub(GAP * shares.len() as u32);
    let mut left = WHOLE;
    let mut widths: Vec<u32> = shares
        .iter()
        .map(|share| {
            let width = ((texts as f32 * share / all).round() as u32 + GAP).min(left);
            left -= width;
            width
        })
        .collect();
    // What rounding left over.
    if let Some(last) = widths.last_mut() {
        *last += left;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::{WHOLE, shared};

    #[test]
    fn columns_take_the_whole_width() {
        assert_eq!(shared([1.0, 1.0]), [4_621, 4_621]);
        assert_eq!(shared([8.0, 53.0, 56.0, 37.0, 9.0]).iter().sum::<u32>(), WHOLE);
    }
}
