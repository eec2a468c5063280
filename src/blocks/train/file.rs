//! Models in, the bytes of their file out; the reverse of `Scorer::models`.

use super::super::model::{Model, SCALE};

/// The file of both models of a scorer.
pub(super) fn write(first: &Model, second: &Model) -> Vec<u8> {
    let first = one(first);
    let length = u32::try_from(first.len()).unwrap_or(u32::MAX);
    [length.to_le_bytes().to_vec(), first, one(second)].concat()
}

fn one(model: &Model) -> Vec<u8> {
    let mut out = Vec::new();
    out.extend(whole(model.base).to_le_bytes());
    out.extend(u16::try_from(model.trees.len()).unwrap_or(u16::MAX).to_le_bytes());
    for tree in &model.trees {
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

#[expect(clippy::cast_possible_truncation, reason = "the trainer keeps values within the range")]
fn whole(value: f32) -> i16 {
    (value * SCALE).round() as i16
}
