//! The lines under a headline in, the byline without "By" out: a name beside a date.

use super::bylines::{Byline, Bylines};
use super::dates::Dates;
use super::header::{Line, PARAGRAPH_WORDS};
use super::words::{count_words, is_dense};

/// Lines that are looked at: a byline stands near its headline.
const MAX_LINES: usize = 8;

/// Names of people have so many words, more than a label and fewer than a headline.
const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=4;

/// The most words of a line that holds name, role and date.
const MAX_LINE_WORDS: usize = 14;

/// Finds the byline.
pub(super) fn find(lines: &[Line], bylines: &Bylines, dates: &Dates) -> Option<Byline> {
    let near: Vec<&Line> = lines
        .iter()
        .take(MAX_LINES)
        .take_while(|line| count_words(&line.text) < PARAGRAPH_WORDS)
        .collect();
    near.iter().enumerate().find_map(|(at, line)| {
        let words = count_words(&line.text);
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().any(|other| {
            near.get(other).is_some_and(|line| {
                count_words(&line.text) < MAX_LINE_WORDS && dates.find(&line.text).is_some()
            })
        });
        let holds_date = words <= MAX_LINE_WORDS && dates.find(&line.text).is_some();
        if !(holds_date || beside && NAME_WORDS.contains(&words)) {
            return None;
        }
        let byline = bylines.read(&line.pieces);
        let people =
            !byline.authors.is_empty() && byline.authors.iter().all(|name| is_person(name));
        people.then_some(byline)
    })
}

/// Whether a name has the form of a first and a last name: nothing else is sure without "By".
fn is_person(name: &str) -> bool {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && !letters.any(|c| c.is_ascii_digit())
    };
    let capitals = name.split(' ').filter(|word| capital(word)).count();
    NAME_WORDS.contains(&count_words(name)) && capitals >= 2 && !name.chars().any(is_dense)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let lines: Vec<Line> = text
            .split(" / ")
            .map(|text| Line { text: text.to_owned(), pieces: text.to_owned(), ..Line::default() })
            .collect();
        let dates = Dates::new(Some("en"), std::iter::empty());
        let found = find(&lines, Bylines::new(), &dates).unwrap_or_default();
        assert_eq!(found.authors.join(", "), expected);
    }

    #[test]
    fn a_name_beside_a_date_signs() {
        check("Ann Lee | Senior Writer | July 2, 2025 / Rain fell.", "Ann Lee");
        check("Ann Lee / July 2, 2025 / Rain fell.", "Ann Lee");
        check("July 2, 2025 / Ann Lee / Rain fell.", "Ann Lee");
    }

    #[test]
    fn a_label_or_a_name_alone_does_not() {
        check("Ann Lee / Rain fell.", "");
        check("Weather / July 2, 2025 / Rain fell.", "");
    }
}
