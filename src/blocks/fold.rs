//! Text in, a form out in which two texts that a reader takes for the same are equal.

/// Letters and digits alone, in lower case.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let bytes = rest.as_bytes();
        // Most text is words of ASCII: each is copied at once, and all are lowered at the end.
        let word = bytes.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(bytes.len());
        folded.push_str(rest.get(..word).unwrap_or_default());
        let Some(next) = rest.get(word..).and_then(|rest| rest.chars().next()) else { break };
        if !next.is_ascii() && is_alphanumeric(next) {
            folded.extend(next.to_lowercase());
        }
        rest = rest.get(word + next.len_utf8()..).unwrap_or_default();
    }
    folded.make_ascii_lowercase();
    folded
}

/// Whether a character is a letter or a digit; quicker than asking the tables for the quotation
/// marks, dashes and dots of ordinary text, which no table has.
pub(crate) fn is_alphanumeric(character: char) -> bool {
    !matches!(character, '\u{2000}'..='\u{206f}') && character.is_alphanumeric()
}

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
