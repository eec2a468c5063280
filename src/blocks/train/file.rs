//! Names and models in, the bytes of their file out; the reverse of `Scorer::parts`.

use super::super::names::Names;
use crate::forest::Model;

/// The file of a scorer.
pub(super) fn write(names: &Names, first: &Model, second: &Model) -> Vec<u8> {
    let names: Vec<u8> = names
        .known
        .iter()
        .flat_map(|(hash, odds)| hash.to_le_bytes().into_iter().chain(odds.to_le_bytes()))
        .collect();
    [measured(names), measured(first.write()), second.write()].concat()
}

/// A part of a file, its length before it.
fn measured(part: Vec<u8>) -> Vec<u8> {
    let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
    [length.to_le_bytes().to_vec(), part].concat()
}
