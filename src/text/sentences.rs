//! The tokens of a paragraph in, its sentences out.

use std::ops::Range;
use std::sync::LazyLock;

use super::{Token, TokenKind};
use crate::word_list::WordList;

static STARTERS: LazyLock<WordList> = LazyLock::new(|| WordList::new(include_str!("starters.txt")));

/// Appends the sentences of `paragraph`, as ranges of `tokens`.
pub(super) fn split(
    text: &str,
    tokens: &[Token],
    paragraph: Range<usize>,
    out: &mut Vec<Range<usize>>,
) {
    let mut start = paragraph.start;
    let mut at = start;
    while at < paragraph.end {
        if !may_end(text, tokens, at) {
            at += 1;
            continue;
        }
        let after = closing(text, tokens, at + 1, paragraph.end);
        if after >= paragraph.end || begins(text, tokens, at, after) {
            out.push(start..after);
            start = after;
        }
        at = after;
    }
    if start < paragraph.end {
        out.push(start..paragraph.end);
    }
}

/// Whether a sentence may end with token `at`: a stop, or an abbreviation that has one.
fn may_end(text: &str, tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| match token.kind {
        TokenKind::Stop => true,
        TokenKind::Word => form(text, token).ends_with('.'),
        TokenKind::Clitic
        | TokenKind::Number
        | TokenKind::Mark
        | TokenKind::Sign
        | TokenKind::Address => false,
    })
}

/// The index after the stops, closing marks and brackets that follow a stop without a space.
fn closing(text: &str, tokens: &[Token], mut at: usize, end: usize) -> usize {
    while let Some(token) = tokens.get(at).filter(|_| at < end) {
        let closes = match token.kind {
            // An ellipsis after a stop is the writer's cut: it belongs to what came before.
            TokenKind::Stop => !token.spaced || matches!(form(text, token), "…" | "..."),
            TokenKind::Mark => !token.spaced,
            TokenKind::Sign => {
                !token.spaced && matches!(form(text, token), ")" | "]" | "）" | "】")
            }
            TokenKind::Word | TokenKind::Clitic | TokenKind::Number | TokenKind::Address => false,
        };
        if !closes {
            break;
        }
        at += 1;
    }
    at
}

/// Whether a new sentence begins at token `next`, after the stop at token `stop`.
fn begins(text: &str, tokens: &[Token], stop: usize, next: usize) -> bool {
    let (Some(stop), Some(first)) = (tokens.get(stop), tokens.get(next)) else { return true };
    let ending = form(text, stop);
    // Scripts without spaces between sentences have stops of their own.
    if !first.spaced {
        return matches!(ending, "。" | "！" | "？" | "｡");
    }
    // The word that opens it, behind quotation marks and brackets.
    let opening = tokens.get(next..).unwrap_or_default();
    let word = opening.iter().take(4).find(|token| {
        let bracket = matches!(form(text, token), "(" | "[" | "¿" | "¡");
        token.kind != TokenKind::Mark && !(token.kind == TokenKind::Sign && bracket)
    });
    let Some(word) = word else { return true };
    let spelled = form(text, word);
    let lower = spelled.chars().next().is_some_and(char::is_lowercase);
    if stop.kind == TokenKind::Word {
        return first.kind == TokenKind::Mark || STARTERS.contains(spelled);
    }
    let quoted = first.kind == TokenKind::Mark;
    match ending {
        // The writer's cut inside a quotation, or a pause.
        "…" | "..." | "...." => !lower && (quoted || word.kind == TokenKind::Word),
        _ => !lower,
    }
}

fn form<'t>(text: &'t str, token: &Token) -> &'t str {
    token.span.of(text).unwrap_or_default()
}
