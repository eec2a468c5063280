//! A model in, and the numbers of a block; how surely it is the article's out, without walking
//! its trees.
//!
//! A walk through a tree asks question after question, and the processor cannot guess where it
//! goes. Here all questions about one number stand together, sorted, so that one run over the
//! first of them finds all that are answered "no"; each of these rules out the leaves on its "yes"
//! side, and the first leaf that is left is the one that the walk would have come to (Lucchese and
//! others, "`QuickScorer`", 2015).

use super::features::{LANES, Table};
use crate::forest::{LEAF, Model, Step, Tree};
use crate::sorted::Sorted;

/// Leaves of one tree: each is a bit.
type Leaves = u32;

/// As many as there are bits.
const LEAVES: usize = 32;

/// Trees of a forest: so many that any `u8` is the number of one.
const MAX_TREES: usize = 256;

/// A model, arranged by the numbers that its questions are about.
#[derive(Debug, Default)]
pub(super) struct Forest {
    base: f32,
    features: Vec<Feature>,
    /// The questions about each feature, the lowest threshold first.
    questions: Vec<Question>,
    /// The values of the leaves of each tree, from the outermost "yes" to the outermost "no".
    values: Vec<[f32; LEAVES]>,
}

/// A number that is asked about, and how many questions about it there are.
#[derive(Debug)]
struct Feature {
    index: usize,
    questions: usize,
}

/// Is the number at most `most`? If not, only the leaves in `left_by_no` are left of `tree`.
#[derive(Debug, Clone, Copy)]
struct Question {
    most: f32,
    tree: u8,
    left_by_no: Leaves,
}

impl Forest {
    /// `None` where a tree has more leaves than there are bits, or is not one.
    pub(super) fn new(model: &Model) -> Option<Self> {
        let mut all: Vec<(u16, Question)> = Vec::new();
        let mut values = Vec::with_capacity(model.trees.len());
        for (number, tree) in model.trees.iter().enumerate() {
            let (order, sides) = arrange(tree)?;
            let tree_number = u8::try_from(number).ok()?;
            all.extend(tree.nodes.iter().zip(sides).map(|(node, yes_side)| {
                let left_by_no = !yes_side;
                (node.feature, Question { most: node.most, tree: tree_number, left_by_no })
            }));
            let mut ordered = [0.0; LEAVES];
            for (value, leaf) in ordered.iter_mut().zip(order) {
                *value = *tree.leaves.get(leaf)?;
            }
            values.push(ordered);
        }
        all.order_by(|(one, first), (other, second)| {
            one.cmp(other).then(first.most.total_cmp(&second.most))
        });
        let features = all.chunk_by(|one, other| one.0 == other.0).filter_map(|questions| {
            let (index, _) = questions.first()?;
            Some(Feature { index: usize::from(*index), questions: questions.len() })
        });
        let features = features.collect();
        let questions = all.into_iter().map(|(_, question)| question).collect();
        Some(Self { base: model.base, features, questions, values })
    }

    /// The log-odds, for each row of numbers, that its block is the article's.
    pub(super) fn scores(&self, table: &Table) -> Vec<f32> {
        let mut scores = Vec::new();
        let mut left = [[0; LANES]; MAX_TREES];
        for (numbers, rows) in table.groups() {
            left.iter_mut().take(self.values.len()).for_each(|left| *left = [Leaves::MAX; LANES]);
            self.answer(numbers, &mut left);
            scores.extend(self.sums(&left).iter().take(rows));
        }
        scores
    }

    /// Rules out the leaves that no walk comes to, for each of some rows.
    fn answer(&self, numbers: &[[f32; LANES]], left: &mut [[Leaves; LANES]; MAX_TREES]) {
        let mut questions = self.questions.as_slice();
        for feature in &self.features {
            let (own, rest) = questions.split_at_checked(feature.questions).unwrap_or_default();
            questions = rest;
            let values = numbers.get(feature.index).copied().unwrap_or_default();
            let highest = highest(values);
            for Question { most, tree, left_by_no } in own.iter().copied() {
                if highest <= most {
                    break;
                }
                // There are as many trees as a `u8` has values, so this is always one.
                let Some(left) = left.get_mut(usize::from(tree)) else { break };
                for (left, value) in left.iter_mut().zip(values) {
                    *left &= if value > most { left_by_no } else { Leaves::MAX };
                }
            }
        }
    }

    /// Adds up the leaves that are left.
    fn sums(&self, left: &[[Leaves; LANES]; MAX_TREES]) -> [f32; LANES] {
        let mut sums = [0.0; LANES];
        for (values, left) in self.values.iter().zip(left) {
            for (sum, left) in sums.iter_mut().zip(left) {
                *sum += value(values, *left);
            }
        }
        sums.map(|sum| self.base + sum)
    }
}

/// The value of the first leaf that is left; the last leaf is never ruled out.
fn value(values: &[f32; LEAVES], left: Leaves) -> f32 {
    // With the last bit set there is a first one, and no question whether it is in bounds.
    let first = (left | 1 << (LEAVES - 1)).trailing_zeros() as usize;
    values.get(first % LEAVES).copied().unwrap_or_default()
}

/// The highest of some numbers, in three steps instead of seven that wait for each other.
fn highest(values: [f32; LANES]) -> f32 {
    let higher = |one: f32, other: f32| if one > other { one } else { other };
    let [one, two, three, four, five, six, seven, eight] = values;
    let left = higher(higher(one, five), higher(three, seven));
    let right = higher(higher(two, six), higher(four, eight));
    higher(left, right)
}

/// The leaves of a tree from the outermost "yes" to the outermost "no", and for each node which
/// of them are on its "yes" side.
fn arrange(tree: &Tree) -> Option<(Vec<usize>, Vec<Leaves>)> {
    let mut order = Vec::with_capacity(tree.leaves.len());
    let mut bits = vec![0; tree.leaves.len()];
    let mut open = vec![if tree.nodes.is_empty() { Step(LEAF) } else { Step(0) }];
    while let Some(step) = open.pop() {
        if let Some(leaf) = leaf(step) {
            *bits.get_mut(leaf)? = 1_u32.checked_shl(u32::try_from(order.len()).ok()?)?;
            order.push(leaf);
        } else {
            let node = tree.nodes.get(usize::from(step.0))?;
            open.extend([node.no, node.yes]);
        }
        if order.len() + open.len() > tree.leaves.len() {
            return None;
        }
    }
    // A node comes before those that it leads to.
    let mut below = vec![0; tree.nodes.len()];
    let mut sides = vec![0; tree.nodes.len()];
    for (index, node) in tree.nodes.iter().enumerate().rev() {
        let under = |step: Step| match leaf(step) {
            Some(leaf) => bits.get(leaf).copied(),
            None => below.get(usize::from(step.0)).copied(),
        };
        let (yes, no) = (under(node.yes)?, under(node.no)?);
        *sides.get_mut(index)? = yes;
        *below.get_mut(index)? = yes | no;
    }
    Some((order, sides))
}

fn leaf(step: Step) -> Option<usize> {
    (step.0 & LEAF != 0).then_some(usize::from(step.0 & !LEAF))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forest::Node;

    /// 1: "a ≤ 1?" yes → 10, no → 2: "b ≤ 5?" yes → 20, no → 3: "a ≤ 3?" yes → 30, no → 40.
    fn model() -> Model {
        let node = |feature, most, yes, no| Node { feature, most, yes, no };
        let end = |leaf: u8| Step(LEAF | leaf);
        let nodes = vec![
            node(0, 1.0, end(3), Step(1)),
            node(1, 5.0, end(0), Step(2)),
            node(0, 3.0, end(1), end(2)),
        ];
        let leaves = vec![20.0, 30.0, 40.0, 10.0];
        Model {
            base: 0.5,
            trees: vec![Tree { nodes, leaves }, Tree { nodes: Vec::new(), leaves: vec![100.0] }],
        }
    }

    #[test]
    fn a_row_comes_to_the_leaf_that_a_walk_comes_to() {
        let forest = Forest::new(&model()).expect("a tree");
        let rows = [[1.0, 9.0], [2.0, 5.0], [2.0, 6.0], [4.0, 6.0], [0.0, 0.0], [4.0, 0.0]];
        let expected = [110.5, 120.5, 130.5, 140.5, 110.5, 120.5];
        let table = Table::of(rows.iter().map(<[f32; 2]>::as_slice));
        assert_eq!(forest.scores(&table), expected);
    }

    #[test]
    fn what_is_no_tree_is_refused() {
        let mut model = model();
        model.trees.truncate(1);
        if let Some(node) = model.trees.first_mut().and_then(|tree| tree.nodes.last_mut()) {
            node.yes = Step(0);
        }
        assert!(Forest::new(&model).is_none());
    }
}
