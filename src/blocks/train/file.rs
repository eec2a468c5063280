//! Names and models in, the bytes of their file out; the reverse of `Scorer::parts`.

use super::super::model::{Model, SCALE};
use super::super::names::Names;

/// The file of a scorer.
pub(super) fn write(names: &Names, first: &Model, second: &Model) -> Vec<u8> {
    let names: Vec<u8> = names
        .known
        .iter()
        .flat_map(|(hash, odds)| hash.to_le_bytes().into_iter().chain(odds.to_le_bytes()))
        .collect();
    [measured(names), measured(one(first)), one(second)].concat()
}

/// A part of a file, its length before it.
fn measured(part: Vec<u8>) -> Vec<u8> {
    let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
    [length.to_le_bytes().to_vec(), part].concat()
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
