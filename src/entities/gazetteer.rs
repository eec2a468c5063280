//! The hash of a phrase in, the lists of known names that hold it out.
//!
//! The names themselves are not here: the trainer hashes them to 28 bits each. With some 80,000
//! entries, an unknown phrase looks like a known one in three cases of ten thousand.

use crate::crf::hash;

/// Words of the longest phrase that is looked up.
pub(super) const LONGEST_PHRASE: usize = 7;
/// Bits of a phrase's hash that are kept.
const KEY_BITS: u32 = 28;
/// The hash of no words; see [`phrase`].
pub(super) const NOTHING: u64 = hash::START;

/// The lists, in the order of their bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(feature = "train"), expect(dead_code, reason = "only the trainer names them all"))]
pub(super) enum List {
    Forename,
    Surname,
    City,
    Region,
    Country,
    Company,
    University,
    /// Bodies, media, teams and companies that readers know.
    Organization,
    /// Nationalities, peoples, religions, political camps.
    Group,
    /// Events, works, laws, languages, awards.
    Misc,
    Product,
    /// Rivers, seas, buildings and other places that are no town, region or country.
    Landmark,
    // From here on single words that are no names but say something of a name beside them.
    /// "President", "Mr."
    Title,
    /// "minister", "spokesman"
    Role,
    /// Last words of names of bodies: "Party", "Ministry".
    BodyHead,
    /// "River", "Street"
    PlaceHead,
    /// "Cup", "Treaty"
    MiscHead,
    /// "said", "told"
    Speech,
    Calendar,
    /// Words that are mostly written small.
    Common,
}

impl List {
    /// The bit of this list.
    pub(super) fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// Where the sense of a word starts in its marks.
pub(super) const SENSE: u32 = 24;

/// The bits of all lists.
pub(super) const LISTS: u32 = (1 << SENSE) - 1;

/// The bits of the lists of names.
pub(super) const NAMES: u32 = (1 << List::Title as u32) - 1;

/// The hash of the words that `before` stands for and one more, given by [`super::words::lower`].
pub(super) fn phrase(before: u64, word: u64) -> u64 {
    hash::pair(before, word)
}

/// Hashed phrases with the lists that hold them.
#[derive(Debug, Clone, Default)]
pub(super) struct Gazetteer {
    /// Open addressing: pairs of key and marks; marks 0 is an empty slot.
    slots: Vec<(u32, u32)>,
}

impl Gazetteer {
    /// Reads a gazetteer file: the number of entries, their keys as ascending differences of
    /// variable length, and their marks as three columns of bytes.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let (count, mut rest) = bytes.split_first_chunk()?;
        let count = u32::from_le_bytes(*count) as usize;
        let mut keys = Vec::with_capacity(count.min(rest.len()));
        let mut key = 0_u32;
        for _ in 0..count {
            let mut shift = 0;
            loop {
                let (&byte, after) = rest.split_first()?;
                rest = after;
                key = key.checked_add(u32::from(byte & 0x7f).checked_shl(shift)?)?;
                shift += 7;
                if byte < 0x80 {
                    break;
                }
            }
            keys.push(key);
        }
        let (low, rest) = rest.split_at_checked(count)?;
        let (middle, rest) = rest.split_at_checked(count)?;
        let (high, senses) = rest.split_at_checked(count)?;
        let mut gazetteer = Self { slots: vec![(0, 0); (count * 2).next_power_of_two().max(2)] };
        let columns = keys.iter().zip(low).zip(middle).zip(high).zip(senses);
        for ((((&key, &low), &middle), &high), &sense) in columns {
            gazetteer.insert(key, u32::from_le_bytes([low, middle, high, sense]));
        }
        Some(gazetteer)
    }

    fn insert(&mut self, key: u32, marks: u32) {
        let mask = self.slots.len() - 1;
        let mut at = spread(key) & mask;
        while let Some(slot) = self.slots.get_mut(at) {
            if slot.1 == 0 {
                *slot = (key, marks);
                return;
            }
            at = (at + 1) & mask;
        }
    }

    /// The bits of the lists that hold a phrase.
    pub(super) fn marks(&self, phrase: u64) -> u32 {
        let key = key(phrase);
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = spread(key) & mask;
        while let Some(&(there, marks)) = self.slots.get(at) {
            if marks == 0 || there == key {
                return marks;
            }
            at = (at + 1) & mask;
        }
        0
    }
}

fn key(phrase: u64) -> u32 {
    u32::try_from(phrase >> (u64::BITS - KEY_BITS)).unwrap_or(0)
}

fn spread(key: u32) -> usize {
    key.wrapping_mul(0x9e37_79b1).rotate_right(13) as usize
}

/// Writes a gazetteer file from phrases and their marks.
#[cfg(feature = "train")]
pub(super) fn write(phrases: &std::collections::BTreeMap<u64, u32>) -> Vec<u8> {
    let mut entries = std::collections::BTreeMap::<u32, u32>::new();
    for (&phrase, marks) in phrases {
        *entries.entry(key(phrase)).or_default() |= marks;
    }
    let mut bytes = u32::try_from(entries.len()).unwrap_or(u32::MAX).to_le_bytes().to_vec();
    let mut before = 0;
    for &key in entries.keys() {
        let mut difference = key - before;
        before = key;
        while difference >= 0x80 {
            bytes.push(difference.to_le_bytes()[0] & 0x7f | 0x80);
            difference >>= 7;
        }
        bytes.push(difference.to_le_bytes()[0]);
    }
    for shift in [0, 8, 16, 24] {
        bytes.extend(entries.values().map(|marks| (marks >> shift).to_le_bytes()[0]));
    }
    bytes
}
