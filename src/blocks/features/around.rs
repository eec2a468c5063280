//! Blocks in, the numbers of the blocks before and after each out.

use super::own::kind_code;
use super::{At, Facts, Row, share};
use crate::blocks::Blocks;

/// Blocks before, or after, that make a stretch of the page.
const STRETCHES: [usize; 2] = [6, 18];

/// Sums over all blocks before each, to get those of any stretch at once.
#[derive(Debug)]
pub(super) struct Sums(Vec<Sum>);

#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    bytes: usize,
    link_bytes: usize,
    running_bytes: usize,
    labels: usize,
    stops: usize,
}

impl Sums {
    pub(super) fn new(facts: &[Facts]) -> Self {
        let mut sum = Sum::default();
        let mut sums = vec![sum];
        for facts in facts {
            sum.bytes += facts.bytes;
            sum.link_bytes += facts.link_bytes;
            sum.running_bytes += if facts.is_running { facts.bytes } else { 0 };
            sum.labels += usize::from(facts.label.is_some());
            sum.stops += usize::from(facts.end == 1);
            sums.push(sum);
        }
        Self(sums)
    }

    fn of(&self, from: usize, to: usize) -> Sum {
        let at = |index: usize| self.0.get(index).or(self.0.last()).copied().unwrap_or_default();
        let (from, to) = (at(from), at(to));
        Sum {
            bytes: to.bytes - from.bytes,
            link_bytes: to.link_bytes - from.link_bytes,
            running_bytes: to.running_bytes - from.running_bytes,
            labels: to.labels - from.labels,
            stops: to.stops - from.stops,
        }
    }
}

/// Adds the numbers of the stretches before and after a block.
pub(super) fn push_stretches(row: &mut Row, sums: &Sums, index: usize) {
    for length in STRETCHES {
        for (side, from, to) in [
            ("before", index.saturating_sub(length), index),
            ("after", index + 1, index + 1 + length),
        ] {
            let sum = sums.of(from, to);
            row.push(At(At("bytes", length), side), share(sum.bytes, length));
            row.push(At(At("links", length), side), share(sum.link_bytes, sum.bytes));
            row.push(At(At("running", length), side), share(sum.running_bytes, sum.bytes));
            row.push(At(At("labels", length), side), share(sum.labels, length));
            row.push(At(At("stops", length), side), share(sum.stops, length));
        }
    }
}

/// Blocks before and after whose numbers are features.
const REACH: isize = 3;

pub(super) fn push(row: &mut Row, blocks: &Blocks<'_>, facts: &[Facts], index: usize) {
    let own = blocks.all.get(index).map(|block| block.element);
    let parent =
        |element: Option<usize>| element.and_then(|at| blocks.elements.get(at)).map(|e| e.parent);
    let absent = Facts::default();
    for offset in (-REACH..=REACH).filter(|offset| *offset != 0) {
        let other = index.checked_add_signed(offset);
        let facts = other.and_then(|at| facts.get(at)).unwrap_or(&absent);
        let block = other.and_then(|at| blocks.all.get(at));
        let element = block.map(|block| block.element);
        row.push(At("log bytes at", offset), facts.log_bytes);
        row.push(At("link density at", offset), share(facts.link_bytes, facts.bytes));
        row.count(At("end at", offset), usize::from(facts.end));
        row.count(At("label at", offset), facts.label_code);
        row.push(At("cues a word at", offset), facts.cues_a_word);
        row.count(At("kind at", offset), block.map_or(0, |block| kind_code(block.kind) + 1));
        let kin = if element == own { 2 } else { usize::from(parent(element) == parent(own)) };
        row.count(At("kin at", offset), kin);
    }
}
