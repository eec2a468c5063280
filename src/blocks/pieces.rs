//! Blocks with verdicts in, the removed pieces they make out, and what the caller restores.

use super::{Blocks, Verdict};

/// Joins dropped blocks that belong together into pieces, numbered by their first block.
///
/// They belong together where they follow each other, share the reason, and stand in the same
/// element without a kept word.
pub(super) fn group(blocks: &mut Blocks<'_>) {
    let tops = tops(blocks);
    let mut last = None;
    let mut piece = 0;
    for (index, block) in blocks.all.iter_mut().enumerate() {
        let key = match block.verdict {
            Verdict::Kept => None,
            Verdict::Dropped(reason) => Some((reason, tops.get(block.element).copied())),
        };
        if key != last || key.is_some_and(|(_, top)| top.is_none_or(|top| top == 0)) {
            piece = u32::try_from(index).unwrap_or(u32::MAX);
        }
        block.piece = key.map(|_| piece);
        last = key;
    }
}

/// For every element, the outermost element around it without a kept word; 0 where there is none.
fn tops(blocks: &Blocks<'_>) -> Vec<usize> {
    let mut kept = vec![false; blocks.elements.len()];
    for block in blocks.all.iter().filter(|block| block.verdict == Verdict::Kept) {
        if let Some(kept) = kept.get_mut(block.element) {
            *kept = true;
        }
    }
    // Children come after their parents.
    for (index, element) in blocks.elements.iter().enumerate().rev() {
        if kept.get(index) == Some(&true)
            && let Some(parent) = kept.get_mut(element.parent)
        {
            *parent = true;
        }
    }
    let mut tops = vec![0; blocks.elements.len()];
    for (index, element) in blocks.elements.iter().enumerate().skip(1) {
        let above = tops.get(element.parent).copied().unwrap_or_default();
        if let Some(top) = tops.get_mut(index)
            && kept.get(index) == Some(&false)
        {
            *top = if above == 0 { index } else { above };
        }
    }
    tops
}

/// Keeps the pieces that the caller wants back.
pub(super) fn restore(blocks: &mut Blocks<'_>, ids: &[u32]) {
    for block in &mut blocks.all {
        if block.piece.is_some_and(|piece| ids.contains(&piece)) {
            block.verdict = Verdict::Kept;
        }
    }
}
