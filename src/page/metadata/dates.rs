//! A text with a date in it, for machines or for readers, in; an ISO 8601 date out.

use std::ops::Range;
use std::sync::LazyLock;

use crate::word_list::WordList;

use super::calendar::checked;
use super::clock::clock;
use super::words::tidy;

/// Reads dates, with the names of months in many languages.
#[derive(Debug)]
pub(super) struct Dates {
    weekdays: WordList,
    /// Whether "3/4/2025" is the fourth of March.
    month_first: bool,
}

/// Characters of a text that are searched for a date.
const MAX_BYTES: usize = 600;

impl Dates {
    /// How "3/4/2025" is read is learnt from the other dates of the page, in `texts`; where these
    /// leave it open, only American English puts the month first.
    pub(super) fn new<'t>(language: Option<&str>, texts: impl Iterator<Item = &'t str>) -> Self {
        let american = language.is_none_or(|tag| {
            let tag = tag.to_ascii_lowercase();
            tag == "en" || tag.starts_with("en-us") || tag.starts_with("en_us")
        });
        let mut dates =
            Self { weekdays: WordList::new(include_str!("weekdays.txt")), month_first: american };
        let texts: Vec<&str> = texts.collect();
        let in_figures: Vec<(u32, u32)> = texts.iter().filter_map(|text| figures(text)).collect();
        if in_figures.is_empty() {
            return dates;
        }
        let count = |is_sure: fn(u32, u32) -> bool| {
            in_figures.iter().filter(|(one, two)| is_sure(*one, *two)).count()
        };
        let months = count(|one, two| one <= 12 && two > 12) + dates.known_as(true, &texts);
        let days = count(|one, two| one > 12 && two <= 12) + dates.known_as(false, &texts);
        dates.month_first = if months == days { american } else { months > days };
        dates
    }

    /// The number of texts that can be read in two ways, and give a day that another text gives
    /// for sure when they are read in this one.
    fn known_as(&mut self, month_first: bool, texts: &[&str]) -> usize {
        let mut read = |month_first| -> Vec<Option<String>> {
            self.month_first = month_first;
            texts.iter().map(|text| self.day(text)).collect()
        };
        let (these, others) = (read(month_first), read(!month_first));
        let pairs = || these.iter().zip(&others);
        let sure: Vec<&String> = pairs()
            .filter(|(one, other)| one == other)
            .filter_map(|(one, _)| one.as_ref())
            .collect();
        let open = pairs().filter(|(one, other)| one != other).filter_map(|(one, _)| one.as_ref());
        open.filter(|day| sure.contains(day)).count()
    }

    /// The day of the first date in `text`.
    fn day(&self, text: &str) -> Option<String> {
        self.find(text)?.get(..10).map(str::to_owned)
    }

    /// The first date in `text`, with its time and offset where they follow it.
    pub(super) fn find(&self, text: &str) -> Option<String> {
        self.find_rest(text).map(|(date, _)| date)
    }

    /// The first date in `text`, and the words that are left when it is taken out.
    pub(super) fn find_rest(&self, text: &str) -> Option<(String, String)> {
        let text = tidy(text);
        let tokens = tokens(head(&text));
        let (date, range) = self.dates_in(&tokens).next()?;
        let before = self.words_of(tokens.get(..range.start));
        let after = self.words_of(tokens.get(range.end..));
        Some((date, format!("{before} {after}").trim().to_owned()))
    }

    /// Every date in `text`, with the words that may say what happened on that day: those between
    /// it and the date before, and for an only date those after it, too.
    pub(super) fn each(&self, text: &str) -> Vec<(String, String)> {
        let text = tidy(text);
        let tokens = tokens(head(&text));
        let mut all: Vec<(String, String)> = Vec::new();
        let mut end = 0;
        for (date, range) in self.dates_in(&tokens) {
            all.push((date, self.words_of(tokens.get(end..range.start))));
            end = range.end;
        }
        if let [(_, words)] = all.as_mut_slice() {
            *words = format!("{words} {}", self.words_of(tokens.get(end..)));
        }
        all
    }

    /// The dates with their clocks, and the tokens that each is.
    fn dates_in<'t>(
        &'t self,
        tokens: &'t [Token<'t>],
    ) -> impl Iterator<Item = (String, Range<usize>)> + 't {
        let mut next = 0;
        std::iter::from_fn(move || {
            let (at, (day, used)) =
                (next..tokens.len()).find_map(|at| Some((at, self.day_at(tokens, at)?)))?;
            let (clock, more) = clock(tokens.get(at + used..).unwrap_or_default());
            next = at + used + more;
            Some((format!("{day}{clock}"), at..next))
        })
    }

    /// The words of some tokens, without the names of days.
    fn words_of(&self, tokens: Option<&[Token<'_>]>) -> String {
        let tokens = tokens.unwrap_or_default().iter();
        let words: Vec<&str> = tokens
            .filter(|token| token.is_word() && !self.is_weekday(token.text))
            .map(|token| token.text)
            .collect();
        words.join(" ")
    }

    /// The date that starts at token `at`, and its number of tokens.
    fn day_at(&self, tokens: &[Token<'_>], at: usize) -> Option<(String, usize)> {
        let rest = tokens.get(at..)?;
        numeric(rest, self.month_first).or_else(|| compact(rest)).or_else(|| named(rest))
    }

    fn is_weekday(&self, word: &str) -> bool {
        self.weekdays.contains(&word.to_lowercase())
    }
}

/// "8 October 2025", "8. Oktober 2025", "8 de octubre de 2025", "October 8th, 2025".
fn named(tokens: &[Token<'_>]) -> Option<(String, usize)> {
    let words: Vec<(usize, &Token<'_>)> = tokens
        .iter()
        .take(9)
        .enumerate()
        .filter(|(_, token)| token.is_word() && !is_filler(token.text))
        .take(3)
        .collect();
    let [(0, first), (_, second), (last, third)] = words.as_slice() else { return None };
    let (day, month, year) = match (month_named(first.text), month_named(second.text)) {
        (Some(month), _) => (ordinal(second.text)?, month, third.text),
        (None, Some(month)) => match ordinal(first.text) {
            Some(day) if first.text.len() <= 4 => (day, month, third.text),
            Some(_) | None => (ordinal(third.text)?, month, first.text),
        },
        (None, None) => return None,
    };
    Some((checked(number(year)?, month, day)?, last + 1))
}

static MONTHS: LazyLock<WordList> = LazyLock::new(|| WordList::new(include_str!("months.txt")));

/// The number of the month that has this name.
fn month_named(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    number(MONTHS.value(word.trim_end_matches('.'))?)
}

/// The start of a text, in which dates are looked for.
fn head(text: &str) -> &str {
    let end = (0..=MAX_BYTES.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    text.get(..end.unwrap_or_default()).unwrap_or_default()
}

/// The first two numbers of a date in figures, which may be day and month or month and day.
fn figures(text: &str) -> Option<(u32, u32)> {
    if !text.contains(['/', '-']) {
        return None;
    }
    let tokens = tokens(text.trim());
    tokens.windows(5).find_map(|window| {
        let [one, first, two, second, year] = window else { return None };
        let marks = matches!((first.text, second.text), ("/", "/") | ("-", "-"));
        (marks && year.text.len() == 4).then_some(())?;
        Some((number(one.text)?, number(two.text)?))
    })
}

/// A run of letters, a run of digits, or one other character.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'t> {
    pub text: &'t str,
}

impl Token<'_> {
    pub(super) fn is_word(&self) -> bool {
        self.text.starts_with(char::is_alphanumeric)
    }
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let Some(first) = rest.chars().next() else { return out };
        let end = if first.is_ascii_digit() {
            // "8th", "1er" and "3rd" keep their letters, "10T12" and "8月" do not.
            let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let tail = rest.get(digits..).unwrap_or_default();
            digits + ordinal_ending(tail)
        } else if first.is_alphabetic() && !is_cjk(first) {
            rest.find(|c: char| !c.is_alphabetic() && !is_combining(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (text, after) = rest.split_at(end);
        out.push(Token { text });
        rest = after;
    }
}

fn is_combining(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

fn is_cjk(character: char) -> bool {
    super::words::is_dense(character) || matches!(character, '\u{ac00}'..='\u{d7af}')
}

/// The length of the ending of an ordinal number at the start of `text`.
fn ordinal_ending(text: &str) -> usize {
    let letters = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let ending = text.get(..letters).unwrap_or_default();
    let known = ["st", "nd", "rd", "th", "er", "º", "ª", "e", "."];
    if known.iter().any(|one| ending.eq_ignore_ascii_case(one)) { letters } else { 0 }
}

/// Words and signs between the parts of a date.
fn is_filler(word: &str) -> bool {
    ["de", "del", "of", "the", "do", "da", "den", "г", "le", "в", "م"]
        .iter()
        .any(|one| word.eq_ignore_ascii_case(one))
}

pub(super) fn number(text: &str) -> Option<u32> {
    text.parse().ok()
}

/// A day of the month: "8", "8th".
fn ordinal(text: &str) -> Option<u32> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    number(text.get(..digits)?).filter(|day| (1..=31).contains(day))
}

/// "2025-10-08", "2025/10/8", "8.10.2025", "10/8/25", "2025年10月8日".
fn numeric(tokens: &[Token<'_>], month_first: bool) -> Option<(String, usize)> {
    let [a, first, b, second, c, ..] = tokens else { return None };
    let [one, two, three] = [number(a.text)?, number(b.text)?, number(c.text)?];
    let marks = (first.text, second.text);
    let year_first =
        matches!(marks, ("-", "-") | ("/", "/") | (".", ".") | ("年", "月") | ("년", "월"));
    if year_first && a.text.len() == 4 {
        let closing = tokens.get(5).is_some_and(|token| matches!(token.text, "日" | "일"));
        return Some((checked(one, two, three)?, 5 + usize::from(closing)));
    }
    let lengths = (a.text.len(), b.text.len(), c.text.len());
    let year = match lengths {
        (1 | 2, 1 | 2, 4) => three,
        // Two digits are a year only between slashes: "1.2.25" is as likely a chapter.
        (1 | 2, 1 | 2, 2) if marks == ("/", "/") => 2000 + three,
        _ => return None,
    };
    let month_first = match marks {
        (".", ".") => one <= 12 && two > 12,
        ("/" | "-", "/" | "-") => two > 12 || month_first && one <= 12,
        _ => return None,
    };
    let (month, day) = if month_first { (one, two) } else { (two, one) };
    Some((checked(year, month, day)?, 5))
}

/// "20251008" and "20251008T120000Z".
fn compact(tokens: &[Token<'_>]) -> Option<(String, usize)> {
    let digits = tokens.first()?.text;
    if digits.len() != 8 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part = |range: Range<usize>| number(digits.get(range)?);
    Some((checked(part(0..4)?, part(4..6)?, part(6..8)?)?, 1))
}

/// The date in the path of an address: "/2025/10/08/", "/2025-10-08-", "/2025/october/08/",
/// "20251008".
pub(super) fn of_url(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let dated = parts.windows(3).find_map(|window| {
        let [year, month, day] = window else { return None };
        if year.len() != 4 || day.len() > 2 {
            return None;
        }
        let month = match month.len() {
            1 | 2 => number(month)?,
            _ => month_named(month)?,
        };
        checked(number(year)?, month, number(day)?)
    });
    dated.or_else(|| {
        parts.iter().find_map(|part| compact(&[Token { text: part }]).map(|(date, _)| date))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(
            Dates::new(Some("en"), std::iter::empty()).find(text).as_deref(),
            expected,
            "{text}"
        );
    }

    #[test]
    fn machine_dates_keep_their_time_and_zone() {
        check("2025-10-08T09:30:00.123+02:00", Some("2025-10-08T09:30:00+02:00"));
        check("2025-10-08T09:30:00+0200", Some("2025-10-08T09:30:00+02:00"));
        check("2025-10-08 09:30:00 UTC", Some("2025-10-08T09:30:00Z"));
        check("Wed, 08 Oct 2025 09:30:00 -0500", Some("2025-10-08T09:30:00-05:00"));
        check("20251008", Some("2025-10-08"));
    }

    #[test]
    fn dates_are_read_in_many_languages() {
        for text in [
            "Wednesday, October 8, 2025",
            "8th of October 2025",
            "Mittwoch, 8. Oktober 2025",
            "le 8 octobre 2025",
            "8 de octubre de 2025",
            "8 de outubro de 2025",
            "8 ottobre 2025",
            "8 октября 2025 г.",
            "8 أكتوبر 2025",
            "2025年10月8日",
            "08.10.2025",
            "2025/10/8",
            "10/08/2025",
        ] {
            check(text, Some("2025-10-08"));
        }
    }

    #[test]
    fn other_dates_of_the_page_decide_what_comes_first() {
        let read =
            |others: &[&str]| Dates::new(Some("en"), others.iter().copied()).find("3/4/2025");
        assert_eq!(read(&[]).as_deref(), Some("2025-03-04"));
        assert_eq!(read(&["23/4/2025"]).as_deref(), Some("2025-04-03"));
        assert_eq!(read(&["3/4/2025", "3 April 2025"]).as_deref(), Some("2025-04-03"));
    }

    #[test]
    fn the_clock_of_readers_is_understood() {
        check("Oct. 8, 2025 at 3:05 p.m. EDT", Some("2025-10-08T15:05-04:00"));
        check("8. Oktober 2025, 15:05 Uhr", Some("2025-10-08T15:05"));
    }

    #[test]
    fn what_the_calendar_does_not_have_is_no_date() {
        check("2025-02-29", None);
        check("31 June 2025", None);
        check("12.16.2025", Some("2025-12-16"));
        check("01/25/26", Some("2026-01-25"));
        check("call 555-123-4567", None);
        check("from 12 to 45", None);
    }

    #[test]
    fn addresses_hold_dates() {
        assert_eq!(of_url("https://example.org/2025/10/08/rain").as_deref(), Some("2025-10-08"));
        assert_eq!(of_url("https://example.org/2025/may/8/rain").as_deref(), Some("2025-05-08"));
        assert_eq!(of_url("https://example.org/a-20251008.html").as_deref(), Some("2025-10-08"));
        assert_eq!(of_url("https://example.org/20251308/rain"), None);
    }
}
