//! Text in, a form out in which two texts that a reader takes for the same are equal.

pub(crate) use crate::letters::{LOWER, fold, folds_to, is_alphanumeric};

/// Number of words; a run of characters between white space is one.
pub(crate) fn count_words(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut words, mut at, mut inside) = (0, 0, false);
    while let Some(byte) = bytes.get(at) {
        let (is_space, length) = match byte {
            b' ' | b'\t'..=b'\r' => (true, 1),
            // Other white space begins with one of these.
            0xc2 | 0xe1..=0xe3 => match text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(character) => (character.is_whitespace(), character.len_utf8()),
                None => (false, 1),
            },
            _ => (false, 1),
        };
        words += usize::from(inside && is_space);
        inside = !is_space;
        at += length;
    }
    words + usize::from(inside)
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
        for character in text.chars() {
            hash.push(character);
        }
        hash.value()
    }

    /// Adds one character, if it is a letter or a digit; tells whether it is.
    pub(crate) fn push(&mut self, character: char) -> bool {
        let lower = if character.is_ascii() {
            u32::from(LOWER.get(character as usize).copied().unwrap_or_default())
        } else if is_alphanumeric(character) {
            character.to_lowercase().next().map_or(0, u32::from)
        } else {
            0
        };
        let next = (self.0 ^ u64::from(lower)).wrapping_mul(0x0100_0000_01b3);
        // Without a branch: no processor can guess where words end.
        self.0 = if lower == 0 { self.0 } else { next };
        lower != 0
    }

    /// The hash so far.
    pub(crate) fn value(self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Hash, count_words};

    #[test]
    fn words_stand_between_white_space() {
        for text in
            ["", " ", "a", " a  b\n", "a\u{a0}b\u{2003}c\u{85}", "é “à” 日本　語 ", "\u{1680}x"]
        {
            assert_eq!(count_words(text), text.split_whitespace().count(), "{text:?}");
        }
    }

    #[test]
    fn a_hash_is_blind_to_marks_and_case() {
        assert_eq!(Hash::of("É-a, B"), Hash::of("éAb"));
        assert_ne!(Hash::of("ab"), Hash::of("ba"));
    }
}
