//! Year, month and day in, an ISO 8601 date out; and counts of days and seconds to and from dates.

/// Years outside are ages, prices and numbers of articles.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;

/// The date in ISO 8601, where the calendar has it.
pub(super) fn checked(year: u32, month: u32, day: u32) -> Option<String> {
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => return None,
    };
    (YEARS.contains(&year) && (1..=days).contains(&day))
        .then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// The number of days from a fixed day to an ISO date, after Howard Hinnant's `days_from_civil`
/// (public domain).
pub(super) fn day_number(date: &str) -> Option<i64> {
    let part = |range: std::ops::Range<usize>| date.get(range)?.parse::<i64>().ok();
    let (year, month, day) = (part(0..4)?, part(5..7)?, part(8..10)?);
    let year = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(365 * year + year / 4 - year / 100 + year / 400 + of_year)
}

/// A date from the numbers of seconds or milliseconds since 1970.
pub(super) fn from_seconds(text: &str) -> Option<String> {
    let text = text.trim();
    let seconds: i64 = match text.len() {
        10 => text.parse().ok()?,
        13 => text.parse::<i64>().ok()? / 1000,
        _ => return None,
    };
    // Days to a date, after Howard Hinnant's `civil_from_days` (public domain).
    let days = seconds.div_euclid(86_400) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    let date =
        checked(u32::try_from(year).ok()?, u32::try_from(month).ok()?, u32::try_from(day).ok()?)?;
    let clock = seconds.rem_euclid(86_400);
    Some(format!("{date}T{:02}:{:02}:{:02}Z", clock / 3600, clock / 60 % 60, clock % 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calendar_knows_leap_years() {
        assert_eq!(checked(2024, 2, 29).as_deref(), Some("2024-02-29"));
        assert_eq!(checked(2025, 2, 29), None);
        assert_eq!(checked(1900, 2, 29), None);
        assert_eq!(checked(2025, 13, 1), None);
    }

    #[test]
    fn days_and_seconds_are_counted() {
        let gap = day_number("2025-03-01").zip(day_number("2024-02-28")).map(|(b, a)| b - a);
        assert_eq!(gap, Some(367));
        assert_eq!(from_seconds("1759912200").as_deref(), Some("2025-10-08T08:30:00Z"));
        assert_eq!(from_seconds("1759912200123").as_deref(), Some("2025-10-08T08:30:00Z"));
    }
}
