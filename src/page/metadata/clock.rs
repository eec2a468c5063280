//! The tokens after a date in, the time of day with its zone out.

use super::dates::{Token, number};

/// "T10:30:00+02:00" from the tokens after a date, or nothing; and the number of tokens used.
pub(super) fn clock(tokens: &[Token<'_>]) -> (String, usize) {
    let is_lead = |token: &&Token<'_>| {
        matches!(
            token.text,
            "T" | "t"
                | ","
                | "-"
                | "–"
                | "|"
                | "at"
                | "um"
                | "à"
                | "a"
                | "alle"
                | "в"
                | "at:"
                | "."
                | "·"
                | "•"
                | "日"
        )
    };
    let skipped = tokens.iter().take(3).take_while(is_lead).count();
    let rest = tokens.get(skipped..).unwrap_or_default();
    time(rest).map_or((String::new(), 0), |(time, used)| (time, skipped + used))
}

fn time(tokens: &[Token<'_>]) -> Option<(String, usize)> {
    let [hour, colon, minute, ..] = tokens else { return None };
    let separated = matches!(colon.text, ":" | "h" | "H") && minute.text.len() == 2;
    let (mut hour, minute) = (number(hour.text)?, number(minute.text)?);
    if !separated {
        return None;
    }
    let mut used = 3;
    let mut out = String::new();
    if let Some([colon, second, ..]) = tokens.get(3..)
        && colon.text == ":"
        && let Some(second) = number(second.text).filter(|second| *second < 60)
    {
        out = format!(":{second:02}");
        used = 5;
        if let Some([dot, fraction, ..]) = tokens.get(5..)
            && matches!(dot.text, "." | ",")
            && fraction.text.bytes().all(|b| b.is_ascii_digit())
        {
            used = 7;
        }
    }
    let half = tokens.get(used).map(|token| token.text.to_ascii_lowercase()).unwrap_or_default();
    if matches!(half.as_str(), "am" | "pm" | "a" | "p") && hour <= 12 {
        hour = hour % 12 + if half.starts_with('p') { 12 } else { 0 };
        used += 1;
        // "p.m."
        while tokens.get(used).is_some_and(|token| matches!(token.text, "." | "m" | "M")) {
            used += 1;
        }
    }
    if hour > 23 || minute > 59 {
        return None;
    }
    let (zone, more) = zone(tokens.get(used..).unwrap_or_default());
    Some((format!("T{hour:02}:{minute:02}{out}{zone}"), used + more))
}

/// Offsets of zones by name, those that mean one offset only.
const ZONES: [(&str, &str); 16] = [
    ("Z", "Z"),
    ("UTC", "Z"),
    ("GMT", "Z"),
    ("EST", "-05:00"),
    ("EDT", "-04:00"),
    ("CDT", "-05:00"),
    ("MST", "-07:00"),
    ("MDT", "-06:00"),
    ("PST", "-08:00"),
    ("PDT", "-07:00"),
    ("CET", "+01:00"),
    ("CEST", "+02:00"),
    ("MEZ", "+01:00"),
    ("MESZ", "+02:00"),
    ("MSK", "+03:00"),
    ("JST", "+09:00"),
];

fn zone(tokens: &[Token<'_>]) -> (String, usize) {
    let Some(first) = tokens.first() else { return Default::default() };
    let signed = |from: usize| {
        let [sign, hours, rest @ ..] = tokens.get(from..)? else { return None };
        let sign = match sign.text {
            "+" => '+',
            "-" | "−" => '-',
            _ => return None,
        };
        let (hours, minutes, used) = match (hours.text.len(), rest) {
            (4, _) => (number(hours.text.get(..2)?)?, number(hours.text.get(2..)?)?, 2),
            (2, [colon, minutes, ..]) if colon.text == ":" => {
                (number(hours.text)?, number(minutes.text)?, 4)
            }
            (1 | 2, _) => (number(hours.text)?, 0, 2),
            _ => return None,
        };
        (hours <= 14
            && minutes < 60
            && !(from == 0 && rest.first().is_some_and(|token| token.text == "-")))
        .then(|| (format!("{sign}{hours:02}:{minutes:02}"), from + used))
    };
    if let Some(found) = signed(0) {
        return found;
    }
    let named = ZONES.iter().find(|(name, _)| *name == first.text);
    match named {
        Some((_, "Z")) => signed(1).unwrap_or_else(|| ("Z".to_owned(), 1)),
        Some((_, offset)) => ((*offset).to_owned(), 1),
        None => Default::default(),
    }
}
