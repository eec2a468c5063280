//! Text in, its letters and digits out: two texts that a reader takes for the same are equal.

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
    }
}
