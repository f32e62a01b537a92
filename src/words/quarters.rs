//! Quarters as people write and read them.

use crate::model::Quarter;

/// `3e kwartaal 2026`.
pub fn quarter(quarter: Quarter) -> String {
    format!("{}e kwartaal {}", quarter.number(), quarter.year())
}

/// In characters; no quarter needs more.
const MOST: usize = 60;

/// Reads a quarter as people write it: `2026-K4`, `k4 2026`, `4e kwartaal 2026`.
pub fn read_quarter(text: &str) -> Option<Quarter> {
    if text.chars().count() > MOST {
        return None;
    }
    let text = text.to_lowercase().replace("kwartaal", " ").replace(['k', 'q', '-', '/', '.', ','], " ");
    let numbers: Option<Vec<i16>> =
        text.split_whitespace().map(|part| part.strip_suffix('e').unwrap_or(part).parse().ok()).collect();
    let (year, number) = match numbers?.as_slice() {
        [year, number] if *year > 4 => (*year, *number),
        [number, year] => (*year, *number),
        _ => return None,
    };
    Quarter::new(year, u8::try_from(number).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::read_quarter;
    use crate::model::Quarter;

    fn quarter(year: i16, number: u8) -> Quarter {
        Quarter::new(year, number).expect("a quarter")
    }

    #[test]
    fn quarters_are_read_as_people_write_them() {
        for text in ["2026-K4", "2026-k4", " 2026 K4 ", "2026K4", "K4 2026", "q4-2026", "4e kwartaal 2026", "4 2026", "2026/4"]
        {
            assert_eq!(read_quarter(text), Some(quarter(2026, 4)), "{text}");
        }
        for text in ["", "2026", "2026-K5", "2026-K0", "26-K4", "1999-K1", "2026-K4-1", "volgend jaar", "99999-K1"] {
            assert_eq!(read_quarter(text), None, "{text}");
        }
        assert_eq!(read_quarter(&"4".repeat(1_000_000)), None);
    }
}
