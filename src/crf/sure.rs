//! Hashed features of each token in, the best spans out, each with what it costs to do without it.
//!
//! The cost at a position is the difference between the best path and the best one with other labels
//! there: a max-marginal, by Viterbi's algorithm from both ends.

use std::iter;

use super::{BEGIN, END, Found, INSIDE, LABELS, MOST_KINDS, Model, SINGLE, opens};

/// A span that was found, and how sure it is, in the unit of the weights.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sure {
    /// The span.
    pub(crate) found: Found,
    /// For "outside" and then each kind, what it costs to have it instead at the first position.
    pub(crate) instead: [i32; MOST_KINDS + 1],
    /// What it costs to begin elsewhere, or not at all.
    pub(crate) start: i32,
    /// What it costs to end elsewhere, or not at all.
    pub(crate) end: i32,
}

/// What a label costs that cannot stand at a position.
const NEVER: i32 = 1 << 20;

impl Model {
    /// Finds the best spans of a sequence. `features` is called once for each position and pushes
    /// the hashes of the features that hold there.
    ///
    /// Takes time and memory linear in `length`.
    pub(crate) fn decode(
        &self,
        length: usize,
        features: impl FnMut(usize, &mut Vec<u32>),
    ) -> Vec<Sure> {
        let mut seen = Vec::with_capacity(length);
        let spans = self.search(length, features, |best, emissions| seen.push((*best, emissions)));
        if spans.is_empty() {
            return Vec::new();
        }
        let ends = spans.iter().map(|found| (found.range.start, found.range.end.saturating_sub(1)));
        let mut wanted: Vec<usize> = ends.flat_map(|(first, last)| [first, last]).collect();
        wanted.dedup();
        let costs = self.costs(&seen, &wanted);
        let cost = |at: usize| {
            let found = wanted.binary_search(&at).ok().and_then(|at| costs.get(at));
            found.copied().unwrap_or([NEVER; LABELS])
        };
        let sure = |found: Found| {
            let last = found.range.end.saturating_sub(1);
            let (first, last) = (cost(found.range.start), cost(last));
            let start = without(&first, found.kind, BEGIN);
            let end = without(&last, found.kind, END);
            Sure { instead: self.by_kind_at(&first), start, end, found }
        };
        spans.into_iter().map(sure).collect()
    }

    /// What each label costs at the `wanted` positions, which ascend, given for each position the
    /// scores of the best path up to each label, and those of the labels by features alone.
    #[expect(clippy::indexing_slicing, reason = "labels are below LABELS")]
    fn costs(
        &self,
        seen: &[([i32; LABELS], [i32; LABELS])],
        wanted: &[usize],
    ) -> Vec<[i32; LABELS]> {
        let labels = self.labels();
        let mut costs = Vec::with_capacity(wanted.len());
        // The best score of what follows each label.
        let mut rest = [-NEVER; LABELS];
        for label in (0..labels).filter(|&label| !opens(label)) {
            rest[label] = 0;
        }
        let mut wanted = wanted.iter().rev().peekable();
        for (at, (best, emissions)) in seen.iter().enumerate().rev() {
            let Some(&&next) = wanted.peek() else { break };
            if next == at {
                wanted.next();
                let mut here = [NEVER; LABELS];
                let scores = || (0..labels).map(|label| best[label] + rest[label]);
                let top = scores().max().unwrap_or_default();
                for (cost, score) in here.iter_mut().zip(scores()) {
                    *cost = (top - score).min(NEVER);
                }
                costs.push(here);
            }
            rest = self.step_back(&rest, emissions);
        }
        costs.reverse();
        costs
    }

    /// The best score of what follows each label of the position before.
    #[expect(clippy::indexing_slicing, reason = "labels are below LABELS")]
    fn step_back(&self, rest: &[i32; LABELS], emissions: &[i32; LABELS]) -> [i32; LABELS] {
        let starts = || (1..self.labels()).step_by(4);
        let score = |to: usize| rest[to] + emissions[to];
        // What is so far behind "outside" that no step to it can win is left out, as in `closed`.
        let least = score(0) + self.lowest_into;
        let mut begins = [0; LABELS];
        let mut count = 1;
        for to in starts().flat_map(|at| [at + BEGIN, at + SINGLE]) {
            if score(to) + self.highest_into[to] >= least {
                begins[count] = to;
                count += 1;
            }
        }
        let mut before = [i32::MIN / 2; LABELS];
        let mut reach = |from: usize, to: usize| {
            let score = rest[to] + emissions[to] + self.transitions[to][from];
            before[from] = before[from].max(score);
        };
        for from in iter::once(0).chain(starts().flat_map(|at| [at + END, at + SINGLE])) {
            begins[..count].iter().for_each(|&to| reach(from, to));
        }
        for first in starts() {
            for from in [first + BEGIN, first + INSIDE] {
                reach(from, first + INSIDE);
                reach(from, first + END);
            }
        }
        // Only differences matter, as in `step`.
        let highest = before.iter().copied().max().unwrap_or(0);
        before.map(|score| (score - highest).max(-NEVER))
    }

    /// What "outside" and each kind cost at a position.
    fn by_kind_at(&self, costs: &[i32; LABELS]) -> [i32; MOST_KINDS + 1] {
        let mut by_kind = [NEVER; MOST_KINDS + 1];
        for (label, cost) in costs.iter().enumerate().take(self.labels()) {
            if let Some(least) = by_kind.get_mut(label.div_ceil(4)) {
                *least = (*least).min(*cost);
            }
        }
        by_kind
    }
}

/// What it costs that no span of a kind begins, or ends, at a position.
fn without(costs: &[i32; LABELS], kind: usize, part: usize) -> i32 {
    let first = 1 + 4 * kind;
    let others = costs.iter().enumerate();
    let others = others.filter(|(label, _)| *label != first + part && *label != first + SINGLE);
    others.map(|(_, cost)| *cost).min().unwrap_or(NEVER)
}

#[cfg(test)]
mod tests {
    use super::super::label;
    use super::*;

    /// A model of one kind without features.
    fn model() -> Model {
        Model {
            kinds: vec!["one".to_owned()],
            transitions: vec![[0; LABELS]; 5],
            ..Model::default()
        }
    }

    #[test]
    fn costs_are_what_the_best_path_loses() {
        let (begin, end, single) = (label(0, BEGIN), label(0, END), label(0, SINGLE));
        let mut emissions = [[0; LABELS]; 2];
        emissions[0][begin] = 5;
        emissions[0][single] = 3;
        emissions[1][end] = 4;
        let mut best = emissions.map(|_| [0; LABELS]);
        best[0] = [-NEVER; LABELS];
        (best[0][0], best[0][begin], best[0][single]) = (0, 5, 3);
        best[1] = [-NEVER; LABELS];
        (best[1][0], best[1][end], best[1][single]) = (3, 9, 3);
        let seen = [(best[0], emissions[0]), (best[1], emissions[1])];
        let costs = model().costs(&seen, &[0, 1]);
        assert_eq!((costs[0][begin], costs[0][single], costs[0][0]), (0, 6, 9));
        assert_eq!((costs[1][end], costs[1][0]), (0, 6));
        assert_eq!((without(&costs[0], 0, BEGIN), without(&costs[1], 0, END)), (9, 6));
    }
}
