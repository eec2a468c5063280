//! Blocks without verdicts in, a row of numbers for each out: what the scorer decides by.
//!
//! Nothing here is a decision; every number is a count, a share or a code that a rule could
//! have been written about. The order of the numbers is the order of the model's features.

use std::fmt::{self, Display, Formatter};

use super::names::Names;
use super::{Blocks, container};
use crate::page::Page;

mod around;
mod called;
mod context;
mod cues;
mod facts;
mod own;
mod page;
mod table;
mod tree;

pub(crate) use facts::Facts;
use facts::of_block;
pub(crate) use page::{Shingles, shares};
use table::Row;
pub(crate) use table::{LANES, Table};

/// A name of two parts, put together only where it is asked for.
#[derive(Debug, Clone, Copy)]
struct At<A, B>(A, B);

impl<A: Display, B: Display> Display for At<A, B> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.0, self.1)
    }
}

/// What can be counted in each block.
pub(crate) fn facts(blocks: &Blocks<'_>) -> Vec<Facts> {
    (0..blocks.all.len()).map(|index| of_block(blocks, index)).collect()
}

/// The numbers of all blocks, without those of the context; with their names where `named`.
pub(crate) fn table(
    page: &Page,
    blocks: &Blocks<'_>,
    facts: &[Facts],
    lexicon: &Names,
    named: bool,
) -> Table {
    let odds = lexicon.odds(blocks);
    let scores = container::scores(blocks);
    let best = container::best(blocks, &scores);
    let tree = tree::Tree::new(blocks, facts, best);
    let whole = page::Whole::new(page, blocks, facts);
    let sums = around::Sums::new(facts);
    let mut table = Table::new(blocks.all.len(), named);
    table.add(|row, index| {
        own::push(row, blocks, facts, index);
        called::push(row, blocks, &odds, index);
        tree::push(row, blocks, &tree, index);
        page::push(row, &whole, facts, index);
        around::push(row, blocks, facts, index);
        around::push_stretches(row, &sums, index);
    });
    table
}

/// Adds what the first scores say of the blocks around each.
pub(crate) fn add_context(
    table: &mut Table,
    blocks: &Blocks<'_>,
    facts: &[Facts],
    first: Vec<f32>,
) {
    let context = context::Context::new(blocks, facts, first);
    table.add(|row, index| context::push(row, blocks, &context, index));
}

/// A count as a number; exact up to 2^24, and beyond that it does not matter.
#[expect(clippy::cast_precision_loss, reason = "beyond 2^24 a rounded count decides the same")]
pub(super) fn number(count: usize) -> f32 {
    count as f32
}

/// A share of a whole, 0 for nothing of nothing.
pub(super) fn share(part: usize, whole: usize) -> f32 {
    if whole == 0 { 0.0 } else { number(part) / number(whole) }
}
