//! Tables as a workbook, with a sheet for each.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

use super::{Cell, Table};

/// In characters, beside which a column only gets higher.
const WIDEST: usize = 60;
/// The most characters that a cell may hold.
const MOST_IN_CELL: usize = 32_000;

/// Why a workbook could not be made: a table has more rows than a sheet can hold, above all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("de tabel is te groot voor een werkblad; kies .csv")]
pub struct XlsxFault;

impl From<XlsxError> for XlsxFault {
    fn from(_: XlsxError) -> Self {
        Self
    }
}

/// A workbook: on each sheet the header stays in sight and can filter. The same tables give the same bytes.
///
/// # Errors
/// When a table does not fit on a sheet.
pub fn xlsx(tables: &[Table]) -> Result<Vec<u8>, XlsxFault> {
    let mut workbook = Workbook::new();
    // The moment of making would make each file another one.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_author("Wijkpeil").set_creation_datetime(&created));
    let bold = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let percentage = Format::new().set_num_format("0.0%").set_align(FormatAlign::Top);
    let day = Format::new().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Top);
    for table in tables {
        let sheet = workbook.add_worksheet();
        sheet.set_name(table.title)?;
        for (column, name) in (0_u16..).zip(&table.header) {
            sheet.write_string_with_format(0, column, name, &bold)?;
            let cells = table.rows.iter().filter_map(|row| row.get(usize::from(column)));
            let width = cells.map(width).chain([name.chars().count().min(20)]).max().unwrap_or_default();
            sheet.set_column_width(column, width.clamp(8, WIDEST) as f64 + 2.0)?;
        }
        for (row, cells) in (1_u32..).zip(&table.rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                match cell {
                    Cell::Empty => {}
                    // As a text, also where it begins as a formula does.
                    Cell::Text(value) => {
                        let value: String = value.chars().take(MOST_IN_CELL).collect();
                        sheet.write_string_with_format(row, column, value, &text)?;
                    }
                    Cell::Number(number) => {
                        sheet.write_number_with_format(row, column, *number as f64, &text)?;
                    }
                    Cell::Millionths(millionths) => {
                        sheet.write_number_with_format(row, column, f64::from(*millionths) / 1e6, &percentage)?;
                    }
                    Cell::Day(date) => {
                        let (year, month, number) = (date.year(), date.month(), date.day());
                        let shown = ExcelDateTime::from_ymd(
                            u16::try_from(year).unwrap_or_default(),
                            month.unsigned_abs(),
                            number.unsigned_abs(),
                        );
                        match shown {
                            Ok(shown) => sheet.write_datetime_with_format(row, column, &shown, &day)?,
                            // A spreadsheet has no days before 1900.
                            Err(_before) => sheet.write_string_with_format(row, column, date.to_string(), &text)?,
                        };
                    }
                }
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        let last = u16::try_from(table.header.len().saturating_sub(1)).map_err(|_too_many| XlsxFault)?;
        let rows = u32::try_from(table.rows.len()).map_err(|_too_many| XlsxFault)?;
        sheet.autofilter(0, 0, rows, last)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn width(cell: &Cell) -> usize {
    match cell {
        Cell::Text(text) => text.lines().map(|line| line.chars().count()).max().unwrap_or_default().min(WIDEST),
        Cell::Day(_) => 10,
        Cell::Empty | Cell::Number(_) | Cell::Millionths(_) => 6,
    }
}
