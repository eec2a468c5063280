//! A half-open range of bytes of `Article::text`, and the units it can be told in.

use serde::{Deserialize, Serialize};

/// A half-open range of byte offsets into `Article::text`.
///
/// Both ends lie on character boundaries. After [`crate::Analysis::into_offsets`] the same
/// type counts another unit, which `Analysis::offsets` names.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Span {
    /// The offset of the first byte.
    pub start: usize,
    /// The offset after the last byte.
    pub end: usize,
}

impl Span {
    /// Makes a span; an `end` before `start` gives an empty span at `start`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// The words the span covers, or `None` where it does not fit `text`.
    #[must_use]
    pub fn of(self, text: &str) -> Option<&str> {
        text.get(self.start..self.end)
    }

    /// The number of bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span covers nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// The unit that offsets count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Offsets {
    /// Bytes of UTF-8, as Rust and Go count.
    #[default]
    Utf8,
    /// UTF-16 code units, as JavaScript, Java and C# count.
    Utf16,
    /// Unicode scalar values, as Python counts.
    Char,
}

/// Converts byte offsets of one text into another unit, in one pass over the text.
#[derive(Debug)]
pub(crate) struct Converter {
    /// For every 64th byte, the count of units before its character; none for `Utf8`.
    marks: Vec<usize>,
    unit: Offsets,
}

const STRIDE: usize = 64;

impl Converter {
    pub(crate) fn new(text: &str, unit: Offsets) -> Self {
        let mut marks = Vec::new();
        if unit != Offsets::Utf8 {
            let mut count = 0;
            for (at, character) in text.char_indices() {
                while marks.len() * STRIDE <= at {
                    marks.push(count);
                }
                count += width(character, unit);
            }
        }
        Self { marks, unit }
    }

    /// The offset `at` (bytes into `text`) in this converter's unit.
    pub(crate) fn offset(&self, text: &str, at: usize) -> usize {
        if self.unit == Offsets::Utf8 {
            return at;
        }
        // A mark counts the units before the first character that starts at or after it.
        let index = (at / STRIDE).min(self.marks.len().saturating_sub(1));
        let Some(&before) = self.marks.get(index) else { return 0 };
        let mut from = index * STRIDE;
        while from < at && !text.is_char_boundary(from) {
            from += 1;
        }
        let between = text.get(from..at).unwrap_or_default();
        before + between.chars().map(|character| width(character, self.unit)).sum::<usize>()
    }

    pub(crate) fn span(&self, text: &str, span: &mut Span) {
        *span = Span { start: self.offset(text, span.start), end: self.offset(text, span.end) };
    }
}

fn width(character: char, unit: Offsets) -> usize {
    match unit {
        Offsets::Utf8 => character.len_utf8(),
        Offsets::Utf16 => character.len_utf16(),
        Offsets::Char => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_converts_to_each_unit() {
        let text = "aé漢😀 \u{5d0}\u{301}".repeat(40);
        for unit in [Offsets::Utf8, Offsets::Utf16, Offsets::Char] {
            let converter = Converter::new(&text, unit);
            for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                let before = text.get(..at).unwrap_or_default();
                let expected: usize = before.chars().map(|c| width(c, unit)).sum();
                assert_eq!(converter.offset(&text, at), expected, "{unit:?} at {at}");
            }
        }
    }

    #[test]
    fn a_span_that_does_not_fit_gives_nothing() {
        assert_eq!(Span::new(1, 2).of("é"), None);
        assert_eq!(Span::new(0, 9).of("é"), None);
        assert_eq!(Span::new(0, 2).of("é"), Some("é"));
    }
}
