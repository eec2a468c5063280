//! Hashed features of each token in, the best spans out, each with its score as every kind.

use std::ops::Range;

use super::{BEGIN, END, Found, INSIDE, LABELS, MOST_KINDS, Model, SINGLE};

/// The score of a span as each kind, in the unit of the weights; kinds that a model does not have
/// score least.
pub(crate) type Scores = [i32; MOST_KINDS];

impl Model {
    /// As [`Model::decode`], but with the score that each span would have as each kind.
    pub(crate) fn scored(
        &self,
        length: usize,
        features: impl FnMut(usize, &mut Vec<u32>),
    ) -> Vec<(Found, Scores)> {
        let mut emissions = Vec::with_capacity(length);
        let found = self.search(length, features, |_, scores| emissions.push(scores));
        let with_scores = |found: Found| {
            let inside = emissions.get(found.range.clone()).unwrap_or_default();
            let scores = self.by_kind(inside);
            (found, scores)
        };
        found.into_iter().map(with_scores).collect()
    }

    /// The scores of a span of each kind over these positions, between labels outside.
    #[expect(clippy::indexing_slicing, reason = "labels are below LABELS")]
    fn by_kind(&self, emissions: &[[i32; LABELS]]) -> Scores {
        let mut scores = [i32::MIN / 2; MOST_KINDS];
        for (kind, score) in scores.iter_mut().enumerate().take(self.kinds.len()) {
            let (mut sum, mut before) = (0, 0);
            for (at, emission) in emissions.iter().enumerate() {
                let label = 1 + 4 * kind + part(at, 0..emissions.len());
                sum += self.transitions[label][before] + emission[label];
                before = label;
            }
            *score = sum + self.transitions[0][before];
        }
        scores
    }
}

/// The part of a span over `range` that stands at a position.
fn part(at: usize, range: Range<usize>) -> usize {
    match (at == range.start, at + 1 == range.end) {
        (true, true) => SINGLE,
        (true, false) => BEGIN,
        (false, true) => END,
        (false, false) => INSIDE,
    }
}

#[cfg(test)]
mod tests {
    use super::super::label;
    use super::*;

    #[test]
    fn a_span_is_scored_as_every_kind() {
        let mut model = Model {
            kinds: vec!["one".to_owned(), "other".to_owned()],
            transitions: vec![[0; LABELS]; 9],
            ..Model::default()
        };
        model.transitions[label(1, BEGIN)][0] = 7;
        let mut emissions = [[0; LABELS]; 2];
        emissions[0][label(0, BEGIN)] = 5;
        emissions[1][label(1, END)] = 3;
        assert_eq!(model.by_kind(&emissions)[..2], [5, 10]);
    }
}
