//! Scores of labels and of steps between them in, how likely each label is out (forward-backward).

use super::train::Row;
use super::{LABELS, opens};

/// How likely each label is at each position, and each pair of labels in the whole sequence.
pub(super) struct Marginals {
    pub(super) single: Vec<Row>,
    /// Expected counts, by the label that follows.
    pub(super) pairs: Vec<Row>,
    pub(super) log_sum: f64,
}

impl Marginals {
    /// Forward and backward sums over the labelings that `masks` allow.
    #[expect(clippy::indexing_slicing, reason = "labels are below LABELS, positions in range")]
    pub(super) fn of(emissions: &[Row], steps: &[Row], masks: &[u32], labels: usize) -> Self {
        let length = emissions.len();
        let mut log_sum = 0.0;
        let mut factors: Vec<Row> = Vec::with_capacity(length);
        let mut forward: Vec<Row> = Vec::with_capacity(length);
        let mut sums: Vec<f32> = Vec::with_capacity(length);
        for (at, (emission, mask)) in emissions.iter().zip(masks).enumerate() {
            let allowed =
                |label: usize| mask >> label & 1 == 1 && !(at + 1 == length && opens(label));
            let highest = emission.iter().take(labels).copied().fold(f32::MIN, f32::max);
            let mut factor = [0.0; LABELS];
            for to in (0..labels).filter(|&to| allowed(to)) {
                factor[to] = (emission[to] - highest).exp();
            }
            let mut row = [0.0; LABELS];
            for to in (0..labels).filter(|&to| factor[to] > 0.0) {
                let before = match forward.last() {
                    Some(before) => dot(before, &steps[to]),
                    None => steps[to][0],
                };
                row[to] = before * factor[to];
            }
            let sum: f32 = row.iter().sum();
            for value in &mut row {
                *value /= sum;
            }
            log_sum += f64::from(sum.ln()) + f64::from(highest);
            factors.push(factor);
            forward.push(row);
            sums.push(sum);
        }
        let (single, pairs) = backward(&factors, &forward, &sums, steps, labels);
        Self { single, pairs, log_sum }
    }
}

#[expect(clippy::indexing_slicing, reason = "labels are below LABELS, positions in range")]
fn backward(
    factors: &[Row],
    forward: &[Row],
    sums: &[f32],
    steps: &[Row],
    labels: usize,
) -> (Vec<Row>, Vec<Row>) {
    let mut single = vec![[0.0; LABELS]; forward.len()];
    let mut pairs = vec![[0.0; LABELS]; LABELS];
    let mut start = [0.0; LABELS];
    start[0] = 1.0;
    let mut behind = [1.0; LABELS];
    for at in (0..forward.len()).rev() {
        for label in 0..labels {
            single[at][label] = forward[at][label] * behind[label];
        }
        let before = if at == 0 { &start } else { &forward[at - 1] };
        let mut next = [0.0; LABELS];
        for to in 0..labels {
            let ahead = factors[at][to] * behind[to] / sums[at];
            if ahead == 0.0 {
                continue;
            }
            for from in 0..LABELS {
                let through = steps[to][from] * ahead;
                next[from] += through;
                pairs[to][from] += before[from] * through;
            }
        }
        behind = next;
    }
    (single, pairs)
}

fn dot(a: &Row, b: &Row) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
