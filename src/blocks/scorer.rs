//! A page and its blocks in, how surely each block is the article's out.

use super::Blocks;
use std::sync::LazyLock;

use super::features::{self, Context};
use super::forest::Forest;
use super::model::Model;
use crate::page::Page;

/// A block with higher log-odds is kept. Measured by cross-validation over sites: it evens out
/// precision and recall.
pub(super) const EVEN: f32 = 0.0;

/// Log-odds within which a block is in doubt: one chance in six of being wrong.
pub(super) const DOUBT: f32 = 1.6;

/// Two models: the first looks at each block alone; the second also at what the first said of the
/// blocks around it.
#[derive(Debug, Default)]
pub(crate) struct Scorer {
    first: Forest,
    second: Forest,
}

static HTML: LazyLock<Scorer> =
    LazyLock::new(|| Scorer::read(include_bytes!("html.bin")).unwrap_or_default());

static TEXT: LazyLock<Scorer> =
    LazyLock::new(|| Scorer::read(include_bytes!("text.bin")).unwrap_or_default());

impl Scorer {
    /// The scorer that is compiled in, for pages of this kind.
    pub(crate) fn shipped(page: &Page) -> &'static Self {
        if page.html.is_some() { &HTML } else { &TEXT }
    }

    /// Reads a file of both models: the length of the first (u32, little-endian), the first, the
    /// second.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let (first, second) = Self::models(bytes)?;
        Self::new(&first, &second)
    }

    /// `None` where a model is none.
    pub(super) fn new(first: &Model, second: &Model) -> Option<Self> {
        Some(Self { first: Forest::new(first)?, second: Forest::new(second)? })
    }

    /// Both models of a file.
    pub(super) fn models(bytes: &[u8]) -> Option<(Model, Model)> {
        let (length, rest) = bytes.split_first_chunk()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        let (first, second) = rest.split_at_checked(length)?;
        Some((Model::read(first)?, Model::read(second)?))
    }

    /// The log-odds of every block.
    pub(crate) fn scores(&self, page: &Page, blocks: &Blocks<'_>) -> Vec<f32> {
        let facts = features::facts(blocks);
        let mut rows = features::rows(page, blocks, &facts, false);
        let first = self.first.scores(&values(&rows));
        let context = Context::new(blocks, &facts, first);
        for (index, row) in rows.iter_mut().enumerate() {
            features::push_context(row, blocks, &context, index);
        }
        self.second.scores(&values(&rows))
    }
}

/// The numbers alone.
fn values(rows: &[features::Row]) -> Vec<&[f32]> {
    rows.iter().map(|row| row.values.as_slice()).collect()
}

#[cfg(test)]
mod tests {
    use super::Scorer;

    #[test]
    fn the_files_that_are_compiled_in_can_be_read() {
        for bytes in [&include_bytes!("html.bin")[..], include_bytes!("text.bin")] {
            assert!(Scorer::read(bytes).is_some());
            let (first, second) = Scorer::models(bytes).expect("the file is whole");
            assert!(!first.trees.is_empty() && !second.trees.is_empty());
        }
    }

    #[test]
    fn a_file_that_is_cut_short_is_refused() {
        let bytes = include_bytes!("html.bin");
        for length in [0, 3, 4, 100, bytes.len() - 1] {
            assert!(Scorer::read(bytes.get(..length).unwrap_or_default()).is_none(), "{length}");
        }
    }
}
