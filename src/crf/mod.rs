//! Hashed features of each token in, the best non-overlapping spans out.
//!
//! A linear-chain conditional random field (Lafferty et al. 2001) over the labels
//! outside, begin, inside, end and single of each kind of span. It knows nothing of what the kinds
//! or the features mean: the names of the kinds are in the model's file, a feature is any `u32`
//! hash ([`hash`] makes good ones), and training and decoding must make the same ones.
//!
//! ```text
//! static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(include_bytes!("x.bin")).unwrap_or_default());
//! let spans = MODEL.decode(sentence.len(), |position, features| {
//!     features.push(hash::feature(1, word_hash(position)));
//!     features.push(hash::feature(2, word_hash(position + 1)));
//! });
//! ```
//!
//! Training (cargo feature `train`): fill a [`train::Sequence`] for each sentence with the same
//! closure and the gold spans, give all to [`train::train`], write what it returns into a file.

mod file;
pub(crate) mod hash;
#[cfg(feature = "train")]
mod marginals;
#[cfg(feature = "train")]
mod quantise;
#[cfg(feature = "train")]
pub(crate) mod random;
mod scored;
mod sure;
#[cfg(feature = "train")]
pub(crate) mod train;

use std::ops::Range;

pub(crate) use scored::Scores;
pub(crate) use sure::Sure;

/// Kinds a model may tell apart, so that a set of labels fits 32 bits.
pub(crate) const MOST_KINDS: usize = 7;
/// Room for the labels of [`MOST_KINDS`] kinds and "outside".
const LABELS: usize = 32;
/// Bits of a feature's hash that tell features apart, where a model's file does not say: at 24, two
/// of 200,000 features share a key in one case of a hundred.
const KEY_BITS: u32 = 24;

/// A span that was found: a range of positions, and the index of its kind among those that the
/// model was trained with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// The positions it covers.
    pub(crate) range: Range<usize>,
    /// What it is.
    pub(crate) kind: usize,
}

/// A row with weights for this many labels is kept whole, zeros and all: adding it up needs no
/// look at which labels it has.
const WHOLE: u8 = 8;
/// Rows that can be added up in 16 bits: 256 times the least weight is the least sum.
const SUMMED: usize = 256;

/// A trained model; the default one finds nothing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Model {
    kinds: Vec<String>,
    /// Bits of a feature's hash that are its key.
    key_bits: u32,
    /// `transitions[to][from]`, only read where [`follows`] allows the step.
    transitions: Vec<[i32; LABELS]>,
    /// For each label the highest transition out of it.
    highest: [i32; LABELS],
    /// The lowest transition out of "outside".
    lowest: i32,
    /// For each label the highest transition into it.
    highest_into: [i32; LABELS],
    /// The lowest transition into "outside".
    lowest_into: i32,
    /// Open addressing.
    slots: Vec<Slot>,
    /// Pairs of label and weight: the rows of fewer than [`WHOLE`] labels.
    weights: Vec<(u8, i8)>,
    /// The other rows, by label.
    rows: Vec<[i8; LABELS]>,
}

/// Where the row of one feature is; eight bytes, so that the caches hold many.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    /// The key of the feature, and in the lowest byte for how many labels it has weights: 0 in an
    /// empty slot.
    head: u32,
    /// The place in [`Model::rows`] from a count of [`WHOLE`] on, else in [`Model::weights`].
    start: u32,
}

impl Slot {
    fn key(self) -> u32 {
        self.head >> 8
    }

    fn count(self) -> u8 {
        self.head.to_le_bytes()[0]
    }
}

/// Part of a span that a label stands for. A label's number is 0 outside, else
/// `1 + 4 * kind + part`.
const BEGIN: usize = 0;
const INSIDE: usize = 1;
const END: usize = 2;
const SINGLE: usize = 3;

/// The label of a part of a span of a kind.
#[cfg(any(test, feature = "train"))]
fn label(kind: usize, part: usize) -> usize {
    1 + 4 * kind + part
}

/// Whether label `to` may come right after label `from`: a span that was begun goes on until its
/// end.
fn follows(from: usize, to: usize) -> bool {
    if opens(from) {
        to != 0 && (to - 1) / 4 == (from - 1) / 4 && matches!((to - 1) % 4, INSIDE | END)
    } else {
        to == 0 || matches!((to - 1) % 4, BEGIN | SINGLE)
    }
}

/// Whether a span goes on after this label.
fn opens(label: usize) -> bool {
    label != 0 && matches!((label - 1) % 4, BEGIN | INSIDE)
}

impl Model {
    /// The model with another threshold for one kind: each span of it scores `bias` more, in the
    /// unit of the weights.
    pub(crate) fn biased(mut self, kind: usize, bias: i32) -> Self {
        let begins = [BEGIN, SINGLE].map(|part| 1 + 4 * kind + part);
        for (_, row) in
            self.transitions.iter_mut().enumerate().filter(|(to, _)| begins.contains(to))
        {
            for cell in row {
                *cell += bias;
            }
        }
        self.note_extremes();
        self
    }

    /// Brings the highest and lowest transitions up to date.
    fn note_extremes(&mut self) {
        self.highest = [i32::MIN / 4; LABELS];
        for row in &self.transitions {
            for (highest, &cell) in self.highest.iter_mut().zip(row) {
                *highest = cell.max(*highest);
            }
        }
        let outside = self.transitions.iter().enumerate().filter(|(to, _)| follows(0, *to));
        self.lowest = outside.map(|(_, [first, ..])| *first).min().unwrap_or_default();
        self.highest_into = [i32::MIN / 4; LABELS];
        for (highest, row) in self.highest_into.iter_mut().zip(&self.transitions) {
            *highest = row.iter().copied().max().unwrap_or_default();
        }
        let row = self.transitions.first().into_iter().flatten().enumerate();
        let into = row.filter(|(from, _)| follows(*from, 0));
        self.lowest_into = into.map(|(_, cell)| *cell).min().unwrap_or_default();
    }

    fn labels(&self) -> usize {
        1 + 4 * self.kinds.len()
    }

    /// The best spans of a sequence (Viterbi); `seen` hears of each position the score of the best
    /// path to each label, and that of each label by its features alone.
    fn search(
        &self,
        length: usize,
        mut features: impl FnMut(usize, &mut Vec<u32>),
        mut seen: impl FnMut(&[i32; LABELS], [i32; LABELS]),
    ) -> Vec<Found> {
        if self.kinds.is_empty() {
            return Vec::new();
        }
        let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(length);
        let mut best = [i32::MIN / 2; LABELS];
        // Before the first position nothing is open, as after an outside label.
        best[0] = 0;
        let mut hashes = Vec::with_capacity(128);
        let mut slots = Vec::with_capacity(128);
        for position in 0..length {
            hashes.clear();
            features(position, &mut hashes);
            let emissions = self.emissions(&hashes, &mut slots);
            let (next, from) = self.step(&best, &emissions);
            best = next;
            back.push(from);
            seen(&best, emissions);
        }
        spans(&path(&back, &best, self.labels()))
    }

    /// The score of each label at a position by its features alone.
    #[expect(clippy::indexing_slicing, reason = "labels read from a file are below LABELS")]
    fn emissions(&self, hashes: &[u32], slots: &mut Vec<Slot>) -> [i32; LABELS] {
        let mut scores = [0; LABELS];
        for hashes in hashes.chunks(SUMMED) {
            // All are read before any is looked at: the reads then wait for memory together.
            slots.clear();
            slots.extend(hashes.iter().map(|&hash| self.slot(self.home(self.key(hash)))));
            let mut whole = [0_i16; LABELS];
            for (&hash, &slot) in hashes.iter().zip(&*slots) {
                let slot = self.probe(self.key(hash), slot);
                let (start, count) = (slot.start as usize, slot.count());
                if count >= WHOLE {
                    let Some(row) = self.rows.get(start) else { continue };
                    for (sum, &weight) in whole.iter_mut().zip(row) {
                        *sum = sum.wrapping_add(i16::from(weight));
                    }
                } else {
                    let row = self.weights.get(start..start + usize::from(count));
                    for &(label, weight) in row.unwrap_or_default() {
                        scores[usize::from(label)] += i32::from(weight);
                    }
                }
            }
            for (score, sum) in scores.iter_mut().zip(whole) {
                *score += i32::from(sum);
            }
        }
        scores
    }

    fn key(&self, hash: u32) -> u32 {
        hash::key(hash, self.key_bits)
    }

    /// Where the search for a key starts.
    fn home(&self, key: u32) -> usize {
        hash::spread(key, self.slots.len())
    }

    fn slot(&self, at: usize) -> Slot {
        self.slots.get(at).copied().unwrap_or_default()
    }

    /// The slot of a key, or an empty one; `first` is the one where the search starts.
    fn probe(&self, key: u32, first: Slot) -> Slot {
        let mut slot = first;
        let mut at = self.home(key);
        while slot.key() != key && slot.count() > 0 {
            at = self.behind(at);
            slot = self.slot(at);
        }
        slot
    }

    /// The slot after another, the first after the last.
    fn behind(&self, at: usize) -> usize {
        if at + 1 < self.slots.len() { at + 1 } else { 0 }
    }

    /// The best score of each label at a position, and the label before it on that path.
    #[expect(clippy::indexing_slicing, reason = "labels are below LABELS")]
    fn step(
        &self,
        best: &[i32; LABELS],
        emissions: &[i32; LABELS],
    ) -> ([i32; LABELS], [u8; LABELS]) {
        let mut next = [i32::MIN / 2; LABELS];
        let mut back = [0; LABELS];
        let mut reach = |to: usize, before: &[u8]| {
            let transitions = &self.transitions[to];
            let mut top = (i32::MIN, 0);
            for &from in before {
                let score = best[usize::from(from)] + transitions[usize::from(from)];
                if score > top.0 {
                    top = (score, from);
                }
            }
            // Sums stay far from the ends of the type: at most 128 a feature, and the reset below.
            next[to] = top.0 + emissions[to];
            back[to] = top.1;
        };
        let (closed, count) = self.closed(best);
        let closed = &closed[..count];
        reach(0, closed);
        for first in (1..self.labels()).step_by(4) {
            let open = [BEGIN, INSIDE].map(|part| u8::try_from(first + part).unwrap_or(0));
            reach(first + BEGIN, closed);
            reach(first + INSIDE, &open);
            reach(first + END, &open);
            reach(first + SINGLE, closed);
        }
        // Only differences matter: hold the best at 0, so that a long text cannot overflow.
        let highest = next.iter().copied().max().unwrap_or(0);
        for score in &mut next {
            *score = (*score - highest).max(i32::MIN / 2);
        }
        (next, back)
    }

    /// The labels after which nothing is open, without those that are so far behind "outside" that
    /// no step from them can win; and how many they are.
    #[expect(clippy::indexing_slicing, reason = "labels are below LABELS")]
    fn closed(&self, best: &[i32; LABELS]) -> ([u8; LABELS], usize) {
        let starts = || (1..self.labels()).step_by(4);
        let mut closed = [0; LABELS];
        // "Outside" itself is the first.
        let mut count = 1;
        for label in starts().flat_map(|first| [first + END, first + SINGLE]) {
            if best[label] + self.highest[label] >= best[0] + self.lowest {
                closed[count] = u8::try_from(label).unwrap_or(0);
                count += 1;
            }
        }
        (closed, count)
    }
}

/// The labels of the best path, from the scores at its end.
#[expect(clippy::indexing_slicing, reason = "labels are below LABELS")]
fn path(back: &[[u8; LABELS]], last: &[i32; LABELS], labels: usize) -> Vec<u8> {
    let ends = (0..labels).filter(|&label| !opens(label));
    let mut at = ends.fold(0, |best, label| if last[label] > last[best] { label } else { best });
    let mut path = Vec::with_capacity(back.len());
    for from in back.iter().rev() {
        path.push(u8::try_from(at).unwrap_or(0));
        at = usize::from(from[at]);
    }
    path.reverse();
    path
}

/// The spans that a sequence of labels marks.
fn spans(labels: &[u8]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut start = 0;
    for (position, &label) in labels.iter().enumerate() {
        let Some(label) = usize::from(label).checked_sub(1) else { continue };
        let (kind, part) = (label / 4, label % 4);
        if matches!(part, BEGIN | SINGLE) {
            start = position;
        }
        if matches!(part, END | SINGLE) {
            found.push(Found { range: start..position + 1, kind });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_that_was_begun_is_ended_before_anything_else_begins() {
        let (begin, inside, end) = (label(0, BEGIN), label(0, INSIDE), label(0, END));
        assert!(follows(begin, inside) && follows(begin, end) && follows(end, label(1, SINGLE)));
        assert!(!follows(begin, 0) && !follows(0, inside) && !follows(begin, label(1, END)));
    }

    #[test]
    fn labels_are_read_as_spans() {
        let labels = [0, label(1, SINGLE), label(0, BEGIN), label(0, INSIDE), label(0, END), 0]
            .map(|label| u8::try_from(label).unwrap());
        let expected = [Found { range: 1..2, kind: 1 }, Found { range: 2..5, kind: 0 }];
        assert_eq!(spans(&labels), expected);
    }

    #[test]
    fn a_model_without_kinds_finds_nothing() {
        assert_eq!(Model::default().decode(3, |_, _| {}), []);
    }
}
