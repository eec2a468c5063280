//! The class names of an element in, how surely elements so called hold the article out.

use super::Blocks;
use super::fold::Hash;
use super::hints::Parts;
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
        let mut seen = Memo::new();
        let filter = Filter::of(&self.known);
        let classes = blocks.elements.iter().map(|element| element.class);
        classes.map(|class| seen.get(class, |class| self.of(class, &filter))).collect()
    }

    fn of(&self, class: &str, filter: &Filter) -> Odds {
        let mut odds = Odds::default();
        if self.known.is_empty() {
            return odds;
        }
        each(class, |whole, parts| {
            if let Some(known) = self.value(whole, filter) {
                odds = odds.with(Odds { least: known, most: known });
                return;
            }
            for known in parts.iter().filter_map(|part| self.value(*part, filter)) {
                odds = odds.with(Odds { least: known, most: known });
            }
        });
        odds
    }

    fn value(&self, hash: u32, filter: &Filter) -> Option<f32> {
        if !filter.may_hold(hash) {
            return None;
        }
        let at = self.known.binary_search_by_key(&hash, |(known, _)| *known).ok()?;
        self.known.get(at).map(|(_, odds)| f32::from(*odds) / SCALE)
    }
}

/// The first bits of the hashes that are known: they turn most names away without a search.
struct Filter(Vec<bool>);

/// Bits of a hash that a [`Filter`] looks at.
const FIRST_BITS: u32 = 15;

impl Filter {
    fn of(known: &[(u32, i8)]) -> Self {
        let mut all = vec![false; 1 << FIRST_BITS];
        for (hash, _) in known {
            if let Some(known) = all.get_mut(first_bits(*hash)) {
                *known = true;
            }
        }
        Self(all)
    }

    fn may_hold(&self, hash: u32) -> bool {
        self.0.get(first_bits(hash)) == Some(&true)
    }
}

fn first_bits(hash: u32) -> usize {
    (hash >> (u32::BITS - FIRST_BITS)) as usize
}

/// Calls `take` with the hash of each name, and those of its parts.
pub(super) fn each(class: &str, mut take: impl FnMut(u32, &[u32])) {
    let mut parts = Vec::new();
    for name in class.split_ascii_whitespace().take(MAX_NAMES) {
        parts.clear();
        parts.extend(Parts { rest: name }.map(hash));
        take(hash(name), &parts);
    }
}

/// A hash of the letters of a name: figures and marks number its uses.
#[expect(clippy::cast_possible_truncation, reason = "half of a hash is a hash")]
fn hash(name: &str) -> u32 {
    let mut hash = Hash::default();
    for letter in name.chars().filter(char::is_ascii_alphabetic) {
        hash.push(letter.to_ascii_lowercase());
    }
    hash.value() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn a_list_that_is_cut_short_is_refused() {
        assert!(Names::read(&[0; 10]).is_some_and(|names| names.known.len() == 2));
        assert!(Names::read(&[0; 11]).is_none());
    }
}
