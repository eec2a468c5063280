//! Tokens in, the number they spell out.

use std::sync::LazyLock;

use super::View;
use crate::word_list::WordList;

static NUMBERS: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("../lists/number-words.txt")));
static SCALES: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("../lists/scale-words.txt")));

/// A number as it stands in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    /// The tokens it takes.
    pub(super) length: usize,
    /// Its value; `None` for "hundreds of millions".
    pub(super) value: Option<f64>,
    /// Whether it is written in digits or has a word like "million": more than a lone small word.
    pub(super) plain: bool,
}

/// Reads the number that starts here: "147,000", "20m", "two", "half a million", "2.5 billion".
pub(super) fn numeral(view: &View<'_>) -> Option<Numeral> {
    let first = view.form(0);
    if view.is_number(0) {
        let (digits, letters) = split(first);
        let value = decimal(digits)?;
        if letters.is_empty() {
            return Some(scaled(view, 1, Some(value), true));
        }
        let scale = scale(&letters.to_lowercase())?;
        return Some(Numeral { length: 1, value: Some(value * scale), plain: true });
    }
    let lower = first.to_lowercase();
    if matches!(lower.as_str(), "half" | "quarter") && matches!(view.form(1), "a" | "of") {
        let at = if view.form(1) == "of" && view.form(2) == "a" { 3 } else { 2 };
        let part = if lower == "half" { 0.5 } else { 0.25 };
        let scale = scale(view.form(at)).filter(|_| !view.form(at).ends_with('s'))?;
        return Some(Numeral { length: at + 1, value: Some(part * scale), plain: true });
    }
    if matches!(
        lower.as_str(),
        "hundreds" | "thousands" | "millions" | "billions" | "trillions" | "dozens"
    ) {
        let mut length = 1;
        while view.form(length) == "of" && scale(view.form(length + 1)).is_some() {
            length += 2;
        }
        return Some(Numeral { length, value: None, plain: true });
    }
    if matches!(lower.as_str(), "a" | "an") {
        scale(view.form(1)).filter(|_| !view.form(1).ends_with('s') && view.form(1).len() > 2)?;
        return Some(scaled(view, 1, Some(1.0), false));
    }
    let mut value: f64 = NUMBERS.value(&lower)?.parse().ok()?;
    let mut length = 1;
    if value >= 20.0
        && view.form(1) == "-"
        && let Some(unit) = NUMBERS.value(view.form(2)).and_then(|unit| unit.parse::<f64>().ok())
    {
        value += unit;
        length = 3;
    }
    Some(scaled(view, length, Some(value), value >= 10.0))
}

/// Reads the number that is glued to a word in front, its first digits being `start` and the rest
/// in the tokens behind: "SR10 billion", "BND1,000", "Rmb2.1bn".
pub(super) fn glued(view: &View<'_>, start: &str) -> Option<Numeral> {
    let mut form = start.to_owned();
    let mut length = 1;
    while matches!(view.form(length), "," | ".")
        && !view.spaced(length)
        && !view.spaced(length + 1)
        && view.is_number(length + 1)
    {
        form.push_str(view.form(length));
        form.push_str(view.form(length + 1));
        length += 2;
    }
    let (digits, letters) = split(&form);
    let value = decimal(digits)?;
    if letters.is_empty() {
        return Some(scaled(view, length, Some(value), true));
    }
    let scale = scale(&letters.to_lowercase())?;
    Some(Numeral { length, value: Some(value * scale), plain: true })
}

/// Whether a word in lower case is a number: "two".
pub(super) fn is_word(word: &str) -> bool {
    NUMBERS.value(word).is_some()
}

/// Adds the scale words that follow a number of `length` tokens.
fn scaled(view: &View<'_>, mut length: usize, mut value: Option<f64>, mut plain: bool) -> Numeral {
    loop {
        // "five-million" is a scale as well; single letters stand apart only in "5 m", a unit.
        let at = if view.dashed(length) { length + 1 } else { length };
        let word = view.form(at);
        let Some(scale) = scale(word).filter(|_| word.len() > 1) else { break };
        value = value.map(|value| value * scale);
        length = at + 1;
        plain = true;
    }
    Numeral { length, value, plain }
}

fn scale(word: &str) -> Option<f64> {
    SCALES.value(word)?.parse().ok()
}

/// The digits at the start of a token, and the letters after them.
pub(super) fn split(form: &str) -> (&str, &str) {
    let end =
        form.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'))).unwrap_or(form.len());
    form.split_at_checked(end).unwrap_or((form, ""))
}

/// A number in digits, commas between thousands left out.
pub(super) fn decimal(digits: &str) -> Option<f64> {
    if digits.is_empty() {
        return None;
    }
    let plain: String = digits.chars().filter(|c| *c != ',').collect();
    plain.parse().ok()
}

/// A number without needless zeros: "147000", "2.5".
pub(super) fn shown(value: f64) -> String {
    // Sums of decimal fractions are a hair off: 2.35 crore is 23500000.000000004.
    let rounded = (value * 1e4).round() / 1e4;
    format!("{rounded}")
}
