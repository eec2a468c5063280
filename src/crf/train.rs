//! Sequences of hashed features with their gold spans in, the bytes of a model file out.
//!
//! Maximises the likelihood of what is known of the labels, so that a sequence may leave some of
//! them open (partial labels: Tsuboi et al. 2008), by stochastic gradients with FTRL-proximal
//! steps (`McMahan` et al. 2013), whose L1 term keeps most weights at zero. Features are dropped at
//! random while training, and the weights of the later half of the epochs are averaged. One
//! thread and a fixed seed: the same input gives the same bytes.

use std::collections::BTreeMap;
use std::ops::Range;

use super::marginals::Marginals;
use super::quantise::quantised;
use super::random::Random;
use super::{LABELS, follows, hash, label};

/// One training sequence: a sentence or a paragraph.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sequence {
    hashes: Vec<u32>,
    /// For each position the end of its features in `hashes`, and the labels it may have.
    positions: Vec<(usize, u32)>,
    /// How much this sequence counts; 1.0 is plain.
    weight: f32,
}

impl Sequence {
    /// A sequence of `length` positions outside every span. `features` is what
    /// [`super::Model::decode`] takes; `open` are the kinds that nobody marked in this text, which
    /// may therefore stand anywhere outside the marked spans.
    pub(crate) fn new(
        length: usize,
        open: &[usize],
        weight: f32,
        mut features: impl FnMut(usize, &mut Vec<u32>),
    ) -> Self {
        let mask = open.iter().fold(1, |mask, &kind| mask | 0b1111 << label(kind, 0));
        let mut sequence = Self { weight, ..Self::default() };
        for position in 0..length {
            features(position, &mut sequence.hashes);
            sequence.positions.push((sequence.hashes.len(), mask));
        }
        sequence
    }

    /// Marks a gold span; with several kinds, it is any one of them.
    pub(crate) fn mark(&mut self, range: Range<usize>, kinds: &[usize]) {
        let (first, last) = (range.start, range.end.saturating_sub(1));
        for (at, (_, mask)) in self.positions.iter_mut().enumerate().take(range.end).skip(first) {
            let part = match (at == first, at == last) {
                (true, true) => super::SINGLE,
                (true, false) => super::BEGIN,
                (false, true) => super::END,
                (false, false) => super::INSIDE,
            };
            *mask = kinds.iter().fold(0, |mask, &kind| mask | 1 << label(kind, part));
        }
    }

    /// Leaves the labels of these positions open.
    pub(crate) fn forget(&mut self, range: Range<usize>) {
        for (_, mask) in self.positions.iter_mut().take(range.end).skip(range.start) {
            *mask = u32::MAX;
        }
    }
}

/// How a model is trained.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    /// Times that each sequence is seen.
    pub(crate) epochs: usize,
    /// Size of the steps: FTRL's alpha.
    pub(crate) rate: f32,
    /// Strength of the L1 term: higher makes the model smaller.
    pub(crate) l1: f32,
    /// Strength of the L2 term.
    pub(crate) l2: f32,
    /// Share of features that is dropped at random, each time anew.
    pub(crate) dropout: f32,
    /// Features seen fewer times are left out.
    pub(crate) minimum_count: u32,
    /// Weights that are smaller than this share of the largest are left out of the file.
    pub(crate) prune: f32,
    /// In the file, sizes of weights lie so far apart, as a share of their size: fewer sizes
    /// compress better. 0.0 keeps all.
    pub(crate) step: f32,
    /// Bits of a feature's hash that are its key in the file: each bit less makes the file smaller,
    /// and twice as many features share a key.
    pub(crate) key_bits: u32,
    /// Models that are trained, each with other chances, and averaged: what one learns by luck
    /// counts for less.
    pub(crate) models: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            epochs: 8,
            rate: 0.15,
            l1: 0.7,
            l2: 0.5,
            dropout: 0.35,
            minimum_count: 2,
            prune: 0.02,
            step: 0.0,
            key_bits: super::KEY_BITS,
            models: 1,
        }
    }
}

/// One number for each label.
pub(super) type Row = [f32; LABELS];

/// Weights with what FTRL-proximal keeps about each.
#[derive(Debug, Clone, Copy)]
struct Adaptive {
    weight: Row,
    sum: Row,
    squares: Row,
}

impl Adaptive {
    const ZERO: Self = Self { weight: [0.0; LABELS], sum: [0.0; LABELS], squares: [0.0; LABELS] };

    #[expect(
        clippy::indexing_slicing,
        clippy::needless_range_loop,
        reason = "labels are below LABELS; four rows side by side"
    )]
    fn update(&mut self, gradient: &Row, settings: &Settings, l1: f32) {
        for at in 0..LABELS {
            let slope = gradient[at];
            let before = self.squares[at].sqrt();
            self.squares[at] += slope * slope;
            let after = self.squares[at].sqrt();
            self.sum[at] += slope - (after - before) / settings.rate * self.weight[at];
            let sum = self.sum[at];
            let shrunk = (sum.abs() - l1).max(0.0);
            // FTRL's beta is 1.
            self.weight[at] =
                -sum.signum() * shrunk / ((1.0 + after) / settings.rate + settings.l2);
        }
    }
}

/// Trains a model and returns its file. `progress` hears the epoch and its mean loss a position.
pub(crate) fn train(
    kinds: &[&str],
    sequences: &[Sequence],
    settings: &Settings,
    progress: &mut dyn FnMut(usize, f64),
) -> Vec<u8> {
    let (keys, indexed) = index(sequences, settings);
    let mut mean = vec![[0.0; LABELS]; keys.len() + LABELS];
    for model in 0..settings.models {
        let mut trainer = Trainer {
            labels: 1 + 4 * kinds.len(),
            features: vec![Adaptive::ZERO; keys.len()],
            transitions: vec![Adaptive::ZERO; LABELS],
            random: Random(0x5eed + u64::from(model)),
            settings,
        };
        trainer.run(sequences, &indexed, &mut mean, progress);
    }
    quantised(kinds, &keys, mean, settings)
}

/// The keys of the features that are seen often enough, in ascending order, and for each sequence
/// the indices of its features among them; the others have the index `u32::MAX`.
fn index(sequences: &[Sequence], settings: &Settings) -> (Vec<u32>, Vec<Vec<u32>>) {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    let mut all: Vec<u32> = sequences
        .iter()
        .flat_map(|sequence| &sequence.hashes)
        .map(|&hash| hash::key(hash, settings.key_bits))
        .collect();
    all.sort_unstable();
    for chunk in all.chunk_by(|a, b| a == b) {
        if let Some(&key) = chunk.first() {
            counts.insert(key, u32::try_from(chunk.len()).unwrap_or(u32::MAX));
        }
    }
    let keys: Vec<u32> = counts
        .into_iter()
        .filter(|&(_, count)| count >= settings.minimum_count)
        .map(|(key, _)| key)
        .collect();
    let of = |hash: &u32| {
        keys.binary_search(&hash::key(*hash, settings.key_bits))
            .ok()
            .and_then(|at| u32::try_from(at).ok())
            .unwrap_or(u32::MAX)
    };
    let indexed =
        sequences.iter().map(|sequence| sequence.hashes.iter().map(of).collect()).collect();
    (keys, indexed)
}

struct Trainer<'s> {
    labels: usize,
    features: Vec<Adaptive>,
    /// By the label that follows: the weight of each label before it.
    transitions: Vec<Adaptive>,
    random: Random,
    settings: &'s Settings,
}

impl Trainer<'_> {
    /// Trains, and adds the weights of the later half of the epochs to `mean`.
    fn run(
        &mut self,
        sequences: &[Sequence],
        indexed: &[Vec<u32>],
        mean: &mut [Row],
        progress: &mut dyn FnMut(usize, f64),
    ) {
        let mut order: Vec<usize> = (0..sequences.len()).collect();
        for epoch in 1..=self.settings.epochs {
            self.random.shuffle(&mut order);
            let (mut loss, mut positions) = (0.0, 0);
            for &at in &order {
                if let (Some(sequence), Some(ids)) = (sequences.get(at), indexed.get(at)) {
                    loss += self.learn(sequence, ids);
                    positions += sequence.positions.len();
                }
            }
            #[expect(clippy::cast_precision_loss, reason = "a mean for people to read")]
            progress(epoch, loss / positions.max(1) as f64);
            if epoch <= self.settings.epochs / 2 {
                continue;
            }
            for (sum, row) in mean.iter_mut().zip(self.features.iter().chain(&self.transitions)) {
                for (sum, weight) in sum.iter_mut().zip(&row.weight) {
                    *sum += weight;
                }
            }
        }
    }

    /// One step on one sequence; gives its loss before the step.
    fn learn(&mut self, sequence: &Sequence, ids: &[u32]) -> f64 {
        let mut kept: Vec<&[u32]> = Vec::with_capacity(sequence.positions.len());
        let mut start = 0;
        let mut thinned: Vec<u32> = Vec::with_capacity(ids.len());
        let mut ends = Vec::with_capacity(sequence.positions.len());
        for &(end, _) in &sequence.positions {
            for &id in ids.get(start..end).unwrap_or_default() {
                if id != u32::MAX && self.random.unit() >= self.settings.dropout {
                    thinned.push(id);
                }
            }
            ends.push(thinned.len());
            start = end;
        }
        start = 0;
        for end in ends {
            kept.push(thinned.get(start..end).unwrap_or_default());
            start = end;
        }
        let emissions: Vec<Row> = kept.iter().map(|ids| self.emission(ids)).collect();
        let steps = self.step_factors();
        let every = vec![u32::MAX; emissions.len()];
        let known: Vec<u32> = sequence.positions.iter().map(|&(_, mask)| mask).collect();
        let free = Marginals::of(&emissions, &steps, &every, self.labels);
        let gold = Marginals::of(&emissions, &steps, &known, self.labels);
        let loss = free.log_sum - gold.log_sum;
        if !loss.is_finite() {
            return 0.0;
        }
        self.apply(&kept, &free, &gold, sequence.weight);
        loss
    }

    #[expect(clippy::indexing_slicing, reason = "ids come from the index")]
    fn emission(&self, ids: &[u32]) -> Row {
        // What is dropped is made up for by the rest, so that sums keep their size.
        let scale = 1.0 / (1.0 - self.settings.dropout);
        let mut sums = [0.0; LABELS];
        for &id in ids {
            let row = &self.features[id as usize].weight;
            sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight);
        }
        sums.map(|sum| sum * scale)
    }

    /// The factor of each step between labels, by the label that follows; 0 where none may.
    fn step_factors(&self) -> Vec<Row> {
        let mut factors = vec![[0.0; LABELS]; LABELS];
        for (to, (row, weights)) in
            factors.iter_mut().zip(&self.transitions).enumerate().take(self.labels)
        {
            for (from, (factor, weight)) in
                row.iter_mut().zip(&weights.weight).enumerate().take(self.labels)
            {
                if follows(from, to) {
                    *factor = weight.exp();
                }
            }
        }
        factors
    }

    #[expect(clippy::indexing_slicing, reason = "ids come from the index")]
    fn apply(&mut self, kept: &[&[u32]], free: &Marginals, gold: &Marginals, weight: f32) {
        const TOO_SMALL: f32 = 1e-3;
        for ((ids, free), gold) in kept.iter().zip(&free.single).zip(&gold.single) {
            let gradient = difference(free, gold, weight);
            if gradient.iter().all(|slope| slope.abs() < TOO_SMALL) {
                continue;
            }
            for &id in *ids {
                self.features[id as usize].update(&gradient, self.settings, self.settings.l1);
            }
        }
        for ((row, free), gold) in self.transitions.iter_mut().zip(&free.pairs).zip(&gold.pairs) {
            row.update(&difference(free, gold, weight), self.settings, 0.0);
        }
    }
}

fn difference(free: &Row, gold: &Row, weight: f32) -> Row {
    let mut gradient = [0.0; LABELS];
    for ((slope, free), gold) in gradient.iter_mut().zip(free).zip(gold) {
        *slope = weight * (free - gold);
    }
    gradient
}

#[cfg(test)]
mod tests {
    use super::super::{Found, Model};
    use super::*;

    /// One feature a position: the letter there; and one for the letter before.
    fn letters(text: &str) -> impl FnMut(usize, &mut Vec<u32>) {
        let bytes = text.as_bytes().to_vec();
        move |at, out| {
            out.push(hash::feature(1, u64::from(bytes[at])));
            out.push(hash::feature(2, at.checked_sub(1).map_or(0, |at| u64::from(bytes[at]))));
        }
    }

    fn trained() -> Vec<u8> {
        let mut gold = Vec::new();
        for text in ["xabx", "xxab", "abxx", "axbx", "cxxc", "xcab"] {
            let mut sequence = Sequence::new(text.len(), &[], 1.0, letters(text));
            text.match_indices("ab").for_each(|(at, _)| sequence.mark(at..at + 2, &[0]));
            text.match_indices('c').for_each(|(at, _)| sequence.mark(at..at + 1, &[1]));
            gold.push(sequence);
        }
        let settings =
            Settings { epochs: 60, l1: 0.0, dropout: 0.0, rate: 0.5, ..Settings::default() };
        train(&["pair", "single"], &gold, &settings, &mut |_, _| {})
    }

    #[test]
    fn what_was_shown_is_found_again() {
        let model = Model::read(&trained()).unwrap();
        let expected = [Found { range: 1..3, kind: 0 }, Found { range: 4..5, kind: 1 }];
        let found = model.decode(6, letters("xabxcx")).into_iter().map(|sure| sure.found);
        assert_eq!(found.collect::<Vec<Found>>(), expected);
    }

    #[test]
    fn training_twice_gives_the_same_bytes() {
        assert_eq!(trained(), trained());
    }
}
