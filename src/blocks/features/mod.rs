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
mod tree;

pub(crate) use context::{Context, push as push_context};
pub(crate) use facts::Facts;
use facts::of_block;

/// The numbers of one block.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    /// The numbers.
    pub(crate) values: Vec<f32>,
    /// Their names; only where they were asked for.
    pub(crate) names: Option<Vec<String>>,
}

/// A name of two parts, put together only where it is asked for.
#[derive(Debug, Clone, Copy)]
struct At<A, B>(A, B);

impl<A: Display, B: Display> Display for At<A, B> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.0, self.1)
    }
}

impl Row {
    fn push(&mut self, name: impl Display, value: f32) {
        self.values.push(value);
        if self.names.is_some() {
            self.name(name);
        }
    }

    #[cold]
    fn name(&mut self, name: impl Display) {
        self.names.get_or_insert_default().push(name.to_string());
    }

    fn flag(&mut self, name: impl Display, value: bool) {
        self.push(name, f32::from(u8::from(value)));
    }

    fn count(&mut self, name: impl Display, value: usize) {
        self.push(name, number(value));
    }
}

/// What can be counted in each block.
pub(crate) fn facts(blocks: &Blocks<'_>) -> Vec<Facts> {
    (0..blocks.all.len()).map(|index| of_block(blocks, index)).collect()
}

/// Room for the numbers of one block, those of the context included.
const NUMBERS: usize = 256;

/// The rows of all blocks; with the names of the numbers in the first where `named`.
pub(crate) fn rows(
    page: &Page,
    blocks: &Blocks<'_>,
    facts: &[Facts],
    lexicon: &Names,
    named: bool,
) -> Vec<Row> {
    let odds = lexicon.odds(blocks);
    let scores = container::scores(blocks);
    let best = container::best(blocks, &scores);
    let tree = tree::Tree::new(blocks, facts, best);
    let whole = page::Whole::new(page, blocks, facts);
    let sums = around::Sums::new(facts);
    let mut rows = Vec::with_capacity(blocks.all.len());
    for index in 0..blocks.all.len() {
        let mut row = Row {
            values: Vec::with_capacity(NUMBERS),
            names: (named && index == 0).then(Vec::new),
        };
        own::push(&mut row, blocks, facts, index);
        called::push(&mut row, blocks, &odds, index);
        tree::push(&mut row, blocks, &tree, index);
        page::push(&mut row, &whole, facts, index);
        around::push(&mut row, blocks, facts, index);
        around::push_stretches(&mut row, &sums, index);
        rows.push(row);
    }
    rows
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
