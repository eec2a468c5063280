//! Tokens in, dates with their ISO 8601 values out.

use std::ops::RangeInclusive;

use super::numerals::split;
use super::{Recognised, View};
use crate::EntityKind;

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    year: i32,
    month: u32,
    of_month: u32,
}

impl Day {
    /// Reads the start of an ISO 8601 date.
    pub(super) fn read(iso: &str) -> Option<Self> {
        let mut parts = iso.split(['-', 'T', ' ']);
        let day = Self {
            year: parts.next()?.parse().ok()?,
            month: parts.next()?.parse().ok()?,
            of_month: parts.next()?.get(..2)?.parse().ok()?,
        };
        ((1..=12).contains(&day.month) && (1..=31).contains(&day.of_month)).then_some(day)
    }

    /// Days since 1 March of the year 0 (Hinnant's `days_from_civil`).
    fn number(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let month = (i64::from(self.month) + 9) % 12;
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * month + 2) / 5 + i64::from(self.of_month) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
    }

    fn from_number(number: i64) -> Option<Self> {
        let (era, of_era) = (number.div_euclid(146_097), number.rem_euclid(146_097));
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year + era * 400 + i64::from(month <= 2);
        Some(Self {
            year: i32::try_from(year).ok()?,
            month: u32::try_from(month).ok()?,
            of_month: u32::try_from(day).ok()?,
        })
    }

    fn shifted(self, days: i64) -> Option<String> {
        Self::from_number(self.number() + days).map(Self::iso)
    }

    fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.of_month)
    }

    /// 0 for Monday; the day with number 0 was a Wednesday.
    fn weekday(self) -> i64 {
        (self.number() + 2).rem_euclid(7)
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The date that starts here.
pub(super) fn date(view: &View<'_>, today: Option<Day>) -> Option<Recognised> {
    let (length, value) = weekday(view, today)
        .or_else(|| month_first(view, today))
        .or_else(|| day_first(view, today))
        .or_else(|| digits(view))
        .or_else(|| year(view))
        .or_else(|| relative(view, today))?;
    Some((length, EntityKind::Date, value))
}

type Found = (usize, Option<String>);

/// "Monday", "Friday, July 22", "Saturday 4 June".
fn weekday(view: &View<'_>, today: Option<Day>) -> Option<Found> {
    let form = view.form(0);
    let plain = form.strip_suffix('s').unwrap_or(form);
    let index = (0..).zip(WEEKDAYS).find(|(_, name)| *name == plain)?.0;
    let at = 1 + usize::from(view.form(1) == ",");
    let rest = view.from(at);
    if let Some((length, value)) = month_first(&rest, today)
        .filter(|_| view.is_number(at + 1) || at == 1)
        .or_else(|| day_first(&rest, today))
    {
        return Some((at + length, value));
    }
    // News speaks of the last such day; "next Monday" is the coming one.
    let ahead = matches!(view.before(1), "next" | "coming");
    let back = |today: Day| (today.weekday() - index).rem_euclid(7);
    let days = |today: Day| if ahead { 7 - back(today) } else { -back(today) };
    let value = (form == plain).then(|| today.and_then(|today| today.shifted(days(today))));
    Some((1, value.flatten()))
}

/// "July 5, 2021", "July 5-7", "June 2019", "October".
fn month_first(view: &View<'_>, today: Option<Day>) -> Option<Found> {
    let (month, full) = month(view.form(0))?;
    if let Some(day) = day_number(view, 1) {
        let mut end = 2;
        let mut last = day;
        let joined = view.dashed(end) || view.form(end) == "to";
        if let Some(second) = day_number(view, end + 1).filter(|&second| joined && second > day) {
            last = second;
            end += 2;
        }
        let comma = usize::from(view.form(end) == ",");
        let year = year_number(view, end + comma);
        if year.is_some() {
            end += comma + 1;
        }
        let value = days_value(year, month, day..=last, today);
        return Some((end, Some(value)));
    }
    let comma = usize::from(view.form(1) == ",");
    if let Some(year) = year_number(view, 1 + comma) {
        return Some((2 + comma, Some(format!("{year:04}-{month:02}"))));
    }
    // A lone "May" or "March" may be anything; a lone "Jan" is a name.
    let before = view.before(1);
    let led = matches!(
        before,
        "in" | "In"
            | "since"
            | "Since"
            | "of"
            | "until"
            | "till"
            | "by"
            | "By"
            | "last"
            | "next"
            | "this"
            | "early"
            | "late"
            | "mid"
            | "from"
            | "between"
            | "through"
            | "during"
            | "before"
            | "after"
            | "every"
            | "and"
            | "to"
            | "-"
    );
    let doubtful = matches!(view.form(0), "May" | "March" | "August" | "April" | "June");
    if !full || doubtful && !led {
        return None;
    }
    Some((1, today.map(|today| format!("{:04}-{month:02}", today.year))))
}

/// "5 July 2021", "the 5th of July", "15th day of November, 2021", "5-7 July".
fn day_first(view: &View<'_>, today: Option<Day>) -> Option<Found> {
    let day = day_number(view, 0)?;
    let mut at = 1;
    let mut last = day;
    if let Some(second) = day_number(view, 2).filter(|_| view.dashed(1)) {
        last = second;
        at = 3;
    }
    if view.form(at) == "day" {
        at += 1;
    }
    if view.form(at) == "of" {
        at += 1;
    }
    let (month, _) = month(view.form(at))?;
    let mut end = at + 1;
    let comma = usize::from(view.form(end) == ",");
    let year = year_number(view, end + comma);
    if year.is_some() {
        end += comma + 1;
    }
    let value = days_value(year, month, day..=last, today);
    Some((end, Some(value)))
}

/// "2022-05-12", "12/05/2022", "12.5.2022".
fn digits(view: &View<'_>) -> Option<Found> {
    if !view.is_number(0) {
        return None;
    }
    let parts: Vec<&str> = view.form(0).split('.').collect();
    if let [day, month, year] = parts.as_slice() {
        let number = |part: &str| part.parse::<u32>().ok();
        let (day, month) = (number(day)?, number(month)?);
        let year = number(year).filter(|year| (1000..2200).contains(year))?;
        let fits = (1..=31).contains(&day) && (1..=12).contains(&month);
        return fits.then(|| (1, Some(format!("{year:04}-{month:02}-{day:02}"))));
    }
    let separator = view.form(1);
    let same = separator == view.form(3) && matches!(separator, "-" | "/" | "–");
    let glued = (1..5).all(|offset| !view.spaced(offset));
    if !(same && glued && view.is_number(2) && view.is_number(4)) {
        return None;
    }
    let number = |offset: usize| view.form(offset).parse::<u32>().ok();
    let (a, b, c) = (number(0)?, number(2)?, number(4)?);
    let (year, month, day) = match (view.form(0).len(), view.form(4).len()) {
        (4, _) => (a, b, c),
        // Which of the two is the month only a number above 12 tells.
        (_, 4) if a > 12 => (c, b, a),
        (_, 4) if b > 12 => (c, a, b),
        (_, 4) if a <= 12 && b <= 12 => return Some((5, None)),
        _ => return None,
    };
    let fits = (1..=31).contains(&day) && (1..=12).contains(&month);
    fits.then(|| (5, Some(format!("{year:04}-{month:02}-{day:02}"))))
}

/// Whether a capital word inside a sentence stands before: the year is part of what is called so,
/// "the Expo 2022".
pub(super) fn ends_a_name(view: &View<'_>) -> bool {
    const OTHERS: [&str; 10] =
        ["Spring", "Summer", "Autumn", "Fall", "Winter", "Christmas", "In", "Since", "From", "Of"];
    let (before, led) = (view.before(1), view.before(2));
    let opens = led.is_empty() || !led.ends_with(char::is_alphanumeric);
    let word = before.starts_with(char::is_uppercase) && before.contains(char::is_lowercase);
    word && !opens && !OTHERS.contains(&before) && year_number(view, 0).is_some()
}

/// Whether a year ends what began as a part of a name: "the Plan for Rivers 2011-2020".
fn ends_a_range(view: &View<'_>) -> bool {
    let (dash, before) = (view.before(1), view.before(2));
    let is_year = before.len() == 4 && before.bytes().all(|byte| byte.is_ascii_digit());
    is_year && matches!(dash, "-" | "–") && !view.spaced(0)
}

/// "2019", "2016-2018", "2022/23", "the 1990s".
fn year(view: &View<'_>) -> Option<Found> {
    let form = view.form(0);
    if let Some(decade) = form.strip_suffix('s').filter(|digits| digits.len() == 4) {
        let digits = decade.parse::<u32>().ok().filter(|year| year % 10 == 0)?;
        return Some((1, Some((digits / 10).to_string())));
    }
    let year = year_number(view, 0).filter(|_| !ends_a_name(view) && !ends_a_range(view))?;
    if view.at > view.start
        && !view.spaced(0)
        && !matches!(view.before(1), "(" | "-" | "–" | "‘" | "“")
    {
        return None;
    }
    let joined = view.dashed(1) || view.form(1) == "/" && !view.spaced(1) && !view.spaced(2);
    if joined && view.is_number(2) {
        let next = view.form(2);
        let end = match next.len() {
            4 => year_number(view, 2)?,
            2 => year / 100 * 100 + next.parse::<i32>().ok()?,
            _ => return None,
        };
        return (end > year).then(|| (3, Some(format!("{year:04}/{end:04}"))));
    }
    let counted = matches!(
        view.before(1),
        "about"
            | "some"
            | "over"
            | "than"
            | "nearly"
            | "around"
            | "least"
            | "almost"
            | "No."
            | "$"
            | "approximately"
            | "roughly"
            | "to"
            | "are"
            | "were"
            | "all"
            | "these"
            | "those"
    );
    // A number before a thing in the plural counts it; what follows a year is a name or a verb.
    let next = view.form(1);
    let plural = next.len() > 3
        && next.starts_with(char::is_lowercase)
        && next.ends_with('s')
        && !next.ends_with("ss")
        && !matches!(next, "was" | "has" | "as" | "is" | "elections" | "polls" | "protests");
    let people =
        matches!(next, "people" | "men" | "women" | "children" | "%" | "percent" | "km" | "feet");
    let old = year < 1900
        && !matches!(
            view.before(1),
            "in" | "In" | "since" | "Since" | "of" | "from" | "year" | "("
        );
    (!counted && !plural && !people && !old).then(|| (1, Some(format!("{year:04}"))))
}

/// "yesterday", "last week": only where the article's date gives them a value.
fn relative(view: &View<'_>, today: Option<Day>) -> Option<Found> {
    let today = today?;
    let days = match view.form(0) {
        "yesterday" | "Yesterday" => -1,
        "today" | "Today" => 0,
        "tomorrow" | "Tomorrow" => 1,
        "last" | "Last" if view.form(1) == "year" => {
            return Some((2, Some(format!("{:04}", today.year - 1))));
        }
        "this" | "This" if view.form(1) == "year" => {
            return Some((2, Some(format!("{:04}", today.year))));
        }
        "next" | "Next" if view.form(1) == "year" => {
            return Some((2, Some(format!("{:04}", today.year + 1))));
        }
        "last" | "Last" if matches!(view.form(1), "week" | "month") => return Some((2, None)),
        _ => return None,
    };
    Some((1, today.shifted(days)))
}

/// The month that a word names, and whether it is written out.
fn month(form: &str) -> Option<(u32, bool)> {
    let short = form.trim_end_matches('.');
    for (number, name) in (1..).zip(MONTHS) {
        if name == form {
            return Some((number, true));
        }
        let cut = name.get(..3) == Some(short) || short == "Sept" && name == "September";
        if cut {
            return Some((number, false));
        }
    }
    None
}

/// A day of a month: "5", "5th".
fn day_number(view: &View<'_>, offset: usize) -> Option<u32> {
    let (digits, letters) = split(view.form(offset));
    let ordinal = matches!(letters, "" | "st" | "nd" | "rd" | "th");
    let day = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
    (view.is_number(offset) && ordinal && digits.len() <= 2).then_some(day)
}

/// A year in four digits.
fn year_number(view: &View<'_>, offset: usize) -> Option<i32> {
    let form = view.form(offset);
    let digits = form.len() == 4 && form.bytes().all(|byte| byte.is_ascii_digit());
    form.parse().ok().filter(|year| digits && (1200..2100).contains(year))
}

/// The first day, or the first and the last as an interval of ISO 8601.
fn days_value(
    year: Option<i32>,
    month: u32,
    days: RangeInclusive<u32>,
    today: Option<Day>,
) -> String {
    let first = day_value(year, month, *days.start(), today);
    if days.start() == days.end() {
        return first;
    }
    format!("{first}/{}", day_value(year, month, *days.end(), today))
}

/// A day in ISO 8601; without a year, that of the article, else "--07-05".
fn day_value(year: Option<i32>, month: u32, day: u32, today: Option<Day>) -> String {
    let year = year.or_else(|| today.map(|today| today.year));
    match year {
        Some(year) => format!("{year:04}-{month:02}-{day:02}"),
        None => format!("--{month:02}-{day:02}"),
    }
}
