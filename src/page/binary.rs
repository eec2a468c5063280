//! Characters in, whether they are binary data that was read as text.

/// How the files begin that people drop on a text field by mistake, after decoding as UTF-8 or
/// Windows-1252.
const MAGIC: [&str; 12] = [
    "%PDF-",
    "PK\u{3}\u{4}",
    "\u{89}PNG",
    "\u{fffd}PNG",
    "‰PNG",
    "GIF87a",
    "GIF89a",
    "\u{ff}\u{d8}\u{ff}",
    "ÿØÿ",
    "\u{1f}\u{8b}",
    "{\\rtf",
    "Rar!\u{1a}",
];

/// Characters looked at: enough to tell, few enough to cost nothing.
const SAMPLE: usize = 8192;

/// One stray in so many characters is a slip of an old editor; binary data has one in ten.
const MAX_STRAY_SHARE: usize = 50;

/// Strays that a short text may hold whatever their share.
const MIN_STRAYS: usize = 4;

pub(super) fn is_binary(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    if MAGIC.iter().any(|magic| text.starts_with(magic)) {
        return true;
    }
    let (mut all, mut strays) = (0, 0);
    let mut rest = text.chars();
    while all < SAMPLE {
        // Nearly all text is ASCII without strays: sixteen characters are told to be at once.
        if let Some(chunk) = rest.as_str().as_bytes().first_chunk::<16>()
            && chunk.iter().fold(true, |all, byte| all & is_plain(*byte))
            && let Some(after) = rest.as_str().get(chunk.len()..)
        {
            all += chunk.len();
            rest = after.chars();
            continue;
        }
        let Some(character) = rest.next() else { break };
        all += 1;
        strays += usize::from(is_stray(character));
    }
    strays > MIN_STRAYS && strays * MAX_STRAY_SHARE > all
}

fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r')
}

/// A control character that no text needs, or the mark of bytes that could not be decoded.
fn is_stray(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{e}'..='\u{1a}' | '\u{1c}'..='\u{1f}' | '\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::is_binary;

    #[test]
    fn a_pdf_and_an_archive_and_noise_are_binary() {
        assert!(is_binary("%PDF-1.7 …"));
        assert!(is_binary("PK\u{3}\u{4}\u{14}\0\0"));
        assert!(is_binary(&"a\0b\u{1}\u{fffd}".repeat(30)));
    }

    #[test]
    fn a_few_stray_control_characters_are_fine() {
        assert!(!is_binary("A\0 line\u{8} of \u{3}text\u{fffd}"));
        assert!(!is_binary(&format!("{}\0\0\0\0\0\0", "word ".repeat(100))));
        assert!(!is_binary("\u{93}quoted\u{94} it\u{92}s caf\u{e9}"));
    }
}
