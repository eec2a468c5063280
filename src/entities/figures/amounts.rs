//! Tokens in, amounts of money and quantities out.

use std::sync::LazyLock;

use super::numerals::{Numeral, glued, numeral, shown};
use super::{Recognised, View, numerals};
use crate::EntityKind;
use crate::text::TokenKind;
use crate::word_list::WordList;

static MARKS: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("../lists/currency-marks.txt")));
static WORDS: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("../lists/currency-words.txt")));
static UNITS: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("../lists/units.txt")));

/// An amount of money: a sign or code before a number, or a number before a currency's name.
pub(super) fn money(view: &View<'_>) -> Option<Recognised> {
    marked(view).or_else(|| joined(view)).or_else(|| worded(view))
}

/// A code written together with the number: "BND1,000", "SR10 billion".
fn joined(view: &View<'_>) -> Option<Recognised> {
    let form = view.form(0);
    let (code, digits) = form.split_at_checked(form.find(|c: char| c.is_ascii_digit())?)?;
    let mark = MARKS.value(code).or_else(|| MARKS.value(&code.to_uppercase()))?;
    let number = glued(view, digits).filter(|_| !is_conference(code, digits))?;
    let value = number.value.map(|value| format!("{} {mark}", shown(value)));
    Some((number.length, EntityKind::Money, value))
}

/// "COP 15" is a conference on the climate; fifteen Colombian pesos buy nothing.
fn is_conference(code: &str, digits: &str) -> bool {
    code == "COP" && digits.len() <= 2
}

/// "US$2.5 billion", "Tk 2.35 crore", "BND1,000", "$5-10 million".
fn marked(view: &View<'_>) -> Option<Recognised> {
    let (mark, length) = mark(view).or_else(|| {
        // "US dollars 5000"
        let named = matches!(view.form(0), "US" | "U.S." | "HK");
        (named && view.form(1) == "dollars").then_some(("USD", 2))
    })?;
    let first = numeral(&view.from(length))
        .filter(|number| number.plain && !is_conference(view.form(0), view.form(length)))?;
    let mut end = length + first.length;
    let mut value = first.value.map(shown);
    let range = if view.dashed(end) { Some(end + 1) } else { None };
    if let Some(at) = range.filter(|&at| view.is_number(at)) {
        let second = numeral(&view.from(at))?;
        end = at + second.length;
        value = between(&first, &second);
    }
    // "Rs 13 500"
    let thousands = |form: &str| form.len() == 3 && form.bytes().all(|byte| byte.is_ascii_digit());
    if first.length == 1
        && view.form(length).len() <= 3
        && first.value.is_some_and(|value| value < 1e3)
        && thousands(view.form(end))
        && end == length + 1
    {
        value = numerals::decimal(&format!("{}{}", view.form(length), view.form(end))).map(shown);
        end += 1;
    }
    // "$5 million dollars", "US$ 5 dollars"
    if WORDS.value(view.form(end)).is_some() {
        end += 1;
    }
    Some((end, EntityKind::Money, value.map(|value| format!("{value} {mark}"))))
}

/// The currency sign or code that starts here, and its tokens.
fn mark(view: &View<'_>) -> Option<(&'static str, usize)> {
    let glued = |offset: usize| view.token(offset).is_some_and(|token| !token.spaced);
    if glued(1) && view.form(1) == "$" {
        let pair = format!("{}$", view.form(0));
        if let Some(code) = MARKS.value(&pair) {
            return Some((code, 2));
        }
    }
    MARKS.value(view.form(0)).map(|code| (code, 1))
}

/// "200 million Egyptian pounds", "half a million dollars", "50 cents".
fn worded(view: &View<'_>) -> Option<Recognised> {
    let number = numeral(view)?;
    let mut end = number.length;
    if view.form(end) == "of" {
        end += 1;
    }
    // An adjective of the country may stand between.
    for between in 0..3 {
        if let Some(code) = WORDS.value(&view.form(end + between).to_lowercase()) {
            let named = (0..between).all(|at| {
                view.form(end + at).starts_with(char::is_uppercase) || view.form(end + at) == "."
            });
            // A dollar or pound of another country has another code, which is not known here.
            let own = (0..between)
                .all(|at| matches!(view.form(end + at), "US" | "U.S." | "American" | "British"));
            let value = number.value.filter(|_| own).map(|value| match code.split_once('-') {
                Some((code, _)) => format!("{} {code}", shown(value / 100.0)),
                None => format!("{} {code}", shown(value)),
            });
            return named.then_some((end + between + 1, EntityKind::Money, value));
        }
    }
    None
}

/// Both ends of a range, the first one in the scale of the second: "5-10 million".
fn between(first: &Numeral, second: &Numeral) -> Option<String> {
    let (low, high) = (first.value?, second.value?);
    let digits = |value: f64| value / 10_f64.powi(i32::from(value >= 1e3) * 3);
    let low = if first.length == 1 && second.length > 1 {
        let scale = [1e12, 1e9, 1e6, 1e3].into_iter().find(|scale| high >= *scale).unwrap_or(1.0);
        low * scale
    } else {
        low
    };
    digits(high).is_finite().then(|| format!("{}/{}", shown(low), shown(high)))
}

/// A number, with its unit where there is one: "35 miles", "147,000", "half a million", "12.5%".
pub(super) fn quantity(view: &View<'_>) -> Option<Recognised> {
    let number = numeral(view)?;
    let glued = |offset: usize| !view.spaced(offset);
    // A part of an identifier: "F-16", "No. 10", "10:30", "3-1", "9/11", "#4".
    let joined =
        view.at > view.start && glued(0) && !matches!(view.before(1), "(" | "“" | "\"" | "‘");
    let named =
        matches!(view.before(1), "No." | "no." | "Article" | "Section" | "Chapter" | "Flight");
    if joined || named || view.form(0).contains(':') {
        return None;
    }
    let mut at = number.length;
    if view.dashed(at) {
        at += 1;
        if view.is_number(at) {
            return None;
        }
    }
    if view.form(at) == "per" && view.form(at + 1) == "cent" {
        return Some((
            at + 2,
            EntityKind::Quantity,
            number.value.map(|v| format!("{} percent", shown(v))),
        ));
    }
    // "100 square miles"
    let square = matches!(view.form(at), "square" | "cubic" | "nautical" | "metric");
    let unit_at = at + usize::from(square);
    if let Some(unit) = UNITS.value(view.form(unit_at)) {
        let kind = if square { format!("{} {unit}", view.form(at)) } else { unit.to_owned() };
        let value = number.value.map(|value| format!("{} {kind}", shown(value)));
        return Some((unit_at + 1, EntityKind::Quantity, value));
    }
    let slash = view.form(number.length) == "/" && glued(number.length);
    let word = view.token(0).is_some_and(|token| token.kind != TokenKind::Number);
    if slash || !number.plain || word && number.length == 1 && number.value.is_some() {
        return None;
    }
    // A number with letters is no quantity by itself: "11th", "20m".
    if view.is_number(0) && !numerals::split(view.form(0)).1.is_empty() {
        return None;
    }
    Some((number.length, EntityKind::Quantity, number.value.map(shown)))
}
