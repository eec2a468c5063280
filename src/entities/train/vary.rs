//! An annotated document in, the same document written in small letters, in capitals or as
//! headlines are out.
//!
//! Every letter keeps its length in bytes, so that spans stay where they are.

use super::Gold;
use crate::Span;

/// How a text may be written otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// Without any capital.
    Small,
    /// In capitals throughout.
    Capitals,
    /// Each word with a capital, but for those as short as "of".
    Title,
}

/// Words that headlines write small.
const SMALL: [&str; 16] = [
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the", "to",
    "with",
];

/// One paragraph of so many is written as a headline where a text is scored in title case: the
/// rest stays, as the text below a headline does.
const PARAGRAPHS_A_TITLE: usize = 3;

impl Variant {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Small, Self::Capitals, Self::Title];

    /// What the variant is called in scores.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Small => "no capitals",
            Self::Capitals => "capitals",
            Self::Title => "title case",
        }
    }

    /// A text, written so.
    #[must_use]
    pub fn write(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut opens = true;
        for piece in text.split_inclusive(|c: char| !c.is_alphabetic() && !is_apostrophe(c)) {
            let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
            let small = SMALL.contains(&word) && !opens;
            let title = self == Self::Title && !small;
            for (at, letter) in piece.chars().enumerate() {
                out.push(match self {
                    Self::Small => lower(letter),
                    Self::Capitals => upper(letter),
                    Self::Title if title && at == 0 => upper(letter),
                    Self::Title => letter,
                });
            }
            opens = piece.ends_with(['.', '\n', '?', '!', ':']) || opens && word.is_empty();
        }
        out
    }

    /// The document written so; in title case, one paragraph of three.
    #[must_use]
    pub fn vary(self, gold: &Gold) -> Gold {
        let parts = self.parts(gold).into_iter();
        let text =
            parts.map(|(line, varied)| if varied { self.write(line) } else { line.to_owned() });
        Gold { text: text.collect(), ..gold.clone() }
    }

    /// Where a document is written so.
    pub(super) fn spans(self, gold: &Gold) -> Vec<Span> {
        let mut end = 0;
        let parts = self.parts(gold).into_iter().map(|(line, varied)| {
            let start = end;
            end += line.len();
            (Span::new(start, end), varied)
        });
        parts.filter(|&(_, varied)| varied).map(|(span, _)| span).collect()
    }

    /// The paragraphs of a document, and whether each is written so.
    fn parts(self, gold: &Gold) -> Vec<(&str, bool)> {
        let numbered = gold.text.split_inclusive("\n\n").zip((0..PARAGRAPHS_A_TITLE).cycle());
        numbered.map(|(line, number)| (line, self != Self::Title || number == 0)).collect()
    }
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’')
}

fn lower(letter: char) -> char {
    same_length(letter, letter.to_lowercase())
}

fn upper(letter: char) -> char {
    same_length(letter, letter.to_uppercase())
}

/// The other form of a letter, if it is one letter of as many bytes.
fn same_length(letter: char, mut other: impl Iterator<Item = char>) -> char {
    match (other.next(), other.next()) {
        (Some(only), None) if only.len_utf8() == letter.len_utf8() => only,
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_written_otherwise_and_spans_stay() {
        let text = "Rain in Ayr, said Ann O'Neill of the NHS. İt fell.";
        let check = |variant: Variant, expected: &str| {
            assert_eq!(variant.write(text), expected);
            assert_eq!(expected.len(), text.len());
        };
        check(Variant::Small, "rain in ayr, said ann o'neill of the nhs. İt fell.");
        check(Variant::Capitals, "RAIN IN AYR, SAID ANN O'NEILL OF THE NHS. İT FELL.");
        check(Variant::Title, "Rain in Ayr, Said Ann O'Neill of the NHS. İt Fell.");
    }
}
