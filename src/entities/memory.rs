//! Words and runs in, what a document tells elsewhere about each of its capital words out.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::gazetteer::List;
use super::runs::Runs;
use super::words::{Case, Word};

/// What is seen of one capital word over the whole document.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    /// Times it is written small.
    pub(super) small: u32,
    /// Times it is written with a capital away from the start of a sentence.
    pub(super) capital: u32,
    /// One bit for each company it keeps anywhere; see [`Clue`].
    pub(super) clues: u32,
    /// The index of the longest run that it is in.
    pub(super) longest: usize,
    /// The words of that run.
    pub(super) length: usize,
    /// The last word of the long form, if it is an acronym that is explained.
    pub(super) expansion: u64,
}

/// Company that a name keeps: bits of [`Seen::clues`].
#[derive(Debug, Clone, Copy)]
enum Clue {
    AfterTitle,
    AfterRole,
    AfterPreposition,
    AfterThe,
    BeforeSpeech,
    BeforePossessive,
    AfterSpeech,
    InBrackets,
    BeforeWho,
    WithBodyHead,
    WithPlaceHead,
    WithForename,
    BeforeCountry,
    BeforeHyphen,
    WithMiscHead,
}

/// Looks capital words up by [`Word::lower`].
#[derive(Debug, Default)]
pub(super) struct Memory(HashMap<u64, Seen, BuildHasherDefault<Given>>);

impl Memory {
    pub(super) fn of(&self, word: &Word) -> Option<&Seen> {
        self.0.get(&word.lower)
    }

    /// Reads a document.
    pub(super) fn new(words: &[Word], runs: &Runs) -> Self {
        let mut memory = Self::default();
        let known = Known::new();
        for (index, run) in runs.runs.iter().enumerate() {
            let clues = known.clues(words, run.start, run.end);
            for (at, word) in words.iter().enumerate().take(run.end).skip(run.start) {
                if !word.capital() {
                    continue;
                }
                let seen = memory.0.entry(word.lower).or_default();
                seen.clues |= clues;
                seen.capital += u32::from(!word.opens);
                if run.len() > seen.length {
                    (seen.longest, seen.length) = (index, run.len());
                }
                if word.case == Case::Upper && seen.expansion == 0 {
                    seen.expansion = known.expansion(words, runs, index, at);
                }
            }
        }
        for word in words.iter().filter(|word| word.case == Case::Lower) {
            if let Some(seen) = memory.0.get_mut(&word.lower) {
                seen.small += 1;
            }
        }
        memory
    }
}

/// Words that the clues ask for, hashed.
struct Known {
    prepositions: Vec<u64>,
    the: u64,
    possessives: Vec<u64>,
    who: u64,
    open: u64,
    close: u64,
    comma: u64,
    hyphen: u64,
}

impl Known {
    fn new() -> Self {
        let lower = super::words::lower;
        Self {
            prepositions: ["in", "at", "near", "from", "to", "across", "outside", "around"]
                .map(lower)
                .to_vec(),
            the: lower("the"),
            possessives: ["'s", "'"].map(lower).to_vec(),
            who: lower("who"),
            open: lower("("),
            close: lower(")"),
            comma: lower(","),
            hyphen: lower("-"),
        }
    }

    fn clues(&self, words: &[Word], start: usize, end: usize) -> u32 {
        let blank = Word::default();
        let word = |at: Option<usize>| at.and_then(|at| words.get(at)).unwrap_or(&blank);
        let (before, after) = (word(start.checked_sub(1)), word(Some(end)));
        let has = |word: &Word, list: List| word.marks & list.bit() != 0;
        let (first, last) = (word(Some(start)), word(end.checked_sub(1)));
        let next = word(Some(end + 1));
        let all = [
            (Clue::AfterTitle, has(first, List::Title) || has(before, List::Title)),
            (Clue::AfterRole, has(before, List::Role)),
            (Clue::AfterPreposition, self.prepositions.contains(&before.lower)),
            (Clue::AfterThe, before.lower == self.the),
            (Clue::BeforeSpeech, has(after, List::Speech)),
            (Clue::BeforePossessive, self.possessives.contains(&after.lower)),
            (Clue::AfterSpeech, has(before, List::Speech)),
            (Clue::InBrackets, before.lower == self.open && after.lower == self.close),
            (
                Clue::BeforeWho,
                after.lower == self.who || after.lower == self.comma && next.lower == self.who,
            ),
            (Clue::WithBodyHead, has(last, List::BodyHead)),
            (Clue::WithPlaceHead, has(last, List::PlaceHead)),
            (Clue::WithForename, has(first, List::Forename) && end > start + 1),
            (Clue::BeforeCountry, after.lower == self.comma && has(next, List::Country)),
            (Clue::BeforeHyphen, after.lower == self.hyphen && !after.spaced),
            (Clue::WithMiscHead, has(last, List::MiscHead)),
        ];
        all.iter().filter(|(_, holds)| *holds).fold(0, |bits, (clue, _)| bits | 1 << *clue as u32)
    }

    /// The last word of the run that a bracketed acronym at `at` stands for, or 0.
    fn expansion(&self, words: &[Word], runs: &Runs, run: usize, at: usize) -> u64 {
        let lower = |at: Option<usize>| at.and_then(|at| words.get(at)).map(|word| word.lower);
        if lower(at.checked_sub(1)) != Some(self.open) {
            return 0;
        }
        let Some(before) = run.checked_sub(1).and_then(|index| runs.runs.get(index)) else {
            return 0;
        };
        if before.end + 1 != at {
            return 0;
        }
        lower(before.end.checked_sub(1)).unwrap_or(0)
    }
}

/// Keys are hashes already.
#[derive(Default)]
pub(super) struct Given(u64);

impl Hasher for Given {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, &byte| crate::crf::hash::byte(hash, byte));
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}
