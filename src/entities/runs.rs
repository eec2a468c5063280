//! Words in, runs of capital words out: what a name may stretch over.

use std::ops::Range;

use super::gazetteer::List;
use super::words::Word;

/// Runs of words that are written as names, and which run each word is in.
#[derive(Debug, Clone, Default)]
pub(super) struct Runs {
    /// In order, without overlaps.
    pub(super) runs: Vec<Range<usize>>,
    /// For each word the index of its run, or `usize::MAX`.
    of: Vec<usize>,
}

impl Runs {
    /// The run that word `at` is in, and its index.
    pub(super) fn around(&self, at: usize) -> Option<(usize, &Range<usize>)> {
        let index = *self.of.get(at)?;
        Some((index, self.runs.get(index)?))
    }
}

/// Words that may stand between two parts of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// "al-", "de", "&", a hyphen.
    Narrow,
    /// Also "of", "for", "and", "the".
    Wide,
}

/// Finds the runs of each paragraph.
pub(super) fn runs(words: &[Word], paragraphs: &[Range<usize>], reach: Reach) -> Runs {
    let joints = Joints::new();
    let mut found = Runs { runs: Vec::new(), of: vec![usize::MAX; words.len()] };
    for paragraph in paragraphs {
        let mut at = paragraph.start;
        while at < paragraph.end {
            if !words.get(at).is_some_and(in_run) {
                at += 1;
                continue;
            }
            let start = at;
            at += 1;
            while let Some(next) = joints.next(words, at..paragraph.end, reach) {
                at = next;
            }
            let index = found.runs.len();
            found.of.iter_mut().take(at).skip(start).for_each(|of| *of = index);
            found.runs.push(start..at);
        }
    }
    found
}

/// Whether a word counts as a capital one: the first word of a sentence only where it is not one
/// that is mostly written small.
fn in_run(word: &Word) -> bool {
    const NAME: u32 = 1 << List::Forename as u32;
    let small = word.opens && word.marks & List::Common.bit() != 0 && word.marks & NAME == 0;
    word.capital() && !small
}

/// The joining words, hashed.
struct Joints {
    narrow: Vec<u64>,
    wide: Vec<u64>,
    hyphen: u64,
}

impl Joints {
    fn new() -> Self {
        let hashes = |words: &[&str]| words.iter().map(|word| super::words::lower(word)).collect();
        Self {
            narrow: hashes(&[
                "al", "el", "ul", "ur", "bin", "bint", "ibn", "abu", "de", "da", "do", "dos",
                "del", "della", "di", "du", "des", "la", "le", "van", "von", "der", "den", "ten",
                "ter", "zu", "y", "&",
            ]),
            wide: hashes(&["of", "for", "and", "the", "on", "in", "to"]),
            hyphen: super::words::lower("-"),
        }
    }

    /// The index after the next part of a run, if the run goes on at the start of `rest`.
    fn next(&self, words: &[Word], rest: Range<usize>, reach: Reach) -> Option<usize> {
        let word = |at: usize| words.get(at).filter(|_| at < rest.end);
        let part = |at: usize| word(at).is_some_and(|word| word.capital() && !word.opens);
        let first = word(rest.start)?;
        if part(rest.start) {
            return Some(rest.start + 1);
        }
        let glued = |at: usize| {
            word(at).is_some_and(|hyphen| hyphen.lower == self.hyphen && !hyphen.spaced)
                && word(at + 1).is_some_and(|word| !word.spaced)
        };
        let particle = |at: usize| word(at).is_some_and(|word| self.narrow.contains(&word.lower));
        let mut at = rest.start;
        if glued(at) {
            at += 1;
            if part(at) {
                return Some(at + 1);
            }
        }
        if particle(at) {
            at += 1;
            if glued(at) || particle(at) {
                at += 1;
            }
            return part(at).then_some(at + 1);
        }
        if reach == Reach::Wide && self.wide.contains(&first.lower) {
            at += 1;
            if word(at).is_some_and(|word| self.wide.contains(&word.lower)) {
                at += 1;
            }
            return part(at).then_some(at + 1);
        }
        None
    }
}
