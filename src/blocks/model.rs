//! The numbers of a block in, how surely it is the article's out: a sum of small trees.

/// A forest of decision trees whose leaves add up to the log-odds of a block being kept.
#[derive(Debug, Clone, Default)]
pub(crate) struct Model {
    /// The log-odds before any tree.
    pub(super) base: f32,
    pub(super) trees: Vec<Tree>,
}

/// One tree; it starts at its first node.
#[derive(Debug, Clone, Default)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) leaves: Vec<f32>,
}

/// A question: is the number `feature` at most `most`?
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub(super) feature: u16,
    pub(super) most: f32,
    pub(super) yes: Step,
    pub(super) no: Step,
}

/// Where an answer leads; leaves are told by the highest bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step(pub(super) u8);

/// The bit of a [`Step`] that makes it a leaf.
pub(super) const LEAF: u8 = 0x80;

/// Leaves are stored as whole numbers of this fraction.
pub(super) const SCALE: f32 = 1024.0;

/// Rows that are scored at once: so many stay in the cache next to the processor.
const AT_ONCE: usize = 24;

impl Model {
    /// Reads a model file; `None` where it is cut short.
    ///
    /// All numbers are little-endian. The base (i16), the number of trees (u16); for each tree its
    /// number of nodes (u8), its nodes (feature u16, threshold f32, two steps of u8), and one leaf
    /// (i16) more than nodes.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let mut bytes = bytes;
        let base = f32::from(i16::from_le_bytes(take(&mut bytes)?)) / SCALE;
        let count = u16::from_le_bytes(take(&mut bytes)?);
        let mut trees = Vec::with_capacity(usize::from(count));
        for _ in 0..count {
            let [size] = take(&mut bytes)?;
            let mut tree = Tree::default();
            for _ in 0..size {
                tree.nodes.push(Node {
                    feature: u16::from_le_bytes(take(&mut bytes)?),
                    most: f32::from_le_bytes(take(&mut bytes)?),
                    yes: Step(u8::from_le_bytes(take(&mut bytes)?)),
                    no: Step(u8::from_le_bytes(take(&mut bytes)?)),
                });
            }
            for _ in 0..=size {
                tree.leaves.push(f32::from(i16::from_le_bytes(take(&mut bytes)?)) / SCALE);
            }
            trees.push(tree);
        }
        Some(Self { base, trees })
    }

    /// The log-odds, for each of these rows of numbers, that its block is the article's.
    ///
    /// Tree by tree: blocks that follow each other mostly take the same way through a tree.
    pub(crate) fn scores(&self, rows: &[&[f32]]) -> Vec<f32> {
        let mut sums = vec![0.0; rows.len()];
        for (sums, rows) in sums.chunks_mut(AT_ONCE).zip(rows.chunks(AT_ONCE)) {
            for tree in &self.trees {
                for (sum, row) in sums.iter_mut().zip(rows) {
                    *sum += tree.score(row);
                }
            }
        }
        sums.into_iter().map(|sum| self.base + sum).collect()
    }
}

impl Tree {
    pub(super) fn score(&self, values: &[f32]) -> f32 {
        let mut at = 0;
        // A tree has fewer nodes than a step can name; the bound keeps a broken file from a loop.
        for _ in 0..=self.nodes.len() {
            let Some(node) = self.nodes.get(at) else { break };
            let value = values.get(usize::from(node.feature)).copied().unwrap_or_default();
            let step = if value <= node.most { node.yes } else { node.no };
            if step.0 & LEAF != 0 {
                return self.leaves.get(usize::from(step.0 & !LEAF)).copied().unwrap_or_default();
            }
            at = usize::from(step.0);
        }
        self.leaves.first().copied().unwrap_or_default()
    }
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (head, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*head)
}
