//! A piece of HTML in, the place out where something in it begins or ends.

use std::ops::Range;

/// Where characters stand: it decides which of them are not for themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Between tags.
    Text,
    /// In the value of an attribute.
    Attribute,
    /// In an element that holds no other, without character references.
    Raw,
    /// In a section of characters (CDATA).
    Characters,
}

/// The byte at `at`.
pub(super) fn byte(text: &str, at: usize) -> Option<u8> {
    text.as_bytes().get(at).copied()
}

/// The first byte that is not for itself, or the length of the text.
pub(super) fn position(text: &str, kind: Kind) -> usize {
    let text = text.as_bytes();
    match kind {
        Kind::Text => find(text, |b| matches!(b, b'<' | b'&' | b'\r' | b'\0')),
        Kind::Attribute => find(text, |b| matches!(b, b'&' | b'\r' | b'\0')),
        Kind::Raw | Kind::Characters => find(text, |b| matches!(b, b'\r' | b'\0')),
    }
}

/// Bytes that are looked at together: as many as a vector of any processor has.
const STRIDE: usize = 16;

/// The first byte for which `is` holds, or the number of bytes.
fn find(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    let (chunks, _) = bytes.as_chunks::<STRIDE>();
    // Without a branch for each byte this becomes a few instructions.
    let clear = chunks.iter().take_while(|all| !all.iter().fold(false, |any, b| any | is(*b)));
    let start = clear.count() * STRIDE;
    let rest = bytes.get(start..).unwrap_or_default();
    start + rest.iter().position(|b| is(*b)).unwrap_or(rest.len())
}

/// White space between the parts of a tag.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'\x0c')
}

/// The length of the name of a tag.
pub(super) fn end_of_name(text: &str) -> usize {
    let ends = |b: &u8| is_space(*b) || matches!(b, b'/' | b'>');
    text.as_bytes().iter().position(ends).unwrap_or(text.len())
}

/// Where a comment ends; the text begins with its two dashes.
pub(super) fn end_of_comment(text: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.find('>')?;
        let before = text.as_bytes().get(..at)?;
        // The dashes that begin a comment may end it, but not with a "!".
        if before.ends_with(b"--") || (before.ends_with(b"--!") && at > 4) {
            return Some(at + 1);
        }
        from = at + 1;
    }
}

/// The name of an attribute and its value, without quotation marks.
pub(super) struct Attribute {
    pub(super) name: Range<usize>,
    pub(super) value: Range<usize>,
}

/// The end of a tag.
#[derive(Clone, Copy)]
pub(super) struct End {
    /// The byte after it.
    pub(super) at: usize,
    pub(super) self_closing: bool,
}

/// Reads attributes from byte `from` of `html` on; `None` where the page ends before the tag.
pub(super) fn attributes(html: &str, from: usize, mut each: impl FnMut(Attribute)) -> Option<End> {
    let bytes = html.as_bytes();
    let skip_space = |from: usize| {
        let rest = bytes.get(from..)?;
        Some(from + rest.iter().position(|b| !is_space(*b))?)
    };
    let mut at = from;
    loop {
        at = skip_space(at)?;
        match bytes.get(at)? {
            b'>' => return Some(End { at: at + 1, self_closing: false }),
            b'/' if *bytes.get(at + 1)? == b'>' => {
                return Some(End { at: at + 2, self_closing: true });
            }
            b'/' => at += 1,
            _ => {
                let start = at;
                // "=" may be the first character of a name.
                let ends = |b: &u8| is_space(*b) || matches!(b, b'/' | b'>' | b'=');
                at += 1;
                at += bytes.get(at..)?.iter().position(ends)?;
                let name = start..at;
                let after = skip_space(at)?;
                let mut value = at..at;
                if bytes.get(after) == Some(&b'=') {
                    at = skip_space(after + 1)?;
                    (value, at) = self::value(bytes, at)?;
                }
                each(Attribute { name, value });
            }
        }
    }
}

/// The value that begins at `at`, and the byte after it.
fn value(bytes: &[u8], at: usize) -> Option<(Range<usize>, usize)> {
    let quote = *bytes.get(at)?;
    if matches!(quote, b'"' | b'\'') {
        let start = at + 1;
        let end = start + find(bytes.get(start..)?, |b| b == quote);
        return (end < bytes.len()).then_some((start..end, end + 1));
    }
    let end = at + bytes.get(at..)?.iter().position(|b| is_space(*b) || *b == b'>')?;
    Some((at..end, end))
}
