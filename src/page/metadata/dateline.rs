//! The first lines of the story in, the place and the agency that open it out.

use super::bylines::Bylines;
use super::words::count_words;

/// "BAGHDAD, Oct. 8 (Reuters) — ".
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Dateline {
    pub place: Option<String>,
    pub agency: Option<String>,
}

/// The longest dateline in bytes: two cities, a date, an agency.
const MAX_BYTES: usize = 120;

/// The most words of a place.
const MAX_PLACE_WORDS: usize = 5;

/// A paragraph has at least so many words; labels ("BMW – all models") have fewer.
const MIN_SENTENCE_WORDS: usize = 15;

/// Reads the dateline that opens a paragraph.
pub(super) fn read(paragraph: &str, bylines: &Bylines) -> Option<Dateline> {
    let head = head(paragraph)?;
    let (before, inside) = match head.trim_end().strip_suffix([')', '）']) {
        Some(head) => head.rsplit_once(['(', '（'])?,
        None => (head, ""),
    };
    let agency = bylines.agency(inside);
    if !inside.is_empty() && agency.is_none() {
        return None;
    }
    let place = place(before);
    // Without an agency only capitals tell a place from the start of a sentence, and only a
    // sentence tells it from a label.
    let is_sentence = count_words(paragraph) >= MIN_SENTENCE_WORDS;
    let sure = agency.is_some() || is_sentence && place.is_some_and(is_capitals);
    let place = place.filter(|_| sure);
    (place.is_some() || agency.is_some())
        .then(|| Dateline { place: place.map(str::to_owned), agency: agency.map(str::to_owned) })
}

/// What stands before the dash that ends a dateline.
fn head(paragraph: &str) -> Option<&str> {
    let dash = paragraph.find(
        [" — ", " – ", " - ", "— ", "– ", "--", "—"]
            .into_iter()
            .filter(|dash| paragraph.contains(dash))
            .min_by_key(|dash| paragraph.find(dash))?,
    )?;
    paragraph.get(..dash).filter(|head| head.len() <= MAX_BYTES)
}

/// The place at the start of a dateline, without state and date.
fn place(before: &str) -> Option<&str> {
    let place = before.split([',', ';', '/']).next()?.trim();
    let words = count_words(place);
    let starts = place.chars().next().is_some_and(char::is_alphabetic);
    let upper = place.split(' ').any(|word| word.chars().next().is_some_and(|c| !c.is_lowercase()));
    let plain = !place.contains(|c: char| c.is_ascii_digit() || ".?!:”\"".contains(c) && c != '.');
    ((1..=MAX_PLACE_WORDS).contains(&words) && starts && upper && plain).then_some(place)
}

/// Whether a place is written in capitals, as English datelines are.
fn is_capitals(place: &str) -> bool {
    const MIN_LETTERS: usize = 3;
    let letters: Vec<char> = place.chars().filter(|c| c.is_alphabetic()).collect();
    letters.len() >= MIN_LETTERS && letters.iter().all(|c| c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The place, a bar, the agency.
    #[track_caller]
    fn check(paragraph: &str, expected: Option<&str>) {
        let found = read(paragraph, Bylines::new());
        let shown =
            found.map(|found| [found.place, found.agency].map(Option::unwrap_or_default).join("|"));
        assert_eq!(shown.as_deref(), expected);
    }

    #[test]
    fn agencies_open_stories_with_a_place() {
        check("BAGHDAD (Reuters) - Rain fell.", Some("BAGHDAD|Reuters"));
        check("ST. PAUL, Minn., Oct. 8 (AP) — Rain fell.", Some("ST. PAUL|AP"));
        check("Berlin (dpa) - Es regnet.", Some("Berlin|dpa"));
        check("(Reuters) - Rain fell.", Some("|Reuters"));
        let story = "Rain fell for the third day in a row and the river rose by a metre.";
        check(&format!("NEW YORK — {story}"), Some("NEW YORK|"));
        check(&format!("LONDON, May 4 -- {story}"), Some("LONDON|"));
    }

    #[test]
    fn a_dash_in_a_sentence_opens_nothing() {
        check("Rain (and hail) - much of it - fell.", None);
        check("The rain — which fell — was wet.", None);
        check("RAIN — all reports", None);
        check("It was 2025 — a wet year.", None);
    }
}
