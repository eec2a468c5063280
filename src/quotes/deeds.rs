//! A content with its cue in, whether it is no report of words after all out.

use std::ops::Range;

use super::cues;
use super::frame::Link;
use super::nouns;
use super::view::View;
use crate::text::TokenKind;

/// Whether a verb of reporting reports no words: "pleaded not guilty", "tweeted a picture",
/// "declined to comment", "asked not to be named", "Asked whether he knew, Lee shrugged".
pub(super) fn is_deed(view: &View<'_>, content: &Range<usize>, link: &Link) -> bool {
    let empty = content.clone().all(|at| !view.is_word(at) || nouns::is_function(view, at));
    if empty || is_term(view, content) {
        return true;
    }
    let Link::Said { cue, source } = link else { return false };
    let words: Vec<&str> = content.clone().take(4).map(|at| view.low(at)).collect();
    let lemma = cues::lemma(view, cue.clone());
    // "declined to comment", "was confirmed by two officials"
    let kept = matches!(lemma.as_str(), "decline" | "refuse")
        && matches!(words.first(), Some(&("to" | "comment")));
    if kept || words.first() == Some(&"by") {
        return true;
    }
    match (lemma.as_str(), words.as_slice()) {
        ("plead", ["guilty", ..] | ["not", "guilty", ..])
        | ("ask" | "request", ["not", "to", "be", "named" | "identified"] | ["anonymity", ..]) => {
            true
        }
        (
            "tweet" | "post" | "share" | "publish",
            ["a" | "an" | "the" | "his" | "her", thing, ..],
        ) => {
            matches!(*thing, "picture" | "photo" | "photograph" | "video" | "link" | "image")
        }
        // "spoke for an hour", "talked about prisoners", "recalled its yogurt"
        ("speak" | "talk", _) | ("recall", ["its", ..]) => opening(view, content).is_none(),
        // A name that is given, a term: "called the prototype “Gladys”", "so-called “double dip”".
        ("call" | "name" | "dub" | "christen" | "nickname", _) => opening(view, content)
            .is_some_and(|open| content.end - open <= 4 && view.is_capital(open + 1)),
        ("ask", _) => {
            let opens = view.sentence_range(cue.start).start == cue.start;
            opens && source.as_ref().is_none_or(|source| source.start > cue.start)
        }
        _ => false,
    }
}

/// A content without the time of a live blog's entry: "17:20 Two ships have left".
pub(super) fn without_time(view: &View<'_>, content: Range<usize>) -> Range<usize> {
    let first = content.start;
    let time = view.kind(first) == Some(TokenKind::Number)
        && view.form(first).contains([':', '.'])
        && view.paragraph_range(first).start == first
        && content.len() > 1;
    if time { first + 1..content.end } else { content }
}

/// The quotation mark that opens what stands in marks in `content`.
fn opening(view: &View<'_>, content: &Range<usize>) -> Option<usize> {
    content.clone().find(|&at| view.kind(at) == Some(TokenKind::Mark))
}

/// Whether a mixed content is a term that the writer keeps at arm’s length.
fn is_term(view: &View<'_>, content: &Range<usize>) -> bool {
    let known = |open: usize| view.low(open - 1) == "as" && view.low(open - 2) == "known";
    opening(view, content).is_some_and(|open| {
        let called = content.end - open <= LONGEST_TERM && is_so_called(view, open);
        open > 1 && (known(open) || called)
    })
}

/// Longest term with its marks and what stands before it in a content, in tokens.
const LONGEST_TERM: usize = 5;

/// Whether “so-called” stands before the mark at `open`.
pub(super) fn is_so_called(view: &View<'_>, open: usize) -> bool {
    view.low(open.wrapping_sub(1)) == "so-called"
        || view.low(open.wrapping_sub(1)) == "called" && view.low(open.wrapping_sub(3)) == "so"
}
