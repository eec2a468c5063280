//! The class names of an element in, how surely elements so called hold the article out.

use super::Blocks;
use super::fold::{Hash, is_alphanumeric};
use crate::quick::Memo;

/// What was learnt of class names: for each, by the hash of its letters, the log-odds that the
/// words inside an element so called are the article's.
#[derive(Debug, Default, Clone)]
pub(crate) struct Names {
    /// In order of their hashes.
    pub(super) known: Vec<(u32, i8)>,
}

/// Bytes of one name in a file.
const ENTRY: usize = 5;

/// Odds are stored as whole numbers of this fraction.
pub(super) const SCALE: f32 = 24.0;

/// Names of one element that are read; utility classes come by the dozen and say nothing.
const MAX_NAMES: usize = 24;

/// The lowest and the highest odds of the names of an element; even odds for one without a known
/// name.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Odds {
    pub(super) least: f32,
    pub(super) most: f32,
}

impl Odds {
    /// The extremes of both.
    pub(super) fn with(self, other: Self) -> Self {
        Self { least: self.least.min(other.least), most: self.most.max(other.most) }
    }
}

impl Names {
    /// Reads a list of hashes (u32, little-endian), each with its odds (i8).
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let (entries, rest) = bytes.as_chunks::<ENTRY>();
        let known = entries.iter().map(|[a, b, c, d, odds]| {
            (u32::from_le_bytes([*a, *b, *c, *d]), i8::from_le_bytes([*odds]))
        });
        rest.is_empty().then(|| Self { known: known.collect() })
    }

    /// The odds of every element.
    pub(super) fn odds(&self, blocks: &Blocks<'_>) -> Vec<Odds> {
        if self.known.is_empty() {
            return Vec::new();
        }
        let mut seen = Memo::new();
        let filter = Filter::of(&self.known);
        let classes = blocks.elements.iter().map(|element| element.class);
        classes.map(|class| seen.get(class, |class| self.of(class, &filter))).collect()
    }

    fn of(&self, class: &str, filter: &Filter) -> Odds {
        let (mut odds, mut of_parts) = (Odds::default(), Odds::default());
        each(class, |name| match name {
            Named::Part(hash) => {
                if let Some(known) = self.value(hash, filter) {
                    of_parts = of_parts.with(known);
                }
            }
            // A known name speaks for its parts.
            Named::Whole(hash) => {
                let parts = std::mem::take(&mut of_parts);
                odds = odds.with(self.value(hash, filter).unwrap_or(parts));
            }
        });
        odds
    }

    fn value(&self, hash: u32, filter: &Filter) -> Option<Odds> {
        if !filter.may_hold(hash) {
            return None;
        }
        let at = self.known.binary_search_by_key(&hash, |(known, _)| *known).ok()?;
        let odds = f32::from(self.known.get(at)?.1) / SCALE;
        Some(Odds { least: odds, most: odds })
    }
}

/// The first bits of the hashes that are known: they turn most names away without a search.
struct Filter(Vec<u64>);

/// Bits of a hash that a [`Filter`] looks at.
const FIRST_BITS: u32 = 15;

impl Filter {
    fn of(known: &[(u32, i8)]) -> Self {
        let mut all = vec![0; 1 << (FIRST_BITS - u64::BITS.ilog2())];
        for (hash, _) in known {
            let (word, bit) = place(*hash);
            if let Some(word) = all.get_mut(word) {
                *word |= bit;
            }
        }
        Self(all)
    }

    fn may_hold(&self, hash: u32) -> bool {
        let (word, bit) = place(hash);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }
}

/// Where the first bits of a hash are noted: a word, and the bit in it.
fn place(hash: u32) -> (usize, u64) {
    let first = hash >> (u32::BITS - FIRST_BITS);
    ((first / u64::BITS) as usize, 1 << (first % u64::BITS))
}

/// The hash of the letters of a name, or of a part of it: figures and marks number its uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    Part(u32),
    /// After all its parts.
    Whole(u32),
}

/// Calls `take` for each name of a class attribute. A part of a name ends with its letters and
/// digits, and before a capital after a small letter.
pub(super) fn each(class: &str, mut take: impl FnMut(Named)) {
    for name in class.split_ascii_whitespace().take(MAX_NAMES) {
        let (mut whole, mut part) = (Hash::default(), None);
        let mut was_lower = false;
        for letter in name.chars() {
            let ends = !is_alphanumeric(letter) || was_lower && letter.is_ascii_uppercase();
            if ends && let Some(part) = part.take() {
                take(Named::Part(half(part)));
            }
            if is_alphanumeric(letter) {
                let part = part.get_or_insert_default();
                if letter.is_ascii_alphabetic() {
                    whole.push(letter);
                    part.push(letter);
                }
            }
            was_lower = letter.is_ascii_lowercase();
        }
        if let Some(part) = part {
            take(Named::Part(half(part)));
        }
        take(Named::Whole(half(whole)));
    }
}

#[expect(clippy::cast_possible_truncation, reason = "half of a hash is a hash")]
fn half(hash: Hash) -> u32 {
    hash.value() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(name: &str) -> u32 {
        let letters: String = name.chars().filter(char::is_ascii_alphabetic).collect();
        half(letters.chars().fold(Hash::default(), |mut hash, letter| {
            hash.push(letter);
            hash
        }))
    }

    fn known(class: &str) -> Odds {
        let mut known = vec![(hash("recirc"), -48), (hash("body-text"), 24), (hash("body"), 12)];
        known.sort_unstable();
        let filter = Filter::of(&known);
        Names { known }.of(class, &filter)
    }

    #[test]
    fn a_known_name_speaks_before_its_parts() {
        assert_eq!(known("body-text"), Odds { least: 0.0, most: 1.0 });
        assert_eq!(known("body-2"), Odds { least: 0.0, most: 0.5 });
        assert_eq!(known("wide recirc__item bodyText"), Odds { least: -2.0, most: 1.0 });
        assert_eq!(known("wide"), Odds::default());
    }

    #[test]
    fn a_name_has_the_parts_that_marks_and_capitals_make() {
        let named = |class: &str| {
            let mut all = Vec::new();
            each(class, |name| all.push(name));
            all
        };
        let parts = |parts: [&str; 4]| parts.map(|part| Named::Part(hash(part)));
        let expected = parts(["related", "Posts", "list", ""]);
        let whole = Named::Whole(hash("relatedPostslist"));
        assert_eq!(named("--relatedPosts_list-2"), [&expected[..], &[whole]].concat());
        assert_eq!(named("ABÉc-"), [Named::Part(hash("abc")), Named::Whole(hash("abc"))]);
        assert_eq!(named("--"), [Named::Whole(hash(""))]);
    }

    #[test]
    fn a_list_that_is_cut_short_is_refused() {
        assert!(Names::read(&[0; 10]).is_some_and(|names| names.known.len() == 2));
        assert!(Names::read(&[0; 11]).is_none());
    }
}
