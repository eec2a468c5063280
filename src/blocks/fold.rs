//! Text in, a form out in which two texts that a reader takes for the same are equal.

pub(crate) use crate::letters::{fold, folds_to, is_alphanumeric};

/// Number of words; a run of characters between white space is one.
pub(crate) fn count_words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// A hash of letters and digits, blind to case (FNV-1a over scalar values).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    /// The hash of a text.
    pub(crate) fn of(text: &str) -> u64 {
        let mut hash = Self::default();
        text.chars().for_each(|character| hash.push(character));
        hash.value()
    }

    /// Adds one character, if it is a letter or a digit.
    pub(crate) fn push(&mut self, character: char) {
        let lower = match character {
            'a'..='z' | '0'..='9' => character,
            'A'..='Z' => character.to_ascii_lowercase(),
            _ if is_alphanumeric(character) => character.to_lowercase().next().unwrap_or(character),
            _ => return,
        };
        self.0 = (self.0 ^ u64::from(u32::from(lower))).wrapping_mul(0x0100_0000_01b3);
    }

    /// The hash so far.
    pub(crate) fn value(self) -> u64 {
        self.0
    }
}
