//! The odds of class names in, the numbers of each block's names out.

use super::Row;
use crate::blocks::Blocks;
use crate::blocks::names::Odds;

/// Elements around a block whose names speak of it alone.
const NEAR: usize = 3;

pub(super) fn push(row: &mut Row, blocks: &Blocks<'_>, odds: &[Odds], index: usize) {
    let mut at = blocks.all.get(index).map_or(0, |block| block.element);
    let [mut own, mut near, mut all] = [Odds::default(); 3];
    let mut level = 0;
    // The names of the page itself say nothing of a block.
    while at != 0
        && let Some(element) = blocks.elements.get(at)
    {
        let here = odds.get(at).copied().unwrap_or_default();
        if level == 0 {
            own = here;
        }
        if level < NEAR {
            near = near.with(here);
        }
        all = all.with(here);
        level += 1;
        at = element.parent;
    }
    for (name, odds) in [("own", own), ("near", near), ("all", all)] {
        row.push(format_args!("{name} names least"), odds.least);
        row.push(format_args!("{name} names most"), odds.most);
    }
}
