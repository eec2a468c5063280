//! Text in, its letters and digits out: two texts that a reader takes for the same are equal.

/// Letters and digits alone, in lower case.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = vec![0; text.len()];
    let mut end = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte.is_ascii() {
            // Every byte is written, and the next one over it unless it is a letter or a digit: no
            // processor can guess where words end.
            let lower = LOWER.get(usize::from(byte)).copied().unwrap_or_default();
            write(&mut folded, end, lower);
            end += usize::from(lower != 0);
        } else if let Some(next) = text.get(at..).and_then(|rest| rest.chars().next())
            && is_alphanumeric(next)
        {
            for lower in next.to_lowercase() {
                for byte in lower.encode_utf8(&mut [0; 4]).bytes() {
                    write(&mut folded, end, byte);
                    end += 1;
                }
            }
        }
    }
    folded.truncate(end);
    String::from_utf8(folded).unwrap_or_default()
}

/// Writes a byte at a place within a text or at its end: a small letter may have more bytes than
/// its capital.
fn write(text: &mut Vec<u8>, at: usize, byte: u8) {
    match text.get_mut(at) {
        Some(slot) => *slot = byte,
        None => text.push(byte),
    }
}

/// Whether [`fold`] of a text starts with `start`, which is folded: no more is read than needed.
pub(crate) fn folds_to(text: &str, start: &str) -> bool {
    let mut expected = start.chars();
    let letters = text.chars().filter(|c| is_alphanumeric(*c)).flat_map(char::to_lowercase);
    for letter in letters {
        match expected.next() {
            None => return true,
            Some(same) if same == letter => {}
            Some(_) => return false,
        }
    }
    expected.next().is_none()
}

/// Letters and digits of ASCII in lower case; 0 for all other bytes.
pub(crate) const LOWER: [u8; 256] = {
    let mut lower = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            #[expect(clippy::indexing_slicing, reason = "the compiler runs this, within bounds")]
            {
                lower[byte as usize] = byte.to_ascii_lowercase();
            }
        }
        byte += 1;
    }
    lower
};

/// Whether a character is a letter or a digit; quicker than asking the tables for the marks,
/// dashes and dots of ordinary text, which are none, and for accented Latin letters.
pub(crate) fn is_alphanumeric(character: char) -> bool {
    match character {
        '\u{d7}' | '\u{f7}' | '\u{2000}'..='\u{206f}' => false,
        '\u{c0}'..='\u{24f}' => true,
        _ => character.is_alphanumeric(),
    }
}

#[cfg(test)]
mod tests {
    use super::{fold, folds_to, is_alphanumeric};

    #[test]
    fn letters_and_digits_are_those_of_unicode() {
        for character in ('\0'..='\u{ffff}').chain(['𝒳', '😀']) {
            assert_eq!(is_alphanumeric(character), character.is_alphanumeric(), "{character:?}");
        }
    }

    #[test]
    fn a_text_may_start_as_another() {
        for (text, start) in [("Ann Lee, Élan", "annlee"), ("ann lee", "annlee"), ("Ann", "annlee")]
        {
            assert_eq!(folds_to(text, start), fold(text).starts_with(start), "{text}");
        }
        assert!(folds_to("–", ""));
    }

    #[test]
    fn marks_spaces_and_case_are_no_letters() {
        assert_eq!(fold("‘Not Our War’: 2 ÉLANs — ÀÇ"), "notourwar2élansàç");
        assert_eq!(fold("  ,;—"), "");
        // Each of these is longer in lower case.
        assert_eq!(fold("İİİ, aB!"), "i\u{307}i\u{307}i\u{307}ab");
    }
}
