//! Bytes and numbers in, hashes of features out: no strings are built on the way.

const PRIME: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of no bytes; see [`byte`].
pub(crate) const START: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of what `hash` stands for and one more byte (FNV-1a).
pub(crate) fn byte(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

/// The hash of two things in this order.
pub(crate) fn pair(first: u64, second: u64) -> u64 {
    (first.rotate_left(23) ^ second).wrapping_mul(PRIME)
}

/// The feature that `value` is seen by template number `template`. Give every question that the
/// features ask ("the word before", "the last three letters") a number of its own.
pub(crate) fn feature(template: u32, value: u64) -> u32 {
    let mixed = (value ^ u64::from(template).wrapping_mul(PRIME)).wrapping_mul(PRIME);
    let folded = (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    u32::try_from(folded >> 32).unwrap_or(0)
}

/// The part of a feature's hash that a model with keys of so many bits keeps.
pub(super) fn key(feature: u32, bits: u32) -> u32 {
    feature >> (u32::BITS - bits)
}

/// A place below `length` for a key, evenly spread.
pub(super) fn spread(key: u32, length: usize) -> usize {
    let mixed = u64::from(key.wrapping_mul(0x9e37_79b1));
    usize::try_from((mixed * length as u64) >> 32).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_depend_on_the_question_and_on_the_order() {
        let word = "Iraq".bytes().fold(START, byte);
        assert_eq!(feature(3, word), feature(3, word));
        assert_ne!(feature(3, word), feature(4, word));
        assert_ne!(pair(1, 2), pair(2, 1));
    }
}
