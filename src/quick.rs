//! Words in, what is known of them out, without the cost of a hash that no enemy can foresee.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A table whose keys are ours: of words that a page chooses it must not hold any, as they could
/// be chosen to have one hash.
pub(crate) type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<Mixer>>;

/// Mixes eight bytes at a time.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Mixer(u64);

impl Mixer {
    fn mix(&mut self, bytes: u64) {
        self.0 = (self.0.rotate_left(5) ^ bytes).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        let (chunks, rest) = bytes.as_chunks::<8>();
        for chunk in chunks {
            self.mix(u64::from_le_bytes(*chunk));
        }
        let rest = rest.iter().fold(0, |all, byte| all << 8 | u64::from(*byte));
        // The length parts texts that differ in NULs alone.
        self.mix(rest ^ (bytes.len() as u64) << 56);
    }

    fn write_u8(&mut self, byte: u8) {
        self.mix(u64::from(byte));
    }

    fn finish(&self) -> u64 {
        // A table looks at the lowest bits and at the highest.
        self.0 ^ self.0 >> 32
    }
}

/// What was found out about the last texts: where three have one place and the one beside it, the
/// later two stay, so an enemy can make it useless but not slow.
#[derive(Debug)]
pub(crate) struct Memo<'t, V>(Vec<(&'t str, V)>);

/// Texts that are remembered; a page has a few hundred class attributes.
const PLACES: usize = 1024;

impl<'t, V: Copy + Default> Memo<'t, V> {
    /// Knows of the empty text alone, that there is nothing to say about it.
    pub(crate) fn new() -> Self {
        Self(vec![("", V::default()); PLACES])
    }

    /// What is known of a text, or what `find` finds out now.
    pub(crate) fn get(&mut self, text: &'t str, find: impl FnOnce(&'t str) -> V) -> V {
        let mut mixer = Mixer::default();
        mixer.write(text.as_bytes());
        let place = usize::try_from(mixer.finish() % PLACES as u64).unwrap_or_default();
        let beside = place ^ 1;
        for known in [place, beside].into_iter().filter_map(|place| self.0.get(place)) {
            if known.0 == text {
                return known.1;
            }
        }
        let value = find(text);
        self.0.swap(place, beside);
        if let Some(place) = self.0.get_mut(place) {
            *place = (text, value);
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_looked_at_once_and_known_later() {
        let mut memo = Memo::new();
        assert_eq!(memo.get("wide box", str::len), 8);
        assert_eq!(memo.get("wide box", |_| unreachable!("it is known")), 8);
        assert_eq!(memo.get("", |_| unreachable!("it is known")), 0);
    }

    #[test]
    fn what_was_forgotten_is_found_out_again() {
        let mut memo = Memo::new();
        let texts: Vec<String> = (0..3 * PLACES).map(|number| format!("box-{number}")).collect();
        for text in texts.iter().chain(&texts) {
            assert_eq!(memo.get(text, str::len), text.len());
        }
    }

    #[test]
    fn texts_that_differ_have_hashes_that_differ() {
        let hash = |text: &str| {
            let mut mixer = Mixer::default();
            mixer.write(text.as_bytes());
            mixer.finish()
        };
        let texts = ["", "a", "b", "ab", "ba", "a\0", "\0a", "abcdefgh", "abcdefgh\0", "abcdefgi"];
        for (index, one) in texts.iter().enumerate() {
            assert!(texts.iter().skip(index + 1).all(|other| hash(one) != hash(other)), "{one:?}");
        }
    }
}
