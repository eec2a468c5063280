//! A model file in, a sum of small trees out.
//!
//! It knows nothing of what the numbers mean: a row is any list of them, in the same order while
//! training and later. `grow` (cargo feature `train`) makes forests.

#[cfg(feature = "train")]
pub(crate) mod grow;

/// A forest of decision trees whose leaves add up to log-odds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Model {
    /// The log-odds before any tree.
    pub(crate) base: f32,
    pub(crate) trees: Vec<Tree>,
}

/// One tree; it starts at its first node.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tree {
    pub(crate) nodes: Vec<Node>,
    pub(crate) leaves: Vec<f32>,
}

/// A question: is the number `feature` at most `most`?
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    pub(crate) feature: u16,
    pub(crate) most: f32,
    pub(crate) yes: Step,
    pub(crate) no: Step,
}

/// Where an answer leads; leaves are told by the highest bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Step(pub(crate) u8);

/// The bit of a [`Step`] that makes it a leaf.
pub(crate) const LEAF: u8 = 0x80;

/// Leaves are stored as whole numbers of this fraction.
pub(crate) const SCALE: f32 = 1024.0;

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

    /// The log-odds of a row of numbers.
    pub(crate) fn score(&self, row: &[f32]) -> f32 {
        self.base + self.trees.iter().map(|tree| tree.score(row)).sum::<f32>()
    }

    /// The bytes of a model file; the reverse of [`Self::read`].
    #[cfg(feature = "train")]
    pub(crate) fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        out.extend(whole(self.base).to_le_bytes());
        out.extend(u16::try_from(self.trees.len()).unwrap_or(u16::MAX).to_le_bytes());
        for tree in &self.trees {
            out.push(u8::try_from(tree.nodes.len()).unwrap_or(u8::MAX));
            for node in &tree.nodes {
                out.extend(node.feature.to_le_bytes());
                out.extend(node.most.to_le_bytes());
                out.extend([node.yes.0, node.no.0]);
            }
            for leaf in &tree.leaves {
                out.extend(whole(*leaf).to_le_bytes());
            }
        }
        out
    }
}

#[cfg(feature = "train")]
#[expect(clippy::cast_possible_truncation, reason = "the trainer keeps values within the range")]
fn whole(value: f32) -> i16 {
    (value * SCALE).round() as i16
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (head, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*head)
}

impl Tree {
    /// The leaf that a row of numbers comes to.
    fn score(&self, row: &[f32]) -> f32 {
        let mut step = if self.nodes.is_empty() { Step(LEAF) } else { Step(0) };
        // Every node leads to later ones.
        for _ in 0..=self.nodes.len() {
            if step.0 & LEAF != 0 {
                break;
            }
            let Some(node) = self.nodes.get(usize::from(step.0)) else { break };
            let value = row.get(usize::from(node.feature)).copied().unwrap_or_default();
            step = if value <= node.most { node.yes } else { node.no };
        }
        self.leaves.get(usize::from(step.0 & !LEAF)).copied().unwrap_or_default()
    }
}
