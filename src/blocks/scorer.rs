//! A page and its blocks in, how surely each block is the article's out.

use super::Blocks;
use std::sync::LazyLock;

use super::features;
use super::forest::Forest;
use super::names::Names;
use crate::forest::Model;
use crate::page::Page;

/// A block of a page with higher log-odds is kept. Measured by cross-validation over sites: it
/// evens out precision and recall.
const EVEN: f32 = 0.2;

/// The same for lines of plain text.
const EVEN_IN_TEXT: f32 = -0.2;

/// The log-odds over which a block of this page is kept, when neither more nor less is wanted.
pub(super) fn even(page: &Page) -> f32 {
    if page.html.is_some() { EVEN } else { EVEN_IN_TEXT }
}

/// Log-odds within which a block is in doubt: one chance in six of being wrong.
pub(super) const DOUBT: f32 = 1.6;

/// Two models: the first looks at each block alone; the second also at what the first said of the
/// blocks around it.
#[derive(Debug, Default)]
pub(crate) struct Scorer {
    names: Names,
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

    /// Reads a file: what was learnt of names, and the first model, each after its length in bytes
    /// (u32, little-endian); then the second model.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let (names, first, second) = Self::parts(bytes)?;
        Self::new(names, &first, &second)
    }

    /// `None` where a model is none.
    pub(super) fn new(names: Names, first: &Model, second: &Model) -> Option<Self> {
        Some(Self { names, first: Forest::new(first)?, second: Forest::new(second)? })
    }

    /// The parts of a file.
    pub(super) fn parts(bytes: &[u8]) -> Option<(Names, Model, Model)> {
        let (names, rest) = measured(bytes)?;
        let (first, second) = measured(rest)?;
        Some((Names::read(names)?, Model::read(first)?, Model::read(second)?))
    }

    /// The log-odds of every block.
    pub(crate) fn scores(&self, page: &Page, blocks: &Blocks<'_>) -> Vec<f32> {
        let facts = features::facts(blocks);
        let mut table = features::table(page, blocks, &facts, &self.names, false);
        let first = self.first.scores(&table);
        features::add_context(&mut table, blocks, &facts, first);
        self.second.scores(&table)
    }
}

/// The part of a file whose length comes first, and the rest.
fn measured(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)
}

#[cfg(test)]
mod tests {
    use super::Scorer;

    #[test]
    fn the_files_that_are_compiled_in_can_be_read() {
        for bytes in [&include_bytes!("html.bin")[..], include_bytes!("text.bin")] {
            assert!(Scorer::read(bytes).is_some());
            let (_, first, second) = Scorer::parts(bytes).expect("the file is whole");
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
