//! Text as pages have it in, text as metadata has it out: white space, entities, comparable forms.

pub(super) use crate::letters::fold;
use crate::letters::is_alphanumeric;
use crate::page::tokens;

/// The text on one line: white space folded, what cannot be seen left out.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut space = false;
    loop {
        let (word, after) = rest.split_at_checked(shown_as_is(rest)).unwrap_or((rest, ""));
        let mut characters = after.chars();
        let next = characters.next();
        let shown = next.filter(|next| !next.is_whitespace() && !is_invisible(*next));
        if space && !out.is_empty() && (!word.is_empty() || shown.is_some()) {
            out.push(' ');
        }
        space &= word.is_empty() && shown.is_none();
        out.push_str(word);
        out.extend(shown);
        let Some(next) = next else { return out };
        space |= next.is_whitespace();
        rest = characters.as_str();
    }
}

/// Bytes that a text starts with and that can be copied: words of ASCII, one space between two.
fn shown_as_is(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut end = 0;
    while let Some(byte) = bytes.get(end) {
        let parts = *byte == b' ' && bytes.get(end + 1).is_some_and(u8::is_ascii_graphic);
        if !(byte.is_ascii_graphic() || parts && end > 0) {
            break;
        }
        end += 1;
    }
    end
}

/// Soft hyphens, zero-width marks, control characters and marks of direction.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'
                ..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{fffd}'
        )
}

/// As [`tidy`], after character references and tags that pages leave in machine-readable text.
pub(super) fn clean(text: &str) -> String {
    let text = if text.contains('&') { tokens::unescape(text) } else { text.to_owned() };
    tidy(&without_tags(&text))
}

fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let is_tag = after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        match after.split_once('>').filter(|_| is_tag) {
            Some((_, after)) => {
                out.push(' ');
                rest = after;
            }
            None if is_tag => return out,
            None => {
                out.push('<');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// The number of words; in scripts without spaces, two characters count as one word.
pub(super) fn count_words(text: &str) -> usize {
    let (mut words, mut dense, mut in_word) = (0, 0, false);
    for character in text.chars() {
        if is_dense(character) {
            dense += 1;
        } else if character.is_whitespace() {
            words += usize::from(in_word);
            in_word = false;
        } else {
            in_word = in_word || is_alphanumeric(character);
        }
    }
    words + usize::from(in_word) + usize::div_ceil(dense, 2)
}

/// Chinese characters and kana, which stand without spaces.
pub(super) fn is_dense(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_and_tags_are_read_and_a_lone_bracket_stays() {
        assert_eq!(clean(" Q&amp;A:&nbsp;what <b>next</b>? "), "Q&A: what next ?");
        assert_eq!(clean("a &lt; b"), "a < b");
        assert_eq!(tidy("so\u{ad}ft\u{200b} \n x"), "soft x");
        assert_eq!(tidy(" a b  c – d \u{200b} e "), "a b c – d e");
    }

    #[test]
    fn two_characters_without_spaces_count_as_one_word() {
        assert_eq!(count_words(" A B-2 – é 日本語、x "), 6);
    }

    #[test]
    fn forms_compare_without_marks_and_case() {
        assert_eq!(fold("‘Not Our War’: Élan"), fold("'not our war' – élan"));
    }
}
