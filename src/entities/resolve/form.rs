//! A name as written in, the words that tell whether two names are the same out.

use std::sync::LazyLock;

use crate::entities::gender::is_forename;
use crate::entities::model::Kind;
use crate::entities::words::folded;
use crate::word_list::WordList;

static TITLES: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("../lists/titles.txt")));
static SAME: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("../lists/same.txt")));

/// Particles that are written or left out at will: "al-Sadr", "Al Sadr", "Sadr".
const LOOSE: [&str; 6] = ["al", "el", "ul", "the", "as", "ash"];

/// A name in a form that can be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Form {
    /// Its words in lower case, without accents, stops, titles and loose particles.
    pub(super) words: Vec<String>,
    /// The letters, where all of them are capitals and there is one word: "PMF".
    pub(super) acronym: Option<String>,
    /// The first letters of its capital words.
    pub(super) initials: String,
    /// The first letters of all its words.
    pub(super) all_initials: String,
}

impl Form {
    pub(super) fn new(name: &str, kind: Kind) -> Self {
        let known = SAME.value(name.trim_end_matches('.')).unwrap_or(name);
        let spelled = if kind == Kind::Person { without_titles(name) } else { known };
        let mut words: Vec<String> = parts(spelled).map(folded).collect();
        let strict = words.len();
        words.retain(|word| strict == 1 || !LOOSE.contains(&word.as_str()));
        if words.is_empty() {
            words = parts(name).map(folded).collect();
        }
        if kind == Kind::Group
            && let Some(last) = words.last_mut()
            && last.len() > MIN_PLURAL
            && last.ends_with('s')
            && !last.ends_with("ss")
        {
            last.pop();
        }
        let capitals = |name: &str| {
            parts(name)
                .filter_map(|part| part.chars().next())
                .filter(|c| c.is_uppercase())
                .collect()
        };
        let letters: String = name.chars().filter(|letter| *letter != '.').collect();
        let short = (2..=8).contains(&letters.chars().count());
        let acronym = short && letters.chars().all(|letter| letter.is_uppercase() || letter == '-');
        Self {
            words,
            acronym: acronym.then_some(letters),
            initials: capitals(name),
            all_initials: parts(name)
                .filter_map(|part| part.chars().next())
                .flat_map(char::to_uppercase)
                .collect(),
        }
    }

    /// The words as one string.
    pub(super) fn key(&self) -> String {
        self.words.join(" ")
    }
}

/// Letters that a word has before its plural "s" is cut: "Iraqis", but not "Laos".
const MIN_PLURAL: usize = 4;

/// The parts of a name between spaces, hyphens and stops.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '‑' | '–' | ',' | '(' | ')' | '/'))
        .map(|part| part.trim_matches(['.', '"', '“', '”', '‘', '’', '\'']))
        .filter(|part| !part.is_empty())
}

/// A person's name without the titles in front.
pub(in crate::entities) fn without_titles(name: &str) -> &str {
    let mut rest = name;
    while let Some((first, after)) = rest.split_once(char::is_whitespace) {
        // "Nana Beridze" may be a person, or a chief of that name: with one word left, a forename.
        // A justice is one of a court far more often than by name.
        let forename = first != "Justice" && is_forename(first);
        if !TITLES.contains(first) || forename && !after.trim().contains(' ') {
            break;
        }
        rest = after.trim_start();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_no_part_of_a_name_and_forenames_are() {
        assert_eq!(without_titles("Justice Green"), "Green");
        assert_eq!(without_titles("Lord Justice Ann Green"), "Ann Green");
        assert_eq!(without_titles("Nana Beridze"), "Nana Beridze");
    }
}
