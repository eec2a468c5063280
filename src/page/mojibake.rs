//! Text in, the same with UTF-8 that was read as Latin-1 ("donâ\u{80}\u{99}t") read aright out.

use std::borrow::Cow;

/// Reads sequences of characters that are the bytes of one in UTF-8 as that one.
///
/// Only a text that holds such a sequence with control characters is touched: no writer means
/// those, while "Ã©" alone may be meant.
pub(super) fn mend(text: &str) -> Cow<'_, str> {
    // The control character is the second or the third byte of the sequence; characters up to
    // U+00FF have two bytes in UTF-8.
    let is_sure = |at: usize| {
        let starts = [2, 4].into_iter().filter_map(|back| text.get(at.checked_sub(back)?..));
        starts.filter_map(sequence).any(|(_, length)| length > 2)
    };
    if !controls(text).any(is_sure) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (character, length) = sequence(rest).unwrap_or((first, 1));
        out.push(character);
        let end = rest.char_indices().nth(length).map_or(rest.len(), |(at, _)| at);
        rest = rest.get(end..).unwrap_or_default();
    }
    Cow::Owned(out)
}

/// Where the control characters are that Latin-1 has above ASCII, 0xC2 0x80 to 0xC2 0x9F in UTF-8:
/// looking for the bytes is the fastest way, and every page is looked through.
fn controls(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    // Without a branch for each byte, a stretch takes a few instructions.
    let holds_lead = |(_, stretch): &(usize, &[u8])| {
        stretch.iter().fold(0, |any, byte| any | u8::from(*byte == LEAD)) > 0
    };
    let stretches = (0..).step_by(STRETCH).zip(bytes.chunks(STRETCH)).filter(holds_lead);
    let leads = stretches.flat_map(|(start, stretch)| {
        let leads = stretch.iter().enumerate().filter(|(_, byte)| **byte == LEAD);
        leads.map(move |(at, _)| start + at)
    });
    leads.filter(|at| bytes.get(at + 1).is_some_and(|byte| *byte < 0xa0))
}

/// The first byte of U+0080 to U+00BF.
const LEAD: u8 = 0xc2;

/// Bytes that are looked at together.
const STRETCH: usize = 64;

/// The character that the first characters of a text are the bytes of, and their number.
fn sequence(text: &str) -> Option<(char, usize)> {
    let first = text.chars().next()?;
    let length = match first {
        '\u{c2}'..='\u{df}' => 2,
        '\u{e0}'..='\u{ef}' => 3,
        '\u{f0}'..='\u{f4}' => 4,
        _ => return None,
    };
    let mut bytes = [0; 4];
    for (byte, character) in bytes.iter_mut().zip(text.chars().take(length)) {
        *byte = u8::try_from(character).ok()?;
    }
    let decoded = std::str::from_utf8(bytes.get(..length)?).ok()?;
    Some((decoded.chars().next()?, length))
}

#[cfg(test)]
mod tests {
    use super::mend;

    #[test]
    fn utf_8_that_was_read_as_latin_1_is_mended() {
        assert_eq!(
            mend("donâ\u{80}\u{99}t, café, cafÃ©, 5Â\u{a0}km"),
            "don’t, café, café, 5\u{a0}km"
        );
        assert_eq!(mend("ä¸\u{ad}æ\u{96}\u{87}"), "中文");
    }

    #[test]
    fn other_text_stays_as_it_is() {
        for text in
            ["Ã© is no é", "Âge, «là»", "\u{93}quoted\u{94} it\u{92}s", "日本語 â\u{80}", ""]
        {
            assert_eq!(mend(text), text);
        }
    }
}
