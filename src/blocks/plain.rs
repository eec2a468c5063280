//! Text in, the words that it starts with and that can be copied as they stand out.

/// Words that need no look at each: one space between two, nothing without width.
pub(super) struct Plain {
    pub(super) bytes: usize,
    pub(super) spaces: usize,
}

impl Plain {
    /// The words that a text starts with, up to one that is not plain or to other white space.
    pub(super) fn at_start(text: &str) -> Self {
        let bytes = text.as_bytes();
        // The words that are known to be whole.
        let mut whole = Self { bytes: 0, spaces: 0 };
        let (mut at, mut spaces) = (0, 0);
        while let Some(byte) = bytes.get(at) {
            at += match byte {
                b' ' if bytes.get(at + 1).is_some_and(|next| is_plain(*next)) => {
                    whole = Self { bytes: at, spaces };
                    spaces += 1;
                    1
                }
                // Dashes, quotation marks and dots.
                0xe2 if matches!(bytes.get(at + 1..at + 3), Some([0x80, 0x90..=0xa7])) => 3,
                byte if is_plain(*byte) && *byte != 0xe2 => 1,
                _ => break,
            };
        }
        match bytes.get(at) {
            Some(byte) if !byte.is_ascii_whitespace() => whole,
            _ => Self { bytes: at, spaces },
        }
    }
}

/// Whether a byte is part of no white space, and of nothing without width: these begin with 0xC2,
/// 0xE1, 0xE3, 0xEF and, as other signs do, with 0xE2.
fn is_plain(byte: u8) -> bool {
    byte > b' ' && !matches!(byte, 0x7f | 0xc2 | 0xe1 | 0xe3 | 0xef)
}

#[cfg(test)]
mod tests {
    use super::Plain;

    #[track_caller]
    fn check(text: &str, words: &str) {
        let plain = Plain::at_start(text);
        assert_eq!(text.get(..plain.bytes), Some(words), "{text:?}");
        assert_eq!(plain.spaces, words.matches(' ').count());
    }

    #[test]
    fn words_with_one_space_between_two_are_plain() {
        check("It rains – “again”, Élise… Да.", "It rains – “again”, Élise… Да.");
        check("two  spaces", "two");
        check("one\nline", "one");
        check("an end ", "an end");
    }

    #[test]
    fn a_word_with_a_sign_that_may_be_white_space_is_not() {
        check("a b\u{a0}c", "a");
        check("a \u{200b}b", "a");
        check("a b\u{2009}c", "a");
        check("\u{feff}a", "");
        check("日本　語", "");
    }
}
