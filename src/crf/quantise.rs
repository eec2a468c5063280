//! Trained weights in, the model file out: the weights rounded, the small ones left out.

use super::file::{self, Contents};
use super::train::{Row, Settings};

/// The file of weights rounded to 8 bits, transitions in the same unit to 16.
#[expect(clippy::cast_possible_truncation, reason = "clamped to the type's range")]
pub(super) fn quantised(
    kinds: &[&str],
    keys: &[u32],
    mut mean: Vec<Row>,
    settings: &Settings,
) -> Vec<u8> {
    /// Share of the weights that keep their full size; the few larger ones are clipped.
    const UNCLIPPED: f32 = 0.9995;
    let transitions = mean.split_off(keys.len());
    let mut sizes: Vec<f32> =
        mean.iter().flatten().map(|weight| weight.abs()).filter(|&size| size > 0.0).collect();
    sizes.sort_unstable_by(f32::total_cmp);
    #[expect(clippy::cast_precision_loss, clippy::cast_sign_loss, reason = "an index into a list")]
    let at = (sizes.len() as f32 * UNCLIPPED) as usize;
    let largest = sizes.get(at.min(sizes.len().saturating_sub(1))).copied().unwrap_or(1.0);
    let unit = 127.0 / largest;
    let small = |weight: f32| (weight * unit).round().clamp(-127.0, 127.0) as i8;
    let steps = sizes_apart(settings.step);
    let row = |weights: &Row| -> Vec<(u8, i8)> {
        (0..)
            .zip(weights)
            .filter(|(_, weight)| weight.abs() >= settings.prune * largest)
            .map(|(label, weight)| (label, nearest(&steps, small(*weight))))
            .filter(|&(_, weight)| weight != 0)
            .collect()
    };
    let features =
        keys.iter().copied().zip(mean.iter().map(row)).filter(|(_, row)| !row.is_empty());
    let labels = 1 + 4 * kinds.len();
    let transition = |weight: &f32| (weight * unit).round().clamp(-32000.0, 32000.0) as i16;
    let transitions = transitions.iter().take(labels);
    file::write(&Contents {
        key_bits: settings.key_bits,
        kinds,
        transitions: transitions
            .map(|row| row.iter().take(labels).map(transition).collect())
            .collect(),
        features: features.collect(),
    })
}

/// The sizes that weights may have in the file, each by the share `step` larger than the one
/// before.
fn sizes_apart(step: f32) -> Vec<i8> {
    let mut sizes = vec![0_i8];
    let mut size = 1.0_f32;
    while size < 127.5 {
        #[expect(clippy::cast_possible_truncation, reason = "at most 127")]
        sizes.push(size.round() as i8);
        size += (size * step).max(1.0);
    }
    sizes
}

/// A weight with the nearest of these sizes, which ascend; the smaller one of two.
fn nearest(sizes: &[i8], weight: i8) -> i8 {
    let size = weight.saturating_abs();
    let distance = |other: &&i8| size.abs_diff(**other);
    sizes.iter().min_by_key(distance).copied().unwrap_or(size) * weight.signum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_lie_a_share_apart_and_weights_take_the_nearest() {
        assert_eq!(sizes_apart(0.0).len(), 128);
        let sizes = sizes_apart(0.15);
        assert!(sizes.len() < 40);
        assert_eq!(
            [-100, -5, 0, 7, 127].map(|weight| nearest(&sizes, weight)).map(i8::signum),
            [-1, -1, 0, 1, 1]
        );
        let far = |weight: i8| (weight - nearest(&sizes, weight)).abs() * 10 > weight;
        assert!(!(1..=120).any(far));
    }
}
