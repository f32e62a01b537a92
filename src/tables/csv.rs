//! Tables as text with separators.

use std::fmt::Write as _;

use super::{Cell, Table};

/// Tells spreadsheets that the text is UTF-8.
const MARK: &str = "\u{feff}";

/// As a spreadsheet in Dutch opens it with a double click: semicolons, decimal commas, UTF-8 with a mark.
pub fn csv(table: &Table) -> Vec<u8> {
    (MARK.to_owned() + &written(table, ';', ',')).into_bytes()
}

/// As databases take it: commas, decimal points, UTF-8 without a mark.
pub fn plain_csv(table: &Table) -> Vec<u8> {
    written(table, ',', '.').into_bytes()
}

fn written(table: &Table, separator: char, point: char) -> String {
    let mut text = String::new();
    let header: Vec<String> = table.header.iter().map(|name| quoted(name, separator)).collect();
    line(&mut text, &header, separator);
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(|cell| quoted(&cell_text(cell, point), separator)).collect();
        line(&mut text, &cells, separator);
    }
    text
}

fn line(text: &mut String, cells: &[String], separator: char) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            text.push(separator);
        }
        text.push_str(cell);
    }
    text.push_str("\r\n");
}

fn cell_text(cell: &Cell, point: char) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => harmless(text),
        Cell::Number(number) => number.to_string(),
        Cell::Millionths(millionths) => decimal(*millionths, point),
        Cell::Day(day) => day.to_string(),
    }
}

/// `0,375`: as many decimals as are needed.
fn decimal(millionths: u32, point: char) -> String {
    let (whole, part) = (millionths / 1_000_000, millionths % 1_000_000);
    let mut text = whole.to_string();
    if part > 0 {
        // Writing to a text does not fail.
        write!(text, "{point}{part:06}").ok();
        text.truncate(text.trim_end_matches('0').len());
    }
    text
}

/// A text that no spreadsheet takes for a formula: before a sign that begins one stands an apostrophe.
fn harmless(text: &str) -> String {
    // Some spreadsheets pass over space before the sign, and some take the wide forms too.
    let first = text.trim_start_matches(' ').chars().next();
    let is_dangerous = matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'));
    if is_dangerous { format!("'{text}") } else { text.to_owned() }
}

fn quoted(text: &str, separator: char) -> String {
    if text.contains([separator, '"', '\n', '\r', '\t']) || text.starts_with(' ') || text.ends_with(' ') {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{csv, plain_csv};
    use crate::tables::{Cell, Table};

    #[test]
    fn texts_are_quoted_and_never_formulas() {
        let mut table = Table::new("Tabel", &["a", "b;c"]);
        let texts = ["=1+1", "+31", "-5", "@som", "\tx", "\rx", " =1", "gewoon", "een \"woord\"", "a;b", "a,b", "regel\nregel"];
        table.rows = texts.iter().map(|text| vec![Cell::text(*text), Cell::Empty]).collect();
        table.rows.push(vec![Cell::Millionths(375_000), Cell::Millionths(1_000_000)]);
        let text = String::from_utf8(csv(&table)).unwrap();
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(lines[0], "\u{feff}a;\"b;c\"");
        assert_eq!(&lines[1..5], ["'=1+1;", "'+31;", "'-5;", "'@som;"]);
        assert_eq!(&lines[5..9], ["\"'\tx\";", "\"'\rx\";", "' =1;", "gewoon;"]);
        assert_eq!(&lines[9..13], ["\"een \"\"woord\"\"\";", "\"a;b\";", "a,b;", "\"regel\nregel\";"]);
        assert_eq!(&lines[13..], ["0,375;1", ""]);
        let plain = String::from_utf8(plain_csv(&table)).unwrap();
        assert!(plain.starts_with("a,b;c\r\n") && plain.contains("\"a,b\",") && plain.ends_with("0.375,1\r\n"), "{plain}");
    }
}
