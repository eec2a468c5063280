//! Paragraphs in, the turns of a transcript or an interview out: "PENCE: Thank you."

use std::ops::Range;

use super::frame::{Evidence, Frame, Link};
use super::marks::Region;
use super::view::View;
use crate::QuoteKind;
use crate::text::TokenKind;

/// Turns that make a text a transcript; a single label with a colon may be anything.
const FEWEST_TURNS: usize = 2;
/// Words of the longest label.
const LONGEST_LABEL: usize = 5;

/// A paragraph that opens with the name of who speaks in it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Turn {
    label: Range<usize>,
    /// What follows the colon.
    words: Range<usize>,
    /// Whether the label is a name for sure: in capitals, or known.
    sure: bool,
    /// Whether a quotation mark stands before the label, as where a transcript is quoted.
    quoted: bool,
}

/// Finds the turns; paragraphs whose words stand in quotation marks are left to the frames.
pub(super) fn find(view: &View<'_>, regions: &[Region]) -> Vec<Frame> {
    let turns = turns(view, regions);
    let certain = turns.iter().filter(|turn| turn.sure).count();
    if certain == 0 || (turns.len() < FEWEST_TURNS && !turns.iter().any(|turn| shouts(view, turn)))
    {
        return Vec::new();
    }
    let marked = |turn: &Turn| !turn.quoted && region_at(regions, turn.words.start).is_some();
    turns
        .iter()
        .filter(|turn| !marked(turn) && view.low(turn.label.start) != "q")
        .map(|turn| {
            let kind = if turn.quoted { QuoteKind::Direct } else { QuoteKind::Indirect };
            let link = Link::Turn { label: turn.label.clone() };
            Frame::new(turn.words.clone(), kind, link, Evidence::Rule)
        })
        .collect()
}

/// The paragraphs that open with a label, and those that go on from one in a quoted transcript.
fn turns(view: &View<'_>, regions: &[Region]) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    let mut before = 0;
    for paragraph in &view.tokens.paragraphs {
        let first = region_at(regions, paragraph.start)
            .filter(|region| region.tokens.start == paragraph.start);
        let last = turns.last().filter(|last| last.quoted);
        // Another quotation within may close the mark.
        let quoted = first.is_some_and(|region| !region.closed || last.is_some());
        let goes_on = last.filter(|last| {
            last.words.end == before
                && first.is_some_and(|region| !region.closed)
                && view.is_word(paragraph.start + 1)
        });
        let own = turn(view, paragraph, quoted);
        let next = own.or_else(|| {
            let words = paragraph.start + 1..paragraph.end;
            Some(Turn { words, ..goes_on?.clone() })
        });
        turns.extend(next);
        before = paragraph.end;
    }
    turns
}

/// The region that a token stands in.
fn region_at(regions: &[Region], token: usize) -> Option<&Region> {
    let at = regions.partition_point(|region| region.tokens.end <= token);
    regions.get(at).filter(|region| region.tokens.start <= token)
}

/// Adds the turns to the frames of everything else; within a turn only the turn counts.
pub(super) fn take(mut frames: Vec<Option<Frame>>, turns: Vec<Frame>) -> Vec<Option<Frame>> {
    for slot in &mut frames {
        let inside = slot.as_ref().is_some_and(|frame| {
            let at = turns.partition_point(|turn| turn.content.end <= frame.content.start);
            turns.get(at).is_some_and(|turn| turn.content.start < frame.content.end)
        });
        if inside {
            *slot = None;
        }
    }
    frames.extend(turns.into_iter().map(Some));
    frames
}

/// The turn of a paragraph that opens with a label, behind a mark where it is `quoted`.
fn turn(view: &View<'_>, paragraph: &Range<usize>, quoted: bool) -> Option<Turn> {
    let paragraph = paragraph.start + usize::from(quoted)..paragraph.end;
    let near = paragraph.start..paragraph.end.min(paragraph.start + 2 * LONGEST_LABEL + 2);
    let colon = near.clone().find(|&at| view.sign(at) == Some(':'))?;
    let bracket = near.clone().find(|&at| view.sign(at) == Some('('));
    let end = bracket.unwrap_or(colon).min(colon);
    let label = paragraph.start..end;
    let words = view.count_words(label.clone());
    let named = label.clone().all(|at| {
        view.is_capital(at) || matches!(view.form(at), "-" | "." | "’" | "'") || !view.is_word(at)
    });
    let spoken = colon + 1..paragraph.end;
    if words == 0 || words > LONGEST_LABEL || !named || spoken.len() < 2 {
        return None;
    }
    if label.clone().any(|at| view.kind(at) == Some(TokenKind::Number)) {
        return None;
    }
    let letter = label.len() == 1 && matches!(view.form(label.start), "Q" | "A");
    let person =
        view.entity(label.start).is_some_and(|entity| entity.kind == crate::EntityKind::Person);
    let sure = person || letter || in_capitals(view, &label);
    let quoted = quoted && sure;
    Some(Turn { label, words: spoken, sure, quoted })
}

fn in_capitals(view: &View<'_>, label: &Range<usize>) -> bool {
    label.clone().filter(|&at| view.is_word(at)).all(|at| {
        let form = view.form(at);
        form.chars().count() > 1 && !form.chars().any(char::is_lowercase)
    })
}

/// Whether a label is a name in capitals with a role in brackets: enough for a turn alone.
fn shouts(view: &View<'_>, turn: &Turn) -> bool {
    in_capitals(view, &turn.label) && view.sign(turn.label.end) == Some('(')
}
