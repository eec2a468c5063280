//! A token or a region in, what the tagger knows of it out.

use std::ops::Range;

use super::cues::{self, Class};
use super::hints::Hints;
use super::marks::Region;
use super::nouns;
use super::view::View;
use crate::crf::hash;
use crate::text::TokenKind;

/// One place of a chain: a token, or a whole region between marks.
#[derive(Debug, Clone, Default)]
pub(super) struct Site {
    pub(super) tokens: Range<usize>,
    /// The word, or what a region looks like.
    pub(super) word: u64,
    /// The dictionary form of a verb of reporting, else the last letters.
    pub(super) lemma: u64,
    /// What sort of word it is.
    pub(super) sort: u64,
    /// The last letters.
    pub(super) suffix: u64,
    pub(super) entity: u64,
    pub(super) hint: u8,
    pub(super) is_verb: bool,
    pub(super) is_region: bool,
    pub(super) sentence: usize,
}

impl Site {
    /// The site of a token outside marks.
    pub(super) fn token(view: &View<'_>, at: usize, hints: &Hints) -> Self {
        let low = view.low(at);
        let verb = hints.verb(at);
        let last = low.char_indices().rev().nth(2).map_or(0, |(start, _)| start);
        let suffix = of(low.get(last..).unwrap_or_default());
        let number = view.kind(at) == Some(TokenKind::Number);
        Self {
            tokens: at..at + 1,
            word: if number { of("0") } else { of(low) },
            lemma: verb.map_or(suffix, |verb| of(verb.lemma)),
            sort: of(sort(view, at, verb.map(|verb| verb.class))),
            suffix: if number { 0 } else { suffix },
            entity: view.entity(at).map_or(0, |entity| entity.kind as u64 + 1),
            hint: hints.of(at),
            is_verb: verb.is_some() || cues::is_according(view, at),
            is_region: false,
            sentence: view.sentence(at),
        }
    }

    /// The site of a region.
    pub(super) fn region(view: &View<'_>, region: &Region, hints: &Hints) -> Self {
        let words = match region.words {
            0..=2 => "2",
            3..=5 => "5",
            _ => "6",
        };
        let last = region.tokens.end.saturating_sub(if region.closed { 2 } else { 1 });
        let end = if view.is_word(last) { "w" } else { view.form(last) };
        let start = if view.is_capital(region.tokens.start + 1) { "A" } else { "a" };
        let word =
            [words, end, start].iter().fold(of("“”"), |hash, part| hash::pair(hash, of(part)));
        Self {
            tokens: region.tokens.clone(),
            word,
            lemma: hash::pair(of("“”"), of(words)),
            sort: hash::pair(of("“”"), of(end)),
            suffix: 1,
            entity: 0,
            hint: hints.of(region.tokens.start),
            is_verb: false,
            is_region: true,
            sentence: view.sentence(region.tokens.start),
        }
    }
}

/// The coarse sort of a word.
fn sort<'a>(view: &View<'a>, at: usize, verb: Option<Class>) -> &'a str {
    let low = view.low(at);
    match view.kind(at) {
        Some(TokenKind::Number) => return "number",
        Some(TokenKind::Clitic) => return "clitic",
        Some(TokenKind::Address) => return "address",
        Some(TokenKind::Word) => {}
        Some(TokenKind::Mark | TokenKind::Stop | TokenKind::Sign) | None => return view.form(at),
    }
    if nouns::is_personal(low) {
        return "pronoun";
    }
    if matches!(low, "that" | "who" | "which" | "to" | "not" | "and" | "but" | "as" | "for" | "of")
    {
        return view.form(at);
    }
    match verb {
        Some(Class::Speech) if low.ends_with("ing") => return "saying",
        Some(Class::Speech) => return "say",
        Some(Class::Report) => return "report",
        Some(Class::Deed) => return "deed",
        Some(Class::Attitude) => return "attitude",
        None => {}
    }
    if nouns::is_determiner(view, at) {
        return "determiner";
    }
    // The other lists are parts of this one.
    if nouns::is_function(view, at) {
        return if nouns::is_preposition(view, at) {
            "preposition"
        } else if nouns::is_auxiliary(view, at) {
            "auxiliary"
        } else {
            "function"
        };
    }
    if view.is_capital(at) {
        "capital"
    } else if low.ends_with("ing") {
        "ing"
    } else if low.ends_with("ed") {
        "ed"
    } else {
        "word"
    }
}

/// The hash of a string.
fn of(text: &str) -> u64 {
    text.bytes().fold(hash::START, hash::byte)
}
