//! Tables: a head that is repeated on each page, rows that are not split, and drawings and marks in cells.

use super::DocxError;
use super::pictures::Told;
use super::styles::{Look, TableLook};
use super::writer::{WIDTH, Writer};
use crate::report::{Column, Row, Table, Text, UNCUT_TABLE};
use crate::shapes::{Align, Drawing, Timeline};

/// Width of the text between the margins, in twentieths of a point.
const WHOLE: u32 = 9_242;
/// About the width of a letter, the height of a line and the white in a row of a table, in points.
const LETTER: f32 = 4.8;
const LINE: f32 = 13.0;
const PADDING: f32 = 6.0;
/// White at the right of a cell, in twentieths of a point.
const GAP: u32 = 142;

impl Writer<'_> {
    /// A table with its headings. Where it may go on over a page, each group of its rows is a table of its own: the heading of the group is
    /// repeated on the next page then, as the headings of the columns are.
    ///
    /// # Errors
    /// When a picture in it cannot be made.
    pub(super) fn table(&mut self, table: &Table) -> Result<(), DocxError> {
        let widths = shared(table.columns.iter().map(|column| column.share));
        let is_uncut = table.rows.iter().map(|row| height(row, &widths)).sum::<f32>() <= UNCUT_TABLE;
        if is_uncut {
            // Two columns are a list with notes: its rows are not compared.
            return self.part_of_table(table, None, &table.rows, &widths, table.columns.len() > 2);
        }
        let parts: Vec<&[Row]> = table.rows.chunk_by(|_, next| !next.is_group).collect();
        self.in_order(
            parts,
            |_| false,
            |writer, rows| match rows {
                [title, below @ ..] if title.is_group && !below.is_empty() => {
                    writer.part_of_table(table, Some(title), below, &widths, false)
                }
                _ => writer.part_of_table(table, None, rows, &widths, false),
            },
        )
    }

    /// Rows below the headings of the columns and, where they have one, their own.
    fn part_of_table(
        &mut self,
        table: &Table,
        title: Option<&Row>,
        rows: &[Row],
        widths: &[u32],
        stays_whole: bool,
    ) -> Result<(), DocxError> {
        let summary = match title.and_then(|title| title.cells.first()) {
            Some(title) => format!("{} {title}.", table.summary),
            None => table.summary.clone(),
        };
        self.table_around(TableLook::Ruled, &summary, widths, table.heads_rows(), |writer| {
            writer.row(true, |writer| {
                table.columns.iter().zip(widths).try_for_each(|(column, width)| {
                    // A heading stands above what it heads: figures end at the right.
                    let look = if column.align == Align::Right { Look::CellNumberHeading } else { Look::CellHeading };
                    writer.cell(*width, 1, |writer| writer.plain(look, &column.heading))
                })
            })?;
            if let Some(title) = title {
                writer.row(true, |writer| writer.cells(title, &table.columns, widths))?;
            }
            let stays = |index: usize| stays_whole || !may_end_page(rows, index);
            writer.in_order(rows, stays, |writer, row| writer.row(false, |writer| writer.cells(row, &table.columns, widths)))
        })
    }

    /// Actions along the quarters: a table of which each row is a picture, so that a page may end between two of them and the next one
    /// begins with the quarters again.
    ///
    /// # Errors
    /// When a picture of a row cannot be made.
    pub(super) fn timeline(&mut self, timeline: &Timeline) -> Result<(), DocxError> {
        self.table_around(TableLook::Picture, &timeline.head.description, &[WHOLE], false, |writer| {
            let picture = |writer: &mut Self, is_head: bool, drawing: &Drawing| {
                writer.row(is_head, |writer| {
                    writer.cell(WHOLE, 1, |writer| {
                        writer.paragraph(Look::PictureRow, |writer| {
                            writer.picture(drawing, WIDTH, Told::As(&drawing.description))
                        })
                    })
                })
            };
            writer.kept(true, |writer| picture(writer, true, &timeline.head))?;
            let rows = &timeline.rows;
            writer.in_order(rows, |index| index == 0 || index + 2 == rows.len(), |writer, row| picture(writer, false, row))
        })
    }

    /// The cells of a row.
    fn cells(&mut self, row: &Row, columns: &[Column], widths: &[u32]) -> Result<(), DocxError> {
        let last = columns.len().saturating_sub(1);
        let marked = columns.iter().position(|column| column.has_marks).unwrap_or(last);
        let drawing = |index: usize| row.drawings.iter().find(|(at, _)| *at == index).map(|(_, drawing)| drawing);
        let is_empty = |index: usize| row.cells.get(index).is_none_or(Text::is_empty) && drawing(index).is_none();
        let nothing = Text::default();
        let mut index = 0;
        while let Some(column) = columns.get(index) {
            // The heading of a group of rows spans the empty cells after it.
            let behind = (index + 1..columns.len()).take_while(|at| row.is_group && is_empty(*at)).count();
            let width = widths[index..=index + behind].iter().sum();
            let look = if row.is_group { Look::CellGroup } else { Look::cell(column.align, column.size) };
            self.cell(width, behind + 1, |writer| {
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
    }

    /// A table of columns with these widths, in twentieths of a point. `summary` is what a screen reader says of it; its rows are written
    /// inside it, the first one with the headings.
    ///
    /// # Errors
    /// As its rows.
    pub(super) fn table_around(
        &mut self,
        look: TableLook,
        summary: &str,
        widths: &[u32],
        heads_rows: bool,
        inside: impl FnOnce(&mut Self) -> Result<(), DocxError>,
    ) -> Result<(), DocxError> {
        self.end_table();
        self.element("w:tbl", &[], |writer| {
            writer.xml.element("w:tblPr", &[], |xml| {
                xml.value("w:tblStyle", look.id());
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

/// Whether a page may end below one of these rows: not below the first of a table or of a group, and not above the last. The heading of no
/// row says what the rows above it come to.
fn may_end_page(rows: &[Row], index: usize) -> bool {
    let is_group = |index: usize| rows.get(index).is_none_or(|row| row.is_group);
    let is_alone = is_group(index + 1);
    let begins = index == 0 || is_group(index - 1);
    let is_before_last = !is_alone && is_group(index + 2);
    let is_before_sum = index + 2 == rows.len() && is_alone;
    (is_alone && !is_group(index) || !(begins || is_before_last || is_group(index))) && !is_before_sum
}

/// About the height of a row in points.
fn height(row: &Row, widths: &[u32]) -> f32 {
    let lines = |cell: &Text, width: u32| {
        let per_line = width.saturating_sub(GAP) as f32 / 20.0 / LETTER;
        let lines = |line: &str| (line.chars().count() as f32 / per_line).ceil().max(1.0);
        cell.to_string().lines().map(lines).sum::<f32>()
    };
    // The heading of a group goes on over the cells after it.
    let texts = row.cells.iter().zip(widths).map(|(cell, width)| if row.is_group { 1.0 } else { lines(cell, *width) });
    let drawn = row.drawings.iter().map(|(_, drawing)| drawing.height);
    let above = if row.is_group { 6.0 } else { 0.0 };
    drawn.fold(texts.fold(1.0, f32::max) * LINE, f32::max) + PADDING + above
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
