//! The article's text in, tokens and sentences out.

use std::ops::Range;

use crate::Span;

mod sentences;
mod tokens;

/// The tokens of a text, and its sentences and paragraphs as ranges of tokens.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tokens {
    /// All tokens, in order; white space belongs to none.
    pub tokens: Vec<Token>,
    /// Ranges of `tokens`; together they cover all of them.
    pub sentences: Vec<Range<usize>>,
    /// Ranges of `tokens`: the lines of the text that hold any.
    pub paragraphs: Vec<Range<usize>>,
}

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Whether white space stands before it, or nothing.
    pub spaced: bool,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// Letters, with apostrophes inside, or an abbreviation with its stops ("U.S.", "Mr.").
    Word,
    /// A clitic that was cut off its word: "’s", "’ll", and the bare mark of "militias’".
    Clitic,
    /// Digits, with commas and stops between, and letters that follow ("11th", "35.5").
    Number,
    /// A quotation mark of any style, doubled single marks among them.
    Mark,
    /// What can end a sentence: `.`, `!`, `?`, `…`, and their forms in other scripts.
    Stop,
    /// Any other sign, one token each, but for runs of hyphens.
    Sign,
    /// A web address, a mail address, a handle, a hashtag.
    Address,
}

/// Cuts a text into tokens, sentences and paragraphs.
#[must_use]
pub fn tokenize(text: &str) -> Tokens {
    let mut all = Tokens::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let first = all.tokens.len();
        tokens::of_line(line, at, &mut all.tokens);
        at += line.len();
        let paragraph = first..all.tokens.len();
        if !paragraph.is_empty() {
            sentences::split(text, &all.tokens, paragraph.clone(), &mut all.sentences);
            all.paragraphs.push(paragraph);
        }
    }
    all
}

impl Tokens {
    /// The words of token `index`, or nothing where there is no such token.
    #[must_use]
    pub fn form<'t>(&self, text: &'t str, index: usize) -> &'t str {
        self.tokens.get(index).and_then(|token| token.span.of(text)).unwrap_or_default()
    }

    /// The span of a range of tokens; empty at 0 for an empty range.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        match self.tokens.get(range) {
            Some([first, .., last]) => first.span.join(last.span),
            Some([only]) => only.span,
            Some([]) | None => Span::default(),
        }
    }

    /// The index of the first token that ends after byte `offset`.
    #[must_use]
    pub fn at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|token| token.span.end <= offset)
    }

    /// The range of the tokens that a span touches.
    #[must_use]
    pub fn covering(&self, span: Span) -> Range<usize> {
        self.at(span.start)..self.at(span.end.saturating_sub(1)) + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tokens parted by spaces, sentences by ` | `, paragraphs by ` || `.
    fn shown(text: &str) -> String {
        let all = tokenize(text);
        let sentence = |range: &Range<usize>| {
            range.clone().map(|index| all.form(text, index)).collect::<Vec<_>>().join(" ")
        };
        let paragraph = |range: &Range<usize>| {
            let inside = |sentence: &&Range<usize>| {
                range.start <= sentence.start && sentence.end <= range.end
            };
            all.sentences.iter().filter(inside).map(sentence).collect::<Vec<_>>().join(" | ")
        };
        all.paragraphs.iter().map(paragraph).collect::<Vec<_>>().join(" || ")
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(shown(text), expected);
    }

    #[test]
    fn possessives_are_cut_off_and_contractions_are_not() {
        check(
            "Iraq’s men don't know O'Brien's dogs’ names.",
            "Iraq ’s men don't know O'Brien 's dogs ’ names .",
        );
        check("I’m sure they'll go.", "I ’m sure they 'll go .");
    }

    #[test]
    fn abbreviations_keep_their_stops() {
        check(
            "Mr. J. R. Lee met U.S.-led troops at 5 p.m. in St. Paul.",
            "Mr. J. R. Lee met U.S. - led troops at 5 p.m. in St. Paul .",
        );
        check("He left the U.S. The rest stayed.", "He left the U.S. | The rest stayed .");
    }

    #[test]
    fn a_closing_mark_stays_with_its_sentence() {
        check(
            "“We won.” She left. “Did you?” he asked.",
            "“ We won . ” | She left . | “ Did you ? ” he asked .",
        );
    }

    #[test]
    fn numbers_hold_their_commas_and_letters() {
        check("The 11th of 147,000 at 35.5%.", "The 11th of 147,000 at 35.5 % .");
    }

    #[test]
    fn lines_are_paragraphs() {
        check("One\n\nTwo. Three", "One || Two . | Three");
    }

    #[test]
    fn addresses_are_one_token() {
        check(
            "See https://example.org/a.b, @ann_lee or ann@example.org.",
            "See https://example.org/a.b , @ann_lee or ann@example.org .",
        );
    }

    #[test]
    fn an_ellipsis_inside_a_quotation_ends_a_sentence_before_a_capital() {
        check("“No. … Now they go.”", "“ No . … | Now they go . ”");
        check("“We … will go.”", "“ We … will go . ”");
    }

    #[test]
    fn every_token_lies_on_character_boundaries() {
        let text = "a\u{301}e‘’''``\u{200b}x\u{200d}y 😀\u{fe0f}漢字。かな שָׁלוֹם \u{202e}abc\u{feff}…..--@@#";
        let all = tokenize(text);
        assert!(
            all.tokens.iter().all(|token| token.span.of(text).is_some_and(|form| !form.is_empty()))
        );
        assert_eq!(all.sentences.last().map(|range| range.end), Some(all.tokens.len()));
    }
}
