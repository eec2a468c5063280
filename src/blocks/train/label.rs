//! The texts of a page's blocks and the article's text in, which blocks are the article's out.

use super::shingles::{LENGTH, count, words};

/// For every block, the share of it that is in the article, and its number of words.
///
/// A block with four words or more is looked up by its runs of four. A shorter one says nothing
/// alone ("Share"): it counts where it stands in the article right after the end of the block
/// before it, or right before the start of the block after it.
pub(super) fn truth(texts: &[&str], gold: &str) -> Vec<(f32, usize)> {
    let gold = words(gold);
    let runs = count(&gold);
    let blocks: Vec<Vec<&str>> = texts.iter().map(|text| words(text)).collect();
    let mut shares: Vec<f32> = blocks
        .iter()
        .map(|block| {
            if block.len() < LENGTH {
                return -1.0;
            }
            let found = block.windows(LENGTH).filter(|run| runs.contains_key(*run)).count();
            share(found, block.len() + 1 - LENGTH)
        })
        .collect();
    // Down the page for the blocks before, and up the page for the blocks after.
    for _ in 0..2 {
        for index in 0..blocks.len() {
            settle(&blocks, &mut shares, index, &gold);
        }
        for index in (0..blocks.len()).rev() {
            settle(&blocks, &mut shares, index, &gold);
        }
    }
    shares.iter().zip(&blocks).map(|(share, block)| (share.max(0.0), block.len())).collect()
}

/// Words of the neighbour that must stand beside a short block in the article.
const CONTEXT: usize = 3;

fn settle(blocks: &[Vec<&str>], shares: &mut [f32], index: usize, gold: &[&str]) {
    if shares.get(index).is_none_or(|share| *share >= 0.0) {
        return;
    }
    let Some(own) = blocks.get(index) else { return };
    if own.is_empty() {
        return;
    }
    let is_gold =
        |at: Option<usize>| at.filter(|at| shares.get(*at).is_some_and(|share| *share > 0.7));
    let before =
        is_gold((0..index).rev().find(|at| blocks.get(*at).is_some_and(|b| !b.is_empty())));
    let after = is_gold(
        (index + 1..blocks.len()).find(|at| blocks.get(*at).is_some_and(|b| !b.is_empty())),
    );
    let mut sought: Vec<Vec<&str>> = Vec::new();
    if let Some(words) = before.and_then(|at| blocks.get(at)) {
        let tail = words.get(words.len().saturating_sub(CONTEXT)..).unwrap_or_default();
        sought.push([tail, own].concat());
    }
    if let Some(words) = after.and_then(|at| blocks.get(at)) {
        let head = words.get(..words.len().min(CONTEXT)).unwrap_or_default();
        sought.push([own, head].concat());
    }
    let found = sought
        .iter()
        .any(|run| run.len() > 1 && gold.windows(run.len()).any(|window| window == run));
    if found && let Some(share) = shares.get_mut(index) {
        *share = 1.0;
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of words stay far under 2^24")]
fn share(part: usize, whole: usize) -> f32 {
    part as f32 / whole as f32
}
