//! A model file in, a sum of small trees out.

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
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (head, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*head)
}
