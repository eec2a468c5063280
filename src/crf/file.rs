//! The bytes of a model file in, a [`Model`] out; and back, for the trainer.
//!
//! The file, little-endian: `CRF2` and the bits of a key, or `CRF1` for 24; the number of kinds and their names, each with its length in
//! one byte; a 16-bit transition for each pair of labels; the number of features and of weights;
//! the keys of the features in ascending order as variable-length differences; which labels each
//! has a weight for, 32 bits as four columns of bytes; the weights. Each column alone compresses
//! better than rows would.

use super::{KEY_BITS, LABELS, MOST_KINDS, Model, Slot, WHOLE};

/// Models whose keys have [`KEY_BITS`].
const PLAIN: &[u8] = b"CRF1";
/// Models that say how many bits their keys have.
const SIZED: &[u8] = b"CRF2";

impl Model {
    /// Reads a model file; `None` where the bytes are none.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let key_bits = match reader.take(PLAIN.len())? {
            PLAIN => KEY_BITS,
            SIZED => u32::from(reader.byte()?),
            _ => return None,
        };
        if !(1..=KEY_BITS).contains(&key_bits) {
            return None;
        }
        let kinds = usize::from(reader.byte()?);
        if kinds > MOST_KINDS {
            return None;
        }
        let mut model = Self { key_bits, ..Self::default() };
        for _ in 0..kinds {
            let length = usize::from(reader.byte()?);
            model.kinds.push(String::from_utf8(reader.take(length)?.to_vec()).ok()?);
        }
        for _ in 0..model.labels() {
            let mut row = [0; LABELS];
            for cell in row.iter_mut().take(model.labels()) {
                *cell = i32::from(i16::from_le_bytes(reader.array()?));
            }
            model.transitions.push(row);
        }
        model.note_extremes();
        model.features(&mut reader)?;
        Some(model)
    }

    fn features(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        let features = usize::try_from(reader.number()?).ok()?;
        let weights = usize::try_from(reader.number()?).ok()?;
        let mut keys = Vec::with_capacity(features.min(reader.0.len()));
        let mut key = 0;
        for _ in 0..features {
            key += reader.variable()?;
            keys.push(key);
        }
        let columns = [
            reader.take(features)?,
            reader.take(features)?,
            reader.take(features)?,
            reader.take(features)?,
        ];
        let [first, second, third, fourth] = columns;
        let mut values = reader.take(weights)?.iter();
        // At most half full, so that a search that finds nothing ends soon.
        self.slots = vec![Slot::default(); features * 2 + 1];
        self.weights.reserve(weights);
        let masks = first.iter().zip(second).zip(third).zip(fourth);
        for (&key, (((&a, &b), &c), &d)) in keys.iter().zip(masks) {
            let mut mask = u32::from_le_bytes([a, b, c, d]);
            let count = u8::try_from(mask.count_ones()).ok()?;
            let whole = count >= WHOLE;
            let start = if whole { self.rows.len() } else { self.weights.len() };
            let start = u32::try_from(start).ok()?;
            let mut row = [0; LABELS];
            while mask != 0 {
                let label = u8::try_from(mask.trailing_zeros()).ok()?;
                let weight = values.next()?.cast_signed();
                if whole {
                    *row.get_mut(usize::from(label))? = weight;
                } else {
                    self.weights.push((label, weight));
                }
                mask &= mask - 1;
            }
            self.rows.extend(whole.then_some(row));
            self.insert(Slot { head: key << 8 | u32::from(count), start });
        }
        Some(())
    }

    fn insert(&mut self, new: Slot) {
        let mut at = self.home(new.key());
        while let Some(slot) = self.slots.get_mut(at) {
            if slot.count() == 0 {
                *slot = new;
                return;
            }
            at = self.behind(at);
        }
    }
}

struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(first)
    }

    fn number(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    /// A number in groups of seven bits, the lowest first; the high bit says that more follow.
    fn variable(&mut self) -> Option<u32> {
        let mut value = 0;
        for shift in (0..u32::BITS).step_by(7) {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }
}

/// What a model file holds, as numbers that fit it.
#[cfg(feature = "train")]
pub(super) struct Contents<'a> {
    pub(super) key_bits: u32,
    pub(super) kinds: &'a [&'a str],
    /// `transitions[to][from]`.
    pub(super) transitions: Vec<Vec<i16>>,
    /// Keys in ascending order, each with its labels (ascending) and weights.
    pub(super) features: Vec<(u32, Vec<(u8, i8)>)>,
}

/// Writes a model file.
#[cfg(feature = "train")]
pub(super) fn write(contents: &Contents<'_>) -> Vec<u8> {
    let small = |length: usize| u8::try_from(length).unwrap_or(u8::MAX);
    let large = |length: usize| u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes();
    let mut bytes = if contents.key_bits == KEY_BITS {
        PLAIN.to_vec()
    } else {
        [SIZED, &[small(contents.key_bits as usize)]].concat()
    };
    bytes.push(small(contents.kinds.len()));
    for kind in contents.kinds {
        bytes.push(small(kind.len()));
        bytes.extend(kind.bytes());
    }
    bytes.extend(contents.transitions.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
    bytes.extend(large(contents.features.len()));
    bytes.extend(large(contents.features.iter().map(|(_, row)| row.len()).sum()));
    let mut before = 0;
    for (key, _) in &contents.features {
        let mut difference = key - before;
        before = *key;
        while difference >= 0x80 {
            bytes.push(small(difference as usize & 0x7f) | 0x80);
            difference >>= 7;
        }
        bytes.push(small(difference as usize));
    }
    let mask = |row: &[(u8, i8)]| row.iter().fold(0_u32, |mask, (label, _)| mask | 1 << label);
    for shift in [0, 8, 16, 24] {
        let column =
            contents.features.iter().map(|(_, row)| small((mask(row) >> shift & 0xff) as usize));
        bytes.extend(column);
    }
    let weights = contents.features.iter().flat_map(|(_, row)| row);
    bytes.extend(weights.map(|(_, weight)| weight.cast_unsigned()));
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_files_are_no_models() {
        assert!(Model::read(b"").is_none());
        assert!(Model::read(b"CRF1").is_none());
        assert!(Model::read(b"CRF1\x01\x01a").is_none());
        assert!(Model::read(b"CRF1\xff").is_none());
        assert!(Model::read(b"CRF2").is_none());
        assert!(Model::read(b"CRF2\xff\x00").is_none());
    }
}
