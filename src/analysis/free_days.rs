//! Days on which nobody in the Netherlands plans a visit.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday, date};

/// Whether people work on this day: not in a weekend, on a public holiday, on the Friday after Ascension Day, or from
/// 24 December to 2 January.
pub(super) fn is_working_day(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !is_holiday(day)
}

fn is_holiday(day: Date) -> bool {
    match (day.month(), day.day()) {
        // King's Day is a day earlier when this is a Sunday, and that is no working day either.
        (12, 24..) | (1, ..=2) | (4, 27) | (5, 5) => true,
        // Good Friday, Easter Monday, Ascension Day with the day after it, Whit Monday.
        _ => [-2, 1, 39, 40, 50].into_iter().any(|days| easter(day.year()).checked_add(days.days()).is_ok_and(|it| it == day)),
    }
}

/// Easter Sunday of the Gregorian calendar, after Meeus, Jones and Butcher.
fn easter(year: i16) -> Date {
    let year_number = i32::from(year);
    let (golden, century, of_century) = (year_number % 19, year_number / 100, year_number % 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
    let late = (golden + 11 * moon + 22 * to_sunday) / 451;
    // Days after 22 March, its earliest day.
    date(year, 3, 22).saturating_add((moon + to_sunday - 7 * late).days())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{easter, is_working_day};

    #[test]
    fn easter_falls_where_the_church_puts_it() {
        for (year, month, day) in [
            (2000, 4, 23),
            (2008, 3, 23),
            (2011, 4, 24),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
            (2035, 3, 25),
            (2038, 4, 25),
            (2049, 4, 18),
        ] {
            assert_eq!(easter(year), date(year, month, day));
        }
    }

    #[test]
    fn nobody_works_in_a_weekend_or_on_a_holiday() {
        // 2027: New Year, Good Friday, Easter Monday, King's Day, Liberation Day, Ascension Day and the day after, Whit Monday,
        // and a Saturday and a Sunday.
        for (month, day) in [(1, 1), (3, 26), (3, 29), (4, 27), (5, 5), (5, 6), (5, 7), (5, 17), (12, 31), (10, 2), (10, 3)] {
            assert!(!is_working_day(date(2027, month, day)), "{day}-{month}-2027");
        }
        for (month, day) in [(1, 4), (3, 25), (3, 30), (4, 26), (5, 4), (5, 18), (12, 23)] {
            assert!(is_working_day(date(2027, month, day)), "{day}-{month}-2027");
        }
    }
}
