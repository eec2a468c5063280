//! First scores of all blocks in, the numbers of each block's surroundings as scored out.

use super::{At, Facts, Row, share};
use crate::blocks::Blocks;

/// What the first scores say of the page and of each of its elements.
#[derive(Debug)]
pub(super) struct Context {
    scores: Vec<f32>,
    /// For every element: bytes, and bytes that would be kept.
    held: Vec<(usize, usize)>,
    /// Bytes that would be kept before each block.
    kept_before: Vec<usize>,
    kept: usize,
    /// For each block, the number of blocks since the last, and until the next, that would be kept.
    since: Vec<usize>,
    until: Vec<usize>,
}

/// Further away counts as this far.
const MAX_DISTANCE: usize = 40;

/// Blocks before, or after, that make a stretch of the page: near, and a part of an article.
const STRETCHES: [usize; 2] = [8, 24];

/// Blocks before and after whose scores are features.
const REACH: isize = 4;

impl Context {
    pub(super) fn new(blocks: &Blocks<'_>, facts: &[Facts], scores: Vec<f32>) -> Self {
        let mut held = vec![(0, 0); blocks.elements.len()];
        let mut kept_before = Vec::with_capacity(scores.len());
        let mut kept = 0;
        for ((block, facts), score) in blocks.all.iter().zip(facts).zip(&scores) {
            let own = if *score > 0.0 { facts.bytes } else { 0 };
            kept_before.push(kept);
            kept += own;
            if let Some(sum) = held.get_mut(block.element) {
                sum.0 += facts.bytes;
                sum.1 += own;
            }
        }
        // Children come after their parents.
        for index in (1..held.len()).rev() {
            let own = held.get(index).copied().unwrap_or_default();
            let parent = blocks.elements.get(index).map_or(0, |element| element.parent);
            if let Some(sum) = held.get_mut(parent) {
                sum.0 += own.0;
                sum.1 += own.1;
            }
        }
        let since = distances(scores.iter());
        let mut until = distances(scores.iter().rev());
        until.reverse();
        Self { scores, held, kept_before, kept, since, until }
    }
}

fn distances<'s>(scores: impl Iterator<Item = &'s f32>) -> Vec<usize> {
    let mut distance = MAX_DISTANCE;
    scores
        .map(|score| {
            let here = distance;
            distance = if *score > 0.0 { 0 } else { (distance + 1).min(MAX_DISTANCE) };
            here
        })
        .collect()
}

/// Adds the numbers to a row that has those of the block itself.
pub(super) fn push(row: &mut Row, blocks: &Blocks<'_>, context: &Context, index: usize) {
    let score = |at: Option<usize>| at.and_then(|at| context.scores.get(at)).copied();
    row.push("score", score(Some(index)).unwrap_or_default());
    for offset in (-REACH..=REACH).filter(|offset| *offset != 0) {
        let value = score(index.checked_add_signed(offset)).unwrap_or(-10.0);
        row.push(At("score at", offset), value);
    }
    let mut at = blocks.all.get(index).map_or(0, |block| block.element);
    for level in 0..5 {
        // What is kept of the whole page says nothing of a block.
        let (bytes, kept) = context.held.get(at).filter(|_| at != 0).copied().unwrap_or_default();
        row.push(At("kept of", level), share(kept, bytes));
        row.push(At("page kept in", level), share(kept, context.kept));
        at = blocks.elements.get(at).map_or(0, |element| element.parent);
    }
    let before = context.kept_before.get(index).copied().unwrap_or_default();
    row.push("kept before", share(before, context.kept));
    row.count("since kept", context.since.get(index).copied().unwrap_or_default());
    let at = |index: usize| context.kept_before.get(index).copied().unwrap_or(context.kept);
    for length in STRETCHES {
        let part = |from: usize, to: usize| share(at(to).saturating_sub(at(from)), context.kept);
        let (start, end) = (index.saturating_sub(length), index + 1);
        row.push(At("kept before", length), part(start, index));
        row.push(At("kept after", length), part(end, end + length));
    }
    row.count("until kept", context.until.get(index).copied().unwrap_or_default());
}
