//! A document's words in, the features of each word for the model out.

use std::ops::Range;

use super::gazetteer::{Gazetteer, List};
use super::memory::Memory;
use super::regime::Regime;
use super::runs::{Reach, Runs, runs};
use super::words::{Case, Word, words};
use crate::crf::hash::{feature, pair};
use crate::text::{TokenKind, Tokens};

/// A document, ready to be asked for features.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) words: Vec<Word>,
    narrow: Runs,
    wide: Runs,
    memory: Memory,
    /// Before the first word of a paragraph and after its last.
    edge: Word,
}

/// The questions that features answer. A model knows them by number: put new ones at the end.
#[derive(Debug, Clone, Copy)]
enum Ask {
    Plain,
    Lower,
    LowerCase,
    Before,
    After,
    Before2,
    After2,
    BeforeAnd,
    AndAfter,
    Around,
    Shape,
    Shapes,
    Prefix2,
    Prefix3,
    Prefix4,
    Suffix2,
    Suffix3,
    Suffix4,
    BeforeSuffix,
    AfterSuffix,
    Cases,
    Opens,
    Known,
    KnownBit,
    Mark,
    BeforeMark,
    AfterMark,
    BeforeKnown,
    AfterKnown,
    NamesBefore,
    NamesAfter,
    RunPlace,
    RunBefore,
    RunAfter,
    RunHead,
    RunFirst,
    RunHeadSuffix,
    RunBeforeMark,
    RunAfterMark,
    RunHeadMark,
    RunBeforePlace,
    RunAfterPlace,
    RunBefore2,
    WidePlace,
    WideBefore,
    WideAfter,
    WideHead,
    WideFirst,
    WideHeadMark,
    Clue,
    Small,
    LongHead,
    LongPlace,
    LongFirstMark,
    LongBefore,
    LongHeadMark,
    Expansion,
    Quoted,
    Hyphen,
    Position,
    Headline,
    Sense,
    BeforeSense,
    AfterSense,
    Before2Sense,
    After2Sense,
    RunBeforeSense,
    RunAfterSense,
    RunHeadSense,
    SenseAround,
    BeforeQuote,
    BeforeQuoteSense,
    Regime,
}

/// The lists of people's names.
pub(super) const PERSON: u32 = 1 << List::Forename as u32 | 1 << List::Surname as u32;

impl Document {
    pub(super) fn new(text: &str, tokens: &Tokens, gazetteer: &Gazetteer) -> Self {
        let words = words(text, tokens, gazetteer);
        let narrow = runs(&words, &tokens.paragraphs, Reach::Narrow);
        let wide = runs(&words, &tokens.paragraphs, Reach::Wide);
        let memory = Memory::new(&words, &narrow);
        Self { words, narrow, wide, memory, edge: Word { lower: 1, ..Word::default() } }
    }

    /// Pushes the features of word `range.start + position` of the paragraph `range`.
    pub(super) fn features(&self, range: &Range<usize>, position: usize, out: &mut Vec<u32>) {
        let at = range.start + position;
        let near = Near { document: self, range, at };
        let word = near.word(0);
        let (before, after) = (near.word(-1), near.word(1));
        let mut push = |ask: Ask, value: u64| out.push(feature(ask as u32, value));
        push(Ask::Plain, 0);
        push(Ask::Lower, word.lower);
        push(Ask::Cases, cases(before, word, after));
        push(Ask::Shape, word.shape);
        push(Ask::Before, before.lower);
        push(Ask::After, after.lower);
        // Small words between small words are hardly ever part of a name.
        let quiet = |offset: isize| {
            let word = near.word(offset);
            !word.capital() && word.case != Case::Flat
        };
        if quiet(0) && quiet(-1) && quiet(1) && (quiet(-2) || quiet(2)) && word.known_part == 0 {
            push(Ask::Suffix3, word.suffixes[1]);
            return;
        }
        spelling(&near, &mut push);
        lists(&near, &mut push);
        self.run_features(&near, &mut push);
        self.memory_features(&near, &mut push);
    }

    /// What the run of capital words around a word, and the words beside the run, look like.
    fn run_features(&self, near: &Near<'_>, push: &mut impl FnMut(Ask, u64)) {
        if let Some((_, run)) = self.narrow.around(near.at) {
            let place = place(near.at, run);
            let (before, after) = (near.absolute(run.start, -1), near.absolute(run.end, 0));
            let (first, head) = (near.absolute(run.start, 0), near.absolute(run.end, -1));
            push(Ask::RunPlace, pair(place, u64::from(first.opens)));
            push(Ask::RunBefore, before.lower);
            push(Ask::RunAfter, after.lower);
            push(Ask::RunHead, head.lower);
            push(Ask::RunFirst, first.lower);
            push(Ask::RunHeadSuffix, head.suffixes[1]);
            bits(before.marks, |bit| push(Ask::RunBeforeMark, bit));
            bits(after.marks, |bit| push(Ask::RunAfterMark, bit));
            bits(head.marks, |bit| push(Ask::RunHeadMark, pair(bit, place)));
            push(Ask::RunBeforeSense, pair(u64::from(before.sense), place));
            push(Ask::RunAfterSense, pair(u64::from(after.sense), place));
            push(Ask::RunHeadSense, pair(u64::from(head.sense), place));
            push(Ask::RunBeforePlace, pair(before.lower, place));
            push(Ask::RunAfterPlace, pair(after.lower, place));
            push(Ask::RunBefore2, pair(near.absolute(run.start, -2).lower, before.lower));
            let mark = |word: &Word| word.kind == Some(TokenKind::Mark);
            if mark(before) {
                let led = near.absolute(run.start, -2);
                push(Ask::BeforeQuote, pair(led.lower, u64::from(mark(after))));
                push(Ask::BeforeQuoteSense, pair(u64::from(led.sense), u64::from(mark(after))));
            }
            push(Ask::Quoted, pair(u64::from(mark(before)) * 2 + u64::from(mark(after)), place));
        }
        if let Some((_, run)) = self.wide.around(near.at) {
            let place = place(near.at, run);
            let head = near.absolute(run.end, -1);
            push(Ask::WidePlace, place);
            push(Ask::WideBefore, near.absolute(run.start, -1).lower);
            push(Ask::WideAfter, near.absolute(run.end, 0).lower);
            push(Ask::WideHead, head.lower);
            push(Ask::WideFirst, pair(near.absolute(run.start, 0).lower, place));
            bits(head.marks, |bit| push(Ask::WideHeadMark, bit));
        }
    }

    /// What the rest of the document says of a word.
    fn memory_features(&self, near: &Near<'_>, push: &mut impl FnMut(Ask, u64)) {
        let word = near.word(0);
        let Some(seen) = self.memory.of(word).filter(|_| word.capital()) else { return };
        bits(seen.clues, |bit| push(Ask::Clue, bit));
        let use_class = u64::from(seen.small.min(2)) * 4 + u64::from(seen.capital.min(3));
        push(Ask::Small, use_class * 2 + u64::from(word.opens));
        if seen.expansion != 0 {
            push(Ask::Expansion, seen.expansion);
        }
        let shorter = self.narrow.around(near.at).is_some_and(|(_, run)| run.len() < seen.length);
        if let Some(run) = self.narrow.runs.get(seen.longest).filter(|_| shorter) {
            let get = |at: usize| self.words.get(at).unwrap_or(&self.edge);
            let (first, head) = (get(run.start), get(run.end.saturating_sub(1)));
            push(Ask::LongHead, head.lower);
            let is = |other: &Word| u64::from(other.lower == word.lower);
            push(Ask::LongPlace, is(first) * 2 + is(head));
            bits(first.marks, |bit| push(Ask::LongFirstMark, bit));
            bits(head.marks, |bit| push(Ask::LongHeadMark, bit));
            push(Ask::LongBefore, get(run.start.wrapping_sub(1)).lower);
        }
    }
}

fn spelling(near: &Near<'_>, push: &mut impl FnMut(Ask, u64)) {
    let (word, before, after) = (near.word(0), near.word(-1), near.word(1));
    push(Ask::LowerCase, pair(word.lower, word.case as u64));
    push(Ask::Before2, near.word(-2).lower);
    push(Ask::After2, near.word(2).lower);
    push(Ask::BeforeAnd, pair(before.lower, word.lower));
    push(Ask::AndAfter, pair(word.lower, after.lower));
    push(Ask::Around, pair(before.lower, after.lower));
    push(Ask::Shapes, pair(pair(before.shape, word.shape), after.shape));
    let prefixes = [Ask::Prefix2, Ask::Prefix3, Ask::Prefix4];
    let suffixes = [Ask::Suffix2, Ask::Suffix3, Ask::Suffix4];
    for (ask, affix) in prefixes.into_iter().zip(word.prefixes) {
        push(ask, affix);
    }
    for (ask, affix) in suffixes.into_iter().zip(word.suffixes) {
        push(ask, pair(affix, word.case as u64));
    }
    push(Ask::BeforeSuffix, before.suffixes[1]);
    push(Ask::AfterSuffix, after.suffixes[1]);
    push(Ask::Opens, pair(word.case as u64, u64::from(word.opens)));
    if word.opens {
        push(Ask::Opens, word.lower);
    }
    if !after.spaced {
        push(Ask::Hyphen, pair(after.lower, near.word(2).case as u64));
    }
    if !word.spaced {
        push(Ask::Hyphen, pair(pair(before.lower, 7), near.word(-2).case as u64));
    }
    let position = near.at - near.range.start;
    if position < 4 {
        push(Ask::Position, position as u64 * 2 + u64::from(near.range.start == 0));
    }
    // In a headline or in capitals throughout, a capital says little.
    let others = [-3, -2, -1, 1, 2, 3].map(|offset| near.word(offset));
    let upper = others.iter().filter(|word| word.case == Case::Upper).count();
    let small = others.iter().filter(|word| word.case == Case::Lower).count();
    push(Ask::Headline, pair((upper * 8 + small) as u64, word.case as u64));
    if word.regime != Regime::Plain {
        push(Ask::Regime, pair(word.regime as u64, word.case as u64));
    }
}

fn lists(near: &Near<'_>, push: &mut impl FnMut(Ask, u64)) {
    let (word, before, after) = (near.word(0), near.word(-1), near.word(1));
    let case = word.case as u64;
    if word.known_part != 0 {
        let part = u64::from(word.known_part);
        push(Ask::Known, pair(u64::from(word.known), part));
        bits(word.known, |bit| push(Ask::KnownBit, pair(pair(bit, part), case)));
    }
    bits(word.marks, |bit| push(Ask::Mark, pair(bit, case)));
    bits(before.marks, |bit| push(Ask::BeforeMark, bit));
    bits(after.marks, |bit| push(Ask::AfterMark, bit));
    push(Ask::BeforeKnown, pair(u64::from(before.known), u64::from(before.known_part)));
    push(Ask::AfterKnown, pair(u64::from(after.known), u64::from(after.known_part)));
    let sense = |word: &Word| u64::from(word.sense);
    if word.sense != 0 {
        push(Ask::Sense, pair(sense(word), case));
    }
    push(Ask::SenseAround, pair(pair(sense(before), sense(after)), case));
    push(Ask::BeforeSense, pair(sense(before), case));
    push(Ask::AfterSense, pair(sense(after), case));
    push(Ask::Before2Sense, pair(sense(near.word(-2)), case));
    push(Ask::After2Sense, pair(sense(near.word(2)), case));
    let names = |first: &Word, second: &Word| {
        let of = |word: &Word| u64::from(word.marks & PERSON) * 8 + word.case as u64;
        pair(of(first), of(second))
    };
    push(Ask::NamesBefore, names(before, word));
    push(Ask::NamesAfter, names(word, after));
}

/// A word and its neighbours inside its paragraph.
struct Near<'d> {
    document: &'d Document,
    range: &'d Range<usize>,
    at: usize,
}

impl<'d> Near<'d> {
    fn word(&self, offset: isize) -> &'d Word {
        self.absolute(self.at, offset)
    }

    fn absolute(&self, at: usize, offset: isize) -> &'d Word {
        at.checked_add_signed(offset)
            .filter(|at| self.range.contains(at))
            .and_then(|at| self.document.words.get(at))
            .unwrap_or(&self.document.edge)
    }
}

/// How long a run is and where in it a word stands.
fn place(at: usize, run: &Range<usize>) -> u64 {
    let length = run.len().min(5) as u64;
    let from_start = (at - run.start).min(2) as u64;
    let from_end = (run.end - 1 - at).min(2) as u64;
    length * 16 + from_start * 4 + from_end
}

fn cases(before: &Word, word: &Word, after: &Word) -> u64 {
    let case = |word: &Word| word.case as u64;
    ((case(before) * 8 + case(word)) * 8 + case(after)) * 2 + u64::from(word.opens)
}

/// Calls `each` with the number of every bit that is set.
fn bits(mut mask: u32, mut each: impl FnMut(u64)) {
    while mask != 0 {
        each(u64::from(mask.trailing_zeros()));
        mask &= mask - 1;
    }
}
