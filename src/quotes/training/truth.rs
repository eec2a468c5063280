//! What people marked in an article in, whether what the program finds is right out.

use std::ops::Range;

use super::super::nouns;
use super::super::view::View;
use crate::{Attribution, Span};

/// A quote that a person marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Its words.
    pub content: Span,
    /// The words that name the speaker, if any do.
    pub speaker: Option<Span>,
    /// What the speaker may be called; empty where nobody noted it.
    pub names: Vec<String>,
    /// Whether none of them stand in marks.
    pub indirect: bool,
}

/// Whether a piece of a quote is one that a person marked, with its speaker and a name for it.
pub(super) fn is_right(view: &View<'_>, piece: Span, found: &Attribution, said: &[Said]) -> bool {
    let quote = matching(view, &view.tokens.covering(piece), said.iter());
    let mention = found.speaker.mention.map(|mention| view.tokens.covering(mention));
    quote.is_some_and(|quote| {
        let name = folded(&found.speaker.name);
        names(view, mention.as_ref(), quote.speaker)
            && (quote.names.is_empty() || quote.names.iter().any(|known| folded(known) == name))
    })
}

/// A name in small letters, without signs.
fn folded(name: &str) -> String {
    let words = name.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The marked quote that shares four fifths of its words with a piece.
pub(in crate::quotes) fn matching<'s>(
    view: &View<'_>,
    piece: &Range<usize>,
    mut said: impl Iterator<Item = &'s Said>,
) -> Option<&'s Said> {
    let words = |range: Range<usize>| view.count_words(range);
    said.find(|quote| {
        let other = view.tokens.covering(quote.content);
        let shared = piece.start.max(other.start)..piece.end.min(other.end);
        let most = words(piece.clone()).max(words(other.clone()));
        most > 0 && words(shared) * 5 >= most * 4
    })
}

/// Whether the words of a candidate name the speaker that was marked.
pub(in crate::quotes) fn names(
    view: &View<'_>,
    source: Option<&Range<usize>>,
    speaker: Option<Span>,
) -> bool {
    let (Some(source), Some(speaker)) = (source, speaker) else {
        return source.is_none() && speaker.is_none();
    };
    let other = view.tokens.covering(speaker);
    let mut shared = source.start.max(other.start)..source.end.min(other.end);
    let little = |word: &str| {
        matches!(
            word,
            "the"
                | "a"
                | "an"
                | "of"
                | "and"
                | "or"
                | "to"
                | "in"
                | "for"
                | "at"
                | "by"
                | "on"
                | "with"
                | "from"
                | "as"
        )
    };
    if shared.any(|at| view.is_word(at) && !little(view.low(at))) || *source == other {
        return true;
    }
    let same = view.words(view.span(source.clone())) == view.words(speaker);
    same && !nouns::is_pronoun(view.low(source.start))
}
